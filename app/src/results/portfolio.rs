//! All challenges side by side, for the office.

use super::covering;
use crate::{
    error::AppError,
    exports,
    page::Page,
    paths,
    request::Req,
    ui::{
        show,
        table::{Head, table},
    },
};
use backend::results::{FieldLine, Portfolio, PortfolioLine};
use domain::{
    challenges::Stage,
    evaluations::Coverage,
    locale::Locale,
    money::show_vnd,
    proposals::involved::{InCall, Involved},
    text::{grouped, half_points, hundredths},
};
use leptos::prelude::*;

mod w {
    words! {
        office = "Bàn làm việc" | "Office desk";
        title = "Toàn cảnh các bài toán" | "Portfolio of challenges";
        lead = "Các bài toán đặt cạnh nhau: yêu cầu, kinh phí, hồ sơ được chọn. Số hồ sơ chỉ hiển thị sau khi mở hồ sơ." | "Challenges side by side: what they ask, what they may cost, who was chosen. The number of proposals is shown only once they have been opened.";
        caption = "Các bài toán theo mã; số tiền tính bằng đồng" | "Challenges by code; amounts in đồng";
        challenge = "Bài toán" | "Challenge";
        stage = "Giai đoạn" | "Stage";
        measures = "Chỉ tiêu" | "Measures";
        ceiling = "Mức kinh phí trần" | "Budget ceiling";
        proposals = "Số hồ sơ" | "Proposals";
        sealed = "chưa mở" | "not opened";
        shortlist = "Danh sách rút gọn" | "Shortlist";
        range = "Chi phí các hồ sơ được chọn" | "Cost of the shortlisted";
        from_to(least, most) = "{least} đến {most}" | "{least} to {most}";
        advised = "Hội đồng đề xuất, chưa quyết định" | "proposed by the council, not decided";
        nobody = "Không có hồ sơ" | "Nobody";
        not_yet = "–" | "–";
        sum_heading = "Kinh phí" | "Money";
        sum_shortlisted = "Chi phí khi mỗi bài toán thực hiện một hồ sơ được chọn" | "Cost of one shortlisted proposal for each challenge";
        sum_ceilings = "Tổng mức kinh phí trần của các bài toán có hồ sơ được chọn" | "Ceilings of the challenges with a shortlist";
        sum_all = "Tổng mức kinh phí trần của mọi bài toán chưa hủy" | "Ceilings of all challenges not cancelled";
        coverage_heading = "Mức đáp ứng tiêu chí" | "Coverage of criteria";
        coverage_lead = "Điểm trung bình của hồ sơ dẫn đầu trong danh sách rút gọn so với điểm tối đa; khi chưa có danh sách rút gọn thì theo hồ sơ xếp hạng đầu. Dấu “–”: không đủ số phiếu, không có hồ sơ được chọn, hoặc quy chế không đặt mức tối thiểu." | "The average of the leading shortlisted proposal against the maximum; before there is a shortlist, of the first in the ranking. “–”: no quorum, nobody shortlisted, or no minimum in the rule set.";
        coverage_caption = "Tiêu chí chấm điểm của từng bài toán đã kết thúc chấm điểm" | "Scored criteria of every challenge whose scoring has closed";
        coverage_none = "Chưa có bài toán nào kết thúc chấm điểm." | "No challenge has been scored yet.";
        criterion = "Tiêu chí" | "Criterion";
        max = "Tối đa" | "Maximum";
        leading = "Hồ sơ dẫn đầu" | "Leading proposal";
        percent(number) = "{number}%" | "{number}%";
        minimum = "Mức tối thiểu" | "Minimum";
        is_reached = "Có hồ sơ đạt mức tối thiểu" | "Minimum met";
        reached = "có" | "yes";
        missed = "không" | "no";
        firms_heading = "Doanh nghiệp tham gia nhiều bài toán" | "Firms that take part in several challenges";
        firms_lead = "Tính doanh nghiệp nộp hồ sơ và thành viên liên danh trong các hồ sơ đã mở. Chi phí là phần của doanh nghiệp theo tỷ lệ liên danh trong các hồ sơ được chọn." | "Counted are firms that submitted and partners in their consortia, in opened proposals. The cost is the firm's share of those on a shortlist.";
        firms_caption = "Doanh nghiệp, các bài toán tham gia, các danh sách rút gọn và phần chi phí; số tiền tính bằng đồng" | "Firms, challenges that they take part in, shortlists and their part of the cost; amounts in đồng";
        firms_none = "Không có doanh nghiệp nào tham gia nhiều bài toán." | "No firm takes part in more than one challenge.";
        as_partner(code) = "{code} (thành viên liên danh)" | "{code} (partner)";
        nameless = "(không đọc được tên doanh nghiệp)" | "(the firm's name cannot be read)";
        share = "Phần chi phí" | "Part of the cost";
        on_shortlists = "Trong danh sách rút gọn" | "On the shortlist";
        firm = "Doanh nghiệp" | "Firm";
        challenges = "Các bài toán" | "Challenges";
        gaps_heading = "Bài toán chưa có giải pháp" | "Challenges without a solution";
        gaps_lead = "Đã mở hồ sơ mà không có hồ sơ nào được nộp, hoặc không có hồ sơ nào vào danh sách rút gọn." | "Opened with nothing submitted, or with nobody on the shortlist.";
        gaps_none = "Không có." | "None.";
        fields_heading = "Lĩnh vực" | "Fields";
        fields_lead = "Lĩnh vực có nhiều bài toán có thể trùng lặp; số 0 nghĩa là chưa có hồ sơ được chọn." | "A field with several challenges may overlap; 0 means that nobody is shortlisted yet.";
        fields_caption = "Lĩnh vực, các bài toán chưa hủy và số hồ sơ được chọn" | "Fields, challenges not cancelled, and shortlisted proposals";
        field = "Lĩnh vực" | "Field";
        shortlisted = "Hồ sơ được chọn" | "Shortlisted";
        overlap = "nhiều bài toán" | "several challenges";
    }
}

pub async fn page(req: Req) -> Result<Page, AppError> {
    let v = req.backend.portfolio(&req.actor).await?;
    let budget = covering::budget(&req);
    let covered = req.backend.covering(&req.actor, budget.as_ref().ok().copied().flatten()).await?;
    Ok(Page::new(&req, w::title(req.locale), || view(&req, &v, covering::section(&req, &covered, budget.as_ref().err()))))
}

fn view(req: &Req, v: &Portfolio, covering: AnyView) -> AnyView {
    let l = req.locale;
    let heads = [
        Head::Text(w::challenge(l)),
        Head::Text(w::stage(l)),
        Head::Number(w::measures(l)),
        Head::Number(w::ceiling(l)),
        Head::Number(w::proposals(l)),
        Head::Text(w::shortlist(l)),
        Head::Number(w::range(l)),
    ];
    view! {
        <div class="wrap stack">
            {show::breadcrumb(req, &[(paths::OFFICE, w::office(l)), ("", w::title(l))])}
            <h1>{w::title(l)}</h1>
            <p class="lead">{w::lead(l)}</p>
            {table(w::caption(l), heads, view! { <tbody>{v.lines.iter().map(|line| row(req, line)).collect_view()}</tbody> })}
            {exports::link(req, &paths::office_workbook("portfolio"), w::title(l))}
            {sums(l, v)}
            {covering}
            {coverage(req, &v.lines)}
            {gaps(req, &v.lines)}
            {firms(l, &v.firms)}
            {fields(l, &v.fields)}
        </div>
    }
    .into_any()
}

fn row(req: &Req, line: &PortfolioLine) -> AnyView {
    let l = req.locale;
    let card = &line.card;
    let title = &card.title;
    let proposals = match line.proposals {
        Some(count) => count.to_string(),
        None if card.stage == Stage::Closed || card.stage == Stage::Open => w::sealed(l).to_owned(),
        None => w::not_yet(l).to_owned(),
    };
    let cost = line.range().map_or_else(|| w::not_yet(l).to_owned(), |range| from_to(l, range, grouped));
    view! {
        <tr>
            <th scope="row">
                <a href=req.href(paths::office_challenge(&card.code))>{card.code.clone()}</a>
                " "<span lang=title.lang(l).code()>{title.get(l).to_owned()}</span>
            </th>
            <td>{show::stage(l, card.stage)}</td>
            <td class="num">{line.measures}</td>
            <td class="num">{card.budget_ceiling.map_or_else(|| w::not_yet(l).to_owned(), |ceiling| grouped(ceiling, l))}</td>
            <td class="num">{proposals}</td>
            <td>{shortlist(l, line)}</td>
            <td class="num">{cost}</td>
        </tr>
    }
    .into_any()
}

fn shortlist(l: Locale, line: &PortfolioLine) -> AnyView {
    let Some(list) = &line.shortlist else { return w::not_yet(l).into_any() };
    if list.is_empty() {
        return w::nobody(l).into_any();
    }
    let items = list.iter().map(|s| view! { <li>{show::written(l, &s.firm_name)}": "{grouped(s.total, l)}</li> });
    let advised = (!line.is_decided).then(|| view! { <p class="meta">{w::advised(l)}</p> });
    view! { <ol>{items.collect_view()}</ol>{advised} }.into_any()
}

/// Rivals stand side by side, so their costs are a range.
fn from_to(l: Locale, (least, most): (i64, i64), show: impl Fn(i64, Locale) -> String) -> String {
    if least == most { show(least, l) } else { w::from_to(l, show(least, l), show(most, l)) }
}

/// How each criterion is met, challenge by challenge.
fn coverage(req: &Req, lines: &[PortfolioLine]) -> AnyView {
    let l = req.locale;
    let rows: Vec<_> = lines.iter().flat_map(|line| line.coverage.iter().map(|c| criterion(req, &line.card.code, c))).collect();
    let body = if rows.is_empty() {
        view! { <p>{w::coverage_none(l)}</p> }.into_any()
    } else {
        let heads = [
            Head::Text(w::challenge(l)),
            Head::Text(w::criterion(l)),
            Head::Number(w::max(l)),
            Head::Number(w::leading(l)),
            Head::Number(w::minimum(l)),
            Head::Text(w::is_reached(l)),
        ];
        table(w::coverage_caption(l), heads, view! { <tbody>{rows}</tbody> })
    };
    view! {
        <section class="stack" aria-labelledby="coverage">
            <h2 id="coverage">{w::coverage_heading(l)}</h2>
            <p>{w::coverage_lead(l)}</p>
            {body}
        </section>
    }
    .into_any()
}

fn criterion(req: &Req, code: &str, c: &Coverage) -> AnyView {
    let l = req.locale;
    let leading = c.leading.map_or_else(|| w::not_yet(l).to_owned(), |percent| w::percent(l, hundredths(percent, l)));
    let minimum = if c.min_half > 0 { half_points(c.min_half, l) } else { w::not_yet(l).to_owned() };
    let reached = match c.is_reached {
        Some(true) => w::reached(l),
        Some(false) => w::missed(l),
        None => w::not_yet(l),
    };
    view! {
        <tr>
            <td><a href=req.href(paths::office_challenge(code))>{code.to_owned()}</a></td>
            <th scope="row" lang=c.criterion.lang(l).code()>{c.criterion.get(l).to_owned()}</th>
            <td class="num">{c.max}</td>
            <td class="num">{leading}</td>
            <td class="num">{minimum}</td>
            <td>{reached}</td>
        </tr>
    }
    .into_any()
}

fn sums(l: Locale, v: &Portfolio) -> AnyView {
    let (shortlisted, ceilings) = v.covered();
    view! {
        <section class="stack" aria-labelledby="sums">
            <h2 id="sums">{w::sum_heading(l)}</h2>
            <dl class="facts">
                <dt>{w::sum_shortlisted(l)}</dt><dd>{from_to(l, shortlisted, show_vnd)}</dd>
                <dt>{w::sum_ceilings(l)}</dt><dd>{show_vnd(ceilings, l)}</dd>
                <dt>{w::sum_all(l)}</dt><dd>{show_vnd(v.ceilings(), l)}</dd>
            </dl>
        </section>
    }
    .into_any()
}

fn gaps(req: &Req, lines: &[PortfolioLine]) -> AnyView {
    let l = req.locale;
    let items: Vec<_> = lines
        .iter()
        .filter(|line| line.is_gap())
        .map(|line| {
            let card = &line.card;
            view! {
                <li>
                    <a href=req.href(paths::office_challenge(&card.code))>{card.code.clone()}</a>
                    " "<span lang=card.title.lang(l).code()>{card.title.get(l).to_owned()}</span>
                </li>
            }
        })
        .collect();
    let list = if items.is_empty() { view! { <p>{w::gaps_none(l)}</p> }.into_any() } else { view! { <ul>{items}</ul> }.into_any() };
    view! {
        <section class="stack" aria-labelledby="gaps">
            <h2 id="gaps">{w::gaps_heading(l)}</h2>
            <p>{w::gaps_lead(l)}</p>
            {list}
        </section>
    }
    .into_any()
}

fn firms(l: Locale, lines: &[Involved]) -> AnyView {
    let call = |call: &InCall| if call.is_partner { w::as_partner(l, &call.code) } else { call.code.clone() };
    let row = |of: &Involved| {
        let codes = of.calls.iter().map(call).collect::<Vec<_>>().join(", ");
        let listed: Vec<_> = of.calls.iter().filter(|call| call.is_listed).map(|call| call.code.as_str()).collect();
        view! {
            <tr>
                <th scope="row">{of.name.clone().unwrap_or_else(|| w::nameless(l).to_owned())}</th>
                <td>{show::unbroken(&codes)}</td>
                <td>{if listed.is_empty() { w::not_yet(l).to_owned() } else { listed.join(", ") }}</td>
                <td class="num">{if listed.is_empty() { w::not_yet(l).to_owned() } else { grouped(of.total, l) }}</td>
            </tr>
        }
    };
    let body = if lines.is_empty() {
        view! { <p>{w::firms_none(l)}</p> }.into_any()
    } else {
        let heads = [Head::Text(w::firm(l)), Head::Text(w::challenges(l)), Head::Text(w::on_shortlists(l)), Head::Number(w::share(l))];
        table(w::firms_caption(l), heads, view! { <tbody>{lines.iter().map(row).collect_view()}</tbody> })
    };
    view! {
        <section class="stack" aria-labelledby="firms"><h2 id="firms">{w::firms_heading(l)}</h2><p>{w::firms_lead(l)}</p>{body}</section>
    }
    .into_any()
}

fn fields(l: Locale, lines: &[FieldLine]) -> AnyView {
    let row = |line: &FieldLine| {
        let overlap = (line.challenges.len() > 1).then(|| view! { " "<span class="tag">{w::overlap(l)}</span> });
        view! {
            <tr>
                <th scope="row">{show::field_name(l, line.field)}</th>
                <td>{show::unbroken(&line.challenges.join(", "))}{overlap}</td>
                <td class="num">{line.shortlisted}</td>
            </tr>
        }
    };
    let heads = [Head::Text(w::field(l)), Head::Text(w::challenges(l)), Head::Number(w::shortlisted(l))];
    view! {
        <section class="stack" aria-labelledby="fields">
            <h2 id="fields">{w::fields_heading(l)}</h2>
            <p>{w::fields_lead(l)}</p>
            {table(w::fields_caption(l), heads, view! { <tbody>{lines.iter().map(row).collect_view()}</tbody> })}
        </section>
    }
    .into_any()
}

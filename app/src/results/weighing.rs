//! What a leader decides on, in short, and what firms and the public will read of it: looked at before it is decided.

use super::words as w;
use crate::{
    evaluations::{
        desk::{self, Desk},
        verdict,
    },
    motions::panel,
    paths,
    request::Req,
    ui::{
        show,
        table::{Head, table},
    },
};
use backend::results::RankingView;
use domain::{
    challenges::approval::Shortlist,
    evaluations::{
        Outcome,
        shortlist::{departed, passed_over, why_left_out},
    },
    form::Form,
    ids::ProposalId,
    locale::Locale,
};
use leptos::prelude::*;

mod h {
    words! {
        heading = "Căn cứ để quyết định" | "What the decision rests on";
        order = "Thứ tự xếp hạng" | "Order of the ranking";
        nobody = "Không hồ sơ nào có thứ hạng" | "No proposal has a rank";
        tie = "Đồng điểm" | "Ties";
        no_tie = "Không có hồ sơ đồng điểm" | "There are none";
        ballot = "Xem việc bỏ phiếu và bốc thăm" | "See the ballot and the lot";
        stability = "Độ vững của danh sách" | "How firm the list is";
        firm = "Danh sách rút gọn không đổi khi cộng điểm các phiếu được tính theo phương pháp đối chiếu (trung vị, so sánh cặp, bớt từng phiếu)" | "Other ways of adding up the sheets that count (medians, pairs, one sheet less) give the same shortlist";
        unsure = "Danh sách rút gọn có thể khác đi nếu cộng điểm theo phương pháp đối chiếu; Hội đồng đã ghi nội dung trao đổi" | "Another way of counting could give another shortlist; the council has noted what it said";
        advisory = "Xem phân tích tham khảo" | "See the advisory analysis";
        departures = "Khác với thứ tự xếp hạng" | "Departures from the ranking";
        no_departure = "Đề xuất của Hội đồng theo đúng thứ tự xếp hạng" | "The council’s proposal is the top of the ranking";
        departs = "Đề xuất của Hội đồng không theo đúng thứ tự; lý do nêu dưới đây" | "The council’s proposal departs from it; the reasons stand below";
        minutes = "Biên bản và giấy tờ" | "Minutes and papers";
        unconfirmed(count) = "Còn {count} biên bản họp chưa được người chủ trì và thư ký xác nhận đủ." | "Minutes not confirmed by all who must (who presided, the secretary): {count}.";
        papers = "Xem các văn bản: biên bản mở hồ sơ, bảng điểm, biên bản họp (nếu có)" | "See the papers: the record of the opening, the score table, minutes where there were meetings";
        preview = "Xem trước nội dung công bố" | "Preview what will be read";
        preview_lead = "Chưa có gì được quyết định. Nếu quyết định như đã chọn, doanh nghiệp và công chúng sẽ đọc được như sau sau khi kết quả được công bố." | "Nothing is decided yet. If it is decided as chosen, firms and the public will read this once the result is published.";
        public = "Công chúng" | "The public";
        firms = "Từng doanh nghiệp" | "Each firm";
        caption = "Nội dung từng doanh nghiệp đọc được" | "What each firm will read";
        code = "Hồ sơ" | "Proposal";
        name = "Doanh nghiệp" | "Firm";
        told = "Kết quả" | "Result";
        reason = "Lý do" | "Reason";
        chosen = "Được đưa vào danh sách rút gọn" | "On the shortlist";
        not_chosen = "Không được đưa vào danh sách rút gọn" | "Not on the shortlist";
        empty = "Danh sách rút gọn để trống." | "The shortlist is empty.";
        missing = "Chưa nêu lý do" | "No reason given yet";
    }
}

/// Order, ties and how they were told apart, how firm the list is, departures, and the way to the minutes.
pub fn facts(req: &Req, v: &RankingView) -> AnyView {
    let (l, code, rules) = (req.locale, &v.challenge.code, &v.challenge.content.rules);
    let ranked: Vec<_> = v.lines.iter().filter_map(|line| line.outcome.rank.map(|rank| format!("{rank}. {}", line.code))).collect();
    let order = if ranked.is_empty() { h::nobody(l).to_owned() } else { ranked.join("; ") };
    let ties: Vec<_> =
        v.lines.iter().filter_map(|line| Some(format!("{}: {}", line.code, verdict::tie(l, rules, &line.outcome)?))).collect();
    let ties = if ties.is_empty() { h::no_tie(l).to_owned() } else { ties.join("; ") };
    let ballot = v.ballot.as_ref().map(|_| view! { " "<a href=req.href(paths::council_act(code, "ballot"))>{h::ballot(l)}</a> });
    let departs = v.advice.as_ref().is_some_and(|(advice, _)| !passed_over(&outcomes(v), &advice.proposals).is_empty());
    let unconfirmed = (v.unconfirmed > 0).then(|| view! { <strong>{h::unconfirmed(l, v.unconfirmed)}</strong>" " });
    view! {
        <section class="panel stack" aria-labelledby="weighed">
            <h2 id="weighed">{h::heading(l)}</h2>
            <dl class="facts">
                <dt>{h::order(l)}</dt><dd>{show::unbroken(&order)}</dd>
                <dt>{h::tie(l)}</dt><dd>{show::unbroken(&ties)}{ballot}</dd>
                <dt>{h::stability(l)}</dt>
                <dd>{if v.must_discuss { h::unsure(l) } else { h::firm(l) }}" "<a href=req.href(desk::advisory(code, Desk::Office))>{h::advisory(l)}</a></dd>
                <dt>{h::departures(l)}</dt><dd>{if departs { h::departs(l) } else { h::no_departure(l) }}</dd>
                <dt>{h::minutes(l)}</dt><dd>{unconfirmed}<a href=req.href(paths::papers(code))>{h::papers(l)}</a></dd>
            </dl>
        </section>
    }
    .into_any()
}

/// As it would be decided with this form; nothing is.
pub fn preview(req: &Req, v: &RankingView, form: &Form) -> AnyView {
    let l = req.locale;
    let Some((advice, _)) = &v.advice else { return ().into_any() };
    let is_picked = |id: ProposalId| form.is_checked(&format!("pick_{id}"));
    let picked: Vec<_> = v.lines.iter().map(|line| line.outcome.proposal).filter(|id| is_picked(*id)).collect();
    let decision = Shortlist { proposals: picked, note: form.text("note"), departures: Vec::new(), ..advice.clone() };
    let (outcomes, note) = (outcomes(v), &decision.note);
    // As the firm's page and letter say it.
    let said = |id: ProposalId| why_left_out(advice, &decision, &outcomes, v.shows_scores, id);
    let rows = v.lines.iter().map(|line| {
        let id = line.outcome.proposal;
        let reason = said(id).map(|text| if text.is_empty() { h::missing(l).into_any() } else { show::written(l, text) });
        view! {
            <tr>
                <th scope="row" class="nowrap">{line.code.clone()}</th>
                <td>{show::written(l, &line.firm_name)}</td>
                <td>{if is_picked(id) { h::chosen(l) } else { h::not_chosen(l) }}</td>
                <td>{reason}</td>
            </tr>
        }
    });
    let heads = [h::code(l), h::name(l), h::told(l), h::reason(l)].map(Head::Text);
    let list = v.lines.iter().filter(|line| is_picked(line.outcome.proposal));
    let list: Vec<_> = list.map(|line| view! { <li>{show::written(l, &line.firm_name)}" – "{line.code.clone()}</li> }).collect();
    let list = if list.is_empty() { view! { <p>{h::empty(l)}</p> }.into_any() } else { view! { <ol>{list}</ol> }.into_any() };
    let code = |id: &ProposalId| v.lines.iter().find(|line| line.outcome.proposal == *id).map(|line| line.code.clone()).unwrap_or_default();
    let departed = departed(advice, &decision, &outcomes).into_iter().filter(|_| v.shows_scores);
    let departed: Vec<_> = departed.map(|(id, reason)| (code(&id), reason)).collect();
    let note = (!note.is_empty()).then(|| view! { <dl class="facts"><dt>{w::reason(l)}</dt><dd>{show::plain(note)}</dd></dl> });
    view! {
        <section class="panel stack" aria-labelledby="preview">
            <h2 id="preview">{h::preview(l)}</h2>
            <p>{h::preview_lead(l)}</p>
            <h3>{h::public(l)}</h3>
            {list}
            {(!departed.is_empty()).then(|| panel::departed(l, &departed))}
            {note}
            <h3>{h::firms(l)}</h3>
            {table(h::caption(l), heads, view! { <tbody>{rows.collect_view()}</tbody> })}
        </section>
    }
    .into_any()
}

/// The button beside the one that decides.
pub fn button(l: Locale) -> AnyView {
    view! { <button type="submit" class="btn" name="preview" value="on">{h::preview(l)}</button> }.into_any()
}

fn outcomes(v: &RankingView) -> Vec<Outcome> {
    v.lines.iter().map(|line| line.outcome.clone()).collect()
}

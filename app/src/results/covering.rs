//! The published targets in the portfolio: what is covered, what is not, and what a budget would buy.

use crate::{
    paths,
    request::Req,
    ui::{
        problems, show,
        table::{Head, table},
    },
};
use backend::results::{Choice, Chosen, Covering, CoveringLine};
use domain::{
    check::Problem,
    locale::Locale,
    money::{parse_vnd, show_vnd},
    text::grouped,
};
use leptos::prelude::*;

mod w {
    words! {
        heading = "Mức độ đáp ứng chỉ tiêu đã công bố" | "Coverage of the published targets";
        lead = "Theo giá trị doanh nghiệp tự nêu trong hồ sơ đã mở, chưa được kiểm chứng; chỉ để tham khảo. Tính các hồ sơ trong danh sách rút gọn; khi chưa có danh sách thì tính mọi hồ sơ chưa bị kết luận không hợp lệ." | "By the values that firms state in opened proposals, not verified; for reference only. Counted are the proposals on the shortlist; before there is one, all that were not refused.";
        none = "Chưa có bài toán nào đã mở hồ sơ và có chỉ tiêu." | "No challenge with targets has been opened yet.";
        caption = "Chỉ tiêu của từng bài toán đã mở hồ sơ" | "Targets of every challenge that was opened";
        challenge = "Bài toán" | "Challenge";
        proposals = "Số hồ sơ" | "Proposals";
        covered = "Chỉ tiêu có hồ sơ nêu đạt" | "Targets that somebody states to reach";
        of(covered, all) = "{covered}/{all}" | "{covered} of {all}";
        several = "Có từ hai hồ sơ nêu đạt" | "By two or more";
        gaps = "Chưa hồ sơ nào nêu đạt" | "By nobody";
        join = "Có thể liên danh" | "Who might join";
        nothing = "–" | "–";
        budget = "Ngân sách (đồng)" | "Budget (đồng)";
        budget_hint = "Nhập một số tiền để xem tổ hợp hồ sơ, mỗi bài toán nhiều nhất một hồ sơ trong danh sách rút gọn, nêu đạt nhiều chỉ tiêu nhất trong số tiền đó. Chỉ tính bài toán mà Hội đồng đã đề xuất danh sách rút gọn hoặc đã có quyết định." | "Type an amount to see which shortlisted proposals, one for each challenge at most, state to reach the most targets within it. Only challenges take part whose council has proposed a shortlist, or that are decided.";
        budget_act = "Tính" | "Compute";
        choice(budget) = "Trong ngân sách {budget}" | "Within {budget}";
        choice_said(covered, all, total) = "{covered}/{all} chỉ tiêu, tổng chi phí {total}." | "{covered} of {all} targets, {total} in all.";
        left_out(codes) = "Không tính vì Hội đồng chưa đề xuất danh sách rút gọn: {codes}." | "Left out, because the council has not proposed a shortlist yet: {codes}.";
        choice_none = "Không hồ sơ nào nêu đạt chỉ tiêu trong ngân sách này." | "No proposal within this budget states to reach a target.";
        choice_caption = "Hồ sơ trong tổ hợp; chi phí tính bằng đồng" | "Proposals of the combination; costs in đồng";
        proposal = "Hồ sơ" | "Proposal";
        firm = "Doanh nghiệp" | "Firm";
        targets = "Số chỉ tiêu" | "Targets";
        total = "Chi phí" | "Cost";
    }
}

/// What was typed, or that it is no amount.
pub fn budget(req: &Req) -> Result<Option<i64>, Problem> {
    match req.query.text("budget").as_str() {
        "" => Ok(None),
        text => parse_vnd(text).map(Some).ok_or(Problem::Money),
    }
}

pub fn section(req: &Req, v: &Covering, wrong: Option<&Problem>) -> AnyView {
    let l = req.locale;
    let body = if v.lines.is_empty() {
        view! { <p>{w::none(l)}</p> }.into_any()
    } else {
        let heads = [
            Head::Text(w::challenge(l)),
            Head::Number(w::proposals(l)),
            Head::Number(w::covered(l)),
            Head::Number(w::several(l)),
            Head::Text(w::gaps(l)),
            Head::Text(w::join(l)),
        ];
        let rows = v.lines.iter().map(|line| row(req, line)).collect_view();
        let choice = v.choice.as_ref().map(|choice| bought(l, choice));
        view! { {table(w::caption(l), heads, view! { <tbody>{rows}</tbody> })}{form(req, wrong)}{choice} }.into_any()
    };
    show::section(w::heading(l), "targets", Some(w::lead(l)), body)
}

fn row(req: &Req, line: &CoveringLine) -> AnyView {
    let l = req.locale;
    let list = |items: Vec<String>| if items.is_empty() { w::nothing(l).to_owned() } else { items.join("; ") };
    let gaps = list(line.gaps.iter().map(|name| name.get(l).to_owned()).collect());
    let join = list(line.together.iter().map(|one| format!("{} ({})", one.code, one.firm_name)).collect());
    view! {
        <tr>
            <th scope="row"><a href=req.href(paths::overlaps(&line.code))>{line.code.clone()}</a></th>
            <td class="num">{line.proposals}</td>
            <td class="num">{w::of(l, line.targets - line.gaps.len(), line.targets)}</td>
            <td class="num">{line.several}</td>
            <td>{show::written(l, &gaps)}</td>
            <td>{show::unbroken(&join)}</td>
        </tr>
    }
    .into_any()
}

fn form(req: &Req, wrong: Option<&Problem>) -> AnyView {
    let l = req.locale;
    let error = wrong.map(|problem| view! { <p class="error" id="budget-error">{problems::text(l, problem)}</p> });
    let described = if wrong.is_some() { "budget-error budget-hint" } else { "budget-hint" };
    view! {
        <form class="filters" method="get" action=req.href(paths::OFFICE_PORTFOLIO)>
            <div class="field">
                <label for="budget">{w::budget(l)}</label>
                <p class="hint" id="budget-hint">{w::budget_hint(l)}</p>
                {error}
                <input
                    type="text"
                    inputmode="numeric"
                    id="budget"
                    name="budget"
                    value=req.query.get("budget").to_owned()
                    aria-invalid=wrong.is_some().then_some("true")
                    aria-describedby=described
                />
            </div>
            <div class="actions"><button class="btn" type="submit">{w::budget_act(l)}</button></div>
        </form>
    }
    .into_any()
}

fn bought(l: Locale, choice: &Choice) -> AnyView {
    let left_out = (!choice.left_out.is_empty()).then(|| view! { <p class="meta">{w::left_out(l, choice.left_out.join(", "))}</p> });
    let said = if choice.covered == 0 {
        view! { <p>{w::choice_none(l)}</p> }.into_any()
    } else {
        let row = |one: &Chosen| {
            view! {
                <tr>
                    <td>{one.challenge_code.clone()}</td>
                    <th scope="row" class="nowrap">{one.code.clone()}</th>
                    <td>{show::written(l, &one.firm_name)}</td>
                    <td class="num">{one.covered}</td>
                    <td class="num">{grouped(one.total, l)}</td>
                </tr>
            }
        };
        let heads = [
            Head::Text(w::challenge(l)),
            Head::Text(w::proposal(l)),
            Head::Text(w::firm(l)),
            Head::Number(w::targets(l)),
            Head::Number(w::total(l)),
        ];
        let rows = choice.chosen.iter().map(row).collect_view();
        view! {
            <p>{w::choice_said(l, choice.covered, choice.targets, show_vnd(choice.total, l))}</p>
            {table(w::choice_caption(l), heads, view! { <tbody>{rows}</tbody> })}
        }
        .into_any()
    };
    view! { <h3 id="budget-choice">{w::choice(l, show_vnd(choice.budget, l))}</h3>{said}{left_out} }.into_any()
}

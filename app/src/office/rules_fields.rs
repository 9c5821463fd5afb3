//! The fields of a rule set: every number that decides how proposals are ranked.

use super::{
    fields::{pair, rows_shown},
    labels::{label, w},
};
use crate::{
    motions::words as motions,
    ui::form::{Field, Fields},
};
use domain::{
    challenges::{
        RuleSet,
        part::{MAX_SUMMARY, MAX_TITLE},
        rules_form::MAX_LINES,
    },
    evaluations::motion::Majority,
    limits::NAME,
    locale::Locale,
};
use leptos::prelude::*;

/// Ids of the headings within the rule set.
pub const PASS: &str = "part-pass";
pub const COURSE: &str = "part-course";
pub const TIES: &str = "part-ties";
pub const AFTER: &str = "part-after";

pub mod h {
    words! {
        rules_hint = "Tổng điểm tối đa của các tiêu chí là 100. Quy chế được chốt khi công bố." | "The criteria's maximum points sum to 100. The rule set is fixed at publication.";
        row_hint = "Tiêu chí để trống tên và điểm được bỏ qua." | "Criteria without name and points are left out.";
        more = "Tiêu chí thành phần, thang điểm, nhận xét" | "Sub-criteria, scale, comments";
        parts_hint = "Mỗi dòng: điểm tối đa, dấu hai chấm, tên; tiếng Anh sau dấu gạch đứng. Ví dụ: 8: Tính mới | Novelty. Để trống nếu chấm chung cả tiêu chí." | "Each line: maximum points, a colon, the name; English after a bar. Example: 8: Vietnamese name | Novelty. Leave empty to score the criterion as a whole.";
        anchors_hint = "Mỗi dòng: số điểm, dấu hai chấm, khi nào cho điểm đó, từ thấp đến cao. Ví dụ: 20: Đáp ứng đầy đủ | Fully met." | "Each line: points, a colon, when they are given, from low to high. Example: 20: Vietnamese text | Fully met.";
        comment_optional = "Không bắt buộc" | "Not required";
        comment_below = "Khi điểm dưới một nửa điểm tối đa" | "For a score below half of the maximum";
        comment_always = "Luôn bắt buộc" | "Always";
        pass = "Đạt và đủ số phiếu" | "Passing and quorum";
        pass_mark_hint = "Điểm trung bình tối thiểu để đạt, từ 0 đến 100." | "Minimum average to pass, from 0 to 100.";
        quorum_hint = "Ngoài số này còn cần hai phần ba số thành viên được đánh giá." | "Two thirds of the members who may score are asked as well.";
        meeting_hint = "Trong đó có Chủ tịch Hội đồng hoặc Phó Chủ tịch Hội đồng." | "The chair or the vice-chair among them.";
        min_hint = "0 là không áp dụng." | "0 means none.";
        course = "Cách đánh giá" | "How it is scored";
        ticked = "Có" | "Yes";
        one_round = "Một vòng" | "One round";
        second_round_hint = "Chỉ áp dụng khi có hai vòng. Con số mặc định là đề xuất, cần được tỉnh xác nhận." | "Applies where there are two rounds. The default is a proposal that the province has to confirm.";
        two_rounds = "Hai vòng: sau thảo luận được sửa phiếu, mỗi thay đổi có lý do" | "Two rounds: sheets may be changed after a discussion, each change with a reason";
        own_sheet = "Sau khi nộp phiếu của mình cho hồ sơ đó" | "Once their own sheet for the proposal is submitted";
        round_end = "Sau khi vòng một kết thúc" | "Once the first round has ended";
        outlier_hint = "Phiếu chênh hơn mức này so với trung bình các phiếu khác được đưa ra thảo luận; hệ thống không tự loại phiếu." | "A score sheet more than this many points from the average of the others is discussed; none is excluded automatically.";
        wide_hint = "0 là không áp dụng. Tính bằng phần trăm điểm tối đa của tiêu chí; mức mặc định do hệ thống đề xuất." | "0: never. In percent of the criterion's maximum; the default is this site's own.";
        ties = "Khi đồng điểm" | "Ties";
        ties_hint = "Thứ tự xét: tiêu chí ưu tiên thứ nhất, thứ hai, trung vị, số phiếu dưới ngưỡng; sau đó theo các lựa chọn dưới đây; cuối cùng là bốc thăm công khai." | "In this order: first and second priority criterion, median, sheets below the mark; then as chosen here; a public lot comes last.";
        margin_hint = "0 là chỉ khi bằng nhau tuyệt đối." | "0: only when exactly equal.";
        after = "Kết quả và thời hạn" | "Result and deadlines";
        scores = "Danh sách rút gọn và điểm của mọi hồ sơ được đánh giá" | "Shortlist, and scores of all proposals that were scored";
        shortlist = "Chỉ danh sách rút gọn" | "Shortlist only";
        option(number) = "Tiêu chí {number}" | "Criterion {number}";
        no_exclusion = "Không: mọi phiếu đã nộp đều được tính" | "Never: every submitted sheet counts";
        option_named(number, name) = "{number}. {name}" | "{number}. {name}";
    }
}

pub fn rules(l: Locale, f: &Fields<'_>) -> AnyView {
    let rows = rows_shown(f, &["criterion_name_vi", "criterion_max"], 2, RuleSet::MAX_CRITERIA);
    view! {
        <section class="stack" aria-labelledby="part-rules">
            <h2 id="part-rules">{w::rules(l)}</h2>
            <p class="hint">{h::rules_hint(l)}" "{h::row_hint(l)}</p>
            {(0..rows).map(|i| criterion(l, f, i)).collect_view()}
            <h3 id=PASS>{h::pass(l)}</h3>
            <div class="form-row">
                {number(l, f, "pass_mark").hint(h::pass_mark_hint(l)).view()}
                {number(l, f, "quorum_floor").hint(h::quorum_hint(l)).view()}
            </div>
            {f.checkbox("zero_rule", label(l, "zero_rule")).view()}
            {number(l, f, "meeting_quorum").hint(h::meeting_hint(l)).view()}
            {f.checkbox("meeting_reports", label(l, "meeting_reports")).view()}
            {f.checkbox("meeting_first", label(l, "meeting_first")).view()}
            {choice(l, f, "motion_majority", majorities(l))}
            {f.checkbox("motion_casting", label(l, "motion_casting")).view()}
            {choice(l, f, "exclusion_majority", exclusions(l))}
            {["secret_exclusion", "secret_voiding", "secret_shortlist", "secret_other"].map(|name| f.checkbox(name, label(l, name)).view())}
            <h3 id=COURSE>{h::course(l)}</h3>
            {f.checkbox("practice", label(l, "practice")).view()}
            {choice(l, f, "rounds", rounds(l))}
            {number(l, f, "second_round_days").hint(h::second_round_hint(l)).view()}
            <div class="form-row">{number(l, f, "scoring_least").view()}{number(l, f, "scoring_unannounced").view()}</div>
            <div class="form-row">{number(l, f, "anew_days").view()}{number(l, f, "appeal_days").view()}</div>
            {choice(l, f, "blind", blind(l))}
            {number(l, f, "outlier_points").hint(h::outlier_hint(l)).view()}
            {number(l, f, "wide_percent").hint(h::wide_hint(l)).view()}
            {ties(l, f, rows)}
            {terms(l, f)}
        </section>
    }
    .into_any()
}

fn ties(l: Locale, f: &Fields<'_>, rows: usize) -> AnyView {
    let priorities = || (1..=rows.min(RuleSet::MAX_CRITERIA)).map(|n| (n.to_string(), criterion_name(l, f, n))).collect::<Vec<_>>();
    view! {
        <h3 id=TIES>{h::ties(l)}</h3>
        <p class="hint">{h::ties_hint(l)}</p>
        <div class="form-row">
            {f.select("priority_1", label(l, "priority_1"), priorities()).required().view()}
            {f.select("priority_2", label(l, "priority_2"), priorities()).required().view()}
        </div>
        {number(l, f, "tie_margin").hint(h::margin_hint(l)).view()}
        {f.checkbox("tie_chair", label(l, "tie_chair")).view()}
        {f.checkbox("extra_place", label(l, "extra_place")).view()}
        {f.text("lot_source", label(l, "lot_source")).max(NAME).view()}
        {f.input("date", "lot_date", label(l, "lot_date")).view()}
        <div class="form-row">{number(l, f, "lot_days").view()}{number(l, f, "lot_readers").view()}</div>
    }
    .into_any()
}

fn terms(l: Locale, f: &Fields<'_>) -> AnyView {
    view! {
        <h3 id=AFTER>{h::after(l)}</h3>
        {number(l, f, "shortlist_size").view()}
        {choice(l, f, "publicity", publicity(l))}
        <div class="form-row">{number(l, f, "repair_days").view()}{number(l, f, "debrief_days").view()}</div>
        {number(l, f, "complaint_days").view()}
        <div class="form-row">{number(l, f, "amendment_share").view()}{number(l, f, "amendment_days").view()}</div>
        <div class="form-row">{number(l, f, "question_days").view()}{number(l, f, "answer_days").view()}</div>
        {f.checkbox("questions_block", label(l, "questions_block")).view()}
        {f.checkbox("complaints_block", label(l, "complaints_block")).view()}
    }
    .into_any()
}

fn criterion(l: Locale, f: &Fields<'_>, i: usize) -> AnyView {
    let named = |stem: &str| format!("{stem}_{i}");
    let points = |stem: &str| {
        let name = named(stem);
        f.text(&name, label(l, &name)).inputmode("numeric")
    };
    let lines = |stem: &str, hint: &'static str| {
        let name = named(stem);
        f.area(&name, label(l, &name), 3).hint(hint).max(MAX_LINES).view()
    };
    let comments = comments(l);
    let is_used = ["criterion_parts", "criterion_anchors"].iter().any(|stem| !f.value(&named(stem)).is_empty());
    view! {
        <fieldset class="fieldset">
            <legend>{w::criterion(l)}" "{(i + 1).to_string()}</legend>
            {pair(l, f, "criterion_name", Some(i), 1, MAX_TITLE)}
            {pair(l, f, "criterion_guide", Some(i), 2, MAX_SUMMARY)}
            <div class="form-row">{points("criterion_max").view()}{points("criterion_min").hint(h::min_hint(l)).view()}</div>
            <details open=is_used>
                <summary>{h::more(l)}</summary>
                <div class="stack">
                    {lines("criterion_parts", h::parts_hint(l))}
                    {lines("criterion_anchors", h::anchors_hint(l))}
                    {choice(l, f, &named("criterion_comment"), comments)}
                </div>
            </details>
        </fieldset>
    }
    .into_any()
}

fn number(l: Locale, f: &Fields<'_>, name: &str) -> Field {
    f.text(name, label(l, name)).inputmode("numeric").required()
}

type Options<const N: usize> = [(&'static str, &'static str); N];

fn comments(l: Locale) -> Options<3> {
    [("optional", h::comment_optional(l)), ("below_half", h::comment_below(l)), ("always", h::comment_always(l))]
}

fn rounds(l: Locale) -> Options<2> {
    [("1", h::one_round(l)), ("2", h::two_rounds(l))]
}

fn blind(l: Locale) -> Options<2> {
    [("own_sheet", h::own_sheet(l)), ("round_end", h::round_end(l))]
}

fn publicity(l: Locale) -> Options<2> {
    [("scores", h::scores(l)), ("shortlist", h::shortlist(l))]
}

fn majorities(l: Locale) -> Options<3> {
    Majority::CHOICES.map(|majority| (majority.code(), motions::majority(l, majority)))
}

fn exclusions(l: Locale) -> Options<3> {
    let [_, of_cast, of_eligible] = majorities(l);
    [("none", h::no_exclusion(l)), of_cast, of_eligible]
}

/// What a field holds, as people read it: a choice in its words.
pub fn said(l: Locale, name: &str, value: &str) -> String {
    let options = match name {
        "rounds" => rounds(l).to_vec(),
        "blind" => blind(l).to_vec(),
        "motion_majority" => majorities(l).to_vec(),
        "exclusion_majority" => exclusions(l).to_vec(),
        "publicity" => publicity(l).to_vec(),
        _ if name.starts_with("criterion_comment_") => comments(l).to_vec(),
        _ => vec![("on", h::ticked(l))],
    };
    options.into_iter().find(|(code, _)| *code == value).map_or_else(|| value.to_owned(), |(_, text)| text.to_owned())
}

fn choice<const N: usize>(l: Locale, f: &Fields<'_>, name: &str, options: [(&str, &str); N]) -> AnyView {
    let options = options.map(|(value, text)| (value.to_owned(), text.to_owned()));
    f.select(name, label(l, name), options.into()).required().view()
}

fn criterion_name(l: Locale, f: &Fields<'_>, number: usize) -> String {
    match f.value(&format!("criterion_name_vi_{}", number - 1)) {
        "" => h::option(l, number),
        name => h::option_named(l, number, name),
    }
}

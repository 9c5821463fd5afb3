//! What a leader approves, in short, above the button that publishes it.

use super::{files, labels, words::challenge as c};
use crate::{challenges::parts, paths, request::Req, ui::form::Fields};
use backend::challenges::ChallengeView;
use domain::{
    challenges::{Challenge, Milestone},
    days_off::{DayOff, confirmation},
    money::show_vnd,
    text::shortened,
    time::Moment,
};
use leptos::prelude::*;

mod w {
    words! {
        heading = "Nội dung được phê duyệt" | "What is approved";
        received = "Nhận hồ sơ" | "Proposals are taken";
        from_to(opens, closes) = "từ {opens} đến trước {closes} (giờ Việt Nam)" | "from {opens} until {closes} (Viet Nam time)";
        budget = "Mức kinh phí trần" | "Budget ceiling";
        no_budget = "Không đặt mức trần" | "No ceiling";
        rules = "Quy chế đánh giá" | "Rules of evaluation";
        rules_short(criteria, pass, shortlist) = "{criteria} tiêu chí, tổng 100 điểm; điểm đạt {pass}; danh sách rút gọn tối đa {shortlist} hồ sơ" | "Criteria: {criteria}, 100 points in all; pass mark {pass}; proposals on the shortlist at most: {shortlist}";
        result = "Kết quả cần đạt" | "Required result";
        whole = "Xem toàn văn bài toán và quy chế" | "Read the whole challenge with its rules";
        weekend(what, at) = "{what} ({at}) rơi vào cuối tuần." | "{what} ({at}) falls on a weekend.";
        holiday(what, at) = "{what} ({at}) rơi vào ngày nghỉ lễ." | "{what} ({at}) falls on a public holiday.";
        short(days) = "Thời gian nhận hồ sơ chỉ {days} ngày." | "Proposals are taken for {days} day(s) only.";
        past(what, at) = "{what} ({at}) đã qua." | "{what} ({at}) is past.";
        unset(what) = "{what}: chưa xác định." | "{what}: not set.";
        before_review = "Vui lòng kiểm tra trước khi trình thẩm định; việc trình vẫn thực hiện được." | "Please check this before sending it to review; it can be sent all the same.";
        questions = "Hết nhận câu hỏi làm rõ" | "End of questions";
        replies = "Hạn trả lời câu hỏi" | "Replies are due";
        closing_off(at) = "Đúng chủ ý: đóng nhận hồ sơ vào ngày nghỉ, {at}" | "On purpose: proposals close on a day off, {at}";
        closing_why = "Vào ngày nghỉ, doanh nghiệp khó được hỗ trợ trước giờ đóng. Nếu không có chủ ý thì không đánh dấu mà trả lại để sửa." | "On a day off firms find little help before the closing. If it is not on purpose, leave this open and return it to be corrected.";
        closing_asked = "Vui lòng cân nhắc trước khi phê duyệt. Thời điểm đóng nhận hồ sơ vào ngày nghỉ phải được xác nhận bên dưới; những điểm khác không cản trở việc phê duyệt." | "Please consider this before approving. That proposals close on a day off has to be confirmed below; the rest keeps nobody from approving.";
        days_off = "Vui lòng cân nhắc trước khi phê duyệt; việc phê duyệt vẫn thực hiện được." | "Please consider this before approving; it can be approved all the same.";
    }
}

const RESULT: usize = 300;
const DAY: i64 = 24 * 60 * 60 * 1_000;
/// A call of fewer days is asked about.
const SHORT: i64 = 15;

pub fn summary(req: &Req, view: &ChallengeView) -> AnyView {
    let l = req.locale;
    let content = &view.challenge.content;
    let calendar = &content.calendar;
    let taken = calendar.opens.zip(calendar.closes).map(|(opens, closes)| w::from_to(l, opens.show_weekday(l), closes.show_weekday(l)));
    let planned = calendar.all().filter(|(time, _)| !time.is_binding()).map(|(time, at)| {
        let at = at.map_or_else(|| view! { <span class="muted">{c::unset(l)}</span> }.into_any(), |at| at.show_weekday(l).into_any());
        view! { <dt>{labels::part(l, time.name())}</dt><dd>{at}</dd> }
    });
    let r = &content.rules;
    let (hash, required) = (r.hash(), &content.required_result);
    let files = parts::files(req, &view.files).unwrap_or_else(|| view! { <p class="muted">{files::words::none(l)}</p> }.into_any());
    view! {
        <section class="panel stack" aria-labelledby="approved">
            <h2 id="approved">{w::heading(l)}</h2>
            <dl class="facts">
                <dt>{w::received(l)}</dt><dd>{taken}</dd>
                {planned.collect_view()}
                <dt>{w::budget(l)}</dt>
                <dd>{content.budget_ceiling.map_or_else(|| w::no_budget(l).to_owned(), |sum| show_vnd(sum, l))}</dd>
                <dt>{w::rules(l)}</dt>
                <dd>{w::rules_short(l, r.criteria.len(), r.pass_mark, r.shortlist_size)}</dd>
                <dt>{c::rules_hash(l)}</dt><dd><code>{hash}</code></dd>
                <dt>{w::result(l)}</dt><dd lang=required.lang(l).code()>{shortened(required.get(l), RESULT)}</dd>
                <dt>{files::words::title(l)}</dt><dd>{files}</dd>
            </dl>
            {considered(req, &view.challenge, if is_closing_off(req, calendar.closes) { w::closing_asked(l) } else { w::days_off(l) })}
            <p><a href=req.href(paths::challenge(&view.challenge.code))>{w::whole(l)}</a></p>
        </section>
    }
    .into_any()
}

fn is_closing_off(req: &Req, closes: Option<Moment>) -> bool {
    closes.is_some_and(|at| req.days_off.day_off(at).is_some())
}

/// In the form that publishes: the box without which nothing closes on a day off.
pub fn closing_meant(req: &Req, f: &Fields<'_>, closes: Option<Moment>) -> Option<AnyView> {
    let l = req.locale;
    let at = closes.filter(|_| is_closing_off(req, closes))?;
    let label = w::closing_off(l, at.show_weekday(l));
    Some(f.checkbox(&confirmation(at), label).hint(w::closing_why(l)).required().view())
}

/// What the officer should look at before sending it to review.
pub fn before_review(req: &Req, challenge: &Challenge) -> AnyView {
    considered(req, challenge, w::before_review(req.locale))
}

/// Dates that are past or on days off, and those that nobody has set, with what they mean for whoever is asked.
fn considered(req: &Req, challenge: &Challenge, said: &'static str) -> AnyView {
    let l = req.locale;
    let calendar = &challenge.content.calendar;
    let on_day_off = |what: &str, at: Moment| {
        let text = match req.days_off.day_off(at) {
            _ if at.is_over(req.now) => w::past(l, what, at.show_weekday(l)),
            Some(DayOff::Weekend) => w::weekend(l, what, at.show_weekday(l)),
            Some(DayOff::Holiday) => w::holiday(l, what, at.show_weekday(l)),
            None => return None,
        };
        Some(view! { <li>{text}</li> }.into_any())
    };
    let line = |(time, at): (Milestone, Option<Moment>)| {
        let what = labels::part(l, time.name());
        let Some(at) = at else {
            return (!time.is_binding()).then(|| view! { <li>{w::unset(l, what)}</li> }.into_any());
        };
        on_day_off(&what, at)
    };
    // What follows from the closing is announced with it.
    let follows = [(w::questions(l), challenge.questions_until()), (w::replies(l), challenge.replies_due())];
    let follows = follows.into_iter().filter_map(|(what, at)| on_day_off(what, at?));
    let term = calendar.opens.zip(calendar.closes).map(|(opens, closes)| (closes.0 - opens.0) / DAY).filter(|days| *days < SHORT);
    let term = term.map(|days| view! { <li>{w::short(l, days)}</li> }.into_any());
    let lines: Vec<_> = calendar.all().filter_map(line).chain(follows).chain(term).collect();
    (!lines.is_empty()).then(|| view! { <div class="notice notice-warn"><ul>{lines}</ul><p>{said}</p></div> }).into_any()
}

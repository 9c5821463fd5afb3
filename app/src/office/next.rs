//! The next step of a challenge, said first and in one sentence: what now, who, until when. The same words on the office's page
//! and on the council's; whether it waits for the reader is the page's to say.

use super::words::challenge as c;
use crate::{request::Req, ui::show};
use domain::{
    challenges::{Challenge, Next, Stage, State, Who},
    locale::Locale,
};
use leptos::prelude::*;

mod w {
    words! {
        label = "Bước tiếp theo" | "The next step";
        who = "Người thực hiện" | "By";
        until = "Hạn" | "Until";
        before(at) = "trước {at} (giờ Việt Nam)" | "before {at} (Viet Nam time)";
        from(at) = "từ {at} (giờ Việt Nam)" | "from {at} (Viet Nam time)";
        unset = "chưa định" | "not set";
        late = "Đã quá hạn" | "Late";
        officer = "chuyên viên cơ quan thường trực" | "an officer of the office";
        leader = "lãnh đạo phê duyệt" | "a leader";
        office = "cơ quan thường trực" | "the office";
        secretary = "thư ký khoa học của Hội đồng" | "the secretary of the council";
        openers = "một chuyên viên và thư ký khoa học, mỗi người một xác nhận" | "an officer and the secretary, one confirmation each";
        members = "các thành viên Hội đồng tham gia chấm điểm" | "the members who score";
        presider = "người chủ trì Hội đồng" | "whoever presides over the council";
        firms = "các doanh nghiệp" | "the firms";
        clock = "hệ thống, theo lịch đã công bố" | "the site, by its calendar";
    }
}

/// `yours` is what the reader can do now, if anything: words, and where.
pub fn view(req: &Req, challenge: &Challenge, (stage, next): (Stage, Next), yours: Option<AnyView>) -> AnyView {
    let l = req.locale;
    let said = match &challenge.state {
        State::Cancelled { reason, .. } => show::within(l, &sentence(l, challenge, stage), reason),
        _ => sentence(l, challenge, stage).into_any(),
    };
    let until = match (next.who, next.until) {
        (Who::Clock, Some(at)) => Some(w::from(l, at.show_weekday(l))),
        (Who::Clock | Who::Nobody, None) | (Who::Nobody, _) => None,
        (_, Some(at)) => Some(w::before(l, at.show_weekday(l))),
        (_, None) => Some(w::unset(l).to_owned()),
    };
    let until = until.map(|until| {
        let late = next.is_late.then(|| view! { " "<span class="tag tag-warn">{w::late(l)}</span> });
        view! { <dt>{w::until(l)}</dt><dd>{show::unbroken(&until)}{late}</dd> }
    });
    let who = who(l, next.who).map(|who| view! { <dt>{w::who(l)}</dt><dd>{who}</dd> });
    let facts = (who.is_some() || until.is_some()).then(|| view! { <dl class="facts">{who}{until}</dl> });
    view! { <section class="next-step stack" aria-label=w::label(l)><p class="lead">{said}</p>{facts}{yours}</section> }.into_any()
}

pub fn who(l: Locale, who: Who) -> Option<&'static str> {
    Some(match who {
        Who::Officer => w::officer(l),
        Who::Leader => w::leader(l),
        Who::Office => w::office(l),
        Who::Secretary => w::secretary(l),
        Who::Openers => w::openers(l),
        Who::Members => w::members(l),
        Who::Presider => w::presider(l),
        Who::Firms => w::firms(l),
        Who::Clock => w::clock(l),
        Who::Nobody => return None,
    })
}

fn sentence(l: Locale, challenge: &Challenge, stage: Stage) -> String {
    let opens = || challenge.content.calendar.opens.map(|at| at.show_weekday(l)).unwrap_or_default();
    match (stage, &challenge.state) {
        (Stage::Draft, _) => c::next_draft(l).into(),
        (Stage::UnderReview, _) => c::next_review(l).into(),
        (Stage::Scheduled, State::Scheduled { at }) => c::next_scheduled(l, at.show_weekday(l)),
        (Stage::Upcoming | Stage::Scheduled, _) => c::next_upcoming(l, opens()),
        (Stage::Open, _) => c::next_open(l).into(),
        (Stage::Closed, _) => c::next_closed(l).into(),
        (Stage::Opened, _) => c::next_opened(l).into(),
        (Stage::Scoring, _) => c::next_scoring(l).into(),
        (Stage::Scored, _) => c::next_scored(l).into(),
        (Stage::Proposed, _) => c::next_proposed(l).into(),
        (Stage::Forwarded, _) => c::next_forwarded(l).into(),
        (Stage::Decided, _) => c::next_decided(l).into(),
        (Stage::ResultPublished, State::ResultPublished { concluded: Some(_), .. }) => c::next_concluded(l).into(),
        (Stage::ResultPublished, _) => c::next_published(l).into(),
        (Stage::Cancelled, State::Cancelled { reason, .. }) => c::next_cancelled(l, reason),
        (Stage::Cancelled, _) => show::stage_name(l, Stage::Cancelled).into(),
    }
}

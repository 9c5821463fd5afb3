//! Information sessions about a published call ("buổi giới thiệu bài toán"): when, where or under which link. What is said
//! there binds nobody: what firms may rely on is the call, its files, and published answers.

use crate::{
    access::Permit,
    check::Problem,
    days_off::DaysOff,
    event::{Event, EventKind},
    form::{FieldErrors, Form, FormReader},
    ids::{ChallengeId, UserId},
    limits::{NAME, REASON},
    time::Moment,
};

/// Longest link, in characters.
pub const MAX_LINK: usize = 500;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Briefing {
    pub challenge: ChallengeId,
    /// From 1, in the order in which they were announced.
    pub number: u32,
    pub plan: Plan,
    pub by: UserId,
    /// Why it does not take place, if so.
    pub called_off: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub at: Moment,
    /// One of the two is there.
    pub place: String,
    pub link: String,
    pub note: String,
}

impl Plan {
    /// Form: `at`, `place` or `link`, `note`; while the call runs, and a day off is [meant](DaysOff::meant).
    pub fn read(form: &Form, closes: Option<Moment>, days_off: &DaysOff, now: Moment) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let at = r.required_parsed("at", Problem::Date, Moment::from_local);
        let (place, link, note) = (r.text("place", NAME), r.text("link", MAX_LINK), r.text("note", REASON));
        if place.is_empty() && link.is_empty() {
            r.errors.add("place", Problem::Required);
        }
        if !link.is_empty() && !is_link(&link) {
            r.errors.add("link", Problem::WebAddress);
        }
        if at.is_some_and(|at| at <= now) {
            r.errors.add("at", Problem::InPast);
        }
        if let Some(closes) = closes.filter(|closes| at.is_some_and(|at| at >= *closes)) {
            r.errors.add("at", Problem::AfterClosing(closes));
        }
        r.errors.or(())?;
        let at = at.ok_or_else(|| FieldErrors::one("at", Problem::Required))?;
        days_off.meant("at", at, form)?;
        Ok(Self { at, place, link, note })
    }
}

/// Begins with `https://` and has a host, without a space.
fn is_link(text: &str) -> bool {
    let host = text.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
    host.is_some_and(|host| host.contains('.') && !host.contains('@')) && !text.contains(char::is_whitespace)
}

impl Briefing {
    /// `before` are all of the call; `None` where the same is announced already.
    pub fn announce(before: &[Self], permit: &Permit, challenge: ChallengeId, plan: Plan) -> Option<(Self, Event)> {
        if before.iter().any(|other| other.plan == plan && other.called_off.is_none()) {
            return None;
        }
        let number = before.iter().map(|other| other.number).max().unwrap_or_default() + 1;
        let event = Event::new(EventKind::BriefingAnnounced, permit.by()).challenge(challenge).note(plan.at.to_rfc3339());
        Some((Self { challenge, number, plan, by: permit.by()?, called_off: None }, event))
    }

    /// `None` where it was called off before, or is over.
    pub fn call_off(self, permit: &Permit, reason: &str) -> Option<(Self, Event)> {
        if self.called_off.is_some() || self.plan.at <= permit.at() {
            return None;
        }
        let event = Event::new(EventKind::BriefingCalledOff, permit.by()).challenge(self.challenge).note(reason);
        Some((Self { called_off: Some(reason.to_owned()), ..self }, event))
    }

    /// It is to take place.
    pub fn is_ahead(&self, now: Moment) -> bool {
        self.called_off.is_none() && self.plan.at > now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_has_a_time_ahead_and_a_place_or_a_link() {
        let at = |text: &str| Moment::from_local(text).expect("a time");
        let (now, closes) = (at("2026-03-02T08:00"), at("2026-03-31T17:00"));
        let form = Form::default().with("at", "2026-03-10T09:00").with("place", "Hội trường");
        let read = |form: &Form| Plan::read(form, Some(closes), &DaysOff::default(), now);
        assert_eq!(read(&form).expect("read").at, at("2026-03-10T09:00"));
        assert!(read(&form.clone().with("place", "").with("link", "https://hop.example.vn/bt-01")).is_ok());
        for (name, value, problem) in [
            ("at", "", Problem::Required),
            ("at", "mai", Problem::Date),
            ("at", "2026-03-02T08:00", Problem::InPast),
            ("at", "2026-03-31T17:00", Problem::AfterClosing(closes)),
            ("at", "2026-03-08T09:00", Problem::DayOff(at("2026-03-08T09:00"), crate::days_off::DayOff::Weekend)),
            ("place", "", Problem::Required),
            ("link", "http://hop.example.vn", Problem::WebAddress),
            ("link", "javascript:alert(1)", Problem::WebAddress),
            ("link", "https://a@b.vn/", Problem::WebAddress),
        ] {
            assert_eq!(read(&form.clone().with(name, value)).expect_err("refused").of(name), Some(&problem), "{name} {value}");
        }
    }
}

//! Changing a published call: what firms rely on takes two people and gives them time; a slip of the pen takes one.

use super::{
    Calendar, Challenge, Content, ContentPart, MoreTime, State,
    lifecycle::{Rejection, Transition},
};
use crate::{
    access::Permit,
    days_off::DaysOff,
    event::EventKind,
    ids::UserId,
    time::{DAY, Moment},
};
use serde::{Deserialize, Serialize};

/// An amendment that an officer has drafted and no leader has published yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// The text as it would be; calendar and rules are those of the call.
    #[serde(with = "as_text")]
    pub content: Content,
    /// The changed files of the challenge are published with it.
    #[serde(default)]
    pub with_files: bool,
    pub reason: String,
    pub by: UserId,
    pub at: Moment,
    /// Why a leader sent it back, if so.
    #[serde(default)]
    pub returned: Option<String>,
}

/// A text in a text: the rules in it are kept letter by letter, which what surrounds a state cannot do.
mod as_text {
    use super::Content;
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _, ser::Error as _};

    pub fn serialize<S: Serializer>(content: &Content, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&serde_json::to_string(content).map_err(S::Error::custom)?)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Content, D::Error> {
        serde_json::from_str(&String::deserialize(from)?).map_err(D::Error::custom)
    }
}

impl MoreTime {
    /// When a call closes that is amended at `now`; it never closes earlier than announced. `original` is the calendar under
    /// which the call was published. Where it moves, it is to the announced hour of the first working day on which enough
    /// is left: nobody has to hand in on a weekend or a holiday that nobody chose.
    pub fn closing(self, calendar: &Calendar, original: &Calendar, days_off: &DaysOff, now: Moment) -> Option<Moment> {
        let (opens, closes) = (calendar.opens?, calendar.closes?);
        let term = (original.closes?.0 - original.opens?.0).max(0);
        let share = term.unsigned_abs().div_ceil(u64::from(self.share.max(1))).cast_signed();
        let least = now.max(opens).0 + share.max(i64::from(self.days) * DAY);
        if closes.0 >= least {
            return Some(closes);
        }
        let days = (least - closes.0).unsigned_abs().div_ceil(DAY.unsigned_abs()).cast_signed();
        Some(days_off.working(closes.plus_days(days)))
    }
}

impl ContentPart {
    /// Whether a criterion, a target, eligibility, money or a term may rest on it. A firm writes its proposal on these, so
    /// here nobody asks whether it was only a slip of the pen.
    pub fn is_material(self) -> bool {
        match self {
            Self::Context
            | Self::LegalBasis
            | Self::RequiredResult
            | Self::Measures
            | Self::Constraints
            | Self::DataOffered
            | Self::BudgetCeiling
            | Self::Calendar
            | Self::Rules => true,
            // What it is called, said in short, whom to ask, and under which heading it is listed: where one of them says
            // otherwise than the text, the text holds.
            Self::Title | Self::Summary | Self::Owner | Self::Commune | Self::Fields => false,
        }
    }
}

impl Content {
    /// The parts in which the two differ.
    pub fn differing(&self, other: &Self) -> impl Iterator<Item = ContentPart> {
        ContentPart::ALL.iter().copied().filter(move |part| self.value(*part) != other.value(*part))
    }

    /// Whether firms have to be asked again, and a leader before them.
    pub fn is_material_to(&self, other: &Self) -> bool {
        self.differing(other).any(ContentPart::is_material)
    }
}

impl Challenge {
    /// What waits for a leader, or was sent back by one.
    pub fn amendment(&self) -> Option<&Amendment> {
        if let State::Published { amendment, .. } = &self.state { amendment.as_deref() } else { None }
    }

    /// The text that the next amendment starts from.
    pub fn as_drafted(&self) -> &Content {
        self.amendment().map_or(&self.content, |amendment| &amendment.content)
    }

    /// With the text of the amendment that waits, in place of the published one.
    #[must_use]
    pub fn drafted(&self) -> Self {
        Self { content: self.as_drafted().clone(), ..self.clone() }
    }

    /// A correction that firms need not know of: a new version at once. Calendar and rules stay as they are.
    pub fn correct(mut self, permit: &Permit, content: Content, reason: &str) -> Transition {
        let State::Published { amendment: None, .. } = self.state else { return Err(Rejection::WrongState) };
        let content = self.within(content);
        if content.is_material_to(&self.content) {
            return Err(Rejection::TakesLeader);
        }
        self.content = content;
        self.version += 1;
        let state = self.state.clone();
        Ok(self.enter(state, EventKind::ChallengeAmended, permit, reason))
    }

    /// What a leader has to publish: kept beside the published text, in place of what waited before.
    pub fn draft_amendment(self, permit: &Permit, content: Content, with_files: bool, reason: &str) -> Transition {
        let (State::Published { at, .. }, Some(by)) = (&self.state, permit.by()) else { return Err(Rejection::WrongState) };
        let content = self.within(content);
        let amendment = Amendment { content, with_files, reason: reason.to_owned(), by, at: permit.at(), returned: None };
        let state = State::Published { at: *at, amendment: Some(Box::new(amendment)) };
        Ok(self.enter(state, EventKind::AmendmentDrafted, permit, reason))
    }

    /// The new version. `original` is the calendar of the first one, from which it follows when the call closes now; what is
    /// announced after the closing moves by as much.
    pub fn publish_amendment(mut self, permit: &Permit, original: &Calendar, days_off: &DaysOff) -> Transition {
        let State::Published { at, amendment: Some(amendment) } = self.state.clone() else { return Err(Rejection::WrongState) };
        if amendment.returned.is_some() {
            return Err(Rejection::WrongState);
        }
        let Amendment { content, reason, .. } = *amendment;
        self.content = self.within(content);
        self.move_closing(self.content.rules.terms.more_time.closing(&self.content.calendar, original, days_off, permit.at()));
        self.version += 1;
        Ok(self.enter(State::Published { at, amendment: None }, EventKind::AmendmentPublished, permit, &reason))
    }

    /// Back to the officers, who still have all of it.
    pub fn return_amendment(self, permit: &Permit, reason: &str) -> Transition {
        let State::Published { at, amendment: Some(amendment) } = self.state.clone() else { return Err(Rejection::WrongState) };
        if amendment.returned.is_some() {
            return Err(Rejection::WrongState);
        }
        let returned = Amendment { returned: Some(reason.to_owned()), ..*amendment };
        Ok(self.enter(State::Published { at, amendment: Some(Box::new(returned)) }, EventKind::AmendmentReturned, permit, reason))
    }

    pub fn withdraw_amendment(self, permit: &Permit) -> Transition {
        let State::Published { at, amendment: Some(amendment) } = self.state.clone() else { return Err(Rejection::WrongState) };
        Ok(self.enter(State::Published { at, amendment: None }, EventKind::AmendmentWithdrawn, permit, &amendment.reason))
    }

    fn within(&self, content: Content) -> Content {
        Content { calendar: self.content.calendar.clone(), rules: self.content.rules.clone(), ..content }
    }

    fn move_closing(&mut self, closes: Option<Moment>) {
        let calendar = &mut self.content.calendar;
        let (Some(before), Some(closes)) = (calendar.closes, closes) else { return };
        calendar.closes = Some(closes);
        calendar.shift_planned(closes.0 - before.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Bilingual;

    fn at(text: &str) -> Moment {
        Moment::from_local(text).expect("a time")
    }

    fn calendar(opens: &str, closes: &str) -> Calendar {
        Calendar { opens: Some(at(opens)), closes: Some(at(closes)), ..Calendar::default() }
    }

    fn closing(calendar: &Calendar, original: &Calendar, now: Moment) -> Moment {
        MoreTime::default().closing(calendar, original, &DaysOff::default(), now).expect("a closing")
    }

    #[test]
    fn what_firms_rely_on_is_material_and_what_only_names_it_is_not() {
        let material: Vec<_> = ContentPart::ALL.iter().filter(|part| part.is_material()).map(|part| part.name()).collect();
        let listed =
            ["context", "legal_basis", "required_result", "measures", "constraints", "data_offered", "budget_ceiling", "calendar", "rules"];
        assert_eq!(material, listed);
        let text = Content::default();
        let other = Content { title: Bilingual::new("Khác", ""), ..text.clone() };
        assert!(!other.is_material_to(&text) && other.differing(&text).eq([ContentPart::Title]));
        let other = Content { budget_ceiling: Some(1), ..other };
        assert!(other.is_material_to(&text) && text.is_material_to(&other));
    }

    #[test]
    fn what_waits_is_stored_with_its_state_and_read_again() {
        let by = UserId(uuid::Uuid::from_u128(1));
        let content = Content { title: Bilingual::new("Khác", ""), ..Content::default() };
        let amendment = Amendment { content, with_files: true, reason: "Nâng.".to_owned(), by, at: Moment(2), returned: None };
        let state = State::Published { at: Moment(1), amendment: Some(Box::new(amendment)) };
        let json = serde_json::to_string(&state).expect("json");
        assert_eq!(serde_json::from_str::<State>(&json).expect("readable"), state);
        let before = r#"{"state":"published","at":1}"#;
        assert_eq!(serde_json::from_str::<State>(before).expect("readable"), State::published(Moment(1)));
        assert_eq!(serde_json::to_string(&State::published(Moment(1))).expect("json"), before);
    }

    #[test]
    fn a_third_of_the_original_term_is_left_to_the_millisecond() {
        // 30 days, so 10 have to be left: from Monday 09/03 17:00 on that is less than until the closing on Thursday 19/03.
        let call = calendar("2026-02-17T17:00", "2026-03-19T17:00");
        let last = at("2026-03-09T17:00");
        assert_eq!(closing(&call, &call, last), at("2026-03-19T17:00"), "exactly a third is enough");
        assert_eq!(closing(&call, &call, Moment(last.0 + 1)), at("2026-03-20T17:00"), "one millisecond is missing");
        assert_eq!(closing(&call, &call, Moment(last.0 - 1)), at("2026-03-19T17:00"));
        assert_eq!(closing(&call, &call, at("2026-03-19T16:50")), at("2026-03-30T17:00"), "ten minutes before: Sunday 29/03 is off");
    }

    #[test]
    fn a_short_call_keeps_seven_days() {
        let call = calendar("2026-03-02T08:00", "2026-03-16T17:00");
        let last = at("2026-03-09T17:00");
        assert_eq!(closing(&call, &call, last), at("2026-03-16T17:00"));
        assert_eq!(closing(&call, &call, Moment(last.0 + 1)), at("2026-03-17T17:00"));
        let rule = MoreTime { share: 2, days: 1 };
        assert_eq!(
            rule.closing(&call, &call, &DaysOff::default(), at("2026-03-09T12:30")),
            Some(at("2026-03-16T17:00")),
            "half of 14 days and 9 hours"
        );
        assert_eq!(rule.closing(&call, &call, &DaysOff::default(), Moment(at("2026-03-09T12:30").0 + 1)), Some(at("2026-03-17T17:00")));
    }

    #[test]
    fn before_the_call_opens_its_time_has_not_begun_to_run() {
        let call = calendar("2026-03-02T08:00", "2026-03-31T17:00");
        for now in ["2026-01-05T08:00", "2026-03-02T08:00"] {
            assert_eq!(closing(&call, &call, at(now)), at("2026-03-31T17:00"), "{now}");
        }
    }

    #[test]
    fn the_term_is_the_one_first_announced_and_a_closing_never_moves_earlier() {
        let (first, moved) = (calendar("2026-03-02T17:00", "2026-03-12T17:00"), calendar("2026-03-02T17:00", "2026-06-10T17:00"));
        assert_eq!(closing(&moved, &first, at("2026-06-02T17:00")), at("2026-06-10T17:00"), "7 days, not a third of 100");
        assert_eq!(closing(&moved, &first, at("2026-06-03T17:00")), at("2026-06-10T17:00"));
        assert_eq!(closing(&moved, &first, Moment(at("2026-06-03T17:00").0 + 1)), at("2026-06-11T17:00"));
        assert_eq!(MoreTime::default().closing(&Calendar::default(), &first, &DaysOff::default(), at("2026-03-02T17:00")), None);
    }

    #[test]
    fn a_moved_closing_skips_weekends_and_holidays() {
        // Ten days from Monday 20/04 are Thursday 30/04; 1 May is off too, then Saturday and Sunday.
        let call = calendar("2026-03-22T17:00", "2026-04-21T17:00");
        assert_eq!(closing(&call, &call, at("2026-04-20T17:00")), at("2026-05-04T17:00"));
        // The Saturday is worked in exchange, as the office's table says.
        let days = [(at("2026-05-02T00:00"), crate::days_off::Said::Working)].into_iter().collect();
        assert_eq!(MoreTime::default().closing(&call, &call, &days, at("2026-04-20T17:00")), Some(at("2026-05-02T17:00")));
    }
}

//! What somebody follows: challenges that they watch, searches of the list that they saved, which mails about both they get,
//! and when. Nothing here rests on more than everybody may see.

use crate::{
    access::{self, Action, Site},
    challenges::{
        Challenge,
        listing::{Entry, Filter, list},
    },
    check::Problem,
    form::{FieldErrors, Form},
    ids::{ChallengeId, UserId},
    people::Actor,
    time::{DAY, Moment},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Days before a closing on which its reminders fall. Ours, to be confirmed.
pub const REMINDERS: [i64; 3] = [7, 3, 1];
/// Searches that one account saves. Ours, to be confirmed.
pub const MAX_SEARCHES: u32 = 20;
/// What is wrong with a search is told where those that are saved stand.
pub const SEARCHES: &str = "searches";
/// Longest words of a saved search, in characters.
const MAX_WORDS: usize = 200;
/// Digests go out at seven in the morning, in Việt Nam.
const HOUR: i64 = 7;

/// Mails that may be switched off. All others tell of one's own matters and always come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MailKind {
    /// News of challenges that are watched.
    Watching,
    /// Before closings.
    Reminders,
    /// New challenges that saved searches find.
    Digests,
}

impl MailKind {
    pub const ALL: [Self; 3] = [Self::Watching, Self::Reminders, Self::Digests];

    pub fn code(self) -> &'static str {
        match self {
            Self::Watching => "watching",
            Self::Reminders => "reminders",
            Self::Digests => "digests",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Notices on the site that may be switched off, each apart from its mails. All others tell of one's own proposals, of decisions
/// and of the account, and always stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// News of challenges that are watched.
    Watching,
    /// Before closings of challenges that are watched. One about an own proposal always stands.
    Reminders,
    /// New challenges that saved searches find.
    Digests,
    /// Work of office and council that waits: it stands on their desk, too, until it is done.
    Work,
}

impl NoticeKind {
    pub const ALL: [Self; 4] = [Self::Watching, Self::Reminders, Self::Digests, Self::Work];

    pub fn code(self) -> &'static str {
        match self {
            Self::Watching => "watching",
            Self::Reminders => "reminders",
            Self::Digests => "digests",
            Self::Work => "work",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// In the form, beside the mails of the same name.
    pub fn field(self) -> &'static str {
        match self {
            Self::Watching => "site_watching",
            Self::Reminders => "site_reminders",
            Self::Digests => "site_digests",
            Self::Work => "site_work",
        }
    }

    /// Whether this person gets any.
    pub fn is_open_to(self, actor: &Actor, now: Moment) -> bool {
        let may = |action| access::check(actor, action, &Site, now).is_ok();
        match self {
            Self::Watching | Self::Reminders | Self::Digests => may(Action::Follow),
            Self::Work => may(Action::UseOffice) || may(Action::UseCouncil),
        }
    }
}

/// Marks a form of choices, in which what is not ticked is switched off.
pub const CHOICES: &str = "choices";
/// The same for notices: a form that says nothing of them leaves them as they are.
pub const NOTICE_CHOICES: &str = "site_choices";

/// The kinds that a form asks for. Form: [`CHOICES`], and each kind by its code.
pub fn read_choices(form: &Form) -> Result<BTreeSet<MailKind>, FieldErrors> {
    if !form.is_checked(CHOICES) {
        return Err(FieldErrors::one(MailKind::ALL[0].code(), Problem::Choice));
    }
    Ok(MailKind::ALL.into_iter().filter(|kind| form.is_checked(kind.code())).collect())
}

/// The same for notices; none where the form does not ask. Form: [`NOTICE_CHOICES`], and each kind by its field.
pub fn read_notice_choices(form: &Form) -> Option<BTreeSet<NoticeKind>> {
    let asked = form.is_checked(NOTICE_CHOICES);
    asked.then(|| NoticeKind::ALL.into_iter().filter(|kind| form.is_checked(kind.field())).collect())
}

/// The reminder, in days before the closing, whose day `now` is; none where the closing was announced, or moved to where it
/// is, after that day had begun.
pub fn reminder(closes: Moment, announced: Moment, now: Moment) -> Option<i64> {
    REMINDERS.into_iter().find(|days| {
        let from = begins(closes, *days);
        announced <= from && from <= now && now < from.plus_days(1)
    })
}

/// When a reminder is due. Who begins to follow later has seen how near the closing is.
pub fn begins(closes: Moment, days: i64) -> Moment {
    closes.plus_days(-days)
}

/// Days left at `now`, a begun one counted whole.
pub fn days_left(closes: Moment, now: Moment) -> i64 {
    (closes.0 - now.0 + DAY - 1).div_euclid(DAY)
}

/// Since when a closing is known: of versions with their closings, newest first, the first of those that say the same.
pub fn announced(versions: impl IntoIterator<Item = (Moment, Option<Moment>)>, closes: Moment) -> Option<Moment> {
    versions.into_iter().take_while(|(_, said)| *said == Some(closes)).map(|(at, _)| at).last()
}

/// How often a saved search is looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    Daily,
    /// On Mondays.
    Weekly,
}

impl Rhythm {
    pub const ALL: [Self; 2] = [Self::Daily, Self::Weekly];

    pub fn code(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rhythm| rhythm.code() == code)
    }

    /// The last moment at or before `now` at which digests of this rhythm go out.
    pub fn last(self, now: Moment) -> Moment {
        let today = Moment::from_date(&now.to_date()).unwrap_or(now).plus_minutes(HOUR * 60);
        let today = if today > now { today.plus_days(-1) } else { today };
        match self {
            Self::Daily => today,
            Self::Weekly => today.plus_days(-i64::from(today.weekday())),
        }
    }
}

/// A search of the list, by which new challenges are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    pub id: Uuid,
    pub by: UserId,
    pub filter: Filter,
    pub rhythm: Rhythm,
    /// What it has found before: never told again.
    pub known: Known,
    /// When it was last looked through.
    pub checked: Moment,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Known(pub BTreeSet<ChallengeId>);

impl SavedSearch {
    /// Form: what [`Filter::read`] reads, and `every`. What it finds now is known.
    pub fn read(form: &Form, id: Uuid, by: UserId, public: &[Challenge], now: Moment) -> Result<Self, FieldErrors> {
        let filter = Filter::read(form);
        if filter.q.chars().count() > MAX_WORDS {
            return Err(FieldErrors::one(SEARCHES, Problem::TooLong(MAX_WORDS as u32)));
        }
        if !filter.narrows() {
            return Err(FieldErrors::one(SEARCHES, Problem::Required));
        }
        let rhythm = Rhythm::from_code(form.get("every")).ok_or_else(|| FieldErrors::one(SEARCHES, Problem::Choice))?;
        let mut search = Self { id, by, filter, rhythm, known: Known::default(), checked: now };
        search.look(public, now);
        Ok(search)
    }

    pub fn is_due(&self, now: Moment) -> bool {
        self.checked < self.rhythm.last(now)
    }

    /// Looks through what is public, as the list shows it to a visitor; answers the positions of what is new.
    pub fn look(&mut self, public: &[Challenge], now: Moment) -> Vec<usize> {
        let entries: Vec<_> = public.iter().map(|challenge| Entry { challenge, stage: challenge.stage(now).public() }).collect();
        self.checked = now;
        list(&entries, &self.filter, now).order.into_iter().filter(|at| self.known.0.insert(public[*at].id)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::from_local(text).expect("a time")
    }

    #[test]
    fn each_reminder_has_its_day_and_none_comes_after_the_closing() {
        let closes = at("2026-03-31T17:00");
        let due = |now: &str| reminder(closes, at("2026-03-02T08:00"), at(now));
        let days = [
            ("2026-03-24T16:59:59.999", None),
            ("2026-03-24T17:00", Some(7)),
            ("2026-03-25T16:59", Some(7)),
            ("2026-03-25T17:00", None),
            ("2026-03-28T17:00", Some(3)),
            ("2026-03-29T17:00", None),
            ("2026-03-30T17:00", Some(1)),
            ("2026-03-31T16:59:59.999", Some(1)),
            ("2026-03-31T17:00", None),
            ("2026-04-30T17:00", None),
        ];
        for (now, expected) in days {
            assert_eq!(due(now), expected, "{now}");
        }
        assert_eq!((days_left(closes, at("2026-03-28T17:00")), days_left(closes, at("2026-03-28T17:01"))), (3, 3));
        assert_eq!(days_left(closes, at("2026-03-31T16:59")), 1);
    }

    #[test]
    fn a_closing_that_moves_takes_its_reminders_along() {
        let (first, second) = (at("2026-03-31T17:00"), at("2026-04-05T17:00"));
        // Moved in the last hours: whoever was mailed of it is not reminded in the same hour that seven days are left.
        let versions =
            [(at("2026-03-30T18:00"), Some(second)), (at("2026-03-03T09:00"), Some(first)), (at("2026-03-01T09:00"), Some(first))];
        assert_eq!(announced(versions, second), Some(at("2026-03-30T18:00")));
        assert_eq!(announced(versions[1..].iter().copied(), first), Some(at("2026-03-01T09:00")), "since it stands there");
        assert_eq!(announced(versions, first), None, "it does not stand there any more");
        let moved = at("2026-03-29T16:00");
        assert_eq!(reminder(second, moved, at("2026-03-29T16:30")), None, "the seventh day begins at five");
        assert_eq!(reminder(second, moved, at("2026-03-29T17:00")), Some(7));
        assert_eq!(reminder(second, at("2026-03-29T17:01"), at("2026-03-29T18:00")), None, "it was moved on that day");
        assert_eq!(reminder(second, at("2026-03-29T17:01"), at("2026-04-02T17:00")), Some(3));
    }

    #[test]
    fn digests_go_out_at_seven_each_day_or_each_monday() {
        // A Wednesday.
        for (now, daily, weekly) in [
            ("2026-03-04T06:59", "2026-03-03T07:00", "2026-03-02T07:00"),
            ("2026-03-04T07:00", "2026-03-04T07:00", "2026-03-02T07:00"),
            ("2026-03-02T06:59", "2026-03-01T07:00", "2026-02-23T07:00"),
            ("2026-03-02T07:00", "2026-03-02T07:00", "2026-03-02T07:00"),
        ] {
            assert_eq!((Rhythm::Daily.last(at(now)), Rhythm::Weekly.last(at(now))), (at(daily), at(weekly)), "{now}");
        }
    }

    #[test]
    fn a_search_of_everything_is_no_search_and_choices_are_all_said() {
        let read = |form: &Form| SavedSearch::read(form, Uuid::nil(), UserId(Uuid::nil()), &[], Moment(0));
        let daily = Form::default().with("every", "daily");
        assert_eq!(read(&daily).map(|_| ()), Err(FieldErrors::one(SEARCHES, Problem::Required)));
        assert_eq!(read(&daily.clone().with("sort", "newest")).map(|_| ()), Err(FieldErrors::one(SEARCHES, Problem::Required)));
        assert!(read(&daily.clone().with("field", "health")).is_ok() && read(&daily.clone().with("q", "nước")).is_ok());
        assert_eq!(read(&Form::default().with("q", "nước")).map(|_| ()), Err(FieldErrors::one(SEARCHES, Problem::Choice)));
        assert_eq!(read(&daily.with("q", "x".repeat(201))).map(|_| ()), Err(FieldErrors::one(SEARCHES, Problem::TooLong(200))));

        assert!(read_choices(&Form::default().with("digests", "on")).is_err(), "no form of choices");
        let chosen = read_choices(&Form::default().with(CHOICES, "1").with("digests", "on")).expect("read");
        assert_eq!(chosen, BTreeSet::from([MailKind::Digests]));
        assert!(MailKind::ALL.into_iter().all(|kind| MailKind::from_code(kind.code()) == Some(kind)));

        assert_eq!(read_notice_choices(&Form::default().with("site_digests", "on")), None, "it does not ask");
        let chosen = read_notice_choices(&Form::default().with(NOTICE_CHOICES, "1").with("digests", "on").with("site_work", "on"));
        assert_eq!(chosen, Some(BTreeSet::from([NoticeKind::Work])));
        assert!(NoticeKind::ALL.into_iter().all(|kind| NoticeKind::from_code(kind.code()) == Some(kind)));
        assert!(!NoticeKind::ALL.into_iter().any(|kind| kind.is_open_to(&Actor::Visitor, Moment(0))));
    }
}

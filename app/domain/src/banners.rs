//! A line on every page for a while: what the office has to say to everybody at once.

use crate::{
    access::{Denied, Permit},
    check::Problem,
    event::{Event, EventKind},
    form::{FieldErrors, Form, FormReader},
    ids::UserId,
    locale::Bilingual,
    markup,
    time::Moment,
};
use uuid::Uuid;

/// In one language, in characters. Ours, to be confirmed.
pub const MAX_BANNER: usize = 300;
/// Days for which one may stand. Ours, to be confirmed.
pub const MAX_DAYS: i64 = 31;
/// That stand or are to stand at once. Ours, to be confirmed.
pub const MAX_BANNERS: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Warning,
    Notice,
}

impl Kind {
    pub const ALL: [Self; 2] = [Self::Notice, Self::Warning];

    pub fn code(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Warning => "warning",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Banner {
    pub id: Uuid,
    pub kind: Kind,
    pub text: Bilingual,
    pub from: Moment,
    pub until: Moment,
    pub by: UserId,
    pub at: Moment,
    /// Taken down before its time.
    pub ended: Option<(UserId, Moment)>,
}

impl Banner {
    /// Form: `kind`, `vi`, `en`, `from` (empty: at once), `until`. `before` are all that there were.
    pub fn put_up(before: &[Self], id: Uuid, form: &Form, permit: &Permit) -> Result<(Self, Event), FieldErrors> {
        let now = permit.at();
        let mut reader = FormReader::new(form);
        let kind = reader.required_parsed("kind", Problem::Choice, Kind::from_code);
        for field in ["vi", "en"] {
            let text = reader.required(field, MAX_BANNER);
            if let Err(problem) = markup::read_line(&text) {
                reader.errors.add(field, problem);
            }
        }
        let from = reader.parsed("from", Problem::Date, Moment::from_local).unwrap_or(now);
        let until = reader.required_parsed("until", Problem::Date, Moment::from_local);
        if let Some(until) = until {
            if until <= now {
                reader.errors.add("until", Problem::InPast);
            } else if until <= from {
                reader.errors.add("until", Problem::DateOrder);
            } else if until > from.plus_days(MAX_DAYS) {
                reader.errors.add("until", Problem::TooManyDays(MAX_DAYS));
            }
        }
        if before.iter().filter(|banner| !banner.is_over(now)).count() >= MAX_BANNERS {
            reader.errors.add("form", Problem::TooManyBanners(MAX_BANNERS as u32));
        }
        reader.errors.or(())?;
        let missing = |field: &str| FieldErrors::one(field, Problem::Required);
        let banner = Self {
            id,
            kind: kind.ok_or_else(|| missing("kind"))?,
            text: Bilingual { vi: form.text("vi"), en: form.text("en") },
            from,
            until: until.ok_or_else(|| missing("until"))?,
            by: permit.by().ok_or_else(|| missing("vi"))?,
            at: now,
            ended: None,
        };
        let event = Event::new(EventKind::BannerPutUp, permit.by()).note(&banner.text.vi);
        Ok((banner, event))
    }

    pub fn take_down(self, permit: &Permit) -> Result<(Self, Event), Denied> {
        if self.is_over(permit.at()) {
            return Err(Denied::WrongState);
        }
        let by = permit.by().ok_or(Denied::SignIn)?;
        let event = Event::new(EventKind::BannerTakenDown, permit.by()).note(&self.text.vi);
        Ok((Self { ended: Some((by, permit.at())), ..self }, event))
    }

    pub fn is_shown(&self, now: Moment) -> bool {
        self.from <= now && !self.is_over(now)
    }

    pub fn is_over(&self, now: Moment) -> bool {
        self.ended.is_some() || self.until <= now
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::{Action, Site, check},
        people::{Actor, Role, User},
    };

    fn permit(action: Action, at: Moment) -> Permit {
        let id = UserId(Uuid::from_u128(7));
        let user = User { id, name: String::new(), email: String::new(), role: Role::Officer, firm: None, seat: None, still_scores: false };
        check(&Actor::User(user), action, &Site, at).expect("permitted")
    }

    fn form(from: &str, until: &str) -> Form {
        let form = Form::default().with("kind", "warning").with("vi", "Bảo trì **22:00**.").with("en", "Maintenance at **22:00**.");
        form.with("from", from).with("until", until)
    }

    fn at(text: &str) -> Moment {
        Moment::from_local(text).expect("a time")
    }

    #[test]
    fn a_banner_stands_from_then_until_then() {
        let now = at("2026-03-01T08:00");
        let put_up = |form: &Form| Banner::put_up(&[], Uuid::from_u128(1), form, &permit(Action::PutUpBanner, now));
        let (banner, event) = put_up(&form("2026-03-02T20:00", "2026-03-02T23:00")).expect("put up");
        assert_eq!((event.kind, event.note.as_str()), (EventKind::BannerPutUp, "Bảo trì **22:00**."));
        for (moment, is_shown) in
            [("2026-03-02T19:59", false), ("2026-03-02T20:00", true), ("2026-03-02T22:59", true), ("2026-03-02T23:00", false)]
        {
            assert_eq!(banner.is_shown(at(moment)), is_shown, "{moment}");
        }
        assert_eq!(put_up(&form("", "2026-03-02T23:00")).expect("at once").0.from, now);
        for (from, until, problem) in [
            ("", "2026-03-01T07:59", Problem::InPast),
            ("2026-03-03T00:00", "2026-03-02T23:00", Problem::DateOrder),
            ("", "2026-04-02T00:00", Problem::TooManyDays(MAX_DAYS)),
            ("", "", Problem::Required),
        ] {
            assert_eq!(put_up(&form(from, until)).expect_err(until).of("until"), Some(&problem), "{from} {until}");
        }
        let wrong = put_up(&form("", "2026-03-02T23:00").with("vi", "# Lớn").with("en", "[a](javascript:x)")).expect_err("wrong");
        assert_eq!((wrong.of("vi"), wrong.of("en").is_some()), (Some(&Problem::MarkupLine), true));
    }

    #[test]
    fn there_are_few_and_each_may_be_taken_down() {
        let now = at("2026-03-01T08:00");
        let (one, _) =
            Banner::put_up(&[], Uuid::from_u128(1), &form("", "2026-03-02T23:00"), &permit(Action::PutUpBanner, now)).expect("put up");
        let many = vec![one.clone(); MAX_BANNERS];
        let refused = Banner::put_up(&many, Uuid::from_u128(2), &form("", "2026-03-02T23:00"), &permit(Action::PutUpBanner, now));
        assert_eq!(refused.expect_err("too many").of("form"), Some(&Problem::TooManyBanners(MAX_BANNERS as u32)));
        let (down, event) = one.clone().take_down(&permit(Action::TakeDownBanner, now)).expect("taken down");
        assert!(!down.is_shown(now) && event.kind == EventKind::BannerTakenDown);
        assert_eq!(down.take_down(&permit(Action::TakeDownBanner, now)).err(), Some(Denied::WrongState));
        assert!(one.take_down(&permit(Action::TakeDownBanner, at("2026-03-02T23:00"))).is_err(), "it is over");
    }
}

//! One text of the register: what is said of it, whether it is in force, and how one edition follows another.

use crate::{
    access::Permit,
    check::{Problem, RegisterProblem},
    event::{Event, EventKind},
    form::{FieldErrors, Form, FormReader},
    ids::UserId,
    limits::{NAME, REASON},
    text::fold,
    time::Moment,
};

/// What is known of a legal text; what is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// As it is written: `52/2025/NQ-HĐND`.
    pub number: String,
    pub title: String,
    pub issuer: String,
    /// The first moment of the day.
    pub issued: Option<Moment>,
    /// Where its text can be read.
    pub link: String,
    pub from: Option<Moment>,
    /// The last day on which it is in force.
    pub until: Option<Moment>,
    /// The key of the entry in its place.
    pub replaced_by: String,
    /// Where all this is from.
    pub source: String,
    /// Somebody has compared it with the text itself.
    pub is_compared: bool,
    pub note: String,
}

/// Whether a text is in force at a moment, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    Unknown,
    NotYet,
    InForce,
    Ended,
    Replaced,
}

impl Force {
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::NotYet => "not_yet",
            Self::InForce => "in_force",
            Self::Ended => "ended",
            Self::Replaced => "replaced",
        }
    }
}

/// How an entry is named in addresses: `52-2025-nq-hdnd`. `None` where there is neither letter nor digit.
pub fn key_of(number: &str) -> Option<String> {
    let parts: Vec<String> =
        fold(number).split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_owned).collect();
    (!parts.is_empty()).then(|| parts.join("-"))
}

impl Entry {
    /// Form: `number`, and as [`read_again`](Self::read_again).
    pub fn read(form: &Form, keys: &[String], now: Moment) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let number = r.required("number", NAME);
        if !number.is_empty() && key_of(&number).is_none() {
            r.errors.add("number", Problem::Required);
        }
        Self::read_rest(r, number, keys, now)
    }

    /// Form: `title`, `issuer`, `issued`, `link`, `from`, `until`, `replaced_by` (one of `keys`), `source`, `is_compared`, `note`.
    pub fn read_again(&self, form: &Form, keys: &[String], now: Moment) -> Result<Self, FieldErrors> {
        Self::read_rest(FormReader::new(form), self.number.clone(), keys, now)
    }

    fn read_rest(mut r: FormReader<'_>, number: String, keys: &[String], now: Moment) -> Result<Self, FieldErrors> {
        let day = Problem::Register(RegisterProblem::Day);
        let own = key_of(&number);
        let (title, issuer) = (r.text("title", REASON), r.text("issuer", NAME));
        let issued = r.parsed("issued", day.clone(), Moment::from_date);
        if issued.is_some_and(|issued| issued > now) {
            r.errors.add("issued", Problem::Register(RegisterProblem::AfterNow));
        }
        let link = r.text("link", REASON);
        if !link.is_empty() && (!link.starts_with("https://") || link.contains(char::is_whitespace)) {
            r.errors.add("link", Problem::WebAddress);
        }
        let from = r.parsed("from", day.clone(), Moment::from_date);
        let until = r.parsed("until", day, Moment::from_date);
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            r.errors.add("until", Problem::DateOrder);
        }
        let is_other = |key: &str| keys.iter().any(|known| known == key) && own.as_deref() != Some(key);
        let replaced_by = r.parsed("replaced_by", Problem::Choice, |key| is_other(key).then(|| key.to_owned()));
        let (source, note) = (r.required("source", NAME), r.text("note", REASON));
        let is_compared = r.form.is_checked("is_compared");
        let replaced_by = replaced_by.unwrap_or_default();
        r.errors.or(Self { number, title, issuer, issued, link, from, until, replaced_by, source, is_compared, note })
    }

    pub fn to_form(&self) -> Form {
        let day = |day: Option<Moment>| day.map(Moment::to_date).unwrap_or_default();
        let form = Form::default()
            .with("title", &self.title)
            .with("issuer", &self.issuer)
            .with("issued", day(self.issued))
            .with("link", &self.link)
            .with("from", day(self.from))
            .with("until", day(self.until))
            .with("replaced_by", &self.replaced_by)
            .with("source", &self.source)
            .with("note", &self.note);
        if self.is_compared { form.with("is_compared", "on") } else { form }
    }

    pub fn force(&self, now: Moment) -> Force {
        match (self.from, self.until) {
            _ if !self.replaced_by.is_empty() => Force::Replaced,
            (_, Some(until)) if until.plus_days(1) <= now => Force::Ended,
            (Some(from), _) if from > now => Force::NotYet,
            (Some(_), _) => Force::InForce,
            (None, _) => Force::Unknown,
        }
    }
}

/// An entry as it was kept at a moment. Nothing of it changes later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    pub key: String,
    pub entry: Entry,
    /// 0 is what was known from the start.
    pub version: u32,
    /// `None` for what was known from the start.
    pub at: Option<Moment>,
    pub by: Option<UserId>,
    pub reason: String,
}

impl Edition {
    pub fn first(key: String, entry: Entry, permit: &Permit) -> Self {
        Self { key, entry, version: 1, at: Some(permit.at()), by: permit.by(), reason: String::new() }
    }

    /// The next one; something has to be another, with a reason.
    pub fn next(&self, entry: Entry, reason: &str, permit: &Permit) -> Result<Self, FieldErrors> {
        if reason.is_empty() {
            return Err(FieldErrors::one("reason", Problem::Required));
        }
        if entry == self.entry {
            return Err(FieldErrors::one("title", Problem::Register(RegisterProblem::Unchanged)));
        }
        let (key, version) = (self.key.clone(), self.version + 1);
        Ok(Self { key, entry, version, at: Some(permit.at()), by: permit.by(), reason: reason.to_owned() })
    }

    pub fn event(&self) -> Event {
        let kind = if self.version == 1 && self.reason.is_empty() { EventKind::LegalTextAdded } else { EventKind::LegalTextCorrected };
        Event::new(kind, self.by).note(format!("{} {}", self.entry.number, self.reason).trim().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::from_local(text).expect("a time")
    }

    #[test]
    fn a_number_has_one_key_however_it_is_written() {
        for (number, key) in [
            ("52/2025/NQ-HĐND", "52-2025-nq-hdnd"),
            (" 57-NQ/TW ", "57-nq-tw"),
            ("44/2025/QĐ-UBND", "44-2025-qd-ubnd"),
            ("460/BKHCN-CĐSQG", "460-bkhcn-cdsqg"),
        ] {
            assert_eq!(key_of(number).as_deref(), Some(key));
        }
        assert_eq!(key_of("///"), None);
    }

    #[test]
    fn what_is_in_force_follows_from_its_days_and_nothing_is_guessed() {
        let now = at("2026-03-01T09:00");
        let day = |text: &str| Moment::from_date(text);
        for (from, until, force) in [
            (None, None, Force::Unknown),
            (None, day("2026-02-28"), Force::Ended),
            (None, day("2026-03-01"), Force::Unknown),
            (day("2026-01-01"), None, Force::InForce),
            (day("2026-01-01"), day("2026-03-01"), Force::InForce),
            (day("2026-01-01"), day("2026-02-28"), Force::Ended),
            (day("2026-03-02"), None, Force::NotYet),
        ] {
            assert_eq!(Entry { from, until, ..Entry::default() }.force(now), force, "{from:?} {until:?}");
        }
        assert_eq!(Entry { replaced_by: "a".to_owned(), ..Entry::default() }.force(now), Force::Replaced);
    }

    #[test]
    fn every_field_that_is_wrong_is_named_and_what_is_shown_again_is_what_was_read() {
        let now = at("2026-03-01T09:00");
        let keys = ["57-nq-tw".to_owned(), "a".to_owned()];
        let wrong = [
            ("number", "//", Problem::Required),
            ("issued", "2026-03-02", Problem::Register(RegisterProblem::AfterNow)),
            ("link", "http://a.vn", Problem::WebAddress),
            ("from", "1/2", Problem::Register(RegisterProblem::Day)),
            ("replaced_by", "b", Problem::Choice),
            ("source", "", Problem::Required),
        ];
        let form = wrong.iter().fold(Form::default(), |form, (name, value, _)| form.with(*name, *value));
        let errors = Entry::read(&form, &keys, now).expect_err("refused");
        for (name, _, problem) in &wrong {
            assert_eq!(errors.of(name), Some(problem), "{name}");
        }
        let form =
            Form::default().with("number", "57-NQ/TW").with("source", "Công báo").with("from", "2026-01-02").with("until", "2026-01-01");
        assert_eq!(Entry::read(&form, &keys, now).expect_err("refused").of("until"), Some(&Problem::DateOrder));
        assert!(Entry::read(&form.clone().with("replaced_by", "57-nq-tw"), &keys, now).is_err(), "nothing replaces itself");
        let entry = Entry::read(&form.with("until", "").with("replaced_by", "a").with("is_compared", "on"), &keys, now).expect("read");
        assert_eq!(entry.read_again(&entry.to_form(), &keys, now), Ok(entry));
    }
}

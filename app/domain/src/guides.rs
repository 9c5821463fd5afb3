//! The short guides and the questions asked often: what the site comes with, or what an officer wrote in its place. Every edition stays, with who published it.

use crate::{
    access::Permit,
    check::Problem,
    event::{Event, EventKind},
    form::{FieldErrors, Form, FormReader},
    ids::UserId,
    locale::{Bilingual, Locale},
    markup,
    time::Moment,
};

/// Of a guide in one language, in characters. Ours, to be confirmed.
pub const MAX_GUIDE: usize = 10_000;
/// The fields of a guide's form, by language.
pub const FIELDS: [(Locale, &str); 2] = [(Locale::Vi, "vi"), (Locale::En, "en")];

/// Of what there is a guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Guide {
    Submit,
    Verify,
    Recompute,
    Score,
    /// The questions asked often, on a page of their own.
    Questions,
}

impl Guide {
    pub const ALL: [Self; 5] = [Self::Submit, Self::Verify, Self::Recompute, Self::Score, Self::Questions];
    /// Of a task in a few steps: one page has them all.
    pub const TASKS: [Self; 4] = [Self::Submit, Self::Verify, Self::Recompute, Self::Score];

    pub fn code(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Verify => "verify",
            Self::Recompute => "recompute",
            Self::Score => "score",
            Self::Questions => "questions",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|guide| guide.code() == code)
    }
}

/// What officers write before it is public: one for each guide, of whoever saved it last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub guide: Guide,
    pub text: Bilingual,
    pub by: UserId,
    pub at: Moment,
}

/// What was public from then on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    pub guide: Guide,
    /// From 1.
    pub number: u32,
    /// None: what the site comes with was put back.
    pub text: Option<Bilingual>,
    pub by: UserId,
    pub at: Moment,
}

impl Draft {
    /// Form: `vi` and `en`, which may be empty; what a text may not say is told at its field.
    pub fn read(guide: Guide, form: &Form, permit: &Permit) -> Result<Self, FieldErrors> {
        let mut reader = FormReader::new(form);
        for (_, field) in FIELDS {
            let text = reader.text(field, MAX_GUIDE);
            if let Err(problem) = markup::read(&text) {
                reader.errors.add(field, problem);
            }
        }
        reader.errors.or(())?;
        let by = permit.by().ok_or_else(|| FieldErrors::one("vi", Problem::Required))?;
        Ok(Self { guide, text: Bilingual { vi: form.text("vi"), en: form.text("en") }, by, at: permit.at() })
    }

    pub fn is_empty(&self) -> bool {
        self.text.vi.is_empty() && self.text.en.is_empty()
    }

    /// As its form shows it.
    pub fn to_form(&self) -> Form {
        Form::default().with("vi", &self.text.vi).with("en", &self.text.en)
    }

    /// After the editions of before; both languages are there.
    pub fn publish(self, before: &[Edition], permit: &Permit) -> Result<(Edition, Event), FieldErrors> {
        let empty = FIELDS.into_iter().filter(|(locale, _)| locale.pick(&self.text.vi, &self.text.en).trim().is_empty());
        FieldErrors(empty.map(|(_, field)| (field.to_owned(), Problem::Required)).collect()).or(())?;
        edition(self.guide, before, Some(self.text), permit).ok_or_else(|| FieldErrors::one("vi", Problem::NothingChanged))
    }
}

/// Puts back what the site comes with; `None` where that is what is public.
pub fn put_back(guide: Guide, before: &[Edition], permit: &Permit) -> Option<(Edition, Event)> {
    edition(guide, before, None, permit)
}

/// None where the same is public already.
fn edition(guide: Guide, before: &[Edition], text: Option<Bilingual>, permit: &Permit) -> Option<(Edition, Event)> {
    let public = before.iter().max_by_key(|edition| edition.number);
    if public.and_then(|edition| edition.text.as_ref()) == text.as_ref() {
        return None;
    }
    let number = public.map_or(0, |edition| edition.number) + 1;
    let kind = if text.is_some() { EventKind::GuidePublished } else { EventKind::GuidePutBack };
    let event = Event::new(kind, permit.by()).note(format!("{} {number}", guide.code()));
    Some((Edition { guide, number, text, by: permit.by()?, at: permit.at() }, event))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::{Action, Site, check},
        people::{Actor, Role, User},
    };
    use uuid::Uuid;

    fn permit() -> Permit {
        let id = UserId(Uuid::from_u128(7));
        let user = User { id, name: String::new(), email: String::new(), role: Role::Officer, firm: None, seat: None, still_scores: false };
        check(&Actor::User(user), Action::KeepGuides, &Site, Moment(5)).expect("permitted")
    }

    fn draft(vi: &str, en: &str) -> Result<Draft, FieldErrors> {
        Draft::read(Guide::Submit, &Form::default().with("vi", vi).with("en", en), &permit())
    }

    #[test]
    fn a_guide_is_public_in_both_languages_and_its_editions_are_numbered() {
        let wrong = draft("[a](javascript:x)", "").expect_err("no such link");
        assert_eq!(wrong.of("vi"), Some(&Problem::MarkupLink("javascript:x".to_owned())));
        let half = draft("Mở trang.", "").expect("a draft may be half");
        assert_eq!(half.publish(&[], &permit()).expect_err("half").of("en"), Some(&Problem::Required));
        let whole = draft("Mở trang.", "Open the page.").expect("whole");
        let (first, event) = whole.clone().publish(&[], &permit()).expect("published");
        assert_eq!((first.number, event.kind, event.note.as_str()), (1, EventKind::GuidePublished, "submit 1"));
        assert!(whole.publish(std::slice::from_ref(&first), &permit()).is_err(), "it is what is public");
        let (second, event) = put_back(Guide::Submit, std::slice::from_ref(&first), &permit()).expect("put back");
        assert_eq!((second.number, second.text.clone(), event.kind), (2, None, EventKind::GuidePutBack));
        assert!(put_back(Guide::Submit, &[first, second], &permit()).is_none(), "once");
        assert!(put_back(Guide::Submit, &[], &permit()).is_none(), "nothing was written in its place");
    }
}

//! A notice of the office about a call ("thông báo"): the same words to everybody of a group, in both languages. It binds nobody;
//! what firms may rely on is the call, its files, and published answers. What firms are told stands on the call's page for
//! everybody, so that nobody alone knows something about a call.

use crate::{
    access::Permit,
    check::Problem,
    event::{Event, EventKind},
    form::{FieldErrors, Form, FormReader},
    ids::{ChallengeId, UserId},
    limits::{NAME, NOTE},
    locale::{Bilingual, Locale},
    time::Moment,
};
use serde::{Deserialize, Serialize};

mod w {
    crate::words! {
        watchers = "Người theo dõi bài toán" | "Whoever watches the challenge";
        concerned = "Doanh nghiệp có hồ sơ và người theo dõi" | "Firms that have a proposal, and whoever watches";
        verified = "Doanh nghiệp đã xác minh" | "Verified firms";
        council = "Thành viên Hội đồng tư vấn" | "Members of the advisory council";
    }
}

/// To whom. Whoever writes chooses a group and never learns, or chooses, who is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Whoever watches the call.
    Watchers,
    /// Firms that have begun a proposal, and whoever watches.
    Concerned,
    /// Firms that are verified.
    Verified,
    /// Members of the council in this call.
    Council,
}

impl Audience {
    pub const ALL: [Self; 4] = [Self::Concerned, Self::Watchers, Self::Verified, Self::Council];

    pub fn code(self) -> &'static str {
        match self {
            Self::Watchers => "watchers",
            Self::Concerned => "concerned",
            Self::Verified => "verified",
            Self::Council => "council",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.code() == code)
    }

    pub fn name(self, l: Locale) -> &'static str {
        match self {
            Self::Watchers => w::watchers(l),
            Self::Concerned => w::concerned(l),
            Self::Verified => w::verified(l),
            Self::Council => w::council(l),
        }
    }

    /// It stands on the call's page, too, at once; what the council is told does once the result is public.
    pub fn is_public(self) -> bool {
        self != Self::Council
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub challenge: ChallengeId,
    /// From 1, in the order in which they were sent.
    pub number: u32,
    pub draft: Draft,
    pub by: UserId,
    pub at: Moment,
}

/// What is to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub audience: Audience,
    pub subject: Bilingual,
    pub text: Bilingual,
}

impl Draft {
    /// Form: `audience`, `subject_vi`, `subject_en`, `text_vi`, `text_en`; all of them.
    pub fn read(form: &Form) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let audience = r.required_parsed("audience", Problem::Choice, Audience::from_code);
        let subject = Bilingual::new(&r.required("subject_vi", NAME), &r.required("subject_en", NAME));
        let text = Bilingual::new(&r.required("text_vi", NOTE), &r.required("text_en", NOTE));
        r.errors.or(())?;
        let audience = audience.ok_or_else(|| FieldErrors::one("audience", Problem::Choice))?;
        Ok(Self { audience, subject, text })
    }
}

impl Notice {
    /// Whether everybody reads it.
    pub fn is_public(&self, has_result: bool) -> bool {
        has_result || self.draft.audience.is_public()
    }

    /// `before` are all of the call; `None` where the same was sent already.
    pub fn send(before: &[Self], permit: &Permit, challenge: ChallengeId, draft: Draft) -> Option<(Self, Event)> {
        if before.iter().any(|other| other.draft == draft) {
            return None;
        }
        let number = before.iter().map(|other| other.number).max().unwrap_or_default() + 1;
        let note = format!("{}: {}", draft.audience.code(), draft.subject.vi);
        let event = Event::new(EventKind::NoticeSent, permit.by()).challenge(challenge).note(note);
        Some((Self { challenge, number, draft, by: permit.by()?, at: permit.at() }, event))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Form {
        let form = Form::default().with("audience", "concerned").with("subject_vi", "Bảo trì hệ thống").with("subject_en", "Maintenance");
        form.with("text_vi", "Hệ thống bảo trì tối thứ Sáu.").with("text_en", "The site is down on Friday evening.")
    }

    #[test]
    fn a_notice_has_a_group_and_both_languages() {
        assert_eq!(Draft::read(&form()).expect("read").audience, Audience::Concerned);
        for name in ["audience", "subject_vi", "subject_en", "text_vi", "text_en"] {
            let errors = Draft::read(&form().with(name, " ")).expect_err("refused");
            assert!(errors.of(name).is_some(), "{name}: {errors:?}");
        }
        assert_eq!(Draft::read(&form().with("audience", "an@demo.example")).expect_err("refused").of("audience"), Some(&Problem::Choice));
    }

    #[test]
    fn no_group_is_one_firm_and_what_firms_are_told_is_public() {
        assert_eq!(Audience::ALL.map(Audience::is_public), [true, true, true, false]);
        for audience in Audience::ALL {
            assert_eq!(Audience::from_code(audience.code()), Some(audience));
        }
    }
}

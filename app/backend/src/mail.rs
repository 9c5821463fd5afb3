//! Messages: what each says in both languages, and how they leave the site.

mod about;
mod account_words;
mod ad_hoc_words;
mod amendment_words;
mod claim_words;
mod following_words;
mod frame_words;
mod html;
mod kind;
mod mailer;
mod ownership_words;
mod partner_words;
mod places;
mod question_words;
mod result_words;
mod retold;
pub mod samples;
mod seat_words;
mod voiding_words;
mod watched;
mod words;
mod work_words;

pub use html::html;
pub use kind::{Kind, Mail};
pub use mailer::{Letter, Mailer};
pub use partner_words::Told;
pub use watched::{Found, OwnProposal, Watched};

use domain::{following::MailKind, locale::Locale, text, time::Moment};

/// Stands in a queued message for the token of its link, which is made when the message is sent.
pub const TOKEN: &str = "{token}";
/// Longest subject, in characters; what is longer is cut.
const MAX_SUBJECT: usize = 150;

/// What members are told of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    Planned,
    /// From this time and place.
    Moved(Moment, String),
    /// For this reason.
    CalledOff(String),
    /// This member says that the reader is there.
    Vouched(String),
    /// This member does not come, and asks that an alternate be called.
    AlternateAsked(String),
}

/// What became of a question, for who asked it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replied {
    Answered {
        number: u32,
        answer: String,
    },
    /// It has the answer of this one.
    Merged {
        number: u32,
        answer: String,
    },
    Declined {
        reason: String,
    },
}

/// What happened to a shortlist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Proposed,
    Forwarded,
    BackToCouncil,
    BackToOffice,
    /// The office publishes what the leader has decided.
    Decided,
}

impl Mail {
    /// Subject and plain-text body.
    pub fn compose(&self, locale: Locale, base_url: &str) -> (String, String) {
        let site = format!("{base_url}{}", locale.pick("", "/en"));
        let link = format!("{site}{}", self.path());
        let (subject, text) = words::of(self, locale, &site, &link);
        let subject = text::shortened(&subject.replace(char::is_control, " "), MAX_SUBJECT);
        (subject, format!("{}\n\n{text}\n\n--\n{}\n{site}\n", frame_words::greeting(self, locale), frame_words::footer(locale)))
    }

    /// Lower numbers are sent first: for the first, somebody is waiting at this moment; of the last two, a firm can cause many, or many watch.
    pub fn priority(&self) -> i64 {
        match self {
            Self::Register { .. } | Self::AccountExists | Self::Reset { .. } | Self::PasswordChanged => 0,
            Self::AccountStopped { .. } | Self::AccountSuspended { .. } | Self::AccountRestored { .. } => 0,
            Self::Invite { .. } => 2,
            Self::Watched { .. } | Self::ClosingSoon { .. } | Self::Digest { .. } => 3,
            _ => 1,
        }
    }
}

/// Where a kind of mails is switched off, with a place for the link's token, and the lines under the mail that say so.
pub(crate) fn switching_off(kind: MailKind, locale: Locale, base_url: &str) -> (String, String) {
    let site = format!("{base_url}{}", locale.pick("", "/en"));
    let address = format!("{site}/unsubscribe/{TOKEN}");
    let note = following_words::switching_off(locale, kind, &address, &format!("{site}/account#mails"));
    (address, note)
}

/// The same for somebody without an account.
pub(crate) fn stopping(locale: Locale, base_url: &str) -> (String, String) {
    let address = format!("{base_url}{}/unsubscribe/{TOKEN}", locale.pick("", "/en"));
    let note = following_words::stopping(locale, &address);
    (address, note)
}

/// A message as its reader gets it, with made-up data and nothing behind its links.
pub struct Preview {
    pub subject: String,
    pub text: String,
    pub html: String,
}

impl Preview {
    pub fn of(mail: &Mail, locale: Locale, base_url: &str) -> Self {
        let (subject, text) = mail.compose(locale, base_url);
        let note = mail.kind().optional().map(|kind| format!("\n{}\n", switching_off(kind, locale, base_url).1));
        let text = format!("{text}{}", note.unwrap_or_default()).replace(TOKEN, "…");
        Self { html: html(&subject, &text, locale, base_url), subject, text }
    }
}

/// Subject and text in one of the two languages.
fn pick(l: Locale, subject: (&str, &str), vi: String, en: String) -> (String, String) {
    (l.pick(subject.0, subject.1).to_owned(), l.pick(vi, en))
}

//! Messages: what each says in both languages, and how they leave the site.

mod account_words;
mod ad_hoc_words;
mod amendment_words;
mod following_words;
mod frame_words;
mod question_words;
mod result_words;
mod seat_words;
mod voiding_words;
mod watched;
mod words;
mod work_words;

pub use watched::{Found, OwnProposal, Watched};

use crate::{Error, Result, private};
use domain::{
    council::motion::Choice,
    following::MailKind,
    locale::{Bilingual, Locale},
    people::SeatRole,
    text,
    time::Moment,
};
use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Body, Mailbox,
        header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue},
    },
};
use std::path::{Path, PathBuf};

/// Stands in a queued message for the token of its link, which is made when the message is sent.
pub const TOKEN: &str = "{token}";
const LIST_UNSUBSCRIBE: HeaderName = HeaderName::new_from_ascii_str("List-Unsubscribe");
const LIST_UNSUBSCRIBE_POST: HeaderName = HeaderName::new_from_ascii_str("List-Unsubscribe-Post");
/// Longest subject, in characters; what is longer is cut.
const MAX_SUBJECT: usize = 150;

/// Everything the site writes to people. Links are paths; the base URL and language prefix are added.
/// What *waits* is written to the office or the council, the rest to firms and persons.
#[derive(Clone, Debug)]
pub enum Mail {
    Register { token: String },
    AccountExists,
    Reset { token: String },
    PasswordChanged,
    AccountStopped { token: String, reason: String },
    SuspensionWaits { name: String, account: String },
    StopWaits { name: String, account: String },
    RequestReturned { name: String, account: String, reason: String },
    AccountSuspended { reason: String, contact: String },
    AccountRestored { reason: String },
    Invite { token: String, firm: String },
    MemberRemoved { firm: String },
    FirmVerified { firm: String },
    FirmReturned { firm: String, reason: String },
    FirmDisputes { firm: String, id: String },
    TakingBackWaits { firm: String, id: String, reason: String },
    TakingBackReturned { firm: String, id: String, reason: String },
    Receipt { challenge_code: String, title: Bilingual, receipt: String, version: u32, at: Moment, sha256: String, proposal: String },
    Withdrawn { challenge_code: String, title: Bilingual },
    ChallengeChanged { challenge_code: String, title: Bilingual, version: u32, reason: String },
    ChallengeAmended { challenge_code: String, title: Bilingual, closing: [Moment; 2], reason: String, proposal: Option<String> },
    AmendmentWaits { challenge_code: String, title: Bilingual, reason: String },
    AmendmentReturned { challenge_code: String, title: Bilingual, reason: String },
    ClosingExtended { challenge_code: String, title: Bilingual, closing: [Moment; 2], reason: String },
    CancellingWaits { challenge_code: String, title: Bilingual, reason: String },
    ExtensionWaits { challenge_code: String, title: Bilingual, reason: String },
    ExtensionReturned { challenge_code: String, title: Bilingual, reason: String },
    ScoringExtended { challenge_code: String, title: Bilingual, ends: [Moment; 2], reason: String },
    ChallengeCancelled { challenge_code: String, title: Bilingual, reason: String },
    QuestionWaits { challenge_code: String, title: Bilingual, number: u32, question: String, due: Option<Moment> },
    QuestionReplied { challenge_code: String, title: Bilingual, question: String, replied: Replied },
    Briefing { challenge_code: String, title: Bilingual, at: Moment, place: String, called_off: Option<String> },
    MessageToFirm { challenge_code: String, title: Bilingual, text: String, proposal: String },
    MessageToOffice { challenge_code: String, code: String, proposal: String },
    AnswersPublished { challenge_code: String, title: Bilingual, answers: Vec<u32> },
    ReviewWaits { challenge_code: String, title: Bilingual, due: Option<Moment> },
    ChallengeReturned { challenge_code: String, title: Bilingual, reason: String },
    DeclaringWaits { challenge_code: String, title: Bilingual, proposals: usize, due: Option<Moment> },
    ScoringWaits { challenge_code: String, title: Bilingual, proposals: usize, due: Option<Moment> },
    SecondRound { challenge_code: String, title: Bilingual, far: Vec<String>, due: Option<Moment> },
    SheetFar { challenge_code: String, code: String, due: Option<Moment>, proposal: String },
    SheetExcluded { challenge_code: String, code: String, reason: String, proposal: String },
    SheetAsked { challenge_code: String, code: String, reason: String, due: Moment },
    VoidingAsked { challenge_code: String, title: Bilingual, by: String, reason: String, due: Moment },
    ScoredAnew { challenge_code: String, title: Bilingual, code: String, due: Moment, proposal: String },
    VoidingDecided { challenge_code: String, title: Bilingual, by: String, is_void: bool },
    MotionWaits { challenge_code: String, title: Bilingual, number: u32, due: Moment },
    VoteEntered { challenge_code: String, title: Bilingual, number: u32, choice: Choice, by: String },
    BallotWaits { challenge_code: String, title: Bilingual, due: Moment },
    LotWaits { challenge_code: String, title: Bilingual, due: Moment },
    LotRead { challenge_code: String, title: Bilingual, source: String, on: Moment, due: Moment },
    ProposalOpened { challenge_code: String, title: Bilingual, code: String, at: Moment, proposal: String },
    EvaluationBegun { challenge_code: String, title: Bilingual, code: String, due: Option<Moment>, proposal: String },
    NotAdmitted { challenge_code: String, title: Bilingual, code: String, reason: String, proposal: String },
    SheetGivenBack { challenge_code: String, proposal: String, reason: String },
    ConflictFound { challenge_code: String, title: Bilingual, by: String, reason: String, counts: bool },
    ConflictRuled { challenge_code: String, title: Bilingual, is_lifted: bool, by: String, reason: String },
    ActingChair { challenge_code: String, title: Bilingual, reason: String },
    AdHocWaits { challenge_code: String, title: Bilingual, reason: String },
    AdHocReturned { challenge_code: String, title: Bilingual, name: String },
    AdHocAppointed { challenge_code: String, title: Bilingual, reason: String },
    SeatChangeWaits { name: String, reason: String },
    SeatChangeReturned { name: String, reason: String },
    SeatChanged { seat: Option<SeatRole>, number: String, date: Moment, reason: String },
    SheetsLeft { challenge_code: String, title: Bilingual, sheets: usize, ends: Option<Moment> },
    CompletionAsked { challenge_code: String, title: Bilingual, asked: String, due: Moment, proposal: String },
    CompletionWaits { challenge_code: String, code: String, proposal: String },
    ResultPublished { challenge_code: String, title: Bilingual, proposal: String, complaints_until: Moment },
    ShortlistWaits { challenge_code: String, title: Bilingual, step: Step, due: Option<Moment> },
    Meeting { news: News, meeting: String, at: Moment, place: String, challenges: Vec<String> },
    DebriefReleased { challenge_code: String, title: Bilingual, proposal: String },
    ComplaintReceived { challenge_code: String, title: Bilingual, at: Moment, proposal: String },
    ComplaintWaits { challenge_code: String, title: Bilingual, proposal: String },
    RedoingWaits { challenge_code: String, title: Bilingual, note: String, due: Moment, proposal: String },
    ComplaintRedone { challenge_code: String, title: Bilingual, proposal: String },
    ComplaintAnswered { challenge_code: String, title: Bilingual, proposal: String },
    Watched { challenge_code: String, title: Bilingual, news: Watched },
    ClosingSoon { challenge_code: String, title: Bilingual, closes: Moment, days: i64, own: Option<OwnProposal> },
    Digest { found: Vec<Found> },
}

/// What members are told of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    Planned,
    /// From this time and place.
    Moved(Moment, String),
    /// For this reason.
    CalledOff(String),
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

    /// Where the message leads.
    fn path(&self) -> String {
        match self {
            Self::Register { token } => format!("/register/{token}"),
            Self::Reset { token } | Self::AccountStopped { token, .. } => format!("/reset/{token}"),
            Self::SuspensionWaits { account, .. } | Self::StopWaits { account, .. } | Self::RequestReturned { account, .. } => {
                format!("/office/accounts/{account}")
            }
            Self::Invite { token, .. } => format!("/invite/{token}"),
            Self::AccountExists | Self::PasswordChanged | Self::AccountRestored { .. } => "/sign-in".to_owned(),
            Self::AccountSuspended { .. } => "/".to_owned(),
            Self::MemberRemoved { .. } | Self::SeatChanged { seat: None, .. } => "/account".to_owned(),
            Self::SeatChanged { seat: Some(_), .. } => "/council".to_owned(),
            Self::SeatChangeWaits { .. } | Self::SeatChangeReturned { .. } => "/office/seats".to_owned(),
            Self::FirmVerified { .. } | Self::FirmReturned { .. } => "/firm".to_owned(),
            Self::TakingBackWaits { id, .. } | Self::TakingBackReturned { id, .. } | Self::FirmDisputes { id, .. } => {
                format!("/office/firms/{id}")
            }
            Self::ChallengeAmended { proposal: Some(proposal), .. } => format!("/proposals/{proposal}"),
            Self::ChallengeAmended { challenge_code, proposal: None, .. } => format!("/challenges/{challenge_code}#versions"),
            Self::ChallengeChanged { challenge_code, version, .. } => format!("/challenges/{challenge_code}/versions/{version}"),
            Self::AmendmentWaits { challenge_code, .. } | Self::AmendmentReturned { challenge_code, .. } => {
                format!("/office/challenges/{challenge_code}/amendment")
            }
            Self::CancellingWaits { challenge_code, .. } => format!("/office/challenges/{challenge_code}/cancel"),
            Self::ExtensionWaits { challenge_code, .. } => format!("/office/challenges/{challenge_code}/extension"),
            Self::ExtensionReturned { challenge_code, .. } => format!("/office/challenges/{challenge_code}"),
            Self::Receipt { proposal, .. } => format!("/proposals/{proposal}"),
            Self::Withdrawn { challenge_code, .. }
            | Self::ClosingExtended { challenge_code, .. }
            | Self::ChallengeCancelled { challenge_code, .. } => format!("/challenges/{challenge_code}"),
            Self::QuestionWaits { challenge_code, number, .. } => format!("/office/challenges/{challenge_code}/questions/{number}"),
            Self::QuestionReplied { challenge_code, replied, .. } => match replied {
                Replied::Answered { number, .. } | Replied::Merged { number, .. } => {
                    format!("/challenges/{challenge_code}#cau-hoi-{number}")
                }
                Replied::Declined { .. } => format!("/challenges/{challenge_code}/questions"),
            },
            Self::Briefing { challenge_code, .. } => format!("/challenges/{challenge_code}#briefings"),
            Self::MessageToFirm { proposal, .. } => format!("/proposals/{proposal}/act/messages"),
            Self::MessageToOffice { proposal, .. } => format!("/office/proposals/{proposal}/messages"),
            Self::AnswersPublished { challenge_code, .. } => format!("/challenges/{challenge_code}#questions"),
            Self::ReviewWaits { challenge_code, .. } => format!("/office/challenges/{challenge_code}"),
            Self::ChallengeReturned { challenge_code, .. } => format!("/office/challenges/{challenge_code}/edit"),
            Self::BallotWaits { challenge_code, .. } | Self::LotWaits { challenge_code, .. } | Self::LotRead { challenge_code, .. } => {
                format!("/council/challenges/{challenge_code}/ballot")
            }
            Self::SheetAsked { challenge_code, .. }
            | Self::VoidingAsked { challenge_code, .. }
            | Self::VoidingDecided { challenge_code, .. }
            | Self::VoteEntered { challenge_code, .. }
            | Self::MotionWaits { challenge_code, .. } => {
                format!("/council/challenges/{challenge_code}/motions")
            }
            Self::ScoredAnew { proposal, .. } | Self::SheetFar { proposal, .. } | Self::SheetExcluded { proposal, .. } => {
                format!("/council/proposals/{proposal}")
            }
            Self::ProposalOpened { proposal, .. } | Self::EvaluationBegun { proposal, .. } | Self::NotAdmitted { proposal, .. } => {
                format!("/proposals/{proposal}")
            }
            Self::DeclaringWaits { challenge_code, .. }
            | Self::ScoringWaits { challenge_code, .. }
            | Self::SecondRound { challenge_code, .. }
            | Self::ScoringExtended { challenge_code, .. }
            | Self::SheetGivenBack { challenge_code, .. }
            | Self::ActingChair { challenge_code, .. }
            | Self::AdHocAppointed { challenge_code, .. }
            | Self::ConflictRuled { challenge_code, .. }
            | Self::SheetsLeft { challenge_code, .. } => {
                format!("/council/challenges/{challenge_code}")
            }
            Self::AdHocWaits { challenge_code, .. } | Self::AdHocReturned { challenge_code, .. } => {
                format!("/office/challenges/{challenge_code}/ad-hoc")
            }
            Self::ConflictFound { challenge_code, .. } => format!("/council/challenges/{challenge_code}/declarations"),
            Self::CompletionAsked { proposal, .. } => format!("/proposals/{proposal}/act/completion"),
            Self::CompletionWaits { proposal, .. } => format!("/office/proposals/{proposal}"),
            Self::ResultPublished { challenge_code, .. } => format!("/challenges/{challenge_code}/results"),
            Self::ShortlistWaits { challenge_code, step, .. } => match step {
                Step::Proposed | Step::BackToOffice => format!("/office/challenges/{challenge_code}/forward"),
                Step::Forwarded => format!("/office/challenges/{challenge_code}/decision"),
                Step::Decided => format!("/office/challenges/{challenge_code}/result"),
                Step::BackToCouncil => format!("/council/challenges/{challenge_code}/motions/shortlist"),
            },
            Self::Meeting { meeting, .. } => format!("/council/meetings/{meeting}"),
            Self::DebriefReleased { proposal, .. } => format!("/proposals/{proposal}/act/feedback"),
            Self::ComplaintReceived { proposal, .. }
            | Self::ComplaintAnswered { proposal, .. }
            | Self::ComplaintRedone { proposal, .. } => {
                format!("/proposals/{proposal}/act/complaint")
            }
            Self::Watched { challenge_code, news, .. } => format!("/challenges/{challenge_code}{}", news.place()),
            Self::ClosingSoon { own: Some(own), .. } => format!("/proposals/{}", own.proposal),
            Self::ClosingSoon { challenge_code, own: None, .. } => format!("/challenges/{challenge_code}"),
            Self::Digest { .. } => "/following".to_owned(),
            Self::ComplaintWaits { proposal, .. } | Self::RedoingWaits { proposal, .. } => {
                format!("/office/proposals/{proposal}/complaint")
            }
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

/// How messages leave the site.
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

enum Way {
    Folder(AsyncFileTransport<Tokio1Executor>, PathBuf),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

impl Mailer {
    /// `file:FOLDER` writes `.eml` files; `smtp:`/`smtps:` sends.
    pub fn open(url: &str, from: &str) -> Result<Self> {
        let from = from.parse().map_err(|error| Error::internal(format!("MAIL_FROM: {error}")))?;
        let way = match url.split_once(':') {
            Some(("file", folder)) if !folder.is_empty() => {
                let folder = folder.strip_prefix("//").unwrap_or(folder);
                private::folder(Path::new(folder)).map_err(|error| Error::internal(format!("SMTP_URL: {error}")))?;
                Way::Folder(AsyncFileTransport::new(folder), PathBuf::from(folder))
            }
            Some(("smtp" | "smtps", _)) => {
                let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(url);
                Way::Smtp(server.map_err(|error| Error::internal(format!("SMTP_URL: {error}")))?.build())
            }
            _ => return Err(Error::internal("SMTP_URL must begin with file:, smtp: or smtps:")),
        };
        Ok(Self { from, way })
    }

    /// `unsubscribe` is where such mails are switched off by one request (RFC 8058).
    pub async fn send(&self, to: &str, subject: &str, body: &str, unsubscribe: Option<&str>) -> Result<()> {
        let to: Mailbox = to.parse().map_err(Error::internal)?;
        let mut message = Message::builder().from(self.from.clone()).to(to).subject(subject).header(ContentType::TEXT_PLAIN);
        if let Some(address) = unsubscribe {
            message = message.raw_header(HeaderValue::new(LIST_UNSUBSCRIBE, format!("<{address}>")));
            message = message.raw_header(HeaderValue::new(LIST_UNSUBSCRIBE_POST, "List-Unsubscribe=One-Click".to_owned()));
        }
        match &self.way {
            Way::Folder(transport, folder) => {
                let id = transport.send(message.body(readable(body)).map_err(Error::internal)?).await.map_err(Error::internal)?;
                private::file(&folder.join(format!("{id}.eml")))
            }
            Way::Smtp(server) => {
                server.send(message.body(body.to_owned()).map_err(Error::internal)?).await.map(drop).map_err(Error::internal)
            }
        }
    }
}

/// As written, so that people and tests can read the file.
fn readable(body: &str) -> Body {
    Body::new_with_encoding(body.to_owned(), ContentTransferEncoding::Binary).unwrap_or_else(|_| Body::new(body.to_owned()))
}

/// Subject and text in one of the two languages.
fn pick(l: Locale, subject: (&str, &str), vi: String, en: String) -> (String, String) {
    (l.pick(subject.0, subject.1).to_owned(), l.pick(vi, en))
}

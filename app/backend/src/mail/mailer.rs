//! How messages leave the site: as files, or through a mail server.

use crate::{Error, Result, private};
use domain::{delivery::Failure, locale::Locale, time::Moment};
use lettre::{
    AsyncFileTransport, AsyncTransport, Message, SmtpTransport, Tokio1Executor, Transport,
    message::{
        Body, Mailbox, MultiPart, SinglePart,
        header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue},
    },
    transport::smtp,
};
use std::{
    error::Error as _,
    io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, SystemTime},
};
use tokio::{sync::oneshot, time::timeout};
use uuid::Uuid;

const LIST_UNSUBSCRIBE: HeaderName = HeaderName::new_from_ascii_str("List-Unsubscribe");
const LIST_UNSUBSCRIBE_POST: HeaderName = HeaderName::new_from_ascii_str("List-Unsubscribe-Post");
/// Nobody's holiday note comes back (RFC 3834).
const AUTO_SUBMITTED: HeaderName = HeaderName::new_from_ascii_str("Auto-Submitted");
const CONTENT_LANGUAGE: HeaderName = HeaderName::new_from_ascii_str("Content-Language");
/// Answers that are about no one message: the server is about to close, or wants another name and password than it has.
const NONE_TAKEN: [u16; 5] = [421, 530, 534, 535, 538];

/// So many time limits of one answer, a whole message may take. Ours, to be confirmed.
const WHOLE: u32 = 10;
/// Threads that a server that drips may keep.
const MOST_KEPT: usize = 4;

/// A message as it goes out.
pub struct Letter<'a> {
    /// The same at every attempt, so that whoever gets it twice can tell.
    pub id: Uuid,
    pub to: &'a str,
    pub subject: &'a str,
    pub text: &'a str,
    pub html: &'a str,
    pub locale: Locale,
    /// When it was written.
    pub at: Moment,
    /// Where such mails are switched off by one request (RFC 8058).
    pub unsubscribe: Option<&'a str>,
}

pub struct Mailer {
    from: Mailbox,
    way: Way,
}

enum Way {
    Folder(AsyncFileTransport<Tokio1Executor>, PathBuf),
    Smtp { server: SmtpTransport, timeout: Duration },
}

impl Mailer {
    /// `file:FOLDER` writes `.eml` files; `smtp:`/`smtps:` sends, and waits for each answer of the server as long as `timeout`.
    pub fn open(url: &str, from: &str, timeout: Duration) -> Result<Self> {
        let from = from.parse().map_err(|error| Error::internal(format!("MAIL_FROM: {error}")))?;
        let way = match url.split_once(':') {
            Some(("file", folder)) if !folder.is_empty() => {
                let folder = folder.strip_prefix("//").unwrap_or(folder);
                private::folder(Path::new(folder)).map_err(|error| Error::internal(format!("SMTP_URL: {error}")))?;
                Way::Folder(AsyncFileTransport::new(folder), PathBuf::from(folder))
            }
            Some(("smtp" | "smtps", _)) => {
                let server = SmtpTransport::from_url(url).map_err(|error| Error::internal(format!("SMTP_URL: {error}")))?;
                Way::Smtp { server: server.timeout(Some(timeout)).build(), timeout }
            }
            _ => return Err(Error::internal("SMTP_URL must begin with file:, smtp: or smtps:")),
        };
        Ok(Self { from, way })
    }

    /// Or why not, and what was said.
    pub async fn send(&self, letter: &Letter<'_>) -> std::result::Result<(), (Failure, String)> {
        let message = self.message(letter).map_err(|error| (Failure::Refused, error.to_string()))?;
        match &self.way {
            Way::Folder(transport, folder) => {
                let unreachable = |error: String| (Failure::Unreachable, error);
                let id = transport.send(message).await.map_err(|error| unreachable(error.to_string()))?;
                private::file(&folder.join(format!("{id}.eml"))).map_err(|error| unreachable(error.to_string()))
            }
            Way::Smtp { server, timeout } => over_the_wire(server.clone(), message, *timeout * WHOLE).await.map_err(|error| match error {
                Lost::Dripping => (Failure::Unreachable, format!("not taken within {} seconds", (*timeout * WHOLE).as_secs_f32())),
                Lost::Said(error) if is_silence(&error) => {
                    (Failure::Unreachable, format!("no answer within {} seconds", timeout.as_secs_f32()))
                }
                Lost::Said(error) => (failure(&error), error.to_string()),
                Lost::Nobody => (Failure::Unreachable, "nobody could be asked to send it".to_owned()),
            }),
        }
    }

    fn message(&self, letter: &Letter<'_>) -> Result<Message> {
        let to: Mailbox = letter.to.parse().map_err(Error::internal)?;
        let id = format!("<{}@{}>", letter.id, self.from.email.domain());
        let at = SystemTime::UNIX_EPOCH + Duration::from_millis(letter.at.0.unsigned_abs());
        let mut message = Message::builder().from(self.from.clone()).to(to).subject(letter.subject).date(at).message_id(Some(id));
        message = message.raw_header(HeaderValue::new(AUTO_SUBMITTED, "auto-generated".to_owned()));
        message = message.raw_header(HeaderValue::new(CONTENT_LANGUAGE, letter.locale.code().to_owned()));
        if let Some(address) = letter.unsubscribe {
            message = message.raw_header(HeaderValue::new(LIST_UNSUBSCRIBE, format!("<{address}>")));
            message = message.raw_header(HeaderValue::new(LIST_UNSUBSCRIBE_POST, "List-Unsubscribe=One-Click".to_owned()));
        }
        let part = |kind: ContentType, text: &str| SinglePart::builder().header(kind).body(self.body(text));
        let parts = MultiPart::alternative()
            .singlepart(part(ContentType::TEXT_PLAIN, letter.text))
            .singlepart(part(ContentType::TEXT_HTML, letter.html));
        message.multipart(parts).map_err(Error::internal)
    }

    /// In a file as written, so that people and tests can read it; over the wire in ASCII.
    fn body(&self, text: &str) -> Body {
        match self.way {
            Way::Folder(..) => {
                Body::new_with_encoding(text.to_owned(), ContentTransferEncoding::Binary).unwrap_or_else(|_| Body::new(text.to_owned()))
            }
            Way::Smtp { .. } => Body::new(text.to_owned()),
        }
    }
}

/// Why a message did not go out.
enum Lost {
    Said(smtp::Error),
    /// Every answer came in time, piece by piece, and together they took too long.
    Dripping,
    /// There is no thread for it.
    Nobody,
}

/// In a thread of its own, which ends by the time limit of each answer and for which nobody waits who stops the server: the
/// library never closes an asynchronous connection that is given up in the midst of a message. A server that keeps a thread
/// by sending a letter at a time keeps few of them.
async fn over_the_wire(server: SmtpTransport, message: Message, whole: Duration) -> std::result::Result<(), Lost> {
    static KEPT: AtomicUsize = AtomicUsize::new(0);
    if KEPT.load(Ordering::Acquire) >= MOST_KEPT {
        return Err(Lost::Dripping);
    }
    let (done, sent) = oneshot::channel();
    let send = move || {
        let answer = server.send(&message).map(drop);
        KEPT.fetch_sub(1, Ordering::AcqRel);
        drop(done.send(answer));
    };
    KEPT.fetch_add(1, Ordering::AcqRel);
    if thread::Builder::new().name("mail".to_owned()).spawn(send).is_err() {
        KEPT.fetch_sub(1, Ordering::AcqRel);
        return Err(Lost::Nobody);
    }
    match timeout(whole, sent).await {
        Ok(Ok(answer)) => answer.map_err(Lost::Said),
        Ok(Err(_)) => Err(Lost::Nobody),
        Err(_) => Err(Lost::Dripping),
    }
}

fn failure(error: &smtp::Error) -> Failure {
    match error.status().map(u16::from) {
        Some(code) if NONE_TAKEN.contains(&code) => Failure::Unreachable,
        Some(_) if error.is_permanent() => Failure::Refused,
        Some(_) => Failure::PutOff,
        // What the server cannot do for this message, such as an address in letters that it does not know.
        None if error.is_client() => Failure::PutOff,
        None => Failure::Unreachable,
    }
}

/// Whether the server's answer did not come in time.
fn is_silence(error: &smtp::Error) -> bool {
    let mut cause = error.source();
    while let Some(deeper) = cause {
        let kind = deeper.downcast_ref::<io::Error>().map(io::Error::kind);
        if matches!(kind, Some(io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)) {
            return true;
        }
        cause = deeper.source();
    }
    false
}

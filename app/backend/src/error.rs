//! What can go wrong in a use-case, before anyone puts it into words.

use domain::{
    access::{Denied, WrongPermit},
    challenges::lifecycle::Rejection,
    check::Problem,
    council::meeting::Rejected,
    evaluations::{lifecycle as sheets, sheet::VERSION},
    form::{FieldErrors, Form},
    ids::UserId,
    locale::Locale,
    people::Actor,
    proposals::lifecycle as proposals,
};
use sea_orm::{DbErr, RuntimeErr, SqlErr, SqlxError, SqlxSqliteError};
use std::{error::Error as StdError, fmt::Display, sync::Arc};

/// What went wrong underneath, with whatever caused that in turn.
pub type Cause = Arc<dyn StdError + Send + Sync>;

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("refused: {0:?}")]
    Denied(Denied),
    #[error("not found")]
    NotFound,
    #[error("invalid input")]
    Invalid(FieldErrors),
    /// Somebody else saved first; this is what they saved.
    #[error("stale")]
    Stale(Form),
    /// The same person saved first, in another window.
    #[error("stale by oneself")]
    OwnStale(Form),
    /// The database is locked or gone: the same request may work in a moment.
    #[error("database unavailable: {0}")]
    Busy(#[source] Cause),
    /// Ours to mend. What it says goes to the log and never to a page.
    #[error("internal: {0}")]
    Internal(#[source] Cause),
}

impl Error {
    pub fn field(name: &str, problem: Problem) -> Self {
        Self::Invalid(FieldErrors::one(name, problem))
    }

    /// `theirs` was saved by `by` since `reader` read.
    pub fn stale(theirs: Form, by: Option<UserId>, reader: &Actor) -> Self {
        if by.is_some() && by == reader.id() { Self::OwnStale(theirs) } else { Self::Stale(theirs) }
    }

    pub fn internal(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::Internal(Arc::from(cause.into()))
    }

    pub fn busy(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::Busy(Arc::from(cause.into()))
    }

    /// The same as an error of ours, with the thing that it happened to; the cause is kept.
    #[must_use]
    pub fn at(self, place: impl Display) -> Self {
        match self {
            Self::Busy(cause) | Self::Internal(cause) => Self::internal(Placed { place: place.to_string(), cause }),
            other => other,
        }
    }

    /// Everything that is known of it, from the outside in.
    pub fn chain(&self) -> String {
        let mut causes = vec![self.to_string()];
        let mut next = self.source();
        while let Some(cause) = next {
            let text = cause.to_string();
            if !causes.iter().any(|said| said.contains(&text)) {
                causes.push(text);
            }
            next = cause.source();
        }
        causes.join(": ")
    }

    /// The named unique constraint (or, on SQLite, `table.column`) that this error breaks.
    pub fn breaks_unique(error: &DbErr, constraint: &str, sqlite_column: &str) -> bool {
        matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(text)) if text.contains(constraint) || text.contains(sqlite_column))
    }
}

impl From<Denied> for Error {
    /// What is hidden is answered exactly as what does not exist.
    fn from(denied: Denied) -> Self {
        if denied == Denied::Hidden { Self::NotFound } else { Self::Denied(denied) }
    }
}

impl From<WrongPermit> for Error {
    fn from(wrong: WrongPermit) -> Self {
        Self::internal(format!("a writer was handed a permit for something else: {wrong:?}"))
    }
}

impl From<Rejection> for Error {
    fn from(rejection: Rejection) -> Self {
        match rejection {
            Rejection::WrongState => Self::Denied(Denied::WrongState),
            Rejection::TakesLeader => Self::Denied(Denied::Role),
            Rejection::WithoutReason => Self::field("reason", Problem::Required),
            Rejection::OwnRequest => Self::Denied(Denied::OwnRequest),
            Rejection::OtherRequest => Self::Denied(Denied::OtherRequest),
            Rejection::NotLater => Self::field("closes", Problem::NotLater),
            Rejection::VoteRuns(until) => Self::field("form", Problem::VoteRuns(until)),
            Rejection::Turnout(needed) => Self::field("form", Problem::BallotTurnout(needed)),
        }
    }
}

impl From<proposals::Rejection> for Error {
    fn from(rejection: proposals::Rejection) -> Self {
        match rejection {
            proposals::Rejection::OpeningBegun { closed } => Self::Denied(closed.map_or(Denied::WrongState, Denied::Closed)),
            proposals::Rejection::NotReviewed(now) => Self::Stale(*now),
            proposals::Rejection::PartnersAgreedBefore => Self::field("form", Problem::PartnerBeforeAmendment),
            proposals::Rejection::Incomplete => Self::field("form", Problem::Incomplete),
            proposals::Rejection::WrongState
            | proposals::Rejection::NotOpened
            | proposals::Rejection::OtherText
            | proposals::Rejection::SavedSince { .. } => Self::Denied(Denied::WrongState),
        }
    }
}

impl From<sheets::Rejection> for Error {
    fn from(rejection: sheets::Rejection) -> Self {
        match rejection {
            sheets::Rejection::Locked => Self::Denied(Denied::Locked),
            sheets::Rejection::SavedSince(sheet) => {
                let version = sheet.version.to_string();
                Self::OwnStale(sheet.current().to_form(Locale::Vi).with(VERSION, version))
            }
            sheets::Rejection::Incomplete(errors) => Self::Invalid(errors),
            sheets::Rejection::NotGivenBack(why) => Self::field("sheet", why.problem()),
            sheets::Rejection::WrongState | sheets::Rejection::NotAdmitted | sheets::Rejection::Unchanged => {
                Self::Denied(Denied::WrongState)
            }
        }
    }
}

impl From<Rejected> for Error {
    fn from(rejected: Rejected) -> Self {
        match rejected {
            Rejected::WrongState => Self::Denied(Denied::WrongState),
            Rejected::Ended(at) => Self::Denied(Denied::MeetingEnded(at)),
            Rejected::CalledOff(at) => Self::Denied(Denied::MeetingCalledOff(at)),
            Rejected::Invalid(errors) => Self::Invalid(errors),
        }
    }
}

impl From<FieldErrors> for Error {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        let is_busy = match &error {
            DbErr::Conn(_) | DbErr::ConnectionAcquire(_) => true,
            DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause)) => is_busy(cause),
            _ => false,
        };
        if is_busy { Self::busy(error) } else { Self::internal(error) }
    }
}

/// SQLite's result codes for a file that another writer holds, and for one that cannot be opened; the upper bits of the
/// extended code only say which way it came about.
const SQLITE_BUSY: i32 = 5;
const SQLITE_LOCKED: i32 = 6;
const SQLITE_CANTOPEN: i32 = 14;

/// Known by its kind: the texts of a driver may change.
fn is_busy(error: &SqlxError) -> bool {
    match error {
        SqlxError::Io(_) | SqlxError::PoolTimedOut | SqlxError::PoolClosed | SqlxError::WorkerCrashed => true,
        SqlxError::Database(refused) => {
            let code = refused.try_downcast_ref::<SqlxSqliteError>().and_then(|_| refused.code()?.parse::<i32>().ok());
            code.is_some_and(|code| [SQLITE_BUSY, SQLITE_LOCKED, SQLITE_CANTOPEN].contains(&(code & 0xff)))
        }
        _ => false,
    }
}

/// Something that went wrong, with the place where it did.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {cause}")]
struct Placed {
    place: String,
    #[source]
    cause: Cause,
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_kept_and_said_once() {
        let error = Error::internal(std::io::Error::other("the disk is full")).at("STORAGE_URL");
        assert_eq!(error.chain(), "internal: STORAGE_URL: the disk is full");
        assert!(error.source().and_then(StdError::source).is_some_and(|cause| cause.to_string() == "the disk is full"));
    }

    #[test]
    fn what_is_busy_is_known_by_its_kind_and_not_by_a_text() {
        assert!(matches!(Error::from(DbErr::Custom("database is locked".to_owned())), Error::Internal(_)));
        let timed_out = DbErr::Query(RuntimeErr::SqlxError(Arc::new(SqlxError::PoolTimedOut)));
        assert!(matches!(Error::from(timed_out), Error::Busy(_)));
        let missing = DbErr::Query(RuntimeErr::SqlxError(Arc::new(SqlxError::RowNotFound)));
        assert!(matches!(Error::from(missing), Error::Internal(_)));
    }
}

//! What can go wrong in a use-case, before anyone puts it into words.

use domain::{
    access::{Denied, WrongPermit},
    challenges::lifecycle::Rejection,
    check::Problem,
    council::meeting::Rejected,
    evaluations::lifecycle as sheets,
    form::{FieldErrors, Form},
    ids::UserId,
    locale::Locale,
    people::Actor,
    proposals::lifecycle as proposals,
};
use sea_orm::{DbErr, RuntimeErr, SqlErr};

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
    Busy(String),
    /// Ours to mend. The text goes to the log and never to a page.
    #[error("internal: {0}")]
    Internal(String),
}

impl Error {
    pub fn field(name: &str, problem: Problem) -> Self {
        Self::Invalid(FieldErrors::one(name, problem))
    }

    /// `theirs` was saved by `by` since `reader` read.
    pub fn stale(theirs: Form, by: Option<UserId>, reader: &Actor) -> Self {
        if by.is_some() && by == reader.id() { Self::OwnStale(theirs) } else { Self::Stale(theirs) }
    }

    pub fn internal(error: impl std::fmt::Display) -> Self {
        Self::Internal(error.to_string())
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
        Self::Internal(format!("a writer was handed a permit for something else: {wrong:?}"))
    }
}

impl From<Rejection> for Error {
    fn from(rejection: Rejection) -> Self {
        match rejection {
            Rejection::WrongState => Self::Denied(Denied::WrongState),
            Rejection::NotLater => Self::field("closes", Problem::NotLater),
        }
    }
}

impl From<proposals::Rejection> for Error {
    fn from(rejection: proposals::Rejection) -> Self {
        Self::Denied(match rejection {
            proposals::Rejection::OpeningBegun { closed } => closed.map_or(Denied::WrongState, Denied::Closed),
            proposals::Rejection::WrongState
            | proposals::Rejection::NotOpened
            | proposals::Rejection::SavedSince { .. }
            | proposals::Rejection::NotNext => Denied::WrongState,
        })
    }
}

impl From<sheets::Rejection> for Error {
    fn from(rejection: sheets::Rejection) -> Self {
        match rejection {
            sheets::Rejection::Locked => Self::Denied(Denied::Locked),
            sheets::Rejection::SavedSince(sheet) => {
                let version = sheet.version.to_string();
                Self::OwnStale(sheet.current().to_form(Locale::Vi).with("sheet_version", version))
            }
            sheets::Rejection::Incomplete(errors) => Self::Invalid(errors),
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
        let text = error.to_string();
        let is_locked = text.contains("database is locked") || text.contains("unable to open database");
        match error {
            DbErr::Conn(_) | DbErr::ConnectionAcquire(_) => Self::Busy(text),
            DbErr::Exec(RuntimeErr::SqlxError(_)) | DbErr::Query(RuntimeErr::SqlxError(_)) if is_locked => Self::Busy(text),
            _ => Self::Internal(text),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}

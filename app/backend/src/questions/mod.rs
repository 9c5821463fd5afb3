//! Questions about a published call: asked by firms, replied to by the office, read by everybody without their askers.

mod asking;
mod moving;
mod replying;

pub(crate) use asking::published;

use domain::{
    access::Can,
    challenges::Challenge,
    questions::{Draft, State},
    seen::Seen,
    time::Moment,
};
use std::collections::BTreeMap;

/// What everybody reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicQuestions {
    pub answers: Vec<PublicAnswer>,
    /// On which no reply stands.
    pub waiting: usize,
    pub declined: usize,
    /// Questions are taken until this moment, exclusive.
    pub until: Option<Moment>,
    pub due: Option<Moment>,
    /// The closing moves where answers are not there when they are due, and has not moved so before.
    pub moves: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicAnswer {
    pub number: u32,
    pub question: String,
    pub answer: String,
    pub at: Moment,
    /// Numbers of questions that have the same answer.
    pub merged: Vec<u32>,
}

/// A question of the reader's own firm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnQuestion {
    pub number: u32,
    pub at: Moment,
    pub text: String,
    /// Without what is only drafted.
    pub state: Option<State>,
}

/// For whoever asks.
#[derive(Clone, Debug)]
pub struct Asking {
    pub challenge: Challenge,
    pub own: Vec<OwnQuestion>,
    pub until: Option<Moment>,
    pub can: Can,
}

/// A question as the office reads it: without its asker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedQuestion {
    pub number: u32,
    pub at: Moment,
    pub text: String,
    pub state: State,
    /// The reply that is drafted may be published by the reader.
    pub may_publish: bool,
    /// Of what is drafted.
    pub seen: Seen,
}

impl AskedQuestion {
    pub fn draft(&self) -> Option<&Draft> {
        match &self.state {
            State::Waiting { draft } => draft.as_ref(),
            State::Replied { draft, .. } => Some(draft),
        }
    }
}

/// For the office.
#[derive(Clone, Debug)]
pub struct Replying {
    pub challenge: Challenge,
    pub questions: Vec<AskedQuestion>,
    /// Names of those who drafted.
    pub names: BTreeMap<domain::ids::UserId, String>,
    pub due: Option<Moment>,
    pub moves: bool,
    pub can: Can,
    /// Of every drafted reply.
    pub seen: Seen,
}

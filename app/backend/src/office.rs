//! The office's desk: what waits, and where every challenge stands.

use crate::{Backend, Result, challenges::ChallengeCard};
use domain::{access::Can, people::Actor};

#[derive(Clone, Debug)]
pub struct Desk {
    /// Every challenge with its exact stage, by code.
    pub challenges: Vec<ChallengeCard>,
    pub firms_pending: u32,
    /// Challenges that wait for this person: with what.
    pub tasks: Vec<(ChallengeCard, Task)>,
    pub can: Can,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    FinishDraft,
    Review,
    ConfirmOpening,
    Screen,
    StartScoring,
    Decide,
    PublishResult,
}

impl Backend {
    pub async fn desk(&self, actor: &Actor) -> Result<Desk> {
        todo!()
    }
}

//! The office's desk: what waits, and where every challenge stands.

use crate::{
    Backend, Result,
    challenges::{ChallengeCard, card},
    db::{self, challenge::Listing},
};
use domain::{
    access::{self, Action, Can, Facts},
    challenges::{Challenge, Stage},
    firms::Standing,
    people::Actor,
    proposals::{Proposal, State},
    time::Moment,
};

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
    Forward,
    Decide,
    PublishResult,
    AnswerComplaint,
    Conclude,
}

/// Every challenge there is, within reason.
const CHALLENGES: u64 = 500;
/// What the desk may offer.
const OFFERED: [Action; 4] = [Action::UseOffice, Action::CreateChallenge, Action::ReviewFirm, Action::ManageSeats];

impl Backend {
    pub async fn desk(&self, actor: &Actor) -> Result<Desk> {
        let now = self.clock.now();
        let db = &self.db.read;
        access::check(actor, Action::UseOffice, &Facts::default(), now)?;
        let listing = Listing { sees_all: true, ..Listing::public(now) };
        let rows = db::challenge::list_by_code(db, &listing, CHALLENGES).await?;
        let challenges = rows.iter().map(db::challenge::Model::challenge).collect::<Result<Vec<_>>>()?;
        let opened = challenges.iter().filter(|c| c.stage(now) == Stage::Opened).map(|c| c.id);
        let proposals = db::proposal::handed_in(db, opened).await?;
        let published = challenges.iter().filter(|c| c.stage(now) == Stage::ResultPublished).map(|c| c.id);
        let complained = db::complaint::open_in(db, published).await?;
        let task_of = |challenge: &Challenge| {
            let task = task(challenge, &proposals, complained.contains(&challenge.id), actor, now)?;
            Some((card(challenge, actor, now), task))
        };
        Ok(Desk {
            tasks: challenges.iter().filter_map(task_of).collect(),
            challenges: challenges.iter().map(|c| card(c, actor, now)).collect(),
            firms_pending: db::firm::list(db, Some(Standing::Pending), 1, 1).await?.1,
            can: Can::ask(actor, &Facts::default(), now, &OFFERED),
        })
    }
}

/// What waits for this person, as far as they may do it.
fn task(challenge: &Challenge, proposals: &[Proposal], is_complained: bool, actor: &Actor, now: Moment) -> Option<Task> {
    let is_blocked = Some(is_complained && challenge.content.rules.terms.complaints_block);
    let facts = Facts { is_blocked, ..Facts::of(challenge, now) };
    let may = |action| access::check(actor, action, &facts, now).is_ok();
    let of_this = || proposals.iter().filter(|p| p.challenge == challenge.id);
    let is_unscreened = of_this().any(|p| p.state == State::Submitted);
    let is_admitted = of_this().any(|p| p.state == State::Admissible);
    [
        (Task::FinishDraft, may(Action::EditChallenge)),
        (Task::Review, may(Action::PublishChallenge)),
        (Task::ConfirmOpening, may(Action::ConfirmOpening) && challenge.opening.officer.is_none()),
        (Task::Screen, may(Action::StartScoring) && is_unscreened),
        (Task::StartScoring, may(Action::StartScoring) && !is_unscreened && is_admitted),
        (Task::Forward, may(Action::ForwardShortlist)),
        (Task::Decide, may(Action::DecideShortlist)),
        (Task::PublishResult, may(Action::PublishResult)),
        (Task::AnswerComplaint, is_complained && may(Action::AnswerComplaint)),
        (Task::Conclude, may(Action::ConcludeCall)),
    ]
    .into_iter()
    .find_map(|(task, waits)| waits.then_some(task))
}

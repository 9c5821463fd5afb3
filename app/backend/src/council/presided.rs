//! What waits for whoever presides in a challenge besides what waits for every member.

use crate::{
    Backend, Result,
    evaluations::{close, counts, due_about_tie},
};
use domain::{
    access::{self, Action, ChallengeFacts},
    challenges::{Challenge, Stage},
    evaluations::ballot::Due,
    people::Actor,
    time::Moment,
};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Presided {
    pub to_close: bool,
    pub tie: Option<Due>,
    pub to_propose: bool,
}

impl Backend {
    /// `None` for who does not preside: nobody else is told of a tie here. A shortlist that is put to the vote already is not to
    /// be proposed again.
    pub(super) async fn presided(
        &self,
        actor: &Actor,
        challenge: &Challenge,
        facts: &ChallengeFacts,
        is_shortlist_open: bool,
        now: Moment,
    ) -> Result<Option<Presided>> {
        let db = &self.db.read;
        let may = |action| access::might(actor, action, facts, now).is_ok();
        match challenge.stage(now) {
            Stage::Scoring if may(Action::CloseRound) || may(Action::CloseScoring) => {
                let to_close = close(db, challenge, &counts(db, challenge, now).await?, now).await?.check().is_ok();
                Ok(Some(Presided { to_close, ..Presided::default() }))
            }
            Stage::Scored if may(Action::ProposeShortlist) => {
                let due = due_about_tie(db, challenge).await?;
                let tie = Some(due).filter(|due| *due != Due::Nothing);
                Ok(Some(Presided { to_propose: tie.is_none() && !is_shortlist_open, tie, to_close: false }))
            }
            _ => Ok(None),
        }
    }
}

//! The public result, and what each firm learns of its own proposal: released together.

use super::{
    Feedback, ResultView,
    deciding::{chosen, name, named_proposals, official, ranked_lines},
};
use crate::{Backend, Error, Result, db, mail::Mail};
use domain::{
    access::{self, Action},
    challenges::{Publicity, State},
    evaluations::Sheet,
    ids::ProposalId,
    people::Actor,
    proposals,
};
use sha2::{Digest, Sha256};

impl Backend {
    /// Publishes the result and mails every firm that handed in a proposal, in one act.
    pub async fn publish_result(&self, actor: &Actor, challenge_code: &str) -> Result<()> {
        let act = self.begin().await?;
        let case = self.lock_challenge(&act, actor, challenge_code).await?;
        let permit = access::check(actor, Action::PublishResult, &case.facts, act.now)?;
        let (published, event) = case.challenge.publish_result(&permit)?;
        db::challenge::save(&act.db, &permit, &case.row, &published).await?;
        act.record(&event).await?;
        for proposal in db::proposal::handed_in(&act.db, [published.id]).await? {
            let title = published.content.title.clone();
            let mail = Mail::ResultPublished { challenge_code: published.code.clone(), title, proposal: proposal.id.to_string() };
            self.mail_firm(&act, proposal.firm, &mail).await?;
        }
        act.commit().await
    }

    pub async fn result(&self, actor: &Actor, challenge_code: &str) -> Result<ResultView> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::ViewResult, &case.facts, now)?;
        let challenge = case.challenge;
        let (State::ResultPublished { at, .. }, (Some(advice), Some(decision))) = (&challenge.state, chosen(&challenge)) else {
            return Err(Error::internal(format!("{}: published without a decision", challenge.code)));
        };
        let official = official(db, &challenge).await?;
        let proposals = named_proposals(db, &challenge).await?;
        let is_chosen = |id: ProposalId| decision.proposals.contains(&id);
        let picked = |id: &ProposalId| proposals.get(id).map(|(proposal, firm)| (proposal.code.clone(), firm.clone()));
        let outcomes = if challenge.content.rules.publicity == Publicity::Scores { official.outcomes } else { Vec::new() };
        Ok(ResultView {
            published_at: *at,
            rules_hash: official.rules_hash,
            shortlist: decision.proposals.iter().filter_map(picked).collect(),
            decided_by: name(&db::user::names(db, [decision.by]).await?, decision.by),
            decided_at: decision.at,
            reason: decision.note.clone(),
            differs_from_advice: decision.proposals != advice.proposals,
            lines: ranked_lines(&proposals, outcomes, is_chosen),
            challenge,
        })
    }

    pub async fn feedback(&self, actor: &Actor, id: ProposalId) -> Result<Feedback> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.proposal_case(db, actor, id, now).await?;
        access::check(actor, Action::ViewFeedback, &case.facts, now)?;
        let official = official(db, &case.challenge).await?;
        // A sheet of a member with a conflict is void: every sheet here was counted.
        let mut sheets = db::sheet::submitted(db, [id]).await?;
        // An order that tells nothing of who wrote which.
        sheets.sort_by_key(|s| Sha256::digest([id.0.into_bytes(), s.member.0.into_bytes()].concat()).to_vec());
        Ok(Feedback {
            code: case.proposal.code,
            outcome: official.outcomes.into_iter().find(|o| o.proposal == id),
            is_shortlisted: chosen(&case.challenge).1.is_some_and(|decision| decision.proposals.contains(&id)),
            refusal: match case.proposal.state {
                proposals::State::Inadmissible { reason } => reason,
                _ => String::new(),
            },
            sheets: sheets.into_iter().map(|s| Sheet { scores: Vec::new(), ..s.sheet }).collect(),
            challenge_code: case.challenge.code,
            rules: case.challenge.content.rules,
        })
    }
}

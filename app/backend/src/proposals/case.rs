//! Finding a proposal, and everything that a decision about it depends on.

use super::{partners::takes_part, reading};
use crate::{
    Backend, Error, Result,
    db::{self, Source, declaration::DeclaredProposal},
    facts,
    memory::{Matter, Row, about},
    transaction::Transaction,
};
use domain::{
    access::{self, Denied, ProposalFacts},
    challenges::Challenge,
    council::Conflict,
    evaluations::{MemberSheet, SheetStanding},
    ids::{ChallengeId, ProposalId},
    people::Actor,
    proposals::{Completion, Proposal, content::FileRef},
    time::Moment,
};
use sea_orm::sea_query::LockType;

/// A proposal as loaded for one actor at one moment, who may know that it exists. Nothing else of it may be told before a
/// check.
pub(crate) struct ProposalCase {
    pub row: db::proposal::Model,
    pub proposal: Proposal,
    pub challenge: Challenge,
    pub facts: ProposalFacts,
    /// What else was handed in for the challenge, for a member of the council.
    pub lines: Vec<DeclaredProposal>,
    /// What the firm was asked to add after the opening.
    pub completion: Option<Completion>,
    /// The member's own sheet for this proposal.
    pub own_sheet: Option<MemberSheet>,
}

impl ProposalCase {
    /// How far the member's own sheet is.
    pub fn standing(&self) -> SheetStanding {
        self.own_sheet.as_ref().map(MemberSheet::standing).unwrap_or_default()
    }
}

impl Backend {
    /// The proposal, its challenge, and all facts about it for this actor.
    pub(crate) async fn proposal_facts(
        &self,
        db: &impl Source,
        actor: &Actor,
        id: ProposalId,
        now: Moment,
    ) -> Result<(Proposal, Challenge, ProposalFacts)> {
        let case = self.proposal_case(db, actor, id, now).await?;
        Ok((case.proposal, case.challenge, case.facts))
    }

    /// Files of the version handed in last; none before that.
    pub(crate) async fn submitted_files(&self, db: &impl Source, id: ProposalId) -> Result<Vec<FileRef>> {
        let row = db::proposal::find(db, id).await?.ok_or(Error::NotFound)?;
        let last = row.proposal()?.last_version();
        if last == 0 {
            return Ok(Vec::new());
        }
        let version = db::proposal_version::find(db, id, last).await?.ok_or(Error::NotFound)?;
        Ok(reading::read_files(&version))
    }

    pub(crate) async fn proposal_case(&self, db: &impl Source, actor: &Actor, id: ProposalId, now: Moment) -> Result<ProposalCase> {
        // Asked first, so that a visitor cannot tell an id that exists from one that does not.
        actor.user().ok_or(Denied::SignIn)?;
        let load = async {
            let found = db::proposal::find(db, id).await?;
            found.as_ref().inspect(|row| about(Matter::Challenge(ChallengeId(row.challenge_id))));
            Ok(found)
        };
        let row = db.kept(Row::Proposal(id), load).await?.ok_or(Error::NotFound)?;
        let challenge = self.challenge_by_id(db, ChallengeId(row.challenge_id)).await?;
        case_of(db, actor, row, challenge, now).await
    }

    /// The same, held for changing: the challenge stays in its state until the act ends.
    pub(crate) async fn lock_proposal(&self, tx: &Transaction<'_>, actor: &Actor, id: ProposalId) -> Result<ProposalCase> {
        self.lock_beside(tx, actor, id, LockType::Share).await
    }

    /// The same, and nobody else changes anything of the challenge's proposals meanwhile.
    pub(crate) async fn hold_proposal(&self, tx: &Transaction<'_>, actor: &Actor, id: ProposalId) -> Result<ProposalCase> {
        self.lock_beside(tx, actor, id, LockType::Update).await
    }

    async fn lock_beside(&self, tx: &Transaction<'_>, actor: &Actor, id: ProposalId, lock: LockType) -> Result<ProposalCase> {
        actor.user().ok_or(Denied::SignIn)?;
        let found = db::proposal::find(&tx.db, id).await?.ok_or(Error::NotFound)?;
        let of = ChallengeId(found.challenge_id);
        tx.touches(Matter::Challenge(of));
        let challenge = db::challenge::lock(&tx.db, of, lock).await?;
        let row = db::proposal::lock(&tx.db, id).await?.ok_or(Error::NotFound)?;
        case_of(&tx.db, actor, row, challenge.ok_or(Error::NotFound)?.challenge()?, tx.now).await
    }
}

async fn case_of(db: &impl Source, actor: &Actor, row: db::proposal::Model, challenge: Challenge, now: Moment) -> Result<ProposalCase> {
    let proposal = row.proposal()?;
    let (of_challenge, lines) = facts::challenge_and_lines(db, actor, &challenge, now).await?;
    let facts = ProposalFacts::of(&proposal, of_challenge);
    if !access::may_know_of_proposal(actor, &facts, now) {
        return Err(Error::NotFound);
    }
    let (facts, own_sheet) = match actor.user().filter(|user| user.is_of_council()) {
        Some(member) => {
            let conflict = lines.iter().find(|l| l.proposal == proposal.id).map(|l| l.conflict).unwrap_or_default();
            // Who is not clear of it is shown nothing of it, not even what they wrote before.
            let own_sheet = match conflict {
                Conflict::Clear => {
                    let row = Row::OwnSheet(member.id, challenge.id, proposal.id);
                    db.kept(row, db::sheet::find(db, member.id, proposal.id)).await?
                }
                Conflict::Undeclared | Conflict::Conflicted => None,
            };
            (ProposalFacts::judged(&proposal, of_challenge, conflict, own_sheet.as_ref()), own_sheet)
        }
        None => (facts, None),
    };
    let completion = db.kept(Row::Completion(challenge.id, proposal.id), db::completion::find(db, proposal.id)).await?;
    let facts = facts.asked(completion.as_ref());
    let facts = match actor.firm().filter(|own| own.firm == proposal.firm) {
        Some(own) => {
            let alone = db::proposal_right::of_actor(db, actor, proposal.id).await?;
            facts.allowed(alone).joined(None, takes_part(db, own.firm, challenge.id, proposal.id).await?)
        }
        None => facts,
    };
    Ok(ProposalCase { row, proposal, challenge, facts, lines, completion, own_sheet })
}

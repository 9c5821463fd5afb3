//! A firm's own proposals: begun, written section by section, looked at again.

use super::{ProposalCase, ProposalLine, completion::completed, reading};
use crate::{
    Backend, Error, Result,
    challenges::{ChallengeCard, card},
    db::{self, Source},
    facts,
    memory::Row,
};
use domain::{
    access::{self, Action, Can, Denied, Permit, ProposalFacts},
    challenges::{Challenge, Stage},
    form::Form,
    ids::{ChallengeId, ProposalId},
    people::Actor,
    proposals::{
        Amended, Proposal, ProposalView, Reviewed, Section,
        content::Submission,
        lifecycle::Rejection,
        review::VERSION,
        waiting::{Deadlines, debrief_owed, is_changed, standing, waiting},
    },
    time::Moment,
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// At most so many proposals of one firm are listed; it has one for each challenge.
const LINES: u64 = 500;

impl Backend {
    /// Begins a draft, or answers the one that the firm has.
    pub async fn start_proposal(&self, actor: &Actor, challenge_code: &str) -> Result<ProposalId> {
        let tx = self.begin().await?;
        let case = self.challenge_case(&tx.db, actor, challenge_code, tx.now).await?;
        let permit = access::check(actor, Action::StartProposal, &case.facts, tx.now)?;
        let firm = actor.firm().ok_or(Denied::NoFirm)?.firm;
        if let Some(row) = db::proposal::find_own(&tx.db, case.challenge.id, firm).await? {
            return Ok(ProposalId(row.id));
        }
        let code = self.new_code(&tx.db).await?;
        let (proposal, event) = Proposal::start(ProposalId(self.chance.uuid()), code, case.challenge.id, firm, &permit);
        if !db::proposal::insert(&tx.db, &permit, &proposal).await? {
            drop(tx);
            let row = db::proposal::find_own(&self.db.read, case.challenge.id, firm).await?;
            return row.map(|r| ProposalId(r.id)).ok_or(Error::NotFound);
        }
        tx.record(&event).await?;
        tx.commit().await?;
        Ok(proposal.id)
    }

    pub async fn own_proposals(&self, actor: &Actor) -> Result<Vec<ProposalLine>> {
        let now = self.clock.now();
        let db = &self.db.read;
        actor.user().ok_or(Denied::SignIn)?;
        let firm = actor.firm().ok_or(Denied::NoFirm)?.firm;
        let rows = db::proposal::of_firm(db, firm, LINES).await?;
        let challenges = db::challenge::list_by_ids(db, rows.iter().map(|r| ChallengeId(r.challenge_id))).await?;
        let challenges: HashMap<ChallengeId, Challenge> =
            challenges.iter().map(|row| Ok((ChallengeId(row.id), row.challenge()?))).collect::<Result<_>>()?;
        let mut lines = Vec::with_capacity(rows.len());
        for row in rows {
            let Some(challenge) = challenges.get(&ChallengeId(row.challenge_id)) else { continue };
            lines.push(line(db, actor, &row, challenge, now).await?);
        }
        Ok(lines)
    }

    /// The draft, for its firm; with what it still misses and what may be done.
    pub async fn own_proposal(&self, actor: &Actor, id: ProposalId) -> Result<ProposalView> {
        let now = self.clock.now();
        let case = self.proposal_case(&self.db.read, actor, id, now).await?;
        let permit = access::check(actor, Action::ViewOwnProposal, &case.facts, now)?;
        self.draft_view(&self.db.read, actor, case, &permit).await
    }

    /// The challenge's code of one's own proposal, with its title and closing time.
    pub async fn proposal_challenge(&self, actor: &Actor, id: ProposalId) -> Result<ChallengeCard> {
        let now = self.clock.now();
        let case = self.proposal_case(&self.db.read, actor, id, now).await?;
        access::check(actor, Action::ViewOwnProposal, &case.facts, now)?;
        Ok(card(&case.challenge, actor, now))
    }

    /// Form: the section's fields and `draft_version`, the version at which it was shown. Answers the proposal as it is then;
    /// [`Error::Stale`] with the saved form if somebody saved this section since ([`Error::OwnStale`]: the same person).
    /// Saving what is there already changes nothing.
    pub async fn save_section(&self, actor: &Actor, id: ProposalId, section: Section, form: &Form) -> Result<Proposal> {
        let tx = self.begin().await?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::EditProposal, &case.facts, tx.now)?;
        let saved = reading::read_content(&permit, &case.row)?;
        let written = saved.with_section(section, form)?;
        let version = case.proposal.draft_version;
        if written == saved {
            return Ok(case.proposal);
        }
        let seen = form.get(VERSION).parse::<u32>().ok().filter(|seen| *seen <= version);
        let (proposal, event) = match case.proposal.save_section(section, seen, &permit) {
            Err(Rejection::SavedSince { by }) => {
                let theirs = saved.to_form().with(VERSION, version.to_string());
                return Err(Error::stale(theirs, by, actor));
            }
            done => done?,
        };
        db::proposal::save_draft(&tx.db, &permit, &proposal, &written).await?;
        tx.record(&event).await?;
        tx.commit().await?;
        Ok(proposal)
    }

    async fn draft_view(&self, db: &impl Source, actor: &Actor, case: ProposalCase, permit: &Permit) -> Result<ProposalView> {
        let completion = completed(db, &case, true, permit.at()).await?;
        let ProposalCase { row, proposal, challenge, facts, .. } = case;
        let content = reading::read_content(permit, &row)?;
        let files = db::file::refs(db, proposal.id).await?;
        let submitted = submitted(db, permit, &proposal).await?;
        let firm = db::firm::find(db, proposal.firm).await?.ok_or(Error::NotFound)?.profile;
        let handed_in_as = db::proposal_version::firms(db, [&proposal]).await?.remove(&proposal.id);
        let is_renamed = handed_in_as.as_ref().is_some_and(|then| !then.is_printed_as(&firm));
        let amended = db::challenge_version::amended(db, challenge.id, permit.at()).await?;
        Ok(ProposalView {
            unconfirmed: unconfirmed(&proposal, amended),
            id: proposal.id,
            state: proposal.state(),
            receipt: proposal.receipt().cloned(),
            code: proposal.code,
            challenge: proposal.challenge,
            firm: proposal.firm,
            firm_name: firm.legal_name,
            draft_version: proposal.draft_version,
            missing: content.missing(challenge.content.budget_ceiling),
            content,
            files,
            submitted,
            is_renamed,
            handed_in_as: handed_in_as.map(|then| then.legal_name),
            is_unreadable: false,
            completion,
            can: Can::ask(actor, &facts, permit.at()),
        })
    }

    /// A code that nobody has; it is drawn by lot, so that it tells nothing of when or how many.
    async fn new_code(&self, db: &impl ConnectionTrait) -> Result<String> {
        loop {
            let code = self.chance.code("HS", 6);
            if !db::proposal::is_code_taken(db, &code).await? {
                return Ok(code);
            }
        }
    }
}

/// With the title of what counts: the version handed in, else the draft.
async fn line(db: &impl Source, actor: &Actor, row: &db::proposal::Model, challenge: &Challenge, now: Moment) -> Result<ProposalLine> {
    let proposal = row.proposal()?;
    let facts = ProposalFacts::of(&proposal, facts::challenge(db, actor, challenge, now).await?);
    let permit = access::check(actor, Action::ViewOwnProposal, &facts, now)?;
    let shown = card(challenge, actor, now);
    let draft = Reviewed { content: reading::read_content(&permit, row)?, files: db::file::refs(db, proposal.id).await? };
    let submitted = submitted(db, &permit, &proposal).await?;
    let completion = db.kept(Row::Completion(challenge.id, proposal.id), db::completion::find(db, proposal.id)).await?;
    let completion_due = completion.and_then(|asked| asked.waits_until(now));
    let is_published = shown.stage == Stage::ResultPublished;
    let has_complained = is_published && db::complaint::find(db, proposal.id).await?.is_some();
    let unconfirmed = unconfirmed(&proposal, db::challenge_version::amended(db, challenge.id, now).await?);
    let terms = Deadlines { asks_again: unconfirmed.is_some(), ..Deadlines::of(challenge, completion_due, has_complained) };
    let debrief = if is_published { db::debrief::find(db, proposal.id).await? } else { None };
    let is_released = debrief.is_some_and(|(debrief, _)| debrief.released.is_some());
    Ok(ProposalLine {
        debrief_due: debrief_owed(&proposal, challenge, is_released),
        waits: waiting(&proposal.state(), shown.stage, terms, now),
        completion_due,
        unconfirmed,
        id: proposal.id,
        state: proposal.state(),
        receipt: proposal.receipt().cloned(),
        title: standing(&proposal.state(), &draft.content, submitted.as_ref()).title.clone(),
        is_changed: is_changed(&draft, submitted.as_ref()),
        code: proposal.code,
        challenge_code: shown.code,
        challenge_title: shown.title,
        stage: shown.stage,
        closes: shown.closes,
        has_feedback: access::check(actor, Action::ViewFeedback, &facts, now).is_ok(),
    })
}

/// What was withdrawn counts nowhere, so nothing is asked about it.
fn unconfirmed(proposal: &Proposal, amended: Vec<Amended>) -> Option<Amended> {
    proposal.receipt().filter(|_| proposal.is_handed_in())?.unconfirmed(amended)
}

/// The version handed in last, if one ever was.
async fn submitted(db: &impl ConnectionTrait, permit: &Permit, proposal: &Proposal) -> Result<Option<Submission>> {
    let Some(receipt) = proposal.receipt() else { return Ok(None) };
    let version = db::proposal_version::find(db, proposal.id, receipt.version).await?.ok_or(Error::NotFound)?;
    reading::read_submission(permit, proposal, &version)
}

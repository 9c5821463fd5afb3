//! A member's own marks and notes on a proposal's text: nobody else reads them, no event tells of them, and nothing of a result
//! rests on them.

use super::check_council;
use crate::{
    Backend, Result,
    db::{self, Source},
    memory::Row,
    proposals::ProposalCase,
};
use domain::{
    access::{self, Action, Can, Denied},
    check::Problem,
    form::{Form, FormReader},
    ids::{ProposalId, UserId},
    locale::Bilingual,
    people::Actor,
    proposals::{OwnNote, ProposalView},
};

/// A proposal with what its reader has noted.
#[derive(Clone, Debug)]
pub struct OwnNotes {
    pub proposal: ProposalView,
    pub challenge_code: String,
    pub challenge_title: Bilingual,
    pub notes: Vec<OwnNote>,
    pub can: Can,
}

/// What a form did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteDone {
    Kept,
    Dropped,
}

impl Backend {
    pub async fn own_notes(&self, actor: &Actor, id: ProposalId) -> Result<OwnNotes> {
        let (now, db) = (self.clock.now(), &self.db.read);
        check_council(actor, now)?;
        let case = self.proposal_case(db, actor, id, now).await?;
        let permit = access::check(actor, Action::ViewProposal, &case.facts, now)?;
        let can = Can::ask(actor, &case.facts, now);
        Ok(OwnNotes {
            notes: of_reader(db, &case, permit.by().ok_or(Denied::SignIn)?).await?,
            proposal: self.opened_view(db, actor, &case, &permit).await?,
            challenge_code: case.challenge.code.clone(),
            challenge_title: case.challenge.content.title.clone(),
            can,
        })
    }

    /// Form: [`OwnNote::read`], with `number` of the one that it takes the place of; or `drop`, the number of the one to be removed.
    /// The same again adds nothing, and what changes one that is gone is a new one.
    pub async fn keep_own_note(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<NoteDone> {
        let tx = self.begin().await?;
        check_council(actor, tx.now)?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::KeepOwnNotes, &case.facts, tx.now)?;
        let member = permit.by().ok_or(Denied::SignIn)?;
        db::user::hold(&tx.db, member).await?;
        if form.is_checked("drop") {
            let mut r = FormReader::new(form);
            let number = r.required_parsed("drop", Problem::Choice, domain::number::plain);
            db::own_note::remove(&tx.db, &permit, member, &case.proposal, r.errors.or(number.unwrap_or_default())?).await?;
            tx.commit().await?;
            return Ok(NoteDone::Dropped);
        }
        let mut before = db::own_note::of_member(&tx.db, member, id).await?;
        let changed = domain::number::plain(form.get("number")).filter(|number| before.iter().any(|note| note.number == *number));
        before.retain(|note| Some(note.number) != changed);
        let note = OwnNote::read(form, &before)?;
        if before.iter().any(|other| other.is_same(&note)) {
            return Ok(NoteDone::Kept);
        }
        match changed {
            Some(number) => db::own_note::update(&tx.db, &permit, member, &case.proposal, &OwnNote { number, ..note }).await?,
            None => db::own_note::insert(&tx.db, &permit, member, &case.proposal, &note).await?,
        }
        tx.commit().await?;
        Ok(NoteDone::Kept)
    }
}

/// Of whoever reads, and nobody else's.
pub(super) async fn of_reader(db: &impl Source, case: &ProposalCase, member: UserId) -> Result<Vec<OwnNote>> {
    let row = Row::OwnNotes(member, case.challenge.id, case.proposal.id);
    db.kept(row, db::own_note::of_member(db, member, case.proposal.id)).await
}

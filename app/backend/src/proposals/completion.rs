//! Completing a proposal that was opened: the office asks once for what is formally missing, the firm adds files.

use super::ProposalCase;
use crate::{
    Backend, Error, Result, db,
    files::{FileView, Owner},
    mail::{Mail, Told},
};
use domain::{
    access::{self, Action, Denied},
    check::Problem,
    event::EventKind as What,
    form::{Form, FormReader},
    ids::ProposalId,
    people::{Actor, Role},
    proposals::{Completed, Completion, completion::MAX_ASKED, content::FileRef},
    time::Moment,
};
use sea_orm::ConnectionTrait;

impl Backend {
    /// Form: `asked`. The firm is told by mail, with the term that the rule set gives.
    pub async fn ask_completion(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let mut r = FormReader::new(form);
        let asked = r.required("asked", MAX_ASKED);
        if case.completion.as_ref().is_some_and(|c| Some(c.by) == actor.id() && c.asked == asked) {
            return Ok(());
        }
        let permit = access::check(actor, Action::AskCompletion, &case.facts, tx.now)?;
        r.errors.or(())?;
        let by = permit.by().ok_or(Denied::SignIn)?;
        let completion = Completion::ask(id, asked, case.challenge.content.rules.terms.repair_days, by, &permit);
        db::completion::save(&tx.db, &permit, &case.proposal, &completion).await?;
        tx.record(&case.proposal.event(What::CompletionAsked, &permit).note(completion.asked.clone())).await?;
        self.tell_counting(&tx, &case.proposal, &case.challenge, Told::CompletionAsked { due: completion.due }).await?;
        let mail = Mail::CompletionAsked {
            challenge_code: case.challenge.code,
            title: case.challenge.content.title,
            asked: completion.asked,
            due: completion.due,
            proposal: id.to_string(),
        };
        self.mail_firm(&tx, case.proposal.firm, &mail).await?;
        tx.commit().await
    }

    /// The firm says that this is all: at least one file, and none is added or removed after it. Form: `file`, the name of
    /// a file that was chosen beside the button and not uploaded, for which nothing is sent.
    pub async fn hand_in_completion(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        access::check(actor, Action::ViewOwnProposal, &case.facts, tx.now)?;
        if case.completion.as_ref().is_some_and(|c| c.handed_in.is_some()) {
            return Ok(());
        }
        let permit = access::check(actor, Action::CompleteProposal, &case.facts, tx.now)?;
        let by = permit.by().ok_or(Denied::SignIn)?;
        if form.is_checked("file") {
            return Err(Error::field("file", Problem::FileNotUploaded));
        }
        let files = refs(&tx.db, id).await?;
        if files.is_empty() {
            return Err(Error::field("file", Problem::FileMissing));
        }
        let completion = case.completion.ok_or(Denied::WrongState)?.hand_in(by, &permit);
        db::completion::save(&tx.db, &permit, &case.proposal, &completion).await?;
        tx.record(&case.proposal.event(What::CompletionHandedIn, &permit).note(files.len().to_string())).await?;
        let mail = Mail::CompletionWaits { challenge_code: case.challenge.code, code: case.proposal.code, proposal: id.to_string() };
        self.mail_role(&tx, Role::Officer, &mail).await?;
        tx.commit().await
    }
}

/// What was asked for, and once nothing more comes, what was added; to its own firm at once.
pub(super) async fn completed(db: &impl ConnectionTrait, case: &ProposalCase, is_own: bool, now: Moment) -> Result<Option<Completed>> {
    let Some(completion) = case.completion.clone() else { return Ok(None) };
    let is_seen = is_own || completion.is_over(now);
    let files = if is_seen { Some(refs(db, completion.proposal).await?) } else { None };
    Ok(Some(Completed { completion, files }))
}

async fn refs(db: &impl ConnectionTrait, id: ProposalId) -> Result<Vec<FileRef>> {
    let files = db::file::list(db, Owner::Completion(id)).await?;
    Ok(files.into_iter().map(FileView::listed).collect())
}

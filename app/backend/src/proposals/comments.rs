//! What the people of a firm say to each other about their proposal, for nobody else.

use crate::{Backend, Error, Result, db};
use domain::{
    access::{self, Action},
    check::Problem,
    form::Form,
    ids::ProposalId,
    people::Actor,
    proposals::{Comment, Section},
    time::Moment,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentView {
    pub number: u32,
    /// `None`: about the whole.
    pub section: Option<Section>,
    pub by: String,
    pub at: Moment,
    pub text: String,
    pub is_settled: bool,
}

impl Backend {
    /// In order.
    pub async fn comments(&self, actor: &Actor, id: ProposalId) -> Result<Vec<CommentView>> {
        let (db, now) = (&self.db.read, self.clock.now());
        let case = self.proposal_case(db, actor, id, now).await?;
        access::check(actor, Action::ViewOwnProposal, &case.facts, now)?;
        let comments = db::comment::of_proposal(db, id).await?;
        let names = db::user::names(db, comments.iter().map(|comment| comment.by)).await?;
        let view = |comment: Comment| CommentView {
            number: comment.number,
            section: comment.section,
            by: names.get(&comment.by).cloned().unwrap_or_default(),
            at: comment.at,
            text: comment.text,
            is_settled: comment.settled.is_some(),
        };
        Ok(comments.into_iter().map(view).collect())
    }

    /// Form: `comment`, `about`; or `settle`, the number of one that is dealt with.
    pub async fn comment(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::CommentProposal, &case.facts, tx.now)?;
        let before = db::comment::of_proposal(&tx.db, id).await?;
        if !form.get("settle").is_empty() {
            let number: Option<u32> = form.get("settle").parse().ok();
            let comment = before.into_iter().find(|comment| Some(comment.number) == number);
            let comment = comment.ok_or_else(|| Error::field("settle", Problem::Choice))?;
            let Some(comment) = comment.settle(&permit) else { return Ok(()) };
            db::comment::save(&tx.db, &permit, &case.proposal, &comment).await?;
            return tx.commit().await;
        }
        let Some((comment, event)) = Comment::write(&before, &case.proposal, &permit, form)? else { return Ok(()) };
        db::comment::insert(&tx.db, &permit, &case.proposal, &comment).await?;
        tx.record(&event).await?;
        tx.commit().await
    }
}

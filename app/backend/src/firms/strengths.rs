//! What a firm says of itself in every proposal, for its own people.

use super::own_firm_id;
use crate::{Backend, Result, db, settled::settled};
use domain::{
    access::{Action, Denied, FirmFacts, check},
    event::{Event, EventKind},
    firms::Strengths,
    form::Form,
    people::Actor,
};

/// With why the reader may not change it, if so.
#[derive(Clone, Debug)]
pub struct StrengthsView {
    pub strengths: Strengths,
    pub may_keep: std::result::Result<(), Denied>,
}

impl Backend {
    /// Of the actor's own firm.
    pub async fn strengths(&self, actor: &Actor) -> Result<StrengthsView> {
        let (id, now) = (own_firm_id(actor)?, self.clock.now());
        let may_keep = check(actor, Action::KeepStrengths, &FirmFacts::of(id), now).map(drop);
        Ok(StrengthsView { strengths: db::strength::find(&self.db.read, id).await?.0, may_keep })
    }

    /// Of the actor's own firm. Form: see [`Strengths::read`], and `seen` of what was shown.
    pub async fn keep_strengths(&self, actor: &Actor, form: &Form) -> Result<()> {
        let id = own_firm_id(actor)?;
        let tx = self.begin().await?;
        let permit = check(actor, Action::KeepStrengths, &FirmFacts::of(id), tx.now)?;
        db::firm::lock(&tx.db, id).await?;
        let (before, last) = db::strength::find(&tx.db, id).await?;
        let strengths = Strengths::read(&settled(form, &before.to_form(), last, actor)?, &before, tx.now)?;
        if strengths == before {
            return Ok(());
        }
        db::strength::save(&tx.db, &permit, id, &strengths).await?;
        tx.record(&Event::new(EventKind::StrengthsKept, permit.by()).firm(id)).await?;
        tx.commit().await
    }
}

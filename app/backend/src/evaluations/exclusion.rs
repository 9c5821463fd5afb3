//! A sheet far from the others, left out by a vote of the council (C7).

use super::{FarSheet, columns, counting::counts};
use crate::{
    Backend, Error, Result,
    challenges::Case,
    db::{self, Source},
    facts,
    mail::Mail,
};
use domain::{
    access::{self, Action, Denied},
    check::Problem,
    evaluations::{Count, Exclusion, MemberSheet, outliers},
    form::Form,
    ids::ProposalId,
    people::Actor,
    proposals::Proposal,
    time::Moment,
};
use sea_orm::ConnectionTrait;
use std::collections::HashSet;

impl Backend {
    /// Sheets that may be put to the vote: far from the others of their proposal, and seen by whoever presides.
    pub async fn far_sheets(&self, actor: &Actor, challenge_code: &str) -> Result<Vec<FarSheet>> {
        let now = self.clock.now();
        let case = self.challenge_case(&self.db.read, actor, challenge_code, now).await?;
        access::check(actor, Action::ExcludeSheet, &case.facts, now)?;
        Ok(self.far(&self.db.read, actor, &case, now).await?.into_iter().map(|(far, ..)| far).collect())
    }

    /// Form: `sheet` (code of the proposal and letter, with a space between); see [`Exclusion::read`]. Its member is told by
    /// mail.
    pub async fn exclude_sheet(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::ExcludeSheet, &case.facts, tx.now)?;
        let chosen = form.text("sheet");
        let far = self.far(&tx.db, actor, &case, tx.now).await?.into_iter().find(|(far, ..)| far.value() == chosen);
        let clear = far.as_ref().map_or(u32::MAX, |(.., count)| count.eligible() as u32);
        let quorum = case.challenge.content.rules.meeting_quorum.min(clear);
        let exclusion = Exclusion::read(form, quorum).map_err(|mut errors| {
            if far.is_none() {
                errors.add("sheet", Problem::Choice);
            }
            errors
        })?;
        let (far, saved, count) = far.ok_or_else(|| Error::field("sheet", Problem::Choice))?;
        db::seat::lock(&tx.db, saved.member).await?;
        let (member, reason) = (saved.member, exclusion.reason.clone());
        let (excluded, event) = saved.exclude(exclusion, &far.letter, &count.proposal, &permit)?;
        db::sheet::save(&tx.db, &permit, &count.proposal, &excluded).await?;
        tx.record(&event).await?;
        let mail = Mail::SheetExcluded {
            challenge_code: case.challenge.code.clone(),
            code: count.proposal.code.clone(),
            reason,
            proposal: count.proposal.id.to_string(),
        };
        self.mail_user(&tx, member, &mail).await?;
        tx.commit().await
    }

    async fn far(&self, db: &impl Source, actor: &Actor, case: &Case, now: Moment) -> Result<Vec<(FarSheet, MemberSheet, Count)>> {
        let rules = &case.challenge.content.rules;
        let counts = counts(db, &case.challenge, now).await?;
        let seen = seen(db, actor, case, &counts, now).await?;
        let seats = columns::members(db, &case.challenge, Vec::new()).await?;
        let mut far = Vec::new();
        for count in counts.iter().filter(|count| seen.contains(&count.proposal.id)) {
            let members = columns::with_former(&case.challenge, &seats, count.writers());
            let totals: Vec<Option<i32>> = count.sheets.iter().map(|saved| Some(saved.sheet().total_half())).collect();
            let sum: i32 = totals.iter().flatten().sum();
            let outstanding = if case.challenge.takes_sheets() { count.outstanding() as u32 } else { 0 };
            for (place, how_far) in outliers::flags(rules, &totals) {
                let saved = count.sheets[place].clone();
                let place = members.iter().position(|member| *member == saved.member);
                let letter = columns::letter(place.ok_or_else(|| Error::internal("a sheet without a column"))?);
                let total_half = saved.sheet().total_half();
                let others = (sum - total_half, count.sheets.len() as u32 - 1);
                let sheet = FarSheet { code: count.proposal.code.clone(), letter, total_half, others, far: how_far, outstanding };
                far.push((sheet, saved, count.clone()));
            }
        }
        Ok(far)
    }
}

/// The proposals whose sheets the actor sees, from one question for all of them about declarations and one about sheets.
async fn seen(db: &impl ConnectionTrait, actor: &Actor, case: &Case, counts: &[Count], now: Moment) -> Result<HashSet<ProposalId>> {
    let member = actor.id().ok_or(Denied::SignIn)?;
    let ids = || counts.iter().map(|count| count.proposal.id);
    let declared = db::declaration::of_member(db, member, ids()).await?;
    let own = db::sheet::of_member(db, member, ids()).await?;
    let sees = |proposal: &&Proposal| {
        let conflict = declared.get(&proposal.id).copied().unwrap_or_default();
        let facts = facts::judged(proposal, case.facts, conflict, own.get(&proposal.id));
        access::check(actor, Action::ViewOthersSheets, &facts, now).is_ok()
    };
    Ok(counts.iter().map(|count| &count.proposal).filter(sees).map(|proposal| proposal.id).collect())
}

//! Sheets far from the others, which a motion of the council may leave out (C7).

use super::{FarSheet, columns, counting::counts};
use crate::{
    Backend, Error, Result,
    challenges::Case,
    council::order,
    db::{self, Source},
};
use domain::{
    access::{self, Action, Denied, ProposalFacts},
    evaluations::{Columns, Count, MemberSheet, outliers},
    ids::ProposalId,
    people::Actor,
    proposals::Proposal,
    time::Moment,
};
use sea_orm::ConnectionTrait;
use std::collections::HashSet;

/// A sheet far from the others, and the proposal's sheets that it is held against.
pub(crate) struct Outlier {
    pub shown: FarSheet,
    pub saved: MemberSheet,
    pub count: Count,
}

impl Backend {
    /// Sheets that may be put to the vote: far from the others of their proposal, and seen by whoever presides.
    pub async fn far_sheets(&self, actor: &Actor, challenge_code: &str) -> Result<Vec<FarSheet>> {
        let now = self.clock.now();
        let case = self.challenge_case(&self.db.read, actor, challenge_code, now).await?;
        let case = excluding(&self.db.read, actor, case, now).await?;
        access::check(actor, Action::MoveExclusion, &case.facts, now)?;
        Ok(far(&self.db.read, actor, &case, now).await?.into_iter().map(|outlier| outlier.shown).collect())
    }
}

/// The case with a member as who presides over exclusions: over the proposals of which they are the next in order, where nobody
/// presides over all.
pub(crate) async fn excluding(db: &impl Source, actor: &Actor, mut case: Case, now: Moment) -> Result<Case> {
    if access::check(actor, Action::MoveExclusion, &case.facts, now).is_ok() {
        return Ok(case);
    }
    let as_presider = case.facts.over(true);
    if access::check(actor, Action::MoveExclusion, &as_presider, now).is_ok() && !led(db, actor, &case, now).await?.is_empty() {
        case.facts = as_presider;
    }
    Ok(case)
}

/// The admitted proposals over which the actor presides.
async fn led(db: &impl Source, actor: &Actor, case: &Case, now: Moment) -> Result<HashSet<ProposalId>> {
    let mut proposals = db::proposal::handed_in(db, [case.challenge.id]).await?;
    proposals.retain(Proposal::is_admitted);
    let order = order(db, case.challenge.id, proposals.iter().map(|proposal| proposal.id), now).await?;
    let leads = |id: &ProposalId| actor.id().is_some() && order.over(*id, None) == actor.id();
    Ok(proposals.into_iter().map(|proposal| proposal.id).filter(leads).collect())
}

pub(crate) async fn far(db: &impl Source, actor: &Actor, case: &Case, now: Moment) -> Result<Vec<Outlier>> {
    let rules = &case.challenge.content.rules;
    let counts = counts(db, &case.challenge, now).await?;
    let led = led(db, actor, case, now).await?;
    let mut seen = seen(db, actor, case, &counts, now).await?;
    seen.retain(|id| led.contains(id));
    let seats = columns::of(db, &case.challenge, []).await?;
    let mut far = Vec::new();
    for count in counts.iter().filter(|count| seen.contains(&count.proposal.id)) {
        let columns = Columns::of(case.challenge.id, seats.members(), count.writers());
        let totals: Vec<Option<i32>> = count.sheets.iter().map(|saved| Some(saved.sheet().total_half())).collect();
        let sum: i32 = totals.iter().flatten().sum();
        let outstanding = if case.challenge.takes_sheets(now) { count.outstanding() as u32 } else { 0 };
        for (place, how_far) in outliers::flags(rules, &totals) {
            let saved = count.sheets[place].clone();
            let letter = columns.letter_of(saved.member).ok_or_else(|| Error::internal("a sheet without a column"))?;
            let total_half = saved.sheet().total_half();
            let others = (sum - total_half, count.sheets.len() as u32 - 1);
            let shown = FarSheet { code: count.proposal.code.clone(), letter, total_half, others, far: how_far, outstanding };
            far.push(Outlier { shown, saved, count: count.clone() });
        }
    }
    Ok(far)
}

/// The proposals whose sheets the actor sees, from one question for all of them about declarations and one about sheets.
async fn seen(db: &impl ConnectionTrait, actor: &Actor, case: &Case, counts: &[Count], now: Moment) -> Result<HashSet<ProposalId>> {
    let member = actor.id().ok_or(Denied::SignIn)?;
    let ids = || counts.iter().map(|count| count.proposal.id);
    let declared = db::declaration::of_member(db, member, ids()).await?;
    let own = db::sheet::of_member(db, member, ids()).await?;
    let sees = |proposal: &&Proposal| {
        let conflict = declared.get(&proposal.id).copied().unwrap_or_default();
        let facts = ProposalFacts::judged(proposal, case.facts, conflict, own.get(&proposal.id));
        access::check(actor, Action::ViewOthersSheets, &facts, now).is_ok()
    };
    Ok(counts.iter().map(|count| &count.proposal).filter(sees).map(|proposal| proposal.id).collect())
}

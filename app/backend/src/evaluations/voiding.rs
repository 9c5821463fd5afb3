//! Sheets that count although a conflict of their members was found: the council may void them by a motion.

use super::{columns, counting::counts};
use crate::{
    Backend, Result,
    challenges::Case,
    council::order,
    db::{self, Source},
};
use domain::{
    access::{self, Action, Denied},
    collation,
    council::{Conflict, Finding, motion::OfSheet},
    evaluations::{Columns, Count, MemberSheet, voiding::may_be_asked},
    ids::{ProposalId, UserId},
    people::Actor,
    time::Moment,
};

/// A sheet that may be put to the vote, and what was found.
#[derive(Clone, Debug)]
pub struct VoidableSheet {
    pub code: String,
    pub member_name: String,
    /// Until scoring closes.
    pub finding: Option<Finding>,
    pub(crate) sheet: OfSheet,
}

impl VoidableSheet {
    /// What a form sends: proposal and member.
    pub fn value(&self) -> String {
        format!("{} {}", self.sheet.proposal, self.sheet.member)
    }
}

impl Backend {
    /// Sheets of proposals over which the reader presides: for who presides, of all but their own; for the next in order, the sheets
    /// of who presides, and where nobody does, of what they are the next for.
    pub async fn voidable_sheets(&self, actor: &Actor, challenge_code: &str) -> Result<Vec<VoidableSheet>> {
        let now = self.clock.now();
        let case = self.challenge_case(&self.db.read, actor, challenge_code, now).await?;
        let (case, lines) = asking(&self.db.read, actor, case, now).await?;
        access::check(actor, Action::MoveVoiding, &case.facts, now)?;
        Ok(lines)
    }
}

/// What a member may ask the council about, and the case with them as who presides over it.
pub(crate) async fn asking(db: &impl Source, actor: &Actor, mut case: Case, now: Moment) -> Result<(Case, Vec<VoidableSheet>)> {
    let Some(member) = actor.user().filter(|user| user.is_of_council()).map(|user| user.id) else { return Ok((case, Vec::new())) };
    if access::check(actor, Action::RaiseConflict, &case.facts, now).is_err() {
        return Ok((case, Vec::new()));
    }
    let mut lines = voidable(db, actor, &case, now).await?;
    if lines.is_empty() {
        return Ok((case, lines));
    }
    let order = order(db, case.challenge.id, lines.iter().map(|line| line.sheet.proposal), now).await?;
    lines.retain(|line| order.over(line.sheet.proposal, Some(line.sheet.member)) == Some(member));
    if !lines.is_empty() {
        case.facts = case.facts.over(true);
    }
    Ok((case, lines))
}

/// Until scoring closes, of those whose conflict was found; after that any that counts, of everyone but who presides.
pub(crate) async fn voidable(db: &impl Source, actor: &Actor, case: &Case, now: Moment) -> Result<Vec<VoidableSheet>> {
    let member = actor.id().ok_or(Denied::SignIn)?;
    let mut counts = counts(db, &case.challenge, now).await?;
    let declared = db::declaration::of_member(db, member, counts.iter().map(|count| count.proposal.id)).await?;
    counts.retain(|count| declared.get(&count.proposal.id) == Some(&Conflict::Clear));
    let mut findings = db::finding::list(db, counts.iter().map(|count| count.proposal.id)).await?;
    findings.retain(Finding::is_in_force);
    let names = db::user::names(db, counts.iter().flat_map(Count::writers)).await?;
    let columns = columns::of(db, &case.challenge, counts.iter().flat_map(Count::writers)).await?;
    let mut lines = Vec::new();
    for count in &counts {
        for sheet in &count.sheets {
            let finding = findings.iter().find(|found| (found.member, found.proposal) == (sheet.member, sheet.proposal)).cloned();
            if !may_be_asked(&case.challenge, member, sheet, finding.as_ref()) {
                continue;
            }
            let member_name = names.get(&sheet.member).cloned().unwrap_or_default();
            let code = count.proposal.code.clone();
            lines.extend(of_sheet(&columns, sheet).map(|sheet| VoidableSheet { code, member_name, finding, sheet }));
        }
    }
    lines.sort_by_cached_key(|line| (line.code.clone(), collation::person(&line.member_name)));
    Ok(lines)
}

/// A member's own sheet, as a motion names it; none where it does not count.
pub(crate) async fn of_member(db: &impl Source, case: &Case, proposal: ProposalId, member: UserId, now: Moment) -> Result<Option<OfSheet>> {
    let counts = counts(db, &case.challenge, now).await?;
    let columns = columns::of(db, &case.challenge, counts.iter().flat_map(Count::writers)).await?;
    let mut counted = counts.iter().flat_map(|count| &count.sheets);
    let own = counted.find(|sheet| (sheet.proposal, sheet.member) == (proposal, member));
    Ok(own.and_then(|sheet| of_sheet(&columns, sheet)))
}

fn of_sheet(columns: &Columns, sheet: &MemberSheet) -> Option<OfSheet> {
    let letter = columns.letter_of(sheet.member)?;
    Some(OfSheet { proposal: sheet.proposal, member: sheet.member, letter, version: Some(sheet.hash()) })
}

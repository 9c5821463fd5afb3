//! Sheets that count although a conflict of their members was found: the council may void them by a motion.

use super::{columns, counting::counts};
use crate::{
    Backend, Result,
    challenges::Case,
    db::{self, Source},
};
use domain::{
    access::{self, Action, Denied},
    collation,
    council::{Conflict, Finding, motion::OfSheet},
    evaluations::MemberSheet,
    people::Actor,
    time::Moment,
};

/// A sheet that may be put to the vote, and what was found.
#[derive(Clone, Debug)]
pub struct VoidableSheet {
    pub code: String,
    pub member_name: String,
    pub finding: Finding,
    pub(crate) sheet: OfSheet,
}

impl VoidableSheet {
    /// What a form sends: proposal and member.
    pub fn value(&self) -> String {
        format!("{} {}", self.sheet.proposal, self.sheet.member)
    }
}

impl Backend {
    /// For who presides: sheets of proposals that they are clear of.
    pub async fn voidable_sheets(&self, actor: &Actor, challenge_code: &str) -> Result<Vec<VoidableSheet>> {
        let now = self.clock.now();
        let case = self.challenge_case(&self.db.read, actor, challenge_code, now).await?;
        access::check(actor, Action::MoveVoiding, &case.facts, now)?;
        voidable(&self.db.read, actor, &case, now).await
    }
}

pub(crate) async fn voidable(db: &impl Source, actor: &Actor, case: &Case, now: Moment) -> Result<Vec<VoidableSheet>> {
    let member = actor.id().ok_or(Denied::SignIn)?;
    let mut counts = counts(db, &case.challenge, now).await?;
    let declared = db::declaration::of_member(db, member, counts.iter().map(|count| count.proposal.id)).await?;
    counts.retain(|count| declared.get(&count.proposal.id) == Some(&Conflict::Clear));
    let mut findings = db::finding::list(db, counts.iter().map(|count| count.proposal.id)).await?;
    findings.retain(Finding::is_in_force);
    let names = db::user::names(db, findings.iter().map(|finding| finding.member)).await?;
    let writers = counts.iter().flat_map(|count| count.writers()).collect();
    let members = columns::members(db, &case.challenge, writers).await?;
    let line = |finding: Finding| {
        let count = counts.iter().find(|count| count.proposal.id == finding.proposal)?;
        let sheet: &MemberSheet = count.sheets.iter().chain(&count.excluded).find(|sheet| sheet.member == finding.member)?;
        let letter = columns::letter(members.iter().position(|member| *member == finding.member)?);
        Some(VoidableSheet {
            code: count.proposal.code.clone(),
            member_name: names.get(&finding.member).cloned().unwrap_or_default(),
            sheet: OfSheet { proposal: finding.proposal, member: finding.member, letter, version: Some(sheet.hash()) },
            finding,
        })
    };
    let mut lines: Vec<VoidableSheet> = findings.into_iter().filter_map(line).collect();
    lines.sort_by_cached_key(|line| (line.code.clone(), collation::person(&line.member_name)));
    Ok(lines)
}

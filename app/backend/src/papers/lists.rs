//! Lists of the office about the council's work on a challenge, told as the papers tell it.

use super::case::Council;
use crate::{Backend, Result, council::meetings::MinutesView, db};
use domain::{
    access::{self, Action},
    council::{Declaration, Finding},
    ids::{ProposalId, UserId},
    people::{Actor, SeatRole},
};

/// One member and one proposal: what is said about a conflict of interest.
#[derive(Clone, Debug)]
pub struct DeclarationLine {
    pub member_name: String,
    pub role: SeatRole,
    pub code: String,
    pub firm_name: String,
    /// `None` where the member has not declared.
    pub declaration: Option<Declaration>,
    /// By secretary or office.
    pub finding: Option<Finding>,
}

impl Backend {
    /// All that was declared, also by who has left the council since, and what is still missing for admitted proposals.
    pub async fn declarations(&self, actor: &Actor, code: &str) -> Result<Vec<DeclarationLine>> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, code, now).await?;
        access::check(actor, Action::UseOffice, &case.facts, now)?;
        access::check(actor, Action::ViewConflictRecord, &case.facts, now)?;
        let council = Council::of_scoring(db, case.challenge.id, now).await?;
        let proposals = db::proposal::handed_in(db, [case.challenge.id]).await?;
        let firms = db::proposal_version::firm_names(db, &proposals).await?;
        let declared = db::declaration::of_proposals(db, proposals.iter().map(|p| p.id)).await?;
        let findings = db::finding::list(db, proposals.iter().map(|p| p.id)).await?;
        let sitting: Vec<UserId> = council.seats().map(|seat| seat.user).collect();
        let mut members = sitting.clone();
        members.extend(declared.iter().map(|d| d.member).filter(|member| !sitting.contains(member)));
        members.dedup();
        let said = |member: UserId, proposal: ProposalId| declared.iter().find(|d| d.member == member && d.proposal == proposal).cloned();
        let mut lines = Vec::new();
        for member in members {
            for proposal in &proposals {
                let declaration = said(member, proposal.id);
                if declaration.is_none() && !(proposal.is_admitted() && sitting.contains(&member)) {
                    continue;
                }
                let Some(seat) = council.member(member, declaration.as_ref().map_or(now, |d| d.at)) else { continue };
                lines.push(DeclarationLine {
                    member_name: seat.name,
                    role: seat.role,
                    code: proposal.code.clone(),
                    firm_name: firms.get(&proposal.id).cloned().unwrap_or_default(),
                    declaration,
                    finding: findings.iter().find(|f| f.member == member && f.proposal == proposal.id).cloned(),
                });
            }
        }
        Ok(lines)
    }

    /// Every meeting about a challenge with its roll, the latest first.
    pub async fn meetings_in_full(&self, actor: &Actor, code: &str) -> Result<Vec<MinutesView>> {
        let now = self.clock.now();
        let case = self.challenge_case(&self.db.read, actor, code, now).await?;
        access::check(actor, Action::UseOffice, &case.facts, now)?;
        let mut meetings = Vec::new();
        for line in self.challenge_meetings(actor, code).await?.0 {
            meetings.push(self.meeting_minutes(actor, line.id).await?);
        }
        Ok(meetings)
    }
}

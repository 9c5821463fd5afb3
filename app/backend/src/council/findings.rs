//! Conflicts that the secretary pins on a member, the member's appeal, and the chair's answer.

use super::{PinDesk, PinLine, recusal::void_sheet};
use crate::{Backend, Error, Result, db, evaluations::check_council, transaction::Transaction};
use domain::{
    access::{self, About, Action, Can, Denied, Permit},
    check::Problem,
    collation,
    council::{Conflict, Finding, FindingState, Interest, Source},
    evaluations::SheetStanding,
    event::Event,
    form::{Form, FormReader},
    ids::{ProposalId, UserId},
    people::Actor,
    proposals::Proposal,
};
use sea_orm::ConnectionTrait;

const MAX_REASON: usize = 2_000;

impl Backend {
    /// For the secretary and whoever presides; only of proposals that they are clear of.
    pub async fn pins(&self, actor: &Actor, challenge_code: &str) -> Result<PinDesk> {
        let now = self.clock.now();
        let db = &self.db.read;
        check_council(actor, now)?;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        let permit = access::check(actor, Action::ViewPins, &case.facts, now)?;
        let viewer = permit.by().ok_or(Denied::SignIn)?;
        let mut proposals = db::proposal::handed_in(db, [case.challenge.id]).await?;
        let declared = db::declaration::of_member(db, viewer, proposals.iter().map(|p| p.id)).await?;
        proposals.retain(|p| declared.get(&p.id) == Some(&Conflict::Clear));
        let mut findings = db::finding::list(db, proposals.iter().map(|p| p.id)).await?;
        findings.retain(|f| f.state != FindingState::Dismissed);
        let names = db::user::names(db, findings.iter().map(|f| f.member)).await?;
        let line = |finding: Finding| {
            let proposal = proposals.iter().find(|p| p.id == finding.proposal)?;
            let member_name = names.get(&finding.member).cloned().unwrap_or_default();
            Some(PinLine { challenge_code: case.challenge.code.clone(), code: proposal.code.clone(), member_name, finding })
        };
        let mut lines: Vec<PinLine> = findings.into_iter().filter_map(line).collect();
        lines.sort_by_cached_key(|line| (line.code.clone(), collation::person(&line.member_name)));
        let seats = db::seat::list(db).await?;
        Ok(PinDesk {
            can: Can::of_some(About::Proposal, actor, &case.facts, now),
            proposals: proposals.into_iter().map(|p| (p.id, p.code)).collect(),
            members: seats.into_iter().filter(|s| s.user != viewer).map(|s| (s.user, s.name)).collect(),
            challenge_title: case.challenge.content.title,
            lines,
        })
    }

    /// Form: `proposal`, `member`, `kind`, `reason`. The member is shown the reason, and may appeal.
    pub async fn pin_conflict(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        check_council(actor, tx.now)?;
        let challenge = self.challenge_case(&tx.db, actor, challenge_code, tx.now).await?;
        access::might(actor, Action::PinConflict, &challenge.facts, tx.now)?;
        let mut r = FormReader::new(form);
        let proposal = r.required_parsed("proposal", Problem::Choice, |text| text.parse().ok().map(ProposalId));
        let member = r.required_parsed("member", Problem::Choice, |text| text.parse().ok().map(UserId));
        let kind = r.required_parsed("kind", Problem::Choice, Interest::from_code);
        let reason = r.required("reason", MAX_REASON);
        r.errors.or(())?;
        let (Some(proposal), Some(member), Some(kind)) = (proposal, member, kind) else {
            return Err(Error::field("proposal", Problem::Choice));
        };
        let case = self.lock_proposal(&tx, actor, proposal).await?;
        let permit = access::check(actor, Action::PinConflict, &case.facts, tx.now)?;
        if case.challenge.id != challenge.challenge.id {
            return Err(Error::field("proposal", Problem::Choice));
        }
        if permit.by() == Some(member) {
            return Err(Error::field("member", Problem::Choice));
        }
        let name = lock_clear_member(&tx, member, proposal).await?;
        let (finding, event) = Finding::find(Source::Pinned, (member, &name), &case.proposal, kind, reason, &permit);
        enforce(&tx, &permit, &case.proposal, &finding, &event, &name).await?;
        tx.commit().await
    }

    /// What was found against the member asking; nothing of the proposal.
    pub async fn own_finding(&self, actor: &Actor, id: ProposalId) -> Result<PinLine> {
        let now = self.clock.now();
        check_council(actor, now)?;
        let case = self.proposal_case(&self.db.read, actor, id, now).await?;
        let permit = access::check(actor, Action::AppealConflict, &case.facts, now)?;
        let finding = in_force(&self.db.read, permit.by().ok_or(Denied::SignIn)?, id).await?;
        Ok(PinLine { challenge_code: case.challenge.code, code: String::new(), member_name: String::new(), finding })
    }

    /// Form: `appeal`. Once. Answers the challenge's code.
    pub async fn appeal_conflict(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<String> {
        let tx = self.begin().await?;
        check_council(actor, tx.now)?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::AppealConflict, &case.facts, tx.now)?;
        let finding = in_force(&tx.db, permit.by().ok_or(Denied::SignIn)?, id).await?;
        let mut r = FormReader::new(form);
        let text = r.required("appeal", MAX_REASON);
        r.errors.or(())?;
        let (appealed, event) = finding.appeal(text, &case.proposal, &permit)?;
        db::finding::save(&tx.db, &permit, &case.proposal, &appealed).await?;
        tx.record(&event).await?;
        tx.commit().await?;
        Ok(case.challenge.code)
    }

    /// A member's appeal, for whoever presides.
    pub async fn appeal(&self, actor: &Actor, id: ProposalId, member: UserId) -> Result<PinLine> {
        let now = self.clock.now();
        check_council(actor, now)?;
        let case = self.proposal_case(&self.db.read, actor, id, now).await?;
        access::check(actor, Action::RuleOnConflict, &case.facts, now)?;
        let finding = db::finding::find(&self.db.read, member, id).await?.ok_or(Denied::WrongState)?;
        let member_name = db::user::name(&self.db.read, member).await?;
        Ok(PinLine { challenge_code: case.challenge.code, code: case.proposal.code, member_name, finding })
    }

    /// Form: `member`, `ruling` (`lift` or `keep`), `reason`. Once lifted, the member declares anew, and a sheet
    /// that had become void is a draft again. Answers the challenge's code.
    pub async fn rule_on_conflict(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<String> {
        let tx = self.begin().await?;
        check_council(actor, tx.now)?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::RuleOnConflict, &case.facts, tx.now)?;
        let mut r = FormReader::new(form);
        let member = r.required_parsed("member", Problem::Choice, |text| text.parse().ok().map(UserId));
        let is_lifted = r.required_parsed("ruling", Problem::Choice, |text| match text {
            "lift" => Some(true),
            "keep" => Some(false),
            _ => None,
        });
        let reason = r.required("reason", MAX_REASON);
        r.errors.or(())?;
        let (Some(member), Some(is_lifted)) = (member, is_lifted) else { return Err(Error::field("ruling", Problem::Choice)) };
        let finding = db::finding::find(&tx.db, member, id).await?.ok_or_else(|| Error::field("member", Problem::Choice))?;
        let name = db::user::name(&tx.db, member).await?;
        let (ruled, event) = finding.rule(is_lifted, reason, &name, &case.proposal, &permit)?;
        db::finding::save(&tx.db, &permit, &case.proposal, &ruled).await?;
        if is_lifted {
            match db::recusal::find(&tx.db, member, case.challenge.id).await? {
                Some(recusal) => db::declaration::save(&tx.db, &permit, &case.proposal, &recusal.of(id, tx.now)).await?,
                None => {
                    db::declaration::remove(&tx.db, &permit, member, &case.proposal).await?;
                    let sheet = db::sheet::find(&tx.db, member, id).await?;
                    if let Some(void) = sheet.filter(|sheet| sheet.standing() == SheetStanding::Void) {
                        db::sheet::save(&tx.db, &permit, &case.proposal, &void.lift(&permit)?).await?;
                    }
                }
            }
        }
        tx.record(&event).await?;
        tx.commit().await?;
        Ok(case.challenge.code)
    }
}

async fn in_force(db: &impl ConnectionTrait, member: UserId, id: ProposalId) -> Result<Finding> {
    let finding = db::finding::find(db, member, id).await?.filter(Finding::is_in_force);
    finding.ok_or_else(|| Denied::WrongState.into())
}

/// Holds the seat of a member who has no conflict there yet; their name.
pub(super) async fn lock_clear_member(tx: &Transaction<'_>, member: UserId, proposal: ProposalId) -> Result<String> {
    db::seat::lock(&tx.db, member).await?.ok_or_else(|| Error::field("member", Problem::Choice))?;
    if db::declaration::of_member(&tx.db, member, [proposal]).await?.get(&proposal) == Some(&Conflict::Conflicted) {
        return Err(Error::field("member", Problem::Conflicted));
    }
    db::user::name(&tx.db, member).await
}

/// From now on the member has a conflict with the proposal.
pub(super) async fn enforce(
    tx: &Transaction<'_>,
    permit: &Permit,
    proposal: &Proposal,
    finding: &Finding,
    event: &Event,
    name: &str,
) -> Result<()> {
    db::finding::save(&tx.db, permit, proposal, finding).await?;
    tx.record(event).await?;
    if let Some(declaration) = finding.declaration() {
        db::declaration::save(&tx.db, permit, proposal, &declaration).await?;
        void_sheet(tx, permit, proposal, &declaration, name).await?;
    }
    Ok(())
}

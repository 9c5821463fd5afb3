//! Conflicts that the secretary pins on a member, the member's appeal, and the answer of whoever presides.

use super::{PinDesk, PinLine};
use crate::{
    Backend, Error, Result, db,
    evaluations::{check_council, roster},
    mail::Mail,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Can, Denied, Permit, SubjectKind},
    challenges::{Challenge, Stage},
    check::Problem,
    collation,
    council::{Conflict, Finding, FindingState, Interest, Source, findings::check_found},
    evaluations::{MemberSheet, SheetStanding},
    event::Event,
    form::{Form, FormReader},
    ids::{ChallengeId, ProposalId, UserId},
    limits::REASON,
    people::Actor,
    proposals::Proposal,
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// Why what was found is lifted where nobody answered.
const UNANSWERED: &str = "Đề nghị xem xét lại không được trả lời trong thời hạn.";

/// The answer to an appeal; `by` as mails name who gives it, empty where the site does.
struct Ruling {
    is_lifted: bool,
    reason: String,
    by: String,
}

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
        let names = db::user::names(db, findings.iter().flat_map(people)).await?;
        let line = |finding: Finding| {
            let proposal = proposals.iter().find(|p| p.id == finding.proposal)?;
            Some(pin_line(&case.challenge.code, &proposal.code, &names, finding))
        };
        let mut lines: Vec<PinLine> = findings.into_iter().filter_map(line).collect();
        lines.sort_by_cached_key(|line| (line.code.clone(), collation::person(&line.member_name)));
        let mut members: Vec<(UserId, String)> = db::seat::list(db).await?.into_iter().map(|s| (s.user, s.name)).collect();
        let mut left = roster(db, &case.challenge, now).await?;
        left.retain(|member| !members.iter().any(|(seated, _)| seated == member));
        let mut left: Vec<_> = db::user::names(db, left).await?.into_iter().collect();
        left.sort_by_cached_key(|(_, name)| collation::person(name));
        members.extend(left);
        members.retain(|(member, _)| *member != viewer);
        Ok(PinDesk {
            can: Can::of_some(SubjectKind::Proposal, actor, &case.facts, now),
            proposals: proposals.into_iter().map(|p| (p.id, p.code)).collect(),
            members,
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
        let reason = r.required("reason", REASON);
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
        let name = lock_clear_member(&tx, member, &case.proposal).await?;
        let (finding, event) = Finding::find(Source::Pinned, (member, &name), &case.proposal, kind, reason, &permit);
        self.enforce(&tx, &permit, (&case.challenge, &case.proposal), (&finding, &event)).await?;
        tx.commit().await
    }

    /// What was found against the member asking; nothing of the proposal.
    pub async fn own_finding(&self, actor: &Actor, id: ProposalId) -> Result<PinLine> {
        let now = self.clock.now();
        check_council(actor, now)?;
        let case = self.proposal_case(&self.db.read, actor, id, now).await?;
        let permit = access::check(actor, Action::AppealConflict, &case.facts, now)?;
        let finding = in_force(&self.db.read, permit.by().ok_or(Denied::SignIn)?, id).await?;
        let names = db::user::names(&self.db.read, people(&finding)).await?;
        Ok(PinLine { member_name: String::new(), ..pin_line(&case.challenge.code, "", &names, finding) })
    }

    /// Form: `appeal`. Once. Answers the challenge's code.
    pub async fn appeal_conflict(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<String> {
        let tx = self.begin().await?;
        check_council(actor, tx.now)?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::AppealConflict, &case.facts, tx.now)?;
        let finding = in_force(&tx.db, permit.by().ok_or(Denied::SignIn)?, id).await?;
        let mut r = FormReader::new(form);
        let text = r.required("appeal", REASON);
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
        let names = db::user::names(&self.db.read, people(&finding)).await?;
        Ok(pin_line(&case.challenge.code, &case.proposal.code, &names, finding))
    }

    /// Form: `member`, `ruling` (`lift` or `keep`), `reason`. Once lifted, the member declares anew. Answers the
    /// challenge's code.
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
        let reason = r.required("reason", REASON);
        r.errors.or(())?;
        let (Some(member), Some(is_lifted)) = (member, is_lifted) else { return Err(Error::field("ruling", Problem::Choice)) };
        let finding = db::finding::find(&tx.db, member, id).await?.ok_or_else(|| Error::field("member", Problem::Choice))?;
        let by = by(&tx, &permit).await?;
        self.rule(&tx, &permit, (&case.challenge, &case.proposal), finding, Ruling { is_lifted, reason, by }).await?;
        tx.commit().await?;
        Ok(case.challenge.code)
    }

    /// Lifts what was found where whoever presides has not answered the appeal in its term: silence makes no conflict.
    pub(crate) async fn lift_unanswered(&self) -> Result<()> {
        let now = self.clock.now();
        for finding in db::finding::appealed(&self.db.read).await?.into_iter().filter(|found| found.is_unanswered(now)) {
            self.lift(finding.proposal, finding.member).await?;
        }
        Ok(())
    }

    async fn lift(&self, id: ProposalId, member: UserId) -> Result<()> {
        let proposal = db::proposal::find(&self.db.read, id).await?.ok_or(Error::NotFound)?.proposal()?;
        let challenge = db::challenge::find(&self.db.read, proposal.challenge).await?.ok_or(Error::NotFound)?.challenge()?;
        // What a cancelled call left open stays as it is, and nobody waits for the writer because of it.
        if !matches!(challenge.stage(self.clock.now()), Stage::Opened | Stage::Scoring) {
            return Ok(());
        }
        let tx = self.begin().await?;
        let proposal = db::proposal::find(&tx.db, id).await?.ok_or(Error::NotFound)?.proposal()?;
        let challenge = self.lock_and_settle(&tx, proposal.challenge).await?.challenge()?;
        let found = db::finding::find(&tx.db, member, id).await?.filter(|found| found.is_unanswered(tx.now));
        let permit = access::system(Action::RuleOnConflict, challenge.id, tx.now);
        let (Some(finding), Some(permit), Stage::Opened | Stage::Scoring) = (found, permit, challenge.stage(tx.now)) else {
            return Ok(());
        };
        let ruling = Ruling { is_lifted: true, reason: UNANSWERED.to_owned(), by: String::new() };
        self.rule(&tx, &permit, (&challenge, &proposal), finding, ruling).await?;
        tx.commit().await
    }

    async fn rule(
        &self,
        tx: &Transaction<'_>,
        permit: &Permit,
        (challenge, proposal): (&Challenge, &Proposal),
        finding: Finding,
        Ruling { is_lifted, reason, by }: Ruling,
    ) -> Result<()> {
        let member = finding.member;
        let name = db::user::name(&tx.db, member).await?;
        let (ruled, event) = finding.rule(is_lifted, reason.clone(), &name, proposal, permit)?;
        db::finding::save(&tx.db, permit, proposal, &ruled).await?;
        if is_lifted {
            match db::recusal::find(&tx.db, member, challenge.id).await? {
                Some(recusal) => db::declaration::save(&tx.db, permit, proposal, &recusal.of(proposal.id, tx.now)).await?,
                None => {
                    db::declaration::remove(&tx.db, permit, member, proposal).await?;
                    let sheet = db::sheet::find(&tx.db, member, proposal.id).await?;
                    // Before 0.2.0 a conflict that was found made the sheet void.
                    if let Some(void) = sheet.filter(|sheet| sheet.standing() == SheetStanding::Void && sheet.voided_by().is_none()) {
                        db::sheet::save(&tx.db, permit, proposal, &void.lift()?).await?;
                    }
                }
            }
        }
        tx.record(&event).await?;
        let (challenge_code, title) = (challenge.code.clone(), challenge.content.title.clone());
        self.mail_user(tx, member, &Mail::ConflictRuled { challenge_code, title, is_lifted, by, reason }).await
    }

    /// From now on the member has a conflict with the proposal, is told so by mail, and by whom. What they handed in before
    /// counts until the council voids it.
    pub(super) async fn enforce(
        &self,
        tx: &Transaction<'_>,
        permit: &Permit,
        (challenge, proposal): (&Challenge, &Proposal),
        (finding, event): (&Finding, &Event),
    ) -> Result<()> {
        db::finding::save(&tx.db, permit, proposal, finding).await?;
        tx.record(event).await?;
        let Some(declaration) = finding.declaration() else { return Ok(()) };
        check_most(tx, finding.member, challenge.id).await?;
        db::declaration::save(&tx.db, permit, proposal, &declaration).await?;
        let own = db::sheet::find(&tx.db, finding.member, proposal.id).await?;
        let mail = Mail::ConflictFound {
            challenge_code: challenge.code.clone(),
            title: challenge.content.title.clone(),
            by: by(tx, permit).await?,
            reason: finding.reason.clone(),
            counts: own.as_ref().is_some_and(MemberSheet::is_handed_in),
        };
        self.mail_user(tx, finding.member, &mail).await
    }
}

/// Who acts, as a mail names them.
async fn by(tx: &Transaction<'_>, permit: &Permit) -> Result<String> {
    db::user::name(&tx.db, permit.by().ok_or(Denied::SignIn)?).await
}

/// Whom a finding is about, who found it, and who answered the appeal.
pub(crate) fn people(finding: &Finding) -> impl Iterator<Item = UserId> + use<> {
    [Some(finding.member), finding.by, finding.ruled_by()].into_iter().flatten()
}

fn pin_line(challenge_code: &str, code: &str, names: &HashMap<UserId, String>, finding: Finding) -> PinLine {
    let name = |user: Option<UserId>| user.and_then(|user| names.get(&user)).cloned().unwrap_or_default();
    PinLine {
        challenge_code: challenge_code.to_owned(),
        code: code.to_owned(),
        member_name: name(Some(finding.member)),
        by: name(finding.by),
        ruled_by: name(finding.ruled_by()),
        finding,
    }
}

async fn in_force(db: &impl ConnectionTrait, member: UserId, id: ProposalId) -> Result<Finding> {
    let finding = db::finding::find(db, member, id).await?.filter(Finding::is_in_force);
    finding.ok_or_else(|| Denied::WrongState.into())
}

/// Holds the account of a member who has no conflict there yet; their name.
pub(super) async fn lock_clear_member(tx: &Transaction<'_>, member: UserId, proposal: &Proposal) -> Result<String> {
    let roster = db::challenge::roster(&tx.db, proposal.challenge).await?.unwrap_or_default();
    let appointed = db::ad_hoc_member::appointed(&tx.db, proposal.challenge).await?;
    if !roster.contains(&member) && !appointed.contains(&member) && !db::seat::is_taken_by(&tx.db, member).await? {
        return Err(Error::field("member", Problem::Choice));
    }
    db::user::hold(&tx.db, member).await?;
    if db::declaration::of_member(&tx.db, member, [proposal.id]).await?.get(&proposal.id) == Some(&Conflict::Conflicted) {
        return Err(Error::field("member", Problem::Conflicted));
    }
    db::user::name(&tx.db, member).await
}

/// Of the members of its council, one more may be found to have a conflict in the challenge.
async fn check_most(tx: &Transaction<'_>, member: UserId, challenge: ChallengeId) -> Result<()> {
    // Counted one after another: found at the same moment they would all be the first.
    db::seat::lock_all(&tx.db).await?;
    let members = match db::challenge::roster(&tx.db, challenge).await? {
        Some(roster) => roster.len(),
        None => db::seat::members(&tx.db, tx.now).await?.len() + db::ad_hoc_member::appointed(&tx.db, challenge).await?.len(),
    };
    let proposals = db::proposal::handed_in(&tx.db, [challenge]).await?;
    let found = db::finding::list(&tx.db, proposals.iter().map(|p| p.id)).await?;
    check_found(member, &found, members).map_err(|problem| Error::field("member", problem))
}

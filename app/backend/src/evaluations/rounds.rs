//! Around the sheets: the second round, abstaining, and reopening (C2, C8).

use super::{LockedSheet, closing::check_nothing_open, scoring::check_council};
use crate::{
    Backend, Error, Result,
    db::{self, sheet::Saved},
    mail::Mail,
    proposals::ProposalCase,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Denied, Permit},
    challenges::{Challenge, rules::Blind},
    check::Problem,
    collation,
    evaluations::{Revision, Sheet, SheetStanding, sheet::MAX_COMMENT},
    event::{EventKind as What, SAW_OTHERS},
    form::{Form, FormReader},
    ids::{ProposalId, UserId},
    locale::Locale,
    people::Actor,
};

impl Backend {
    /// Freezes the sheets of the first round and opens the second. Mails everyone who has a sheet to look at again.
    pub async fn close_round(&self, actor: &Actor, challenge_code: &str) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::CloseRound, &case.facts, tx.now)?;
        check_nothing_open(&tx.db, &case.challenge, tx.now).await?;
        let proposals = db::proposal::handed_in(&tx.db, [case.challenge.id]).await?;
        db::sheet::freeze(&tx.db, &permit, &proposals).await?;
        let (next, event) = case.challenge.close_round(&permit)?;
        db::challenge::save(&tx.db, &permit, &case.row, &next).await?;
        tx.record(&event).await?;
        self.tell_second_round(&tx, &next).await?;
        tx.commit().await
    }

    /// Form: see [`Revision::from_form`], and `sheet_version`.
    pub async fn revise_sheet(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        check_council(actor, tx.now)?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::ReviseSheet, &case.facts, tx.now)?;
        let member = permit.by().ok_or(Denied::SignIn)?;
        db::seat::lock(&tx.db, member).await?.ok_or(Denied::Role)?;
        let saved = db::sheet::find(&tx.db, member, id).await?.ok_or(Denied::WrongState)?;
        let first = saved.first.clone().ok_or(Denied::WrongState)?;
        let Revision { sheet, reasons } = Revision::from_form(form, &case.challenge.content.rules, &first)?;
        let is_handed_in = saved.standing == SheetStanding::Submitted && saved.revision.is_none();
        if is_handed_in && saved.sheet == sheet && saved.reasons == reasons {
            return Ok(());
        }
        check_version(&saved, form)?;
        let version = saved.version + 1;
        let revised = Saved { sheet, reasons, revision: None, standing: SheetStanding::Submitted, version, ..saved };
        db::sheet::save(&tx.db, &permit, &case.proposal, &revised).await?;
        tx.record(&case.proposal.event(What::SheetRevised, &permit)).await?;
        tx.commit().await
    }

    /// Form: `abstain_reason`. What was drafted is kept, and counts for nothing.
    pub async fn abstain_sheet(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        check_council(actor, tx.now)?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::ScoreProposal, &case.facts, tx.now)?;
        let member = permit.by().ok_or(Denied::SignIn)?;
        db::seat::lock(&tx.db, member).await?.ok_or(Denied::Role)?;
        let mut r = FormReader::new(form);
        let reason = r.required("abstain_reason", MAX_COMMENT);
        r.errors.or(())?;
        let saved = db::sheet::find(&tx.db, member, id).await?;
        if saved.as_ref().is_some_and(|s| s.standing != SheetStanding::Draft) {
            return Err(Denied::Locked.into());
        }
        let saved = saved.unwrap_or_else(|| Saved::draft(member, id, Sheet::default(), 0));
        let abstained = Saved { standing: SheetStanding::Abstained, abstained: Some(reason), version: saved.version + 1, ..saved };
        db::sheet::save(&tx.db, &permit, &case.proposal, &abstained).await?;
        tx.record(&case.proposal.event(What::SheetAbstained, &permit)).await?;
        self.tell_far(&tx, &case.challenge, id).await?;
        tx.commit().await
    }

    /// Members with a locked sheet, by proposal: whose sheet the chair may reopen.
    pub async fn locked_sheets(&self, actor: &Actor, challenge_code: &str) -> Result<Vec<LockedSheet>> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::ReopenSheet, &case.facts, now)?;
        let proposals = db::proposal::handed_in(db, [case.challenge.id]).await?;
        let mut finished = db::sheet::finished(db, proposals.iter().map(|p| p.id)).await?;
        let excluded = db::sheet::excluded(db, proposals.iter().map(|p| p.id)).await?;
        finished.retain(|(proposal, member, _)| !excluded.iter().any(|s| (s.proposal, s.member) == (*proposal, *member)));
        let names = db::user::names(db, finished.iter().map(|(_, member, _)| *member)).await?;
        let line = |(proposal, member, has_abstained): &(ProposalId, UserId, bool)| {
            let code = proposals.iter().find(|p| p.id == *proposal)?.code.clone();
            let member_name = names.get(member).cloned().unwrap_or_default();
            let saw_others = !has_abstained && may_have_seen(&case.challenge, *proposal, *member, &finished);
            Some(LockedSheet { proposal: *proposal, code, member: *member, member_name, saw_others })
        };
        let mut lines: Vec<_> = finished.iter().filter_map(line).collect();
        lines.sort_by_cached_key(|line| (line.code.clone(), collation::person(&line.member_name)));
        Ok(lines)
    }

    /// Form: `sheet` (proposal and member, with a space between), `reason`. The member is told by mail.
    pub async fn reopen_sheet(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::ReopenSheet, &case.facts, tx.now)?;
        let mut r = FormReader::new(form);
        let chosen = r.required_parsed("sheet", Problem::Choice, |text| {
            let (proposal, member) = text.split_once(' ')?;
            Some((proposal.parse().ok()?, member.parse().ok()?))
        });
        let reason = r.required("reason", MAX_COMMENT);
        r.errors.or(())?;
        let Some((proposal, member)) = chosen else { return Err(Error::field("sheet", Problem::Choice)) };
        let proposals = db::proposal::handed_in(&tx.db, [case.challenge.id]).await?;
        let proposal = proposals.into_iter().find(|p| p.id == proposal).ok_or_else(|| Error::field("sheet", Problem::Choice))?;
        db::seat::lock(&tx.db, member).await?.ok_or_else(|| Error::field("sheet", Problem::Choice))?;
        let saved = db::sheet::find(&tx.db, member, proposal.id).await?;
        let saved = saved
            .filter(|s| matches!(s.standing, SheetStanding::Submitted | SheetStanding::Abstained))
            .ok_or_else(|| Error::field("sheet", Problem::Choice))?;
        let finished = db::sheet::finished(&tx.db, [proposal.id]).await?;
        let saw_others = saved.standing == SheetStanding::Submitted && may_have_seen(&case.challenge, proposal.id, member, &finished);
        let reopened = Saved { standing: SheetStanding::Draft, abstained: None, version: saved.version + 1, ..saved };
        db::sheet::reopen(&tx.db, &permit, &proposal, &reopened).await?;
        if let Some(account) = db::user::find(&tx.db, member).await? {
            let mail = Mail::SheetReopened {
                challenge_code: case.challenge.code.clone(),
                proposal: proposal.code.clone(),
                reason: reason.clone(),
            };
            tx.mail(&account.email, account.locale, &mail).await?;
        }
        let note = if saw_others { format!("{SAW_OTHERS}{reason}") } else { reason };
        tx.record(&proposal.event(What::SheetReopened, &permit).note(note)).await?;
        tx.commit().await
    }
}

/// Saves what is being changed in a later round; until it is submitted, the sheet counts as it stands.
pub(super) async fn keep_revision(tx: Transaction<'_>, permit: &Permit, case: &ProposalCase, form: &Form) -> Result<u32> {
    let member = permit.by().ok_or(Denied::SignIn)?;
    db::seat::lock(&tx.db, member).await?.ok_or(Denied::Role)?;
    let saved = db::sheet::find(&tx.db, member, case.proposal.id).await?.ok_or(Error::NotFound)?;
    let revision = Revision::draft(form, &case.challenge.content.rules)?;
    if current(&saved) == revision {
        return Ok(saved.version);
    }
    check_version(&saved, form)?;
    let revision = (as_submitted(&saved) != revision).then_some(revision);
    let kept = Saved { revision, version: saved.version + 1, ..saved };
    db::sheet::save_revision(&tx.db, permit, &case.proposal, &kept).await?;
    tx.record(&case.proposal.event(What::SheetSaved, permit)).await?;
    tx.commit().await?;
    Ok(kept.version)
}

fn check_version(saved: &Saved, form: &Form) -> Result<()> {
    if form.get("sheet_version") == saved.version.to_string() {
        return Ok(());
    }
    Err(Error::OwnStale(current(saved).to_form(Locale::Vi).with("sheet_version", saved.version.to_string())))
}

/// What the form of a later round shows: the draft, or else the sheet with its reasons.
fn current(saved: &Saved) -> Revision {
    saved.revision.clone().unwrap_or_else(|| as_submitted(saved))
}

fn as_submitted(saved: &Saved) -> Revision {
    let mut reasons = saved.reasons.clone();
    reasons.resize(saved.sheet.scores.len(), String::new());
    Revision { sheet: saved.sheet.clone(), reasons }
}

/// Under rules that show others' sheets once the own is submitted, and where another one was, this member may have
/// read it: whether they did is not recorded.
fn may_have_seen(challenge: &Challenge, proposal: ProposalId, member: UserId, finished: &[(ProposalId, UserId, bool)]) -> bool {
    let others = finished.iter().any(|(p, m, has_abstained)| *p == proposal && *m != member && !has_abstained);
    others && challenge.content.rules.blind == Blind::OwnSheet
}

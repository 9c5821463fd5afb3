//! A member's sheet: seen, saved, submitted and from then on locked.

use super::{SheetView, check_council, columns, own_note, revision::keep_revision};
use crate::{
    Backend, Result, Written,
    db::{self, Source},
    memory::Row,
    proposals::ProposalCase,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Can, Denied, Permit},
    challenges::{Challenge, Stage},
    evaluations::{
        self, MemberSheet, Sheet,
        course::Course,
        lifecycle::Rejection,
        outliers,
        own_ranks::{is_scored_by, neighbours},
        sheet::{read_abstention, seen},
    },
    form::Form,
    ids::{ChallengeId, ProposalId, UserId},
    people::Actor,
    time::Moment,
};
use std::slice;

impl Backend {
    pub async fn sheet(&self, actor: &Actor, id: ProposalId) -> Result<SheetView> {
        let now = self.clock.now();
        let db = &self.db.read;
        check_council(actor, now)?;
        let case = self.proposal_case(db, actor, id, now).await?;
        let (permit, member) = check_reader(actor, &case, now)?;
        let can = Can::ask(actor, &case.facts, now);
        let others = if can.is(Action::ViewOthersSheets) { Some(others(db, &case.challenge, id, member).await?) } else { None };
        let (previous, next) = around(&case);
        let course = course(db, &case, member).await?;
        let own = case.own_sheet.as_ref().and_then(|own| evaluations::counted(slice::from_ref(own)).pop());
        let own = own.map(|sheet| sheet.sheet().total_half());
        let seen = others.as_deref().unwrap_or_default();
        let judged = case.challenge.judges_outliers().then(|| outliers::far_beside(&case.challenge.content.rules, seen, own));
        let (flags, own_far) = judged.unwrap_or_default();
        let so_far = case.challenge.takes_sheets(now).then(|| (seen.len() + usize::from(own.is_some())) as u32);
        let rules = case.challenge.content.rules.clone().into_inner();
        let blank = Sheet::blank(&rules);
        Ok(SheetView {
            notes: own_note::of_reader(db, &case, member).await?,
            proposal: self.opened_view(db, actor, &case, &permit).await?,
            challenge_code: case.challenge.code.clone(),
            challenge_title: case.challenge.content.title.clone(),
            rules,
            standing: case.standing(),
            anew: case.proposal.scored_anew().map(|anew| anew.until),
            is_early: case.challenge.stage(now) == Stage::Opened,
            is_given_back: case.own_sheet.as_ref().is_some_and(MemberSheet::is_given_back),
            sheet_version: case.own_sheet.as_ref().map_or(0, |s| s.version),
            saved_at: case.own_sheet.as_ref().map(|s| s.saved_at),
            first: case.own_sheet.as_ref().and_then(|s| s.first().cloned()),
            reasons: case.own_sheet.as_ref().map(|s| s.reasons().to_vec()).unwrap_or_default(),
            revision: case.own_sheet.as_ref().and_then(|s| s.revision().cloned()),
            exclusion: case.own_sheet.as_ref().and_then(|s| s.exclusion().cloned()),
            abstained: case.own_sheet.as_ref().and_then(|s| s.abstained().map(str::to_owned)),
            sheet: case.own_sheet.map_or(blank, |s| s.sheet().clone()),
            others,
            flags,
            own_far,
            so_far,
            course,
            previous,
            next,
            can,
        })
    }

    /// Form: see [`Sheet::from_form`] and, in a later round, [`Revision::draft`]; `sheet_version`. What is
    /// wrong is kept as it was typed, and answered.
    pub async fn save_sheet(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<Written> {
        let tx = self.begin().await?;
        check_council(actor, tx.now)?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check_save(actor, &case.facts, tx.now)?;
        if permit.action() == Action::ReviseSheet {
            return keep_revision(self, tx, &permit, &case, form).await;
        }
        let (own, sheet) = self.own_sheet(&tx, &permit, &case, form).await?;
        let (version, wrong) = (own.version, sheet.wrong(&case.challenge.content.rules));
        let (saved, event) = match own.save(sheet, seen(form), &case.proposal, &permit) {
            Err(Rejection::Unchanged) => return Ok(Written { version, wrong }),
            saved => saved?,
        };
        db::sheet::save(&tx.db, &permit, &case.proposal, &saved).await?;
        tx.record(&event).await?;
        tx.commit().await?;
        Ok(Written { version: saved.version, wrong })
    }

    /// Saves and locks. Refused at the fields of scores that are missing.
    pub async fn submit_sheet(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        check_council(actor, tx.now)?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = match access::check(actor, Action::ScoreProposal, &case.facts, tx.now) {
            Ok(permit) => permit,
            Err(Denied::Locked) if is_submitted_as(&tx, actor, &case, form).await? => return Ok(()),
            Err(denied) => return Err(denied.into()),
        };
        let (own, sheet) = self.own_sheet(&tx, &permit, &case, form).await?;
        let (submitted, event) = own.submit(sheet, seen(form), &case.challenge.content.rules, &case.proposal, &permit)?;
        db::sheet::save(&tx.db, &permit, &case.proposal, &submitted).await?;
        tx.record(&event).await?;
        self.tell_far(&tx, &case.challenge, id).await?;
        tx.commit().await
    }

    /// Form: `abstain_reason`; from the page of the sheet also the sheet, as [`Self::save_sheet`] reads it. What was drafted
    /// is kept, and counts for nothing.
    pub async fn abstain_sheet(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        check_council(actor, tx.now)?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::ScoreProposal, &case.facts, tx.now)?;
        let member = permit.by().ok_or(Denied::SignIn)?;
        db::user::hold(&tx.db, member).await?;
        let reason = read_abstention(form)?;
        let mut own = own_or_empty(&tx, member, &case).await?;
        if let Some(typed) = Sheet::typed_in(form, &case.challenge.content.rules)? {
            self.check_evidence(&tx, id, &typed).await?;
            match own.clone().save(typed, seen(form), &case.proposal, &permit) {
                Err(Rejection::Unchanged) => {}
                saved => {
                    let (saved, event) = saved?;
                    db::sheet::save(&tx.db, &permit, &case.proposal, &saved).await?;
                    tx.record(&event).await?;
                    own = saved;
                }
            }
        }
        let (abstained, event) = own.abstain(reason, &case.proposal, &permit)?;
        db::sheet::save(&tx.db, &permit, &case.proposal, &abstained).await?;
        tx.record(&event).await?;
        self.tell_far(&tx, &case.challenge, id).await?;
        tx.commit().await
    }

    /// The member's own sheet, held by their account, and what they typed. Another window may have handed it in just now.
    async fn own_sheet(&self, tx: &Transaction<'_>, permit: &Permit, case: &ProposalCase, form: &Form) -> Result<(MemberSheet, Sheet)> {
        let member = permit.by().ok_or(Denied::SignIn)?;
        db::user::hold(&tx.db, member).await?;
        let typed = Sheet::from_form(form, &case.challenge.content.rules)?;
        self.check_evidence(tx, case.proposal.id, &typed).await?;
        Ok((own_or_empty(tx, member, case).await?, typed))
    }

    /// Files of this very proposal, as it was handed in: another's name would tell of what its reader may not see.
    pub(super) async fn check_evidence(&self, tx: &Transaction<'_>, id: ProposalId, typed: &Sheet) -> Result<()> {
        if typed.evidence.is_empty() {
            return Ok(());
        }
        Ok(typed.check_evidence(&self.submitted_files(&tx.db, id).await?)?)
    }
}

/// A member with a seat, who may see the proposal.
fn check_reader(actor: &Actor, case: &ProposalCase, now: Moment) -> Result<(Permit, UserId)> {
    let permit = access::check(actor, Action::ViewProposal, &case.facts, now)?;
    let member = permit.by().ok_or(Denied::SignIn)?;
    Ok((permit, member))
}

async fn own_or_empty(tx: &Transaction<'_>, member: UserId, case: &ProposalCase) -> Result<MemberSheet> {
    let own = db::sheet::find(&tx.db, member, case.proposal.id).await?;
    Ok(own.unwrap_or_else(|| MemberSheet::begin(member, &case.proposal, tx.now)))
}

/// Whether this very sheet has been submitted already.
async fn is_submitted_as(tx: &Transaction<'_>, actor: &Actor, case: &ProposalCase, form: &Form) -> Result<bool> {
    let Some(member) = actor.id() else { return Ok(false) };
    let saved = db::sheet::find(&tx.db, member, case.proposal.id).await?;
    let typed = Sheet::from_form(form, &case.challenge.content.rules);
    Ok(typed.is_ok_and(|typed| saved.is_some_and(|saved| saved.is_submitted_as(&typed))))
}

/// Others' submitted sheets under letters that stay the same throughout a challenge.
async fn others(db: &impl Source, challenge: &Challenge, id: ProposalId, own: UserId) -> Result<Vec<(String, Sheet)>> {
    let sheets = counted(db, challenge.id, id).await?;
    let columns = columns::of(db, challenge, sheets.iter().map(|s| s.member)).await?;
    let sheet_of = |member: UserId| sheets.iter().find(|s| s.member == member && s.member != own);
    let letters = columns.letters().into_iter().zip(columns.members());
    Ok(letters.filter_map(|(letter, member)| Some((letter, sheet_of(*member)?.sheet().clone()))).collect())
}

/// Sheets that count for a proposal.
pub(crate) async fn counted(db: &impl Source, challenge: ChallengeId, id: ProposalId) -> Result<Vec<MemberSheet>> {
    let sheets = db.kept(Row::Sheets(challenge, id), db::sheet::of_proposals(db, [id])).await?;
    Ok(evaluations::counted(&sheets))
}

/// How far the member is with what they may score.
async fn course(db: &impl Source, case: &ProposalCase, member: UserId) -> Result<Course> {
    let mine: Vec<_> = case.lines.iter().filter(|line| is_scored_by(line.is_admissible, line.conflict)).map(|line| line.proposal).collect();
    let sheets = db.kept(Row::OwnSheets(member, case.challenge.id), db::sheet::of_member(db, member, mine.iter().copied())).await?;
    let line = |id: ProposalId| {
        let sheet = sheets.get(&id);
        (id, sheet.map(MemberSheet::standing).unwrap_or_default(), sheet.and_then(MemberSheet::handed_in_at))
    };
    Ok(Course::of(&mine.into_iter().map(line).collect::<Vec<_>>(), case.proposal.id))
}

/// The proposals before and after this one, by code, that the member may score.
fn around(case: &ProposalCase) -> (Option<ProposalId>, Option<ProposalId>) {
    let mine: Vec<_> = case.lines.iter().filter(|line| is_scored_by(line.is_admissible, line.conflict)).collect();
    let (previous, next) = neighbours(&mine, |line| &line.code, &case.proposal.code);
    (previous.map(|line| line.proposal), next.map(|line| line.proposal))
}

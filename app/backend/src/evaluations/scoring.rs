//! A member's sheet: seen, saved, submitted and from then on locked.

use super::{SheetView, columns, rounds::keep_revision};
use crate::{
    Backend, Error, Result,
    db::{self, Source, sheet::Saved},
    proposals::ProposalCase,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Can, Denied, Permit, Site},
    challenges::{Challenge, RuleSet},
    council::Conflict,
    evaluations::{
        Sheet, SheetStanding,
        outliers::{self, Far},
    },
    event::EventKind as What,
    form::Form,
    ids::{ProposalId, UserId},
    locale::Locale,
    people::Actor,
    time::Moment,
};

impl Backend {
    pub async fn sheet(&self, actor: &Actor, id: ProposalId) -> Result<SheetView> {
        let now = self.clock.now();
        let db = &self.db.read;
        check_council(actor, now)?;
        let case = self.proposal_case(db, actor, id, now).await?;
        let (permit, member) = check_reader(actor, &case, now)?;
        let can = Can::ask(actor, &case.facts, now);
        let others = if can.is(Action::ViewOthersSheets) { Some(others(db, &case.challenge, id, member).await?) } else { None };
        let (previous, next) = neighbours(&case);
        let own = case.own_sheet.as_ref().filter(|s| s.standing == SheetStanding::Submitted).map(|s| s.sheet.total_half());
        let seen = others.as_deref().unwrap_or_default();
        let judged = case.challenge.judges_outliers().then(|| flags(&case.challenge.content.rules, seen, own));
        let (flags, own_far) = judged.unwrap_or_default();
        let so_far = case.challenge.takes_sheets().then(|| (seen.len() + usize::from(own.is_some())) as u32);
        let rules = case.challenge.content.rules.clone().into_inner();
        let blank =
            Sheet { scores: vec![None; rules.criteria.len()], comments: vec![String::new(); rules.criteria.len()], ..Sheet::default() };
        Ok(SheetView {
            proposal: self.opened_view(db, actor, &case, &permit).await?,
            challenge_code: case.challenge.code.clone(),
            challenge_title: case.challenge.content.title.clone(),
            rules,
            standing: case.standing(),
            sheet_version: case.own_sheet.as_ref().map_or(0, |s| s.version),
            saved_at: case.own_sheet.as_ref().and_then(|s| s.saved_at),
            first: case.own_sheet.as_ref().and_then(|s| s.first.clone()),
            reasons: case.own_sheet.as_ref().map(|s| s.reasons.clone()).unwrap_or_default(),
            revision: case.own_sheet.as_ref().and_then(|s| s.revision.clone()),
            exclusion: case.own_sheet.as_ref().and_then(|s| s.exclusion.clone()),
            abstained: case.own_sheet.as_ref().and_then(|s| s.abstained.clone()),
            sheet: case.own_sheet.map_or(blank, |s| s.sheet),
            others,
            flags,
            own_far,
            so_far,
            previous,
            next,
            can,
        })
    }

    /// Form: see [`Sheet::from_form`] and, in a later round, [`Revision::draft`]; `sheet_version`. Answers the new version.
    pub async fn save_sheet(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<u32> {
        let tx = self.begin().await?;
        check_council(actor, tx.now)?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        if let Ok(permit) = access::check(actor, Action::ReviseSheet, &case.facts, tx.now) {
            return keep_revision(tx, &permit, &case, form).await;
        }
        let permit = access::check(actor, Action::ScoreProposal, &case.facts, tx.now)?;
        let (saved, is_changed) = write(&tx, &permit, &case, form).await?;
        if !is_changed {
            return Ok(saved.version);
        }
        db::sheet::save(&tx.db, &permit, &case.proposal, &saved).await?;
        tx.record(&case.proposal.event(What::SheetSaved, &permit)).await?;
        tx.commit().await?;
        Ok(saved.version)
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
        let (saved, _) = write(&tx, &permit, &case, form).await?;
        saved.sheet.complete(&case.challenge.content.rules)?;
        db::sheet::save(&tx.db, &permit, &case.proposal, &Saved { standing: SheetStanding::Submitted, ..saved }).await?;
        tx.record(&case.proposal.event(What::SheetSubmitted, &permit)).await?;
        self.tell_far(&tx, &case.challenge, id).await?;
        tx.commit().await
    }
}

/// Asked before anything is looked up, so that nobody else can tell an id that exists from one that does not.
pub(crate) fn check_council(actor: &Actor, now: Moment) -> Result<Permit> {
    Ok(access::check(actor, Action::UseCouncil, &Site, now)?)
}

/// A member with a seat, who may see the proposal.
fn check_reader(actor: &Actor, case: &ProposalCase, now: Moment) -> Result<(Permit, UserId)> {
    let permit = access::check(actor, Action::ViewProposal, &case.facts, now)?;
    let member = permit.by().ok_or(Denied::SignIn)?;
    Ok((permit, member))
}

/// The sheet as it would be saved, and whether that changes anything.
async fn write(tx: &Transaction<'_>, permit: &Permit, case: &ProposalCase, form: &Form) -> Result<(Saved, bool)> {
    let member = permit.by().ok_or(Denied::SignIn)?;
    db::seat::lock(&tx.db, member).await?.ok_or(Denied::Role)?;
    let sheet = Sheet::from_form(form, &case.challenge.content.rules)?;
    let before = db::sheet::find(&tx.db, member, case.proposal.id).await?;
    let version = before.as_ref().map_or(0, |s| s.version);
    match before {
        // Read again under the seat's lock: another window may have submitted it just now.
        Some(saved) if saved.standing != SheetStanding::Draft => Err(Denied::Locked.into()),
        Some(saved) if saved.sheet == sheet => Ok((saved, false)),
        Some(saved) if form.get("sheet_version") != version.to_string() => {
            Err(Error::OwnStale(saved.sheet.to_form(Locale::Vi).with("sheet_version", version.to_string())))
        }
        _ => Ok((Saved::draft(member, case.proposal.id, sheet, version + 1), true)),
    }
}

/// Whether this very sheet has been submitted already.
async fn is_submitted_as(tx: &Transaction<'_>, actor: &Actor, case: &ProposalCase, form: &Form) -> Result<bool> {
    let Some(member) = actor.id() else { return Ok(false) };
    let saved = db::sheet::find(&tx.db, member, case.proposal.id).await?;
    Ok(Sheet::from_form(form, &case.challenge.content.rules)
        .is_ok_and(|posted| saved.is_some_and(|s| s.standing == SheetStanding::Submitted && s.sheet == posted)))
}

/// Others' submitted sheets under letters that stay the same throughout a challenge.
async fn others(db: &impl Source, challenge: &Challenge, id: ProposalId, own: UserId) -> Result<Vec<(String, Sheet)>> {
    let sheets = db.kept(format!("sheets {}", id.0), db::sheet::submitted(db, [id])).await?;
    let writers = sheets.iter().map(|s| s.member).collect();
    let members = db.kept(format!("columns {}", id.0), columns::members(db, challenge, writers)).await?;
    let sheet_of = |member: &UserId| sheets.iter().find(|s| s.member == *member && s.member != own);
    Ok(members.iter().enumerate().filter_map(|(i, member)| Some((columns::letter(i), sheet_of(member)?.sheet.clone()))).collect())
}

/// Whose sheet is far from the rest, and how far the reader's own is.
fn flags(rules: &RuleSet, others: &[(String, Sheet)], own: Option<i32>) -> (Vec<(String, Far)>, Option<Far>) {
    let totals: Vec<Option<i32>> = others.iter().map(|(_, sheet)| Some(sheet.total_half())).chain([own]).collect();
    let far = outliers::flags(rules, &totals);
    let own_far = far.iter().find(|(i, _)| *i == others.len()).map(|(_, far)| *far);
    (far.into_iter().filter_map(|(i, far)| Some((others.get(i)?.0.clone(), far))).collect(), own_far)
}

/// The proposals before and after this one, by code, that the member may score.
fn neighbours(case: &ProposalCase) -> (Option<ProposalId>, Option<ProposalId>) {
    let mine = || case.lines.iter().filter(|l| l.is_admissible && l.conflict == Conflict::Clear);
    let previous = mine().rfind(|l| l.code < case.proposal.code).map(|l| l.proposal);
    let next = mine().find(|l| l.code > case.proposal.code).map(|l| l.proposal);
    (previous, next)
}

//! Debriefs: whoever presides edits what the sheets say of a proposal, and releases it to its firm within the term.

use super::{Comments, DebriefLine, DebriefList, DebriefView};
use crate::{
    Backend, Error, Result,
    db::{self, Source},
    evaluations::counted,
    mail::Mail,
    proposals::ProposalCase,
};
use domain::{
    access::{self, Action, Permit},
    challenges::Challenge,
    evaluations::{Compliance, Debrief, MemberSheet, Sheet, debrief::gather},
    event::EventKind as What,
    form::Form,
    ids::ProposalId,
    people::Actor,
    time::Moment,
};
use sea_orm::ConnectionTrait;
use sha2::{Digest, Sha256};

impl Backend {
    /// For whoever presides: the debriefs of a challenge, by proposal.
    pub async fn debriefs(&self, actor: &Actor, code: &str) -> Result<DebriefList> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, code, now).await?;
        access::check(actor, Action::ModerateDebrief, &case.facts, now)?;
        Ok(DebriefList { due: due(&case.challenge)?, lines: lines(db, &case.challenge, now).await?, challenge: case.challenge })
    }

    /// One debrief as saved last, or as gathered from the sheets; with the comments that it is made of.
    pub async fn debrief(&self, actor: &Actor, id: ProposalId) -> Result<DebriefView> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.proposal_case(db, actor, id, now).await?;
        moderate(actor, &case, now)?;
        let sheets = anonymous(counted(db, case.challenge.id, id).await?, id);
        let (debrief, seen) = match db::debrief::find(db, id).await? {
            Some(saved) => saved,
            None => (gathered(id, &sheets), 0),
        };
        Ok(DebriefView {
            firm_name: db::proposal_version::firm_names(db, [&case.proposal]).await?.remove(&id).unwrap_or_default(),
            code: case.proposal.code,
            due: due(&case.challenge)?,
            rules: case.challenge.content.rules.into_inner(),
            challenge_code: case.challenge.code,
            debrief,
            sheets,
            seen,
        })
    }

    /// Form: `strengths`, `weaknesses`, `seen`, [`SHOWN_TEXTS`](domain::seen::SHOWN_TEXTS); `act` is `release` to send it to the firm, which cannot be taken back.
    /// Answers its version.
    pub async fn save_debrief(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<u32> {
        let tx = self.begin().await?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = moderate(actor, &case, tx.now)?;
        let mut debrief = Debrief::read(id, form)?;
        let saved = db::debrief::find_saved(&tx.db, id).await?;
        if saved.as_ref().is_some_and(|(saved, ..)| saved.released.is_some()) {
            return Err(access::Denied::Locked.into());
        }
        let seen = saved.as_ref().map_or(0, |(_, version, _)| *version);
        // The same draft posted again.
        if form.get("act") != "release" && saved.as_ref().is_some_and(|(saved, ..)| *saved == debrief) {
            return Ok(seen);
        }
        if let Some((theirs, _, by)) = saved.filter(|_| form.get("seen") != seen.to_string()) {
            // What is sent to the firm is what its sender read.
            let may_merge = form.get("act") != "release";
            match theirs.beside(form).filter(|merged| may_merge && merged.asked.is_empty()) {
                Some(merged) => debrief = Debrief::read(id, &merged.form)?,
                None => return Err(Error::stale(theirs.to_form().with("seen", seen.to_string()), by, actor)),
            }
        }
        let (debrief, what) = if form.get("act") == "release" {
            debrief.complete()?;
            (debrief.release(&permit)?, What::DebriefReleased)
        } else {
            (debrief, What::DebriefSaved)
        };
        db::debrief::save(&tx.db, &permit, &case.proposal, &debrief, seen).await?;
        tx.record(&case.proposal.event(what, &permit)).await?;
        if debrief.released.is_some() {
            let title = case.challenge.content.title.clone();
            let mail = Mail::DebriefReleased { challenge_code: case.challenge.code.clone(), title, proposal: id.to_string() };
            self.mail_firm(&tx, case.proposal.firm, &mail).await?;
        }
        tx.commit().await?;
        Ok(seen + 1)
    }
}

/// Only what was scored has a debrief.
fn moderate(actor: &Actor, case: &ProposalCase, now: Moment) -> Result<Permit> {
    let permit = access::check(actor, Action::ModerateDebrief, &case.facts, now)?;
    if case.proposal.has_debrief() { Ok(permit) } else { Err(access::Denied::WrongState.into()) }
}

/// How every debrief of a challenge keeps to the term, by proposal code.
pub(super) async fn lines(db: &impl ConnectionTrait, challenge: &Challenge, now: Moment) -> Result<Vec<DebriefLine>> {
    let mut proposals = db::proposal::handed_in(db, [challenge.id]).await?;
    proposals.retain(|p| p.has_debrief());
    let debriefs = db::debrief::list(db, proposals.iter().map(|p| p.id)).await?;
    let firms = db::proposal_version::firm_names(db, &proposals).await?;
    let due = due(challenge)?;
    let line = |proposal: domain::proposals::Proposal| {
        let released = debriefs.get(&proposal.id).and_then(|d| d.released);
        DebriefLine {
            is_begun: debriefs.contains_key(&proposal.id),
            firm_name: firms.get(&proposal.id).cloned().unwrap_or_default(),
            compliance: Compliance::of(released, due, now),
            id: proposal.id,
            code: proposal.code,
            released,
        }
    };
    Ok(proposals.into_iter().map(line).collect())
}

pub(super) fn due(challenge: &Challenge) -> Result<Moment> {
    challenge.debriefs_due().ok_or_else(|| Error::internal(format!("{}: a debrief before the result", challenge.code)))
}

fn gathered(proposal: ProposalId, sheets: &Comments) -> Debrief {
    let strengths = gather(sheets.iter().map(|sheet| sheet.strengths.as_str()));
    let weaknesses = gather(sheets.iter().map(|sheet| sheet.weaknesses.as_str()));
    Debrief { proposal, strengths, weaknesses, released: None }
}

/// What the firm is told of the sheets' comments: nothing before the debrief is released.
pub(super) async fn told(db: &impl Source, challenge: &Challenge, id: ProposalId) -> Result<Comments> {
    let is_released = db::debrief::find(db, id).await?.is_some_and(|(debrief, _)| debrief.released.is_some());
    let sheets = if is_released { anonymous(counted(db, challenge.id, id).await?, id) } else { Vec::new() };
    Ok(sheets.into_iter().map(|s| Sheet { strengths: String::new(), weaknesses: String::new(), ..s }).collect())
}

/// What sheets say in words, without scores and names. Whoever submitted had no conflict and kept the seat until
/// scoring closed: every sheet here was counted.
pub(super) fn anonymous(mut sheets: Vec<MemberSheet>, id: ProposalId) -> Comments {
    // An order that tells nothing of who wrote which, since it knows nothing but what is told.
    sheets.sort_by_cached_key(|s| Sha256::digest(format!("{id}{:?}{:?}", s.sheet().comments, s.sheet().evidence)).to_vec());
    sheets.into_iter().map(|s| Sheet { scores: Vec::new(), parts: Vec::new(), ..s.sheet().clone() }).collect()
}

//! A sheet that counts although a conflict of its member was found is void by a motion alone: its member is heard first.

use super::place::check_alone;
use crate::{
    Backend, Error, Result,
    challenges::Case,
    db::{self, challenge::Model},
    evaluations::{asking, of_member, replace, voidable},
    mail::Mail,
    proposals::ProposalCase,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Denied, Permit},
    challenges::{Challenge, State},
    check::Problem,
    council::{
        Declaration, Interest, Motion,
        motion::{MAX_TEXT, OfSheet, Subject},
    },
    evaluations::{
        lifecycle::VoidedBy,
        voiding::{self, Effect},
    },
    form::{Form, FormReader},
    people::Actor,
    time::Moment,
};

impl Backend {
    /// Form: `sheet` (proposal and member, with a space between), `reason`, `until`: by when its member may answer. Asks the
    /// member, who is told by mail, and by whom; nobody votes yet.
    pub async fn move_voiding(&self, actor: &Actor, code: &str, form: &Form) -> Result<u32> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let (case, lines) = asking(&tx.db, actor, case, tx.now).await?;
        let permit = access::check(actor, Action::MoveVoiding, &case.facts, tx.now)?;
        let mut r = FormReader::new(form);
        let reason = r.required("reason", MAX_TEXT);
        let until = r.required_parsed("until", Problem::Date, Moment::from_local);
        if until.is_some_and(|until| until <= tx.now) {
            r.errors.add("until", Problem::InPast);
        }
        let chosen = form.text("sheet");
        let found = lines.into_iter().find(|line| line.value() == chosen);
        if found.is_none() {
            r.errors.add("sheet", Problem::Choice);
        }
        r.errors.or(())?;
        let (Some(found), Some(until)) = (found, until) else { return Err(Error::field("sheet", Problem::Choice)) };
        let member = found.sheet.member;
        let motion = self.moved(&tx, &case, &permit, Subject::Voiding(found.sheet), reason).await?;
        check_alone(&tx.db, &motion).await?;
        let (asked, event) = motion.ask(&permit, until)?;
        db::motion::save(&tx.db, &permit, &asked).await?;
        tx.record(&event).await?;
        let (challenge_code, title) = (case.challenge.code.clone(), case.challenge.content.title.clone());
        let by = db::user::name(&tx.db, permit.by().ok_or(Denied::SignIn)?).await?;
        self.mail_user(&tx, member, &Mail::VoidingAsked { challenge_code, title, by, reason: asked.text, due: until }).await?;
        tx.commit().await?;
        Ok(asked.number)
    }

    /// Form: `kind`, `reason`. After the close, and where a proposal would lose its quorum, the own word voids nothing: the council decides, and what the member says is
    /// the question put to it.
    pub(crate) async fn raise_conflict(&self, actor: &Actor, about: &ProposalCase, form: &Form) -> Result<String> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, &about.challenge.code).await?;
        let permit = access::check(actor, Action::RaiseConflict, &case.facts, tx.now)?;
        access::check(actor, Action::ViewOwnSheet, &about.facts, tx.now)?;
        let mut r = FormReader::new(form);
        r.required_parsed("kind", Problem::Choice, Interest::from_code);
        let reason = r.required("reason", MAX_TEXT);
        r.errors.or(())?;
        let member = permit.by().ok_or(Denied::SignIn)?;
        let sheet = of_member(&tx.db, &case, about.proposal.id, member, tx.now).await?.ok_or(Denied::WrongState)?;
        let motion = self.moved(&tx, &case, &permit, Subject::Voiding(sheet), reason).await?;
        check_alone(&tx.db, &motion).await?;
        // They have said what they say.
        let (asked, event) = motion.ask(&permit, tx.now)?;
        db::motion::save(&tx.db, &permit, &asked).await?;
        tx.record(&event).await?;
        tx.commit().await?;
        Ok(case.challenge.code)
    }

    /// The member whose sheet a motion was about, once it is counted.
    pub(super) async fn tell_voided(&self, tx: &Transaction<'_>, row: &Model, motion: &Motion) -> Result<()> {
        let (Subject::Voiding(of), Some(closed)) = (&motion.subject, motion.closed()) else { return Ok(()) };
        let challenge = row.challenge()?;
        let (challenge_code, title) = (challenge.code, challenge.content.title);
        let by = db::user::name(&tx.db, motion.by).await?;
        let is_void = closed.carried && !closed.lapsed;
        self.mail_user(tx, of.member, &Mail::VoidingDecided { challenge_code, title, by, is_void }).await
    }
}

/// As [`voiding::check`] has it; what the member said of the own sheet needs no finding.
pub(super) async fn check_voidable(tx: &Transaction<'_>, actor: &Actor, case: &Case, motion: &Motion, of: &OfSheet) -> Result<()> {
    if motion.is_own_word() && matches!(case.challenge.state, State::Scoring { .. }) {
        let own = of_member(&tx.db, case, of.proposal, of.member, tx.now).await?;
        let is_same = own.is_some_and(|own| own.version == of.version);
        return if is_same { Ok(()) } else { Err(Error::field("form", Problem::SheetChanged)) };
    }
    let lines = voidable(&tx.db, actor, case, tx.now).await?;
    let line = lines.iter().find(|line| (line.sheet.proposal, line.sheet.member) == (of.proposal, of.member));
    let now = line.map(|line| (&line.sheet, line.finding.as_ref()));
    voiding::check(of, now).map_err(|problem| Error::field("form", problem))
}

/// Does what [`voiding::effect`] says; `false` where that is nothing. After the close the result is computed again, and what
/// was proposed on the one before goes back to the council.
pub(super) async fn void_sheet(
    tx: &Transaction<'_>,
    (row, challenge): (&Model, Challenge),
    motion: &Motion,
    of: &OfSheet,
    permit: &Permit,
) -> Result<bool> {
    let stored = db::sheet::find(&tx.db, of.member, of.proposal).await?;
    let found = db::finding::find(&tx.db, of.member, of.proposal).await?;
    let proposals = db::proposal::handed_in(&tx.db, [challenge.id]).await?;
    let proposal = proposals.iter().find(|proposal| proposal.id == of.proposal);
    let effect = voiding::effect(&challenge, motion, stored.as_ref(), found.as_ref());
    let (Some(effect), Some(sheet), Some(proposal)) = (effect, stored, proposal) else { return Ok(false) };
    // What is scored anew has no part in the result yet.
    let effect = if proposal.scored_anew().is_some() { Effect::Void } else { effect };
    let is_found = found.is_some_and(|found| found.is_in_force());
    if effect == Effect::Replace || !is_found {
        if effect == Effect::Replace && !replace(tx, permit, &challenge, &proposals, (motion, of)).await? {
            return Ok(false);
        }
        let declaration = Declaration::by_council(of.member, of.proposal, motion.text.clone(), permit.at());
        db::declaration::save(&tx.db, permit, proposal, &declaration).await?;
    }
    if let Some((scored, event)) = challenge.rank_again(permit, motion.by, &motion.text) {
        db::challenge::save(&tx.db, permit, row, &scored).await?;
        tx.record(&event).await?;
    }
    let by = VoidedBy::Motion { motion: motion.name(), reason: motion.text.clone() };
    let (void, event) = sheet.void(by, &motion.name(), proposal, permit)?;
    db::sheet::save(&tx.db, permit, proposal, &void).await?;
    tx.record(&event).await?;
    Ok(true)
}

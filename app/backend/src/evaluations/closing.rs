//! How far the council is, and the official result when scoring closes.

use super::{
    ProgressLine, columns,
    counting::{close, counts},
};
use crate::{
    Backend, Error, Result,
    db::{self, Source, result::Official},
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Permit},
    challenges::{Challenge, State},
    check::Problem,
    council::{FindingState, Motion, presiding::chair},
    evaluations::{
        Close, Count, Edition, Ending, MemberSheet,
        advisory::file::figures,
        closing::{Council, Unfit, own_word, taken_back, writers},
        leaving_out,
        result_file::Closing,
        sheet::groundless,
    },
    event::EventKind,
    form::{Form, FormReader},
    ids::{ProposalId, UserId},
    limits::REASON,
    people::Actor,
    proposals::Proposal,
    verbatim::Verbatim,
};

impl Backend {
    pub async fn progress(&self, actor: &Actor, challenge_code: &str) -> Result<Vec<ProgressLine>> {
        let now = self.clock.now();
        let case = self.challenge_case(&self.db.read, actor, challenge_code, now).await?;
        access::check(actor, Action::ViewProgress, &case.facts, now)?;
        let rules = &case.challenge.content.rules;
        let line = |count: Count| ProgressLine {
            submitted: count.writers().len() as u32,
            abstained: count.abstained() as u32,
            eligible: count.eligible() as u32,
            needed: count.needed(rules) as u32,
            missing: count.missing(rules) as u32,
            revising: count.sheets.iter().filter(|sheet| sheet.revision().is_some()).count() as u32,
            given_back: count.given_back as u32,
            groundless: groundless(rules, count.sheets.iter().map(MemberSheet::sheet)),
            own_word: count.void_by_own_word() as u32,
            needed_with: count.needed_with_own_word(rules) as u32,
            code: count.proposal.code,
        };
        Ok(counts(&self.db.read, &case.challenge, now).await?.into_iter().map(line).collect())
    }

    /// Whether the round, or scoring, may end now, for whoever would end it.
    pub async fn ending(&self, actor: &Actor, challenge_code: &str) -> Result<Close> {
        let now = self.clock.now();
        let case = self.challenge_case(&self.db.read, actor, challenge_code, now).await?;
        access::check(actor, Action::CloseRound, &case.facts, now)
            .or_else(|_| access::check(actor, Action::CloseScoring, &case.facts, now))?;
        close(&self.db.read, &case.challenge, &counts(&self.db.read, &case.challenge, now).await?, now).await
    }

    /// Ends scoring and stores the official result, computed under the rule set whose hash was frozen. Form: `reason`, asked
    /// for as [`Ending`] says. Refused while sheets are outstanding, until the term. A sheet that its member is changing again
    /// counts as it was handed in.
    pub async fn close_scoring(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::CloseScoring, &case.facts, tx.now)?;
        let rules = case.challenge.content.rules.clone();
        count_again(&tx, &permit, &case.challenge).await?;
        let counts = counts(&tx.db, &case.challenge, tx.now).await?;
        let close = close(&tx.db, &case.challenge, &counts, tx.now).await?;
        check_close(&close)?;
        let reason = reason(form, &close.ending)?;
        let closing = Closing::of(&case.challenge, &counts, &council(&tx.db, &case.challenge, &counts).await?, tx.now)?;
        let ids = counts.iter().map(|count| (count.proposal.code.as_str(), count.proposal.id)).collect();
        let ranked = closing.official(&rules, &ids, &reason);
        let (closing, outcomes) = ranked.ok_or_else(|| Error::internal("a closing of other proposals"))?;
        let proposals: Vec<Proposal> = counts.into_iter().map(|count| count.proposal).collect();
        let sheets = db::sheet::of_proposals(&tx.db, proposals.iter().map(|proposal| proposal.id)).await?;
        db::sheet::save_all(&tx.db, &permit, &proposals, &taken_back(sheets)?).await?;
        let closing = Verbatim::from(closing);
        let advisory = Some(figures(Edition::LATEST, &rules, &closing).to_string());
        let official = Official {
            edition: Edition::LATEST,
            rules_hash: rules.hash(),
            outcomes,
            closing: closing.clone(),
            advisory,
            replaced: Vec::new(),
        };
        let (scored, event) = case.challenge.close_scoring(&permit)?;
        db::result::insert(&tx.db, &permit, scored.id, &official).await?;
        db::challenge::save(&tx.db, &permit, &case.row, &scored).await?;
        // Whoever draws a lot later cannot choose what it hangs on.
        tx.record(&event.note(format!("{} {reason}", closing.hash()).trim_end())).await?;
        tx.commit().await
    }
}

/// Refused while it is not decided whether a sheet counts.
pub(crate) async fn check_nothing_moved(db: &impl Source, challenge: &Challenge) -> Result<()> {
    let motions = db::motion::of_challenge(db, challenge.id).await?;
    if motions.iter().any(|motion| motion.holds_up(challenge)) { Err(Error::field("form", Problem::MotionOpen)) } else { Ok(()) }
}

/// Sheets that were left out and are not far from the others any more, or more than may be, count after all; their motions
/// have no effect.
async fn count_again(tx: &Transaction<'_>, permit: &Permit, challenge: &Challenge) -> Result<()> {
    let motions = db::motion::of_challenge(&tx.db, challenge.id).await?;
    for count in counts(&tx.db, challenge, tx.now).await? {
        for saved in leaving_out::lapsed(&challenge.content.rules, &count) {
            let by = saved.exclusion().and_then(|exclusion| exclusion.motion.clone());
            let (counted, event) = saved.count_again(&count.proposal, permit)?;
            db::sheet::save(&tx.db, permit, &count.proposal, &counted).await?;
            tx.record(&event).await?;
            if let Some(by) = by {
                let motion = motions.iter().find(|motion| motion.name() == by);
                let motion = motion.ok_or_else(|| Error::internal(format!("{}: there is no motion {by}", challenge.code)))?;
                db::motion::save(&tx.db, permit, &motion.clone().without_effect()).await?;
            }
        }
    }
    Ok(())
}

/// Once a ranking has been seen no sheet is taken, so what can still come is waited for.
pub(super) fn check_close(close: &Close) -> Result<()> {
    close.check().map_err(|problem| Error::field("form", problem))
}

/// Why scoring ends although proposals have no result; empty where all have one.
fn reason(form: &Form, ending: &Ending) -> Result<String> {
    let mut r = FormReader::new(form);
    let reason = if ending.asks_reason() { r.required("reason", REASON) } else { String::new() };
    r.errors.or(reason).map_err(Error::Invalid)
}

/// What the closing tells of the council: columns, its chair, and who said of themselves that they have a conflict.
pub(super) async fn council(db: &impl Source, challenge: &Challenge, counts: &[Count]) -> Result<Council> {
    let ids: Vec<ProposalId> = counts.iter().map(|count| count.proposal.id).collect();
    let recused: Vec<UserId> = db::recusal::of_challenge(db, challenge.id).await?.iter().map(|recusal| recusal.member).collect();
    let findings = db::finding::list(db, ids.iter().copied()).await?;
    Ok(Council {
        columns: columns::of(db, challenge, writers(counts)).await?,
        chair: chair_when_begun(db, challenge).await?,
        own_word: own_word(db::declaration::conflicts(db, ids.iter().copied()).await?, &recused, &ids),
        contested: findings.iter().filter(|found| matches!(found.state, FindingState::Kept { .. })).map(|found| found.proposal).collect(),
    })
}

/// Why a motion was moved.
pub(super) fn reason_of(motions: &[Motion], name: &str) -> String {
    motions.iter().find(|motion| motion.name() == name).map(|motion| motion.text.clone()).unwrap_or_default()
}

/// Who was chair when scoring began, whoever is by now.
async fn chair_when_begun(db: &impl Source, challenge: &Challenge) -> Result<Option<UserId>> {
    let stated = if let State::Scoring { at, .. } = challenge.state { Some(at) } else { challenge.timing.began };
    let began = db::step::last(db, challenge.id, EventKind::ScoringStarted).await?.map(|began| began.at).or(stated);
    let began = began.ok_or_else(|| Error::internal(format!("{}: nothing says when its scoring began", challenge.code)))?;
    Ok(chair(db::seat::history(db).await?.at(began)))
}

impl From<Unfit> for Error {
    fn from(unfit: Unfit) -> Self {
        match unfit {
            Unfit::Incomplete(errors) => Self::Invalid(errors),
            Unfit::Unknown(member) => Self::internal(format!("a sheet of {member} without a column or an exclusion")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestBackend;
    use domain::challenges::Stage;

    #[tokio::test]
    async fn rules_that_are_not_the_frozen_ones_are_refused_and_nothing_is_saved() {
        let t = TestBackend::new().await;
        t.open_challenge("BT-01").await;
        let id = t.submitted_proposal("an", "BT-01").await;
        t.open_proposals("BT-01").await;
        let mai = t.actor("mai").await;
        t.screen_proposal(&mai, id, &Form::default().with("verdict", "admit")).await.expect("screened");
        t.start_scoring(&mai, "BT-01").await.expect("started");
        t.execute("UPDATE challenges SET rules_hash = 'other'").await;
        let minh = t.actor("minh").await;
        t.declare_conflict(&minh, id, &Form::default().with("conflict", "clear")).await.expect("declared");
        let refused = t.close_scoring(&minh, "BT-01", &Form::default()).await;
        assert!(matches!(refused, Err(Error::Invalid(errors)) if errors.of("form") == Some(&Problem::RulesChanged)));
        assert_eq!(t.challenge(&mai, "BT-01").await.expect("view").stage, Stage::Scoring);
    }
}

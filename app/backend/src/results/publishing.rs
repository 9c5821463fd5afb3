//! The public result, and what each firm learns of its own proposal: released together.

use super::{
    Feedback, PublicLot, PublicTie, RankedLine, ResultView,
    complaining::until,
    debriefing,
    deciding::{coded, conflict_notes, earlier_results, name, named_proposals, official, ranked_lines},
};
use crate::{Backend, Error, Result, db, mail::Mail};
use domain::{
    access::{self, Action, Denied},
    challenges::{
        Challenge, State,
        approval::{Numbered, Shortlist},
    },
    check::Problem,
    complaints::public_consequences,
    council::{Motion, Vote, motion::Subject},
    evaluations::{Mean, Outcome, Public, ballot::TieBallot, result_file::Closing, shortlist::departed},
    form::{Form, FormReader},
    ids::{ChallengeId, ProposalId},
    people::Actor,
    proposals::{Life, Proposal},
    verbatim::Verbatim,
};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

impl Backend {
    /// Publishes the result and mails every firm that handed in a proposal, and whoever else watches the challenge, in one act.
    pub async fn publish_result(&self, actor: &Actor, challenge_code: &str) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::PublishResult, &case.facts, tx.now)?;
        let (published, event) = case.challenge.publish_result(&permit)?;
        db::challenge::save(&tx.db, &permit, &case.row, &published).await?;
        tx.record(&event).await?;
        let complaints_until = until(&published)?;
        let mail = |proposal: String| Mail::ResultPublished {
            challenge_code: published.code.clone(),
            title: published.content.title.clone(),
            proposal,
            complaints_until,
        };
        let handed_in = db::proposal::handed_in(&tx.db, [published.id]).await?;
        for proposal in &handed_in {
            self.mail_firm(&tx, proposal.firm, &mail(proposal.id.to_string())).await?;
        }
        let mut firms: Vec<_> = handed_in.iter().map(|proposal| proposal.firm).collect();
        for (of, partner) in db::consent::given_in(&tx.db, published.id).await? {
            if handed_in.iter().any(|proposal| proposal.id == of) && !firms.contains(&partner) {
                self.mail_firm(&tx, partner, &mail(String::new())).await?;
                firms.push(partner);
            }
        }
        self.mail_watchers(&tx, published.id, &mail(String::new()), &firms).await?;
        tx.commit().await
    }

    /// Of a call that was cancelled once there was a ranking: what it was, by code alone. For everyone.
    pub async fn cancelled_ranking(&self, actor: &Actor, challenge_code: &str) -> Result<Option<Vec<RankedLine>>> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::ViewChallenge, &case.facts, now)?;
        let State::Cancelled { .. } = case.challenge.state else { return Ok(None) };
        if db::result::find(db, case.challenge.id).await?.is_none() {
            return Ok(None);
        }
        let official = official(db, &case.challenge).await?;
        let public = Public::of(&case.challenge, &official.closing);
        let proposals = named_proposals(db, &case.challenge).await?;
        Ok(Some(ranked_lines(&proposals, public.beside_scores(official.outcomes), |id| public.names(id))?))
    }

    /// Form: `decision`, `decision_date`, of the paper that was signed.
    pub async fn number_decision(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::NumberDecision, &case.facts, tx.now)?;
        let mut r = FormReader::new(form);
        let signed = Numbered::read(&mut r);
        let signed = r.errors.or(signed)?.ok_or_else(|| Error::field("decision", Problem::Required))?;
        if case.challenge.chosen().1.is_some_and(|decision| decision.signed.as_ref() == Some(&signed)) {
            return Ok(());
        }
        let advised = case.challenge.chosen().0.ok_or(Denied::WrongState)?.at;
        signed.check(advised, tx.now)?;
        let (numbered, event) = case.challenge.number_decision(&permit, signed)?;
        db::challenge::save(&tx.db, &permit, &case.row, &numbered).await?;
        tx.record(&event).await?;
        tx.commit().await
    }

    pub async fn result(&self, actor: &Actor, challenge_code: &str) -> Result<ResultView> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::ViewResult, &case.facts, now)?;
        let challenge = case.challenge;
        let (State::ResultPublished { at, concluded, .. }, (Some(advice), Some(decision))) = (&challenge.state, challenge.chosen()) else {
            return Err(Error::internal(format!("{}: published without a decision", challenge.code)));
        };
        let official = official(db, &challenge).await?;
        let proposals = named_proposals(db, &challenge).await?;
        let public = Public::of(&challenge, &official.closing);
        let named = |id: &ProposalId| proposals.get(id).ok_or_else(|| Error::internal(format!("{id} was decided on, and is not there")));
        let picked = |id: &ProposalId| named(id).map(|(proposal, firm)| (proposal.code.clone(), firm.clone()));
        let chosen = || proposals.values().map(|(proposal, _)| proposal).filter(|proposal| decision.proposals.contains(&proposal.id));
        let firms = db::proposal_version::applicants(db, chosen()).await?;
        let tax_code = |proposal: &Proposal| Some((proposal.code.clone(), firms.get(&proposal.id)?.firm.tax_code.to_string()));
        let partners = |proposal: &Proposal| Some((proposal.code.clone(), firms.get(&proposal.id)?.codes()));
        let acting = db::acting_chair::find(db, challenge.id).await?;
        let departs = !departed(advice, decision, &official.outcomes).is_empty();
        let departures = coded(&proposals, public.departures(&challenge, &official.outcomes))?;
        let earlier = earlier_results(db, &challenge, &official).await?;
        let conflicts = conflict_notes(db, &challenge, &official.closing).await?;
        let tie = tie(db, &challenge, &official.closing).await?;
        Ok(ResultView {
            published_at: *at,
            complaints_until: until(&challenge)?,
            complaints: db::complaint::count(db, challenge.id).await?,
            consequences: public_consequences(db::complaint::of_challenge(db, challenge.id).await?),
            concluded_at: *concluded,
            rules_hash: official.rules_hash,
            shortlist: decision.proposals.iter().map(picked).collect::<Result<_>>()?,
            tax_codes: chosen().filter_map(tax_code).collect(),
            partners: chosen().filter_map(partners).collect(),
            decided_by: decided_by(db, decision).await?,
            decided_at: decision.at,
            signed: decision.signed.clone(),
            reason: decision.note.clone(),
            shows_scores: public.shows_scores,
            acting: public.without_scores(acting),
            departures,
            departs,
            every_sheet: public.beside_scores(official.closing.every_sheet(&challenge.content.rules).unwrap_or_default()),
            left_out: public.beside_scores(official.closing.left_out()),
            conflicts: public.beside_scores(conflicts),
            earlier: public.beside_scores(earlier),
            advised: advised(db, challenge.id, advice).await?,
            differs_from_advice: decision.proposals != advice.proposals,
            tie: public.beside_scores(tie),
            lines: ranked_lines(&proposals, public.beside_scores(official.outcomes), |id| public.names(id))?,
            challenge,
        })
    }

    /// Means at once; what was said of the proposal once whoever presides has released it.
    pub async fn feedback(&self, actor: &Actor, id: ProposalId) -> Result<Feedback> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.proposal_case(db, actor, id, now).await?;
        access::check(actor, Action::ViewFeedback, &case.facts, now)?;
        let official = official(db, &case.challenge).await?;
        let debrief = db::debrief::find(db, id).await?.map(|(debrief, _)| debrief).filter(|debrief| debrief.released.is_some());
        let sheets = debriefing::told(db, &case.challenge, id).await?;
        let rules = case.challenge.content.rules.clone().into_inner();
        let ranked = official.outcomes.iter().filter(|o| o.rank.is_some());
        let public = Public::of(&case.challenge, &official.closing);
        let left_out_because = public.left_out_because(&case.challenge, &official.outcomes, id);
        let mut means: Vec<Mean> = ranked.clone().filter_map(Outcome::mean).collect();
        means.sort_unstable();
        Ok(Feedback {
            code: case.proposal.code,
            ranked: ranked.count() as u32,
            means: public.beside_scores(means),
            outcome: official.outcomes.into_iter().find(|o| o.proposal == id),
            is_shortlisted: public.names(id),
            left_out_because,
            refusal: match case.proposal.life {
                Life::Inadmissible { reason, .. } => reason,
                _ => String::new(),
            },
            sheets,
            debrief_due: debriefing::due(&case.challenge)?,
            debrief,
            complaints_until: until(&case.challenge)?,
            has_complaint: db::complaint::find(db, id).await?.is_some(),
            challenge_code: case.challenge.code,
            rules,
        })
    }
}

/// The vote that the advice rests on, and how many might vote.
async fn advised(db: &impl ConnectionTrait, challenge: ChallengeId, advice: &Shortlist) -> Result<Option<(Vote, u32)>> {
    let motions = db::motion::of_challenge(db, challenge).await?;
    let on_it = |motion: &Motion| matches!(&motion.subject, Subject::Shortlist(picked) if picked.proposals == advice.proposals);
    let closed =
        motions.iter().rev().filter(|motion| on_it(motion)).filter_map(Motion::closed).find(|closed| closed.carried && !closed.lapsed);
    Ok(advice.vote.zip(closed.map(|closed| closed.poll.eligible.len() as u32)))
}

/// As the leader was called then: nothing published changes with an account.
async fn decided_by(db: &impl ConnectionTrait, decision: &Shortlist) -> Result<String> {
    if decision.by_name.is_empty() {
        return Ok(name(&db::user::names(db, [decision.by]).await?, decision.by));
    }
    Ok(decision.by_name.clone())
}

/// How a tie across the line was settled, once a ballot on it has ended.
pub(crate) async fn tie(db: &impl ConnectionTrait, challenge: &Challenge, closing: &Verbatim<Closing>) -> Result<Option<PublicTie>> {
    let Some(ballot) = db::ballot::find(db, challenge.id).await? else { return Ok(None) };
    let codes: BTreeMap<_, _> = db::proposal::handed_in(db, [challenge.id]).await?.into_iter().map(|p| (p.id, p.code)).collect();
    let lot = public_lot(&ballot, closing.hash(), &codes);
    let votes = db::ballot::votes(db, challenge.id).await?;
    Ok(ballot.result(&codes, &votes).map(|ballot| PublicTie { ballot, lot }))
}

fn public_lot(ballot: &TieBallot, closing_hash: String, codes: &BTreeMap<ProposalId, String>) -> Option<PublicLot> {
    let value = ballot.lot()?.value.clone();
    Some(PublicLot {
        value,
        read: ballot.told_reading(),
        drawing: ballot.told_drawing(),
        tickets: ballot.tickets(&closing_hash, codes),
        closing_hash,
    })
}

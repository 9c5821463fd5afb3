//! The result again, without a sheet that the council voided after scoring had closed; the one before is kept beside it.

use crate::{
    Result,
    db::{self, result::Official},
    transaction::Transaction,
};
use domain::{
    access::Permit,
    challenges::Challenge,
    council::{Motion, motion::OfSheet},
    evaluations::{
        Outcome, ScoreSheets,
        advisory::file::figures,
        ballot::TieBallot,
        rank,
        result_file::{Closing, Replaced, official_lines},
    },
    ids::ProposalId,
    proposals::Proposal,
    verbatim::Verbatim,
};
use std::collections::BTreeMap;

/// `false` where the sheet is no part of the result.
pub(crate) async fn replace(
    tx: &Transaction<'_>,
    permit: &Permit,
    challenge: &Challenge,
    proposals: &[Proposal],
    (motion, of): (&Motion, &OfSheet),
) -> Result<bool> {
    let Some(official) = db::result::find(&tx.db, challenge.id).await? else { return Ok(false) };
    let Some(proposal) = proposals.iter().find(|proposal| proposal.id == of.proposal) else { return Ok(false) };
    let Some(closing) = official.closing.without(&proposal.code, &of.letter, &motion.name()) else { return Ok(false) };
    let ids: BTreeMap<&str, ProposalId> = proposals.iter().map(|proposal| (proposal.code.as_str(), proposal.id)).collect();
    let (closing, outcomes) = ranked(challenge, closing, &ids, &motion.text);
    let closing = Verbatim::from(closing);
    let advisory = Some(figures(official.edition, &challenge.content.rules, &closing).to_string());
    let mut replaced = official.replaced.clone();
    let (edition, rules_hash) = (official.edition, official.rules_hash.clone());
    replaced.push(before(tx, permit, challenge, official, &ids, motion).await?);
    db::ballot::remove(&tx.db, permit, challenge.id).await?;
    let official = Official { edition, rules_hash, outcomes, closing, advisory, replaced };
    db::result::replace(&tx.db, permit, challenge.id, &official).await?;
    Ok(true)
}

/// What has lost its quorum by it has no result, for the reason of the motion.
fn ranked(challenge: &Challenge, mut closing: Closing, ids: &BTreeMap<&str, ProposalId>, reason: &str) -> (Closing, Vec<Outcome>) {
    let codes: Vec<String> = closing.proposals.iter().map(|proposal| proposal.code.clone()).collect();
    let real = |(ballot, code): (ScoreSheets, &String)| Some(ScoreSheets { proposal: *ids.get(code.as_str())?, ..ballot });
    let sheets: Vec<ScoreSheets> = closing.score_sheets().into_iter().zip(&codes).filter_map(real).collect();
    let mut outcomes = rank(&challenge.content.rules, &sheets);
    for outcome in outcomes.iter_mut().filter(|outcome| !outcome.is_quorate()) {
        let mut told = closing.proposals.iter_mut().filter(|proposal| ids.get(proposal.code.as_str()) == Some(&outcome.proposal));
        let Some(proposal) = told.next() else { continue };
        outcome.no_result = Some(proposal.no_result.get_or_insert_with(|| reason.to_owned()).clone());
    }
    // Which column is the chair's is told only where a tie came as far as that.
    closing.chair = closing.chair.filter(|_| outcomes.iter().any(|outcome| outcome.chair.is_some()));
    (closing, outcomes)
}

async fn before(
    tx: &Transaction<'_>,
    permit: &Permit,
    challenge: &Challenge,
    official: Official,
    ids: &BTreeMap<&str, ProposalId>,
    motion: &Motion,
) -> Result<Replaced> {
    let codes: BTreeMap<ProposalId, String> = ids.iter().map(|(code, id)| (*id, (*code).to_owned())).collect();
    let ballot = db::ballot::find(&tx.db, challenge.id).await?;
    let votes = db::ballot::votes(&tx.db, challenge.id).await?;
    let lot = ballot.as_ref().and_then(TieBallot::lot);
    let closing_hash = official.closing.hash();
    Ok(Replaced {
        motion: motion.name(),
        replaced_at: permit.at().to_rfc3339(),
        tickets: ballot.as_ref().map(|ballot| ballot.tickets(&closing_hash, &codes).into_iter().collect()).unwrap_or_default(),
        closing_hash,
        ballot: ballot.as_ref().and_then(|ballot| ballot.result(&codes, &votes)),
        lot: lot.and_then(|lot| lot.value.clone()),
        drawing: ballot.as_ref().and_then(TieBallot::told_drawing),
        official: official_lines(&official.outcomes, &codes),
        closing: official.closing,
    })
}

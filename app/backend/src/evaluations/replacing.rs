//! The result again, without a sheet that the council voided after scoring had closed; the one before is kept beside it.

use crate::{
    Error, Result,
    db::{self, result::Official},
    transaction::Transaction,
};
use domain::{
    access::Permit,
    challenges::Challenge,
    council::{Motion, motion::OfSheet},
    evaluations::{
        advisory::file::figures,
        ballot::TieBallot,
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
    // What has lost its quorum by it has no result, for the reason of the motion.
    instead(tx, permit, challenge, proposals, official, Next { closing, reason: &motion.text, motion: motion.name(), anew: None }).await?;
    Ok(true)
}

/// What takes the place of a result.
pub(super) struct Next<'a> {
    pub closing: Closing,
    /// Why a proposal without a quorum has no result.
    pub reason: &'a str,
    /// The motion by which it does.
    pub motion: String,
    /// The proposal that was scored anew, by code.
    pub anew: Option<String>,
}

/// Computes the result again and keeps the one before; what was settled about a tie lost its ground with it.
pub(super) async fn instead(
    tx: &Transaction<'_>,
    permit: &Permit,
    challenge: &Challenge,
    proposals: &[Proposal],
    official: Official,
    next: Next<'_>,
) -> Result<()> {
    challenge.check_rules(&official.rules_hash).map_err(|problem| Error::field("form", problem))?;
    let ids: BTreeMap<&str, ProposalId> = proposals.iter().map(|proposal| (proposal.code.as_str(), proposal.id)).collect();
    let ranked = next.closing.official(&challenge.content.rules, &ids, next.reason);
    let (closing, outcomes) = ranked.ok_or_else(|| Error::internal(format!("{}: a closing of other proposals", challenge.code)))?;
    let closing = Verbatim::from(closing);
    let advisory = Some(figures(official.edition, &challenge.content.rules, &closing).to_string());
    let mut replaced = official.replaced.clone();
    let (edition, rules_hash) = (official.edition, official.rules_hash.clone());
    replaced.push(before(tx, permit, challenge, official, &ids, (next.motion, next.anew)).await?);
    db::ballot::remove(&tx.db, permit, challenge.id).await?;
    let official = Official { edition, rules_hash, outcomes, closing, advisory, replaced };
    db::result::replace(&tx.db, permit, challenge.id, &official).await
}

async fn before(
    tx: &Transaction<'_>,
    permit: &Permit,
    challenge: &Challenge,
    official: Official,
    ids: &BTreeMap<&str, ProposalId>,
    (motion, anew): (String, Option<String>),
) -> Result<Replaced> {
    let codes: BTreeMap<ProposalId, String> = ids.iter().map(|(code, id)| (*id, (*code).to_owned())).collect();
    let ballot = db::ballot::find(&tx.db, challenge.id).await?;
    let votes = db::ballot::votes(&tx.db, challenge.id).await?;
    let lot = ballot.as_ref().and_then(TieBallot::lot);
    let closing_hash = official.closing.hash();
    Ok(Replaced {
        motion,
        anew,
        replaced_at: permit.at().to_rfc3339(),
        tickets: ballot.as_ref().map(|ballot| ballot.tickets(&closing_hash, &codes).into_iter().collect()).unwrap_or_default(),
        closing_hash,
        ballot: ballot.as_ref().and_then(|ballot| ballot.result(&codes, &votes)),
        lot: lot.and_then(|lot| lot.value.clone()),
        lot_read: ballot.as_ref().map(TieBallot::told_reading).unwrap_or_default(),
        drawing: ballot.as_ref().and_then(TieBallot::told_drawing),
        official: official_lines(&official.outcomes, &codes),
        closing: official.closing,
    })
}

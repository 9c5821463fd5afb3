//! Members are told what concerns their own sheets: a second round, a sheet far from the others, one that does not count.

use super::{counting::counts, sheet::counted};
use crate::{Backend, Result, db::Source, mail::Mail, transaction::Transaction};
use domain::{
    challenges::{Awaited, Challenge},
    evaluations::outliers,
    ids::{ProposalId, UserId},
};
use std::collections::BTreeMap;

impl Backend {
    /// When the second round begins: everyone who handed in a sheet, with the proposals where it is far from the others.
    pub(super) async fn tell_second_round(&self, tx: &Transaction<'_>, challenge: &Challenge) -> Result<()> {
        let mut far_of: BTreeMap<UserId, Vec<String>> = BTreeMap::new();
        for count in counts(&tx.db, challenge, tx.now).await? {
            let far: Vec<UserId> = outliers::far(&challenge.content.rules, &count.sheets).into_iter().map(|(member, _)| member).collect();
            for saved in &count.sheets {
                let codes = far_of.entry(saved.member).or_default();
                codes.extend(far.contains(&saved.member).then(|| count.proposal.code.clone()));
            }
        }
        let due = challenge.due(Awaited::Sheets);
        for (member, far) in far_of {
            let (challenge_code, title) = (challenge.code.clone(), challenge.content.title.clone());
            self.mail_user(tx, member, &Mail::SecondRound { challenge_code, title, far, due }).await?;
        }
        Ok(())
    }

    /// Where sheets are judged as they come: once all are in for a proposal, everyone whose own is far from the others.
    /// Before that it may still change; in a second round, its beginning told it.
    pub(super) async fn tell_far(&self, tx: &Transaction<'_>, challenge: &Challenge, proposal: ProposalId) -> Result<()> {
        if !challenge.tells_far_sheets() || challenge.round() != 1 {
            return Ok(());
        }
        let counts = counts(&tx.db, challenge, tx.now).await?;
        let Some(count) = counts.iter().find(|count| count.proposal.id == proposal && count.outstanding() == 0) else { return Ok(()) };
        for (member, _) in outliers::far(&challenge.content.rules, &count.sheets) {
            let (challenge_code, code) = (challenge.code.clone(), count.proposal.code.clone());
            let mail = Mail::SheetFar { challenge_code, code, due: challenge.due(Awaited::Sheets), proposal: proposal.to_string() };
            self.mail_user(tx, member, &mail).await?;
        }
        Ok(())
    }
}

/// Of these proposals, which a member has handed in a sheet for: those where it is far from the others, as the sheet's own
/// page says it.
pub(crate) async fn own_far(db: &impl Source, challenge: &Challenge, member: UserId, proposals: &[ProposalId]) -> Result<Vec<ProposalId>> {
    let mut far = Vec::new();
    for id in proposals.iter().copied() {
        let sheets = counted(db, challenge.id, id).await?;
        if outliers::far(&challenge.content.rules, &sheets).iter().any(|(far, _)| *far == member) {
            far.push(id);
        }
    }
    Ok(far)
}

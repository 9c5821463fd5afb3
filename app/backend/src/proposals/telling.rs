//! Mails to firms about their own proposal, queued in the transaction that moves it a step on.

use crate::{Backend, Error, Result, mail::Mail, transaction::Transaction};
use domain::{
    challenges::{Awaited, Challenge},
    proposals::{Life, Proposal},
};

impl Backend {
    /// When proposals are opened.
    pub(super) async fn tell_opened(&self, tx: &Transaction<'_>, challenge: &Challenge, proposals: &[Proposal]) -> Result<()> {
        for proposal in proposals {
            let mail = Mail::ProposalOpened {
                challenge_code: challenge.code.clone(),
                title: challenge.content.title.clone(),
                code: proposal.code.clone(),
                at: tx.now,
                proposal: proposal.id.to_string(),
            };
            self.mail_firm(tx, proposal.firm, &mail).await?;
        }
        Ok(())
    }

    /// When the council begins, and the screening can no longer change: whether it evaluates the proposal, and if not, why.
    pub(super) async fn tell_evaluation(&self, tx: &Transaction<'_>, challenge: &Challenge, proposals: &[Proposal]) -> Result<()> {
        for proposal in proposals {
            let (challenge_code, title) = (challenge.code.clone(), challenge.content.title.clone());
            let (code, id) = (proposal.code.clone(), proposal.id.to_string());
            let mail = match &proposal.life {
                Life::Inadmissible { reason, .. } => {
                    Mail::NotAdmitted { challenge_code, title, code, reason: reason.clone(), proposal: id }
                }
                Life::Admissible(_) => {
                    Mail::EvaluationBegun { challenge_code, title, code, due: challenge.due(Awaited::Sheets), proposal: id }
                }
                Life::Draft | Life::Submitted(_) | Life::Withdrawn(_) | Life::RefusalProposed { .. } | Life::ReadmissionProposed { .. } => {
                    return Err(Error::internal(format!("{code}: scoring begins, and it is not screened")));
                }
            };
            self.mail_firm(tx, proposal.firm, &mail).await?;
        }
        Ok(())
    }
}

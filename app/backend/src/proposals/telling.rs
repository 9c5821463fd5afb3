//! Mails to firms about their own proposal, and to its partners, queued in the transaction that moves it a step on.

use crate::{
    Backend, Error, Result,
    mail::{Mail, Told},
    transaction::Transaction,
};
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
            match self.tell_counting(tx, proposal, challenge, Told::Opened { at: tx.now }).await {
                Err(Error::Busy(why)) => return Err(Error::Busy(why)),
                // Partners of one that cannot be read keep nothing from being opened.
                Err(error) => tracing::error!(proposal = %proposal.code, %error, "partners are not told of the opening"),
                Ok(()) => {}
            }
        }
        Ok(())
    }

    /// When the council begins, and the screening can no longer change: whether it evaluates the proposal, and if not, why.
    pub(super) async fn tell_evaluation(&self, tx: &Transaction<'_>, challenge: &Challenge, proposals: &[Proposal]) -> Result<()> {
        for proposal in proposals {
            let (challenge_code, title) = (challenge.code.clone(), challenge.content.title.clone());
            let (code, id) = (proposal.code.clone(), proposal.id.to_string());
            let (mail, told) = match &proposal.life {
                Life::Inadmissible { reason, .. } => {
                    let reason = reason.clone();
                    (Mail::NotAdmitted { challenge_code, title, code, reason, proposal: id }, Told::NotAdmitted)
                }
                Life::Admissible(_) => {
                    let due = challenge.due(Awaited::Sheets);
                    (Mail::EvaluationBegun { challenge_code, title, code, due, proposal: id }, Told::Admitted)
                }
                Life::Draft | Life::Submitted(_) | Life::Withdrawn(_) | Life::RefusalProposed { .. } | Life::ReadmissionProposed { .. } => {
                    return Err(Error::internal(format!("{code}: scoring begins, and it is not screened")));
                }
            };
            self.mail_firm(tx, proposal.firm, &mail).await?;
            self.tell_counting(tx, proposal, challenge, told).await?;
        }
        Ok(())
    }
}

//! That a firm stands by what it handed in, though its call was amended since; and that its partners do.

use super::{
    Agreement, Amended, Confirmed, Life, Proposal, Receipt,
    agreement::all_stand_by,
    lifecycle::{Rejection, Transition},
};
use crate::{access::Permit, challenges::Challenge, event::EventKind};

impl Proposal {
    /// Stands by what was handed in, under version `seen` of the call, which is the one that the firm is asked about; its
    /// partners do, too, or nothing is confirmed.
    pub fn confirm(self, seen: u32, amended: &[Amended], partners: &[Agreement], challenge: &Challenge, permit: &Permit) -> Transition {
        self.is_before_opening(challenge)?;
        let (Life::Submitted(receipt), Some(by)) = (&self.life, permit.by()) else { return Err(Rejection::WrongState) };
        let asked = receipt.unconfirmed(amended.iter().copied()).filter(|asked| asked.version == seen).ok_or(Rejection::OtherText)?;
        if !all_stand_by(partners) {
            return Err(Rejection::PartnersAgreedBefore);
        }
        let receipt = Receipt { confirmed: Some(Confirmed { version: asked.version, at: permit.at(), by }), ..receipt.clone() };
        let event = self.event(EventKind::ProposalConfirmed, permit).note(asked.version.to_string());
        Ok((Self { life: Life::Submitted(receipt), ..self }, event))
    }
}

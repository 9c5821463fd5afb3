//! Office and firm write to each other about what a proposal formally lacks, until its screening is decided.

use crate::{Backend, Result, db, mail::Mail};
use domain::{
    access::{self, Action, Can},
    form::Form,
    ids::ProposalId,
    people::{Actor, Role},
    proposals::thread::{Message, Side},
};

/// For office and firm alike.
#[derive(Clone, Debug)]
pub struct Thread {
    pub proposal: ProposalId,
    pub code: String,
    pub challenge_code: String,
    pub messages: Vec<Message>,
    /// For whom it is shown.
    pub side: Side,
    pub can: Can,
}

impl Thread {
    /// Whether the reader may write.
    pub fn may_write(&self) -> Result<(), access::Denied> {
        self.can.get(writing(self.side))
    }
}

impl Backend {
    pub async fn thread(&self, actor: &Actor, id: ProposalId) -> Result<Thread> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.proposal_case(db, actor, id, now).await?;
        access::check(actor, Action::ViewThread, &case.facts, now)?;
        Ok(Thread {
            proposal: id,
            messages: db::message::of_proposal(db, id).await?,
            side: side(actor),
            can: Can::ask(actor, &case.facts, now),
            code: case.proposal.code,
            challenge_code: case.challenge.code,
        })
    }

    /// Form: `message`. Mails the other side; the same again changes nothing.
    pub async fn write_message(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        access::check(actor, Action::ViewThread, &case.facts, tx.now)?;
        let permit = access::check(actor, writing(side(actor)), &case.facts, tx.now)?;
        let before = db::message::of_proposal(&tx.db, id).await?;
        let Some((message, event)) = Message::write(&before, &case.proposal, &permit, form)? else { return Ok(()) };
        db::message::insert(&tx.db, &permit, &case.proposal, &message).await?;
        tx.record(&event).await?;
        let (challenge_code, code, proposal) = (case.challenge.code, case.proposal.code.clone(), id.to_string());
        match message.side {
            Side::Office => {
                let mail = Mail::MessageToFirm { challenge_code, title: case.challenge.content.title, text: message.text, proposal };
                self.mail_firm(&tx, case.proposal.firm, &mail).await?;
            }
            Side::Firm => self.mail_role(&tx, Role::Officer, &Mail::MessageToOffice { challenge_code, code, proposal }).await?,
        }
        tx.commit().await
    }
}

fn side(actor: &Actor) -> Side {
    if actor.firm().is_some() { Side::Firm } else { Side::Office }
}

fn writing(side: Side) -> Action {
    match side {
        Side::Office => Action::WriteToFirm,
        Side::Firm => Action::WriteToOffice,
    }
}

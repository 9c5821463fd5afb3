//! Who is there for votes: members say so themselves, or one says it of another who has no device.

use super::planning::save;
use crate::{Backend, Error, Result};
use domain::{
    access::{self, Action},
    check::Problem,
    form::Form,
    ids::{MeetingId, UserId},
    people::Actor,
};

impl Backend {
    /// The member is there: nobody else's roll decides on their vote.
    pub async fn confirm_presence(&self, actor: &Actor, id: MeetingId) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_meeting(&tx, actor, id).await?;
        let permit = access::check(actor, Action::ConfirmPresence, &case.facts, tx.now)?;
        let (confirmed, events) = case.meeting.confirm(&permit, &case.seats)?;
        save(tx, &permit, &case.row, &confirmed, &events).await
    }

    /// Form: `member`, marked as present and without a device. By somebody who is there and does not run the meeting.
    pub async fn vouch_presence(&self, actor: &Actor, id: MeetingId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_meeting(&tx, actor, id).await?;
        let permit = access::check(actor, Action::ConfirmPresence, &case.facts, tx.now)?;
        let member = form.text("member").parse().map(UserId).map_err(|_| Error::field("member", Problem::Choice))?;
        let (vouched, events) = case.meeting.vouch(&permit, member, case.acting)?;
        save(tx, &permit, &case.row, &vouched, &events).await
    }
}

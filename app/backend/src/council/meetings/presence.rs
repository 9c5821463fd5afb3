//! Who is there for votes: members say so themselves, or one says it of another who has no device.

use super::planning::{about, save};
use crate::{Backend, Error, Result, db, mail::News};
use domain::{
    access::{self, Action, Denied},
    check::Problem,
    council::meeting::Coming,
    form::Form,
    ids::{MeetingId, UserId},
    people::{Actor, Role},
};

impl Backend {
    /// Form: `answer`, the code of a [`Coming`]. Whoever runs the meeting reads it, and nothing rests on it.
    pub async fn answer_invitation(&self, actor: &Actor, id: MeetingId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_meeting(&tx, actor, id).await?;
        let permit = access::check(actor, Action::AnswerInvitation, &case.facts, tx.now)?;
        let member = permit.by().ok_or(Denied::SignIn)?;
        let coming = Coming::from_code(form.get("answer")).ok_or_else(|| Error::field("answer", Problem::Choice))?;
        let (answered, events) = case.meeting.answer(&permit, member, coming)?;
        if coming == Coming::Alternate && !events.is_empty() {
            let name = db::user::name(&tx.db, member).await?;
            let mail = about(&answered, &case.challenges, News::AlternateAsked(name));
            self.mail_role(&tx, Role::Officer, &mail).await?;
            if answered.plan.secretary != member {
                self.mail_user(&tx, answered.plan.secretary, &mail).await?;
            }
        }
        save(tx, &permit, &case.row, &answered, &events).await
    }

    /// The member is there: nobody else's roll decides on their vote.
    pub async fn confirm_presence(&self, actor: &Actor, id: MeetingId) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_meeting(&tx, actor, id).await?;
        let permit = access::check(actor, Action::ConfirmPresence, &case.facts, tx.now)?;
        let (confirmed, events) = case.meeting.confirm(&permit, &case.seats)?;
        save(tx, &permit, &case.row, &confirmed, &events).await
    }

    /// Form: `member`, marked as present and without a device. By somebody who is there and does not run the meeting;
    /// the member is told at once.
    pub async fn vouch_presence(&self, actor: &Actor, id: MeetingId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_meeting(&tx, actor, id).await?;
        let permit = access::check(actor, Action::ConfirmPresence, &case.facts, tx.now)?;
        let member = form.text("member").parse().map(UserId).map_err(|_| Error::field("member", Problem::Choice))?;
        let (vouched, events) = case.meeting.vouch(&permit, member, case.acting)?;
        let by = db::user::name(&tx.db, permit.by().ok_or(Denied::SignIn)?).await?;
        self.mail_user(&tx, member, &about(&vouched, &case.challenges, News::Vouched(by))).await?;
        save(tx, &permit, &case.row, &vouched, &events).await
    }
}

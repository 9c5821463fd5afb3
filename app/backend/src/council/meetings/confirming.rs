//! The minutes of a meeting that has ended, under the names of those who acted in it.

use super::{MinutesStanding, planning::record_all};
use crate::{Backend, Error, Result, db};
use domain::{
    access::{self, Action, Denied},
    check::Problem,
    council::{FrozenMinutes, Meeting, meeting::State},
    form::Form,
    ids::MeetingId,
    people::Actor,
};
use sea_orm::ConnectionTrait;

impl Backend {
    /// Form: `hash`, of the text that the page showed.
    pub async fn confirm_minutes(&self, actor: &Actor, id: MeetingId, form: &Form) -> Result<()> {
        let now = self.clock.now();
        let case = self.meeting_case(&self.db.read, actor, id, now).await?;
        let permit = access::check(actor, Action::ConfirmMinutes, &case.facts, now)?;
        if !matches!(case.meeting.state, State::Ended { .. }) {
            return Err(Denied::WrongState.into());
        }
        if db::minutes::find(&self.db.read, id).await?.is_none() {
            self.freeze_minutes(&permit, id).await?;
        }
        let tx = self.begin().await?;
        let case = self.lock_meeting(&tx, actor, id).await?;
        let permit = access::check(actor, Action::ConfirmMinutes, &case.facts, tx.now)?;
        let frozen = db::minutes::find(&tx.db, id).await?.ok_or(Denied::WrongState)?;
        if form.get("hash") != frozen.hash {
            return Err(Error::field("form", Problem::ChangedSince));
        }
        let name = db::user::name(&tx.db, permit.by().ok_or(Denied::SignIn)?).await?;
        let (confirmed, events) = frozen.confirm(&permit, &case.meeting, name)?;
        db::minutes::save(&tx.db, &permit, &case.meeting, &confirmed).await?;
        record_all(&tx, &events).await?;
        tx.commit().await
    }
}

/// Told to who reads the minutes. What was not frozen when the meeting ended is, once somebody confirms.
pub(super) async fn standing(db: &impl ConnectionTrait, actor: &Actor, meeting: &Meeting, may: bool) -> Result<Option<MinutesStanding>> {
    let State::Ended { ended, .. } = meeting.state else { return Ok(None) };
    let frozen = db::minutes::find(db, meeting.id)
        .await?
        .unwrap_or_else(|| FrozenMinutes { hash: String::new(), ..FrozenMinutes::new(meeting.id, ended, String::new()) });
    Ok(Some(MinutesStanding {
        part: actor.id().filter(|_| may).and_then(|user| frozen.part_of(meeting, user)),
        is_confirmed: frozen.is_confirmed(meeting),
        hash: frozen.hash,
        confirmations: frozen.confirmations,
    }))
}

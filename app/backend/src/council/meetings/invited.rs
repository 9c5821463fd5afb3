//! Whose answer to an invitation is still to come, and as what they are invited.

use super::{Invited, case::challenges};
use crate::{
    Result,
    db::{self, Source},
    facts,
};
use domain::{
    access::{self, Action, Site},
    council::{Meeting, meeting::State},
    people::Actor,
    time::Moment,
};

/// Nothing for whoever is not invited, has answered, or would come too late to answer.
pub(super) async fn awaits_answer(db: &impl Source, actor: &Actor, meeting: &Meeting, now: Moment) -> Result<Option<Invited>> {
    let Some(member) = actor.id().filter(|_| access::might(actor, Action::AnswerInvitation, &Site, now).is_ok()) else { return Ok(None) };
    if meeting.state != State::Planned || meeting.answer_of(member).is_some() {
        return Ok(None);
    }
    let about = challenges(db, &meeting.plan.challenges).await?;
    let facts = facts::meeting(db, actor, meeting.id, Some(meeting), &about, now).await?;
    if access::check(actor, Action::AnswerInvitation, &facts, now).is_err() {
        return Ok(None);
    }
    let joins = db::ad_hoc_member::of_member(db, member).await?;
    let is_alternate = db::seat::is_alternate(db, member).await? || about.iter().any(|challenge| joins.contains(&challenge.id));
    Ok(Some(if is_alternate { Invited::Alternate } else { Invited::Member }))
}

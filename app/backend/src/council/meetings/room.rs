//! The room of a meeting that runs, for what is put to the vote in it.

use super::case::{acting_in_all, challenges, discussed, not_clear, seated};
use crate::{
    Result,
    db::{self, Source},
};
use domain::{
    council::{Quorum, Sitting},
    ids::ChallengeId,
    time::Moment,
};
use std::collections::BTreeSet;

/// At most so many meetings about one challenge are looked at; none has nearly as many.
const MEETINGS: u64 = 100;

/// Of the meeting about a challenge that runs now.
pub(crate) async fn room(db: &impl Source, challenge: ChallengeId, now: Moment) -> Result<Option<Sitting>> {
    let ids = db::meeting_challenge::meetings(db, challenge).await?;
    let held = db::meeting::list(db, Some(ids), MEETINGS).await?;
    let Some(meeting) = held.into_iter().find(|meeting| meeting.current().is_some()) else { return Ok(None) };
    let challenges = challenges(db, &meeting.plan.challenges).await?;
    let members = seated(db, &challenges, now).await?.iter().map(|seat| seat.user).chain(meeting.roll.iter().map(|a| a.user)).collect();
    let all = discussed(db, &challenges).await?.into_iter().map(|proposal| proposal.id).chain(meeting.proposals());
    let not_clear = not_clear(db, &members, all.collect::<BTreeSet<_>>()).await?;
    let acting = acting_in_all(db, &challenges, now).await?;
    let quorum = Quorum::of(&meeting, challenges.iter().map(|c| &*c.content.rules)).presided_by(&meeting, acting);
    Ok(Some(Sitting { meeting, quorum, not_clear }))
}

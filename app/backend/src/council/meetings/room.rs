//! The room of a meeting that runs, for what is put to the vote in it.

use super::case::{acting_in_all, challenges, not_clear, seated};
use crate::{
    Result,
    db::{self, Source},
};
use domain::{
    council::{Quorum, Sitting},
    ids::ChallengeId,
    time::Moment,
};

/// At most so many meetings about one challenge are looked at; none has nearly as many.
const MEETINGS: u64 = 100;

/// Of the meeting about a challenge that runs now.
pub(crate) async fn room(db: &impl Source, challenge: ChallengeId, now: Moment) -> Result<Option<Sitting>> {
    let ids = db::meeting_challenge::meetings(db, challenge).await?;
    let held = db::meeting::list(db, Some(ids), MEETINGS).await?;
    let Some(meeting) = held.into_iter().find(|meeting| meeting.current().is_some()) else { return Ok(None) };
    let challenges = challenges(db, &meeting.plan.challenges).await?;
    let members = seated(db, &challenges, now).await?.iter().map(|seat| seat.user).chain(meeting.roll.iter().map(|a| a.user)).collect();
    let not_clear = not_clear(db, &members, meeting.proposals()).await?;
    let acting = acting_in_all(db, &challenges, now).await?;
    let quorum = Quorum::of(&meeting, challenges.iter().map(|c| &*c.content.rules)).presided_by(&meeting, acting);
    let must_leave = meeting.must_leave(&not_clear);
    Ok(Some(Sitting { meeting, quorum, must_leave }))
}

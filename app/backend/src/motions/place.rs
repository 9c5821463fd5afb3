//! Where a motion is put to the vote, and who may vote there: looked up, for [`Motion::put`] to decide on.

use super::case::proposals;
use crate::{
    Error, Result,
    challenges::Case,
    council::meetings::room,
    db::{self, Source},
    evaluations::electorate,
    facts::has_met,
    results::official,
};
use domain::{
    access::{Denied, Permit},
    check::Problem,
    council::{
        Motion,
        motion::{Poll, Subject, Venue},
    },
    evaluations::shortlist::follows,
    form::{Form, FormReader},
    ids::UserId,
    time::Moment,
};

/// Form: `place` (`meeting` or `written`), and for a written ballot `until`.
pub(super) async fn poll(db: &impl Source, case: &Case, motion: &Motion, permit: &Permit, form: &Form) -> Result<Poll> {
    let (challenge, now) = (&case.challenge, permit.at());
    let about = proposals(db, challenge, motion.proposal()).await?;
    let electorate = electorate(db, challenge, &about, now).await?;
    if let Subject::Shortlist(picked) = &motion.subject
        && !electorate.decides()
    {
        let official = official(db, challenge).await?;
        if !follows(&challenge.content.rules, &official.outcomes, &picked.proposals) {
            return Err(Error::field("form", Problem::TooFewDecide(electorate.clear, electorate.council)));
        }
    }
    let venue = match form.get("place") {
        "meeting" => Venue::Meeting(room(db, challenge.id, now).await?.map(Box::new)),
        "written" => {
            check_met(db, case, motion).await?;
            Venue::Written { until: term(form)? }
        }
        _ => return Err(Error::field("place", Problem::Choice)),
    };
    Ok(motion.put(challenge, &about, electorate, venue, permit)?)
}

async fn check_met(db: &impl Source, case: &Case, motion: &Motion) -> Result<()> {
    let Some(closed) = motion.meets_first(&case.challenge) else { return Ok(()) };
    if has_met(db, case.challenge.id, closed).await? { Ok(()) } else { Err(Denied::MeetFirst.into()) }
}

/// Until when a written ballot is open.
pub(crate) fn term(form: &Form) -> Result<Moment> {
    let mut r = FormReader::new(form);
    let until = r.required_parsed("until", Problem::Date, Moment::from_local);
    r.errors.or(())?;
    until.ok_or_else(|| Error::field("until", Problem::Date))
}

/// Whether somebody who may vote is where the vote is taken.
pub(super) async fn is_there(db: &impl Source, motion: &Motion, member: UserId, now: Moment) -> Result<bool> {
    Ok(motion.is_there(room(db, motion.challenge, now).await?.as_ref(), member))
}

/// Whether somebody takes part without a device.
pub(super) async fn is_by_hand(db: &impl Source, motion: &Motion, member: UserId, now: Moment) -> Result<bool> {
    Ok(motion.is_by_hand(room(db, motion.challenge, now).await?.as_ref(), member))
}

/// Another on the same matter is over, and was not one that the council said no to.
pub(super) async fn check_alone(db: &impl Source, motion: &Motion) -> Result<()> {
    Ok(motion.check_alone(&db::motion::of_challenge(db, motion.challenge).await?)?)
}

//! What somebody may have to do or to be present at, looked up: see [`Affair`].

use crate::{
    Result,
    db::{self, Source},
    evaluations::voted_on,
};
use domain::{
    affairs::{Affair, Judged},
    challenges::{Challenge, Stage},
    council::Conflict,
    ids::{FirmId, UserId},
    time::Moment,
};

/// At most so many proposals of one firm are looked at; none has nearly as many.
const PROPOSALS: u64 = 1_000;
/// Where the council has something to do.
const WITH_COUNCIL: [Stage; 3] = [Stage::Opened, Stage::Scoring, Stage::Scored];
/// Where it may still be asked something.
const ASKED: [Stage; 5] = [Stage::Opened, Stage::Scoring, Stage::Scored, Stage::Proposed, Stage::Forwarded];

pub(super) async fn of(db: &impl Source, id: UserId, now: Moment) -> Result<Vec<Affair>> {
    let Some((user, _)) = db::user::person(db, id, now).await? else { return Ok(Vec::new()) };
    let mut affairs = Vec::new();
    if let Some(membership) = user.firm {
        affairs.extend(of_calls(db, now).await?);
        affairs.extend(of_firm(db, membership.firm, now).await?);
    }
    if user.is_of_council() {
        affairs.extend(db::meeting::not_over(db).await?.iter().filter_map(Affair::of_meeting));
        for stage in ASKED {
            let asked = db::motion::of_challenges(db, db::challenge::ids_in_stage(db, stage, now).await?).await?;
            affairs.extend(asked.iter().filter_map(|motion| Affair::of_motion(motion, id)));
        }
        for stage in WITH_COUNCIL {
            let ids = db::challenge::ids_in_stage(db, stage, now).await?;
            for row in db::challenge::list_by_ids(db, ids).await? {
                affairs.extend(of_member(db, id, &row.challenge()?, stage).await?);
            }
        }
    }
    Ok(affairs)
}

async fn of_calls(db: &impl Source, now: Moment) -> Result<Vec<Affair>> {
    let mut closings = Vec::new();
    for stage in [Stage::Upcoming, Stage::Open] {
        let ids = db::challenge::ids_in_stage(db, stage, now).await?;
        for row in db::challenge::list_by_ids(db, ids).await? {
            closings.extend(Affair::of_call(&row.challenge()?, now));
        }
    }
    Ok(closings)
}

async fn of_firm(db: &impl Source, firm: FirmId, now: Moment) -> Result<Vec<Affair>> {
    let rows = db::proposal::of_firm(db, firm, PROPOSALS).await?;
    let proposals = rows.iter().map(db::proposal::Model::proposal).collect::<Result<Vec<_>>>()?;
    let asked = db::completion::list(db, proposals.iter().map(|p| p.id)).await?;
    let rows = db::challenge::list_by_ids(db, proposals.iter().map(|p| p.challenge)).await?;
    let challenges = rows.iter().map(db::challenge::Model::challenge).collect::<Result<Vec<_>>>()?;
    let affair = |challenge: &Challenge| {
        let of_this = proposals.iter().filter(|p| p.challenge == challenge.id);
        of_this.filter_map(|p| Affair::of_proposal(p, challenge, asked.get(&p.id), now)).collect::<Vec<_>>()
    };
    Ok(challenges.iter().flat_map(affair).collect())
}

async fn of_member(db: &impl Source, member: UserId, challenge: &Challenge, stage: Stage) -> Result<Option<Affair>> {
    let scores = db::challenge::roster(db, challenge.id).await?.is_none_or(|roster| roster.contains(&member));
    let lines = db::declaration::lines(db, member, challenge.id).await?;
    if stage != Stage::Scored {
        let judged: Vec<_> =
            lines.iter().map(|line| Judged { conflict: line.conflict, is_before_council: line.is_before_council }).collect();
        return Ok(Affair::of_judging(stage, scores, &judged));
    }
    let tied = voted_on(db, challenge).await?.unwrap_or_default();
    let declared: Vec<Conflict> = lines.iter().filter(|line| tied.contains(&line.proposal)).map(|line| line.conflict).collect();
    Ok(Affair::of_ballot(&declared).filter(|_| scores))
}

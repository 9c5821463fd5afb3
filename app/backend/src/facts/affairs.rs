//! What somebody may have to do or to be present at, looked up: see [`Affair`]; and what keeps a firm in a call: see [`Kept`].

use crate::{
    Result,
    db::{self, Source},
    evaluations::voted_on,
};
use domain::{
    affairs::{Affair, Judged, Kept},
    challenges::{Challenge, Stage},
    council::Conflict,
    firms::Standing,
    ids::{FirmId, UserId},
    proposals::Proposal,
    time::Moment,
};

/// At most so many proposals of one firm are looked at; none has nearly as many.
const PROPOSALS: u64 = 1_000;
/// Where the council has something to do.
const WITH_COUNCIL: [Stage; 3] = [Stage::Opened, Stage::Scoring, Stage::Scored];
/// Where it may still be asked something.
const ASKED: [Stage; 5] = [Stage::Opened, Stage::Scoring, Stage::Scored, Stage::Proposed, Stage::Forwarded];

/// While one of these has proposals that nobody may know of.
const SEALED: [Stage; 3] = [Stage::Upcoming, Stage::Open, Stage::Closed];

/// What an account's owner may have to do, and why the firm stays in a call.
#[derive(Default)]
pub(super) struct Affairs {
    pub due: Vec<Affair>,
    pub kept: Option<Kept>,
}

pub(super) async fn of(db: &impl Source, id: UserId, now: Moment) -> Result<Affairs> {
    let Some((user, _)) = db::user::person(db, id, now).await? else { return Ok(Affairs::default()) };
    let (mut affairs, mut kept_by) = (Vec::new(), None);
    if let Some(membership) = user.firm {
        affairs.extend(of_calls(db, now).await?);
        affairs.extend(of_firm(db, membership.firm, now).await?);
        kept_by = kept(db, membership.firm, now).await?;
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
    Ok(Affairs { due: affairs, kept: kept_by })
}

/// Why this firm is taken out of no call, the reason that lasts longest.
pub(super) async fn kept(db: &impl Source, firm: FirmId, now: Moment) -> Result<Option<Kept>> {
    let mut kept = Vec::new();
    let standing = db::firm::find(db, firm).await?.map(|firm| firm.standing);
    // What it is now may be what its owner has changed since it handed something in.
    if standing == Some(Standing::Verified) || db::event::was_verified(db, firm).await? {
        kept.extend(sealed(db, now).await?.iter().filter_map(|challenge| Kept::by_call(challenge, now)));
    }
    let (mut proposals, mut challenges) = own(db, firm).await?;
    // As a partner it is judged with its lead.
    for consent in db::consent::of_firm(db, firm).await?.into_iter().filter(|consent| consent.facts().has_agreed) {
        if let Some(row) = db::proposal::find(db, consent.proposal).await? {
            proposals.push(row.proposal()?);
            if challenges.iter().all(|challenge| challenge.id != consent.challenge) {
                let rows = db::challenge::list_by_ids(db, [consent.challenge]).await?;
                challenges.extend(rows.iter().map(db::challenge::Model::challenge).collect::<Result<Vec<_>>>()?);
            }
        }
    }
    for challenge in &challenges {
        let of_this = proposals.iter().filter(|proposal| proposal.challenge == challenge.id);
        kept.extend(of_this.filter_map(|proposal| Kept::by_proposal(proposal, challenge, now)));
    }
    Ok(kept.into_iter().max())
}

async fn of_calls(db: &impl Source, now: Moment) -> Result<Vec<Affair>> {
    Ok(sealed(db, now).await?.iter().filter_map(|challenge| Affair::of_call(challenge, now)).collect())
}

async fn sealed(db: &impl Source, now: Moment) -> Result<Vec<Challenge>> {
    let mut ids = Vec::new();
    for stage in SEALED {
        ids.extend(db::challenge::ids_in_stage(db, stage, now).await?);
    }
    db::challenge::list_by_ids(db, ids).await?.iter().map(db::challenge::Model::challenge).collect()
}

/// What a firm has begun, and for what.
async fn own(db: &impl Source, firm: FirmId) -> Result<(Vec<Proposal>, Vec<Challenge>)> {
    let rows = db::proposal::of_firm(db, firm, PROPOSALS).await?;
    let proposals = rows.iter().map(db::proposal::Model::proposal).collect::<Result<Vec<_>>>()?;
    let rows = db::challenge::list_by_ids(db, proposals.iter().map(|p| p.challenge)).await?;
    let challenges = rows.iter().map(db::challenge::Model::challenge).collect::<Result<Vec<_>>>()?;
    Ok((proposals, challenges))
}

async fn of_firm(db: &impl Source, firm: FirmId, now: Moment) -> Result<Vec<Affair>> {
    let (proposals, challenges) = own(db, firm).await?;
    let asked = db::completion::list(db, proposals.iter().map(|p| p.id)).await?;
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
    let anew: Vec<_> = db::proposal::handed_in(db, [challenge.id]).await?.into_iter().filter(|p| p.scored_anew().is_some()).collect();
    let is_asked = lines.iter().any(|line| line.conflict == Conflict::Clear && anew.iter().any(|p| p.id == line.proposal));
    if scores && is_asked {
        return Ok(Affair::of_anew(true));
    }
    let tied = voted_on(db, challenge).await?.unwrap_or_default();
    let declared: Vec<Conflict> = lines.iter().filter(|line| tied.contains(&line.proposal)).map(|line| line.conflict).collect();
    Ok(Affair::of_ballot(&declared).filter(|_| scores))
}

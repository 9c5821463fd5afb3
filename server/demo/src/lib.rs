//! The demonstration: 13 illustrative challenges and two drafts beside them. Their past is played deed by deed, in order,
//! through the ordinary use-cases, so that events, receipts and hashes are real. It is the same every time.

mod challenges;
mod follow_up;
mod meetings;
mod people;
mod plan;
mod proposals;
mod scores;
mod week;

use backend::{Backend, Error, Result, challenges::ChallengeFilter};
use domain::{
    days_off::{DayOff, usual},
    ids::{ProposalId, UserId},
    people::Actor,
    time::Moment,
};
use std::collections::HashMap;
use week::Week;

const SEED: u64 = 13;
const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;
/// Before anything else happened.
pub const BEGINNING: i64 = -210;

/// Fills an empty site; does nothing where challenges exist. Nothing else may use the backend meanwhile:
/// its clock is in the past until this returns.
pub async fn load(backend: &Backend) -> Result<()> {
    load_around(backend, |at| usual(at) == Some(DayOff::Holiday)).await
}

/// The same around other holidays.
pub async fn load_around(backend: &Backend, is_holiday: fn(Moment) -> bool) -> Result<()> {
    if !backend.is_demo {
        return Err(Error::internal("demo data is loaded in demo mode only"));
    }
    if has_challenges(backend).await? {
        return Ok(());
    }
    let challenges = challenges::read()?;
    let proposals = proposals::read()?;
    let firms = people::read()?;
    let comments = scores::read_comments()?;
    let followed = follow_up::read()?;
    let held = meetings::read()?;
    let tasks = plan::read()?;

    let today = midnight(backend.clock.now());
    let week = Week::of(today, is_holiday);
    let challenges: Vec<_> = challenges.into_iter().map(|entry| entry.on_working_days(week)).collect();

    let mut steps = people::steps(&firms);
    steps.extend(challenges::steps(&challenges));
    steps.extend(proposals::steps(&proposals, &challenges));
    steps.extend(scores::steps(&challenges, &proposals, &comments));
    steps.extend(scores::early(&challenges, &proposals));
    steps.extend(follow_up::steps(&followed, &challenges)?);
    steps.extend(meetings::steps(&held, &proposals, &challenges, week)?);
    steps.extend(plan::steps(&tasks));
    steps.sort_by_key(|step| step.at);

    let _clock = backend.clock.excursion();
    let _chance = backend.repeatable_chance(SEED);
    let mut world = World { backend, today, users: HashMap::new(), proposals: HashMap::new() };
    world.go(week.acted(BEGINNING * DAY));
    if backend.actor(member("mai")?).await? == Actor::Visitor {
        backend.create_cast().await?;
    }
    for step in steps {
        world.go(week.acted(step.at));
        match step.deed {
            Deed::Person(deed) => deed.play(&mut world).await?,
            Deed::Challenge(deed) => deed.play(&world).await?,
            Deed::Proposal(deed) => deed.play(&mut world).await?,
            Deed::Score(deed) => deed.play(&world).await?,
            Deed::FollowUp(deed) => deed.play(&world).await?,
            Deed::Meeting(deed) => deed.play(&world).await?,
            Deed::Plan(deed) => deed.play(&world).await?,
        }
    }
    Ok(())
}

/// Something that somebody did, in minutes from the first minute of today.
struct Step<'a> {
    at: i64,
    deed: Deed<'a>,
}

enum Deed<'a> {
    Person(people::PersonDeed<'a>),
    Challenge(challenges::ChallengeDeed<'a>),
    Proposal(proposals::ProposalDeed<'a>),
    Score(scores::ScoreDeed<'a>),
    FollowUp(follow_up::FollowUpDeed<'a>),
    Meeting(meetings::MeetingDeed<'a>),
    Plan(plan::PlanDeed<'a>),
}

/// What has come about so far.
struct World<'a> {
    backend: &'a Backend,
    today: Moment,
    /// People of firms by nick, besides the cast.
    users: HashMap<&'a str, UserId>,
    proposals: HashMap<&'a str, ProposalId>,
}

impl World<'_> {
    fn go(&self, at: i64) {
        self.backend.clock.set(self.today.plus_minutes(at));
    }

    async fn actor(&self, nick: &str) -> Result<Actor> {
        let id = self.users.get(nick).copied().map_or_else(|| member(nick), Ok)?;
        self.backend.actor(id).await
    }

    fn proposal(&self, key: &str) -> Result<ProposalId> {
        self.proposals.get(key).copied().ok_or_else(|| Error::internal(format!("demo data: no proposal {key}")))
    }
}

fn member(nick: &str) -> Result<UserId> {
    cast::person(nick).map(cast::Person::id).ok_or_else(|| Error::internal(format!("demo data: nobody is called {nick}")))
}

async fn has_challenges(backend: &Backend) -> Result<bool> {
    let reader = backend.actor(member("mai")?).await?;
    Ok(backend.list_challenges(&reader, &ChallengeFilter::default()).await?.total > 0)
}

/// The first minute of the day in Việt Nam.
fn midnight(now: Moment) -> Moment {
    let local = now.to_local();
    local.split_once('T').and_then(|(day, _)| Moment::from_local(&format!("{day}T00:00"))).unwrap_or(now)
}

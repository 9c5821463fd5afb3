//! Finding a challenge, and everything that a decision about it depends on.

use crate::{
    Backend, Error, Result,
    db::{self, Source},
    facts,
    memory::{Matter, Row, about},
    transaction::Transaction,
};
use domain::{
    access::{self, Action, ChallengeFacts},
    challenges::{Challenge, State, search::code_key},
    ids::ChallengeId,
    people::Actor,
    time::Moment,
};
use sea_orm::sea_query::LockType;

/// A challenge as loaded for one actor at one moment.
#[derive(Clone)]
pub(crate) struct Case {
    pub row: db::challenge::Model,
    pub challenge: Challenge,
    pub facts: ChallengeFacts,
}

impl Backend {
    pub(crate) async fn challenge_by_id(&self, db: &impl Source, id: ChallengeId) -> Result<Challenge> {
        let load = async { db::challenge::find(db, id).await?.ok_or(Error::NotFound)?.challenge() };
        db.kept(Row::Challenge(id), load).await
    }

    /// By code, as the actor may see it; what they may not see is not found.
    pub(crate) async fn challenge_case(&self, db: &impl Source, actor: &Actor, code: &str, now: Moment) -> Result<Case> {
        let load = async {
            let Some(row) = db::challenge::find_by_code(db, code).await? else { return Ok(None) };
            about(Matter::Challenge(ChallengeId(row.id)));
            let challenge = row.challenge()?;
            Ok(Some((row, challenge)))
        };
        let (row, challenge) = db.kept(Row::ChallengeByCode(code.to_owned()), load).await?.ok_or(Error::NotFound)?;
        let facts = facts::challenge(db, actor, &challenge, now).await?;
        let case = Case { row, challenge, facts };
        access::check(actor, Action::ViewChallenge, &case.facts, now)?;
        Ok(case)
    }

    /// The code that a challenge has now, by one that it had before, or by its own however it is spelled; none for whoever
    /// may not see the challenge.
    pub async fn present_code(&self, actor: &Actor, typed: &str) -> Result<Option<String>> {
        let (db, now) = (&self.db.read, self.clock.now());
        let id = match db::former_code::find(db, typed).await? {
            Some(id) => Some(id),
            None => {
                let codes = db::challenge::codes(db).await?;
                codes.into_iter().find(|(_, code)| code != typed && code_key(code) == code_key(typed)).map(|(id, _)| id)
            }
        };
        let Some(id) = id else { return Ok(None) };
        let row = db::challenge::find(db, id).await?.ok_or(Error::NotFound)?;
        let case = case_of(db, actor, row, now).await?;
        let may_see = access::check(actor, Action::ViewChallenge, &case.facts, now).is_ok();
        Ok(may_see.then_some(case.challenge.code))
    }

    /// The same as [`Self::challenge_case`], held for changing until the act ends, and published if its time has come.
    pub(crate) async fn lock_challenge(&self, tx: &Transaction<'_>, actor: &Actor, code: &str) -> Result<Case> {
        let id = ChallengeId(db::challenge::find_by_code(&tx.db, code).await?.ok_or(Error::NotFound)?.id);
        let row = self.lock_and_settle(tx, id).await?;
        let case = case_of(&tx.db, actor, row, tx.now).await?;
        access::check(actor, Action::ViewChallenge, &case.facts, tx.now)?;
        Ok(case)
    }

    /// Locks a challenge; a scheduled one whose time has come is published on the way.
    pub(crate) async fn lock_and_settle(&self, tx: &Transaction<'_>, id: ChallengeId) -> Result<db::challenge::Model> {
        tx.touches(Matter::Challenge(id));
        let row = db::challenge::lock(&tx.db, id, LockType::Update).await?.ok_or(Error::NotFound)?;
        let challenge = row.challenge()?;
        let is_due = matches!(challenge.state, State::Scheduled { at } if at <= tx.now);
        let Some(permit) = access::system(Action::PublishChallenge, id, tx.now).filter(|_| is_due) else { return Ok(row) };
        let (published, event) = challenge.publish_scheduled(&permit)?;
        db::challenge::save(&tx.db, &permit, &row, &published).await?;
        tx.record(&event).await?;
        db::challenge::find(&tx.db, id).await?.ok_or(Error::NotFound)
    }
}

async fn case_of(db: &impl Source, actor: &Actor, row: db::challenge::Model, now: Moment) -> Result<Case> {
    let challenge = row.challenge()?;
    let facts = facts::challenge(db, actor, &challenge, now).await?;
    Ok(Case { row, challenge, facts })
}

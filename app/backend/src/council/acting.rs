//! A member who presides in one challenge, named by the leader where neither chair nor vice-chair can.

use super::ActingDesk;
use crate::{
    Backend, Error, Result,
    db::{self, Source},
    mail::Mail,
};
use domain::{
    access::{self, Action, Can, Denied},
    challenges::Stage,
    council::{ActingChair, Conflict, Seat},
    event::{Event, EventKind as What},
    form::Form,
    ids::{ChallengeId, UserId},
    people::{Actor, SeatRole, User},
    time::Moment,
};

impl Backend {
    /// Who was named, with the name; for the office and the council.
    pub async fn acting_chair(&self, actor: &Actor, challenge_code: &str) -> Result<Option<(String, ActingChair)>> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::ListProposals, &case.facts, now)?;
        let Some(acting) = db::acting_chair::find(db, case.challenge.id).await? else { return Ok(None) };
        let name = db::user::name(db, acting.member).await?;
        Ok(Some((name, acting)))
    }

    /// Whom the leader may name: seats without any conflict in the challenge, declared on every proposal; and who
    /// could be one of them after declaring.
    pub async fn acting_candidates(&self, actor: &Actor, challenge_code: &str) -> Result<ActingDesk> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::AppointActingChair, &case.facts, now)?;
        let (candidates, undeclared) = who_may_stand_in(db, case.challenge.id, now).await?;
        let may_declare = case.challenge.stage(now) <= Stage::Scoring;
        Ok(ActingDesk { candidates, undeclared: if may_declare { undeclared } else { Vec::new() }, can: Can::ask(actor, &case.facts, now) })
    }

    /// Form: `member`, `reason`. Chair's powers in this challenge only, as long as chair and vice-chair cannot preside.
    pub async fn appoint_acting_chair(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let challenge = case.challenge;
        // The same form posted again: somebody presides now, and it is whom this leader named.
        if let Some(acting) = db::acting_chair::find(&tx.db, challenge.id).await?
            && actor.id() == Some(acting.by)
            && ActingChair::read(form, |id| id == acting.member).is_ok_and(|(_, reason)| reason == acting.reason)
        {
            return Ok(());
        }
        let permit = access::check(actor, Action::AppointActingChair, &case.facts, tx.now)?;
        let (candidates, _) = who_may_stand_in(&tx.db, challenge.id, tx.now).await?;
        let (member, reason) = ActingChair::read(form, |id| candidates.iter().any(|seat| seat.user == id))?;
        let by = permit.by().ok_or(Denied::SignIn)?;
        let acting = ActingChair { challenge: challenge.id, member, reason, by, at: tx.now };
        db::acting_chair::save(&tx.db, &permit, &acting).await?;
        let account = db::user::find(&tx.db, member).await?.ok_or(Error::NotFound)?;
        let note = format!("{}: {}", account.name, acting.reason);
        tx.record(&Event::new(What::ActingChairAppointed, Some(by)).challenge(challenge.id).note(note)).await?;
        let mail = Mail::ActingChair { challenge_code: challenge.code, title: challenge.content.title, reason: acting.reason };
        tx.mail(&account.email, account.locale, &mail).await?;
        tx.commit().await
    }
}

/// Who presides in the challenge, by seat or because they were named.
pub(crate) async fn presider(db: &impl Source, challenge: ChallengeId, now: Moment) -> Result<Option<UserId>> {
    if let Some(seat) = presiding_seat(db, challenge, now).await? {
        return Ok(Some(seat.user));
    }
    let Some(member) = db::acting_chair::find(db, challenge).await?.map(|acting| acting.member) else { return Ok(None) };
    let sits = db::seat::members(db, now).await?.contains(&member);
    Ok((sits && !has_conflict(db, member, challenge).await?).then_some(member))
}

/// The chair or the vice-chair can preside in the challenge, once they have declared; who can no longer declare cannot.
async fn presiding_seat(db: &impl Source, challenge: ChallengeId, now: Moment) -> Result<Option<Seat>> {
    let row = db::challenge::find(db, challenge).await?.ok_or(Error::NotFound)?;
    let may_declare = row.challenge()?.stage(now) <= Stage::Scoring;
    for seat in db::seat::list(db).await?.into_iter().filter(|s| s.role.may_preside() && s.appointment.term.is_current(now)) {
        let lines = db::declaration::lines(db, seat.user, challenge).await?;
        let is_late = !may_declare && lines.iter().any(|l| l.is_before_council && l.conflict == Conflict::Undeclared);
        if !is_late && !has_conflict(db, seat.user, challenge).await? {
            return Ok(Some(seat));
        }
    }
    Ok(None)
}

/// The member presides in the chair's place: the vice-chair where the chair cannot, or whoever was named where
/// neither can.
pub(crate) async fn stands_in(db: &impl Source, member: &User, challenge: ChallengeId, now: Moment) -> Result<bool> {
    match member.seat {
        Some(SeatRole::Chair) => Ok(false),
        Some(SeatRole::ViceChair) => match db::seat::chair(db, now).await? {
            Some(chair) => Ok(!is_clear_of_all(db, chair, challenge).await?),
            None => Ok(true),
        },
        _ => is_acting(db, member.id, challenge, now).await,
    }
}

/// The member was named, and presides as long as chair and vice-chair cannot.
pub(crate) async fn is_acting(db: &impl Source, member: UserId, challenge: ChallengeId, now: Moment) -> Result<bool> {
    let acting = db::acting_chair::find(db, challenge).await?.filter(|acting| acting.member == member);
    Ok(acting.is_some() && presiding_seat(db, challenge, now).await?.is_none())
}

/// Neither chair nor vice-chair can preside, nor a member who was named before.
pub(crate) async fn is_leaderless(db: &impl Source, challenge: ChallengeId, now: Moment) -> Result<bool> {
    Ok(presider(db, challenge, now).await?.is_none())
}

/// Presides at this moment: has declared, and has no conflict.
async fn is_clear_of_all(db: &impl Source, member: UserId, challenge: ChallengeId) -> Result<bool> {
    let lines = db::declaration::lines(db, member, challenge).await?;
    let is_clear = lines.iter().all(|l| l.conflict == Conflict::Clear || !l.is_before_council && l.conflict == Conflict::Undeclared);
    Ok(is_clear && db::recusal::find(db, member, challenge).await?.is_none())
}

async fn has_conflict(db: &impl Source, member: UserId, challenge: ChallengeId) -> Result<bool> {
    let lines = db::declaration::lines(db, member, challenge).await?;
    Ok(lines.iter().any(|l| l.conflict == Conflict::Conflicted) || db::recusal::find(db, member, challenge).await?.is_some())
}

/// Seats that are clear of everything, and those that have no conflict but have not declared on everything.
async fn who_may_stand_in(db: &impl Source, challenge: ChallengeId, now: Moment) -> Result<(Vec<Seat>, Vec<Seat>)> {
    let (mut clear, mut undeclared) = (Vec::new(), Vec::new());
    for seat in db::seat::list(db).await?.into_iter().filter(|s| s.role.may_stand_in() && s.appointment.term.is_current(now)) {
        if has_conflict(db, seat.user, challenge).await? {
            continue;
        }
        let lines = db::declaration::lines(db, seat.user, challenge).await?;
        let is_clear = lines.iter().all(|l| l.conflict == Conflict::Clear || !l.is_before_council);
        if is_clear { clear.push(seat) } else { undeclared.push(seat) }
    }
    Ok((clear, undeclared))
}

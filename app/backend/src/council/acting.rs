//! A member who presides in one challenge, named by the leader where neither chair nor vice-chair can.

use super::ActingDesk;
use crate::{
    Backend, Error, Result,
    db::{self, Source, challenge::Seated, declaration::DeclaredProposal},
    mail::Mail,
    memory::Row,
};
use domain::{
    access::{self, Action, Can, Denied},
    council::{
        ActingChair, Conflict, Seat,
        presiding::{self, Order, Presiding, Way},
    },
    evaluations::counting::stays,
    event::{Event, EventKind as What},
    form::Form,
    ids::{ChallengeId, ProposalId, UserId},
    people::{Actor, User},
    time::Moment,
};
use sea_orm::ConnectionTrait;

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
        let may_declare = case.challenge.stage(now).is_before_ranking();
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
    let by_seat = presiding_seat(db, challenge, now).await?;
    let acting = if by_seat.is_none() { db::acting_chair::find(db, challenge).await? } else { None };
    let named = match acting {
        Some(acting) => {
            let sits = db::seat::members(db, now).await?.contains(&acting.member)
                || db::ad_hoc_member::appointed(db, challenge).await?.contains(&acting.member);
            let scores = roster(db, challenge).await?.contains(&acting.member);
            Some((acting.member, sits || scores, said(db, acting.member, challenge).await?))
        }
        None => None,
    };
    Ok(presiding::presider(by_seat, named))
}

/// Who presides over what is about one proposal, in the challenge of these. Whoever's account is suspended does not.
pub(crate) async fn order(
    db: &impl Source,
    challenge: ChallengeId,
    proposals: impl IntoIterator<Item = ProposalId>,
    now: Moment,
) -> Result<Order> {
    let presider = presider(db, challenge, now).await?;
    let mut next: Vec<UserId> = Vec::new();
    for member in seats_of(db, challenge, now).await?.members().chain(roster(db, challenge).await?) {
        if !next.contains(&member) {
            next.push(member);
        }
    }
    let active = db::user::active(db, next.iter().copied()).await?;
    next.retain(|member| active.contains(member));
    Ok(Order { presider, next, clear: db::declaration::clear(db, proposals).await?.into_iter().collect() })
}

/// The seats that count for it: those of the moment when its scoring began, until the decision; else today's.
async fn seats_of(db: &impl Source, challenge: ChallengeId, now: Moment) -> Result<Presiding> {
    match kept_seats(db, challenge).await? {
        Some(kept) => Ok(kept),
        None => Ok(Presiding::of(&db::seat::list(db).await?, now)),
    }
}

async fn kept_seats(db: &impl Source, challenge: ChallengeId) -> Result<Option<Presiding>> {
    Ok(seated(db, challenge).await?.and_then(|seated| seated.presiding))
}

/// Who scores; nobody before scoring begins.
async fn roster(db: &impl Source, challenge: ChallengeId) -> Result<Vec<UserId>> {
    Ok(seated(db, challenge).await?.map(|seated| seated.roster).unwrap_or_default())
}

async fn seated(db: &impl Source, challenge: ChallengeId) -> Result<Option<Seated>> {
    db.kept(Row::Roster(challenge), db::challenge::seated(db, challenge)).await
}

/// The chair or the vice-chair, whoever can preside in the challenge.
async fn presiding_seat(db: &impl Source, challenge: ChallengeId, now: Moment) -> Result<Option<UserId>> {
    let of = db::challenge::find(db, challenge).await?.ok_or(Error::NotFound)?.challenge()?;
    let can_declare = of.stage(now).is_before_ranking();
    let seats = seats_of(db, challenge, now).await?;
    for member in seats.still(&of, now).members() {
        if presiding::by_seat(of_seat(db, member, challenge, now).await?, can_declare) {
            return Ok(Some(member));
        }
    }
    Ok(None)
}

/// The member presides, if without a conflict: as chair, as vice-chair where the chair cannot, or named where neither can.
pub(crate) async fn presides(db: &impl Source, member: &User, challenge: ChallengeId, now: Moment) -> Result<bool> {
    let kept = kept_seats(db, challenge).await?;
    let way = kept.map_or_else(|| member.seat.map_or(Way::Named, Way::of), |kept| kept.way(member.id));
    match way {
        Way::Seat => Ok(true),
        Way::ForChair => {
            let of = db::challenge::find(db, challenge).await?.ok_or(Error::NotFound)?.challenge()?;
            let chair = match seats_of(db, challenge, now).await?.still(&of, now).chair {
                Some(chair) => Some(of_seat(db, chair, challenge, now).await?),
                None => None,
            };
            Ok(presiding::stands_in_for(chair))
        }
        Way::Named => is_acting(db, member.id, challenge, now).await,
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

/// Proposals that cannot have a result. What was handed in before a conflict was found still counts.
pub(crate) async fn orphans(
    db: &impl ConnectionTrait,
    challenge: ChallengeId,
    proposals: impl Iterator<Item = ProposalId>,
) -> Result<Vec<ProposalId>> {
    let proposals: Vec<ProposalId> = proposals.collect();
    let conflicted = db::declaration::conflicted(db, proposals.iter().copied()).await?;
    if conflicted.is_empty() {
        return Ok(Vec::new());
    }
    let roster = db::challenge::roster(db, challenge).await?.unwrap_or_default();
    let rules = db::challenge::find(db, challenge).await?.ok_or(Error::NotFound)?.challenge()?.content.rules;
    let quorum = |eligible| rules.quorum(eligible);
    let few = presiding::orphans(proposals, &roster, &conflicted, quorum);
    if few.is_empty() {
        return Ok(few);
    }
    let sheets = db::sheet::of_proposals(db, few.iter().copied()).await?;
    let conflicted: Vec<_> = conflicted.into_iter().filter(|(proposal, member)| !stays(&sheets, *proposal, *member)).collect();
    Ok(presiding::orphans(few, &roster, &conflicted, quorum))
}

/// What a member said of what can have a result.
pub(super) async fn said(db: &impl Source, member: UserId, challenge: ChallengeId) -> Result<Conflict> {
    let lines = db.kept(Row::Declared(member, challenge), db::declaration::lines(db, member, challenge)).await?;
    let has_recused = db.kept(Row::Recusal(member, challenge), db::recusal::find(db, member, challenge)).await?.is_some();
    said_of_results(db, challenge, &lines, has_recused).await
}

/// The same; `lines` are all that they declared.
pub(crate) async fn said_of_results(
    db: &impl Source,
    challenge: ChallengeId,
    lines: &[DeclaredProposal],
    has_recused: bool,
) -> Result<Conflict> {
    let declared = || lines.iter().map(|line| (line.proposal, line.is_before_council, line.conflict));
    let of_all = presiding::said_of_results(declared(), &[], has_recused);
    // Where nothing stands against it, nothing has to be left out.
    if has_recused || of_all == Conflict::Clear {
        return Ok(of_all);
    }
    let load = orphans(db, challenge, lines.iter().map(|line| line.proposal));
    let orphans = db.kept(Row::WithoutResult(challenge), load).await?;
    Ok(presiding::said_of_results(declared(), &orphans, has_recused))
}

/// What chair or vice-chair said, where their account is in use.
async fn of_seat(db: &impl Source, member: UserId, challenge: ChallengeId, now: Moment) -> Result<Conflict> {
    let said = match db::user::person(db, member, now).await? {
        Some(_) => Some(said(db, member, challenge).await?),
        None => None,
    };
    Ok(presiding::said_by_seat(said))
}

/// Whom the leader may name, and who could be named after declaring.
async fn who_may_stand_in(db: &impl Source, challenge: ChallengeId, now: Moment) -> Result<(Vec<Seat>, Vec<Seat>)> {
    let (mut clear, mut undeclared) = (Vec::new(), Vec::new());
    let held = seats_of(db, challenge, now).await?;
    let mut seats = db::seat::list(db).await?;
    let ad_hoc = db::ad_hoc_member::appointed(db, challenge).await?;
    let names = db::user::names(db, ad_hoc.iter().copied()).await?;
    let of = |member: UserId| db::seat::member_seat(member, names.get(&member).cloned().unwrap_or_default());
    seats.extend(ad_hoc.into_iter().filter(|member| !seats.iter().any(|seat| seat.user == *member)).map(of).collect::<Vec<_>>());
    for seat in seats {
        match said(db, seat.user, challenge).await? {
            said if !presiding::may_be_named(&seat, held, said, now) => {}
            Conflict::Undeclared => undeclared.push(seat),
            Conflict::Clear | Conflict::Conflicted => clear.push(seat),
        }
    }
    Ok((clear, undeclared))
}

//! What permissions depend on besides their subject, looked up for one actor at one moment: the only place where it is.
//! What could make no difference for the actor is not looked up; it stays unknown, and denies.

mod affairs;

use crate::{
    Error, Result,
    council::{is_leaderless, orphans, presides},
    db::{self, Source, declaration::DeclaredProposal},
    evaluations::roster,
    memory::Row,
};
use domain::{
    access::{
        AccountFacts, Action, ChallengeFacts, CompletionAsked,
        Fact::{self, Known},
        FirmFacts, MeetingFacts, OwnSheet, ProposalFacts, might,
    },
    accounts::Standing,
    challenges::{Challenge, Stage, State},
    complaints::{
        self, Complaint, Holder,
        about::{Concerned, Office, Touched},
    },
    council::{
        Conflict, Meeting,
        presiding::{self, said},
    },
    evaluations::MemberSheet,
    ids::{ChallengeId, FirmId, MeetingId, UserId},
    people::{Actor, Role},
    proposals::{Completion, Proposal},
    time::Moment,
};
use sea_orm::ConnectionTrait;
use std::collections::HashSet;

/// At most so many meetings about one challenge are looked at; none has nearly as many.
pub(crate) const MEETINGS: u64 = 100;

/// Of a challenge: with a member's conflicts and, for the office, open complaints.
pub(crate) async fn challenge(db: &impl Source, actor: &Actor, challenge: &Challenge, now: Moment) -> Result<ChallengeFacts> {
    Ok(challenge_and_lines(db, actor, challenge, now).await?.0)
}

/// The same, with the proposals that concern a member, once they are opened.
pub(crate) async fn challenge_and_lines(
    db: &impl Source,
    actor: &Actor,
    challenge: &Challenge,
    now: Moment,
) -> Result<(ChallengeFacts, Vec<DeclaredProposal>)> {
    let mut facts = ChallengeFacts::of(challenge, now);
    if might(actor, Action::ConcludeCall, &facts, now).is_ok() {
        let load = async { Ok(db::complaint::of_challenge(db, challenge.id).await?.iter().any(Complaint::is_open)) };
        facts = complained(facts, challenge, db.kept(Row::HasOpenComplaint(challenge.id), load).await?);
    }
    if might(actor, Action::AppointActingChair, &facts, now).is_ok() {
        facts.is_leaderless = Known(is_leaderless(db, challenge.id, now).await?);
    }
    if might(actor, Action::StartScoring, &facts, now).is_ok() {
        facts.kept_out = Known(db::account::kept_out(db, &roster(db, challenge, now).await?).await?);
    }
    if let State::Scored { at: closed, .. } = challenge.state
        && facts.has_met.known().is_none()
        && might(actor, Action::ProposeShortlist, &facts, now).is_ok()
    {
        facts.has_met = Known(meets(db, challenge.id).await? || has_met(db, challenge.id, closed).await?);
    }
    let Some(member) = actor.user().filter(|u| u.is_of_council()) else { return Ok((facts, Vec::new())) };
    let is_unsealed = facts.stage.is_unsealed();
    // The proposals of a cancelled call are not shown, but what members declared about them is kept.
    if !is_unsealed && facts.stage != Stage::Cancelled {
        // Before the opening there is nothing that a member could be in conflict with, and no act that hangs on it.
        (facts.conflict, facts.presiding) = (Known(Conflict::Clear), Known(Conflict::Clear));
        if might(actor, Action::ShowPractice, &facts, now).is_ok() {
            facts.presides = Known(presides(db, member, challenge.id, now).await?);
        }
        return Ok((facts, Vec::new()));
    }
    let id = challenge.id;
    let lines = db.kept(Row::Declared(member.id, id), db::declaration::lines(db, member.id, id)).await?;
    let has_recused = db.kept(Row::Recusal(member.id, id), db::recusal::find(db, member.id, id)).await?.is_some();
    let begun = db.kept(Row::Roster(id), db::challenge::seated(db, id)).await?;
    let said = said(lines.iter().map(|line| (line.is_before_council, line.conflict)), has_recused);
    let is_seatless = begun.is_none() && member.seat.is_none();
    let is_ad_hoc = is_seatless && db::ad_hoc_member::appointed(db, id).await?.contains(&member.id);
    let is_late = member.is_late(begun.as_ref().map(|seated| seated.roster.as_slice()), is_ad_hoc);
    let presides = presides(db, member, challenge.id, now).await?;
    let mut facts = seated(facts, said, is_late, presides);
    if facts.conflict == Known(Conflict::Conflicted) && !has_recused {
        let orphans = orphans(db, id, lines.iter().map(|line| line.proposal)).await?;
        let scored = lines.iter().filter(|line| !orphans.contains(&line.proposal));
        facts.presiding = Known(presiding::said(scored.map(|line| (line.is_before_council, line.conflict)), false));
    }
    Ok((facts, if is_unsealed { lines } else { Vec::new() }))
}

/// What a member with a seat is in a challenge: what they declared, whether they sat before scoring began, and preside.
pub(crate) fn seated(mut facts: ChallengeFacts, said: Conflict, is_late: bool, presides: bool) -> ChallengeFacts {
    (facts.conflict, facts.presiding) = (Known(said), Known(said));
    facts.is_seated_late = Known(is_late);
    facts.presides = Known(presides);
    facts
}

pub(crate) fn complained(mut facts: ChallengeFacts, challenge: &Challenge, is_open: bool) -> ChallengeFacts {
    facts.is_blocked = Known(complaints::blocks(challenge, is_open));
    facts
}

/// Of a complaint: by whom it is answered.
pub(crate) async fn answering(
    db: &impl ConnectionTrait,
    mut facts: ChallengeFacts,
    actor: &Actor,
    complaint: &Complaint,
) -> Result<ChallengeFacts> {
    let Some(person) = actor.id() else { return Ok(facts) };
    let (concerned, office) = around(db, complaint).await?;
    facts.answers = Known(office.answers(person, &concerned));
    Ok(facts)
}

/// Of what follows from a complaint: by whom it is recorded as done.
pub(crate) async fn redoing(
    db: &impl ConnectionTrait,
    mut facts: ChallengeFacts,
    actor: &Actor,
    complaint: &Complaint,
    holder: Holder,
) -> Result<ChallengeFacts> {
    let Some(person) = actor.id() else { return Ok(facts) };
    let (concerned, office) = around(db, complaint).await?;
    facts.answers = Known(office.redoes(holder, person, &concerned));
    Ok(facts)
}

pub(crate) async fn who_redoes(db: &impl ConnectionTrait, complaint: &Complaint, holder: Holder) -> Result<Vec<UserId>> {
    let (concerned, office) = around(db, complaint).await?;
    Ok(office.who_redoes(holder, &concerned))
}

pub(crate) async fn who_answers(db: &impl ConnectionTrait, complaint: &Complaint) -> Result<Vec<UserId>> {
    let (concerned, office) = around(db, complaint).await?;
    Ok(office.who_answers(&concerned))
}

/// Whom a complaint is about, and the office.
async fn around(db: &impl ConnectionTrait, complaint: &Complaint) -> Result<(Concerned, Office)> {
    let acts = db::event::acts(db, complaint.challenge, Complaint::acts()).await?;
    let touched = touched(db, complaint.challenge).await?;
    let on_people = db::event::since(db, touched.since, Complaint::acts_on_people()).await?;
    let of_call = acts.iter().filter(|event| complaint.is_about(event));
    let of_people = on_people.iter().filter(|(at, event)| complaint.is_about_people(*at, event, &touched)).map(|(_, event)| event);
    let mut concerned = Concerned::new();
    for by in of_call.chain(of_people).filter_map(|event| event.by) {
        *concerned.entry(by).or_default() += 1;
    }
    let (officers, leaders) = (in_use(db, Role::Officer).await?, in_use(db, Role::Leader).await?);
    Ok((concerned, Office { officers, leaders }))
}

async fn touched(db: &impl ConnectionTrait, id: ChallengeId) -> Result<Touched> {
    let row = db::challenge::find(db, id).await?.ok_or(Error::NotFound)?;
    let firms: HashSet<FirmId> = db::proposal::handed_in(db, [id]).await?.into_iter().map(|proposal| proposal.firm).collect();
    Ok(Touched {
        since: db::challenge_version::first(db, id).await?.unwrap_or_default(),
        published: row.challenge()?.published_result(),
        roster: db::challenge::roster(db, id).await?.unwrap_or_default().into_iter().collect(),
        people: db::firm_member::users(db, firms.iter().copied()).await?.into_iter().collect(),
        firms,
    })
}

async fn in_use(db: &impl ConnectionTrait, role: Role) -> Result<Vec<UserId>> {
    let people: Vec<UserId> = db::user::list_of_role(db, role).await?.into_iter().map(|account| account.id).collect();
    let active = db::user::active(db, people.iter().copied()).await?;
    Ok(people.into_iter().filter(|id| active.contains(id)).collect())
}

/// Of the proposals that a ballot or a motion is about, for who has a seat. Who has not declared is not told of them either.
pub(crate) fn tied(mut facts: ChallengeFacts, is_clear: bool) -> ChallengeFacts {
    facts.tied = Known(if is_clear { Conflict::Clear } else { Conflict::Conflicted });
    facts
}

/// Of a motion: whether the member may vote on it, and whether it is their own sheet that it is about.
pub(crate) fn moved(mut facts: ChallengeFacts, is_elector: bool, is_heard: bool) -> ChallengeFacts {
    (facts.is_elector, facts.is_heard) = (Known(is_elector), Known(is_heard));
    facts
}

/// Of what is about one proposal: whoever presides over that, whatever else they have a conflict with.
pub(crate) fn over(mut facts: ChallengeFacts, presides: bool) -> ChallengeFacts {
    facts.presides = Known(presides);
    if presides {
        facts.presiding = Known(Conflict::Clear);
    }
    facts
}

/// Of a proposal, for a member who declared this and whose sheet it is; their sheet matters where they are clear of it.
pub(crate) fn judged(proposal: &Proposal, challenge: ChallengeFacts, conflict: Conflict, own: Option<&MemberSheet>) -> ProposalFacts {
    let mut facts = ProposalFacts::of(proposal, challenge);
    facts.conflict = Known(conflict);
    if conflict == Conflict::Clear {
        facts.own_sheet = Known(OwnSheet::of(own));
    }
    facts
}

/// Of a proposal of which is known what its firm was asked to add.
pub(crate) fn asked(mut facts: ProposalFacts, completion: Option<&Completion>) -> ProposalFacts {
    facts.asked = Known(CompletionAsked::of(completion));
    facts
}

/// Of a meeting, or of one that is being planned.
pub(crate) async fn meeting(
    db: &impl Source,
    actor: &Actor,
    id: MeetingId,
    meeting: Option<&Meeting>,
    challenges: &[Challenge],
    now: Moment,
) -> Result<MeetingFacts> {
    let mut facts = Vec::new();
    for about in challenges {
        facts.push(challenge(db, actor, about, now).await?);
    }
    Ok(MeetingFacts::of(id, meeting, &facts))
}

/// Of an item of a meeting, with what the actor declared for what it is about.
pub(crate) fn item(mut facts: MeetingFacts, conflict: Fact<Conflict>, leads: bool) -> MeetingFacts {
    (facts.item, facts.leads_item) = (conflict, Known(leads));
    facts
}

/// Of an account, with what of its owner's presses: the same for everybody of the office.
pub(crate) async fn account(db: &impl Source, standing: &Standing, role: Role, now: Moment) -> Result<AccountFacts> {
    let mut facts = AccountFacts::of(standing, role);
    facts.other_leaders = Known(db::user::count_other_leaders(db, standing.id).await?);
    facts.is_on_roster = Known(db::challenge::is_awaited(db, standing.id).await?);
    let affairs = affairs::of(db, standing.id, now).await?;
    facts.presses = Known(affairs.due.iter().any(|affair| affair.presses(now)));
    facts.kept = Known(affairs.kept);
    Ok(facts)
}

/// Of a firm whose verification may be taken back.
pub(crate) async fn firm(db: &impl Source, id: FirmId, now: Moment) -> Result<FirmFacts> {
    let mut facts = FirmFacts::of(id);
    facts.kept = Known(affairs::kept(db, id, now).await?);
    Ok(facts)
}

/// A meeting about it is running: what is put to the vote there is, if the meeting is valid.
async fn meets(db: &impl Source, challenge: ChallengeId) -> Result<bool> {
    let ids = db::meeting_challenge::meetings(db, challenge).await?;
    Ok(db::meeting::list(db, Some(ids), MEETINGS).await?.iter().any(|meeting| meeting.current().is_some()))
}

/// Whether a valid meeting has ended since scoring closed, and one of its proposals was on the table there.
pub(crate) async fn has_met(db: &impl Source, challenge: ChallengeId, closed: Moment) -> Result<bool> {
    let ids = db::meeting_challenge::meetings(db, challenge).await?;
    let held = db::meeting::list(db, Some(ids), MEETINGS).await?;
    let proposals = db::proposal::handed_in(db, [challenge]).await?;
    let is_of = |id| proposals.iter().any(|proposal| proposal.id == id);
    Ok(held.iter().any(|meeting| meeting.was_valid_since(closed, is_of)))
}

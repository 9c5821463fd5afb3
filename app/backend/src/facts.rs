//! What permissions depend on besides their subject, looked up for one actor at one moment: the only place where it is.
//! What could make no difference for the actor is not looked up; it stays unknown, and denies.

mod affairs;

use crate::{
    Error, Result,
    council::{is_leaderless, presides, said_of_results},
    db::{self, Source, declaration::DeclaredProposal},
    evaluations::roster,
    memory::Row,
};
use domain::{
    access::{AccountFacts, Action, ChallengeFacts, Fact::Known, FirmFacts, MeetingFacts, might},
    accounts::Standing,
    challenges::{Challenge, Stage, State},
    complaints::{
        Complaint, Holder,
        about::{Concerned, Office, Touched},
    },
    council::{Meeting, presiding::said},
    ids::{ChallengeId, FirmId, MeetingId, ProposalId, UserId},
    people::{Actor, Role},
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
        facts = facts.complained(challenge, db.kept(Row::HasOpenComplaint(challenge.id), load).await?);
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
        facts.has_met = Known(any_meeting(db, challenge.id, |meeting, is_of| meeting.meets_or_met(closed, is_of)).await?);
    }
    let Some(member) = actor.user().filter(|u| u.is_of_council()) else { return Ok((facts, Vec::new())) };
    let is_unsealed = facts.stage.is_unsealed();
    // The proposals of a cancelled call are not shown, but what members declared about them is kept.
    if !is_unsealed && facts.stage != Stage::Cancelled {
        facts = facts.sealed();
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
    // Of who does not preside it is asked only what tells of results, which are not there before the ranking.
    let matters = presides || !facts.stage.is_before_ranking();
    let of_results = if matters { said_of_results(db, id, &lines, has_recused).await? } else { said };
    Ok((facts.seated(said, of_results, is_late, presides), if is_unsealed { lines } else { Vec::new() }))
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
    let handed_in = db::proposal::handed_in(db, [id]).await?;
    let partners = db::consent::given_in(db, id).await?.into_iter().filter(|(of, _)| handed_in.iter().any(|proposal| proposal.id == *of));
    let firms: HashSet<FirmId> = handed_in.iter().map(|proposal| proposal.firm).chain(partners.map(|(_, firm)| firm)).collect();
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

/// Whether a valid meeting has ended since scoring closed, and one of its proposals was on the table there.
pub(crate) async fn has_met(db: &impl Source, challenge: ChallengeId, closed: Moment) -> Result<bool> {
    any_meeting(db, challenge, |meeting, is_of| meeting.was_valid_since(closed, is_of)).await
}

/// `is` is asked of every meeting about it, with which proposals are of it.
async fn any_meeting(db: &impl Source, challenge: ChallengeId, is: impl Fn(&Meeting, &dyn Fn(ProposalId) -> bool) -> bool) -> Result<bool> {
    let ids = db::meeting_challenge::meetings(db, challenge).await?;
    let meetings = db::meeting::list(db, Some(ids), MEETINGS).await?;
    let proposals = db::proposal::handed_in(db, [challenge]).await?;
    let is_of = |id| proposals.iter().any(|proposal| proposal.id == id);
    Ok(meetings.iter().any(|meeting| is(meeting, &is_of)))
}

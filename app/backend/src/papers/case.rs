//! Finding what a paper is about, and whether the actor may have it.

use super::Paper;
use crate::{
    Backend, Error, Result, council,
    db::{self, Source},
    evaluations::check_none_anew,
    facts,
    files::FileView,
};
use domain::{
    access::{self, Action, ChallengeFacts, Denied, Permit, ProposalFacts, Site},
    challenges::{Challenge, Reopening},
    council::{Seat, Seatings, meeting::State},
    event::{Event, EventKind},
    ids::{ChallengeId, UserId},
    people::Actor,
    proposals::Proposal,
    time::Moment,
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// A paper that the actor may have, and what it is about.
pub(crate) struct PaperCase {
    pub challenge: Challenge,
    /// Of a meeting: about the challenge that is furthest from being over.
    pub facts: ChallengeFacts,
    pub permit: Permit,
    /// Of a sheet or a letter.
    pub proposal: Option<Proposal>,
}

impl PaperCase {
    /// Something that happened to the paper.
    pub fn event(&self, act: EventKind, permit: &Permit) -> Event {
        match &self.proposal {
            Some(proposal) => proposal.event(act, permit),
            None => Event::new(act, permit.by()).challenge(self.challenge.id),
        }
    }
}

impl Backend {
    /// The paper that [`Paper::name`] names among those of a challenge; whether the actor may have it is asked later.
    pub async fn named_paper(&self, actor: &Actor, code: &str, name: &str) -> Result<Paper> {
        let case = self.challenge_case(&self.db.read, actor, code, self.clock.now()).await?;
        Paper::named(name, case.challenge.id).ok_or(Error::NotFound)
    }

    pub(crate) async fn paper_case(&self, db: &impl Source, actor: &Actor, paper: Paper, now: Moment) -> Result<PaperCase> {
        match paper {
            Paper::Opening(id) => self.of_challenge(db, actor, id, Action::ViewOpeningRecord, now).await,
            Paper::Conflicts(id) => self.of_challenge(db, actor, id, Action::ViewConflictRecord, now).await,
            Paper::Scores(id) => self.of_challenge(db, actor, id, Action::ViewRanking, now).await,
            Paper::Count(id) => {
                // It tells how many sheets are void for conflicts.
                let case = self.of_challenge(db, actor, id, Action::ViewConflictRecord, now).await?;
                // Nor how many have abstained meanwhile.
                check_none_anew(db, &case.challenge).await?;
                self.of_challenge(db, actor, id, Action::ViewRanking, now).await
            }
            Paper::Request(id) => self.of_challenge(db, actor, id, Action::ViewDecisionDraft, now).await,
            Paper::OwnSheets(id) => {
                let mut case = self.of_challenge(db, actor, id, Action::UseCouncil, now).await?;
                let mut own = self.handed_in_sheets(db, actor, &case.challenge, case.facts, now).await?;
                case.permit = own.pop().ok_or(Denied::WrongState)?.1;
                Ok(case)
            }
            Paper::Decision(id) => self.of_challenge(db, actor, id, Action::ViewDecisionDraft, now).await,
            Paper::Announcement(id) => self.of_challenge(db, actor, id, Action::ViewAnnouncement, now).await,
            Paper::Sheet(id) | Paper::Letter(id) => {
                let action = if matches!(paper, Paper::Sheet(_)) { Action::ViewOwnSheet } else { Action::ViewLetter };
                let (proposal, challenge, facts) = self.proposal_facts(db, actor, id, now).await?;
                let permit = access::check(actor, action, &facts, now)?;
                Ok(PaperCase { challenge, facts: facts.challenge, permit, proposal: Some(proposal) })
            }
            Paper::Invitation(id) => {
                let (meeting, mut challenges, _) = self.meeting_facts(db, actor, id, now).await?;
                let permit = access::check(actor, Action::ViewMeeting, &Site, now)?;
                if matches!(meeting.state, State::CalledOff { .. }) {
                    return Err(Denied::WrongState.into());
                }
                let facts = challenges.first().map(|challenge| ChallengeFacts::of(challenge, now)).ok_or(Denied::WrongState)?;
                Ok(PaperCase { challenge: challenges.swap_remove(0), facts, permit, proposal: None })
            }
            Paper::Minutes(id) | Paper::Supplement(id) => {
                let (meeting, mut challenges, facts) = self.meeting_facts(db, actor, id, now).await?;
                let permit = access::check(actor, Action::ViewMinutes, &facts, now)?;
                let facts = challenges.iter().map(|c| ChallengeFacts::of(c, now)).max_by_key(|facts| facts.stage.is_unsealed());
                let State::Ended { ended, .. } = meeting.state else { return Err(Denied::WrongState.into()) };
                if matches!(paper, Paper::Supplement(_)) && !followed(db, &challenges, ended).await? {
                    return Err(Denied::WrongState.into());
                }
                let facts = facts.ok_or(Denied::WrongState)?;
                Ok(PaperCase { challenge: challenges.swap_remove(0), facts, permit, proposal: None })
            }
        }
    }

    /// The proposals of which the actor has handed in a sheet that they may read, each with the permit to read it.
    pub(super) async fn handed_in_sheets(
        &self,
        db: &impl Source,
        actor: &Actor,
        challenge: &Challenge,
        facts: ChallengeFacts,
        now: Moment,
    ) -> Result<Vec<(Proposal, Permit)>> {
        let is_council = access::check(actor, Action::UseCouncil, &facts, now).is_ok();
        let is_unsealed = access::check(actor, Action::ListProposals, &facts, now).is_ok();
        let Some(member) = actor.id().filter(|_| is_council && is_unsealed) else { return Ok(Vec::new()) };
        let proposals = db::proposal::handed_in(db, [challenge.id]).await?;
        let sheets = db::sheet::of_member(db, member, proposals.iter().map(|p| p.id)).await?;
        let declared = db::declaration::of_member(db, member, proposals.iter().map(|p| p.id)).await?;
        let own = proposals.into_iter().filter_map(|p| {
            let facts = ProposalFacts::judged(&p, facts, declared.get(&p.id).copied().unwrap_or_default(), sheets.get(&p.id));
            let permit = access::check(actor, Action::ViewOwnSheet, &facts, now).ok()?;
            Some((p, permit))
        });
        Ok(own.collect())
    }

    async fn of_challenge(&self, db: &impl Source, actor: &Actor, id: ChallengeId, action: Action, now: Moment) -> Result<PaperCase> {
        let challenge = self.challenge_by_id(db, id).await?;
        let facts = facts::challenge(db, actor, &challenge, now).await?;
        access::check(actor, Action::ViewChallenge, &facts, now)?;
        let permit = access::check(actor, action, &facts, now)?;
        Ok(PaperCase { challenge, facts, permit, proposal: None })
    }
}

/// The acts of the council that a supplement tells of.
const FOLLOWING: [EventKind; 5] =
    [EventKind::ScoringClosed, EventKind::BallotClosed, EventKind::CastingVoteGiven, EventKind::LotDrawn, EventKind::DissentRecorded];

/// Whether the council did anything about these challenges after a meeting had ended.
async fn followed(db: &impl ConnectionTrait, challenges: &[Challenge], ended: Moment) -> Result<bool> {
    for challenge in challenges {
        if challenge.chosen().0.is_some_and(|list| list.at > ended) {
            return Ok(true);
        }
        for kind in FOLLOWING {
            if db::step::last(db, challenge.id, kind).await?.is_some_and(|step| step.at > ended) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// When and why scoring was reopened, oldest first.
pub(super) async fn reopenings(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<(Moment, Reopening)>> {
    let steps = db::step::every(db, challenge, EventKind::ScoringReopened).await?;
    Ok(steps.into_iter().filter_map(|step| Some((step.at, Reopening::from_note(&step.note)?))).collect())
}

/// The signed copies of these papers. A copy that was signed after one close of scoring is not the copy of the paper after
/// a later close.
pub(super) async fn signed(db: &impl ConnectionTrait, papers: &[Paper]) -> Result<HashMap<Paper, FileView>> {
    let mut signed = db::file::signed(db, papers).await?;
    for paper in papers {
        let about = match paper {
            Paper::Scores(id) | Paper::Count(id) | Paper::Conflicts(id) | Paper::Request(id) => vec![*id],
            Paper::Minutes(id) | Paper::Supplement(id) => {
                db::meeting::list(db, Some(vec![*id]), 1).await?.into_iter().flat_map(|meeting| meeting.plan.challenges).collect()
            }
            _ => Vec::new(),
        };
        for challenge in about {
            let reopened = db::step::last(db, challenge, EventKind::ScoringReopened).await?.map(|step| step.at);
            if reopened.is_some_and(|reopened| signed.get(paper).is_some_and(|file| file.at < reopened)) {
                signed.remove(paper);
            }
        }
    }
    Ok(signed)
}

/// The council as it was when something happened, with who presided then.
pub(super) struct Council {
    seats: Seatings,
    at: Moment,
    presider: Option<UserId>,
}

impl Council {
    pub async fn at(db: &impl ConnectionTrait, at: Moment, presider: Option<UserId>) -> Result<Self> {
        Ok(Self { seats: db::seat::history(db).await?, at, presider })
    }

    /// When the scoring was closed, by whom; until then as it is now.
    pub async fn of_scoring(db: &impl Source, challenge: ChallengeId, now: Moment) -> Result<Self> {
        match db::step::last(db, challenge, EventKind::ScoringClosed).await? {
            Some(closed) => Self::at(db, closed.at, closed.by).await,
            None => Self::at(db, now, council::presider(db, challenge, now).await?).await,
        }
    }

    pub fn seats(&self) -> impl Iterator<Item = &Seat> {
        self.seats.at(self.at)
    }

    /// Somebody as they sat when they did something, also if they have left the council since.
    pub fn member(&self, user: UserId, at: Moment) -> Option<documents::NamedMember> {
        self.seats.of(user, at).map(member)
    }

    pub fn left(&self, user: UserId, now: Moment) -> Option<Moment> {
        self.seats.left(user, now)
    }

    pub fn presider(&self) -> Option<documents::NamedMember> {
        self.member(self.presider?, self.at)
    }

    pub fn secretary(&self) -> String {
        self.seats().find(|s| s.role.keeps_minutes()).map(|s| s.name.clone()).unwrap_or_default()
    }

    /// Number and date of the decision that appointed the first seat, which is the chair's.
    pub fn decision(&self) -> String {
        let appointment = self.seats().find(|s| s.role.may_preside()).map(|s| &s.appointment);
        match appointment {
            Some(a) if !a.number.is_empty() => match a.date {
                Some(date) => format!("{} ngày {}", a.number, date.show_date(domain::locale::Locale::Vi)),
                None => a.number.clone(),
            },
            _ => String::new(),
        }
    }
}

pub(super) fn member(seat: &Seat) -> documents::NamedMember {
    documents::NamedMember { name: seat.name.clone(), role: seat.role, affiliation: seat.affiliation.clone() }
}

pub(super) fn challenge_of(challenge: &Challenge) -> documents::Challenge {
    documents::Challenge { code: challenge.code.clone(), title: challenge.content.title.vi.clone() }
}

pub(super) fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|t| (*t).to_owned()).collect()
}

pub(super) fn director() -> Vec<String> {
    texts(&["GIÁM ĐỐC"])
}

/// On a shortlist, after their members' names: all of them for everyone who may have the minutes.
pub(super) async fn dissents(
    db: &impl ConnectionTrait,
    challenge: &Challenge,
    proposed: Moment,
    tells: impl Fn(Option<Moment>) -> bool,
) -> Result<Vec<(String, String)>> {
    let mut dissents = db::dissent::list(db, challenge.id, proposed).await?;
    dissents.retain(|dissent| tells(Some(dissent.at)));
    let mut names = db::user::names(db, dissents.iter().map(|d| d.member)).await?;
    Ok(dissents.into_iter().map(|d| (names.remove(&d.member).unwrap_or_default(), d.text)).collect())
}

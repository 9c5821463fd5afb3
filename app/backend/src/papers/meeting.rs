//! The minutes of a meeting, with what the council scored and proposed for each of its challenges.

use super::{
    Paper,
    case::{Council, challenge_of, dissents, reopenings, texts},
    scoring::{counted, scored, settled},
};
use crate::{
    Backend, Error, Result,
    council::meetings::{MinutesItem, MinutesSubject, MinutesView},
    db::{self, Source},
    memory::Matter,
    results::{named_proposals, official},
};
use documents::{Document, Head, NamedMember, item::Item, minutes, tie::Tie};
use domain::{
    access::{self, Action, Permit},
    challenges::Challenge,
    council::{
        FrozenMinutes, Motion,
        confirmation::Part,
        meeting::{Attendee, Presence, State},
        motion::Subject,
    },
    evaluations::{
        advisory::file::Remarks,
        result_file::{BallotResult, Closing, ScoredProposal},
    },
    event::EventKind,
    ids::{MeetingId, ProposalId, UserId},
    people::{Actor, Role},
    time::Moment,
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// Which of what the council did a paper of a meeting tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// What was known when the meeting ended.
    ByThen,
    /// What followed.
    Later,
}

impl Told {
    fn tells(self, ended: Option<Moment>, at: Moment) -> bool {
        match self {
            Self::ByThen => ended.is_none_or(|ended| at <= ended),
            Self::Later => ended.is_some_and(|ended| at > ended),
        }
    }
}

impl Backend {
    pub(super) async fn draft_minutes(&self, actor: &Actor, id: MeetingId, now: Moment) -> Result<(Document, String)> {
        self.paper_case(&self.db.read, actor, Paper::Minutes(id), now).await?;
        let view = self.meeting_minutes(actor, id).await?;
        let about = about(&view);
        let Some(frozen) = db::minutes::find(&self.db.read, id).await? else {
            return Ok((minutes::document(&self.compose(actor, view, Told::ByThen, now).await?), about));
        };
        let confirmed: Vec<minutes::Confirmed> = frozen
            .confirmations
            .into_iter()
            .map(|one| minutes::Confirmed { presided: one.part == Part::Presider, name: one.name, at: one.at, stands_in: one.stands_in })
            .collect();
        Ok((minutes::confirmed(serde_json::from_str(&frozen.text)?, frozen.at, &frozen.hash, &confirmed), about))
    }

    pub(super) async fn draft_supplement(&self, actor: &Actor, id: MeetingId, now: Moment) -> Result<(Document, String)> {
        self.paper_case(&self.db.read, actor, Paper::Supplement(id), now).await?;
        let view = self.meeting_minutes(actor, id).await?;
        let about = about(&view);
        Ok((minutes::supplement(&self.compose(actor, view, Told::Later, now).await?), about))
    }

    /// The minutes are confirmed by everyone whose part it is.
    pub(super) async fn are_confirmed(&self, id: MeetingId) -> Result<bool> {
        let Some(frozen) = db::minutes::find(&self.db.read, id).await? else { return Ok(false) };
        let meeting = db::meeting::find(&self.db.read, id).await?.ok_or(Error::NotFound)?.meeting()?;
        Ok(frozen.is_confirmed(&meeting))
    }

    /// Writes the minutes down as they stand when the meeting ends, as the office reads them: nothing is hidden from it. What
    /// is frozen stays.
    pub(crate) async fn freeze_minutes(&self, permit: &Permit, id: MeetingId) -> Result<()> {
        let now = self.clock.now();
        let Some(office) = office(&self.db.read, now).await? else { return Ok(()) };
        let view = self.meeting_minutes(&office, id).await?;
        let document = minutes::document(&self.compose(&office, view, Told::ByThen, now).await?);
        let frozen = FrozenMinutes::new(id, now, serde_json::to_string(&document)?);
        let tx = self.begin().await?;
        tx.touches(Matter::Meeting(id));
        let meeting = db::meeting::lock(&tx.db, id).await?.ok_or(Error::NotFound)?.meeting()?;
        db::minutes::freeze(&tx.db, permit, &meeting, &frozen).await?;
        tx.commit().await
    }

    async fn compose(&self, actor: &Actor, view: MinutesView, told: Told, now: Moment) -> Result<minutes::Minutes> {
        let (started, ended, note) = match &view.state {
            State::Ended { started, ended, note, .. } => (Some(*started), Some(*ended), note.clone()),
            State::Planned | State::Running { .. } | State::CalledOff { .. } => (None, None, String::new()),
        };
        let came = |a: &&Attendee| matches!(a.presence, Presence::Present | Presence::Left);
        let absent = view.roll.iter().filter(|a| !came(a)).map(|a| minutes::Absent {
            member: member(a),
            reason: if a.presence == Presence::Excused { "có báo trước".to_owned() } else { String::new() },
        });
        let name = |user: UserId| view.roll.iter().find(|a| a.user == user).map(|a| a.name.clone()).unwrap_or_default();
        let others = || view.roll.iter().filter(came).filter(|a| a.confirmed.is_none());
        let vouched = others().filter_map(|a| Some((a.name.clone(), name(a.vouched?))));
        let unconfirmed = others().filter(|a| a.vouched.is_none());
        let mut parts = Vec::new();
        for challenge in &view.challenges {
            parts.extend(self.minutes_part(actor, (view.id, ended), &challenge.code, told, now).await?);
        }
        Ok(minutes::Minutes {
            head: Head { date: ended, ..Head::council(&self.agency, "BB-HĐTV") },
            parts,
            council_decision: Council::at(&self.db.read, started.unwrap_or(now), None).await?.decision(),
            started_at: started,
            ended_at: ended,
            present: view.roll.iter().filter(came).map(member).collect(),
            vouched: vouched.collect(),
            unconfirmed: unconfirmed.map(|a| a.name.clone()).collect(),
            absent: absent.collect(),
            items: view.items.iter().map(|of| item(of, ended.is_some())).collect(),
            reports: view.reports.into_iter().map(|r| (r.by, r.text)).collect(),
            place: view.place,
            guests: view.guests,
            quorum: view.quorum,
            note,
            chair: view.presider.as_ref().map(member),
            secretary: view.secretary,
            recipients: texts(&["Ủy ban nhân dân tỉnh (báo cáo)", "Các thành viên Hội đồng", "Lưu: VT, HĐTV"]),
        })
    }

    /// What was known of a challenge when the meeting ended, or what followed; of a call that was cancelled nothing more is told.
    async fn minutes_part(
        &self,
        actor: &Actor,
        (meeting, ended): (MeetingId, Option<Moment>),
        code: &str,
        told: Told,
        now: Moment,
    ) -> Result<Option<minutes::Part>> {
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, code, now).await?;
        if access::check(actor, Action::ListProposals, &case.facts, now).is_err() {
            return Ok(None);
        }
        let challenge = case.challenge;
        let tells = |at: Option<Moment>| at.is_some_and(|at| told.tells(ended, at));
        let at = async |kind: EventKind| Ok::<_, Error>(db::step::last(db, challenge.id, kind).await?.map(|step| step.at));
        let may_rank = access::check(actor, Action::ViewRanking, &case.facts, now).is_ok();
        let is_scored = may_rank && tells(at(EventKind::ScoringClosed).await?);
        let acts = [at(EventKind::BallotClosed).await?, at(EventKind::CastingVoteGiven).await?, at(EventKind::LotDrawn).await?];
        // A tie that was broken later changes the order, so that it is told again.
        let is_ordered = is_scored || may_rank && told == Told::Later && acts.into_iter().any(tells);
        let official = if is_ordered { Some(official(db, &challenge).await?) } else { None };
        let tie = match &official {
            Some(official) if acts.into_iter().any(tells) => settled(db, &challenge, &official.closing).await?,
            _ => None,
        };
        let tie = tie.map(|tie| by_then(tie, told, acts.map(tells)));
        let scoring = official.as_ref().filter(|_| is_scored);
        let remarks = Remarks::read(scoring.and_then(|official| official.advisory.as_deref()))?;
        let closing = scoring.map(|official| &*official.closing);
        let is_of_first = closing.is_some_and(Closing::has_changes);
        let movements = closing.map(movements).unwrap_or_default();
        let (light, agreement) = (remarks.colour(), remarks.agreement);
        let agreement = agreement.map(|agreement| (agreement, is_of_first));
        let scored = match official {
            Some(official) => scored(db, &challenge, official.outcomes, |_| true).await?,
            None => Vec::new(),
        };
        let codes: HashMap<ProposalId, String> =
            named_proposals(db, &challenge).await?.into_iter().map(|(id, (proposal, _))| (id, proposal.code)).collect();
        let (ballots, uncounted) = counted(db, &scored).await?;
        let shortlist = match challenge.chosen().0.filter(|_| may_rank) {
            Some(list) => {
                let dissents = dissents(db, &challenge, list.at, tells).await?;
                // A later opinion on an earlier shortlist is told with it.
                let is_told = tells(Some(list.at)) || told == Told::Later && !dissents.is_empty();
                let departures =
                    list.departures.iter().filter_map(|over| Some((codes.get(&over.proposal)?.clone(), over.reason.clone()))).collect();
                is_told.then(|| minutes::Proposed {
                    codes: list.proposals.iter().filter_map(|id| codes.get(id).cloned()).collect(),
                    vote: list.vote,
                    note: list.note.clone(),
                    departures,
                    dissents,
                })
            }
            None => None,
        };
        let rules = challenge.content.rules.clone().into_inner();
        Ok(Some(minutes::Part {
            challenge: challenge_of(&challenge),
            rules,
            reopenings: reopenings(db, challenge.id).await?.into_iter().filter(|(at, _)| tells(Some(*at))).collect(),
            ballots,
            uncounted,
            scored,
            tie,
            light,
            agreement,
            movements,
            motions: motions(db, (meeting, ended), &challenge, told, &codes).await?,
            shortlist,
        }))
    }
}

/// Without what was done about a tie after the meeting.
fn by_then(tie: Tie, told: Told, [_, is_cast, is_drawn]: [bool; 3]) -> Tie {
    if told == Told::Later {
        return tie;
    }
    let casting = tie.ballot.casting.filter(|_| is_cast);
    let (lot, value) = if is_drawn { (tie.lot, tie.value) } else { Default::default() };
    Tie { ballot: BallotResult { casting, ..tie.ballot }, lot, value }
}

/// Somebody of the office.
async fn office(db: &impl Source, now: Moment) -> Result<Option<Actor>> {
    for account in db::user::list_of_role(db, Role::Officer).await? {
        if let Some((user, _)) = db::user::person(db, account.id, now).await? {
            return Ok(Some(Actor::User(user)));
        }
    }
    Ok(None)
}

fn about(view: &MinutesView) -> String {
    let codes: Vec<_> = view.challenges.iter().map(|challenge| challenge.code.clone()).collect();
    format!("{}-{}", codes.join("-"), view.planned.to_date())
}

/// What was put to the vote in a meeting about a challenge, and counted; or in writing after it.
async fn motions(
    db: &impl ConnectionTrait,
    (meeting, ended): (MeetingId, Option<Moment>),
    challenge: &Challenge,
    told: Told,
    codes: &HashMap<ProposalId, String>,
) -> Result<Vec<minutes::Motion>> {
    let code = |id: &ProposalId| codes.get(id).cloned().unwrap_or_default();
    let counted = |motion: Motion| {
        let closed = motion.closed()?.clone();
        let about = match &motion.subject {
            Subject::Exclusion(of) => format!("không tính phiếu {} của hồ sơ {}", of.letter, code(&of.proposal)),
            Subject::Voiding(of) => format!("hủy phiếu {} của hồ sơ {} do xung đột lợi ích", of.letter, code(&of.proposal)),
            Subject::NoResult(id) => format!("không chấm lại hồ sơ {}; hồ sơ không có kết quả", code(id)),
            Subject::Stability => "độ vững của kết quả".to_owned(),
            Subject::Shortlist(_) => "danh sách rút gọn".to_owned(),
            Subject::Free => "nội dung khác".to_owned(),
        };
        Some(minutes::Motion {
            number: motion.number,
            about,
            text: motion.text,
            vote: closed.tally,
            eligible: closed.poll.eligible.len() as u32,
            carried: closed.carried,
            lapsed: closed.lapsed,
            casting: closed.casting,
            is_secret: closed.poll.secret.is_some(),
            missing_reports: closed.poll.missing_reports,
        })
    };
    let is_told = |motion: &Motion| motion.closed().is_some_and(|closed| told.tells(ended, closed.at));
    let motions = match told {
        Told::ByThen => db::motion::of_meeting(db, meeting).await?,
        Told::Later => db::motion::of_challenge(db, challenge.id).await?,
    };
    let is_theirs = |motion: &Motion| motion.challenge == challenge.id && (told == Told::ByThen || !in_a_meeting(motion));
    Ok(motions.into_iter().filter(|motion| is_theirs(motion) && is_told(motion)).filter_map(counted).collect())
}

/// What was voted on in another meeting stands in that meeting's minutes.
fn in_a_meeting(motion: &Motion) -> bool {
    motion.closed().is_some_and(|closed| closed.poll.meeting().is_some())
}

/// What the second round changed, of proposals whose sheets it changed.
fn movements(closing: &Closing) -> Vec<minutes::Moves> {
    let changed = closing.proposals.iter().filter(|proposal| !proposal.first.is_empty());
    let moves = |proposal: &ScoredProposal| minutes::Moves {
        code: proposal.code.clone(),
        letters: closing.columns.clone(),
        movement: proposal.movement(&closing.columns),
    };
    changed.map(moves).collect()
}

fn member(a: &Attendee) -> NamedMember {
    NamedMember { name: a.name.clone(), role: a.role, affiliation: a.affiliation.clone() }
}

fn item(item: &MinutesItem, has_ended: bool) -> Item {
    let (code, title, firm) = match &item.subject {
        MinutesSubject::Opening => (String::new(), "Khai mạc phiên họp".to_owned(), String::new()),
        MinutesSubject::Closing => (String::new(), "Kết luận phiên họp".to_owned(), String::new()),
        MinutesSubject::Dossier { code, title, firm, .. } => (code.clone(), title.clone(), firm.clone()),
    };
    Item {
        code,
        title,
        firm,
        began: item.began,
        ended: item.ended,
        is_left_out: has_ended && item.began.is_none(),
        in_room: item.in_room,
        recused: item.recused.clone(),
        outside: outside(item, false),
        undeclared: outside(item, true),
        presider: item.presider.clone(),
        wide: item.wide.iter().map(|name| name.get(domain::locale::Locale::Vi).to_owned()).collect(),
        opinions: item.opinions.clone(),
        dissent: item.dissent.clone(),
        vote: item.vote,
        conclusion: item.conclusion.clone(),
    }
}

fn outside(item: &MinutesItem, is_undeclared: bool) -> Vec<(String, Moment, Option<Moment>)> {
    let of = item.outside.iter().filter(|a| a.is_undeclared == is_undeclared);
    of.map(|a| (a.name.clone(), a.left, a.returned)).collect()
}

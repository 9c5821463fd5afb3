//! The minutes of a meeting, with what the council scored and proposed for each of its challenges.

use super::{
    Paper,
    case::{Council, challenge_of, reopenings, texts},
    scoring::{scored, settled},
};
use crate::{
    Backend, Result,
    council::meetings::{MinutesItem, MinutesSubject},
    db,
    results::{chosen, named_proposals, official},
};
use documents::{Document, Head, NamedMember, item::Item, minutes};
use domain::{
    access::{self, Action},
    challenges::Challenge,
    council::{
        Motion,
        meeting::{Attendee, Presence, State},
        motion::Subject,
    },
    evaluations::{
        SheetStanding,
        advisory::file::Remarks,
        result_file::{Closing, ScoredProposal},
    },
    event::EventKind,
    ids::{MeetingId, ProposalId},
    people::Actor,
    time::Moment,
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

impl Backend {
    pub(super) async fn draft_minutes(&self, actor: &Actor, id: MeetingId, now: Moment) -> Result<(Document, String)> {
        self.paper_case(&self.db.read, actor, Paper::Minutes(id), now).await?;
        let view = self.meeting_minutes(actor, id).await?;
        let (started, ended, note) = match &view.state {
            State::Ended { started, ended, note, .. } => (Some(*started), Some(*ended), note.clone()),
            State::Planned | State::Running { .. } | State::CalledOff { .. } => (None, None, String::new()),
        };
        let came = |a: &&Attendee| matches!(a.presence, Presence::Present | Presence::Left);
        let absent = view.roll.iter().filter(|a| !came(a)).map(|a| minutes::Absent {
            member: member(a),
            reason: if a.presence == Presence::Excused { "có báo trước".to_owned() } else { String::new() },
        });
        let mut parts = Vec::new();
        for challenge in &view.challenges {
            parts.extend(self.minutes_part(actor, (id, ended), &challenge.code, now).await?);
        }
        let codes: Vec<_> = view.challenges.iter().map(|c| c.code.clone()).collect();
        let date = view.planned.to_date();
        let document = minutes::document(&minutes::Minutes {
            head: Head { date: ended, ..Head::council(&self.agency, "BB-HĐTV") },
            parts,
            council_decision: Council::at(&self.db.read, started.unwrap_or(now), None).await?.decision(),
            started_at: started,
            ended_at: ended,
            present: view.roll.iter().filter(came).map(member).collect(),
            absent: absent.collect(),
            items: view.items.iter().map(item).collect(),
            reports: view.reports.into_iter().map(|r| (r.by, r.text)).collect(),
            place: view.place,
            guests: view.guests,
            quorum: view.quorum,
            note,
            chair: view.presider.as_ref().map(member),
            secretary: view.secretary,
            recipients: texts(&["Ủy ban nhân dân tỉnh (báo cáo)", "Các thành viên Hội đồng", "Lưu: VT, HĐTV"]),
        });
        Ok((document, format!("{}-{date}", codes.join("-"))))
    }

    /// What is known of a challenge by now, of a ballot if it had ended by the meeting's end; of a call that was cancelled nothing
    /// more is told.
    async fn minutes_part(
        &self,
        actor: &Actor,
        (meeting, ended): (MeetingId, Option<Moment>),
        code: &str,
        now: Moment,
    ) -> Result<Option<minutes::Part>> {
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, code, now).await?;
        if access::check(actor, Action::ListProposals, &case.facts, now).is_err() {
            return Ok(None);
        }
        let challenge = case.challenge;
        let may_rank = access::check(actor, Action::ViewRanking, &case.facts, now).is_ok();
        let official = if may_rank { Some(official(db, &challenge).await?) } else { None };
        let remarks = Remarks::read(official.as_ref().and_then(|official| official.advisory.as_deref()))?;
        let closing = official.as_ref().map(|official| &*official.closing);
        let is_of_first = closing.is_some_and(Closing::has_changes);
        let movements = closing.map(movements).unwrap_or_default();
        let (light, agreement) = (remarks.colour(), remarks.agreement);
        let agreement = agreement.map(|agreement| (agreement, is_of_first));
        let voted_at = db::event::last(db, challenge.id, EventKind::BallotClosed).await?.map(|(at, _)| at);
        let tie = match &official {
            Some(official) if voted_at <= ended => settled(db, &challenge, &official.closing).await?,
            _ => None,
        };
        let scored = match official {
            Some(official) => scored(db, &challenge, official.outcomes, |_| true).await?,
            None => Vec::new(),
        };
        let codes: HashMap<ProposalId, String> =
            named_proposals(db, &challenge).await?.into_iter().map(|(id, (proposal, _))| (id, proposal.code)).collect();
        let sheets = db::sheet::of_proposals(db, scored.iter().map(|s| s.outcome.proposal)).await?;
        let of = |id: ProposalId, standing: SheetStanding| {
            let sheets = sheets.iter().filter(|sheet| sheet.proposal == id && sheet.standing() == standing);
            u32::try_from(sheets.count()).unwrap_or(u32::MAX)
        };
        let mut uncounted = Vec::new();
        let ballots = scored.iter().map(|s| {
            let (abstained, void) = (of(s.outcome.proposal, SheetStanding::Abstained), of(s.outcome.proposal, SheetStanding::Void));
            let excluded = s.outcome.all.map_or(0, |all| all.n - s.outcome.n);
            if abstained > 0 {
                uncounted.push(format!("Hồ sơ {}: {abstained:02} thành viên nộp phiếu không cho điểm.", s.code));
            }
            if void > 0 {
                uncounted.push(format!("Hồ sơ {}: {void:02} phiếu không còn giá trị do xung đột lợi ích.", s.code));
            }
            if excluded > 0 {
                uncounted.push(format!("Hồ sơ {}: {excluded:02} phiếu bị loại theo biểu quyết của Hội đồng.", s.code));
            }
            let invalid = abstained + void + excluded;
            minutes::Ballots {
                code: s.code.clone(),
                issued: s.outcome.eligible + void,
                returned: s.outcome.n + invalid,
                valid: s.outcome.n,
                invalid,
            }
        });
        let ballots = ballots.collect();
        let shortlist = chosen(&challenge).0.filter(|_| may_rank);
        let shortlist = match shortlist {
            Some(list) => Some(minutes::Proposed {
                codes: list.proposals.iter().filter_map(|id| codes.get(id).cloned()).collect(),
                vote: list.vote,
                note: list.note.clone(),
                departures: list
                    .departures
                    .iter()
                    .filter_map(|over| Some((codes.get(&over.proposal)?.clone(), over.reason.clone())))
                    .collect(),
                dissents: dissents(db, &challenge, list.at).await?,
            }),
            None => None,
        };
        let rules = challenge.content.rules.clone().into_inner();
        Ok(Some(minutes::Part {
            challenge: challenge_of(&challenge),
            rules,
            reopenings: reopenings(db, challenge.id).await?,
            ballots,
            uncounted,
            scored,
            tie,
            light,
            agreement,
            movements,
            motions: motions(db, meeting, &challenge, &codes).await?,
            shortlist,
        }))
    }
}

/// What was put to the vote in a meeting about a challenge, and counted.
async fn motions(
    db: &impl ConnectionTrait,
    meeting: MeetingId,
    challenge: &Challenge,
    codes: &HashMap<ProposalId, String>,
) -> Result<Vec<minutes::Motion>> {
    let code = |id: &ProposalId| codes.get(id).cloned().unwrap_or_default();
    let counted = |motion: Motion| {
        let closed = motion.closed()?.clone();
        let about = match &motion.subject {
            Subject::Exclusion(of) => format!("không tính phiếu {} của hồ sơ {}", of.letter, code(&of.proposal)),
            Subject::Voiding(of) => format!("hủy phiếu {} của hồ sơ {} do xung đột lợi ích", of.letter, code(&of.proposal)),
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
        })
    };
    let motions = db::motion::of_meeting(db, meeting).await?;
    Ok(motions.into_iter().filter(|motion| motion.challenge == challenge.id).filter_map(counted).collect())
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

/// On a shortlist, after their members' names: all of them for everyone who may have the minutes.
async fn dissents(db: &impl ConnectionTrait, challenge: &Challenge, proposed: Moment) -> Result<Vec<(String, String)>> {
    let dissents = db::dissent::list(db, challenge.id, proposed).await?;
    let mut names = db::user::names(db, dissents.iter().map(|d| d.member)).await?;
    Ok(dissents.into_iter().map(|d| (names.remove(&d.member).unwrap_or_default(), d.text)).collect())
}

fn member(a: &Attendee) -> NamedMember {
    NamedMember { name: a.name.clone(), role: a.role, affiliation: a.affiliation.clone() }
}

fn item(item: &MinutesItem) -> Item {
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
        in_room: item.in_room,
        recused: item.recused.clone(),
        outside: outside(item, false),
        undeclared: outside(item, true),
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

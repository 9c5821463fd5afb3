//! What the council said: declarations of conflict and score sheets, varied but the same every time.

use super::{DAY, HOUR, Step, World, challenges, proposals};
use backend::Result;
use cast::{CAST, Person};
use domain::{
    challenges::{RuleSet, Stage},
    council::Conflict,
    evaluations::{Sheet, SheetStanding, evidence::Pointer},
    form::Form,
    locale::Locale,
    proposals::Section,
};
use serde::Deserialize;
use std::collections::HashSet;

/// How severe each member is, in half points, in the order of the seats.
const BIAS: [i32; 15] = [0, 1, -1, 0, 2, -2, 1, 0, -1, 1, 0, -1, 2, 0, -2];

/// What may be said of one criterion, by how many points were given.
#[derive(Deserialize)]
pub(crate) struct Comments {
    strong: Vec<String>,
    fair: Vec<String>,
    weak: Vec<String>,
}

pub(crate) enum ScoreDeed<'a> {
    Declare { member: &'a str, proposal: &'a proposals::Entry, conflict: Option<&'a proposals::PlannedConflict> },
    Practise { member: &'static str, code: &'a str, sheet: Sheet },
    Sheet { member: &'static str, proposal: &'a proposals::Entry, sheet: Sheet, is_submitted: bool },
}

/// One bank of sentences for each criterion.
pub(crate) fn read_comments() -> Result<Vec<Comments>> {
    Ok(serde_json::from_str(include_str!("../data/comments.json"))?)
}

/// Who has not practised yet: with theirs all sheets are shown.
const LAST: &str = "tuan";
/// What members make of the made-up proposal, in half points by criterion.
const PRACTICE: [i32; 6] = [26, 33, 20, 21, 19, 12];

/// Before scoring begins: members practise, and say what they have a conflict with.
pub(crate) fn early<'a>(challenges: &'a [challenges::Entry], all: &'a [proposals::Entry]) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    for challenge in challenges.iter().filter(|c| c.reached == Stage::Opened) {
        let mut step = |minute: i64, deed| {
            steps.push(Step { at: (challenge.opening_day() + 1) * DAY + 13 * HOUR + minute, deed: super::Deed::Score(deed) });
        };
        for proposal in all.iter().filter(|p| p.challenge == challenge.code) {
            if let Some(conflict) = &proposal.conflict {
                step(5, ScoreDeed::Declare { member: &conflict.member, proposal, conflict: Some(conflict) });
            }
        }
        let council = CAST.iter().filter(|p| p.seat.is_some() && challenge.is_practised() && p.nick != LAST);
        for (j, member) in council.enumerate() {
            let maxima = RuleSet::default().criteria.into_iter().map(|criterion| 2 * criterion.max);
            let scores = maxima.zip(PRACTICE).enumerate().map(|(k, (max, level))| Some(half_points(level, max, [j, j, k])));
            let sheet = Sheet { scores: scores.collect(), ..Sheet::default() };
            step(20 + 7 * j as i64, ScoreDeed::Practise { member: member.nick, code: &challenge.code, sheet });
        }
    }
    steps
}

pub(crate) fn steps<'a>(challenges: &[challenges::Entry], all: &'a [proposals::Entry], comments: &[Comments]) -> Vec<Step<'a>> {
    let council = || CAST.iter().filter(|p| p.seat.is_some()).enumerate();
    let mut steps = Vec::new();
    for challenge in challenges.iter().filter(|c| c.reached >= Stage::Scoring && c.reached.is_unsealed()) {
        let scored = all.iter().enumerate().filter(|(_, p)| p.challenge == challenge.code && p.levels.is_some());
        for (nth, (i, proposal)) in scored.enumerate() {
            let mut said = HashSet::new();
            for (j, member) in council() {
                let minute = 8 * HOUR + 40 + 13 * j as i64 + 3 * nth as i64;
                let is_running = challenge.reached == Stage::Scoring;
                let Some(standing) = standing(is_running, nth, j) else { continue };
                let conflict = conflict(proposal, member);
                let declare = ScoreDeed::Declare { member: member.nick, proposal, conflict };
                steps.push(Step { at: (challenge.opening_day() + 4) * DAY + minute, deed: super::Deed::Score(declare) });
                if conflict.is_some() || standing == SheetStanding::None {
                    continue;
                }
                let is_submitted = standing == SheetStanding::Submitted;
                let sheet = sheet(proposal, comments, [i, j], is_submitted, &mut said);
                let day = challenge.opening_day() + 5 + ((i + j) % 6) as i64;
                let act = ScoreDeed::Sheet { member: member.nick, proposal, sheet, is_submitted };
                steps.push(Step { at: day * DAY + minute, deed: super::Deed::Score(act) });
            }
        }
    }
    steps
}

fn conflict<'a>(proposal: &'a proposals::Entry, member: &Person) -> Option<&'a proposals::PlannedConflict> {
    proposal.conflict.as_ref().filter(|c| c.member == member.nick)
}

/// How far a member is with the nth proposal of a challenge; `None`: has not declared anything.
fn standing(is_running: bool, nth: usize, member: usize) -> Option<SheetStanding> {
    if !is_running {
        return Some(SheetStanding::Submitted);
    }
    match (member, nth) {
        (0, 0) | (1..=5, _) => Some(SheetStanding::Submitted),
        (0, 1) | (6..=8, 0 | 1) => Some(SheetStanding::Draft),
        (0 | 6..=11, _) => Some(SheetStanding::None),
        _ => None,
    }
}

/// The sheet of member `j` for proposal `i`; a draft stops after the third criterion. Nobody writes what another member
/// has `said` of the proposal.
fn sheet(proposal: &proposals::Entry, banks: &[Comments], [i, j]: [usize; 2], is_submitted: bool, said: &mut HashSet<String>) -> Sheet {
    let mut new = |text: &str| if said.insert(text.to_owned()) { text.to_owned() } else { String::new() };
    let rules = RuleSet::default();
    let mut sheet = Sheet::default();
    let levels = proposal.levels.iter().flatten();
    for (k, ((criterion, level), bank)) in rules.criteria.iter().zip(levels).zip(banks).enumerate() {
        let is_written = is_submitted || k < 3;
        let half = half_points(*level, 2 * criterion.max, [i, j, k]);
        sheet.scores.push(is_written.then_some(half));
        let is_commented = is_written && !(i + 2 * j + k).is_multiple_of(3);
        if is_submitted && (i + j + k).is_multiple_of(4) {
            sheet.evidence.extend(Section::ALL.get(k).map(|section| (k, vec![Pointer::Section(*section)])));
        }
        sheet.comments.push(if is_commented { new(comment(bank, half, criterion.max, i + j)) } else { String::new() });
    }
    if is_submitted && !(i + j).is_multiple_of(4) {
        sheet.strengths = new(nth(&proposal.strengths, j));
        sheet.weaknesses = new(nth(&proposal.weaknesses, i + j));
    }
    sheet
}

/// The council's common view, with each member's severity and a little of their own.
fn half_points(level: i32, max_half: i32, [i, j, k]: [usize; 3]) -> i32 {
    let own = ((7 * i + 13 * j + 5 * k + 3 * i * j + 11 * j * k) % 5) as i32 - 2;
    let bias = if (j + k).is_multiple_of(2) { BIAS[j % BIAS.len()] } else { 0 };
    (level + own + bias).clamp(0, max_half)
}

fn comment(bank: &Comments, half: i32, max: i32, turn: usize) -> &str {
    let percent = 50 * half / max;
    let sentences = match percent {
        80.. => &bank.strong,
        65..80 => &bank.fair,
        _ => &bank.weak,
    };
    nth(sentences, turn)
}

fn nth(sentences: &[String], turn: usize) -> &str {
    sentences.get(turn % sentences.len().max(1)).map_or("", String::as_str)
}

impl ScoreDeed<'_> {
    pub async fn play(self, world: &World<'_>) -> Result<()> {
        match self {
            Self::Declare { member, proposal, conflict } => {
                let form = match conflict {
                    Some(conflict) => Form::default()
                        .with("conflict", Conflict::Conflicted.code())
                        .with("kind", &conflict.kind)
                        .with("reason", &conflict.reason),
                    None => Form::default().with("conflict", Conflict::Clear.code()),
                };
                world.backend.declare_conflict(&world.actor(member).await?, world.proposal(&proposal.key)?, &form).await.map(drop)
            }
            Self::Practise { member, code, sheet } => {
                world.backend.score_practice(&world.actor(member).await?, code, &sheet.to_form(Locale::Vi)).await
            }
            Self::Sheet { member, proposal, sheet, is_submitted } => {
                let actor = world.actor(member).await?;
                let id = world.proposal(&proposal.key)?;
                let form = sheet.to_form(Locale::Vi).with("sheet_version", "0");
                if is_submitted {
                    world.backend.submit_sheet(&actor, id, &form).await
                } else {
                    world.backend.save_sheet(&actor, id, &form).await.map(drop)
                }
            }
        }
    }
}

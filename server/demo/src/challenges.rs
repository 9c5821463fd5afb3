//! Challenges of the demonstration: their texts, and how far each has come.

use super::{DAY, HOUR, Step, World, week::Week};
use backend::{Error, Result};
use domain::{
    challenges::{
        Calendar, Content, RuleSet, Stage,
        outside::OutsideValue,
        rules::{MotionRules, Terms, Ties},
    },
    days_off::confirmation,
    evaluations::motion::Majority,
    form::Form,
    locale::Bilingual,
    time::Moment,
};
use serde::Deserialize;

const CHAIR: &str = "minh";
const SECRETARY: &str = "huong";

#[derive(Deserialize)]
struct File {
    rules: RuleSet,
    challenges: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    pub code: String,
    pub reached: Stage,
    author: String,
    leader: String,
    days: Days,
    returned: Option<Note>,
    amended: Option<Amended>,
    extended: Option<Extended>,
    cancelled: Option<Note>,
    advice: Option<Picks>,
    dissent: Option<Dissent>,
    /// The office's words to the leader.
    submission: Option<String>,
    decision: Option<Picks>,
    /// A [`Content`] without calendar and rules.
    content: serde_json::Map<String, serde_json::Value>,
    /// Where its rules are not those of the others.
    #[serde(rename = "rules")]
    own: Option<OwnRules>,
    #[serde(skip)]
    rules: RuleSet,
    #[serde(skip)]
    week: Option<Week>,
}

/// Rules that let the council do more: practise, leave out a sheet, draw a lot on a value from outside.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnRules {
    shortlist_size: u32,
    /// Of a value of a working day after scoring, for the lot on a tie for the last place.
    lot_source: String,
}

/// The calendar as first announced, in days from today.
#[derive(Clone, Copy, Deserialize)]
struct Days {
    opens: i64,
    closes: i64,
    opening: i64,
    scoring_ends: i64,
    result: i64,
}

#[derive(Deserialize)]
struct Note {
    day: i64,
    reason: String,
}

#[derive(Deserialize)]
struct Amended {
    day: i64,
    reason: String,
    data_offered: Bilingual,
}

#[derive(Deserialize)]
struct Extended {
    day: i64,
    closes: i64,
    reason: String,
}

/// Proposals chosen, by their keys; the council's with its vote: in favour, against, abstaining.
#[derive(Deserialize)]
struct Picks {
    picks: Vec<String>,
    vote: Option<[u32; 3]>,
    note: String,
}

#[derive(Deserialize)]
struct Dissent {
    member: String,
    text: String,
}

pub(crate) struct ChallengeDeed<'a> {
    entry: &'a Entry,
    what: What,
}

#[derive(Clone, Copy)]
enum What {
    Create,
    SendToReview,
    SendBack,
    Publish,
    Amend,
    Extend,
    Cancel,
    ConfirmAsOfficer,
    ConfirmAsSecretary,
    StartScoring,
    CloseScoring,
    Propose,
    Dissent,
    Forward,
    Decide,
    PublishResult,
}

pub(crate) fn read() -> Result<Vec<Entry>> {
    let file: File = serde_json::from_str(include_str!("../data/challenges.json"))?;
    let rules = file.rules;
    let ruled = |entry: Entry| {
        let rules = entry.own.as_ref().map_or_else(|| rules.clone(), |own| own.over(rules.clone()));
        Entry { rules, ..entry }
    };
    Ok(file.challenges.into_iter().map(ruled).collect())
}

impl OwnRules {
    fn over(&self, rules: RuleSet) -> RuleSet {
        let motions = MotionRules { exclusion: Some(Majority::OfCast([2, 3])), ..rules.motions };
        let ties = Ties { extra_place: false, ..rules.ties };
        RuleSet { practice: true, shortlist_size: self.shortlist_size, motions, ties, ..rules }
    }
}

pub(crate) fn find<'a>(entries: &'a [Entry], code: &str) -> Result<&'a Entry> {
    entries.iter().find(|c| c.code == code).ok_or_else(|| Error::internal(format!("demo data: no challenge {code}")))
}

pub(crate) fn steps(entries: &[Entry]) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for (i, entry) in (0..).zip(entries) {
        let moments = entry.past().into_iter();
        steps.extend(moments.map(|(at, what)| Step { at: at + 7 * i, deed: super::Deed::Challenge(ChallengeDeed { entry, what }) }));
    }
    steps
}

/// What follows from the closing and from the result, in days from each: terms that people have to keep, too.
fn terms(terms: &Terms) -> (Vec<i64>, Vec<i64>) {
    let (questions, complaints) = (&terms.questions, i64::from(terms.complaint_days));
    let before = [questions.days, questions.answer_days].map(|days| -i64::from(days));
    // Answers to complaints have a day more.
    ([vec![0], before.to_vec()].concat(), vec![0, terms.debrief_days.into(), complaints, complaints + 1])
}

impl Entry {
    /// What is announced falls on working days; a call that is over stays over.
    pub fn on_working_days(self, week: Week) -> Self {
        let days = self.days;
        let (around_closing, after_result) = terms(&self.rules.terms);
        let (forward, shift) = (week.fitting(days.closes, &around_closing), self.shift());
        let is_over = days.closes + shift < 0;
        let closes = if is_over && forward + shift >= 0 { week.fitting_before(days.closes, &around_closing) } else { forward };
        let days = Days {
            opens: week.working(days.opens),
            closes,
            opening: week.working(days.opening.max(closes + 1)),
            scoring_ends: week.working(days.scoring_ends),
            result: week.fitting(days.result, &after_result),
        };
        // Whole weeks, so that what an extension moves stays on working days, holidays apart.
        let moved = |shift: &i64| {
            week.fits(days.closes + shift, &around_closing)
                && week.fits(days.result + shift, &after_result)
                && [days.opening, days.scoring_ends].iter().all(|day| week.is_working(day + shift))
        };
        let stays = |other: &i64| (days.closes + other < 0) == is_over && *other > 0;
        let shift = [shift, shift + 7, shift - 7].into_iter().filter(stays).find(moved).unwrap_or(shift);
        let extended = self.extended.map(|e| Extended { closes: closes + shift, ..e });
        Self { days, extended, week: Some(week), ..self }
    }

    /// When the proposals were opened and what followed, in days from today, after any extension.
    pub fn opening_day(&self) -> i64 {
        self.days.opening + self.shift()
    }

    /// Members score a made-up proposal first.
    pub fn is_practised(&self) -> bool {
        self.rules.practice
    }

    pub fn scoring_end(&self) -> i64 {
        self.days.scoring_ends + self.shift()
    }

    pub fn result_day(&self) -> i64 {
        self.days.result + self.shift()
    }

    fn shift(&self) -> i64 {
        self.extended.as_ref().map_or(0, |e| e.closes - self.days.closes)
    }

    /// What has happened to it, in minutes from today; not necessarily in order.
    fn past(&self) -> Vec<(i64, What)> {
        let Days { opens, .. } = self.days;
        let at = |day: i64, minute: i64, what: What| (day * DAY + minute, what);
        let mut past =
            vec![at((opens - 9).min(-6), 9 * HOUR + 10, What::Create), at((opens - 7).min(-4), 10 * HOUR + 30, What::SendToReview)];
        past.extend(self.returned.as_ref().map(|r| at(r.day, 15 * HOUR, What::SendBack)));
        if self.reached >= Stage::Upcoming {
            past.push(at((opens - 4).min(-2), 14 * HOUR, What::Publish));
        }
        past.extend(self.amended.as_ref().map(|a| at(a.day, 9 * HOUR, What::Amend)));
        past.extend(self.extended.as_ref().map(|e| at(e.day, 16 * HOUR, What::Extend)));
        past.extend(self.cancelled.as_ref().map(|c| at(c.day, 11 * HOUR, What::Cancel)));
        if self.reached == Stage::Cancelled {
            return past;
        }
        let opening = self.opening_day();
        let ends = self.scoring_end();
        let after = |days: i64| self.week.map_or(ends + days, |week| week.working(ends + days));
        let later = [
            (Stage::Opened, at(opening, 9 * HOUR, What::ConfirmAsOfficer)),
            (Stage::Opened, at(opening, 9 * HOUR + 12, What::ConfirmAsSecretary)),
            (Stage::Scoring, at(opening + 3, 8 * HOUR + 30, What::StartScoring)),
            (Stage::Scored, at(ends, 17 * HOUR + 10, What::CloseScoring)),
            (Stage::Proposed, at(after(2), 11 * HOUR, What::Propose)),
            (Stage::Proposed, at(after(3), 13 * HOUR, What::Dissent)),
            (Stage::Forwarded, at(after(5), 14 * HOUR, What::Forward)),
            (Stage::Decided, at(after(9), 15 * HOUR, What::Decide)),
            (Stage::ResultPublished, at(self.result_day(), 10 * HOUR, What::PublishResult)),
        ];
        past.extend(later.into_iter().filter(|(stage, _)| self.reached >= *stage).map(|(_, moment)| moment));
        past
    }

    fn content(&self, today: Moment) -> Result<Content> {
        let days = self.days;
        let at = |day: i64, hour: i64| Some(today.plus_minutes(day * DAY + hour * HOUR));
        let calendar = Calendar {
            opens: at(days.opens, 8),
            closes: at(days.closes, 17),
            opening: at(days.opening, 9),
            scoring_ends: at(days.scoring_ends, 17),
            result: at(days.result, 10),
        };
        let mut content = self.content.clone();
        content.insert("calendar".to_owned(), serde_json::to_value(calendar)?);
        let mut rules = self.rules.clone();
        rules.ties.outside = self.own.as_ref().map(|own| {
            let day = self.week.map_or(days.scoring_ends + 1, |week| week.working(days.scoring_ends + 1));
            OutsideValue::new(own.lot_source.clone(), today.plus_days(day))
        });
        content.insert("rules".to_owned(), serde_json::to_value(&rules)?);
        Ok(serde_json::from_value(content.into())?)
    }
}

impl ChallengeDeed<'_> {
    pub async fn play(self, world: &World<'_>) -> Result<()> {
        let Self { entry, what } = self;
        let (backend, code) = (world.backend, entry.code.as_str());
        let officer = world.actor(&entry.author).await?;
        let leader = world.actor(&entry.leader).await?;
        match what {
            What::Create => {
                let form = entry.content(world.today)?.to_form().with("code", code);
                backend.create_challenge(&officer, &form).await?;
                backend.mark_illustrative(code).await
            }
            What::SendToReview => backend.send_to_review(&officer, code).await,
            What::SendBack => backend.return_challenge(&leader, code, &reason(entry.returned.as_ref().map(|r| &r.reason))).await,
            What::Publish => {
                let closes = entry.content(world.today)?.calendar.closes;
                backend.publish_challenge(&leader, code, &meant(closes)).await
            }
            What::Amend => {
                let Some(amended) = &entry.amended else { return Ok(()) };
                let content = Content { data_offered: amended.data_offered.clone(), ..entry.content(world.today)? };
                backend.amend_challenge(&officer, code, &content.to_form().with("reason", &amended.reason)).await?;
                let closes = backend.challenge(&leader, code).await?.challenge.content.calendar.closes;
                backend.publish_amendment(&leader, code, &meant(closes)).await
            }
            What::Extend => {
                let Some(extended) = &entry.extended else { return Ok(()) };
                let closes = world.today.plus_minutes(extended.closes * DAY + 17 * HOUR);
                let form =
                    Form::default().with("closes", closes.to_local()).with("reason", &extended.reason).with(confirmation(closes), "on");
                backend.ask_extension(&officer, code, &form).await?;
                let asked = backend.extension(&leader, code).await?.asked.at.0.to_string();
                backend.confirm_extension(&leader, code, &Form::default().with("asked", asked)).await
            }
            What::Cancel => backend.cancel_challenge(&leader, code, &reason(entry.cancelled.as_ref().map(|c| &c.reason))).await,
            What::ConfirmAsOfficer => backend.confirm_opening(&officer, code).await.map(drop),
            What::ConfirmAsSecretary => backend.confirm_opening(&world.actor(SECRETARY).await?, code).await.map(drop),
            What::StartScoring => backend.start_scoring(&officer, code).await,
            What::CloseScoring => backend.close_scoring(&world.actor(CHAIR).await?, code, &Form::default()).await,
            What::Propose => propose(world, code, entry.advice.as_ref()).await,
            What::Dissent => {
                let Some(dissent) = &entry.dissent else { return Ok(()) };
                backend.record_dissent(&world.actor(&dissent.member).await?, code, &Form::default().with("text", &dissent.text)).await
            }
            What::Forward => {
                let note = entry.submission.as_ref().map_or("", String::as_str);
                backend.forward_shortlist(&officer, code, &Form::default().with("note", note)).await
            }
            What::Decide => backend.decide_shortlist(&leader, code, &picks(world, entry.decision.as_ref())?).await,
            What::PublishResult => backend.publish_result(&officer, code).await,
        }
    }
}

/// On whatever day it is.
fn meant(closes: Option<Moment>) -> Form {
    closes.map_or_else(Form::default, |at| Form::default().with(confirmation(at), "on"))
}

fn reason(text: Option<&String>) -> Form {
    Form::default().with("reason", text.map_or("", String::as_str))
}

/// The chair puts the shortlist to a written ballot; each member who may vote does so, in the numbers of the data.
async fn propose(world: &World<'_>, code: &str, advice: Option<&Picks>) -> Result<()> {
    let (backend, chair) = (world.backend, world.actor(CHAIR).await?);
    let until = backend.clock.now().plus_days(2).to_local();
    let number = backend.move_shortlist(&chair, code, &picks(world, advice)?.with("place", "written").with("until", until)).await?;
    let motion = backend.motions(&chair, code).await?.motions.into_iter().find(|motion| motion.number == number);
    let voters = motion.and_then(|motion| motion.poll).map(|poll| poll.silent).unwrap_or_default();
    let [yes, no, _] = advice.and_then(|picks| picks.vote).unwrap_or_default();
    for (place, voter) in (0..).zip(voters) {
        let choice = if place < yes {
            "for"
        } else if place < yes + no {
            "against"
        } else {
            "abstain"
        };
        backend.vote_on_motion(&backend.actor(voter.id).await?, code, number, &Form::default().with("choice", choice)).await?;
    }
    Ok(())
}

fn picks(world: &World<'_>, picks: Option<&Picks>) -> Result<Form> {
    let picks = picks.ok_or_else(|| Error::internal("demo data: no shortlist"))?;
    let mut form = Form::default().with("note", &picks.note);
    for key in &picks.picks {
        form.set(format!("pick_{}", world.proposal(key)?), "on");
    }
    Ok(form)
}

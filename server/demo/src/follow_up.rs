//! What followed the results of the demonstration: debriefs, a complaint and its answer, the end of a call.

use super::{DAY, HOUR, Step, World, challenges, people};
use backend::{Result, papers::Kind};
use domain::{
    challenges::outcome::{reached_field, value_field},
    form::Form,
};
use serde::Deserialize;

const CHAIR: &str = "minh";

/// Days are counted from the day of the challenge's result.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    debriefs: Vec<Debrief>,
    complaints: Vec<Complaint>,
    concluded: Vec<End>,
    signed: Vec<Signed>,
    outcomes: Vec<Became>,
}

/// Without texts of its own, what the sheets say is released as it was gathered.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Debrief {
    challenge: String,
    proposal: String,
    day: i64,
    strengths: Option<String>,
    weaknesses: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Complaint {
    challenge: String,
    proposal: String,
    by: String,
    day: i64,
    grounds: String,
    text: String,
    answered: i64,
    officer: String,
    finding: String,
    answer: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct End {
    challenge: String,
    officer: String,
    day: i64,
}

/// Signed copies that an officer files: of papers by their names, and of every letter.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Signed {
    challenge: String,
    officer: String,
    day: i64,
    papers: Vec<String>,
    letters: bool,
}

/// What became of it; the days of milestones are counted from the day on which that is said.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Became {
    challenge: String,
    officer: String,
    day: i64,
    /// As the form has it, but for days and targets.
    said: Form,
    milestones: Vec<(String, i64, Option<i64>)>,
    /// In the order of the targets; empty where nothing was measured.
    measured: Vec<(String, bool)>,
}

pub(crate) enum FollowUpDeed<'a> {
    Release(&'a Debrief),
    Complain(&'a Complaint),
    Answer(&'a Complaint),
    Conclude(&'a End),
    File(&'a Signed),
    Tell(&'a Became),
}

pub(crate) fn read() -> Result<File> {
    Ok(serde_json::from_str(include_str!("../data/follow_up.json"))?)
}

pub(crate) fn steps<'a>(file: &'a File, challenges: &[challenges::Entry]) -> Result<Vec<Step<'a>>> {
    let step = |code: &str, day: i64, minute: i64, act: FollowUpDeed<'a>| {
        let result = challenges::find(challenges, code)?.result_day();
        Ok(Step { at: (result + day) * DAY + minute, deed: super::Deed::FollowUp(act) })
    };
    let debriefs = (0..).zip(&file.debriefs).map(|(i, d)| step(&d.challenge, d.day, 15 * HOUR + 9 * i, FollowUpDeed::Release(d)));
    let complaints = file.complaints.iter().map(|c| step(&c.challenge, c.day, 9 * HOUR + 40, FollowUpDeed::Complain(c)));
    let answers = file.complaints.iter().map(|c| step(&c.challenge, c.answered, 16 * HOUR + 10, FollowUpDeed::Answer(c)));
    let ends = file.concluded.iter().map(|e| step(&e.challenge, e.day, 10 * HOUR, FollowUpDeed::Conclude(e)));
    let signed = file.signed.iter().map(|s| step(&s.challenge, s.day, 14 * HOUR + 20, FollowUpDeed::File(s)));
    let told = file.outcomes.iter().map(|t| step(&t.challenge, t.day, 11 * HOUR, FollowUpDeed::Tell(t)));
    debriefs.chain(complaints).chain(answers).chain(ends).chain(signed).chain(told).collect()
}

impl FollowUpDeed<'_> {
    pub async fn play(self, world: &World<'_>) -> Result<()> {
        let backend = world.backend;
        match self {
            Self::Release(debrief) => {
                let (chair, id) = (world.actor(CHAIR).await?, world.proposal(&debrief.proposal)?);
                let gathered = backend.debrief(&chair, id).await?.debrief;
                let form = Form::default()
                    .with("strengths", debrief.strengths.as_ref().unwrap_or(&gathered.strengths))
                    .with("weaknesses", debrief.weaknesses.as_ref().unwrap_or(&gathered.weaknesses))
                    .with("act", "release");
                backend.save_debrief(&chair, id, &form).await.map(drop)
            }
            Self::Complain(complaint) => {
                let form = Form::default().with("grounds", &complaint.grounds).with("text", &complaint.text);
                backend.file_complaint(&world.actor(&complaint.by).await?, world.proposal(&complaint.proposal)?, &form).await
            }
            Self::Answer(complaint) => {
                let form = Form::default().with("finding", &complaint.finding).with("text", &complaint.answer);
                backend.answer_complaint(&world.actor(&complaint.officer).await?, world.proposal(&complaint.proposal)?, &form).await
            }
            Self::Conclude(end) => backend.conclude_call(&world.actor(&end.officer).await?, &end.challenge).await,
            Self::File(signed) => signed.file(world).await,
            Self::Tell(became) => became.tell(world).await,
        }
    }
}

impl Became {
    async fn tell(&self, world: &World<'_>) -> Result<()> {
        let officer = world.actor(&self.officer).await?;
        let day = |days: i64| world.backend.clock.now().plus_days(days).to_date();
        let mut form = self.said.clone().with("as_of", day(-1));
        for (row, (what, due, done)) in self.milestones.iter().enumerate() {
            form.set(format!("step_what_{row}"), what);
            form.set(format!("step_due_{row}"), day(*due));
            form.set(format!("step_done_{row}"), done.map(day).unwrap_or_default());
        }
        let measures = world.backend.outcome(&officer, &self.challenge).await?.challenge.content.measures;
        for (of, (value, is_reached)) in measures.iter().zip(&self.measured) {
            form.set(value_field(of), value);
            form.set(reached_field(of), if *is_reached { "on" } else { "" });
        }
        world.backend.keep_outcome(&officer, &self.challenge, &form).await
    }
}

impl Signed {
    async fn file(&self, world: &World<'_>) -> Result<()> {
        let officer = world.actor(&self.officer).await?;
        for name in &self.papers {
            let paper = world.backend.named_paper(&officer, &self.challenge, name).await?;
            people::file_signed(world, &officer, paper).await?;
        }
        let lines = world.backend.papers(&officer, &self.challenge).await?.lines;
        for line in lines.into_iter().filter(|line| self.letters && line.kind == Kind::Letter) {
            people::file_signed(world, &officer, line.paper?).await?;
        }
        Ok(())
    }
}

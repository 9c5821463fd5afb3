//! What followed the results of the demonstration: debriefs, a complaint and its answer, the end of a call.

use super::{DAY, HOUR, Step, World, challenges, people};
use backend::{Result, papers::Kind};
use domain::form::Form;
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

pub(crate) enum FollowUpDeed<'a> {
    Release(&'a Debrief),
    Complain(&'a Complaint),
    Answer(&'a Complaint),
    Conclude(&'a End),
    File(&'a Signed),
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
    debriefs.chain(complaints).chain(answers).chain(ends).chain(signed).collect()
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
        }
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

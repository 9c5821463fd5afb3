//! Questions about a challenge and information sessions as JSON: what was answered, and how many were not. Nothing of who
//! asked.

use super::foreign::Text;
use app::{challenges::questions::anchor, paths};
use backend::questions::PublicQuestions;
use domain::{
    briefings::Briefing,
    locale::Bilingual,
    notices::{Draft, Notice},
    time::Moment,
};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
pub struct Questions {
    /// Taken until then; `null` once proposals are not taken any more.
    until: Option<String>,
    waiting: usize,
    declined: usize,
    answers: Vec<Answer>,
}

#[derive(Serialize, ToSchema)]
struct Answer {
    number: u32,
    url: String,
    question: String,
    answer: String,
    published_at: String,
    /// Numbers of questions that have the same answer.
    merged: Vec<u32>,
}

impl Questions {
    pub fn new(questions: &PublicQuestions, code: &str, base_url: &str) -> Self {
        let answers = questions.answers.iter().map(|answer| Answer {
            number: answer.number,
            url: format!("{base_url}{}#{}", paths::challenge(code), anchor(answer.number)),
            question: answer.question.clone(),
            answer: answer.answer.clone(),
            published_at: answer.at.to_rfc3339(),
            merged: answer.merged.clone(),
        });
        let until = questions.until.map(Moment::to_rfc3339);
        Self { until, waiting: questions.waiting, declined: questions.declined, answers: answers.collect() }
    }
}

/// What the office told a group about the challenge.
#[derive(Serialize, ToSchema)]
pub struct Told {
    number: u32,
    at: String,
    url: String,
    /// `watchers`, `concerned`, `verified` or, once the result is public, `council`.
    audience: &'static str,
    #[schema(value_type = Text)]
    subject: Bilingual,
    #[schema(value_type = Text)]
    text: Bilingual,
}

impl Told {
    pub fn new(notice: &Notice, code: &str, base_url: &str) -> Self {
        let Draft { audience, subject, text } = notice.draft.clone();
        Self {
            number: notice.number,
            at: notice.at.to_rfc3339(),
            url: format!("{base_url}{}#notices", paths::challenge(code)),
            audience: audience.code(),
            subject,
            text,
        }
    }
}

#[derive(Serialize, ToSchema)]
pub struct Session {
    at: String,
    place: String,
    link: String,
    note: String,
    /// Why it does not take place.
    called_off: Option<String>,
}

impl Session {
    pub fn new(briefing: &Briefing) -> Self {
        let plan = briefing.plan.clone();
        Self { at: plan.at.to_rfc3339(), place: plan.place, link: plan.link, note: plan.note, called_off: briefing.called_off.clone() }
    }
}

//! What the JSON looks like. Fields are named here one by one, so that nothing is published by accident.

use super::{
    foreign::{Goal, Text},
    legal::CitedEntry,
    questions::{Questions, Session, Told},
};
use app::paths;
use backend::{
    challenges::{ChallengeCard, ChallengeView, VersionLine},
    files::FileView,
};
use domain::{
    challenges::{Calendar, Challenge, Content, ILLUSTRATIVE, Measure, RuleSet, State},
    locale::Bilingual,
    proposals::lifecycle::OpeningRecord,
    time::Moment,
    verbatim::Verbatim,
};
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Serialize, ToSchema)]
pub struct List {
    pub total: u32,
    pub page: u32,
    pub per_page: u32,
    pub challenges: Vec<Card>,
}

#[derive(Serialize, ToSchema)]
pub struct Card {
    #[serde(flatten)]
    head: Head,
    #[schema(value_type = Text)]
    summary: Bilingual,
    #[schema(value_type = Text)]
    owner: Bilingual,
    fields: Vec<&'static str>,
    stage: &'static str,
    opens: Option<String>,
    closes: Option<String>,
    /// Whole đồng.
    budget_ceiling: Option<i64>,
}

/// What every answer about a challenge begins with.
#[derive(Serialize, ToSchema)]
pub(super) struct Head {
    code: String,
    url: String,
    #[schema(value_type = Text)]
    title: Bilingual,
    is_illustrative: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Text>)]
    notice: Option<Bilingual>,
}

impl Head {
    fn new(code: &str, title: &Bilingual, is_illustrative: bool, base_url: &str) -> Self {
        let notice = is_illustrative.then(|| Bilingual::new(ILLUSTRATIVE, "Illustrative data – not the province's official list"));
        Self { code: code.to_owned(), url: format!("{base_url}{}", paths::challenge(code)), title: title.clone(), is_illustrative, notice }
    }

    pub(super) fn of(challenge: &Challenge, base_url: &str) -> Self {
        Self::new(&challenge.code, &challenge.content.title, challenge.is_illustrative, base_url)
    }
}

impl Card {
    pub fn new(card: &ChallengeCard, base_url: &str) -> Self {
        Self {
            head: Head::new(&card.code, &card.title, card.is_illustrative, base_url),
            summary: card.summary.clone(),
            owner: card.owner.clone(),
            fields: card.fields.iter().map(|field| field.code()).collect(),
            stage: card.stage.code(),
            opens: time(card.opens),
            closes: time(card.closes),
            budget_ceiling: card.budget_ceiling,
        }
    }
}

#[derive(Serialize, ToSchema)]
pub struct Detail {
    #[serde(flatten)]
    head: Head,
    stage: &'static str,
    version: u32,
    #[schema(value_type = Text)]
    summary: Bilingual,
    #[schema(value_type = Text)]
    context: Bilingual,
    #[schema(value_type = Text)]
    legal_basis: Bilingual,
    #[schema(value_type = Text)]
    required_result: Bilingual,
    #[schema(value_type = Vec<Goal>)]
    measures: Vec<Measure>,
    #[schema(value_type = Text)]
    constraints: Bilingual,
    #[schema(value_type = Text)]
    data_offered: Bilingual,
    #[schema(value_type = Text)]
    owner: Bilingual,
    #[schema(value_type = Text)]
    commune: Bilingual,
    fields: Vec<&'static str>,
    budget_ceiling: Option<i64>,
    calendar: Times,
    /// As it is hashed: the SHA-256 of this object without spaces is `rules_hash`.
    #[schema(value_type = Object)]
    rules: Verbatim<RuleSet>,
    rules_hash: Option<String>,
    versions: Vec<Version>,
    files: Vec<File>,
    opening_record: Option<Opening>,
    questions: Questions,
    /// From the register of legal texts; the legal basis is the text above.
    legal_texts: Vec<CitedEntry>,
    /// Of the office: what firms were told, and what the council was told once the result is public.
    notices: Vec<Told>,
    /// Information sessions.
    briefings: Vec<Session>,
    cancelled: Option<Cancelled>,
}

#[derive(Serialize, ToSchema)]
struct Times {
    opens: Option<String>,
    closes: Option<String>,
    opening: Option<String>,
    scoring_ends: Option<String>,
    result: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct Version {
    version: u32,
    at: String,
    reason: String,
    changed: Vec<String>,
    files: Vec<File>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closing_moved_from: Option<String>,
}

#[derive(Serialize, ToSchema)]
struct File {
    name: String,
    media_type: String,
    size: i64,
    sha256: String,
    url: String,
}

#[derive(Serialize, ToSchema)]
struct Opening {
    at: String,
    proposals: Vec<Opened>,
}

#[derive(Serialize, ToSchema)]
struct Opened {
    code: String,
    version: u32,
    submitted_at: String,
    sha256: String,
}

#[derive(Serialize, ToSchema)]
struct Cancelled {
    at: String,
    reason: String,
}

impl Detail {
    pub fn new(view: &ChallengeView, base_url: &str) -> Self {
        let challenge = &view.challenge;
        // Taken apart, so that a new part of the content must be thought about here.
        let Content {
            title: _,
            summary,
            context,
            legal_basis,
            required_result,
            measures,
            constraints,
            data_offered,
            owner,
            commune,
            fields,
            budget_ceiling,
            calendar: _,
            rules,
        } = challenge.content.clone();
        Self {
            head: Head::of(challenge, base_url),
            stage: view.stage.code(),
            version: challenge.version,
            summary,
            context,
            legal_basis,
            required_result,
            measures,
            constraints,
            data_offered,
            owner,
            commune,
            fields: fields.iter().map(|field| field.code()).collect(),
            budget_ceiling,
            calendar: Times::new(&challenge.calendar()),
            rules,
            rules_hash: challenge.rules_hash.clone(),
            versions: view.versions.iter().map(|line| Version::new(line, base_url)).collect(),
            files: view.files.iter().map(|file| File::new(file, base_url)).collect(),
            opening_record: view.opening_record.as_ref().map(Opening::new),
            legal_texts: view.cited.iter().map(|text| CitedEntry::new(text, base_url)).collect(),
            notices: view.notices.iter().map(|notice| Told::new(notice, &challenge.code, base_url)).collect(),
            briefings: view.briefings.iter().map(Session::new).collect(),
            questions: Questions::new(&view.questions, &challenge.code, base_url),
            cancelled: match &challenge.state {
                State::Cancelled { at, reason } => Some(Cancelled { at: at.to_rfc3339(), reason: reason.clone() }),
                _ => None,
            },
        }
    }
}

impl Times {
    fn new(calendar: &Calendar) -> Self {
        let Calendar { opens, closes, opening, scoring_ends, result } = calendar.clone();
        Self { opens: time(opens), closes: time(closes), opening: time(opening), scoring_ends: time(scoring_ends), result: time(result) }
    }
}

impl Version {
    fn new(line: &VersionLine, base_url: &str) -> Self {
        Self {
            version: line.version,
            at: line.at.to_rfc3339(),
            reason: line.reason.clone(),
            changed: line.changed.clone(),
            files: line.files.iter().map(|file| File::new(file, base_url)).collect(),
            closing_moved_from: time(line.closing.map(|[from, _]| from)),
        }
    }
}

impl File {
    fn new(file: &FileView, base_url: &str) -> Self {
        Self {
            name: file.name.clone(),
            media_type: file.media_type.clone(),
            size: file.size,
            sha256: file.sha256.clone(),
            url: format!("{base_url}{}", paths::file(file.id)),
        }
    }
}

impl Opening {
    fn new(record: &OpeningRecord) -> Self {
        let lines = record.lines.iter().map(|line| Opened {
            code: line.code.clone(),
            version: line.version,
            submitted_at: line.submitted_at.to_rfc3339(),
            sha256: line.sha256.clone(),
        });
        Self { at: record.at.to_rfc3339(), proposals: lines.collect() }
    }
}

pub(super) fn time(moment: Option<Moment>) -> Option<String> {
    moment.map(Moment::to_rfc3339)
}

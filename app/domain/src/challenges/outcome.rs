//! What became of a challenge after its decision, as the office says: how it stands, milestones, spending, values measured against
//! its targets, lessons, and the call in its place where it failed. Edition by edition; no rank and no decision rests on it.

use super::topic::Measure;
use crate::{
    access::Permit,
    check::{Problem, RegisterProblem},
    event::{Event, EventKind},
    form::{FieldErrors, Form, FormReader},
    ids::{ChallengeId, UserId},
    limits::{CODE, NAME, NOTE},
    locale::Locale,
    money::{parse_vnd, show_vnd},
    proposals::targets,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// So many milestones are told. A number of this site, to be confirmed.
pub const MAX_STEPS: usize = 12;
const STEP: [&str; 3] = ["step_what", "step_due", "step_done"];

/// How what was decided goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Running,
    Achieved,
    Partly,
    Failed,
}

impl Standing {
    pub const ALL: [Self; 4] = [Self::Running, Self::Achieved, Self::Partly, Self::Failed];

    pub fn code(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Achieved => "achieved",
            Self::Partly => "partly",
            Self::Failed => "failed",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.code() == code)
    }

    /// In Vietnamese.
    fn said(self) -> &'static str {
        match self {
            Self::Running => "Đang thực hiện",
            Self::Achieved => "Đạt mục tiêu",
            Self::Partly => "Đạt một phần mục tiêu",
            Self::Failed => "Không đạt mục tiêu",
        }
    }
}

/// One milestone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Step {
    pub what: String,
    /// The first moment of its day.
    pub due: Option<Moment>,
    pub done: Option<Moment>,
}

/// A value that was measured for a target, as the target was published then.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measured {
    pub of: Measure,
    pub value: String,
    /// Whether the target is reached, as whoever measured says.
    pub is_reached: bool,
}

/// What is said, as of a day, by a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    pub standing: Standing,
    pub as_of: Moment,
    pub source: String,
    #[serde(default)]
    pub steps: Vec<Step>,
    /// Whole đồng; nobody has said where there is none.
    #[serde(default)]
    pub spent: Option<i64>,
    #[serde(default)]
    pub measured: Vec<Measured>,
    #[serde(default)]
    pub lessons: String,
    /// The code of the call in its place; empty where there is none.
    #[serde(default)]
    pub called_again: String,
}

pub fn value_field(measure: &Measure) -> String {
    format!("measured_{}", targets::key(measure))
}

pub fn reached_field(measure: &Measure) -> String {
    format!("reached_{}", targets::key(measure))
}

impl Outcome {
    /// Form: `standing`, `as_of`, `source`, `spent`, `lessons`, `called_again` (a code of another call), rows of `step_what`, `step_due` and `step_done`, and for
    /// each target a value and whether it is reached.
    pub fn read(form: &Form, measures: &[Measure], now: Moment) -> Result<Self, FieldErrors> {
        let day = Problem::Register(RegisterProblem::Day);
        let mut r = FormReader::new(form);
        let standing = r.required_parsed("standing", Problem::Choice, Standing::from_code);
        let as_of = past(&mut r, "as_of", now);
        if form.text("as_of").is_empty() {
            r.errors.add("as_of", Problem::Required);
        }
        let source = r.required("source", NAME);
        let spent = r.parsed("spent", Problem::Money, parse_vnd);
        let mut steps = Vec::new();
        for row in form.rows(&STEP, MAX_STEPS) {
            let what = r.required(&format!("step_what_{row}"), NAME);
            let due = r.parsed(&format!("step_due_{row}"), day.clone(), Moment::from_date);
            steps.push(Step { what, due, done: past(&mut r, &format!("step_done_{row}"), now) });
        }
        let mut measured = Vec::new();
        for of in measures.iter().filter(|measure| !measure.name.is_empty()) {
            let value = r.text(&value_field(of), NAME);
            if !value.is_empty() {
                measured.push(Measured { of: of.clone(), value, is_reached: form.is_checked(&reached_field(of)) });
            }
        }
        let (lessons, called_again) = (r.text("lessons", NOTE), r.text("called_again", CODE));
        r.errors.or(())?;
        let (Some(standing), Some(as_of)) = (standing, as_of) else { return Err(FieldErrors::one("standing", Problem::Choice)) };
        Ok(Self { standing, as_of, source, steps, spent, measured, lessons, called_again })
    }

    /// In Vietnamese, for data and archives: how it stands and by which source, what was spent and measured.
    pub fn lines(&self) -> Vec<String> {
        let (as_of, source) = (self.as_of.show_date(Locale::Vi), self.source.trim_end_matches('.'));
        let mut lines = vec![format!("{}, tính đến ngày {as_of}. Nguồn: {source}.", self.standing.said())];
        lines.extend(self.spent.map(|spent| format!("Kinh phí đã chi: {}.", show_vnd(spent, Locale::Vi))));
        for measured in &self.measured {
            let (name, target) = (measured.of.name.get(Locale::Vi), measured.of.target.get(Locale::Vi));
            let reached = if measured.is_reached { "đạt" } else { "chưa đạt" };
            lines.push(format!("{name} (yêu cầu: {target}): {}, {reached}.", measured.value));
        }
        if !self.called_again.is_empty() {
            lines.push(format!("Mời lại bằng bài toán {}.", self.called_again));
        }
        lines
    }

    pub fn to_form(&self) -> Form {
        let date = |at: Option<Moment>| at.map(Moment::to_date).unwrap_or_default();
        let mut form = Form::default()
            .with("standing", self.standing.code())
            .with("as_of", self.as_of.to_date())
            .with("source", &self.source)
            .with("spent", self.spent.map(|spent| spent.to_string()).unwrap_or_default())
            .with("lessons", &self.lessons)
            .with("called_again", &self.called_again);
        for (row, step) in self.steps.iter().enumerate() {
            form.set(format!("step_what_{row}"), &step.what);
            form.set(format!("step_due_{row}"), date(step.due));
            form.set(format!("step_done_{row}"), date(step.done));
        }
        for measured in &self.measured {
            form.set(value_field(&measured.of), &measured.value);
            form.set(reached_field(&measured.of), if measured.is_reached { "on" } else { "" });
        }
        form
    }
}

/// A day that has come; one that has not is named.
fn past(r: &mut FormReader<'_>, name: &str, now: Moment) -> Option<Moment> {
    let at = r.parsed(name, Problem::Register(RegisterProblem::Day), Moment::from_date);
    if at.is_some_and(|at| at > now) {
        r.errors.add(name, Problem::Register(RegisterProblem::AfterNow));
    }
    at
}

/// What was said at a moment. Nothing of it changes later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    pub outcome: Outcome,
    /// From 1.
    pub version: u32,
    pub at: Moment,
    pub by: Option<UserId>,
    /// Why it was changed; the first one has none.
    pub reason: String,
}

impl Edition {
    /// The first one, or the next: then something has to be another, with a reason.
    pub fn following(last: Option<&Self>, outcome: Outcome, reason: &str, permit: &Permit) -> Result<Self, FieldErrors> {
        if let Some(last) = last {
            if reason.is_empty() {
                return Err(FieldErrors::one("reason", Problem::Required));
            }
            if last.outcome == outcome {
                return Err(FieldErrors::one("standing", Problem::Register(RegisterProblem::Unchanged)));
            }
        }
        let version = last.map_or(0, |last| last.version) + 1;
        let reason = if version == 1 { String::new() } else { reason.to_owned() };
        Ok(Self { outcome, version, at: permit.at(), by: permit.by(), reason })
    }

    pub fn event(&self, of: ChallengeId) -> Event {
        Event::new(EventKind::OutcomeKept, self.by).challenge(of).note(&self.reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Bilingual;

    fn at(text: &str) -> Moment {
        Moment::from_local(text).expect("a time")
    }

    fn measures() -> [Measure; 2] {
        ["Tỷ lệ", "Thời gian"].map(|name| Measure { name: Bilingual::new(name, ""), target: Bilingual::new("≥ 90%", "") })
    }

    fn form() -> Form {
        let fields = [
            ("standing", "running"),
            ("as_of", "2026-05-31"),
            ("source", "Báo cáo nghiệm thu"),
            ("spent", "1.200.000.000"),
            ("step_what_0", "Nghiệm thu giai đoạn 1"),
            ("step_due_0", "2026-06-30"),
            ("step_what_2", "Vận hành thử"),
            ("step_done_2", "2026-05-20"),
            ("lessons", "Cần dữ liệu sớm hơn."),
        ];
        let form = fields.into_iter().fold(Form::default(), |form, (name, value)| form.with(name, value));
        form.with(value_field(&measures()[0]), "91%").with(reached_field(&measures()[0]), "on")
    }

    #[test]
    fn what_is_said_is_read_and_shown_again() {
        let outcome = Outcome::read(&form(), &measures(), at("2026-06-01T09:00")).expect("read");
        assert_eq!((outcome.spent, outcome.steps.len(), outcome.measured.len()), (Some(1_200_000_000), 2, 1));
        assert!(outcome.measured[0].is_reached && outcome.steps[1].done.is_some());
        assert_eq!(Outcome::read(&outcome.to_form(), &measures(), at("2026-06-01T09:00")), Ok(outcome.clone()));
        let stored = serde_json::to_string(&outcome).expect("JSON");
        assert_eq!(serde_json::from_str::<Outcome>(&stored).expect("read again"), outcome);
    }

    #[test]
    fn every_field_that_is_wrong_is_named_at_once() {
        let wrong = Form::default()
            .with("as_of", "2026-06-02")
            .with("spent", "nhiều")
            .with("step_due_1", "mai")
            .with("step_done_1", "2027-01-01")
            .with("called_again", "x".repeat(17));
        let errors = Outcome::read(&wrong, &measures(), at("2026-06-01T09:00")).expect_err("refused");
        for (field, problem) in [
            ("standing", Problem::Choice),
            ("as_of", Problem::Register(RegisterProblem::AfterNow)),
            ("source", Problem::Required),
            ("spent", Problem::Money),
            ("step_what_1", Problem::Required),
            ("step_due_1", Problem::Register(RegisterProblem::Day)),
            ("step_done_1", Problem::Register(RegisterProblem::AfterNow)),
            ("called_again", Problem::TooLong(16)),
        ] {
            assert_eq!(errors.of(field), Some(&problem), "{field}");
        }
    }
}

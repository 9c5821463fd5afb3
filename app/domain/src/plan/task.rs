//! One task: what the office says of it, and how one edition follows another.

use crate::{
    access::Permit,
    check::{Problem, RegisterProblem},
    event::{Event, EventKind},
    form::{FieldErrors, Form, FormReader},
    ids::UserId,
    legal::{Cited, cite_field, read_cited},
    limits::{NAME, REASON},
    number::plain,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// The plan has 47 tasks; a number beyond this is a slip.
pub const LONGEST_NUMBER: u16 = 999;

/// How a task stands, as the office says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskState {
    Done,
    OnSchedule,
    /// Late, or it may become so.
    AtRisk,
    NotStarted,
    /// Nobody has said.
    Unclassified,
    /// No task of the plan any more; kept, and counted nowhere.
    Dropped,
}

impl TaskState {
    pub const ALL: [Self; 6] = [Self::Done, Self::OnSchedule, Self::AtRisk, Self::NotStarted, Self::Unclassified, Self::Dropped];
    /// Those that tasks of the plan are counted by.
    pub const COUNTED: [Self; 5] = [Self::Done, Self::OnSchedule, Self::AtRisk, Self::NotStarted, Self::Unclassified];

    pub fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::OnSchedule => "on_schedule",
            Self::AtRisk => "at_risk",
            Self::NotStarted => "not_started",
            Self::Unclassified => "unclassified",
            Self::Dropped => "dropped",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }
}

/// What is said of a task, as of a day, by a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    pub number: u16,
    pub title: String,
    /// The unit that answers for it.
    pub owner: String,
    /// The first moment of the last day on which it is in time; `None` where no day is set.
    pub due: Option<Moment>,
    pub state: TaskState,
    pub as_of: Moment,
    pub source: String,
    /// What the state rests on: words, or an address.
    pub evidence: String,
    pub note: String,
    /// Entries of the register of legal texts.
    pub cites: Cited,
}

impl Task {
    /// Form: `number`, `title`, `owner`, `due`, `state`, `as_of`, `source`, `evidence`, `note`, and a box for each entry that it
    /// cites, of `register`.
    pub fn read(form: &Form, register: &[String], now: Moment) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let number = r.required_parsed("number", Problem::Range(1, LONGEST_NUMBER.into()), number);
        Self::read_rest(r, number.unwrap_or_default(), register, now)
    }

    /// The same of this task: its number stays.
    pub fn read_again(&self, form: &Form, register: &[String], now: Moment) -> Result<Self, FieldErrors> {
        Self::read_rest(FormReader::new(form), self.number, register, now)
    }

    fn read_rest(mut r: FormReader<'_>, number: u16, register: &[String], now: Moment) -> Result<Self, FieldErrors> {
        let day = Problem::Register(RegisterProblem::Day);
        let title = r.required("title", REASON);
        let owner = r.required("owner", NAME);
        let due = r.parsed("due", day.clone(), Moment::from_date);
        let state = r.required_parsed("state", Problem::Choice, TaskState::from_code);
        let (as_of, source) = said_by(&mut r, now);
        let (evidence, note) = (r.text("evidence", REASON), r.text("note", REASON));
        let cites = read_cited(r.form, register.iter().cloned());
        r.errors.or(())?;
        let (Some(state), Some(as_of)) = (state, as_of) else { return Err(FieldErrors::one("state", Problem::Choice)) };
        Ok(Self { number, title, owner, due, state, as_of, source, evidence, note, cites })
    }

    pub fn to_form(&self) -> Form {
        let form = Form::default()
            .with("title", &self.title)
            .with("owner", &self.owner)
            .with("due", self.due.map(Moment::to_date).unwrap_or_default())
            .with("state", self.state.code())
            .with("as_of", self.as_of.to_date())
            .with("source", &self.source)
            .with("evidence", &self.evidence)
            .with("note", &self.note);
        self.cites.iter().fold(form, |form, key| form.with(cite_field(key), "on"))
    }

    /// Its last day is over, and it is not done.
    pub fn is_overdue(&self, now: Moment) -> bool {
        !self.state.is_over() && self.due.is_some_and(|due| due.plus_days(1) <= now)
    }
}

/// `as_of` and `source`, which every number on the board has.
pub fn said_by(r: &mut FormReader<'_>, now: Moment) -> (Option<Moment>, String) {
    let as_of = r.required_parsed("as_of", Problem::Register(RegisterProblem::Day), Moment::from_date);
    if as_of.is_some_and(|day| day > now) {
        r.errors.add("as_of", Problem::Register(RegisterProblem::AfterNow));
    }
    (as_of, r.required("source", NAME))
}

pub(super) fn number(text: &str) -> Option<u16> {
    plain(text).filter(|number| (1..=LONGEST_NUMBER).contains(number))
}

/// A task as it was kept at a moment. Nothing of it changes later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    pub task: Task,
    /// From 1.
    pub version: u32,
    pub at: Moment,
    pub by: Option<UserId>,
    /// Why it was changed; the first one has none.
    pub reason: String,
    /// Entered in a demonstration, and no task of the province.
    pub is_illustrative: bool,
}

impl Edition {
    pub fn first(task: Task, permit: &Permit, is_illustrative: bool) -> Self {
        Self { task, version: 1, at: permit.at(), by: permit.by(), reason: String::new(), is_illustrative }
    }

    /// The next one; something has to be another, with a reason.
    pub fn next(&self, task: Task, reason: &str, permit: &Permit) -> Result<Self, FieldErrors> {
        if reason.is_empty() {
            return Err(FieldErrors::one("reason", Problem::Required));
        }
        if task == self.task {
            return Err(FieldErrors::one("state", Problem::Register(RegisterProblem::Unchanged)));
        }
        let version = self.version + 1;
        Ok(Self { task, version, at: permit.at(), by: permit.by(), reason: reason.to_owned(), is_illustrative: self.is_illustrative })
    }

    pub fn event(&self) -> Event {
        let kind = if self.version == 1 { EventKind::TaskAdded } else { EventKind::TaskChanged };
        Event::new(kind, self.by).note(format!("{} {} {}", self.task.number, self.task.state.code(), self.reason).trim().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        Moment::from_local(text).expect("a time")
    }

    fn form() -> Form {
        let fields = [
            ("number", "7"),
            ("title", "Xây dựng kho dữ liệu dùng chung"),
            ("owner", "Sở Khoa học và Công nghệ"),
            ("due", "2026-06-30"),
            ("state", "on_schedule"),
            ("as_of", "2026-05-31"),
            ("source", "Báo cáo tháng 5"),
        ];
        fields.into_iter().fold(Form::default(), |form, (name, value)| form.with(name, value))
    }

    #[test]
    fn a_task_is_late_once_its_last_day_is_over_and_it_is_not_done() {
        let task = Task::read(&form(), &[], at("2026-06-01T09:00")).expect("read");
        assert!(!task.is_overdue(at("2026-06-30T23:59")) && task.is_overdue(at("2026-07-01T00:00")));
        for state in TaskState::ALL {
            let is_over = matches!(state, TaskState::Done | TaskState::Dropped);
            assert_eq!(Task { state, ..task.clone() }.is_overdue(at("2026-07-01T00:00")), !is_over, "{state:?}");
        }
        assert!(!Task { due: None, ..task }.is_overdue(at("2030-01-01T00:00")));
    }

    #[test]
    fn every_field_that_is_wrong_is_named_at_once() {
        let (now, register) = (at("2026-06-01T09:00"), ["57-nq-tw".to_owned()]);
        let task = Task::read(&form().with("cite_57-nq-tw", "on").with("cite_b", "on"), &register, now).expect("read");
        assert_eq!(task.cites.iter().collect::<Vec<_>>(), ["57-nq-tw"], "what the register has not is not cited");
        assert_eq!(task.read_again(&task.to_form(), &register, now), Ok(task), "what is shown again is what was read");
        let wrong = Form::default().with("number", "0").with("due", "30/6").with("as_of", "2026-06-02").with("state", "x");
        let errors = Task::read(&wrong, &register, now).expect_err("refused");
        for (field, problem) in [
            ("number", Problem::Range(1, 999)),
            ("title", Problem::Required),
            ("owner", Problem::Required),
            ("due", Problem::Register(RegisterProblem::Day)),
            ("state", Problem::Choice),
            ("as_of", Problem::Register(RegisterProblem::AfterNow)),
            ("source", Problem::Required),
        ] {
            assert_eq!(errors.of(field), Some(&problem), "{field}");
        }
    }
}

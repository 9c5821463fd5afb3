//! A sheet of tasks: which column is which, what each row says, and everything that is wrong with it at once. A state that is
//! missing or not understood is asked for, row by row, and never guessed.

mod day;
#[cfg(test)]
mod tests;

use super::{Task, TaskState, task};
use crate::{
    challenges::table_import::Table,
    check::{Problem, RegisterProblem},
    limits::{NAME, REASON},
    text::fold,
    time::Moment,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Rows below the heading.
const MAX_ROWS: usize = 500;
/// Rows above it.
const MAX_TITLES: usize = 30;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Number,
    Title,
    Owner,
    Due,
    State,
    Evidence,
    Note,
}

impl Column {
    const ALL: [Self; 7] = [Self::Number, Self::Title, Self::Owner, Self::Due, Self::State, Self::Evidence, Self::Note];
    const NEEDED: [Self; 4] = [Self::Number, Self::Title, Self::Owner, Self::State];

    /// The form field that it becomes.
    fn field(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Title => "title",
            Self::Owner => "owner",
            Self::Due => "due",
            Self::State => "state",
            Self::Evidence => "evidence",
            Self::Note => "note",
        }
    }

    /// How a heading begins, without diacritics.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Number => &["tt", "stt", "so tt", "so thu tu", "number", "no."],
            Self::Title => &["ten nhiem vu", "nhiem vu", "noi dung", "task", "title"],
            Self::Owner => &["don vi", "co quan", "chu tri", "owner"],
            Self::Due => &["thoi han", "han hoan thanh", "thoi gian hoan thanh", "due"],
            Self::State => &["trang thai", "tinh trang", "tien do", "state", "status"],
            Self::Evidence => &["minh chung", "ket qua", "san pham", "evidence"],
            Self::Note => &["ghi chu", "note"],
        }
    }

    fn of(heading: &str) -> Option<Self> {
        let heading = squeezed(heading);
        let is_named = |name: &&str| heading.strip_prefix(*name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        Self::ALL.into_iter().find(|column| column.names().iter().any(is_named))
    }
}

/// Lower case, without diacritics, one space between words.
fn squeezed(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One task of the sheet. What a sheet does not say is empty, and stays as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetRow {
    /// As numbered in the sheet, from 1.
    pub row: u32,
    pub number: u16,
    pub title: String,
    pub owner: String,
    pub due: Option<Moment>,
    /// `None` where somebody has to say.
    pub state: Option<TaskState>,
    /// As it stands in the sheet.
    pub state_said: String,
    pub evidence: String,
    pub note: String,
}

/// What a row does to the task that is kept under its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Fate {
    New,
    Same,
    /// In these fields, with what they hold.
    Changed(Vec<(&'static str, String)>),
}

impl SheetRow {
    /// The task as it is once the row is laid over what is kept.
    pub fn over(&self, before: Option<&Task>, state: TaskState, as_of: Moment, source: &str) -> Task {
        let or = |said: &str, kept: fn(&Task) -> &String| {
            if said.is_empty() { before.map(kept).cloned().unwrap_or_default() } else { said.to_owned() }
        };
        Task {
            number: self.number,
            title: or(&self.title, |task| &task.title),
            owner: or(&self.owner, |task| &task.owner),
            due: self.due.or(before.and_then(|task| task.due)),
            state,
            as_of,
            source: source.to_owned(),
            evidence: or(&self.evidence, |task| &task.evidence),
            note: or(&self.note, |task| &task.note),
            cites: before.map(|task| task.cites.clone()).unwrap_or_default(),
        }
    }

    /// With the state that the sheet says, or the one that was chosen.
    pub fn fate(&self, before: Option<&Task>, state: Option<TaskState>) -> Fate {
        let Some(before) = before else { return Fate::New };
        let after = self.over(Some(before), state.unwrap_or(before.state), before.as_of, &before.source);
        let (was, is) = (before.to_form(), after.to_form());
        let changed = Column::ALL.into_iter().map(Column::field).filter(|field| was.get(field) != is.get(field));
        let changed: Vec<_> = changed.map(|field| (field, was.get(field).to_owned())).collect();
        if changed.is_empty() { Fate::Same } else { Fate::Changed(changed) }
    }
}

/// All rows, with every problem found. Nothing is saved unless `problems` is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetPlan {
    pub rows: Vec<SheetRow>,
    /// Row (0 = the file as a whole), the field or empty, and what is wrong.
    pub problems: Vec<(u32, &'static str, Problem)>,
    /// Rows below the heading that are no tasks, with all that stands in them.
    pub left_out: Vec<(u32, String)>,
    /// Headings of columns that are not read.
    pub ignored: Vec<String>,
}

impl SheetPlan {
    pub fn refused(problem: Problem) -> Self {
        Self { problems: vec![(0, "", problem)], ..Self::default() }
    }

    /// Rows whose state somebody has to say.
    pub fn asked(&self) -> impl Iterator<Item = &SheetRow> {
        self.rows.iter().filter(|row| row.state.is_none())
    }
}

pub fn has_header(table: &Table) -> bool {
    header(table).is_some()
}

/// The row of the heading, and where its columns are; those that mean the same are wrong later.
fn header(table: &Table) -> Option<(usize, Vec<(usize, Column)>)> {
    let columns = |row: usize| -> Vec<(usize, Column)> {
        let cells = 0..table.cells[row].len();
        cells.filter_map(|place| Some((place, Column::of(table.text(row, place))?))).collect()
    };
    let has = |all: &[(usize, Column)]| Column::NEEDED.iter().all(|needed| all.iter().any(|(_, column)| column == needed));
    (0..table.cells.len().min(MAX_TITLES)).map(|row| (row, columns(row))).find(|(_, all)| has(all))
}

/// Understands a sheet: a heading row that names number, task, unit and state, and a task in each row below it.
pub fn read_sheet(table: &Table) -> SheetPlan {
    let Some((top, columns)) = header(table) else { return SheetPlan::refused(Problem::Register(RegisterProblem::NoHeader)) };
    if table.cells.len() - top > MAX_ROWS {
        return SheetPlan::refused(Problem::TooManyRows(MAX_ROWS as u32));
    }
    let mut plan = SheetPlan::default();
    let mut places: BTreeMap<Column, usize> = BTreeMap::new();
    for (place, column) in &columns {
        if places.insert(*column, *place).is_some() {
            plan.problems.push((top as u32 + 1, column.field(), Problem::ColumnTwice));
        }
    }
    let is_read = |place: &usize| columns.iter().any(|(read, _)| read == place);
    let others = (0..table.cells[top].len()).filter(|place| !is_read(place)).map(|place| table.text(top, place).to_owned());
    plan.ignored = others.filter(|heading| !heading.is_empty()).collect();
    let mut numbers: BTreeMap<u16, u32> = BTreeMap::new();
    for row in top + 1..table.cells.len() {
        let said = |column: Column| places.get(&column).map_or("", |place| table.text(row, *place));
        read_row(row as u32 + 1, table, row, &said, &mut numbers, &mut plan);
    }
    if plan.rows.is_empty() && plan.problems.is_empty() {
        plan.problems.push((0, "", Problem::Register(RegisterProblem::NoRows)));
    }
    plan
}

fn read_row<'a>(
    row: u32,
    table: &Table,
    at: usize,
    said: &impl Fn(Column) -> &'a str,
    numbers: &mut BTreeMap<u16, u32>,
    plan: &mut SheetPlan,
) {
    let (title, owner, state_said) = (said(Column::Title), said(Column::Owner), said(Column::State));
    // Headings between tasks, sums and signatures have neither a unit nor a state.
    if owner.is_empty() && state_said.is_empty() {
        let all: Vec<_> = table.cells[at].iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty()).collect();
        if !all.is_empty() {
            plan.left_out.push((row, all.join(" · ")));
        }
        return;
    }
    let mut wrong = |column: Column, problem: Problem| plan.problems.push((row, column.field(), problem));
    let number = said(Column::Number);
    let number = task::number(number.strip_suffix(".0").unwrap_or(number).trim_end_matches('.'));
    match number {
        None => wrong(Column::Number, Problem::Range(1, task::LONGEST_NUMBER.into())),
        Some(number) => {
            if let Some(first) = numbers.insert(number, row) {
                wrong(Column::Number, Problem::Register(RegisterProblem::NumberTwice(first)));
            }
        }
    }
    for (column, text, most, is_needed) in [
        (Column::Title, title, REASON, true),
        (Column::Owner, owner, NAME, true),
        (Column::Evidence, said(Column::Evidence), REASON, false),
        (Column::Note, said(Column::Note), REASON, false),
    ] {
        if text.is_empty() && is_needed {
            wrong(column, Problem::Required);
        }
        if text.chars().count() > most {
            wrong(column, Problem::TooLong(most as u32));
        }
    }
    let due = match said(Column::Due) {
        "" => None,
        text => day::read(text).unwrap_or_else(|| {
            wrong(Column::Due, Problem::Register(RegisterProblem::Day));
            None
        }),
    };
    plan.rows.push(SheetRow {
        row,
        number: number.unwrap_or_default(),
        title: title.to_owned(),
        owner: owner.to_owned(),
        due,
        state: state(state_said),
        state_said: state_said.to_owned(),
        evidence: said(Column::Evidence).to_owned(),
        note: said(Column::Note).to_owned(),
    });
}

/// Only what has one meaning.
fn state(text: &str) -> Option<TaskState> {
    Some(match squeezed(text).as_str() {
        "da hoan thanh" | "hoan thanh" | "xong" | "done" | "completed" => TaskState::Done,
        "dung tien do" | "dang thuc hien dung tien do" | "dang trien khai dung tien do" | "on schedule" | "on_schedule" => {
            TaskState::OnSchedule
        }
        "cham tien do"
        | "cham"
        | "qua han"
        | "nguy co cham"
        | "nguy co cham tien do"
        | "cham hoac co nguy co cham"
        | "late"
        | "at risk"
        | "at_risk" => TaskState::AtRisk,
        "chua trien khai" | "chua thuc hien" | "chua bat dau" | "not started" | "not_started" => TaskState::NotStarted,
        "chua phan loai" | "unclassified" => TaskState::Unclassified,
        _ => return None,
    })
}

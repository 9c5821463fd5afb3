//! The official list as a table: which column is which, what each row means, and which rows are no challenges.
//! Reading the file itself is the backend's work.

mod codes;
mod fate;
mod header;
mod names;
mod row;

pub use codes::normal_code;
pub use fate::{Existing, Fate, RowChoice, needed, settle, updated};

use crate::{challenges::Content, check::Problem};
use codes::Numbering;
use header::Header;
use serde::{Deserialize, Serialize};

pub const MAX_ROWS: usize = 500;

/// One cell; a number is written as machines write it, with a point before its decimals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub text: String,
    pub is_number: bool,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), is_number: false }
    }
}

/// Merged cells, both ends included, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub top: usize,
    pub left: usize,
    pub bottom: usize,
    pub right: usize,
}

/// A grid of cells as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub cells: Vec<Vec<Cell>>,
    pub merged: Vec<Area>,
    /// Every row is a challenge: no notes and sums stand between them, and money is in đồng.
    pub is_list: bool,
}

impl Table {
    pub fn has_header(&self) -> bool {
        Header::find(self).is_some()
    }

    /// Trimmed; nothing where there is no cell.
    pub fn text(&self, row: usize, column: usize) -> &str {
        self.cells.get(row).and_then(|cells| cells.get(column)).map_or("", |cell| cell.text.trim())
    }
}

/// A challenge of the list before it has a code.
struct Read {
    row: u32,
    own_code: String,
    number: Numbering,
    content: Content,
    other_fields: Vec<String>,
    /// How many rows above it were left out: a heading between begins another section.
    section: usize,
}

/// One row that was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRow {
    /// As numbered in the table, from 1.
    pub row: u32,
    pub code: String,
    pub code_of: CodeOf,
    pub content: Content,
    /// What its fields are called besides those that are known.
    pub other_fields: Vec<String>,
}

/// Where a row has its code from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeOf {
    /// It stands in the list.
    List,
    Number,
    /// It stands in the list and is none: another is offered.
    Unfit,
    /// The row has neither code nor number: any code is as good.
    Nothing,
}

/// All rows, with every problem found. Nothing may be saved unless `problems` is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPlan {
    /// Of the table that was read.
    pub table: String,
    pub rows: Vec<ImportRow>,
    /// Row (0 = the file as a whole), column heading or empty, and what is wrong.
    pub problems: Vec<(u32, String, Problem)>,
    /// Rows below the heading that are no challenges, with all that stands in them.
    pub left_out: Vec<(u32, String)>,
    /// Headings of columns that are not read; of a table without a heading, what looks most like one.
    pub ignored: Vec<String>,
    /// Sheets that hold a list too and were not read.
    pub other_sheets: Vec<String>,
}

impl ImportPlan {
    pub fn refused(problem: Problem) -> Self {
        Self { problems: vec![(0, String::new(), problem)], ..Self::default() }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Number,
    Code,
    TitleVi,
    TitleEn,
    LegalBasis,
    RequiredResult,
    Context,
    Owner,
    Fields,
    Budget,
}

impl Column {
    /// The form field that it becomes.
    fn field(self) -> &'static str {
        match self {
            Self::Number | Self::Code => "code",
            Self::TitleVi => "title_vi",
            Self::TitleEn => "title_en",
            Self::LegalBasis => "legal_basis_vi",
            Self::RequiredResult => "required_result_vi",
            Self::Context => "context_vi",
            Self::Owner => "owner_vi",
            Self::Fields => "fields",
            Self::Budget => "budget_ceiling",
        }
    }
}

/// Understands a table. Rows above the header are skipped; the header names both a title and a required result, with or
/// without diacritics, in one row or over several.
pub fn plan(table: &Table) -> ImportPlan {
    let Some(header) = Header::find(table) else {
        return ImportPlan { ignored: header::likeliest(table), ..ImportPlan::refused(Problem::NoHeader) };
    };
    let mut plan = ImportPlan { table: table.name.clone(), ignored: header.ignored.clone(), ..ImportPlan::default() };
    plan.problems.extend(header.problems.iter().map(|(column, problem)| (header.row(), column.field().to_owned(), problem.clone())));
    let Some(rows) = row::read(table, &header, &mut plan) else { return ImportPlan::refused(Problem::TooManyRows(MAX_ROWS as u32)) };
    codes::give(rows, &mut plan);
    plan.problems.sort_by_key(|(row, ..)| *row);
    if plan.rows.is_empty() && plan.problems.is_empty() {
        plan.problems.push((0, String::new(), Problem::NoRows));
    }
    plan
}

#[cfg(test)]
mod tests;

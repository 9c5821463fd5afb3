//! Finding the heading of the table, which may stand over several rows, and what its columns hold.

use super::{
    Area, Cell, Column, Table,
    names::{LONGEST, column, hinted, is_vague},
};
use crate::{check::Problem, money::Unit, text::fold};

/// Rows that a heading may take.
const DEEPEST: usize = 3;

#[derive(Clone, Debug)]
pub(super) struct Header {
    pub bottom: usize,
    pub columns: Vec<(usize, Column)>,
    pub ignored: Vec<String>,
    /// What amounts are in; `None` where nothing says so.
    pub unit: Option<Unit>,
    pub problems: Vec<(Column, Problem)>,
}

impl Header {
    pub fn find(table: &Table) -> Option<Self> {
        let depths = |bottom: usize| (0..DEEPEST.min(bottom + 1)).map(move |up| (bottom - up, bottom));
        let names_any = |row: &usize| table.cells[*row].iter().any(|cell| column(&cell.text).or_else(|| hinted(&cell.text)).is_some());
        let (top, bottom) =
            (0..table.cells.len()).filter(names_any).flat_map(depths).find(|(top, bottom)| has_both(&columns(table, *top, *bottom)))?;
        // Where the rows beside it would hide what the heading says, they are no part of it.
        let (top, bottom) = Some(widened(table, top, bottom)).filter(|(t, b)| has_both(&columns(table, *t, *b))).unwrap_or((top, bottom));
        let all = columns(table, top, bottom);
        let mut header = Self { bottom, columns: Vec::new(), ignored: Vec::new(), unit: None, problems: Vec::new() };
        for (place, heading, column) in all {
            match column {
                None => header.ignored.push(heading),
                Some(column) => header.add(table, place, &heading, column),
            }
        }
        if table.is_list {
            header.unit = Some(Unit::Dong);
        }
        Some(header)
    }

    /// As people count rows.
    pub fn row(&self) -> u32 {
        self.bottom as u32 + 1
    }

    pub fn place(&self, wanted: Column) -> Option<usize> {
        self.columns.iter().find(|(_, column)| *column == wanted).map(|(place, _)| *place)
    }

    fn add(&mut self, table: &Table, place: usize, heading: &str, column: Column) {
        if self.place(column).is_some() {
            self.problems.push((column, Problem::ColumnTwice));
            return;
        }
        self.columns.push((place, column));
        if column == Column::Budget {
            let said = match unit(heading) {
                Ok(None) => unit_above(table, self.bottom),
                said => said,
            };
            match said {
                Ok(unit) => self.unit = unit,
                Err(problem) => self.problems.push((column, problem)),
            }
        }
    }
}

/// The texts of the row that has the most of them, as a heading has: none is long, and none a number.
pub(super) fn likeliest(table: &Table) -> Vec<String> {
    let is_heading = |text: &&str| text.chars().any(char::is_alphabetic) && text.chars().count() <= LONGEST;
    let said = |cells: &[Cell]| -> Vec<String> {
        let texts = cells.iter().map(|cell| cell.text.trim()).filter(is_heading);
        texts.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    // Of several, the first: what stands below is the list.
    let rows = table.cells.iter().map(|cells| said(cells)).filter(|said| said.len() > 1).rev();
    rows.max_by_key(Vec::len).unwrap_or_default()
}

type Headings = Vec<(usize, String, Option<Column>)>;

fn has_both(headings: &Headings) -> bool {
    let has = |wanted| headings.iter().any(|(.., column)| *column == Some(wanted));
    has(Column::TitleVi) && has(Column::RequiredResult)
}

/// The heading with the rows above and below that belong to it: those it is merged with, and those that hold nothing
/// but headings for columns which have none yet.
fn widened(table: &Table, top: usize, bottom: usize) -> (usize, usize) {
    let touching: Vec<&Area> = table.merged.iter().filter(|a| a.top <= bottom && a.bottom >= top && a.bottom - a.top < DEEPEST).collect();
    let mut first = touching.iter().map(|a| a.top).min().unwrap_or(top).min(top);
    let mut last = touching.iter().map(|a| a.bottom).max().unwrap_or(bottom).clamp(bottom, table.cells.len() - 1);
    let known = |place: usize, first: usize, last: usize| columns(table, first, last).iter().any(|(p, _, c)| *p == place && c.is_some());
    let named = |row: usize, first: usize, last: usize| {
        let places = (0..table.cells.get(row).map_or(0, Vec::len)).filter(|place| !table.text(row, *place).is_empty());
        places.map(|place| column(table.text(row, place)).is_some() && !known(place, first, last)).collect::<Vec<_>>()
    };
    while first > 0 && last - first < DEEPEST - 1 && named(first - 1, first, last).iter().filter(|is_new| **is_new).count() > 1 {
        first -= 1;
    }
    while last - first < DEEPEST - 1
        && Some(named(last + 1, first, last)).is_some_and(|new| !new.is_empty() && new.iter().all(|is_new| *is_new))
    {
        last += 1;
    }
    if last - first < DEEPEST - 1 && is_below_groups(table, last) {
        last += 1;
    }
    (first, last)
}

/// Whether all that stands in the row below says what the parts of headings above it are, each merged over several columns.
fn is_below_groups(table: &Table, bottom: usize) -> bool {
    let groups = || table.merged.iter().filter(|a| a.left < a.right && a.bottom == bottom && !table.text(a.top, a.left).is_empty());
    let row = table.cells.get(bottom + 1).map_or(0, Vec::len);
    let mut said = (0..row).filter(|place| !table.text(bottom + 1, *place).is_empty()).peekable();
    said.peek().is_some() && said.all(|place| groups().any(|a| (a.left..=a.right).contains(&place)))
}

/// Every column's heading, and what it is.
fn columns(table: &Table, top: usize, bottom: usize) -> Headings {
    let width = table.cells[top..=bottom].iter().map(Vec::len).max().unwrap_or(0);
    let merged: Vec<&Area> = table.merged.iter().filter(|a| a.top <= bottom && a.bottom >= top).collect();
    let heading = |place: usize| {
        let mut texts: Vec<Said<'_>> = Vec::new();
        let mut is_continued = false;
        for row in top..=bottom {
            let area = merged.iter().find(|a| (a.top..=a.bottom).contains(&row) && (a.left..=a.right).contains(&place));
            let text = area.map_or_else(|| table.text(row, place), |a| table.text(a.top, a.left));
            if !text.is_empty() && texts.last().is_none_or(|last| last.text != text) {
                is_continued = area.is_some_and(|a| a.left < place);
                texts.push(Said { text, is_group: area.is_some_and(|a| a.left < a.right), is_first: !is_continued });
            }
        }
        // What is merged to the right is the heading of its first column.
        if is_continued || texts.is_empty() {
            return None;
        }
        let joined = texts.iter().map(|said| said.text).collect::<Vec<_>>().join(" ");
        let (named, hinted) = (meaning(&texts, column), meaning(&texts, hinted));
        Some((place, joined.split_whitespace().collect::<Vec<_>>().join(" "), named, hinted))
    };
    let headings: Vec<_> = (0..width).filter_map(heading).collect();
    settled(headings)
}

/// A column that no heading names by its own words is the first whose heading has such words in it.
fn settled(headings: Vec<(usize, String, Option<Column>, Option<Column>)>) -> Headings {
    let mut known: Vec<Column> = headings.iter().filter_map(|(.., named, _)| *named).collect();
    let mut settled: Headings = headings.iter().map(|(place, heading, named, _)| (*place, heading.clone(), *named)).collect();
    for is_last_try in [false, true] {
        for ((_, heading, column), (.., hinted)) in settled.iter_mut().zip(&headings) {
            let found = hinted.filter(|hinted| column.is_none() && !known.contains(hinted) && (is_last_try || !is_vague(heading)));
            known.extend(found);
            *column = column.or(found);
        }
    }
    settled
}

/// One text of a column's heading.
struct Said<'a> {
    text: &'a str,
    /// It stands over several columns, of which this may be the first.
    is_group: bool,
    is_first: bool,
}

/// What a column holds, by its texts from the top: the lowest says it, else those above it, unless they name a group.
fn meaning(texts: &[Said<'_>], column: fn(&str) -> Option<Column>) -> Option<Column> {
    let lowest = texts.last()?.text;
    if let Some(column) = column(lowest) {
        return Some(column);
    }
    let above = &texts[..texts.len() - 1];
    let joined = texts.iter().map(|said| said.text).collect::<Vec<_>>().join(" ");
    if above.iter().all(|said| !said.is_group) {
        return above.iter().rev().find_map(|said| column(said.text)).or_else(|| column(&joined));
    }
    let folded = fold(lowest);
    let is_sum = ["tong", "du kien", "so tien"].iter().any(|word| folded.starts_with(word)) || Unit::named(lowest).is_some();
    let (group, column) = above.iter().find_map(|said| Some((said, column(said.text)?)))?;
    match column {
        // Of a group of amounts, the sum is the amount.
        Column::Budget => is_sum.then_some(column),
        // Of a group of texts, the first is what the group is called; the others are named among what is not read.
        Column::LegalBasis | Column::RequiredResult | Column::Context | Column::Owner | Column::Fields => group.is_first.then_some(column),
        Column::Number | Column::Code | Column::TitleVi | Column::TitleEn => None,
    }
}

/// The unit in a heading of amounts: in brackets, behind a mark, or its last words. One that is not known is refused.
fn unit(heading: &str) -> Result<Option<Unit>, Problem> {
    let mut pieces = heading.split(['(', ')', '[', ']', ',', ';', ':', '–', '/']).map(str::trim).filter(|piece| !piece.is_empty());
    let words: Vec<&str> = heading.split(|c: char| c.is_whitespace() || "()[],;:".contains(c)).filter(|w| !w.is_empty()).collect();
    let last = |n: usize| words.len().checked_sub(n).map(|from| words[from..].join(" "));
    let found = pieces.find_map(Unit::named).or_else(|| [3, 2].into_iter().filter_map(last).find_map(|text| Unit::named(&text)));
    let found = found.or_else(|| last(1).filter(|text| fold(text) == "vnd").map(|_| Unit::Dong));
    if found.is_some() && !names_other(heading, &["usd", "eur", "euro", "cny", "jpy", "chuc", "tram"]) {
        return Ok(found);
    }
    let foreign =
        ["usd", "eur", "euro", "cny", "ndt", "jpy", "yen", "chuc", "tram", "ty", "ti", "trieu", "nghin", "million", "billion", "thousand"];
    if found.is_some() || names_other(heading, &foreign) || heading.contains(['$', '€', '%']) {
        return Err(Problem::MoneyUnit);
    }
    Ok(None)
}

fn names_other(heading: &str, units: &[&str]) -> bool {
    let folded = fold(heading).replace("cong ty", "");
    folded.split(|c: char| !c.is_alphanumeric()).any(|word| units.contains(&word))
}

/// What stands above the table about all its amounts: `Đơn vị tính: triệu đồng`.
fn unit_above(table: &Table, bottom: usize) -> Result<Option<Unit>, Problem> {
    let is_about_units = |text: &str| {
        let folded = fold(text);
        text.chars().count() <= LONGEST && (folded.contains("don vi tinh") || folded.contains("dvt") || folded.starts_with("don vi:"))
    };
    let mut said = table.cells[..=bottom].iter().flatten().map(|cell| cell.text.as_str()).filter(|text| is_about_units(text));
    let read = |text: &str| match unit(text) {
        Ok(None) if !text.contains(':') => None,
        Ok(unit) => Some(unit.ok_or(Problem::MoneyUnit)),
        Err(problem) => Some(Err(problem)),
    };
    said.find_map(read).transpose()
}

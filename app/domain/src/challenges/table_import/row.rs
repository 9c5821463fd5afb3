//! What each row below the heading means: a challenge, or something that is left out and said.

use super::{Area, Cell, Column, ImportPlan, MAX_ROWS, Read, Table, codes::Numbering, header::Header};
use crate::{
    challenges::{
        Content, Topic,
        part::{MAX_TEXT, MAX_TITLE},
    },
    check::Problem,
    locale::{Bilingual, Locale},
    money::Unit,
    text::{fold, grouped},
};
use std::borrow::Cow;

/// A smaller ceiling, where nothing names the unit, was meant in a larger one.
const LEAST: i64 = 1_000_000;
/// Of a cell that is left out, in characters.
const LONGEST: usize = 300;

/// `None` if there are too many.
pub(super) fn read(table: &Table, header: &Header, plan: &mut ImportPlan) -> Option<Vec<Read>> {
    let cells = filled(table, header);
    let headings: Vec<Vec<&str>> = cells.iter().take(header.bottom + 1).map(|row| said(row)).collect();
    let mut rows = Vec::new();
    let mut is_after_table = false;
    for (i, cells) in cells.iter().enumerate().skip(header.bottom + 1) {
        let row = Row { cells, header };
        let said = said(cells);
        if said.is_empty() {
            continue;
        }
        let is_numbering = rows.is_empty() && is_column_numbers(&said);
        is_after_table |= row.has_no_number() && row.is_closing(&said);
        // A table over several pages says its headings again on each.
        let is_heading = headings.contains(&said);
        if !table.is_list && (is_numbering || is_heading || !row.is_challenge(&said, is_after_table)) {
            plan.left_out.push((i as u32 + 1, shortened(cells)));
            continue;
        }
        if rows.len() == MAX_ROWS {
            return None;
        }
        let section = plan.left_out.len();
        rows.push(Read { section, ..row.read(i as u32 + 1, plan) });
    }
    Some(rows)
}

fn said<'a>(cells: &'a [Cow<'_, Cell>]) -> Vec<&'a str> {
    cells.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty()).collect()
}

/// What stands in a row, as far as it tells which row that is.
fn shortened(cells: &[Cow<'_, Cell>]) -> String {
    let said: Vec<Cow<'_, str>> = cells.iter().map(|cell| shown(cell)).filter(|text| !text.is_empty()).collect();
    let mut text: String = said.iter().take(8).map(|text| text.chars().take(LONGEST).collect::<String>()).collect::<Vec<_>>().join(" · ");
    if said.len() > 8 || said.iter().any(|text| text.chars().nth(LONGEST).is_some()) {
        text.push('…');
    }
    text
}

/// A cell as the list itself shows it: the list is in Vietnamese, whoever reads what was left out of it.
fn shown(cell: &Cell) -> Cow<'_, str> {
    let text = cell.text.trim();
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let number =
        whole.parse::<i64>().ok().filter(|_| cell.is_number && !text.starts_with('-') && decimals.bytes().all(|b| b.is_ascii_digit()));
    match number {
        // Four digits may be a year.
        Some(_) if decimals.is_empty() && whole.len() < 5 => Cow::Borrowed(whole),
        Some(number) if decimals.is_empty() => Cow::Owned(grouped(number, Locale::Vi)),
        Some(number) => Cow::Owned(format!("{},{decimals}", grouped(number, Locale::Vi))),
        None => Cow::Borrowed(text),
    }
}

/// The cells with merged ones filled in: what is merged over several rows holds for each of them, and rows whose title
/// is merged are one row.
fn filled<'a>(table: &'a Table, header: &Header) -> Vec<Vec<Cow<'a, Cell>>> {
    let mut cells: Vec<Vec<Cow<'a, Cell>>> = table.cells.iter().map(|row| row.iter().map(Cow::Borrowed).collect()).collect();
    let title = header.place(Column::TitleVi);
    let own = [title, header.place(Column::Number), header.place(Column::Code)];
    let (titles, others): (Vec<&Area>, Vec<&Area>) = table
        .merged
        .iter()
        .filter(|a| a.left == a.right && a.top > header.bottom && a.bottom > a.top && a.top < table.cells.len())
        .partition(|a| Some(a.left) == title);
    let last = table.cells.len() - 1;
    for area in others.iter().filter(|a| !own.contains(&Some(a.left))) {
        let Some(cell) = table.cells[area.top].get(area.left).filter(|cell| !cell.text.is_empty()) else { continue };
        for row in cells[area.top + 1..=area.bottom.min(last)].iter_mut().filter(|row| row.iter().any(|cell| !cell.text.is_empty())) {
            row.resize(row.len().max(area.left + 1), Cow::default());
            if row[area.left].text.is_empty() {
                row[area.left] = Cow::Borrowed(cell);
            }
        }
    }
    for area in titles {
        for below in area.top + 1..=area.bottom.min(last) {
            for (place, cell) in std::mem::take(&mut cells[below]).into_iter().enumerate() {
                let row = &mut cells[area.top];
                row.resize(row.len().max(place + 1), Cow::default());
                let above = &mut row[place];
                if above.text.is_empty() {
                    *above = cell;
                } else if !cell.text.is_empty() && !above.text.lines().any(|line| line == cell.text) {
                    *above = Cow::Owned(Cell { text: format!("{}\n{}", above.text, cell.text), is_number: false });
                }
            }
        }
    }
    cells
}

/// A row of bare column numbers ((1), (2), 3 …) under the header, as official tables have; letters may come before them
/// (A, B, 1, 2 …).
fn is_column_numbers(said: &[&str]) -> bool {
    let bare: Vec<&str> = said.iter().map(|text| text.trim_matches(['(', ')'])).collect();
    let letters = bare.iter().zip('A'..='Z').take_while(|(text, letter)| **text == letter.to_string()).count();
    let numbers = &bare[letters..];
    numbers.len() > 1 && numbers.iter().enumerate().all(|(i, text)| *text == (i + 1).to_string())
}

fn is_total(text: &str) -> bool {
    let folded = fold(text);
    ["tong so", "tong cong", "tong:", "cong:", "cong cac", "total"].iter().any(|w| folded.starts_with(w))
        || matches!(folded.trim(), "tong" | "cong")
}

fn is_signature(text: &str) -> bool {
    let folded = fold(text);
    ["noi nhan", "nguoi lap", "tm. ", "t/m", "kt. ", "tl. ", "tuq. "].iter().any(|w| folded.starts_with(w))
}

/// `Quảng Ninh, ngày 24 tháng 11 năm 2026`.
fn is_dateline(text: &str) -> bool {
    let folded = fold(text);
    folded.len() < 80 && folded.contains(", ngay") && folded.contains("thang") && folded.contains("nam")
}

struct Row<'a> {
    cells: &'a [Cow<'a, Cell>],
    header: &'a Header,
}

impl Row<'_> {
    fn cell(&self, wanted: Column) -> Option<&Cell> {
        self.header.place(wanted).and_then(|place| self.cells.get(place)).map(AsRef::as_ref)
    }

    fn text(&self, wanted: Column) -> String {
        self.cell(wanted).map_or(String::new(), |cell| cell.text.trim().replace("\r\n", "\n"))
    }

    /// A title is one line, however its cell is broken.
    fn title(&self, wanted: Column) -> String {
        self.text(wanted).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn has(&self, wanted: Column) -> bool {
        self.cell(wanted).is_some_and(|cell| !cell.text.trim().is_empty())
    }

    fn number(&self) -> Numbering {
        Numbering::of(&self.text(Column::Number))
    }

    fn has_no_number(&self) -> bool {
        !matches!(self.number(), Numbering::Plain(_) | Numbering::Nested) && !self.has(Column::Code)
    }

    /// What stands below a table of the office: nothing after it belongs to the table unless it has a number.
    fn is_closing(&self, said: &[&str]) -> bool {
        let has_both = self.has(Column::TitleVi) && self.has(Column::RequiredResult);
        said.first().is_some_and(|text| is_signature(text))
            || (!has_both && said.iter().any(|text| is_signature(text) || is_dateline(text)))
    }

    /// Title and result make a challenge. With one of them alone, a number, a code or another text does: then something
    /// is missing. Everything else is a heading between, a sum or a note.
    fn is_challenge(&self, said: &[&str], is_after_table: bool) -> bool {
        let (has_title, has_result) = (self.has(Column::TitleVi), self.has(Column::RequiredResult));
        if self.has_no_number() && (is_after_table || said.first().is_some_and(|text| is_total(text))) {
            return false;
        }
        if has_title && has_result {
            return true;
        }
        let has_text = [Column::LegalBasis, Column::Context, Column::Owner, Column::TitleEn].iter().any(|column| self.has(*column));
        if self.has_no_number() {
            return has_text && (has_title || has_result);
        }
        has_title || has_result || has_text || self.has(Column::Budget)
    }

    fn read(&self, row: u32, plan: &mut ImportPlan) -> Read {
        let mut problem = |column: Column, problem| plan.problems.push((row, column.field().to_owned(), problem));
        for (column, max, is_required) in [
            (Column::TitleVi, MAX_TITLE, true),
            (Column::TitleEn, MAX_TITLE, false),
            (Column::RequiredResult, MAX_TEXT, true),
            (Column::LegalBasis, MAX_TEXT, false),
            (Column::Context, MAX_TEXT, false),
            (Column::Owner, MAX_TITLE, false),
        ] {
            let text = self.text(column);
            if is_required && text.is_empty() {
                problem(column, Problem::Required);
            }
            if text.chars().count() > max {
                problem(column, Problem::TooLong(max as u32));
            }
        }
        // Where the heading's unit is refused, no amount below it can be read.
        let has_unit = !self.header.problems.iter().any(|(column, _)| *column == Column::Budget);
        let budget_ceiling = self.cell(Column::Budget).filter(|_| has_unit).and_then(|cell| match amount(cell, self.header.unit) {
            Ok(amount) => amount,
            Err(wrong) => {
                problem(Column::Budget, wrong);
                None
            }
        });
        let vi = |wanted| Bilingual { vi: self.text(wanted), en: String::new() };
        let (fields, other_fields) = Topic::said(&self.text(Column::Fields));
        let content = Content {
            fields,
            title: Bilingual { vi: self.title(Column::TitleVi), en: self.title(Column::TitleEn) },
            legal_basis: vi(Column::LegalBasis),
            required_result: vi(Column::RequiredResult),
            context: vi(Column::Context),
            owner: vi(Column::Owner),
            budget_ceiling,
            ..Content::default()
        };
        Read { row, own_code: self.text(Column::Code), number: self.number(), content, other_fields, section: 0 }
    }
}

/// Whole đồng, exactly; a dash is nothing. A unit in the cell itself must not contradict the heading's.
fn amount(cell: &Cell, unit: Option<Unit>) -> Result<Option<i64>, Problem> {
    let text = cell.text.trim();
    if matches!(text, "" | "-" | "–" | "—") {
        return Ok(None);
    }
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}'))).unwrap_or(text.len());
    let (number, named) = (text[..end].trim(), text[end..].trim());
    if !cell.is_number && !named.is_empty() && !number.is_empty() {
        let own = Unit::named(named).filter(|own| unit.is_none_or(|unit| unit == *own)).ok_or(Problem::MoneyUnit)?;
        return own.typed(number).map(Some).ok_or(Problem::MoneyCell);
    }
    let known = unit.unwrap_or(Unit::Dong);
    let read = if cell.is_number { known.held(text) } else { known.typed(text) };
    let amount = read.ok_or(Problem::MoneyCell)?;
    if unit.is_none() && amount > 0 && amount < LEAST {
        return Err(Problem::MoneyUnit);
    }
    Ok(Some(amount))
}

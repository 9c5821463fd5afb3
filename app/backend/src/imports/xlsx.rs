//! A list as a spreadsheet: read cell by cell, so that a huge one costs no memory.

use calamine::{Cell, Data, DataRef, Dimensions, Reader, Xlsx, XlsxError};
use domain::{
    challenges::sheet_import::{ImportPlan, MAX_ROWS, plan},
    check::Problem,
    text::clean,
};
use std::io::Cursor;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;
type Grid = Vec<Vec<String>>;

/// Rows looked at, titles and empty ones included.
const MAX_GRID_ROWS: usize = 10 * MAX_ROWS;
const MAX_COLUMNS: usize = 64;
/// What the archive may unpack to.
const MAX_UNPACKED: u64 = 128 * 1024 * 1024;

/// The first sheet that has the list's header decides; without one, the first sheet does.
pub fn read(bytes: &[u8]) -> Result<ImportPlan, Problem> {
    if unpacked_size(bytes).ok_or(Problem::FileBroken)? > MAX_UNPACKED {
        return Err(Problem::TooManyRows(MAX_ROWS as u32));
    }
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(problem)?;
    let mut first = None;
    for name in book.sheet_names() {
        let mut grid = cells(&mut book, &name)?;
        if let Some(header) = header_row(&grid) {
            fill_merged(&mut grid, header, &book.merge_cells_by_sheet_name(&name).map_err(problem)?);
            return Ok(plan(&grid));
        }
        first.get_or_insert(grid);
    }
    let first = first.unwrap_or_default();
    if first.iter().flatten().all(String::is_empty) {
        return Err(Problem::NoRows);
    }
    Ok(plan(&first))
}

fn problem(error: XlsxError) -> Problem {
    if matches!(error, XlsxError::Password) { Problem::FileProtected } else { Problem::FileBroken }
}

fn cells(book: &mut Book<'_>, name: &str) -> Result<Grid, Problem> {
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        // A chart has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Grid::new()),
        Err(error) => return Err(problem(error)),
    };
    let mut grid = Grid::new();
    while let Some(cell) = reader.next_cell().map_err(problem)? {
        let text = text(&cell);
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        if text.is_empty() || column >= MAX_COLUMNS {
            continue;
        }
        if row >= MAX_GRID_ROWS {
            return Err(Problem::TooManyRows(MAX_ROWS as u32));
        }
        if grid.len() <= row {
            grid.resize_with(row + 1, Vec::new);
        }
        if grid[row].len() <= column {
            grid[row].resize_with(column + 1, String::new);
        }
        grid[row][column] = text;
    }
    Ok(grid)
}

fn text(cell: &Cell<DataRef<'_>>) -> String {
    clean(&Data::from(cell.get_value().clone()).to_string()).trim().to_owned()
}

fn header_row(grid: &Grid) -> Option<usize> {
    let is_header = |row: &Vec<String>| plan(std::slice::from_ref(row)).problems.iter().all(|(_, _, p)| *p != Problem::NoHeader);
    grid.iter().position(is_header)
}

/// A cell merged over several rows under the header holds for each of them.
fn fill_merged(grid: &mut Grid, header: usize, merged: &[Dimensions]) {
    let covers = |d: &&Dimensions| (d.start.0 as usize..=d.end.0 as usize).contains(&header);
    let header_end = merged.iter().filter(covers).map(|d| d.end.0 as usize).max().unwrap_or(header);
    for d in merged.iter().filter(|d| d.start.1 == d.end.1 && d.start.0 as usize > header_end) {
        let (top, column) = (d.start.0 as usize, d.start.1 as usize);
        let Some(text) = grid.get(top).and_then(|row| row.get(column)).cloned() else { continue };
        for row in grid.iter_mut().take(d.end.0 as usize + 1).skip(top + 1).filter(|row| !row.is_empty()) {
            if row.len() <= column {
                row.resize_with(column + 1, String::new);
            }
            row[column].clone_from(&text);
        }
    }
}

/// What the archive says its parts unpack to, from its central directory; `None` if it has none.
fn unpacked_size(zip: &[u8]) -> Option<u64> {
    const ENTRY: &[u8] = b"PK\x01\x02";
    const END: &[u8] = b"PK\x05\x06";
    let end = zip.windows(4).rposition(|w| w == END)?;
    let mut at = number(zip, end + 16, 4)? as usize;
    let mut total = 0;
    while zip.get(at..at + 4) == Some(ENTRY) {
        total += number(zip, at + 24, 4)?;
        let variable = number(zip, at + 28, 2)? + number(zip, at + 30, 2)? + number(zip, at + 32, 2)?;
        at += 46 + variable as usize;
    }
    Some(total)
}

/// A little-endian number.
fn number(bytes: &[u8], at: usize, len: usize) -> Option<u64> {
    Some(bytes.get(at..at + len)?.iter().rev().fold(0, |n, b| n << 8 | u64::from(*b)))
}

//! A list as a spreadsheet: read cell by cell and within limits, so that a huge one costs neither memory nor time.

use calamine::{Cell as Read, Data, DataRef, Dimensions, Reader, Xlsx, XlsxError};
use domain::{
    challenges::table_import::{Area, Cell, ImportPlan, MAX_ROWS, Table, plan},
    check::Problem,
    text::clean,
};
use std::io::{self, Cursor, Read as _};

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Rows looked at, titles and empty ones included.
const MAX_GRID_ROWS: usize = 10 * MAX_ROWS;
const MAX_COLUMNS: usize = 64;
/// Cells of all sheets, empty ones included.
const MAX_CELLS: usize = 200_000;
const MAX_MERGED: usize = 2_000;
/// Bytes of text in them: one text may stand in many cells.
const MAX_TEXT: usize = 16 * 1024 * 1024;
/// What the archive may unpack to, in megabytes.
const MAX_UNPACKED: u64 = 64;

/// The first sheet that has the list's header decides; without one, the first sheet does.
pub fn read(bytes: &[u8]) -> Result<ImportPlan, Problem> {
    let (mut first, mut found, mut others) = (None, None::<Table>, Vec::new());
    for table in tables(bytes)? {
        match (table.has_header(), found.is_some()) {
            (true, false) => found = Some(table),
            (true, true) => others.push(table.name),
            (false, _) => {
                first.get_or_insert(table);
            }
        }
    }
    if let Some(table) = found {
        return Ok(ImportPlan { other_sheets: others, ..plan(&table) });
    }
    let first = first.unwrap_or_default();
    if first.cells.iter().flatten().all(|cell| cell.text.is_empty()) {
        return Err(Problem::NoRows);
    }
    Ok(plan(&first))
}

/// Every sheet of a workbook.
pub fn tables(bytes: &[u8]) -> Result<Vec<Table>, Problem> {
    check_size(bytes)?;
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(problem)?;
    let (mut tables, mut limits) = (Vec::new(), Limits { cells: MAX_CELLS, bytes: MAX_TEXT });
    for name in book.sheet_names() {
        let cells = cells(&mut book, &name, &mut limits)?;
        // A chart has no cells, and nothing that could be merged.
        let merged = if cells.is_empty() { Vec::new() } else { merged(&mut book, &name)? };
        tables.push(Table { name, cells, merged, is_list: false });
    }
    Ok(tables)
}

/// What is left of the limits.
struct Limits {
    cells: usize,
    bytes: usize,
}

impl Limits {
    fn take(&mut self, bytes: usize) -> Result<(), Problem> {
        let left = self.cells.checked_sub(1).zip(self.bytes.checked_sub(bytes));
        (self.cells, self.bytes) = left.ok_or(Problem::TooManyCells(MAX_CELLS as u32))?;
        Ok(())
    }
}

fn problem(error: XlsxError) -> Problem {
    if matches!(error, XlsxError::Password) { Problem::FileProtected } else { Problem::FileBroken }
}

fn cells(book: &mut Book<'_>, name: &str, limits: &mut Limits) -> Result<Vec<Vec<Cell>>, Problem> {
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(Vec::new()),
        Err(error) => return Err(problem(error)),
    };
    let mut grid: Vec<Vec<Cell>> = Vec::new();
    while let Some(read) = reader.next_cell().map_err(problem)? {
        let cell = cell(&read);
        limits.take(cell.text.len())?;
        let (row, column) = read.get_position();
        let (row, column) = (row as usize, column as usize);
        if cell.text.is_empty() {
            continue;
        }
        if column >= MAX_COLUMNS {
            return Err(Problem::TooManyColumns(MAX_COLUMNS as u32));
        }
        if row >= MAX_GRID_ROWS {
            return Err(Problem::TooManyRows(MAX_ROWS as u32));
        }
        if grid.len() <= row {
            grid.resize_with(row + 1, Vec::new);
        }
        if grid[row].len() <= column {
            grid[row].resize_with(column + 1, Cell::default);
        }
        grid[row][column] = cell;
    }
    Ok(grid)
}

/// Numbers are written out in full, so that they are read as exactly as they are held.
fn cell(cell: &Read<DataRef<'_>>) -> Cell {
    let data = Data::from(cell.get_value().clone());
    Cell { text: clean(&data.to_string()).trim().to_owned(), is_number: matches!(data, Data::Int(_) | Data::Float(_)) }
}

fn merged(book: &mut Book<'_>, name: &str) -> Result<Vec<Area>, Problem> {
    let merged = book.merge_cells_by_sheet_name(name).map_err(problem)?;
    if merged.len() > MAX_MERGED {
        return Err(Problem::TooManyMerged(MAX_MERGED as u32));
    }
    let area = |Dimensions { start, end }: Dimensions| {
        let [top, left, bottom, right] = [start.0, start.1, end.0, end.1].map(|n| n as usize);
        (top < MAX_GRID_ROWS && top <= bottom && left <= right).then_some(Area { top, left, bottom, right })
    };
    Ok(merged.into_iter().filter_map(area).collect())
}

/// What the archive really unpacks to, whatever it says itself.
fn check_size(bytes: &[u8]) -> Result<(), Problem> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Problem::FileBroken)?;
    let mut left = MAX_UNPACKED * 1024 * 1024;
    for i in 0..archive.len() {
        let part = archive.by_index(i).map_err(|_| Problem::FileBroken)?;
        // What cannot be unpacked here is no problem until it is asked for.
        let size = io::copy(&mut part.take(left + 1), &mut io::sink()).unwrap_or(0);
        left = left.checked_sub(size).ok_or(Problem::UnpackedTooLarge(MAX_UNPACKED as u32))?;
    }
    Ok(())
}

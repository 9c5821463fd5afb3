//! A sheet as text with separators: commas, semicolons or tabs, whichever the heading has most of.

use domain::{
    challenges::table_import::{Cell, MAX_ROWS, Table},
    check::Problem,
    text::clean,
};

const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// Rows looked at, titles and empty ones included.
const MAX_LINES: usize = 10 * MAX_ROWS;
const MAX_COLUMNS: usize = 64;

pub fn read(bytes: &[u8]) -> Result<Table, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|_| Problem::FileBroken)?;
    let text = text.trim_start_matches('\u{feff}');
    let separator = SEPARATORS.into_iter().max_by_key(|separator| most(text, *separator)).unwrap_or(b',');
    let text = filled(text, separator);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut table = Table::default();
    for record in reader.records() {
        let record = record.map_err(|_| Problem::FileBroken)?;
        if record.len() > MAX_COLUMNS {
            return Err(Problem::TooManyColumns(MAX_COLUMNS as u32));
        }
        if table.cells.len() >= MAX_LINES {
            return Err(Problem::TooManyRows(MAX_ROWS as u32));
        }
        table.cells.push(record.iter().map(|field| Cell::from(clean(field).trim())).collect());
    }
    Ok(table)
}

/// The reader leaves out empty lines; rows are counted as a person sees them.
fn filled(text: &str, separator: u8) -> String {
    let (mut filled, mut is_quoted) = (String::with_capacity(text.len() + 16), false);
    for line in text.lines() {
        if line.is_empty() && !is_quoted {
            filled.push(separator.into());
        }
        filled.push_str(line);
        filled.push('\n');
        is_quoted ^= line.matches('"').count() % 2 == 1;
    }
    filled
}

/// How often it stands in one of the first lines.
fn most(text: &str, separator: u8) -> usize {
    text.lines().take(30).map(|line| line.bytes().filter(|byte| *byte == separator).count()).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_one_that_stands_there_and_rows_are_counted_as_they_are_seen() {
        for separator in [",", ";", "\t"] {
            let text = format!("\u{feff}TT{separator}Nhiệm vụ\r\n\r\n1{separator}Kho dữ liệu\r\n");
            let table = read(text.as_bytes()).expect("read");
            assert_eq!((table.text(0, 1), table.text(2, 0), table.text(2, 1)), ("Nhiệm vụ", "1", "Kho dữ liệu"), "{separator}");
        }
        let quoted = read("TT;Nhiệm vụ\n1;\"Một; hai\nba\"\n".as_bytes()).expect("read");
        assert_eq!(quoted.text(1, 1), "Một; hai\nba");
        assert_eq!(read(b"\xff\xfe").err(), Some(Problem::FileBroken));
    }
}

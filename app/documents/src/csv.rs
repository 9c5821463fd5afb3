//! A table as text by RFC 4180, in UTF-8 with a byte order mark: without it Excel reads Vietnamese letters as others.

use crate::{
    Error,
    xlsx::{Cell, Table},
};
use ::csv::{Terminator, WriterBuilder};

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Moments by RFC 3339, days as `2026-03-31`, half points and parts of points with a decimal point.
pub fn text(table: &Table) -> Result<Vec<u8>, Error> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    writer.write_record(table.columns.iter().map(|(heading, _)| heading))?;
    for row in &table.rows {
        writer.write_record(row.iter().map(field))?;
    }
    writer.into_inner().map_err(|error| ::csv::Error::from(error.into_error()).into())
}

fn field(cell: &Cell) -> String {
    let parts = |number: i64, of: i64, decimals: usize| {
        let sign = if number < 0 { "-" } else { "" };
        format!("{sign}{}.{:0decimals$}", number.abs() / of, number.abs() % of)
    };
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Whole(number) => number.to_string(),
        Cell::HalfPoints(half) => parts(5 * half, 10, 1),
        Cell::Hundredths(number) => parts(*number, 100, 2),
        Cell::TenThousandths(number) => parts(*number, 10_000, 4),
        Cell::Moment(at) => at.to_rfc3339(),
        Cell::Date(at) => at.to_date(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_commas_quotes_and_lines_is_read_back_as_it_was() {
        let rows = vec![
            vec![Cell::Text("Trợ lý \"ảo\", cấp xã\nvà phường".to_owned()), Cell::Whole(1_500_000)],
            vec![Cell::Text("=1+1".to_owned()), Cell::Empty],
            vec![Cell::HalfPoints(37), Cell::Hundredths(-7196)],
        ];
        let table = Table { name: String::new(), columns: vec![("Tên".to_owned(), 9), ("đồng".to_owned(), 9)], rows };
        let text = text(&table).expect("text");
        assert!(text.starts_with("\u{feff}Tên,đồng\r\n".as_bytes()), "{}", String::from_utf8_lossy(&text));
        let mut reader = ::csv::Reader::from_reader(&text[3..]);
        let read: Vec<Vec<String>> = reader.records().map(|row| row.expect("row").iter().map(str::to_owned).collect()).collect();
        assert_eq!(read, [["Trợ lý \"ảo\", cấp xã\nvà phường", "1500000"], ["=1+1", ""], ["18.5", "-71.96"]]);
    }
}

//! Workbooks, read back with another library.

use crate::{docx::part, sample::at};
use calamine::{Data, Reader, Xlsx};
use documents::xlsx::{Cell, Table, workbook};
use domain::{challenges::ILLUSTRATIVE, time::Moment};
use std::io::Cursor;

#[test]
fn no_cell_is_a_formula_and_numbers_are_numbers() {
    let evil = ["=HYPERLINK(\"http://a.example\",\"Công ty\")", "+1", "-1", "@SUM(A1)", "https://a.example"];
    let mut rows: Vec<Vec<Cell>> = evil.iter().map(|e| vec![Cell::Text((*e).to_owned())]).collect();
    rows[0].extend([Cell::Empty, Cell::Whole(1_234), Cell::HalfPoints(37), Cell::Hundredths(7_196), Cell::TenThousandths(800_385)]);
    let columns = ["Doanh nghiệp", "", "n", "S", "Trung bình", "Bốn chữ số"].map(|c| (c.to_owned(), 20)).to_vec();
    let table = Table { name: "Điểm: BT-03 / vòng 1".to_owned(), columns, rows };
    let bytes = workbook(std::slice::from_ref(&table), None, at("2026-12-10T12:00")).expect("a workbook");
    assert!(bytes == workbook(&[table], None, at("2026-12-10T12:00")).expect("a workbook"), "two runs differ");

    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.as_slice())).expect("opens");
    assert_eq!(book.sheet_names(), ["Điểm- BT-03 - vòng 1"]);
    let formulas = book.worksheet_formula("Điểm- BT-03 - vòng 1").expect("a sheet");
    assert_eq!(formulas.used_cells().count(), 0);
    let cells = book.worksheet_range("Điểm- BT-03 - vòng 1").expect("a sheet");
    for (row, text) in (1..).zip(evil) {
        assert_eq!(cells.get_value((row, 0)), Some(&Data::String(text.to_owned())));
    }
    let numbers = [2, 3, 4, 5].map(|column| cells.get_value((1, column)).cloned());
    assert_eq!(numbers, [1_234.0, 18.5, 71.96, 80.0385].map(|n| Some(Data::Float(n))));

    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("quotePrefix=\"1\"") && styles.contains("#,##0.0000"), "{styles}");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("ySplit=\"1\"") && sheet.contains("state=\"frozen\"") && !sheet.contains("<f>"), "{sheet}");
}

#[test]
fn what_every_sheet_has_to_say_stands_above_its_frozen_head() {
    let columns = vec![("Mã".to_owned(), 8)];
    let table = |name: &str| Table { name: name.to_owned(), columns: columns.clone(), rows: vec![vec![Cell::Whole(7)]] };
    let bytes = workbook(&[table("A"), table("B")], Some(ILLUSTRATIVE), at("2026-12-10T12:00")).expect("a workbook");
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.as_slice())).expect("opens");
    for name in ["A", "B"] {
        let cells = book.worksheet_range(name).expect("a sheet");
        let first = [0, 1, 2].map(|row| cells.get_value((row, 0)).cloned());
        assert_eq!(first, [Data::String(ILLUSTRATIVE.to_owned()), Data::String("Mã".to_owned()), Data::Float(7.0)].map(Some));
    }
    for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
        assert!(part(&bytes, sheet).contains("ySplit=\"2\""), "notice and head stay in view");
    }
}

#[test]
fn dates_are_dates_of_viet_nam() {
    let midnight = at("2026-12-10T00:30");
    let rows = vec![vec![Cell::Moment(at("2026-12-10T17:00:05")), Cell::Date(midnight), Cell::Moment(Moment(-3_000_000_000_000))]];
    let table = Table { name: "A".to_owned(), columns: Vec::new(), rows };
    let bytes = workbook(&[table], None, at("2026-12-10T12:00")).expect("a workbook");
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes.as_slice())).expect("opens");
    let cells = book.worksheet_range("A").expect("a sheet");
    let date = |column: u32| match cells.get_value((1, column)) {
        Some(Data::DateTime(date)) => Some(date.to_ymd_hms_milli()),
        _ => None,
    };
    assert_eq!(date(0), Some((2026, 12, 10, 17, 0, 5, 0)));
    assert_eq!(date(1), Some((2026, 12, 10, 0, 0, 0, 0)), "the day alone");
    assert!(matches!(cells.get_value((1, 2)), Some(Data::String(text)) if text.starts_with("08/12/1874")), "older than Excel: {cells:?}");
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("dd/mm/yyyy hh:mm:ss") && styles.contains("\"dd/mm/yyyy\""), "{styles}");
}

#[test]
fn what_is_risky_is_decided_by_what_is_written() {
    for (text, is_quoted) in [("\u{1}=cmd", true), ("\u{202e}=cmd", true), ("\t=cmd", true), ("\u{1}cmd", false), ("a=cmd", false)] {
        let table = Table { name: "A".to_owned(), columns: Vec::new(), rows: vec![vec![Cell::Text(text.to_owned())]] };
        let bytes = workbook(&[table], None, at("2026-12-10T12:00")).expect("a workbook");
        assert_eq!(part(&bytes, "xl/styles.xml").contains("quotePrefix"), is_quoted, "{text:?}");
    }
}

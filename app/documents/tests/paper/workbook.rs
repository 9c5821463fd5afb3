//! Workbooks, read back with another library.

use crate::sample::at;
use calamine::{Data, Reader, Xlsx};
use documents::xlsx::{Cell, Table, workbook};
use std::io::{Cursor, Read};

#[test]
fn no_cell_is_a_formula_and_numbers_are_numbers() {
    let evil = ["=HYPERLINK(\"http://a.example\",\"Công ty\")", "+1", "-1", "@SUM(A1)", "https://a.example"];
    let mut rows: Vec<Vec<Cell>> = evil.iter().map(|e| vec![Cell::Text((*e).to_owned())]).collect();
    rows[0].extend([Cell::Empty, Cell::Whole(1_234), Cell::HalfPoints(37), Cell::Hundredths(7_196), Cell::TenThousandths(800_385)]);
    let columns = ["Doanh nghiệp", "", "n", "S", "Trung bình", "Bốn chữ số"].map(|c| (c.to_owned(), 20)).to_vec();
    let table = Table { name: "Điểm: BT-03 / vòng 1".to_owned(), columns, rows };
    let bytes = workbook(std::slice::from_ref(&table), at("2026-12-10T12:00")).expect("a workbook");
    assert!(bytes == workbook(&[table], at("2026-12-10T12:00")).expect("a workbook"), "two runs differ");

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

    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP archive");
    let mut part = |name: &str| {
        let mut xml = String::new();
        archive.by_name(name).expect("the part").read_to_string(&mut xml).expect("UTF-8");
        xml
    };
    let styles = part("xl/styles.xml");
    assert!(styles.contains("quotePrefix=\"1\"") && styles.contains("#,##0.0000"), "{styles}");
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(sheet.contains("state=\"frozen\"") && !sheet.contains("<f>"), "{sheet}");
}

#[test]
fn what_is_risky_is_decided_by_what_is_written() {
    for (text, is_quoted) in [("\u{1}=cmd", true), ("\u{202e}=cmd", true), ("\t=cmd", true), ("\u{1}cmd", false), ("a=cmd", false)] {
        let table = Table { name: "A".to_owned(), columns: Vec::new(), rows: vec![vec![Cell::Text(text.to_owned())]] };
        let bytes = workbook(&[table], at("2026-12-10T12:00")).expect("a workbook");
        let mut styles = String::new();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP archive");
        archive.by_name("xl/styles.xml").expect("the part").read_to_string(&mut styles).expect("UTF-8");
        assert_eq!(styles.contains("quotePrefix"), is_quoted, "{text:?}");
    }
}

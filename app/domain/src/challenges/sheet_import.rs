//! The official list as rows of a spreadsheet: which column is which, and what each row means.
//! Reading the file itself is the backend's work.

use crate::{
    challenges::draft::{Content, MAX_TEXT, MAX_TITLE},
    check::Problem,
    locale::Bilingual,
    money::parse_vnd,
    text::fold,
};
use serde::{Deserialize, Serialize};

pub const MAX_ROWS: usize = 500;

/// One row that was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRow {
    /// As numbered in the sheet, from 1.
    pub row: u32,
    pub code: String,
    pub content: Content,
}

/// All rows, with every problem found. Nothing may be saved unless `problems` is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPlan {
    pub rows: Vec<ImportRow>,
    /// Row (0 = the file as a whole), column heading or empty, and what is wrong.
    pub problems: Vec<(u32, String, Problem)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    Code,
    TitleVi,
    TitleEn,
    LegalBasis,
    RequiredResult,
    Context,
    Owner,
    Budget,
}

/// Understands a grid of cell texts. Rows above the header are skipped; the header is the first
/// row that names both a title and a required result, with or without diacritics.
pub fn plan(grid: &[Vec<String>]) -> ImportPlan {
    let mut plan = ImportPlan::default();
    let Some((header_at, columns)) = grid.iter().enumerate().find_map(|(i, row)| header(row).map(|columns| (i, columns))) else {
        plan.problems.push((0, String::new(), Problem::NoHeader));
        return plan;
    };
    for (i, cells) in grid.iter().enumerate().skip(header_at + 1) {
        if plan.rows.len() == MAX_ROWS {
            plan.problems.push((0, String::new(), Problem::TooManyRows(MAX_ROWS as u32)));
            return plan;
        }
        if cells.iter().any(|c| !c.trim().is_empty()) && !is_column_numbers(cells) {
            read_row(i as u32 + 1, cells, &columns, &mut plan);
        }
    }
    if plan.rows.is_empty() && plan.problems.is_empty() {
        plan.problems.push((0, String::new(), Problem::NoRows));
    }
    plan
}

fn header(row: &[String]) -> Option<Vec<(usize, Column)>> {
    let columns: Vec<_> = row.iter().enumerate().filter_map(|(i, cell)| column(cell).map(|c| (i, c))).collect();
    let has = |wanted| columns.iter().any(|(_, c)| *c == wanted);
    (has(Column::TitleVi) && has(Column::RequiredResult)).then_some(columns)
}

fn column(heading: &str) -> Option<Column> {
    let folded = fold(heading).split_whitespace().collect::<Vec<_>>().join(" ");
    let starts = |words: &[&str]| words.iter().any(|w| folded.starts_with(w));
    Some(match folded.trim_end_matches('.') {
        "tt" | "stt" | "so tt" | "no" | "so thu tu" => Column::Number,
        "ma" | "ma so" | "code" | "ma bai toan" => Column::Code,
        _ if starts(&["ten bai toan (tieng anh", "ten tieng anh", "title (en", "english title"]) => Column::TitleEn,
        _ if starts(&["ten bai toan", "ten", "name", "title", "bai toan"]) => Column::TitleVi,
        _ if starts(&["can cu", "legal basis"]) => Column::LegalBasis,
        _ if starts(&["ket qua", "yeu cau ket qua", "required result"]) => Column::RequiredResult,
        _ if starts(&["boi canh", "context", "thuc trang"]) => Column::Context,
        _ if starts(&["co quan dat", "don vi chu tri", "co quan chu tri", "don vi", "owner"]) => Column::Owner,
        _ if starts(&["kinh phi", "du toan", "budget"]) => Column::Budget,
        _ => return None,
    })
}

/// A row of bare column numbers ((1), (2), 3 …) under the header, as official tables have.
fn is_column_numbers(cells: &[String]) -> bool {
    let filled: Vec<_> = cells.iter().map(|c| c.trim().trim_matches(['(', ')'])).filter(|c| !c.is_empty()).collect();
    filled.len() > 1 && filled.iter().enumerate().all(|(i, c)| *c == (i + 1).to_string())
}

fn read_row(row: u32, cells: &[String], columns: &[(usize, Column)], plan: &mut ImportPlan) {
    let cell = |wanted| {
        columns
            .iter()
            .find(|(_, c)| *c == wanted)
            .and_then(|(i, _)| cells.get(*i))
            .map_or(String::new(), |t| t.trim().replace("\r\n", "\n"))
    };
    let mut problem = |heading: &str, problem| plan.problems.push((row, heading.to_owned(), problem));
    let title = cell(Column::TitleVi);
    for (heading, text, max, required) in [
        ("title_vi", &title, MAX_TITLE, true),
        ("required_result_vi", &cell(Column::RequiredResult), MAX_TEXT, true),
        ("legal_basis_vi", &cell(Column::LegalBasis), MAX_TEXT, false),
    ] {
        if required && text.is_empty() {
            problem(heading, Problem::Required);
        }
        if text.chars().count() > max {
            problem(heading, Problem::TooLong(max as u32));
        }
    }
    let code = match row_code(&cell(Column::Code), &cell(Column::Number), plan.rows.len()) {
        Some(code) => code,
        None => {
            problem("code", Problem::CodeShape);
            return;
        }
    };
    let budget = cell(Column::Budget);
    let budget_ceiling = parse_vnd(&budget);
    if !budget.is_empty() && budget_ceiling.is_none() {
        problem("budget_ceiling", Problem::Money);
    }
    if plan.rows.iter().any(|r| r.code == code) {
        plan.problems.push((row, "code".to_owned(), Problem::DuplicateRow(row)));
    }
    let vi = |wanted| Bilingual { vi: cell(wanted), en: String::new() };
    let content = Content {
        title: Bilingual { vi: title, en: cell(Column::TitleEn) },
        legal_basis: vi(Column::LegalBasis),
        required_result: vi(Column::RequiredResult),
        context: vi(Column::Context),
        owner: vi(Column::Owner),
        budget_ceiling,
        ..Content::default()
    };
    plan.rows.push(ImportRow { row, code, content });
}

/// The code column, or `BT-` and the number column, or the row's place.
fn row_code(code: &str, number: &str, done: usize) -> Option<String> {
    if !code.is_empty() {
        return normal_code(code);
    }
    let number = number.trim_end_matches(".0").trim_end_matches('.');
    if number.is_empty() {
        return Some(format!("BT-{:02}", done + 1));
    }
    number.parse::<u16>().ok().filter(|n| (1..=999).contains(n)).map(|n| format!("BT-{n:02}"))
}

/// A challenge's code: capital letters, digits and dashes, 2 to 16 characters.
pub fn normal_code(text: &str) -> Option<String> {
    let code = text.trim().to_uppercase();
    let ok = (2..=16).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-');
    ok.then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|r| r.iter().map(|c| (*c).to_owned()).collect()).collect()
    }

    #[test]
    fn an_official_table_is_understood() {
        let plan = plan(&grid(&[
            &["DANH MỤC BÀI TOÁN LỚN", "", "", ""],
            &["(Kèm theo Thông báo)", "", "", ""],
            &["TT", "Tên bài toán", "Căn cứ đề xuất", "Kết quả cần đạt"],
            &["(1)", "(2)", "(3)", "(4)"],
            &["1", "Trợ lý ảo", "Nghị quyết 57-NQ/TW", "Trợ lý tiếng Việt"],
            &["", "", "", ""],
            &["2.0", "Kho dữ liệu", "", "Danh mục dữ liệu"],
        ]));
        assert_eq!(plan.problems, []);
        assert_eq!(plan.rows.iter().map(|r| (r.row, r.code.as_str())).collect::<Vec<_>>(), [(5, "BT-01"), (7, "BT-02")]);
        assert_eq!(plan.rows[0].content.legal_basis.vi, "Nghị quyết 57-NQ/TW");
    }

    #[test]
    fn headings_without_diacritics_and_more_columns_work() {
        let plan = plan(&grid(&[
            &["Stt", "TEN BAI TOAN", "can cu de xuat", "ket qua can dat", "Co quan chu tri", "Ma"],
            &["1", "A", "B", "C", "Sở Y tế", "yt-01"],
        ]));
        assert_eq!(plan.rows[0].code, "YT-01");
        assert_eq!(plan.rows[0].content.owner.vi, "Sở Y tế");
    }

    #[test]
    fn every_problem_is_named_by_row() {
        let plan = plan(&grid(&[&["TT", "Tên bài toán", "Kết quả cần đạt"], &["1", "", "C"], &["1", "B", ""], &["x", "B", "C"]]));
        assert_eq!(
            plan.problems.iter().map(|(row, col, _)| (*row, col.as_str())).collect::<Vec<_>>(),
            [(2, "title_vi"), (3, "required_result_vi"), (3, "code"), (4, "code")]
        );
    }

    #[test]
    fn a_file_without_a_header_or_rows_is_refused() {
        assert_eq!(plan(&grid(&[&["a", "b"]])).problems[0].2, Problem::NoHeader);
        assert_eq!(plan(&grid(&[&["Tên bài toán", "Kết quả cần đạt"]])).problems[0].2, Problem::NoRows);
    }

    #[test]
    fn ten_thousand_rows_are_too_many() {
        let mut rows = grid(&[&["Tên bài toán", "Kết quả cần đạt"]]);
        rows.extend((0..10_000).map(|i| vec![format!("Bài {i}"), "Kết quả".to_owned()]));
        let plan = plan(&rows);
        assert_eq!(plan.problems, [(0, String::new(), Problem::TooManyRows(500))]);
    }
}

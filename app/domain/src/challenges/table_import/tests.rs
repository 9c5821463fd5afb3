//! Tables as offices write them.

mod heads;

use super::*;
use proptest::prelude::*;

/// A table of texts, with merged cells as top, left, bottom, right.
fn merged(rows: &[&[&str]], merged: &[[usize; 4]]) -> Table {
    let cells = rows.iter().map(|r| r.iter().map(|c| Cell::from(*c)).collect()).collect();
    let area = |&[top, left, bottom, right]: &[usize; 4]| Area { top, left, bottom, right };
    Table { cells, merged: merged.iter().map(area).collect(), ..Table::default() }
}

fn grid(rows: &[&[&str]]) -> Table {
    merged(rows, &[])
}

fn codes(plan: &ImportPlan) -> Vec<(u32, &str)> {
    plan.rows.iter().map(|r| (r.row, r.code.as_str())).collect()
}

fn left_out(plan: &ImportPlan) -> Vec<(u32, &str)> {
    plan.left_out.iter().map(|(row, text)| (*row, text.as_str())).collect()
}

/// The amounts of a table whose last column has this heading; problems as such.
fn budgets(heading: &str, amounts: &[Cell]) -> Result<Vec<Option<i64>>, Vec<(u32, Problem)>> {
    let mut table = grid(&[&["TT", "Tên bài toán", "Kết quả cần đạt", heading]]);
    for (i, amount) in amounts.iter().enumerate() {
        table.cells.push(vec![Cell::from((i + 1).to_string().as_str()), Cell::from("A"), Cell::from("B"), amount.clone()]);
    }
    let plan = plan(&table);
    let problems: Vec<_> =
        plan.problems.into_iter().filter(|(_, column, _)| column == "budget_ceiling").map(|(row, _, p)| (row, p)).collect();
    if problems.is_empty() { Ok(plan.rows.iter().map(|r| r.content.budget_ceiling).collect()) } else { Err(problems) }
}

fn number(text: &str) -> Cell {
    Cell { text: text.to_owned(), is_number: true }
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
    let mut table = grid(&[&["Tên bài toán", "Kết quả cần đạt"]]);
    table.cells.extend((0..10_000).map(|i| vec![Cell::from(format!("Bài {i}").as_str()), Cell::from("Kết quả")]));
    let plan = plan(&table);
    assert_eq!(plan.problems, [(0, String::new(), Problem::TooManyRows(500))]);
}

#[test]
fn rows_around_the_table_are_left_out_and_named() {
    let plan = plan(&grid(&[
        &["TT", "Tên bài toán", "Căn cứ đề xuất", "Kết quả cần đạt"],
        &["I. Lĩnh vực y tế"],
        &["1", "Trợ lý ảo", "Nghị quyết 57", "Trợ lý tiếng Việt"],
        &["II", "Lĩnh vực dữ liệu"],
        &["", "Kho dữ liệu", "", "Danh mục dữ liệu"],
        &["TT", "Tên bài toán", "Căn cứ đề xuất", "Kết quả cần đạt"],
        &["3", "Bến cảng số", "", "Bản đồ"],
        &["Tổng số: 13 bài toán"],
        &["", "Tổng cộng", "", "3 bài toán"],
        &["Ghi chú: danh mục được cập nhật hằng năm."],
        &["", "", "", "Quảng Ninh, ngày 24 tháng 11 năm 2026"],
        &["Nơi nhận:", "", "", "KT. CHỦ TỊCH"],
        &["", "- Như trên;", "", "PHÓ CHỦ TỊCH"],
        &["- Lưu: VT."],
    ]));
    assert_eq!(plan.problems, []);
    assert_eq!(codes(&plan), [(3, "BT-01"), (5, "BT-04"), (7, "BT-03")], "a missing number comes after the others");
    assert_eq!(left_out(&plan).iter().map(|(row, _)| *row).collect::<Vec<_>>(), [2, 4, 6, 8, 9, 10, 11, 12, 13, 14]);
    assert_eq!(left_out(&plan)[1], (4, "II · Lĩnh vực dữ liệu"));
    assert_eq!(left_out(&plan)[8], (13, "- Như trên; · PHÓ CHỦ TỊCH"));
}

#[test]
fn roman_numbers_and_numbers_that_begin_anew_are_understood() {
    let head: &[&str] = &["STT", "Tên bài toán", "Kết quả cần đạt"];
    let roman = plan(&grid(&[head, &["I", "A", "a"], &["II.", "B", "b"], &["(IV)", "C", "c"]]));
    assert_eq!((roman.problems.as_slice(), codes(&roman)), ([].as_slice(), vec![(2, "BT-01"), (3, "BT-02"), (4, "BT-04")]));
    let anew = plan(&grid(&[head, &["A. Y tế"], &["1", "A", "a"], &["2", "B", "b"], &["B. Dữ liệu"], &["1", "C", "c"]]));
    assert_eq!((anew.problems.as_slice(), codes(&anew)), ([].as_slice(), vec![(3, "BT-01"), (4, "BT-02"), (6, "BT-03")]));
    let nested = plan(&grid(&[head, &["1", "Y tế"], &["1.1", "A", "a"], &["1.2", "B", "b"]]));
    assert_eq!(
        nested.problems,
        [(2, "required_result_vi".to_owned(), Problem::Required)],
        "a numbered row without a result is asked about"
    );
    let twice = plan(&grid(&[head, &["7", "A", "a"], &["7", "B", "b"]]));
    assert_eq!(twice.problems, [(3, "code".to_owned(), Problem::DuplicateRow(3))]);
}

#[test]
fn headings_over_two_rows_lose_no_column() {
    let rows: &[&[&str]] = &[
        &["TT", "Bài toán", "", "", "Đơn vị chủ trì", "Kinh phí (triệu đồng)", ""],
        &["", "Tên bài toán", "Căn cứ đề xuất", "Kết quả cần đạt", "", "Ngân sách tỉnh", "Tổng số"],
        &["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        &["7", "Trợ lý ảo", "Nghị quyết 57", "Trợ lý", "Sở Y tế", "500", "1500,5"],
    ];
    let plan = plan(&merged(rows, &[[0, 0, 1, 0], [0, 1, 0, 3], [0, 4, 1, 4], [0, 5, 0, 6]]));
    assert_eq!(plan.problems, []);
    assert_eq!(codes(&plan), [(4, "BT-07")]);
    let content = &plan.rows[0].content;
    assert_eq!((content.legal_basis.vi.as_str(), content.owner.vi.as_str()), ("Nghị quyết 57", "Sở Y tế"));
    assert_eq!(content.budget_ceiling, Some(1_500_500_000), "the sum of the group");
    assert_eq!(plan.ignored, ["Kinh phí (triệu đồng) Ngân sách tỉnh"]);

    let unmerged: &[&[&str]] =
        &[&["TT", "Tên bài toán", "", "Kết quả cần đạt"], &["", "", "Căn cứ đề xuất", ""], &["2", "A", "Nghị quyết", "B"]];
    let plan = super::plan(&grid(unmerged));
    assert_eq!((plan.problems.as_slice(), codes(&plan)), ([].as_slice(), vec![(3, "BT-02")]));
    assert_eq!(plan.rows[0].content.legal_basis.vi, "Nghị quyết");
}

#[test]
fn a_title_broken_over_lines_in_its_cell_is_one_line() {
    let plan = plan(&grid(&[&["TT", "Tên bài toán", "Kết quả cần đạt"], &["1", "Quan trắc nước thải mỏ\ntự  động", "Một.\nHai."]]));
    assert_eq!(plan.rows[0].content.title.vi, "Quan trắc nước thải mỏ tự động");
    assert_eq!(plan.rows[0].content.required_result.vi, "Một.\nHai.");
}

/// As W found it in a list: groups of columns, each with its parts in the row below, with and without merging the others.
#[test]
fn the_parts_of_a_group_are_read_or_named() {
    let rows: &[&[&str]] = &[
        &["STT", "Tên bài toán", "Căn cứ", "", "Kết quả, sản phẩm dự kiến", "Kinh phí", "", "Ghi chú"],
        &["", "", "Văn bản", "Ngày", "", "Dự kiến (triệu đồng)", "Nguồn", ""],
        &["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
        &["I", "Quan trắc", "Nghị quyết 57", "01/02/2026", "Bản đồ", "1.250,5", "Ngân sách tỉnh", "ưu tiên"],
    ];
    let groups = [[0, 2, 0, 3], [0, 5, 0, 6]];
    let others = [[0, 0, 1, 0], [0, 1, 1, 1], [0, 4, 1, 4], [0, 7, 1, 7]];
    for areas in [groups.to_vec(), [groups.as_slice(), &others].concat()] {
        let plan = plan(&merged(rows, &areas));
        assert_eq!(plan.problems, [], "{areas:?}");
        assert_eq!(codes(&plan), [(4, "BT-01")], "{areas:?}");
        let content = &plan.rows[0].content;
        assert_eq!((content.legal_basis.vi.as_str(), content.budget_ceiling), ("Nghị quyết 57", Some(1_250_500_000)), "{areas:?}");
        assert_eq!(plan.ignored, ["Căn cứ Ngày", "Kinh phí Nguồn", "Ghi chú"], "{areas:?}");
        assert_eq!(left_out(&plan), [(3, "(1) · (2) · (3) · (4) · (5) · (6) · (7) · (8)")], "{areas:?}");
    }
}

#[test]
fn a_row_of_column_numbers_is_no_challenge_wherever_it_stands_above_the_first() {
    let plan = plan(&grid(&[
        &["TT", "Tên bài toán", "Kết quả cần đạt", "Ghi chú"],
        &["", "(viết tắt)", "", ""],
        &["A", "B", "1", "2"],
        &["1", "Trợ lý ảo", "Trợ lý", ""],
    ]));
    assert_eq!((plan.problems.as_slice(), codes(&plan)), ([].as_slice(), vec![(4, "BT-01")]));
    assert_eq!(left_out(&plan), [(2, "(viết tắt)"), (3, "A · B · 1 · 2")]);
}

#[test]
fn numbers_that_are_left_out_are_shown_as_the_list_shows_them() {
    let mut table = grid(&[&["TT", "Tên bài toán", "Kết quả cần đạt", "Năm", "Kinh phí (triệu đồng)"], &["1", "A", "B"]]);
    table.cells.push(vec![Cell::default(), Cell::from("Cộng"), Cell::default(), number("2027"), number("4050.5")]);
    assert_eq!(left_out(&plan(&table)), [(3, "Cộng · 2027 · 4.050,5")]);
}

#[test]
fn a_title_merged_over_rows_is_one_challenge() {
    let rows: &[&[&str]] = &[&["TT", "Tên bài toán", "Kết quả cần đạt"], &["1", "A", "Một"], &["", "", "Hai"], &["2", "B", "Ba"]];
    let plan = plan(&merged(rows, &[[1, 0, 2, 0], [1, 1, 2, 1]]));
    assert_eq!((plan.problems.as_slice(), codes(&plan)), ([].as_slice(), vec![(2, "BT-01"), (4, "BT-02")]));
    assert_eq!(plan.rows[0].content.required_result.vi, "Một\nHai");
}

#[test]
fn money_is_read_in_the_unit_of_its_heading_or_refused() {
    let two_and_a_half = [Cell::from("2,5"), number("2.5")];
    for (heading, amount) in [
        ("Kinh phí (tỷ đồng)", 2_500_000_000),
        ("Kinh phí dự kiến (ĐVT: triệu đồng)", 2_500_000),
        ("Dự toán, nghìn đồng", 2_500),
        ("Kinh phí tỷ đồng", 2_500_000_000),
    ] {
        assert_eq!(budgets(heading, &two_and_a_half), Ok(vec![Some(amount); 2]), "{heading}");
    }
    let exact = [Cell::from("1.200.000.000"), number("1200000000"), Cell::from("1,2 tỷ đồng"), Cell::from("-"), Cell::default()];
    assert_eq!(budgets("Kinh phí", &exact), Ok(vec![Some(1_200_000_000), Some(1_200_000_000), Some(1_200_000_000), None, None]));
    for (heading, cell, problem) in [
        ("Kinh phí (đồng)", number("1200000000.5"), Problem::MoneyCell),
        ("Kinh phí (đồng)", Cell::from("2,5"), Problem::MoneyCell),
        ("Kinh phí (tỷ đồng)", Cell::from("1.500"), Problem::MoneyCell),
        ("Kinh phí (nghìn đồng)", number("2.0005"), Problem::MoneyCell),
        ("Kinh phí (tỷ đồng)", Cell::from("500 triệu đồng"), Problem::MoneyUnit),
        ("Kinh phí", number("2500"), Problem::MoneyUnit),
        ("Kinh phí", Cell::from("20 nghìn USD"), Problem::MoneyUnit),
        ("Kinh phí", Cell::from("mười tỷ"), Problem::MoneyCell),
    ] {
        assert_eq!(budgets(heading, std::slice::from_ref(&cell)), Err(vec![(2, problem)]), "{heading} {}", cell.text);
    }
    for unknown in ["Kinh phí (USD)", "Kinh phí (triệu USD)", "Kinh phí (chục triệu đồng)", "Kinh phí (%)"] {
        assert_eq!(budgets(unknown, &[number("2.5")]).expect_err(unknown)[0], (1, Problem::MoneyUnit), "{unknown}");
    }
    let mut table = grid(&[&["", "", "", "Đơn vị tính: triệu đồng"], &["TT", "Tên bài toán", "Kết quả cần đạt", "Kinh phí"]]);
    table.cells.push(vec![Cell::from("1"), Cell::from("A"), Cell::from("B"), number("1500")]);
    assert_eq!(plan(&table).rows[0].content.budget_ceiling, Some(1_500_000_000), "said above the table");
}

#[test]
fn what_is_not_read_is_said() {
    let plan = plan(&grid(&[&["TT", "Tên bài toán", "Kết quả cần đạt", "Ghi chú", "Kết quả khác"], &["1", "A", "B", "C", "D"]]));
    assert_eq!(plan.ignored, ["Ghi chú"]);
    assert_eq!(plan.problems, [(1, "required_result_vi".to_owned(), Problem::ColumnTwice)]);
}

#[test]
fn a_row_without_a_number_takes_the_next_free_code_and_collides_with_nobody() {
    let table = grid(&[
        &["TT", "Tên bài toán", "Kết quả cần đạt"],
        &["I", "Một", "A"],
        &["II", "Hai", "B"],
        &["", "Bài toán không số", "C"],
        &["III", "Ba", "D"],
    ]);
    let plan = plan(&table);
    assert!(plan.problems.is_empty(), "{:?}", plan.problems);
    let mut site: Vec<Existing> = (4..=15).map(|n| existing(&format!("BT-{n:02}"), &format!("Có sẵn {n}"), true)).collect();
    let fates = settle(&plan.rows, &site);
    let new = |code: &str| Fate::New { code: code.to_owned() };
    assert_eq!(fates, [new("BT-01"), new("BT-02"), new("BT-16"), new("BT-03")]);
    // The same list again knows it by its title.
    site.extend([existing("BT-16", "Bài toán không số", true), existing("BT-01", "Một", true)]);
    assert!(matches!(&settle(&plan.rows, &site)[2], Fate::Same { code, .. } if code == "BT-16"));
}

fn row(code: &str, title: &str, is_own_code: bool) -> ImportRow {
    let content = Content { title: crate::locale::Bilingual::new(title, ""), ..Content::default() };
    let code_of = if is_own_code { CodeOf::List } else { CodeOf::Number };
    ImportRow { row: 2, code: code.to_owned(), code_of, content, other_fields: Vec::new() }
}

fn existing(code: &str, title: &str, may_update: bool) -> Existing {
    Existing { code: code.to_owned(), content: row(code, title, false).content, may_update, saved: 7 }
}

#[test]
fn a_list_without_codes_goes_after_the_calls_that_exist() {
    let site = [existing("BT-01", "Một", false), existing("BT-02", "Hai", false), existing("YT-09", "Ba", false)];
    let list = [row("BT-01", "Bốn", false), row("BT-02", "Năm", false), row("BT-03", "Sáu", false)];
    let fates = settle(&list, &site);
    let new = |fate: &Fate| match fate {
        Fate::New { code } | Fate::Other { new_code: code, .. } => code.clone(),
        Fate::Same { .. } | Fate::Unfit { .. } => String::new(),
    };
    assert_eq!(fates.iter().map(new).collect::<Vec<_>>(), ["BT-03", "BT-04", "BT-05"]);
    assert!(fates[..2].iter().all(|fate| fate.choices() == [RowChoice::New, RowChoice::Leave]), "nothing published is changed");
    // The same list again is known by its titles.
    let after = [existing("BT-03", "bốn", true), existing("BT-04", "Năm", true), existing("BT-05", "Sáu", true)];
    let again = settle(&list, &[site.as_slice(), &after].concat());
    assert!(again.iter().all(|fate| matches!(fate, Fate::Same { .. })), "{again:?}");
}

#[test]
fn a_code_of_another_title_is_a_choice_and_never_taken_silently() {
    let site = [existing("BT-01", "Một", true), existing("BT-02", "Hai", false)];
    let fates = settle(&[row("BT-01", "Khác", true), row("BT-02", "Khác nữa", true), row("BT-02", "  HAI ", true)], &site);
    assert_eq!(fates[0].choices(), [RowChoice::Leave, RowChoice::Update, RowChoice::New]);
    assert_eq!(fates[1].choices(), [RowChoice::Leave, RowChoice::New]);
    assert!(matches!(&fates[1], Fate::Other { title, new_code, .. } if title == "Hai" && new_code == "BT-04"), "{fates:?}");
    assert_eq!(fates[2], Fate::Same { code: "BT-02".to_owned(), may_update: false, saved: 7 });
    // One changed title of a list that is there otherwise is no new list.
    let list = [row("BT-01", "Một khác", false), row("BT-02", "Hai", false), row("BT-03", "Ba", false), row("BT-04", "Bốn", false)];
    let fates = settle(&list, &site);
    assert_eq!(fates[0].choices(), [RowChoice::Leave, RowChoice::Update, RowChoice::New]);
    assert_eq!(fates[2..], [Fate::New { code: "BT-03".to_owned() }, Fate::New { code: "BT-04".to_owned() }]);
}

#[test]
fn an_update_keeps_what_the_list_does_not_say() {
    let before =
        Content { summary: crate::locale::Bilingual::new("Tóm tắt", ""), budget_ceiling: Some(5), ..row("", "Một", true).content };
    let after = updated(&before, &row("", "Hai", true).content);
    assert_eq!((after.title.vi.as_str(), after.summary.vi.as_str(), after.budget_ceiling), ("Hai", "Tóm tắt", Some(5)));
}

fn any_sheet() -> impl Strategy<Value = Table> {
    let words = [
        "",
        "TT",
        "Tên bài toán",
        "Kết quả cần đạt",
        "Căn cứ đề xuất",
        "Kinh phí (tỷ đồng)",
        "Bài toán",
        "1",
        "2",
        "I",
        "A",
        "Tổng số: 3",
        "Nơi nhận:",
        "2,5",
    ];
    let cell = prop::sample::select(words.to_vec()).prop_map(Cell::from);
    let cells = prop::collection::vec(prop::collection::vec(cell, 0..7), 0..12);
    let area = (0..13_usize, 0..7_usize, 0..4_usize, 0..3_usize);
    let merged = prop::collection::vec(area.prop_map(|(top, left, h, w)| Area { top, left, bottom: top + h, right: left + w }), 0..6);
    let head = ["TT", "Tên bài toán", "Kết quả cần đạt", "Kinh phí (tỷ đồng)"].map(Cell::from).to_vec();
    (cells, merged, 0..4_usize).prop_map(move |(mut cells, merged, at)| {
        cells.insert(at.min(cells.len()), head.clone());
        Table { cells, merged, ..Table::default() }
    })
}

proptest! {
    #[test]
    fn no_row_below_the_heading_is_dropped_silently(table in any_sheet()) {
        let plan = plan(&table);
        let Some(header) = Header::find(&table) else {
            prop_assert_eq!(plan.problems, [(0, String::new(), Problem::NoHeader)], "merged cells hide it");
            return Ok(());
        };
        let title = header.place(Column::TitleVi).expect("a title");
        for (i, cells) in table.cells.iter().enumerate().skip(header.bottom + 1) {
            let row = i as u32 + 1;
            let said: Vec<&str> = cells.iter().map(|c| c.text.as_str()).filter(|t| !t.is_empty()).collect();
            let is_joined = table.merged.iter().any(|a| (a.left, a.right) == (title, title) && a.top > header.bottom && a.top < i && a.bottom >= i);
            let is_numbers = said.len() > 1 && said.iter().enumerate().all(|(k, text)| *text == (k + 1).to_string());
            let is_named = plan.rows.iter().any(|r| r.row == row) || plan.left_out.iter().any(|(r, _)| *r == row);
            prop_assert!(said.is_empty() || is_joined || is_numbers || is_named, "row {} of {:?}: {:?}", row, table, plan);
        }
        let mut codes: Vec<&str> = plan.rows.iter().map(|r| r.code.as_str()).collect();
        codes.sort_unstable();
        let is_unique = codes.windows(2).all(|pair| pair[0] != pair[1]);
        prop_assert!(is_unique || !plan.problems.is_empty(), "a code twice: {:?}", plan);
    }
}

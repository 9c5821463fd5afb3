//! Lists of challenges: real spreadsheets, broken ones, and all or nothing.

use crate::steps::{CODE, assert_denied, assert_problem, draft};
use backend::{files::Owner, imports::read_list, testing::TestBackend};
use domain::{
    access::Denied,
    challenges::table_import::{Fate, ImportPlan, RowChoice},
    check::Problem,
    event::EventKind,
    form::Form,
    ids::FileId,
};
use rust_xlsxwriter::{Format, Workbook};

/// A list as offices write it: title rows, a merged heading, numbers for the columns, a basis merged over two rows.
fn official() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 3, "DANH MỤC BÀI TOÁN LỚN", &plain).expect("title");
    sheet.merge_range(1, 0, 1, 3, "(Kèm theo Thông báo số 01)", &plain).expect("title");
    for (i, heading) in ["TT", "Tên bài toán", "Căn cứ đề xuất", "Kết quả cần đạt"].into_iter().enumerate() {
        sheet.merge_range(3, i as u16, 4, i as u16, heading, &plain).expect("heading");
        sheet.write(5, i as u16, format!("({})", i + 1)).expect("number");
    }
    for (i, title) in ["Trợ lý ảo", "Kho dữ liệu", "Bến cảng số"].into_iter().enumerate() {
        sheet.write(6 + i as u32, 0, i as u32 + 1).expect("cell");
        sheet.write(6 + i as u32, 1, title).expect("cell");
        sheet.write(6 + i as u32, 3, "Kết quả đo được").expect("cell");
    }
    sheet.merge_range(6, 2, 7, 2, "Nghị quyết số 57-NQ/TW", &plain).expect("basis");
    book.save_to_buffer().expect("a workbook")
}

fn table(rows: impl IntoIterator<Item = [String; 3]>) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let heading = ["TT", "Ten bai toan", "Ket qua can dat"].map(str::to_owned);
    for (r, row) in [heading].into_iter().chain(rows).enumerate() {
        sheet.write_row(r as u32, 0, row).expect("row");
    }
    book.save_to_buffer().expect("a workbook")
}

fn only_problem(plan: &ImportPlan) -> &Problem {
    assert_eq!((plan.rows.len(), plan.problems.len()), (0, 1), "{plan:?}");
    &plan.problems[0].2
}

async fn upload(t: &TestBackend, name: &str, bytes: &[u8]) -> FileId {
    let mai = t.actor("mai").await;
    let mut upload = t.begin_upload(&mai, Owner::Import, name).await.expect("begun");
    upload.write(bytes).await.expect("written");
    upload.finish().await.expect("finished").id
}

#[test]
fn an_official_spreadsheet_is_understood() {
    let plan = read_list(&official());
    assert_eq!(plan.problems, []);
    let rows: Vec<_> = plan.rows.iter().map(|r| (r.row, r.code.as_str(), r.content.legal_basis.vi.as_str())).collect();
    assert_eq!(rows, [(7, "BT-01", "Nghị quyết số 57-NQ/TW"), (8, "BT-02", "Nghị quyết số 57-NQ/TW"), (9, "BT-03", "")]);
}

#[test]
fn a_json_list_is_understood_and_its_rows_count_from_one() {
    let plan = read_list(
        r#"[{"code": "yt-01", "title_vi": "A", "title_en": "A in English", "required_result": "B", "owner": "Sở Y tế", "budget_ceiling": 1200000000},
            {"title_vi": "", "required_result": "B"}]"#
            .as_bytes(),
    );
    assert_eq!(plan.problems, [(2, "title_vi".to_owned(), Problem::Required)]);
    let first = &plan.rows[0];
    assert_eq!((first.row, first.code.as_str(), first.content.budget_ceiling), (1, "YT-01", Some(1_200_000_000)));
    assert_eq!((first.content.title.en.as_str(), first.content.owner.vi.as_str()), ("A in English", "Sở Y tế"));
}

#[test]
fn what_is_no_list_is_named_for_what_it_is() {
    let mut cut = official();
    cut.truncate(cut.len() / 2);
    let protected = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], [0; 600].as_slice()].concat();
    let empty = Workbook::new().save_to_buffer().expect("a workbook");
    for (bytes, problem) in [
        (Vec::new(), Problem::FileEmpty),
        (cut, Problem::FileBroken),
        (b"PK\x03\x04 and nothing".to_vec(), Problem::FileBroken),
        (b"MZ\x90".to_vec(), Problem::FileBroken),
        (br#"{"code": "BT-01"}"#.to_vec(), Problem::FileBroken),
        (br#"[{"title_vi": ["A"]}]"#.to_vec(), Problem::FileBroken),
        (b"[]".to_vec(), Problem::NoRows),
        (protected, Problem::FileProtected),
        (empty, Problem::NoRows),
        (table([]), Problem::NoRows),
    ] {
        assert_eq!(only_problem(&read_list(&bytes)), &problem);
    }
}

#[test]
fn ten_thousand_rows_are_refused() {
    let row = |i: usize| [i.to_string(), format!("Bài toán {i}"), "Kết quả".to_owned()];
    for count in [501, 10_000] {
        let plan = read_list(&table((1..=count).map(row)));
        assert!(plan.problems.contains(&(0, String::new(), Problem::TooManyRows(500))), "{count}");
    }
    assert_eq!(read_list(&table((1..=500).map(row))).problems, []);
}

#[tokio::test]
async fn importing_twice_creates_once_and_leaves_what_exists_alone() {
    let t = TestBackend::new().await;
    draft(&t, CODE).await;
    let mai = t.actor("mai").await;
    let file = upload(&t, "Danh mục bài toán.xlsx", &official()).await;
    let view = t.import_preview(&mai, file).await.expect("preview");
    assert_eq!((view.file_name.as_str(), view.plan.rows.len()), ("Danh mục bài toán.xlsx", 3));
    assert!(matches!(&view.fates[0], Fate::Other { code, title, .. } if code == CODE && title == "Trợ lý ảo cho cán bộ xã"), "{view:?}");
    assert_eq!(view.fates[1..], ["BT-02", "BT-03"].map(|code| Fate::New { code: code.to_owned() }));
    assert!(t.challenge(&mai, "BT-02").await.is_err(), "a preview saves nothing");
    let suggested = view.suggested();
    assert_problem(t.import_challenges(&mai, file, &Form::default().with("seen", &view.seen)).await, "row_7", &Problem::Choice);
    assert_eq!(t.import_challenges(&mai, file, &suggested).await.expect("imported"), 2);
    assert_eq!(t.import_challenges(&mai, file, &suggested).await.expect("the same form again"), 0);
    let again = t.import_preview(&mai, file).await.expect("preview").suggested();
    assert_eq!(t.import_challenges(&mai, file, &again).await.expect("the list again"), 0);
    assert_eq!(t.challenge(&mai, CODE).await.expect("left alone").challenge.content.title.vi, "Trợ lý ảo cho cán bộ xã");
    let imported = t.challenge(&mai, "BT-02").await.expect("imported").challenge;
    assert!(!imported.is_illustrative);
    assert_eq!(imported.content.title.vi, "Kho dữ liệu");
    let history = t.challenge_history(&mai, "BT-02").await.expect("history");
    assert_eq!(history.iter().map(|l| l.event.kind).collect::<Vec<_>>(), [EventKind::ChallengeImported]);
}

#[tokio::test]
async fn a_list_with_one_wrong_row_saves_nothing() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    let rows = [["1", "Tốt", "Kết quả"], ["2", "", "Kết quả"]].map(|row| row.map(str::to_owned));
    let file = upload(&t, "danh-muc.xlsx", &table(rows)).await;
    assert_eq!(t.import_preview(&mai, file).await.expect("preview").plan.problems, [(3, "title_vi".to_owned(), Problem::Required)]);
    assert_problem(t.import_challenges(&mai, file, &Form::default()).await, "file", &Problem::Required);
    assert!(t.desk(&mai).await.expect("desk").challenges.is_empty());
}

#[tokio::test]
async fn only_an_officer_imports() {
    let t = TestBackend::new().await;
    let file = upload(&t, "danh-muc.xlsx", &official()).await;
    assert_denied(t.import_preview(&t.actor("lan").await, file).await, Denied::Role);
    assert_denied(t.import_challenges(&t.actor("an").await, file, &Form::default()).await, Denied::Role);
}

/// As the province announces it: a heading over two rows, sections, a sum, notes and signatures, money in tỷ đồng.
fn announced() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Danh mục").expect("name");
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 4, "DANH MỤC BÀI TOÁN LỚN", &plain).expect("title");
    for (column, heading) in [(0, "TT"), (3, "Kết quả cần đạt"), (4, "Kinh phí (tỷ đồng)"), (5, "Ghi chú")] {
        sheet.merge_range(2, column, 3, column, heading, &plain).expect("heading");
    }
    sheet.merge_range(2, 1, 2, 2, "Bài toán", &plain).expect("group");
    sheet.write(3, 1, "Tên bài toán").expect("cell");
    sheet.write(3, 2, "Căn cứ đề xuất").expect("cell");
    sheet.merge_range(4, 0, 4, 4, "I. Lĩnh vực y tế", &plain).expect("section");
    for (row, number, title, budget) in [(5, 1.0, "Trợ lý ảo", 2.5), (7, 2.0, "Kho dữ liệu", 1.125)] {
        sheet.write(row, 0, number).expect("cell");
        sheet.write(row, 1, title).expect("cell");
        sheet.write(row, 2, "Nghị quyết số 57-NQ/TW").expect("cell");
        sheet.write(row, 3, "Kết quả đo được").expect("cell");
        sheet.write(row, 4, budget).expect("cell");
    }
    sheet.write(6, 0, "II").expect("cell");
    sheet.write(6, 1, "Lĩnh vực dữ liệu").expect("cell");
    for (row, column, text) in [
        (8, 0, "Tổng số: 02 bài toán"),
        (9, 0, "Ghi chú: số liệu dự kiến."),
        (11, 1, "Nơi nhận:"),
        (11, 3, "KT. CHỦ TỊCH"),
        (12, 1, "- Lưu: VT."),
    ] {
        sheet.write(row, column, text).expect("cell");
    }
    sheet.write(8, 4, 3.625).expect("cell");
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn a_list_as_it_is_announced_is_understood_and_nothing_is_dropped_silently() {
    let plan = read_list(&announced());
    assert_eq!(plan.problems, []);
    let rows: Vec<_> =
        plan.rows.iter().map(|r| (r.row, r.code.as_str(), r.content.legal_basis.vi.as_str(), r.content.budget_ceiling)).collect();
    let basis = "Nghị quyết số 57-NQ/TW";
    assert_eq!(rows, [(6, "BT-01", basis, Some(2_500_000_000)), (8, "BT-02", basis, Some(1_125_000_000))]);
    let out: Vec<_> = plan.left_out.iter().map(|(row, text)| (*row, text.as_str())).collect();
    assert_eq!(
        out,
        [
            (5, "I. Lĩnh vực y tế"),
            (7, "II · Lĩnh vực dữ liệu"),
            (9, "Tổng số: 02 bài toán · 3,625"),
            (10, "Ghi chú: số liệu dự kiến."),
            (12, "Nơi nhận: · KT. CHỦ TỊCH"),
            (13, "- Lưu: VT.")
        ]
    );
    assert_eq!((plan.table.as_str(), plan.ignored.as_slice()), ("Danh mục", ["Ghi chú".to_owned()].as_slice()));
}

#[test]
fn a_fraction_of_a_dong_is_refused_with_its_row() {
    let json = br#"[{"code": "A1", "title_vi": "A", "required_result": "B", "budget_ceiling": 1200000000.5, "budget": 7}]"#;
    let plan = read_list(json);
    assert_eq!(plan.problems, [(1, "budget_ceiling".to_owned(), Problem::MoneyCell)]);
    assert_eq!(plan.ignored, ["budget"]);
}

#[test]
fn a_workbook_beyond_every_list_is_refused_at_once() {
    let book = |fill: &dyn Fn(&mut rust_xlsxwriter::Worksheet)| {
        let mut book = Workbook::new();
        fill(book.add_worksheet());
        book.save_to_buffer().expect("a workbook")
    };
    let merged = book(&|sheet| {
        for row in 0..3_000 {
            sheet.merge_range(row, 0, row, 1, "A", &Format::new()).expect("merged");
        }
    });
    let wide = book(&|sheet| drop(sheet.write(0, 64, "A").map(|_| ())));
    let long = book(&|sheet| drop(sheet.write(5_000, 0, "A").map(|_| ())));
    let many = book(&|sheet| {
        for cell in 0..200_001_u32 {
            sheet.write_blank(cell / 60, (cell % 60) as u16, &Format::new().set_bold()).expect("blank");
        }
    });
    assert_eq!(only_problem(&read_list(&merged)), &Problem::TooManyMerged(2_000));
    assert_eq!(only_problem(&read_list(&wide)), &Problem::TooManyColumns(64));
    assert_eq!(only_problem(&read_list(&long)), &Problem::TooManyRows(500));
    assert_eq!(only_problem(&read_list(&many)), &Problem::TooManyCells(200_000));
    assert_eq!(only_problem(&read_list(&bomb())), &Problem::UnpackedTooLarge(64));
}

/// A small archive that unpacks to more than any list.
fn bomb() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).expect("started");
    let zeros = vec![0_u8; 1024 * 1024];
    for _ in 0..65 {
        std::io::Write::write_all(&mut archive, &zeros).expect("written");
    }
    archive.finish().expect("finished").into_inner()
}

#[tokio::test]
async fn what_exists_changes_only_where_it_is_chosen_and_never_once_it_left_its_draft() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-02").await;
    draft(&t, CODE).await;
    let mai = t.actor("mai").await;
    let published = t.challenge(&mai, "BT-02").await.expect("published").challenge.content;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows =
        [["Mã", "Tên bài toán", "Kết quả cần đạt"], [CODE, "Tên khác", "Kết quả mới"], ["BT-02", "Cũng khác", "B"], ["YT-05", "Mới", "C"]];
    for (r, row) in (0..).zip(rows) {
        sheet.write_row(r, 0, row).expect("row");
    }
    let file = upload(&t, "danh-muc.xlsx", &book.save_to_buffer().expect("a workbook")).await;
    let view = t.import_preview(&mai, file).await.expect("preview");
    assert_eq!(view.fates[0].choices(), [RowChoice::Leave, RowChoice::Update, RowChoice::New]);
    assert_eq!(view.fates[1].choices(), [RowChoice::Leave, RowChoice::New]);
    let form = view.suggested().with("row_2", "update").with("row_3", "new");
    assert_problem(t.import_challenges(&mai, file, &form.clone().with("row_3", "update")).await, "row_3", &Problem::Choice);
    assert_problem(t.import_challenges(&mai, file, &form.clone().with("seen", "")).await, "file", &Problem::ImportChanged);
    assert_eq!(t.import_challenges(&mai, file, &form).await.expect("imported"), 3);
    let first = t.challenge(&mai, CODE).await.expect("updated").challenge.content;
    assert_eq!((first.title.vi.as_str(), first.required_result.vi.as_str()), ("Tên khác", "Kết quả mới"));
    assert!(!first.summary.is_empty(), "what the list does not say stays");
    assert_eq!(t.challenge(&mai, "BT-02").await.expect("published").challenge.content, published);
    assert_eq!(t.challenge(&mai, "BT-04").await.expect("with a new code").challenge.content.title.vi, "Cũng khác");
    assert_eq!(t.challenge(&mai, "YT-05").await.expect("new").challenge.content.title.vi, "Mới");
    assert_eq!(t.import_challenges(&mai, file, &form).await.expect("the same form again"), 0);
}

/// As an office writes it: heads around the names, a code with a dot, and a row of a call that is there already.
#[tokio::test]
async fn an_office_s_own_heads_and_codes_come_in() {
    let t = TestBackend::new().await;
    draft(&t, CODE).await;
    let mai = t.actor("mai").await;
    let title = t.challenge(&mai, CODE).await.expect("a draft").challenge.content.title.vi;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["Mã số", "Tên bài toán, vấn đề cần giải quyết", "Mục tiêu, kết quả cần đạt", "Dự kiến kinh phí (tỷ đồng)", "Lĩnh vực"],
        ["QN.01", "Quan trắc nước thải", "Bản đồ", "2,5", "Môi trường"],
        [CODE, title.as_str(), "", "", ""],
    ];
    for (r, row) in (0..).zip(rows) {
        sheet.write_row(r, 0, row).expect("row");
    }
    let file = upload(&t, "danh-muc.xlsx", &book.save_to_buffer().expect("a workbook")).await;
    let view = t.import_preview(&mai, file).await.expect("preview");
    assert_eq!(view.plan.problems, []);
    assert!(matches!(&view.fates[1], Fate::Same { code, .. } if code == CODE), "{:?}", view.fates);
    assert_eq!(view.fates[0].choices(), [RowChoice::New, RowChoice::Leave]);
    let Fate::Unfit { new_code, .. } = &view.fates[0] else { panic!("{:?}", view.fates) };
    let form = view.suggested();
    assert_eq!(t.import_challenges(&mai, file, &form.clone().with("row_2", "leave")).await.expect("left out"), 0);
    assert_eq!(t.import_challenges(&mai, file, &form).await.expect("imported"), 1);
    let content = t.challenge(&mai, new_code).await.expect("new").challenge.content;
    assert_eq!((content.title.vi.as_str(), content.budget_ceiling), ("Quan trắc nước thải", Some(2_500_000_000)));
    assert_eq!(content.fields, [domain::challenges::Topic::Environment]);
}

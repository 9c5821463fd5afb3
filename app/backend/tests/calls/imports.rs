//! Lists of challenges: real spreadsheets, broken ones, and all or nothing.

use crate::steps::{CODE, assert_denied, assert_problem, draft};
use backend::{files::Owner, imports::read_list, testing::TestBackend};
use domain::{access::Denied, challenges::sheet_import::ImportPlan, check::Problem, event::Act, ids::FileId};
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
    assert_eq!(view.existing, [CODE]);
    assert!(t.challenge(&mai, "BT-02").await.is_err(), "a preview saves nothing");
    assert_eq!(t.import_challenges(&mai, file).await.expect("imported"), 2);
    assert_eq!(t.import_challenges(&mai, file).await.expect("again"), 0);
    assert_eq!(t.challenge(&mai, CODE).await.expect("left alone").challenge.content.title.vi, "Trợ lý ảo cho cán bộ xã");
    let imported = t.challenge(&mai, "BT-02").await.expect("imported").challenge;
    assert!(!imported.is_illustrative);
    assert_eq!(imported.content.title.vi, "Kho dữ liệu");
    let history = t.challenge_history(&mai, "BT-02").await.expect("history");
    assert_eq!(history.iter().map(|l| l.event.act).collect::<Vec<_>>(), [Act::ChallengeImported]);
}

#[tokio::test]
async fn a_list_with_one_wrong_row_saves_nothing() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    let rows = [["1", "Tốt", "Kết quả"], ["2", "", "Kết quả"]].map(|row| row.map(str::to_owned));
    let file = upload(&t, "danh-muc.xlsx", &table(rows)).await;
    assert_eq!(t.import_preview(&mai, file).await.expect("preview").plan.problems, [(3, "title_vi".to_owned(), Problem::Required)]);
    assert_problem(t.import_challenges(&mai, file).await, "file", &Problem::Required);
    assert!(t.desk(&mai).await.expect("desk").challenges.is_empty());
}

#[tokio::test]
async fn only_an_officer_imports() {
    let t = TestBackend::new().await;
    let file = upload(&t, "danh-muc.xlsx", &official()).await;
    assert_denied(t.import_preview(&t.actor("lan").await, file).await, Denied::Role);
    assert_denied(t.import_challenges(&t.actor("an").await, file).await, Denied::Role);
}

//! A sheet as offices write it, and everything that can be wrong with it.

use super::*;

fn table(rows: &[&[&str]]) -> Table {
    Table { cells: rows.iter().map(|row| row.iter().map(|text| (*text).into()).collect()).collect(), ..Table::default() }
}

const HEAD: &[&str] = &["TT", "Tên nhiệm vụ", "Đơn vị chủ trì", "Thời hạn hoàn thành", "Trạng thái", "Ghi chú", "Kinh phí"];

#[test]
fn forty_seven_tasks_with_forty_six_states_lose_nothing_and_name_the_row() {
    let numbers: Vec<String> = (1..=47).map(|n| n.to_string()).collect();
    let state = |n: usize| if n == 23 { "" } else { "Đúng tiến độ" };
    let rows: Vec<Vec<&str>> =
        (1..=47).map(|n| vec![numbers[n - 1].as_str(), "Nhiệm vụ", "Sở Y tế", "30/6/2026", state(n), "", ""]).collect();
    let mut all = vec![&["KẾ HOẠCH HÀNH ĐỘNG"][..], HEAD];
    all.extend(rows.iter().map(Vec::as_slice));
    let plan = read_sheet(&table(&all));
    assert_eq!((plan.rows.len(), plan.problems.as_slice()), (47, &[][..]));
    assert_eq!(plan.asked().map(|row| (row.row, row.number)).collect::<Vec<_>>(), [(25, 23)]);
    assert_eq!(plan.ignored, ["Kinh phí"]);
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let plan = read_sheet(&table(&[
        HEAD,
        &["I", "Nhóm nhiệm vụ về dữ liệu"],
        &["1", "", "Sở Y tế", "sớm", "Hoàn thành"],
        &["1", "Hai", "", "", "Đang làm"],
        &["x", "Ba", "Sở Y tế", "", "Chưa triển khai"],
        &["", "", "", "", "", ""],
    ]));
    let told: Vec<_> = plan.problems.iter().map(|(row, field, _)| (*row, *field)).collect();
    assert_eq!(told, [(3, "title"), (3, "due"), (4, "number"), (4, "owner"), (5, "number")]);
    assert_eq!(plan.left_out, [(2, "I · Nhóm nhiệm vụ về dữ liệu".to_owned())]);
    assert_eq!(plan.asked().map(|row| (row.row, row.state_said.as_str())).collect::<Vec<_>>(), [(4, "Đang làm")]);
    let no_header = read_sheet(&table(&[&["TT", "Tên nhiệm vụ"]]));
    assert_eq!(no_header, SheetPlan::refused(Problem::Register(RegisterProblem::NoHeader)));
    assert_eq!(read_sheet(&table(&[HEAD])).problems, [(0, "", Problem::Register(RegisterProblem::NoRows))]);
}

#[test]
fn a_row_changes_only_what_it_says() {
    let plan = read_sheet(&table(&[HEAD, &["7", "Kho dữ liệu", "Sở Y tế", "", "Đã hoàn thành"]]));
    let row = &plan.rows[0];
    let as_of = Moment::from_date("2026-05-31").expect("a day");
    let before = Task {
        due: Moment::from_date("2026-06-30"),
        note: "Giữ nguyên".to_owned(),
        ..row.over(None, TaskState::OnSchedule, as_of, "Báo cáo tháng 5")
    };
    assert_eq!(row.fate(None, row.state), Fate::New);
    assert_eq!(row.fate(Some(&before), row.state), Fate::Changed(vec![("state", "on_schedule".to_owned())]));
    assert_eq!(row.fate(Some(&before), None), Fate::Same);
    let after = row.over(Some(&before), TaskState::Done, as_of, "Báo cáo tháng 6");
    assert_eq!((after.due, after.note.as_str(), after.source.as_str()), (before.due, "Giữ nguyên", "Báo cáo tháng 6"));
    assert_eq!(row.fate(Some(&after), row.state), Fate::Same, "once more, it changes nothing");
}

//! The action plan: kept by officers, edition by edition, and imported from sheets.

use crate::steps::{assert_denied, assert_not_found, assert_problem};
use backend::{
    files::Owner,
    plan::state_field,
    testing::{TestBackend, person},
};
use domain::{
    access::Denied,
    check::{Problem, RegisterProblem},
    form::Form,
    ids::FileId,
    people::Actor,
    plan::{Counts, Fate, TaskState, progress},
};

fn form(fields: &[(&str, &str)]) -> Form {
    fields.iter().fold(Form::default(), |form, (name, value)| form.with(*name, *value))
}

fn task(number: &str) -> Form {
    form(&[
        ("number", number),
        ("title", "Kho dữ liệu dùng chung"),
        ("owner", "Sở Khoa học và Công nghệ"),
        ("due", "2026-06-30"),
        ("state", "on_schedule"),
        ("as_of", "2026-02-27"),
        ("source", "Báo cáo tháng 2"),
    ])
}

#[tokio::test]
async fn every_edition_of_a_task_stays_and_each_change_has_a_reason() {
    let t = TestBackend::new().await;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    for who in [&lan, &t.actor("an").await, &t.actor("minh").await] {
        assert_denied(t.add_task(who, &task("7")).await, Denied::Role);
    }
    t.add_task(&mai, &task("7")).await.expect("added");
    assert_problem(t.add_task(&mai, &task("7")).await, "number", &Problem::Register(RegisterProblem::NumberTaken));
    let done = task("7").with("state", "done").with("evidence", "Văn bản số 12");
    assert_denied(t.change_task(&lan, 7, &done.clone().with("reason", "Xong.")).await, Denied::Role);
    assert_problem(t.change_task(&mai, 7, &done).await, "reason", &Problem::Required);
    let same = task("7").with("reason", "Không đổi gì.");
    assert_problem(t.change_task(&mai, 7, &same).await, "state", &Problem::Register(RegisterProblem::Unchanged));
    t.clock.set(t.clock.now().plus_days(1));
    t.change_task(&mai, 7, &done.with("reason", "Đã nghiệm thu.")).await.expect("changed");
    assert_not_found(t.change_task(&mai, 8, &same).await);
    let view = t.plan_task(&Actor::Visitor, 7).await.expect("public");
    let told: Vec<_> = view.editions.iter().map(|e| (e.version, e.task.state, e.reason.as_str())).collect();
    assert_eq!(told, [(1, TaskState::OnSchedule, ""), (2, TaskState::Done, "Đã nghiệm thu.")]);
    assert_eq!(view.latest().by, Some(person("mai").expect("one of the cast").id()));
    let plan = t.action_plan(&Actor::Visitor).await.expect("public");
    let points: Vec<_> =
        progress(&plan.editions).iter().map(|p| (p.counts.get(TaskState::OnSchedule), p.counts.get(TaskState::Done))).collect();
    assert_eq!(points, [(1, 0), (0, 1)]);
}

async fn uploaded(t: &TestBackend, who: &Actor, name: &str, bytes: &[u8]) -> FileId {
    let mut upload = t.begin_upload(who, Owner::Import, name).await.expect("begun");
    upload.write(bytes).await.expect("taken");
    upload.finish().await.expect("stored").id
}

/// 47 tasks; the 23rd has no state.
fn sheet(state: &str) -> String {
    let row = |n: u32| format!("{n};Nhiệm vụ số {n};Sở Y tế;30/6/2026;{};\n", if n == 23 { "" } else { state });
    format!("KẾ HOẠCH HÀNH ĐỘNG\nTT;Tên nhiệm vụ;Đơn vị chủ trì;Thời hạn;Tình trạng;Ghi chú\n{}", (1..=47).map(row).collect::<String>())
}

#[tokio::test]
async fn forty_seven_tasks_with_forty_six_states_are_asked_about_and_then_kept_whole() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    let file = uploaded(&t, &mai, "nhiem-vu.csv", sheet("Đúng tiến độ").as_bytes()).await;
    assert_denied(t.task_sheet(&t.actor("lan").await, file).await, Denied::Role);
    let view = t.task_sheet(&mai, file).await.expect("read");
    assert_eq!((view.plan.rows.len(), view.plan.problems.len(), view.plan.asked().count()), (47, 0, 1));
    assert!(view.fates.iter().all(|fate| *fate == Fate::New));
    let said = form(&[("seen", &view.seen), ("as_of", "2026-02-27"), ("source", "Báo cáo tháng 2")]);
    let asked = state_field(25);
    assert_problem(t.import_tasks(&mai, file, &said).await, &asked, &Problem::Choice);
    assert!(t.action_plan(&mai).await.expect("read").editions.is_empty(), "nothing of it is kept");
    let chosen = said.clone().with(&asked, "unclassified");
    assert_eq!(t.import_tasks(&mai, file, &chosen).await.expect("kept"), 47);
    let counts = async || {
        let plan = t.action_plan(&Actor::Visitor).await.expect("public");
        let counts = Counts::of(plan.current().iter().map(|edition| &edition.task));
        (plan.editions.len(), counts.total(), counts.get(TaskState::OnSchedule), counts.get(TaskState::Unclassified))
    };
    assert_eq!(counts().await, (47, 47, 46, 1));
    // Pressed twice, it is done once.
    assert_eq!(t.import_tasks(&mai, file, &chosen.with("reason", "Lại.")).await.expect("nothing to do"), 0);

    let next = uploaded(&t, &mai, "thang-3.csv", sheet("Chậm tiến độ").as_bytes()).await;
    let view = t.task_sheet(&mai, next).await.expect("read");
    assert_eq!(view.fates.iter().filter(|fate| matches!(fate, Fate::Changed(_))).count(), 46);
    let said = form(&[("as_of", "2026-02-28"), ("source", "Báo cáo tháng 3"), (&asked, "unclassified")]);
    assert_problem(t.import_tasks(&mai, next, &said.clone().with("seen", &view.seen)).await, "reason", &Problem::Required);
    let said = said.with("reason", "Theo báo cáo tháng 3.");
    let changed = t.import_tasks(&mai, next, &said.clone().with("seen", "x")).await;
    assert_problem(changed, "file", &Problem::Register(RegisterProblem::ImportChanged));
    assert_eq!(t.import_tasks(&mai, next, &said.with("seen", &view.seen)).await.expect("kept"), 47);
    assert_eq!(counts().await, (94, 47, 0, 1));
    let known = t.plan_task(&Actor::Visitor, 23).await.expect("public");
    assert_eq!((known.latest().version, known.latest().task.source.as_str()), (2, "Báo cáo tháng 3"));
}

#[tokio::test]
async fn a_sheet_that_is_none_says_what_is_wrong_and_keeps_nothing() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    for (name, bytes, problem) in [
        ("a.csv", "Tên;Khác\n1;2\n".as_bytes(), Problem::Register(RegisterProblem::NoHeader)),
        ("b.xlsx", b"PK\x03\x04 broken".as_slice(), Problem::FileBroken),
        ("c.csv", "TT;Tên nhiệm vụ;Đơn vị;Tình trạng\n1;;;Xong\n".as_bytes(), Problem::Required),
    ] {
        let file = uploaded(&t, &mai, name, bytes).await;
        let view = t.task_sheet(&mai, file).await.expect("answered");
        assert_eq!(view.plan.problems[0].2, problem, "{name}");
        let said = form(&[("seen", &view.seen), ("as_of", "2026-02-27"), ("source", "Báo cáo")]);
        assert_problem(t.import_tasks(&mai, file, &said).await, "file", &problem);
    }
    assert!(t.action_plan(&mai).await.expect("read").editions.is_empty());
}

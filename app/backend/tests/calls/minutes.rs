//! Minutes are what was known when the meeting ended: frozen with a hash, confirmed by two, and nothing later enters.

use crate::{
    papers::read,
    steps::{CODE, COUNCIL, assert_denied, assert_problem, declare_conflict, good, picks, score, scored, scoring},
};
use backend::testing::{TestBackend, person};
use domain::{access::Denied, check::Problem, council::confirmation::Part, event::EventKind, form::Form, ids::MeetingId};

/// Run and ended by the chair; these came, and who must leave for the first proposal left.
async fn held(t: &TestBackend, present: &[&str], leaves: Option<&str>) -> MeetingId {
    let minh = t.actor("minh").await;
    let id_of = |nick: &str| person(nick).expect("one of the cast").id();
    let plan = Form::default()
        .with(format!("challenge_{CODE}"), "on")
        .with("place", "Phòng họp 8642")
        .with("at", "2026-04-20T08:30")
        .with("secretary", id_of("huong").to_string());
    let id = t.plan_meeting(&t.actor("mai").await, &plan).await.expect("planned");
    t.start_meeting(&minh, id, &Form::default().with("other_day", "on")).await.expect("started");
    let marks = present.iter().fold(Form::default(), |form, nick| form.with(format!("presence_{}", id_of(nick)), "present"));
    t.mark_attendance(&minh, id, &marks).await.expect("marked");
    t.begin_item(&minh, id, &Form::default().with("item", "2")).await.expect("begun");
    if let Some(nick) = leaves {
        t.record_moves(&minh, id, &Form::default().with(format!("left_{}", id_of(nick)), "on")).await.expect("left");
    }
    let notes = Form::default().with("item_version", "0").with("opinions", "Ý kiến 97531").with("conclusion", "Đạt");
    t.record_item(&minh, id, "2", &notes).await.expect("recorded");
    t.end_meeting(&minh, id, &Form::default().with("outcome", "not_quorate")).await.expect("ended");
    t.clock.set(t.clock.now().plus_minutes(5));
    id
}

async fn hash(t: &TestBackend, id: MeetingId) -> String {
    t.meeting(&t.actor("minh").await, id).await.expect("seen").minutes.expect("read by the chair").hash
}

async fn part(t: &TestBackend, nick: &str, id: MeetingId) -> Option<Part> {
    t.meeting(&t.actor(nick).await, id).await.expect("seen").minutes.and_then(|minutes| minutes.part)
}

#[tokio::test]
async fn minutes_of_a_meeting_gain_no_later_result() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    for nick in COUNCIL {
        for id in [first, second] {
            score(&t, nick, id, &good()).await;
        }
    }
    let id = held(&t, &["huong", "minh", "khoa"], None).await;
    let (name, later) = (format!("minutes-{id}"), format!("supplement-{id}"));
    let before = read(&t, "mai", &name).await.expect("ended");
    assert!(before.contains("chưa có điểm và thứ hạng") && before.contains("Ý kiến 97531"), "{before}");
    assert!(before.contains("Không được đưa ra thảo luận tại phiên họp."), "what nobody opened is said to be left out: {before}");
    assert_denied(read(&t, "mai", &later).await, Denied::WrongState);
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    assert_eq!(read(&t, "mai", &name).await.expect("ended"), before);
    let supplement = read(&t, "mai", &later).await.expect("something followed");
    assert!(supplement.contains("PHỤ LỤC BIÊN BẢN") && supplement.contains("87,50"), "{supplement}");
    assert!(!supplement.contains("Ý kiến 97531"), "{supplement}");
    // Also where an earlier version of the site froze nothing.
    t.execute("DELETE FROM minutes").await;
    let unfrozen = read(&t, "mai", &name).await.expect("ended");
    assert!(unfrozen.contains("chưa có điểm và thứ hạng") && !unfrozen.contains("87,50"), "{unfrozen}");
}

#[tokio::test]
async fn what_the_council_proposes_afterwards_is_in_the_supplement() {
    let t = TestBackend::new().await;
    let [first, _] = scored(&t).await;
    let id = held(&t, &["huong", "minh", "khoa"], None).await;
    let (name, later) = (format!("minutes-{id}"), format!("supplement-{id}"));
    let before = read(&t, "huong", &name).await.expect("ended");
    assert!(before.contains("87,50"), "what was known by then");
    t.propose_shortlist(&t.actor("minh").await, CODE, &picks(&[first])).await.expect("proposed");
    t.record_dissent(&t.actor("khoa").await, CODE, &Form::default().with("text", "Chưa nên chọn 8253.")).await.expect("recorded");
    assert_eq!(read(&t, "huong", &name).await.expect("the same"), before);
    let supplement = read(&t, "huong", &later).await.expect("something followed");
    for nick in ["mai", "minh", "khoa"] {
        assert_eq!(read(&t, nick, &later).await.expect("whoever reads it"), supplement, "{nick}");
    }
    for told in ["HS-", "12 tán thành", "Bùi Anh Khoa: Chưa nên chọn 8253."] {
        assert!(supplement.contains(told) && (told == "HS-" || !before.contains(told)), "{told}: {supplement}");
    }
}

#[tokio::test]
async fn who_presided_and_who_kept_the_minutes_confirm_each_for_themselves() {
    let t = TestBackend::new().await;
    scored(&t).await;
    let id = held(&t, &["huong", "minh", "khoa"], None).await;
    let (minh, huong, hash) = (t.actor("minh").await, t.actor("huong").await, hash(&t, id).await);
    assert_eq!((part(&t, "minh", id).await, part(&t, "huong", id).await), (Some(Part::Presider), Some(Part::Secretary)));
    assert_eq!((part(&t, "khoa", id).await, part(&t, "mai", id).await), (None, None));
    let form = Form::default().with("hash", &hash);
    assert_problem(t.confirm_minutes(&minh, id, &Form::default().with("hash", "0".repeat(64))).await, "form", &Problem::ChangedSince);
    assert_denied(t.confirm_minutes(&t.actor("khoa").await, id, &form).await, Denied::WrongState);
    assert_denied(t.confirm_minutes(&t.actor("mai").await, id, &form).await, Denied::Role);
    t.confirm_minutes(&minh, id, &form).await.expect("confirmed");
    assert_denied(t.confirm_minutes(&minh, id, &form).await, Denied::WrongState);
    let name = format!("minutes-{id}");
    let half = read(&t, "mai", &name).await.expect("ended");
    assert!(half.contains("DỰ THẢO") && half.contains("Đã xác nhận trên hệ thống") && half.contains(&hash), "{half}");
    t.confirm_minutes(&huong, id, &form).await.expect("confirmed");
    let whole = read(&t, "mai", &name).await.expect("ended");
    assert!(!whole.contains("DỰ THẢO") && whole.matches("Đã xác nhận trên hệ thống").count() == 2, "{whole}");
    let minutes = t.meeting(&minh, id).await.expect("seen").minutes.expect("read");
    assert!(minutes.is_confirmed && minutes.hash == hash);
    let trail = t.challenge_trail(&t.actor("mai").await, CODE).await.expect("trail");
    let confirmed: Vec<_> = trail.iter().filter(|line| line.event.kind == EventKind::MinutesConfirmed).collect();
    assert!(confirmed.len() == 2 && confirmed.iter().all(|line| line.event.note == hash));
}

#[tokio::test]
async fn a_secretary_with_a_conflict_neither_reads_nor_signs_and_another_who_was_there_does() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    declare_conflict(&t, "huong", first).await;
    for nick in COUNCIL {
        for id in [first, second].into_iter().filter(|id| nick != "huong" || *id == second) {
            score(&t, nick, id, &good()).await;
        }
    }
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    let id = held(&t, &["huong", "minh", "khoa"], Some("huong")).await;
    let form = Form::default().with("hash", hash(&t, id).await);
    let huong = t.actor("huong").await;
    assert_denied(t.confirm_minutes(&huong, id, &form).await, Denied::Conflict);
    assert!(t.meeting(&huong, id).await.expect("seen").minutes.is_none());
    assert_denied(read(&t, "huong", &format!("minutes-{id}")).await, Denied::Conflict);
    assert_eq!(part(&t, "khoa", id).await, Some(Part::Secretary));
    t.confirm_minutes(&t.actor("khoa").await, id, &form).await.expect("in the secretary's place");
    t.confirm_minutes(&t.actor("minh").await, id, &form).await.expect("confirmed");
    let minutes = read(&t, "mai", &format!("minutes-{id}")).await.expect("ended");
    assert!(minutes.contains("THÀNH VIÊN XÁC NHẬN THAY") && minutes.contains("Bùi Anh Khoa"), "{minutes}");
}

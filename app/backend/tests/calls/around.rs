//! The papers around a meeting and a decision, and who means to come.

use crate::{
    meetings::{declared, meant, planned},
    papers::{kinds, read},
    steps::{BLIND, CODE, assert_denied, assert_problem, declare_clear, declare_conflict, good, picks, scored, scoring_by},
};
use backend::{
    papers::Kind,
    testing::{TestBackend, VERIFIED_FIRM},
};
use domain::{access::Denied, check::Problem, form::Form};

#[tokio::test]
async fn the_count_of_sheets_and_the_request_are_there_once_there_is_something_to_count_and_to_ask() {
    let t = TestBackend::new().await;
    let [first, _] = scored(&t).await;
    let count = read(&t, "mai", "count").await.expect("scored");
    for expected in ["BIÊN BẢN KIỂM PHIẾU", "Tổ kiểm phiếu", "TỔ TRƯỞNG TỔ KIỂM PHIẾU", "HS-", "87,50"] {
        assert!(count.contains(expected), "{expected} is not in: {count}");
    }
    assert_denied(read(&t, "an", "count").await, Denied::Role);
    assert_denied(read(&t, "mai", "request").await, Denied::WrongState);
    t.propose_shortlist(&t.actor("minh").await, CODE, &picks(&[first])).await.expect("proposed");
    let request = read(&t, "mai", "request").await.expect("proposed");
    for expected in ["TỜ TRÌNH", "Kính gửi: ", "Chủ tịch Ủy ban nhân dân tỉnh", "/TTr-", "02 hồ sơ đã nộp", "12 tán thành", VERIFIED_FIRM]
    {
        assert!(request.contains(expected), "{expected} is not in: {request}");
    }
    for nick in ["minh", "an"] {
        assert_denied(read(&t, nick, "request").await, Denied::Role);
    }
}

#[tokio::test]
async fn a_member_s_sheets_are_one_paper_and_an_invitation_says_nothing_of_a_proposal() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &BLIND).await;
    assert_denied(read(&t, "tuan", "sheets").await, Denied::WrongState);
    for (id, words) in [(first, "Nhận xét 7531"), (second, "Nhận xét 8642")] {
        declare_clear(&t, "tuan", id).await;
        t.submit_sheet(&t.actor("tuan").await, id, &good().with("strengths", words)).await.expect("submitted");
    }
    assert_eq!(kinds(&t, "tuan").await, [Kind::OpeningRecord, Kind::OwnSheets, Kind::Sheet, Kind::Sheet]);
    let sheets = read(&t, "tuan", "sheets").await.expect("own");
    assert!(sheets.contains("02 hồ sơ") && sheets.contains("Nhận xét 7531") && sheets.contains("Nhận xét 8642"), "{sheets}");
    assert_eq!(sheets.matches("NGƯỜI ĐÁNH GIÁ").count(), 1, "signed once");
    assert_denied(read(&t, "khoa", "sheets").await, Denied::WrongState);
    for nick in ["mai", "an"] {
        assert_denied(read(&t, nick, "sheets").await, Denied::Role);
    }
    declare_conflict(&t, "tuan", second).await;
    let left = read(&t, "tuan", "sheets").await.expect("the other");
    assert!(left.contains("Nhận xét 7531") && !left.contains("8642"), "{left}");

    let id = planned(&t).await;
    let invitation = read(&t, "tuan", &format!("invitation-{id}")).await.expect("planned");
    for expected in ["GIẤY MỜI", "/GM-HĐTV", "Phòng họp số 2", "Trần Quang Minh", "Dương Minh Tuấn", &format!("/council/meetings/{id}")]
    {
        assert!(invitation.contains(expected), "{expected} is not in: {invitation}");
    }
    assert!(!invitation.contains("HS-"), "{invitation}");
    assert_denied(read(&t, "an", &format!("invitation-{id}")).await, Denied::Role);
    let off = Form::default().with("reason", "Hoãn.");
    t.call_off_meeting(&t.actor("huong").await, id, &off).await.expect("called off");
    assert_denied(read(&t, "tuan", &format!("invitation-{id}")).await, Denied::WrongState);
}

#[tokio::test]
async fn members_answer_the_invitation_until_the_meeting_begins_and_nothing_rests_on_it() {
    let t = TestBackend::new().await;
    declared(&t).await;
    let id = planned(&t).await;
    let say = async |nick: &str, answer: &str| t.answer_invitation(&t.actor(nick).await, id, &Form::default().with("answer", answer)).await;
    for (nick, answer) in [("tuan", "comes"), ("khoa", "absent"), ("khoa", "alternate")] {
        say(nick, answer).await.expect("said");
    }
    assert_problem(say("tuan", "maybe").await, "answer", &Problem::Choice);
    for nick in ["mai", "lan", "an"] {
        assert_denied(say(nick, "comes").await, Denied::Role);
    }
    let view = t.meeting(&t.actor("huong").await, id).await.expect("a meeting");
    assert_eq!(view.answers.iter().map(|answer| answer.coming.code()).collect::<Vec<_>>(), ["comes", "alternate"]);
    assert_eq!(view.quorum.present, 0, "who is there says so there");
    t.start_meeting(&t.actor("huong").await, id, &meant()).await.expect("begun");
    assert_problem(say("tuan", "absent").await, "answer", &Problem::MeetingBegun);
}

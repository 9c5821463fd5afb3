//! A member's own notes: nobody else reads them, nothing tells of them, and no result rests on them.

use crate::{
    following::form,
    steps::{assert_denied, assert_not_found, assert_problem, declare_clear, declare_conflict, scoring},
};
use backend::testing::TestBackend;
use domain::{access::Denied, check::Problem, form::Form};

fn note(text: &str) -> Form {
    form(&[("section", "solution"), ("passage", "Đoạn 7531"), ("text", text)])
}

#[tokio::test]
async fn notes_are_their_member_s_alone_and_leave_no_trace() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    for nick in ["tuan", "khoa"] {
        declare_clear(&t, nick, first).await;
    }
    let (tuan, khoa) = (t.actor("tuan").await, t.actor("khoa").await);
    let events = t.rows().await["events"].len();
    for _ in 0..2 {
        t.keep_own_note(&tuan, first, &note("Hỏi lại về số liệu 8642.")).await.expect("kept");
    }
    t.keep_own_note(&tuan, first, &form(&[("section", "team"), ("text", "Đủ người.")])).await.expect("kept");
    let seen = async |actor| t.own_notes(actor, first).await.expect("seen").notes.len();
    assert_eq!((seen(&tuan).await, seen(&khoa).await), (2, 0), "the same said twice is kept once, and nobody else's is seen");
    assert_eq!(t.sheet(&tuan, first).await.expect("a sheet").notes.len(), 2);
    assert_eq!(t.rows().await["events"].len(), events, "the trail knows nothing of it");
    t.keep_own_note(&khoa, first, &form(&[("drop", "1")])).await.expect("of one's own only");
    assert_eq!(seen(&tuan).await, 2);
    t.keep_own_note(&tuan, first, &form(&[("drop", "1")])).await.expect("dropped");
    let left = t.own_notes(&tuan, first).await.expect("seen").notes;
    assert_eq!(left.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["Đủ người."]);
    assert_problem(t.keep_own_note(&tuan, first, &form(&[("section", "team")])).await, "text", &Problem::Required);
    for nick in ["mai", "lan", "an"] {
        assert_denied(t.own_notes(&t.actor(nick).await, first).await, Denied::Role);
        assert_denied(t.keep_own_note(&t.actor(nick).await, first, &note("x")).await, Denied::Role);
    }
    assert_denied(t.own_notes(&tuan, second).await, Denied::DeclareFirst);
    declare_conflict(&t, "tuan", first).await;
    assert_not_found(t.own_notes(&tuan, first).await);
    assert_not_found(t.keep_own_note(&tuan, first, &note("x")).await);
}

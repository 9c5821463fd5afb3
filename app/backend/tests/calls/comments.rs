//! What the people of a firm say to each other about their proposal stays among them.

use crate::steps::{assert_denied, assert_problem, opened};
use backend::testing::TestBackend;
use domain::{check::Problem, form::Form, proposals::Section};

fn comment(text: &str, about: &str) -> Form {
    Form::default().with("comment", text).with("about", about)
}

#[tokio::test]
async fn comments_are_about_a_section_and_are_dealt_with() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let id = t.complete_proposal("an", "BT-01").await;
    let an = t.actor("an").await;
    assert_problem(t.comment(&an, id, &comment("", "")).await, "comment", &Problem::Required);
    assert_problem(t.comment(&an, id, &comment("Nên rõ hơn.", "x")).await, "about", &Problem::Choice);
    for _ in 0..2 {
        t.comment(&an, id, &comment("Nên nêu mốc nghiệm thu.", "plan")).await.expect("said");
    }
    t.comment(&an, id, &comment("Đọc lại cả hồ sơ.", "")).await.expect("said");
    let said = t.comments(&an, id).await.expect("own");
    let read: Vec<_> = said.iter().map(|c| (c.number, c.section, c.by.as_str(), c.is_settled)).collect();
    assert_eq!(read.len(), 2, "the same twice is once: {read:?}");
    assert_eq!((read[0].1, read[1].1), (Some(Section::Plan), None));
    assert_problem(t.comment(&an, id, &Form::default().with("settle", "9")).await, "settle", &Problem::Choice);
    for _ in 0..2 {
        t.comment(&an, id, &Form::default().with("settle", "1")).await.expect("dealt with");
    }
    let settled: Vec<_> = t.comments(&an, id).await.expect("own").iter().map(|c| c.is_settled).collect();
    assert_eq!(settled, [true, false]);
}

#[tokio::test]
async fn nobody_else_reads_them_not_even_after_the_opening() {
    let t = TestBackend::new().await;
    let [id, _] = opened(&t).await;
    let an = t.actor("an").await;
    t.comment(&an, id, &comment("Bí mật kinh doanh 4711.", "")).await.expect("said");
    for nick in ["binh", "mai", "lan", "minh", "huong", "khoa"] {
        let actor = t.actor(nick).await;
        assert!(t.comments(&actor, id).await.is_err(), "{nick} reads");
        assert!(t.comment(&actor, id, &comment("Tôi cũng nói.", "")).await.is_err(), "{nick} writes");
    }
    assert_denied(t.comments(&domain::people::Actor::Visitor, id).await, domain::access::Denied::SignIn);
    let history = t.challenge_history(&t.actor("mai").await, "BT-01").await.expect("the office's");
    assert!(history.iter().all(|line| line.event.kind != domain::event::EventKind::CommentWritten), "nor is it told that there are any");
}

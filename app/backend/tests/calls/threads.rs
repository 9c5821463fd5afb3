//! Messages between office and firm about completeness: private, until the screening is decided.

use crate::steps::{CODE, admit, assert_denied, assert_not_found, assert_problem, handed_in, opened};
use backend::testing::TestBackend;
use domain::{
    access::Denied,
    check::Problem,
    event::EventKind,
    form::Form,
    proposals::thread::{PER_DAY, Side},
};

fn message(text: &str) -> Form {
    Form::default().with("message", text)
}

#[tokio::test]
async fn office_and_firm_write_until_the_screening_is_decided_and_nobody_else_reads() {
    let t = TestBackend::new().await;
    let [id, other] = opened(&t).await;
    let (mai, lan, an, binh) = (t.actor("mai").await, t.actor("lan").await, t.actor("an").await, t.actor("binh").await);
    let since = t.mails().await.len();
    for _ in 0..2 {
        t.write_message(&mai, id, &message("Thiếu trang 3 của bản cam kết?")).await.expect("written");
    }
    t.write_message(&an, id, &message("Trang 3 ở tệp thứ hai 6617.")).await.expect("answered");
    let thread = t.thread(&lan, id).await.expect("read");
    let lines: Vec<_> = thread.messages.iter().map(|m| (m.number, m.side, m.text.as_str())).collect();
    assert_eq!(lines, [(1, Side::Office, "Thiếu trang 3 của bản cam kết?"), (2, Side::Firm, "Trang 3 ở tệp thứ hai 6617.")]);
    assert_eq!((t.thread(&an, id).await.expect("own").side, thread.side), (Side::Firm, Side::Office));
    let told: Vec<_> = t.mails().await.into_iter().skip(since).collect();
    let to: Vec<_> = told.iter().map(|(to, ..)| to.split('@').next().unwrap_or_default().to_owned()).collect();
    assert_eq!(to[..1], ["an"]);
    assert!(to[1..].iter().all(|to| ["mai", "nam"].contains(&to.as_str())) && to.len() == 3, "{to:?}");
    assert!(told[1..].iter().all(|(_, _, body)| !body.contains("6617")), "what a firm writes stays on the site");

    assert_denied(t.write_message(&lan, id, &message("Không.")).await, Denied::Role);
    assert_not_found(t.write_message(&binh, id, &message("Không.")).await);
    assert_not_found(t.thread(&binh, id).await.map(drop));
    for member in ["minh", "huong", "tuan"] {
        let member = t.actor(member).await;
        assert_denied(t.thread(&member, id).await.map(drop), Denied::Role);
        assert_denied(t.write_message(&member, id, &message("Không.")).await, Denied::Role);
    }
    assert_problem(t.write_message(&an, id, &message(" ")).await, "message", &Problem::Required);
    assert_problem(t.write_message(&an, id, &message(&"ậ".repeat(4_001))).await, "message", &Problem::TooLong(4_000));

    admit(&t, id).await;
    assert_denied(t.write_message(&an, id, &message("Muộn.")).await, Denied::WrongState);
    assert_denied(t.write_message(&mai, id, &message("Muộn.")).await, Denied::WrongState);
    assert_eq!(t.thread(&an, id).await.expect("still read").messages.len(), 2);
    // Proposed and not confirmed is not decided.
    let refuse = Form::default().with("verdict", "refuse").with("reason", "Thiếu.");
    t.screen_proposal(&mai, other, &refuse).await.expect("proposed");
    t.write_message(&binh, other, &message("Xin giải trình.")).await.expect("heard");
}

#[tokio::test]
async fn before_the_opening_there_is_no_thread_and_the_trail_of_the_challenge_tells_no_words() {
    let t = TestBackend::new().await;
    let [id, _] = handed_in(&t).await;
    assert_not_found(t.thread(&t.actor("mai").await, id).await.map(drop));
    assert_not_found(t.write_message(&t.actor("mai").await, id, &message("Sớm.")).await);
    assert_denied(t.write_message(&t.actor("an").await, id, &message("Sớm.")).await, Denied::WrongState);
    let t = TestBackend::new().await;
    let [id, _] = opened(&t).await;
    let an = t.actor("an").await;
    for n in 0..PER_DAY {
        t.write_message(&an, id, &message(&format!("Lời {n} 3344."))).await.expect("written");
    }
    let over = t.write_message(&an, id, &message("Lời nữa.")).await;
    assert_problem(over, "message", &Problem::TooManyMessages(PER_DAY as u32));
    let history = t.challenge_history(&t.actor("mai").await, CODE).await.expect("history");
    assert!(history.iter().any(|line| line.event.kind == EventKind::MessageWritten));
    assert!(history.iter().all(|line| !line.event.note.contains("3344")));
}

//! Four eyes on what firms rely on: an officer drafts, a leader publishes, firms have time and are asked again.

use crate::steps::{
    CLOSES, CODE, admit, assert_denied, assert_not_found, assert_problem, confirm_opening, handed_in, open, saved_form, started, submitted,
};
use backend::{Error, challenges::Amending, testing::TestBackend};
use domain::{
    access::Denied,
    challenges::Stage,
    check::Problem,
    event::EventKind,
    form::Form,
    people::Actor,
    proposals::{
        Amended,
        waiting::{Task, Waiting},
    },
    time::Moment,
};

const LATE: &str = "2026-03-31T16:50";

fn at(text: &str) -> Moment {
    Moment::from_local(text).expect("a time")
}

fn version(number: u32) -> Form {
    Form::default().with("version", number.to_string())
}

/// The required result is raised, as an officer writes it.
async fn raised(t: &TestBackend) -> Form {
    saved_form(t, CODE).await.with("required_result_vi", "Trợ lý trả lời đúng 95% câu hỏi.").with("reason", "Nâng yêu cầu.")
}

async fn drafted(t: &TestBackend) {
    let amending = t.amend_challenge(&t.actor("mai").await, CODE, &raised(t).await).await.expect("drafted");
    assert_eq!(amending, Amending::Drafted);
}

async fn public_result(t: &TestBackend) -> (String, u32, Option<Moment>) {
    let view = t.challenge(&Actor::Visitor, CODE).await.expect("public").challenge;
    (view.content.required_result.vi, view.version, view.content.calendar.closes)
}

#[tokio::test]
async fn one_officer_changes_nothing_that_firms_rely_on_ten_minutes_before_closing() {
    let t = TestBackend::new().await;
    let [first, second] = handed_in(&t).await;
    t.at(LATE);
    let (mai, nam, lan) = (t.actor("mai").await, t.actor("nam").await, t.actor("lan").await);
    let before = public_result(&t).await;
    let mails = t.mails().await.len();
    drafted(&t).await;
    assert_eq!(public_result(&t).await, before, "nothing is public");
    for firm in ["an", "binh"] {
        let view = t.challenge(&t.actor(firm).await, CODE).await.expect("seen");
        assert!(view.challenge.amendment().is_none() && view.versions.len() == 1, "and no firm is told");
    }
    assert!(t.mails().await.iter().skip(mails).all(|(to, ..)| ["lan@demo.example", "long@demo.example"].contains(&to.as_str())));
    // Not by the drafter, not by another officer, not by anybody else.
    for officer in [&mai, &nam] {
        assert_denied(t.publish_amendment(officer, CODE, &Form::default()).await, Denied::Role);
        assert_denied(t.return_amendment(officer, CODE, &Form::default()).await, Denied::Role);
    }
    assert_denied(t.publish_amendment(&t.actor("an").await, CODE, &Form::default()).await, Denied::Role);
    assert_denied(t.publish_amendment(&t.actor("minh").await, CODE, &Form::default()).await, Denied::Role);
    assert_denied(t.amend_challenge(&lan, CODE, &raised(&t).await).await, Denied::Role);

    let offered = t.amendment(&lan, CODE).await.expect("offered");
    assert_eq!(offered.closing, Some([at(CLOSES), at("2026-04-10T17:00")]), "ten days of thirty, at the hour announced");
    let form = Form::default().with("seen", offered.seen.to_string());
    t.publish_amendment(&lan, CODE, &form).await.expect("published");
    assert_denied(t.publish_amendment(&lan, CODE, &form).await, Denied::WrongState);
    assert_eq!(public_result(&t).await, ("Trợ lý trả lời đúng 95% câu hỏi.".to_owned(), 2, Some(at("2026-04-10T17:00"))));

    // Both texts are public, in full; each firm is asked, and told what it is asked and until when.
    let old = t.challenge_version(&Actor::Visitor, CODE, 2).await.expect("a version");
    assert_eq!(old.before.expect("one before").required_result.vi, before.0);
    assert!(old.line.is_material);
    assert_not_found(t.challenge_version(&Actor::Visitor, CODE, 3).await);
    for (firm, id) in [("an", first), ("binh", second)] {
        let mail = t.mails().await.into_iter().rfind(|(to, ..)| *to == format!("{firm}@demo.example")).expect("told");
        for part in ["31/03/2026 17:00", "10/04/2026 17:00", "Nâng yêu cầu.", &id.to_string(), "xác nhận"] {
            assert!(mail.2.contains(part), "{part}: {}", mail.2);
        }
        let own = t.own_proposals(&t.actor(firm).await).await.expect("listed").remove(0);
        assert_eq!(own.tasks, [Task { what: Waiting::Confirm, until: Some(at("2026-04-10T17:00")) }]);
    }
    let history = t.challenge_history(&mai, CODE).await.expect("history");
    let acts: Vec<_> = history.iter().take(2).map(|line| (line.event.kind, line.by.as_str())).collect();
    assert_eq!(acts, [(EventKind::AmendmentPublished, "Vũ Ngọc Lan"), (EventKind::AmendmentDrafted, "Nguyễn Thị Mai")]);
}

#[tokio::test]
async fn a_firm_confirms_replaces_or_says_nothing_and_its_proposal_counts() {
    let t = TestBackend::new().await;
    let [first, second] = handed_in(&t).await;
    t.at("2026-03-09T09:00");
    drafted(&t).await;
    t.publish_amendment(&t.actor("lan").await, CODE, &Form::default()).await.expect("published");
    assert_eq!(public_result(&t).await.2, Some(at(CLOSES)), "enough is left");
    let (an, binh) = (t.actor("an").await, t.actor("binh").await);
    let asked = t.own_proposal(&an, first).await.expect("own");
    assert_eq!(asked.unconfirmed, Some(Amended { version: 2, at: at("2026-03-09T09:00") }));
    assert_problem(t.confirm_proposal(&an, first, &Form::default()).await, "version", &Problem::Choice);
    assert_denied(t.confirm_proposal(&an, first, &version(1)).await, Denied::WrongState);
    assert_not_found(t.confirm_proposal(&binh, first, &version(2)).await);
    assert_not_found(t.confirm_proposal(&t.actor("mai").await, first, &version(2)).await);
    for _ in 0..2 {
        t.confirm_proposal(&an, first, &version(2)).await.expect("confirmed");
    }
    let confirmed = t.own_proposal(&an, first).await.expect("own");
    let receipt = confirmed.receipt.expect("a receipt");
    assert_eq!((confirmed.unconfirmed, receipt.confirmed.map(|c| c.version)), (None, Some(2)));
    assert_eq!((receipt.version, receipt.sha256), (1, asked.receipt.expect("a receipt").sha256), "nothing was handed in anew");

    // Asked again by the next one; what is handed in afterwards answers it.
    let mai = t.actor("mai").await;
    let again = saved_form(&t, CODE).await.with("budget_ceiling", "900.000.000").with("reason", "Giảm mức trần.");
    t.amend_challenge(&mai, CODE, &again).await.expect("drafted");
    t.publish_amendment(&t.actor("lan").await, CODE, &Form::default()).await.expect("published");
    assert_eq!(t.own_proposal(&an, first).await.expect("own").unconfirmed.map(|a| a.version), Some(3));
    t.at("2026-03-10T09:00");
    t.confirm_proposal(&an, first, &version(3)).await.expect("confirmed");
    t.at(CLOSES);
    assert_denied(t.confirm_proposal(&binh, second, &version(3)).await, Denied::Closed(at(CLOSES)));
    confirm_opening(&t).await;
    for (id, unconfirmed) in [(first, None), (second, Some(3))] {
        let opened = t.opened_proposal(&mai, id).await.expect("opened");
        assert_eq!(opened.unconfirmed.map(|amended| amended.version), unconfirmed);
        admit(&t, id).await;
    }
    let lines = t.opened_proposals(&mai, CODE).await.expect("listed");
    assert_eq!(lines.iter().filter(|line| line.unconfirmed.is_some()).map(|line| line.id).collect::<Vec<_>>(), [second]);
    t.start_scoring(&mai, CODE).await.expect("both are before the council");
}

#[tokio::test]
async fn a_correction_is_the_officer_s_and_asks_nobody() {
    let t = TestBackend::new().await;
    open(&t).await;
    let (id, _) = submitted(&t, "an", "A").await;
    t.at(LATE);
    let form = saved_form(&t, CODE).await.with("owner_vi", "Sở Khoa học và Công nghệ").with("reason", "Sửa đơn vị chủ trì.");
    let amending = t.amend_challenge(&t.actor("mai").await, CODE, &form).await.expect("issued");
    assert_eq!(amending, Amending::Issued);
    let view = t.challenge(&Actor::Visitor, CODE).await.expect("public");
    assert_eq!(
        (view.challenge.version, view.challenge.content.calendar.closes, view.versions[0].is_material),
        (2, Some(at(CLOSES)), false)
    );
    assert_eq!(t.own_proposal(&t.actor("an").await, id).await.expect("own").unconfirmed, None);
}

#[tokio::test]
async fn a_leader_publishes_what_was_shown_and_nothing_else() {
    let t = TestBackend::new().await;
    open(&t).await;
    started(&t, "an").await;
    let (mai, nam, lan) = (t.actor("mai").await, t.actor("nam").await, t.actor("lan").await);
    drafted(&t).await;
    drafted(&t).await;
    let shown = Form::default().with("seen", t.amendment(&lan, CODE).await.expect("offered").seen.to_string());
    // Another officer goes on with it: nothing of the first is lost, and the leader reads it again.
    let more = saved_form(&t, CODE).await;
    let drafted = t.amendment(&nam, CODE).await.expect("seen").amendment.content.to_form();
    let more = Form(more.0.into_iter().chain(drafted.0).collect()).with("constraints_vi", "Chạy trên hạ tầng của tỉnh.");
    t.amend_challenge(&nam, CODE, &more.with("reason", "Nâng yêu cầu.")).await.expect("drafted");
    let stale = t.publish_amendment(&lan, CODE, &shown).await;
    assert!(matches!(stale, Err(Error::Invalid(_))), "{stale:?}");
    let now = t.amendment(&lan, CODE).await.expect("offered");
    let both = &now.amendment.content;
    assert_eq!(
        (both.required_result.vi.as_str(), both.constraints.vi.as_str()),
        ("Trợ lý trả lời đúng 95% câu hỏi.", "Chạy trên hạ tầng của tỉnh.")
    );
    let seen = Form::default().with("seen", now.seen.to_string());
    assert_problem(t.return_amendment(&lan, CODE, &seen).await, "reason", &Problem::Required);
    t.return_amendment(&lan, CODE, &seen.clone().with("reason", "Nêu căn cứ.")).await.expect("returned");
    assert_denied(t.publish_amendment(&lan, CODE, &seen).await, Denied::WrongState);
    assert!(t.mails().await.iter().any(|(to, _, text)| to == "nam@demo.example" && text.contains("Nêu căn cứ.")));
    assert_eq!(t.amendment(&mai, CODE).await.expect("kept").amendment.returned.as_deref(), Some("Nêu căn cứ."));
    t.withdraw_amendment(&mai, CODE).await.expect("withdrawn");
    assert_denied(t.withdraw_amendment(&mai, CODE).await, Denied::WrongState);
    assert_eq!(public_result(&t).await.1, 1);
}

#[tokio::test]
async fn opening_before_the_planned_moment_takes_both_and_a_reason_that_is_public() {
    let t = TestBackend::new().await;
    let (mai, huong) = (t.actor("mai").await, t.actor("huong").await);
    let form = crate::steps::challenge_form(CODE).with("opening", "2026-04-10T09:00");
    t.create_challenge(&mai, &form).await.expect("created");
    t.send_to_review(&mai, CODE).await.expect("sent");
    t.publish_challenge(&t.actor("lan").await, CODE, &Form::default()).await.expect("published");
    t.at(crate::steps::OPENS);
    submitted(&t, "an", "A").await;
    t.at(CLOSES);
    for opener in [&mai, &huong] {
        assert_problem(t.confirm_opening(opener, CODE).await, "reason", &Problem::Required);
    }
    let reason = Form::default().with("reason", "Hội đồng họp sớm.");
    assert_denied(t.confirm_opening_for(&t.actor("lan").await, CODE, &reason).await, Denied::Role);
    assert!(!t.confirm_opening_for(&mai, CODE, &reason).await.expect("first"));
    assert_eq!(
        t.challenge(&huong, CODE).await.expect("seen").challenge.opening.early.expect("told to the second").reason,
        "Hội đồng họp sớm."
    );
    assert!(t.challenge(&Actor::Visitor, CODE).await.expect("public").challenge.opening.early.is_none(), "not before it is done");
    assert!(t.confirm_opening(&huong, CODE).await.expect("second"));
    let record = t.challenge(&Actor::Visitor, CODE).await.expect("public").opening_record.expect("opened");
    let early = record.early.expect("early");
    assert_eq!((early.planned, early.reason.as_str()), (at("2026-04-10T09:00"), "Hội đồng họp sớm."));
}

#[tokio::test]
async fn closing_ends_what_waits() {
    let t = TestBackend::new().await;
    handed_in(&t).await;
    drafted(&t).await;
    t.at(CLOSES);
    let lan = t.actor("lan").await;
    assert_denied(t.publish_amendment(&lan, CODE, &Form::default()).await, Denied::WrongState);
    confirm_opening(&t).await;
    let view = t.challenge(&lan, CODE).await.expect("seen");
    assert_eq!((view.stage, view.challenge.amendment(), view.challenge.version), (Stage::Opened, None, 1));
}

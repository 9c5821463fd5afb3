//! What a firm wrote: sections saved by several people, what submitting binds, what stands after it, what is told of it.

use crate::steps::{CODE, assert_problem, complete, open, save, saved_form, started, submitted};
use backend::{
    Error,
    testing::{HERE, TestBackend},
};
use domain::{
    check::Problem,
    event::EventKind,
    form::{Form, MAX_DRAFT},
    ids::ProposalId,
    locale::Locale,
    people::Actor,
    proposals::{MAX_TEXT, Section, review},
    time::Moment,
};

fn text(name: &str, text: &str, version: u32) -> Form {
    Form::default().with(name, text).with("draft_version", version.to_string())
}

/// `chi`, who joins the firm of `an`.
async fn colleague(t: &TestBackend) -> Actor {
    t.invite_member(&t.actor("an").await, &Form::default().with("right", "edit").with("email", "chi@demo.example"), Locale::Vi)
        .await
        .expect("invited");
    t.accept_invitation(&t.actor("chi").await, &t.token("chi@demo.example").await, HERE).await.expect("joined");
    t.actor("chi").await
}

#[tokio::test]
async fn people_in_different_sections_of_one_draft_do_not_meet() {
    let t = TestBackend::new().await;
    open(&t).await;
    let (an, other, id) = (t.actor("an").await, colleague(&t).await, started(&t, "an").await);
    assert_eq!(t.save_section(&an, id, Section::Team, &text("team", "Mười kỹ sư.", 1)).await.expect("team").draft_version, 2);
    assert_eq!(
        t.save_section(&other, id, Section::Plan, &text("plan", "Sáu tháng.", 1)).await.expect("plan, opened before").draft_version,
        3
    );
    assert_eq!(t.save_section(&an, id, Section::Team, &text("team", "Mười hai kỹ sư.", 2)).await.expect("team again").draft_version, 4);
    let draft = t.own_proposal(&an, id).await.expect("draft").content;
    assert_eq!((draft.team.as_str(), draft.plan.as_str()), ("Mười hai kỹ sư.", "Sáu tháng."));

    // In the same section they do, each told who it was and shown what was saved.
    match t.save_section(&other, id, Section::Team, &text("team", "Ba kỹ sư.", 3)).await {
        Err(Error::Stale(saved)) => assert_eq!((saved.get("team"), saved.get("draft_version")), ("Mười hai kỹ sư.", "4")),
        other => panic!("{other:?}"),
    }
    match t.save_section(&an, id, Section::Team, &text("team", "Ba kỹ sư.", 2)).await {
        Err(Error::OwnStale(saved)) => assert_eq!(saved.get("team"), "Mười hai kỹ sư."),
        other => panic!("{other:?}"),
    }
    for unknown in ["", "x", "-1", "99"] {
        let form = Form::default().with("team", "Ba kỹ sư.").with("draft_version", unknown);
        assert!(matches!(t.save_section(&other, id, Section::Team, &form).await, Err(Error::Stale(_))), "version {unknown:?}");
    }
}

#[tokio::test]
async fn submitting_sends_what_was_looked_at_or_nothing() {
    let t = TestBackend::new().await;
    open(&t).await;
    let (an, id) = (t.actor("an").await, complete(&t, "an", "Trợ lý").await);
    let looked_at = t.own_proposal(&an, id).await.expect("draft").submit_form();
    save(&t, "an", id, Section::Plan, Form::default().with("plan", "Bốn tháng.")).await;
    for form in [&looked_at, &Form::default(), &looked_at.clone().with(review::HASH, "")] {
        assert!(matches!(t.submit_reviewed(&an, id, form).await, Err(Error::Stale(_))));
    }
    let now = t.own_proposal(&an, id).await.expect("draft").submit_form();
    assert!(matches!(t.submit_reviewed(&an, id, &now.clone().with(review::VERSION, "")).await, Err(Error::Stale(_))));
    assert!(t.receipts(&an, id).await.expect("receipts").is_empty(), "nothing was sent");
    let receipt = t.submit_reviewed(&an, id, &now).await.expect("what is saved now");
    assert_eq!(t.submit_reviewed(&an, id, &now).await.expect("pressed twice"), receipt);
    assert_eq!(t.receipts(&an, id).await.expect("receipts"), [receipt]);
}

#[tokio::test]
async fn the_draft_is_told_apart_from_what_was_submitted() {
    let t = TestBackend::new().await;
    open(&t).await;
    let (id, _) = submitted(&t, "an", "Bản đã nộp").await;
    let an = t.actor("an").await;
    save(&t, "an", id, Section::Fit, Form::default().with("title", "Bản nháp").with("fit", "Phù hợp.")).await;
    let view = t.own_proposal(&an, id).await.expect("own");
    assert_eq!((view.standing().title.as_str(), view.content.title.as_str()), ("Bản đã nộp", "Bản nháp"));
    assert!(view.is_changed() && view.is_changed_in(Section::Fit) && !view.is_changed_in(Section::Plan));
    let lines = t.own_proposals(&an).await.expect("list");
    assert_eq!(lines.iter().map(|l| (l.title.as_str(), l.is_changed)).collect::<Vec<_>>(), [("Bản đã nộp", true)]);
    t.withdraw_proposal(&an, id).await.expect("withdrawn");
    assert_eq!(t.own_proposal(&an, id).await.expect("own").standing().title, "Bản nháp", "nothing stands");
}

#[tokio::test]
async fn the_history_tells_stretches_of_editing_and_always_reaches_its_beginning() {
    let t = TestBackend::new().await;
    open(&t).await;
    let (an, id) = (t.actor("an").await, started(&t, "an").await);
    let began = Moment::from_local("2026-03-02T08:00").expect("a time");
    for time in 0..60 {
        for minute in 0..10 {
            t.clock.set(began.plus_minutes(time * 480 + minute));
            write(&t, &an, id, if minute < 5 { "team" } else { "plan" }, &format!("{time} {minute}")).await;
        }
        t.clock.set(t.clock.now().plus_minutes(1));
        upload_and_remove(&t, &an, id).await;
    }
    let first = t.proposal_history_page(&an, id, 1).await.expect("first");
    assert!(first.has_older && first.lines.len() == 50);
    let (mut all, mut page) = (first.lines, 2);
    loop {
        let more = t.proposal_history_page(&an, id, page).await.expect("page");
        all.extend(more.lines);
        if !more.has_older {
            break;
        }
        page += 1;
    }
    assert_eq!(all.iter().filter(|l| l.event.kind == EventKind::ProposalSaved).count(), 60);
    assert_eq!(all.len(), 60 * 3 + 1);
    assert!(all.is_sorted_by(|a, b| a.at >= b.at));
    let stretch = all.iter().find(|l| l.event.kind == EventKind::ProposalSaved).expect("one");
    assert_eq!((stretch.event.note.as_str(), stretch.since.map(|since| since.plus_minutes(9))), ("team plan", Some(stretch.at)));
    assert!(t.proposal_history_page(&an, id, 99).await.expect("past the end").lines.is_empty());
}

async fn write(t: &TestBackend, an: &Actor, id: ProposalId, name: &str, words: &str) {
    let version = t.own_proposal(an, id).await.expect("own").draft_version;
    let section = Section::from_code(name).expect("a section");
    t.save_section(an, id, section, &text(name, words, version)).await.expect("saved");
}

async fn upload_and_remove(t: &TestBackend, an: &Actor, id: ProposalId) {
    let mut upload = t.begin_upload(an, backend::files::Owner::Proposal(id), "a.txt").await.expect("begun");
    upload.write(b"Ghi").await.expect("bytes");
    let file = upload.finish().await.expect("file").id;
    t.clock.set(t.clock.now().plus_minutes(1));
    t.remove_file(an, file).await.expect("removed");
}

#[tokio::test]
async fn a_text_over_its_limit_is_kept_whole_and_not_handed_in() {
    let t = TestBackend::new().await;
    open(&t).await;
    let (an, id) = (t.actor("an").await, complete(&t, "an", "Trợ lý").await);
    let team = async |length: usize| {
        let version = t.own_proposal(&an, id).await.expect("draft").draft_version;
        t.save_section(&an, id, Section::Team, &text("team", &"ậ".repeat(length), version)).await
    };
    for length in [MAX_TEXT + 1, MAX_DRAFT] {
        team(length).await.expect("saved");
        let draft = t.own_proposal(&an, id).await.expect("draft");
        assert_eq!(draft.content.team.chars().count(), length, "nothing is cut");
        assert_eq!(draft.missing, [(Section::Team, "team".to_owned(), Problem::TooLong(MAX_TEXT as u32))]);
        assert_problem(t.submit_proposal(&an, id).await, "form", &Problem::Incomplete);
    }
    assert_problem(team(MAX_DRAFT + 1).await, "team", &Problem::TooLong(MAX_DRAFT as u32));
    assert_eq!(t.own_proposal(&an, id).await.expect("draft").content.team.chars().count(), MAX_DRAFT);
    team(MAX_TEXT).await.expect("shortened");
    t.submit_proposal(&an, id).await.expect("handed in");
}

#[tokio::test]
async fn a_challenge_s_text_over_its_limit_is_kept_whole_and_not_sent_to_review() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    crate::steps::draft(&t, CODE).await;
    let with = async |length: usize| {
        let form = saved_form(&t, CODE).await.with("context_vi", "ậ".repeat(length));
        t.edit_challenge(&mai, CODE, &form).await
    };
    for length in [10_001, MAX_DRAFT] {
        with(length).await.expect("saved");
        let content = t.challenge(&mai, CODE).await.expect("seen").challenge.content;
        assert_eq!(content.context.vi.chars().count(), length, "nothing is cut");
        assert_problem(t.send_to_review(&mai, CODE).await, "context_vi", &Problem::TooLong(10_000));
    }
    assert_problem(with(MAX_DRAFT + 1).await, "context_vi", &Problem::TooLong(MAX_DRAFT as u32));
    with(10_000).await.expect("shortened");
    t.send_to_review(&mai, CODE).await.expect("sent");
}

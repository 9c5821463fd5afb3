//! Writing, four eyes, publication, amendment, and what a list may hold.

use crate::steps::{
    CODE, assert_denied, assert_not_found, assert_problem, challenge_form, draft, open, published, saved_form, started, under_review,
};
use backend::{
    Error,
    challenges::{ChallengeFilter, ChallengeList},
    testing::TestBackend,
};
use domain::{
    access::Denied,
    challenges::{
        Stage,
        listing::{Facet, Filter},
    },
    check::Problem,
    event::EventKind,
    form::Form,
    people::Actor,
    time::Moment,
};

fn reason() -> Form {
    Form::default().with("reason", "Cần nói rõ hơn.")
}

async fn listed(t: &TestBackend, nick: Option<&str>, filter: ChallengeFilter) -> Vec<String> {
    let actor = match nick {
        Some(nick) => t.actor(nick).await,
        None => Actor::Visitor,
    };
    let ChallengeList { cards, total, .. } = t.list_challenges(&actor, &filter).await.expect("list");
    assert_eq!(cards.len(), total as usize);
    cards.into_iter().map(|c| c.code).collect()
}

/// Those with one value of a facet.
fn only(facet: Facet, value: &str) -> ChallengeFilter {
    let wanted = Filter { chosen: [(facet, value.to_owned())].into(), ..Filter::default() };
    ChallengeFilter { wanted, ..ChallengeFilter::default() }
}

#[tokio::test]
async fn only_an_officer_writes_challenges() {
    let t = TestBackend::new().await;
    assert_denied(t.create_challenge(&t.actor("lan").await, &challenge_form(CODE)).await, Denied::Role);
    assert_denied(t.create_challenge(&Actor::Visitor, &challenge_form(CODE)).await, Denied::SignIn);
    assert_eq!(t.create_challenge(&t.actor("mai").await, &challenge_form(" bt-01 ")).await.expect("created").code, CODE);
}

#[tokio::test]
async fn posting_a_new_challenge_twice_makes_one() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    let form = challenge_form(CODE).with("form_id", "6a1f7bb2-0c9c-4e54-9d0e-0d5d3f4a9b11");
    for _ in 0..2 {
        assert_eq!(t.create_challenge(&mai, &form).await.expect("created").code, CODE);
    }
    assert_eq!(t.challenge_history(&mai, CODE).await.expect("history").len(), 1);
    // Going back in the browser and typing another one must not be taken for the same.
    assert_eq!(t.create_challenge(&mai, &form.clone().with("code", "BT-02")).await.expect("created").code, "BT-02");
    assert_problem(t.create_challenge(&mai, &form.with("title_vi", "Khác")).await, "code", &Problem::CodeTaken);
    assert_eq!(listed(&t, Some("mai"), ChallengeFilter::default()).await, [CODE, "BT-02"]);
}

#[tokio::test]
async fn every_wrong_field_is_named_at_once() {
    let t = TestBackend::new().await;
    let form = challenge_form("?")
        .with("title_vi", "")
        .with("budget_ceiling", "nhiều")
        .with("criterion_name_vi_0", "A")
        .with("criterion_max_0", "90");
    let errors = match t.create_challenge(&t.actor("mai").await, &form).await {
        Err(Error::Invalid(errors)) => errors,
        other => panic!("{other:?}"),
    };
    assert_eq!(errors.of("code"), Some(&Problem::CodeShape));
    assert_eq!(errors.of("title_vi"), Some(&Problem::Required));
    assert_eq!(errors.of("budget_ceiling"), Some(&Problem::Money));
    assert_eq!(errors.of("criterion_max_0"), Some(&Problem::SumNot100(90)));
    // That another challenge has the code is told with the rest.
    let mai = t.actor("mai").await;
    t.create_challenge(&mai, &challenge_form(CODE)).await.expect("created");
    let taken = match t.create_challenge(&mai, &form.with("code", CODE)).await {
        Err(Error::Invalid(errors)) => errors,
        other => panic!("{other:?}"),
    };
    assert_eq!((taken.of("code"), taken.of("budget_ceiling")), (Some(&Problem::CodeTaken), Some(&Problem::Money)));
}

#[tokio::test]
async fn the_second_of_two_officers_editing_one_draft_is_told_and_shown_the_other_s_text() {
    let t = TestBackend::new().await;
    draft(&t, CODE).await;
    let form = saved_form(&t, CODE).await;
    let first = form.clone().with("title_vi", "Tên của Mai");
    t.edit_challenge(&t.actor("mai").await, CODE, &first).await.expect("saved");
    let second = form.with("title_vi", "Tên của Nam");
    let saved = match t.edit_challenge(&t.actor("nam").await, CODE, &second).await {
        Err(Error::Stale(saved)) => saved,
        other => panic!("{other:?}"),
    };
    assert_eq!(saved.get("title_vi"), "Tên của Mai");
    // Posting what is saved already is no conflict; and on top of what was saved, the second may save.
    t.edit_challenge(&t.actor("mai").await, CODE, &first).await.expect("the same again");
    t.edit_challenge(&t.actor("nam").await, CODE, &second.with("seen", saved.get("seen"))).await.expect("saved");
    let history = t.challenge_history(&t.actor("nam").await, CODE).await.expect("history");
    assert_eq!(
        history.iter().map(|l| l.event.kind).collect::<Vec<_>>(),
        [EventKind::ChallengeEdited, EventKind::ChallengeEdited, EventKind::ChallengeCreated]
    );
}

#[tokio::test]
async fn a_draft_is_unknown_to_all_but_the_office() {
    let t = TestBackend::new().await;
    under_review(&t, CODE).await;
    for nick in ["an", "minh"] {
        let actor = t.actor(nick).await;
        assert_not_found(t.challenge(&actor, CODE).await);
        assert_not_found(t.edit_challenge(&actor, CODE, &challenge_form(CODE)).await);
        assert_not_found(t.challenge_history(&actor, CODE).await);
        assert_eq!(listed(&t, Some(nick), ChallengeFilter::default()).await, [] as [&str; 0]);
        assert_eq!(listed(&t, Some(nick), only(Facet::Stage, "under_review")).await, [] as [&str; 0]);
    }
    assert_not_found(t.challenge(&Actor::Visitor, CODE).await);
    assert_not_found(t.challenge(&Actor::Visitor, "BT-99").await);
    assert_eq!(t.home().await.expect("home").total, 0);
    assert_eq!(listed(&t, Some("lan"), only(Facet::Stage, "under_review")).await, [CODE]);
}

#[tokio::test]
async fn what_misses_something_is_not_sent_to_review() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    t.create_challenge(&mai, &Form::default().with("code", CODE).with("title_vi", "Tên")).await.expect("a title is enough");
    let errors = match t.send_to_review(&mai, CODE).await {
        Err(Error::Invalid(errors)) => errors,
        other => panic!("{other:?}"),
    };
    assert_eq!(errors.of("closes"), Some(&Problem::Required));
    assert_eq!(errors.of("summary_vi"), Some(&Problem::Required));
}

#[tokio::test]
async fn four_eyes_publish_a_challenge() {
    let t = TestBackend::new().await;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    draft(&t, CODE).await;
    assert_denied(t.publish_challenge(&lan, CODE, &Form::default()).await, Denied::WrongState);
    t.send_to_review(&mai, CODE).await.expect("sent");
    assert_denied(t.publish_challenge(&mai, CODE, &Form::default()).await, Denied::Role);
    assert_problem(t.return_challenge(&lan, CODE, &Form::default()).await, "reason", &Problem::Required);
    t.return_challenge(&lan, CODE, &reason()).await.expect("returned");
    let view = t.challenge(&mai, CODE).await.expect("view");
    assert_eq!(view.challenge.state, domain::challenges::State::draft(Some("Cần nói rõ hơn.".to_owned())));
    t.send_to_review(&mai, CODE).await.expect("sent again");
    t.publish_challenge(&lan, CODE, &Form::default()).await.expect("published");
    let view = t.challenge(&Actor::Visitor, CODE).await.expect("public");
    assert_eq!((view.stage, view.challenge.version), (Stage::Upcoming, 1));
    assert_eq!(view.challenge.rules_hash, Some(view.challenge.content.rules.hash()));
    assert_eq!(view.versions.iter().map(|v| v.version).collect::<Vec<_>>(), [1]);
    let acts: Vec<_> = t.challenge_history(&mai, CODE).await.expect("history").into_iter().map(|l| (l.event.kind, l.by)).collect();
    let (mai, lan) = ("Nguyễn Thị Mai".to_owned(), "Vũ Ngọc Lan".to_owned());
    assert_eq!(
        acts,
        [
            (EventKind::ChallengePublished, lan.clone()),
            (EventKind::ChallengeSentToReview, mai.clone()),
            (EventKind::ChallengeReturned, lan),
            (EventKind::ChallengeSentToReview, mai.clone()),
            (EventKind::ChallengeCreated, mai),
        ]
    );
}

#[tokio::test]
async fn a_call_that_closes_on_a_day_off_is_published_and_amended_only_if_that_is_meant() {
    let t = TestBackend::new().await;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    let sunday = challenge_form(CODE).with("closes", "2026-04-05T17:00");
    t.create_challenge(&mai, &sunday).await.expect("created");
    t.send_to_review(&mai, CODE).await.expect("sent");
    let (meant, other) = (Form::default().with("day_off_2026_04_05", "on"), Form::default().with("day_off_2026_04_04", "on"));
    let is_asked = |result: backend::Result<()>| {
        assert!(
            matches!(&result, Err(Error::Invalid(errors)) if matches!(errors.of("day_off_2026_04_05"), Some(Problem::DayOff(..)))),
            "{result:?}"
        );
    };
    let planned = Form::default().with("publish_at", "2026-03-02T08:00");
    for form in [Form::default(), other.clone(), planned] {
        is_asked(t.publish_challenge(&lan, CODE, &form).await);
    }
    t.publish_challenge(&lan, CODE, &meant).await.expect("published");
    let raised = crate::steps::saved_form(&t, CODE).await.with("required_result_vi", "Đúng 95%.").with("reason", "Nâng yêu cầu.");
    t.amend_challenge(&mai, CODE, &raised).await.expect("drafted");
    // It closes when it did, and whoever publishes it anew says so again.
    for form in [Form::default(), other] {
        is_asked(t.publish_amendment(&lan, CODE, &form).await);
    }
    t.publish_amendment(&lan, CODE, &meant).await.expect("published");
    let again = crate::steps::saved_form(&t, CODE).await.with("required_result_vi", "Đúng 97%.").with("reason", "Nâng nữa.");
    t.at("2026-04-05T16:00");
    t.amend_challenge(&mai, CODE, &again).await.expect("drafted");
    t.publish_amendment(&lan, CODE, &Form::default()).await.expect("where it moves, it moves to a working day");
    let closes = t.challenge(&Actor::Visitor, CODE).await.expect("public").challenge.content.calendar.closes.expect("a closing");
    assert_eq!(domain::days_off::usual(closes), None, "{closes:?}");
}

#[tokio::test]
async fn a_scheduled_challenge_is_public_from_its_moment_with_or_without_the_job() {
    let t = TestBackend::new().await;
    under_review(&t, CODE).await;
    let lan = t.actor("lan").await;
    assert_problem(
        t.publish_challenge(&lan, CODE, &Form::default().with("publish_at", "2026-02-28T10:00")).await,
        "publish_at",
        &Problem::PublicationPast,
    );
    assert_problem(
        t.publish_challenge(&lan, CODE, &Form::default().with("publish_at", "2026-04-01T08:00")).await,
        "publish_at",
        &Problem::DateOrder,
    );
    let sunday = Form::default().with("publish_at", "2026-03-08T08:00");
    let asked = t.publish_challenge(&lan, CODE, &sunday).await;
    assert!(matches!(&asked, Err(Error::Invalid(errors)) if matches!(errors.of("publish_at"), Some(Problem::DayOff(..)))), "{asked:?}");
    t.publish_challenge(&lan, CODE, &Form::default().with("publish_at", "2026-03-05T08:00")).await.expect("scheduled");
    assert_not_found(t.challenge(&Actor::Visitor, CODE).await);
    t.at("2026-03-05T07:59:59.999");
    t.run_due_jobs().await.expect("jobs");
    assert_not_found(t.challenge(&Actor::Visitor, CODE).await);
    assert_eq!(listed(&t, None, ChallengeFilter::default()).await, [] as [&str; 0]);
    t.at("2026-03-05T08:00");
    assert_eq!(t.challenge(&Actor::Visitor, CODE).await.expect("public").stage, Stage::Open);
    assert_eq!(listed(&t, None, only(Facet::Stage, "open")).await, [CODE]);
    assert_eq!(t.home().await.expect("home").open, 1);
    t.run_due_jobs().await.expect("jobs");
    t.run_due_jobs().await.expect("jobs, twice");
    let acts: Vec<_> = t.challenge_history(&lan, CODE).await.expect("history").into_iter().map(|l| l.event.kind).collect();
    assert_eq!(acts[..2], [EventKind::ChallengePublished, EventKind::ChallengeScheduled]);
    assert_eq!(acts.iter().filter(|a| **a == EventKind::ChallengePublished).count(), 1);
}

#[tokio::test]
async fn an_act_on_a_due_challenge_publishes_it_first() {
    let t = TestBackend::new().await;
    under_review(&t, CODE).await;
    let form = Form::default().with("publish_at", "2026-03-05T08:00");
    t.publish_challenge(&t.actor("lan").await, CODE, &form).await.expect("scheduled");
    t.at("2026-03-06T08:00");
    let form = Form::default().with("closes", "2026-04-15T17:00").with("reason", "Thêm thời gian.");
    t.extend_closing(&t.actor("mai").await, CODE, &form).await.expect("extended");
    assert_eq!(t.challenge(&Actor::Visitor, CODE).await.expect("view").challenge.version, 2);
}

#[tokio::test]
async fn every_change_after_publication_is_a_version_and_told_to_firms_with_a_draft() {
    let t = TestBackend::new().await;
    open(&t).await;
    started(&t, "an").await;
    let mai = t.actor("mai").await;
    let form = saved_form(&t, CODE).await.with("title_vi", "Trợ lý ảo cấp xã").with("pass_mark", "10").with("opens", "");
    assert_problem(t.amend_challenge(&mai, CODE, &form).await, "reason", &Problem::Required);
    t.amend_challenge(&mai, CODE, &form.clone().with("reason", "Sửa tên.")).await.expect("amended");
    t.amend_challenge(&mai, CODE, &form.with("reason", "Sửa tên.")).await.expect("twice is once");
    let earlier = Form::default().with("closes", "2026-03-30T17:00").with("reason", "Sớm hơn.");
    assert_problem(t.extend_closing(&mai, CODE, &earlier).await, "closes", &Problem::NotLater);
    let later = Form::default().with("closes", "2026-04-15T17:00").with("reason", "Nghỉ lễ.");
    t.extend_closing(&mai, CODE, &later).await.expect("extended");
    t.extend_closing(&mai, CODE, &later).await.expect("twice is once");
    let view = t.challenge(&Actor::Visitor, CODE).await.expect("view");
    assert_eq!(view.challenge.content.rules.pass_mark, 70);
    let versions: Vec<_> = view.versions.iter().map(|v| (v.version, v.reason.as_str(), v.changed.join(" "))).collect();
    assert_eq!(versions, [(3, "Nghỉ lễ.", "closes".to_owned()), (2, "Sửa tên.", "title".to_owned()), (1, "", String::new())]);
    let moved = ["2026-03-31T17:00", "2026-04-15T17:00"].map(|at| Moment::from_local(at).expect("a time"));
    assert_eq!(view.versions.iter().map(|v| v.closing).collect::<Vec<_>>(), [Some(moved), None, None]);
    let to_an: Vec<_> = t.mails().await.into_iter().filter(|(to, ..)| to == "an@demo.example").collect();
    assert_eq!(to_an.len(), 2);
    for part in ["31/03/2026 17:00", "15/04/2026 17:00", "Nghỉ lễ."] {
        assert!(to_an[1].2.contains(part), "{part}: {}", to_an[1].2);
    }
}

#[tokio::test]
async fn a_cancelled_challenge_keeps_its_page_and_reason() {
    let t = TestBackend::new().await;
    open(&t).await;
    started(&t, "an").await;
    assert_denied(t.cancel_challenge(&t.actor("mai").await, CODE, &reason()).await, Denied::Role);
    t.cancel_challenge(&t.actor("lan").await, CODE, &reason()).await.expect("cancelled");
    let view = t.challenge(&Actor::Visitor, CODE).await.expect("page");
    assert_eq!(view.stage, Stage::Cancelled);
    assert_denied(t.start_proposal(&t.actor("an").await, CODE).await, Denied::WrongState);
    assert!(t.mails().await.iter().any(|(to, ..)| to == "an@demo.example"));
}

#[tokio::test]
async fn search_ignores_diacritics_and_is_over_what_the_reader_may_see() {
    let t = TestBackend::new().await;
    published(&t, CODE).await;
    published(&t, "BT-02").await;
    let search = |q: &str| ChallengeFilter { wanted: Filter { q: q.to_owned(), ..Filter::default() }, ..ChallengeFilter::default() };
    assert_eq!(listed(&t, None, search("TRO LY  xa")).await, [CODE, "BT-02"]);
    assert_eq!(listed(&t, None, search("bt02")).await, ["BT-02"]);
    for q in ["%", "_", "!", "\\", "'", "khongco", "' OR 1=1 --", "NEAR(a b)", "\"a", "*"] {
        assert_eq!(listed(&t, None, search(q)).await, [] as [&str; 0], "{q}");
    }
    assert_eq!(listed(&t, None, search(&"dài ".repeat(2_500))).await, [] as [&str; 0]);
    assert_eq!(listed(&t, None, only(Facet::Field, "government")).await.len(), 2);
    assert_eq!(listed(&t, None, only(Facet::Field, "data")).await.len(), 0);
    // What is not public is neither found nor counted.
    draft(&t, "BT-03").await;
    for (nick, count) in [(None, 2), (Some("an"), 2), (Some("mai"), 3)] {
        let actor = match nick {
            Some(nick) => t.actor(nick).await,
            None => Actor::Visitor,
        };
        for filter in [ChallengeFilter::default(), search("tro ly")] {
            let list = t.list_challenges(&actor, &filter).await.expect("list");
            let counted: u32 = list.counts[&Facet::Stage].values().sum();
            assert_eq!((list.total, counted), (count, count), "{nick:?}");
        }
    }
}

#[tokio::test]
async fn open_challenges_come_first_by_closing_then_the_others_by_code() {
    let t = TestBackend::new().await;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    for (code, opens, closes) in [
        ("BT-01", "2026-03-10T08:00", "2026-03-11T08:00"),
        ("BT-02", "2026-03-02T08:00", "2026-03-20T08:00"),
        ("BT-03", "2026-03-02T08:00", "2026-03-10T08:00"),
        ("BT-04", "2026-03-01T10:00", "2026-03-02T07:00"),
    ] {
        t.create_challenge(&mai, &challenge_form(code).with("opens", opens).with("closes", closes)).await.expect("created");
        t.send_to_review(&mai, code).await.expect("sent");
        t.publish_challenge(&lan, code, &Form::default()).await.expect("published");
    }
    t.at("2026-03-02T09:00");
    assert_eq!(listed(&t, None, ChallengeFilter::default()).await, ["BT-03", "BT-02", "BT-01", "BT-04"]);
    for (stage, codes) in [(Stage::Upcoming, vec!["BT-01"]), (Stage::Open, vec!["BT-03", "BT-02"]), (Stage::Closed, vec!["BT-04"])] {
        assert_eq!(listed(&t, None, only(Facet::Stage, stage.code())).await, codes);
    }
    let home = t.home().await.expect("home");
    assert_eq!((home.total, home.open), (4, 2));
    assert_eq!(home.next_closing, Moment::from_local("2026-03-10T08:00"));
}

#[tokio::test]
async fn what_was_scheduled_and_never_public_is_returned_and_not_cancelled_in_public() {
    let t = TestBackend::new().await;
    under_review(&t, CODE).await;
    let lan = t.actor("lan").await;
    let at = Form::default().with("publish_at", "2026-03-05T08:00");
    t.publish_challenge(&lan, CODE, &at).await.expect("scheduled");
    let reason = Form::default().with("reason", "Cần bổ sung số liệu.");
    assert_denied(t.cancel_challenge(&lan, CODE, &reason).await, Denied::WrongState);
    t.return_challenge(&lan, CODE, &reason).await.expect("returned");
    assert_not_found(t.challenge(&Actor::Visitor, CODE).await);
    t.send_to_review(&t.actor("mai").await, CODE).await.expect("again");
    t.publish_challenge(&lan, CODE, &Form::default()).await.expect("published");
    let versions = t.challenge(&Actor::Visitor, CODE).await.expect("public").versions;
    assert_eq!(versions.iter().map(|v| v.version).collect::<Vec<_>>(), [1]);
}

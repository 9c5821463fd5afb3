//! Long work in the background: asked for, made once whoever runs beside, read by whoever may, kept for a while.

use crate::steps::{CODE, assert_denied, assert_not_found, opened, published};
use backend::{Backend, testing::TestBackend};
use domain::{
    access::Denied,
    challenges::archive::Edition,
    errands::{Errand, State, What, Why},
    form::Form,
    locale::Locale,
    people::Actor,
};

fn archive(edition: Edition) -> What {
    What::Archive { code: CODE.to_owned(), edition }
}

/// Makes all that waits, as the server's loop does.
async fn run(on: &Backend) -> usize {
    let mut made = 0;
    while let Some(errand) = on.next_errand().await.expect("read") {
        on.make_errand(errand, Ok(Vec::new())).await.expect("made");
        made += 1;
    }
    made
}

async fn state(t: &TestBackend, nick: &str, id: uuid::Uuid) -> Errand {
    t.errand(&t.actor(nick).await, id).await.expect("followed")
}

async fn said(t: &TestBackend, nick: &str) -> Vec<String> {
    // On SQLite a server hears of what another wrote when it looks.
    t.catch_up().await.expect("heard");
    let found = t.notices(&t.actor(nick).await, 1).await.expect("read");
    found.lines.into_iter().map(|line| format!("{} {}", line.said.get(Locale::Vi), line.path)).collect()
}

#[tokio::test]
async fn an_archive_is_made_step_by_step_told_to_its_asker_and_read_by_nobody_else() {
    let t = TestBackend::new().await;
    opened(&t).await;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    let id = t.ask_errand(&mai, archive(Edition::Office)).await.expect("asked");
    assert_eq!(t.ask_errand(&mai, archive(Edition::Office)).await.expect("asked again"), id, "one is under way");
    assert_eq!(state(&t, "mai", id).await.state, State::Waiting);
    assert_not_found(t.errand_file(&mai, id).await.map(drop));
    assert_eq!(run(&t).await, 1);
    let errand = state(&t, "mai", id).await;
    let State::Done { file, .. } = &errand.state else { panic!("{errand:?}") };
    assert!(errand.steps.0 > 5 && errand.steps.0 == errand.steps.1 && file.name.ends_with("noi-bo.zip") && file.size > 1_000, "{errand:?}");
    let (_, bytes) = t.errand_file(&mai, id).await.expect("read");
    let bytes = bytes.bytes().await.expect("whole");
    assert_eq!((bytes.len() as u64, &domain::verbatim::sha256(&bytes)), (file.size, &file.sha256));
    let told: Vec<_> = said(&t, "mai").await.into_iter().filter(|one| one.contains("/errands/")).collect();
    assert!(told.len() == 1 && told[0].contains("Đã lập xong") && told[0].contains(&id.to_string()), "{told:?}");

    // A colleague asks for their own; a firm and a visitor for none of the office's.
    assert_not_found(t.errand(&lan, id).await);
    for nick in ["an", "minh"] {
        assert_not_found(t.errand_file(&t.actor(nick).await, id).await.map(drop));
        assert_denied(t.ask_errand(&t.actor(nick).await, archive(Edition::Office)).await, Denied::Role);
    }
    assert_not_found(t.errand(&Actor::Visitor, id).await);
    assert_denied(t.ask_errand(&Actor::Visitor, archive(Edition::Office)).await, Denied::SignIn);

    // Asked again it is made anew, and what was there goes.
    let next = t.ask_errand(&mai, archive(Edition::Office)).await.expect("asked");
    assert!(next != id && t.errand(&mai, id).await.is_err());
    run(&t).await;
    t.clock.set(t.clock.now().plus_days(1));
    assert_not_found(t.errand_file(&mai, next).await.map(drop));
    t.run_due_jobs().await.expect("forgotten");
    assert_eq!(t.rows().await["errands"].len(), 0);
}

#[tokio::test]
async fn what_is_for_everybody_is_made_once_for_all_and_only_of_what_has_closed() {
    let t = TestBackend::new().await;
    published(&t, "BT-02").await;
    for (code, expected) in [("BT-02", Some(Denied::WrongState)), ("BT-99", None)] {
        let asked = t.ask_errand(&Actor::Visitor, What::Archive { code: code.to_owned(), edition: Edition::Public }).await;
        match expected {
            Some(denied) => assert_denied(asked, denied),
            None => assert_not_found(asked),
        }
    }
    opened(&t).await;
    let an = t.actor("an").await;
    let id = t.ask_errand(&Actor::Visitor, archive(Edition::Public)).await.expect("asked");
    assert_eq!(t.ask_errand(&an, archive(Edition::Public)).await.expect("asked"), id);
    run(&t).await;
    assert_eq!(t.ask_errand(&an, archive(Edition::Public)).await.expect("asked"), id, "it is still new");
    for reader in [Actor::Visitor, an, t.actor("mai").await] {
        assert!(t.errand_file(&reader, id).await.expect("read").0.name.ends_with("cong-khai.zip"));
    }
}

#[tokio::test]
async fn several_servers_make_it_once_and_one_that_went_away_is_followed_by_another() {
    let t = TestBackend::new().await;
    opened(&t).await;
    let (other, mai) = (t.beside().await, t.actor("mai").await);
    let id = t.ask_errand(&mai, archive(Edition::Office)).await.expect("asked");
    let (one, two) = tokio::join!(run(&t), run(&other));
    assert_eq!(one + two, 1);
    assert_eq!(said(&t, "mai").await.iter().filter(|one| one.contains("/errands/")).count(), 1);

    let again = t.ask_errand(&mai, archive(Edition::Office)).await.expect("asked");
    assert_ne!(again, id);
    let gone = t.next_errand().await.expect("read").expect("taken");
    assert_eq!((run(&other).await, state(&t, "mai", again).await.tries), (0, 1), "somebody is at it");
    for backend in [&*t, &other] {
        backend.clock.set(backend.clock.now().plus_minutes(11));
    }
    assert_eq!(run(&other).await, 1);
    assert!(matches!(state(&t, "mai", again).await.state, State::Done { .. }));
    // The first one comes back late: what the second has made stands.
    let before = state(&t, "mai", again).await;
    t.make_errand(gone, Ok(Vec::new())).await.expect("too late");
    assert_eq!(state(&t, "mai", again).await, before);
    assert_eq!(said(&t, "mai").await.iter().filter(|one| one.contains("/errands/")).count(), 2);
}

#[tokio::test]
async fn what_fails_is_told_and_rights_are_asked_when_it_is_made() {
    let t = TestBackend::new().await;
    opened(&t).await;
    let mai = t.actor("mai").await;
    let id = t.ask_errand(&mai, archive(Edition::Office)).await.expect("asked");
    for _ in 0..3 {
        let errand = t.next_errand().await.expect("read").expect("taken");
        t.make_errand(errand, Err(backend::Error::internal("broken off"))).await.expect("told");
    }
    assert!(t.next_errand().await.expect("read").is_none(), "given up");
    assert!(matches!(state(&t, "mai", id).await.state, State::Failed { why: Why::Broken, .. }));
    assert!(said(&t, "mai").await.iter().any(|one| one.contains("Chưa lập được")));

    t.ask_errand(&mai, archive(Edition::Office)).await.expect("asked");
    let whom = backend::testing::person("mai").expect("one of the cast").id();
    let ask = Form::default().with("verdict", "ask").with("reason", "Đã nghỉ.");
    t.keep_account(&t.actor("nam").await, whom, &ask).await.expect("asked");
    let lan = t.actor("lan").await;
    let asked = t.account(&lan, whom).await.expect("read").line.standing.asked.map_or(0, |request| request.at.0);
    t.keep_account(&lan, whom, &Form::default().with("verdict", "confirm").with("asked", asked.to_string())).await.expect("suspended");
    assert_eq!(run(&t).await, 1);
    assert!(t.rows().await["errands"].iter().any(|row| row.contains("denied")));
}

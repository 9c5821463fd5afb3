//! What is kept between requests: forgotten with the act that touches it, on every server.

use backend::{
    Backend,
    memory::{Key, Part},
    testing::{HERE, PASSWORD, TestBackend},
};
use domain::{access::Can, form::Form, locale::Locale, people::Actor};
use std::{
    future::poll_fn,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::Poll,
    time::Duration,
};

/// Within which an act is heard of by the other servers.
const HEARD: Duration = Duration::from_millis(250);

/// A part of the page of a challenge that shows its title, and how often it was made.
struct Shown<'a> {
    backend: &'a Backend,
    actor: Actor,
    made: AtomicUsize,
}

impl<'a> Shown<'a> {
    async fn by(backend: &'a Backend, t: &TestBackend) -> Self {
        Self { backend, actor: t.actor("mai").await, made: AtomicUsize::new(0) }
    }

    async fn title(&self, code: &str) -> String {
        let challenge = self.backend.challenge(&self.actor, code).await.expect("a challenge").challenge.id;
        let load = async {
            self.made.fetch_add(1, Ordering::AcqRel);
            let view = self.backend.challenge(&self.actor, code).await?;
            Ok::<Arc<str>, backend::Error>(view.challenge.content.title.vi.into())
        };
        let part = Part::OfficeLists { challenge, role: None, can: Can::default() };
        self.backend.remember(Key::Part(part, Locale::Vi), load).await.expect("made").to_string()
    }

    /// Since this was asked last.
    fn made(&self) -> usize {
        self.made.swap(0, Ordering::AcqRel)
    }

    /// Until what is made is kept.
    async fn settle(&self, code: &str) {
        for _ in 0..500 {
            self.title(code).await;
            self.made();
            self.title(code).await;
            if self.made() == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("nothing is kept");
    }
}

async fn rename(backend: &Backend, t: &TestBackend, code: &str, title: &str) {
    let mai = t.actor("mai").await;
    let view = backend.challenge(&mai, code).await.expect("a draft");
    let form = view.challenge.content.to_form().with("code", code).with("seen", view.seen.to_string()).with("title_vi", title);
    backend.edit_challenge(&mai, code, &form).await.expect("edited");
}

async fn drafts() -> TestBackend {
    let t = TestBackend::new().await;
    t.prove(false);
    for code in ["BT-01", "BT-02"] {
        crate::steps::draft(&t, code).await;
    }
    t
}

#[tokio::test]
async fn an_act_forgets_what_it_touched_and_nothing_else() {
    let t = drafts().await;
    let shown = Shown::by(&t, &t).await;
    shown.settle("BT-01").await;
    rename(&t, &t, "BT-02", "Tên khác").await;
    shown.title("BT-01").await;
    assert_eq!(shown.made(), 0, "the other challenge was edited");
    rename(&t, &t, "BT-01", "Tên mới").await;
    assert_eq!((shown.title("BT-01").await.as_str(), shown.made()), ("Tên mới", 1));
}

#[tokio::test]
async fn signing_in_forgets_no_page() {
    let t = drafts().await;
    let shown = Shown::by(&t, &t).await;
    shown.settle("BT-01").await;
    let form = Form::default().with("email", "an@demo.example").with("password", PASSWORD);
    t.sign_in(&form, HERE).await.expect("signed in");
    t.begin_session("an", t.actor("an").await.id(), "{}", t.clock.now().plus_minutes(5)).await.expect("a session");
    shown.title("BT-01").await;
    assert_eq!(shown.made(), 0);
}

/// Whoever pressed the button may be gone before the database has committed: a browser that is closed.
#[tokio::test]
async fn an_act_that_nobody_waits_for_is_forgotten_once_it_is_committed() {
    let t = drafts().await;
    let shown = Shown::by(&t, &t).await;
    let (mut steps, mut committed) = (0_usize, 0);
    for round in 0..500 {
        shown.settle("BT-01").await;
        let title = format!("Tên {round}");
        let (mut act, mut left) = (Box::pin(rename(&t, &t, "BT-01", &title)), steps);
        let left_at = poll_fn(|cx| match act.as_mut().poll(cx) {
            Poll::Ready(()) => Poll::Ready(None),
            Poll::Pending if left == 0 => Poll::Ready(Some(steps)),
            Poll::Pending => {
                left -= 1;
                Poll::Pending
            }
        });
        let left_at = left_at.await;
        drop(act);
        // Read while it may be going on, and once more when it is over.
        for _ in 0..10 {
            shown.title("BT-01").await;
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        let kept = shown.title("BT-01").await;
        t.forget_all();
        assert_eq!(kept, shown.title("BT-01").await, "left after {left_at:?} steps");
        // Later and later, until it is committed although it was left; and there again and again.
        match left_at {
            None => steps = steps.saturating_sub(2),
            Some(_) if kept == title => committed += 1,
            Some(_) => steps += 1,
        }
        if committed == 5 {
            return;
        }
    }
    panic!("left only {committed} times while it was being committed");
}

#[tokio::test]
async fn an_ended_session_is_over_on_every_server() {
    let t = drafts().await;
    let other = t.beside().await;
    t.begin_session("one", t.actor("an").await.id(), "{}", t.clock.now().plus_minutes(5)).await.expect("begun");
    for _ in 0..50 {
        assert!(other.load_session("one").await.expect("asked").is_some());
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    t.delete_session("one").await.expect("ended");
    tokio::time::sleep(HEARD).await;
    other.catch_up().await.expect("caught up");
    assert_eq!(other.load_session("one").await.expect("asked"), None);
}

/// On SQLite: what a command of the binary writes beside the server.
#[tokio::test]
async fn what_another_process_wrote_is_seen_when_the_jobs_run_next() {
    let t = drafts().await;
    if t.database_file().is_none() {
        return;
    }
    let other = t.beside().await;
    let shown = Shown::by(&t, &t).await;
    shown.settle("BT-01").await;
    t.catch_up().await.expect("caught up");
    shown.settle("BT-01").await;
    rename(&t, &t, "BT-02", "Của chính mình").await;
    t.catch_up().await.expect("caught up");
    shown.title("BT-01").await;
    assert_eq!(shown.made(), 0, "what the server wrote itself is no news");
    rename(&other, &t, "BT-01", "Từ dòng lệnh").await;
    t.catch_up().await.expect("caught up");
    assert_eq!(shown.title("BT-01").await, "Từ dòng lệnh");
}

/// On PostgreSQL: several servers.
#[tokio::test]
async fn what_one_server_does_the_other_shows() {
    let t = drafts().await;
    if t.database_file().is_some() {
        return;
    }
    let other = t.beside().await;
    other_shows(&t, &other, HEARD).await;
    // Every connection breaks but the one that asks for it, and so the other server no longer hears.
    for round in 0..3 {
        let mine = "application_name = current_setting('application_name') AND pid <> pg_backend_pid()";
        t.execute(&format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {mine}")).await;
        other_shows(&t, &other, if round == 0 { HEARD } else { HEARD / 2 }).await;
    }
}

/// What was done at one server, the other shows from then on, whether it hears or has just ceased to.
async fn other_shows(t: &TestBackend, other: &Backend, within: Duration) {
    let shown = Shown::by(other, t).await;
    for n in 0..5 {
        shown.title("BT-01").await;
        let title = format!("Lần {n} {within:?}");
        rename(t, t, "BT-01", &title).await;
        tokio::time::sleep(within).await;
        for _ in 0..5 {
            assert_eq!(shown.title("BT-01").await, title);
        }
    }
    shown.settle("BT-01").await;
    rename(t, t, "BT-02", &format!("Khác {within:?}")).await;
    tokio::time::sleep(within).await;
    shown.title("BT-01").await;
    assert_eq!(shown.made(), 0, "an act on another challenge was heard of, and this one is still kept");
}

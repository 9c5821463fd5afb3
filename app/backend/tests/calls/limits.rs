//! "At most so many": four at once, half of them on a second server, when there is room for one more.

use crate::{
    following::form,
    steps::{CODE, open, opened, published},
};
use backend::{
    Backend,
    testing::{HERE, TestBackend},
};
use domain::{banners::MAX_BANNERS, firms::MAX_INVITATIONS, following::MAX_SEARCHES, locale::Locale, proposals::thread, questions};

/// How many of four were let through.
async fn race(t: &Backend, other: &Backend, ask: impl AsyncFn(&Backend, usize) -> bool) -> usize {
    let (a, b, c, d) = tokio::join!(ask(t, 1), ask(other, 2), ask(t, 3), ask(other, 4));
    [a, b, c, d].into_iter().filter(|done| *done).count()
}

#[tokio::test]
async fn two_officers_at_once_put_up_no_banner_too_many() {
    let t = TestBackend::new().await;
    let (other, mai, nam) = (t.beside().await, t.actor("mai").await, t.actor("nam").await);
    let banner = |n: usize| form(&[("kind", "notice"), ("vi", &format!("Tin {n}.")), ("en", "News."), ("until", "2026-03-02T23:00")]);
    for n in 1..MAX_BANNERS {
        t.put_up_banner(&mai, &banner(n)).await.expect("put up");
    }
    let done = race(&t, &other, async |at, n| at.put_up_banner(if n % 2 == 0 { &mai } else { &nam }, &banner(10 + n)).await.is_ok()).await;
    assert_eq!((done, t.standing_banners().await.expect("read").len()), (1, MAX_BANNERS));
}

#[tokio::test]
async fn searches_and_invitations_are_as_many_as_they_may_be() {
    let t = TestBackend::new().await;
    published(&t, CODE).await;
    let (other, an) = (t.beside().await, t.actor("an").await);
    let search = |n: usize| form(&[("q", &format!("từ {n}")), ("every", "daily")]);
    for n in 1..MAX_SEARCHES as usize {
        t.save_search(&an, &search(100 + n)).await.expect("saved");
    }
    assert_eq!(race(&t, &other, async |at, n| at.save_search(&an, &search(n)).await.is_ok()).await, 1);

    let invitation = |n: usize| form(&[("right", "edit"), ("email", &format!("nguoi{n}@example.vn"))]);
    for n in 1..MAX_INVITATIONS as usize {
        t.invite_member(&an, &invitation(100 + n), Locale::Vi).await.expect("invited");
    }
    assert_eq!(race(&t, &other, async |at, n| at.invite_member(&an, &invitation(n), Locale::Vi).await.is_ok()).await, 1);
}

#[tokio::test]
async fn an_address_gets_five_links_of_a_kind_and_no_more() {
    let t = TestBackend::new().await;
    open(&t).await;
    let other = t.beside().await;
    let (new, known) = (form(&[("email", "moi@example.vn")]), form(&[("email", "an@demo.example")]));
    let asks = async |at: &Backend, kind: usize| match kind {
        0 => at.request_registration(&new, Locale::Vi).await.is_ok(),
        1 => at.ask_to_watch(CODE, &new, Locale::Vi).await.is_ok(),
        _ => at.request_reset(&known).await.is_ok(),
    };
    for kind in 0..3 {
        let before = t.mails().await.len();
        for _ in 0..4 {
            assert!(asks(&t, kind).await);
        }
        assert_eq!(race(&t, &other, async |at, _| asks(at, kind).await).await, 4, "nobody is told");
        assert_eq!(t.mails().await.len() - before, 5, "kind {kind}");
    }
}

#[tokio::test]
async fn what_waits_for_a_browser_is_as_much_as_there_is_room_for() {
    let t = TestBackend::new().await;
    let other = t.beside().await;
    let keep = async |at: &Backend, n: usize| {
        at.keep_form("browser", HERE, None, "/firm/edit", &form(&[("name", &n.to_string())])).await.expect("answered")
    };
    let mut kept = 0;
    while kept < 19 {
        kept += usize::from(keep(&t, 100 + kept).await);
    }
    assert_eq!(race(&t, &other, keep).await, 1);
    assert_eq!(t.kept_forms("browser").await.expect("read").len(), 20);
}

#[tokio::test]
async fn questions_and_messages_keep_to_their_day() {
    let t = TestBackend::new().await;
    open(&t).await;
    let (other, an) = (t.beside().await, t.actor("an").await);
    let question = |n: usize| form(&[("question", &format!("Câu {n}?"))]);
    for n in 1..questions::PER_DAY {
        t.ask_question(&an, CODE, &question(100 + n)).await.expect("asked");
    }
    assert_eq!(race(&t, &other, async |at, n| at.ask_question(&an, CODE, &question(n)).await.is_ok()).await, 1);

    let t = TestBackend::new().await;
    let [id, _] = opened(&t).await;
    let (other, an) = (t.beside().await, t.actor("an").await);
    let message = |n: usize| form(&[("message", &format!("Tin {n}."))]);
    for n in 1..thread::PER_DAY {
        t.write_message(&an, id, &message(100 + n)).await.expect("written");
    }
    assert_eq!(race(&t, &other, async |at, n| at.write_message(&an, id, &message(n)).await.is_ok()).await, 1);
}

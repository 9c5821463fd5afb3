//! What is posted slowly: whoever has lost a session or a right by the time it is there does nothing with it, and it is not
//! waited for without end.

use crate::{forms::opened, site::Site};
use app::posted::{FORMS, Kind};
use axum::{
    body::{Body, Bytes},
    http::{Request, header},
};
use backend::{
    firms::right_field,
    testing::{HERE, PDF, person},
};
use domain::{form::Form, ids::ProposalId, locale::Locale};
use futures_util::{StreamExt, future::join_all, stream};
use server::arriving::Terms;
use std::{
    convert::Infallible,
    io,
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};
use tokio::{
    sync::watch,
    time::{sleep, timeout},
};

const FORM: &str = "application/x-www-form-urlencoded";
const FILE: &str = "multipart/form-data; boundary=x";
const JSON: &str = "application/json";
/// Calls of islands, which are no forms.
const CALLS: [&str; 6] = ["proposals", "sheets", "debriefs", "minutes", "reports", "challenges"];

/// Bodies whose second half comes when all are told to go on.
struct Dripping {
    go: watch::Sender<bool>,
    begun: AtomicUsize,
}

impl Dripping {
    fn new() -> Self {
        Self { go: watch::Sender::new(false), begun: AtomicUsize::new(0) }
    }

    fn body(&self, first: impl Into<Bytes>, rest: impl Into<Bytes>) -> Body {
        let (mut wait, first, rest) = (self.go.subscribe(), first.into(), rest.into());
        let late = async move {
            let _ = wait.wait_for(|go| *go).await;
            Ok::<_, Infallible>(rest)
        };
        Body::from_stream(stream::once(async { Ok(first) }).chain(stream::once(late)))
    }

    /// Counted as begun when the site reads it, and told to go on when all are begun and `meanwhile` has happened.
    fn counted(&'static self, first: Bytes, rest: Bytes) -> Body {
        let begun = stream::once(async move {
            self.begun.fetch_add(1, Ordering::SeqCst);
            Ok::<_, Infallible>(Bytes::new())
        });
        Body::from_stream(begun.chain(self.body(first, rest).into_data_stream().map(|piece| Ok(piece.expect("a piece")))))
    }

    async fn begun(&self, count: usize) {
        let all = async {
            while self.begun.load(Ordering::SeqCst) < count {
                sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(Duration::from_secs(60), all).await.unwrap_or_else(|_| panic!("{} of {count} are read", self.begun.load(Ordering::SeqCst)));
    }
}

/// A file in two halves.
fn halves(beside: &str) -> (Bytes, Bytes) {
    let (half, rest) = PDF.split_at(PDF.len() / 2);
    let typed = format!("--x\r\nContent-Disposition: form-data; name=\"reason\"\r\n\r\n{beside}\r\n");
    let head = format!("{typed}--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n");
    ([head.as_bytes(), half].concat().into(), [rest, b"\r\n--x--\r\n"].concat().into())
}

/// `chi` writes in the firm of `an`.
async fn joined(site: &Site) {
    let invitation = Form::default().with("email", "chi@demo.example").with("right", "edit");
    site.backend.invite_member(&site.backend.actor("an").await, &invitation, Locale::Vi).await.expect("invited");
    let token = site.backend.token("chi@demo.example").await;
    site.backend.accept_invitation(&site.backend.actor("chi").await, &token, HERE).await.expect("joined");
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_under_way_when_its_session_ends_does_nothing() {
    let site = opened().await;
    let all: &'static Dripping = Box::leak(Box::new(Dripping::new()));
    let forms = FORMS.iter().filter(|posting| posting.kind != Kind::Open);
    let forms = forms.map(|posting| (site.address(posting.pattern), if posting.kind == Kind::Upload { FILE } else { FORM }));
    let calls = CALLS.map(|of| (format!("/api/{of}/save"), JSON));
    let posted: Vec<_> = forms.chain(calls).collect();
    assert!(posted.len() > 120, "{}", posted.len());
    let under_way = posted.iter().map(|(address, kind)| {
        let (first, rest) = match *kind {
            FILE => halves("Lý do 4711."),
            JSON => ("{\"id\":\"00000000-0000-4000-8000-000000000000\",".into(), "\"section\":\"plan\",\"fields\":{}}".into()),
            _ => ("reason=L%C3%BD+do".into(), "+4711.&act=save".into()),
        };
        site.send_body("mai", Request::post(address).header(header::CONTENT_TYPE, *kind), all.counted(first, rest))
    });
    let meanwhile = async {
        all.begun(posted.len()).await;
        assert_eq!(site.post("mai", "/sign-out", &Form::default()).await.status, 303);
        all.go.send_replace(true);
    };
    let (answers, ()) = tokio::join!(join_all(under_way), meanwhile);
    let wrong: Vec<_> =
        posted.iter().zip(&answers).filter(|(_, answer)| answer.status != 401).map(|((address, _), a)| (address, a.status)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    // Nothing typed is lost by it, beside a file neither.
    for address in ["/upload/challenge/BT-01", "/office/challenges/BT-01/cancel"] {
        let (_, answer) = posted.iter().zip(&answers).find(|((posted, _), _)| posted == address).expect("posted");
        assert!(answer.text.contains("Lý do 4711.") && answer.text.contains("hai giờ"), "{address}: {}", answer.text);
    }
}

#[tokio::test]
async fn a_right_that_is_lowered_while_a_form_or_file_comes_counts() {
    let mut site = Site::open().await;
    joined(&site).await;
    let id = site.backend.complete_proposal("an", "BT-01").await;
    for nick in ["an", "chi"] {
        site.sign_in(nick).await;
    }
    let before = site.backend.own_proposal(&site.backend.actor("an").await, id).await.expect("own");
    let plan = format!("plan=Sau+khi+h%E1%BA%A1+quy%E1%BB%81n&draft_version={}&dr", before.draft_version);
    let lowered = async |path: String, kind: &'static str, (first, rest): (Bytes, Bytes)| {
        let dripping: &'static Dripping = Box::leak(Box::new(Dripping::new()));
        let body = dripping.counted(first, rest);
        let begun = site.send_body("chi", Request::post(path).header(header::CONTENT_TYPE, kind), body);
        let meanwhile = async {
            dripping.begun(1).await;
            // Whoever reads the first half has time to.
            sleep(Duration::from_millis(300)).await;
            right(&site, "view").await;
            dripping.go.send_replace(true);
        };
        let (answer, ()) = tokio::join!(begun, meanwhile);
        right(&site, "edit").await;
        answer.status
    };
    assert_eq!(lowered(format!("/proposals/{id}/plan"), FORM, (plan.into(), "ip=1".into())).await, 403);
    assert_eq!(lowered(format!("/upload/proposal/{id}"), FILE, halves("")).await, 403);
    assert_eq!(files(&site, id).await, 0);
    let after = site.backend.own_proposal(&site.backend.actor("an").await, id).await.expect("own");
    assert_eq!(after.draft_version, before.draft_version);
}

async fn right(site: &Site, right: &str) {
    let of_chi = right_field(person("chi").expect("one of the cast").id());
    site.backend.set_rights(&site.backend.actor("an").await, &Form::default().with(of_chi, right)).await.expect("set");
}

async fn files(site: &Site, id: ProposalId) -> usize {
    site.backend.own_proposal(&site.backend.actor("an").await, id).await.expect("own").files.len()
}

/// A piece each tenth of a second.
fn drip(pieces: Vec<Bytes>) -> Body {
    Body::from_stream(stream::iter(pieces).then(|piece| async move {
        sleep(Duration::from_millis(100)).await;
        Ok::<_, io::Error>(piece)
    }))
}

#[tokio::test]
async fn a_form_has_a_term_as_a_whole_and_what_has_come_of_it_is_shown() {
    let mut site = Site::within(Terms { form: Duration::from_millis(500), slowest: 1 }).await;
    site.sign_in("mai").await;
    let pieces = |text: &'static str| drip(text.as_bytes().chunks(2).map(Bytes::from).collect());
    let post = |path: &str| Request::post(path).header(header::CONTENT_TYPE, FORM);
    let answer = site.send_body("mai", post("/en/office/new"), pieces("a=12&context_vi=Too+slow+for+it")).await;
    assert_eq!(answer.status, 408);
    assert!(answer.text.contains("did not arrive whole") && answer.text.contains("12"), "{}", answer.text);
    assert_eq!(site.send_body("mai", post("/office/new"), pieces("a=1")).await.status, 422, "soon enough");
    let secret = site.send_body("mai", post("/council/challenges/BT-01/ballot"), pieces("choice=47114711471147114711")).await;
    assert!(secret.status == 408 && !secret.text.contains("4711"), "{}", secret.text);
}

#[tokio::test]
async fn a_file_is_waited_for_as_long_as_it_comes_fast_enough() {
    let terms = Terms { form: Duration::from_millis(500), slowest: 100 };
    let mut site = Site::within(terms).await;
    let id = site.backend.complete_proposal("an", "BT-01").await;
    site.sign_in("an").await;
    let (first, rest) = halves("");
    let whole = [first, rest].concat();
    let upload = async |bytes: &[u8], size: usize| {
        let request = Request::post(format!("/upload/proposal/{id}")).header(header::CONTENT_TYPE, FILE);
        site.send_body("an", request, drip(bytes.chunks(size).map(Bytes::copy_from_slice).collect())).await
    };
    let late = upload(&whole, 4).await;
    assert!(late.status == 422 && late.text.contains("quá chậm hoặc bị gián đoạn nên chưa được lưu"), "{}: {}", late.status, late.text);
    assert_eq!(files(&site, id).await, 0);
    // Longer in all than the term of a form, and faster than the slowest.
    assert_eq!(upload(&whole, whole.len() / 12).await.status, 303);
    assert_eq!(files(&site, id).await, 1);
}

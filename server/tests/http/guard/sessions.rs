//! A session that has ended stays ended.

use crate::site::Site;
use axum::{
    body::{Body, Bytes},
    http::{Request, header},
};
use domain::form::Form;
use futures_util::stream;
use std::convert::Infallible;
use tokio::sync::oneshot;

/// A body whose bytes come only when `go` says so; `asked` tells that the handler has begun to wait for them.
fn slow(asked: oneshot::Sender<()>, go: oneshot::Receiver<()>, text: &'static str) -> Body {
    let late = async move {
        let _ = asked.send(());
        let _ = go.await;
        Ok::<_, Infallible>(Bytes::from_static(text.as_bytes()))
    };
    Body::from_stream(stream::once(late))
}

#[tokio::test]
async fn a_slow_post_begun_before_signing_out_does_not_bring_the_session_back() {
    let mut site = Site::open().await;
    site.sign_in("mai").await;
    // Later the session notes that it is in use, and is saved when the answer is ready.
    let later = site.backend.clock.now().plus_minutes(11);
    site.backend.clock.set(later);
    let ((asked, was_asked), (go, wait)) = (oneshot::channel(), oneshot::channel());
    let post = Request::post("/office/new").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let begun = site.send_body("mai", post, slow(asked, wait, "code=BT-77"));
    let meanwhile = async {
        was_asked.await.expect("the form is waited for");
        assert_eq!(site.post("mai", "/sign-out", &Form::default()).await.status, 303);
        go.send(()).expect("still waiting");
    };
    let (answer, ()) = tokio::join!(begun, meanwhile);
    assert_eq!(answer.status, 401, "who began as an officer is none any more");
    assert_eq!(site.get("mai", "/office").await.status, 303, "the session is over");
}

//! A real listener: what keeps it waiting, and what there is too much of, is answered and let go.

use crate::site::Site;
use axum::http::{Request, header};
use server::listening::{Connections, serve};
use std::{future::pending, net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::{sleep, timeout},
};

/// Longer than anything here may take.
const PATIENCE: Duration = Duration::from_secs(20);
const SHORT: Duration = Duration::from_millis(300);
const LIMITS: Connections = Connections { head: SHORT, body: SHORT, in_all: 8, from_one: 3 };

async fn listen(site: &Site, limits: Connections) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(serve(listener, site.router(), limits, pending()));
    address
}

async fn connect(address: SocketAddr, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.expect("connected");
    stream.write_all(text.as_bytes()).await.expect("sent");
    stream
}

/// Everything until the other side hangs up.
async fn rest(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = timeout(PATIENCE, stream.read_to_end(&mut bytes)).await.expect("the connection is let go");
    String::from_utf8_lossy(&bytes).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn half_a_request_and_a_silent_connection_are_let_go() {
    let site = Site::open().await;
    let address = listen(&site, LIMITS).await;
    rest(&mut connect(address, "GET / HTTP/1.1\r\nHost: a.vn\r\nX-Slow: ").await).await;
    rest(&mut connect(address, "").await).await;
    let kept = rest(&mut connect(address, "GET /healthz HTTP/1.1\r\nHost: a.vn\r\n\r\n").await).await;
    assert!(kept.starts_with("HTTP/1.1 200"), "{kept}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_stops_is_let_go_and_a_slow_one_is_not() {
    let site = Site::open().await;
    let address = listen(&site, LIMITS).await;
    let head = |length: usize| {
        format!(
            "POST /sign-in HTTP/1.1\r\nHost: a.vn\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n"
        )
    };
    let stopped = rest(&mut connect(address, &format!("{}email=", head(100))).await).await;
    assert!(stopped.starts_with("HTTP/1.1 408") && stopped.contains("chưa được gửi đến đầy đủ"), "{stopped}");

    // Longer in all than it is waited for, and each piece far sooner.
    let text = "email=an%40demo.example&password=sai";
    let address = listen(&site, Connections { body: 7 * SHORT, ..LIMITS }).await;
    let mut slow = connect(address, &head(text.len())).await;
    for piece in text.as_bytes().chunks(4) {
        sleep(SHORT).await;
        slow.write_all(piece).await.expect("it is waited for");
    }
    let answer = rest(&mut slow).await;
    assert!(answer.starts_with("HTTP/1.1 422"), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn more_connections_than_there_are_places_are_told_so() {
    const ASK: &str = "GET /healthz HTTP/1.1\r\nHost: a.vn\r\nConnection: close\r\n\r\n";
    let site = Site::open().await;
    for (from_one, in_all) in [(3, 8), (8, 3)] {
        let address = listen(&site, Connections { head: PATIENCE, from_one, in_all, ..LIMITS }).await;
        let mut open = Vec::new();
        for _ in 0..3 {
            open.push(connect(address, "GET /healthz HTTP/1.1\r\n").await);
        }
        let answer = rest(&mut connect(address, ASK).await).await;
        assert!(answer.starts_with("HTTP/1.1 503") && answer.contains("retry-after: 5"), "{from_one} of {in_all}: {answer}");
        assert!(answer.ends_with("in a moment.\n"), "whole: {answer}");
        drop(open);
        let again = async {
            while !rest(&mut connect(address, ASK).await).await.starts_with("HTTP/1.1 200") {
                sleep(SHORT / 10).await;
            }
        };
        timeout(PATIENCE, again).await.expect("there is a place again");
    }
}

#[tokio::test]
async fn over_long_addresses_and_headers_are_answered_with_a_page() {
    let site = Site::open().await;
    let long = "a".repeat(9 * 1024);
    for path in [format!("/challenges?q={long}"), format!("/en/{long}"), format!("/files/{long}"), format!("/sign-in?next=/{long}")] {
        let answer = site.get("", &path).await;
        assert_eq!(answer.status, 414, "{}", &path[..20]);
        assert!(answer.text.contains("<h1"), "{}", answer.text);
    }
    let headers = (0..5).fold(Request::get("/challenges?x=1"), |request, n| request.header(format!("x-{n}"), &long));
    let answer = site.send("", headers).await;
    assert!(answer.status == 431 && answer.text.contains("cookie"), "{} {}", answer.status, answer.text);
    let address = listen(&site, LIMITS).await;
    let huge = format!("GET / HTTP/1.1\r\nHost: a.vn\r\nX-Huge: {}\r\n\r\n", "a".repeat(80 * 1024));
    let answer = rest(&mut connect(address, &huge).await).await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431"), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_member_follows_a_meeting_in_a_few_windows_only() {
    let mut site = Site::open().await;
    let second = site.second_challenge().await;
    site.plan_meeting(second).await;
    for nick in ["minh", "huong"] {
        site.sign_in(nick).await;
    }
    let events = site.address("/council/meetings/{id}/events");
    let mut open = Vec::new();
    for _ in 0..4 {
        open.push(site.follow("minh", &events).await);
    }
    let refused = site.send("minh", Request::get(&events).header(header::ACCEPT, "text/event-stream")).await;
    assert_eq!((refused.status, refused.header("retry-after")), (429, "30"));
    let live = site.address("/council/meetings/{id}/live");
    assert_eq!(site.get("minh", &live).await.status, 200, "the page itself is there");
    assert_eq!(site.get("huong", &events).await.status, 200, "and others follow");
    drop(open);
    assert_eq!(site.get("minh", &events).await.status, 200);
}

//! 500 firms hand in during the last ten seconds before closing and just after, over HTTP, on SQLite and,
//! where `TEST_POSTGRES_URL` is set, on PostgreSQL. Bounded in count and time; loopback only.
//! Every accepted one must have its receipt and its row, every late one must be refused, none may be lost.

mod crowd;

use backend::{Backend, Settings};
use domain::{agency::Agency, ids::ProposalId, open_contracting::Publishing, people::Actor, time::Moment};
use server::{
    build_router,
    config::{Sessions, Web},
};
use std::{error::Error, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::sleep,
};

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

const FIRMS: i64 = 500;
/// Over 10.5 seconds: the last twenty-odd come too late.
const APART_MS: i64 = 21;
const CODE: &str = "BT-01";

struct Entrant {
    actor: Actor,
    proposal: ProposalId,
    cookie: String,
    /// What the form that submits carries.
    reviewed: String,
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    run("SQLite", &format!("sqlite:{}/stress.db?mode=rwc", folder.path().display())).await?;
    match std::env::var("TEST_POSTGRES_URL") {
        Ok(url) => run("PostgreSQL", &url).await,
        Err(_) => {
            println!("PostgreSQL: left out, TEST_POSTGRES_URL is not set");
            Ok(())
        }
    }
}

async fn run(name: &str, database_url: &str) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let settings = Settings {
        database_url: database_url.to_owned(),
        storage_url: format!("file:{}/files", folder.path().display()),
        mail_url: format!("file:{}/outbox", folder.path().display()),
        mail_timeout: std::time::Duration::from_secs(20),
        mail_from: "Thu tai <thu-tai@demo.example>".to_owned(),
        base_url: "http://127.0.0.1".to_owned(),
        agency: Agency::default(),
        publishing: Publishing::default(),
        is_demo: true,
    };
    let backend = Arc::new(Backend::connect(&settings).await?);
    backend.migrate().await?;
    let router = build_router(Arc::clone(&backend), &Web { rate_limit: 100_000, sessions: Sessions::DEMO, ..Web::default() });
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let serving = tokio::spawn(async move { axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>()).await });

    let (officer, closes) = crowd::open_challenge(&backend, CODE).await?;
    let mut entrants = Vec::new();
    for i in 0..FIRMS {
        entrants.push(enter(&backend, &officer, address, i).await?);
    }
    println!("{name}: {FIRMS} firms are ready");

    backend.clock.set(Moment(closes.0 - 10_000));
    let submissions: Vec<_> = (0..)
        .zip(&entrants)
        .map(|(i, entrant)| {
            let (path, cookie) = (format!("/proposals/{}/act/submit", entrant.proposal), entrant.cookie.clone());
            let reviewed = entrant.reviewed.clone();
            tokio::spawn(async move {
                sleep(Duration::from_millis((i * APART_MS).unsigned_abs())).await;
                post(address, &path, &cookie, &reviewed).await
            })
        })
        .collect();
    let (mut accepted, mut late) = (0, 0);
    for (submission, entrant) in submissions.into_iter().zip(&entrants) {
        let (status, _) = submission.await??;
        let receipts = backend.receipts(&entrant.actor, entrant.proposal).await?;
        match (status, receipts.as_slice()) {
            (303, [receipt]) if receipt.at < closes => accepted += 1,
            (409, []) => late += 1,
            (status, receipts) => return Err(format!("{name}: status {status} with {} receipts", receipts.len()).into()),
        }
    }
    println!("{name}: {accepted} accepted, each with its receipt before closing; {late} late, each refused without a trace");
    serving.abort();
    if accepted + late == FIRMS && accepted > 0 && late > 0 { Ok(()) } else { Err(format!("{name}: some are lost").into()) }
}

/// A firm with a complete draft, signed in.
async fn enter(backend: &Backend, officer: &Actor, address: SocketAddr, i: i64) -> Outcome<Entrant> {
    let (actor, proposal) = crowd::enter(backend, officer, CODE, i).await?;
    let (_, head) = post(address, "/sign-in", "", &format!("email=firm{i}%40demo.example&password={}", crowd::PASSWORD)).await?;
    let cookie = head.lines().find_map(|l| l.strip_prefix("set-cookie: ")).and_then(|c| c.split(';').next()).ok_or("not signed in")?;
    let reviewed = backend.own_proposal(&actor, proposal).await?.submit_form();
    let reviewed = reviewed.0.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
    Ok(Entrant { actor, proposal, cookie: cookie.to_owned(), reviewed })
}

/// One POST on a connection of its own: status and head of the answer.
async fn post(address: SocketAddr, path: &str, cookie: &str, body: &str) -> Outcome<(u16, String)> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: {cookie}\r\naccept: text/html\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         sec-fetch-site: same-origin\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let answer = String::from_utf8_lossy(&answer);
    let head = answer.split("\r\n\r\n").next().unwrap_or_default().to_owned();
    let status = head.split(' ').nth(1).and_then(|s| s.parse().ok()).ok_or("no status")?;
    Ok((status, head))
}

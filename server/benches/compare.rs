//! Measures the site beside a bare axum server that returns 20 KB from memory: same machine, same run,
//! same load generator. A benchmark, not a test: machines differ, ratios tell. Bounded; loopback only.

#[path = "../examples/crowd/mod.rs"]
mod crowd;

use axum::{Router, routing::get};
use backend::{Backend, Settings};
use domain::agency::Agency;
use std::{
    env, fs,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::sleep,
};

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

const CONNECTIONS: usize = 32;
const SECONDS: u64 = 5;
const PROPOSALS: i64 = 200;
const CODE: &str = "BT-99";
const BARE: &str = "127.0.0.1:3181";
const SITE: &str = "127.0.0.1:3182";

#[tokio::main]
async fn main() -> Outcome<()> {
    if env::args().any(|a| a == "bare") {
        let body = "x".repeat(20 * 1024);
        let router = Router::new().route("/", get(move || async move { body.clone() }));
        return Ok(axum::serve(TcpListener::bind(BARE).await?, router).await?);
    }
    let folder = tempfile::tempdir()?;
    let mut bare = Command::new(env::current_exe()?).arg("bare").spawn()?;
    let mut loading = site(folder.path())?;
    until_ready().await?;
    loading.kill()?;
    loading.wait()?;
    fill(folder.path()).await?;
    let started = clock();
    let mut serving = site(folder.path())?;
    until_ready().await?;
    println!("start-up with data: {} ms", started.elapsed().as_millis());
    println!("memory at rest: {} MB", memory(&serving)?);
    let outcome = measure().await;
    println!("memory after all requests: {} MB", memory(&serving)?);
    for child in [&mut serving, &mut bare] {
        child.kill()?;
        child.wait()?;
    }
    outcome
}

async fn measure() -> Outcome<()> {
    let cookie = sign_in("minh").await?;
    let officer = sign_in("mai").await?;
    let office_list = format!("/office/challenges/{CODE}");
    let (_, grid) = ask(SITE, "/council/challenges/BT-04", &cookie).await?;
    let sheet = grid
        .split("href=\"")
        .skip(1)
        .filter_map(|s| s.split('"').next())
        .find(|h| h.starts_with("/council/proposals/"))
        .ok_or("no sheet")?;
    let base = load(BARE, "/", "").await?;
    println!("{:<28} {:>9.0}/s  p99 {:>7.2} ms", "bare axum, 20 KB", base.0, base.1);
    for (name, path, cookie) in [
        ("home", "/", ""),
        ("list", "/challenges", ""),
        ("challenge", "/challenges/BT-01", ""),
        ("sheet, signed in", sheet, cookie.as_str()),
        ("office's list of 200", office_list.as_str(), officer.as_str()),
    ] {
        let (rate, p99) = load(SITE, path, cookie).await?;
        println!("{name:<28} {rate:>9.0}/s  p99 {p99:>7.2} ms  {:.3} of bare", rate / base.0);
    }
    let (_, list) = ask(SITE, "/challenges", "").await?;
    println!("list page: {} bytes of HTML, {} scripts", list.len(), list.matches("<script").count());
    Ok(())
}

/// Requests a second, and the 99th percentile in milliseconds, over keep-alive connections.
async fn load(host: &'static str, path: &str, cookie: &str) -> Outcome<(f64, f64)> {
    let until = clock() + Duration::from_secs(SECONDS);
    let request = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\naccept: text/html\r\ncookie: {cookie}\r\n\r\n");
    let workers: Vec<_> = (0..CONNECTIONS)
        .map(|_| {
            let request = request.clone();
            tokio::spawn(async move {
                let mut stream = TcpStream::connect(host).await?;
                stream.set_nodelay(true)?;
                let mut times = Vec::new();
                let mut buffer = Vec::with_capacity(256 * 1024);
                while clock() < until {
                    let sent = clock();
                    stream.write_all(request.as_bytes()).await?;
                    read_answer(&mut stream, &mut buffer).await?;
                    times.push(sent.elapsed());
                }
                Ok::<_, Box<dyn std::error::Error + Send + Sync>>(times)
            })
        })
        .collect();
    let mut times = Vec::new();
    for worker in workers {
        times.extend(worker.await??);
    }
    times.sort_unstable();
    let p99 = times.get(times.len() * 99 / 100).copied().unwrap_or_default();
    Ok((times.len() as f64 / SECONDS as f64, p99.as_secs_f64() * 1000.0))
}

/// Reads one answer with status 200 and a known length.
async fn read_answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Outcome<()> {
    buffer.clear();
    loop {
        if let Some(head_end) = buffer.windows(4).position(|w| w == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&buffer[..head_end]).to_lowercase();
            if !head.starts_with("http/1.1 200") {
                return Err(format!("unexpected answer: {}", head.lines().next().unwrap_or_default()).into());
            }
            let length = head.lines().find_map(|l| l.strip_prefix("content-length: ")).and_then(|l| l.parse::<usize>().ok());
            let is_done = match length {
                Some(length) => buffer.len() >= head_end + 4 + length,
                None => buffer.ends_with(b"0\r\n\r\n"),
            };
            if is_done {
                return Ok(());
            }
        }
        if stream.read_buf(buffer).await? == 0 {
            return Err("the connection ended".into());
        }
    }
}

async fn ask(host: &str, path: &str, cookie: &str) -> Outcome<(String, String)> {
    send(host, &format!("GET {path} HTTP/1.1\r\nhost: {host}\r\naccept: text/html\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n")).await
}

async fn sign_in(nick: &str) -> Outcome<String> {
    let body = format!("email={nick}%40demo.example&password=ha-long-2026");
    let request = format!(
        "POST /sign-in HTTP/1.1\r\nhost: {SITE}\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    let (head, _) = send(SITE, &request).await?;
    let cookie = head.lines().find_map(|l| l.strip_prefix("set-cookie: ")).and_then(|c| c.split(';').next());
    Ok(cookie.ok_or("not signed in")?.to_owned())
}

async fn send(host: &str, request: &str) -> Outcome<(String, String)> {
    let mut stream = TcpStream::connect(host).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("no answer")?;
    Ok((head.to_owned(), body.to_owned()))
}

/// A challenge with as many opened proposals as one is ever likely to get.
async fn fill(folder: &std::path::Path) -> Outcome<()> {
    let folder = folder.display();
    let backend = Backend::connect(&Settings {
        database_url: format!("sqlite:{folder}/bench.db?mode=rwc"),
        storage_url: format!("file:{folder}/files"),
        mail_url: format!("file:{folder}/outbox"),
        mail_from: "Do toc do <do-toc-do@demo.example>".to_owned(),
        base_url: "http://127.0.0.1".to_owned(),
        agency: Agency::default(),
        is_demo: true,
    })
    .await?;
    let (officer, closes) = crowd::open_challenge(&backend, CODE).await?;
    for i in 0..PROPOSALS {
        let (entrant, proposal) = crowd::enter(&backend, &officer, CODE, i).await?;
        let form = backend.own_proposal(&entrant, proposal).await?.submit_form();
        backend.submit_reviewed(&entrant, proposal, &form).await?;
    }
    backend.clock.set(closes);
    let secretary = backend.user_by_email("huong@demo.example").await?.ok_or("no secretary")?;
    backend.confirm_opening(&backend.actor(secretary).await?, CODE).await?;
    backend.confirm_opening(&officer, CODE).await?;
    Ok(())
}

fn site(folder: &std::path::Path) -> Outcome<Child> {
    let folder = folder.display();
    Ok(Command::new(env!("CARGO_BIN_EXE_server"))
        .arg("serve")
        .envs([("APP_MODE", "demo"), ("LISTEN", SITE), ("BASE_URL", "http://127.0.0.1:3182"), ("RUST_LOG", "error")])
        .env("SITE_ROOT", concat!(env!("CARGO_MANIFEST_DIR"), "/../target/site"))
        .env("DATABASE_URL", format!("sqlite:{folder}/bench.db?mode=rwc"))
        .env("STORAGE_URL", format!("file:{folder}/files"))
        .env("SMTP_URL", format!("file:{folder}/outbox"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?)
}

async fn until_ready() -> Outcome<()> {
    for _ in 0..6_000 {
        if ask(SITE, "/readyz", "").await.is_ok_and(|(head, _)| head.starts_with("HTTP/1.1 200")) {
            return Ok(());
        }
        sleep(Duration::from_millis(10)).await;
    }
    Err("the site did not start within a minute".into())
}

/// Resident memory of a process, in megabytes.
fn memory(child: &Child) -> Outcome<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id()))?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    Ok(line.trim().trim_end_matches(" kB").trim().parse::<u64>()? / 1024)
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures the machine's time")]
fn clock() -> Instant {
    Instant::now()
}

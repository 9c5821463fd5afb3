//! Measures the site beside a bare axum server that returns 20 KB from memory: same machine, same run,
//! same load generator. A benchmark, not a test: machines differ, ratios tell. Bounded; loopback only.

mod acts;
#[path = "../examples/crowd/mod.rs"]
mod crowd;

use axum::{Router, routing::get};
use backend::{Backend, Settings};
use domain::{agency::Agency, open_contracting::Publishing};
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
    let mut bare = Command::new(env::current_exe()?).arg("bare").spawn()?;
    let folder = tempfile::tempdir()?;
    let sqlite = format!("sqlite:{}/bench.db?mode=rwc", folder.path().display());
    let mut outcome = on("SQLite", &sqlite).await;
    match env::var("TEST_POSTGRES_URL") {
        Ok(url) => outcome = outcome.and(on("PostgreSQL", &url).await),
        Err(_) => println!("PostgreSQL: left out, TEST_POSTGRES_URL is not set"),
    }
    bare.kill()?;
    bare.wait()?;
    outcome
}

async fn on(name: &str, database_url: &str) -> Outcome<()> {
    println!("== {name}");
    let folder = tempfile::tempdir()?;
    let mut loading = site(database_url, folder.path())?;
    until_ready().await?;
    loading.kill()?;
    loading.wait()?;
    fill(database_url, folder.path()).await?;
    let started = clock();
    let mut serving = site(database_url, folder.path())?;
    until_ready().await?;
    println!("start-up with data: {} ms, memory at rest: {} MB", started.elapsed().as_millis(), memory(&serving)?);
    let outcome = measure().await;
    println!("memory after all requests: {} MB", memory(&serving)?);
    serving.kill()?;
    serving.wait()?;
    outcome
}

async fn measure() -> Outcome<()> {
    let (member, officer) = (sign_in("minh").await?, sign_in("mai").await?);
    let sheet = first_sheet(&member).await?;
    let office_list = format!("/office/challenges/{CODE}");
    let pages = [
        ("home", "/", ""),
        ("list", "/challenges", ""),
        ("challenge", "/challenges/BT-01", ""),
        ("sheet", sheet.as_str(), member.as_str()),
        ("office's list of 200", office_list.as_str(), officer.as_str()),
        ("office's page of a challenge", "/office/challenges/BT-04", officer.as_str()),
        ("council's page of a challenge", "/council/challenges/BT-04", member.as_str()),
    ];
    for acts in [None, Some(acts::Acts::begin(CODE).await?)] {
        println!("-- {}", if acts.is_some() { "with ten acts a second" } else { "quiet" });
        for (name, path, cookie) in pages {
            // Beside each page anew: such a machine is not equally fast from minute to minute.
            let (base, _) = load(BARE, "/", "").await?;
            let acting = acts.clone().map(|acts| tokio::spawn(acts.go_on()));
            let (rate, p99) = load(SITE, path, cookie).await?;
            let told = match (acting, &acts) {
                (Some(acting), Some(acts)) => {
                    acting.abort();
                    format!("  {} acts", acts.done()?)
                }
                _ => String::new(),
            };
            let of_bare = rate / base;
            println!("{name:<32} {rate:>9.0}/s  p99 {p99:>7.2} ms  {of_bare:.3} of bare {base:.0}/s{told}");
        }
    }
    let (_, list) = ask(SITE, "/challenges", "").await?;
    println!("list page: {} bytes of HTML, {} scripts", list.len(), list.matches("<script").count());
    Ok(())
}

/// The first sheet that the page of a challenge leads a member to.
async fn first_sheet(cookie: &str) -> Outcome<String> {
    let (_, grid) = ask(SITE, "/council/challenges/BT-04", cookie).await?;
    let mut links = grid.split("href=\"").skip(1).filter_map(|s| s.split('"').next());
    Ok(links.find(|h| h.starts_with("/council/proposals/")).ok_or("no sheet")?.to_owned())
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
async fn fill(database_url: &str, folder: &std::path::Path) -> Outcome<()> {
    let folder = folder.display();
    let backend = Backend::connect(&Settings {
        database_url: database_url.to_owned(),
        storage_url: format!("file:{folder}/files"),
        mail_url: format!("file:{folder}/outbox"),
        mail_timeout: std::time::Duration::from_secs(20),
        mail_from: "Do toc do <do-toc-do@demo.example>".to_owned(),
        base_url: "http://127.0.0.1".to_owned(),
        agency: Agency::default(),
        publishing: Publishing::default(),
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

fn site(database_url: &str, folder: &std::path::Path) -> Outcome<Child> {
    let folder = folder.display();
    Ok(Command::new(env!("CARGO_BIN_EXE_server"))
        .arg("serve")
        .envs([("APP_MODE", "demo"), ("LISTEN", SITE), ("BASE_URL", "http://127.0.0.1:3182"), ("RUST_LOG", "error")])
        .env("SITE_ROOT", concat!(env!("CARGO_MANIFEST_DIR"), "/../target/site"))
        .env("DATABASE_URL", database_url)
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

//! Connections: how long each may keep the site waiting, and how many there may be.

use crate::{peer::network, stalling::Stalling};
use axum::{
    Router,
    body::{Body, BodyDataStream},
    extract::{ConnectInfo, Request},
};
use futures_util::{StreamExt, stream};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{
    collections::HashMap,
    io,
    net::{IpAddr, SocketAddr},
    pin::pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
    time::{sleep, timeout},
};
use tower::ServiceExt;

/// What one connection may cost.
#[derive(Clone, Copy, Debug)]
pub struct Connections {
    /// Until a request's head is there; also how long a connection may stay without a request.
    pub head: Duration,
    /// Between two pieces of a body, coming or going: a slow upload works, one that has stopped does not.
    pub body: Duration,
    pub in_all: usize,
    pub from_one: usize,
}

/// The memory that a request's head may take; hyper answers 431 beyond it.
const MAX_HEAD: usize = 64 * 1024;
/// How long somebody who is turned away may take to read why.
const FAREWELL: Duration = Duration::from_secs(1);
const TURNED_AWAY: &str = "Hệ thống đang có quá nhiều kết nối. Vui lòng thử lại sau ít giây.\n\
    There are too many connections. Please try again in a moment.\n";
/// Pause before accepting again when the machine has no free file handle.
const BREATH: Duration = Duration::from_millis(500);

impl Default for Connections {
    fn default() -> Self {
        Self::of(800, false)
    }
}

impl Connections {
    /// A quarter of all may come from one address, unless that is a proxy's.
    pub fn of(in_all: usize, trust_proxy: bool) -> Self {
        let from_one = if trust_proxy { in_all } else { (in_all / 4).max(1) };
        Self { head: Duration::from_secs(20), body: Duration::from_secs(30), in_all, from_one }
    }
}

/// Serves until `stop`, then ends what is under way.
pub async fn serve(listener: TcpListener, router: Router, limits: Connections, stop: impl Future<Output = ()>) {
    let (places, mut open) = (Arc::new(Places::default()), JoinSet::new());
    let (ending, ended) = watch::channel(false);
    let mut stop = pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        while open.try_join_next().is_some() {}
        match accepted {
            Ok((stream, peer)) => match places.take(network(peer.ip()), limits) {
                Some(place) => drop(open.spawn(talk(stream, peer, router.clone(), limits, place, ended.clone()))),
                // As many again are told why they are turned away; beyond that connections are closed without a word.
                None if open.len() < 2 * limits.in_all => drop(open.spawn(turn_away(stream))),
                None => {}
            },
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                sleep(BREATH).await;
            }
        }
    }
    drop(listener);
    let _ = ending.send(true);
    while open.join_next().await.is_some() {}
}

async fn talk(stream: TcpStream, peer: SocketAddr, router: Router, limits: Connections, place: Place, mut ended: watch::Receiver<bool>) {
    let _place = place;
    let _ = stream.set_nodelay(true);
    let answer = service_fn(move |request: hyper::Request<Incoming>| {
        let mut request: Request = request.map(|body| patient(body, limits.body));
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.head).max_buf_size(MAX_HEAD);
    let mut connection = pin!(http.serve_connection(TokioIo::new(Stalling::new(stream, limits.body)), answer));
    let ending = async { ended.wait_for(|is_ending| *is_ending).await.map(drop).unwrap_or_default() };
    let outcome = tokio::select! {
        outcome = connection.as_mut() => outcome,
        () = ending => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = outcome {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// A body whose next piece does not come in time breaks off.
fn patient(body: Incoming, patience: Duration) -> Body {
    use hyper::body::Body as _;
    if body.is_end_stream() {
        return Body::empty();
    }
    Body::from_stream(stream::unfold(Some(Body::new(body).into_data_stream()), move |body: Option<BodyDataStream>| async move {
        let mut body = body?;
        match timeout(patience, body.next()).await {
            Ok(None) => None,
            Ok(Some(Ok(bytes))) => Some((Ok(bytes), Some(body))),
            Ok(Some(Err(error))) => Some((Err(error), None)),
            Err(_) => Some((Err(axum::Error::new(io::Error::from(io::ErrorKind::TimedOut))), None)),
        }
    }))
}

/// The request is read to its end before closing: otherwise the answer would be lost with the connection.
async fn turn_away(mut stream: TcpStream) {
    let farewell = async {
        let head = "HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\nconnection: close\r\ncontent-type: text/plain; charset=utf-8";
        let answer = format!("{head}\r\ncontent-length: {}\r\n\r\n{TURNED_AWAY}", TURNED_AWAY.len());
        stream.write_all(answer.as_bytes()).await?;
        stream.shutdown().await?;
        let mut rest = [0; 1024];
        while stream.read(&mut rest).await? > 0 {}
        Ok::<_, io::Error>(())
    };
    let _ = timeout(FAREWELL, farewell).await;
}

/// Connections that are open, by network.
#[derive(Default)]
struct Places(Mutex<HashMap<IpAddr, usize>>);

struct Place {
    places: Arc<Places>,
    network: IpAddr,
}

impl Places {
    fn take(self: &Arc<Self>, network: IpAddr, limits: Connections) -> Option<Place> {
        let mut open = self.open();
        if open.values().sum::<usize>() >= limits.in_all || open.get(&network).is_some_and(|here| *here >= limits.from_one) {
            return None;
        }
        *open.entry(network).or_default() += 1;
        Some(Place { places: Arc::clone(self), network })
    }

    fn open(&self) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.places.open();
        if let Some(here) = open.get_mut(&self.network) {
            *here -= 1;
            if *here == 0 {
                open.remove(&self.network);
            }
        }
    }
}

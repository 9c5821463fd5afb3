//! Serving: the listener, the jobs beside it, and stopping without cutting anyone off.

use crate::{build_router, commands, config::Config, listening};
use backend::Backend;
use std::{sync::Arc, time::Duration};
use tokio::{net::TcpListener, signal, task::JoinHandle, time};

const BETWEEN_JOBS: Duration = Duration::from_secs(2);
/// Somebody waits for them.
const BETWEEN_ERRANDS: Duration = Duration::from_millis(500);
/// How long requests under way may take when the server stops.
const LAST_REQUESTS: Duration = Duration::from_secs(10);

pub async fn serve(config: &Config) -> Result<(), String> {
    if !config.web.site_root.is_dir() {
        return Err(format!("SITE_ROOT: there is no folder {}; frontend/build.sh makes target/site", config.web.site_root.display()));
    }
    let backend = commands::open(config).await?;
    if config.settings.is_demo && commands::load_demo(&backend).await? {
        tracing::info!("the demonstration's data is loaded");
    }
    let backend = Arc::new(backend);
    let jobs = [spawn_jobs(Arc::clone(&backend)), spawn_catching_up(Arc::clone(&backend)), spawn_errands(Arc::clone(&backend))];
    let router = build_router(backend, &config.web);
    let listener = TcpListener::bind(config.listen).await.map_err(|error| format!("LISTEN: {} cannot be used: {error}", config.listen))?;
    let mode = if config.settings.is_demo { "demo" } else { "production" };
    // For port 0 the machine chooses one, which is told here.
    let address = listener.local_addr().unwrap_or(config.listen);
    tracing::info!(mode, "serving http://{address}");

    let (stop, stopped) = tokio::sync::oneshot::channel();
    let serving = listening::serve(listener, router, config.web.connections, async move {
        asked_to_stop().await;
        let _ = stop.send(());
    });
    tokio::select! {
        () = serving => {}
        () = last_requests(stopped) => {}
    }
    jobs.iter().for_each(JoinHandle::abort);
    Ok(())
}

fn spawn_jobs(backend: Arc<Backend>) -> JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            if let Err(error) = backend.run_due_jobs().await {
                tracing::warn!(%error, "the jobs could not run; they are tried again");
            }
            time::sleep(BETWEEN_JOBS).await;
        }
    })
}

/// Publishes what is due, apart from the other jobs, which may be waiting for the mail server.
fn spawn_catching_up(backend: Arc<Backend>) -> JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            time::sleep(BETWEEN_JOBS).await;
            if let Err(error) = backend.catch_up().await {
                tracing::warn!(%error, "what is due could not be published; it is tried again");
            }
        }
    })
}

/// Makes what somebody asked for, one after the other, apart from all that is due at its time.
fn spawn_errands(backend: Arc<Backend>) -> JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            if let Err(error) = app::errands::run_due(&backend).await {
                tracing::warn!(%error, "what was asked for could not be made; it is tried again");
            }
            time::sleep(BETWEEN_ERRANDS).await;
        }
    })
}

async fn asked_to_stop() {
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = signal::ctrl_c() => {}
        () = terminated => {}
    }
    tracing::info!("stopping");
}

async fn last_requests(stopped: tokio::sync::oneshot::Receiver<()>) {
    let _ = stopped.await;
    time::sleep(LAST_REQUESTS).await;
}

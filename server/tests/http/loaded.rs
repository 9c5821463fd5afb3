//! The demonstration as it is when it is loaded: made once, and copied for each test.

use backend::testing::{Template, TestBackend};
use tokio::sync::OnceCell;

static LOADED: OnceCell<Option<Template>> = OnceCell::const_new();

pub async fn loaded() -> TestBackend {
    match LOADED.get_or_init(|| async { load().await.template().await }).await {
        Some(template) => TestBackend::copy(template).await,
        None => load().await,
    }
}

async fn load() -> TestBackend {
    let backend = TestBackend::new().await;
    demo::load(&backend).await.expect("demo data");
    backend
}

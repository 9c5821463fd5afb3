//! The demonstration as it is when it is loaded: made once, and copied for each test.

use backend::testing::{Template, TestBackend};
use tokio::sync::OnceCell;

static LOADED: OnceCell<Template> = OnceCell::const_new();

pub async fn loaded() -> TestBackend {
    TestBackend::copy(LOADED.get_or_init(|| async { load().await.into_template().await }).await).await
}

async fn load() -> TestBackend {
    let backend = TestBackend::new().await;
    demo::load(&backend).await.expect("demo data");
    backend
}

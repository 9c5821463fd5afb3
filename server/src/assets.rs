//! Static files: what is in the site's root when the server starts.

use app::ui::assets::{self, Assets};
use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, header::CACHE_CONTROL},
    middleware::{self, Next},
    response::Response,
};
use serde::Deserialize;
use std::{ffi::OsStr, fs, path::Path};
use tower_http::services::{ServeDir, ServeFile};

const LIST: &str = "assets.json";
/// Names under this folder change with their content.
const HASHED: &str = "pkg";

/// What the build writes: addresses with the hash of the content in the name.
#[derive(Deserialize)]
struct Built {
    css: String,
    boot: String,
    typing: String,
    recompute: String,
}

/// Tells the pages where their style and script are.
pub fn announce(site_root: &Path) {
    let built = fs::read_to_string(site_root.join(LIST)).map_err(|error| error.to_string());
    match built.and_then(|text| serde_json::from_str::<Built>(&text).map_err(|error| error.to_string())) {
        Ok(Built { css, boot, typing, recompute }) => assets::set(Assets { css, boot, typing, recompute }),
        Err(error) => tracing::warn!(error, "no list of built assets in {}: names without hash are used", site_root.display()),
    }
}

/// A route for each file and folder of the site's root.
pub fn router(site_root: &Path) -> Router {
    let is_hashed = site_root.join(LIST).is_file();
    let entries = fs::read_dir(site_root).into_iter().flatten().flatten();
    let router = entries.fold(Router::new(), |router, entry| {
        let (path, name) = (entry.path(), entry.file_name());
        let Some(name) = name.to_str().filter(|name| is_served(name)) else { return router };
        if path.is_dir() {
            let folder = ServeDir::new(&path).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
            router.nest_service(&format!("/{name}"), folder)
        } else {
            router.route_service(&format!("/{name}"), ServeFile::new(&path).precompressed_br().precompressed_gzip())
        }
    });
    router.layer(middleware::from_fn(move |request, next| keep(is_hashed, request, next)))
}

/// Precompressed copies are found through their originals.
fn is_served(name: &str) -> bool {
    let ending = Path::new(name).extension().and_then(OsStr::to_str).unwrap_or_default();
    name != LIST && !name.starts_with('.') && !matches!(ending, "br" | "gz")
}

async fn keep(is_hashed: bool, request: Request, next: Next) -> Response {
    let is_package = request.uri().path().split('/').nth(1) == Some(HASHED);
    let mut response = next.run(request).await;
    if response.status().is_success() {
        let policy = match (is_package, is_hashed) {
            (true, true) => "public, max-age=31536000, immutable",
            (true, false) => "no-cache",
            (false, _) => "public, max-age=86400",
        };
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(policy));
    }
    response
}

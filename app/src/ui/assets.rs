//! Where the built styles and scripts are, and which of them a page needs.

use std::sync::OnceLock;

/// Addresses of the built assets, with the hash of their content in the name.
#[derive(Clone, Debug)]
pub struct Assets {
    pub css: String,
    pub boot: String,
    /// For pages with forms that are typed into.
    pub typing: String,
    /// For the page of a result.
    pub recompute: String,
}

/// Which scripts a page needs.
#[derive(Clone, Copy, Debug)]
pub struct Scripts {
    pub islands: bool,
    pub typing: bool,
}

static ASSETS: OnceLock<Assets> = OnceLock::new();

/// Called once by the server when it starts.
pub fn set(assets: Assets) {
    ASSETS.get_or_init(|| assets);
}

pub fn assets() -> &'static Assets {
    let named = |name: &str| format!("/pkg/{name}");
    ASSETS.get_or_init(|| Assets {
        css: named("main.css"),
        boot: named("boot.js"),
        typing: named("typing.js"),
        recompute: named("recompute.js"),
    })
}

//! Starts the islands; called by the boot file once the module is loaded.

use wasm_bindgen::prelude::wasm_bindgen;

#[expect(unused_imports, reason = "linking the islands makes the module export them")]
use islands as linked;

#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

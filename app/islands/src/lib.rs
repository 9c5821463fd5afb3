//! The interactive parts, in the browser and on the server. They take plain data, texts included,
//! and find the form they belong to by its `id`; without JavaScript the form works without them.

#[macro_use(words)]
extern crate domain;

pub mod api;
pub mod autosave;
pub mod cost_total;
pub mod countdown;
pub mod live;
#[cfg(target_arch = "wasm32")]
mod marks;
#[cfg(target_arch = "wasm32")]
mod saver;
pub mod score_total;
#[cfg(target_arch = "wasm32")]
mod sending;
pub mod target;
pub mod tax_code_hint;
pub mod weight_slider;

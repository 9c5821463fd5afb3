//! How what is saved by itself reaches the server: by requests that outlive their page.

use super::{
    api::{NotSaved, SaveChallenge, SaveDebrief, SaveMinutes, SaveReport, SaveSection, SaveSheet, Saved},
    target::Target,
};
use leptos::{prelude::window, server_fn::ServerFn};
use serde::Serialize;
use std::collections::BTreeMap;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestInit, Response};

/// Browsers let requests of up to 64 KB outlive their page.
const KEPT_ALIVE: usize = 60_000;

pub async fn save(target: Target, fields: BTreeMap<String, String>) -> Result<Saved, NotSaved> {
    match target {
        Target::Section(id, section) => post(SaveSection::PATH, &SaveSection { id, section, fields }).await,
        Target::Sheet(id) => post(SaveSheet::PATH, &SaveSheet { id, fields }).await,
        Target::Debrief(id) => post(SaveDebrief::PATH, &SaveDebrief { id, fields }).await,
        Target::Minutes(id) => post(SaveMinutes::PATH, &SaveMinutes { id, fields }).await,
        Target::Challenge(id) => post(SaveChallenge::PATH, &SaveChallenge { id, fields }).await,
        Target::Report(id) => post(SaveReport::PATH, &SaveReport { id, fields }).await,
    }
}

async fn post(path: &str, call: &impl Serialize) -> Result<Saved, NotSaved> {
    let body = serde_json::to_string(call).map_err(|_| NotSaved::Unreachable)?;
    let (is_ok, text) = fetch(path, &body).await.map_err(|_| NotSaved::Unreachable)?;
    if is_ok {
        serde_json::from_str(&text).map_err(|_| NotSaved::Unreachable)
    } else {
        Err(serde_json::from_str(&text).unwrap_or(NotSaved::Unreachable))
    }
}

async fn fetch(path: &str, body: &str) -> Result<(bool, String), JsValue> {
    let headers = Headers::new()?;
    for (name, value) in [("content-type", "application/json"), ("accept", "application/json")] {
        headers.set(name, value)?;
    }
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_headers(&headers);
    request.set_body(&JsValue::from_str(body));
    js_sys::Reflect::set(&request, &JsValue::from_str("keepalive"), &JsValue::from_bool(body.len() < KEPT_ALIVE))?;
    let response: Response = JsFuture::from(window().fetch_with_str_and_init(path, &request)).await?.dyn_into()?;
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    Ok((response.ok(), text))
}

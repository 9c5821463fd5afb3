//! High contrast and larger text: asked for with a button, kept in the cookie `look`, no script needed.
//! The server reads the cookie and hands pages the classes for `<html>`.

use crate::request::Posted;
use axum::{
    http::header::SET_COOKIE,
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};

/// What the cookie may say; a dash stands between two classes.
const LOOKS: [&str; 4] = ["", "contrast", "large", "contrast-large"];

/// The cookie that asks for `look` with `part` switched on or off.
pub fn toggled(look: &str, part: &str) -> &'static str {
    let is_on = |name: &str| look.split(' ').any(|p| p == name) != (name == part);
    match (is_on("contrast"), is_on("large")) {
        (true, true) => LOOKS[3],
        (false, true) => LOOKS[2],
        (true, false) => LOOKS[1],
        (false, false) => LOOKS[0],
    }
}

/// The classes for `<html>` that a cookie's value asks for, and the answer that sets it.
pub fn chosen(look: &str) -> Option<(&'static str, String)> {
    let look = LOOKS.into_iter().find(|known| *known == look)?;
    let classes = if look == LOOKS[3] { "contrast large" } else { look };
    Some((classes, format!("look={look}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly")))
}

/// Form: `look`, and the address to go back to as `next`.
pub async fn set(Posted(form): Posted) -> Response {
    let cookie = chosen(form.get("look")).unwrap_or_default().1;
    (AppendHeaders([(SET_COOKIE, cookie)]), Redirect::to(local(form.get("next")))).into_response()
}

/// `path` if it stays on this site, else the first page.
pub fn local(path: &str) -> &str {
    let stays = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && !path.chars().any(char::is_control);
    if stays { path } else { "/" }
}

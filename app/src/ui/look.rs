//! High contrast, larger text, day or night: asked for with a button, kept in the cookie `look`, no script needed.
//! The server reads the cookie and hands pages the classes for `<html>`. Where neither day nor night is asked for, the device says.

use crate::request::Posted;
use axum::{
    http::header::SET_COOKIE,
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};

/// Every combination, as classes. In the cookie a dash stands between two.
const LOOKS: [&str; 12] = [
    "",
    "contrast",
    "large",
    "contrast large",
    "dark",
    "contrast dark",
    "large dark",
    "contrast large dark",
    "light",
    "contrast light",
    "large light",
    "contrast large light",
];
pub const THEMES: [&str; 2] = [DARK, LIGHT];
pub const DARK: &str = "dark";
pub const LIGHT: &str = "light";

pub fn has(look: &str, part: &str) -> bool {
    look.split(' ').any(|p| p == part)
}

/// The cookie that asks for `look` with `part` switched on or off, or with it in place of the other theme; `""`: as the device is.
pub fn toggled(look: &str, part: &str) -> String {
    let is_theme = part.is_empty() || THEMES.contains(&part);
    let is_on = |name: &str| if is_theme && THEMES.contains(&name) { name == part } else { has(look, name) != (name == part) };
    ["contrast", "large", DARK, LIGHT].into_iter().filter(|name| is_on(name)).collect::<Vec<_>>().join("-")
}

/// The classes for `<html>` that a cookie's value asks for.
pub fn classes(cookie: &str) -> Option<&'static str> {
    LOOKS.into_iter().find(|known| known.len() == cookie.len() && known.split(' ').eq(cookie.split('-')))
}

/// The same, and the answer that sets it.
pub fn chosen(look: &str) -> Option<(&'static str, String)> {
    Some((classes(look)?, format!("look={look}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly")))
}

/// What a browser is told before it has read the styles, so that nothing flashes.
pub fn schemes(look: &str) -> &'static str {
    THEMES.into_iter().find(|theme| has(look, theme)).unwrap_or("light dark")
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

//! What is typed goes along to a page that is loaded anew, and the page shows it again: by buttons of the frame (larger
//! text, contrast, the other language), by signing out while something is not saved, and after an act beside which
//! something else was typed. No script is needed.

use crate::{
    choices::Pages,
    controls::{holds, is_unticked},
    error::{AppError, is_sign_in},
    paths,
    request::{KeptForm, Unsent, Visitor, is_of_the_page, read},
    ui::look,
};
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{
        HeaderValue, Method, StatusCode, Uri,
        header::{CONTENT_LENGTH, CONTENT_TYPE, LOCATION, SET_COOKIE},
        request::Parts,
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{
    form::{Form, SECRETS},
    seen::Seen,
};

/// In the query of the page's own address; the value says which button.
const QUERY: &str = "frame";
/// Prefix of a button's name that switches the look; the cookie's value follows.
pub const LOOK: &str = "look-";
pub const LANGUAGE: &str = "language";
/// Signs out, unless something would be lost by it: then the page asks.
pub const SIGN_OUT: &str = "sign-out";
/// The page again with what was typed, after signing in.
pub const AGAIN: &str = "again";
/// An address that only takes posts redirects to its page; so many redirects are followed.
const MAX_STEPS: usize = 3;
/// Where a page asks whether to sign out all the same.
pub const ASKING: &str = "leaving";
/// The largest page that is read.
const MAX_PAGE: usize = 16 * 1024 * 1024;

/// The page at `here`, asked for by a button of the frame.
pub fn address(here: &str, button: &str) -> String {
    let place = if button == SIGN_OUT { ASKING } else { "kept" };
    format!("{here}{}{QUERY}={button}#{place}", if here.contains('?') { '&' } else { '?' })
}

/// What is asked of a page, without what a button of its frame asked.
#[must_use]
pub fn without_button(query: &Form) -> Form {
    Form(query.0.iter().filter(|(name, _)| *name != QUERY).map(|(name, value)| (name.clone(), value.clone())).collect())
}

/// Turns the post of such a button into the page that it stands on, with what was typed.
pub async fn show(request: Request, next: Next) -> Response {
    let (button, others) = split(request.uri().query().unwrap_or_default());
    if *request.method() != Method::POST {
        return with_pages(request, next).await;
    }
    let Some(button) = button else { return act(request, next).await };
    let (parts, body) = request.into_parts();
    let mut form = match read(body).await {
        Ok(form) => form,
        Err(error) => return error.into_response(),
    };
    form.0.retain(|name, _| !SECRETS.contains(&name.as_str()));
    let look = button.strip_prefix(LOOK).and_then(look::chosen);
    let path = parts.uri.path().to_owned();
    let mut address = if others.is_empty() { path.clone() } else { format!("{path}?{others}") };
    if button == SIGN_OUT {
        if is_saved(&parts, &next, &address, &form).await {
            return next.run(asked_for(&parts, Method::POST, paths::SIGN_OUT)).await;
        }
        address = asking(&path, &others);
    }
    let mut response = page(&parts, &next, address, Some(&form), look.as_ref().map(|(classes, _)| *classes)).await;
    if is_sign_in(&response) {
        let action = page_again(&parts.uri).unwrap_or(path);
        return AppError::SessionEnded { action, is_kept: false }.into_response();
    }
    if let Some(cookie) = look.and_then(|(_, cookie)| HeaderValue::try_from(cookie).ok()) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// The page of what is kept reads the words of other pages.
async fn with_pages(mut request: Request, next: Next) -> Response {
    if request.uri().path() == paths::KEPT {
        let (parts, body) = request.into_parts();
        let pages = Pages::new(&next, &parts);
        request = Request::from_parts(parts, body);
        request.extensions_mut().insert(pages);
    }
    next.run(request).await
}

/// Runs an act. Where something else was typed beside its button, the page that it leads to answers, with that.
async fn act(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let response = next.clone().run(Request::from_parts(parts.clone(), body)).await;
    match (response.extensions().get::<Unsent>(), onward(&response)) {
        (Some(Unsent(form)), Some(address)) => page(&parts, &next, address, Some(form), None).await,
        _ => response,
    }
}

/// Whether the page holds, as it is stored, all that was typed on it.
async fn is_saved(parts: &Parts, next: &Next, address: &str, form: &Form) -> bool {
    let response = page(parts, next, address.to_owned(), None, None).await;
    // Nobody is signed in there: what was typed is kept, as for every page.
    if is_sign_in(&response) {
        return false;
    }
    let Ok(html) = to_bytes(response.into_body(), MAX_PAGE).await else { return false };
    let html = String::from_utf8_lossy(&html);
    let is_nothing = |name: &str, text: &str| text.trim().is_empty() && !html.contains(&format!(" name=\"{name}\""));
    let is_saved = |name: &str, text: &str| holds(&html, name, text) || Seen::is_untouched(form, name) || is_nothing(name, text);
    !is_unticked(&html, form) && form.0.iter().all(|(name, text)| is_of_the_page(name) || is_saved(name, text))
}

/// Without a body, as part of the request that is answered.
fn asked_for(parts: &Parts, method: Method, address: &str) -> Request {
    let mut request = Request::new(Body::empty());
    *request.method_mut() = method;
    *request.uri_mut() = address.parse().unwrap_or_else(|_| Uri::from_static("/"));
    *request.headers_mut() = parts.headers.clone();
    request.headers_mut().remove(CONTENT_TYPE);
    request.headers_mut().remove(CONTENT_LENGTH);
    *request.extensions_mut() = parts.extensions.clone();
    request
}

/// The page at `address` on this site, wherever it leads, with what was typed.
async fn page(parts: &Parts, next: &Next, mut address: String, form: Option<&Form>, look: Option<&'static str>) -> Response {
    let mut steps = 0;
    loop {
        let mut page = asked_for(parts, Method::GET, &address);
        if let Some(form) = form {
            page.extensions_mut().insert(KeptForm(form.clone()));
        }
        if let (Some(classes), Some(visitor)) = (look, page.extensions_mut().get_mut::<Visitor>()) {
            visitor.look = classes;
        }
        let response = next.clone().run(page).await;
        steps += 1;
        match onward(&response).filter(|_| steps < MAX_STEPS) {
            Some(other) => address = other,
            None => return response,
        }
    }
}

/// The page that asks whether to sign out all the same.
fn asking(path: &str, others: &str) -> String {
    format!("{path}?{others}{}{QUERY}={SIGN_OUT}", if others.is_empty() { "" } else { "&" })
}

/// Whether the page of this query asks that.
pub fn is_asking(query: &Form) -> bool {
    query.get(QUERY) == SIGN_OUT
}

/// Where the page with what was typed is asked for once more, if a button of the frame asks for it.
pub fn page_again(uri: &Uri) -> Option<String> {
    split(uri.query().unwrap_or_default()).0?;
    Some(again(uri.path()))
}

/// The page at `path` once more, for what was typed on it.
pub fn again(path: &str) -> String {
    format!("{path}?{QUERY}={AGAIN}")
}

/// Whether an address was made by [`again`].
pub fn is_page(address: &str) -> bool {
    address.ends_with(&format!("?{QUERY}={AGAIN}"))
}

/// Which button was pressed, and the rest of the query.
pub fn split(query: &str) -> (Option<String>, String) {
    let mark = format!("{QUERY}=");
    let (button, others): (Vec<&str>, Vec<&str>) =
        query.split('&').filter(|part| !part.is_empty()).partition(|part| part.starts_with(&mark));
    (button.first().map(|part| part[mark.len()..].to_owned()), others.join("&"))
}

/// The page that an answer leads to on this site, without its language.
fn onward(response: &Response) -> Option<String> {
    let location = response.headers().get(LOCATION).filter(|_| response.status() == StatusCode::SEE_OTHER)?.to_str().ok()?;
    let path = match location.strip_prefix("/en") {
        Some("") => "/",
        Some(rest) if rest.starts_with('/') => rest,
        _ => location,
    };
    path.starts_with('/').then(|| path.split('#').next().unwrap_or(path).to_owned())
}

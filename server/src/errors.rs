//! Turns refusals and failures, wherever they came from, into a page in the reader's language (or JSON under `/api`).

use crate::{forms::Typed, routes::open_data};
use app::{
    browser::SetBrowser,
    error::{self, AppError},
    error_pages,
    request::{Req, Visitor},
    typed,
};
use axum::{
    body::{Body, to_bytes},
    extract::{FromRequestParts, Request, State},
    http::{HeaderValue, Method, Response as HttpResponse, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use backend::{Backend, Error};
use domain::locale::Locale;
use std::{any::Any, sync::Arc};
use tower_http::catch_panic::ResponseForPanic;

/// Seconds after which a database that did not answer may be asked again.
const RETRY_SOON: HeaderValue = HeaderValue::from_static("5");

pub async fn show(State(backend): State<Arc<Backend>>, request: Request, next: Next) -> Response {
    let (uri, method) = (request.uri().clone(), request.method().clone());
    let anonymous = request.extensions().get::<Visitor>().cloned();
    let mut response = next.run(request).await;
    let cookie = response.extensions_mut().remove::<SetBrowser>();
    if let Some(typed) = response.extensions_mut().remove::<Typed>() {
        let visitor = response.extensions().get::<Visitor>().or(anonymous.as_ref());
        let locale = visitor.map_or(Locale::Vi, |visitor| visitor.locale);
        let shown = settled(backend, uri, &method, anonymous, response).await;
        response = with_typed(shown, locale, &typed).await;
    } else {
        response = settled(backend, uri, &method, anonymous, response).await;
    }
    // Appended last: the session's cookie is written by a layer further in.
    if let Some(value) = cookie.and_then(|SetBrowser(cookie)| HeaderValue::try_from(cookie).ok()) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// Adds to a page what was typed and the page does not show.
async fn with_typed(response: Response, locale: Locale, Typed(form): &Typed) -> Response {
    let kind = response.headers().get(header::CONTENT_TYPE);
    if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    match to_bytes(body, usize::MAX).await.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()) {
        Ok(html) => Response::from_parts(parts, Body::from(typed::added(locale, form, html))),
        Err(error) => AppError::Backend(Error::internal(error)).into_response(),
    }
}

async fn settled(backend: Arc<Backend>, uri: Uri, method: &Method, anonymous: Option<Visitor>, response: Response) -> Response {
    if !response.status().is_client_error() && !response.status().is_server_error() {
        return response;
    }
    let is_data = uri.path().starts_with("/api/");
    if response.status() == StatusCode::METHOD_NOT_ALLOWED && uri.path().starts_with(open_data::ROOT) {
        let mut told = open_data::error(response.status(), None);
        told.headers_mut().extend(response.headers().get(header::ALLOW).map(|allowed| (header::ALLOW, allowed.clone())));
        return told;
    }
    let response = if is_data && !uri.path().starts_with(open_data::ROOT) { response } else { adopt(response) };
    if error::carried(&response).is_none() {
        return response;
    }
    let visitor = response.extensions().get::<Visitor>().cloned().or(anonymous);
    let wait = response.headers().get(header::RETRY_AFTER).cloned();
    let cause = error::carried(&response);
    let page = error_pages::render(&reader(backend, uri, visitor).await, method, response);
    // A page leads to signing in; data says that it takes a key.
    let status = if page.status().is_redirection() { StatusCode::UNAUTHORIZED } else { page.status() };
    let mut shown = if is_data { open_data::error(status, cause.as_deref()) } else { page };
    let is_busy = shown.status() == StatusCode::SERVICE_UNAVAILABLE;
    if let Some(wait) = wait.or(is_busy.then_some(RETRY_SOON)) {
        shown.headers_mut().insert(header::RETRY_AFTER, wait);
    }
    shown
}

/// Refusals by axum and other layers carry plain text or nothing: those become our own.
fn adopt(response: Response) -> Response {
    let content = response.headers().get(header::CONTENT_TYPE);
    let is_ours = error::carried(&response).is_some() || content.is_some_and(|value| !value.as_bytes().starts_with(b"text/plain"));
    if is_ours {
        return response;
    }
    let mut ours = match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge,
        // An id or code that cannot be read names nothing; nor does an address that takes no such method.
        status if status.is_client_error() => AppError::Backend(Error::NotFound),
        // Only sessions that cannot be saved answer with 500 and no text, and they fail only where the database does.
        _ if content.is_none() => AppError::Backend(Error::busy("the session was not saved")),
        status => AppError::Backend(Error::internal(format!("an answer without a text: {status}"))),
    }
    .into_response();
    ours.extensions_mut().extend(response.extensions().clone());
    ours
}

async fn reader(backend: Arc<Backend>, uri: Uri, visitor: Option<Visitor>) -> Req {
    let mut parts = Request::<()>::default().into_parts().0;
    parts.uri = uri;
    if let Some(visitor) = visitor {
        parts.extensions.insert(visitor);
    }
    let Ok(req) = Req::from_request_parts(&mut parts, &backend).await;
    req
}

/// A handler that panicked: logged with its message, answered like any other failure.
#[derive(Clone)]
pub struct Panicked;

impl ResponseForPanic for Panicked {
    type ResponseBody = Body;

    fn response_for_panic(&mut self, panic: Box<dyn Any + Send>) -> HttpResponse<Body> {
        let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
        AppError::Backend(Error::internal(format!("panicked: {}", text.unwrap_or("without a text")))).into_response()
    }
}

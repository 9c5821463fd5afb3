//! What a save has told of the page: fields that need mending are marked at once, and what stood there before is not
//! shown as if nothing had changed.

use leptos::prelude::document;
use web_sys::{Element, HtmlFormElement};

/// Marks the fields that are wrong, and no others, unless the page tells of a refusal.
pub fn show(form: &HtmlFormElement, wrong: &[(String, String)]) {
    if document().get_element_by_id("errors").is_some() {
        return;
    }
    while let Ok(Some(field)) = form.query_selector("[aria-invalid=true]") {
        unmark(&field);
    }
    for (name, text) in wrong {
        if let Ok(Some(field)) = form.query_selector(&format!("[name='{name}']")) {
            mark(&field, name, text);
        }
    }
}

/// What was said not to be saved is: of the texts whose version this is, or all that the form holds.
pub fn saved(version: &str, is_all: bool) {
    hide(&format!("[data-unsaved-of={version}]"));
    let is_shown = |selector: &str| document().query_selector(selector).ok().flatten().is_some();
    let is_none_left = if is_shown("[data-unsaved-of]") { !is_shown("[data-unsaved-of]:not([hidden])") } else { is_all };
    if is_none_left {
        hide("#kept");
    }
}

fn hide(selector: &str) {
    while let Ok(Some(part)) = document().query_selector(&format!("{selector}:not([hidden])")) {
        let _ = part.set_attribute("hidden", "");
    }
}

/// What was said of the draft before it changed gives way to what is said after it.
pub fn changed() {
    let Some(page) = document().document_element() else { return };
    while let Ok(Some(part)) = page.query_selector("[data-before-save]:not([hidden])") {
        let _ = part.set_attribute("hidden", "");
    }
    while let Ok(Some(part)) = page.query_selector("[data-after-save][hidden]") {
        let _ = part.remove_attribute("hidden");
    }
}

fn mark(field: &Element, name: &str, text: &str) {
    let Ok(error) = document().create_element("p") else { return };
    error.set_class_name("error");
    error.set_id(&format!("{name}-error"));
    error.set_text_content(Some(text));
    let _ = field.insert_adjacent_element("beforebegin", &error);
    let _ = field.set_attribute("aria-invalid", "true");
    let described = field.get_attribute("aria-describedby").unwrap_or_default();
    let _ = field.set_attribute("aria-describedby", format!("{described} {name}-error").trim());
}

fn unmark(field: &Element) {
    let name = field.get_attribute("name").unwrap_or_default();
    let _ = field.remove_attribute("aria-invalid");
    if let Some(error) = document().get_element_by_id(&format!("{name}-error")) {
        error.remove();
    }
    let described = field.get_attribute("aria-describedby").unwrap_or_default();
    let others: Vec<_> = described.split_whitespace().filter(|id| *id != format!("{name}-error")).collect();
    let _ = field.set_attribute("aria-describedby", &others.join(" "));
}

//! What was chosen in a form, in the words of the page that it stands on: a choice stands in a form as a code, which nobody
//! can read before the form is sent on.

use crate::{
    controls::{attribute, unescaped},
    request::KeptForm,
};
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{StatusCode, Uri, request::Parts},
    middleware::Next,
};
use domain::form::Form;
use std::{collections::BTreeMap, sync::Arc};

/// The pages of this site, for who asks: left in the request by `kept`.
#[derive(Clone)]
pub struct Pages {
    next: Next,
    asked: Arc<Parts>,
}

/// The longest page that is read.
const MAX_PAGE: usize = 8 * 1024 * 1024;

impl Pages {
    pub fn new(next: &Next, asked: &Parts) -> Self {
        Self { next: next.clone(), asked: Arc::new(asked.clone()) }
    }

    /// `form` in the words of the page at `path`, which shows it; nothing where that page cannot be seen.
    pub async fn read(&self, path: &str, form: &Form) -> InWords {
        let mut page = Request::new(Body::empty());
        *page.uri_mut() = path.parse().unwrap_or_else(|_| Uri::from_static("/"));
        *page.headers_mut() = self.asked.headers.clone();
        *page.extensions_mut() = self.asked.extensions.clone();
        page.extensions_mut().insert(KeptForm(form.clone()));
        let response = self.next.clone().run(page).await;
        if response.status() != StatusCode::OK {
            return InWords::default();
        }
        let bytes = to_bytes(response.into_body(), MAX_PAGE).await.unwrap_or_default();
        read(&String::from_utf8_lossy(&bytes), form)
    }
}

/// A form in the words of a page that has its controls.
#[derive(Debug, Default)]
pub struct InWords {
    /// By the field's name, of what and what was chosen.
    pub chosen: Vec<(String, String, String)>,
    /// What the fields that are typed into are called, by their names.
    pub labels: BTreeMap<String, String>,
}

/// A form in the words of a page.
pub fn read(html: &str, form: &Form) -> InWords {
    let main = html.split_once("<main").map_or(html, |(_, main)| main);
    let mut found = InWords::default();
    for (at, tag) in main.match_indices('<').filter_map(|(at, _)| Some((at, main[at..].split('>').next()?))) {
        let Some(name) = attribute(tag, "name").filter(|name| !form.get(name).is_empty()) else { continue };
        let value = form.get(&name);
        let own = || attribute(tag, "aria-label").or_else(|| attribute(tag, "id").and_then(|id| label(main, &id)));
        let in_group = |own: Option<String>| match (legend(&main[..at]), own) {
            (Some(group), Some(own)) => Some(format!("{group} – {own}")),
            (group, own) => own.or(group),
        };
        let kind = attribute(tag, "type");
        let (of, what) = if tag.starts_with("<select") {
            let options = main[at..].split("</select>").next().unwrap_or_default().split("<option").skip(1);
            let chosen =
                options.filter(|option| attribute(option, "value").as_deref() == Some(value)).find_map(|option| option.split_once('>'));
            (in_group(own()), chosen.map(|(_, text)| plain(text.split("</option").next().unwrap_or_default())))
        } else if tag.starts_with("<input") && matches!(kind.as_deref(), Some("radio" | "checkbox")) {
            (legend(&main[..at]), own().filter(|_| attribute(tag, "value").as_deref() == Some(value)))
        } else {
            let is_typed = tag.starts_with("<textarea") || tag.starts_with("<input") && kind.as_deref() != Some("hidden");
            if let Some(label) = in_group(own()).filter(|_| is_typed) {
                found.labels.entry(name).or_insert(label);
            }
            continue;
        };
        if let Some(what) = what.filter(|what| !what.is_empty() && found.chosen.iter().all(|(known, ..)| *known != name)) {
            found.chosen.push((name, of.unwrap_or_default(), what));
        }
    }
    found
}

fn label(html: &str, id: &str) -> Option<String> {
    let label = html.split_once(&format!("<label for=\"{id}\">"))?.1.split("</label>").next()?;
    // Without the word that says that it may be left out.
    Some(plain(label.split("<span class=\"optional\"").next()?))
}

/// The heading of the group that a control stands in.
fn legend(before: &str) -> Option<String> {
    let group = &before[before.rfind("<fieldset")?..];
    (!group.contains("</fieldset>"))
        .then(|| group.split_once("<legend>").map(|(_, rest)| plain(rest.split("</legend>").next().unwrap_or_default())))?
}

/// What is read of a piece of HTML.
fn plain(html: &str) -> String {
    let text: String = html
        .split('<')
        .enumerate()
        .map(|(i, part)| if i == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) })
        .collect();
    unescaped(text.trim())
}

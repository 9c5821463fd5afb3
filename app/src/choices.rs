//! What was chosen in a form, in the words of the page that it stands on: a choice stands in a form as a code, which nobody
//! can read before the form is sent on.

use crate::request::Kept;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{StatusCode, Uri, request::Parts},
    middleware::Next,
};
use domain::form::Form;
use std::sync::Arc;

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

    /// The choices of `form` that the page at `path` offers: of what, and what was chosen.
    pub async fn choices(&self, path: &str, form: &Form) -> Vec<(String, String, String)> {
        let mut page = Request::new(Body::empty());
        *page.uri_mut() = path.parse().unwrap_or_else(|_| Uri::from_static("/"));
        *page.headers_mut() = self.asked.headers.clone();
        *page.extensions_mut() = self.asked.extensions.clone();
        page.extensions_mut().insert(Kept(form.clone()));
        let response = self.next.clone().run(page).await;
        if response.status() != StatusCode::OK {
            return Vec::new();
        }
        let bytes = to_bytes(response.into_body(), MAX_PAGE).await.unwrap_or_default();
        read(&String::from_utf8_lossy(&bytes), form)
    }
}

/// By the field's name, its label and what was chosen of it.
fn read(html: &str, form: &Form) -> Vec<(String, String, String)> {
    let main = html.split_once("<main").map_or(html, |(_, main)| main);
    let mut found: Vec<(String, String, String)> = Vec::new();
    for (at, tag) in main.match_indices('<').filter_map(|(at, _)| Some((at, main[at..].split('>').next()?))) {
        let Some(name) = attribute(tag, "name").filter(|name| !form.get(name).is_empty()) else { continue };
        let value = form.get(&name);
        let (of, what) = if tag.starts_with("<select") {
            let options = main[at..].split("</select>").next().unwrap_or_default().split("<option").skip(1);
            let chosen =
                options.filter(|option| attribute(option, "value").as_deref() == Some(value)).find_map(|option| option.split_once('>'));
            (
                attribute(tag, "id").and_then(|id| label(main, &id)),
                chosen.map(|(_, text)| plain(text.split("</option").next().unwrap_or_default())),
            )
        } else if tag.starts_with("<input") && attribute(tag, "value").as_deref() == Some(value) {
            match attribute(tag, "type").as_deref() {
                Some("radio" | "checkbox") => {
                    let own = attribute(tag, "aria-label").or_else(|| attribute(tag, "id").and_then(|id| label(main, &id)));
                    (legend(&main[..at]), own)
                }
                _ => continue,
            }
        } else {
            continue;
        };
        if let Some(what) = what.filter(|what| !what.is_empty() && found.iter().all(|(known, ..)| *known != name)) {
            found.push((name, of.unwrap_or_default(), what));
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

fn attribute(tag: &str, name: &str) -> Option<String> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next().map(unescaped)
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

fn unescaped(text: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")];
    named.into_iter().fold(text.to_owned(), |text, (name, sign)| text.replace(name, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_read_in_the_words_of_their_page() {
        let page = "<main><form><fieldset><legend>Hai bên &amp; ba</legend>\
            <input type=\"radio\" id=\"a\" name=\"way\" value=\"left\"><label for=\"a\">Bên trái</label>\
            <input type=\"radio\" id=\"b\" name=\"way\" value=\"right\"><label for=\"b\">Bên phải</label></fieldset>\
            <label for=\"g\">Về việc <span class=\"optional\">(không bắt buộc)</span></label>\
            <select id=\"g\" name=\"grounds\"><option value=\"\">–</option><option value=\"conflict\" selected>Xung đột <!>lợi ích</option></select>\
            <input type=\"checkbox\" id=\"c\" name=\"sure\" value=\"on\"><label for=\"c\">Đã rõ</label>\
            <input type=\"hidden\" name=\"seen\" value=\"7\"></form>";
        let form = Form::default().with("way", "right").with("grounds", "conflict").with("sure", "on").with("seen", "7");
        let read: Vec<_> = read(page, &form).into_iter().map(|(_, of, what)| (of, what)).collect();
        let expected = [("Hai bên & ba", "Bên phải"), ("Về việc", "Xung đột lợi ích"), ("", "Đã rõ")];
        assert_eq!(read, expected.map(|(of, what)| (of.to_owned(), what.to_owned())));
    }
}

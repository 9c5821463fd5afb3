//! What a browser would make of a page's forms.

use domain::form::Form;

/// A form of a page: where it posts to, its hidden fields, and the names of what a person can type into.
pub struct Shown {
    pub action: String,
    pub hidden: Form,
    pub typed: Vec<String>,
}

pub fn forms(html: &str) -> Vec<Shown> {
    html.split("<form").skip(1).filter_map(|rest| form(rest.split("</form>").next()?)).collect()
}

fn form(html: &str) -> Option<Shown> {
    let head = html.split('>').next()?;
    if attribute(head, "method")? != "post" {
        return None;
    }
    let mut shown = Shown { action: attribute(head, "action")?.split('#').next()?.to_owned(), hidden: Form::default(), typed: Vec::new() };
    for tag in html.split('<').skip(1).filter_map(|tag| tag.split('>').next()) {
        let Some(name) = attribute(tag, "name") else { continue };
        let kind = attribute(tag, "type").unwrap_or_else(|| "text".to_owned());
        match tag.split_whitespace().next() {
            Some("textarea") => shown.typed.push(name),
            Some("input") if kind == "hidden" => shown.hidden.set(name, attribute(tag, "value").unwrap_or_default()),
            Some("input") if matches!(kind.as_str(), "text" | "email" | "tel" | "number" | "datetime-local" | "date") => {
                shown.typed.push(name);
            }
            _ => {}
        }
    }
    Some(shown)
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = tag.split_once(&format!(" {name}=\""))?.1;
    Some(unescaped(rest.split('"').next()?))
}

pub fn unescaped(html: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")];
    named.into_iter().fold(html.to_owned(), |html, (name, sign)| html.replace(name, sign))
}

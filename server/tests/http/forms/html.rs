//! What a browser would make of a page's forms.

use domain::form::Form;

/// A form of a page: where it and its buttons post to, its hidden fields, the names of what a person can type into, and of
/// the controls that hold something already.
pub struct Shown {
    pub action: String,
    pub actions: Vec<String>,
    pub hidden: Form,
    pub typed: Vec<String>,
    pub filled: Vec<String>,
}

pub fn forms(html: &str) -> Vec<Shown> {
    html.split("<form").skip(1).filter_map(|rest| form(rest.split("</form>").next()?)).collect()
}

fn form(html: &str) -> Option<Shown> {
    let head = html.split('>').next()?;
    if attribute(head, "method")? != "post" {
        return None;
    }
    let action = attribute(head, "action")?.split('#').next()?.to_owned();
    let mut shown = Shown { actions: vec![action.clone()], action, hidden: Form::default(), typed: Vec::new(), filled: filled(html) };
    for tag in html.split('<').skip(1).filter_map(|tag| tag.split('>').next()) {
        let formaction = attribute(tag, "formaction").filter(|action| !action.contains("frame="));
        shown.actions.extend(formaction.and_then(|action| Some(action.split('#').next()?.to_owned())));
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

/// The controls that hold what a person would write over.
fn filled(html: &str) -> Vec<String> {
    let mut filled = Vec::new();
    for (at, tag) in html.match_indices('<').filter_map(|(at, _)| Some((at, html[at + 1..].split('>').next()?))) {
        let Some(name) = attribute(tag, "name") else { continue };
        let inside = &html[at + 1 + tag.len()..];
        let kind = attribute(tag, "type").unwrap_or_else(|| "text".to_owned());
        let is_filled = match tag.split_whitespace().next() {
            Some("textarea") => inside.trim_start_matches('>').split("</textarea>").next().is_some_and(|text| !text.trim().is_empty()),
            Some("select") => {
                let options = inside.split("</select>").next().unwrap_or_default().split("<option").skip(1);
                let mut chosen = options.filter_map(|option| option.split('>').next()).filter(|option| option.contains(" selected"));
                chosen.any(|option| attribute(option, "value").is_some_and(|value| !value.is_empty()))
            }
            Some("input") if matches!(kind.as_str(), "text" | "email" | "tel" | "number" | "datetime-local" | "date") => {
                attribute(tag, "value").is_some_and(|value| !value.is_empty())
            }
            Some("input") if matches!(kind.as_str(), "radio" | "checkbox") => tag.contains(" checked"),
            _ => false,
        };
        filled.extend(is_filled.then_some(name));
    }
    filled
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = tag.split_once(&format!(" {name}=\""))?.1;
    Some(unescaped(rest.split('"').next()?))
}

pub fn unescaped(html: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")];
    named.into_iter().fold(html.to_owned(), |html, (name, sign)| html.replace(name, sign))
}

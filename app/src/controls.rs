//! What the controls of a page hold, read from its HTML.

use domain::{form::Form, sameness::says_the_same};

/// Whether a control of this name holds this text, so that it is on the page and is sent again with its form.
pub fn holds(html: &str, name: &str, text: &str) -> bool {
    let mark = format!(" name=\"{name}\"");
    let mut at = html.match_indices(&mark).filter_map(|(at, _)| html[..at].rfind('<'));
    at.any(|at| value(&html[at..]).is_some_and(|value| says_the_same(name, text, &value)))
}

/// Whether a box that is ticked in the form that the frame's buttons post is missing from what was posted.
pub fn is_unticked(html: &str, posted: &Form) -> bool {
    let button = html.split("<button ").skip(1).filter_map(|rest| rest.split('>').next()).find(|tag| tag.contains("frame="));
    let id = button.and_then(|tag| attribute(&format!(" {tag}"), "form"));
    let form = id.and_then(|id| html.split(&format!(" id=\"{id}\"")).nth(1)?.split("</form>").next());
    let boxes = form.unwrap_or_default().split("<input ").skip(1).filter_map(|rest| rest.split('>').next());
    let mut ticked = boxes.filter(|tag| tag.contains("type=\"checkbox\"") && is_set(tag, "checked"));
    ticked.any(|tag| attribute(&format!(" {tag}"), "name").is_some_and(|name| !posted.0.contains_key(&name)))
}

/// What the control holds that `html` begins with.
fn value(html: &str) -> Option<String> {
    let (tag, rest) = html.split_once('>')?;
    if tag.starts_with("<textarea") {
        return Some(unescaped(rest.split("</textarea>").next()?));
    }
    if tag.starts_with("<select") {
        let mut options = rest.split("</select>").next()?.split("<option").skip(1).filter_map(|option| option.split('>').next());
        let first = options.clone().next()?;
        return attribute(options.find(|option| is_set(option, "selected")).unwrap_or(first), "value");
    }
    let is_choice = matches!(attribute(tag, "type").as_deref(), Some("radio" | "checkbox"));
    if is_choice && !is_set(tag, "checked") {
        return None;
    }
    attribute(tag, "value").or_else(|| Some(if is_choice { "on" } else { "" }.to_owned()))
}

/// Whether a tag has an attribute without a value.
fn is_set(tag: &str, name: &str) -> bool {
    tag.split_whitespace().any(|part| part == name || part.starts_with(&format!("{name}=")))
}

/// The value of an attribute, as it is read.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next().map(unescaped)
}

/// Text as it is read.
pub fn unescaped(text: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")];
    named.into_iter().fold(text.to_owned(), |text, (name, sign)| text.replace(name, sign))
}

//! What the controls of a page hold, read from its HTML.

use domain::sameness::says_the_same;

/// Whether a control of this name holds this text, so that it is on the page and is sent again with its form.
pub fn holds(html: &str, name: &str, text: &str) -> bool {
    let mark = format!(" name=\"{name}\"");
    let mut at = html.match_indices(&mark).filter_map(|(at, _)| html[..at].rfind('<'));
    at.any(|at| value(&html[at..]).is_some_and(|value| says_the_same(name, text, &value)))
}

/// What the control holds that `html` begins with.
fn value(html: &str) -> Option<String> {
    let (tag, rest) = html.split_once('>')?;
    if tag.starts_with("<textarea") {
        return Some(unescaped(rest.split("</textarea>").next()?));
    }
    if tag.starts_with("<select") {
        let mut options = rest.split("</select>").next()?.split("<option").skip(1).filter_map(|option| option.split('>').next());
        return attribute(options.find(|option| is_set(option, "selected"))?, "value");
    }
    let is_left_out = matches!(attribute(tag, "type").as_deref(), Some("radio" | "checkbox")) && !is_set(tag, "checked");
    if is_left_out { None } else { attribute(tag, "value") }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_holds_what_it_shows_and_nothing_else() {
        let page = "<input type=\"text\" name=\"code\" value=\"BT-01\"><textarea name=\"note\">Sáu &amp; bảy\n</textarea>\
            <select name=\"kind\"><option value=\"\">–</option><option value=\"adviser\" selected>Tư vấn</option></select>\
            <input type=\"radio\" name=\"way\" value=\"left\"><input type=\"radio\" name=\"way\" value=\"right\" checked>\
            <input name=\"budget_ceiling\" value=\"1.500.000\"><input type=\"file\" name=\"file\">";
        let held = [("code", "BT-01"), ("note", "Sáu & bảy"), ("kind", "adviser"), ("way", "right"), ("budget_ceiling", "1500000")];
        assert!(held.iter().all(|(name, text)| holds(page, name, text)));
        let lost = [("code", "BT-02"), ("note", "Sáu"), ("kind", "relative"), ("way", "left"), ("file", "a.txt"), ("cod", "BT-01")];
        assert!(lost.iter().all(|(name, text)| !holds(page, name, text)));
    }
}

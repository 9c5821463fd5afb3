//! The forms of a page as a browser without scripts would post them.

use domain::form::Form;

#[derive(Clone, Debug)]
pub struct Found {
    pub action: String,
    pub fields: Form,
}

/// Forms that are posted as fields, each with what it holds already.
pub fn forms(html: &str) -> Vec<Found> {
    html.split("<form").skip(1).filter_map(|rest| form(rest.split("</form>").next()?)).collect()
}

fn form(html: &str) -> Option<Found> {
    let (head, body) = html.split_once('>')?;
    if attribute(head, "method").as_deref() != Some("post") || head.contains("multipart") {
        return None;
    }
    let mut fields = Form::default();
    for tag in body.split("<input").skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let kind = attribute(tag, "type").unwrap_or_default();
        let is_left_out = kind == "file" || (matches!(kind.as_str(), "checkbox" | "radio") && !tag.contains("checked"));
        if let Some(name) = attribute(tag, "name").filter(|name| !is_left_out || !fields.0.contains_key(name)) {
            let value = attribute(tag, "value").unwrap_or_else(|| "on".to_owned());
            fields.set(name, if is_left_out { String::new() } else { value });
        }
    }
    for tag in body.split("<textarea").skip(1) {
        let Some((head, rest)) = tag.split_once('>') else { continue };
        if let Some(name) = attribute(head, "name") {
            fields.set(name, unescaped(rest.split("</textarea>").next().unwrap_or_default()));
        }
    }
    for tag in body.split("<select").skip(1) {
        let (Some(name), Some(options)) = (attribute(tag.split('>').next().unwrap_or_default(), "name"), tag.split("</select>").next())
        else {
            continue;
        };
        let options: Vec<&str> = options.split("<option").skip(1).map(|option| option.split('>').next().unwrap_or_default()).collect();
        let chosen = options.iter().find(|option| option.contains("selected")).or(options.last());
        fields.set(name, chosen.and_then(|option| attribute(option, "value")).unwrap_or_default());
    }
    Some(Found { action: attribute(head, "action")?, fields })
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(unescaped(rest.split('"').next()?))
}

fn unescaped(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")]
        .into_iter()
        .fold(text.to_owned(), |text, (entity, c)| text.replace(entity, c))
}

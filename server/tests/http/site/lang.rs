//! Which texts of a page are in a language other than the page says.

use url::form_urlencoded::parse;

/// What English sentences name in Vietnamese, because it has no other name.
const NAMES: [&str; 11] =
    ["Quảng Ninh", "QUẢNG NINH", "Hạ Long", "Móng Cái", "Vân Đồn", "Cô Tô", "đồng", "DỰ THẢO", "NĐ-CP", "CĐSQG", "QĐ-UBND"];
const VOID: [&str; 13] = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Texts with Vietnamese letters that stand in English, and attributes that are read aloud. `names` of people and firms
/// are the same in both languages. What is typed in a field is its writer's, in whichever language.
pub fn unmarked(html: &str, names: &[String]) -> Vec<String> {
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tail) = rest.split_at(at);
        let is_read = !open.iter().any(|(tag, _)| ["script", "style", "title", "textarea"].contains(&tag.as_str()));
        if is_read && open.last().is_some_and(|(_, is_english)| *is_english) && is_vietnamese(text, names) {
            found.push(text.trim().to_owned());
        }
        let end = tail.find('>').map_or(tail.len(), |end| end + 1);
        let tag = &tail[1..end.saturating_sub(1)];
        rest = &tail[end..];
        let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default().to_owned();
        if tag.starts_with('/') {
            if let Some(depth) = open.iter().rposition(|(tag, _)| *tag == name) {
                open.truncate(depth);
            }
            continue;
        }
        if tag.starts_with('!') {
            continue;
        }
        let is_english = attribute(tag, "lang").map_or_else(|| open.last().is_none_or(|(_, is_english)| *is_english), |lang| lang == "en");
        let aloud = ["title", "aria-label", "alt", "placeholder"].iter().filter_map(|name| attribute(tag, name));
        found.extend(aloud.filter(|text| is_english && is_vietnamese(text, names)).map(str::to_owned));
        if !VOID.contains(&name.as_str()) && !tag.ends_with('/') {
            open.push((name, is_english));
        }
    }
    found
}

/// Addresses on the page that lead to other English pages.
pub fn links(html: &str) -> Vec<String> {
    let addresses = html.split(" href=\"").skip(1).filter_map(|part| part.split('"').next());
    let pages = addresses.map(|address| address.split('#').next().unwrap_or_default().replace("&amp;", "&"));
    pages.filter(|address| address.starts_with("/en/") && !address.contains('.')).collect()
}

/// Of many pages about one kind of thing a few are looked at.
pub fn shape(address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let is_id = |part: &str| part.len() == 36 && part.matches('-').count() == 4;
    let parts: Vec<_> = path.split('/').map(|part| if is_id(part) { "{id}" } else { part }).collect();
    let keys: Vec<_> = parse(query.as_bytes()).map(|(key, _)| key.into_owned()).collect();
    format!("{}?{}", parts.join("/"), keys.join("&"))
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!(" {name}=\""))?;
    value.split('"').next()
}

fn is_vietnamese(text: &str, names: &[String]) -> bool {
    let text = text.replace("&quot;", "\"").replace("&amp;", "&").replace("&#x27;", "'");
    let left = names.iter().map(String::as_str).chain(NAMES).fold(text, |text, name| text.replace(name, ""));
    left.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

//! Tables whose rows become cards on a phone: every cell of the body is given its heading, which is not above it there, and
//! the roles that a browser may take from a table that is laid out as something else.

/// Of `table`, HTML as this site writes it: attributes in double quotes, texts without `<` and `>`.
pub fn labelled(table: &str) -> String {
    let mut out = String::with_capacity(table.len() + table.len() / 2);
    let (mut heads, mut column, mut is_head, mut is_bare) = (Vec::<String>::new(), 0, false, false);
    let mut rest = table;
    while let Some(start) = rest.find('<') {
        let (text, from) = rest.split_at(start);
        out.push_str(text);
        let Some(end) = from.find('>') else {
            rest = from;
            break;
        };
        let (tag, after) = from.split_at(end + 1);
        rest = after;
        match name(tag) {
            "thead" => is_head = true,
            "/thead" => is_head = false,
            "tr" => column = 0,
            "th" if is_head => {
                let words = plain(after.split("</th>").next().unwrap_or_default());
                heads.extend(std::iter::repeat_n(words, spanned(tag)));
            }
            _ => {}
        }
        let Some(role) = role(tag, is_head) else {
            out.push_str(tag);
            continue;
        };
        out.push_str(&tag[..=name(tag).len()]);
        out.push_str(role);
        if matches!(name(tag), "td" | "th") && !is_head {
            let (of, span) = (heads.get(column), spanned(tag));
            if let Some(of) = of.filter(|of| name(tag) == "td" && span == 1 && !of.is_empty() && !tag.contains(" data-label=")) {
                out.push_str(&format!(" data-label=\"{of}\""));
                // A heading without a value says nothing.
                is_bare = is_empty(after.split("</td>").next().unwrap_or_default());
            }
            column += span;
        }
        out.push_str(&tag[name(tag).len() + 1..]);
        if std::mem::take(&mut is_bare) {
            out.push('–');
        }
    }
    out + rest
}

/// Whether a cell holds neither words nor anything else to see; comments are the renderer's own.
fn is_empty(html: &str) -> bool {
    html.split('<').enumerate().all(|(i, part)| match i {
        0 => part.trim().is_empty(),
        _ => part.starts_with('!') && part.split_once('>').is_some_and(|(_, text)| text.trim().is_empty()),
    })
}

/// `td` of `<td class="num">`, `/td` of `</td>`.
fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches('<');
    inner.split([' ', '>']).next().unwrap_or_default()
}

fn role(tag: &str, is_head: bool) -> Option<&'static str> {
    Some(match name(tag) {
        "table" => " role=\"table\"",
        "tr" => " role=\"row\"",
        "td" => " role=\"cell\"",
        "th" if is_head => " role=\"columnheader\"",
        "th" => " role=\"rowheader\"",
        _ => return None,
    })
}

fn spanned(tag: &str) -> usize {
    let span = tag.split_once(" colspan=\"").and_then(|(_, rest)| rest.split('"').next());
    span.and_then(|span| span.parse().ok()).unwrap_or(1)
}

/// The words of a heading, as the value of an attribute.
fn plain(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    for (i, part) in html.split('<').enumerate() {
        words.push_str(if i == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) });
    }
    words.trim().replace('"', "&quot;")
}

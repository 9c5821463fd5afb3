//! A message as HTML, made from its text: the same words in the same order, and nothing else. No picture, no script, nothing that
//! is loaded, no address but the site's own.

use domain::locale::Locale;

const PAGE: &str =
    "margin:0;padding:24px 16px;background:#ffffff;color:#1c1917;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5";
const COLUMN: &str = "max-width:640px;margin:0 auto";
const LINE: &str = "margin:0 0 16px 0;overflow-wrap:anywhere";
const LINK: &str = "color:#1d4ed8";
const FOOT: &str = "margin:24px 0 0 0;padding:12px 0 0 0;border-top:1px solid #a8a29e;color:#57534e;font-size:14px";
/// Begins the lines under every message; what somebody typed stands before the last one.
const SIGNATURE: &str = "\n\n--\n";

/// `site` is where links may lead: any other address in the text stays text.
pub fn html(subject: &str, text: &str, locale: Locale, site: &str) -> String {
    let (said, foot) = text.rsplit_once(SIGNATURE).unwrap_or((text, ""));
    let foot = if foot.is_empty() { String::new() } else { format!("<div style=\"{FOOT}\">\n{}</div>\n", paragraphs(foot, site)) };
    let (lang, title, said) = (locale.code(), escaped(subject), paragraphs(said, site));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n</head>\n\
         <body style=\"{PAGE}\">\n<div style=\"{COLUMN}\">\n{said}{foot}</div>\n</body>\n</html>\n"
    )
}

fn paragraphs(text: &str, site: &str) -> String {
    let paragraphs = text.split("\n\n").map(|part| part.trim_matches('\n')).filter(|part| !part.is_empty());
    let lines = |part: &str| part.split('\n').map(|line| linked(line, site)).collect::<Vec<_>>().join("<br>\n");
    paragraphs.map(|part| format!("<p style=\"{LINE}\">{}</p>\n", lines(part))).collect()
}

/// Addresses of the site lead there.
fn linked(line: &str, site: &str) -> String {
    let word = |word: &str| {
        let is_own = word.strip_prefix(site).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '#']));
        let word_said = escaped(word);
        if is_own && !site.is_empty() { format!("<a href=\"{word_said}\" style=\"{LINK}\">{word_said}</a>") } else { word_said }
    };
    line.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: &str = "https://baitoan.example";

    #[test]
    fn what_somebody_typed_stays_text() {
        let typed = "<script>alert(1)</script> <img src=x onerror=y> & \"q\" https://evil.example/ https://baitoan.example.evil/ \n\n--\nx";
        let page = html("A <b> & \"c\"", &format!("Lý do: {typed}\n\n--\nCổng\n{SITE}\n"), Locale::Vi, SITE);
        for tag in ["<script", "<img", "<b>", "href=\"https://evil", "href=\"https://baitoan.example.evil"] {
            assert!(!page.contains(tag), "{tag}: {page}");
        }
        assert!(page.contains("&lt;script&gt;") && page.contains("<title>A &lt;b&gt; &amp; &quot;c&quot;</title>"), "{page}");
        assert_eq!(page.matches("border-top").count(), 1, "one foot: {page}");
        assert!(
            page.split("border-top").nth(1).is_some_and(|foot| !foot.contains("evil") && foot.contains(">https://baitoan.example</a>"))
        );
    }

    #[test]
    fn lines_and_paragraphs_stay_and_own_addresses_are_links() {
        let page = html("s", "Kính gửi,\n\nMột\nhai\n\nhttps://baitoan.example/a#b\n", Locale::En, SITE);
        assert!(page.contains("<html lang=\"en\">") && page.contains("Một<br>\nhai</p>"), "{page}");
        assert_eq!((page.matches("<p ").count(), page.matches("href=\"https://baitoan.example/a#b\"").count()), (3, 1), "{page}");
        assert!(!page.contains("http://") && !page.contains("src=") && !page.contains("url("), "nothing is loaded: {page}");
    }
}

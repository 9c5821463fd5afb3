//! CommonMark, event by event.

use super::{Block, Inline, Picture, Target};
use crate::check::Problem;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};
use std::iter::Peekable;

/// Lists and quotes within each other.
const MAX_DEPTH: usize = 8;
const PICTURE: &str = "picture:";

type Events<'a> = Peekable<Parser<'a>>;

pub fn read(text: &str) -> Result<Vec<Block>, Problem> {
    blocks(&mut Parser::new_ext(text, Options::empty()).peekable(), 0)
}

/// Up to the end of what holds them, which is taken too.
fn blocks(events: &mut Events<'_>, depth: usize) -> Result<Vec<Block>, Problem> {
    if depth > MAX_DEPTH {
        return Err(Problem::MarkupDepth);
    }
    let mut found = Vec::new();
    while let Some(event) = events.peek() {
        match event {
            Event::End(_) => {
                events.next();
                break;
            }
            Event::Rule => drop(events.next()),
            Event::Start(tag) if is_block(tag) => {
                if let Some(Event::Start(tag)) = events.next() {
                    found.push(block(tag, events, depth)?);
                }
            }
            // Of a list without lines between its items.
            _ => found.push(Block::Paragraph(inlines(events, depth)?)),
        }
    }
    Ok(found)
}

fn block(tag: Tag<'_>, events: &mut Events<'_>, depth: usize) -> Result<Block, Problem> {
    Ok(match tag {
        Tag::Heading { level, .. } => Block::Heading(level as usize > 2, enclosed(events, depth)?),
        Tag::List(first) => {
            let mut items = Vec::new();
            while let Some(Event::Start(_)) = events.next() {
                items.push(blocks(events, depth + 1)?);
            }
            Block::List(first, items)
        }
        Tag::BlockQuote(_) => Block::Quote(blocks(events, depth + 1)?),
        Tag::CodeBlock(_) => Block::Code(words(events)),
        // HTML is words like any other.
        Tag::HtmlBlock => Block::Paragraph(vec![Inline::Text(words(events).trim().to_owned())]),
        _ => Block::Paragraph(enclosed(events, depth)?),
    })
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::Link { .. } | Tag::Image { .. }
    )
}

/// Up to the end of what holds them, which is taken too.
fn enclosed(events: &mut Events<'_>, depth: usize) -> Result<Vec<Inline>, Problem> {
    let found = inlines(events, depth)?;
    events.next();
    Ok(found)
}

fn inlines(events: &mut Events<'_>, depth: usize) -> Result<Vec<Inline>, Problem> {
    if depth > MAX_DEPTH {
        return Err(Problem::MarkupDepth);
    }
    let mut found = Vec::new();
    while let Some(event) = events.peek() {
        match event {
            Event::End(_) | Event::Rule => break,
            Event::Start(tag) if is_block(tag) => break,
            _ => {}
        }
        match events.next() {
            Some(Event::Start(tag)) => within(tag, events, depth + 1, &mut found)?,
            Some(Event::Code(code)) => found.push(Inline::Code(code.into_string())),
            Some(Event::SoftBreak) => text(&mut found, " "),
            Some(Event::HardBreak) => found.push(Inline::Break),
            Some(other) => text(&mut found, said(&other)),
            None => break,
        }
    }
    Ok(found)
}

fn within(tag: Tag<'_>, events: &mut Events<'_>, depth: usize, found: &mut Vec<Inline>) -> Result<(), Problem> {
    let inner = enclosed(events, depth)?;
    match tag {
        Tag::Strong => found.push(Inline::Strong(inner)),
        Tag::Emphasis => found.push(Inline::Emphasis(inner)),
        // An address in angle brackets: words.
        Tag::Link { link_type: LinkType::Email, .. } => found.extend(inner),
        Tag::Link { dest_url, .. } => {
            let to = Target::read(&dest_url).ok_or_else(|| Problem::MarkupLink(dest_url.into_string()))?;
            found.push(Inline::Link(to, inner));
        }
        Tag::Image { dest_url, .. } => {
            let picture = dest_url.strip_prefix(PICTURE).and_then(Picture::from_code);
            found.push(Inline::Picture(picture.ok_or_else(|| Problem::MarkupPicture(dest_url.into_string()))?));
        }
        _ => found.extend(inner),
    }
    Ok(())
}

/// Adds to the words before.
fn text(found: &mut Vec<Inline>, more: &str) {
    match found.last_mut() {
        Some(Inline::Text(text)) => text.push_str(more),
        _ => found.push(Inline::Text(more.to_owned())),
    }
}

fn words(events: &mut Events<'_>) -> String {
    let mut all = String::new();
    for event in events.by_ref() {
        match event {
            Event::End(_) => break,
            other => all.push_str(said(&other)),
        }
    }
    all
}

fn said<'a>(event: &'a Event<'_>) -> &'a str {
    match event {
        Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) | Event::Code(text) => text,
        Event::SoftBreak | Event::HardBreak => "\n",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(vec![Inline::Text(text.to_owned())])
    }

    #[test]
    fn what_an_officer_writes_is_read() {
        let text = "# Lớn\n\nMở **trang** của *bài toán*,\nrồi [soạn](/challenges).\n\n1. Một\n2. Hai\n   - trong hai\n\n### Nhỏ\n\n> Lưu ý\n\nChạy `server recompute`.\n\n![](picture:receipt)\n";
        let read = read(text).expect("read");
        assert_eq!(read[0], Block::Heading(false, vec![Inline::Text("Lớn".to_owned())]));
        let Block::Paragraph(words) = &read[1] else { panic!("{read:?}") };
        assert!(words.contains(&Inline::Strong(vec![Inline::Text("trang".to_owned())])), "{words:?}");
        assert!(words.contains(&Inline::Text(", rồi ".to_owned())), "{words:?}");
        let Block::List(Some(1), items) = &read[2] else { panic!("{read:?}") };
        assert_eq!(items[0], [paragraph("Một")]);
        assert_eq!(items[1], [paragraph("Hai"), Block::List(None, vec![vec![paragraph("trong hai")]])]);
        assert_eq!(read[3], Block::Heading(true, vec![Inline::Text("Nhỏ".to_owned())]));
        assert_eq!(read[4], Block::Quote(vec![paragraph("Lưu ý")]));
        assert_eq!(read[6], Block::Paragraph(vec![Inline::Picture(Picture::Receipt)]));
        assert_eq!(read.len(), 7);
    }

    #[test]
    fn html_is_words() {
        for html in ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<style>*{display:none}</style>", "<iframe src=//a.vn>"] {
            assert_eq!(read(html), Ok(vec![paragraph(html)]), "{html}");
            let read = read(&format!("Xem {html} đây")).expect("read");
            assert_eq!(read, [paragraph(&format!("Xem {html} đây"))], "{html}");
        }
        assert_eq!(read("<!-- ẩn -->"), Ok(vec![paragraph("<!-- ẩn -->")]), "nothing is hidden in it");
    }

    #[test]
    fn what_leads_or_loads_from_elsewhere_is_refused() {
        for (text, to) in [
            ("[a](javascript:alert(1))", "javascript:alert(1)"),
            ("[a](<java script:x>)", "java script:x"),
            ("[a]\n\n[a]: data:text/html,x", "data:text/html,x"),
            ("<http://a.vn>", "http://a.vn"),
            ("[a](//a.vn)", "//a.vn"),
            ("[a](java&#115;cript:x)", "javascript:x"),
        ] {
            assert_eq!(read(text), Err(Problem::MarkupLink(to.to_owned())), "{text}");
        }
        for text in ["![](https://a.vn/x.png)", "![a](data:image/svg+xml,x)", "![](picture:other)", "[![](//a.vn/x)](/guide)"] {
            assert!(matches!(read(text), Err(Problem::MarkupPicture(_))), "{text}");
        }
        assert_eq!(read("<a@b.vn>"), Ok(vec![paragraph("a@b.vn")]));
    }

    #[test]
    fn depth_has_an_end() {
        for deep in ["> ".repeat(5_000), "- ".repeat(5_000), format!("{}a{}", "*a **b ".repeat(5_000), "** *".repeat(5_000))] {
            let _ = read(&format!("{deep}x"));
        }
        assert_eq!(read(&format!("{}x", "> ".repeat(20))), Err(Problem::MarkupDepth));
        assert!(read("- a\n  - b\n    - c\n      > d").is_ok());
        assert!(read(&"[".repeat(20_000)).is_ok());
    }
}

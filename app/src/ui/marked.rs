//! Text with marks, as [`domain::markup`] reads it: nothing else can be said in it, and every letter is escaped.

use super::pictures;
use crate::{paths, request::Req};
use domain::markup::{self, Block, Inline, Target};
use leptos::prelude::*;

/// Below a heading of the page.
pub fn blocks(req: &Req, text: &str) -> AnyView {
    written(req, text, false)
}

/// Below the heading of the whole page: what divides it is one step higher.
pub fn page(req: &Req, text: &str) -> AnyView {
    written(req, text, true)
}

fn written(req: &Req, text: &str, is_page: bool) -> AnyView {
    // What was stored was read before; by other rules it is shown as it was typed.
    let blocks = markup::read(text).unwrap_or_else(|_| vec![Block::Code(text.to_owned())]);
    view! { <div class="prose stack">{all(req, &blocks, is_page)}</div> }.into_any()
}

/// In the midst of a line.
pub fn line(req: &Req, text: &str) -> AnyView {
    inlines(req, &markup::read_line(text).unwrap_or_else(|_| vec![Inline::Text(text.to_owned())]))
}

fn all(req: &Req, blocks: &[Block], is_page: bool) -> AnyView {
    blocks.iter().map(|one| block(req, one, is_page)).collect_view().into_any()
}

fn block(req: &Req, block: &Block, is_page: bool) -> AnyView {
    match block {
        Block::Paragraph(words) => view! { <p>{inlines(req, words)}</p> }.into_any(),
        Block::Heading(false, words) if is_page => view! { <h2>{inlines(req, words)}</h2> }.into_any(),
        Block::Heading(is_small, words) if is_page || !is_small => view! { <h3>{inlines(req, words)}</h3> }.into_any(),
        Block::Heading(_, words) => view! { <h4>{inlines(req, words)}</h4> }.into_any(),
        Block::List(first, items) => {
            let items = items.iter().map(|item| view! { <li class="stack">{all(req, item, is_page)}</li> }).collect_view();
            match first {
                Some(first) => view! { <ol start=first.to_string()>{items}</ol> }.into_any(),
                None => view! { <ul>{items}</ul> }.into_any(),
            }
        }
        Block::Quote(blocks) => view! { <blockquote class="stack">{all(req, blocks, is_page)}</blockquote> }.into_any(),
        Block::Code(text) => view! { <pre><code>{text.clone()}</code></pre> }.into_any(),
    }
}

fn inlines(req: &Req, words: &[Inline]) -> AnyView {
    words.iter().map(|word| inline(req, word)).collect_view().into_any()
}

fn inline(req: &Req, word: &Inline) -> AnyView {
    match word {
        Inline::Text(text) => text.clone().into_any(),
        Inline::Strong(words) => view! { <strong>{inlines(req, words)}</strong> }.into_any(),
        Inline::Emphasis(words) => view! { <em>{inlines(req, words)}</em> }.into_any(),
        Inline::Code(text) => view! { <code>{text.clone()}</code> }.into_any(),
        Inline::Link(Target::Own(path), words) => {
            view! { <a href=paths::localized(req.locale, path)>{inlines(req, words)}</a> }.into_any()
        }
        Inline::Link(Target::Other { address, host }, words) => view! {
            <a href=address.clone() rel="noopener noreferrer external">{inlines(req, words)}</a>" "<span class="meta">{format!("({host})")}</span>
        }
        .into_any(),
        Inline::Picture(picture) => pictures::view(req.locale, *picture),
        Inline::Break => view! { <br/> }.into_any(),
    }
}

//! Prints the same document as plain text, for readers that have nothing else in ten years.

use crate::{
    document::{Block, Document, Table},
    text::clean,
};

/// UTF-8, a line for each paragraph, cells of a table parted by bars.
pub fn plain(document: &Document) -> String {
    let head = [&document.agency, &document.number, &document.place_date, &document.title, &document.subject];
    let head = head.into_iter().filter(|line| !line.is_empty()).map(|line| clean(line)).collect::<Vec<_>>().join("\n");
    let body = document.body.iter().map(block).collect::<Vec<_>>().join("\n\n");
    format!("{head}\n\n{body}\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(text) | Block::Page(text) => {
            let text = clean(text);
            format!("{text}\n{}", "-".repeat(text.chars().count()))
        }
        Block::Centred(text) | Block::Paragraph(text) => clean(text),
        Block::Article(label, text) => clean(&format!("{label} {text}")),
        Block::List(items) => items.iter().map(|item| format!("- {}", clean(item))).collect::<Vec<_>>().join("\n"),
        Block::Fields(fields) => fields.iter().map(|(name, value)| clean(&format!("{name}: {value}"))).collect::<Vec<_>>().join("\n"),
        Block::Table(of) => table(of),
    }
}

fn table(of: &Table) -> String {
    let row = |cells: &Vec<String>| cells.iter().map(|cell| clean(cell).replace('\n', " ")).collect::<Vec<_>>().join(" | ");
    std::iter::once(&of.columns).chain(&of.rows).map(row).collect::<Vec<_>>().join("\n")
}

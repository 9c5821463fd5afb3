//! The body: paragraphs, lists, tables.

use super::{CENTIMETRE, LINE, REPEATED, SIX_POINTS, SMALL, SPACE, TEXT, plain, run, running, spacing};
use crate::document::{Align, Block, Document, Table};
use docx_rs::{
    AlignmentType::{self, Both, Center, Left},
    Docx, Paragraph, SpecialIndentType, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};

/// Between the dash of a list and its text.
const DASH: i32 = 200;

pub fn body(docx: Docx, document: &Document) -> Docx {
    let mut docx = document.basis.iter().fold(docx, |docx, line| docx.add_paragraph(running([run(line, TEXT).italic()])));
    for (i, block) in (1..).zip(&document.body) {
        if let Block::Table(data) = block {
            docx = docx.add_table(table(data));
        }
        let mut paragraphs = paragraphs(block);
        // The last goes with the signatures: nobody signs a page without text.
        if i == document.body.len()
            && let Some(last) = paragraphs.pop()
        {
            paragraphs.push(last.keep_next(true));
        }
        docx = paragraphs.into_iter().fold(docx, Docx::add_paragraph);
    }
    docx
}

fn paragraphs(block: &Block) -> Vec<Paragraph> {
    match block {
        Block::Heading(text) | Block::Page(text) => {
            let heading = plain(Left, [run(text, TEXT).bold()]).style("Heading1").outline_lvl(0);
            let heading = heading.page_break_before(matches!(block, Block::Page(_)));
            let heading = heading.indent(Some(CENTIMETRE), None, None, None).keep_next(true);
            vec![heading.line_spacing(spacing(SIX_POINTS, SIX_POINTS))]
        }
        Block::Centred(text) => {
            let paragraph = plain(Center, [run(text, TEXT).bold()]).keep_next(true);
            vec![paragraph.line_spacing(spacing(2 * SIX_POINTS, 2 * SIX_POINTS))]
        }
        // What announces a list or a table stays with it.
        Block::Paragraph(text) => text.split('\n').map(|t| running([run(t, TEXT)]).keep_next(t.ends_with(':'))).collect(),
        Block::Article(label, text) => vec![running([run(&format!("{label} "), TEXT).bold(), run(text, TEXT)])],
        Block::List(items) => items.iter().map(|item| list_item(item)).collect(),
        Block::Fields(fields) => {
            let lines: Vec<_> = fields.iter().map(|(label, value)| format!("{label}: {value}")).collect();
            lines.join("\n").split('\n').map(|t| running([run(t, TEXT)])).collect()
        }
        Block::Table(_) => vec![plain(Left, [run("", SPACE)]).size(SPACE)],
    }
}

fn list_item(text: &str) -> Paragraph {
    let indent = Some(SpecialIndentType::Hanging(DASH));
    let paragraph = Paragraph::new().align(Both).indent(Some(CENTIMETRE + DASH), indent, None, None);
    paragraph.line_spacing(spacing(0, SIX_POINTS)).add_run(run("-", TEXT).add_tab()).add_run(run(text, TEXT))
}

fn table(data: &Table) -> docx_rs::Table {
    let shares: usize = data.widths.iter().map(|w| *w as usize).sum::<usize>().max(1);
    let widths: Vec<usize> = data.widths.iter().map(|w| LINE * *w as usize / shares).collect();
    let cell = |text: &str, column: usize, is_head: bool| {
        let align = if is_head { Center } else { alignment(data.aligns.get(column).copied().unwrap_or_default()) };
        let text = run(text, SMALL);
        let paragraph = plain(align, [if is_head { text.bold() } else { text }]);
        let width = widths.get(column).copied().unwrap_or_default();
        let cell = TableCell::new().width(width, WidthType::Dxa).add_paragraph(paragraph);
        if is_head { cell.vertical_align(VAlignType::Center) } else { cell }
    };
    let row = |cells: &[String], is_head| {
        let row = TableRow::new(cells.iter().enumerate().map(|(i, text)| cell(text, i, is_head)).collect()).cant_split();
        if is_head { row.row_height(REPEATED) } else { row }
    };
    let mut rows = vec![row(&data.columns, true)];
    rows.extend(data.rows.iter().map(|cells| row(cells, false)));
    docx_rs::Table::new(rows)
        .set_grid(widths.clone())
        .width(LINE, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(60, 80, 60, 80))
}

fn alignment(align: Align) -> AlignmentType {
    match align {
        Align::Left => Left,
        Align::Center => Center,
        Align::Right => AlignmentType::Right,
    }
}

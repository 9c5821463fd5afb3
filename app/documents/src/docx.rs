//! Prints a document as DOCX, for editing: the same model and measures as the PDF, set in Times
//! New Roman, which readers of such files have.

mod blocks;
mod frame;

use crate::{
    Document, Error,
    text::{FIRM_HYPHEN, clean, unbroken},
};
use docx_rs::{
    AlignmentType, BreakType, Docx, LineSpacing, LineSpacingType, PageMargin, Paragraph, Run, RunFonts, SpecialIndentType, Style, StyleType,
};
use std::io::Cursor;

/// Twentieths of a point. A4 with margins of 30, 15, 20 and 20 mm leaves a line of 165 mm.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGIN: PageMargin = PageMargin { top: 1_134, left: 1_701, bottom: 1_134, right: 850, header: 510, footer: 510, gutter: 0 };
const LINE: usize = 9_355;
const CENTIMETRE: i32 = 567;
const SIX_POINTS: u32 = 120;
/// Half points.
const TEXT: usize = 28;
const HEAD: usize = 26;
const SMALL: usize = 24;
const RECIPIENTS: usize = 22;
/// Of an empty line between parts.
const SPACE: usize = 12;
/// A height that says nothing. Marks a row to be repeated on every page.
const REPEATED: f32 = 0.0;

/// The document as DOCX.
pub fn docx(document: &Document) -> Result<Vec<u8>, Error> {
    let mut docx = settings(Docx::new(), document);
    docx = frame::head(docx, document);
    docx = blocks::body(docx, document);
    docx = frame::signatures(docx, document);
    let mut parts = docx.build();
    parts.doc_props.core = core_properties(document).into_bytes();
    // What the library cannot say. Texts are escaped, so none of them can look like these tags.
    parts.document = replaced(&parts.document, "<w:trHeight w:val=\"0\" w:hRule=\"atLeast\" />", "<w:tblHeader />");
    parts.document = replaced(&parts.document, &FIRM_HYPHEN.to_string(), "</w:t><w:noBreakHyphen/><w:t xml:space=\"preserve\">");
    parts.styles = replaced(&parts.styles, "</w:rPr></w:rPrDefault>", "<w:lang w:val=\"vi-VN\" /></w:rPr></w:rPrDefault>");
    let mut out = Cursor::new(Vec::new());
    parts.pack(&mut out).map_err(|e| Error::Docx(e.to_string()))?;
    Ok(out.into_inner())
}

fn settings(docx: Docx, document: &Document) -> Docx {
    let font = RunFonts::new().ascii("Times New Roman").hi_ansi("Times New Roman").cs("Times New Roman").east_asia("Times New Roman");
    let heading = Style::new("Heading1", StyleType::Paragraph).name("heading 1").bold().size(TEXT);
    let title = Style::new("Title", StyleType::Paragraph).name("Title").bold().size(TEXT);
    docx.page_size(PAGE.0, PAGE.1)
        .page_margin(MARGIN)
        .default_fonts(font)
        .default_size(TEXT)
        .add_style(heading)
        .add_style(title)
        .first_header(frame::page_header(document, false))
        .header(frame::page_header(document, true))
}

fn core_properties(document: &Document) -> String {
    let title = clean(&document.name()).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>"
    )
}

fn replaced(xml: &[u8], from: &str, to: &str) -> Vec<u8> {
    String::from_utf8_lossy(xml).replace(from, to).into_bytes()
}

/// A run of text; its line breaks stay.
fn run(text: &str, size: usize) -> Run {
    let run = Run::new().size(size);
    let lines = unbroken(&clean(text));
    lines.split('\n').enumerate().fold(run, |run, (i, line)| {
        let run = if i > 0 { run.add_break(BreakType::TextWrapping) } else { run };
        run.add_text(line)
    })
}

/// A paragraph that is not running text: no indent, no space around it.
fn plain(align: AlignmentType, runs: impl IntoIterator<Item = Run>) -> Paragraph {
    let paragraph = Paragraph::new().align(align).line_spacing(spacing(0, 0));
    runs.into_iter().fold(paragraph, Paragraph::add_run)
}

/// A paragraph of running text: justified, first line set in, 6 pt after it.
fn running(runs: impl IntoIterator<Item = Run>) -> Paragraph {
    let indent = Some(SpecialIndentType::FirstLine(CENTIMETRE));
    let paragraph = Paragraph::new().align(AlignmentType::Both).indent(None, indent, None, None).line_spacing(spacing(0, SIX_POINTS));
    runs.into_iter().fold(paragraph, Paragraph::add_run)
}

fn spacing(before: u32, after: u32) -> LineSpacing {
    LineSpacing::new().line_rule(LineSpacingType::Auto).line(252).before(before).after(after)
}

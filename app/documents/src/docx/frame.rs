//! What stands around the body: head, page header, title, signatures and recipients.

use super::{HEAD, LINE, RECIPIENTS, SIX_POINTS, SMALL, SPACE, TEXT, plain, run, spacing};
use crate::document::{Document, Signature};
use docx_rs::{
    AlignmentType::{Center, Left},
    BorderType, Docx, Header, PageNum, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Tab, TabValueType, Table,
    TableCell, TableCellMargins, TableLayoutType, TableRow, TextBorder, WidthType,
};
use domain::challenges::ILLUSTRATIVE;

/// The number in the middle (not on the first page), the mark of a draft on the right, that of made-up data below.
pub fn page_header(document: &Document, has_number: bool) -> Header {
    let stop = |position, value| Tab::new().val(value).pos(position);
    let mut paragraph = plain(Left, []).add_tab(stop(LINE / 2, TabValueType::Center)).add_tab(stop(LINE, TabValueType::Right));
    paragraph = paragraph.add_run(run("", HEAD).add_tab());
    if has_number {
        paragraph = paragraph.add_page_num(PageNum::new());
    }
    if document.is_draft {
        let border = TextBorder::new().border_type(BorderType::Single).size(6).space(2);
        paragraph = paragraph.add_run(run("", HEAD).add_tab()).add_run(run("DỰ THẢO", SMALL).bold().text_border(border));
    }
    let header = Header::new().add_paragraph(paragraph);
    if document.is_illustrative { header.add_paragraph(plain(Center, [run(ILLUSTRATIVE, RECIPIENTS).italic()])) } else { header }
}

/// The two-column head, and the title or whom a letter addresses.
pub fn head(docx: Docx, document: &Document) -> Docx {
    let mut left = Vec::new();
    if !document.agency_above.is_empty() {
        left.push(plain(Center, [run(&document.agency_above, SMALL)]));
    }
    left.push(plain(Center, [run(&document.agency, SMALL).bold()]));
    left.push(rule(1_200));
    let right = vec![
        plain(Center, [run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", HEAD).bold()]),
        plain(Center, [run("Độc lập - Tự do - Hạnh phúc", TEXT).bold().underline("single")]),
    ];
    let mut number = vec![plain(Center, [run(&document.number, HEAD)])];
    if document.title.is_empty() && !document.subject.is_empty() {
        number.push(plain(Center, [run(&document.subject, SMALL)]));
    }
    let date = vec![plain(Center, [run(&document.place_date, TEXT).italic()])];
    let mut docx = docx.add_table(columns(&[40, 60], vec![vec![left, right], vec![number, date]]));
    if document.title.is_empty() {
        docx = docx.add_paragraph(plain(Center, []));
    } else {
        let lines = format!("{}\n{}", document.title, document.subject);
        let title = plain(Center, [run(lines.trim_end(), TEXT).bold()]).style("Title").line_spacing(spacing(2 * SIX_POINTS, 0));
        docx = docx.add_paragraph(title).add_paragraph(rule(3_600));
    }
    let centred = |docx: Docx, paragraph: Paragraph| docx.add_paragraph(paragraph.line_spacing(spacing(2 * SIX_POINTS, 2 * SIX_POINTS)));
    if !document.authority.is_empty() {
        docx = centred(docx, plain(Center, [run(&document.authority, TEXT).bold()]));
    }
    if !document.addressee.is_empty() {
        docx = centred(docx, plain(Center, [run(&format!("Kính gửi: {}", document.addressee), TEXT)]));
    }
    docx
}

/// One signature stands right, beside the recipients; more stand in rows of two.
pub fn signatures(docx: Docx, document: &Document) -> Docx {
    let docx = docx.add_paragraph(plain(Left, [run("", SPACE)]).size(SPACE).keep_next(true));
    let mut recipients = Vec::new();
    if !document.recipients.is_empty() {
        recipients.push(plain(Left, [run("Nơi nhận:", SMALL).bold().italic()]).line_spacing(spacing(SIX_POINTS, 0)).keep_next(true));
        let last = document.recipients.len() - 1;
        let end = |i| if i == last { "." } else { ";" };
        let line = |(i, r): (usize, &String)| plain(Left, [run(&format!("- {r}{}", end(i)), RECIPIENTS)]).keep_next(i < last);
        recipients.extend(document.recipients.iter().enumerate().map(line));
    }
    if let [signature] = document.signatures.as_slice() {
        return docx.add_table(columns(&[45, 55], vec![vec![recipients, sign(signature)]]));
    }
    let rows = document.signatures.chunks(2).map(|pair| (0..2).map(|i| pair.get(i).map(sign).unwrap_or_default()).collect());
    recipients.into_iter().fold(docx.add_table(columns(&[50, 50], rows.collect())), Docx::add_paragraph)
}

fn sign(signature: &Signature) -> Vec<Paragraph> {
    let mut out: Vec<_> = signature.lines.iter().map(|l| plain(Center, [run(l, TEXT).bold()])).collect();
    // Of a pen, or of a pen and a stamp.
    let space = if signature.note.is_empty() { 4 } else { 3 };
    if !signature.note.is_empty() {
        out.push(plain(Center, [run(&signature.note, SMALL).italic()]));
    }
    out.extend((0..space).map(|_| plain(Center, [])));
    out.push(plain(Center, [run(&signature.name, TEXT).bold()]));
    out
}

/// A table without lines: rows of cells of paragraphs, with the columns' shares of the line.
fn columns(percent: &[usize], rows: Vec<Vec<Vec<Paragraph>>>) -> Table {
    let widths: Vec<usize> = percent.iter().map(|p| LINE * p / 100).collect();
    let cell = |(paragraphs, width): (Vec<Paragraph>, &usize)| {
        let paragraphs = if paragraphs.is_empty() { vec![plain(Left, [])] } else { paragraphs };
        paragraphs.into_iter().fold(TableCell::new().width(*width, WidthType::Dxa), TableCell::add_paragraph)
    };
    let rows = rows.into_iter().map(|cells| TableRow::new(cells.into_iter().zip(&widths).map(cell).collect()).cant_split());
    Table::without_borders(rows.collect())
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
        .set_grid(widths.clone())
        .width(LINE, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
}

/// A short line in the middle: the lower border of an empty paragraph that is set in from both sides.
fn rule(indent: i32) -> Paragraph {
    let border = ParagraphBorder::new(ParagraphBorderPosition::Bottom).val(BorderType::Single).size(4).space(0);
    let mut paragraph = plain(Center, [run("", 4)]).size(4).indent(Some(indent), None, Some(indent), None);
    paragraph.property = paragraph.property.set_borders(ParagraphBorders::with_empty().set(border));
    paragraph.line_spacing(spacing(SIX_POINTS / 2, SIX_POINTS))
}

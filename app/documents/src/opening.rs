//! Biên bản mở hồ sơ: which proposals lay there at the opening, and who opened them.

use crate::{
    document::{Align, Block, Document, Kind, Table},
    head::{Challenge, Head, signature},
    text::{hash, long_time, or_blank},
};
use domain::{locale::Locale::Vi, time::Moment};

/// All that the record tells.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    pub head: Head,
    pub challenge: Challenge,
    pub closed_at: Option<Moment>,
    pub opened_at: Option<Moment>,
    pub openers: Vec<Opener>,
    pub opened: Vec<Opened>,
    /// Taken back before the closing time, and so not opened.
    pub withdrawn: u32,
    pub remarks: Vec<String>,
    pub recipients: Vec<String>,
}

/// One of the people without whom nothing opens.
#[derive(Clone, Debug, Default)]
pub struct Opener {
    pub name: String,
    pub role: String,
    pub confirmed_at: Option<Moment>,
}

/// One proposal, as it was found.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    pub code: String,
    /// The column is left out where no firm is named: that is the edition for the public.
    pub firm: String,
    pub submitted_at: Option<Moment>,
    pub files: u32,
    /// SHA-256 of the content, in hex, as on the receipt.
    pub hash: String,
}

pub fn document(record: &Opening) -> Document {
    let subject = format!("Mở hồ sơ đề xuất giải pháp tham gia giải {}", record.challenge.show());
    let mut document = record.head.document(Kind::OpeningRecord, subject);
    document.body = vec![
        Block::Heading("I. Thời gian và thành phần".to_owned()),
        Block::Fields(vec![
            ("Thời điểm đóng nhận hồ sơ".to_owned(), long_time(record.closed_at)),
            ("Thời điểm mở hồ sơ".to_owned(), long_time(record.opened_at)),
        ]),
        Block::Paragraph("Những người thực hiện mở hồ sơ:".to_owned()),
        Block::List(record.openers.iter().map(Opener::show).collect()),
        Block::Heading("II. Kết quả mở hồ sơ".to_owned()),
        Block::Paragraph(format!(
            "Số hồ sơ được mở: {:02}. Số hồ sơ doanh nghiệp đã rút trước thời điểm đóng nhận: {:02}. Từ khi nộp đến thời điểm mở nêu \
             trên, hệ thống chỉ cho doanh nghiệp xem hồ sơ của mình.",
            record.opened.len(),
            record.withdrawn
        )),
    ];
    if record.opened.is_empty() {
        document.body.push(Block::Paragraph("Không có hồ sơ nào được nộp.".to_owned()));
    } else {
        document.body.push(Block::Table(table(&record.opened)));
        if !is_named(&record.opened) {
            document.body.push(Block::Paragraph("Bản công khai: hồ sơ được nêu theo mã, không nêu tên doanh nghiệp.".to_owned()));
        }
        document.body.push(Block::Paragraph(
            "Mã băm SHA-256 của mỗi hồ sơ trùng với mã trên biên nhận đã cấp cho doanh nghiệp thì nội dung hồ sơ không thay đổi \
             kể từ khi nộp."
                .to_owned(),
        ));
    }
    document.body.push(Block::Heading("III. Ý kiến, ghi chú".to_owned()));
    document.body.push(match record.remarks.as_slice() {
        [] => Block::Paragraph(or_blank("")),
        remarks => Block::List(remarks.to_vec()),
    });
    document.body.push(Block::Paragraph("Biên bản được lập ngay sau khi mở hồ sơ, những người thực hiện cùng ký xác nhận./.".to_owned()));
    document.signatures = record.openers.iter().map(|o| signature(&["NGƯỜI MỞ HỒ SƠ"], &o.name)).collect();
    document.recipients.clone_from(&record.recipients);
    document
}

impl Opener {
    fn show(&self) -> String {
        let confirmed = self.confirmed_at.map(|at| format!("xác nhận mở lúc {}", at.show_exact(Vi))).unwrap_or_default();
        let parts = [or_blank(&self.name), self.role.clone(), confirmed];
        parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

fn is_named(opened: &[Opened]) -> bool {
    opened.iter().any(|o| !o.firm.is_empty())
}

fn table(opened: &[Opened]) -> Table {
    let is_named = is_named(opened);
    let mut columns = vec![("TT", 4, Align::Center), ("Mã hồ sơ", 13, Align::Left)];
    columns.extend(is_named.then_some(("Doanh nghiệp", 21, Align::Left)));
    columns.extend([("Thời điểm nộp", 12, Align::Center), ("Số tệp", 6, Align::Center), ("Mã băm SHA-256", 20, Align::Left)]);
    let mut table = Table::new(&columns);
    table.rows = (1..)
        .zip(opened)
        .map(|(i, o)| {
            let at = o.submitted_at.map(|at| at.show_exact(Vi)).unwrap_or_default();
            let mut cells = vec![i.to_string(), o.code.clone()];
            cells.extend(is_named.then(|| o.firm.clone()));
            cells.extend([or_blank(&at), o.files.to_string(), hash(&o.hash)]);
            cells
        })
        .collect();
    table
}

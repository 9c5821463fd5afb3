//! The one model that both printers read: an administrative document as Decree 30/2020 has it.
//! Every text is data; nothing in it is markup.

use domain::challenges::ILLUSTRATIVE;
use serde::{Deserialize, Serialize};

/// What a document is; decides its title and the letters of its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    OpeningRecord,
    ConflictRecord,
    ScoreTable,
    Count,
    Sheet,
    OwnSheets,
    Invitation,
    Minutes,
    Supplement,
    Request,
    Decision,
    Announcement,
    Letter,
}

impl Kind {
    pub const ALL: [Self; 13] = [
        Self::OpeningRecord,
        Self::ConflictRecord,
        Self::ScoreTable,
        Self::Count,
        Self::OwnSheets,
        Self::Sheet,
        Self::Invitation,
        Self::Minutes,
        Self::Supplement,
        Self::Request,
        Self::Decision,
        Self::Announcement,
        Self::Letter,
    ];

    /// In addresses and events.
    pub fn code(self) -> &'static str {
        match self {
            Self::OpeningRecord => "opening",
            Self::ConflictRecord => "conflicts",
            Self::ScoreTable => "scores",
            Self::Count => "count",
            Self::Sheet => "sheet",
            Self::OwnSheets => "sheets",
            Self::Invitation => "invitation",
            Self::Minutes => "minutes",
            Self::Supplement => "supplement",
            Self::Request => "request",
            Self::Decision => "decision",
            Self::Announcement => "announcement",
            Self::Letter => "letter",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.code() == code)
    }

    /// The type name printed in capitals; a letter (công văn) has none.
    pub fn title(self) -> &'static str {
        match self {
            Self::OpeningRecord | Self::ConflictRecord | Self::Minutes => "BIÊN BẢN",
            Self::Supplement => "PHỤ LỤC BIÊN BẢN",
            Self::ScoreTable => "BẢNG TỔNG HỢP ĐIỂM",
            Self::Count => "BIÊN BẢN KIỂM PHIẾU",
            Self::Sheet | Self::OwnSheets => "PHIẾU ĐÁNH GIÁ",
            Self::Invitation => "GIẤY MỜI",
            Self::Request => "TỜ TRÌNH",
            Self::Decision => "QUYẾT ĐỊNH",
            Self::Announcement => "THÔNG BÁO",
            Self::Letter => "",
        }
    }

    /// A name for the file, without its ending.
    pub fn file_stem(self) -> &'static str {
        match self {
            Self::OpeningRecord => "bien-ban-mo-ho-so",
            Self::ConflictRecord => "bien-ban-xung-dot-loi-ich",
            Self::ScoreTable => "bang-tong-hop-diem",
            Self::Count => "bien-ban-kiem-phieu",
            Self::Sheet => "phieu-danh-gia",
            Self::OwnSheets => "cac-phieu-danh-gia",
            Self::Invitation => "giay-moi-hop",
            Self::Request => "to-trinh",
            Self::Minutes => "bien-ban-hop-hoi-dong",
            Self::Supplement => "phu-luc-bien-ban-hop-hoi-dong",
            Self::Decision => "quyet-dinh",
            Self::Announcement => "thong-bao",
            Self::Letter => "cong-van",
        }
    }
}

/// A document, ready to be printed as PDF or DOCX. Empty texts are left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// None: a paper of a firm or about a period, of which the office keeps no signed copy.
    pub kind: Option<Kind>,
    pub agency_above: String,
    pub agency: String,
    /// The whole line: `Số: 12/BB-HĐTV`; empty for papers without a number.
    pub number: String,
    /// `Quảng Ninh, ngày 24 tháng 11 năm 2026`.
    pub place_date: String,
    pub title: String,
    pub subject: String,
    /// Who decides, in capitals, between subject and basis.
    pub authority: String,
    /// Whom a letter addresses, after `Kính gửi:`.
    pub addressee: String,
    pub basis: Vec<String>,
    pub body: Vec<Block>,
    /// One stands right, beside the recipients; two stand side by side; more in rows of two.
    pub signatures: Vec<Signature>,
    pub recipients: Vec<String>,
    pub is_draft: bool,
    /// Of made-up data: said at the top of every page.
    pub is_illustrative: bool,
}

impl Document {
    /// The title that viewers and screen readers announce.
    pub fn name(&self) -> String {
        let draft = if self.is_draft { "DỰ THẢO" } else { "" };
        let illustrative = if self.is_illustrative { ILLUSTRATIVE } else { "" };
        let parts = [draft, &self.title, &self.subject, illustrative];
        parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" – ")
    }
}

/// One part of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "block", content = "of", rename_all = "snake_case")]
pub enum Block {
    /// `I. THÀNH PHẦN THAM DỰ`.
    Heading(String),
    /// The same, on a page of its own.
    Page(String),
    /// A bold line in the middle: `QUYẾT ĐỊNH:`.
    Centred(String),
    Paragraph(String),
    /// A paragraph that begins with a bold label: `Điều 1.`
    Article(String, String),
    List(Vec<String>),
    Table(Table),
    /// Label and value, one to a line.
    Fields(Vec<(String, String)>),
}

/// A table with one row of headings, repeated on every page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// Shares of the line's width, one a column.
    pub widths: Vec<u32>,
    pub aligns: Vec<Align>,
}

impl Table {
    /// An empty table from `(heading, width, align)`.
    pub(crate) fn new(columns: &[(&str, u32, Align)]) -> Self {
        Self {
            columns: columns.iter().map(|c| c.0.to_owned()).collect(),
            rows: Vec::new(),
            widths: columns.iter().map(|c| c.1).collect(),
            aligns: columns.iter().map(|c| c.2).collect(),
        }
    }
}

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    #[default]
    Left,
    Center,
    Right,
}

/// A place to sign.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// `TM. HỘI ĐỒNG TƯ VẤN`, `CHỦ TỊCH`.
    pub lines: Vec<String>,
    /// `(Ký, ghi rõ họ tên)`.
    pub note: String,
    pub name: String,
}

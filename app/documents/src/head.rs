//! What the inputs of all documents share: the head, the challenge, the people.

use crate::{
    document::{Document, Kind, Signature},
    text::{BLANK, long_date, or_blank},
};
use domain::{agency::Agency, people::SeatRole, time::Moment};

/// The agency that keeps the office, as in a sentence.
pub const OFFICE: &str = "Sở Khoa học và Công nghệ";

/// What stands above every document. What is not known is printed as dots, never made up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// `ỦY BAN NHÂN DÂN TỈNH …`
    pub agency_above: String,
    /// `HỘI ĐỒNG TƯ VẤN`
    pub agency: String,
    /// Where it is signed.
    pub place: String,
    /// What follows the number: `BB-HĐTV`; empty for papers without a number.
    pub symbol: String,
    pub number: Option<u32>,
    /// The whole number as it stands on the signed paper, where it is known: `12/QĐ-UBND`.
    pub signed_as: String,
    pub date: Option<Moment>,
    pub is_draft: bool,
}

const PLACE: &str = "Quảng Ninh";

impl Head {
    /// Of a paper of the advisory council. A paper without a `symbol` has no number.
    pub fn council(agency: &Agency, symbol: &str) -> Self {
        Self { agency_above: agency.heading(), agency: "HỘI ĐỒNG TƯ VẤN".to_owned(), ..Self::of(symbol) }
    }

    /// Of a paper of the agency that keeps the office: of this kind, `BB`, or a letter, which has none.
    pub fn office(agency: &Agency, kind: &str) -> Self {
        let letters = if agency.symbol.is_empty() { BLANK } else { &agency.symbol };
        let symbol = [kind, letters].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
        Self { agency_above: agency.heading(), agency: OFFICE.to_uppercase(), ..Self::of(&symbol) }
    }

    /// Of a paper of the responsible agency itself.
    pub fn province(agency: &Agency, symbol: &str) -> Self {
        Self { agency: agency.heading(), ..Self::of(symbol) }
    }

    fn of(symbol: &str) -> Self {
        Self { place: PLACE.to_owned(), symbol: symbol.to_owned(), is_draft: true, ..Self::default() }
    }

    pub(crate) fn document(&self, kind: Kind, subject: String) -> Document {
        Document { kind: Some(kind), ..self.titled(kind.title(), subject) }
    }

    /// Of a paper that belongs to no challenge: the office keeps no signed copy of it here.
    pub(crate) fn titled(&self, title: &str, subject: String) -> Document {
        Document {
            kind: None,
            agency_above: self.agency_above.clone(),
            agency: self.agency.clone(),
            number: self.number_line(),
            place_date: format!("{}, {}", or_blank(&self.place), long_date(self.date)),
            title: title.to_owned(),
            subject,
            authority: String::new(),
            addressee: String::new(),
            basis: Vec::new(),
            body: Vec::new(),
            signatures: Vec::new(),
            recipients: Vec::new(),
            is_draft: self.is_draft,
            is_illustrative: false,
        }
    }

    fn number_line(&self) -> String {
        if self.symbol.is_empty() {
            return String::new();
        }
        if !self.signed_as.is_empty() {
            return format!("Số: {}", self.signed_as);
        }
        let number = self.number.map_or_else(|| BLANK.to_owned(), |n| format!("{n:02}"));
        format!("Số: {number}/{}", self.symbol)
    }
}

/// The challenge a document is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Challenge {
    /// `BT-03`
    pub code: String,
    pub title: String,
}

impl Challenge {
    pub(crate) fn show(&self) -> String {
        format!("bài toán {} “{}”", self.code, self.title)
    }
}

/// A member of the council, as documents name one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedMember {
    pub name: String,
    pub role: SeatRole,
    pub affiliation: String,
}

impl NamedMember {
    /// `TS. Nguyễn Văn A, Thành viên, Trường Đại học B`
    pub(crate) fn show(&self) -> String {
        let parts = [self.name.as_str(), role(self.role), self.affiliation.as_str()];
        parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

pub(crate) fn role(role: SeatRole) -> &'static str {
    match role {
        SeatRole::Chair => "Chủ tịch Hội đồng",
        SeatRole::ViceChair => "Phó Chủ tịch Hội đồng",
        SeatRole::Secretary => "Thư ký khoa học",
        SeatRole::Rapporteur => "Ủy viên phản biện",
        SeatRole::Member => "Thành viên Hội đồng",
    }
}

/// Who presided, to sign for the council; dots where nobody is known.
pub(crate) fn presider(member: Option<&NamedMember>) -> Signature {
    let lines: &[&str] = match member.map(|m| m.role) {
        None | Some(SeatRole::Chair) => &["CHỦ TỊCH HỘI ĐỒNG"],
        Some(SeatRole::ViceChair) => &["KT. CHỦ TỊCH HỘI ĐỒNG", "PHÓ CHỦ TỊCH"],
        Some(SeatRole::Secretary | SeatRole::Rapporteur | SeatRole::Member) => &["NGƯỜI ĐƯỢC GIAO CHỦ TRÌ"],
    };
    signature(lines, member.map_or("", |m| &m.name))
}

/// A place to sign for a person by hand.
pub(crate) fn signature(lines: &[&str], name: &str) -> Signature {
    Signature { lines: lines.iter().map(|l| (*l).to_owned()).collect(), note: "(Ký, ghi rõ họ tên)".to_owned(), name: or_blank(name) }
}

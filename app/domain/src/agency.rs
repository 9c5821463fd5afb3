//! Who answers for the site: named at the top and the bottom of every page, and above the papers.

use crate::locale::Bilingual;

/// As the province's papers name it, in capitals.
pub const NAME: &str = "ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH";
pub const NAME_EN: &str = "PEOPLE'S COMMITTEE OF QUẢNG NINH PROVINCE";

/// The responsible agency. What is empty is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agency {
    pub name: Bilingual,
    pub address: Bilingual,
    /// Telephone, e-mail.
    pub contact: String,
    /// The letters of the agency that keeps the office, in the symbols of its papers. Dots stand where it is empty.
    pub symbol: String,
}

impl Default for Agency {
    fn default() -> Self {
        Self { name: Bilingual::new(NAME, NAME_EN), address: Bilingual::default(), contact: String::new(), symbol: String::new() }
    }
}

impl Agency {
    /// As above a paper, where the column is narrow: the place begins a line of its own.
    pub fn heading(&self) -> String {
        let name = self.name.vi.to_uppercase();
        [" TỈNH ", " THÀNH PHỐ "].iter().fold(name, |name, place| name.replacen(place, &format!("\n{}", place.trim_start()), 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_begins_its_own_line_above_a_paper() {
        let heading = |name: &str| Agency { name: Bilingual::new(name, ""), ..Agency::default() }.heading();
        assert_eq!(Agency::default().heading(), "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NINH");
        assert_eq!(heading("Ủy ban nhân dân thành phố Hải Phòng"), "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG");
        assert_eq!(heading("Sở Khoa học và Công nghệ"), "SỞ KHOA HỌC VÀ CÔNG NGHỆ");
    }
}

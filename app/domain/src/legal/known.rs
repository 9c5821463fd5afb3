//! Legal texts that were found in public sources when this site was made. None of it was compared with the text itself, nothing is
//! filled in that was not found, and every page says so.

use super::entry::{Edition, Entry, key_of};
use crate::time::Moment;

/// Where all of it is from.
const SOURCE: &str = "Nguồn công khai, ghi lại khi chuẩn bị hệ thống";

/// Number, day of issue, issuer, and what the source says of it.
const FOUND: [(&str, &str, &str, &str); 25] = [
    ("57-NQ/TW", "2024-12-22", "", "Cơ sở ở cấp quốc gia của các bài toán lớn."),
    ("03/NQ-CP", "2025-01-09", "Chính phủ", "Được sửa đổi bởi 71/NQ-CP."),
    ("71/NQ-CP", "2025-04-01", "Chính phủ", "Sửa đổi 03/NQ-CP."),
    ("46-CTr/TU", "2025-01-15", "", "Chương trình hành động."),
    ("534-KH/TU", "2025-05-07", "", "Kế hoạch."),
    ("13-NQ/TU", "2023-04-28", "", ""),
    ("09-NQ/TU", "2022-02-05", "", ""),
    ("52/2025/NQ-HĐND", "2025-04-28", "", "Về thẩm quyền mua sắm cho nhiệm vụ khoa học và công nghệ. Chưa tìm thấy toàn văn."),
    ("624/QĐ-UBND", "", "", "Chưa tìm thấy toàn văn."),
    ("41/2025/QĐ-UBND", "", "", "Chưa tìm thấy toàn văn."),
    ("44/2025/QĐ-UBND", "", "", "Chưa tìm thấy toàn văn."),
    ("193/2025/QH15", "", "Quốc hội", "Nghị quyết thí điểm; nội dung được Luật 93/2025/QH15 kế thừa."),
    ("93/2025/QH15", "2025-06-27", "Quốc hội", "Luật; 7 chương, 73 điều."),
    ("91/2025/QH15", "2025-06-26", "Quốc hội", "Luật; 5 chương, 39 điều, về dữ liệu cá nhân."),
    ("22/2023/QH15", "", "Quốc hội", "Luật; được sửa đổi bởi Luật 90/2025/QH15."),
    ("90/2025/QH15", "", "Quốc hội", "Luật; sửa đổi Luật 22/2023/QH15."),
    ("262/2025/NĐ-CP", "2025-10-14", "", "Về thông tin, đánh giá, chuyển đổi số trong khoa học và công nghệ, liêm chính khoa học."),
    ("267/2025/NĐ-CP", "", "", "7 chương, 57 điều; nhiệm vụ được tài trợ hoặc đặt hàng."),
    ("268/2025/NĐ-CP", "", "", "Về nhiệm vụ đổi mới sáng tạo."),
    ("36/2025/TT-BKHCN", "2025-11-26", "", "Về thủ tục."),
    ("44/2025/TT-BKHCN", "2025-11-30", "", "Về nhiệm vụ khoa học và công nghệ do Bộ Khoa học và Công nghệ cấp kinh phí."),
    ("79/2025/TT-BTC", "", "", "Được dẫn trong tài liệu về đấu thầu."),
    ("214/2025/NĐ-CP", "", "", "Được dẫn trong tài liệu về đấu thầu."),
    ("460/BKHCN-CĐSQG", "2025-03-26", "", "Công văn đề nghị công bố các bài toán."),
    ("873/BKHCN-CĐSQG", "2025-04-16", "", "Công văn về việc công bố để doanh nghiệp số Việt Nam tham gia."),
];

/// The day from which a text is in force, where the source says it.
const IN_FORCE: [(&str, &str); 1] = [("91/2025/QH15", "2026-01-01")];

/// As editions before the first.
pub fn known() -> Vec<Edition> {
    let edition = |(number, issued, issuer, note): (&str, &str, &str, &str)| {
        let from = IN_FORCE.iter().find(|(of, _)| *of == number).and_then(|(_, day)| Moment::from_date(day));
        let entry = Entry {
            number: number.to_owned(),
            issuer: issuer.to_owned(),
            issued: Moment::from_date(issued),
            from,
            source: SOURCE.to_owned(),
            note: note.to_owned(),
            ..Entry::default()
        };
        Edition { key: key_of(number).unwrap_or_default(), entry, version: 0, at: None, by: None, reason: String::new() }
    };
    FOUND.into_iter().map(edition).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_has_a_key_of_its_own_and_none_is_said_to_be_compared() {
        let all = known();
        let keys: BTreeSet<_> = all.iter().map(|edition| edition.key.as_str()).collect();
        assert_eq!(keys.len(), FOUND.len());
        assert!(all.iter().all(|edition| !edition.key.is_empty() && !edition.entry.is_compared && !edition.entry.source.is_empty()));
        let days = FOUND.iter().filter(|(_, issued, ..)| !issued.is_empty()).count();
        assert_eq!(all.iter().filter(|edition| edition.entry.issued.is_some()).count(), days, "every day is read");
    }
}

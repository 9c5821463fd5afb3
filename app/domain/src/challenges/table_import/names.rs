//! What columns are called: as tables write it, and as offices write it around that.

use super::Column;
use crate::text::fold;

/// Nothing longer is a heading, in characters.
pub(super) const LONGEST: usize = 200;
/// Longer texts are sentences, whatever words they hold.
const SENTENCE: usize = 80;

/// Headings with one of these in them.
const WORDS: [(&str, Column); 19] = [
    ("ten bai toan", Column::TitleVi),
    ("ten nhiem vu", Column::TitleVi),
    ("ten de tai", Column::TitleVi),
    ("ten van de", Column::TitleVi),
    ("kinh phi", Column::Budget),
    ("du toan", Column::Budget),
    ("chu tri", Column::Owner),
    ("co quan, don vi", Column::Owner),
    ("co quan dat", Column::Owner),
    ("don vi dat", Column::Owner),
    ("don vi de xuat", Column::Owner),
    ("linh vuc", Column::Fields),
    ("ket qua", Column::RequiredResult),
    ("muc tieu", Column::RequiredResult),
    ("san pham", Column::RequiredResult),
    ("can cu", Column::LegalBasis),
    ("boi canh", Column::Context),
    ("thuc trang", Column::Context),
    ("hien trang", Column::Context),
];
/// And not those that begin so: they say something about it.
const ABOUT: [&str; 6] = ["nguon", "nguoi", "so ", "thoi gian", "tien do", "ghi chu"];
/// Every table has an aim; where another column says what is to come out, that one is meant.
const VAGUE: [&str; 2] = ["muc tieu", "san pham"];

/// What a heading says in a table's own words.
pub(super) fn column(heading: &str) -> Option<Column> {
    if heading.chars().count() > LONGEST {
        return None;
    }
    let folded = folded(heading);
    let starts = |words: &[&str]| words.iter().any(|w| folded.starts_with(w));
    Some(match folded.trim_end_matches(['.', ':']) {
        "tt" | "stt" | "so tt" | "no" | "so thu tu" => Column::Number,
        "ma" | "ma so" | "code" | "ma bai toan" => Column::Code,
        "ten" => Column::TitleVi,
        _ if starts(&["ten bai toan (tieng anh", "ten tieng anh", "title (en", "english title"]) => Column::TitleEn,
        _ if starts(&["ten don vi", "ten co quan"]) => Column::Owner,
        _ if starts(&["ten bai toan", "ten nhiem vu", "ten de tai", "ten van de", "name", "title", "bai toan"]) => Column::TitleVi,
        _ if starts(&["can cu", "legal basis"]) => Column::LegalBasis,
        _ if starts(&["ket qua", "yeu cau ket qua", "required result"]) => Column::RequiredResult,
        _ if starts(&["boi canh", "context", "thuc trang"]) => Column::Context,
        _ if starts(&["don vi chu tri", "co quan chu tri", "don vi de xuat", "don vi dat", "co quan dat", "don vi", "owner"])
            && !starts(&["don vi tinh"]) =>
        {
            Column::Owner
        }
        "linh vuc" | "nganh, linh vuc" | "linh vuc ung dung" | "linh vuc uu tien" | "field" | "fields" => Column::Fields,
        _ if starts(&["kinh phi", "du toan", "muc kinh phi", "budget"]) => Column::Budget,
        _ => return None,
    })
}

/// What a heading has in it of a table's words.
pub(super) fn hinted(heading: &str) -> Option<Column> {
    if heading.chars().count() > SENTENCE {
        return None;
    }
    let folded = folded(heading);
    let is_about = ABOUT.iter().any(|word| folded.starts_with(word));
    WORDS.iter().find(|(word, _)| !is_about && folded.contains(word)).map(|(_, column)| *column)
}

/// Whether another heading is rather meant.
pub(super) fn is_vague(heading: &str) -> bool {
    let folded = folded(heading);
    !folded.contains("ket qua") && VAGUE.iter().any(|word| folded.contains(word))
}

fn folded(heading: &str) -> String {
    fold(heading).split_whitespace().collect::<Vec<_>>().join(" ")
}

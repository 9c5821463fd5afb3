//! Names of files as people gave them, made harmless.

use domain::text;

const MAX_NAME: usize = 200;

/// The last part of a path, without characters that hide or reorder text; at most 200 characters, ending kept.
pub fn clean(given: &str) -> String {
    let given = text::clean(given);
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last.chars().filter(|c| !c.is_control() && !is_invisible(*c)).collect();
    match name.trim() {
        "" | "." | ".." => "tai-lieu".to_owned(),
        name => shorten(name),
    }
}

/// The name with an ending that says what the content is, where the given one does not.
pub fn with_ending(name: &str, endings: &[&str]) -> String {
    match (ending(name), endings.first()) {
        (Some(ending), _) if endings.contains(&ending.as_str()) => name.to_owned(),
        (_, Some(right)) => shorten(&format!("{name}.{right}")),
        (_, None) => name.to_owned(),
    }
}

/// In lower case, without the dot.
pub fn ending(name: &str) -> Option<String> {
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase())
}

/// What is left out shows as an ellipsis.
fn shorten(name: &str) -> String {
    let excess = name.chars().count().saturating_sub(MAX_NAME);
    if excess == 0 {
        return name.to_owned();
    }
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= 10 => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let keep = stem.chars().count().saturating_sub(excess + 1);
    stem.chars().take(keep).chain(std::iter::once('…')).chain(ending.chars()).collect()
}

/// Marks of direction and zero width, with which `exe.pdf` can be made of `fdp.exe`.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_names_survive_and_paths_do_not() {
        assert_eq!(clean("Hồ sơ năng lực – Đợt 1.pdf"), "Hồ sơ năng lực – Đợt 1.pdf");
        // As some machines send it, letter by mark.
        assert_eq!(clean("e\u{302}\u{323}.pdf"), "ệ.pdf");
        assert_eq!(clean("C:\\Hồ sơ\\Bảng giá.xlsx"), "Bảng giá.xlsx");
        assert_eq!(clean("../../etc/passwd"), "passwd");
        assert_eq!(clean("a\r\nb\u{202e}fdp.exe"), "abfdp.exe");
        for nothing in ["", "  ", "a/", "..", "\u{200b}"] {
            assert_eq!(clean(nothing), "tai-lieu", "{nothing:?}");
        }
    }

    #[test]
    fn long_names_keep_their_ending() {
        let name = clean(&format!("{}.pdf", "ậ".repeat(300)));
        assert_eq!(name.chars().count(), 200);
        assert!(name.ends_with("ậ….pdf"));
        assert_eq!(clean(&"x".repeat(300)).chars().count(), 200);
        assert_eq!(clean(&format!("a.{}", "x".repeat(300))).chars().count(), 200);
        assert_eq!(clean(&"x".repeat(200)), "x".repeat(200), "whole where it fits");
    }

    #[test]
    fn an_ending_that_lies_is_followed_by_the_right_one() {
        assert_eq!(with_ending("bảng giá.PDF", &["pdf"]), "bảng giá.PDF");
        assert_eq!(with_ending("trang.html", &["pdf"]), "trang.html.pdf");
        assert_eq!(with_ending("ảnh", &["jpg", "jpeg"]), "ảnh.jpg");
    }
}

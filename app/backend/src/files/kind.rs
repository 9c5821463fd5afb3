//! Types of files, by their first bytes and, of archives, by what they hold. Only what is on the list is taken, whatever
//! the name says.

use super::name;

/// How many bytes are looked at.
pub const HEAD: usize = 8 * 1024;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    pub media_type: &'static str,
    /// Endings that a name of this type may have; the first is the usual one.
    pub endings: &'static [&'static str],
}

const fn kind(media_type: &'static str, endings: &'static [&'static str]) -> Kind {
    Kind { media_type, endings }
}

pub const PDF: Kind = kind("application/pdf", &["pdf"]);
pub const PNG: Kind = kind("image/png", &["png"]);
pub const JPEG: Kind = kind("image/jpeg", &["jpg", "jpeg"]);
const ZIP: Kind = kind("application/zip", &["zip"]);
const TEXT: Kind = kind("text/plain", &["txt"]);
const CSV: Kind = kind("text/csv", &["csv"]);
/// A list to import is read by its content alone and never handed out to the public.
const UNKNOWN: Kind = kind("application/octet-stream", &[]);

/// What browsers show without running anything of it as a page of this site.
pub const SHOWN: [&str; 3] = [PDF.media_type, PNG.media_type, JPEG.media_type];

const PICTURES: [(&str, Kind); 2] = [("png", PNG), ("jpg", JPEG)];

/// Office files that name what they are in a part, and the part.
const OFFICE: [(&str, Kind); 3] = [
    ("word/document.xml", kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", &["docx"])),
    ("xl/workbook.xml", kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &["xlsx"])),
    ("ppt/presentation.xml", kind("application/vnd.openxmlformats-officedocument.presentationml.presentation", &["pptx"])),
];

/// Office files that name what they are in their first bytes.
const OPEN: [(&str, Kind); 2] = [
    ("odt", kind("application/vnd.oasis.opendocument.text", &["odt"])),
    ("ods", kind("application/vnd.oasis.opendocument.spreadsheet", &["ods"])),
];

/// The type of a file that begins with `head`; `None` if it is none that is taken. What an archive is, [`of_archive`] says.
pub fn recognise(head: &[u8], name: &str) -> Option<Kind> {
    let text = match name::ending(name).as_deref() {
        Some("txt") => Some(TEXT),
        Some("csv") => Some(CSV),
        _ => None,
    };
    if text.is_some() && is_plain_text(head) {
        return text;
    }
    if is_pdf(head) {
        return Some(PDF);
    }
    picture(head).or_else(|| is_archive(head).then_some(ZIP))
}

pub fn is_archive(head: &[u8]) -> bool {
    infer::is(head, "zip")
}

/// The type of an archive that begins with `head` and holds `parts`; `None` if it is none that is taken, if its name ends
/// as another type does, or if it brings macros along.
pub fn of_archive(head: &[u8], parts: &[String], name: &str) -> Option<Kind> {
    let has = |part: &str| parts.iter().any(|p| p == part);
    if infer::is(head, "epub") || parts.iter().any(|part| part.to_lowercase().ends_with("vbaproject.bin")) {
        return None;
    }
    let office = OFFICE.iter().filter(|(part, _)| has("[Content_Types].xml") && has(part));
    let open = OPEN.iter().filter(|(ending, _)| infer::is(head, ending) && has("content.xml"));
    let kind = office.chain(open).next().map_or(ZIP, |(_, kind)| *kind);
    name::ending(name).is_none_or(|ending| kind.endings.contains(&ending.as_str())).then_some(kind)
}

/// The type of a list to import: anything, because the reader says what is wrong with it.
pub fn of_import(head: &[u8], name: &str) -> Kind {
    recognise(head, name).filter(|kind| *kind != ZIP).unwrap_or(UNKNOWN)
}

/// A signed copy is a PDF, which keeps its digital signature.
pub fn of_signed(head: &[u8]) -> Option<Kind> {
    is_pdf(head).then_some(PDF)
}

/// A registration certificate: the electronic original or a scan.
pub fn of_certificate(head: &[u8]) -> Option<Kind> {
    if is_pdf(head) { Some(PDF) } else { picture(head) }
}

fn picture(head: &[u8]) -> Option<Kind> {
    PICTURES.iter().find(|(ending, _)| infer::is(head, ending)).map(|(_, kind)| *kind)
}

fn is_pdf(head: &[u8]) -> bool {
    head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start().starts_with(b"%PDF-")
}

/// UTF-8 without control characters that is neither markup nor a script.
fn is_plain_text(head: &[u8]) -> bool {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        // The last character may have been cut in two.
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default(),
        Err(_) => return false,
    };
    let is_clean = !text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}'));
    let start = text.trim_start_matches('\u{feff}').trim_start().to_lowercase();
    is_clean && !start.is_empty() && !["<", "#!", "@echo", "%!ps"].iter().any(|script| start.starts_with(script))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_is_known_by_its_first_bytes() {
        for (head, name, media_type) in [
            (b"%PDF-1.7\n".as_slice(), "x", "application/pdf"),
            (b"\x89PNG\r\n\x1a\n", "x", "image/png"),
            (b"\xff\xd8\xff\xe0", "x", "image/jpeg"),
            (b"PK\x03\x04\x14\0\0\0", "x", "application/zip"),
            ("Dữ liệu mở".as_bytes(), "ghi chú.TXT", "text/plain"),
            ("\u{feff}Cột 1;Cột 2\r\n".as_bytes(), "bảng.csv", "text/csv"),
            (b"BM is no bitmap here", "x.txt", "text/plain"),
        ] {
            assert_eq!(recognise(head, name).map(|k| k.media_type), Some(media_type), "{name}");
        }
    }

    #[test]
    fn what_can_do_harm_is_refused_whatever_its_name() {
        let exe = [b"MZ\x90\0".as_slice(), &[0; 60], b"%PDF-1.7"].concat();
        for (head, name) in [
            (exe.as_slice(), "hồ sơ.pdf"),
            (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0>\0", "x.txt"),
            (b"<html><body>%PDF-1.7</body></html>", "x.pdf"),
            (b"<!-- --><svg xmlns='http://www.w3.org/2000/svg'/>", "x.txt"),
            (b"<?xml version='1.0'?><svg/>", "x.svg"),
            (b"#!/bin/sh\nrm -rf /", "x.txt"),
            (b"@ECHO off", "x.csv"),
            (b"alert(1)", "x.js"),
            (b"plain words", "x"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.doc"),
            (b"\xff\xfeC\0S\0V\0", "x.csv"),
            (b"", "x.txt"),
        ] {
            assert_eq!(recognise(head, name), None, "{name}");
        }
    }

    #[test]
    fn an_archive_is_known_by_its_parts_and_named_as_what_it_is() {
        let zip = b"PK\x03\x04\x14\0\0\0".as_slice();
        let odt = [b"PK\x03\x04".as_slice(), &[0; 26], b"mimetypeapplication/vnd.oasis.opendocument.text"].concat();
        let types = "[Content_Types].xml";
        for (head, parts, name, expected) in [
            (zip, &[types, "word/document.xml"][..], "x.docx", Some("docx")),
            (zip, &[types, "xl/workbook.xml"], "X.XLSX", Some("xlsx")),
            (zip, &[types, "ppt/presentation.xml"], "x", Some("pptx")),
            (&odt, &["mimetype", "content.xml"], "x.odt", Some("odt")),
            (zip, &["a.txt"], "x.zip", Some("zip")),
            (zip, &["a.txt"], "x.docx", None),
            (&odt, &["mimetype"], "x.odt", None),
            (zip, &["word/document.xml"], "x.docx", None),
            (zip, &[types, "xl/workbook.xml"], "x.docx", None),
            (zip, &[types, "xl/workbook.xml"], "macro.xlsm", None),
            (zip, &[types, "xl/workbook.xml", "xl/vbaProject.bin"], "x.xlsx", None),
            (zip, &[types, "xl/workbook.xml", "xl/VBAPROJECT.BIN"], "x.zip", None),
        ] {
            let parts: Vec<_> = parts.iter().map(|part| (*part).to_owned()).collect();
            assert_eq!(of_archive(head, &parts, name).map(|k| k.endings[0]), expected, "{name}: {parts:?}");
        }
    }

    #[test]
    fn a_certificate_is_a_pdf_or_a_picture_whatever_its_name() {
        for head in [b"%PDF-1.7\n".as_slice(), b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"] {
            assert!(of_certificate(head).is_some());
        }
        for head in [b"8 bytes.".as_slice(), b"PK\x03\x04\x14\0\0\0", b"<html>", b"GIF89a", b"MZ\x90\0", b""] {
            assert_eq!(of_certificate(head), None);
        }
    }

    #[test]
    fn a_broken_zip_is_looked_at_without_harm() {
        let whole = [b"PK\x03\x04".as_slice(), &[0xff; 26], b"[Content_Types].xml", &[0; 40], b"PK\x03\x04", &[0; 26], b"_rels/", &[0; 40]];
        let whole = whole.concat();
        for end in 0..whole.len() {
            for at in 4..end {
                let mut head = whole[..end].to_vec();
                head[at] ^= 0xff;
                recognise(&head, "x.docx");
            }
        }
    }

    #[test]
    fn text_may_be_cut_in_the_middle_of_a_letter() {
        let text = "ế".repeat(HEAD);
        assert_eq!(recognise(&text.as_bytes()[..HEAD], "x.txt"), Some(TEXT));
    }
}

//! Prints a document as PDF: one Typst template, the document handed to it as JSON.
//! Tagged for screen readers (PDF/UA-1) and fit for the archive (PDF/A-2a).

use crate::{Document, Error, text::clean};
use domain::time::Moment;
use serde_json::Value;
use std::sync::LazyLock;
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    ecow::EcoVec,
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

const TEMPLATE: &str = include_str!("template.typ");
pub(crate) const FONTS: [&[u8]; 4] = [
    include_bytes!("../fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("../fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("../fonts/LiberationSerif-Italic.ttf"),
    include_bytes!("../fonts/LiberationSerif-BoldItalic.ttf"),
];
/// Longer words may be broken, so that none leaves its cell.
const LONGEST_WORD: usize = 24;
const BREAK: char = '\u{200b}';
const ZONE_MINUTES: i32 = 7 * 60;

/// What the template can reach: itself, the data, the fonts. No files, no packages, no clock.
struct Desk {
    main: Source,
    data: FileId,
    json: Bytes,
}

struct Type {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static TYPE: LazyLock<Type> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.into_iter().flat_map(|data| Font::iter(Bytes::new(data))).collect();
    Type { library: LazyHash::new(Library::default()), book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

/// The document as PDF; `at` is written into it as the time of its making. The same input gives
/// the same bytes.
pub fn pdf(document: &Document, at: Moment) -> Result<Vec<u8>, Error> {
    let mut data = serde_json::to_value(document)?;
    each_text(&mut data, &|text| printable(text).split_inclusive(char::is_whitespace).map(breakable).collect());
    data["name"] = printable(&document.name()).into();
    let desk = Desk {
        main: Source::new(file("template.typ")?, TEMPLATE.to_owned()),
        data: file("document.json")?,
        json: Bytes::new(serde_json::to_vec(&data)?),
    };
    let pages = typst::compile::<PagedDocument>(&desk).output.map_err(complaint)?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).map_err(|e| Error::Pdf(e.message().to_string()))?;
    let options = PdfOptions { creator: Smart::Custom(None), timestamp: timestamp(at), standards, ..PdfOptions::default() };
    let bytes = typst_pdf::pdf(&pages, &options).map_err(complaint);
    typst::comemo::evict(0);
    bytes
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &TYPE.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &TYPE.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data { Ok(self.json.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        TYPE.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn file(name: &str) -> Result<FileId, Error> {
    let path = VirtualPath::new(name).map_err(|e| Error::Pdf(format!("{name}: {e:?}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn complaint(errors: EcoVec<SourceDiagnostic>) -> Error {
    Error::Pdf(errors.iter().map(|e| e.message.as_str()).collect::<Vec<_>>().join("; "))
}

fn timestamp(at: Moment) -> Option<Timestamp> {
    let shown = at.to_rfc3339();
    let part = |from: usize, to: usize| shown.get(from..to)?.parse::<u8>().ok();
    let year = shown.get(..4)?.parse().ok()?;
    let local = Datetime::from_ymd_hms(year, part(5, 7)?, part(8, 10)?, part(11, 13)?, part(14, 16)?, part(17, 19)?)?;
    Timestamp::new_local(local, ZONE_MINUTES)
}

fn each_text(value: &mut Value, change: &impl Fn(&str) -> String) {
    match value {
        Value::String(text) => *text = change(text),
        Value::Array(values) => values.iter_mut().for_each(|v| each_text(v, change)),
        Value::Object(fields) => fields.values_mut().for_each(|v| each_text(v, change)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Clean text that the font can show.
fn printable(text: &str) -> String {
    let shown = |c: char| c == '\n' || TYPE.fonts.iter().all(|f| f.info().coverage.contains(c.into()));
    clean(text).chars().filter(|c| *c != BREAK).map(|c| if shown(c) { c } else { '□' }).collect()
}

/// A word with places to break if it is long: after signs, and anywhere in parts without signs. The template prints a gap
/// of no width there, so that what is copied is the word.
fn breakable(word: &str) -> String {
    if word.chars().count() <= LONGEST_WORD {
        return word.to_owned();
    }
    let mut out = String::new();
    let mut part = 0;
    for c in word.chars() {
        if part > LONGEST_WORD / 2 {
            out.push(BREAK);
        }
        out.push(c);
        part += 1;
        if matches!(c, '/' | '.' | '-' | '_' | '?' | '&' | '=') {
            out.push(BREAK);
            part = 0;
        }
    }
    out
}

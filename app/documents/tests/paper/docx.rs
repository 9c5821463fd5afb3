//! DOCX files, unpacked.

use crate::{
    papers,
    sample::{self, EVIL},
};
use documents::{Block, Challenge, blank, docx, minutes};
use domain::{
    challenges::{Content, ILLUSTRATIVE, Measure, templates::Template},
    locale::{Bilingual, Locale::Vi},
    proposals::{Category, Field, Section},
    time::Moment,
};
use std::io::{Cursor, Read};

/// How a hyphen is written at which no line may end.
const FIRM_HYPHEN: &str = "</w:t><w:noBreakHyphen/><w:t xml:space=\"preserve\">";

pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP archive");
    let mut xml = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut xml).expect("UTF-8");
    xml
}

#[test]
fn the_minutes_can_be_edited_as_the_pdf_shows_them() {
    let mut document = minutes::document(&sample::minutes("Công ty TNHH Trí tuệ Hạ Long"));
    let bytes = docx(&document).expect("a DOCX");
    let body = part(&bytes, "word/document.xml");
    for expected in ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: ……/BB-HĐTV", "87,45", "w:left=\"1701\"", "<w:tblHeader />"]
    {
        assert!(body.contains(expected), "{expected} is not in the body");
    }
    assert!(part(&bytes, "word/styles.xml").contains("Times New Roman"));
    assert!(part(&bytes, "word/styles.xml").contains("vi-VN"));
    assert!(part(&bytes, "docProps/core.xml").contains("DỰ THẢO – BIÊN BẢN"));
    for header in ["word/header1.xml", "word/header2.xml"] {
        assert!(part(&bytes, header).contains("DỰ THẢO"), "{header}");
    }
    document.is_draft = false;
    document.is_illustrative = true;
    let bytes = docx(&document).expect("a DOCX");
    assert!(part(&bytes, "word/header1.xml").contains(ILLUSTRATIVE));
    assert!(!part(&bytes, "word/header1.xml").contains("DỰ THẢO"));
    assert!(!part(&bytes, "docProps/core.xml").contains("DỰ THẢO"));
}

#[test]
fn no_text_of_a_paper_is_lost() {
    for document in papers::all().into_iter().chain(crate::later::all()) {
        let body = part(&docx(&document).expect("a DOCX"), "word/document.xml").replace(FIRM_HYPHEN, "-");
        for block in &document.body {
            let texts = match block {
                Block::Heading(text) | Block::Page(text) | Block::Centred(text) | Block::Paragraph(text) => vec![text],
                Block::Article(label, text) => vec![label, text],
                Block::List(items) => items.iter().collect(),
                Block::Table(table) => table.columns.iter().chain(table.rows.iter().flatten()).collect(),
                Block::Fields(fields) => fields.iter().flat_map(|(label, value)| [label, value]).collect(),
            };
            for line in texts.into_iter().flat_map(|text| text.split('\n')) {
                assert!(body.contains(line), "{:?}: {line}", document.kind);
            }
        }
    }
}

#[test]
fn a_code_is_not_broken_at_its_hyphens() {
    let body = part(&docx(&minutes::document(&sample::minutes("Công ty Vân-Đồn"))).expect("a DOCX"), "word/document.xml");
    assert!(body.contains(&["HS", "03", "001"].join(FIRM_HYPHEN)) && body.contains(&["BT", "03"].join(FIRM_HYPHEN)));
    assert!(!body.contains("HS-03") && body.contains("BB-HĐTV") && body.contains("Vân-Đồn"));
}

#[test]
fn text_is_never_markup() {
    let bytes = docx(&minutes::document(&sample::minutes(EVIL))).expect("a DOCX");
    let body = part(&bytes, "word/document.xml");
    assert!(body.contains("&lt;b&gt;&amp;amp;&lt;/b&gt;"));
    assert!(!body.contains("<b>"));
}

/// What the forms ask, nothing of it filled in.
#[test]
fn a_template_to_write_offline_asks_for_everything_that_the_forms_ask_for() {
    let measures = vec![Measure { name: Bilingual::new("Thời gian phản hồi", ""), target: Bilingual::new("≤ 6 giờ", "") }];
    let rules = Template::ALL[0].rules();
    let first = rules.criteria[0].name.vi.clone();
    let of = blank::Blank {
        challenge: Challenge { code: "BT-03".to_owned(), title: EVIL.to_owned() },
        call: Content { measures, rules: rules.into(), ..Content::default() },
        address: "https://vi.du/challenges/BT-03".to_owned(),
        printed: Moment(0),
        asks: |field| (field.name(), "gợi ý"),
    };
    let document = blank::document(&of);
    let body = part(&docx(&document).expect("a DOCX"), "word/document.xml").replace(FIRM_HYPHEN, "-");
    let asked = Field::ALL.iter().filter(|field| **field != Field::Targets).map(|field| field.name());
    let named = Section::ALL.map(|section| section.name(Vi));
    let kinds = Category::ALL.map(|category| category.name(Vi));
    for expected in asked.chain(named).chain(kinds).chain(["Thời gian phản hồi", "≤ 6 giờ", "Giá trị cam kết", "Tối đa 20.000 ký tự"])
    {
        assert!(body.contains(expected), "{expected}");
    }
    assert!(body.contains(&first), "{first}: the criteria stand beside the sections that they are nearest to");
    assert!(document.kind.is_none() && document.signatures.is_empty());
}

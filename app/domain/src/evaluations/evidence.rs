//! What a score rests on, beside its comment: a section of the proposal, or one of its files and a page of it.

use crate::{
    check::Problem,
    form::Form,
    ids::FileId,
    number::whole,
    proposals::{Section, content::FileRef},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub const MAX_PAGE: i64 = 9_999;
/// So many places one score points to at most.
pub const MAX_PLACES: usize = 3;

/// One place of the proposal that a sheet is about, and of no other: `Sheet::check_evidence` holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pointer {
    Section(Section),
    File {
        id: FileId,
        /// As it was called when it was handed in.
        name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        page: Option<u32>,
    },
}

impl Pointer {
    /// What a form may choose: what was written, section by section, then the files.
    pub fn all(files: &[FileRef]) -> Vec<Self> {
        let sections = Section::ALL.into_iter().filter(|section| *section != Section::Files).map(Self::Section);
        sections.chain(files.iter().map(|file| Self::File { id: file.id, name: file.name.clone(), page: None })).collect()
    }

    /// As in the form's select: a section's code, or a file's identifier and name.
    pub fn code(&self) -> String {
        match self {
            Self::Section(section) => section.code().to_owned(),
            Self::File { id, name, .. } => format!("{id} {name}"),
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        if let Some((id, name)) = code.split_once(' ') {
            return Some(Self::File { id: id.parse().ok()?, name: name.to_owned(), page: None });
        }
        Section::from_code(code).filter(|section| *section != Section::Files).map(Self::Section)
    }

    pub fn page(&self) -> Option<u32> {
        match self {
            Self::Section(_) => None,
            Self::File { page, .. } => *page,
        }
    }

    fn at_page(self, page: u32) -> Option<Self> {
        match self {
            Self::Section(_) => None,
            Self::File { id, name, .. } => Some(Self::File { id, name, page: Some(page) }),
        }
    }
}

/// The fields of one of a criterion's places, from 0: what is pointed to, and the page of a file.
pub fn names(criterion: usize, nth: usize) -> [String; 2] {
    let more = if nth == 0 { String::new() } else { format!("_{nth}") };
    [format!("evidence_{criterion}{more}"), format!("page_{criterion}{more}")]
}

/// Reads one criterion's fields, each place once; what cannot stand is kept in `unread` as it was typed.
pub(super) fn read(form: &Form, criterion: usize, unread: &mut BTreeMap<String, String>) -> Vec<Pointer> {
    let mut places: Vec<Pointer> = Vec::new();
    for nth in 0..MAX_PLACES {
        places.extend(read_one(form, names(criterion, nth), unread).filter(|place| !places.contains(place)));
    }
    places
}

fn read_one(form: &Form, [place, page]: [String; 2], unread: &mut BTreeMap<String, String>) -> Option<Pointer> {
    let (chosen, typed) = (form.text(&place), form.text(&page));
    let pointer = Pointer::from_code(&chosen);
    if pointer.is_none() && !chosen.is_empty() {
        unread.insert(place, chosen);
    }
    if typed.is_empty() {
        return pointer;
    }
    let paged = page_of(&typed).zip(pointer.clone()).and_then(|(page, pointer)| pointer.at_page(page));
    if paged.is_none() {
        unread.insert(page, typed);
    }
    paged.or(pointer)
}

fn page_of(typed: &str) -> Option<u32> {
    whole(typed).filter(|page| (1..=MAX_PAGE).contains(page)).and_then(|page| u32::try_from(page).ok())
}

/// As sheets are stored: one place as it always was, so that no sheet of before has another hash; several as a list.
pub(super) mod stored {
    use super::Pointer;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::collections::BTreeMap;

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Stored {
        One(Pointer),
        Several(Vec<Pointer>),
    }

    pub fn serialize<S: Serializer>(places: &BTreeMap<usize, Vec<Pointer>>, to: S) -> Result<S::Ok, S::Error> {
        let stored = |places: &Vec<Pointer>| match &places[..] {
            [one] => Stored::One(one.clone()),
            several => Stored::Several(several.to_vec()),
        };
        places.iter().map(|(k, places)| (*k, stored(places))).collect::<BTreeMap<_, _>>().serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<usize, Vec<Pointer>>, D::Error> {
        let read = |stored: Stored| match stored {
            Stored::One(one) => vec![one],
            Stored::Several(several) => several,
        };
        Ok(BTreeMap::<usize, Stored>::deserialize(from)?.into_iter().map(|(k, stored)| (k, read(stored))).collect())
    }
}

/// What is wrong with a field that is none of the scores.
pub(super) fn wrong(name: &str, typed: &str) -> Option<Problem> {
    if name.starts_with("evidence_") {
        return Some(Problem::Choice);
    }
    let is_page = name.starts_with("page_");
    is_page.then(|| if page_of(typed).is_some() { Problem::PageOfFile } else { Problem::Range(1, MAX_PAGE) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        challenges::RuleSet,
        evaluations::{Sheet, sheet::groundless},
        form::FieldErrors,
        locale::Locale,
    };
    use uuid::Uuid;

    fn file(number: u128, name: &str) -> FileRef {
        FileRef { id: FileId(Uuid::from_u128(number)), name: name.to_owned(), size: 1, sha256: String::new(), category: None }
    }

    fn sheet(form: Form) -> Sheet {
        Sheet::from_form(&form, &RuleSet::default()).expect("a draft keeps what was typed")
    }

    #[test]
    fn a_score_points_to_a_section_or_to_a_page_of_a_file() {
        let files = [file(7, "Phụ lục 1.pdf")];
        let all = Pointer::all(&files);
        let codes: Vec<String> = all.iter().map(Pointer::code).collect();
        assert_eq!((codes.len(), codes[1].as_str()), (10, "solution"));
        assert!(all.iter().all(|pointer| Pointer::from_code(&pointer.code()).as_ref() == Some(pointer)));
        let typed = sheet(Form::default().with("evidence_0", "solution").with("evidence_2", &codes[9]).with("page_2", "12"));
        let of_file = Pointer::File { id: files[0].id, name: files[0].name.clone(), page: Some(12) };
        assert_eq!(typed.evidence, BTreeMap::from([(0, vec![Pointer::Section(Section::Solution)]), (2, vec![of_file])]));
        assert_eq!(Sheet::from_form(&typed.to_form(Locale::Vi), &RuleSet::default()).expect("the same"), typed);
        let stored = serde_json::to_string(&typed).expect("JSON");
        assert_eq!(serde_json::from_str::<Sheet>(&stored).expect("read again"), typed);
        assert!(!serde_json::to_string(&Sheet::default()).expect("JSON").contains("evidence"), "as it was stored before");
        typed.check_evidence(&files).expect("its own file");
    }

    #[test]
    fn a_score_points_to_several_places_and_one_is_stored_as_before() {
        let file = file(7, "Phụ lục 1.pdf");
        let code = format!("{} {}", file.id, file.name);
        let form = Form::default().with("evidence_0", "solution").with("evidence_0_1", &code).with("page_0_1", "12");
        let typed = sheet(form.clone().with("evidence_0_2", "solution").with("evidence_1_2", "plan"));
        let of_file = Pointer::File { id: file.id, name: file.name.clone(), page: Some(12) };
        let [solution, plan] = [Section::Solution, Section::Plan].map(Pointer::Section);
        assert_eq!(typed.evidence, BTreeMap::from([(0, vec![solution, of_file]), (1, vec![plan])]), "each place once");
        assert_eq!(Sheet::from_form(&typed.to_form(Locale::Vi), &RuleSet::default()).expect("the same"), typed);
        let stored = serde_json::to_string(&typed).expect("JSON");
        assert!(stored.contains(r#""1":{"section":"plan"}"#) && stored.contains(r#""0":[{"section":"solution"}"#), "{stored}");
        assert_eq!(serde_json::from_str::<Sheet>(&stored).expect("read again"), typed);
        let other = FileRef { id: FileId(Uuid::from_u128(8)), ..file };
        assert_eq!(typed.check_evidence(&[other]), Err(FieldErrors::one("evidence_0_1", Problem::Choice)));
        let unread = sheet(form.with("page_0_1", "mười"));
        assert_eq!(unread.wrong(&RuleSet::default()).of("page_0_1"), Some(&Problem::Range(1, MAX_PAGE)));
    }

    #[test]
    fn another_proposals_file_is_refused() {
        let (own, other) = (file(7, "Phụ lục 1.pdf"), file(8, "Phụ lục 1.pdf"));
        let pointing = |file: &FileRef| sheet(Form::default().with("evidence_1", format!("{} {}", file.id, file.name)));
        assert_eq!(pointing(&other).check_evidence(std::slice::from_ref(&own)), Err(FieldErrors::one("evidence_1", Problem::Choice)));
        let renamed = FileRef { name: "Của người khác.pdf".to_owned(), ..own.clone() };
        assert!(pointing(&renamed).check_evidence(&[own]).is_err(), "nor under another name");
    }

    #[test]
    fn what_cannot_stand_is_kept_and_never_handed_in() {
        let problem = |place: &str, page: &str| {
            let typed = sheet(Form::default().with("evidence_0", place).with("page_0", page));
            let kept = typed.to_form(Locale::Vi);
            assert_eq!((kept.get("evidence_0"), kept.get("page_0")), (place, page), "as it was typed");
            typed.wrong(&RuleSet::default()).0
        };
        let of = |name: &str, problem: Problem| vec![(name.to_owned(), problem)];
        let file = format!("{} a.pdf", Uuid::from_u128(7));
        assert_eq!(problem("files", ""), of("evidence_0", Problem::Choice));
        assert_eq!(problem("solution", "3"), of("page_0", Problem::PageOfFile));
        assert_eq!(problem("", "3"), of("page_0", Problem::PageOfFile));
        assert_eq!(problem(&file, "0"), of("page_0", Problem::Range(1, MAX_PAGE)));
        assert_eq!(problem(&file, "mười"), of("page_0", Problem::Range(1, MAX_PAGE)));
        assert_eq!(problem(&file, "9999"), []);
    }

    #[test]
    fn a_criterion_without_comment_and_pointer_has_no_ground() {
        let mut rules = RuleSet::default();
        rules.criteria.truncate(3);
        let read = |form: Form| Sheet::from_form(&form, &rules).expect("a draft");
        let first = read(Form::default().with("comment_0", "Rõ.").with("evidence_1", "plan"));
        assert_eq!(first.groundless(&rules), [2]);
        let blank = read(Form::default());
        assert_eq!(groundless(&rules, [&first, &blank].into_iter()), BTreeMap::from([(0, 1), (1, 1), (2, 2)]));
    }
}

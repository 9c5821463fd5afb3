//! What suggests a conflict of interest, from what is written of a person and of a firm. Only suggestions:
//! two people may bear one name, and people decide.

use crate::text::fold;
use serde::{Deserialize, Serialize};

/// Somebody on the council, or who may be appointed to it.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    pub name: &'a str,
    pub affiliation: &'a str,
    pub email: &'a str,
}

/// A firm as its registration has it.
#[derive(Clone, Copy, Debug)]
pub struct Register<'a> {
    pub tax_code: &'a str,
    pub legal_name: &'a str,
    pub representative: &'a str,
    pub contact_email: &'a str,
}

/// One reason to look closer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clash {
    /// The name is that of the firm's legal representative.
    Representative,
    /// The name stands in the firm's legal name.
    NameInFirm,
    /// The name stands in the proposal's team section.
    NameInTeam,
    /// The affiliation names the firm, by name or by tax code; or the firm's name the affiliation.
    Affiliation,
    /// The affiliation stands in the proposal's team section.
    AffiliationInTeam,
    /// Both use e-mail addresses of one domain.
    Domain,
}

/// Leading words of a firm's name that say only of what kind it is.
const FORMS: [&str; 14] = [
    "cong ty",
    "trach nhiem huu han",
    "tnhh",
    "mot thanh vien",
    "hai thanh vien tro len",
    "mtv",
    "co phan",
    "cp",
    "hop danh",
    "doanh nghiep tu nhan",
    "dntn",
    "chi nhanh",
    "hop tac xa",
    "htx",
];
/// Titles and forms of address that stand before a name.
pub(super) const TITLES: [&str; 9] = ["gs", "pgs", "ts", "tskh", "ths", "ks", "bs", "cn", "ong"];
/// Domains that everyone may have an address at.
const SHARED: [&str; 12] = [
    "gmail.com",
    "googlemail.com",
    "yahoo.com",
    "yahoo.com.vn",
    "ymail.com",
    "outlook.com",
    "outlook.com.vn",
    "hotmail.com",
    "live.com",
    "icloud.com",
    "proton.me",
    "zoho.com",
];
/// One word is no name.
const NAME: usize = 2;
/// Two words are often a department.
const AFFILIATION: usize = 3;

/// A person as what firms write is searched for them.
#[derive(Clone, Debug)]
pub struct Person {
    name: Vec<String>,
    affiliation: Vec<String>,
    /// The affiliation and what its punctuation sets apart.
    parts: Vec<Vec<String>>,
    domain: Option<String>,
}

impl Person {
    pub fn new(candidate: Candidate<'_>) -> Self {
        let affiliation = words(candidate.affiliation);
        let parts = candidate.affiliation.split([',', ';', '(', ')', '–']).map(words).chain([affiliation.clone()]).collect();
        Self { name: without(words(candidate.name), &TITLES), affiliation, parts, domain: own_domain(candidate.email) }
    }
}

/// A firm, and the team of its proposal where it may be read, as people are searched in them.
#[derive(Clone, Debug)]
pub struct Entrant {
    legal_name: Vec<String>,
    /// The legal name without its form.
    core: Vec<String>,
    representative: Vec<String>,
    tax_code: Vec<String>,
    team: Vec<String>,
    domain: Option<String>,
}

impl Entrant {
    pub fn new(firm: Register<'_>, team: Option<&str>) -> Self {
        let legal_name = words(firm.legal_name);
        Self {
            core: without(legal_name.clone(), &FORMS),
            legal_name,
            representative: words(firm.representative),
            tax_code: words(firm.tax_code),
            team: words(team.unwrap_or_default()),
            domain: own_domain(firm.contact_email),
        }
    }
}

/// Everything that suggests a conflict.
pub fn clashes(person: &Person, firm: &Entrant) -> Vec<Clash> {
    let is_named_in = |text: &[String]| person.name.len() >= NAME && contains(text, &person.name);
    let is_in = |text: &[String]| person.parts.iter().any(|part| part.len() >= AFFILIATION && contains(text, part));
    let names_firm = firm.core.len() >= NAME && contains(&person.affiliation, &firm.core);
    [
        (Clash::Representative, is_named_in(&firm.representative)),
        (Clash::NameInFirm, is_named_in(&firm.legal_name)),
        (Clash::NameInTeam, is_named_in(&firm.team)),
        (Clash::Affiliation, names_firm || is_in(&firm.core) || contains(&person.affiliation, &firm.tax_code)),
        (Clash::AffiliationInTeam, is_in(&firm.team)),
        (Clash::Domain, person.domain.is_some() && person.domain == firm.domain),
    ]
    .into_iter()
    .filter_map(|(clash, is_there)| is_there.then_some(clash))
    .collect()
}

pub(super) fn words(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whole words in a row.
fn contains(text: &[String], sought: &[String]) -> bool {
    !sought.is_empty() && text.windows(sought.len()).any(|window| window == sought)
}

/// Without these words at the beginning.
pub(super) fn without(mut text: Vec<String>, leading: &[&str]) -> Vec<String> {
    let length = |text: &[String]| leading.iter().map(|words_of| words(words_of)).find(|w| text.starts_with(w)).map_or(0, |w| w.len());
    loop {
        match length(&text) {
            0 => return text,
            n => drop(text.drain(..n)),
        }
    }
}

/// The domain of an address, unless it is shared by many or only an example.
pub(super) fn own_domain(email: &str) -> Option<String> {
    let (_, domain) = email.trim().rsplit_once('@')?;
    let domain = domain.to_lowercase();
    let is_own = !domain.is_empty() && !SHARED.contains(&domain.as_str()) && !domain.ends_with(".example");
    is_own.then_some(domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRM: Register<'static> = Register {
        tax_code: "5709888017",
        legal_name: "Công ty TNHH Một thành viên Giải pháp số Hạ Long",
        representative: "Ông Phan Văn An",
        contact_email: "lien.he@halong-so.vn",
    };

    fn found(name: &str, affiliation: &str, email: &str, team: &str) -> Vec<Clash> {
        clashes(&Person::new(Candidate { name, affiliation, email }), &Entrant::new(FIRM, Some(team)))
    }

    #[test]
    fn names_are_found_as_whole_words_in_any_writing() {
        assert_eq!(found("PGS.TS. PHAN VĂN AN", "", "", ""), [Clash::Representative]);
        assert_eq!(found("Le Thi Thu", "", "", "Nhóm gồm TS. Lê Thị Thu (cố vấn) và 5 kỹ sư."), [Clash::NameInTeam]);
        assert_eq!(found("Lê Thị Thu", "", "", "Bà Lê Thị Thủy, Lê Thị Thư Anh"), [Clash::NameInTeam], "tones are folded");
        assert_eq!(found("Lê Thị Thu", "", "", "Lê Thị Thuận"), []);
        assert_eq!(found("An", "", "", "An"), [], "one word is no name");
        assert_eq!(found("", "", "", ""), []);
    }

    #[test]
    fn an_affiliation_names_the_firm_with_or_without_its_form() {
        assert_eq!(found("A B", "Phòng R&D, giải pháp số Hạ Long", "", ""), [Clash::Affiliation]);
        assert_eq!(found("A B", "Cố vấn của doanh nghiệp MST 5709888017", "", ""), [Clash::Affiliation]);
        assert_eq!(found("A B", "Khoa X, giải pháp số", "", ""), [Clash::Affiliation]);
        assert_eq!(found("A B", "Công ty TNHH Một thành viên", "", ""), [], "a form is no name");
        assert_eq!(found("A B", "Trường Đại học Hạ Long", "", "Hợp tác với Trường Đại học Hạ Long."), [Clash::AffiliationInTeam]);
        assert_eq!(found("A B", "Khoa Luật (minh họa)", "", "Số liệu minh họa của Khoa Luật"), [], "two words are too few");
    }

    #[test]
    fn a_domain_tells_only_where_it_is_the_firms_own() {
        assert_eq!(found("A B", "", "chuyen.gia@HALONG-so.vn", ""), [Clash::Domain]);
        let firm = Register { contact_email: "halong@gmail.com", ..FIRM };
        let person = |email| Person::new(Candidate { name: "A B", affiliation: "", email });
        assert_eq!(clashes(&person("x@gmail.com"), &Entrant::new(firm, None)), []);
        let firm = Register { contact_email: "a@demo.example", ..FIRM };
        assert_eq!(clashes(&person("b@demo.example"), &Entrant::new(firm, None)), []);
    }
}

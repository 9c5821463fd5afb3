//! What firms of one call have in common, by their registrations and by whom their proposals name. Only shown: it may be chance,
//! and people decide what follows.

use super::suggestions::{TITLES, own_domain, without, words};
use crate::{tax_code::TaxCode, text::fold};
use std::collections::BTreeMap;

/// A firm as it handed a proposal in.
#[derive(Clone, Copy, Debug)]
pub struct Enterprise<'a> {
    pub representative: &'a str,
    pub address: [&'a str; 3],
    pub email: &'a str,
    pub phone: &'a str,
    /// The team section of its proposal.
    pub team: &'a str,
    /// What it is called, and by what it is told apart from others.
    pub name: &'a str,
    pub code: &'a str,
}

/// Something that two firms share, as the first of them writes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// One firm takes part in both.
    Firm(String),
    Representative(String),
    Address(String),
    Email(String),
    /// Both use e-mail addresses of one domain.
    Domain(String),
    Phone(String),
    /// Who represents one of them is named in the proposal of the other.
    InTeam(String),
    /// Named in both proposals.
    Person(String),
}

/// A firm as others are compared with it.
#[derive(Clone, Debug)]
pub struct Compared {
    representative: (Vec<String>, String),
    address: (Vec<String>, String),
    email: String,
    domain: Option<String>,
    phone: String,
    team: Vec<String>,
    /// Who is named in its team section, by the name without diacritics.
    people: BTreeMap<Vec<String>, String>,
    /// Of a branch its firm's.
    code: String,
    name: String,
}

/// Shorter is no name, no address and no telephone number.
const NAME: usize = 2;
const ADDRESS: usize = 4;
const PHONE: usize = 8;
/// Syllables of a person's name, in running text: two are often a place.
const FULL_NAME: std::ops::RangeInclusive<usize> = 3..=5;
/// What most family names are; a name that begins otherwise is not found in running text.
const FAMILIES: [&str; 36] = [
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý", "đinh",
    "trương", "đoàn", "lâm", "mai", "trịnh", "đào", "lương", "lưu", "hà", "cao", "quách", "tống", "tạ", "chu", "tăng", "kiều", "thái",
    "la", "phùng",
];

impl Compared {
    pub fn new(firm: Enterprise<'_>) -> Self {
        let address = firm.address.join(", ");
        Self {
            representative: (without(words(firm.representative), &TITLES), firm.representative.to_owned()),
            address: (words(&address), address),
            email: firm.email.trim().to_lowercase(),
            domain: own_domain(firm.email),
            phone: telephone(firm.phone),
            team: words(firm.team),
            people: people(firm.team),
            code: TaxCode::parse(firm.code).map_or_else(|_| firm.code.to_owned(), |code| code.root().to_owned()),
            name: firm.name.to_owned(),
        }
    }

    fn is_named_in(&self, other: &Self) -> bool {
        let name = &self.representative.0;
        name.len() >= NAME && other.team.windows(name.len()).any(|window| window == name)
    }
}

/// Everything that both have in common.
pub fn ties(one: &Compared, other: &Compared) -> Vec<Tie> {
    let is_same = |a: &[String], b: &[String], least: usize| a.len() >= least && a == b;
    let mut ties = Vec::new();
    let has_one_name = is_same(&words(&one.name), &words(&other.name), 1);
    if has_one_name || (!one.code.is_empty() && one.code == other.code) {
        ties.push(Tie::Firm(one.name.clone()));
    }
    let has_one_representative = is_same(&one.representative.0, &other.representative.0, NAME);
    if has_one_representative {
        ties.push(Tie::Representative(one.representative.1.clone()));
    }
    if is_same(&one.address.0, &other.address.0, ADDRESS) {
        ties.push(Tie::Address(one.address.1.clone()));
    }
    if !one.email.is_empty() && one.email == other.email {
        ties.push(Tie::Email(one.email.clone()));
    } else if let Some(domain) = one.domain.as_ref().filter(|domain| other.domain.as_ref() == Some(domain)) {
        ties.push(Tie::Domain(domain.clone()));
    }
    if one.phone.len() >= PHONE && one.phone == other.phone {
        ties.push(Tie::Phone(one.phone.clone()));
    }
    for (a, b) in [(one, other), (other, one)] {
        if !has_one_representative && a.is_named_in(b) {
            ties.push(Tie::InTeam(a.representative.1.clone()));
        }
    }
    let represents = |name: &Vec<String>| [one, other].iter().any(|firm| firm.representative.0 == *name);
    let named = one.people.iter().filter(|(name, _)| other.people.contains_key(*name) && !represents(name));
    ties.extend(named.map(|(_, name)| Tie::Person(name.clone())));
    ties
}

/// Digits, in the form used within the country.
fn telephone(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix("84") {
        Some(rest) if text.trim_start().starts_with('+') => format!("0{}", rest.trim_start_matches('0')),
        _ => digits,
    }
}

/// Runs of capitalised syllables that begin with a family name.
fn people(text: &str) -> BTreeMap<Vec<String>, String> {
    let is_name = |word: &&str| word.chars().next().is_some_and(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    let mut people = BTreeMap::new();
    for piece in text.split(|c: char| !c.is_alphanumeric() && c != ' ') {
        let syllables: Vec<&str> = piece.split_whitespace().collect();
        let mut at = 0;
        while at < syllables.len() {
            let length = syllables[at..].iter().take_while(|word| is_name(word)).count();
            let family = FAMILIES.contains(&syllables[at].to_lowercase().as_str());
            if family && FULL_NAME.contains(&length) {
                let name = &syllables[at..at + length];
                people.insert(name.iter().map(|word| fold(word)).collect(), name.join(" "));
                at += length;
            } else {
                at += 1;
            }
        }
    }
    people
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Enterprise<'static> = Enterprise {
        representative: "Ông Phan Văn An",
        address: ["12 Lê Thánh Tông", "Phường Hồng Gai", "Tỉnh Quảng Ninh"],
        email: "lien.he@halong-so.vn",
        phone: "+84 203 3825 001",
        team: "TS. Vũ Thị Hương Giang phụ trách, cùng Bùi Đức Thắng.",
        name: "Công ty A",
        code: "0100233488",
    };
    const OTHER: Enterprise<'static> = Enterprise {
        representative: "Lê Minh Bình",
        address: ["5 Trần Phú", "Phường Móng Cái", "Tỉnh Quảng Ninh"],
        email: "info@mongcai-tech.vn",
        phone: "0912 345 678",
        team: "Nhóm năm kỹ sư do ông Lê Minh Bình phụ trách.",
        name: "Viện B",
        code: "V-12",
    };

    fn found(one: Enterprise<'_>, other: Enterprise<'_>) -> Vec<Tie> {
        ties(&Compared::new(one), &Compared::new(other))
    }

    #[test]
    fn firms_that_have_nothing_in_common_share_nothing_and_neither_do_blanks() {
        assert_eq!(found(ONE, OTHER), []);
        let blank = Enterprise { representative: "", address: ["", "", ""], email: "", phone: "", team: "", name: "", code: "" };
        assert_eq!(found(blank, blank), []);
        let shared = |email| Enterprise { email, ..blank };
        assert_eq!(found(shared("a@gmail.com"), shared("b@gmail.com")), [], "everybody has an address there");
    }

    #[test]
    fn an_organisation_that_takes_part_twice_is_named() {
        let again = Enterprise { name: "Viện B", code: "V-12", ..ONE };
        assert_eq!(found(OTHER, again), [Tie::Firm("Viện B".into())]);
        let branch = Enterprise { name: "Chi nhánh", code: "0100233488-001", ..OTHER };
        assert_eq!(found(ONE, branch), [Tie::Firm("Công ty A".into())], "a branch is no other firm");
    }

    #[test]
    fn what_is_registered_alike_is_found_in_any_writing() {
        let other = Enterprise {
            representative: "PHAN VAN AN",
            address: ["12, lê thánh tông", "phường hồng gai", "tỉnh quảng ninh"],
            email: "ke.toan@HALONG-SO.vn",
            phone: "0203.3825.001",
            ..OTHER
        };
        let expected = [
            Tie::Representative("Ông Phan Văn An".to_owned()),
            Tie::Address(ONE.address.join(", ")),
            Tie::Domain("halong-so.vn".to_owned()),
            Tie::Phone("02033825001".to_owned()),
        ];
        assert_eq!(found(ONE, other), expected);
        assert_eq!(found(ONE, Enterprise { email: "LIEN.HE@halong-so.vn", ..OTHER }), [Tie::Email("lien.he@halong-so.vn".to_owned())]);
    }

    #[test]
    fn people_are_found_in_both_teams_by_their_full_names() {
        let other = Enterprise {
            team: "Cố vấn: Vũ Thị Hương Giang; Phan Văn An; Bùi Đức Thắng Lợi. Đặt tại Hà Nội.", ..OTHER
        };
        assert_eq!(found(ONE, other), [Tie::InTeam("Ông Phan Văn An".to_owned()), Tie::Person("Vũ Thị Hương Giang".to_owned())]);
        assert_eq!(found(other, ONE), [Tie::InTeam("Ông Phan Văn An".to_owned()), Tie::Person("Vũ Thị Hương Giang".to_owned())]);
        let places = "Triển khai tại Hà Nội, Cao Bằng và Thái Nguyên";
        assert_eq!(found(Enterprise { team: places, ..ONE }, Enterprise { team: places, ..OTHER }), []);
    }
}

//! Codes of the rows of a list: their own, or from their numbers, or from their places.

use super::{CodeOf, ImportPlan, ImportRow, Read};
use crate::{check::Problem, number::plain};
use std::collections::{BTreeMap, BTreeSet};

/// What is longer is no code of anybody's, in characters.
const LONGEST_UNFIT: usize = 40;

/// What stands in the column of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbering {
    Missing,
    Plain(u16),
    /// `IV`, which also counts sections.
    Roman(u16),
    /// `1.2`: its order is the row's place.
    Nested,
    Unreadable,
}

impl Numbering {
    pub fn of(text: &str) -> Self {
        let text = text.trim().trim_matches(['(', ')']).trim_end_matches('.');
        let text = text.strip_suffix(".0").unwrap_or(text);
        if text.is_empty() {
            return Self::Missing;
        }
        let number = plain::<u16>(text.strip_prefix('0').filter(|rest| !rest.is_empty()).unwrap_or(text));
        if let Some(number) = number.filter(|n| (1..=999).contains(n)) {
            return Self::Plain(number);
        }
        if let Some(number) = (1..=99).find(|n| roman(*n) == text) {
            return Self::Roman(number);
        }
        let is_nested = text.contains('.') && text.split('.').all(|part| plain::<u16>(part).is_some());
        if is_nested { Self::Nested } else { Self::Unreadable }
    }
}

fn roman(mut number: u16) -> String {
    let mut text = String::new();
    for (value, letters) in [(90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while number >= value {
            text.push_str(letters);
            number -= value;
        }
    }
    text
}

/// `BT-07`.
pub(super) fn numbered(number: usize) -> String {
    format!("BT-{number:02}")
}

/// The number of a code that [`numbered`] gave.
pub(super) fn number_of(code: &str) -> Option<usize> {
    plain(code.strip_prefix("BT-")?.trim_start_matches('0'))
}

/// Rows without a code of their own are numbered as the list numbers them; where its numbers are not one series, by
/// their places.
pub(super) fn give(rows: Vec<Read>, plan: &mut ImportPlan) {
    let mut taken: BTreeSet<String> = rows.iter().filter_map(|row| normal_code(&row.own_code)).collect();
    let without: Vec<&Read> = rows.iter().filter(|row| row.own_code.is_empty()).collect();
    let known: Vec<(usize, usize, u32)> = without.iter().filter_map(|r| Some((r.section, number(r.number)?.into(), r.row))).collect();
    let each =
        |is_section: bool| known.iter().map(|(section, n, _)| (if is_section { *section } else { 0 }, n)).collect::<BTreeSet<_>>().len();
    // Numbers that begin anew in each section say nothing about the whole list; one that is there twice is a mistake.
    let begin_anew = each(false) < known.len() && each(true) == known.len();
    let is_series = !begin_anew && without.iter().all(|row| row.number != Numbering::Nested);
    let mut numbers: BTreeMap<u32, usize> = if is_series { known.iter().map(|(_, n, row)| (*row, *n)).collect() } else { BTreeMap::new() };
    let mut next = numbers.values().max().map_or(1, |n| n + 1);
    for row in without {
        numbers.entry(row.row).or_insert_with(|| {
            while taken.contains(&numbered(next)) {
                next += 1;
            }
            next += 1;
            next - 1
        });
    }
    taken.clear();
    for Read { row, own_code, number, content, other_fields, .. } in rows {
        let is_own_code = !own_code.is_empty();
        let is_readable = is_own_code || number != Numbering::Unreadable;
        let unfit = || Some(own_code.clone()).filter(|code| code.chars().count() <= LONGEST_UNFIT);
        let normal = normal_code(&own_code);
        let is_unfit = is_own_code && normal.is_none();
        let code = if is_own_code { normal.or_else(unfit) } else { numbers.get(&row).filter(|_| is_readable).map(|n| numbered(*n)) };
        match &code {
            None => plan.problems.push((row, "code".to_owned(), Problem::CodeShape)),
            Some(code) if !taken.insert(code.clone()) => plan.problems.push((row, "code".to_owned(), Problem::DuplicateRow(row))),
            Some(_) => {}
        }
        let code_of = match (is_own_code, number) {
            _ if is_unfit => CodeOf::Unfit,
            (true, _) => CodeOf::List,
            (false, Numbering::Missing) => CodeOf::Nothing,
            (false, _) => CodeOf::Number,
        };
        plan.rows.push(ImportRow { row, code: code.unwrap_or_default(), code_of, content, other_fields });
    }
}

fn number(numbering: Numbering) -> Option<u16> {
    match numbering {
        Numbering::Plain(number) | Numbering::Roman(number) => Some(number),
        _ => None,
    }
}

/// A challenge's code: capital letters, digits and dashes, 2 to 16 characters.
pub fn normal_code(text: &str) -> Option<String> {
    let code = text.trim().to_uppercase();
    let ok = (2..=16).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-');
    ok.then_some(code)
}

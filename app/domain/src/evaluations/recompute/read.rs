//! Reading a result file, and whether it agrees with itself.

use super::MAX_BYTES;
use crate::{
    challenges::RuleSet,
    evaluations::{
        Edition,
        result_file::{Closing, ResultFile, ScoredProposal},
    },
};
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;
use std::{collections::BTreeSet, fmt};

/// Why nothing is computed from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    TooLarge,
    NotJson(String),
    /// Neither shape that is read; what it says instead.
    Format(String),
    /// A part is absent or of the wrong kind.
    Shape(String),
    /// A proposal has a sheet too few or too many: proposal, sheets, columns.
    Sheets(String, usize, usize),
    /// A sheet has a score too few or too many: where, scores, criteria.
    Scores(String, usize, usize),
    /// No whole number of half points: where, what.
    OffGrid(String, String),
    /// Below 0 or above the maximum: where, half points, maximum.
    OutOfRange(String, i64, i64),
    /// More sheets than members who might submit one.
    Eligible(String),
    /// A code or a column that stands twice.
    Twice(String),
    UnknownProposal(String),
    UnknownColumn(String),
    /// A sheet of the first round without one that counts: proposal, column.
    NoSheet(String, String),
    /// The rules are not those that were frozen.
    RulesHash,
    /// The sheets are not those that were frozen.
    ClosingHash,
}

impl Broken {
    /// What is wrong, for a page that says it in its reader's language: `rules`, `sheets`, `file` or `inside`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::RulesHash => "rules",
            Self::ClosingHash => "sheets",
            Self::TooLarge | Self::NotJson(_) | Self::Format(_) => "file",
            Self::Shape(_)
            | Self::Sheets(..)
            | Self::Scores(..)
            | Self::OffGrid(..)
            | Self::OutOfRange(..)
            | Self::Eligible(_)
            | Self::Twice(_)
            | Self::UnknownProposal(_)
            | Self::UnknownColumn(_)
            | Self::NoSheet(..) => "inside",
        }
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "the file is larger than any result file ({} MB)", MAX_BYTES >> 20),
            Self::NotJson(error) => write!(f, "the file is not JSON: {error}"),
            Self::Format(found) => {
                let [first, second] = Edition::ALL.map(Edition::format);
                write!(f, "the file is no result file: its format is {found}, neither \"{first}\" nor \"{second}\"")
            }
            Self::Shape(error) => write!(f, "the file is incomplete or malformed: {error}"),
            Self::Sheets(code, found, columns) => write!(f, "proposal {code} has {found} sheets for {columns} members"),
            Self::Scores(place, found, criteria) => write!(f, "{place}: {found} scores for {criteria} criteria"),
            Self::OffGrid(place, found) => write!(f, "{place}: {found} is not a whole number of half points"),
            Self::OutOfRange(place, half, max) => write!(f, "{place}: {half} half points, allowed are 0 to {max}"),
            Self::Eligible(code) => write!(f, "proposal {code} has more sheets than members who might submit one"),
            Self::Twice(name) => write!(f, "{name} stands twice"),
            Self::UnknownProposal(code) => write!(f, "{code} is none of the proposals"),
            Self::UnknownColumn(name) => write!(f, "{name} is none of the columns"),
            Self::NoSheet(code, column) => write!(f, "proposal {code}: member {column} has a sheet of the first round only"),
            Self::RulesHash => write!(f, "refuses to compute: the rules do not have the hash that was frozen"),
            Self::ClosingHash => write!(f, "refuses to compute: the sheets do not have the hash that was frozen when scoring closed"),
        }
    }
}

/// The file's bytes, and the same as a value.
pub fn read(bytes: &[u8], value: &Value) -> Result<ResultFile, Broken> {
    if value["format"].as_str().and_then(Edition::from_format).is_none() {
        return Err(Broken::Format(value.get("format").map_or_else(|| "not named".to_owned(), Value::to_string)));
    }
    // First by hand, so that an error names its place.
    let rules: RuleSet = serde_json::from_value(value["rules"].clone()).map_err(shape)?;
    plausible(&rules)?;
    let maxima: Vec<i32> = rules.criteria.iter().map(|c| c.max).collect();
    let columns = value["closing"]["columns"].as_array().map_or(0, Vec::len);
    for proposal in value["closing"]["proposals"].as_array().into_iter().flatten() {
        let earlier = &proposal["anew"]["earlier"];
        for layer in [Some(proposal), Some(earlier).filter(|earlier| !earlier.is_null())].into_iter().flatten() {
            told(layer, &maxima, columns)?;
        }
    }
    let file: ResultFile = serde_json::from_slice(bytes).map_err(shape)?;
    agrees(&file)?;
    Ok(file)
}

/// One proposal's sheets, those that count and the others.
fn told(proposal: &Value, maxima: &[i32], columns: usize) -> Result<(), Broken> {
    let code = proposal["code"].as_str().unwrap_or("without a code");
    sheets(code, &proposal["sheets"], maxima, columns)?;
    for (column, first) in proposal["first"].as_object().into_iter().flatten() {
        sheet(code, column, first, maxima)?;
    }
    for left_out in ["excluded", "voided"].into_iter().flat_map(|name| proposal[name].as_array()).flatten() {
        sheet(code, left_out["column"].as_str().unwrap_or("without a column"), &left_out["sheet"], maxima)?;
    }
    Ok(())
}

/// Rules that a sum of scores cannot overflow.
pub fn plausible(rules: &RuleSet) -> Result<(), Broken> {
    let points = rules.criteria.iter().flat_map(|c| [c.max, c.min_half / 2]).chain([rules.pass_mark]);
    let is_plausible = rules.criteria.len() <= RuleSet::MAX_CRITERIA && points.into_iter().all(|points| (0..=1_000).contains(&points));
    if is_plausible { Ok(()) } else { Err(Broken::Shape("the rules have too many criteria, or points out of all proportion".to_owned())) }
}

/// The sheets of one proposal, each of them `null` or a score for every criterion.
pub fn sheets(code: &str, value: &Value, maxima: &[i32], columns: usize) -> Result<Vec<Option<Vec<i32>>>, Broken> {
    let rows = value.as_array().ok_or_else(|| Broken::Shape(format!("proposal {code} has no list of sheets")))?;
    if rows.len() != columns {
        return Err(Broken::Sheets(code.to_owned(), rows.len(), columns));
    }
    let row = |(member, row): (usize, &Value)| {
        if row.is_null() { Ok(None) } else { sheet(code, &(member + 1).to_string(), row, maxima).map(Some) }
    };
    rows.iter().enumerate().map(row).collect()
}

fn sheet(code: &str, member: &str, row: &Value, maxima: &[i32]) -> Result<Vec<i32>, Broken> {
    let place = format!("proposal {code}, member {member}");
    let scores = row.as_array().ok_or_else(|| Broken::Shape(format!("{place}: neither null nor a list of scores")))?;
    if scores.len() != maxima.len() {
        return Err(Broken::Scores(place, scores.len(), maxima.len()));
    }
    let score = |(k, (score, max)): (usize, (&Value, &i32))| {
        let place = format!("{place}, criterion {}", k + 1);
        let half = score.as_i64().ok_or_else(|| Broken::OffGrid(place.clone(), score.to_string()))?;
        let max = 2 * i64::from(*max);
        let in_range = i32::try_from(half).ok().filter(|_| (0..=max).contains(&half));
        in_range.ok_or(Broken::OutOfRange(place, half, max))
    };
    scores.iter().zip(maxima).enumerate().map(score).collect()
}

pub fn agrees(file: &ResultFile) -> Result<(), Broken> {
    let closing = &file.closing;
    let (mut columns, mut codes) = (BTreeSet::new(), BTreeSet::new());
    for name in &closing.columns {
        once(&mut columns, name)?;
    }
    for proposal in &closing.proposals {
        once(&mut codes, &proposal.code)?;
        for layer in proposal.layers() {
            first_counted(closing, layer)?;
            left_out_once(closing, layer)?;
            let n = layer.sheets.iter().flatten().count() + layer.excluded.len();
            if n > layer.eligible as usize {
                return Err(Broken::Eligible(layer.code.clone()));
            }
        }
    }
    let mut motions = BTreeSet::new();
    file.motions.iter().try_for_each(|motion| once(&mut motions, &motion.id))?;
    if let Some(chair) = closing.chair.as_ref().filter(|chair| !columns.contains(chair)) {
        return Err(Broken::UnknownColumn(chair.clone()));
    }
    if file.rules.hash() != closing.rules_hash {
        return Err(Broken::RulesHash);
    }
    if closing.hash() != file.closing_hash {
        return Err(Broken::ClosingHash);
    }
    Ok(())
}

/// Every sheet of the first round belongs to a column with a sheet that counts.
fn first_counted(closing: &Closing, proposal: &ScoredProposal) -> Result<(), Broken> {
    let mut late = BTreeSet::new();
    proposal.late.iter().try_for_each(|column| once(&mut late, column))?;
    for column in proposal.first.keys().chain(&proposal.late) {
        let place = closing.columns.iter().position(|known| known == column).ok_or_else(|| Broken::UnknownColumn(column.clone()))?;
        if proposal.sheets[place].is_none() {
            return Err(Broken::NoSheet(proposal.code.clone(), column.clone()));
        }
    }
    Ok(())
}

/// Every sheet that is not counted belongs to a column that has no other.
fn left_out_once(closing: &Closing, proposal: &ScoredProposal) -> Result<(), Broken> {
    let excluded = proposal.excluded.iter().map(|excluded| &excluded.column);
    let voided = proposal.voided.iter().map(|voided| &voided.column);
    let mut seen = BTreeSet::new();
    for name in excluded.chain(voided).chain(&proposal.declared) {
        once(&mut seen, name)?;
        let place = closing.columns.iter().position(|column| column == name).ok_or_else(|| Broken::UnknownColumn(name.clone()))?;
        if proposal.sheets[place].is_some() {
            return Err(Broken::Twice(format!("{}, {name}", proposal.code)));
        }
    }
    Ok(())
}

fn once<'a>(seen: &mut BTreeSet<&'a String>, name: &'a String) -> Result<(), Broken> {
    if seen.insert(name) { Ok(()) } else { Err(Broken::Twice(name.clone())) }
}

/// Of two values with one name a reader takes one or the other, so neither is told.
pub fn each_name_once(bytes: &[u8]) -> Result<(), Broken> {
    serde_json::from_slice::<Once>(bytes).map(drop).map_err(|error| Broken::Twice(error.to_string()))
}

/// Any JSON whose objects have each name once.
struct Once;

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OnceVisitor)
    }
}

struct OnceVisitor;

impl<'de> Visitor<'de> for OnceVisitor {
    type Value = Once;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Once, A::Error> {
        let mut seen = BTreeSet::new();
        while let Some(name) = map.next_key::<String>()? {
            map.next_value::<Once>()?;
            if let Some(twice) = seen.replace(name) {
                return Err(A::Error::custom(twice));
            }
        }
        Ok(Once)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Once, A::Error> {
        while items.next_element::<Once>()?.is_some() {}
        Ok(Once)
    }

    fn visit_str<E>(self, _: &str) -> Result<Once, E> {
        Ok(Once)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Once, E> {
        Ok(Once)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Once, E> {
        Ok(Once)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Once, E> {
        Ok(Once)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Once, E> {
        Ok(Once)
    }

    fn visit_unit<E>(self) -> Result<Once, E> {
        Ok(Once)
    }
}

fn shape(error: serde_json::Error) -> Broken {
    Broken::Shape(error.to_string())
}

//! The official ranking from a result file alone: read, held against itself, computed, compared.

mod council;
mod drawing;
mod earlier;
mod example;
mod expected;
mod read;
mod replaced;
mod settled;
mod unchecked;

pub use read::Broken;

use super::{
    Edition, Settlement,
    advisory::file::figures,
    drawing as drawings, line,
    line::Line,
    lot, rank,
    result_file::{OfficialLine, ResultFile, official_lines},
    settle,
};
use crate::ids::ProposalId;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// No result file is larger; noise is not read to its end.
pub const MAX_BYTES: usize = 8 << 20;

/// What the sheets of a file come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Recomputed {
    pub challenge: String,
    /// As [`ResultFile::official`].
    pub official: Vec<OfficialLine>,
    /// As [`ResultFile::advisory`].
    pub advisory: Value,
}

/// A computed result beside the stored one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    pub result: Recomputed,
    /// Every place where the file says something else.
    pub differences: Vec<String>,
    /// The file tells a result at all.
    pub has_stored: bool,
    /// What files of its format need not tell, and this one does not: nobody can check it.
    pub untold: Vec<String>,
}

/// What a comparison comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Matches,
    Differs,
    /// The file has no result to compare with.
    NothingStored,
}

impl Compared {
    pub fn comparison(&self) -> Comparison {
        match (self.differences.is_empty(), self.has_stored) {
            (false, _) => Comparison::Differs,
            (true, true) => Comparison::Matches,
            (true, false) => Comparison::NothingStored,
        }
    }
}

/// Takes a result file, or the example's shape (`criteria_max`, `proposals`, `scores_half_points`).
pub fn recompute(bytes: &[u8]) -> Result<Compared, Broken> {
    if bytes.len() > MAX_BYTES {
        return Err(Broken::TooLarge);
    }
    let value: Value = serde_json::from_slice(bytes).map_err(|error| Broken::NotJson(error.to_string()))?;
    read::each_name_once(bytes)?;
    if value.get("scores_half_points").is_some() {
        let file = example::read(&value)?;
        let result = compute(&file)?;
        let differences = expected::differences(&value, &file, &result.official);
        return Ok(Compared { result, differences, has_stored: expected::is_told(&value), untold: Vec::new() });
    }
    let file = read::read(bytes, &value)?;
    let result = compute(&file)?;
    let has_stored = !file.official.is_empty() || file.advisory.is_some();
    let mut differences = settled::differences(&file)?;
    differences.extend(council::differences(&file));
    differences.extend(replaced::differences(&file)?);
    differences.extend(drawing::differences(&file));
    differences.extend(unchecked::differences(&value, &file));
    differences.extend(earlier::differences(&file));
    if has_stored {
        differences.extend(official("", &result.official, &file.official));
    }
    match &file.advisory {
        Some(stored) => compare("advisory", &result.advisory, stored, &mut differences),
        None if has_stored && file.edition() == Some(Edition::LATEST) => differences.push("the advisory figures are not told".to_owned()),
        None => {}
    }
    Ok(Compared { result, differences, has_stored, untold: earlier::untold(&file) })
}

fn compute(file: &ResultFile) -> Result<Recomputed, Broken> {
    let (rules, codes) = (&file.rules, file.closing.codes());
    let edition = file.edition().ok_or_else(|| Broken::Format(file.format.clone()))?;
    let ranked = rank(rules, &file.closing.score_sheets());
    let mut settlement = voted(file)?;
    let open = settle(rules, ranked.clone(), &settlement);
    if let Line::Tied { proposals, .. } = line(rules, &open) {
        let mut tied: Vec<(&str, ProposalId)> = proposals.iter().filter_map(|id| Some((codes.get(id)?.as_str(), *id))).collect();
        if let Some(drawn) = drawn(file, tied.iter().map(|(code, _)| *code).collect()) {
            tied.sort_by_key(|(code, _)| drawn.iter().position(|drawn| drawn == code));
            settlement.lot = tied.into_iter().map(|(_, id)| id).collect();
        }
    }
    let outcomes = settle(rules, ranked, &settlement);
    Ok(Recomputed {
        challenge: file.challenge.clone(),
        official: official_lines(&outcomes, &codes),
        advisory: figures(edition, rules, &file.closing),
    })
}

/// The codes as the lot puts them in order: on what was given to it, or on a typed value; `None` where none was drawn.
fn drawn<'a>(file: &ResultFile, codes: Vec<&'a str>) -> Option<Vec<&'a str>> {
    let seed = || file.drawing.as_ref().and_then(|drawing| drawing.seed());
    match &file.lot {
        Some(value) => Some(lot::draw(&file.closing_hash, value, codes)),
        None => seed().map(|seed| drawings::draw(&file.closing_hash, &seed, codes)),
    }
}

/// What the ballot and the casting vote settle, as the file tells them.
fn voted(file: &ResultFile) -> Result<Settlement, Broken> {
    let codes = file.closing.codes();
    let id_of = |code: &String| {
        let found = codes.iter().find(|(_, known)| *known == code).map(|(id, _)| *id);
        found.ok_or_else(|| Broken::UnknownProposal(code.clone()))
    };
    let Some(ballot) = &file.ballot else { return Ok(Settlement::default()) };
    let votes = ballot.votes.iter().map(|(code, votes)| Ok((id_of(code)?, *votes))).collect::<Result<_, _>>()?;
    Ok(Settlement { votes, casting: ballot.casting.as_ref().map(id_of).transpose()?, lot: Vec::new() })
}

/// Each field of a ranking that differs, with both values; `of` says of which, before each place.
fn official(of: &str, computed: &[OfficialLine], stored: &[OfficialLine]) -> Vec<String> {
    if computed.len() != stored.len() {
        return vec![format!("{of}{} proposals computed, {} stored", computed.len(), stored.len())];
    }
    let mut differences = Vec::new();
    for (place, (computed, stored)) in (1_usize..).zip(computed.iter().zip(stored)) {
        let place = format!("{of}place {place}, {}", computed.code);
        let (Ok(computed), Ok(stored)) = (serde_json::to_value(computed), serde_json::to_value(stored)) else {
            differences.push(format!("{place}: cannot be compared"));
            continue;
        };
        let fields: BTreeSet<_> = [&computed, &stored].into_iter().flat_map(|line| line.as_object()).flat_map(|line| line.keys()).collect();
        for name in fields.into_iter().filter(|name| computed.get(*name) != stored.get(*name)) {
            differences.push(format!("{place}: {name} is {}, stored is {}", computed[name.as_str()], stored[name.as_str()]));
        }
    }
    differences
}

/// Adds every place where two values differ, down to the smallest part.
fn compare(place: &str, computed: &Value, stored: &Value, differences: &mut Vec<String>) {
    match (computed, stored) {
        (a, b) if a == b => {}
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            a.iter().for_each(|(name, value)| compare(&format!("{place}.{name}"), value, &b[name], differences));
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            (0_usize..).zip(a.iter().zip(b)).for_each(|(i, (a, b))| compare(&format!("{place}[{i}]"), a, b, differences));
        }
        (a, b) => differences.push(format!("{place} is {a}, stored is {b}")),
    }
}

#[cfg(test)]
mod tests;

//! The official ranking from a result file alone: read, held against itself, computed, compared.

mod example;
mod read;

pub use read::Broken;

use super::{
    Settlement,
    advisory::file::figures,
    line,
    line::Line,
    lot, rank,
    result_file::{OfficialLine, ResultFile, official_lines},
    settle,
};
use serde::Serialize;
use serde_json::Value;

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
    /// The first place where the stored result says something else.
    pub difference: Option<String>,
}

/// Takes a result file, or the example's shape (`criteria_max`, `proposals`, `scores_half_points`).
pub fn recompute(bytes: &[u8]) -> Result<Compared, Broken> {
    if bytes.len() > MAX_BYTES {
        return Err(Broken::TooLarge);
    }
    let value: Value = serde_json::from_slice(bytes).map_err(|error| Broken::NotJson(error.to_string()))?;
    if value.get("scores_half_points").is_some() {
        let file = example::read(&value)?;
        let result = compute(&file)?;
        let difference = example::difference(&value, &result.official);
        return Ok(Compared { result, difference });
    }
    let file = read::read(value)?;
    let result = compute(&file)?;
    let difference = difference(&result.official, &file.official).or_else(|| {
        let stored = file.advisory.as_ref()?;
        different("advisory", &result.advisory, stored)
    });
    Ok(Compared { result, difference })
}

fn compute(file: &ResultFile) -> Result<Recomputed, Broken> {
    let (rules, codes) = (&file.rules, file.closing.codes());
    let id_of = |code: &String| {
        let found = codes.iter().find(|(_, known)| *known == code).map(|(id, _)| *id);
        found.ok_or_else(|| Broken::UnknownProposal(code.clone()))
    };
    let mut settlement = Settlement::default();
    if let Some(ballot) = &file.ballot {
        settlement.votes = ballot.votes.iter().map(|(code, votes)| Ok((id_of(code)?, *votes))).collect::<Result<_, _>>()?;
        settlement.casting = ballot.casting.as_ref().map(id_of).transpose()?;
    }
    let ranked = rank(rules, &file.closing.ballots());
    if let Some(value) = &file.lot {
        let open = settle(rules, ranked.clone(), &settlement);
        if let Line::Tied { proposals, .. } = line(rules, &open) {
            let tied: Vec<String> = proposals.iter().filter_map(|id| codes.get(id).cloned()).collect();
            let drawn = lot::draw(&file.closing_hash, value, tied.iter().map(String::as_str));
            settlement.lot = drawn.into_iter().map(|code| id_of(&code.to_owned())).collect::<Result<_, _>>()?;
        }
    }
    let outcomes = settle(rules, ranked, &settlement);
    Ok(Recomputed {
        challenge: file.challenge.clone(),
        official: official_lines(&outcomes, &codes),
        advisory: figures(rules, &file.closing),
    })
}

/// The first field that differs, with both values.
fn difference(computed: &[OfficialLine], stored: &[OfficialLine]) -> Option<String> {
    if computed.len() != stored.len() {
        return Some(format!("{} proposals computed, {} stored", computed.len(), stored.len()));
    }
    let field = |line: &OfficialLine| serde_json::to_value(line).unwrap_or_default();
    computed.iter().zip(stored).enumerate().find(|(_, (a, b))| a != b).map(|(place, (computed, stored))| {
        let (a, b) = (field(computed), field(stored));
        let order = ["code", "rank", "n", "sum_half", "eligible", "criterion_sums_half", "mean", "verdict", "is_tied", "tie_step", "all"];
        let name = order.into_iter().find(|name| a[name] != b[name]).unwrap_or_default();
        format!("place {}, {}: {name} is {}, stored is {}", place + 1, computed.code, a[name], b[name])
    })
}

/// The first place where two values differ, down to the smallest part.
fn different(place: &str, computed: &Value, stored: &Value) -> Option<String> {
    match (computed, stored) {
        (a, b) if a == b => None,
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            a.iter().find_map(|(name, value)| different(&format!("{place}.{name}"), value, &b[name]))
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().find_map(|(i, (a, b))| different(&format!("{place}[{i}]"), a, b))
        }
        (a, b) => Some(format!("{place} is {a}, stored is {b}")),
    }
}

#[cfg(test)]
mod tests;

//! Whether what a file tells of the ballot on a tie and of the lot adds up, and is about what its sheets left tied.

use super::{Broken, voted};
use crate::{
    council::electorate::decides,
    evaluations::{
        Edition, Line, Settlement,
        ballot::turnout,
        drawing, line, lot, rank,
        result_file::{BallotResult, ResultFile},
        settle,
    },
    ids::ProposalId,
};
use std::collections::{BTreeMap, BTreeSet};

pub fn differences(file: &ResultFile) -> Result<Vec<String>, Broken> {
    let codes = file.closing.codes();
    let tied_after = |settlement: &Settlement| match line(
        &file.rules,
        &settle(&file.rules, rank(&file.rules, &file.closing.score_sheets()), settlement),
    ) {
        Line::Tied { proposals, places } => (named(&codes, &proposals), Some(places)),
        Line::Clear { .. } => (BTreeSet::new(), None),
    };
    let settlement = voted(file)?;
    let mut found = Vec::new();
    if let Some(ballot) = &file.ballot {
        let (tied, places) = tied_after(&Settlement::default());
        let still_tied = tied_after(&Settlement { casting: None, ..settlement.clone() }).0;
        found.extend(counts(ballot, file.closing.columns.len() as u32));
        if file.edition() == Some(Edition::LATEST) {
            found.extend(untold(ballot).into_iter().map(|what| format!("{what}: not told")));
        }
        found.extend(subject(ballot, &tied, places, &still_tied));
    }
    let is_open = file.drawing.as_ref().is_some_and(|drawing| drawing.seed().is_some());
    if file.lot.is_some() || is_open || !file.tickets.is_empty() {
        found.extend(drawn(file, &tied_after(&settlement).0));
    }
    Ok(found)
}

/// What every file of the latest edition tells of a ballot, and this one does not.
pub fn untold(ballot: &BallotResult) -> Vec<String> {
    let is_told = [
        ("how many places it was for", ballot.places.is_some()),
        ("how many ballots were cast", ballot.cast.is_some()),
        ("tracking codes", !ballot.tracking_codes.is_empty()),
    ];
    is_told.into_iter().filter(|(_, is_told)| !is_told).map(|(what, _)| format!("ballot: {what}")).collect()
}

/// Whether the votes add up. Where half of the council or more has a conflict with what is tied, nobody votes.
fn counts(ballot: &BallotResult, council: u32) -> Vec<String> {
    let mut found = Vec::new();
    let sum: u64 = ballot.votes.values().map(|votes| u64::from(*votes)).sum();
    if let Some(cast) = ballot.cast.filter(|cast| u64::from(*cast) != sum) {
        found.push(format!("ballot: {cast} ballots cast, the votes add up to {sum}"));
    }
    if sum > u64::from(ballot.eligible) {
        found.push(format!("ballot: {sum} votes of {} members who might vote", ballot.eligible));
    }
    let is_without_vote = sum == 0 && !decides(ballot.eligible, council);
    if sum < u64::from(turnout(ballot.eligible)) && !is_without_vote {
        found.push(format!("ballot: {sum} of {} who might vote did, and it takes more than half", ballot.eligible));
    }
    if ballot.tracking_codes.is_empty() {
        return found;
    }
    for code in ballot.votes.keys().chain(ballot.tracking_codes.keys().filter(|code| !ballot.votes.contains_key(*code))) {
        let votes = ballot.votes.get(code).copied().unwrap_or(0) as usize;
        let listed = ballot.tracking_codes.get(code).map_or(0, Vec::len);
        if votes != listed {
            found.push(format!("ballot: {code} has {votes} votes and {listed} tracking codes"));
        }
    }
    let mut seen = BTreeSet::new();
    let twice = ballot.tracking_codes.values().flatten().filter(|code| !seen.insert(*code));
    found.extend(twice.map(|code| format!("ballot: tracking code {code} stands twice")));
    found
}

/// Whether it was about what the sheets left tied across the line, and the casting vote about what it left.
fn subject(ballot: &BallotResult, tied: &BTreeSet<&str>, places: Option<u32>, still_tied: &BTreeSet<&str>) -> Vec<String> {
    let mut found = Vec::new();
    let voted_on: BTreeSet<&str> = ballot.votes.keys().map(String::as_str).collect();
    if voted_on != *tied {
        found.push(format!("ballot: voted on {}, the sheets leave {} tied across the line", list(&voted_on), list(tied)));
    } else if let Some(stored) = ballot.places.filter(|stored| Some(*stored) != places) {
        found.push(format!("ballot: for {stored} places, the sheets leave {}", places.unwrap_or(0)));
    }
    if let Some(casting) = ballot.casting.as_ref().filter(|casting| !still_tied.contains(casting.as_str())) {
        found.push(format!("ballot: the casting vote is for {casting}, the votes leave {} tied", list(still_tied)));
    }
    found
}

/// Whether the lot was drawn among what was still tied, on what was given to it or on a value with one spelling, and its
/// tickets are those hashes.
fn drawn(file: &ResultFile, tied: &BTreeSet<&str>) -> Vec<String> {
    let mut found = Vec::new();
    let seed = file.drawing.as_ref().and_then(|drawing| drawing.seed());
    let ticket: Box<dyn Fn(&str) -> String> = match (&file.lot, seed) {
        (None, None) => return vec!["lot: tickets without a public value".to_owned()],
        (None, Some(seed)) => Box::new(move |code| drawing::ticket(&file.closing_hash, &seed, code)),
        (Some(value), _) => {
            if lot::parse(value).as_ref() != Some(value) {
                found.push(format!("lot: the public value {value:?} is not digits alone"));
            }
            Box::new(move |code| lot::ticket(&file.closing_hash, value, code))
        }
    };
    if file.ballot.is_none() {
        found.push("lot: drawn without a ballot before it".to_owned());
    }
    if tied.is_empty() {
        found.push("lot: drawn although nothing was tied any more".to_owned());
    }
    if file.tickets.is_empty() {
        found.push("lot: drawn, and no ticket is told".to_owned());
        return found;
    }
    let stored: BTreeSet<&str> = file.tickets.keys().map(String::as_str).collect();
    if stored != *tied {
        found.push(format!("lot: tickets of {}, still tied were {}", list(&stored), list(tied)));
    }
    for (code, stored) in &file.tickets {
        let computed = ticket(code);
        if computed != *stored {
            found.push(format!("lot: the ticket of {code} is {computed}, stored is {stored}"));
        }
    }
    found
}

fn named<'a>(codes: &'a BTreeMap<ProposalId, String>, proposals: &[ProposalId]) -> BTreeSet<&'a str> {
    proposals.iter().filter_map(|id| codes.get(id)).map(String::as_str).collect()
}

fn list(codes: &BTreeSet<&str>) -> String {
    if codes.is_empty() { "nothing".to_owned() } else { codes.iter().copied().collect::<Vec<_>>().join(", ") }
}

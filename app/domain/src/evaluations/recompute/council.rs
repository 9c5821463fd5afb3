//! Whether what a file tells of the council's own acts adds up: its motions, the sheets that it left out, and the ranking
//! with them.

use super::official;
use crate::{
    evaluations::{
        Edition, leaving_out,
        motion::{About, Majority, Motion, SheetOf, cast},
        rank,
        result_file::{ResultFile, ScoredProposal, official_lines},
    },
    time::Moment,
};
use std::collections::BTreeSet;

pub fn differences(file: &ResultFile) -> Vec<String> {
    let mut found = Vec::new();
    if Moment::from_rfc3339(&file.closing.closed_at).is_none() {
        found.push(format!("closing.closed_at: {:?} is no moment", file.closing.closed_at));
    }
    found.extend(file.motions.iter().flat_map(|motion| counted(file, motion)));
    found.extend(left_out(file));
    if let Some(stored) = &file.every_sheet {
        let every = official_lines(&rank(&file.rules, &file.closing.all_score_sheets()), &file.closing.codes());
        found.extend(official("with every sheet, ", &every, stored));
    } else if file.closing.every_sheet(&file.rules).is_some() {
        found.push("the ranking with every sheet is not told beside the official one".to_owned());
    }
    found
}

/// Whether its votes were possible and carry it as it says, and what it is about is in the file.
fn counted(file: &ResultFile, motion: &Motion) -> Vec<String> {
    let (id, votes) = (&motion.id, cast(motion.vote));
    let mut found = Vec::new();
    if votes > u64::from(motion.eligible) {
        found.push(format!("motion {id}: {votes} votes of {} members who might vote", motion.eligible));
    }
    if motion.base.is_some_and(|base| base < motion.eligible) {
        found.push(format!("motion {id}: of fewer members than the {} who might vote", motion.eligible));
    }
    if motion.carried != motion.is_carried_by_its_votes() {
        found.push(format!("motion {id}: by its votes it is {}", if motion.carried { "not carried" } else { "carried" }));
    }
    found.extend(asked(file, motion));
    let codes: BTreeSet<&String> = file.closing.proposals.iter().map(|proposal| &proposal.code).collect();
    if let About::Shortlist(named) | About::Departure(named) = &motion.about {
        let unknown = named.iter().filter(|code| !codes.contains(code));
        found.extend(unknown.map(|code| format!("motion {id}: {code} is none of the proposals")));
    }
    if let About::NoResult(code) = &motion.about
        && motion.carried
        && !motion.lapsed
        && !file.official.iter().any(|line| line.code == *code && line.rank.is_none())
    {
        found.push(format!("motion {id}: {code} has a result all the same"));
    }
    if let About::Exclusion(sheet) | About::Voiding(sheet) = &motion.about
        && motion.carried
        && !motion.lapsed
        && !acts(file).any(|(by, of, _)| by == Some(id) && of == *sheet)
    {
        found.push(format!("motion {id}: the sheet of {} for {} is counted all the same", sheet.column, sheet.proposal));
    }
    found
}

/// Whether it took the majority and as many votes as the rules ask for, and a casting vote only where they have one.
fn asked(file: &ResultFile, motion: &Motion) -> Vec<String> {
    let (id, rules) = (&motion.id, &file.rules.motions);
    let majority = match &motion.about {
        About::Exclusion(_) => rules.exclusion,
        About::Voiding(_) => Some(rules.voiding()),
        About::Stability | About::NoResult(_) | About::Shortlist(_) | About::Departure(_) | About::Other => Some(rules.majority),
    };
    let mut found = Vec::new();
    if majority != Some(motion.majority) {
        found.push(format!("motion {id}: by another majority than the rules ask for"));
    }
    let is_secret = match &motion.about {
        About::Exclusion(_) => rules.secret.exclusion,
        About::Voiding(_) => rules.secret.voiding,
        About::Shortlist(_) | About::Departure(_) => rules.secret.shortlist,
        About::Stability | About::NoResult(_) | About::Other => rules.secret.other,
    };
    if motion.secret != is_secret {
        let how = if is_secret { "openly, and the rules ask for a secret vote" } else { "in secret, and the rules ask for an open vote" };
        found.push(format!("motion {id}: voted on {how}"));
    }
    if motion.casting.is_some() && !(rules.casting && motion.is_tied() && !motion.secret) {
        found.push(format!("motion {id}: a casting vote that the rules have not, or where no tie called for one"));
    }
    // Who was there is not told by every file: then it is known between which bounds.
    let quorum = file.rules.meeting_quorum;
    let least = quorum.min(motion.base.unwrap_or(motion.eligible));
    let most = if motion.base.is_some() { least } else { quorum };
    if !(least..=most).contains(&motion.needed) {
        found.push(format!("motion {id}: not as many votes are needed as the rules say"));
    }
    if motion.lapsed && !motion.carried {
        found.push(format!("motion {id}: without effect, and not carried at all"));
    }
    found
}

/// Every sheet that is not counted, with the motion that it names and whether that voided it.
fn acts(file: &ResultFile) -> impl Iterator<Item = (Option<&String>, SheetOf, bool)> {
    file.closing.proposals.iter().flat_map(ScoredProposal::layers).flat_map(|proposal| {
        let of = move |column: &String| SheetOf { proposal: proposal.code.clone(), column: column.clone() };
        let excluded = proposal.excluded.iter().map(move |sheet| (sheet.exclusion.motion.as_ref(), of(&sheet.column), false));
        excluded.chain(proposal.voided.iter().map(move |sheet| (Some(&sheet.motion), of(&sheet.column), true)))
    })
}

/// Whether the council wanted each sheet left out that is.
fn left_out(file: &ResultFile) -> Vec<String> {
    let mut found = Vec::new();
    for (motion, sheet, is_void) in acts(file) {
        let Some(id) = motion else {
            // Before members voted by themselves, the chair typed the votes.
            if file.edition() == Some(Edition::LATEST) {
                found.push(format!("{}: no motion is named that leaves out the sheet of {}", sheet.proposal, sheet.column));
            }
            continue;
        };
        let about = if is_void { About::Voiding(sheet.clone()) } else { About::Exclusion(sheet.clone()) };
        if !file.motions.iter().any(|motion| motion.id == *id && motion.carried && !motion.lapsed && motion.about == about) {
            found.push(format!("{}: no motion {id} was carried that leaves out the sheet of {}", sheet.proposal, sheet.column));
        }
    }
    for proposal in file.closing.proposals.iter().flat_map(ScoredProposal::layers) {
        let by_vote = proposal.excluded.iter().filter(|excluded| !Majority::Simple.carries(excluded.exclusion.vote, 0));
        found.extend(by_vote.map(|excluded| format!("{}: no vote excluded the sheet of {}", proposal.code, excluded.column)));
        found.extend(by_rules(file, proposal));
        found.extend(of_conflicts(file, proposal));
    }
    found
}

/// Whether the rule set allows what members voted to leave out: how many, by the votes of its motion, and only what is far.
fn by_rules(file: &ResultFile, proposal: &ScoredProposal) -> Vec<String> {
    let (rules, code) = (&file.rules, &proposal.code);
    let moved: Vec<_> = proposal.excluded.iter().filter(|excluded| excluded.exclusion.motion.is_some()).collect();
    if moved.is_empty() {
        return Vec::new();
    }
    let totals = || proposal.sheets.iter().flatten().map(|sheet| sheet.iter().sum::<i32>());
    let mut found = Vec::new();
    if !leaving_out::is_within(rules, proposal.eligible as usize, totals().count(), proposal.excluded.len()) {
        found.push(format!("{code}: more sheets are left out than may be"));
    }
    for excluded in moved {
        if !leaving_out::is_far(rules, totals(), excluded.sheet.iter().sum()) {
            found.push(format!("{code}: the sheet of {} is not far from the others", excluded.column));
        }
        let motion = file.motions.iter().find(|motion| Some(&motion.id) == excluded.exclusion.motion.as_ref());
        if motion.is_some_and(|motion| motion.vote != excluded.exclusion.vote) {
            found.push(format!("{code}: the sheet of {} is left out by other votes than its motion tells", excluded.column));
        }
    }
    found
}

/// Whether what counts in spite of a conflict is there.
fn of_conflicts(file: &ResultFile, proposal: &ScoredProposal) -> Vec<String> {
    let mut found = Vec::new();
    for column in &proposal.found {
        let place = file.closing.columns.iter().position(|known| known == column);
        let counts = place.and_then(|place| proposal.sheets.get(place)).is_some_and(Option::is_some);
        if !counts && !proposal.excluded.iter().any(|excluded| excluded.column == *column) {
            found.push(format!("{}: a conflict of {column} was found, and there is no sheet", proposal.code));
        }
    }
    found
}

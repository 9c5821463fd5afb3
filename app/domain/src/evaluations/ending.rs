//! Whether a round, or scoring, may end now. Once a ranking has been seen no sheet is taken any more, and whoever chose the
//! moment could choose whose sheets count: so every sheet is waited for, until the term of scoring.

use super::{Count, counting::unsettled};
use crate::{
    challenges::Challenge,
    check::Problem,
    council::{Finding, Motion},
    time::Moment,
};

/// A proposal for which too few sheets came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    pub code: String,
    /// Sheets that count, and how many it takes.
    pub sheets: u32,
    pub needed: u32,
    /// Members who have not handed anything in could still make it up.
    pub can_be_reached: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Not yet: so many sheets are outstanding, which members can still hand in until this moment.
    Waits {
        lacking: Vec<Lacking>,
        outstanding: u32,
        until: Moment,
    },
    /// For a reason, which is kept: these proposals have no result.
    WithReason {
        lacking: Vec<Lacking>,
    },
    Free,
}

impl Ending {
    pub fn of(challenge: &Challenge, counts: &[Count], now: Moment) -> Self {
        let lacking = lacking(challenge, counts, now);
        let outstanding = counts.iter().map(|count| to_come(challenge, count, now)).sum::<usize>() as u32;
        match challenge.scoring_term().filter(|term| now < *term && outstanding > 0) {
            Some(until) => Self::Waits { lacking, outstanding, until },
            None if lacking.is_empty() => Self::Free,
            None => Self::WithReason { lacking },
        }
    }

    /// Refused while something can still come: of what lacks a quorum and can reach it, that is said first.
    pub fn check(&self) -> Result<(), Problem> {
        let Self::Waits { lacking, outstanding, until } = self else { return Ok(()) };
        let reachable = lacking.iter().filter(|lacks| lacks.can_be_reached).count() as u32;
        Err(if reachable > 0 { Problem::QuorumAwaited(reachable, *until) } else { Problem::SheetsAwaited(*outstanding, *until) })
    }

    /// Why it ends is asked for, and kept.
    pub fn asks_reason(&self) -> bool {
        matches!(self, Self::WithReason { .. })
    }

    /// What lacks a quorum, by code.
    pub fn lacking(&self) -> &[Lacking] {
        match self {
            Self::Waits { lacking, .. } | Self::WithReason { lacking } => lacking,
            Self::Free => &[],
        }
    }
}

/// All that the end of a round, or of scoring, waits for: its page and desk ask the same as whoever ends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Close {
    /// As far as sheets go.
    pub ending: Ending,
    /// What else stands against it.
    pub held: Option<Problem>,
}

impl Close {
    pub fn of(challenge: &Challenge, counts: &[Count], motions: &[Motion], findings: &[Finding], now: Moment) -> Self {
        let held = held(challenge, motions).or_else(|| {
            unsettled(counts, findings, challenge.content.rules.terms.scoring.appeal, now).map(|unsettled| unsettled.problem())
        });
        Self { ending: Ending::of(challenge, counts, now), held }
    }

    pub fn check(&self) -> Result<(), Problem> {
        self.held.clone().map_or(Ok(()), Err).and_then(|()| self.ending.check())
    }
}

/// What a ranking could not follow from: rules that are not the frozen ones, or sheets of which it is not decided whether they
/// count. A round that another follows ends without either.
fn held(challenge: &Challenge, motions: &[Motion]) -> Option<Problem> {
    if challenge.has_next_round() {
        return None;
    }
    challenge
        .check_rules(&challenge.content.rules.hash())
        .err()
        .or_else(|| motions.iter().any(|motion| motion.holds_up(challenge)).then_some(Problem::MotionOpen))
}

/// In the first round, members who have neither handed in nor abstained; later, sheets whose members have not said again what
/// they give. After the term nothing comes any more.
pub(super) fn to_come(challenge: &Challenge, count: &Count, now: Moment) -> usize {
    if challenge.takes_sheets(now) {
        count.outstanding()
    } else if challenge.reopened().is_some() || !challenge.is_in_time(now) {
        0
    } else {
        // Whose conflict was found changes nothing any more.
        let own = count.sheets.iter().filter(|sheet| !count.found.contains(&sheet.member));
        own.filter(|sheet| !sheet.is_said_again()).count()
    }
}

fn lacking(challenge: &Challenge, counts: &[Count], now: Moment) -> Vec<Lacking> {
    let of = |count: &Count| {
        let (sheets, needed) = (count.sheets.len(), count.needed(&challenge.content.rules));
        let first_sheets = if challenge.takes_sheets(now) { count.outstanding() } else { 0 };
        let can_be_reached = sheets + first_sheets >= needed;
        let code = count.proposal.code.clone();
        (sheets < needed).then_some(Lacking { code, sheets: sheets as u32, needed: needed as u32, can_be_reached })
    };
    counts.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        challenges::RuleSet,
        evaluations::{
            Revision, count,
            lifecycle::Round,
            samples::{admitted, handed_in, member, points, rules, scoring},
        },
    };
    use std::collections::BTreeSet;

    fn ending(handed: u128, round: u32, days: i64) -> Ending {
        let sheets: Vec<_> = (1..=handed).map(|n| handed_in(1, member(n), &[10], Round::Frozen { draft: None })).collect();
        let roster: Vec<_> = (1..=3).map(member).collect();
        let counts = count(vec![admitted(1)], &roster, &BTreeSet::new(), &sheets);
        Ending::of(&scoring(RuleSet { quorum_floor: 2, ..rules(&[20]) }, round), &counts, Moment(0).plus_days(days))
    }

    #[test]
    fn every_sheet_is_waited_for_until_the_term() {
        let until = Moment(0).plus_days(30);
        assert_eq!(ending(2, 1, 1), Ending::Waits { lacking: Vec::new(), outstanding: 1, until });
        assert_eq!((ending(3, 1, 1), ending(2, 1, 30)), (Ending::Free, Ending::Free));
    }

    #[test]
    fn a_later_round_waits_until_everybody_has_said_again_or_its_end() {
        let until = Moment(0).plus_days(30);
        assert_eq!(ending(3, 2, 1), Ending::Waits { lacking: Vec::new(), outstanding: 3, until });
        assert_eq!(ending(3, 2, 30), Ending::Free);
        let said = Round::Revised { first: points(&[10]), reasons: vec![String::new()], draft: None };
        let changing = Round::Revised { first: points(&[10]), reasons: vec![String::new()], draft: Some(again(11)) };
        let left = |third: Round| {
            let all = [said.clone(), said.clone(), third];
            let sheets: Vec<_> = all.into_iter().zip(1..).map(|(round, n)| handed_in(1, member(n), &[10], round)).collect();
            let roster: Vec<_> = (1..=3).map(member).collect();
            let counts = count(vec![admitted(1)], &roster, &BTreeSet::new(), &sheets);
            Ending::of(&scoring(RuleSet { quorum_floor: 2, ..rules(&[20]) }, 2), &counts, Moment(1))
        };
        assert_eq!((left(said.clone()), matches!(left(changing), Ending::Waits { outstanding: 1, .. })), (Ending::Free, true));
    }

    fn again(half: i32) -> Revision {
        Revision { sheet: points(&[half]), reasons: vec![String::new()] }
    }

    #[test]
    fn a_close_waits_for_the_frozen_rules_and_a_round_that_another_follows_does_not() {
        let of = |challenge: &Challenge| Close::of(challenge, &[], &[], &[], Moment(1));
        let other = scoring(rules(&[20]), 1);
        assert_eq!((of(&other).held, of(&other).check()), (Some(Problem::RulesChanged), Err(Problem::RulesChanged)));
        let frozen = Challenge { rules_hash: Some(other.content.rules.hash()), ..other };
        assert_eq!((of(&frozen).held, of(&frozen).check()), (None, Ok(())));
        assert_eq!(of(&scoring(RuleSet { rounds: 2, ..rules(&[20]) }, 1)).held, None, "nothing is computed yet");
    }

    #[test]
    fn what_lacks_a_quorum_ends_with_a_reason_and_can_be_reached_in_the_first_round_alone() {
        let lacks = |can_be_reached| vec![Lacking { code: "HS-1".to_owned(), sheets: 1, needed: 2, can_be_reached }];
        assert_eq!(ending(1, 1, 29).lacking(), lacks(true));
        assert_eq!(ending(1, 1, 30), Ending::WithReason { lacking: lacks(false) }, "no sheet is taken any more");
        assert_eq!(ending(1, 2, 30), Ending::WithReason { lacking: lacks(false) });
    }
}

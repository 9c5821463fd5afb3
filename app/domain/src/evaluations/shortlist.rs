//! A shortlist as it is picked on a form: what may be picked, how many, and when a note is asked for.

use super::{Line, Outcome, Verdict, line, result_file::OfficialLine};
use crate::{
    challenges::{
        Challenge, RuleSet,
        approval::{Departure, Shortlist},
    },
    check::Problem,
    form::{FieldErrors, Form, FormReader},
    ids::{ProposalId, UserId},
    limits::REASON,
    time::Moment,
};
use std::collections::BTreeSet;

/// Who picks, and when.
#[derive(Clone, Copy, Debug)]
pub struct Picker {
    pub by: UserId,
    pub at: Moment,
}

/// Places on the shortlist, with the one more that a tie may take.
pub fn places(rules: &RuleSet, outcomes: &[Outcome]) -> u32 {
    match line(rules, outcomes) {
        Line::Clear { places } => places,
        Line::Tied { .. } => rules.shortlist_size,
    }
}

/// The highest that passed, for as many places: of equals for whom there is not room enough, none.
pub fn highest(outcomes: &[Outcome], places: u32) -> Vec<ProposalId> {
    let mut passed: Vec<_> = outcomes.iter().filter(|outcome| outcome.verdict == Verdict::Passed).collect();
    passed.sort_by_key(|outcome| outcome.rank);
    let first_out = passed.get(places as usize).map(|outcome| outcome.rank);
    let taken = passed.into_iter().take(places as usize).filter(|outcome| Some(outcome.rank) != first_out);
    taken.map(|outcome| outcome.proposal).collect()
}

/// Whether the picks are what the ranking alone puts on the list, no more and no fewer.
pub fn follows(rules: &RuleSet, outcomes: &[Outcome], picks: &[ProposalId]) -> bool {
    let highest = highest(outcomes, places(rules, outcomes));
    highest.len() == picks.len() && highest.iter().all(|id| picks.contains(id))
}

/// What passed, ranks at or above something that is picked, and is not picked: where there is any, the picks are not the top
/// of the ranking.
pub fn passed_over(outcomes: &[Outcome], picks: &[ProposalId]) -> Vec<ProposalId> {
    let lowest = outcomes.iter().filter(|outcome| picks.contains(&outcome.proposal)).filter_map(|outcome| outcome.rank).max();
    let is_over = |outcome: &&Outcome| {
        let is_above = outcome.rank.zip(lowest).is_some_and(|(rank, lowest)| rank <= lowest);
        outcome.verdict == Verdict::Passed && is_above && !picks.contains(&outcome.proposal)
    };
    outcomes.iter().filter(is_over).map(|outcome| outcome.proposal).collect()
}

/// The reason that was given for it: by the leader, else by the council.
fn why_passed_over<'a>(advice: &'a Shortlist, decision: &'a Shortlist, id: ProposalId) -> Option<&'a str> {
    let mut given = decision.departures.iter().chain(&advice.departures);
    given.find(|departure| departure.proposal == id).map(|departure| departure.reason.as_str())
}

/// What a list passes over, each with its reason: its own, or what the leader said of the whole.
pub fn departed(advice: &Shortlist, decision: &Shortlist, outcomes: &[Outcome]) -> Vec<(ProposalId, String)> {
    let reason = |id| why_passed_over(advice, decision, id).unwrap_or(&decision.note).to_owned();
    passed_over(outcomes, &decision.proposals).into_iter().map(|id| (id, reason(id))).collect()
}

/// What the decision says in public about a proposal that the council had proposed, or that ranks above a chosen one; empty of
/// all others. Where no scores are published, the reason of a departure would tell of them.
pub fn left_out_because(challenge: &Challenge, outcomes: &[Outcome], shows_scores: bool, id: ProposalId) -> String {
    let (Some(advice), Some(decision)) = challenge.chosen() else { return String::new() };
    why_left_out(advice, decision, outcomes, shows_scores, id).unwrap_or_default().to_owned()
}

/// The same of a decision that is made or about to be; `None` of whatever has nothing said of it.
pub fn why_left_out<'a>(
    advice: &'a Shortlist,
    decision: &'a Shortlist,
    outcomes: &[Outcome],
    shows_scores: bool,
    id: ProposalId,
) -> Option<&'a str> {
    let is_passed_over = advice.proposals.contains(&id) || passed_over(outcomes, &decision.proposals).contains(&id);
    if decision.proposals.contains(&id) || !is_passed_over {
        return None;
    }
    let own = why_passed_over(advice, decision, id).filter(|_| shows_scores);
    Some(own.unwrap_or(&decision.note))
}

/// Whether so many places go to others when every submitted sheet is counted.
pub fn hangs_on_exclusions(places: u32, official: &[OfficialLine], every: &[OfficialLine]) -> bool {
    let top = |lines: &[OfficialLine]| -> BTreeSet<String> {
        let passed = lines.iter().filter(|line| line.verdict == Verdict::Passed);
        passed.take(places as usize).map(|line| line.code.clone()).collect()
    };
    top(official) != top(every)
}

impl Picker {
    /// What is put to the council's vote: form as for a decision, and `departure_{proposal id}`, a reason for each proposal
    /// that is [passed over](passed_over). While a tie across the line is open there is none. Where another way of counting
    /// gives another one, the note on what was said about it is asked for.
    pub fn read_advice(self, form: &Form, rules: &RuleSet, outcomes: &[Outcome], must_discuss: bool) -> Result<Shortlist, FieldErrors> {
        let Line::Clear { places } = line(rules, outcomes) else { return Err(FieldErrors::one("form", Problem::TieOpen)) };
        let mut r = FormReader::new(form);
        if must_discuss && form.text("note").is_empty() {
            r.errors.add("note", Problem::DiscussionNote);
        }
        let shortlist = self.read(&mut r, places, outcomes)?;
        let over = passed_over(outcomes, &shortlist.proposals);
        let departure = |proposal: ProposalId| {
            let name = format!("departure_{proposal}");
            let reason = r.text(&name, REASON);
            if reason.is_empty() {
                r.errors.add(name, Problem::DepartureReason);
            }
            Departure { proposal, reason }
        };
        let departures = over.into_iter().map(departure).collect();
        r.errors.or(Shortlist { departures, ..shortlist })
    }

    /// The leader's decision: `pick_{proposal id}` checked for each, and `note`, which is required where the picks are not
    /// those of the advice, or where they hang on sheets that the council left out.
    pub fn read_decision(
        self,
        form: &Form,
        rules: &RuleSet,
        outcomes: &[Outcome],
        advice: Option<&Shortlist>,
        hangs_on_exclusions: bool,
    ) -> Result<Shortlist, FieldErrors> {
        let decision = self.read(&mut FormReader::new(form), places(rules, outcomes), outcomes)?;
        let differs = advice.is_some_and(|advice| advice.proposals != decision.proposals);
        if (differs || hangs_on_exclusions) && decision.note.is_empty() {
            Err(FieldErrors::one("note", Problem::PicksReason))
        } else {
            Ok(decision)
        }
    }

    /// The picks in rank order. Only what passed may be picked; picking nothing although something passed needs a reason.
    fn read(self, r: &mut FormReader<'_>, places: u32, outcomes: &[Outcome]) -> Result<Shortlist, FieldErrors> {
        let form = r.form;
        let passed: Vec<ProposalId> = outcomes.iter().filter(|o| o.verdict == Verdict::Passed).map(|o| o.proposal).collect();
        for picked in form.0.keys().filter(|name| form.is_checked(name)) {
            if let Some(id) = picked.strip_prefix("pick_")
                && !id.parse().is_ok_and(|id| passed.contains(&id))
            {
                r.errors.add(picked, Problem::Choice);
            }
        }
        let proposals: Vec<_> = passed.iter().copied().filter(|id| form.is_checked(&format!("pick_{id}"))).collect();
        if proposals.len() > places as usize {
            r.errors.add("form", Problem::ShortlistSize(places));
        }
        let needs_note = proposals.is_empty() && !passed.is_empty();
        let note = r.text("note", REASON);
        if needs_note && note.is_empty() {
            r.errors.add("note", Problem::PicksReason);
        }
        let shortlist = Shortlist {
            proposals,
            by: self.by,
            by_name: String::new(),
            at: self.at,
            note,
            vote: None,
            departures: Vec::new(),
            signed: None,
        };
        std::mem::take(&mut r.errors).or(shortlist)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluations::{
        rank,
        samples::{id, rules, scored},
    };
    use proptest::prelude::*;
    use uuid::Uuid;

    fn three() -> (RuleSet, Vec<Outcome>) {
        let mut rules = rules(&[60, 40]);
        rules.shortlist_size = 2;
        let outcomes = rank(&rules, &[scored(1, &[&[116, 76]]), scored(2, &[&[110, 70]]), scored(3, &[&[100, 60]])]);
        (rules, outcomes)
    }

    #[test]
    fn of_equals_without_room_for_all_none_is_chosen_beforehand() {
        let (_, clear) = three();
        assert_eq!(highest(&clear, 2), [id(1), id(2)]);
        assert_eq!(highest(&clear, 5), [id(1), id(2), id(3)]);
        let tied = rank(&rules(&[60, 40]), &[scored(1, &[&[116, 76]]), scored(2, &[&[110, 70]]), scored(3, &[&[110, 70]])]);
        assert_eq!((highest(&tied, 2), highest(&tied, 1)), (vec![id(1)], vec![id(1)]));
        assert_eq!(highest(&tied, 3).len(), 3);
        let (rules, _) = three();
        let [all, fewer, other] = [[1, 2].as_slice(), &[1], &[1, 3]].map(|ids| ids.iter().map(|n| id(*n)).collect::<Vec<_>>());
        assert_eq!([&all, &fewer, &other].map(|picks| follows(&rules, &clear, picks)), [true, false, false]);
    }

    fn read(form: &Form) -> Result<Shortlist, FieldErrors> {
        let (rules, outcomes) = three();
        Picker { by: UserId(Uuid::nil()), at: Moment(0) }.read_advice(form, &rules, &outcomes, false)
    }

    #[test]
    fn rank_3_is_not_proposed_over_1_and_2_without_a_reason_for_each() {
        let third = Form::default().with(format!("pick_{}", id(3)), "on");
        let names = [1, 2].map(|n| format!("departure_{}", id(n)));
        let missing = read(&third).expect_err("no reasons");
        assert!(names.iter().all(|name| missing.of(name) == Some(&Problem::DepartureReason)), "{missing:?}");
        let half = read(&third.clone().with(&names[0], "Quá đắt.")).expect_err("one reason");
        assert_eq!((half.0.len(), half.of(&names[1])), (1, Some(&Problem::DepartureReason)));
        let whole = read(&third.with(&names[0], "Quá đắt.").with(&names[1], "Thiếu dữ liệu.")).expect("both reasons");
        assert_eq!(whole.proposals, [id(3)]);
        let told: Vec<_> = whole.departures.iter().map(|over| (over.proposal, over.reason.as_str())).collect();
        assert_eq!(told, [(id(1), "Quá đắt."), (id(2), "Thiếu dữ liệu.")]);
    }

    #[test]
    fn the_top_of_the_ranking_needs_no_reason_however_short() {
        let pick = |n: u128, form: Form| form.with(format!("pick_{}", id(n)), "on");
        assert_eq!(read(&pick(1, Form::default())).expect("the first").departures, []);
        assert_eq!(read(&pick(2, pick(1, Form::default()))).expect("the first two").departures, []);
        assert_eq!(read(&Form::default()), Err(FieldErrors::one("note", Problem::PicksReason)));
    }

    #[test]
    fn a_decision_that_hangs_on_sheets_left_out_says_why() {
        let (rules, outcomes) = three();
        let picker = Picker { by: UserId(Uuid::nil()), at: Moment(0) };
        let first = Form::default().with(format!("pick_{}", id(1)), "on");
        let decide = |form: &Form, hangs| picker.read_decision(form, &rules, &outcomes, None, hangs).map(|list| list.proposals);
        assert_eq!(decide(&first, false), Ok(vec![id(1)]));
        assert_eq!(decide(&first, true), Err(FieldErrors::one("note", Problem::PicksReason)));
        assert_eq!(decide(&first.with("note", "Hội đồng đã giải trình."), true), Ok(vec![id(1)]));
        let line = |code: &str, rank: u32| OfficialLine {
            rank: Some(rank),
            code: code.to_owned(),
            eligible: 1,
            n: 1,
            sum_half: 0,
            criterion_sums_half: Vec::new(),
            mean: None,
            verdict: Verdict::Passed,
            is_tied: false,
            tie_step: None,
            all: None,
        };
        let (official, every) = ([line("A", 1), line("B", 2)], [line("B", 1), line("A", 2)]);
        assert!(hangs_on_exclusions(1, &official, &every) && !hangs_on_exclusions(2, &official, &every));
    }

    proptest! {
        #[test]
        fn whoever_is_passed_over_ranks_no_lower_than_somebody_picked(sums in prop::collection::vec(140..=200i32, 1..8), picked in any::<u8>()) {
            let sheets: Vec<Vec<i32>> = sums.iter().map(|sum| vec![*sum * 3 / 5, *sum - *sum * 3 / 5]).collect();
            let ballots: Vec<_> = sheets.iter().enumerate().map(|(n, sheet)| scored(n as u128, &[sheet.as_slice()])).collect();
            let outcomes = rank(&rules(&[60, 40]), &ballots);
            let picks: Vec<_> = outcomes.iter().map(|o| o.proposal).filter(|p| picked >> (p.0.as_u128() as u32) & 1 == 1).collect();
            let over = passed_over(&outcomes, &picks);
            let rank_of = |p: &ProposalId| outcomes.iter().find(|o| o.proposal == *p).and_then(|o| o.rank);
            let lowest = picks.iter().filter_map(rank_of).max();
            for o in outcomes.iter().filter(|o| o.is_passed() && !picks.contains(&o.proposal)) {
                prop_assert_eq!(over.contains(&o.proposal), lowest.is_some_and(|lowest| o.rank <= Some(lowest)));
            }
            prop_assert!(over.iter().all(|p| !picks.contains(p)));
        }
    }
}

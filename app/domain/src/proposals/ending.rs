//! What became of a proposal, in one word, for its firm: nothing before it is published, or was said to the firm.

use super::{Life, Proposal};
use crate::{
    challenges::{Challenge, State},
    evaluations::{Outcome, Verdict, shortlist::left_out_because},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The call was cancelled, whatever became of the proposal before.
    Cancelled {
        reason: String,
    },
    /// The office did not admit it, which its firm was told when the council began.
    NotAdmitted {
        reason: String,
    },
    Shortlisted,
    /// It reached the threshold and is not on the shortlist; with the reason of the decision, where it gives one. No rule set
    /// knows a reserve list, so nobody is told that they are on one.
    Passed {
        reason: String,
    },
    Failed,
    /// Too few sheets, which is no low score.
    NoResult,
}

impl Ending {
    /// `outcomes` and whether scores are public are those of a published result; of any other challenge there are none.
    pub fn of(proposal: &Proposal, challenge: &Challenge, outcomes: &[Outcome], shows_scores: bool) -> Option<Self> {
        match (&challenge.state, &proposal.life) {
            (_, Life::Withdrawn(_)) => None,
            (State::Cancelled { reason, .. }, _) => Some(Self::Cancelled { reason: reason.clone() }),
            (_, Life::Draft) | (State::Opened { .. }, _) => None,
            (_, Life::Inadmissible { reason, .. } | Life::ReadmissionProposed { reason, .. }) => {
                Some(Self::NotAdmitted { reason: reason.clone() })
            }
            (State::ResultPublished { decision, .. }, _) if decision.proposals.contains(&proposal.id) => Some(Self::Shortlisted),
            (State::ResultPublished { .. }, _) => {
                let outcome = outcomes.iter().find(|outcome| outcome.proposal == proposal.id);
                Some(match outcome.map(|outcome| &outcome.verdict) {
                    Some(Verdict::Passed) => Self::Passed { reason: left_out_because(challenge, outcomes, shows_scores, proposal.id) },
                    Some(Verdict::Failed(_)) => Self::Failed,
                    Some(Verdict::NoQuorum { .. }) | None => Self::NoResult,
                })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        challenges::approval::Shortlist,
        evaluations::{
            rank,
            samples::{admitted, id, member, rules, scored, scoring},
        },
        time::Moment,
    };

    fn chosen(proposals: &[u128], note: &str) -> Shortlist {
        let proposals = proposals.iter().copied().map(id).collect();
        let (by, note) = (member(1), note.to_owned());
        Shortlist { proposals, by, by_name: String::new(), at: Moment(0), note, vote: None, departures: Vec::new(), signed: None }
    }

    fn published(picks: &[u128]) -> Challenge {
        let (advice, decision) = (chosen(&[1], ""), chosen(picks, "Chi phí cao."));
        let state = State::ResultPublished { at: Moment(5), advice, decision, concluded: None };
        Challenge { state, ..scoring(rules(&[100]), 1) }
    }

    /// 90, 80 and 40 points; of the fourth there is no sheet.
    fn outcomes() -> Vec<Outcome> {
        rank(&rules(&[100]), &[scored(1, &[&[180]]), scored(2, &[&[160]]), scored(3, &[&[80]]), scored(4, &[])])
    }

    #[test]
    fn each_ending_is_told_by_its_own_word() {
        let told = |n: u128, challenge: &Challenge| Ending::of(&admitted(n), challenge, &outcomes(), true);
        let usual = published(&[1]);
        assert_eq!(told(1, &usual), Some(Ending::Shortlisted));
        assert_eq!(told(2, &usual), Some(Ending::Passed { reason: String::new() }), "there was one place");
        assert_eq!((told(3, &usual), told(4, &usual)), (Some(Ending::Failed), Some(Ending::NoResult)));
        let other = published(&[2]);
        assert_eq!(told(1, &other), Some(Ending::Passed { reason: "Chi phí cao.".to_owned() }), "the province's reason");
        let cancelled = Challenge { state: State::Cancelled { at: Moment(9), reason: "Hết vốn.".to_owned() }, ..usual };
        assert_eq!(told(1, &cancelled), Some(Ending::Cancelled { reason: "Hết vốn.".to_owned() }));
    }

    #[test]
    fn nothing_is_told_before_its_time() {
        let Life::Admissible(receipt) = admitted(1).life else { panic!("admitted") };
        let refused = Proposal { life: Life::Inadmissible { receipt: receipt.clone(), reason: "Thiếu.".to_owned() }, ..admitted(1) };
        let scored = scoring(rules(&[100]), 1);
        let opened = Challenge { state: State::Opened { at: Moment(1) }, ..scored.clone() };
        assert_eq!(Ending::of(&refused, &opened, &[], true), None, "the office may still think otherwise");
        assert_eq!(Ending::of(&refused, &scored, &[], true), Some(Ending::NotAdmitted { reason: "Thiếu.".to_owned() }));
        assert_eq!(Ending::of(&admitted(1), &scored, &outcomes(), true), None);
        let decided = State::Decided { advice: chosen(&[1], ""), decision: chosen(&[1], "") };
        assert_eq!(Ending::of(&admitted(1), &Challenge { state: decided, ..scored }, &outcomes(), true), None, "not published");
        for life in [Life::Draft, Life::Withdrawn(receipt)] {
            assert_eq!(Ending::of(&Proposal { life, ..admitted(1) }, &published(&[1]), &outcomes(), true), None);
        }
    }
}

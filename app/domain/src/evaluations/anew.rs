//! A proposal that lost its quorum by a sheet that the council voided after scoring had closed: everybody who is clear of it
//! scores it anew, without the sheets of before, unless the council decides by a motion that it has no result.

use super::{
    Count, Outcome,
    result_file::{Closing, ScoredAnew, ScoredProposal},
};
use crate::{
    access::Denied,
    challenges::RuleSet,
    event::{Event, EventKind},
    people::Actor,
    proposals::Proposal,
    time::Moment,
};

pub use crate::proposals::anew::{Anew, Ended};

impl Anew {
    /// Nobody chooses when it ends: with the last sheet, or with the term.
    pub fn is_due(&self, count: &Count, now: Moment) -> bool {
        self.is_open() && (now >= self.until || count.outstanding() == 0)
    }
}

/// Whether a motion has taken the quorum of a proposal that had a rank, and as many could score it anew as that takes.
pub fn is_lost(rules: &RuleSet, had_rank: bool, after: &[Outcome], proposal: &Proposal, clear: usize) -> bool {
    let has_none = after.iter().any(|outcome| outcome.proposal == proposal.id && !outcome.is_quorate());
    had_rank && has_none && proposal.anew.is_none() && clear >= rules.quorum(clear)
}

impl Proposal {
    /// What is scored anew.
    pub fn scored_anew(&self) -> Option<&Anew> {
        self.anew.as_ref().filter(|anew| anew.is_open())
    }

    /// For so many days, as the rule set says.
    pub fn begin_anew(mut self, motion: String, days: u32, now: Moment) -> (Self, Event) {
        let event = self.anew_event(EventKind::AnewBegun, &motion);
        self.anew = Some(Anew { motion, since: now, until: now.plus_days(days.into()), ended: None });
        (self, event)
    }

    /// `None` where it is not being scored anew.
    pub fn end_anew(mut self, ended: Ended) -> Option<(Self, Event)> {
        let anew = self.anew.as_mut().filter(|anew| anew.is_open())?;
        let (kind, note) = match &ended {
            Ended::Scored { .. } => (EventKind::AnewScored, anew.motion.clone()),
            Ended::Dropped { motion, .. } => (EventKind::AnewDropped, motion.clone()),
        };
        anew.ended = Some(ended);
        let event = self.anew_event(kind, &note);
        Some((self, event))
    }

    fn anew_event(&self, kind: EventKind, note: &str) -> Event {
        Event::new(kind, None).challenge(self.challenge).proposal(self.id).firm(self.firm).note(note)
    }
}

/// Of these, the one whose sheets are taken longest.
pub fn open_until<'a>(proposals: impl IntoIterator<Item = &'a Proposal>) -> Option<Moment> {
    proposals.into_iter().filter_map(|proposal| Some(proposal.scored_anew()?.until)).max()
}

/// Refused to members while something is scored anew, until when: whoever scores anew is not shown the sheets of before.
pub fn check_hidden(actor: &Actor, proposals: &[Proposal]) -> Result<(), Denied> {
    match actor.user().filter(|user| user.is_of_council()).and_then(|_| open_until(proposals)) {
        Some(until) => Err(Denied::ScoredAnew(until)),
        None => Ok(()),
    }
}

impl Closing {
    /// The same with one proposal as it was scored anew after this motion; `fresh` tells of it alone, in its own columns.
    /// `None` where it has no such proposal, or no column for a sheet.
    pub fn with_anew(&self, fresh: &Self, code: &str, motion: &str) -> Option<Self> {
        let mut closing = self.clone();
        let now = fresh.proposals.iter().find(|proposal| proposal.code == code)?;
        let place = closing.proposals.iter().position(|proposal| proposal.code == code)?;
        let mut sheets = vec![None; closing.columns.len()];
        for (column, sheet) in fresh.columns.iter().zip(&now.sheets).filter(|(_, sheet)| sheet.is_some()) {
            *sheets.get_mut(closing.columns.iter().position(|known| known == column)?)? = sheet.clone();
        }
        let earlier = Box::new(closing.proposals.get(place)?.clone());
        let anew = Some(ScoredAnew { motion: motion.to_owned(), earlier });
        *closing.proposals.get_mut(place)? = ScoredProposal { sheets, anew, ..now.clone() };
        closing.chair = fresh.chair.clone();
        Some(closing)
    }

    /// It follows from the one before by this: the proposal had no quorum and was scored anew, and nothing else changed.
    pub fn is_anew_of(&self, before: &Self, code: &str, motion: &str) -> bool {
        let is_same = |(now, then): (&ScoredProposal, &ScoredProposal)| match &now.anew {
            Some(anew) if now.code == code => anew.motion == motion && *anew.earlier == *then,
            _ => {
                now.code != code && ScoredProposal { no_result: None, ..now.clone() } == ScoredProposal { no_result: None, ..then.clone() }
            }
        };
        let is_of = |closing: &Self| closing.proposals.iter().any(|proposal| proposal.code == code);
        let all = self.proposals.len() == before.proposals.len() && self.proposals.iter().zip(&before.proposals).all(is_same);
        let is_frame = (&self.columns, &self.rules_hash, &self.closed_at) == (&before.columns, &before.rules_hash, &before.closed_at);
        is_of(self) && all && is_frame
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluations::{
        count,
        lifecycle::Round,
        samples::{admitted, handed_in, member, rules},
    };
    use std::collections::{BTreeMap, BTreeSet};

    fn scored(code: &str, sheets: &[Option<i32>]) -> ScoredProposal {
        ScoredProposal {
            code: code.to_owned(),
            eligible: 2,
            sheets: sheets.iter().map(|sheet| sheet.map(|half| vec![half])).collect(),
            first: BTreeMap::new(),
            late: Vec::new(),
            no_result: None,
            excluded: Vec::new(),
            voided: Vec::new(),
            declared: Vec::new(),
            found: Vec::new(),
            contested: 0,
            anew: None,
        }
    }

    fn closing(columns: &[&str], proposals: Vec<ScoredProposal>) -> Closing {
        let columns = columns.iter().map(|column| (*column).to_owned()).collect();
        Closing { rules_hash: String::new(), closed_at: String::new(), columns, chair: None, proposals }
    }

    #[test]
    fn it_takes_the_place_of_the_sheets_before_which_stay_in_the_file() {
        let before = closing(&["A", "B", "C"], vec![scored("HS-1", &[Some(10), None, None]), scored("HS-2", &[Some(8), Some(8), None])]);
        let fresh = closing(&["A", "B"], vec![scored("HS-1", &[Some(20), Some(18)])]);
        let after = before.with_anew(&fresh, "HS-1", "BQ-1").expect("a proposal of it");
        assert_eq!(after.proposals[0].sheets, [Some(vec![20]), Some(vec![18]), None]);
        assert_eq!(after.proposals[1], before.proposals[1]);
        assert!(after.is_anew_of(&before, "HS-1", "BQ-1"));
        assert!(!after.is_anew_of(&before, "HS-1", "BQ-2") && !after.is_anew_of(&before, "HS-2", "BQ-1"));
        let mut bent = after.clone();
        bent.proposals[1].sheets[0] = Some(vec![2]);
        assert!(!bent.is_anew_of(&before, "HS-1", "BQ-1"), "another proposal changed with it");
        let mut bent = after.clone();
        bent.proposals[0].anew.as_mut().expect("scored anew").earlier.sheets[0] = None;
        assert!(!bent.is_anew_of(&before, "HS-1", "BQ-1"), "what was before is another");
        // With every sheet that was submitted at first.
        assert_eq!(after.all_score_sheets()[0].sheets, [vec![10]]);
        assert!(before.with_anew(&fresh, "HS-3", "BQ-1").is_none());
        assert!(before.with_anew(&closing(&["D"], vec![scored("HS-1", &[Some(2)])]), "HS-1", "BQ-1").is_none(), "no column for it");
    }

    #[test]
    fn it_ends_with_the_last_sheet_or_with_the_term() {
        let (begun, _) = admitted(1).begin_anew("BQ-1".to_owned(), 5, Moment(0));
        let anew = begun.scored_anew().expect("begun").clone();
        let counted = |n: u128| {
            let sheets: Vec<_> = (1..=n).map(|n| handed_in(1, member(n), &[10], Round::First)).collect();
            count(vec![admitted(1)], &[member(1), member(2)], &BTreeSet::new(), &sheets).swap_remove(0)
        };
        assert!(!anew.is_due(&counted(1), Moment(1)) && anew.is_due(&counted(2), Moment(1)));
        assert!(anew.is_due(&counted(1), Moment(0).plus_days(5)));
        let (ended, event) = begun.end_anew(Ended::Scored { at: Moment(9) }).expect("open");
        assert_eq!((ended.scored_anew(), event.kind), (None, EventKind::AnewScored));
        assert!(ended.end_anew(Ended::Dropped { motion: "BQ-2".to_owned(), at: Moment(9) }).is_none(), "once");
    }

    #[test]
    fn only_what_had_a_rank_and_can_have_one_again_is_scored_anew() {
        let rules = RuleSet { quorum_floor: 2, ..rules(&[100]) };
        let outcomes = |sheets: Vec<Option<i32>>| {
            let scored = closing(&["A", "B"], vec![scored("HS-1", &sheets)]);
            let ids = BTreeMap::from([("HS-1", admitted(1).id)]);
            scored.official(&rules, &ids, "").expect("ranked").1
        };
        let lost = outcomes(vec![Some(10), None]);
        assert!(is_lost(&rules, true, &lost, &admitted(1), 2));
        assert!(!is_lost(&rules, false, &lost, &admitted(1), 2), "it never had one");
        assert!(!is_lost(&rules, true, &lost, &admitted(1), 1), "too few could");
        assert!(!is_lost(&rules, true, &outcomes(vec![Some(10), Some(10)]), &admitted(1), 2), "it has one");
        let (again, _) = admitted(1).begin_anew("BQ-1".to_owned(), 5, Moment(0));
        let (again, _) = again.end_anew(Ended::Scored { at: Moment(1) }).expect("open");
        assert!(!is_lost(&rules, true, &lost, &again, 2), "once");
    }
}

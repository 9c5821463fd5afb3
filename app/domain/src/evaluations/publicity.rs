//! What of a result everybody is told: one answer for its page, the open data, the file, the announcement, the pages and letters
//! of firms, and for what is left of a call that was cancelled.

use super::{
    Outcome,
    result_file::Closing,
    shortlist::{departed, left_out_because},
};
use crate::{
    challenges::{Challenge, State},
    ids::ProposalId,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Public {
    /// Ranks and sheets of all, by code; not the shortlist alone.
    pub shows_scores: bool,
    named: Vec<ProposalId>,
}

impl Public {
    /// Of a result, published or not yet. Scores where the rules say so, and whatever they say where a motion left out a sheet.
    /// Of a call that was cancelled once it had a ranking all is told and no firm named, so that nobody ends a call for what it
    /// came to without everybody reading that.
    pub fn of(challenge: &Challenge, closing: &Closing) -> Self {
        let is_cancelled = matches!(challenge.state, State::Cancelled { .. });
        Self {
            shows_scores: is_cancelled || closing.is_public(&challenge.content.rules),
            named: challenge.chosen().1.map_or_else(Vec::new, |decision| decision.proposals.clone()),
        }
    }

    /// Its firm is named: whoever is not on the shortlist is told of by code only.
    pub fn names(&self, id: ProposalId) -> bool {
        self.named.contains(&id)
    }

    /// What would tell of scores; nothing of it where they are not public.
    pub fn beside_scores<T: Default>(&self, told: T) -> T {
        if self.shows_scores { told } else { T::default() }
    }

    /// Who presided where neither chair nor vice-chair could. Not beside the sheets: those of a chair with a conflict are the ones
    /// with a gap.
    pub fn without_scores<T>(&self, acting: Option<T>) -> Option<T> {
        acting.filter(|_| !self.shows_scores)
    }

    /// What the decision passes over, and why: that a proposal ranks above another tells of scores.
    pub fn departures(&self, challenge: &Challenge, outcomes: &[Outcome]) -> Vec<(ProposalId, String)> {
        let (Some(advice), Some(decision)) = challenge.chosen() else { return Vec::new() };
        self.beside_scores(departed(advice, decision, outcomes))
    }

    /// To its firm: why it is not on the shortlist although it could have been; empty of all others.
    pub fn left_out_because(&self, challenge: &Challenge, outcomes: &[Outcome], id: ProposalId) -> String {
        left_out_because(challenge, outcomes, self.shows_scores, id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        challenges::{
            RuleSet,
            approval::{Departure, Shortlist},
            rules::Publicity,
        },
        evaluations::{
            rank,
            samples::{id, member, rules, scored, scoring},
        },
        time::Moment,
    };
    use serde_json::json;

    fn closing(proposals: &serde_json::Value) -> Closing {
        let closing = json!({"rules_hash": "", "closed_at": "", "columns": ["A"], "proposals": proposals});
        serde_json::from_value(closing).expect("a closing")
    }

    /// The second of two was chosen over the first.
    fn published(publicity: Publicity) -> Challenge {
        let departures = vec![Departure { proposal: id(1), reason: "Chi phí cao.".to_owned() }];
        let advice = Shortlist {
            proposals: vec![id(2)],
            by: member(1),
            by_name: String::new(),
            at: Moment(0),
            note: "Chọn hồ sơ rẻ hơn.".to_owned(),
            vote: None,
            departures,
            signed: None,
        };
        let state = State::ResultPublished { at: Moment(5), decision: advice.clone(), advice, concluded: None };
        Challenge { state, ..scoring(RuleSet { publicity, ..rules(&[100]) }, 1) }
    }

    fn outcomes() -> Vec<Outcome> {
        rank(&rules(&[100]), &[scored(1, &[&[180]]), scored(2, &[&[160]])])
    }

    #[test]
    fn where_the_shortlist_alone_is_public_nothing_tells_of_scores() {
        let challenge = published(Publicity::Shortlist);
        let public = Public::of(&challenge, &closing(&json!([])));
        assert!(public.departures(&challenge, &outcomes()).is_empty() && public.beside_scores(vec![1]).is_empty());
        assert_eq!(public.without_scores(Some(1)), Some(1));
        assert!(public.names(id(2)) && !public.names(id(1)));
        assert_eq!(public.left_out_because(&challenge, &outcomes(), id(1)), "Chọn hồ sơ rẻ hơn.", "no word of its rank");
    }

    #[test]
    fn where_scores_are_public_whoever_lost_is_told_of_by_code() {
        let challenge = published(Publicity::Scores);
        let public = Public::of(&challenge, &closing(&json!([])));
        assert_eq!(public.departures(&challenge, &outcomes()), [(id(1), "Chi phí cao.".to_owned())]);
        assert_eq!((public.beside_scores(vec![1]), public.without_scores(Some(1))), (vec![1], None));
        assert!(public.names(id(2)) && !public.names(id(1)));
        assert_eq!(public.left_out_because(&challenge, &outcomes(), id(1)), "Chi phí cao.");
    }

    #[test]
    fn what_a_motion_changed_is_public_whatever_the_rules_say() {
        let moved = json!([{"code": "HS-1", "eligible": 1, "sheets": [null],
            "anew": {"motion": "BQ-1", "earlier": {"code": "HS-1", "eligible": 1, "sheets": [null]}}}]);
        assert!(Public::of(&published(Publicity::Shortlist), &closing(&moved)).shows_scores);
        assert!(!Public::of(&published(Publicity::Shortlist), &closing(&json!([]))).shows_scores);
    }

    #[test]
    fn of_a_cancelled_call_everybody_reads_the_ranking_and_no_firm() {
        let state = State::Cancelled { at: Moment(9), reason: "Hết vốn.".to_owned() };
        let public = Public::of(&Challenge { state, ..published(Publicity::Shortlist) }, &closing(&json!([])));
        assert!(public.shows_scores && !public.names(id(1)) && !public.names(id(2)));
    }
}

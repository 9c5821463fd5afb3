//! What a firm's list tells of its own proposals: what counts, what waits for the firm, and what is owed to it.

use super::{Content, Proposal, Reviewed, State, content::Submission};
use crate::{
    challenges::{Challenge, Stage},
    time::Moment,
};

/// Whether the draft holds anything other than the version handed in last. Nothing that was never handed in does.
pub fn is_changed(draft: &Reviewed, submitted: Option<&Submission>) -> bool {
    submitted.is_some_and(|last| last.content != draft.content || last.files != draft.files)
}

/// What counts: the version handed in and not withdrawn, else the draft.
pub fn standing<'a>(state: &State, draft: &'a Content, submitted: Option<&'a Submission>) -> &'a Content {
    submitted.filter(|_| state.is_handed_in()).map_or(draft, |submitted| &submitted.content)
}

/// Until when a debrief is owed to the firm, of a result that is published: for what was scored, unless it is released.
pub fn debrief_owed(proposal: &Proposal, challenge: &Challenge, is_released: bool) -> Option<Moment> {
    challenge.debriefs_due().filter(|_| proposal.has_debrief() && !is_released)
}

/// What the firm can do about it now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// A draft, before submissions open.
    Write,
    Submit,
    /// The call was amended after it was handed in.
    Confirm,
    /// What the office asked for after the opening.
    Complete,
    /// The result is there: the debrief to read, and a complaint to file if there is reason for one.
    Result,
}

/// Until when, where something runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deadlines {
    pub closes: Option<Moment>,
    /// The firm was asked whether it stands by what it handed in.
    pub asks_again: bool,
    pub completion_due: Option<Moment>,
    pub complaints_until: Option<Moment>,
}

impl Deadlines {
    /// `has_complained`: what the firm could complain about it has.
    pub fn of(challenge: &Challenge, completion_due: Option<Moment>, has_complained: bool) -> Self {
        let complaints_until = challenge.complaints_until().filter(|_| !has_complained);
        Self { closes: challenge.content.calendar.closes, asks_again: false, completion_due, complaints_until }
    }
}

/// `None` where it is for others, or where the term is over.
pub fn waiting(state: &State, stage: Stage, terms: Deadlines, now: Moment) -> Option<(Waiting, Moment)> {
    let (waiting, until) = match (state, stage) {
        (State::Draft, Stage::Upcoming) => (Waiting::Write, terms.closes),
        (State::Draft, Stage::Open) => (Waiting::Submit, terms.closes),
        (State::Submitted, Stage::Open) if terms.asks_again => (Waiting::Confirm, terms.closes),
        (State::Submitted, Stage::Opened) => (Waiting::Complete, terms.completion_due),
        (state, Stage::ResultPublished) if state.is_handed_in() => (Waiting::Result, terms.complaints_until),
        _ => return None,
    };
    until.filter(|until| !until.is_over(now)).map(|until| (waiting, until))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        challenges::{Content as Text, State as Life, approval::Shortlist},
        evaluations::samples::{admitted, member, scoring},
        proposals::Life as Stands,
    };

    #[test]
    fn something_waits_only_while_its_term_runs() {
        let terms =
            Deadlines { closes: Some(Moment(10)), asks_again: false, completion_due: Some(Moment(20)), complaints_until: Some(Moment(30)) };
        let of = |state: State, stage, now| waiting(&state, stage, terms, Moment(now));
        assert_eq!(of(State::Draft, Stage::Upcoming, 1), Some((Waiting::Write, Moment(10))));
        assert_eq!(of(State::Draft, Stage::Open, 9), Some((Waiting::Submit, Moment(10))));
        assert_eq!(of(State::Submitted, Stage::Open, 9), None, "it may be replaced, but nothing waits");
        let again = Deadlines { asks_again: true, ..terms };
        let asked = |now| waiting(&State::Submitted, Stage::Open, again, Moment(now));
        assert_eq!((asked(9), asked(10)), (Some((Waiting::Confirm, Moment(10))), None));
        assert_eq!(of(State::Submitted, Stage::Opened, 19), Some((Waiting::Complete, Moment(20))));
        assert_eq!(of(State::Submitted, Stage::Opened, 20), None);
        let refused = State::Inadmissible { reason: String::new() };
        assert_eq!(of(refused, Stage::ResultPublished, 29), Some((Waiting::Result, Moment(30))));
        assert_eq!(of(State::Draft, Stage::ResultPublished, 29), None);
        assert_eq!(waiting(&State::Submitted, Stage::Opened, Deadlines::default(), Moment(0)), None, "nothing was asked for");
    }

    fn content(title: &str) -> Content {
        Content { title: title.to_owned(), ..Content::default() }
    }

    fn handed_in(title: &str) -> Submission {
        Submission { code: "HS-1".to_owned(), version: 1, content: content(title), files: Vec::new() }
    }

    #[test]
    fn what_was_handed_in_counts_until_it_is_withdrawn() {
        let (draft, last) = (content("Mới"), handed_in("Cũ"));
        let title = |state, submitted| standing(state, &draft, submitted).title.clone();
        assert_eq!((title(&State::Submitted, Some(&last)), title(&State::Withdrawn, Some(&last))), ("Cũ".to_owned(), "Mới".to_owned()));
        assert_eq!(title(&State::Draft, None), "Mới");
        let drafted = |title: &str| Reviewed { content: content(title), files: Vec::new() };
        assert!(is_changed(&drafted("Mới"), Some(&last)) && !is_changed(&drafted("Cũ"), Some(&last)));
        assert!(!is_changed(&drafted("Mới"), None), "nothing was handed in that it could differ from");
    }

    fn published() -> Challenge {
        let picked = Shortlist {
            proposals: Vec::new(),
            by: member(1),
            by_name: String::new(),
            at: Moment(0),
            note: String::new(),
            vote: None,
            departures: Vec::new(),
            signed: None,
        };
        let state = Life::ResultPublished { at: Moment(5), advice: picked.clone(), decision: picked, concluded: None };
        Challenge { state, content: Text::default(), ..scoring(crate::challenges::RuleSet::default(), 1) }
    }

    #[test]
    fn a_debrief_is_owed_of_what_was_scored_until_it_is_released() {
        let challenge = published();
        assert_eq!(debrief_owed(&admitted(1), &challenge, false), challenge.debriefs_due());
        assert!(challenge.debriefs_due().is_some() && debrief_owed(&admitted(1), &challenge, true).is_none());
        let Stands::Admissible(receipt) = admitted(1).life else { panic!("admitted") };
        let refused = Proposal { life: Stands::Inadmissible { receipt, reason: String::new() }, ..admitted(1) };
        assert_eq!(debrief_owed(&refused, &challenge, false), None);
        assert_eq!(debrief_owed(&admitted(1), &scoring(crate::challenges::RuleSet::default(), 1), false), None, "before the result");
    }

    #[test]
    fn who_has_complained_is_not_asked_to() {
        let challenge = published();
        assert!(Deadlines::of(&challenge, None, false).complaints_until.is_some());
        assert_eq!(Deadlines::of(&challenge, Some(Moment(3)), true), Deadlines { completion_due: Some(Moment(3)), ..Deadlines::default() });
    }
}

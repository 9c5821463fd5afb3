//! What a firm's list tells of its own proposals: what counts, what waits for the firm, and what is owed to it.

use super::{Content, Proposal, Reviewed, State, content::Submission};
use crate::{
    challenges::{Challenge, Stage},
    people::Right,
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
    /// The draft is other than what was handed in.
    Replace,
    /// A partner of what was handed in has left.
    Rejoin,
    /// The call was amended after it was handed in.
    Confirm,
    /// What the office asked for after the opening.
    Complete,
    /// The office wrote last, and the screening is not decided.
    Answer,
    /// The result is there: the debrief to read, and a complaint to file if there is reason for one.
    Result,
}

impl Waiting {
    /// Whether it is for who may do this in the firm: who only reads is asked to read.
    pub fn is_for(self, right: Right) -> bool {
        right == Right::Edit || self == Self::Result
    }
}

/// Something to do, and until when, where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    pub what: Waiting,
    pub until: Option<Moment>,
}

/// Until when, where something runs; and what is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deadlines {
    pub closes: Option<Moment>,
    /// The firm was asked whether it stands by what it handed in.
    pub asks_again: bool,
    /// The draft is other than what was handed in.
    pub is_changed: bool,
    /// A partner of what was handed in has left.
    pub has_left: bool,
    pub completion_due: Option<Moment>,
    /// The office's last message has no answer, and can still get one.
    pub is_written_to: bool,
    pub complaints_until: Option<Moment>,
}

impl Deadlines {
    /// `has_complained`: what the firm could complain about it has.
    pub fn of(challenge: &Challenge, completion_due: Option<Moment>, has_complained: bool) -> Self {
        let complaints_until = challenge.complaints_until().filter(|_| !has_complained);
        Self { closes: challenge.content.calendar.closes, completion_due, complaints_until, ..Self::default() }
    }
}

/// All that waits for the firm about one proposal; nothing that is for others, or whose term is over.
pub fn tasks(state: &State, stage: Stage, terms: Deadlines, now: Moment) -> Vec<Task> {
    let runs =
        |what: Waiting, until: Option<Moment>| until.filter(|until| !until.is_over(now)).map(|until| Task { what, until: Some(until) });
    let found = match (state, stage) {
        (State::Draft, Stage::Upcoming) => vec![runs(Waiting::Write, terms.closes)],
        (State::Draft, Stage::Open) => vec![runs(Waiting::Submit, terms.closes)],
        (State::Submitted, Stage::Open) => {
            let of = |is_asked: bool, what: Waiting| runs(what, terms.closes).filter(|_| is_asked);
            vec![of(terms.has_left, Waiting::Rejoin), of(terms.asks_again, Waiting::Confirm), of(terms.is_changed, Waiting::Replace)]
        }
        (State::Submitted | State::RefusalProposed { .. } | State::ReadmissionProposed { .. }, Stage::Opened) => {
            let answer = terms.is_written_to.then_some(Task { what: Waiting::Answer, until: None });
            let completion = runs(Waiting::Complete, terms.completion_due).filter(|_| matches!(state, State::Submitted));
            vec![completion, answer]
        }
        (state, Stage::ResultPublished) if state.is_handed_in() => vec![runs(Waiting::Result, terms.complaints_until)],
        _ => Vec::new(),
    };
    found.into_iter().flatten().collect()
}

/// What is due first stands first; what has no term comes last.
pub fn in_order<T>(mut all: Vec<T>, until: impl Fn(&T) -> Option<Moment>) -> Vec<T> {
    all.sort_by_key(|task| (until(task).is_none(), until(task)));
    all
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
        let terms = Deadlines {
            closes: Some(Moment(10)),
            completion_due: Some(Moment(20)),
            complaints_until: Some(Moment(30)),
            ..Deadlines::default()
        };
        let of = |state: State, stage, now| tasks(&state, stage, terms, Moment(now));
        let one = |what, until| vec![Task { what, until: Some(Moment(until)) }];
        assert_eq!(of(State::Draft, Stage::Upcoming, 1), one(Waiting::Write, 10));
        assert_eq!(of(State::Draft, Stage::Open, 9), one(Waiting::Submit, 10));
        assert_eq!(of(State::Submitted, Stage::Open, 9), [], "it may be replaced, but nothing waits");
        let again = Deadlines { asks_again: true, is_changed: true, ..terms };
        let asked = |now| tasks(&State::Submitted, Stage::Open, again, Moment(now)).into_iter().map(|task| task.what).collect::<Vec<_>>();
        assert_eq!((asked(9), asked(10)), (vec![Waiting::Confirm, Waiting::Replace], Vec::new()));
        assert_eq!(of(State::Submitted, Stage::Opened, 19), one(Waiting::Complete, 20));
        assert_eq!(of(State::Submitted, Stage::Opened, 20), []);
        let refused = State::Inadmissible { reason: String::new() };
        assert_eq!(of(refused, Stage::ResultPublished, 29), one(Waiting::Result, 30));
        assert_eq!(of(State::Draft, Stage::ResultPublished, 29), []);
        assert_eq!(tasks(&State::Submitted, Stage::Opened, Deadlines::default(), Moment(0)), [], "nothing was asked for");
    }

    #[test]
    fn what_the_office_wrote_waits_for_an_answer_until_the_screening_is_decided() {
        let terms = Deadlines { is_written_to: true, ..Deadlines::default() };
        let answer = [Task { what: Waiting::Answer, until: None }];
        let by = member(1);
        for state in [State::Submitted, State::RefusalProposed { reason: String::new(), by }] {
            assert_eq!(tasks(&state, Stage::Opened, terms, Moment(0)), answer);
            assert_eq!(tasks(&state, Stage::Scoring, terms, Moment(0)), []);
        }
        assert_eq!(tasks(&State::Admissible, Stage::Opened, terms, Moment(0)), []);
    }

    #[test]
    fn what_is_due_first_stands_first() {
        let due = [None, Some(Moment(9)), Some(Moment(3)), None];
        assert_eq!(
            in_order(due.into_iter().enumerate().collect(), |(_, at)| *at).into_iter().map(|(i, _)| i).collect::<Vec<_>>(),
            [2, 1, 0, 3]
        );
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

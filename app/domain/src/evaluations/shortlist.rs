//! A shortlist as it is picked on a form: what may be picked, how many, and when a note is asked for.

use super::{Line, Outcome, Verdict, line};
use crate::{
    challenges::{RuleSet, approval::Shortlist},
    check::Problem,
    council::Vote,
    form::{FieldErrors, Form, FormReader},
    ids::{ProposalId, UserId},
    time::Moment,
};

const MAX_NOTE: usize = 2_000;

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

impl Picker {
    /// The council's shortlist, with its vote: form as for a decision, and a [`Vote`]. While a tie across the line is open
    /// there is none. Where another way of counting gives another one, the note on what was said about it is asked for.
    pub fn read_advice(
        self,
        form: &Form,
        rules: &RuleSet,
        outcomes: &[Outcome],
        must_discuss: bool,
        quorum: u32,
    ) -> Result<Shortlist, FieldErrors> {
        let Line::Clear { places } = line(rules, outcomes) else { return Err(FieldErrors::one("form", Problem::TieOpen)) };
        let mut r = FormReader::new(form);
        let vote = Vote::read(&mut r, quorum);
        if must_discuss && form.text("note").is_empty() {
            r.errors.add("note", Problem::DiscussionNote);
        }
        Ok(Shortlist { vote, ..self.read(&mut r, places, outcomes)? })
    }

    /// The leader's decision: `pick_{proposal id}` checked for each, and `note`, which is required where the picks are not
    /// those of the advice.
    pub fn read_decision(
        self,
        form: &Form,
        rules: &RuleSet,
        outcomes: &[Outcome],
        advice: Option<&Shortlist>,
    ) -> Result<Shortlist, FieldErrors> {
        let decision = self.read(&mut FormReader::new(form), places(rules, outcomes), outcomes)?;
        let differs = advice.is_some_and(|advice| advice.proposals != decision.proposals);
        if differs && decision.note.is_empty() { Err(FieldErrors::one("note", Problem::PicksReason)) } else { Ok(decision) }
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
        let note = r.text("note", MAX_NOTE);
        if needs_note && note.is_empty() {
            r.errors.add("note", Problem::PicksReason);
        }
        let shortlist = Shortlist { proposals, by: self.by, by_name: String::new(), at: self.at, note, vote: None };
        std::mem::take(&mut r.errors).or(shortlist)
    }
}

//! A firm's complaint about the result, and the office's answer ("kiến nghị"). One for each proposal;
//! an answer closes it, so it is either open or closed, and both dates are kept.

use crate::{
    access::{Permit, Subject},
    challenges::{Challenge, lifecycle::Rejection},
    check::Problem,
    form::{FieldErrors, Form, FormReader},
    ids::{ChallengeId, FirmId, ProposalId, UserId},
    proposals::Proposal,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// Longest complaint and longest answer, in characters.
pub const MAX_TEXT: usize = 8_000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    pub proposal: ProposalId,
    pub challenge: ChallengeId,
    pub firm: FirmId,
    pub by: UserId,
    pub at: Moment,
    pub grounds: Grounds,
    pub text: String,
    /// With it the complaint is closed.
    pub answer: Option<Answer>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub by: UserId,
    pub at: Moment,
    pub finding: Finding,
    pub text: String,
}

/// What a complaint is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grounds {
    Procedure,
    Arithmetic,
    Conflict,
    Admissibility,
    Other,
}

impl Grounds {
    pub const ALL: [Self; 5] = [Self::Procedure, Self::Arithmetic, Self::Conflict, Self::Admissibility, Self::Other];

    pub fn code(self) -> &'static str {
        match self {
            Self::Procedure => "procedure",
            Self::Arithmetic => "arithmetic",
            Self::Conflict => "conflict",
            Self::Admissibility => "admissibility",
            Self::Other => "other",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|g| g.code() == code)
    }
}

/// What the office found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    Upheld,
    Partly,
    Rejected,
}

impl Finding {
    pub const ALL: [Self; 3] = [Self::Upheld, Self::Partly, Self::Rejected];

    pub fn code(self) -> &'static str {
        match self {
            Self::Upheld => "upheld",
            Self::Partly => "partly",
            Self::Rejected => "rejected",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.code() == code)
    }
}

/// Form: `grounds`, `text`.
pub fn read_complaint(form: &Form) -> Result<(Grounds, String), FieldErrors> {
    let mut r = FormReader::new(form);
    let grounds = r.required_parsed("grounds", Problem::Choice, Grounds::from_code);
    let text = r.required("text", MAX_TEXT);
    r.errors.or(())?;
    grounds.map(|grounds| (grounds, text)).ok_or_else(|| FieldErrors::one("grounds", Problem::Choice))
}

/// Form: `finding`, `text`.
pub fn read_answer(form: &Form) -> Result<(Finding, String), FieldErrors> {
    let mut r = FormReader::new(form);
    let finding = r.required_parsed("finding", Problem::Choice, Finding::from_code);
    let text = r.required("text", MAX_TEXT);
    r.errors.or(())?;
    finding.map(|finding| (finding, text)).ok_or_else(|| FieldErrors::one("finding", Problem::Choice))
}

impl Complaint {
    /// One for each proposal.
    pub fn file(before: Option<&Self>, about: &Proposal, permit: &Permit, (grounds, text): (Grounds, String)) -> Result<Self, Rejection> {
        let by = permit.by().filter(|_| before.is_none()).ok_or(Rejection::WrongState)?;
        let (proposal, challenge, firm) = (about.id, about.challenge, about.firm);
        Ok(Self { proposal, challenge, firm, by, at: permit.at(), grounds, text, answer: None })
    }

    /// The office's answer, which closes it. Answered once.
    pub fn answer(mut self, permit: &Permit, finding: Finding, text: String) -> Result<Self, Rejection> {
        let by = permit.by().filter(|_| self.answer.is_none()).ok_or(Rejection::WrongState)?;
        self.answer = Some(Answer { by, at: permit.at(), finding, text });
        Ok(self)
    }
}

/// Whether complaints that are open keep a call from being concluded.
pub fn blocks(challenge: &Challenge, is_open: bool) -> bool {
    is_open && challenge.content.rules.terms.complaints_block
}

impl From<&Complaint> for Subject {
    fn from(complaint: &Complaint) -> Self {
        Self::Proposal(complaint.proposal, complaint.challenge)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::{self, Action, Site},
        evaluations::samples::{admitted, member, scoring},
        people::{Actor, Role, User},
    };

    /// Of some kind; which action it is for does not matter to a transition.
    fn testing_permit() -> Permit {
        let (name, email) = (String::new(), String::new());
        let officer = User { id: member(1), name, email, role: Role::Officer, firm: None, seat: None, still_scores: false };
        access::check(&Actor::User(officer), Action::CreateChallenge, &Site, Moment(3)).expect("officers create")
    }

    #[test]
    fn grounds_and_text_are_both_asked_for() {
        let errors = read_complaint(&Form::default().with("grounds", "weather")).expect_err("wrong");
        assert_eq!((errors.of("grounds"), errors.of("text")), (Some(&Problem::Choice), Some(&Problem::Required)));
        let form = Form::default().with("grounds", "arithmetic").with("text", " Tổng điểm sai. ");
        assert_eq!(read_complaint(&form), Ok((Grounds::Arithmetic, "Tổng điểm sai.".to_owned())));
        assert!(read_answer(&Form::default().with("finding", "upheld")).is_err());
    }

    #[test]
    fn one_complaint_for_each_proposal() {
        let permit = testing_permit();
        let file = |before: Option<&Complaint>| Complaint::file(before, &admitted(1), &permit, (Grounds::Procedure, "Sai.".to_owned()));
        let filed = file(None).expect("filed");
        assert_eq!((filed.proposal, filed.by, filed.at), (admitted(1).id, member(1), Moment(3)));
        assert_eq!(file(Some(&filed)), Err(Rejection::WrongState));
    }

    #[test]
    fn an_open_complaint_holds_up_the_end_where_the_rules_say_so() {
        let ruled = |complaints_block| {
            let terms = crate::challenges::rules::Terms { complaints_block, ..Default::default() };
            scoring(crate::challenges::RuleSet { terms, ..Default::default() }, 1)
        };
        assert!(blocks(&ruled(true), true) && !blocks(&ruled(true), false) && !blocks(&ruled(false), true));
    }
}

//! A firm's complaint about the result, and the office's answer ("kiến nghị"). One for each proposal. An answer that
//! upholds it says what is done again, by whom and until when; that is open until it is recorded as done.

pub mod about;
mod part;

use crate::{
    access::{Permit, Subject},
    challenges::{Challenge, lifecycle::Rejection},
    check::Problem,
    days_off::DaysOff,
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
    pub finding: Conclusion,
    pub text: String,
    /// What follows where it was upheld; earlier versions asked for nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consequence: Option<Consequence>,
}

/// What is done again. Never the scoring: no sheet is taken and no order changes once a ranking was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Again {
    Screening,
    Decision,
    Publication,
    /// Nothing can be done again any more.
    Apology,
}

/// Whose it is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    Office,
    Leader,
}

impl Again {
    pub const ALL: [Self; 4] = [Self::Screening, Self::Decision, Self::Publication, Self::Apology];

    pub fn code(self) -> &'static str {
        match self {
            Self::Screening => "screening",
            Self::Decision => "decision",
            Self::Publication => "publication",
            Self::Apology => "apology",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|again| again.code() == code)
    }

    pub fn holder(self) -> Holder {
        match self {
            Self::Screening | Self::Publication | Self::Apology => Holder::Office,
            Self::Decision => Holder::Leader,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consequence {
    pub what: Again,
    /// What exactly; of an apology, why it is all that can be done.
    pub note: String,
    /// Exclusive; none for an apology, which is in the answer itself.
    pub due: Option<Moment>,
    pub done: Option<Redone>,
}

/// In public without words about anybody: what, by whom, until when, and whether it is done.
pub fn public_consequences(complaints: impl IntoIterator<Item = Complaint>) -> Vec<Consequence> {
    let told = |again: Consequence| Consequence {
        note: String::new(),
        done: again.done.map(|done| Redone { text: String::new(), ..done }),
        ..again
    };
    complaints.into_iter().filter_map(|complaint| complaint.answer?.consequence).map(told).collect()
}

/// What came of doing it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redone {
    pub by: UserId,
    pub at: Moment,
    pub text: String,
}

impl Consequence {
    pub fn is_open(&self) -> bool {
        self.due.is_some() && self.done.is_none()
    }

    pub fn is_overdue(&self, now: Moment) -> bool {
        self.is_open() && self.due.is_some_and(|due| due <= now)
    }
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
pub enum Conclusion {
    Upheld,
    Partly,
    Rejected,
}

impl Conclusion {
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

/// An answer as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    pub finding: Conclusion,
    pub text: String,
    pub consequence: Option<Consequence>,
}

/// Form: `finding`, `text`; where the complaint is upheld also `again`, `again_note`, and `again_due`, the last day on which
/// it is done. A day off is [meant](DaysOff::meant).
pub fn read_answer(form: &Form, days_off: &DaysOff, now: Moment) -> Result<Ruling, FieldErrors> {
    let mut r = FormReader::new(form);
    let finding = r.required_parsed("finding", Problem::Choice, Conclusion::from_code);
    let text = r.required("text", MAX_TEXT);
    let consequence = match finding {
        Some(Conclusion::Upheld | Conclusion::Partly) => consequence(&mut r, days_off, now),
        Some(Conclusion::Rejected) if !form.text("again").is_empty() => {
            r.errors.add("again", Problem::NoConsequence);
            None
        }
        Some(Conclusion::Rejected) | None => None,
    };
    r.errors.or(())?;
    finding.map(|finding| Ruling { finding, text, consequence }).ok_or_else(|| FieldErrors::one("finding", Problem::Choice))
}

fn consequence(r: &mut FormReader<'_>, days_off: &DaysOff, now: Moment) -> Option<Consequence> {
    let what = r.required_parsed("again", Problem::Choice, Again::from_code);
    let note = r.required("again_note", MAX_TEXT);
    let what = what?;
    if what == Again::Apology {
        return Some(Consequence { what, note, due: None, done: None });
    }
    let day = r.required_parsed("again_due", Problem::Date, Moment::from_date)?;
    let due = day.plus_days(1);
    if due <= now {
        r.errors.add("again_due", Problem::InPast);
    } else if let Err(asked) = days_off.meant("again_due", day, r.form) {
        r.errors.0.extend(asked.0);
    }
    Some(Consequence { what, note, due: Some(due), done: None })
}

/// Form: `done`, what came of it.
pub fn read_redone(form: &Form) -> Result<String, FieldErrors> {
    let mut r = FormReader::new(form);
    let text = r.required("done", MAX_TEXT);
    r.errors.or(text)
}

impl Complaint {
    /// One for each proposal.
    pub fn file(before: Option<&Self>, about: &Proposal, permit: &Permit, (grounds, text): (Grounds, String)) -> Result<Self, Rejection> {
        let by = permit.by().filter(|_| before.is_none()).ok_or(Rejection::WrongState)?;
        let (proposal, challenge, firm) = (about.id, about.challenge, about.firm);
        Ok(Self { proposal, challenge, firm, by, at: permit.at(), grounds, text, answer: None })
    }

    /// The office's answer. Answered once.
    pub fn answer(mut self, permit: &Permit, ruling: Ruling) -> Result<Self, Rejection> {
        let by = permit.by().filter(|_| self.answer.is_none()).ok_or(Rejection::WrongState)?;
        let Ruling { finding, text, consequence } = ruling;
        self.answer = Some(Answer { by, at: permit.at(), finding, text, consequence });
        Ok(self)
    }

    pub fn consequence(&self) -> Option<&Consequence> {
        self.answer.as_ref().and_then(|answer| answer.consequence.as_ref())
    }

    /// It has no answer, or what follows from its answer is not done.
    pub fn is_open(&self) -> bool {
        self.answer.is_none() || self.consequence().is_some_and(Consequence::is_open)
    }

    /// What was to be done again is done, once.
    pub fn redo(mut self, permit: &Permit, text: String) -> Result<Self, Rejection> {
        let by = permit.by().ok_or(Rejection::WrongState)?;
        let consequence = self.answer.as_mut().and_then(|answer| answer.consequence.as_mut());
        let open = consequence.filter(|consequence| consequence.is_open()).ok_or(Rejection::WrongState)?;
        open.done = Some(Redone { by, at: permit.at(), text });
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
        assert!(read_answer(&Form::default().with("finding", "upheld"), &DaysOff::default(), Moment(0)).is_err());
    }

    #[test]
    fn what_is_upheld_has_a_consequence_with_a_holder_and_a_term() {
        let now = Moment::from_local("2026-12-01T09:00").expect("a time");
        let answer = |finding: &str| Form::default().with("finding", finding).with("text", "Đúng.");
        assert_eq!(read_answer(&answer("rejected"), &DaysOff::default(), now).expect("read").consequence, None);
        let wrong = |form: Form| read_answer(&form, &DaysOff::default(), now).expect_err("wrong");
        let errors = wrong(answer("upheld"));
        assert_eq!((errors.of("again"), errors.of("again_note")), (Some(&Problem::Choice), Some(&Problem::Required)));
        assert_eq!(wrong(answer("rejected").with("again", "decision")).of("again"), Some(&Problem::NoConsequence));
        let decision = answer("partly").with("again", "decision").with("again_note", "Xem lại mức điểm.");
        assert_eq!(wrong(decision.clone()).of("again_due"), Some(&Problem::Required));
        assert_eq!(wrong(decision.clone().with("again_due", "2026-11-30")).of("again_due"), Some(&Problem::InPast));
        assert!(matches!(wrong(decision.clone().with("again_due", "2026-12-05")).of("again_due"), Some(Problem::DayOff(..))));
        let due = Moment::from_date("2026-12-05").expect("a day");
        let consequence =
            read_answer(&decision.with("again_due", "2026-12-04"), &DaysOff::default(), now).expect("read").consequence.expect("one");
        assert_eq!((consequence.what.holder(), consequence.due), (Holder::Leader, Some(due)));
        assert!(consequence.is_open() && !consequence.is_overdue(Moment(due.0 - 1)) && consequence.is_overdue(due));
        let apology = answer("upheld").with("again", "apology").with("again_note", "Không thể chấm lại.");
        let apology = read_answer(&apology, &DaysOff::default(), now).expect("read").consequence.expect("one");
        assert!(!apology.is_open() && !apology.is_overdue(due));
    }

    #[test]
    fn an_answer_of_before_reads_without_a_consequence() {
        let by = UserId(uuid::Uuid::from_u128(1));
        let old = format!(r#"{{"by":"{}","at":1,"finding":"upheld","text":"Đúng."}}"#, by.0);
        let answer: Answer = serde_json::from_str(&old).expect("readable");
        assert_eq!(answer.consequence, None);
        assert_eq!(serde_json::to_string(&answer).expect("json"), old);
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

//! Questions about a published call ("hỏi – đáp làm rõ"): asked by firms until a cut-off, answered, merged or declined by
//! two people of the office, and told to everybody without their askers.

use crate::{
    access::Permit,
    challenges::{
        Challenge, State as Stands,
        lifecycle::{Rejection, Transition},
    },
    check::Problem,
    days_off::DaysOff,
    event::{Event, EventKind},
    form::{FieldErrors, Form, FormReader},
    ids::{ChallengeId, FirmId, UserId},
    limits::REASON,
    number::plain,
    time::Moment,
};
use serde::{Deserialize, Serialize};

pub const MAX_QUESTION: usize = 2_000;
pub const MAX_ANSWER: usize = 5_000;
/// What one firm asks about one call: in 24 hours, and in all. Numbers of this site, to be confirmed.
pub const PER_DAY: usize = 5;
pub const PER_CALL: usize = 20;

/// One question. Who asked is known to the firm alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub challenge: ChallengeId,
    /// Of the call, from 1, in the order in which they came.
    pub number: u32,
    pub firm: FirmId,
    pub by: UserId,
    pub at: Moment,
    pub text: String,
    pub state: State,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum State {
    /// Nothing is public; a reply may be drafted.
    Waiting {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        draft: Option<Draft>,
    },
    /// The reply stands.
    Replied { draft: Draft, by: UserId, at: Moment },
}

/// What one person of the office proposes to reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub reply: Reply,
    pub by: UserId,
    pub at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "reply")]
pub enum Reply {
    /// `question` as it is published: without what tells who asked.
    Answer { question: String, answer: String },
    /// It has the answer of another.
    Merge { into: u32 },
    /// Told to the asker alone.
    Decline { reason: String },
}

impl Question {
    /// `before` are all of its call.
    pub fn ask(before: &[Self], permit: &Permit, challenge: ChallengeId, firm: FirmId, text: String) -> Result<(Self, Event), FieldErrors> {
        let own = || before.iter().filter(|question| question.firm == firm);
        let yesterday = permit.at().plus_days(-1);
        if own().filter(|question| question.at > yesterday).count() >= PER_DAY {
            return Err(FieldErrors::one("question", Problem::TooManyQuestions(PER_DAY as u32, false)));
        }
        if own().count() >= PER_CALL {
            return Err(FieldErrors::one("question", Problem::TooManyQuestions(PER_CALL as u32, true)));
        }
        let Some(by) = permit.by() else { return Err(FieldErrors::one("question", Problem::Choice)) };
        let number = before.iter().map(|question| question.number).max().unwrap_or_default() + 1;
        let state = State::Waiting { draft: None };
        let question = Self { challenge, number, firm, by, at: permit.at(), text, state };
        // The trail, which the office reads, does not tell who asked.
        let event = Event::new(EventKind::QuestionAsked, None).challenge(challenge).note(number.to_string());
        Ok((question, event))
    }

    pub fn is_waiting(&self) -> bool {
        matches!(self.state, State::Waiting { .. })
    }

    pub fn draft(&self) -> Option<&Draft> {
        match &self.state {
            State::Waiting { draft } => draft.as_ref(),
            State::Replied { draft, .. } => Some(draft),
        }
    }

    /// What stands.
    pub fn reply(&self) -> Option<&Reply> {
        if let State::Replied { draft, .. } = &self.state { Some(&draft.reply) } else { None }
    }

    pub fn answer(&self) -> Option<(&str, &str)> {
        if let Some(Reply::Answer { question, answer }) = self.reply() { Some((question, answer)) } else { None }
    }

    /// In place of what was drafted before, by whomever.
    pub fn draft_reply(self, permit: &Permit, reply: Reply) -> Result<(Self, Event), Rejection> {
        let (State::Waiting { .. }, Some(by)) = (&self.state, permit.by()) else { return Err(Rejection::WrongState) };
        let event = self.event(EventKind::ReplyDrafted, permit);
        let draft = Some(Draft { reply, by, at: permit.at() });
        Ok((Self { state: State::Waiting { draft }, ..self }, event))
    }

    /// As it was drafted. What a question is merged into has its answer by then.
    pub fn publish_reply(self, permit: &Permit, all: &[Self]) -> Result<(Self, Event), Rejection> {
        let (State::Waiting { draft: Some(draft) }, Some(by)) = (&self.state, permit.by()) else { return Err(Rejection::WrongState) };
        if let Reply::Merge { into } = draft.reply
            && !all.iter().any(|other| other.number == into && other.answer().is_some())
        {
            return Err(Rejection::WrongState);
        }
        let event = self.event(EventKind::ReplyPublished, permit);
        let state = State::Replied { draft: draft.clone(), by, at: permit.at() };
        Ok((Self { state, ..self }, event))
    }

    fn event(&self, kind: EventKind, permit: &Permit) -> Event {
        Event::new(kind, permit.by()).challenge(self.challenge).note(self.number.to_string())
    }
}

/// Form: `question`.
pub fn read_question(form: &Form) -> Result<String, FieldErrors> {
    let mut r = FormReader::new(form);
    let text = r.required("question", MAX_QUESTION);
    r.errors.or(text)
}

/// Form: `reply` and what belongs to it: `public_question`, `answer` and `clarifies`; `into`; or `reason`. `others` may be
/// merged into where an answer stands or is drafted.
pub fn read_reply(form: &Form, others: &[Question]) -> Result<Reply, FieldErrors> {
    let mut r = FormReader::new(form);
    let reply = match form.get("reply") {
        "answer" => {
            let (question, answer) = (r.required("public_question", MAX_QUESTION), r.required("answer", MAX_ANSWER));
            if !form.is_checked("clarifies") {
                r.errors.add("clarifies", Problem::OnlyClarifies);
            }
            Reply::Answer { question, answer }
        }
        "merge" => {
            let is_answered = |number: &u32| {
                let found = others.iter().find(|other| other.number == *number);
                found.and_then(Question::draft).is_some_and(|draft| matches!(draft.reply, Reply::Answer { .. }))
            };
            let into = r.required_parsed("into", Problem::Choice, |text| plain::<u32>(text).filter(is_answered));
            Reply::Merge { into: into.unwrap_or_default() }
        }
        "decline" => Reply::Decline { reason: r.required("reason", REASON) },
        _ => return Err(FieldErrors::one("reply", Problem::Choice)),
    };
    r.errors.or(reply)
}

impl Reply {
    pub fn to_form(&self) -> Form {
        let form = Form::default();
        match self {
            Self::Answer { question, answer } => {
                form.with("reply", "answer").with("public_question", question).with("answer", answer).with("clarifies", "on")
            }
            Self::Merge { into } => form.with("reply", "merge").with("into", into.to_string()),
            Self::Decline { reason } => form.with("reply", "decline").with("reason", reason),
        }
    }
}

impl Challenge {
    /// Questions are taken until this moment, exclusive; it moves with the closing.
    pub fn questions_until(&self) -> Option<Moment> {
        let days = self.content.rules.terms.questions.days;
        self.content.calendar.closes.map(|closes| closes.plus_days(-i64::from(days)))
    }

    /// Until when a firm can still use an answer.
    pub fn replies_due(&self) -> Option<Moment> {
        let terms = &self.content.rules.terms.questions;
        let days = terms.answer_days.min(terms.days);
        self.content.calendar.closes.map(|closes| closes.plus_days(-i64::from(days)))
    }

    /// Where the rules say so, the closing moves once, by the days that questions end before it, to the announced hour of
    /// the first working day after them: by the calendar alone, since nobody reads this closing before it holds, and whoever
    /// keeps the office's days off could make it any day.
    pub fn move_for_questions(self, permit: &Permit, waiting: usize) -> Transition {
        let terms = self.content.rules.terms.questions.clone();
        let (Stands::Published { .. }, Some(due), Some(closes)) = (&self.state, self.replies_due(), self.content.calendar.closes) else {
            return Err(Rejection::WrongState);
        };
        if !terms.blocks || waiting == 0 || permit.at() < due || permit.at() >= closes {
            return Err(Rejection::WrongState);
        }
        let moved = DaysOff::default().working(closes.plus_days(i64::from(terms.days.max(1))));
        let (challenge, event) = self.extend(permit, moved, &moved_because(waiting))?;
        Ok((challenge, Event { kind: EventKind::ClosingMoved, ..event }))
    }
}

/// Why a version moved the closing by itself; public with it.
pub fn moved_because(waiting: usize) -> String {
    format!("Chuyển thời điểm đóng nhận hồ sơ một lần theo quy chế: đến hạn trả lời vẫn còn {waiting} câu hỏi làm rõ chưa được trả lời.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::{self, Action},
        challenges::{Calendar, Content, RuleSet, Timing, lifecycle::Opening},
    };
    use uuid::Uuid;

    const CALL: ChallengeId = ChallengeId(Uuid::from_u128(1));
    const ASKER: FirmId = FirmId(Uuid::from_u128(2));

    fn at(text: &str) -> Moment {
        Moment::from_local(text).expect("a time")
    }

    fn question(number: u32, firm: FirmId, at: Moment, state: State) -> Question {
        Question { challenge: CALL, number, firm, by: UserId(Uuid::nil()), at, text: "Hỏi?".to_owned(), state }
    }

    fn answered() -> State {
        let reply = Reply::Answer { question: "Hỏi?".to_owned(), answer: "Đáp.".to_owned() };
        let (by, at) = (UserId(Uuid::nil()), Moment(1));
        State::Replied { draft: Draft { reply, by, at }, by, at }
    }

    fn permit(now: Moment) -> Permit {
        access::system(Action::ExtendClosing, CALL, now).expect("the site's own")
    }

    fn call(blocks: bool) -> Challenge {
        let mut rules = RuleSet::default();
        rules.terms.questions.blocks = blocks;
        let calendar = Calendar { opens: Some(at("2026-03-02T08:00")), closes: Some(at("2026-03-31T17:00")), ..Calendar::default() };
        Challenge {
            id: CALL,
            code: "BT-01".to_owned(),
            author: UserId(Uuid::nil()),
            state: Stands::published(Moment(0)),
            content: Content { calendar, rules: rules.into(), ..Content::default() },
            version: 1,
            is_illustrative: false,
            rules_hash: None,
            opening: Opening::default(),
            timing: Timing::default(),
        }
    }

    #[test]
    fn one_firm_asks_five_in_a_day_and_twenty_in_all() {
        let now = at("2026-03-10T09:00");
        let asked = |count: u32, at: Moment, firm| (1..=count).map(|n| question(n, firm, at, answered())).collect::<Vec<_>>();
        let ask = |before: &[Question]| Question::ask(before, &permit(now), CALL, ASKER, "Hỏi?".to_owned()).expect_err("refused");
        // The site itself asks nothing: what is refused earlier is told as what it is.
        let quota = |before: &[Question]| ask(before).of("question").cloned();
        assert_eq!(quota(&asked(5, now, ASKER)), Some(Problem::TooManyQuestions(5, false)));
        assert_eq!(quota(&asked(20, now.plus_days(-2), ASKER)), Some(Problem::TooManyQuestions(20, true)));
        for before in [asked(4, now, ASKER), asked(19, now.plus_days(-1), ASKER), asked(500, now, FirmId(Uuid::nil()))] {
            assert_eq!(quota(&before), Some(Problem::Choice), "within what one firm may ask");
        }
    }

    #[test]
    fn a_reply_is_read_whole_and_fills_its_form_again() {
        let others = [question(1, ASKER, Moment(0), answered()), question(2, ASKER, Moment(0), State::Waiting { draft: None })];
        let form = |fields: &[(&str, &str)]| Form(fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect());
        for fields in [
            &[("reply", "answer"), ("public_question", "Hỏi?"), ("answer", "Đáp."), ("clarifies", "on")] as &[_],
            &[("reply", "merge"), ("into", "1")],
            &[("reply", "decline"), ("reason", "Trùng nội dung đã công bố.")],
        ] {
            assert_eq!(read_reply(&form(fields), &others).expect("read").to_form(), form(fields));
        }
        let wrong = |fields: &[(&str, &str)]| read_reply(&form(fields), &others).expect_err("refused").0;
        assert_eq!(wrong(&[]), [("reply".to_owned(), Problem::Choice)]);
        for into in ["2", "3", "x"] {
            assert_eq!(wrong(&[("reply", "merge"), ("into", into)]), [("into".to_owned(), Problem::Choice)], "{into}");
        }
        let all = [("reply", "answer"), ("public_question", "Hỏi?"), ("answer", "Đáp.")];
        assert_eq!(wrong(&all), [("clarifies".to_owned(), Problem::OnlyClarifies)]);
    }

    #[test]
    fn questions_end_before_the_closing_and_move_with_it() {
        let mut call = call(true);
        assert_eq!((call.questions_until(), call.replies_due()), (Some(at("2026-03-26T17:00")), Some(at("2026-03-29T17:00"))));
        call.content.calendar.closes = Some(at("2026-04-07T17:00"));
        assert_eq!(call.questions_until(), Some(at("2026-04-02T17:00")));
    }

    #[test]
    fn the_closing_moves_for_what_waits_and_for_nothing_else() {
        let due = at("2026-03-29T17:00");
        let (moved, event) = call(true).move_for_questions(&permit(due), 2).expect("moved");
        // Five days after Tuesday 31/03 is a Sunday.
        assert_eq!(moved.content.calendar.closes, Some(at("2026-04-06T17:00")));
        assert_eq!((event.kind, event.by, moved.version), (EventKind::ClosingMoved, None, 2));
        assert!(call(true).move_for_questions(&permit(Moment(due.0 - 1)), 2).is_err(), "not before answers are due");
        assert!(call(true).move_for_questions(&permit(at("2026-03-31T17:00")), 2).is_err(), "what has closed stays closed");
        assert!(call(true).move_for_questions(&permit(due), 0).is_err() && call(false).move_for_questions(&permit(due), 2).is_err());
    }

    #[test]
    fn what_is_stored_is_read_again() {
        for state in [State::Waiting { draft: None }, answered()] {
            assert_eq!(serde_json::from_str::<State>(&serde_json::to_string(&state).expect("json")).expect("read"), state);
        }
    }
}

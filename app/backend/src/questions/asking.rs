//! A firm asks, and reads what it asked; everybody reads what was answered.

use super::{Asking, OwnQuestion, PublicAnswer, PublicQuestions};
use crate::{
    Backend, Result,
    db::{self, Source},
    mail::Mail,
    memory::Row,
};
use domain::{
    access::{self, Action, Can, Denied},
    challenges::{Challenge, Stage},
    event::EventKind,
    form::Form,
    people::{Actor, Role},
    questions::{Question, Reply, State, read_question},
    time::Moment,
};

impl Backend {
    /// What the reader's firm asked, and whether it may ask.
    pub async fn asking(&self, actor: &Actor, code: &str) -> Result<Asking> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, code, now).await?;
        let firm = match access::check(actor, Action::AskQuestion, &case.facts, now) {
            Err(denied @ (Denied::SignIn | Denied::Role)) => return Err(denied.into()),
            _ => actor.firm().map(|member| member.firm),
        };
        let asked = db::question::of_challenge(db, case.challenge.id).await?;
        let own = asked.into_iter().filter(|question| Some(question.firm) == firm).map(|question| OwnQuestion {
            number: question.number,
            at: question.at,
            text: question.text,
            state: Some(question.state).filter(|state| matches!(state, State::Replied { .. })),
        });
        Ok(Asking {
            own: own.collect(),
            until: case.challenge.questions_until(),
            can: Can::ask(actor, &case.facts, now),
            challenge: case.challenge,
        })
    }

    /// Form: `question`. Mails the officers, without saying who asks. The same again from the same firm is there already.
    pub async fn ask_question(&self, actor: &Actor, code: &str, form: &Form) -> Result<u32> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::AskQuestion, &case.facts, tx.now)?;
        let text = read_question(form)?;
        let firm = actor.firm().ok_or(Denied::NoFirm)?.firm;
        let before = db::question::of_challenge(&tx.db, case.challenge.id).await?;
        if let Some(there) = before.iter().find(|there| there.firm == firm && there.text == text && there.is_waiting()) {
            return Ok(there.number);
        }
        let (question, event) = Question::ask(&before, &permit, case.challenge.id, firm, text)?;
        db::question::save(&tx.db, &permit, &question).await?;
        tx.record(&event).await?;
        let due = case.challenge.replies_due();
        let (challenge_code, title) = (case.challenge.code, case.challenge.content.title);
        let mail = Mail::QuestionWaits { challenge_code, title, number: question.number, question: question.text, due };
        self.mail_role(&tx, Role::Officer, &mail).await?;
        tx.commit().await?;
        Ok(question.number)
    }
}

/// What everybody may know of the questions about a challenge.
pub(crate) async fn published(db: &impl Source, challenge: &Challenge, now: Moment) -> Result<PublicQuestions> {
    if !challenge.stage(now).is_public() {
        return Ok(PublicQuestions::default());
    }
    let all = db.kept(Row::Questions(challenge.id), db::question::of_challenge(db, challenge.id)).await?;
    let is_taking = matches!(challenge.stage(now), Stage::Upcoming | Stage::Open);
    let merged = |number: u32| {
        let into = |question: &&Question| matches!(question.reply(), Some(Reply::Merge { into }) if *into == number);
        all.iter().filter(into).map(|question| question.number).collect()
    };
    let answer = |question: &Question| {
        let (asked, answer) = question.answer()?;
        let State::Replied { at, .. } = question.state else { return None };
        let (number, question, answer) = (question.number, asked.to_owned(), answer.to_owned());
        Some(PublicAnswer { number, question, answer, at, merged: merged(number) })
    };
    Ok(PublicQuestions {
        answers: all.iter().filter_map(answer).collect(),
        waiting: all.iter().filter(|question| question.is_waiting()).count(),
        declined: all.iter().filter(|question| matches!(question.reply(), Some(Reply::Decline { .. }))).count(),
        until: challenge.questions_until().filter(|_| is_taking),
        due: challenge.replies_due(),
        moves: is_taking && may_move(db, challenge).await?,
    })
}

/// The rules move the closing for what has no answer, and it has not moved so before.
pub(super) async fn may_move(db: &impl Source, challenge: &Challenge) -> Result<bool> {
    let blocks = challenge.content.rules.terms.questions.blocks;
    let load = async { Ok(db::step::last(db, challenge.id, EventKind::ClosingMoved).await?.is_some()) };
    Ok(blocks && !db.kept(Row::ClosingMoved(challenge.id), load).await?)
}

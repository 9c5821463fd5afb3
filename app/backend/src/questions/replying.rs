//! The office replies: one person drafts, another publishes; firms that write a proposal are told once for all that came
//! together.

use super::{AskedQuestion, Replying, asking::may_move};
use crate::{
    Backend, Error, Result,
    db::{self, Source},
    mail::{Mail, Replied},
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Can, ChallengeFacts, Denied, Fact},
    challenges::Challenge,
    check::Problem,
    form::Form,
    ids::ChallengeId,
    people::Actor,
    questions::{Question, Reply, read_reply},
    seen::{Seen, check_seen},
    time::Moment,
};
use std::collections::BTreeMap;

impl Backend {
    /// Every question of a call, without who asked.
    pub async fn replying(&self, actor: &Actor, code: &str) -> Result<Replying> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, code, now).await?;
        access::check(actor, Action::UseOffice, &case.facts, now)?;
        if !case.challenge.stage(now).is_public() {
            return Err(Denied::WrongState.into());
        }
        let all = db::question::of_challenge(db, case.challenge.id).await?;
        let mut names = BTreeMap::new();
        for draft in all.iter().filter_map(Question::draft) {
            names.insert(draft.by, db::user::name(db, draft.by).await?);
        }
        Ok(Replying {
            seen: Seen::of(&drafted(&all)),
            due: case.challenge.replies_due(),
            moves: may_move(db, &case.challenge).await?,
            questions: all.into_iter().map(|question| asked(actor, case.facts, question, now)).collect(),
            names,
            can: Can::ask(actor, &case.facts, now),
            challenge: case.challenge,
        })
    }

    /// Form: [`read_reply`], and `seen` of what was drafted. In place of an earlier draft, whoever wrote that.
    pub async fn draft_reply(&self, actor: &Actor, code: &str, number: u32, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::DraftReply, &case.facts, tx.now)?;
        let (question, others) = one(&tx.db, case.challenge.id, number).await?;
        if !question.is_waiting() {
            return Err(Denied::WrongState.into());
        }
        check_seen(form, &drafted(std::slice::from_ref(&question)))?;
        let reply = read_reply(form, &others)?;
        if question.draft().is_some_and(|draft| Some(draft.by) == permit.by() && draft.reply == reply) {
            return Ok(());
        }
        let (question, event) = question.draft_reply(&permit, reply)?;
        db::question::save(&tx.db, &permit, &question).await?;
        tx.record(&event).await?;
        tx.commit().await
    }

    /// Form: `publish_{number}` for each, and `seen` of all that is drafted. Tells each asker, and once all firms that have a
    /// draft or a proposal.
    pub async fn publish_replies(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        access::check(actor, Action::DraftReply, &case.facts, tx.now)?;
        let mut all = db::question::of_challenge(&tx.db, case.challenge.id).await?;
        check_seen(form, &drafted(&all))?;
        let mut chosen: Vec<Question> = all.iter().filter(|question| form.is_checked(&publishing(question.number))).cloned().collect();
        if chosen.is_empty() {
            return Err(Error::field("publish", Problem::Choice));
        }
        // An answer before what is merged into it.
        chosen.sort_by_key(|question| question.draft().is_some_and(|draft| matches!(draft.reply, Reply::Merge { .. })));
        for question in chosen {
            let permit = access::check(actor, Action::PublishReply, &replied(case.facts, &question), tx.now)?;
            let number = question.number;
            let is_merged = question.draft().is_some_and(|draft| matches!(draft.reply, Reply::Merge { .. }));
            let (question, event) = match question.publish_reply(&permit, &all) {
                Err(_) if is_merged => return Err(Error::field(&publishing(number), Problem::MergedFirst)),
                published => published?,
            };
            db::question::save(&tx.db, &permit, &question).await?;
            tx.record(&event).await?;
            all.iter_mut().filter(|other| other.number == number).for_each(|other| *other = question.clone());
        }
        self.tell_replies(&tx, &case.challenge, form, &all).await?;
        tx.commit().await
    }

    async fn tell_replies(&self, tx: &Transaction<'_>, challenge: &Challenge, form: &Form, all: &[Question]) -> Result<()> {
        let told = all.iter().filter(|question| form.is_checked(&publishing(question.number)));
        let answer_of = |number: u32| all.iter().find(|other| other.number == number).and_then(Question::answer);
        let mut answers = Vec::new();
        for question in told {
            let replied = match question.reply() {
                Some(Reply::Answer { answer, .. }) => {
                    answers.push(question.number);
                    Replied::Answered { number: question.number, answer: answer.clone() }
                }
                Some(Reply::Merge { into }) => {
                    Replied::Merged { number: *into, answer: answer_of(*into).map(|(_, answer)| answer.to_owned()).unwrap_or_default() }
                }
                Some(Reply::Decline { reason }) => Replied::Declined { reason: reason.clone() },
                None => continue,
            };
            let (challenge_code, title) = (challenge.code.clone(), challenge.content.title.clone());
            let mail = Mail::QuestionReplied { challenge_code, title, question: question.text.clone(), replied };
            self.mail_user(tx, question.by, &mail).await?;
        }
        if answers.is_empty() {
            return Ok(());
        }
        let mail = Mail::AnswersPublished { challenge_code: challenge.code.clone(), title: challenge.content.title.clone(), answers };
        self.mail_concerned(tx, challenge, &mail).await
    }
}

/// The box by which the reply to this question is published.
pub(super) fn publishing(number: u32) -> String {
    format!("publish_{number}")
}

async fn one(db: &impl Source, challenge: ChallengeId, number: u32) -> Result<(Question, Vec<Question>)> {
    let all = db::question::of_challenge(db, challenge).await?;
    let (mut this, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|question| question.number == number);
    Ok((this.pop().ok_or(Error::NotFound)?, others))
}

/// What is drafted and waits, as forms rest on it.
fn drafted(questions: &[Question]) -> Form {
    let drafts =
        questions.iter().filter(|question| question.is_waiting()).filter_map(|question| Some((question.number, question.draft()?)));
    drafts.fold(Form::default(), |form, (number, draft)| {
        let text = draft.reply.to_form().0.into_values().collect::<Vec<_>>().join("\n");
        form.with(publishing(number), format!("{text}\n{}", draft.by))
    })
}

fn replied(mut facts: ChallengeFacts, question: &Question) -> ChallengeFacts {
    facts.replied_by = question.draft().map(|draft| draft.by).into();
    facts
}

fn asked(actor: &Actor, facts: ChallengeFacts, question: Question, now: Moment) -> AskedQuestion {
    let facts = replied(facts, &question);
    let seen = Seen::of(&drafted(std::slice::from_ref(&question)));
    let may = question.is_waiting() && matches!(facts.replied_by, Fact::Known(_));
    AskedQuestion {
        may_publish: may && access::check(actor, Action::PublishReply, &facts, now).is_ok(),
        number: question.number,
        at: question.at,
        text: question.text,
        state: question.state,
        seen,
    }
}

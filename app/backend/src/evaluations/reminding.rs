//! A reminder to members who have something left to hand in, and when they had the last one.

use super::{columns, counting::counts};
use crate::{Backend, Result, db, mail::Mail};
use domain::{
    access::{self, Action},
    challenges::Awaited,
    evaluations::Reminder,
    event::{Event, EventKind as What},
    ids::ChallengeId,
    people::Actor,
};
use sea_orm::ConnectionTrait;

impl Backend {
    /// The last time, for whoever may remind them.
    pub async fn last_reminder(&self, actor: &Actor, challenge_code: &str) -> Result<Option<Reminder>> {
        let now = self.clock.now();
        let case = self.challenge_case(&self.db.read, actor, challenge_code, now).await?;
        access::check(actor, Action::RemindMembers, &case.facts, now)?;
        last(&self.db.read, case.challenge.id).await
    }

    /// Writes to each member who has declarations or sheets left to do; answers how many.
    pub async fn remind_members(&self, actor: &Actor, challenge_code: &str) -> Result<usize> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::RemindMembers, &case.facts, tx.now)?;
        Reminder::may_follow(last(&tx.db, case.challenge.id).await?, tx.now)?;
        let counts = counts(&tx.db, &case.challenge, tx.now).await?;
        let mut reminded = 0;
        for member in columns::roster(&tx.db, &case.challenge, tx.now).await? {
            let sheets = counts.iter().filter(|count| count.awaits(member)).count();
            if sheets == 0 {
                continue;
            }
            let mail = Mail::SheetsLeft {
                challenge_code: case.challenge.code.clone(),
                title: case.challenge.content.title.clone(),
                sheets,
                ends: case.challenge.due(Awaited::Sheets),
            };
            self.mail_user(&tx, member, &mail).await?;
            reminded += 1;
        }
        let event = Event::new(What::MembersReminded, permit.by()).challenge(case.challenge.id).note(reminded.to_string());
        tx.record(&event).await?;
        tx.commit().await?;
        Ok(reminded)
    }
}

async fn last(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Option<Reminder>> {
    let last = db::step::last(db, challenge, What::MembersReminded).await?;
    Ok(last.map(|step| Reminder { at: step.at, members: step.note.parse().unwrap_or_default() }))
}

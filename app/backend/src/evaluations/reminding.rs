//! A reminder to members who have something left to hand in.

use super::{columns, counting::counts};
use crate::{Backend, Result, mail::Mail};
use domain::{
    access::{self, Action},
    event::{Event, EventKind as What},
    people::Actor,
};

impl Backend {
    /// Writes to each member who has declarations or sheets left to do; answers how many.
    pub async fn remind_members(&self, actor: &Actor, challenge_code: &str) -> Result<usize> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::RemindMembers, &case.facts, tx.now)?;
        let counts = counts(&tx.db, &case.challenge, tx.now).await?;
        let mut reminded = 0;
        for member in columns::seated_on_roster(&tx.db, &case.challenge, tx.now).await? {
            let sheets = counts.iter().filter(|count| count.awaits(member)).count();
            if sheets == 0 {
                continue;
            }
            let mail = Mail::SheetsLeft {
                challenge_code: case.challenge.code.clone(),
                title: case.challenge.content.title.clone(),
                sheets,
                ends: case.challenge.scoring_ends(),
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

<<<<<<< HEAD
//! A reminder to members who have something left to hand in.

use super::{columns, counting::counts};
use crate::{Backend, Result, mail::Mail};
use domain::{
    access::{self, Action},
    event::{Event, EventKind as What},
    people::Actor,
};

impl Backend {
=======
//! Reminding members of declarations and sheets that they have left to do.

use super::columns;
use crate::{Backend, Result, db, mail::Mail};
use domain::{
    access::{self, Action},
    council::Conflict,
    evaluations::Reminder,
    event::{Event, EventKind as What},
    ids::{ChallengeId, ProposalId, UserId},
    people::Actor,
    proposals::State,
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

impl Backend {
    /// The last time, for whoever may remind them.
    pub async fn last_reminder(&self, actor: &Actor, challenge_code: &str) -> Result<Option<Reminder>> {
        let now = self.clock.now();
        let case = self.challenge_case(&self.db.read, actor, challenge_code, now).await?;
        access::check(actor, Action::RemindMembers, &case.facts, now)?;
        last(&self.db.read, case.challenge.id).await
    }

>>>>>>> f5a47cd (Reminders tell of the last; the next step stands first; hashes are named)
    /// Writes to each member who has declarations or sheets left to do; answers how many.
    pub async fn remind_members(&self, actor: &Actor, challenge_code: &str) -> Result<usize> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::RemindMembers, &case.facts, tx.now)?;
<<<<<<< HEAD
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
=======
        Reminder::may_follow(last(&tx.db, case.challenge.id).await?, tx.now)?;
        let mut proposals = db::proposal::handed_in(&tx.db, [case.challenge.id]).await?;
        proposals.retain(|p| p.state == State::Admissible);
        let finished = db::sheet::finished(&tx.db, proposals.iter().map(|p| p.id)).await?;
        let mut left: HashMap<UserId, usize> = HashMap::new();
        let roster = columns::roster(&tx.db, &case.challenge, tx.now).await?;
        for member in db::seat::members(&tx.db, tx.now).await?.into_iter().filter(|member| roster.contains(member)) {
            let declared = db::declaration::of_member(&tx.db, member, proposals.iter().map(|p| p.id)).await?;
            let is_left = |id: ProposalId| {
                declared.get(&id) != Some(&Conflict::Conflicted) && !finished.iter().any(|(p, m, _)| (*p, *m) == (id, member))
            };
            left.insert(member, proposals.iter().filter(|p| is_left(p.id)).count());
        }
        left.retain(|_, sheets| *sheets > 0);
        for (member, sheets) in &left {
            if let Some(account) = db::user::find(&tx.db, *member).await? {
                let mail = Mail::SheetsLeft {
                    challenge_code: case.challenge.code.clone(),
                    title: case.challenge.content.title.clone(),
                    sheets: *sheets,
                    ends: case.challenge.scoring_ends(),
                };
                tx.mail(&account.email, account.locale, &mail).await?;
            }
        }
        let event = Event::new(What::MembersReminded, permit.by()).challenge(case.challenge.id).note(left.len().to_string());
        tx.record(&event).await?;
        tx.commit().await?;
        Ok(left.len())
    }
}

async fn last(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Option<Reminder>> {
    let last = db::event::last(db, challenge, What::MembersReminded).await?;
    Ok(last.map(|(at, event)| Reminder { at, members: event.note.parse().unwrap_or_default() }))
}
>>>>>>> f5a47cd (Reminders tell of the last; the next step stands first; hashes are named)

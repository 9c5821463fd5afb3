//! How the site's mails fare, for the office: which were sent, which wait, which failed and why; and sending those once more.
//! Nothing of what they say. Of what is written to somebody about matters that the office may not know, not even to whom.

use crate::{
    Backend, Error, Result,
    db::{self, outbox::Fate},
    mail::Kind,
};
use domain::{
    access::{self, Action, Can, Site},
    check::Problem,
    delivery::{KEPT_DAYS, MailState, Trouble, at_least, masked},
    event::{Event, EventKind},
    form::Form,
    ids::UserId,
    people::Actor,
    time::Moment,
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Minutes after which a mail that waits is shown on the desk. Ours, to be confirmed.
const LATE: i64 = 60;
/// Sends everything once more that was given up.
pub const ALL: &str = "all";

/// A page of the list.
#[derive(Clone, Debug)]
pub struct Deliveries {
    /// Those of which the office may know to whom they were written, the newest first.
    pub lines: Vec<DeliveryLine>,
    pub total: u32,
    /// Of all others, those that fail: how many at least, by what kind of trouble.
    pub private: Vec<PrivateMails>,
    pub can: Can,
}

#[derive(Clone, Debug)]
pub struct DeliveryLine {
    pub id: Uuid,
    pub kind: Kind,
    pub to: Recipient,
    pub state: MailState,
    pub written: Moment,
    pub tries: i64,
    pub tried: Option<Moment>,
    /// When it is tried again.
    pub next: Option<Moment>,
    /// The mail server's last, or why it was not sent.
    pub answer: String,
    /// It was given up, and its text is still there.
    pub may_be_sent_again: bool,
}

/// Who has an account, or an address of which others read a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipient {
    Account(UserId, String),
    Address(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivateMails {
    pub state: MailState,
    pub trouble: Trouble,
    /// In steps, so that one more tells nothing.
    pub at_least: u32,
}

/// What of the mails waits for the office.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MailTrouble {
    pub failed: Number,
    /// Tried for an hour and more.
    pub late: Number,
}

/// How many mails; where some are about others' own matters, at least so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Number {
    pub at_least: u32,
    pub is_exact: bool,
}

impl Number {
    fn of(known: u32, private: u32) -> Self {
        match private {
            0 => Self { at_least: known, is_exact: true },
            private => Self { at_least: known + at_least(private).max(1), is_exact: false },
        }
    }
}

impl Backend {
    /// `page` from 1, 20 a page.
    pub async fn deliveries(&self, actor: &Actor, state: Option<MailState>, page: u32) -> Result<Deliveries> {
        let (db, now) = (&self.db.read, self.clock.now());
        access::check(actor, Action::ViewMails, &Site, now)?;
        let (rows, total) = db::outbox::list(db, state, page).await?;
        let accounts = db::user::with_emails(db, rows.iter().map(|row| row.recipient.as_str())).await?;
        let line = |row: &db::outbox::Model| {
            let account = accounts.get(&row.recipient).map(|(id, name)| Recipient::Account(*id, name.clone()));
            Some(DeliveryLine {
                id: row.id,
                kind: Kind::from_code(&row.what)?,
                to: account.unwrap_or_else(|| Recipient::Address(masked(&row.recipient))),
                state: row.state(),
                written: Moment(row.written_at),
                tries: row.attempts,
                tried: row.tried_at.map(Moment),
                next: Some(Moment(row.queued_at)).filter(|_| row.state() == MailState::Waiting),
                answer: row.error.clone().unwrap_or_default(),
                may_be_sent_again: row.state() == MailState::Failed && !row.body.is_empty(),
            })
        };
        Ok(Deliveries {
            lines: rows.iter().filter_map(line).collect(),
            total,
            private: private(db::outbox::private(db, state).await?),
            can: Can::ask(actor, &Site, now),
        })
    }

    /// Form: `mail`, its identifier, or [`ALL`]. What is not given up, or keeps no text, stays as it is.
    pub async fn send_mails_again(&self, actor: &Actor, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::SendMailsAgain, &Site, tx.now)?;
        let one = match form.get("mail") {
            ALL => None,
            id => Some(id.parse().map_err(|_| Error::field("mail", Problem::Choice))?),
        };
        let number = db::outbox::send_again(&tx.db, &permit, one).await?;
        if number > 0 {
            // How many there were is not told: some are about others' own matters.
            tx.record(&Event::new(EventKind::MailsSentAgain, permit.by())).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Whether this person may read what each kind of mail says, with made-up data.
    pub fn may_preview_mails(&self, actor: &Actor) -> Result<()> {
        Ok(access::check(actor, Action::ViewMails, &Site, self.clock.now()).map(drop)?)
    }

    /// For the desk.
    pub(crate) async fn mail_trouble(&self, now: Moment) -> Result<MailTrouble> {
        let [known, private] = db::outbox::trouble(&self.db.read, now.plus_minutes(-LATE), now.plus_days(-KEPT_DAYS)).await?;
        Ok(MailTrouble { failed: Number::of(known.0, private.0), late: Number::of(known.1, private.1) })
    }
}

/// What was given up first.
fn private(fates: Vec<Fate>) -> Vec<PrivateMails> {
    let mut numbers: BTreeMap<(bool, Trouble), u32> = BTreeMap::new();
    for fate in fates {
        let number = numbers.entry((fate.failed == 0, Trouble::of(&fate.error.unwrap_or_default()))).or_default();
        *number = number.saturating_add(u32::try_from(fate.number).unwrap_or(u32::MAX));
    }
    let line = |((waits, trouble), number): ((bool, Trouble), u32)| PrivateMails {
        state: if waits { MailState::Waiting } else { MailState::Failed },
        trouble,
        at_least: at_least(number),
    };
    numbers.into_iter().map(line).collect()
}

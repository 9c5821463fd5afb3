//! Writing to a group about a call: the same words to everybody in it, through the outbox. Nobody learns who is in it, the office
//! included; what firms are told stands on the call's page as well.

use crate::{
    Backend, Result,
    db::{self, Source},
    mail::Mail,
    memory::Row,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Can},
    challenges::{Challenge, State},
    form::Form,
    locale::Locale,
    notices::{Audience, Draft, Notice},
    people::Actor,
};

/// What would be sent, and to whom.
#[derive(Clone, Debug)]
pub struct NoticePreview {
    pub draft: Draft,
    /// Subject and text of the mail, in each language.
    pub mails: Vec<(Locale, String, String)>,
}

impl Backend {
    /// Form: [`Draft::read`]. Nothing is sent.
    pub async fn preview_notice(&self, actor: &Actor, code: &str, form: &Form) -> Result<NoticePreview> {
        let now = self.clock.now();
        let case = self.challenge_case(&self.db.read, actor, code, now).await?;
        access::check(actor, Action::SendNotice, &case.facts, now)?;
        let draft = Draft::read(form)?;
        let mail = mail_of(&case.challenge, &draft);
        let mails = [Locale::Vi, Locale::En].map(|l| {
            let (subject, text) = mail.compose(l, &self.base_url);
            (l, subject, text)
        });
        Ok(NoticePreview { draft, mails: mails.into() })
    }

    /// The same form again sends nothing more.
    pub async fn send_notice(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::SendNotice, &case.facts, tx.now)?;
        let draft = Draft::read(form)?;
        let before = db::broadcast::of_challenge(&tx.db, case.challenge.id).await?;
        let Some((notice, event)) = Notice::send(&before, &permit, case.challenge.id, draft) else { return Ok(()) };
        db::broadcast::insert(&tx.db, &permit, &notice).await?;
        tx.record(&event).await?;
        self.mail_group(&tx, &case.challenge, &notice.draft).await?;
        tx.commit().await
    }

    async fn mail_group(&self, tx: &Transaction<'_>, challenge: &Challenge, draft: &Draft) -> Result<()> {
        let mail = mail_of(challenge, draft);
        match draft.audience {
            Audience::Watchers => self.mail_watchers(tx, challenge.id, &mail, &[]).await,
            Audience::Concerned => self.mail_concerned(tx, challenge, &mail).await,
            Audience::Verified => {
                for firm in db::firm::verified(&tx.db).await? {
                    self.mail_firm(tx, firm.id, &mail).await?;
                }
                Ok(())
            }
            Audience::Council => self.mail_council(tx, challenge, &mail).await,
        }
    }
}

fn mail_of(challenge: &Challenge, draft: &Draft) -> Mail {
    Mail::Notice {
        challenge_code: challenge.code.clone(),
        title: challenge.content.title.clone(),
        subject: draft.subject.clone(),
        text: draft.text.clone(),
        audience: draft.audience,
    }
}

/// The latest first: what firms were told, for everybody; what the council was told, for its members and the office, and for
/// everybody once the result is public.
pub(super) async fn read(db: &impl Source, challenge: &Challenge, can: &Can) -> Result<Vec<Notice>> {
    let all = db.kept(Row::Notices(challenge.id), db::broadcast::of_challenge(db, challenge.id)).await?;
    let is_inside = can.is(Action::UseOffice) || can.is(Action::UseCouncil);
    let has_result = matches!(challenge.state, State::ResultPublished { .. });
    Ok(all.into_iter().filter(|notice| is_inside || notice.is_public(has_result)).collect())
}

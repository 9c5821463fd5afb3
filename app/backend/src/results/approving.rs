//! A shortlist between the council and its decision: looked at before it is proposed, dissented from,
//! forwarded with a submission, or sent back with a reason.

use super::{
    ShortlistPreview,
    deciding::{check_weighed, official, read_advice},
    telling::waits,
};
use crate::{Backend, Error, Result, db, mail::Step, motions::place::term, settled::settled, transaction::Transaction};
use domain::{
    access::{self, Action, Denied, Permit},
    challenges::{Challenge, State, lifecycle::Rejection},
    council::{Dissent, vote::MAX_DISSENT},
    event::{self, Event},
    form::{Form, FormReader},
    limits::{NOTE, REASON},
    people::{Actor, Role},
};

/// What is done with a shortlist that was proposed, with words from the form.
type Change = fn(Challenge, &Permit, &str) -> Result<(Challenge, Event), Rejection>;

impl Backend {
    /// What [`move_shortlist`](Self::move_shortlist) would put to the vote with the same form. Changes nothing.
    pub async fn preview_shortlist(&self, actor: &Actor, code: &str, form: &Form) -> Result<ShortlistPreview> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, code, now).await?;
        let permit = access::check(actor, Action::ProposeShortlist, &case.facts, now)?;
        let official = official(db, &case.challenge).await?;
        let shortlist = read_advice(form, &case.challenge, &official, &permit)?;
        if form.get("place") == "written" {
            term(form)?;
        }
        let recipients = db::user::list_of_role(db, Role::Officer).await?.len() as u32;
        Ok(ShortlistPreview { shortlist, recipients, ranking: self.ranking(actor, code).await? })
    }

    /// Form: `text`, `seen`. A member's own opinion on the shortlist as it is now; said again, it replaces what was said.
    pub async fn record_dissent(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::RecordDissent, &case.facts, tx.now)?;
        let member = permit.by().ok_or(Denied::SignIn)?;
        let proposed = case.challenge.chosen().0.ok_or(Denied::WrongState)?.at;
        let before = db::dissent::list(&tx.db, case.challenge.id, proposed).await?;
        let own = before.into_iter().find(|dissent| dissent.member == member).map_or_else(String::new, |dissent| dissent.text);
        let form = settled(form, &Form::default().with("text", own), Some(member), actor)?;
        let text = read(&form, "text", MAX_DISSENT)?;
        let event = Event::new(event::EventKind::DissentRecorded, Some(member)).challenge(case.challenge.id).note(&text);
        db::dissent::save(&tx.db, &permit, case.challenge.id, proposed, &Dissent { member, text, at: tx.now }).await?;
        tx.record(&event).await?;
        tx.commit().await
    }

    /// Form: `note`, the office's submission. Mails the leaders.
    pub async fn forward_shortlist(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let note = ("note", NOTE);
        let (tx, forwarded) = self.pass_shortlist(actor, code, Action::ForwardShortlist, form, note, Challenge::forward_shortlist).await?;
        self.mail_role(&tx, Role::Leader, &waits(&forwarded, Step::Forwarded)).await?;
        tx.commit().await
    }

    /// Form: `reason`. Mails whoever proposed the shortlist for the council.
    pub async fn return_to_council(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let reason = ("reason", REASON);
        let (tx, scored) = self.pass_shortlist(actor, code, Action::ReturnToCouncil, form, reason, Challenge::return_to_council).await?;
        if let State::Scored { returned: Some(back), .. } = &scored.state
            && let Some(chair) = db::user::find(&tx.db, back.shortlist.by).await?
        {
            tx.mail(&chair.email, chair.locale, &waits(&scored, Step::BackToCouncil)).await?;
        }
        tx.commit().await
    }

    /// Form: `reason`. Mails the officers.
    pub async fn return_to_office(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let reason = ("reason", REASON);
        let (tx, proposed) = self.pass_shortlist(actor, code, Action::ReturnToOffice, form, reason, Challenge::return_to_office).await?;
        self.mail_role(&tx, Role::Officer, &waits(&proposed, Step::BackToOffice)).await?;
        tx.commit().await
    }

    /// All but the commit, so that who is told is part of the same act.
    async fn pass_shortlist(
        &self,
        actor: &Actor,
        code: &str,
        action: Action,
        form: &Form,
        (field, max): (&str, usize),
        change: Change,
    ) -> Result<(Transaction<'_>, Challenge)> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, action, &case.facts, tx.now)?;
        check_weighed(&tx.db, form, &case.challenge).await?;
        let words = read(form, field, max)?;
        let (passed, event) = change(case.challenge, &permit, &words)?;
        db::challenge::save(&tx.db, &permit, &case.row, &passed).await?;
        tx.record(&event).await?;
        Ok((tx, passed))
    }
}

fn read(form: &Form, field: &str, max: usize) -> Result<String> {
    let mut r = FormReader::new(form);
    let text = r.required(field, max);
    r.errors.or(text).map_err(Error::from)
}

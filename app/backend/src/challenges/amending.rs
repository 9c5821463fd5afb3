//! Changing a published call: an officer corrects it, or drafts an amendment of what firms rely on, which a leader publishes.

use super::{
    AmendmentView, Case,
    files::{listed, present, published, views},
    publishing::concerned,
    reason::read_reason,
    writing::shown,
};
use crate::{
    Backend, Error, Result,
    db::{self, Source, day_off::table},
    mail::Mail,
    settled::settled,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Can, Denied, Permit},
    challenges::{Amendment, Calendar, Challenge, Content, table_import::normal_code},
    check::Problem,
    days_off::DaysOff,
    form::{FieldErrors, Form, FormReader},
    ids::{ChallengeId, UserId},
    limits::REASON,
    people::Actor,
    proposals::content::FileRef,
    seen::{Seen, check_seen},
    time::Moment,
};

/// What became of a changed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amending {
    /// A correction: a new version.
    Issued,
    /// It waits for a leader.
    Drafted,
}

/// A changed text and its files, as an officer wants them.
struct Wanted {
    content: Content,
    with_files: bool,
    reason: String,
}

impl Backend {
    /// Form: content and `reason`; `with_files` to change files with it; `seen` of what was [`shown`]. A correction is
    /// published and mailed to firms that have a draft or a proposal; what firms rely on is kept for a leader, whom it mails.
    pub async fn amend_challenge(&self, actor: &Actor, code: &str, form: &Form) -> Result<Amending> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::AmendChallenge, &case.facts, tx.now)?;
        let before = &case.challenge.content;
        let form = &settled(form, &shown(&case.challenge.drafted(), []), case.row.saved_by.map(UserId), actor)?;
        let (content, reason) = read_amendment(form, before, tx.now)?;
        // The code is the call's public address.
        let typed = form.text("code");
        if !typed.is_empty() && normal_code(&typed).as_ref() != Some(&case.challenge.code) {
            return Err(Error::field("code", Problem::CodeFixed));
        }
        let wanted = Wanted { content, with_files: form.is_checked("with_files"), reason };
        let files = published(&tx.db, case.challenge.id, tx.now).await?;
        let has_files = wanted.with_files && present(&tx.db, case.challenge.id).await? != files;
        if wanted.content == *before && !has_files {
            let is_again = self.is_latest_reason(&tx, &case.challenge, &wanted.reason).await?;
            return if is_again { Ok(Amending::Issued) } else { Err(Error::field("form", Problem::NothingChanged)) };
        }
        if wanted.content.is_material_to(before) || has_files || case.challenge.amendment().is_some() {
            self.draft_amendment(&tx, case, &permit, wanted).await?;
            tx.commit().await?;
            return Ok(Amending::Drafted);
        }
        let (corrected, event) = case.challenge.correct(&permit, wanted.content, &wanted.reason)?;
        db::challenge::save(&tx.db, &permit, &case.row, &corrected).await?;
        db::challenge_version::insert(&tx.db, &permit, &corrected, &files, &wanted.reason, tx.now).await?;
        tx.record(&event).await?;
        let (challenge_code, title, version) = (corrected.code.clone(), corrected.content.title.clone(), corrected.version);
        self.mail_concerned(&tx, &corrected, &Mail::ChallengeChanged { challenge_code, title, version, reason: wanted.reason }).await?;
        tx.commit().await?;
        Ok(Amending::Issued)
    }

    /// Form: `reason`, `seen` of the files. Drafts the changed files for a leader; the text stays as it is, or as it was
    /// drafted. Nothing waits, nothing happens.
    pub async fn amend_files(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::AmendChallenge, &case.facts, tx.now)?;
        let files = present(&tx.db, case.challenge.id).await?;
        check_seen(form, &listed(files.iter().map(|file| file.id)))?;
        let reason = read_reason(form)?;
        if files == published(&tx.db, case.challenge.id, tx.now).await? {
            return Ok(());
        }
        let wanted = Wanted { content: case.challenge.as_drafted().clone(), with_files: true, reason };
        self.draft_amendment(&tx, case, &permit, wanted).await?;
        tx.commit().await
    }

    /// What waits for a leader, or was sent back by one, beside the published text.
    pub async fn amendment(&self, actor: &Actor, code: &str) -> Result<AmendmentView> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, code, now).await?;
        access::check(actor, Action::UseOffice, &case.facts, now)?;
        let amendment = case.challenge.amendment().cloned().ok_or(Denied::WrongState)?;
        let files = [published(db, case.challenge.id, now).await?, files_of(db, &case.challenge, &amendment, now).await?];
        let closes = closing(&case.challenge, &original(db, case.challenge.id, now).await?, &*table(db).await?, now);
        let stored = db::file::of_challenge(db, case.challenge.id).await?;
        Ok(AmendmentView {
            by: db::user::name(db, amendment.by).await?,
            seen: Seen::of(&offered(&amendment, &files[1], closes)),
            closing: case.challenge.content.calendar.closes.zip(closes).map(|(before, after)| [before, after]),
            has_files: files[0] != files[1],
            files: files.map(|files| views(&files, &stored)),
            can: Can::ask(actor, &case.facts, now),
            amendment,
            challenge: case.challenge,
        })
    }

    /// Form: `seen` of what was [`offered`]; that a closing on a day off is [meant](DaysOff::closing_meant). The new version with the closing that follows from it. Mails firms that have a
    /// draft or a proposal, and asks those that have handed in to confirm it.
    pub async fn publish_amendment(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::PublishAmendment, &case.facts, tx.now)?;
        let amendment = case.challenge.amendment().cloned().ok_or(Denied::WrongState)?;
        let files = files_of(&tx.db, &case.challenge, &amendment, tx.now).await?;
        let original = original(&tx.db, case.challenge.id, tx.now).await?;
        let days_off = table(&tx.db).await?;
        check_seen(form, &offered(&amendment, &files, closing(&case.challenge, &original, &days_off, tx.now)))?;
        let before = case.challenge.content.calendar.closes;
        let (amended, event) = case.challenge.publish_amendment(&permit, &original, &days_off)?;
        days_off.closing_meant(amended.content.calendar.closes, form)?;
        db::challenge::save(&tx.db, &permit, &case.row, &amended).await?;
        db::challenge_version::insert(&tx.db, &permit, &amended, &files, &amendment.reason, tx.now).await?;
        tx.record(&event).await?;
        self.mail_amended(&tx, &amended, before, &amendment.reason).await?;
        tx.commit().await
    }

    /// Form: `reason`, `seen` of what was [`offered`]. Mails its drafter.
    pub async fn return_amendment(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::ReturnAmendment, &case.facts, tx.now)?;
        let amendment = case.challenge.amendment().cloned().ok_or(Denied::WrongState)?;
        let files = files_of(&tx.db, &case.challenge, &amendment, tx.now).await?;
        let closes = closing(&case.challenge, &original(&tx.db, case.challenge.id, tx.now).await?, &*table(&tx.db).await?, tx.now);
        check_seen(form, &offered(&amendment, &files, closes))?;
        let reason = read_reason(form)?;
        let (returned, event) = case.challenge.return_amendment(&permit, &reason)?;
        db::challenge::save(&tx.db, &permit, &case.row, &returned).await?;
        tx.record(&event).await?;
        let (challenge_code, title) = (returned.code.clone(), returned.content.title.clone());
        self.mail_user(&tx, amendment.by, &Mail::AmendmentReturned { challenge_code, title, reason }).await?;
        tx.commit().await
    }

    /// The published text stays as it is.
    pub async fn withdraw_amendment(&self, actor: &Actor, code: &str) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::WithdrawAmendment, &case.facts, tx.now)?;
        let (withdrawn, event) = case.challenge.withdraw_amendment(&permit)?;
        db::challenge::save(&tx.db, &permit, &case.row, &withdrawn).await?;
        tx.record(&event).await?;
        tx.commit().await
    }

    /// Mails the leaders who may publish it. The same again changes nothing.
    async fn draft_amendment(&self, tx: &Transaction<'_>, case: Case, permit: &Permit, wanted: Wanted) -> Result<()> {
        let is_there = |there: &Amendment| {
            there.returned.is_none()
                && (&there.content, there.with_files, &there.reason) == (&wanted.content, wanted.with_files, &wanted.reason)
        };
        if case.challenge.amendment().is_some_and(is_there) {
            return Ok(());
        }
        let (drafted, event) = case.challenge.draft_amendment(permit, wanted.content, wanted.with_files, &wanted.reason)?;
        db::challenge::save(&tx.db, permit, &case.row, &drafted).await?;
        tx.record(&event).await?;
        let (challenge_code, title) = (drafted.code.clone(), drafted.content.title.clone());
        let mail = Mail::AmendmentWaits { challenge_code, title, reason: wanted.reason };
        self.mail_leaders(tx, &drafted, Action::PublishAmendment, &mail).await
    }

    async fn mail_amended(&self, tx: &Transaction<'_>, amended: &Challenge, before: Option<Moment>, reason: &str) -> Result<()> {
        let closes = amended.content.calendar.closes.unwrap_or_default();
        let mail = |proposal| Mail::ChallengeAmended {
            challenge_code: amended.code.clone(),
            title: amended.content.title.clone(),
            closing: [before.unwrap_or(closes), closes],
            reason: reason.to_owned(),
            proposal,
        };
        let handed_in = db::proposal::handed_in(&tx.db, [amended.id]).await?;
        let firms = concerned(tx, amended.id).await?;
        for firm in &firms {
            let own = handed_in.iter().find(|proposal| proposal.firm == *firm);
            self.mail_firm(tx, *firm, &mail(own.map(|proposal| proposal.id.to_string()))).await?;
        }
        self.mail_watchers(tx, amended.id, &mail(None), &firms).await
    }
}

/// What a leader is shown before deciding on it.
fn offered(amendment: &Amendment, files: &[FileRef], closes: Option<Moment>) -> Form {
    let mut offered = amendment.content.to_form().with("reason", &amendment.reason);
    offered.0.extend(listed(files.iter().map(|file| file.id)).0);
    offered.with("closes", closes.map(Moment::to_local).unwrap_or_default())
}

/// When the call closes if the amendment is published now.
fn closing(challenge: &Challenge, original: &Calendar, days_off: &DaysOff, now: Moment) -> Option<Moment> {
    challenge.content.rules.terms.more_time.closing(&challenge.content.calendar, original, days_off, now)
}

/// The calendar under which the call was published.
async fn original(db: &impl Source, id: ChallengeId, now: Moment) -> Result<Calendar> {
    let first = db::challenge_version::list(db, id, now).await?.pop();
    first.map(|version| version.content.calendar).ok_or_else(|| Error::internal(format!("{id}: no version is public")))
}

/// What the amended version would list.
async fn files_of(db: &impl Source, challenge: &Challenge, amendment: &Amendment, now: Moment) -> Result<Vec<FileRef>> {
    if amendment.with_files { present(db, challenge.id).await } else { published(db, challenge.id, now).await }
}

/// The amended content with the calendar and rules that stay, and the reason.
fn read_amendment(form: &Form, before: &Content, now: Moment) -> Result<(Content, String), FieldErrors> {
    let mut r = FormReader::new(form);
    let reason = r.required("reason", REASON);
    let mut errors = r.errors;
    let content = match Content::from_form(form) {
        Ok(typed) => Content { calendar: before.calendar.clone(), rules: before.rules.clone(), ..typed },
        Err(wrong) => {
            errors.0.extend(wrong.0);
            return Err(errors);
        }
    };
    errors.0.extend(content.blockers(now).0);
    errors.or((content, reason))
}

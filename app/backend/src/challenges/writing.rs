//! Writing a challenge: draft, edits, and its way to and from review.

use super::{
    case::Case,
    files::{FILES, listed, present},
    reason::read_reason,
};
use crate::{Backend, Error, Result, db, mail::Mail, settled::settled, transaction::Transaction};
use domain::{
    access::{self, Action, ChallengeFacts, Denied, Permit, Site},
    challenges::{Awaited, Challenge, Content, State, Timing, Typed, lifecycle::Opening, table_import::normal_code},
    check::Problem,
    event::{Event, EventKind as What},
    form::{FieldErrors, Form},
    ids::{ChallengeId, FileId, UserId},
    people::{Actor, Role},
    seen::{Seen, check_seen, unanswered},
};

/// What saving a draft has come to: its code by now, and what of it is to be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    pub code: String,
    pub wrong: FieldErrors,
}

impl Drafted {
    fn of(challenge: &Challenge) -> Self {
        Self { code: challenge.code.clone(), wrong: challenge.wrong() }
    }
}

impl Backend {
    /// Form: `code`, and [`Typed::from_form`]. `form_id` (a UUID made with the page) makes posting twice harmless.
    pub async fn create_challenge(&self, actor: &Actor, form: &Form) -> Result<Drafted> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::CreateChallenge, &Site, tx.now)?;
        let author = permit.by().ok_or(Denied::SignIn)?;
        let (code, typed) = match read(form, None) {
            Ok(read) => read,
            Err(errors) => return Err(with_taken(&tx, form, None, errors).await?.into()),
        };
        let mut id = ChallengeId(form.get("form_id").parse().unwrap_or_else(|_| self.chance.uuid()));
        if let Some(before) = db::challenge::find(&tx.db, id).await? {
            let before = before.challenge()?;
            if before.is_written(&code, &typed) {
                return Ok(Drafted::of(&before));
            }
            // The page was gone back to and filled in anew.
            id = ChallengeId(self.chance.uuid());
        }
        typed.content.check_closing(None, tx.now)?;
        let challenge = draft(id, code, author, typed);
        if !db::challenge::insert(&tx.db, &permit, &challenge).await? {
            return self.created_meanwhile(tx, &challenge).await;
        }
        tx.record(&Event::new(What::ChallengeCreated, permit.by()).challenge(id).note(&challenge.code)).await?;
        tx.commit().await?;
        Ok(Drafted::of(&challenge))
    }

    /// Form as for creating, and `seen` of what was [`shown`]; [`Error::Stale`] with the saved form where somebody changed the
    /// same since.
    pub async fn edit_challenge(&self, actor: &Actor, code: &str, form: &Form) -> Result<Drafted> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::EditChallenge, &case.facts, tx.now)?;
        let form = &settled(form, &shown(&case.challenge, []), case.row.saved_by.map(UserId), actor)?;
        let (code, typed) = match read(form, Some(&case.challenge.code)) {
            Ok(read) => read,
            Err(errors) => return Err(with_taken(&tx, form, Some(case.challenge.id), errors).await?.into()),
        };
        Ok(Drafted::of(&write(tx, case, &permit, code, typed).await?))
    }

    /// A draft while somebody types. Form as for editing; its `code` is left to the button, since it is the draft's address.
    /// Texts of others do not appear under whose hands are on the page: [`Error::Stale`] where anything was saved since it was
    /// opened. Answers what is to be mended, and what the page's form is to carry as `seen` from now on.
    pub async fn keep_challenge(&self, actor: &Actor, id: ChallengeId, form: &Form) -> Result<(FieldErrors, Seen)> {
        let code = self.challenge_by_id(&self.db.read, id).await?.code;
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, &code).await?;
        let permit = access::check(actor, Action::EditChallenge, &case.facts, tx.now)?;
        let files: Vec<FileId> = present(&tx.db, id).await?.iter().map(|file| file.id).collect();
        let stored = shown(&case.challenge, files.iter().copied());
        // Files have a page of their own: other files are no other text. What another save of the same page has just written is
        // no other's either.
        let is_other = check_seen(form, &stored).is_err_and(|changed| changed.0.iter().any(|(field, _)| field != FILES));
        if is_other && !wrote(unanswered(form), &case.challenge) {
            return Err(Error::stale(stored, case.row.saved_by.map(UserId), actor));
        }
        let (code, typed) = read(&form.clone().with("code", &code), Some(&code))?;
        let kept = write(tx, case, &permit, code, typed).await?;
        Ok((kept.wrong(), Seen::of(&shown(&kept, files))))
    }

    /// Refused at the fields of [`Challenge::blockers`]. Mails the leaders who may approve it.
    pub async fn send_to_review(&self, actor: &Actor, code: &str) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::SendToReview, &case.facts, tx.now)?;
        case.challenge.blockers(tx.now).or(())?;
        let (sent, event) = case.challenge.send_to_review(&permit)?;
        db::challenge::save(&tx.db, &permit, &case.row, &sent).await?;
        tx.record(&event).await?;
        self.mail_reviewers(&tx, &sent).await?;
        tx.commit().await
    }

    /// Form: `reason`, `seen` of what was [`shown`]. Mails the author.
    pub async fn return_challenge(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::ReturnChallenge, &case.facts, tx.now)?;
        check_seen(form, &shown(&case.challenge, present(&tx.db, case.challenge.id).await?.iter().map(|file| file.id)))?;
        let reason = read_reason(form)?;
        let (returned, event) = case.challenge.send_back(&permit, &reason)?;
        db::challenge::save(&tx.db, &permit, &case.row, &returned).await?;
        db::challenge_version::forget(&tx.db, &permit, returned.id).await?;
        tx.record(&event).await?;
        let (challenge_code, title) = (returned.code.clone(), returned.content.title.clone());
        self.mail_user(&tx, returned.author, &Mail::ChallengeReturned { challenge_code, title, reason }).await?;
        tx.commit().await
    }

    /// Marks a challenge as drafted for demonstration; only where demonstrations are.
    pub async fn mark_illustrative(&self, code: &str) -> Result<()> {
        if !self.is_demo {
            return Err(Error::internal("only a demonstration marks challenges as illustrative"));
        }
        let tx = self.begin().await?;
        db::challenge::mark_illustrative(&tx.db, code).await?;
        tx.commit().await
    }

    /// Whoever may approve it: not its author.
    async fn mail_reviewers(&self, tx: &Transaction<'_>, challenge: &Challenge) -> Result<()> {
        let mail = Mail::ReviewWaits {
            challenge_code: challenge.code.clone(),
            title: challenge.content.title.clone(),
            due: challenge.due(Awaited::Publication),
        };
        self.mail_leaders(tx, challenge, Action::PublishChallenge, &mail).await
    }

    /// The leaders who may do this with it.
    pub(super) async fn mail_leaders(&self, tx: &Transaction<'_>, challenge: &Challenge, action: Action, mail: &Mail) -> Result<()> {
        let facts = ChallengeFacts::of(challenge, tx.now);
        for leader in db::user::list_of_role(&tx.db, Role::Leader).await? {
            let Some((user, _)) = db::user::person(&tx.db, leader.id, tx.now).await? else { continue };
            if access::check(&Actor::User(user), action, &facts, tx.now).is_ok() {
                tx.mail(&leader.email, leader.locale, mail).await?;
            }
        }
        Ok(())
    }

    /// Another request took the code, or was this very form posted twice at once.
    async fn created_meanwhile(&self, tx: crate::transaction::Transaction<'_>, challenge: &Challenge) -> Result<Drafted> {
        drop(tx);
        match db::challenge::find(&self.db.read, challenge.id).await? {
            Some(row) if row.code == challenge.code => Ok(Drafted::of(&row.challenge()?)),
            _ => Err(Error::field("code", Problem::CodeTaken)),
        }
    }
}

/// Whether the draft is what this form would make of it.
fn wrote(form: Option<Form>, challenge: &Challenge) -> bool {
    let read = form.and_then(|form| read(&form.with("code", &challenge.code), Some(&challenge.code)).ok());
    read.is_some_and(|(code, typed)| challenge.is_written(&code, &typed))
}

/// The draft as it was typed; what is there already is no act.
async fn write(tx: Transaction<'_>, case: Case, permit: &Permit, code: String, typed: Typed) -> Result<Challenge> {
    if case.challenge.is_written(&code, &typed) {
        return Ok(case.challenge);
    }
    typed.content.check_closing(case.challenge.content.calendar.closes, tx.now)?;
    let edited = case.challenge.written(code, typed);
    if !db::challenge::save(&tx.db, permit, &case.row, &edited).await? {
        return Err(Error::field("code", Problem::CodeTaken));
    }
    let mut event = Event::new(What::ChallengeEdited, permit.by()).challenge(edited.id);
    if edited.code != case.row.code {
        db::former_code::remember(&tx.db, &case.row.code, edited.id).await?;
        event = event.note(format!("{} → {}", case.row.code, edited.code));
    }
    tx.record(&event).await?;
    tx.commit().await?;
    Ok(edited)
}

/// A new draft, as typed or imported.
pub(crate) fn draft(id: ChallengeId, code: String, author: UserId, Typed { content, held }: Typed) -> Challenge {
    let state = State::Draft { returned: None, held };
    let (opening, timing) = (Opening::default(), Timing::default());
    Challenge { id, code, author, state, content, version: 0, is_illustrative: false, rules_hash: None, opening, timing }
}

/// Everything that whoever writes or approves a challenge is shown of it.
pub(super) fn shown(challenge: &Challenge, files: impl IntoIterator<Item = FileId>) -> Form {
    let mut shown = challenge.to_form().with("code", &challenge.code);
    shown.0.extend(listed(files).0);
    shown
}

/// All that is wrong at once: that another challenge has the code is told with the rest.
async fn with_taken(tx: &Transaction<'_>, form: &Form, own: Option<ChallengeId>, mut errors: FieldErrors) -> Result<FieldErrors> {
    let Some(code) = normal_code(&form.text("code")) else { return Ok(errors) };
    let other = db::challenge::find_by_code(&tx.db, &code).await?;
    if other.is_some_and(|row| Some(ChallengeId(row.id)) != own) {
        errors.0.insert(0, ("code".to_owned(), Problem::CodeTaken));
    }
    Ok(errors)
}

/// Code and draft; `present` stands in for a code that the form leaves out.
fn read(form: &Form, present: Option<&str>) -> Result<(String, Typed), FieldErrors> {
    let typed = form.text("code");
    let code = match present {
        Some(code) if typed.is_empty() => Some(code.to_owned()),
        _ => normal_code(&typed),
    };
    let problem = if typed.is_empty() { Problem::Required } else { Problem::CodeShape };
    match (code, Typed::from_form(form)) {
        (Some(code), Ok(typed)) => Ok((code, typed)),
        (Some(_), Err(errors)) => Err(errors),
        (None, _) => {
            let mut errors = FieldErrors::one("code", problem);
            errors.0.extend(Content::from_form(form).err().unwrap_or_default().0);
            Err(errors)
        }
    }
}

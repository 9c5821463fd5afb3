//! Files of a challenge: added to a draft and published with it; later changes wait for the next version.

use crate::{
    Backend, Error, Result,
    db::{self, Source, challenge_version::Version, file::Stored},
    files::{FileView, Owner},
};
use domain::{
    access::{self, Action, Can},
    challenges::{FileStanding, Stage},
    form::Form,
    ids::{ChallengeId, FileId},
    locale::Bilingual,
    people::Actor,
    proposals::content::FileRef,
    seen::Seen,
    time::Moment,
};
use sea_orm::ConnectionTrait;

/// Every file of a challenge as the office sees it.
#[derive(Clone, Debug)]
pub struct ChallengeFiles {
    pub code: String,
    pub title: Bilingual,
    pub stage: Stage,
    pub lines: Vec<(FileView, FileStanding)>,
    pub can: Can,
}

impl ChallengeFiles {
    pub fn has_pending(&self) -> bool {
        self.lines.iter().any(|(_, standing)| standing.is_pending())
    }

    /// What the next version would list.
    pub fn seen(&self) -> Seen {
        let stays = |(_, standing): &&(FileView, FileStanding)| *standing != FileStanding::Removed;
        Seen::of(&listed(self.lines.iter().filter(stays).map(|(file, _)| file.id)))
    }
}

impl Backend {
    pub async fn challenge_files(&self, actor: &Actor, code: &str) -> Result<ChallengeFiles> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, code, now).await?;
        access::check(actor, Action::UseOffice, &case.facts, now)?;
        let versions = db::challenge_version::list(db, case.challenge.id, now).await?;
        let all = db::file::of_challenge(db, case.challenge.id).await?;
        Ok(ChallengeFiles {
            stage: case.challenge.stage(now),
            lines: lines(&versions, &all),
            can: Can::ask(actor, &case.facts, now),
            code: case.challenge.code,
            title: case.challenge.content.title,
        })
    }

    /// The code of the challenge that a file belongs to.
    pub async fn challenge_code(&self, actor: &Actor, id: ChallengeId) -> Result<String> {
        let now = self.clock.now();
        let challenge = self.challenge_by_id(&self.db.read, id).await?;
        access::check(actor, Action::ViewChallenge, &access::ChallengeFacts::of(&challenge, now), now)?;
        Ok(challenge.code)
    }
}

/// The field that says which files there are.
pub(super) const FILES: &str = "files";

/// Files as a form rests on them.
pub(super) fn listed(files: impl IntoIterator<Item = FileId>) -> Form {
    let mut files: Vec<_> = files.into_iter().map(|id| id.to_string()).collect();
    files.sort();
    Form::default().with(FILES, files.join("\n"))
}

/// What the next version would list.
pub(super) async fn present(db: &impl ConnectionTrait, id: ChallengeId) -> Result<Vec<FileRef>> {
    let files = db::file::list(db, Owner::Challenge(id)).await?;
    Ok(files.into_iter().map(FileView::listed).collect())
}

/// What the version that is public at `now` lists.
pub(crate) async fn published(db: &impl Source, id: ChallengeId, now: Moment) -> Result<Vec<FileRef>> {
    let versions = db::challenge_version::list(db, id, now).await?;
    let latest = versions.into_iter().next().ok_or_else(|| Error::internal(format!("{id}: no version is public")))?;
    Ok(latest.files)
}

/// What a version lists, as stored.
pub(super) fn views(listed: &[FileRef], all: &[Stored]) -> Vec<FileView> {
    listed.iter().filter_map(|file| all.iter().find(|stored| stored.view.id == file.id)).map(|stored| stored.view.clone()).collect()
}

/// What is shown with the challenge: the files of its version or, before there is one, of the draft.
pub(super) fn shown(versions: &[Version], all: &[Stored]) -> Vec<FileView> {
    match versions.first() {
        Some(version) => views(&version.files, all),
        None => all.iter().filter(|stored| !stored.is_removed).map(|stored| stored.view.clone()).collect(),
    }
}

pub(super) fn lines(versions: &[Version], all: &[Stored]) -> Vec<(FileView, FileStanding)> {
    let listed = versions.first().map(|version| version.files.as_slice());
    let line =
        |stored: &Stored| FileStanding::of(stored.view.id, listed, stored.is_removed).map(|standing| (stored.view.clone(), standing));
    all.iter().filter_map(line).collect()
}

//! Long work in the background: asked for on a page, made step by step by the server that takes it first, kept for a while. Who
//! may read what it makes is asked when it is asked for, when it is made, and each time it is read.

use crate::{
    Backend, Error, Result,
    db::{self, Source, turn::Turn},
    files::Bundle,
    private,
};
use domain::{
    access::{self, Action, Denied, Permit, Site},
    challenges::archive::Edition,
    errands::{Errand, Made, State, What, Why},
    ids::ChallengeId,
    people::Actor,
    time::Moment,
};
use object_store::{ObjectStoreExt, WriteMultipart, path::Path};
use sha2::{Digest, Sha256};
use std::sync::atomic::{AtomicU32, Ordering};
use uuid::Uuid;

/// Bytes handed to storage at once, and how many such parts may be under way.
const PART: usize = 1024 * 1024;
const PARTS: usize = 4;

/// A workbook that goes into an archive.
#[derive(Clone, Debug)]
pub struct Workbook {
    pub path: String,
    /// What it is, in Vietnamese.
    pub what: String,
    pub bytes: Vec<u8>,
}

impl Backend {
    /// Answers under which identifier it is followed.
    pub async fn ask_errand(&self, actor: &Actor, what: What) -> Result<Uuid> {
        let tx = self.begin().await?;
        let (permit, of) = self.check_errand(&tx.db, actor, &what, tx.now).await?;
        Turn::Errands.take(&tx.db).await?;
        let before = db::errand::same(&tx.db, &what).await?;
        if let Some(there) = before.iter().find(|there| there.serves(&what, permit.by(), tx.now)) {
            return Ok(there.id);
        }
        // What somebody has made anew takes the place of what they had.
        for old in before.iter().filter(|old| !what.is_public() && old.by == permit.by()) {
            db::errand::expire(&tx.db, old.id, tx.now).await?;
        }
        let errand = Errand::ask(self.chance.uuid(), what, &permit);
        db::errand::insert(&tx.db, &permit, of, &errand).await?;
        tx.commit().await?;
        Ok(errand.id)
    }

    /// How far it is: for whoever may read what it makes, and of what is not for everybody, for who asked.
    pub async fn errand(&self, actor: &Actor, id: Uuid) -> Result<Errand> {
        let (db, now) = (&self.db.read, self.clock.now());
        let errand = db::errand::find(db, id).await?.filter(|errand| now < errand.expires).ok_or(Error::NotFound)?;
        if !errand.what.is_public() && (errand.by.is_none() || errand.by != actor.id()) {
            return Err(Error::NotFound);
        }
        self.check_errand(db, actor, &errand.what, now).await?;
        Ok(errand)
    }

    /// What it has made, with its bytes.
    pub async fn errand_file(&self, actor: &Actor, id: Uuid) -> Result<(Made, object_store::GetResult)> {
        let State::Done { file, .. } = self.errand(actor, id).await?.state else { return Err(Error::NotFound) };
        match self.store.get(&Path::from(file.storage_key.as_str())).await {
            Ok(bytes) => Ok((file, bytes)),
            Err(object_store::Error::NotFound { .. }) => Err(Error::NotFound),
            Err(error) => Err(Error::internal(error)),
        }
    }

    /// The next one that this server makes: nobody else does, as long as it goes on. Whoever takes it calls [`make_errand`](Self::make_errand).
    pub async fn next_errand(&self) -> Result<Option<Errand>> {
        let now = self.clock.now();
        for errand in db::errand::open(&self.db.read).await?.into_iter().filter(|errand| errand.is_due(now)) {
            let begun = errand.clone().begun(now);
            if begun.is_over() {
                self.end_errand(&errand, begun).await?;
            } else if db::errand::go_on(&self.db.write, &errand, &begun).await? {
                return Ok(Some(begun));
            }
        }
        Ok(None)
    }

    /// On whose behalf it is made, as they are now.
    pub async fn behind_errand(&self, errand: &Errand) -> Result<Actor> {
        match errand.by {
            Some(by) if !errand.what.is_public() => self.actor(by).await,
            _ => Ok(Actor::Visitor),
        }
    }

    /// Makes it, with `workbooks` as they were made for the same reader, and tells who asked.
    pub async fn make_errand(&self, errand: Errand, workbooks: Result<Vec<Workbook>>) -> Result<()> {
        let made = match workbooks {
            Ok(workbooks) => self.made(&errand, workbooks).await,
            Err(error) => Err(error),
        };
        let now = self.clock.now();
        let after = match made {
            Ok((file, steps)) => errand.clone().done(file, steps, now),
            Err(Error::Denied(_) | Error::NotFound) => errand.clone().failed(Why::Denied, now),
            Err(error) => {
                tracing::error!(errand = %errand.id, tries = errand.tries, %error, "an errand broke off");
                errand.clone().broken(now)
            }
        };
        self.end_errand(&errand, after).await
    }

    /// With how many steps it took.
    async fn made(&self, errand: &Errand, workbooks: Vec<Workbook>) -> Result<(Made, u32)> {
        let (actor, progress) = (self.behind_errand(errand).await?, Progress::of(self, errand));
        self.check_errand(&self.db.read, &actor, &errand.what, self.clock.now()).await?;
        match &errand.what {
            What::Archive { code, edition } => {
                let bundle = self.archive_by_steps(&actor, code, *edition == Edition::Public, workbooks, &progress).await?;
                Ok((self.stored(bundle).await?, progress.done.load(Ordering::Acquire)))
            }
        }
    }

    /// As it is afterwards; where it is over, who asked is told. Where another server was quicker, what was made is dropped.
    async fn end_errand(&self, before: &Errand, after: Errand) -> Result<()> {
        let tx = self.begin().await?;
        if !db::errand::go_on(&tx.db, before, &after).await? {
            if let State::Done { file, .. } = after.state {
                self.delete_bytes(file.storage_key).await;
            }
            return Ok(());
        }
        if let Some(by) = after.by.filter(|_| after.is_over()) {
            tx.notice_of_errand(by, &after).await?;
        }
        tx.commit().await
    }

    /// Forgets what was kept long enough, with its bytes.
    pub(crate) async fn forget_errands(&self) -> Result<()> {
        for errand in db::errand::expired(&self.db.read, self.clock.now()).await? {
            if db::errand::delete(&self.db.write, errand.id).await?
                && let State::Done { file, .. } = errand.state
            {
                self.delete_bytes(file.storage_key).await;
            }
        }
        Ok(())
    }

    async fn stored(&self, mut bundle: Bundle) -> Result<Made> {
        let storage_key = self.chance.uuid().simple().to_string();
        let path = Path::from(storage_key.as_str());
        let upload = self.store.put_multipart(&path).await.map_err(Error::internal)?;
        let (mut writer, mut hasher, mut size) = (WriteMultipart::new_with_chunk_size(upload, PART), Sha256::new(), 0);
        while let Some(piece) = bundle.pieces.recv().await {
            let piece = match piece {
                Ok(piece) => piece,
                Err(error) => {
                    let _ = writer.abort().await;
                    return Err(Error::internal(error));
                }
            };
            size += piece.len() as u64;
            hasher.update(&piece);
            writer.wait_for_capacity(PARTS).await.map_err(Error::internal)?;
            writer.put(piece);
        }
        writer.finish().await.map_err(Error::internal)?;
        private::file(&self.folder.join(path.as_ref()))?;
        Ok(Made { name: bundle.name, storage_key, size, sha256: hex::encode(hasher.finalize()) })
    }

    /// Who may read what it makes may ask for it.
    async fn check_errand(&self, db: &impl Source, actor: &Actor, what: &What, now: Moment) -> Result<(Permit, ChallengeId)> {
        let What::Archive { code, .. } = what;
        if !what.is_public() {
            access::check(actor, Action::UseOffice, &Site, now)?;
        }
        let case = self.challenge_case(db, actor, code, now).await?;
        let permit = access::check(actor, Action::ViewChallenge, &case.facts, now)?;
        if !case.challenge.stage(now).has_dossier() {
            return Err(Denied::WrongState.into());
        }
        Ok((permit, case.challenge.id))
    }
}

/// How far something is, told as it goes on. What nobody follows tells nothing.
pub(crate) struct Progress<'a> {
    of: Option<(&'a Backend, &'a Errand)>,
    done: AtomicU32,
    total: AtomicU32,
}

impl<'a> Progress<'a> {
    pub fn untold() -> Self {
        Self { of: None, done: AtomicU32::new(0), total: AtomicU32::new(0) }
    }

    fn of(backend: &'a Backend, errand: &'a Errand) -> Self {
        Self { of: Some((backend, errand)), ..Self::untold() }
    }

    /// So many steps are ahead beyond those that are known.
    pub fn expect(&self, steps: usize) {
        self.total.fetch_add(u32::try_from(steps).unwrap_or(u32::MAX), Ordering::AcqRel);
    }

    /// A step is done. Fails where another server has begun anew meanwhile.
    pub async fn step(&self) -> Result<()> {
        let steps = (self.done.fetch_add(1, Ordering::AcqRel) + 1, self.total.load(Ordering::Acquire));
        let Some((backend, errand)) = self.of else { return Ok(()) };
        let on = Errand { steps, ..errand.clone().going_on(backend.clock.now()) };
        if db::errand::go_on(&backend.db.write, errand, &on).await? { Ok(()) } else { Err(Error::NotFound) }
    }
}

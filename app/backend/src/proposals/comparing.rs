//! What was opened is compared, once, with all that was opened before: by the site itself, so that no page ever reads everything.

use super::reading;
use crate::{
    Backend, Result,
    db::{self, overlap::Overlap, sketch::Sketch},
    memory::Matter,
};
use domain::{
    access::{self, Action, Permit},
    ids::{ChallengeId, ProposalId},
    legal,
    proposals::{
        Content, Proposal,
        overlap::{Known, Marks, Read, shared},
        reach::answered,
    },
    time::Moment,
};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet, HashMap, hash_map::Entry};
use tokio::task::yield_now;

/// What proposals are compared by, read once for each.
#[derive(Default)]
struct Texts {
    known: HashMap<ChallengeId, Known>,
    read: HashMap<ProposalId, Read>,
}

impl Backend {
    /// Every challenge that was opened since. One that cannot be compared now holds up no other.
    pub(crate) async fn compare_opened(&self) -> Result<()> {
        for id in db::sketch::waiting(&self.db.read).await? {
            if let Err(error) = self.compare_one(id).await {
                tracing::error!(challenge = ?id, error = %error.chain(), "opened proposals could not be compared");
            }
        }
        Ok(())
    }

    async fn compare_one(&self, id: ChallengeId) -> Result<()> {
        let Some(permit) = self.comparing(id, self.clock.now()).await? else { return Ok(()) };
        let texts = self.sketch(&permit, id).await?;
        self.compare(&permit, id, texts).await
    }

    /// The site's own permit, where proposals are not sealed.
    async fn comparing(&self, id: ChallengeId, now: Moment) -> Result<Option<Permit>> {
        let challenge = self.challenge_by_id(&self.db.read, id).await?;
        Ok(if challenge.stage(now).is_unsealed() { access::system(Action::ViewOverlaps, id, now) } else { None })
    }

    /// Keeps what others are found by, before anything is compared: of two servers one at least finds what the other has kept.
    async fn sketch(&self, permit: &Permit, id: ChallengeId) -> Result<Texts> {
        let db = &self.db.read;
        let mut texts = Texts::default();
        let known = self.said_by(id, permit.at()).await?;
        let (mut sketches, proposals) = (Vec::new(), db::proposal::handed_in(db, [id]).await?);
        for (proposal, content) in contents(db, permit, &proposals).await? {
            // Nothing is found in what cannot be read; the page of passages says so.
            let content = content.unwrap_or_default();
            let read = Read::of(&content);
            let (marks, answered) = (Marks::of(&read, &known), answered(&content));
            sketches.push(Sketch { proposal: proposal.id, challenge: id, words: read.len(), marks, answered });
            texts.read.insert(proposal.id, read);
            // Whoever waits for a page does not wait for all of them.
            yield_now().await;
        }
        texts.known.insert(id, known);
        let tx = self.begin().await?;
        self.lock_and_settle(&tx, id).await?;
        for sketch in &sketches {
            db::sketch::insert(&tx.db, permit, sketch).await?;
        }
        tx.commit().await?;
        Ok(texts)
    }

    async fn compare(&self, permit: &Permit, id: ChallengeId, mut texts: Texts) -> Result<()> {
        let sketches = db::sketch::all(&self.db.read).await?;
        let mut found = Vec::new();
        for [own, other] in candidates(id, &sketches) {
            let of = [own, other].map(|sketch| sketch.challenge);
            for sketch in [own, other] {
                self.read_into(&mut texts, sketch, permit.at()).await?;
            }
            // Of a call that was cancelled since nothing is read.
            let (Some(one), Some(two)) = (texts.read.get(&own.proposal), texts.read.get(&other.proposal)) else { continue };
            let known = texts.known[&of[0]].clone().and(&texts.known[&of[1]]);
            let (passages, words) = shared(one, two, &known);
            yield_now().await;
            if passages > 0 {
                found.push(Overlap { pair: [own.proposal, other.proposal], passages, words });
            }
        }
        let tx = self.begin().await?;
        self.lock_and_settle(&tx, id).await?;
        for overlap in &found {
            db::overlap::insert(&tx.db, permit, id, overlap).await?;
        }
        db::sketch::mark_compared(&tx.db, permit, id).await?;
        tx.touches(Matter::Challenge(id));
        tx.commit().await
    }

    async fn read_into(&self, texts: &mut Texts, sketch: &Sketch, now: Moment) -> Result<()> {
        if texts.read.contains_key(&sketch.proposal) {
            return Ok(());
        }
        let Some(permit) = self.comparing(sketch.challenge, now).await? else { return Ok(()) };
        if let Entry::Vacant(place) = texts.known.entry(sketch.challenge) {
            place.insert(self.said_by(sketch.challenge, now).await?);
        }
        let db = &self.db.read;
        let Some(row) = db::proposal::find(db, sketch.proposal).await? else { return Ok(()) };
        for (proposal, content) in contents(db, &permit, &[row.proposal()?]).await? {
            texts.read.insert(proposal.id, Read::of(&content.unwrap_or_default()));
        }
        Ok(())
    }

    /// What a call says itself in any version, and the titles of the legal texts that everybody cites.
    pub(super) async fn said_by(&self, id: ChallengeId, now: Moment) -> Result<Known> {
        let db = &self.db.read;
        let versions = db::challenge_version::list(db, id, now).await?;
        let register = legal::current(&db::legal_text::list(db).await?);
        let titles = register.iter().map(|edition| edition.entry.title.as_str());
        Ok(Known::of(versions.iter().flat_map(|version| version.content.texts()).chain(titles)))
    }
}

/// What was handed in of these; none of one that cannot be read.
pub(super) async fn contents<'a>(
    db: &impl ConnectionTrait,
    permit: &Permit,
    proposals: &'a [Proposal],
) -> Result<Vec<(&'a Proposal, Option<Content>)>> {
    let versions = proposals.iter().filter_map(|p| p.receipt().map(|r| (p.id, r.version)));
    let rows = db::proposal_version::list(db, versions).await?;
    let by_id: HashMap<_, _> = rows.iter().map(|row| (ProposalId(row.proposal_id), row)).collect();
    let mut contents = Vec::with_capacity(proposals.len());
    for proposal in proposals {
        let Some(row) = by_id.get(&proposal.id) else { continue };
        let content = reading::read_submission(permit, proposal, row)?.map(|submission| submission.content);
        contents.push((proposal, content));
    }
    Ok(contents)
}

/// Pairs with a mark in common of which the first is of this challenge, each once.
fn candidates(of: ChallengeId, sketches: &[Sketch]) -> Vec<[&Sketch; 2]> {
    let mut own: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (place, sketch) in sketches.iter().enumerate().filter(|(_, sketch)| sketch.challenge == of) {
        sketch.marks.iter().for_each(|mark| own.entry(mark).or_default().push(place));
    }
    let mut pairs = BTreeSet::new();
    for (place, sketch) in sketches.iter().enumerate() {
        for first in sketch.marks.iter().filter_map(|mark| own.get(&mark)).flatten() {
            if sketch.challenge != of || *first < place {
                pairs.insert([*first, place]);
            }
        }
    }
    pairs.into_iter().map(|pair| pair.map(|place| &sketches[place])).collect()
}

//! Dossiers of calls that have closed: what of each everybody may read, and where its parts stand.

use super::{ChallengeCard, card};
use crate::{
    Backend, Result,
    db::{self, challenge::Listing},
};
use domain::{
    challenges::{DossierSearch, Stage, State, approval::Numbered},
    locale::Bilingual,
    people::Actor,
    time::Moment,
};

/// One call that has closed, with what is public of it.
#[derive(Clone, Debug)]
pub struct Dossier {
    pub challenge: ChallengeCard,
    /// Where it is about.
    pub commune: Bilingual,
    /// Numbers of its published texts, the first one first.
    pub versions: Vec<u32>,
    pub published: Option<Moment>,
    pub opened: Option<Moment>,
    /// Proposals in the record of the opening.
    pub proposals: usize,
    pub rules_hash: Option<String>,
    /// Of the decision, once the result is public and they are known.
    pub decision: Option<Numbered>,
    pub result: Option<Moment>,
    pub cancelled: Option<Moment>,
}

impl Backend {
    /// Those that the search finds, the one that closed last first.
    pub async fn dossiers(&self, search: &DossierSearch) -> Result<Vec<Dossier>> {
        let (db, now) = (&self.db.read, self.clock.now());
        let mut found = Vec::new();
        for row in db::challenge::all(db, &Listing::public(now)).await? {
            let challenge = row.challenge()?;
            if matches!(challenge.stage(now).public(), Stage::Upcoming | Stage::Open) {
                continue;
            }
            let versions = db::challenge_version::list(db, challenge.id, now).await?;
            let record = row.opening_record()?;
            let (result, cancelled) = match &challenge.state {
                State::ResultPublished { at, .. } => (Some(*at), None),
                State::Cancelled { at, .. } => (None, Some(*at)),
                _ => (None, None),
            };
            let decision = challenge.chosen().1.filter(|_| result.is_some()).and_then(|decision| decision.signed.clone());
            let dossier = Dossier {
                challenge: card(&challenge, &Actor::Visitor, now),
                commune: challenge.content.commune.clone(),
                published: versions.iter().map(|version| version.at).min(),
                versions: versions.iter().rev().map(|version| version.version).collect(),
                opened: record.as_ref().map(|record| record.at),
                proposals: record.map_or(0, |record| record.lines.len()),
                rules_hash: challenge.rules_hash.clone(),
                decision,
                result,
                cancelled,
            };
            if dossier.is_found_by(search) {
                found.push(dossier);
            }
        }
        found.sort_by(|a, b| (b.challenge.closes, &b.challenge.code).cmp(&(a.challenge.closes, &a.challenge.code)));
        Ok(found)
    }
}

impl Dossier {
    fn is_found_by(&self, search: &DossierSearch) -> bool {
        let (card, number) = (&self.challenge, self.decision.as_ref().map_or("", |decision| decision.number.as_str()));
        let (title, owner, commune) = (&card.title, &card.owner, &self.commune);
        let texts = [&card.code, &title.vi, &title.en, &owner.vi, &owner.en, &commune.vi, &commune.en].map(String::as_str);
        let signed = self.decision.as_ref().map(|decision| decision.date);
        let moments = [self.published, card.closes, self.opened, signed, self.result, self.cancelled];
        let moments: Vec<_> = moments.into_iter().flatten().collect();
        search.has(&[&texts[..], &[number]].concat(), &moments)
    }
}

//! Which texts of the register a challenge cites. They stand beside its legal basis, whose words stay what they are.

use super::Register;
use crate::{
    Backend, Result,
    challenges::{ChallengeCard, CitedText, card},
    db::{self, Source, challenge::Listing, citation::Chosen},
    memory::Row,
    settled::settled,
};
use domain::{
    access::{self, Action, Can},
    event::{Event, EventKind},
    form::Form,
    ids::ChallengeId,
    legal::{Cited, cite_field, current, read_cited},
    people::Actor,
};

/// For the office's page of a challenge.
#[derive(Clone, Debug)]
pub struct CitationView {
    pub code: String,
    pub cited: Cited,
    pub register: Register,
    /// About the challenge.
    pub can: Can,
}

impl CitationView {
    pub fn to_form(&self) -> Form {
        boxes(&self.cited)
    }
}

impl Backend {
    pub async fn citations(&self, actor: &Actor, code: &str) -> Result<CitationView> {
        let now = self.clock.now();
        let case = self.challenge_case(&self.db.read, actor, code, now).await?;
        access::check(actor, Action::UseOffice, &case.facts, now)?;
        let cited = db::citation::of_challenge(&self.db.read, case.challenge.id).await?.cited;
        let register = self.legal_register(actor).await?;
        Ok(CitationView { code: case.challenge.code, cited, register, can: Can::ask(actor, &case.facts, now) })
    }

    /// Form: a box for each entry that is cited. The same again changes nothing.
    pub async fn cite_legal_texts(&self, actor: &Actor, code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::CiteLegalTexts, &case.facts, tx.now)?;
        let id = case.challenge.id;
        let before = db::citation::of_challenge(&tx.db, id).await?;
        let form = settled(form, &boxes(&before.cited), before.by, actor)?;
        let register = current(&db::legal_text::list(&tx.db).await?);
        let cited = read_cited(&form, register.iter().map(|edition| edition.key.clone()));
        if cited == before.cited {
            return Ok(());
        }
        let numbers: Vec<_> = register.iter().filter(|edition| cited.contains(&edition.key)).map(|e| e.entry.number.as_str()).collect();
        let event = Event::new(EventKind::LegalTextsCited, permit.by()).challenge(id).note(numbers.join("; "));
        db::citation::insert(&tx.db, &permit, id, &Chosen { version: before.version + 1, by: permit.by(), cited }).await?;
        tx.record(&event).await?;
        tx.commit().await
    }

    /// What everybody reads beside a challenge's legal basis.
    pub(crate) async fn cited_by(&self, db: &impl Source, challenge: ChallengeId) -> Result<Vec<CitedText>> {
        let cited = db.kept(Row::Cited(challenge), db::citation::of_challenge(db, challenge)).await?.cited;
        if cited.is_empty() {
            return Ok(Vec::new());
        }
        Ok(Register { entries: current(&db::legal_text::list(db).await?), can: Can::default() }.cited(&cited))
    }

    /// Public challenges that cite an entry, by code.
    pub(super) async fn citing(&self, key: &str) -> Result<Vec<ChallengeCard>> {
        let (db, now) = (&self.db.read, self.clock.now());
        let cited = db::citation::all(db).await?;
        let mut found = Vec::new();
        for row in db::challenge::all(db, &Listing::public(now)).await? {
            let challenge = row.challenge()?;
            if cited.get(&challenge.id).is_some_and(|cited| cited.contains(key)) {
                found.push(card(&challenge, &Actor::Visitor, now));
            }
        }
        found.sort_by(|a, b| a.code.cmp(&b.code));
        Ok(found)
    }
}

fn boxes(cited: &Cited) -> Form {
    cited.iter().fold(Form::default(), |form, key| form.with(cite_field(key), "on"))
}

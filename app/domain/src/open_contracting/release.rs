//! What happened to a call, as releases.

use super::{
    TAX_CODES,
    call::{Call, Edition, Told},
    tender,
};
use crate::{
    proposals::{Applicant, Partner, lifecycle::OpeningRecord},
    tax_code::TaxCode,
    time::Moment,
    verbatim::canonical,
};
use serde_json::{Map, Value, json};

/// What happened once, as it is told for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Its identifier within the call.
    pub name: String,
    pub at: Moment,
    /// The standard's word for what happened.
    pub tag: String,
    /// As JSON.
    pub body: String,
}

impl Call<'_> {
    /// Oldest first.
    pub fn releases(&self) -> Vec<Release> {
        let mut editions: Vec<&Edition> = self.editions.iter().collect();
        editions.sort_by_key(|edition| edition.version);
        let mut all: Vec<Release> = Vec::new();
        for (place, edition) in editions.iter().enumerate() {
            let tag = if place == 0 { "tender" } else { "tenderAmendment" };
            let name = format!("{}-v{}", self.code, edition.version);
            all.push(self.release(name, edition.at, tag, &editions[..=place], &Told::Edition));
        }
        let mut also = |name: &str, at: Moment, tag: &str, told: &Told<'_>| {
            let until = editions.iter().filter(|edition| edition.at <= at).count();
            if until > 0 {
                all.push(self.release(format!("{}-{name}", self.code), at, tag, &editions[..until], told));
            }
        };
        if let Some(record) = &self.opened {
            also("opening", record.at, "tenderUpdate", &Told::Opened(record));
        }
        if let Some(chosen) = &self.chosen {
            also("result", chosen.at, "tenderUpdate", &Told::Chosen(chosen));
        }
        for (place, edition) in self.outcomes.iter().enumerate() {
            let name = format!("outcome-v{}", edition.version);
            also(&name, edition.at, "tenderUpdate", &Told::Became(&self.outcomes[..=place]));
        }
        if let Some((at, reason)) = &self.cancelled {
            also("cancelled", *at, "tenderCancellation", &Told::Cancelled(*at, reason));
        }
        all.sort_by_key(|release| release.at);
        all
    }

    /// `editions`: those published so far; the last one is in force.
    fn release(&self, name: String, at: Moment, tag: &str, editions: &[&Edition], told: &Told<'_>) -> Release {
        let mut body = Map::new();
        body.insert("ocid".to_owned(), self.publishing.ocid(self.code).into());
        body.insert("id".to_owned(), name.as_str().into());
        body.insert("date".to_owned(), at.to_rfc3339().into());
        body.insert("tag".to_owned(), json!([tag]));
        body.insert("initiationType".to_owned(), "tender".into());
        body.insert("language".to_owned(), "vi".into());
        if let Some(edition) = editions.last() {
            let owner = &edition.content.owner.vi;
            let mut parties = vec![json!({ "id": "agency", "name": self.agency.name.vi, "roles": ["procuringEntity"] })];
            if !owner.is_empty() {
                parties.push(json!({ "id": "owner", "name": owner, "roles": ["buyer"] }));
                body.insert("buyer".to_owned(), json!({ "id": "owner", "name": owner }));
            }
            if let Told::Chosen(chosen) = told {
                let all = chosen.shortlist.iter().flat_map(|(code, of)| organisations(code, of));
                parties.extend(once(all).iter().map(Organisation::party));
            }
            body.insert("parties".to_owned(), parties.into());
            body.insert("tender".to_owned(), tender::of(self, editions, edition, told));
        }
        let statistic = |record: &OpeningRecord| json!([{ "id": "bids", "measure": "bids", "value": record.lines.len() }]);
        match told {
            Told::Opened(record) => {
                let details: Vec<_> =
                    record.lines.iter().map(|line| json!({ "id": line.code, "date": line.submitted_at.to_rfc3339() })).collect();
                body.insert("bids".to_owned(), json!({ "statistics": statistic(record), "details": details }));
            }
            Told::Chosen(chosen) => {
                let details: Vec<_> = chosen
                    .shortlist
                    .iter()
                    .map(|(code, of)| {
                        let tenderers: Vec<_> = organisations(code, of).iter().map(Organisation::reference).collect();
                        json!({ "id": code, "status": "valid", "tenderers": tenderers })
                    })
                    .collect();
                body.insert("bids".to_owned(), json!({ "details": details }));
            }
            Told::Edition | Told::Became(_) | Told::Cancelled(..) => {}
        }
        Release { name, at, tag: tag.to_owned(), body: canonical(&Value::Object(body)) }
    }
}

/// One of those behind a proposal.
struct Organisation {
    id: String,
    name: String,
    /// Where it is identified by one.
    tax_code: Option<TaxCode>,
    roles: Vec<&'static str>,
}

/// Each by its identifier once, with what it is in any of them.
fn once(all: impl Iterator<Item = Organisation>) -> Vec<Organisation> {
    let mut parties: Vec<Organisation> = Vec::new();
    for organisation in all {
        match parties.iter_mut().find(|known| known.id == organisation.id) {
            Some(known) => {
                let more: Vec<_> = organisation.roles.into_iter().filter(|role| !known.roles.contains(role)).collect();
                known.roles.extend(more);
            }
            None => parties.push(organisation),
        }
    }
    parties
}

/// The lead first. What has no tax code is told apart within its bid.
fn organisations(code: &str, of: &Applicant) -> Vec<Organisation> {
    let roles: &[&str] = if of.partners.is_empty() { &["tenderer"] } else { &["tenderer", "leadTenderer"] };
    let lead = Organisation::new(&of.firm.legal_name, Some(of.firm.tax_code.clone()), String::new(), roles);
    let partner =
        |(i, partner): (usize, &Partner)| Organisation::new(&partner.name, partner.tax_code(), format!("{code}-{}", i + 1), &["tenderer"]);
    std::iter::once(lead).chain(of.partners.iter().enumerate().map(partner)).collect()
}

impl Organisation {
    fn new(name: &str, tax_code: Option<TaxCode>, otherwise: String, roles: &[&'static str]) -> Self {
        let id = tax_code.as_ref().map_or(otherwise, |code| format!("{TAX_CODES}-{}", code.as_str()));
        Self { id, name: name.to_owned(), tax_code, roles: roles.to_vec() }
    }

    fn reference(&self) -> Value {
        json!({ "id": self.id, "name": self.name })
    }

    fn party(&self) -> Value {
        let mut party = json!({ "id": self.id, "name": self.name, "roles": self.roles });
        if let Some(code) = &self.tax_code {
            party["identifier"] = json!({ "scheme": TAX_CODES, "id": code.as_str(), "legalName": self.name });
        }
        party
    }
}

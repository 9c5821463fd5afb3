//! What happened to a call, as releases.

use super::{
    TAX_CODES,
    call::{Call, Edition, Told},
    tender,
};
use crate::{firms::Profile, proposals::lifecycle::OpeningRecord, time::Moment, verbatim::canonical};
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
                parties.extend(chosen.shortlist.iter().map(|(_, firm)| tenderer(firm)));
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
                    .map(
                        |(code, firm)| json!({ "id": code, "status": "valid", "tenderers": [{ "id": id(firm), "name": firm.legal_name }] }),
                    )
                    .collect();
                body.insert("bids".to_owned(), json!({ "details": details }));
            }
            Told::Edition | Told::Cancelled(..) => {}
        }
        Release { name, at, tag: tag.to_owned(), body: canonical(&Value::Object(body)) }
    }
}

fn id(firm: &Profile) -> String {
    format!("{TAX_CODES}-{}", firm.tax_code.as_str())
}

fn tenderer(firm: &Profile) -> Value {
    let identifier = json!({ "scheme": TAX_CODES, "id": firm.tax_code.as_str(), "legalName": firm.legal_name });
    json!({ "id": id(firm), "name": firm.legal_name, "identifier": identifier, "roles": ["tenderer"] })
}

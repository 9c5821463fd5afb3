//! What was told, for everybody.

use crate::{
    Backend, Error, Result,
    db::{self, open_release::Model},
};
use domain::{ids::ChallengeId, open_contracting::compiled, time::Moment};
use serde_json::Value;

/// Releases that one package holds.
const MANY: u64 = 100;
/// Calls that one package of records holds.
const PAGE: usize = 24;

/// A line of the feed of changes.
#[derive(Clone, Debug)]
pub struct Change {
    pub sequence: i64,
    pub code: String,
    pub name: String,
    pub tag: String,
    pub at: Moment,
    pub body: Value,
}

/// Records of some calls, by code.
#[derive(Clone, Debug)]
pub struct Records {
    /// Calls of which something is told.
    pub total: usize,
    pub has_more: bool,
    pub records: Vec<Record>,
}

#[derive(Clone, Debug)]
pub struct Record {
    /// Oldest first.
    pub releases: Vec<Value>,
    pub compiled: Value,
}

impl Backend {
    /// What was told after this number, in its order, and the number of the newest that there is.
    pub async fn changes(&self, after: i64) -> Result<(Vec<Change>, i64)> {
        let db = &self.db.read;
        let (rows, last) = (db::open_release::after(db, after, MANY).await?, db::open_release::last(db).await?);
        let codes = db::challenge::codes(db).await?;
        let change = |row: Model| {
            let code = codes.iter().find(|(id, _)| id.0 == row.challenge_id).map(|(_, code)| code.clone());
            Ok(Change {
                sequence: row.sequence,
                code: code.ok_or_else(|| Error::internal(format!("{} is of no challenge", row.name)))?,
                name: row.name,
                tag: row.tag,
                at: Moment(row.at),
                body: serde_json::from_str(&row.body)?,
            })
        };
        Ok((rows.into_iter().map(change).collect::<Result<_>>()?, last))
    }

    /// `page` from 1.
    pub async fn records(&self, page: u32) -> Result<Records> {
        let db = &self.db.read;
        let told = db::open_release::counts(db).await?;
        let all: Vec<_> = db::challenge::codes(db).await?.into_iter().map(|(id, _)| id).filter(|id| told.contains_key(id)).collect();
        let skip = (page.saturating_sub(1) as usize).saturating_mul(PAGE);
        let some: Vec<_> = all.iter().skip(skip).take(PAGE).copied().collect();
        let rows = db::open_release::of(db, some.iter().copied()).await?;
        let record = |id: &ChallengeId| record(rows.iter().filter(|row| row.challenge_id == id.0));
        let records = some.iter().map(record).collect::<Result<Vec<_>>>()?;
        Ok(Records { total: all.len(), has_more: skip + some.len() < all.len(), records: records.into_iter().flatten().collect() })
    }

    /// Of one call; not found where nothing is told of it.
    pub async fn record_of(&self, code: &str) -> Result<Record> {
        let db = &self.db.read;
        let row = db::challenge::find_by_code(db, code).await?.ok_or(Error::NotFound)?;
        let rows = db::open_release::of(db, [ChallengeId(row.id)]).await?;
        record(rows.iter())?.ok_or(Error::NotFound)
    }
}

fn record<'a>(rows: impl Iterator<Item = &'a Model>) -> Result<Option<Record>> {
    let releases: Vec<Value> = rows.map(|row| Ok(serde_json::from_str(&row.body)?)).collect::<Result<_>>()?;
    Ok(compiled(&releases).map(|compiled| Record { releases, compiled }))
}

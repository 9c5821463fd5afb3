//! Severity of members over every challenge that was scored by the same criteria (C9), for the office: nobody else may
//! know of all of them.

use super::{Pooled, columns, counting::counts};
use crate::{
    Result,
    db::{self, Source},
};
use domain::{
    challenges::{Challenge, Stage},
    evaluations::{
        advisory::{Matrix, Table, severity::severity},
        result_file::{Closing, ScoredProposal},
    },
    ids::{ProposalId, UserId},
    time::Moment,
};
use std::collections::HashMap;

const SCORED: [Stage; 5] = [Stage::Scored, Stage::Proposed, Stage::Forwarded, Stage::Decided, Stage::ResultPublished];

/// A proposal and its sheets in half points by criterion.
type Row = (ProposalId, HashMap<UserId, Vec<i32>>);

/// `None` where no other challenge has the same criteria, and where the frozen columns cannot be matched to members.
pub(super) async fn pooled(db: &impl Source, own: &Challenge, closing: &Closing, now: Moment) -> Result<Option<Pooled>> {
    let mut ids = Vec::new();
    for stage in SCORED {
        ids.extend(db::challenge::ids_in_stage(db, stage, now).await?);
    }
    let (mut rows, mut challenges): (Vec<Row>, u32) = (Vec::new(), 1);
    for row in db::challenge::list_by_ids(db, ids.into_iter().filter(|id| *id != own.id)).await? {
        let challenge = row.challenge()?;
        if challenge.content.rules.criteria == own.content.rules.criteria {
            rows.extend(sheets(db, &challenge, now).await?);
            challenges += 1;
        }
    }
    let own_rows = sheets(db, own, now).await?;
    let writers = own_rows.iter().flat_map(|(_, sheets)| sheets.keys().copied());
    let mut members = columns::of(db, own, writers).await?.members().to_vec();
    if challenges == 1 || !are_frozen(closing, &own_rows, &members) {
        return Ok(None);
    }
    rows.extend(own_rows);
    let mut others: Vec<UserId> = rows.iter().flat_map(|(_, sheets)| sheets.keys().copied()).filter(|m| !members.contains(m)).collect();
    others.sort_unstable();
    others.dedup();
    let letters = members.len();
    members.extend(others);
    let sheets = rows.iter().map(|(_, sheets)| members.iter().map(|member| sheets.get(member).cloned()).collect()).collect();
    let matrix = Matrix { proposals: rows.iter().map(|(id, _)| *id).collect(), sheets };
    let table = Table::new(&own.content.rules, &matrix);
    let severities = table.by_column(severity(&table).members).into_iter().take(letters).collect();
    Ok(Some(Pooled { challenges, severities }))
}

async fn sheets(db: &impl Source, challenge: &Challenge, now: Moment) -> Result<Vec<Row>> {
    let rules = &challenge.content.rules;
    let mut rows = Vec::new();
    for count in counts(db, challenge, now).await? {
        let sheets = count.sheets.iter().map(|saved| Ok((saved.member, saved.sheet().complete(rules)?))).collect::<Result<_>>()?;
        rows.push((count.proposal.id, sheets));
    }
    Ok(rows)
}

/// Whether the members' columns are still those of the frozen sheets, so that every letter means the same person.
fn are_frozen(closing: &Closing, rows: &[Row], members: &[UserId]) -> bool {
    let is_same = |(frozen, (_, sheets)): (&ScoredProposal, &Row)| {
        frozen.sheets.len() == members.len()
            && frozen.sheets.iter().zip(members).all(|(sheet, member)| sheet.as_ref() == sheets.get(member))
    };
    closing.proposals.len() == rows.len() && closing.proposals.iter().zip(rows).all(is_same)
}

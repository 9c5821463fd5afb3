//! The table of scores, and a member's own sheet.

use super::{
    Paper,
    case::{Council, challenge_of, member, texts},
};
use crate::{
    Backend, Error, Result, db,
    results::{named_proposals, official, ranked_lines},
};
use documents::{Document, Head, scores, sheet};
use domain::{access::Denied, challenges::Challenge, evaluations::Outcome, people::Actor, time::Moment};
use sea_orm::ConnectionTrait;

impl Backend {
    pub(super) async fn draft_scores(&self, actor: &Actor, paper: Paper, now: Moment) -> Result<(Document, String)> {
        let db = &self.db.read;
        let case = self.paper_case(db, actor, paper, now).await?;
        let council = Council::load(db, now).await?;
        let outcomes = official(db, &case.challenge).await?.outcomes;
        let document = scores::document(&scores::Scores {
            head: Head::council("BTH-HĐTV"),
            challenge: challenge_of(&case.challenge),
            rules: case.challenge.content.rules.clone(),
            scored: scored(db, &case.challenge, outcomes, |_| true).await?,
            chair: council.chair(),
            secretary: council.secretary(),
            recipients: texts(&["Lưu: HĐTV"]),
        });
        Ok((document, case.challenge.code))
    }

    pub(super) async fn draft_sheet(&self, actor: &Actor, paper: Paper, now: Moment) -> Result<(Document, String)> {
        let db = &self.db.read;
        let case = self.paper_case(db, actor, paper, now).await?;
        let proposal = case.proposal.ok_or(Error::NotFound)?;
        let own = case.permit.by().ok_or(Denied::SignIn)?;
        let saved = db::sheet::find(db, own, proposal.id).await?.ok_or(Error::NotFound)?;
        let seat = Council::load(db, now).await?.0.into_iter().find(|s| s.user == own).ok_or(Denied::Role)?;
        let document = sheet::document(&sheet::Filled {
            head: Head::council(""),
            challenge: challenge_of(&case.challenge),
            rules: case.challenge.content.rules,
            firm: db::firm::names(db, [proposal.firm]).await?.remove(&proposal.firm).unwrap_or_default(),
            code: proposal.code.clone(),
            member: member(&seat),
            sheet: saved.sheet,
            submitted_at: db::sheet::submitted_at(db, own, proposal.id).await?,
        });
        Ok((document, proposal.code))
    }
}

/// Outcomes with codes and, where they may be named, firms.
pub(super) async fn scored(
    db: &impl ConnectionTrait,
    challenge: &Challenge,
    outcomes: Vec<Outcome>,
    is_named: impl Fn(domain::ids::ProposalId) -> bool,
) -> Result<Vec<scores::Scored>> {
    let lines = ranked_lines(&named_proposals(db, challenge).await?, outcomes, is_named);
    Ok(lines.into_iter().map(|l| scores::Scored { code: l.code, firm: l.firm_name, outcome: l.outcome }).collect())
}

//! Tờ trình: the office's request to approve what the council proposes.

use super::{
    Paper,
    case::{challenge_of, director, dissents, texts},
    scoring::{scored, settled},
};
use crate::{
    Backend, Error, Result, db,
    results::{coded, named_proposals, official},
};
use documents::{Document, Head, head::OFFICE, request};
use domain::{
    access::Denied,
    evaluations::shortlist::departed,
    ids::ChallengeId,
    legal::{Edition, current},
    locale::Locale::Vi,
    people::Actor,
    time::Moment,
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

const AUTHORITY: &str = "Chủ tịch Ủy ban nhân dân tỉnh";

impl Backend {
    /// What the council proposed, also after the decision.
    pub(super) async fn draft_request(&self, actor: &Actor, paper: Paper, now: Moment) -> Result<(Document, String)> {
        let db = &self.db.read;
        let case = self.paper_case(db, actor, paper, now).await?;
        let challenge = &case.challenge;
        let advice = challenge.chosen().0.ok_or(Denied::WrongState)?;
        let official = official(db, challenge).await?;
        let handed_in = db::proposal::handed_in(db, [challenge.id]).await?;
        let codes: HashMap<_, _> = handed_in.iter().map(|proposal| (proposal.id, proposal.code.as_str())).collect();
        let count = |number: usize| u32::try_from(number).map_err(Error::internal);
        let record = db::challenge::find(db, challenge.id).await?.ok_or(Error::NotFound)?.opening_record()?;
        let calendar = &challenge.content.calendar;
        let document = request::document(&request::Request {
            head: Head::office(&self.agency, "TTr"),
            challenge: challenge_of(challenge),
            authority: AUTHORITY.to_owned(),
            basis: basis(db, challenge.id).await?,
            office: OFFICE.to_owned(),
            begun: calendar.opens,
            closed: calendar.closes,
            opened: record.map(|record| record.at),
            handed_in: count(handed_in.len())?,
            admitted: count(handed_in.iter().filter(|proposal| proposal.is_admitted()).count())?,
            tie: settled(db, challenge, &official.closing).await?,
            departures: coded(&named_proposals(db, challenge).await?, departed(advice, advice, &official.outcomes))?,
            scored: scored(db, challenge, official.outcomes, |_| true).await?,
            proposed: advice.proposals.iter().filter_map(|id| codes.get(id).map(|code| (*code).to_owned())).collect(),
            vote: advice.vote,
            note: advice.note.clone(),
            dissents: dissents(db, challenge, advice.at, |_| true).await?,
            signer_lines: director(),
            recipients: texts(&["Như trên", "Hội đồng tư vấn", "Lưu: VT"]),
        });
        Ok((document, challenge.code.clone()))
    }
}

/// The legal texts that the challenge cites.
async fn basis(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<Vec<String>> {
    let cited = db::citation::of_challenge(db, challenge).await?.cited;
    let line = |edition: Edition| {
        let of = edition.entry;
        let issued = of.issued.map(|at| format!(" ngày {}", at.show_date(Vi))).unwrap_or_default();
        let issuer = if of.issuer.is_empty() { String::new() } else { format!(" của {}", of.issuer) };
        let title = if of.title.is_empty() { String::new() } else { format!(": {}", of.title) };
        format!("Căn cứ văn bản số {}{issued}{issuer}{title}", of.number)
    };
    Ok(current(&db::legal_text::list(db).await?).into_iter().filter(|edition| cited.contains(&edition.key)).map(line).collect())
}

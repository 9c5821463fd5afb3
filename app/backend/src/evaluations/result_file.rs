//! The result as a file that anyone can compute again; no member's name is in it.

use crate::{Backend, Error, Result, db, results::official};
use domain::{
    access::{self, Action},
    challenges::{Challenge, ILLUSTRATIVE},
    council::{Motion, motion::Subject},
    evaluations::{
        Public,
        anew::check_hidden,
        ballot::TieBallot,
        motion::{self, About, SheetOf},
        result_file::{ResultFile, official_lines},
    },
    ids::ProposalId,
    people::Actor,
    verbatim::sha256,
};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

impl Backend {
    /// For the office, and for whoever presides over the council.
    pub async fn result_file(&self, actor: &Actor, challenge_code: &str) -> Result<String> {
        let now = self.clock.now();
        let case = self.challenge_case(&self.db.read, actor, challenge_code, now).await?;
        access::check(actor, Action::ExportResult, &case.facts, now)?;
        check_hidden(actor, &db::proposal::handed_in(&self.db.read, [case.challenge.id]).await?)?;
        export(&self.db.read, &case.challenge).await
    }

    /// For everyone, once the result is public; where the rules publish the shortlist only, there is no such file, unless a
    /// motion left out a sheet.
    pub async fn public_result_file(&self, actor: &Actor, challenge_code: &str) -> Result<String> {
        let now = self.clock.now();
        let case = self.challenge_case(&self.db.read, actor, challenge_code, now).await?;
        access::check(actor, Action::ViewResult, &case.facts, now)?;
        let official = official(&self.db.read, &case.challenge).await?;
        if !Public::of(&case.challenge, &official.closing).shows_scores {
            return Err(Error::NotFound);
        }
        export(&self.db.read, &case.challenge).await
    }

    /// SHA-256 of that file, by which anyone knows whether a copy is whole.
    pub async fn public_result_hash(&self, actor: &Actor, challenge_code: &str) -> Result<String> {
        Ok(sha256(self.public_result_file(actor, challenge_code).await?))
    }
}

/// A motion as a result file tells it, once it is counted.
fn told(motion: &Motion, codes: &BTreeMap<ProposalId, String>) -> Result<Option<motion::Motion>> {
    let Some(closed) = motion.closed() else { return Ok(None) };
    let code = |id: &ProposalId| {
        codes.get(id).cloned().ok_or_else(|| Error::internal(format!("{} is about {id}, which is not there", motion.name())))
    };
    let (mut reason, poll) = (motion.text.clone(), &closed.poll);
    let about = match &motion.subject {
        Subject::Exclusion(of) => About::Exclusion(SheetOf { proposal: code(&of.proposal)?, column: of.letter.clone() }),
        Subject::Voiding(of) => About::Voiding(SheetOf { proposal: code(&of.proposal)?, column: of.letter.clone() }),
        Subject::NoResult(id) => About::NoResult(code(id)?),
        Subject::Stability => About::Stability,
        Subject::Free => About::Other,
        Subject::Shortlist(picked) => {
            let picks = picked.proposals.iter().map(code).collect::<Result<_>>()?;
            for over in &picked.departures {
                reason = format!("{reason}\n{}: {}", code(&over.proposal)?, over.reason).trim_start().to_owned();
            }
            if picked.departures.is_empty() { About::Shortlist(picks) } else { About::Departure(picks) }
        }
    };
    Ok(Some(motion::Motion {
        id: motion.name(),
        about,
        reason,
        eligible: poll.eligible.len() as u32,
        base: poll.base.filter(|base| *base as usize != poll.eligible.len()),
        vote: closed.tally,
        majority: poll.majority,
        needed: poll.needed,
        casting: closed.casting,
        secret: poll.secret.is_some(),
        carried: closed.carried,
        lapsed: closed.lapsed,
    }))
}

async fn export(db: &impl ConnectionTrait, challenge: &Challenge) -> Result<String> {
    let official = official(db, challenge).await?;
    let closing = official.closing;
    let codes = db::proposal::handed_in(db, [challenge.id]).await?.into_iter().map(|p| (p.id, p.code)).collect();
    let motions = db::motion::of_challenge(db, challenge.id).await?;
    let ballot = db::ballot::find(db, challenge.id).await?;
    let votes = db::ballot::votes(db, challenge.id).await?;
    let lot = ballot.as_ref().and_then(TieBallot::lot);
    let closing_hash = closing.hash();
    let file = ResultFile {
        format: official.edition.format().to_owned(),
        challenge: challenge.code.clone(),
        notice: challenge.is_illustrative.then(|| ILLUSTRATIVE.to_owned()),
        rules: challenge.content.rules.clone(),
        tickets: ballot.as_ref().map(|ballot| ballot.tickets(&closing_hash, &codes).into_iter().collect()).unwrap_or_default(),
        closing_hash,
        replaced: official.replaced,
        every_sheet: closing.every_sheet(&challenge.content.rules),
        closing,
        ballot: ballot.as_ref().and_then(|ballot| ballot.result(&codes, &votes)),
        lot: lot.and_then(|lot| lot.value.clone()),
        lot_read: ballot.as_ref().map(TieBallot::told_reading).unwrap_or_default(),
        drawing: ballot.as_ref().and_then(TieBallot::told_drawing),
        motions: motions.iter().filter_map(|motion| told(motion, &codes).transpose()).collect::<Result<_>>()?,
        advisory: official.advisory.as_deref().map(serde_json::from_str).transpose()?,
        official: official_lines(&official.outcomes, &codes),
    };
    Ok(serde_json::to_string(&file)?)
}

//! Two proposals side by side, for a member who may see both.

use super::check_council;
use crate::{
    Backend, Error, Result,
    db::{self, Source},
};
use domain::{
    access::{self, Action, Denied},
    challenges::RuleSet,
    council::Conflict,
    evaluations::{Sheet, SheetStanding},
    ids::ProposalId,
    locale::Bilingual,
    people::Actor,
    proposals::ProposalView,
    time::Moment,
};

#[derive(Clone, Debug)]
pub struct ProposalPair {
    pub challenge_code: String,
    pub challenge_title: Bilingual,
    pub rules: RuleSet,
    /// Codes that may be chosen: of what the member is clear of.
    pub choices: Vec<String>,
    /// `None` where there is only one to choose, or the same was chosen twice.
    pub sides: Option<[Side; 2]>,
}

#[derive(Clone, Debug)]
pub struct Side {
    pub proposal: ProposalView,
    /// The member's own.
    pub sheet: Option<Sheet>,
    pub standing: SheetStanding,
}

impl Backend {
    /// An empty code stands for the first that is not the other one.
    pub async fn compare_proposals(&self, actor: &Actor, challenge_code: &str, codes: [&str; 2]) -> Result<ProposalPair> {
        let now = self.clock.now();
        let db = &self.db.read;
        check_council(actor, now)?;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::ListProposals, &case.facts, now)?;
        let member = actor.id().ok_or(Denied::SignIn)?;
        let lines = db::declaration::lines(db, member, case.challenge.id).await?;
        let choices: Vec<String> = lines.iter().filter(|l| l.conflict == Conflict::Clear).map(|l| l.code.clone()).collect();
        let [a, b] = codes;
        let first_but = |other: &str| choices.iter().find(|code| *code != other).map(String::as_str);
        let left = if a.is_empty() { first_but(b) } else { Some(a) };
        let right = if b.is_empty() { left.and_then(first_but) } else { Some(b) };
        let id_of = |code: &str| lines.iter().find(|l| l.code == code).map(|l| l.proposal).ok_or(Error::NotFound);
        let sides = match left.zip(right) {
            Some((left, right)) if left != right => {
                Some([self.side(db, actor, id_of(left)?, now).await?, self.side(db, actor, id_of(right)?, now).await?])
            }
            _ => None,
        };
        let content = case.challenge.content;
        Ok(ProposalPair {
            challenge_code: case.challenge.code,
            challenge_title: content.title,
            rules: content.rules.into_inner(),
            choices,
            sides,
        })
    }

    async fn side(&self, db: &impl Source, actor: &Actor, id: ProposalId, now: Moment) -> Result<Side> {
        let case = self.proposal_case(db, actor, id, now).await?;
        let permit = access::check(actor, Action::ViewProposal, &case.facts, now)?;
        let proposal = self.opened_view(db, actor, &case, &permit).await?;
        Ok(Side { proposal, standing: case.standing(), sheet: case.own_sheet.map(|s| s.sheet().clone()) })
    }
}

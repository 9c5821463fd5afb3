//! All challenges side by side, for the office: what is asked for, what is covered, by whom and for how much.
//! How many proposals there are is told only where they were opened.

use super::deciding::chosen;
use crate::{
    Backend, Result,
    challenges::{ChallengeCard, card},
    db::{self, challenge::Listing},
};
use domain::{
    access::{self, Action, Facts},
    challenges::{Challenge, Field, Stage},
    collation,
    ids::{FirmId, ProposalId},
    people::Actor,
    proposals::Proposal,
    time::Moment,
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
};

/// Every challenge there is, within reason.
const CHALLENGES: u64 = 500;

#[derive(Clone, Debug)]
pub struct Portfolio {
    /// By code.
    pub lines: Vec<PortfolioLine>,
    /// Firms on more than one shortlist, the most often first.
    pub firms: Vec<FirmLine>,
    /// Every field that challenges ask for, with how often and how it is covered.
    pub fields: Vec<FieldLine>,
}

#[derive(Clone, Debug)]
pub struct PortfolioLine {
    pub card: ChallengeCard,
    /// Measurable criteria.
    pub measures: u32,
    /// Proposals handed in; unknown while they are sealed.
    pub proposals: Option<u32>,
    /// As decided, or else as the council proposed; `None` before that.
    pub shortlist: Option<Vec<Shortlisted>>,
    pub is_decided: bool,
}

#[derive(Clone, Debug)]
pub struct Shortlisted {
    pub id: ProposalId,
    pub firm: FirmId,
    pub firm_name: String,
    pub total: i64,
}

#[derive(Clone, Debug)]
pub struct FirmLine {
    pub name: String,
    /// Codes of the challenges.
    pub challenges: Vec<String>,
    pub total: i64,
}

#[derive(Clone, Debug)]
pub struct FieldLine {
    pub field: Field,
    /// Codes of challenges that ask for it, cancelled ones left out.
    pub challenges: Vec<String>,
    /// Shortlisted proposals for them.
    pub shortlisted: u32,
}

impl PortfolioLine {
    /// Sum of the shortlisted proposals.
    pub fn total(&self) -> i64 {
        self.shortlist.iter().flatten().map(|s| s.total).sum()
    }

    /// Nobody is on its shortlist, or nobody handed anything in.
    pub fn is_gap(&self) -> bool {
        self.shortlist.as_ref().is_some_and(Vec::is_empty) || self.proposals == Some(0)
    }
}

impl Portfolio {
    /// Of the challenges with somebody on their shortlist: what those proposals cost, and what the ceilings are.
    pub fn covered(&self) -> (i64, i64) {
        let lines = || self.lines.iter().filter(|line| line.shortlist.as_ref().is_some_and(|list| !list.is_empty()));
        (lines().map(PortfolioLine::total).sum(), lines().filter_map(|line| line.card.budget_ceiling).sum())
    }

    /// Ceilings of all challenges that were not cancelled.
    pub fn ceilings(&self) -> i64 {
        self.lines.iter().filter(|line| line.card.stage != Stage::Cancelled).filter_map(|line| line.card.budget_ceiling).sum()
    }
}

impl Backend {
    pub async fn portfolio(&self, actor: &Actor) -> Result<Portfolio> {
        let now = self.clock.now();
        let db = &self.db.read;
        access::check(actor, Action::ViewPortfolio, &Facts::default(), now)?;
        let rows = db::challenge::list_by_code(db, &Listing { sees_all: true, ..Listing::public(now) }, CHALLENGES).await?;
        let challenges = rows.iter().map(db::challenge::Model::challenge).collect::<Result<Vec<_>>>()?;
        let opened = challenges.iter().filter(|c| may_count(c, actor, now)).map(|c| c.id);
        let proposals = db::proposal::handed_in(db, opened).await?;
        let names = db::firm::names(db, proposals.iter().map(|p| p.firm)).await?;
        let mut lines = Vec::with_capacity(challenges.len());
        for challenge in &challenges {
            lines.push(self.portfolio_line(actor, challenge, &proposals, &names, now).await?);
        }
        Ok(Portfolio { firms: firms(&lines), fields: fields(&lines), lines })
    }

    async fn portfolio_line(
        &self,
        actor: &Actor,
        challenge: &Challenge,
        proposals: &[Proposal],
        names: &HashMap<FirmId, String>,
        now: Moment,
    ) -> Result<PortfolioLine> {
        let mut line = PortfolioLine {
            card: card(challenge, actor, now),
            measures: challenge.content.measures.len() as u32,
            proposals: None,
            shortlist: None,
            is_decided: false,
        };
        let Ok(permit) = access::check(actor, Action::ListProposals, &Facts::of(challenge, now), now) else { return Ok(line) };
        line.proposals = Some(proposals.iter().filter(|p| p.challenge == challenge.id).count() as u32);
        let (advice, decision) = chosen(challenge);
        line.is_decided = decision.is_some();
        let Some(list) = decision.or(advice) else { return Ok(line) };
        let listed: Vec<Proposal> = list.proposals.iter().filter_map(|id| proposals.iter().find(|p| p.id == *id)).cloned().collect();
        let totals = self.totals(&permit, &listed).await?;
        let shortlisted = |p: &Proposal| Shortlisted {
            id: p.id,
            firm: p.firm,
            firm_name: names.get(&p.firm).cloned().unwrap_or_default(),
            total: totals.get(&p.id).copied().unwrap_or_default(),
        };
        line.shortlist = Some(listed.iter().map(shortlisted).collect());
        Ok(line)
    }
}

fn may_count(challenge: &Challenge, actor: &Actor, now: Moment) -> bool {
    access::check(actor, Action::ListProposals, &Facts::of(challenge, now), now).is_ok()
}

fn firms(lines: &[PortfolioLine]) -> Vec<FirmLine> {
    let mut by_firm: BTreeMap<FirmId, FirmLine> = BTreeMap::new();
    for line in lines {
        for listed in line.shortlist.iter().flatten() {
            let name = listed.firm_name.clone();
            let firm = by_firm.entry(listed.firm).or_insert_with(|| FirmLine { name, challenges: Vec::new(), total: 0 });
            firm.challenges.push(line.card.code.clone());
            firm.total += listed.total;
        }
    }
    let mut several: Vec<FirmLine> = by_firm.into_values().filter(|firm| firm.challenges.len() > 1).collect();
    several.sort_by_cached_key(|firm| (Reverse(firm.challenges.len()), collation::words(&firm.name)));
    several
}

fn fields(lines: &[PortfolioLine]) -> Vec<FieldLine> {
    let asked = |field: Field| lines.iter().filter(move |line| line.card.stage != Stage::Cancelled && line.card.fields.contains(&field));
    let line = |field: Field| FieldLine {
        field,
        challenges: asked(field).map(|line| line.card.code.clone()).collect(),
        shortlisted: asked(field).map(|line| line.shortlist.as_ref().map_or(0, Vec::len) as u32).sum(),
    };
    Field::ALL.into_iter().map(line).filter(|line| !line.challenges.is_empty()).collect()
}

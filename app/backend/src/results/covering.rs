//! Which published targets opened proposals state to reach, call by call, and which proposals would cover the most of them under a
//! budget; for the office, and only of what was opened.

use crate::{
    Backend, Result,
    db::{self, challenge::Listing},
};
use domain::{
    access::{self, Action, ChallengeFacts, Site},
    challenges::Challenge,
    ids::ProposalId,
    people::Actor,
    proposals::{
        Proposal, State,
        combining::{Candidate, best_under, together},
        reach::{Answered, Reach},
        targets,
    },
};
use std::collections::{BTreeMap, HashMap};

#[derive(Clone, Debug)]
pub struct Covering {
    /// Of every call whose proposals are open and that has targets, by code.
    pub lines: Vec<CoveringLine>,
    /// Of all lines together.
    pub targets: usize,
    pub choice: Option<Choice>,
}

/// One call.
#[derive(Clone, Debug)]
pub struct CoveringLine {
    pub code: String,
    pub targets: usize,
    /// Proposals that are counted: on the shortlist where there is one, else what is not refused.
    pub proposals: usize,
    /// Targets that nobody states to reach, by name in Vietnamese and in English.
    pub gaps: Vec<domain::locale::Bilingual>,
    /// Targets that several state to reach.
    pub several: usize,
    /// Who together states to reach what nobody does alone.
    pub together: Vec<Chosen>,
}

/// What the budget would buy.
#[derive(Clone, Debug)]
pub struct Choice {
    pub budget: i64,
    pub chosen: Vec<Chosen>,
    pub total: i64,
    pub covered: usize,
    /// Of the calls that take part.
    pub targets: usize,
    /// Calls that take no part: the council has proposed nothing yet, and a machine's choice comes before no council's.
    pub left_out: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub challenge_code: String,
    pub code: String,
    pub firm_name: String,
    pub total: i64,
    pub covered: usize,
}

impl Backend {
    /// `budget` in whole đồng.
    pub async fn covering(&self, actor: &Actor, budget: Option<i64>) -> Result<Covering> {
        let (now, db) = (self.clock.now(), &self.db.read);
        access::check(actor, Action::ViewPortfolio, &Site, now)?;
        let rows = db::challenge::all(db, &Listing { sees_all: true, ..Listing::public(now) }).await?;
        let mut calls = Vec::new();
        for row in rows {
            let challenge = row.challenge()?;
            let may_read = access::check(actor, Action::ListProposals, &ChallengeFacts::of(&challenge, now), now).is_ok();
            if may_read && !challenge.content.measures.is_empty() {
                calls.push(challenge);
            }
        }
        calls.sort_by(|a, b| a.code.cmp(&b.code));
        let answered = db::sketch::answered(db, calls.iter().map(|challenge| challenge.id)).await?;
        let (mut lines, mut candidates, mut of_lines) = (Vec::new(), Vec::new(), Vec::new());
        for challenge in &calls {
            let opened = db::proposal::opened(db, challenge.id).await?;
            let counted: Vec<_> = opened.into_iter().filter(|(proposal, ..)| counts(challenge, proposal)).collect();
            let names = db::proposal_version::firm_names(db, counted.iter().map(|(proposal, ..)| proposal)).await?;
            let of: Vec<Candidate> = counted.iter().map(|(proposal, _, total)| candidate(challenge, proposal, *total, &answered)).collect();
            let chosen: Vec<Chosen> = counted.iter().zip(&of).map(|((p, ..), of)| chosen(challenge, p, of, &names)).collect();
            lines.push(line(challenge, &of, &chosen));
            if may_be_chosen(challenge) {
                candidates.push(of);
                of_lines.push(chosen);
            }
        }
        let choice = budget.map(|budget| {
            let best = best_under(budget, &candidates);
            let chosen: Vec<Chosen> = best.iter().zip(&of_lines).filter_map(|(place, of)| Some(of[(*place)?].clone())).collect();
            let (total, covered) = chosen.iter().fold((0, 0), |(total, covered), one| (total + one.total, covered + one.covered));
            let (of, not): (Vec<&Challenge>, Vec<&Challenge>) = calls.iter().partition(|challenge| may_be_chosen(challenge));
            let targets = of.iter().map(|challenge| challenge.content.measures.len()).sum();
            Choice { budget, chosen, total, covered, targets, left_out: not.iter().map(|challenge| challenge.code.clone()).collect() }
        });
        Ok(Covering { targets: lines.iter().map(|line| line.targets).sum(), lines, choice })
    }
}

/// The council has proposed its shortlist, or it is decided.
fn may_be_chosen(challenge: &Challenge) -> bool {
    let (advice, decision) = challenge.chosen();
    advice.is_some() || decision.is_some()
}

/// On the shortlist, as decided or as the council proposed; before there is one, unless it was refused.
fn counts(challenge: &Challenge, proposal: &Proposal) -> bool {
    let (advice, decision) = challenge.chosen();
    match decision.or(advice) {
        Some(list) => list.proposals.contains(&proposal.id),
        None => !matches!(proposal.state(), State::Inadmissible { .. }),
    }
}

fn candidate(challenge: &Challenge, of: &Proposal, cost: i64, answered: &BTreeMap<ProposalId, Vec<Answered>>) -> Candidate {
    let answers = answered.get(&of.id);
    let is_reached = |key: &str| answers.into_iter().flatten().any(|answer| answer.key == key && answer.reach == Reach::Reached);
    let measures = challenge.content.measures.iter().enumerate();
    let covers = measures.filter(|(_, measure)| is_reached(&targets::key(measure))).map(|(place, _)| place).collect();
    Candidate { id: of.id, cost, covers }
}

fn chosen(challenge: &Challenge, proposal: &Proposal, of: &Candidate, names: &HashMap<ProposalId, String>) -> Chosen {
    Chosen {
        challenge_code: challenge.code.clone(),
        code: proposal.code.clone(),
        firm_name: names.get(&proposal.id).cloned().unwrap_or_default(),
        total: of.cost,
        covered: of.covers.len(),
    }
}

fn line(challenge: &Challenge, of: &[Candidate], chosen: &[Chosen]) -> CoveringLine {
    let reached = |place: usize| of.iter().filter(|candidate| candidate.covers.contains(&place)).count();
    let measures = &challenge.content.measures;
    let gaps = measures.iter().enumerate().filter(|(place, _)| reached(*place) == 0).map(|(_, measure)| measure.name.clone());
    CoveringLine {
        code: challenge.code.clone(),
        targets: measures.len(),
        proposals: of.len(),
        gaps: gaps.collect(),
        several: (0..measures.len()).filter(|place| reached(*place) > 1).count(),
        together: together(of).into_iter().map(|place| chosen[place].clone()).collect(),
    }
}

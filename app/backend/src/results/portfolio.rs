//! All challenges side by side, for the office: what is asked for, what is covered, by whom and for how much.
//! How many proposals there are is told only where they were opened.

use crate::{
    Backend, Result,
    challenges::{ChallengeCard, card},
    db::{self, challenge::Listing, proposal_version::UNREADABLE},
};
use domain::{
    access::{self, Action, ChallengeFacts, Site},
    challenges::{Challenge, Stage, Topic},
    evaluations::{Coverage, Outcome, coverage},
    ids::{ChallengeId, FirmId, ProposalId},
    people::Actor,
    proposals::{
        Applicant, Proposal,
        involved::{self, Involved},
    },
    time::Moment,
};
use std::collections::HashMap;

/// At most so many challenges are listed; the site has fewer.
const CHALLENGES: u64 = 500;

#[derive(Clone, Debug)]
pub struct Portfolio {
    /// By code.
    pub lines: Vec<PortfolioLine>,
    /// Whoever takes part in proposals for more than one challenge, the most often first; only what was opened counts.
    pub firms: Vec<Involved>,
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
    /// How the criteria of its score sheet are met, once scoring has closed.
    pub coverage: Vec<Coverage>,
}

#[derive(Clone, Debug)]
pub struct Shortlisted {
    pub id: ProposalId,
    pub firm: FirmId,
    pub firm_name: String,
    pub total: i64,
}

#[derive(Clone, Debug)]
pub struct FieldLine {
    pub field: Topic,
    /// Codes of challenges that ask for it, cancelled ones left out.
    pub challenges: Vec<String>,
    /// Shortlisted proposals for them.
    pub shortlisted: u32,
}

impl PortfolioLine {
    /// The cheapest and the dearest of the shortlisted proposals, which are rivals.
    pub fn range(&self) -> Option<(i64, i64)> {
        let totals = || self.shortlist.iter().flatten().map(|s| s.total);
        totals().min().zip(totals().max())
    }

    /// Nobody is on its shortlist, or nobody handed anything in.
    pub fn is_gap(&self) -> bool {
        self.shortlist.as_ref().is_some_and(Vec::is_empty) || self.proposals == Some(0)
    }
}

impl Portfolio {
    /// Of the challenges with somebody on their shortlist: what one proposal for each costs, at the least and at the
    /// most, and what the ceilings are.
    pub fn covered(&self) -> ((i64, i64), i64) {
        let lines = || self.lines.iter().filter_map(|line| Some((line.range()?, line.card.budget_ceiling)));
        let ranges = lines().fold((0, 0), |(low, high), ((least, most), _)| (low + least, high + most));
        (ranges, lines().filter_map(|(_, ceiling)| ceiling).sum())
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
        access::check(actor, Action::ViewPortfolio, &Site, now)?;
        let rows = db::challenge::list_by_code(db, &Listing { sees_all: true, ..Listing::public(now) }, CHALLENGES).await?;
        let challenges = rows.iter().map(db::challenge::Model::challenge).collect::<Result<Vec<_>>>()?;
        let opened = challenges.iter().filter(|c| may(c, Action::ListProposals, actor, now)).map(|c| c.id);
        let proposals = db::proposal::handed_in(db, opened).await?;
        let applicants = db::proposal_version::applicants(db, &proposals).await?;
        let ranked = challenges.iter().filter(|c| may(c, Action::ViewRanking, actor, now)).map(|c| c.id);
        let opened = Opened {
            totals: self.listed_totals(actor, &challenges, &proposals, now).await?,
            outcomes: db::result::outcomes(db, ranked).await?,
            proposals,
            applicants,
        };
        let lines: Vec<_> = challenges.iter().map(|challenge| opened.line(challenge, actor, now)).collect();
        Ok(Portfolio { firms: firms(&opened, &challenges, &lines), fields: fields(&lines), lines })
    }

    /// What the proposals on all shortlists cost.
    async fn listed_totals(
        &self,
        actor: &Actor,
        challenges: &[Challenge],
        proposals: &[Proposal],
        now: Moment,
    ) -> Result<HashMap<ProposalId, i64>> {
        let mut totals = HashMap::new();
        for challenge in challenges.iter().filter(|c| shortlist(c).is_some()) {
            let permit = access::check(actor, Action::ListProposals, &ChallengeFacts::of(challenge, now), now)?;
            let listed = |p: &&Proposal| shortlist(challenge).is_some_and(|ids| ids.contains(&p.id));
            totals.extend(self.totals(&permit, &proposals.iter().filter(listed).cloned().collect::<Vec<_>>()).await?);
        }
        Ok(totals)
    }
}

/// What is known of the challenges whose proposals were opened.
struct Opened {
    proposals: Vec<Proposal>,
    /// Who handed them in, as far as that can be read.
    applicants: HashMap<ProposalId, Applicant>,
    /// Of the shortlisted proposals.
    totals: HashMap<ProposalId, i64>,
    /// Where scoring has closed.
    outcomes: HashMap<ChallengeId, Vec<Outcome>>,
}

impl Opened {
    fn of(&self, challenge: &Challenge) -> impl Iterator<Item = &Proposal> {
        self.proposals.iter().filter(move |p| p.challenge == challenge.id)
    }

    fn line(&self, challenge: &Challenge, actor: &Actor, now: Moment) -> PortfolioLine {
        let is_opened = may(challenge, Action::ListProposals, actor, now);
        let list = shortlist(challenge).filter(|_| is_opened);
        let shortlisted = |id: &ProposalId| {
            let proposal = self.of(challenge).find(|p| p.id == *id)?;
            Some(Shortlisted {
                id: *id,
                firm: proposal.firm,
                firm_name: self.applicants.get(id).map_or_else(|| UNREADABLE.to_owned(), Applicant::name),
                total: self.totals.get(id).copied().unwrap_or_default(),
            })
        };
        let outcomes = self.outcomes.get(&challenge.id);
        PortfolioLine {
            card: card(challenge, actor, now),
            measures: challenge.content.measures.len() as u32,
            proposals: is_opened.then(|| self.of(challenge).count() as u32),
            shortlist: list.map(|ids| ids.iter().filter_map(shortlisted).collect()),
            is_decided: challenge.chosen().1.is_some(),
            coverage: outcomes.map(|outcomes| coverage(&challenge.content.rules, outcomes, list)).unwrap_or_default(),
        }
    }
}

/// As decided, or else as the council proposed.
fn shortlist(challenge: &Challenge) -> Option<&[ProposalId]> {
    let (advice, decision) = challenge.chosen();
    decision.or(advice).map(|list| list.proposals.as_slice())
}

fn may(challenge: &Challenge, action: Action, actor: &Actor, now: Moment) -> bool {
    access::check(actor, action, &ChallengeFacts::of(challenge, now), now).is_ok()
}

/// Partners as their leads do.
fn firms(opened: &Opened, challenges: &[Challenge], lines: &[PortfolioLine]) -> Vec<Involved> {
    let mut all = Vec::new();
    for (challenge, line) in challenges.iter().zip(lines) {
        all.extend(opened.of(challenge).map(|proposal| involved::Opened {
            call: &line.card.code,
            lead: proposal.firm,
            applicant: opened.applicants.get(&proposal.id),
            listed: line.shortlist.iter().flatten().find(|listed| listed.id == proposal.id).map(|listed| listed.total),
        }));
    }
    involved::in_several(all)
}

fn fields(lines: &[PortfolioLine]) -> Vec<FieldLine> {
    let asked = |field: Topic| lines.iter().filter(move |line| line.card.stage != Stage::Cancelled && line.card.fields.contains(&field));
    let line = |field: Topic| FieldLine {
        field,
        challenges: asked(field).map(|line| line.card.code.clone()).collect(),
        shortlisted: asked(field).map(|line| line.shortlist.as_ref().map_or(0, Vec::len) as u32).sum(),
    };
    Topic::ALL.into_iter().map(line).filter(|line| !line.challenges.is_empty()).collect()
}

//! What opened proposals have in common, for the office and whoever presides: passages, people, and the targets they cover. Of a
//! proposal that the reader is not clear of nothing is told, not even that something was left out.

use super::{comparing::contents, partners::registrations};
use crate::{Backend, Error, Result, db};
use domain::{
    access::{self, Action, Permit},
    challenges::{Challenge, topic::Measure},
    council::ties::{Compared, Enterprise, Tie, ties},
    firms::Profile,
    ids::ProposalId,
    people::Actor,
    proposals::{
        Applicant, Content, Partner, Proposal, State,
        combining::{Candidate, together},
        overlap::{Passage, Read, passages},
        reach::{Reach, reach},
        targets,
    },
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap},
};

/// A proposal in a line about several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compare {
    pub id: ProposalId,
    pub code: String,
    pub firm_name: String,
    pub challenge_code: String,
}

/// Two proposals with passages in common.
#[derive(Clone, Debug)]
pub struct OverlapLine {
    pub sides: [Compare; 2],
    /// Of each, altogether.
    pub all_words: [usize; 2],
    pub passages: usize,
    pub words: usize,
    /// A firm may use its own words again.
    pub is_of_one_firm: bool,
}

/// Two firms with something in common.
#[derive(Clone, Debug)]
pub struct TieLine {
    pub sides: [Compare; 2],
    pub ties: Vec<Tie>,
}

/// What a proposal answers to each target, in their order.
#[derive(Clone, Debug)]
pub struct TargetsOf {
    pub proposal: Compare,
    pub total: i64,
    pub answers: Vec<(Reach, String)>,
}

#[derive(Clone, Debug)]
pub struct Overlaps {
    /// Everything that was opened is compared; a moment after the opening it is.
    pub is_compared: bool,
    /// Handed in, and stored so that it cannot be read: nothing is found in them.
    pub unreadable: Vec<Compare>,
    /// The most words in common first.
    pub lines: Vec<OverlapLine>,
    pub ties: Vec<TieLine>,
    pub measures: Vec<Measure>,
    pub targets: Vec<TargetsOf>,
    /// Places in `targets` of those that together state to reach what none of them does alone.
    pub together: Vec<usize>,
}

/// One pair, passage by passage.
#[derive(Clone, Debug)]
pub struct OverlapView {
    pub line: OverlapLine,
    pub passages: Vec<Passage>,
    /// Of the two, what cannot be read by now.
    pub unreadable: Vec<Compare>,
}

/// What the reader may see of a proposal.
struct Readable {
    proposal: Proposal,
    challenge: Challenge,
    permit: Permit,
}

type All = BTreeMap<ProposalId, Readable>;

impl Backend {
    pub async fn overlaps(&self, actor: &Actor, challenge_code: &str) -> Result<Overlaps> {
        let (now, db) = (self.clock.now(), &self.db.read);
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        let permit = access::check(actor, Action::ViewOverlaps, &case.facts, now)?;
        let (all, lines) = self.overlap_lines(actor, &case.challenge).await?;
        let mut own: Vec<Proposal> = all.values().map(|of| &of.proposal).filter(|p| p.challenge == case.challenge.id).cloned().collect();
        own.sort_by(|a, b| a.code.cmp(&b.code));
        let names = db::proposal_version::firm_names(db, &own).await?;
        let compare = |proposal: &Proposal| compared(proposal, &case.challenge, &names);
        let words = db::sketch::words(db, own.iter().map(|proposal| proposal.id)).await?;
        let read = contents(db, &permit, &own).await?;
        let unreadable = read.iter().filter(|(_, content)| content.is_none()).map(|(proposal, _)| compare(proposal)).collect();
        let read: Vec<_> = read.into_iter().filter_map(|(proposal, content)| Some((proposal, content?))).collect();
        let applicants = db::proposal_version::applicants(db, &own).await?;
        let known = registrations(db, applicants.values()).await?;
        let firms = |of: &Proposal, content: &Content| Some(firms(applicants.get(&of.id)?, &known, content));
        let entrants = read.iter().filter_map(|(proposal, content)| Some((*proposal, firms(proposal, content)?)));
        let entrants: Vec<(&Proposal, Vec<Compared>)> = entrants.collect();
        let pairs = entrants.iter().enumerate().flat_map(|(place, one)| entrants[place + 1..].iter().map(move |other| (one, other)));
        let tied = pairs.filter(|((one, _), (other, _))| one.firm != other.firm).filter_map(|((one, a), (other, b))| {
            let between = a.iter().flat_map(|a| b.iter().flat_map(|b| ties(a, b)));
            let ties: Vec<_> = between.collect::<BTreeSet<_>>().into_iter().collect();
            (!ties.is_empty()).then(|| TieLine { sides: [compare(one), compare(other)], ties })
        });
        let measures = case.challenge.content.measures.clone();
        let admissible = read.iter().filter(|(proposal, _)| !matches!(proposal.state(), State::Inadmissible { .. }));
        let targets: Vec<TargetsOf> = admissible
            .map(|(proposal, content)| TargetsOf {
                proposal: compare(proposal),
                total: content.total(),
                answers: measures.iter().map(|measure| answer(&content.targets, measure)).collect(),
            })
            .collect();
        let candidates: Vec<Candidate> = targets.iter().map(candidate).collect();
        Ok(Overlaps {
            is_compared: words.len() == own.len(),
            unreadable,
            lines,
            ties: tied.collect(),
            measures,
            together: together(&candidates),
            targets,
        })
    }

    /// Two proposals by code, of which one at least is of this challenge.
    pub async fn overlap(&self, actor: &Actor, challenge_code: &str, codes: [&str; 2]) -> Result<OverlapView> {
        let (now, db) = (self.clock.now(), &self.db.read);
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::ViewOverlaps, &case.facts, now)?;
        let (all, lines) = self.overlap_lines(actor, &case.challenge).await?;
        let line = lines.into_iter().find(|line| line.sides.each_ref().map(|side| side.code.as_str()) == codes).ok_or(Error::NotFound)?;
        let (mut reads, mut unreadable) = (Vec::new(), Vec::new());
        let mut known = self.said_by(case.challenge.id, now).await?;
        for side in &line.sides {
            let of = all.get(&side.id).ok_or(Error::NotFound)?;
            known = known.and(&self.said_by(of.challenge.id, now).await?);
            let read = contents(db, &of.permit, std::slice::from_ref(&of.proposal)).await?;
            let content = read.into_iter().find_map(|(_, content)| content);
            if content.is_none() {
                unreadable.push(side.clone());
            }
            reads.push(content.as_ref().map(Read::of).unwrap_or_default());
        }
        Ok(OverlapView { passages: passages(&reads[0], &reads[1], &known), line, unreadable })
    }

    /// What the reader may see of this challenge's proposals and of those that have passages in common with them.
    async fn overlap_lines(&self, actor: &Actor, challenge: &Challenge) -> Result<(All, Vec<OverlapLine>)> {
        let db = &self.db.read;
        let mut all = All::new();
        let own: Vec<ProposalId> = db::proposal::all_handed_in(db, challenge.id).await?.iter().map(|proposal| proposal.id).collect();
        let pairs = db::overlap::of(db, own.iter().copied()).await?;
        for id in own.iter().copied().chain(pairs.iter().flat_map(|overlap| overlap.pair)) {
            if !all.contains_key(&id)
                && let Some(readable) = self.readable(actor, id).await?
            {
                all.insert(id, readable);
            }
        }
        let proposals: Vec<&Proposal> = all.values().map(|of| &of.proposal).collect();
        let names = db::proposal_version::firm_names(db, proposals.iter().copied()).await?;
        let words = db::sketch::words(db, all.keys().copied()).await?;
        let line = |overlap: &db::overlap::Overlap| {
            let [a, b] = overlap.pair.map(|id| all.get(&id));
            let (mut pair, is_foreign) = ([a?, b?], |of: &Readable| of.challenge.id != challenge.id);
            pair.sort_by(|a, b| (is_foreign(a), &a.proposal.code).cmp(&(is_foreign(b), &b.proposal.code)));
            Some(OverlapLine {
                sides: pair.map(|of| compared(&of.proposal, &of.challenge, &names)),
                all_words: pair.map(|of| words.get(&of.proposal.id).copied().unwrap_or_default()),
                passages: overlap.passages,
                words: overlap.words,
                is_of_one_firm: pair[0].proposal.firm == pair[1].proposal.firm,
            })
        };
        let mut lines: Vec<OverlapLine> = pairs.iter().filter_map(line).collect();
        lines.sort_by_key(|line| (line.is_of_one_firm, Reverse(line.words), line.sides.clone().map(|side| side.code)));
        Ok((all, lines))
    }

    /// `None` where the actor may not read it.
    async fn readable(&self, actor: &Actor, id: ProposalId) -> Result<Option<Readable>> {
        let now = self.clock.now();
        match self.proposal_facts(&self.db.read, actor, id, now).await {
            Ok((proposal, challenge, facts)) => {
                let permit = access::check(actor, Action::ViewProposal, &facts, now);
                Ok(permit.ok().map(|permit| Readable { proposal, challenge, permit }))
            }
            Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// All that are behind a proposal. Of a partner is known what stands in its row and in its registration, if it has one; its people
/// are in the team of all.
fn firms(of: &Applicant, known: &HashMap<String, Profile>, content: &Content) -> Vec<Compared> {
    let firm = &of.firm;
    let lead = Enterprise {
        representative: &firm.representative,
        address: [&firm.address.street, &firm.address.commune, &firm.address.province],
        email: &firm.contact_email,
        phone: &firm.contact_phone,
        team: &content.team,
        name: &firm.legal_name,
        code: firm.tax_code.as_str(),
    };
    let partner = |partner: &Partner| {
        let (name, code, representative) = (&partner.name, partner.key(), &partner.representative);
        let registered = known.get(&code);
        let address = registered.map_or(["", "", ""], |of| [&of.address.street, &of.address.commune, &of.address.province]);
        let (email, phone) = registered.map_or(("", ""), |of| (&of.contact_email, &of.contact_phone));
        Compared::new(Enterprise { representative, address, email, phone, team: "", name, code: &code })
    };
    std::iter::once(Compared::new(lead)).chain(of.partners.iter().map(partner)).collect()
}

fn compared(proposal: &Proposal, challenge: &Challenge, names: &HashMap<ProposalId, String>) -> Compare {
    Compare {
        id: proposal.id,
        code: proposal.code.clone(),
        firm_name: names.get(&proposal.id).cloned().unwrap_or_default(),
        challenge_code: challenge.code.clone(),
    }
}

fn answer(lines: &[targets::TargetLine], measure: &Measure) -> (Reach, String) {
    let line = lines.iter().find(|line| line.key() == targets::key(measure));
    line.map_or((Reach::Silent, String::new()), |line| (reach(line), line.value.clone()))
}

fn candidate(of: &TargetsOf) -> Candidate {
    let reached = of.answers.iter().enumerate().filter(|(_, (reach, _))| *reach == Reach::Reached);
    Candidate { id: of.proposal.id, cost: of.total, covers: reached.map(|(place, _)| place).collect() }
}

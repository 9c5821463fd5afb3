//! A member's own sheets of a challenge in one view, and the own order beside them.

use super::check_council;
use crate::{Backend, Result, db, settled::settled};
use domain::{
    access::{self, Action, Can, Denied},
    challenges::RuleSet,
    evaluations::{MemberSheet, OwnRanks, Sheet, SheetStanding, own_ranks::is_scored_by},
    event::{Event, EventKind as What},
    form::Form,
    ids::{ChallengeId, ProposalId, UserId},
    locale::Bilingual,
    people::Actor,
    proposals::Proposal,
};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
pub struct OwnSheets {
    pub challenge_code: String,
    pub challenge_title: Bilingual,
    pub rules: RuleSet,
    /// By code: what was admitted and the member is clear of.
    pub lines: Vec<OwnSheet>,
    pub ranks: OwnRanks,
    /// Pairs of codes that the member ranked one way and scored the other, and by how many half points.
    pub contrary: Vec<(String, String, i32)>,
    pub can: Can,
}

#[derive(Clone, Debug)]
pub struct OwnSheet {
    pub id: ProposalId,
    pub code: String,
    pub firm_name: String,
    /// Of the solution; empty where it cannot be read.
    pub title: String,
    pub standing: SheetStanding,
    pub sheet: Option<Sheet>,
}

impl Backend {
    pub async fn own_sheets(&self, actor: &Actor, challenge_code: &str) -> Result<OwnSheets> {
        let now = self.clock.now();
        let db = &self.db.read;
        check_council(actor, now)?;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::ListProposals, &case.facts, now)?;
        let member = actor.id().ok_or(Denied::SignIn)?;
        let proposals = rankable(db, member, case.challenge.id).await?;
        let mut sheets = db::sheet::of_member(db, member, proposals.iter().map(|p| p.id)).await?;
        let firms = db::proposal_version::firm_names(db, &proposals).await?;
        let mut titles = db::proposal::titles(db, case.challenge.id).await?;
        let mut ranks = db::own_rank::find(db, member, case.challenge.id).await?;
        // What the member has declared a conflict with since is not told of again.
        ranks.0.retain(|id, _| proposals.iter().any(|p| p.id == *id));
        let rules = case.challenge.content.rules.into_inner();
        let totals: BTreeMap<ProposalId, i32> = sheets.values().filter_map(|s| Some((s.proposal, s.meant_total(&rules)?))).collect();
        let code = |id: ProposalId| proposals.iter().find(|p| p.id == id).map(|p| p.code.clone()).unwrap_or_default();
        let contrary = ranks.disagreements(&totals).into_iter().map(|d| (code(d.above), code(d.below), d.gap)).collect();
        let mut line = |proposal: &Proposal| {
            let saved = sheets.remove(&proposal.id);
            OwnSheet {
                id: proposal.id,
                code: proposal.code.clone(),
                firm_name: firms.get(&proposal.id).cloned().unwrap_or_default(),
                title: titles.remove(&proposal.id).unwrap_or_default(),
                standing: saved.as_ref().map(MemberSheet::standing).unwrap_or_default(),
                sheet: saved.map(|s| s.sheet().clone()),
            }
        };
        Ok(OwnSheets {
            lines: proposals.iter().map(&mut line).collect(),
            challenge_code: case.challenge.code,
            challenge_title: case.challenge.content.title,
            rules,
            ranks,
            contrary,
            can: Can::ask(actor, &case.facts, now),
        })
    }

    /// Form: see [`OwnRanks::from_form`], and `seen` of what its page showed. Nobody else is told, and nothing official reads it.
    pub async fn rank_proposals(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        check_council(actor, tx.now)?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::RankProposals, &case.facts, tx.now)?;
        let member = permit.by().ok_or(Denied::SignIn)?;
        let ids: Vec<ProposalId> = rankable(&tx.db, member, case.challenge.id).await?.iter().map(|p| p.id).collect();
        let stored = db::own_rank::find(&tx.db, member, case.challenge.id).await?;
        let form = settled(form, &stored.to_form(ids.iter().copied()), Some(member), actor)?;
        let ranks = OwnRanks::from_form(&form, &ids)?;
        if ranks == stored {
            return Ok(());
        }
        db::own_rank::save(&tx.db, &permit, member, case.challenge.id, &ranks).await?;
        // The event names no challenge: the office would read it in the challenge's history.
        tx.record(&Event::new(What::RanksSaved, permit.by()).note(case.challenge.code)).await?;
        tx.commit().await
    }
}

/// What the member may score, by code.
async fn rankable(db: &impl ConnectionTrait, member: UserId, challenge: ChallengeId) -> Result<Vec<Proposal>> {
    let mut proposals = db::proposal::handed_in(db, [challenge]).await?;
    let declared = db::declaration::of_member(db, member, proposals.iter().map(|p| p.id)).await?;
    proposals.retain(|p| is_scored_by(p.is_admitted(), declared.get(&p.id).copied().unwrap_or_default()));
    Ok(proposals)
}

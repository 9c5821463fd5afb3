//! Whether a ranking is that of the sheets of all who have no conflict, or its file says why not.

use super::Walk;
use crate::steps::{CODE, COUNCIL};
use domain::{
    evaluations::{Outcome, ScoreSheets, motion::About, rank, recompute::recompute, result_file::ResultFile},
    ids::ProposalId,
};
use std::collections::BTreeSet;

impl Walk {
    /// The order that follows from the sheets alone.
    async fn expected(&self) -> Vec<Outcome> {
        let rules = self.t.challenge(&self.t.actor("mai").await, CODE).await.expect("view").challenge.content.rules;
        let of = |proposal: ProposalId| {
            let own = |(id, nick): &(ProposalId, &'static str)| *id == proposal && !self.conflicts.contains(&(*id, *nick));
            let sheets = self.sheets.iter().filter(|(key, _)| own(key)).map(|(_, sheet)| sheet.to_vec()).collect();
            let eligible = COUNCIL.len() - self.conflicts.iter().filter(|(id, _)| *id == proposal).count();
            ScoreSheets { proposal, eligible, sheets, chair: None, excluded: Vec::new() }
        };
        rank(&rules, &self.ids.map(of))
    }

    /// `None` where there is no ranking yet; otherwise whether it is that of the sheets, or explained.
    pub async fn is_lawful(&self) -> Option<Result<(), String>> {
        let lan = self.t.actor("lan").await;
        let ranking = self.t.ranking(&lan, CODE).await.ok()?;
        let official: Vec<Outcome> = ranking.lines.iter().map(|line| line.outcome.clone()).collect();
        // What passes, and with which mean: the order follows, but for equal means, which the rules settle.
        let passing = |outcomes: &[Outcome]| {
            let passing = outcomes.iter().filter(|outcome| outcome.is_passed());
            passing.map(|outcome| (outcome.proposal, outcome.sum_half, outcome.n)).collect::<BTreeSet<_>>()
        };
        let (counted, expected) = (passing(&official), passing(&self.expected().await));
        let text = self.t.result_file(&lan, CODE).await.expect("a file");
        let compared = recompute(text.as_bytes()).expect("computed");
        if !compared.differences.is_empty() {
            return Some(Err(compared.differences.join("; ")));
        }
        let file: ResultFile = serde_json::from_str(&text).expect("a file");
        let explains =
            |about: fn(&About) -> bool| file.motions.iter().any(|motion| motion.carried && !motion.lapsed && about(&motion.about));
        if counted != expected && !explains(|about| matches!(about, About::Exclusion(_) | About::Voiding(_))) {
            return Some(Err(format!("{counted:?} instead of {expected:?}, and no motion says why")));
        }
        let Some((advice, _)) = ranking.advice else { return Some(Ok(())) };
        let ranked = official.iter().filter(|outcome| outcome.is_passed()).map(|outcome| &outcome.proposal);
        let is_top = advice.proposals.iter().eq(ranked.take(advice.proposals.len()));
        let says = |about: &About| matches!(about, About::Departure(_)) || matches!(about, About::Shortlist(_));
        if is_top && explains(says) || explains(|about| matches!(about, About::Departure(_))) {
            Some(Ok(()))
        } else {
            Some(Err(format!("{:?} was proposed, and no motion says so", advice.proposals)))
        }
    }
}

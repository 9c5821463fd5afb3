//! What the close of scoring freezes: the sheets by anonymous column, and the official result that follows from them.

use super::{
    Columns, Count, MemberSheet, Outcome, ScoreSheets,
    lifecycle::Rejection,
    motion::VoidedSheet,
    rank,
    result_file::{Closing, ExcludedSheet, ScoredProposal},
};
use crate::{
    challenges::{Challenge, RuleSet},
    council::{Declaration, Source},
    form::FieldErrors,
    ids::{ProposalId, UserId},
    time::Moment,
};
use std::collections::{BTreeMap, BTreeSet};

/// What a closing tells of the council, besides its sheets.
#[derive(Clone, Debug)]
pub struct Council {
    pub columns: Columns,
    /// Who was chair when scoring began, whoever is by now.
    pub chair: Option<UserId>,
    /// Who said of themselves that they have a conflict, and with which proposal.
    pub own_word: BTreeSet<(ProposalId, UserId)>,
    /// What others found of members who objected in vain, one for each member.
    pub contested: Vec<ProposalId>,
}

/// Why nothing can be frozen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// A sheet that was handed in is not whole.
    Incomplete(FieldErrors),
    /// Of this member, in whose name a sheet stands, nothing is known that its column or its exclusion follows from.
    Unknown(UserId),
}

/// Whose column a closing has: who sat when scoring began, and whoever wrote a sheet that it tells of.
pub fn writers(counts: &[Count]) -> Vec<UserId> {
    counts.iter().flat_map(|count| count.writers().into_iter().chain(count.void.iter().map(|sheet| sheet.member))).collect()
}

/// Conflicts that members declared of their own; who takes no part in the challenge said so of all its proposals.
pub fn own_word(
    declared: impl IntoIterator<Item = Declaration>,
    recused: &[UserId],
    proposals: &[ProposalId],
) -> BTreeSet<(ProposalId, UserId)> {
    let own = declared.into_iter().filter(|said| said.source == Source::Own).map(|said| (said.proposal, said.member));
    own.chain(recused.iter().flat_map(|member| proposals.iter().map(|id| (*id, *member)))).collect()
}

/// The sheets as the first of two rounds leaves them, as far as it changes them. What was never handed in has no part in it.
pub fn frozen(sheets: Vec<MemberSheet>) -> Result<Vec<MemberSheet>, Rejection> {
    let handed_in = sheets.into_iter().filter(|sheet| sheet.as_handed_in().handed_in_at().is_some());
    let frozen = handed_in.map(MemberSheet::freeze).filter(|frozen| !matches!(frozen, Err(Rejection::Unchanged)));
    frozen.collect()
}

/// Those that their members are changing again, as they were handed in: so they are once scoring ends.
pub fn taken_back(sheets: Vec<MemberSheet>) -> Result<Vec<MemberSheet>, Rejection> {
    sheets.into_iter().filter(MemberSheet::is_given_back).map(MemberSheet::take_back).collect()
}

impl Closing {
    /// The sheets by anonymous member, as they are kept for anyone to compute the ranking again.
    pub fn of(challenge: &Challenge, counts: &[Count], council: &Council, now: Moment) -> Result<Self, Unfit> {
        let rules = &challenge.content.rules;
        let chair = council.chair.filter(|_| rules.ties.chair);
        Ok(Self {
            rules_hash: rules.hash(),
            closed_at: now.to_rfc3339(),
            columns: council.columns.letters(),
            chair: chair.and_then(|chair| council.columns.letter_of(chair)),
            proposals: counts.iter().map(|count| scored(challenge, count, council)).collect::<Result<_, _>>()?,
        })
    }

    /// The official result, and the closing as it is told with it: what lacks a quorum has no result, for this reason or the
    /// one it had; the chair's column is named only where a tie came as far as the chair's sheet. `None` where `ids` does not
    /// name each of its proposals.
    pub fn official(mut self, rules: &RuleSet, ids: &BTreeMap<&str, ProposalId>, reason: &str) -> Option<(Self, Vec<Outcome>)> {
        let real = |(sheets, proposal): (ScoreSheets, &ScoredProposal)| {
            Some(ScoreSheets { proposal: *ids.get(proposal.code.as_str())?, ..sheets })
        };
        let sheets: Vec<ScoreSheets> = self.score_sheets().into_iter().zip(&self.proposals).map(real).collect::<Option<_>>()?;
        let mut outcomes = rank(rules, &sheets);
        for outcome in outcomes.iter_mut().filter(|outcome| !outcome.is_quorate()) {
            let told = self.proposals.iter_mut().find(|proposal| ids.get(proposal.code.as_str()) == Some(&outcome.proposal))?;
            outcome.no_result = Some(told.no_result.get_or_insert_with(|| reason.to_owned()).clone());
        }
        self.chair = self.chair.filter(|_| outcomes.iter().any(|outcome| outcome.chair.is_some()));
        Some((self, outcomes))
    }
}

fn scored(challenge: &Challenge, count: &Count, council: &Council) -> Result<ScoredProposal, Unfit> {
    let (rules, columns) = (&*challenge.content.rules, &council.columns);
    let sheet_of = |member: UserId| count.sheets.iter().find(|sheet| sheet.member == member);
    let points = |member: &UserId| sheet_of(*member).map(|sheet| complete(rules, sheet)).transpose();
    let is_late = |member| challenge.round() > 1 && sheet_of(member).is_some_and(|sheet| sheet.first_scores(rules).is_none());
    let is_declared = |member| {
        let is_void = count.void.iter().any(|sheet| sheet.member == member && sheet.voided_by().is_none());
        is_void && council.own_word.contains(&(count.proposal.id, member))
    };
    Ok(ScoredProposal {
        code: count.proposal.code.clone(),
        eligible: count.eligible() as u32,
        sheets: columns.members().iter().map(points).collect::<Result<_, _>>()?,
        first: first_sheets(rules, columns, &count.sheets)?,
        late: columns.letters_of(is_late),
        no_result: None,
        excluded: count.excluded.iter().map(|sheet| excluded(rules, columns, sheet)).collect::<Result<_, _>>()?,
        voided: count.void.iter().filter_map(|sheet| voided(rules, columns, sheet).transpose()).collect::<Result<_, _>>()?,
        declared: columns.letters_of(is_declared),
        found: columns.letters_of(|member| count.found.contains(&member)),
        contested: council.contested.iter().filter(|id| **id == count.proposal.id).count() as u32,
        anew: None,
    })
}

/// Those that the second round changed, as they were before it.
fn first_sheets(rules: &RuleSet, columns: &Columns, sheets: &[MemberSheet]) -> Result<BTreeMap<String, Vec<i32>>, Unfit> {
    let mut changed = BTreeMap::new();
    for sheet in sheets {
        let Some(first) = sheet.first_scores(rules) else { continue };
        if first != complete(rules, sheet)? {
            changed.insert(column(columns, sheet)?, first);
        }
    }
    Ok(changed)
}

fn excluded(rules: &RuleSet, columns: &Columns, sheet: &MemberSheet) -> Result<ExcludedSheet, Unfit> {
    let exclusion = sheet.exclusion().cloned().ok_or(Unfit::Unknown(sheet.member))?;
    Ok(ExcludedSheet { column: column(columns, sheet)?, sheet: complete(rules, sheet)?, exclusion })
}

/// One that a motion made void.
fn voided(rules: &RuleSet, columns: &Columns, sheet: &MemberSheet) -> Result<Option<VoidedSheet>, Unfit> {
    let Some(motion) = sheet.voided_by().map(str::to_owned) else { return Ok(None) };
    Ok(Some(VoidedSheet { column: column(columns, sheet)?, sheet: complete(rules, sheet)?, motion }))
}

fn complete(rules: &RuleSet, sheet: &MemberSheet) -> Result<Vec<i32>, Unfit> {
    sheet.sheet().complete(rules).map_err(Unfit::Incomplete)
}

fn column(columns: &Columns, sheet: &MemberSheet) -> Result<String, Unfit> {
    columns.letter_of(sheet.member).ok_or(Unfit::Unknown(sheet.member))
}

#[cfg(test)]
mod tests;

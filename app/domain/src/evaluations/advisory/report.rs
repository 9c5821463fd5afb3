//! All advice on one challenge in one document (C9).

use super::{
    agreement::{Agreement, agreement},
    borda::borda,
    break_even::{BreakEven, break_evens},
    figure::Figure,
    light::{Cause, Light, light},
    matrix::{Matrix, Table},
    order::{Ranks, ranks, tau_b},
    pairwise::{condorcet_winner, counts},
    schulze::schulze,
    severity::{Severity, severity},
    spread::{Spread, spread},
    stability::{Span, leave_one_out, leave_two_out, spans},
    standing::{self, Standings},
    weights,
};
use crate::{challenges::RuleSet, evaluations::Edition, ids::ProposalId};
use serde::{Deserialize, Serialize};

/// Every advisory figure of C9. Undefined is `None`, never a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// In the matrix's order.
    pub proposals: Vec<ProposalAdvice>,
    /// C9: b_j of each member column, in points; see [`Severity::members`].
    pub severities: Vec<Option<Figure>>,
    pub agreement: Agreement,
    /// What compares proposals; `None` when fewer than two have a sheet (C11).
    pub comparison: Option<Comparison>,
}

/// Figures of one proposal, in points where not said otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalAdvice {
    pub proposal: ProposalId,
    pub spread: Spread,
    /// Mean adjusted for members' severity (C9: a_i); `None` when not identifiable.
    pub adjusted: Option<Figure>,
    /// The adjusted mean lies a point or more from the official one.
    pub recusal_effect: bool,
    /// C9: B_i, from 0 to 1.
    pub borda: Option<Figure>,
    /// `None` without a sheet, and when there is nothing to compare with (C11).
    pub places: Option<Places>,
}

/// Where one proposal comes by other ways of counting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    /// By exact mean and C6 steps 1 to 4, whatever the quorum: what the others are held against.
    pub official: u32,
    pub median: u32,
    pub schulze: u32,
    /// Without each member.
    pub leave_one_out: Span,
    /// Without each pair of members.
    pub leave_two_out: Span,
    /// With each weight a tenth up and down.
    pub weights: Span,
}

/// What compares proposals with each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// `[i][h]` in the matrix's order: members with a sheet for both who put i above h.
    pub pairwise: Vec<Vec<u16>>,
    pub condorcet_winner: Option<ProposalId>,
    /// Kendall's tau-b of other orders against the official one.
    pub tau_b: Taus,
    /// Neighbours in the official order, best first.
    pub break_evens: Vec<BreakEven>,
    pub light: Light,
}

/// From -1 (reversed) to 1 (the same order).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taus {
    pub median: Option<Figure>,
    pub trimmed_mean: Option<Figure>,
    pub adjusted: Option<Figure>,
    pub borda: Option<Figure>,
    pub schulze: Option<Figure>,
}

/// Takes the proposals that have a quorum; the quorum itself has no part in advice. Thresholds say which of them can be in
/// the top. Neither the order of proposals nor that of members changes any figure.
pub fn advise(rules: &RuleSet, matrix: &Matrix) -> Advice {
    advise_as(Edition::LATEST, rules, matrix)
}

/// The same as an edition of the result file has it.
pub fn advise_as(edition: Edition, rules: &RuleSet, matrix: &Matrix) -> Advice {
    let table = Table::new(rules, matrix);
    let Severity { adjusted, recusal_effect, members } = severity(&table);
    let spreads: Vec<Spread> = table.totals.iter().map(|row| spread(row)).collect();
    let borda = borda(&table);
    let has_rivals = table.counts.iter().filter(|n| **n > 0).count() > 1;
    let orders = has_rivals.then(|| Orders::new(rules, edition, &table, &spreads, &adjusted, &borda));
    let proposals = spreads.into_iter().enumerate().map(|(i, spread)| ProposalAdvice {
        proposal: table.proposals[i],
        spread,
        adjusted: adjusted[i],
        recusal_effect: recusal_effect[i],
        borda: borda[i],
        places: orders.as_ref().and_then(|orders| orders.places(i)),
    });
    Advice {
        proposals: table.by_row(proposals.collect()),
        severities: table.by_column(members),
        agreement: agreement(&table),
        comparison: orders.map(|orders| orders.comparison(rules, &table)),
    }
}

/// All orders of the proposals.
struct Orders {
    official: Ranks,
    median: Ranks,
    trimmed_mean: Ranks,
    adjusted: Ranks,
    borda: Ranks,
    schulze: Ranks,
    counts: Vec<Vec<u16>>,
    /// The thresholds, as the official result has it.
    passed: Vec<bool>,
    equal_across: bool,
    leave_one_out: Vec<Span>,
    leave_two_out: Vec<Span>,
    weights: Vec<Span>,
}

impl Orders {
    fn new(
        rules: &RuleSet,
        edition: Edition,
        table: &Table,
        spreads: &[Spread],
        adjusted: &[Option<Figure>],
        borda: &[Option<Figure>],
    ) -> Self {
        let standings = Standings::new(rules, edition, table);
        let (size, top, full) = (table.proposals.len(), rules.shortlist_size, standings.all_without(&[]));
        let by = |figure: fn(&Spread) -> Option<Figure>| ranks(&spreads.iter().map(figure).collect::<Vec<_>>());
        let counts = counts(table);
        Self {
            official: standing::ranks(&full),
            median: by(|spread| spread.median),
            trimmed_mean: by(|spread| spread.trimmed_mean),
            adjusted: ranks(adjusted),
            borda: ranks(borda),
            schulze: schulze(table, &counts),
            counts,
            leave_one_out: spans(size, top, leave_one_out(&standings, table.members)),
            leave_two_out: spans(size, top, leave_two_out(&standings, table.members)),
            weights: spans(size, top, weights::runs(rules, table, &standings)),
            equal_across: edition != Edition::First && standing::equal_across(rules, top, &full),
            passed: full.iter().map(|standing| standing.is_some_and(|standing| standing.passes)).collect(),
        }
    }

    fn places(&self, proposal: usize) -> Option<Places> {
        Some(Places {
            official: self.official[proposal]?,
            median: self.median[proposal]?,
            schulze: self.schulze[proposal]?,
            leave_one_out: self.leave_one_out[proposal].clone(),
            leave_two_out: self.leave_two_out[proposal].clone(),
            weights: self.weights[proposal].clone(),
        })
    }

    fn light(&self, top: u32) -> Light {
        let orders = [
            (Cause::Median, &self.median),
            (Cause::Schulze, &self.schulze),
            (Cause::TrimmedMean, &self.trimmed_mean),
            (Cause::Adjusted, &self.adjusted),
            (Cause::Borda, &self.borda),
        ];
        let series = [
            (Cause::LeaveOneOut, &self.leave_one_out[..]),
            (Cause::LeaveTwoOut, &self.leave_two_out[..]),
            (Cause::Weights, &self.weights[..]),
        ];
        light(top, &self.passed, &self.official, self.equal_across, &orders, &series)
    }

    fn comparison(self, rules: &RuleSet, table: &Table) -> Comparison {
        let tau = |order: &Ranks| tau_b(order, &self.official);
        Comparison {
            tau_b: Taus {
                median: tau(&self.median),
                trimmed_mean: tau(&self.trimmed_mean),
                adjusted: tau(&self.adjusted),
                borda: tau(&self.borda),
                schulze: tau(&self.schulze),
            },
            condorcet_winner: condorcet_winner(table, &self.counts).map(|i| table.proposals[i]),
            break_evens: break_evens(rules, table, &self.official),
            light: self.light(rules.shortlist_size),
            pairwise: table.by_row(self.counts.into_iter().map(|row| table.by_row(row)).collect()),
        }
    }
}

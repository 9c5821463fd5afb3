//! The traffic light: whether another way of counting would give another shortlist (C9).

use super::{
    order::{Ranks, among},
    stability::Span,
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Light {
    pub colour: Colour,
    pub causes: Vec<Cause>,
}

/// Amber and red make a note on the discussion mandatory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    Green,
    Amber,
    Red,
}

/// What gives another top than the official order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Not another order: the scores themselves are equal across the line. Since the second edition.
    EqualScores,
    Median,
    Schulze,
    TrimmedMean,
    Adjusted,
    Borda,
    LeaveOneOut,
    LeaveTwoOut,
    Weights,
}

impl Cause {
    pub fn colour(self) -> Colour {
        if matches!(self, Self::Median | Self::Schulze) { Colour::Red } else { Colour::Amber }
    }
}

/// The top are those that a shortlist would take: of what passed the thresholds, all whose rank is within its size, so a tie
/// across the line is another top and has to be talked about as well. What could not be computed for any proposal is no
/// cause. Equal scores across the line are one, however the tie was broken.
pub fn light(
    top: u32,
    passed: &[bool],
    official: &Ranks,
    equal_across: bool,
    orders: &[(Cause, &Ranks)],
    series: &[(Cause, &[Span])],
) -> Light {
    let is_in = |rank: &Option<u32>| rank.is_some_and(|rank| rank <= top);
    let official: Vec<bool> = among(official, passed).iter().map(is_in).collect();
    let tops = |order: &Ranks| among(order, passed).iter().map(is_in).collect::<Vec<bool>>();
    let differs = |order: &Ranks| order.iter().any(Option::is_some) && tops(order) != official;
    let moves = |spans: &[Span]| spans.iter().zip(&official).any(|(span, is_in)| span.in_top != if *is_in { span.runs } else { 0 });
    let orders = orders.iter().filter(|(_, order)| differs(order)).map(|(cause, _)| *cause);
    let series = series.iter().filter(|(_, spans)| moves(spans)).map(|(cause, _)| *cause);
    let equal = equal_across.then_some(Cause::EqualScores);
    let causes: Vec<Cause> = equal.into_iter().chain(orders).chain(series).collect();
    Light { colour: causes.iter().map(|cause| cause.colour()).max().unwrap_or(Colour::Green), causes }
}

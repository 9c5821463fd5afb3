//! How far somebody is with their sheets of a challenge: how many are in, which comes next, and about how long the rest takes
//! by the time that the own ones took. It tells of nobody else, and nothing official reads it.

use super::{Count, SheetStanding};
use crate::{
    ids::{ProposalId, UserId},
    time::Moment,
};

/// A longer time between two sheets was no work on the second. A number of this site, to be confirmed.
pub const PAUSE_MINUTES: i64 = 180;
/// From so many times on there is an estimate.
pub const LEAST_TIMES: usize = 3;

/// One member's own sheets, of what they may score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    pub done: usize,
    pub of: usize,
    /// The next one that is not handed in, after the one in question and then from the first; never that one itself.
    pub next: Option<ProposalId>,
    /// For what is left; none while too few are in.
    pub minutes_left: Option<i64>,
}

/// An own sheet: of what, how far, and when it was handed in.
pub type OwnLine = (ProposalId, SheetStanding, Option<Moment>);

impl Course {
    /// `lines` are in the order of the proposals' codes.
    pub fn of(lines: &[OwnLine], at: ProposalId) -> Self {
        let is_left = |line: &&OwnLine| matches!(line.1, SheetStanding::None | SheetStanding::Draft);
        let left = lines.iter().filter(is_left).count();
        let place = lines.iter().position(|line| line.0 == at).map_or(0, |place| place + 1);
        let (before, after) = lines.split_at(place);
        let next = after.iter().chain(before).filter(is_left).find(|line| line.0 != at).map(|line| line.0);
        let minutes_left = pace(lines.iter().filter_map(|line| line.2)).map(|minutes| minutes * left as i64).filter(|_| left > 0);
        Self { done: lines.len() - left, of: lines.len(), next, minutes_left }
    }
}

/// In the middle of the own times, how many minutes passed from one sheet to the next, pauses left out.
fn pace(handed_in: impl Iterator<Item = Moment>) -> Option<i64> {
    let mut at: Vec<Moment> = handed_in.collect();
    at.sort();
    let mut times: Vec<i64> = at.windows(2).map(|pair| (pair[1].0 - pair[0].0) / 60_000).filter(|m| *m <= PAUSE_MINUTES).collect();
    times.sort_unstable();
    (times.len() >= LEAST_TIMES).then(|| times[times.len() / 2].max(1))
}

/// How many of the sheets that are waited for a member has handed in, for whoever sees how far the council is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberCourse {
    pub member: UserId,
    pub done: usize,
    pub of: usize,
}

/// Of these members, in their order; who scores none of these proposals is left out.
pub fn members(roster: &[UserId], counts: &[&Count]) -> Vec<MemberCourse> {
    let of = |member: &UserId| {
        let own = counts.iter().filter(|count| count.is_eligible(*member));
        let of = own.clone().count();
        (of > 0).then(|| MemberCourse { member: *member, done: own.filter(|count| !count.awaits(*member)).count(), of })
    };
    roster.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn id(n: u128) -> ProposalId {
        ProposalId(Uuid::from_u128(n))
    }

    fn lines(minutes: &[i64], left: u128) -> Vec<OwnLine> {
        let done = minutes.iter().enumerate().map(|(n, at)| (id(n as u128), SheetStanding::Submitted, Some(Moment(at * 60_000))));
        done.chain((0..left).map(|n| (id(100 + n), SheetStanding::None, None))).collect()
    }

    #[test]
    fn the_next_one_is_after_this_one_and_then_from_the_first() {
        let mut all = lines(&[], 3);
        assert_eq!(Course::of(&all, id(101)).next, Some(id(102)));
        assert_eq!(Course::of(&all, id(102)).next, Some(id(100)));
        all[0].1 = SheetStanding::Abstained;
        all[2].1 = SheetStanding::Submitted;
        assert_eq!(Course::of(&all, id(101)), Course { done: 2, of: 3, next: None, minutes_left: None });
    }

    #[test]
    fn the_time_left_is_by_the_own_times_without_pauses() {
        // 20, 30 and 40 minutes, then a night.
        let course = Course::of(&lines(&[0, 20, 50, 90, 900], 4), id(0));
        assert_eq!((course.done, course.of, course.minutes_left), (5, 9, Some(120)));
    }

    #[test]
    fn too_few_times_are_no_estimate_and_neither_is_nothing_left() {
        assert_eq!(Course::of(&lines(&[0, 20, 50], 4), id(0)).minutes_left, None);
        assert_eq!(Course::of(&lines(&[0, 20, 50, 90], 0), id(0)).minutes_left, None);
    }
}

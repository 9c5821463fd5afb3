//! How many must vote, and what is due next.

use super::*;
use crate::{
    access,
    evaluations::samples::{CHALLENGE, id},
};

fn ballot(eligible: u32) -> TieBallot {
    TieBallot { challenge: CHALLENGE, proposals: vec![id(1), id(2)], places: 1, eligible, progress: Progress::Open }
}

fn closed(casting: Option<Casting>) -> TieBallot {
    TieBallot { progress: Progress::Closed { votes: BTreeMap::new(), casting, drawing: None, lot: None }, ..ballot(3) }
}

fn permit() -> Permit {
    access::system(Action::DrawLot, CHALLENGE, Moment(0)).expect("the site's own")
}

#[test]
fn it_takes_more_than_half_of_those_who_may_vote() {
    assert_eq!([0, 1, 2, 3, 14, 15].map(|eligible| ballot(eligible).needed()), [1, 1, 2, 2, 8, 8]);
    let close = |votes: usize| ballot(4).close(&permit(), &vec![id(1); votes]);
    assert_eq!(close(2).err(), Some(Rejection::Turnout(3)));
    let (counted, _) = close(3).expect("three of four");
    assert_eq!(counted.settlement().votes, BTreeMap::from([(id(1), 3), (id(2), 0)]));
    assert_eq!(counted.close(&permit(), &[id(1); 4]).err(), Some(Rejection::WrongState), "once");
}

#[test]
fn what_is_due_about_a_tie_goes_one_way() {
    let cast = Casting { proposal: id(1), by: crate::evaluations::samples::member(1), reason: String::new() };
    assert_eq!(Due::of(None, true), Due::Opening);
    assert_eq!(Due::of(Some(&ballot(3)), true), Due::Votes);
    assert_eq!(Due::of(Some(&closed(None)), true), Due::CastingVote);
    assert_eq!(Due::of(Some(&closed(Some(cast.clone()))), true), Due::Lot);
    assert_eq!(Due::of(Some(&closed(Some(cast))), false), Due::Nothing);
    assert_eq!(Due::of(Some(&closed(None)), false), Due::Nothing, "the votes settled it");
    assert!(Due::Lot.holds_up(Action::ProposeShortlist) && !Due::Lot.holds_up(Action::ViewRanking));
    assert!(!Due::Nothing.holds_up(Action::ProposeShortlist));
}

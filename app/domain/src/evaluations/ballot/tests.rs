//! How many must vote, and what is due next.

use super::*;
use crate::{
    access,
    evaluations::samples::{CHALLENGE, id},
};

fn ballot(eligible: u32) -> TieBallot {
    let (proposals, progress) = (vec![id(1), id(2)], Progress::Open);
    TieBallot { challenge: CHALLENGE, proposals, places: 1, eligible, until: None, casting_by: None, reading: None, progress }
}

fn closed(casting: Option<Casting>) -> TieBallot {
    TieBallot { progress: Progress::Closed { votes: BTreeMap::new(), casting, drawing: None, lot: None }, ..ballot(3) }
}

fn permit() -> Permit {
    at(0)
}

fn at(now: i64) -> Permit {
    access::system(Action::CloseBallot, CHALLENGE, Moment(now)).expect("the site's own")
}

/// Whoever presides chose the moment of the count, and so who still voted.
#[test]
fn it_is_counted_when_all_have_voted_or_at_its_end_and_never_before() {
    let running = || TieBallot { until: Some(Moment(100)), ..ballot(4) };
    let close = |votes: usize, now| running().close(&at(now), &vec![id(1); votes], None).err();
    for votes in 0..4 {
        assert_eq!(close(votes, 99), Some(Rejection::VoteRuns(Moment(100))), "{votes} of four");
        assert!(running().takes_votes(votes as u32, Moment(99)));
    }
    assert_eq!(close(4, 1), None, "all have voted");
    assert_eq!((close(3, 100), running().takes_votes(3, Moment(100))), (None, false), "its end has come");
    assert_eq!((close(2, 100), running().takes_votes(2, Moment(200))), (Some(Rejection::Turnout(3)), true), "too few: they vote on");
}

#[test]
fn it_takes_more_than_half_of_those_who_may_vote() {
    assert_eq!([0, 1, 2, 3, 14, 15].map(|eligible| ballot(eligible).needed()), [1, 1, 2, 2, 8, 8]);
    let close = |votes: usize| ballot(4).close(&permit(), &vec![id(1); votes], None);
    assert_eq!(close(2).err(), Some(Rejection::Turnout(3)));
    let (counted, _) = close(3).expect("three of four");
    assert_eq!(counted.settlement().votes, BTreeMap::from([(id(1), 3), (id(2), 0)]));
    assert_eq!(counted.close(&permit(), &[id(1); 4], None).err(), Some(Rejection::WrongState), "once");
}

#[test]
fn what_is_due_about_a_tie_goes_one_way() {
    let cast = Casting { proposal: id(1), by: crate::evaluations::samples::member(1), reason: String::new() };
    assert_eq!(Due::of(None, true), Due::Opening);
    assert_eq!(Due::of(Some(&ballot(3)), true), Due::Votes);
    let by_rule = TieBallot { casting_by: Some(crate::evaluations::samples::member(1)), ..closed(None) };
    assert_eq!(Due::of(Some(&by_rule), true), Due::CastingVote);
    assert_eq!(Due::of(Some(&closed(None)), true), Due::Lot, "the rule set names no casting vote");
    assert_eq!(Due::of(Some(&closed(Some(cast.clone()))), true), Due::Lot);
    assert_eq!(Due::of(Some(&closed(Some(cast))), false), Due::Nothing);
    assert_eq!(Due::of(Some(&closed(None)), false), Due::Nothing, "the votes settled it");
    assert!(Due::Lot.holds_up(Action::ProposeShortlist) && !Due::Lot.holds_up(Action::ViewRanking));
    assert!(!Due::Nothing.holds_up(Action::ProposeShortlist));
}

/// Whoever presides chose when members give, or whether they ever do.
#[test]
fn where_members_agree_on_no_value_from_outside_the_site_opens_their_lot() {
    let outside = OutsideValue { days: 2, ..OutsideValue::new("Giải đặc biệt".to_owned(), Moment(0)) };
    let counted = |has_casting: bool| {
        let casting_by = has_casting.then(|| crate::evaluations::samples::member(1));
        let (closed, _) =
            TieBallot { casting_by, ..ballot(4) }.close(&permit(), &[id(1), id(2), id(1), id(2)], Some(&outside)).expect("all");
        closed
    };
    let end = Moment(0).plus_days(2);
    let own = |now| access::system(Action::OpenLot, CHALLENGE, now).expect("the site's own");
    let open = |ballot: TieBallot, now| ballot.open_in_place(&own(now), &outside, Contribution::new("BT-01", "0a", "site"), Vec::new());
    assert_eq!(open(counted(false), Moment(end.0 - 1)).err(), Some(Rejection::WrongState), "they read it until the end");
    let (opened, event) = open(counted(false), end).expect("nobody has read it");
    assert_eq!((opened.gives_until(), event.kind, event.by), (Some(end.plus_days(2)), EventKind::LotOpened, None));
    assert_eq!(open(opened, end).err(), Some(Rejection::WrongState), "once");
    // All have read it, each another value; a casting vote can still come until the end.
    let all_in = |has_casting| {
        let mut ballot = counted(has_casting);
        let typed = |n: u128| super::super::reading::ReadBy { by: crate::evaluations::samples::member(n), value: n.to_string() };
        ballot.reading.as_mut().expect("read").typed = (1..=4).map(typed).collect();
        ballot
    };
    assert!(open(all_in(false), Moment(1)).is_ok());
    assert_eq!(open(all_in(true), Moment(1)).err(), Some(Rejection::WrongState));
    assert!(open(all_in(true), end).is_ok(), "nothing waits for ever");
}

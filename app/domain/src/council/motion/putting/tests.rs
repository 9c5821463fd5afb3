//! Where a motion may be put to the vote, by whom, and what carries it.

use super::*;
use crate::{
    access::{self, Action},
    challenges::RuleSet,
    council::{
        Meeting, Quorum,
        electorate::Members,
        meeting::{Attendee, Item as OnAgenda, Move, NotClear, Notes, Plan, Presence, State},
        motion::{OfSheet, Picked, State as Stage},
    },
    evaluations::{
        motion::Majority,
        samples::{CHALLENGE, admitted, id, member, scoring},
    },
    ids::{MeetingId, MotionId},
    people::SeatRole,
    proposals::Life as Stands,
};
use std::collections::BTreeSet;
use uuid::Uuid;

fn permit() -> Permit {
    access::system(Action::CloseMotion, CHALLENGE, Moment(10)).expect("the site's own")
}

fn moved(subject: Subject) -> Motion {
    let id = MotionId(Uuid::from_u128(2));
    Motion {
        id,
        challenge: CHALLENGE,
        number: 1,
        subject,
        text: String::new(),
        by: member(0),
        at: Moment(0),
        hearing: None,
        state: Stage::Asked,
    }
}

fn of_sheet(n: u128) -> OfSheet {
    OfSheet { proposal: id(1), member: member(n), letter: "A".to_owned(), version: None }
}

/// Members one to three, of whom all are clear.
fn electorate() -> Electorate {
    let roster = [1, 2, 3].map(member);
    let clear = roster.iter().map(|by| (id(1), *by)).collect();
    Electorate::of(
        &[id(1)],
        &Members { roster: &roster, sitting: &[], clear: &clear, conflicted: &BTreeSet::new(), is_before_ranking: true },
    )
}

/// With the second item on the table; the first member said to be there, the third vouches for the second.
fn sitting() -> Sitting {
    let attendee = |n: u128, confirmed, vouched| Attendee {
        user: member(n),
        name: String::new(),
        role: SeatRole::Chair,
        affiliation: String::new(),
        presence: Presence::Present,
        arrived: Some(Moment(0)),
        left: None,
        confirmed,
        vouched,
    };
    let item = |subject| OnAgenda {
        subject,
        began: Some(Moment(0)),
        ended: None,
        in_room: 0,
        recused: Vec::new(),
        notes: Notes::default(),
        version: 0,
        writing: None,
        presider: None,
        wide: vec![],
    };
    let meeting = Meeting {
        id: MeetingId(Uuid::from_u128(3)),
        plan: Plan { challenges: vec![CHALLENGE], place: String::new(), at: Moment(0), secretary: member(3), guests: Vec::new() },
        state: State::Running { started: Moment(0), item: 1, since: Moment(0) },
        roll: vec![attendee(1, Some(Moment(1)), None), attendee(2, None, Some(member(3)))],
        items: vec![item(Item::Opening), item(Item::Proposal(id(1)))],
        moves: Vec::new(),
        reports: Vec::new(),
        drafts: Vec::new(),
        answers: Vec::new(),
    };
    let quorum = Quorum { present: 2, needed: 2, has_presider: true, reports: 0, reports_needed: 0 };
    Sitting { meeting, quorum, not_clear: NotClear::new() }
}

fn put(subject: Subject, sitting: Option<Sitting>) -> Result<Poll, Rejected> {
    moved(subject).put(&scoring(RuleSet::default(), 1), &[id(1)], electorate(), Venue::Meeting(sitting.map(Box::new)), &permit())
}

#[test]
fn in_a_meeting_those_vote_who_are_there_and_the_base_is_of_all() {
    let poll = put(Subject::Free, Some(sitting())).expect("put");
    assert_eq!(poll.place, Place::Meeting { meeting: MeetingId(Uuid::from_u128(3)), item: 1 });
    assert_eq!((poll.eligible, poll.base, poll.needed), (vec![member(1), member(2)], Some(3), 3));
    assert_eq!(poll.by_hand, BTreeMap::from([(member(2), member(3))]));
}

#[test]
fn a_meeting_that_is_not_valid_or_at_another_item_takes_no_vote() {
    let refusal = |change: fn(&mut Sitting)| {
        let mut held = sitting();
        change(&mut held);
        put(Subject::Exclusion(of_sheet(9)), Some(held)).err()
    };
    assert_eq!(put(Subject::Free, None).err(), Some(Rejected::Field("place", Problem::NoMeeting)));
    let apart = |held: &mut Sitting| drop(held.not_clear.insert(id(1), BTreeSet::from([member(1)])));
    assert_eq!(refusal(apart), Some(Rejected::Field("place", Problem::StillInRoom)));
    assert_eq!(refusal(|held| held.meeting.items[1].subject = Item::Closing), Some(Rejected::Field("place", Problem::OtherItem)));
    assert_eq!(refusal(|held| held.meeting.state = State::Planned), Some(Rejected::Field("place", Problem::NoMeeting)));
    let invalid = refusal(|held| held.quorum.present = 1);
    assert!(matches!(&invalid, Some(Rejected::Fields(errors)) if errors.of("place") == Some(&Problem::NoQuorum(1, 2))), "{invalid:?}");
}

/// Opening and closing are about no proposal; what is moved there can be about all of them.
#[test]
fn nothing_is_put_to_the_vote_before_who_is_not_clear_of_it_whatever_is_on_the_table() {
    let mut held = sitting();
    held.meeting.items[1].subject = Item::Closing;
    held.not_clear.insert(id(1), BTreeSet::from([member(2)]));
    assert_eq!(put(Subject::Free, Some(held.clone())).err(), Some(Rejected::Field("place", Problem::StillInRoom)));
    let left = Move { user: member(2), left: Moment(5), returned: None, is_undeclared: false };
    held.meeting.moves.push(left);
    assert!(put(Subject::Free, Some(held)).is_ok());
}

#[test]
fn what_carries_it_is_in_the_rules() {
    let written = |subject, rules: RuleSet| {
        let until = Moment(0).plus_days(5);
        moved(subject).put(&scoring(rules, 1), &[id(1)], electorate(), Venue::Written { until }, &permit())
    };
    let two_thirds = Majority::OfCast([2, 3]);
    let mut rules = RuleSet { meeting_quorum: 2, ..RuleSet::default() };
    assert_eq!(
        written(Subject::Exclusion(of_sheet(9)), rules.clone()).err(),
        Some(Rejected::WrongState),
        "no sheet is left out under these"
    );
    let voiding = written(Subject::Voiding(of_sheet(1)), rules.clone()).expect("put");
    assert_eq!((voiding.majority, voiding.eligible, voiding.base), (two_thirds, vec![member(2), member(3)], Some(2)));
    rules.motions.exclusion = Some(two_thirds);
    let exclusion = written(Subject::Exclusion(of_sheet(1)), rules.clone()).expect("put");
    assert_eq!((exclusion.majority, exclusion.eligible.len(), exclusion.needed), (two_thirds, 3, 2), "its author was heard and votes");
    assert_eq!(written(Subject::Free, rules).expect("put").majority, Majority::Simple);
}

#[test]
fn whoever_votes_in_a_meeting_is_in_its_room_while_the_item_is_on_the_table() {
    let mut motion = moved(Subject::Free);
    assert!(motion.is_there(None, member(1)) && !motion.is_by_hand(Some(&sitting()), member(2)), "it is not put to a vote");
    motion.state = Stage::Open(put(Subject::Free, Some(sitting())).expect("put"));
    assert!(motion.is_there(Some(&sitting()), member(1)) && motion.is_by_hand(Some(&sitting()), member(2)));
    assert!(!motion.is_there(None, member(1)) && !motion.is_there(Some(&sitting()), member(3)) && !motion.is_by_hand(None, member(2)));
    let mut later = sitting();
    later.meeting.state = State::Running { started: Moment(0), item: 0, since: Moment(2) };
    assert!(!motion.is_there(Some(&later), member(1)), "another item");
    later.meeting.id = MeetingId(Uuid::from_u128(4));
    assert!(!motion.is_by_hand(Some(&later), member(2)), "another meeting");
}

#[test]
fn one_shortlist_and_one_question_about_each_sheet_at_a_time() {
    let picked = || Subject::Shortlist(Picked { proposals: vec![id(1)], departures: Vec::new(), closing_hash: String::new() });
    let check = |own: Subject, other: Motion| moved(own).check_alone(&[other]).is_ok();
    assert!(!check(picked(), moved(picked())) && !check(Subject::Voiding(of_sheet(1)), moved(Subject::Exclusion(of_sheet(1)))));
    assert!(check(Subject::Voiding(of_sheet(1)), moved(Subject::Voiding(of_sheet(2)))) && check(Subject::Free, moved(Subject::Free)));
    let over = Motion { state: Stage::Withdrawn { at: Moment(1) }, ..moved(picked()) };
    assert!(check(picked(), over));
}

#[test]
fn the_council_decides_on_what_was_admitted_and_can_have_a_result() {
    let unscreened = |n| {
        let proposal = admitted(n);
        let Stands::Admissible(receipt) = proposal.life.clone() else { panic!("admitted") };
        Proposal { life: Stands::Submitted(receipt), ..proposal }
    };
    assert_eq!(decided_on(&[unscreened(1), unscreened(2)], &[id(2)]), [id(1)]);
    assert_eq!(decided_on(&[admitted(1), unscreened(2), admitted(3)], &[id(3)]), [id(1)]);
}

#[test]
fn a_shortlist_waits_for_a_meeting_where_the_rules_say_so() {
    let scored = |meeting_first| {
        let rules = RuleSet { meeting_first, ..RuleSet::default() };
        Challenge { state: Life::Scored { at: Moment(7), returned: None }, ..scoring(rules, 1) }
    };
    let shortlist = moved(Subject::Shortlist(Picked { proposals: Vec::new(), departures: Vec::new(), closing_hash: String::new() }));
    assert_eq!(shortlist.meets_first(&scored(true)), Some(Moment(7)));
    assert_eq!((shortlist.meets_first(&scored(false)), moved(Subject::Free).meets_first(&scored(true))), (None, None));
}

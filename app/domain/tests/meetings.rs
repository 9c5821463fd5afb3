//! Meetings: only with a quorum are they valid, and nothing is concluded in front of who must be outside.

use domain::{
    access::{Action, MeetingFacts, Permit, check},
    challenges::RuleSet,
    check::Problem,
    council::{
        Appointment, Quorum, Seat,
        agenda::Outside,
        meeting::{Meeting, MovedOn, NotClear, Notes, Plan, Presence, Rejected, State, Subject},
    },
    event::EventKind,
    form::FieldErrors,
    ids::{ChallengeId, MeetingId, ProposalId, UserId},
    people::{Actor, Role, SeatRole, User},
    time::Moment,
};
use std::collections::BTreeMap;
use uuid::Uuid;

const A: ProposalId = ProposalId(Uuid::from_u128(100));
const B: ProposalId = ProposalId(Uuid::from_u128(101));

fn user(n: u128) -> UserId {
    UserId(Uuid::from_u128(n))
}

fn at(minute: i64) -> Permit {
    permit(3, SeatRole::Secretary, Action::RunMeeting, minute)
}

/// Who says to be there.
fn by(n: u128) -> Permit {
    permit(n, SeatRole::Member, Action::ConfirmPresence, 8)
}

fn permit(n: u128, seat: SeatRole, action: Action, minute: i64) -> Permit {
    let (id, seat) = (user(n), Some(seat));
    let user = User { id, name: String::new(), email: String::new(), role: Role::Member, firm: None, seat, still_scores: false };
    let meeting = MeetingFacts::of(MeetingId(Uuid::from_u128(9)), None, &[]);
    check(&Actor::User(user), action, &meeting, Moment(0).plus_minutes(minute)).expect("permitted")
}

/// Chair, vice-chair, secretary, two rapporteurs, ten members: 1 to 15.
fn seats() -> Vec<Seat> {
    let role = |n| match n {
        1 => SeatRole::Chair,
        2 => SeatRole::ViceChair,
        3 => SeatRole::Secretary,
        4 | 5 => SeatRole::Rapporteur,
        _ => SeatRole::Member,
    };
    let seat = |n| Seat {
        user: user(n),
        name: format!("N{n}"),
        role: role(n),
        affiliation: String::new(),
        appointment: Appointment::default(),
        other: None,
        is_alternate: false,
    };
    (1..=15).map(seat).collect()
}

fn planned() -> Meeting {
    let challenges = vec![ChallengeId(Uuid::from_u128(50)), ChallengeId(Uuid::from_u128(51))];
    let plan = Plan { challenges, place: "P1".to_owned(), at: Moment(0), secretary: user(3), guests: vec![] };
    Meeting::plan(MeetingId(Uuid::from_u128(9)), plan, &[A, B], &at(0)).0
}

/// On the roll, by one person's word.
fn listed(meeting: Meeting, who: impl IntoIterator<Item = u128>, minute: i64) -> Meeting {
    let marks = who.into_iter().map(|n| (user(n), Presence::Present)).collect();
    meeting.mark(&at(minute), &seats(), &marks, vec![]).expect("marked").0
}

/// On the roll, and by their own word.
fn present(meeting: Meeting, who: impl IntoIterator<Item = u128> + Clone, minute: i64) -> Meeting {
    let said =
        |meeting: Meeting, n| meeting.confirm(&permit(n, SeatRole::Member, Action::ConfirmPresence, minute), &seats()).expect("said").0;
    who.clone().into_iter().fold(listed(meeting, who, minute), said)
}

fn running(who: impl IntoIterator<Item = u128> + Clone) -> Meeting {
    let started = planned().start(&at(1), &seats(), false).expect("started").0;
    present(started, who, 2)
}

/// The same by the roll alone.
fn by_roll(who: impl IntoIterator<Item = u128>) -> Meeting {
    listed(planned().start(&at(1), &seats(), false).expect("started").0, who, 2)
}

fn quorum(meeting: &Meeting) -> Quorum {
    let (strict, mild) = (RuleSet { meeting_reports: true, ..RuleSet::default() }, RuleSet { meeting_quorum: 3, ..RuleSet::default() });
    Quorum::of(meeting, [&mild, &strict])
}

fn reported(mut meeting: Meeting) -> Meeting {
    for n in [4, 5] {
        meeting = meeting.report(&at(0), user(n), "Đạt.".to_owned()).expect("reported").0;
    }
    meeting
}

/// 6 has a conflict with A, 7 with both.
fn not_clear() -> NotClear {
    BTreeMap::from([(A, [user(6), user(7)].into()), (B, [user(7)].into())])
}

#[test]
fn an_agenda_stands_between_opening_and_closing_and_each_challenge_is_told() {
    let meeting = planned();
    let subjects: Vec<_> = meeting.items.iter().map(|i| i.subject).collect();
    assert_eq!(subjects, [Subject::Opening, Subject::Proposal(A), Subject::Proposal(B), Subject::Closing]);
    let (turned, events) = meeting.set_agenda(&at(0), &[B, A]).expect("set");
    assert_eq!(turned.proposals().collect::<Vec<_>>(), [B, A]);
    assert_eq!(events.iter().map(|e| (e.kind, e.challenge.is_some())).collect::<Vec<_>>(), [(EventKind::AgendaSet, true); 2]);
    let running = turned.start(&at(1), &seats(), false).expect("started").0;
    assert_eq!(running.clone().set_agenda(&at(2), &[A, B]), Err(Rejected::WrongState));
    assert_eq!(running.clone().start(&at(2), &seats(), false), Err(Rejected::WrongState));
    assert_eq!((running.roll.len(), running.current(), running.in_room()), (15, Some(0), 0));
}

#[test]
fn ten_present_with_a_chair_are_a_quorum_and_missing_reports_are_named() {
    let lacks = |meeting: &Meeting| quorum(meeting).lacks();
    assert_eq!(lacks(&reported(running(1..=10))), []);
    assert_eq!(lacks(&reported(running(2..=11))), [], "the vice-chair will do");
    assert_eq!(lacks(&reported(running(1..=9))), [Problem::NoQuorum(9, 10)]);
    assert_eq!(lacks(&reported(running(3..=15))), [Problem::NoPresider]);
    assert_eq!(lacks(&running(1..=15)), [], "a rapporteur's silence stops nobody");
    assert_eq!((quorum(&running(1..=15)).missing_reports(), quorum(&reported(running(1..=15))).missing_reports()), (2, 0));
    assert_eq!(lacks(&running(3..=4)).len(), 2);
    let mild = RuleSet { meeting_quorum: 3, meeting_reports: false, ..RuleSet::default() };
    assert!(Quorum::of(&running(1..=3), [&mild]).is_met());
}

/// One roll makes nobody a quorum: fifteen names, and the word of nine and of one more for a tenth.
#[test]
fn a_quorum_is_of_members_by_their_own_word_or_another_members() {
    let by_roll = reported(by_roll(1..=15));
    assert_eq!(quorum(&by_roll).lacks(), [Problem::NoQuorum(0, 10), Problem::NoPresider]);
    let nine = present(by_roll, (1..=2).chain(6..=12), 3);
    assert_eq!(quorum(&nine).lacks(), [Problem::NoQuorum(9, 10)]);
    let ten = nine.vouch(&by(6), user(13), None).expect("another's word").0;
    assert_eq!(quorum(&ten).lacks(), []);
}

/// The chair's roll and the word of one member made a meeting of fifteen.
#[test]
fn a_third_of_a_quorum_at_most_is_there_by_the_word_of_others() {
    let with = |own: u128| {
        let said = present(reported(by_roll(1..=15)), 1..=own, 3);
        (own + 1..=15).fold(said, |meeting, n| meeting.vouch(&by(own), user(n), None).expect("another's word").0)
    };
    let counted = |own| quorum(&with(own)).present;
    assert_eq!([4, 5, 6, 7, 9, 14, 15].map(counted), [6, 7, 9, 10, 13, 15, 15]);
    assert_eq!(quorum(&with(6)).lacks(), [Problem::NoQuorum(9, 10)]);
    assert_eq!(quorum(&with(7)).lacks(), []);
}

#[test]
fn without_a_quorum_a_meeting_ends_as_not_quorate_and_no_other_way() {
    let end = |meeting: Meeting, as_valid| {
        let quorum = quorum(&meeting);
        meeting.end(&at(60), as_valid, quorum, None, String::new(), &not_clear())
    };
    let few = reported(running(1..=9));
    let errors = FieldErrors::one("outcome", Problem::NoQuorum(9, 10));
    assert_eq!(end(few.clone(), true), Err(Rejected::Invalid(errors)));
    let ended = end(few, false).expect("not quorate").0;
    assert!(matches!(ended.state, State::Ended { quorum, .. } if !quorum.is_met()));
    let enough = reported(running(1..=10));
    assert!(end(enough.clone(), false).is_err(), "there is a quorum");
    let (ended, events) = end(enough, true).expect("valid");
    assert_eq!((events[0].kind, events[0].note.as_str()), (EventKind::MeetingEnded, "valid"));
    assert_eq!(end(ended.clone(), true), Err(Rejected::Ended(at(60).at())));
    assert_eq!(ended.report(&at(61), user(4), String::new()), Err(Rejected::Ended(at(60).at())));
}

#[test]
fn who_presided_is_written_down_when_the_meeting_ends() {
    let presider = |meeting: Meeting, acting: Option<u128>| {
        let quorum = quorum(&meeting).presided_by(&meeting, acting.map(user));
        let ended = meeting.end(&at(60), quorum.is_met(), quorum, acting.map(user), String::new(), &not_clear()).expect("ended").0;
        // Whoever is named later did not preside then.
        ended.presider(Some(user(9)))
    };
    assert_eq!(presider(reported(running(1..=12)), None), Some(user(1)));
    assert_eq!(presider(reported(running(2..=12)), None), Some(user(2)));
    assert_eq!(presider(reported(running(3..=12)), Some(8)), Some(user(8)));
    assert_eq!(presider(running(3..=12), None), None);
    let went_home = BTreeMap::from([(user(1), Presence::Left)]);
    let without_chair = reported(running(1..=12)).mark(&at(30), &seats(), &went_home, vec![]).expect("gone").0;
    assert_eq!(presider(without_chair, None), Some(user(2)));
}

#[test]
fn who_has_a_conflict_leaves_before_anything_is_concluded_and_comes_back() {
    let clear = not_clear();
    let meeting = running(1..=10).begin_item(&at(10), 1, None, &clear, &MovedOn::new()).expect("A").0;
    assert_eq!(meeting.must_leave(&clear), [user(6), user(7)]);
    let concluded = || Notes { conclusion: "Đạt.".to_owned(), ..Notes::default() };
    let still = FieldErrors::one("conclusion", Problem::StillInRoom);
    assert_eq!(meeting.clone().record(&at(11), 1, concluded(), &clear), Err(Rejected::Invalid(still)));
    let opinions = Notes { opinions: "Khả thi.".to_owned(), ..Notes::default() };
    assert!(meeting.clone().record(&at(11), 1, opinions, &clear).is_ok());

    let none = Outside::new();
    let nothing = FieldErrors::one("moves", Problem::NothingToLeaveFor);
    assert_eq!(meeting.clone().cross(&at(12), &[user(5), user(6)].into(), &none, &none, &clear), Err(Rejected::Invalid(nothing)));
    let meeting = meeting.cross(&at(12), &[user(6), user(7)].into(), &none, &none, &clear).expect("left").0;
    let meeting = meeting.cross(&at(12), &[user(6)].into(), &none, &none, &clear).expect("twice is once").0;
    assert_eq!((meeting.outside(), meeting.in_room()), (vec![user(6), user(7)], 8));
    let meeting = meeting.record(&at(13), 1, concluded(), &clear).expect("recorded").0;
    assert_eq!(meeting.items[1].version, 1);

    let meeting = meeting.begin_item(&at(20), 2, None, &clear, &MovedOn::new()).expect("B").0;
    assert_eq!((meeting.must_leave(&clear), meeting.may_return(&clear)), (vec![], vec![user(6)]));
    let meeting = meeting.cross(&at(21), &none, &[user(6)].into(), &none, &clear).expect("back").0;
    let meeting = meeting.begin_item(&at(30), 3, None, &clear, &MovedOn::new()).expect("closing").0;
    assert_eq!((meeting.outside(), meeting.may_return(&clear)), (vec![user(7)], vec![user(7)]));
    let during = |i: usize| meeting.moves_during(&meeting.items[i]).iter().map(|m| m.user).collect::<Vec<_>>();
    assert_eq!((during(0), during(1), during(2)), (vec![], vec![user(6), user(7)], vec![user(6), user(7)]));
    assert_eq!((meeting.items[1].in_room, meeting.items[1].recused.len()), (8, 2));
    assert!(meeting.clone().begin_item(&at(31), 4, None, &clear, &MovedOn::new()).is_err());
}

#[test]
fn nothing_is_recorded_on_an_item_that_has_not_begun() {
    let meeting = running(1..=10);
    assert_eq!(meeting.clone().record(&at(5), 1, Notes::default(), &not_clear()), Err(Rejected::WrongState));
    assert_eq!(planned().record(&at(5), 0, Notes::default(), &not_clear()), Err(Rejected::WrongState));
    assert_eq!(planned().begin_item(&at(5), 1, None, &not_clear(), &MovedOn::new()), Err(Rejected::WrongState));
}

#[test]
fn arrivals_and_departures_keep_their_moments() {
    let meeting = by_roll(1..=2);
    let mark = |meeting: Meeting, presence, minute| meeting.mark(&at(minute), &seats(), &[(user(1), presence)].into(), vec![]);
    let gone = mark(meeting.clone(), Presence::Left, 40).expect("left").0;
    let one = |m: &Meeting| (m.roll[0].arrived.map(|t| t.0 / 60_000), m.roll[0].left.map(|t| t.0 / 60_000));
    assert_eq!(one(&gone), (Some(2), Some(40)));
    assert_eq!(one(&mark(gone.clone(), Presence::Present, 50).expect("back").0), (Some(2), None));
    assert_eq!(one(&mark(gone, Presence::Excused, 50).expect("a slip").0), (None, None));
    let wrong = meeting.mark(&at(40), &seats(), &[(user(15), Presence::Left)].into(), vec![]);
    assert_eq!(wrong, Err(Rejected::Invalid(FieldErrors::one(&format!("presence_{}", user(15)), Problem::Choice))));
}

#[test]
fn a_meeting_goes_on_without_the_items_whose_challenge_has_moved_on() {
    let (clear, moved_on) = (not_clear(), MovedOn::from([A]));
    let meeting = running(1..=10);
    let refused = Rejected::Invalid(FieldErrors::one("item", Problem::MovedOn));
    assert_eq!(meeting.clone().begin_item(&at(10), 1, None, &clear, &moved_on), Err(refused));
    let meeting = meeting.begin_item(&at(10), 2, None, &clear, &moved_on).expect("B").0;
    // What was said before is still written down.
    let begun = running(1..=5).begin_item(&at(10), 1, None, &clear, &MovedOn::new()).expect("A").0;
    let opinions = Notes { opinions: "Rõ.".to_owned(), ..Notes::default() };
    assert!(begun.record(&at(11), 1, opinions, &clear).is_ok());
    assert!(meeting.begin_item(&at(20), 3, None, &clear, &moved_on).is_ok());
}

/// What is held of an item keeps those who can mend it from ending the meeting, and nobody else.
#[test]
fn who_takes_no_part_in_an_item_ends_the_meeting_whatever_is_held_there() {
    let held = Notes { held: [("conclusion".to_owned(), "Đạt.".to_owned())].into(), ..Notes::default() };
    let none = NotClear::from([(A, Outside::new()), (B, Outside::new())]);
    let begun = running(1..=10).begin_item(&at(10), 1, None, &none, &MovedOn::new()).expect("A").0;
    let typed = reported(begun.record(&at(11), 1, held.clone(), &none).expect("held").0);
    let end = |not_clear: &NotClear| typed.clone().end(&at(60), true, quorum(&typed), None, String::new(), not_clear);
    assert_eq!(end(&none), Err(Rejected::Invalid(FieldErrors::one("outcome", Problem::Held(2)))));
    let apart = NotClear::from([(A, Outside::from([user(3)])), (B, Outside::new())]);
    let ended = end(&apart).expect("the secretary is kept out of A").0;
    assert!(ended.state.is_over() && ended.items[1].notes == held, "it stays beside the record");
    let elsewhere = NotClear::from([(A, Outside::new()), (B, Outside::from([user(3)]))]);
    assert!(end(&elsewhere).is_err(), "A is theirs to mend");
}

/// The same said twice leaves one line in the trail.
#[test]
fn what_changes_nothing_tells_nothing() {
    let meeting = listed(planned(), [4], 2);
    let marks = [(user(4), Presence::Present)].into();
    assert_eq!(meeting.clone().mark(&at(3), &seats(), &marks, vec![]), Ok((meeting.clone(), vec![])));
    assert_eq!(meeting.clone().change(&at(3), meeting.plan.clone()), Ok((meeting.clone(), vec![])));
    assert_eq!(meeting.clone().set_agenda(&at(3), &[A, B]), Ok((meeting.clone(), vec![])));
    assert_eq!(meeting.clone().set_agenda(&at(3), &[B, A]).expect("another order").1.len(), 2);
    let told = meeting.report(&at(3), user(4), "Báo cáo.".to_owned()).expect("told").0;
    assert_eq!(told.clone().report(&at(9), user(4), "Báo cáo.".to_owned()), Ok((told, vec![])));
    let room = running(1..=5).begin_item(&at(10), 1, None, &not_clear(), &MovedOn::new()).expect("A").0;
    let nobody = Outside::new();
    assert_eq!(room.clone().cross(&at(11), &nobody, &nobody, &nobody, &not_clear()), Ok((room, vec![])));
}

#[test]
fn a_planned_meeting_is_called_off_and_nothing_follows() {
    let (meeting, events) = planned().call_off(&at(5), "Bão số 3.".to_owned()).expect("called off");
    assert_eq!(meeting.state, State::CalledOff { at: Moment(0).plus_minutes(5), reason: "Bão số 3.".to_owned() });
    assert_eq!((events.len(), events[0].kind, events[0].note.as_str()), (2, EventKind::MeetingCalledOff, "Bão số 3."));
    let over = Rejected::CalledOff(at(5).at());
    assert_eq!(meeting.clone().start(&at(6), &seats(), true), Err(over.clone()));
    assert_eq!(meeting.clone().mark(&at(6), &seats(), &BTreeMap::new(), vec![]), Err(over.clone()));
    assert_eq!(meeting.clone().report(&at(6), user(4), String::new()), Err(over.clone()));
    assert_eq!(meeting.call_off(&at(6), String::new()), Err(over));
    assert_eq!(running(1..=3).call_off(&at(6), String::new()), Err(Rejected::WrongState));
}

#[test]
fn a_meeting_begins_on_another_day_only_if_that_is_meant() {
    let day = 24 * 60;
    let other = Rejected::Invalid(FieldErrors::one("other_day", Problem::OtherDay(Moment(0))));
    for minute in [-day, day] {
        assert_eq!(planned().start(&at(minute), &seats(), false), Err(other.clone()), "{minute}");
        assert!(planned().start(&at(minute), &seats(), true).is_ok(), "{minute}");
    }
    assert!(planned().start(&at(60), &seats(), false).is_ok());
}

/// The secretary marks everybody as present: that alone makes nobody a voter, and keeps nobody from voting.
#[test]
fn one_roll_decides_on_nobody_s_vote() {
    let meeting = by_roll(1..=10);
    let there = |meeting: &Meeting| (1..=15).filter(|n| meeting.takes_votes(user(*n))).collect::<Vec<_>>();
    assert_eq!(there(&meeting), [] as [u128; 0]);
    let (confirmed, events) = meeting.confirm(&by(12), &seats()).expect("there");
    assert_eq!((there(&confirmed), events.len(), confirmed.is_present(user(12))), (vec![12], 2, true), "whom the roll left out");
    assert_eq!(confirmed.clone().confirm(&by(12), &seats()).expect("again").1, [], "said twice is said once");
    for (mark, expected) in [(Presence::Absent, None), (Presence::Excused, None), (Presence::Left, Some(vec![12]))] {
        let marked = confirmed.clone().mark(&at(9), &seats(), &[(user(12), mark)].into(), vec![]);
        assert_eq!(marked.ok().map(|(meeting, _)| there(&meeting)), expected, "{mark:?}");
    }
    let vouch =
        |by_whom: u128, of: u128| confirmed.clone().vouch(&by(by_whom), user(of), Some(user(8))).map(|(meeting, _)| there(&meeting));
    assert_eq!(vouch(12, 5), Ok(vec![5, 12]));
    let nobody = Err(Rejected::Invalid(FieldErrors::one("form", Problem::NoWitness)));
    assert_eq!(vouch(6, 5), nobody, "who did not say that they are there");
    let wrong = Err(Rejected::Invalid(FieldErrors::one("member", Problem::Choice)));
    assert_eq!((vouch(12, 12), vouch(12, 14)), (wrong.clone(), wrong), "oneself; who is not on the roll");
    // Chair, vice-chair, secretary and whoever was named write the roll: they do not confirm it.
    for runs in [1, 2, 3, 8] {
        let meeting = confirmed.clone().confirm(&by(runs), &seats()).expect("there").0;
        assert!(meeting.vouch(&by(runs), user(5), Some(user(8))).is_err(), "{runs}");
    }
    assert!(planned().confirm(&by(12), &seats()).is_err(), "not before it runs");
}

#[test]
fn what_of_the_agenda_was_left_out_is_asked_about_once() {
    let meeting = reported(running(1..=12));
    let left = |meeting: &Meeting, is_meant, moved_on: &MovedOn| meeting.check_discussed(&at(50), is_meant, &not_clear(), moved_on);
    let asked = |unopened: &[u32], unrecorded: &[u32]| {
        Err(Rejected::Invalid(FieldErrors::one("undiscussed", Problem::Undiscussed(unopened.to_vec(), unrecorded.to_vec()))))
    };
    let none = MovedOn::new();
    assert_eq!(left(&meeting, false, &none), asked(&[2, 3], &[]));
    assert_eq!(left(&meeting, true, &none), Ok(()));
    assert_eq!(left(&meeting, false, &MovedOn::from([A, B])), Ok(()), "nobody could open them");
    assert!(!meeting.has_opened(|_| true));
    let opened = meeting.begin_item(&at(20), 1, None, &not_clear(), &none).expect("begun").0;
    assert!(opened.has_opened(|id| id == A) && !opened.has_opened(|id| id == B));
    assert_eq!(left(&opened, false, &none), asked(&[3], &[2]));
    let notes = Notes { opinions: "Khả thi.".to_owned(), ..Notes::default() };
    let recorded = opened.record(&at(30), 1, notes, &not_clear()).expect("recorded").0;
    assert_eq!(left(&recorded, false, &MovedOn::from([B])), Ok(()));
}

#[test]
fn who_presides_hands_over_an_item_to_the_next_in_order_who_is_clear_of_it() {
    let outside = |numbers: &[u128]| numbers.iter().map(|n| user(*n)).collect::<Outside>();
    let not_clear = NotClear::from([(A, outside(&[1])), (B, outside(&[1, 2, 4]))]);
    let meeting = running(1..=10);
    let over = |item: usize| meeting.presider_of(item, None, &not_clear);
    assert_eq!((over(0), over(1), over(2)), (Some(user(1)), Some(user(2)), Some(user(5))), "never the secretary");
    assert_eq!(meeting.presider_of(2, Some(user(7)), &not_clear), Some(user(7)), "who was named goes before all");
    let begun = meeting.begin_item(&at(10), 1, None, &not_clear, &MovedOn::new()).expect("A").0;
    let ended = begun.begin_item(&at(20), 2, None, &not_clear, &MovedOn::new()).expect("B").0;
    assert_eq!((ended.items[0].presider, ended.items[1].presider), (Some(user(1)), Some(user(2))), "as it was when it ended");
}

/// A member vouched for eight, and then presided where chair and vice-chair had to leave.
#[test]
fn whoever_comes_to_preside_vouches_for_nobody() {
    let roll = listed(running(1..=12), 13..=14, 3);
    let vouched =
        [(6, 13), (12, 14)].into_iter().fold(roll, |meeting, (by_whom, of)| meeting.vouch(&by(by_whom), user(of), None).expect("a word").0);
    let item = |outside: &[u128]| {
        let not_clear = NotClear::from([(A, outside.iter().map(|n| user(*n)).collect())]);
        vouched.clone().begin_item(&at(20), 1, None, &not_clear, &MovedOn::new()).expect("begun").0
    };
    let takes = |meeting: &Meeting| [13, 14].map(|n| meeting.takes_votes(user(n)));
    assert_eq!(takes(&item(&[])), [true, true], "the chair presides");
    let apart = item(&[1, 2, 4, 5]);
    assert_eq!(takes(&apart), [false, true]);
    assert_eq!(takes(&apart.vouch(&by(12), user(13), None).expect("another's word").0), [true, true]);
}

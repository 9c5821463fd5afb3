//! Acts in any order: never more votes than members who may vote, each of them once, nobody else.

use super::*;
use crate::{
    access::{self, Action, ChallengeFacts, Fact::Known},
    challenges::{Challenge, Content, Stage, State as Life, Timing, approval::Departure, lifecycle::Opening},
    council::Conflict,
    evaluations::motion::Majority,
    ids::MeetingId,
    people::{Actor, Role, SeatRole, User},
};
use proptest::prelude::*;
use uuid::Uuid;

const CHALLENGE: ChallengeId = ChallengeId(Uuid::from_u128(1));

fn member(n: u8) -> UserId {
    UserId(Uuid::from_u128(100 + u128::from(n)))
}

/// What somebody with a seat may do, whose facts are as they should be.
fn permit(by: u8, action: Action, at: i64) -> Permit {
    let seat = match action {
        Action::EnterVote => SeatRole::Secretary,
        Action::OpenMotion | Action::CloseMotion => SeatRole::Chair,
        _ => SeatRole::Member,
    };
    let challenge = Challenge {
        id: CHALLENGE,
        code: "BT-01".to_owned(),
        author: member(99),
        state: Life::draft(None),
        content: Content::default(),
        version: 0,
        is_illustrative: true,
        rules_hash: None,
        opening: Opening::default(),
        timing: Timing::default(),
    };
    let mut facts = ChallengeFacts::of(&challenge, Moment(at));
    facts.stage = Stage::Scoring;
    (facts.presiding, facts.tied) = (Known(Conflict::Clear), Known(Conflict::Clear));
    (facts.is_elector, facts.is_heard, facts.presides) = (Known(true), Known(true), Known(true));
    let actor = User {
        id: member(by),
        name: String::new(),
        email: String::new(),
        role: Role::Member,
        firm: None,
        seat: Some(seat),
        still_scores: false,
    };
    access::check(&Actor::User(actor), action, &facts, Moment(at)).expect("permitted")
}

fn moved(subject: Subject) -> Motion {
    let id = MotionId(Uuid::from_u128(2));
    let state = State::Asked;
    Motion {
        id, challenge: CHALLENGE, number: 1, subject, text: "Đề nghị.".to_owned(), by: member(0), at: Moment(0), hearing: None, state
    }
}

fn poll(place: Place, eligible: u8, needed: u32) -> Poll {
    Poll {
        missing_reports: 0,
        opened: Moment(0),
        place,
        eligible: (0..eligible).map(member).collect(),
        base: None,
        by_hand: std::collections::BTreeMap::new(),
        needed,
        majority: Majority::Simple,
        casting: None,
        votes: std::collections::BTreeMap::new(),
        secret: None,
    }
}

const ROOM: Place = Place::Meeting { meeting: MeetingId(Uuid::from_u128(3)), item: 1 };

fn open(poll: Poll) -> Motion {
    moved(Subject::Free).open(&permit(0, Action::OpenMotion, 0), poll).expect("opened").0
}

fn vote(motion: Motion, by: u8, choice: Choice) -> Motion {
    motion.vote(&permit(by, Action::VoteOnMotion, 1), choice).expect("voted")
}

/// When votes in a meeting may be counted.
fn later() -> i64 {
    Moment(0).plus_minutes(MEETING_MINUTES + 1).0
}

fn close(motion: Motion, at: i64) -> Result<Closed, Rejected> {
    motion.close(&permit(0, Action::CloseMotion, at)).map(|(motion, _)| motion.closed().expect("closed").clone())
}

#[test]
fn it_counts_itself_and_a_quorum_decides() {
    let mut motion = open(poll(ROOM, 13, 10));
    for by in 0..9 {
        motion = vote(motion, by, Choice::For);
    }
    assert!(!close(motion.clone(), later()).expect("closed").carried, "nine votes of ten that are needed");
    let closed = close(vote(motion, 9, Choice::Against), later()).expect("closed");
    assert_eq!((closed.tally, closed.carried), (Vote { in_favour: 9, against: 1, abstained: 0 }, true));
}

#[test]
fn nobody_votes_twice_or_after_the_end_and_nobody_else_votes() {
    let motion = vote(open(poll(ROOM, 3, 2)), 0, Choice::For);
    let again = motion.clone().vote(&permit(0, Action::VoteOnMotion, 1), Choice::Against);
    assert_eq!(again, Err(Rejected::Field("choice", Problem::Voted)));
    assert_eq!(motion.clone().vote(&permit(3, Action::VoteOnMotion, 1), Choice::For), Err(Rejected::WrongState));
    let (closed, _) = motion.close(&permit(0, Action::CloseMotion, later())).expect("closed");
    assert_eq!(closed.clone().vote(&permit(1, Action::VoteOnMotion, 3), Choice::For), Err(Rejected::WrongState));
    assert!(closed.close(&permit(0, Action::CloseMotion, 3)).is_err());
}

#[test]
fn a_written_ballot_runs_to_its_term_or_until_all_have_voted() {
    let until = Moment(0).plus_days(2);
    let written = open(poll(Place::Written { until }, 2, 2));
    assert_eq!(close(written.clone(), 2), Err(Rejected::Field("form", Problem::VoteRuns(until))));
    assert!(!close(written.clone(), until.0).expect("closed").carried);
    assert_eq!(written.clone().vote(&permit(0, Action::VoteOnMotion, until.0), Choice::For), Err(Rejected::WrongState));
    assert!(close(vote(vote(written, 0, Choice::For), 1, Choice::For), 2).expect("closed").carried);
    let few = moved(Subject::Free).open(&permit(0, Action::OpenMotion, 0), poll(ROOM, 2, 3));
    assert_eq!(few.map(drop), Err(Rejected::Field("form", Problem::NoQuorum(2, 3))));
}

#[test]
fn a_term_is_neither_a_minute_nor_ten_years() {
    let written = |until| moved(Subject::Free).open(&permit(0, Action::OpenMotion, 0), poll(Place::Written { until }, 2, 2)).map(drop);
    let asked = |until| moved(Subject::Free).ask(&permit(0, Action::OpenMotion, 0), until).map(drop);
    let refused = |problem| Err(Rejected::Field("until", problem));
    for (until, expected) in [
        (Moment(0), refused(Problem::InPast)),
        (Moment(0).plus_minutes(1), refused(Problem::TermDays(1, 30))),
        (Moment(0).plus_days(1).plus_minutes(-1), refused(Problem::TermDays(1, 30))),
        (Moment(0).plus_days(1), Ok(())),
        (Moment(0).plus_days(30), Ok(())),
        (Moment(0).plus_days(3_650), refused(Problem::TermDays(1, 30))),
    ] {
        assert_eq!((written(until), asked(until)), (expected.clone(), expected), "{until:?}");
    }
}

#[test]
fn in_a_meeting_nobody_counts_before_the_announced_time_unless_all_have_voted() {
    let motion = vote(open(poll(ROOM, 2, 1)), 0, Choice::For);
    let from = Moment(0).plus_minutes(MEETING_MINUTES);
    assert_eq!(close(motion.clone(), from.0 - 1), Err(Rejected::Field("form", Problem::VoteRuns(from))));
    assert!(close(motion.clone(), from.0).expect("closed").carried);
    assert!(close(vote(motion, 1, Choice::For), 2).expect("all have voted").carried);
}

#[test]
fn a_majority_of_members_is_of_those_who_stay_away_too() {
    let votes = |base| {
        let poll = Poll { base, majority: Majority::OfEligible([2, 3]), ..poll(ROOM, 4, 2) };
        (0..4).fold(open(poll), |motion, by| vote(motion, by, Choice::For))
    };
    assert!(close(votes(None), 2).expect("closed").carried, "of an earlier version");
    assert!(close(votes(Some(6)), 2).expect("closed").carried);
    assert!(!close(votes(Some(7)), 2).expect("closed").carried, "four of seven");
}

#[test]
fn on_an_exact_tie_the_side_of_who_presides_decides_where_the_rules_say_so() {
    let tied = |casting: Option<u8>| {
        let poll = Poll { casting: casting.map(member), ..poll(ROOM, 4, 2) };
        close(vote(vote(open(poll), 0, Choice::For), 1, Choice::Against), later()).expect("closed")
    };
    assert_eq!((tied(None).carried, tied(None).casting), (false, None));
    assert_eq!((tied(Some(0)).carried, tied(Some(0)).casting), (true, Some(true)));
    assert_eq!((tied(Some(1)).carried, tied(Some(1)).casting), (false, Some(false)));
    assert_eq!(tied(Some(2)).casting, None, "who presides did not vote");
    let has = |casting, majority| Poll { casting: Some(member(casting)), majority, ..poll(ROOM, 4, 2) }.has_casting();
    assert!(has(0, Majority::Simple) && !has(9, Majority::Simple) && !has(0, Majority::OfCast([2, 3])));
}

/// Nobody but the last of them has a device; `7` vouches.
fn by_hand(eligible: u8) -> Poll {
    let by_hand = (0..eligible - 1).map(|n| (member(n), member(7))).collect();
    Poll { by_hand, ..poll(ROOM, eligible, 1) }
}

fn enter(motion: Motion, by: u8, of: u8) -> Result<Motion, Rejected> {
    motion.enter(&permit(by, Action::EnterVote, 1), member(of), Choice::For).map(|(motion, _)| motion)
}

fn heard(motion: Motion, by: u8, of: u8, choice: Choice) -> Result<Motion, Rejected> {
    motion.countersign(&permit(by, Action::CountersignVote, 1), member(of), choice).map(|(motion, _)| motion)
}

#[test]
fn an_entered_vote_counts_once_somebody_else_has_confirmed_it() {
    let sign = |motion, by, of| heard(motion, by, of, Choice::For);
    let entered = enter(open(by_hand(4)), 0, 1).expect("entered");
    assert_eq!(close(entered.clone(), later()).expect("closed").tally.cast(), 0);
    for own in [0, 1] {
        assert_eq!(sign(entered.clone(), own, 1), Err(Rejected::Field("form", Problem::OwnEntry)));
    }
    let otherwise = heard(entered.clone(), 2, 1, Choice::Against);
    assert_eq!(otherwise, Err(Rejected::Field("form", Problem::HeardOtherwise)), "nobody confirms what they did not hear");
    let signed = sign(entered.clone(), 2, 1).expect("confirmed");
    assert_eq!(close(signed.clone(), later()).expect("closed").tally.in_favour, 1);
    assert_eq!(enter(signed.clone(), 0, 1), Err(Rejected::Field("member", Problem::Voted)));
    let own = vote(signed, 1, Choice::Against);
    assert_eq!(close(own, later()).expect("closed").tally, Vote { in_favour: 0, against: 1, abstained: 0 });
    assert_eq!(enter(open(by_hand(4)), 0, 0), Err(Rejected::Field("member", Problem::Choice)), "the own vote is cast");
    let written = open(Poll { place: Place::Written { until: Moment(0).plus_days(2) }, ..by_hand(4) });
    assert_eq!(enter(written, 0, 1), Err(Rejected::WrongState), "who is not in a room votes by themselves");
}

#[test]
fn votes_are_entered_for_a_third_at_most_and_for_nobody_with_a_device() {
    let motion = enter(enter(open(by_hand(8)), 0, 1).expect("one"), 0, 2).expect("two of eight");
    assert_eq!(enter(motion.clone(), 0, 3), Err(Rejected::Field("member", Problem::TooManyEntered(2))));
    assert_eq!(enter(open(by_hand(8)), 0, 7), Err(Rejected::Field("member", Problem::OwnDevice)));
    // Whoever vouches that somebody is there neither enters nor confirms their vote.
    assert_eq!(enter(open(by_hand(8)), 7, 1), Err(Rejected::Field("form", Problem::OwnEntry)));
    assert_eq!(heard(motion, 7, 1, Choice::For), Err(Rejected::Field("form", Problem::OwnEntry)));
}

#[test]
fn an_entered_vote_ends_nothing_before_its_member_could_correct_it() {
    let all = vote(vote(open(by_hand(3)), 0, Choice::For), 2, Choice::For);
    let entered = all.enter(&permit(0, Action::EnterVote, 5), member(1), Choice::For).expect("entered").0;
    let signed = heard(entered, 2, 1, Choice::For).expect("confirmed");
    assert!(!signed.poll().expect("open").is_complete(), "nothing counts itself");
    let from = Moment(5).plus_minutes(MEETING_MINUTES);
    assert_eq!(close(signed.clone(), from.0 - 1), Err(Rejected::Field("form", Problem::VoteRuns(from))));
    let corrected = vote(signed, 1, Choice::Against);
    assert!(corrected.poll().expect("open").is_complete());
    assert_eq!(close(corrected, 6).expect("closed").tally, Vote { in_favour: 2, against: 1, abstained: 0 });
}

#[test]
fn it_is_withdrawn_by_who_presides_by_then_before_anybody_voted() {
    let withdraw = |motion: Motion, by| motion.withdraw(&permit(by, Action::CloseMotion, 2)).map(drop);
    let motion = open(poll(ROOM, 3, 2));
    assert_eq!((withdraw(motion.clone(), 0), withdraw(motion.clone(), 1)), (Ok(()), Ok(())));
    assert_eq!(withdraw(vote(motion, 1, Choice::For), 0), Err(Rejected::WrongState));
}

#[test]
fn what_a_member_said_of_their_own_sheet_is_not_withdrawn_by_who_presides() {
    let withdrawn = |by: u8| {
        let of = OfSheet { proposal: ProposalId(Uuid::from_u128(4)), member: member(2), letter: "C".to_owned(), version: None };
        let motion = Motion { by: member(by), ..moved(Subject::Voiding(of)) };
        let (asked, _) = motion.ask(&permit(0, Action::MoveVoiding, 0), Moment(0).plus_days(2)).expect("asked");
        let opened =
            asked.clone().open(&permit(0, Action::OpenMotion, Moment(0).plus_days(2).0), poll(ROOM, 3, 2)).expect("put to the vote").0;
        [asked, opened].map(|motion| motion.withdraw(&permit(0, Action::CloseMotion, Moment(0).plus_days(2).0)).is_ok())
    };
    assert_eq!((withdrawn(0), withdrawn(2)), ([true, true], [false, false]));
}

#[test]
fn the_author_of_a_sheet_is_heard_first() {
    let of = OfSheet { proposal: ProposalId(Uuid::from_u128(4)), member: member(2), letter: "C".to_owned(), version: None };
    let (asked, _) = moved(Subject::Exclusion(of)).ask(&permit(0, Action::OpenMotion, 0), Moment(0).plus_days(1)).expect("asked");
    let opened = |motion: &Motion, at| motion.clone().open(&permit(0, Action::OpenMotion, at), poll(ROOM, 3, 2)).map(drop);
    assert_eq!(opened(&asked, 1), Err(Rejected::WrongState));
    assert_eq!(opened(&asked, Moment(0).plus_days(1).0), Ok(()), "who does not answer keeps nobody");
    let answer = |by| asked.clone().answer(&permit(by, Action::AnswerMotion, 1), "Tôi đã đọc kỹ.".to_owned());
    assert_eq!(answer(1).map(drop), Err(Rejected::WrongState));
    let (answered, event) = answer(2).expect("answered");
    assert_eq!(event.by, None, "the trail does not tell whose sheet it is");
    assert_eq!(opened(&answered, 2), Ok(()));
    assert_eq!([1, 2].map(|n| asked.awaits(member(n))), [false, true], "its author, and nobody else");
    assert!(!answered.awaits(member(2)));
}

#[test]
fn it_waits_for_whoever_may_vote_and_has_not() {
    let motion = vote(open(poll(ROOM, 2, 1)), 0, Choice::For);
    assert_eq!([0, 1, 2].map(|n| motion.awaits(member(n))), [false, true, false]);
    let (closed, _) = motion.close(&permit(0, Action::CloseMotion, later())).expect("closed");
    assert!(!closed.awaits(member(1)));
}

proptest! {
    #[test]
    fn never_more_votes_than_members_who_may_vote(acts in prop::collection::vec((0..4u8, 0..8u8, 0..8u8, 0..3usize), 0..60), eligible in 1..6u8) {
        let mut motion = open(if eligible > 1 { by_hand(eligible) } else { poll(ROOM, eligible, 1) });
        let mut voted = std::collections::BTreeSet::new();
        for (act, by, of, choice) in acts {
            let choice = Choice::ALL[choice];
            let after = match act {
                0 => motion.clone().vote(&permit(by, Action::VoteOnMotion, 1), choice),
                1 => motion.clone().enter(&permit(by, Action::EnterVote, 1), member(of), choice).map(|(m, _)| m),
                2 => motion.clone().countersign(&permit(by, Action::CountersignVote, 1), member(of), choice).map(|(m, _)| m),
                _ => motion.clone().close(&permit(0, Action::CloseMotion, later())).map(|(m, _)| m),
            };
            if let Ok(after) = after {
                if act == 0 {
                    prop_assert!(by < eligible && voted.insert(by), "each of them once");
                }
                motion = after;
            }
            let poll = motion.poll().expect("put to the vote");
            prop_assert!(poll.tally().cast() <= u32::from(eligible));
            prop_assert!(poll.votes.keys().all(|voter| poll.eligible.contains(voter)));
        }
        if let Some(closed) = motion.closed() {
            prop_assert_eq!(closed.carried, closed.tally.cast() >= 1 && 2 * closed.tally.in_favour > closed.tally.cast());
        }
    }
}

#[test]
fn what_the_council_said_no_to_is_not_asked_again() {
    let picked = |first: u128, reason: Option<&str>| {
        let of = ProposalId(Uuid::from_u128(first));
        let departures = reason.map(|reason| Departure { proposal: of, reason: reason.to_owned() }).into_iter().collect();
        Subject::Shortlist(Picked { proposals: vec![of], departures, closing_hash: "c0ffee".to_owned() })
    };
    let counted = |choices: &[Choice]| {
        let motion = moved(picked(7, Some("Một."))).open(&permit(0, Action::OpenMotion, 0), poll(ROOM, 2, 2)).expect("opened").0;
        let voted = (0..).zip(choices).fold(motion, |motion, (by, choice)| vote(motion, by, *choice));
        voted.close(&permit(0, Action::CloseMotion, later())).expect("closed").0
    };
    let no = counted(&[Choice::Against, Choice::Against]);
    let refused = Err(Rejected::Field("form", Problem::MotionRejected));
    let again = |subject: Subject, before: &Motion| moved(subject).check_alone(std::slice::from_ref(before)) == refused;
    assert!(again(picked(7, Some("Lý do khác.")), &no), "whatever its reasons");
    assert!(!again(picked(8, Some("Một.")), &no) && !again(picked(7, None), &no) && !again(Subject::Free, &no));
    assert!(!again(picked(7, Some("Một.")), &counted(&[Choice::For, Choice::For])));
    assert!(!again(picked(7, Some("Một.")), &counted(&[Choice::Against])), "fewer voted than it takes");
}

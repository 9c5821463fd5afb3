//! Random walks: no path leads out of the diagram, and no path goes back to sealed.

use domain::{
    access::{Action, Permit, Site, check},
    challenges::{
        Challenge, Content, Reopening, Stage, State, Timing,
        lifecycle::{Opening, Rejection, Shortlist},
    },
    days_off::DaysOff,
    ids::{ChallengeId, UserId},
    people::{Actor, Role, User},
    time::Moment,
};
use proptest::prelude::*;
use uuid::Uuid;

const BY: UserId = UserId(Uuid::from_u128(1));

/// A permit of some kind at `now`; which action it is for does not matter to a transition.
fn permit(now: Moment) -> Permit {
    let officer =
        User { id: BY, name: String::new(), email: String::new(), role: Role::Officer, firm: None, seat: None, still_scores: false };
    check(&Actor::User(officer), Action::CreateChallenge, &Site, now).expect("officers create")
}

/// Of another person.
fn second(now: Moment) -> Permit {
    let id = UserId(Uuid::from_u128(7));
    let officer = User { id, name: String::new(), email: String::new(), role: Role::Officer, firm: None, seat: None, still_scores: false };
    check(&Actor::User(officer), Action::CreateChallenge, &Site, now).expect("officers create")
}

fn challenge() -> Challenge {
    let mut content = Content::default();
    content.calendar.opens = Some(Moment(100));
    content.calendar.closes = Some(Moment(200));
    Challenge {
        id: ChallengeId(Uuid::from_u128(2)),
        code: "BT-01".to_owned(),
        author: BY,
        state: State::draft(None),
        content,
        version: 0,
        is_illustrative: true,
        rules_hash: None,
        opening: Opening::default(),
        timing: Timing::default(),
    }
}

fn shortlist(at: Moment) -> Shortlist {
    Shortlist { proposals: vec![], by: BY, by_name: String::new(), at, note: String::new(), vote: None, departures: vec![], signed: None }
}

/// A text that says more of what is to be achieved.
fn material() -> Content {
    let mut content = Content::default();
    content.required_result.vi = "90%".to_owned();
    content
}

fn step(c: Challenge, act: u8, now: Moment) -> Challenge {
    let p = permit(now);
    let before = c.clone();
    let result = match act {
        0 => c.send_to_review(&p),
        1 => c.send_back(&p, "lý do"),
        2 => c.publish(&p, Some(Moment(now.0 + 10))),
        3 => c.publish(&p, None),
        4 => c.publish_scheduled(&p),
        5 => c.correct(&p, Content::default(), "lý do"),
        6 => match c.extension(now).map(|asked| asked.at) {
            Some(asked) => c.give_extension(asked, &second(now)),
            None => c.ask_extension(Moment(now.0 + 50), "lý do", &p),
        },
        7 => c.cancel(&p, "lý do"),
        8 => c.confirm_opening(&p, false, ""),
        9 => c.confirm_opening(&p, true, ""),
        10 => c.start_scoring(&p),
        11 => c.close_scoring(&p),
        12 => c.propose_shortlist(&p, shortlist(now)),
        13 => c.forward_shortlist(&p, "tờ trình"),
        14 => c.return_to_council(&p, "lý do"),
        15 => c.return_to_office(&p, "lý do"),
        16 => c.decide(&p, shortlist(now)),
        17 => c.publish_result(&p),
        18 => c.draft_amendment(&p, material(), false, "lý do"),
        19 => {
            let original = c.content.calendar.clone();
            c.publish_amendment(&p, &original, &DaysOff::default())
        }
        20 => c.return_amendment(&p, "lý do"),
        21 => c.withdraw_amendment(&p),
        _ => c.conclude(&p),
    };
    result.map_or(before, |(after, _)| after)
}

proptest! {
    #[test]
    fn no_path_goes_back_once_public_or_unsealed(acts in prop::collection::vec((0u8..23, 0i64..40), 0..80)) {
        let mut now = Moment(0);
        let mut c = challenge();
        for (act, wait) in acts {
            now.0 += wait;
            let before = (c.stage(now), c.version, c.content.calendar.closes, c.rules_hash.clone());
            c = step(c, act, now);
            let after = c.stage(now);
            if before.0.is_unsealed() {
                let is_revision = matches!(
                    (before.0, after),
                    (Stage::Scored, Stage::Scoring) | (Stage::Proposed, Stage::Scored) | (Stage::Forwarded, Stage::Proposed)
                );
                prop_assert!(after.is_unsealed() && after >= before.0 || is_revision || after == Stage::Cancelled);
            }
            if !before.0.is_public() {
                prop_assert!(after != Stage::Cancelled, "what was never public is not cancelled in public");
            }
            if before.0.is_public() {
                prop_assert!(after.is_public());
                prop_assert_eq!(&c.rules_hash, &before.3);
                prop_assert!(c.version >= before.1);
            }
            if matches!(before.0, Stage::Cancelled | Stage::ResultPublished) {
                prop_assert_eq!(after, before.0);
            }
            prop_assert!(c.content.calendar.closes >= before.2, "closing never moves earlier");
        }
    }
}

#[test]
fn a_shortlist_goes_from_council_to_office_to_leader_and_back_with_reasons() {
    let p = permit(Moment(300));
    let mut c = challenge();
    c.state = State::Scored { at: Moment(300), returned: None };
    let stage = |c: &Challenge| c.stage(Moment(300));
    let (c, _) = c.propose_shortlist(&p, shortlist(Moment(300))).expect("proposed");
    assert_eq!(c.clone().decide(&p, shortlist(Moment(300))).err(), Some(Rejection::WrongState), "not without the office");
    let (back, event) = c.clone().return_to_council(&p, "Làm rõ.").expect("back to the council");
    assert_eq!((stage(&back), event.note.as_str()), (Stage::Scored, "Làm rõ."));
    let State::Scored { returned: Some(sent_back), .. } = back.state else { panic!("the reason is kept") };
    assert_eq!((sent_back.why.note.as_str(), sent_back.shortlist), ("Làm rõ.", shortlist(Moment(300))));
    let (c, _) = c.forward_shortlist(&p, "Kính trình.").expect("forwarded");
    assert_eq!(stage(&c), Stage::Forwarded);
    assert!(c.clone().return_to_council(&p, "").is_err() && c.clone().forward_shortlist(&p, "").is_err());
    let (c, _) = c.return_to_office(&p, "Bổ sung.").expect("back to the office");
    assert!(matches!(&c.state, State::Proposed { forwarded: None, returned: Some(why), .. } if why.note == "Bổ sung."));
    let (c, _) = c.forward_shortlist(&p, "Trình lại.").expect("again");
    let (c, _) = c.decide(&p, shortlist(Moment(300))).expect("decided");
    let (c, _) = c.publish_result(&p).expect("published");
    assert_eq!(c.complaints_until(), Some(Moment(300).plus_days(10)));
    let (c, _) = c.conclude(&p).expect("concluded");
    assert_eq!((stage(&c), c.conclude(&p).err()), (Stage::ResultPublished, Some(Rejection::WrongState)));
}

#[test]
fn a_council_that_voted_again_is_asked_once_more_by_a_leader_alone() {
    let p = permit(Moment(300));
    let mut c = challenge();
    c.state = State::Scored { at: Moment(300), returned: None };
    let vote = |c: Challenge| c.propose_shortlist(&p, shortlist(Moment(300))).expect("proposed").0;
    let first = vote(c);
    assert!(!first.is_asked_enough());
    let again = vote(first.return_to_council(&p, "Làm rõ.").expect("once").0);
    assert!(again.is_asked_enough());
    let forwarded = again.forward_shortlist(&p, "Trình.").expect("as it is").0;
    assert!(!forwarded.is_asked_enough(), "is with the leader");
    let asked = forwarded.return_to_office(&p, "Hỏi lại.").expect("by the leader").0;
    assert!(!asked.is_asked_enough());
    assert!(vote(asked.return_to_council(&p, "Hỏi lại.").expect("as asked").0).is_asked_enough(), "each time");
}

#[test]
fn what_an_earlier_version_reopened_takes_no_sheet_and_closes_again() {
    let p = permit(Moment(300));
    let mut c = challenge();
    c.content.rules.rounds = 1;
    c.content.calendar.scoring_ends = Some(Moment(250));
    let reopened = Reopening { until: Moment(900), reason: "Thiếu phiếu.".to_owned(), closing_hash: "c0ffee".to_owned() };
    c.state = State::Scoring { at: Moment(260), round: 1, reopened: Some(reopened) };
    assert_eq!((c.stage(Moment(300)), c.takes_sheets(Moment(300))), (Stage::Scoring, false));
    assert_eq!((c.scoring_ends(), c.scoring_term()), (Some(Moment(900)), Some(Moment(900))));
    assert_eq!(c.clone().close_round(&p).err(), Some(Rejection::WrongState), "no round begins again");
    let (closed, _) = c.close_scoring(&p).expect("closed again");
    assert_eq!((closed.stage(Moment(300)), closed.reopened()), (Stage::Scored, None));
}

#[test]
fn a_quorum_is_waited_for_until_the_announced_end_or_for_thirty_days() {
    let mut c = challenge();
    assert_eq!(c.scoring_term(), None, "not before scoring");
    c.state = State::Scoring { at: Moment(260), round: 1, reopened: None };
    let thirty = Some(Moment(260).plus_days(30));
    assert_eq!((c.scoring_ends(), c.scoring_term()), (thirty, thirty), "and everybody reads so");
    let announced = Moment(260).plus_days(10);
    c.content.calendar.scoring_ends = Some(announced);
    assert_eq!(c.scoring_term(), Some(announced));
}

#[test]
fn however_late_scoring_begins_members_have_a_week() {
    let mut c = challenge();
    let week = Moment(260).plus_days(7);
    for (announced, ends) in [(250, week.0), (week.0 - 1, week.0), (week.0, week.0), (week.0 + 1, week.0 + 1)] {
        c.content.calendar.scoring_ends = Some(Moment(announced));
        c.state = State::Opened { at: Moment(255) };
        assert_eq!(c.scoring_ends(), Some(Moment(announced)), "as announced, until it begins");
        c.state = State::Scoring { at: Moment(260), round: 1, reopened: None };
        assert_eq!((c.scoring_ends(), c.scoring_term()), (Some(Moment(ends)), Some(Moment(ends))));
    }
}

#[test]
fn what_was_stored_before_there_was_an_office_step_is_read() {
    let by = BY.0;
    let old = format!(r#"{{"state":"proposed","shortlist":{{"proposals":[],"by":"{by}","at":5,"note":""}}}}"#);
    let state: State = serde_json::from_str(&old).expect("readable");
    assert_eq!(state, State::Proposed { shortlist: shortlist(Moment(5)), forwarded: None, returned: None, is_again: false });
}

#[test]
fn a_window_includes_its_opening_and_excludes_its_closing() {
    let mut c = challenge();
    c.state = State::published(Moment(0));
    let stages: Vec<_> = [99, 100, 199, 200].map(|ms| c.stage(Moment(ms))).to_vec();
    assert_eq!(stages, [Stage::Upcoming, Stage::Open, Stage::Open, Stage::Closed]);
}

#[test]
fn scheduled_becomes_public_by_the_clock_alone() {
    let mut c = challenge();
    c.state = State::Scheduled { at: Moment(50) };
    assert_eq!((c.stage(Moment(49)), c.stage(Moment(50)), c.stage(Moment(150))), (Stage::Scheduled, Stage::Upcoming, Stage::Open));
}

#[test]
fn opening_takes_both_confirmations() {
    let mut c = challenge();
    c.state = State::published(Moment(0));
    let (c, _) = c.confirm_opening(&permit(Moment(201)), false, "").expect("first");
    assert_eq!(c.stage(Moment(201)), Stage::Closed);
    let (c, _) = c.confirm_opening(&permit(Moment(202)), false, "").expect("again, harmless");
    assert_eq!(c.stage(Moment(202)), Stage::Closed);
    let (c, _) = c.confirm_opening(&permit(Moment(203)), true, "").expect("second");
    assert_eq!(c.stage(Moment(203)), Stage::Opened);
}

#[test]
fn extending_moves_the_later_stages_too_and_never_back() {
    let mut c = challenge();
    c.state = State::published(Moment(0));
    c.content.calendar.result = Some(Moment(900));
    let earlier = c.clone().ask_extension(Moment(200), "lý do", &permit(Moment(1)));
    assert!(earlier.is_err());
    let (c, _) = c.ask_extension(Moment(300), "lý do", &permit(Moment(1))).expect("later");
    assert_eq!(c.content.calendar.closes, Some(Moment(200)), "nothing has moved");
    let (c, _) = c.give_extension(Moment(1), &second(Moment(2))).expect("by another person");
    assert_eq!((c.content.calendar.closes, c.content.calendar.result, c.version), (Some(Moment(300)), Some(Moment(1_000)), 1));
}

#[test]
fn a_correction_changes_neither_calendar_nor_rules_nor_what_firms_rely_on() {
    let mut c = challenge();
    c.state = State::published(Moment(0));
    let mut content = Content::default();
    content.rules.pass_mark = 10;
    content.title.vi = "Tên mới".to_owned();
    let (after, _) = c.clone().correct(&permit(Moment(1)), content, "lý do").expect("published");
    assert_eq!((&after.content.calendar, &after.content.rules), (&c.content.calendar, &c.content.rules));
    assert_eq!(after.content.title.vi, "Tên mới");
    assert_eq!(c.correct(&permit(Moment(1)), material(), "lý do"), Err(Rejection::TakesLeader));
}

#[test]
fn before_the_planned_moment_an_opening_takes_a_reason_to_the_millisecond() {
    let mut c = challenge();
    c.state = State::published(Moment(0));
    c.content.calendar.opening = Some(Moment(300));
    assert_eq!(c.clone().confirm_opening(&permit(Moment(299)), false, ""), Err(Rejection::WithoutReason));
    let (on_time, _) = c.clone().confirm_opening(&permit(Moment(300)), false, "").expect("the planned moment");
    assert_eq!(on_time.opening.early, None);
    let (first, _) = c.confirm_opening(&permit(Moment(298)), false, "Hội đồng họp sớm.").expect("with a reason");
    let (both, event) = first.clone().confirm_opening(&permit(Moment(299)), true, "").expect("the reason is there");
    let early = both.opening.early.as_ref().expect("early");
    assert_eq!((early.planned, early.reason.as_str(), event.note.as_str()), (Moment(300), "Hội đồng họp sớm.", "Hội đồng họp sớm."));
    let (late, _) = first.confirm_opening(&permit(Moment(300)), true, "").expect("second");
    assert_eq!(late.opening.early, None, "by the second confirmation the moment had come");
}

#[test]
fn an_amendment_waits_beside_the_text_until_a_leader_publishes_it() {
    let mut c = challenge();
    c.state = State::published(Moment(0));
    let before = c.content.clone();
    let (c, _) = c.draft_amendment(&permit(Moment(1)), material(), false, "Nâng yêu cầu.").expect("drafted");
    assert_eq!((&c.content, c.version), (&before, 0));
    assert_eq!(c.clone().correct(&permit(Moment(2)), Content::default(), "lý do"), Err(Rejection::WrongState), "it would be lost");
    let (returned, _) = c.clone().return_amendment(&permit(Moment(2)), "Vì sao?").expect("returned");
    assert_eq!(returned.clone().publish_amendment(&permit(Moment(3)), &before.calendar, &DaysOff::default()), Err(Rejection::WrongState));
    assert_eq!(returned.as_drafted().required_result.vi, "90%", "what was written is still there");
    let (c, _) = c.publish_amendment(&permit(Moment(150)), &before.calendar, &DaysOff::default()).expect("published");
    assert_eq!((c.content.required_result.vi.as_str(), c.version, c.amendment()), ("90%", 1, None));
    assert!(c.content.calendar.closes > before.calendar.closes, "seven days are left");
    assert!(c.withdraw_amendment(&permit(Moment(151))).is_err());
}

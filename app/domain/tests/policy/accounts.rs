//! Who is kept from their account, or a firm from its verification, and by how many: never a firm or a member of whom something is
//! awaited.

use super::{
    user,
    world::{ME, NOW, OWN, SOMEBODY, challenge, proposal},
};
use domain::{
    access::{AccountFacts, Action, Denied, Fact::Known, FirmFacts, Site, check},
    accounts::{Requested, Standing as Use},
    affairs::Kept,
    challenges::{Challenge, State, approval::Shortlist},
    ids::UserId,
    people::{Actor, Role},
    proposals::{Life, Proposal},
    time::Moment,
};
use uuid::Uuid;

#[test]
fn a_suspension_takes_two_people_and_never_the_account_s_own_or_the_last_leader_s() {
    const THIRD: UserId = UserId(Uuid::from_u128(5));
    let ask = |action: Action, by: Role, of: (UserId, Role), asked_by: Option<UserId>, other_leaders: usize| {
        let mut facts = AccountFacts::of(&Use::new(of.0), of.1);
        let what = if action == Action::ConfirmStop { Requested::NewPassword } else { Requested::Suspension };
        (facts.asked, facts.other_leaders) = (asked_by.map(|by| (what, by)), Known(other_leaders));
        (facts.presses, facts.is_on_roster, facts.kept) = (Known(false), Known(false), Known(None));
        check(&Actor::User(user(by)), action, &facts, NOW).map(drop)
    };
    for role in Role::ALL {
        let of_firm = role == Role::Firm;
        for action in [Action::StopAccount, Action::RestoreAccount, Action::ConfirmSuspension, Action::ConfirmStop] {
            assert_eq!(ask(action, Role::Officer, (SOMEBODY, role), Some(THIRD), 1).is_ok(), of_firm, "officer, {action:?}, {role:?}");
            assert!(ask(action, Role::Leader, (SOMEBODY, role), Some(THIRD), 1).is_ok(), "leader, {action:?}, {role:?}");
        }
        for by in [Role::Officer, Role::Leader] {
            for (first, second) in [(Action::AskSuspension, Action::ConfirmSuspension), (Action::AskStop, Action::ConfirmStop)] {
                assert!(ask(first, by, (SOMEBODY, role), None, 1).is_ok(), "{by:?} asks, {role:?}");
                assert!(ask(second, by, (SOMEBODY, role), Some(ME), 1).is_err(), "{by:?} alone, {role:?}");
            }
        }
        let acts = [Action::StopAccount, Action::RestoreAccount, Action::AskSuspension, Action::ConfirmSuspension];
        for action in acts.into_iter().chain([Action::AskStop, Action::DeclineStop, Action::ConfirmStop]) {
            for by in [Role::Firm, Role::Member] {
                assert_eq!(ask(action, by, (SOMEBODY, role), Some(THIRD), 1), Err(Denied::Role), "{by:?}, {action:?}");
            }
            assert_eq!(ask(action, Role::Leader, (ME, Role::Leader), Some(THIRD), 1), Err(Denied::OwnAccount), "{action:?}");
            let nobody = check(&Actor::User(user(Role::Leader)), action, &Site, NOW).map(drop);
            assert_eq!(nobody, Err(Denied::Hidden), "{action:?}");
        }
    }
    assert_eq!(ask(Action::ConfirmSuspension, Role::Leader, (SOMEBODY, Role::Firm), Some(ME), 1), Err(Denied::OwnRequest));
    assert_eq!(ask(Action::ConfirmSuspension, Role::Leader, (SOMEBODY, Role::Firm), None, 1), Err(Denied::OtherRequest));
    for action in [Action::AskSuspension, Action::ConfirmSuspension] {
        assert_eq!(ask(action, Role::Leader, (SOMEBODY, Role::Leader), Some(THIRD), 0), Err(Denied::LastLeader));
    }
}

/// Not even by two. Nor is it stopped while something of theirs presses: the owner ends the own sessions.
#[test]
fn nobody_of_a_roster_is_suspended_before_the_leader_has_decided() {
    let mut facts = AccountFacts::of(&Use::new(SOMEBODY), Role::Member);
    facts.asked = Some((Requested::Suspension, UserId(Uuid::from_u128(5))));
    let confirm = |facts: &AccountFacts, action| check(&Actor::User(user(Role::Leader)), action, facts, NOW).map(drop);
    assert_eq!(confirm(&facts, Action::ConfirmSuspension), Err(Denied::OnRoster), "nobody looked");
    (facts.is_on_roster, facts.presses, facts.kept) = (Known(true), Known(false), Known(None));
    assert_eq!(confirm(&facts, Action::ConfirmSuspension), Err(Denied::OnRoster));
    assert_eq!((confirm(&facts, Action::AskSuspension), confirm(&facts, Action::StopAccount)), (Ok(()), Ok(())));
    let mut asked = facts;
    asked.asked = Some((Requested::NewPassword, UserId(Uuid::from_u128(5))));
    assert_eq!(confirm(&asked, Action::ConfirmStop), Ok(()));
    asked.presses = Known(true);
    for action in [Action::StopAccount, Action::AskStop, Action::ConfirmStop] {
        assert_eq!(confirm(&asked, action), Err(Denied::VoteAwaited), "{action:?}");
    }
    assert_eq!(confirm(&asked, Action::DeclineStop), Ok(()));
    facts.is_on_roster = Known(false);
    assert_eq!(confirm(&facts, Action::ConfirmSuspension), Ok(()));
}

/// Whoever answers a call, or is judged in it, is kept out of it by nobody.
#[test]
fn no_firm_is_taken_out_of_a_call_by_two() {
    let kept = Kept::Answers(Moment(2_000));
    let mut facts = AccountFacts::of(&Use::new(SOMEBODY), Role::Firm);
    let by = |role, facts: &AccountFacts, action| check(&Actor::User(user(role)), action, facts, NOW).map(drop);
    facts.asked = Some((Requested::Suspension, UserId(Uuid::from_u128(5))));
    (facts.is_on_roster, facts.presses, facts.kept, facts.other_leaders) = (Known(false), Known(false), Known(Some(kept)), Known(1));
    for role in [Role::Officer, Role::Leader] {
        assert_eq!(by(role, &facts, Action::ConfirmSuspension), Err(Denied::FirmKept(kept)), "{role:?}");
        assert_eq!(by(role, &facts, Action::AskSuspension), Ok(()), "{role:?}: for the time after");
        assert_eq!(by(role, &facts, Action::StopAccount), Ok(()), "{role:?}: nothing is due");
        let mut pressed = facts;
        (pressed.presses, pressed.asked) = (Known(true), Some((Requested::NewPassword, UserId(Uuid::from_u128(5)))));
        for action in [Action::StopAccount, Action::AskStop, Action::ConfirmStop] {
            assert_eq!(by(role, &pressed, action), Err(Denied::FirmKept(kept)), "{role:?}, {action:?}");
        }
    }
    let mut firm = FirmFacts::of(OWN);
    let leader = Actor::User(user(Role::Leader));
    let answers =
        |firm: &FirmFacts| [Action::TakeBackVerification, Action::ReviewAgain].map(|act| check(&leader, act, firm, NOW).map(drop));
    assert_eq!(answers(&firm), [Err(Denied::WrongState), Ok(())], "nobody looked");
    firm.kept = Known(Some(kept));
    assert_eq!(answers(&firm), [Err(Denied::FirmKept(kept)), Ok(())]);
    firm.kept = Known(None);
    assert_eq!(answers(&firm), [Ok(()), Ok(())]);
}

#[test]
fn nobody_is_kept_out_by_one_person_while_something_of_theirs_presses_or_nobody_looked() {
    for (by, of) in [(Role::Officer, Role::Firm), (Role::Leader, Role::Firm), (Role::Leader, Role::Member)] {
        let mut facts = AccountFacts::of(&Use::new(SOMEBODY), of);
        let stop = |facts: &AccountFacts, action| check(&Actor::User(user(by)), action, facts, NOW).map(drop);
        assert!(stop(&facts, Action::StopAccount).is_err(), "nobody looked");
        (facts.presses, facts.is_on_roster, facts.kept) = (Known(true), Known(false), Known(None));
        assert_eq!(stop(&facts, Action::StopAccount), Err(Denied::TakesTwo));
        assert_eq!(stop(&facts, Action::AskStop), Ok(()));
        facts.presses = Known(false);
        assert_eq!(stop(&facts, Action::StopAccount), Ok(()));
        // What was asked for is confirmed, whatever has become of the term; never as something else.
        facts.asked = Some((Requested::NewPassword, UserId(Uuid::from_u128(5))));
        assert_eq!(stop(&facts, Action::ConfirmStop), Ok(()));
        assert_eq!(stop(&facts, Action::ConfirmSuspension), Err(Denied::OtherRequest));
    }
}

#[test]
fn a_firm_is_kept_from_the_publication_until_it_can_complain_no_more() {
    let published = Challenge { state: State::published(Moment(0)), ..challenge() };
    let call = |now| Kept::by_call(&published, Moment(now));
    assert_eq!([400, 1_000, 2_000, 9_000].map(call), [Some(Kept::Answers(Moment(2_000))); 4], "until it is opened");
    let (own, draft) = (proposal(), Proposal { life: Life::Draft, ..proposal() });
    assert_eq!(Kept::by_proposal(&own, &published, NOW), None, "nobody knows of it");
    let list = Shortlist {
        proposals: vec![],
        by: SOMEBODY,
        by_name: String::new(),
        at: NOW,
        note: String::new(),
        vote: None,
        departures: vec![],
        signed: None,
    };
    let (advice, decision) = (list.clone(), list.clone());
    let judged = [
        State::Opened { at: NOW },
        State::Scoring { at: NOW, round: 1, reopened: None },
        State::Scored { at: NOW, returned: None },
        State::Proposed { shortlist: list, forwarded: None, returned: None, is_again: false },
        State::Decided { advice: advice.clone(), decision: decision.clone() },
    ];
    for state in judged {
        let of = Challenge { state, ..challenge() };
        assert_eq!(Kept::by_call(&of, NOW), None, "{:?}", of.state);
        assert_eq!(Kept::by_proposal(&own, &of, NOW), Some(Kept::Judged), "{:?}", of.state);
        assert_eq!(Kept::by_proposal(&draft, &of, NOW), None, "{:?}", of.state);
    }
    let over = Challenge { state: State::ResultPublished { at: NOW, advice, decision, concluded: None }, ..challenge() };
    let until = over.complaints_until().expect("a term");
    let at = |now: Moment| Kept::by_proposal(&own, &over, now);
    assert_eq!([Moment(until.0 - 1), until].map(at), [Some(Kept::Complains(until)), None]);
    let cancelled = Challenge { state: State::Cancelled { at: NOW, reason: String::new() }, ..challenge() };
    assert_eq!((Kept::by_call(&cancelled, NOW), Kept::by_proposal(&own, &cancelled, NOW)), (None, None));
    assert!(Kept::Answers(until) < Kept::Complains(NOW) && Kept::Complains(until) < Kept::Judged, "the one that lasts longest is told");
}

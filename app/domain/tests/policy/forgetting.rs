//! Knowing less never permits more: what was not looked up denies.

use super::{
    Case, cases, user,
    world::{ME, NOW, OTHER, OWN, SOMEBODY, World, challenge, unasked, world},
};
use domain::{
    access::{
        AccountFacts, Action, ChallengeFacts, CompletionAsked, Denied,
        Fact::{self, Known},
        OwnSheet,
    },
    accounts::{Requested, Standing},
    affairs::Kept,
    challenges::{Stage, rules::Blind},
    complaints::about::Answers,
    council::Conflict,
    evaluations::SheetStanding,
    people::{Actor, Role, SeatRole, User},
    time::Moment,
};
use proptest::prelude::*;

/// Each forgets one thing that has to be looked up.
const FORGET: [fn(&mut World); 29] = [
    |w| w.proposal.alone = Fact::Unknown,
    |w| w.proposal.partner = Fact::Unknown,
    |w| w.proposal.elsewhere = Fact::Unknown,
    |w| w.meeting.leads_item = Fact::Unknown,
    |w| w.challenge().conflict = Fact::Unknown,
    |w| w.challenge().presiding = Fact::Unknown,
    |w| w.challenge().tied = Fact::Unknown,
    |w| w.challenge().is_elector = Fact::Unknown,
    |w| w.challenge().is_heard = Fact::Unknown,
    |w| w.challenge().is_seated_late = Fact::Unknown,
    |w| w.challenge().presides = Fact::Unknown,
    |w| w.challenge().is_leaderless = Fact::Unknown,
    |w| w.challenge().kept_out = Fact::Unknown,
    |w| w.challenge().has_met = Fact::Unknown,
    |w| w.meeting.keeps_seat = Fact::Unknown,
    |w| w.challenge().is_blocked = Fact::Unknown,
    |w| w.challenge().replied_by = Fact::Unknown,
    |w| w.challenge().answers = Fact::Unknown,
    |w| w.proposal.conflict = Fact::Unknown,
    |w| w.proposal.own_sheet = Fact::Unknown,
    |w| w.proposal.asked = Fact::Unknown,
    |w| w.meeting.conflict = Fact::Unknown,
    |w| w.meeting.item = Fact::Unknown,
    |w| w.meeting.presides = Fact::Unknown,
    |w| w.meeting.stage = None,
    |w| w.account.other_leaders = Fact::Unknown,
    |w| w.account.presses = Fact::Unknown,
    |w| w.account.is_on_roster = Fact::Unknown,
    |w| w.account.kept = Fact::Unknown,
];

#[test]
fn the_chair_closes_nothing_before_it_is_known_what_the_chair_declared() {
    let chair = Actor::User(User { seat: Some(SeatRole::Chair), ..user(Role::Member) });
    let mut world = unasked().at(Stage::Scoring);
    world.challenge().has_next_round = false;
    assert_eq!(world.check(&chair, Action::CloseScoring), Err(Denied::Role), "whose chair it is");
    world.acts_as_chair();
    assert_eq!(world.check(&chair, Action::CloseScoring), Err(Denied::DeclareFirst));
    world.challenge().presiding = Known(Conflict::Clear);
    assert_eq!(world.check(&chair, Action::CloseScoring), Ok(()));
}

#[test]
fn everything_that_has_to_be_looked_up_can_be_forgotten() {
    let shown = |w: &World| format!("{:?} {:?} {:?}", w.proposal, w.meeting, w.account);
    let mut forgetful = world();
    assert!(shown(&forgetful).contains("Known(") && !shown(&forgetful).contains("Unknown"));
    FORGET.iter().for_each(|forget| forget(&mut forgetful));
    assert!(!shown(&forgetful).contains("Known("), "{}", shown(&forgetful));
}

/// `None` where nobody has asked.
fn fact<T: Clone + std::fmt::Debug + 'static>(values: Vec<T>) -> impl Strategy<Value = Fact<T>> {
    prop::option::of(prop::sample::select(values)).prop_map(Fact::from)
}

fn any_challenge() -> impl Strategy<Value = ChallengeFacts> {
    let conflicts = || fact(vec![Conflict::Undeclared, Conflict::Clear, Conflict::Conflicted]);
    let flag = || fact(vec![false, true]);
    let moment = || prop::option::of(prop::sample::select(vec![Moment(500), NOW, Moment(2_000)]));
    let follows = (
        prop::sample::select(Stage::ALL.to_vec()),
        prop::sample::select(vec![ME, SOMEBODY]),
        moment(),
        moment(),
        0_u32..3,
        any::<[bool; 4]>(),
        moment(),
        prop::sample::select(vec![Blind::OwnSheet, Blind::RoundEnd]),
    );
    let found = (conflicts(), conflicts(), flag(), flag(), flag(), flag(), flag(), fact(vec![0_u32, 1]));
    let amended = (prop::option::of(prop::sample::select(vec![ME, SOMEBODY])), any::<bool>(), any::<[bool; 2]>(), moment());
    let asked = (moment(), fact(vec![ME, SOMEBODY]), fact(vec![Answers::Theirs, Answers::OwnAct, Answers::Others]));
    (follows, amended, asked, found).prop_map(|((stage, author, opens, closes, round, is, until, blind), amended, asked, found)| {
        let mut facts = ChallengeFacts::of(&challenge(), NOW);
        (facts.stage, facts.author, facts.opens, facts.closes, facts.round, facts.complaints_until) =
            (stage, author, opens, closes, round, until);
        [facts.has_next_round, facts.is_reopened, facts.may_be_completed, facts.is_concluded] = is;
        facts.blind = blind;
        let waits;
        (facts.amended_by, facts.is_amendment_offered, waits, facts.sheets_until) = amended;
        [facts.is_extension_asked, facts.is_cancel_asked] = waits;
        facts.has_public_number = waits[0] && waits[1];
        facts.is_asked_enough = waits[0] != waits[1];
        (facts.questions_until, facts.replied_by, facts.answers) = asked;
        facts.presiding = found.0;
        (facts.conflict, facts.tied, facts.is_seated_late, facts.presides, ..) = found;
        (.., facts.is_leaderless, facts.has_met, facts.is_blocked, facts.kept_out) = found;
        facts
    })
}

fn any_world() -> impl Strategy<Value = World> {
    let conflicts = || fact(vec![Conflict::Undeclared, Conflict::Clear, Conflict::Conflicted]);
    let standings = [
        SheetStanding::None,
        SheetStanding::Draft,
        SheetStanding::Submitted,
        SheetStanding::Abstained,
        SheetStanding::Excluded,
        SheetStanding::Void,
    ];
    let sheets = standings.into_iter().flat_map(|standing| [true, false].map(|has_first| OwnSheet { standing, has_first }));
    let asked =
        vec![CompletionAsked::Nothing, CompletionAsked::Until(NOW), CompletionAsked::Until(Moment(2_000)), CompletionAsked::Answered];
    let of_proposal = (prop::sample::select(vec![OWN, OTHER]), any::<[bool; 3]>(), conflicts(), fact(sheets.collect()), fact(asked));
    let of_meeting = (
        prop::option::of(prop::sample::select(Stage::ALL.to_vec())),
        prop::option::of(prop::sample::select(vec![ME, SOMEBODY])),
        conflicts(),
        conflicts(),
        fact(vec![false, true]),
        fact(vec![false, true]),
    );
    let of_account = (
        prop::sample::select(vec![ME, SOMEBODY]),
        prop::sample::select(Role::ALL.to_vec()),
        prop::option::of((
            prop::sample::select(vec![Requested::Suspension, Requested::NewPassword]),
            prop::sample::select(vec![ME, SOMEBODY]),
        )),
        fact(vec![0_usize, 1]),
        fact(vec![false, true]),
        fact(vec![false, true]),
        fact(vec![None, Some(Kept::Judged)]),
    );
    (any_challenge(), of_proposal, of_meeting, of_account).prop_map(
        |(challenge, of_proposal, of_meeting, (id, role, asked, other_leaders, presses, is_on_roster, kept))| {
            let mut world = World { account: AccountFacts::of(&Standing::new(id), role), ..unasked() };
            (world.account.asked, world.account.other_leaders, world.account.presses) = (asked, other_leaders, presses);
            (world.account.is_on_roster, world.account.kept) = (is_on_roster, kept);
            *world.challenge() = challenge;
            let (proposal, meeting) = (&mut world.proposal, &mut world.meeting);
            let is;
            (proposal.firm, is, proposal.conflict, proposal.own_sheet, proposal.asked) = of_proposal;
            [proposal.is_handed_in, proposal.is_unscreened, proposal.is_admissible] = is;
            proposal.refused_by = (proposal.is_unscreened && !proposal.is_admissible).then_some(id);
            (meeting.stage, meeting.secretary, meeting.conflict, meeting.item, meeting.presides, meeting.keeps_seat) = of_meeting;
            world
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Whoever asks, about whatever, whatever else is known or not.
    #[test]
    fn knowing_less_never_permits_more(world in any_world()) {
        for Case { name, actor, .. } in cases() {
            for action in Action::ALL {
                let before = world.check(&actor, action);
                for (i, forget) in FORGET.iter().enumerate() {
                    let mut less = world;
                    forget(&mut less);
                    let after = less.check(&actor, action);
                    prop_assert!(before.is_ok() || after.is_err(), "{action:?} by {name} without fact {i}: {before:?}, then {after:?}");
                }
            }
        }
    }
}

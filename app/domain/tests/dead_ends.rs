//! Every state of a challenge in discussion, with every combination of conflicts of who holds a role: somebody has an act that
//! leads on. Three firms; each of chair, vice-chair and secretary is clear, or has a conflict with any of them; the twelve others
//! fall into two groups of any kind and of several sizes.

use domain::{
    access::{self, Action, ChallengeFacts, Fact::Known},
    challenges::{Challenge, Content, RuleSet, Stage, State, Timing, lifecycle::Opening},
    council::{Conflict, presiding},
    ids::{ChallengeId, ProposalId, UserId},
    people::{Actor, Role, SeatRole, User},
    time::Moment,
};
use uuid::Uuid;

const NOW: Moment = Moment(1_000);
const FIRMS: usize = 3;
/// With which of the firms.
type Ties = [bool; FIRMS];
const CLEAR: Ties = [false; FIRMS];
/// How many of the twelve others are of the first group; the rest are of the second, so with both in either place it is each size.
const SPLITS: [usize; 2] = [1, 4];
const STAGES: [Stage; 6] = [Stage::Opened, Stage::Scoring, Stage::Scored, Stage::Proposed, Stage::Forwarded, Stage::Decided];

/// Every way to have conflicts with some of them.
fn ties() -> impl Iterator<Item = Ties> + Clone {
    (0..1_usize << FIRMS).map(|set| std::array::from_fn(|firm| set & (1 << firm) != 0))
}

/// Every council of this size.
fn councils() -> impl Iterator<Item = Council> {
    let roles = ties().flat_map(|chair| ties().flat_map(move |vice| ties().map(move |secretary| [chair, vice, secretary])));
    roles.flat_map(|roles| {
        let others = ties().flat_map(|a| ties().flat_map(move |b| SPLITS.into_iter().map(move |n| (a, b, n))));
        others.map(move |(a, b, n)| Council([roles.as_slice(), &vec![a; n], &vec![b; 12 - n]].concat()))
    })
}

fn member(n: usize) -> UserId {
    UserId(Uuid::from_u128(100 + n as u128))
}

fn person(role: Role, seat: Option<SeatRole>) -> Actor {
    let (name, email) = (String::new(), String::new());
    Actor::User(User { id: member(99), name, email, role, firm: None, seat, still_scores: false })
}

fn facts(stage: Stage) -> ChallengeFacts {
    let challenge = Challenge {
        id: ChallengeId(Uuid::from_u128(1)),
        code: "BT-01".to_owned(),
        author: member(98),
        state: State::draft(None),
        content: Content::default(),
        version: 0,
        is_illustrative: true,
        rules_hash: None,
        opening: Opening::default(),
        timing: Timing::default(),
    };
    let mut facts = ChallengeFacts::of(&challenge, NOW);
    (facts.stage, facts.round, facts.has_next_round) = (stage, 1, false);
    (facts.is_seated_late, facts.kept_out) = (Known(false), Known(0));
    facts
}

/// Who has a conflict with what, by place: the chair, the vice-chair, the secretary, then the others.
#[derive(Clone)]
struct Council(Vec<Ties>);

impl Council {
    /// What one of them is in the challenge: the worst of what can have a result.
    fn presiding(&self, place: usize, orphans: &[usize]) -> Conflict {
        let has = (0..FIRMS).any(|firm| self.0[place][firm] && !orphans.contains(&firm));
        if has { Conflict::Conflicted } else { Conflict::Clear }
    }

    /// Firms whose proposals cannot have a result: they hold up nothing.
    fn orphans(&self) -> Vec<usize> {
        let roster: Vec<UserId> = (0..self.0.len()).map(member).collect();
        let firms: [ProposalId; FIRMS] = std::array::from_fn(|firm| ProposalId(Uuid::from_u128(firm as u128 + 1)));
        let ties = self.0.iter().enumerate().flat_map(|(n, ties)| (0..FIRMS).filter(|f| ties[*f]).map(move |f| (firms[f], member(n))));
        let orphans = presiding::orphans(firms, &roster, &ties.collect::<Vec<_>>(), |eligible| RuleSet::default().quorum(eligible));
        (0..FIRMS).filter(|firm| orphans.contains(&firms[*firm])).collect()
    }

    /// As many alternates as have a conflict, each clear of everything.
    fn with_ad_hoc(&self) -> Self {
        let conflicted = self.0.iter().filter(|ties| **ties != CLEAR).count();
        Self([self.0.as_slice(), &vec![CLEAR; conflicted]].concat())
    }

    /// Somebody, by what they do, gets the challenge on.
    fn goes_on(&self, stage: Stage, orphans: &[usize]) -> bool {
        let can = |actor: &Actor, action: Action, facts: &ChallengeFacts| access::check(actor, action, facts, NOW).is_ok();
        let (officer, leader) = (person(Role::Officer, None), person(Role::Leader, None));
        let act = match stage {
            Stage::Opened => return can(&officer, Action::StartScoring, &facts(stage)),
            Stage::Scoring => Action::CloseScoring,
            Stage::Scored => Action::ProposeShortlist,
            Stage::Proposed => return can(&officer, Action::ForwardShortlist, &facts(stage)),
            Stage::Forwarded => return can(&leader, Action::DecideShortlist, &facts(stage)),
            _ => return can(&officer, Action::PublishResult, &facts(stage)),
        };
        let presides = |place: usize, seat: SeatRole, has_its_chair: bool| {
            let mut facts = facts(stage);
            (facts.presiding, facts.presides) = (Known(self.presiding(place, orphans)), Known(has_its_chair));
            can(&person(Role::Member, Some(seat)), act, &facts)
        };
        let stands_in = presiding::stands_in_for(Some(self.presiding(0, orphans)));
        if presides(0, SeatRole::Chair, true) || presides(1, SeatRole::ViceChair, stands_in) {
            return true;
        }
        // Then the leader names one of the others, and that one goes on.
        let mut leaderless = facts(stage);
        leaderless.is_leaderless = Known(true);
        let is_named = can(&leader, Action::AppointActingChair, &leaderless);
        is_named && (3..self.0.len()).any(|place| presides(place, SeatRole::Member, true))
    }
}

impl Council {
    /// Proposals can have a result and nobody who may preside is clear of all of these: the leader ends the call, with a
    /// reason; once there is a ranking, an officer asks for it first.
    fn is_ended(&self, stage: Stage, orphans: &[usize]) -> bool {
        let nobody = (0..self.0.len()).filter(|place| *place != 2).all(|place| self.presiding(place, orphans) == Conflict::Conflicted);
        let (officer, leader) = (person(Role::Officer, None), person(Role::Leader, None));
        let mut asked = facts(stage);
        asked.is_cancel_asked = access::check(&officer, Action::AskCancel, &asked, NOW).is_ok();
        nobody && access::check(&leader, Action::CancelChallenge, &asked, NOW).is_ok()
    }
}

#[test]
fn with_every_combination_of_conflicts_somebody_leads_on() {
    for council in councils() {
        let orphans = council.orphans();
        for stage in STAGES {
            assert!(council.goes_on(stage, &orphans) || council.is_ended(stage, &orphans), "{stage:?}: {:?}", council.0);
        }
    }
}

/// Nobody needs to end a call for its conflicts: before scoring begins, an officer and the leader let alternates join.
#[test]
fn with_as_many_alternates_as_conflicts_every_proposal_has_a_quorum_and_somebody_presides() {
    let (officer, leader) = (person(Role::Officer, None), person(Role::Leader, None));
    let may = |actor: &Actor, action| access::check(actor, action, &facts(Stage::Opened), NOW).is_ok();
    assert!(may(&officer, Action::ProposeAdHoc) && may(&leader, Action::AppointAdHoc));
    assert!(!may(&officer, Action::AppointAdHoc) && !may(&leader, Action::ProposeAdHoc), "it takes both");
    for council in councils() {
        let joined = council.with_ad_hoc();
        assert!(joined.orphans().is_empty(), "{:?}", council.0);
        assert!(STAGES.into_iter().all(|stage| joined.goes_on(stage, &[])), "{:?}", council.0);
    }
}

/// What has no possible quorum holds nothing up: whoever is clear of the others presides.
#[test]
fn a_proposal_without_a_possible_quorum_leaves_the_others_to_go_on() {
    let with_first = [true, false, false];
    let council = Council(vec![with_first; 15]);
    assert_eq!(council.orphans(), [0]);
    assert!(STAGES.into_iter().all(|stage| council.goes_on(stage, &[0])), "the chair has a conflict with the first alone");
    let two = Council([vec![[true, true, false]; 8], vec![CLEAR; 7]].concat());
    assert_eq!(two.orphans(), [0, 1]);
    assert!(STAGES.into_iter().all(|stage| two.goes_on(stage, &[0, 1])));
}

//! Every state of a challenge in discussion, with every combination of conflicts of who holds a role: somebody has an act that
//! leads on. Two firms; each of chair, vice-chair, secretary and twelve others is clear, or has a conflict with one or both.

use domain::{
    access::{self, Action, ChallengeFacts, Fact::Known},
    challenges::{Challenge, Content, RuleSet, Stage, State, lifecycle::Opening},
    council::{Conflict, presiding},
    ids::{ChallengeId, ProposalId, UserId},
    people::{Actor, Role, SeatRole, User},
    time::Moment,
};
use uuid::Uuid;

const NOW: Moment = Moment(1_000);
/// With neither firm, with the first, with the second, with both.
const TIES: [[bool; 2]; 4] = [[false, false], [true, false], [false, true], [true, true]];

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
    };
    let mut facts = ChallengeFacts::of(&challenge, NOW);
    (facts.stage, facts.round, facts.has_next_round) = (stage, 1, false);
    facts.is_seated_late = Known(false);
    facts
}

/// Who has a conflict with what, by place: the chair, the vice-chair, the secretary, then the others.
struct Council(Vec<[bool; 2]>);

impl Council {
    /// What one of them is in the challenge: the worst of what can have a result.
    fn presiding(&self, place: usize) -> Conflict {
        let roster: Vec<UserId> = (0..self.0.len()).map(member).collect();
        let firms = [0, 1].map(|firm| ProposalId(Uuid::from_u128(firm as u128 + 1)));
        let ties = self.0.iter().enumerate().flat_map(|(n, ties)| (0..2).filter(|f| ties[*f]).map(move |f| (firms[f], member(n))));
        let orphans = presiding::orphans(firms, &roster, &ties.collect::<Vec<_>>(), |eligible| RuleSet::default().quorum(eligible));
        let has = (0..2).any(|firm| self.0[place][firm] && !orphans.contains(&firms[firm]));
        if has { Conflict::Conflicted } else { Conflict::Clear }
    }

    /// Somebody, by what they do, gets the challenge on.
    fn goes_on(&self, stage: Stage) -> bool {
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
            (facts.presiding, facts.presides) = (Known(self.presiding(place)), Known(has_its_chair));
            can(&person(Role::Member, Some(seat)), act, &facts)
        };
        let stands_in = presiding::stands_in_for(Some(self.presiding(0)));
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
    /// Both proposals can have a result and nobody who may preside is clear of both: the leader ends the call, with a reason.
    fn is_ended(&self, stage: Stage) -> bool {
        let nobody = (0..self.0.len()).filter(|place| *place != 2).all(|place| self.presiding(place) == Conflict::Conflicted);
        let leader = person(Role::Leader, None);
        nobody && access::check(&leader, Action::CancelChallenge, &facts(stage), NOW).is_ok()
    }
}

#[test]
fn with_every_combination_of_conflicts_somebody_leads_on() {
    for stage in [Stage::Opened, Stage::Scoring, Stage::Scored, Stage::Proposed, Stage::Forwarded, Stage::Decided] {
        for chair in TIES {
            for vice in TIES {
                for secretary in TIES {
                    // So many of the twelve others with neither, the first, the second; the rest with both.
                    for split in (0..=12_usize).flat_map(|a| (0..=12 - a).flat_map(move |b| (0..=12 - a - b).map(move |c| [a, b, c]))) {
                        let [neither, first, second] = split;
                        let both = 12 - neither - first - second;
                        let others = TIES.into_iter().zip([neither, first, second, both]).flat_map(|(ties, n)| vec![ties; n]);
                        let council = Council([chair, vice, secretary].into_iter().chain(others).collect());
                        assert!(council.goes_on(stage) || council.is_ended(stage), "{stage:?}: {:?}", council.0);
                    }
                }
            }
        }
    }
}

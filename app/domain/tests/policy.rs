//! The policy as a table: every action, by every kind of person, at every stage.
//! A change of a permission is a change of `policy.txt`, reviewed as a diff.
//! There is deliberately no switch that rewrites the file: copy what the failure prints.

use domain::{
    access::{Action, Denied, Facts, check},
    challenges::{Stage, rules::Blind},
    council::Conflict,
    evaluations::SheetStanding,
    firms::Standing,
    ids::{FirmId, UserId},
    people::{Actor, Membership, Role, SeatRole, User},
    time::Moment,
};
use std::fmt::Write;
use uuid::Uuid;

const OWN: FirmId = FirmId(Uuid::from_u128(1));
const OTHER: FirmId = FirmId(Uuid::from_u128(2));
const ME: UserId = UserId(Uuid::from_u128(3));
const SOMEBODY: UserId = UserId(Uuid::from_u128(4));
const NOW: Moment = Moment(1_000);

/// Somebody, and what is true of the thing in question from where they stand.
struct Case {
    name: &'static str,
    actor: Actor,
    facts: Facts,
}

fn user(role: Role) -> User {
    User { id: ME, name: String::new(), email: String::new(), role, firm: None, seat: None }
}

fn case(name: &'static str, user: User) -> Case {
    let facts = Facts {
        author: Some(SOMEBODY),
        firm: Some(OWN),
        is_handed_in: true,
        is_admissible: true,
        conflict: Conflict::Clear,
        has_met: true,
        complaints_until: Some(Moment(2_000)),
        is_blocked: Some(false),
        account: Some((SOMEBODY, Role::Firm)),
        asked_by: Some(SOMEBODY),
        ..Facts::default()
    };
    Case { name, actor: Actor::User(user), facts }
}

fn firm(name: &'static str, of: FirmId, is_owner: bool, standing: Standing) -> Case {
    case(name, User { firm: Some(Membership { firm: of, is_owner, standing }), ..user(Role::Firm) })
}

fn member(name: &'static str, seat: Option<SeatRole>, change: impl Fn(&mut Facts)) -> Case {
    let mut case = case(name, User { seat, ..user(Role::Member) });
    change(&mut case.facts);
    case
}

fn cases() -> Vec<Case> {
    let mut author = case("leader, author", user(Role::Leader));
    author.facts.author = Some(ME);
    let mut draft = firm("firm, own draft not handed in", OWN, true, Standing::Verified);
    draft.facts.is_handed_in = false;
    let mut unsubmitted = case("officer, proposal not handed in", user(Role::Officer));
    unsubmitted.facts.is_handed_in = false;
    let mut late = firm("firm, after the term for complaints", OWN, true, Standing::Verified);
    late.facts.complaints_until = Some(NOW);
    let mut over = case("officer, after the term for complaints", user(Role::Officer));
    over.facts.complaints_until = Some(NOW);
    let mut blocked = case("officer, after the term, a complaint open", user(Role::Officer));
    blocked.facts.complaints_until = Some(NOW);
    blocked.facts.is_blocked = Some(true);
    let mut closed = case("leader, nothing came of the result yet", user(Role::Leader));
    closed.facts.nothing_followed = true;
    let mut leaderless = case("leader, nobody can preside", user(Role::Leader));
    leaderless.facts.is_leaderless = true;
    let mut incomplete = case("officer, proposal not screened", user(Role::Officer));
    incomplete.facts.may_be_completed = true;
    let mut asker = case("officer, who asked for the suspension", user(Role::Officer));
    asker.facts.asked_by = Some(ME);
    let mut unasked = case("leader, nobody asked for a suspension", user(Role::Leader));
    unasked.facts.asked_by = None;
    let mut awaited = case("officer, the firm completes its proposal", user(Role::Officer));
    awaited.facts.completion_due = Some(Moment(2_000));
    let mut completing = firm("firm, asked to complete its proposal", OWN, false, Standing::Verified);
    completing.facts.completion_due = Some(Moment(2_000));
    let mut overdue = firm("firm, asked to complete its proposal, too late", OWN, true, Standing::Verified);
    overdue.facts.completion_due = Some(NOW);
    vec![
        Case { name: "visitor", actor: Actor::Visitor, ..case("", user(Role::Firm)) },
        case("firm role without a firm", user(Role::Firm)),
        firm("firm, owner, verified", OWN, true, Standing::Verified),
        firm("firm, owner, pending", OWN, true, Standing::Pending),
        firm("firm, member, verified", OWN, false, Standing::Verified),
        firm("firm, of another firm", OTHER, true, Standing::Verified),
        draft,
        late,
        case("officer", user(Role::Officer)),
        unsubmitted,
        over,
        blocked,
        case("leader", user(Role::Leader)),
        author,
        member("member without a seat", None, |_| {}),
        member("member, clear", Some(SeatRole::Member), |_| {}),
        member("member, undeclared", Some(SeatRole::Member), |f| {
            f.conflict = Conflict::Undeclared;
            f.has_undeclared = true;
        }),
        member("member, conflicted", Some(SeatRole::Member), |f| {
            f.conflict = Conflict::Conflicted;
            f.has_conflict = true;
        }),
        member("member, sheet submitted", Some(SeatRole::Rapporteur), |f| f.own_sheet = SheetStanding::Submitted),
        member("member, sheet submitted, blind until the round ends", Some(SeatRole::Member), |f| {
            f.own_sheet = SheetStanding::Submitted;
            (f.round, f.has_next_round, f.blind) = (1, true, Blind::RoundEnd);
        }),
        member("member, sheet submitted, second round", Some(SeatRole::Member), |f| {
            (f.own_sheet, f.has_first) = (SheetStanding::Submitted, true);
            (f.round, f.blind) = (2, Blind::RoundEnd);
        }),
        member("member, scoring reopened in the second round, no sheet yet", Some(SeatRole::Member), |f| {
            (f.round, f.is_reopened) = (2, true)
        }),
        member("member, scoring reopened in the second round, sheet of the first", Some(SeatRole::Member), |f| {
            (f.own_sheet, f.has_first) = (SheetStanding::Submitted, true);
            (f.round, f.is_reopened) = (2, true);
        }),
        member("member, scoring reopened in the second round, sheet handed in since", Some(SeatRole::Member), |f| {
            f.own_sheet = SheetStanding::Submitted;
            (f.round, f.is_reopened) = (2, true);
        }),
        member("member, seated after scoring began", Some(SeatRole::Member), |f| f.is_seated_late = true),
        member("member, abstained", Some(SeatRole::Member), |f| f.own_sheet = SheetStanding::Abstained),
        member("member, sheet excluded", Some(SeatRole::Member), |f| f.own_sheet = SheetStanding::Excluded),
        member("member, proposal not admitted", Some(SeatRole::Member), |f| f.is_admissible = false),
        member("secretary", Some(SeatRole::Secretary), |_| {}),
        member("secretary, undeclared", Some(SeatRole::Secretary), |f| (f.conflict, f.has_undeclared) = (Conflict::Undeclared, true)),
        member("chair", Some(SeatRole::Chair), |_| {}),
        member("chair, undeclared", Some(SeatRole::Chair), |f| (f.conflict, f.has_undeclared) = (Conflict::Undeclared, true)),
        member("chair, conflict elsewhere in the challenge", Some(SeatRole::Chair), |f| f.has_conflict = true),
        member("chair, first of two rounds", Some(SeatRole::Chair), |f| (f.round, f.has_next_round) = (1, true)),
        member("chair, second round", Some(SeatRole::Chair), |f| f.round = 2),
        member("chair, the rules ask for a meeting first", Some(SeatRole::Chair), |f| f.has_met = false),
        member("rapporteur, keeps the minutes", Some(SeatRole::Rapporteur), |f| f.keeps_minutes = true),
        member("vice-chair", Some(SeatRole::ViceChair), |_| {}),
        member("vice-chair, the chair cannot preside", Some(SeatRole::ViceChair), |f| f.is_acting_chair = true),
        member("member, acting chair", Some(SeatRole::Member), |f| f.is_acting_chair = true),
        member("member, acting chair with a conflict", Some(SeatRole::Member), |f| (f.is_acting_chair, f.has_conflict) = (true, true)),
        closed,
        leaderless,
        incomplete,
        awaited,
        completing,
        overdue,
        asker,
        unasked,
        Case { name: "the system", actor: Actor::System, ..case("", user(Role::Officer)) },
    ]
}

fn letter(answer: Result<(), Denied>) -> char {
    match answer {
        Ok(()) => 'Y',
        Err(Denied::Hidden) => '.',
        Err(Denied::SignIn) => 's',
        Err(Denied::Role | Denied::NotOwner | Denied::NoFirm | Denied::HasFirm) => 'r',
        Err(Denied::OwnWork | Denied::OwnRequest) => 'a',
        Err(Denied::Unverified) => 'u',
        Err(Denied::Conflict | Denied::DeclareFirst) => 'c',
        Err(
            Denied::NotOpenYet(_)
            | Denied::Closed(_)
            | Denied::Sealed(_)
            | Denied::TermOver(_)
            | Denied::TermRuns(_)
            | Denied::CompletionRuns(_)
            | Denied::StoppedToday(_),
        ) => 't',
        Err(Denied::WrongState) => 'w',
        Err(Denied::OpenComplaint) => 'o',
        Err(Denied::Locked) => 'l',
        Err(Denied::SeatedLate) => 'n',
        Err(Denied::ResultUsed) => 'x',
        Err(Denied::MeetFirst) => 'm',
        Err(Denied::OwnAccount | Denied::LastLeader | Denied::Suspended | Denied::TooOften(_)) => '!',
    }
}

fn table() -> String {
    let mut out = String::from(
        "Who may do what, by stage of the challenge.\n\
         Y yes; refused: . hidden (404), s sign in, r role, a own work, u firm not verified, c conflict or not declared, t too early or too late, w wrong stage, l locked, o open complaint, n seated after scoring began, x something came of the result already, m the council has not met yet\n",
    );
    let stages: Vec<_> = Stage::ALL.iter().map(|s| s.code()).collect();
    writeln!(out, "Columns: {}", stages.join(" ")).expect("text");
    for action in Action::ALL {
        writeln!(out, "\n{action:?}").expect("text");
        for case in cases() {
            let cells: String = Stage::ALL
                .iter()
                .map(|stage| {
                    let facts = Facts { stage: Some(*stage), opens: Some(Moment(500)), closes: Some(Moment(2_000)), ..case.facts.clone() };
                    letter(check(&case.actor, action, &facts, NOW).map(drop))
                })
                .collect();
            writeln!(out, "  {cells}  {}", case.name).expect("text");
        }
    }
    out
}

#[test]
fn the_policy_is_the_reviewed_one() {
    let actual = table();
    let reviewed = include_str!("policy.txt");
    if actual != reviewed {
        let path = std::env::temp_dir().join("policy.actual.txt");
        std::fs::write(&path, &actual).expect("written");
        panic!("the policy changed: compare {} with app/domain/tests/policy.txt, and copy it if every difference is meant", path.display());
    }
}

#[test]
fn without_facts_nothing_about_a_challenge_or_proposal_is_permitted_to_outsiders() {
    for case in cases() {
        let is_office = case.actor.user().is_some_and(|u| matches!(u.role, Role::Officer | Role::Leader));
        for action in [
            Action::ViewChallenge,
            Action::ViewProposal,
            Action::ViewOwnProposal,
            Action::SubmitProposal,
            Action::ViewOthersSheets,
            Action::ViewRanking,
            Action::ViewResult,
        ] {
            let allowed = check(&case.actor, action, &Facts::default(), NOW).is_ok();
            assert!(!allowed || (is_office && action == Action::ViewChallenge), "{action:?} by {}", case.name);
        }
    }
}

#[test]
fn before_opening_only_the_firm_itself_sees_a_proposal() {
    for case in cases() {
        for stage in Stage::ALL.into_iter().filter(|s| !s.is_unsealed()) {
            let facts = Facts { stage: Some(stage), ..case.facts.clone() };
            for action in [
                Action::ViewProposal,
                Action::ListProposals,
                Action::ViewOthersSheets,
                Action::ScoreProposal,
                Action::ScreenProposal,
                Action::ViewRanking,
            ] {
                assert!(check(&case.actor, action, &facts, NOW).is_err(), "{action:?} by {} at {stage:?}", case.name);
            }
        }
    }
}

#[test]
fn a_suspension_takes_two_people_and_never_the_account_s_own_or_the_last_leader_s() {
    const THIRD: UserId = UserId(Uuid::from_u128(5));
    let ask = |action: Action, by: Role, of: (UserId, Role), asked_by: Option<UserId>, other_leaders: usize| {
        let facts = Facts { account: Some(of), asked_by, other_leaders, ..Facts::default() };
        check(&Actor::User(user(by)), action, &facts, NOW).map(drop)
    };
    for role in Role::ALL {
        let of_firm = role == Role::Firm;
        for action in [Action::StopAccount, Action::RestoreAccount, Action::ConfirmSuspension] {
            assert_eq!(ask(action, Role::Officer, (SOMEBODY, role), Some(THIRD), 1).is_ok(), of_firm, "officer, {action:?}, {role:?}");
            assert!(ask(action, Role::Leader, (SOMEBODY, role), Some(THIRD), 1).is_ok(), "leader, {action:?}, {role:?}");
        }
        for by in [Role::Officer, Role::Leader] {
            assert!(ask(Action::AskSuspension, by, (SOMEBODY, role), None, 1).is_ok(), "{by:?} asks, {role:?}");
            assert!(ask(Action::ConfirmSuspension, by, (SOMEBODY, role), Some(ME), 1).is_err(), "{by:?} alone, {role:?}");
        }
        for action in [Action::StopAccount, Action::RestoreAccount, Action::AskSuspension, Action::ConfirmSuspension] {
            for by in [Role::Firm, Role::Member] {
                assert_eq!(ask(action, by, (SOMEBODY, role), Some(THIRD), 1), Err(Denied::Role), "{by:?}, {action:?}");
            }
            assert_eq!(ask(action, Role::Leader, (ME, Role::Leader), Some(THIRD), 1), Err(Denied::OwnAccount), "{action:?}");
            let nobody = check(&Actor::User(user(Role::Leader)), action, &Facts::default(), NOW).map(drop);
            assert_eq!(nobody, Err(Denied::Hidden), "{action:?}");
        }
    }
    assert_eq!(ask(Action::ConfirmSuspension, Role::Leader, (SOMEBODY, Role::Firm), Some(ME), 1), Err(Denied::OwnRequest));
    assert_eq!(ask(Action::ConfirmSuspension, Role::Leader, (SOMEBODY, Role::Firm), None, 1), Err(Denied::WrongState));
    for action in [Action::AskSuspension, Action::ConfirmSuspension] {
        assert_eq!(ask(action, Role::Leader, (SOMEBODY, Role::Leader), Some(THIRD), 0), Err(Denied::LastLeader));
    }
}

//! The policy as a table: every action, by every kind of person, at every stage.
//! A change of a permission is a change of `policy.txt`, reviewed as a diff.
//! There is deliberately no switch that rewrites the file: copy what the failure prints.

mod accounts;
mod forgetting;
mod letter;
mod world;

use domain::{
    access::{Action, CompletionAsked, Denied, Fact::Known, FirmFacts, Partnership, Site, Subject, SubjectKind, check},
    accounts::Requested,
    affairs::Kept,
    challenges::{Stage, rules::Blind},
    complaints::about::Answers,
    council::Conflict,
    evaluations::SheetStanding,
    firms::Standing,
    ids::{ChallengeId, FirmId},
    people::{Actor, Membership, Right, Role, SeatRole, User},
    time::Moment,
};
use letter::letter;
use std::fmt::Write;
use uuid::Uuid;
use world::{ME, NOW, OTHER, OWN, SOMEBODY, World, world};

/// Somebody, and what is true of the thing in question from where they stand.
struct Case {
    name: &'static str,
    actor: Actor,
    world: World,
}

fn user(role: Role) -> User {
    User { id: ME, name: String::new(), email: String::new(), role, firm: None, seat: None, still_scores: false }
}

fn case(name: &'static str, user: User) -> Case {
    let mut world = world();
    if user.role == Role::Officer {
        world.challenge().answers = Known(Answers::Theirs);
    }
    Case { name, actor: Actor::User(user), world }
}

fn firm(name: &'static str, of: FirmId, is_owner: bool, standing: Standing) -> Case {
    case(name, User { firm: Some(Membership { firm: of, is_owner, right: Right::Edit, standing }), ..user(Role::Firm) })
}

/// One of a firm's people whom its owner does not let write; what would stop them otherwise is not there.
fn limited(name: &'static str, right: Right) -> Case {
    let membership = Membership { firm: OWN, is_owner: false, right, standing: Standing::Verified };
    let mut case = case(name, User { firm: Some(membership), ..user(Role::Firm) });
    case.world.proposal.awaits_screening = true;
    case.world.proposal.asked = Known(CompletionAsked::Until(Moment(2_000)));
    case
}

/// The same with a right of their own for the proposal in question.
fn alone(name: &'static str, right: Right, alone: Right) -> Case {
    let mut case = limited(name, right);
    case.world.proposal = case.world.proposal.allowed(Some(alone));
    case
}

fn member(name: &'static str, seat: Option<SeatRole>, change: impl Fn(&mut World)) -> Case {
    let mut case = case(name, User { seat, ..user(Role::Member) });
    if seat == Some(SeatRole::Chair) {
        case.world.acts_as_chair();
    }
    change(&mut case.world);
    case
}

/// Without a seat, appointed for this challenge.
fn appointed(name: &'static str) -> Case {
    case(name, User { still_scores: true, ..user(Role::Member) })
}

/// Without a seat now, of a roster whose scoring has begun.
fn left(name: &'static str, change: impl Fn(&mut World)) -> Case {
    let mut case = appointed(name);
    case.world.is_of_roster_alone = true;
    change(&mut case.world);
    case
}

fn cases() -> Vec<Case> {
    let mut author = case("leader, author", user(Role::Leader));
    author.world.challenge().author = ME;
    let mut draft = firm("firm, own draft not handed in", OWN, true, Standing::Verified);
    draft.world.proposal.is_handed_in = false;
    let mut unsubmitted = case("officer, proposal not handed in", user(Role::Officer));
    unsubmitted.world.proposal.is_handed_in = false;
    let mut late = firm("firm, after the term for complaints", OWN, true, Standing::Verified);
    late.world.challenge().complaints_until = Some(NOW);
    let mut over = case("officer, after the term for complaints", user(Role::Officer));
    over.world.challenge().complaints_until = Some(NOW);
    let mut blocked = case("officer, after the term, a complaint open", user(Role::Officer));
    blocked.world.challenge().complaints_until = Some(NOW);
    blocked.world.challenge().is_blocked = Known(true);
    let mut complained = case("officer, whom the complaint is about", user(Role::Officer));
    complained.world.challenge().answers = Known(Answers::OwnAct);
    let mut replacing = case("leader, no officer is free to answer the complaint", user(Role::Leader));
    replacing.world.challenge().answers = Known(Answers::Theirs);
    let mut leaderless = case("leader, nobody can preside", user(Role::Leader));
    leaderless.world.challenge().is_leaderless = Known(true);
    let mut incomplete = case("officer, proposal not screened", user(Role::Officer));
    incomplete.world.challenge().may_be_completed = true;
    (incomplete.world.proposal.is_unscreened, incomplete.world.proposal.asked) = (true, Known(CompletionAsked::Nothing));
    incomplete.world.proposal.awaits_screening = true;
    let mut unscreened = firm("firm, proposal not screened", OWN, false, Standing::Verified);
    unscreened.world.proposal.awaits_screening = true;
    let mut refusing = case("officer, who proposed to refuse the proposal", user(Role::Officer));
    refusing.world.proposal.refused_by = Some(ME);
    let mut second = case("leader, an officer proposed to refuse the proposal", user(Role::Leader));
    second.world.proposal.refused_by = Some(SOMEBODY);
    let mut another = case("officer, another proposed to refuse the proposal", user(Role::Officer));
    another.world.proposal.refused_by = Some(SOMEBODY);
    let mut asker = case("officer, who asked for the suspension", user(Role::Officer));
    asker.world.account.asked = Some((Requested::Suspension, ME));
    let mut unasked = case("leader, nobody asked for a suspension", user(Role::Leader));
    unasked.world.account.asked = None;
    let mut pressed = case("leader, something of the account falls due within a day", user(Role::Leader));
    pressed.world.account.presses = Known(true);
    let mut on_roster = case("leader, the account's owner is of a roster and nothing is decided", user(Role::Leader));
    on_roster.world.account.is_on_roster = Known(true);
    let mut awaited_vote = case("leader, the same, and a vote of theirs is awaited", user(Role::Leader));
    (awaited_vote.world.account.is_on_roster, awaited_vote.world.account.presses) = (Known(true), Known(true));
    awaited_vote.world.account.asked = Some((Requested::NewPassword, SOMEBODY));
    let mut short = case("officer, somebody who would score is suspended", user(Role::Officer));
    short.world.challenge().kept_out = Known(1);
    let mut kept = case("leader, the firm is in a call", user(Role::Leader));
    kept.world.account.kept = Known(Some(Kept::Judged));
    let mut asked_enough = case("officer, the council has voted again", user(Role::Officer));
    asked_enough.world.challenge().is_asked_enough = true;
    let mut stopping = case("leader, an officer asked for a new password", user(Role::Leader));
    stopping.world.account.asked = Some((Requested::NewPassword, SOMEBODY));
    let amended = |name, role, by, is_offered| {
        let mut amended = case(name, user(role));
        let facts = amended.world.challenge();
        (facts.amended_by, facts.is_amendment_offered) = (Some(by), is_offered);
        amended
    };
    let mut longer = case("leader, an officer asked for more time", user(Role::Leader));
    longer.world.challenge().is_extension_asked = true;
    let mut ending = case("leader, an officer asked to cancel", user(Role::Leader));
    ending.world.challenge().is_cancel_asked = true;
    let mut over_time = case("officer, the end of scoring has come", user(Role::Officer));
    over_time.world.challenge().sheets_until = Some(NOW);
    let offered = amended("leader, an officer drafted an amendment", Role::Leader, SOMEBODY, true);
    let own_draft = amended("leader, drafted the amendment as an officer", Role::Leader, ME, true);
    let sent_back = amended("leader, the amendment was sent back", Role::Leader, SOMEBODY, false);
    let drafter = amended("officer, drafted an amendment", Role::Officer, ME, true);
    let mut asked_late = firm("firm, after the cut-off for questions", OWN, true, Standing::Verified);
    asked_late.world.challenge().questions_until = Some(NOW);
    let mut replying = case("officer, who drafted the reply", user(Role::Officer));
    replying.world.challenge().replied_by = Known(ME);
    let mut awaited = case("officer, the firm completes its proposal", user(Role::Officer));
    awaited.world.proposal.asked = Known(CompletionAsked::Until(Moment(2_000)));
    let mut completing = firm("firm, asked to complete its proposal", OWN, false, Standing::Verified);
    completing.world.proposal.asked = Known(CompletionAsked::Until(Moment(2_000)));
    let mut overdue = firm("firm, asked to complete its proposal, too late", OWN, true, Standing::Verified);
    overdue.world.proposal.asked = Known(CompletionAsked::Until(NOW));
    let mut elsewhere = firm("firm, partner in another proposal", OWN, true, Standing::Verified);
    elsewhere.world.proposal = elsewhere.world.proposal.joined(None, true);
    let partner = |name, is_owner, standing, is_asked, elsewhere| {
        let mut partner = firm(name, OTHER, is_owner, standing);
        let asked = Partnership { firm: OTHER, is_asked, has_agreed: !is_asked };
        partner.world.proposal = partner.world.proposal.joined(Some(asked), elsewhere);
        partner
    };
    vec![
        Case { name: "visitor", actor: Actor::Visitor, ..case("", user(Role::Firm)) },
        case("firm role without a firm", user(Role::Firm)),
        firm("firm, owner, verified", OWN, true, Standing::Verified),
        firm("firm, owner, pending", OWN, true, Standing::Pending),
        firm("firm, member, verified", OWN, false, Standing::Verified),
        limited("firm, member who comments, verified", Right::Comment),
        limited("firm, member who reads, verified", Right::View),
        alone("firm, member who reads, and writes this one", Right::View, Right::Edit),
        alone("firm, member who writes, and reads this one", Right::Edit, Right::View),
        firm("firm, of another firm", OTHER, true, Standing::Verified),
        elsewhere,
        partner("partner, owner, asked", true, Standing::Verified, true, false),
        partner("partner, owner, asked, pending", true, Standing::Pending, true, false),
        partner("partner, owner, asked, takes part elsewhere", true, Standing::Verified, true, true),
        partner("partner, member, asked", false, Standing::Verified, true, false),
        partner("partner, owner, has agreed", true, Standing::Verified, false, false),
        draft,
        late,
        case("officer", user(Role::Officer)),
        unsubmitted,
        over,
        blocked,
        case("leader", user(Role::Leader)),
        author,
        member("member without a seat", None, |_| {}),
        left("member whose seat ended since scoring began", |f| f.meeting.keeps_seat = Known(true)),
        left("member whose seat ended, scoring began without them", |f| f.challenge().is_seated_late = Known(true)),
        appointed("member appointed for this challenge alone"),
        member("member, clear", Some(SeatRole::Member), |_| {}),
        member("member, undeclared", Some(SeatRole::Member), |f| f.conflict(Conflict::Undeclared, Conflict::Undeclared)),
        member("member, conflicted", Some(SeatRole::Member), |f| f.conflict(Conflict::Conflicted, Conflict::Conflicted)),
        member("member, sheet submitted", Some(SeatRole::Rapporteur), |f| f.sheet(SheetStanding::Submitted, false)),
        member("member, sheet submitted, blind until the round ends", Some(SeatRole::Member), |f| {
            f.sheet(SheetStanding::Submitted, false);
            let c = f.challenge();
            (c.round, c.has_next_round, c.blind) = (1, true, Blind::RoundEnd);
        }),
        member("member, sheet submitted, second round", Some(SeatRole::Member), |f| {
            f.sheet(SheetStanding::Submitted, true);
            (f.challenge().round, f.challenge().blind) = (2, Blind::RoundEnd);
        }),
        member("member, scoring reopened in the second round, no sheet yet", Some(SeatRole::Member), |f| {
            (f.challenge().round, f.challenge().is_reopened) = (2, true);
        }),
        member("member, scoring reopened in the second round, sheet of the first", Some(SeatRole::Member), |f| {
            f.sheet(SheetStanding::Submitted, true);
            (f.challenge().round, f.challenge().is_reopened) = (2, true);
        }),
        member("member, scoring reopened in the second round, sheet handed in since", Some(SeatRole::Member), |f| {
            f.sheet(SheetStanding::Submitted, false);
            (f.challenge().round, f.challenge().is_reopened) = (2, true);
        }),
        member("member, seated after scoring began", Some(SeatRole::Member), |f| f.challenge().is_seated_late = Known(true)),
        member("member, the end of scoring has come", Some(SeatRole::Member), |f| f.challenge().sheets_until = Some(NOW)),
        member("member, the end of scoring has come, second round", Some(SeatRole::Member), |f| {
            f.sheet(SheetStanding::Submitted, true);
            (f.challenge().round, f.challenge().sheets_until) = (2, Some(NOW));
        }),
        member("member, abstained", Some(SeatRole::Member), |f| f.sheet(SheetStanding::Abstained, false)),
        member("member, sheet excluded", Some(SeatRole::Member), |f| f.sheet(SheetStanding::Excluded, false)),
        member("member, proposal not admitted", Some(SeatRole::Member), |f| f.proposal.is_admissible = false),
        member("member, the proposal is scored anew, own new sheet in", Some(SeatRole::Member), |f| {
            f.sheet(SheetStanding::Submitted, false);
            f.proposal.anew_until = Some(Moment(2_000));
        }),
        member("secretary", Some(SeatRole::Secretary), |_| {}),
        member("secretary, undeclared", Some(SeatRole::Secretary), |f| f.conflict(Conflict::Undeclared, Conflict::Undeclared)),
        member("chair", Some(SeatRole::Chair), |_| {}),
        member("chair since scoring began", Some(SeatRole::Chair), |f| {
            (f.challenge().presides, f.meeting.presides) = (Known(false), Known(false));
        }),
        left("chair when scoring began, whose seat ended", World::acts_as_chair),
        member("chair, undeclared", Some(SeatRole::Chair), |f| f.conflict(Conflict::Undeclared, Conflict::Undeclared)),
        member("chair, conflict elsewhere in the challenge", Some(SeatRole::Chair), |f| f.conflict(Conflict::Conflicted, Conflict::Clear)),
        member("chair, first of two rounds", Some(SeatRole::Chair), |f| (f.challenge().round, f.challenge().has_next_round) = (1, true)),
        member("chair, second round", Some(SeatRole::Chair), |f| f.challenge().round = 2),
        member("chair, the rules ask for a meeting first", Some(SeatRole::Chair), |f| f.challenge().has_met = Known(false)),
        member("chair, the rules allow exclusions", Some(SeatRole::Chair), |f| f.challenge().may_exclude = true),
        member("member, on the list of a motion", Some(SeatRole::Member), |f| f.challenge().is_elector = Known(true)),
        member("member, on the list of a motion, conflicted with it", Some(SeatRole::Member), |f| {
            f.challenge().is_elector = Known(true);
            f.conflict(Conflict::Conflicted, Conflict::Conflicted);
        }),
        member("member, asked about the own sheet", Some(SeatRole::Member), |f| f.challenge().is_heard = Known(true)),
        member("rapporteur, keeps the minutes", Some(SeatRole::Rapporteur), |f| f.meeting.secretary = Some(ME)),
        member("vice-chair", Some(SeatRole::ViceChair), |_| {}),
        member("vice-chair, the chair cannot preside", Some(SeatRole::ViceChair), |f| f.acts_as_chair()),
        member("member, acting chair", Some(SeatRole::Member), |f| f.acts_as_chair()),
        member("member, acting chair with a conflict", Some(SeatRole::Member), |f| {
            f.acts_as_chair();
            f.conflict(Conflict::Conflicted, Conflict::Clear);
        }),
        leaderless,
        longer,
        ending,
        over_time,
        offered,
        own_draft,
        sent_back,
        drafter,
        asked_late,
        replying,
        incomplete,
        unscreened,
        complained,
        replacing,
        refusing,
        second,
        another,
        awaited,
        completing,
        overdue,
        asker,
        unasked,
        pressed,
        on_roster,
        awaited_vote,
        kept,
        asked_enough,
        short,
        stopping,
        Case { name: "the system", actor: Actor::System, ..case("", user(Role::Officer)) },
    ]
}

fn table() -> String {
    let mut out = String::from(
        "Who may do what, by stage of the challenge.\n\
         Y yes; refused: . hidden (404), s sign in, r role, a own work, u firm not verified, c conflict or not declared, t too early or too late, w wrong stage, l locked, o open complaint, n seated after scoring began or not among those who vote, m the council has not met yet, 2 takes a second person\n",
    );
    let stages: Vec<_> = Stage::ALL.iter().map(|s| s.code()).collect();
    writeln!(out, "Columns: {}", stages.join(" ")).expect("text");
    for action in Action::ALL {
        writeln!(out, "\n{action:?}").expect("text");
        for case in cases() {
            let cells: String = Stage::ALL.iter().map(|stage| letter(case.world.at(*stage).check(&case.actor, action))).collect();
            writeln!(out, "  {cells}  {}", case.name).expect("text");
        }
    }
    out
}

#[test]
fn the_policy_is_the_reviewed_one() {
    let actual = table();
    let reviewed = include_str!("../policy.txt");
    if actual != reviewed {
        let path = std::env::temp_dir().join("policy.actual.txt");
        std::fs::write(&path, &actual).expect("written");
        panic!("the policy changed: compare {} with app/domain/tests/policy.txt, and copy it if every difference is meant", path.display());
    }
}

#[test]
fn facts_about_something_else_permit_nothing() {
    for case in cases() {
        for action in Action::ALL.into_iter().filter(|action| action.about() != SubjectKind::Site) {
            assert_eq!(check(&case.actor, action, &Site, NOW).map(drop), Err(Denied::Hidden), "{action:?} by {}", case.name);
        }
        let own = FirmFacts::of(OWN);
        for action in Action::ALL.into_iter().filter(|action| !matches!(action.about(), SubjectKind::Site | SubjectKind::Firm)) {
            assert_eq!(check(&case.actor, action, &own, NOW).map(drop), Err(Denied::Hidden), "{action:?} by {}", case.name);
        }
    }
}

#[test]
fn a_permit_covers_its_action_on_its_subject_and_on_what_belongs_to_it() {
    let chair = Actor::User(User { seat: Some(SeatRole::Chair), ..user(Role::Member) });
    let mut facts = world().at(Stage::Scoring).proposal.challenge;
    (facts.conflict, facts.presides) = (Known(Conflict::Clear), Known(true));
    let permit = check(&chair, Action::CloseScoring, &facts, NOW).expect("permitted");
    let (challenge, proposal) = (facts.id, world().proposal.id);
    let other = ChallengeId(Uuid::from_u128(99));
    let acts = [Action::CloseScoring];
    assert_eq!(permit.covers(&acts, challenge), Ok(()));
    assert_eq!(permit.covers(&acts, Subject::Proposal(proposal, challenge)), Ok(()));
    assert!(permit.covers(&[Action::CloseRound], challenge).is_err());
    assert!(permit.covers(&acts, other).is_err());
    assert!(permit.covers(&acts, Subject::Proposal(proposal, other)).is_err());
    assert!(permit.covers(&acts, Subject::Site).is_err());
}

#[test]
fn before_opening_only_the_firm_itself_sees_a_proposal() {
    for case in cases() {
        for stage in Stage::ALL.into_iter().filter(|s| !s.is_unsealed()) {
            let world = case.world.at(stage);
            for action in [
                Action::ViewProposal,
                Action::ListProposals,
                Action::ViewOthersSheets,
                Action::ScoreProposal,
                Action::ScreenProposal,
                Action::ViewRanking,
            ] {
                assert!(world.check(&case.actor, action).is_err(), "{action:?} by {} at {stage:?}", case.name);
            }
        }
    }
}

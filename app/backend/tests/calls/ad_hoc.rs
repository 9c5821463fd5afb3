//! Alternates who join the council for one challenge whose members have conflicts: nobody is a dead end.

use crate::{
    meetings::{meant, planned},
    papers::words_of,
    recompute::assert_recomputed,
    steps::{
        CODE, COUNCIL, admit, assert_denied, assert_not_found, assert_problem, declare_clear, declare_conflict, fair, forward, good,
        opened, picks, score,
    },
};
use backend::{
    council::meetings::Invited,
    office::Task,
    papers::{Format, Paper},
    testing::TestBackend,
};
use domain::{
    access::Denied,
    check::Problem,
    event::EventKind,
    form::Form,
    ids::{ProposalId, UserId},
    people::{Actor, Role},
};

/// Alternates of two seats, with accounts and without seats.
async fn alternates(t: &TestBackend) -> [UserId; 2] {
    let mai = t.actor("mai").await;
    let mut all = Vec::new();
    for (nick, name) in [("son", "Phùng Thị Một"), ("ngoc", "Phùng Thị Hai")] {
        let email = format!("{nick}.du-khuyet@demo.example");
        let id = t.create_user(&email, name, Role::Member, "mat-khau-thu-dai", true).await.expect("created");
        let seat = t.actor(nick).await.id().expect("a person").to_string();
        let form = Form::default().with("user", seat).with("role", "member").with("decision", "Minh họa").with("alternate", id.to_string());
        t.assign_seat(&mai, &form).await.expect("appointed");
        all.push(id);
    }
    [all[0], all[1]]
}

async fn actor(t: &TestBackend, user: UserId) -> Actor {
    t.share().actor(user).await.expect("an account")
}

fn about(user: UserId) -> Form {
    Form::default().with("member", user.to_string()).with("reason", "Thiếu người không có xung đột lợi ích.")
}

async fn joins(t: &TestBackend, user: UserId) {
    t.propose_ad_hoc(&t.actor("mai").await, CODE, &about(user)).await.expect("proposed");
    t.appoint_ad_hoc(&t.actor("lan").await, CODE, &about(user).with("verdict", "appoint")).await.expect("appointed");
}

async fn declare(t: &TestBackend, user: UserId, ids: [ProposalId; 2]) {
    for id in ids {
        t.declare_conflict(&actor(t, user).await, id, &Form::default().with("conflict", "clear")).await.expect("declared");
    }
}

/// Every member has a conflict with one of the firms: eight with the first, seven with the second.
async fn all_conflicted(t: &TestBackend, [first, second]: [ProposalId; 2]) {
    for (i, nick) in COUNCIL.into_iter().enumerate() {
        let (with, clear) = if i < 8 { (first, second) } else { (second, first) };
        declare_conflict(t, nick, with).await;
        declare_clear(t, nick, clear).await;
    }
}

#[tokio::test]
async fn it_takes_an_officer_and_a_leader_and_never_more_than_have_a_conflict() {
    let t = TestBackend::new().await;
    let [one, two] = alternates(&t).await;
    let ids = opened(&t).await;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    assert_problem(t.propose_ad_hoc(&mai, CODE, &about(one)).await, "member", &Problem::NoMoreAdHoc(0));
    declare_conflict(&t, "minh", ids[0]).await;
    assert_denied(t.propose_ad_hoc(&lan, CODE, &about(one)).await, Denied::Role);
    for nick in ["minh", "an", "huong"] {
        assert_denied(t.propose_ad_hoc(&t.actor(nick).await, CODE, &about(one)).await, Denied::Role);
    }
    let stranger = t.actor("an").await.id().expect("a person");
    assert_problem(t.propose_ad_hoc(&mai, CODE, &about(stranger)).await, "member", &Problem::Choice);
    assert_problem(t.appoint_ad_hoc(&lan, CODE, &about(one).with("verdict", "appoint")).await, "member", &Problem::Choice);
    t.propose_ad_hoc(&mai, CODE, &about(one)).await.expect("proposed");
    t.propose_ad_hoc(&mai, CODE, &about(one)).await.expect("twice is once");
    assert_problem(t.propose_ad_hoc(&mai, CODE, &about(two)).await, "member", &Problem::NoMoreAdHoc(1));
    let waits = async || t.desk(&lan).await.expect("the desk").tasks.iter().any(|(_, task)| *task == Task::AppointAdHoc);
    assert!(waits().await);
    assert_denied(t.appoint_ad_hoc(&mai, CODE, &about(one).with("verdict", "appoint")).await, Denied::Role);
    // Proposed is not appointed.
    assert_denied(t.council_home(&actor(&t, one).await).await.map(drop), Denied::Role);
    t.appoint_ad_hoc(&lan, CODE, &about(one).with("verdict", "decline")).await.expect("declined");
    assert!(!waits().await);
    let told = t.mails().await.into_iter().filter(|(to, s, _)| to == "mai@demo.example" && s.contains("được trả lại")).count();
    assert_eq!(told, 1, "who proposed it");
    t.propose_ad_hoc(&mai, CODE, &about(two)).await.expect("another");
    t.appoint_ad_hoc(&lan, CODE, &about(two).with("verdict", "appoint")).await.expect("appointed");
    t.appoint_ad_hoc(&lan, CODE, &about(two).with("verdict", "appoint")).await.expect("twice is once");
    assert_denied(t.appoint_ad_hoc(&lan, CODE, &about(two).with("verdict", "decline")).await, Denied::WrongState);
    let subject = "Ông/Bà được bổ sung làm thành viên Hội đồng đối với một bài toán";
    assert_eq!(t.mails().await.iter().filter(|(to, s, _)| to == "ngoc.du-khuyet@demo.example" && s == subject).count(), 1);
    let history = t.challenge_history(&mai, CODE).await.expect("history");
    let count = |kind| history.iter().filter(|line| line.event.kind == kind).count();
    assert_eq!([EventKind::AdHocProposed, EventKind::AdHocDeclined, EventKind::AdHocAppointed].map(count), [2, 1, 1]);
    for id in ids {
        admit(&t, id).await;
    }
    t.start_scoring(&mai, CODE).await.expect("started");
    declare_conflict(&t, "thu", ids[0]).await;
    assert_denied(t.propose_ad_hoc(&mai, CODE, &about(one)).await, Denied::WrongState);
    assert_denied(t.appoint_ad_hoc(&lan, CODE, &about(one).with("verdict", "appoint")).await, Denied::WrongState);
}

#[tokio::test]
async fn who_joins_declares_scores_and_votes_there_and_sees_nothing_else() {
    let t = TestBackend::new().await;
    let [one, _] = alternates(&t).await;
    t.open_challenge("BT-02").await;
    let other = t.submitted_proposal("an", "BT-02").await;
    let ids = opened(&t).await;
    t.open_proposals("BT-02").await;
    declare_conflict(&t, "minh", ids[0]).await;
    joins(&t, one).await;
    let new = actor(&t, one).await;
    let home = t.council_home(&new).await.expect("a council page");
    let told = |code: &str| home.iter().filter(|line| line.card.code == code).map(|line| line.undeclared + line.to_score).sum::<u32>();
    assert_eq!((told(CODE), home.len()), (2, 1), "no other call is listed");
    let conflicted = Form::default().with("conflict", "conflicted").with("kind", "other").with("reason", "Góp vốn.");
    assert_not_found(t.declare_conflict(&new, other, &conflicted).await);
    assert_not_found(t.opened_proposal(&new, other).await);
    // Before declaring, nothing of what is in a proposal.
    assert_denied(t.opened_proposal(&new, ids[0]).await.map(drop), Denied::DeclareFirst);
    for id in ids {
        admit(&t, id).await;
    }
    let record = async || {
        let mai = t.actor("mai").await;
        let paper = t.named_paper(&mai, CODE, "conflicts").await.expect("a paper");
        let file = t.print_paper(&mai, paper, Format::Docx).await.expect("printed");
        words_of(file.bytes)
    };
    assert!(record().await.contains("Hội đồng có 16 thành viên"), "who was appointed is told among them");
    assert_eq!(record().await.matches("Phùng Thị Một").count(), 1, "among those who have not declared");
    declare(&t, one, ids).await;
    assert!(t.opened_proposal(&new, ids[0]).await.is_ok());
    assert_eq!(record().await.matches("Phùng Thị Một").count(), 0);
    admit(&t, other).await;
    let mai = t.actor("mai").await;
    let mut days = (7..12).map(|days| t.clock.now().plus_days(days));
    let day = days.find(|day| domain::days_off::usual(*day).is_none()).expect("a working day");
    let secretary = t.actor("huong").await.id().expect("a person").to_string();
    for code in [CODE, "BT-02"] {
        t.start_scoring(&mai, code).await.expect("started");
        let plan = Form::default().with(format!("challenge_{code}"), "on").with("place", "P1").with("at", day.to_local());
        t.plan_meeting(&mai, &plan.with("secretary", &secretary)).await.expect("planned");
    }
    let new = actor(&t, one).await;
    let meetings = t.meetings(&new).await.expect("a list");
    assert_eq!(meetings.iter().map(|line| line.challenges[0].code.as_str()).collect::<Vec<_>>(), [CODE]);
    assert_eq!(t.meetings(&mai).await.expect("a list").len(), 2);
    t.submit_sheet(&new, ids[0], &good()).await.expect("scored");
    let progress = t.progress(&t.actor("mai").await, CODE).await.expect("progress");
    let mut eligible: Vec<_> = progress.iter().map(|line| line.eligible).collect();
    eligible.sort_unstable();
    assert_eq!(eligible, [15, 16], "sixteen, of whom one has a conflict with the first");
    let paper = t.print_paper(&new, Paper::Sheet(ids[0]), Format::Docx).await;
    assert!(paper.is_ok(), "a paper of their own sheet: {:?}", paper.err());
}

#[tokio::test]
async fn where_every_member_has_a_conflict_both_firms_come_to_a_result() {
    let t = TestBackend::new().await;
    let all = alternates(&t).await;
    let ids = opened(&t).await;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    all_conflicted(&t, ids).await;
    assert!(t.acting_candidates(&lan, CODE).await.expect("the desk").candidates.is_empty(), "nobody is clear of both");
    for user in all {
        joins(&t, user).await;
        declare(&t, user, ids).await;
    }
    for id in ids {
        admit(&t, id).await;
    }
    let candidates = t.acting_candidates(&lan, CODE).await.expect("the desk").candidates;
    assert_eq!(candidates.len(), 2, "who joined can be named to preside");
    t.appoint_acting_chair(&lan, CODE, &about(all[0])).await.expect("named");
    t.start_scoring(&mai, CODE).await.expect("started");
    for (i, nick) in COUNCIL.into_iter().enumerate() {
        let (id, form) = if i < 8 { (ids[1], fair()) } else { (ids[0], good()) };
        score(&t, nick, id, &form).await;
    }
    for user in all {
        let member = actor(&t, user).await;
        t.submit_sheet(&member, ids[0], &good()).await.expect("scored");
        t.submit_sheet(&member, ids[1], &fair()).await.expect("scored");
    }
    let presides = actor(&t, all[0]).await;
    t.close_scoring(&presides, CODE, &Form::default()).await.expect("closed by who presides");
    let ranking = t.ranking(&presides, CODE).await.expect("ranked").lines;
    let found: Vec<_> = ranking.iter().map(|line| (line.outcome.proposal, line.outcome.n, line.outcome.rank)).collect();
    assert_eq!(found, [(ids[0], 9, Some(1)), (ids[1], 10, Some(2))]);
    assert_recomputed(&t.result_file(&mai, CODE).await.expect("a file"));
    // Two of seventeen do not choose: what they propose is the ranking's.
    t.propose_shortlist(&presides, CODE, &picks(&ids)).await.expect("proposed");
    forward(&t).await;
    t.decide_shortlist(&lan, CODE, &picks(&ids)).await.expect("decided");
    t.publish_result(&mai, CODE).await.expect("published");
    assert_denied(t.council_home(&actor(&t, all[1]).await).await.map(drop), Denied::Role);
}

#[tokio::test]
async fn an_alternate_is_invited_as_one_until_they_say_whether_they_come() {
    let t = TestBackend::new().await;
    let [one, two] = alternates(&t).await;
    let ids = opened(&t).await;
    all_conflicted(&t, ids).await;
    joins(&t, one).await;
    for id in ids {
        admit(&t, id).await;
    }
    t.start_scoring(&t.actor("mai").await, CODE).await.expect("started");
    let meeting = planned(&t).await;
    let invited = async |who: &Actor| {
        let lines = t.meetings(who).await.expect("meetings");
        lines.iter().find(|line| line.id == meeting).and_then(|line| line.awaits_answer)
    };
    let (joined, huong) = (actor(&t, one).await, t.actor("huong").await);
    assert_eq!(invited(&joined).await, Some(Invited::Alternate));
    assert_eq!(invited(&huong).await, Some(Invited::Member));
    for nick in ["mai", "lan"] {
        assert_eq!(invited(&t.actor(nick).await).await, None, "whoever is not of the council is not invited");
    }
    // In the seat of its member.
    let seat = t.actor("ngoc").await.id().expect("a person").to_string();
    t.replace_seat(&t.actor("mai").await, &Form::default().with("user", seat)).await.expect("replaced");
    assert_eq!(invited(&actor(&t, two).await).await, Some(Invited::Alternate));

    t.answer_invitation(&joined, meeting, &Form::default().with("answer", "comes")).await.expect("said");
    assert_eq!(invited(&joined).await, None, "said");
    t.start_meeting(&huong, meeting, &meant()).await.expect("begun");
    assert_eq!(invited(&huong).await, None, "too late");
}

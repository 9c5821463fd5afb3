//! Motions: each member votes for themselves, the site counts, and nobody else can.

use crate::{
    meetings::{go_to, id_of, meant, planned},
    steps::{
        CODE, COUNCIL, assert_denied, assert_not_found, assert_problem, declare_clear, declare_conflict, fair, forward, good, picks, score,
        scored, scoring,
    },
};
use backend::{
    motions::{MotionView, Standing, SubjectView},
    testing::TestBackend,
};
use domain::{
    access::Denied,
    challenges::Stage,
    check::Problem,
    council::{Vote, motion::Choice},
    form::Form,
    ids::{MeetingId, ProposalId},
    people::Actor,
};

fn choice(of: &str) -> Form {
    Form::default().with("choice", of)
}

fn free(text: &str) -> Form {
    Form::default().with("subject", "free").with("text", text)
}

/// By vote of the first so many; the others who may vote stay silent.
async fn vote(t: &TestBackend, nicks: &[&str], number: u32, of: &str) {
    for nick in nicks {
        t.vote_on_motion(&t.actor(nick).await, CODE, number, &choice(of)).await.expect("voted");
    }
}

async fn view(t: &TestBackend, nick: &str, number: u32) -> MotionView {
    let motions = t.motions(&t.actor(nick).await, CODE).await.expect("a list").motions;
    motions.into_iter().find(|motion| motion.number == number).expect("seen")
}

async fn stage(t: &TestBackend) -> Stage {
    t.challenge(&t.actor("mai").await, CODE).await.expect("view").stage
}

#[tokio::test]
async fn each_member_votes_once_and_the_last_vote_counts_it() {
    let t = TestBackend::new().await;
    let [first, _] = scored(&t).await;
    let minh = t.actor("minh").await;
    let number = t.move_shortlist(&minh, CODE, &t.in_writing(&picks(&[first]))).await.expect("moved");
    let another = t.move_shortlist(&minh, CODE, &t.in_writing(&picks(&[first]))).await;
    assert_problem(another.map(drop), "form", &Problem::MotionOpen);
    let tuan = t.actor("tuan").await;
    t.vote_on_motion(&tuan, CODE, number, &choice("for")).await.expect("voted");
    assert_problem(t.vote_on_motion(&tuan, CODE, number, &choice("against")).await, "choice", &Problem::Voted);
    for outsider in ["mai", "lan", "an"] {
        assert_denied(t.vote_on_motion(&t.actor(outsider).await, CODE, number, &choice("for")).await, Denied::Role);
    }
    assert_problem(t.vote_on_motion(&minh, CODE, number, &choice("15")).await, "choice", &Problem::Choice);
    let open = view(&t, "mai", number).await.poll.expect("open");
    assert!(open.counted.is_none() && open.voted == ["Dương Minh Tuấn"] && open.silent.len() == 14, "{open:?}");
    assert_problem(t.close_motion(&minh, CODE, number).await, "form", &Problem::VoteRuns(open.until.expect("a term")));
    assert_denied(t.withdraw_motion(&minh, CODE, number).await, Denied::WrongState);
    let others: Vec<_> = COUNCIL.into_iter().filter(|nick| *nick != "tuan").collect();
    vote(&t, &others[..12], number, "for").await;
    vote(&t, &others[12..13], number, "against").await;
    assert_eq!(stage(&t).await, Stage::Scored);
    vote(&t, &others[13..], number, "abstain").await;
    assert_eq!(stage(&t).await, Stage::Proposed);
    let counted = view(&t, "mai", number).await.poll.expect("a poll").counted.expect("counted");
    assert_eq!((counted.tally, counted.carried), (Vote { in_favour: 13, against: 1, abstained: 1 }, true));
    assert_denied(t.vote_on_motion(&tuan, CODE, number, &choice("for")).await, Denied::WrongState);
    let advice = t.ranking(&t.actor("mai").await, CODE).await.expect("ranking").advice.expect("proposed").0;
    assert_eq!((advice.proposals, advice.vote), (vec![first], Some(counted.tally)));
}

#[tokio::test]
async fn who_has_a_conflict_neither_votes_nor_is_told() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    declare_conflict(&t, "tuan", second).await;
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
        if nick != "tuan" {
            score(&t, nick, second, &fair()).await;
        }
    }
    let (minh, tuan) = (t.actor("minh").await, t.actor("tuan").await);
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    let number = t.move_shortlist(&minh, CODE, &t.in_writing(&picks(&[first]))).await.expect("moved");
    assert_not_found(t.vote_on_motion(&tuan, CODE, number, &choice("for")).await);
    assert!(t.motions(&tuan, CODE).await.expect("a list").motions.is_empty());
    let poll = view(&t, "yen", number).await.poll.expect("open");
    assert_eq!((poll.eligible, poll.needed), (14, 10));
}

#[tokio::test]
async fn a_written_ballot_is_counted_when_its_term_is_over() {
    let t = TestBackend::new().await;
    let [first, _] = scored(&t).await;
    let minh = t.actor("minh").await;
    for (votes, expected) in [(9, Stage::Scored), (10, Stage::Proposed)] {
        let form = t.in_writing(&picks(&[first]));
        let number = t.move_shortlist(&minh, CODE, &form).await.expect("moved");
        vote(&t, &COUNCIL[..votes], number, "for").await;
        t.run_due_jobs().await.expect("jobs");
        assert_eq!(view(&t, "mai", number).await.standing, Standing::Open);
        t.at(form.get("until"));
        assert_denied(t.vote_on_motion(&t.actor(COUNCIL[14]).await, CODE, number, &choice("for")).await, Denied::WrongState);
        t.run_due_jobs().await.expect("jobs");
        assert_eq!(stage(&t).await, expected, "{votes} votes, 10 are needed");
        let counted = view(&t, "mai", number).await.poll.expect("a poll").counted.expect("counted");
        assert_eq!((counted.tally.in_favour, counted.carried), (votes as u32, votes == 10));
    }
}

#[tokio::test]
async fn a_motion_is_withdrawn_by_who_moved_it_before_anybody_voted() {
    let t = TestBackend::new().await;
    scored(&t).await;
    let minh = t.actor("minh").await;
    assert_denied(t.open_motion(&t.actor("tuan").await, CODE, &t.in_writing(&free("Mời chuyên gia."))).await.map(drop), Denied::Role);
    assert_problem(t.open_motion(&minh, CODE, &t.in_writing(&free(" "))).await.map(drop), "text", &Problem::Required);
    let minute = t.clock.now().plus_minutes(2).to_local();
    for (until, problem) in
        [("2026-01-01T08:00", Problem::InPast), (minute.as_str(), Problem::TermDays(1, 30)), ("2036-01-01T08:00", Problem::TermDays(1, 30))]
    {
        let written = free("Mời chuyên gia.").with("place", "written").with("until", until);
        assert_problem(t.open_motion(&minh, CODE, &written).await.map(drop), "until", &problem);
    }
    let number = t.open_motion(&minh, CODE, &t.in_writing(&free("Mời chuyên gia."))).await.expect("moved");
    t.withdraw_motion(&minh, CODE, number).await.expect("withdrawn");
    assert!(matches!(view(&t, "yen", number).await.standing, Standing::Withdrawn(_)));
    assert_denied(t.vote_on_motion(&minh, CODE, number, &choice("for")).await, Denied::NoElector);
}

/// Members who have not said anything yet are members all the same: nobody decides for them.
#[tokio::test]
async fn no_motion_is_put_while_only_the_chair_has_declared() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    let minh = t.actor("minh").await;
    for id in [first, second] {
        declare_clear(&t, "minh", id).await;
    }
    let put = async || t.open_motion(&minh, CODE, &t.in_writing(&free("Mời chuyên gia."))).await;
    assert_problem(put().await.map(drop), "form", &Problem::FewVoters(1, 10));
    for nick in &COUNCIL[..10] {
        for id in [first, second] {
            declare_clear(&t, nick, id).await;
        }
    }
    let number = put().await.expect("put to the vote");
    t.vote_on_motion(&minh, CODE, number, &choice("for")).await.expect("voted");
    assert!(matches!(view(&t, "minh", number).await.standing, Standing::Open), "one vote decides nothing");
}

/// A meeting by the secretary's roll alone: eleven are marked as present, and nobody has said so.
async fn sitting(t: &TestBackend) -> MeetingId {
    let huong = t.actor("huong").await;
    let id = planned(t).await;
    t.start_meeting(&huong, id, &meant()).await.expect("started");
    let present = COUNCIL[..11].iter().fold(Form::default(), |form, nick| form.with(format!("presence_{}", id_of(nick)), "present"));
    t.mark_attendance(&huong, id, &present).await.expect("marked");
    assert_problem(t.open_motion(&t.actor("minh").await, CODE, &in_meeting()).await.map(drop), "place", &Problem::NoQuorum(0, 10));
    for nick in ["khoa", "yen"] {
        t.submit_report(&t.actor(nick).await, id, &Form::default().with("report", "Đáp ứng.")).await.expect("reported");
    }
    id
}

fn in_meeting() -> Form {
    free("Mời chuyên gia.").with("place", "meeting")
}

async fn confirm(t: &TestBackend, id: MeetingId, nicks: &[&str]) {
    for nick in nicks {
        t.confirm_presence(&t.actor(nick).await, id).await.expect("there");
    }
}

fn of_member(nick: &str) -> Form {
    Form::default().with("member", id_of(nick)).with("vote", "for")
}

/// Chair and secretary: everybody was marked as present, their votes entered and confirmed, and the last counted it.
#[tokio::test]
async fn chair_and_secretary_alone_decide_nothing_in_a_meeting() {
    let t = TestBackend::new().await;
    scored(&t).await;
    let (minh, huong) = (t.actor("minh").await, t.actor("huong").await);
    assert_problem(t.open_motion(&minh, CODE, &in_meeting()).await.map(drop), "place", &Problem::NoMeeting);
    let id = sitting(&t).await;
    let all = Form::default().with("all", "on");
    t.mark_attendance(&huong, id, &all).await.expect("marked");
    confirm(&t, id, &["minh", "huong"]).await;
    assert_problem(t.open_motion(&minh, CODE, &in_meeting()).await.map(drop), "place", &Problem::NoQuorum(2, 10));
    for by in [&minh, &huong] {
        assert_problem(t.vouch_presence(by, id, &of_member("tuan")).await, "form", &Problem::NoWitness);
    }
    // With ten who said so themselves there is a vote, and the others' votes are not theirs to enter.
    confirm(&t, id, &COUNCIL[..10]).await;
    let number = t.open_motion(&minh, CODE, &in_meeting()).await.expect("opened");
    let poll = view(&t, "mai", number).await.poll.expect("open");
    assert_eq!((poll.eligible, poll.needed, poll.base, poll.by_hand.len()), (10, 10, 15, 0));
    for nick in ["khoa", "tuan"] {
        assert_problem(t.enter_vote(&huong, CODE, number, &of_member(nick)).await, "member", &Problem::OwnDevice);
    }
    assert_denied(t.vote_on_motion(&t.actor(COUNCIL[11]).await, CODE, number, &choice("for")).await, Denied::NoElector);
    vote(&t, &["minh", "huong"], number, "for").await;
    let from = poll.counts_from;
    assert_problem(t.close_motion(&minh, CODE, number).await, "form", &Problem::VoteRuns(from));
    // No roll takes a vote from who is there.
    let gone = Form::default().with(format!("presence_{}", id_of("khoa")), "left");
    t.mark_attendance(&huong, id, &gone).await.expect("marked");
    vote(&t, &["khoa"], number, "against").await;
    t.clock.set(from);
    t.close_motion(&minh, CODE, number).await.expect("closed");
    let counted = view(&t, "mai", number).await.poll.expect("a poll").counted.expect("counted");
    assert_eq!((counted.tally.cast(), counted.carried), (3, false), "three of ten that are needed");
}

#[tokio::test]
async fn a_vote_is_entered_for_few_who_have_no_device_and_they_are_told() {
    let t = TestBackend::new().await;
    scored(&t).await;
    let (minh, huong, yen, khoa) = (t.actor("minh").await, t.actor("huong").await, t.actor("yen").await, t.actor("khoa").await);
    let id = sitting(&t).await;
    let by_hand = &COUNCIL[7..11];
    confirm(&t, id, &COUNCIL[..7]).await;
    for nick in by_hand {
        t.vouch_presence(&khoa, id, &of_member(nick)).await.expect("vouched");
        let khoa = backend::testing::person("khoa").expect("one of the cast").name;
        let is_told = |(to, _, body): &(String, String, String)| to.starts_with(&format!("{nick}@")) && body.contains(khoa);
        assert!(t.mails().await.iter().any(is_told), "{nick}");
    }
    assert_eq!(t.meeting(&minh, id).await.expect("seen").quorum.present, 10, "of four a third of those counted");
    let number = t.open_motion(&minh, CODE, &in_meeting()).await.expect("opened");
    assert_eq!(view(&t, "mai", number).await.poll.expect("open").by_hand.len(), 4);
    assert_denied(t.enter_vote(&minh, CODE, number, &of_member(by_hand[0])).await, Denied::Role);
    for nick in &by_hand[..3] {
        t.enter_vote(&huong, CODE, number, &of_member(nick)).await.expect("entered");
    }
    assert_problem(t.enter_vote(&huong, CODE, number, &of_member(by_hand[3])).await, "member", &Problem::TooManyEntered(3));
    // For whom it was entered reads it on the page, and nobody else does.
    for (nick, entered) in [(by_hand[0], Some(Choice::For)), (by_hand[3], None), ("minh", None)] {
        let poll = view(&t, nick, number).await.poll.expect("open");
        assert_eq!((poll.entered_for_reader, poll.own), (entered, None), "{nick}");
    }
    let told = t.mails().await;
    for nick in &by_hand[..3] {
        let secretary = backend::testing::person("huong").expect("one of the cast").name;
        let names = |(to, _, body): &&(String, String, String)| {
            to.starts_with(&format!("{nick}@")) && body.contains(secretary) && body.contains("tán thành")
        };
        assert_eq!(told.iter().filter(names).count(), 1, "{nick}: {told:?}");
    }
    for (nick, offered) in [("huong", 0), ("khoa", 0), ("yen", 3)] {
        assert_eq!(view(&t, nick, number).await.poll.expect("open").to_confirm.len(), offered, "{nick}");
    }
    for by in [&huong, &khoa] {
        assert_problem(t.countersign_vote(by, CODE, number, &of_member(by_hand[0])).await, "form", &Problem::OwnEntry);
    }
    let otherwise = of_member(by_hand[0]).with("vote", "against");
    assert_problem(t.countersign_vote(&yen, CODE, number, &otherwise).await, "form", &Problem::HeardOtherwise);
    for nick in &by_hand[..3] {
        t.countersign_vote(&yen, CODE, number, &of_member(nick)).await.expect("confirmed");
    }
    vote(&t, &COUNCIL[..7], number, "for").await;
    confirm(&t, id, &by_hand[3..]).await;
    assert_problem(t.enter_vote(&huong, CODE, number, &of_member(by_hand[3])).await, "member", &Problem::OwnDevice);
    // The last of them borrows a phone, and one corrects what was entered: still nothing counts itself.
    vote(&t, &[by_hand[3], by_hand[0]], number, "against").await;
    let open = view(&t, "mai", number).await;
    assert_eq!((open.standing, open.poll.as_ref().map(|poll| poll.voted.len())), (Standing::Open, Some(11)));
    t.clock.set(open.poll.expect("open").counts_from);
    t.close_motion(&minh, CODE, number).await.expect("closed");
    let counted = view(&t, "mai", number).await.poll.expect("a poll").counted.expect("counted");
    assert_eq!(counted.tally, Vote { in_favour: 9, against: 2, abstained: 0 });
    go_to(&t, id, 2).await;
}

/// A secretary with a conflict does not see what is put to the vote, and is told no more than that something is.
#[tokio::test]
async fn a_hidden_vote_keeps_no_meeting_for_ever() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    declare_conflict(&t, "huong", second).await;
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
        if nick != "huong" {
            score(&t, nick, second, &fair()).await;
        }
    }
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    let huong = t.actor("huong").await;
    let id = sitting(&t).await;
    confirm(&t, id, &COUNCIL).await;
    // The opening is on the table, which is about no proposal; the motion is about both.
    assert_problem(t.open_motion(&t.actor("minh").await, CODE, &in_meeting()).await, "place", &Problem::StillInRoom);
    let left = Form::default().with(format!("left_{}", huong.id().expect("a person")), "on");
    t.record_moves(&t.actor("thu").await, id, &left).await.expect("outside");
    let number = t.open_motion(&t.actor("minh").await, CODE, &in_meeting()).await.expect("opened");
    assert!(t.meeting_motions(&huong, id).await.expect("a list").is_empty());
    let end = Form::default().with("outcome", "valid").with("undiscussed", "on");
    assert_problem(t.end_meeting(&huong, id, &end).await, "outcome", &Problem::ItemVoted);
    assert_problem(t.begin_item(&huong, id, &Form::default().with("item", "2")).await, "item", &Problem::ItemVoted);
    // Nobody closes it: a day later the site does.
    t.clock.set(t.clock.now().plus_days(1));
    t.run_due_jobs().await.expect("jobs");
    assert!(matches!(view(&t, "mai", number).await.standing, Standing::Closed(_)));
    t.end_meeting(&huong, id, &end).await.expect("ended");
}

/// What a public result file tells of the only motion, and whether it adds up.
async fn of_file(t: &TestBackend) -> serde_json::Value {
    let file = t.result_file(&t.actor("mai").await, CODE).await.expect("a file");
    let compared = domain::evaluations::recompute::recompute(file.as_bytes()).expect("computed");
    assert_eq!(compared.differences, [] as [&str; 0]);
    serde_json::from_str(&file).expect("json")
}

#[tokio::test]
async fn a_shortlist_that_is_not_the_top_of_the_ranking_says_why_everywhere() {
    let t = TestBackend::new().await;
    let [first, second]: [ProposalId; 2] = scored(&t).await;
    let minh = t.actor("minh").await;
    let reason = format!("departure_{first}");
    let departing = t.in_writing(&picks(&[second]));
    assert_problem(t.move_shortlist(&minh, CODE, &departing).await.map(drop), &reason, &Problem::DepartureReason);
    let departing = departing.with(&reason, "Giải pháp phụ thuộc một nhà cung cấp.");
    t.propose_shortlist(&minh, CODE, &departing).await.expect("proposed");
    let SubjectView::Shortlist { departures, .. } = view(&t, "yen", 1).await.subject else { panic!("a shortlist") };
    assert_eq!(departures.iter().map(|(_, why)| why.as_str()).collect::<Vec<_>>(), ["Giải pháp phụ thuộc một nhà cung cấp."]);
    let file = of_file(&t).await;
    assert!(file["motions"][0]["about"]["departure"].is_array() && file["motions"][0]["reason"].to_string().contains("nhà cung cấp"));
    forward(&t).await;
    t.decide_shortlist(&t.actor("lan").await, CODE, &picks(&[second])).await.expect("decided");
    t.publish_result(&t.actor("mai").await, CODE).await.expect("published");
    let result = t.result(&Actor::Visitor, CODE).await.expect("public");
    assert!(result.departs);
    assert_eq!(result.departures, departures);
    for paper in ["decision", "announcement"] {
        let text = crate::papers::read(&t, "mai", paper).await.expect("a paper");
        assert!(text.contains("không theo thứ tự xếp hạng") && text.contains("Giải pháp phụ thuộc một nhà cung cấp."), "{paper}: {text}");
    }
}

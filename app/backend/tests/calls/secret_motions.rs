//! Motions that the rules have voted on in secret: who voted is told, how is told to nobody and stored with nobody.

use crate::{
    recompute::assert_recomputed,
    steps::{CODE, COUNCIL, assert_denied, assert_problem, fair, good, picks, score, scoring_by},
};
use backend::{
    motions::{MotionView, Standing},
    testing::TestBackend,
};
use domain::{
    access::Denied,
    challenges::Stage,
    check::Problem,
    council::Vote,
    evaluations::{recompute::recompute, result_file::ResultFile},
    form::Form,
    ids::ProposalId,
};

fn choice(of: &str) -> Form {
    Form::default().with("choice", of)
}

async fn scored_by(t: &TestBackend, rules: &[(&str, &str)]) -> [ProposalId; 2] {
    let ids = scoring_by(t, rules).await;
    for nick in COUNCIL {
        score(t, nick, ids[0], &good()).await;
        score(t, nick, ids[1], &fair()).await;
    }
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    ids
}

async fn view(t: &TestBackend, nick: &str, number: u32) -> MotionView {
    let motions = t.motions(&t.actor(nick).await, CODE).await.expect("a list").motions;
    motions.into_iter().find(|motion| motion.number == number).expect("seen")
}

#[tokio::test]
async fn a_secret_vote_is_counted_and_nobody_is_told_who_voted_how() {
    let t = TestBackend::new().await;
    let [first, _] = scored_by(&t, &[("secret_shortlist", "on"), ("motion_casting", "on")]).await;
    let (minh, mai) = (t.actor("minh").await, t.actor("mai").await);
    let number = t.move_shortlist(&minh, CODE, &t.in_writing(&picks(&[first]))).await.expect("moved");
    let how = |i: usize| if i < 12 { "for" } else { "against" };
    for (i, nick) in COUNCIL.into_iter().enumerate().take(14) {
        t.vote_on_motion(&t.actor(nick).await, CODE, number, &choice(how(i))).await.expect("voted");
    }
    let minh_again = t.vote_on_motion(&minh, CODE, number, &choice("against")).await;
    assert_problem(minh_again, "choice", &Problem::Voted);
    let own = view(&t, "minh", number).await.poll.expect("open");
    let day = |at: Option<domain::time::Moment>| at.map(|at| at.to_local());
    assert_eq!(day(own.voted_on), Some(format!("{}T00:00", t.clock.now().to_date())), "the day, and no moment");
    assert_eq!(day(view(&t, "son", number).await.poll.expect("open").voted_on), None, "nobody else's");
    assert!(own.is_secret && own.has_voted && own.own.is_none() && own.counted.is_none() && own.voted.len() == 14, "{own:?}");
    assert!(!own.has_casting, "the side of who presides is known to nobody");
    t.vote_on_motion(&t.actor("son").await, CODE, number, &choice("against")).await.expect("the last");
    let poll = view(&t, "minh", number).await.poll.expect("counted");
    assert!(poll.has_voted && poll.voted_on.is_some(), "also once it is counted");
    let poll = view(&t, "mai", number).await.poll.expect("counted");
    assert!(!poll.has_voted && poll.voted_on.is_none(), "who has no vote reads of no other's");
    let counted = poll.counted.expect("counted");
    assert_eq!((counted.tally, counted.carried), (Vote { in_favour: 12, against: 3, abstained: 0 }, true));
    assert!(counted.votes.is_empty() && poll.voted.len() == 15);
    assert_eq!(t.challenge(&mai, CODE).await.expect("view").stage, Stage::Proposed);
    let file = t.result_file(&mai, CODE).await.expect("a file");
    assert_recomputed(&file);
    let read: ResultFile = serde_json::from_str(&file).expect("a file");
    assert!(read.motions.iter().all(|motion| motion.secret) && read.motions.len() == 1);
    let told = recompute(file.replace(r#""secret":true,"carried""#, r#""carried""#).as_bytes()).expect("read").differences;
    assert!(told.iter().any(|line| line.contains("openly")), "{told:?}");
}

/// Of each vote the row holds a code that chance made; in its order, not in that of the members.
#[tokio::test]
async fn the_two_lists_are_joined_by_nothing_that_is_stored() {
    let t = TestBackend::new().await;
    let [first, _] = scored_by(&t, &[("secret_shortlist", "on")]).await;
    let minh = t.actor("minh").await;
    let number = t.move_shortlist(&minh, CODE, &t.in_writing(&picks(&[first]))).await.expect("moved");
    for nick in ["tuan", "yen", "minh"] {
        t.vote_on_motion(&t.actor(nick).await, CODE, number, &choice("for")).await.expect("voted");
    }
    let rows = t.rows().await.remove("motions").expect("motions").join("\n");
    let lists = rows.split("\"secret\":").nth(1).expect("two lists");
    let votes: Vec<&str> = lists.split("PK-").skip(1).map(|rest| rest.split('"').next().unwrap_or_default()).collect();
    assert_eq!(votes.len(), 3, "{lists}");
    assert!(votes.is_sorted(), "in the order of what chance made: {votes:?}");
    assert!(rows.contains("\"votes\":{}"), "no vote beside a voter: {rows}");
    let history = t.challenge_history(&t.actor("mai").await, CODE).await.expect("history");
    assert!(history.iter().all(|line| !format!("{:?}", line.event.kind).contains("Vote")), "no event for a vote");
}

#[tokio::test]
async fn what_is_entered_for_somebody_is_no_secret_and_is_refused() {
    let t = TestBackend::new().await;
    scored_by(&t, &[("secret_other", "on")]).await;
    let minh = t.actor("minh").await;
    let free = Form::default().with("subject", "free").with("text", "Họp thêm một phiên?");
    let number = t.open_motion(&minh, CODE, &t.in_writing(&free)).await.expect("moved");
    let tuan = t.actor("tuan").await.id().expect("a person").to_string();
    let entered = Form::default().with("member", tuan).with("vote", "for");
    assert!(t.enter_vote(&t.actor("huong").await, CODE, number, &entered).await.is_err());
    for outsider in ["mai", "lan", "an"] {
        assert_denied(t.vote_on_motion(&t.actor(outsider).await, CODE, number, &choice("for")).await, Denied::Role);
    }
    // Equal votes do not carry it, whoever presides.
    for (i, nick) in COUNCIL.into_iter().enumerate() {
        let how = ["for", "against", "abstain"][if i == 14 { 2 } else { i % 2 }];
        t.vote_on_motion(&t.actor(nick).await, CODE, number, &choice(how)).await.expect("voted");
    }
    let view = view(&t, "mai", number).await;
    assert!(matches!(view.standing, Standing::Closed(_)));
    let counted = view.poll.expect("a poll").counted.expect("counted");
    assert_eq!((counted.tally, counted.carried, counted.casting), (Vote { in_favour: 7, against: 7, abstained: 1 }, false, None));
}

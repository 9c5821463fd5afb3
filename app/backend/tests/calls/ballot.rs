//! A tie across the line of the shortlist: ballot, casting vote, and what stays secret.

use crate::{
    recompute::assert_recomputed,
    steps::{
        CLOSES, CODE, COUNCIL, OPENS, admit, assert_denied, assert_not_found, assert_problem, challenge_form, confirm_opening,
        declare_conflict, fair, good, picks, score, submitted, verify_second_firm,
    },
};
use backend::{
    evaluations::Present,
    files::Owner,
    testing::{TestBackend, person},
};
use domain::{
    access::Denied, challenges::Content, check::Problem, evaluations::ballot::Due, event::EventKind, form::Form, ids::ProposalId,
    locale::Locale, people::Actor, time::Moment,
};
use sea_orm::{ConnectionTrait, TransactionTrait};

/// Two proposals with the same sheets, and one place. `son` is recused from the first.
pub async fn tied(t: &TestBackend) -> [ProposalId; 2] {
    tied_by(t, "").await
}

async fn tied_by(t: &TestBackend, casting: &str) -> [ProposalId; 2] {
    open_for(t, "1", casting).await;
    let ids = [submitted(t, "an", "A").await.0, submitted(t, "binh", "B").await.0];
    start(t, &ids).await;
    declare_conflict(t, "son", ids[0]).await;
    for nick in COUNCIL {
        for id in ids.into_iter().filter(|id| nick != "son" || *id == ids[1]) {
            score(t, nick, id, &good()).await;
        }
    }
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    ids
}

/// A call with so many places, and with a casting vote or without.
pub async fn open_for(t: &TestBackend, places: &str, casting: &str) {
    let mai = t.actor("mai").await;
    let form = Content::from_form(&challenge_form(CODE)).expect("valid").to_form();
    let form = form.with("code", CODE).with("shortlist_size", places).with("extra_place", "").with("motion_casting", casting);
    t.create_challenge(&mai, &form).await.expect("created");
    t.send_to_review(&mai, CODE).await.expect("sent");
    t.publish_challenge(&t.actor("lan").await, CODE, &Form::default()).await.expect("published");
    t.at(OPENS);
    verify_second_firm(t).await;
}

async fn start(t: &TestBackend, ids: &[ProposalId]) {
    t.at(CLOSES);
    confirm_opening(t).await;
    for id in ids {
        admit(t, *id).await;
    }
    t.start_scoring(&t.actor("mai").await, CODE).await.expect("started");
}

async fn vote(t: &TestBackend, nick: &str, id: ProposalId) -> String {
    t.cast_ballot(&t.actor(nick).await, CODE, &Form::default().with("choice", id.to_string())).await.expect("voted")
}

/// In writing, for a day.
pub async fn open(t: &TestBackend) {
    t.open_ballot(&t.actor("minh").await, CODE, &t.in_writing(&Form::default())).await.expect("opened");
}

/// Its announced end has come.
fn end(t: &TestBackend) {
    t.clock.set(t.clock.now().plus_days(1));
}

/// Opened and closed at its end, with the first `first` of the members for the first, and so on.
pub async fn voted(t: &TestBackend, ids: [ProposalId; 2], first: usize, second: usize) {
    open(t).await;
    let choices = std::iter::repeat_n(ids[0], first).chain(std::iter::repeat_n(ids[1], second));
    for (nick, choice) in COUNCIL.into_iter().zip(choices) {
        vote(t, nick, choice).await;
    }
    end(t);
    t.close_ballot(&t.actor("minh").await, CODE).await.expect("closed");
}

async fn awaits_vote(t: &TestBackend, nick: &str) -> bool {
    t.council_home(&t.actor(nick).await).await.expect("home").iter().any(|line| line.awaits_vote)
}

pub async fn ranks(t: &TestBackend) -> Vec<(ProposalId, Option<u32>, Option<u8>)> {
    let ranking = t.ranking(&t.actor("minh").await, CODE).await.expect("ranking");
    ranking.lines.iter().map(|line| (line.outcome.proposal, line.outcome.rank, line.outcome.tie_step)).collect()
}

#[tokio::test]
async fn a_tie_across_the_line_is_voted_on_before_a_shortlist_is_proposed() {
    let t = TestBackend::new().await;
    let [first, second] = tied(&t).await;
    let (minh, tuan) = (t.actor("minh").await, t.actor("tuan").await);
    assert_problem(t.propose_shortlist(&minh, CODE, &picks(&[first])).await, "form", &Problem::TieOpen);
    let asked = t.in_writing(&Form::default());
    assert_denied(t.open_ballot(&tuan, CODE, &asked).await, Denied::Role);
    assert_denied(t.close_ballot(&minh, CODE).await, Denied::WrongState);
    open(&t).await;
    assert_denied(t.open_ballot(&minh, CODE, &asked).await, Denied::WrongState);
    let mut codes = Vec::new();
    for nick in &COUNCIL[..7] {
        assert!(awaits_vote(&t, nick).await);
        codes.push(vote(&t, nick, second).await);
        assert!(!awaits_vote(&t, nick).await);
    }
    assert!(!awaits_vote(&t, "son").await, "recused");
    let until = t.ballot(&minh, CODE).await.expect("seen").until.expect("announced");
    let last = t.council_home(&t.actor(COUNCIL[7]).await).await.expect("home");
    assert!(last.iter().any(|line| line.awaits_vote && line.due == Some(until)), "the ballot's own term, not the plan's");
    assert_problem(t.close_ballot(&minh, CODE).await, "form", &Problem::VoteRuns(until));
    let again = Form::default().with("choice", first.to_string());
    assert_problem(t.cast_ballot(&minh, CODE, &again).await, "choice", &Problem::Voted);
    assert_problem(t.cast_ballot(&t.actor("trang").await, CODE, &Form::default()).await, "choice", &Problem::Choice);
    assert_denied(t.cast_ballot(&t.actor("mai").await, CODE, &again).await, Denied::Role);
    let open = t.ballot(&tuan, CODE).await.expect("seen");
    assert_eq!((open.due, open.voted, open.eligible, open.has_voted), (Due::Votes, 7, 14, true));
    assert_eq!(open.present, None, "no meeting was held");
    assert!(open.lines.iter().all(|line| line.tracking_codes.is_empty()));
    end(&t);
    assert_problem(t.close_ballot(&minh, CODE).await, "form", &Problem::BallotTurnout(8));
    t.run_due_jobs().await.expect("ran");
    assert_eq!(t.ballot(&tuan, CODE).await.expect("seen").due, Due::Votes, "too few have voted: they vote on");
    let last = vote(&t, "trang", first).await;
    assert_denied(t.cast_ballot(&t.actor("viet").await, CODE, &again).await, Denied::WrongState);
    t.close_ballot(&minh, CODE).await.expect("closed");
    let view = t.ballot(&tuan, CODE).await.expect("seen");
    let listed = |id| view.lines.iter().find(|line| line.id == id).map(|line| line.tracking_codes.clone()).expect("a line");
    codes.sort();
    assert_eq!((view.due, listed(second), listed(first)), (Due::Nothing, codes, vec![last]));
    assert_eq!(ranks(&t).await, [(second, Some(1), Some(6)), (first, Some(2), Some(6))]);
    assert_recomputed(&t.result_file(&minh, CODE).await.expect("a file"));
    assert_denied(t.cast_ballot(&t.actor("viet").await, CODE, &again).await, Denied::WrongState);
    assert_denied(t.open_lot(&minh, CODE, &Form::default().with("until", "2026-04-02T08:00")).await, Denied::WrongState);
    assert_problem(t.propose_shortlist(&minh, CODE, &picks(&[first, second])).await, "form", &Problem::ShortlistSize(1));
    let noted = picks(&[second]).with("note", "Đã trao đổi về việc bằng điểm.");
    t.propose_shortlist(&minh, CODE, &noted).await.expect("proposed");
}

#[tokio::test]
async fn the_turnout_stands_beside_who_is_in_the_meeting_whether_they_may_vote_or_not() {
    let t = TestBackend::new().await;
    let [first, _] = tied(&t).await;
    let huong = t.actor("huong").await;
    let id = person("huong").expect("one of the cast").id();
    let plan = Form::default().with(format!("challenge_{CODE}"), "on").with("place", "Phòng 1").with("at", "2026-04-20T08:30");
    let meeting = t.plan_meeting(&huong, &plan.with("secretary", id.to_string())).await.expect("planned");
    open(&t).await;
    let seen = async |nick: &str| t.ballot(&t.actor(nick).await, CODE).await.map(|v| (v.present, v.eligible, v.voted)).expect("seen");
    assert_eq!(seen("lan").await, (None, 14, 0), "planned only");
    t.start_meeting(&huong, meeting, &Form::default().with("other_day", "on")).await.expect("started");
    // `son` is recused from one of the tied.
    let present = ["huong", "minh", "son"]
        .into_iter()
        .fold(Form::default(), |form, nick| form.with(format!("presence_{}", person(nick).expect("one of the cast").id()), "present"));
    t.mark_attendance(&huong, meeting, &present).await.expect("marked");
    vote(&t, "minh", first).await;
    assert_eq!(seen("tuan").await, (Some(Present { members: 3, is_running: true }), 14, 1));
    t.end_meeting(&huong, meeting, &Form::default().with("outcome", "not_quorate")).await.expect("ended");
    assert_eq!(seen("tuan").await, (Some(Present { members: 3, is_running: false }), 14, 1));
}

#[tokio::test]
async fn equal_votes_are_decided_by_the_chair_with_a_reason() {
    let t = TestBackend::new().await;
    let [first, second] = tied_by(&t, "on").await;
    voted(&t, [first, second], 4, 4).await;
    let minh = t.actor("minh").await;
    assert_eq!(t.ballot(&minh, CODE).await.expect("seen").due, Due::CastingVote);
    assert_problem(t.propose_shortlist(&minh, CODE, &picks(&[first])).await, "form", &Problem::TieOpen);
    let until = Form::default().with("until", t.clock.now().plus_days(1).to_local());
    assert_denied(t.open_lot(&minh, CODE, &until).await, Denied::WrongState);
    let choice = Form::default().with("casting", first.to_string());
    assert_problem(t.give_casting_vote(&minh, CODE, &choice).await, "reason", &Problem::Required);
    let reason = Form::default().with("reason", "Có cơ sở dữ liệu sẵn.");
    assert_problem(t.give_casting_vote(&minh, CODE, &reason).await, "casting", &Problem::Choice);
    assert_denied(t.give_casting_vote(&t.actor("tuan").await, CODE, &choice).await, Denied::Role);
    t.give_casting_vote(&minh, CODE, &reason.with("casting", first.to_string())).await.expect("given");
    assert_eq!(ranks(&t).await, [(first, Some(1), Some(6)), (second, Some(2), Some(6))]);
    assert_recomputed(&t.result_file(&minh, CODE).await.expect("a file"));
    let line = t.ballot(&minh, CODE).await.expect("seen").lines.into_iter().find(|line| line.id == first).expect("a line");
    assert_eq!(line.casting, Some(("Trần Quang Minh".to_owned(), "Có cơ sở dữ liệu sẵn.".to_owned())));
}

/// One who presided chose between the own vote and a lot.
#[tokio::test]
async fn without_a_casting_vote_in_the_rules_equal_votes_go_to_a_lot() {
    let t = TestBackend::new().await;
    let ids = tied(&t).await;
    voted(&t, ids, 4, 4).await;
    let minh = t.actor("minh").await;
    assert_eq!(t.ballot(&minh, CODE).await.expect("seen").due, Due::Lot);
    let casting = Form::default().with("casting", ids[0].to_string()).with("reason", "Có sẵn.");
    assert_denied(t.give_casting_vote(&minh, CODE, &casting).await, Denied::WrongState);
    t.open_lot(&minh, CODE, &Form::default().with("until", t.clock.now().plus_days(1).to_local())).await.expect("opened");
}

/// Whoever presided closed it a minute after it was opened, once more than half had voted, against the date in its own mail.
#[tokio::test]
async fn a_ballot_is_counted_at_its_announced_end_or_once_all_have_voted() {
    let t = TestBackend::new().await;
    let [first, _] = tied(&t).await;
    let (minh, now) = (t.actor("minh").await, t.clock.now());
    let asked = |place: &str, at: Moment| Form::default().with("place", place).with("until", at.to_local());
    for at in [now.plus_minutes(60), now.plus_days(31)] {
        assert_problem(t.open_ballot(&minh, CODE, &asked("written", at)).await, "until", &Problem::TermDays(1, 30));
    }
    assert_problem(t.open_ballot(&minh, CODE, &asked("meeting", now.plus_minutes(30))).await, "place", &Problem::NoMeeting);
    assert_problem(t.open_ballot(&minh, CODE, &Form::default().with("place", "written")).await, "until", &Problem::Required);
    open(&t).await;
    let until = t.ballot(&minh, CODE).await.expect("seen").until.expect("announced");
    let told = t.mails().await.into_iter().filter(|(_, _, body)| body.contains("bỏ phiếu kín về các hồ sơ")).collect::<Vec<_>>();
    assert_eq!(told.len(), 14);
    assert!(told.iter().all(|(_, _, body)| body.contains(&until.show_weekday(Locale::Vi))), "the mail tells that very end: {told:?}");
    for nick in &COUNCIL[..13] {
        vote(&t, nick, first).await;
        assert_problem(t.close_ballot(&minh, CODE).await, "form", &Problem::VoteRuns(until));
    }
    // The site counts at its end, where nobody does.
    t.run_due_jobs().await.expect("ran");
    assert_eq!(t.ballot(&minh, CODE).await.expect("seen").due, Due::Votes);
    end(&t);
    t.run_due_jobs().await.expect("ran");
    let view = t.ballot(&minh, CODE).await.expect("seen");
    assert_eq!((view.due, view.voted), (Due::Nothing, 13));
}

#[tokio::test]
async fn who_is_recused_from_one_of_the_tied_neither_votes_nor_learns_of_the_tie() {
    let t = TestBackend::new().await;
    let [_, second] = tied(&t).await;
    open(&t).await;
    let son = t.actor("son").await;
    assert_not_found(t.ballot(&son, CODE).await);
    assert_not_found(t.cast_ballot(&son, CODE, &Form::default().with("choice", second.to_string())).await);
    assert_denied(t.ballot(&t.actor("an").await, CODE).await, Denied::Role);
    assert_denied(t.ballot(&Actor::Visitor, CODE).await, Denied::SignIn);
    t.ballot(&t.actor("lan").await, CODE).await.expect("the office sees it");
}

/// The places that are left count the proposals above the tie.
#[tokio::test]
async fn who_has_a_conflict_above_the_tie_votes_and_is_not_told_how_many_places_are_left() {
    let t = TestBackend::new().await;
    open_for(&t, "2", "").await;
    let (mai, chi) = (t.actor("mai").await, t.actor("chi").await);
    let profile = Form::default()
        .with("tax_code", "0100109106")
        .with("legal_name", "Công ty C")
        .with("kind", "llc")
        .with("street", "Số 1")
        .with("commune", "Phường Hồng Gai")
        .with("province", "Quảng Ninh")
        .with("representative", "Người C")
        .with("contact_email", "chi@demo.example")
        .with("is_declared", "on");
    let firm = t.register_firm(&chi, &profile).await.expect("registered");
    let mut certificate = t.begin_upload(&t.actor("chi").await, Owner::Firm(firm), "gcn.pdf").await.expect("begun");
    certificate.write(backend::testing::PDF).await.expect("taken");
    certificate.finish().await.expect("stored");
    t.review_firm(&mai, firm, &Form::default().with("verdict", "verify")).await.expect("verified");
    let mut ids = Vec::new();
    for nick in ["chi", "an", "binh"] {
        ids.push(submitted(&t, nick, nick).await.0);
    }
    start(&t, &ids).await;
    declare_conflict(&t, "son", ids[0]).await;
    for nick in COUNCIL {
        for (i, id) in ids.iter().enumerate().filter(|(i, _)| nick != "son" || *i > 0) {
            score(&t, nick, *id, &if i == 0 { good() } else { fair() }).await;
        }
    }
    let minh = t.actor("minh").await;
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    open(&t).await;
    let seen = async |nick: &str| t.ballot(&t.actor(nick).await, CODE).await.map(|v| (v.places, v.lines.len(), v.eligible)).expect("seen");
    assert_eq!((seen("minh").await, seen("lan").await), ((Some(1), 2, 15), (Some(1), 2, 15)));
    assert_eq!(seen("son").await, (None, 2, 15), "clear of both that are tied");
    vote(&t, "son", ids[1]).await;
}

#[tokio::test]
async fn the_history_knows_of_the_ballot_and_of_no_vote() {
    let t = TestBackend::new().await;
    let ids = tied(&t).await;
    voted(&t, ids, 5, 3).await;
    let history = t.challenge_history(&t.actor("mai").await, CODE).await.expect("history");
    let acts: Vec<_> = history.iter().map(|line| line.event.kind).take(3).collect();
    assert_eq!(acts, [EventKind::BallotClosed, EventKind::BallotOpened, EventKind::ScoringClosed]);
    assert_eq!(history[0].event.note, "8/14");
}

#[tokio::test]
async fn without_a_tie_there_is_no_ballot() {
    let t = TestBackend::new().await;
    crate::steps::scored(&t).await;
    let minh = t.actor("minh").await;
    assert_denied(t.ballot(&minh, CODE).await, Denied::WrongState);
    assert_denied(t.open_ballot(&minh, CODE, &t.in_writing(&Form::default())).await, Denied::WrongState);
    assert!(t.ranking(&minh, CODE).await.expect("ranking").ballot.is_none());
}

/// Earlier versions of the two lists stay while somebody reads them, and go with the next jobs, without another vote.
#[tokio::test]
async fn what_a_reader_keeps_of_a_ballot_goes_once_nobody_reads() {
    let t = TestBackend::new().await;
    // PostgreSQL forgets in its own time: the lists' own test waits for it.
    let Some(file) = t.database_file() else { return };
    let log = || std::fs::metadata(file.with_extension("db-wal")).expect("a log").len();
    let ids = tied(&t).await;
    open(&t).await;
    t.run_due_jobs().await.expect("ran");
    let other = sea_orm::Database::connect(format!("sqlite:{}", file.display())).await.expect("connected");
    let reader = other.begin().await.expect("begun");
    reader.execute_unprepared("SELECT * FROM ballot_votes").await.expect("read");
    vote(&t, "minh", ids[0]).await;
    t.run_due_jobs().await.expect("ran");
    assert!(log() > 0, "somebody reads");
    drop(reader);
    for _ in 0..50 {
        t.run_due_jobs().await.expect("ran");
        if log() == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("the log still holds earlier versions");
}

/// A vote that was written at once would tell who polls the database when it was cast, and by whom.
#[tokio::test]
async fn a_vote_without_company_waits_for_some() {
    let t = TestBackend::new().await;
    let ids = tied(&t).await;
    let minh = t.actor("minh").await;
    open(&t).await;
    // Three beats of a clock that stands still take longer.
    let soon = std::time::Duration::from_millis(55);
    assert!(tokio::time::timeout(soon, vote(&t, "minh", ids[0])).await.is_err(), "it waits");
    assert_eq!(t.ballot(&minh, CODE).await.expect("seen").voted, 0, "and whoever hangs up has not voted");
    vote(&t, "minh", ids[0]).await;
    assert_eq!(t.ballot(&minh, CODE).await.expect("seen").voted, 1);
}

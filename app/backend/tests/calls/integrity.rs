//! What was handed in stays as it was, whatever it holds and whatever its firm says of itself later.

use crate::steps::{
    CLOSES, CODE, COUNCIL, OPENS, admit, assert_problem, complete, confirm_opening, handed_in, open, opened, published, result_published,
    saved_form, score, scoring, submitted,
};
use backend::testing::{TestBackend, VERIFIED_FIRM, person};
use domain::{check::Problem, event::EventKind, firms::Changes, form::Form, ids::ProposalId, people::Actor, proposals::State};
use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

const NEW_NAME: &str = "Công ty TNHH Tên Mới";

async fn rename(t: &TestBackend, nick: &str) {
    let actor = t.actor(nick).await;
    let profile = t.own_firm(&actor).await.expect("read").expect("a firm").firm.profile;
    let form = profile.to_form().with("legal_name", NEW_NAME).with("representative", "Người Khác").with("tax_code", "0100109106");
    t.edit_firm(&actor, &form).await.expect("edited");
}

#[tokio::test]
async fn whatever_one_proposal_holds_the_others_are_opened() {
    let t = TestBackend::new().await;
    let [first, second] = handed_in(&t).await;
    // As a version of the site that took any character stored it; and one that nothing can read.
    t.execute("UPDATE proposal_versions SET submission = replace(submission, 'Trợ lý của Hạ Long', 'Trợ\\u0000 lý \\u001bA')").await;
    let code = t.own_proposal(&t.actor("binh").await, second).await.expect("own").code;
    t.execute(&format!("UPDATE proposal_versions SET submission = 'x' WHERE submission LIKE '%{code}%'")).await;
    t.at(CLOSES);
    confirm_opening(&t).await;
    let mai = t.actor("mai").await;
    let lines = t.opened_proposals(&mai, CODE).await.expect("opened");
    let told: BTreeSet<_> = lines.iter().map(|line| (line.title.as_str(), line.total, line.is_unreadable)).collect();
    assert_eq!(told, BTreeSet::from([("Trợ lý A", 300_000_000, false), ("", 0, true)]));
    let history = t.challenge_history(&mai, CODE).await.expect("history");
    let unreadable: Vec<_> = history.iter().filter(|line| line.event.kind == EventKind::ProposalUnreadable).collect();
    assert_eq!(unreadable.iter().map(|line| line.event.proposal).collect::<Vec<_>>(), [Some(second)]);
    assert!(unreadable[0].about.starts_with("HS-"), "{unreadable:?}");
    for (id, is_unreadable) in [(first, false), (second, true)] {
        assert_eq!(t.opened_proposal(&mai, id).await.expect("shown").is_unreadable, is_unreadable);
    }
    // It goes on to the council like any other.
    for id in [first, second] {
        admit(&t, id).await;
    }
    t.start_scoring(&mai, CODE).await.expect("started");
    t.conflict_suggestions(&mai, CODE).await.expect("suggested");
    t.papers(&mai, CODE).await.expect("papers");
    score(&t, "minh", second, &crate::steps::good()).await;
}

#[tokio::test]
async fn what_is_typed_comes_out_composed_and_without_controls() {
    let t = TestBackend::new().await;
    open(&t).await;
    let id = complete(&t, "an", "Gia\u{309}i pha\u{301}p\0 \u{1b}A\u{202e}").await;
    t.submit_proposal(&t.actor("an").await, id).await.expect("submitted");
    let search = domain::form::Form::decoded([("q\0".to_owned(), "tr\0ợ".to_owned())]);
    assert_eq!(search.get("q"), "trợ");
    t.at(CLOSES);
    confirm_opening(&t).await;
    assert_eq!(t.opened_proposals(&t.actor("mai").await, CODE).await.expect("opened")[0].title, "Giải pháp A");
}

#[tokio::test]
async fn a_firm_is_named_as_it_was_when_it_handed_in() {
    let t = TestBackend::new().await;
    let [first, second] = result_published(&t).await;
    let (mai, minh) = (t.actor("mai").await, t.actor("minh").await);
    let everything = async || {
        format!(
            "{:?}{:?}{:?}{:?}{:?}{:?}{:?}",
            t.opened_proposals(&mai, CODE).await,
            t.ranking(&mai, CODE).await.map(|v| v.lines),
            t.result(&Actor::Visitor, CODE).await.map(|v| (v.shortlist, v.lines)),
            t.opened_proposal(&mai, first).await.map(|v| v.firm_name),
            t.portfolio(&mai).await,
            t.own_sheets(&minh, CODE).await.map(|v| v.lines),
            t.declarations(&mai, CODE).await,
        )
    };
    let before = everything().await;
    assert!(before.contains(VERIFIED_FIRM));
    rename(&t, "an").await;
    assert_eq!(everything().await, before);
    let own = t.own_proposal(&t.actor("an").await, first).await.expect("own");
    assert_eq!((own.firm_name.as_str(), own.handed_in_as.as_deref(), own.is_renamed), (NEW_NAME, Some(VERIFIED_FIRM), true));
    assert_eq!(t.receipt_firm(&t.actor("an").await, first, 1).await.expect("a receipt"), VERIFIED_FIRM);
    assert_ne!(second, first);
    let firm = t.firm(&mai, own.firm).await.expect("a firm");
    assert_eq!(firm.firm.profile.legal_name, NEW_NAME);
    let note = &firm.history.iter().find(|line| line.event.kind == EventKind::FirmEdited).expect("in the trail").event.note;
    let changes = Changes::from_note(note).expect("changes").0;
    let name = changes.iter().find(|change| change.field == "legal_name").expect("the name");
    assert_eq!((name.old.as_str(), name.new.as_str()), (VERIFIED_FIRM, NEW_NAME));
    assert_eq!(changes.len(), 3);
}

#[tokio::test]
async fn under_a_new_name_the_same_content_is_handed_in_anew() {
    let t = TestBackend::new().await;
    open(&t).await;
    let (id, receipt) = submitted(&t, "an", "Như cũ").await;
    let an = t.actor("an").await;
    assert_eq!(t.submit_proposal(&an, id).await.expect("the same"), receipt);
    rename(&t, "an").await;
    t.review_firm(&t.actor("mai").await, backend::testing::firm_id(VERIFIED_FIRM), &Form::default().with("verdict", "verify"))
        .await
        .expect("verified");
    let again = t.submit_proposal(&an, id).await.expect("another");
    assert_eq!(again.version, receipt.version + 1);
    assert_eq!(t.receipt_firm(&an, id, 1).await.expect("first"), VERIFIED_FIRM);
    assert_eq!(t.receipt_firm(&an, id, 2).await.expect("second"), NEW_NAME);
}

#[tokio::test]
async fn the_trail_says_which_proposal_and_with_what_verdict() {
    let t = TestBackend::new().await;
    let [first, _] = opened(&t).await;
    let mai = t.actor("mai").await;
    t.refuse_proposal(first, "Thiếu cam kết.").await;
    let code = t.opened_proposal(&mai, first).await.expect("opened").code;
    let line = t.challenge_history(&mai, CODE).await.expect("history").remove(0);
    assert_eq!((line.event.kind, line.about, line.event.note.as_str()), (EventKind::ProposalScreened, code, "Thiếu cam kết."));
    let own = t.proposal_history(&t.actor("an").await, first).await.expect("own");
    assert!(own.iter().all(|line| line.about.is_empty()), "{own:?}");
    assert!(matches!(t.opened_proposal(&mai, first).await.expect("opened").state, State::Inadmissible { .. }));
}

#[tokio::test]
async fn whoever_confirmed_the_opening_is_known_without_the_trail() {
    let t = TestBackend::new().await;
    opened(&t).await;
    t.execute("DELETE FROM events").await;
    let view = t.challenge(&t.actor("mai").await, CODE).await.expect("seen");
    let names: BTreeSet<_> = view.openers.values().map(String::as_str).collect();
    assert_eq!(names, ["mai", "huong"].map(|nick| person(nick).expect("one of the cast").name).into());
    let public = t.challenge(&Actor::Visitor, CODE).await.expect("seen");
    assert!(public.openers.is_empty(), "{:?}", public.openers);
}

#[tokio::test]
async fn an_amendment_says_what_it_did_not_do() {
    let t = TestBackend::new().await;
    published(&t, CODE).await;
    let mai = t.actor("mai").await;
    let form = saved_form(&t, CODE).await.with("reason", "Đổi mã.");
    assert_problem(t.amend_challenge(&mai, CODE, &form.clone().with("code", "BT-99")).await, "code", &Problem::CodeFixed);
    assert_problem(t.amend_challenge(&mai, CODE, &form.clone().with("code", " bt-01 ")).await, "form", &Problem::NothingChanged);
    assert_eq!(t.challenge(&mai, CODE).await.expect("seen").challenge.version, 1);
    let amended = form.with("summary_vi", "Khác.");
    t.amend_challenge(&mai, CODE, &amended).await.expect("amended");
    t.amend_challenge(&mai, CODE, &amended).await.expect("twice is once");
    assert_eq!(t.challenge(&mai, CODE).await.expect("seen").challenge.version, 2);
}

#[tokio::test]
async fn the_desk_calls_late_what_is_beyond_its_plan_and_nothing_else() {
    let t = TestBackend::new().await;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    let plan = [("opening", "2026-04-10T09:00"), ("scoring_ends", "2026-04-20T17:00"), ("result", "2026-05-10T17:00")];
    let form = plan.into_iter().fold(crate::steps::challenge_form(CODE), |form, (name, at)| form.with(name, at));
    t.create_challenge(&mai, &form).await.expect("created");
    t.send_to_review(&mai, CODE).await.expect("sent");
    t.publish_challenge(&lan, CODE, &Form::default()).await.expect("published");
    t.at(OPENS);
    let (id, _) = submitted(&t, "an", "A").await;
    let late = async || {
        let desk = t.desk(&mai).await.expect("desk");
        (desk.tasks.first().and_then(|(card, _)| card.late).is_some(), desk.challenges[0].late.is_some())
    };
    t.at("2026-04-03T09:00");
    assert_eq!(late().await, (false, false), "planned for next week");
    t.at("2026-04-10T09:00");
    assert_eq!(late().await, (true, true));
    confirm_opening(&t).await;
    assert_eq!(late().await, (false, false), "screening");
    t.at("2026-04-20T17:00");
    assert_eq!(late().await, (true, true), "no council can score by then");
    admit(&t, id).await;
    t.start_scoring(&mai, CODE).await.expect("started");
    assert_eq!(late().await, (false, false), "members have a week, however late it began");
    t.at("2026-04-27T17:00");
    assert_eq!(late().await, (false, true), "sheets, which the office does not fill in");
    let public = t.list_challenges(&Actor::Visitor, &backend::challenges::ChallengeFilter { page: 1, ..Default::default() }).await;
    assert!(public.expect("listed").cards.iter().all(|card| card.late.is_none()));
}

#[tokio::test]
async fn a_firm_that_owes_a_completion_is_told_so_in_its_list() {
    let t = TestBackend::new().await;
    let [first, second] = opened(&t).await;
    let due = async |nick: &str| t.own_proposals(&t.actor(nick).await).await.expect("listed").remove(0).completion_due;
    assert_eq!(due("an").await, None);
    t.ask_completion(&t.actor("mai").await, first, &Form::default().with("asked", "Giấy ủy quyền.")).await.expect("asked");
    let until = due("an").await.expect("a term");
    assert_eq!(due("binh").await, None);
    t.clock.set(until);
    assert_eq!(due("an").await, None, "the term is over");
    assert_ne!(first, second);
}

#[tokio::test]
async fn who_has_declared_nothing_leaves_the_room_for_that() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    for nick in COUNCIL.into_iter().filter(|nick| !matches!(*nick, "son" | "tuan")) {
        for id in [first, second] {
            score(&t, nick, id, &crate::steps::good()).await;
        }
    }
    for id in [first, second] {
        crate::steps::declare_conflict(&t, "son", id).await;
    }
    let huong = t.actor("huong").await;
    let id_of = |nick: &str| person(nick).expect("one of the cast").id();
    let plan = Form::default().with(format!("challenge_{CODE}"), "on").with("place", "P1").with("at", "2026-04-20T08:30");
    let meeting = t.plan_meeting(&huong, &plan.with("secretary", id_of("huong").to_string())).await.expect("planned");
    t.at("2026-04-20T08:30");
    let roll = COUNCIL.into_iter().fold(Form::default(), |form, nick| form.with(format!("presence_{}", id_of(nick)), "present"));
    t.mark_attendance(&huong, meeting, &roll).await.expect("marked");
    t.start_meeting(&huong, meeting, &Form::default()).await.expect("started");
    t.begin_item(&huong, meeting, &Form::default().with("item", "2")).await.expect("begun");
    let left = ["son", "tuan"].into_iter().fold(Form::default(), |form, nick| form.with(format!("left_{}", id_of(nick)), "on"));
    t.record_moves(&huong, meeting, &left).await.expect("left");
    let outside: Vec<(String, bool)> = t.meeting_minutes(&huong, meeting).await.expect("minutes").items[1]
        .outside
        .iter()
        .map(|absence| (absence.name.clone(), absence.is_undeclared))
        .collect();
    let named = |nick: &str| person(nick).expect("one of the cast").name.to_owned();
    assert_eq!(outside.into_iter().collect::<BTreeSet<_>>(), [(named("son"), false), (named("tuan"), true)].into());
}

/// A name that is missing means that none is to be told, and nothing else.
#[tokio::test]
async fn a_firm_that_cannot_be_read_is_not_told_as_one_that_is_not_named() {
    let t = TestBackend::new().await;
    let [first, _] = result_published(&t).await;
    let named = t.result(&Actor::Visitor, CODE).await.expect("published");
    assert!(named.shortlist.iter().any(|(_, firm)| firm == VERIFIED_FIRM));
    t.execute(&format!("UPDATE proposal_versions SET firm = 'x' WHERE firm LIKE '%{VERIFIED_FIRM}%'")).await;
    t.forget_all();
    let told = t.result(&Actor::Visitor, CODE).await.expect("published");
    let unreadable = |firm: &str| firm.starts_with('(') && firm.ends_with(')');
    assert!(told.shortlist.iter().any(|(_, firm)| unreadable(firm)), "{:?}", told.shortlist);
    let ranking = t.ranking(&t.actor("mai").await, CODE).await.expect("ranking");
    assert!(ranking.lines.iter().any(|line| line.outcome.proposal == first && unreadable(&line.firm_name)));
}

/// Looked at again and again; what never comes is told by the end of the test's patience.
async fn until(is_so: impl Fn() -> bool) {
    let look = async {
        while !is_so() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), look).await.expect("it never came");
}

/// Votes that wait for their turn together are written together, and each voter is told.
#[tokio::test(flavor = "multi_thread")]
async fn votes_that_wait_are_written_together() {
    let t = TestBackend::new().await;
    let ids = crate::ballot::tied(&t).await;
    let minh = t.actor("minh").await;
    crate::ballot::open(&t).await;
    let voters = &COUNCIL[..8];
    let cast = async |nick: &str, id: ProposalId| {
        let form = Form::default().with("choice", id.to_string());
        t.cast_ballot(&t.actor(nick).await, CODE, &form).await
    };
    let writer = if t.database_file().is_some() { Some(t.hold_the_writer().await) } else { None };
    let version = t.version();
    let mut waiting = Vec::new();
    for (i, nick) in voters.iter().enumerate() {
        let (backend, actor, form) = (t.share(), t.actor(nick).await, Form::default().with("choice", ids[i % 2].to_string()));
        waiting.push(tokio::spawn(async move { backend.cast_ballot(&actor, CODE, &form).await }));
    }
    if writer.is_some() {
        until(|| t.waiting_votes(CODE) == voters.len()).await;
    }
    let voted = t.ballot(&minh, CODE).await.expect("seen").voted;
    drop(writer);
    let mut codes = Vec::new();
    for vote in waiting {
        codes.push(vote.await.expect("answered"));
    }
    let codes: BTreeSet<String> = codes.into_iter().map(|code| code.expect("taken")).collect();
    assert_eq!(codes.len(), 8);
    if t.database_file().is_some() {
        assert_eq!((voted, t.version() - version), (0, 1), "one act wrote all of them");
    }
    // The same member in two windows.
    let (one, other) = tokio::join!(cast("trang", ids[0]), cast("trang", ids[1]));
    assert_eq!([one.is_ok(), other.is_ok()].into_iter().filter(|taken| *taken).count(), 1);
    // Closing counts what still waits, once everybody who may vote has.
    for nick in &COUNCIL[8..14] {
        if !["trang", "viet"].contains(nick) {
            cast(nick, ids[0]).await.expect("taken");
        }
    }
    let answered = AtomicBool::new(false);
    let last = async {
        let last = cast("viet", ids[0]).await;
        answered.store(true, Ordering::Release);
        last
    };
    let (last, closed) = tokio::join!(last, async {
        until(|| answered.load(Ordering::Acquire) || t.waiting_votes(CODE) > 0).await;
        t.close_ballot(&minh, CODE).await
    });
    closed.expect("closed");
    let view = t.ballot(&minh, CODE).await.expect("seen");
    let listed: BTreeSet<String> = view.lines.iter().flat_map(|line| line.tracking_codes.clone()).collect();
    assert!(codes.is_subset(&listed));
    assert_eq!(last.is_ok(), listed.len() == 14, "told as it was counted");
}

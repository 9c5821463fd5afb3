//! What office and council see of their own work: what to declare, how far the sheets are, whose are missing, what is due first.

use crate::steps::{
    CLOSES, CODE, COUNCIL, assert_denied, assert_problem, complete, declare_clear, declare_conflict, fair, good, open, opened, score,
    scored, scoring, under_review, verify_second_firm,
};
use backend::{
    council::MemberLine,
    office::Task,
    testing::{TestBackend, person},
};
use domain::{
    access::Denied,
    challenges::Who,
    check::Problem,
    council::{
        Conflict,
        declaring::{ASKED, REST, field},
    },
    form::Form,
    ids::ProposalId,
    proposals::checklist::{Answer, Point, checklist},
};

fn asked(ids: &[ProposalId]) -> Form {
    Form::default().with(ASKED, ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
}

async fn said(t: &TestBackend, nick: &str) -> Vec<MemberLine> {
    t.member_proposals(&t.actor(nick).await, CODE).await.expect("lines")
}

#[tokio::test]
async fn one_form_declares_on_every_proposal_that_its_page_showed() {
    let t = TestBackend::new().await;
    let ids = opened(&t).await;
    let tuan = t.actor("tuan").await;
    let before = said(&t, "tuan").await;
    assert!(before.iter().all(|line| line.title.is_empty()), "nothing of a proposal is told before");
    assert!(
        before.iter().all(|line| line.represented.iter().all(|(_, name)| !name.is_empty()) && !line.represented.is_empty()),
        "who stands for its firm is"
    );
    assert_problem(t.declare_conflicts(&tuan, CODE, &asked(&ids)).await, REST, &Problem::Choice);
    t.declare_conflicts(&tuan, CODE, &asked(&ids[..1]).with(REST, "clear")).await.expect("declared");
    let lines = said(&t, "tuan").await;
    let of = |id: ProposalId| lines.iter().find(|line| line.id == id).expect("one of them");
    assert_eq!([of(ids[0]).conflict, of(ids[1]).conflict], [Conflict::Clear, Conflict::Undeclared]);
    assert_eq!((of(ids[0]).title.as_str(), of(ids[1]).title.as_str()), ("Trợ lý của Hạ Long", ""));
    t.declare_conflicts(&tuan, CODE, &asked(&ids).with(REST, "clear")).await.expect("the rest");
    t.declare_conflicts(&tuan, CODE, &asked(&ids).with(REST, "clear")).await.expect("twice is once");
    assert!(said(&t, "tuan").await.iter().all(|line| line.conflict == Conflict::Clear));
    assert_denied(t.declare_conflicts(&t.actor("an").await, CODE, &asked(&ids).with(REST, "clear")).await, Denied::Role);
    assert_denied(t.declare_conflicts(&t.actor("mai").await, CODE, &asked(&ids).with(REST, "clear")).await, Denied::Role);
}

#[tokio::test]
async fn where_one_declaration_is_wrong_none_is_made() {
    let t = TestBackend::new().await;
    let ids = opened(&t).await;
    let tuan = t.actor("tuan").await;
    let form = asked(&ids).with(REST, "clear").with(field("conflict", ids[1]), "conflicted").with(field("kind", ids[1]), "relative");
    assert_problem(t.declare_conflicts(&tuan, CODE, &form).await, &field("reason", ids[1]), &Problem::Required);
    assert!(said(&t, "tuan").await.iter().all(|line| line.conflict == Conflict::Undeclared));
    t.declare_conflicts(&tuan, CODE, &form.with(field("reason", ids[1]), "Em trai góp vốn.")).await.expect("declared");
    let left: Vec<_> = said(&t, "tuan").await.into_iter().map(|line| (line.id, line.conflict)).collect();
    assert_eq!(left, [(ids[0], Conflict::Clear)], "the other one is not there for them any more");
}

#[tokio::test]
async fn the_next_sheet_is_one_that_is_not_handed_in() {
    let t = TestBackend::new().await;
    let ids = scoring(&t).await;
    for id in ids {
        declare_clear(&t, "tuan", id).await;
    }
    let tuan = t.actor("tuan").await;
    let view = t.sheet(&tuan, ids[0]).await.expect("a sheet");
    assert_eq!((view.course.done, view.course.of, view.onward()), (0, 2, Some(ids[1])));
    t.submit_sheet(&tuan, ids[0], &good()).await.expect("submitted");
    let view = t.sheet(&tuan, ids[0]).await.expect("a sheet");
    assert_eq!((view.course.done, view.onward()), (1, Some(ids[1])));
    t.submit_sheet(&tuan, ids[1], &fair()).await.expect("submitted");
    assert_eq!(t.sheet(&tuan, ids[1]).await.expect("a sheet").onward(), None);
}

#[tokio::test]
async fn whose_sheets_are_missing_is_told_by_name_and_of_what_the_reader_is_clear_of() {
    let t = TestBackend::new().await;
    let ids = scoring(&t).await;
    score(&t, "tuan", ids[0], &good()).await;
    declare_conflict(&t, "yen", ids[1]).await;
    let lines = t.missing_sheets(&t.actor("mai").await, CODE).await.expect("missing");
    let of = |nick: &str| {
        let name = person(nick).expect("one of the cast").name;
        let line = lines.iter().find(|line| line.name == name).expect("a member");
        (line.done, line.of, line.undeclared)
    };
    assert_eq!((lines.len(), of("tuan"), of("yen"), of("khoa")), (COUNCIL.len(), (1, 2, 1), (0, 1, 1), (0, 2, 2)));
    let names: Vec<_> = lines.iter().map(|line| line.name.clone()).collect();
    let mut sorted = names.clone();
    sorted.sort_by_cached_key(|name| domain::collation::person(name));
    assert_eq!(names, sorted, "the order of the roster would tell letters");
    for nick in ["an", "tuan", "huong"] {
        assert_denied(t.missing_sheets(&t.actor(nick).await, CODE).await, Denied::Role);
    }
    // Who presides has not declared on anything yet, and does not preside until then.
    assert_denied(t.missing_sheets(&t.actor("minh").await, CODE).await, Denied::DeclareFirst);
    for id in ids {
        declare_clear(&t, "minh", id).await;
    }
    assert_eq!(t.missing_sheets(&t.actor("minh").await, CODE).await.expect("missing").len(), COUNCIL.len());
}

#[tokio::test]
async fn whoever_presides_is_told_of_the_close_and_of_the_shortlist_as_tasks() {
    let t = TestBackend::new().await;
    let ids = scoring(&t).await;
    let line = |nick: &'static str| {
        let t = &t;
        async move { t.council_line(&t.actor(nick).await, CODE).await.expect("a line").expect("listed") }
    };
    for nick in COUNCIL {
        for (id, form) in ids.into_iter().zip([good(), fair()]) {
            score(&t, nick, id, &form).await;
        }
        assert_eq!(line("minh").await.to_close, nick == COUNCIL[14], "after {nick}");
    }
    assert!(!line("tuan").await.to_close && !line("thu").await.to_close, "nobody else's");
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    let chair = line("minh").await;
    assert!(!chair.to_close && chair.to_propose && chair.presides_over_tie.is_none());
    assert!(!line("tuan").await.to_propose);
}

#[tokio::test]
async fn the_desk_is_in_the_order_of_terms_and_tells_for_whom_the_rest_waits() {
    let t = TestBackend::new().await;
    under_review(&t, "BT-02").await;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    let mut form = crate::steps::challenge_form("BT-03");
    for code in ["BT-03", "BT-04"] {
        form.set("code", code);
        t.create_challenge(&mai, &form).await.expect("a draft");
    }
    scored(&t).await;
    let desk = t.desk(&mai).await.expect("a desk");
    let tasks: Vec<_> = desk.tasks.iter().map(|(_, task)| *task).collect();
    assert!(tasks.ends_with(&[Task::FinishDraft, Task::FinishDraft]), "{tasks:?}");
    let others = |desk: &backend::office::Desk| desk.others.iter().map(|(card, next)| (card.code.clone(), next.who)).collect::<Vec<_>>();
    assert!(others(&desk).contains(&("BT-01".to_owned(), Who::Presider)), "{:?}", others(&desk));
    assert!(others(&desk).contains(&("BT-02".to_owned(), Who::Leader)), "{:?}", others(&desk));
    assert!(!others(&t.desk(&lan).await.expect("a desk")).iter().any(|(code, _)| code == "BT-02"), "it is hers");
}

#[tokio::test]
async fn the_checklist_tells_what_holds_and_what_only_a_person_sees() {
    let t = TestBackend::new().await;
    open(&t).await;
    verify_second_firm(&t).await;
    let id = complete(&t, "an", "Trợ lý").await;
    t.submit_proposal(&t.actor("an").await, id).await.expect("submitted");
    t.at(CLOSES);
    crate::steps::confirm_opening(&t).await;
    let mai = t.actor("mai").await;
    let view = t.opened_proposal(&mai, id).await.expect("opened");
    let mut challenge = t.challenge(&mai, CODE).await.expect("a challenge").challenge;
    let of = |points: &[(Point, Answer)], point| points.iter().find(|(of, _)| *of == point).map(|(_, answer)| *answer);
    let points = checklist(&view, &challenge);
    for point in [Point::InTime, Point::Readable, Point::Complete, Point::Ceiling, Point::Text] {
        assert_eq!(of(&points, point), Some(Answer::Holds), "{point:?}");
    }
    assert_eq!((of(&points, Point::Firm), of(&points, Point::Files)), (Some(Answer::Look), None), "there are no files");
    challenge.content.budget_ceiling = Some(1);
    challenge.content.calendar.closes = view.receipt.as_ref().map(|receipt| receipt.at);
    let points = checklist(&view, &challenge);
    assert_eq!((of(&points, Point::Ceiling), of(&points, Point::InTime)), (Some(Answer::Fails), Some(Answer::Fails)));
}

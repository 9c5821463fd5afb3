//! Complaints: filed within the term, answered by the office, and what they keep from being concluded.

use crate::steps::{CODE, admit, assert_denied, assert_not_found, assert_problem, result_published};
use backend::{office::Task, testing::TestBackend};
use domain::{
    access::{Action, Denied},
    challenges::State,
    check::Problem,
    complaints::{Conclusion, Grounds},
    event::EventKind,
    form::Form,
    people::Actor,
    time::Moment,
};

fn complaint() -> Form {
    Form::default().with("grounds", "arithmetic").with("text", "Đề nghị kiểm tra tổng điểm.")
}

fn answer() -> Form {
    Form::default().with("finding", "rejected").with("text", "Tổng điểm đã được tính lại và khớp.")
}

async fn task(t: &TestBackend, nick: &str) -> Option<Task> {
    t.desk(&t.actor(nick).await).await.expect("desk").tasks.first().map(|(_, task)| *task)
}

#[tokio::test]
async fn a_firm_complains_and_the_office_answers() {
    let t = TestBackend::new().await;
    let [_, second] = result_published(&t).await;
    let (an, binh, mai) = (t.actor("an").await, t.actor("binh").await, t.actor("mai").await);
    assert_problem(t.file_complaint(&binh, second, &complaint().with("grounds", "")).await, "grounds", &Problem::Choice);
    assert_problem(t.file_complaint(&binh, second, &complaint().with("grounds", "weather")).await, "grounds", &Problem::Choice);
    assert_problem(t.file_complaint(&binh, second, &complaint().with("text", " ")).await, "text", &Problem::Required);
    for nick in ["an", "mai", "minh"] {
        assert_not_found(t.file_complaint(&t.actor(nick).await, second, &complaint()).await);
    }
    assert_eq!(task(&t, "mai").await, None);
    t.file_complaint(&binh, second, &complaint()).await.expect("filed");
    assert_denied(t.file_complaint(&binh, second, &complaint()).await, Denied::WrongState);
    let filed = t.own_complaint(&binh, second).await.expect("own").complaint.expect("filed");
    assert_eq!((filed.grounds, filed.at, filed.answer), (Grounds::Arithmetic, t.clock.now(), None));
    assert_not_found(t.own_complaint(&an, second).await);
    assert_eq!((task(&t, "mai").await, task(&t, "lan").await), (Some(Task::AnswerComplaint), None));

    let line = t.follow_up(&mai, CODE).await.expect("follow-up").complaints.remove(0);
    assert_eq!(line.complaint.text, "Đề nghị kiểm tra tổng điểm.");
    assert_denied(t.answer_complaint(&t.actor("lan").await, second, &answer()).await, Denied::Role);
    assert_problem(t.answer_complaint(&mai, second, &Form::default().with("finding", "rejected")).await, "text", &Problem::Required);
    t.answer_complaint(&mai, second, &answer()).await.expect("answered");
    assert_denied(t.answer_complaint(&mai, second, &answer()).await, Denied::WrongState);
    let answered = t.own_complaint(&binh, second).await.expect("own").complaint.and_then(|c| c.answer).expect("an answer");
    assert_eq!((answered.finding, answered.text.as_str()), (Conclusion::Rejected, "Tổng điểm đã được tính lại và khớp."));

    let public = t.result(&Actor::Visitor, CODE).await.expect("public");
    assert_eq!(public.complaints, (1, 1));
    let told = |to: &str, part: &str| {
        let (to, part) = (format!("{to}@demo.example"), part.to_owned());
        let t = &t;
        async move { t.mails().await.into_iter().any(|(recipient, subject, _)| recipient == to && subject.contains(&part)) }
    };
    assert!(
        told("binh", "Đã tiếp nhận kiến nghị").await
            && told("mai", "kiến nghị chờ trả lời").await
            && !told("nam", "kiến nghị chờ trả lời").await
            && told("binh", "Trả lời kiến nghị").await
    );
    let acts: Vec<_> = t.proposal_history(&binh, second).await.expect("history").into_iter().map(|l| l.event.kind).collect();
    assert!(acts.contains(&EventKind::ComplaintFiled) && acts.contains(&EventKind::ComplaintAnswered), "{acts:?}");
    let mails = t.mails().await;
    assert!(
        mails.iter().all(|(_, subject, body)| !subject.contains("tổng điểm") && !body.contains("Tổng điểm đã")),
        "words stay on the site"
    );
}

#[tokio::test]
async fn complaints_are_taken_until_the_last_millisecond_of_the_term() {
    let t = TestBackend::new().await;
    let [first, second] = result_published(&t).await;
    let until = t.clock.now().plus_days(10);
    let (an, binh) = (t.actor("an").await, t.actor("binh").await);
    assert_eq!(t.result(&Actor::Visitor, CODE).await.expect("public").complaints_until, until);
    t.clock.set(Moment(until.0 - 1));
    t.file_complaint(&binh, second, &complaint()).await.expect("in the last millisecond");
    t.clock.set(until);
    assert_denied(t.file_complaint(&an, first, &complaint()).await, Denied::TermOver(until));
    let own = t.own_complaint(&an, first).await.expect("own");
    assert_eq!((own.complaint, own.can.get(Action::FileComplaint)), (None, Err(Denied::TermOver(until))));
}

#[tokio::test]
async fn a_call_is_concluded_after_the_term_and_not_while_a_complaint_is_open() {
    let t = TestBackend::new().await;
    let [_, second] = result_published(&t).await;
    let (mai, binh) = (t.actor("mai").await, t.actor("binh").await);
    let until = t.clock.now().plus_days(10);
    t.file_complaint(&binh, second, &complaint()).await.expect("filed");
    t.clock.set(Moment(until.0 - 1));
    assert_denied(t.conclude_call(&mai, CODE).await, Denied::TermRuns(until));
    t.clock.set(until);
    assert_denied(t.conclude_call(&mai, CODE).await, Denied::OpenComplaint);
    assert_eq!(task(&t, "mai").await, Some(Task::AnswerComplaint));
    t.answer_complaint(&mai, second, &answer()).await.expect("answered after the term");
    assert_eq!(task(&t, "mai").await, Some(Task::Conclude));
    assert_denied(t.conclude_call(&t.actor("lan").await, CODE).await, Denied::Role);
    t.conclude_call(&mai, CODE).await.expect("concluded");
    assert_denied(t.conclude_call(&mai, CODE).await, Denied::WrongState);
    assert_eq!((task(&t, "mai").await, t.result(&Actor::Visitor, CODE).await.expect("public").concluded_at), (None, Some(until)));
    let state = t.challenge(&mai, CODE).await.expect("view").challenge.state;
    assert!(matches!(state, State::ResultPublished { concluded: Some(at), .. } if at == until));
}

#[tokio::test]
async fn a_rule_set_may_let_a_call_end_with_a_complaint_open() {
    let t = TestBackend::new().await;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    let form = domain::challenges::Content::from_form(&crate::steps::challenge_form(CODE)).expect("valid").to_form();
    let form = form.with("code", CODE).with("debrief_days", "2").with("complaint_days", "3").with("complaints_block", "");
    t.create_challenge(&mai, &form).await.expect("created");
    t.send_to_review(&mai, CODE).await.expect("sent");
    t.publish_challenge(&lan, CODE, &Form::default()).await.expect("published");
    t.at(crate::steps::OPENS);
    let (id, _) = crate::steps::submitted(&t, "an", "Trợ lý").await;
    t.at(crate::steps::CLOSES);
    crate::steps::confirm_opening(&t).await;
    admit(&t, id).await;
    t.start_scoring(&mai, CODE).await.expect("started");
    for nick in crate::steps::COUNCIL {
        crate::steps::score(&t, nick, id, &crate::steps::good()).await;
    }
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    t.propose_shortlist(&t.actor("minh").await, CODE, &crate::steps::picks(&[id])).await.expect("proposed");
    crate::steps::forward(&t).await;
    t.decide_shortlist(&lan, CODE, &crate::steps::picks(&[id])).await.expect("decided");
    t.publish_result(&mai, CODE).await.expect("published");
    let until = t.clock.now().plus_days(3);
    t.file_complaint(&t.actor("an").await, id, &complaint()).await.expect("filed");
    t.clock.set(until);
    t.conclude_call(&mai, CODE).await.expect("concluded");
    t.answer_complaint(&mai, id, &answer()).await.expect("an answer is still owed");
    let public = t.result(&Actor::Visitor, CODE).await.expect("public");
    assert_eq!((public.concluded_at, public.complaints), (Some(until), (1, 1)));
}

#[tokio::test]
async fn what_is_upheld_is_done_again_by_its_holder_until_its_day() {
    let t = TestBackend::new().await;
    let [_, second] = result_published(&t).await;
    let (mai, lan, binh) = (t.actor("mai").await, t.actor("lan").await, t.actor("binh").await);
    let until = t.clock.now().plus_days(10);
    t.file_complaint(&binh, second, &complaint()).await.expect("filed");
    let upheld = Form::default().with("finding", "upheld").with("text", "Quyết định chưa nêu căn cứ.");
    assert_problem(t.answer_complaint(&mai, second, &upheld).await, "again", &Problem::Choice);
    let day = until.plus_days(2);
    let day = (0..4).map(|n| day.plus_days(n)).find(|day| domain::days_off::usual(*day).is_none()).expect("a working day");
    let upheld = upheld.with("again", "decision").with("again_note", "Nêu căn cứ của quyết định.").with("again_due", day.to_date());
    t.answer_complaint(&mai, second, &upheld).await.expect("answered");
    assert!(t.mails().await.iter().any(|(to, _, text)| to == "lan@demo.example" && text.contains("Nêu căn cứ của quyết định.")));
    let done = Form::default().with("done", "Đã bổ sung căn cứ; quyết định giữ nguyên.");
    assert_denied(t.redo(&mai, second, &done).await, Denied::Role);
    assert_denied(t.redo(&binh, second, &done).await, Denied::Role);
    assert_problem(t.redo(&lan, second, &Form::default()).await, "done", &Problem::Required);

    // It keeps the call from ending, is overdue in public without a word of what was complained about, and changes no rank.
    let ranks = t.result(&Actor::Visitor, CODE).await.expect("public").lines.len();
    t.clock.set(day.plus_days(1));
    assert_denied(t.conclude_call(&mai, CODE).await, Denied::OpenComplaint);
    let public = t.result(&Actor::Visitor, CODE).await.expect("public").consequences.remove(0);
    assert!(public.is_overdue(t.clock.now()) && public.note.is_empty());
    t.redo(&lan, second, &done).await.expect("done");
    assert_denied(t.redo(&lan, second, &done).await, Denied::WrongState);
    let own = t.own_complaint(&binh, second).await.expect("own").complaint.expect("filed");
    assert_eq!(
        own.consequence().and_then(|again| again.done.as_ref()).map(|done| done.text.as_str()),
        Some("Đã bổ sung căn cứ; quyết định giữ nguyên.")
    );
    let public = t.result(&Actor::Visitor, CODE).await.expect("public");
    assert!(!public.consequences[0].is_open() && public.lines.len() == ranks);
    t.conclude_call(&mai, CODE).await.expect("concluded");
}

/// `nam` screened the proposals, `mai` did all else, `lan` decided: the other leader answers.
#[tokio::test]
async fn a_complaint_is_not_answered_by_whoever_it_is_about() {
    let t = TestBackend::new().await;
    let [first, second] = result_published(&t).await;
    let before = t.mails().await.len();
    t.file_complaint(&t.actor("binh").await, second, &complaint().with("grounds", "procedure")).await.expect("filed");
    let told: Vec<String> =
        t.mails().await.into_iter().skip(before).map(|(to, ..)| to.split('@').next().unwrap_or_default().into()).collect();
    assert!(told.contains(&"long".to_owned()) && !["mai", "nam", "lan"].iter().any(|nick| told.contains(&(*nick).to_owned())), "{told:?}");
    for nick in ["mai", "nam", "lan"] {
        let actor = t.actor(nick).await;
        assert_eq!(t.may_answer_complaint(&actor, second).await.expect("asked"), Err(Denied::OwnAct), "{nick}");
        assert_denied(t.answer_complaint(&actor, second, &answer()).await, Denied::OwnAct);
        assert!(task(&t, nick).await != Some(Task::AnswerComplaint), "{nick}");
    }
    assert_eq!(task(&t, "long").await, Some(Task::AnswerComplaint));
    t.answer_complaint(&t.actor("long").await, second, &answer()).await.expect("answered");
    // Arithmetic is nobody's act; how the proposal was screened is, whatever the grounds say.
    t.file_complaint(&t.actor("an").await, first, &complaint()).await.expect("filed");
    assert_denied(t.answer_complaint(&t.actor("nam").await, first, &answer()).await, Denied::OwnAct);
    assert_denied(t.answer_complaint(&t.actor("long").await, first, &answer()).await, Denied::Role);
    t.answer_complaint(&t.actor("mai").await, first, &answer()).await.expect("answered");
}

/// `mai` published and `lan` decided: neither says that it is done, and the other leader does.
#[tokio::test]
async fn what_is_upheld_is_not_recorded_as_done_by_whoever_it_is_about() {
    let t = TestBackend::new().await;
    let [_, second] = result_published(&t).await;
    let until = t.clock.now().plus_days(10);
    t.file_complaint(&t.actor("binh").await, second, &complaint().with("grounds", "procedure")).await.expect("filed");
    let day = (0..9).map(|n| until.plus_days(n)).find(|day| domain::days_off::usual(*day).is_none()).expect("a working day");
    let upheld = Form::default().with("finding", "upheld").with("text", "Quyết định chưa nêu căn cứ.");
    let upheld = upheld.with("again", "decision").with("again_note", "Nêu căn cứ 24680.").with("again_due", day.to_date());
    t.answer_complaint(&t.actor("long").await, second, &upheld).await.expect("answered");
    let told: Vec<String> = t.mails().await.into_iter().filter(|(.., text)| text.contains("24680")).map(|(to, ..)| to).collect();
    assert!(told.contains(&"long@demo.example".to_owned()) && !told.contains(&"lan@demo.example".to_owned()), "{told:?}");
    let done = Form::default().with("done", "Đã bổ sung căn cứ.");
    for nick in ["lan", "mai", "nam"] {
        let actor = t.actor(nick).await;
        assert_eq!(t.may_redo(&actor, second).await.expect("asked"), Err(Denied::OwnAct), "{nick}");
        assert_denied(t.redo(&actor, second, &done).await, Denied::OwnAct);
    }
    t.redo(&t.actor("long").await, second, &done).await.expect("done");
}

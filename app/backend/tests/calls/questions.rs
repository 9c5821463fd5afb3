//! Questions about a call: a firm asks and stays unnamed, two people of the office reply, and what has no reply moves the
//! closing once.

use crate::steps::{CLOSES, CODE, assert_denied, assert_problem, draft, open, saved_form, started};
use backend::{Error, questions::PublicAnswer, testing::TestBackend};
use domain::{access::Denied, check::Problem, form::Form, locale::Locale, people::Actor, time::Moment};

fn at(text: &str) -> Moment {
    Moment::from_local(text).expect("a time")
}

fn form(fields: &[(&str, &str)]) -> Form {
    fields.iter().fold(Form::default(), |form, (name, value)| form.with(*name, *value))
}

async fn ask(t: &TestBackend, nick: &str, text: &str) -> u32 {
    t.ask_question(&t.actor(nick).await, CODE, &form(&[("question", text)])).await.expect("asked")
}

fn answer(text: &str) -> Form {
    form(&[("reply", "answer"), ("public_question", "Dữ liệu nào được cung cấp?"), ("answer", text), ("clarifies", "on")])
}

async fn drafted(t: &TestBackend, nick: &str, number: u32, reply: &Form) {
    t.draft_reply(&t.actor(nick).await, CODE, number, reply).await.expect("drafted");
}

fn chosen(numbers: &[u32]) -> Form {
    numbers.iter().fold(Form::default(), |form, number| form.with(format!("publish_{number}"), "on"))
}

async fn told(t: &TestBackend, since: usize) -> Vec<(String, String)> {
    t.mails().await.into_iter().skip(since).map(|(to, _, body)| (to.split('@').next().unwrap_or_default().to_owned(), body)).collect()
}

#[tokio::test]
async fn a_firm_asks_and_two_people_of_the_office_answer_it_for_everybody() {
    let t = TestBackend::new().await;
    open(&t).await;
    started(&t, "an").await;
    let since = t.mails().await.len();
    // A firm that is not verified yet may ask, too.
    assert_eq!(ask(&t, "binh", "Bạch Đằng hỏi: có dữ liệu mẫu không?").await, 1);
    assert_eq!(ask(&t, "binh", "Bạch Đằng hỏi: có dữ liệu mẫu không?").await, 1, "the same said twice is said once");
    let mails = told(&t, since).await;
    assert!(mails.iter().all(|(to, body)| ["mai", "nam"].contains(&to.as_str()) && body.contains("có dữ liệu mẫu không?")), "{mails:?}");
    let view = async || t.challenge(&Actor::Visitor, CODE).await.expect("public").questions;
    let before = view().await;
    assert_eq!((before.waiting, before.answers.len(), before.until, before.moves), (1, 0, Some(at("2026-03-26T17:00")), true));

    drafted(&t, "mai", 1, &answer("Có, gồm 1.000 thủ tục.")).await;
    assert_eq!(view().await, before, "a draft is not public");
    let own = t.asking(&t.actor("binh").await, CODE).await.expect("own").own;
    assert_eq!((own.len(), own[0].state.clone()), (1, None));
    for nick in ["mai"] {
        assert_denied(t.publish_replies(&t.actor(nick).await, CODE, &chosen(&[1])).await, Denied::OwnReply);
    }
    for nick in ["an", "binh", "minh"] {
        assert_denied(t.publish_replies(&t.actor(nick).await, CODE, &chosen(&[1])).await, Denied::Role);
        assert_denied(t.draft_reply(&t.actor(nick).await, CODE, 1, &answer("Không.")).await, Denied::Role);
    }
    let since = t.mails().await.len();
    t.publish_replies(&t.actor("nam").await, CODE, &chosen(&[1])).await.expect("published");
    let answers = view().await.answers;
    let expected = PublicAnswer {
        number: 1,
        question: "Dữ liệu nào được cung cấp?".to_owned(),
        answer: "Có, gồm 1.000 thủ tục.".to_owned(),
        at: t.clock.now(),
        merged: Vec::new(),
    };
    assert_eq!(answers, [expected]);
    let mails = told(&t, since).await;
    let to: Vec<_> = mails.iter().map(|(to, _)| to.as_str()).collect();
    assert_eq!(to, ["binh", "an"], "who asked, and the firm that has a draft");
    assert!(mails[0].1.contains("Bạch Đằng hỏi") && !mails[1].1.contains("Bạch Đằng") && mails[1].1.contains("câu hỏi số 1"), "{mails:?}");
    assert_denied(t.publish_replies(&t.actor("nam").await, CODE, &chosen(&[1])).await, Denied::WrongState);
    assert_denied(t.draft_reply(&t.actor("mai").await, CODE, 1, &answer("Khác.")).await, Denied::WrongState);
}

#[tokio::test]
async fn questions_are_merged_and_declined_and_firms_are_told_once_for_all_of_them() {
    let t = TestBackend::new().await;
    open(&t).await;
    started(&t, "an").await;
    for (nick, text) in [("an", "Hỏi A?"), ("binh", "Hỏi B?"), ("binh", "Hỏi C?")] {
        ask(&t, nick, text).await;
    }
    let merge = form(&[("reply", "merge"), ("into", "1")]);
    assert_problem(t.draft_reply(&t.actor("mai").await, CODE, 2, &merge).await, "into", &Problem::Choice);
    let silent = form(&[("reply", "answer"), ("public_question", "A?"), ("answer", "Đáp A.")]);
    assert_problem(t.draft_reply(&t.actor("mai").await, CODE, 1, &silent).await, "clarifies", &Problem::OnlyClarifies);
    drafted(&t, "mai", 1, &answer("Đáp A.")).await;
    drafted(&t, "mai", 2, &merge).await;
    drafted(&t, "mai", 3, &form(&[("reply", "decline"), ("reason", "Ngoài phạm vi 7193.")])).await;
    let lan = t.actor("lan").await;
    assert_problem(t.publish_replies(&lan, CODE, &Form::default()).await, "publish", &Problem::Choice);
    assert_problem(t.publish_replies(&lan, CODE, &chosen(&[2])).await, "publish_2", &Problem::MergedFirst);
    // What was drafted anew since the page was opened is not what was read.
    let seen = t.replying(&lan, CODE).await.expect("listed").seen.to_string();
    drafted(&t, "nam", 1, &answer("Đáp A, viết lại.")).await;
    let stale = t.publish_replies(&lan, CODE, &chosen(&[1, 2, 3]).with("seen", &*seen)).await;
    assert!(matches!(stale, Err(Error::Invalid(errors)) if errors.of("publish_1") == Some(&Problem::ChangedSince)));
    let since = t.mails().await.len();
    t.publish_replies(&lan, CODE, &chosen(&[1, 2, 3])).await.expect("published");
    let told = told(&t, since).await;
    let to: Vec<_> = told.iter().map(|(to, _)| to.as_str()).collect();
    assert_eq!(to, ["an", "binh", "binh", "an"], "each question, and one mail for all answers");
    assert!(told[1].1.contains("Đáp A, viết lại.") && told[2].1.contains("Ngoài phạm vi 7193."), "{told:?}");
    let public = t.challenge(&Actor::Visitor, CODE).await.expect("public").questions;
    assert_eq!((public.answers.len(), public.answers[0].merged.clone(), public.declined, public.waiting), (1, vec![2], 1, 0));
}

#[tokio::test]
async fn the_quota_is_of_each_firm_and_what_is_late_is_refused() {
    let t = TestBackend::new().await;
    open(&t).await;
    for n in 1..=5 {
        ask(&t, "an", &format!("Câu {n}?")).await;
    }
    let an = t.actor("an").await;
    let sixth = form(&[("question", "Câu 6?")]);
    assert_problem(t.ask_question(&an, CODE, &sixth).await, "question", &Problem::TooManyQuestions(5, false));
    ask(&t, "binh", "Của hãng khác?").await;
    t.at("2026-03-03T08:00");
    assert_eq!(ask(&t, "an", "Câu 6?").await, 7);
    let (mai, chi) = (t.actor("mai").await, t.actor("chi").await);
    assert_denied(t.ask_question(&Actor::Visitor, CODE, &sixth).await, Denied::SignIn);
    assert_denied(t.ask_question(&mai, CODE, &sixth).await, Denied::Role);
    assert_denied(t.ask_question(&chi, CODE, &sixth).await, Denied::NoFirm);
    t.at("2026-03-26T16:59");
    assert_problem(t.ask_question(&an, CODE, &Form::default()).await, "question", &Problem::Required);
    let long = form(&[("question", &"ậ".repeat(2_001))]);
    assert_problem(t.ask_question(&an, CODE, &long).await, "question", &Problem::TooLong(2_000));
    t.at("2026-03-26T17:00");
    assert_denied(t.ask_question(&an, CODE, &sixth).await, Denied::TermOver(at("2026-03-26T17:00")));
    // The cut-off moves with the closing.
    let later = form(&[("closes", "2026-04-07T17:00"), ("reason", "Gia hạn.")]);
    t.extend_closing(&mai, CODE, &later).await.expect("extended");
    ask(&t, "an", "Câu 8?").await;
}

#[tokio::test]
async fn what_has_no_reply_moves_the_closing_once_and_everybody_is_told() {
    let t = TestBackend::new().await;
    open(&t).await;
    started(&t, "an").await;
    ask(&t, "binh", "Còn chờ?").await;
    let closes = async || t.challenge(&Actor::Visitor, CODE).await.expect("public").challenge.content.calendar.closes;
    t.at("2026-03-29T16:59");
    t.catch_up().await.expect("jobs");
    assert_eq!(closes().await, Some(at(CLOSES)), "answers are not due yet");
    // A draft is no reply.
    drafted(&t, "mai", 1, &answer("Đáp.")).await;
    let since = t.mails().await.len();
    // Nor is the day that it moves to anybody's: not of who leaves a question lying and keeps days off.
    for day in ["2026-04-06", "2026-04-07", "2026-04-08"] {
        t.keep_day(&t.actor("mai").await, &form(&[("day", day), ("said", "off"), ("name", "Nghỉ")])).await.expect("kept");
    }
    t.at("2026-03-29T17:00");
    for _ in 0..2 {
        t.catch_up().await.expect("jobs");
    }
    let moved = at("2026-04-06T17:00");
    assert_eq!(closes().await, Some(moved), "five days, to the first working day");
    let view = t.challenge(&Actor::Visitor, CODE).await.expect("public");
    assert!(view.versions[0].reason.contains("còn 1 câu hỏi") && view.versions[0].closing == Some([at(CLOSES), moved]));
    assert!(!view.questions.moves, "once");
    let mails = told(&t, since).await;
    assert_eq!(mails.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(), ["an"]);
    assert!(mails[0].1.contains(&moved.show(Locale::Vi)), "{mails:?}");
    // An office that never answers, and a firm that asks again, hold nothing up any more.
    t.at("2026-03-30T09:00");
    ask(&t, "binh", "Hỏi nữa?").await;
    t.at("2026-04-06T16:59");
    t.catch_up().await.expect("jobs");
    assert_eq!(closes().await, Some(moved));
    t.at("2026-04-06T17:00");
    let late = t.challenge(&Actor::Visitor, CODE).await.expect("public").questions;
    assert_eq!((late.waiting, late.until), (2, None), "told in public for good");
}

#[tokio::test]
async fn nothing_moves_where_all_is_answered_or_the_rules_say_otherwise() {
    for blocks in ["", "on"] {
        let t = TestBackend::new().await;
        let mai = t.actor("mai").await;
        draft(&t, CODE).await;
        t.edit_challenge(&mai, CODE, &saved_form(&t, CODE).await.with("questions_block", blocks)).await.expect("edited");
        t.send_to_review(&mai, CODE).await.expect("sent");
        t.publish_challenge(&t.actor("lan").await, CODE, &Form::default()).await.expect("published");
        t.at("2026-03-10T08:00");
        ask(&t, "binh", "Hỏi?").await;
        if blocks == "on" {
            drafted(&t, "mai", 1, &answer("Đáp.")).await;
            t.publish_replies(&t.actor("lan").await, CODE, &chosen(&[1])).await.expect("published");
        }
        t.at("2026-03-30T17:00");
        t.catch_up().await.expect("jobs");
        let view = t.challenge(&Actor::Visitor, CODE).await.expect("public");
        assert_eq!((view.challenge.content.calendar.closes, view.challenge.version), (Some(at(CLOSES)), 1), "{blocks}");
    }
}

#[tokio::test]
async fn the_office_and_its_history_never_learn_who_asked() {
    let t = TestBackend::new().await;
    open(&t).await;
    ask(&t, "binh", "Ai hỏi?").await;
    for nick in ["mai", "lan"] {
        let actor = t.actor(nick).await;
        let shown = format!("{:?}", t.replying(&actor, CODE).await.expect("listed").questions);
        let history = format!("{:?}", t.challenge_history(&actor, CODE).await.expect("history"));
        let id = t.actor("binh").await.id().expect("a person").to_string();
        let firm = t.actor("binh").await.firm().expect("a firm").firm.to_string();
        for secret in [&id, &firm] {
            assert!(!shown.contains(secret.as_str()) && !history.contains(secret.as_str()), "{nick}: {shown} {history}");
        }
        assert!(history.contains("QuestionAsked"), "{history}");
    }
}

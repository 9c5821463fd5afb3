//! From the council's shortlist to the leader: vote, preview, dissents, submission, and back for revision.

use crate::steps::{
    CODE, assert_denied, assert_not_found, assert_problem, decided, declare_conflict, forward, picks, proposed, scored, scoring,
};
use backend::{Error, testing::TestBackend};
use domain::{access::Denied, challenges::Stage, check::Problem, council::Vote, event::EventKind, form::Form, people::Actor};

fn text(name: &str, text: &str) -> Form {
    Form::default().with(name, text)
}

async fn stage(t: &TestBackend) -> Stage {
    t.challenge(&t.actor("mai").await, CODE).await.expect("view").stage
}

/// Subjects of what was written to someone about the shortlist.
async fn told(t: &TestBackend, nick: &str) -> Vec<String> {
    let to = format!("{nick}@demo.example");
    let of_them = t.mails().await.into_iter().filter(|(recipient, ..)| *recipient == to).map(|(_, subject, _)| subject);
    of_them.filter(|subject| subject.to_lowercase().contains("danh sách rút gọn")).collect()
}

#[tokio::test]
async fn a_shortlist_is_previewed_and_is_proposed_once_its_motion_is_carried() {
    let t = TestBackend::new().await;
    let [first, second] = scored(&t).await;
    let minh = t.actor("minh").await;
    let preview = t.preview_shortlist(&minh, CODE, &picks(&[first])).await.expect("preview");
    assert_eq!((preview.shortlist.proposals, preview.recipients), (vec![first], 2));
    assert!(preview.ranking.lines.iter().any(|line| line.outcome.proposal == second));
    assert_eq!(stage(&t).await, Stage::Scored, "a preview changes nothing");
    assert_denied(t.preview_shortlist(&t.actor("tuan").await, CODE, &picks(&[first])).await.map(drop), Denied::Role);

    let lost = picks(&[first]).with("vote_for", "7").with("vote_against", "8").with("vote_abstained", "0");
    t.propose_shortlist(&minh, CODE, &lost).await.expect("voted");
    assert_eq!(stage(&t).await, Stage::Scored, "what is voted down is not the council's proposal");
    t.propose_shortlist(&minh, CODE, &picks(&[first])).await.expect("proposed");
    let advice = t.ranking(&t.actor("mai").await, CODE).await.expect("ranking").advice.expect("advice").0;
    assert_eq!(advice.vote, Some(Vote { in_favour: 12, against: 2, abstained: 1 }));
    assert_eq!(told(&t, "nam").await, ["Hội đồng đã đề xuất danh sách rút gọn"]);
}

#[tokio::test]
async fn the_office_forwards_and_the_leader_decides_or_each_sends_it_back_with_a_reason() {
    let t = TestBackend::new().await;
    let [first, second] = proposed(&t).await;
    let (mai, lan, minh) = (t.actor("mai").await, t.actor("lan").await, t.actor("minh").await);
    assert_denied(t.decide_shortlist(&lan, CODE, &picks(&[first])).await, Denied::WrongState);
    assert_denied(t.forward_shortlist(&lan, CODE, &text("note", "Kính trình.")).await, Denied::Role);
    assert_denied(t.return_to_office(&lan, CODE, &text("reason", "Sớm quá.")).await, Denied::WrongState);
    assert_problem(t.return_to_council(&mai, CODE, &Form::default()).await, "reason", &Problem::Required);

    t.return_to_council(&mai, CODE, &text("reason", "Làm rõ hồ sơ thứ hai.")).await.expect("back to the council");
    assert_eq!((stage(&t).await, told(&t, "minh").await), (Stage::Scored, vec!["Danh sách rút gọn được trả lại Hội đồng".to_owned()]));
    let ranking = t.ranking(&minh, CODE).await.expect("ranking");
    let (by, why) = ranking.sent_back.expect("a reason");
    assert_eq!((by.as_str(), why.note.as_str()), ("Nguyễn Thị Mai", "Làm rõ hồ sơ thứ hai."));
    assert_eq!((ranking.before.map(|b| b.proposals), ranking.advice), (Some(vec![first]), None));

    t.propose_shortlist(&minh, CODE, &picks(&[first, second])).await.expect("again");
    assert_problem(t.forward_shortlist(&mai, CODE, &Form::default()).await, "note", &Problem::Required);
    forward(&t).await;
    assert_eq!((stage(&t).await, told(&t, "lan").await), (Stage::Forwarded, vec!["Danh sách rút gọn chờ quyết định".to_owned()]));
    assert_denied(t.forward_shortlist(&mai, CODE, &text("note", "Lần nữa.")).await, Denied::WrongState);
    let submission = t.ranking(&lan, CODE).await.expect("ranking").submission.expect("the submission");
    assert_eq!((submission.0.as_str(), submission.1.note.as_str()), ("Nguyễn Thị Mai", "Kính trình."));

    t.return_to_office(&lan, CODE, &text("reason", "Bổ sung căn cứ.")).await.expect("back to the office");
    assert_eq!(stage(&t).await, Stage::Proposed);
    assert_eq!(t.ranking(&mai, CODE).await.expect("ranking").sent_back.map(|(_, why)| why.note), Some("Bổ sung căn cứ.".to_owned()));
    forward(&t).await;
    t.decide_shortlist(&lan, CODE, &picks(&[first, second])).await.expect("decided");
    let acts: Vec<_> = t.challenge_history(&mai, CODE).await.expect("history").into_iter().map(|l| (l.event.kind, l.event.note)).collect();
    for (act, note) in [(EventKind::ShortlistReturned, "Làm rõ hồ sơ thứ hai."), (EventKind::SubmissionReturned, "Bổ sung căn cứ.")]
    {
        assert!(acts.contains(&(act, note.to_owned())), "{act:?} in {acts:?}");
    }
    let public = t.challenge(&Actor::Visitor, CODE).await.expect("view");
    assert_eq!(public.stage, Stage::Scoring);
}

#[tokio::test]
async fn a_dissent_is_kept_with_the_shortlist_it_is_about() {
    let t = TestBackend::new().await;
    let [first, _] = proposed(&t).await;
    let (mai, tuan, son) = (t.actor("mai").await, t.actor("tuan").await, t.actor("son").await);
    assert_problem(t.record_dissent(&tuan, CODE, &Form::default()).await, "text", &Problem::Required);
    assert_denied(t.record_dissent(&mai, CODE, &text("text", "Không đồng ý.")).await, Denied::Role);
    t.record_dissent(&tuan, CODE, &text("text", "Chi phí chưa rõ.")).await.expect("recorded");
    t.record_dissent(&tuan, CODE, &text("text", "Chi phí vận hành chưa rõ.")).await.expect("said again");
    let seen = async |actor: &Actor| {
        let dissents = t.ranking(actor, CODE).await.expect("ranking").dissents;
        dissents.into_iter().map(|(name, d)| (name, d.text)).collect::<Vec<_>>()
    };
    let kept = vec![("Dương Minh Tuấn".to_owned(), "Chi phí vận hành chưa rõ.".to_owned())];
    assert_eq!((seen(&mai).await, seen(&tuan).await, seen(&son).await), (kept.clone(), kept.clone(), kept.clone()));
    let words = t.challenge_history(&mai, CODE).await.expect("history").into_iter().filter(|l| l.event.kind == EventKind::DissentRecorded);
    assert_eq!(words.map(|l| l.event.note).collect::<Vec<_>>(), ["Chi phí vận hành chưa rõ.", "Chi phí chưa rõ."]);

    t.clock.set(domain::time::Moment(t.clock.now().0 + 1));
    t.return_to_council(&mai, CODE, &text("reason", "Xem lại.")).await.expect("returned");
    assert_denied(t.record_dissent(&tuan, CODE, &text("text", "Nữa.")).await, Denied::WrongState);
    t.propose_shortlist(&t.actor("minh").await, CODE, &picks(&[first])).await.expect("again");
    assert_eq!(seen(&mai).await, [], "it was about the shortlist before");
    forward(&t).await;
    t.record_dissent(&tuan, CODE, &text("text", "Vẫn giữ ý kiến.")).await.expect("until the decision");
    t.decide_shortlist(&t.actor("lan").await, CODE, &picks(&[first])).await.expect("decided");
    assert_denied(t.record_dissent(&tuan, CODE, &text("text", "Muộn.")).await, Denied::WrongState);
    assert_eq!(seen(&mai).await.len(), 1);
}

#[tokio::test]
async fn who_has_a_conflict_neither_sees_the_shortlist_nor_dissents() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    declare_conflict(&t, "son", first).await;
    crate::steps::score(&t, "son", second, &crate::steps::fair()).await;
    for nick in crate::steps::COUNCIL.into_iter().filter(|n| *n != "son") {
        crate::steps::score(&t, nick, first, &crate::steps::good()).await;
        crate::steps::score(&t, nick, second, &crate::steps::fair()).await;
    }
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    t.propose_shortlist(&t.actor("minh").await, CODE, &picks(&[first])).await.expect("proposed");
    let son = t.actor("son").await;
    assert_denied(t.record_dissent(&son, CODE, &text("text", "Không đồng ý.")).await, Denied::Conflict);
    assert_denied(t.ranking(&son, CODE).await.map(drop), Denied::Conflict);
    assert_not_found(t.ranking(&son, "BT-99").await);
}

/// Known once the paper is signed: by the office, in both parts, mended by the same form, and public with the result.
#[tokio::test]
async fn a_decision_gets_its_number_and_date_once_it_is_signed() {
    let t = TestBackend::new().await;
    decided(&t).await;
    let (mai, lan, minh) = (t.actor("mai").await, t.actor("lan").await, t.actor("minh").await);
    let number = |number: &str, date: &str| Form::default().with("decision", number).with("decision_date", date);
    for (form, field) in [
        (number("", ""), "decision"),
        (number("", "2026-03-31"), "decision"),
        (number("12/QĐ-UBND", ""), "decision_date"),
        (number("12/QĐ-UBND", "hôm qua"), "decision_date"),
        (number("12/QĐ-UBND", "2026-01-01"), "decision_date"),
        (number("12/QĐ-UBND", "2036-01-01"), "decision_date"),
    ] {
        let refused = t.number_decision(&mai, CODE, &form).await;
        assert!(matches!(&refused, Err(Error::Invalid(errors)) if errors.of(field).is_some()), "{field}: {refused:?}");
    }
    assert_denied(t.number_decision(&minh, CODE, &number("12/QĐ-UBND", "2026-03-31")).await, Denied::Role);
    let signed = async || {
        let challenge = t.challenge(&mai, CODE).await.expect("seen").challenge;
        challenge.chosen().1.and_then(|decision| decision.signed.clone()).map(|signed| (signed.number, signed.date.to_date()))
    };
    assert_eq!(signed().await, None);
    t.number_decision(&mai, CODE, &number("12/QĐ-UBND", "2026-03-31")).await.expect("numbered");
    t.number_decision(&lan, CODE, &number("12/QĐ-UBND", "2026-03-31")).await.expect("the same is said once");
    t.number_decision(&lan, CODE, &number("21/QĐ-UBND", "2026-03-31")).await.expect("mended");
    assert_eq!(signed().await, Some(("21/QĐ-UBND".to_owned(), "2026-03-31".to_owned())));
    let history = t.challenge_history(&mai, CODE).await.expect("history");
    let notes: Vec<_> =
        history.iter().filter(|line| line.event.kind == EventKind::DecisionNumbered).map(|line| line.event.note.as_str()).collect();
    assert_eq!(notes.len(), 2, "{notes:?}");
    t.publish_result(&mai, CODE).await.expect("published");
    let public = t.result(&Actor::Visitor, CODE).await.expect("a result");
    assert_eq!(public.signed.map(|signed| signed.number).as_deref(), Some("21/QĐ-UBND"));
    for one in [&mai, &lan] {
        assert_denied(t.number_decision(one, CODE, &number("99/QĐ-UBND", "2026-03-31")).await, Denied::WrongState);
    }
}

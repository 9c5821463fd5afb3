//! People are told of work that arrives, with its term, in the act that brings it; and their page says the same.

use crate::steps::{
    CLOSES, CODE, COUNCIL, OPENS, admit, confirm_opening, declare_clear, declare_conflict, draft, fair, forward, good, picks, proposed,
    saved_form, score, sheet, submitted, verify_second_firm,
};
use backend::{
    office::Task,
    testing::{TestBackend, person},
};
use domain::{form::Form, ids::ProposalId, time::Moment};

const PLAN: [(&str, &str); 3] = [("opening", "2026-04-01T09:00"), ("scoring_ends", "2026-04-20T17:00"), ("result", "2026-05-04T17:00")];

/// Mails that were not there before, in any order: of one moment, nothing says which came first.
async fn since(t: &TestBackend, before: &[(String, String, String)]) -> Vec<(String, String, String)> {
    let mut mails = t.mails().await;
    for old in before {
        let place = mails.iter().position(|mail| mail == old).expect("a mail stays");
        mails.remove(place);
    }
    mails
}

fn to<'a>(mails: &'a [(String, String, String)], nick: &str) -> Vec<&'a (String, String, String)> {
    let email = person(nick).expect("one of the cast").email();
    mails.iter().filter(|(recipient, ..)| *recipient == email).collect()
}

fn subjects(mails: &[(String, String, String)], nick: &str) -> Vec<String> {
    to(mails, nick).into_iter().map(|(_, subject, _)| subject.clone()).collect()
}

/// A planned challenge that is open, with these rules.
async fn planned(t: &TestBackend, rules: &[(&str, &str)]) {
    draft(t, CODE).await;
    let form = PLAN.iter().chain(rules).fold(saved_form(t, CODE).await, |form, (name, value)| form.with(*name, *value));
    t.edit_challenge(&t.actor("mai").await, CODE, &form).await.expect("edited");
    t.send_to_review(&t.actor("mai").await, CODE).await.expect("sent");
    t.publish_challenge(&t.actor("lan").await, CODE, &Form::default()).await.expect("published");
    t.at(OPENS);
}

async fn two_opened(t: &TestBackend) -> [ProposalId; 2] {
    verify_second_firm(t).await;
    let ids = [submitted(t, "an", "A").await.0, submitted(t, "binh", "B").await.0];
    t.at(CLOSES);
    confirm_opening(t).await;
    ids
}

async fn start(t: &TestBackend, ids: &[ProposalId]) {
    for id in ids {
        admit(t, *id).await;
    }
    t.start_scoring(&t.actor("mai").await, CODE).await.expect("started");
}

async fn line(t: &TestBackend, nick: &str) -> backend::council::CouncilLine {
    t.council_home(&t.actor(nick).await).await.expect("home").remove(0)
}

fn at(local: &str) -> Option<Moment> {
    Moment::from_local(local)
}

#[tokio::test]
async fn a_leader_is_told_of_a_review_and_the_author_of_what_comes_back() {
    let t = TestBackend::new().await;
    draft(&t, CODE).await;
    let before = t.mails().await;
    t.send_to_review(&t.actor("mai").await, CODE).await.expect("sent");
    let told = since(&t, &before).await;
    assert_eq!(subjects(&told, "lan"), ["Bài toán chờ thẩm định"]);
    assert!(to(&told, "lan")[0].2.contains("Hạn: trước") && to(&told, "lan")[0].2.contains("02/03/2026"), "{told:?}");
    for nick in ["mai", "nam", "an", "minh"] {
        assert!(to(&told, nick).is_empty(), "{nick}");
    }
    let desk = t.desk(&t.actor("lan").await).await.expect("desk");
    let waits: Vec<_> = desk.tasks.iter().map(|(card, task)| (card.code.as_str(), *task, card.due)).collect();
    assert_eq!(waits, [(CODE, Task::Review, at(OPENS))], "the desk says the same");

    let before = t.mails().await;
    t.return_challenge(&t.actor("lan").await, CODE, &Form::default().with("reason", "Nêu rõ chỉ tiêu.")).await.expect("returned");
    let told = since(&t, &before).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(to(&told, "mai")[0].2.contains("Nêu rõ chỉ tiêu."));
}

#[tokio::test]
async fn a_leader_is_told_of_a_decision_to_take_and_the_office_of_a_result_to_publish() {
    let t = TestBackend::new().await;
    let ids = proposed(&t).await;
    let before = t.mails().await;
    forward(&t).await;
    assert_eq!(subjects(&since(&t, &before).await, "lan"), ["Danh sách rút gọn chờ quyết định"]);
    assert_eq!(t.desk(&t.actor("lan").await).await.expect("desk").tasks.iter().map(|(_, task)| *task).collect::<Vec<_>>(), [Task::Decide]);
    let before = t.mails().await;
    t.decide_shortlist(&t.actor("lan").await, CODE, &picks(&ids[..1])).await.expect("decided");
    let told = since(&t, &before).await;
    assert_eq!(
        (subjects(&told, "mai"), subjects(&told, "nam")),
        (vec!["Kết quả chờ công bố".to_owned()], vec!["Kết quả chờ công bố".to_owned()])
    );
    assert!(to(&told, "an").is_empty() && to(&told, "minh").is_empty(), "nobody else knows of the decision");
}

#[tokio::test]
async fn the_opening_is_told_to_each_firm_and_to_members_who_have_something_to_declare() {
    let t = TestBackend::new().await;
    planned(&t, &[]).await;
    t.recuse_from_challenge(&t.actor("son").await, CODE, &Form::default().with("kind", "relative").with("reason", "Người thân."))
        .await
        .expect("recused");
    let before = t.mails().await;
    two_opened(&t).await;
    let told = since(&t, &before).await;
    for nick in COUNCIL {
        let mails = to(&told, nick);
        if nick == "son" {
            assert!(mails.is_empty(), "takes no part: {mails:?}");
            continue;
        }
        assert_eq!(mails.len(), 1, "{nick}");
        let (_, subject, body) = mails[0];
        assert_eq!(subject, "Cần khai báo xung đột lợi ích");
        assert!(body.contains("đối với 2 hồ sơ") && body.contains("Hạn: trước") && body.contains("20/04/2026 17:00"), "{body}");
        assert!(!body.contains("Hạ Long") && !body.contains("Bạch Đằng"), "no firm is named: {body}");
        let line = line(&t, nick).await;
        assert_eq!((line.undeclared, line.due), (2, at("2026-04-20T17:00")), "{nick}: the page says the same");
    }
    for nick in ["an", "binh"] {
        let opened: Vec<_> = to(&told, nick).into_iter().filter(|(_, subject, _)| subject == "Hồ sơ đã được mở").collect();
        assert_eq!(opened.len(), 1, "{nick}");
    }
    assert!(told.iter().filter(|(_, subject, _)| subject == "Hồ sơ đã được mở").count() == 2, "not those who handed in nothing");
}

#[tokio::test]
async fn scoring_is_told_to_who_may_score_and_to_firms_with_what_became_of_their_proposal() {
    let t = TestBackend::new().await;
    planned(&t, &[]).await;
    let ids = two_opened(&t).await;
    for id in ids {
        declare_conflict(&t, "tuan", id).await;
    }
    declare_conflict(&t, "hoa", ids[0]).await;
    admit(&t, ids[0]).await;
    t.refuse_proposal(ids[1], "Thiếu cam kết.").await;
    let before = t.mails().await;
    t.start_scoring(&t.actor("mai").await, CODE).await.expect("started");
    let told = since(&t, &before).await;
    for nick in COUNCIL {
        // Of the only one that was admitted, these two know nothing.
        let expected: &[&str] = if ["tuan", "hoa"].contains(&nick) { &[] } else { &["Bắt đầu chấm điểm"] };
        assert_eq!(subjects(&told, nick), expected, "{nick}");
    }
    assert!(to(&told, "minh")[0].2.contains("được chấm: 1.") && to(&told, "minh")[0].2.contains("20/04/2026"), "{told:?}");
    assert_eq!(subjects(&told, "an"), ["Hồ sơ hợp lệ, Hội đồng bắt đầu đánh giá"]);
    assert_eq!(subjects(&told, "binh"), ["Hồ sơ không hợp lệ"]);
    assert!(to(&told, "binh")[0].2.contains("Thiếu cam kết.") && !to(&told, "an")[0].2.contains("Thiếu cam kết."));
}

fn low() -> Form {
    sheet(["1", "1", "1", "1", "1", "1"])
}

#[tokio::test]
async fn a_second_round_is_told_to_who_has_a_sheet_with_the_proposals_where_it_is_far_off() {
    let t = TestBackend::new().await;
    planned(&t, &[("rounds", "2"), ("blind", "round_end"), ("exclusion_majority", "cast_2_3")]).await;
    let ids = two_opened(&t).await;
    start(&t, &ids).await;
    declare_conflict(&t, "tuan", ids[0]).await;
    declare_conflict(&t, "tuan", ids[1]).await;
    for id in [ids[0], ids[1]] {
        declare_clear(&t, "hoa", id).await;
        let reason = Form::default().with("abstain_reason", "Ngoài chuyên môn.");
        t.abstain_sheet(&t.actor("hoa").await, id, &reason).await.expect("abstained");
    }
    let before_sheets = t.mails().await;
    for nick in COUNCIL.into_iter().filter(|nick| !["tuan", "hoa"].contains(nick)) {
        score(&t, nick, ids[0], &if nick == "son" { low() } else { good() }).await;
        score(&t, nick, ids[1], &fair()).await;
    }
    assert!(since(&t, &before_sheets).await.is_empty(), "nothing is judged before the round ends");
    let before = t.mails().await;
    t.close_round(&t.actor("minh").await, CODE).await.expect("closed");
    let told = since(&t, &before).await;
    let code =
        t.opened_proposals(&t.actor("mai").await, CODE).await.expect("opened").into_iter().find(|p| p.id == ids[0]).expect("there").code;
    for nick in COUNCIL {
        let is_told = !["tuan", "hoa"].contains(&nick);
        assert_eq!(to(&told, nick).len(), usize::from(is_told), "{nick}");
        if is_told {
            assert_eq!(to(&told, nick)[0].2.contains(&code), nick == "son", "{nick}: {told:?}");
        }
    }
    let (son, yen) = (line(&t, "son").await, line(&t, "yen").await);
    assert_eq!((son.to_revise, son.far.as_slice(), son.due), (2, [code.clone()].as_slice(), at("2026-04-20T17:00")));
    assert_eq!((yen.to_revise, yen.far.len()), (2, 0));

    let minh = t.actor("minh").await;
    crate::rounds::all_keep(&t).await;
    let far = t.far_sheets(&minh, CODE).await.expect("a list");
    let before = t.mails().await;
    let vote = picks(&[]).with("sheet", far[0].value()).with("reason", "Chấm nhầm hồ sơ.");
    t.exclude_sheet(&minh, CODE, &vote).await.expect("excluded");
    let told = since(&t, &before).await;
    let (voting, of_the_sheet): (Vec<_>, Vec<_>) = to(&told, "son").into_iter().partition(|mail| mail.2.contains("Mời ông/bà biểu quyết"));
    assert_eq!((voting.len(), of_the_sheet.len()), (1, 2), "{told:?}");
    assert!(of_the_sheet.iter().all(|mail| mail.2.contains("Chấm nhầm hồ sơ.")), "{told:?}");
    assert_eq!((to(&told, "yen").len(), told.len()), (1, 2 + COUNCIL.len() - 1), "who may vote is told of it, its author of the rest");
}

#[tokio::test]
async fn where_sheets_are_seen_at_once_a_member_is_told_of_one_far_off_when_all_are_in() {
    let t = TestBackend::new().await;
    planned(&t, &[("rounds", "1"), ("blind", "own_sheet")]).await;
    let ids = two_opened(&t).await;
    start(&t, &ids).await;
    let before = t.mails().await;
    let (last, others) = COUNCIL.split_last().expect("fifteen");
    for nick in others {
        score(&t, nick, ids[0], &if *nick == "hoa" { low() } else { good() }).await;
    }
    assert!(since(&t, &before).await.is_empty(), "one may still come that changes it");
    assert_eq!(line(&t, "hoa").await.far.len(), 1, "the page says so from then on that the own sheet shows it");
    score(&t, last, ids[0], &good()).await;
    let told = since(&t, &before).await;
    assert!(told.len() == 1 && subjects(&told, "hoa") == ["Phiếu đánh giá chênh lệch nhiều so với các phiếu khác"], "{told:?}");
}

#[tokio::test]
async fn a_ballot_is_told_to_who_may_vote_and_to_nobody_else() {
    let t = TestBackend::new().await;
    planned(&t, &[("shortlist_size", "1"), ("extra_place", "")]).await;
    let ids = two_opened(&t).await;
    start(&t, &ids).await;
    declare_conflict(&t, "son", ids[0]).await;
    for nick in COUNCIL {
        for id in ids.into_iter().filter(|id| nick != "son" || *id == ids[1]) {
            score(&t, nick, id, &good()).await;
        }
    }
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default()).await.expect("closed");
    let before = t.mails().await;
    crate::ballot::open(&t).await;
    let told = since(&t, &before).await;
    assert_eq!(told.len(), 14);
    for nick in COUNCIL {
        assert_eq!(subjects(&told, nick).len(), usize::from(nick != "son"), "{nick}");
        assert_eq!(line(&t, nick).await.awaits_vote, nick != "son", "{nick}: the page says the same");
    }
    let until = t.ballot(&t.actor("minh").await, CODE).await.expect("seen").until.expect("announced");
    assert!(to(&told, "yen")[0].2.contains(&until.show_weekday(domain::locale::Locale::Vi)), "{told:?}");
    declare_clear_is_over(&t, ids[0]).await;
}

/// Declaring is over once scoring has closed: nobody who was left out of the ballot comes in later.
async fn declare_clear_is_over(t: &TestBackend, id: ProposalId) {
    let form = Form::default().with("conflict", "clear");
    assert!(t.declare_conflict(&t.actor("son").await, id, &form).await.is_err());
}

#[tokio::test]
async fn an_act_that_is_refused_tells_nobody() {
    let t = TestBackend::new().await;
    draft(&t, CODE).await;
    let before = t.mails().await;
    assert!(t.send_to_review(&t.actor("lan").await, CODE).await.is_err());
    assert!(t.confirm_opening(&t.actor("mai").await, CODE).await.is_err());
    assert!(t.start_scoring(&t.actor("mai").await, CODE).await.is_err());
    assert!(t.open_ballot(&t.actor("minh").await, CODE, &t.in_writing(&Form::default())).await.is_err());
    assert_eq!(t.mails().await, before);
}

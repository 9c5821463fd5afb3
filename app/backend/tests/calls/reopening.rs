//! Scoring reopened by the leader after it had closed.

use crate::{
    papers::{lines, read, sign},
    steps::{CODE, COUNCIL, assert_denied, assert_problem, declare_clear, declare_conflict, fair, good, picks, score, scored, scoring_by},
};
use backend::{papers::Kind, testing::TestBackend};
use domain::{
    access::Denied,
    challenges::{Reopening, Stage},
    check::Problem,
    evaluations::{SheetStanding, result_file::ResultFile},
    event::EventKind,
    form::Form,
    ids::ProposalId,
    people::Actor,
};

const REASON: &str = "Phát hiện muộn một xung đột lợi ích.";

fn form() -> Form {
    Form::default().with("until", "2026-05-20T17:00").with("reason", REASON)
}

async fn hash(t: &TestBackend) -> String {
    let file = t.result_file(&t.actor("mai").await, CODE).await.expect("a file");
    serde_json::from_str::<ResultFile>(&file).expect("readable").closing_hash
}

#[tokio::test]
async fn a_leader_reopens_scoring_and_a_late_conflict_changes_the_result() {
    let t = TestBackend::new().await;
    let [first, second] = scored(&t).await;
    let (lan, minh, tuan) = (t.actor("lan").await, t.actor("minh").await, t.actor("tuan").await);
    let before = hash(&t).await;
    for nick in ["mai", "minh", "an"] {
        assert_denied(t.reopen_scoring(&t.actor(nick).await, CODE, &form()).await, Denied::Role);
    }
    assert_problem(t.reopen_scoring(&lan, CODE, &form().with("until", "2026-01-01T08:00")).await, "until", &Problem::InPast);
    assert_problem(t.reopen_scoring(&lan, CODE, &form().with("reason", "")).await, "reason", &Problem::Required);
    let mails = t.mails().await.len();
    t.reopen_scoring(&lan, CODE, &form()).await.expect("reopened");
    assert_denied(t.reopen_scoring(&lan, CODE, &form()).await, Denied::WrongState);

    // The result that stood is shown to nobody, and the public is told nothing.
    for actor in [&lan, &minh] {
        assert_denied(t.ranking(actor, CODE).await, Denied::WrongState);
    }
    let view = t.challenge(&Actor::Visitor, CODE).await.expect("public");
    assert_eq!((view.stage, view.reopened_until), (Stage::Scoring, None));
    for nick in ["an", "tuan"] {
        let view = t.challenge(&t.actor(nick).await, CODE).await.expect("view");
        assert_eq!(view.reopened_until.is_some(), nick == "tuan");
        assert!(!format!("{:?}", view.challenge).contains(REASON), "{nick}");
    }
    let told = t.mails().await.split_off(mails);
    assert_eq!(told.len(), COUNCIL.len());
    assert!(told.iter().all(|(_, subject, body)| subject == "Mở lại việc chấm điểm" && !body.contains(REASON)));
    let history = t.challenge_history(&t.actor("mai").await, CODE).await.expect("history");
    let reopened = history.iter().find(|line| line.event.kind == EventKind::ScoringReopened).expect("told");
    let kept = Reopening::from_note(&reopened.event.note).expect("readable");
    assert_eq!((kept.closing_hash.as_str(), kept.reason.as_str()), (before.as_str(), REASON));

    let past: Vec<String> = t.rows().await.remove("past_results").unwrap_or_default();
    assert!(past.len() == 1 && past[0].contains("closed_at") && past[0].contains("\"verdict\":\"passed\""), "{past:?}");
    declare_conflict(&t, "tuan", first).await;
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed again");
    let ranking = t.ranking(&minh, CODE).await.expect("ranked again");
    let n = |id| ranking.lines.iter().find(|l| l.outcome.proposal == id).map(|l| (l.outcome.n, l.outcome.eligible));
    assert_eq!((n(first), n(second)), (Some((14, 14)), Some((15, 15))));
    assert_ne!(hash(&t).await, before);
    assert_denied(t.ranking(&tuan, CODE).await, Denied::Conflict);

    assert_denied(t.reopen_scoring(&lan, CODE, &form()).await, Denied::ResultUsed);
    t.propose_shortlist(&minh, CODE, &picks(&[first])).await.expect("proposed");
    assert_denied(t.reopen_scoring(&lan, CODE, &form()).await, Denied::WrongState);
    t.return_to_council(&t.actor("mai").await, CODE, &Form::default().with("reason", "Làm rõ.")).await.expect("back to the council");
    assert_denied(t.reopen_scoring(&lan, CODE, &form()).await, Denied::ResultUsed);
}

#[tokio::test]
async fn in_the_last_of_two_rounds_missing_sheets_come_in_and_nothing_else_changes() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("rounds", "2"), ("blind", "round_end")]).await;
    let some = &COUNCIL[..9];
    for nick in some {
        for id in [first, second] {
            score(&t, nick, id, &good()).await;
        }
    }
    let (lan, minh, son) = (t.actor("lan").await, t.actor("minh").await, t.actor("son").await);
    for id in [first, second] {
        declare_clear(&t, "son", id).await;
    }
    declare_conflict(&t, "ngoc", first).await;
    declare_conflict(&t, "ngoc", second).await;
    t.close_round(&minh, CODE).await.expect("closed");
    assert_denied(t.submit_sheet(&son, first, &fair()).await, Denied::Locked);
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    assert!(t.ranking(&minh, CODE).await.expect("seen").lines.iter().all(|line| line.outcome.rank.is_none()), "9 of 14 are no quorum");
    let mails = t.mails().await.len();
    t.reopen_scoring(&lan, CODE, &form()).await.expect("reopened");
    let told: Vec<String> = t.mails().await.split_off(mails).into_iter().map(|(to, ..)| to).collect();
    assert_eq!((told.len(), told.iter().any(|to| to.starts_with("ngoc@"))), (14, false), "whoever scores nothing is not told");

    let waits = t.council_home(&son).await.expect("home");
    assert_eq!((waits[0].round, waits[0].to_score), (2, 2));
    t.submit_sheet(&son, first, &fair()).await.expect("handed in late");
    assert_denied(t.submit_sheet(&son, first, &good()).await, Denied::Locked);
    assert_eq!(t.sheet(&son, first).await.expect("a sheet").standing, SheetStanding::Submitted);
    let tuan = t.actor("tuan").await;
    let sheet = t.sheet(&tuan, first).await.expect("a sheet");
    let typed = sheet.sheet.to_form(domain::locale::Locale::Vi).with("sheet_version", sheet.sheet_version.to_string());
    let changed = typed.with("score_0", "10");
    assert_denied(t.submit_sheet(&tuan, first, &changed).await, Denied::Locked);
    let revised = t.revise_sheet(&tuan, first, &changed.with("reason_0", "Thiếu dữ liệu.")).await;
    assert_denied(revised, Denied::Locked);
    assert_denied(t.close_round(&minh, CODE).await, Denied::WrongState);
    assert_problem(t.close_scoring(&minh, CODE, &Form::default()).await, "reason", &Problem::Required);
    t.close_scoring(&minh, CODE, &Form::default().with("reason", "Đã đủ phiếu.")).await.expect("closed again");
    let n = |ranking: backend::results::RankingView, id: ProposalId| {
        ranking.lines.into_iter().find(|l| l.outcome.proposal == id).map(|l| l.outcome.n)
    };
    assert_eq!(n(t.ranking(&minh, CODE).await.expect("seen"), first), Some(10));
    let file: ResultFile = serde_json::from_str(&t.result_file(&minh, CODE).await.expect("a file")).expect("readable");
    let late: Vec<usize> = file.closing.proposals.iter().map(|proposal| proposal.late.len()).collect();
    let firsts: Vec<usize> =
        file.closing.proposals.iter().map(|p| p.first_sheets(&file.closing.columns).iter().flatten().count()).collect();
    assert_eq!((late.iter().sum::<usize>(), firsts), (1, vec![9, 9]), "agreement is that of the nine who scored blind");
}

#[tokio::test]
async fn the_papers_tell_of_it_and_a_copy_signed_before_is_none_of_the_new_table() {
    let t = TestBackend::new().await;
    scored(&t).await;
    let (mai, minh) = (t.actor("mai").await, t.actor("minh").await);
    let paper = t.named_paper(&mai, CODE, "scores").await.expect("named");
    sign(&t, "mai", paper, b"%PDF-1.7 signed").await.expect("filed");
    let is_signed = |lines: Vec<backend::papers::PaperLine>| lines.iter().any(|l| l.kind == Kind::ScoreTable && l.signed.is_some());
    assert!(is_signed(lines(&t, "mai").await) && !read(&t, "mai", "scores").await.expect("printed").contains("DỰ THẢO"));
    t.at("2026-05-02T08:00");
    t.reopen_scoring(&t.actor("lan").await, CODE, &form()).await.expect("reopened");
    assert_denied(read(&t, "mai", "scores").await, Denied::WrongState);
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed again");
    let table = read(&t, "mai", "scores").await.expect("printed");
    assert!(
        table.contains("DỰ THẢO") && table.contains("mở lại từ 02/05/2026 08:00 đến 20/05/2026 17:00") && table.contains(REASON),
        "{table}"
    );
    assert!(!is_signed(lines(&t, "mai").await));
}

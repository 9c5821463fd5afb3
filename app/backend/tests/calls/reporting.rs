//! The report of a month or a quarter: its numbers, until when, for the office alone; as PDF and DOCX.

use crate::{
    papers::words_of,
    steps::{CLOSES, CODE, assert_denied, assert_not_found, confirm_opening, handed_in, result_published},
};
use backend::{papers::Format, testing::TestBackend};
use domain::{access::Denied, challenges::Stage, people::Actor, reporting::Counted};

#[tokio::test]
async fn a_report_counts_within_its_period_and_knows_no_proposals_before_the_opening() {
    let t = TestBackend::new().await;
    handed_in(&t).await;
    let lan = t.actor("lan").await;
    let of = async |code: &str, counted: Counted| {
        let figures = t.report(&lan, code).await.expect("a report").figures;
        let figure = figures.into_iter().find(|figure| figure.counted == counted).expect("counted");
        (figure.within, figure.in_all)
    };
    assert_eq!(of("2026-03", Counted::Received).await, (Some(0), 0), "sealed");
    assert_eq!(of("2026-03", Counted::Closed).await, (Some(0), 0));
    t.at(CLOSES);
    assert_eq!(of("2026-03", Counted::Closed).await, (Some(1), 1));
    assert_eq!(of("2026-03", Counted::Received).await, (Some(0), 0), "still sealed");
    assert_not_found(t.report(&lan, "2031-01").await);
    assert_not_found(t.report(&lan, "thang-ba").await);
    for nick in ["an", "minh"] {
        assert_denied(t.report(&t.actor(nick).await, "2026-03").await, Denied::Role);
        assert_denied(t.print_report(&t.actor(nick).await, "2026-03", Format::Docx).await, Denied::Role);
    }
    assert_denied(t.report(&Actor::Visitor, "2026-03").await, Denied::SignIn);
}

#[tokio::test]
async fn a_report_is_a_paper_with_the_date_and_the_source_of_each_number() {
    let t = TestBackend::new().await;
    result_published(&t).await;
    let mai = t.actor("mai").await;
    let view = t.report(&mai, &t.clock.now().to_date()[..7]).await.expect("a report");
    let figure = |counted| view.figures.iter().find(|figure| figure.counted == counted).expect("counted").in_all;
    assert_eq!([Counted::Published, Counted::Opened, Counted::Received, Counted::Results].map(figure), [1, 1, 2, 1]);
    assert_eq!(view.calls.iter().map(|call| (call.code.as_str(), call.proposals)).collect::<Vec<_>>(), [(CODE, Some(2))]);
    let docx = t.print_report(&mai, &view.period.code(), Format::Docx).await.expect("printed");
    assert_eq!(docx.name, format!("bao-cao-{}.docx", view.period.code()));
    let text = words_of(docx.bytes);
    for expected in ["BÁO CÁO", "DỰ THẢO", "Ban Chỉ đạo", "Biên bản mở hồ sơ", "Tính đến", "/BC-", CODE, "Đã công bố kết quả"]
    {
        assert!(text.contains(expected), "{expected} is not in: {text}");
    }
    let pdf = t.print_report(&mai, &view.period.code(), Format::Pdf).await.expect("printed");
    assert!(pdf.bytes.starts_with(b"%PDF"));
}

/// A paper about a month that is over tells nothing that came later.
#[tokio::test]
async fn a_report_of_a_period_that_is_over_tells_what_was_so_at_its_end() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    handed_in(&t).await;
    let during = t.report(&mai, "2026-03").await.expect("a report");
    t.at("2026-04-01T00:00");
    let after = t.report(&mai, "2026-03").await.expect("a report");
    confirm_opening(&t).await;
    let later = [t.report(&mai, "2026-03").await.expect("a report"), t.report(&mai, "2026-04").await.expect("a report")];
    let told = |report: &backend::reporting::ReportView| {
        report.calls.iter().map(|call| (call.code.clone(), call.stage, call.proposals, call.shortlisted)).collect::<Vec<_>>()
    };
    assert_eq!(told(&during), [(CODE.to_owned(), Stage::Open, None, None)]);
    assert!(during.figures.iter().any(|figure| figure.counted == Counted::Verified));
    assert_eq!(told(&after), [(CODE.to_owned(), Stage::Closed, None, None)]);
    assert!(!after.figures.iter().any(|figure| figure.counted == Counted::Verified), "it is known of today only");
    assert_eq!(told(&later[0]), told(&after), "the opening came later");
    assert_eq!(told(&later[1]), [(CODE.to_owned(), Stage::Opened, Some(2), None)]);
}

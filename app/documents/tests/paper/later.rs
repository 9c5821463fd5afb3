//! What is written around a meeting and a decision: the count of sheets, one member's sheets, the invitation, the request, and the
//! report of a period.

use crate::{
    papers::office,
    sample::{at, challenge, head, members, minutes, sheet, texts},
};
use documents::{Document, count, docx, invitation, pdf, report, request, sheet as sheets, tie::Tie};
use domain::{
    challenges::Stage,
    council::Vote,
    evaluations::result_file::BallotResult,
    locale::Bilingual,
    plan::Counts,
    reporting::{Counted, Period, figures},
};

pub fn all() -> Vec<Document> {
    vec![counted(), bound(), invited(), requested(), reported()]
}

fn counted() -> Document {
    let minutes = minutes("Công ty TNHH Trí tuệ Hạ Long");
    let part = &minutes.parts[0];
    let votes = [("HS-03-001".to_owned(), 7), ("HS-03-002".to_owned(), 5)].into();
    let ballot = BallotResult { eligible: 12, cast: Some(12), votes, ..BallotResult::default() };
    count::document(&count::Count {
        head: head("BB-HĐTV"),
        challenge: challenge(),
        closed: Some(at("2026-12-09T17:00")),
        ballots: part.ballots.clone(),
        uncounted: part.uncounted.clone(),
        scored: part.scored.clone(),
        tie: Some(Tie { ballot, lot: Vec::new(), value: None }),
        chair: minutes.chair.clone(),
        secretary: minutes.secretary.clone(),
        recipients: texts(&["Lưu: HĐTV"]),
    })
}

fn bound() -> Document {
    let other = |code: &str| sheets::Filled { code: code.to_owned(), ..sheet() };
    sheets::bound(&sheet(), &[other("HS-03-002"), other("HS-03-003")])
}

fn invited() -> Document {
    invitation::document(&invitation::Invitation {
        head: head("GM-HĐTV"),
        challenges: vec![challenge()],
        at: at("2026-12-10T08:00"),
        place: "Phòng họp số 2".to_owned(),
        members: members(),
        guests: texts(&["Ông Bùi Văn Khách"]),
        chair: members().into_iter().next(),
        secretary: "TS. Phạm Thu Hường".to_owned(),
        address: "https://bai-toan.example/council/meetings/7".to_owned(),
        recipients: texts(&["Như trên", "Lưu: HĐTV"]),
    })
}

fn requested() -> Document {
    request::document(&request::Request {
        head: head("TTr-SKHCN"),
        challenge: challenge(),
        authority: "Chủ tịch Ủy ban nhân dân tỉnh".to_owned(),
        basis: texts(&["Căn cứ văn bản số 57-NQ/TW ngày 22/12/2024"]),
        office: office(),
        begun: Some(at("2026-11-01T08:00")),
        closed: Some(at("2026-11-30T17:00")),
        opened: Some(at("2026-11-30T17:05")),
        handed_in: 4,
        admitted: 3,
        scored: minutes("Công ty TNHH Trí tuệ Hạ Long").parts[0].scored.clone(),
        proposed: texts(&["HS-03-001"]),
        vote: Some(Vote { in_favour: 8, against: 2, abstained: 1 }),
        note: "Đã thảo luận".to_owned(),
        tie: None,
        departures: Vec::new(),
        dissents: vec![("TS. Đỗ Đăng Khoa".to_owned(), "Đề nghị chọn thêm hồ sơ HS-03-002.".to_owned())],
        signer_lines: texts(&["GIÁM ĐỐC"]),
        recipients: texts(&["Như trên", "Lưu: VT"]),
    })
}

fn reported() -> Document {
    let (period, now) = (Period::from_code("2026-Q4").expect("a quarter"), at("2026-12-10T08:00"));
    let happened = [(Counted::Published, at("2026-10-05T08:00"), 3), (Counted::Received, at("2026-09-05T08:00"), 12)];
    report::document(&report::Report {
        head: head("BC-SKHCN"),
        office: office(),
        period,
        until: now,
        figures: figures(period.window().expect("a window"), now, &happened, 7),
        calls: vec![report::Call {
            code: challenge().code,
            title: Bilingual::new(&challenge().title, ""),
            stage: Stage::Proposed,
            closes: Some(at("2026-11-30T17:00")),
            proposals: Some(4),
            shortlisted: None,
        }],
        plan: Some((Counts::default(), at("2026-11-15T00:00"))),
        signer_lines: texts(&["GIÁM ĐỐC"]),
        recipients: texts(&["Như trên", "Lưu: VT"]),
    })
}

#[test]
fn each_of_them_says_what_it_must_in_both_formats() {
    let told: [&[&str]; 5] = [
        &[
            "BIÊN BẢN KIỂM PHIẾU",
            "17 giờ 00 phút, ngày 09 tháng 12 năm 2026",
            "HS-03-001",
            "962",
            "12 trong số 12 thành viên",
            "THƯ KÝ HÀNH CHÍNH",
        ],
        &["PHIẾU ĐÁNH GIÁ", "03 hồ sơ tham gia giải", "Hồ sơ HS-03-003", "NGƯỜI ĐÁNH GIÁ"],
        &["GIẤY MỜI", "Số: ……/GM-HĐTV", "TS. Đỗ Đăng Khoa", "Ông Bùi Văn Khách (khách mời)", "Phòng họp số 2", "CHỦ TỊCH HỘI ĐỒNG"],
        &[
            "TỜ TRÌNH",
            "Kính gửi: ",
            "Căn cứ văn bản số 57-NQ/TW ngày 22/12/2024;",
            "04 hồ sơ đã nộp, trong đó 03 hồ sơ hợp lệ",
            "08 tán thành",
            "không phải là hợp đồng",
        ],
        &["BÁO CÁO", "quý 4 năm 2026", "Biên bản mở hồ sơ", "Tính đến", "15/11/2026", "Đang đánh giá"],
    ];
    for (document, expected) in all().into_iter().zip(told) {
        let printed = crate::pdf::text(&pdf(&document, at("2026-12-10T12:00")).expect("a PDF"));
        let body = crate::docx::part(&docx(&document).expect("a DOCX"), "word/document.xml");
        for part in expected {
            assert!(printed.contains(part), "{part} is not in: {printed}");
            let last = part.rsplit(' ').next().unwrap_or_default();
            assert!(body.contains(last) || last.contains('-'), "{last} is not in: {body}");
        }
    }
}

#[test]
fn an_invitation_names_no_proposal_and_a_report_no_proposals_of_what_is_sealed() {
    let invitation = documents::plain(&invited());
    assert!(!invitation.contains("HS-"), "{invitation}");
    assert!(invitation.contains("08 giờ 00 phút, Thứ Năm, ngày 10 tháng 12 năm 2026") && invitation.contains("Ông/Bà "), "{invitation}");
    let report = documents::plain(&reported());
    assert!(report.contains("Bài toán được công bố | 3 | 3") && report.contains("| 0 | 12 |"), "{report}");
    assert!(report.contains("Doanh nghiệp đã xác minh | – | 7"), "{report}");
}

//! The eight papers of the sample.

use crate::sample::{EVIL, at, challenge, decision, head, members, minutes, scored, sheet, texts};
use documents::{
    Document, Head, announcement, brief, conflicts, letter, opening,
    scores::{self, Scored},
    tie::Tie,
};
use domain::{
    challenges::{Calendar, Content, Measure, RuleSet},
    council::{Interest, Source},
    locale::Bilingual,
    verbatim::Verbatim,
};

pub fn office() -> String {
    "Sở Khoa học và Công nghệ".to_owned()
}

fn office_head(symbol: &str) -> Head {
    Head { agency: "SỞ KHOA HỌC VÀ CÔNG NGHỆ".to_owned(), ..head(symbol) }
}

pub fn opening() -> opening::Opening {
    let opened = |s: &Scored| opening::Opened {
        code: s.code.clone(),
        firm: s.firm.clone(),
        submitted_at: Some(at("2026-11-30T16:59")),
        files: 4,
        hash: Verbatim::from(RuleSet::default()).hash(),
    };
    let opener =
        |name: &str, role: &str| opening::Opener { name: name.into(), role: role.into(), confirmed_at: Some(at("2026-11-30T17:05")) };
    opening::Opening {
        head: office_head("BB-SKHCN"),
        challenge: challenge(),
        closed_at: Some(at("2026-11-30T17:00")),
        opened_at: Some(at("2026-11-30T17:05")),
        openers: vec![opener("Hoàng Thị Mai", "chuyên viên cơ quan thường trực"), opener("Vũ Hải Nam", "lãnh đạo phê duyệt")],
        opened: scored("Công ty TNHH Trí tuệ Hạ Long").iter().map(opened).collect(),
        withdrawn: 1,
        remarks: Vec::new(),
        recipients: texts(&["Lưu: VT, hồ sơ đợt mời"]),
    }
}

pub fn brief() -> brief::Brief {
    let text = |vi: &str| Bilingual::new(vi, "");
    let measure = Measure { name: text("Thời gian phản hồi"), target: text("≤ 6 giờ") };
    brief::Brief {
        code: challenge().code,
        agency: "Ủy ban nhân dân tỉnh Quảng Ninh".to_owned(),
        content: Content {
            title: text(&challenge().title),
            summary: text(EVIL),
            required_result: text("Đoạn một.\n\nĐoạn hai."),
            measures: vec![measure],
            budget_ceiling: Some(2_500_000_000),
            calendar: Calendar { closes: Some(at("2026-11-30T17:00")), ..Calendar::default() },
            ..Content::default()
        },
        version: Some((2, at("2026-10-01T08:00"))),
        rules_hash: Verbatim::from(RuleSet::default()).hash(),
        address: "https://bai-toan.example/challenges/BT-03".to_owned(),
        printed: at("2026-10-02T09:30"),
    }
}

pub fn letter() -> letter::Letter {
    let second = scored("Công ty TNHH Trí tuệ Hạ Long").remove(1);
    letter::Letter {
        head: office_head("SKHCN"),
        challenge: challenge(),
        rules: RuleSet::default(),
        decision: String::new(),
        office: office(),
        code: second.code,
        firm: second.firm,
        result: letter::Told::Scored(second.outcome),
        tie: None,
        is_shortlisted: false,
        left_out_because: "Chi phí vượt khả năng bố trí trong năm.".to_owned(),
        feedback: texts(&["Giải pháp phù hợp một phần với bài toán.", "Chưa có số liệu chứng minh độ chính xác của mô hình."]),
        complaints_until: Some(at("2026-12-31T17:00")),
        contact: "Sở Khoa học và Công nghệ, Quảng Ninh".to_owned(),
        signer_lines: texts(&["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        signer: String::new(),
        recipients: texts(&["Như trên", "Lưu: VT"]),
    }
}

/// The score table and the announcement of these.
pub fn with_tie(scored: &[Scored], tie: Option<&Tie>) -> [Document; 2] {
    let table = scores::Scores {
        head: head(""),
        challenge: challenge(),
        rules: RuleSet::default(),
        rules_hash: Verbatim::from(RuleSet::default()).hash(),
        reopenings: Vec::new(),
        scored: scored.to_vec(),
        tie: tie.cloned(),
        conflicts: Vec::new(),
        chair: minutes("").chair,
        secretary: minutes("").secretary,
        recipients: texts(&["Lưu: HĐTV"]),
    };
    let notice = announcement::Announcement {
        head: office_head("TB-SKHCN"),
        challenge: challenge(),
        shows_scores: true,
        rules: RuleSet::default(),
        decision: String::new(),
        office: office(),
        proposals: 3,
        shortlist: vec![("HS-03-001".to_owned(), "Công ty TNHH Trí tuệ Hạ Long".to_owned())],
        scored: scored.to_vec(),
        tie: tie.cloned(),
        conflicts: Vec::new(),
        departures: Vec::new(),
        complaints_until: None,
        contact: "Sở Khoa học và Công nghệ, Quảng Ninh".to_owned(),
        data_address: "https://baitoan.example/ket-qua/bt-03".to_owned(),
        signer_lines: texts(&["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        signer: String::new(),
        recipients: texts(&["UBND tỉnh (báo cáo)", "Các doanh nghiệp nộp hồ sơ", "Lưu: VT"]),
    };
    [scores::document(&table), announcement::document(&notice)]
}

/// In the order of [`documents::Kind`].
pub fn all() -> Vec<Document> {
    let minutes = minutes("Công ty TNHH Trí tuệ Hạ Long");
    let scored = minutes.parts[0].scored.clone();
    let (chair, secretary) = (minutes.chair.clone(), minutes.secretary.clone());
    let [table, notice] = with_tie(&scored, None);
    let eligible = |s: &Scored| conflicts::Eligible { code: s.code.clone(), firm: s.firm.clone(), members: s.outcome.eligible };
    vec![
        opening::document(&opening()),
        conflicts::document(&conflicts::Conflicts {
            head: head("BB-HĐTV"),
            challenge: challenge(),
            rules: RuleSet::default(),
            members: members(),
            lifted: vec![conflicts::Lifted {
                member: "Lê Văn Hà".to_owned(),
                code: "BT-01-HS-002".to_owned(),
                found_by: "Thư ký".to_owned(),
                lifted_by: "Chủ tịch".to_owned(),
                at: at("2026-12-02T10:00"),
                reason: "Đã kết thúc".to_owned(),
            }],
            declared: vec![conflicts::Declared {
                member: members().remove(3),
                left: Some(at("2026-12-20T00:00")),
                code: "HS-03-003".to_owned(),
                firm: "Viện Nghiên cứu Ứng dụng Vân Đồn".to_owned(),
                kind: Some(Interest::Adviser),
                source: Source::Pinned,
                by: "Phạm Thu Hương".to_owned(),
                reason: "Đang là cố vấn hưởng lương của Viện.".to_owned(),
                at: Some(at("2026-12-01T09:15")),
            }],
            undeclared: vec![members().remove(11)],
            proposals: scored.iter().map(eligible).collect(),
            chair,
            secretary,
            recipients: texts(&["Lưu: HĐTV"]),
        }),
        table,
        documents::sheet::document(&sheet()),
        documents::minutes::document(&minutes),
        documents::decision::document(&decision()),
        notice,
        letter::document(&letter()),
    ]
}

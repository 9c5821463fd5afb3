//! A challenge with three proposals, as the eight papers tell of it. All of it is made up.

use documents::{Challenge, Head, NamedMember, decision, item::Item, minutes, scores::Scored, sheet};
use domain::{
    challenges::RuleSet,
    council::{Quorum, Vote, meeting::Hands},
    evaluations::{
        ScoreSheets, Sheet,
        advisory::{Colour, Figure, agreement::Agreement},
        movement, rank,
    },
    ids::ProposalId,
    people::SeatRole::{self, Chair, Rapporteur, Secretary, ViceChair},
    time::Moment,
};
use uuid::Uuid;

/// Typst, spreadsheets and XML all have something to do with this name.
pub const EVIL: &str = "#panic(\"x\") *đậm* _n_ ] [ \\ $x$ <b>&amp;</b> `r` @y // 漢";

pub fn at(local: &str) -> Moment {
    Moment::from_local(local).expect("a time")
}

pub fn head(symbol: &str) -> Head {
    Head {
        signed_as: String::new(),
        agency_above: "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NINH".to_owned(),
        agency: "HỘI ĐỒNG TƯ VẤN".to_owned(),
        place: "Quảng Ninh".to_owned(),
        symbol: symbol.to_owned(),
        number: None,
        date: None,
        is_draft: true,
    }
}

pub fn challenge() -> Challenge {
    Challenge { code: "BT-03".to_owned(), title: "Giám sát, bảo tồn di sản vịnh Hạ Long bằng AI và cảm biến".to_owned() }
}

pub fn member(name: &str, role: SeatRole) -> NamedMember {
    NamedMember { name: name.to_owned(), role, affiliation: "Trường Đại học Minh Họa".to_owned() }
}

pub fn members() -> Vec<NamedMember> {
    let named = [("GS.TS. Trần Văn Minh", Chair), ("PGS.TS. Lê Thị Thu", ViceChair), ("TS. Phạm Thu Hường", Secretary)];
    let mut all: Vec<_> = named.into_iter().map(|(name, role)| member(name, role)).collect();
    all.push(member("TS. Đỗ Đăng Khoa", Rapporteur));
    all.extend((5..=12).map(|i| member(&format!("TS. Nguyễn Thành Viên {i}"), SeatRole::Member)));
    all
}

/// The first passes, the second fails by its mean, the third has too few sheets.
pub fn scored(second: &str) -> Vec<Scored> {
    let sheets = |n, sheet: &[i32]| vec![sheet.to_vec(); n];
    let mut first = sheets(11, &[36, 44, 25, 26, 27, 17]);
    first[0][0] = 35;
    let ballots = [
        ScoreSheets { proposal: ProposalId(Uuid::from_u128(1)), eligible: 12, sheets: first, chair: None, excluded: Vec::new() },
        ScoreSheets {
            proposal: ProposalId(Uuid::from_u128(2)),
            eligible: 12,
            sheets: sheets(12, &[26, 30, 20, 18, 20, 12]),
            chair: None,
            excluded: Vec::new(),
        },
        ScoreSheets {
            proposal: ProposalId(Uuid::from_u128(3)),
            eligible: 10,
            sheets: sheets(5, &[40, 50, 30, 30, 30, 20]),
            chair: None,
            excluded: Vec::new(),
        },
    ];
    let names = ["Công ty cổ phần Giải pháp số Biển Xanh", second, "Viện Nghiên cứu Ứng dụng Vân Đồn"];
    rank(&RuleSet::default(), &ballots)
        .into_iter()
        .zip(names)
        .zip(["HS-03-001", "HS-03-002", "HS-03-003"])
        .map(|((outcome, firm), code)| Scored { code: code.to_owned(), firm: firm.to_owned(), outcome })
        .collect()
}

pub fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|t| (*t).to_owned()).collect()
}

pub fn minutes(second: &str) -> minutes::Minutes {
    let all = members();
    let scored = scored(second);
    let ballots = |code: &str, issued, invalid| minutes::Ballots {
        code: code.to_owned(),
        issued,
        returned: issued,
        valid: issued - invalid,
        invalid,
    };
    let opening =
        Item { title: "Khai mạc".to_owned(), in_room: 11, opinions: "Thống nhất cách làm việc".to_owned(), ..Item::default() };
    minutes::Minutes {
        head: head("BB-HĐTV"),
        council_decision: String::new(),
        started_at: Some(at("2026-12-10T08:00")),
        ended_at: Some(at("2026-12-10T11:30")),
        place: "Phòng họp số 2, Sở Khoa học và Công nghệ".to_owned(),
        present: all[..11].to_vec(),
        vouched: Vec::new(),
        unconfirmed: Vec::new(),
        absent: vec![minutes::Absent { member: all[11].clone(), reason: "đi công tác".to_owned() }],
        guests: texts(&["Ông Bùi Văn Khách, Ban Quản lý vịnh Hạ Long"]),
        quorum: Quorum { present: 11, needed: 8, has_presider: true, reports: 1, reports_needed: 1 },
        items: std::iter::once(opening).chain(scored.iter().map(item)).collect(),
        reports: vec![("TS. Đỗ Đăng Khoa".to_owned(), "Phương pháp rõ nhất ở hồ sơ HS-03-001.".to_owned())],
        parts: vec![minutes::Part {
            challenge: challenge(),
            rules: RuleSet::default(),
            reopenings: Vec::new(),
            ballots: vec![ballots("HS-03-001", 12, 1), ballots("HS-03-002", 12, 0), ballots("HS-03-003", 5, 0)],
            uncounted: texts(&["HS-03-001: 01 thành viên không cho điểm."]),
            scored,
            tie: None,
            light: Some(Colour::Amber),
            agreement: Some((Agreement { alpha: Figure::ratio(512, 1000), icc_members: 10, ..Agreement::default() }, true)),
            movements: vec![minutes::Moves {
                code: "HS-03-001".to_owned(),
                letters: texts(&["A", "B", "C"]),
                movement: movement(
                    &[Some(vec![160]), Some(vec![150]), Some(vec![170])],
                    &[Some(vec![160]), Some(vec![157]), Some(vec![180])],
                ),
            }],
            motions: vec![minutes::Motion {
                number: 1,
                about: "danh sách rút gọn".to_owned(),
                text: "Theo thứ tự xếp hạng.".to_owned(),
                vote: Vote { in_favour: 12, against: 1, abstained: 1 },
                eligible: 14,
                carried: true,
                lapsed: false,
                casting: None,
                is_secret: false,
                missing_reports: 1,
            }],
            shortlist: Some(minutes::Proposed {
                codes: texts(&["HS-03-001"]),
                vote: Some(Vote { in_favour: 8, against: 2, abstained: 1 }),
                note: "Đã thảo luận về cách tính theo trung vị".to_owned(),
                departures: vec![],
                dissents: vec![("TS. Đỗ Đăng Khoa".to_owned(), "Đề nghị chọn thêm hồ sơ HS-03-002.".to_owned())],
            }),
        }],
        note: "Hội đồng đề nghị thử nghiệm giải pháp trong 03 tháng trước khi triển khai.".to_owned(),
        chair: Some(all[0].clone()),
        secretary: "TS. Phạm Thu Hường".to_owned(),
        recipients: texts(&["Chủ tịch UBND tỉnh (báo cáo)", "Các thành viên Hội đồng", "Lưu: VT, HĐTV"]),
    }
}

/// Of the third proposal one member was outside.
fn item(scored: &Scored) -> Item {
    let outside = scored.code.ends_with('3').then(|| "TS. Đỗ Đăng Khoa".to_owned());
    Item {
        presider: String::new(),
        wide: vec![],
        code: scored.code.clone(),
        title: "Quan trắc vịnh bằng AI".to_owned(),
        firm: scored.firm.clone(),
        began: Some(at("2026-12-10T08:34")),
        ended: Some(at("2026-12-10T09:04")),
        is_left_out: false,
        in_room: 10,
        recused: outside.iter().cloned().collect(),
        outside: outside.into_iter().map(|name| (name, at("2026-12-10T08:34"), Some(at("2026-12-10T09:05")))).collect(),
        undeclared: Vec::new(),
        opinions: "Giải pháp rõ về nguồn dữ liệu; cần làm rõ chi phí vận hành sau 24 tháng".to_owned(),
        dissent: "Cho rằng ngưỡng 70 điểm chưa phản ánh đúng hồ sơ".to_owned(),
        vote: Some(Hands { yes: 9, no: 1, abstained: 0 }),
        conclusion: "Đề nghị xem xét.".to_owned(),
    }
}

pub fn decision() -> decision::Decision {
    let grounds = ["Luật Tổ chức chính quyền địa phương", "Quy chế hoạt động của Hội đồng tư vấn"];
    decision::Decision {
        head: Head { agency_above: String::new(), agency: "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NINH".to_owned(), ..head("QĐ-UBND") },
        challenge: challenge(),
        authority: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH".to_owned(),
        basis: grounds.iter().map(|g| format!("Căn cứ {g}")).collect(),
        office: "Sở Khoa học và Công nghệ".to_owned(),
        proposer: "Giám đốc Sở Khoa học và Công nghệ".to_owned(),
        executors: "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Khoa học và Công nghệ".to_owned(),
        shortlisted: scored("")[..1].to_vec(),
        signer_lines: texts(&["CHỦ TỊCH"]),
        recipients: texts(&["Như Điều 4", "Lưu: VT, KHCN"]),
        ..decision::Decision::default()
    }
}

pub fn sheet() -> sheet::Filled {
    let scores = [36, 44, 25, 26, 27, 17].map(Some).to_vec();
    sheet::Filled {
        head: Head { number: Some(4), date: Some(at("2026-12-09T00:00")), ..head("") },
        challenge: challenge(),
        rules: RuleSet::default(),
        code: "HS-03-001".to_owned(),
        firm: "Công ty cổ phần Giải pháp số Biển Xanh".to_owned(),
        member: member("PGS.TS. Lê Thị Thu", ViceChair),
        sheet: Sheet {
            scores,
            parts: Vec::new(),
            comments: texts(&["Sát với yêu cầu của bài toán.", "", "Chỉ số đo được.", "", "", "Chi phí năm thứ ba chưa rõ."]),
            strengths: "Dữ liệu đầu vào rõ ràng.\nĐội ngũ có kinh nghiệm.".to_owned(),
            weaknesses: String::new(),
            ..Sheet::default()
        },
        submitted_at: Some(at("2026-12-09T16:20")),
    }
}

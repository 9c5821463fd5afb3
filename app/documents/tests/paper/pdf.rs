//! PDFs, read back with poppler's tools as a screen reader or an archive would.

use crate::{
    papers,
    sample::{self, EVIL, at},
};
use documents::{Block, Document, Kind, brief, decision, letter, minutes, opening, pdf, plain, scores, tie::Tie};
use domain::{
    challenges::{ILLUSTRATIVE, RuleSet},
    evaluations::{AllSheets, result_file::BallotResult},
    people::SeatRole,
    verbatim::Verbatim,
};
use std::{path::Path, process::Command};

fn made(document: &Document) -> Vec<u8> {
    pdf(document, at("2026-12-10T12:00")).expect("a PDF")
}

fn tool(name: &str, arguments: &[&str], bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, bytes).expect("written");
    let output = Command::new(name).args(arguments).arg(&path).arg("-").output();
    let output = output.unwrap_or_else(|e| panic!("{name} of poppler-utils is needed: {e}"));
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The text in one line, as it was before it was broken to fit.
pub fn text(bytes: &[u8]) -> String {
    let text = tool("pdftotext", &["-layout"], bytes);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Parts that hold nothing have no heading, and the others are numbered without a gap.
#[test]
fn a_brief_tells_what_is_asked_until_when_and_where_the_newest_is() {
    let document = brief::document(&papers::brief());
    let told = plain(&document);
    let stands = [
        "BT-03",
        "2.500.000.000 đồng",
        "≤ 6 giờ",
        "Đoạn hai.",
        "30/11/2026",
        "https://bai-toan.example/challenges/BT-03",
        EVIL,
        "1. Kết quả cần đạt",
        "2. Chỉ tiêu",
        "3. Quy chế đánh giá",
        "4. Lịch",
        "01/10/2026",
        "02/10/2026",
    ];
    for part in stands {
        assert!(told.contains(part), "{part:?} is not in {told}");
    }
    assert!(!told.contains("Bối cảnh") && !document.is_draft);
    assert!(brief::document(&brief::Brief { version: None, ..papers::brief() }).is_draft);
    let read = text(&made(&document));
    assert!(read.contains("ĐỀ BÀI") && read.contains("Thời gian phản hồi"), "{read}");
}

#[test]
fn the_minutes_say_all_that_they_must() {
    let bytes = made(&minutes::document(&sample::minutes("Công ty TNHH Trí tuệ Hạ Long")));
    let text = text(&bytes);
    for expected in [
        "DỰ THẢO",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: ……/BB-HĐTV",
        "Quảng Ninh, ngày …… tháng …… năm ……",
        "Quyết định thành lập Hội đồng: ……………………",
        "08 giờ 00 phút, ngày 10 tháng 12 năm 2026",
        "Có mặt 11/12 thành viên",
        "TS. Nguyễn Thành Viên 12, Thành viên Hội đồng, Trường Đại học Minh Họa. Lý do: đi công tác",
        "TS. Đỗ Đăng Khoa không tham gia đánh giá hồ sơ HS-03-003",
        "TS. Đỗ Đăng Khoa ra ngoài từ 08 giờ 34 đến 09 giờ 05.",
        "Biểu quyết: 09 tán thành, 01 không tán thành, 00 không cho ý kiến.",
        "962 11 87,45",
        "3. Mức độ ổn định của xếp hạng (tham khảo): nhóm hồ sơ dẫn đầu có thay đổi trong một số trường hợp, hoặc bằng điểm",
        "tính từ phiếu vòng một, đã khóa trước khi trao đổi: Krippendorff alpha 0,512; ICC(2,1) –; ICC(2,k) – (k = 10).",
        "Hồ sơ HS-03-001: 02 phiếu thay đổi, tổng mức thay đổi 8,5 điểm, 01 phiếu tiến về trung bình (phiếu B: từ 75 thành 78,5, tiến về \
         trung bình; phiếu C: từ 85 thành 90, không tiến về trung bình).",
        "Hội đồng đề xuất đưa vào danh sách rút gọn 01 hồ sơ: HS-03-001.",
        "Biểu quyết: 08 tán thành, 02 không tán thành, 01 không cho ý kiến.",
        "Ý kiến của Hội đồng: Đã thảo luận về cách tính theo trung vị.",
        "TS. Đỗ Đăng Khoa: Đề nghị chọn thêm hồ sơ HS-03-002.",
        "11 giờ 30 phút, ngày 10 tháng 12 năm 2026",
        "Nơi nhận:",
    ] {
        assert!(text.contains(expected), "{expected} is not in: {text}");
    }
}

#[test]
fn a_pdf_is_tagged_has_a_title_and_a_language_and_comes_out_the_same_again() {
    let document = minutes::document(&sample::minutes("Công ty TNHH Trí tuệ Hạ Long"));
    let bytes = made(&document);
    assert!(bytes == made(&document), "two runs differ");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, &bytes).expect("written");
    let info = info(&path, &[]);
    for expected in ["DỰ THẢO – BIÊN BẢN – Họp Hội đồng tư vấn", "Tagged:          yes", "A4", "CreationDate"] {
        assert!(info.contains(expected), "{expected} is not in: {info}");
    }
    let metadata = self::info(&path, &["-meta"]);
    for expected in ["<pdfuaid:part>1<", "<pdfaid:part>2<", "vi-VN"] {
        assert!(metadata.contains(expected), "{expected} is not in: {metadata}");
    }
    let tags = self::info(&path, &["-struct"]);
    for expected in ["Table", "TH", "LI", "H1"] {
        assert!(tags.contains(expected), "{expected} is not among the tags");
    }
}

fn info(path: &Path, arguments: &[&str]) -> String {
    let output = Command::new("pdfinfo").args(arguments).arg(path).output().expect("pdfinfo of poppler-utils is needed");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn text_is_never_markup() {
    let text = text(&made(&minutes::document(&sample::minutes(EVIL))));
    let shown = EVIL.replace('漢', "□");
    assert!(text.replace(' ', "").contains(&shown.replace(' ', "")), "{shown} is not in: {text}");
}

/// In a paragraph, in a narrow cell and where nothing says how to break it; a line's end is all that is between its parts.
#[test]
fn an_address_is_copied_as_it_is() {
    const ADDRESSES: [&str; 2] = [
        "https://bai-toan-lon.quangninh.example/challenges/BT-2026-01/results/file.json?lang=vi&trang=ket-qua_cong-bo",
        "https://quangninh.example/efbbe2c0a9d14bd38f0d6c1e7a5b4c3d2e1f0a9b8c7d6e5f4a3b2c1d0e9f8a7b",
    ];
    let mut table = papers::all().remove(2);
    for block in &mut table.body {
        let Block::Table(of) = block else { continue };
        of.rows[0][1] = ADDRESSES[1].to_owned();
    }
    table.body.insert(0, Block::Paragraph(format!("Tệp kết quả: {}. Tính lại được từ tệp này.", ADDRESSES[0])));
    for order in [&["-raw"][..], &[]] {
        let text = tool("pdftotext", order, &made(&table));
        assert!(!text.contains('\u{200b}') && !text.contains('\u{ad}'), "{text}");
        let joined = text.replace('\n', "");
        assert!(joined.contains(ADDRESSES[0]), "{order:?}: {text}");
        assert!(order.is_empty() || joined.contains(ADDRESSES[1]), "{order:?}: {text}");
    }
    let docx = documents::docx(&table).expect("a DOCX");
    let body = crate::docx::part(&docx, "word/document.xml").replace("&amp;", "&");
    assert!(ADDRESSES.iter().all(|address| body.contains(address)), "{body}");
}

/// Neither standard allows characters without a glyph, nor does XML allow all of them.
#[test]
fn any_character_can_be_printed() {
    let mut document = papers::all().remove(7);
    let all = (0..0x3000_u32).chain((0x3000..0x11_0000).step_by(997)).filter_map(char::from_u32);
    let all: Vec<char> = all.collect();
    document.body = all.chunks(16).map(|chars| Block::Paragraph(chars.iter().collect())).collect();
    document.subject = all.iter().step_by(50).collect();
    made(&document);
    documents::docx(&document).expect("a DOCX");
}

#[test]
fn every_paper_can_be_printed_and_only_drafts_say_so() {
    let folder = std::env::var_os("PAPERS");
    for mut document in papers::all().into_iter().chain(crate::later::all()) {
        let bytes = made(&document);
        assert!(text(&bytes).contains("DỰ THẢO"), "{:?}", document.kind);
        if let Some(folder) = &folder {
            std::fs::write(Path::new(folder).join(format!("{}.pdf", document.kind.map_or("ho-so", Kind::file_stem))), bytes)
                .expect("written");
            let docx = documents::docx(&document).expect("a DOCX");
            std::fs::write(Path::new(folder).join(format!("{}.docx", document.kind.map_or("ho-so", Kind::file_stem))), docx)
                .expect("written");
        }
        document.is_draft = false;
        assert!(!text(&made(&document)).contains("DỰ THẢO"), "{:?}", document.kind);
        assert!(!text(&made(&document)).contains(ILLUSTRATIVE), "{:?}", document.kind);
        document.is_illustrative = true;
        assert!(text(&made(&document)).contains(ILLUSTRATIVE), "{:?}", document.kind);
    }
}

#[test]
fn who_is_shortlisted_is_told_that_it_is_no_contract() {
    let papers = papers::all();
    for document in &papers[5..] {
        let text = text(&made(document));
        assert!(text.contains("không phải là hợp đồng"), "{:?}: {text}", document.kind);
    }
}

#[test]
fn a_decision_that_is_not_the_top_of_the_ranking_says_why() {
    let departures = vec![("HS-03-002".to_owned(), "Phụ thuộc một nhà cung cấp.".to_owned())];
    let departing = decision::Decision { departures, ..sample::decision() };
    let text = text(&made(&decision::document(&departing))).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("không theo thứ tự xếp hạng: HS-03-002") && text.contains("HS-03-002: Phụ thuộc một nhà cung cấp."), "{text}");
}

#[test]
fn a_firm_that_was_not_admitted_is_told_why() {
    let told = letter::Letter { result: letter::Told::NotAdmitted("Thiếu cam kết.".to_owned()), ..papers::letter() };
    let text = text(&made(&letter::document(&told)));
    assert!(text.contains("Lý do: Thiếu cam kết.") && !text.contains("Điểm trung bình"), "{text}");
}

#[test]
fn minutes_before_scoring_has_closed_have_no_ranking_and_leave_the_shortlist_open() {
    let mut minutes = sample::minutes("Công ty TNHH Trí tuệ Hạ Long");
    let mut second = minutes.parts[0].clone();
    second.challenge.code = "BT-04".to_owned();
    (second.scored, second.light, second.shortlist) = (Vec::new(), None, None);
    minutes.parts.push(second);
    let text = text(&made(&minutes::document(&minutes)));
    for expected in ["chưa có điểm và thứ hạng", "của bài toán BT-04 mà Hội đồng đề xuất: ……", "của bài toán BT-03 01 hồ sơ"]
    {
        assert!(text.contains(expected), "{expected} is not in: {text}");
    }
}

#[test]
fn minutes_and_score_table_print_both_scores_where_a_sheet_was_excluded() {
    let mut minutes = sample::minutes("Công ty TNHH Trí tuệ Hạ Long");
    let scored = &mut minutes.parts[0].scored;
    scored[0].outcome.all = Some(AllSheets { n: 12, sum_half: 1_878 });
    assert!(!scored[2].outcome.is_quorate());
    scored[2].outcome.all = Some(AllSheets { n: 6, sum_half: 1_100 });
    let table = scores::document(&scores::Scores {
        head: sample::head(""),
        challenge: sample::challenge(),
        rules: RuleSet::default(),
        rules_hash: Verbatim::from(RuleSet::default()).hash(),
        reopenings: Vec::new(),
        scored: scored.clone(),
        tie: None,
        conflicts: Vec::new(),
        chair: None,
        secretary: String::new(),
        recipients: Vec::new(),
    });
    for document in [minutes::document(&minutes), table] {
        let text = text(&made(&document));
        let both = "Hồ sơ HS-03-001: điểm chính thức 87,45 (11 phiếu). Tính cả phiếu bị loại: 78,25 (12 phiếu).";
        assert!(text.contains(both) && text.matches("phiếu bị loại").count() == 1, "{text}");
    }
}

#[test]
fn the_score_table_says_what_became_of_a_sheet_of_a_member_with_a_conflict() {
    let void = "Hồ sơ HS-03-001, phiếu C: bị hủy theo biểu quyết BQ-2 của Hội đồng. Lý do: Đã tư vấn cho bên nộp.";
    let table = scores::document(&scores::Scores {
        head: sample::head(""),
        challenge: sample::challenge(),
        rules: RuleSet::default(),
        rules_hash: Verbatim::from(RuleSet::default()).hash(),
        reopenings: Vec::new(),
        scored: sample::minutes("Công ty TNHH Trí tuệ Hạ Long").parts[0].scored.clone(),
        tie: None,
        conflicts: vec![void.to_owned()],
        chair: None,
        secretary: String::new(),
        recipients: Vec::new(),
    });
    let text = text(&made(&table));
    assert!(text.contains(void), "{text}");
}

/// With 7 : 7 and a casting vote.
#[test]
fn each_paper_that_states_the_order_tells_how_a_tie_was_broken() {
    let mut minutes = sample::minutes("Công ty TNHH Trí tuệ Hạ Long");
    let part = &mut minutes.parts[0];
    let (first, second) = (part.scored[0].code.clone(), part.scored[1].code.clone());
    let ballot = BallotResult {
        eligible: 15,
        cast: Some(14),
        votes: [(first.clone(), 7), (second.clone(), 7)].into(),
        casting: Some(second.clone()),
        ..BallotResult::default()
    };
    let tie = Some(Tie { ballot, lot: Vec::new(), value: None });
    part.scored[1].outcome.tie_step = Some(6);
    part.tie.clone_from(&tie);
    let scored = part.scored.clone();
    let decision = decision::Decision { shortlisted: scored.clone(), tie: tie.clone(), ..decision::Decision::default() };
    let letter = letter::Letter { result: letter::Told::Scored(scored[1].outcome.clone()), tie: tie.clone(), ..papers::letter() };
    let all = papers::with_tie(&scored, tie.as_ref());
    for document in all.iter().chain(&[minutes::document(&minutes), decision::document(&decision), letter::document(&letter)]) {
        let text = text(&made(document));
        assert!(text.contains(&format!("hồ sơ {first}: 07 phiếu; hồ sơ {second}: 07 phiếu")), "{text}");
        assert!(
            text.contains(&format!("phiếu quyết định của người chủ trì dành cho hồ sơ {second}")) && !text.contains("ở bước"),
            "{text}"
        );
    }
}

#[test]
fn two_means_that_differ_never_read_the_same() {
    let mut minutes = sample::minutes("Công ty TNHH Trí tuệ Hạ Long");
    let scored = &mut minutes.parts[0].scored;
    for (scored, (sum_half, n)) in scored.iter_mut().zip([(2_081, 13), (2_241, 14)]) {
        (scored.outcome.sum_half, scored.outcome.n) = (sum_half, n);
    }
    let decision = decision::Decision { shortlisted: scored[..2].to_vec(), ..decision::Decision::default() };
    for document in [minutes::document(&minutes), decision::document(&decision)] {
        let text = text(&made(&document));
        assert!(text.contains("80,0385") && text.contains("80,0357") && !text.contains("80,04"), "{text}");
    }
}

#[test]
fn a_meeting_is_judged_by_who_stayed() {
    let mut minutes = sample::minutes("Công ty TNHH Trí tuệ Hạ Long");
    minutes.quorum.present = 7;
    let text = text(&made(&minutes::document(&minutes)));
    let judged = "Có mặt 11/12 thành viên; đã xác nhận có mặt và còn tại cuối phiên 07/12 thành viên; số thành viên tối thiểu theo quy \
                  chế là 08, tính theo số đã xác nhận và còn tại cuối phiên.";
    assert!(text.contains(judged), "{text}");
    assert!(text.contains("không đủ điều kiện tiến hành: thiếu 01 thành viên xác nhận có mặt so với mức tối thiểu."), "{text}");
}

#[test]
fn minutes_say_by_whose_word_somebody_was_there() {
    let mut minutes = sample::minutes("Công ty TNHH Trí tuệ Hạ Long");
    let said = text(&made(&minutes::document(&minutes)));
    assert!(said.contains("Có mặt 11/12 thành viên, đều đã xác nhận có mặt;") && !said.contains("Chỉ theo điểm danh"), "{said}");
    minutes.vouched = vec![("Lý Tiến Dũng".to_owned(), "Hồ Hải Yến".to_owned())];
    let all = text(&made(&minutes::document(&minutes)));
    assert!(all.contains("10 thành viên tự xác nhận có mặt, 01 thành viên theo điểm danh và xác nhận của Hồ Hải Yến;"), "{all}");
    assert!(!all.contains("đều đã xác nhận có mặt"), "{all}");
    (minutes.unconfirmed, minutes.quorum.present) = (vec!["Ngô Thị Hoa".to_owned()], 10);
    let said = text(&made(&minutes::document(&minutes)));
    assert!(said.contains("Lý Tiến Dũng (Hồ Hải Yến xác nhận)."), "{said}");
    assert!(said.contains("Chỉ theo điểm danh, chưa xác nhận có mặt: Ngô Thị Hoa."), "{said}");
}

#[test]
fn minutes_say_that_nobody_presided() {
    let mut minutes = sample::minutes("Công ty TNHH Trí tuệ Hạ Long");
    (minutes.quorum.has_presider, minutes.chair) = (false, None);
    let without = text(&made(&minutes::document(&minutes)));
    let reason = "không đủ điều kiện tiến hành: không có mặt Chủ tịch, Phó Chủ tịch Hội đồng hoặc người được giao chủ trì.";
    assert!(without.contains(reason) && without.contains("Chủ trì: không có"), "{without}");
    (minutes.quorum.has_presider, minutes.chair) = (true, Some(sample::member("TS. Lý Tiến Dũng", SeatRole::Member)));
    let named = text(&made(&minutes::document(&minutes)));
    assert!(named.contains("Chủ trì: TS. Lý Tiến Dũng, Thành viên Hội đồng (được giao chủ trì)"), "{named}");
}

#[test]
fn a_code_is_not_broken_at_its_hyphens() {
    let mut table = papers::all().remove(2);
    for block in &mut table.body {
        let Block::Table(of) = block else { continue };
        of.widths.fill(1);
    }
    let layout = tool("pdftotext", &["-layout"], &made(&table));
    assert!(layout.matches("HS-03-001").count() == 2 && !layout.contains("HS-03-\n"), "{layout}");
}

#[test]
fn an_opening_record_for_the_public_has_no_column_of_firms() {
    let mut record = papers::opening();
    assert!(text(&made(&opening::document(&record))).contains("Biển Xanh"));
    record.opened.iter_mut().for_each(|o| o.firm.clear());
    let text = text(&made(&opening::document(&record)));
    assert!(!text.contains("Biển Xanh") && text.contains("HS-03-001") && text.contains("Bản công khai"), "{text}");
}

#[test]
fn confirmed_minutes_carry_their_hash_and_a_supplement_tells_what_followed() {
    let minutes = sample::minutes("Công ty B");
    let hash = "5eed".repeat(16);
    let one = |presided: bool, name: &str, stands_in| minutes::Confirmed {
        presided,
        name: name.to_owned(),
        at: at("2026-12-10T12:00"),
        stands_in,
    };
    let both = [one(true, "TS. Lý Tiến Dũng", false), one(false, "Bùi Anh Khoa", true)];
    let signed = text(&made(&minutes::confirmed(minutes::document(&minutes), at("2026-12-10T11:30"), &hash, &both)));
    for told in ["TS. Lý Tiến Dũng", "Bùi Anh Khoa", "THÀNH VIÊN XÁC NHẬN THAY", "(Đã xác nhận trên hệ thống lúc"] {
        assert!(signed.contains(told), "{told} is not in: {signed}");
    }
    assert!(signed.replace(' ', "").contains(&hash), "{signed}");
    let supplement = text(&made(&minutes::supplement(&minutes)));
    for told in
        ["PHỤ LỤC BIÊN BẢN", "không thuộc nội dung phiên họp", "962 11 87,45", "TS. Đỗ Đăng Khoa: Đề nghị chọn thêm hồ sơ HS-03-002."]
    {
        assert!(supplement.contains(told), "{told} is not in: {supplement}");
    }
    assert!(!supplement.contains("Nội dung thảo luận") && !supplement.contains("Có mặt"), "{supplement}");
}

//! Tờ trình: by which the office asks the competent authority to approve the shortlist that the council proposes.

use crate::{
    decision::{NO_CONTRACT, departed, minutes, shortlist, signer},
    document::{Block, Document, Kind},
    head::{Challenge, Head},
    item::full_stop,
    scores::{Scored, means},
    text::{BLANK, long_date, or_blank},
    tie::{Tie, settled},
};
use domain::{council::Vote, time::Moment};

/// All that the request tells.
#[derive(Clone, Debug)]
pub struct Request {
    pub head: Head,
    pub challenge: Challenge,
    /// Whom it is put to, as in a sentence: `Chủ tịch Ủy ban nhân dân tỉnh`.
    pub authority: String,
    /// Legal grounds, one a line. Dots if there are none.
    pub basis: Vec<String>,
    /// The agency that asks, as in a sentence.
    pub office: String,
    pub begun: Option<Moment>,
    pub closed: Option<Moment>,
    pub opened: Option<Moment>,
    pub handed_in: u32,
    pub admitted: u32,
    /// All of the ranking, best first.
    pub scored: Vec<Scored>,
    /// Codes of what the council proposes.
    pub proposed: Vec<String>,
    pub vote: Option<Vote>,
    pub note: String,
    pub tie: Option<Tie>,
    pub departures: Vec<(String, String)>,
    /// Opinions reserved, after their members' names.
    pub dissents: Vec<(String, String)>,
    pub signer_lines: Vec<String>,
    pub recipients: Vec<String>,
}

pub fn document(request: &Request) -> Document {
    let challenge = request.challenge.show();
    let subject = format!("Về việc phê duyệt danh sách rút gọn hồ sơ tham gia giải {challenge}");
    let mut document = request.head.document(Kind::Request, subject);
    document.addressee = or_blank(&request.authority);
    let grounds = if request.basis.is_empty() { vec![format!("Căn cứ {}", BLANK.repeat(12))] } else { request.basis.clone() };
    document.basis = grounds.iter().map(|line| format!("{};", line.trim_end_matches([';', '.']))).collect();
    document.basis.push(format!("Căn cứ kết quả đánh giá của Hội đồng tư vấn tại Biên bản {}.", minutes("")));
    let body = &mut document.body;
    body.push(Block::Paragraph(format!("{} kính trình {} xem xét như sau:", or_blank(&request.office), or_blank(&request.authority))));
    body.push(heading("I. Quá trình thực hiện"));
    body.push(Block::List(course(request)));
    body.push(heading("II. Kết quả đánh giá và đề xuất của Hội đồng tư vấn"));
    body.extend(proposed(request));
    body.push(heading("III. Kiến nghị"));
    let what = if request.proposed.is_empty() {
        format!("quyết định không đưa hồ sơ nào vào danh sách rút gọn của {challenge}")
    } else {
        format!("phê duyệt danh sách rút gọn của {challenge} gồm {:02} hồ sơ nêu trên", request.proposed.len())
    };
    body.push(Block::Paragraph(format!("Đề nghị {} xem xét, {what} (có dự thảo Quyết định kèm theo).", or_blank(&request.authority))));
    body.push(Block::Paragraph(NO_CONTRACT.to_owned()));
    body.push(Block::Paragraph(format!(
        "{} kính trình {} xem xét, quyết định./.",
        or_blank(&request.office),
        or_blank(&request.authority)
    )));
    document.signatures = vec![signer(&request.signer_lines, "")];
    document.recipients.clone_from(&request.recipients);
    document
}

fn course(request: &Request) -> Vec<String> {
    let on = |what: &str, at: Option<Moment>| at.map(|at| format!("{what} {};", long_date(Some(at))));
    let counted =
        format!("Có {:02} hồ sơ đã nộp, trong đó {:02} hồ sơ hợp lệ được chuyển Hội đồng tư vấn;", request.handed_in, request.admitted);
    let scored =
        format!("Hội đồng tư vấn đã chấm điểm độc lập, xếp hạng {:02} hồ sơ theo quy chế đánh giá đã công bố.", request.scored.len());
    let steps = [on("Bắt đầu nhận hồ sơ", request.begun), on("Đóng nhận hồ sơ", request.closed), on("Mở hồ sơ", request.opened)];
    steps.into_iter().flatten().chain([counted, scored]).collect()
}

fn proposed(request: &Request) -> Vec<Block> {
    let chosen: Vec<Scored> = request.scored.iter().filter(|of| request.proposed.contains(&of.code)).cloned().collect();
    let mut blocks = if chosen.is_empty() {
        vec![Block::Paragraph("Hội đồng không đề xuất hồ sơ nào vào danh sách rút gọn.".to_owned())]
    } else {
        let text = format!("Hội đồng đề xuất đưa vào danh sách rút gọn {:02} hồ sơ:", chosen.len());
        vec![Block::Paragraph(text), Block::Table(shortlist(&chosen, &means(&request.scored)))]
    };
    if let Some(Vote { in_favour, against, abstained }) = request.vote {
        blocks.push(Block::Paragraph(format!(
            "Biểu quyết: {in_favour:02} tán thành, {against:02} không tán thành, {abstained:02} không cho ý kiến."
        )));
    }
    let note = request.note.trim();
    if !note.is_empty() {
        blocks.push(Block::Paragraph(format!("Ý kiến của Hội đồng: {}", full_stop(note))));
    }
    blocks.extend(settled(request.tie.as_ref()));
    blocks.extend(departed(&request.departures));
    if !request.dissents.is_empty() {
        blocks.push(Block::Paragraph("Ý kiến bảo lưu:".to_owned()));
        blocks.push(Block::List(request.dissents.iter().map(|(name, text)| format!("{name}: {text}")).collect()));
    }
    blocks
}

fn heading(text: &str) -> Block {
    Block::Heading(text.to_owned())
}

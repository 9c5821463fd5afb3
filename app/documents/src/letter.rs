//! Công văn: the result, told to one firm, with what the council said about its proposal.

use crate::{
    announcement::{complaints, decision},
    decision::{NO_CONTRACT, signer},
    document::{Block, Document, Kind},
    head::{Challenge, Head},
    scores::verdict,
    text::{mean, or_blank, points},
    tie::{Tie, settled},
};
use domain::{
    challenges::RuleSet,
    evaluations::{Outcome, Verdict},
    time::Moment,
};

/// All that the letter tells.
#[derive(Clone, Debug)]
pub struct Letter {
    pub head: Head,
    pub challenge: Challenge,
    pub rules: RuleSet,
    /// The decision: `số 12/QĐ-UBND ngày 24/11/2026 của …`.
    pub decision: String,
    /// The agency that writes, as in a sentence: `Sở Khoa học và Công nghệ`.
    pub office: String,
    /// The proposal, and the firm that the letter is for.
    pub code: String,
    pub firm: String,
    pub result: Told,
    /// Where it was one of those tied.
    pub tie: Option<Tie>,
    pub is_shortlisted: bool,
    /// Why not, where the council had proposed it or it ranks above one that is; empty otherwise.
    pub left_out_because: String,
    /// What the council said about the proposal, in sentences.
    pub feedback: Vec<String>,
    pub complaints_until: Option<Moment>,
    /// Where to turn to: agency, address, telephone.
    pub contact: String,
    pub signer_lines: Vec<String>,
    pub signer: String,
    pub recipients: Vec<String>,
}

/// What became of the proposal.
#[derive(Clone, Debug)]
pub enum Told {
    Scored(Outcome),
    /// The office did not admit it, for this reason.
    NotAdmitted(String),
}

pub fn document(letter: &Letter) -> Document {
    let Letter { code, firm, .. } = letter;
    let subject = format!("V/v thông báo kết quả đánh giá hồ sơ {code}");
    let mut document = letter.head.document(Kind::Letter, subject);
    document.addressee.clone_from(firm);
    let body = &mut document.body;
    body.push(Block::Paragraph(format!(
        "{} cảm ơn {firm} đã gửi hồ sơ đề xuất giải pháp {code} tham gia giải {}.",
        or_blank(&letter.office),
        letter.challenge.show()
    )));
    match &letter.result {
        Told::Scored(outcome) => {
            body.extend(scored(letter, outcome));
            body.extend(settled(letter.tie.as_ref()));
            if !letter.left_out_because.is_empty() {
                body.push(Block::Paragraph(format!("Lý do hồ sơ không được đưa vào danh sách rút gọn: {}", letter.left_out_because)));
            }
        }
        Told::NotAdmitted(reason) => body.push(Block::Paragraph(format!(
            "Hồ sơ {code} không hợp lệ nên không được chuyển Hội đồng tư vấn đánh giá. Lý do: {}",
            or_blank(reason)
        ))),
    }
    if !letter.feedback.is_empty() {
        body.push(Block::Paragraph("Ý kiến của Hội đồng tư vấn về hồ sơ:".to_owned()));
        body.push(Block::List(letter.feedback.clone()));
    }
    body.push(Block::Paragraph(NO_CONTRACT.to_owned()));
    body.push(Block::Paragraph(format!("{}.", complaints(letter.complaints_until, &letter.contact))));
    body.push(Block::Paragraph(format!("{} trân trọng thông báo đến doanh nghiệp./.", or_blank(&letter.office))));
    document.signatures = vec![signer(&letter.signer_lines, &letter.signer)];
    document.recipients.clone_from(&letter.recipients);
    document
}

fn scored(letter: &Letter, outcome: &Outcome) -> [Block; 2] {
    let result = if letter.is_shortlisted { "được" } else { "không được" };
    let sentence = format!(
        "Căn cứ Quyết định {}, hồ sơ {} {result} đưa vào danh sách rút gọn. Kết quả đánh giá của Hội đồng tư vấn như sau:",
        decision(&letter.decision),
        letter.code
    );
    let mut fields = vec![("Kết luận theo quy chế đánh giá".to_owned(), verdict(&letter.rules, outcome))];
    if !matches!(outcome.verdict, Verdict::NoQuorum { .. }) {
        let computed =
            format!("{} (tổng {} điểm của {} phiếu hợp lệ)", mean(outcome.mean_hundredths()), points(outcome.sum_half), outcome.n);
        fields.push(("Điểm trung bình".to_owned(), computed));
        fields.extend(outcome.rank.map(|rank| ("Thứ hạng".to_owned(), rank.to_string())));
    }
    [Block::Paragraph(sentence), Block::Fields(fields)]
}

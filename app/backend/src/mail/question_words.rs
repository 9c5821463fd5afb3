//! The words of messages by which firms and office ask and answer: questions, information sessions, completeness.

use super::{Replied, pick, work_words::term};
use domain::{
    locale::{Bilingual, Locale},
    time::Moment,
};

pub fn waits(l: Locale, link: &str, challenge: &str, number: u32, (question, due): (&str, Option<Moment>)) -> (String, String) {
    let due = term(l, due);
    pick(
        l,
        ("Câu hỏi làm rõ chờ trả lời", "A question about a challenge waits for its answer"),
        format!(
            "Có câu hỏi làm rõ số {number} về bài toán:\n\n{challenge}{due}\n\nNội dung câu hỏi:\n\n{question}\n\n\
             Hệ thống không cho biết doanh nghiệp nào hỏi. Soạn câu trả lời tại:\n\n{link}"
        ),
        format!(
            "Question number {number} was asked about the challenge:\n\n{challenge}{due}\n\nThe question:\n\n{question}\n\n\
             The site does not say which firm asks. Draft the reply here:\n\n{link}"
        ),
    )
}

pub fn replied(l: Locale, link: &str, challenge: &str, question: &str, replied: &Replied) -> (String, String) {
    let (vi, en) = match replied {
        Replied::Answered { number, answer } => (
            format!("Câu hỏi được công bố ở số {number} cùng câu trả lời, không nêu tên doanh nghiệp:\n\n{answer}"),
            format!("The question is published as number {number} with its answer, without the firm's name:\n\n{answer}"),
        ),
        Replied::Merged { number, answer } => (
            format!("Câu hỏi cùng nội dung với câu hỏi số {number} nên dùng chung câu trả lời:\n\n{answer}"),
            format!("The question asks the same as number {number} and has the same answer:\n\n{answer}"),
        ),
        Replied::Declined { reason } => (
            format!("Cơ quan thường trực không trả lời câu hỏi này. Lý do, chỉ gửi cho doanh nghiệp:\n\n{reason}"),
            format!("The office does not answer this question. The reason, told to your firm only:\n\n{reason}"),
        ),
    };
    pick(
        l,
        ("Câu hỏi làm rõ đã được xử lý", "A reply to your question about a challenge"),
        format!("Bài toán:\n\n{challenge}\n\nCâu hỏi của doanh nghiệp:\n\n{question}\n\n{vi}\n\nXem tại:\n\n{link}"),
        format!("Challenge:\n\n{challenge}\n\nYour question:\n\n{question}\n\n{en}\n\nSee:\n\n{link}"),
    )
}

pub fn published(l: Locale, link: &str, challenge: &str, answers: &[u32]) -> (String, String) {
    let numbers = answers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    pick(
        l,
        ("Câu trả lời làm rõ mới về bài toán", "New answers to questions about a challenge"),
        format!(
            "Cơ quan thường trực đã công bố câu trả lời làm rõ (câu hỏi số {numbers}) về bài toán mà doanh nghiệp có hồ sơ:\n\n{challenge}\n\n\
             Câu trả lời không thay đổi yêu cầu của bài toán. Xem tại:\n\n{link}"
        ),
        format!(
            "The office has published answers (to questions {numbers}) about a challenge for which your firm has a proposal:\n\n{challenge}\n\n\
             Answers change nothing of what is required. See:\n\n{link}"
        ),
    )
}

pub fn briefing(l: Locale, link: &str, challenge: &str, (at, place): (Moment, &str), called_off: Option<&str>) -> (String, String) {
    let when = at.show_weekday(l);
    match called_off {
        None => pick(
            l,
            ("Buổi giới thiệu bài toán", "An information session about a challenge"),
            format!(
                "Cơ quan thường trực tổ chức buổi giới thiệu bài toán mà doanh nghiệp có hồ sơ:\n\n{challenge}\n\nThời gian: {when}\n{place}\n\n\
                 Nội dung trao đổi tại buổi giới thiệu không thay đổi bài toán. Xem tại:\n\n{link}"
            ),
            format!(
                "The office holds an information session about a challenge for which your firm has a proposal:\n\n{challenge}\n\nWhen: {when}\n{place}\n\n\
                 What is said there changes nothing of the challenge. See:\n\n{link}"
            ),
        ),
        Some(reason) => pick(
            l,
            ("Hủy buổi giới thiệu bài toán", "An information session was called off"),
            format!("Buổi giới thiệu bài toán lúc {when} không được tổ chức:\n\n{challenge}\n\nLý do: {reason}\n\nXem tại:\n\n{link}"),
            format!("The information session on {when} does not take place:\n\n{challenge}\n\nReason: {reason}\n\nSee:\n\n{link}"),
        ),
    }
}

/// What stands under every notice of the office.
pub fn binds_nobody(l: Locale) -> &'static str {
    l.pick(
        "Thông báo này không thay đổi đề bài, thời hạn hay quy chế; thay đổi chỉ có hiệu lực khi được công bố tại trang bài toán.",
        "This notice does not change the challenge, its dates or its rules; a change takes effect only when it is published on the challenge's page.",
    )
}

/// The subject is the officer's own, with the code of the challenge.
pub fn notice(l: Locale, link: &str, (code, challenge): (&str, &str), subject: &Bilingual, text: &Bilingual) -> (String, String) {
    let (head, text, note) = (subject.get(l), text.get(l), binds_nobody(l));
    let said = l.pick(
        format!("Thông báo của cơ quan thường trực về bài toán:\n\n{challenge}\n\n{head}\n\n{text}\n\n{note}\n\nXem tại:\n\n{link}"),
        format!("A notice of the office about a challenge:\n\n{challenge}\n\n{head}\n\n{text}\n\n{note}\n\nSee:\n\n{link}"),
    );
    (format!("{code}: {head}"), said)
}

pub fn to_firm(l: Locale, link: &str, challenge: &str, text: &str) -> (String, String) {
    pick(
        l,
        ("Trao đổi về tính đầy đủ của hồ sơ", "A message about the completeness of your proposal"),
        format!(
            "Cơ quan thường trực trao đổi về tính đầy đủ của hồ sơ doanh nghiệp đã nộp cho bài toán:\n\n{challenge}\n\n{text}\n\n\
             Nội dung trao đổi không thay đổi hồ sơ. Trả lời tại:\n\n{link}"
        ),
        format!(
            "The office writes about the completeness of the proposal that your firm submitted for:\n\n{challenge}\n\n{text}\n\n\
             Messages change nothing of the proposal. Answer here:\n\n{link}"
        ),
    )
}

pub fn to_office(l: Locale, link: &str, challenge: &str, code: &str) -> (String, String) {
    pick(
        l,
        ("Doanh nghiệp trao đổi về tính đầy đủ của hồ sơ", "A firm writes about the completeness of its proposal"),
        format!("Doanh nghiệp có hồ sơ {code} (bài toán {challenge}) đã gửi nội dung trao đổi. Đọc và trả lời tại:\n\n{link}"),
        format!("The firm of proposal {code} (challenge {challenge}) has written. Read and answer here:\n\n{link}"),
    )
}

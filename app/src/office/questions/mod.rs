//! What firms ask about a call: all of it, with what may be published; and one question, to draft the reply.

mod list;
mod one;

pub use list::{notice, page, publish};
pub use one::{draft, page as question};

use backend::questions::AskedQuestion;
use domain::{
    locale::Locale,
    questions::{Draft, Reply},
};

pub mod w {
    words! {
        title = "Câu hỏi của doanh nghiệp" | "Firms' questions";
        of(code) = "Câu hỏi của doanh nghiệp về bài toán {code}" | "Firms' questions about challenge {code}";
        lead = "Hệ thống không cho biết doanh nghiệp nào hỏi. Mỗi câu hỏi được trả lời, gộp với câu hỏi cùng nội dung hoặc không trả lời kèm lý do; một người soạn, một người khác của cơ quan thường trực công bố." | "The site does not say which firm asks. Each question is answered, merged with one that asks the same, or declined with a reason: one person drafts, another of the office publishes.";
        due(at) = "Hạn trả lời: trước {at}." | "Replies are due before {at}.";
        moves = "Quá hạn mà còn câu hỏi chưa trả lời, hệ thống chuyển thời điểm đóng nhận hồ sơ một lần theo quy chế." | "Where a question has no reply by then, the site moves the closing once, as the rules say.";
        none = "Chưa có câu hỏi nào." | "Nobody has asked yet.";
        to_publish = "Chờ công bố" | "To be published";
        to_publish_lead = "Đọc câu hỏi và dự thảo, rồi chọn nội dung được công bố. Doanh nghiệp có hồ sơ được báo một lần cho tất cả câu trả lời được công bố cùng lúc." | "Read the question and what is drafted, then choose what is published. Firms that have a proposal are told once of all answers that are published together.";
        publish_one(number) = "Công bố nội dung xử lý câu hỏi {number}" | "Publish the reply to question {number}";
        publish = "Công bố nội dung đã chọn" | "Publish what is chosen";
        to_draft = "Chờ soạn trả lời" | "To be drafted";
        own = "Đã soạn, chờ người khác công bố" | "Drafted by you, for another to publish";
        closed = "Đã xử lý" | "Replied";
        write = "Soạn trả lời" | "Draft the reply";
        edit = "Xem hoặc soạn lại" | "See it, or draft it again";
        question(number) = "Câu hỏi {number}" | "Question {number}";
        as_asked = "Câu hỏi do doanh nghiệp gửi" | "As the firm asked it";
        published_as = "Câu hỏi được công bố" | "The question as published";
        answer = "Trả lời" | "Answer";
        merged(number) = "Gộp với câu hỏi {number}, dùng chung câu trả lời." | "Merged with question {number}, whose answer it has.";
        declined = "Không trả lời. Lý do, chỉ gửi cho doanh nghiệp đã hỏi:" | "Declined. The reason, told only to the firm that asked:";
        drafted_by(name) = "Người soạn: {name}" | "Drafted by {name}";
        notice(count) = "Câu hỏi của doanh nghiệp chưa có trả lời: {count}." | "Firms' questions without a reply: {count}.";
        see = "Xem câu hỏi" | "See the questions";

        amendment = "Câu trả lời làm thay đổi yêu cầu, chỉ tiêu, kinh phí hoặc thời hạn là sửa đổi bài toán, không phải câu trả lời:" | "An answer that changes what is required, a target, money or a term is an amendment of the challenge and no answer:";
        to_amendment = "soạn sửa đổi" | "draft an amendment";
        draft_now = "Dự thảo hiện có" | "What is drafted";
        reply = "Cách xử lý" | "What becomes of it";
        choose = "Chọn một mục" | "Choose one";
        reply_answer = "Trả lời và công bố" | "Answer it in public";
        reply_merge = "Gộp với câu hỏi cùng nội dung" | "Merge it with one that asks the same";
        reply_decline = "Không trả lời, nêu lý do" | "Decline it, with a reason";
        public_question = "Câu hỏi được công bố" | "The question as it is published";
        public_question_hint = "Giữ nguyên ý; bỏ những chi tiết cho biết ai hỏi." | "The same question, without what tells who asks.";
        answer_hint = "Công khai cho mọi người." | "Public.";
        clarifies = "Câu trả lời chỉ làm rõ, không thay đổi yêu cầu của bài toán" | "The answer only clarifies and changes nothing of what is required";
        into = "Gộp với câu hỏi" | "Merge with question";
        into_hint = "Câu hỏi đã có câu trả lời hoặc dự thảo trả lời. Chỉ cần khi gộp." | "One that has an answer, or a drafted one. Needed only to merge.";
        into_none = "Không gộp" | "None";
        reason = "Lý do không trả lời" | "Why it is declined";
        reason_hint = "Chỉ gửi cho doanh nghiệp đã hỏi. Chỉ cần khi không trả lời." | "Told only to the firm that asked. Needed only to decline.";
        save = "Lưu dự thảo để người khác công bố" | "Save the draft for another to publish";
        back = "Về danh sách câu hỏi" | "Back to all questions";
    }
}

/// A reply in words, as a form rests on it.
fn said(l: Locale, question: &AskedQuestion) -> String {
    let Some(Draft { reply, .. }) = question.draft() else { return String::new() };
    match reply {
        Reply::Answer { question, answer } => format!("{question}\n{answer}"),
        Reply::Merge { into } => w::merged(l, into),
        Reply::Decline { reason } => format!("{}\n{reason}", w::declined(l)),
    }
}

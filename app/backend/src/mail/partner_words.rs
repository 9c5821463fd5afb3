//! What mails say of a proposal of several firms: to the partner that is asked, and to the lead.

use domain::{locale::Locale, time::Moment};

/// What became of a proposal, for a partner in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    HandedIn {
        version: u32,
    },
    Withdrawn,
    Opened {
        at: Moment,
    },
    /// The office has asked the lead to add something; what, is the lead's to read.
    CompletionAsked {
        due: Moment,
    },
    /// The council scores it.
    Admitted,
    NotAdmitted,
    /// Neither the draft nor what counts names it any more.
    Dropped,
}

pub fn told(l: Locale, link: &str, challenge: &str, lead: &str, told: Told) -> (String, String) {
    let (subject, text) = match told {
        Told::HandedIn { version } => (
            l.pick("Hồ sơ liên danh đã nộp", "Your consortium's proposal was submitted"),
            l.pick(
                format!("{lead} đã nộp hồ sơ (phiên bản {version}) có doanh nghiệp là thành viên liên danh cho bài toán sau:"),
                format!("{lead} has submitted the proposal (version {version}) that names your firm as a partner, for this challenge:"),
            ),
        ),
        Told::Withdrawn => (
            l.pick("Hồ sơ liên danh đã rút", "Your consortium's proposal was withdrawn"),
            l.pick(
                format!("{lead} đã rút hồ sơ có doanh nghiệp là thành viên liên danh cho bài toán sau:"),
                format!("{lead} has withdrawn the proposal that names your firm as a partner, for this challenge:"),
            ),
        ),
        Told::Opened { at } => (
            l.pick("Hồ sơ liên danh đã được mở", "Your consortium's proposal was opened"),
            l.pick(
                format!("Hồ sơ do {lead} đứng đầu, có doanh nghiệp là thành viên liên danh, đã được mở lúc {}. Từ nay cơ quan thường trực và Hội đồng tư vấn đọc hồ sơ và biết các thành viên liên danh. Bài toán:", at.show(l)),
                format!("The proposal led by {lead} that names your firm as a partner was opened on {}. From now on the office and the council read it and know who takes part. The challenge:", at.show(l)),
            ),
        ),
        Told::CompletionAsked { due } => (
            l.pick("Hồ sơ liên danh được đề nghị bổ sung", "Your consortium's proposal is to be completed"),
            l.pick(
                format!("Cơ quan thường trực đề nghị {lead} bổ sung hồ sơ có doanh nghiệp là thành viên liên danh, trước {}. Nội dung đề nghị do {lead} đọc và trả lời; nếu có phần của doanh nghiệp, đề nghị liên hệ {lead}. Bài toán:", due.show_weekday(l)),
                format!("The office asks {lead} to complete the proposal that names your firm as a partner, before {}. What is asked for is {lead}'s to read and to answer; please contact it where your firm has a part in that. The challenge:", due.show_weekday(l)),
            ),
        ),
        Told::Admitted => (
            l.pick("Hồ sơ liên danh được đưa vào đánh giá", "Your consortium's proposal is being evaluated"),
            l.pick(
                format!("Hồ sơ do {lead} đứng đầu, có doanh nghiệp là thành viên liên danh, hợp lệ; Hội đồng tư vấn bắt đầu đánh giá. Bài toán:"),
                format!("The proposal led by {lead} that names your firm as a partner was admitted; the council begins to evaluate it. The challenge:"),
            ),
        ),
        Told::NotAdmitted => (
            l.pick("Hồ sơ liên danh không được đưa vào đánh giá", "Your consortium's proposal is not evaluated"),
            l.pick(
                format!("Hồ sơ do {lead} đứng đầu, có doanh nghiệp là thành viên liên danh, không hợp lệ nên Hội đồng tư vấn không đánh giá. Lý do được gửi cho {lead}. Bài toán:"),
                format!("The proposal led by {lead} that names your firm as a partner was not admitted, so the council does not evaluate it. {lead} has the reason. The challenge:"),
            ),
        ),
        Told::Dropped => (
            l.pick("Doanh nghiệp không còn là thành viên liên danh", "Your firm is no partner any more"),
            l.pick(
                format!("{lead} không còn ghi doanh nghiệp trong liên danh của hồ sơ cho bài toán sau. Doanh nghiệp có thể nộp hồ sơ riêng hoặc tham gia hồ sơ khác trước thời điểm đóng nhận hồ sơ:"),
                format!("{lead} does not name your firm as a partner in its proposal for this challenge any more. Until the closing your firm may submit its own or join another:"),
            ),
        ),
    };
    let see = l.pick("Xem tại:", "It is here:");
    (subject.to_owned(), format!("{text}\n\n{challenge}\n\n{see}\n\n{link}"))
}

pub fn asked(l: Locale, link: &str, challenge: &str, lead: &str) -> (String, String) {
    (
        l.pick("Đề nghị tham gia liên danh", "You are asked to join a consortium").to_owned(),
        l.pick(
            format!(
                "{lead} đề nghị doanh nghiệp là thành viên liên danh trong hồ sơ tham gia bài toán sau:\n\n{challenge}\n\n\
                 Chủ tài khoản của doanh nghiệp xem tỷ lệ, phần việc được giao rồi đồng ý hoặc từ chối. Hồ sơ chỉ nộp được khi mọi thành viên đồng ý. Trước khi mở hồ sơ, chỉ doanh nghiệp đứng đầu liên danh và doanh nghiệp được đề nghị biết việc này.\n\nXem tại:\n\n{link}"
            ),
            format!(
                "{lead} asks your firm to be a partner in its proposal for this challenge:\n\n{challenge}\n\n\
                 The owner of your firm's account reads its share and its part of the work, and consents or declines. The proposal can only be submitted once every partner has consented. Until the opening nobody but the lead firm and yours learns of this.\n\nIt is here:\n\n{link}"
            ),
        ),
    )
}

pub fn reminded(l: Locale, link: &str, challenge: &str, lead: &str, [asked_at, closes]: [String; 2]) -> (String, String) {
    (
        l.pick("Nhắc: đề nghị tham gia liên danh chờ trả lời", "Reminder: you are asked to join a consortium").to_owned(),
        l.pick(
            format!(
                "{lead} nhắc doanh nghiệp trả lời đề nghị là thành viên liên danh, gửi lúc {asked_at}, trong hồ sơ tham gia bài toán sau:\n\n{challenge}\n\n\
                 Chủ tài khoản của doanh nghiệp đồng ý hoặc từ chối trước thời điểm đóng nhận hồ sơ: {closes}.\n\nXem tại:\n\n{link}"
            ),
            format!(
                "{lead} reminds your firm that it was asked on {asked_at} to be a partner in its proposal for this challenge:\n\n{challenge}\n\n\
                 The owner of your firm's account consents or declines before proposals close: {closes}.\n\nIt is here:\n\n{link}"
            ),
        ),
    )
}

pub fn answered(l: Locale, link: &str, challenge: &str, [partner, reason]: [&str; 2], consents: bool) -> (String, String) {
    if consents {
        return (
            l.pick("Thành viên đồng ý tham gia liên danh", "A partner has consented").to_owned(),
            l.pick(
                format!("{partner} đồng ý tham gia liên danh trong hồ sơ của doanh nghiệp cho bài toán sau:\n\n{challenge}\n\nXem các thành viên tại:\n\n{link}"),
                format!("{partner} has consented to being a partner in your firm's proposal for this challenge:\n\n{challenge}\n\nThe partners are here:\n\n{link}"),
            ),
        );
    }
    (
        l.pick("Thành viên từ chối tham gia liên danh", "A partner has declined").to_owned(),
        l.pick(
            format!(
                "{partner} từ chối tham gia liên danh trong hồ sơ của doanh nghiệp cho bài toán sau:\n\n{challenge}\n\nLý do: {reason}\n\n\
                 Hồ sơ chưa nộp được khi còn ghi thành viên này. Sửa liên danh tại:\n\n{link}"
            ),
            format!(
                "{partner} has declined to be a partner in your firm's proposal for this challenge:\n\n{challenge}\n\nReason: {reason}\n\n\
                 The proposal cannot be submitted while it names this partner. Change the consortium here:\n\n{link}"
            ),
        ),
    )
}

pub fn left(l: Locale, link: &str, challenge: &str, [partner, reason]: [&str; 2], handed_in: bool) -> (String, String) {
    let then = if handed_in {
        l.pick(
            "Bản đã nộp giữ nguyên và ghi rõ thành viên này đã rút. Cần sửa liên danh và nộp lại trước thời điểm đóng nhận hồ sơ.",
            "What was submitted stays as it is, and says that this partner has left. Please change the consortium and submit again before the closing.",
        )
    } else {
        l.pick("Hồ sơ chưa nộp được khi còn ghi thành viên này.", "The proposal cannot be submitted while it names this partner.")
    };
    (
        l.pick("Thành viên rút khỏi liên danh", "A partner has left the consortium").to_owned(),
        l.pick(
            format!("{partner} rút khỏi liên danh trong hồ sơ của doanh nghiệp cho bài toán sau:\n\n{challenge}\n\nLý do: {reason}\n\n{then}\n\n{link}"),
            format!("{partner} has left the consortium of your firm's proposal for this challenge:\n\n{challenge}\n\nReason: {reason}\n\n{then}\n\n{link}"),
        ),
    )
}

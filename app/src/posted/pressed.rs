//! What the button that was pressed does, where one form has several.

use crate::{council::meetings::words as meeting, office::accounts::words as account};
use domain::{form::Form, locale::Locale};

words! {
    save_sheet = "Lưu bản nháp phiếu đánh giá" | "Save the draft of the score sheet";
    submit_sheet = "Nộp phiếu đánh giá; sau khi nộp không sửa được" | "Submit the score sheet, which cannot be changed after that";
    revise_sheet = "Nộp phiếu đánh giá đã sửa của vòng hai" | "Submit the revised sheet of the second round";
    abstain = "Không cho ý kiến về hồ sơ, không chấm điểm" | "Give no opinion on the proposal, and no points";
    save_debrief = "Lưu bản nháp phản hồi" | "Save the draft of the debrief";
    release_debrief = "Gửi phản hồi cho doanh nghiệp" | "Release the debrief to its firm";
    verify = "Xác minh doanh nghiệp" | "Verify the firm";
    take_back = "Xác nhận thu hồi xác minh doanh nghiệp" | "Confirm that the firm's verification is taken back";
    keep_verified = "Kết thúc đề nghị thu hồi xác minh" | "End the request to take back the verification";
    return_firm = "Trả lại đăng ký cho doanh nghiệp" | "Return the registration to the firm";
    admit = "Kết luận: hồ sơ hợp lệ" | "Verdict: the proposal is admissible";
    refuse = "Kết luận: hồ sơ không hợp lệ" | "Verdict: the proposal is not admissible";
    dismiss = "Kết luận: không có xung đột lợi ích" | "Verdict: there is no conflict of interest";
    vote_for = "Biểu quyết: Tán thành" | "Vote: in favour";
    vote_against = "Biểu quyết: Không tán thành" | "Vote: against";
    vote_abstain = "Biểu quyết: Không cho ý kiến" | "Vote: abstain";
    declare_clear = "Khai báo: không có xung đột lợi ích" | "Declare: no conflict of interest";
    declare_conflicted = "Khai báo: có xung đột lợi ích; sau khi gửi, ông/bà không tự hủy được" | "Declare: a conflict of interest, which you cannot take back yourself";
    ruling_keep = "Trả lời: giữ ghi nhận xung đột lợi ích" | "Answer: the conflict of interest stays";
    ruling_lift = "Trả lời: hủy ghi nhận xung đột lợi ích" | "Answer: the conflict of interest is lifted";
    confirm = "Kết luận: có xung đột lợi ích" | "Verdict: there is a conflict of interest";
}

/// In words; `None` where the form does one thing only.
pub fn pressed(pattern: &str, form: &Form) -> Option<fn(Locale) -> &'static str> {
    chosen(pattern, form).or_else(|| act(pattern, form))
}

/// Where the button itself is what is said: a vote, a declaration, an answer.
fn chosen(pattern: &str, form: &Form) -> Option<fn(Locale) -> &'static str> {
    const MOTION: &str = "/council/challenges/{code}/motions/{number}/";
    let of_motion = pattern.strip_prefix(MOTION);
    let vote = match of_motion {
        Some("vote") => form.get("choice"),
        Some("enter" | "countersign") => form.get("vote"),
        _ => "",
    };
    Some(match (pattern, vote, form.get("conflict"), form.get("ruling")) {
        (_, "for", ..) => vote_for,
        (_, "against", ..) => vote_against,
        (_, "abstain", ..) => vote_abstain,
        ("/council/proposals/{id}/conflict", _, "clear", _) => declare_clear,
        ("/council/proposals/{id}/conflict", _, "conflicted", _) => declare_conflicted,
        ("/council/proposals/{id}/ruling", .., "keep") => ruling_keep,
        ("/council/proposals/{id}/ruling", .., "lift") => ruling_lift,
        _ => return None,
    })
}

fn act(pattern: &str, form: &Form) -> Option<fn(Locale) -> &'static str> {
    Some(match (pattern, form.get("act"), form.get("verdict")) {
        ("/council/proposals/{id}", "submit", _) => submit_sheet,
        ("/council/proposals/{id}", "revise", _) => revise_sheet,
        ("/council/proposals/{id}", "abstain", _) => abstain,
        ("/council/proposals/{id}", ..) => save_sheet,
        ("/council/proposals/{id}/debrief", "release", _) => release_debrief,
        ("/council/proposals/{id}/debrief", ..) => save_debrief,
        ("/office/accounts/{id}", _, "ask") => account::ask,
        ("/office/accounts/{id}", _, "confirm") => account::suspend,
        ("/office/accounts/{id}", _, "decline") => account::decline,
        ("/office/accounts/{id}", _, "restore") => account::restore,
        ("/office/accounts/{id}", _, "stop") => account::stop,
        ("/office/accounts/{id}", _, "ask_stop") => account::ask_stop,
        ("/office/accounts/{id}", _, "confirm_stop") => account::confirm_stop,
        ("/office/accounts/{id}", _, "decline_stop") => account::decline_stop,
        ("/office/firms/{id}", _, "verify") => verify,
        ("/office/firms/{id}", _, "return") => return_firm,
        ("/office/firms/{id}", _, "take_back") => take_back,
        ("/office/firms/{id}", _, "keep") => keep_verified,
        ("/office/proposals/{id}", _, "admit") => admit,
        ("/office/proposals/{id}", _, "refuse") => refuse,
        ("/office/proposals/{id}/suggestion", _, "dismiss") => dismiss,
        ("/office/proposals/{id}/suggestion", _, "confirm") => confirm,
        ("/council/meetings/{id}/attendance", ..) if form.is_checked("all") => meeting::all_present,
        _ => return None,
    })
}

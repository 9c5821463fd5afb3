//! The words of messages about shortlists, debriefs and complaints, in both languages side by side.

use super::{News, Step, pick};
use domain::{locale::Locale, time::Moment};

pub fn shortlist_waits(l: Locale, link: &str, challenge: &str, step: Step) -> (String, String) {
    let (subject, vi, en) = match step {
        Step::Proposed => (
            ("Hội đồng đã đề xuất danh sách rút gọn", "The council has proposed a shortlist"),
            "Hội đồng tư vấn đã đề xuất danh sách rút gọn của bài toán sau. Đề nghị cơ quan thường trực trình lãnh đạo hoặc trả lại kèm lý do",
            "The advisory council has proposed the shortlist of this challenge. The office now submits it to the leader, or returns it with a reason",
        ),
        Step::Forwarded => (
            ("Danh sách rút gọn chờ quyết định", "A shortlist waits for a decision"),
            "Cơ quan thường trực đã trình danh sách rút gọn của bài toán sau. Kính trình lãnh đạo xem xét, quyết định danh sách rút gọn hoặc trả lại kèm lý do",
            "The office has submitted the shortlist of this challenge. The leader now decides, or returns it with a reason",
        ),
        Step::BackToCouncil => (
            ("Danh sách rút gọn được trả lại Hội đồng", "A shortlist was returned to the council"),
            "Cơ quan thường trực đã trả lại đề xuất danh sách rút gọn của bài toán sau, kèm lý do. Đề nghị Hội đồng xem xét và đề xuất lại",
            "The office has returned the proposed shortlist of this challenge, with a reason. The council is asked to consider it and propose again",
        ),
        Step::Decided => (
            ("Kết quả chờ công bố", "A result waits to be published"),
            "Lãnh đạo đã quyết định danh sách rút gọn của bài toán sau. Đề nghị cơ quan thường trực công bố kết quả",
            "The leader has decided the shortlist of this challenge. The office now publishes the result",
        ),
        Step::BackToOffice => (
            ("Tờ trình được trả lại", "A submission was returned"),
            "Lãnh đạo đã trả lại tờ trình danh sách rút gọn của bài toán sau, kèm lý do. Đề nghị cơ quan thường trực hoàn thiện và trình lại",
            "The leader has returned the submission on the shortlist of this challenge, with a reason. The office is asked to revise and submit it again",
        ),
    };
    pick(l, subject, format!("{vi}:\n\n{challenge}\n\nXem tại:\n\n{link}"), format!("{en}:\n\n{challenge}\n\nIt is here:\n\n{link}"))
}

pub fn debrief_released(l: Locale, link: &str, challenge: &str) -> (String, String) {
    pick(
        l,
        ("Phản hồi kết quả đã đầy đủ", "The debrief on your proposal is complete"),
        format!(
            "Hội đồng tư vấn đã gửi nhận xét về điểm mạnh và điểm cần hoàn thiện của hồ sơ do doanh nghiệp nộp cho bài toán:\n\n{challenge}\n\n\
             Xem tại:\n\n{link}"
        ),
        format!(
            "The advisory council has released its remarks on strengths and weaknesses of the proposal that your firm submitted for this challenge:\n\n{challenge}\n\n\
             They are here:\n\n{link}"
        ),
    )
}

pub fn complaint_received(l: Locale, link: &str, challenge: &str, at: &str) -> (String, String) {
    pick(
        l,
        ("Đã tiếp nhận kiến nghị", "Your complaint has been received"),
        format!(
            "Cơ quan thường trực đã tiếp nhận kiến nghị của doanh nghiệp về kết quả đánh giá.\n\nBài toán: {challenge}\nThời điểm tiếp nhận: {at}\n\n\
             Trả lời được gửi qua thư điện tử và hiển thị tại:\n\n{link}"
        ),
        format!(
            "The office has received your firm's complaint about the result.\n\nChallenge: {challenge}\nReceived at: {at}\n\n\
             You will be notified of the answer by e-mail; it will appear here:\n\n{link}"
        ),
    )
}

pub fn complaint_waits(l: Locale, link: &str, challenge: &str) -> (String, String) {
    pick(
        l,
        ("Có kiến nghị chờ trả lời", "A complaint waits for an answer"),
        format!("Một doanh nghiệp đã gửi kiến nghị về kết quả đánh giá của bài toán:\n\n{challenge}\n\nXem và trả lời tại:\n\n{link}"),
        format!("A firm has filed a complaint about the result of this challenge:\n\n{challenge}\n\nRead and answer it here:\n\n{link}"),
    )
}

pub fn complaint_answered(l: Locale, link: &str, challenge: &str) -> (String, String) {
    pick(
        l,
        ("Trả lời kiến nghị", "Your complaint has been answered"),
        format!(
            "Cơ quan thường trực đã trả lời kiến nghị của doanh nghiệp về kết quả đánh giá của bài toán:\n\n{challenge}\n\n\
             Xem nội dung trả lời tại:\n\n{link}"
        ),
        format!(
            "The office has answered your firm's complaint about the result of this challenge:\n\n{challenge}\n\nThe answer is here:\n\n{link}"
        ),
    )
}

pub fn acting_chair(l: Locale, link: &str, challenge: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Được giao chủ trì Hội đồng đối với một bài toán", "You are appointed acting chair in one challenge"),
        format!(
            "Lãnh đạo phê duyệt đã giao Ông/Bà chủ trì Hội đồng đối với bài toán:\n\n{challenge}\n\nLý do: {reason}\n\n\
             Việc giao này chỉ áp dụng cho bài toán nêu trên và chỉ trong thời gian Chủ tịch Hội đồng, Phó Chủ tịch Hội đồng không chủ trì được. Xem tại:\n\n{link}"
        ),
        format!(
            "The leader has appointed you acting chair of the council for this challenge:\n\n{challenge}\n\nReason: {reason}\n\n\
             This holds for this challenge only, and only as long as neither the chair nor the vice-chair can preside. It is here:\n\n{link}"
        ),
    )
}

pub fn completion_asked(l: Locale, link: &str, challenge: &str, asked: &str, due: &str) -> (String, String) {
    pick(
        l,
        ("Yêu cầu bổ sung hồ sơ", "Documents are missing from your proposal"),
        format!(
            "Khi kiểm tra tính hợp lệ, cơ quan thường trực yêu cầu doanh nghiệp bổ sung hồ sơ cho bài toán:\n\n{challenge}\n\n\
             Nội dung cần bổ sung: {asked}\nHạn bổ sung: trước {due}\n\n\
             Chỉ bổ sung giấy tờ còn thiếu; nội dung hồ sơ đã nộp không thay đổi. Bổ sung tại:\n\n{link}"
        ),
        format!(
            "While screening, the office asks your firm to complete its proposal for this challenge:\n\n{challenge}\n\n\
             What is missing: {asked}\nTo be added before: {due}\n\n\
             Only missing documents are added; what was submitted stays as it is. Add them here:\n\n{link}"
        ),
    )
}

pub fn completion_waits(l: Locale, link: &str, challenge: &str, code: &str) -> (String, String) {
    pick(
        l,
        ("Doanh nghiệp đã bổ sung hồ sơ", "A firm has completed its proposal"),
        format!(
            "Doanh nghiệp đã gửi hồ sơ bổ sung cho hồ sơ {code} (bài toán {challenge}). Đề nghị tiếp tục kiểm tra tính hợp lệ tại:\n\n{link}"
        ),
        format!(
            "The firm has added what was missing from proposal {code} (challenge {challenge}). Please go on with the screening here:\n\n{link}"
        ),
    )
}

pub fn meeting(l: Locale, link: &str, news: &News, facts: &[&str; 3]) -> (String, String) {
    let [at, place, challenges] = facts;
    let (vi, en) = (
        format!("Thời gian: {at}\nĐịa điểm: {place}\nBài toán: {challenges}"),
        format!("Time: {at}\nPlace: {place}\nChallenges: {challenges}"),
    );
    match news {
        News::Planned => pick(
            l,
            ("Mời họp Hội đồng tư vấn", "A meeting of the advisory council"),
            format!(
                "Kính mời ông/bà dự phiên họp Hội đồng tư vấn:\n\n{vi}\n\n\
                 Chương trình họp: {link}\n\nTrước phiên họp, vui lòng khai báo xung đột lợi ích đối với mọi hồ sơ. \
                 Ủy viên phản biện gửi báo cáo bằng văn bản tại trang phiên họp, nếu quy chế của bài toán yêu cầu."
            ),
            format!(
                "You are invited to a meeting of the advisory council:\n\n{en}\n\n\
                 The agenda: {link}\n\nBefore the meeting, please declare conflicts of interest for every proposal. \
                 Rapporteurs hand in their written report on the page of the meeting, where the rules of the challenge ask for one."
            ),
        ),
        News::Moved(before, room) => {
            let before = before.show_weekday(l);
            pick(
                l,
                ("Thay đổi phiên họp Hội đồng tư vấn", "A meeting of the advisory council has been moved"),
                format!(
                    "Phiên họp Hội đồng tư vấn dự kiến {before}, tại {room}, được thay đổi như sau:\n\n{vi}\n\nChương trình họp: {link}"
                ),
                format!("The meeting of the advisory council planned for {before}, {room}, has been moved:\n\n{en}\n\nThe agenda: {link}"),
            )
        }
        News::Vouched(by) => pick(
            l,
            ("Có người xác nhận ông/bà có mặt tại phiên họp", "Somebody says that you are at the meeting"),
            format!(
                "{by} vừa xác nhận ông/bà có mặt tại phiên họp Hội đồng tư vấn và không dùng thiết bị:\n\n{vi}\n\n\
                 Nếu không đúng, ông/bà báo ngay cho người chủ trì hoặc thư ký. Nếu đang dự họp, ông/bà có thể tự xác nhận tại:\n\n{link}"
            ),
            format!(
                "{by} has just said that you are at this meeting of the advisory council, without a device:\n\n{en}\n\n\
                 If that is wrong, tell whoever presides or the secretary at once. If you are there, you can confirm it yourself:\n\n{link}"
            ),
        ),
        News::AlternateAsked(by) => pick(
            l,
            ("Thành viên không dự họp, đề nghị người dự khuyết", "A member does not come and asks for an alternate"),
            format!(
                "{by} trả lời không dự phiên họp Hội đồng tư vấn và đề nghị người dự khuyết:\n\n{vi}\n\n\
                 Số thành viên đã trả lời và cách bổ sung, thay thành viên có tại trang phiên họp:\n\n{link}"
            ),
            format!(
                "{by} does not come to this meeting of the advisory council and asks that an alternate be called:\n\n{en}\n\n\
                 The page of the meeting says how many have answered, and where alternates are appointed:\n\n{link}"
            ),
        ),
        News::CalledOff(reason) => pick(
            l,
            ("Hủy phiên họp Hội đồng tư vấn", "A meeting of the advisory council has been called off"),
            format!("Phiên họp Hội đồng tư vấn sau đây đã được hủy:\n\n{vi}\n\nLý do: {reason}\n\nXem tại: {link}"),
            format!("This meeting of the advisory council has been called off:\n\n{en}\n\nReason: {reason}\n\nMore: {link}"),
        ),
    }
}

pub fn invitation_cancelled(l: Locale, link: &str, firm: &str) -> (String, String) {
    (
        l.pick(format!("Lời mời của {firm} đã được hủy"), format!("The invitation of {firm} was taken back")),
        l.pick(
            format!(
                "Chủ tài khoản của {firm} đã hủy lời mời ông/bà tham gia tài khoản doanh nghiệp. Đường dẫn trong thư mời trước đây không còn hiệu lực; ông/bà không phải làm gì thêm.\n\n\
                 Trang chủ: {link}"
            ),
            format!(
                "The owner of the account of {firm} has taken back the invitation to join it. The link in the earlier mail no longer works, and there is nothing for you to do.\n\n\
                 The site: {link}"
            ),
        ),
    )
}

pub fn member_removed(l: Locale, link: &str, firm: &str) -> (String, String) {
    (
        l.pick(format!("Không còn thuộc tài khoản doanh nghiệp {firm}"), format!("You no longer belong to {firm}")),
        l.pick(
            format!(
                "Chủ tài khoản của {firm} đã xóa ông/bà khỏi tài khoản doanh nghiệp và mọi phiên đăng nhập đã kết thúc. Hồ sơ của doanh nghiệp thuộc về doanh nghiệp.\n\n\
                 Tài khoản cá nhân vẫn còn, có thể đăng ký doanh nghiệp khác hoặc nhận lời mời khác. Xem tại:\n\n{link}"
            ),
            format!(
                "The owner of the account of {firm} has removed you from it, and all your sessions have ended. The firm's proposals stay with the firm.\n\n\
                 You keep your own account, and may register another firm or accept another invitation:\n\n{link}"
            ),
        ),
    )
}

pub fn redoing_waits(l: Locale, link: &str, challenge: &str, note: &str, due: Moment) -> (String, String) {
    // It is due before the first moment of the next day.
    let day = Moment(due.0 - 1).show_date(l);
    pick(
        l,
        ("Việc phải làm lại theo kiến nghị", "Something to be done again after a complaint"),
        format!(
            "Một kiến nghị về kết quả của bài toán sau đã được chấp nhận, và có việc phải làm lại:\n\n{challenge}\n\n{note}\n\n\
             Hạn: hết ngày {day}. Ghi nhận kết quả tại:\n\n{link}"
        ),
        format!(
            "A complaint about the result of this challenge was upheld, and something is to be done again:\n\n{challenge}\n\n{note}\n\n\
             Deadline: the end of {day}. Record what came of it here:\n\n{link}"
        ),
    )
}

pub fn complaint_redone(l: Locale, link: &str, challenge: &str) -> (String, String) {
    pick(
        l,
        ("Đã làm lại theo kiến nghị", "What your complaint asked for is done"),
        format!("Việc phải làm lại theo kiến nghị của doanh nghiệp đã được thực hiện:\n\n{challenge}\n\nXem kết quả tại:\n\n{link}"),
        format!(
            "What was to be done again after your firm’s complaint has been done:\n\n{challenge}\n\nWhat came of it is here:\n\n{link}"
        ),
    )
}

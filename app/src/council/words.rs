//! Words of the council's pages.

use domain::{evaluations::ballot::Due, locale::Locale, people::SeatRole};

words! {
    home_title = "Công việc của Hội đồng tư vấn" | "Work of the advisory council";
    home_lead(seat) = "Vị trí: {seat}. Các bài toán đã đóng nhận hồ sơ, bài toán cần xử lý đứng trước." | "Seat: {seat}. Challenges that have closed; those that need something come first.";
    waiting = "Việc đang chờ" | "Waiting for you";
    late(due) = "Đã quá thời điểm dự kiến: {due}" | "Later than planned: {due}";
    term(at) = "Hạn: trước {at}" | "Deadline: before {at}";
    to_revise(n) = "Vòng hai: {n} phiếu có thể xem lại, sửa kèm lý do" | "Second round: sheets that may be changed, with reasons: {n}";
    far(codes) = "Phiếu chênh lệch nhiều so với các phiếu khác, cần trao đổi: {codes}" | "Sheets of yours that are far from the others, to be discussed: {codes}";
    others = "Các bài toán khác" | "Other challenges";
    nothing_waits = "Không có việc nào đang chờ." | "Nothing is waiting.";
    unseated = "Ông/bà chưa được cử vào vị trí nào của Hội đồng." | "You have no seat in the council yet.";
    unseated_next = "Cơ quan thường trực cử thành viên theo quyết định thành lập Hội đồng; khi đó hệ thống sẽ gửi thư điện tử và công việc hiện tại đây." | "The office assigns seats by the decision that forms the council. You will be told by e-mail, and your work appears here.";
    empty = "Chưa có bài toán nào đóng nhận hồ sơ. Bài toán sẽ hiện tại đây sau thời điểm đóng." | "No challenge has closed yet. Challenges appear here once they have closed.";
    closes = "Đóng nhận hồ sơ" | "Closed";
    to_declare(n) = "Cần khai báo xung đột lợi ích: {n} hồ sơ" | "Conflict of interest to declare for: {n}";
    to_practise = "Chấm thử hồ sơ do hệ thống soạn, trước vòng một" | "Score the made-up practice proposal, before the first round";
    practice_link = "Hồ sơ chấm thử" | "Practice proposal";
    practice_due = "Trước vòng một, mỗi thành viên chấm thử một hồ sơ do hệ thống soạn. Phiếu chấm thử của ông/bà đang được chờ." | "Before the first round each member scores a made-up proposal. Your practice sheet is awaited.";
    to_debrief(n) = "{n} phản hồi kết quả cần biên tập và gửi" | "Debriefs to edit and release: {n}";
    to_score(n) = "Phiếu cần chấm: {n}" | "Sheets to fill in: {n}";
    submitted(n) = "Phiếu đã nộp: {n}" | "Sheets submitted: {n}";
    to_answer(n) = "Hồ sơ có đề nghị xem xét lại xung đột lợi ích chờ trả lời: {n}" | "Proposals with an appeal to answer: {n}";
    to_vote = "Cần bỏ phiếu kín, hoặc góp giá trị bốc thăm, về hồ sơ đồng điểm" | "A vote to cast, or a value to give to the lot, about a tie";
    to_answer_motions(n) = "Nội dung chờ ông/bà biểu quyết hoặc có ý kiến: {n}" | "Motions that wait for your vote or answer: {n}";
    draft_revision = "Bản sửa vòng hai chưa nộp" | "Change of the second round not submitted";
    to_say(codes) = "Cần trả lời giấy mời họp về {codes}: dự hay không dự" | "To say whether you come to the meeting on {codes}";
    to_say_as_alternate(codes) = "Được mời với tư cách người dự khuyết: cần trả lời giấy mời họp về {codes}, dự hay không dự" | "Called as an alternate: to say whether you come to the meeting on {codes}";
    to_report(codes) = "Cần gửi báo cáo phản biện cho phiên họp về {codes}" | "A rapporteur’s report to hand in for the meeting on {codes}";
    yours = "Việc chờ ông/bà ở bài toán này" | "What waits for you here";
    to_end = "Kết thúc vòng chấm: đã đủ phiếu hoặc đã hết hạn" | "End the round: all sheets are in, or the term is over";
    to_close = "Kết thúc chấm điểm: đã đủ phiếu hoặc đã hết hạn" | "Close the scoring: all sheets are in, or the term is over";
    to_propose = "Đề xuất danh sách rút gọn, sau khi Hội đồng họp" | "Propose the shortlist, once the council has met";
    tie_opening = "Bắt đầu bỏ phiếu kín về hồ sơ đồng điểm" | "Open the secret ballot on a tie";
    tie_votes = "Đang bỏ phiếu kín về hồ sơ đồng điểm; kiểm phiếu khi mọi người đã bỏ phiếu hoặc hết hạn" | "A secret ballot on a tie is running; count it once everybody has voted or its end has come";
    tie_casting = "Cho lá phiếu quyết định về hồ sơ đồng điểm" | "Give the casting vote on a tie";
    tie_lot = "Bắt đầu bốc thăm về hồ sơ đồng điểm" | "Open the lot on a tie";
    tie_contributions = "Đang bốc thăm: chờ các thành viên góp giá trị" | "The lot is open: members give to it";
    recused = "Không tham gia đánh giá bài toán này" | "Taking no part in this challenge";
    to_open = "Cần thư ký xác nhận mở hồ sơ" | "The secretary's confirmation of the opening is needed";

    chair = "Chủ tịch Hội đồng" | "Chair";
    vice_chair = "Phó Chủ tịch Hội đồng" | "Vice-chair";
    secretary = "Thư ký khoa học" | "Secretary";
    rapporteur = "Ủy viên phản biện" | "Rapporteur";
    member = "Thành viên" | "Member";

    public_page = "Nội dung bài toán" | "The challenge";
    papers = "Văn bản" | "Papers";
    sealed(at) = "Hồ sơ chưa được mở; chỉ mở sau {at} (giờ Việt Nam) khi chuyên viên và thư ký khoa học cùng xác nhận." | "Proposals are not opened yet. They are opened only after {at} (Viet Nam time), when an officer and the secretary have both confirmed.";
    sealed_no_time = "Hồ sơ chưa được mở." | "Proposals are not opened yet.";

    opening = "Mở hồ sơ" | "Opening";
    opening_lead = "Hồ sơ chỉ mở khi có đủ hai xác nhận: một của cơ quan thường trực, một của thư ký khoa học. Danh sách mã hồ sơ, thời điểm nộp và mã băm được công bố ngay khi mở. Việc mở không hoàn tác được." | "Proposals open only with two confirmations: one by the office, one by the council's secretary. The list of codes, times of submission and hashes is published at once. This cannot be undone.";
    by_office = "Cơ quan thường trực" | "The office";
    by_secretary = "Thư ký khoa học" | "The secretary";
    confirmed_at = "đã xác nhận lúc" | "confirmed on";
    not_confirmed = "chưa xác nhận" | "not confirmed yet";
    own_confirmed = "Thư ký đã xác nhận; hồ sơ mở khi cơ quan thường trực cũng xác nhận." | "The secretary has confirmed; proposals open once the office has confirmed too.";
    confirm_opening = "Xác nhận mở hồ sơ" | "Confirm the opening";

    declare_heading = "Khai báo xung đột lợi ích" | "Declaring conflicts of interest";
    declare_lead = "Khai báo trước khi xem nội dung hồ sơ; có thể khai báo cho nhiều hồ sơ trong một lần gửi. Có xung đột khi bản thân hoặc người thân có vốn, việc làm, hợp đồng, quan hệ tư vấn hoặc gia đình với doanh nghiệp. Hồ sơ có xung đột sẽ không hiển thị và không được chấm." | "Please declare before seeing any of a proposal; several can be declared at once. There is a conflict where you or a relative hold shares, work, a contract, an advisory role or family ties with the firm. A proposal with a conflict is neither shown nor scored.";
    proposal_of(code, firm) = "Hồ sơ {code} – {firm}" | "Proposal {code} – {firm}";
    of_firm_represented_by(firm, name) = "{firm} – người đại diện theo pháp luật: {name}" | "{firm} – legal representative: {name}";
    represented_by(name) = "Người đại diện theo pháp luật: {name}" | "Legal representative: {name}";
    about_proposal(label, code) = "{label} – {code}" | "{label} – {code}";
    declare_rest(n) = "Đã đọc tên doanh nghiệp và người đại diện theo pháp luật của {n} hồ sơ trên: không có xung đột lợi ích với mọi hồ sơ không chọn riêng." | "I have read the firms and legal representatives of the {n} proposal(s) above: there is no conflict of interest with any for which nothing else is chosen.";
    clear = "Không có xung đột lợi ích" | "No conflict of interest";
    conflicted = "Có xung đột lợi ích" | "There is a conflict of interest";
    reason = "Nội dung xung đột" | "What the conflict is";
    reason_hint = "Bắt buộc nếu có xung đột. Cơ quan thường trực và biên bản lưu nội dung này; thành viên xem lại được nội dung của mình." | "Required where there is a conflict. It is kept for the office and the minutes; the member can read it again.";
    declare = "Gửi khai báo" | "Send the declaration";
    late_heading = "Phát hiện có xung đột lợi ích?" | "Found a conflict of interest?";
    late_lead = "Khai báo ngay khi phát hiện. Phiếu nháp không được tính và hồ sơ không còn hiển thị. Phiếu đã nộp: nếu ông/bà đã có thể xem phiếu của thành viên khác, hoặc thiếu phiếu này hồ sơ không còn đủ số phiếu tối thiểu, thì nội dung khai báo được đưa ra để Hội đồng biểu quyết; phiếu vẫn được tính cho đến khi Hội đồng thông qua việc hủy, và lý do khai báo được nêu cùng nội dung biểu quyết. Nếu không thuộc các trường hợp này, phiếu đã nộp không được tính." | "Please declare it at once. A draft does not count, and the proposal is no longer shown. A sheet that is in: where you could already read others' sheets, or the proposal would lose its quorum without yours, what you declare is put to a motion of the council; the sheet counts until the council votes that it is void, and your reason is shown with the motion. Otherwise it does not count.";
    late_closed_lead = "Việc chấm điểm đã kết thúc. Nội dung ông/bà khai báo được đưa ra để Hội đồng biểu quyết có hủy phiếu của ông/bà hay không; phiếu vẫn được tính cho đến khi Hội đồng thông qua việc hủy. Không trích nội dung hồ sơ: lý do được nêu cùng nội dung biểu quyết và có trong tệp kết quả công khai." | "Scoring has closed. What you declare is put to the council, which votes on whether your sheet is void; it counts until then. Do not quote the proposal: the reason is shown with the motion and stands in the public result file.";
    declare_late = "Khai báo có xung đột" | "Declare the conflict";

    grid_heading = "Hồ sơ và phiếu của tôi" | "Proposals and my sheets";
    grid_caption = "Các hồ sơ theo mã, phiếu và tổng điểm của chính thành viên" | "Proposals by code, with the member's own sheet and total";
    grid_empty = "Không có hồ sơ nào được nộp." | "No proposals were submitted.";
    col_code = "Mã hồ sơ" | "Code";
    col_firm = "Doanh nghiệp" | "Firm";
    col_conflict = "Xung đột lợi ích" | "Conflict of interest";
    col_sheet = "Phiếu của tôi" | "My sheet";
    col_total = "Tổng điểm của tôi" | "My total";
    col_act = "Thao tác" | "Action";
    undeclared = "Chưa khai báo" | "Not declared";
    no_conflict = "Không có" | "None";
    sheet_none = "Chưa chấm" | "Not begun";
    sheet_draft = "Bản nháp" | "Draft";
    sheet_void = "Không còn giá trị" | "Void";
    anew(code, until) = "Hồ sơ {code} không còn đủ số phiếu sau biểu quyết của Hội đồng và được chấm lại từ đầu: nộp phiếu chậm nhất {until}." | "Proposal {code} lost its quorum by a motion of the council and is scored anew: hand in your sheet by {until} at the latest.";
    anew_link(code) = "Chấm hồ sơ {code}" | "Score proposal {code}";
    sheet_excluded = "Đã nộp, không tính theo biểu quyết" | "Submitted, not counted by vote";
    sheet_submitted = "Đã nộp" | "Submitted";
    total_of_100(total) = "{total}/100" | "{total}/100";
    read = "Đọc hồ sơ" | "Read";
    score = "Chấm" | "Score";
    go_on = "Chấm tiếp" | "Go on";
    revise = "Xem lại, sửa" | "Review, change";
    view_sheet = "Xem phiếu" | "View";
    about(code) = "hồ sơ {code}" | "proposal {code}";
    own_sheets = "Phiếu của tôi theo tiêu chí, thứ tự tự xếp" | "My sheets by criterion, personal order";
    compare = "So sánh hai hồ sơ" | "Compare two proposals";
    scoring_later = "Phiếu mở khi cơ quan thường trực kiểm tra xong tính hợp lệ của hồ sơ." | "Sheets can be filled in once the office has screened the proposals.";

    progress_heading = "Tiến độ chấm" | "Progress";
    progress_caption = "Số phiếu đã nộp của từng hồ sơ; không có điểm" | "Sheets submitted for each proposal; without scores";
    col_submitted = "Phiếu đã nộp" | "Sheets submitted";
    col_needed = "Tối thiểu" | "Needed";
    col_enough = "Đủ số phiếu" | "Quorum";
    of(n, all) = "{n}/{all}" | "{n}/{all}";
    enough = "Đủ" | "Reached";
    not_enough(n) = "Còn thiếu {n}" | "Lacks {n}";
    close_round = "Kết thúc vòng một" | "End the first round";
    give_back = "Mở lại phiếu đã nộp" | "Give a submitted sheet back";
    motions = "Biểu quyết của Hội đồng" | "Votes of the council";
    exclude = "Biểu quyết về phiếu chênh lệch nhiều" | "Vote on an outlying score sheet";
    reminded(members, at) = "Đã nhắc {members} thành viên lúc {at} (giờ Việt Nam)." | "Reminded last: {at} (Viet Nam time), members: {members}.";
    remind_from(at) = "Nhắc lại được từ {at}." | "Another reminder can be sent from {at}.";
    remind_again = "Nhắc lại lần nữa trong ngày" | "Remind them once more today";
    remind_again_question = "Thành viên đã được nhắc trong hôm nay. Gửi thêm một thư nhắc đến những thành viên còn việc chưa hoàn thành?" | "Members have been reminded today already. Send one more reminder to those who have something left to do?";
    remind = "Nhắc thành viên qua thư điện tử" | "Remind members by e-mail";
    second_round = "Đang ở vòng hai: thành viên đã nộp phiếu được sửa phiếu của mình, mỗi thay đổi kèm lý do." | "This is the second round: members who submitted may change their own sheet, each change with a reason.";
    scoring_reopened(at) = "Lãnh đạo đã mở lại việc chấm điểm đến {at} (giờ Việt Nam); kết quả trước đó không còn hiệu lực. Phiếu đã nộp được giữ nguyên; không nhận thêm phiếu." | "The leader reopened the scoring until {at} (Viet Nam time); the result before it is no longer in force. Submitted sheets stay as they are; no more sheets are accepted.";
    col_abstained = "Không cho ý kiến" | "Abstained";
    sheet_abstained = "Không cho ý kiến" | "Abstained";
    close_scoring = "Kết thúc chấm điểm" | "Close the scoring";
    ranking = "Xem xếp hạng chính thức" | "See the official ranking";
    shortlist = "Đề xuất danh sách rút gọn" | "Propose the shortlist";
    debriefs = "Phản hồi kết quả cho doanh nghiệp" | "Debriefs for the firms";
    next_heading = "Bước tiếp theo" | "Next";
}

/// What whoever presides has to do about a tie.
pub fn tie(l: Locale, due: Due) -> &'static str {
    match due {
        Due::Opening => tie_opening(l),
        Due::Votes => tie_votes(l),
        Due::CastingVote => tie_casting(l),
        Due::Lot => tie_lot(l),
        Due::Contributions | Due::Nothing => tie_contributions(l),
    }
}

/// The name of a seat.
pub fn seat(l: Locale, role: SeatRole) -> &'static str {
    match role {
        SeatRole::Chair => chair(l),
        SeatRole::ViceChair => vice_chair(l),
        SeatRole::Secretary => secretary(l),
        SeatRole::Rapporteur => rapporteur(l),
        SeatRole::Member => member(l),
    }
}

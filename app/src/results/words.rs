//! Words of shortlists, decisions and results.

use domain::{complaints::Conclusion, locale::Locale};

words! {
    must_discuss = "Danh sách rút gọn có thể khác đi nếu tính theo cách khác. Hội đồng cần trao đổi và ghi lại nội dung trao đổi ở phần ghi chú dưới đây." | "Another way of counting could give another shortlist. The council has to discuss this and note what was said below.";
    shortlist_title(code) = "Đề xuất danh sách rút gọn, bài toán {code}" | "Propose the shortlist of challenge {code}";
    shortlist_lead(max) = "Chọn tối đa {max} hồ sơ trong số các hồ sơ đạt rồi đưa ra biểu quyết. Được thông qua thì đó là đề xuất của Hội đồng; lãnh đạo phê duyệt sẽ quyết định. Các hồ sơ đứng đầu đã được chọn sẵn." | "Choose at most {max} of the proposals that passed and put them to the vote. Carried, it is the council's proposal; the leader decides. The highest are chosen beforehand.";
    departure(code) = "Lý do không chọn {code}, xếp trên hoặc ngang hồ sơ được chọn" | "Why {code} is left out, which ranks at or above a chosen one";
    decision_title(code) = "Quyết định danh sách rút gọn, bài toán {code}" | "Decide the shortlist of challenge {code}";
    decision_lead(max) = "Chọn tối đa {max} hồ sơ trong số các hồ sơ đạt. Đề xuất của Hội đồng đã được chọn sẵn." | "Choose at most {max} of the proposals that passed. The council's proposal is chosen beforehand.";
    picks = "Hồ sơ vào danh sách rút gọn" | "Proposals on the shortlist";
    pick(rank, code, firm, mean) = "Hạng {rank}: {code} – {firm} ({mean} điểm)" | "Rank {rank}: {code} – {firm} ({mean} points)";
    nothing_passed = "Không có hồ sơ nào đạt; danh sách rút gọn để trống." | "No proposal passed; the shortlist stays empty.";
    not_passed = "Hồ sơ không vào danh sách được" | "Proposals that cannot be shortlisted";
    not_passed_line(code, firm, verdict) = "{code} – {firm}: {verdict}" | "{code} – {firm}: {verdict}";
    note = "Lý do, ghi chú" | "Reason, note";
    note_hint_advice = "Bắt buộc nêu lý do nếu có hồ sơ đạt mà không đề xuất hồ sơ nào." | "A reason is required where proposals passed and none is proposed.";
    note_hint_decision = "Nếu quyết định khác với đề xuất của Hội đồng, bắt buộc nêu lý do. Lý do được công bố cùng kết quả." | "If the decision differs from the council's proposal, a reason is required. It is published with the result.";
    tie_heading = "Phân định hồ sơ đồng điểm" | "How the tie was settled";
    tie_casting(code) = "Phiếu quyết định của người chủ trì dành cho hồ sơ {code}." | "The casting vote of whoever presides went to proposal {code}.";
    preview_button = "Xem trước khi đưa ra biểu quyết" | "Preview";
    preview_title(code) = "Xem trước đề xuất danh sách rút gọn, bài toán {code}" | "Preview of the shortlist of challenge {code}";
    preview_lead = "Chưa có gì được gửi. Sau khi bấm “Đưa ra biểu quyết”, tình hình sẽ như sau." | "Nothing has been sent yet. This will be the case after pressing “Put it to the vote”.";
    preview_in = "Vào danh sách rút gọn" | "On the shortlist";
    preview_nobody = "Không có hồ sơ nào." | "No proposal.";
    preview_out = "Không vào danh sách rút gọn" | "Not on the shortlist";
    preview_after = "Việc diễn ra tiếp theo" | "What happens next";
    preview_stage = "Từng thành viên không có xung đột lợi ích biểu quyết. Được thông qua, đề xuất chuyển ngay đến cơ quan thường trực; Hội đồng không sửa được nữa, trừ khi cơ quan thường trực trả lại." | "Each member without a conflict votes. Carried, the proposal goes to the office at once; the council can no longer change it unless the office returns it.";
    preview_dissents = "Thành viên không đồng ý ghi được ý kiến bảo lưu cho đến khi lãnh đạo quyết định." | "Members who disagree can record a dissent until the leader decides.";
    preview_mails(n) = "Khi được thông qua, thư báo được gửi cho {n} chuyên viên của cơ quan thường trực." | "Officers notified by e-mail once it is carried: {n}.";
    preview_silent = "Doanh nghiệp chưa được báo; không có gì hiển thị công khai." | "No firm is told, and nothing becomes public.";
    preview_edit = "Sửa lại" | "Change it";
    departs = "Danh sách này không theo thứ tự xếp hạng; lý do được lưu cùng quyết định." | "This list is not the top of the ranking; the reasons are kept with the decision.";
    hangs_on_exclusions = "Nếu tính cả các phiếu mà Hội đồng biểu quyết không tính, các hồ sơ đứng đầu sẽ khác. Quyết định cần nêu lý do." | "With the sheets that the council voted not to count, other proposals would be at the top. The decision needs a reason.";
    propose_button = "Đưa ra biểu quyết" | "Put it to the vote";

    forward_title(code) = "Trình lãnh đạo danh sách rút gọn, bài toán {code}" | "Submit the shortlist of challenge {code}";
    forward_lead = "Cơ quan thường trực trình đề xuất của Hội đồng lên lãnh đạo kèm tờ trình, hoặc trả lại Hội đồng kèm lý do." | "The office submits the council's proposal to the leader with a note, or returns it to the council with a reason.";
    submission = "Tờ trình" | "Submission";
    submission_hint = "Căn cứ, quá trình thực hiện và kiến nghị quyết định." | "Basis, what was done, and what the leader is asked to decide.";
    forward_button = "Trình lãnh đạo" | "Submit to the leader";
    weighed_ranking = "Xếp hạng" | "Ranking";
    weighed_dissents = "Ý kiến bảo lưu" | "Dissenting opinions";
    return_reason = "Lý do trả lại" | "Reason for returning";
    to_council = "Trả lại Hội đồng" | "Return to the council";
    to_council_hint = "Hội đồng đọc được lý do và đề xuất lại." | "The council reads the reason and proposes again.";
    to_council_button = "Trả lại Hội đồng" | "Return to the council";
    to_office = "Trả lại tờ trình" | "Return the submission";
    to_office_hint = "Cơ quan thường trực đọc được lý do, hoàn thiện và trình lại." | "The office reads the reason, revises and submits again.";
    to_office_button = "Trả lại cơ quan thường trực" | "Return to the office";
    dissent = "Ý kiến bảo lưu" | "Dissent";
    dissent_lead = "Thành viên không đồng ý với danh sách được đề xuất ghi ý kiến tại đây. Ý kiến được lưu cùng đề xuất và ghi vào biên bản, kèm tên thành viên; cơ quan thường trực, lãnh đạo và các thành viên được xem xếp hạng đọc được. Ghi lần nữa sẽ thay ý kiến trước; các lần ghi đều được lưu trong lịch sử." | "A member who disagrees with the proposed shortlist says so here. It is kept with the proposal and in the minutes, under the member's name, for the office, the leader and the members who may see the ranking. Recording again replaces it; the history keeps every version.";
    dissent_text = "Nội dung ý kiến" | "The dissent";
    dissent_button = "Ghi ý kiến bảo lưu" | "Record the dissent";
    decided_meanwhile(name, at) = "{name} đã quyết định danh sách rút gọn lúc {at} (giờ Việt Nam); quyết định đó có hiệu lực và không thay được tại đây." | "{name} decided on the shortlist on {at} (Viet Nam time); that decision stands and cannot be replaced here.";
    to_decision = "Xem quyết định" | "Read the decision";
    decide_button = "Ra quyết định" | "Decide";
    back = "Quay lại xếp hạng" | "Back to the ranking";

    publish_title(code) = "Công bố kết quả bài toán {code}" | "Publish the result of challenge {code}";
    publish_lead = "Khi công bố, kết quả hiển thị cho mọi người, mỗi doanh nghiệp đã nộp hồ sơ nhận thư báo và đọc được phản hồi về hồ sơ của mình. Việc này không hoàn tác được." | "On publication everyone can read the result; each firm that submitted a proposal is notified by e-mail and can read the debrief on its own. This cannot be undone.";
    publicity_scores = "Theo quy chế, hạng và điểm của mọi hồ sơ được chấm sẽ công bố; doanh nghiệp ngoài danh sách rút gọn chỉ nêu bằng mã hồ sơ." | "Under the rules, rank and score of every scored proposal are published; firms that are not on the shortlist appear by code only.";
    publicity_shortlist = "Theo quy chế, chỉ danh sách rút gọn được công bố." | "Under the rules, only the shortlist is published.";
    publish_button = "Công bố kết quả" | "Publish the result";

    result_title(code) = "Kết quả bài toán {code}" | "Result of challenge {code}";
    none_yet = "Chưa có kết quả" | "No result yet";
    none_yet_lead = "Kết quả của bài toán này chưa được công bố." | "The result of this challenge has not been published yet.";
    expected = "Dự kiến công bố" | "Expected";
    none_yet_how = "Kết quả sẽ hiện tại địa chỉ này. Mọi doanh nghiệp đã nộp hồ sơ được báo qua thư điện tử cùng lúc." | "The result will appear at this address. All firms that submitted a proposal are notified by e-mail at the same time.";
    cancelled = "Đợt mời tham gia giải bài toán này đã được hủy nên không có kết quả." | "The call for this challenge was cancelled, so there is no result.";
    to_challenge = "Xem bài toán" | "See the challenge";
    number_missing = "Số quyết định: chưa cập nhật" | "Number of the decision: not entered yet";
    decision_number(number, date) = "Quyết định số {number} ngày {date}" | "Decision {number} of {date}";
    published_at = "Công bố" | "Published";
    /// With how many proposals were chosen.
    advised(yes, no, abstained, eligible) = "Hội đồng biểu quyết đề xuất này: {yes} tán thành, {no} không tán thành, {abstained} không cho ý kiến, trong {eligible} thành viên được biểu quyết." | "The council voted on this proposal of its own: {yes} in favour, {no} against, {abstained} abstained, of {eligible} members who might vote.";
    decided(date, n, code) = "Ngày {date}, cấp có thẩm quyền phê duyệt danh sách rút gọn của bài toán {code}, gồm {n} hồ sơ." | "On {date} the competent authority approved the shortlist of challenge {code}. Proposals on it: {n}.";
    decided_none(date, code) = "Ngày {date}, cấp có thẩm quyền quyết định không đưa hồ sơ nào vào danh sách rút gọn của bài toán {code}." | "On {date} the competent authority decided that no proposal goes on the shortlist of challenge {code}.";
    shortlist_heading = "Danh sách rút gọn" | "Shortlist";
    tax_code = "mã số thuế" | "tax code";
    differs = "Quyết định khác với đề xuất của Hội đồng tư vấn." | "The decision differs from what the advisory council proposed.";
    reason = "Lý do" | "Reason";
    scores_heading = "Điểm các hồ sơ được chấm" | "Scores of the proposals";
    scores_lead = "Doanh nghiệp ngoài danh sách rút gọn chỉ nêu bằng mã hồ sơ." | "Firms that are not on the shortlist appear by code only.";
    scores_hidden = "Theo quy chế đánh giá của bài toán này, chỉ danh sách rút gọn được công bố." | "Under the rules of this challenge, only the shortlist is published.";
    recompute_heading = "Tự kiểm tra kết quả" | "Check the result yourself";
    recompute = "Tệp dưới đây có đủ quy chế và tổng điểm đã công bố để tính lại bảng trên. Mã băm của quy chế phải trùng với mã đã công bố khi mở nhận hồ sơ." | "The file below holds the rules and the published sums, enough to compute the table again. The hash of the rules must be the one published when the call opened.";
    recompute_hidden = "Tệp dưới đây có quy chế đánh giá và danh sách rút gọn. Mã băm của quy chế phải trùng với mã đã công bố khi mở nhận hồ sơ." | "The file below holds the rules and the shortlist. The hash of the rules must be the one published when the call opened.";
    here_lead = "Có thể tính lại ngay trên trang này, bằng chính chương trình đó chạy trong trình duyệt; không tệp nào được gửi đi." | "It can be computed right here: the same program runs in this browser, and no file is sent anywhere.";
    here_run = "Tính lại kết quả của trang này" | "Compute this page's result again";
    here_own = "Hoặc chọn tệp kết quả đã lưu trên máy" | "Or choose a result file that you have saved";
    here_none = "Trình duyệt đang tắt tập lệnh: tải tệp về và dùng chương trình nêu trên." | "Scripts are off in this browser: download the file and use the program named above.";
    here_busy = "Đang tính lại…" | "Computing …";
    here_failed = "Không tải được tệp hoặc chương trình. Vui lòng thử lại." | "The file or the program could not be loaded. Please try again.";
    here_matches = "Đã tính lại: trùng với kết quả ghi trong tệp." | "Computed again: it matches the result in the file.";
    here_differs = "Đã tính lại: có điểm khác với kết quả ghi trong tệp." | "Computed again: it differs from the result in the file.";
    here_nothing = "Đã tính; tệp không ghi kết quả nào để so." | "Computed; the file holds no result to compare with.";
    here_broken = "Không tính được từ tệp này." | "Nothing can be computed from this file.";
    wrong_rules = "Tệp đã bị thay đổi: quy chế trong tệp không khớp mã băm đã công bố." | "The file was changed: the rules in it do not have the hash that was published.";
    wrong_sheets = "Tệp đã bị thay đổi: điểm các phiếu không khớp mã băm lúc kết thúc đánh giá." | "The file was changed: the sheets in it do not have the hash of the moment when scoring closed.";
    wrong_file = "Đây không phải là tệp kết quả của hệ thống này." | "This is no result file of this site.";
    wrong_inside = "Tệp thiếu hoặc sai một phần dữ liệu." | "A part of the file is missing or wrong.";
    here_detail = "Chi tiết, bằng tiếng Anh:" | "In detail:";
    here_untold = "Định dạng của tệp không ghi, nên không kiểm tra được:" | "Not told by the format of this file, so not checked:";
    here_same = "trùng với mã băm của tệp trên trang này" | "the hash that this page names";
    here_other = "khác mã băm của tệp trên trang này" | "not the hash that this page names";
    here_caption = "Xếp hạng tính lại từ tệp" | "The ranking as computed from the file";
    here_rank = "Hạng" | "Rank";
    here_code = "Hồ sơ" | "Proposal";
    here_mean = "Điểm chính thức" | "Official score";
    here_sheets = "Số phiếu" | "Sheets";
    recompute_file = "Tệp kết quả có điểm từng phiếu, không kèm tên thành viên. Chương trình của trang này tính lại xếp hạng từ tệp và so với kết quả đã công bố:" | "The result file holds the scores of every sheet, without names of members. This site's program computes the ranking from it again and compares it with the published one:";
    file_hash = "Mã băm SHA-256 của tệp, để biết tệp nhận được có đúng và đủ hay không" | "SHA-256 of the file, to tell whether a copy of it is whole and unchanged";
    file = "Tải tệp kết quả để tính lại (JSON)" | "Get the result file to compute again (JSON)";
    json = "Tải tệp dữ liệu kết quả (JSON)" | "Get the result as data (JSON)";
    standstill_heading = "Kiến nghị và kết thúc đợt mời" | "Complaints and the end of the call";
    standstill_over(at) = "Thời hạn doanh nghiệp gửi kiến nghị đã hết lúc {at} (giờ Việt Nam)." | "The term for complaints ended on {at} (Viet Nam time).";
    standstill(at) = "Doanh nghiệp đã nộp hồ sơ gửi được kiến nghị đến trước {at} (giờ Việt Nam). Đợt mời không kết thúc trước thời điểm đó." | "Firms that submitted a proposal can file a complaint before {at} (Viet Nam time). The call is not concluded before then.";
    complaints(received, answered) = "Kiến nghị đã nhận: {received}; đã trả lời: {answered}." | "Complaints received: {received}; answered: {answered}.";
    concluded(at) = "Đợt mời kết thúc lúc {at} (giờ Việt Nam)." | "The call was concluded on {at} (Viet Nam time).";
    next_heading = "Bước tiếp theo" | "What happens next";
    not_contract = "Danh sách rút gọn không phải là hợp đồng và không phải là kết quả lựa chọn nhà thầu." | "A shortlist is not a contract, and not an award of one.";
    next_contact = "Cơ quan thường trực mời các doanh nghiệp trong danh sách rút gọn làm rõ giải pháp với cơ quan đặt bài toán." | "The office invites the firms on the shortlist to work out their solution with the owner of the challenge.";
    papers = "Thông báo kết quả và các văn bản khác (PDF, DOCX)" | "The announcement of the result and other papers (PDF, DOCX)";
    next_law = "Việc đặt hàng, thử nghiệm hoặc mua sắm, nếu có, thực hiện theo trình tự riêng của pháp luật." | "Any order, trial or purchase follows its own procedure under the law.";
    next_feedback = "Doanh nghiệp đã nộp hồ sơ đăng nhập để đọc phản hồi về hồ sơ của mình." | "Firms that submitted a proposal can sign in to read the debrief on it.";
    own_feedback = "Hồ sơ của doanh nghiệp" | "Your firm's proposals";
}

/// What the office found about a complaint.
pub mod finding {
    words! {
        upheld = "Chấp nhận" | "Upheld";
        partly = "Chấp nhận một phần" | "Partly upheld";
        rejected = "Không chấp nhận" | "Rejected";
    }
}

pub fn finding_name(l: Locale, found: Conclusion) -> &'static str {
    match found {
        Conclusion::Upheld => finding::upheld(l),
        Conclusion::Partly => finding::partly(l),
        Conclusion::Rejected => finding::rejected(l),
    }
}

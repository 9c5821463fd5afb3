//! Words of shortlists, decisions and results.

words! {
    shortlist_title(code) = "Đề xuất danh sách rút gọn, bài toán {code}" | "Propose the shortlist of challenge {code}";
    shortlist_lead(max) = "Hội đồng đề xuất tối đa {max} hồ sơ trong số các hồ sơ đạt. Lãnh đạo phê duyệt sẽ quyết định. Các hồ sơ đứng đầu đã được chọn sẵn." | "The council proposes at most {max} of the proposals that passed. The leader decides. The highest are chosen beforehand.";
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
    propose_button = "Gửi đề xuất" | "Send the proposal";
    decide_button = "Ra quyết định" | "Decide";
    back = "Quay lại xếp hạng" | "Back to the ranking";

    publish_title(code) = "Công bố kết quả bài toán {code}" | "Publish the result of challenge {code}";
    publish_lead = "Khi công bố, kết quả hiển thị cho mọi người, mỗi doanh nghiệp đã nộp hồ sơ nhận thư báo và đọc được phản hồi về hồ sơ của mình. Việc này không hoàn tác được." | "On publication everyone can read the result; each firm that handed in a proposal is told by e-mail and can read the feedback on its own. This cannot be undone.";
    publicity_scores = "Theo quy chế, hạng và điểm của mọi hồ sơ được chấm sẽ công bố; doanh nghiệp ngoài danh sách rút gọn chỉ nêu bằng mã hồ sơ." | "Under the rules, rank and score of every scored proposal are published; firms that are not on the shortlist appear by code only.";
    publicity_shortlist = "Theo quy chế, chỉ danh sách rút gọn được công bố." | "Under the rules, only the shortlist is published.";
    publish_button = "Công bố kết quả" | "Publish the result";

    result_title(code) = "Kết quả bài toán {code}" | "Result of challenge {code}";
    none_yet = "Chưa có kết quả" | "No result yet";
    none_yet_lead = "Kết quả của bài toán này chưa được công bố." | "The result of this challenge has not been published yet.";
    expected = "Dự kiến công bố" | "Expected";
    none_yet_how = "Kết quả sẽ hiện tại địa chỉ này. Mọi doanh nghiệp đã nộp hồ sơ được báo qua thư điện tử cùng lúc." | "The result will appear at this address. All firms that handed in a proposal are told by e-mail at the same time.";
    cancelled = "Bài toán này đã bị hủy nên không có kết quả." | "This challenge was cancelled, so there is no result.";
    to_challenge = "Xem bài toán" | "See the challenge";
    published_at = "Công bố" | "Published";
    /// With how many proposals were chosen.
    decided(date, name, n, code) = "Ngày {date}, {name} đã quyết định đưa {n} hồ sơ vào danh sách rút gọn của bài toán {code}." | "On {date}, {name} decided on the shortlist of challenge {code}. Proposals on it: {n}.";
    decided_none(date, name, code) = "Ngày {date}, {name} đã quyết định không đưa hồ sơ nào vào danh sách rút gọn của bài toán {code}." | "On {date}, {name} decided that no proposal goes on the shortlist of challenge {code}.";
    shortlist_heading = "Danh sách rút gọn" | "Shortlist";
    differs = "Quyết định khác với đề xuất của Hội đồng tư vấn." | "The decision differs from what the advisory council proposed.";
    reason = "Lý do" | "Reason";
    scores_heading = "Điểm các hồ sơ được chấm" | "Scores of the proposals";
    scores_lead = "Doanh nghiệp ngoài danh sách rút gọn chỉ nêu bằng mã hồ sơ." | "Firms that are not on the shortlist appear by code only.";
    scores_hidden = "Theo quy chế đánh giá của bài toán này, chỉ danh sách rút gọn được công bố." | "Under the rules of this challenge, only the shortlist is published.";
    recompute_heading = "Tự kiểm tra kết quả" | "Check the result yourself";
    recompute = "Tệp dưới đây có đủ quy chế và tổng điểm đã công bố để tính lại bảng trên. Mã băm của quy chế phải trùng với mã đã công bố khi mở nhận hồ sơ." | "The file below holds the rules and the published sums, enough to compute the table again. The hash of the rules must be the one published when the call opened.";
    recompute_hidden = "Tệp dưới đây có quy chế đánh giá và danh sách rút gọn. Mã băm của quy chế phải trùng với mã đã công bố khi mở nhận hồ sơ." | "The file below holds the rules and the shortlist. The hash of the rules must be the one published when the call opened.";
    recompute_file = "Tệp kết quả có điểm từng phiếu, không kèm tên thành viên. Chương trình của trang này tính lại xếp hạng từ tệp và so với kết quả đã công bố:" | "The result file holds the scores of every sheet, without names of members. This site's program computes the ranking from it again and compares it with the published one:";
    file = "Tải tệp kết quả để tính lại (JSON)" | "Get the result file to compute again (JSON)";
    json = "Tải tệp dữ liệu kết quả (JSON)" | "Get the result as data (JSON)";
    next_heading = "Bước tiếp theo" | "What happens next";
    not_contract = "Danh sách rút gọn không phải là hợp đồng và không phải là kết quả lựa chọn nhà thầu." | "A shortlist is not a contract, and not an award of one.";
    next_contact = "Cơ quan thường trực mời các doanh nghiệp trong danh sách rút gọn làm rõ giải pháp với đơn vị đề xuất bài toán." | "The office invites the firms on the shortlist to work out their solution with the owner of the challenge.";
    next_law = "Việc đặt hàng, thử nghiệm hoặc mua sắm, nếu có, thực hiện theo trình tự riêng của pháp luật." | "Any order, trial or purchase follows its own procedure under the law.";
    next_feedback = "Doanh nghiệp đã nộp hồ sơ đăng nhập để đọc phản hồi về hồ sơ của mình." | "Firms that handed in a proposal can sign in to read the feedback on it.";
    own_feedback = "Hồ sơ của doanh nghiệp" | "Your firm's proposals";
}

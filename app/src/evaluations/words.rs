//! Words of score sheets and rankings.

words! {
    sheet_title(code) = "Phiếu đánh giá hồ sơ {code}" | "Score sheet for proposal {code}";
    council_home = "Việc của Hội đồng" | "Work of the council";
    pager = "Chuyển giữa các hồ sơ" | "Between proposals";
    previous = "Hồ sơ trước" | "Previous proposal";
    next = "Hồ sơ sau" | "Next proposal";
    back = "Về danh sách hồ sơ" | "Back to the list of proposals";
    proposal_heading = "Hồ sơ" | "The proposal";
    sheet_heading = "Phiếu của tôi" | "My sheet";
    to_sheet = "Đến phiếu đánh giá" | "Go to the score sheet";
    criterion(number, name) = "{number}. {name}" | "{number}. {name}";
    score_label(max) = "Điểm (0–{max})" | "Score (0–{max})";
    part_label(name, max) = "{name} (tối đa {max} điểm)" | "{name} (at most {max} points)";
    comment_below = "Bắt buộc khi điểm dưới một nửa điểm tối đa." | "Required for a score below half of the maximum.";
    score_hint = "Theo bước nửa điểm, ví dụ: 18 hoặc 18,5." | "In half points. Example: 18 or 18.5.";
    comment_label = "Nhận xét" | "Comment";
    strengths = "Điểm mạnh" | "Strengths";
    weaknesses = "Điểm yếu, rủi ro" | "Weaknesses and risks";
    strengths_hint = "Doanh nghiệp được đọc phần nhận xét sau khi công bố kết quả, không kèm tên thành viên." | "The firm reads the comments after the result is published, without names of members.";
    total = "Tổng điểm" | "Total";
    save = "Lưu bản nháp" | "Save the draft";
    submit = "Nộp phiếu" | "Submit the sheet";
    submit_warning = "Nộp phiếu là khóa phiếu: sau khi nộp, điểm và nhận xét không sửa được." | "Submitting locks the sheet: scores and comments can no longer be changed.";
    saved = "Đã lưu bản nháp." | "The draft has been saved.";
    submitted = "Phiếu đã nộp và đã khóa." | "The sheet has been submitted and is locked.";
    no_sheet = "Chưa có phiếu cho hồ sơ này." | "There is no sheet for this proposal.";
    not_yet = "Phiếu mở khi bắt đầu chấm điểm." | "Sheets can be filled in once scoring has begun.";
    read_only_caption = "Điểm và nhận xét đã ghi" | "Scores and comments given";
    theirs_heading = "Nội dung đã lưu ở cửa sổ khác" | "Saved in another window";
    theirs_lead = "Phiếu này đã được lưu ở nơi khác trong lúc đang nhập. Nội dung vừa nhập vẫn ở trong biểu mẫu; bấm “Lưu bản nháp” lần nữa để thay nội dung đã lưu." | "This sheet was saved elsewhere while it was being filled in. What was typed is still in the form; press “Save the draft” again to replace what was saved.";
    col_criterion = "Tiêu chí" | "Criterion";
    col_max = "Tối đa" | "Maximum";
    col_score = "Điểm" | "Score";
    col_comment = "Nhận xét" | "Comment";
    none_given = "–" | "–";
    others_heading = "Phiếu của các thành viên khác" | "Sheets of the other members";
    others_lead = "Chỉ gồm phiếu đã nộp. Tên thành viên được thay bằng chữ cái cố định trong cả đợt chấm." | "Submitted sheets only. Letters stand for members and stay the same throughout.";
    others_none = "Chưa có thành viên nào khác nộp phiếu." | "No other member has submitted a sheet yet.";
    others_caption = "Điểm theo tiêu chí của từng phiếu đã nộp" | "Scores of each submitted sheet, by criterion";
    sheet_of(letter) = "Phiếu {letter}" | "Sheet {letter}";
    comments_of(letter) = "Nhận xét của phiếu {letter}" | "Comments of sheet {letter}";

    close_title(code) = "Kết thúc chấm điểm bài toán {code}" | "Close the scoring of challenge {code}";
    close_lead = "Sau khi kết thúc, không nhận thêm phiếu và phiếu nháp không được tính. Xếp hạng chính thức được tính ngay theo quy chế đã công bố. Việc này không hoàn tác được." | "After closing, no more sheets are taken and drafts do not count. The official ranking is computed at once under the published rules. This cannot be undone.";
    close_short(n) = "Hồ sơ chưa đủ số phiếu tối thiểu: {n}. Các hồ sơ này sẽ không có điểm chính thức." | "Proposals without enough sheets: {n}. They will have no official score.";
    close_button = "Kết thúc chấm điểm" | "Close the scoring";
    cancel = "Quay lại" | "Back";

    ranking_title(code) = "Xếp hạng chính thức bài toán {code}" | "Official ranking of challenge {code}";
    ranking_lead = "Tính từ các phiếu đã nộp, theo quy chế đánh giá đã công bố trước khi nhận hồ sơ." | "Computed from the submitted sheets, under the rules published before proposals were taken.";
    table_heading = "Bảng xếp hạng" | "Ranking";
    table_caption = "Hạng, số phiếu, tổng nửa điểm, điểm chính thức và kết luận của từng hồ sơ" | "Rank, sheets, half points, official score and verdict of each proposal";
    none_scored = "Không có hồ sơ nào được chấm." | "No proposals were scored.";
    col_rank = "Hạng" | "Rank";
    col_code = "Mã hồ sơ" | "Code";
    col_firm = "Doanh nghiệp" | "Firm";
    col_n = "Số phiếu (n)" | "Sheets (n)";
    col_sum = "Tổng nửa điểm (S)" | "Half points (S)";
    col_fraction = "S ÷ 2n" | "S ÷ 2n";
    col_mean = "Điểm chính thức" | "Official score";
    col_verdict = "Kết luận" | "Verdict";
    firm_hidden = "không công bố" | "not published";
    unranked = "–" | "–";
    passed = "Đạt" | "Passed";
    below_mark(mark) = "Dưới ngưỡng {mark} điểm" | "Below the pass mark of {mark}";
    criterion_minimum(name, min) = "Tiêu chí “{name}” dưới mức tối thiểu {min} điểm" | "“{name}” is below its minimum of {min}";
    zeros(name) = "Tiêu chí “{name}” có hơn một phần ba số phiếu cho 0 điểm" | "More than a third of the sheets give “{name}” 0";
    no_quorum(n, needed) = "Không có điểm chính thức: mới có {n} trên {needed} phiếu tối thiểu. Đây không phải là điểm thấp." | "No official score: {n} of the {needed} sheets needed. This is not a low score.";
    tied = "Đồng điểm; các phiếu đánh giá không phân định được" | "Tied; the sheets do not separate them";
    tie_broken(step, name) = "Bằng điểm chính thức; phân định ở bước {step}: {name}" | "Equal official score; separated at step {step}: {name}";
    step_criterion(name) = "điểm trung bình tiêu chí “{name}”" | "mean of “{name}”";
    step_median = "trung vị tổng điểm" | "median of the totals";
    step_below = "ít phiếu dưới ngưỡng hơn" | "fewer sheets below the pass mark";
    step_chair = "phiếu của Chủ tịch Hội đồng" | "the chair's sheet";
    step_ballot = "bỏ phiếu kín của Hội đồng" | "the council's secret ballot";
    step_lot = "bốc thăm công khai" | "the public lot";
    to_file = "Tải tệp kết quả để tính lại" | "Get the result file to compute again";

    chart_heading = "Biểu đồ điểm" | "Chart of the scores";
    chart_title = "Điểm chính thức của từng hồ sơ, thang 0–100" | "Official score of each proposal, from 0 to 100";
    chart_range = "Chấm: điểm chính thức. Vạch ngang: từ phiếu thấp nhất đến phiếu cao nhất. Nét đứt: ngưỡng điểm. Số liệu ở bảng trên." | "Dot: official score. Bar: from the lowest to the highest sheet. Dashed line: pass mark. The numbers are in the table above.";
    chart_plain = "Chấm: điểm chính thức. Nét đứt: ngưỡng điểm. Số liệu ở bảng trên." | "Dot: official score. Dashed line: pass mark. The numbers are in the table above.";
    chart_mark(mark) = "ngưỡng {mark}" | "pass mark {mark}";

    criteria_heading = "Điểm trung bình theo tiêu chí" | "Means by criterion";
    criteria_caption = "Điểm trung bình của từng tiêu chí, làm tròn nửa lên đến hai chữ số thập phân" | "Mean of each criterion, rounded half up to two decimals";

    how_heading = "Cách tính" | "How it was computed";
    how_sheets(k) = "Thành viên không có xung đột lợi ích chấm {k} tiêu chí theo bước nửa điểm, tổng tối đa 100. Phiếu chưa nộp không được tính và không bị coi là điểm 0." | "Members without a conflict of interest score {k} criteria in half points, 100 in all. A sheet that was not submitted does not count and is never taken as 0.";
    how_mean = "Điểm chính thức là tổng nửa điểm của mọi phiếu chia cho hai lần số phiếu (S ÷ 2n). Hạng được so bằng phân số chính xác; hai chữ số thập phân chỉ để hiển thị, làm tròn nửa lên." | "The official score is the sum of all half points divided by twice the number of sheets (S ÷ 2n). Ranks compare exact fractions; two decimals, rounded half up, are for display only.";
    how_pass(mark, floor) = "Đạt khi điểm từ {mark} trở lên và mọi điều kiện theo tiêu chí được đáp ứng. Cần ít nhất {floor} phiếu và hai phần ba số thành viên được chấm." | "A proposal passes with {mark} or more, if every condition on the criteria is met. At least {floor} sheets are needed, and two thirds of the members who may score.";
    how_ties(first, second) = "Đồng điểm được phân định lần lượt theo: điểm tiêu chí “{first}”, điểm tiêu chí “{second}”, trung vị, ít phiếu dưới ngưỡng hơn; sau đó theo quy chế của bài toán. Nếu vẫn đồng điểm ngay tại vị trí cuối của danh sách rút gọn, Hội đồng bỏ phiếu kín; cuối cùng là bốc thăm công khai." | "Ties are broken in turn by: the mean of “{first}”, the mean of “{second}”, the median, fewer sheets below the pass mark; then as the rules of the challenge say. A tie that remains at the last place of the shortlist goes to a secret ballot of the council, and last to a public lot.";
    how_zero = "Không đạt khi hơn một phần ba số phiếu cho 0 điểm ở cùng một tiêu chí." | "A proposal fails where more than a third of the sheets give one criterion 0.";
    rules_hash = "Mã băm SHA-256 của quy chế đánh giá" | "SHA-256 of the rule set";

    advice_heading = "Đề xuất của Hội đồng" | "The council's proposal";
    decision_heading = "Quyết định của lãnh đạo" | "The leader's decision";
    chosen_by(name, at) = "{name}, {at} (giờ Việt Nam)" | "{name}, {at} (Vietnam time)";
    chosen_none = "Không chọn hồ sơ nào." | "No proposal was chosen.";
    note = "Lý do, ghi chú" | "Reason, note";
    to_shortlist = "Đề xuất danh sách rút gọn" | "Propose the shortlist";
    to_decision = "Quyết định danh sách rút gọn" | "Decide the shortlist";
    to_result = "Công bố kết quả" | "Publish the result";
    to_public = "Xem kết quả đã công bố" | "See the published result";
    office_home = "Cơ quan thường trực" | "The office";
}

//! Words about conflicts of interest.

words! {
    kind = "Dạng xung đột" | "Kind of conflict";
    kind_hint = "Bắt buộc nếu có xung đột." | "Required where there is a conflict.";
    choose_kind = "Chọn dạng xung đột" | "Choose the kind";
    applicant = "Tham gia nộp hồ sơ" | "Takes part in the proposal";
    employee = "Làm việc cho doanh nghiệp" | "Works for the firm";
    shareholder = "Góp vốn, sở hữu cổ phần" | "Holds shares";
    relative = "Người thân, quan hệ gia đình" | "Family ties";
    adviser = "Tư vấn, cố vấn" | "Advises";
    co_author = "Đồng tác giả, cùng nghiên cứu" | "Co-author";
    other = "Trường hợp khác" | "Other";

    by_own = "Thành viên tự khai báo" | "Declared by the member";
    by_challenge = "Không tham gia cả bài toán" | "Recused from the whole challenge";
    by_pin = "Thư ký ghi nhận" | "Recorded by the secretary";
    by_office = "Cơ quan thường trực xác nhận gợi ý" | "Suggestion confirmed by the office";

    by_council = "Hội đồng biểu quyết" | "Decided by the council";

    representative = "Họ tên trùng với người đại diện theo pháp luật" | "The name is that of the legal representative";
    name_in_firm = "Họ tên có trong tên doanh nghiệp" | "The name appears in the firm's name";
    name_in_team = "Họ tên có trong phần nhân sự của hồ sơ" | "The name appears in the proposal's team section";
    affiliation = "Đơn vị công tác trùng với doanh nghiệp (tên hoặc mã số thuế)" | "The affiliation names the firm (by name or tax code)";
    affiliation_in_team = "Đơn vị công tác có trong phần nhân sự của hồ sơ" | "The affiliation appears in the proposal's team section";
    domain = "Cùng tên miền thư điện tử với doanh nghiệp" | "Same e-mail domain as the firm";

    reason = "Nội dung, căn cứ" | "What and why";
    reason_shown = "Thành viên được xem nội dung này. Không trích nội dung hồ sơ, không nêu tên doanh nghiệp." | "The member is shown this. Do not quote the proposal or name the firm.";
    code = "Mã hồ sơ" | "Code";
    proposal = "Hồ sơ" | "Proposal";
    choose_proposal = "Chọn hồ sơ" | "Choose a proposal";
    member = "Thành viên" | "Member";
    choose_member = "Chọn thành viên" | "Choose a member";
    back = "Về trang bài toán" | "Back to the challenge";

    recusal_title(code) = "Không tham gia đánh giá bài toán {code}" | "Take no part in challenge {code}";
    recusal_lead = "Dùng khi xung đột liên quan đến cả bài toán, ví dụ: tư vấn cho doanh nghiệp dự kiến nộp hồ sơ, hoặc tham gia soạn thảo bài toán." | "For a conflict with the whole challenge. Examples: advising firms that mean to submit proposals, or having taken part in drafting the challenge.";
    recusal_warning = "Mọi hồ sơ của bài toán sẽ không hiển thị và không được chấm; phiếu đã nộp không còn giá trị. Nếu vì vậy mà một hồ sơ không còn đủ số phiếu tối thiểu thì không khai báo chung được: vui lòng khai báo cho từng hồ sơ, và Hội đồng biểu quyết về phiếu của hồ sơ đó. Thành viên không tự rút lại khai báo này được." | "No proposal of the challenge will be shown or scored; sheets already submitted become void. Where a proposal would lose its quorum by that, it cannot be declared for all at once: please declare for each proposal, and the council votes on the sheet of that one. The member alone cannot take this back.";
    recuse = "Khai báo không tham gia" | "Declare to take no part";
    recusal_link = "Khai báo xung đột với cả bài toán" | "Declare a conflict with the whole challenge";
    recused = "Không tham gia đánh giá bài toán này do xung đột lợi ích." | "Taking no part in this challenge because of a conflict of interest.";

    pins_title(code) = "Xung đột lợi ích, bài toán {code}" | "Conflicts of interest in challenge {code}";
    pins_link = "Xung đột lợi ích và đề nghị xem xét lại" | "Conflicts and appeals";
    pins_lead = "Chỉ gồm các hồ sơ mà người xem đã khai báo không có xung đột." | "Only proposals in which you have declared that you have no conflict.";
    pins_heading = "Xung đột đã ghi nhận" | "Conflicts recorded";
    pins_caption = "Xung đột do thư ký ghi nhận hoặc cơ quan thường trực xác nhận" | "Conflicts recorded by the secretary or confirmed by the office";
    pins_none = "Chưa có xung đột nào được ghi nhận." | "No conflict has been recorded.";
    pin_heading = "Ghi nhận xung đột lợi ích" | "Record a conflict";
    pin_lead = "Thành viên sẽ không còn xem và chấm hồ sơ đã chọn. Phiếu đã nộp trước đó vẫn được tính cho đến khi Hội đồng biểu quyết hủy. Thành viên nhận được thư nêu người ghi nhận và lý do, được đề nghị xem xét lại một lần, người chủ trì Hội đồng trả lời." | "The member no longer sees or scores the proposal. A sheet handed in before counts until the council votes to void it. The member is told by e-mail by whom and why, may appeal once, and whoever presides answers.";
    pin_none = "Cần khai báo xung đột lợi ích của chính mình trước." | "Please declare your own conflicts first.";
    pin = "Ghi nhận xung đột" | "Record the conflict";
    source = "Nguồn" | "Source";
    state = "Tình trạng" | "State";
    act = "Thao tác" | "Action";
    found = "Đang có hiệu lực" | "In force";
    appealed = "Thành viên đã đề nghị xem xét lại, chờ người chủ trì Hội đồng trả lời" | "Appealed, waits for whoever presides";
    kept(reason) = "Người chủ trì Hội đồng giữ nguyên: {reason}" | "Kept by whoever presides: {reason}";
    lifted(reason) = "Người chủ trì Hội đồng đã hủy ghi nhận: {reason}" | "Lifted by whoever presides: {reason}";
    ruled_by(name) = " ({name})" | " ({name})";
    answer_of(code, name) = "Trả lời đề nghị xem xét lại: {code}, {name}" | "Answer the appeal: {code}, {name}";

    hidden(n) = "Số hồ sơ của bài toán không hiển thị vì đã khai báo hoặc được ghi nhận có xung đột lợi ích: {n}." | "Proposals of this challenge that are hidden because a conflict of interest was declared or found: {n}.";
    hidden_link = "Nội dung đã khai báo, ghi nhận" | "What was declared or found";
    own_title(code) = "Xung đột lợi ích của thành viên, bài toán {code}" | "Own conflicts of interest, challenge {code}";
    own_lead = "Chỉ gồm nội dung thành viên đã khai báo, hoặc thư ký, cơ quan thường trực đã ghi nhận. Mã, doanh nghiệp và nội dung của hồ sơ không hiển thị." | "Only what the member declared, or what the secretary or the office found. Code, firm and content of the proposal are not shown.";
    own_none = "Chưa có xung đột lợi ích nào được khai báo hoặc ghi nhận." | "No conflict of interest has been declared or found.";
    own_case(n) = "Trường hợp {n}" | "Case {n}";
    sheet_void = "Phiếu đã nộp không còn giá trị và không được tính." | "The submitted sheet is void and does not count.";
    sheet_counts = "Phiếu đã nộp trước khi ghi nhận vẫn được tính, trừ khi Hội đồng biểu quyết hủy; trước khi biểu quyết, ông/bà được có ý kiến." | "The sheet handed in before counts unless the council votes to void it; you are heard before it votes.";
    appeal_link = "Đề nghị xem xét lại trường hợp này" | "Appeal in this case";

    appeal_title(code) = "Đề nghị xem xét lại xung đột lợi ích, bài toán {code}" | "Appeal about a conflict of interest, challenge {code}";
    appeal_lead = "Người chủ trì Hội đồng xem xét và trả lời, kèm lý do. Trong lúc chờ, xung đột vẫn có hiệu lực. Chỉ được đề nghị một lần." | "Whoever presides considers it and answers with a reason. Until then the conflict stays in force. There is one appeal only.";
    appeal_text = "Nội dung đề nghị" | "Appeal";
    appeal_send = "Gửi đề nghị xem xét lại" | "Send the appeal";
    appeal_over = "Đã đề nghị xem xét lại." | "An appeal has been made.";

    ruling_title(code) = "Trả lời đề nghị xem xét lại, hồ sơ {code}" | "Answer an appeal, proposal {code}";
    ruling_lead = "Nếu hủy ghi nhận, thành viên khai báo lại để tiếp tục; phiếu đã nộp trước đó vẫn được tính. Thành viên nhận được thư." | "Once lifted, the member declares again to go on, and is notified by e-mail; a sheet handed in before counts.";
    ruling_reason = "Lý do" | "Reason";
    ruling_hint = "Thành viên được xem lý do này." | "The member is shown this reason.";
    keep = "Giữ nguyên" | "Keep the conflict";
    lift = "Hủy ghi nhận xung đột lợi ích" | "Lift the conflict";
}

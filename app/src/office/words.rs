//! Words of the office's pages.

words! {
    office = "Bàn làm việc" | "Office desk";
    back = "Quay lại" | "Back";
    code = "Mã" | "Code";
    title = "Tên bài toán" | "Title";
    reason = "Lý do" | "Reason";
    reason_hint = "Lý do được lưu trong lịch sử xử lý và gửi cho người liên quan." | "The reason is kept in the history and sent to those concerned.";
}

/// The desk.
pub mod desk {
    words! {
        heading = "Bàn làm việc" | "Office desk";
        lead = "Việc cần làm trước, sau đó là tình hình từng bài toán." | "What waits for you first, then the state of every challenge.";
        create = "Tạo bài toán" | "Create a challenge";
        import = "Nhập danh mục" | "Import a list";
        firms = "Doanh nghiệp" | "Firms";
        seats = "Thành viên Hội đồng" | "Council seats";
        accounts = "Tài khoản" | "Accounts";
        meetings = "Phiên họp Hội đồng" | "Council meetings";
        mails = "Thư điện tử" | "E-mails";
        mails_failed(number) = "Thư không gửi được, đã dừng gửi: {number}" | "E-mails that could not be sent, given up: {number}";
        mails_late(number) = "Thư chưa gửi được sau hơn một giờ, đang gửi lại: {number}" | "E-mails not sent for more than an hour, still being tried: {number}";
        nav = "Các trang của cơ quan thường trực" | "Pages of the office";
        tasks = "Việc đang chờ" | "Waiting for you";
        others = "Đang chờ người khác" | "Waiting for others";
        drafts(n) = "Bản nháp cần hoàn thiện: {n}" | "Drafts to finish: {n}";
        term(at) = "Hạn: trước {at}" | "Deadline: before {at}";
        no_tasks = "Hiện không có việc nào đang chờ xử lý." | "Nothing waits for you at present.";
        stop_waiting(name) = "Xác nhận hoặc từ chối đề nghị yêu cầu mật khẩu mới của tài khoản: {name}" | "Confirm or decline that a new password be required for an account: {name}";
        code_claimed(firm) = "Mã số thuế được đề nghị xem xét: {firm}" | "A tax code is claimed: {firm}";
        ownership_asked(firm) = "Đề nghị chuyển quyền chủ tài khoản chờ xem xét: {firm}" | "Request about who owns a firm's account: {firm}";
        verification_asked(firm) = "Đề nghị thu hồi xác minh chờ quyết định: {firm}" | "Request to take back a verification: {firm}";
        seats_waiting(number) = "Thay đổi thành viên Hội đồng chờ xác nhận: {number}" | "Changes of the council's seats to confirm: {number}";
        suspension_waiting(name) = "Xác nhận hoặc từ chối đề nghị tạm khóa tài khoản: {name}" | "Confirm or decline the suspension of an account: {name}";
        firms_waiting(number) = "{number} doanh nghiệp chờ xác minh" | "Firms waiting for verification: {number}";
        suggestions_waiting(number, code) = "{number} gợi ý xung đột lợi ích chờ xác nhận: {code}" | "Suggested conflicts to judge: {number}, {code}";
        refusal_waits(code, challenge) = "Xác nhận hoặc bác kết luận không hợp lệ: hồ sơ {code} (bài toán {challenge})" | "Confirm or reject the refusal of proposal {code} (challenge {challenge})";
        completion_unsent(code, challenge) = "Kiểm tra tính hợp lệ hồ sơ {code} (bài toán {challenge}): doanh nghiệp đã tải tệp bổ sung lên nhưng không bấm gửi; thời hạn đã hết, tệp được tính" | "Screen proposal {code} (challenge {challenge}): its firm uploaded files and did not submit them; the period is over and they count";
        completion_came(code, challenge, at) = "Kiểm tra tính hợp lệ hồ sơ {code} (bài toán {challenge}): doanh nghiệp đã bổ sung lúc {at}" | "Screen proposal {code} (challenge {challenge}): its firm added documents on {at}";
        completion_due(code, challenge, at) = "Hồ sơ {code} (bài toán {challenge}): chờ doanh nghiệp bổ sung trước {at}" | "Proposal {code} (challenge {challenge}): the firm may complete it before {at}";
        name_acting_chair = "Chưa có người chủ trì Hội đồng: giao thành viên chủ trì" | "Nobody can preside: appoint an acting chair";
        appoint_ad_hoc = "Xem xét bổ sung thành viên Hội đồng" | "Decide on an ad hoc member";
        board = "Bài toán theo giai đoạn" | "Challenges by stage";
        empty = "Chưa có bài toán nào. Tạo bài toán mới hoặc nhập danh mục chính thức để bắt đầu." | "There are no challenges yet. Create one or import the official list to begin.";
        count(number) = "{number} bài toán" | "Challenges: {number}";
        opens_at = "Dự kiến nhận hồ sơ từ" | "Planned to open";
        closes_at = "Đóng nhận hồ sơ" | "Closes";
        closed_at = "Đã đóng nhận hồ sơ" | "Closed";
        late(due) = "Đã quá thời điểm dự kiến: {due}" | "Later than planned: {due}";
        finish_draft = "Hoàn thiện bản nháp và trình thẩm định" | "Finish the draft and send it to review";
        review = "Thẩm định: phê duyệt công bố hoặc trả lại" | "Review: approve or return";
        amendment = "Dự thảo sửa đổi chờ công bố" | "Drafted amendment to publish";
        publish_replies = "Trả lời câu hỏi của doanh nghiệp: chờ công bố" | "Replies to firms' questions to publish";
        draft_replies = "Soạn trả lời câu hỏi của doanh nghiệp" | "Draft replies to firms' questions";
        extension = "Đề nghị gia hạn chờ quyết định" | "More time asked for";
        confirm_opening = "Xác nhận mở hồ sơ" | "Confirm the opening of proposals";
        screen = "Kiểm tra tính hợp lệ của hồ sơ" | "Screen the proposals";
        start_scoring = "Chuyển Hội đồng đánh giá" | "Hand over to the council";
        forward = "Trình lãnh đạo hoặc trả lại Hội đồng danh sách rút gọn" | "Submit the shortlist to the leader, or return it";
        decide = "Quyết định danh sách rút gọn" | "Decide the shortlist";
        publish_result = "Công bố kết quả" | "Publish the result";
        answer_complaint = "Trả lời kiến nghị" | "Answer a complaint";
        conclude = "Kết thúc đợt mời" | "Conclude the call";
        portfolio = "Toàn cảnh các bài toán" | "Portfolio";
    }
}

/// One challenge from the office's side.
pub mod challenge {
    words! {
        can_do = "Việc thực hiện được ở bước này" | "What can be done now";
        nothing = "Ở bước này không có việc nào chờ ông/bà; việc đang chờ và người thực hiện được nêu ở trên. Thao tác khác, nếu có, nằm trong từng mục bên dưới." | "Nothing waits for you at this step; what is waited for, and from whom, is said above. Whatever else can be done stands in the sections below.";
        others = "Việc của bước khác" | "What belongs to other steps";
        others_why = "Những việc sau chưa thực hiện được hoặc không còn thực hiện được ở bước hiện tại của bài toán:" | "At the challenge's present step these are not yet, or no longer, possible:";
        public_page = "Xem toàn văn bài toán" | "Read the whole challenge";
        papers = "Văn bản" | "Papers";
        edit = "Sửa bản nháp" | "Edit the draft";
        send = "Trình thẩm định" | "Send to review";
        return_it = "Trả lại" | "Return";
        publish = "Phê duyệt công bố" | "Approve publication";
        amend = "Sửa nội dung đã công bố" | "Change the published text";
        amendment = "Xem xét dự thảo sửa đổi" | "Decide on the drafted amendment";
        extend = "Đề nghị gia hạn nhận hồ sơ" | "Ask for a later closing";
        extend_scoring = "Đề nghị gia hạn chấm điểm" | "Ask for more time for scoring";
        ask_cancel = "Đề nghị hủy đợt mời" | "Propose to cancel the call";
        number = "Ghi số, ngày quyết định" | "Number and date of the decision";
        extension = "Xem đề nghị gia hạn" | "See what time is asked for";
        cancel = "Hủy đợt mời" | "Cancel the call";
        ranking = "Xem kết quả xếp hạng" | "See the ranking";
        forward = "Trình lãnh đạo danh sách rút gọn" | "Submit the shortlist to the leader";
        decide = "Quyết định danh sách rút gọn" | "Decide the shortlist";
        publish_result = "Công bố kết quả" | "Publish the result";
        follow_up = "Kiến nghị, phản hồi kết quả, kết thúc đợt mời" | "Complaints, debriefs, end of the call";
        public_result = "Xem trang kết quả công khai" | "See the public result";
        reopened(at) = "Việc chấm điểm được mở lại đến {at} (giờ Việt Nam)" | "Scoring was reopened until {at} (Viet Nam time)";
        returned = "Lãnh đạo đã trả lại bản nháp này" | "The leader returned this draft";
        blockers = "Cần hoàn thiện trước khi trình thẩm định" | "To be completed before review";
        blockers_first = "Cần hoàn thiện các mục còn thiếu nêu trên." | "Please complete what is still missing first.";
        facts = "Tóm tắt" | "Summary";
        stage = "Giai đoạn" | "Stage";
        owner = "Cơ quan đặt bài toán" | "Owner";
        version = "Phiên bản" | "Version";
        rules_hash = "Mã băm quy chế đánh giá (SHA-256)" | "SHA-256 of the rule set";
        versions = "Các phiên bản đã công bố" | "Published versions";
        published_at = "Thời điểm" | "When";
        changed = "Nội dung thay đổi" | "What changed";
        versions_caption = "Phiên bản, mới nhất trước (giờ Việt Nam)" | "Versions, newest first (Viet Nam time)";
        first = "Công bố lần đầu" | "First publication";
        history = "Lịch sử xử lý" | "History";
        latest = "Việc mới nhất" | "Latest acts";
        whole_history = "Toàn bộ lịch sử, lọc theo nội dung và người thực hiện" | "The whole history, by what it is about and by whom";
        waits_for_you = "Có việc chờ ông/bà: " | "Waits for you: ";
        unset = "Chưa xác định" | "Not set";
        next_draft = "Hoàn thiện nội dung, sau đó trình thẩm định." | "Complete the text, then send it to review.";
        next_review = "Chờ lãnh đạo phê duyệt công bố hoặc trả lại. Người soạn không tự phê duyệt." | "Waits for a leader to approve or return it. Authors do not approve their own text.";
        next_scheduled(at) = "Đã được phê duyệt; tự động công bố lúc {at} (giờ Việt Nam)." | "Approved; it is published automatically on {at} (Viet Nam time).";
        next_upcoming(at) = "Đã công bố; bắt đầu nhận hồ sơ lúc {at} (giờ Việt Nam)." | "Published; proposals are accepted from {at} (Viet Nam time).";
        next_open = "Đang nhận hồ sơ. Cho đến khi hai người cùng mở, hệ thống không cho cơ quan thường trực xem số lượng và nội dung hồ sơ." | "Open for proposals. Until two people open them, the site shows the office neither how many there are nor what they hold.";
        next_closed = "Đã đóng nhận hồ sơ; hồ sơ chưa được mở. Mở hồ sơ cần hai xác nhận: của một chuyên viên và của thư ký khoa học." | "Closed; proposals are not opened yet. Two confirmations open them: an officer's and the secretary's.";
        next_opened = "Kiểm tra tính hợp lệ của từng hồ sơ, sau đó chuyển Hội đồng đánh giá. Cần làm sớm: thời hạn này tính cho cả việc chấm điểm của Hội đồng." | "Screen every proposal, then hand over to the council. Early: the same term is for the council's scoring as well.";
        next_scoring = "Hội đồng đang đánh giá. Điểm số chỉ được xem sau khi kết thúc đánh giá." | "The council is scoring. Scores can be seen only after scoring has closed.";
        next_scored = "Đã có kết quả xếp hạng. Chờ Hội đồng phân định đồng điểm (nếu có) và biểu quyết danh sách rút gọn do người chủ trì đưa ra." | "The ranking is there. Waits for the council to settle a tie, if there is one, and to vote on the shortlist that whoever presides puts to it.";
        next_proposed = "Hội đồng đã đề xuất danh sách rút gọn. Chờ cơ quan thường trực trình lãnh đạo hoặc trả lại Hội đồng." | "The council has proposed. Waits for the office to submit the shortlist to a leader, or return it.";
        next_forwarded = "Chờ lãnh đạo quyết định danh sách rút gọn hoặc trả lại tờ trình." | "Waits for a leader to decide the shortlist, or return the submission.";
        next_decided = "Đã có quyết định. Chờ công bố kết quả." | "Decided. Waits for the result to be published.";
        next_published = "Kết quả đã được công bố. Đợt mời kết thúc sau thời hạn kiến nghị." | "The result has been published. The call is concluded after the period for complaints.";
        next_concluded = "Đợt mời đã kết thúc." | "The call has been concluded.";
        next_cancelled(reason) = "Đợt mời đã được hủy. Lý do: {reason}" | "The call was cancelled. Reason: {reason}";
    }
}

/// Opening, opened proposals, progress of scoring.
pub mod opening {
    words! {
        heading = "Mở hồ sơ" | "Opening of proposals";
        officer = "Chuyên viên cơ quan thường trực" | "Officer";
        secretary = "Thư ký khoa học của Hội đồng" | "Secretary of the council";
        waiting = "Chưa xác nhận" | "Not confirmed yet";
        confirmed = "Đã xác nhận" | "Confirmed";
        confirm = "Xác nhận mở hồ sơ" | "Confirm the opening";
        screen = "Kiểm tra hồ sơ và chuyển Hội đồng đánh giá" | "Screen proposals and hand them to the council";
        confirm_hint = "Sau xác nhận thứ hai, hồ sơ được mở ngay và biên bản mở hồ sơ được công bố. Việc mở không hoàn tác được." | "With the second confirmation the proposals are opened at once and the opening record is published. This cannot be undone.";
        proposals = "Hồ sơ đã mở" | "Opened proposals";
        proposals_caption = "Hồ sơ đề xuất giải pháp đã mở, theo mã; tổng chi phí tính bằng đồng" | "Opened proposals by code; totals in đồng";
        none = "Không có hồ sơ nào được nộp." | "No proposal was submitted.";
        firm = "Doanh nghiệp" | "Firm";
        proposal_title = "Tên giải pháp" | "Title";
        total = "Tổng chi phí" | "Total";
        received = "Thời điểm nộp" | "Submitted";
        state = "Kiểm tra hồ sơ" | "Screening";
        start = "Chuyển Hội đồng đánh giá" | "Hand over to the council";
        start_hint = "Sau bước này, kết quả kiểm tra hồ sơ không thay đổi được nữa." | "After this step the screening can no longer be changed.";
        unscreened(number) = "Còn {number} hồ sơ chưa kiểm tra." | "Proposals not screened yet: {number}.";
        none_admitted = "Không có hồ sơ hợp lệ để đánh giá." | "No proposal was admitted to scoring.";
        progress = "Tiến độ đánh giá" | "Progress of scoring";
        progress_caption = "Số phiếu đã nộp cho từng hồ sơ; điểm số được giữ kín" | "Sheets submitted for each proposal; scores are kept closed";
        sheets = "Phiếu đã nộp" | "Sheets submitted";
        needed = "Cần tối thiểu" | "Needed";
        sheets_of(submitted, eligible) = "{submitted}/{eligible}" | "{submitted} of {eligible}";
        enough = "Đã đủ" | "Enough";
        not_enough = "Chưa đủ" | "Not enough";
    }
}

/// Acts that ask on a page of their own.
pub mod act {
    words! {
        return_title = "Trả lại bản nháp" | "Return the draft";
        return_intro = "Bản nháp trở lại cho chuyên viên hoàn thiện. Lý do được hiển thị cho người soạn." | "The draft goes back to the officers. Its author is shown the reason.";
        publish_title = "Phê duyệt công bố" | "Approve publication";
        publish_intro = "Bài toán được công bố ngay, hoặc tự động công bố vào thời điểm đã chọn. Từ khi công bố, quy chế đánh giá được chốt; mọi thay đổi sau đó là một phiên bản có lý do." | "The challenge is published now, or automatically at the time chosen. From then on the rule set is fixed, and every change is a numbered version with a reason.";
        publish_at = "Thời điểm công bố" | "Time of publication";
        publish_at_hint = "Giờ Việt Nam. Để trống để công bố ngay." | "Viet Nam time. Leave empty to publish now.";
        publish_button = "Phê duyệt công bố" | "Approve publication";
        extend_title = "Đề nghị gia hạn" | "Ask for more time";
        extend_intro = "Thời hạn chỉ được lùi về sau, trước khi hết hạn, do lãnh đạo quyết định; lý do được công khai. Khi lùi thời điểm đóng nhận hồ sơ, các mốc tiếp theo lùi tương ứng và doanh nghiệp đang có hồ sơ nhận được thông báo; khi lùi thời hạn chấm điểm, thành viên Hội đồng nhận được thông báo." | "An end only moves later, before it has come, and a leader decides; the reason is public. Where the closing moves, the later stages move along and firms that have a proposal are notified; where the end of scoring moves, the council is.";
        extend_now(at) = "Thời hạn hiện tại: {at} (giờ Việt Nam)." | "The time ends at present on {at} (Viet Nam time).";
        extend_closes = "Thời điểm đóng nhận hồ sơ mới" | "New closing time";
        extend_scoring = "Thời hạn chấm điểm mới" | "New end of scoring";
        extend_button = "Gửi đề nghị" | "Ask for it";
        number_title = "Ghi số, ngày quyết định" | "Number and date of the decision";
        number_intro = "Ghi như trên quyết định đã ký. Trang kết quả, thông báo, thư gửi doanh nghiệp và dữ liệu mở nêu số và ngày này; khi chưa ghi thì để dấu chấm." | "As they stand on the signed decision. The page of the result, the announcement, the letters and the open data name them; until then there are dots.";
        number = "Số quyết định" | "Number of the decision";
        number_hint = "Ghi đầy đủ số và ký hiệu trên quyết định." | "The whole number with its symbol.";
        number_date = "Ngày ký" | "Date of signing";
        number_button = "Lưu số, ngày quyết định" | "Save number and date";
        ask_cancel_title = "Đề nghị hủy đợt mời" | "Propose to cancel the call";
        ask_cancel_intro = "Đã có kết quả xếp hạng nên không một người nào tự hủy được đợt mời: chuyên viên đề nghị, lãnh đạo quyết định. Khi hủy, bảng xếp hạng theo mã hồ sơ và lý do được công khai." | "The ranking is known, so nobody cancels the call alone: an officer proposes it, a leader decides. Once cancelled, the ranking by code and the reason are public.";
        ask_cancel_button = "Gửi đề nghị" | "Propose it";
        cancel_asked = "Chuyên viên đề nghị hủy vì" | "An officer proposes it because";
        cancel_title = "Hủy đợt mời tham gia giải bài toán" | "Cancel the call";
        cancel_intro = "Đợt mời dừng lại và không khôi phục được. Trang bài toán được giữ lại kèm lý do; doanh nghiệp đang có hồ sơ nhận được thông báo." | "The call ends and cannot be taken up again. Its page stays, with the reason; firms that have a proposal are notified by e-mail.";
        cancel_button = "Hủy đợt mời" | "Cancel the call";
        amend_title = "Sửa nội dung đã công bố" | "Change the published text";
        amend_intro = "Đính chính tên, tóm tắt, đơn vị chủ trì hoặc lĩnh vực được công bố ngay thành phiên bản mới, kèm lý do. Sửa các mục khác, gồm bối cảnh, căn cứ, kết quả cần đạt, chỉ tiêu, điều kiện, dữ liệu, mức kinh phí và tài liệu, là sửa nội dung mà hồ sơ dựa vào: bản sửa được lưu thành dự thảo để lãnh đạo công bố, thời gian nhận hồ sơ được kéo dài theo quy chế và doanh nghiệp đã nộp được đề nghị xác nhận lại. Lịch trình và quy chế đánh giá không sửa tại đây." | "A correction of title, summary, owner or fields is published at once as a new version, with its reason. The other parts, which are context, legal basis, required result, measures, conditions, data, budget and files, are what proposals rest on: a change of them is kept as a draft that a leader publishes; the closing then moves as the rules say, and firms that have submitted are asked to confirm. Calendar and rule set are not changed here.";
        amend_button = "Lưu bản sửa" | "Save the change";
    }
}

/// Import of the official list.
pub mod import {
    words! {
        heading = "Nhập danh mục bài toán" | "Import a list of challenges";
        lead = "Tải lên danh mục ở dạng bảng tính (.xlsx) hoặc JSON. Nội dung được kiểm tra và hiển thị trước; chưa lưu gì cho đến khi xác nhận." | "Upload the list as a spreadsheet (.xlsx) or JSON. It is checked and shown first; nothing is saved until you confirm.";
        columns = "Các cột được nhận" | "Columns that are read";
        columns_hint = "Tên cột viết có dấu hoặc không dấu, trên một hoặc nhiều dòng. Các dòng tiêu đề văn bản phía trên được bỏ qua; dòng tiêu đề lĩnh vực, dòng tổng và ghi chú không được nhập và được liệt kê để kiểm tra. Tên cột có thêm chữ cũng được nhận, ví dụ “Dự kiến kinh phí (tỷ đồng)”, “Mục tiêu, kết quả cần đạt”. Chỉ hai cột đầu là bắt buộc." | "Headings may be written with or without diacritics, in one row or several, and with other words around the name. Title rows above them are skipped; headings between the rows, sums and notes are not imported and are listed for checking. Only the first two columns are required.";
        columns_caption = "Cột của danh mục" | "Columns of the list";
        heading_col = "Tên cột" | "Heading";
        json_col = "Tên trong tệp JSON" | "Name in JSON";
        meaning_col = "Nội dung" | "Meaning";
        required_mark = "bắt buộc" | "required";
        m_title = "Tên bài toán" | "Title in Vietnamese";
        m_required_result = "Kết quả cần đạt" | "Required result";
        m_legal_basis = "Căn cứ đề xuất" | "Legal basis";
        m_number = "Số thứ tự (1, 2 … hoặc I, II …). Khi không có cột mã, bài toán nhận mã BT-01, BT-02 … hoặc mã tiếp theo các mã đã có" | "Number (1, 2 … or I, II …). Without a column of codes, challenges get the codes BT-01, BT-02 … or those after the codes that exist";
        m_code = "Mã bài toán" | "Code of the challenge";
        m_title_en = "Tên bằng tiếng Anh" | "Title in English";
        m_context = "Bối cảnh, thực trạng" | "Context";
        m_owner = "Cơ quan đặt bài toán" | "Owner";
        m_fields = "Lĩnh vực; nhiều lĩnh vực cách nhau bằng dấu phẩy hoặc chấm phẩy" | "Fields, with commas or semicolons between them";
        m_budget = "Mức kinh phí trần. Ghi đơn vị trong tên cột, ví dụ: Kinh phí (tỷ đồng); không ghi thì là đồng. Trong tệp JSON luôn là đồng" | "Budget ceiling. The unit stands in the heading, for example budget (billion đồng); without one it is đồng. In JSON it is always đồng";
        file = "Tệp danh mục" | "List";
        file_hint = "Tối đa 5 MB, 500 bài toán và 64 cột." | "At most 5 MB, 500 challenges and 64 columns.";
        upload = "Tải lên và kiểm tra" | "Upload and check";
        preview = "Kiểm tra trước khi nhập" | "Check before importing";
        preview_lead(name, rows) = "Tệp “{name}”: đọc được {rows} bài toán. Chưa lưu gì." | "File “{name}”: challenges understood: {rows}. Nothing is saved yet.";
        problems(number) = "Có {number} nội dung cần sửa trong tệp. Sửa trong bảng tính rồi tải lên lại; danh mục chỉ được nhập khi không còn lỗi." | "Problems found in the file: {number}. Correct them in the spreadsheet and upload it again; a list is imported only without problems.";
        existing(number) = "{number} bài toán đã có trên hệ thống." | "Challenges that exist already: {number}.";
        others(number) = "{number} dòng có mã, hoặc chưa có mã mà số thứ tự ứng với mã, của bài toán khác đã có. Chọn cách xử lý từng dòng; bài toán đã có chỉ thay đổi khi chọn “Cập nhật”." | "Rows whose code, or without a code whose number, is that of another challenge that exists: {number}. Choose what becomes of each; what exists changes only where “Update” is chosen.";
        other_sheets(sheet, others) = "Chỉ đọc trang tính “{sheet}”. Các trang tính sau cũng có danh mục nhưng không được nhập: “{others}”." | "Only the sheet “{sheet}” was read. These hold a list too and are not imported: “{others}”.";
        ignored = "Các cột không được nhập:" | "Columns that are not imported:";
        heads_seen = "Các tên cột đọc được trong tệp:" | "Headings found in the file:";
        heads_accepted = "Tên cột được nhận khi có chứa một trong các cụm từ sau; bắt buộc có hai cột đầu:" | "A heading is understood if it has one of these in it; the first two columns are required:";
        heads = "tên bài toán (hoặc tên nhiệm vụ, tên vấn đề); kết quả (hoặc mục tiêu, sản phẩm); căn cứ; bối cảnh (hoặc thực trạng); cơ quan chủ trì; lĩnh vực; kinh phí (hoặc dự toán); TT; mã số; tên tiếng Anh" | "tên bài toán (hoặc tên nhiệm vụ, tên vấn đề); kết quả (hoặc mục tiêu, sản phẩm); căn cứ; bối cảnh (hoặc thực trạng); cơ quan chủ trì; lĩnh vực; kinh phí (hoặc dự toán); TT; mã số; tên tiếng Anh";
        unfit(code) = "Mã “{code}” không dùng được: mã chỉ gồm chữ in hoa, chữ số và dấu gạch ngang" | "“{code}” cannot be a code: codes are capital letters, digits and dashes";
        unfit_count(number) = "{number} dòng có mã không dùng được trên hệ thống. Chọn tạo bản nháp với mã mới hoặc không nhập từng dòng." | "Rows whose code cannot be used on this site: {number}. Choose for each whether it gets a new code or is left out.";
        other_fields = "Lĩnh vực chưa có trên hệ thống, chưa được nhập (chọn lĩnh vực khi sửa bản nháp):" | "Fields that the site does not have and that are not imported (choose a field when editing the draft):";
        left_out_count(number) = "{number} dòng trong trang tính không được nhập. Xem danh sách bên dưới." | "Rows of the sheet that are not imported: {number}. See the list below.";
        left_out = "Các dòng không được nhập" | "Rows that are not imported";
        left_out_lead = "Các dòng sau không phải là bài toán: tiêu đề lĩnh vực, dòng tổng, ghi chú hoặc nơi nhận. Nếu có bài toán bị bỏ sót, bổ sung tên và kết quả cần đạt của bài toán trong bảng tính rồi tải lên lại." | "These rows are no challenges: headings between the rows, sums, notes or signatures. If a challenge is among them, give it a title and a required result in the spreadsheet and upload it again.";
        same_title(row) = "Trùng tên bài toán với dòng {row}. Vui lòng kiểm tra; nếu là một bài toán, bỏ bớt một dòng." | "The same title as in row {row}. Please check; if they are one challenge, leave one of the rows out.";
        left_out_row(row) = "Dòng {row}:" | "Row {row}:";
        left_out_more(number) = "Và {number} dòng khác." | "And {number} more rows.";
        nothing_new = "Mọi bài toán trong danh mục đã có trong hệ thống." | "Every challenge of the list exists already.";
        rows_caption = "Các dòng của danh mục" | "Rows of the list";
        row = "Dòng" | "Row";
        stored = "Kiểm tra và nội dung được lưu" | "Check, and what is stored";
        ok = "Sẽ tạo bản nháp" | "Becomes a draft";
        exists = "Đã có, giữ nguyên" | "Exists, is left as it is";
        other(code) = "Mã {code} đã có" | "{code} exists";
        other_number(code) = "Dòng này chưa có mã; mã {code} theo số thứ tự đã có" | "This row has no code; {code}, after its number, exists";
        other_title = "Mã này đang là của bài toán khác:" | "This code belongs to another challenge:";
        not_a_draft = "Bài toán đó không còn là bản nháp nên không thay đổi theo danh mục." | "That challenge is no draft any more, so a list does not change it.";
        choice_of(row) = "Xử lý dòng {row}" | "What becomes of row {row}";
        choose_leave = "Không nhập dòng này" | "Leave this row out";
        choose_keep = "Giữ nguyên bài toán đã có" | "Keep what exists";
        choose_update(code) = "Cập nhật bản nháp {code} theo dòng này" | "Update the draft {code} from this row";
        choose_new(code) = "Tạo bản nháp mới với mã {code}" | "Make a new draft with the code {code}";
        confirm_choices = "Nhập theo các lựa chọn" | "Import as chosen";
        confirm(number) = "Nhập {number} bài toán" | "Import {number} challenges";
        other_file = "Tải lên tệp khác" | "Upload another file";
    }
}

/// Firms.
pub mod firms {
    words! {
        heading = "Doanh nghiệp" | "Firms";
        lead = "Xác minh đăng ký của doanh nghiệp trước khi doanh nghiệp nộp hồ sơ." | "Registrations are verified before a firm can submit a proposal.";
        filter = "Lọc theo tình trạng" | "Filter by standing";
        all = "Tất cả" | "All";
        pending = "Chờ xác minh" | "Waiting for verification";
        verified = "Đã xác minh" | "Verified";
        returned = "Đã trả lại" | "Returned";
        count(number) = "{number} doanh nghiệp" | "Firms: {number}";
        caption = "Doanh nghiệp, đăng ký mới nhất trước" | "Firms, newest first";
        none = "Không có doanh nghiệp nào ở tình trạng này." | "There is no firm with this standing.";
        name = "Tên doanh nghiệp" | "Legal name";
        tax_code = "Mã số thuế" | "Tax code";
        standing = "Tình trạng" | "Standing";
        document = "Giấy chứng nhận đăng ký" | "Registration document";
        has_document = "Đã nộp" | "Uploaded";
        no_document = "Chưa nộp" | "Not uploaded";
        registered = "Thời điểm đăng ký" | "Registered";
        profile = "Thông tin đăng ký" | "Registration";
        kind = "Loại hình" | "Type";
        address = "Địa chỉ" | "Address";
        representative = "Người đại diện theo pháp luật" | "Legal representative";
        email = "Thư điện tử" | "E-mail";
        phone = "Điện thoại" | "Telephone";
        declared = "Cam kết là doanh nghiệp công nghệ số Việt Nam" | "Declares to be a Vietnamese digital-technology enterprise";
        yes = "Có" | "Yes";
        no = "Không" | "No";
        people = "Người dùng của doanh nghiệp" | "People of the firm";
        owner = "chủ tài khoản" | "owner of the account";
        review = "Xác minh" | "Verification";
        verify = "Xác minh doanh nghiệp" | "Verify the firm";
        verify_hint = "Đối chiếu tên, mã số thuế và địa chỉ với giấy chứng nhận đăng ký." | "Compare name, tax code and address with the registration document.";
        return_it = "Trả lại kèm lý do" | "Return with the reason";
        ask_taking_back = "Đề nghị thu hồi xác minh" | "Ask to take back the verification";
        ask_hint = "Doanh nghiệp vẫn được xác minh cho đến khi lãnh đạo xác nhận. Lý do được gửi cho lãnh đạo và, khi thu hồi, cho doanh nghiệp." | "The firm stays verified until a leader confirms it. The reason is sent to the leaders and, once it is taken back, to the firm.";
        asked_by(name, at) = "{name} đề nghị thu hồi xác minh của doanh nghiệp lúc {at}. Doanh nghiệp vẫn được xác minh cho đến khi lãnh đạo xác nhận." | "{name} asked on {at} that the firm's verification be taken back. The firm stays verified until a leader confirms it.";
        taking_back = "Đề nghị thu hồi xác minh" | "Request to take back the verification";
        take_back = "Xác nhận thu hồi xác minh" | "Confirm that it is taken back";
        take_back_hint = "Doanh nghiệp không nộp được hồ sơ cho đến khi được xác minh lại; doanh nghiệp nhận được lý do qua thư điện tử." | "The firm can hand nothing in until it is verified again; it gets the reason by e-mail.";
        keep = "Không thu hồi" | "Keep the verification";
        keep_hint = "Lý do được gửi cho người đề nghị." | "The reason is sent to whoever asked.";
        withdraw_asked = "Rút đề nghị" | "Take the request back";
        return_reason = "Lý do trả lại" | "Reason for returning";
        disputed = "Hồ sơ đăng ký này đã bị trả lại và doanh nghiệp đã gửi lại. Người đã trả lại lần trước có thể xác minh; nếu phải trả lại lần nữa thì do người khác của cơ quan thực hiện." | "This registration was returned, and the firm has sent it again. Whoever returned it may verify it; to return it once more takes somebody else of the office.";
        return_hint = "Lý do được gửi cho chủ tài khoản của doanh nghiệp." | "The reason is sent to the owner of the firm's account.";
        returned_because = "Lý do đã trả lại" | "Returned because";
        history = "Lịch sử xử lý" | "History";
    }
}

/// A proposal, for screening.
pub mod proposal {
    words! {
        heading(code) = "Hồ sơ {code}" | "Proposal {code}";
        refusal = "Lý do đề nghị không hợp lệ" | "Reason given for refusing";
        confirm_readmission = "Xác nhận đưa hồ sơ vào đánh giá" | "Confirm that it is scored after all";
        own_refusal = "Đề nghị của ông/bà đang chờ một chuyên viên khác hoặc lãnh đạo xác nhận." | "Your proposal to refuse waits for another officer or a leader to confirm it.";
        confirm = "Xác nhận hồ sơ không hợp lệ" | "Confirm the refusal";
        confirm_hint = "Một người đã đề nghị kết luận như trên. Kết luận có hiệu lực khi người thứ hai xác nhận; không đồng ý thì kết luận khác." | "One person proposed what is said above. It takes effect once a second person confirms it; whoever disagrees concludes otherwise.";
        screening = "Kiểm tra tính hợp lệ" | "Screening";
        admit = "Hồ sơ hợp lệ" | "Admit to scoring";
        admit_hint = "Hồ sơ được chuyển Hội đồng đánh giá." | "The proposal goes on to the council.";
        refuse = "Hồ sơ không hợp lệ" | "Do not admit";
        refuse_reason = "Lý do không hợp lệ" | "Reason for not admitting";
        refuse_hint = "Doanh nghiệp đọc được lý do ngay trên trang hồ sơ của mình." | "The firm reads the reason on its proposal's page at once.";
        ask = "Yêu cầu bổ sung hồ sơ" | "Ask for what is missing";
        ask_lead(days) = "Chỉ yêu cầu giấy tờ còn thiếu về hình thức, không yêu cầu sửa nội dung được chấm. Mỗi hồ sơ được yêu cầu một lần; doanh nghiệp có {days} ngày." | "Only for formal documents that are missing, never for a change of what is scored. Asked once for each proposal; the firm has {days} days.";
        asked = "Giấy tờ cần bổ sung" | "What is missing";
        completed(at) = "Doanh nghiệp đã gửi hồ sơ bổ sung lúc {at}." | "The firm sent what it was asked to add on {at}.";
        completed_unsent = "Doanh nghiệp đã tải tệp bổ sung lên nhưng không bấm gửi trước khi hết hạn. Các tệp đó được tính." | "The firm uploaded files and did not submit them before the period ended. They count.";
        to_completed = "Xem nội dung bổ sung trước khi kết luận" | "Read it before the verdict";
        asked_hint = "Nêu tên từng giấy tờ. Nội dung này được gửi cho doanh nghiệp." | "Name each document. The firm reads this text.";
        now = "Kết quả kiểm tra hiện tại" | "Screening so far";
    }
}

/// Suggested and known conflicts of interest.
pub mod suggestions {
    words! {
        heading = "Xung đột lợi ích" | "Conflicts of interest";
        lead = "Gợi ý được tính từ thông tin đăng ký doanh nghiệp, phần nhân sự của hồ sơ và thông tin thành viên. Trùng họ tên chưa phải là xung đột: cần xác nhận hoặc bỏ qua từng gợi ý, kèm lý do." | "Suggestions come from the firms' registrations, the proposals' team sections and what is known of the members. The same name is not yet a conflict: each suggestion is confirmed or dismissed, with a reason.";
        caption = "Gợi ý và xung đột đã biết, theo mã hồ sơ" | "Suggested and known conflicts, by code";
        unread(codes) = "Không đọc được thông tin doanh nghiệp hoặc phần nhân sự của hồ sơ {codes}: hệ thống chưa gợi ý đầy đủ, cần kiểm tra trực tiếp." | "The firm or the team of {codes} cannot be read: not everything is suggested there, so check it in person.";
        none = "Không có gợi ý và chưa có xung đột nào." | "Nothing is suggested, and no conflict is known.";
        signs = "Dấu hiệu" | "Signs";
        standing = "Tình trạng" | "Standing";
        open = "Chờ xác nhận hoặc bỏ qua" | "To be confirmed or dismissed";
        dismissed(reason) = "Không có xung đột: {reason}" | "No conflict: {reason}";
        conflicted(source, kind, reason) = "Có xung đột ({source}; {kind}): {reason}" | "Conflict ({source}; {kind}): {reason}";
        judge_of(code, name) = "Xem gợi ý: {code}, {name}" | "Look at it: {code}, {name}";
        title(code) = "Gợi ý xung đột lợi ích, hồ sơ {code}" | "Suggested conflict, proposal {code}";
        confirm_lead = "Nếu xác nhận, thành viên không còn xem và chấm hồ sơ này; phiếu đã nộp không còn giá trị. Thành viên được đề nghị xem xét lại." | "Once confirmed, the member no longer sees or scores this proposal; a submitted sheet becomes void. The member may appeal.";
        kind_hint = "Chỉ cần chọn khi xác nhận." | "Needed to confirm only.";
        dismiss = "Không có xung đột" | "No conflict";
        confirm = "Xác nhận có xung đột" | "Confirm the conflict";
    }
}

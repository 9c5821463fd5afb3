//! Words of the list and of a challenge's page.

words! {
    list_title = "Bài toán" | "Challenges";
    list_lead = "Các bài toán lớn đã công bố. Doanh nghiệp công nghệ số Việt Nam được mời đề xuất giải pháp." | "The grand challenges published so far. Vietnamese digital-technology firms are invited to propose solutions.";
    filters = "Lọc danh sách" | "Filter the list";
    q = "Từ khóa" | "Words";
    q_too_long(words) = "Chỉ tìm theo {words} từ đầu. Vui lòng rút gọn từ khóa." | "Only the first {words} words are searched for. Please shorten the search.";
    q_hint = "Có dấu hoặc không dấu" | "With or without diacritics";
    field = "Lĩnh vực" | "Field";
    any_field = "Tất cả lĩnh vực" | "All fields";
    stage = "Giai đoạn" | "Stage";
    any_stage = "Tất cả giai đoạn" | "All stages";
    filter = "Lọc" | "Filter";
    clear = "Xóa bộ lọc" | "Clear the filters";
    count(count) = "{count} bài toán" | "{count} challenges";
    count_one = "1 bài toán" | "1 challenge";
    empty = "Không có bài toán nào khớp với bộ lọc." | "No challenge matches these filters.";
    empty_do = "Thử từ khóa ngắn hơn, hoặc bỏ bớt điều kiện về lĩnh vực và giai đoạn." | "Try shorter words, or leave out the field or the stage.";
    none_yet = "Chưa có bài toán nào được công bố." | "No challenge has been published yet.";
    none_yet_do = "Bài toán mới sẽ hiện ở đây ngay khi công bố." | "New challenges appear here when they are published.";
    more_filters = "Thêm điều kiện lọc và sắp xếp" | "More filters, and sorting";
    read_as(typed, words) = "Không có kết quả cho “{typed}”; đang hiển thị kết quả cho “{words}”." | "Nothing was found for “{typed}”; these are the results for “{words}”.";
    words_alone(typed) = "Tìm “{typed}” trong tất cả bài toán" | "Look for “{typed}” in all challenges";
    past_end = "Trang này không có bài toán nào." | "There is nothing on this page.";
    past_end_do = "Danh sách ngắn hơn số trang đã chọn." | "The list has fewer pages than that.";
    first_page = "Về trang đầu của danh sách" | "To the first page of the list";
    pages = "Các trang của danh sách" | "Pages of the list";
    page(page) = "Trang {page}" | "Page {page}";
    previous = "Trang trước" | "Previous page";
    next = "Trang sau" | "Next page";
    owner = "Cơ quan đặt bài toán" | "Owner";
    commune = "Địa bàn" | "Commune";
    closes = "Đóng nhận hồ sơ" | "Closes";
    closed_at = "Đã đóng nhận hồ sơ" | "Closed";
    opens = "Bắt đầu nhận hồ sơ" | "Opens";
    budget = "Mức kinh phí trần" | "Budget ceiling";

    missing_watch = "Chưa thay đổi được việc theo dõi bài toán" | "Whether the challenge is watched could not be changed";
    missing_start = "Chưa bắt đầu được hồ sơ" | "The proposal could not be started";
    status = "Tình trạng và việc có thể làm" | "Status and what can be done";
    start = "Soạn hồ sơ" | "Start a proposal";
    own_draft = "Tiếp tục hồ sơ đang soạn" | "Continue the draft";
    own_proposal = "Xem hồ sơ đã nộp" | "See the proposal submitted";
    own_withdrawn = "Xem hồ sơ đã rút" | "See the withdrawn proposal";
    sign_in_to_submit = "Đăng nhập để nộp hồ sơ" | "Sign in to submit a proposal";
    register_lead = "Doanh nghiệp chưa có tài khoản?" | "No account yet?";
    register = "Đăng ký doanh nghiệp" | "Register a firm";
    register_firm = "Khai thông tin doanh nghiệp" | "Register the firm's details";
    prepare = "Có thể soạn và lưu nháp từ bây giờ; nộp được khi bắt đầu nhận hồ sơ." | "A draft can be written and saved from now on; it can be submitted once proposals are accepted.";
    see_result = "Xem kết quả" | "See the result";
    office_link = "Mở trang quản lý" | "Open in the management pages";
    council_link = "Mở trang của Hội đồng" | "Open in the council's pages";
    reach(at) = "Đóng nhận hồ sơ {at}" | "Closes {at}";
    reach_act = "Việc có thể làm" | "What can be done";
    zone = "Giờ Việt Nam (UTC+7)." | "Viet Nam time (UTC+7).";
    state_upcoming = "Sắp bắt đầu nhận hồ sơ." | "Proposals will be accepted soon.";
    state_closed = "Đã đóng nhận hồ sơ. Chỉ doanh nghiệp xem được hồ sơ của mình trên hệ thống cho đến khi hai người cùng mở." | "Closed. On this site each firm alone can see its proposal until two people open them together.";
    state_opened = "Hồ sơ đã được mở. Cơ quan thường trực đang kiểm tra tính hợp lệ." | "Proposals have been opened. The office is screening them.";
    state_scoring = "Hội đồng tư vấn đang đánh giá. Kết quả được công bố tại trang này." | "The council is evaluating. The result will be published on this page.";
    state_published = "Kết quả đã được công bố." | "The result has been published.";
    address = "Địa chỉ của trang này" | "The address of this page";
    qr = "Mã QR dẫn đến trang này" | "QR code that leads to this page";
    cancelled = "Đợt mời này đã được hủy" | "This call was cancelled";
    cancelled_ranking = "Bảng xếp hạng khi đợt mời bị hủy" | "The ranking when the call was cancelled";
    cancelled_at(at) = "Hủy lúc {at} (giờ Việt Nam). Lý do:" | "Cancelled on {at} (Viet Nam time). Reason:";
    not_public = "Trang xem trước: bài toán chưa được công bố, chỉ cơ quan thường trực xem được." | "Preview: this challenge is not published; only the office can see it.";

    on_page = "Trên trang này" | "On this page";
    brief_pdf = "Đề bài để in (PDF)" | "The challenge to print (PDF, in Vietnamese)";
    template = "Mẫu soạn hồ sơ khi không có mạng (DOCX)" | "A template to write a proposal offline (DOCX, in Vietnamese)";
    brief_docx = "Đề bài để sửa (DOCX)" | "The same to edit (DOCX, in Vietnamese)";
    wanted = "Kết quả cần đạt" | "Required result";
    context = "Bối cảnh" | "Context";
    measures = "Chỉ tiêu" | "Measures";
    measures_caption = "Giải pháp đạt yêu cầu khi đạt các mức sau." | "A solution meets the requirement when it reaches these values.";
    measure = "Chỉ tiêu" | "Measure";
    target = "Mức cần đạt" | "Target";
    constraints = "Ràng buộc" | "Constraints";
    data_offered = "Dữ liệu và điều kiện được cung cấp" | "Data and conditions offered";
    legal_basis = "Căn cứ đề xuất" | "Legal basis";
    rules = "Quy chế đánh giá" | "Evaluation rules";
    calendar = "Lịch trình" | "Calendar";
    calendar_note = "Chỉ thời điểm bắt đầu và đóng nhận hồ sơ có hiệu lực bắt buộc; các mốc khác là dự kiến; khi đánh giá đã bắt đầu, sau mốc kết thúc đánh giá không nhận thêm phiếu chấm điểm. Giờ Việt Nam (UTC+7)." | "Only the opening and closing of submissions bind; the other dates are planned; once evaluation has begun, no score sheet is taken after its end. Viet Nam time (UTC+7).";
    files = "Tài liệu" | "Documents";
    kilobytes(kb) = "{kb} KB" | "{kb} KB";
    megabytes(mb) = "{mb} MB" | "{mb} MB";
    version_files = "Tài liệu của phiên bản này:" | "Files of this version:";
    versions = "Phiên bản và thông báo sửa đổi" | "Versions and changes";
    versions_caption = "Mọi thay đổi sau khi công bố, mới nhất trước." | "Every change since publication, newest first.";
    version_whole = "xem toàn văn và phần thay đổi" | "see the whole text and what changed";
    versions_hint = "Chọn số phiên bản để đọc toàn văn trước và sau khi sửa." | "Choose a version’s number to read the whole text before and after it.";
    material = "Sửa đổi nội dung mà hồ sơ dựa vào" | "Amends what proposals rest on";
    version = "Phiên bản" | "Version";
    at = "Thời điểm" | "When";
    reason = "Lý do" | "Reason";
    changed = "Nội dung thay đổi" | "What changed";
    closing_moved(from, to) = "Thời điểm đóng nhận hồ sơ chuyển từ {from} đến {to}." | "The closing time moved from {from} to {to}.";
    first_version = "Công bố lần đầu" | "First publication";
    opening_record = "Biên bản mở hồ sơ" | "Opening record";
    opening_caption(at) = "Các hồ sơ được mở lúc {at} (giờ Việt Nam). Mã băm SHA-256 chứng minh nội dung không đổi từ khi nộp." | "Opened on {at} (Viet Nam time). The SHA-256 hash proves that the content has not changed since it was submitted.";
    opened_early(planned, reason) = "Hồ sơ được hai người có trách nhiệm mở trước thời điểm dự kiến ({planned}). Lý do: {reason}" | "The two people responsible opened the proposals before the planned moment ({planned}). Reason: {reason}";
    papers = "Văn bản của bài toán (PDF, DOCX)" | "Papers of the challenge (PDF, DOCX)";
    opening_none = "Không có hồ sơ nào được nộp." | "No proposal was submitted.";
    proposal_code = "Mã hồ sơ" | "Proposal";
    submitted_at = "Thời điểm nộp" | "Submitted";
    hash = "SHA-256" | "SHA-256";
    not_contract = "Danh sách rút gọn không phải là hợp đồng" | "A shortlist is not a contract";
    not_contract_text = "Đây là lời mời đề xuất giải pháp. Được chọn vào danh sách rút gọn không làm phát sinh nghĩa vụ ký hợp đồng hay cấp kinh phí; việc mua sắm hoặc giao nhiệm vụ, nếu có, theo quy định riêng." | "This is a call for solutions. Being shortlisted creates no duty to sign a contract or pay; any procurement or assignment follows rules of its own.";
}

/// What narrows and orders the list.
pub mod narrowing {
    words! {
        counted(name, count) = "{name} ({count})" | "{name} ({count})";
        any_owner = "Tất cả cơ quan" | "All owners";
        any_budget = "Mọi mức kinh phí" | "Any budget";
        any_closing = "Mọi thời điểm" | "Any time";
        one_billion = "đến 1 tỷ đồng" | "up to 1 billion VND";
        five_billions = "trên 1 đến 5 tỷ đồng" | "over 1 and up to 5 billion VND";
        ten_billions = "trên 5 đến 10 tỷ đồng" | "over 5 and up to 10 billion VND";
        more_billions = "trên 10 tỷ đồng" | "over 10 billion VND";
        no_budget = "chưa nêu" | "not stated";
        seven_days = "trong 7 ngày tới" | "within 7 days";
        thirty_days = "sau 7 đến 30 ngày tới" | "in 7 to 30 days";
        later = "sau hơn 30 ngày" | "in more than 30 days";
        past = "đã qua" | "already past";
        sort = "Sắp xếp" | "Sort by";
        best = "Phù hợp nhất, rồi theo hạn nộp" | "Best match, then closing";
        by_closing = "Sắp đóng nhận hồ sơ" | "Closing soonest";
        newest = "Mới nhận hồ sơ" | "Most recently opened";
        largest = "Mức kinh phí từ cao xuống" | "Largest budget";
    }
}

/// The rules in words.
pub mod rules {
    words! {
        page_title(code) = "Quy chế đánh giá, bài toán {code}" | "Evaluation rules of challenge {code}";
        page_lead = "Toàn bộ quy chế, được khóa khi công bố bài toán." | "All the rules, frozen when the challenge was published.";
        whole = "Xem toàn bộ quy chế: thang điểm, số thành viên tối thiểu, đồng điểm, biểu quyết, mã băm" | "See all the rules: scales, quorum, ties, votes, hash";
        caption = "Mỗi thành viên Hội đồng chấm từng tiêu chí theo bước nửa điểm." | "Each member of the council scores every criterion in half points.";
        criterion = "Tiêu chí" | "Criterion";
        guide = "Điểm được tính cho" | "What earns points";
        max = "Điểm tối đa" | "Maximum";
        min = "Ngưỡng" | "Threshold";
        no_min = "không" | "none";
        sum = "Tổng" | "Sum";
        pass_mark(mark) = "Đạt khi điểm trung bình từ {mark}/100 điểm trở lên." | "A proposal passes with an average of {mark} out of 100 or more.";
        zero_rule = "Không đạt khi hơn một phần ba số phiếu cho 0 điểm ở cùng một tiêu chí." | "A proposal fails when more than a third of the sheets give 0 to the same criterion.";
        quorum(floor) = "Điểm chính thức cần ít nhất {floor} phiếu và không dưới hai phần ba số thành viên được chấm." | "An official score takes at least {floor} sheets and no fewer than two thirds of the members who may score.";
        meeting(count) = "Phiên họp hợp lệ khi có ít nhất {count} thành viên dự, trong đó có Chủ tịch Hội đồng hoặc Phó Chủ tịch Hội đồng." | "A meeting is valid with at least {count} members present, the chair or the vice-chair among them.";
        reports = "Ủy viên phản biện gửi nhận xét bằng văn bản cho phiên họp; thiếu nhận xét thì biên bản và nội dung biểu quyết ghi rõ." | "The rapporteurs write a report for each meeting; where one is missing, minutes and motions say so.";
        meeting_first = "Danh sách rút gọn chỉ được đề xuất sau một phiên họp hợp lệ của Hội đồng về bài toán này, kết thúc sau khi việc chấm điểm kết thúc." | "A shortlist is proposed only after a valid meeting of the council about this challenge that ended after scoring had closed.";
        practice = "Trước vòng một, mỗi thành viên chấm thử một hồ sơ do hệ thống soạn để thống nhất cách hiểu thang điểm; việc chấm thử không tính vào kết quả nào." | "Before the first round every member scores a made-up proposal, so that all read the scale alike; it counts for no result.";
        wide(percent) = "Khi ở một tiêu chí, khoảng tứ phân vị của các phiếu vượt {percent}% điểm tối đa, hồ sơ đó được đưa vào chương trình phiên họp kế tiếp để thảo luận." | "Where the middle half of the sheets lies more than {percent}% of a criterion's maximum apart, the proposal is put on the next meeting's agenda.";
        one_round = "Đánh giá một vòng, độc lập." | "One round of independent scoring.";
        second_round(days) = "Vòng hai, nếu có, kéo dài ít nhất {days} ngày; chỉ kết thúc sớm hơn khi mọi thành viên đã nộp lại phiếu, dù sửa hay giữ nguyên." | "A second round, where there is one, lasts at least {days} days; it ends earlier only once every member has submitted again, changed or as it was.";
        scoring_terms(least, unannounced, anew, appeal) = "Dù bắt đầu muộn, thời hạn chấm điểm không ngắn hơn {least} ngày; nếu chưa công bố hạn thì là {unannounced} ngày. Hồ sơ phải chấm lại được chấm trong {anew} ngày. Thành viên bị ghi nhận xung đột lợi ích có {appeal} ngày để đề nghị xem xét lại." | "However late it begins, scoring lasts {least} days at least, and {unannounced} days where no end was announced. A proposal that is scored anew is scored within {anew} days. A member of whom a conflict was found has {appeal} days to appeal.";
        no_late_sheet = "Hết thời hạn chấm điểm, không nhận thêm và không sửa phiếu nào. Thời hạn chỉ được gia hạn trước khi hết, do chuyên viên đề nghị, lãnh đạo quyết định, với lý do công khai." | "Once the term of scoring is over no sheet is taken and none changes. It is extended only before it is over, on an officer’s proposal by a leader, for a reason that is public.";
        two_rounds = "Hai vòng: vòng một độc lập; sau thảo luận, thành viên được sửa phiếu của mình, mỗi thay đổi kèm lý do." | "Two rounds: the first independent; after a discussion members may change their own sheet, each change with a reason.";
        blind_own = "Thành viên chỉ xem phiếu của người khác sau khi đã nộp phiếu của mình cho hồ sơ đó." | "A member sees others’ sheets only once their own for that proposal is submitted.";
        blind_round = "Thành viên chỉ xem phiếu của người khác sau khi vòng một kết thúc." | "A member sees others’ sheets only once the first round has ended.";
        few(floor) = "Khi số thành viên được chấm một hồ sơ ít hơn {floor}, cần bổ sung, cử thành viên dự khuyết trước khi bắt đầu chấm. Không đủ phiếu thì hồ sơ chưa có điểm và được ghi là chưa đủ số phiếu; đó không phải là điểm thấp." | "Where fewer than {floor} members may score a proposal, alternates have to be appointed before scoring begins. Without enough sheets a proposal has no score and is recorded as without quorum, which is not a low score.";
        outliers(points) = "Phiếu chênh so với trung bình các phiếu khác hơn {points} điểm, hoặc hơn 3,5 × 1,4826 × MAD (MAD là trung vị của độ lệch tuyệt đối so với trung vị các phiếu), được đưa ra thảo luận." | "A sheet is discussed if it is more than {points} points from the average of the others, or more than 3.5 × 1.4826 × MAD (MAD: the median of the absolute deviations from the median of the sheets).";
        exclusion(majority) = "Không phiếu nào bị loại tự động. Phiếu chênh như vậy chỉ không được tính khi phiếu của vòng cuối đã đủ, người chấm đã được hỏi ý kiến và Hội đồng biểu quyết. {majority} Nhiều nhất một phần năm số phiếu của mỗi hồ sơ; điểm chính thức và điểm tính cả phiếu bị loại đều được công bố." | "None is excluded automatically. Such a sheet is left out only once all sheets of the last round are in, its author has been asked, and the council has voted. {majority} A fifth of a proposal’s sheets at most, and both scores are published: the official one, and the one with that sheet.";
        no_exclusion = "Mọi phiếu đã nộp đều được tính; Hội đồng không loại phiếu nào." | "Every submitted sheet counts; the council excludes none.";
        motions(majority) = "Hội đồng quyết định bằng biểu quyết của từng thành viên. {majority}" | "The council decides by the votes of its members, each for themselves. {majority}";
        secret(kinds) = "Biểu quyết kín đối với: {kinds}. Công khai ai đã bỏ phiếu và kết quả; không ai biết ai bỏ thế nào; không nhập hộ phiếu và không có phiếu quyết định." | "Voted on in secret: {kinds}. Who has voted and the outcome are told; nobody knows how; no vote is entered for anybody, and there is no casting vote.";
        of_exclusions = "không tính một phiếu" | "not to count a sheet";
        of_voidings = "hủy một phiếu" | "to void a sheet";
        of_shortlists = "đề xuất danh sách rút gọn" | "the shortlist";
        of_others = "nội dung khác" | "anything else";
        waits = "Khi đã kết thúc chấm điểm và tính xếp hạng, không nhận thêm phiếu và không mở lại việc chấm điểm. Trước khi hết thời hạn chấm điểm, việc chấm điểm chỉ kết thúc được khi mọi phiếu đã nộp hoặc thành viên không cho ý kiến; sau thời hạn đó, hồ sơ vẫn chưa đủ số phiếu thì không có kết quả, kèm lý do, và các hồ sơ khác được xếp hạng." | "Once scoring has closed and the ranking is computed, no more sheets are accepted and scoring is not reopened. Before the scoring period ends, scoring closes only once every sheet is in or its member abstains; after it, a proposal that still lacks them has no result, with a reason, and the others are ranked.";
        margin(points) = "Điểm trung bình kém điểm cao nhất trong nhóm không quá {points} điểm được coi là đồng điểm." | "Averages at most {points} points below the leading one count as equal.";
        tie(first, second) = "Khi đồng điểm: xét điểm tiêu chí “{first}”, rồi “{second}”, rồi trung vị, rồi số phiếu dưới ngưỡng đạt." | "Ties are broken by “{first}”, then “{second}”, then the median, then the fewer sheets below the pass mark.";
        tie_chair = "Vẫn đồng điểm thì xét phiếu của Chủ tịch Hội đồng, trừ khi Chủ tịch Hội đồng không được đánh giá hồ sơ đó." | "Then by the chair’s sheet, unless the chair is recused.";
        extra_place = "Đồng điểm ở vị trí cuối: được thêm một hồ sơ nếu chỉ vượt một; nếu không thì bỏ phiếu kín." | "A tie across the line may take one place more; otherwise there is a secret ballot.";
        ballot = "Bỏ phiếu kín: mỗi thành viên không có xung đột lợi ích với các hồ sơ đồng điểm chọn một hồ sơ; kiểm phiếu khi mọi thành viên được bỏ phiếu đã bỏ, hoặc vào thời điểm báo trước, khi quá nửa đã bỏ. Hồ sơ nhiều phiếu hơn xếp trước, không cần quá nửa số phiếu." | "In a secret ballot, each member without a conflict in any of the tied proposals chooses one; it is counted once all who may vote have voted, or at the end announced with it, where more than half have. More votes come first; no more than half of the votes is needed.";
        ballot_casting = "Bằng phiếu thì người chủ trì khi mở bỏ phiếu quyết định bằng một phiếu, có nêu lý do." | "Where votes are equal, whoever presided when the ballot was opened gives a casting vote, with a reason.";
        lot_outside(source, date, days, readers) = "Sau cùng là bốc thăm công khai theo giá trị công bố ngày {date}: {source}. Từ ngày đó (hoặc từ khi kiểm phiếu, nếu muộn hơn), trong {days} ngày, các thành viên Hội đồng không có xung đột lợi ích nhập giá trị, độc lập với nhau; giá trị được nhiều người nhập nhất, và ít nhất {readers} người, được dùng. Hết hạn mà không có giá trị như vậy (kể cả khi hai giá trị có số người nhập bằng nhau), hoặc chấm điểm kết thúc từ ngày đó trở đi, thì bốc thăm theo giá trị do hệ thống và từng thành viên góp; trong trường hợp thứ nhất, hệ thống tự mở việc góp giá trị trong {days} ngày." | "Last comes a public lot, drawn on a value published on {date}: {source}. From that day (or from the count of votes, where that is later), for {days} days, members of the council without a conflict type it independently of each other; what most of them typed, and {readers} at least, is used. Where there is no such value by then (two values that equally many typed are none), or scoring closes on that day or later, the lot is drawn from values given by the site and by each member; in the first case the site opens it by itself, for {days} days.";
        lot(source) = "Sau cùng là bốc thăm công khai, căn cứ: {source}." | "Last comes a public lot, drawn on: {source}.";
        more_time(share, days) = "Sửa đổi nội dung mà hồ sơ dựa vào phải do lãnh đạo công bố. Sau khi công bố, thời gian nhận hồ sơ còn ít nhất một phần {share} thời hạn ban đầu và không ít hơn {days} ngày; doanh nghiệp đã nộp được đề nghị xác nhận lại." | "What proposals rest on is amended by a leader only. At least one part in {share} of the original period is left after that, and never less than {days} days; firms that have submitted are asked to confirm again.";
        questions(days) = "Doanh nghiệp được đặt câu hỏi làm rõ đến {days} ngày trước khi đóng nhận hồ sơ; câu trả lời được công bố cho mọi người, không nêu tên doanh nghiệp đã hỏi." | "Firms may ask until {days} days before the closing; answers are published for everybody, without saying who asked.";
        questions_block(due, days) = "Còn câu hỏi chưa được trả lời {due} ngày trước khi đóng nhận hồ sơ thì thời điểm đóng chuyển một lần: lùi {days} ngày, đến cùng giờ của ngày làm việc đầu tiên." | "Where a question has no answer {due} days before the closing, the closing moves once: by {days} days, to the same hour of the first working day.";
        repair(days) = "Hồ sơ thiếu giấy tờ được bổ sung một lần trong {days} ngày, chỉ gồm giấy tờ nêu trong yêu cầu; nội dung đã nộp không thay đổi." | "Missing documents may be added once, within {days} days, and only those requested; the submitted content does not change.";
        debrief(days) = "Phản hồi kết quả được gửi đến từng doanh nghiệp trong {days} ngày kể từ ngày công bố kết quả." | "Each firm receives a debrief on its proposal within {days} days of the result.";
        complaints(days) = "Nhận kiến nghị trong {days} ngày kể từ khi công bố kết quả." | "Complaints are accepted within {days} days of the result.";
        complaints_block = "Đợt mời chưa kết thúc khi còn kiến nghị chưa được trả lời." | "The call is not concluded while a complaint is open.";
        scales = "Tiêu chí thành phần và thang điểm" | "Sub-criteria and scale";
        part(points) = "Tối đa {points} điểm:" | "At most {points}:";
        anchor(points) = "{points} điểm:" | "{points} points:";
        comment_below = "Phải nêu lý do khi điểm dưới một nửa điểm tối đa." | "A reason is required for a score below half of the maximum.";
        comment_always = "Phải nêu lý do cho mọi điểm." | "A reason is required for every score.";
        shortlist(size) = "Danh sách rút gọn có tối đa {size} hồ sơ." | "The shortlist holds at most {size} proposals.";
        shows_scores = "Công bố thứ hạng và điểm trung bình của mọi hồ sơ được chấm; chỉ nêu tên doanh nghiệp trong danh sách rút gọn." | "Rank and average of every scored proposal are published; only shortlisted firms are named.";
        shows_shortlist = "Chỉ công bố danh sách rút gọn; nếu Hội đồng biểu quyết không tính phiếu nào thì cả hai bảng xếp hạng, có và không có phiếu đó, được công bố." | "Only the shortlist is published; where the council votes not to count a sheet, both rankings are, with and without it.";
        decision = "Hội đồng tư vấn đề xuất; cấp có thẩm quyền quyết định và nêu rõ lý do nếu khác với đề xuất." | "The council proposes; the competent authority decides and gives reasons where it departs from the proposal.";
        hash = "Mã băm của quy chế" | "Hash of the rules";
        hash_text = "SHA-256 của toàn bộ quy chế ở dạng JSON, ghi khi công bố. Quy chế thay đổi dù một ký tự thì mã này khác đi; có thể đối chiếu với kết quả." | "SHA-256 of the whole rule set as JSON, taken at publication. Change one character and it differs; compare it with the result.";
    }
}

/// Steps of the calendar.
pub mod calendar {
    words! {
        opens = "Bắt đầu nhận hồ sơ" | "Submissions open";
        closes = "Đóng nhận hồ sơ" | "Submissions close";
        opening = "Mở hồ sơ" | "Proposals are opened";
        scoring_ends = "Kết thúc đánh giá" | "Evaluation ends";
        result = "Công bố kết quả" | "Result is published";
        longer(before, until, reason) = "Thời hạn chấm điểm được gia hạn từ {before} đến {until}. Lý do: {reason}" | "The end of scoring was moved from {before} to {until}. Reason: {reason}";
        not_set = "chưa ấn định" | "not set yet";
        planned = "dự kiến" | "planned";
        now = "hiện tại" | "now";
        ics = "Tải lịch của bài toán (.ics)" | "Download this calendar (.ics)";
    }
}

/// Names of the parts of a challenge, for the list of what changed.
pub mod part {
    words! {
        title = "tên" | "title";
        summary = "tóm tắt" | "summary";
        context = "bối cảnh" | "context";
        legal_basis = "căn cứ đề xuất" | "legal basis";
        required_result = "kết quả cần đạt" | "required result";
        measures = "chỉ tiêu" | "measures";
        constraints = "ràng buộc" | "constraints";
        data_offered = "dữ liệu được cung cấp" | "data offered";
        owner = "cơ quan đặt bài toán" | "owner";
        commune = "địa bàn" | "commune";
        fields = "lĩnh vực" | "fields";
        budget_ceiling = "mức kinh phí trần" | "budget ceiling";
        opens = "bắt đầu nhận hồ sơ" | "opening of submissions";
        closes = "đóng nhận hồ sơ" | "closing time";
        opening = "mở hồ sơ" | "opening of proposals";
        scoring_ends = "kết thúc đánh giá" | "end of evaluation";
        result = "công bố kết quả" | "publication of the result";
        calendar = "lịch trình" | "calendar";
        rules = "quy chế đánh giá" | "evaluation rules";
        files = "tài liệu" | "documents";
    }
}

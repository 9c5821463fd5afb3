//! Words of the secret ballot on a tie.

words! {
    title(code) = "Bỏ phiếu kín về hồ sơ đồng điểm, bài toán {code}" | "Secret ballot on a tie, challenge {code}";
    /// With how many are tied, and for how many places.
    lead(n, places) = "Có {n} hồ sơ đồng điểm sau mọi bước phân định, trong khi danh sách rút gọn chỉ còn {places} chỗ. Hội đồng bỏ phiếu kín, mỗi thành viên một phiếu; hồ sơ nhiều phiếu hơn đứng trên." | "After every step of the tie rules {n} proposals are still equal, and the shortlist has room for {places} of them. The council votes by secret ballot, one member one vote; more votes rank higher.";
    lead_without_places(n) = "Có {n} hồ sơ đồng điểm sau mọi bước phân định, tại ranh giới của danh sách rút gọn. Hội đồng bỏ phiếu kín, mỗi thành viên một phiếu; hồ sơ nhiều phiếu hơn đứng trên." | "After every step of the tie rules {n} proposals are still equal at the line of the shortlist. The council votes by secret ballot, one member one vote; more votes rank higher.";
    tied_heading = "Hồ sơ đồng điểm" | "The tied proposals";
    to_ranking = "Xem xếp hạng" | "See the ranking";
    to_ballot = "Bỏ phiếu kín về hồ sơ đồng điểm" | "Secret ballot on a tie";
    not_open = "Người chủ trì chưa bắt đầu bỏ phiếu." | "The ballot has not been opened yet.";
    open_lead(eligible) = "Được bỏ phiếu: {eligible} thành viên không có xung đột lợi ích với các hồ sơ này." | "Members who may vote, having no conflict of interest with any of these: {eligible}.";
    place = "Nơi bỏ phiếu" | "Where members vote";
    written = "Bằng văn bản, có thời hạn" | "In writing, with a term";
    in_meeting = "Tại phiên họp đang diễn ra" | "In the meeting that runs";
    until = "Bỏ phiếu đến" | "Members vote until";
    until_hint(minutes, least, most) = "Tại phiên họp: ít nhất {minutes} phút kể từ bây giờ. Bằng văn bản: từ {least} đến {most} ngày. Kiểm phiếu vào đúng thời điểm này, hoặc sớm hơn khi mọi thành viên được bỏ phiếu đã bỏ." | "In a meeting: at least {minutes} minutes from now. In writing: {least} to {most} days. Votes are counted at this moment, or earlier once everybody who may vote has voted.";
    equal_casting = "Theo quy chế, nếu số phiếu bằng nhau thì người chủ trì khi mở bỏ phiếu quyết định." | "By the rules, equal votes are decided by whoever presides when the ballot is opened.";
    few(clear, council) = "Chỉ {clear} trong {council} thành viên Hội đồng không có xung đột lợi ích với các hồ sơ đồng điểm. Không quá nửa Hội đồng thì không bỏ phiếu thay cho Hội đồng: thứ tự do bốc thăm công khai quyết định." | "Only {clear} of the council's {council} members are clear of the tied proposals. Half of the council or fewer do not vote in its place: a public lot decides.";
    few_button = "Chuyển sang bốc thăm" | "Go on to the lot";
    equal_lot = "Theo quy chế, nếu số phiếu bằng nhau thì bốc thăm công khai." | "By the rules, equal votes are decided by a public lot.";
    open_button = "Bắt đầu bỏ phiếu" | "Open the ballot";
    turnout(eligible, voted) = "Được bỏ phiếu: {eligible} thành viên. Đã bỏ phiếu: {voted}." | "Members who may vote: {eligible}. Who have voted: {voted}.";
    present_now(members) = "Có mặt tại phiên họp đang diễn ra: {members} thành viên, gồm cả thành viên không được bỏ phiếu (nếu có)." | "Present in the meeting now: {members}, members who may not vote included if there are any.";
    was_present(members) = "Có mặt tại phiên họp gần nhất: {members} thành viên, gồm cả thành viên không được bỏ phiếu (nếu có)." | "Present in the last meeting: {members}, members who may not vote included if there were any.";
    vote_lead = "Phiếu kín: hệ thống chỉ ghi ai đã bỏ phiếu, không ghi phiếu nào của ai và vào lúc nào. Sau khi bỏ phiếu, mã theo dõi hiện một lần duy nhất. Phiếu đã bỏ không đổi được." | "The ballot is secret: who has voted is recorded, but not which vote is whose, nor when. After voting a tracking code is shown once. A vote cannot be changed.";
    choice = "Hồ sơ được chọn" | "Vote for";
    choose = "Chọn một hồ sơ" | "Choose a proposal";
    vote_button = "Bỏ phiếu" | "Vote";
    has_voted = "Phiếu của thành viên này đã được ghi nhận." | "Your vote has been recorded.";
    runs_until(until) = "Bỏ phiếu đến {until}; kiểm phiếu sớm hơn khi mọi thành viên được bỏ phiếu đã bỏ." | "Members vote until {until}; votes are counted earlier once everybody who may vote has voted.";
    too_few(needed) = "Đã hết thời hạn mà chưa đủ {needed} phiếu: thành viên vẫn bỏ phiếu được cho đến khi đủ." | "The term is over with fewer than {needed} votes: members go on voting until there are enough.";
    close_lead = "Kiểm phiếu được. Sau khi kiểm, không bỏ phiếu thêm được." | "The votes can be counted. After that nobody can vote any more.";
    close_button = "Đóng bỏ phiếu và kiểm phiếu" | "Close the ballot and count";
    cast_title = "Đã bỏ phiếu" | "Your vote has been cast";
    cast_lead = "Ghi lại mã theo dõi: khi kiểm phiếu, danh sách mã của từng hồ sơ được công khai trong Hội đồng để tự đối chiếu." | "Please note the tracking code: when the votes are counted, the codes of each proposal's votes are listed for the council, so that you can find yours.";
    cast_once = "Mã chỉ hiện một lần này; hệ thống không lưu mã gắn với người bỏ phiếu." | "The code is shown this once only; nowhere is it kept whose it is.";
    tracking_code = "Mã theo dõi" | "Tracking code";
    counts_heading = "Kết quả bỏ phiếu kín" | "The secret ballot";
    counts_caption = "Số phiếu của từng hồ sơ" | "Votes for each proposal";
    counted(eligible, voted) = "Được bỏ phiếu: {eligible} thành viên. Số phiếu đã bỏ: {voted}." | "Members who might vote: {eligible}. Votes cast: {voted}.";
    col_proposal = "Hồ sơ" | "Proposal";
    col_votes = "Số phiếu" | "Votes";
    col_codes = "Mã theo dõi" | "Tracking codes";
    codes_hint = "Mỗi người đã bỏ phiếu tìm thấy mã của mình ở hồ sơ đã chọn." | "All who voted find their code with the proposal that they chose.";
    undecided = "Số phiếu bằng nhau, chưa phân định được." | "The votes are equal; nothing is decided yet.";
    settled = "Đã phân định xong; thứ tự mới đã có trong bảng xếp hạng." | "The tie is settled; the ranking shows the new order.";
    pending(n, places) = "{n} hồ sơ đồng điểm cho {places} chỗ cuối của danh sách rút gọn; chờ Hội đồng bỏ phiếu kín." | "{n} proposals are tied for the last places of the shortlist ({places}); a secret ballot of the council is due.";
    casting_due = "Chờ phiếu quyết định của người đã chủ trì khi mở bỏ phiếu; nếu người ấy không còn chủ trì thì bốc thăm công khai." | "The casting vote of whoever presided when the ballot was opened is due; where they preside no more, a public lot.";
    casting_heading = "Phiếu quyết định của người chủ trì" | "The casting vote of whoever presides";
    casting_lead = "Phiếu bằng nhau thì người chủ trì quyết định, có nêu lý do. Phiếu này không kín." | "Where votes are equal whoever presides decides, with a reason. This vote is not secret.";
    casting_given(by, code) = "Phiếu quyết định của {by} dành cho hồ sơ {code}." | "The casting vote of {by} went to proposal {code}.";
    casting_button = "Ghi phiếu quyết định" | "Give the casting vote";
    reason = "Lý do" | "Reason";
    reason_hint = "Ghi vào lịch sử xử lý và biên bản." | "Goes on record and into the minutes.";
}

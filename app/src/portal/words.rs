//! Words of the pages for citizens.

use backend::challenges::Happened;
use domain::{locale::Locale, time::Moment};

words! {
    news_title = "Tin mới" | "News";
    news_lead = "Những việc mới nhất của các bài toán: công bố, sửa đổi, mở hồ sơ, kết quả. Có thể theo dõi bằng trình đọc tin." | "The latest of all challenges: published, amended, opened, decided. A feed reader can follow it.";
    no_news = "Chưa có bài toán nào được công bố." | "No challenge has been published yet.";
    atom = "Nguồn tin Atom" | "Atom feed";
    json_feed = "Nguồn tin JSON" | "JSON feed";
    illustrative = "minh họa" | "illustrative";
    published = "Công bố bài toán" | "Challenge published";
    amended(number) = "Sửa đổi, phiên bản {number}" | "Amended: version {number}";
    opened = "Mở hồ sơ" | "Proposals opened";
    result = "Công bố kết quả" | "Result published";
    cancelled = "Hủy đợt mời" | "Call cancelled";
    noticed(subject) = "Thông báo: {subject}" | "Notice: {subject}";

    calendar_file = "lich" | "calendar";
    own_calendar_file = "lich-theo-doi" | "following";
    calendar_title = "Lịch" | "Calendar";
    calendar_lead = "Các mốc thời gian của mọi bài toán, theo giờ Việt Nam (UTC+7). Chỉ thời điểm bắt đầu và đóng nhận hồ sơ có hiệu lực bắt buộc; các mốc khác là dự kiến." | "The times of all challenges, in Viet Nam time (UTC+7). Only the opening and closing of submissions bind; the others are planned.";
    own_calendar = "Bài toán đang theo dõi, tỉnh Quảng Ninh" | "Challenges followed, Quảng Ninh province";
    ics = "Tải lịch (.ics)" | "Download the calendar (.ics)";
    ics_hint = "Mở được bằng ứng dụng lịch trên điện thoại và máy tính. Trang của mỗi bài toán có lịch riêng." | "Calendar programs on telephones and computers open it. The page of each challenge has a calendar of its own.";
    nothing_ahead = "Hiện không có mốc thời gian nào sắp tới." | "Nothing is coming up at the moment.";
    past(count) = "Các mốc đã qua ({count})" | "Past ({count})";

    statistics_title = "Kết quả và số liệu" | "Results and figures";
    statistics_lead(at) = "Tính từ dữ liệu công khai của hệ thống tại thời điểm {at} (giờ Việt Nam)." | "Computed from this site’s public data as of {at} (Viet Nam time).";
    results_heading = "Kết quả đã công bố" | "Published results";
    no_results = "Chưa có kết quả nào được công bố." | "No result has been published yet.";
    results_caption = "Kết quả mới công bố trước" | "The latest result first";
    challenge = "Bài toán" | "Challenge";
    published_at = "Ngày công bố" | "Published";
    proposals = "Hồ sơ đã mở" | "Proposals opened";
    shortlisted = "Vào danh sách rút gọn" | "Shortlisted";
    days = "Số ngày từ khi đóng đến kết quả" | "Days from closing to result";
    by_stage = "Bài toán theo giai đoạn" | "Challenges by stage";
    stage = "Giai đoạn" | "Stage";
    count = "Số bài toán" | "Challenges";
    all = "Tất cả" | "All";
    by_field_chart = "Hồ sơ đã mở theo lĩnh vực" | "Proposals opened, by field";
    by_field = "Bài toán và hồ sơ theo lĩnh vực" | "Challenges and proposals by field";
    by_field_note = "Một bài toán thuộc nhiều lĩnh vực được tính ở từng lĩnh vực. Hồ sơ chỉ được tính sau khi mở." | "A challenge in several fields counts in each. Proposals count only once they are opened.";
    field = "Lĩnh vực" | "Field";

    council_title = "Hội đồng tư vấn" | "The advisory council";
    council_short = "Hội đồng" | "Council";
    council_lead = "Các thành viên đang giữ vị trí trong Hội đồng, theo quyết định cử và thời hạn của từng người." | "Who sits on the council now, by which decision and for how long.";
    council_caption(count) = "{count} thành viên" | "{count} members";
    no_council = "Chưa có thành viên nào được cử." | "Nobody has been appointed yet.";
    name = "Họ và tên" | "Name";
    role = "Vị trí" | "Seat";
    decision = "Quyết định cử" | "Appointed by";
    term = "Thời hạn" | "Term";
    alternate = "người dự khuyết đang giữ vị trí" | "the alternate sits";
    not_given = "chưa có thông tin" | "not given";
    decision_of(number, date) = "số {number}, ngày {date}" | "No. {number} of {date}";
    term_from(from) = "từ {from}" | "from {from}";
    term_until(until) = "đến hết {until}" | "until {until}";
    term_between(from, until) = "{from} – {until}" | "{from} – {until}";
    how_it_works = "Hội đồng làm việc như thế nào" | "How the council works";
    how_it_works_text = "Mỗi thành viên chấm điểm độc lập theo quy chế đã công bố cùng bài toán. Hội đồng họp, biểu quyết từng nội dung bằng tài khoản của từng thành viên và đề xuất danh sách rút gọn; cấp có thẩm quyền quyết định và nêu rõ lý do nếu khác với đề xuất." | "Each member scores independently by the rules that were published with the challenge. The council meets, votes on each question from each member’s own account and proposes a shortlist; the competent authority decides and gives reasons where that differs.";
    conflicts_text = "Thành viên có xung đột lợi ích với một hồ sơ không xem và không chấm hồ sơ đó. Điểm không được gắn với tên thành viên trong dữ liệu công khai." | "A member with a conflict of interest neither reads nor scores that proposal. Public data does not name who gave which score.";
}

pub mod dossiers {
    words! {
        title = "Hồ sơ các đợt đã đóng" | "Dossiers of closed calls";
        lead = "Tra cứu hồ sơ công khai của các đợt mời đã đóng: nội dung đã công bố và các lần sửa đổi, biên bản mở hồ sơ, quyết định, kết quả, mã băm." | "Look up what is public of calls that have closed: published texts and amendments, the opening record, the decision, the result, hashes.";
        q = "Tên bài toán, đơn vị (sở, xã, phường, đặc khu), mã hoặc số quyết định" | "Title, department or commune, code, or number of the decision";
        from = "Có việc từ ngày" | "Something happened from";
        until = "đến hết ngày" | "until";
        search = "Tra cứu" | "Search";
        all = "Xem tất cả hồ sơ" | "See all dossiers";
        count(count) = "{count} hồ sơ, đóng sau xếp trước" | "{count} dossiers, the one that closed last first";
        none = "Không có hồ sơ nào khớp." | "No dossier fits.";
        none_yet = "Chưa có đợt nào đóng." | "No call has closed yet.";
        owner = "Đơn vị đặt bài toán" | "Owner";
        commune = "Địa bàn" | "Commune";
        archive = "Hồ sơ lưu trữ" | "Archive";
        archive_hint = "Gồm mọi tệp công khai, mã băm và trang mục lục đọc được không cần hệ thống này." | "Every public file, its hash, and a page of contents that is readable without this software.";
        closed = "Đóng nhận hồ sơ" | "Closed";
        versions = "Nội dung đã công bố" | "Published texts";
        version(number) = "phiên bản {number}" | "version {number}";
        opening = "Biên bản mở hồ sơ" | "Opening record";
        opening_of(count) = "{count} hồ sơ" | "proposals: {count}";
        decision = "Quyết định" | "Decision";
        decision_of(number, date) = "số {number}, ngày {date}" | "No. {number} of {date}";
        result = "Kết quả" | "Result";
        file = "tệp để tính lại" | "file to compute it again";
        papers = "Văn bản của đợt mời" | "Papers of the call";
        cancelled = "Đã hủy" | "Cancelled";
        hash = "Mã băm của quy chế" | "Hash of the rules";
    }
}

pub fn headline(l: Locale, what: &Happened) -> String {
    match what {
        Happened::Published => published(l).to_owned(),
        Happened::Amended(number, _) => amended(l, number),
        Happened::Opened => opened(l).to_owned(),
        Happened::ResultPublished => result(l).to_owned(),
        Happened::Cancelled(_) => cancelled(l).to_owned(),
        Happened::Noticed(notice) => noticed(l, notice.draft.subject.get(l)),
    }
}

/// What was said with it.
pub fn reason(l: Locale, what: &Happened) -> Option<&str> {
    match what {
        Happened::Noticed(notice) => Some(notice.draft.text.get(l)),
        Happened::Amended(_, reason) | Happened::Cancelled(reason) => Some(reason),
        Happened::Published | Happened::Opened | Happened::ResultPublished => None,
    }
}

/// `Tháng 12/2026` or `December 2026`.
pub fn month(l: Locale, at: Moment) -> String {
    const EN: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let date = at.to_date();
    let (year, month) = (&date[..4], &date[5..7]);
    let name = month.parse().ok().and_then(|month: usize| EN.get(month.checked_sub(1)?)).copied().unwrap_or(month);
    match l {
        Locale::Vi => format!("Tháng {month}/{year}"),
        Locale::En => format!("{name} {year}"),
    }
}

/// Texts that stand whole on a page: a heading and its paragraphs each.
pub mod texts {
    words! {
        guide_title = "Hướng dẫn" | "Guide";
        guide_lead = "Mỗi việc trong vài bước. Mọi trang đều dùng được khi trình duyệt không chạy JavaScript." | "Each task in a few steps. Every page works with JavaScript off.";
        guide_by(agency, date) = "{agency} cập nhật ngày {date}." | "Updated by the {agency} on {date}.";
        submit = "Nộp hồ sơ" | "Submitting a proposal";
        submit_1 = "Đăng ký tài khoản bằng thư điện tử, khai thông tin doanh nghiệp và tải lên giấy chứng nhận đăng ký doanh nghiệp. Cơ quan thường trực xác minh trước khi hồ sơ nộp được." | "Register with an e-mail address, describe the firm and upload its registration certificate. The office verifies it before a proposal can be submitted.";
        submit_2 = "Mở trang của bài toán, đọc kết quả cần đạt và quy chế, rồi bấm “Soạn hồ sơ”. Từng mục được lưu riêng; chưa đủ vẫn lưu được." | "Open the challenge, read what is required and the rules, and press “Start a proposal”. Each section is saved by itself, complete or not.";
        submit_3 = "Kiểm tra trang cuối: nội dung còn thiếu được liệt kê ở đó. Bấm nộp trước thời điểm đóng; có thể thay thế hoặc rút đến thời điểm đó." | "The last page lists what is missing. Submit before the closing time; until then a proposal can be replaced or withdrawn.";
        submit_4 = "Giữ biên nhận: biên nhận ghi thời điểm nộp và mã băm SHA-256 của nội dung đã nộp." | "Keep the receipt: it states when and what was submitted, as a SHA-256 hash.";
        verify = "Kiểm tra biên nhận" | "Checking a receipt";
        verify_1 = "Sau khi mở hồ sơ, trang của bài toán công bố biên bản mở hồ sơ với mã băm của từng hồ sơ." | "Once proposals are opened, the challenge’s page shows the opening record with the hash of each proposal.";
        verify_2 = "So mã băm trên biên nhận với mã băm trong biên bản: hai mã giống nhau nghĩa là nội dung được xem xét đúng là nội dung đã nộp." | "Compare the hash on the receipt with the one in the record: if they are the same, what is considered is what was submitted.";
        recompute = "Tính lại kết quả" | "Recomputing a result";
        recompute_1 = "Trang kết quả có tệp kết quả gồm quy chế và điểm của từng phiếu, không ghi tên thành viên." | "A result’s page has a file with the rules and the scores of every sheet, without members’ names.";
        recompute_2 = "Nút “Tính lại kết quả của trang này” trên trang kết quả tính lại xếp hạng ngay trong trình duyệt từ tệp đó, hoặc từ tệp được chọn, và so với kết quả đã công bố. Không cần trình duyệt: chương trình của hệ thống tính lại bằng lệnh “server recompute TỆP”, không cần kết nối, không cần cơ sở dữ liệu; mã nguồn mở, ai cũng kiểm tra được." | "The button “Compute this page's result again” on a result's page computes the ranking in the browser from that file, or from one that you choose, and compares it with the published one. Without a browser, the program of this site recomputes it with “server recompute FILE”, without a network or a database; its source is open to anyone.";
        score = "Chấm điểm (thành viên Hội đồng)" | "Scoring (members of the council)";
        score_1 = "Khai báo xung đột lợi ích với từng hồ sơ trước khi xem nội dung." | "Declare conflicts of interest with each proposal before reading it.";
        score_2 = "Chấm từng tiêu chí theo thang điểm, nêu lý do ở nơi quy chế yêu cầu. Phiếu được lưu nháp; đã nộp thì được tính." | "Score each criterion on its scale, with reasons where the rules ask for them. Sheets are saved as drafts; once submitted they count.";

        questions_title = "Câu hỏi thường gặp" | "Questions asked often";
        questions_lead = "Trả lời ngắn cho những điều được hỏi nhiều nhất." | "Short answers to what is asked most.";
        see_guide = "Xem hướng dẫn từng bước" | "See the guide, step by step";
        q_who = "Ai được nộp hồ sơ?" | "Who may submit a proposal?";
        a_who = "Doanh nghiệp công nghệ số Việt Nam đã đăng ký trên hệ thống và được cơ quan thường trực xác minh. Điều kiện riêng, nếu có, ghi trong từng bài toán." | "Vietnamese digital-technology firms that have registered here and were verified by the office. Further conditions, if any, stand in each challenge.";
        q_fee = "Có mất phí không?" | "Is there a fee?";
        a_fee = "Hệ thống không thu phí đăng ký, phí nộp hồ sơ." | "This site charges nothing for registering or submitting.";
        q_read = "Ai đọc được hồ sơ trước thời điểm đóng?" | "Who can read a proposal before the closing time?";
        a_read = "Trên hệ thống, chỉ doanh nghiệp xem được hồ sơ của mình cho đến khi hai người có trách nhiệm cùng mở. Người vận hành máy chủ hoặc giữ bản sao lưu thì về kỹ thuật vẫn có thể đọc được." | "On this site only the firm can see its proposal until two people open it together. Whoever runs the server or keeps its backups could still read it.";
        q_change = "Nội dung bài toán thay đổi thì sao?" | "What if a challenge changes?";
        a_change = "Mọi phiên bản, lý do và phần thay đổi được công bố ở trang của bài toán. Sửa đổi nội dung mà hồ sơ dựa vào phải do lãnh đạo công bố, và doanh nghiệp đã nộp được đề nghị xác nhận lại." | "Every version, its reason and what changed stand on the challenge’s page. What proposals rest on is amended by a leader only, and firms that have submitted are asked to confirm.";
        q_contract = "Được chọn vào danh sách rút gọn có phải là trúng thầu không?" | "Is being shortlisted a contract?";
        a_contract = "Không. Danh sách rút gọn không làm phát sinh nghĩa vụ ký hợp đồng hay cấp kinh phí; việc mua sắm hoặc giao nhiệm vụ, nếu có, theo quy định riêng." | "No. A shortlist creates no duty to sign a contract or to pay; any procurement or assignment follows rules of its own.";
        q_complain = "Không đồng ý với kết quả thì làm gì?" | "What if a firm disagrees with a result?";
        a_complain = "Doanh nghiệp gửi kiến nghị ở trang hồ sơ của mình trong thời hạn ghi trong quy chế. Trả lời có lý do; kiến nghị được chấp nhận thì nêu rõ việc làm lại, người làm và thời hạn." | "It files a complaint on its proposal’s page within the term of the rules. The answer has reasons; where it is upheld, it names what is done again, by whom and until when.";

        contact_title = "Liên hệ" | "Contact";
        contact_lead = "Cơ quan chịu trách nhiệm về hệ thống và về các đợt mời." | "Who answers for this site and its calls.";
        address = "Địa chỉ" | "Address";
        reach = "Điện thoại, thư điện tử" | "Telephone, e-mail";
        no_contact = "Cơ quan chưa khai địa chỉ và cách liên hệ trong phần cài đặt của hệ thống." | "The agency has not entered its address or contact in this site’s settings.";
        account_trouble = "Không đăng nhập được" | "Trouble signing in";
        account_trouble_text = "Ở trang đăng nhập, bấm “Quên mật khẩu” để nhận liên kết đặt mật khẩu mới." | "On the sign-in page, “Forgotten password” sends a link to set a new one.";

        privacy_title = "Dữ liệu cá nhân" | "Privacy";
        privacy_lead = "Hệ thống lưu gì, để làm gì, ai xem được." | "What this site keeps, for what, and who sees it.";
        kept = "Dữ liệu được lưu" | "What is kept";
        kept_text = "Tài khoản: họ tên, thư điện tử, mật khẩu dưới dạng băm argon2id. Doanh nghiệp: thông tin đăng ký, giấy chứng nhận, người đại diện. Hồ sơ, phiếu đánh giá, kiến nghị và nhật ký các việc đã làm, kèm tên người làm và thời điểm. Bài toán mà tài khoản theo dõi và tìm kiếm đã lưu: chỉ tài khoản đó xem được." | "Accounts: name, e-mail address, the password as an argon2id hash. Firms: registration, certificate, representative. Proposals, score sheets, complaints, and a record of who did what and when. What an account watches and which searches it has saved: seen by that account alone.";
        public = "Dữ liệu được công khai" | "What is public";
        public_text = "Bài toán, quy chế, lịch, biên bản mở hồ sơ, kết quả; tên doanh nghiệp trong danh sách rút gọn; thành viên Hội đồng. Phiếu công khai không ghi tên người chấm." | "Challenges, rules, calendar, opening records, results; the names of shortlisted firms; the members of the council. Published sheets do not name who filled them in.";
        cookies = "Cookie và bộ nhớ của trình duyệt" | "Cookies and the browser’s storage";
        cookies_text = "Phiên đăng nhập; cỡ chữ, độ tương phản và nền đã chọn; và một mã để giữ lại nội dung biểu mẫu gửi khi chưa đăng nhập. Phiếu chấm chưa lưu được giữ trong bộ nhớ của trình duyệt trên thiết bị của thành viên Hội đồng cho đến khi lưu xong hoặc đăng xuất. Không có cookie theo dõi, không tải gì từ máy chủ khác, không đo lường người đọc." | "The session; the chosen text size, contrast, and light or dark; and a code under which a form is kept that was sent while signed out. A score sheet that is not saved is kept in the browser’s storage on the council member’s device until it is saved or they sign out. No tracking, nothing loaded from other servers, no measuring of readers.";
        rights = "Quyền của chủ thể dữ liệu" | "Your rights";
        rights_text = "Mật khẩu, ngôn ngữ thư và loại thư muốn nhận sửa được ở trang tài khoản. Yêu cầu sửa hoặc xóa dữ liệu khác gửi đến cơ quan chịu trách nhiệm ở trang liên hệ. Hồ sơ đã nộp, phiếu đánh giá và nhật ký không tự xóa được, để kết quả luôn kiểm tra lại được." | "Password, language of mails and which mails come can be changed on the account’s page. To have other data corrected or deleted, write to the agency on the contact page. What was submitted or scored, and the record of acts, cannot be deleted by oneself, so that every result can be checked again.";

        accessibility_title = "Khả năng tiếp cận" | "Accessibility";
        accessibility_lead = "Hệ thống được làm để ai cũng dùng được: bằng bàn phím, trình đọc màn hình, điện thoại nhỏ, chữ lớn." | "This site is made for everybody: by keyboard, with a screen reader, on a small telephone, with large type.";
        done = "Đã làm" | "What is done";
        done_text = "Mọi trang dùng được khi tắt JavaScript và bằng bàn phím. Chữ lớn, độ tương phản cao và nền sáng hay tối chọn được ở đầu trang; nếu không chọn, nền theo cài đặt của thiết bị. Màu không bao giờ là dấu hiệu duy nhất. Mỗi thay đổi của phần mềm được kiểm tra tự động bằng axe trên từng trang, hai ngôn ngữ." | "Every page works without JavaScript and by keyboard. Larger text, high contrast, and light or dark can be chosen at the top; where nothing is chosen, light or dark is as the device is set. Colour is never the only sign. Each change of the software is checked automatically with axe on every page, in both languages.";
        limits = "Còn hạn chế" | "What is not";
        limits_text = "Tệp do doanh nghiệp và cơ quan tải lên giữ nguyên như khi gửi, có thể không đọc được bằng trình đọc màn hình. Hệ thống chưa được người khuyết tật kiểm tra một cách độc lập." | "Files that firms and the agency upload are kept as they came and may not suit a screen reader. No independent test with people with disabilities has been made yet.";
        report = "Báo lỗi" | "Tell us";
        report_text = "Gặp trở ngại khi dùng hệ thống, vui lòng báo cho cơ quan chịu trách nhiệm ở trang liên hệ." | "If something stands in your way here, please tell the agency on the contact page.";
    }
}

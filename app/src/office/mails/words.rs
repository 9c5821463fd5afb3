//! Words of the office's pages about mails.

words! {
    heading = "Thư điện tử" | "E-mails";
    lead = "Thư hệ thống đã gửi, đang chờ gửi hoặc không gửi được. Nội dung thư không hiển thị tại đây." | "What the site has sent, is about to send or could not send. What the mails say is not shown here.";
    to_kinds = "Xem mẫu các loại thư" | "What each kind of mail says";
    filter = "Lọc theo tình trạng" | "Filter by state";
    all = "Tất cả" | "All";
    count(number) = "{number} thư" | "E-mails: {number}";
    none = "Không có thư nào ở tình trạng này." | "There is no e-mail in this state.";
    caption = "Thư điện tử, mới nhất trước" | "E-mails, the newest first";
    of_kind = "Loại thư" | "Kind";
    number = "Mã thư" | "Number";
    to = "Người nhận" | "To";
    state = "Tình trạng" | "State";
    written = "Thời điểm lập" | "Written";
    tries = "Số lần gửi" | "Attempts";
    answer = "Trả lời gần nhất của máy chủ thư" | "Last answer of the mail server";
    act = "Thao tác" | "Action";
    sent = "Đã gửi" | "Sent";
    waiting = "Chờ gửi" | "Waiting";
    failed = "Không gửi được" | "Failed";
    dropped = "Không cần gửi" | "Not needed any more";
    sent_at(at) = "Máy chủ thư nhận lúc {at}." | "Taken by the mail server on {at}.";
    tried_at(at) = "Lần gửi gần nhất: {at}." | "Last tried on {at}.";
    next_at(at) = "Gửi lại từ {at}." | "Tried again from {at} on.";
    again = "Gửi lại" | "Send again";
    again_all = "Gửi lại mọi thư đã dừng gửi" | "Send everything again that was given up";
    again_hint(days) = "Hệ thống tự gửi lại trong 72 giờ; thư bị máy chủ từ chối hẳn được gửi 5 lần. Thư đã dừng gửi còn gửi lại được trong {days} ngày, nguyên văn và đến đúng người nhận cũ." | "The site tries for 72 hours by itself, and five times where the mail server refuses for good. What was given up can be sent again for {days} days, unchanged and to the same people.";
    private = "Thư về việc riêng của người nhận" | "E-mails about their readers' own matters";
    private_lead = "Gồm thư về tài khoản, hồ sơ trước khi mở, bài toán đang theo dõi, câu hỏi của doanh nghiệp, biểu quyết và phiếu của thành viên Hội đồng. Cơ quan thường trực chỉ biết số thư gửi chưa được và lý do, không biết loại thư và người nhận." | "About accounts, proposals before the opening, calls that are followed, questions of firms, votes and sheets of members. The office is told how many could not be sent, and why; neither what they are nor to whom.";
    private_none = "Không có thư nào gửi chưa được." | "None is in trouble.";
    private_caption = "Thư về việc riêng gửi chưa được" | "E-mails about own matters that could not be sent";
    how_many = "Số thư" | "Number";
    pages = "Trang danh sách" | "Pages of the list";
    page_of(page, pages) = "Trang {page}/{pages}" | "Page {page} of {pages}";
    previous = "Trang trước" | "Previous page";
    next = "Trang sau" | "Next page";

    kinds = "Mẫu các loại thư" | "What each kind of mail says";
    kinds_lead = "Mỗi loại thư hệ thống gửi, với dữ liệu minh họa, bằng tiếng Việt và tiếng Anh, dạng văn bản và dạng HTML." | "Every kind of mail that the site sends, with made-up data, in Vietnamese and English, as text and as HTML.";
    kinds_caption = "Các loại thư" | "Kinds of mail";
    code = "Mã loại" | "Code";
    may_stop = "Người nhận tắt được" | "May be switched off";
    yes = "Có" | "Yes";
    no = "Không" | "No";
    sample = "Dữ liệu minh họa: tên, mã số và liên kết trong thư dưới đây không có thật." | "Made-up data: names, numbers and links below are not real.";
    language = "Ngôn ngữ của thư" | "Language of the mail";
    cases = "Trường hợp" | "Case";
    case(number) = "Trường hợp {number}" | "Case {number}";
    vietnamese = "Tiếng Việt" | "Vietnamese";
    english = "Tiếng Anh" | "English";
    subject = "Tiêu đề" | "Subject";
    text = "Dạng văn bản" | "As text";
    html = "Dạng HTML" | "As HTML";
    frame = "Thư dạng HTML" | "The mail as HTML";
    alone = "Mở riêng thư dạng HTML" | "Open the HTML by itself";
}

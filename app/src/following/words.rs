//! Words of what is followed, and of the page that stops mails.

words! {
    title = "Đang theo dõi" | "Following";
    lead = "Bài toán đang theo dõi, tìm kiếm đã lưu và lịch riêng. Chỉ tài khoản này xem được; không ai khác biết tài khoản theo dõi gì." | "Challenges that you watch, searches that you saved, and a calendar of your own. Only this account sees them; nobody else is told what you follow.";
    watched = "Bài toán đang theo dõi" | "Challenges that you watch";
    watched_none = "Chưa theo dõi bài toán nào. Nút theo dõi nằm ở trang của mỗi bài toán." | "You watch no challenge yet. The button stands on the page of each challenge.";
    watched_mails = "Khi bài toán được sửa đổi, có câu trả lời làm rõ, có buổi giới thiệu, thay đổi thời điểm đóng, bị hủy hoặc công bố kết quả, thư được gửi đến tài khoản; thư nhắc được gửi trước thời điểm đóng 7, 3 và 1 ngày." | "You are mailed when a challenge is amended, a question is answered, an information session is announced, its closing moves, it is cancelled or its result is published; and reminded 7, 3 and 1 days before it closes.";
    unwatch = "Ngừng theo dõi" | "Stop watching";
    closes(at) = "Đóng nhận hồ sơ: {at}" | "Closes: {at}";
    searches = "Tìm kiếm đã lưu" | "Saved searches";
    searches_none = "Chưa lưu tìm kiếm nào. Lọc danh sách bài toán, rồi lưu tìm kiếm ở dưới bộ lọc." | "No search is saved yet. Narrow the list of challenges, then save the search below the filters.";
    searches_mails = "Bài toán mới khớp với tìm kiếm được báo trong một thư chung vào 7 giờ sáng, theo giờ Việt Nam; không có bài toán mới thì không có thư." | "New challenges that match are told in one mail at seven in the morning, Viet Nam time; where nothing is new, no mail is sent.";
    to_list = "Mở danh sách bài toán" | "Open the list of challenges";
    daily = "Hằng ngày" | "Daily";
    weekly = "Hằng tuần, vào thứ Hai" | "Weekly, on Mondays";
    end_search = "Bỏ tìm kiếm" | "End this search";
    calendar = "Lịch riêng" | "Your own calendar";
    calendar_lead = "Các mốc thời gian của bài toán đang theo dõi và bài toán mà doanh nghiệp đã bắt đầu soạn hồ sơ." | "The times of the challenges that you watch, and of those for which your firm has begun a proposal.";
    calendar_download = "Tải lịch riêng (.ics)" | "Download your calendar (.ics)";
    calendar_address = "Ứng dụng lịch trên điện thoại và máy tính tự cập nhật lịch nếu được đăng ký bằng một địa chỉ riêng. Ai có địa chỉ này đều đọc được lịch, nên không chia sẻ; có thể thay địa chỉ bất cứ lúc nào." | "Calendar programs on telephones and computers keep it up to date if they subscribe to an address of its own. Whoever has that address can read the calendar, so do not share it; it can be replaced at any time.";
    calendar_make = "Tạo địa chỉ lịch" | "Make an address";
    calendar_replace = "Thay địa chỉ lịch" | "Replace the address";
    calendar_end = "Bỏ địa chỉ lịch" | "End the address";
    calendar_made(at) = "Có một địa chỉ đang dùng được, tạo lúc {at}. Hệ thống không lưu địa chỉ nên không hiển thị lại được; thay địa chỉ thì địa chỉ cũ hết hiệu lực." | "There is an address that works, made on {at}. The site does not keep it and cannot show it again; where it is replaced, the old one stops working.";
    calendar_new = "Địa chỉ lịch mới, chỉ hiển thị một lần. Vui lòng sao chép hoặc mở ngay bằng ứng dụng lịch:" | "The new address, shown this once. Please copy it, or open it in a calendar program now:";
    calendar_open = "Mở bằng ứng dụng lịch" | "Open in a calendar program";
    mails = "Loại thư nhận được" | "Which mails you get";
    mails_lead = "Từng loại thư tắt, bật được ở trang tài khoản." | "Each kind can be switched off and on, on the page of your account.";
    mails_link = "Chọn loại thư" | "Choose mails";
    stop_title = "Ngừng nhận thư" | "Stop mails";
    kind_watching = "thư về bài toán đang theo dõi" | "news of challenges that are watched";
    kind_reminders = "thư nhắc trước thời điểm đóng nhận hồ sơ" | "reminders before closings";
    kind_digests = "thư báo bài toán mới khớp với tìm kiếm đã lưu" | "mails of new challenges that match saved searches";
    stop_lead(kind) = "Bấm nút dưới đây để tài khoản nhận thư này không nhận loại thư sau nữa: {kind}." | "Press the button, and the account that received this mail gets no more of this kind: {kind}.";
    stop_others = "Thư về hồ sơ của doanh nghiệp, quyết định và bảo mật tài khoản vẫn được gửi." | "Mails about a firm's own proposals, decisions and the security of the account still come.";
    stop = "Ngừng nhận loại thư này" | "Stop mails of this kind";
    stopped(kind) = "Đã ngừng: {kind}." | "Stopped: {kind}.";
    stopped_before(kind) = "Loại thư này đã được ngừng từ trước: {kind}. Không cần làm gì thêm." | "Mails of this kind were stopped before: {kind}. There is nothing more to do.";
    guest_stop_lead(code) = "Bấm nút dưới đây để địa chỉ nhận thư này không nhận tin về bài toán {code} nữa." | "Press the button, and this address gets no more news of challenge {code}.";
    guest_stopped(code) = "Đã ngừng gửi tin về bài toán {code}." | "No more news of challenge {code} will be sent.";
    guest_stopped_before(code) = "Đã ngừng gửi tin về bài toán {code} từ trước. Không cần làm gì thêm." | "News of challenge {code} were stopped before. There is nothing more to do.";
    again = "Muốn nhận lại, vui lòng đăng nhập và chọn ở trang tài khoản." | "To get them again, please sign in and choose so on the page of your account.";
    expired = "Loại thư nào cũng tắt được ở trang tài khoản sau khi đăng nhập." | "Each kind of mails can be switched off on the page of the account, after signing in.";
    to_account = "Đến trang tài khoản" | "To the account";
}

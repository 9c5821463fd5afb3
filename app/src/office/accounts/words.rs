//! Words of the office's pages about accounts.

words! {
    heading = "Tài khoản" | "Accounts";
    lead = "Người có tài khoản trên hệ thống. Khi tài khoản bị lộ mật khẩu, yêu cầu đặt mật khẩu mới tại trang của tài khoản đó; việc tạm khóa cần hai người." | "Everybody who has an account. Where a password got out, require a new one on the account's page; suspending takes two people.";
    filter = "Lọc theo vai trò" | "Filter by role";
    all = "Tất cả" | "All";
    count(number) = "{number} tài khoản" | "Accounts: {number}";
    caption = "Tài khoản: đang tạm khóa và có đề nghị tạm khóa trước, sau đó mới nhất trước" | "Accounts: suspended ones and those with a request first, then the newest";
    none = "Không có tài khoản nào với vai trò này." | "There is no account with this role.";
    name = "Họ và tên" | "Full name";
    email = "Thư điện tử" | "E-mail address";
    job = "Vai trò" | "Role";
    firm = "Doanh nghiệp" | "Firm";
    standing = "Tình trạng" | "Standing";
    created = "Thời điểm tạo" | "Opened";
    in_use = "Đang hoạt động" | "In use";
    asked = "Chờ xác nhận tạm khóa" | "Suspension waits for confirmation";
    suspended = "Đang tạm khóa" | "Suspended";
    suspended_at = "Tạm khóa lúc" | "Suspended at";
    suspended_because = "Lý do tạm khóa" | "Reason for suspending";
    facts = "Thông tin tài khoản" | "About the account";
    asked_at = "Đề nghị tạm khóa lúc" | "Suspension asked for at";
    asked_by = "Người đề nghị" | "Asked for by";
    asked_because = "Lý do đề nghị" | "Reason given";
    act = "Xử lý tài khoản" | "Acts on the account";
    open = "Xử lý tài khoản" | "Act on the account";
    stop = "Yêu cầu đặt mật khẩu mới" | "Require a new password";
    stop_question = "Yêu cầu đặt mật khẩu mới: khi tài khoản bị lộ mật khẩu. Mọi phiên đăng nhập kết thúc ngay, mật khẩu hiện có không dùng được nữa và chủ tài khoản nhận ngay liên kết đặt mật khẩu mới qua thư điện tử. Tối đa một lần trong 24 giờ." | "Require a new password: where a password got out. All sessions end at once, the present password no longer works, and the account's owner gets a link for a new one by e-mail. At most once in 24 hours.";
    ask = "Đề nghị tạm khóa" | "Ask for suspension";
    ask_question = "Đề nghị tạm khóa: tài khoản vẫn hoạt động cho đến khi người thứ hai của cơ quan thường trực xác nhận." | "Ask for suspension: the account stays in use until a second person of the office confirms.";
    decline = "Kết thúc đề nghị, không tạm khóa" | "End the request, do not suspend";
    decline_question = "Đề nghị kết thúc; tài khoản tiếp tục hoạt động." | "The request ends; the account stays in use.";
    suspend = "Xác nhận tạm khóa tài khoản" | "Confirm: suspend the account";
    suspend_question = "Mọi phiên đăng nhập của tài khoản kết thúc ngay và không ai đăng nhập được bằng tài khoản này cho đến khi mở khóa. Dữ liệu đã lưu, hồ sơ và vị trí trong Hội đồng được giữ nguyên." | "All sessions of the account end at once, and nobody can sign in with it until it is restored. What was saved, proposals and a seat on the council stay as they are.";
    restore = "Mở khóa tài khoản" | "Restore the account";
    restore_question = "Chủ tài khoản đăng nhập lại được ngay bằng mật khẩu hiện có." | "Its owner can sign in again at once, with the password of before.";
    reason = "Lý do" | "Reason";
    reason_hint = "Lý do được ghi vào lịch sử và gửi cho chủ tài khoản qua thư điện tử khi tài khoản bị tạm khóa, được mở khóa hoặc cần mật khẩu mới." | "The reason is kept in the history, and sent to the account's owner by e-mail where the account is suspended, restored or needs a new password.";
    history = "Lịch sử" | "History";
    pages = "Trang danh sách" | "Pages of the list";
    page_of(page, pages) = "Trang {page}/{pages}" | "Page {page} of {pages}";
    previous = "Trang trước" | "Previous page";
    next = "Trang sau" | "Next page";
}

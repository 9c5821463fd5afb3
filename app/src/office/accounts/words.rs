//! Words of the office's pages about accounts.

words! {
    heading = "Tài khoản" | "Accounts";
    lead = "Người có tài khoản trên hệ thống. Khi tài khoản bị lộ mật khẩu hoặc bị dùng sai mục đích, tạm khóa tại trang của tài khoản đó." | "Everybody who has an account. Where a password got out or an account is misused, suspend it on its page.";
    filter = "Lọc theo vai trò" | "Filter by role";
    all = "Tất cả" | "All";
    count(number) = "{number} tài khoản" | "Accounts: {number}";
    caption = "Tài khoản, đang tạm khóa trước, sau đó mới nhất trước" | "Accounts, suspended ones first, then the newest";
    none = "Không có tài khoản nào với vai trò này." | "There is no account with this role.";
    name = "Họ và tên" | "Full name";
    email = "Thư điện tử" | "E-mail address";
    job = "Vai trò" | "Role";
    firm = "Doanh nghiệp" | "Firm";
    standing = "Tình trạng" | "Standing";
    created = "Thời điểm tạo" | "Opened";
    in_use = "Đang hoạt động" | "In use";
    suspended = "Đang tạm khóa" | "Suspended";
    suspended_at = "Tạm khóa lúc" | "Suspended at";
    suspended_because = "Lý do tạm khóa" | "Reason for suspending";
    facts = "Thông tin tài khoản" | "About the account";
    act = "Tạm khóa hoặc mở khóa" | "Suspend or restore";
    suspend = "Tạm khóa tài khoản" | "Suspend the account";
    suspend_question = "Mọi phiên đăng nhập của tài khoản kết thúc ngay và không ai đăng nhập được bằng tài khoản này cho đến khi mở khóa. Dữ liệu đã lưu, hồ sơ và vị trí trong Hội đồng được giữ nguyên." | "All sessions of the account end at once, and nobody can sign in with it until it is restored. What was saved, proposals and a seat on the council stay as they are.";
    restore = "Mở khóa tài khoản" | "Restore the account";
    restore_question = "Chủ tài khoản đăng nhập lại được ngay bằng mật khẩu hiện có." | "Its owner can sign in again at once, with the password of before.";
    reason = "Lý do" | "Reason";
    reason_hint = "Lý do được gửi cho chủ tài khoản qua thư điện tử và ghi vào lịch sử." | "The reason is sent to the account's owner by e-mail and kept in the history.";
    history = "Lịch sử" | "History";
    pages = "Trang danh sách" | "Pages of the list";
    page_of(page, pages) = "Trang {page}/{pages}" | "Page {page} of {pages}";
    previous = "Trang trước" | "Previous page";
    next = "Trang sau" | "Next page";
}

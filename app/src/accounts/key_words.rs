//! Words of the keys of programs.

words! {
    title = "Khóa đọc dữ liệu" | "Keys for reading data";
    account = "Tài khoản" | "Account";
    lead = "Chương trình của đơn vị dùng khóa để đọc dữ liệu mà tài khoản này được xem, trong phạm vi đã chọn. Khóa chỉ để đọc: không nộp, sửa hay quyết định được việc gì. Khóa hết hiệu lực khi đổi mật khẩu hoặc khi tài khoản bị tạm dừng." | "Programs use a key to read what this account may see, within the scopes chosen. A key only reads: it submits, changes and decides nothing. Keys end when the password is changed or the account is suspended.";
    own = "Các khóa đang dùng được" | "Keys that work";
    none = "Chưa có khóa nào." | "There are no keys yet.";
    make = "Tạo khóa" | "Make a key";
    name = "Tên khóa" | "Name of the key";
    name_hint = "Để nhận ra chương trình dùng khóa, ví dụ: Hệ thống báo cáo của đơn vị." | "To know by it which program uses the key, for example: our reporting system.";
    scopes = "Phạm vi" | "Scopes";
    scope_firm = "Thông tin đăng ký của doanh nghiệp mình" | "Your own firm's registration";
    scope_proposals = "Hồ sơ đề xuất giải pháp của doanh nghiệp mình" | "Your own firm's proposals";
    scope_challenges = "Danh sách bài toán của cơ quan thường trực, gồm bản nháp" | "The office's list of challenges, with drafts";
    scope_firms = "Danh sách doanh nghiệp đã đăng ký" | "The list of registered firms";
    nothing_offered = "Tài khoản này chưa có dữ liệu riêng để đọc bằng khóa. Dữ liệu mở không cần khóa." | "This account has no data of its own to read with a key. Open data needs none.";
    new = "Khóa mới, chỉ hiển thị một lần. Vui lòng sao chép và cất giữ như mật khẩu:" | "The new key, shown this once. Please copy it and keep it like a password:";
    example = "Ví dụ:" | "For example:";
    made(at) = "Tạo lúc {at}" | "Made on {at}";
    used(at) = "Dùng lần cuối lúc {at}" | "Last used on {at}";
    never = "Chưa dùng lần nào" | "Never used";
    end = "Hủy khóa" | "End the key";
    open_data = "Dữ liệu mở và mô tả giao diện" | "Open data, and the interface described";
}

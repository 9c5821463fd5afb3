//! The words of messages about accounts that the office keeps, in both languages side by side.

use super::words::pick;
use domain::locale::Locale;

pub fn suspended(l: Locale, link: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Tài khoản đã bị tạm khóa", "Your account has been suspended"),
        format!(
            "Cơ quan thường trực đã tạm khóa tài khoản này và kết thúc mọi phiên đăng nhập, với lý do sau:\n\n{reason}\n\n\
             Trong thời gian tạm khóa, không đăng nhập được vào tài khoản; dữ liệu đã lưu vẫn được giữ nguyên. \
             Nếu cho rằng có nhầm lẫn, vui lòng liên hệ cơ quan thường trực theo thông tin tại:\n\n{link}"
        ),
        format!(
            "The standing office has suspended this account and ended all its sessions, for this reason:\n\n{reason}\n\n\
             While it is suspended nobody can sign in with it; what was saved is kept as it is. \
             If you think this is a mistake, please get in touch with the office, whose address is here:\n\n{link}"
        ),
    )
}

pub fn restored(l: Locale, link: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Tài khoản đã được mở khóa", "Your account works again"),
        format!("Cơ quan thường trực đã mở khóa tài khoản này, với lý do sau:\n\n{reason}\n\nĐăng nhập tại:\n\n{link}"),
        format!("The standing office has restored this account, for this reason:\n\n{reason}\n\nSign in here:\n\n{link}"),
    )
}

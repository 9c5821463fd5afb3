//! The words of messages about accounts that the office keeps, in both languages side by side.

use super::pick;
use domain::locale::Locale;

pub fn stopped(l: Locale, link: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Cần đặt mật khẩu mới cho tài khoản", "Please set a new password for your account"),
        format!(
            "Cơ quan thường trực đã kết thúc mọi phiên đăng nhập của tài khoản này và hủy mật khẩu hiện có, với lý do sau:\n\n{reason}\n\n\
             Tài khoản không bị khóa. Vui lòng đặt mật khẩu mới trong 60 phút bằng liên kết sau; sau thời gian đó, yêu cầu liên kết khác \
             tại mục “Quên mật khẩu”:\n\n{link}"
        ),
        format!(
            "The standing office has ended all sessions of this account and its password, for this reason:\n\n{reason}\n\n\
             The account is not suspended. Please set a new password within 60 minutes with this link; after that, ask for another one \
             under “Forgot your password”:\n\n{link}"
        ),
    )
}

/// To whoever can be the second person.
pub fn suspension_waits(l: Locale, link: &str, name: &str) -> (String, String) {
    pick(
        l,
        ("Đề nghị tạm khóa tài khoản chờ xác nhận", "A suspension waits for confirmation"),
        format!(
            "Có đề nghị tạm khóa tài khoản của {name}. Tài khoản chỉ bị tạm khóa khi người thứ hai xác nhận. \
             Vui lòng xem lý do rồi xác nhận hoặc từ chối tại:\n\n{link}"
        ),
        format!(
            "Somebody asked that the account of {name} be suspended. It is suspended only once a second person confirms it. \
             Please read the reason and confirm or decline it here:\n\n{link}"
        ),
    )
}

/// The same about a new password.
pub fn stop_waits(l: Locale, link: &str, name: &str) -> (String, String) {
    pick(
        l,
        ("Đề nghị yêu cầu mật khẩu mới chờ xác nhận", "A request for a new password waits for confirmation"),
        format!(
            "Có đề nghị yêu cầu đặt mật khẩu mới cho tài khoản của {name}. Trong vòng 24 giờ, chủ tài khoản có việc đến hạn hoặc đang \
             diễn ra, nên yêu cầu chỉ có hiệu lực khi người thứ hai xác nhận. Vui lòng xem lý do rồi xác nhận hoặc từ chối tại:\n\n{link}"
        ),
        format!(
            "Somebody asked that the account of {name} need a new password. Something of its owner's falls due within 24 hours or is \
             going on, so that it takes effect only once a second person confirms it. Please read the reason and confirm or decline it \
             here:\n\n{link}"
        ),
    )
}

/// `contact` is the office's, where it has named one.
pub fn suspended(l: Locale, link: &str, reason: &str, contact: &str) -> (String, String) {
    let contact = if contact.is_empty() { String::new() } else { format!(": {contact}") };
    pick(
        l,
        ("Tài khoản đã bị tạm khóa", "Your account has been suspended"),
        format!(
            "Cơ quan thường trực đã tạm khóa tài khoản này và kết thúc mọi phiên đăng nhập, với lý do sau:\n\n{reason}\n\n\
             Trong thời gian tạm khóa, không đăng nhập được vào tài khoản; dữ liệu đã lưu vẫn được giữ nguyên. \
             Nếu cho rằng có nhầm lẫn, vui lòng liên hệ cơ quan thường trực{contact}.\n\nTrang chủ của hệ thống:\n\n{link}"
        ),
        format!(
            "The standing office has suspended this account and ended all its sessions, for this reason:\n\n{reason}\n\n\
             While it is suspended nobody can sign in with it; what was saved is kept as it is. \
             If you think this is a mistake, please get in touch with the office{contact}.\n\nThe site's home page:\n\n{link}"
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

/// To whoever asked for a suspension, or for a new password.
pub fn request_returned(l: Locale, link: &str, name: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Đề nghị đối với một tài khoản được trả lại", "A request about an account was returned"),
        format!(
            "Đề nghị của ông/bà đối với tài khoản của {name} không được xác nhận; tài khoản không có gì thay đổi.\n\n\
             Lý do: {reason}\n\nXem tại:\n\n{link}"
        ),
        format!(
            "Your request about the account of {name} was not confirmed; nothing changes for the account.\n\n\
             Reason: {reason}\n\nThe page is here:\n\n{link}"
        ),
    )
}

/// To leaders, one of whom is asked to decide about a firm's verification.
pub fn firm_disputes(l: Locale, link: &str, firm: &str) -> (String, String) {
    pick(
        l,
        ("Hồ sơ đăng ký bị trả lại được gửi lại nguyên trạng", "A registration that was returned comes again as it was"),
        format!(
            "{firm} gửi lại nguyên trạng hồ sơ đăng ký đã bị trả lại. Cần một người khác của cơ quan (chuyên viên hoặc lãnh đạo) xem xét: \
             người đã trả lại không tự trả lại lần nữa được.\n\nXem tại:\n\n{link}"
        ),
        format!(
            "{firm} has sent its registration, which was returned, again as it was. Somebody else of the office, an officer or a leader, \
             is asked to look at it: whoever returned it does not return it again.\n\nIt is here:\n\n{link}"
        ),
    )
}

pub fn taking_back_waits(l: Locale, link: &str, firm: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Đề nghị thu hồi xác minh doanh nghiệp chờ quyết định", "A firm's verification: a request waits for your decision"),
        format!(
            "Chuyên viên đề nghị thu hồi xác minh của {firm}, với lý do sau:\n\n{reason}\n\n\
             Doanh nghiệp vẫn được xác minh cho đến khi lãnh đạo xác nhận; sau khi thu hồi, doanh nghiệp không nộp được hồ sơ. \
             Vui lòng xem rồi xác nhận hoặc trả lại tại:\n\n{link}"
        ),
        format!(
            "An officer asks that the verification of {firm} be taken back, for this reason:\n\n{reason}\n\n\
             The firm stays verified until a leader confirms it; after that it can hand nothing in. \
             Please read it and confirm or return it here:\n\n{link}"
        ),
    )
}

/// To whoever asked for it.
pub fn taking_back_returned(l: Locale, link: &str, firm: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Đề nghị thu hồi xác minh doanh nghiệp được trả lại", "A request about a firm's verification was returned"),
        format!(
            "Đề nghị thu hồi xác minh của {firm} không được xác nhận; doanh nghiệp vẫn được xác minh.\n\n\
             Lý do: {reason}\n\nXem tại:\n\n{link}"
        ),
        format!(
            "Your request to take back the verification of {firm} was not confirmed; the firm stays verified.\n\n\
             Reason: {reason}\n\nThe page is here:\n\n{link}"
        ),
    )
}

//! What mails say of a firm's account that is handed on to another of its people.

use domain::{locale::Locale, time::Moment};

pub fn offered(l: Locale, link: &str, firm: &str) -> (String, String) {
    (
        l.pick(format!("Đề nghị nhận quyền chủ tài khoản của {firm}"), format!("You are offered the account of {firm}")),
        l.pick(
            format!(
                "Chủ tài khoản của {firm} đề nghị ông/bà nhận quyền chủ tài khoản: mời, cho thôi thành viên và sửa thông tin đăng ký. Chưa có gì thay đổi cho đến khi ông/bà đồng ý. Đồng ý hoặc từ chối tại:\n\n{link}"
            ),
            format!(
                "The owner of the account of {firm} offers it to you: whoever owns it invites and removes people and edits the registration. Nothing changes until you accept. Accept or decline here:\n\n{link}"
            ),
        ),
    )
}

pub fn asked(l: Locale, link: &str, [firm, by, reason]: [&str; 3], until: Moment) -> (String, String) {
    let until = until.show_weekday(l);
    (
        l.pick(format!("{by} đề nghị trở thành chủ tài khoản của {firm}"), format!("{by} asks to own the account of {firm}")),
        l.pick(
            format!(
                "{by} đề nghị cơ quan thường trực chuyển quyền chủ tài khoản của {firm}, với lý do:\n\n{reason}\n\n\
                 Chủ tài khoản hiện nay phản đối được tại trang doanh nghiệp; khi đó đề nghị chấm dứt. Cơ quan thường trực không xem xét trước {until} (giờ Việt Nam) và chỉ chuyển khi hai người cùng xác nhận:\n\n{link}"
            ),
            format!(
                "{by} asks the office to hand on the account of {firm}, for this reason:\n\n{reason}\n\n\
                 Its present owner can object on the page of the firm, which ends the request. The office does not act before {until} (Viet Nam time), and only two people together hand it on:\n\n{link}"
            ),
        ),
    )
}

pub fn waits(l: Locale, link: &str, firm: &str) -> (String, String) {
    (
        l.pick(format!("Đề nghị chuyển quyền chủ tài khoản của {firm} chờ xem xét"), format!("The account of {firm}: a request waits")),
        l.pick(
            format!("Một thành viên của {firm} đề nghị chuyển quyền chủ tài khoản vì chủ tài khoản không còn làm việc. Xem lý do và thời hạn phản đối tại:\n\n{link}"),
            format!("One of {firm} asks for its account, since its owner has left. The reason, and until when the owner may object, stand here:\n\n{link}"),
        ),
    )
}

pub fn moved(l: Locale, link: &str, firm: &str, owner: &str) -> (String, String) {
    (
        l.pick(format!("{firm} có chủ tài khoản mới"), format!("The account of {firm} has another owner")),
        l.pick(
            format!("Từ nay {owner} là chủ tài khoản của {firm}. Hồ sơ và các thành viên khác không thay đổi. Xem tại:\n\n{link}"),
            format!("From now on {owner} owns the account of {firm}. Its proposals and its other people stay as they are:\n\n{link}"),
        ),
    )
}

pub fn ended(l: Locale, link: &str, firm: &str, reason: &str) -> (String, String) {
    let why = if reason.is_empty() { String::new() } else { l.pick(format!("Lý do: {reason}\n\n"), format!("Reason: {reason}\n\n")) };
    (
        l.pick(format!("Không chuyển quyền chủ tài khoản của {firm}"), format!("The account of {firm} keeps its owner")),
        l.pick(
            format!("Việc chuyển quyền chủ tài khoản của {firm} đã chấm dứt; chủ tài khoản không thay đổi.\n\n{why}Xem tại:\n\n{link}"),
            format!("Handing on the account of {firm} has ended; its owner stays.\n\n{why}The page is here:\n\n{link}"),
        ),
    )
}

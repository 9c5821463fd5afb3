//! What mails say of a tax code that somebody else registered.

use domain::{locale::Locale, time::Moment};

/// To the people of whoever holds it.
pub fn claimed(l: Locale, link: &str, [firm, claimed]: [&str; 2], until: Moment) -> (String, String) {
    let until = until.show_weekday(l);
    (
        l.pick(format!("Mã số thuế mà {firm} đã khai được đề nghị xem xét"), format!("The tax code that {firm} gave is claimed")),
        l.pick(
            format!(
                "Một tài khoản khác khai mã số thuế mà {firm} đã đăng ký là của {claimed}, kèm giấy chứng nhận đăng ký doanh nghiệp. Nội dung đăng ký và hồ sơ của {firm} chưa thay đổi.\n\n\
                 Nếu đã gõ nhầm mã số thuế, vui lòng sửa lại. Nếu mã số thuế đúng là của doanh nghiệp, vui lòng trả lời trước {until} (giờ Việt Nam) và kiểm tra giấy chứng nhận đã tải lên. Cơ quan thường trực đối chiếu hai giấy chứng nhận và chỉ quyết định khi hai người cùng xác nhận:\n\n{link}"
            ),
            format!(
                "Another account says that the tax code which {firm} registered is that of {claimed}, with a registration certificate. Nothing of the registration and the proposals of {firm} has changed.\n\n\
                 If the code was mistyped, please correct it. If it is yours, please answer before {until} (Viet Nam time), and look whether your own certificate is uploaded. The office compares both certificates, and only two people together decide:\n\n{link}"
            ),
        ),
    )
}

/// To the office.
pub fn waits(l: Locale, link: &str, firm: &str) -> (String, String) {
    (
        l.pick(format!("Đề nghị xem xét mã số thuế chờ xử lý: {firm}"), format!("A claim to a tax code waits: {firm}")),
        l.pick(
            format!("Có đề nghị xem xét mã số thuế mà {firm} đã đăng ký, kèm giấy chứng nhận. Đối chiếu hai giấy chứng nhận và xử lý tại:\n\n{link}"),
            format!("The tax code that {firm} registered is claimed, with a certificate. Both certificates are compared here:\n\n{link}"),
        ),
    )
}

/// To who claimed it.
pub fn refused(l: Locale, link: &str, code: &str, reason: &str) -> (String, String) {
    (
        l.pick(format!("Không chấp nhận đề nghị xem xét mã số thuế {code}"), format!("The claim to tax code {code} is refused")),
        l.pick(
            format!(
                "Cơ quan thường trực không chấp nhận đề nghị xem xét mã số thuế {code}, với lý do:\n\n{reason}\n\nĐề nghị gửi lại được một lần; khi đó người khác của cơ quan thường trực xem xét. Xem tại:\n\n{link}"
            ),
            format!(
                "The office has refused the claim to tax code {code}, for this reason:\n\n{reason}\n\nIt can be sent once more, and somebody else of the office then decides. See:\n\n{link}"
            ),
        ),
    )
}

/// To who claimed it, who owns the firm from now on.
pub fn upheld(l: Locale, link: &str, firm: &str) -> (String, String) {
    (
        l.pick(format!("{firm} đã được đăng ký"), format!("{firm} is registered")),
        l.pick(
            format!(
                "Đề nghị xem xét mã số thuế được chấp nhận. {firm} đã được đăng ký cùng giấy chứng nhận đã gửi, và chờ cơ quan thường trực xác minh. Hồ sơ soạn được ngay tại:\n\n{link}"
            ),
            format!(
                "The claim to the tax code is upheld. {firm} is registered with the certificate that was sent, and waits for its verification by the office. Proposals can be written from now on:\n\n{link}"
            ),
        ),
    )
}

/// To the people of whoever held it.
pub fn released(l: Locale, link: &str, code: &str) -> (String, String) {
    (
        l.pick(format!("Mã số thuế {code} thuộc doanh nghiệp khác"), format!("Tax code {code} belongs to another firm")),
        l.pick(
            format!(
                "Cơ quan thường trực đã đối chiếu giấy chứng nhận và xác định mã số thuế {code} thuộc doanh nghiệp khác. Tài khoản và nội dung đã soạn của Quý doanh nghiệp được giữ nguyên; vui lòng khai đúng mã số thuế để được xác minh:\n\n{link}"
            ),
            format!(
                "The office has compared the certificates: tax code {code} belongs to another firm. Your account and what you have written stay as they are; please give your own tax code to be verified:\n\n{link}"
            ),
        ),
    )
}

/// To who claimed it: whoever held it has given it up.
pub fn free(l: Locale, link: &str, code: &str, until: Moment) -> (String, String) {
    let until = until.show(l);
    (
        l.pick(format!("Mã số thuế {code} đăng ký được"), format!("Tax code {code} can be registered")),
        l.pick(
            format!("Tài khoản đã khai mã số thuế {code} đã sửa lại mã số thuế của mình. Quý doanh nghiệp đăng ký được mã số thuế này ngay; đến {until} (giờ Việt Nam), mã số thuế chỉ dành cho người đã gửi đề nghị xem xét:\n\n{link}"),
            format!("The account that had given tax code {code} has corrected its own. You can register the code now; until {until} (Viet Nam time) it is kept for whoever claimed it:\n\n{link}"),
        ),
    )
}

/// To who claimed it and belongs to a firm by now.
pub fn over(l: Locale, link: &str, code: &str, firm: &str) -> (String, String) {
    (
        l.pick(format!("Đề nghị xem xét mã số thuế {code} đã kết thúc"), format!("The claim to tax code {code} has ended")),
        l.pick(
            format!("Tài khoản của Ông/Bà đã tham gia doanh nghiệp {firm}, nên đề nghị xem xét mã số thuế {code} không còn được xử lý:\n\n{link}"),
            format!("Your account belongs to the firm {firm} now, so the claim to tax code {code} is no longer considered:\n\n{link}"),
        ),
    )
}

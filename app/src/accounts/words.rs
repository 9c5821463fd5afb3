//! Words of account pages.

use domain::{
    locale::Locale,
    people::{Role, SeatRole},
};

words! {
    email = "Thư điện tử" | "E-mail address";
    email_hint = "Nên dùng địa chỉ làm việc. Liên kết tạo tài khoản được gửi đến địa chỉ này." | "Preferably a work address. The link to open the account is sent there.";
    name = "Họ và tên" | "Full name";
    password = "Mật khẩu" | "Password";
    new_password = "Mật khẩu mới" | "New password";
    password_hint = "Ít nhất 10 ký tự. Một câu dài dễ nhớ là tốt nhất." | "At least 10 characters. A long phrase that is easy to remember is best.";
    password_again = "Nhập lại mật khẩu mới" | "New password again";
    current_password = "Mật khẩu hiện tại" | "Present password";
    register_title = "Đăng ký tài khoản" | "Open an account";
    register_lead = "Tài khoản dành cho doanh nghiệp tham gia giải bài toán. Sau khi có tài khoản, doanh nghiệp khai thông tin đăng ký và soạn hồ sơ." | "Accounts are for firms that answer a call. With an account, a firm registers and writes its proposals.";
    register_send = "Gửi liên kết đăng ký" | "Send the link";
    have_account = "Đã có tài khoản?" | "Have an account?";
    sent_title = "Vui lòng kiểm tra hộp thư" | "Please check the mailbox";
    register_sent = "Thư kèm liên kết tạo tài khoản đã được gửi đến địa chỉ vừa nhập. Liên kết dùng được một lần, trong một giờ." | "A message with a link to open the account was sent to the address given. The link works once, for one hour.";
    reset_sent = "Nếu có tài khoản với địa chỉ vừa nhập, thư kèm liên kết đặt lại mật khẩu đã được gửi đi. Liên kết dùng được một lần, trong một giờ." | "If there is an account with the address given, a message with a link to set a new password was sent. The link works once, for one hour.";
    sent_help = "Chưa nhận được thư sau vài phút: vui lòng xem mục thư rác và kiểm tra lại địa chỉ." | "If nothing has come after a few minutes, please look into the spam folder and check the address.";
    send_again = "Nhập lại địa chỉ và gửi lần nữa" | "Enter the address again";
    finish_title = "Hoàn tất đăng ký tài khoản" | "Complete the account";
    create_account = "Tạo tài khoản" | "Open the account";
    expired_title = "Liên kết không còn hiệu lực" | "This link no longer works";
    expired = "Liên kết đã hết hạn, đã được sử dụng, hoặc địa chỉ chưa được sao chép đầy đủ." | "The link has expired, was used already, or was not copied whole.";
    expired_register = "Liên kết đăng ký dùng được một lần, trong một giờ." | "A registration link works once, for one hour.";
    expired_reset = "Liên kết đặt lại mật khẩu dùng được một lần, trong một giờ." | "A link to set a new password works once, for one hour.";
    expired_invite = "Vui lòng đề nghị doanh nghiệp gửi lại lời mời." | "Please ask the firm to send the invitation again.";
    ask_again = "Yêu cầu liên kết mới" | "Ask for a new link";
    invite_title = "Lời mời tham gia tài khoản doanh nghiệp" | "Invitation to a firm's account";
    invite_lead(firm) = "{firm} mời tham gia tài khoản của doanh nghiệp trên hệ thống." | "{firm} invites you to join its account.";
    invite_right(right) = "Quyền được giao đối với hồ sơ đề xuất giải pháp của doanh nghiệp: {right}." | "What you may do with its proposals: {right}.";
    invite_accept_lead(name) = "Đang đăng nhập với tên {name}. Sau khi chấp nhận lời mời, tài khoản này xem và soạn được hồ sơ của doanh nghiệp." | "Signed in as {name}. After accepting, this account can read and write the firm's proposals.";
    invite_accept = "Chấp nhận lời mời" | "Accept the invitation";
    invite_other(invited, signed_in) = "Lời mời được gửi đến {invited}, còn tài khoản đang đăng nhập là {signed_in}. Vui lòng đăng xuất rồi mở lại liên kết." | "The invitation was sent to {invited}, but the account signed in is {signed_in}. Please sign out and open the link again.";
    invite_sign_in(email) = "Địa chỉ {email} đã có tài khoản. Vui lòng đăng nhập để chấp nhận lời mời." | "There is an account with the address {email}. Please sign in to accept.";
    sign_in_title = "Đăng nhập" | "Sign in";
    sign_in_as(name) = "Đăng nhập với tên {name}" | "Sign in as {name}";
    sign_out = "Đăng xuất" | "Sign out";
    forgot = "Quên mật khẩu" | "Forgotten your password?";
    no_account = "Chưa có tài khoản?" | "No account yet?";
    kept = "Phiên làm việc đã kết thúc. Nội dung vừa nhập được giữ nguyên và sẽ hiện lại sau khi đăng nhập." | "The session has ended. Your text is kept and comes back after signing in.";
    demo_title = "Tài khoản trình diễn" | "Demonstration accounts";
    demo_lead = "Bản trình diễn: mọi tài khoản dưới đây dùng chung mật khẩu" | "This is a demonstration: all accounts below have the same password";
    demo_caption = "Người dùng minh họa" | "Illustrative people";
    job = "Vai trò" | "Role";
    reset_title = "Đặt lại mật khẩu" | "Set a new password";
    reset_lead = "Nhập địa chỉ thư điện tử của tài khoản. Liên kết đặt lại mật khẩu sẽ được gửi đến địa chỉ này." | "Enter the account's e-mail address. A link to set a new password will be sent there.";
    reset_send = "Gửi liên kết đặt lại" | "Send the link";
    reset_finish_title = "Chọn mật khẩu mới" | "Choose a new password";
    office_contact = "Liên hệ cơ quan thường trực:" | "To reach the standing office:";
    ends_sessions = "Sau khi đổi mật khẩu, tài khoản được đăng xuất khỏi mọi thiết bị khác." | "Changing the password signs the account out everywhere else.";
    change_password = "Đổi mật khẩu" | "Change the password";
    account_title = "Tài khoản" | "Account";
    seat_label = "Vị trí trong Hội đồng" | "Seat on the council";
    firm = "Doanh nghiệp" | "Firm";
    firm_page = "Thông tin doanh nghiệp" | "The firm's page";
    firm_owner = "chủ tài khoản của doanh nghiệp" | "owner of the firm's account";
    firm_member = "người tham gia" | "member";
    mail_language = "Ngôn ngữ thư điện tử" | "Language of mails";
    mail_language_label = "Nhận thư bằng" | "Mails are written in";
    mail_language_hint = "Áp dụng cho thư gửi từ nay; ngôn ngữ của trang chọn ở đầu trang." | "For mails sent from now on; the language of the pages is chosen at the top of each.";
    mail_language_save = "Lưu ngôn ngữ thư" | "Save the language of mails";
    vietnamese = "Tiếng Việt" | "Vietnamese";
    english = "Tiếng Anh" | "English";
    role_firm = "Doanh nghiệp" | "Firm";
    role_officer = "Chuyên viên cơ quan thường trực" | "Officer of the standing office";
    role_leader = "Lãnh đạo phê duyệt" | "Approving leader";
    role_member = "Thành viên Hội đồng tư vấn" | "Member of the advisory council";
    seat_chair = "Chủ tịch Hội đồng" | "Chair of the council";
    seat_vice_chair = "Phó Chủ tịch Hội đồng" | "Vice-chair of the council";
    seat_secretary = "Thư ký khoa học" | "Scientific secretary";
    seat_rapporteur = "Ủy viên phản biện" | "Rapporteur";
    seat_member = "Thành viên Hội đồng" | "Member of the council";
}

pub fn language_name(l: Locale, locale: Locale) -> &'static str {
    locale.pick(vietnamese(l), english(l))
}

pub fn role(l: Locale, role: Role) -> &'static str {
    match role {
        Role::Firm => role_firm(l),
        Role::Officer => role_officer(l),
        Role::Leader => role_leader(l),
        Role::Member => role_member(l),
    }
}

pub fn seat(l: Locale, seat: SeatRole) -> &'static str {
    match seat {
        SeatRole::Chair => seat_chair(l),
        SeatRole::ViceChair => seat_vice_chair(l),
        SeatRole::Secretary => seat_secretary(l),
        SeatRole::Rapporteur => seat_rapporteur(l),
        SeatRole::Member => seat_member(l),
    }
}

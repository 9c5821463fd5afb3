//! What is wrong with the firms behind a proposal, in words.

words! {
    share = "Nhập tỷ lệ lớn hơn 0 và nhỏ hơn 100, tối đa hai chữ số thập phân, ví dụ 33,34." | "Enter a share above 0 and below 100 with two decimals at most, such as 33.34.";
    sum(sum) = "Tổng tỷ lệ của mọi thành viên phải bằng 100%; hiện là {sum}%." | "All shares have to sum to 100%; they sum to {sum}%.";
    twice = "Mã số này đã ghi ở một thành viên khác." | "Another partner has this code already.";
    is_lead = "Đây là mã số thuế của chính doanh nghiệp đứng đầu." | "This is the tax code of the lead itself.";
    disagrees = "Thành viên chưa đồng ý với dòng này như đã lưu. Đề nghị hoặc xem trả lời ở trang Thành viên liên danh." | "This partner has not consented to its row as saved. Ask it, or see what it said, on the page Partners.";
    unsigned = "Hệ thống chưa có doanh nghiệp đã được xác minh với mã số này: đánh dấu đã ký thỏa thuận liên danh, hoặc chờ doanh nghiệp được xác minh rồi đề nghị." | "No verified firm here has this code: tick that it has signed the agreement, or wait until it is verified and ask it then.";
    paper = "Đính kèm thỏa thuận liên danh đã ký ở mục Tệp, loại: Pháp lý, sở hữu trí tuệ." | "Attach the signed consortium agreement under Files, as: Legal, intellectual property.";
    ticked = "Thành viên này đã đồng ý trên hệ thống: bỏ đánh dấu đã ký thỏa thuận." | "This partner has consented here: take the tick for a signed agreement away.";
    registered = "Tổ chức này có tài khoản trên hệ thống: ghi đúng tên và mã số thuế đã đăng ký rồi đề nghị thành viên đó đồng ý." | "This organisation has an account here: write its registered name and tax code, then ask it to consent.";
    misnamed = "Tên hoặc người đại diện ghi khác thông tin đăng ký của mã số này trên hệ thống. Ghi đúng như giấy chứng nhận đăng ký doanh nghiệp, rồi đề nghị thành viên đồng ý." | "Name or representative differ from how this code is registered here. Write both as in the firm's registration certificate, then ask it to consent.";
    gone = "Doanh nghiệp đứng đầu đã sửa nội dung này từ khi đề nghị. Chờ đề nghị mới." | "The lead has changed this since it asked. Please wait until it asks anew.";
    changed = "Nội dung được đề nghị đã thay đổi từ khi trang này mở. Đọc lại rồi trả lời." | "What your firm is asked to agree to has changed since this page was opened. Please read it again, then answer.";
    otherwise = "Tên, mã số hoặc người đại diện ghi trong đề nghị khác thông tin đăng ký của doanh nghiệp. Đề nghị doanh nghiệp đứng đầu sửa cho đúng." | "Name, code or representative differ from your firm’s registration. Please have the lead correct them.";
    often(most) = "Đã đề nghị thành viên này {most} lần; không gửi thêm." | "This partner was asked {most} times already.";
    many(most) = "Hồ sơ này đã đề nghị {most} doanh nghiệp; không đề nghị thêm." | "This proposal has asked {most} firms already.";
    before_amendment = "Thành viên đã đồng ý trước khi bài toán được sửa đổi. Đề nghị thành viên đồng ý lại ở trang Thành viên liên danh." | "This partner consented before the challenge was amended. Ask it again on the page Partners.";
    answered = "Thành viên này đã trả lời, hoặc nội dung đề nghị đã thay đổi từ khi trang này mở." | "This partner has answered, or what it is asked has changed since this page was opened.";
    lately(at) = "Thành viên này vừa được đề nghị hoặc nhắc; nhắc lại được từ {at}." | "This partner was asked or reminded less than a day ago; it can be reminded from {at}.";
    takes_part = "Doanh nghiệp đã tham gia một hồ sơ khác của bài toán này, là đứng đầu hay thành viên liên danh. Rút khỏi hồ sơ đó trước." | "Your firm takes part in another proposal of this challenge, as lead or as partner. It has to leave that one first.";
}

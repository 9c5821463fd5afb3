//! Words of a firm's own pages.

use domain::{firms::Kind, locale::Locale, people::Right};

words! {
    firm_title = "Thông tin doanh nghiệp" | "The firm";
    register_title = "Đăng ký doanh nghiệp" | "Register the firm";
    register_lead = "Hồ sơ soạn được ngay sau khi đăng ký. Nộp được sau khi cơ quan thường trực xác minh giấy chứng nhận đăng ký doanh nghiệp." | "Proposals can be written as soon as the firm is registered, and submitted once the office has verified its registration certificate.";
    register_send = "Đăng ký doanh nghiệp" | "Register the firm";
    registration = "Thông tin đăng ký" | "Registration";
    tax_code = "Mã số thuế" | "Tax code";
    tax_code_hint = "Cũng là mã số doanh nghiệp: 10 chữ số; đơn vị phụ thuộc có thêm 3 chữ số." | "Also the enterprise code: 10 digits; a branch has 3 more.";
    legal_name = "Tên doanh nghiệp" | "Legal name";
    legal_name_hint = "Ghi đúng như trên giấy chứng nhận đăng ký doanh nghiệp." | "As on the registration certificate.";
    kind = "Loại hình" | "Type";
    choose = "Chọn loại hình" | "Choose a type";
    single_member_llc = "Công ty TNHH một thành viên" | "Single-member limited liability company";
    llc = "Công ty TNHH hai thành viên trở lên" | "Limited liability company with two or more members";
    joint_stock = "Công ty cổ phần" | "Joint-stock company";
    partnership = "Công ty hợp danh" | "Partnership";
    private = "Doanh nghiệp tư nhân" | "Private enterprise";
    branch = "Chi nhánh, đơn vị phụ thuộc" | "Branch";
    institute = "Viện nghiên cứu, trường đại học" | "Institute or university";
    cooperative = "Hợp tác xã" | "Cooperative";
    representative = "Người đại diện theo pháp luật" | "Legal representative";
    address = "Địa chỉ trụ sở" | "Registered address";
    street = "Số nhà, đường" | "House number and street";
    commune = "Xã, phường, đặc khu" | "Commune, ward or special zone";
    province = "Tỉnh, thành phố" | "Province or city";
    contact = "Liên hệ" | "Contact";
    contact_email = "Thư điện tử liên hệ" | "Contact e-mail";
    contact_phone = "Điện thoại" | "Telephone";
    declaration = "Doanh nghiệp cam kết là doanh nghiệp công nghệ số Việt Nam theo khoản 5 Điều 3 Luật Công nghiệp công nghệ số số 71/2025/QH15." | "The firm declares that it is a Vietnamese digital-technology enterprise within article 3(5) of Law 71/2025/QH15.";
    declaration_hint = "Cơ quan thường trực đối chiếu cam kết này khi xác minh." | "The office checks this declaration when it verifies the firm.";
    declared = "Cam kết doanh nghiệp công nghệ số" | "Declared a digital-technology enterprise";
    declared_yes = "Đã cam kết" | "Yes";
    edit_title = "Sửa thông tin đăng ký" | "Correct the registration";
    edit_save = "Lưu và gửi xác minh" | "Save and send for verification";
    edit_verified = "Doanh nghiệp đã được xác minh. Sau khi sửa, thông tin được xác minh lại; trong thời gian đó chưa nộp được hồ sơ." | "The firm is verified. After a correction it is verified again, and until then no proposal can be submitted.";
    back = "Quay lại" | "Back";
    verified = "Đã xác minh." | "Verified.";
    verified_lead = "Doanh nghiệp nộp được hồ sơ." | "The firm can submit proposals.";
    pending = "Chờ xác minh." | "Waiting for verification.";
    pending_lead = "Cơ quan thường trực đang đối chiếu thông tin. Kết quả được gửi qua thư điện tử. Trong thời gian này hồ sơ vẫn soạn và lưu được." | "The office is checking the registration; its answer comes by e-mail. Until then proposals can be written and saved.";
    document_missing = "Còn thiếu giấy chứng nhận đăng ký doanh nghiệp. Vui lòng tải lên để được xác minh." | "The registration certificate is missing. Please upload it, so that the firm can be verified.";
    returned = "Cần bổ sung." | "Returned for correction.";
    returned_lead(reason) = "Cơ quan thường trực đề nghị: {reason} Nếu doanh nghiệp cho rằng hồ sơ đăng ký đã đúng, hãy lưu lại nguyên trạng: người khác của cơ quan sẽ xem xét." | "The office asks: {reason} If your registration is right as it is, save it again unchanged: somebody else of the office will look at it.";
    released_lead = "Mã số thuế đã khai là của doanh nghiệp khác, theo giấy chứng nhận mà cơ quan thường trực đã đối chiếu. Vui lòng sửa thông tin đăng ký và khai đúng mã số thuế của doanh nghiệp mình; nội dung đã soạn được giữ nguyên." | "The tax code is another firm's, by the certificates that the office has compared. Please correct the registration and give your own firm's code; what was written is kept.";
    document = "Giấy chứng nhận đăng ký" | "Registration certificate";
    document_lead = "Bản chụp hoặc bản điện tử giấy chứng nhận đăng ký doanh nghiệp. Chỉ cơ quan thường trực và người của doanh nghiệp xem được." | "A scan or the electronic original. Only the office and the firm's own people can see it.";
    document_file = "Tệp giấy chứng nhận" | "Certificate file";
    document_hint = "PDF, PNG hoặc JPG, tối đa 50 MB." | "PDF, PNG or JPG, at most 50 MB.";
    document_add = "Tải lên giấy chứng nhận" | "Upload the certificate";
    document_replace = "Thay giấy chứng nhận" | "Replace the certificate";
    document_present = "Giấy chứng nhận hiện tại:" | "The present certificate:";
    replace_hint = "Doanh nghiệp đã được xác minh theo giấy chứng nhận này. Thay giấy chứng nhận làm kết thúc việc xác minh; trang tiếp theo nêu rõ trước khi gửi." | "The firm was verified against this certificate. Replacing it ends the verification; the next page says what that means before anything is sent.";
    replace_heading = "Trước khi thay giấy chứng nhận" | "Before you replace the certificate";
    replace_verification = "Việc xác minh hiện tại kết thúc ngay khi giấy chứng nhận mới được tải lên. Cơ quan thường trực xác minh lại và báo kết quả qua thư điện tử." | "The present verification ends as soon as the new certificate is uploaded. The office verifies the firm again and answers by e-mail.";
    replace_drafts = "Hồ sơ đang soạn: vẫn soạn và lưu được, nhưng chưa nộp được cho đến khi doanh nghiệp được xác minh lại." | "Drafts can still be written and saved, but not submitted until the firm has been verified again.";
    replace_handed_in = "Hồ sơ đã nộp: giữ nguyên giá trị và vẫn được mở, đánh giá; có thể rút, nhưng chưa nộp bản thay thế được cho đến khi xác minh lại." | "What has been submitted stays valid and is opened and evaluated; it can be withdrawn, but not replaced until the firm has been verified again.";
    replace_draft(code, challenge, at) = "Hồ sơ {code} (bài toán {challenge}) chưa nộp; đóng nhận hồ sơ {at}." | "Proposal {code} (challenge {challenge}) has not been submitted; it closes on {at}.";
    replace_submitted(code, challenge, at) = "Hồ sơ {code} (bài toán {challenge}) đã nộp, giữ nguyên; đóng nhận hồ sơ {at}." | "Proposal {code} (challenge {challenge}) is submitted and stays so; it closes on {at}.";
    replace_confirm = "Doanh nghiệp đồng ý kết thúc việc xác minh hiện tại" | "The firm agrees that its present verification ends";
    people = "Người dùng của doanh nghiệp" | "People of the firm";
    people_caption = "Người dùng được hồ sơ của doanh nghiệp, và quyền của từng người" | "Those who can use the firm's proposals, and what each may do";
    person = "Họ và tên" | "Name";
    email = "Thư điện tử" | "E-mail address";
    part = "Vai trò" | "Role";
    owner = "Chủ tài khoản" | "Owner";
    member = "Người tham gia" | "Member";
    invited_until = "Đã mời, hiệu lực đến" | "Invited, until";
    invite_email = "Thư điện tử của người được mời" | "E-mail address of the person to invite";
    invite_hint = "Thư mời có hiệu lực bảy ngày." | "An invitation works for seven days.";
    invite_later = "Doanh nghiệp mời thêm người tham gia sau khi được cơ quan thường trực xác minh." | "A firm can invite people once the standing office has verified it.";
    invite_send = "Gửi thư mời" | "Send the invitation";
    people_act = "Thao tác" | "Action";
    remove_member = "Xóa khỏi doanh nghiệp" | "Remove from the firm";
    ask_remove_member(name) = "Xóa {name} khỏi tài khoản doanh nghiệp? Người này không còn xem và soạn được hồ sơ, mọi phiên đăng nhập của người này kết thúc và người này được báo qua thư điện tử. Nội dung đã soạn vẫn thuộc doanh nghiệp." | "Remove {name} from the firm's account? They can no longer read or write its proposals, all their sessions end, and they are notified by e-mail. What they wrote stays with the firm.";
    cancel_invitation = "Hủy lời mời" | "Take back the invitation";
    ask_cancel_invitation(email) = "Hủy lời mời gửi đến {email}? Liên kết trong thư mời ngừng hoạt động ngay." | "Take back the invitation sent to {email}? The link in the mail stops working at once.";
    other_account = "Mã số thuế là của doanh nghiệp ông/bà, nhưng đã có tài khoản khác đăng ký? Đề nghị xem xét được gửi từ một tài khoản chưa thuộc doanh nghiệp nào: đăng ký tài khoản bằng địa chỉ thư điện tử khác, mở trang đăng ký doanh nghiệp và chọn “Mã số thuế của doanh nghiệp đã có tài khoản khác đăng ký?”. Doanh nghiệp này và nội dung đã soạn giữ nguyên." | "Is the tax code yours, and registered by somebody else? It is claimed from an account that has no firm yet: register an account with another e-mail address, open the page that registers a firm and choose “Has somebody else registered your tax code?”. This firm, and what was written, stay as they are.";
    strengths_title = "Năng lực dùng cho các hồ sơ" | "The firm's capabilities";
    strengths_lead = "Soạn một lần, chép vào mục đội ngũ và mục kinh nghiệm của từng hồ sơ. Chỉ người của doanh nghiệp đọc được; nội dung chỉ thành một phần của hồ sơ khi được chép vào bản nháp." | "Written once, and copied into the team and the references of each proposal. Only the firm's own people can read it; it is part of a proposal once it is copied into a draft.";
    strengths_save = "Lưu" | "Save";
    capabilities = "Năng lực" | "What the firm can do";
    capabilities_hint = "Quy mô, công nghệ, chứng nhận, năng lực thực hiện." | "Size, technologies, certificates, capacity.";
    past_work = "Sản phẩm, dự án tương tự đã thực hiện" | "Similar work done before";
    past_work_hint = "Tên dự án, nơi sử dụng, thời gian, kết quả." | "Project, user, time, result.";
    experts = "Nhân sự" | "People";
    experts_lead = "Chỉ người đã đồng ý mới được nêu tên trong hồ sơ. Xóa trắng một người để bỏ; bấm “Lưu” để có thêm dòng." | "Only who has agreed is named in a proposal. Empty somebody's fields to remove them; save for more rows.";
    expert(n) = "Người thứ {n}" | "Person {n}";
    expert_role = "Vị trí trong dự án" | "Part in a project";
    expert_note = "Trình độ, kinh nghiệm" | "Qualification, experience";
    expert_agreed = "Người này đồng ý được nêu tên trong hồ sơ của doanh nghiệp" | "This person agrees to be named in the firm's proposals";
    rights_title = "Quyền của người trong doanh nghiệp" | "What the firm's people may do";
    rights_lead = "Mỗi người xem, góp ý hoặc soạn và nộp hồ sơ của doanh nghiệp. Chủ tài khoản làm được mọi việc." | "Each of the firm's people reads its proposals, comments on them, or writes and submits them. The owner may do everything.";
    rights_alone = "Ngoài chủ tài khoản, doanh nghiệp chưa có người nào khác." | "The firm has nobody but its owner.";
    rights_save = "Lưu quyền" | "Save";
    right = "Quyền của người được mời" | "What who is invited may do";
    right_choose = "Chọn quyền" | "Choose what";
    right_as_all = "Như với mọi hồ sơ của doanh nghiệp" | "As with all of the firm's proposals";
    right_for_one(code, right) = "Riêng hồ sơ {code}: {right}" | "Proposal {code} alone: {right}";
    right_view = "Xem hồ sơ" | "Read";
    right_comment = "Xem và góp ý nội bộ" | "Read, and comment within the firm";
    right_edit = "Soạn, nộp và rút hồ sơ" | "Write, submit and withdraw";
    history = "Lịch sử" | "History";
    to_proposals = "Hồ sơ của doanh nghiệp" | "The firm's proposals";
}

pub fn right_name(l: Locale, right: Right) -> &'static str {
    match right {
        Right::View => right_view(l),
        Right::Comment => right_comment(l),
        Right::Edit => right_edit(l),
    }
}

pub fn kind_name(l: Locale, of: Kind) -> &'static str {
    match of {
        Kind::SingleMemberLlc => single_member_llc(l),
        Kind::Llc => llc(l),
        Kind::JointStock => joint_stock(l),
        Kind::Partnership => partnership(l),
        Kind::Private => private(l),
        Kind::Branch => branch(l),
        Kind::Institute => institute(l),
        Kind::Cooperative => cooperative(l),
    }
}

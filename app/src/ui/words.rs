//! Words used all over the site.

words! {
    target_gone = "Chỉ tiêu này không còn trong bài toán sau khi bài toán được sửa đổi. Xóa trắng dòng này." | "The challenge was amended and no longer has this target. Please empty this row.";
    nothing_to_copy = "Không có mục nào để chép: các mục của bản nháp đã có nội dung, hoặc hồ sơ được chọn để trống các mục còn lại." | "There is nothing to copy: the sections of the draft have something in them, or the chosen proposal has nothing for the others.";
    many_files(most) = "Chưa tải lên: mỗi lần tải tối đa {most} tệp. Vui lòng tải tiếp ở lần sau." | "Not uploaded: at most {most} files at a time. Please upload the rest afterwards.";
    day_off(at) = "Vẫn chọn ngày nghỉ này: {at}" | "This day off is meant: {at}";
    weekend = "Thời hạn này rơi vào cuối tuần." | "This term ends on a weekend.";
    holiday = "Thời hạn này rơi vào ngày nghỉ lễ." | "This term ends on a public holiday.";
    optional = "(không bắt buộc)" | "(optional)";
    errors_heading = "Chưa thực hiện được" | "This could not be done yet";
    kept = "Nội dung vừa nhập được giữ nguyên trong biểu mẫu và chưa được lưu." | "Your text is all still in the form and has not been saved.";
    limit(max) = "Tối đa {max} ký tự." | "At most {max} characters.";
    so_far(count, max) = "{count}/{max} ký tự." | "{count} of {max} characters.";
    too_many(count, max) = "Thừa {count} ký tự: tối đa {max}. Không có chữ nào bị cắt; vui lòng rút gọn trước khi gửi." | "Too long by {count} characters: at most {max}. Nothing has been cut; please shorten it before sending.";
    stale = "Người khác đã lưu nội dung này trong lúc đang soạn. Nội dung vừa nhập vẫn còn trong biểu mẫu; nội dung người kia đã lưu được hiển thị bên dưới." | "Somebody else saved this while it was being written. Your text is still in the form; what the other person saved is shown below.";
    changed_since = "Nội dung dùng làm căn cứ đã thay đổi từ khi trang này được mở nên chưa có gì được ghi nhận. Trang dưới đây hiển thị nội dung mới nhất; vui lòng xem lại các mục sau rồi thực hiện lại." | "What this rests on has changed since the page was opened, so nothing was done. The page below shows how it is now; please look at the following again, then do it once more.";
    merged = "Chỉ các mục hai bên cùng sửa được nêu bên dưới; các mục khác đã được cập nhật theo nội dung mới nhất." | "Only what both changed is listed below; everything else is up to date.";
    own_stale = "Chính ông/bà đã lưu nội dung này ở một cửa sổ khác. Nội dung vừa nhập vẫn còn trong biểu mẫu; nội dung đã lưu được hiển thị bên dưới." | "You saved this yourself, in another window. Your text is still in the form; what was saved is shown below.";
    error_title = "Không thực hiện được yêu cầu" | "The request could not be carried out";
    zone = "giờ Việt Nam (UTC+7)" | "Viet Nam time (UTC+7)";
    breadcrumb = "Đường dẫn trang" | "Breadcrumb";
    home = "Trang chủ" | "Home";
    illustrative_tag = "Dữ liệu minh họa" | "Illustrative data";
    illustrative = "Dữ liệu minh họa – không phải danh mục chính thức của tỉnh." | "Illustrative data – not the province's official list.";
    days_left(days) = "còn {days} ngày" | "{days} days left";
    day_left = "còn 1 ngày" | "1 day left";
    under_a_day_left = "còn dưới 1 ngày" | "less than a day left";
    time_over = "đã hết thời hạn" | "time is up";
}

/// Stages, in words that follow "Giai đoạn".
pub mod stage {
    words! {
        draft = "Bản nháp" | "Draft";
        under_review = "Đang thẩm định" | "Under review";
        scheduled = "Đã duyệt, chờ công bố" | "Approved, to be published";
        upcoming = "Sắp nhận hồ sơ" | "Opening soon";
        open = "Đang nhận hồ sơ" | "Open for proposals";
        closed = "Đã đóng, chưa mở hồ sơ" | "Closed, proposals not opened";
        opened = "Đã mở hồ sơ" | "Proposals opened";
        scoring = "Đang đánh giá" | "Under evaluation";
        scored = "Đã chấm điểm" | "Scored";
        proposed = "Hội đồng đã đề xuất" | "Shortlist proposed";
        forwarded = "Đã trình lãnh đạo" | "Submitted for decision";
        decided = "Đã quyết định" | "Decided";
        result_published = "Đã công bố kết quả" | "Result published";
        cancelled = "Đã hủy" | "Cancelled";
    }
}

/// Fields of challenges.
pub mod field {
    words! {
        government = "Chính quyền số" | "Digital government";
        data = "Dữ liệu" | "Data";
        heritage = "Di sản" | "Heritage";
        tourism = "Du lịch" | "Tourism";
        border = "Cửa khẩu, biên giới" | "Border trade";
        mining = "Khai thác mỏ" | "Mining";
        circular = "Kinh tế tuần hoàn" | "Circular economy";
        logistics = "Cảng biển, logistics" | "Ports and logistics";
        environment = "Môi trường" | "Environment";
        aquaculture = "Thủy sản" | "Aquaculture";
        health = "Y tế" | "Health";
        education = "Giáo dục, đào tạo" | "Education";
        land = "Đất đai, đô thị" | "Land and cities";
    }
}

/// The frame of every page.
pub mod frame {
    words! {
        address(address) = "Địa chỉ: {address}" | "Address: {address}";
        contact(contact) = "Liên hệ: {contact}" | "Contact: {contact}";
        agency_demo = "(bản trình diễn)" | "(demonstration)";
        product = "Cổng bài toán lớn" | "Grand Challenges Portal";
        description = "Tỉnh Quảng Ninh công bố các bài toán lớn; doanh nghiệp công nghệ số Việt Nam nộp hồ sơ đề xuất giải pháp; Hội đồng tư vấn đánh giá theo quy chế công khai." | "Quảng Ninh province publishes its grand challenges; Vietnamese digital-technology firms propose solutions; an advisory council evaluates them by published rules.";
        demo = "Dữ liệu minh họa – không phải danh mục chính thức của tỉnh. Đây là bản trình diễn phần mềm; mọi bài toán, doanh nghiệp, hồ sơ và kết quả đều là giả định." | "Illustrative data – not the province's official list. This is a demonstration of software; every challenge, firm, proposal and result is made up.";
        waiting = "Đang xử lý, vui lòng chờ…" | "Working on it, please wait…";
        skip = "Chuyển đến nội dung chính" | "Skip to main content";
        tools = "Công cụ" | "Tools";
        nav = "Điều hướng chính" | "Main navigation";
        text_size = "Chữ lớn" | "Larger text";
        contrast = "Tương phản cao" | "High contrast";
        dark = "Nền tối" | "Dark";
        light = "Nền sáng" | "Light";
        as_device = "Nền theo thiết bị" | "As the device is";
        /// The name of the other language, in that language.
        other_language = "English" | "Tiếng Việt";
        sign_in = "Đăng nhập" | "Sign in";
        sign_out = "Đăng xuất" | "Sign out";
        leaving_title = "Có nội dung chưa được lưu" | "Something is not saved";
        leaving = "Nội dung vừa nhập trên trang này chưa được lưu và sẽ mất khi đăng xuất. Để giữ lại, vui lòng bấm nút lưu ở biểu mẫu bên dưới trước." | "What you typed on this page is not saved and will be lost by signing out. To keep it, please press the save button of the form below first.";
        leaving_all_the_same = "Đăng xuất, bỏ nội dung chưa lưu" | "Sign out and discard what is not saved";
        account = "Tài khoản" | "Account";
        challenges = "Bài toán" | "Challenges";
        register = "Đăng ký doanh nghiệp" | "Register a firm";
        proposals = "Hồ sơ" | "Proposals";
        firm = "Doanh nghiệp" | "Firm";
        office = "Cơ quan thường trực" | "Office";
        firms = "Xác minh doanh nghiệp" | "Verify firms";
        council = "Hội đồng" | "Council";
        seats = "Thành viên Hội đồng" | "Council seats";
        responsible = "Cơ quan chịu trách nhiệm" | "Responsible agency";
        source = "Ghi rõ nguồn khi sử dụng lại thông tin từ trang này. Nếu hai ngôn ngữ có khác biệt, bản tiếng Việt có giá trị." | "Please name the source when reusing information from this site. Where the languages differ, the Vietnamese text prevails.";
        look_up = "Tra cứu" | "Look up";
        all_challenges = "Danh sách bài toán" | "All challenges";
        open_data = "Dữ liệu mở (JSON)" | "Open data (JSON)";
        help = "Trợ giúp" | "Help";
        software = "Phần mềm" | "Software";
        version(version) = "Phiên bản {version}" | "Version {version}";
        licence = "Phần mềm nguồn mở, giấy phép Apache-2.0" | "Open-source software, Apache-2.0 licence";
        times = "Thời gian trên trang này theo giờ Việt Nam (UTC+7)." | "Times on this site are Viet Nam time (UTC+7).";
        printed(address, at) = "In từ {address} lúc {at} (giờ Việt Nam)." | "Printed from {address} on {at} (Viet Nam time).";
    }
}

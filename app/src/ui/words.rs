//! Words used all over the site.

words! {
    optional = "(không bắt buộc)" | "(optional)";
    errors_heading = "Chưa thực hiện được" | "This could not be done yet";
    stale = "Người khác đã lưu nội dung này trong lúc đang soạn. Nội dung vừa nhập vẫn còn trong biểu mẫu; nội dung người kia đã lưu được hiển thị bên dưới." | "Somebody else saved this while it was being written. What was typed is still in the form; what the other person saved is shown below.";
    error_title = "Không thực hiện được yêu cầu" | "The request could not be carried out";
    zone = "giờ Việt Nam (UTC+7)" | "Vietnam time (UTC+7)";
    breadcrumb = "Đường dẫn trang" | "Breadcrumb";
    illustrative_title = "Dữ liệu minh họa." | "Illustrative data.";
    illustrative = "Nội dung này được biên soạn để trình diễn hệ thống, không thuộc danh mục bài toán chính thức của tỉnh." | "This was written to demonstrate the system and is not on the province's official list.";
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
        closed = "Đã đóng, hồ sơ niêm phong" | "Closed, proposals sealed";
        opened = "Đã mở hồ sơ" | "Proposals opened";
        scoring = "Đang đánh giá" | "Under evaluation";
        scored = "Đã chấm điểm" | "Scored";
        proposed = "Hội đồng đã đề xuất" | "Shortlist proposed";
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

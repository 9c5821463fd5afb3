//! Words used all over the site.

words! {
    optional = "(không bắt buộc)" | "(optional)";
    errors_heading = "Chưa thực hiện được" | "This could not be done yet";
    stale = "Người khác đã lưu nội dung này trong lúc đang soạn. Nội dung vừa nhập vẫn còn trong biểu mẫu; nội dung người kia đã lưu được hiển thị bên dưới." | "Somebody else saved this while it was being written. What was typed is still in the form; what the other person saved is shown below.";
    error_title = "Không thực hiện được yêu cầu" | "The request could not be carried out";
    zone = "giờ Việt Nam (UTC+7)" | "Vietnam time (UTC+7)";
}

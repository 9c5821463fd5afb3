//! Words of what is made in the background.

words! {
    make_public = "Lập hồ sơ lưu trữ (ZIP)" | "Make the archive (ZIP)";
    make_office = "Lập hồ sơ lưu trữ, bản của cơ quan (ZIP)" | "Make the archive, office edition (ZIP)";
    of_call(code) = "của {code}" | "of {code}";
    waiting = "Đang chờ đến lượt. Trang này tự cập nhật; có thể rời trang và quay lại sau." | "It waits for its turn. This page renews itself; you may leave it and come back.";
    running = "Hệ thống đang lập. Trang này tự cập nhật; có thể rời trang và quay lại sau." | "It is being made. This page renews itself; you may leave it and come back.";
    notice = "Khi lập xong, mục Thông báo sẽ báo." | "Notices will tell you when it is ready.";
    steps(done, total) = "Đã xong {done} trong {total} bước" | "{done} of {total} steps done";
    progress = "Tiến độ" | "Progress";
    reload = "Tải lại trang" | "Load this page again";
    done = "Đã lập xong." | "It is ready.";
    download = "Tải xuống" | "Download";
    size = "Dung lượng" | "Size";
    sha256 = "Mã băm SHA-256" | "SHA-256";
    made = "Lập xong lúc" | "Made";
    asked = "Yêu cầu lúc" | "Asked for";
    until = "Giữ đến" | "Kept until";
    denied = "Không lập được vì tài khoản không còn quyền đọc nội dung này." | "It was not made, because the account may not read this any more.";
    broken = "Chưa lập được vì lỗi của hệ thống; lỗi đã được ghi lại. Vui lòng yêu cầu lại; nếu vẫn chưa được, liên hệ cơ quan thường trực." | "It could not be made because something failed here; that was written down. Please ask again, and contact the standing office if it fails once more.";
}

//! Words of the notices.

words! {
    title = "Thông báo" | "Notices";
    unread = "chưa đọc" | "unread";
    not_counted = "chưa đếm được thông báo" | "notices could not be counted";
    lead = "Những việc hệ thống đã báo cho tài khoản, như trong thư điện tử. Loại thông báo đã tắt ở trang tài khoản thì không có ở đây. Thông báo được giữ 90 ngày. Mở liên kết không đánh dấu là đã đọc; chỉ nút “Đánh dấu đã đọc” làm việc đó." | "What the site has told this account, as its mails do. Kinds of notices that are switched off on the account's page are not here. Notices are kept for 90 days. Following a link does not mark one as read; only the button does.";
    none = "Chưa có thông báo nào." | "There are no notices yet.";
    tasks = "Việc cần làm nằm ở trang làm việc của tài khoản; thông báo chỉ cho biết điều đã diễn ra." | "What waits to be done is on the account's own page of work; notices only tell what happened.";
    count(unread, total) = "{unread} chưa đọc, {total} tất cả" | "{unread} unread, {total} in all";
    is_new = "Chưa đọc" | "Unread";
    is_read = "Đã đọc" | "Read";
    mark = "Đánh dấu đã đọc" | "Mark as read";
    mark_all = "Đánh dấu tất cả là đã đọc" | "Mark all as read";
    choose = "Chọn loại thư và thông báo" | "Choose mails and notices";
}

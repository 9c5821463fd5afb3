//! The name under which a file is handed out.

use app::files::disposition;

#[test]
fn vietnamese_names_survive_and_nothing_escapes_the_quotes() {
    assert_eq!(disposition("Dự toán.pdf"), "attachment; filename=\"du_toan.pdf\"; filename*=UTF-8''D%E1%BB%B1%20to%C3%A1n.pdf");
    assert_eq!(disposition("a\"; b\r\n"), "attachment; filename=\"a___b__\"; filename*=UTF-8''a%22%3B%20b%0D%0A");
}

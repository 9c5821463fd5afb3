//! What was chosen, in the words of the page it was chosen on.

use app::choices::read;
use domain::form::Form;

#[test]
fn choices_are_read_in_the_words_of_their_page() {
    let page = "<main><form><fieldset><legend>Hai bên &amp; ba</legend>\
        <input type=\"radio\" id=\"a\" name=\"way\" value=\"left\"><label for=\"a\">Bên trái</label>\
        <input type=\"radio\" id=\"b\" name=\"way\" value=\"right\"><label for=\"b\">Bên phải</label></fieldset>\
        <label for=\"g\">Về việc <span class=\"optional\">(không bắt buộc)</span></label>\
        <select id=\"g\" name=\"grounds\"><option value=\"\">–</option><option value=\"conflict\" selected>Xung đột <!>lợi ích</option></select>\
        <input type=\"checkbox\" id=\"c\" name=\"sure\" value=\"on\"><label for=\"c\">Đã rõ</label>\
        <input type=\"hidden\" name=\"seen\" value=\"7\"><label for=\"u\">Đến ngày</label><input type=\"date\" id=\"u\" name=\"until\">\
        <fieldset><legend>Hồ sơ BT-01-02</legend><label for=\"r\">Lý do</label><textarea id=\"r\" name=\"reason\"></textarea></fieldset></form>";
    let form = Form::default().with("way", "right").with("grounds", "conflict").with("sure", "on").with("seen", "7");
    let form = form.with("reason", "Vì sao").with("until", "2026-12-01");
    let words = read(page, &form);
    let read: Vec<_> = words.chosen.into_iter().map(|(_, of, what)| (of, what)).collect();
    let expected = [("Hai bên & ba", "Bên phải"), ("Về việc", "Xung đột lợi ích"), ("", "Đã rõ")];
    assert_eq!(read, expected.map(|(of, what)| (of.to_owned(), what.to_owned())));
    let labels: Vec<_> = words.labels.into_iter().collect();
    let expected = [("reason", "Hồ sơ BT-01-02 – Lý do"), ("until", "Đến ngày")];
    assert_eq!(labels, expected.map(|(name, label)| (name.to_owned(), label.to_owned())));
}

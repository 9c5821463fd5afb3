//! The token by which a browser is known.

use app::browser::{Browser, TOKEN};

#[test]
fn only_a_whole_token_is_a_browser() {
    let token = "a".repeat(TOKEN);
    assert_eq!(Browser::read(&format!("{token}.")), Some(Browser { token: token.clone(), user: None }));
    assert_eq!(Browser::read(&format!("{token}.not-an-id")).map(|browser| browser.user), Some(None));
    for wrong in ["", ".", &token, &format!("{}g.", &token[1..]), &format!("{token}a.")] {
        assert_eq!(Browser::read(wrong), None, "{wrong}");
    }
}

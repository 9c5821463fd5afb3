//! Where signing in leads.

use app::accounts::local;

#[test]
fn signing_in_never_leads_off_the_site() {
    assert_eq!(local("/proposals"), Some("/proposals"));
    assert_eq!(local("/en/proposals"), Some("/proposals"));
    assert_eq!(local("/entry"), Some("/entry"));
    for elsewhere in ["", "proposals", "//evil.example", "/\\evil.example", "/en//evil.example", "https://evil.example", "/a\nb"] {
        assert_eq!(local(elsewhere), None, "{elsewhere}");
    }
}

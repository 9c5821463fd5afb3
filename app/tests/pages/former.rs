//! Addresses with a former code, or a slash too many.

use app::former::{split, without_slash};
use axum::http::Uri;

#[test]
fn the_code_is_found_wherever_it_stands() {
    let parts = |address: &'static str| split(&Uri::from_static(address)).map(|(a, b, c)| [a, b, c].map(str::to_owned));
    assert_eq!(parts("/office/challenges/BT-01/edit?a=/b"), Some(["/office/challenges/", "BT-01", "/edit?a=/b"].map(str::to_owned)));
    assert_eq!(parts("/challenges/BT-01?a=1"), Some(["/challenges/", "BT-01", "?a=1"].map(str::to_owned)));
    assert_eq!(parts("/challenges"), None);
    assert_eq!(parts("/challenges/"), None);
}

#[test]
fn a_slash_too_many_leads_nowhere_else() {
    let address = |uri: &'static str| without_slash(&Uri::from_static(uri));
    assert_eq!(address("/challenges/BT-01/?a=1").as_deref(), Some("/challenges/BT-01?a=1"));
    for uri in ["/", "/challenges", "//example.org/", "///"] {
        assert_eq!(address(uri), None, "{uri}");
    }
}

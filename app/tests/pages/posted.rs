//! The table of forms, beside the routes of the site.

use app::{
    posted::{FORMS, find, names},
    site,
};
use axum::http::Method;
use std::collections::BTreeSet;

#[test]
fn every_form_of_the_site_is_in_the_table_and_stands_on_a_page() {
    let of = |method: Method| site::list().into_iter().filter(move |(m, _)| *m == method).map(|(_, path)| path);
    let (posts, pages): (BTreeSet<_>, BTreeSet<_>) = (of(Method::POST).collect(), of(Method::GET).collect());
    let listed: BTreeSet<_> = FORMS.iter().map(|posting| posting.pattern.to_owned()).collect();
    assert_eq!(listed.len(), FORMS.len(), "an address stands twice in the table");
    assert_eq!(posts.symmetric_difference(&listed).collect::<Vec<_>>(), [""; 0]);
    for posting in FORMS {
        let page = posting.page.split('?').next().unwrap_or_default();
        let fits = |pattern: &String| names(Box::leak(pattern.clone().into_boxed_str()), page).is_some();
        assert!(pages.contains(page) || pages.iter().any(fits), "{}: {page}", posting.pattern);
    }
}

#[test]
fn an_address_finds_its_form_and_the_form_its_page() {
    let page = |path| find(path).map(|(posting, names)| posting.page_of(&names));
    assert_eq!(page("/office/challenges/BT-01/conclude").as_deref(), Some("/office/challenges/BT-01/follow-up"));
    assert_eq!(page("/office/import/upload").as_deref(), Some("/office/import"));
    assert_eq!(page("/office/import/7").as_deref(), Some("/office/import/7"));
    assert_eq!(page("/proposals/7/act/submit").as_deref(), Some("/proposals/7/act/submit"));
    assert_eq!(page("/upload/proposal/7").as_deref(), Some("/proposals/7/files"));
    for unknown in ["/", "/challenges", "/office/challenges//conclude", "/office/challenges/BT-01/conclude/"] {
        assert_eq!(page(unknown), None, "{unknown}");
    }
}

//! Every form of the site by its address: the page it stands on, what it does in words, and whether it may be sent
//! without an account. A test holds the table complete.

mod pressed;
mod table;
mod words;

pub use pressed::pressed;
pub use table::FORMS;

use domain::locale::Locale;

/// Name of the hidden field by which a form that is sent on says which kept one it is.
pub const KEPT_FORM: &str = "kept_form";

/// The form that is posted to one address.
pub struct Posting {
    /// As in the routes.
    pub pattern: &'static str,
    /// The page that the form stands on, with the same names in braces.
    pub page: &'static str,
    /// What it does.
    pub name: fn(Locale) -> &'static str,
    pub kind: Kind,
}

/// What becomes of a form when nobody is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It needs no account.
    Open,
    /// It is kept until somebody signs in.
    Kept,
    /// A file, which no page can keep.
    Upload,
    /// A secret vote, which is never kept.
    Secret,
}

/// What stands in the braces of a pattern.
pub type Names<'a> = Vec<(&'static str, &'a str)>;

/// The form that is posted to `path`, and what its address names.
pub fn find(path: &str) -> Option<(&'static Posting, Names<'_>)> {
    let path = path.split('?').next().unwrap_or(path);
    let found = FORMS.iter().filter_map(|posting| Some((posting, names(posting.pattern, path)?)));
    // As the router does: of two that fit, the one that names less.
    found.min_by_key(|(_, names)| names.len())
}

impl Posting {
    /// The address of the page that the form stands on.
    pub fn page_of(&self, names: &Names<'_>) -> String {
        names.iter().fold(self.page.to_owned(), |page, (name, value)| page.replace(&format!("{{{name}}}"), value))
    }
}

fn names<'a>(pattern: &'static str, path: &'a str) -> Option<Names<'a>> {
    let (mut wanted, mut given) = (pattern.split('/'), path.split('/'));
    let mut found = Vec::new();
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return Some(found),
            (Some(wanted), Some(given)) => match wanted.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
                Some(name) if !given.is_empty() => found.push((name, given)),
                None if wanted == given => {}
                _ => return None,
            },
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site;
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
}

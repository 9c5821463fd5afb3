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

pub fn names<'a>(pattern: &'static str, path: &'a str) -> Option<Names<'a>> {
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

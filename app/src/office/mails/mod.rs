//! The site's mails, for the office: how they fare, and what each kind says.

mod kinds;
mod list;
mod words;

pub use kinds::{as_html, kind, kinds};
pub use list::{list, send_again};

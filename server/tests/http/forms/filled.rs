//! Forms that hold what somebody wrote, found on the pages: each says what it showed, so that an older window takes nothing
//! back unasked. What the lists beside it claim is looked at here, and a new form cannot be forgotten.

use super::html::forms;
use crate::together::every_page;
use app::posted;
use std::collections::BTreeSet;

/// Hold a choice or a moment that the page suggests, one's own setting, or whose password it is; nothing that somebody wrote.
const SUGGESTED: &[&str] = &["/account", "/account/language", "/account/mails", "/office/new", "/council/meetings/new"];

/// By their patterns: those that say what they showed, and those that do not, with where they stand.
pub async fn written_over() -> (BTreeSet<&'static str>, BTreeSet<String>) {
    let (mut held, mut silent) = (BTreeSet::new(), BTreeSet::new());
    for (nick, address, html) in every_page().await {
        let main = html.split_once("<main").map_or(html.as_str(), |(_, main)| main);
        for form in forms(main).into_iter().filter(|form| !form.filled.is_empty()) {
            let says = form.hidden.0.keys().any(|name| name == "seen" || name.ends_with("version") || name.starts_with("shown_"));
            let patterns = form.actions.iter().filter_map(|action| posted::find(action)).map(|(posting, _)| posting.pattern);
            for pattern in patterns.filter(|pattern| !SUGGESTED.contains(pattern)) {
                if says {
                    held.insert(pattern);
                } else {
                    silent.insert(format!("{pattern} for {nick} at {address}: {}", form.filled.join(" ")));
                }
            }
        }
    }
    (held, silent)
}

#[tokio::test(flavor = "multi_thread")]
async fn no_form_that_shows_what_is_stored_goes_without_saying_what_it_showed() {
    let (held, silent) = written_over().await;
    assert!(silent.is_empty(), "{silent:#?}");
    assert!(held.len() > 8, "{held:?}");
}

//! What is stored changes under a permit: every writer of the tables takes one, but for those that are named here.

use super::{none, sources};

/// Whose acts are proven by something else than a permit, or are nobody's.
const WITHOUT: [(&str, &[&str]); 21] = [
    // A browser's own, by its cookie.
    ("kept_form.rs", &["insert", "delete", "delete_expired"]),
    ("session.rs", &["insert", "update", "delete", "delete_of_user", "delete_expired"]),
    // A mailed link and a password prove whose they are; an account is begun with a link, or by who runs the machine.
    ("link.rs", &["insert", "use_up", "end_all", "delete_expired"]),
    // The same of who watches without an account; and keys end with the sessions of whoever has them.
    ("guest_watch.rs", &["insert", "remove"]),
    ("api_key.rs", &["delete_of_user"]),
    ("user.rs", &["insert", "set_password", "set_locale"]),
    ("firm_member.rs", &["insert"]),
    // The same of which mails and notices somebody gets.
    ("mail_off.rs", &["save"]),
    ("notice_off.rs", &["save"]),
    ("unsubscribe_link.rs", &["insert", "delete_expired"]),
    // The site's own: what a search has found, and which reminder was sent.
    ("saved_search.rs", &["update_found"]),
    ("reminder.rs", &["insert"]),
    // The site's own: what is still to be written to whoever watches, and texts of mails that were given up.
    ("watched_news.rs", &["insert", "remove"]),
    ("outbox.rs", &["forget_texts"]),
    // The site's own: what the open data tells, once it is public; and what stands beside a mail on the site.
    ("open_release.rs", &["insert"]),
    ("notice.rs", &["insert", "delete_before"]),
    // The site's own: what was made for somebody and kept long enough.
    ("errand.rs", &["delete"]),
    // The cast's and the demonstration's.
    ("firm.rs", &["create"]),
    ("challenge.rs", &["mark_illustrative"]),
    ("file.rs", &["create"]),
    // Lets go of what is stored no longer.
    ("ballot.rs", &["forget_versions"]),
];

/// How the names of writers begin.
const WRITES: [&str; 14] =
    ["insert", "save_", "save(", "update", "remove", "delete", "create", "assign", "set_", "restore", "forget", "mark_", "end_", "use_up"];

#[test]
fn what_is_stored_changes_under_a_permit() {
    let (mut writers, mut found) = (0, Vec::new());
    for (path, text) in sources("app/backend/src/db") {
        let file = path.trim_start_matches("app/backend/src/db/");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for part in text.split("pub async fn ").skip(1) {
            let (name, head) = (part.split(['(', '<']).next().unwrap_or_default(), part.split('{').next().unwrap_or_default());
            let is_writer = WRITES.iter().any(|begin| format!("{name}(").starts_with(begin));
            let is_named = WITHOUT.iter().any(|(of, names)| *of == file && names.contains(&name));
            writers += usize::from(is_writer);
            if is_writer && !is_named && !head.contains("permit: &Permit") {
                found.push(format!("{file}: {name}"));
            }
        }
    }
    assert!(writers > 50, "only {writers} writers were found");
    none(found, "a writer of the tables takes a permit");
}

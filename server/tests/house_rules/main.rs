//! The borders between the rooms, and what their READMEs promise, held by reading the sources.

mod circles;
mod permits;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

const MAX_LINES: usize = 400;
const ROOMS: [&str; 5] = ["app", "server", "frontend", "migrations", "end2end"];
/// Letters that only Vietnamese words have.
const VIETNAMESE: &str = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace").to_owned()
}

/// Every Rust source under `folder`, by its path from the top.
fn sources(folder: &str) -> Vec<(String, String)> {
    files(folder, |path| path.extension().is_some_and(|ending| ending == "rs"))
}

fn files(folder: &str, is_wanted: impl Fn(&Path) -> bool) -> Vec<(String, String)> {
    let (top, mut found, mut folders) = (root(), Vec::new(), vec![root().join(folder)]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name();
            if path.is_dir() && name != "target" && name != "node_modules" {
                folders.push(path);
            } else if is_wanted(&path) {
                let text = fs::read_to_string(&path).expect("a text");
                found.push((path.strip_prefix(&top).expect("under the top").to_string_lossy().into_owned(), text));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "nothing found in {folder}");
    found
}

/// The lines of a source up to its own tests, without comments.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().take_while(|(_, line)| line.trim() != "#[cfg(test)]");
    lines.map(|(i, line)| (i + 1, line)).filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn breaches(folder: &str, is_exempt: impl Fn(&str) -> bool, is_wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let files = sources(folder).into_iter().filter(|(path, _)| !is_exempt(path));
    files
        .flat_map(|(path, text)| {
            let wrong = code(&text).filter(|(_, line)| is_wrong(line)).map(|(i, line)| format!("{path}:{i}: {}", line.trim()));
            wrong.collect::<Vec<_>>()
        })
        .collect()
}

#[track_caller]
fn none(breaches: Vec<String>, rule: &str) {
    assert!(breaches.is_empty(), "{rule}:\n{}", breaches.join("\n"));
}

#[test]
fn no_file_is_too_long() {
    let long = ROOMS.iter().filter(|room| **room != "end2end").flat_map(|room| sources(room)).filter_map(|(path, text)| {
        let lines = text.lines().count();
        (lines > MAX_LINES).then(|| format!("{path}: {lines} lines"))
    });
    none(long.collect(), "no file is longer than 400 lines");
}

#[test]
fn every_file_says_what_lives_in_it() {
    let silent = ["app", "server", "frontend", "migrations"].iter().flat_map(|room| sources(room));
    let silent =
        silent.filter(|(path, text)| !text.starts_with("//!") && !text.starts_with("#!") && !path.contains("/migrations/src/m2026"));
    none(silent.map(|(path, _)| path).collect(), "every file begins with a line of //! that says what lives there");
}

/// Beside the tables: errors are recognised, transactions begun, and tests set up with it. Use-cases may
/// name the connection that they hand to the tables, and how a row is to be locked.
#[test]
fn only_the_tables_speak_to_the_database() {
    let exempt = [
        "app/backend/src/db/",
        "app/backend/src/error.rs",
        "app/backend/src/transaction.rs",
        "app/backend/src/testing",
        "app/backend/tests/",
        "server/tests/",
        "server/benches/",
        "server/examples/",
    ];
    for room in ["app", "server", "frontend"] {
        let found = breaches(
            room,
            |path| exempt.iter().any(|e| path.starts_with(e)),
            |line| line.contains("sea_orm") && !NAMED.contains(&line.trim()),
        );
        none(found, "sea_orm stays in backend/src/db and the migrations");
    }
}

/// Where a library's tests are not compiled, none stands in it, since it would never run.
#[test]
fn no_test_stands_where_none_is_run() {
    let manifests = ROOMS.iter().filter(|room| **room != "end2end").flat_map(|room| files(room, |path| path.ends_with("Cargo.toml")));
    let silent: Vec<_> =
        manifests.filter(|(_, text)| text.contains("\ntest = false\n")).map(|(path, _)| path.replace("Cargo.toml", "src")).collect();
    assert!(silent.contains(&"app/src".to_owned()), "{silent:?}");
    for room in silent {
        let tests = sources(&room).into_iter().filter(|(_, text)| text.contains("#[cfg(test)]") || text.contains("#[test]"));
        none(tests.map(|(path, _)| path).collect(), "a test stands where it runs");
    }
}

const NAMED: [&str; 3] =
    ["use sea_orm::ConnectionTrait;", "use sea_orm::sea_query::LockType;", "use sea_orm::{ConnectionTrait, sea_query::LockType};"];

#[test]
fn the_rules_know_nothing_of_the_world() {
    let outside =
        ["tokio", "axum", "leptos::", "sea_orm", "std::fs", "std::net", "SystemTime", "async fn", "Instant", "std::env", "rand::"];
    none(breaches("app/domain/src", |_| false, |line| outside.iter().any(|o| line.contains(o))), "the domain is pure");
}

#[test]
fn the_backend_knows_nothing_of_pages() {
    let outside = ["leptos", "axum", "tower_sessions"];
    none(breaches("app/backend/src", |_| false, |line| outside.iter().any(|o| line.contains(o))), "the backend has no HTTP and no views");
}

/// Roles may be shown and stored anywhere; what follows from them is decided in one place.
#[test]
fn roles_are_compared_in_one_place() {
    let compares = |line: &str| {
        let line = line.replace(' ', "");
        let equal = ["==Role::", "!=Role::", "==SeatRole::", "!=SeatRole::", "Some(Role::", "Some(SeatRole::"];
        equal.iter().chain(&[".role==", ".role!=", ".role,Role::", "people::Role::"]).any(|c| line.contains(c))
    };
    let exempt = |path: &str| EXEMPT_ROLES.contains(&path) || path.contains("/tests");
    for room in ["app", "server"] {
        none(breaches(room, exempt, compares), "roles are compared in domain/src/access only");
    }
}

const EXEMPT_ROLES: [&str; 4] = [
    "app/domain/src/access/ask.rs",
    // What a role is shown: its pages, and its line above a signature.
    "app/src/ui/layout.rs",
    "app/documents/src/head.rs",
    // Which seats there may be, and who may sit on one: the council's composition.
    "app/domain/src/council/seat_change.rs",
];

/// A form that has done its work answers with `Req::done` or `Req::answer`, which take what the next page tells of it.
#[test]
fn what_a_form_did_is_told() {
    // Two pages that stand for one member's case lead on where no member is named: nothing is done there.
    let leading = ["app/src/council/conflicts/ruling.rs", "app/src/office/suggestion.rs"];
    let exempt = ["app/src/request.rs", "app/src/error_pages.rs", "app/src/site.rs", "app/src/accounts/sign_in.rs"];
    let exempt = [&exempt[..], &leading].concat();
    none(breaches("app/src", |path| exempt.contains(&path), |line| line.contains(".go(")), "every act is confirmed by the page after it");
}

/// A browser cuts what is pasted at `maxlength` without a word; the server refuses what is too long and keeps it.
#[test]
fn no_field_cuts_what_is_typed() {
    none(breaches("app/src", |_| false, |line| line.contains("maxlength")), "a field says its limit (data-max) and cuts nothing");
}

#[test]
fn visible_words_are_in_word_files() {
    // Besides the word files: the column headings of the official list, which are Vietnamese for everyone.
    let exempt = |path: &str| path.ends_with("words.rs") || path.contains("/words/") || path == "app/src/office/import.rs";
    let files = [sources("app/src"), sources("app/islands/src")].concat().into_iter().filter(|(path, _)| !exempt(path));
    let mut found = Vec::new();
    for (path, text) in files {
        // Inside `words! { … }`, up to the closing brace at the same indentation.
        let mut end: Option<String> = None;
        for (i, line) in code(&text) {
            if let Some(closing) = &end {
                if line == closing {
                    end = None;
                }
            } else if line.trim_start().starts_with("words! {") {
                end = Some(format!("{}}}", &line[..line.len() - line.trim_start().len()]));
            } else if line.to_lowercase().chars().any(|c| VIETNAMESE.contains(c)) {
                found.push(format!("{path}:{i}: {}", line.trim()));
            }
        }
    }
    none(found, "visible words stand in words! with both languages");
}

/// The site shows a proposal to its firm alone until two people open it, and encrypts nothing. It names no draw that a lot
/// is taken from, and no sign of an office or of a kind of paper, unless somebody has set them.
#[test]
fn words_claim_nothing_that_is_not_so() {
    let untrue = ["niêm phong", "mã hóa", "mã hoá", "xổ số", "sealed", "encrypt", "lottery", "skhcn-qlcn", "bth-hđtv"];
    let claims = |line: &str| {
        let texts = line.to_lowercase().split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
        texts.iter().any(|text| untrue.iter().any(|claim| text.contains(claim)))
    };
    assert!(claims(r#"w = "Hồ sơ được niêm phong" | "Proposals are sealed";"#) && !claims("sealed(l, \"\")"), "the test would find it");
    for room in ["app/src", "app/backend/src", "app/documents/src", "app/domain/src"] {
        none(breaches(room, |_| false, claims), "words say what is true of the site");
    }
}

#[test]
fn nothing_is_named_after_nothing() {
    let banned = ["utils", "util", "helpers", "helper", "common", "manager", "service", "misc"];
    let named = ["app", "server", "frontend", "migrations"].iter().flat_map(|room| sources(room)).map(|(path, _)| path);
    let bad = named.filter(|path| path.trim_end_matches(".rs").split('/').any(|part| banned.contains(&part)));
    none(bad.collect(), "a name says what a file is about");
}

#[test]
fn server_functions_stand_together() {
    let found = breaches("app", |path| path == "app/islands/src/api.rs", |line| line.trim_start().starts_with("#[server"));
    none(found, "server functions stand in islands/src/api.rs");
}

/// Rooms that explain themselves, each with its map, its recipes and its decisions.
const EXPLAINED: [&str; 9] =
    ["app", "app/islands", "app/domain", "app/backend", "app/documents", "server", "frontend", "migrations", "end2end"];

/// The front page and everything called README.md, by its path from the top.
fn readmes() -> Vec<(String, String)> {
    let front = fs::read_to_string(root().join("README.md")).expect("a front page");
    let others = ROOMS.iter().flat_map(|room| files(room, |path| path.file_name().is_some_and(|name| name == "README.md")));
    std::iter::once(("README.md".to_owned(), front)).chain(others).collect()
}

#[test]
fn the_front_page_is_short_and_each_room_explains_itself() {
    let readmes = readmes();
    let lines = readmes[0].1.lines().count();
    assert!(lines <= 150, "README.md has {lines} lines; what is more belongs to the room that it governs");
    let explains = |room: &&str| {
        let text = readmes.iter().find(|(path, _)| *path == format!("{room}/README.md")).map_or("", |(_, text)| text);
        ["## Map", "## Recipes", "## Decisions"].iter().all(|part| text.lines().any(|line| line == *part))
    };
    let silent = EXPLAINED.iter().filter(|room| !explains(room)).map(|room| (*room).to_owned());
    none(silent.collect(), "each room has a README.md with its map, its recipes and its decisions");
}

/// Where the links of a text lead that stay in this repository.
fn links(text: &str) -> Vec<String> {
    let (mut links, mut is_code) = (Vec::new(), false);
    for line in text.lines() {
        is_code ^= line.starts_with("```");
        let targets = line.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target);
        links.extend(targets.filter(|target| !is_code && !target.contains("://")).map(str::to_owned));
    }
    links
}

/// How GitHub names the anchors of a text's headings.
fn anchors(text: &str) -> Vec<String> {
    let anchor = |heading: &str| {
        let kept = heading.to_lowercase().chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).collect::<String>();
        kept.replace(' ', "-")
    };
    text.lines().filter(|line| line.starts_with('#')).map(|line| anchor(line.trim_start_matches('#').trim())).collect()
}

#[test]
fn every_link_of_a_readme_leads_somewhere() {
    let mut broken = Vec::new();
    for (readme, text) in readmes() {
        let found = links(&text);
        assert!(readme != "README.md" || found.len() > 8, "the front page leads to the rooms: {found:?}");
        for link in found {
            let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let file = if path.is_empty() { root().join(&readme) } else { root().join(&readme).with_file_name(path) };
            let leads = file.exists()
                && (anchor.is_empty() || fs::read_to_string(&file).is_ok_and(|text| anchors(&text).iter().any(|known| known == anchor)));
            if !leads {
                broken.push(format!("{readme}: {link}"));
            }
        }
    }
    none(broken, "a link of a README leads to a file that exists, and to a heading of it");
}

/// The clauses that a comment cites: `C7`, `C9 to C11`.
fn cited(line: &str) -> Vec<String> {
    let trimmed = line.trim_start();
    let comment = if trimmed.starts_with("//") { Some(trimmed) } else { line.split_once(" // ").map(|(_, comment)| comment) };
    let words = comment.unwrap_or_default().split(|c: char| !c.is_alphanumeric());
    let is_clause = |word: &&str| word.strip_prefix('C').is_some_and(|n| matches!(n.len(), 1 | 2) && n.parse::<u8>().is_ok());
    words.filter(is_clause).map(str::to_owned).collect()
}

#[test]
fn every_clause_that_a_comment_cites_can_be_read() {
    let readme = fs::read_to_string(root().join("app/domain/README.md")).expect("the domain's README");
    let clauses: BTreeSet<&str> = readme.lines().filter_map(|line| line.strip_prefix("### C")?.split(' ').next()).collect();
    let (mut known, mut unknown) = (0, Vec::new());
    for (path, text) in ["app", "server"].iter().flat_map(|room| sources(room)) {
        for (i, line) in (1..).zip(text.lines()) {
            for clause in cited(line) {
                if clauses.contains(&clause[1..]) {
                    known += 1;
                } else {
                    unknown.push(format!("{path}:{i}: {clause}"));
                }
            }
        }
    }
    assert!(known > 20, "comments cite the clauses, but only {known} were found");
    none(unknown, "a clause that a comment cites is a heading of app/domain/README.md");
}

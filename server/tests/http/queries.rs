//! How often a page asks the database: a bounded number of times when nothing is kept, and hardly at all afterwards.

use crate::{loaded::loaded, site};

use domain::form::Form;
use site::Site;

/// Where each of them works all day, and how often that page may ask: when nothing is kept, after an act on another
/// challenge, and when it was just read.
const PAGES: [(&str, &str, [usize; 3]); 3] = [
    ("mai", "/office/challenges/BT-04", [40, 0, 0]),
    ("minh", "/council/challenges/BT-04", [58, 0, 0]),
    ("minh", "/council/proposals/", [17, 0, 0]),
];

/// The demonstration, in which BT-04 is being scored.
async fn demonstration() -> Site {
    let backend = loaded().await;
    backend.prove(false);
    let mut site = Site::filled(backend);
    for nick in ["mai", "minh"] {
        site.sign_in(nick).await;
    }
    site
}

/// The first sheet to which the council's page of the challenge leads, and to how many it leads.
async fn sheets(site: &Site) -> (String, usize) {
    let grid = site.get("minh", "/council/challenges/BT-04").await.text;
    let links = grid.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut sheets: Vec<&str> = links.filter(|link| link.starts_with("/council/proposals/")).collect();
    sheets.sort_unstable();
    sheets.dedup();
    (sheets.first().expect("a sheet").to_string(), sheets.len())
}

async fn asked(site: &Site, nick: &str, page: &str) -> usize {
    site.backend.asked();
    assert_eq!(site.get(nick, page).await.status, 200, "{nick}: {page}");
    site.backend.asked()
}

#[tokio::test]
async fn a_page_asks_the_database_a_bounded_number_of_times() {
    let site = demonstration().await;
    let (sheet, proposals) = sheets(&site).await;
    let mai = site.backend.actor("mai").await;
    let mut seen = Vec::new();
    for (nick, page, bounds) in PAGES {
        let page = if page.ends_with('/') { sheet.as_str() } else { page };
        site.backend.forget_all();
        let first = asked(&site, nick, page).await;
        asked(&site, nick, page).await;
        site.backend.edit_challenge(&mai, "BT-14", &form(&site).await).await.expect("edited");
        let after = asked(&site, nick, page).await;
        seen.push((page, bounds, [first, after, asked(&site, nick, page).await]));
    }
    let is_bounded = seen.iter().all(|(_, bounds, seen)| seen.iter().zip(bounds).all(|(seen, bound)| seen <= bound));
    assert!(is_bounded, "{proposals} proposals: {seen:?}");
}

/// The pages of every challenge, in whatever stage it is, on which officers and the council work. Whether a leader has to name
/// who presides is looked up anew: it changes with the clock.
#[tokio::test]
async fn a_page_of_a_challenge_that_was_just_read_asks_nothing() {
    let site = demonstration().await;
    let mut asking = Vec::new();
    for n in 1..=15 {
        for (nick, pages) in [("mai", "office"), ("minh", "council")] {
            let page = format!("/{pages}/challenges/BT-{n:02}");
            if site.get(nick, &page).await.status != 200 {
                continue;
            }
            // Parts of a page are made again in the next second, and one may begin between two readings.
            let (first, second) = (asked(&site, nick, &page).await, asked(&site, nick, &page).await);
            if first.min(second) > 0 {
                asking.push((nick, page, first.min(second)));
            }
        }
    }
    assert!(asking.is_empty(), "{asking:?}");
}

/// Of a draft that has nothing to do with BT-04.
async fn form(site: &Site) -> Form {
    let view = site.backend.challenge(&site.backend.actor("mai").await, "BT-14").await.expect("a draft");
    view.challenge.content.to_form().with("code", "BT-14").with("seen", view.seen.to_string())
}

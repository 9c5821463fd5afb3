//! Views as HTML, without the marks that only hydration reads, and what a part may ask about the page that it stands on.

use domain::locale::Locale;
use leptos::prelude::*;

/// A part of a page that holds no island, as HTML.
pub fn part(locale: Locale, view: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new_root(None);
    let html = owner.with(|| {
        provide_context(About { locale, title: String::new() });
        unmarked(&view().to_html())
    });
    owner.cleanup();
    html
}

/// What parts of a page may ask about the page that they stand on.
#[derive(Clone, Debug)]
pub struct About {
    pub locale: Locale,
    pub title: String,
}

/// About the page that is being rendered.
pub fn about() -> Option<About> {
    use_context()
}

pub const ISLAND: &str = "<leptos-island";
const ISLAND_END: &str = "</leptos-island>";
const MARKS: [&str; 2] = ["<!>", "<!--<() />-->"];

/// Leaves out the marks that only hydration reads: in a title or a text area they would show as text.
/// Islands keep theirs. Nothing a person typed looks like a mark, since their `<` is escaped.
pub fn unmarked(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while !rest.is_empty() {
        let (outside, island) = rest.split_at(rest.find(ISLAND).unwrap_or(rest.len()));
        let (island, after) = island.split_at(island.find(ISLAND_END).map_or(island.len(), |at| at + ISLAND_END.len()));
        let mut kept = 0;
        for (at, _) in outside.match_indices("<!") {
            if let Some(mark) = MARKS.into_iter().find(|mark| outside[at..].starts_with(mark)) {
                out.push_str(&outside[kept..at]);
                kept = at + mark.len();
            }
        }
        out.push_str(&outside[kept..]);
        out.push_str(island);
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stay_in_islands_only() {
        let html = "<title>A<!></title><leptos-island><b>1<!></b></leptos-island><p>B<!><!--<() />--></p>";
        assert_eq!(unmarked(html), "<title>A</title><leptos-island><b>1<!></b></leptos-island><p>B</p>");
    }
}

//! Parts of pages that are kept, and where islands leave marks.

use app::ui::rendering::{Part, Parts, unmarked};
use domain::locale::Locale;
use leptos::prelude::*;

#[test]
fn parts_go_into_a_page_in_their_places() {
    let owner = Owner::new_root(None);
    let page = owner.with(|| {
        let still = Part::new(Locale::Vi, || view! { <p>"<!--part 1-->"</p> }.into_any());
        let posting = Part::new(Locale::Vi, || view! { <form method="post"></form> }.into_any());
        assert_eq!(still.inner_html(), "<p>&lt;!--part 1--&gt;</p>", "where no page takes it");
        let parts = Parts::default();
        provide_context(parts.clone());
        parts.within(format!("a{}b{}c{}d", still.inner_html(), posting.inner_html(), still.inner_html()))
    });
    let still = "<p>&lt;!--part 1--&gt;</p>";
    assert_eq!(page, format!("a{still}b<form method=\"post\"></form>c{still}d"));
}

#[test]
fn marks_stay_in_islands_only() {
    let html = "<title>A<!></title><leptos-island><b>1<!></b></leptos-island><p>B<!><!--<() />--></p>";
    assert_eq!(unmarked(html), "<title>A</title><leptos-island><b>1<!></b></leptos-island><p>B</p>");
}

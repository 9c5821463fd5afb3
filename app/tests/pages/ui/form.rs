//! Fields and their summary of errors.

use app::{request::Refused, ui::form::Fields};
use domain::{
    check::Problem,
    form::{FieldErrors, Form},
    locale::Locale,
};
use leptos::prelude::*;

#[test]
fn nothing_typed_leaves_its_text_area() {
    let form = Form::default().with("fit", "</textarea><script>alert(1)</script> & \"");
    let html = Fields::new(Locale::Vi, &form, None).area("fit", "Nội dung", 3).view().to_html();
    assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; \"</textarea>"), "{html}");
}

#[test]
fn each_line_of_the_summary_names_its_field() {
    let errors = [("title", Problem::Required), ("row_2", Problem::Number), ("form", Problem::Incomplete)];
    let errors = FieldErrors(errors.map(|(field, problem)| (field.to_owned(), problem)).into());
    let (stored, refused) = (Form::default(), Refused { errors, ..Refused::default() });
    let fields = Fields::new(Locale::En, &stored, Some(&refused));
    let summary = fields.summary();
    fields.text("title", "Title.").view();
    fields.text("row_2", "Price").named("Row 2 – Price").view();
    let html = summary.to_html().replace("<!>", "");
    for line in [
        "<a href=\"#title\">Title: This must be filled in.</a>",
        "<a href=\"#row_2\">Row 2 – Price: Please enter a whole number, digits only.</a>",
    ] {
        assert!(html.contains(line), "{html}");
    }
    assert!(html.contains("<li>The proposal is not complete."), "{html}");
}

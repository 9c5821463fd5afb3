//! Every posting form, prepared once its page is rendered.

use app::ui::posting::{Typed, prepared};

const PAGE: &str = "<form method=\"get\" action=\"/a\"><input type=\"text\"></form>\
    <form method=\"post\" action=\"/b\"><input type=\"text\"><button>x</button></form>\
    <form method=\"post\" action=\"/c#x\"><textarea></textarea><button type=\"submit\" name=\"act\" value=\"save\">x</button>\
    <button formaction=\"/d\">x</button></form><form method=\"post\" action=\"/e\"><button>x</button></form>";

#[test]
fn each_posting_form_opens_at_its_summary_and_the_longest_is_known() {
    let (html, typed) = prepared(PAGE);
    for part in [
        "<form method=\"get\" action=\"/a\">",
        "<form method=\"post\" action=\"/b#errors\">",
        "<form method=\"post\" action=\"/c#x\" id=\"typed\" data-typed=\"\">",
        "formaction=\"/d#errors\"",
        "<form method=\"post\" action=\"/e#errors\">",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    let first = [Some("act".to_owned()), Some("save".to_owned()), None];
    assert_eq!(typed, Some(Typed { id: "typed".to_owned(), first }));
}

#[test]
fn a_form_is_another_one_to_a_browser_once_it_rests_on_something_else() {
    let first = |seen: &str| {
        let form = format!("<input type=\"hidden\" name=\"seen\" value=\"{seen}\"><textarea name=\"text\"></textarea>");
        let (html, _) = prepared(&format!("<form method=\"post\" action=\"/a\">{form}</form>"));
        assert!(html.ends_with(&format!("{form}</form>")), "{html}");
        html.split(" name=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned)
    };
    assert_eq!(first("1"), first("1"));
    assert_ne!(first("1"), first("2"));
    let (html, _) = prepared("<form method=\"post\" action=\"/a\"><input type=\"hidden\" name=\"form_id\" value=\"7\"></form>");
    assert!(!html.contains("shown_"), "{html}");
}

#[test]
fn a_page_that_only_signs_in_is_left_alone() {
    let (_, typed) = prepared("<form method=\"post\" action=\"/sign-in\"><input type=\"email\"><input type=\"password\"></form>");
    assert_eq!(typed, None);
}

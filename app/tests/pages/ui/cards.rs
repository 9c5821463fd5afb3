//! Every cell of a table says its heading, for a phone, where none stands above it.

use app::ui::cards::labelled;

const HEAD: &str = "<table><caption>Of all</caption><thead><tr><th scope=\"col\">Name</th><th scope=\"col\" class=\"num\">The <b>\"price\"</b><!> &amp; sum</th><th scope=\"col\"></th></tr></thead>";

#[test]
fn every_cell_of_the_body_has_its_heading_and_its_role() {
    let table = labelled(&format!("{HEAD}<tbody><tr><th scope=\"row\">A</th><td class=\"num\">1</td><td></td></tr></tbody></table>"));
    let body = table.split_once("<tbody>").expect("a body").1;
    let cells =
        "<th role=\"rowheader\" scope=\"row\">A</th><td role=\"cell\" data-label=\"The &quot;price&quot; &amp; sum\" class=\"num\">1</td>";
    assert!(body.starts_with(&format!("<tr role=\"row\">{cells}<td role=\"cell\"></td>")), "{body}");
    assert!(table.contains("<th role=\"columnheader\" scope=\"col\">Name</th>"), "{table}");
    assert!(table.starts_with("<table role=\"table\"><caption>Of all</caption><thead><tr role=\"row\">"), "{table}");
}

#[test]
fn a_cell_without_a_value_says_so_beside_its_heading() {
    let table = labelled(&format!(
        "{HEAD}<tbody><tr><th scope=\"row\">A</th><td class=\"num\"><!></td><td><a href=\"/b\"></a></td></tr></tbody></table>"
    ));
    assert!(table.contains("class=\"num\">–<!></td>") && table.contains("<td role=\"cell\"><a href"), "{table}");
}

#[test]
fn what_spans_counts_its_columns_and_what_has_a_label_keeps_it() {
    let table = labelled(&format!(
        "{HEAD}<tbody><tr><td colspan=\"2\">both</td><td data-label=\"Own\">x</td></tr></tbody><tfoot><tr><th scope=\"row\">Sum</th><td>2</td></tr></tfoot></table>"
    ));
    assert!(table.contains("<td role=\"cell\" colspan=\"2\">both</td><td role=\"cell\" data-label=\"Own\">x</td>"), "{table}");
    assert!(table.contains("Sum</th><td role=\"cell\" data-label=\"The &quot;price&quot; &amp; sum\">2</td>"), "{table}");
}

#[test]
fn what_stands_around_a_table_stays_as_it_is() {
    let around = "<p class=\"thin\">a &lt; b</p><!--part 3--><input value=\"x\"/> end";
    assert_eq!(labelled(around), around);
    assert_eq!(labelled("a < b"), "a < b");
}

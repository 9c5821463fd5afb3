//! What a phone shows of a table, and the page of the design system.

use crate::{loaded::loaded, site::Site};
use backend::testing::TestBackend;

/// Cells of tables without their heading beside them, where a row has three cells or more.
fn unlabelled(page: &str) -> Vec<String> {
    let tables = page.split("<table ").skip(1).filter_map(|rest| rest.split("</table>").next());
    let bodies = tables.filter_map(|table| table.split_once("</thead>")).map(|(_, body)| body);
    let rows = bodies.flat_map(|body| body.split("<tr ").skip(1));
    let rows = rows.filter(|row| row.matches("<td ").count() + row.matches("<th ").count() > 2);
    let cells = rows.flat_map(|row| row.split("<td ").skip(1));
    let cells = cells.filter_map(|cell| cell.split_once('>')).filter(|(tag, rest)| !tag.contains("colspan") && !rest.starts_with("</td>"));
    cells
        .filter(|(tag, _)| !tag.contains("data-label="))
        .map(|(tag, rest)| format!("{tag}>{}", &rest.chars().take(60).collect::<String>()))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_cell_of_a_wide_table_says_its_heading_and_keeps_its_role() {
    let backend = loaded().await;
    backend.prove(false);
    let mut site = Site::filled(backend);
    for nick in ["mai", "minh"] {
        site.sign_in(nick).await;
    }
    let mut tables = 0;
    for (nick, path) in [
        ("", "/statistics"),
        ("", "/members"),
        ("", "/challenges/BT-02/results"),
        ("", "/style"),
        ("mai", "/office/firms"),
        ("mai", "/office/portfolio"),
        ("mai", "/office/reports"),
        ("mai", "/office/challenges/BT-04"),
        ("mai", "/office/challenges/BT-06/ranking"),
        ("minh", "/council/challenges/BT-04"),
        ("minh", "/council/challenges/BT-04/sheets"),
        ("minh", "/council/challenges/BT-06/advisory"),
        ("mai", "/en/office/mails"),
    ] {
        let page = site.get(nick, path).await.text;
        assert_eq!(unlabelled(&page), Vec::<String>::new(), "{path}");
        assert_eq!(page.matches("<table ").count(), page.matches("role=\"table\"").count(), "{path}");
        tables += page.matches("<table ").count();
    }
    assert!(tables > 15, "{tables} tables were looked at");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_design_system_is_a_page_of_the_demonstration_alone() {
    let shown = Site::open().await.get("", "/en/style").await;
    for look in ["light", "dark", "contrast light", "contrast dark"] {
        assert!(shown.status == 200 && shown.text.contains(&format!("class=\"panel stack {look}\"")), "{look}: {}", shown.text);
    }
    let hidden = Site::filled(TestBackend::production().await);
    assert_eq!(hidden.get("", "/style").await.status, 404);
}

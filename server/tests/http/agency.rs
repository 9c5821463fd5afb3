//! The responsible agency, as settings name it: on every page, in both languages, and above the papers.

use crate::site;

use domain::{agency::Agency, locale::Bilingual};
use site::{Site, words::words};

#[tokio::test(flavor = "multi_thread")]
async fn the_agency_of_the_settings_stands_on_pages_and_papers() {
    let agency = Agency {
        name: Bilingual::new("ỦY BAN NHÂN DÂN TỈNH <ĐÔNG>", "THE PEOPLE'S COMMITTEE OF <EAST>"),
        address: Bilingual::new("Số 1 đường Bờ Biển", "1 Shore Road"),
        contact: "0200 000 000, hoi-dap@dong.example".to_owned(),
        symbol: "VPĐ".to_owned(),
    };
    let site = Site::of(agency).await;
    let vi = site.get("", "/").await.text;
    assert_eq!(vi.matches("ỦY BAN NHÂN DÂN TỈNH &lt;ĐÔNG&gt; (bản trình diễn)").count(), 2, "top and bottom");
    assert!(vi.contains("Địa chỉ: Số 1 đường Bờ Biển") && vi.contains("Liên hệ: 0200 000 000, hoi-dap@dong.example"));
    let en = site.get("", "/en").await.text;
    assert_eq!(en.matches("OF &lt;EAST&gt; (demonstration)").count(), 2);
    assert!(en.contains("Address: 1 Shore Road") && en.contains("Contact: 0200 000 000"));

    site.backend.submitted_proposal("an", "BT-01").await;
    site.backend.open_proposals("BT-01").await;
    let paper = words(&site.get("", "/challenges/BT-01/papers/opening.docx").await);
    assert!(paper.contains("TỈNH <ĐÔNG>") || paper.contains("TỈNH &lt;ĐÔNG&gt;"), "{paper}");
    assert!(!paper.contains("TỈNH QUẢNG NINH"));
    assert!(paper.contains("/BB-VPĐ"), "{paper}");

    let site = Site::open().await;
    site.backend.submitted_proposal("an", "BT-01").await;
    site.backend.open_proposals("BT-01").await;
    let paper = words(&site.get("", "/challenges/BT-01/papers/opening.docx").await);
    assert!(paper.contains("/BB-……") && !paper.contains("SKHCN"), "no letters are invented: {paper}");

    let plain = site.get("", "/").await.text;
    assert_eq!(plain.matches("ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH (bản trình diễn)").count(), 2);
    assert!(!plain.contains("Địa chỉ: ") && !plain.contains("Liên hệ: "), "what is not set is left out");
}

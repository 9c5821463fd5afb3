//! Pages about what opened proposals have in common, the portfolio's targets, the archive and the guide.

use crate::site::Site;
use backend::testing::{PENDING_FIRM, firm_id};
use domain::{form::Form, proposals::Section};

/// What both firms write.
const SAME: &str = "Hệ thống tiếp nhận câu hỏi của người dân qua cổng dịch vụ công, tìm căn cứ trong kho văn bản đã được rà soát \
    rồi soạn câu trả lời có dẫn nguồn.";

/// Two proposals for BT-01 with a passage in common, opened; the office and the chair are signed in.
async fn opened() -> Site {
    let mut site = Site::open().await;
    let t = &site.backend;
    let mai = t.actor("mai").await;
    t.review_firm(&mai, firm_id(PENDING_FIRM), &Form::default().with("verdict", "verify")).await.expect("verified");
    for nick in ["an", "binh"] {
        let (actor, id) = (t.actor(nick).await, t.complete_proposal(nick, "BT-01").await);
        let draft = t.own_proposal(&actor, id).await.expect("a draft").form();
        t.save_section(&actor, id, Section::Solution, &draft.with("solution", format!("Của {nick}. {SAME}"))).await.expect("saved");
        t.submit_proposal(&actor, id).await.expect("handed in");
    }
    t.open_proposals("BT-01").await;
    for nick in ["mai", "lan", "minh", "an"] {
        site.sign_in(nick).await;
    }
    site
}

#[tokio::test(flavor = "multi_thread")]
async fn a_common_passage_stands_on_a_page_of_both_and_is_marked() {
    let site = opened().await;
    let list = "/council/challenges/BT-01/overlaps";
    assert!(site.get("mai", list).await.text.contains("Đang so sánh"), "before the site has looked");
    site.backend.catch_up().await.expect("compared");
    assert!(site.get("mai", "/office/challenges/BT-01").await.text.contains(list), "the office's page leads there");
    let page = site.get("mai", list).await.text;
    let pair = page.split("href=\"").find_map(|rest| rest.split('"').next().filter(|href| href.contains("/pair?")));
    let pair = pair.unwrap_or_else(|| panic!("no pair: {page}")).replace("&amp;", "&");
    for (nick, prefix) in [("mai", ""), ("lan", "/en")] {
        let shown = site.get(nick, &format!("{prefix}{pair}")).await;
        assert_eq!(shown.status, 200);
        assert_eq!(shown.text.matches(&format!("<mark>{}", SAME.split(',').next().expect("a part"))).count(), 2, "{}", shown.text);
    }
    for (nick, status) in [("an", 403), ("minh", 403)] {
        assert_eq!(site.get(nick, &pair).await.status, status, "{nick}");
    }
    assert_eq!(site.get("mai", &pair.replace("a=HS-", "a=XX-")).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_budget_that_cannot_be_read_is_named_at_its_field() {
    let site = opened().await;
    let page = site.get("mai", "/office/portfolio?budget=nhi%E1%BB%81u").await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("Chưa có bài toán nào đã mở hồ sơ và có chỉ tiêu.") || page.text.contains("budget-error"), "{}", page.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_archive_is_a_download_and_the_guide_has_its_pictures() {
    let site = opened().await;
    for (who, edition) in [("", "cong-khai"), ("mai", "noi-bo")] {
        let archive = site.get(who, "/challenges/BT-01/dossier.zip").await;
        assert_eq!((archive.status, archive.header("content-type")), (200, "application/zip"), "{who}");
        assert!(archive.header("content-disposition").contains(&format!("ho-so-BT-01-{edition}.zip")), "{who}");
    }
    assert!(site.get("", "/dossiers").await.text.contains("action=\"/challenges/BT-01/dossier"));
    let guide = site.get("", "/guide").await.text;
    assert_eq!(guide.matches("<svg role=\"img\" aria-label=\"Hình:").count(), 9, "{guide}");
    assert!(site.get("", "/en/guide").await.text.contains("aria-label=\"Picture:"));
}

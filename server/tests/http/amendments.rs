//! Four eyes on what firms rely on, through the site: what one officer posts changes nothing in public.

use crate::site::Site;
use domain::form::Form;

const AMEND: &str = "/office/challenges/BT-01/amend";
const DRAFTED: &str = "/office/challenges/BT-01/amendment";
const PUBLIC: &str = "/challenges/BT-01";
const OLD: &str = "Một trợ lý trả lời đúng ít nhất 90 % câu hỏi thường gặp.";
const NEW: &str = "Một trợ lý trả lời đúng ít nhất 95 % câu hỏi thường gặp, ở mức 4471.";

/// A call that is open, to which the firm of `an` has submitted; an officer has drafted an amendment.
async fn drafted() -> Site {
    let mut site = Site::open().await;
    site.submit().await;
    for nick in ["mai", "nam", "lan", "an"] {
        site.sign_in(nick).await;
    }
    let content = site.backend.challenge(&site.backend.actor("mai").await, "BT-01").await.expect("published").challenge.content;
    let form = content.to_form().with("code", "BT-01").with("required_result_vi", NEW).with("reason", "Nâng yêu cầu.");
    let answer = site.post("mai", AMEND, &form.with("seen", site.seen("mai", AMEND).await)).await;
    assert!(answer.status == 303 && answer.header("location").contains(DRAFTED), "{} {}", answer.status, answer.text);
    site
}

async fn shown(site: &Site, nick: &str) -> Form {
    Form::default().with("seen", site.seen(nick, DRAFTED).await)
}

#[tokio::test]
async fn an_officer_alone_publishes_nothing_with_whatever_is_posted() {
    let site = drafted().await;
    for nick in ["mai", "nam", "an"] {
        for (act, form) in [("", Form::default()), ("", shown(&site, "lan").await), ("/return", Form::default().with("reason", "Vì thế."))]
        {
            assert_eq!(site.post(nick, &format!("{DRAFTED}{act}"), &form).await.status, 403, "{nick} {act}");
        }
    }
    assert_eq!(site.post("", DRAFTED, &Form::default()).await.status, 401);
    assert_eq!(site.get("an", DRAFTED).await.status, 403);
    for path in [PUBLIC, "/en/challenges/BT-01", "/api/v1/challenges/BT-01", "/challenges/BT-01/versions/1"] {
        for nick in ["", "an"] {
            let page = site.get(nick, path).await;
            assert!(page.status == 200 && !page.text.contains("4471"), "{nick} {path}: {}", page.text);
        }
    }
    let offered = site.get("lan", DRAFTED).await.text.replace("<!>", "");
    assert!(offered.contains("<del>") && offered.contains("<ins>") && offered.contains("Nâng yêu cầu."), "{offered}");
    assert!(site.get("lan", "/office").await.text.contains(DRAFTED), "it is on the leader's desk");
    assert!(!site.get("mai", DRAFTED).await.text.contains("name=\"seen\""), "who drafted it has no button");
}

#[tokio::test]
async fn a_leader_publishes_it_and_the_old_text_stays_beside_the_new_one() {
    let site = drafted().await;
    assert_eq!(site.post("lan", DRAFTED, &shown(&site, "lan").await).await.status, 303);
    assert!(site.get("", PUBLIC).await.text.contains(NEW));
    for path in ["/challenges/BT-01/versions/2", "/en/challenges/BT-01/versions/2"] {
        let page = site.get("", path).await.text.replace("<!>", "");
        assert!(page.contains("90 </del>") && page.contains("4471.</ins>") && page.contains("Nâng yêu cầu."), "{page}");
    }
    let first = site.get("", "/challenges/BT-01/versions/1").await.text;
    assert!(first.contains(OLD) && !first.contains("4471"), "{first}");
    assert_eq!(site.get("", "/challenges/BT-01/versions/3").await.status, 404);
    assert_eq!(site.get("lan", DRAFTED).await.status, 409, "nothing waits any more");

    let own = format!("/proposals/{}", site.proposal.expect("submitted"));
    let page = site.get("an", &own).await.text;
    assert!(page.contains("Bài toán đã được sửa đổi sau khi doanh nghiệp nộp hồ sơ") && page.contains("versions/2"), "{page}");
    let confirm = format!("{own}/act/confirm");
    let other = site.post("an", &confirm, &Form::default().with("version", "1")).await;
    assert_eq!(other.status, 409, "a page that showed another text: {}", other.text);
    assert_eq!(site.post("mai", &confirm, &Form::default().with("version", "2")).await.status, 404);
    assert_eq!(site.post("an", &confirm, &Form::default().with("version", "2")).await.status, 303);
    let page = site.get("an", &own).await.text;
    assert!(page.contains("đã xác nhận giữ hồ sơ theo phiên bản 2") && !page.contains("/act/confirm"), "{page}");
}

#[tokio::test]
async fn an_older_window_of_a_leader_decides_on_nothing_and_loses_nothing() {
    let site = drafted().await;
    let before = shown(&site, "lan").await.with("reason", "Nêu căn cứ của yêu cầu mới.");
    let content = site.backend.challenge(&site.backend.actor("nam").await, "BT-01").await.expect("published").challenge;
    let form = content.as_drafted().to_form().with("code", "BT-01").with("constraints_vi", "Ràng buộc của Nam.").with("reason", "Bổ sung.");
    assert_eq!(site.post("nam", AMEND, &form.with("seen", site.seen("nam", AMEND).await)).await.status, 303);
    for act in ["", "/return"] {
        let stale = site.post("lan", &format!("{DRAFTED}{act}"), &before).await;
        assert_eq!(stale.status, 409, "{act}");
        let (said, typed) = ("Ràng buộc của Nam.", "Nêu căn cứ của yêu cầu mới.");
        assert!(stale.text.contains(said) && stale.text.contains(typed), "{act}: {}", stale.text);
    }
    assert!(!site.get("", PUBLIC).await.text.contains("Ràng buộc của Nam."));
    assert_eq!(site.post("lan", &format!("{DRAFTED}/return"), &shown(&site, "lan").await.with("reason", "Nêu căn cứ.")).await.status, 303);
    assert!(site.get("mai", DRAFTED).await.text.contains("Nêu căn cứ."));
}

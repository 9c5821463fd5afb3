//! The account is handed on, on the pages of the firm and of the office.

use super::{Site, hidden};
use backend::testing::{HERE, VERIFIED_FIRM, firm_id};
use domain::{firms::ownership::OBJECTION_DAYS, form::Form};

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_the_firm_says_what_is_under_way_and_what_can_be_done() {
    let site = Site::open().await;
    assert_eq!(site.post("an", "/firm/invite", &Form::default().with("right", "edit").with("email", "chi@demo.example")).await.status, 303);
    let token = site.backend.token("chi@demo.example").await;
    site.backend.accept_invitation(&site.backend.actor("chi").await, &token, HERE).await.expect("joined");
    let page = site.get("an", "/firm").await.text;
    assert!(page.contains("value=\"offer\"") && !page.contains("value=\"ask\""), "{page}");
    let user = site.backend.actor("chi").await.id().expect("a person").to_string();
    let offered = site.post("an", "/firm/ownership", &Form::default().with("act", "offer").with("user", user)).await;
    assert_eq!(offered.location, "/firm?done=ownership_offered#done");
    let theirs = site.get("chi", "/firm").await.text;
    assert!(theirs.contains("value=\"accept\"") && theirs.contains("value=\"end\"") && theirs.contains("Từ chối"), "{theirs}");
    let mine = site.get("an", "/firm").await.text;
    assert!(mine.contains("Rút đề nghị") && !mine.contains("value=\"accept\"") && !mine.contains("value=\"offer\""), "{mine}");
    assert!(site.get_in_english("chi", "/firm").await.contains("The owner offers you the account"));
    let end = Form::default().with("act", "end").with("asked", hidden(&theirs, "asked"));
    assert_eq!(site.post("chi", "/firm/ownership", &end).await.location, "/firm?done=ownership_ended#done");
    assert_eq!(site.post("chi", "/firm/ownership", &end).await.status, 409, "it is over");

    let refused = site.post("chi", "/firm/ownership", &Form::default().with("act", "ask")).await;
    assert_eq!(refused.status, 422);
    let ask = Form::default().with("act", "ask").with("reason", "Chủ tài khoản <b>nghỉ việc</b>.");
    assert_eq!(site.post("chi", "/firm/ownership", &ask).await.location, "/firm?done=ownership_asked#done");
    assert!(site.get("an", "/firm").await.text.contains("Phản đối, giữ chủ tài khoản"));
    let office = format!("/office/firms/{}", firm_id(VERIFIED_FIRM));
    let early = site.get("mai", &office).await.text;
    assert!(early.contains("nghỉ việc&lt;/b&gt;") && !early.contains("value=\"grant\"") && early.contains("value=\"refuse\""), "{early}");
    site.backend.clock.set(site.backend.clock.now().plus_days(OBJECTION_DAYS));
    let page = site.get("mai", &office).await.text;
    let part = page.split("id=\"ownership\"").nth(1).expect("a part");
    let asked = hidden(part, "asked");
    assert!(
        part.contains("value=\"grant\"") && site.get("mai", "/office").await.text.contains("Đề nghị chuyển quyền chủ tài khoản"),
        "{page}"
    );
    let act = format!("{office}/ownership");
    let verdict = |verdict: &str| Form::default().with("verdict", verdict).with("asked", asked.clone());
    assert_eq!(site.post("mai", &act, &verdict("grant").with("note", "")).await.status, 422);
    assert_eq!(site.post("mai", &act, &verdict("grant").with("note", "Có văn bản của giám đốc.")).await.status, 303);
    let second = site.get("lan", &office).await.text;
    assert!(second.contains("Có văn bản của giám đốc.") && second.contains("value=\"confirm\""), "{second}");
    assert_eq!(site.post("lan", &act, &verdict("confirm").with("note", "")).await.status, 303);
    assert!(site.get("chi", "/firm").await.text.contains("value=\"offer\""), "the owner now");
}

//! The workspaces of office and council over HTTP, without scripts: one form for all declarations, the next sheet and the next
//! proposal open by themselves, a history that tells no more by its filters than by its lines.

use crate::{
    posting::opened,
    site::{Site, words::words},
};
use backend::testing::person;
use domain::{
    council::declaring::{ASKED, REST},
    form::Form,
    ids::ProposalId,
};

/// Where a form led to.
fn led_to(answer: &crate::site::Answer) -> &str {
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.header("location").split(['?', '#']).next().unwrap_or_default()
}

/// What the page of the challenge asks `nick` to declare on.
async fn asked(site: &Site, nick: &str, code: &str) -> (String, Form) {
    let page = site.get(nick, &format!("/council/challenges/{code}")).await.text;
    let value = page.split(&format!("name=\"{ASKED}\" value=\"")).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let form = Form::default().with(ASKED, value);
    (page, form)
}

#[tokio::test]
async fn a_member_declares_on_all_proposals_in_one_form() {
    let site = opened().await;
    let (page, form) = asked(&site, "huong", "BT-01").await;
    assert!(page.contains("Người đại diện theo pháp luật: "), "{page}");
    let declare = "/council/challenges/BT-01/declarations";
    let nothing = site.post("huong", declare, &form).await;
    assert!(nothing.status == 422 && nothing.text.contains("href=\"#rest\""), "{}", nothing.text);
    let done = site.post("huong", declare, &form.clone().with(REST, "clear")).await;
    assert_eq!(led_to(&done), "/council/challenges/BT-01");
    assert!(done.header("location").contains("done=declared"));
    let (page, left) = asked(&site, "huong", "BT-01").await;
    assert!(left.get(ASKED).is_empty() && !page.contains(declare), "{page}");
    for (nick, status) in [("", 401), ("an", 403), ("mai", 403)] {
        assert_eq!(site.post(nick, declare, &form.clone().with(REST, "clear")).await.status, status, "{nick}");
    }
}

#[tokio::test]
async fn after_a_sheet_the_next_one_that_is_left_opens() {
    let mut site = opened().await;
    site.code = "BT-02";
    let huong = site.backend.actor("huong").await;
    let ids: Vec<ProposalId> = site.backend.opened_proposals(&huong, "BT-02").await.expect("opened").iter().map(|line| line.id).collect();
    let sheet = |id: ProposalId| format!("/council/proposals/{id}");
    let scored = (0..6).fold(Form::default(), |form, k| form.with(format!("score_{k}"), "7").with(format!("comment_{k}"), "Lý do."));
    let scored = scored.with("sheet_version", "0").with("act", "submit");
    for (n, id) in ids.iter().enumerate() {
        let answer = site.post("huong", &sheet(*id), &scored).await;
        let next = ids.get(n + 1).unwrap_or(id);
        assert_eq!(led_to(&answer), sheet(*next));
        let page = site.get("huong", &sheet(*next)).await;
        assert!(words(&page).contains(&format!("{}/{} phiếu", n + 1, ids.len())) || n + 1 == ids.len(), "{}", page.text);
    }
    assert!(site.get("huong", &sheet(ids[0])).await.text.contains("href=\"#criterion-0\"") || ids.len() == 1);
}

#[tokio::test]
async fn after_a_verdict_the_next_proposal_opens_and_the_desk_leads_to_the_first() {
    let site = opened().await;
    let mai = site.backend.actor("mai").await;
    let to_screen = site.backend.desk(&mai).await.expect("a desk").to_screen;
    let ids: Vec<_> = to_screen.iter().filter(|line| line.challenge_code == "BT-01").map(|line| line.proposal).collect();
    let page = |id: &ProposalId| format!("/office/proposals/{id}");
    if let Some(first) = ids.first() {
        assert!(site.get("mai", "/office").await.text.contains(&page(first)));
    }
    for (n, id) in ids.iter().enumerate() {
        let shown = site.get("mai", &page(id)).await;
        assert!(shown.text.contains("Nội dung kiểm tra"), "{}", shown.text);
        let answer = site.press("mai", &page(id), &Form::default().with("verdict", "admit")).await;
        let next = ids.get(n + 1).map_or_else(|| "/office/challenges/BT-01".to_owned(), page);
        assert_eq!(led_to(&answer), next);
    }
}

#[tokio::test]
async fn a_filter_of_the_history_does_not_tell_who_asked() {
    let mut site = Site::open().await;
    for nick in ["binh", "mai"] {
        site.sign_in(nick).await;
    }
    let ask = Form::default().with("question", "Dữ liệu nào?");
    assert_eq!(site.post("binh", "/challenges/BT-01/questions", &ask).await.status, 303);
    let history = "/office/challenges/BT-01/history";
    let all = site.get("mai", history).await;
    assert!(all.text.contains("Một doanh nghiệp") || all.text.contains("doanh nghiệp"), "{}", all.text);
    let asker = person("binh").expect("one of the cast").name;
    assert!(!all.text.contains(asker), "not among those to choose from either");
    let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("by", asker).finish();
    let narrowed = site.get("mai", &format!("{history}?{query}")).await;
    assert!(words(&narrowed).contains("0 dòng"), "{}", words(&narrowed));
    let of_call = site.get("mai", &format!("{history}?about=call&page=99")).await;
    assert!(of_call.status == 200 && !words(&of_call).contains("0 dòng"), "{}", words(&of_call));
    for (nick, status) in [("", 303), ("binh", 403)] {
        assert_eq!(site.get(nick, history).await.status, status, "{nick}");
    }
}

//! What every form that posts has in common, over every page of everyone: where its answer opens, what it claims, what the
//! frame keeps of it. And what a person is told after an act.

use crate::endpoints_table;
use crate::site;

use domain::form::Form;
use endpoints_table::{TABLE, WHO};
use site::Site;
use std::fmt::Write;

pub async fn opened() -> Site {
    let mut site = Site::open().await;
    let second = site.second_challenge().await;
    site.submit().await;
    let mai = site.backend.actor("mai").await;
    site.backend.add_task(&mai, &crate::site::plan_task("1")).await.expect("added");
    site.backend.open_proposals("BT-01").await;
    site.plan_meeting(second).await;
    let (minh, id) = (site.backend.actor("minh").await, site.proposal.expect("handed in"));
    crate::site::quorum_declares(&site.backend, id).await;
    let asked = Form::default().with("subject", "free").with("text", "Mời chuyên gia độc lập.");
    site.backend.open_motion(&minh, "BT-01", &site.backend.in_writing(&asked)).await.expect("moved");
    for nick in WHO.into_iter().chain(["huong", "nam", "tuan"]).filter(|nick| !nick.is_empty()) {
        site.sign_in(nick).await;
    }
    site
}

/// Opening tags that begin like this.
fn tags<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    html.match_indices(name).map(|(at, _)| &html[at..at + html[at..].find('>').expect("a closed tag")])
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?;
    Some(value.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\""))
}

/// Every page that somebody may see, with whose it is.
pub async fn pages(site: &Site) -> Vec<(&'static str, String, String)> {
    let mut pages = Vec::new();
    for (_, path, statuses) in TABLE.iter().filter(|(method, ..)| *method == "GET") {
        for (nick, _) in WHO.into_iter().zip(statuses).filter(|(_, status)| **status == 200) {
            let address = site.address(path);
            // Nothing of what the page of the design system shows is sent.
            if address.ends_with("/events") || address == "/style" {
                continue;
            }
            let answer = site.get(nick, &address).await;
            if answer.header("content-type").starts_with("text/html") {
                pages.push((nick, address, answer.text));
            }
        }
    }
    assert!(pages.len() > 100, "{}", pages.len());
    pages
}

#[tokio::test(flavor = "multi_thread")]
async fn every_form_opens_its_answer_at_a_place_and_cuts_and_promises_nothing() {
    let site = opened().await;
    let mut wrong = String::new();
    for (nick, address, html) in pages(&site).await {
        // The frame's own, which are never refused, stand above.
        let Some((_, html)) = html.split_once("<main") else {
            assert!(address.contains("/office/mails/kinds/"), "{address}: only a mail has no main part");
            continue;
        };
        let forms = tags(html, "<form ").filter(|tag| attribute(tag, "method").as_deref() == Some("post"));
        let actions = forms.filter_map(|tag| attribute(tag, "action"));
        let buttons = tags(html, "<button ").filter_map(|tag| attribute(tag, "formaction"));
        for action in actions.chain(buttons).filter(|action| !action.contains('#')) {
            let _ = writeln!(wrong, "{nick} {address}: {action} opens nowhere");
        }
        for area in tags(html, "<textarea ") {
            let id = attribute(area, "id").unwrap_or_default();
            let is_counted = attribute(area, "data-max").is_none() || html.contains(&format!(" id=\"{id}-count\""));
            if area.contains("maxlength") || !is_counted {
                let _ = writeln!(wrong, "{nick} {address}: {area}");
            }
        }
        // A browser puts nothing back into such a field when its page was left and comes back.
        for field in tags(html, "<input ").filter(|tag| tag.contains("autocomplete=\"off\"")) {
            let _ = writeln!(wrong, "{nick} {address}: {field}");
        }
        if html.contains("tự động lưu") {
            let _ = writeln!(wrong, "{nick} {address}: saves by itself without scripts");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// With scripts off: larger text, contrast and the other language load the page anew, with everything that is in its form.
#[tokio::test(flavor = "multi_thread")]
async fn the_frame_s_buttons_keep_what_is_typed() {
    let site = opened().await;
    let (mut lost, mut asked) = (String::new(), 0);
    for (nick, address, html) in pages(&site).await {
        let buttons: Vec<_> =
            tags(&html, "<button ").filter(|tag| tag.contains("frame=") && !tag.contains("frame=again")).map(str::to_owned).collect();
        let buttons: Vec<_> = buttons.into_iter().filter(|tag| !tag.contains("frame=sign-out")).collect();
        if buttons.is_empty() {
            assert!(
                !html.split("<footer").next().unwrap_or_default().contains("<textarea"),
                "{address} has a text area and no such button"
            );
            continue;
        }
        assert_eq!(buttons.len(), 5, "{address}");
        let id = attribute(&buttons[0], "form").expect("a form");
        let form = html.split(&format!(" id=\"{id}\"")).nth(1).and_then(|rest| rest.split("</form>").next()).expect("the form");
        let mut typed = Form::default();
        for name in tags(form, "<textarea ").filter_map(|tag| attribute(tag, "name")) {
            typed.set(name, "Chưa lưu 4711");
        }
        for tag in tags(form, "<input ").filter(|tag| attribute(tag, "type").as_deref() == Some("hidden")) {
            typed.set(attribute(tag, "name").expect("a name"), attribute(tag, "value").unwrap_or_default());
        }
        if !typed.0.values().any(|value| value.contains("4711")) {
            continue;
        }
        for (button, sign) in
            buttons.iter().zip(["class=\"large\"", "class=\"contrast\"", "class=\"dark\"", "class=\"light\"", "lang=\"en\""])
        {
            let action = attribute(button, "formaction").expect("an address");
            let answer = site.post(nick, action.split('#').next().expect("a path"), &typed).await;
            let is_kept = answer.status == 200 && answer.text.contains("Chưa lưu 4711") && answer.text.contains("id=\"kept\"");
            let is_as_asked = answer.text.split("<head>").next().is_some_and(|top| top.contains(sign));
            if !is_kept || !is_as_asked {
                let _ = writeln!(lost, "{nick} {address}: {action}: {} kept {is_kept}, {sign} {is_as_asked}", answer.status);
            }
            asked += 1;
        }
    }
    assert!(lost.is_empty(), "{lost}");
    assert!(asked > 20, "{asked}");
}

#[tokio::test]
async fn what_another_site_sends_is_never_shown_as_typed() {
    let mut site = Site::open().await;
    site.sign_in("mai").await;
    let foreign = axum::http::Request::post("/office/new?frame=language").header("sec-fetch-site", "cross-site");
    let answer = site.post_with("mai", foreign, &Form::default().with("title_vi", "Giả mạo")).await;
    assert_eq!(answer.status, 403);
    assert!(!answer.text.contains("Giả mạo"));
}

#[tokio::test]
async fn every_refusal_is_at_the_place_where_its_page_opens() {
    let site = opened().await;
    let mut missing = String::new();
    for (_, path, statuses) in
        TABLE.iter().filter(|(method, path, _)| *method == "POST" && !path.starts_with("/api/") && !path.contains("upload"))
    {
        let Some(nick) = statuses.iter().position(|status| *status == 422).map(|at| WHO[at]) else { continue };
        let answer = site.post(nick, &site.address(path), &Form::default()).await;
        if !answer.text.contains("tabindex=\"-1\" id=\"errors\"") {
            let _ = writeln!(missing, "{path}");
        }
    }
    assert!(missing.is_empty(), "{missing}");
}

/// Follows a redirect as a browser does, and finds the confirmation where it opens.
async fn confirmed(site: &Site, nick: &str, path: &str, form: &Form, told: &str) {
    let answer = site.post(nick, path, form).await;
    assert_eq!(answer.status, 303, "{path}: {}", answer.text);
    let (address, fragment) = answer.header("location").split_once('#').expect("a fragment");
    assert_eq!(fragment, "done", "{path}");
    let page = site.get(nick, address).await;
    let said = page.text.split(" id=\"done\"").nth(1).and_then(|rest| rest.split("</p>").next()).expect("a confirmation");
    assert!(said.contains(told), "{path}: {said}");
}

#[tokio::test]
async fn after_an_act_the_page_says_what_happened_and_what_is_next() {
    let mut site = opened().await;
    site.code = "BT-02";
    let huong = site.backend.actor("huong").await;
    let id = site.backend.opened_proposals(&huong, "BT-02").await.expect("opened").remove(0).id;
    let sheet = format!("/council/proposals/{id}");
    let rules = site.backend.sheet(&huong, id).await.expect("a sheet").rules;
    let scored = rules.criteria.iter().enumerate().fold(Form::default(), |form, (k, c)| match c.parts.as_slice() {
        [] => form.with(format!("score_{k}"), "1").with(format!("comment_{k}"), "Lý do."),
        parts => (0..parts.len()).fold(form, |form, p| form.with(format!("score_{k}_{p}"), "1")).with(format!("comment_{k}"), "Lý do."),
    });
    confirmed(&site, "huong", &sheet, &scored.clone().with("act", "save").with("sheet_version", "0"), "Phiếu chỉ được tính khi bấm nộp")
        .await;
    confirmed(&site, "huong", &sheet, &scored.with("act", "submit").with("sheet_version", "1"), "Đã nộp phiếu; phiếu được tính").await;
    confirmed(&site, "mai", "/council/challenges/BT-02/remind", &Form::default(), "Thư nhắc đang được gửi đến 13 thành viên").await;
    confirmed(&site, "an", "/sign-out", &Form::default(), "Đã đăng xuất").await;
    let page = site.get("", "/?done=no-such-act").await;
    assert!(!page.text.contains("id=\"done\""));
}

/// One's own other window is not somebody else.
#[tokio::test]
async fn who_comes_too_late_is_told_whose_text_is_there() {
    let site = opened().await;
    let call = backend::testing::challenge_form("BT-77").with("opens", "2027-01-04T08:00").with("closes", "2027-03-01T17:00");
    site.backend.create_challenge(&site.backend.actor("mai").await, &call).await.expect("created");
    let view = site.backend.challenge(&site.backend.actor("mai").await, "BT-77").await.expect("a draft");
    let form = view.challenge.content.to_form().with("code", "BT-77").with("seen", view.seen.to_string());
    let edit = "/office/challenges/BT-77/edit";
    assert_eq!(site.post("mai", edit, &form.clone().with("context_vi", "Một.")).await.status, 303);
    let own = site.post("mai", edit, &form.clone().with("context_vi", "Hai.")).await;
    assert_eq!(own.status, 409);
    assert!(own.text.contains("Chính ông/bà đã lưu nội dung này ở một cửa sổ khác") && own.text.contains("Hai."), "{}", own.text);
    let other = site.post("nam", edit, &form.with("context_vi", "Ba.")).await;
    assert!(other.text.contains("Người khác đã lưu nội dung này") && other.text.contains("Ba."), "{}", other.text);

    let id = site.backend.opened_proposals(&site.backend.actor("huong").await, "BT-02").await.expect("opened").remove(0).id;
    let sheet = format!("/council/proposals/{id}");
    let typed = |score: &str| Form::default().with("sheet_version", "0").with("strengths", score);
    assert_eq!(site.post("huong", &sheet, &typed("Mạnh một.")).await.status, 303);
    let own = site.post("huong", &sheet, &typed("Mạnh hai.")).await;
    assert_eq!(own.status, 409);
    assert!(own.text.contains("Chính ông/bà") && !own.text.contains("Người khác") && own.text.contains("Mạnh hai."), "{}", own.text);
}

/// With scripts off: whoever signs out beside something that is not saved is asked, with all of it still there; beside nothing
/// unsaved it signs out.
#[tokio::test(flavor = "multi_thread")]
async fn signing_out_asks_before_what_is_typed_is_lost() {
    let site = opened().await;
    let (mut lost, mut asked) = (String::new(), Vec::new());
    for (nick, address, html) in pages(&site).await {
        let top = html.split("<main").next().unwrap_or_default();
        let plain = top.contains("action=\"/sign-out\"") || top.contains("action=\"/en/sign-out\"");
        let Some(button) = tags(&html, "<button ").find(|tag| tag.contains("frame=sign-out")) else {
            let has_area = html.split("<footer").next().unwrap_or_default().contains("<textarea");
            assert!(!(plain && has_area), "{nick} {address} drops what is typed");
            continue;
        };
        assert!(!plain, "{address}");
        let id = attribute(button, "form").expect("a form");
        let form = html.split(&format!(" id=\"{id}\"")).nth(1).and_then(|rest| rest.split("</form>").next()).expect("the form");
        let mut typed = Form::default();
        for name in tags(form, "<textarea ").filter_map(|tag| attribute(tag, "name")) {
            typed.set(name, "Chưa lưu 4711");
        }
        if typed.0.is_empty() {
            continue;
        }
        let action = attribute(button, "formaction").expect("an address");
        let answer = site.post(nick, action.split('#').next().expect("a path"), &typed).await;
        let is_asked = answer.status == 200 && answer.text.contains("id=\"leaving\"") && answer.text.contains("Chưa lưu 4711");
        if !is_asked || answer.text.contains("frame=sign-out&amp;frame=") || site.get(nick, "/account").await.status != 200 {
            let _ = writeln!(lost, "{nick} {address}: {}", answer.status);
        }
        asked.push((nick, address, action));
    }
    assert!(lost.is_empty(), "{lost}");
    assert!(asked.len() > 10, "{asked:?}");
    let (nick, address, action) = asked.into_iter().find(|(_, address, _)| address.ends_with("/office/new")).expect("a long form");
    let page = site.get(nick, &address).await.text;
    let hidden = tags(&page, "<input ").filter(|tag| attribute(tag, "type").as_deref() != Some("checkbox"));
    let held = hidden.filter_map(|tag| Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default())));
    let ticked = tags(&page, "<input ").filter(|tag| tag.contains("type=\"checkbox\"") && tag.contains(" checked"));
    let ticked = ticked.filter_map(|tag| Some((attribute(tag, "name")?, "on".to_owned())));
    let as_opened = held.chain(ticked).fold(Form::default(), |form, (name, value)| form.with(name, value));
    let out = site.post(nick, action.split('#').next().expect("a path"), &as_opened).await;
    assert_eq!((out.status, out.header("location")), (303, "/?done=signed_out#done"), "{}", out.text);
    assert_ne!(site.get(nick, "/account").await.status, 200);
}

//! The office's pages about mails: how they fare and what each kind says; never what one says, nor whom it may not know of.

use crate::{forms::html::forms, site::Site};
use backend::{
    mail::{Kind, samples},
    testing::person,
};
use domain::{form::Form, locale::Locale};

/// The office with a mail server that does not answer, one mail that it may know of, and one that it may not.
async fn in_trouble() -> Site {
    let mut site = Site::open().await;
    for nick in ["an", "mai", "lan"] {
        site.sign_in(nick).await;
    }
    site.backend.run_due_jobs().await.expect("sent what was there");
    std::fs::remove_dir_all(site.backend.mails_folder()).expect("removed");
    std::fs::write(site.backend.mails_folder(), "in the way").expect("written");
    site.submit().await;
    let ask = Form::default().with("verdict", "ask").with("reason", "Nghi bị chiếm đoạt.");
    let (mai, binh) = (site.backend.actor("mai").await, person("binh").expect("one of the cast").id());
    site.backend.keep_account(&mai, binh, &ask).await.expect("asked");
    for _ in 0..waiting(&site).await {
        site.backend.run_due_jobs().await.expect("one after the other is tried");
    }
    site
}

/// Mails that are not sent.
async fn waiting(site: &Site) -> usize {
    site.backend.mails().await.iter().filter(|(.., text)| !text.is_empty()).count()
}

async fn hours(site: &Site, hours: i64) {
    for _ in 0..hours {
        let now = site.backend.clock.now();
        site.backend.clock.set(now.plus_minutes(60));
        for _ in 0..waiting(site).await {
            site.backend.run_due_jobs().await.expect("tried");
        }
    }
}

fn mend(site: &Site) {
    std::fs::remove_file(site.backend.mails_folder()).expect("removed");
    std::fs::create_dir(site.backend.mails_folder()).expect("created");
}

fn main_part(text: &str) -> String {
    text.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("a main part").to_owned()
}

#[tokio::test]
async fn the_office_sees_how_mails_fare_and_neither_what_they_say_nor_whom_it_may_not_know_of() {
    let site = in_trouble().await;
    let lan = person("lan").expect("one of the cast");
    for (page, waits, kind) in [
        ("/office/mails", "Chờ gửi", Kind::SuspensionWaits.name(Locale::Vi)),
        ("/en/office/mails", "Waiting", Kind::SuspensionWaits.name(Locale::En)),
    ] {
        for nick in ["mai", "lan"] {
            let shown = main_part(&site.get(nick, page).await.text);
            assert!(shown.contains(&kind) && shown.contains(waits) && shown.contains(lan.name), "{nick}: {shown}");
            assert!(shown.contains(&format!("/office/accounts/{}", lan.id())), "{shown}");
            for hidden in
                ["Nghi bị chiếm đoạt", "an@demo.example", "a…@demo.example", "BN-", "Biên nhận", "Receipt", "/unsubscribe", "Phan Văn An"]
            {
                assert!(!shown.contains(hidden), "{hidden}: {shown}");
            }
        }
    }
    // Of the receipt they learn that something was not sent: neither how many there are, nor what was said of it.
    let private = main_part(&site.get("mai", "/office/mails?state=waiting").await.text);
    let private = private.split("id=\"private\"").nth(1).expect("a section").to_owned();
    assert!(private.contains("<table") && private.contains("dưới 5") && private.contains("Chưa gửi được đến máy chủ thư"), "{private}");
    assert!(!private.contains("os error"), "{private}");
    let sent = main_part(&site.get("mai", "/office/mails?state=sent").await.text);
    assert!(!sent.contains(&Kind::SuspensionWaits.name(Locale::Vi)), "by state: {sent}");
    assert!(!site.get("mai", "/office").await.text.contains("/office/mails?state="), "nothing yet for the desk");
}

#[tokio::test]
async fn what_fails_is_on_the_desk_and_is_sent_again_by_a_button() {
    let site = in_trouble().await;
    let all = waiting(&site).await;
    hours(&site, 1).await;
    for nick in ["mai", "lan"] {
        let desk = site.get(nick, "/office").await.text;
        assert!(desk.contains(&format!("Thư chưa gửi được sau hơn một giờ, đang gửi lại: {all}+")), "{nick}: {desk}");
    }
    hours(&site, 73).await;
    let desk = site.get("lan", "/en/office").await.text;
    assert!(desk.contains(&format!("given up: {all}")) && desk.contains("/en/office/mails?state=failed"), "{desk}");

    let again = async |value: &str| {
        let shown = site.get("mai", "/office/mails?state=failed").await.text;
        let is_it = |form: &&crate::forms::html::Shown| {
            form.action.starts_with("/office/mails/again") && (value == "all") == (form.hidden.get("mail") == "all")
        };
        let form = forms(&shown).iter().find(is_it).map(|form| form.hidden.clone()).unwrap_or_else(|| panic!("no button: {shown}"));
        assert_eq!(site.post("mai", "/office/mails/again", &form).await.status, 303);
        form
    };
    mend(&site);
    let form = again("").await;
    site.backend.run_due_jobs().await.expect("sent");
    assert_eq!(std::fs::read_dir(site.backend.mails_folder()).expect("folder").count(), 1);
    // Pressed twice, it is sent once.
    assert_eq!(site.post("mai", "/office/mails/again", &form).await.status, 303);
    site.backend.run_due_jobs().await.expect("nothing");
    assert_eq!(std::fs::read_dir(site.backend.mails_folder()).expect("folder").count(), 1);
    again("all").await;
    site.backend.run_due_jobs().await.expect("sent");
    assert_eq!(std::fs::read_dir(site.backend.mails_folder()).expect("folder").count(), all);
    assert!(!site.get("mai", "/office").await.text.contains("/office/mails?state="), "nothing waits");
    let trail = site.backend.rows().await["events"].iter().filter(|row| row.contains("mails_sent_again")).count();
    assert_eq!(trail, 2, "each is in the trail");
    assert_eq!(site.post("mai", "/office/mails/again", &Form::default().with("mail", "x")).await.status, 422);
    assert_eq!(site.post("an", "/office/mails/again", &form).await.status, 403);
}

#[tokio::test]
async fn every_kind_is_previewed_in_both_languages_as_text_and_as_html() {
    let mut site = Site::open().await;
    site.sign_in("mai").await;
    let list = site.get("mai", "/office/mails/kinds").await.text;
    for kind in Kind::ALL {
        assert!(list.contains(&format!("href=\"/office/mails/kinds/{kind}\"")), "{kind}");
        for (place, mail) in samples::of(kind).iter().enumerate() {
            for locale in Locale::ALL {
                let query = format!("?language={}&case={}", locale.code(), place + 1);
                let page = site.get("mai", &format!("/office/mails/kinds/{kind}{query}")).await;
                let (subject, _) = mail.compose(locale, "");
                let escaped = subject.replace('\'', "&#x27;");
                assert!(page.status == 200 && (page.text.contains(&subject) || page.text.contains(&escaped)), "{kind}: {}", page.text);
                let html = site.get("mai", &format!("/office/mails/kinds/{kind}/html{query}")).await;
                assert!(html.text.contains(&format!("<html lang=\"{}\">", locale.code())), "{kind}: {}", html.text);
                assert!(html.header("content-security-policy").contains("sandbox") && html.header("content-type").starts_with("text/html"));
            }
        }
    }
    for strange in ["nothing", "receipt?case=99", "receipt?case=x&language=fr"] {
        let status = site.get("mai", &format!("/office/mails/kinds/{strange}")).await.status;
        assert_eq!(status, if strange == "nothing" { 404 } else { 200 }, "{strange}");
    }
}

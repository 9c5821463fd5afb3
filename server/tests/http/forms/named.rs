//! What was kept while nobody was signed in, as an official reads it: what it does, to what and to whom, and each text under
//! what its form calls it.

use super::{ended::signed_in, html::forms, opened};
use crate::{
    meetings::id_of,
    session::in_session,
    site::{Answer, Site},
};
use app::posted::{FORMS, Kind, Posting};
use backend::testing::person;
use domain::form::Form;
use std::fmt::Write;

/// About nothing but who sends them, or what they hold.
const OF_NOTHING: &[&str] = &[
    "/account",
    "/account/language",
    "/account/mails",
    "/following/searches",
    "/following/end",
    "/following/calendar",
    "/notices",
    "/account/keys",
    "/account/keys/end",
    "/kept/drop",
    "/firm",
    "/firm/edit",
    "/firm/invite",
    "/firm/cancel-invitation",
    "/firm/ownership",
    "/firm/rights",
    "/firm/strengths",
    "/firm/partnerships/{id}",
    "/firm/partnerships/{id}/leave",
    "/firm/claim",
    "/firm/claim/answer",
    "/office/new",
    "/office/import/{file}",
    "/office/legal",
    "/office/plan",
    "/office/plan/import/{file}",
    "/office/seats",
    "/office/days-off",
    "/office/mails/again",
    "/office/days-off/drop",
    "/office/banners",
    "/office/banners/down",
    "/council/meetings/new",
];

/// Who sends it.
fn sender(pattern: &str) -> &'static str {
    match pattern {
        _ if pattern.ends_with("/conclude") || pattern.starts_with("/office/seats") => "mai",
        "/office/challenges/{code}/return" | "/office/challenges/{code}/publish" | "/office/challenges/{code}/decision" => "lan",
        _ if pattern.starts_with("/office") => "mai",
        _ if pattern.starts_with("/council/meetings") || pattern.ends_with("/conflicts") => "huong",
        _ if pattern.starts_with("/council") => "minh",
        _ => "an",
    }
}

/// The part of the page of what is kept that is about the last form.
fn section(kept: &str) -> &str {
    let main = kept.split("<main").nth(1).unwrap_or_default();
    main.rsplit("<section").next().and_then(|rest| rest.split("</section>").next()).unwrap_or_default()
}

async fn kept(site: &Site, nick: &str, address: &str, form: &Form) -> Answer {
    let refused = site.post("", address, form).await;
    assert_eq!(refused.status, 401, "{address}");
    signed_in(site, &refused, nick).await
}

async fn expected(site: &Site, pattern: &str) -> Vec<String> {
    let proposal = site.proposal.expect("a proposal");
    let view = site.backend.opened_proposal(&site.backend.actor("mai").await, proposal).await.expect("opened");
    let huong = || person("huong").expect("one of the cast").name.to_owned();
    match pattern {
        _ if pattern.contains("{code}") => vec!["BT-01 – ".to_owned()],
        _ if pattern.starts_with("/council/meetings/{id}") => vec!["Phiên họp Hội đồng tư vấn".to_owned(), "BT-02".to_owned()],
        _ if pattern.starts_with("/office/proposals") || pattern.starts_with("/council/proposals") => {
            vec![view.code, view.firm_name, "bài toán BT-01".to_owned()]
        }
        _ if pattern.starts_with("/proposals/{id}") => vec!["BT-01 – ".to_owned()],
        _ if pattern.starts_with("/office/legal") => vec!["57-NQ/TW".to_owned()],
        _ if pattern.starts_with("/office/guides") => vec!["Hướng dẫn: Nộp hồ sơ".to_owned()],
        _ if pattern.starts_with("/office/plan") => vec!["Nhiệm vụ 1".to_owned()],
        _ if pattern.starts_with("/files") => vec!["ke-hoach.txt".to_owned()],
        _ if pattern.starts_with("/office/firms") => vec![view.firm_name],
        _ if pattern.starts_with("/office/accounts") => vec!["an@demo.example".to_owned()],
        _ if pattern.starts_with("/office/seats") => vec![huong()],
        "/firm/remove-member" => vec![person("an").expect("one of the cast").name.to_owned()],
        other => panic!("{other} names nothing"),
    }
}

/// The fields of the form on its page that are typed into.
async fn fields(site: &Site, nick: &str, posting: &Posting) -> Vec<String> {
    // What a password manager is told is no field of a person's.
    if posting.pattern == "/account" {
        return Vec::new();
    }
    let html = site.get(nick, &site.address(posting.page)).await.text;
    let address = site.address(posting.pattern);
    let shown = forms(&html).into_iter().filter(|form| form.action == address || html.contains(&format!("formaction=\"{address}")));
    shown.flat_map(|form| form.typed).collect()
}

/// Whether a text stands under its field's own name, with or without a language behind it.
fn is_bare(page: &str, name: &str) -> bool {
    let stem = name.trim_end_matches("_vi").trim_end_matches("_en");
    [format!("<code>{name}</code>"), format!(">{stem} ("), format!(">{name}<")].iter().any(|bare| page.contains(bare.as_str()))
}

/// Whether a text that the page shows stands under a name.
fn is_called(page: &str, text: &str) -> bool {
    let shown = page.split(text).next().filter(|before| before.len() < page.len());
    shown.and_then(|before| before.rsplit("<li>").next()).is_none_or(|item| item.contains("<strong>") || !page.contains("<li>"))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kept_form_says_what_it_does_to_what_and_calls_its_texts_as_its_page_does() {
    let mut site = opened().await;
    site.sign_in("huong").await;
    let mut wrong = String::new();
    for posting in FORMS.iter().filter(|posting| posting.kind == Kind::Kept) {
        let (nick, address) = (sender(posting.pattern), site.address(posting.pattern));
        let fields = fields(&site, nick, posting).await;
        let form = fields.iter().enumerate().fold(Form::default(), |form, (n, name)| form.with(name, format!("Câu số {n} đã nhập.")));
        let is_named = ["seats", "remove-member"].iter().any(|part| posting.pattern.contains(part));
        let user = if posting.pattern.starts_with("/firm") { "an" } else { "huong" };
        let form = if is_named { form.with("user", id_of(user)) } else { form };
        let refused = site.post("", &address, &form).await;
        assert_eq!(refused.status, 401, "{address}");
        let page = signed_in(&site, &refused, nick).await.text;
        let section = section(&page);
        for name in fields.iter().filter(|name| is_bare(&refused.text, name) || is_bare(section, name)) {
            let _ = writeln!(wrong, "{} by {nick}: {name} is not called as its form calls it", posting.pattern);
        }
        for (n, name) in fields.iter().enumerate().filter(|(n, _)| !is_called(&refused.text, &format!("Câu số {n} đã nhập."))) {
            let _ = writeln!(wrong, "{}: {name} ({n}) has no name where nobody is signed in", posting.pattern);
        }
        let said = (posting.name)(domain::locale::Locale::Vi);
        if !section.contains(&format!("<h2>{said}</h2>")) {
            let _ = writeln!(wrong, "{}: {said} in {section}", posting.pattern);
        }
        let about = if OF_NOTHING.contains(&posting.pattern) { Vec::new() } else { expected(&site, posting.pattern).await };
        for about in about.iter().filter(|about| !section.contains(about.as_str())) {
            let _ = writeln!(wrong, "{} by {nick}: not said to be about {about}", posting.pattern);
        }
        let texts = section.split("<li>").skip(1).filter_map(|text| text.split("</li>").next());
        for text in texts.filter(|text| !text.starts_with("<strong>")) {
            let _ = writeln!(wrong, "{} by {nick}: a text without its name: {text}", posting.pattern);
        }
        if section.contains("<dt><code>") {
            let _ = writeln!(wrong, "{} by {nick}: a field's own name: {section}", posting.pattern);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// A declaration from the page of a challenge, and an answer to an appeal: neither page has its words once it is made.
#[tokio::test]
async fn a_kept_declaration_names_the_proposal_and_a_vouched_presence_the_member() {
    let site = in_session().await;
    let mai = site.backend.actor("mai").await;
    let second = site.backend.opened_proposals(&mai, "BT-02").await.expect("opened");
    let second = second.into_iter().find(|proposal| Some(proposal.id) != site.proposal).expect("two");
    let id = second.id;
    let form = Form::default().with(format!("conflict_{id}"), "conflicted").with(format!("kind_{id}"), "adviser");
    let form = form.with(format!("reason_{id}"), "Từng tư vấn cho bên nộp.");
    let page = kept(&site, "dung", "/council/challenges/BT-02/declarations", &form).await.text;
    let shown = section(&page);
    let code = format!("Hồ sơ {} – ", second.code);
    for said in [code.as_str(), "BT-02", "Có xung đột lợi ích", "– Nội dung xung đột</strong>", "Từng tư vấn cho bên nộp."]
    {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    let read = shown.split("<form").next().unwrap_or_default();
    assert!(!read.contains("<code>") && !read.contains("adviser"), "{read}");
    let meeting = site.address("/council/meetings/{id}");
    let page = kept(&site, "minh", &format!("{meeting}/vouch"), &Form::default().with("member", id_of("khoa"))).await.text;
    assert!(section(&page).contains(person("khoa").expect("one of the cast").name), "{}", section(&page));
    let page = kept(&site, "huong", &format!("{meeting}/item"), &Form::default().with("to", "3")).await.text;
    assert!(section(&page).contains("Mục 3 của chương trình"), "{}", section(&page));
}

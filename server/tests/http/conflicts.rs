//! A member with a conflict learns nothing of that proposal, on any page, in any mail, however the conflict came to light.

use crate::site;

use axum::http::{Method, Request};
use backend::{
    files::Owner,
    testing::{CLOSING, PENDING_FIRM, TestBackend, VERIFIED_FIRM, challenge_form, firm_id, person},
};
use domain::{challenges::Content, form::Form, ids::ProposalId, proposals::Section};
use site::Site;

/// Planted in title, firm's name, file's name and content, team and another member's comment.
const SECRET: &str = "zqx7391";
const CODE: &str = "BT-05";
/// By the way in which the conflict came to light: declared, declared for the whole challenge, pinned, confirmed.
const OWN: &str = "tuan";
const RECUSED: &str = "quan";
const PINNED: &str = "dung";
const CONFIRMED: &str = "hoa";
const CONFLICTED: [&str; 4] = [OWN, RECUSED, PINNED, CONFIRMED];
/// May know everything of it.
const CLEAR: &str = "khoa";

/// The firm of `an` bears the secret in its name; the call is open.
async fn prepare(site: &Site) {
    open_blind(&site.backend).await;
    let an = site.backend.actor("an").await;
    let form = site.backend.own_firm(&an).await.expect("firm").expect("a firm").firm.profile.to_form();
    site.backend.edit_firm(&an, &form.with("legal_name", format!("Công ty {SECRET}"))).await.expect("renamed");
    for firm in [VERIFIED_FIRM, PENDING_FIRM] {
        let verdict = Form::default().with("verdict", "verify");
        site.backend.review_firm(&site.backend.actor("mai").await, firm_id(firm), &verdict).await.expect("verified");
    }
}

/// A call in which nobody reads others' sheets before all are in: what a member says of themselves voids their own there.
async fn open_blind(backend: &TestBackend) {
    let (mai, lan) = (backend.actor("mai").await, backend.actor("lan").await);
    let form = Content::from_form(&challenge_form(CODE)).expect("valid").to_form();
    backend.create_challenge(&mai, &form.with("code", CODE).with("blind", "round_end")).await.expect("created");
    backend.send_to_review(&mai, CODE).await.expect("sent");
    backend.publish_challenge(&lan, CODE, &Form::default()).await.expect("published");
}

/// Two proposals before the council; the first holds the secret, and names a member.
async fn scoring() -> (Site, [ProposalId; 2]) {
    let mut site = Site::proven().await;
    prepare(&site).await;
    let backend = &site.backend;
    let an = backend.actor("an").await;
    let id = backend.complete_proposal("an", CODE).await;
    for (section, name, text) in
        [(Section::Fit, "title", format!("Giải pháp {SECRET}")), (Section::Team, "team", format!("Nhóm {SECRET}; cố vấn Trịnh Thị Hoa"))]
    {
        let draft = backend.own_proposal(&an, id).await.expect("draft").form();
        backend.save_section(&an, id, section, &draft.with(name, text)).await.expect("planted");
    }
    let mut upload = backend.begin_upload(&an, Owner::Proposal(id), &format!("ke-hoach-{SECRET}.txt")).await.expect("upload");
    upload.write(SECRET.as_bytes()).await.expect("bytes");
    let file = upload.finish().await.expect("file").id.to_string();
    backend.submit_proposal(&an, id).await.expect("receipt");
    let other = backend.submitted_proposal("binh", CODE).await;
    backend.open_proposals(CODE).await;
    let mai = backend.actor("mai").await;
    for id in [id, other] {
        backend.screen_proposal(&mai, id, &Form::default().with("verdict", "admit")).await.expect("admitted");
    }
    backend.start_scoring(&mai, CODE).await.expect("started");
    site.code = CODE;
    site.proposal = Some(id);
    site.file = file;
    (site, [id, other])
}

fn sheet(comment: &str) -> Form {
    let scores = ["18", "22,5", "13", "13", "13", "8"];
    let form = Form::default().with("strengths", comment).with("sheet_version", "0");
    scores.iter().enumerate().fold(form, |form, (i, score)| form.with(format!("score_{i}"), *score))
}

async fn score(site: &Site, nick: &str, id: ProposalId, comment: &str) {
    let actor = site.backend.actor(nick).await;
    site.backend.declare_conflict(&actor, id, &Form::default().with("conflict", "clear")).await.expect("declared");
    site.backend.submit_sheet(&actor, id, &sheet(comment)).await.expect("submitted");
}

/// Everyone has read and scored both; only then the conflicts come to light.
async fn conflicted() -> (Site, [ProposalId; 2]) {
    let (mut site, [id, other]) = scoring().await;
    for person in backend::testing::CAST.iter().filter(|person| person.seat.is_some()) {
        score(&site, person.nick, id, &format!("Nhận xét {SECRET}")).await;
        score(&site, person.nick, other, "Nhận xét.").await;
        site.sign_in(person.nick).await;
    }
    let member = |nick: &str| person(nick).expect("one of the cast").id().to_string();
    let reason = Form::default().with("kind", "adviser").with("reason", "Có quan hệ tư vấn.");
    let backend = &site.backend;
    let own = reason.clone().with("conflict", "conflicted");
    backend.declare_conflict(&backend.actor(OWN).await, id, &own).await.expect("declared");
    backend.recuse_from_challenge(&backend.actor(RECUSED).await, CODE, &reason).await.expect("recused");
    let pin = reason.clone().with("proposal", id.to_string()).with("member", member(PINNED));
    backend.pin_conflict(&backend.actor("huong").await, CODE, &pin).await.expect("pinned");
    let confirm = reason.with("member", member(CONFIRMED)).with("verdict", "confirm");
    backend.judge_suggestion(&backend.actor("mai").await, id, &confirm).await.expect("confirmed");
    (site, [id, other])
}

/// Every address that answers GET, in both languages, of the secret proposal and of the other one; and searches.
fn addresses(site: &mut Site, ids: [ProposalId; 2]) -> Vec<String> {
    let pages = app::site::list().into_iter();
    let others = server::routes::list().into_iter().map(|(method, path)| (method, path.to_owned()));
    let patterns: Vec<String> = pages.chain(others).filter(|(method, _)| *method == Method::GET).map(|(_, path)| path).collect();
    let mut addresses = Vec::new();
    for id in ids {
        site.proposal = Some(id);
        addresses.extend(patterns.iter().map(|pattern| site.address(pattern)));
    }
    addresses.sort();
    addresses.dedup();
    addresses.extend(addresses.clone().into_iter().map(|address| format!("/en{address}")));
    for nick in CONFLICTED {
        let member = person(nick).expect("one of the cast").id();
        addresses.push(format!("/council/proposals/{}/ruling?member={member}", ids[0]));
        addresses.push(format!("/office/proposals/{}/suggestion?member={member}", ids[0]));
    }
    // Not by the secret itself: a page repeats what was searched for.
    let searches = ["/challenges", "/api/v1/challenges", "/council", "/office", "/office/firms"];
    addresses.extend(searches.map(|path| format!("{path}?q=giai+phap")));
    addresses
}

/// Where someone reads the secret.
async fn finds(site: &Site, nick: &str, addresses: &[String]) -> Vec<String> {
    let [found] = finds_texts(site, nick, addresses, [SECRET]).await;
    found
}

/// Where someone reads each of these.
async fn finds_texts<const N: usize>(site: &Site, nick: &str, addresses: &[String], texts: [&str; N]) -> [Vec<String>; N] {
    let mut found = [const { Vec::new() }; N];
    for address in addresses {
        let answer = site.get(nick, address).await;
        let headers = format!("{:?}", answer.headers);
        for (text, found) in texts.iter().zip(&mut found) {
            if answer.text.contains(text) || headers.contains(text) {
                found.push(address.clone());
            }
        }
    }
    found
}

/// Nor the code, but where everyone reads it: in what is published of the opening.
async fn no_conflicted_member_finds_it(site: &Site, id: ProposalId, addresses: &[String], at: &str) {
    let code = site.backend.opened_proposal(&site.backend.actor("mai").await, id).await.expect("seen").code;
    let [public] = finds_texts(site, "", addresses, [&code]).await;
    // What is hidden is decided before anything is worded: in English one of them looks.
    let vietnamese: Vec<String> = addresses.iter().filter(|address| !address.starts_with("/en")).cloned().collect();
    let [found] = finds_texts(site, CLEAR, &vietnamese, [&code]).await;
    assert!(found.iter().any(|address| !public.contains(address)), "{at}: the search works for codes");
    for nick in CONFLICTED {
        let asked = if nick == CONFLICTED[0] { addresses } else { &vietnamese };
        let [found, coded] = finds_texts(site, nick, asked, [SECRET, &code]).await;
        assert!(found.is_empty(), "{nick} reads it ({at}) at {found:?}");
        assert!(coded.iter().all(|address| public.contains(address)), "{nick} reads the code ({at}) at {coded:?}");
        let told: Vec<_> = site.backend.mails().await.into_iter().filter(|(to, ..)| to.starts_with(&format!("{nick}@"))).collect();
        assert!(told.iter().all(|(_, subject, body)| !subject.contains(SECRET) && !body.contains(SECRET)), "{told:?}");
    }
}

#[tokio::test]
async fn a_conflicted_member_reads_nothing_of_the_proposal_however_the_conflict_came_to_light() {
    let (mut site, [id, other]) = conflicted().await;
    let addresses = addresses(&mut site, [id, other]);

    // The search itself works: who has no conflict finds it, in the proposal, in others' sheets, in the list.
    let found = finds(&site, CLEAR, &addresses).await;
    for place in [format!("/council/proposals/{id}"), format!("/files/{}", site.file), format!("/council/challenges/{CODE}")] {
        assert!(found.contains(&place) && found.contains(&format!("/en{place}")), "{CLEAR} finds it at {place}: {found:?}");
    }
    assert!(site.backend.mails().await.iter().any(|(to, _, body)| to.starts_with("an@") && body.contains(SECRET)), "a mail has it");
    no_conflicted_member_finds_it(&site, id, &addresses, "scoring").await;

    // A form that is sent all the same tells nothing either.
    for nick in CONFLICTED {
        for (path, form) in [
            (format!("/council/proposals/{id}"), sheet("Muộn.")),
            (format!("/council/proposals/{id}/conflict"), Form::default().with("conflict", "clear").with("challenge", CODE)),
            (format!("/council/proposals/{id}/appeal"), Form::default()),
            (format!("/council/proposals/{id}/ruling"), Form::default()),
        ] {
            let answer = site.post(nick, &path, &form).await;
            assert!(answer.status >= 400 && !answer.text.contains(SECRET), "{nick} at {path}: {}", answer.status);
        }
    }

    // Nor what a script sends while somebody types.
    let fields = sheet("Muộn.").with("score_0", "20").0;
    for (nick, status) in CONFLICTED.map(|nick| (nick, 404)).into_iter().chain([("", 401)]) {
        let body = serde_json::json!({ "id": id.to_string(), "fields": fields }).to_string();
        let request = Request::post("/api/sheets/save").header("content-type", "application/json");
        let answer = site.send_body(nick, request, body.into()).await;
        assert_eq!((answer.status, answer.text.contains(SECRET)), (status, false), "{nick}: {}", answer.text);
    }

    // Nor does a count or a neighbour: the sheet of the other proposal leads nowhere.
    let sheet = site.get(OWN, &format!("/council/proposals/{other}")).await;
    assert!(sheet.status == 200 && !sheet.text.contains(&id.to_string()), "{}", sheet.status);

    // After scoring, and after the proposal of a shortlist. Before it the terms for appeals are over.
    site.backend.clock.set(site.backend.clock.now().plus_days(4));
    for person in backend::testing::CAST.iter().filter(|person| person.seat.is_some()) {
        site.sign_in(person.nick).await;
    }
    let minh = site.backend.actor("minh").await;
    site.after_the_term().await;
    site.backend.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    let ranking = format!("/council/challenges/{CODE}/ranking");
    assert_eq!(finds(&site, CLEAR, std::slice::from_ref(&ranking)).await, [ranking]);
    no_conflicted_member_finds_it(&site, id, &addresses, "scored").await;
    let pick =
        Form::default().with(format!("pick_{id}"), "on").with("vote_for", "12").with("vote_against", "2").with("vote_abstained", "1");
    let pick = pick.with(format!("departure_{other}"), "Trùng phạm vi.");
    site.backend.propose_shortlist(&minh, CODE, &pick).await.expect("proposed");
    no_conflicted_member_finds_it(&site, id, &addresses, "proposed").await;
}

#[tokio::test]
async fn a_conflicted_member_is_told_how_many_the_reason_and_that_the_sheet_is_void() {
    let (site, [id, _]) = conflicted().await;
    let code = site.backend.opened_proposal(&site.backend.actor("mai").await, id).await.expect("seen").code;
    let own = format!("/council/challenges/{CODE}/declarations");
    for nick in [OWN, PINNED, CONFIRMED] {
        let page = site.get(nick, &format!("/council/challenges/{CODE}")).await;
        assert!(page.status == 200 && page.text.contains("có xung đột lợi ích: 1.") && page.text.contains(&own), "{nick}");
        let said = site.get(nick, &own).await;
        // The own word voids the sheet; what others find voids nothing.
        let of_sheet = if nick == OWN {
            "Phiếu đã nộp không còn giá trị"
        } else {
            "Phiếu đã nộp trước khi ghi nhận vẫn được tính"
        };
        assert!(said.text.contains("Có quan hệ tư vấn.") && said.text.contains(of_sheet), "{nick}");
        for page in [page, said] {
            assert!(!page.text.contains(&code), "{nick} reads the code");
        }
    }
    let appeal = format!("/council/proposals/{id}/appeal");
    assert!(site.get(PINNED, &own).await.text.contains(&appeal) && !site.get(OWN, &own).await.text.contains(&appeal));
    for nick in [PINNED, CONFIRMED] {
        let page = site.get(nick, &format!("/council/proposals/{id}/appeal")).await;
        assert!(page.status == 200 && page.text.contains("Có quan hệ tư vấn."), "{nick}: {}", page.status);
    }
    assert_eq!(site.get(OWN, &format!("/council/proposals/{id}/appeal")).await.status, 409);
    let recused = site.get(RECUSED, &format!("/council/challenges/{CODE}")).await;
    assert!(recused.text.contains("Không tham gia đánh giá bài toán này") && !recused.text.contains(&code));

    // The appeal goes to the chair, who answers it.
    let appeal = Form::default().with("appeal", "Trùng tên.");
    assert_eq!(site.post(PINNED, &format!("/council/proposals/{id}/appeal"), &appeal).await.status, 303);
    let desk = site.get("minh", &format!("/council/challenges/{CODE}/conflicts")).await;
    let member = person(PINNED).expect("one of the cast").id();
    let ruling = format!("/council/proposals/{id}/ruling");
    assert!(desk.text.contains(&format!("{ruling}?member={member}")));
    let page = site.get("minh", &format!("{ruling}?member={member}")).await;
    assert!(page.status == 200 && page.text.contains("Trùng tên."), "{}", page.status);
    let lift = Form::default().with("member", member.to_string()).with("ruling", "lift").with("reason", "Đúng.");
    let wrong = site.post("minh", &ruling, &lift.clone().with("reason", "")).await;
    assert!(wrong.status == 422 && wrong.text.contains("Trùng tên."), "{}", wrong.status);
    assert_eq!(site.post("minh", &ruling, &lift).await.status, 303);
    let declares = site.get(PINNED, &format!("/council/challenges/{CODE}")).await;
    assert!(declares.text.contains(&format!("/council/challenges/{CODE}/declarations")) && declares.text.contains(&format!("kind_{id}")));
}

#[tokio::test]
async fn before_the_opening_nothing_is_suggested_to_the_office() {
    let mut site = Site::proven().await;
    prepare(&site).await;
    let an = site.backend.actor("an").await;
    let id = site.backend.complete_proposal("an", CODE).await;
    let draft = site.backend.own_proposal(&an, id).await.expect("draft").form();
    site.backend.save_section(&an, id, Section::Team, &draft.with("team", "Trịnh Thị Hoa")).await.expect("saved");
    site.backend.submit_proposal(&an, id).await.expect("receipt");
    for nick in ["mai", "lan"] {
        site.sign_in(nick).await;
    }
    let page = format!("/office/challenges/{CODE}");
    let hoa = person(CONFIRMED).expect("one of the cast");
    for is_closed in [false, true] {
        if is_closed {
            site.backend.at(CLOSING);
        }
        for nick in ["mai", "lan"] {
            assert!(!site.get(nick, &page).await.text.contains(hoa.name), "{nick} (closed: {is_closed})");
        }
        let one = site.get("mai", &format!("/office/proposals/{id}/suggestion?member={}", hoa.id())).await;
        assert_eq!(one.status, 404);
    }
    site.backend.open_proposals(CODE).await;
    for nick in ["mai", "lan"] {
        assert!(site.get(nick, &page).await.text.contains(hoa.name), "{nick}");
    }
    let one = site.get("mai", &format!("/office/proposals/{id}/suggestion?member={}", hoa.id())).await;
    assert!(one.status == 200 && one.text.contains(hoa.name));
}

#[tokio::test]
async fn a_candidate_is_checked_on_the_seats_page() {
    let mut site = Site::proven().await;
    site.sign_in("mai").await;
    let form = Form::default().with("name", "Phan Văn An");
    let page = site.post("mai", "/office/seats/check", &form).await;
    assert!(page.status == 200 && page.text.contains(VERIFIED_FIRM));
    let wrong = site.post("mai", "/office/seats/check", &form.with("email", "sai")).await;
    assert!(wrong.status == 422 && wrong.text.contains("Phan Văn An"), "what was typed stays");
}

/// Before it is said: that one's own word may become a question to the council.
#[tokio::test]
async fn whoever_finds_a_conflict_late_reads_what_may_become_of_their_word() {
    let mut site = Site::open().await;
    let [id, _] = crate::site::scoring(&site.backend, &[]).await;
    site.sign_in("dung").await;
    let clear = Form::default().with("conflict", "clear");
    site.backend.declare_conflict(&site.backend.actor("dung").await, id, &clear).await.expect("declared");
    for (page, said) in [
        (format!("/council/proposals/{id}"), "được đưa ra để Hội đồng biểu quyết"),
        (format!("/en/council/proposals/{id}"), "is put to a motion of the council"),
        ("/council/challenges/BT-02/recusal".to_owned(), "vui lòng khai báo cho từng hồ sơ"),
        ("/en/council/challenges/BT-02/recusal".to_owned(), "please declare for each proposal"),
    ] {
        let text = site.get("dung", &page).await.text;
        assert!(text.contains(said), "{page}: {text}");
    }
}

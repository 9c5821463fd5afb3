//! Before the opening nobody but its firm learns anything of a proposal, and a member with a conflict never does:
//! not on any page, file, mail or in a refused form.

mod former;
mod partners;

use crate::site;

use axum::http::Method;
use backend::{
    council::meetings::{ItemView, SubjectView},
    papers::Paper,
    testing::{CLOSING, PENDING_FIRM, TestBackend, VERIFIED_FIRM, challenge_form, firm_id, person},
};
use domain::{
    form::Form,
    ids::{MeetingId, ProposalId},
};
use site::{SECRET, Site, words::words};

/// Everyone but the firm of the proposal.
const OTHERS: [&str; 7] = ["", "binh", "chi", "mai", "lan", "minh", "huong"];

async fn sealed() -> Site {
    let mut site = Site::open().await;
    site.submit().await;
    for nick in OTHERS.into_iter().filter(|nick| !nick.is_empty()).chain(["an"]) {
        site.sign_in(nick).await;
    }
    site
}

/// Everything that answers a method, in both languages.
fn routes(site: &Site, asked: &Method) -> Vec<String> {
    let pages = app::site::list().into_iter();
    let others = server::routes::list().into_iter().map(|(method, path)| (method, path.to_owned()));
    let patterns = pages.chain(others).filter(|(method, _)| method == asked).map(|(_, path)| path);
    let mut addresses: Vec<String> = patterns.map(|pattern| site.address(&pattern)).collect();
    addresses.extend(addresses.clone().into_iter().map(|address| format!("/en{address}")));
    addresses
}

/// Every address that answers GET, the minutes, and searches for the secret.
fn addresses(site: &Site) -> Vec<String> {
    let mut addresses = routes(site, &Method::GET);
    addresses.extend(site.meeting.map(|meeting| minutes(site, meeting)));
    let searches = ["/challenges", "/en/challenges", "/api/v1/challenges", "/office", "/office/firms"];
    addresses.extend(searches.map(|path| format!("{path}?q=bi+mat+tuan+chau")));
    addresses
}

fn minutes(site: &Site, meeting: MeetingId) -> String {
    format!("/challenges/{}/papers/{}.docx", site.code, Paper::Minutes(meeting).name())
}

/// Where someone reads one of the secrets.
async fn finds(site: &Site, nick: &str, secrets: &[&str]) -> Vec<String> {
    finds_each(site, nick, secrets).await.into_iter().map(|(address, _)| address).collect()
}

/// The same with the secrets that are read there.
async fn finds_each<'a>(site: &Site, nick: &str, secrets: &[&'a str]) -> Vec<(String, Vec<&'a str>)> {
    found_at(site, nick, addresses(site), secrets).await
}

/// The same of these addresses.
async fn found_at<'a>(
    site: &Site,
    nick: &str,
    addresses: impl IntoIterator<Item = String>,
    secrets: &[&'a str],
) -> Vec<(String, Vec<&'a str>)> {
    let mut found = Vec::new();
    for address in addresses {
        let answer = site.get(nick, &address).await;
        let (said, headers) = (words(&answer), format!("{:?}", answer.headers));
        let read: Vec<&str> = secrets.iter().copied().filter(|secret| said.contains(secret) || headers.contains(secret)).collect();
        if !read.is_empty() {
            found.push((address, read));
        }
    }
    found
}

#[tokio::test]
async fn a_sealed_proposal_shows_nowhere_until_it_is_opened() {
    let site = sealed().await;
    let an = site.backend.actor("an").await;
    let id = site.proposal.expect("a proposal");
    let receipt = site.backend.receipts(&an, id).await.expect("receipts").remove(0);
    let secrets = [SECRET, receipt.code.as_str(), receipt.sha256.as_str()];

    // The search itself works: the firm finds its own.
    assert!(!finds(&site, "an", &secrets).await.is_empty());
    for closed in [false, true] {
        if closed {
            site.backend.at(CLOSING);
        }
        for nick in OTHERS {
            let found = finds(&site, nick, &secrets).await;
            assert!(found.is_empty(), "{nick} reads it (closed: {closed}) at {found:?}");
        }
    }
    let told: Vec<_> = site.backend.mails().await.into_iter().filter(|(to, ..)| !to.starts_with("an@")).collect();
    assert!(told.iter().all(|(_, subject, body)| !secrets.iter().any(|s| subject.contains(s) || body.contains(s))), "{told:?}");

    site.backend.open_proposals("BT-01").await;
    for nick in ["mai", "lan"] {
        let found = finds(&site, nick, &[SECRET]).await;
        assert!(found.iter().any(|address| address.contains("/office/proposals/")), "{nick} finds it after the opening: {found:?}");
    }
    for nick in ["", "binh", "chi"] {
        assert!(finds(&site, nick, &[SECRET]).await.is_empty(), "{nick} still does not read the title");
    }
}

#[tokio::test]
async fn pages_look_the_same_whether_or_not_a_proposal_was_handed_in() {
    let (mut with, mut without) = (Site::open().await, Site::open().await);
    with.submit().await;
    for nick in OTHERS.into_iter().filter(|nick| !nick.is_empty()) {
        with.sign_in(nick).await;
        without.sign_in(nick).await;
    }
    let paths = ["/", "/challenges", "/challenges/BT-01", "/office", "/office/challenges/BT-01", "/council", "/api/v1/challenges/BT-01"];
    for (nick, path) in OTHERS.into_iter().flat_map(|nick| paths.map(|path| (nick, path))) {
        let (a, b) = (with.get(nick, path).await, without.get(nick, path).await);
        assert_eq!((a.status, a.text), (b.status, b.text), "{nick} at {path}");
    }
}

/// Has declared a conflict with one of the two proposals, has had one pinned, takes no part in the challenge, and has
/// not declared: who must say first whether there is a conflict is told the firm's name, and nothing else.
const CONFLICTED: [&str; 4] = ["tuan", "dung", "hoa", UNDECLARED];
const UNDECLARED: &str = "son";
const CLEAR: [&str; 11] = ["minh", "thu", "huong", "khoa", "yen", "quan", "linh", "phuc", "trang", "viet", "ngoc"];
/// Said of the proposal: in a sheet, in the minutes, in a report, by the chair with a casting vote, in a debrief, in a
/// complaint and its answer.
const REMARKS: [&str; 7] =
    ["Lời phiếu 5512", "Ý kiến 8642", "Báo cáo 4417", "Phiếu chốt 6093", "Phản hồi 3381", "Kiến nghị 2750", "Trả lời 1968"];

fn form(fields: &[(&str, &str)]) -> Form {
    fields.iter().fold(Form::default(), |form, (name, value)| form.with(*name, *value))
}

fn id_of(nick: &str) -> String {
    person(nick).expect("one of the cast").id().to_string()
}

/// BT-02 has one place, and the firm of `binh` hands in too.
async fn two_for_one_place() -> (Site, [ProposalId; 2]) {
    let mut site = Site::open().await;
    site.code = "BT-02";
    let t = &site.backend;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    let rules = domain::challenges::Content::from_form(&challenge_form("BT-02")).expect("valid").to_form();
    let rules = rules.with("code", "BT-02").with("shortlist_size", "1").with("extra_place", "").with("motion_casting", "on");
    t.create_challenge(&mai, &rules).await.expect("created");
    t.send_to_review(&mai, "BT-02").await.expect("sent");
    t.publish_challenge(&lan, "BT-02", &Form::default()).await.expect("published");
    t.review_firm(&mai, firm_id(PENDING_FIRM), &form(&[("verdict", "verify")])).await.expect("verified");
    let other = t.submitted_proposal("binh", "BT-02").await;
    site.submit().await;
    let id = site.proposal.expect("a proposal");
    (site, [id, other])
}

/// How each comes to have a conflict.
async fn conflicts(t: &TestBackend, [id, other]: [ProposalId; 2]) {
    let mai = t.actor("mai").await;
    t.open_proposals("BT-02").await;
    for proposal in [id, other] {
        t.screen_proposal(&mai, proposal, &form(&[("verdict", "admit")])).await.expect("admitted");
    }
    t.start_scoring(&mai, "BT-02").await.expect("started");
    let reason = form(&[("conflict", "conflicted"), ("kind", "relative"), ("reason", "Người thân.")]);
    t.recuse_from_challenge(&t.actor("hoa").await, "BT-02", &reason).await.expect("recused");
    for nick in CLEAR.into_iter().chain(["tuan", "dung"]) {
        let member = t.actor(nick).await;
        let own = if nick == "tuan" { &reason } else { &form(&[("conflict", "clear")]) };
        t.declare_conflict(&member, id, own).await.expect("declared");
        t.declare_conflict(&member, other, &form(&[("conflict", "clear")])).await.expect("declared");
    }
    let pin = reason.with("proposal", id.to_string()).with("member", id_of("dung"));
    t.pin_conflict(&t.actor("huong").await, "BT-02", &pin).await.expect("pinned");
}

/// The same sheet for both from everyone, so that the two are tied; and a meeting with something said.
async fn scored(site: &mut Site, proposals: [ProposalId; 2]) {
    let t = &site.backend;
    let scores = ["18", "22", "13", "13", "13", "8"].into_iter().enumerate();
    let sheet = scores.fold(form(&[("sheet_version", "0")]), |form, (k, s)| form.with(format!("score_{k}"), s));
    for nick in CLEAR {
        for (proposal, remark) in proposals.into_iter().zip([REMARKS[0], "Rõ ràng."]) {
            let sheet = sheet.clone().with("strengths", remark);
            t.submit_sheet(&t.actor(nick).await, proposal, &sheet).await.expect("submitted");
        }
    }
    let huong = t.actor("huong").await;
    let plan = form(&[("challenge_BT-02", "on"), ("place", "P1"), ("at", "2026-12-01T08:30")]).with("secretary", id_of("huong"));
    let meeting = t.plan_meeting(&huong, &plan).await.expect("planned");
    t.submit_report(&t.actor("khoa").await, meeting, &form(&[("report", REMARKS[2])])).await.expect("reported");
    t.start_meeting(&huong, meeting, &form(&[("other_day", "on")])).await.expect("started");
    let agenda = t.meeting(&huong, meeting).await.expect("a meeting").items;
    let is_first = |item: &ItemView| matches!(item.subject, SubjectView::Proposal { id, .. } if id == proposals[0]);
    let number = (agenda.iter().position(is_first).expect("on the agenda") + 1).to_string();
    t.begin_item(&huong, meeting, &form(&[("item", &number)])).await.expect("begun");
    let notes = form(&[("item_version", "0"), ("opinions", REMARKS[1])]);
    t.record_item(&huong, meeting, &number, &notes).await.expect("recorded");
    site.meeting = Some(meeting);
}

/// Everyone votes; half for each, and the chair decides for the first.
async fn settled(t: &TestBackend, [id, other]: [ProposalId; 2]) {
    let minh = t.actor("minh").await;
    t.open_ballot(&minh, "BT-02", &t.in_writing(&Form::default())).await.expect("opened");
    for (i, nick) in CLEAR[..10].iter().enumerate() {
        let choice = if i % 2 == 0 { id } else { other };
        t.cast_ballot(&t.actor(nick).await, "BT-02", &Form::default().with("choice", choice.to_string())).await.expect("cast");
    }
    t.clock.set(t.clock.now().plus_days(1));
    t.close_ballot(&minh, "BT-02").await.expect("closed");
    let casting = Form::default().with("casting", id.to_string()).with("reason", REMARKS[3]);
    t.give_casting_vote(&minh, "BT-02", &casting).await.expect("given");
}

async fn decided(t: &TestBackend, id: ProposalId) {
    let (mai, minh, lan) = (t.actor("mai").await, t.actor("minh").await, t.actor("lan").await);
    let pick = form(&[("vote_for", "9"), ("vote_against", "1"), ("vote_abstained", "0"), ("note", "Đã trao đổi về việc bằng điểm.")])
        .with(format!("pick_{id}"), "on");
    t.propose_shortlist(&minh, "BT-02", &pick).await.expect("proposed");
    t.forward_shortlist(&mai, "BT-02", &form(&[("note", "Kính trình.")])).await.expect("forwarded");
    t.decide_shortlist(&lan, "BT-02", &pick).await.expect("decided");
}

async fn published(t: &TestBackend, id: ProposalId) {
    let (an, mai, minh) = (t.actor("an").await, t.actor("mai").await, t.actor("minh").await);
    t.publish_result(&mai, "BT-02").await.expect("published");
    let debrief = form(&[("strengths", REMARKS[4]), ("weaknesses", "Chi phí."), ("act", "release"), ("seen", "0")]);
    t.save_debrief(&minh, id, &debrief).await.expect("released");
    t.file_complaint(&an, id, &form(&[("grounds", "arithmetic"), ("text", REMARKS[5])])).await.expect("filed");
    let nam = t.actor("nam").await;
    t.answer_complaint(&nam, id, &form(&[("finding", "rejected"), ("text", REMARKS[6])])).await.expect("answered");
}

/// Nothing for those with a conflict, where they read and where they post; the secretary and the office find it.
async fn expect_hidden(site: &Site, when: &str, secrets: &[&str]) {
    for nick in CONFLICTED {
        let secrets: Vec<&str> = secrets.iter().copied().filter(|secret| nick != UNDECLARED || *secret != VERIFIED_FIRM).collect();
        // What is hidden is decided before anything is worded: in English one of them looks.
        let is_asked = |address: &String| nick == CONFLICTED[0] || !address.starts_with("/en");
        let found = found_at(site, nick, addresses(site).into_iter().filter(is_asked), &secrets).await;
        assert!(found.is_empty(), "{when}: {nick} reads it at {found:?}");
        let posted = routes(site, &Method::POST).into_iter().filter(is_asked);
        for address in posted.filter(|address| !address.ends_with("/sign-out")) {
            let answer = site.post(nick, &address, &Form::default()).await;
            let told = secrets.iter().find(|secret| answer.text.contains(**secret));
            assert!(told.is_none(), "{when}: {nick} is told {told:?} by posting to {address}");
        }
    }
    let mails = site.backend.mails().await.into_iter().filter(|(to, ..)| CONFLICTED.iter().any(|nick| to.starts_with(&format!("{nick}@"))));
    for (to, subject, body) in mails {
        assert!(!secrets.iter().any(|s| subject.contains(s) || body.contains(s)), "{when}: {to} is told by mail: {subject} {body}");
    }
    assert!(!finds(site, "huong", secrets).await.is_empty(), "{when}: the search itself works");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_with_a_conflict_never_reads_of_the_proposal() {
    let (mut site, proposals) = two_for_one_place().await;
    let [id, _] = proposals;
    conflicts(&site.backend, proposals).await;
    for nick in CONFLICTED.into_iter().chain(["huong", "mai", "an"]) {
        site.sign_in(nick).await;
    }
    let (title, firm) = (SECRET, VERIFIED_FIRM);
    let mut secrets = vec![title, firm];
    expect_hidden(&site, "declared", &secrets).await;
    assert!(site.backend.remind_members(&site.backend.actor("mai").await, "BT-02").await.expect("reminded") > 0);
    scored(&mut site, proposals).await;
    secrets.extend(REMARKS);
    expect_hidden(&site, "being scored", &secrets).await;
    let (huong, meeting) = (site.backend.actor("huong").await, site.meeting.expect("a meeting"));
    site.backend.end_meeting(&huong, meeting, &form(&[("outcome", "not_quorate"), ("note", REMARKS[1])])).await.expect("ended");
    let found = finds(&site, "huong", &[REMARKS[1]]).await;
    assert!(found.contains(&minutes(&site, meeting)), "the minutes hold what was said: {found:?}");
    expect_hidden(&site, "met", &secrets).await;
    // The terms of scoring, and for appeals against what was found, are over.
    site.after_the_term().await;
    site.backend.close_scoring(&site.backend.actor("minh").await, "BT-02", &Form::default()).await.expect("closed");
    expect_hidden(&site, "tied", &secrets).await;
    settled(&site.backend, proposals).await;
    expect_hidden(&site, "settled", &secrets).await;
    decided(&site.backend, id).await;
    expect_hidden(&site, "decided", &secrets).await;
    // The shortlist names the firm to everyone; the title and what was said stay where they were.
    published(&site.backend, id).await;
    secrets.retain(|secret| *secret != firm);
    expect_hidden(&site, "published", &secrets).await;

    // Each secret is somewhere for those who may read it.
    let mut read = Vec::new();
    for nick in ["huong", "mai", "an"] {
        read.extend(finds_each(&site, nick, &secrets).await.into_iter().flat_map(|(_, read)| read));
    }
    for secret in secrets {
        assert!(read.contains(&secret), "{secret} is found by nobody");
    }
}

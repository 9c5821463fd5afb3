//! Sheets that are set aside when a proposal is scored anew: nobody who scores it again reads what others had written, and
//! nobody at all reads what had been said in them.

use super::{form, id_of, routes};
use crate::site::{self, Site, words::words};
use axum::http::Method;
use domain::{form::Form, ids::ProposalId};

const COUNCIL: [&str; 15] =
    ["minh", "thu", "huong", "khoa", "yen", "tuan", "dung", "hoa", "quan", "linh", "phuc", "trang", "viet", "ngoc", "son"];
/// Written in one sheet of before, with scores that no other sheet has.
const SAID: &str = "Lời phiếu trước 5512";
const SCORES: [&str; 6] = ["13,5", "17,5", "9,5", "11,5", "10,5", "6,5"];
const AUTHOR: &str = "yen";
/// Who presides, who keeps minutes, the author, another who scored, who had not, and whose sheet is void.
const MEMBERS: [&str; 6] = ["minh", "huong", AUTHOR, "khoa", "son", "tuan"];
const OTHERS: [&str; 5] = ["", "an", "binh", "mai", "lan"];

/// In Vietnamese, as numbers are written there: the other language shows the same.
fn addresses(site: &Site, method: &Method) -> Vec<String> {
    routes(site, method).into_iter().filter(|address| !address.starts_with("/en") && !address.ends_with("/sign-out")).collect()
}

/// Where somebody reads one of these.
async fn finds(site: &Site, nick: &str, secrets: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for address in addresses(site, &Method::GET) {
        let answer = site.get(nick, &address).await;
        let (said, headers) = (words(&answer), format!("{:?}", answer.headers));
        if secrets.iter().any(|secret| said.contains(secret) || headers.contains(secret)) {
            found.push(address);
        }
    }
    found
}

async fn sign_in(site: &mut Site) {
    for nick in MEMBERS.into_iter().chain(OTHERS).filter(|nick| !nick.is_empty()) {
        site.sign_in(nick).await;
    }
}

async fn submit(site: &Site, nick: &str, id: ProposalId, scores: [&str; 6], said: &str) {
    let member = site.backend.actor(nick).await;
    let version = site.backend.sheet(&member, id).await.expect("a sheet").sheet_version.to_string();
    let form = form(&[("sheet_version", &version), ("strengths", said)]);
    let form = scores.into_iter().enumerate().fold(form, |form, (k, score)| form.with(format!("score_{k}"), score));
    site.backend.submit_sheet(&member, id, &form).await.expect("submitted");
}

/// Ten had scored the first, as many as it takes, and the council voids the sheet of one.
async fn lost(site: &mut Site) -> [ProposalId; 2] {
    site.code = "BT-02";
    let ids = site::scoring(&site.backend, &[]).await;
    site.proposal = Some(ids[0]);
    for nick in COUNCIL {
        for id in ids {
            let clear = form(&[("conflict", "clear")]);
            site.backend.declare_conflict(&site.backend.actor(nick).await, id, &clear).await.expect("declared");
        }
        submit(site, nick, ids[1], ["17", "22", "13", "13", "13", "8"], "Rõ ràng.").await;
        if COUNCIL[..10].contains(&nick) {
            let (scores, said) = if nick == AUTHOR { (SCORES, SAID) } else { (["18", "22", "13", "13", "13", "8"], "Tốt.") };
            submit(site, nick, ids[0], scores, said).await;
        }
    }
    site.backend.clock.set(site.backend.clock.now().plus_days(31));
    let minh = site.backend.actor("minh").await;
    site.backend.close_scoring(&minh, site.code, &Form::default()).await.expect("closed");
    ids
}

async fn void(site: &Site, id: ProposalId) {
    let t = &site.backend;
    let (minh, tuan) = (t.actor("minh").await, t.actor("tuan").await);
    let ask = t.in_writing(&form(&[("reason", "Có góp vốn.")]).with("sheet", format!("{id} {}", id_of("tuan"))));
    t.move_voiding(&minh, site.code, &ask).await.expect("asked");
    t.answer_motion(&tuan, site.code, 1, &form(&[("answer", "Đúng vậy.")])).await.expect("answered");
    t.put_motion(&minh, site.code, 1, &t.in_writing(&Form::default())).await.expect("put");
    t.vote_all(site.code, 1, &form(&[("vote_for", "14")])).await.expect("voted");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_who_scores_anew_reads_a_sheet_of_before() {
    let mut site = Site::open().await;
    let ids = lost(&mut site).await;
    sign_in(&mut site).await;
    let numbers = [SCORES[0], SCORES[1]];
    // The search itself works: before that, members read the others' sheets, and so does the office.
    for nick in ["minh", "khoa", AUTHOR] {
        assert!(!finds(&site, nick, &[SAID]).await.is_empty(), "{nick} reads what is said");
        assert!(!finds(&site, nick, &numbers).await.is_empty(), "{nick} reads the scores");
    }
    void(&site, ids[0]).await;
    let hidden = async |site: &Site, when: &str| {
        for nick in MEMBERS {
            let found = finds(site, nick, &[SAID, numbers[0], numbers[1]]).await;
            assert!(found.is_empty(), "{when}: {nick} reads it at {found:?}");
            for address in addresses(site, &Method::POST) {
                let answer = site.post(nick, &address, &Form::default()).await;
                assert!(!answer.text.contains(SAID), "{when}: {nick} is told by posting to {address}");
            }
        }
        for nick in OTHERS {
            let found = finds(site, nick, &[SAID]).await;
            assert!(found.is_empty(), "{when}: {nick} reads what was said at {found:?}");
        }
    };
    let mails = site.backend.mails().await.len();
    hidden(&site, "asked").await;
    submit(&site, "khoa", ids[0], ["16", "21", "12", "12", "12", "7"], "Lời phiếu mới 8642").await;
    hidden(&site, "one is in").await;
    assert!(!finds(&site, "khoa", &["Lời phiếu mới 8642"]).await.is_empty(), "the own new sheet is found");
    // Nor a new one of another, also by who has handed in their own.
    submit(&site, "minh", ids[0], ["16", "21", "12", "12", "12", "7"], "Tốt.").await;
    assert!(finds(&site, "minh", &["Lời phiếu mới 8642"]).await.is_empty());
    assert!(site.backend.mails().await[mails..].iter().all(|(_, subject, body)| !subject.contains(SAID) && !body.contains(SAID)));
    // Afterwards the scores of before stand in the result file, and what was said in no page.
    site.backend.clock.set(site.backend.clock.now().plus_days(7));
    site.backend.run_due_jobs().await.expect("run");
    sign_in(&mut site).await;
    for nick in ["minh", AUTHOR, "mai", "lan", "an"] {
        let found = finds(&site, nick, &[SAID]).await;
        assert!(found.is_empty(), "{nick} reads what was said at {found:?}");
    }
}

//! What one or two people once did with the site's own buttons, tried again with requests that no page sends: the parts of a
//! call that [`bending`](super::bending) does not have.

mod accounts;
mod lots;
mod records;

use crate::site;

use backend::testing::{CLOSING, PENDING_FIRM, firm_id};
use domain::{evaluations::result_file::ResultFile, form::Form, ids::ProposalId};
use site::Site;

const CODE: &str = "BT-02";
const COUNCIL: [&str; 15] =
    ["minh", "thu", "huong", "khoa", "yen", "tuan", "dung", "hoa", "quan", "linh", "phuc", "trang", "viet", "ngoc", "son"];
const SIGNED_IN: [&str; 8] = ["minh", "thu", "huong", "tuan", "son", "mai", "lan", "an"];

fn at(act: &str) -> String {
    format!("/council/challenges/{CODE}/{act}")
}

fn office(act: &str) -> String {
    format!("/office/challenges/{CODE}/{act}")
}

fn sheet(scores: [&str; 6]) -> Form {
    let form = Form::default().with("sheet_version", "0");
    scores.into_iter().enumerate().fold(form, |form, (k, score)| form.with(format!("score_{k}"), score))
}

async fn sign_in(site: &mut Site) {
    for nick in SIGNED_IN {
        site.sign_in(nick).await;
    }
}

/// Every one of them scores the first with these points, and the second a little lower, or both alike.
async fn scored(rules: &[(&str, &str)], nicks: &[&str], alike: bool) -> (Site, [ProposalId; 2]) {
    let mut site = Site::open().await;
    let ids = site::scoring(&site.backend, rules).await;
    for nick in nicks {
        let actor = site.backend.actor(nick).await;
        for (id, first) in ids.into_iter().zip(["18", if alike { "18" } else { "17" }]) {
            site.backend.declare_conflict(&actor, id, &Form::default().with("conflict", "clear")).await.expect("declared");
            let far = *nick == "son" && id == ids[0];
            let sheet = if far { sheet(["1"; 6]) } else { sheet([first, "22", "13", "13", "13", "8"]) };
            site.backend.submit_sheet(&actor, id, &sheet).await.expect("submitted");
        }
    }
    sign_in(&mut site).await;
    (site, ids)
}

async fn file(site: &Site) -> String {
    site.get("lan", &office("result-file.json")).await.text
}

async fn status(site: &Site, nick: &str, address: &str, form: &Form) -> u16 {
    site.post(nick, address, form).await.status
}

/// §2: the chair alone left out a sheet with three of fifteen in, and its author could not answer.
#[tokio::test(flavor = "multi_thread")]
async fn no_sheet_is_left_out_by_one_person_before_all_are_in_or_unheard() {
    // The rule set has to allow it: it does not unless it says so.
    let (site, ids) = scored(&[], &COUNCIL, false).await;
    let code = site.backend.opened_proposals(&site.backend.actor("mai").await, CODE).await.expect("opened");
    let code = code.into_iter().find(|line| line.id == ids[0]).expect("listed").code;
    let forged = |letter: &str| {
        let vote = Form::default().with("votes_for", "10").with("votes_against", "0").with("carried", "on");
        site.backend.in_writing(&vote.with("sheet", format!("{code} {letter}")).with("reason", "Lý do."))
    };
    for nick in SIGNED_IN {
        assert_ne!(status(&site, nick, &at("motions/exclusion"), &forged("A")).await, 303, "{nick}");
    }
    for letter in 'A'..='O' {
        assert_ne!(status(&site, "minh", &at("motions/exclusion"), &forged(&letter.to_string())).await, 303, "{letter}");
    }
    drop(site);

    let (mut site, _) = scored(&[("exclusion_majority", "cast_2_3")], &["minh", "thu", "son"], false).await;
    let minh = site.backend.actor("minh").await;
    let far = site.backend.far_sheets(&minh, CODE).await.expect("a list");
    let value = far.first().map_or_else(|| format!("{code} C"), |far| far.value());
    let ask = site.backend.in_writing(&Form::default().with("sheet", value).with("reason", "Nhầm hồ sơ."));
    assert_eq!(status(&site, "minh", &at("motions/exclusion"), &ask).await, 422, "twelve have not scored");
    for nick in COUNCIL.into_iter().filter(|nick| !["minh", "thu", "son"].contains(nick)) {
        let actor = site.backend.actor(nick).await;
        for line in site.backend.member_proposals(&actor, CODE).await.expect("listed") {
            site.backend.declare_conflict(&actor, line.id, &Form::default().with("conflict", "clear")).await.expect("declared");
            let sheet = sheet(["17", "22", "13", "13", "13", "8"]);
            site.backend.submit_sheet(&actor, line.id, &sheet).await.expect("submitted");
        }
    }
    sign_in(&mut site).await;
    let far = site.backend.far_sheets(&minh, CODE).await.expect("a list").remove(0);
    let ask = site.backend.in_writing(&Form::default().with("sheet", far.value()).with("reason", "Nhầm hồ sơ."));
    for nick in ["thu", "huong", "tuan", "mai", "lan", "an"] {
        assert_ne!(status(&site, nick, &at("motions/exclusion"), &ask).await, 303, "{nick}");
    }
    assert_eq!(status(&site, "minh", &at("motions/exclusion"), &ask).await, 303);
    let put = site.backend.in_writing(&Form::default());
    assert_eq!(status(&site, "minh", &at("motions/1/put"), &put).await, 422, "its author may still answer");
    let answer = Form::default().with("answer", "Điểm này là ý kiến của tôi.");
    assert_ne!(status(&site, "tuan", &at("motions/1/answer"), &answer).await, 303, "whose sheet it is not");
    assert_eq!(status(&site, "son", &at("motions/1/answer"), &answer).await, 303);
    assert_eq!(status(&site, "minh", &at("motions/1/put"), &put).await, 303);
    // One vote of who presides is one vote.
    assert_eq!(status(&site, "minh", &at("motions/1/vote"), &Form::default().with("choice", "for")).await, 303);
    assert_eq!(status(&site, "minh", &at("motions/1/close"), &Form::default()).await, 422);
    assert_eq!(status(&site, "minh", &at("close-scoring"), &Form::default()).await, 422, "nothing closes meanwhile");
    for (place, nick) in (1..).zip(&COUNCIL[1..]) {
        let choice = Form::default().with("choice", if place < 9 { "for" } else { "against" });
        site.backend.vote_on_motion(&site.backend.actor(nick).await, CODE, 1, &choice).await.expect("voted");
    }
    assert_eq!(status(&site, "minh", &at("close-scoring"), &Form::default()).await, 303);
    let told: ResultFile = serde_json::from_str(&file(&site).await).expect("a file");
    assert!(told.official.iter().all(|line| line.n == 15), "nine of fifteen are no two thirds");
}

/// §6: the third was proposed over the first two, decided and published without a reason.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_proposed_or_decided_over_the_ranking_without_a_reason() {
    let (site, ids) = scored(&[("shortlist_size", "1"), ("extra_place", "")], &COUNCIL, false).await;
    assert_eq!(status(&site, "minh", &at("close-scoring"), &Form::default()).await, 303);
    let shortlist = at("motions/shortlist");
    // The first has the far sheet of one member, so the second leads.
    let [behind, ahead] = ids;
    let pick = |id: ProposalId| site.backend.in_writing(&Form::default().with(format!("pick_{id}"), "on").with("note", "Đã thảo luận."));
    for form in [pick(behind), pick(behind).with("votes_for", "15"), pick(behind).with(format!("departure_{ahead}"), " ")] {
        let refused = site.press("minh", &shortlist, &form).await;
        assert_eq!(refused.status, 422, "{form:?}: {}", refused.text);
    }
    // With all that the page of who presides holds.
    let forged = site.opened("minh", &shortlist, &pick(behind).with(format!("departure_{ahead}"), "Trùng phạm vi.")).await;
    for nick in ["thu", "huong", "tuan", "mai", "lan", "an"] {
        assert_ne!(status(&site, nick, &shortlist, &forged).await, 303, "{nick}");
    }
    // The office cannot send on what nobody proposed, nor the leader decide it.
    for (nick, act) in [("mai", "forward"), ("lan", "decision"), ("mai", "result")] {
        assert_ne!(status(&site, nick, &office(act), &pick(behind)).await, 303, "{act}");
    }
    assert_eq!(site.press("minh", &shortlist, &pick(ahead)).await.status, 303);
    site.backend.vote_all(CODE, 1, &Form::default().with("vote_for", "15")).await.expect("voted");
    assert_eq!(site.press("mai", &office("forward"), &Form::default().with("note", "Trình.")).await.status, 303);
    let decision = Form::default().with(format!("pick_{behind}"), "on");
    for form in [decision.clone(), decision.clone().with("note", "  ")] {
        let refused = site.press("lan", &office("decision"), &form).await;
        assert_eq!(refused.status, 422, "another than the council's, without a reason: {}", refused.text);
    }
    let forged = site.opened("lan", &office("decision"), &decision.with("note", "Lý do.")).await;
    for nick in ["mai", "minh", "an"] {
        assert_ne!(status(&site, nick, &office("decision"), &forged).await, 303, "{nick}");
    }
    let decided = site.backend.challenge(&site.backend.actor("mai").await, CODE).await.expect("seen").challenge;
    assert!(decided.chosen().1.is_none(), "nothing is decided");
}

/// §3: a proposal that lost its quorum was simply gone. §8 and §9: nobody ends or bends the scoring anew by a request.
#[tokio::test(flavor = "multi_thread")]
async fn what_lost_its_quorum_is_scored_anew_and_nobody_ends_that_alone() {
    let mut site = Site::open().await;
    let [first, second] = site::scoring(&site.backend, &[]).await;
    for nick in COUNCIL {
        let actor = site.backend.actor(nick).await;
        for id in [first, second] {
            site.backend.declare_conflict(&actor, id, &Form::default().with("conflict", "clear")).await.expect("declared");
            if id == second || COUNCIL[..10].contains(&nick) {
                site.backend.submit_sheet(&actor, id, &sheet(["18", "22", "13", "13", "13", "8"])).await.expect("submitted");
            }
        }
    }
    site.after_the_term().await;
    sign_in(&mut site).await;
    assert_eq!(status(&site, "minh", &at("close-scoring"), &Form::default()).await, 303);
    let member = site.backend.actor("tuan").await.id().expect("a person");
    let ask = site.backend.in_writing(&Form::default().with("sheet", format!("{first} {member}")).with("reason", "Có góp vốn."));
    assert_eq!(status(&site, "minh", &at("motions/voiding"), &ask).await, 303);
    assert_eq!(status(&site, "tuan", &at("motions/1/answer"), &Form::default().with("answer", "Đúng vậy.")).await, 303);
    assert_eq!(status(&site, "minh", &at("motions/1/put"), &site.backend.in_writing(&Form::default())).await, 303);
    site.backend.vote_all(CODE, 1, &Form::default().with("vote_for", "14")).await.expect("voted");
    let own = format!("/council/proposals/{first}");
    let page = site.get("minh", &own).await.text;
    assert!(page.contains("chấm lại từ đầu") && !page.contains("value=\"18\""), "the sheet of before is not in it: {page}");
    assert!(site.get("minh", &at("")[..at("").len() - 1]).await.text.contains("được chấm lại từ đầu"));
    assert_eq!(site.get("minh", &office("result-file.json")).await.status, 409, "which holds the sheets of before");
    let pick = Form::default().with(format!("pick_{second}"), "on").with("note", "Đã thảo luận.");
    assert_eq!(status(&site, "minh", &at("motions/shortlist"), &site.backend.in_writing(&pick)).await, 409);
    let before = file(&site).await;
    // Only its members score it, and only this proposal.
    let sent = sheet(["20"; 6]).with("act", "submit").with("submit", "on");
    for (nick, id) in [("tuan", first), ("mai", first), ("an", first), ("minh", second)] {
        assert_ne!(status(&site, nick, &format!("/council/proposals/{id}"), &sent).await, 303, "{nick}");
    }
    let none = |id: ProposalId| {
        let form = Form::default().with("subject", "no_result").with("proposal", id.to_string()).with("text", "Không đủ thời gian.");
        site.backend.in_writing(&form)
    };
    for nick in ["thu", "huong", "tuan", "mai", "lan", "an"] {
        assert_eq!(status(&site, nick, &at("motions/new"), &none(first)).await, 403, "{nick}");
    }
    assert_eq!(status(&site, "minh", &at("motions/new"), &none(second)).await, 422, "which is not scored anew");
    for act in ["close-scoring", "reopen", "ballot/open"] {
        assert_ne!(status(&site, "minh", &at(act), &site.backend.in_writing(&Form::default().with("reason", "x"))).await, 303, "{act}");
    }
    assert_eq!(file(&site).await, before);
    assert_eq!(status(&site, "minh", &at("motions/new"), &none(first)).await, 303);
    site.backend.vote_all(CODE, 2, &Form::default().with("vote_for", "13")).await.expect("voted");
    let proposed = site.press("minh", &at("motions/shortlist"), &site.backend.in_writing(&pick)).await;
    assert_eq!(proposed.status, 303, "{}", proposed.text);
}

/// §8: nobody of the roster is suspended before the decision, and whoever loses a seat once the ranking is known takes nothing along.
#[tokio::test(flavor = "multi_thread")]
async fn no_member_is_suspended_and_ending_a_seat_after_the_ranking_changes_no_sheet() {
    let (mut site, _) = scored(&[], &COUNCIL, false).await;
    assert_eq!(status(&site, "minh", &at("close-scoring"), &Form::default()).await, 303);
    let (before, ranking) = (file(&site).await, site.get("lan", &office("ranking")).await.text);
    let id = async |site: &Site, nick: &str| site.backend.actor(nick).await.id().expect("an account").to_string();
    let account = format!("/office/accounts/{}", id(&site, "son").await);
    let asked = Form::default().with("verdict", "ask").with("reason", "Không liên lạc được.");
    assert_eq!(status(&site, "mai", &account, &asked).await, 303);
    let at = site.backend.clock.now().0.to_string();
    assert_eq!(status(&site, "lan", &account, &Form::default().with("verdict", "confirm").with("asked", at)).await, 409);
    let seat = Form::default().with("user", id(&site, "tuan").await).with("decision", "12/QĐ").with("decision_date", "2026-02-01");
    assert_eq!(status(&site, "mai", "/office/seats/remove", &seat.with("reason", "Thay đổi.")).await, 303);
    site.backend.confirm_seats().await.expect("confirmed");
    site.backend.run_due_jobs().await.expect("run");
    sign_in(&mut site).await;
    assert_eq!(file(&site).await, before, "to the letter");
    let table = |page: &str| page.split_once("<table").and_then(|(_, rest)| rest.split_once("</table>")).map(|(table, _)| table.to_owned());
    assert_eq!(table(&site.get("lan", &office("ranking")).await.text), table(&ranking));
}

/// §8: one person opened everything before the planned moment. §9: one person made members.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_opens_early_or_makes_members_alone() {
    let mut site = Site::open().await;
    let t = &site.backend;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    let form = domain::challenges::Content::from_form(&backend::testing::challenge_form(CODE)).expect("valid").to_form().with("code", CODE);
    t.create_challenge(&mai, &form.with("opening", "2026-04-20T09:00")).await.expect("created");
    t.send_to_review(&mai, CODE).await.expect("sent");
    t.publish_challenge(&lan, CODE, &Form::default()).await.expect("published");
    t.review_firm(&mai, firm_id(PENDING_FIRM), &Form::default().with("verdict", "verify")).await.expect("verified");
    t.submitted_proposal("an", CODE).await;
    t.at(CLOSING);
    sign_in(&mut site).await;
    let reason = Form::default().with("reason", "Đã đủ hồ sơ.").with("officer", "on").with("secretary", "on");
    let (of_office, of_council) = (office("opening"), at("opening"));
    let page = async || site.get("huong", &at("")[..at("").len() - 1]).await.text;
    assert_eq!(status(&site, "mai", &of_office, &Form::default()).await, 422, "before the planned moment, without a reason");
    assert_eq!(status(&site, "mai", &of_office, &reason).await, 303);
    for (nick, address) in [("mai", &of_office), ("mai", &of_council), ("minh", &of_council), ("lan", &of_office), ("an", &of_office)] {
        site.post(nick, address, &reason).await;
        let stage = site.backend.challenge(&site.backend.actor("mai").await, CODE).await.expect("seen").stage;
        assert_eq!(stage, domain::challenges::Stage::Closed, "{nick}: it takes the secretary");
    }
    assert!(page().await.contains("Đã đủ hồ sơ."), "the second reads why");
    assert_eq!(status(&site, "huong", &of_council, &Form::default()).await, 303);
    let stranger = site.backend.actor("an").await.id().expect("an account").to_string();
    let joins = Form::default().with("member", stranger).with("reason", "Thiếu người.").with("verdict", "appoint");
    for nick in SIGNED_IN {
        assert_ne!(status(&site, nick, &office("ad-hoc"), &joins).await, 303, "{nick}");
        assert_ne!(status(&site, nick, &office("ad-hoc/verdict"), &joins).await, 303, "{nick}");
    }
}

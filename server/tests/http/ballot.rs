//! The secret ballot and the result file, as a browser without scripts meets them.

use crate::{recompute, site};

use backend::testing::{CLOSING, TestBackend};
use calamine::{Reader, Xlsx};
use domain::{evaluations::result_file::ResultFile, form::Form, ids::ProposalId};
use sha2::{Digest, Sha256};
use site::{Answer, Site};
use std::io::Cursor;

const VOTERS: [&str; 12] = ["minh", "thu", "huong", "khoa", "yen", "tuan", "dung", "hoa", "quan", "linh", "phuc", "trang"];

/// Two proposals with the same sheets, and one place.
async fn tied(t: &TestBackend) -> [ProposalId; 2] {
    let minh = t.actor("minh").await;
    let ids = site::scoring(t, &[("shortlist_size", "1"), ("extra_place", "")]).await;
    let scores = ["18", "22", "13", "13", "13", "8"].into_iter().enumerate();
    let sheet = scores.fold(Form::default().with("sheet_version", "0"), |form, (k, score)| form.with(format!("score_{k}"), score));
    for nick in VOTERS {
        let actor = t.actor(nick).await;
        for id in ids {
            t.declare_conflict(&actor, id, &Form::default().with("conflict", "clear")).await.expect("declared");
            t.submit_sheet(&actor, id, &sheet).await.expect("submitted");
        }
    }
    site::after_the_term(t);
    t.close_scoring(&minh, "BT-02", &Form::default()).await.expect("closed");
    ids
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tie_is_settled_on_pages_and_each_voter_is_told_their_code_once() {
    let mut site = Site::open().await;
    let [first, second] = tied(&site.backend).await;
    for nick in VOTERS.into_iter().chain(["lan", "mai"]) {
        site.sign_in(nick).await;
    }
    let page = "/council/challenges/BT-02/ballot";
    let refused = site.press("minh", "/council/challenges/BT-02/motions/shortlist", &Form::default().with("note", "x")).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("bỏ phiếu kín"));
    assert!(!site.get("tuan", page).await.text.contains("ballot/open"));
    assert!(site.get("tuan", "/council/challenges/BT-02").await.text.contains(page));
    assert_eq!(site.post("minh", "/council/challenges/BT-02/ballot/open", &Form::default()).await.status, 422, "no end is told");
    let asked = site.backend.in_writing(&Form::default());
    assert_eq!(site.post("minh", "/council/challenges/BT-02/ballot/open", &asked).await.status, 303);
    let list = "/office/challenges/BT-02/lists/ballot.xlsx";
    for (i, nick) in VOTERS[..8].iter().enumerate() {
        assert!(site.get(nick, page).await.text.contains("name=\"choice\""));
        let choice = if i % 2 == 0 { first } else { second };
        let answer = site.post(nick, page, &Form::default().with("choice", choice.to_string())).await;
        assert_eq!(answer.status, 200);
        assert!(answer.header("cache-control").contains("no-store"), "{}", answer.header("cache-control"));
        let (_, code) = answer.text.split_once("PB-").expect("a code");
        larger_text_keeps_the_code(&site, nick, &answer.text).await;
        let voted = site.get(nick, page).await.text;
        assert!(!voted.contains(&code[..8]), "the code is shown once");
        assert!(voted.contains("Phiếu của thành viên này đã được ghi nhận.") && !voted.contains(&choice.to_string()), "{voted}");
        assert_eq!(site.post(nick, page, &Form::default().with("choice", first.to_string())).await.status, 422);
    }
    let told = |answer: &Answer| {
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(answer.bytes.as_slice())).expect("opens");
        let cells =
            book.worksheets().into_iter().flat_map(|(_, cells)| cells.used_cells().map(|(.., c)| c.to_string()).collect::<Vec<_>>());
        cells.collect::<Vec<_>>()
    };
    let number = |cells: &[String], n: &str| cells.iter().filter(|cell| *cell == n).count();
    let open = told(&site.get("mai", list).await);
    assert_eq!((number(&open, "12"), number(&open, "8"), number(&open, "4")), (1, 0, 0), "before the count: {open:?}");
    // More than half have voted, and the end has not come: whoever presides does not choose who still votes.
    assert!(!site.get("minh", page).await.text.contains("ballot/close"));
    assert_eq!(site.post("minh", "/council/challenges/BT-02/ballot/close", &Form::default()).await.status, 422);
    site.backend.clock.set(site.backend.clock.now().plus_days(1));
    for nick in VOTERS.into_iter().chain(["lan", "mai"]) {
        site.sign_in(nick).await;
    }
    assert_eq!(site.post("minh", "/council/challenges/BT-02/ballot/close", &Form::default()).await.status, 303);
    let counts = told(&site.get("mai", list).await);
    assert_eq!((number(&counts, "12"), number(&counts, "8"), number(&counts, "4")), (1, 1, 2), "counted: {counts:?}");
    let names = VOTERS.map(|nick| backend::testing::person(nick).expect("one of the cast").name);
    assert!(!counts.iter().any(|cell| cell.contains("PB-") || names.iter().any(|name| cell.contains(name))), "{counts:?}");
    assert_eq!(site.get("minh", list).await.status, 403);
    assert!(site.get("mai", page).await.text.contains(list));
    let counted = site.get("tuan", page).await.text;
    assert_eq!(counted.matches("PB-").count(), 8);
    let casting = Form::default().with("casting", first.to_string()).with("reason", "Chọn.");
    let casting = site.post("minh", "/council/challenges/BT-02/ballot/casting", &casting).await;
    assert_eq!(casting.status, 409, "the rules name no casting vote");
    assert!(site.get("lan", "/office/challenges/BT-02/ranking").await.text.contains("Số phiếu bằng nhau"));
    drawn_by_members(&mut site).await;
    // All sheets are the same, of two proposals: nothing can be said of agreement, and a dash says so.
    let advisory = site.get("lan", "/office/challenges/BT-02/advisory").await.text;
    let (_, alpha) = advisory.split_once("Krippendorff alpha, tổng điểm (khoảng)</th>").expect("a row");
    let cell = alpha.split("</td>").next().expect("a cell");
    assert!(cell.starts_with("<td ") && cell.ends_with(" class=\"num\">–"), "{cell}");
    let ranking = site.get("lan", "/en/office/challenges/BT-02/ranking").await.text;
    assert!(ranking.contains("the public lot") && ranking.contains("sáu &amp; "));
    everyone_reads_the_lot(&site).await;
}

const TYPED: &str = "sáu & 'bốn' <hai>";

/// Opened by the chair, given to by two; hashes for everyone, what was given for nobody, and after the term everything.
async fn drawn_by_members(site: &mut Site) {
    const LOT: &str = "/challenges/BT-02/lot";
    let ballot = "/council/challenges/BT-02/ballot";
    assert_eq!(site.get("", LOT).await.status, 409, "none is open");
    assert!(!site.get("tuan", ballot).await.text.contains("ballot/lot"));
    let form = site.get("minh", ballot).await.text;
    assert!(form.contains("name=\"until\"") && !form.contains("lot_value"));
    let typed = site.post("minh", &format!("{ballot}/lot"), &Form::default().with("lot_value", "48213")).await;
    assert_eq!(typed.status, 422, "no value is typed by who presides");
    let until = site.backend.clock.now().plus_days(1).to_local();
    let opened = site.post("minh", &format!("/en{ballot}/lot"), &Form::default().with("until", until)).await;
    assert_eq!((opened.status, opened.header("location")), (303, "/en/council/challenges/BT-02/ballot?done=lot_opened#done"));
    let mut hashes = Vec::new();
    for (nick, value) in [("tuan", TYPED), (VOTERS[3], "")] {
        assert!(site.get(nick, ballot).await.text.contains("ballot/give"));
        let given = site.post(nick, &format!("{ballot}/give"), &Form::default().with("value", value)).await;
        assert!(given.status == 200 && given.header("cache-control").contains("no-store"), "{}", given.text);
        let field = |name: &str| {
            let (_, rest) = given.text.split_once(&format!("name=\"{name}\" value=\"")).expect("taken along");
            rest.split('"')
                .next()
                .expect("a value")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&amp;", "&")
        };
        let (salt, value) = (field("given_salt"), field("given_value"));
        let hash = hex::encode(Sha256::digest(format!("BT-02|{salt}|{value}")));
        assert!(given.text.contains(&hash), "{}", given.text);
        larger_text_keeps_the_value(site, nick, &given.text, [&salt, &value]).await;
        let later = site.get(nick, ballot).await.text;
        assert!(!later.contains(&salt) && later.contains(&hash), "shown once");
        assert_eq!(site.post(nick, &format!("{ballot}/give"), &Form::default()).await.status, 422);
        hashes.push((hash, salt));
    }
    for page in [LOT, "/en/challenges/BT-02/lot"] {
        let text = site.get("", page).await.text;
        assert!(hashes.iter().all(|(hash, salt)| text.contains(hash) && !text.contains(salt)) && !text.contains("sáu &amp;"), "{text}");
        let names = VOTERS.map(|nick| backend::testing::person(nick).expect("one of the cast").name);
        assert!(!names.iter().any(|name| text.contains(name)), "{page}");
    }
    assert!(site.get("", "/challenges/BT-02").await.text.contains(LOT));
    site.backend.clock.set(site.backend.clock.now().plus_days(1));
    site.backend.run_due_jobs().await.expect("drawn");
    for nick in ["minh", "lan", "mai", "tuan"] {
        site.sign_in(nick).await;
    }
    let text = site.get("", LOT).await.text;
    assert!(hashes.iter().all(|(hash, salt)| text.contains(hash) && text.contains(salt)) && text.contains("sáu &amp; "), "{text}");
}

/// Taken along by the buttons of the frame, as long as it is what was given.
async fn larger_text_keeps_the_value(site: &Site, nick: &str, told: &str, [salt, value]: [&String; 2]) {
    let buttons = told.split("formaction=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let action = buttons.map(|action| action.replace("&amp;", "&")).find(|action| action.contains("frame=")).expect("a button");
    let action = action.split('#').next().expect("an address").to_owned();
    let form = |value: &str| Form::default().with("given_salt", salt).with("given_value", value);
    let answer = site.post(nick, &action, &form(value)).await;
    assert!(answer.status == 200 && answer.text.contains(salt.as_str()), "{action}: {}", answer.text);
    let other = site.post(nick, &action, &form("gọi 0900 000 000")).await;
    assert!(!other.text.contains("0900"), "{action}");
}

/// What is shown only once is taken along by the buttons of the frame, and nothing else can be put in its place.
async fn larger_text_keeps_the_code(site: &Site, nick: &str, told: &str) {
    let (_, form) = told.split_once("name=\"tracking_code\" value=\"").expect("a field that is taken along");
    let code = form.split('"').next().expect("a code");
    let buttons = told.split("formaction=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let buttons: Vec<_> = buttons.filter(|action| action.contains("frame=")).map(|action| action.replace("&amp;", "&")).collect();
    assert_eq!(buttons.len(), 6, "{told}");
    for action in buttons {
        let action = action.split('#').next().expect("an address");
        let answer = site.post(nick, action, &Form::default().with("tracking_code", code)).await;
        assert!(answer.status == 200 && answer.text.contains(code), "{action}: {}", answer.text);
        assert!(answer.header("cache-control").contains("no-store"));
        let other = site.post(nick, action, &Form::default().with("tracking_code", "gọi 0900 000 000")).await;
        assert!(!other.text.contains("0900"), "{action}");
    }
}

/// Neither tickets nor what they hang on before the day of the result; then all of it, on the page and for machines.
async fn everyone_reads_the_lot(site: &Site) {
    const PAGES: [&str; 3] = ["/challenges/BT-02/results", "/en/challenges/BT-02/results", "/api/v1/challenges/BT-02/results"];
    let t = &site.backend;
    let (mai, minh, lan) = (t.actor("mai").await, t.actor("minh").await, t.actor("lan").await);
    let file: ResultFile = serde_json::from_str(&t.result_file(&mai, "BT-02").await.expect("a file")).expect("a result file");
    let hash = file.closing_hash;
    let told = file.drawing.expect("drawn");
    let seed = told.seed().expect("opened");
    let lines: String =
        told.commitments.iter().map(|c| format!("{}|{}\n", c.salt.as_deref().expect("open"), c.value.as_deref().expect("open"))).collect();
    assert_eq!(seed, hex::encode(Sha256::digest(&lines)));
    let ticket = |code: &str| hex::encode(Sha256::digest(format!("{hash}|{seed}|{code}")));
    let mut drawn: Vec<(String, String)> = file.closing.proposals.iter().map(|p| (ticket(&p.code), p.code.clone())).collect();
    drawn.sort();
    for page in PAGES.into_iter().chain(["/challenges/BT-02", "/api/v1/challenges/BT-02"]) {
        let text = site.get("", page).await.text;
        let secrets = [&hash, seed.as_str()].into_iter().chain(drawn.iter().map(|(ticket, _)| ticket.as_str()));
        assert!(!secrets.into_iter().any(|secret| text.contains(secret)), "{page} before the day: {text}");
    }

    let first = t.ranking(&minh, "BT-02").await.expect("ranked").lines[0].outcome.proposal;
    let votes = [("vote_for", "9"), ("vote_against", "1"), ("vote_abstained", "0"), ("note", "Theo kết quả bốc thăm.")];
    let pick = votes.into_iter().fold(Form::default(), |form, (name, value)| form.with(name, value)).with(format!("pick_{first}"), "on");
    t.propose_shortlist(&minh, "BT-02", &pick).await.expect("proposed");
    t.forward_shortlist(&mai, "BT-02", &Form::default().with("note", "Kính trình.")).await.expect("forwarded");
    t.decide_shortlist(&lan, "BT-02", &pick).await.expect("decided");
    t.publish_result(&mai, "BT-02").await.expect("published");
    for page in PAGES {
        let text = site.get("", page).await.text;
        let salts = told.commitments.iter().filter_map(|c| c.salt.as_deref());
        let told = [hash.as_str()].into_iter().chain(salts).chain(drawn.iter().flat_map(|(ticket, code)| [ticket.as_str(), code.as_str()]));
        told.into_iter().for_each(|told| assert!(text.contains(told), "{page} does not tell {told}: {text}"));
        let places: Vec<_> = drawn.iter().map(|(_, code)| text.find(&format!(">{code}<")).or_else(|| text.find(code))).collect();
        assert!(places.is_sorted(), "{page}: {places:?} of {drawn:?}");
    }
    for (page, told) in PAGES.into_iter().zip(["Được bỏ phiếu: 12 thành viên. Số phiếu đã bỏ: 8.", "might vote: 12. Votes cast: 8."])
    {
        let text = site.get("", page).await.text;
        assert!(text.contains(told), "{page} does not say {told}: {text}");
    }
    let json: serde_json::Value = serde_json::from_str(&site.get("", PAGES[2]).await.text).expect("json");
    let lot = &json["tie"]["lot"];
    assert_eq!((lot["value"].as_str(), lot["closing_hash"].as_str()), (None, Some(hash.as_str())));
    assert_eq!(lot["drawing"]["commitments"].as_array().map(Vec::len), Some(3));
    for (rank, (ticket, code)) in (1_u64..).zip(&drawn) {
        assert_eq!(lot["tickets"][code].as_str(), Some(ticket.as_str()));
        let line = json["proposals"].as_array().expect("lines").iter().find(|line| line["code"] == **code).expect("a line");
        assert_eq!((line["rank"].as_u64(), line["tie_step"].as_u64()), (Some(rank), Some(7)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_result_file_is_downloaded_and_computed_again() {
    let mut site = Site::open().await;
    tied(&site.backend).await;
    for nick in ["mai", "minh", "tuan", "an"] {
        site.sign_in(nick).await;
    }
    let file = site.get("mai", "/office/challenges/BT-02/result-file.json").await;
    assert_eq!((file.status, file.header("content-type")), (200, "application/json"));
    assert!(file.header("content-disposition").contains("BT-02-result.json"));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("file.json");
    std::fs::write(&path, &file.text).expect("written");
    let (code, result, said) = recompute::run(&path);
    let result: serde_json::Value = serde_json::from_str(&result).expect("json");
    assert_eq!((code, said.trim()), (Some(0), "matches the stored result"));
    assert!(file.text.contains(&result["official"][0]["code"].to_string()));
    let frozen = "\"rules_hash\":\"";
    let (before, hash) = file.text.split_once(frozen).expect("a hash");
    std::fs::write(&path, format!("{before}{frozen}{}{}", "0".repeat(64), &hash[64..])).expect("written");
    let (code, result, said) = recompute::run(&path);
    assert_eq!((code, result.as_str()), (Some(1), ""), "{said}");
    assert!(said.contains("refuses to compute: the rules do not have the hash that was frozen"), "{said}");
    assert_eq!(site.get("minh", "/office/challenges/BT-02/result-file.json").await.status, 200);
    for (nick, status) in [("tuan", 403), ("an", 403), ("", 303)] {
        assert_eq!(site.get(nick, "/office/challenges/BT-02/result-file.json").await.status, status, "{nick}");
    }
    assert_eq!(site.get("", "/challenges/BT-02/results/file.json").await.status, 409);
    assert!(site.backend.clock.now() >= domain::time::Moment::from_local(CLOSING).expect("a time"));
}

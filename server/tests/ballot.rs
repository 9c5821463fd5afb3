//! The secret ballot and the result file, as a browser without scripts meets them.

mod site;

use backend::testing::{CLOSING, PENDING_FIRM, TestBackend, challenge_form, firm_id};
use calamine::{Reader, Xlsx};
use domain::{form::Form, ids::ProposalId};
use site::{Answer, Site};
use std::io::Cursor;

const VOTERS: [&str; 12] = ["minh", "thu", "huong", "khoa", "yen", "tuan", "dung", "hoa", "quan", "linh", "phuc", "trang"];

/// Two proposals with the same sheets, and one place.
async fn tied(t: &TestBackend) -> [ProposalId; 2] {
    let (mai, lan, minh) = (t.actor("mai").await, t.actor("lan").await, t.actor("minh").await);
    let form = domain::challenges::Content::from_form(&challenge_form("BT-02")).expect("valid").to_form();
    let form = form.with("code", "BT-02").with("shortlist_size", "1").with("extra_place", "");
    t.create_challenge(&mai, &form).await.expect("created");
    t.send_to_review(&mai, "BT-02").await.expect("sent");
    t.publish_challenge(&lan, "BT-02", &Form::default()).await.expect("published");
    t.review_firm(&mai, firm_id(PENDING_FIRM), &Form::default().with("verdict", "verify")).await.expect("verified");
    let ids = [t.submitted_proposal("an", "BT-02").await, t.submitted_proposal("binh", "BT-02").await];
    t.open_proposals("BT-02").await;
    for id in ids {
        t.screen_proposal(&mai, id, &Form::default().with("verdict", "admit")).await.expect("admitted");
    }
    t.start_scoring(&mai, "BT-02").await.expect("started");
    let scores = ["18", "22", "13", "13", "13", "8"].into_iter().enumerate();
    let sheet = scores.fold(Form::default().with("sheet_version", "0"), |form, (k, score)| form.with(format!("score_{k}"), score));
    for nick in VOTERS {
        let actor = t.actor(nick).await;
        for id in ids {
            t.declare_conflict(&actor, id, &Form::default().with("conflict", "clear")).await.expect("declared");
            t.submit_sheet(&actor, id, &sheet).await.expect("submitted");
        }
    }
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
    let refused = site.post("minh", "/council/challenges/BT-02/shortlist", &Form::default().with("note", "x")).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("bỏ phiếu kín"));
    assert!(!site.get("tuan", page).await.text.contains("ballot/open"));
    assert!(site.get("tuan", "/council/challenges/BT-02").await.text.contains(page));
    assert_eq!(site.post("minh", "/council/challenges/BT-02/ballot/open", &Form::default()).await.status, 303);
    let list = "/office/challenges/BT-02/lists/ballot.xlsx";
    for (i, nick) in VOTERS[..8].iter().enumerate() {
        assert!(site.get(nick, page).await.text.contains("name=\"choice\""));
        let choice = if i % 2 == 0 { first } else { second };
        let answer = site.post(nick, page, &Form::default().with("choice", choice.to_string())).await;
        assert_eq!(answer.status, 200);
        assert!(answer.header("cache-control").contains("no-store"), "{}", answer.header("cache-control"));
        let (_, code) = answer.text.split_once("PB-").expect("a code");
        assert!(!site.get(nick, page).await.text.contains(&code[..8]), "the code is shown once");
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
    assert_eq!(site.post("minh", "/council/challenges/BT-02/ballot/close", &Form::default()).await.status, 303);
    let counts = told(&site.get("mai", list).await);
    assert_eq!((number(&counts, "12"), number(&counts, "8"), number(&counts, "4")), (1, 1, 2), "counted: {counts:?}");
    let names = VOTERS.map(|nick| backend::testing::person(nick).expect("one of the cast").name);
    assert!(!counts.iter().any(|cell| cell.contains("PB-") || names.iter().any(|name| cell.contains(name))), "{counts:?}");
    assert_eq!(site.get("minh", list).await.status, 403);
    assert!(site.get("mai", page).await.text.contains(list));
    let counted = site.get("tuan", page).await.text;
    assert_eq!(counted.matches("PB-").count(), 8);
    let empty = site.post("minh", "/council/challenges/BT-02/ballot/casting", &Form::default()).await;
    assert_eq!(empty.status, 422);
    assert!(site.get("lan", "/office/challenges/BT-02/ranking").await.text.contains("Số phiếu bằng nhau"));
    // The value is of a day after the scoring closed.
    site.backend.clock.set(site.backend.clock.now().plus_days(1));
    for nick in ["minh", "lan"] {
        site.sign_in(nick).await;
    }
    let drawn = site.post("minh", "/en/council/challenges/BT-02/ballot/lot", &Form::default().with("lot_value", "48213")).await;
    assert_eq!((drawn.status, drawn.header("location")), (303, "/en/council/challenges/BT-02/ballot"));
    // All sheets are the same, of two proposals: nothing can be said of agreement, and a dash says so.
    let advisory = site.get("lan", "/office/challenges/BT-02/advisory").await.text;
    let (_, alpha) = advisory.split_once("Krippendorff alpha, tổng điểm (khoảng)</th>").expect("a row");
    assert!(alpha.starts_with("<td class=\"num\">–</td>"), "{}", &alpha[..80]);
    let ranking = site.get("lan", "/en/office/challenges/BT-02/ranking").await.text;
    assert!(ranking.contains("the public lot") && ranking.contains("48213"));
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
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_server")).arg("recompute").arg(&path).output().expect("run");
    let result: serde_json::Value = serde_json::from_slice(&run.stdout).expect("json");
    assert_eq!((run.status.code(), String::from_utf8_lossy(&run.stderr).trim()), (Some(0), "matches the stored result"));
    assert!(file.text.contains(&result["official"][0]["code"].to_string()));
    assert_eq!(site.get("minh", "/office/challenges/BT-02/result-file.json").await.status, 200);
    for (nick, status) in [("tuan", 403), ("an", 403), ("", 303)] {
        assert_eq!(site.get(nick, "/office/challenges/BT-02/result-file.json").await.status, status, "{nick}");
    }
    assert_eq!(site.get("", "/challenges/BT-02/results/file.json").await.status, 409);
    assert!(site.backend.clock.now() >= domain::time::Moment::from_local(CLOSING).expect("a time"));
}

//! Motions over HTTP, without scripts and with forged requests: nobody votes twice, for others, or for nobody.

use crate::site;

use domain::form::Form;
use site::Site;

const VOTERS: [&str; 13] = ["minh", "thu", "huong", "khoa", "yen", "dung", "hoa", "quan", "linh", "phuc", "trang", "son", "viet"];
const VOTE: &str = "/council/challenges/BT-02/motions/1/vote";
const MOTIONS: &str = "/council/challenges/BT-02/motions";

/// Scored by thirteen; `tuan` has a conflict with the second.
async fn moved() -> Site {
    let mut site = Site::proven().await;
    let t = &site.backend;
    let [first, second] = site::scoring(t, &[]).await;
    let scores = ["18", "22", "13", "13", "13", "8"].into_iter().enumerate();
    let sheet = scores.fold(Form::default().with("sheet_version", "0"), |form, (k, score)| form.with(format!("score_{k}"), score));
    for nick in VOTERS.into_iter().chain(["tuan"]) {
        let actor = t.actor(nick).await;
        for id in [first, second] {
            let conflict = if nick == "tuan" && id == second { "conflicted" } else { "clear" };
            let declared = Form::default().with("conflict", conflict).with("kind", "relative").with("reason", "Người thân.");
            t.declare_conflict(&actor, id, &declared).await.expect("declared");
            if conflict == "clear" {
                t.submit_sheet(&actor, id, &sheet).await.expect("submitted");
            }
        }
    }
    let minh = t.actor("minh").await;
    site::after_the_term(t);
    t.close_scoring(&minh, "BT-02", &Form::default()).await.expect("closed");
    let picks = Form::default().with(format!("pick_{first}"), "on").with(format!("departure_{second}"), "Trùng phạm vi.");
    let picks = t.in_writing(&picks.with("note", "Hội đồng đã thảo luận."));
    t.move_shortlist(&minh, "BT-02", &picks).await.expect("moved");
    for nick in VOTERS.into_iter().chain(["tuan", "mai", "an"]) {
        site.sign_in(nick).await;
    }
    site
}

fn choice(of: &str) -> Form {
    Form::default().with("choice", of)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_votes_once_by_a_button_and_forged_votes_count_nowhere() {
    let site = moved().await;
    let page = site.get("yen", MOTIONS).await;
    assert_eq!(page.text.matches("class=\"btn vote\"").count(), 3, "{}", page.text);
    assert!(page.text.contains("Trùng phạm vi.") && page.text.contains("Danh sách không theo thứ tự xếp hạng"), "{}", page.text);
    assert!(site.get("yen", "/council").await.text.contains("chờ ông/bà biểu quyết"));
    let voted = site.post("yen", VOTE, &choice("for")).await;
    assert_eq!((voted.status, voted.header("location")), (303, format!("{MOTIONS}?done=voted#done").as_str()));
    let told = site.get("yen", &format!("{MOTIONS}?done=voted")).await.text;
    assert!(told.contains("id=\"done\"") && told.contains("Ông/bà đã biểu quyết: Tán thành."), "{told}");
    for nick in ["minh", "mai"] {
        let other = site.get(nick, MOTIONS).await.text;
        assert!(!other.contains("Ông/bà đã biểu quyết") && !other.contains(": Tán thành."), "only its voter is told: {other}");
    }
    let again = site.post("yen", VOTE, &choice("against")).await;
    assert_eq!(again.status, 422);
    let open = site.get("mai", MOTIONS).await.text;
    assert!(open.contains("Đã biểu quyết 1 trong 13 người") && !open.contains("Ai biểu quyết thế nào"), "{open}");
    assert_eq!(site.post("tuan", VOTE, &choice("for")).await.status, 404, "a conflict");
    assert!(!site.get("tuan", MOTIONS).await.text.contains("Trùng phạm vi."));
    assert_eq!(site.post("mai", VOTE, &choice("for")).await.status, 403);
    assert_eq!(site.post("an", VOTE, &choice("for")).await.status, 403);
    assert_eq!(site.post("", VOTE, &choice("for")).await.status, 401);
    for (number, expected) in [("2", 404), ("0", 404), ("x", 404)] {
        assert_eq!(site.post("minh", &format!("{MOTIONS}/{number}/vote"), &choice("for")).await.status, expected, "{number}");
    }
    let typed = Form::default().with("vote_for", "15").with("vote_against", "0").with("vote_abstained", "0");
    for (path, expected) in [(VOTE.to_owned(), 422), (format!("{MOTIONS}/1/close"), 422), (format!("{MOTIONS}/1/withdraw"), 409)] {
        assert_eq!(site.post("minh", &path, &typed).await.status, expected, "{path}");
    }
    for old in ["exclusion", "shortlist", "shortlist/preview"] {
        assert_eq!(site.post("minh", &format!("/council/challenges/BT-02/{old}"), &typed).await.status, 404, "{old}");
    }
    for nick in VOTERS.into_iter().filter(|nick| *nick != "yen") {
        assert_eq!(site.post(nick, VOTE, &choice("for")).await.status, 303, "{nick}");
    }
    let counted = site.get("mai", MOTIONS).await.text;
    assert!(counted.contains("Đã thông qua: 13 tán thành, 0 không tán thành"), "{counted}");
    assert_eq!(site.post("minh", VOTE, &choice("against")).await.status, 409, "after the end");
    let forwarding = site.get("mai", "/office/challenges/BT-02/forward").await.text;
    assert!(forwarding.contains("Danh sách không theo thứ tự xếp hạng") && forwarding.contains("Trùng phạm vi."), "{forwarding}");
    let english = site.get("mai", &format!("/en{MOTIONS}")).await.text;
    assert!(english.contains("Carried: 13 in favour") && english.contains("<span lang=\"vi\">Công ty"), "{english}");
}

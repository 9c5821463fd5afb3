//! Pages with more than one thing to send: what is typed for one is still there when another was refused, and nothing
//! that shows less than what is stored saves by itself.

use crate::{
    loaded::loaded,
    posting,
    session::{THERE, in_session, other_pages_of, pages_of},
    site,
};

use domain::form::Form;
use site::Site;
use std::{collections::BTreeSet, fmt::Write};
use tokio::sync::OnceCell;

/// A challenge that is being scored, and its first proposal.
async fn scoring() -> (Site, String) {
    let mut site = posting::opened().await;
    site.code = "BT-02";
    let huong = site.backend.actor("huong").await;
    let id = site.backend.opened_proposals(&huong, "BT-02").await.expect("opened").remove(0).id;
    (site, format!("/council/proposals/{id}"))
}

fn scores() -> Form {
    let scores = (0..6).fold(Form::default(), |form, k| form.with(format!("score_{k}"), "7"));
    scores.with("comment_0", "Nhận xét đã lưu.").with("strengths", "Mạnh về dữ liệu.").with("act", "save")
}

/// Whether the page saves its form by itself once its scripts run.
fn saves_itself(html: &str) -> bool {
    html.contains("data-component=\"Autosave")
}

/// The posting forms of a page, without the frame's own.
fn forms(html: &str) -> Vec<&str> {
    let main = html.split_once("<main").map_or(html, |(_, main)| main);
    let forms = main.split("<form ").skip(1).filter_map(|rest| rest.split("</form>").next());
    forms.filter(|form| form.split('>').next().is_some_and(|tag| tag.contains("method=\"post\""))).collect()
}

#[tokio::test]
async fn a_refused_abstention_leaves_the_scores_on_the_page() {
    let (site, sheet) = scoring().await;
    assert_eq!(site.post("huong", &sheet, &scores().with("sheet_version", "0")).await.status, 303);
    let page = site.get("huong", &sheet).await.text;
    let form = forms(&page).into_iter().find(|form| form.contains("name=\"abstain_reason\"")).expect("abstaining");
    // As the page posts it: everything of the form, and the button.
    let posted = match form.contains("name=\"score_0\"") {
        true => scores().with("sheet_version", "1"),
        false => Form::default(),
    };
    let refused = site.post("huong", &sheet, &posted.with("act", "abstain")).await;
    assert_eq!(refused.status, 422);
    let form = forms(&refused.text).into_iter().find(|form| form.contains("name=\"score_0\"")).expect("the sheet");
    for part in ["Nhận xét đã lưu.", "Mạnh về dữ liệu.", "name=\"score_5\" value=\"7\"", "name=\"sheet_version\" value=\"1\""]
    {
        assert!(form.contains(part), "{part} is not in {form}");
    }
}

#[tokio::test]
async fn abstaining_keeps_what_is_typed_and_asks_for_the_version() {
    let (site, sheet) = scoring().await;
    let abstain =
        |version: &str| scores().with("sheet_version", version).with("act", "abstain").with("abstain_reason", "Ngoài chuyên môn.");
    assert_eq!(site.post("huong", &sheet, &scores().with("sheet_version", "0").with("score_0", "6")).await.status, 303);
    assert_eq!(site.post("huong", &sheet, &abstain("0")).await.status, 409, "the other window's sheet is newer");
    assert_eq!(site.post("huong", &sheet, &abstain("1").with("comment_0", "Viết cùng lúc 4711.")).await.status, 303);
    let id = sheet.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an id");
    let kept = site.backend.sheet(&site.backend.actor("huong").await, id).await.expect("a sheet").sheet;
    assert_eq!(kept.to_form(domain::locale::Locale::Vi).get("comment_0"), "Viết cùng lúc 4711.");
}

#[tokio::test]
async fn a_page_with_two_versions_of_a_sheet_does_not_save_by_itself() {
    let (site, sheet) = scoring().await;
    assert!(saves_itself(&site.get("huong", &sheet).await.text));
    assert_eq!(site.post("huong", &sheet, &scores().with("sheet_version", "0")).await.status, 303);
    let older = site.post("huong", &sheet, &scores().with("sheet_version", "0").with("comment_0", "Cũ hơn.")).await;
    assert!(older.status == 409 && older.text.contains("Cũ hơn.") && older.text.contains("Nhận xét đã lưu."), "{}", older.status);
    assert!(!saves_itself(&older.text));
    // Nor does it when a button of the frame shows it again: the form says that there were two.
    let form = forms(&older.text).into_iter().find(|form| form.contains("name=\"score_0\"")).expect("the sheet");
    assert!(form.contains("name=\"other_version\" value=\"shown\""), "{form}");
    let again = scores().with("sheet_version", "1").with("other_version", "shown");
    let again = site.post("huong", &format!("{sheet}?frame=language"), &again).await;
    assert!(again.status == 200 && !saves_itself(&again.text), "{}", again.status);
    // A sheet that is only incomplete goes on saving itself, as it was typed.
    let incomplete = site.post("huong", &sheet, &scores().with("sheet_version", "1").with("score_0", "").with("act", "submit")).await;
    assert!(incomplete.status == 422 && saves_itself(&incomplete.text), "{}", incomplete.status);
}

/// What is typed beside the sheet for another act is shown again after the sheet was saved or handed in.
#[tokio::test]
async fn a_conflict_that_is_being_typed_stays_after_other_acts() {
    let (site, sheet) = scoring().await;
    for (version, act) in [("0", "save"), ("1", "next"), ("1", "submit")] {
        let typed = scores().with("sheet_version", version).with("reason", "Từng dạy người đó 4711").with("act", act);
        let answer = site.post("huong", &sheet, &typed).await;
        let is_shown = forms(&answer.text).iter().any(|form| form.contains("Từng dạy người đó 4711") && form.contains("name=\"reason\""));
        assert!(answer.status == 200 && is_shown, "{act}: {}", answer.status);
    }
}

/// The page of a refused conflict is the sheet's: with a button of the frame the whole sheet is shown again.
#[tokio::test]
async fn a_refused_conflict_keeps_the_sheet_through_the_frame() {
    let (site, sheet) = scoring().await;
    let typed = scores().with("sheet_version", "0").with("conflict", "conflicted").with("reason", "Chưa nêu dạng 4711");
    let refused = site.post("huong", &format!("{sheet}/conflict"), &typed).await;
    assert_eq!(refused.status, 422);
    let again = site.post("huong", &format!("{sheet}/conflict?frame=language"), &typed).await;
    let form = forms(&again.text).into_iter().find(|form| form.contains("name=\"score_0\"")).expect("the sheet");
    for part in ["Nhận xét đã lưu.", "name=\"score_5\" value=\"7\"", "Chưa nêu dạng 4711"] {
        assert!(form.contains(part), "{part} is not in {form}");
    }
}

/// The Enter key presses the first button of a form, wherever it is pressed.
#[tokio::test]
async fn enter_on_pages_with_several_acts_does_nothing_that_stays() {
    let site = posting::opened().await;
    let first = |html: &str| {
        let form = forms(html).into_iter().find(|form| form.matches("<button").count() > 1).expect("a form with several").to_owned();
        form.split_once("<button").and_then(|(_, rest)| rest.split('>').next().map(str::to_owned)).expect("its first button")
    };
    let huong = backend::testing::person("huong").expect("one of the cast").id();
    let seats = site.get("mai", &format!("/office/seats?edit={huong}")).await.text;
    assert!(first(&seats).contains("formaction=\"/office/seats/check"), "{}", first(&seats));
    let declaring = site.get("huong", "/council/challenges/BT-01").await.text;
    assert!(first(&declaring).contains("?frame=again"), "{}", first(&declaring));
}

static PAGES: OnceCell<Vec<(String, String, String)>> = OnceCell::const_new();

/// Every page by whom it is shown to: of two calls that are opened and scored, of a council in session, and of the
/// demonstration, whose calls stand in every stage.
pub async fn every_page() -> &'static [(String, String, String)] {
    PAGES
        .get_or_init(|| async {
            let mut pages = Vec::new();
            for site in [posting::opened().await, scoring().await.0] {
                pages.extend(posting::pages(&site).await);
            }
            pages.extend(pages_of(&in_session().await, &THERE).await);
            pages.extend(demonstrated().await.iter().cloned());
            pages.into_iter().map(|(nick, address, html)| (nick.to_owned(), address, html)).collect()
        })
        .await
}

static DEMONSTRATED: OnceCell<Vec<(&'static str, String, String)>> = OnceCell::const_new();

/// Every page of the demonstration as it is loaded, by whom it is shown to.
pub async fn demonstrated() -> &'static [(&'static str, String, String)] {
    DEMONSTRATED.get_or_init(|| async { shown(&mut Site::filled(loaded().await)).await }).await
}

/// The same of a demonstration to which something was done.
pub async fn shown(site: &mut Site) -> Vec<(&'static str, String, String)> {
    for nick in SHOWN_TO {
        site.sign_in(nick).await;
    }
    let (mai, mut seen, mut pages) = (site.backend.actor("mai").await, BTreeSet::new(), Vec::new());
    for code in CALLS {
        let opened = site.backend.opened_proposals(&mai, code).await.unwrap_or_default();
        let meetings = site.backend.challenge_meetings(&mai, code).await.map(|(meetings, _)| meetings).unwrap_or_default();
        (site.code, site.proposal) = (code, opened.first().map(|proposal| proposal.id));
        site.meeting = meetings.first().map(|meeting| meeting.id);
        pages.extend(other_pages_of(site, &SHOWN_TO, &mut seen).await);
    }
    pages
}

const SHOWN_TO: [&str; 6] = ["an", "mai", "lan", "minh", "huong", "tuan"];
/// In every stage that a call can be in.
pub const CALLS: [&str; 10] = ["BT-01", "BT-02", "BT-04", "BT-06", "BT-07", "BT-08", "BT-09", "BT-11", "BT-14", "BT-15"];

/// The pages that a session of the council adds are there: an answer, declarations beside a vote, a report beside presence.
fn is_whole(pages: &[(String, String, String)]) {
    let shown = |nick: &str, end: &str, parts: &[&str]| {
        let is_it = |(who, address, html): &&(String, String, String)| {
            who == nick && address.ends_with(end) && parts.iter().all(|part| html.contains(part))
        };
        assert!(pages.iter().any(|page| is_it(&page)), "{nick} at {end}: {parts:?}");
    };
    shown("tuan", "/motions/1/answer", &["name=\"answer\""]);
    shown("dung", "/council/challenges/BT-02", &["name=\"reason_", "#motion-2"]);
    shown("yen", "", &["name=\"report\"", "#motion-3"]);
    shown("khoa", "", &["name=\"report\"", "/present"]);
}

/// One form with several buttons loses nothing of what is typed for another button.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_on_a_page_is_in_one_form() {
    let is_text = |form: &&str| form.contains("<textarea") || form.contains("type=\"text\"") || form.contains("type=\"radio\"");
    let mut apart = BTreeSet::new();
    let pages = every_page().await;
    is_whole(pages);
    for (nick, address, html) in pages {
        let count = forms(html).iter().filter(|form| is_text(form)).count();
        if count > 1 {
            apart.insert(format!("{nick} {address}: {count}"));
        }
    }
    assert!(apart.is_empty(), "{apart:#?}");
}

/// A button beside typed text is one of that text's form: pressed without scripts, it takes the text along.
#[tokio::test(flavor = "multi_thread")]
async fn no_button_stands_apart_from_what_is_typed_on_its_page() {
    // A password is typed anew in any case.
    let is_text = |form: &&str| {
        let has = |part: &str| form.contains(part);
        let typed = ["<textarea", "type=\"text\"", "type=\"email\"", "type=\"datetime-local\"", "type=\"date\""];
        !has("type=\"password\"") && typed.into_iter().any(has)
    };
    let mut apart = BTreeSet::new();
    for (nick, address, html) in every_page().await {
        let all = forms(html);
        if all.len() > 1 && all.iter().any(is_text) {
            let others = all
                .iter()
                .filter(|form| !is_text(form))
                .map(|form| form.split("action=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default());
            apart.insert(format!("{nick} {address}: {}", others.collect::<Vec<_>>().join(" ")));
        }
    }
    assert!(apart.is_empty(), "{apart:#?}");
}

/// Without scripts: a rapporteur who says to be there keeps the report that is being written.
#[tokio::test]
async fn a_report_is_kept_by_the_button_beside_it_and_votes_and_answers_stand_on_pages_of_their_own() {
    let site = in_session().await;
    let page = site.address("/council/meetings/{id}");
    let report = site.untouched("khoa", &format!("{page}/report")).await.with("report", "Báo cáo đang viết 4711.");
    let there = site.post("khoa", &format!("{page}/present"), &report).await;
    let is_kept = forms(&there.text).iter().any(|form| form.contains("Báo cáo đang viết 4711.") && form.contains("name=\"report\""));
    assert!(there.status == 200 && is_kept, "{}: {}", there.status, there.text);
    let council = "/council/challenges/BT-02";
    // A vote is on the motion's own page, and so is an answer.
    for nick in ["dung", "linh"] {
        let shown = site.get(nick, council).await.text;
        assert!(shown.contains("name=\"reason_") && !shown.contains("class=\"btn vote\""), "{nick}: {shown}");
        assert!(site.get(nick, &format!("{council}/motions")).await.text.contains("class=\"btn vote\""), "{nick}");
    }
    let refused = site.post("tuan", &format!("{council}/motions/1/answer"), &Form::default()).await;
    assert!(refused.status == 422 && forms(&refused.text).len() == 1, "{}: {}", refused.status, refused.text);
}

/// What else is typed on the page of an act that is refused.
#[tokio::test]
async fn a_refused_act_keeps_what_was_typed_for_another() {
    let site = posting::opened().await;
    let mut lost = String::new();
    let id = site.proposal.expect("handed in");
    let pages = [
        ("mai", format!("/office/proposals/{id}"), "verdict", "refuse", "asked"),
        ("mai", format!("/office/proposals/{id}/completion"), "", "", "reason"),
        ("mai", "/office/seats/check".to_owned(), "", "", "affiliation"),
        ("mai", "/office/seats".to_owned(), "", "", "candidate_affiliation"),
    ];
    for (nick, path, button, value, other) in pages {
        // Every seat is taken: one of them is being changed.
        let huong = backend::testing::person("huong").expect("one of the cast").id().to_string();
        let form = Form::default().with("user", huong).with(button, value).with(other, "Đã nhập 4711");
        let answer = site.post(nick, &path, &form).await;
        let is_kept = forms(&answer.text).iter().any(|form| form.contains("Đã nhập 4711") && form.contains(&format!("name=\"{other}\"")));
        if !is_kept {
            let _ = writeln!(lost, "{nick} {path} ({}): {other}", answer.status);
        }
    }
    assert!(lost.is_empty(), "{lost}");
}

/// A meeting that is planned: what is typed in one part of its page is there when another was saved or refused.
#[tokio::test]
async fn a_planned_meeting_keeps_what_was_typed_in_its_other_parts() {
    let site = posting::opened().await;
    let page = site.address("/council/meetings/{id}");
    let shown = site.get("huong", &page).await.text;
    let form = forms(&shown).into_iter().find(|form| form.contains("name=\"parts\"")).expect("one form").to_owned();
    for part in
        ["name=\"position_1\"", "name=\"guests\"", "name=\"place\"", "name=\"reason\"", "name=\"other_day\"", "formaction=\"/council"]
    {
        assert!(form.contains(part), "{part} in {form}");
    }
    let minh = backend::testing::person("minh").expect("one of the cast").id();
    let huong = backend::testing::person("huong").expect("one of the cast").id().to_string();
    let stored = Form::default().with("parts", "all").with("position_1", "1").with("guests", "").with("shown_guests", "");
    let order = shown.split("name=\"shown_order\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("the order");
    let stored = stored.with("shown_order", order).with("seen", site.seen("huong", &page).await);
    let typed = stored
        .with("place", "Phòng 4711")
        .with("at", "2026-12-01T08:30")
        .with("secretary", huong)
        .with("reason", "Lý do 4712")
        .with(format!("presence_{minh}"), "excused")
        .with(format!("shown_presence_{minh}"), "absent")
        .with("guests", "Khách 4713");
    let has = |html: &str, texts: &[&str]| texts.iter().all(|text| html.contains(text));
    // One part is saved: the others stand as they were typed.
    let agenda = site.post("huong", &format!("{page}/agenda"), &typed).await;
    assert!(agenda.status == 200 && has(&agenda.text, &["Phòng 4711", "Lý do 4712", "Khách 4713"]), "{} {}", agenda.status, agenda.text);
    let plan = site.post("huong", &format!("{page}/plan"), &typed).await;
    assert!(plan.status == 200 && has(&plan.text, &["Phòng 4711", "Lý do 4712"]), "{}", plan.text);
    assert!(site.get("huong", &page).await.text.contains("Phòng 4711"), "the plan is saved");
    // One part is refused, and so is nothing else.
    let refused = site.post("huong", &format!("{page}/call-off"), &typed.clone().with("reason", "").with("place", "Phòng 4714")).await;
    assert!(refused.status == 422 && has(&refused.text, &["Phòng 4714", "Khách 4713"]), "{}", refused.text);
    let refused = site.post("huong", &format!("{page}/start"), &typed.clone().with("place", "Phòng 4714")).await;
    assert!(refused.status == 422 && has(&refused.text, &["Phòng 4714", "Lý do 4712", "Khách 4713"]), "not meant on another day");
    // Begun: what was typed for the plan is there to copy.
    let begun = site.post("huong", &format!("{page}/start"), &typed.with("place", "Phòng 4714").with("other_day", "on")).await;
    assert!(begun.status == 200 && has(&begun.text, &["Phòng 4714", "Lý do 4712"]), "{} {}", begun.status, begun.text);
    assert!(site.get("huong", &page).await.text.contains("Khách 4713"), "the roll went with the start");
}

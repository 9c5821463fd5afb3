//! A window that was opened before another one saved: what it sends takes nothing back unasked. One test for each form in
//! which somebody's text was once lost.

use crate::{
    forms::{html::forms, kinds::scored},
    posting,
    site::{Site, scoring},
};
use backend::testing::{challenge_form, person};
use domain::{form::Form, ids::ProposalId};

fn id_of(nick: &str) -> String {
    person(nick).expect("one of the cast").id().to_string()
}

/// A meeting that runs, with the secretary and a rapporteur signed in; its page.
async fn running() -> (Site, String) {
    let mut site = Site::open().await;
    let id = site.second_challenge().await;
    site.plan_meeting(id).await;
    for nick in ["huong", "khoa", "mai"] {
        site.sign_in(nick).await;
    }
    let page = site.address("/council/meetings/{id}");
    (site, page)
}

#[tokio::test]
async fn a_rapporteur_s_older_window_does_not_replace_the_newer_report() {
    let (site, page) = running().await;
    let report = format!("{page}/report");
    let opened = |text: &str, form: &Form| form.clone().with("report", text);
    let form = site.opened("khoa", &report, &Form::default()).await;
    assert_eq!(site.post("khoa", &report, &opened("Bản mới từ cửa sổ hai", &form)).await.status, 303);
    let asked = site.post("khoa", &report, &opened("Bản cũ hơn", &form)).await;
    assert!(asked.status == 409 && asked.text.contains("Bản mới từ cửa sổ hai") && asked.text.contains("Bản cũ hơn"), "{}", asked.text);
    assert!(site.get("khoa", &page).await.text.contains("Bản mới từ cửa sổ hai"), "it is still the one that was sent");
}

#[tokio::test]
async fn an_officer_s_older_window_of_a_seat_leaves_what_a_colleague_changed() {
    let mut site = Site::open().await;
    for nick in ["mai", "nam"] {
        site.sign_in(nick).await;
    }
    let chair = person("minh").expect("one of the cast").id();
    let seat = async || {
        let seats = site.backend.seats(&site.backend.actor("mai").await).await.expect("seats");
        seats.into_iter().find(|seat| seat.user == chair).expect("a seat").to_form()
    };
    let page = format!("/office/seats?edit={chair}");
    let basis = |form: Form| form.with("decision", "12/QĐ").with("decision_date", "2026-02-01").with("reason", "Thay đổi.");
    let shown = basis(seat().await.with("user", chair.to_string()).with("seen", site.seen("nam", &page).await));
    assert_eq!(site.post("mai", "/office/seats", &shown.clone().with("affiliation", "Viện mới")).await.status, 303);
    assert_eq!(site.post("nam", "/office/seats", &shown.with("term_to", "2030-12-31")).await.status, 303);
    assert_ne!(seat().await.get("affiliation"), "Viện mới", "nothing has changed yet");
    site.backend.confirm_seats().await.expect("confirmed");
    let kept = seat().await;
    assert_eq!((kept.get("affiliation"), kept.get("term_to")), ("Viện mới", "2030-12-31"));
}

/// What was published meanwhile stays published: the second version changes its own field only.
#[tokio::test]
async fn an_amendment_from_an_older_window_takes_no_published_text_back() {
    let mut site = Site::open().await;
    for nick in ["mai", "nam", "lan"] {
        site.sign_in(nick).await;
    }
    let amend = "/office/challenges/BT-01/amend";
    let content = site.backend.challenge(&site.backend.actor("mai").await, "BT-01").await.expect("published").challenge.content;
    let opened = content.to_form().with("code", "BT-01").with("seen", site.seen("nam", amend).await);
    let first = opened.clone().with("constraints_vi", "Ràng buộc của Mai.").with("reason", "Bổ sung ràng buộc.");
    assert_eq!(site.post("mai", amend, &first).await.status, 303);
    let publish = "/office/challenges/BT-01/amendment";
    assert_eq!(site.post("lan", publish, &Form::default().with("seen", site.seen("lan", publish).await)).await.status, 303);
    let second = opened.clone().with("summary_vi", "Tóm tắt của Nam.").with("reason", "Sửa tóm tắt.");
    assert_eq!(site.post("nam", amend, &second).await.status, 303);
    let both = site.backend.challenge(&site.backend.actor("mai").await, "BT-01").await.expect("published").challenge.content;
    assert_eq!((both.constraints.vi.as_str(), both.summary.vi.as_str()), ("Ràng buộc của Mai.", "Tóm tắt của Nam."));
    let asked = site.post("nam", amend, &opened.with("summary_vi", "Tóm tắt thứ ba.").with("reason", "Sửa.")).await;
    assert!(asked.status == 409 && asked.text.contains("Tóm tắt của Nam.") && asked.text.contains("Tóm tắt thứ ba."), "{}", asked.text);
}

/// Once both minutes are on the page, only their own button or the end of the meeting says which stay.
#[tokio::test]
async fn attendance_does_not_decide_between_two_minutes() {
    let (site, page) = running().await;
    let act = |act: &str| format!("{page}/{act}");
    assert_eq!(site.post("huong", &act("start"), &Form::default().with("other_day", "on")).await.status, 303);
    let notes = |text: &str| Form::default().with("item", "1").with("item_version", "0").with("opinions", text);
    assert_eq!(site.post("huong", &act("record"), &notes("Cửa sổ hai: ý kiến")).await.status, 303);
    let stale = site.post("huong", &act("record"), &notes("Cửa sổ một: ý kiến")).await;
    assert!(stale.status == 409 && stale.text.contains("name=\"other_version\""), "{}", stale.text);
    let pressed =
        notes("Cửa sổ một: ý kiến").with("item_version", "1").with("other_version", "shown").with("outcome", "").with("all", "on");
    let marked = site.post("huong", &act("attendance"), &pressed).await;
    assert!(marked.status == 200 && marked.text.contains("Cửa sổ một: ý kiến"), "what is not decided is shown: {}", marked.text);
    assert!(marked.text.contains("Chưa được lưu:"), "{}", marked.text);
    let stored = site.get("huong", &page).await.text;
    assert!(stored.contains("Cửa sổ hai: ý kiến") && !stored.contains("Cửa sổ một"), "{stored}");
    // Going on does not decide it either, and does not say that it did.
    let moved = site.post("huong", &act("item"), &pressed.with("all", "").with("to", "2")).await;
    assert!(moved.status == 200 && moved.text.contains("nội dung vừa nhập chưa được lưu"), "{}", moved.text);
    assert!(!moved.text.contains("biên bản của mục trước đã lưu") && moved.text.contains("Cửa sổ một: ý kiến"), "{}", moved.text);
}

/// Who was marked otherwise in another window, and an order that another window made, are asked about.
#[tokio::test]
async fn marks_and_an_order_of_an_older_window_are_asked_about() {
    let (site, page) = running().await;
    let tuan = format!("presence_{}", id_of("tuan"));
    let older = Form::default().with(format!("shown_{tuan}"), "absent");
    assert_eq!(site.post("huong", &format!("{page}/start"), &Form::default().with("other_day", "on")).await.status, 303);
    let attendance = format!("{page}/attendance");
    assert_eq!(site.post("huong", &attendance, &older.clone().with(&tuan, "excused")).await.status, 303);
    let asked = site.post("huong", &attendance, &older.with(&tuan, "present")).await;
    assert!(asked.status == 409 && asked.text.contains("đã thay đổi từ khi trang được mở"), "{}", asked.text);
    let is_marked =
        |page: &str, mark: &str| page.split("<input ").any(|tag| tag.contains(&tuan) && tag.contains(mark) && tag.contains(" checked"));
    assert!(is_marked(&site.get("huong", &page).await.text, "excused"));
    // What says of no mark that its page showed it came from no page; the guests that somebody else wrote down stay, too.
    let unseen = site.post("huong", &attendance, &Form::default().with(&tuan, "present").with("guests", "Khách nơi khác")).await;
    assert!(unseen.status == 409 && unseen.text.contains("Khách nơi khác"), "{}", unseen.text);
    let guests = |shown: &str, typed: &str| Form::default().with("shown_guests", shown).with("guests", typed);
    assert_eq!(site.post("huong", &attendance, &guests("", "Khách A")).await.status, 303);
    let asked = site.post("huong", &attendance, &guests("", "Khách B")).await;
    assert!(asked.status == 409 && asked.text.contains("Khách B"), "{}", asked.text);
    assert_eq!(site.post("huong", &attendance, &guests("Khách A", "Khách A\r\nKhách B")).await.status, 303);
    // Known by now, it is meant.
    let known = Form::default().with(format!("shown_{tuan}"), "excused").with(&tuan, "present");
    assert_eq!(site.post("huong", &attendance, &known).await.status, 303);

    let (site, page) = running().await;
    let agenda = format!("{page}/agenda");
    let unseen = site.post("huong", &agenda, &Form::default().with("auto", "on")).await;
    assert!(unseen.status == 409 && unseen.text.contains("đã thay đổi từ khi trang được mở"), "{}", unseen.text);
    let shown = site.get("huong", &page).await.text;
    let order = shown.split("name=\"shown_order\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("the order");
    let seen = Form::default().with("auto", "on").with("shown_order", order);
    assert!(site.post("huong", &agenda, &seen).await.status < 400);
}

/// Item 20 of a sheet that another window handed in: the page opens at what happened.
#[tokio::test]
async fn a_sheet_handed_in_elsewhere_is_refused_at_the_top() {
    let mut site = posting::opened().await;
    site.code = "BT-02";
    let huong = site.backend.actor("huong").await;
    let proposal = site.backend.opened_proposals(&huong, "BT-02").await.expect("opened").remove(0);
    let sheet = format!("/council/proposals/{}", proposal.id);
    let scores = (0..6).fold(Form::default(), |form, k| form.with(format!("score_{k}"), "7").with(format!("comment_{k}"), "Lý do."));
    let handed_in = scores.clone().with("sheet_version", "0").with("act", "submit");
    assert_eq!(site.post("huong", &sheet, &handed_in).await.status, 303);
    let typed = scores.with("sheet_version", "0").with("act", "save").with("strengths", "Viết dở 4711.");
    let answer = site.post("huong", &sheet, &typed).await;
    let (top, rest) = answer.text.split_once("id=\"errors\"").unwrap_or_else(|| panic!("nothing at the top: {}", answer.text));
    assert!(answer.status == 409 && !top.contains("Viết dở 4711.") && rest.contains("Viết dở 4711."), "{}", answer.text);
    assert!(!answer.text.contains("tải lại trang để xem") && rest.contains("vui lòng sao chép"), "loading it anew drops the text: {rest}");
}

/// A sheet that two windows filled in: what the second never touched is not handed in as it was before.
#[tokio::test]
async fn an_older_window_of_a_sheet_hands_nothing_in_that_the_newer_one_replaced() {
    let mut site = posting::opened().await;
    site.code = "BT-02";
    let huong = site.backend.actor("huong").await;
    let proposal = site.backend.opened_proposals(&huong, "BT-02").await.expect("opened").remove(0);
    let sheet = format!("/council/proposals/{}", proposal.id);
    let fields = (0..6).flat_map(|k| [format!("score_{k}"), format!("comment_{k}")]).chain(["strengths".into(), "weaknesses".into()]);
    let blank = fields.fold(Form::default().with("sheet_version", "0"), |form, name| form.with(name, ""));
    let opened = site.untouched("huong", &sheet).await.0.into_iter().fold(blank, |form, (name, value)| form.with(name, value));
    let first = opened.clone().with("act", "save").with("strengths", "Khả thi 4711.").with("score_3", "12").with("comment_3", "Lý do.");
    assert_eq!(site.post("huong", &sheet, &first).await.status, 303);
    let second = [0, 1, 2, 4, 5].iter().fold(opened, |form, k| form.with(format!("score_{k}"), "7").with(format!("comment_{k}"), "Lý do."));
    let asked = site.post("huong", &sheet, &second.with("act", "submit")).await;
    assert_eq!(asked.status, 409, "nothing is handed in that was not read");
    let (text, main) = (&asked.text, asked.text.split("<main").nth(1).expect("main"));
    assert!(main.contains("Khả thi 4711.</textarea>") && text.contains("id=\"moved\""), "it holds what was saved, and says so: {text}");
    let again = forms(text).into_iter().find(|form| form.action == sheet).expect("the form");
    let typed: Vec<(&str, &str)> = vec![("strengths", "Khả thi 4711."), ("score_3", "12"), ("comment_3", "Lý do."), ("act", "submit")];
    let again = typed.into_iter().fold(again.hidden, |form, (name, value)| form.with(name, value));
    let again = [0, 1, 2, 4, 5].iter().fold(again, |form, k| form.with(format!("score_{k}"), "7").with(format!("comment_{k}"), "Lý do."));
    for (name, value) in [("score_3", "12"), ("score_0", "7"), ("score_5", "7")] {
        assert!(text.split(&format!("id=\"{name}\" name=\"{name}\" value=\"{value}\"")).count() == 2, "{name}: {text}");
    }
    assert_eq!(site.post("huong", &sheet, &again).await.status, 303);
    let kept = site.backend.sheet(&huong, proposal.id).await.expect("a sheet").sheet;
    assert_eq!((kept.strengths.as_str(), kept.scores[3]), ("Khả thi 4711.", Some(24)));
}

/// Two windows of one person: it is not called another's, and a text that the second never touched stays as the first saved it.
#[tokio::test]
async fn an_older_window_of_a_debrief_leaves_what_it_never_touched() {
    let (mut site, pick) = scored().await;
    let (t, id) = (&site.backend, site.proposal.expect("a proposal"));
    let (mai, minh, lan) = (t.actor("mai").await, t.actor("minh").await, t.actor("lan").await);
    t.propose_shortlist(&minh, "BT-01", &pick).await.expect("proposed");
    t.forward_shortlist(&mai, "BT-01", &pick).await.expect("forwarded");
    t.decide_shortlist(&lan, "BT-01", &pick).await.expect("decided");
    t.publish_result(&mai, "BT-01").await.expect("published");
    site.sign_in("minh").await;
    let page = format!("/council/proposals/{id}/debrief");
    let carried = |page: &str, name: &str| {
        let value = page.split(&format!("name=\"{name}\" value=\"")).nth(1).and_then(|rest| rest.split('"').next());
        value.unwrap_or_else(|| panic!("{name}: {page}")).to_owned()
    };
    let opened = site.get("minh", &page).await.text;
    let shown = t_texts(&site, id).await.with("seen", carried(&opened, "seen")).with("shown_texts", carried(&opened, "shown_texts"));
    assert_eq!(site.post("minh", &page, &shown.clone().with("strengths", "Điểm mạnh mới.")).await.status, 303);
    assert_eq!(site.post("minh", &page, &shown.clone().with("weaknesses", "Điểm yếu mới.")).await.status, 303);
    let both = t_texts(&site, id).await;
    assert_eq!((both.get("strengths"), both.get("weaknesses")), ("Điểm mạnh mới.", "Điểm yếu mới."));
    // Sent to the firm is only what its sender has read.
    let sent = site.post("minh", &page, &shown.clone().with("strengths", "Điểm mạnh thứ ba.").with("act", "release")).await;
    assert!(sent.status == 409 && sent.text.contains("Điểm yếu mới."), "{}", sent.status);
    let sent = site.post("minh", &page, &shown.clone().with("act", "release")).await;
    assert_eq!(sent.status, 409, "nothing was typed in it, and another text is stored");
    // What both changed is asked about; sent from that page, the text is replaced and the other one kept.
    let asked = site.post("minh", &page, &shown.with("weaknesses", "Điểm yếu khác.")).await;
    assert!(asked.status == 409 && asked.text.contains("Điểm yếu mới.") && asked.text.contains("Điểm yếu khác."), "{}", asked.text);
    assert!(asked.text.contains("Điểm mạnh mới.</textarea>"), "never touched in this window: {}", asked.text);
    let again = both.with("weaknesses", "Điểm yếu khác.").with("seen", carried(&asked.text, "seen"));
    let again = again.with("shown_texts", carried(&asked.text, "shown_texts"));
    assert_eq!(site.post("minh", &page, &again).await.status, 303);
    let stored = t_texts(&site, id).await;
    assert_eq!((stored.get("strengths"), stored.get("weaknesses")), ("Điểm mạnh mới.", "Điểm yếu khác."));
}

async fn t_texts(site: &Site, id: ProposalId) -> Form {
    site.backend.debrief(&site.backend.actor("minh").await, id).await.expect("a debrief").debrief.to_form()
}

#[tokio::test]
async fn a_member_s_older_window_does_not_replace_the_newer_dissent() {
    let (mut site, pick) = scored().await;
    site.backend.propose_shortlist(&site.backend.actor("minh").await, "BT-01", &pick).await.expect("proposed");
    site.sign_in("tuan").await;
    let (dissent, ranking) = ("/council/challenges/BT-01/dissent", "/council/challenges/BT-01/ranking");
    let opened = site.opened("tuan", dissent, &Form::default()).await;
    assert_eq!(site.post("tuan", dissent, &opened.clone().with("text", "Ý kiến mới hơn.")).await.status, 303);
    let asked = site.post("tuan", dissent, &opened.with("text", "Ý kiến cũ hơn.")).await;
    assert!(asked.status == 409 && asked.text.contains("Ý kiến mới hơn.") && asked.text.contains("Ý kiến cũ hơn."), "{}", asked.text);
    assert!(asked.text.contains("Chính ông/bà"), "{}", asked.text);
    assert!(!site.get("tuan", ranking).await.text.contains("Ý kiến cũ hơn."));
    // Known by now, it is meant.
    let again = site.opened("tuan", dissent, &Form::default().with("text", "Ý kiến cũ hơn.")).await;
    assert_eq!(site.post("tuan", dissent, &again).await.status, 303);
}

/// The files of a draft and of its text are two forms: neither takes the other's change back.
#[tokio::test]
async fn text_and_files_of_a_draft_are_saved_beside_each_other() {
    let mut site = Site::open().await;
    site.sign_in("mai").await;
    let mai = site.backend.actor("mai").await;
    site.backend.create_challenge(&mai, &challenge_form("BT-41")).await.expect("created");
    let edit = "/office/challenges/BT-41/edit";
    let content = site.backend.challenge(&mai, "BT-41").await.expect("a draft").challenge.content;
    let opened = content.to_form().with("code", "BT-41").with("seen", site.seen("mai", edit).await);
    let body =
        ["--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"phu-luc.txt\"\r\n\r\n", "Phụ lục", "\r\n--x--\r\n"].concat();
    let request = axum::http::Request::post("/upload/challenge/BT-41").header("content-type", "multipart/form-data; boundary=x");
    assert_eq!(site.send_body("mai", request, body.into()).await.status, 303);
    assert_eq!(site.post("mai", edit, &opened.with("context_vi", "Nói rõ hơn.")).await.status, 303);
    let view = site.backend.challenge(&mai, "BT-41").await.expect("a draft");
    assert_eq!((view.files.len(), view.challenge.content.context.vi.as_str()), (1, "Nói rõ hơn."));
}

/// An own order is written over like any text: what the second window never touched stays, and what both changed is asked.
#[tokio::test]
async fn an_older_window_of_an_own_order_takes_no_rank_back() {
    let mut site = Site::open().await;
    let [first, second] = scoring(&site.backend, &[]).await;
    let tuan = site.backend.actor("tuan").await;
    for id in [first, second] {
        site.backend.declare_conflict(&tuan, id, &Form::default().with("conflict", "clear")).await.expect("declared");
    }
    site.sign_in("tuan").await;
    let page = "/council/challenges/BT-02/sheets";
    let field = |id: ProposalId| format!("rank_{id}");
    let opened = site.opened("tuan", page, &Form::default().with(field(first), "").with(field(second), "")).await;
    let stored = async || site.backend.own_sheets(&tuan, "BT-02").await.expect("sheets").ranks.0;
    assert_eq!(site.post("tuan", page, &opened.clone().with(field(first), "1")).await.status, 303);
    assert_eq!(site.post("tuan", page, &opened.clone().with(field(second), "2")).await.status, 303);
    assert_eq!((stored().await.get(&first), stored().await.get(&second)), (Some(&1), Some(&2)));
    let asked = site.post("tuan", page, &opened.clone().with(field(first), "2")).await;
    assert!(asked.status == 409 && asked.text.contains("Chính ông/bà") && asked.text.contains("id=\"theirs\""), "{}", asked.text);
    assert_eq!(stored().await.get(&first), Some(&1));
    // What was taken away meanwhile does not come back either.
    let shown = site.opened("tuan", page, &Form::default().with(field(first), "1").with(field(second), "2")).await;
    assert_eq!(site.post("tuan", page, &shown.clone().with(field(second), "")).await.status, 303);
    assert_eq!(site.post("tuan", page, &shown.with(field(first), "2")).await.status, 303);
    assert_eq!((stored().await.get(&first), stored().await.get(&second)), (Some(&2), None));
    let never = site.post("tuan", page, &Form::default().with(field(first), "1")).await;
    assert_eq!(never.status, 409, "what no page showed");
}

//! Every form carries what its page showed, or here is said why it need not; what an older window sends takes nothing back.

use super::{
    carried::{NAMED, NEW, OWN, SHOWN, VERSIONED},
    html::forms,
    kinds::{at, scored},
    opened,
};
use crate::site::{Answer, Site};
use app::posted::FORMS;
use backend::{
    files::Owner,
    testing::{PENDING_FIRM, challenge_form, firm_id, person},
};
use domain::form::Form;
use std::collections::BTreeSet;

#[test]
fn every_form_carries_what_it_showed_or_has_a_reason_not_to() {
    let listed: Vec<&str> = SHOWN.iter().chain(VERSIONED).chain(NEW).chain(OWN).chain(NAMED).copied().collect();
    assert_eq!(listed.len(), listed.iter().collect::<BTreeSet<_>>().len(), "a form stands in one list only");
    let is_upload = |pattern: &str| pattern.starts_with("/upload/") || pattern.ends_with("/import/upload");
    let forms: BTreeSet<&str> = FORMS.iter().map(|form| form.pattern).filter(|pattern| !is_upload(pattern)).collect();
    let listed: BTreeSet<&str> = listed.into_iter().filter(|pattern| !is_upload(pattern)).collect();
    assert_eq!(forms.symmetric_difference(&listed).collect::<Vec<_>>(), [&""; 0]);
}

/// The page's form says what it showed; what was never shown is refused, whatever else is right.
async fn refuses_what_was_never_shown(site: &Site, nick: &str, page: &str, action: &str, form: Form) {
    assert!(site.seen(nick, page).await.len() >= 64, "{nick} at {page}");
    // A form of no page, and one of a page that says nothing.
    for form in [form.clone().with("seen", "x"), form] {
        let answer = site.post(nick, action, &form).await;
        assert_eq!(answer.status, 409, "{nick}: {action}: {}", answer.text);
        for (name, text) in form.0.iter().filter(|(name, text)| name.as_str() != "seen" && text.contains(' ')) {
            assert!(answer.text.contains(text.as_str()), "{nick}: {action}: {name} is lost: {}", answer.text);
        }
    }
}

/// With another officer and the secretary signed in.
async fn everyone() -> Site {
    let mut site = opened().await;
    site.sign_in("nam").await;
    site.sign_in("huong").await;
    site
}

/// A draft, and one under review.
async fn drafts(site: &Site) {
    let mai = site.backend.actor("mai").await;
    for code in ["BT-31", "BT-32"] {
        let call = challenge_form(code).with("opens", "2027-03-01T08:00").with("closes", "2027-05-31T17:00");
        site.backend.create_challenge(&mai, &call).await.expect("created");
    }
    site.backend.send_to_review(&mai, "BT-32").await.expect("sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_never_shown_is_neither_saved_over_nor_decided() {
    let site = everyone().await;
    drafts(&site).await;
    let chair = person("minh").expect("one of the cast").id();
    let (meeting, proposal) = (site.address("/council/meetings/{id}"), site.address("/office/proposals/{id}"));
    let firm = format!("/office/firms/{}", firm_id(PENDING_FIRM));
    let (seat, plan) = (format!("/office/seats?edit={chair}"), format!("{meeting}/plan"));
    let form = |name: &str, value: &str| Form::default().with(name, value);
    for (nick, page, action, typed) in [
        ("an", "/firm/edit", "/firm/edit", form("street", "Số 9")),
        ("mai", firm.as_str(), firm.as_str(), form("verdict", "verify")),
        (
            "mai",
            seat.as_str(),
            "/office/seats",
            form("user", &chair.to_string()).with("decision", "1/QĐ").with("decision_date", "2026-02-01").with("reason", "Vì thế."),
        ),
        ("mai", proposal.as_str(), proposal.as_str(), form("verdict", "admit")),
        ("mai", "/office/challenges/BT-31/edit", "/office/challenges/BT-31/edit", form("title_vi", "Khác")),
        ("mai", "/office/legal/57-nq-tw", "/office/legal/57-nq-tw", form("title", "Tên khác hẳn").with("reason", "Vì thế.")),
        ("mai", "/office/plan/1", "/office/plan/1", form("title", "Tên khác hẳn").with("reason", "Vì thế.")),
        ("lan", "/office/challenges/BT-32/return", "/office/challenges/BT-32/return", form("reason", "Vì thế.")),
        ("lan", "/office/challenges/BT-32/publish", "/office/challenges/BT-32/publish", Form::default()),
        ("huong", meeting.as_str(), plan.as_str(), form("place", "Phòng khác")),
    ] {
        refuses_what_was_never_shown(&site, nick, page, action, typed).await;
    }
}

/// A refused decision shows what its page showed beside what is there now: words that are gone, and words that are new.
fn differs(answer: &Answer, gone: &str, new: &str) {
    let shown = answer.text.split("id=\"moved\"").nth(1).and_then(|rest| rest.split("</section>").next());
    let shown = shown.unwrap_or_else(|| panic!("no difference: {}", answer.text));
    let marked = |mark: &str| shown.split(&format!("<{mark}>")).skip(1).filter_map(|rest| rest.split("</").nth(1)).collect::<String>();
    assert!(shown.contains("nội dung lúc trang được mở") && marked("del").contains(gone) && marked("ins").contains(new), "{shown}");
}

/// Each decision names old beside new: approving a call, sending it back, screening after a completion, files of a call.
#[tokio::test(flavor = "multi_thread")]
async fn a_decision_on_something_else_shows_what_has_changed() {
    let site = everyone().await;
    drafts(&site).await;
    let (mai, lan) = (site.backend.actor("mai").await, site.backend.actor("lan").await);
    let [publish, back, edit] = ["publish", "return", "edit"].map(|act| format!("/office/challenges/BT-32/{act}"));
    let approving = site.opened("lan", &publish, &Form::default()).await;
    let returning = site.opened("lan", &back, &Form::default().with("reason", "Vì thế.")).await;
    site.backend.return_challenge(&lan, "BT-32", &Form::default().with("reason", "Sửa tóm tắt.")).await.expect("returned");
    let written = site.backend.challenge(&mai, "BT-32").await.expect("a draft").challenge.to_form().with("code", "BT-32");
    let written = site.opened("mai", &edit, &written.with("summary_vi", "Tóm tắt mới 8642.").with("closes", "2027-06-15T17:00")).await;
    assert_eq!(site.post("mai", &edit, &written).await.status, 303);
    site.backend.send_to_review(&mai, "BT-32").await.expect("sent");
    for (act, form) in [(publish, approving), (back, returning)] {
        let answer = site.post("lan", &act, &form).await;
        assert_eq!(answer.status, 409, "{act}");
        differs(&answer, "", "8642");
        differs(&answer, "31/05/2027", "15/06/2027");
    }

    let (page, id) = (site.address("/office/proposals/{id}"), site.proposal.expect("handed in"));
    let before = site.opened("mai", &page, &Form::default().with("verdict", "admit")).await;
    let asked = Form::default().with("asked", "Bổ sung bản cam kết 1357.");
    site.backend.ask_completion(&site.backend.actor("nam").await, id, &asked).await.expect("asked");
    let an = site.backend.actor("an").await;
    let mut upload = site.backend.begin_upload(&an, Owner::Completion(id), "bo-sung-2468.txt").await.expect("begun");
    upload.write("Bản cam kết".as_bytes()).await.expect("taken");
    upload.finish().await.expect("stored");
    site.backend.hand_in_completion(&an, id, &Form::default()).await.expect("handed in");
    let answer = site.post("mai", &page, &before).await;
    assert_eq!(answer.status, 409);
    differs(&answer, "", "1357");
    differs(&answer, "", "bo-sung-2468.txt");
}

#[tokio::test]
async fn a_firm_is_not_verified_under_a_name_that_nobody_compared() {
    let site = everyone().await;
    let page = format!("/office/firms/{}", firm_id(PENDING_FIRM));
    let verify = Form::default().with("verdict", "verify");
    let before = verify.clone().with("seen", site.seen("mai", &page).await);
    let before = before.with("shown_then", site.untouched("mai", &page).await.get("shown_then"));
    let binh = site.backend.actor("binh").await;
    let profile = site.backend.own_firm(&binh).await.expect("firm").expect("a firm").firm.profile.to_form();
    site.backend.edit_firm(&binh, &profile.with("legal_name", "Công ty khác hẳn")).await.expect("renamed");
    let answer = site.post("mai", &page, &before).await;
    assert!(answer.status == 409 && answer.text.contains("Công ty khác hẳn"), "{}", answer.text);
    assert!(answer.text.contains("đã thay đổi từ khi trang được mở") && answer.text.contains("error-summary"), "{}", answer.text);
    differs(&answer, "", "khác hẳn");
    let now = verify.with("seen", site.seen("mai", &page).await);
    assert_eq!(site.post("mai", &page, &now).await.status, 303);
}

#[tokio::test]
async fn what_a_second_person_never_touched_keeps_what_the_first_saved() {
    let site = everyone().await;
    drafts(&site).await;
    let edit = "/office/challenges/BT-31/edit";
    let shown = site.backend.challenge(&site.backend.actor("mai").await, "BT-31").await.expect("a draft").challenge.to_form();
    let shown = shown.with("code", "BT-31").with("seen", site.seen("mai", edit).await);
    let nam = shown.clone().with("context_vi", "Bối cảnh của Nam.").with("summary_vi", "Tóm tắt của Nam.");
    assert_eq!(site.post("nam", edit, &nam).await.status, 303);

    let mai = shown.clone().with("constraints_vi", "Ràng buộc của Mai.");
    assert_eq!(site.post("mai", edit, &mai).await.status, 303);
    let stored = async || site.backend.challenge(&site.backend.actor("mai").await, "BT-31").await.expect("a draft").challenge.to_form();
    let both = stored().await;
    assert_eq!((both.get("context_vi"), both.get("constraints_vi")), ("Bối cảnh của Nam.", "Ràng buộc của Mai."));

    // What both changed is asked, and nothing else; sent again, it is saved with the rest.
    let other = shown.with("summary_vi", "Tóm tắt của Mai.");
    let asked = site.post("mai", edit, &other).await;
    assert_eq!(asked.status, 409);
    let table = asked.text.split("id=\"theirs\"").nth(1).and_then(|rest| rest.split("</table>").next()).expect("the differences");
    assert!(table.contains("Tóm tắt của Nam.") && table.contains("Tóm tắt của Mai."), "{table}");
    assert!(!table.contains("Bối cảnh của Nam.") && asked.text.contains("Bối cảnh của Nam."), "{table}");
    assert!(!asked.text.contains("typed-again"), "what another changed was typed by nobody here: {}", asked.text);
    let again = forms(&asked.text).into_iter().find(|form| form.action.ends_with("/edit")).expect("the form");
    let merged = both.with("code", "BT-31").with("summary_vi", "Tóm tắt của Mai.").with("seen", again.hidden.get("seen"));
    assert_eq!(site.post("mai", edit, &merged).await.status, 303);
    assert_eq!((stored().await.get("context_vi"), stored().await.get("summary_vi")), ("Bối cảnh của Nam.", "Tóm tắt của Mai."));
}

#[tokio::test]
async fn an_older_window_of_a_registration_and_of_a_plan_takes_nothing_back() {
    let site = everyone().await;
    let an = site.backend.actor("an").await;
    let profile = async || site.backend.own_firm(&an).await.expect("firm").expect("a firm").firm.profile.to_form();
    let shown = profile().await.with("seen", site.seen("an", "/firm/edit").await);
    assert_eq!(site.post("an", "/firm/edit", &shown.clone().with("street", "Số mới 22")).await.status, 303);
    assert_eq!(site.post("an", "/firm/edit", &shown.clone().with("contact_phone", "0912345678")).await.status, 303);
    assert_eq!((profile().await.get("street"), profile().await.get("contact_phone")), ("Số mới 22", "0912345678"));
    let both = site.post("an", "/firm/edit", &shown.with("street", "Số khác 33")).await;
    assert!(both.status == 409 && both.text.contains("Số mới 22") && both.text.contains("Số khác 33"), "{}", both.text);

    let page = site.address("/council/meetings/{id}");
    let (id, huong) = (site.meeting.expect("planned"), site.backend.actor("huong").await);
    let plan = site.backend.meeting(&huong, id).await.expect("a meeting").plan.shown_beside("");
    let shown = plan.with("seen", site.seen("huong", &page).await);
    let act = format!("{page}/plan");
    assert_eq!(site.post("huong", &act, &shown.clone().with("place", "Phòng mới")).await.status, 303);
    assert!(site.post("huong", &act, &shown.clone().with("guests", "Ông Khách")).await.status < 400);
    let plan = site.backend.meeting(&huong, id).await.expect("a meeting").plan;
    assert_eq!((plan.place.as_str(), plan.guests), ("Phòng mới", vec!["Ông Khách".to_owned()]));
    let both = site.post("huong", &act, &shown.with("place", "Phòng thứ ba")).await;
    assert!(both.status == 409 && both.text.contains("Phòng mới") && both.text.contains("Phòng thứ ba"), "{}", both.text);
}

#[tokio::test]
async fn a_shortlist_is_passed_on_as_it_was_shown() {
    let (site, pick) = scored().await;
    let site = at(site, "").await;
    let t = &site.backend;
    let (mai, lan, minh) = (t.actor("mai").await, t.actor("lan").await, t.actor("minh").await);
    let council = "/council/challenges/BT-01/motions/shortlist";
    let [forward, back, decision, to_office] =
        ["forward", "to-council", "decision", "to-office"].map(|act| format!("/office/challenges/BT-01/{act}"));
    refuses_what_was_never_shown(&site, "minh", council, council, pick.clone()).await;
    t.propose_shortlist(&minh, "BT-01", &pick).await.expect("proposed");
    let dissent = Form::default().with("text", "Không tán thành 8253.");
    t.record_dissent(&t.actor("tuan").await, "BT-01", &dissent).await.expect("recorded");

    let reason = Form::default().with("reason", "Cần xem lại.");
    refuses_what_was_never_shown(&site, "mai", &forward, &back, reason.clone()).await;
    let note = Form::default().with("note", "Trình.");
    let before = site.opened("mai", &forward, &note).await;
    t.return_to_council(&mai, "BT-01", &reason).await.expect("sent back");
    t.clock.set(t.clock.now().plus_minutes(1));
    t.propose_shortlist(&minh, "BT-01", &pick.clone().with("note", "Đề xuất lần hai.")).await.expect("proposed anew");
    let answer = site.post("mai", &forward, &before).await;
    assert!(answer.status == 409 && answer.text.contains("Đề xuất lần hai."), "{}", answer.text);
    differs(&answer, "Trình.", "Đề xuất lần hai.");
    // Said of the list before: it is still read, and said to be of that one.
    let earlier = answer.text.split("id=\"earlier-dissents\"").nth(1).and_then(|rest| rest.split("</section>").next());
    assert!(earlier.is_some_and(|said| said.contains("đã bị trả lại") && said.contains("Không tán thành 8253.")), "{}", answer.text);
    // What was typed for the way back is shown again once the other way was taken.
    let now = note.with("seen", site.seen("mai", &forward).await).with("reason", "Lý do trả lại 975.");
    let answer = site.post("mai", &forward, &now).await;
    assert!(answer.status == 200 && answer.text.contains("Lý do trả lại 975.") && answer.text.contains("id=\"done\""), "{}", answer.text);

    refuses_what_was_never_shown(&site, "lan", &decision, &to_office, reason.clone()).await;
    let before = site.opened("lan", &decision, &pick).await;
    t.return_to_office(&lan, "BT-01", &reason).await.expect("sent back");
    t.forward_shortlist(&mai, "BT-01", &Form::default().with("note", "Tờ trình lần hai.")).await.expect("forwarded anew");
    let answer = site.post("lan", &decision, &before).await;
    assert!(answer.status == 409 && answer.text.contains("Tờ trình lần hai."), "{}", answer.text);
    differs(&answer, "Trình.", "Tờ trình lần hai.");
    let now = pick.with("seen", site.seen("lan", &decision).await).with("reason", "Lý do trả lại 864.");
    let answer = site.post("lan", &decision, &now).await;
    assert!(answer.status == 200 && answer.text.contains("Lý do trả lại 864.") && answer.text.contains("id=\"done\""), "{}", answer.text);
}

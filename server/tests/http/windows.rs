//! Two windows of one person: whatever form both changed, its conflict page never calls the other window somebody else's,
//! and calls a colleague's a colleague's. Over the list of forms that show what was saved meanwhile.

use crate::{
    forms::{
        carried::{SHOWN, VERSIONED},
        filled::written_over,
        kinds::scored,
    },
    posting,
    site::{Site, plan_task},
};
use backend::testing::{challenge_form, person};
use domain::form::Form;
use std::collections::BTreeSet;

/// Hold marks and numbers, which name nobody: asked about in tests of their own (`older.rs`).
const MARKED: &[&str] = &[
    "/council/meetings/{id}/agenda",
    "/council/meetings/{id}/attendance",
    "/council/challenges/{code}/sheets",
    "/council/challenges/{code}/practice",
];
/// Buttons that post a form which another saves: what is typed goes with every one of them.
const BUTTONS: &[&str] = &["start", "call-off", "item", "moves", "end", "present", "vouch", "conflict", "show"];

/// Typed into, and saved over what is stored: the form, whose it is, what both change, and what else it must hold.
struct Typed {
    pattern: &'static str,
    nick: &'static str,
    colleague: &'static str,
    address: String,
    field: &'static str,
    form: Form,
}

async fn typed(
    site: &Site,
    pattern: &'static str,
    [nick, colleague]: [&'static str; 2],
    address: &str,
    field: &'static str,
    form: Form,
) -> Typed {
    let carried = site.untouched(nick, address).await;
    let form = carried.0.into_iter().fold(form, |form, (name, value)| form.with(name, value));
    Typed { pattern, nick, colleague, address: address.to_owned(), field, form }
}

/// The first window saves, then the second; where a colleague shares the form, they do the same from a third.
async fn check(site: &Site, of: &Typed) {
    let save = |text: &str| of.form.clone().with(of.field, text);
    let first = site.post(of.nick, &of.address, &save("Cửa sổ một 24680")).await;
    assert_eq!(first.status, 303, "{}: {}", of.pattern, first.text);
    for (nick, said, not_said) in
        [(of.nick, "Chính ông/bà đã lưu", "Người khác đã lưu"), (of.colleague, "Người khác đã lưu", "Chính ông/bà đã lưu")]
    {
        if nick.is_empty() {
            continue;
        }
        let asked = site.post(nick, &of.address, &save("Cửa sổ hai 13579")).await;
        assert_eq!(asked.status, 409, "{} of {nick}: {}", of.pattern, asked.text);
        assert!(asked.text.contains(said) && !asked.text.contains(not_said), "{} of {nick}: {}", of.pattern, asked.text);
        assert!(asked.text.contains("24680") && asked.text.contains("13579"), "{} of {nick}: both texts: {}", of.pattern, asked.text);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_window_of_one_s_own_is_not_called_another_s_in_any_form() {
    let mut done: BTreeSet<&str> = BTreeSet::new();
    let mut site = posting::opened().await;
    for nick in ["nam", "khoa", "huong"] {
        site.sign_in(nick).await;
    }
    let (t, mai) = (&site.backend, site.backend.actor("mai").await);
    let call = challenge_form("BT-41").with("opens", "2027-03-01T08:00").with("closes", "2027-05-31T17:00");
    t.create_challenge(&mai, &call).await.expect("created");
    let draft = t.challenge(&mai, "BT-41").await.expect("a draft").challenge.to_form().with("code", "BT-41");
    let profile = t.own_firm(&t.actor("an").await).await.expect("firm").expect("a firm").firm.profile.to_form();
    let chair = person("minh").expect("one of the cast").id();
    let seats = t.seats(&mai).await.expect("seats");
    let seat = seats.iter().find(|seat| seat.user == chair).expect("a seat").to_form().with("user", chair.to_string());
    let seat = seat.with("decision", "1/QĐ").with("decision_date", "2026-02-01").with("reason", "Vì thế.");
    let seat = seat.with("seen", site.seen("mai", &format!("/office/seats?edit={chair}")).await);
    let plan = Form::default().with("place", "P1").with("at", "2026-12-01T08:30").with("guests", "");
    let plan = plan.with("secretary", person("huong").expect("one of the cast").id().to_string());
    let meeting = site.address("/council/meetings/{id}");
    site.code = "BT-02";
    let sheet = site.backend.opened_proposals(&site.backend.actor("huong").await, "BT-02").await.expect("opened").remove(0).id;
    let sheet = (format!("/council/proposals/{sheet}"), Form::default().with("sheet_version", "0").with("act", "save"));
    let act = |act: &str| format!("{meeting}/{act}");
    let text = Form::default().with("source", "Công báo").with("reason", "Sửa tên.");
    let task = plan_task("1").with("reason", "Sửa tên.");
    let mut all = vec![
        typed(&site, "/firm/edit", ["an", ""], "/firm/edit", "street", profile).await,
        typed(&site, "/office/challenges/{code}/edit", ["mai", "nam"], "/office/challenges/BT-41/edit", "summary_vi", draft).await,
        typed(&site, "/office/guides/{guide}", ["mai", "nam"], "/office/guides/submit", "vi", Form::default()).await,
        typed(&site, "/office/legal/{entry}", ["mai", "nam"], "/office/legal/57-nq-tw", "title", text).await,
        typed(&site, "/office/plan/{number}", ["mai", "nam"], "/office/plan/1", "title", task).await,
        typed(&site, "/council/meetings/{id}/plan", ["huong", ""], &act("plan"), "place", plan).await,
        typed(&site, "/council/meetings/{id}/report", ["khoa", ""], &act("report"), "report", Form::default()).await,
        typed(&site, "/council/proposals/{id}", ["huong", ""], &sheet.0, "strengths", sheet.1).await,
    ];
    let seat = Typed {
        pattern: "/office/seats",
        nick: "mai",
        colleague: "nam",
        address: "/office/seats".into(),
        field: "affiliation",
        form: seat,
    };
    all.push(seat);
    for of in &all {
        check(&site, of).await;
        done.insert(of.pattern);
    }
    // In a meeting that runs.
    let start = Form::default().with("other_day", "on");
    assert_eq!(site.post("huong", &act("start"), &start).await.status, 303);
    let record = Form::default().with("item", "1").with("item_version", "0");
    let record = typed(&site, "/council/meetings/{id}/record", ["huong", ""], &act("record"), "opinions", record).await;
    check(&site, &record).await;
    done.insert(record.pattern);

    let (mut site, pick) = scored().await;
    let (t, id) = (&site.backend, site.proposal.expect("a proposal"));
    let (mai, minh, lan) = (t.actor("mai").await, t.actor("minh").await, t.actor("lan").await);
    t.propose_shortlist(&minh, "BT-01", &pick).await.expect("proposed");
    for nick in ["tuan", "minh", "mai", "nam"] {
        site.sign_in(nick).await;
    }
    let t = &site.backend;
    let dissent = "/council/challenges/BT-01/dissent";
    let dissent = typed(&site, "/council/challenges/{code}/dissent", ["tuan", ""], dissent, "text", Form::default()).await;
    check(&site, &dissent).await;
    t.forward_shortlist(&mai, "BT-01", &pick).await.expect("forwarded");
    t.decide_shortlist(&lan, "BT-01", &pick).await.expect("decided");
    t.publish_result(&mai, "BT-01").await.expect("published");
    let debrief = format!("/council/proposals/{id}/debrief");
    let texts = Form::default().with("weaknesses", "Điểm yếu.");
    let debrief = typed(&site, "/council/proposals/{id}/debrief", ["minh", ""], &debrief, "strengths", texts).await;
    check(&site, &debrief).await;
    let said = Form::default().with("standing", "running").with("as_of", t.clock.now().to_date());
    let said = said.with("source", "Báo cáo.").with("reason", "Cập nhật.");
    let outcome = "/office/challenges/BT-01/outcome";
    let outcome = typed(&site, "/office/challenges/{code}/outcome", ["mai", "nam"], outcome, "lessons", said).await;
    check(&site, &outcome).await;
    done.extend([dissent.pattern, debrief.pattern, outcome.pattern]);

    let mut site = Site::open().await;
    for nick in ["an", "mai", "nam"] {
        site.sign_in(nick).await;
    }
    let an = site.backend.actor("an").await;
    let id = site.backend.start_proposal(&an, "BT-01").await.expect("a draft");
    let draft = site.backend.own_proposal(&an, id).await.expect("a draft").form();
    let section = typed(&site, "/proposals/{id}/{section}", ["an", ""], &format!("/proposals/{id}/fit"), "title", draft).await;
    check(&site, &section).await;
    let call = site.backend.challenge(&mai, "BT-01").await.expect("published").challenge.content.to_form().with("code", "BT-01");
    let (amend, call) = ("/office/challenges/{code}/amend", call.with("reason", "Sửa."));
    let amended = typed(&site, amend, ["mai", "nam"], "/office/challenges/BT-01/amend", "summary_vi", call).await;
    check(&site, &amended).await;
    done.extend([section.pattern, amended.pattern]);

    // Whatever holds a stored text on any page was written over here.
    let (held, _) = written_over().await;
    let is_button = |pattern: &str| pattern.rsplit('/').next().is_some_and(|act| BUTTONS.contains(&act));
    let forgotten: Vec<_> =
        held.iter().filter(|pattern| !done.contains(*pattern) && !MARKED.contains(pattern) && !is_button(pattern)).collect();
    assert_eq!(forgotten, [&""; 0], "a form that shows what was saved meanwhile");
    let listed: BTreeSet<&str> = SHOWN.iter().chain(VERSIONED).copied().collect();
    assert!(done.is_subset(&listed), "{done:?}");
}

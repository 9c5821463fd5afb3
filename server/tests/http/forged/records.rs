//! What is written down of the council's acts, and what follows from a complaint: forged, signed by who may not, or painted green.

use super::{CODE, COUNCIL, at, file, office, scored, sheet, sign_in, status};
use crate::site::{self, Site, words::words};
use backend::testing::{PASSWORD, PENDING_FIRM, VERIFIED_FIRM, firm_id, person};
use domain::{
    form::Form,
    ids::{MeetingId, ProposalId},
    people::Role,
};

fn id_of(nick: &str) -> String {
    person(nick).expect("one of the cast").id().to_string()
}

/// A meeting that spoke of one proposal, and was ended without a quorum.
async fn met(site: &Site, said: &str, leaves: Option<&str>) -> MeetingId {
    let (t, minh) = (&site.backend, site.backend.actor("minh").await);
    let mut days = (1..8).map(|days| t.clock.now().plus_days(days));
    let day = days.find(|day| domain::days_off::usual(*day).is_none()).expect("a working day");
    let plan = Form::default().with(format!("challenge_{CODE}"), "on").with("place", "P1").with("at", day.to_local());
    let id = t.plan_meeting(&t.actor("mai").await, &plan.with("secretary", id_of("huong"))).await.expect("planned");
    t.start_meeting(&minh, id, &Form::default().with("other_day", "on")).await.expect("started");
    let there =
        ["huong", "minh", "khoa"].iter().fold(Form::default(), |form, nick| form.with(format!("presence_{}", id_of(nick)), "present"));
    t.mark_attendance(&minh, id, &there).await.expect("marked");
    t.begin_item(&minh, id, &Form::default().with("item", "2")).await.expect("begun");
    if let Some(nick) = leaves {
        t.record_moves(&minh, id, &Form::default().with(format!("left_{}", id_of(nick)), "on")).await.expect("left");
    }
    let notes = Form::default().with("item_version", "0").with("opinions", said).with("conclusion", "Đạt");
    t.record_item(&minh, id, "2", &notes).await.expect("recorded");
    t.end_meeting(&minh, id, &Form::default().with("outcome", "not_quorate")).await.expect("ended");
    t.clock.set(t.clock.now().plus_minutes(5));
    id
}

fn minutes(id: MeetingId, ending: &str) -> String {
    format!("/challenges/{CODE}/papers/minutes-{id}.{ending}")
}

/// §7: minutes of October printed a vote of the next day, minutes of June gained July's results, and a secretary with a conflict
/// signed what they may not read.
#[tokio::test(flavor = "multi_thread")]
async fn minutes_hold_their_own_meeting_and_are_signed_by_who_may_read_them() {
    let mut site = Site::open().await;
    let [first, second] = site::scoring(&site.backend, &[("shortlist_size", "1"), ("extra_place", "")]).await;
    for nick in COUNCIL {
        let actor = site.backend.actor(nick).await;
        for (id, points) in [(first, "18"), (second, "17")] {
            let said = if nick == "huong" && id == first { "conflicted" } else { "clear" };
            let said = Form::default().with("conflict", said).with("kind", "relative").with("reason", "Người thân.");
            site.backend.declare_conflict(&actor, id, &said).await.expect("declared");
            if nick != "huong" || id == second {
                site.backend.submit_sheet(&actor, id, &sheet([points, "22", "13", "13", "13", "8"])).await.expect("submitted");
            }
        }
    }
    let id = met(&site, "Ý kiến 97531", Some("huong")).await;
    sign_in(&mut site).await;
    site.sign_in("khoa").await;
    let printed = async |site: &Site, nick: &str, id: MeetingId| words(&site.get(nick, &minutes(id, "docx")).await);
    let before = printed(&site, "mai", id).await;
    assert!(before.contains("Ý kiến 97531") && before.contains("chưa có điểm và thứ hạng"), "{before}");

    // What comes later, and what another meeting said, stands elsewhere.
    assert_eq!(status(&site, "minh", &at("close-scoring"), &Form::default()).await, 303);
    let pick = Form::default().with(format!("pick_{first}"), "on").with("note", "Đã thảo luận.").with("vote_for", "14");
    site.backend.propose_shortlist(&site.backend.actor("minh").await, CODE, &pick).await.expect("proposed");
    let later = met(&site, "Ý kiến 24680", Some("huong")).await;
    sign_in(&mut site).await;
    site.sign_in("khoa").await;
    assert_eq!(printed(&site, "mai", id).await, before, "to the letter");
    let other = printed(&site, "mai", later).await;
    assert!(other.contains("Ý kiến 24680") && !other.contains("Ý kiến 97531"), "{other}");
    let supplement = words(&site.get("mai", &format!("/challenges/{CODE}/papers/supplement-{id}.docx")).await);
    assert!(supplement.contains("14 tán thành") && !before.contains("tán thành"), "{supplement}");

    // Who may not read it does not sign it, whatever hash they send; who was there for all of it does.
    let hash = site.backend.meeting(&site.backend.actor("minh").await, id).await.expect("seen").minutes.expect("read").hash;
    let page = format!("/council/meetings/{id}");
    let confirm = format!("{page}/confirm");
    let signed = Form::default().with("hash", &hash).with("part", "secretary").with("by", id_of("huong"));
    for (nick, expected) in [("huong", 403), ("tuan", 409), ("mai", 403), ("lan", 403), ("an", 403)] {
        assert_eq!(status(&site, nick, &confirm, &signed).await, expected, "{nick}");
    }
    let seen = site.get("huong", &page).await.text;
    assert!(!seen.contains(&hash) && !seen.contains("Ý kiến 97531"), "{seen}");
    for ending in ["docx", "pdf"] {
        assert_eq!(site.get("huong", &minutes(id, ending)).await.status, 403);
    }
    assert_eq!(status(&site, "minh", &confirm, &Form::default().with("hash", "0".repeat(64))).await, 409, "another text");
    assert_eq!(status(&site, "minh", &confirm, &signed).await, 303);
    assert_eq!(status(&site, "minh", &confirm, &signed).await, 409, "nobody signs for two");
    assert!(words(&site.get("mai", &minutes(id, "docx")).await).contains("DỰ THẢO"), "one of two");
    assert_eq!(status(&site, "khoa", &confirm, &signed).await, 303);
    let whole = words(&site.get("mai", &minutes(id, "docx")).await);
    assert!(!whole.contains("DỰ THẢO") && whole.contains("THÀNH VIÊN XÁC NHẬN THAY"), "{whole}");
}

async fn published(site: &Site, id: ProposalId, over: Option<ProposalId>) {
    let t = &site.backend;
    let pick = Form::default().with(format!("pick_{id}"), "on").with("note", "Đã thảo luận.").with("vote_for", "15");
    let pick = over.into_iter().fold(pick, |form, over| form.with(format!("departure_{over}"), "Trùng phạm vi."));
    t.propose_shortlist(&t.actor("minh").await, CODE, &pick).await.expect("proposed");
    t.forward_shortlist(&t.actor("mai").await, CODE, &Form::default().with("note", "Kính trình.")).await.expect("forwarded");
    t.decide_shortlist(&t.actor("lan").await, CODE, &pick).await.expect("decided");
    t.publish_result(&t.actor("mai").await, CODE).await.expect("published");
}

/// §8: a complaint was "accepted", and nothing followed.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_upheld_is_done_again_and_nobody_else_says_that_it_is() {
    let (mut site, [behind, ahead]) = scored(&[("shortlist_size", "1"), ("extra_place", "")], &COUNCIL, false).await;
    assert_eq!(status(&site, "minh", &at("close-scoring"), &Form::default()).await, 303);
    published(&site, ahead, None).await;
    // The announcement names the file, and anyone computes the result again from it.
    let announced = words(&site.get("", &format!("/challenges/{CODE}/papers/announcement.docx")).await);
    let address = announced.split("/challenges/").find_map(|rest| rest.split_once("/results/file.json")).expect("an address").0.to_owned();
    let published = site.get("", &format!("/challenges/{address}/results/file.json")).await;
    let compared = domain::evaluations::recompute::recompute(published.text.as_bytes()).expect("computed");
    assert!(published.status == 200 && compared.differences.is_empty(), "{:?}", compared.differences);
    let (before, an) = (file(&site).await, site.backend.actor("an").await);
    let until = site.backend.clock.now().plus_days(10);
    let grounds = Form::default().with("grounds", "arithmetic").with("text", "Quyết định chưa nêu căn cứ.");
    site.backend.file_complaint(&an, behind, &grounds).await.expect("filed");
    let (answer, done) = (format!("/office/proposals/{behind}/complaint"), format!("/office/proposals/{behind}/complaint/done"));
    let upheld = Form::default().with("finding", "upheld").with("text", "Đúng như kiến nghị.");
    let day = (0..4).map(|n| until.plus_days(2 + n)).find(|day| domain::days_off::usual(*day).is_none()).expect("a working day");
    let again = |what: &str| upheld.clone().with("again", what).with("again_note", "Nêu căn cứ.").with("again_due", day.to_date());
    site.sign_in("nam").await;
    // Without a consequence, with one that takes sheets or changes ranks, without a day, or by another.
    for form in [
        upheld.clone(),
        again("scoring"),
        again("ranking"),
        again("decision").with("again_due", ""),
        again("apology").with("again_note", ""),
    ] {
        assert_eq!(status(&site, "nam", &answer, &form).await, 422, "{form:?}");
    }
    // Nor by who screened the proposal, whatever the grounds say; the page says why.
    for nick in ["lan", "mai", "minh", "huong", "an"] {
        assert_ne!(status(&site, nick, &answer, &again("decision")).await, 303, "{nick}");
    }
    let page = site.get("mai", &answer).await.text;
    assert!(page.contains("Kiến nghị này liên quan đến việc ông/bà đã làm") && !page.contains("name=\"finding\""), "{page}");
    assert_eq!(status(&site, "nam", &answer, &again("decision")).await, 303);
    assert_eq!(status(&site, "nam", &answer, &Form::default().with("finding", "rejected").with("text", "Thôi.")).await, 409, "one answer");
    let said = Form::default().with("done", "Đã bổ sung căn cứ.");
    for nick in ["mai", "minh", "huong", "an"] {
        assert_ne!(status(&site, nick, &done, &said).await, 303, "{nick}: it is the leader's");
    }
    let public = async |site: &Site| site.get("", &format!("/challenges/{CODE}/results")).await.text;
    assert!(public(&site).await.contains("Việc phải làm lại"));
    site.backend.clock.set(day.plus_days(2));
    sign_in(&mut site).await;
    assert!(public(&site).await.contains("Quá hạn"), "{}", public(&site).await);
    assert_ne!(status(&site, "mai", &office("conclude"), &Form::default()).await, 303, "nothing is over before it is done");
    assert_eq!(status(&site, "lan", &done, &Form::default().with("done", " ")).await, 422);
    assert_eq!(status(&site, "lan", &done, &said).await, 303);
    assert_eq!(status(&site, "lan", &done, &said).await, 409, "once");
    assert_eq!(file(&site).await, before, "no rank, to the letter");
    assert_eq!(status(&site, "mai", &office("conclude"), &Form::default()).await, 303);
}

/// §9: all members had a conflict with one firm; the advised alternate was refused, and so was a sixteenth seat. It takes no
/// seat: two people let the alternate join for this call, and nobody else can be made to.
#[tokio::test(flavor = "multi_thread")]
async fn an_alternate_joins_by_two_people_and_nobody_takes_a_sixteenth_seat() {
    let mut site = Site::open().await;
    let t = &site.backend;
    let ids = site::opened(t, &[]).await;
    let email = "du-khuyet@demo.example";
    let alternate = t.create_user(email, "Phùng Thị Một", Role::Member, PASSWORD, true).await.expect("created");
    let stranger = t.create_user("nguoi-la@demo.example", "Lê Thị Hai", Role::Member, PASSWORD, true).await.expect("created");
    let of_son = Form::default().with("user", id_of("son")).with("role", "member").with("decision", "Minh họa");
    t.assign_seat(&t.actor("mai").await, &of_son.with("alternate", alternate.to_string())).await.expect("an alternate");
    for nick in ["mai", "nam", "lan", "minh", "huong"] {
        site.sign_in(nick).await;
    }
    site.sign_in_as("alternate", email).await;
    let seat = Form::default().with("user", stranger.to_string()).with("role", "member").with("affiliation", "Viện");
    let seat = seat.with("decision", "12/QĐ").with("decision_date", "2026-02-01").with("reason", "Thay đổi.");
    let refused = site.press("mai", "/office/seats", &seat).await;
    assert!(refused.status == 422 && refused.text.contains("15"), "{}: {}", refused.status, refused.text);
    for nick in ["lan", "minh", "huong", "alternate"] {
        assert_eq!(status(&site, nick, "/office/seats", &seat).await, 403, "{nick}");
    }
    let joins = |member: domain::ids::UserId| Form::default().with("member", member.to_string()).with("reason", "Thiếu người.");
    let (ask, rule) = (office("ad-hoc"), office("ad-hoc/verdict"));
    assert_eq!(status(&site, "mai", &ask, &joins(alternate)).await, 422, "nobody has a conflict");
    for (place, nick) in COUNCIL.into_iter().enumerate() {
        for (which, id) in ids.into_iter().enumerate() {
            let said = if (place < 8) == (which == 0) { "conflicted" } else { "clear" };
            let said = Form::default().with("conflict", said).with("kind", "relative").with("reason", "Người thân.");
            site.backend.declare_conflict(&site.backend.actor(nick).await, id, &said).await.expect("declared");
        }
    }
    let appoint = joins(alternate).with("verdict", "appoint");
    assert_eq!(status(&site, "lan", &rule, &appoint).await, 422, "nobody proposed it");
    assert_eq!(status(&site, "mai", &ask, &joins(stranger)).await, 422, "of no seat");
    assert_eq!(status(&site, "lan", &ask, &joins(alternate)).await, 403);
    let page = format!("/council/challenges/{CODE}");
    assert_eq!(status(&site, "mai", &ask, &joins(alternate)).await, 303);
    for nick in ["mai", "nam", "minh", "huong", "alternate"] {
        assert_eq!(status(&site, nick, &rule, &appoint).await, 403, "{nick}");
    }
    assert_ne!(site.get("alternate", &page).await.status, 200, "proposed is not appointed");
    assert_eq!(status(&site, "lan", &rule, &appoint).await, 303);
    assert_eq!(site.get("alternate", &page).await.status, 200);
    assert_ne!(site.get("alternate", "/council/challenges/BT-01").await.status, 200, "of no other call");
    assert_eq!(site.backend.seats(&site.backend.actor("mai").await).await.expect("seats").len(), 15);
    // Clear of both, they can be named to preside, and scoring goes on.
    let joined = site.backend.share().actor(alternate).await.expect("an account");
    for id in ids {
        site.backend.declare_conflict(&joined, id, &Form::default().with("conflict", "clear")).await.expect("declared");
        let admit = Form::default().with("verdict", "admit");
        site.backend.screen_proposal(&site.backend.actor("mai").await, id, &admit).await.expect("admitted");
    }
    assert_eq!(status(&site, "mai", &office("scoring"), &Form::default()).await, 303);
    for nick in ["mai", "lan"] {
        assert_ne!(status(&site, nick, &ask, &joins(alternate)).await, 303, "{nick}: not once it has begun");
        assert_ne!(status(&site, nick, &rule, &appoint.clone().with("verdict", "decline")).await, 303, "{nick}");
    }
    let presides = Form::default().with("member", alternate.to_string()).with("reason", "Không còn ai khác.");
    for nick in ["mai", "minh", "alternate"] {
        assert_ne!(status(&site, nick, &office("acting-chair"), &presides).await, 303, "{nick}");
    }
    assert_eq!(status(&site, "lan", &office("acting-chair"), &presides).await, 303);
}

/// §10: green, "vững", in the minutes too, with an exact tie for the only place; and nobody paints it so.
#[tokio::test(flavor = "multi_thread")]
async fn an_exact_tie_for_the_only_place_is_never_green() {
    let rules = [("shortlist_size", "1"), ("extra_place", "")];
    let (mut site, ids) = scored(&rules, &COUNCIL[..12], true).await;
    site.after_the_term().await;
    assert_eq!(status(&site, "minh", &at("close-scoring"), &Form::default().with("light", "green")).await, 303);
    let is_amber = async |site: &Site, when: &str| {
        for (nick, page) in [("lan", office("advisory")), ("mai", office("advisory")), ("minh", at("advisory"))] {
            let shown = site.get(nick, &page).await.text;
            assert!(shown.contains("cần lưu ý (vàng)") && !shown.contains("ổn định (xanh)"), "{when}: {nick}: {shown}");
        }
        let told: serde_json::Value = serde_json::from_str(&file(site).await).expect("JSON");
        assert_eq!(told["advisory"]["comparison"]["light"]["colour"], "amber", "{when}: {}", told["advisory"]);
    };
    is_amber(&site, "tied").await;
    // The votes settle it; that the scores were equal stays.
    assert_eq!(status(&site, "minh", &at("ballot/open"), &site.backend.in_writing(&Form::default())).await, 303);
    for (place, nick) in COUNCIL[..12].iter().enumerate() {
        let choice = Form::default().with("choice", ids[usize::from(place < 4)].to_string());
        site.backend.cast_ballot(&site.backend.actor(nick).await, CODE, &choice).await.expect("cast");
    }
    site.post("minh", &at("ballot/close"), &Form::default()).await;
    is_amber(&site, "settled").await;
    let bare = |site: &Site| site.backend.in_writing(&Form::default().with(format!("pick_{}", ids[0]), "on"));
    for form in [bare(&site), bare(&site).with("light", "green").with("colour", "green"), bare(&site).with("note", "  ")] {
        let refused = site.press("minh", &at("motions/shortlist"), &form).await;
        assert_eq!(refused.status, 422, "without a note on what was said: {}", refused.text);
    }
    let id = met(&site, "Ý kiến 97531", None).await;
    sign_in(&mut site).await;
    let printed = words(&site.get("mai", &minutes(id, "docx")).await);
    assert!(printed.contains("bằng điểm ngay tại vị trí cuối") && !printed.contains("không thay đổi khi bỏ"), "{printed}");
    let noted = site.press("minh", &at("motions/shortlist"), &bare(&site).with("note", "Đã trao đổi về việc bằng điểm.")).await;
    assert_eq!(noted.status, 303, "{}", noted.text);
}

/// A request to take back a verification is withdrawn by who made it or ended by a leader: no page offers it to others.
#[tokio::test]
async fn only_who_asked_or_a_leader_is_offered_to_end_what_is_asked_about_a_firm() {
    let mut site = Site::open().await;
    for nick in ["mai", "nam", "lan"] {
        site.sign_in(nick).await;
    }
    let page = format!("/office/firms/{}", firm_id(VERIFIED_FIRM));
    let ask = Form::default().with("verdict", "return").with("reason", "Giấy tờ giả 6420.");
    assert_eq!(site.press("mai", &page, &ask).await.status, 303);
    let shown = async |nick: &str| site.get(nick, &page).await.text;
    let open = shown("lan").await;
    assert!(open.contains("đang nhận hồ sơ") && !open.contains("value=\"take_back\""), "not while a call is open: {open}");
    let lan = site.backend.actor("lan").await;
    site.backend.cancel_challenge(&lan, "BT-01", &Form::default().with("reason", "Thiếu kinh phí.")).await.expect("cancelled");
    let offers = |text: &str, verdict: &str| text.contains(&format!("name=\"verdict\" value=\"{verdict}\""));
    for (nick, keeps, takes) in [("mai", true, false), ("nam", false, false), ("lan", true, true)] {
        let text = shown(nick).await;
        assert!(text.contains("Giấy tờ giả 6420."), "{nick} reads what is asked");
        assert_eq!((offers(&text, "keep"), offers(&text, "take_back")), (keeps, takes), "{nick}: {text}");
        assert_eq!(text.contains("name=\"reason\""), keeps, "{nick}: no field that leads nowhere");
    }
    let asked =
        shown("mai").await.split("name=\"asked\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a request").to_owned();
    let keep = Form::default().with("verdict", "keep").with("reason", "Không có căn cứ.").with("asked", &asked);
    assert_eq!(site.press("nam", &page, &keep).await.status, 403, "forged");
    assert_eq!(site.press("mai", &page, &keep).await.status, 303);
}

/// One officer could return a registration in the last hour, as often as it came.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_returns_the_same_registration_twice() {
    let mut site = Site::open().await;
    for nick in ["mai", "nam", "lan", "binh"] {
        site.sign_in(nick).await;
    }
    let page = format!("/office/firms/{}", firm_id(PENDING_FIRM));
    let back = Form::default().with("verdict", "return").with("reason", "Giấy chứng nhận mờ.");
    let verify = Form::default().with("verdict", "verify");
    assert_eq!(status(&site, "lan", &page, &verify).await, 403, "a leader decides on nothing that is not disputed");
    assert_eq!(site.press("mai", &page, &back).await.status, 303);
    let binh = site.backend.actor("binh").await;
    let same = site.backend.own_firm(&binh).await.expect("answered").expect("a firm").firm.profile.to_form();
    assert_eq!(site.press("binh", "/firm/edit", &same).await.status, 303);
    assert_eq!(site.press("mai", &page, &back).await.status, 403, "twice");
    let told = site.get("mai", &page).await.text;
    assert!(told.contains("Ông/bà đã trả lại hồ sơ đăng ký này") && !told.contains("value=\"return\""), "{told}");
    assert!(told.contains("value=\"verify\""), "who sees the mistake mends it: {told}");
    for nick in ["nam", "lan"] {
        assert!(site.get(nick, &page).await.text.contains("value=\"return\""), "{nick}");
    }
    assert_eq!(site.press("lan", &page, &verify).await.status, 303);
}

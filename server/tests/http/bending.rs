//! What was once enough to change the winner, tried again over HTTP with forms that no page shows.

use crate::site;

use backend::testing::TestBackend;
use domain::{form::Form, ids::ProposalId};
use site::Site;

const CODE: &str = "BT-02";
const COUNCIL: [&str; 15] =
    ["minh", "thu", "huong", "khoa", "yen", "tuan", "dung", "hoa", "quan", "linh", "phuc", "trang", "viet", "ngoc", "son"];

fn at(act: &str) -> String {
    format!("/council/challenges/{CODE}/{act}")
}

fn sheet(first: &str) -> Form {
    let scores = [first, "22", "13", "13", "13", "8"].into_iter().enumerate();
    scores.fold(Form::default().with("sheet_version", "0"), |form, (k, score)| form.with(format!("score_{k}"), score))
}

/// These score all; the first proposal is a little better.
async fn scored_by(t: &TestBackend, ids: [ProposalId; 2], nicks: &[&str]) {
    for nick in nicks {
        let actor = t.actor(nick).await;
        for (id, first) in ids.into_iter().zip(["18", "17"]) {
            t.declare_conflict(&actor, id, &Form::default().with("conflict", "clear")).await.expect("declared");
            t.submit_sheet(&actor, id, &sheet(first)).await.expect("submitted");
        }
    }
}

async fn site(rules: &[(&str, &str)], nicks: &[&str]) -> (Site, [ProposalId; 2]) {
    let mut site = Site::open().await;
    let ids = site::scoring(&site.backend, rules).await;
    scored_by(&site.backend, ids, nicks).await;
    for nick in ["minh", "huong", "tuan", "son", "mai", "lan"] {
        site.sign_in(nick).await;
    }
    (site, ids)
}

/// Leader and one member: scoring was reopened, and one late sheet made the second the first.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_reopens_scoring_and_no_sheet_comes_after_a_ranking() {
    let (mut site, ids) = site(&[], &COUNCIL[..14]).await;
    site.after_the_term().await;
    assert_eq!(site.post("minh", &at("close-scoring"), &Form::default()).await.status, 303);
    let file = async || site.get("lan", &format!("/office/challenges/{CODE}/result-file.json")).await.text;
    let before = file().await;
    let address = format!("/office/challenges/{CODE}/reopen-scoring");
    let form = Form::default().with("until", "2027-05-20T17:00").with("reason", "Thiếu phiếu.");
    for nick in ["lan", "mai", "minh"] {
        assert_eq!((site.get(nick, &address).await.status, site.post(nick, &address, &form).await.status), (404, 404), "{nick}");
    }
    for act in ["", "?act=submit"] {
        let sent = sheet("20").with("act", "submit").with("submit", "on");
        let refused = site.post("son", &format!("/council/proposals/{}{act}", ids[1]), &sent).await;
        assert!(refused.status == 409 || refused.status == 403, "{} {}", refused.status, refused.text);
    }
    assert_eq!(site.post("minh", &at("reopen"), &Form::default().with("reason", "x")).await.status, 409);
    assert_eq!(site.post("minh", &at("close-scoring"), &Form::default()).await.status, 409);
    assert_eq!(file().await, before);
}

/// Who presides alone: sheets were taken until they closed, so they chose whose still came in.
#[tokio::test(flavor = "multi_thread")]
async fn no_sheet_comes_after_the_term_however_late_it_is_closed() {
    let (mut site, ids) = site(&[], &COUNCIL[..14]).await;
    let son = site.backend.actor("son").await;
    site.backend.declare_conflict(&son, ids[0], &Form::default().with("conflict", "clear")).await.expect("declared");
    site.after_the_term().await;
    let page = format!("/council/proposals/{}", ids[0]);
    for act in ["save", "submit"] {
        let typed = sheet("20").with("strengths", "Viết dở 4711.").with("act", act).with("submit", "on");
        let late = site.post("son", &page, &typed).await;
        assert!(
            late.status == 409 && late.text.contains("Viết dở 4711.") && late.text.contains("hết thời hạn"),
            "{act}: {} {}",
            late.status,
            late.text
        );
    }
    let abstained = sheet("20").with("act", "abstain").with("abstain_reason", "Ngoài chuyên môn 4711.");
    let late = site.post("son", &page, &abstained).await;
    assert!(late.status == 409 && late.text.contains("Ngoài chuyên môn 4711."), "{}", late.status);
    let asked = Form::default().with("closes", "2030-01-04T17:00").with("reason", "Thêm thời gian.");
    for nick in ["mai", "minh", "lan"] {
        let refused = site.post(nick, &format!("/office/challenges/{CODE}/extend"), &asked).await.status;
        assert!(refused == 409 || refused == 403, "{nick}: {refused}");
    }
    assert_eq!(site.post("minh", &at("close-scoring"), &Form::default()).await.status, 303);
    let lines = site.backend.ranking(&site.backend.actor("lan").await, CODE).await.expect("ranked").lines;
    assert!(lines.iter().all(|line| line.outcome.n == 14));
}

/// The chair alone: closed early, so that the leader of the ranking had no quorum.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_closes_while_a_quorum_can_be_reached() {
    let (mut site, _) = site(&[], &COUNCIL[..9]).await;
    let page = site.get("minh", &at("close-scoring")).await.text;
    assert!(page.contains("9 phiếu, cần 10, còn thiếu 1") && page.contains("#progress"), "{page}");
    assert!(!page.contains("btn-danger"), "no button that would be refused");
    for form in [Form::default(), Form::default().with("reason", "Gấp.")] {
        let refused = site.post("minh", &at("close-scoring"), &form).await;
        assert!(refused.status == 422 && refused.text.contains("chưa đủ số phiếu"), "{}", refused.status);
    }
    site.after_the_term().await;
    let page = site.get("minh", &at("close-scoring")).await.text;
    assert!(page.contains("sẽ không có kết quả") && page.contains("name=\"reason\""), "{page}");
    assert_eq!(site.post("minh", &at("close-scoring"), &Form::default()).await.status, 422);
    assert_eq!(site.post("minh", &at("close-scoring"), &Form::default().with("reason", "Hết thời hạn.")).await.status, 303);
    assert!(site.get("minh", &at("ranking")).await.text.contains("Không có kết quả. Lý do: Hết thời hạn."));
}

/// The chair alone: closed in the moment when there was a quorum, before a sheet came that would have counted.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_chooses_the_moment_at_which_scoring_ends() {
    let (mut site, ids) = site(&[], &COUNCIL[..14]).await;
    let page = site.get("minh", &at("close-scoring")).await.text;
    assert!(page.contains("Còn 2 phiếu chưa nộp") && !page.contains("btn-danger"), "{page}");
    for form in [Form::default(), Form::default().with("reason", "Hội đồng thống nhất kết thúc.")] {
        let refused = site.post("minh", &at("close-scoring"), &form).await;
        assert!(refused.status == 422 && refused.text.contains("còn 2 phiếu chưa nộp"), "{}", refused.status);
    }
    scored_by(&site.backend, ids, &["son"]).await;
    site.sign_in("minh").await;
    assert_eq!(site.post("minh", &at("close-scoring"), &Form::default()).await.status, 303);
    let lines = site.backend.ranking(&site.backend.actor("lan").await, CODE).await.expect("ranked").lines;
    assert!(lines.iter().all(|line| line.outcome.n == 15));
}

/// Chair and secretary: the roll, the votes entered and confirmed, the count, and the numbers typed into the minutes.
#[tokio::test(flavor = "multi_thread")]
async fn no_roll_makes_voters_and_nobody_types_their_votes() {
    let (mut site, _) = site(&[], &COUNCIL).await;
    assert_eq!(site.post("minh", &at("close-scoring"), &Form::default()).await.status, 303);
    let huong = site.backend.actor("huong").await;
    let plan = Form::default().with(format!("challenge_{CODE}"), "on").with("place", "P1").with("at", "2026-04-22T08:30");
    let id =
        site.backend.plan_meeting(&huong, &plan.with("secretary", huong.id().expect("an account").to_string())).await.expect("planned");
    let page = format!("/council/meetings/{id}");
    let done = async |site: &Site, nick: &str, act: &str, form: &Form| site.post(nick, &format!("{page}/{act}"), form).await.status;
    assert_eq!(done(&site, "minh", "present", &Form::default()).await, 409, "not before it begins");
    assert_eq!(done(&site, "huong", "start", &Form::default().with("other_day", "on")).await, 303);
    assert_eq!(done(&site, "huong", "attendance", &Form::default().with("all", "on")).await, 303);
    for (nick, status) in [("minh", 303), ("huong", 303), ("mai", 403), ("lan", 403), ("", 401)] {
        assert_eq!(done(&site, nick, "present", &Form::default()).await, status, "{nick}");
    }
    let tuan = Form::default().with("member", site.backend.actor("tuan").await.id().expect("an account").to_string());
    for nick in ["minh", "huong"] {
        assert_eq!(done(&site, nick, "vouch", &tuan).await, 422, "{nick}");
    }
    for nick in ["khoa", "yen"] {
        let report = Form::default().with("report", "Đáp ứng.");
        site.backend.submit_report(&site.backend.actor(nick).await, id, &report).await.expect("reported");
    }
    let motion = Form::default().with("subject", "free").with("text", "Mời chuyên gia.").with("place", "meeting");
    let refused = site.post("minh", &at("motions/new"), &motion).await;
    assert!(refused.status == 422 && refused.text.contains("10"), "{}", refused.status);
    // On a phone: one button, and nobody's roll takes the vote away.
    site.sign_in("khoa").await;
    assert!(site.get("khoa", &page).await.text.contains("Tôi có mặt"));
    assert_eq!(done(&site, "khoa", "present", &Form::default()).await, 303);
    assert!(site.get("khoa", &page).await.text.contains("Ông/bà đã xác nhận có mặt"));
    let khoa = site.backend.actor("khoa").await.id().expect("an account");
    let absent = Form::default().with(format!("presence_{khoa}"), "absent");
    let absent = site.opened("huong", &format!("{page}/attendance"), &absent).await;
    assert_eq!(done(&site, "huong", "attendance", &absent).await, 422);
    for nick in &COUNCIL[..10] {
        site.backend.confirm_presence(&site.backend.actor(nick).await, id).await.expect("there");
    }
    assert_eq!(site.post("minh", &at("motions/new"), &motion).await.status, 303);
    let entered = tuan.with("vote", "for");
    assert_eq!(site.post("huong", &at("motions/1/enter"), &entered).await.status, 422, "who has a device");
    assert_eq!(site.post("minh", &at("motions/1/close"), &Form::default()).await.status, 422, "not before ten minutes are over");
    let record = Form::default().with("item", "1").with("item_version", "0").with("opinions", "Đã thảo luận.");
    assert_eq!(done(&site, "huong", "record", &record.with("votes_yes", "15").with("votes_no", "0")).await, 303);
    let minutes = site.get("huong", &page).await.text;
    assert!(minutes.contains("Đã thảo luận.") && !minutes.contains("votes_yes") && !minutes.contains("Tán thành 15"), "{minutes}");
}

fn based(form: Form) -> Form {
    form.with("decision", "12/QĐ").with("decision_date", "2026-02-01").with("reason", "Thay đổi.")
}

/// Officer alone, before scoring began: chair, secretary and roster were theirs to choose.
#[tokio::test(flavor = "multi_thread")]
async fn no_seat_changes_by_one_person() {
    let mut site = Site::open().await;
    for nick in ["mai", "nam", "lan", "minh"] {
        site.sign_in(nick).await;
    }
    let id = site.backend.actor("huong").await.id().expect("an account").to_string();
    let council = async || {
        let seats = site.backend.seats(&site.backend.actor("mai").await).await.expect("seats");
        seats.into_iter().map(|seat| (seat.user.to_string(), seat.role)).collect::<Vec<_>>()
    };
    let (before, user) = (council().await, Form::default().with("user", &id));
    assert_eq!(site.post("mai", "/office/seats/remove", &user).await.status, 422, "without a decision and a reason");
    assert_eq!(site.post("mai", "/office/seats/remove", &based(user.clone())).await.status, 303);
    let mai = site.backend.actor("mai").await;
    let (change, _) = site.backend.seat_changes(&mai).await.expect("waiting").swap_remove(0);
    let waiting = |at: i64| Form::default().with("waiting", format!("{id} {at}"));
    for nick in ["mai", "nam", "minh"] {
        assert_eq!(site.post(nick, "/office/seats/confirm", &waiting(change.at.0)).await.status, 403, "{nick}");
    }
    assert_eq!(site.post("lan", "/office/seats/confirm", &waiting(change.at.0 - 1)).await.status, 409, "another change was shown");
    assert_eq!(council().await, before);
    let page = site.get("lan", "/office/seats").await.text;
    assert!(
        page.contains("12/QĐ") && page.contains("Nguyễn Thị Mai") && page.contains(&format!("value=\"{id} {}\"", change.at.0)),
        "{page}"
    );
    assert_eq!(site.post("lan", "/office/seats/confirm", &waiting(change.at.0)).await.status, 303);
    assert_eq!(council().await.len(), before.len() - 1);
    assert_eq!(site.post("lan", "/office/seats/confirm", &waiting(change.at.0)).await.status, 409, "once");
}

/// Chair and officer: seats were changed so that somebody else presides.
#[tokio::test(flavor = "multi_thread")]
async fn who_presides_is_settled_when_scoring_begins() {
    let (mut site, _) = site(&[], &COUNCIL).await;
    for (nick, role) in [("minh", "member"), ("tuan", "chair")] {
        let id = site.backend.actor(nick).await.id().expect("an account").to_string();
        let seen = site.seen("mai", &format!("/office/seats?edit={id}")).await;
        let seat = Form::default().with("user", id).with("role", role).with("affiliation", "Viện").with("seen", seen);
        assert_eq!(site.post("mai", "/office/seats", &based(seat)).await.status, 303);
    }
    site.backend.confirm_seats().await.expect("confirmed");
    site.sign_in("tuan").await;
    site.sign_in("minh").await;
    assert_eq!(site.post("tuan", &at("close-scoring"), &Form::default()).await.status, 403);
    assert_eq!(site.post("minh", &at("close-scoring"), &Form::default()).await.status, 303, "who was chair when it began");
}

/// Chair: reopened the own sheet with others' before the eyes, and broke the tie with it. Or a member's, who had seen them too.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_changes_a_sheet_after_having_seen_the_others() {
    let (site, ids) = site(&[], &COUNCIL).await;
    for nick in ["minh", "son"] {
        let member = site.backend.actor(nick).await.id().expect("an account");
        let back = Form::default().with("sheet", format!("{} {member}", ids[0])).with("reason", "Nhầm.");
        assert_eq!(site.post("minh", &at("reopen"), &back).await.status, 422, "{nick}");
        let again = sheet("20").with("sheet_version", "1").with("act", "submit").with("submit", "on");
        let refused = site.post(nick, &format!("/council/proposals/{}", ids[0]), &again).await;
        assert_eq!(refused.status, 409, "{nick}: {}", refused.text);
    }
    let page = site.get("minh", &at("reopen")).await.text;
    assert!(page.contains("30 phiếu không mở lại được") && page.contains("Hội đồng biểu quyết") && !page.contains("<select"), "{page}");
}

/// Chair and officer: the sheet was given back, its member's seat ended as of yesterday, and closing dropped it.
#[tokio::test(flavor = "multi_thread")]
async fn a_sheet_that_was_handed_in_counts_whatever_chair_and_officer_do() {
    let (mut site, ids) = site(&[("blind", "round_end")], &COUNCIL).await;
    let tuan = site.backend.actor("tuan").await.id().expect("an account");
    let back = Form::default().with("sheet", format!("{} {tuan}", ids[0])).with("reason", "Nhầm.");
    assert_eq!(site.post("minh", &at("reopen"), &back).await.status, 303);
    let seat = Form::default().with("user", tuan.to_string()).with("role", "member").with("term_to", "2026-03-01");
    assert_eq!(site.press("mai", "/office/seats", &based(seat)).await.status, 303);
    site.backend.confirm_seats().await.expect("confirmed");
    let page = site.get("minh", &at("close-scoring")).await.text;
    assert!(page.contains("1 phiếu đang được sửa lại; tính theo bản đã nộp"), "{page}");
    // The member is of the council there all the same.
    site.sign_in("tuan").await;
    assert_eq!(site.get("tuan", &format!("/council/proposals/{}", ids[0])).await.status, 200);
    assert_eq!(site.get("tuan", &format!("/council/challenges/{CODE}")).await.status, 200);
    assert_eq!(site.post("minh", &at("close-scoring"), &Form::default()).await.status, 303);
    let lines = site.backend.ranking(&site.backend.actor("lan").await, CODE).await.expect("ranked").lines;
    assert!(lines.iter().all(|line| line.outcome.n == 15), "all fifteen count");
}

/// Secretary: a conflict was pinned, the sheet was void, and its member was told nothing.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_finds_a_conflict_is_named_and_the_member_is_told() {
    let (site, ids) = site(&[], &COUNCIL).await;
    let tuan = site.backend.actor("tuan").await.id().expect("an account");
    let pin = Form::default().with("proposal", ids[0].to_string()).with("member", tuan.to_string());
    let pin = pin.with("kind", "adviser").with("reason", "Đã tư vấn cho bên nộp.");
    let mails = site.backend.mails().await.len();
    assert_eq!(site.post("huong", &at("conflicts"), &pin).await.status, 303);
    let secretary = backend::testing::person("huong").expect("one of the cast").name;
    let told = site.backend.mails().await.split_off(mails);
    let [(to, _, body)] = &told[..] else { panic!("one mail: {told:?}") };
    assert!(to.starts_with("tuan@") && body.contains(secretary) && body.contains("Đã tư vấn") && body.contains("vẫn được tính"));
    assert!(site.get("tuan", &at("declarations")).await.text.contains(secretary));
    assert!(site.get("minh", &at("conflicts")).await.text.contains(secretary));
    // Nothing closes before the term for an appeal is over, or an appeal has its answer; the sheet counts all the time.
    let refused = site.post("minh", &at("close-scoring"), &Form::default()).await;
    assert!(refused.status == 422 && refused.text.contains("được đề nghị xem xét lại đến"), "{}", refused.status);
    let appeal = Form::default().with("appeal", "Không đúng.");
    assert_eq!(site.post("tuan", &format!("/council/proposals/{}/appeal", ids[0]), &appeal).await.status, 303);
    assert_eq!(site.post("minh", &at("close-scoring"), &Form::default()).await.status, 422);
    let ruling = Form::default().with("member", tuan.to_string()).with("ruling", "lift").with("reason", "Không có hợp đồng.");
    assert_eq!(site.post("minh", &format!("/council/proposals/{}/ruling", ids[0]), &ruling).await.status, 303);
    let told = site.backend.mails().await;
    let chair = backend::testing::person("minh").expect("one of the cast").name;
    assert!(told.last().is_some_and(|(to, _, body)| to.starts_with("tuan@") && body.contains(chair)), "{told:?}");
    assert_eq!(site.post("minh", &at("close-scoring"), &Form::default()).await.status, 303);
    let lines = site.backend.ranking(&site.backend.actor("lan").await, CODE).await.expect("ranked").lines;
    assert!(lines.iter().all(|line| line.outcome.n == 15));
}

/// Secretary and chair: a conflict was found with whoever scored the favourite well, and the sheet was void by that alone.
#[tokio::test(flavor = "multi_thread")]
async fn no_finding_voids_a_sheet_but_a_motion_of_the_council_does() {
    let (mut site, ids) = site(&[], &COUNCIL).await;
    let tuan = site.backend.actor("tuan").await.id().expect("an account");
    let pin = Form::default().with("proposal", ids[0].to_string()).with("member", tuan.to_string());
    let pin = pin.with("kind", "adviser").with("reason", "Đã tư vấn cho bên nộp.");
    assert_eq!(site.post("huong", &at("conflicts"), &pin).await.status, 303);
    let until = site.backend.clock.now().plus_days(2).to_local();
    let ask = Form::default().with("sheet", format!("{} {tuan}", ids[0])).with("reason", "Đã tư vấn.").with("until", until);
    for nick in ["huong", "son", "tuan", "mai", "lan"] {
        assert_eq!(site.post(nick, &at("motions/voiding"), &ask).await.status, 403, "{nick}");
    }
    // Whose conflict nobody found is not put to the vote.
    let son = site.backend.actor("son").await.id().expect("an account");
    let other = ask.clone().with("sheet", format!("{} {son}", ids[0]));
    assert_eq!(site.post("minh", &at("motions/voiding"), &other).await.status, 422);
    assert_eq!(site.post("minh", &at("motions/voiding"), &ask).await.status, 303);
    let put = site.backend.in_writing(&Form::default());
    assert_eq!(site.post("minh", &at("motions/1/put"), &put).await.status, 422, "the member is heard first");
    let page = site.get("tuan", &at("motions")).await.text;
    let code = site.backend.opened_proposal(&site.backend.actor("mai").await, ids[0]).await.expect("seen").code;
    assert!(page.contains("hủy một phiếu của ông/bà") && page.contains("Đã tư vấn.") && !page.contains(&code), "{page}");
    let answer = Form::default().with("answer", "Hợp đồng đã kết thúc từ năm 2020.");
    assert_eq!(site.post("son", &at("motions/1/answer"), &answer).await.status, 404);
    assert_eq!(site.post("tuan", &at("motions/1/answer"), &answer).await.status, 303);
    assert_eq!(site.post("minh", &at("motions/1/put"), &put).await.status, 303);
    assert_ne!(site.post("tuan", &at("motions/1/vote"), &Form::default().with("choice", "against")).await.status, 303);
    site.backend.clock.set(site.backend.clock.now().plus_days(4));
    site.sign_in("minh").await;
    assert_eq!(site.post("minh", &at("close-scoring"), &Form::default()).await.status, 422, "nothing closes meanwhile");
}

/// Chair: a conflict with a firm, known after the close, and nobody else could ask the council about the chair's sheet.
#[tokio::test(flavor = "multi_thread")]
async fn the_sheet_of_whoever_presides_is_questioned_by_somebody_else() {
    let (mut site, ids) = site(&[], &COUNCIL).await;
    site.sign_in("thu").await;
    assert_eq!(site.post("minh", &at("close-scoring"), &Form::default()).await.status, 303);
    let chair = site.backend.actor("minh").await.id().expect("an account");
    let until = site.backend.clock.now().plus_days(2).to_local();
    let ask = Form::default().with("sheet", format!("{} {chair}", ids[0])).with("reason", "Có góp vốn.").with("until", until);
    for nick in ["huong", "son", "tuan", "mai", "lan"] {
        assert_eq!(site.post(nick, &at("motions/voiding"), &ask).await.status, 403, "{nick}");
    }
    assert_eq!(site.post("minh", &at("motions/voiding"), &ask).await.status, 422, "nobody asks about the own sheet there");
    assert!(site.get("thu", &at("motions")).await.text.contains("motions/voiding"));
    assert!(!site.get("tuan", &at("motions")).await.text.contains("motions/voiding"));
    assert_eq!(site.post("thu", &at("motions/voiding"), &ask).await.status, 303);
    let answer = Form::default().with("answer", "Đã chuyển nhượng.");
    assert_eq!(site.post("minh", &at("motions/1/withdraw"), &Form::default()).await.status, 403);
    assert_eq!(site.post("minh", &at("motions/1/answer"), &answer).await.status, 303);
    let put = site.backend.in_writing(&Form::default());
    assert_eq!(site.post("minh", &at("motions/1/put"), &put).await.status, 403);
    assert_eq!(site.post("thu", &at("motions/1/put"), &put).await.status, 303);
}

/// Secretary and chair after the ranking: a conflict was pinned, a 90-point sheet was void, and the winner changed.
#[tokio::test(flavor = "multi_thread")]
async fn after_the_ranking_a_sheet_is_void_by_the_council_alone_and_both_results_are_shown() {
    let (mut site, ids) = site(&[], &COUNCIL).await;
    assert_eq!(site.post("minh", &at("close-scoring"), &Form::default()).await.status, 303);
    let tuan = site.backend.actor("tuan").await.id().expect("an account");
    let pin = Form::default().with("proposal", ids[0].to_string()).with("member", tuan.to_string());
    let pin = pin.with("kind", "adviser").with("reason", "Đã tư vấn cho bên nộp.");
    assert_eq!(site.post("huong", &at("conflicts"), &pin).await.status, 409);
    let before = site.backend.result_file(&site.backend.actor("lan").await, CODE).await.expect("a file");
    // The own word asks the council, and voids nothing.
    let page = site.get("tuan", &format!("/council/proposals/{}", ids[0])).await.text;
    assert!(page.contains("được đưa ra để Hội đồng biểu quyết"), "{page}");
    let said = Form::default().with("conflict", "conflicted").with("kind", "adviser").with("reason", "Đã tư vấn cho bên nộp.");
    assert_eq!(site.post("tuan", &format!("/council/proposals/{}/conflict", ids[0]), &said).await.status, 303);
    assert_eq!(site.backend.result_file(&site.backend.actor("lan").await, CODE).await.expect("a file"), before);
    let put = site.backend.in_writing(&Form::default());
    for nick in ["huong", "tuan", "son", "mai", "lan"] {
        assert_eq!(site.post(nick, &at("motions/1/put"), &put).await.status, 403, "{nick}");
    }
    assert_eq!(site.post("minh", &at("motions/1/put"), &put).await.status, 303);
    assert_ne!(site.post("tuan", &at("motions/1/vote"), &Form::default().with("choice", "against")).await.status, 303);
    site.backend.vote_all(CODE, 1, &Form::default().with("vote_for", "14")).await.expect("voted");
    site.sign_in("lan").await;
    let ranking = site.get("lan", &format!("/office/challenges/{CODE}/ranking")).await.text;
    for told in ["Xếp hạng khi tính mọi phiếu đã nộp", "bị hủy theo biểu quyết BQ-1", "Đã tư vấn cho bên nộp."]
    {
        assert!(ranking.contains(told), "{told}: {ranking}");
    }
    let after = site.backend.result_file(&site.backend.actor("lan").await, CODE).await.expect("a file");
    let compared = domain::evaluations::recompute::recompute(after.as_bytes()).expect("computed");
    assert!(compared.differences.is_empty() && after.contains("\"replaced\""), "{:?}", compared.differences);
}

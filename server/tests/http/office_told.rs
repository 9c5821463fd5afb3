//! What the office is told before it acts and after: what is approved, what is next, whom it reminded, what a hash is.

use crate::{
    loaded::loaded,
    site::{self, Site},
};
use backend::{
    challenges::ChallengeFilter,
    testing::{CAST, challenge_form},
};
use domain::{challenges::Stage, form::Form, people::Actor};

#[tokio::test]
async fn a_leader_reads_what_is_approved_and_which_term_falls_on_a_day_off() {
    let mut site = Site::open().await;
    site.sign_in("lan").await;
    let t = &site.backend;
    let mai = t.actor("mai").await;
    let (quiet, weekend) = (
        challenge_form("BT-07").with("opens", "2026-03-02T08:00").with("closes", "2026-04-01T17:00"),
        challenge_form("BT-08").with("closes", "2026-04-05T17:00").with("result", "2026-04-30T10:00"),
    );
    for (code, form) in [("BT-07", quiet), ("BT-08", weekend)] {
        t.create_challenge(&mai, &form).await.expect("created");
        t.send_to_review(&mai, code).await.expect("sent");
    }
    let page = site.get("lan", "/office/challenges/BT-08/publish").await.text;
    for told in
        ["Nội dung được phê duyệt", "Chủ nhật, 05/04/2026 17:00", "5.000.000.000", "tiêu chí, tổng 100 điểm", "Một trợ lý trả lời đúng"]
    {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert!(page.contains("rơi vào cuối tuần") && page.contains("rơi vào ngày nghỉ lễ"), "{page}");
    let english = site.get("lan", "/en/office/challenges/BT-08/publish").await.text;
    assert!(english.contains("falls on a weekend") && english.contains("Sunday, 5 April 2026, 17:00"), "{english}");
    let page = site.get("lan", "/office/challenges/BT-07/publish").await.text;
    assert!(page.contains("Nội dung được phê duyệt") && !page.contains("rơi vào"), "{page}");
}

#[tokio::test]
async fn what_can_be_done_is_named_at_the_top_and_led_to() {
    let mut site = Site::open().await;
    site.submit().await;
    site.sign_in("mai").await;
    let acts = async || {
        let page = site.get("mai", "/office/challenges/BT-01").await.text;
        let at = page.find("id=\"acts\"").expect("the section");
        assert!(page.find("<aside").is_some_and(|aside| at < aside), "on a narrow screen the next step comes before the facts");
        page[at..].split("</section>").next().unwrap_or_default().to_owned()
    };
    site.backend.at("2026-03-31T17:00");
    let told = acts().await;
    assert!(told.contains("Xác nhận mở hồ sơ") && told.contains("/office/challenges/BT-01#opening"), "{told}");
    assert!(!told.contains("không có việc nào chờ ông/bà"), "{told}");
    site.backend.open_proposals("BT-01").await;
    let told = acts().await;
    assert!(told.contains("Kiểm tra hồ sơ") && told.contains("/office/challenges/BT-01#proposals"), "{told}");
}

#[tokio::test]
async fn whoever_reminds_members_reads_when_they_were_reminded_last() {
    let mut site = Site::open().await;
    let t = &site.backend;
    // The chair sees how far members are once clear of every proposal.
    for id in site::scoring(t, &[]).await {
        t.declare_conflict(&t.actor("minh").await, id, &Form::default().with("conflict", "clear")).await.expect("declared");
    }
    for nick in ["mai", "minh"] {
        site.sign_in(nick).await;
    }
    let pages = [("mai", "/office/challenges/BT-02"), ("minh", "/council/challenges/BT-02")];
    for (nick, page) in pages {
        let page = site.get(nick, page).await.text;
        assert!(page.contains("Nhắc thành viên qua thư điện tử") && !page.contains("Đã nhắc"), "{page}");
    }
    let remind = "/council/challenges/BT-02/remind";
    assert_eq!(site.post("mai", remind, &Form::default()).await.status, 303);
    for (nick, page) in pages {
        let page = site.get(nick, page).await.text;
        assert!(page.contains("Đã nhắc 15 thành viên lúc") && page.contains("Nhắc lại được từ"), "{page}");
        assert!(!page.contains("Nhắc lại lần nữa trong ngày") && !page.contains(remind), "not offered before it can be done: {page}");
    }
    let mails = site.backend.mails().await.len();
    for (nick, page) in pages {
        let again = site.post(nick, remind, &Form::default()).await;
        assert_eq!((again.status, again.header("location")), (303, format!("{page}?done=not_reminded#done").as_str()));
        let told = site.get(nick, &format!("{page}?done=not_reminded")).await.text;
        assert!(told.contains("Chưa gửi thư nhắc") && told.contains("Nhắc lại được từ"), "{told}");
    }
    assert_eq!(site.backend.mails().await.len(), mails, "nobody was written to again");
    let later = site.backend.clock.now().plus_minutes(10).to_local();
    site.backend.at(&later);
    for (nick, page) in pages {
        assert!(site.get(nick, page).await.text.contains("Nhắc lại lần nữa trong ngày"), "{page}");
    }
}

#[tokio::test]
async fn the_hash_of_a_result_has_its_name_in_the_history() {
    let mut site = Site::open().await;
    let ids = site::scoring(&site.backend, &[]).await;
    site.sign_in("mai").await;
    let t = &site.backend;
    for (i, id) in ids.into_iter().enumerate() {
        for member in CAST.iter().filter(|p| p.seat.is_some()) {
            let actor = t.actor(member.nick).await;
            t.declare_conflict(&actor, id, &Form::default().with("conflict", "clear")).await.expect("declared");
            let points = if i == 0 { ["16", "20", "12", "12", "12", "9,5"] } else { ["15", "18", "11", "11", "11", "7"] };
            let sheet = points
                .into_iter()
                .enumerate()
                .fold(Form::default().with("sheet_version", "0"), |form, (k, points)| form.with(format!("score_{k}"), points));
            t.submit_sheet(&actor, id, &sheet.with("strengths", "Khả thi.").with("weaknesses", "Chi phí.")).await.expect("sheet");
        }
    }
    t.close_scoring(&t.actor("minh").await, "BT-02", &Form::default()).await.expect("closed");
    for (path, name) in
        [("/office/challenges/BT-02", "Mã băm kết quả (SHA-256): "), ("/en/office/challenges/BT-02", "Hash of the result (SHA-256): ")]
    {
        let page = site.get("mai", path).await.text;
        let hash: String = page.split(name).nth(1).unwrap_or_default().chars().take(64).collect();
        assert!(hash.len() == 64 && hash.chars().all(|c| c.is_ascii_hexdigit()), "{page}");
    }
}

/// Whoever reads a challenge in a room of its own is told the same of what is next: what the public is told is another matter.
#[tokio::test]
async fn office_and_council_are_told_the_same_next_step() {
    let mut site = Site::filled(loaded().await);
    for nick in ["mai", "minh"] {
        site.sign_in(nick).await;
    }
    let next = async |nick: &str, room: &str, code: &str| {
        let page = site.get(nick, &format!("/{room}/challenges/{code}")).await.text;
        let (_, step) = page.split_once("next-step stack").unwrap_or_else(|| panic!("{nick} {code}: {page}"));
        let sentence = step.split_once("<p class=\"lead\">").expect("a sentence").1.split("</p>").next().expect("its end").to_owned();
        (sentence, step.split("</dl>").next().expect("who and when").contains("tag-warn"))
    };
    let public = site.backend.list_challenges(&Actor::Visitor, &ChallengeFilter::default()).await.expect("list");
    for card in public.cards.into_iter().filter(|card| card.stage >= Stage::Opened && card.stage != Stage::Cancelled) {
        assert_eq!(next("minh", "council", &card.code).await, next("mai", "office", &card.code).await, "{}", card.code);
    }
}

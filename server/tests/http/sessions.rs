//! Information sessions and the office's table of days off over HTTP, without scripts.

use crate::site::Site;
use backend::testing::challenge_form;
use domain::form::Form;

fn form(fields: &[(&str, &str)]) -> Form {
    fields.iter().fold(Form::default(), |form, (name, value)| form.with(*name, *value))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_announced_shown_and_called_off() {
    let mut site = Site::proven().await;
    site.sign_in("mai").await;
    let page = "/office/challenges/BT-01/briefings";
    let wrong = form(&[("at", "2026-03-08T09:00"), ("place", "Hội trường 8118"), ("link", "hop.example.vn")]);
    let answer = site.post("mai", page, &wrong).await;
    assert!(
        answer.status == 422 && answer.text.contains("Hội trường 8118") && answer.text.contains("id=\"link-error\""),
        "{}",
        answer.text
    );
    let sunday = wrong.with("link", "https://hop.example.vn/a?b=1&c=2");
    let asked = site.post("mai", page, &sunday).await;
    assert!(asked.status == 422 && asked.text.contains("name=\"day_off_2026_03_08\""), "{}", asked.text);
    assert_eq!(site.post("mai", page, &sunday.with("day_off_2026_03_08", "on")).await.status, 303);
    for path in ["/challenges/BT-01", "/en/challenges/BT-01"] {
        let text = site.get("", path).await.text;
        assert!(text.contains("id=\"briefings\"") && text.contains("Hội trường 8118"), "{text}");
        assert!(text.contains("href=\"https://hop.example.vn/a?b=1&amp;c=2\""), "{text}");
    }
    let data: serde_json::Value = serde_json::from_str(&site.get("", "/api/v1/challenges/BT-01").await.text).expect("JSON");
    assert_eq!(data["briefings"][0]["place"].as_str(), Some("Hội trường 8118"));
    assert_eq!(site.post("mai", &format!("{page}/1"), &form(&[("reason", "Bão số 5.")])).await.status, 303);
    let text = site.get("", "/challenges/BT-01").await.text;
    assert!(text.contains("Không tổ chức") && text.contains("Bão số 5.") && !text.contains("href=\"https://hop.example.vn"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_that_the_office_keeps_is_asked_about_at_once_on_every_page() {
    let mut site = Site::proven().await;
    for nick in ["mai", "lan"] {
        site.sign_in(nick).await;
    }
    let page = "/office/days-off";
    let typed = form(&[("day", "2026-04-07"), ("said", ""), ("name", "Ngày lễ của tỉnh 4554")]);
    let refused = site.post("mai", page, &typed).await;
    assert!(refused.status == 422 && refused.text.contains("Ngày lễ của tỉnh 4554"), "{}", refused.text);
    let extend = form(&[("closes", "2026-04-07T17:00"), ("reason", "Gia hạn.")]);
    assert_eq!(site.post("mai", page, &typed.with("said", "off")).await.status, 303);
    for (nick, path) in [("mai", page), ("lan", page), ("mai", "/en/office/days-off")] {
        assert!(site.get(nick, path).await.text.contains("Ngày lễ của tỉnh 4554"), "{nick} {path}");
    }
    assert!(!site.get("lan", page).await.text.contains("name=\"said\""), "a leader reads it only");
    let asked = site.post("mai", "/office/challenges/BT-01/extend", &extend).await;
    assert!(
        asked.status == 422 && asked.text.contains("rơi vào ngày nghỉ lễ") && asked.text.contains("day_off_2026_04_07"),
        "{}",
        asked.text
    );
    // What follows from the closing says so, too: questions end five days before it, on that day.
    let moved = form(&[("closes", "2026-04-13T17:00"), ("reason", "Gia hạn.")]);
    assert_eq!(site.post("mai", "/office/challenges/BT-01/extend", &moved).await.status, 303);
    site.backend.give_extension("BT-01").await.expect("given");
    assert!(!site.get("", "/challenges/BT-01").await.text.contains("ngày nghỉ lễ"));
    assert_eq!(site.post("mai", page, &form(&[("day", "2026-04-08"), ("said", "off"), ("name", "Nghỉ")])).await.status, 303);
    assert!(site.get("", "/challenges/BT-01").await.text.contains("ngày nghỉ lễ"), "also where the page was kept");
    assert_eq!(site.post("mai", "/office/days-off/drop", &form(&[("drop", "2026-04-08")])).await.status, 303);
    assert!(!site.get("", "/challenges/BT-01").await.text.contains("ngày nghỉ lễ"));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_drafts_a_call_is_told_which_of_its_times_fall_on_a_day_off() {
    let mut site = Site::open().await;
    site.sign_in("mai").await;
    let mai = site.backend.actor("mai").await;
    // A Friday; questions end five days before it, on a Sunday, and replies are due on a Wednesday that the office keeps as off.
    let call = challenge_form("BT-31").with("opens", "2026-11-02T08:00").with("closes", "2026-12-11T17:00");
    site.backend.create_challenge(&mai, &call.with("result", "2027-02-05T17:00")).await.expect("created");
    site.backend.keep_day(&mai, &form(&[("day", "2026-12-09"), ("said", "off"), ("name", "Lễ của tỉnh")])).await.expect("kept");
    let text = site.get("mai", "/office/challenges/BT-31").await.text;
    for told in [
        "Hết nhận câu hỏi làm rõ (Chủ nhật, 06/12/2026 17:00) rơi vào cuối tuần",
        "Hạn trả lời câu hỏi (Thứ Tư, 09/12/2026 17:00) rơi vào ngày nghỉ lễ",
        "05/02/2027 17:00) rơi vào ngày nghỉ lễ",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
}

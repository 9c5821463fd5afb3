//! A time on a day off is asked for once more, and taken once this very day is meant.

use crate::site::Site;
use domain::form::Form;

/// Asked once, with the words and the box; taken with the box of that day only.
async fn asked(site: &Site, nick: &str, path: &str, form: &Form, (field, words): (&str, &str), (day, other): (&str, &str)) {
    let refused = site.post(nick, path, form).await;
    assert_eq!(refused.status, 422, "{path}: {}", refused.text);
    assert!(refused.text.contains(words) && refused.text.contains(&format!("id=\"{field}-error\"")), "{path}: {}", refused.text);
    assert!(refused.text.contains(&format!(" name=\"day_off_{day}\"")), "{path}: {}", refused.text);
    assert_eq!(site.post(nick, path, &form.clone().with(format!("day_off_{other}"), "on")).await.status, 422, "another day was meant");
    let taken = site.post(nick, path, &form.clone().with(format!("day_off_{day}"), "on")).await;
    assert_eq!(taken.status, 303, "{path}: {}", taken.text);
}

#[tokio::test]
async fn a_closing_moves_to_a_day_off_only_if_it_is_meant() {
    let mut site = Site::open().await;
    site.sign_in("mai").await;
    let form = |closes: &str| Form::default().with("closes", closes).with("reason", "Gia hạn theo đề nghị.");
    let extend = "/office/challenges/BT-01/extend";
    let words = ("closes", "rơi vào cuối tuần");
    asked(&site, "mai", extend, &form("2026-04-04T17:00"), words, ("2026_04_04", "2026_04_05")).await;
    let words = ("closes", "rơi vào ngày nghỉ lễ");
    asked(&site, "mai", extend, &form("2026-04-30T17:00"), words, ("2026_04_30", "2026_04_04")).await;
    site.backend.give_extension("BT-01").await.expect("given");
    let earlier = site.post("mai", extend, &form("2026-04-04T17:00")).await;
    assert!(earlier.status == 422 && earlier.text.contains("chỉ được lùi về sau"), "what cannot be is not asked about");
    assert_eq!(site.post("mai", extend, &form("2026-05-04T17:00")).await.status, 303, "a Monday is not asked about");
}

/// Publishing is asked about at a box of its own, which stands there from the beginning; what was typed is still there.
#[tokio::test]
async fn a_call_closes_on_a_day_off_only_if_whoever_publishes_it_means_that() {
    let mut site = Site::open().await;
    site.sign_in("lan").await;
    let mai = site.backend.actor("mai").await;
    for (code, closes) in [("BT-07", "2026-04-03T17:00"), ("BT-08", "2026-04-05T17:00")] {
        let form = backend::testing::challenge_form(code).with("opens", "2026-03-10T08:00").with("closes", closes);
        site.backend.create_challenge(&mai, &form).await.expect("created");
        site.backend.send_to_review(&mai, code).await.expect("sent");
    }
    let (quiet, address) = ("/office/challenges/BT-07/publish", "/office/challenges/BT-08/publish");
    assert!(!site.get("lan", quiet).await.text.contains("day_off_"), "a Friday is not asked about");
    assert_eq!(site.press("lan", quiet, &Form::default()).await.status, 303);
    let page = site.get("lan", address).await.text;
    assert!(page.contains(" name=\"day_off_2026_04_05\"") && page.contains("Đúng chủ ý"), "{page}");
    let english = site.get("lan", &format!("/en{address}")).await.text;
    assert!(english.contains("On purpose: proposals close on a day off, Sunday, 5 April 2026, 17:00"), "{english}");
    let planned = Form::default().with("publish_at", "2026-03-03T08:00");
    for form in [planned.clone(), planned.clone().with("day_off_2026_04_04", "on")] {
        let refused = site.press("lan", address, &form).await;
        assert_eq!(refused.status, 422, "{}", refused.text);
        assert!(refused.text.contains("id=\"day_off_2026_04_05-error\"") && refused.text.contains("rơi vào cuối tuần"), "{}", refused.text);
        assert!(refused.text.contains("value=\"2026-03-03T08:00\""), "nothing that was typed is lost: {}", refused.text);
    }
    let taken = site.press("lan", address, &planned.with("day_off_2026_04_05", "on")).await;
    assert_eq!(taken.status, 303, "{}", taken.text);
}

#[tokio::test]
async fn a_meeting_is_planned_on_a_day_off_only_if_it_is_meant() {
    let mut site = Site::open().await;
    let id = site.second_challenge().await;
    site.plan_meeting(id).await;
    site.sign_in("huong").await;
    let huong = backend::testing::person("huong").expect("one of the cast").id().to_string();
    let plan = |at: &str| Form::default().with("place", "P1").with("at", at).with("secretary", &*huong);
    let new = plan("2026-12-12T08:30").with("challenge_BT-02", "on");
    let days = ("2026_12_12", "2026_12_13");
    asked(&site, "huong", "/council/meetings/new", &new, ("at", "rơi vào cuối tuần"), days).await;
    let page = site.address("/council/meetings/{id}/plan");
    let opened = site.opened("huong", &page, &plan("2026-12-12T09:30")).await;
    asked(&site, "huong", &page, &opened, ("at", "rơi vào cuối tuần"), days).await;
    // Another place on the same day was not what was asked about.
    assert_eq!(site.post("huong", &page, &opened.with("place", "P2")).await.status, 303);
}

//! What the office keeps, sent with requests that no page sends: accounts, verifications, the council's shortlist; and what is
//! recorded of a room.

use super::{CODE, COUNCIL, at, office, scored, sign_in, status};
use crate::site::{self, Site};
use backend::testing::{PENDING_FIRM, VERIFIED_FIRM, firm_id, person};
use domain::form::Form;

fn id_of(nick: &str) -> String {
    person(nick).expect("one of the cast").id().to_string()
}

fn account(nick: &str) -> String {
    format!("/office/accounts/{}", id_of(nick))
}

fn verdict(verdict: &str) -> Form {
    Form::default().with("verdict", verdict).with("reason", "Nghi lộ mật khẩu.")
}

/// Asked by `mai` now, and confirmed by `lan`.
async fn by_two(site: &Site, nick: &str, what: &str) -> [u16; 2] {
    let (ask, confirm) = if what == "stop" { ("ask_stop", "confirm_stop") } else { ("ask", "confirm") };
    let asked = status(site, "mai", &account(nick), &verdict(ask)).await;
    let at = site.backend.clock.now().0.to_string();
    [asked, status(site, "lan", &account(nick), &Form::default().with("verdict", confirm).with("asked", at)).await]
}

/// Two of the office ended sessions minutes before a term, or kept a firm from handing in.
#[tokio::test(flavor = "multi_thread")]
async fn neither_a_member_who_is_awaited_nor_a_firm_is_kept_out_by_two() {
    let mut site = Site::open().await;
    site::scoring(&site.backend, &[]).await;
    sign_in(&mut site).await;
    site.sign_in("nam").await;
    assert_ne!(by_two(&site, "tuan", "stop").await[1], 303, "has to score");
    let page = site.get("lan", &account("tuan")).await.text;
    assert!(!page.contains("value=\"ask_stop\"") && !page.contains("value=\"stop\""), "no button: {page}");
    for (nick, firm) in [("an", VERIFIED_FIRM), ("binh", PENDING_FIRM)] {
        assert_ne!(by_two(&site, nick, "suspend").await[1], 303, "{nick}");
        let address = format!("/office/firms/{}", firm_id(firm));
        let of_officer = site.press("mai", &address, &verdict("return")).await;
        assert_eq!(of_officer.status, 303, "asked: {}", of_officer.text);
        let asked = site.backend.clock.now().0.to_string();
        let page = site.get("lan", &address).await.text;
        assert!(!page.contains("value=\"take_back\""), "{nick}, no button: {page}");
        let form = site.opened("lan", &address, &Form::default().with("verdict", "take_back").with("asked", asked)).await;
        assert_eq!(status(&site, "lan", &address, &form).await, 409, "{nick}");
    }
}

/// Five members were suspended before scoring began, and nothing told of it.
#[tokio::test(flavor = "multi_thread")]
async fn scoring_does_not_begin_with_somebody_who_is_kept_out() {
    let mut site = Site::open().await;
    let ids = site::opened(&site.backend, &[]).await;
    let mai = site.backend.actor("mai").await;
    for id in ids {
        site.backend.screen_proposal(&mai, id, &Form::default().with("verdict", "admit")).await.expect("admitted");
    }
    sign_in(&mut site).await;
    assert_eq!(by_two(&site, "tuan", "suspend").await, [303, 303]);
    let refused = site.post("mai", &office("scoring"), &Form::default()).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    let page = site.get("mai", &office("")[..office("").len() - 1]).await.text;
    assert!(page.contains("Chưa bắt đầu chấm điểm được") && !page.contains("/scoring\""), "no button: {page}");
    let restore = Form::default().with("verdict", "restore").with("reason", "Đã làm rõ.");
    assert_eq!(status(&site, "lan", &account("tuan"), &restore).await, 303);
    assert_eq!(status(&site, "mai", &office("scoring"), &Form::default()).await, 303);
}

/// An officer sent the shortlist back as often as they liked.
#[tokio::test(flavor = "multi_thread")]
async fn the_office_returns_a_shortlist_once() {
    let (mut site, ids) = scored(&[], &COUNCIL, false).await;
    site.sign_in("nam").await;
    assert_eq!(status(&site, "minh", &at("close-scoring"), &Form::default()).await, 303);
    let pick = Form::default().with(format!("pick_{}", ids[1]), "on").with("note", "Đã thảo luận.").with("vote_for", "15");
    let propose = async |site: &Site| {
        let minh = site.backend.actor("minh").await;
        site.backend.propose_shortlist(&minh, CODE, &pick).await.expect("proposed");
    };
    let reason = Form::default().with("reason", "Làm rõ.");
    propose(&site).await;
    assert_eq!(site.press("mai", &office("to-council"), &reason).await.status, 303);
    propose(&site).await;
    let page = site.get("mai", &office("forward")).await.text;
    assert!(!page.contains("/to-council\""), "no button: {page}");
    for nick in ["mai", "nam"] {
        let form = site.opened(nick, &office("to-council"), &reason).await;
        let refused = site.post(nick, &office("to-council"), &form).await;
        assert_eq!(refused.status, 409, "{nick}: {}", refused.text);
    }
}

/// A member who is clear of everything was recorded as having left for a conflict.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_recorded_as_having_left_who_has_no_conflict() {
    let (site, _) = scored(&[], &COUNCIL, false).await;
    let t = &site.backend;
    let mut days = (1..8).map(|days| t.clock.now().plus_days(days));
    let day = days.find(|day| domain::days_off::usual(*day).is_none()).expect("a working day");
    let plan = Form::default().with(format!("challenge_{CODE}"), "on").with("place", "P1").with("at", day.to_local());
    let id = t.plan_meeting(&t.actor("mai").await, &plan.with("secretary", id_of("huong"))).await.expect("planned");
    t.start_meeting(&t.actor("minh").await, id, &Form::default().with("other_day", "on")).await.expect("started");
    for nick in COUNCIL {
        t.confirm_presence(&t.actor(nick).await, id).await.expect("said");
    }
    let left = Form::default().with(format!("left_{}", id_of("quan")), "on");
    for item in ["1", "2", "3"] {
        if item != "1" {
            t.begin_item(&t.actor("minh").await, id, &Form::default().with("item", item)).await.expect("begun");
        }
        for nick in ["minh", "huong"] {
            let refused = site.post(nick, &format!("/council/meetings/{id}/moves"), &left).await;
            assert_eq!(refused.status, 422, "{nick} at {item}: {}", refused.text);
        }
    }
}

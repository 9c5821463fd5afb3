//! Lots: what one or two people would draw on, sent with requests that no page sends.

use super::{CODE, COUNCIL, at, file, sheet, sign_in, status};
use crate::site::{self, Site};
use domain::{evaluations::result_file::ResultFile, form::Form};

/// §5: the chair typed any digits after the close, and had tried which of them made the wanted one win.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_types_what_a_lot_is_drawn_on() {
    let rules = [("shortlist_size", "1"), ("extra_place", "")];
    let mut site = Site::open().await;
    let ids = site::scoring(&site.backend, &rules).await;
    for nick in &COUNCIL[..12] {
        let actor = site.backend.actor(nick).await;
        for id in ids {
            site.backend.declare_conflict(&actor, id, &Form::default().with("conflict", "clear")).await.expect("declared");
            site.backend.submit_sheet(&actor, id, &sheet(["18", "22", "13", "13", "13", "8"])).await.expect("submitted");
        }
    }
    site.after_the_term().await;
    sign_in(&mut site).await;
    assert_eq!(status(&site, "minh", &at("close-scoring"), &Form::default()).await, 303);
    let value = Form::default().with("value", "10003").with("lot", "10003").with("seed", "10003");
    let until = site.backend.clock.now().plus_days(1).to_local();
    assert_ne!(status(&site, "minh", &at("ballot/lot"), &value.clone().with("until", &until)).await, 303, "before a ballot");
    assert_eq!(status(&site, "minh", &at("ballot/open"), &site.backend.in_writing(&Form::default())).await, 303);
    for (place, nick) in COUNCIL[..12].iter().enumerate() {
        let choice = Form::default().with("choice", ids[place % 2].to_string());
        site.backend.cast_ballot(&site.backend.actor(nick).await, CODE, &choice).await.expect("cast");
    }
    site.backend.clock.set(site.backend.clock.now().plus_days(3));
    sign_in(&mut site).await;
    // The site may have counted it by itself meanwhile.
    site.post("minh", &at("ballot/close"), &Form::default()).await;
    let until = site.backend.clock.now().plus_days(1).to_local();
    for nick in ["tuan", "huong", "mai", "lan", "an"] {
        assert_ne!(status(&site, nick, &at("ballot/lot"), &value.clone().with("until", &until)).await, 303, "{nick}");
    }
    assert_eq!(status(&site, "minh", &at("ballot/lot"), &value.clone().with("until", &until)).await, 303);
    let told: ResultFile = serde_json::from_str(&file(&site).await).expect("a file");
    assert_eq!((told.lot, told.tickets.len()), (None, 0), "what was typed draws nothing");
    // What one member gives is one of the parts, given once; nobody draws, and nobody ends it.
    assert_eq!(status(&site, "minh", &at("ballot/give"), &Form::default().with("value", "7")).await, 200);
    assert_eq!(status(&site, "minh", &at("ballot/give"), &Form::default().with("value", "10003")).await, 422, "once");
    assert_ne!(status(&site, "minh", &at("ballot/draw"), &Form::default()).await, 303);
    assert_ne!(status(&site, "minh", &at("ballot/lot"), &value.with("until", &until)).await, 303, "opened once");
    let told: ResultFile = serde_json::from_str(&file(&site).await).expect("a file");
    let drawing = told.drawing.expect("opened");
    assert!(drawing.seed().is_none() && drawing.commitments.len() == 2, "hashes alone until the term: {drawing:?}");
}

/// Two who lie, two who read, and one who comes when the time is over: whoever came last chose between two known values.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_who_comes_late_chooses_between_two_values_from_outside() {
    let mut site = tied_outside().await;
    let give = at("ballot/give");
    let read = |value: &str| Form::default().with("value", value).with("date", "2026-07-01");
    site.backend.at("2026-07-01T18:00");
    sign_in(&mut site).await;
    for nick in ["tuan", "khoa", "yen"] {
        site.sign_in(nick).await;
    }
    for (nick, value) in [("minh", "99999"), ("thu", "99999"), ("tuan", "48213"), ("khoa", "48213")] {
        assert_eq!(status(&site, nick, &give, &read(value)).await, 303, "{nick}");
    }
    site.backend.at("2026-07-08T00:00");
    sign_in(&mut site).await;
    site.sign_in("yen").await;
    assert_ne!(status(&site, "yen", &give, &read("99999")).await, 303, "late");
    site.backend.run_due_jobs().await.expect("run");
    let told: ResultFile = serde_json::from_str(&file(&site).await).expect("a file");
    let drawing = told.drawing.expect("opened by the site");
    assert_eq!((told.lot, told.tickets.len(), drawing.commitments.len()), (None, 0, 1));
    let until = Form::default().with("until", site.backend.clock.now().plus_days(1).to_local());
    assert_eq!(status(&site, "minh", &at("ballot/lot"), &until).await, 409, "its term is nobody's choice");
    assert_eq!(status(&site, "yen", &give, &read("99999")).await, 422, "the form of the reading, which is over");
    assert_eq!(status(&site, "yen", &give, &Form::default().with("value", "7")).await, 200, "as one of those who give");
    site.backend.at("2026-07-15T00:00");
    site.backend.run_due_jobs().await.expect("run");
    let text = file(&site).await;
    let told: ResultFile = serde_json::from_str(&text).expect("a file");
    assert_eq!((told.lot, told.tickets.len()), (None, 2));
    let compared = domain::evaluations::recompute::recompute(text.as_bytes()).expect("computed");
    assert!(compared.differences.is_empty(), "{:?}", compared.differences);
}

/// Equal votes under rules that name a value of 1 July.
async fn tied_outside() -> Site {
    let rules = [("shortlist_size", "1"), ("extra_place", ""), ("lot_source", "Giải đặc biệt"), ("lot_date", "2026-07-01")];
    let mut site = Site::open().await;
    let ids = site::scoring(&site.backend, &rules).await;
    for nick in &COUNCIL[..12] {
        let actor = site.backend.actor(nick).await;
        for id in ids {
            site.backend.declare_conflict(&actor, id, &Form::default().with("conflict", "clear")).await.expect("declared");
            site.backend.submit_sheet(&actor, id, &sheet(["18", "22", "13", "13", "13", "8"])).await.expect("submitted");
        }
    }
    site.after_the_term().await;
    sign_in(&mut site).await;
    assert_eq!(status(&site, "minh", &at("close-scoring"), &Form::default()).await, 303);
    assert_eq!(status(&site, "minh", &at("ballot/open"), &site.backend.in_writing(&Form::default())).await, 303);
    for (place, nick) in COUNCIL[..12].iter().enumerate() {
        let choice = Form::default().with("choice", ids[place % 2].to_string());
        site.backend.cast_ballot(&site.backend.actor(nick).await, CODE, &choice).await.expect("cast");
    }
    site.post("minh", &at("ballot/close"), &Form::default()).await;
    site
}

/// §5: a value from outside is of the day that the rules name, and what most members read there.
#[tokio::test(flavor = "multi_thread")]
async fn neither_one_nor_two_choose_a_value_from_outside() {
    let mut site = tied_outside().await;
    for language in ["", "/en"] {
        assert!(site.get("", &format!("{language}/challenges/{CODE}/rules")).await.text.contains("Giải đặc biệt"), "{language}");
    }
    let read = |value: &str, date: &str| Form::default().with("value", value).with("date", date);
    let give = at("ballot/give");
    let open = |site: &Site| Form::default().with("until", site.backend.clock.now().plus_days(1).to_local());
    assert_eq!(status(&site, "minh", &give, &read("48213", "2026-07-01")).await, 422, "the day has not come");
    site.backend.at("2026-07-01T18:00");
    sign_in(&mut site).await;
    assert_eq!(status(&site, "minh", &at("ballot/lot"), &open(&site)).await, 409, "no other lot");
    for nick in ["mai", "lan", "an"] {
        assert_ne!(status(&site, nick, &give, &read("48213", "2026-07-01")).await, 303, "{nick}");
    }
    assert_eq!(status(&site, "minh", &give, &read("48213", "2026-06-30")).await, 422, "of another day");
    // Two who lie together: what others read is not theirs, and they cannot do it twice.
    for nick in ["minh", "thu"] {
        assert_eq!(status(&site, nick, &give, &read("99999", "2026-07-01")).await, 303, "{nick}");
        assert_eq!(status(&site, nick, &give, &read("99999", "2026-07-01")).await, 422, "{nick}: once");
    }
    let page = site.get("huong", &at("ballot")).await.text;
    assert!(page.contains("Đã nhập: 2 trong số 12 thành viên") && page.contains("name=\"date\"") && !page.contains("99999"), "{page}");
    site.sign_in("khoa").await;
    for nick in ["huong", "tuan", "khoa"] {
        assert_eq!(status(&site, nick, &give, &read("48213", "2026-07-01")).await, 303, "{nick}");
    }
    site.backend.run_due_jobs().await.expect("run");
    let told: ResultFile = serde_json::from_str(&file(&site).await).expect("a file");
    assert!(told.lot.is_none() && told.lot_read.is_empty() && told.tickets.is_empty(), "others may still read it");
    site.backend.at("2026-07-08T00:00");
    sign_in(&mut site).await;
    assert_eq!(status(&site, "minh", &at("ballot/lot"), &open(&site)).await, 409, "they agreed");
    site.backend.run_due_jobs().await.expect("run");
    let text = file(&site).await;
    let told: ResultFile = serde_json::from_str(&text).expect("a file");
    assert_eq!((told.lot.as_deref(), told.tickets.len(), told.lot_read.len()), (Some("48213"), 2, 2));
    let compared = domain::evaluations::recompute::recompute(text.as_bytes()).expect("computed");
    assert!(compared.differences.is_empty(), "{:?}", compared.differences);
}

//! Forms kept for browsers that were signed out: there is room for everybody.

use backend::testing::TestBackend;
use domain::form::Form;
use std::net::{IpAddr, Ipv4Addr};

/// As long as forms get, and other in each browser.
fn form(n: usize) -> Form {
    Form::default().with("text", format!("{n} {}", "ậ".repeat(200_000)))
}

#[tokio::test]
async fn one_address_cannot_fill_the_place_of_all_others() {
    let t = TestBackend::new().await;
    let from = |last: u8| IpAddr::V4(Ipv4Addr::new(198, 51, 100, last));
    let keep =
        async |from: IpAddr, n: usize| t.keep_form(&format!("browser {n}"), from, None, "/firm/edit", &form(n)).await.expect("answered");
    let mut kept = 0;
    for n in 0..150 {
        kept += usize::from(keep(from(1), n).await);
    }
    assert!((10..30).contains(&kept), "a share, and room for an office behind one address: {kept}");
    for n in 1..8 {
        assert!(keep(from(2), 1_000 + n).await, "another address has room");
    }
    assert!(!keep(from(1), 2_000).await);
    // After their time the place is free again.
    t.at("2026-03-01T11:01");
    assert!(keep(from(1), 3_000).await);
}

#[tokio::test]
async fn small_forms_of_one_address_are_counted_too() {
    let t = TestBackend::new().await;
    let from = IpAddr::V4(Ipv4Addr::new(198, 51, 100, 1));
    let form = Form::default().with("text", "ngắn");
    let mut kept = 0;
    for n in 0..250 {
        kept += usize::from(t.keep_form(&format!("browser {n}"), from, None, "/firm/edit", &form).await.expect("answered"));
    }
    assert_eq!(kept, 200);
}

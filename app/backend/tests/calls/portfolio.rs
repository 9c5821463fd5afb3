//! All challenges side by side: what is covered, by whom, and nothing of what is sealed.

use crate::steps::{CODE, assert_denied, decided, handed_in};
use backend::testing::{TestBackend, VERIFIED_FIRM};
use domain::{access::Denied, challenges::Field};

#[tokio::test]
async fn the_office_sees_no_count_before_the_opening() {
    let t = TestBackend::new().await;
    handed_in(&t).await;
    let empty = TestBackend::new().await;
    crate::steps::open(&empty).await;
    for nick in ["mai", "lan"] {
        let with = t.portfolio(&t.actor(nick).await).await.expect("portfolio");
        let without = empty.portfolio(&empty.actor(nick).await).await.expect("portfolio");
        let line = &with.lines[0];
        assert_eq!((line.proposals, line.shortlist.is_none(), line.is_gap()), (None, true, false));
        let shown = |p: &backend::results::Portfolio| format!("{:?} {:?} {:?}", p.lines[0].proposals, p.lines[0].shortlist, p.fields);
        assert_eq!(shown(&with), shown(&without), "as if nothing had been handed in");
    }
    t.at(crate::steps::CLOSES);
    assert_eq!(t.portfolio(&t.actor("mai").await).await.expect("portfolio").lines[0].proposals, None);
    crate::steps::confirm_opening(&t).await;
    assert_eq!(t.portfolio(&t.actor("mai").await).await.expect("portfolio").lines[0].proposals, Some(2));
    for nick in ["minh", "an"] {
        assert_denied(t.portfolio(&t.actor(nick).await).await.map(drop), Denied::Role);
    }
}

#[tokio::test]
async fn shortlisted_sums_stand_beside_the_ceilings() {
    let t = TestBackend::new().await;
    let [first, _] = decided(&t).await;
    crate::steps::draft(&t, "BT-02").await;
    let portfolio = t.portfolio(&t.actor("lan").await).await.expect("portfolio");
    let line = &portfolio.lines[0];
    let listed: Vec<_> = line.shortlist.iter().flatten().map(|s| (s.id, s.firm_name.as_str(), s.total)).collect();
    assert_eq!(listed, [(first, VERIFIED_FIRM, 300_000_000)]);
    assert_eq!((line.card.code.as_str(), line.is_decided, line.proposals, line.is_gap()), (CODE, true, Some(2), false));
    assert_eq!((portfolio.covered(), portfolio.ceilings()), ((300_000_000, 1_000_000_000), 2_000_000_000));
    let field = portfolio.fields.first().expect("a field");
    let asked: Vec<_> = field.challenges.iter().map(String::as_str).collect();
    assert_eq!((field.field, asked, field.shortlisted), (Field::Government, vec![CODE, "BT-02"], 1));
    assert!(portfolio.firms.is_empty(), "nobody is on two shortlists");
}

//! All challenges side by side: what is covered, by whom, and nothing of what is sealed.

use crate::{
    partners::{answer, asked},
    steps::{CODE, COUNCIL, assert_denied, decided, fair, good, handed_in, picks, score, scored, scoring_by},
};
use backend::{
    results::Portfolio,
    testing::{PENDING_FIRM, TestBackend, VERIFIED_FIRM},
};
use domain::{access::Denied, challenges::Topic, evaluations::Coverage, proposals::involved::InCall};

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
        let shown = |p: &Portfolio| {
            let line = &p.lines[0];
            format!("{:?} {:?} {:?} {:?} {:?}", line.proposals, line.shortlist, line.coverage, p.fields, p.firms)
        };
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
    crate::steps::draft(&t, "BT-02").await;
    let [first, _] = decided(&t).await;
    let portfolio = t.portfolio(&t.actor("lan").await).await.expect("portfolio");
    let line = &portfolio.lines[0];
    let listed: Vec<_> = line.shortlist.iter().flatten().map(|s| (s.id, s.firm_name.as_str(), s.total)).collect();
    assert_eq!(listed, [(first, VERIFIED_FIRM, 300_000_000)]);
    assert_eq!((line.card.code.as_str(), line.is_decided, line.proposals, line.is_gap()), (CODE, true, Some(2), false));
    assert_eq!((line.range(), portfolio.covered()), (Some((300_000_000, 300_000_000)), ((300_000_000, 300_000_000), 1_000_000_000)));
    assert_eq!(portfolio.ceilings(), 2_000_000_000);
    let field = portfolio.fields.first().expect("a field");
    let asked: Vec<_> = field.challenges.iter().map(String::as_str).collect();
    assert_eq!((field.field, asked, field.shortlisted), (Topic::Government, vec![CODE, "BT-02"], 1));
    assert!(portfolio.firms.is_empty(), "nobody has proposals for two challenges");
}

#[tokio::test]
async fn rivals_are_a_range_and_never_a_sum() {
    let t = TestBackend::new().await;
    let ids = scored(&t).await;
    t.propose_shortlist(&t.actor("minh").await, CODE, &picks(&ids)).await.expect("proposed");
    let portfolio = t.portfolio(&t.actor("mai").await).await.expect("portfolio");
    let line = &portfolio.lines[0];
    assert_eq!((line.shortlist.as_ref().map(Vec::len), line.is_decided), (Some(2), false));
    assert_eq!((line.range(), portfolio.covered().0), (Some((300_000_000, 300_000_000)), (300_000_000, 300_000_000)));
}

#[tokio::test]
async fn criteria_are_covered_once_scoring_has_closed() {
    let t = TestBackend::new().await;
    let ids = scoring_by(&t, &[("criterion_min_0", "17")]).await;
    let covered = async || t.portfolio(&t.actor("mai").await).await.expect("portfolio").lines.swap_remove(0).coverage;
    for nick in COUNCIL {
        score(&t, nick, ids[0], &good()).await;
        score(&t, nick, ids[1], &fair()).await;
    }
    assert_eq!(covered().await, [], "nothing of what is being scored");
    let minh = t.actor("minh").await;
    t.close_scoring(&minh, CODE, &domain::form::Form::default()).await.expect("closed");
    // 18 of 20 points, and 22.5 of 25.
    let leading = |coverage: Vec<Coverage>| (coverage[0].leading, coverage[0].is_reached, coverage[1].leading, coverage[1].is_reached);
    assert_eq!(leading(covered().await), (Some(9_000), Some(true), Some(9_000), None));
    t.propose_shortlist(&minh, CODE, &picks(&[]).with("note", "Chưa hồ sơ nào khả thi.")).await.expect("proposed");
    assert_eq!(leading(covered().await), (None, None, None, None), "nobody is on the shortlist");
}

#[tokio::test]
async fn a_firm_with_proposals_for_several_challenges_is_named_once_they_are_opened() {
    let t = TestBackend::new().await;
    decided(&t).await;
    t.at("2026-03-01T09:00");
    t.open_challenge("BT-02").await;
    t.at(crate::steps::OPENS);
    t.submitted_proposal("an", "BT-02").await;
    let firms = async || t.portfolio(&t.actor("mai").await).await.expect("portfolio").firms;
    assert!(firms().await.is_empty(), "sealed");
    t.open_proposals("BT-02").await;
    let [firm] = firms().await.try_into().expect("one firm");
    let call = |code: &str, is_listed| InCall { code: code.to_owned(), is_partner: false, is_listed };
    let expected = (Some(VERIFIED_FIRM), vec![call(CODE, true), call("BT-02", false)], 300_000_000);
    assert_eq!((firm.name.as_deref(), firm.calls, firm.total), expected);
}

/// The firm of `binh` leads one proposal and is a partner with a quarter in another.
#[tokio::test]
async fn a_partner_takes_part_as_its_lead_does_and_nobody_knows_before_the_opening() {
    let t = TestBackend::new().await;
    let id = asked(&t).await;
    answer(&t, "binh", id, "consent").await.expect("agrees");
    t.submit_proposal(&t.actor("an").await, id).await.expect("handed in");
    t.open_challenge("BT-02").await;
    t.submitted_proposal("binh", "BT-02").await;
    let portfolio = async || t.portfolio(&t.actor("mai").await).await.expect("portfolio");
    t.open_proposals("BT-02").await;
    assert_eq!(portfolio().await.firms, [], "the proposal that names it is sealed");
    t.open_proposals("BT-01").await;
    let [firm] = portfolio().await.firms.try_into().expect("one firm");
    let call = |code: &str, is_partner| InCall { code: code.to_owned(), is_partner, is_listed: false };
    assert_eq!((firm.name.as_deref(), firm.calls), (Some(PENDING_FIRM), vec![call("BT-01", true), call("BT-02", false)]));
    let opened = t.opened_proposals(&t.actor("mai").await, "BT-01").await.expect("opened").remove(0);
    assert!(
        opened.firm_name.contains(VERIFIED_FIRM) && opened.firm_name.contains(PENDING_FIRM),
        "who might join is named with its partners"
    );
}

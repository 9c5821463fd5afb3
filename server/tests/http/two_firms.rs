//! The demonstration shows a proposal of two firms, and a partner that has not answered.

use crate::loaded::loaded;
use domain::proposals::{JoinedBy, consent::Standing};

/// One proposal of two firms is opened, and one partner has a request to answer.
#[tokio::test]
async fn two_firms_stand_behind_a_proposal() {
    let backend = loaded().await;
    let opened = backend.opened_proposals(&backend.actor("mai").await, "BT-09").await.expect("opened");
    let both: Vec<_> = opened.iter().filter(|line| line.firm_name.contains("Cánh Buồm") && line.firm_name.contains("Vân Đồn")).collect();
    assert_eq!(both.len(), 1);
    let read = backend.opened_proposal(&backend.actor("mai").await, both[0].id).await.expect("opened");
    assert!(matches!(read.joined[0].by, JoinedBy::Word { at: Some(_), is_verified: true }), "{:?}", read.joined);
    let waiting = backend.partnerships(&backend.actor("an").await).await.expect("asked");
    let asked: Vec<_> = waiting.iter().map(|view| (view.challenge_code.as_str(), &view.consent.standing)).collect();
    assert_eq!(asked, [("BT-03", &Standing::Asked)]);
}

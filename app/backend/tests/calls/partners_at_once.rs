//! Two acts on a consortium that arrive together: whichever comes first, a firm takes part once, and nobody is bound or left in
//! silence. On PostgreSQL they run side by side.

use crate::partners::{alone, answer, asked, leave, named};
use backend::{Error, testing::TestBackend};
use domain::{
    access::Denied,
    form::Form,
    ids::ProposalId,
    people::Actor,
    proposals::{
        State,
        consent::{Standing, TERMS},
        lifecycle::Rejection,
    },
};

/// As often as one firm may be asked, with something to spare.
const ROUNDS: usize = 8;

fn is_denied<T>(result: &backend::Result<T>, why: Denied) -> bool {
    matches!(result, Err(Error::Denied(denied)) if *denied == why)
}

async fn consents(t: &TestBackend, actor: &Actor, id: ProposalId) -> Form {
    let terms = t.partnership(actor, id).await.expect("asked").consent.terms_hash();
    Form::default().with("answer", "consent").with(TERMS, terms)
}

#[tokio::test]
async fn a_firm_that_consents_and_hands_in_at_once_takes_part_once() {
    let t = TestBackend::new().await;
    let id = asked(&t).await;
    let (an, binh) = (t.actor("an").await, t.actor("binh").await);
    let own = t.complete_proposal("binh", "BT-01").await;
    let mut won = [0, 0];
    for round in 0..ROUNDS {
        let form = consents(&t, &binh, id).await;
        let (consented, handed_in) = if round % 2 == 0 {
            tokio::join!(t.answer_partnership(&binh, id, &form), t.submit_proposal(&binh, own))
        } else {
            let (handed_in, consented) = tokio::join!(t.submit_proposal(&binh, own), t.answer_partnership(&binh, id, &form));
            (consented, handed_in)
        };
        let takes_part = t.partnership(&binh, id).await.expect("asked").consent.has_agreed();
        let is_in = t.own_proposal(&binh, own).await.expect("own").state.is_handed_in();
        assert!(takes_part != is_in, "round {round}: once, {consented:?} {handed_in:?}");
        assert_eq!((consented.is_ok(), handed_in.is_ok()), (takes_part, is_in), "and each is told what became of it");
        if takes_part {
            assert!(is_denied(&handed_in, Denied::TakesPart), "{handed_in:?}");
            t.leave_partnership(&binh, id, &leave()).await.expect("leaves");
            t.ask_partners(&an, id).await.expect("asked again");
        } else {
            assert!(is_denied(&consented, Denied::TakesPart), "{consented:?}");
            t.withdraw_proposal(&binh, own).await.expect("withdrawn");
        }
        won[usize::from(is_in)] += 1;
    }
    assert_eq!(won[0] + won[1], ROUNDS);
}

#[tokio::test]
async fn a_lead_that_hands_in_and_consents_elsewhere_at_once_takes_part_once() {
    let t = TestBackend::new().await;
    let id = asked(&t).await;
    let (an, binh) = (t.actor("an").await, t.actor("binh").await);
    answer(&t, "binh", id, "decline").await.expect("declines");
    alone(&t, id, "an").await;
    // Each leads a draft of its own, and the second one names the first.
    let other = t.complete_proposal("binh", "BT-01").await;
    named(&t, other, "binh", "an", "10").await;
    t.ask_partners(&binh, other).await.expect("asked");
    for round in 0..ROUNDS {
        let form = consents(&t, &an, other).await;
        let (handed_in, consented) = tokio::join!(t.submit_proposal(&an, id), t.answer_partnership(&an, other, &form));
        let is_in = t.own_proposal(&an, id).await.expect("own").state.is_handed_in();
        let takes_part = t.partnership(&an, other).await.expect("asked").consent.has_agreed();
        assert!(takes_part != is_in, "round {round}: {handed_in:?} {consented:?}");
        if takes_part {
            t.leave_partnership(&an, other, &leave()).await.expect("leaves");
            t.ask_partners(&binh, other).await.expect("asked again");
        } else {
            t.withdraw_proposal(&an, id).await.expect("withdrawn");
        }
    }
}

#[tokio::test]
async fn a_partner_that_leaves_while_the_lead_hands_in_is_told_of_or_keeps_it_from_being_handed_in() {
    let t = TestBackend::new().await;
    let id = asked(&t).await;
    let (an, binh) = (t.actor("an").await, t.actor("binh").await);
    for round in 0..ROUNDS {
        answer(&t, "binh", id, "consent").await.expect("agrees");
        let gone = leave();
        let (left, handed_in) = if round % 2 == 0 {
            tokio::join!(t.leave_partnership(&binh, id, &gone), t.submit_proposal(&an, id))
        } else {
            let (handed_in, left) = tokio::join!(t.submit_proposal(&an, id), t.leave_partnership(&binh, id, &gone));
            (left, handed_in)
        };
        left.expect("leaves whatever else happens");
        let own = t.own_proposal(&an, id).await.expect("own");
        match handed_in {
            Ok(_) => {
                assert_eq!((own.state, own.left.len()), (State::Submitted, 1), "round {round}: handed in before, and it says so");
                t.withdraw_proposal(&an, id).await.expect("withdrawn");
            }
            Err(error) => {
                assert_eq!(format!("{error:?}"), format!("{:?}", Error::from(Rejection::Incomplete)), "round {round}");
                assert!(!own.state.is_handed_in(), "nothing is handed in that it does not agree to");
            }
        }
        t.ask_partners(&an, id).await.expect("asked again");
    }
}

#[tokio::test]
async fn a_partner_that_consents_while_the_lead_takes_it_out_is_free() {
    let t = TestBackend::new().await;
    let id = asked(&t).await;
    let (an, binh) = (t.actor("an").await, t.actor("binh").await);
    let own = t.complete_proposal("binh", "BT-01").await;
    for round in 0..ROUNDS {
        let form = consents(&t, &binh, id).await;
        let (answered, ()) = tokio::join!(t.answer_partnership(&binh, id, &form), alone(&t, id, "an"));
        let standing = t.partnership(&binh, id).await.expect("asked").consent.standing;
        assert!(matches!(standing, Standing::Dropped { .. }), "round {round}: {answered:?} {standing:?}");
        t.submit_proposal(&binh, own).await.expect("free");
        t.withdraw_proposal(&binh, own).await.expect("withdrawn");
        named(&t, id, "an", "binh", "40").await;
        t.ask_partners(&an, id).await.expect("asked again");
    }
}

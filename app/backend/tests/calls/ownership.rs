//! A firm's account is handed on: by its owner, or by two of the office where the owner has left.

use crate::steps::{assert_denied, assert_problem};
use backend::{
    firms::Handed,
    testing::{HERE, PENDING_FIRM, TestBackend, VERIFIED_FIRM, firm_id},
};
use domain::{access::Denied, check::Problem, event::EventKind, firms::ownership::OBJECTION_DAYS, form::Form, people::Actor};

fn act(act: &str) -> Form {
    Form::default().with("act", act)
}

/// `chi` belongs to the firm of `an`.
async fn two_people(t: &TestBackend) {
    let an = t.actor("an").await;
    t.invite_member(&an, &Form::default().with("right", "edit").with("email", "chi@demo.example"), domain::locale::Locale::Vi)
        .await
        .expect("invited");
    let token = t.token("chi@demo.example").await;
    t.accept_invitation(&t.actor("chi").await, &token, HERE).await.expect("joined");
}

async fn seen(t: &TestBackend, form: Form) -> Form {
    let firm = t.firm(&t.actor("mai").await, firm_id(VERIFIED_FIRM)).await.expect("a firm");
    form.with("asked", firm.handover.map(|view| view.handover.at.0).unwrap_or_default().to_string())
}

fn owns(actor: &Actor) -> bool {
    actor.firm().is_some_and(|membership| membership.is_owner)
}

async fn mailed(t: &TestBackend, to: &str, part: &str) -> usize {
    let to = format!("{to}@demo.example");
    t.mails().await.into_iter().filter(|(recipient, subject, _)| *recipient == to && subject.contains(part)).count()
}

#[tokio::test]
async fn an_owner_hands_the_account_on_to_whom_it_is_welcome() {
    let t = TestBackend::new().await;
    two_people(&t).await;
    let (an, chi) = (t.actor("an").await, t.actor("chi").await);
    let offer = |to: &Actor| act("offer").with("user", to.id().expect("a person").to_string());
    assert_denied(t.change_owner(&chi, &offer(&chi)).await, Denied::NotOwner);
    assert_problem(t.change_owner(&an, &offer(&t.actor("binh").await)).await, "people", &Problem::Choice);
    assert_denied(t.change_owner(&t.actor("mai").await, &offer(&chi)).await, Denied::NoFirm);
    assert_eq!(t.change_owner(&an, &offer(&chi)).await.expect("offered"), Handed::Offered);
    assert!(owns(&t.actor("an").await) && !owns(&t.actor("chi").await), "nothing has changed");
    assert_eq!(mailed(&t, "chi", "nhận quyền chủ tài khoản").await, 1);
    assert_denied(t.change_owner(&an, &seen(&t, act("accept")).await).await, Denied::Role);
    assert_denied(t.change_owner(&chi, &act("accept").with("asked", "1")).await, Denied::OtherRequest);
    assert_denied(
        t.decide_ownership(
            &t.actor("mai").await,
            firm_id(VERIFIED_FIRM),
            &seen(&t, Form::default().with("verdict", "refuse").with("note", "x")).await,
        )
        .await,
        Denied::Role,
    );
    assert_eq!(t.change_owner(&chi, &seen(&t, act("end")).await).await.expect("declined"), Handed::Ended);
    assert_eq!(t.change_owner(&an, &offer(&chi)).await.expect("again"), Handed::Offered);
    assert_eq!(t.change_owner(&chi, &seen(&t, act("accept")).await).await.expect("accepted"), Handed::Moved);
    let (an, chi) = (t.actor("an").await, t.actor("chi").await);
    assert!(!owns(&an) && owns(&chi));
    for nick in ["an", "chi"] {
        assert_eq!(mailed(&t, nick, "chủ tài khoản mới").await, 1, "{nick}");
    }
    assert_denied(t.change_owner(&an, &offer(&an)).await, Denied::NotOwner);
    let history = t.firm(&chi, firm_id(VERIFIED_FIRM)).await.expect("own").history;
    assert!(history.iter().any(|line| line.event.kind == EventKind::OwnershipMoved));
    // Somebody who is taken out is offered nothing any more.
    t.change_owner(&chi, &offer(&an)).await.expect("offered back");
    t.remove_member(&chi, &Form::default().with("user", an.id().expect("a person").to_string())).await.expect("removed");
    assert!(t.firm(&chi, firm_id(VERIFIED_FIRM)).await.expect("own").handover.is_none());
}

#[tokio::test]
async fn where_the_owner_has_left_two_of_the_office_decide_after_a_week_in_which_the_owner_may_object() {
    let t = TestBackend::new().await;
    two_people(&t).await;
    let (an, chi, mai, lan) = (t.actor("an").await, t.actor("chi").await, t.actor("mai").await, t.actor("lan").await);
    let id = firm_id(VERIFIED_FIRM);
    let ask = act("ask").with("reason", "Chủ tài khoản đã nghỉ việc.");
    assert_problem(t.change_owner(&chi, &act("ask")).await, "reason", &Problem::Required);
    assert_denied(t.change_owner(&an, &ask).await, Denied::WrongState);
    t.change_owner(&chi, &ask).await.expect("asked");
    for nick in ["an", "chi"] {
        assert_eq!(mailed(&t, nick, "đề nghị trở thành chủ tài khoản").await, 1, "{nick}");
    }
    let verdict = |verdict: &str| Form::default().with("verdict", verdict).with("note", "Đã xác minh với người đại diện.");
    let grant = seen(&t, verdict("grant")).await;
    assert!(matches!(t.decide_ownership(&mai, id, &grant).await, Err(backend::Error::Denied(Denied::TermRuns(_)))), "too early");
    assert!(t.desk(&mai).await.expect("a desk").ownerships_asked.is_empty());
    t.change_owner(&an, &seen(&t, act("end")).await).await.expect("the owner objects");
    assert_denied(t.decide_ownership(&mai, id, &grant).await, Denied::OtherRequest);

    t.change_owner(&chi, &ask).await.expect("asked again");
    let grant = seen(&t, verdict("grant")).await;
    t.clock.set(t.clock.now().plus_days(OBJECTION_DAYS));
    assert_eq!(t.desk(&mai).await.expect("a desk").ownerships_asked.len(), 1);
    for nick in ["minh", "binh"] {
        assert!(t.decide_ownership(&t.actor(nick).await, id, &grant).await.is_err(), "{nick}");
    }
    let confirm = seen(&t, Form::default().with("verdict", "confirm")).await;
    assert_denied(t.decide_ownership(&lan, id, &confirm).await, Denied::WrongState);
    assert_problem(
        t.decide_ownership(&mai, id, &seen(&t, Form::default().with("verdict", "grant")).await).await,
        "note",
        &Problem::Required,
    );
    assert_eq!(t.decide_ownership(&mai, id, &grant).await.expect("granted"), Handed::Granted);
    assert!(owns(&t.actor("an").await), "by one person nothing moves");
    assert_denied(t.decide_ownership(&mai, id, &confirm).await, Denied::Role);
    assert_eq!(t.desk(&lan).await.expect("a desk").ownerships_asked.len(), 1);
    assert_eq!(t.decide_ownership(&lan, id, &confirm).await.expect("confirmed"), Handed::Moved);
    assert!(owns(&t.actor("chi").await) && !owns(&t.actor("an").await));
    assert_denied(t.decide_ownership(&lan, firm_id(PENDING_FIRM), &confirm).await, Denied::OtherRequest);
}

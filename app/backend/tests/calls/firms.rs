//! Firms: one for each tax code, verified by the office, with people by invitation.

use backend::{
    Error,
    files::Owner,
    testing::{HERE, PENDING_FIRM, TestBackend, VERIFIED_FIRM, firm_id},
};
use domain::{
    access::{Action, Denied},
    check::Problem,
    event::EventKind,
    firms::{MAX_INVITATIONS, Standing},
    form::Form,
    ids::FirmId,
    locale::Locale,
    people::Actor,
};

fn profile(tax_code: &str) -> Form {
    Form::default()
        .with("tax_code", tax_code)
        .with("legal_name", "Công ty TNHH Dữ liệu Yên Tử")
        .with("kind", "llc")
        .with("street", "1 Đường Lê Lợi")
        .with("commune", "Phường Yên Tử")
        .with("province", "Quảng Ninh")
        .with("representative", "Đặng Quỳnh Chi")
        .with("contact_email", "lien.he@demo.example")
        .with("is_declared", "on")
}

fn problem<T: std::fmt::Debug>(result: Result<T, Error>, field: &str) -> Option<Problem> {
    match result {
        Err(Error::Invalid(errors)) => errors.of(field).cloned(),
        other => panic!("expected an error at {field}, got {other:?}"),
    }
}

#[tokio::test]
async fn somebody_registers_a_firm_and_becomes_its_owner() {
    let t = TestBackend::new().await;
    let id = t.register_firm(&t.actor("chi").await, &profile("0100 233 488")).await.expect("registered");
    let view = t.own_firm(&t.actor("chi").await).await.expect("answered").expect("a firm");
    assert_eq!((view.firm.id, view.firm.standing, view.firm.profile.tax_code.as_str()), (id, Standing::Pending, "0100233488"));
    assert_eq!(view.people.iter().map(|p| (p.name.as_str(), p.is_owner)).collect::<Vec<_>>(), [("Đặng Quỳnh Chi", true)]);
    assert_eq!(
        view.history.iter().map(|h| (h.event.kind, h.by.as_str())).collect::<Vec<_>>(),
        [(EventKind::FirmRegistered, "Đặng Quỳnh Chi")]
    );
    assert!(view.can.is(Action::EditFirm) && !view.can.is(Action::ReviewFirm));
    assert_eq!(view.can.get(Action::InviteMember), Err(Denied::Unverified), "an invitation is an official message");

    let second = t.register_firm(&t.actor("chi").await, &profile("0309888013")).await;
    assert!(matches!(second, Err(Error::Denied(Denied::HasFirm))), "{second:?}");
    let officer = t.register_firm(&t.actor("mai").await, &profile("0309888013")).await;
    assert!(matches!(officer, Err(Error::Denied(Denied::Role))), "{officer:?}");
    let visitor = t.register_firm(&Actor::Visitor, &profile("0309888013")).await;
    assert!(matches!(visitor, Err(Error::Denied(Denied::SignIn))), "{visitor:?}");
}

#[tokio::test]
async fn a_tax_code_belongs_to_one_firm() {
    let t = TestBackend::new().await;
    let chi = t.actor("chi").await;
    assert_eq!(problem(t.register_firm(&chi, &profile("5709888017")).await, "tax_code"), Some(Problem::FirmExists));
    assert_eq!(problem(t.register_firm(&chi, &profile("5709888018")).await, "tax_code"), Some(Problem::TaxCodeCheck));
    assert!(t.actor("chi").await.firm().is_none(), "nothing is left of a refused registration");
    assert_eq!(problem(t.edit_firm(&t.actor("binh").await, &profile("5709888017")).await, "tax_code"), Some(Problem::FirmExists));
}

#[tokio::test]
async fn the_same_registration_twice_at_once_makes_one_firm() {
    let t = TestBackend::new().await;
    let chi = t.actor("chi").await;
    let form = profile("0100233488");
    let (a, b) = tokio::join!(t.register_firm(&chi, &form), t.register_firm(&chi, &form));
    assert_eq!(usize::from(a.is_ok()) + usize::from(b.is_ok()), 1, "{a:?} {b:?}");
    let officer = t.actor("mai").await;
    assert_eq!(t.list_firms(&officer, None, 1).await.expect("listed").1, 3);
}

#[tokio::test]
async fn the_office_verifies_and_tells_everyone_in_the_firm_in_their_language() {
    let t = TestBackend::new().await;
    let verify = Form::default().with("verdict", "verify");
    t.review_firm(&t.actor("mai").await, firm_id(PENDING_FIRM), &verify).await.expect("verified");
    let binh = t.actor("binh").await;
    t.invite_member(&binh, &Form::default().with("right", "edit").with("email", "en@demo.example"), Locale::En).await.expect("invited");
    let token = t.token("en@demo.example").await;
    let form = Form::default().with("name", "Ann").with("password", "ten characters").with("password_again", "ten characters");
    t.finish_registration(&token, backend::accounts::LinkKind::Invite, &form, Locale::En, HERE).await.expect("joined");

    let id = firm_id(PENDING_FIRM);
    let back = Form::default().with("verdict", "return").with("reason", "Giấy tờ không còn hiệu lực");
    t.at("2026-03-01T10:00");
    t.review_firm(&t.actor("nam").await, id, &back).await.expect("asked");
    assert!(t.actor("binh").await.firm().is_some_and(|m| m.standing == Standing::Verified), "by one person alone nothing changes");
    t.review_firm(&t.actor("lan").await, id, &taken_back(&t, id).await).await.expect("taken back by two");
    assert!(t.actor("binh").await.firm().is_some_and(|m| m.standing == Standing::Returned));
    t.at("2026-03-01T11:00");
    t.review_firm(&t.actor("mai").await, id, &verify).await.expect("verified");
    assert!(t.actor("binh").await.firm().is_some_and(|m| m.standing == Standing::Verified));
    let mails = t.mails().await;
    let subject_to = |to: &str| mails.iter().filter(|(recipient, ..)| recipient == to).map(|(_, s, _)| s.clone()).next_back();
    assert_eq!(subject_to("binh@demo.example").as_deref(), Some("Thông tin đăng ký doanh nghiệp đã được xác minh"));
    assert_eq!(mails.iter().filter(|(to, s, _)| to == "en@demo.example" && s == "The firm's registration has been verified").count(), 1);
    let again = t.review_firm(&t.actor("nam").await, id, &verify).await;
    assert!(matches!(again, Err(Error::Denied(Denied::WrongState))), "{again:?}");
}

#[tokio::test]
async fn sending_back_takes_a_reason_which_the_firm_reads_and_mends() {
    let t = TestBackend::new().await;
    let (mai, id) = (t.actor("mai").await, firm_id(PENDING_FIRM));
    let verdict = Form::default().with("verdict", "return");
    assert_eq!(problem(t.review_firm(&mai, id, &verdict).await, "reason"), Some(Problem::Required));
    assert_eq!(problem(t.review_firm(&mai, id, &Form::default()).await, "verdict"), Some(Problem::Choice));
    t.review_firm(&mai, id, &verdict.with("reason", "Thiếu con dấu")).await.expect("sent back");

    let view = t.own_firm(&t.actor("binh").await).await.expect("answered").expect("a firm");
    assert_eq!((view.firm.standing, view.firm.reason.as_str()), (Standing::Returned, "Thiếu con dấu"));
    assert!(t.mails().await.iter().any(|(to, _, body)| to == "binh@demo.example" && body.contains("Thiếu con dấu")));
    t.edit_firm(&t.actor("binh").await, &profile("5709888024")).await.expect("edited");
    let view = t.own_firm(&t.actor("binh").await).await.expect("answered").expect("a firm");
    assert_eq!((view.firm.standing, view.firm.reason.as_str()), (Standing::Pending, ""));
    let acts: Vec<EventKind> = view.history.iter().map(|h| h.event.kind).collect();
    assert_eq!(acts.len(), 3, "{acts:?}");
    assert!([EventKind::FirmRegistered, EventKind::FirmReturned, EventKind::FirmEdited].iter().all(|a| acts.contains(a)), "{acts:?}");
}

#[tokio::test]
async fn a_change_sends_a_verified_firm_back_to_the_office() {
    let t = TestBackend::new().await;
    t.edit_firm(&t.actor("an").await, &profile("5709888017")).await.expect("edited");
    assert!(t.actor("an").await.firm().is_some_and(|m| m.standing == Standing::Pending));
}

#[tokio::test]
async fn a_firm_is_seen_by_its_people_and_the_office_only() {
    let t = TestBackend::new().await;
    let id = firm_id(VERIFIED_FIRM);
    for nick in ["an", "mai", "lan"] {
        t.firm(&t.actor(nick).await, id).await.unwrap_or_else(|e| panic!("{nick}: {e:?}"));
    }
    for nick in ["binh", "chi", "minh"] {
        assert!(matches!(t.firm(&t.actor(nick).await, id).await, Err(Error::NotFound)), "{nick}");
    }
    assert!(t.firm(&Actor::Visitor, id).await.is_err());
    let verify = Form::default().with("verdict", "verify");
    for nick in ["binh", "lan", "minh"] {
        assert!(t.review_firm(&t.actor(nick).await, firm_id(PENDING_FIRM), &verify).await.is_err(), "{nick}");
        assert!(nick == "lan" || t.list_firms(&t.actor(nick).await, None, 1).await.is_err(), "{nick}");
    }
    assert!(t.own_firm(&t.actor("chi").await).await.expect("answered").is_none());
    assert!(t.own_firm(&Actor::Visitor).await.expect("answered").is_none());
}

#[tokio::test]
async fn only_the_owner_invites_and_a_second_invitation_replaces_the_first() {
    let t = TestBackend::new().await;
    let an = t.actor("an").await;
    let chi = Form::default().with("right", "edit").with("email", "Chi@demo.example");
    t.invite_member(&an, &chi, Locale::Vi).await.expect("invited");
    let first = t.token("chi@demo.example").await;
    t.at("2026-03-01T10:00");
    t.invite_member(&an, &chi, Locale::Vi).await.expect("invited");
    assert!(matches!(t.link(&first, backend::accounts::LinkKind::Invite, HERE).await, Err(Error::NotFound)));
    let view = t.own_firm(&an).await.expect("answered").expect("a firm");
    assert_eq!(view.invited, [("chi@demo.example".to_owned(), t.clock.now().plus_days(7))]);

    let token = t.token("chi@demo.example").await;
    t.accept_invitation(&t.actor("chi").await, &token, HERE).await.expect("joined");
    let view = t.own_firm(&t.actor("chi").await).await.expect("answered").expect("a firm");
    assert!(view.invited.is_empty());
    let refused = t.invite_member(&t.actor("chi").await, &chi, Locale::Vi).await;
    assert!(matches!(refused, Err(Error::Denied(Denied::NotOwner))), "{refused:?}");
    assert_eq!(problem(t.invite_member(&an, &chi, Locale::Vi).await, "email"), Some(Problem::HasFirm));
    assert_eq!(problem(t.invite_member(&an, &Form::default(), Locale::Vi).await, "email"), Some(Problem::Required));
}

#[tokio::test]
async fn the_office_lists_firms_by_standing() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    let names = async |standing| {
        let (lines, total) = t.list_firms(&mai, standing, 1).await.expect("listed");
        assert_eq!(lines.len() as u32, total);
        lines.into_iter().map(|l| l.legal_name).collect::<Vec<_>>()
    };
    assert_eq!(names(None).await, [VERIFIED_FIRM, PENDING_FIRM]);
    assert_eq!(names(Some(Standing::Pending)).await, [PENDING_FIRM]);
    assert_eq!(names(Some(Standing::Returned)).await, Vec::<String>::new());
    let (second_page, total) = t.list_firms(&mai, None, 2).await.expect("listed");
    assert_eq!((second_page.len(), total), (0, 2));
}

#[tokio::test]
async fn a_firm_without_a_certificate_is_not_verified() {
    let t = TestBackend::new().await;
    let id = t.register_firm(&t.actor("chi").await, &profile("0100233488")).await.expect("registered");
    let (mai, verify) = (t.actor("mai").await, Form::default().with("verdict", "verify"));
    assert_eq!(problem(t.review_firm(&mai, id, &verify).await, "verdict"), Some(Problem::CertificateMissing));
    let chi = t.actor("chi").await;
    assert!(chi.firm().is_some_and(|m| m.standing == Standing::Pending));
    let mut upload = t.begin_upload(&chi, Owner::Firm(id), "gcn.pdf").await.expect("begun");
    upload.write(backend::testing::PDF).await.expect("taken");
    upload.finish().await.expect("stored");
    t.review_firm(&mai, id, &verify).await.expect("verified");
    for (standing, firms) in [(Some(Standing::Verified), 2), (None, 3)] {
        let (lines, _) = t.list_firms(&mai, standing, 1).await.expect("listed");
        assert_eq!(lines.len(), firms);
        assert!(lines.iter().all(|line| line.standing != Standing::Verified || line.has_document));
    }
}

/// `chi` belongs to the firm of `an`, and is signed in.
async fn with_chi(t: &TestBackend) -> Actor {
    t.invite_member(&t.actor("an").await, &Form::default().with("right", "edit").with("email", "chi@demo.example"), Locale::Vi)
        .await
        .expect("invited");
    let token = t.token("chi@demo.example").await;
    t.accept_invitation(&t.actor("chi").await, &token, HERE).await.expect("joined");
    let chi = t.actor("chi").await;
    t.begin_session("of chi", chi.id(), "{}", t.clock.now().plus_days(1)).await.expect("signed in");
    chi
}

fn user(actor: &Actor) -> Form {
    Form::default().with("user", actor.id().expect("a person").to_string())
}

#[tokio::test]
async fn an_owner_takes_somebody_out_of_the_firm_and_what_they_wrote_stays() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let chi = with_chi(&t).await;
    let draft = t.start_proposal(&chi, "BT-01").await.expect("begun");
    let an = t.actor("an").await;
    for (actor, denied) in [(&chi, Denied::NotOwner), (&t.actor("mai").await, Denied::NoFirm)] {
        let refused = t.remove_member(actor, &user(&an)).await;
        assert!(matches!(&refused, Err(Error::Denied(d)) if *d == denied), "{refused:?}");
    }
    assert_eq!(problem(t.remove_member(&an, &user(&an)).await, "people"), Some(Problem::LastOwner));
    assert_eq!(problem(t.remove_member(&an, &user(&t.actor("binh").await)).await, "people"), Some(Problem::Choice), "of another firm");
    assert_eq!(problem(t.remove_member(&an, &Form::default()).await, "people"), Some(Problem::Choice));
    assert!(t.load_session("of chi").await.expect("loaded").is_some());

    t.remove_member(&an, &user(&chi)).await.expect("removed");
    assert!(t.load_session("of chi").await.expect("loaded").is_none(), "every session ends");
    let chi = t.actor("chi").await;
    assert!(chi.firm().is_none() && t.own_proposal(&chi, draft).await.is_err());
    assert!(t.own_proposal(&an, draft).await.is_ok());
    let view = t.own_firm(&an).await.expect("answered").expect("a firm");
    assert_eq!(view.people.len(), 1);
    let removed: Vec<_> = view.history.iter().filter(|line| line.event.kind == EventKind::MemberRemoved).collect();
    assert!(removed.len() == 1 && removed[0].event.by == an.id() && removed[0].event.note.contains("chi@demo.example"), "{removed:?}");
    let (to, subject, body) = t.mails().await.pop().expect("told");
    assert!(to == "chi@demo.example" && subject.contains(VERIFIED_FIRM) && body.contains("đã xóa"), "{subject}: {body}");
    t.register_firm(&chi, &profile("0100233488")).await.expect("free to register another");
}

#[tokio::test]
async fn an_invitation_that_is_taken_back_stops_working() {
    let t = TestBackend::new().await;
    let (an, email) = (t.actor("an").await, Form::default().with("right", "edit").with("email", "chi@demo.example"));
    t.invite_member(&an, &email, Locale::Vi).await.expect("invited");
    let (token, invited) = (t.token("chi@demo.example").await, Form::default().with("invited", "Chi@demo.example"));
    assert!(matches!(t.cancel_invitation(&t.actor("mai").await, &invited).await, Err(Error::Denied(Denied::NoFirm))));
    t.cancel_invitation(&t.actor("binh").await, &invited).await.expect("none of that firm's");
    assert!(t.link(&token, backend::accounts::LinkKind::Invite, HERE).await.is_ok());
    t.cancel_invitation(&an, &invited).await.expect("taken back");
    t.cancel_invitation(&an, &invited).await.expect("twice is harmless");
    assert_eq!(problem(t.cancel_invitation(&an, &Form::default()).await, "people"), Some(Problem::Choice));
    assert!(matches!(t.link(&token, backend::accounts::LinkKind::Invite, HERE).await, Err(Error::NotFound)));
    assert!(t.accept_invitation(&t.actor("chi").await, &token, HERE).await.is_err());
    let view = t.own_firm(&an).await.expect("answered").expect("a firm");
    assert!(view.invited.is_empty());
    assert_eq!(view.history.iter().filter(|line| line.event.kind == EventKind::InvitationCancelled).count(), 1);
}

#[tokio::test]
async fn everybody_chooses_the_language_of_their_mails() {
    let t = TestBackend::new().await;
    for nick in ["an", "mai", "lan", "minh"] {
        let actor = t.actor(nick).await;
        assert_eq!(
            problem(t.change_mail_language(&actor, &Form::default().with("language", "fr")).await, "language"),
            Some(Problem::Choice)
        );
        t.change_mail_language(&actor, &Form::default().with("language", "en")).await.expect("changed");
        assert_eq!(t.mail_language(&actor).await.expect("known"), Locale::En, "{nick}");
    }
    assert!(matches!(t.change_mail_language(&Actor::Visitor, &Form::default()).await, Err(Error::Denied(Denied::SignIn))));
    let back = Form::default().with("verdict", "return").with("reason", "Giấy tờ không còn hiệu lực");
    let id = firm_id(VERIFIED_FIRM);
    t.review_firm(&t.actor("mai").await, id, &back).await.expect("asked");
    t.review_firm(&t.actor("lan").await, id, &taken_back(&t, id).await).await.expect("taken back");
    assert_eq!(t.mails().await.pop().expect("told").1, "The firm's registration needs changes");
}

#[tokio::test]
async fn only_a_verified_firm_invites_and_only_so_many_people_a_day() {
    let t = TestBackend::new().await;
    let to = |i: u32| Form::default().with("right", "edit").with("email", format!("nguoi{i}@demo.example"));
    let refused = t.invite_member(&t.actor("binh").await, &to(0), Locale::Vi).await;
    assert!(matches!(refused, Err(Error::Denied(Denied::Unverified))), "{refused:?}");
    assert!(t.mails().await.is_empty());

    let an = t.actor("an").await;
    for i in 0..MAX_INVITATIONS {
        // Again to the same address is a message, too.
        t.invite_member(&an, &to(i / 2), Locale::Vi).await.expect("invited");
    }
    for prompt in [0, 99] {
        let too_many = problem(t.invite_member(&an, &to(prompt), Locale::Vi).await, "email");
        assert_eq!(too_many, Some(Problem::TooManyInvitations(MAX_INVITATIONS)));
    }
    assert_eq!(t.mails().await.len(), MAX_INVITATIONS as usize);
    t.at("2026-03-02T09:00");
    t.invite_member(&an, &to(99), Locale::Vi).await.expect("the next day");
}

/// What a leader posts who confirms what was asked.
async fn taken_back(t: &TestBackend, id: FirmId) -> Form {
    let asked = t.firm(&t.actor("lan").await, id).await.expect("seen").firm.taking_back.expect("asked").at;
    Form::default().with("verdict", "take_back").with("asked", asked.0.to_string())
}

/// In the last hour before a closing: one officer alone keeps no rival out.
#[tokio::test]
async fn one_officer_alone_takes_no_verification_back() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let (mai, nam, lan, an) = (t.actor("mai").await, t.actor("nam").await, t.actor("lan").await, t.actor("an").await);
    let id = firm_id(VERIFIED_FIRM);
    let draft = t.complete_proposal("an", "BT-01").await;
    let ask = Form::default().with("verdict", "return").with("reason", "Giấy tờ giả 6420.");
    t.review_firm(&mai, id, &ask).await.expect("asked");
    t.review_firm(&mai, id, &ask).await.expect("the same is said once");
    let other = ask.clone().with("reason", "Lý do khác.");
    assert!(matches!(t.review_firm(&nam, id, &other).await, Err(Error::Denied(Denied::WrongState))));
    let told = async |to: &str| t.mails().await.into_iter().filter(|(who, _, body)| who == to && body.contains("6420")).count();
    assert_eq!((told("lan@demo.example").await, told("an@demo.example").await), (1, 0));
    assert_eq!(t.desk(&lan).await.expect("a desk").verifications_asked.len(), 1);
    assert!(t.desk(&mai).await.expect("a desk").verifications_asked.is_empty());
    t.submit_proposal(&t.actor("an").await, draft).await.expect("still verified");
    let confirm = taken_back(&t, id).await;
    for actor in [&mai, &nam] {
        assert!(matches!(t.review_firm(actor, id, &confirm).await, Err(Error::Denied(Denied::Role))));
    }
    let kept = t.review_firm(&lan, id, &confirm).await;
    assert!(matches!(kept, Err(Error::Denied(Denied::FirmKept(_)))), "nor a leader, while a call is open: {kept:?}");
    let earlier = confirm.clone().with("verdict", "keep").with("reason", "x").with("asked", "7");
    assert!(matches!(t.review_firm(&lan, id, &earlier).await, Err(Error::Denied(Denied::OtherRequest))));
    let keep = confirm.clone().with("verdict", "keep").with("reason", "Chưa đủ căn cứ 9753.");
    t.review_firm(&lan, id, &keep).await.expect("ended");
    assert!(t.mails().await.iter().any(|(to, _, body)| to == "mai@demo.example" && body.contains("9753")), "who asked is told");
    assert!(matches!(t.review_firm(&lan, id, &keep).await, Err(Error::Denied(Denied::OtherRequest))));
    t.review_firm(&nam, id, &ask).await.expect("asked anew");
    t.edit_firm(&an, &profile("5709888017")).await.expect("edited");
    assert!(t.firm(&lan, id).await.expect("seen").firm.taking_back.is_none(), "the firm's own change ends what it was about");
    let kinds: Vec<_> = t.firm(&lan, id).await.expect("seen").history.iter().map(|line| line.event.kind).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == EventKind::TakingBackAsked).count(), 2);
    assert!(kinds.contains(&EventKind::TakingBackDeclined) && !kinds.contains(&EventKind::FirmReturned));
}

/// Returned in the last hour, again and again: the same person does it once, and a leader can verify.
#[tokio::test]
async fn a_registration_that_comes_again_as_it_was_is_looked_at_by_somebody_else() {
    let t = TestBackend::new().await;
    let id = firm_id(PENDING_FIRM);
    let back = Form::default().with("verdict", "return").with("reason", "Giấy chứng nhận mờ.");
    let verify = Form::default().with("verdict", "verify");
    assert!(matches!(t.review_firm(&t.actor("lan").await, id, &verify).await, Err(Error::Denied(Denied::Role))));
    t.review_firm(&t.actor("mai").await, id, &back).await.expect("returned");
    let binh = t.actor("binh").await;
    let same = t.own_firm(&binh).await.expect("answered").expect("a firm").firm.profile.to_form();
    let before = t.mails().await.len();
    t.edit_firm(&binh, &same).await.expect("sent again");
    let told: Vec<String> =
        t.mails().await.into_iter().skip(before).map(|(to, ..)| to.split('@').next().unwrap_or_default().into()).collect();
    assert!(["mai", "nam", "lan", "long"].iter().all(|nick| told.iter().any(|to| to == nick)), "{told:?}");
    let again = t.review_firm(&t.actor("mai").await, id, &back).await;
    assert!(matches!(again, Err(Error::Denied(Denied::OwnReturn))), "{again:?}");
    t.edit_firm(&binh, &same.clone().with("contact_phone", "0203 3825 999")).await.expect("changed");
    let shown = t.own_firm(&binh).await.expect("answered").expect("a firm").firm.shown();
    let again = t.review_firm(&t.actor("mai").await, id, &shown.with("verdict", "return").with("reason", "Vẫn mờ.")).await;
    assert!(matches!(again, Err(Error::Denied(Denied::OwnReturn))), "changed in one number: {again:?}");
    t.review_firm(&t.actor("lan").await, id, &verify).await.expect("a leader is the second person");
    assert_eq!(t.own_firm(&binh).await.expect("answered").expect("a firm").firm.standing, Standing::Verified);
}

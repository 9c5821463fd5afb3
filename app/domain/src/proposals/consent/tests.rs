//! What a partner agrees to, how long it stands, and what of it keeps a proposal from being handed in.

use super::*;
use crate::{
    access::{Action, Fact::Known, ProposalFacts, check},
    challenges::Stage,
    evaluations::samples::{admitted, rules, scoring},
    firms::{Address, Firm, Kind, Standing as Verified},
    people::{Actor, Membership, Right, Role, User},
    proposals::{Agreement, Category, JoinedBy, Known as Firms, agreement::unagreed, consortium::Share, content::FileRef},
    tax_code::TaxCode,
};
use uuid::Uuid;

const PARTNER: FirmId = FirmId(Uuid::from_u128(77));

fn profile() -> Profile {
    Profile {
        tax_code: TaxCode::parse("0100233488").expect("a code"),
        legal_name: "Công ty Bình Minh".into(),
        kind: Kind::Llc,
        address: Address::default(),
        representative: "Lê Minh Bình".into(),
        contact_email: String::new(),
        contact_phone: String::new(),
        is_declared: true,
    }
}

fn row(share: i64) -> Partner {
    Partner {
        name: "CÔNG TY BÌNH MINH".into(),
        code: "0100 233 488".into(),
        representative: "Lê Minh Bình".into(),
        share: Share::Hundredths(share),
        part: "Dữ liệu".into(),
        is_signed: false,
    }
}

fn firm(standing: Verified, profile: Profile) -> Firm {
    let (reason, document) = (String::new(), None);
    Firm { id: PARTNER, profile, standing, reason, document, taking_back: None, returned_by: None, is_released: false }
}

fn of_firm(firm: FirmId) -> Actor {
    let membership = Membership { firm, is_owner: true, right: Right::Edit, standing: Verified::Verified };
    let id = UserId(Uuid::from_u128(9));
    let user =
        User { id, name: String::new(), email: String::new(), role: Role::Firm, firm: Some(membership), seat: None, still_scores: false };
    Actor::User(user)
}

fn permit(action: Action, consent: Option<&Consent>) -> Permit {
    let mut challenge = crate::access::ChallengeFacts::of(&scoring(rules(&[20]), 1), Moment(5));
    challenge.stage = Stage::Open;
    let mut facts = ProposalFacts::of(&admitted(1), challenge);
    facts.elsewhere = Known(false);
    if let Some(consent) = consent {
        facts.partner = Known(consent.facts());
    }
    let actor = of_firm(if consent.is_some() { PARTNER } else { facts.firm });
    check(&actor, action, &facts, Moment(5)).expect("may")
}

fn asked(share: i64) -> Consent {
    let permit = permit(Action::AskPartners, None);
    Consent::ask(None, &admitted(1), PARTNER, &row(share), &permit).expect("asked").expect("new").0
}

fn answered(consent: Consent, form: &Form) -> Result<Consent, FieldErrors> {
    let draft = [consent.terms.clone()];
    answered_beside(consent, &draft, form)
}

fn answered_beside(consent: Consent, draft: &[Partner], form: &Form) -> Result<Consent, FieldErrors> {
    let action = if form.get("answer") == "consent" { Action::ConsentAsPartner } else { Action::AnswerPartnership };
    let permit = permit(action, Some(&consent));
    consent.answer(&admitted(1), draft, &profile(), form, &permit).map(|(consent, _)| consent)
}

fn consented(share: i64) -> Consent {
    let asked = asked(share);
    let form = Form::default().with("answer", "consent").with(TERMS, asked.terms_hash());
    answered(asked, &form).expect("consents")
}

fn permit_to_ask() -> Permit {
    permit(Action::AskPartners, None)
}

fn stands(row: &Partner, firms: &[Firm], consents: &[Consent]) -> Agreement {
    Agreement::of(row, lead(), &Firms::new(firms.to_vec(), consents), consents)
}

fn lead() -> FirmId {
    admitted(1).firm
}

#[test]
fn a_partner_agrees_to_what_it_was_shown_and_to_nothing_else() {
    let consent = consented(4_000);
    let consents = [consent];
    let of = |share, standing, profile| stands(&row(share), &[firm(standing, profile)], &consents);
    assert_eq!(of(4_000, Verified::Verified, profile()), Agreement::Agreed);
    assert_eq!(of(3_000, Verified::Verified, profile()), Agreement::NotAsked, "another share");
    assert_eq!(of(4_000, Verified::Pending, profile()), Agreement::Changed);
    let other = Profile { representative: "Người khác".into(), ..profile() };
    assert_eq!(of(4_000, Verified::Verified, other), Agreement::Changed);
    let unaccented = Profile { legal_name: "Cong ty Binh Minh".into(), ..profile() };
    assert_eq!(of(4_000, Verified::Verified, unaccented), Agreement::Changed, "a name is spelled as it is registered");
    let ticked = Partner { is_signed: true, ..row(4_000) };
    assert_eq!(stands(&ticked, &[firm(Verified::Verified, profile())], &consents), Agreement::Ticked);
    let form = Form::default().with("answer", "consent").with(TERMS, asked(3_000).terms_hash());
    assert_eq!(answered(asked(4_000), &form).expect_err("stale").of("answer"), Some(&Problem::TermsChanged));
    let mut named = asked(4_000);
    named.terms.representative = "Người khác".into();
    let form = Form::default().with("answer", "consent").with(TERMS, named.terms_hash());
    assert_eq!(answered(named, &form).expect_err("named otherwise").of("answer"), Some(&Problem::NamedOtherwise));
}

#[test]
fn a_changed_row_asks_anew_and_the_same_row_does_not() {
    let (consent, permit) = (consented(4_000), permit(Action::AskPartners, None));
    assert_eq!(Consent::ask(Some(&consent), &admitted(1), PARTNER, &row(4_000), &permit), Ok(None));
    let (anew, event) = Consent::ask(Some(&consent), &admitted(1), PARTNER, &row(3_500), &permit).expect("asked").expect("anew");
    assert_eq!((&anew.standing, anew.times, event.kind), (&Standing::Asked, 2, EventKind::PartnerAsked));
    let of = |share| stands(&row(share), &[firm(Verified::Verified, profile())], std::slice::from_ref(&anew));
    assert_eq!((of(3_500), of(4_000)), (Agreement::Asked, Agreement::Agreed), "what it had agreed to stands");
    assert!(anew.has_agreed() && anew.code() == CONSENTED);
    assert_eq!(Consent::ask(Some(&anew), &admitted(1), PARTNER, &row(4_000), &permit), Ok(None), "back to what it had agreed to");
    let often = Consent { times: MAX_ASKED, ..anew };
    assert_eq!(Consent::ask(Some(&often), &admitted(1), PARTNER, &row(1), &permit), Err(Problem::AskedTooOften(MAX_ASKED)));
}

#[test]
fn whoever_declines_or_leaves_says_why_and_no_longer_agrees() {
    let asked = asked(4_000);
    let decline = Form::default().with("answer", "decline").with(TERMS, asked.terms_hash());
    assert_eq!(answered(asked.clone(), &decline).expect_err("why").of("reason"), Some(&Problem::Required));
    let declined = answered(asked, &decline.with("reason", "Không đủ người.")).expect("declines");
    let known = [firm(Verified::Verified, profile())];
    assert_eq!(stands(&row(4_000), &known, &[declined]), Agreement::Declined("Không đủ người.".into()));
    let consent = consented(4_000);
    let permit = permit(Action::LeavePartnership, Some(&consent));
    assert!(consent.clone().leave(&admitted(1), &Form::default(), &permit).is_err(), "why");
    let (left, _) = consent.leave(&admitted(1), &Form::default().with("reason", "Rút."), &permit).expect("leaves");
    assert_eq!(stands(&row(4_000), &known, std::slice::from_ref(&left)), Agreement::Left("Rút.".into()));
    assert!(dropped(left.clone(), &[], &[]).is_none() && !left.facts().has_agreed);
    let asking = permit_to_ask();
    let again = Consent::ask(Some(&left), &admitted(1), PARTNER, &row(4_000), &asking).expect("asked").expect("again").0;
    assert!(again.gone.is_some() && !again.has_agreed(), "that it left is told until it agrees again");
    let form = Form::default().with("answer", "consent").with(TERMS, again.terms_hash());
    assert_eq!(answered(again, &form).expect("agrees").gone, None);
}

fn dropped(consent: Consent, draft: &[Partner], counting: &[Partner]) -> Option<Consent> {
    consent.drop_unnamed(&admitted(1), draft, counting, &permit_to_ask()).map(|(consent, _)| consent)
}

#[test]
fn who_has_agreed_takes_part_until_neither_draft_nor_what_counts_names_it() {
    let permit = permit_to_ask();
    let anew = Consent::ask(Some(&consented(4_000)), &admitted(1), PARTNER, &row(3_500), &permit).expect("asked").expect("anew").0;
    let decline = Form::default().with("answer", "decline").with("reason", "Ít quá.").with(TERMS, anew.terms_hash());
    let declined = answered(anew.clone(), &decline).expect("declines");
    assert!(declined.has_agreed(), "what was handed in names it as before");
    for consent in [anew, declined, consented(4_000), asked(4_000)] {
        assert!(dropped(consent.clone(), &[], &[row(4_000)]).is_none(), "what counts");
        assert!(dropped(consent.clone(), &[row(2_000)], &[]).is_none(), "the draft");
        let free = dropped(consent, &[], &[]).expect("dropped");
        assert!(!free.has_agreed() && matches!(free.standing, Standing::Dropped { .. }));
        assert!(dropped(free, &[], &[]).is_none(), "once");
    }
}

#[test]
fn nobody_agrees_to_what_the_draft_does_not_say_any_more() {
    let asked = asked(4_000);
    let form = Form::default().with("answer", "consent").with(TERMS, asked.terms_hash());
    for draft in [vec![], vec![row(3_000)]] {
        let refused = answered_beside(asked.clone(), &draft, &form).expect_err("gone");
        assert_eq!(refused.of("answer"), Some(&Problem::TermsGone));
    }
    let decline = Form::default().with("answer", "decline").with("reason", "Không.").with(TERMS, asked.terms_hash());
    answered_beside(asked.clone(), &[], &decline).expect("declines all the same");
    let permit = permit(Action::AnswerPartnership, Some(&asked));
    let refused = asked.clone().answer(&admitted(1), &[row(4_000)], &profile(), &form, &permit).expect_err("by another act");
    assert_eq!(refused.of("answer"), Some(&Problem::Choice));
}

#[test]
fn a_leaving_is_told_by_every_row_that_names_who_left() {
    let permit = permit_to_ask();
    let moved = Partner { code: "0100109106".into(), ..row(4_000) };
    let anew = Consent::ask(Some(&consented(4_000)), &admitted(1), PARTNER, &moved, &permit).expect("asked").expect("anew").0;
    let leaving = self::permit(Action::LeavePartnership, Some(&anew));
    let (left, _) = anew.leave(&admitted(1), &Form::default().with("reason", "Rút."), &leaving).expect("leaves");
    for named in [row(4_000), moved.clone(), Partner { code: " 0100 233 488 ".into(), ..row(4_000) }] {
        assert_eq!(left.left(&[named]).map(|left| left.reason), Some("Rút.".to_owned()));
    }
    assert_eq!(left.left(&[Partner { code: "V-12".into(), ..row(4_000) }]), None);
    let again = Consent::ask(Some(&left), &admitted(1), PARTNER, &moved, &permit).expect("asked").expect("again").0;
    assert!(again.left(&[row(4_000)]).is_some(), "asking makes nothing of it undone");
}

#[test]
fn who_does_not_answer_is_reminded_once_a_day_and_not_for_ever() {
    let mut waits = asked(4_000);
    let ask = |waits: &Consent| Consent::ask(Some(waits), &admitted(1), PARTNER, &row(4_000), &permit_to_ask()).expect("may");
    assert!(ask(&waits).is_none(), "just asked");
    waits.asked_at = Moment(permit_to_ask().at().0 - crate::time::DAY);
    let (reminded, _) = ask(&waits).expect("reminded");
    assert_eq!((reminded.times, reminded.terms_hash()), (2, waits.terms_hash()));
    waits.times = MAX_ASKED;
    assert!(ask(&waits).is_none(), "often enough, and nothing else is kept from being asked");
}

#[test]
fn the_office_reads_who_agreed_when_and_looks_at_papers() {
    let joined = |row: &Partner, standing, consents: &[Consent]| Firms::new([firm(standing, profile())], consents).joined(row, consents).by;
    let (consents, at) = ([consented(4_000)], Some(Moment(5)));
    assert_eq!(joined(&row(4_000), Verified::Verified, &consents), JoinedBy::Word { at, is_verified: true });
    assert_eq!(joined(&row(4_000), Verified::Returned, &consents), JoinedBy::Word { at, is_verified: false });
    assert_eq!(joined(&row(3_000), Verified::Verified, &consents), JoinedBy::Word { at: None, is_verified: true });
    let paper = Partner { code: "V-12".into(), is_signed: true, ..row(4_000) };
    assert_eq!(joined(&paper, Verified::Verified, &consents), JoinedBy::Paper);
    assert_eq!(joined(&row(4_000), Verified::Verified, &[]), JoinedBy::Nothing);
}

#[test]
fn only_verified_firms_count_and_none_of_them_is_taken_for_an_organisation_without_an_account() {
    let outside = Agreement::Outside { is_signed: true };
    let row = |name: &str, code: &str| Partner { name: name.into(), code: code.into(), is_signed: true, ..row(4_000) };
    for standing in [Verified::Pending, Verified::Returned] {
        assert_eq!(stands(&row("Công ty Bình Minh", "0100233488"), &[firm(standing, profile())], &[]), outside, "no squatter is asked");
    }
    let known = [firm(Verified::Verified, profile())];
    assert_eq!(stands(&row("Công ty Bình Minh", "0100233488"), &known, &[]), Agreement::NotAsked);
    for (name, code) in
        [("CÔNG TY  Bình-Minh", "P-01"), ("Cong ty Binh Minh", "0100109106"), ("Tên khác", "0100233488/HN"), ("Tên khác", "0100233488-001")]
    {
        assert_eq!(stands(&row(name, code), &known, &[]), Agreement::Registered, "{name} {code}");
    }
    assert_eq!(stands(&row("Viện Dữ liệu", "V-12"), &known, &[]), outside);
    let refused = unagreed(&[Agreement::Registered], &[]);
    assert_eq!(refused, [(crate::proposals::Section::Team, "partner_code_0".to_owned(), Problem::PartnerRegistered)]);
    let released = Firm { is_released: true, ..firm(Verified::Verified, profile()) };
    assert_eq!(stands(&row("Công ty Bình Minh", "0100233488"), &[released], &[]), outside);
}

#[test]
fn only_what_everybody_agrees_to_is_handed_in() {
    let paper = FileRef {
        id: crate::ids::FileId(Uuid::nil()),
        name: "thoa-thuan.pdf".into(),
        size: 1,
        sha256: String::new(),
        category: Some(Category::Legal),
    };
    let problems = |agreements: &[Agreement], files: &[FileRef]| {
        unagreed(agreements, files).into_iter().map(|(_, field, problem)| (field, problem)).collect::<Vec<_>>()
    };
    let outside = Agreement::Outside { is_signed: true };
    assert_eq!(problems(&[Agreement::Agreed, outside.clone()], &[paper]), []);
    assert_eq!(problems(&[outside], &[]), [("partner_signed_0".to_owned(), Problem::PartnerPaper)]);
    for waiting in [Agreement::NotAsked, Agreement::Asked, Agreement::Changed, Agreement::Left(String::new())] {
        assert_eq!(problems(&[Agreement::Agreed, waiting], &[]), [("partner_code_1".to_owned(), Problem::PartnerDisagrees)]);
    }
    let own = Firms::new([firm(Verified::Verified, profile())], &[]);
    for code in ["0100233488", "0100233488-001", "0100233488/HN", "P-01"] {
        assert_eq!(Agreement::of(&Partner { code: code.into(), ..row(1) }, PARTNER, &own, &[]), Agreement::Lead, "{code}");
    }
    assert_eq!(problems(&[Agreement::Lead], &[]), [("partner_code_0".to_owned(), Problem::PartnerIsLead)]);
}

#[test]
fn what_is_stored_reads_again() {
    let consent = consented(4_000);
    let json = serde_json::to_string(&consent).expect("JSON");
    assert_eq!(serde_json::from_str::<Consent>(&json).expect("read"), consent);
}

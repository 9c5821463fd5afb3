//! What a partner agrees to, how long it stands, and what of it keeps a proposal from being handed in.

use super::*;
use crate::{
    access::{Action, Fact::Known, ProposalFacts, check},
    challenges::Stage,
    evaluations::samples::{admitted, rules, scoring},
    firms::{Address, Firm, Kind, Standing as Verified},
    people::{Actor, Membership, Right, Role, User},
    proposals::{
        Agreement, Asking, Category, JoinedBy, Known as Firms,
        agreement::{all_stand_by, unagreed},
        consortium::{Consortium, Share, WHOLE},
        content::FileRef,
    },
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
    (facts.elsewhere, facts.alone) = (Known(false), Known(None));
    if let Some(consent) = consent {
        facts.partner = Known(consent.facts());
    }
    let actor = of_firm(if consent.is_some() { PARTNER } else { facts.firm });
    check(&actor, action, &facts, Moment(5)).expect("may")
}

fn asked(share: i64) -> Consent {
    let permit = permit(Action::AskPartners, None);
    Consent::ask(None, &admitted(1), PARTNER, &row(share), None, &permit).expect("asked").expect("new").0
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
    stands_under(row, firms, consents, None)
}

fn stands_under(row: &Partner, firms: &[Firm], consents: &[Consent], amended: Option<Moment>) -> Agreement {
    let amended = amended.map(|at| Amended { version: 2, at });
    Agreement::of(row, lead(), &Firms::new(firms.to_vec(), consents), consents, amended)
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
    assert_eq!(Consent::ask(Some(&consent), &admitted(1), PARTNER, &row(4_000), None, &permit), Ok(None));
    let (anew, event) = Consent::ask(Some(&consent), &admitted(1), PARTNER, &row(3_500), None, &permit).expect("asked").expect("anew");
    assert_eq!((&anew.standing, anew.times, event.kind), (&Standing::Asked, 2, EventKind::PartnerAsked));
    let of = |share| stands(&row(share), &[firm(Verified::Verified, profile())], std::slice::from_ref(&anew));
    assert_eq!((of(3_500), of(4_000)), (Agreement::Asked, Agreement::Agreed), "what it had agreed to stands");
    assert!(anew.has_agreed() && anew.code() == CONSENTED);
    assert_eq!(Consent::ask(Some(&anew), &admitted(1), PARTNER, &row(4_000), None, &permit), Ok(None), "back to what it had agreed to");
    let often = Consent { times: MAX_ASKED, ..anew };
    assert_eq!(Consent::ask(Some(&often), &admitted(1), PARTNER, &row(1), None, &permit), Err(Problem::AskedTooOften(MAX_ASKED)));
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
    let again = Consent::ask(Some(&left), &admitted(1), PARTNER, &row(4_000), None, &asking).expect("asked").expect("again").0;
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
    let anew = Consent::ask(Some(&consented(4_000)), &admitted(1), PARTNER, &row(3_500), None, &permit).expect("asked").expect("anew").0;
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
    let anew = Consent::ask(Some(&consented(4_000)), &admitted(1), PARTNER, &moved, None, &permit).expect("asked").expect("anew").0;
    let leaving = self::permit(Action::LeavePartnership, Some(&anew));
    let (left, _) = anew.leave(&admitted(1), &Form::default().with("reason", "Rút."), &leaving).expect("leaves");
    for named in [row(4_000), moved.clone(), Partner { code: " 0100 233 488 ".into(), ..row(4_000) }] {
        assert_eq!(left.left(&[named]).map(|left| left.reason), Some("Rút.".to_owned()));
    }
    assert_eq!(left.left(&[Partner { code: "V-12".into(), ..row(4_000) }]), None);
    let again = Consent::ask(Some(&left), &admitted(1), PARTNER, &moved, None, &permit).expect("asked").expect("again").0;
    assert!(again.left(&[row(4_000)]).is_some(), "asking makes nothing of it undone");
}

#[test]
fn who_does_not_answer_is_reminded_once_a_day_and_not_for_ever() {
    let (waits, permit) = (asked(4_000), permit_to_ask());
    let day = crate::time::DAY;
    assert_eq!(waits.may_be_reminded(permit.at()), Err(Problem::RemindedLately(Moment(5 + day))), "just asked");
    assert_eq!(waits.clone().remind(&admitted(1), &permit).expect_err("just asked"), Problem::RemindedLately(Moment(5 + day)));
    let earlier = Consent { asked_at: Moment(5 - day), ..waits.clone() };
    let (reminded, event) = earlier.remind(&admitted(1), &permit).expect("reminded");
    assert_eq!((reminded.times, reminded.terms_hash(), event.kind), (2, waits.terms_hash(), EventKind::PartnerReminded));
    assert_eq!((reminded.asked_at, reminded.reminded_at), (Moment(5 - day), Some(Moment(5))));
    assert_eq!(reminded.may_be_reminded(Moment(4 + day)), Err(Problem::RemindedLately(Moment(5 + day))), "once a day");
    assert_eq!(reminded.may_be_reminded(Moment(5 + day)), Ok(()));
    let often = Consent { times: MAX_ASKED, ..reminded };
    assert_eq!(often.may_be_reminded(Moment(5 + 9 * day)), Err(Problem::AskedTooOften(MAX_ASKED)));
    assert_eq!(consented(4_000).may_be_reminded(Moment(5 + 9 * day)), Err(Problem::PartnerAnswered));
}

#[test]
fn what_was_agreed_to_before_an_amendment_is_asked_anew_and_still_binds() {
    let (consents, known) = ([consented(4_000)], [firm(Verified::Verified, profile())]);
    let under = |consents: &[Consent], at| stands_under(&row(4_000), &known, consents, Some(Moment(at)));
    assert_eq!((under(&consents, 4), under(&consents, 5)), (Agreement::Agreed, Agreement::Outdated));
    let ask = |before: &Consent, at| {
        let amended = Some(Amended { version: 2, at: Moment(at) });
        Consent::ask(Some(before), &admitted(1), PARTNER, &row(4_000), amended, &permit_to_ask()).expect("may")
    };
    assert!(ask(&consents[0], 4).is_none(), "it agreed after that amendment");
    let anew = ask(&consents[0], 5).expect("asked anew").0;
    assert!(anew.has_agreed() && anew.earlier_at == Some(Moment(5)), "what it agreed to binds as before");
    assert_eq!(under(std::slice::from_ref(&anew), 5), Agreement::Asked);
    assert!(ask(&anew, 5).is_none(), "asked already");
    let later = Some(Amended { version: 2, at: Moment(5) });
    assert_eq!([&consents[0], &anew].map(|consent| consent.outdated(later)), [later; 2]);
    assert_eq!((consents[0].outdated(None), asked(4_000).outdated(later)), (None, None));
    let decline = Form::default().with("answer", "decline").with("reason", "Không.").with(TERMS, anew.terms_hash());
    let declined = answered(anew, &decline).expect("declines");
    assert_eq!(under(std::slice::from_ref(&declined), 5), Agreement::Declined("Không.".into()));
    let stored = Consent { earlier_at: None, ..declined };
    assert_eq!(stored.given(&row(4_000)), Some(Moment(0)), "of what was stored without: before every amendment");
    let refused = unagreed(&[Agreement::Outdated], &[]);
    assert_eq!(refused[0].2, Problem::PartnerBeforeAmendment);
}

#[test]
fn whoever_stands_by_what_was_handed_in_is_asked_under_the_amended_call() {
    let outside = Agreement::Outside { is_signed: true };
    assert!(all_stand_by(&[Agreement::Agreed, outside, Agreement::Changed, Agreement::Registered]));
    for silent in
        [Agreement::NotAsked, Agreement::Asked, Agreement::Outdated, Agreement::Declined(String::new()), Agreement::Left(String::new())]
    {
        assert!(!all_stand_by(&[Agreement::Agreed, silent.clone()]), "{silent:?}");
    }
}

#[test]
fn nobody_is_asked_where_one_row_cannot_be() {
    let consortium = |rows: Vec<Partner>| {
        let rest = WHOLE - rows.iter().filter_map(|row| row.share.number()).sum::<i64>();
        Consortium { lead_share: Share::Hundredths(rest), lead_part: "Điều phối".into(), partners: rows }
    };
    let (known, permit) = (Firms::new([firm(Verified::Verified, profile())], &[]), permit_to_ask());
    let ask = |before: &[Consent], of: &Consortium| {
        Asking { proposal: &admitted(1), known: &known, before, amended: None, permit: &permit }.ask(of)
    };
    let refused = |before: &[Consent], rows| ask(before, &consortium(rows)).expect_err("refused").0.remove(0);
    assert_eq!(refused(&[], vec![]), ("partner_name_0".to_owned(), Problem::Required));
    assert_eq!(refused(&[], vec![Partner { part: String::new(), ..row(4_000) }]), ("partner_part_0".to_owned(), Problem::Required));
    let alike = Partner { code: "P-01".into(), ..row(1_000) };
    assert_eq!(refused(&[], vec![row(4_000), alike]), ("partner_code_1".to_owned(), Problem::PartnerRegistered));
    let paper = Partner { name: "Viện Dữ liệu".into(), code: "V-12".into(), is_signed: true, ..row(1_000) };
    let asked = ask(&[], &consortium(vec![row(4_000), paper])).expect("asked");
    assert_eq!(asked.iter().map(|(consent, _)| consent.firm).collect::<Vec<_>>(), [PARTNER], "a paper is not asked");
    assert_eq!(ask(&[asked[0].0.clone()], &consortium(vec![row(4_000)])), Ok(vec![]), "once");
    let others: Vec<_> = (0..MAX_FIRMS as u128).map(|n| Consent { firm: FirmId(Uuid::from_u128(n)), ..consented(1) }).collect();
    assert_eq!(refused(&others, vec![row(4_000)]), ("partner_code_0".to_owned(), Problem::AskedTooMany(MAX_FIRMS as u32)));
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
    assert_eq!(stands(&row("Tên khác", "0100233488"), &known, &[]), Agreement::Misnamed, "it could not agree");
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
        assert_eq!(Agreement::of(&Partner { code: code.into(), ..row(1) }, PARTNER, &own, &[], None), Agreement::Lead, "{code}");
    }
    assert_eq!(problems(&[Agreement::Lead], &[]), [("partner_code_0".to_owned(), Problem::PartnerIsLead)]);
}

#[test]
fn what_is_stored_reads_again() {
    let consent = consented(4_000);
    let json = serde_json::to_string(&consent).expect("JSON");
    assert_eq!(serde_json::from_str::<Consent>(&json).expect("read"), consent);
}

//! A proposal, permits, sheets as members write them.

use domain::{
    access::{Action, Permit, Site, check},
    challenges::RuleSet,
    council::Vote,
    evaluations::{Exclusion, MemberSheet, Revision, Sheet},
    firms::Profile,
    form::Form,
    ids::{ChallengeId, FirmId, ProposalId, UserId},
    people::{Actor, Role, User},
    proposals::{Asked, Content, Field, Life, Proposal, Receipt, Reviewed, Section, SectionVersions, field::Kind},
    time::Moment,
};
use uuid::Uuid;

pub fn member(number: u128) -> UserId {
    UserId(Uuid::from_u128(number))
}

/// A permit of some kind; which action it is for does not matter to a transition.
pub fn permit(now: Moment) -> Permit {
    let officer =
        User { id: member(1), name: String::new(), email: String::new(), role: Role::Officer, firm: None, seat: None, still_scores: false };
    check(&Actor::User(officer), Action::CreateChallenge, &Site, now).expect("officers create")
}

pub fn receipt(version: u32) -> Receipt {
    Receipt { code: format!("BN-{version}"), version, at: Moment(100), sha256: "c0ffee".to_owned(), confirmed: None }
}

pub fn proposal(life: Life) -> Proposal {
    Proposal {
        id: ProposalId(Uuid::from_u128(6)),
        code: "HS-01".to_owned(),
        challenge: ChallengeId(Uuid::from_u128(5)),
        firm: FirmId(Uuid::from_u128(4)),
        life,
        draft_version: 1,
        sections: SectionVersions::starting_at(1),
        anew: None,
    }
}

pub fn firm(name: &str) -> Profile {
    let fields = [
        ("tax_code", "0100233488"),
        ("legal_name", name),
        ("kind", "llc"),
        ("street", "1 Hạ Long"),
        ("commune", "Hồng Gai"),
        ("province", "Quảng Ninh"),
        ("representative", "Nguyễn An"),
        ("contact_email", "an@demo.example"),
        ("is_declared", "on"),
    ];
    Profile::from_form(&fields.into_iter().fold(Form::default(), |form, (name, text)| form.with(name, text))).expect("a registration")
}

/// A draft that misses nothing.
pub fn whole() -> Reviewed {
    let costs = [("cost_item_0", "Máy chủ"), ("cost_quantity_0", "1"), ("cost_price_0", "1000000")];
    let texts = Field::ALL.iter().map(|field| (field.name(), if matches!(field.kind(), Kind::Declaration) { "on" } else { "Có" }));
    let form = texts.chain(costs).fold(Form::default(), |form, (name, text)| form.with(name, text));
    let read = |content: Content, section: Section| content.with_section(section, &form, Asked::default()).expect("a draft");
    let content = Section::ALL.into_iter().fold(Content::default(), read);
    assert_eq!(content.missing(Asked::default()), []);
    Reviewed { content, files: Vec::new() }
}

pub fn admitted() -> Proposal {
    proposal(Life::Admissible(receipt(1)))
}

/// Every criterion with as many points, or the first left open.
pub fn sheet(points: u8, is_complete: bool) -> Sheet {
    let rules = RuleSet::default();
    let scored = (usize::from(!is_complete)..rules.criteria.len()).map(|k| (format!("score_{k}"), points.to_string()));
    Sheet::from_form(&scored.fold(Form::default(), |form, (name, points)| form.with(name, points)), &rules).expect("on the grid")
}

pub fn revision(points: u8) -> Revision {
    let sheet = sheet(points, true);
    Revision { reasons: vec!["Sau thảo luận.".to_owned(); sheet.scores.len()], sheet }
}

pub fn exclusion() -> Exclusion {
    Exclusion { vote: Vote { in_favour: 10, against: 2, abstained: 0 }, reason: "Xa các phiếu khác.".to_owned(), motion: None }
}

/// A member's sheet for [`admitted`], nothing saved yet.
pub fn begun(of: u128) -> MemberSheet {
    MemberSheet::begin(member(of), &admitted(), Moment(0))
}

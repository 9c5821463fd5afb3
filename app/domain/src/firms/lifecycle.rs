//! A firm's way to being verified.

use crate::{
    access::{Action, Denied, Permit, Subject},
    check::Problem,
    event::{Event, EventKind},
    firms::draft::Profile,
    form::Form,
    ids::{FileId, FirmId, UserId},
    time::Moment,
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Firm {
    pub id: FirmId,
    pub profile: Profile,
    pub standing: Standing,
    /// Why the office sent the registration back; empty otherwise.
    pub reason: String,
    /// The registration document, once uploaded.
    pub document: Option<FileId>,
    /// An officer asks that the verification be taken back.
    pub taking_back: Option<TakingBack>,
    /// Who sent the registration back last, until it is verified. Not known of what an earlier version sent back.
    pub returned_by: Option<UserId>,
    /// Its tax code is another firm's by now: it gives its own before it is verified.
    pub is_released: bool,
}

/// Why a registration was sent back whose tax code is another firm's; its people read it.
const RELEASED: &str = "Mã số thuế đã khai là của doanh nghiệp khác, theo giấy chứng nhận mà cơ quan thường trực đã đối chiếu. Vui lòng khai đúng mã số thuế của doanh nghiệp mình; nội dung đã soạn được giữ nguyên.";

/// Nothing changes until a leader confirms it: without its verification a firm can hand nothing in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakingBack {
    pub by: UserId,
    pub at: Moment,
    pub reason: String,
}

/// Where a registration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Waiting for the office.
    Pending,
    Verified,
    Returned,
}

impl Standing {
    pub const ALL: [Self; 3] = [Self::Pending, Self::Verified, Self::Returned];

    pub fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Verified => "verified",
            Self::Returned => "returned",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.code() == code)
    }
}

impl Firm {
    /// What the office's verdict rests on.
    pub fn shown(&self) -> Form {
        let document = self.document.map(|id| id.to_string()).unwrap_or_default();
        let asked = self.taking_back.as_ref().map(|asked| format!("{} {}", asked.at.0, asked.reason)).unwrap_or_default();
        let form = self.profile.to_form().with("document", document).with("standing", self.standing.code());
        form.with("returned", &self.reason).with("taking_back", asked)
    }

    pub fn register(id: FirmId, profile: Profile, permit: &Permit) -> (Self, Event) {
        let event = Event::new(EventKind::FirmRegistered, permit.by()).firm(id);
        (Self::new(id, profile, None), event)
    }

    /// Of whoever showed that the tax code is theirs, with the certificate that was compared.
    pub fn register_claimed(id: FirmId, profile: Profile, certificate: FileId, permit: &Permit) -> (Self, Event) {
        (Self::new(id, profile, Some(certificate)), Event::new(EventKind::FirmRegistered, permit.by()).firm(id))
    }

    fn new(id: FirmId, profile: Profile, document: Option<FileId>) -> Self {
        let (reason, standing) = (String::new(), Standing::Pending);
        Self { id, profile, standing, reason, document, taking_back: None, returned_by: None, is_released: false }
    }

    /// Another firm showed that the tax code is its own. This one keeps everything else, and what it wrote.
    #[must_use]
    pub fn release(self) -> Self {
        let reason = RELEASED.to_owned();
        Self { standing: Standing::Returned, reason, taking_back: None, returned_by: None, is_released: true, ..self }
    }

    /// Whether it may be registered under this profile: never again under the code that is another's.
    pub fn check_code(&self, profile: &Profile) -> Result<(), Problem> {
        if self.is_released && self.profile.tax_code == profile.tax_code { Err(Problem::FirmExists) } else { Ok(()) }
    }

    /// Any change goes back to the office for verification. The trail keeps what it was.
    /// Whether saving `profile` would change nothing; what was returned waits for its review again, also as it was.
    pub fn says(&self, profile: &Profile) -> bool {
        self.profile == *profile && self.standing != Standing::Returned
    }

    pub fn edit(self, profile: Profile, permit: &Permit) -> (Self, Event) {
        let note = self.profile.changes(&profile).to_note();
        let event = Event::new(EventKind::FirmEdited, permit.by()).firm(self.id).note(note);
        (Self { profile, standing: Standing::Pending, reason: String::new(), taking_back: None, is_released: false, ..self }, event)
    }

    /// It was sent back, and its firm has sent it again: only somebody else of the office may send it back once more, whatever
    /// was changed, so that nobody alone keeps a firm out.
    pub fn is_disputed(&self) -> bool {
        self.standing == Standing::Pending && self.returned_by.is_some()
    }

    /// Whether this person may send it back.
    pub fn check_return(&self, by: Option<UserId>) -> Result<(), Denied> {
        if self.is_disputed() && self.returned_by == by { Err(Denied::OwnReturn) } else { Ok(()) }
    }

    /// Only against its registration certificate: there is nothing else to compare what it says with.
    pub fn verify(self, permit: &Permit) -> Result<(Self, Event), Problem> {
        if self.is_released {
            return Err(Problem::CodeReleased);
        }
        if self.document.is_none() {
            return Err(Problem::CertificateMissing);
        }
        let event = Event::new(EventKind::FirmVerified, permit.by()).firm(self.id);
        Ok((Self { standing: Standing::Verified, reason: String::new(), taking_back: None, returned_by: None, ..self }, event))
    }

    /// A new certificate ends a verification, which was made against the old one.
    pub fn replacing_ends_verification(&self) -> bool {
        self.standing == Standing::Verified
    }

    /// A new certificate takes the place of the old one; refused where that ends the verification and nobody has
    /// confirmed that it may. An event where a verification ended.
    pub fn replace_document(self, document: FileId, is_confirmed: bool, permit: &Permit) -> Result<(Self, Option<Event>), Problem> {
        let ends = self.replacing_ends_verification();
        if ends && !is_confirmed {
            return Err(Problem::ConfirmReplacement);
        }
        let event = ends.then(|| Event::new(EventKind::VerificationEnded, permit.by()).firm(self.id));
        // What is wrong with the code is mended by another code, not by another certificate.
        let (standing, reason) = if self.is_released { (self.standing, self.reason) } else { (Standing::Pending, String::new()) };
        Ok((Self { document: Some(document), standing, reason, taking_back: None, ..self }, event))
    }

    /// Refused once verified: a verified firm has a certificate, which is replaced instead.
    pub fn drop_document(self) -> Result<Self, Problem> {
        if self.replacing_ends_verification() { Err(Problem::ConfirmReplacement) } else { Ok(Self { document: None, ..self }) }
    }

    /// By the office. A verified firm stays so: taking that back is asked for here, and takes a leader.
    pub fn send_back(self, reason: &str, permit: &Permit) -> Result<(Self, Event), Denied> {
        match (self.standing, &self.taking_back, permit.by()) {
            (Standing::Verified, None, Some(by)) => {
                let event = self.event(EventKind::TakingBackAsked, reason, permit);
                let asked = TakingBack { by, at: permit.at(), reason: reason.to_owned() };
                Ok((Self { taking_back: Some(asked), ..self }, event))
            }
            (Standing::Verified | Standing::Returned, ..) => Err(Denied::WrongState),
            (Standing::Pending, ..) => {
                self.check_return(permit.by())?;
                Ok(self.returned(reason, permit))
            }
        }
    }

    /// By a second person, who read the request of that moment.
    pub fn take_back(self, asked: Moment, permit: &Permit) -> Result<(Self, Event), Denied> {
        let request = self.request(asked)?;
        if permit.by() == Some(request.by) {
            return Err(Denied::OwnRequest);
        }
        Ok(self.returned(&request.reason, permit))
    }

    /// This officer may withdraw what is asked for: it is their own.
    pub fn is_asked_by(&self, person: Option<UserId>) -> bool {
        self.taking_back.as_ref().is_some_and(|request| Some(request.by) == person)
    }

    /// Nothing comes of the request of that moment: who could have confirmed it says so, or who asked. Another officer alone
    /// keeps nobody verified.
    pub fn keep_verified(self, asked: Moment, reason: &str, permit: &Permit) -> Result<(Self, Event), Denied> {
        self.request(asked)?;
        if permit.action() != Action::ReviewAgain && !self.is_asked_by(permit.by()) {
            return Err(Denied::Role);
        }
        let event = self.event(EventKind::TakingBackDeclined, reason, permit);
        Ok((Self { taking_back: None, ..self }, event))
    }

    fn request(&self, asked: Moment) -> Result<TakingBack, Denied> {
        self.taking_back.clone().filter(|request| request.at == asked).ok_or(Denied::OtherRequest)
    }

    fn returned(self, reason: &str, permit: &Permit) -> (Self, Event) {
        let event = self.event(EventKind::FirmReturned, reason, permit);
        let returned_by = permit.by();
        (Self { standing: Standing::Returned, reason: reason.to_owned(), taking_back: None, returned_by, ..self }, event)
    }

    fn event(&self, kind: EventKind, reason: &str, permit: &Permit) -> Event {
        Event::new(kind, permit.by()).firm(self.id).note(reason)
    }
}

impl From<&Firm> for Subject {
    fn from(firm: &Firm) -> Self {
        Self::Firm(firm.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::{Action, Fact, FirmFacts, check},
        firms::{Address, Kind},
        ids::UserId,
        people::{Actor, Role, User},
        tax_code::TaxCode,
        time::Moment,
    };
    use uuid::Uuid;

    fn firm(standing: Standing, document: Option<FileId>) -> Firm {
        let profile = Profile {
            tax_code: TaxCode::parse("5709888017").expect("valid"),
            legal_name: String::new(),
            kind: Kind::Llc,
            address: Address::default(),
            representative: String::new(),
            contact_email: String::new(),
            contact_phone: String::new(),
            is_declared: true,
        };
        Firm { standing, ..Firm::new(FirmId(Uuid::nil()), profile, document) }
    }

    fn permit(by: u128, role: Role, action: Action, at: i64) -> Permit {
        let id = UserId(Uuid::from_u128(by));
        let user = User { id, name: String::new(), email: String::new(), role, firm: None, seat: None, still_scores: false };
        let mut facts = FirmFacts::of(FirmId(Uuid::nil()));
        facts.kept = Fact::Known(None);
        check(&Actor::User(user), action, &facts, Moment(at)).expect("permitted")
    }

    #[test]
    fn a_verification_is_taken_back_by_two_people_alone() {
        let officer = |by, at| permit(by, Role::Officer, Action::ReviewFirm, at);
        let leader = |at| permit(7, Role::Leader, Action::TakeBackVerification, at);
        let reader = |at| permit(7, Role::Leader, Action::ReviewAgain, at);
        let verified = firm(Standing::Verified, Some(FileId(Uuid::nil())));
        assert_eq!(verified.clone().take_back(Moment(0), &leader(1)), Err(Denied::OtherRequest), "nobody asked");
        let (asked, event) = verified.clone().send_back("Giấy tờ giả.", &officer(1, 5)).expect("asked");
        assert_eq!((asked.standing, event.kind), (Standing::Verified, EventKind::TakingBackAsked));
        assert_eq!(asked.clone().send_back("Lần nữa.", &officer(2, 6)).err(), Some(Denied::WrongState));
        assert_eq!(asked.clone().take_back(Moment(4), &leader(7)).err(), Some(Denied::OtherRequest), "another than was read");
        assert_eq!(asked.clone().take_back(Moment(5), &officer(1, 7)).err(), Some(Denied::OwnRequest));
        let (back, event) = asked.clone().take_back(Moment(5), &leader(8)).expect("taken back");
        assert_eq!((back.standing, back.reason.as_str(), event.kind), (Standing::Returned, "Giấy tờ giả.", EventKind::FirmReturned));
        assert_eq!(asked.clone().keep_verified(Moment(5), "Không.", &officer(2, 8)).err(), Some(Denied::Role), "neither asked nor asks");
        assert!(asked.clone().keep_verified(Moment(5), "Nhầm.", &officer(1, 8)).is_ok(), "who asked withdraws it");
        let (kept, event) = asked.keep_verified(Moment(5), "Không có căn cứ.", &reader(8)).expect("kept");
        assert_eq!((kept, event.kind), (verified, EventKind::TakingBackDeclined));
        // What was never verified is returned by one.
        assert_eq!(firm(Standing::Pending, None).send_back("Thiếu.", &officer(1, 5)).expect("returned").0.standing, Standing::Returned);
    }

    /// One officer alone could keep a firm out of a call, as often as it comes again.
    #[test]
    fn what_is_sent_again_is_sent_back_by_another_person() {
        let officer = |by| permit(by, Role::Officer, Action::ReviewFirm, 5);
        let owner = permit(9, Role::Officer, Action::ReviewFirm, 6);
        let (back, _) = firm(Standing::Pending, Some(FileId(Uuid::nil()))).send_back("Mờ.", &officer(1)).expect("returned");
        let profile = back.profile.clone();
        let (again, _) = back.clone().edit(profile.clone(), &owner);
        assert!(again.is_disputed() && !back.is_disputed());
        assert_eq!(again.clone().send_back("Vẫn mờ.", &officer(1)).err(), Some(Denied::OwnReturn));
        assert!(again.clone().verify(&officer(1)).is_ok(), "who sees the mistake mends it");
        let (twice, _) = again.clone().send_back("Đúng là mờ.", &officer(2)).expect("by another");
        assert_eq!(twice.returned_by, Some(UserId(Uuid::from_u128(2))));
        let leader = permit(7, Role::Leader, Action::ReviewAgain, 6);
        assert!(again.clone().verify(&leader).is_ok() && again.send_back("Mờ.", &leader).is_ok());
        // Changed in one character, or with the same certificate from another scanner, it could go on for ever.
        let changed = Profile { legal_name: "Khác".to_owned(), ..profile };
        let (changed, _) = back.clone().edit(changed, &owner);
        assert_eq!(changed.clone().send_back("Sai tên.", &officer(1)).err(), Some(Denied::OwnReturn));
        assert!(changed.clone().send_back("Sai tên.", &officer(2)).is_ok() && changed.verify(&officer(1)).is_ok());
        let (replaced, _) = back.replace_document(FileId(Uuid::from_u128(3)), false, &owner).expect("replaced");
        assert_eq!(replaced.send_back("Vẫn mờ.", &officer(1)).err(), Some(Denied::OwnReturn));
    }

    #[test]
    fn what_was_released_is_verified_under_another_code_alone() {
        let officer = permit(1, Role::Officer, Action::ReviewFirm, 5);
        let released = firm(Standing::Verified, Some(FileId(Uuid::nil()))).release();
        assert_eq!((released.standing, released.clone().verify(&officer)), (Standing::Returned, Err(Problem::CodeReleased)));
        let (replaced, _) = released.clone().replace_document(FileId(Uuid::from_u128(3)), true, &officer).expect("replaced");
        assert_eq!((replaced.standing, replaced.verify(&officer)), (Standing::Returned, Err(Problem::CodeReleased)), "another paper");
        assert_eq!(released.check_code(&released.profile), Err(Problem::FirmExists));
        let own = Profile { tax_code: TaxCode::parse("0100233488").expect("valid"), ..released.profile.clone() };
        assert_eq!(released.check_code(&own), Ok(()));
        assert!(released.edit(own, &officer).0.verify(&officer).is_ok());
    }

    #[test]
    fn no_way_leads_to_a_verified_firm_without_a_certificate() {
        let user = User {
            id: UserId(Uuid::nil()),
            name: String::new(),
            email: String::new(),
            role: Role::Officer,
            firm: None,
            seat: None,
            still_scores: false,
        };
        let permit = check(&Actor::User(user), Action::ReviewFirm, &FirmFacts::of(FirmId(Uuid::nil())), Moment(0)).expect("an officer");
        let file = FileId(Uuid::nil());
        for standing in Standing::ALL {
            for document in [None, Some(file)] {
                let before = firm(standing, document);
                assert_eq!(before.clone().verify(&permit).is_ok(), document.is_some());
                assert_eq!(before.clone().drop_document().is_ok(), standing != Standing::Verified);
                let (replaced, ended) = before.clone().replace_document(file, true, &permit).expect("confirmed");
                assert_eq!(ended.map(|event| event.kind), (standing == Standing::Verified).then_some(EventKind::VerificationEnded));
                assert_eq!((replaced.standing, replaced.document), (Standing::Pending, Some(file)));
                let unconfirmed = before.replace_document(file, false, &permit);
                assert_eq!(unconfirmed.err(), (standing == Standing::Verified).then_some(Problem::ConfirmReplacement));
            }
        }
    }
}

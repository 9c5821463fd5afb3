//! A firm's way to being verified.

use crate::{
    access::{Permit, Subject},
    check::Problem,
    event::{Event, EventKind},
    firms::draft::Profile,
    form::Form,
    ids::{FileId, FirmId},
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
        self.profile.to_form().with("document", document).with("standing", self.standing.code()).with("returned", &self.reason)
    }

    pub fn register(id: FirmId, profile: Profile, permit: &Permit) -> (Self, Event) {
        let event = Event::new(EventKind::FirmRegistered, permit.by()).firm(id);
        (Self { id, profile, standing: Standing::Pending, reason: String::new(), document: None }, event)
    }

    /// Any change goes back to the office for verification. The trail keeps what it was.
    /// Whether saving `profile` would change nothing; what was returned waits for its review again, also as it was.
    pub fn says(&self, profile: &Profile) -> bool {
        self.profile == *profile && self.standing != Standing::Returned
    }

    pub fn edit(self, profile: Profile, permit: &Permit) -> (Self, Event) {
        let note = self.profile.changes(&profile).to_note();
        let event = Event::new(EventKind::FirmEdited, permit.by()).firm(self.id).note(note);
        (Self { profile, standing: Standing::Pending, reason: String::new(), ..self }, event)
    }

    /// Only against its registration certificate: there is nothing else to compare what it says with.
    pub fn verify(self, permit: &Permit) -> Result<(Self, Event), Problem> {
        if self.document.is_none() {
            return Err(Problem::CertificateMissing);
        }
        let event = Event::new(EventKind::FirmVerified, permit.by()).firm(self.id);
        Ok((Self { standing: Standing::Verified, reason: String::new(), ..self }, event))
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
        Ok((Self { document: Some(document), standing: Standing::Pending, reason: String::new(), ..self }, event))
    }

    /// Refused once verified: a verified firm has a certificate, which is replaced instead.
    pub fn drop_document(self) -> Result<Self, Problem> {
        if self.replacing_ends_verification() { Err(Problem::ConfirmReplacement) } else { Ok(Self { document: None, ..self }) }
    }

    pub fn send_back(self, reason: &str, permit: &Permit) -> (Self, Event) {
        let event = Event::new(EventKind::FirmReturned, permit.by()).firm(self.id).note(reason);
        (Self { standing: Standing::Returned, reason: reason.to_owned(), ..self }, event)
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
        access::{Action, FirmFacts, check},
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
        Firm { id: FirmId(Uuid::nil()), profile, standing, reason: String::new(), document }
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

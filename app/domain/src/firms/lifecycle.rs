//! A firm's way to being verified.

use crate::{
    access::Permit,
    event::{Act, Event},
    firms::draft::Profile,
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
    pub fn register(id: FirmId, profile: Profile, permit: &Permit) -> (Self, Event) {
        let event = Event::new(Act::FirmRegistered, permit.by()).firm(id);
        (Self { id, profile, standing: Standing::Pending, reason: String::new(), document: None }, event)
    }

    /// Any change goes back to the office for verification.
    pub fn edit(self, profile: Profile, permit: &Permit) -> (Self, Event) {
        let event = Event::new(Act::FirmEdited, permit.by()).firm(self.id);
        (Self { profile, standing: Standing::Pending, reason: String::new(), ..self }, event)
    }

    pub fn verify(self, permit: &Permit) -> (Self, Event) {
        let event = Event::new(Act::FirmVerified, permit.by()).firm(self.id);
        (Self { standing: Standing::Verified, reason: String::new(), ..self }, event)
    }

    pub fn send_back(self, reason: &str, permit: &Permit) -> (Self, Event) {
        let event = Event::new(Act::FirmReturned, permit.by()).firm(self.id).note(reason);
        (Self { standing: Standing::Returned, reason: reason.to_owned(), ..self }, event)
    }
}

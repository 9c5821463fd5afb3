//! Who acts: a visitor, a signed-in person, or the system itself.

use crate::{
    firms::Standing,
    ids::{FirmId, UserId},
};
use serde::{Deserialize, Serialize};

/// The one job an account does on the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Firm,
    Officer,
    Leader,
    Member,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Firm, Self::Officer, Self::Leader, Self::Member];

    pub fn code(self) -> &'static str {
        match self {
            Self::Firm => "firm",
            Self::Officer => "officer",
            Self::Leader => "leader",
            Self::Member => "member",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.code() == code)
    }

    /// The council's members are of this role, with a seat or without.
    pub fn may_sit(self) -> bool {
        matches!(self, Self::Member)
    }
}

/// The part a member of the council plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeatRole {
    Chair,
    ViceChair,
    Secretary,
    Rapporteur,
    Member,
}

impl SeatRole {
    pub const ALL: [Self; 5] = [Self::Chair, Self::ViceChair, Self::Secretary, Self::Rapporteur, Self::Member];

    pub fn code(self) -> &'static str {
        match self {
            Self::Chair => "chair",
            Self::ViceChair => "vice_chair",
            Self::Secretary => "secretary",
            Self::Rapporteur => "rapporteur",
            Self::Member => "member",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.code() == code)
    }

    /// Without one of these a meeting has no quorum.
    pub fn may_preside(self) -> bool {
        matches!(self, Self::Chair | Self::ViceChair)
    }

    /// For chair and vice-chair, where neither can; the secretary, who pins conflicts, does not rule on them.
    pub fn may_stand_in(self) -> bool {
        matches!(self, Self::Rapporteur | Self::Member)
    }

    /// Besides whoever presides or keeps the minutes of one.
    pub fn runs_meetings(self) -> bool {
        matches!(self, Self::Chair | Self::ViceChair | Self::Secretary)
    }

    /// Unless somebody else is named for a meeting.
    pub fn keeps_minutes(self) -> bool {
        self == Self::Secretary
    }

    /// Writes a report before a meeting.
    pub fn reports(self) -> bool {
        self == Self::Rapporteur
    }
}

/// What one of a firm's people may do with its proposals, or with one of them otherwise; its owner everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    View,
    /// Read, and say something about it to the others of the firm.
    Comment,
    /// Write, hand in and withdraw. What everybody of a firm could before rights were told apart.
    #[default]
    Edit,
}

impl Right {
    pub const ALL: [Self; 3] = [Self::View, Self::Comment, Self::Edit];

    pub fn code(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Comment => "comment",
            Self::Edit => "edit",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|right| right.code() == code)
    }
}

/// A firm as seen from one of its people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    pub firm: FirmId,
    pub is_owner: bool,
    pub right: Right,
    pub standing: Standing,
}

impl Membership {
    pub fn writes(&self) -> bool {
        self.is_owner || self.right == Right::Edit
    }

    /// With one proposal, of which the owner said this for its own, or nothing.
    pub fn of_one(&self, alone: Option<Right>) -> Right {
        if self.is_owner { Right::Edit } else { alone.unwrap_or(self.right) }
    }
}

/// A signed-in person, with what permissions depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    pub id: UserId,
    pub name: String,
    pub email: String,
    pub role: Role,
    /// Of people in a firm.
    pub firm: Option<Membership>,
    /// Of members who hold a seat on the council now.
    pub seat: Option<SeatRole>,
    /// Holds none, and sat when a scoring began that nothing has been decided on yet, or is an ad hoc member of one challenge.
    pub still_scores: bool,
}

impl User {
    /// Takes part in the council: everywhere, or where scoring began with them.
    pub fn is_of_council(&self) -> bool {
        self.seat.is_some() || self.still_scores
    }

    /// Is no member for a challenge whose scoring began with this roster; before it begins, who holds no seat now is none, unless
    /// they were appointed for it.
    pub fn is_late(&self, roster: Option<&[UserId]>, is_ad_hoc: bool) -> bool {
        roster.map_or(self.seat.is_none() && !is_ad_hoc, |roster| !roster.contains(&self.id))
    }
}

/// Whoever asks for something to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    Visitor,
    User(User),
    /// A job of the site itself, such as publishing at a set time.
    System,
}

impl Actor {
    pub fn user(&self) -> Option<&User> {
        match self {
            Self::User(user) => Some(user),
            Self::Visitor | Self::System => None,
        }
    }

    pub fn id(&self) -> Option<UserId> {
        self.user().map(|u| u.id)
    }

    pub fn firm(&self) -> Option<Membership> {
        self.user().and_then(|u| u.firm)
    }
}

//! Which form is saved while somebody types.

use domain::{
    ids::{ChallengeId, MeetingId, ProposalId},
    proposals::Section,
};
use serde::{Deserialize, Serialize};

/// The form that is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// A section of one's own draft; its version is the hidden field `draft_version`.
    Section(ProposalId, Section),
    /// One's own sheet for a proposal; its version is the hidden field `sheet_version`.
    Sheet(ProposalId),
    /// What a firm is to be told of its proposal; its version is the hidden field `seen`.
    Debrief(ProposalId),
    /// What is recorded of an item of a meeting, which the hidden field `item` names; its version is `item_version`.
    Minutes(MeetingId),
    /// The draft of a challenge, but for its code; what its page showed is the hidden field `seen`.
    Challenge(ChallengeId),
    /// One's own report for a meeting, before it is sent; its version is `report_version`.
    Report(MeetingId),
}

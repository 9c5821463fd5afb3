//! Whoever has to take the next step of a shortlist gets a mail, in the transaction that brings the shortlist there.

use crate::mail::{Mail, Step};
use domain::challenges::{Awaited, Challenge};

/// The message to whoever has to take the next step.
pub(crate) fn waits(challenge: &Challenge, step: Step) -> Mail {
    let awaited = match step {
        Step::Proposed | Step::BackToCouncil | Step::BackToOffice => Awaited::Shortlist,
        Step::Forwarded => Awaited::Decision,
        Step::Decided => Awaited::Result,
    };
    let (challenge_code, title) = (challenge.code.clone(), challenge.content.title.clone());
    Mail::ShortlistWaits { challenge_code, title, step, due: challenge.due(awaited) }
}

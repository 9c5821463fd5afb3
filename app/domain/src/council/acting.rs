//! Who presides in one challenge because neither the chair nor the vice-chair can: the leader names a member, with a
//! reason. Chair and vice-chair do not choose: whoever has a conflict may not know what is at stake.

use crate::{
    check::Problem,
    form::{FieldErrors, Form, FormReader},
    ids::{ChallengeId, UserId},
    limits::REASON,
    time::Moment,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActingChair {
    pub challenge: ChallengeId,
    pub member: UserId,
    pub reason: String,
    pub by: UserId,
    pub at: Moment,
}

impl ActingChair {
    /// Form: `member`, who must be one of `eligible`, and `reason`.
    pub fn read(form: &Form, eligible: impl Fn(UserId) -> bool) -> Result<(UserId, String), FieldErrors> {
        let mut r = FormReader::new(form);
        let member = r.required_parsed("member", Problem::Choice, |id| id.parse().ok().map(UserId).filter(|id| eligible(*id)));
        let reason = r.required("reason", REASON);
        std::mem::take(&mut r.errors).or(())?;
        member.map(|member| (member, reason)).ok_or_else(|| FieldErrors::one("member", Problem::Choice))
    }
}

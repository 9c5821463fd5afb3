//! Which sheets the council may void for a conflict of their member, and what becomes of one once a motion was carried.

use super::MemberSheet;
use crate::{
    challenges::{Challenge, State},
    check::Problem,
    council::{Finding, FindingState, Motion, motion::OfSheet},
    ids::UserId,
};

/// Whether `reader` may have the council asked about a sheet that counts: never the own, and while scoring runs only where a
/// conflict of its member was found.
pub fn may_be_asked(challenge: &Challenge, reader: UserId, sheet: &MemberSheet, found: Option<&Finding>) -> bool {
    let is_over = !matches!(challenge.state, State::Scoring { .. });
    sheet.member != reader && (is_over || found.is_some_and(Finding::is_in_force))
}

/// Whether it may be put to the vote: `now` is what could be asked about by now, with what was found. Refused where the sheet is
/// another one, and while somebody still answers for the conflict by an appeal.
pub fn check(of: &OfSheet, now: Option<(&OfSheet, Option<&Finding>)>) -> Result<(), Problem> {
    let (sheet, found) = now.filter(|(sheet, _)| sheet.version == of.version).ok_or(Problem::SheetChanged)?;
    let is_same = (sheet.proposal, sheet.member) == (of.proposal, of.member);
    match found.map(|found| &found.state) {
        _ if !is_same => Err(Problem::SheetChanged),
        Some(FindingState::Appealed { .. }) => Err(Problem::StillOpen(1)),
        _ => Ok(()),
    }
}

/// What a carried motion does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The sheet is void, and does not count when scoring closes.
    Void,
    /// Scoring has closed: the result is computed again without it, and its member decides nothing about the proposal any more.
    Replace,
}

/// None where the sheet is another one by now, the conflict was lifted while scoring runs, or the leader has decided. What the
/// sheet's own member said needs nobody to find it.
pub fn effect(challenge: &Challenge, motion: &Motion, stored: Option<&MemberSheet>, found: Option<&Finding>) -> Option<Effect> {
    let of = motion.sheet()?;
    stored.filter(|sheet| sheet.is_handed_in() && of.is_about(sheet))?;
    match challenge.state {
        State::Scoring { .. } if motion.is_own_word() => Some(Effect::Void),
        State::Scoring { .. } => found.filter(|found| found.is_in_force()).map(|_| Effect::Void),
        State::Scored { .. } | State::Proposed { .. } => Some(Effect::Replace),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        council::Source,
        evaluations::{
            lifecycle::Round,
            samples::{handed_in, id, member, rules, scoring},
        },
        time::Moment,
    };

    fn found(state: FindingState) -> Finding {
        let (by, at) = (None, Moment(0));
        Finding { member: member(1), proposal: id(1), source: Source::Pinned, kind: None, reason: String::new(), by, at, state }
    }

    fn lifted() -> Finding {
        found(FindingState::Dismissed)
    }

    fn of(sheet: &MemberSheet) -> OfSheet {
        OfSheet { proposal: sheet.proposal, member: sheet.member, letter: "A".to_owned(), version: Some(sheet.hash()) }
    }

    fn sheet(points: i32) -> MemberSheet {
        handed_in(1, member(1), &[points], Round::First)
    }

    /// Moved by somebody about the sheet of the first member.
    fn moved(sheet: &MemberSheet, by: u128) -> Motion {
        let (id, challenge, text) = (crate::ids::MotionId(uuid::Uuid::nil()), crate::evaluations::samples::CHALLENGE, String::new());
        let (subject, state) = (crate::council::motion::Subject::Voiding(of(sheet)), crate::council::motion::State::Asked);
        Motion { id, challenge, number: 1, subject, text, by: member(by), at: Moment(0), hearing: None, state }
    }

    #[test]
    fn what_its_own_member_says_needs_nobody_to_find_it() {
        let (open, sheet) = (scoring(rules(&[100]), 1), sheet(90));
        assert_eq!(effect(&open, &moved(&sheet, 1), Some(&sheet), None), Some(Effect::Void));
        assert_eq!(effect(&open, &moved(&sheet, 2), Some(&sheet), None), None);
    }

    fn closed(challenge: Challenge) -> Challenge {
        Challenge { state: State::Scored { at: Moment(9), returned: None }, ..challenge }
    }

    #[test]
    fn while_scoring_runs_only_what_was_found_is_asked_about_and_nobody_asks_about_the_own() {
        let (open, sheet) = (scoring(rules(&[100]), 1), sheet(90));
        assert!(may_be_asked(&open, member(2), &sheet, Some(&found(FindingState::Found))));
        assert!(!may_be_asked(&open, member(2), &sheet, None) && !may_be_asked(&open, member(2), &sheet, Some(&lifted())));
        let closed = closed(open);
        assert!(may_be_asked(&closed, member(2), &sheet, None) && !may_be_asked(&closed, member(1), &sheet, None));
    }

    #[test]
    fn it_is_put_to_the_vote_as_it_was_asked_about_and_after_the_appeal() {
        let asked = of(&sheet(90));
        assert_eq!(check(&asked, Some((&asked, Some(&found(FindingState::Found))))), Ok(()));
        let appealed = found(FindingState::Appealed { text: String::new(), at: Moment(1) });
        assert_eq!(check(&asked, Some((&asked, Some(&appealed)))), Err(Problem::StillOpen(1)));
        for other in [None, Some((&of(&sheet(80)), None)), Some((&OfSheet { member: member(2), ..asked.clone() }, None))] {
            assert_eq!(check(&asked, other), Err(Problem::SheetChanged));
        }
    }

    #[test]
    fn what_was_carried_voids_the_very_sheet_until_the_leader_has_decided() {
        let (open, sheet, finding) = (scoring(rules(&[100]), 1), sheet(90), found(FindingState::Found));
        let voided = moved(&sheet, 9);
        assert_eq!(effect(&open, &voided, Some(&sheet), Some(&finding)), Some(Effect::Void));
        assert_eq!(effect(&open, &voided, Some(&sheet), Some(&lifted())), None, "lifted meanwhile");
        assert_eq!(effect(&open, &voided, None, Some(&finding)), None);
        let other = handed_in(1, member(1), &[80], Round::First);
        assert_eq!(effect(&open, &voided, Some(&other), Some(&finding)), None, "handed in anew");
        let closed = closed(open);
        assert_eq!(effect(&closed, &voided, Some(&sheet), None), Some(Effect::Replace));
        let cancelled = Challenge { state: State::Cancelled { at: Moment(9), reason: String::new() }, ..closed };
        assert_eq!(effect(&cancelled, &voided, Some(&sheet), Some(&finding)), None);
    }
}

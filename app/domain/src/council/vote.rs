//! How the council voted on the shortlist it proposes, and who disagrees for the record.

use super::SEATS;
use crate::{
    check::Problem,
    form::{Form, FormReader},
    ids::UserId,
    number::plain,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// Longest dissent, in characters.
pub const MAX_DISSENT: usize = 4_000;

/// Counted in the meeting and entered by whoever presides; ballots have no names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    pub in_favour: u32,
    pub against: u32,
    #[serde(default)]
    pub abstained: u32,
}

/// A member's own opinion on a shortlist, kept beside it ("ý kiến bảo lưu").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dissent {
    pub member: UserId,
    pub text: String,
    pub at: Moment,
}

impl Vote {
    pub fn cast(self) -> u32 {
        self.in_favour + self.against + self.abstained
    }

    /// More than half of the votes cast are in favour.
    pub fn is_carried(self) -> bool {
        2 * self.in_favour > self.cast()
    }

    /// Form: `vote_for`, `vote_against`, `vote_abstained`; together no fewer than the quorum and no more than there
    /// are seats. What the council voted down is not its proposal.
    pub fn read(r: &mut FormReader<'_>, quorum: u32) -> Option<Self> {
        let count = |text: &str| plain::<u32>(text).filter(|n| *n <= SEATS as u32);
        let mut field = |name: &str| {
            let problem = if plain::<u32>(&r.form.text(name)).is_some() { Problem::Range(0, SEATS as i64) } else { Problem::Number };
            r.required_parsed(name, problem, count)
        };
        let (in_favour, against, abstained) = (field("vote_for"), field("vote_against"), field("vote_abstained"));
        let vote = Self { in_favour: in_favour?, against: against?, abstained: abstained? };
        if vote.cast() > SEATS as u32 {
            r.errors.add("vote_for", Problem::TooManyVotes(SEATS as u32));
        } else if vote.cast() < quorum {
            r.errors.add("vote_for", Problem::TooFewVotes(quorum));
        } else if !vote.is_carried() {
            r.errors.add("vote_for", Problem::NotCarried);
        }
        Some(vote)
    }

    pub fn to_form(self, form: Form) -> Form {
        form.with("vote_for", self.in_favour.to_string())
            .with("vote_against", self.against.to_string())
            .with("vote_abstained", self.abstained.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FieldErrors;

    fn read(votes: [&str; 3]) -> Result<Option<Vote>, FieldErrors> {
        let form = ["vote_for", "vote_against", "vote_abstained"].iter().zip(votes).fold(Form::default(), |f, (n, v)| f.with(*n, v));
        let mut r = FormReader::new(&form);
        let vote = Vote::read(&mut r, 10);
        r.errors.or(vote)
    }

    #[test]
    fn a_vote_is_carried_by_more_than_half_of_those_cast() {
        let vote = read(["8", "5", "2"]).expect("carried").expect("a vote");
        assert_eq!((vote.cast(), vote.is_carried()), (15, true));
        assert_eq!(read(["7", "5", "2"]), Err(FieldErrors::one("vote_for", Problem::NotCarried)));
        assert_eq!(read(["1", "0", "0"]), Err(FieldErrors::one("vote_for", Problem::TooFewVotes(10))));
        assert_eq!(read(["9", "0", "0"]), Err(FieldErrors::one("vote_for", Problem::TooFewVotes(10))));
        assert!(read(["9", "0", "1"]).is_ok(), "abstentions are votes cast");
        assert_eq!(read(["9", "5", "2"]), Err(FieldErrors::one("vote_for", Problem::TooManyVotes(15))));
    }

    #[test]
    fn every_count_is_asked_for() {
        assert_eq!(read(["8", "", "2"]), Err(FieldErrors::one("vote_against", Problem::Required)));
        for wrong in ["-1", "+1", "01", "1.000"] {
            assert_eq!(read(["8", wrong, "2"]), Err(FieldErrors::one("vote_against", Problem::Number)), "{wrong}");
        }
        assert_eq!(read(["8", "16", "0"]), Err(FieldErrors::one("vote_against", Problem::Range(0, 15))));
    }

    #[test]
    fn a_vote_reads_back_from_its_form() {
        let vote = Vote { in_favour: 10, against: 1, abstained: 0 };
        assert_eq!(Vote::read(&mut FormReader::new(&vote.to_form(Form::default())), 10), Some(vote));
    }
}

//! Members without names: columns that stay the same throughout a challenge and tell nothing of who is who.

use crate::ids::{ChallengeId, UserId};
use sha2::{Digest, Sha256};

/// The members of a challenge in the order of their columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns(Vec<UserId>);

impl Columns {
    /// Everyone who sat when scoring began, in the order that chance made of them then; nobody is told it. Whoever else wrote
    /// one of the sheets comes after them.
    pub fn of(challenge: ChallengeId, roster: &[UserId], writers: impl IntoIterator<Item = UserId>) -> Self {
        let mut former: Vec<UserId> = writers.into_iter().filter(|member| !roster.contains(member)).collect();
        former.sort_by_key(|member| key(challenge, *member));
        former.dedup();
        Self([roster, &former].concat())
    }

    pub fn members(&self) -> &[UserId] {
        &self.0
    }

    /// Of each member, in their order.
    pub fn letters(&self) -> Vec<String> {
        (0..self.0.len()).map(letter).collect()
    }

    /// `None` for who neither sat nor wrote.
    pub fn letter_of(&self, member: UserId) -> Option<String> {
        self.0.iter().position(|other| *other == member).map(letter)
    }

    /// Columns of the members of whom this is so.
    pub fn letters_of(&self, is_so: impl Fn(UserId) -> bool) -> Vec<String> {
        (0..).zip(&self.0).filter(|(_, member)| is_so(**member)).map(|(place, _)| letter(place)).collect()
    }
}

fn key(challenge: ChallengeId, member: UserId) -> Vec<u8> {
    Sha256::digest([challenge.0.into_bytes(), member.0.into_bytes()].concat()).to_vec()
}

/// The name of a column: A to Z, then numbers.
pub fn letter(place: usize) -> String {
    u8::try_from(place).ok().filter(|place| *place < 26).map_or_else(|| place.to_string(), |place| char::from(b'A' + place).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluations::samples::member;
    use uuid::Uuid;

    const CHALLENGE: ChallengeId = ChallengeId(Uuid::from_u128(1));

    #[test]
    fn the_roster_keeps_its_order_and_former_writers_follow_in_one_that_tells_nothing() {
        let roster = [member(3), member(1)];
        let columns = Columns::of(CHALLENGE, &roster, [member(8), member(1), member(9), member(8)]);
        assert_eq!((&columns.members()[..2], columns.members().len()), (&roster[..], 4));
        assert_eq!(columns, Columns::of(CHALLENGE, &roster, [member(9), member(8)]), "in whatever order they are found");
        assert_eq!((columns.letter_of(member(3)), columns.letter_of(member(1))), (Some("A".to_owned()), Some("B".to_owned())));
        assert_eq!(columns.letter_of(member(7)), None);
        assert_eq!(columns.letters_of(|other| other == member(1)), ["B"]);
        let orders = (1..20).map(|n| Columns::of(ChallengeId(Uuid::from_u128(n)), &[], [member(8), member(9)])).collect::<Vec<_>>();
        assert!(orders.iter().any(|other| *other != orders[0]), "another challenge, another order");
    }

    #[test]
    fn letters_end_and_numbers_go_on() {
        assert_eq!((letter(0), letter(25), letter(26)), ("A".to_owned(), "Z".to_owned(), "26".to_owned()));
        assert_eq!(Columns::of(CHALLENGE, &[member(1), member(2)], []).letters(), ["A", "B"]);
    }
}

//! The people of a firm.

use crate::check::Problem;

/// Whether one of them may be taken out: a firm always has somebody who answers for it.
pub fn check_removal(is_owner: bool, owners: usize) -> Result<(), Problem> {
    if is_owner && owners <= 1 { Err(Problem::LastOwner) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_owner_stays() {
        assert_eq!(check_removal(true, 1), Err(Problem::LastOwner));
        assert_eq!(check_removal(true, 2), Ok(()));
        assert_eq!(check_removal(false, 1), Ok(()));
    }
}

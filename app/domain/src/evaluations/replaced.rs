//! After scoring closed the council may void a sheet whose member has a conflict: the result is computed without it, and the
//! one that it replaces is kept beside it, with all that was settled on it.

use super::{
    motion::VoidedSheet,
    result_file::{Closing, ScoredProposal},
};

impl Closing {
    /// The same without a sheet that counts, which a motion voids; `None` where there is none.
    pub fn without(&self, code: &str, column: &str, motion: &str) -> Option<Self> {
        let place = self.columns.iter().position(|known| known == column)?;
        let mut closing = self.clone();
        let proposal = closing.proposals.iter_mut().find(|proposal| proposal.code == code)?;
        proposal.void(place, column, motion)?;
        Some(closing)
    }
}

impl ScoredProposal {
    fn void(&mut self, place: usize, column: &str, motion: &str) -> Option<()> {
        let (column, motion) = (column.to_owned(), motion.to_owned());
        let sheet = self.sheets.get_mut(place)?.take()?;
        self.first.remove(&column);
        self.late.retain(|late| *late != column);
        self.found.retain(|found| *found != column);
        self.eligible = self.eligible.saturating_sub(1);
        self.voided.push(VoidedSheet { column, sheet, motion });
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn a_sheet_leaves_the_closing_and_stays_in_it_as_void() {
        let proposal = ScoredProposal {
            code: "HS-1".to_owned(),
            eligible: 2,
            sheets: vec![Some(vec![100]), Some(vec![90])],
            first: BTreeMap::from([("A".to_owned(), vec![80])]),
            late: Vec::new(),
            no_result: None,
            excluded: Vec::new(),
            voided: Vec::new(),
            declared: Vec::new(),
            found: vec!["A".to_owned()],
            contested: 0,
            anew: None,
        };
        let columns = vec!["A".to_owned(), "B".to_owned()];
        let closing = Closing { rules_hash: String::new(), closed_at: String::new(), columns, chair: None, proposals: vec![proposal] };
        let without = closing.without("HS-1", "A", "BQ-1").expect("it counts");
        let [left] = &without.proposals[..] else { panic!("one proposal") };
        assert_eq!((left.eligible, &left.sheets[..]), (1, &[None, Some(vec![90])][..]));
        assert!(left.first.is_empty() && left.found.is_empty());
        assert_eq!(left.voided, [VoidedSheet { column: "A".to_owned(), sheet: vec![100], motion: "BQ-1".to_owned() }]);
        assert_eq!(without.without("HS-1", "A", "BQ-2"), None, "once");
        assert!(closing.without("HS-2", "A", "BQ-1").is_none() && closing.without("HS-1", "C", "BQ-1").is_none());
        assert_eq!(without.all_score_sheets()[0].sheets.len(), 2);
    }
}

//! Means as they are printed beside each other: to two decimals, or to four where two that are not equal would read
//! the same (C4).

use super::{Mean, Outcome};
use crate::{locale::Locale, text::decimal};

/// Means that are printed beside each other.
#[derive(Clone, Debug, Default)]
pub struct Means(Vec<Mean>);

impl Means {
    /// Those of a ranking, the ones with excluded sheets among them.
    pub fn of<'a>(outcomes: impl IntoIterator<Item = &'a Outcome>) -> Self {
        outcomes.into_iter().flat_map(|o| [o.mean(), o.all_mean()]).flatten().collect()
    }

    /// How many decimals this one needs.
    pub fn decimals(&self, mean: Mean) -> u32 {
        let reads_the_same = |other: &Mean| *other != mean && other.rounded(2) == mean.rounded(2);
        if self.0.iter().any(reads_the_same) { 4 } else { 2 }
    }

    pub fn show(&self, mean: Mean, locale: Locale) -> String {
        let decimals = self.decimals(mean);
        decimal(mean.rounded(decimals), decimals, locale)
    }
}

impl FromIterator<Mean> for Means {
    fn from_iter<I: IntoIterator<Item = Mean>>(means: I) -> Self {
        Self(means.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluations::{
        ScoreSheets, rank,
        result_file::official_lines,
        samples::{id, rules},
    };

    fn means(pairs: &[(i64, u32)]) -> Vec<Mean> {
        pairs.iter().map(|(sum, n)| Mean::new(*sum, *n).expect("sheets")).collect()
    }

    fn shown(pairs: &[(i64, u32)]) -> Vec<String> {
        let means = means(pairs);
        let all: Means = means.iter().copied().collect();
        means.into_iter().map(|mean| all.show(mean, Locale::Vi)).collect()
    }

    #[test]
    fn two_that_differ_and_read_the_same_have_four_decimals() {
        // A member was recused from the first: 80.038… and 80.035… are told apart by four decimals only.
        assert_eq!(shown(&[(2081, 13), (2241, 14), (2100, 14)]), ["80,0385", "80,0357", "75,00"]);
        assert_eq!(shown(&[(2083, 13), (2241, 14)]), ["80,12", "80,04"]);
        // More than fifty sheets.
        assert_eq!(shown(&[(8401, 60), (8402, 60), (14_001, 100)]), ["70,0083", "70,02", "70,0050"]);
    }

    #[test]
    fn equal_ones_need_no_more_however_many_sheets_they_have() {
        assert_eq!(shown(&[(2081, 13), (4162, 26)]), ["80,04", "80,04"]);
        assert_eq!(shown(&[(2013, 20)]), ["50,33"]);
        assert!(shown(&[]).is_empty());
    }

    #[test]
    fn with_equal_numbers_of_sheets_up_to_fifty_two_decimals_are_enough() {
        for n in 1..=50 {
            let pair = [(100 * i64::from(n), n), (100 * i64::from(n) + 1, n)];
            assert!(shown(&pair).iter().all(|text| text.len() == 5), "{n}: {:?}", shown(&pair));
        }
    }

    #[test]
    fn the_result_file_prints_them_alike() {
        let sheets = |sum: i32, n: usize| {
            let sheet = |i: usize| vec![sum / n as i32 + i32::from(i < sum as usize % n)];
            (0..n).map(sheet).collect::<Vec<_>>()
        };
        let scored =
            |i: u128, sum, n| ScoreSheets { proposal: id(i), eligible: n, sheets: sheets(sum, n), chair: None, excluded: Vec::new() };
        let outcomes = rank(&rules(&[100]), &[scored(0, 2081, 13), scored(1, 2241, 14), scored(2, 2100, 14)]);
        let codes = (0..3).map(|i| (id(i), format!("HS-{i}"))).collect();
        let lines: Vec<_> = official_lines(&outcomes, &codes).into_iter().map(|line| (line.rank, line.mean)).collect();
        let expected = [(1, "80.0385"), (2, "80.0357"), (3, "75.00")];
        assert_eq!(lines, expected.map(|(rank, mean)| (Some(rank), Some(mean.to_owned()))));
    }
}

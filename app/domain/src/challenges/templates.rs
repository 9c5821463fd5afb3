//! Rule sets to start from: an officer picks one and changes what the call needs.

use super::rules::{Blind, Criterion, MotionRules, Publicity, RuleSet, SECOND_ROUND_DAYS, Terms, Ties};
use crate::locale::Bilingual;

/// Score sheets of two circulars, and one that this site proposes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// Proposed for the 13 problems; in force nowhere.
    SixCriteria,
    /// Applied research and technology tasks: Circular 20/2023, article 12.
    Research,
    /// Enterprise-support programme: Circular 15/2022, article 16.
    Enterprise,
}

impl Template {
    pub const ALL: [Self; 3] = [Self::SixCriteria, Self::Research, Self::Enterprise];

    pub fn code(self) -> &'static str {
        match self {
            Self::SixCriteria => "six_criteria",
            Self::Research => "research",
            Self::Enterprise => "enterprise",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|t| t.code() == code)
    }

    /// A complete rule set with this template's criteria; everything else is a default.
    pub fn rules(self) -> RuleSet {
        RuleSet {
            criteria: self.criteria().iter().map(|(vi, en, max)| criterion(vi, en, *max)).collect(),
            pass_mark: 70,
            zero_rule: true,
            quorum_floor: 8,
            meeting_quorum: 10,
            meeting_reports: true,
            meeting_first: false,
            motions: MotionRules::default(),
            practice: true,
            wide_percent: WIDE_PERCENT,
            rounds: 1,
            second_round_days: SECOND_ROUND_DAYS,
            blind: Blind::OwnSheet,
            outlier_points: 20,
            shortlist_size: 2,
            priority: [0, 1],
            ties: Ties::default(),
            publicity: Publicity::Scores,
            // A firm reads what the council says of it before its time to complain is over.
            terms: Terms { debrief_days: 5, ..Terms::default() },
        }
    }

    /// Whose score sheet is most like this one: with most criteria of the same name, or else of the same maximum, in their place.
    pub fn nearest(rules: &RuleSet) -> Self {
        let alike = |template: Self| {
            let pairs = || template.criteria().iter().zip(&rules.criteria);
            let named = pairs().filter(|((vi, ..), criterion)| criterion.name.vi == *vi).count();
            let of_size = pairs().filter(|((.., max), criterion)| criterion.max == *max).count();
            (named, of_size, template.criteria().len() == rules.criteria.len())
        };
        // Of equally like ones, the first of the list.
        Self::ALL.into_iter().rev().max_by_key(|template| alike(*template)).unwrap_or(Self::SixCriteria)
    }

    fn criteria(self) -> &'static [(&'static str, &'static str, i32)] {
        match self {
            Self::SixCriteria => &[
                ("Mức độ phù hợp với bài toán", "Fit to the problem", 20),
                ("Giải pháp kỹ thuật và tính khả thi", "Technical solution and feasibility", 25),
                ("Kết quả đo lường được", "Measurable results", 15),
                ("Dữ liệu, an toàn và tích hợp", "Data, security and integration", 15),
                ("Đội ngũ và năng lực", "Team and capacity", 15),
                ("Chi phí và tính bền vững", "Cost and sustainability", 10),
            ],
            Self::Research => &[
                ("Tổng quan", "Overview", 12),
                ("Nội dung, nhân lực và phương pháp", "Content, staff and method", 24),
                ("Sản phẩm", "Products", 16),
                ("Khả năng ứng dụng", "Applicability", 16),
                ("Tính khả thi của kế hoạch và kinh phí", "Feasibility of plan and budget", 16),
                ("Năng lực của tổ chức và cá nhân", "Capacity", 16),
            ],
            Self::Enterprise => &[
                ("Tính cấp thiết", "Urgency", 15),
                ("Tính khả thi", "Feasibility", 50),
                ("Hiệu quả, khả năng duy trì và nhân rộng", "Effect, upkeep and replication", 35),
            ],
        }
    }
}

/// From which spread of a criterion on the council talks about it. Our own number, to be confirmed by the province.
const WIDE_PERCENT: u32 = 30;

impl Default for RuleSet {
    /// The six criteria that this site proposes; in force nowhere.
    fn default() -> Self {
        Template::SixCriteria.rules()
    }
}

fn criterion(vi: &str, en: &str, max: i32) -> Criterion {
    Criterion { name: Bilingual::new(vi, en), max, ..Criterion::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheets_have_the_maxima_of_their_sources() {
        let maxima = |template: Template| template.rules().criteria.iter().map(|c| c.max).collect::<Vec<_>>();
        assert_eq!(maxima(Template::Research), [12, 24, 16, 16, 16, 16]);
        assert_eq!(maxima(Template::Enterprise), [15, 50, 35]);
        assert_eq!(maxima(Template::SixCriteria), [20, 25, 15, 15, 15, 10]);
        let names: Vec<_> = Template::SixCriteria.rules().criteria.into_iter().map(|c| c.name.en).collect();
        let expected = [
            "Fit to the problem",
            "Technical solution and feasibility",
            "Measurable results",
            "Data, security and integration",
            "Team and capacity",
            "Cost and sustainability",
        ];
        assert_eq!((names, RuleSet::default()), (expected.map(str::to_owned).to_vec(), Template::SixCriteria.rules()));
    }

    #[test]
    fn every_template_sums_to_100_and_is_found_by_its_code() {
        for template in Template::ALL {
            assert_eq!(template.rules().sum(), 100, "{template:?}");
            assert_eq!(Template::from_code(template.code()), Some(template));
        }
    }
}

//! Which criteria a section of a proposal is nearest to, for whoever writes it. It binds nobody: the council reads the whole
//! proposal for each criterion.

use super::section::Section;
use crate::challenges::{Criterion, RuleSet};

/// The criteria of a rule set, seen from one section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guidance<'a> {
    pub near: Vec<&'a Criterion>,
    pub others: Vec<&'a Criterion>,
}

impl<'a> Guidance<'a> {
    pub fn of(rules: &'a RuleSet, section: Section) -> Self {
        let (near, others) = rules.criteria.iter().partition(|criterion| sections(criterion).contains(&section));
        Self { near, others }
    }
}

/// By the name that the templates give a criterion. One that an officer has named otherwise is near to no section in particular.
fn sections(criterion: &Criterion) -> &'static [Section] {
    use Section::{Costs, DataSecurity, Fit, Plan, References, Results, Solution, Team};
    match criterion.name.vi.trim() {
        "Mức độ phù hợp với bài toán" | "Tổng quan" | "Tính cấp thiết" => &[Fit],
        "Giải pháp kỹ thuật và tính khả thi" => &[Solution, Plan],
        "Kết quả đo lường được" | "Sản phẩm" => &[Results],
        "Dữ liệu, an toàn và tích hợp" => &[DataSecurity],
        "Đội ngũ và năng lực" | "Năng lực của tổ chức và cá nhân" => &[Team, References],
        "Chi phí và tính bền vững" => &[Costs],
        "Nội dung, nhân lực và phương pháp" => &[Solution, Team],
        "Khả năng ứng dụng" => &[Fit, Results],
        "Tính khả thi của kế hoạch và kinh phí" => &[Plan, Costs],
        "Tính khả thi" => &[Solution, DataSecurity, Team, Plan, Costs],
        "Hiệu quả, khả năng duy trì và nhân rộng" => &[Results],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::challenges::templates::Template;

    #[test]
    fn every_criterion_of_a_template_is_near_to_a_section_and_no_other_is() {
        for template in Template::ALL {
            let rules = template.rules();
            assert!(rules.criteria.iter().all(|criterion| !sections(criterion).is_empty()), "{template:?}");
        }
        let named = Criterion { name: crate::locale::Bilingual::new("Tiêu chí riêng", ""), ..Criterion::default() };
        let rules = RuleSet { criteria: vec![named], ..RuleSet::default() };
        let guidance = Guidance::of(&rules, Section::Fit);
        assert_eq!((guidance.near.len(), guidance.others.len()), (0, 1));
    }

    #[test]
    fn with_six_criteria_each_written_section_has_one() {
        let rules = Template::SixCriteria.rules();
        let near = |section| Guidance::of(&rules, section).near.iter().map(|c| c.name.en.as_str()).collect::<Vec<_>>();
        assert_eq!(near(Section::Plan), ["Technical solution and feasibility"]);
        assert_eq!(near(Section::References), ["Team and capacity"]);
        assert_eq!(near(Section::Declarations), Vec::<&str>::new());
        assert_eq!(Guidance::of(&rules, Section::Files).others.len(), 6);
    }
}

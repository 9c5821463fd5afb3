//! What an earlier proposal of the same firm lends to a draft: what it wrote. Never what belongs to the other call or has to be
//! said anew: its files, the answers to its targets, and what was declared.

use super::{
    field::{Content, Field, Kind},
    section::Section,
};

/// Whether a field is copied at all.
pub fn is_copied(field: Field) -> bool {
    match field.kind() {
        Kind::Line | Kind::Text | Kind::Table => true,
        Kind::Targets | Kind::Consortium | Kind::Declaration => false,
    }
}

impl Content {
    /// This content with what `earlier` has in sections in which nothing is written yet, and which those are. Nothing that was
    /// written is replaced.
    pub fn filled_from(&self, earlier: &Self) -> (Self, Vec<Section>) {
        let mut filled = self.clone();
        let mut sections = Vec::new();
        for section in Section::ALL.into_iter().filter(|section| !self.is_begun(*section)) {
            let fields = section.fields().filter(|field| is_copied(*field) && earlier.value(*field).is_written());
            let fields: Vec<_> = fields.collect();
            if !fields.is_empty() {
                fields.into_iter().for_each(|field| filled.take(field, earlier));
                sections.push(section);
            }
        }
        (filled, sections)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposals::{Amount, CostLine, TargetLine};

    #[test]
    fn sections_without_a_word_are_filled_and_nothing_is_replaced() {
        let costs = vec![CostLine { item: "Máy chủ".into(), quantity: Amount::Number(1), unit_price: Amount::Number(7) }];
        let answered = vec![TargetLine { value: "92%".into(), ..TargetLine::default() }];
        let earlier = Content {
            title: "Trợ lý".into(),
            plan: "Sáu tháng".into(),
            results: "Đúng hạn".into(),
            team: "Mười kỹ sư".into(),
            targets: answered,
            is_truthful: true,
            owns_rights: true,
            has_no_tie: true,
            costs,
            ..Content::default()
        };
        let draft = Content { plan: "Tám tháng".into(), ..Content::default() };
        let (filled, sections) = draft.filled_from(&earlier);
        assert_eq!(sections, [Section::Fit, Section::Results, Section::Team, Section::Costs]);
        assert_eq!((filled.title.as_str(), filled.plan.as_str(), filled.costs.len()), ("Trợ lý", "Tám tháng", 1));
        assert!(filled.targets.is_empty() && !filled.is_truthful && !filled.owns_rights && !filled.has_no_tie);
        assert_eq!(filled.filled_from(&earlier).1, [], "once");
    }
}

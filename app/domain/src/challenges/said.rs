//! What a call says in words, for telling it from what others write.

use super::{Content, ContentPart, Criterion, part::Value, topic::Measure};
use crate::locale::Bilingual;

impl Content {
    /// Every text of it, in both languages.
    pub fn texts(&self) -> Vec<&str> {
        ContentPart::ALL.iter().flat_map(|part| of_part(self.value(*part))).flat_map(|text| [text.vi.as_str(), text.en.as_str()]).collect()
    }
}

fn of_part(value: Value<'_>) -> Vec<&Bilingual> {
    match value {
        Value::Text(text) => vec![text],
        Value::Measures(measures) => measures.iter().flat_map(|Measure { name, target }| [name, target]).collect(),
        Value::Rules(rules) => rules.criteria.iter().flat_map(of_criterion).collect(),
        Value::Fields(_) | Value::Money(_) | Value::Calendar(_) => Vec::new(),
    }
}

fn of_criterion(criterion: &Criterion) -> Vec<&Bilingual> {
    let parts = criterion.parts.iter().map(|part| &part.name);
    let anchors = criterion.anchors.iter().map(|anchor| &anchor.text);
    [&criterion.name, &criterion.guide].into_iter().chain(parts).chain(anchors).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Form;

    #[test]
    fn whatever_the_call_says_is_among_its_texts() {
        let form = Form::default()
            .with("title_vi", "Tên")
            .with("context_en", "Background")
            .with("measure_name_vi_0", "Đo")
            .with("measure_target_vi_0", "≥ 90%")
            .with("criterion_name_vi_0", "Tiêu chí")
            .with("criterion_guide_vi_0", "Hướng dẫn")
            .with("criterion_max_0", "100");
        let content = Content::from_form(&form).expect("a draft");
        let texts = content.texts();
        for text in ["Tên", "Background", "Đo", "≥ 90%", "Tiêu chí", "Hướng dẫn"] {
            assert!(texts.contains(&text), "{text}: {texts:?}");
        }
    }
}

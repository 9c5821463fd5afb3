//! The labels of the challenge's form.

use app::office::labels::label;
use domain::{
    challenges::{Content, Measure, Topic},
    locale::Locale,
};

#[test]
fn every_field_of_the_form_has_a_label() {
    let mut content = Content { fields: Topic::ALL.to_vec(), measures: vec![Measure::default()], ..Content::default() };
    content.budget_ceiling = Some(1);
    for name in content.to_form().0.keys() {
        assert!(!label(Locale::Vi, name).contains('_'), "{name}");
    }
}

#[test]
fn a_label_says_row_and_language() {
    assert_eq!(label(Locale::Vi, "criterion_name_en_2"), "Tên tiêu chí 3 (tiếng Anh)");
    assert_eq!(label(Locale::En, "priority_2"), "Criterion that breaks ties second");
    assert_eq!(label(Locale::En, "title_vi"), "Title (Vietnamese)");
}

//! What of a section is saved as it was typed, and to be mended before the proposal is submitted.

use super::{Asked, Content, Section, consortium, costs, targets};
use crate::{check::Problem, form::Form};

/// Numbers that cannot be read, and texts over their limit, by field.
pub fn wrong(section: Section, form: &Form) -> Vec<(String, Problem)> {
    let Ok(written) = Content::default().with_section(section, form, Asked::default()) else { return Vec::new() };
    let too_long = |(of, field, problem)| (of == section && matches!(problem, Problem::TooLong(_))).then_some((field, problem));
    let texts = || written.missing(Asked::default()).into_iter().filter_map(too_long);
    match section {
        Section::Costs => costs::unread_cells(form),
        Section::Results => {
            let targets = form.0.iter().filter_map(|(name, text)| Some((name.clone(), targets::too_long(name, text)?)));
            targets.chain(texts()).collect()
        }
        Section::Team => {
            let cells = consortium::unread_cells(form);
            let others: Vec<_> = texts().filter(|(field, _)| !consortium::is_cell(field)).collect();
            cells.into_iter().chain(others).collect()
        }
        _ => texts().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_named_cell_by_cell() {
        let form = Form::default().with("cost_item_0", "Máy chủ").with("cost_quantity_0", "3").with("cost_price_0", "mười triệu");
        assert_eq!(wrong(Section::Costs, &form), [("cost_price_0".to_owned(), Problem::Money)]);
        assert_eq!(wrong(Section::Team, &form), [], "cells belong to the costs");
    }

    #[test]
    fn what_is_only_missing_is_not_wrong() {
        assert!(Section::ALL.into_iter().all(|section| wrong(section, &Form::default()).is_empty()));
    }
}

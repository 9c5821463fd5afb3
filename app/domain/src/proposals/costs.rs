//! The cost table: every line is kept as far as it was written, also a number that cannot be read yet.

use super::{MAX_TEXT, MAX_TITLE};
use crate::{
    check::Problem,
    form::{Form, FormReader},
    money::{MAX_VND, parse_vnd},
    number::plain,
};
use serde::{Deserialize, Serialize};

pub const MAX_COSTS: usize = 40;
pub const MAX_QUANTITY: i64 = 1_000_000;

/// A number as far as it was written. In JSON: `null`, the number, or the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Amount {
    #[default]
    Missing,
    Number(i64),
    /// What was typed and is no number here; it is kept, and named as missing.
    Unread(String),
}

impl Amount {
    /// How many: digits alone, since a separator could stand before decimals.
    pub fn quantity(text: &str) -> Self {
        Self::read(text, |text| plain(text).filter(|n| (1..=MAX_QUANTITY).contains(n)))
    }

    /// Whole đồng.
    pub fn price(text: &str) -> Self {
        Self::read(text, parse_vnd)
    }

    pub fn number(&self) -> Option<i64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// As its field shows it.
    pub fn typed(&self) -> String {
        match self {
            Self::Missing => String::new(),
            Self::Number(number) => number.to_string(),
            Self::Unread(text) => text.clone(),
        }
    }

    fn read(text: &str, parse: impl Fn(&str) -> Option<i64>) -> Self {
        match text.trim() {
            "" => Self::Missing,
            text => parse(text).map_or_else(|| Self::Unread(text.to_owned()), Self::Number),
        }
    }

    /// What keeps it from being submitted; `unread` where it was typed.
    fn problem(&self, unread: Problem) -> Option<Problem> {
        match self {
            Self::Missing => Some(Problem::Required),
            Self::Number(_) => None,
            Self::Unread(_) => Some(unread),
        }
    }
}

impl From<i64> for Amount {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

/// One line of the cost table; its sum is exact, in đồng.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostLine {
    #[serde(default)]
    pub item: String,
    #[serde(default)]
    pub quantity: Amount,
    /// Whole đồng.
    #[serde(default)]
    pub unit_price: Amount,
}

impl CostLine {
    /// Nothing while one of the two numbers is missing.
    pub fn sum(&self) -> Option<i64> {
        self.quantity.number().zip(self.unit_price.number()).map(|(quantity, price)| quantity.saturating_mul(price))
    }
}

/// The name of a cell in the form.
pub fn cell_name(column: &str, row: usize) -> String {
    format!("cost_{column}_{row}")
}

/// The lines in use, in their order.
pub(super) fn read(r: &mut FormReader<'_>) -> Vec<CostLine> {
    let rows = r.form.rows(&["cost_item", "cost_quantity", "cost_price"], MAX_COSTS);
    let line = |i: usize| CostLine {
        item: r.text(&cell_name("item", i), MAX_TEXT),
        quantity: Amount::quantity(&r.text(&cell_name("quantity", i), MAX_TEXT)),
        unit_price: Amount::price(&r.text(&cell_name("price", i), MAX_TEXT)),
    };
    rows.into_iter().map(line).collect()
}

pub(super) fn to_form(lines: &[CostLine], form: &mut Form) {
    for (i, line) in lines.iter().enumerate() {
        form.set(cell_name("item", i), &line.item);
        form.set(cell_name("quantity", i), line.quantity.typed());
        form.set(cell_name("price", i), line.unit_price.typed());
    }
}

/// What a cell holds that is typed but is no number here, or too long; `field` is its name in the form.
pub fn unread(field: &str, text: &str) -> Option<Problem> {
    let (amount, problem) = match field.rsplit_once('_')?.0 {
        "cost_item" => return too_long(text),
        "cost_quantity" => (Amount::quantity(text), Problem::Range(1, MAX_QUANTITY)),
        "cost_price" => (Amount::price(text), Problem::Money),
        _ => return None,
    };
    matches!(amount, Amount::Unread(_)).then_some(problem)
}

/// The same of every cell of a form.
pub(super) fn unread_cells(form: &Form) -> Vec<(String, Problem)> {
    let cells = (0..MAX_COSTS).flat_map(|row| ["item", "quantity", "price"].map(|column| cell_name(column, row)));
    cells.filter_map(|cell| unread(&cell, form.get(&cell)).map(|problem| (cell, problem))).collect()
}

fn too_long(item: &str) -> Option<Problem> {
    (item.chars().count() > MAX_TITLE).then_some(Problem::TooLong(MAX_TITLE as u32))
}

/// What the table still needs before it may be submitted, cell by cell.
pub(super) fn missing(lines: &[CostLine], ceiling: Option<i64>) -> Vec<(String, Problem)> {
    let mut missing = Vec::new();
    if lines.is_empty() {
        missing.push(("cost_item_0".to_owned(), Problem::Required));
    }
    for (i, line) in lines.iter().enumerate() {
        let item = if line.item.is_empty() { Some(Problem::Required) } else { too_long(&line.item) };
        let quantity = line.quantity.problem(Problem::Range(1, MAX_QUANTITY));
        let price = line.unit_price.problem(Problem::Money);
        let cells = [("item", item), ("quantity", quantity), ("price", price)];
        missing.extend(cells.into_iter().filter_map(|(cell, problem)| Some((cell_name(cell, i), problem?))));
    }
    let ceiling = ceiling.unwrap_or(MAX_VND).min(MAX_VND);
    if total(lines) > ceiling {
        missing.push(("cost_item_0".to_owned(), Problem::AboveCeiling(ceiling)));
    }
    missing
}

/// Lines that hold something and have no sum: a number is missing, or cannot be read.
pub fn not_added(lines: &[CostLine]) -> usize {
    lines.iter().filter(|line| line.sum().is_none() && **line != CostLine::default()).count()
}

/// Of the lines that have a sum.
pub fn total(lines: &[CostLine]) -> i64 {
    lines.iter().filter_map(CostLine::sum).fold(0, i64::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposals::{Asked, Content, Section, content::Submission};

    fn saved(cells: &[(&str, &str)]) -> Content {
        let form = cells.iter().fold(Form::default(), |form, (name, text)| form.with(*name, *text));
        Content::default().with_section(Section::Costs, &form, Asked::default()).expect("a draft saves in every state")
    }

    fn missing_costs(content: &Content, ceiling: Option<i64>) -> Vec<(String, Problem)> {
        content
            .missing(Asked { ceiling, ..Asked::default() })
            .into_iter()
            .filter(|(s, ..)| *s == Section::Costs)
            .map(|(_, field, problem)| (field, problem))
            .collect()
    }

    #[test]
    fn costs_are_exact_and_held_against_the_ceiling() {
        let content = saved(&[
            ("cost_item_0", "Máy chủ"),
            ("cost_quantity_0", "3"),
            ("cost_price_0", "100.000.001"),
            ("cost_item_2", "Đào tạo"),
            ("cost_quantity_2", "1"),
            ("cost_price_2", "50.000.000"),
        ]);
        assert_eq!(content.total(), 350_000_003);
        assert_eq!(missing_costs(&content, Some(350_000_002)), [("cost_item_0".to_owned(), Problem::AboveCeiling(350_000_002))]);
        assert_eq!(missing_costs(&content, Some(350_000_003)), []);
    }

    #[test]
    fn a_line_is_kept_as_it_was_written_and_what_it_lacks_is_named() {
        let content = saved(&[
            ("cost_item_0", "Máy chủ"),
            ("cost_price_0", "mười triệu"),
            ("cost_quantity_1", "1,5"),
            ("cost_price_1", "1.500.000,00"),
            ("cost_price_2", "7"),
        ]);
        let named = [
            ("cost_quantity_0", Problem::Required),
            ("cost_price_0", Problem::Money),
            ("cost_item_1", Problem::Required),
            ("cost_quantity_1", Problem::Range(1, MAX_QUANTITY)),
            ("cost_price_1", Problem::Money),
            ("cost_item_2", Problem::Required),
            ("cost_quantity_2", Problem::Required),
        ];
        assert_eq!(missing_costs(&content, None), named.map(|(field, problem)| (field.to_owned(), problem)));
        assert_eq!(content.total(), 0);
        let form = content.to_form();
        assert_eq!(
            (form.get("cost_price_0"), form.get("cost_quantity_1"), form.get("cost_price_1")),
            ("mười triệu", "1,5", "1.500.000,00")
        );
        assert_eq!(Content::default().with_section(Section::Costs, &form, Asked::default()).as_ref(), Ok(&content));
        let stored = serde_json::to_string(&content).expect("JSON");
        assert_eq!(serde_json::from_str::<Content>(&stored).expect("read again"), content);
    }

    #[test]
    fn sums_beyond_every_number_are_above_the_ceiling() {
        let content = saved(&[("cost_item_0", "A"), ("cost_quantity_0", "1000000"), ("cost_price_0", "100.000.000.000.000")]);
        assert_eq!(missing_costs(&content, None), [("cost_item_0".to_owned(), Problem::AboveCeiling(MAX_VND))]);
    }

    #[test]
    fn what_was_stored_before_is_read_and_what_is_hashed_stays_the_same() {
        let before = r#"{"code":"HS-1","version":1,"content":{"title":"A","fit":"","solution":"","results":"","data_security":"","team":"","plan":"","costs":[{"item":"Máy chủ","quantity":3,"unit_price":100000001}],"references":"","is_truthful":true,"owns_rights":true,"has_no_tie":true},"files":[]}"#;
        let read: Submission = serde_json::from_str(before).expect("read");
        assert_eq!(read.content.total(), 300_000_003);
        assert_eq!(read.canonical(), before);
    }
}

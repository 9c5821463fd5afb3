//! A list as a JSON array.

use domain::{
    challenges::table_import::{Cell, ImportPlan, Table, plan},
    check::Problem,
    text::clean,
};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Names of the fields, and the headings under which a table has the same.
const COLUMNS: [(&str, &str); 8] = [
    ("code", "code"),
    ("title_vi", "title"),
    ("title_en", "english title"),
    ("legal_basis", "legal basis"),
    ("required_result", "required result"),
    ("context", "context"),
    ("owner", "owner"),
    ("budget_ceiling", "budget"),
];

pub fn read(bytes: &[u8]) -> Result<ImportPlan, Problem> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let items: Vec<Map<String, Value>> = serde_json::from_slice(bytes).map_err(|_| Problem::FileBroken)?;
    let mut table = Table { is_list: true, cells: vec![COLUMNS.map(|(_, heading)| Cell::from(heading)).to_vec()], ..Table::default() };
    for item in &items {
        table.cells.push(COLUMNS.iter().map(|(name, _)| cell(item.get(*name))).collect::<Result<_, _>>()?);
    }
    let mut plan = plan(&table);
    let known = |name: &&String| !COLUMNS.iter().any(|(column, _)| column == name);
    plan.ignored = items.iter().flat_map(Map::keys).filter(known).cloned().collect::<BTreeSet<_>>().into_iter().collect();
    // A JSON list has no row of headings of its own, so one is put above it.
    plan.rows.iter_mut().for_each(|row| row.row -= 1);
    plan.problems.iter_mut().for_each(|(row, _, problem)| {
        *row = row.saturating_sub(1);
        if let Problem::DuplicateRow(at) | Problem::Row(at) = problem {
            *at -= 1;
        }
    });
    Ok(plan)
}

fn cell(value: Option<&Value>) -> Result<Cell, Problem> {
    match value {
        None | Some(Value::Null) => Ok(Cell::default()),
        Some(Value::String(text)) => Ok(Cell::from(clean(text).as_ref())),
        Some(Value::Number(number)) => Ok(Cell { text: number.to_string(), is_number: true }),
        Some(_) => Err(Problem::FileBroken),
    }
}

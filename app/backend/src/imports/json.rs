//! A list as a JSON array.

use domain::{
    challenges::sheet_import::{ImportPlan, plan},
    check::Problem,
    text::clean,
};
use serde_json::{Map, Value};

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
    let mut grid = vec![COLUMNS.map(|(_, heading)| heading.to_owned()).to_vec()];
    for item in &items {
        grid.push(COLUMNS.iter().map(|(name, _)| text(item.get(*name))).collect::<Result<_, _>>()?);
    }
    let mut plan = plan(&grid);
    // The heading is ours: the first object is the first row.
    plan.rows.iter_mut().for_each(|row| row.row -= 1);
    plan.problems.iter_mut().for_each(|(row, _, problem)| {
        *row = row.saturating_sub(1);
        if let Problem::DuplicateRow(at) | Problem::Row(at) = problem {
            *at -= 1;
        }
    });
    Ok(plan)
}

fn text(value: Option<&Value>) -> Result<String, Problem> {
    match value {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::String(text)) => Ok(clean(text).into_owned()),
        Some(Value::Number(number)) => Ok(number.to_string()),
        Some(_) => Err(Problem::FileBroken),
    }
}

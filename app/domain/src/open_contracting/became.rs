//! What became of a decision, in the words of the standard: milestones of the call, and a report on how it went. A contract is told
//! nowhere, because none is known here; so spending stands in the report and is no transaction.

use crate::{
    challenges::outcome::{Edition, Step},
    time::Moment,
};
use serde_json::{Map, Value};

/// Of the last edition, each by its place. What an earlier one said of a place and this one does not is taken back (`null`), and a
/// milestone that is left out is told as such: it cannot go out of a record.
pub(super) fn milestones(editions: &[Edition]) -> Vec<Value> {
    let Some((edition, before)) = editions.split_last() else { return Vec::new() };
    let most = editions.iter().map(|edition| edition.outcome.steps.len()).max().unwrap_or_default();
    let at = |place: usize| {
        let earlier: Vec<&Step> = before.iter().filter_map(|edition| edition.outcome.steps.get(place)).collect();
        let step = edition.outcome.steps.get(place);
        let title = step.or(earlier.last().copied()).map_or("", |step| step.what.as_str());
        let mut milestone = Map::new();
        milestone.insert("id".to_owned(), format!("outcome-{}", place + 1).into());
        milestone.insert("title".to_owned(), title.into());
        milestone.insert("type".to_owned(), "delivery".into());
        let mut day = |name: &str, of: fn(&Step) -> Option<Moment>| match step.and_then(of) {
            Some(at) => drop(milestone.insert(name.to_owned(), at.to_rfc3339().into())),
            None if earlier.iter().any(|step| of(step).is_some()) => drop(milestone.insert(name.to_owned(), Value::Null)),
            None => {}
        };
        day("dueDate", |step| step.due);
        day("dateMet", |step| step.done);
        match step {
            Some(step) => {
                milestone.insert("status".to_owned(), if step.done.is_some() { "met" } else { "scheduled" }.into());
                let was_left_out = before.iter().any(|edition| edition.outcome.steps.len() <= place) && !earlier.is_empty();
                if was_left_out {
                    milestone.insert("description".to_owned(), Value::Null);
                }
            }
            None => {
                milestone.insert("status".to_owned(), "notMet".into());
                milestone.insert("description".to_owned(), "Không còn trong lần cập nhật mới nhất.".into());
            }
        }
        Value::Object(milestone)
    };
    (0..most).map(at).collect()
}

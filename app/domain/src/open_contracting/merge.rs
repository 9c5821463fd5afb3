//! What the releases of a call come to: the standard's rule for merging, as far as our releases need it.

use serde_json::{Map, Value, json};

/// Told of each release alone.
const OF_ONE: [&str; 3] = ["id", "date", "tag"];

/// `releases`: bodies, oldest first. Objects are merged name by name, lists of things with an `id` by it, and whatever else a
/// later release tells takes the place of what was; `null` takes it away. Nothing comes of none.
pub fn compiled(releases: &[Value]) -> Option<Value> {
    let mut merged = Map::new();
    for release in releases.iter().filter_map(Value::as_object) {
        for (name, value) in release.iter().filter(|(name, _)| !OF_ONE.contains(&name.as_str())) {
            add(&mut merged, name, value);
        }
    }
    let (ocid, date) = (merged.get("ocid")?.as_str()?.to_owned(), releases.last()?.get("date")?.as_str()?.to_owned());
    merged.insert("id".to_owned(), format!("{ocid}-{date}").into());
    merged.insert("date".to_owned(), date.into());
    merged.insert("tag".to_owned(), json!(["compiled"]));
    Some(Value::Object(merged))
}

fn add(to: &mut Map<String, Value>, name: &str, value: &Value) {
    match (to.get_mut(name), value) {
        (_, Value::Null) => drop(to.remove(name)),
        (Some(Value::Object(old)), Value::Object(new)) => new.iter().for_each(|(name, value)| add(old, name, value)),
        (Some(Value::Array(old)), Value::Array(new)) if new.iter().all(|one| one.get("id").is_some()) => {
            new.iter().for_each(|one| add_to_list(old, one));
        }
        _ => drop(to.insert(name.to_owned(), value.clone())),
    }
}

fn add_to_list(list: &mut Vec<Value>, new: &Value) {
    let same = list.iter_mut().find(|old| old.get("id") == new.get("id"));
    match (same, new) {
        (Some(Value::Object(old)), Value::Object(new)) => new.iter().for_each(|(name, value)| add(old, name, value)),
        (Some(old), new) => *old = new.clone(),
        (None, new) => list.push(new.clone()),
    }
}

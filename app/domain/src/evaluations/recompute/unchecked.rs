//! What a file holds and nothing here computes or compares. Rules and closing are bound by their hashes, to the letter.

use crate::evaluations::result_file::ResultFile;
use serde_json::Value;

/// Each value of the file that is lost when it is read.
pub fn differences(value: &Value, file: &ResultFile) -> Vec<String> {
    let mut found = Vec::new();
    match serde_json::to_value(file) {
        Ok(read) => lost("", value, &read, &mut found),
        Err(error) => found.push(format!("the file cannot be written again: {error}")),
    }
    found
}

fn lost(place: &str, stored: &Value, read: &Value, found: &mut Vec<String>) {
    match (stored, read) {
        (Value::Object(stored), Value::Object(read)) => {
            for (name, stored) in stored.iter().filter(|(_, value)| !says_nothing(value)) {
                let place = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
                match read.get(name) {
                    Some(read) => lost(&place, stored, read, found),
                    None => found.push(format!("{place}: nothing checks it")),
                }
            }
        }
        (Value::Array(stored), Value::Array(read)) => {
            (0_usize..).zip(stored.iter().zip(read)).for_each(|(i, (stored, read))| lost(&format!("{place}[{i}]"), stored, read, found));
        }
        _ => {}
    }
}

/// What may be left out where it is written.
fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

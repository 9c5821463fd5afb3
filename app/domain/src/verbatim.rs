//! A value with the text that it was read from, so that what is frozen is stored, handed on and hashed as it stands:
//! what this version knows nothing of stays in it, and what it would add is no part of it.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};
use std::ops::{Deref, DerefMut};

/// JSON with fields in the order declared, and no spaces.
///
/// # Panics
/// When the value cannot be written so: nothing else may be hashed in its place.
pub fn canonical(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| panic!("no JSON: {error}"))
}

/// In hex, lower case.
pub fn sha256(text: impl AsRef<[u8]>) -> String {
    hex::encode(Sha256::digest(text))
}

/// Equal where the values are.
#[derive(Clone, Debug, Default)]
pub struct Verbatim<T> {
    value: T,
    /// Without spaces. None where the value was made or changed since: it is written as this version writes it.
    text: Option<Box<RawValue>>,
}

impl<T> Verbatim<T> {
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T: Serialize> Verbatim<T> {
    /// As it was read, or else as [`canonical`] writes it.
    pub fn text(&self) -> String {
        self.text.as_ref().map_or_else(|| canonical(&self.value), |text| text.get().to_owned())
    }

    /// Of [`text`](Self::text).
    pub fn hash(&self) -> String {
        sha256(self.text())
    }
}

impl<T> From<T> for Verbatim<T> {
    fn from(value: T) -> Self {
        Self { value, text: None }
    }
}

impl<T> Deref for Verbatim<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// What is changed is not what was read any more.
impl<T> DerefMut for Verbatim<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.text = None;
        &mut self.value
    }
}

impl<T: PartialEq> PartialEq for Verbatim<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Verbatim<T> {}

impl<T: Serialize> Serialize for Verbatim<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.text {
            Some(text) => text.serialize(serializer),
            None => self.value.serialize(serializer),
        }
    }
}

impl<'de, T: de::DeserializeOwned> Deserialize<'de> for Verbatim<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let value = serde_json::from_str(raw.get()).map_err(de::Error::custom)?;
        let text = match without_spaces(raw.get()) {
            Some(compact) => RawValue::from_string(compact).map_err(de::Error::custom)?,
            None => raw,
        };
        Ok(Self { value, text: Some(text) })
    }
}

/// A file that somebody indented to read it is still the same; `None` where there is nothing to leave out.
fn without_spaces(json: &str) -> Option<String> {
    let (mut is_text, mut is_escaped) = (false, false);
    let compact: String = json
        .chars()
        .filter(|c| {
            let is_kept = is_text || !c.is_ascii_whitespace();
            is_text ^= *c == '"' && !is_escaped;
            is_escaped = is_text && *c == '\\' && !is_escaped;
            is_kept
        })
        .collect();
    (compact.len() < json.len()).then_some(compact)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::challenges::RuleSet;

    #[test]
    fn what_is_read_is_written_and_hashed_as_it_stood() {
        // Of a version that knew a field more, and some less, in another order.
        let text = r#"{"quorum_by_name":["a \" b\\"," { c "],"pass_mark":60,"criteria":[]}"#;
        let rules: Verbatim<RuleSet> = serde_json::from_str(text).expect("readable");
        assert_eq!((rules.pass_mark, rules.text().as_str()), (60, text));
        assert_eq!(serde_json::to_string(&[&rules]).expect("json"), format!("[{text}]"));
        assert_eq!(rules.hash(), sha256(text));
        let spread = text.replace(":[", " : [\n ").replace(",\"pass", "\t, \"pass");
        let read: Verbatim<RuleSet> = serde_json::from_str(&spread).expect("readable");
        assert_eq!(read.hash(), rules.hash());
    }

    #[test]
    fn what_is_changed_is_written_anew() {
        let mut rules: Verbatim<RuleSet> = serde_json::from_str(r#"{"pass_mark":60}"#).expect("readable");
        let before = rules.clone();
        rules.pass_mark = 61;
        assert_eq!(rules.text(), serde_json::to_string(&*rules).expect("json"));
        assert_ne!(rules.hash(), before.hash());
        rules.pass_mark = 60;
        assert_eq!(rules, before, "they say the same");
        assert_ne!(rules.hash(), before.hash(), "in other words");
    }
}

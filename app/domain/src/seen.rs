//! What a page showed when it was opened. Its form carries that along in the hidden field [`SEEN`]: what is decided rests
//! on what was shown, and what is saved takes nothing back that somebody else saved meanwhile.

use crate::{
    check::Problem,
    form::{FieldErrors, Form},
    sameness::{says_the_same, used},
    text::clean,
};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// Name of the hidden field. A form without it comes from no page.
pub const SEEN: &str = "seen";

/// The same for the texts of a form that has a version of its own: what they were when the page was opened.
pub const SHOWN_TEXTS: &str = "shown_texts";

/// Before a field's name: what it held in a save of the same page that has not been answered, where it holds something else
/// by now.
pub const UNANSWERED: &str = "unanswered_";

/// Letters of a field's own hash: enough to say which of few fields changed, after the whole said that one did.
const SHORT: usize = 10;
const WHOLE: usize = 64;

/// Everything that was shown as one SHA-256, and each field as a short one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    whole: String,
    fields: BTreeMap<String, String>,
}

impl Seen {
    pub fn of(shown: &Form) -> Self {
        let fields: BTreeMap<_, _> = shown
            .0
            .keys()
            .map(|name| (name, used(shown, name)))
            .filter(|(name, value)| name.as_str() != SEEN && !value.trim().is_empty())
            .map(|(name, value)| (name.clone(), hash(value)))
            .collect();
        let all: String = fields.iter().map(|(name, hash)| format!("{name}={hash}\n")).collect();
        Self { whole: hash(&all), fields: fields.into_iter().map(|(name, hash)| (name, hash[..SHORT].to_owned())).collect() }
    }

    /// As a form carries it.
    pub fn read(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let whole = words.next().filter(|whole| whole.len() == WHOLE)?.to_owned();
        let field = |word: &str| word.split_once('=').map(|(name, hash)| (name.to_owned(), hash.to_owned()));
        Some(Self { whole, fields: words.filter_map(field).collect() })
    }

    /// Whether a form that says what it showed holds it still: nobody typed that.
    pub fn is_untouched(form: &Form, name: &str) -> bool {
        form.0.get(SEEN).and_then(|seen| Self::read(seen)).is_some_and(|seen| seen.has(name, used(form, name)))
    }

    fn has(&self, name: &str, value: &str) -> bool {
        let hash = (!value.trim().is_empty()).then(|| hash(value));
        self.fields.get(name).map(String::as_str) == hash.as_ref().map(|hash| &hash[..SHORT])
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.whole)?;
        self.fields.iter().try_for_each(|(name, hash)| write!(f, " {name}={hash}"))
    }
}

/// The same letters, however a browser ends its lines.
fn hash(value: &str) -> String {
    hex::encode(Sha256::digest(clean(value).trim()))
}

/// For an act that rests on what its page showed: refused at each field that is another `now`.
pub fn check_seen(form: &Form, now: &Form) -> Result<(), FieldErrors> {
    let Some(seen) = form.0.get(SEEN) else { return Ok(()) };
    // What cannot be read is nothing that was ever shown.
    let seen = Seen::read(seen).unwrap_or_default();
    if seen.whole == Seen::of(now).whole {
        return Ok(());
    }
    let names: BTreeSet<&String> = seen.fields.keys().chain(now.0.keys()).collect();
    let changed: Vec<_> = names.into_iter().filter(|name| !seen.has(name, used(now, name))).collect();
    let errors = if changed.is_empty() { vec!["form".to_owned()] } else { changed.into_iter().cloned().collect() };
    Err(FieldErrors(errors.into_iter().map(|name| (name, Problem::ChangedSince)).collect()))
}

/// The form as the save sent it that has not been answered yet; `None` if all were.
pub fn unanswered(form: &Form) -> Option<Form> {
    let (before, mut fields): (BTreeMap<_, _>, BTreeMap<_, _>) =
        form.0.clone().into_iter().partition(|(name, _)| name.starts_with(UNANSWERED));
    let is_any = !before.is_empty();
    fields.extend(before.into_iter().map(|(name, text)| (name[UNANSWERED.len()..].to_owned(), text)));
    is_any.then_some(Form(fields))
}

/// What a form that was opened earlier says about what is stored by now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// As typed where something was typed, as stored elsewhere.
    pub form: Form,
    /// Fields that both changed, in different ways.
    pub asked: BTreeSet<String>,
}

/// `None` for a form that does not say what it showed. A list of numbered rows is taken as a whole: its rows move when one
/// of them goes.
pub fn merged(typed: &Form, stored: &Form) -> Option<Merged> {
    let seen = Seen::read(typed.0.get(SEEN)?)?;
    let mut units: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
    let names: BTreeSet<&String> = seen.fields.keys().chain(stored.0.keys()).chain(typed.0.keys()).collect();
    // A row or a tick that is gone has no name any more; whatever else is not stored here, such as a reason, is nobody else's.
    let is_gone = |name: &String| is_row(name) || seen.has(name, "on");
    let is_stored = |name: &&String| name.as_str() != SEEN && (stored.0.contains_key(*name) || is_gone(name));
    names.into_iter().filter(is_stored).for_each(|name| units.entry(unit(name)).or_default().push(name));
    let mut merged = Merged { form: typed.clone(), asked: BTreeSet::new() };
    for names in units.into_values() {
        let is_moved = names.iter().any(|name| !seen.has(name, used(stored, name)));
        // A box that is not ticked is not sent; whatever else is missing stands on another page.
        let is_shown = names.iter().any(|name| typed.0.contains_key(*name) || stored.get(name) == "on" || seen.has(name, "on"));
        if !is_moved || !is_shown {
            continue;
        }
        if names.iter().any(|name| !seen.has(name, used(typed, name))) {
            let differs = |name: &&&String| !says_the_same(name, used(typed, name), used(stored, name));
            merged.asked.extend(names.iter().filter(differs).map(|name| (*name).clone()));
            continue;
        }
        for name in names {
            merged.form.0.remove(name);
            if let Some(value) = stored.0.get(name) {
                merged.form.set(name.clone(), value.clone());
            }
        }
    }
    Some(merged)
}

/// The same for a form that has a version of its own: its texts alone are compared, by [`SHOWN_TEXTS`].
pub fn merged_texts(typed: &Form, stored: &Form) -> Option<Merged> {
    let shown = typed.0.get(SHOWN_TEXTS)?;
    let mut merged = merged(&typed.clone().with(SEEN, shown), &texts(stored))?;
    merged.form.0.remove(SEEN);
    merged.form.0.extend(typed.0.get(SEEN).map(|seen| (SEEN.to_owned(), seen.clone())));
    Some(merged)
}

/// For the hidden field [`SHOWN_TEXTS`].
pub fn shown_texts(stored: &Form) -> Seen {
    Seen::of(&texts(stored))
}

fn texts(form: &Form) -> Form {
    Form(form.0.iter().filter(|(name, _)| !name.ends_with("version")).map(|(name, text)| (name.clone(), text.clone())).collect())
}

/// Of a list whose rows move. The criteria of a sheet stay where they are.
fn is_row(name: &str) -> bool {
    let is_of_sheet = ["score_", "comment_", "reason_"].iter().any(|of| name.starts_with(of));
    !is_of_sheet && name.rsplit_once('_').is_some_and(|(_, number)| number.parse::<u32>().is_ok())
}

fn unit(name: &str) -> &str {
    if is_row(name) { name.split('_').next().unwrap_or(name) } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(&str, &str)]) -> Form {
        Form(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    fn opened(shown: &Form) -> Form {
        shown.clone().with(SEEN, Seen::of(shown).to_string())
    }

    #[test]
    fn an_act_is_refused_at_what_changed_since_its_page_was_opened() {
        let shown = form(&[("name", "Công ty A"), ("street", "Số 1\nTầng 2"), ("tel", "")]);
        let seen = Form::default().with(SEEN, Seen::of(&shown).to_string());
        assert_eq!(check_seen(&seen, &shown), Ok(()));
        assert_eq!(check_seen(&seen, &shown.clone().with("street", "Số 1\r\nTầng 2")), Ok(()));
        let errors = check_seen(&seen, &shown.clone().with("name", "Công ty B").with("tel", "1")).expect_err("another");
        assert_eq!(errors.0.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["name", "tel"]);
        for other in ["", "x", "seen"] {
            assert!(check_seen(&Form::default().with(SEEN, other), &shown).is_err(), "{other}");
        }
    }

    #[test]
    fn what_one_never_touched_keeps_what_the_other_saved() {
        let shown = form(&[("title", "Cũ"), ("summary", "Cũ"), ("closes", "10"), ("field_it", "on")]);
        let stored = form(&[("title", "Của Nam"), ("summary", "Cũ"), ("closes", "11"), ("field_ai", "on")]);
        let mut typed = opened(&shown).with("summary", "Của Mai").with("closes", "12").with("reason", "Vì thế");
        let both = merged(&typed, &stored).expect("seen");
        assert_eq!(both.asked, BTreeSet::from(["closes".to_owned()]));
        for (name, value) in
            [("title", "Của Nam"), ("summary", "Của Mai"), ("closes", "12"), ("field_it", ""), ("field_ai", "on"), ("reason", "Vì thế")]
        {
            assert_eq!(both.form.get(name), value, "{name}");
        }
        typed.set("closes", "11");
        assert!(merged(&typed, &stored).expect("seen").asked.is_empty(), "both typed the same");
        typed.0.remove(SEEN);
        assert_eq!(merged(&typed, &stored), None);
    }

    #[test]
    fn scores_that_one_window_gave_stay_where_another_gave_none() {
        let shown = form(&[("score_0", ""), ("score_1", ""), ("strengths", ""), ("sheet_version", "1")]);
        let stored = form(&[("score_0", "12"), ("score_1", ""), ("strengths", "Khả thi."), ("sheet_version", "2")]);
        let typed = shown.clone().with(SHOWN_TEXTS, shown_texts(&shown).to_string()).with("score_1", "7,5");
        let both = merged_texts(&typed, &stored).expect("says what it showed");
        assert!(both.asked.is_empty(), "{both:?}");
        let fields = ["score_0", "score_1", "strengths", "sheet_version"].map(|name| both.form.get(name));
        assert_eq!(fields, ["12", "7,5", "Khả thi.", "1"]);
        let asked = merged_texts(&typed.with("score_0", "9"), &stored).expect("says what it showed");
        assert_eq!(asked.asked, BTreeSet::from(["score_0".to_owned()]));
        assert_eq!(merged_texts(&shown, &stored), None);
    }

    #[test]
    fn a_list_is_asked_about_as_a_whole() {
        let shown = form(&[("row_name_0", "A"), ("row_name_1", "B"), ("row_max_0", "1"), ("row_max_1", "2")]);
        let mut stored = shown.clone();
        for name in ["row_name_1", "row_max_1"] {
            stored.0.remove(name);
        }
        let untouched = merged(&opened(&shown), &stored).expect("seen");
        assert!(untouched.asked.is_empty() && !untouched.form.0.contains_key("row_name_1"), "{untouched:?}");
        let typed = opened(&shown).with("row_name_0", "A2");
        let asked = merged(&typed, &stored).expect("seen");
        assert!(asked.asked.contains("row_name_0") && asked.asked.contains("row_name_1"), "{asked:?}");
        assert_eq!(asked.form.get("row_name_1"), "B");
    }
}

//! Dossiers of calls that have closed, as a search over what is public finds them.

use crate::{
    check::{Problem, RegisterProblem},
    form::{FieldErrors, Form, FormReader},
    limits::NAME,
    text::fold,
    time::Moment,
};

/// What is asked for; nothing asked finds all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DossierSearch {
    /// Of a title, a department or a commune, or a number.
    pub words: String,
    pub from: Option<Moment>,
    /// The last day.
    pub until: Option<Moment>,
}

impl DossierSearch {
    /// Form: `q`, `from`, `until`.
    pub fn read(form: &Form) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let day = Problem::Register(RegisterProblem::Day);
        let words = r.text("q", NAME);
        let from = r.parsed("from", day.clone(), Moment::from_date);
        let until = r.parsed("until", day, Moment::from_date);
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            r.errors.add("until", Problem::DateOrder);
        }
        r.errors.or(Self { words, from, until })
    }

    /// Every word is in one of the texts, with diacritics or without, and one of the moments is within the days.
    pub fn has(&self, texts: &[&str], moments: &[Moment]) -> bool {
        let text = squeezed(&texts.join(" "));
        let is_within = |at: &Moment| self.from.is_none_or(|from| from <= *at) && self.until.is_none_or(|until| *at < until.plus_days(1));
        let is_any_day = self.from.is_none() && self.until.is_none();
        squeezed(&self.words).split(' ').all(|word| text.contains(word)) && (is_any_day || moments.iter().any(is_within))
    }
}

/// Letters and digits in small letters without diacritics, with one space where anything else stood: `12/QĐ-UBND` is `12 qd ubnd`.
fn squeezed(text: &str) -> String {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dossiers_are_found_by_words_numbers_and_days() {
        let at = |text: &str| Moment::from_local(text).expect("a time");
        let (texts, moments) = (["BT-06", "Giám sát mỏ hầm lò", "Sở Công Thương", "12/QĐ-UBND"], [at("2026-03-31T17:00")]);
        let has = |q: &str, from: &str, until: &str| {
            let form = Form::default().with("q", q).with("from", from).with("until", until);
            DossierSearch::read(&form).expect("read").has(&texts, &moments)
        };
        for (q, from, until) in [
            ("", "", ""),
            ("ham lo", "", ""),
            ("BT-06", "", ""),
            ("so cong thuong", "2026-03-31", "2026-03-31"),
            ("12/qđ-ubnd", "", "2026-03-31"),
        ] {
            assert!(has(q, from, until), "{q} {from} {until}");
        }
        assert!(!has("hầm lò du lịch", "", "") && !has("", "2026-04-01", "") && !has("", "", "2026-03-30"));
        let wrong = Form::default().with("from", "2026-04-02").with("until", "2026-04-01");
        assert_eq!(DossierSearch::read(&wrong).expect_err("refused").of("until"), Some(&Problem::DateOrder));
        assert!(DossierSearch::read(&Form::default().with("from", "hôm qua")).is_err());
    }
}

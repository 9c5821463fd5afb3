//! A proposal as it is compared: words without diacritics, each with where it stands.

use super::SHINGLE;
use crate::{
    proposals::{Content, Field, Section, field::Value},
    text::fold,
};
use sha2::{Digest, Sha256};
use std::{collections::HashSet, ops::Range};

/// Shingles of texts that say nothing of who wrote a proposal: of its call, of the legal texts that everybody cites.
#[derive(Clone, Debug, Default)]
pub struct Known(HashSet<u64>);

impl Known {
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut known = HashSet::new();
        for text in texts {
            let words: Vec<String> = spans(text).map(|at| fold(&text[at])).collect();
            known.extend(words.windows(SHINGLE).map(hash));
        }
        Self(known)
    }

    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        self.0.extend(&other.0);
        self
    }
}

/// One text of a proposal.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub section: Section,
    pub text: String,
}

#[derive(Clone, Debug)]
pub(super) struct Word {
    pub part: usize,
    pub at: Range<usize>,
    folded: String,
}

/// All that a firm wrote, word by word.
#[derive(Clone, Debug, Default)]
pub struct Read {
    pub(super) parts: Vec<Part>,
    pub(super) words: Vec<Word>,
    /// Of the shingle that begins with a word; none that goes over the end of its text.
    pub(super) shingles: Vec<Option<u64>>,
}

impl Read {
    pub fn of(content: &Content) -> Self {
        let mut parts = Vec::new();
        for field in Field::ALL {
            let section = field.section();
            match content.value(*field) {
                Value::Line(text) | Value::Text(text) => parts.push(Part { section, text: text.clone() }),
                Value::Targets(lines) => parts.extend(lines.iter().map(|line| Part { section, text: line.proof.clone() })),
                Value::Table(_) | Value::Consortium(_) | Value::Declaration(_) => {}
            }
        }
        let mut words = Vec::new();
        for (part, Part { text, .. }) in parts.iter().enumerate() {
            words.extend(spans(text).map(|at| Word { part, folded: fold(&text[at.clone()]), at }));
        }
        let shingles = (0..words.len()).map(|i| shingle(&words, i)).collect();
        Self { parts, words, shingles }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The shingles that say something; no part of them is of a text that is known.
    pub(super) fn own(&self, known: &Known) -> Vec<Option<u64>> {
        let mut is_known = vec![false; self.words.len()];
        for (i, shingle) in self.shingles.iter().enumerate() {
            if shingle.is_some_and(|shingle| known.0.contains(&shingle)) {
                is_known[i..i + SHINGLE].fill(true);
            }
        }
        let own = |(i, shingle): (usize, &Option<u64>)| shingle.filter(|_| !is_known[i..i + SHINGLE].contains(&true));
        self.shingles.iter().enumerate().map(own).collect()
    }

    /// Whether the same word stands in both.
    pub(super) fn is_same(&self, i: usize, other: &Self, j: usize) -> bool {
        self.words[i].folded == other.words[j].folded
    }
}

fn shingle(words: &[Word], at: usize) -> Option<u64> {
    let words = words.get(at..at + SHINGLE)?;
    let is_whole = words.iter().all(|word| word.part == words[0].part);
    is_whole.then(|| hash(&words.iter().map(|word| word.folded.clone()).collect::<Vec<_>>()))
}

/// The same on every machine.
fn hash(words: &[String]) -> u64 {
    let digest = Sha256::digest(words.join(" "));
    digest.iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte))
}

/// Where the words of a text stand: runs of letters and digits.
fn spans(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_inside = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
    text.split(move |c: char| !is_inside(c)).filter(|word| !word.is_empty()).map(move |word| {
        let from = word.as_ptr() as usize - text.as_ptr() as usize;
        from..from + word.len()
    })
}

//! The passages themselves, from both texts.

use super::{Known, Read, SHORTEST};
use crate::proposals::Section;
use std::collections::HashMap;

/// Places of the same shingle that are looked at: a text that repeats itself is not compared for ever.
const PLACES: usize = 32;
/// Words shown before and after a passage.
const AROUND: usize = 12;

/// A passage as one of the two has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    pub section: Section,
    pub before: String,
    pub text: String,
    pub after: String,
}

/// What both say, word for word but for case and diacritics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub words: usize,
    pub sides: [Excerpt; 2],
}

/// Where a passage begins in each, and how many words it has.
struct Run {
    at: [usize; 2],
    words: usize,
}

/// In the order of the first text.
pub fn passages(one: &Read, other: &Read, known: &Known) -> Vec<Passage> {
    let passage = |run: Run| Passage { words: run.words, sides: [one.excerpt(run.at[0], run.words), other.excerpt(run.at[1], run.words)] };
    runs(one, other, known).into_iter().map(passage).collect()
}

/// How many passages there are, and how many words they have together.
pub fn shared(one: &Read, other: &Read, known: &Known) -> (usize, usize) {
    let runs = runs(one, other, known);
    (runs.len(), runs.iter().map(|run| run.words).sum())
}

fn runs(one: &Read, other: &Read, known: &Known) -> Vec<Run> {
    let own = [one.own(known), other.own(known)];
    let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
    for (j, shingle) in own[1].iter().enumerate() {
        let Some(shingle) = shingle else { continue };
        let there = places.entry(*shingle).or_default();
        if there.len() < PLACES {
            there.push(j);
        }
    }
    let (mut runs, mut i) = (Vec::new(), 0);
    while i < own[0].len() {
        let there = own[0][i].and_then(|shingle| places.get(&shingle));
        let found = there.into_iter().flatten().map(|j| (length(one, other, &own, [i, *j]), *j));
        // Of passages that are as long the first.
        match found.max_by_key(|(words, j)| (*words, std::cmp::Reverse(*j))) {
            Some((words, j)) if words >= SHORTEST => {
                runs.push(Run { at: [i, j], words });
                i += words;
            }
            _ => i += 1,
        }
    }
    runs
}

/// So many words are the same from here on, in one text of each, and none of a text that is known.
fn length(one: &Read, other: &Read, own: &[Vec<Option<u64>>; 2], [i, j]: [usize; 2]) -> usize {
    let shingles = own[0][i..].iter().zip(&own[1][j..]).take_while(|(a, b)| a.is_some() && a == b).count();
    if shingles == 0 { 0 } else { (0..shingles + super::SHINGLE - 1).take_while(|n| one.is_same(i + n, other, j + n)).count() }
}

impl Read {
    fn excerpt(&self, from: usize, words: usize) -> Excerpt {
        let part = self.words[from].part;
        let of_part = |at: &usize| self.words[*at].part == part;
        let first = (from.saturating_sub(AROUND)..=from).find(of_part).unwrap_or(from);
        let last = from + words - 1;
        let end = (last..self.words.len().min(last + AROUND + 1)).take_while(of_part).last().unwrap_or(last);
        let text = &self.parts[part].text;
        let (begin, until) = (self.words[from].at.start, self.words[last].at.end);
        let piece = |from: usize, until: usize| text[from..until].to_owned();
        Excerpt {
            section: self.parts[part].section,
            before: piece(self.words[first].at.start, begin),
            text: piece(begin, until),
            after: piece(until, self.words[end].at.end),
        }
    }
}

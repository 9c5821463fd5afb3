//! What differs between two texts, word by word: for people who compare, never for what is decided.

/// A stretch of words that both texts have, or only one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Same(String),
    Gone(String),
    New(String),
}

/// The largest table of comparisons, in cells; longer texts are compared line by line, then as a whole.
const CELLS: usize = 1_000_000;

/// The pieces of both texts in order: all but the new ones make up `before`, all but those that are gone `after`.
pub fn difference(before: &str, after: &str) -> Vec<Piece> {
    let words = |text| parts(text, char::is_whitespace);
    let lines = |text| parts(text, |c| c == '\n');
    compared(&words(before), &words(after))
        .or_else(|| compared(&lines(before), &lines(after)))
        .unwrap_or_else(|| vec![Piece::Gone(before.to_owned()), Piece::New(after.to_owned())])
}

/// Each part ends with its own separator; line ends stand alone, so that a word before one is the same word.
fn parts(text: &str, is_end: impl Fn(char) -> bool) -> Vec<&str> {
    text.split_inclusive(is_end)
        .flat_map(|part| match part.strip_suffix('\n') {
            Some(word) if !word.is_empty() => vec![word, "\n"],
            _ => vec![part],
        })
        .collect()
}

/// `None` where it would take too long.
fn compared(before: &[&str], after: &[&str]) -> Option<Vec<Piece>> {
    let head = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    let (old, new) = (&before[head..], &after[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    if (old.len() + 1).saturating_mul(new.len() + 1) > CELLS {
        return None;
    }
    let mut pieces = Pieces::default();
    before[..head].iter().for_each(|part| pieces.same(part));
    middle(old, new, &mut pieces);
    before[before.len() - tail..].iter().for_each(|part| pieces.same(part));
    Some(pieces.end())
}

/// The longest common subsequence, walked from the beginning.
fn middle(old: &[&str], new: &[&str], pieces: &mut Pieces) {
    let width = new.len() + 1;
    let mut longest = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i * width + j] = if old[i] == new[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            pieces.same(old[i]);
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && longest[(i + 1) * width + j] >= longest[i * width + j + 1]) {
            pieces.gone += old[i];
            i += 1;
        } else {
            pieces.new += new[j];
            j += 1;
        }
    }
}

/// Pieces under construction: what is gone stands before what is new.
#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    same: String,
    gone: String,
    new: String,
}

impl Pieces {
    fn same(&mut self, part: &str) {
        if !self.gone.is_empty() || !self.new.is_empty() {
            self.flush();
        }
        self.same += part;
    }

    fn flush(&mut self) {
        let pieces = [
            Piece::Same(std::mem::take(&mut self.same)),
            Piece::Gone(std::mem::take(&mut self.gone)),
            Piece::New(std::mem::take(&mut self.new)),
        ];
        let is_there = |piece: &Piece| matches!(piece, Piece::Same(text) | Piece::Gone(text) | Piece::New(text) if !text.is_empty());
        self.done.extend(pieces.into_iter().filter(is_there));
    }

    fn end(mut self) -> Vec<Piece> {
        self.flush();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn side(pieces: &[Piece], is_new: bool) -> String {
        let text = |piece: &Piece| match piece {
            Piece::Same(text) => text.clone(),
            Piece::Gone(text) if !is_new => text.clone(),
            Piece::New(text) if is_new => text.clone(),
            _ => String::new(),
        };
        pieces.iter().map(text).collect()
    }

    #[test]
    fn only_the_words_that_changed_are_marked() {
        let pieces = difference("Triển khai trong 12 tháng.\nBa bước.", "Triển khai trong 13 tháng.\nBa bước.");
        let expected = [
            Piece::Same("Triển khai trong ".into()),
            Piece::Gone("12 ".into()),
            Piece::New("13 ".into()),
            Piece::Same("tháng.\nBa bước.".into()),
        ];
        assert_eq!(pieces, expected);
        assert_eq!(difference("", "Mới."), [Piece::New("Mới.".into())]);
        assert_eq!(difference("x", "x"), [Piece::Same("x".into())]);
        assert_eq!(difference("", ""), []);
    }

    #[test]
    fn long_texts_are_compared_too() {
        let long = |seed: u32| (0..4_000_u32).map(|i| format!("{} ", i.wrapping_mul(seed) % 977)).collect::<String>();
        let (before, after) = (format!("{}\ncuối", long(7)), format!("{}\ncuối", long(13)));
        let pieces = difference(&before, &after);
        assert_eq!((side(&pieces, false), side(&pieces, true)), (before, after));
    }

    proptest! {
        #[test]
        fn both_texts_are_there_whole(before in "[a-c \n]{0,40}", after in "[a-c \n]{0,40}") {
            let pieces = difference(&before, &after);
            prop_assert_eq!(side(&pieces, false), before);
            prop_assert_eq!(side(&pieces, true), after);
        }
    }
}

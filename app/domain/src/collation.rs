//! The order of names in Vietnamese: by the Vietnamese alphabet, then by tone, word for word.

/// Letters in the order of the alphabet; those that only foreign words have stand where Latin has them.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/// Each vowel with its tones, in the order of dictionaries: huyền, hỏi, ngã, sắc, nặng.
const TONED: [(char, &str); 12] = [
    ('a', "àảãáạ"),
    ('ă', "ằẳẵắặ"),
    ('â', "ầẩẫấậ"),
    ('e', "èẻẽéẹ"),
    ('ê', "ềểễếệ"),
    ('i', "ìỉĩíị"),
    ('o', "òỏõóọ"),
    ('ô', "ồổỗốộ"),
    ('ơ', "ờởỡớợ"),
    ('u', "ùủũúụ"),
    ('ư', "ừửữứự"),
    ('y', "ỳỷỹýỵ"),
];
/// The same tones as marks of their own, in decomposed text.
const TONE_MARKS: &str = "\u{300}\u{309}\u{303}\u{301}\u{323}";
/// Marks that make another letter of the one before them: breve, circumflex, horn.
const LETTER_MARKS: [(char, &[(char, char)]); 3] =
    [('\u{306}', &[('a', 'ă')]), ('\u{302}', &[('a', 'â'), ('e', 'ê'), ('o', 'ô')]), ('\u{31b}', &[('o', 'ơ'), ('u', 'ư')])];

/// What texts are sorted by; made by [`words`] and [`person`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(Vec<Word>);

/// A word's letters decide, then its tone; the text itself only where nothing else differs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    letters: Vec<usize>,
    tone: usize,
    text: String,
}

/// For names of firms and things: from the first word on.
pub fn words(text: &str) -> Key {
    Key(text.split_whitespace().map(word).collect())
}

/// For people: by given name, which comes last, then by family and middle names.
pub fn person(name: &str) -> Key {
    let Key(mut words) = words(name);
    if !words.is_empty() {
        words.rotate_right(1);
    }
    Key(words)
}

fn word(text: &str) -> Word {
    let (mut letters, mut tone) = (Vec::new(), 0);
    for c in text.chars().flat_map(char::to_lowercase) {
        if let Some(mark) = position(TONE_MARKS, c) {
            tone = mark + 1;
        } else if let Some((_, made)) = LETTER_MARKS.iter().find(|(mark, _)| *mark == c) {
            let last = letters.pop();
            letters.extend(last.map(|last| made.iter().find(|(from, _)| *from == last).map_or(last, |(_, to)| *to)));
        } else if let Some((vowel, mark)) = TONED.iter().find_map(|(vowel, toned)| Some((*vowel, position(toned, c)?))) {
            letters.push(vowel);
            tone = mark + 1;
        } else {
            letters.push(c);
        }
    }
    Word { letters: letters.into_iter().map(rank).collect(), tone, text: text.to_owned() }
}

/// Signs and digits first, then the alphabet.
fn rank(letter: char) -> usize {
    position(ALPHABET, letter).map_or(letter as usize, |at| char::MAX as usize + 1 + at)
}

fn position(among: &str, c: char) -> Option<usize> {
    among.chars().position(|other| other == c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<const N: usize>(mut names: [&str; N], key: impl Fn(&str) -> Key) -> [&str; N] {
        names.sort_by_key(|name| key(name));
        names
    }

    #[test]
    fn letters_follow_the_alphabet_and_tones_come_after_letters() {
        let alphabet = ["an", "ăn", "ân", "ba", "da", "đa", "em", "êm", "on", "ôn", "ơn", "um", "ưm", "vy", "yên"];
        let mut mixed = alphabet;
        mixed.reverse();
        assert_eq!(sorted(mixed, words), alphabet);
        assert_eq!(sorted(["Hạ", "Há", "Hã", "Hả", "Hà", "Ha", "Hai"], words), ["Ha", "Hà", "Hả", "Hã", "Há", "Hạ", "Hai"]);
        assert_eq!(sorted(["Đông Á 2", "Đông Á", "Dương", "3D"], words), ["3D", "Dương", "Đông Á", "Đông Á 2"]);
    }

    #[test]
    fn people_are_sorted_by_their_given_name_first() {
        let names = ["Đàm Khải Nam", "Phạm Thị Ánh", "Nguyễn Văn An", "Đặng Quỳnh Chi", "Bùi Văn An", "Đinh Ân"];
        let expected = ["Bùi Văn An", "Nguyễn Văn An", "Phạm Thị Ánh", "Đinh Ân", "Đặng Quỳnh Chi", "Đàm Khải Nam"];
        assert_eq!(sorted(names, person), expected);
        assert_eq!(person(""), words(" "));
    }

    #[test]
    fn decomposed_text_has_the_same_place() {
        for (composed, decomposed) in
            [("ệ", "e\u{323}\u{302}"), ("ế", "e\u{302}\u{301}"), ("Ự", "U\u{31b}\u{323}"), ("ằ", "a\u{306}\u{300}")]
        {
            let (a, b) = (word(composed), word(decomposed));
            assert_eq!((a.letters, a.tone), (b.letters, b.tone), "{composed}");
        }
    }
}

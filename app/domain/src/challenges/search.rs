//! Searching as people write Vietnamese: with or without diacritics, where a word of two syllables is found as it
//! stands and not as two syllables apart.
//!
//! Nothing is excluded by how a text is written: the closest way of reading the query that finds anything is taken, and
//! what was read into it is said ([`Found::read_as`]).

use crate::text::{fold, spelled};
use std::{iter, ops::Range};

/// So many words of a query are looked for.
pub const SEARCHED_WORDS: usize = 10;
/// And so many letters of each.
const LETTERS: usize = 40;
/// Shorter words are looked for whole, never as beginnings.
const SHORTEST_BEGINNING: usize = 3;
/// Shorter words are taken as they are typed: one letter less or more makes too many others of them.
const SHORTEST_MISTYPED: usize = 4;
/// What a text found often in one part gains by it.
const OFTEN: u32 = 3;

/// One text of what is searched, and how much it says about the whole.
#[derive(Clone, Debug)]
pub struct Part {
    pub weight: u32,
    words: Vec<Word>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    /// Without diacritics.
    folded: String,
    /// With them, however the tone is placed.
    spelled: String,
    /// As it was written, in lower case.
    written: String,
}

impl Part {
    pub fn new(weight: u32, text: &str) -> Self {
        Self { weight, words: words(text).map(|(_, word)| word).collect() }
    }
}

/// What was found, best first, as positions among what was searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub order: Vec<usize>,
    /// Where nothing was found as it was typed: what was looked for instead.
    pub read_as: Option<String>,
}

/// How closely a text has to say what is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// All words side by side.
    Phrase,
    /// Each word beside another one of the query.
    Pairs,
    /// All words, anywhere.
    Words,
}

/// How a word is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    Spelled,
    Folded,
    /// The last word may be the beginning of a longer one.
    Begun,
}

/// The closest manner and reach first.
const WAYS: [(Manner, Reach); 7] = [
    (Manner::Spelled, Reach::Phrase),
    (Manner::Folded, Reach::Phrase),
    (Manner::Begun, Reach::Phrase),
    (Manner::Folded, Reach::Pairs),
    (Manner::Begun, Reach::Pairs),
    (Manner::Folded, Reach::Words),
    (Manner::Begun, Reach::Words),
];

/// Whether a search looks for less than was typed.
pub fn is_cut(query: &str) -> bool {
    words(query).nth(SEARCHED_WORDS).is_some() || words(query).any(|(_, word)| word.folded.chars().count() == LETTERS)
}

/// Texts that say what `query` says; all of them, in their order and unread, where it is empty.
pub fn find(query: &str, texts: impl ExactSizeIterator<Item = Vec<Part>>) -> Found {
    if query.trim().is_empty() {
        return Found { order: (0..texts.len()).collect(), read_as: None };
    }
    let query: Vec<Word> = words(query).map(|(_, word)| word).take(SEARCHED_WORDS).collect();
    if query.is_empty() {
        return Found::default();
    }
    let texts: Vec<_> = texts.collect();
    let order = closest(&query, &texts);
    if !order.is_empty() {
        return Found { order, read_as: None };
    }
    let Some(meant) = mended(&query, &texts) else { return Found::default() };
    let read_as = meant.iter().map(|word| word.written.as_str()).collect::<Vec<_>>().join(" ");
    Found { order: closest(&meant, &texts), read_as: Some(read_as) }
}

fn closest(query: &[Word], texts: &[Vec<Part>]) -> Vec<usize> {
    for (manner, reach) in WAYS {
        let scored = texts.iter().enumerate().map(|(at, parts)| (at, score(query, parts, manner, reach)));
        let mut found: Vec<_> = scored.filter(|(_, score)| *score > 0).collect();
        if !found.is_empty() {
            found.sort_by_key(|(at, score)| (u32::MAX - score, *at));
            return found.into_iter().map(|(at, _)| at).collect();
        }
    }
    Vec::new()
}

/// 0 where the text does not say it.
fn score(query: &[Word], parts: &[Part], manner: Manner, reach: Reach) -> u32 {
    let needed = match reach {
        Reach::Phrase => query.len(),
        Reach::Pairs => 2,
        Reach::Words => 1,
    };
    let mut is_covered = vec![false; query.len()];
    let mut sum = 0;
    for part in parts {
        let mut often = 0;
        for run in runs(query, &part.words, manner).filter(|run| run.length >= needed) {
            is_covered[run.from..run.from + run.length].fill(true);
            often += 1;
        }
        sum += part.weight * OFTEN.min(often);
    }
    if is_covered.into_iter().all(|is_covered| is_covered) { sum } else { 0 }
}

/// A stretch of words that a text and the query have in common, as long as it is.
struct Run {
    /// Its first word in the text, and in the query.
    at: usize,
    from: usize,
    length: usize,
}

fn runs<'a>(query: &'a [Word], text: &'a [Word], manner: Manner) -> impl Iterator<Item = Run> + 'a {
    let is_same = move |q: usize, t: usize| q < query.len() && text.get(t).is_some_and(|word| matches(query, q, word, manner));
    (0..text.len()).flat_map(move |at| {
        let begins = (0..query.len()).filter(move |q| is_same(*q, at) && (*q == 0 || at == 0 || !is_same(q - 1, at - 1)));
        begins.map(move |from| Run { at, from, length: (0..).take_while(|step| is_same(from + step, at + step)).count() })
    })
}

fn matches(query: &[Word], at: usize, word: &Word, manner: Manner) -> bool {
    let wanted = &query[at];
    match manner {
        Manner::Spelled => wanted.spelled == word.spelled,
        Manner::Folded => wanted.folded == word.folded,
        Manner::Begun => {
            let is_begun = at + 1 == query.len() && wanted.folded.chars().count() >= SHORTEST_BEGINNING;
            wanted.folded == word.folded || (is_begun && word.folded.starts_with(&wanted.folded))
        }
    }
}

/// The query with each word that no text has replaced by the most frequent one that differs from it by one slip.
fn mended(query: &[Word], texts: &[Vec<Part>]) -> Option<Vec<Word>> {
    let all = || texts.iter().flatten().flat_map(|part| &part.words);
    let meant = query.iter().map(|wanted| {
        if all().any(|word| word.folded == wanted.folded) {
            return Some(wanted.clone());
        }
        let mut near: Vec<(&Word, usize)> = Vec::new();
        for word in all().filter(|word| is_one_slip(&wanted.folded, &word.folded)) {
            match near.iter_mut().find(|(known, _)| *known == word) {
                Some((_, count)) => *count += 1,
                None => near.push((word, 1)),
            }
        }
        near.into_iter().min_by_key(|(word, count)| (usize::MAX - count, &word.written)).map(|(word, _)| word.clone())
    });
    meant.collect()
}

/// One letter more, less or other, or two neighbours exchanged.
fn is_one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() < SHORTEST_MISTYPED || long.len() - short.len() > 1 || a == b {
        return false;
    }
    let head = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let (short, long) = (&short[head..], &long[head..]);
    if short.len() < long.len() {
        return long[1..] == *short;
    }
    let is_exchanged = short.len() > 1 && short[0] == long[1] && short[1] == long[0] && short[2..] == long[2..];
    is_exchanged || short[1..] == long[1..]
}

/// A stretch of a text, and whether it says what was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    pub text: String,
    pub is_found: bool,
}

/// A text with the words of a query marked: the longest stretches that it has of it, in the closest manner.
pub fn marked(query: &str, text: &str) -> Vec<Marked> {
    pieces(text, &stretches(query, text).1)
}

/// What stands around the first of these stretches, and how many words of the query it holds.
pub fn passage(query: &str, text: &str) -> Option<(usize, Vec<Marked>)> {
    const BEFORE: usize = 60;
    const AFTER: usize = 140;
    let (length, stretches) = stretches(query, text);
    let first = stretches.first()?;
    let is_edge = |(_, c): &(usize, char)| c.is_whitespace();
    let from = text[..first.start].char_indices().rev().take(BEFORE).filter(is_edge).last().map_or(0, |(at, c)| at + c.len_utf8());
    let from = if text[..first.start].chars().count() <= BEFORE { 0 } else { from };
    let rest = &text[first.end..];
    let to = match rest.chars().count() <= AFTER {
        true => text.len(),
        false => first.end + rest.char_indices().take(AFTER).filter(is_edge).last().map_or(0, |(at, _)| at),
    };
    let within = stretches.into_iter().filter(|stretch| stretch.end <= to);
    let within: Vec<_> = within.map(|stretch| stretch.start - from..stretch.end - from).collect();
    let mut pieces = pieces(&text[from..to], &within);
    let gap = || Marked { text: "…".to_owned(), is_found: false };
    if from > 0 {
        pieces.insert(0, gap());
    }
    if to < text.len() {
        pieces.push(gap());
    }
    Some((length, pieces))
}

/// How many words the longest stretches of a text hold that it has in common with a query, and where they stand.
fn stretches(query: &str, text: &str) -> (usize, Vec<Range<usize>>) {
    let query: Vec<Word> = words(query).map(|(_, word)| word).take(SEARCHED_WORDS).collect();
    if query.is_empty() {
        return (0, Vec::new());
    }
    let (places, said): (Vec<_>, Vec<_>) = words(text).unzip();
    let best = |runs: &[Run]| runs.iter().map(|run| run.length).max().unwrap_or(0);
    let ways = [Manner::Begun, Manner::Folded, Manner::Spelled].map(|manner| runs(&query, &said, manner).collect::<Vec<_>>());
    let found = ways.into_iter().max_by_key(|runs| best(runs)).unwrap_or_default();
    let length = best(&found);
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for run in found.into_iter().filter(|run| run.length == length) {
        let (start, end) = (places[run.at].0, places[run.at + length - 1].1);
        if stretches.last().is_none_or(|last| start >= last.end) {
            stretches.push(start..end);
        }
    }
    (length, stretches)
}

fn pieces(text: &str, found: &[Range<usize>]) -> Vec<Marked> {
    let (mut at, mut pieces) = (0, Vec::new());
    for stretch in found {
        pieces.extend([(at..stretch.start, false), (stretch.clone(), true)]);
        at = stretch.end;
    }
    pieces.push((at..text.len(), false));
    let pieces = pieces.into_iter().filter(|(range, _)| !range.is_empty());
    pieces.map(|(range, is_found)| Marked { text: text[range].to_owned(), is_found }).collect()
}

/// A code however it is spelled: `bt-03`, `BT03`, `Bt 03`.
pub fn code_key(code: &str) -> String {
    fold(code).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Letters and digits, with where they stand in the text.
fn words(text: &str) -> impl Iterator<Item = ((usize, usize), Word)> {
    let is_part = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
    let mut rest = text.char_indices().peekable();
    iter::from_fn(move || {
        let start = rest.find(|(_, c)| is_part(*c))?.0;
        let mut end = text.len();
        while let Some((at, c)) = rest.peek().copied() {
            if !is_part(c) {
                end = at;
                break;
            }
            rest.next();
        }
        let word: String = text[start..end].chars().take(LETTERS).collect();
        Some(((start, end), Word { folded: fold(&word), spelled: spelled(&word), written: word.to_lowercase() }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(all: &[&str]) -> impl ExactSizeIterator<Item = Vec<Part>> {
        all.iter().map(|text| vec![Part::new(1, text)])
    }

    fn found(query: &str, all: &[&str]) -> Vec<usize> {
        find(query, texts(all)).order
    }

    #[test]
    fn words_of_several_syllables_are_found_as_they_stand() {
        let all = ["Trợ lý ảo cho công chức", "Trợ giúp quản lý hình ảnh ảo", "Du lịch"];
        assert_eq!(found("trợ lý ảo", &all), [0]);
        assert_eq!(found("tro ly ao", &all), [0]);
        assert_eq!(found("Sở Y tế", &["Sở Y tế", "Sở Xây dựng; y học; kinh tế"]), [0]);
        assert_eq!(found("AI", &["Hải quan", "Dùng AI", "Bài toán"]), [1], "not a part of a word");
        assert_eq!(found("công chức trợ lý", &all), [0], "two words, apart");
        assert_eq!(found("water tourists", &["clean water", "tourists and water"]), [1], "at last, all words anywhere");
    }

    #[test]
    fn diacritics_help_and_are_not_needed() {
        let all = ["Mỏ than", "Thân thiện", "Thần tốc"];
        assert_eq!(found("than", &all), [0], "as it is typed, where somebody wrote it so");
        assert_eq!(found("thân", &all), [1]);
        assert_eq!(found("thán", &all), [0, 1, 2], "nobody wrote it so");
        assert_eq!(found("hoá học", &["Hóa học", "Hoa học"]), [0], "the tone on either letter");
        assert_eq!(found("dat dai", &["Đất đai"]), [0]);
        assert_eq!(found("ĐẤT ĐAI", &["đất đai"]), [0]);
        assert_eq!(found("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t", &["tiếng Việt"]), [0], "in parts");
    }

    #[test]
    fn beginnings_and_slips_are_read_where_nothing_else_is_found() {
        let all = ["Hạ tầng logistics", "Nghiên cứu môi trường"];
        assert_eq!(found("logis", &all), [0]);
        assert_eq!(found("lo", &all), [0; 0], "too short for a beginning");
        let slip = find("nghein cuu", texts(&all));
        assert_eq!((slip.order, slip.read_as.as_deref()), (vec![1], Some("nghiên cuu")), "what is no slip stays as it was typed");
        assert_eq!(find("xyzw", texts(&all)), Found::default());
        for (a, b, is_near) in
            [("moi", "mai", false), ("than", "thang", true), ("truong", "truogn", true), ("abcd", "abcd", false), ("abcd", "badc", false)]
        {
            assert_eq!((is_one_slip(a, b), is_one_slip(b, a)), (is_near, is_near), "{a} {b}");
        }
    }

    #[test]
    fn what_says_it_in_more_telling_parts_comes_first() {
        let parts = |title, text| vec![Part::new(8, title), Part::new(1, text)];
        let all = || [parts("Nước sạch", "du lịch du lịch du lịch du lịch"), parts("Du lịch", ""), parts("Mỏ", "")].into_iter();
        assert_eq!(find("du lịch", all()).order, [1, 0]);
        assert_eq!(find("  ", all()).order, [0, 1, 2], "nothing is asked");
        assert_eq!(find(" .,%_! ", all()), Found::default(), "no word is asked for");
    }

    #[test]
    fn what_is_found_is_marked_where_it_stands() {
        let shown = |query, text| {
            marked(query, text).iter().map(|m| if m.is_found { format!("[{}]", m.text) } else { m.text.clone() }).collect::<String>()
        };
        assert_eq!(shown("tro ly", "Quản lý: Trợ lý ảo, trợ lý"), "Quản lý: [Trợ lý] ảo, [trợ lý]");
        assert_eq!(shown("", "Trợ lý"), "Trợ lý");
        assert_eq!(shown("logi", "Hạ tầng logistics"), "Hạ tầng [logistics]");
        assert_eq!(shown("xyz", "Hạ tầng"), "Hạ tầng");
    }

    #[test]
    fn a_passage_shows_what_stands_around_it() {
        let text = format!("{}Trợ lý ảo{}", "một hai ".repeat(20), " ba bốn".repeat(40));
        let (length, pieces) = passage("trợ lý ảo", &text).expect("found");
        let shown: Vec<_> = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(length, 3);
        assert_eq!((shown[0], shown[2], shown[4]), ("…", "Trợ lý ảo", "…"), "{shown:?}");
        assert!(shown[1].starts_with("một hai ") && shown[3].ends_with(" ba"), "whole words: {shown:?}");
        assert_eq!(passage("xyz", &text), None);
        assert_eq!(passage("bốn", "Ba bốn năm").map(|(_, all)| all.len()), Some(3), "whole, where it is short");
    }

    #[test]
    fn a_code_is_known_however_it_is_spelled() {
        for code in ["bt-03", "BT03", "Bt 03 ", "BT–03"] {
            assert_eq!(code_key(code), "bt03", "{code}");
        }
    }

    proptest::proptest! {
        #[test]
        fn marking_loses_nothing_and_any_text_may_be_asked(query in ".{0,60}", text in ".{0,200}") {
            let whole: String = marked(&query, &text).into_iter().map(|piece| piece.text).collect();
            proptest::prop_assert_eq!(whole, text.clone());
            find(&query, texts(&[&text]));
        }
    }
}

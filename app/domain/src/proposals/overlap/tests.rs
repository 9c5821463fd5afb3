//! Texts that are the same, the same but for a word, and not the same at all.

use super::*;
use crate::proposals::{Content, Section};
use proptest::prelude::*;

const TEXT: &str = "Hệ thống tiếp nhận câu hỏi của người dân qua cổng dịch vụ công, tìm căn cứ trong kho văn bản đã được rà soát, \
    soạn câu trả lời có dẫn nguồn và chuyển cho cán bộ phụ trách kiểm tra trước khi gửi đi trong vòng một giờ làm việc.";
const OTHER: &str = "Thiết bị quan trắc đặt tại mười hai vị trí ven bờ gửi số liệu mỗi phút một lần về trung tâm điều hành; khi vượt \
    ngưỡng, tổ trực nhận cảnh báo qua điện thoại và cử tàu thu gom đến đúng tọa độ được đánh dấu trên bản đồ số.";

fn read(solution: &str) -> Read {
    Read::of(&Content { solution: solution.to_owned(), ..Content::default() })
}

fn found(a: &str, b: &str) -> Vec<Passage> {
    passages(&read(a), &read(b), &Known::default())
}

fn share_marks(a: &str, b: &str, known: &Known) -> bool {
    Marks::of(&read(a), known).is_shared_with(&Marks::of(&read(b), known))
}

fn words(text: &str) -> usize {
    read(text).len()
}

#[test]
fn the_same_text_is_one_passage_whatever_its_case_marks_and_diacritics() {
    let plain = crate::text::fold(TEXT).replace(", ", " – ").to_uppercase();
    let passages = found(TEXT, &plain);
    let [passage] = passages.as_slice() else { panic!("{passages:?}") };
    assert_eq!(passage.words, words(TEXT));
    assert!(TEXT.starts_with(&passage.sides[0].text) && plain.starts_with(&passage.sides[1].text), "as each of them wrote it");
    assert_eq!((passage.sides[0].section, passage.sides[0].before.as_str()), (Section::Solution, ""));
    assert!(share_marks(TEXT, &plain, &Known::default()));
}

#[test]
fn with_one_word_different_everything_but_that_word_is_the_same() {
    let (a, b) = (format!("{TEXT} {OTHER}"), format!("{TEXT} {OTHER}").replace("dẫn nguồn", "dẫn chiếu"));
    let passages = found(&a, &b);
    assert_eq!(passages.iter().map(|passage| passage.words).sum::<usize>(), words(&a) - 1, "{passages:#?}");
    assert_eq!(passages.len(), 2);
    assert!(passages[0].sides[0].after.contains("nguồn") && passages[0].sides[1].after.contains("chiếu"), "what follows is shown");
}

#[test]
fn what_is_another_text_has_nothing_in_common_and_what_is_short_is_no_passage() {
    assert_eq!(found(TEXT, OTHER), []);
    assert!(!share_marks(TEXT, OTHER, &Known::default()));
    let short: Vec<&str> = TEXT.split(' ').take(SHORTEST - 1).collect();
    let short = short.join(" ");
    assert_eq!(found(&format!("{OTHER} {short}"), &format!("{short} {OTHER}")).len(), 1, "the long one alone");
    assert_eq!(found(&short, &short), []);
    for empty in ["", " ", "…", "một"] {
        assert_eq!((found(empty, empty), found(empty, TEXT)), (Vec::new(), Vec::new()));
    }
}

#[test]
fn what_the_call_says_itself_does_not_count() {
    let known = Known::of([TEXT]);
    let (a, b) = (format!("Theo đề bài: {TEXT} {OTHER}"), format!("{TEXT} Chúng tôi nêu: {OTHER}"));
    let passages = passages(&read(&a), &read(&b), &known);
    assert_eq!(passages.iter().map(|passage| passage.words).collect::<Vec<_>>(), [words(OTHER)]);
    assert_eq!(shared(&read(TEXT), &read(TEXT), &known), (0, 0));
    assert!(share_marks(&a, &b, &known) && !share_marks(TEXT, TEXT, &known));
    assert_eq!(shared(&read(TEXT), &read(TEXT), &Known::of([OTHER]).and(&known)), (0, 0));
}

#[test]
fn a_passage_that_stands_in_another_section_is_found_and_ends_with_its_text() {
    let a = Content { solution: TEXT.to_owned(), plan: OTHER.to_owned(), ..Content::default() };
    let b = Content { fit: OTHER.to_owned(), team: TEXT.to_owned(), ..Content::default() };
    let passages = passages(&Read::of(&a), &Read::of(&b), &Known::default());
    let sections: Vec<_> = passages.iter().map(|passage| [passage.sides[0].section, passage.sides[1].section]).collect();
    assert_eq!(sections, [[Section::Solution, Section::Team], [Section::Plan, Section::Fit]]);
    assert_eq!(passages.iter().map(|passage| passage.words).sum::<usize>(), words(TEXT) + words(OTHER));
}

#[test]
fn marks_are_stored_and_read_again_and_the_same_text_always_leaves_the_same() {
    let marks = Marks::of(&read(TEXT), &Known::default());
    assert_eq!(Marks::from_bytes(&marks.to_bytes()), Some(marks.clone()));
    assert_eq!(Marks::from_bytes(&marks.to_bytes()[1..]), None);
    // A change of this number means that stored marks are to be made again: by a migration that empties their table.
    assert_eq!(marks.iter().next(), Some(FIRST));
}

/// Of [`TEXT`].
const FIRST: u64 = 224_456_545_189_580_056;

#[test]
fn a_long_text_that_repeats_itself_is_compared_soon() {
    let long = "một hai ba bốn năm sáu bảy tám chín mười ".repeat(2_000);
    let (passages, shared_words) = shared(&read(&long), &read(&long), &Known::default());
    assert_eq!((passages, shared_words), (1, 20_000));
}

proptest! {
    #[test]
    fn whoever_copies_a_passage_is_found(before in "[a-d ]{0,120}", same in "[a-d]{1,2}( [a-d]{1,2}){14,40}", after in "[a-d ]{0,120}") {
        let (a, b) = (format!("{before} x {same} y {after}"), format!("z {same} w"));
        prop_assert!(share_marks(&a, &b, &Known::default()));
        let passages = found(&a, &b);
        prop_assert!(passages.iter().map(|passage| passage.words).sum::<usize>() >= SHORTEST, "{passages:?}");
        for passage in &passages {
            let fold = |side: usize| crate::text::fold(&passage.sides[side].text);
            prop_assert_eq!(fold(0), fold(1));
            prop_assert_eq!(words(&passage.sides[0].text), passage.words);
        }
    }

    #[test]
    fn nothing_is_found_in_any_text_without_a_mark_in_both(a in "[a-c ]{0,200}", b in "[a-c ]{0,200}", known in "[a-c ]{0,60}") {
        let known = Known::of([known.as_str()]);
        let found = !passages(&read(&a), &read(&b), &known).is_empty();
        prop_assert!(!found || share_marks(&a, &b, &known));
    }
}

//! How a browser is told to find a passage that a member has marked.

use app::evaluations::own_notes::place;

#[test]
fn a_passage_is_found_by_its_words_or_by_its_two_ends() {
    assert_eq!(place("\u{111}o, 3-4 l\u{1ea7}n"), "#:~:text=%C4%91o%2C%203%2D4%20l%E1%BA%A7n");
    assert_eq!(place("a b c d e f g\nh i j k l"), "#:~:text=a%20b%20c%20d%20e,h%20i%20j%20k%20l");
}

//! The address of a page that is shown once more.

use app::kept::{LANGUAGE, address, split};

#[test]
fn the_rest_of_the_query_stays() {
    assert_eq!(address("/en/a?b=1", LANGUAGE), "/en/a?b=1&frame=language#kept");
    assert_eq!(split("b=1&frame=look-large&c="), (Some("look-large".to_owned()), "b=1&c=".to_owned()));
    assert_eq!(split("b=1"), (None, "b=1".to_owned()));
}

//! The sizes of files.

use app::challenges::parts::size;
use domain::locale::Locale;

#[test]
fn sizes_are_rounded_up_and_read_well() {
    assert_eq!(size(Locale::Vi, 1), "1 KB");
    assert_eq!(size(Locale::Vi, 1_048_576), "1 MB");
    assert_eq!(size(Locale::En, 52_428_800), "50 MB");
}

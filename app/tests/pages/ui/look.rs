//! Switching larger text and contrast.

use app::ui::look::{local, toggled};

#[test]
fn each_part_switches_alone() {
    assert_eq!(toggled("", "large"), "large");
    assert_eq!(toggled("large", "contrast"), "contrast-large");
    assert_eq!(toggled("contrast large", "large"), "contrast");
    assert_eq!(toggled("contrast", "contrast"), "");
}

#[test]
fn the_way_back_stays_on_the_site() {
    assert_eq!(local("/challenges?q=a"), "/challenges?q=a");
    for away in ["//evil.example", "https://evil.example", "/\\evil.example", "", "/a\r\nX: y"] {
        assert_eq!(local(away), "/", "{away}");
    }
}

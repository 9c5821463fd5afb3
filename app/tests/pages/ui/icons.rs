//! An icon for each field and stage.

use app::ui::icons::{fields, stage};
use domain::challenges::{Stage, Topic};
use leptos::prelude::*;

#[test]
fn every_field_and_stage_has_an_icon_of_its_own() {
    for field in Topic::ALL {
        assert!(fields(field.code()).is_some(), "{}", field.code());
    }
    for name in Stage::ALL.map(|s| stage(s).to_html()) {
        assert!(!name.contains("M12 11.5v1"), "{name}");
    }
}

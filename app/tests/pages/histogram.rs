//! The picture of all totals, with the own one.

use app::evaluations::histogram::{counts, view};
use domain::{challenges::RuleSet, locale::Locale};
use leptos::prelude::*;

#[test]
fn every_total_is_in_one_step_and_the_ends_are_in_the_first_and_the_last() {
    let counts = counts(Some(157), &[0, 9, 10, 150, 159, 199, 200]);
    assert_eq!((counts[0], counts[1], counts[15], counts[19]), (2, 1, 3, 2));
    assert_eq!(counts.iter().sum::<i32>(), 8);
}

#[test]
fn the_own_sheet_is_named_in_picture_and_numbers_and_absent_where_there_is_none() {
    let html = |own| view(Locale::Vi, &RuleSet::default(), own, &[150, 160]).to_html();
    let with = html(Some(157));
    assert!(with.contains("Phiếu của tôi: 78,5") && with.contains("2 (có phiếu của tôi)"), "{with}");
    assert!(!html(None).contains("của tôi"));
}

//! A whole number within bounds, as a form of rules has it.

use crate::{check::Problem, form::FormReader, number::plain};

pub(super) fn number(r: &mut FormReader<'_>, name: &str, min: i32, max: i32, default: i32) -> i32 {
    let within = |text: &str| plain::<i32>(text).filter(|n| (min..=max).contains(n));
    r.parsed(name, Problem::Range(min.into(), max.into()), within).unwrap_or(default)
}

pub(super) fn count(r: &mut FormReader<'_>, name: &str, min: i32, max: i32, default: u32) -> u32 {
    number(r, name, min, max, default as i32).unsigned_abs()
}

//! A QR code of an address, as SVG: for a telephone held over a screen or a printed page.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// Modules that stay white on each side (ISO/IEC 18004, section 9.1).
const QUIET: usize = 4;

/// Nothing where the address is longer than a code can hold; it stands beside it as text.
pub fn code(address: &str, label: &'static str) -> AnyView {
    let Some((path, size)) = drawn(address) else { return ().into_any() };
    let whole = size + 2 * QUIET;
    view! {
        <svg class="qr" role="img" aria-label=label viewBox=format!("0 0 {whole} {whole}") width="148" height="148" shape-rendering="crispEdges">
            <path fill="#fff" d=format!("M0 0h{whole}v{whole}H0z")/>
            <path fill="#000" d=path/>
        </svg>
    }
    .into_any()
}

/// Each run of dark modules in a row as one rectangle, and how many modules a side has.
fn drawn(address: &str) -> Option<(String, usize)> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let size = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(size).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] == Color::Dark {
                let _ = write!(path, "M{} {}h{}v1h-{}z", x + QUIET, y + QUIET, run.len(), run.len());
            }
            x += run.len();
        }
    }
    Some((path, size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_drawn_once_where_it_belongs() {
        let address = "https://baitoan.example/challenges/BT-01";
        let (path, size) = drawn(address).expect("short enough");
        let mut drawn = vec![vec![false; size]; size];
        for part in path.split('M').skip(1) {
            let (at, run) = part.split_once('h').expect("a run");
            let (x, y) = at.split_once(' ').expect("a place");
            let [x, y] = [x, y].map(|n| n.parse::<usize>().expect("a number") - QUIET);
            let length: usize = run.split('v').next().expect("a length").parse().expect("a number");
            (x..x + length).for_each(|x| assert!(!std::mem::replace(&mut drawn[y][x], true)));
        }
        let code = QrCode::with_error_correction_level(address, EcLevel::M).expect("a code");
        let is_as_said = (0..size).all(|y| (0..size).all(|x| drawn[y][x] == (code[(x, y)] == Color::Dark)));
        assert!(is_as_said && size == 29, "{size}");
        assert!(super::drawn(&"x".repeat(5_000)).is_none());
    }
}

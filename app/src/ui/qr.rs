//! A QR code of an address, as SVG: for a telephone held over a screen or a printed page.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// Modules that stay white on each side (ISO/IEC 18004, section 9.1).
pub const QUIET: usize = 4;

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
pub fn drawn(address: &str) -> Option<(String, usize)> {
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

//! The QR code of an address.

use app::ui::qr::{QUIET, drawn};
use qrcode::{Color, EcLevel, QrCode};

#[test]
fn every_dark_module_is_drawn_once_where_it_belongs() {
    let address = "https://baitoan.example/challenges/BT-01";
    let (path, size) = drawn(address).expect("short enough");
    let mut modules = vec![vec![false; size]; size];
    for part in path.split('M').skip(1) {
        let (at, run) = part.split_once('h').expect("a run");
        let (x, y) = at.split_once(' ').expect("a place");
        let [x, y] = [x, y].map(|n| n.parse::<usize>().expect("a number") - QUIET);
        let length: usize = run.split('v').next().expect("a length").parse().expect("a number");
        (x..x + length).for_each(|x| assert!(!std::mem::replace(&mut modules[y][x], true)));
    }
    let code = QrCode::with_error_correction_level(address, EcLevel::M).expect("a code");
    let is_as_said = (0..size).all(|y| (0..size).all(|x| modules[y][x] == (code[(x, y)] == Color::Dark)));
    assert!(is_as_said && size == 29, "{size}");
    assert!(drawn(&"x".repeat(5_000)).is_none());
}

//! A lot drawn from what the site and members gave, tampered with at every point.

use super::*;
use crate::{
    challenges::outside::OutsideValue,
    evaluations::drawing::{self, Commitment, Told},
    time::Moment,
};

/// The salts and values given, the first by the site.
const GIVEN: [(&str, &str); 3] = [("0a", "K7QD"), ("0b", "6 4 2"), ("0c", "Hạ Long")];

/// A tie that went through an equal ballot and a lot, as the site exports it.
pub fn with_drawing() -> ResultFile {
    let mut file = file();
    let votes = [("HS-1".to_owned(), 2), ("HS-2".to_owned(), 2)].into();
    let codes = |codes: [&str; 2]| codes.map(str::to_owned).to_vec();
    let tracking_codes = [("HS-1".to_owned(), codes(["PB-1", "PB-2"])), ("HS-2".to_owned(), codes(["PB-3", "PB-4"]))].into();
    file.ballot = Some(BallotResult { eligible: 5, places: Some(1), cast: Some(4), votes, tracking_codes, casting: None });
    let given = |(salt, value): (&str, &str)| Commitment {
        hash: drawing::commitment("BT-01", salt, value),
        salt: Some(salt.to_owned()),
        value: Some(value.to_owned()),
    };
    let mut commitments: Vec<Commitment> = GIVEN.into_iter().map(given).collect();
    let site = commitments[0].hash.clone();
    commitments.sort_by(|a, b| a.hash.cmp(&b.hash));
    let (opened_at, until) = ("2026-05-01T08:00:00.000+07:00".to_owned(), "2026-05-02T08:00:00.000+07:00".to_owned());
    file.drawing = Some(Told { opened_at, until, invited: 5, site, commitments });
    drawn(&mut file);
    file
}

/// With its tickets, and the order that they put it in.
pub fn drawn(file: &mut ResultFile) {
    let seed = file.drawing.as_ref().and_then(Told::seed).expect("opened");
    file.tickets = ["HS-1", "HS-2"].map(|code| (code.to_owned(), drawing::ticket(&file.closing_hash, &seed, code))).into();
    file.official = compute(file).expect("computed").official;
}

/// The same after one change to it.
fn of_drawing(change: impl FnOnce(&mut ResultFile)) -> Vec<String> {
    let mut file = with_drawing();
    change(&mut file);
    run(&file).expect("computed").differences
}

fn told(file: &mut ResultFile) -> &mut Told {
    file.drawing.as_mut().expect("a lot")
}

#[test]
fn the_lot_is_drawn_again_from_its_openings() {
    assert_eq!(of_drawing(|file| assert_eq!(file.official[0].tie_step, Some(7))), [] as [&str; 0]);
    let swapped = of_drawing(|file| {
        let codes: Vec<String> = file.official[..2].iter().map(|line| line.code.clone()).collect();
        let (first, second) = (codes[0].clone(), codes[1].clone());
        let tickets = [file.tickets[&first].clone(), file.tickets[&second].clone()];
        file.tickets = [(first, tickets[1].clone()), (second, tickets[0].clone())].into();
    });
    assert_eq!(swapped.iter().filter(|found| found.starts_with("lot: the ticket of")).count(), 2, "{swapped:?}");
    let missing = of_drawing(|file| file.tickets.clear());
    assert_eq!(missing, ["lot: drawn, and no ticket is told"]);
}

#[test]
fn what_was_opened_is_what_was_committed_to() {
    let other = of_drawing(|file| told(file).commitments[1].value = Some("6 4 3".to_owned()));
    assert!(other[..].iter().any(|found| found.starts_with("lot: what was opened for ")), "{other:?}");
    assert!(other.iter().any(|found| found.starts_with("lot: the ticket of")), "{other:?}");
    let of_another = of_drawing(|file| file.challenge = "BT-02".to_owned());
    assert_eq!(of_another.len(), 3, "hashes are of one challenge: {of_another:?}");
}

#[test]
fn nothing_is_added_dropped_or_put_in_another_order() {
    let order = "lot: the commitments are not in the order of their hashes, each once";
    let reversed = of_drawing(|file| told(file).commitments.reverse());
    assert!(reversed.contains(&order.to_owned()), "{reversed:?}");
    let twice = of_drawing(|file| {
        let again = told(file).commitments[0].clone();
        told(file).commitments.insert(0, again);
    });
    assert!(twice.contains(&order.to_owned()), "{twice:?}");
    let of_the_site = of_drawing(|file| told(file).site = "00".to_owned());
    assert_eq!(of_the_site, ["lot: what the site committed to is none of the commitments"]);
    assert_eq!(of_drawing(|file| told(file).invited = 1), ["lot: 3 commitments of 1 members and the site"]);
    let dropped = of_drawing(|file| {
        let site = told(file).site.clone();
        told(file).commitments.retain(|commitment| commitment.hash == site);
    });
    assert!(dropped.iter().any(|found| found.starts_with("lot: the ticket of")), "{dropped:?}");
}

#[test]
fn all_are_opened_or_none() {
    let withheld = of_drawing(|file| {
        let commitment = &mut told(file).commitments[2];
        (commitment.salt, commitment.value) = (None, None);
    });
    assert_eq!(withheld[0], "lot: tickets without a public value");
    assert!(withheld.contains(&"lot: 2 of 3 commitments are opened".to_owned()), "{withheld:?}");
    let in_part = of_drawing(|file| told(file).commitments[0].salt = None);
    assert!(in_part.iter().any(|found| found.ends_with("is opened in part")), "{in_part:?}");
    let running = of_drawing(|file| {
        told(file).commitments.iter_mut().for_each(|c| (c.salt, c.value) = (None, None));
        file.tickets.clear();
        file.official = compute(file).expect("computed").official;
    });
    assert_eq!(running, [] as [&str; 0], "while members give, hashes are all there is");
}

#[test]
fn a_lot_has_a_term_after_the_close_and_one_kind_of_value() {
    let at = |opened: &str, until: &str| {
        of_drawing(|file| {
            (told(file).opened_at, told(file).until) = (format!("{opened}T08:00:00.000+07:00"), format!("{until}T08:00:00.000+07:00"))
        })
    };
    assert_eq!(at("2026-04-30", "2026-05-01"), ["lot: opened before scoring had closed"]);
    assert_eq!(at("2026-05-01", "2026-05-09"), ["lot: its term is shorter or longer than may be"]);
    assert_eq!(at("soon", "2026-05-09"), ["lot: opened or due at no moment"]);
    let typed = of_drawing(|file| file.lot = Some("48213".to_owned()));
    assert!(typed.contains(&"lot: drawn from commitments and on a typed value".to_owned()), "{typed:?}");
}

#[test]
fn where_the_rules_name_a_value_from_outside_the_lot_is_drawn_on_that() {
    let named = |on: i64, change: &dyn Fn(&mut ResultFile)| {
        let mut file = with_drawing();
        drawn(&mut file);
        let closed = Moment::from_rfc3339(&file.closing.closed_at).expect("a moment");
        file.rules.ties.outside = Some(OutsideValue::new("Giải đặc biệt".to_owned(), closed.plus_days(on)));
        file.closing.rules_hash = file.rules.hash();
        file.closing_hash = file.closing.hash();
        change(&mut file);
        let words = ["outside", "was known", "most members"];
        let about = |d: &String| words.iter().any(|word| d.contains(word));
        run(&file).expect("computed").differences.into_iter().filter(about).collect::<Vec<_>>()
    };
    const NONE: [&str; 0] = [];
    let from_members = ["lot: from members' values, and the rules name one from outside"];
    let read = |of: &[(&str, u32)]| of.iter().map(|(value, n)| ((*value).to_owned(), *n)).collect();
    assert_eq!(named(1, &|_| {}), from_members, "before its term was over");
    assert_eq!(named(-1, &|_| {}), NONE, "it was known by then, so members gave");
    let later = |file: &mut ResultFile| {
        let on = file.rules.ties.outside.as_ref().expect("named").on;
        let drawing = file.drawing.as_mut().expect("drawn");
        (drawing.opened_at, drawing.until) = (on.plus_days(7).to_rfc3339(), on.plus_days(8).to_rfc3339());
    };
    assert_eq!(named(1, &later), NONE, "too few had read the same");
    let all_in = |file: &mut ResultFile| file.lot_read = read(&[("12345", 2), ("9", 2), ("8", 1)]);
    assert_eq!(named(1, &all_in), NONE, "all five had read it, and agreed on nothing");
    let few = |file: &mut ResultFile| file.ballot.as_mut().expect("a ballot").eligible = 2;
    assert_eq!(named(1, &few), NONE, "fewer are clear than it takes");
    let agreed = |file: &mut ResultFile| {
        later(file);
        file.lot_read = read(&[("12345", 3), ("9", 1)]);
    };
    assert_eq!(named(1, &agreed), from_members);
    let typed = |file: &mut ResultFile| {
        (file.drawing, file.lot, file.lot_read) = (None, Some("12345".to_owned()), read(&[("12345", 3), ("9", 2)]));
    };
    assert_eq!(named(1, &typed), NONE);
    assert_eq!(named(-1, &typed), ["lot: on a value that was known before scoring had closed"]);
    for counts in [&[("12345", 2_u32)] as &[(&str, u32)], &[("12345", 3), ("9", 3)], &[("9", 4), ("12345", 3)], &[]] {
        let other = |file: &mut ResultFile| {
            typed(file);
            file.lot_read = read(counts);
        };
        assert_eq!(named(1, &other), ["lot: on 12345, which is not what most members read at the source, and 3 at least"]);
    }
}

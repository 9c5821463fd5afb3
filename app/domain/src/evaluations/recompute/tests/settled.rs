//! Ballot and lot, tampered with.

use super::*;

/// A file whose tie went through ballot and lot, as the site exports it, after one change to it.
fn of_lot(change: impl FnOnce(&mut ResultFile)) -> Vec<String> {
    let mut file = file();
    let codes = |codes: [&str; 2]| codes.map(str::to_owned).to_vec();
    file.ballot = Some(BallotResult {
        eligible: 5,
        places: Some(1),
        cast: Some(4),
        votes: [("HS-1".to_owned(), 2), ("HS-2".to_owned(), 2)].into(),
        tracking_codes: [("HS-1".to_owned(), codes(["PB-1", "PB-2"])), ("HS-2".to_owned(), codes(["PB-3", "PB-4"]))].into(),
        casting: None,
    });
    file.lot = Some("48213".to_owned());
    file.tickets = ["HS-1", "HS-2"].map(|code| (code.to_owned(), lot::ticket(&file.closing_hash, "48213", code))).into();
    file.official = compute(&file).expect("computed").official;
    change(&mut file);
    run(&file).expect("computed").differences
}

/// So many votes for each, under as many tracking codes.
fn voted(votes: [(&str, u32); 2]) -> BallotResult {
    let codes = |(code, votes): (&str, u32)| (code.to_owned(), (0..votes).map(|n| format!("PB-{code}-{n}")).collect());
    BallotResult {
        eligible: 5,
        places: Some(1),
        cast: Some(votes.iter().map(|(_, votes)| votes).sum()),
        votes: votes.map(|(code, votes)| (code.to_owned(), votes)).into(),
        tracking_codes: votes.map(codes).into(),
        casting: None,
    }
}

fn ballot(file: &mut ResultFile) -> &mut BallotResult {
    file.ballot.as_mut().expect("a ballot")
}

#[test]
fn the_ballot_has_to_add_up() {
    assert_eq!(of_lot(|_| {}), [] as [&str; 0]);
    assert_eq!(of_lot(|file| ballot(file).cast = Some(5)), ["ballot: 5 ballots cast, the votes add up to 4"]);
    assert_eq!(of_lot(|file| ballot(file).eligible = 3), ["ballot: 4 votes of 3 members who might vote"]);
    assert_eq!(of_lot(|file| ballot(file).eligible = 8), ["ballot: 4 of 8 who might vote did, and it takes more than half"]);
    assert_eq!(of_lot(|file| ballot(file).places = Some(2)), ["ballot: for 2 places, the sheets leave 1"]);
    let one_less = of_lot(|file| drop(ballot(file).tracking_codes.get_mut("HS-2").expect("codes").pop()));
    assert_eq!(one_less, ["ballot: HS-2 has 2 votes and 1 tracking codes"]);
    let twice = of_lot(|file| ballot(file).tracking_codes.get_mut("HS-2").expect("codes")[0] = "PB-1".to_owned());
    assert_eq!(twice, ["ballot: tracking code PB-1 stands twice"]);
    let of_nobody = of_lot(|file| drop(ballot(file).tracking_codes.insert("HS-3".to_owned(), vec!["PB-9".to_owned()])));
    assert_eq!(of_nobody, ["ballot: HS-3 has 0 votes and 1 tracking codes"]);
}

#[test]
fn the_ballot_is_about_what_the_sheets_left_tied() {
    let others = of_lot(|file| {
        (file.lot, file.tickets) = (None, BTreeMap::new());
        file.ballot = Some(voted([("HS-1", 2), ("HS-3", 2)]));
        file.official = compute(file).expect("computed").official;
    });
    assert_eq!(others, ["ballot: voted on HS-1, HS-3, the sheets leave HS-1, HS-2 tied across the line"]);
    let casting = of_lot(|file| {
        (file.lot, file.tickets) = (None, BTreeMap::new());
        file.ballot = Some(BallotResult { casting: Some("HS-2".to_owned()), ..voted([("HS-1", 3), ("HS-2", 1)]) });
        file.official = compute(file).expect("computed").official;
    });
    assert_eq!(casting, ["ballot: the casting vote is for HS-2, the votes leave nothing tied"]);
}

#[test]
fn the_lot_is_drawn_again_from_its_public_value() {
    let hash = file().closing_hash;
    let other = lot::ticket(&hash, "48214", "HS-1");
    let computed = lot::ticket(&hash, "48213", "HS-1");
    let ticket = of_lot(|file| drop(file.tickets.insert("HS-1".to_owned(), other.clone())));
    assert_eq!(ticket, [format!("lot: the ticket of HS-1 is {computed}, stored is {other}")]);
    let missing = of_lot(|file| drop(file.tickets.remove("HS-1")));
    assert_eq!(missing, ["lot: tickets of HS-2, still tied were HS-1, HS-2"]);
    let spelt = of_lot(|file| file.lot = Some(" 48213".to_owned()));
    assert_eq!(spelt, ["lot: the public value \" 48213\" is not digits alone"]);
    let value = of_lot(|file| file.lot = Some("1".to_owned()));
    assert_eq!(value.iter().filter(|found| found.starts_with("lot: the ticket of")).count(), 2, "{value:?}");
    let without = of_lot(|file| file.ballot = None);
    assert_eq!(without, ["lot: drawn without a ballot before it"]);
    assert_eq!(of_lot(|file| file.lot = None)[0], "lot: tickets without a public value");
    let needless = of_lot(|file| {
        file.ballot = Some(voted([("HS-1", 1), ("HS-2", 2)]));
        file.official = compute(file).expect("computed").official;
    });
    assert_eq!(needless, ["lot: drawn although nothing was tied any more", "lot: tickets of HS-1, HS-2, still tied were nothing"]);
}

#[test]
fn a_file_of_today_tells_all_of_its_ballot_and_its_lot() {
    let of = |change: fn(&mut BallotResult)| of_lot(|file| change(ballot(file)));
    assert_eq!(of(|ballot| ballot.places = None), ["ballot: how many places it was for: not told"]);
    assert_eq!(of(|ballot| ballot.cast = None), ["ballot: how many ballots were cast: not told"]);
    assert_eq!(of(|ballot| ballot.tracking_codes.clear()), ["ballot: tracking codes: not told"]);
    assert_eq!(of_lot(|file| file.tickets.clear()), ["lot: drawn, and no ticket is told"]);
    assert_eq!(of_lot(|file| file.advisory = None), ["the advisory figures are not told"]);
    let earlier = of_lot(|file| {
        file.format = Edition::First.format().to_owned();
        (ballot(file).places, ballot(file).cast, file.advisory) = (None, None, None);
        ballot(file).tracking_codes.clear();
    });
    assert_eq!(earlier, [] as [&str; 0], "earlier files did not");
}

#[test]
fn a_file_that_calls_itself_earlier_is_not_looked_at_less() {
    let earlier = |mut file: ResultFile| {
        file.format = Edition::First.format().to_owned();
        (file.closing_hash, file.advisory) = (file.closing.hash(), None);
        run(&file).expect("computed")
    };
    let told = |what: &str| format!("{what}: told, and no file of the format result/1 tells it");
    let with_motions = earlier(super::council::with_motions()).differences;
    for what in ["motions", "every_sheet", "voided", "a sheet excluded by a motion"] {
        assert!(with_motions.contains(&told(what)), "{what}: {with_motions:?}");
    }
    assert!(earlier(super::drawing::with_drawing()).differences.contains(&told("drawing")));
    let compared = earlier(file());
    assert_eq!((compared.differences, compared.untold), (Vec::new(), vec!["advisory figures".to_owned()]), "it says what nobody can check");
    assert_eq!(run(&file()).expect("computed").untold, [] as [&str; 0]);
}

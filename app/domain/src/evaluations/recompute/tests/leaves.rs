//! Every single value of a file, changed or left out: it is noticed, or named here as what nothing compares.

use super::{
    council::with_motions,
    drawing::{drawn, with_drawing},
    *,
};
use crate::evaluations::{
    motion::{About, Majority, Motion, SheetOf},
    result_file::Replaced,
};

/// `server recompute --help` and the room's README say so in words. What is in it follows from nothing else in a file.
const NOT_COMPARED: &[&str] = &[
    ".ballot.eligible",
    ".ballot.tracking_codes.*[]",
    ".challenge",
    ".drawing.invited",
    ".motions[] left out",
    ".motions[].about.shortlist[] left out",
    ".motions[].base",
    ".motions[].base left out",
    ".motions[].eligible",
    ".motions[].id",
    ".motions[].reason",
    ".motions[].vote.abstained",
    ".motions[].vote.abstained left out",
    ".motions[].vote.against",
    ".motions[].vote.in_favour",
    ".notice",
    ".notice left out",
    ".replaced left out",
    ".replaced[] left out",
];

/// What is hashed, as it stands once names are sorted, which changing one value does.
fn sorted<T: serde::de::DeserializeOwned + serde::Serialize>(value: &T) -> T {
    serde_json::from_str(&serde_json::to_value(value).expect("JSON").to_string()).expect("the same")
}

fn frozen(mut file: ResultFile) -> ResultFile {
    file.rules = sorted(&file.rules);
    file.closing.rules_hash = file.rules.hash();
    file.closing = sorted(&file.closing);
    file.closing_hash = file.closing.hash();
    let computed = compute(&file).expect("computed");
    (file.official, file.advisory) = (computed.official, Some(computed.advisory));
    file
}

/// Four files that between them hold every value that a file can hold.
fn files() -> Vec<ResultFile> {
    let mut of_lot = frozen(with_drawing());
    of_lot.notice = Some("Dữ liệu minh họa".to_owned());
    drawn(&mut of_lot);
    vec![of_lot, frozen(with_motions()), of_replaced(), of_anew()]
}

/// A result that was replaced because a motion voided a sheet of it.
fn of_replaced() -> ResultFile {
    let mut before = file();
    before.rules.motions.casting = true;
    let before = frozen(before);
    let after = before.closing.without("HS-2", "A", "BQ-1").expect("a sheet that counts");
    let replaced = Replaced {
        motion: "BQ-1".to_owned(),
        anew: None,
        replaced_at: "2026-05-03T08:00:00.000+07:00".to_owned(),
        closing: before.closing.clone(),
        closing_hash: before.closing_hash.clone(),
        ballot: None,
        lot: None,
        lot_read: BTreeMap::new(),
        drawing: None,
        tickets: BTreeMap::new(),
        official: before.official.clone(),
    };
    let motion = |id: &str, about: About, majority: Majority, vote: Vote| Motion {
        id: id.to_owned(),
        about,
        reason: "Có xung đột.".to_owned(),
        eligible: 12,
        base: Some(14),
        vote,
        majority,
        needed: 10,
        casting: None,
        secret: false,
        carried: true,
        lapsed: false,
    };
    let sheet = SheetOf { proposal: "HS-2".to_owned(), column: "A".to_owned() };
    let voiding = motion("BQ-1", About::Voiding(sheet), Majority::OfCast([2, 3]), Vote { in_favour: 9, against: 1, abstained: 1 });
    let tied = Vote { in_favour: 6, against: 6, abstained: 0 };
    let shortlist = motion("BQ-2", About::Shortlist(vec!["HS-1".to_owned()]), Majority::Simple, tied);
    let mut file = ResultFile { closing: Verbatim::from(after), replaced: vec![replaced], ..before };
    file.motions = vec![voiding, Motion { casting: Some(true), ..shortlist }];
    file.every_sheet = file.closing.every_sheet(&file.rules);
    frozen(file)
}

/// The same, where the proposal has lost its quorum by it and was scored anew; another motion let one without a quorum be.
fn of_anew() -> ResultFile {
    let mut first = file();
    first.rules.motions.casting = true;
    first.rules.quorum_floor = 3;
    let first = frozen(first);
    let lost = Verbatim::from(first.closing.without("HS-2", "A", "BQ-1").expect("a sheet that counts"));
    let replaced = |file: &ResultFile, anew: Option<&str>, at: &str| Replaced {
        motion: "BQ-1".to_owned(),
        anew: anew.map(str::to_owned),
        replaced_at: at.to_owned(),
        closing: file.closing.clone(),
        closing_hash: file.closing_hash.clone(),
        ballot: None,
        lot: None,
        lot_read: BTreeMap::new(),
        drawing: None,
        tickets: BTreeMap::new(),
        official: file.official.clone(),
    };
    let second = frozen(ResultFile { closing: lost.clone(), ..first.clone() });
    let mut fresh = lost.clone().into_inner();
    let again = fresh.proposals.iter_mut().find(|proposal| proposal.code == "HS-2").expect("a proposal");
    (again.voided, again.eligible) = (Vec::new(), 3);
    again.sheets.iter_mut().for_each(|sheet| *sheet = Some(vec![90, 55]));
    let closing = Verbatim::from(lost.with_anew(&fresh, "HS-2", "BQ-1").expect("scored anew"));
    let mut file = of_replaced();
    file.rules = first.rules.clone();
    file.replaced =
        vec![replaced(&first, None, "2026-05-03T08:00:00.000+07:00"), replaced(&second, Some("HS-2"), "2026-05-09T08:00:00.000+07:00")];
    file.closing = closing;
    file.every_sheet = file.closing.every_sheet(&file.rules);
    frozen(file)
}

#[test]
fn what_was_scored_anew_tells_the_result_before() {
    let mut file = of_anew();
    file.replaced.clear();
    let found = run(&file).expect("computed").differences;
    assert!(found.contains(&"HS-2: scored anew, and the result before that is not told".to_owned()), "{found:?}");
}

/// Each way in which one value differs, with its place; codes of proposals are all alike.
fn changed(value: &Value) -> Vec<(String, Value)> {
    let mut all = Vec::new();
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                let shown = if name.starts_with("HS-") || name.len() == 1 { "*" } else { name };
                // Nothing says as much as `null`.
                if !inner.is_null() {
                    let mut without = fields.clone();
                    without.remove(name);
                    all.push((format!(".{shown} left out"), Value::Object(without)));
                }
                for (place, inner) in changed(inner) {
                    let mut with = fields.clone();
                    with.insert(name.clone(), inner);
                    all.push((format!(".{shown}{place}"), Value::Object(with)));
                }
            }
        }
        Value::Array(items) => {
            for (i, inner) in items.iter().enumerate() {
                let mut without = items.clone();
                without.remove(i);
                all.push(("[] left out".to_owned(), Value::Array(without)));
                for (place, inner) in changed(inner) {
                    let mut with = items.clone();
                    with[i] = inner;
                    all.push((format!("[]{place}"), Value::Array(with)));
                }
            }
        }
        Value::Number(number) => {
            let number = number.as_i64().expect("whole");
            all.extend([number - 1, number + 1].map(|other| (String::new(), json!(other))));
        }
        Value::String(text) => all.push((String::new(), json!(format!("{text}x")))),
        Value::Bool(is) => all.push((String::new(), json!(!is))),
        Value::Null => {}
    }
    all
}

#[test]
fn every_value_is_compared_or_named_here() {
    let mut unnoticed = std::collections::BTreeSet::new();
    for file in files() {
        assert_eq!(run(&file).expect("computed").differences, [] as [&str; 0], "a good file");
        let value = serde_json::to_value(&file).expect("JSON");
        // Of what a hash binds to the letter, and of figures that one loop compares, a part is enough.
        let is_bound = |place: &str| [".rules", ".closing.", ".replaced[].closing.", ".advisory"].iter().any(|of| place.starts_with(of));
        let is_asked = |n: usize, place: &str| !is_bound(place) || n.is_multiple_of(20);
        for (_, (place, other)) in changed(&value).into_iter().enumerate().filter(|(n, (place, _))| is_asked(*n, place)) {
            let is_noticed = recompute(other.to_string().as_bytes()).map_or(true, |compared| !compared.differences.is_empty());
            if !is_noticed {
                unnoticed.insert(place);
            }
        }
    }
    let unnoticed: Vec<&str> = unnoticed.iter().map(String::as_str).collect();
    assert_eq!(unnoticed, NOT_COMPARED);
}

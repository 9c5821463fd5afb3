//! The council's own acts in a file, and each way in which they do not add up.

use super::*;
use crate::evaluations::motion::{About, Majority, Motion, SheetOf, VoidedSheet};

/// One sheet of seven excluded and one void, each by a motion, and both rankings.
pub fn with_motions() -> ResultFile {
    let mut file = file();
    file.rules.motions.exclusion = Some(Majority::OfCast([2, 3]));
    file.closing.columns.extend(["D", "E", "F", "G"].map(str::to_owned));
    for proposal in &mut file.closing.proposals {
        proposal.sheets.extend(vec![Some(vec![100, 60]); 4]);
        proposal.eligible += 4;
    }
    file.closing.rules_hash = file.rules.hash();
    let vote = Vote { in_favour: 10, against: 3, abstained: 1 };
    let of = |column: &str| SheetOf { proposal: "HS-3".to_owned(), column: column.to_owned() };
    let motion = |id: &str, about: About| {
        let (id, reason, majority) = (id.to_owned(), "Nhầm hồ sơ.".to_owned(), Majority::OfCast([2, 3]));
        Motion {
            id,
            about,
            reason,
            eligible: 14,
            base: None,
            vote,
            majority,
            needed: 10,
            casting: None,
            secret: false,
            carried: true,
            lapsed: false,
        }
    };
    let proposal = &mut file.closing.proposals[2];
    proposal.sheets[1] = None;
    let exclusion = Exclusion { vote, reason: "Nhầm hồ sơ.".to_owned(), motion: Some("1".to_owned()) };
    proposal.excluded = vec![ExcludedSheet { column: "B".to_owned(), sheet: vec![20, 10], exclusion }];
    proposal.voided = vec![VoidedSheet { column: "A".to_owned(), sheet: vec![120, 80], motion: "2".to_owned() }];
    file.motions = vec![motion("1", About::Exclusion(of("B"))), motion("2", About::Voiding(of("A")))];
    file.every_sheet = Some(official_lines(&rank(&file.rules, &file.closing.all_score_sheets()), &file.closing.codes()));
    file
}

/// The same after one change to it.
fn of_motions(change: impl FnOnce(&mut ResultFile)) -> Vec<String> {
    let mut file = with_motions();
    change(&mut file);
    file.closing_hash = file.closing.hash();
    let computed = compute(&file).expect("computed");
    (file.official, file.advisory) = (computed.official, Some(computed.advisory));
    run(&file).expect("computed").differences
}

#[test]
fn what_members_voted_on_has_to_add_up() {
    assert_eq!(of_motions(|_| {}), [] as [&str; 0]);
    assert_eq!(of_motions(|file| file.motions[0].eligible = 13), ["motion 1: 14 votes of 13 members who might vote"]);
    assert_eq!(of_motions(|file| file.motions[0].base = Some(13)), ["motion 1: of fewer members than the 14 who might vote"]);
    let three_quarters = of_motions(|file| file.motions[1].majority = Majority::OfCast([3, 4]));
    let otherwise = "motion 2: by another majority than the rules ask for";
    assert_eq!(three_quarters, ["motion 2: by its votes it is not carried", otherwise]);
    let lost = of_motions(|file| {
        file.motions[0].vote.in_favour = 1;
        file.motions[0].carried = false;
    });
    let otherwise = "HS-3: the sheet of B is left out by other votes than its motion tells";
    assert_eq!(lost, ["HS-3: no motion 1 was carried that leaves out the sheet of B", otherwise]);
    let votes = of_motions(|file| file.motions[0].vote = Vote { in_favour: 9, against: 3, abstained: 1 });
    assert_eq!(votes, [otherwise], "it is carried by these too");
    let others = of_motions(|file| file.motions[1].about = About::Shortlist(vec!["HS-9".to_owned()]));
    assert_eq!(
        others,
        [
            "motion 2: by another majority than the rules ask for",
            "motion 2: HS-9 is none of the proposals",
            "HS-3: no motion 2 was carried that leaves out the sheet of A"
        ]
    );
    let counted = of_motions(|file| file.closing.proposals[2].voided = Vec::new());
    assert!(counted.contains(&"motion 2: the sheet of A for HS-3 is counted all the same".to_owned()), "{counted:?}");
    let unvoted = of_motions(|file| file.closing.proposals[2].excluded[0].exclusion.vote.against = 10);
    assert_eq!(unvoted, ["HS-3: no vote excluded the sheet of B", otherwise]);
    let needed = "motion 1: not as many votes are needed as the rules say";
    assert_eq!(of_motions(|file| file.motions[0].needed = 15), ["motion 1: by its votes it is not carried", needed]);
    assert_eq!(of_motions(|file| file.motions[0].needed = 9), [needed]);
    let lapsed = of_motions(|file| file.motions.push(Motion { vote: none(), carried: false, lapsed: true, ..free() }));
    assert_eq!(lapsed, ["motion 3: without effect, and not carried at all"]);
}

fn none() -> Vote {
    Vote { in_favour: 0, against: 0, abstained: 0 }
}

/// About nothing of the file, and carried.
fn free() -> Motion {
    Motion {
        id: "3".to_owned(),
        about: About::Other,
        reason: "Họp thêm.".to_owned(),
        eligible: 14,
        base: None,
        vote: Vote { in_favour: 12, against: 2, abstained: 0 },
        majority: Majority::Simple,
        needed: 10,
        casting: None,
        secret: false,
        carried: true,
        lapsed: false,
    }
}

#[test]
fn every_motion_takes_what_the_rules_ask_for() {
    let with = |motion: Motion| of_motions(|file| file.motions.push(motion));
    assert_eq!(with(free()), [] as [&str; 0]);
    let another = ["motion 3: by another majority than the rules ask for"];
    for about in [About::Other, About::Stability, About::Shortlist(vec!["HS-1".to_owned()]), About::Departure(vec!["HS-2".to_owned()])] {
        assert_eq!(with(Motion { about, majority: Majority::OfCast([2, 3]), ..free() }), another);
    }
    let tied = Motion { vote: Vote { in_favour: 7, against: 7, abstained: 0 }, casting: Some(true), ..free() };
    let casting = "motion 3: a casting vote that the rules have not, or where no tie called for one";
    assert_eq!(with(tied.clone()), [casting]);
    let allowed = |motion: Motion| {
        of_motions(|file| {
            file.rules.motions.casting = true;
            file.closing.rules_hash = file.rules.hash();
            file.motions.push(motion);
        })
    };
    assert_eq!(allowed(tied), [] as [&str; 0]);
    assert_eq!(allowed(Motion { casting: Some(false), ..free() }), [casting]);
    let few = Motion { base: Some(15), needed: 9, ..free() };
    assert_eq!(with(few), ["motion 3: not as many votes are needed as the rules say"]);
}

#[test]
fn a_sheet_is_left_out_by_a_motion_that_is_named() {
    let unnamed = of_motions(|file| {
        file.closing.proposals[2].excluded[0].exclusion.motion = None;
        file.motions.remove(0);
    });
    assert!(unnamed.contains(&"HS-3: no motion is named that leaves out the sheet of B".to_owned()), "{unnamed:?}");
}

#[test]
fn what_is_left_out_is_what_the_rules_let_be_left_out() {
    let near = of_motions(|file| file.closing.proposals[2].excluded[0].sheet = vec![100, 60]);
    assert_eq!(near.first().map(String::as_str), Some("HS-3: the sheet of B is not far from the others"));
    let many = of_motions(|file| {
        let proposal = &mut file.closing.proposals[2];
        let another = ExcludedSheet { column: "G".to_owned(), sheet: vec![20, 10], exclusion: proposal.excluded[0].exclusion.clone() };
        proposal.sheets[6] = None;
        proposal.excluded.push(another);
    });
    assert!(many.contains(&"HS-3: more sheets are left out than may be".to_owned()), "{many:?}");
    let majority = of_motions(|file| file.motions[0].majority = Majority::Simple);
    assert_eq!(majority, ["motion 1: by another majority than the rules ask for"]);
}

#[test]
fn a_sheet_is_void_by_a_motion_or_by_its_members_own_word() {
    let own = of_motions(|file| {
        file.closing.proposals[2].voided = Vec::new();
        file.closing.proposals[2].declared = vec!["A".to_owned()];
        file.motions.remove(1);
        file.every_sheet = file.closing.every_sheet(&file.rules);
    });
    assert_eq!(own, [] as [&str; 0]);
    let mut both = file();
    both.closing.proposals[0].declared = vec!["A".to_owned()];
    both.closing_hash = both.closing.hash();
    assert_eq!(run(&both), Err(Broken::Twice("HS-1, A".to_owned())), "it does not count and is void");
    let found = |column: &str| of_motions(|file| file.closing.proposals[2].found = vec![column.to_owned()]);
    assert_eq!(found("C"), [] as [&str; 0]);
    assert_eq!(found("A"), ["HS-3: a conflict of A was found, and there is no sheet"]);
    let moved = of_motions(|file| file.every_sheet = None);
    assert_eq!(moved, ["the ranking with every sheet is not told beside the official one"]);
}

#[test]
fn a_motion_that_came_too_late_leaves_nothing_out() {
    let lapsed = |is_counted: bool| {
        of_motions(|file| {
            file.motions[0].lapsed = true;
            if is_counted {
                file.closing.proposals[2].excluded = Vec::new();
                file.closing.proposals[2].sheets[1] = Some(vec![20, 10]);
                file.every_sheet = Some(official_lines(&rank(&file.rules, &file.closing.all_score_sheets()), &file.closing.codes()));
            }
        })
    };
    assert_eq!(lapsed(true), [] as [&str; 0]);
    assert_eq!(lapsed(false), ["HS-3: no motion 1 was carried that leaves out the sheet of B"]);
}

#[test]
fn the_ranking_with_every_sheet_is_computed_too() {
    let found = of_motions(|file| {
        let line = &mut file.every_sheet.as_mut().expect("a ranking")[2];
        assert_eq!((line.code.as_str(), line.n, line.eligible, line.sum_half), ("HS-3", 7, 7, 1_030));
        line.sum_half = 1_031;
    });
    assert_eq!(found, ["with every sheet, place 3, HS-3: sum_half is 1030, stored is 1031"]);
    let of = |id: &str| Motion { id: id.to_owned(), ..free() };
    let twice = ResultFile { motions: vec![of("1"), of("1")], ..file() };
    assert_eq!(run(&twice), Err(Broken::Twice("1".to_owned())));
}

#[test]
fn a_file_closed_at_no_moment_says_so() {
    let mut file = file();
    file.closing.closed_at = "yesterday".to_owned();
    file.closing_hash = file.closing.hash();
    assert_eq!(run(&file).expect("computed").differences, ["closing.closed_at: \"yesterday\" is no moment"]);
}

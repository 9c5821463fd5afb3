//! The life of a sheet: as a table, by random walks, and how it counts.

use super::world::{admitted, begun, exclusion, member, permit, proposal, receipt, revision, sheet};
use domain::{
    challenges::{RuleSet, rules::Blind},
    evaluations::{
        Count, MemberSheet, NotGivenBack, Revision, SheetStanding, SheetState, count,
        lifecycle::{Filled, HandedIn, Rejection, Round, Transition, VoidedBy},
    },
    form::FieldErrors,
    proposals::{Life, Proposal},
    time::Moment,
};
use proptest::prelude::*;
use std::{collections::BTreeSet, fmt::Write};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Save,
    Submit,
    SubmitIncomplete,
    SubmitSeenOld,
    Abstain,
    GiveBack,
    Freeze,
    SaveRevision,
    Revise,
    Exclude,
    CountAgain,
    Void,
    VoidByMotion,
    Lift,
}

const ACTS: [Act; 14] = [
    Act::Save,
    Act::Submit,
    Act::SubmitIncomplete,
    Act::SubmitSeenOld,
    Act::Abstain,
    Act::GiveBack,
    Act::Freeze,
    Act::SaveRevision,
    Act::Revise,
    Act::Exclude,
    Act::CountAgain,
    Act::Void,
    Act::VoidByMotion,
    Act::Lift,
];

/// Does it at `now` with so many points.
fn act(own: MemberSheet, act: Act, points: u8, about: &Proposal, now: Moment) -> Result<MemberSheet, Rejection> {
    let (p, seen, rules) = (permit(now), Some(own.version), RuleSet::default());
    let done: Transition = match act {
        Act::Save => own.save(sheet(points, false), seen, about, &p),
        Act::Submit => own.submit(sheet(points, true), seen, &rules, about, &p),
        Act::SubmitIncomplete => own.submit(sheet(points, false), seen, &rules, about, &p),
        Act::SubmitSeenOld => own.submit(sheet(points, true), None, &rules, about, &p),
        Act::Abstain => own.abstain("Ngoài chuyên môn.".to_owned(), about, &p),
        Act::GiveBack => own.give_back("Nhầm tiêu chí.", &[], &rules, about, &p),
        Act::Freeze => return own.freeze(),
        Act::SaveRevision => own.save_revision(revision(points), seen, about, &p),
        Act::Revise => own.revise(revision(points), seen, &rules, about, &p),
        Act::Exclude => own.exclude(exclusion(), "A", about, &p),
        Act::CountAgain => own.count_again(about, &p),
        Act::Void => own.void(VoidedBy::Conflict("Người thân.".to_owned()), "", about, &p),
        Act::VoidByMotion => own.void(VoidedBy::Motion { motion: "BQ-1".to_owned(), reason: "Đã tư vấn.".to_owned() }, "", about, &p),
        Act::Lift => return own.lift(),
    };
    done.map(|(sheet, event)| {
        assert_eq!(event.proposal, Some(sheet.proposal));
        sheet
    })
}

/// After these acts, each with other points than the one before.
fn after(acts: &[Act]) -> MemberSheet {
    let steps = acts.iter().zip(1..);
    steps.fold(begun(2), |own, (step, points)| act(own, *step, points, &admitted(), Moment(points.into())).expect("possible"))
}

fn round(round: &Round) -> &'static str {
    match round {
        Round::First => "",
        Round::Frozen { draft: None } => ", frozen",
        Round::Frozen { draft: Some(_) } => ", frozen, revision drafted",
        Round::Revised { draft: None, .. } => ", revised",
        Round::Revised { draft: Some(_), .. } => ", revised, revision drafted",
    }
}

fn handed_in(what: &HandedIn) -> String {
    match what {
        HandedIn::Scored(filled) => format!("submitted{}", round(&filled.round)),
        HandedIn::Abstained(abstention) => format!("abstained{}", if abstention.is_frozen { ", frozen" } else { "" }),
        HandedIn::Excluded(filled, _) => format!("excluded{}", round(&filled.round)),
    }
}

fn name(sheet: &MemberSheet) -> String {
    match &sheet.state {
        SheetState::Draft(_) if sheet.version == 0 => "nothing saved".to_owned(),
        SheetState::Draft(_) => "draft".to_owned(),
        SheetState::GivenBack { last: Some(last), .. } => format!("given back (counts as {})", handed_in(&last.what)),
        SheetState::GivenBack { filled, last: None, .. } => format!("given back{}", round(&filled.round)),
        SheetState::HandedIn { what, .. } => handed_in(what),
        SheetState::Void { what, by: VoidedBy::Motion { .. }, .. } => format!("void by motion ({})", handed_in(what)),
        SheetState::Void { what, .. } => format!("void ({})", handed_in(what)),
    }
}

fn refused(rejection: &Rejection) -> &'static str {
    match rejection {
        Rejection::WrongState => "– wrong state",
        Rejection::Locked => "– locked",
        Rejection::NotAdmitted => "– not admitted",
        Rejection::SavedSince(_) => "– saved since",
        Rejection::Unchanged => "– unchanged",
        Rejection::NotGivenBack(_) => "– kept",
        Rejection::Incomplete(_) => "– incomplete",
    }
}

const STATES: [&[Act]; 16] = [
    &[],
    &[Act::Save],
    &[Act::Submit],
    &[Act::Abstain],
    &[Act::Submit, Act::GiveBack],
    &[Act::Abstain, Act::GiveBack],
    &[Act::Submit, Act::Freeze],
    &[Act::Abstain, Act::Freeze],
    &[Act::Submit, Act::Freeze, Act::SaveRevision],
    &[Act::Submit, Act::Freeze, Act::Revise],
    &[Act::Submit, Act::Exclude],
    &[Act::Submit, Act::Freeze, Act::Revise, Act::Exclude],
    &[Act::Submit, Act::Void],
    &[Act::Abstain, Act::Void],
    &[Act::Submit, Act::Exclude, Act::Void],
    &[Act::Submit, Act::VoidByMotion],
];

#[test]
fn every_state_answers_every_act_as_the_table_says() {
    let mut table = String::from("What can be done with a member's sheet, and what it is then.\n");
    for path in STATES {
        let own = after(path);
        let _ = writeln!(table, "\n{}", name(&own));
        for step in ACTS {
            let then = act(own.clone(), step, 9, &admitted(), Moment(100));
            let then = then.map_or_else(|rejection| refused(&rejection).to_owned(), |sheet| name(&sheet));
            let _ = writeln!(table, "  {:<18}{then}", format!("{step:?}"));
        }
    }
    assert!(table == include_str!("sheets.txt"), "the table is now:\n{table}");
}

#[test]
fn each_rejection_is_reached() {
    let p = permit(Moment(9));
    let withdrawn = proposal(Life::Withdrawn(receipt(1)));
    assert_eq!(act(begun(2), Act::Submit, 5, &withdrawn, Moment(9)), Err(Rejection::NotAdmitted));
    let draft = after(&[Act::Save]);
    assert_eq!(act(draft.clone(), Act::SubmitSeenOld, 5, &admitted(), Moment(9)), Err(Rejection::SavedSince(Box::new(draft.clone()))));
    let same = draft.sheet().clone();
    assert_eq!(draft.clone().save(same, None, &admitted(), &p), Err(Rejection::Unchanged));
    let incomplete = act(draft, Act::SubmitIncomplete, 5, &admitted(), Moment(9));
    assert!(matches!(incomplete, Err(Rejection::Incomplete(FieldErrors(fields))) if fields.len() == 1));
    assert_eq!(act(after(&[Act::Submit]), Act::Save, 5, &admitted(), Moment(9)), Err(Rejection::Locked));
    assert_eq!(act(begun(2), Act::Exclude, 5, &admitted(), Moment(9)), Err(Rejection::WrongState));
}

#[test]
fn a_revision_is_handed_in_once_and_keeps_the_first_sheet() {
    let frozen = after(&[Act::Submit, Act::Freeze]);
    let drafted = act(frozen.clone(), Act::SaveRevision, 7, &admitted(), Moment(50)).expect("drafted");
    assert_eq!((drafted.sheet(), drafted.counts()), (frozen.sheet(), true), "it counts as it stands");
    let p = permit(Moment(60));
    let as_before = drafted.clone().save_revision(frozen.current(), Some(drafted.version), &admitted(), &p).expect("taken back");
    assert_eq!(as_before.0.revision(), None, "what is as handed in is no draft");
    let (revised, _) = drafted.revise(revision(7), Some(2), &RuleSet::default(), &admitted(), &p).expect("revised");
    assert_eq!((revised.first(), revised.sheet(), revised.handed_in_at()), (Some(frozen.sheet()), &revision(7).sheet, Some(Moment(60))));
    let (seen, silent) = (Some(revised.version), Revision { reasons: Vec::new(), ..revision(8) });
    let refused = revised.clone().revise(silent, seen, &RuleSet::default(), &admitted(), &p);
    assert!(matches!(refused, Err(Rejection::Incomplete(_))), "no change without its reason");
    assert_eq!(revised.clone().revise(revision(7), Some(revised.version), &RuleSet::default(), &admitted(), &p), Err(Rejection::Unchanged));
}

/// What an earlier version gave back kept nothing: it counts for nothing, and may become a sheet again.
#[test]
fn what_was_given_back_before_it_was_kept_may_be_handed_in_again() {
    let abstained = after(&[Act::Abstain, Act::Freeze]);
    let filled = Filled { sheet: abstained.sheet().clone(), round: Round::Frozen { draft: None } };
    let given_back = MemberSheet { state: SheetState::GivenBack { filled, last: None, at: Moment(40) }, ..abstained };
    assert_eq!((name(&given_back).as_str(), given_back.as_handed_in().counts()), ("given back, frozen", false));
    let revised = act(given_back, Act::Revise, 7, &admitted(), Moment(50)).expect("revised");
    assert_eq!((revised.counts(), revised.first_scores(&RuleSet::default())), (true, None));
}

/// Whose member may have read another's, or the own, is not given back: what comes next is another round.
#[test]
fn nobody_mends_a_sheet_after_having_seen_others() {
    let own = after(&[Act::Submit]);
    let by = |number, state: &[Act]| MemberSheet { member: member(number), ..after(state) };
    let round_end = RuleSet { blind: Blind::RoundEnd, ..RuleSet::default() };
    let back = |others: &[MemberSheet], rules: &RuleSet| own.clone().give_back("Nhầm.", others, rules, &admitted(), &permit(Moment(9)));
    let seen = [vec![Act::Submit], vec![Act::Submit, Act::Exclude], vec![Act::Submit, Act::Void], vec![Act::Submit, Act::GiveBack]];
    for state in seen {
        let others = [own.clone(), by(3, &state)];
        assert_eq!(back(&others, &RuleSet::default()), Err(Rejection::NotGivenBack(NotGivenBack::SawOthers)), "{state:?}");
        assert!(back(&others, &round_end).is_ok(), "blind while the round runs");
    }
    for state in [vec![], vec![Act::Save], vec![Act::Abstain]] {
        assert!(back(&[own.clone(), by(3, &state)], &RuleSet::default()).is_ok(), "there is nothing to see: {state:?}");
    }
    let of_whoever_presides = by(1, &[Act::Submit]);
    let refused = of_whoever_presides.give_back("Nhầm.", &[], &round_end, &admitted(), &permit(Moment(9)));
    assert_eq!(refused, Err(Rejection::NotGivenBack(NotGivenBack::Own)));
}

#[test]
fn a_sheet_given_back_counts_as_it_was_handed_in_whatever_is_typed_since() {
    let handed_in = after(&[Act::Submit]);
    let typed = after(&[Act::Submit, Act::GiveBack, Act::Save]);
    assert_eq!((typed.as_handed_in().sheet(), typed.as_handed_in().handed_in_at()), (handed_in.sheet(), Some(Moment(1))));
    assert_ne!(typed.sheet(), handed_in.sheet(), "its form shows what is typed");
    let frozen = act(typed.clone(), Act::Freeze, 9, &admitted(), Moment(9)).expect("the round ends");
    assert_eq!((frozen.counts(), frozen.sheet(), frozen.first()), (true, handed_in.sheet(), Some(handed_in.sheet())));
    assert_eq!(frozen.revision().map(|revision| &revision.sheet), Some(typed.sheet()), "beside it stands what is typed");
    let closed = typed.take_back().expect("scoring ends");
    assert_eq!((closed.counts(), closed.sheet()), (true, handed_in.sheet()));
    assert_eq!(closed.take_back(), Err(Rejection::Unchanged));
    let count = |own: MemberSheet| count(vec![admitted()], &[member(2)], &BTreeSet::new(), &[own]).remove(0);
    let counted = count(after(&[Act::Submit, Act::GiveBack, Act::Save]));
    assert_eq!((counted.sheets.len(), counted.given_back, counted.outstanding()), (1, 1, 0));
    let abstained = count(after(&[Act::Abstain, Act::GiveBack, Act::Save]));
    assert_eq!((abstained.sheets.len(), abstained.abstained(), abstained.outstanding()), (0, 1, 0));
}

fn walk(steps: &[(usize, u8, bool)], mut check: impl FnMut(&MemberSheet, Act, bool, &MemberSheet)) -> MemberSheet {
    let mut own = begun(2);
    for (number, (step, points, is_admitted)) in (1..).zip(steps) {
        let about = if *is_admitted { admitted() } else { proposal(Life::Withdrawn(receipt(1))) };
        let step = ACTS[step % ACTS.len()];
        if let Ok(next) = act(own.clone(), step, *points, &about, Moment(number)) {
            check(&own, step, *is_admitted, &next);
            own = next;
        }
    }
    own
}

fn steps() -> impl Strategy<Value = Vec<(usize, u8, bool)>> {
    prop::collection::vec((0usize..ACTS.len(), 0u8..4, prop::bool::weighted(0.9)), 0..60)
}

proptest! {
    /// Void and excluded are left only by what they name: a void sheet by lifting its conflict, and then it is what it was; an
    /// excluded one by becoming void, or when its motion has lost its ground.
    #[test]
    fn no_sheet_comes_back_by_itself(steps in steps()) {
        walk(&steps, |before, step, _, after| {
            match &before.state {
                SheetState::Void { what, .. } if step == Act::Lift => {
                    assert!(matches!(&after.state, SheetState::HandedIn { what: lifted, .. } if lifted == what));
                }
                SheetState::Void { .. } => assert_eq!(after.standing(), SheetStanding::Void),
                SheetState::HandedIn { what: HandedIn::Excluded(..), .. } => {
                    let is_left = matches!(after.standing(), SheetStanding::Excluded | SheetStanding::Void);
                    assert!(is_left || step == Act::CountAgain && after.counts());
                }
                _ => {}
            }
            if after.as_handed_in().counts() && !before.as_handed_in().counts() {
                assert!(matches!(step, Act::Submit | Act::SubmitSeenOld | Act::Revise | Act::Lift | Act::CountAgain), "{step:?} made it count");
            }
        });
    }

    /// What was handed in counts until another is handed in, or the council's or a conflict's act ends it.
    #[test]
    fn nothing_drops_a_sheet_that_was_handed_in(steps in steps()) {
        walk(&steps, |before, step, _, after| {
            let [before, after] = [before, after].map(MemberSheet::as_handed_in);
            if before.counts() {
                let replaced = matches!(step, Act::Submit | Act::SubmitSeenOld | Act::Abstain | Act::Revise);
                assert!(replaced || matches!(step, Act::Exclude | Act::Void | Act::VoidByMotion) || before.sheet() == after.sheet() && after.counts(), "{step:?}");
            }
        });
    }

    /// Whatever counts is complete, its version grows with what is in it, and the first round's sheet stays what it was.
    #[test]
    fn what_counts_is_whole_and_the_first_sheet_never_changes(steps in steps()) {
        walk(&steps, |before, step, _, after| {
            assert!(!after.counts() || after.sheet().complete(&RuleSet::default()).is_ok());
            assert!(after.version >= before.version);
            assert!(before.sheet() == after.sheet() || after.version == before.version + 1 || matches!(step, Act::Void | Act::VoidByMotion));
            assert!(before.first().is_none() || before.first() == after.first());
        });
    }

    /// Of a proposal that is not admitted nothing is written, and nothing counts.
    #[test]
    fn only_admitted_proposals_have_sheets_that_count(steps in steps(), life in 0usize..4) {
        let own = walk(&steps, |before, step, is_admitted, after| {
            let is_members = !matches!(step, Act::GiveBack | Act::Freeze | Act::Exclude | Act::CountAgain | Act::Void | Act::VoidByMotion | Act::Lift);
            assert!(is_admitted || !is_members || before == after);
        });
        let lives = [Life::Draft, Life::Submitted(receipt(1)), Life::Withdrawn(receipt(1)),
            Life::Inadmissible { receipt: receipt(1), reason: "Thiếu hồ sơ.".to_owned() }];
        let counts = count(vec![proposal(lives[life].clone())], &[member(2)], &BTreeSet::new(), &[own]);
        prop_assert!(counts.is_empty());
    }

    /// Each member is in a count once: counted, excluded, abstained or awaited; with a conflict only by what they had handed in.
    #[test]
    fn nobody_counts_twice(walks in prop::collection::vec((steps(), any::<bool>(), any::<bool>()), 0..8)) {
        let mut sheets = Vec::new();
        let (mut roster, mut conflicted) = (Vec::new(), BTreeSet::new());
        for (of, (steps, sits, is_conflicted)) in (2..).zip(&walks) {
            let own = MemberSheet { member: member(of), ..walk(steps, |_, _, _, _| {}) };
            roster.extend(sits.then_some(own.member));
            conflicted.extend(is_conflicted.then_some((own.proposal, own.member)));
            sheets.push(own);
        }
        let counts = count(vec![admitted()], &roster, &conflicted, &sheets);
        let [count]: [Count; 1] = counts.try_into().expect("one proposal");
        let counted: Vec<_> = count.writers();
        prop_assert_eq!(counted.iter().collect::<BTreeSet<_>>().len(), counted.len());
        prop_assert_eq!(count.eligible(), counted.len() + count.abstained() + count.outstanding());
        for own in &sheets {
            let is_conflicted = conflicted.contains(&(own.proposal, own.member));
            prop_assert!(!is_conflicted || !count.is_eligible(own.member) || own.is_handed_in());
            prop_assert_eq!(count.found.contains(&own.member), is_conflicted && own.as_handed_in().is_scored());
            prop_assert!(!count.awaits(own.member) || !counted.contains(&own.member));
            prop_assert_eq!(count.sheets.iter().any(|s| s.member == own.member), own.as_handed_in().counts());
        }
    }
}

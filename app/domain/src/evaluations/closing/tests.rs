//! What is frozen of sheets in every state, and which result follows from it.

use super::*;
use crate::{
    challenges::rules::Ties,
    council::{Conflict, Interest, Vote},
    evaluations::{
        Exclusion, Sheet, SheetState, count,
        lifecycle::{Filled, HandedIn, Round, VoidedBy},
        samples::{CHALLENGE, admitted, handed_in, id, member, points, rules, scoring, with},
    },
};

const NOW: Moment = Moment(1_000);

fn filled(scores: &[i32]) -> Filled {
    Filled { sheet: points(scores), round: Round::First }
}

fn council(counts: &[Count]) -> Council {
    let roster = [member(1), member(2), member(3)];
    Council {
        columns: Columns::of(CHALLENGE, &roster, writers(counts)),
        chair: Some(member(2)),
        own_word: BTreeSet::new(),
        contested: Vec::new(),
    }
}

fn counted(sheets: &[MemberSheet], conflicted: &[(u128, u128)]) -> Vec<Count> {
    let roster = [member(1), member(2), member(3)];
    let conflicted = conflicted.iter().map(|(proposal, by)| (id(*proposal), member(*by))).collect();
    count(vec![admitted(1), admitted(2)], &roster, &conflicted, sheets)
}

fn frozen(challenge: &Challenge, counts: &[Count], council: &Council) -> Closing {
    Closing::of(challenge, counts, council, NOW).expect("whole sheets")
}

#[test]
fn sheets_stand_in_their_columns_and_a_gap_says_nothing() {
    let sheets = [handed_in(1, member(1), &[40], Round::First), handed_in(1, member(3), &[30], Round::First)];
    let counts = counted(&sheets, &[(1, 2)]);
    let closing = frozen(&scoring(rules(&[20]), 1), &counts, &council(&counts));
    assert_eq!((closing.columns.join(""), closing.closed_at.as_str()), ("ABC".to_owned(), NOW.to_rfc3339().as_str()));
    assert_eq!(closing.proposals[0].sheets, [Some(vec![40]), None, Some(vec![30])]);
    assert_eq!((closing.proposals[0].eligible, closing.proposals[1].eligible), (2, 3));
    assert_eq!(closing.rules_hash, scoring(rules(&[20]), 1).content.rules.hash());
}

#[test]
fn the_chairs_column_is_named_only_where_the_rules_ask_for_it() {
    let counts = counted(&[], &[]);
    let asks = RuleSet { ties: Ties { chair: true, ..Ties::default() }, ..rules(&[20]) };
    assert_eq!(frozen(&scoring(rules(&[20]), 1), &counts, &council(&counts)).chair, None);
    assert_eq!(frozen(&scoring(asks.clone(), 1), &counts, &council(&counts)).chair.as_deref(), Some("B"));
    let vacant = Council { chair: None, ..council(&counts) };
    assert_eq!(frozen(&scoring(asks, 1), &counts, &vacant).chair, None);
}

#[test]
fn first_sheets_are_told_where_the_second_round_changed_them_and_late_ones_have_none() {
    let revised = Round::Revised { first: points(&[20]), reasons: vec!["Đã trao đổi.".to_owned()], draft: None };
    let sheets = [
        handed_in(1, member(1), &[40], revised),
        handed_in(1, member(2), &[30], Round::Frozen { draft: None }),
        handed_in(1, member(3), &[10], Round::First),
    ];
    let counts = counted(&sheets, &[]);
    let of = |round| frozen(&scoring(rules(&[20]), round), &counts, &council(&counts)).proposals.swap_remove(0);
    assert_eq!(of(2).first, BTreeMap::from([("A".to_owned(), vec![20])]));
    assert_eq!((of(2).late, of(1).late), (vec!["C".to_owned()], Vec::new()));
}

#[test]
fn what_does_not_count_says_why() {
    let vote = Vote { in_favour: 9, against: 1, abstained: 0 };
    let exclusion = Exclusion { vote, reason: "Xa các phiếu khác.".to_owned(), motion: Some("BQ-1".to_owned()) };
    let void = |by: u128, why: VoidedBy| MemberSheet {
        state: SheetState::Void { what: HandedIn::Scored(filled(&[8])), at: Moment(1), by: why, void_at: Moment(2) },
        ..with(1, member(by), HandedIn::Scored(filled(&[8])))
    };
    let sheets = [
        with(1, member(1), HandedIn::Excluded(filled(&[2]), exclusion.clone())),
        void(2, VoidedBy::Motion { motion: "BQ-2".to_owned(), reason: "Có xung đột.".to_owned() }),
        void(3, VoidedBy::Conflict("Người thân.".to_owned())),
        // Seated no more when scoring began.
        handed_in(1, member(9), &[30], Round::First),
    ];
    let counts = counted(&sheets, &[(1, 2), (1, 3), (1, 9)]);
    let own_word = BTreeSet::from([(id(1), member(3)), (id(1), member(2))]);
    let council = Council { own_word, contested: vec![id(1), id(2), id(1)], ..council(&counts) };
    let closing = frozen(&scoring(rules(&[20]), 1), &counts, &council);
    let [proposal, other] = &closing.proposals[..] else { panic!("two proposals") };
    assert_eq!((proposal.contested, other.contested), (2, 1));
    assert_eq!(proposal.sheets, [None, None, None, Some(vec![30])]);
    assert_eq!(proposal.excluded, [ExcludedSheet { column: "A".to_owned(), sheet: vec![2], exclusion }]);
    assert_eq!(proposal.voided, [VoidedSheet { column: "B".to_owned(), sheet: vec![8], motion: "BQ-2".to_owned() }]);
    assert_eq!(
        (proposal.declared.clone(), proposal.found.clone()),
        (vec!["C".to_owned()], vec!["D".to_owned()]),
        "B by a motion, not by a word"
    );
}

#[test]
fn nothing_is_frozen_of_a_sheet_with_holes_or_without_a_column() {
    let holes = Filled { sheet: Sheet::default(), round: Round::First };
    let counts = counted(&[with(1, member(1), HandedIn::Scored(holes))], &[]);
    let refused = Closing::of(&scoring(rules(&[20]), 1), &counts, &council(&counts), NOW);
    assert!(matches!(refused, Err(Unfit::Incomplete(_))), "{refused:?}");
    let vote = Vote { in_favour: 9, against: 1, abstained: 0 };
    let excluded = HandedIn::Excluded(filled(&[2]), Exclusion { vote, reason: String::new(), motion: None });
    let counts = counted(&[with(1, member(9), excluded)], &[]);
    let nobody = Council { columns: Columns::of(CHALLENGE, &[], []), ..council(&counts) };
    assert_eq!(Closing::of(&scoring(rules(&[20]), 1), &counts, &nobody, NOW), Err(Unfit::Unknown(member(9))));
}

#[test]
fn what_lacks_a_quorum_has_no_result_for_the_reason_it_had_or_else_this_one() {
    let sheets = [handed_in(1, member(1), &[40], Round::First)];
    let counts = counted(&sheets, &[]);
    let asked = RuleSet { quorum_floor: 2, ties: Ties { chair: true, ..Ties::default() }, ..rules(&[20]) };
    let mut closing = frozen(&scoring(asked.clone(), 1), &counts, &council(&counts));
    closing.proposals[1].no_result = Some("Không đủ phiếu.".to_owned());
    let ids = BTreeMap::from([("HS-1", id(1)), ("HS-2", id(2))]);
    let (told, outcomes) = closing.clone().official(&asked, &ids, "Hết hạn.").expect("both are known");
    let reasons: Vec<_> = outcomes.iter().map(|outcome| (outcome.proposal, outcome.no_result.as_deref())).collect();
    assert_eq!(reasons, [(id(1), Some("Hết hạn.")), (id(2), Some("Không đủ phiếu."))]);
    assert_eq!(told.proposals[0].no_result.as_deref(), Some("Hết hạn."));
    assert_eq!((closing.chair.as_deref(), told.chair), (Some("B"), None), "no tie came to the chair's sheet");
    assert_eq!(closing.official(&asked, &BTreeMap::from([("HS-1", id(1))]), ""), None, "nothing is left out of a ranking");
}

#[test]
fn the_own_word_is_what_a_member_said_and_not_what_was_found() {
    let said = |by: u128, source| Declaration {
        member: member(by),
        proposal: id(1),
        conflict: Conflict::Conflicted,
        kind: Some(Interest::Other),
        reason: String::new(),
        source,
        at: Moment(0),
    };
    let declared = [said(1, Source::Own), said(2, Source::Council)];
    let own = own_word(declared, &[member(3)], &[id(1), id(2)]);
    assert_eq!(own, BTreeSet::from([(id(1), member(1)), (id(1), member(3)), (id(2), member(3))]));
}

//! Every state of a sheet comes back from its row as it was; rows that no act leaves are refused.

use super::*;
use domain::council::Vote;
use sea_orm::TryIntoModel;
use uuid::Uuid;

fn filled_in(points: &str) -> Sheet {
    Sheet { scores: vec![Some(points.len() as i32)], strengths: points.to_owned(), ..Sheet::default() }
}

fn revised() -> Revision {
    Revision { sheet: filled_in("revised"), reasons: vec!["Sau thảo luận.".to_owned()] }
}

fn by_vote() -> Exclusion {
    Exclusion { vote: Vote { in_favour: 9, against: 1, abstained: 0 }, reason: "Xa các phiếu khác.".to_owned(), motion: None }
}

fn own(state: SheetState) -> MemberSheet {
    let (member, proposal) = (UserId(Uuid::from_u128(1)), ProposalId(Uuid::from_u128(2)));
    MemberSheet { member, proposal, version: 3, saved_at: Moment(40), state }
}

fn row(state: SheetState) -> Model {
    written(&own(state)).expect("a row").try_into_model().expect("every column")
}

fn rounds() -> Vec<Filled> {
    let (first, reasons) = (filled_in("first"), vec![String::new()]);
    let rounds = [
        Round::First,
        Round::Frozen { draft: None },
        Round::Frozen { draft: Some(revised()) },
        Round::Revised { first: first.clone(), reasons: reasons.clone(), draft: None },
        Round::Revised { first, reasons, draft: Some(revised()) },
    ];
    rounds.map(|round| Filled { sheet: filled_in("now"), round }).to_vec()
}

fn handed_in() -> Vec<HandedIn> {
    let abstained =
        |is_frozen| HandedIn::Abstained(Abstention { reason: "Ngoài chuyên môn.".to_owned(), drafted: Sheet::default(), is_frozen });
    let scored = rounds().into_iter().flat_map(|filled| [HandedIn::Scored(filled.clone()), HandedIn::Excluded(filled, by_vote())]);
    scored.chain([abstained(false), abstained(true)]).collect()
}

#[test]
fn every_state_comes_back_as_it_was() {
    let at = Moment(30);
    let mut states = vec![SheetState::Draft(Sheet::default()), SheetState::Draft(filled_in("draft"))];
    states.extend(rounds().into_iter().map(|filled| SheetState::GivenBack { filled, last: None, at }));
    let abstained = Abstention { reason: "Ngoài chuyên môn.".to_owned(), drafted: filled_in("drafted"), is_frozen: false };
    for what in [HandedIn::Scored(Filled { sheet: filled_in("before"), round: Round::First }), HandedIn::Abstained(abstained)] {
        let filled = Filled { sheet: filled_in("now"), round: Round::First };
        states.push(SheetState::GivenBack { filled, last: Some(Box::new(Last { what, at: Moment(20) })), at });
    }
    for what in handed_in() {
        states.push(SheetState::HandedIn { what: what.clone(), at });
        let by = VoidedBy::Motion { motion: "BQ-1".to_owned(), reason: "Đã tư vấn.".to_owned() };
        states.push(SheetState::Void { what: what.clone(), at, by, void_at: Moment(35) });
        states.push(SheetState::Void { what, at, by: VoidedBy::Conflict("Người thân.".to_owned()), void_at: Moment(35) });
    }
    for state in states {
        assert_eq!(read(row(state.clone())).expect("readable"), own(state));
    }
}

#[test]
fn rows_that_no_act_leaves_are_refused_by_name() {
    let submitted = || row(SheetState::HandedIn { what: HandedIn::Scored(rounds().remove(0)), at: Moment(30) });
    let draft = || row(SheetState::Draft(filled_in("draft")));
    let json = |sheet: &Sheet| serde_json::to_string(sheet).expect("JSON");
    let impossible = [
        Model { void_reason: None, voided_at: Some(1), ..submitted() },
        Model { void_reason: Some("Người thân.".to_owned()), ..submitted() },
        Model { void_motion: Some("BQ-1".to_owned()), ..submitted() },
        Model { voided_at: Some(1), void_reason: Some("Người thân.".to_owned()), ..draft() },
        Model { exclusion: Some(serde_json::to_string(&by_vote()).expect("JSON")), ..draft() },
        Model { abstained: Some("Ngoài chuyên môn.".to_owned()), ..draft() },
        Model { first: Some(json(&filled_in("draft"))), ..draft() },
        Model { first: Some(json(&filled_in("another"))), ..submitted() },
        Model { reasons: Some("[\"\"]".to_owned()), ..submitted() },
        Model { revision: Some(serde_json::to_string(&revised()).expect("JSON")), ..submitted() },
        Model { abstained: Some(String::new()), reasons: Some("[]".to_owned()), first: Some(json(&filled_in("now"))), ..submitted() },
        Model { sheet_version: -1, ..submitted() },
        Model { handed_in: Some("{}".to_owned()), ..submitted() },
        Model { handed_in: Some("{}".to_owned()), ..draft() },
    ];
    for row in impossible {
        let refused = read(row.clone());
        assert!(matches!(&refused, Err(Error::Internal(_))), "{row:?} was read as {refused:?}");
    }
    let named = read(Model { abstained: Some(String::new()), ..draft() }).expect_err("refused").to_string();
    assert!(named.contains(&Uuid::from_u128(1).to_string()) && named.contains("not handed in"), "{named}");
}

//! The life of a proposal: as a table, and by random walks.

use super::world::{firm, member, permit, proposal, receipt, whole};
use domain::{
    access::Permit,
    challenges::{self, Challenge, State as ChallengeState, Timing, lifecycle::Opening as Confirmed},
    firms::Profile,
    proposals::{
        Agreement, Amended, Content, HandingIn, Life, Proposal, Reviewed, Section,
        content::Submission,
        lifecycle::{Rejection, Transition, are_screened},
        submission::{NewVersion, Submitting},
    },
    time::Moment,
};
use proptest::prelude::*;
use std::fmt::Write;

#[derive(Clone, Copy, Debug)]
enum Act {
    Save,
    SaveSeenOld,
    Submit,
    SubmitUnseen,
    SubmitIncomplete,
    Withdraw,
    Confirm,
    ConfirmOther,
    Admit,
    Refuse,
    ConfirmRefusal,
}

const ACTS: [Act; 11] = [
    Act::Save,
    Act::SaveSeenOld,
    Act::Submit,
    Act::SubmitUnseen,
    Act::SubmitIncomplete,
    Act::Withdraw,
    Act::Confirm,
    Act::ConfirmOther,
    Act::Admit,
    Act::Refuse,
    Act::ConfirmRefusal,
];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Opening {
    Awaited,
    Begun,
    Done,
    Scoring,
}

const PHASES: [(Opening, &str); 4] = [
    (Opening::Awaited, "BEFORE THE OPENING"),
    (Opening::Begun, "AFTER THE FIRST CONFIRMATION OF THE OPENING"),
    (Opening::Done, "ONCE OPENED"),
    (Opening::Scoring, "WHILE THE COUNCIL SCORES"),
];

fn challenge(opening: Opening) -> Challenge {
    let at = Moment(300);
    let confirmed = |by: u128| (member(by), at);
    let state = match opening {
        Opening::Awaited | Opening::Begun => ChallengeState::published(Moment(1)),
        Opening::Done => ChallengeState::Opened { at },
        Opening::Scoring => ChallengeState::Scoring { at, round: 1, reopened: None },
    };
    let mut content = challenges::Content::default();
    content.calendar.closes = Some(Moment(200));
    Challenge {
        id: proposal(Life::Draft).challenge,
        code: "BT-01".to_owned(),
        author: member(1),
        state,
        content,
        version: 1,
        is_illustrative: true,
        rules_hash: None,
        opening: Confirmed {
            officer: (opening > Opening::Awaited).then_some(confirmed(1)),
            secretary: (opening > Opening::Begun).then_some(confirmed(2)),
            early: None,
        },
        timing: Timing::default(),
    }
}

fn act(own: Proposal, act: Act, of: &Challenge) -> Transition {
    let p = permit(Moment(150));
    match act {
        Act::Save => {
            let seen = Some(own.draft_version);
            own.save_section(Section::ALL[0], seen, &p)
        }
        Act::SaveSeenOld => own.save_section(Section::ALL[0], Some(0), &p),
        Act::Submit => submit(own, whole(), &whole(), of, &p),
        Act::SubmitUnseen => submit(own, whole(), &Reviewed::default(), of, &p),
        Act::SubmitIncomplete => submit(own, Reviewed::default(), &Reviewed::default(), of, &p),
        Act::Withdraw => own.withdraw(of, &p),
        Act::Confirm => own.confirm(2, &AMENDED, &[], of, &p),
        Act::ConfirmOther => own.confirm(1, &AMENDED, &[], of, &p),
        Act::Admit => own.screen(None, of, &p),
        Act::Refuse => own.screen(Some("Thiếu hồ sơ."), of, &p),
        Act::ConfirmRefusal => own.confirm_screening(of, &p),
    }
}

/// The call was amended once after what was handed in.
const AMENDED: [Amended; 1] = [Amended { version: 2, at: Moment(120) }];

/// `draft` is saved, and `seen` was looked at.
fn submit(own: Proposal, draft: Reviewed, seen: &Reviewed, of: &Challenge, permit: &Permit) -> Transition {
    let form = seen.to_form(own.draft_version);
    let asked =
        HandingIn { draft, form: &form, firm: &firm("Vân Đồn số"), last: None, unagreed: Vec::new(), receipt: "BN-1".to_owned() };
    match own.submit(asked, of, permit)? {
        Submitting::New(handed_in) => Ok((handed_in.proposal, handed_in.event)),
        Submitting::Stands(receipt) => panic!("{receipt:?} stands without a last one"),
    }
}

fn name(own: &Proposal) -> String {
    match own.last_version() {
        version if own.proposed_by() == Some(member(2)) => format!("{} by another, version {version}", own.state().code()),
        0 => own.state().code().to_owned(),
        version => format!("{}, version {version}", own.state().code()),
    }
}

fn lives() -> [Life; 9] {
    let reason = "Thiếu hồ sơ.".to_owned();
    [
        Life::Draft,
        Life::Submitted(receipt(1)),
        Life::Withdrawn(receipt(1)),
        Life::Admissible(receipt(1)),
        Life::RefusalProposed { receipt: receipt(1), reason: reason.clone(), by: member(1) },
        Life::RefusalProposed { receipt: receipt(1), reason: reason.clone(), by: member(2) },
        Life::Inadmissible { receipt: receipt(1), reason: reason.clone() },
        Life::ReadmissionProposed { receipt: receipt(1), reason: reason.clone(), by: member(1) },
        Life::ReadmissionProposed { receipt: receipt(1), reason, by: member(2) },
    ]
}

#[test]
fn every_state_answers_every_act_as_the_table_says() {
    let mut table = String::from("What can be done with a proposal, and what it is then.\n");
    for (opening, heading) in PHASES {
        let _ = writeln!(table, "\n{heading}");
        for life in lives() {
            let own = proposal(life);
            let _ = writeln!(table, "\n{}", name(&own));
            for step in ACTS {
                let then = match act(own.clone(), step, &challenge(opening)) {
                    Ok((then, event)) => format!("{} ({:?})", name(&then), event.kind),
                    Err(Rejection::WrongState) => "– wrong state".to_owned(),
                    Err(Rejection::OpeningBegun { .. }) => "– opening begun".to_owned(),
                    Err(Rejection::NotOpened) => "– not opened, or scored already".to_owned(),
                    Err(Rejection::SavedSince { .. }) => "– saved since".to_owned(),
                    Err(Rejection::NotReviewed(_)) => "– not what was looked at".to_owned(),
                    Err(Rejection::Incomplete) => "– incomplete".to_owned(),
                    Err(Rejection::OtherText) => "– about another text".to_owned(),
                    Err(Rejection::PartnersAgreedBefore) => "– partners agreed to an earlier text".to_owned(),
                };
                let _ = writeln!(table, "  {:<18}{then}", format!("{step:?}"));
            }
        }
    }
    assert!(table == include_str!("proposals.txt"), "the table is now:\n{table}");
}

#[test]
fn each_rejection_is_reached() {
    let (before, begun) = (challenge(Opening::Awaited), challenge(Opening::Begun));
    let refused = |life: Life, step: Act, of: &Challenge| act(proposal(life), step, of).err();
    assert_eq!(refused(Life::Draft, Act::Withdraw, &before), Some(Rejection::WrongState));
    assert_eq!(refused(Life::Draft, Act::Submit, &begun), Some(Rejection::OpeningBegun { closed: Some(Moment(200)) }));
    assert_eq!(refused(Life::Submitted(receipt(1)), Act::Admit, &begun), Some(Rejection::NotOpened));
    assert_eq!(refused(Life::Draft, Act::SaveSeenOld, &before), Some(Rejection::SavedSince { by: None }));
    assert_eq!(refused(Life::Draft, Act::SubmitIncomplete, &before), Some(Rejection::Incomplete));
    assert_eq!(refused(Life::Submitted(receipt(1)), Act::ConfirmOther, &before), Some(Rejection::OtherText));
    let now = Rejection::NotReviewed(Box::new(whole().to_form(1)));
    assert_eq!(refused(Life::Draft, Act::SubmitUnseen, &before), Some(now));
    let silent = proposal(Life::Submitted(receipt(1))).confirm(2, &AMENDED, &[Agreement::Asked], &before, &permit(Moment(150)));
    assert_eq!(silent.err(), Some(Rejection::PartnersAgreedBefore));
}

#[test]
fn the_same_draft_under_the_same_name_is_handed_in_once() {
    let (of, p) = (challenge(Opening::Awaited), permit(Moment(150)));
    let (firm, renamed) = (firm("Vân Đồn số"), firm("Vân Đồn mới"));
    let pressed = |own: Proposal, draft: Reviewed, firm: &Profile, last: Option<(Submission, Profile)>| {
        let form = draft.to_form(own.draft_version);
        own.submit(HandingIn { draft, form: &form, firm, last, unagreed: Vec::new(), receipt: "BN-2".to_owned() }, &of, &p)
            .expect("handed in")
    };
    let Submitting::New(handed_in) = pressed(proposal(Life::Draft), whole(), &firm, None) else { panic!("nothing stands yet") };
    let NewVersion { proposal: own, submission, receipt, .. } = *handed_in;
    assert_eq!((receipt.version, receipt.at, &receipt.sha256), (1, Moment(150), &submission.sha256()));
    let last = Some((submission, firm.clone()));
    assert_eq!(pressed(own.clone(), whole(), &firm, last.clone()), Submitting::Stands(receipt));
    let other = Reviewed { files: Vec::new(), content: Content { plan: "13 tháng".into(), ..whole().content } };
    let withdrawn = own.clone().withdraw(&of, &p).expect("withdrawn").0;
    for (own, draft, firm) in [(own.clone(), other, &firm), (own, whole(), &renamed), (withdrawn, whole(), &firm)] {
        assert!(matches!(pressed(own, draft, firm, last.clone()), Submitting::New(handed_in) if handed_in.receipt.version == 2));
    }
}

#[test]
fn what_is_stored_fits_its_receipt_or_is_refused() {
    for life in lives() {
        let own = proposal(life.clone());
        let (state, receipt) = (own.state(), own.receipt().cloned());
        assert_eq!(Life::from_stored(state.clone(), receipt.clone()), Some(life));
        let other = if receipt.is_some() { None } else { Some(super::world::receipt(1)) };
        assert_eq!(Life::from_stored(state, other), None);
    }
}

proptest! {
    /// Once the opening has begun, a draft and what was withdrawn stay what they are. Nothing is admitted to scoring that was
    /// not opened. A receipt is never lost, and versions follow each other.
    #[test]
    fn nothing_is_handed_in_after_the_opening_nor_admitted_before(
        steps in prop::collection::vec((0usize..ACTS.len(), prop::bool::weighted(0.1)), 0..40),
    ) {
        let (mut own, mut phase) = (proposal(Life::Draft), 0);
        for (step, goes_on) in steps {
            phase = (phase + usize::from(goes_on)).min(PHASES.len() - 1);
            let (opening, _) = PHASES[phase];
            let before = own.clone();
            let Ok((next, event)) = act(own.clone(), ACTS[step], &challenge(opening)) else { continue };
            prop_assert_eq!((event.proposal, event.firm), (Some(next.id), Some(next.firm)));
            own = next;
            if opening > Opening::Awaited {
                prop_assert_eq!(before.is_handed_in(), own.is_handed_in());
                prop_assert_eq!(before.receipt(), own.receipt());
            }
            prop_assert!(!own.is_screened() || opening >= Opening::Done);
            prop_assert!(opening < Opening::Scoring || before.life == own.life);
            prop_assert!(own.last_version() == before.last_version() || own.last_version() == before.last_version() + 1);
            prop_assert_eq!(own.receipt().is_some(), own.state().code() != "draft");
            prop_assert_eq!(are_screened(std::slice::from_ref(&own)), own.is_admitted());
        }
    }
}

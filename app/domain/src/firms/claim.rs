//! A tax code that somebody else registered: who says that it is their firm's shows the certificate. Whoever has registered it is
//! heard, an officer says what was compared, a leader confirms; until then nothing changes, and neither side is shown anything of
//! the other's.

use crate::{
    access::{Denied, Permit},
    check::Problem,
    event::{Event, EventKind},
    firms::Profile,
    ids::{FileId, FirmId, UserId},
    tax_code::TaxCode,
    time::Moment,
};
use serde::{Deserialize, Serialize};

/// So long whoever has registered the code may answer before the office acts. A number of this site, to be confirmed.
pub const ANSWER_DAYS: i64 = 3;
/// So long a code that was given up under a claim is kept for whoever claimed it. A number of this site, to be confirmed.
pub const KEPT_DAYS: i64 = 14;
/// Refused so often, by different people, an account sends no more. A number of this site, to be confirmed.
pub const MAX_REFUSALS: usize = 2;
/// Of what each side says, in characters.
pub const MAX_SAID: usize = 2_000;

/// Of one account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    pub by: UserId,
    /// Who has registered the code.
    pub holder: FirmId,
    /// What is registered once the claim is upheld.
    pub profile: Profile,
    pub reason: String,
    pub state: State,
    /// The earlier ones stay when it is sent again.
    pub refused: Vec<Said>,
    /// When whoever held the code gave it up. None where nobody did, and in what was kept before this was known.
    #[serde(default)]
    pub given_up: Option<Moment>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum State {
    /// Nobody else knows of it. The certificate sends it.
    Writing,
    Sent {
        at: Moment,
        certificate: FileId,
        answer: Option<Said>,
        granted: Option<Said>,
    },
    Refused,
}

/// What somebody said, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub by: UserId,
    pub at: Moment,
    pub text: String,
}

impl Said {
    fn new(text: &str, permit: &Permit) -> Result<Self, Denied> {
        Ok(Self { by: permit.by().ok_or(Denied::SignIn)?, at: permit.at(), text: text.to_owned() })
    }
}

impl Claim {
    /// In place of what was written or refused before.
    pub fn write(before: Option<Self>, by: UserId, holder: FirmId, profile: Profile, reason: String) -> Result<Self, Denied> {
        if before.as_ref().is_some_and(|before| before.is_sent() || before.is_exhausted()) {
            return Err(Denied::WrongState);
        }
        let refused = before.map(|before| before.refused).unwrap_or_default();
        Ok(Self { by, holder, profile, reason, state: State::Writing, refused, given_up: None })
    }

    /// With its certificate: it goes to whoever holds the code and to the office.
    pub fn send(self, certificate: FileId, permit: &Permit) -> Result<(Self, Event), Denied> {
        if !self.takes_certificate() {
            return Err(Denied::WrongState);
        }
        let event = self.event(EventKind::CodeClaimed, None).note(&self.profile.legal_name);
        Ok((Self { state: State::Sent { at: permit.at(), certificate, answer: None, granted: None }, ..self }, event))
    }

    /// By who sent it; what was written stays.
    pub fn withdraw(self) -> Result<(Self, Event), Denied> {
        if !self.is_sent() {
            return Err(Denied::WrongState);
        }
        let event = self.event(EventKind::ClaimWithdrawn, None);
        Ok((Self { state: State::Writing, given_up: None, ..self }, event))
    }

    /// Whoever claims it has a firm by now, and nothing to claim; the event where the office had it.
    #[must_use]
    pub fn end(self) -> (Self, Option<Event>) {
        let event = self.is_sent().then(|| self.event(EventKind::ClaimWithdrawn, None));
        let state = if self.is_sent() { State::Writing } else { self.state };
        (Self { state, given_up: None, ..self }, event)
    }

    /// Whoever held the code has another by now: who claimed it registers it, and for a while nobody else.
    pub fn leave(self, now: Moment) -> Result<(Self, Event), Denied> {
        let (claim, event) = self.withdraw()?;
        Ok((Self { given_up: Some(now), ..claim }, event))
    }

    /// A code that was given up under a claim is kept for who claimed it: otherwise a second account of whoever gave it up takes
    /// it, and the claim begins anew.
    pub fn check_registration(claims: &[Self], by: Option<UserId>, code: &TaxCode, now: Moment) -> Result<(), Problem> {
        let of_code = claims.iter().filter(|claim| claim.profile.tax_code == *code);
        let kept: Vec<_> = of_code.filter_map(|claim| Some((claim.by, claim.given_up?.plus_days(KEPT_DAYS)))).collect();
        let until = kept.iter().map(|(_, until)| *until).filter(|until| !until.is_over(now)).max();
        match until {
            Some(until) if kept.iter().all(|(claimant, _)| Some(*claimant) != by) => Err(Problem::CodeKept(until)),
            _ => Ok(()),
        }
    }

    /// The code has come to another firm, which was not heard yet.
    #[must_use]
    pub fn against(self, holder: FirmId) -> Self {
        let state = match self.state {
            State::Sent { at, certificate, .. } => State::Sent { at, certificate, answer: None, granted: None },
            state => state,
        };
        Self { holder, state, ..self }
    }

    /// By whoever has registered the code: the office need not wait any longer. Said once; an older window changes nothing of it.
    pub fn answer(self, seen: Moment, text: &str, permit: &Permit) -> Result<(Self, Event), Denied> {
        match self.of(seen)? {
            State::Sent { at, certificate, answer: None, granted: None } => {
                let state = State::Sent { at, certificate, answer: Some(Said::new(text, permit)?), granted: None };
                let event = self.event(EventKind::ClaimAnswered, permit.by());
                Ok((Self { state, ..self }, event))
            }
            _ => Err(Denied::WrongState),
        }
    }

    /// By an officer, who says what was compared.
    pub fn grant(self, seen: Moment, text: &str, permit: &Permit) -> Result<(Self, Event), Denied> {
        match self.of(seen)? {
            State::Sent { at, certificate, answer, granted: None } => {
                if let Some(until) = self.waits_until(permit.at()) {
                    return Err(Denied::TermRuns(until));
                }
                let state = State::Sent { at, certificate, answer, granted: Some(Said::new(text, permit)?) };
                let event = self.event(EventKind::ClaimGranted, permit.by());
                Ok((Self { state, ..self }, event))
            }
            _ => Err(Denied::WrongState),
        }
    }

    /// By anybody of the office; the second time by somebody else, so that no one person keeps a firm out.
    pub fn refuse(mut self, seen: Moment, text: &str, permit: &Permit) -> Result<(Self, Event), Denied> {
        self.of(seen)?;
        self.check_refusal(permit.by())?;
        let event = self.event(EventKind::ClaimRefused, permit.by());
        self.refused.push(Said::new(text, permit)?);
        Ok((Self { state: State::Refused, ..self }, event))
    }

    /// By a leader, after an officer, who is somebody else.
    pub fn confirm(&self, seen: Moment, permit: &Permit) -> Result<Event, Denied> {
        self.of(seen)?;
        match self.granted() {
            Some(granted) if Some(granted.by) == permit.by() => Err(Denied::OwnRequest),
            Some(_) => Ok(self.event(EventKind::CodeMoved, permit.by())),
            None => Err(Denied::WrongState),
        }
    }

    /// Whether this person may refuse it.
    pub fn check_refusal(&self, by: Option<UserId>) -> Result<(), Denied> {
        let first = self.refused.last().map(|said| said.by);
        if first.is_some() && first == by { Err(Denied::OwnReturn) } else { Ok(()) }
    }

    /// When it was sent, while the office has it.
    pub fn sent(&self) -> Option<Moment> {
        if let State::Sent { at, .. } = self.state { Some(at) } else { None }
    }

    /// Whoever holds the code that is claimed may give it up, and then takes it no more: otherwise no claim would ever end.
    pub fn check_change(claims: &[Self], to: &Profile) -> Result<(), Problem> {
        if claims.iter().any(|claim| claim.profile.tax_code == to.tax_code) { Err(Problem::CodeReleased) } else { Ok(()) }
    }

    pub fn is_sent(&self) -> bool {
        self.sent().is_some()
    }

    pub fn is_exhausted(&self) -> bool {
        self.refused.len() >= MAX_REFUSALS
    }

    pub fn takes_certificate(&self) -> bool {
        self.state == State::Writing
    }

    pub fn certificate(&self) -> Option<FileId> {
        if let State::Sent { certificate, .. } = self.state { Some(certificate) } else { None }
    }

    pub fn answered(&self) -> Option<&Said> {
        if let State::Sent { answer, .. } = &self.state { answer.as_ref() } else { None }
    }

    /// An officer holds that it is right: a leader is waited for.
    pub fn granted(&self) -> Option<&Said> {
        if let State::Sent { granted, .. } = &self.state { granted.as_ref() } else { None }
    }

    /// Until when whoever has registered the code may answer, and has not.
    pub fn waits_until(&self, now: Moment) -> Option<Moment> {
        let until = self.sent()?.plus_days(ANSWER_DAYS);
        (self.answered().is_none() && !until.is_over(now)).then_some(until)
    }

    /// The claim that was read, and no later one.
    fn of(&self, seen: Moment) -> Result<State, Denied> {
        if self.sent() == Some(seen) { Ok(self.state.clone()) } else { Err(Denied::OtherRequest) }
    }

    /// In the trail of the firm that holds the code, whose people read it: who claims it is told to the office alone, by the account.
    fn event(&self, kind: EventKind, by: Option<UserId>) -> Event {
        Event::new(kind, by).firm(self.holder).account(self.by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::{Action, Fact, FirmFacts, check},
        firms::{Address, Kind, Standing},
        people::{Actor, Membership, Right, Role, User},
    };
    use uuid::Uuid;

    const HOLDER: FirmId = FirmId(Uuid::from_u128(9));
    const FILE: FileId = FileId(Uuid::from_u128(3));

    fn user(n: u128) -> UserId {
        UserId(Uuid::from_u128(n))
    }

    fn permit(by: u128, role: Role, action: Action, at: Moment) -> Permit {
        let membership = Membership { firm: HOLDER, is_owner: true, right: Right::Edit, standing: Standing::Pending };
        let firm = (action == Action::AnswerClaim).then_some(membership);
        let user = User { id: user(by), name: String::new(), email: String::new(), role, firm, seat: None, still_scores: false };
        let mut facts = FirmFacts::of(HOLDER);
        facts.kept = Fact::Known(None);
        check(&Actor::User(user), action, &facts, at).expect("permitted")
    }

    fn written(before: Option<Claim>) -> Result<Claim, Denied> {
        let profile = Profile {
            tax_code: TaxCode::parse("5709888017").expect("valid"),
            legal_name: "Hạ Long".to_owned(),
            kind: Kind::Llc,
            address: Address::default(),
            representative: String::new(),
            contact_email: String::new(),
            contact_phone: String::new(),
            is_declared: true,
        };
        Claim::write(before, user(1), HOLDER, profile, "Là mã số thuế của chúng tôi.".to_owned())
    }

    fn sent(at: i64) -> Claim {
        written(None).expect("written").send(FILE, &permit(1, Role::Firm, Action::ClaimCode, Moment(at))).expect("sent").0
    }

    fn officer(by: u128, at: Moment) -> Permit {
        permit(by, Role::Officer, Action::GrantClaim, at)
    }

    #[test]
    fn a_code_moves_by_two_people_once_whoever_holds_it_was_heard() {
        let claim = sent(5);
        let until = claim.waits_until(Moment(5)).expect("a term");
        assert_eq!(until, Moment(5).plus_days(ANSWER_DAYS));
        assert_eq!(claim.clone().grant(Moment(5), "So sánh.", &officer(7, Moment(6))).err(), Some(Denied::TermRuns(until)));
        let answers = permit(2, Role::Firm, Action::AnswerClaim, Moment(6));
        let (answered, _) = claim.clone().answer(Moment(5), "Chúng tôi gõ nhầm.", &answers).expect("answered");
        assert_eq!(answered.clone().answer(Moment(5), "Không nhầm.", &answers).err(), Some(Denied::WrongState), "once");
        assert!(answered.clone().grant(Moment(5), "So sánh.", &officer(7, Moment(6))).is_ok(), "nothing is waited for any more");
        let leader = |by| permit(by, Role::Leader, Action::ConfirmClaim, until);
        assert_eq!(claim.confirm(Moment(5), &leader(8)).err(), Some(Denied::WrongState), "not by one");
        let (granted, _) = claim.grant(Moment(5), "So sánh.", &officer(7, until)).expect("granted");
        assert_eq!(granted.confirm(Moment(5), &leader(7)).err(), Some(Denied::OwnRequest));
        assert_eq!(granted.confirm(Moment(4), &leader(8)).err(), Some(Denied::OtherRequest), "another than was read");
        let event = granted.confirm(Moment(5), &leader(8)).expect("moved");
        assert_eq!((event.kind, event.firm, event.account), (EventKind::CodeMoved, Some(HOLDER), Some(user(1))));
        assert!(granted.clone().send(FILE, &permit(1, Role::Firm, Action::ClaimCode, until)).is_err(), "what was compared stays");
        let stored = serde_json::to_string(&granted).expect("JSON");
        assert_eq!(serde_json::from_str::<Claim>(&stored).expect("read"), granted);
    }

    #[test]
    fn what_is_refused_once_comes_again_to_somebody_else_and_then_no_more() {
        let refuses = |by| permit(by, Role::Officer, Action::RefuseClaim, Moment(6));
        assert_eq!(written(Some(sent(5))).err(), Some(Denied::WrongState), "the office has one");
        let (first, event) = sent(5).refuse(Moment(5), "Mờ.", &refuses(7)).expect("refused");
        assert_eq!((event.kind, first.is_exhausted()), (EventKind::ClaimRefused, false));
        let again = written(Some(first)).expect("again").send(FILE, &permit(1, Role::Firm, Action::ClaimCode, Moment(8))).expect("sent").0;
        assert_eq!(again.clone().refuse(Moment(8), "Vẫn mờ.", &refuses(7)).err(), Some(Denied::OwnReturn));
        let (back, _) = again.clone().withdraw().expect("withdrawn");
        assert_eq!(back.refused.len(), 1, "taking it back wipes nothing out");
        let (second, _) = again.refuse(Moment(8), "Đúng là mờ.", &refuses(8)).expect("by another");
        assert!(second.is_exhausted() && written(Some(second)).is_err());
    }

    #[test]
    fn a_code_that_was_given_up_waits_for_whoever_claimed_it() {
        let (left, event) = sent(5).leave(Moment(9)).expect("given up");
        assert_eq!((event.kind, left.takes_certificate()), (EventKind::ClaimWithdrawn, true));
        let (code, until) = (left.profile.tax_code.clone(), Moment(9).plus_days(KEPT_DAYS));
        let kept = std::slice::from_ref(&left);
        let register = |claims: &[Claim], by: u128, at: Moment| Claim::check_registration(claims, Some(user(by)), &code, at);
        assert_eq!(register(kept, 1, Moment(10)), Ok(()), "who claimed it");
        assert_eq!(register(kept, 2, Moment(10)), Err(Problem::CodeKept(until)));
        assert_eq!(Claim::check_registration(kept, None, &code, Moment(10)), Err(Problem::CodeKept(until)));
        assert_eq!(register(kept, 2, until), Ok(()), "not for ever");
        assert_eq!(register(&[sent(5)], 2, Moment(10)), Ok(()), "what is only claimed is held by somebody");
        let (ended, event) = left.end();
        assert_eq!((register(&[ended], 2, Moment(10)), event), (Ok(()), None), "who has a firm keeps nothing");
        assert_eq!(sent(5).end().1.map(|event| event.kind), Some(EventKind::ClaimWithdrawn));
        let before = serde_json::to_string(&sent(5)).expect("JSON").replace(",\"given_up\":null", "");
        assert_eq!(serde_json::from_str::<Claim>(&before).expect("read"), sent(5));
    }

    /// The people of the firm that holds the code read its trail.
    #[test]
    fn who_claims_a_code_is_not_named_to_whoever_holds_it() {
        let (_, event) = written(None).expect("written").send(FILE, &permit(1, Role::Firm, Action::ClaimCode, Moment(5))).expect("sent");
        assert_eq!((event.by, event.account, event.note.as_str()), (None, Some(user(1)), "Hạ Long"));
    }
}

//! The answers to every question about one thing, for a page to show.

use super::{action::Action, ask::Ask, check, denied::Denied, seen::Facts, subject::SubjectKind};
use crate::{people::Actor, time::Moment};
use std::collections::BTreeMap;

/// What is hidden is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Can(BTreeMap<Action, Result<(), Denied>>);

impl Can {
    /// Everything that the facts can tell of; what they say too little about is denied.
    pub fn ask(actor: &Actor, facts: &impl Facts, now: Moment) -> Self {
        Self::all(|action| check(actor, action, facts, now).map(drop))
    }

    /// What may be done to one of the proposals or meetings of a challenge, of which only the challenge is known here.
    pub fn of_some(about: SubjectKind, actor: &Actor, challenge: &impl Facts, now: Moment) -> Self {
        let ask = Ask { actor, seen: challenge.seen(), now, hopes: true };
        Self::all(|action| if action.about() == about { super::answer(&ask, action) } else { Err(Denied::Hidden) })
    }

    fn all(answer: impl Fn(Action) -> Result<(), Denied>) -> Self {
        let answers = Action::ALL.into_iter().map(|action| (action, answer(action)));
        Self(answers.filter(|(_, answer)| *answer != Err(Denied::Hidden)).collect())
    }

    pub fn get(&self, action: Action) -> Result<(), Denied> {
        self.0.get(&action).copied().unwrap_or(Err(Denied::Hidden))
    }

    pub fn is(&self, action: Action) -> bool {
        self.get(action).is_ok()
    }
}

//! Who is in the room, who must leave it for the item on the table, and who may come back.

use crate::{
    council::{
        Quorum,
        meeting::{Item, Meeting, Move, MovedOn, NotClear, Presence, State, Subject},
    },
    ids::{ProposalId, UserId},
    time::Moment,
};

/// A meeting that runs, as far as something is put to the vote in it.
#[derive(Clone, Debug)]
pub struct Sitting {
    pub meeting: Meeting,
    pub quorum: Quorum,
    /// Of everything that the council decides on, whether it is on the agenda or not.
    pub not_clear: NotClear,
}

impl Sitting {
    /// The item on the table, and what it is about.
    pub fn item(&self) -> Option<(usize, Subject)> {
        let index = self.meeting.current()?;
        self.meeting.items.get(index).map(|item| (index, item.subject))
    }
}

impl Meeting {
    pub fn proposals(&self) -> impl Iterator<Item = ProposalId> {
        self.items.iter().filter_map(|item| item.subject.proposal())
    }

    /// The item on the table.
    pub fn current(&self) -> Option<usize> {
        match self.state {
            State::Running { item, .. } => Some(item),
            State::Planned | State::Ended { .. } | State::CalledOff { .. } => None,
        }
    }

    /// It is the day that the meeting is planned for.
    pub fn is_due(&self, now: Moment) -> bool {
        self.plan.at.to_date() == now.to_date()
    }

    /// How many the roll says are there, by whoever's word.
    pub fn on_the_roll(&self) -> u32 {
        let present = self.roll.iter().filter(|a| a.presence == Presence::Present).count();
        u32::try_from(present).unwrap_or(u32::MAX)
    }

    pub fn is_present(&self, user: UserId) -> bool {
        self.roll.iter().any(|a| a.user == user && a.presence == Presence::Present)
    }

    /// Who presides, and after the meeting who did: whoever was named to, else the first on the roll, which begins with
    /// chair and vice-chair. Whoever stayed goes before who went home.
    pub fn presider(&self, acting: Option<UserId>) -> Option<UserId> {
        let acting = match &self.state {
            State::Ended { presider: Some(presider), .. } => return Some(*presider),
            State::Ended { presider: None, .. } => None,
            State::Planned | State::Running { .. } | State::CalledOff { .. } => acting,
        };
        let first = |presence| {
            let came = || self.roll.iter().filter(move |a| a.presence == presence);
            came().find(|a| Some(a.user) == acting).or_else(|| came().find(|a| a.role.may_preside())).map(|a| a.user)
        };
        first(Presence::Present).or_else(|| first(Presence::Left))
    }

    /// Who presides over one item: whoever presides hands over to the next in order where they are not clear of its proposal,
    /// chair before vice-chair before the others as the roll has them. Of what is not a proposal, who presides.
    pub fn presider_of(&self, index: usize, acting: Option<UserId>, not_clear: &NotClear) -> Option<UserId> {
        let presider = self.presider(acting);
        let outside = self.recused(index, not_clear);
        let order = presider.into_iter().chain(self.roll.iter().filter(|a| !a.role.keeps_minutes()).map(|a| a.user));
        order.into_iter().find(|user| !outside.contains(user) && (self.state.is_over() || self.is_present(*user)))
    }

    /// Present, but outside for the moment.
    pub fn outside(&self) -> Vec<UserId> {
        self.moves.iter().filter(|m| m.returned.is_none() && self.is_present(m.user)).map(|m| m.user).collect()
    }

    pub fn in_room(&self) -> u32 {
        let present = self.roll.iter().filter(|a| a.presence == Presence::Present).count();
        u32::try_from(present - self.outside().len()).unwrap_or(u32::MAX)
    }

    /// Those of the roll who may not take part in an item.
    pub fn recused(&self, index: usize, not_clear: &NotClear) -> Vec<UserId> {
        let proposal = self.items.get(index).and_then(|item| item.subject.proposal());
        let outside = proposal.and_then(|p| not_clear.get(&p));
        self.roll.iter().map(|a| a.user).filter(|user| outside.is_some_and(|o| o.contains(user))).collect()
    }

    /// In the room, and not clear of the proposal on the table.
    pub fn must_leave(&self, not_clear: &NotClear) -> Vec<UserId> {
        let outside = self.outside();
        let recused = self.current().map(|item| self.recused(item, not_clear)).unwrap_or_default();
        recused.into_iter().filter(|user| self.is_present(*user) && !outside.contains(user)).collect()
    }

    /// In the room, and not clear of one of these: whatever is on the table, nothing about them is put to the vote meanwhile.
    pub fn in_the_way(&self, about: &[ProposalId], not_clear: &NotClear) -> Vec<UserId> {
        let outside = self.outside();
        let is_apart = |user: UserId| about.iter().any(|id| not_clear.get(id).is_some_and(|outside| outside.contains(&user)));
        let inside = self.roll.iter().map(|a| a.user).filter(|user| self.is_present(*user) && !outside.contains(user));
        inside.filter(|user| is_apart(*user)).collect()
    }

    /// Outside, and nothing about the item on the table keeps them there.
    pub fn may_return(&self, not_clear: &NotClear) -> Vec<UserId> {
        let recused = self.current().map(|item| self.recused(item, not_clear)).unwrap_or_default();
        self.outside().into_iter().filter(|user| !recused.contains(user)).collect()
    }

    /// Who was outside during an item, for as long as it lasted or lasts.
    pub fn moves_during(&self, item: &Item) -> Vec<&Move> {
        let Some(began) = item.began else { return Vec::new() };
        let is_before_end = |at: Moment| item.ended.is_none_or(|ended| at < ended);
        self.moves.iter().filter(|m| is_before_end(m.left) && m.returned.is_none_or(|back| back > began)).collect()
    }
}

impl Subject {
    pub fn proposal(self) -> Option<ProposalId> {
        match self {
            Self::Proposal(id) => Some(id),
            Self::Opening | Self::Closing => None,
        }
    }

    /// Whether a member takes no part in it; at the closing all proposals are spoken of.
    pub fn keeps_out(self, member: UserId, not_clear: &NotClear) -> bool {
        match self {
            Self::Opening => false,
            Self::Proposal(id) => not_clear.get(&id).is_some_and(|outside| outside.contains(&member)),
            Self::Closing => not_clear.values().any(|outside| outside.contains(&member)),
        }
    }

    pub fn has_moved_on(self, moved_on: &MovedOn) -> bool {
        self.proposal().is_some_and(|id| moved_on.contains(&id))
    }
}

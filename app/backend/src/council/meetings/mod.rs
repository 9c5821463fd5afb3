//! Meetings of the council: planned, run item by item, and what their minutes say.

mod case;
mod confirming;
mod invited;
mod minutes;
mod planning;
mod presence;
mod room;
mod running;
mod viewing;
mod wide;

pub(crate) use case::seated;
pub use planning::SHOWN_ORDER;
pub(crate) use room::room;

use domain::{
    access::{Can, Denied},
    council::{
        Confirmation, Quorum, Seat,
        confirmation::Part,
        meeting::{Answer, Attendee, Hands, Notes, Plan, Presence, ReportDraft, State},
    },
    ids::{MeetingId, ProposalId, UserId},
    locale::Bilingual,
    people::SeatRole,
    time::Moment,
};

/// A meeting in a list.
#[derive(Clone, Debug)]
pub struct MeetingLine {
    pub id: MeetingId,
    pub at: Moment,
    pub place: String,
    pub state: State,
    pub challenges: Vec<MeetingChallenge>,
    /// Whether a written report of whoever reads is still to come, without which the meeting is not valid.
    pub awaits_report: bool,
    /// As what whoever reads is invited and has not said whether they come; nothing once it has begun. In the list of all meetings.
    pub awaits_answer: Option<Invited>,
}

/// As what somebody is invited to a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invited {
    Member,
    /// In a seat whose member is replaced, or for one challenge because others have a conflict.
    Alternate,
}

#[derive(Clone, Debug)]
pub struct MeetingChallenge {
    pub code: String,
    pub title: Bilingual,
}

/// What a meeting may be planned with.
#[derive(Clone, Debug)]
pub struct PlanChoices {
    pub challenges: Vec<MeetingChallenge>,
    pub seats: Vec<Seat>,
    /// The council's secretary, who keeps the minutes unless somebody else is chosen.
    pub secretary: Option<UserId>,
}

/// A proposal whose sheets lie far apart on these criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WideLine {
    pub challenge_code: String,
    pub code: String,
    pub criteria: Vec<Bilingual>,
}

/// A meeting as one person may see it.
#[derive(Clone, Debug)]
pub struct MeetingView {
    pub id: MeetingId,
    pub plan: Plan,
    /// The name of who keeps the minutes.
    pub secretary: String,
    pub challenges: Vec<MeetingChallenge>,
    /// Its note is empty for whoever may not know what was said at the closing.
    pub state: State,
    pub roll: Vec<Attendee>,
    /// What members have said to the invitation.
    pub answers: Vec<Answer>,
    /// Grows with each change: tells a calendar which of two files is the later.
    pub version: i64,
    pub quorum: Quorum,
    /// Who is present and presides; empty where nobody may.
    pub presider: String,
    pub items: Vec<ItemView>,
    /// Which order the agenda is in; the form that changes it carries this as [`SHOWN_ORDER`].
    pub order: String,
    pub room: Room,
    pub reports: Vec<ReportView>,
    /// `None` where something on the agenda is hidden from this reader.
    pub moves: Option<AgendaMoves>,
    /// The reader does not take part in everything and does not run the meeting: of times, and of who leaves and
    /// returns, they learn what concerns themselves only.
    pub is_apart: bool,
    pub now: Moment,
    /// Today is the day that it is planned for.
    pub is_due: bool,
    /// Of a meeting that has ended, for who reads its minutes.
    pub minutes: Option<MinutesStanding>,
    /// The reader may say of others that they are there.
    pub may_vouch: bool,
    pub can: Can,
}

/// Whether the minutes are confirmed, and by whom.
#[derive(Clone, Debug)]
pub struct MinutesStanding {
    /// Of the text; empty until it is frozen.
    pub hash: String,
    pub confirmations: Vec<Confirmation>,
    pub is_confirmed: bool,
    /// As what the reader may confirm.
    pub part: Option<Part>,
}

/// How often somebody leaves the room or returns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgendaMoves {
    pub in_this_order: usize,
    pub fewest: usize,
}

#[derive(Clone, Debug)]
pub struct ItemView {
    pub subject: SubjectView,
    /// When it began. Kept from this reader (`None`) for an item that is hidden from them, and for every item where
    /// [`MeetingView::is_apart`]; so is `ended`.
    pub began: Option<Moment>,
    pub ended: Option<Moment>,
    /// `None` where this reader may not know: the item is shown as not theirs, and nothing else.
    pub record: Option<ItemRecord>,
    pub may_record: Result<(), Denied>,
    /// Who presides over it in place of who presides over the meeting; empty where nobody does, or it is hidden.
    pub presider: String,
    /// Criteria on which the sheets lie far apart, for which the rules put it on the agenda; empty where it is hidden.
    pub wide: Vec<Bilingual>,
    /// Its challenge has left the discussion, so the item cannot be begun. `false` for an item that is hidden.
    pub has_moved_on: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SubjectView {
    Opening,
    Proposal {
        id: ProposalId,
        code: String,
        title: String,
    },
    /// This reader does not take part, for this reason.
    Hidden(Denied),
    Closing,
}

#[derive(Clone, Debug)]
pub struct ItemRecord {
    pub notes: Notes,
    pub version: u32,
    /// Who may not take part.
    pub recused: Vec<String>,
    pub outside: Vec<Absence>,
}

/// Somebody's time outside the room; `returned` is empty for who did not come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    pub name: String,
    pub left: Moment,
    pub returned: Option<Moment>,
    /// For lack of a declaration, not for a conflict.
    pub is_undeclared: bool,
}

/// The room at this moment. Of an item that the reader does not take part in, only what concerns the reader.
#[derive(Clone, Debug, Default)]
pub struct Room {
    /// 0 where it is not told: see [`MeetingView::in_room`].
    pub in_room: u32,
    pub must_leave: Vec<(UserId, String)>,
    /// On an item that is about no proposal: who has to be outside while something about all of them is put to the vote.
    pub before_vote: Vec<(UserId, String)>,
    pub may_return: Vec<(UserId, String)>,
    /// Outside, and to stay there.
    pub outside: Vec<String>,
}

#[derive(Clone, Debug)]
pub struct ReportView {
    pub by: String,
    pub is_own: bool,
    /// `None` while it is waited for.
    pub at: Option<Moment>,
    /// `None` where this reader has a conflict with something that it speaks of.
    pub text: Option<String>,
    /// To its writer: what was typed and is not sent.
    pub draft: Option<ReportDraft>,
}

/// Everything that minutes hold.
#[derive(Clone, Debug)]
pub struct MinutesView {
    pub id: MeetingId,
    pub challenges: Vec<MinutesChallenge>,
    pub place: String,
    pub planned: Moment,
    pub state: State,
    /// The chair, the vice-chair in the chair's absence, or who was named to preside; nobody where none of them was there.
    pub presider: Option<Attendee>,
    pub secretary: String,
    /// By rank and name, with who was absent or excused.
    pub roll: Vec<Attendee>,
    pub guests: Vec<String>,
    pub quorum: Quorum,
    pub items: Vec<MinutesItem>,
    pub reports: Vec<MinutesReport>,
}

#[derive(Clone, Debug)]
pub struct MinutesChallenge {
    pub code: String,
    pub title: Bilingual,
    pub owner: Bilingual,
    pub rules_hash: Option<String>,
}

#[derive(Clone, Debug)]
pub struct MinutesItem {
    pub subject: MinutesSubject,
    /// As in [`ItemView`].
    pub presider: String,
    pub wide: Vec<Bilingual>,
    pub began: Option<Moment>,
    pub ended: Option<Moment>,
    /// Members in the room when the item ended.
    pub in_room: u32,
    pub recused: Vec<String>,
    pub outside: Vec<Absence>,
    pub opinions: String,
    pub dissent: String,
    pub vote: Option<Hands>,
    pub conclusion: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MinutesSubject {
    Opening,
    Dossier { challenge: String, code: String, title: String, firm: String },
    Closing,
}

#[derive(Clone, Debug)]
pub struct MinutesReport {
    pub by: String,
    pub at: Moment,
    pub text: String,
}

impl ReportView {
    /// What its writer's form shows: the draft, or what was sent.
    pub fn written(&self) -> String {
        self.draft.as_ref().map(|draft| draft.text.clone()).or_else(|| self.text.clone()).unwrap_or_default()
    }
}

impl SubjectView {
    pub fn is_hidden(&self) -> bool {
        matches!(self, Self::Hidden(_))
    }
}

impl MeetingView {
    /// Since when the item on the table is there, where this reader may know.
    pub fn since(&self) -> Option<Moment> {
        let State::Running { item, since, .. } = self.state else { return None };
        (!self.is_apart && !self.is_hidden(item)).then_some(since)
    }

    /// Members in the room, where this reader may know.
    pub fn in_room(&self) -> Option<u32> {
        let State::Running { item, .. } = self.state else { return None };
        (!self.is_apart && !self.is_hidden(item)).then_some(self.room.in_room)
    }

    /// The next item that can be discussed.
    pub fn next(&self) -> Option<usize> {
        let State::Running { item, .. } = self.state else { return None };
        (item + 1..self.items.len()).find(|i| !self.items[*i].has_moved_on)
    }

    fn is_hidden(&self, index: usize) -> bool {
        self.items.get(index).is_some_and(|item| item.subject.is_hidden())
    }
}

impl MinutesView {
    /// Names with their roles, of those with one of these marks.
    pub fn with(&self, marks: &[Presence]) -> Vec<(&str, SeatRole)> {
        self.roll.iter().filter(|a| marks.contains(&a.presence)).map(|a| (a.name.as_str(), a.role)).collect()
    }
}

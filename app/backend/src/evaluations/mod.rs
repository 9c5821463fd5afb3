//! Score sheets, progress, closing the scoring, and what settles a tie.

mod advisory;
mod anew;
mod ballot;
mod closing;
mod columns;
mod compare;
mod counting;
mod exclusion;
mod giving_back;
mod lot;
mod missing;
mod own_note;
mod own_sheets;
mod pooling;
mod practice;
mod reminding;
mod replacing;
mod result_file;
mod revision;
mod sheet;
mod telling;
mod tie;
mod voiding;
mod voting;

pub(crate) use anew::check_none_anew;
pub(crate) use closing::check_nothing_moved;
pub(crate) use columns::roster;
pub use compare::{ProposalPair, Side};
pub(crate) use counting::{close, counts};
pub(crate) use exclusion::{Outlier, excluding, far};
pub use lot::{GaveToLot, LotView, OutsideView, PublicDrawing};
pub use own_note::{NoteDone, OwnNotes};
pub use own_sheets::{OwnSheet, OwnSheets};
pub use practice::{PracticeView, shown as practice_shown};
pub(crate) use replacing::replace;
pub(crate) use sheet::counted;
pub(crate) use telling::own_far;
pub(crate) use tie::{due as due_about_tie, electorate, is_clear, voted_on};
pub use voiding::VoidableSheet;
pub(crate) use voiding::{asking, of_member, voidable};
pub(crate) use voting::{BallotOn, Ballots, Chosen, Vote};

use crate::Result;
use domain::{
    access::{self, Action, Can, Permit, Site},
    challenges::{Challenge, RuleSet},
    evaluations::{
        Exclusion, Movement, NotGivenBack, Revision, Sheet, SheetStanding,
        advisory::{Figure, ProposalAdvice, agreement::Agreement, report::Comparison, what_if::Sums},
        ballot::Due,
        course::Course,
        outliers::Far,
    },
    ids::{ProposalId, UserId},
    locale::Bilingual,
    people::Actor,
    proposals::{OwnNote, ProposalView},
    time::Moment,
};
use std::collections::BTreeMap;

/// A sheet that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockedSheet {
    pub proposal: ProposalId,
    pub code: String,
    pub member: UserId,
    pub member_name: String,
    /// Why it is not given back.
    pub kept: Option<NotGivenBack>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockedSheets {
    pub lines: Vec<LockedSheet>,
    /// Sheets that are not given back can be changed in it.
    pub has_next_round: bool,
}

#[derive(Clone, Debug)]
pub struct SheetView {
    /// The proposal is scored anew until then: nothing is shown of the sheets before.
    pub anew: Option<Moment>,
    /// The reader's own, on its text.
    pub notes: Vec<OwnNote>,
    pub proposal: ProposalView,
    pub challenge_code: String,
    pub challenge_title: Bilingual,
    pub rules: RuleSet,
    pub sheet: Sheet,
    pub standing: SheetStanding,
    /// Scoring has not begun.
    pub is_early: bool,
    /// Being changed again; what was submitted before counts.
    pub is_given_back: bool,
    /// For the hidden field `sheet_version`; 0 when nothing is saved yet.
    pub sheet_version: u32,
    pub saved_at: Option<Moment>,
    /// The sheet of the first round, once that has ended.
    pub first: Option<Sheet>,
    /// Why scores were changed after it, by criterion.
    pub reasons: Vec<String>,
    /// What is being changed in a later round, not submitted.
    pub revision: Option<Revision>,
    /// Why the member gives no score.
    pub abstained: Option<String>,
    /// Why the council does not count the sheet, and its vote.
    pub exclusion: Option<Exclusion>,
    /// How far the own sheet is from the others, if it is. Judged, as all flags, once the first of two rounds has ended.
    pub own_far: Option<Far>,
    /// Others' submitted sheets, if they may be seen: a stable pseudonym and the sheet.
    pub others: Option<Vec<(String, Sheet)>>,
    /// Letters of those whose sheet is far from the rest, and how far.
    pub flags: Vec<(String, Far)>,
    /// By how many sheets that was judged, while more may come.
    pub so_far: Option<u32>,
    /// How far the member is with the sheets of this challenge.
    pub course: Course,
    /// The member's previous and next proposal (by code) that may be scored.
    pub previous: Option<ProposalId>,
    pub next: Option<ProposalId>,
    pub can: Can,
}

impl SheetView {
    /// The sheet that opens by itself once this one is handed in: while sheets are handed in for the first time.
    pub fn onward(&self) -> Option<ProposalId> {
        self.course.next.filter(|_| self.first.is_none() && self.anew.is_none())
    }
}

/// Sheets submitted for one proposal, without scores.
#[derive(Clone, Debug)]
pub struct ProgressLine {
    pub code: String,
    /// Those that the council left out too.
    pub submitted: u32,
    pub abstained: u32,
    pub eligible: u32,
    pub needed: u32,
    /// So many more must count.
    pub missing: u32,
    /// Changes of a later round that are saved and not submitted.
    pub revising: u32,
    /// Given back and being changed again: they count as they were handed in.
    pub given_back: u32,
    /// By criterion, how many of the submitted sheets name neither a reason nor a place of the proposal for its score.
    pub groundless: BTreeMap<usize, u32>,
    /// Void because their own members declared a conflict.
    pub own_word: u32,
    /// So many would be needed with those members.
    pub needed_with: u32,
}

/// How many of the sheets that are waited for a member has handed in, and on how many of the rest nothing is declared yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingLine {
    pub name: String,
    pub done: u32,
    pub of: u32,
    pub undeclared: u32,
}

/// A sheet that the council may vote not to count.
#[derive(Clone, Debug)]
pub struct FarSheet {
    /// The proposal's code.
    pub code: String,
    pub letter: String,
    pub total_half: i32,
    /// What the other sheets add up to in half points, and how many they are.
    pub others: (i32, u32),
    pub far: Far,
    /// Sheets of its proposal that may still come.
    pub outstanding: u32,
}

impl FarSheet {
    /// How a form names it.
    pub fn value(&self) -> String {
        format!("{} {}", self.code, self.letter)
    }
}

/// Advisory statistics of a challenge whose scoring has closed; proposals without quorum have no part in them.
#[derive(Clone, Debug)]
pub struct AdviceView {
    pub challenge: Challenge,
    /// Under which members' sheets are shown, in the order of [`AdviceLine::totals`] and of the severities.
    pub letters: Vec<String>,
    /// By code, which is the order of the comparison's table.
    pub lines: Vec<AdviceLine>,
    pub severities: Vec<Option<Figure>>,
    /// The same over several challenges, for the office.
    pub pooled: Option<Pooled>,
    /// Of the first round's sheets.
    pub agreement: Agreement,
    /// The second round changed a sheet, as far as the stored result knows.
    pub has_changes: bool,
    pub comparison: Option<Comparison>,
}

/// Severity of members over every challenge that was scored by the same criteria.
#[derive(Clone, Debug)]
pub struct Pooled {
    pub challenges: u32,
    /// In the order of the letters.
    pub severities: Vec<Option<Figure>>,
}

#[derive(Clone, Debug)]
pub struct AdviceLine {
    pub code: String,
    /// Half points; `None` where a member's sheet does not count.
    pub totals: Vec<Option<i32>>,
    /// Whose sheet is far from the others: places in `totals`.
    pub flags: Vec<(usize, Far)>,
    /// What the second round changed; columns are places in `totals`.
    pub movement: Movement,
    /// For other weights; `None` where there is nothing to compare with.
    pub sums: Option<Sums>,
    pub advice: ProposalAdvice,
}

/// What settles a tie across the line of the shortlist: first a secret ballot.
#[derive(Clone, Debug)]
pub struct BallotView {
    pub challenge: Challenge,
    /// The tied proposals, by code.
    pub lines: Vec<BallotLine>,
    /// How many places of the shortlist are left for them, which tells of those above: only for who sees the ranking.
    pub places: Option<u32>,
    pub due: Due,
    /// Members who may vote, who must have voted to close the ballot, and who have.
    pub eligible: u32,
    /// Members of the council; whether too few of them may vote to vote for it.
    pub council: u32,
    pub is_few: bool,
    pub needed: u32,
    pub now: Moment,
    /// The announced end.
    pub until: Option<Moment>,
    pub takes_votes: bool,
    /// It can be counted.
    pub is_over: bool,
    /// By the rules, equal votes are decided by the reader, who presided when it was opened.
    pub casts: bool,
    /// By the rules, equal votes are decided by whoever presides.
    pub has_casting: bool,
    pub voted: u32,
    /// Members in the council's meeting about this: the one that runs, or else the last one held.
    pub present: Option<Present>,
    /// Whether the reader has voted.
    pub has_voted: bool,
    /// The lot, once it is opened.
    pub lot: Option<LotView>,
    /// The value from outside that it waits for, if so.
    pub outside: Option<OutsideView>,
    pub can: Can,
}

#[derive(Clone, Debug)]
pub struct BallotLine {
    pub id: ProposalId,
    pub code: String,
    pub firm_name: String,
    /// Of the votes for it, once the ballot has closed: as many as votes.
    pub tracking_codes: Vec<String>,
    /// Still tied across the line.
    pub is_tied: bool,
    /// The casting vote went to it: whose, and why.
    pub casting: Option<(String, String)>,
}

/// How many members a meeting has or had, whoever of them may vote: that would tell who among them may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Present {
    pub members: u32,
    pub is_running: bool,
}

/// Asked before anything is looked up, so that nobody else can tell an id that exists from one that does not.
pub(crate) fn check_council(actor: &Actor, now: Moment) -> Result<Permit> {
    Ok(access::check(actor, Action::UseCouncil, &Site, now)?)
}

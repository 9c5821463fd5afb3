//! Motions of the council: moved by who presides, voted on by each member, counted by the site.

pub(crate) mod case;
mod closing;
mod moving;
pub(crate) mod place;
mod silence;
mod viewing;
mod voiding;
mod voting;

use domain::{
    access::Can,
    challenges::Challenge,
    council::{
        Vote,
        motion::{Choice, Hearing},
    },
    evaluations::motion::Majority,
    ids::{MeetingId, MotionId, ProposalId, UserId},
    time::Moment,
};

/// The motions of a challenge that one person may see, the latest first.
#[derive(Clone, Debug)]
pub struct MotionsView {
    pub challenge: Challenge,
    pub motions: Vec<MotionView>,
    pub can: Can,
    /// The reader may ask the council about a sheet.
    pub may_void: bool,
    /// The same about one that is far from the others.
    pub may_exclude: bool,
    /// The council votes, or voted, on a shortlist without the reader.
    pub is_apart: bool,
    /// What is scored anew, as far as the reader may know, and until when.
    pub anew: Vec<(ProposalId, String, Moment)>,
}

#[derive(Clone, Debug)]
pub struct MotionView {
    pub id: MotionId,
    /// Of its challenge.
    pub challenge: String,
    pub number: u32,
    pub subject: SubjectView,
    pub text: String,
    pub by: String,
    pub at: Moment,
    pub hearing: Option<Hearing>,
    /// From when the site puts it to the vote, where nobody has.
    pub put_from: Option<Moment>,
    pub standing: Standing,
    pub poll: Option<PollView>,
    /// About this motion.
    pub can: Can,
    /// The reader presides, and nobody has voted.
    pub may_withdraw: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SubjectView {
    /// The proposal's code, and the sheet's letter.
    Exclusion(String, String),
    /// The proposal's code and whose sheet it is. Neither for the member whose sheet it is: they do not see the proposal.
    Voiding(Option<(String, String)>),
    /// The proposal's code.
    NoResult(String),
    Stability,
    Shortlist {
        /// Code and firm, in rank order.
        picked: Vec<(String, String)>,
        /// Code of what is passed over, and why.
        departures: Vec<(String, String)>,
    },
    Free,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The author of the sheet may answer.
    Asked,
    /// It may be put to the vote now.
    Heard,
    Open,
    Withdrawn(Moment),
    Closed(Moment),
}

/// Who may vote and who has; how, once it is counted.
#[derive(Clone, Debug)]
pub struct PollView {
    /// The meeting that it was put to the vote in, or the term of a written ballot.
    pub meeting: Option<MeetingId>,
    pub until: Option<Moment>,
    /// From when on it may be counted although not all have voted for themselves.
    pub counts_from: Moment,
    pub eligible: u32,
    /// Members without a conflict with it, there or not.
    pub base: u32,
    pub needed: u32,
    /// Reports of rapporteurs that were missing when it was put to the vote.
    pub missing_reports: u32,
    pub majority: Majority,
    /// The side of who presides decides an exact tie.
    pub has_casting: bool,
    /// Names, in their order.
    pub voted: Vec<String>,
    pub silent: Vec<Silent>,
    /// Of these, who takes part without a device.
    pub by_hand: Vec<Silent>,
    /// Entered for somebody who is present, and not confirmed.
    pub entered: Vec<Silent>,
    /// Of these, whose vote the reader may confirm: not their own, and not entered or vouched for by them.
    pub to_confirm: Vec<Silent>,
    /// Who voted is told, how is told to nobody.
    pub is_secret: bool,
    /// The reader, where it is secret.
    pub has_voted: bool,
    /// On which day, as far as it is known.
    pub voted_on: Option<Moment>,
    /// Of the reader, once they have voted for themselves in an open vote.
    pub own: Option<Choice>,
    /// What somebody else entered for the reader, as long as the reader has not voted.
    pub entered_for_reader: Option<Choice>,
    pub counted: Option<Counted>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silent {
    pub id: UserId,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub tally: Vote,
    pub carried: bool,
    pub casting: Option<bool>,
    pub lapsed: bool,
    /// Who voted how.
    pub votes: Vec<(String, Choice)>,
}

impl MotionView {
    pub fn is_over(&self) -> bool {
        matches!(self.standing, Standing::Withdrawn(_) | Standing::Closed(_))
    }
}

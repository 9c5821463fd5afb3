//! What the lists of a challenge's page show.

use backend::{
    challenges::ChallengeView,
    council::{Suggestions, meetings::MeetingLine},
    evaluations::{MissingLine, ProgressLine},
    firms::HistoryLine,
    proposals::OpenedLine,
};
use domain::{access::Can, evaluations::Reminder};

pub struct Loaded {
    pub view: ChallengeView,
    pub history: Vec<HistoryLine>,
    /// Once opened.
    pub proposals: Option<Vec<OpenedLine>>,
    /// While scoring.
    pub progress: Option<Vec<ProgressLine>>,
    /// Whose sheets are waited for, while scoring.
    pub missing: Vec<MissingLine>,
    /// When members were reminded last, for whoever may remind them.
    pub reminded: Option<Reminder>,
    /// Suggested and known conflicts of interest, once opened.
    pub suggestions: Option<Suggestions>,
    /// Of the council, and whether another may be planned.
    pub meetings: (Vec<MeetingLine>, Can),
}

//! What happened to a firm's own proposal, from the newest back to its beginning; a stretch of editing is one line.

use crate::{
    Backend, Result, db,
    firms::HistoryLine,
    trail::{EVENTS, Gathering},
};
use domain::{
    access::{self, Action},
    event::EventKind as What,
    ids::ProposalId,
    people::Actor,
};

/// Lines of one page.
const PAGE: usize = 50;

/// What a firm is told of its own proposal's past: nothing of the council's work on it.
const TOLD: [What; 25] = [
    What::PartnerAsked,
    What::PartnerReminded,
    What::PartnerConsented,
    What::PartnerDeclined,
    What::PartnerLeft,
    What::PartnerDropped,
    What::CompletionAsked,
    What::CompletionHandedIn,
    What::ProposalStarted,
    What::ProposalSaved,
    What::ProposalSubmitted,
    What::ProposalReplaced,
    What::ProposalWithdrawn,
    What::ProposalScreened,
    What::RefusalProposed,
    What::ReadmissionProposed,
    What::FileAdded,
    What::FileRemoved,
    What::FilesSorted,
    What::CommentWritten,
    What::ProposalRightSet,
    What::MessageWritten,
    What::DebriefReleased,
    What::ComplaintFiled,
    What::ComplaintAnswered,
];

/// Lines of a history, newest first, and whether older ones follow.
#[derive(Clone, Debug)]
pub struct HistoryPage {
    pub lines: Vec<HistoryLine>,
    pub has_older: bool,
}

impl Backend {
    /// The newest lines.
    pub async fn proposal_history(&self, actor: &Actor, id: ProposalId) -> Result<Vec<HistoryLine>> {
        Ok(self.proposal_history_page(actor, id, 1).await?.lines)
    }

    /// Pages from 1, the newest lines first; the last page ends with the beginning.
    pub async fn proposal_history_page(&self, actor: &Actor, id: ProposalId, page: u32) -> Result<HistoryPage> {
        let now = self.clock.now();
        let case = self.proposal_case(&self.db.read, actor, id, now).await?;
        access::check(actor, Action::ViewOwnProposal, &case.facts, now)?;
        let skipped = (page.max(1) as usize - 1).saturating_mul(PAGE);
        let wanted = skipped.saturating_add(PAGE + 1);
        let mut gathering = Gathering::of(wanted);
        while let Some(skip) = gathering.next() {
            gathering.add(db::event::of_proposal(&self.db.read, id, &TOLD, skip, EVENTS).await?);
        }
        let mut stretches: Vec<_> = gathering.lines().into_iter().skip(skipped).take(PAGE + 1).collect();
        let has_older = stretches.len() > PAGE;
        stretches.truncate(PAGE);
        // The whole history is about one proposal, so its lines need not name it.
        let lines = self.told(stretches).await?.into_iter().map(|line| HistoryLine { about: String::new(), ..line }).collect();
        Ok(HistoryPage { lines, has_older })
    }
}

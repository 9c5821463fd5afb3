//! Which papers of a challenge there are for this reader, and what keeps the others from being there.

use super::{Kind, Paper, PaperLine, PapersView, Subject, case::signed};
use crate::{Backend, Result, challenges::Case, db};
use domain::{
    access::{self, Action, Can, Denied, ProposalFacts, Site},
    council::meeting::State,
    people::Actor,
    proposals::Proposal,
    time::Moment,
};

impl Backend {
    pub async fn papers(&self, actor: &Actor, code: &str) -> Result<PapersView> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, code, now).await?;
        let can = Can::ask(actor, &case.facts, now);
        let mut lines = Vec::new();
        for kind in Kind::ALL {
            match kind {
                Kind::Minutes => lines.extend(self.meeting_lines(actor, code, kind, Paper::Minutes).await?),
                Kind::Supplement => lines.extend(self.meeting_lines(actor, code, kind, Paper::Supplement).await?),
                Kind::Invitation => lines.extend(self.meeting_lines(actor, code, kind, Paper::Invitation).await?),
                Kind::Sheet | Kind::OwnSheets => lines.extend(self.sheet_lines(actor, &case, kind, now).await?),
                Kind::Letter => lines.extend(self.letter_lines(actor, &case, now).await?),
                _ => lines.extend(self.only_line(actor, &case, kind, now)?),
            }
        }
        // Readers from outside are shown what there is; what is still to come would tell them of inner steps.
        let is_inside = can.is(Action::UseOffice) || can.is(Action::UseCouncil);
        lines.retain(|line| is_inside || line.paper.is_ok());
        let papers: Vec<Paper> = lines.iter().filter_map(|line| line.paper.ok()).collect();
        let mut signed = signed(db, &papers).await?;
        // The signed record of the opening names the firms, the edition for the public does not.
        let is_outside = access::check(actor, Action::ViewOpeningRecord, &case.facts, now).is_err();
        for line in &mut lines {
            let copy = line.paper.ok().and_then(|paper| signed.remove(&paper));
            line.is_kept = copy.is_some() && is_outside && line.kind == Kind::OpeningRecord;
            line.signed = copy.filter(|_| !line.is_kept);
        }
        let challenge = case.challenge;
        Ok(PapersView {
            has_dossier: challenge.stage(now).has_dossier(),
            code: challenge.code,
            title: challenge.content.title,
            is_illustrative: challenge.is_illustrative,
            lines,
            can,
        })
    }

    /// A kind of which the challenge has one.
    fn only_line(&self, actor: &Actor, case: &Case, kind: Kind, now: Moment) -> Result<Option<PaperLine>> {
        let Some(paper) = Paper::of_challenge(kind, case.challenge.id) else { return Ok(None) };
        let may = |action| access::check(actor, action, &case.facts, now).map(drop);
        let answer = match paper {
            // What is public is there for everyone.
            Paper::Opening(_) if case.row.opening_record()?.is_some() => Ok(()),
            Paper::Opening(_) => Err(Denied::WrongState),
            Paper::Conflicts(_) => may(Action::ViewConflictRecord),
            Paper::Scores(_) => may(Action::ViewRanking),
            Paper::Count(_) => may(Action::ViewConflictRecord).and_then(|()| may(Action::ViewRanking)),
            Paper::Decision(_) | Paper::Request(_) => may(Action::ViewDecisionDraft),
            _ => may(Action::ViewAnnouncement),
        };
        Ok(line(kind, Subject::Challenge, answer.map(|()| paper)))
    }

    /// Of every meeting that has ended, latest first; an invitation also to one that is to come.
    async fn meeting_lines(
        &self,
        actor: &Actor,
        code: &str,
        kind: Kind,
        of: impl Fn(domain::ids::MeetingId) -> Paper,
    ) -> Result<Vec<PaperLine>> {
        let now = self.clock.now();
        if access::check(actor, Action::ViewMeeting, &Site, now).is_err() {
            return Ok(Vec::new());
        }
        let mut lines = Vec::new();
        for meeting in self.challenge_meetings(actor, code).await?.0 {
            let is_told = match meeting.state {
                State::Ended { .. } => true,
                State::Planned | State::Running { .. } => kind == Kind::Invitation,
                State::CalledOff { .. } => false,
            };
            if is_told {
                let paper = of(meeting.id);
                let answer = match self.paper_case(&self.db.read, actor, paper, now).await {
                    Ok(_) => Ok(paper),
                    Err(crate::Error::Denied(denied)) => Err(denied),
                    Err(error) => return Err(error),
                };
                // Most meetings are followed by nothing that takes a supplement.
                let is_none = kind == Kind::Supplement && answer.is_err();
                lines.extend(line(kind, Subject::Meeting(meeting.at), answer).filter(|_| !is_none));
            }
        }
        if lines.is_empty() && kind == Kind::Minutes {
            lines.extend(line(kind, Subject::Challenge, Err(Denied::WrongState)));
        }
        Ok(lines)
    }

    /// A member's own sheets, as far as they are submitted; several of them in one paper too.
    async fn sheet_lines(&self, actor: &Actor, case: &Case, kind: Kind, now: Moment) -> Result<Vec<PaperLine>> {
        let own = self.handed_in_sheets(&self.db.read, actor, &case.challenge, case.facts, now).await?;
        if kind == Kind::OwnSheets {
            let paper = Paper::OwnSheets(case.challenge.id);
            return Ok((own.len() > 1).then(|| line(kind, Subject::Challenge, Ok(paper))).flatten().into_iter().collect());
        }
        let proposals: Vec<Proposal> = own.into_iter().map(|(proposal, _)| proposal).collect();
        self.of_proposals(Kind::Sheet, &proposals, Paper::Sheet).await
    }

    /// The office's letters to all firms, or a firm's own.
    async fn letter_lines(&self, actor: &Actor, case: &Case, now: Moment) -> Result<Vec<PaperLine>> {
        let handed_in = db::proposal::handed_in(&self.db.read, [case.challenge.id]).await?;
        let may = |p: &Proposal| access::check(actor, Action::ViewLetter, &ProposalFacts::of(p, case.facts), now).is_ok();
        let theirs: Vec<Proposal> = handed_in.into_iter().filter(may).collect();
        let lines = self.of_proposals(Kind::Letter, &theirs, Paper::Letter).await?;
        let is_office = access::check(actor, Action::UseOffice, &case.facts, now).is_ok();
        if lines.is_empty() && is_office {
            return Ok(line(Kind::Letter, Subject::Challenge, Err(Denied::WrongState)).into_iter().collect());
        }
        Ok(lines)
    }

    async fn of_proposals(
        &self,
        kind: Kind,
        proposals: &[Proposal],
        paper: impl Fn(domain::ids::ProposalId) -> Paper,
    ) -> Result<Vec<PaperLine>> {
        let firms = db::proposal_version::firm_names(&self.db.read, proposals).await?;
        let of = |p: &Proposal| Subject::Proposal { code: p.code.clone(), firm: firms.get(&p.id).cloned().unwrap_or_default() };
        Ok(proposals.iter().filter_map(|p| line(kind, of(p), Ok(paper(p.id)))).collect())
    }
}

/// What is not for somebody of this role is not mentioned.
fn line(kind: Kind, subject: Subject, paper: Result<Paper, Denied>) -> Option<PaperLine> {
    match paper {
        Err(Denied::Role | Denied::SignIn | Denied::Hidden) => None,
        paper => Some(PaperLine { kind, subject, paper, signed: None, is_kept: false }),
    }
}

//! Complaints about a result: filed by a firm within the term, answered by the office; and the end of the call.

use super::{ComplaintLine, FollowUp, OwnComplaint, RuledComments, debriefing};
use crate::{
    Backend, Error, Result,
    db::{self, Source},
    facts,
    files::{FileView, Owner},
    mail::Mail,
};
use domain::{
    access::{self, Action, Can, ChallengeFacts, Denied},
    challenges::Challenge,
    check::Problem,
    complaints::{Complaint, Holder, read_answer, read_complaint, read_redone},
    event::EventKind as What,
    form::Form,
    ids::ProposalId,
    people::Actor,
    time::Moment,
};

impl Backend {
    /// A firm's own complaint, or that it may file one until when.
    pub async fn own_complaint(&self, actor: &Actor, id: ProposalId) -> Result<OwnComplaint> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.proposal_case(db, actor, id, now).await?;
        access::check(actor, Action::ViewFeedback, &case.facts, now)?;
        Ok(OwnComplaint {
            until: until(&case.challenge)?,
            complaint: db::complaint::find(db, id).await?,
            files: db::file::list(db, Owner::Complaint(id)).await?,
            comments: comments(db, &case.challenge, id).await?,
            can: Can::ask(actor, &case.facts, now),
        })
    }

    /// Form: `grounds`, `text`; `file`, the name of a file that was chosen beside the button and not uploaded, for which nothing
    /// is sent. One for each proposal. Mails the firm and whoever answers it.
    pub async fn file_complaint(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        let permit = access::check(actor, Action::FileComplaint, &case.facts, tx.now)?;
        if form.is_checked("file") {
            return Err(Error::field("file", Problem::FileNotUploaded));
        }
        let before = db::complaint::find(&tx.db, id).await?;
        let complaint = Complaint::file(before.as_ref(), &case.proposal, &permit, read_complaint(form)?)?;
        db::complaint::insert(&tx.db, &permit, &complaint).await?;
        tx.record(&case.proposal.event(What::ComplaintFiled, &permit)).await?;
        let (challenge_code, title, proposal) = named(&case.challenge, id);
        let received = Mail::ComplaintReceived { challenge_code, title, at: tx.now, proposal };
        self.mail_firm(&tx, case.proposal.firm, &received).await?;
        let (challenge_code, title, proposal) = named(&case.challenge, id);
        let waits = Mail::ComplaintWaits { challenge_code, title, proposal };
        for person in facts::who_answers(&tx.db, &complaint).await? {
            self.mail_user(&tx, person, &waits).await?;
        }
        tx.commit().await
    }

    /// What the office still has to see to after a result: complaints, debriefs, the end of the call.
    pub async fn follow_up(&self, actor: &Actor, code: &str) -> Result<FollowUp> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, code, now).await?;
        access::check(actor, Action::ViewFollowUp, &case.facts, now)?;
        let complaints = db::complaint::of_challenge(db, case.challenge.id).await?;
        let proposals = db::proposal::handed_in(db, [case.challenge.id]).await?;
        let firms = db::proposal_version::firm_names(db, &proposals).await?;
        let line = |complaint: Complaint| ComplaintLine {
            code: proposals.iter().find(|p| p.id == complaint.proposal).map(|p| p.code.clone()).unwrap_or_default(),
            firm_name: firms.get(&complaint.proposal).cloned().unwrap_or_default(),
            complaint,
        };
        Ok(FollowUp {
            until: until(&case.challenge)?,
            due: debriefing::due(&case.challenge)?,
            complaints: complaints.into_iter().map(line).collect(),
            debriefs: debriefing::lines(db, &case.challenge, now).await?,
            can: Can::ask(actor, &case.facts, now),
            challenge: case.challenge,
        })
    }

    /// Which challenge the complaint about a proposal belongs to, for the office.
    pub async fn complaint_challenge(&self, actor: &Actor, id: ProposalId) -> Result<String> {
        let now = self.clock.now();
        let case = self.proposal_case(&self.db.read, actor, id, now).await?;
        access::check(actor, Action::ViewFollowUp, &case.facts, now)?;
        db::complaint::find(&self.db.read, id).await?.ok_or(Denied::WrongState)?;
        Ok(case.challenge.code)
    }

    /// Whether this person answers the complaint about a proposal, or why not.
    pub async fn may_answer_complaint(&self, actor: &Actor, id: ProposalId) -> Result<Result<(), Denied>> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.proposal_case(db, actor, id, now).await?;
        access::check(actor, Action::ViewFollowUp, &case.facts, now)?;
        let complaint = db::complaint::find(db, id).await?.ok_or(Denied::WrongState)?;
        let facts = facts::answering(db, case.facts.challenge, actor, &complaint).await?;
        Ok(access::check(actor, Action::AnswerComplaint, &facts, now).map(drop))
    }

    /// What the firm attached to a complaint that it filed, for the office that answers it.
    pub async fn complaint_files(&self, actor: &Actor, id: ProposalId) -> Result<Vec<FileView>> {
        let now = self.clock.now();
        let case = self.proposal_case(&self.db.read, actor, id, now).await?;
        access::check(actor, Action::ViewFollowUp, &case.facts, now)?;
        db::complaint::find(&self.db.read, id).await?.ok_or(Denied::WrongState)?;
        db::file::list(&self.db.read, Owner::Complaint(id)).await
    }

    /// Whether this person records that what was upheld is done again, or why not.
    pub async fn may_redo(&self, actor: &Actor, id: ProposalId) -> Result<Result<(), Denied>> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.proposal_case(db, actor, id, now).await?;
        access::check(actor, Action::ViewFollowUp, &case.facts, now)?;
        let complaint = db::complaint::find(db, id).await?.ok_or(Denied::WrongState)?;
        let (action, facts) = redoing(db, case.facts.challenge, actor, &complaint).await?;
        Ok(access::check(actor, action, &facts, now).map(drop))
    }

    /// What the firm was told of the sheets, for the office that answers its complaint.
    pub async fn complaint_comments(&self, actor: &Actor, id: ProposalId) -> Result<RuledComments> {
        let now = self.clock.now();
        let case = self.proposal_case(&self.db.read, actor, id, now).await?;
        access::check(actor, Action::ViewFollowUp, &case.facts, now)?;
        comments(&self.db.read, &case.challenge, id).await
    }

    /// Form: as [`read_answer`] reads it. Mails the firm, and whoever has something to do again.
    pub async fn answer_complaint(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        access::check(actor, Action::ViewFollowUp, &case.facts, tx.now)?;
        let complaint = db::complaint::find(&tx.db, id).await?.ok_or(Denied::WrongState)?;
        let facts = facts::answering(&tx.db, case.facts.challenge, actor, &complaint).await?;
        let permit = access::check(actor, Action::AnswerComplaint, &facts, tx.now)?;
        let ruling = read_answer(form, &*db::day_off::table(&tx.db).await?, tx.now)?;
        let finding = ruling.finding;
        let answered = complaint.answer(&permit, ruling)?;
        db::complaint::save(&tx.db, &permit, &answered).await?;
        tx.record(&case.proposal.event(What::ComplaintAnswered, &permit).note(finding.code())).await?;
        let (challenge_code, title, proposal) = named(&case.challenge, id);
        self.mail_firm(&tx, answered.firm, &Mail::ComplaintAnswered { challenge_code, title, proposal }).await?;
        if let Some((consequence, due)) = answered.consequence().and_then(|again| Some((again, again.due?))) {
            let (challenge_code, title, proposal) = named(&case.challenge, id);
            let mail = Mail::RedoingWaits { challenge_code, title, note: consequence.note.clone(), due, proposal };
            for person in facts::who_redoes(&tx.db, &answered, consequence.what.holder()).await? {
                self.mail_user(&tx, person, &mail).await?;
            }
        }
        tx.commit().await
    }

    /// Form: `done`, what came of doing it again; by whoever it was given to, and never by whom it is about. Mails the firm.
    pub async fn redo(&self, actor: &Actor, id: ProposalId, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_proposal(&tx, actor, id).await?;
        access::check(actor, Action::ViewFollowUp, &case.facts, tx.now)?;
        let complaint = db::complaint::find(&tx.db, id).await?.ok_or(Denied::WrongState)?;
        let (action, facts) = redoing(&tx.db, case.facts.challenge, actor, &complaint).await?;
        let permit = access::check(actor, action, &facts, tx.now)?;
        let text = read_redone(form)?;
        let redone = complaint.redo(&permit, text)?;
        db::complaint::save(&tx.db, &permit, &redone).await?;
        tx.record(&case.proposal.event(What::ComplaintRedone, &permit)).await?;
        let (challenge_code, title, proposal) = named(&case.challenge, id);
        self.mail_firm(&tx, redone.firm, &Mail::ComplaintRedone { challenge_code, title, proposal }).await?;
        tx.commit().await
    }

    /// Ends the call, once complaints are over.
    pub async fn conclude_call(&self, actor: &Actor, code: &str) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, code).await?;
        let permit = access::check(actor, Action::ConcludeCall, &case.facts, tx.now)?;
        let (concluded, event) = case.challenge.conclude(&permit)?;
        db::challenge::save(&tx.db, &permit, &case.row, &concluded).await?;
        tx.record(&event).await?;
        tx.commit().await
    }
}

/// Which act it is to record that what was upheld is done, and what it depends on.
async fn redoing(db: &impl Source, facts: ChallengeFacts, actor: &Actor, complaint: &Complaint) -> Result<(Action, ChallengeFacts)> {
    let holder = complaint.consequence().map_or(Holder::Office, |consequence| consequence.what.holder());
    let action = if holder == Holder::Leader { Action::RedoAsLeader } else { Action::RedoAsOffice };
    Ok((action, facts::redoing(db, facts, actor, complaint, holder).await?))
}

fn named(challenge: &Challenge, proposal: ProposalId) -> (String, domain::locale::Bilingual, String) {
    (challenge.code.clone(), challenge.content.title.clone(), proposal.to_string())
}

pub(super) fn until(challenge: &Challenge) -> Result<Moment> {
    challenge.complaints_until().ok_or_else(|| Error::internal(format!("{}: complaints before the result", challenge.code)))
}

async fn comments(db: &impl Source, challenge: &Challenge, id: ProposalId) -> Result<RuledComments> {
    let sheets = debriefing::told(db, challenge, id).await?;
    Ok(RuledComments { rules: challenge.content.rules.clone().into_inner(), sheets })
}

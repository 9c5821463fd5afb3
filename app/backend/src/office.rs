//! The office's desk: what waits, and where every challenge stands.

use crate::{
    Backend, Result,
    challenges::{ChallengeCard, card},
    council::is_leaderless,
    db::{self, challenge::Listing},
    delivery::MailTrouble,
    facts,
};
use domain::{
    access::{self, Action, Can, ChallengeFacts, Denied, ProposalFacts, Site},
    accounts::Requested,
    challenges::{Awaited, Challenge, Next, Stage, Who},
    ids::{ChallengeId, FirmId, ProposalId, UserId},
    people::Actor,
    proposals::{Completion, Proposal},
    questions::Question,
    time::Moment,
};
use std::collections::{BTreeMap, HashMap, HashSet};

#[derive(Clone, Debug)]
pub struct Desk {
    /// Every challenge with its exact stage, by code.
    pub challenges: Vec<ChallengeCard>,
    /// Whom the office can verify: with a certificate to hold against what they say.
    pub firms_pending: u32,
    /// Accounts about which a request waits for whoever looks, as the second person.
    pub account_requests: Vec<(UserId, String, Requested)>,
    /// Changes of seats that wait for whoever looks.
    pub seats_to_confirm: u32,
    /// Firms of whose verification somebody asks that it be taken back, for whoever decides: id and name.
    pub verifications_asked: Vec<(FirmId, String)>,
    /// Firms whose account a member asks for, since its owner has left.
    pub ownerships_asked: Vec<(FirmId, String)>,
    /// Firms whose tax code somebody else claims.
    pub claims_asked: Vec<(FirmId, String)>,
    /// Challenges that wait for this person: with what. What is due first stands first, drafts last.
    pub tasks: Vec<(ChallengeCard, Task)>,
    /// Challenges that wait for somebody else of office or council: for whom, and until when. What is due first stands first.
    pub others: Vec<(ChallengeCard, Next)>,
    /// Proposals that this person screens, by code of challenge and proposal.
    pub to_screen: Vec<ToScreen>,
    /// Suggestions of conflicts that this person judges: how many, by code of the challenge.
    pub suggestions: BTreeMap<String, u32>,
    pub mails: MailTrouble,
    pub can: Can,
}

/// A proposal that waits for screening, or for what its firm was asked to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToScreen {
    pub challenge_code: String,
    pub proposal: ProposalId,
    pub code: String,
    /// Until when the firm may add it.
    pub completion_due: Option<Moment>,
    /// When the firm sent what it was asked to add.
    pub completed_at: Option<Moment>,
    /// The term is over, and files were uploaded that the firm did not send: they count.
    pub has_unsent_files: bool,
    /// One person has refused it, and this one is asked whether to confirm that.
    pub is_refused: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    FinishDraft,
    Review,
    /// An officer has drafted an amendment.
    Amendment,
    /// Somebody else has drafted replies to what firms ask.
    PublishReplies,
    /// Nobody has drafted a reply.
    DraftReplies,
    /// An officer has asked for more time.
    Extension,
    ConfirmOpening,
    Screen,
    StartScoring,
    Forward,
    Decide,
    PublishResult,
    AnswerComplaint,
    Conclude,
    /// Nobody can preside.
    NameActingChair,
    /// An officer has proposed an alternate for one challenge.
    AppointAdHoc,
}

/// At most so many challenges are listed; the site has fewer.
const CHALLENGES: u64 = 500;

impl Backend {
    pub async fn desk(&self, actor: &Actor) -> Result<Desk> {
        let now = self.clock.now();
        let db = &self.db.read;
        access::check(actor, Action::UseOffice, &Site, now)?;
        let listing = Listing { sees_all: true, ..Listing::public(now) };
        let rows = db::challenge::list_by_code(db, &listing, CHALLENGES).await?;
        let challenges = rows.iter().map(db::challenge::Model::challenge).collect::<Result<Vec<_>>>()?;
        let opened = challenges.iter().filter(|c| c.stage(now) == Stage::Opened).map(|c| c.id);
        let proposals = db::proposal::handed_in(db, opened).await?;
        let published = challenges.iter().filter(|c| c.stage(now) == Stage::ResultPublished).map(|c| c.id);
        let complained = db::complaint::open_in(db, published).await?;
        let answered = self.answered_by(actor, &challenges, &complained).await?;
        let waiting = db::question::waiting(db, challenges.iter().map(|c| c.id)).await?;
        let task_of = |challenge: &Challenge| {
            let (is_complained, answers) = (complained.contains(&challenge.id), answered.contains(&challenge.id));
            let waits = Waits { proposals: &proposals, questions: &waiting, is_complained, answers };
            let task = task(challenge, &waits, actor, now)?;
            let awaited = awaited(task);
            let (late, due) = (awaited.and_then(|a| challenge.late(a, now)), awaited.and_then(|a| challenge.due(a)));
            Some((ChallengeCard { late, due, ..card(challenge, actor, now) }, task))
        };
        let mut tasks: Vec<_> = challenges.iter().filter_map(task_of).collect();
        for challenge in &challenges {
            if self.lacks_presider(actor, challenge, now).await? {
                tasks.push((ChallengeCard { late: None, due: None, ..card(challenge, actor, now) }, Task::NameActingChair));
            }
        }
        for challenge in &challenges {
            if self.awaits_ad_hoc(actor, challenge, now).await? {
                tasks.push((ChallengeCard { late: None, due: None, ..card(challenge, actor, now) }, Task::AppointAdHoc));
            }
        }
        tasks.sort_by_key(|(card, task)| (*task == Task::FinishDraft, card.late.or(card.due).map_or(i64::MAX, |due| due.0)));
        let completions = db::completion::list(db, proposals.iter().map(|p| p.id)).await?;
        let is_unsent = |completion: &&Completion| completion.handed_in.is_none() && completion.is_over(now);
        let unsent: Vec<_> = completions.values().filter(is_unsent).map(|completion| completion.proposal).collect();
        let unsent = if unsent.is_empty() { HashSet::new() } else { db::file::completed(db, unsent).await? };
        let mut to_screen = to_screen(actor, &challenges, &proposals, &completions, now);
        to_screen.iter_mut().for_each(|line| line.has_unsent_files = unsent.contains(&line.proposal));
        Ok(Desk {
            others: others(&challenges, &tasks, actor, now),
            tasks,
            to_screen,
            suggestions: self.waiting_suggestions(actor, &challenges, now).await?,
            challenges: challenges.iter().map(|c| card(c, actor, now)).collect(),
            firms_pending: db::firm::count_verifiable(db).await?,
            account_requests: self.waiting_requests(actor, now).await?,
            seats_to_confirm: self.seats_to_confirm(actor).await?,
            verifications_asked: self.verifications_asked(actor).await?,
            mails: self.mail_trouble(now).await?,
            ownerships_asked: self.ownerships_asked(actor).await?,
            claims_asked: self.claims_asked(actor).await?,
            can: Can::ask(actor, &Site, now),
        })
    }
}

impl Backend {
    /// Asked only for whoever could name somebody; a call that is over needs nobody to preside.
    async fn lacks_presider(&self, actor: &Actor, challenge: &Challenge, now: Moment) -> Result<bool> {
        let facts = ChallengeFacts::of(challenge, now);
        let may_name = access::might(actor, Action::AppointActingChair, &facts, now).is_ok() && !facts.is_concluded;
        Ok(may_name && is_leaderless(&self.db.read, challenge.id, now).await?)
    }
}

impl Backend {
    /// Of these challenges, with complaints that wait, those with one that this person answers.
    async fn answered_by(
        &self,
        actor: &Actor,
        challenges: &[Challenge],
        complained: &HashSet<ChallengeId>,
    ) -> Result<HashSet<ChallengeId>> {
        let (now, db) = (self.clock.now(), &self.db.read);
        let mut answered = HashSet::new();
        for challenge in challenges.iter().filter(|challenge| complained.contains(&challenge.id)) {
            for complaint in db::complaint::of_challenge(db, challenge.id).await?.iter().filter(|complaint| complaint.answer.is_none()) {
                let facts = facts::answering(db, ChallengeFacts::of(challenge, now), actor, complaint).await?;
                if access::check(actor, Action::AnswerComplaint, &facts, now).is_ok() {
                    answered.insert(challenge.id);
                }
            }
        }
        Ok(answered)
    }

    /// Whether this person decides on an alternate who was proposed.
    async fn awaits_ad_hoc(&self, actor: &Actor, challenge: &Challenge, now: Moment) -> Result<bool> {
        if access::check(actor, Action::AppointAdHoc, &ChallengeFacts::of(challenge, now), now).is_err() {
            return Ok(false);
        }
        Ok(db::ad_hoc_member::list(&self.db.read, challenge.id).await?.iter().any(|of| !of.is_appointed()))
    }
}

/// What waits for somebody else: neither for firms nor for the calendar.
fn others(challenges: &[Challenge], tasks: &[(ChallengeCard, Task)], actor: &Actor, now: Moment) -> Vec<(ChallengeCard, Next)> {
    let is_own = |challenge: &&Challenge| tasks.iter().any(|(card, _)| card.id == challenge.id);
    let mut waiting: Vec<_> =
        challenges.iter().filter(|challenge| !is_own(challenge)).map(|c| (card(c, actor, now), c.next(now))).collect();
    waiting.retain(|(_, next)| !matches!(next.who, Who::Firms | Who::Clock | Who::Nobody));
    waiting.sort_by_key(|(_, next)| next.until.map_or(i64::MAX, |until| until.0));
    waiting
}

/// What a task is part of, where that is held against a plan or a term.
fn awaited(task: Task) -> Option<Awaited> {
    match task {
        Task::FinishDraft | Task::Review => Some(Awaited::Publication),
        Task::PublishReplies | Task::DraftReplies => Some(Awaited::Replies),
        Task::ConfirmOpening => Some(Awaited::Opening),
        Task::Screen | Task::StartScoring => Some(Awaited::Screening),
        Task::Forward => Some(Awaited::Shortlist),
        Task::Decide => Some(Awaited::Decision),
        Task::PublishResult => Some(Awaited::Result),
        Task::AnswerComplaint => Some(Awaited::Answers),
        Task::Amendment | Task::Extension | Task::Conclude | Task::NameActingChair | Task::AppointAdHoc => None,
    }
}

fn to_screen(
    actor: &Actor,
    challenges: &[Challenge],
    proposals: &[Proposal],
    completions: &HashMap<ProposalId, Completion>,
    now: Moment,
) -> Vec<ToScreen> {
    let line = |challenge: &Challenge, proposal: &Proposal| {
        let asked = completions.get(&proposal.id).filter(|c| c.handed_in.is_none());
        let completion_due = asked.map(|c| c.due).filter(|due| now < *due);
        let facts = ProposalFacts::of(proposal, ChallengeFacts::of(challenge, now)).asked(completions.get(&proposal.id));
        // Where one person has refused it, it waits for another.
        let action = if proposal.proposed_by().is_some() { Action::ConfirmRefusal } else { Action::ScreenProposal };
        match access::check(actor, action, &facts, now) {
            Ok(_) | Err(Denied::CompletionRuns(_)) => Some(ToScreen {
                challenge_code: challenge.code.clone(),
                proposal: proposal.id,
                code: proposal.code.clone(),
                completion_due,
                completed_at: completions.get(&proposal.id).and_then(|c| c.handed_in.as_ref()).map(|handed_in| handed_in.at),
                has_unsent_files: false,
                is_refused: proposal.proposed_by().is_some(),
            }),
            Err(_) => None,
        }
    };
    let of = |challenge| proposals.iter().filter(move |p: &&Proposal| p.challenge == challenge && p.awaits_screening());
    challenges.iter().flat_map(|challenge| of(challenge.id).filter_map(|proposal| line(challenge, proposal))).collect()
}

/// In all challenges, or in the one in question.
struct Waits<'a> {
    proposals: &'a [Proposal],
    questions: &'a [Question],
    is_complained: bool,
    /// This person answers one of the complaints.
    answers: bool,
}

/// What waits for this person, as far as they may do it.
fn task(challenge: &Challenge, waits: &Waits<'_>, actor: &Actor, now: Moment) -> Option<Task> {
    let is_complained = waits.is_complained;
    let facts = ChallengeFacts::of(challenge, now).complained(challenge, is_complained);
    let may = |action| access::check(actor, action, &facts, now).is_ok();
    let asked = || waits.questions.iter().filter(|question| question.challenge == challenge.id);
    let drafted_by_another = |question: &Question| question.draft().is_some_and(|draft| Some(draft.by) != actor.id());
    let of_this = || waits.proposals.iter().filter(|p| p.challenge == challenge.id);
    let is_unscreened = of_this().any(Proposal::awaits_screening);
    let is_admitted = of_this().any(|p| p.is_admitted());
    // Where somebody is kept out, the challenge's page says so.
    let is_before_scoring = access::might(actor, Action::StartScoring, &facts, now).is_ok();
    [
        (Task::FinishDraft, may(Action::EditChallenge)),
        (Task::Review, may(Action::PublishChallenge)),
        (Task::Amendment, may(Action::PublishAmendment)),
        (Task::PublishReplies, may(Action::DraftReply) && asked().any(drafted_by_another)),
        (Task::DraftReplies, may(Action::AmendChallenge) && asked().any(|question| question.draft().is_none())),
        (Task::Extension, may(Action::ConfirmExtension)),
        (Task::ConfirmOpening, may(Action::ConfirmOpening) && challenge.opening.officer.is_none()),
        (Task::Screen, is_before_scoring && is_unscreened),
        (Task::StartScoring, is_before_scoring && !is_unscreened && is_admitted),
        (Task::Forward, may(Action::ForwardShortlist)),
        (Task::Decide, may(Action::DecideShortlist)),
        (Task::PublishResult, may(Action::PublishResult)),
        (Task::AnswerComplaint, waits.answers),
        (Task::Conclude, may(Action::ConcludeCall)),
    ]
    .into_iter()
    .find_map(|(task, waits)| waits.then_some(task))
}

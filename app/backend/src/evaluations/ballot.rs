//! The secret ballot on a tie: opened, voted in, closed; then the casting vote, if it must be.

use super::{
    BallotLine, BallotView, Present, columns, lot,
    tie::{self, Tie, undecided},
};
use crate::{
    Backend, Error, Result,
    challenges::Case,
    council::meetings::room,
    db::{self, Source, result::Official},
    mail::Mail,
    motions::place::term,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Can, Denied, Permit},
    challenges::{Challenge, State, lifecycle::Rejection},
    check::Problem,
    council::{
        Meeting,
        electorate::decides,
        meeting,
        motion::{check_meeting_term, check_term},
    },
    evaluations::ballot::{Due, TieBallot},
    event::Event,
    form::{Form, FormReader},
    ids::{ChallengeId, ProposalId},
    limits::REASON,
    people::Actor,
    time::Moment,
};
use std::collections::BTreeMap;

/// At most so many meetings about one challenge are looked at; none has nearly as many.
const MEETINGS: u64 = 100;

impl Backend {
    /// [`Denied::WrongState`] where nobody is or was tied across the line.
    pub async fn ballot(&self, actor: &Actor, challenge_code: &str) -> Result<BallotView> {
        let now = self.clock.now();
        let db = &self.db.read;
        let mut case = self.challenge_case(db, actor, challenge_code, now).await?;
        let tie = tie::find(db, &mut case, actor).await?;
        access::check(actor, Action::ViewBallot, &case.facts, now)?;
        let can = Can::ask(actor, &case.facts, now);
        view(db, actor, case, tie.ok_or(Denied::WrongState)?, can, now).await
    }

    /// Form: `place` (`meeting` or `written`), `until`. Mails everyone who may vote, and nobody else. Where they are too few to vote
    /// for the council, a lot is what comes next.
    pub async fn open_ballot(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let (case, tie, permit) = self.lock_tie(&tx, actor, challenge_code, Action::OpenBallot).await?;
        if tie.ballot.is_some() {
            return Err(Rejection::WrongState.into());
        }
        let electors = tie::electors(&tx.db, &case.challenge, &tie.proposals, tx.now).await?;
        let council = columns::roster(&tx.db, &case.challenge, tx.now).await?.len() as u32;
        let (tied, has_casting) = ((tie.proposals, tie.places), case.challenge.content.rules.motions.casting);
        if !decides(electors.len() as u32, council) {
            let outside = lot::outside(&case.challenge, &tie.official);
            let closed = TieBallot::without_vote(&permit, case.challenge.id, tied, electors.len() as u32, outside.as_ref());
            self.settle_ballot(&tx, &permit, &case.challenge, tie.official, closed).await?;
            return tx.commit().await;
        }
        let until = end(&tx.db, case.challenge.id, form, tx.now).await?;
        let (ballot, event) = TieBallot::open(&permit, case.challenge.id, tied, electors.len() as u32, until, has_casting);
        db::ballot::save(&tx.db, &permit, &ballot).await?;
        tx.record(&event).await?;
        let (challenge_code, title) = (case.challenge.code.clone(), case.challenge.content.title.clone());
        let mail = Mail::BallotWaits { challenge_code, title, due: until };
        for elector in electors {
            self.mail_user(&tx, elector, &mail).await?;
        }
        tx.commit().await
    }

    /// Counts. Refused until everybody has voted, or its announced end has come and more than half have.
    pub async fn close_ballot(&self, actor: &Actor, challenge_code: &str) -> Result<()> {
        self.may_close(actor, challenge_code).await?;
        // What was cast before is counted.
        self.write_votes().await;
        let tx = self.begin().await?;
        let (case, tie, permit) = self.lock_tie(&tx, actor, challenge_code, Action::CloseBallot).await?;
        let ballot = tie.ballot.filter(TieBallot::is_open).ok_or(Rejection::WrongState)?;
        self.count_ballot(&tx, &permit, &case.challenge, tie.official, ballot).await?;
        tx.commit().await
    }

    /// Counts ballots whose announced end has come, where nobody has: once enough have voted.
    pub(crate) async fn count_due_ballots(&self) -> Result<()> {
        for challenge in db::ballot::ended(&self.db.read, self.clock.now()).await? {
            let voted = db::ballot::voters(&self.db.read, challenge).await?.len() as u32;
            let ballot = db::ballot::find(&self.db.read, challenge).await?;
            if ballot.is_some_and(|ballot| ballot.check_over(voted, self.clock.now()).is_ok()) {
                self.count_due_ballot(challenge).await?;
            }
        }
        Ok(())
    }

    async fn count_due_ballot(&self, id: ChallengeId) -> Result<()> {
        self.write_votes().await;
        let tx = self.begin().await?;
        let challenge = self.lock_and_settle(&tx, id).await?.challenge()?;
        let permit = access::system(Action::CloseBallot, id, tx.now).ok_or(Denied::Role)?;
        let ballot = db::ballot::find(&tx.db, id).await?.filter(TieBallot::is_open);
        let official = db::result::find(&tx.db, id).await?;
        // Counted meanwhile, by whoever presides.
        let (Some(ballot), Some(official)) = (ballot, official) else { return Ok(()) };
        if matches!(challenge.state, State::Scored { .. }) {
            self.count_ballot(&tx, &permit, &challenge, official, ballot).await?;
        } else {
            // The call was cancelled while members voted.
            db::ballot::forget_term(&tx.db, &permit, id).await?;
        }
        tx.commit().await
    }

    /// Form: `casting`, one of those that are still tied; `reason`.
    pub async fn give_casting_vote(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let (case, tie, permit) = self.lock_tie(&tx, actor, challenge_code, Action::GiveCastingVote).await?;
        let (ballot, tied) = undecided(&case, tie.ballot, &tie.official)?;
        let mut r = FormReader::new(form);
        let reason = r.required("reason", REASON);
        let choice = choice(form, "casting", &tied);
        r.errors.or(())?;
        let (cast, event) = ballot.cast(&permit, &tied, choice?, &reason)?;
        tie::resettle(&tx.db, &permit, &case.challenge, tie.official, &cast).await?;
        tx.record(&event).await?;
        tx.commit().await
    }

    async fn may_close(&self, actor: &Actor, challenge_code: &str) -> Result<()> {
        let now = self.clock.now();
        let mut case = self.challenge_case(&self.db.read, actor, challenge_code, now).await?;
        tie::find(&self.db.read, &mut case, actor).await?;
        access::check(actor, Action::CloseBallot, &case.facts, now)?;
        Ok(())
    }
}

impl Backend {
    async fn count_ballot(
        &self,
        tx: &Transaction<'_>,
        permit: &Permit,
        challenge: &Challenge,
        official: Official,
        ballot: TieBallot,
    ) -> Result<()> {
        let votes = db::ballot::votes(&tx.db, challenge.id).await?;
        let choices: Vec<ProposalId> = votes.into_iter().map(|(_, choice)| choice).collect();
        let outside = lot::outside(challenge, &official);
        let closed = ballot.close(permit, &choices, outside.as_ref())?;
        self.settle_ballot(tx, permit, challenge, official, closed).await
    }

    async fn settle_ballot(
        &self,
        tx: &Transaction<'_>,
        permit: &Permit,
        challenge: &Challenge,
        official: Official,
        (closed, event): (TieBallot, Event),
    ) -> Result<()> {
        tie::resettle(&tx.db, permit, challenge, official, &closed).await?;
        tx.record(&event).await?;
        self.ask_to_read(tx, challenge, closed).await
    }
}

/// The end that is announced with a ballot: by the same bounds as for motions.
async fn end(db: &impl Source, challenge: ChallengeId, form: &Form, now: Moment) -> Result<Moment> {
    let until = term(form)?;
    let checked = match form.get("place") {
        "written" => check_term(until, now),
        "meeting" => {
            let held = room(db, challenge, now).await?;
            if !held.is_some_and(|room| room.quorum.is_met()) {
                return Err(Error::field("place", Problem::NoMeeting));
            }
            check_meeting_term(until, now)
        }
        _ => return Err(Error::field("place", Problem::Choice)),
    };
    checked.map_err(|problem| Error::field("until", problem))?;
    Ok(until)
}

pub(super) fn choice(form: &Form, name: &str, among: &[ProposalId]) -> Result<ProposalId> {
    let chosen = form.text(name).parse().ok().filter(|id| among.contains(id));
    chosen.ok_or_else(|| Error::field(name, Problem::Choice))
}

async fn view(db: &impl Source, actor: &Actor, case: Case, tie: Tie, can: Can, now: Moment) -> Result<BallotView> {
    let challenge = case.challenge;
    let still = tie::still_tied(&challenge.content.rules, &tie.official).map(|(proposals, _)| proposals);
    let due = Due::of(tie.ballot.as_ref(), still.is_some());
    let voters = db::ballot::voters(db, challenge.id).await?;
    // What was voted is told when it can no longer change.
    let is_counted = tie.ballot.as_ref().is_some_and(|ballot| !ballot.is_open());
    let votes = if is_counted { db::ballot::votes(db, challenge.id).await? } else { Vec::new() };
    let mut proposals = db::proposal::handed_in(db, [challenge.id]).await?;
    proposals.retain(|p| tie.proposals.contains(&p.id));
    let codes: BTreeMap<ProposalId, String> = proposals.iter().map(|p| (p.id, p.code.clone())).collect();
    let lot = match &tie.ballot {
        Some(ballot) => lot::view(db, ballot, tie.official.closing.hash(), &codes, actor.id(), now).await?,
        None => None,
    };
    let read = tie.ballot.as_ref().filter(|_| still.is_some());
    let outside = read.and_then(|ballot| lot::outside_view(ballot, &challenge, actor.id(), now));
    let firms = db::proposal_version::firm_names(db, &proposals).await?;
    let casting = tie.ballot.as_ref().and_then(TieBallot::casting).cloned();
    let names = db::user::names(db, casting.iter().map(|c| c.by)).await?;
    let line = |p: domain::proposals::Proposal| BallotLine {
        firm_name: firms.get(&p.id).cloned().unwrap_or_default(),
        tracking_codes: votes.iter().filter(|(_, choice)| *choice == p.id).map(|(code, _)| code.clone()).collect(),
        is_tied: still.as_ref().is_some_and(|still| still.contains(&p.id)),
        casting: casting.as_ref().filter(|c| c.proposal == p.id).map(|c| (names.get(&c.by).cloned().unwrap_or_default(), c.reason.clone())),
        id: p.id,
        code: p.code,
    };
    let council = columns::roster(db, &challenge, now).await?.len() as u32;
    let eligible = match &tie.ballot {
        Some(ballot) => ballot.eligible,
        None => tie::electors(db, &challenge, &tie.proposals, now).await?.len() as u32,
    };
    Ok(BallotView {
        places: can.is(Action::ViewRanking).then_some(tie.places),
        due,
        eligible,
        council,
        is_few: !decides(eligible, council),
        needed: tie.ballot.as_ref().map_or(0, TieBallot::needed),
        now,
        until: tie.ballot.as_ref().and_then(|ballot| ballot.until),
        takes_votes: tie.ballot.as_ref().is_some_and(|ballot| ballot.takes_votes(voters.len() as u32, now)),
        is_over: tie.ballot.as_ref().is_some_and(|ballot| ballot.check_over(voters.len() as u32, now).is_ok()),
        casts: actor.id().is_some_and(|id| tie.ballot.as_ref().is_some_and(|ballot| ballot.casting_by == Some(id))),
        has_casting: challenge.content.rules.motions.casting,
        voted: voters.len() as u32,
        present: present(db, challenge.id).await?,
        has_voted: actor.id().is_some_and(|id| voters.contains(&id)),
        lines: proposals.into_iter().map(line).collect(),
        lot,
        outside,
        challenge,
        can,
    })
}

async fn present(db: &impl Source, challenge: ChallengeId) -> Result<Option<Present>> {
    let ids = db::meeting_challenge::meetings(db, challenge).await?;
    let of = |meeting: &Meeting| match &meeting.state {
        meeting::State::Planned | meeting::State::CalledOff { .. } => None,
        meeting::State::Running { .. } => Some(Present { members: meeting.on_the_roll(), is_running: true }),
        meeting::State::Ended { .. } => Some(Present { members: meeting.on_the_roll(), is_running: false }),
    };
    let held: Vec<Present> = db::meeting::list(db, Some(ids), MEETINGS).await?.iter().filter_map(of).collect();
    Ok(held.iter().find(|present| present.is_running).or(held.first()).copied())
}

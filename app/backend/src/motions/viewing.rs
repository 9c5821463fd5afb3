//! Motions as one person may see them: what is put to the vote, who has voted, and how once it is counted.

use super::{
    Counted, MotionView, MotionsView, PollView, Silent, Standing, SubjectView,
    case::{about, order_of},
};
use crate::{
    Backend, Result,
    challenges::Case,
    db::{self, Source},
    evaluations::{asking, excluding},
    results::named_proposals,
};
use domain::{
    access::{self, Action, Can},
    challenges::Challenge,
    collation,
    council::{
        Conflict, Motion,
        motion::{Poll, State, Subject},
    },
    ids::{MeetingId, ProposalId, UserId},
    people::Actor,
    proposals::Proposal,
    time::Moment,
};
use std::collections::HashMap;

impl Backend {
    /// The motions of a challenge, the latest first; what the reader is not clear of is left out.
    pub async fn motions(&self, actor: &Actor, code: &str) -> Result<MotionsView> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, code, now).await?;
        access::check(actor, Action::ListProposals, &case.facts, now)?;
        let (mut motions, is_apart) = views(db, actor, &case, now).await?;
        motions.reverse();
        let can = Can::ask(actor, &case.facts, now);
        let may = |action, case: &Case| access::check(actor, action, &case.facts, now).is_ok();
        let may_exclude = may(Action::MoveExclusion, &excluding(db, actor, case.clone(), now).await?);
        let (case, _) = asking(db, actor, case, now).await?;
        let may_void = may(Action::MoveVoiding, &case);
        let mut anew = db::proposal::all_handed_in(db, case.challenge.id).await?;
        anew.retain(|proposal| proposal.scored_anew().is_some());
        if let Some(member) = actor.user().filter(|user| user.is_of_council()) {
            let said = db::declaration::of_member(db, member.id, anew.iter().map(|proposal| proposal.id)).await?;
            anew.retain(|proposal| said.get(&proposal.id) == Some(&Conflict::Clear));
        }
        let anew = anew.into_iter().filter_map(|p| Some((p.id, p.code.clone(), p.scored_anew()?.until))).collect();
        Ok(MotionsView { motions, can, is_apart, may_void, may_exclude, anew, challenge: case.challenge })
    }

    /// Those that were put to the vote in a meeting, by challenge and number.
    pub async fn meeting_motions(&self, actor: &Actor, id: MeetingId) -> Result<Vec<MotionView>> {
        let now = self.clock.now();
        let db = &self.db.read;
        let (meeting, challenges, _) = self.meeting_facts(db, actor, id, now).await?;
        let mut motions = Vec::new();
        for challenge in challenges {
            let case = self.challenge_case(db, actor, &challenge.code, now).await?;
            let (of_challenge, _) = views(db, actor, &case, now).await?;
            motions.extend(
                of_challenge.into_iter().filter(|motion| motion.poll.as_ref().is_some_and(|poll| poll.meeting == Some(meeting.id))),
            );
        }
        Ok(motions)
    }
}

/// And whether a shortlist is, or was, voted on without the reader.
async fn views(db: &impl Source, actor: &Actor, case: &Case, now: Moment) -> Result<(Vec<MotionView>, bool)> {
    let challenge = &case.challenge;
    let motions = db::motion::of_challenge(db, challenge.id).await?;
    if motions.is_empty() {
        return Ok((Vec::new(), false));
    }
    let proposals = named_proposals(db, challenge).await?;
    let people: Vec<UserId> = motions.iter().flat_map(people).collect();
    let known = Known { names: db::user::names(db, people).await?, proposals };
    let order = order_of(db, challenge, &motions, now).await?;
    let (mut views, mut is_apart) = (Vec::new(), false);
    for motion in motions {
        let facts = about(db, actor, challenge, case.facts, &motion, order.as_ref()).await?;
        let can = Can::ask(actor, &facts, now);
        if can.is(Action::ViewMotion) {
            views.push(view(&known, actor, challenge, motion, can, now));
        } else if matches!(&motion.subject, Subject::Voiding(of) if Some(of.member) == actor.id()) {
            views.push(own_view(&known, actor, challenge, motion, can, now));
        } else {
            is_apart |= matches!(motion.subject, Subject::Shortlist(_));
        }
    }
    Ok((views, is_apart))
}

/// Whom a view names.
fn people(motion: &Motion) -> impl Iterator<Item = UserId> {
    let eligible = motion.poll().into_iter().flat_map(|poll| poll.eligible.iter().copied());
    eligible.chain([motion.by]).chain(motion.sheet().map(|of| of.member))
}

struct Known {
    names: HashMap<UserId, String>,
    proposals: HashMap<ProposalId, (Proposal, String)>,
}

impl Known {
    fn name(&self, user: UserId) -> String {
        self.names.get(&user).cloned().unwrap_or_default()
    }

    fn code(&self, proposal: ProposalId) -> String {
        self.proposals.get(&proposal).map(|(proposal, _)| proposal.code.clone()).unwrap_or_default()
    }

    fn code_and_firm(&self, proposal: ProposalId) -> (String, String) {
        (self.code(proposal), self.proposals.get(&proposal).map(|(_, firm)| firm.clone()).unwrap_or_default())
    }
}

/// For the member whose sheet it is, and who may not see the proposal: what is held against them, and what comes of it.
fn own_view(known: &Known, actor: &Actor, challenge: &Challenge, motion: Motion, can: Can, now: Moment) -> MotionView {
    let told = view(known, actor, challenge, motion, can, now);
    let unnamed = |poll: PollView| PollView {
        voted: Vec::new(),
        silent: Vec::new(),
        entered: Vec::new(),
        to_confirm: Vec::new(),
        counted: poll.counted.map(|counted| Counted { votes: Vec::new(), ..counted }),
        ..poll
    };
    let poll = told.poll.map(unnamed);
    MotionView { subject: SubjectView::Voiding(None), poll, ..told }
}

fn view(known: &Known, actor: &Actor, challenge: &Challenge, motion: Motion, can: Can, now: Moment) -> MotionView {
    let subject = match &motion.subject {
        Subject::Exclusion(of) => SubjectView::Exclusion(known.code(of.proposal), of.letter.clone()),
        Subject::Voiding(of) => SubjectView::Voiding(Some((known.code(of.proposal), known.name(of.member)))),
        Subject::NoResult(id) => SubjectView::NoResult(known.code(*id)),
        Subject::Stability => SubjectView::Stability,
        Subject::Shortlist(picked) => SubjectView::Shortlist {
            picked: picked.proposals.iter().map(|id| known.code_and_firm(*id)).collect(),
            departures: picked.departures.iter().map(|over| (known.code(over.proposal), over.reason.clone())).collect(),
        },
        Subject::Free => SubjectView::Free,
    };
    let standing = match &motion.state {
        State::Asked if motion.is_heard(now) => Standing::Heard,
        State::Asked => Standing::Asked,
        State::Open(_) => Standing::Open,
        State::Withdrawn { at } => Standing::Withdrawn(*at),
        State::Closed(closed) => Standing::Closed(closed.at),
    };
    MotionView {
        id: motion.id,
        challenge: challenge.code.clone(),
        number: motion.number,
        subject,
        by: known.name(motion.by),
        at: motion.at,
        standing,
        poll: motion.poll().map(|poll| poll_view(known, actor, &motion, poll)),
        may_withdraw: can.is(Action::CloseMotion) && motion.may_be_withdrawn(),
        can,
        put_from: motion.put_from(),
        hearing: motion.hearing,
        text: motion.text,
    }
}

fn poll_view(known: &Known, actor: &Actor, motion: &Motion, poll: &Poll) -> PollView {
    let silent = |id: &UserId| Silent { id: *id, name: known.name(*id) };
    let has_voted = |id: &&UserId| poll.has_voted(**id);
    let waits = |id: &&UserId| poll.votes.get(id).is_some_and(|cast| !cast.counts());
    let others = |id: &&UserId| {
        let by_reader = poll.votes.get(id).and_then(|cast| cast.entered).map(|entered| entered.by) == actor.id();
        Some(**id) != actor.id() && !by_reader && poll.by_hand.get(id).copied() != actor.id()
    };
    let sorted = |mut people: Vec<Silent>| {
        people.sort_by_cached_key(|silent| collation::person(&silent.name));
        people
    };
    let voted = sorted(poll.eligible.iter().filter(has_voted).map(silent).collect());
    let counted = motion.closed().map(|closed| {
        let votes = poll.votes.iter().filter(|(_, cast)| cast.counts()).map(|(id, cast)| (known.name(*id), cast.choice));
        let mut votes: Vec<_> = votes.collect();
        votes.sort_by_cached_key(|(name, _)| collation::person(name));
        Counted { tally: closed.tally, carried: closed.carried, casting: closed.casting, lapsed: closed.lapsed, votes }
    });
    let reader = actor.id().and_then(|id| poll.votes.get(&id));
    PollView {
        meeting: poll.meeting(),
        until: poll.until(),
        counts_from: poll.counts_from(),
        base: poll.base(),
        eligible: poll.eligible.len() as u32,
        needed: poll.needed,
        missing_reports: poll.missing_reports,
        majority: poll.majority,
        has_casting: poll.has_casting(),
        voted: voted.into_iter().map(|voter| voter.name).collect(),
        silent: sorted(poll.eligible.iter().filter(|id| !has_voted(id)).map(silent).collect()),
        by_hand: sorted(poll.by_hand.keys().filter(|id| !has_voted(id)).map(silent).collect()),
        entered: sorted(poll.eligible.iter().filter(waits).map(silent).collect()),
        to_confirm: sorted(poll.eligible.iter().filter(waits).filter(others).map(silent).collect()),
        is_secret: poll.secret.is_some(),
        has_voted: actor.id().is_some_and(|id| poll.secret.is_some() && poll.has_voted(id)),
        voted_on: actor.id().and_then(|id| poll.voted_on(id)),
        own: reader.filter(|cast| cast.entered.is_none()).map(|cast| cast.choice),
        entered_for_reader: reader.filter(|cast| cast.entered.is_some()).map(|cast| cast.choice),
        counted,
    }
}

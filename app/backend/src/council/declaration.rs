//! What waits for a member, and what they have declared.

use super::{CouncilLine, MemberLine, OwnConflict, acting::said, people, presided::Presided, presides};
use crate::{
    Backend, Result,
    challenges::card,
    db::{self, challenge::Listing, proposal_version::UNREADABLE},
    evaluations::{check_council, own_far},
    facts,
};
use domain::{
    access::{self, Action, ChallengeFacts, Denied, ProposalFacts},
    challenges::{Awaited, Challenge, Stage},
    council::{Conflict, Declaration, Finding, FindingState, Motion, motion, presiding},
    evaluations::{MemberSheet, SheetStanding},
    ids::{ChallengeId, ProposalId, UserId},
    people::{Actor, SeatRole},
    proposals::{Applicant, Proposal},
    time::Moment,
};
use std::collections::{BTreeSet, HashMap, HashSet};

const LINES: u64 = 200;
/// What concerns the council.
const STAGES: [Stage; 8] = [
    Stage::Closed,
    Stage::Opened,
    Stage::Scoring,
    Stage::Scored,
    Stage::Proposed,
    Stage::Forwarded,
    Stage::Decided,
    Stage::ResultPublished,
];

/// One member's declarations and sheets.
struct Own {
    declared: HashMap<ProposalId, Conflict>,
    sheets: HashMap<ProposalId, MemberSheet>,
    /// Proposals whose firms have their debrief.
    debriefed: HashSet<ProposalId>,
    recused: Vec<ChallengeId>,
    /// Challenges with a secret ballot that this member may vote in and has not.
    votes: Vec<OwnVote>,
    /// For each motion that waits for this member, its challenge.
    motions: Vec<OwnVote>,
    /// Proposals where the own sheet is far from the others.
    far: Vec<ProposalId>,
    /// Challenges where the member presides unless they have a conflict, and what they said there of what can have a result.
    presides: HashMap<ChallengeId, Conflict>,
    /// Where the member scores nothing: seated after scoring began, or gone before it.
    late: Vec<ChallengeId>,
    /// Challenges where there is nothing left to practise.
    practised: Vec<ChallengeId>,
    /// What whoever presides has to do, by challenge.
    presided: HashMap<ChallengeId, Presided>,
    /// Appeals that anybody made about these proposals.
    appealed: Vec<ProposalId>,
}

impl Own {
    fn conflict(&self, proposal: &Proposal) -> Conflict {
        self.declared.get(&proposal.id).copied().unwrap_or_default()
    }

    /// Of these, the proposals of the challenge wait for the council.
    fn facts(&self, challenge: &Challenge, proposals: &[Proposal], now: Moment) -> ChallengeFacts {
        let has = |challenges: &[ChallengeId]| challenges.contains(&challenge.id);
        let declared = proposals.iter().filter(|p| p.challenge == challenge.id).map(|p| (true, self.conflict(p)));
        let said = presiding::said(declared, has(&self.recused));
        let of_results = self.presides.get(&challenge.id);
        ChallengeFacts::of(challenge, now).seated(said, *of_results.unwrap_or(&said), has(&self.late), of_results.is_some())
    }

    fn of_proposal(&self, proposal: &Proposal, challenge: ChallengeFacts) -> ProposalFacts {
        ProposalFacts::judged(proposal, challenge, self.conflict(proposal), self.sheets.get(&proposal.id))
    }

    fn is_handed_in(&self, proposal: &Proposal) -> bool {
        self.conflict(proposal) == Conflict::Clear && self.standing(proposal) == SheetStanding::Submitted
    }

    fn standing(&self, proposal: &Proposal) -> SheetStanding {
        self.sheets.get(&proposal.id).map(MemberSheet::standing).unwrap_or_default()
    }
}

impl Backend {
    /// Challenges from closing on, for members with a seat; for whoever has none, those whose council they are of.
    pub async fn council_home(&self, actor: &Actor) -> Result<Vec<CouncilLine>> {
        let now = self.clock.now();
        check_council(actor, now)?;
        let listing = Listing { stages: Some(STAGES.to_vec()), ..Listing::public(now) };
        let rows = db::challenge::list_by_code(&self.db.read, &listing, LINES).await?;
        let mut challenges = rows.iter().map(db::challenge::Model::challenge).collect::<Result<Vec<_>>>()?;
        if actor.user().is_some_and(|user| user.seat.is_none()) {
            let mut own = Vec::new();
            for challenge in challenges {
                let facts = facts::challenge(&self.db.read, actor, &challenge, now).await?;
                own.extend((facts.is_seated_late.known() == Some(false)).then_some(challenge));
            }
            challenges = own;
        }
        self.council_lines(actor, &challenges, now).await
    }

    /// The same of one challenge; nothing before its closing.
    pub async fn council_line(&self, actor: &Actor, challenge_code: &str) -> Result<Option<CouncilLine>> {
        let now = self.clock.now();
        check_council(actor, now)?;
        let case = self.challenge_case(&self.db.read, actor, challenge_code, now).await?;
        let is_listed = STAGES.contains(&case.challenge.stage(now));
        let mut lines = if is_listed { self.council_lines(actor, &[case.challenge], now).await? } else { Vec::new() };
        Ok(lines.pop())
    }

    async fn council_lines(&self, actor: &Actor, challenges: &[Challenge], now: Moment) -> Result<Vec<CouncilLine>> {
        let opened = challenges.iter().filter(|c| c.stage(now).is_unsealed()).map(|c| c.id);
        let mut proposals = db::proposal::handed_in(&self.db.read, opened).await?;
        proposals.retain(Proposal::is_before_council);
        let mut own = self.own(actor, &proposals).await?;
        let may_practise = |c: &Challenge| access::might(actor, Action::ScorePractice, &ChallengeFacts::of(c, now), now).is_ok();
        if challenges.iter().any(may_practise) {
            own.practised = db::practice_sheet::done_by(&self.db.read, actor.id().ok_or(Denied::SignIn)?).await?;
        }
        let debriefs = db::debrief::list(&self.db.read, proposals.iter().map(|p| p.id)).await?;
        let motions = db::motion::of_challenges(&self.db.read, challenges.iter().map(|c| c.id)).await?;
        // Whose own sheet it is about is heard, also where the proposal is hidden from them.
        let is_own = |motion: &Motion| motion.sheet().is_some_and(|of| Some(of.member) == actor.id());
        let is_told =
            |motion: &&Motion| is_own(motion) || motion.proposal().is_none_or(|id| own.declared.get(&id) == Some(&Conflict::Clear));
        let asked = motions.iter().filter(|motion| actor.id().is_some_and(|member| motion.awaits(member)));
        own.motions = asked.filter(is_told).map(|motion| (motion.challenge, motion.awaited_until())).collect();
        for challenge in challenges.iter().filter(|c| c.stage(now) == Stage::Scored) {
            own.votes.extend(self.own_vote(actor, challenge, &proposals, &own, now).await?);
        }
        for challenge in challenges.iter().filter(|c| c.stage(now) == Stage::Scoring && c.tells_far_sheets()) {
            let of_this = proposals.iter().filter(|p| p.challenge == challenge.id);
            let handed_in: Vec<ProposalId> = of_this.filter(|p| own.is_handed_in(p)).map(|p| p.id).collect();
            let far = own_far(&self.db.read, challenge, actor.id().ok_or(Denied::SignIn)?, &handed_in).await?;
            own.far.extend(far);
        }
        for challenge in challenges {
            let facts = own.facts(challenge, &proposals, now);
            let is_shortlist_open = motions
                .iter()
                .any(|of| of.challenge == challenge.id && matches!(of.subject, motion::Subject::Shortlist(_)) && !of.is_over());
            if let Some(presided) = self.presided(actor, challenge, &facts, is_shortlist_open, now).await? {
                own.presided.insert(challenge.id, presided);
            }
        }
        own.debriefed = debriefs.into_values().filter(|d| d.released.is_some()).map(|d| d.proposal).collect();
        Ok(challenges.iter().map(|challenge| council_line(challenge, &proposals, &own, actor, now)).collect())
    }

    /// The challenge of a proposal that a member may know of, by code.
    pub async fn council_challenge_of(&self, actor: &Actor, id: ProposalId) -> Result<String> {
        let now = self.clock.now();
        check_council(actor, now)?;
        Ok(self.proposal_case(&self.db.read, actor, id, now).await?.challenge.code)
    }

    /// The proposals of a challenge as one member may see them, by code.
    pub async fn member_proposals(&self, actor: &Actor, challenge_code: &str) -> Result<Vec<MemberLine>> {
        let now = self.clock.now();
        let db = &self.db.read;
        check_council(actor, now)?;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::ListProposals, &case.facts, now)?;
        let mut titles = db::proposal::titles(db, case.challenge.id).await?;
        let mut proposals = db::proposal::all_handed_in(db, case.challenge.id).await?;
        proposals.retain(Proposal::is_before_council);
        let own = self.own(actor, &proposals).await?;
        proposals.retain(|proposal| own.conflict(proposal) != Conflict::Conflicted);
        let mut firms = db::proposal_version::applicants(db, &proposals).await?;
        let mut line = |proposal: Proposal| {
            let conflict = own.conflict(&proposal);
            let sheet = own.sheets.get(&proposal.id).filter(|_| conflict == Conflict::Clear);
            let applicant = firms.remove(&proposal.id);
            MemberLine {
                firm_name: applicant.as_ref().map_or_else(|| UNREADABLE.to_owned(), Applicant::name),
                represented: applicant.as_ref().map(Applicant::represented).unwrap_or_default(),
                title: titles.remove(&proposal.id).filter(|_| conflict == Conflict::Clear).unwrap_or_default(),
                standing: sheet.map(MemberSheet::standing).unwrap_or_default(),
                total_half: sheet.map(|s| s.sheet().total_half()),
                has_draft_revision: sheet.is_some_and(|s| s.revision().is_some()),
                conflict,
                id: proposal.id,
                code: proposal.code,
            }
        };
        Ok(proposals.into_iter().map(&mut line).collect())
    }

    /// What the member has a conflict with in a challenge, oldest first: only what was said.
    pub async fn own_conflicts(&self, actor: &Actor, challenge_code: &str) -> Result<Vec<OwnConflict>> {
        let now = self.clock.now();
        let db = &self.db.read;
        check_council(actor, now)?;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::ListProposals, &case.facts, now)?;
        let member = actor.id().ok_or(Denied::SignIn)?;
        let mut proposals = db::proposal::all_handed_in(db, case.challenge.id).await?;
        proposals.retain(Proposal::is_before_council);
        let ids = || proposals.iter().map(|p| p.id);
        let mut found: HashMap<ProposalId, Finding> =
            db::finding::list(db, ids()).await?.into_iter().filter(|f| f.member == member).map(|f| (f.proposal, f)).collect();
        let sheets = db::sheet::of_member(db, member, ids()).await?;
        let mut declared = db::declaration::conflicts(db, ids()).await?;
        declared.retain(|declaration| declaration.member == member);
        declared.sort_by_key(|declaration| declaration.at);
        let names = if found.is_empty() { HashMap::new() } else { db::user::names(db, found.values().flat_map(people)).await? };
        let name = |user: Option<UserId>| user.and_then(|user| names.get(&user)).cloned().unwrap_or_default();
        let own = |declaration: Declaration| {
            let finding = found.remove(&declaration.proposal).filter(Finding::is_in_force);
            OwnConflict {
                proposal: declaration.proposal,
                by: name(finding.as_ref().and_then(|finding| finding.by)),
                ruled_by: name(finding.as_ref().and_then(Finding::ruled_by)),
                finding,
                is_sheet_void: sheets.get(&declaration.proposal).is_some_and(|sheet| sheet.standing() == SheetStanding::Void),
                counts: sheets.get(&declaration.proposal).is_some_and(MemberSheet::is_handed_in),
                declaration,
            }
        };
        Ok(declared.into_iter().map(own).collect())
    }

    async fn own(&self, actor: &Actor, proposals: &[Proposal]) -> Result<Own> {
        let user = actor.user().ok_or(Denied::SignIn)?;
        let member = user.id;
        let ids = || proposals.iter().map(|p| p.id);
        let db = &self.db.read;
        let mut presiding = HashMap::new();
        let named = db::acting_chair::of_member(&self.db.read, member).await?.into_iter().map(|named| named.challenge);
        let may_preside = user.seat.is_some_and(SeatRole::may_preside);
        let presided = proposals.iter().filter(|_| may_preside).map(|p| p.challenge);
        let kept = if may_preside { Vec::new() } else { db::challenge::presided_by(&self.db.read, member).await? };
        for challenge in named.chain(presided).chain(kept).collect::<BTreeSet<_>>() {
            if presides(db, user, challenge, self.clock.now()).await? {
                presiding.insert(challenge, said(db, member, challenge).await?);
            }
        }
        let rosters = db::challenge::rosters(&self.db.read, proposals.iter().map(|p| p.challenge)).await?;
        let ad_hoc = if user.seat.is_none() { db::ad_hoc_member::of_member(&self.db.read, member).await? } else { Vec::new() };
        let is_late = |(id, roster): &(ChallengeId, Option<Vec<UserId>>)| user.is_late(roster.as_deref(), ad_hoc.contains(id));
        let late = rosters.into_iter().filter(is_late).map(|(id, _)| id).collect();
        Ok(Own {
            presides: presiding,
            late,
            declared: db::declaration::of_member(&self.db.read, member, ids()).await?,
            sheets: db::sheet::of_member(&self.db.read, member, ids()).await?,
            debriefed: HashSet::new(),
            votes: Vec::new(),
            motions: Vec::new(),
            far: Vec::new(),
            practised: Vec::new(),
            presided: HashMap::new(),
            appealed: db::finding::list(&self.db.read, ids())
                .await?
                .into_iter()
                .filter(|f| matches!(f.state, FindingState::Appealed { .. }))
                .map(|f| f.proposal)
                .collect(),
            recused: db::recusal::of_member(&self.db.read, member).await?.into_iter().map(|r| r.challenge).collect(),
        })
    }

    /// As the ballot's own page would let them, and until when: a vote, what they read at a source, or what they give to the lot.
    async fn own_vote(
        &self,
        actor: &Actor,
        challenge: &Challenge,
        proposals: &[Proposal],
        own: &Own,
        now: Moment,
    ) -> Result<Option<OwnVote>> {
        let db = &self.db.read;
        let Some(ballot) = db::ballot::find(db, challenge.id).await? else { return Ok(None) };
        if let Some(drawing) = ballot.drawing().filter(|_| ballot.lot().is_none()) {
            let may_give = actor.id().is_some_and(|member| drawing.may_give(member, now));
            return Ok(may_give.then_some((challenge.id, Some(drawing.until))));
        }
        let is_clear = ballot.proposals.iter().all(|id| own.declared.get(id) == Some(&Conflict::Clear));
        let facts = own.facts(challenge, proposals, now).tied(is_clear);
        if !ballot.is_open() {
            let awaits = ballot.awaits_reading(actor.id(), &challenge.content.rules.ties, now);
            let may = awaits && access::check(actor, Action::GiveToLot, &facts, now).is_ok();
            return Ok(may.then(|| (challenge.id, ballot.reading.as_ref().map(|reading| reading.until))));
        }
        let may = access::check(actor, Action::CastBallot, &facts, now).is_ok();
        let has_voted = db::ballot::voters(db, challenge.id).await?.iter().any(|voter| Some(*voter) == actor.id());
        Ok((may && !has_voted).then_some((challenge.id, ballot.until)))
    }
}

/// In which challenge, and until when it is waited for.
type OwnVote = (ChallengeId, Option<Moment>);

fn council_line(challenge: &Challenge, proposals: &[Proposal], own: &Own, actor: &Actor, now: Moment) -> CouncilLine {
    let stage = challenge.stage(now);
    let of_this = || proposals.iter().filter(|p| p.challenge == challenge.id);
    // Whoever is of the council for one challenge alone declares nothing elsewhere.
    let is_of_it = actor.user().is_some_and(|user| user.seat.is_some()) || !own.late.contains(&challenge.id);
    let may_declare = stage.takes_declarations() && is_of_it;
    let facts = own.facts(challenge, proposals, now);
    let moderates = access::check(actor, Action::ModerateDebrief, &facts, now).is_ok();
    let may = |action: Action, p: &Proposal| access::check(actor, action, &own.of_proposal(p, facts), now).is_ok();
    let appealed = |p: &&Proposal| own.appealed.contains(&p.id) && may(Action::RuleOnConflict, p);
    let debriefs = of_this().filter(|p| moderates && p.has_debrief() && !own.debriefed.contains(&p.id)).count() as u32;
    let presided = own.presided.get(&challenge.id);
    let awaited = challenge.awaited(now).or((debriefs > 0).then_some(Awaited::Debriefs));
    let is_here = |(id, _): &&OwnVote| *id == challenge.id;
    let asked = own.votes.iter().chain(&own.motions).filter(is_here).filter_map(|(_, until)| *until).min();
    CouncilLine {
        to_close: presided.is_some_and(|of| of.to_close),
        presides_over_tie: presided.and_then(|of| of.tie),
        to_propose: presided.is_some_and(|of| of.to_propose),
        due: asked.or_else(|| challenge.due(awaited?)),
        to_revise: of_this().filter(|p| may(Action::ReviseSheet, p)).count() as u32,
        far: of_this().filter(|p| own.far.contains(&p.id)).map(|p| p.code.clone()).collect(),
        debriefs,
        // The council is told its own steps as they are.
        card: crate::challenges::ChallengeCard { stage, ..card(challenge, actor, now) },
        next: challenge.next(now),
        round: challenge.round(),
        undeclared: of_this().filter(|p| may_declare && own.conflict(p) == Conflict::Undeclared).count() as u32,
        to_score: of_this().filter(|p| may(Action::ScoreProposal, p)).count() as u32,
        submitted: of_this().filter(|p| own.standing(p) == SheetStanding::Submitted).count() as u32,
        appeals: of_this().filter(appealed).count() as u32,
        practice: access::check(actor, Action::ScorePractice, &facts, now).is_ok() && !own.practised.contains(&challenge.id),
        is_recused: own.recused.contains(&challenge.id),
        awaits_vote: own.votes.iter().any(|vote| is_here(&vote)),
        motions: own.motions.iter().filter(is_here).count() as u32,
        awaits_opening: challenge.opening.secretary.is_none() && access::check(actor, Action::ConfirmOpening, &facts, now).is_ok(),
    }
}

//! The ranking, the council's shortlist and the leader's decision. The steps between the two are in `approving`.

use super::{ConflictNote, EarlierResult, RankedLine, RankingView, telling::waits};
use crate::{
    Backend, Error, Result,
    challenges::Case,
    db::{self, result::Official},
    evaluations::check_nothing_moved,
    facts::MEETINGS,
    mail::Step,
};
use domain::{
    access::{self, Action, Can, Denied, Permit},
    challenges::{
        Challenge,
        approval::{Numbered, Shortlist, Signed},
    },
    council::{Conflict, Dissent},
    evaluations::{
        Outcome, Public,
        advisory::file::Remarks,
        rank,
        result_file::{Closing, OfConflict, Replaced, official_lines},
        shortlist::{self, Picker, places},
    },
    form::{Form, FormReader},
    ids::{ChallengeId, ProposalId, UserId},
    people::{Actor, Role},
    proposals::Proposal,
    seen::{SEEN, Seen, check_seen},
};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

impl Backend {
    pub async fn ranking(&self, actor: &Actor, challenge_code: &str) -> Result<RankingView> {
        let now = self.clock.now();
        let db = &self.db.read;
        let Case { challenge, facts, .. } = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::ViewRanking, &facts, now)?;
        let official = official(db, &challenge).await?;
        let (advice, decision) = challenge.chosen();
        let can = Can::ask(actor, &facts, now);
        let dissents = match advice {
            Some(advice) => db::dissent::list(db, challenge.id, advice.at).await?,
            None => Vec::new(),
        };
        let earlier = db::dissent::before(db, challenge.id, advice.map_or(now, |advice| advice.at)).await?;
        let way = challenge.correspondence();
        let signers = [&way.submission, &way.sent_back].into_iter().flatten().map(|s| s.by);
        let people =
            [advice, decision].into_iter().flatten().map(|s| s.by).chain(signers).chain(dissents.iter().chain(&earlier).map(|d| d.member));
        let names = db::user::names(db, people).await?;
        let named = |shortlist: Option<&Shortlist>| shortlist.map(|s| (s.clone(), name(&names, s.by)));
        let ballot = match self.ballot(actor, challenge_code).await {
            Err(Error::NotFound | Error::Denied(access::Denied::WrongState)) => None,
            ballot => Some(ballot?),
        };
        let signed = |signed: Option<Signed>| signed.map(|s| (name(&names, s.by), s));
        let seen = Seen::of(&weighed(&challenge, &official, &dissents)?);
        let mut named_proposals = named_proposals(db, &challenge).await?;
        let hidden = hidden(db, actor, named_proposals.keys().copied()).await?;
        named_proposals.retain(|id, _| !hidden.contains(id));
        let open = |(proposal, _): &(Proposal, String)| Some((proposal.code.clone(), proposal.scored_anew()?.until));
        let mut anew: Vec<(String, _)> = named_proposals.values().filter_map(open).collect();
        anew.sort();
        let is_shown = |code: &str| named_proposals.values().any(|(proposal, _)| proposal.code == code);
        let shows_scores = Public::of(&challenge, &official.closing).shows_scores;
        let mut every_sheet = official.closing.every_sheet(&challenge.content.rules).unwrap_or_default();
        every_sheet.retain(|line| is_shown(&line.code));
        let mut conflicts = conflict_notes(db, &challenge, &official.closing).await?;
        conflicts.retain(|note| is_shown(&note.code));
        let mut left_out = official.closing.left_out();
        left_out.retain(|(code, ..)| is_shown(code));
        let mut replaced = earlier_results(db, &challenge, &official).await?;
        replaced.retain(|result| result.about.is_none_or(|about| named_proposals.contains_key(&about)));
        replaced.iter_mut().for_each(|result| result.lines.retain(|line| is_shown(&line.code)));
        let mut outcomes = official.outcomes.clone();
        outcomes.retain(|outcome| !hidden.contains(&outcome.proposal));
        Ok(RankingView {
            seen,
            places: places(&challenge.content.rules, &official.outcomes),
            must_discuss: remarks(&official)?.must_discuss(),
            hangs_on_exclusions: hangs_on_exclusions(&challenge, &official),
            every_sheet,
            left_out,
            conflicts,
            earlier: replaced,
            shows_scores,
            anew,
            unconfirmed: unconfirmed(db, challenge.id).await?,
            ballot,
            submission: signed(way.submission),
            sent_back: signed(way.sent_back),
            before: way.before,
            dissents: dissents.into_iter().map(|d| (name(&names, d.member), d)).collect(),
            earlier_dissents: earlier.into_iter().map(|d| (name(&names, d.member), d)).collect(),
            lines: ranked_lines(&named_proposals, outcomes, |_| true)?,
            rules_hash: official.rules_hash,
            advice: named(advice),
            decision: named(decision),
            can,
            challenge,
        })
    }

    /// Form: `pick_{proposal id}` checked for each, at most as many as the rule set says; `note` is required when the picks differ from the advice. Mails the officers.
    pub async fn decide_shortlist(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::DecideShortlist, &case.facts, tx.now)?;
        check_weighed(&tx.db, form, &case.challenge).await?;
        // It is not decided whether a sheet counts.
        check_nothing_moved(&tx.db, &case.challenge).await?;
        let official = official(&tx.db, &case.challenge).await?;
        let advice = case.challenge.chosen().0;
        let hangs = hangs_on_exclusions(&case.challenge, &official);
        let decision = picker(&permit)?.read_decision(form, &case.challenge.content.rules, &official.outcomes, advice, hangs)?;
        let mut r = FormReader::new(form);
        let signed = Numbered::read(&mut r);
        r.errors.or(())?;
        if let (Some(signed), Some(advice)) = (&signed, advice) {
            signed.check(advice.at, tx.now)?;
        }
        let by_name = actor.user().ok_or(Denied::SignIn)?.name.clone();
        let (decided, event) = case.challenge.decide(&permit, Shortlist { by_name, signed, ..decision })?;
        db::challenge::save(&tx.db, &permit, &case.row, &decided).await?;
        tx.record(&event).await?;
        self.mail_role(&tx, Role::Officer, &waits(&decided, Step::Decided)).await?;
        tx.commit().await
    }
}

/// What a member has a conflict with: of what nobody could score they are told nothing, though they see the rest.
async fn hidden(db: &impl ConnectionTrait, actor: &Actor, proposals: impl Iterator<Item = ProposalId>) -> Result<Vec<ProposalId>> {
    let Some(member) = actor.user().filter(|user| user.is_of_council()) else { return Ok(Vec::new()) };
    let declared = db::declaration::of_member(db, member.id, proposals).await?;
    Ok(declared.into_iter().filter(|(_, said)| *said == Conflict::Conflicted).map(|(id, _)| id).collect())
}

/// What the closing tells of sheets whose members have a conflict, with the reasons of the motions that voided some.
pub(crate) async fn conflict_notes(db: &impl ConnectionTrait, challenge: &Challenge, closing: &Closing) -> Result<Vec<ConflictNote>> {
    let told = closing.conflicts();
    let motions = if told.is_empty() { Vec::new() } else { db::motion::of_challenge(db, challenge.id).await? };
    let reason = |name: &String| motions.iter().find(|motion| motion.name() == *name).map(|motion| motion.text.clone());
    let note = |(code, column, what): (String, String, OfConflict)| {
        let reason = if let OfConflict::Voided(motion) = &what { reason(motion).unwrap_or_default() } else { String::new() };
        ConflictNote { code, column, what, reason }
    };
    Ok(told.into_iter().map(note).collect())
}

pub(crate) async fn earlier_results(db: &impl ConnectionTrait, challenge: &Challenge, official: &Official) -> Result<Vec<EarlierResult>> {
    let motions = if official.replaced.is_empty() { Vec::new() } else { db::motion::of_challenge(db, challenge.id).await? };
    let result = |before: &Replaced| {
        let motion = motions.iter().find(|motion| motion.name() == before.motion);
        EarlierResult {
            motion: before.motion.clone(),
            anew: before.anew.clone(),
            about: motion.and_then(|motion| motion.sheet()).map(|sheet| sheet.proposal),
            reason: motion.map(|motion| motion.text.clone()).unwrap_or_default(),
            lines: before.official.clone(),
        }
    };
    Ok(official.replaced.iter().map(result).collect())
}

/// What a step of the approval rests on, as its page shows it.
pub(super) fn weighed(challenge: &Challenge, official: &Official, dissents: &[Dissent]) -> Result<Form> {
    let (way, advice) = (challenge.correspondence(), challenge.chosen().0);
    let dissents: Vec<_> = dissents.iter().map(|dissent| format!("{}: {}", dissent.member, dissent.text)).collect();
    Ok(Form::default()
        .with("ranking", serde_json::to_string(&official.outcomes)?)
        .with("advice", advice.map(serde_json::to_string).transpose()?.unwrap_or_default())
        .with("submission", way.submission.map(|signed| signed.note).unwrap_or_default())
        .with("sent_back", way.sent_back.map(|signed| signed.note).unwrap_or_default())
        .with("dissents", dissents.join("\n")))
}

/// Refused where the page that a step was decided on showed something else.
pub(crate) async fn check_weighed(db: &impl ConnectionTrait, form: &Form, challenge: &Challenge) -> Result<()> {
    if !form.0.contains_key(SEEN) {
        return Ok(());
    }
    let dissents = match challenge.chosen().0 {
        Some(advice) => db::dissent::list(db, challenge.id, advice.at).await?,
        None => Vec::new(),
    };
    Ok(check_seen(form, &weighed(challenge, &official(db, challenge).await?, &dissents)?)?)
}

/// Of the meetings about a challenge that are over, how many have minutes that not all have confirmed who must.
async fn unconfirmed(db: &impl ConnectionTrait, challenge: ChallengeId) -> Result<u32> {
    let ids = db::meeting_challenge::meetings(db, challenge).await?;
    let mut open = 0;
    for meeting in db::meeting::list(db, Some(ids), MEETINGS).await? {
        let frozen = db::minutes::find(db, meeting.id).await?;
        open += u32::from(frozen.is_some_and(|frozen| !frozen.is_confirmed(&meeting)));
    }
    Ok(open)
}

/// As stored; refused where the rule set, or its frozen hash, is another one than it was computed under.
pub(crate) async fn official(db: &impl ConnectionTrait, challenge: &Challenge) -> Result<Official> {
    let found = db::result::find(db, challenge.id).await?;
    let official = found.ok_or_else(|| Error::internal(format!("{}: scoring has closed without a result", challenge.code)))?;
    challenge.check_rules(&official.rules_hash).map_err(|problem| Error::field("form", problem))?;
    Ok(official)
}

/// Proposals handed in, each with its firm's name.
pub(crate) async fn named_proposals(db: &impl ConnectionTrait, challenge: &Challenge) -> Result<HashMap<ProposalId, (Proposal, String)>> {
    let proposals = db::proposal::handed_in(db, [challenge.id]).await?;
    let firms = db::proposal_version::firm_names(db, &proposals).await?;
    let named = |p: Proposal| {
        let firm = firms.get(&p.id).cloned().ok_or_else(|| Error::internal(format!("{} was handed in by nobody", p.code)))?;
        Ok((p.id, (p, firm)))
    };
    proposals.into_iter().map(named).collect()
}

/// What is said of proposals, by their codes.
pub(crate) fn coded(proposals: &HashMap<ProposalId, (Proposal, String)>, said: Vec<(ProposalId, String)>) -> Result<Vec<(String, String)>> {
    let code = |(id, text): (ProposalId, String)| {
        let known = proposals.get(&id).ok_or_else(|| Error::internal(format!("{id} was decided on, and is not there")))?;
        Ok((known.0.code.clone(), text))
    };
    said.into_iter().map(code).collect()
}

/// Outcomes in their order; firms that are not to be named stay empty.
pub(crate) fn ranked_lines(
    proposals: &HashMap<ProposalId, (Proposal, String)>,
    outcomes: Vec<Outcome>,
    is_named: impl Fn(ProposalId) -> bool,
) -> Result<Vec<RankedLine>> {
    let line = |mut outcome: Outcome| {
        let known = proposals.get(&outcome.proposal);
        let (proposal, firm) = known.ok_or_else(|| Error::internal(format!("a result of {}, which is not there", outcome.proposal)))?;
        // It may still come to one.
        if proposal.scored_anew().is_some() {
            outcome.no_result = None;
        }
        let firm_name = if is_named(proposal.id) { firm.clone() } else { String::new() };
        Ok(RankedLine { code: proposal.code.clone(), firm_name, outcome })
    };
    outcomes.into_iter().map(line).collect()
}

pub(super) fn name(names: &HashMap<UserId, String>, user: UserId) -> String {
    names.get(&user).cloned().unwrap_or_default()
}

/// A shortlist that is put to the council's vote, from a form.
pub(crate) fn read_advice(form: &Form, challenge: &Challenge, official: &Official, permit: &Permit) -> Result<Shortlist> {
    let must_discuss = remarks(official)?.must_discuss();
    Ok(picker(permit)?.read_advice(form, &challenge.content.rules, &official.outcomes, must_discuss)?)
}

/// Whether the top of the ranking is another one with the sheets that the council left out.
fn hangs_on_exclusions(challenge: &Challenge, official: &Official) -> bool {
    let rules = &challenge.content.rules;
    let Some(every) = official.closing.every_sheet(rules) else { return false };
    let counted = official_lines(&rank(rules, &official.closing.score_sheets()), &official.closing.codes());
    shortlist::hangs_on_exclusions(places(rules, &official.outcomes), &counted, &every)
}

fn remarks(official: &Official) -> Result<Remarks> {
    Ok(Remarks::read(official.advisory.as_deref())?)
}

fn picker(permit: &Permit) -> Result<Picker> {
    Ok(Picker { by: permit.by().ok_or(access::Denied::SignIn)?, at: permit.at() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestBackend;
    use domain::check::Problem;

    #[tokio::test]
    async fn a_result_under_other_rules_than_the_frozen_ones_is_shown_nowhere() {
        let t = TestBackend::new().await;
        t.open_challenge("BT-01").await;
        let id = t.submitted_proposal("an", "BT-01").await;
        t.open_proposals("BT-01").await;
        let (mai, minh) = (t.actor("mai").await, t.actor("minh").await);
        t.screen_proposal(&mai, id, &Form::default().with("verdict", "admit")).await.expect("screened");
        t.start_scoring(&mai, "BT-01").await.expect("started");
        t.declare_conflict(&minh, id, &Form::default().with("conflict", "clear")).await.expect("declared");
        // After the term, because the others have not handed in their sheets.
        t.at("2026-05-01T08:00");
        t.close_scoring(&minh, "BT-01", &Form::default().with("reason", "Hội đồng thống nhất.")).await.expect("closed");
        t.ranking(&mai, "BT-01").await.expect("ranked");
        let (rules, frozen) = {
            let row = db::challenge::find_by_code(&t.db.read, "BT-01").await.expect("read").expect("a challenge");
            let challenge = row.challenge().expect("a challenge");
            (challenge.content.rules.hash(), challenge.rules_hash.expect("frozen"))
        };
        assert_eq!(rules, frozen);
        for table in ["results", "challenges"] {
            let set = async |hash: &str| {
                t.execute(&format!("UPDATE {table} SET rules_hash = '{hash}'")).await;
            };
            set("other").await;
            let told = [
                t.ranking(&mai, "BT-01").await.map(drop),
                t.advice(&mai, "BT-01").await.map(drop),
                t.result_file(&mai, "BT-01").await.map(drop),
                t.move_shortlist(&minh, "BT-01", &Form::default()).await.map(drop),
            ];
            for refused in told {
                let is_refused = matches!(&refused, Err(Error::Invalid(errors)) if errors.of("form") == Some(&Problem::RulesChanged));
                assert!(is_refused, "{table}: {refused:?}");
            }
            set(&frozen).await;
        }
        t.result_file(&mai, "BT-01").await.expect("as before");
    }
}

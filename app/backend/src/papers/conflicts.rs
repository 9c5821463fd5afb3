//! The record of conflicts of interest, and how many may judge each proposal.

use super::{
    Paper,
    case::{Council, challenge_of, member, texts},
};
use crate::{Backend, Result, council::people, db, evaluations::counts};
use documents::{Document, Head, NamedMember, conflicts};
use domain::{
    council::{Declaration, FindingState, Motion, Source, motion::OfSheet},
    ids::{ProposalId, UserId},
    people::Actor,
    proposals::Proposal,
    time::Moment,
};
use std::collections::HashSet;

impl Backend {
    pub(super) async fn draft_conflicts(&self, actor: &Actor, paper: Paper, now: Moment) -> Result<(Document, String)> {
        let db = &self.db.read;
        let case = self.paper_case(db, actor, paper, now).await?;
        let council = Council::of_scoring(db, case.challenge.id, now).await?;
        let proposals = db::proposal::handed_in(db, [case.challenge.id]).await?;
        let firms = db::proposal_version::firm_names(db, &proposals).await?;
        let firm = |p: &Proposal| firms.get(&p.id).cloned().unwrap_or_default();
        let ids = || proposals.iter().map(|p| p.id);
        let mut conflicts = db::declaration::conflicts(db, ids()).await?;
        conflicts.sort_by_key(|d| d.at);
        let said: HashSet<(ProposalId, UserId)> = conflicts.iter().map(|d| (d.proposal, d.member)).collect();
        let clear: HashSet<_> = db::declaration::clear(db, ids()).await?.into_iter().collect();
        let admitted: Vec<ProposalId> = proposals.iter().filter(|p| p.is_admitted()).map(|p| p.id).collect();
        let has_said_all = |user: UserId| admitted.iter().all(|p| said.contains(&(*p, user)) || clear.contains(&(*p, user)));
        // Who was appointed for this challenge alone sits nowhere else, and is told among its members.
        let appointed = db::ad_hoc_member::appointed(db, case.challenge.id).await?.into_iter();
        let appointed: Vec<UserId> = appointed.filter(|user| council.seats().all(|seat| seat.user != *user)).collect();
        let members = council.seats().map(|seat| (seat.user, member(seat)));
        let members = members.chain(appointed.into_iter().filter_map(|user| Some((user, council.member(user, now)?))));
        let members: Vec<(UserId, NamedMember)> = members.collect();
        let findings = db::finding::list(db, ids()).await?;
        let motions = db::motion::of_challenge(db, case.challenge.id).await?;
        let names = db::user::names(db, findings.iter().flat_map(people).chain(motions.iter().map(|motion| motion.by))).await?;
        let name = |user: Option<UserId>| user.and_then(|user| names.get(&user)).cloned().unwrap_or_default();
        let found_by = |d: &Declaration| {
            let of_it = findings.iter().find(|f| f.is_in_force() && f.proposal == d.proposal && f.member == d.member);
            let is_of_it = |of: &OfSheet| d.source == Source::Council && (of.proposal, of.member) == (d.proposal, d.member);
            let voids = |motion: &&Motion| motion.sheet().is_some_and(is_of_it) && motion.closed().is_some_and(|closed| closed.carried);
            name(motions.iter().find(voids).map(|motion| motion.by).or_else(|| of_it.and_then(|finding| finding.by)))
        };
        let lifted = findings.iter().filter_map(|finding| {
            let FindingState::Lifted { reason, at, .. } = &finding.state else { return None };
            Some(conflicts::Lifted {
                member: name(Some(finding.member)),
                code: proposals.iter().find(|p| p.id == finding.proposal)?.code.clone(),
                found_by: name(finding.by),
                lifted_by: name(finding.ruled_by()),
                at: *at,
                reason: reason.clone(),
            })
        });
        let declared = conflicts.into_iter().filter_map(|d| {
            let member = council.member(d.member, d.at)?;
            let proposal = proposals.iter().find(|p| p.id == d.proposal)?;
            let by = found_by(&d);
            let (code, firm, left) = (proposal.code.clone(), firm(proposal), council.left(d.member, now));
            Some(conflicts::Declared { member, left, code, firm, kind: d.kind, reason: d.reason, source: d.source, by, at: Some(d.at) })
        });
        let closed = db::result::find(db, case.challenge.id).await?;
        let eligible = |id: ProposalId, now: usize| {
            let then = closed.iter().flat_map(|official| &official.outcomes).find(|o| o.proposal == id);
            then.map_or(u32::try_from(now).unwrap_or(u32::MAX), |o| o.eligible)
        };
        let counted = counts(db, &case.challenge, now).await?;
        let eligible = counted.iter().map(|count| conflicts::Eligible {
            code: count.proposal.code.clone(),
            firm: firm(&count.proposal),
            members: eligible(count.proposal.id, count.eligible()),
        });
        let document = conflicts::document(&conflicts::Conflicts {
            head: Head::council(&self.agency, "BB-HĐTV"),
            challenge: challenge_of(&case.challenge),
            rules: case.challenge.content.rules.clone().into_inner(),
            members: members.iter().map(|(_, member)| member.clone()).collect(),
            declared: declared.collect(),
            lifted: lifted.collect(),
            undeclared: members.iter().filter(|(user, _)| !has_said_all(*user)).map(|(_, member)| member.clone()).collect(),
            proposals: eligible.collect(),
            chair: council.presider(),
            secretary: council.secretary(),
            recipients: texts(&["Các thành viên Hội đồng", "Lưu: HĐTV"]),
        });
        Ok((document, case.challenge.code))
    }
}

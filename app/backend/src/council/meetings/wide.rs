//! Which proposals a meeting is to talk about because their sheets lie far apart on a criterion.

use super::{
    WideLine,
    case::{MeetingCase, named_criteria},
};
use crate::{
    Backend, Result,
    db::{self, Source},
    evaluations::counts,
};
use domain::{
    challenges::Challenge,
    council::meeting::State,
    evaluations::{
        MemberSheet,
        advisory::wide::{Wide, may_be_told, wide},
    },
    ids::ChallengeId,
    people::Actor,
    time::Moment,
};
use std::collections::HashSet;

/// As it is now; nothing before a round has ended for everybody.
pub(super) async fn wide_now(db: &impl Source, challenges: &[Challenge], now: Moment) -> Result<Wide> {
    let mut found = Wide::new();
    for challenge in challenges.iter().filter(|challenge| may_be_told(challenge, now)) {
        let rules = &challenge.content.rules;
        for count in counts(db, challenge, now).await? {
            let scores = |sheet: &MemberSheet| sheet.sheet().scores.iter().map(|score| score.unwrap_or_default()).collect();
            let criteria = wide(rules, &count.sheets.iter().map(scores).collect::<Vec<_>>());
            if !criteria.is_empty() {
                found.insert(count.proposal.id, criteria);
            }
        }
    }
    Ok(found)
}

/// Of a meeting that has not begun as it is now, of others as it was when they began.
pub(super) async fn wide_of(db: &impl Source, case: &MeetingCase, now: Moment) -> Result<Wide> {
    if case.meeting.state == State::Planned {
        return wide_now(db, &case.challenges, now).await;
    }
    let items = case.meeting.items.iter().filter(|item| !item.wide.is_empty());
    Ok(items.filter_map(|item| Some((item.subject.proposal()?, item.wide.clone()))).collect())
}

impl Backend {
    /// What nobody has planned a meeting for yet, of what this reader may know.
    pub(super) async fn unplanned(&self, actor: &Actor, challenges: &[Challenge], now: Moment) -> Result<Vec<WideLine>> {
        let db = &self.db.read;
        let planned: HashSet<ChallengeId> = db::meeting::not_over(db).await?.into_iter().flat_map(|m| m.plan.challenges).collect();
        let mut lines = Vec::new();
        for challenge in challenges.iter().filter(|challenge| !planned.contains(&challenge.id)) {
            let wide = wide_now(db, std::slice::from_ref(challenge), now).await?;
            if wide.is_empty() {
                continue;
            }
            let known = self.opened_proposals(actor, &challenge.code).await?;
            lines.extend(known.into_iter().filter_map(|line| {
                let criteria = named_criteria(challenge, wide.get(&line.id)?);
                Some(WideLine { challenge_code: challenge.code.clone(), code: line.code, criteria })
            }));
        }
        Ok(lines)
    }
}

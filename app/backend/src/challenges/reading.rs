//! Reading challenges: home, list, page, history. Each begins with what the reader may see.

use super::{
    ChallengeCard, ChallengeFilter, ChallengeList, ChallengeView, Home, PAGE, VersionLine, VersionView,
    files::{lines, shown, views},
    notice, writing,
};
use crate::{
    Backend, Error, Result,
    db::{self, Source, challenge::Listing, challenge_version::Version, file::Stored},
    firms::HistoryLine,
    memory::Row,
    questions,
    trail::{EVENTS, Gathering},
};
use domain::{
    access::{self, Action, Can, Site},
    challenges::{
        Challenge, Content, Stage, State,
        lifecycle::Opening,
        listing::{self, Entry},
    },
    ids::ChallengeId,
    people::Actor,
    seen::Seen,
    time::Moment,
};
use serde_json::Value;
use std::collections::HashMap;

const OPEN_CARDS: u64 = 6;
const RESULTS: u64 = 3;
const HISTORY: usize = 200;
/// As many as a sheet of a workbook has rows, without its head.
const TRAIL: u64 = 1_048_575;

impl Backend {
    pub async fn home(&self) -> Result<Home> {
        let now = self.clock.now();
        let db = &self.db.read;
        let open = Listing { stages: Some(vec![Stage::Open]), ..Listing::public(now) };
        let published = Listing { stages: Some(vec![Stage::ResultPublished]), ..Listing::public(now) };
        let open_cards = cards(&db::challenge::list(db, &open, 0, OPEN_CARDS).await?, &Actor::Visitor, now)?;
        Ok(Home {
            total: db::challenge::count(db, &Listing::public(now)).await?,
            open: db::challenge::count(db, &open).await?,
            next_closing: open_cards.first().and_then(|c| c.closes),
            open_cards,
            results: cards(&db::challenge::list_newest(db, &published, RESULTS).await?, &Actor::Visitor, now)?,
        })
    }

    /// Of what the actor may see: the public ones, and for the office all.
    pub async fn list_challenges(&self, actor: &Actor, filter: &ChallengeFilter) -> Result<ChallengeList> {
        let now = self.clock.now();
        let seen = Listing { sees_all: knows_exact_stage(actor, now), ..Listing::public(now) };
        let rows = db::challenge::all(&self.db.read, &seen).await?;
        let all: Vec<Challenge> = rows.iter().map(db::challenge::Model::challenge).collect::<Result<_>>()?;
        let entries: Vec<_> = all.iter().map(|challenge| Entry { challenge, stage: shown_stage(challenge, actor, now) }).collect();
        let found = listing::list(&entries, &filter.wanted, now);
        let skip = filter.page.saturating_sub(1).saturating_mul(PAGE) as usize;
        let page: Vec<_> = found.order.iter().skip(skip).take(PAGE as usize).map(|at| &all[*at]).collect();
        let words = found.read_as.as_deref().unwrap_or(&filter.wanted.q);
        let passage = |challenge: &&Challenge| Some((challenge.id, listing::passage(challenge, words, filter.reader)?));
        Ok(ChallengeList {
            passages: page.iter().filter_map(passage).collect(),
            cards: page.iter().map(|challenge| card(challenge, actor, now)).collect(),
            total: u32::try_from(found.order.len()).unwrap_or(u32::MAX),
            read_as: found.read_as,
            counts: found.counts,
        })
    }

    pub async fn challenge(&self, actor: &Actor, code: &str) -> Result<ChallengeView> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, code, now).await?;
        let is_office = knows_exact_stage(actor, now);
        let own_proposal = match actor.firm() {
            Some(member) => db::proposal::find_own(db, case.challenge.id, member.firm).await?,
            None => None,
        };
        let can = Can::ask(actor, &case.facts, now);
        // Who is to confirm the opening is told who has.
        let opening = if can.is(Action::ConfirmOpening) { case.challenge.opening.clone() } else { Opening::default() };
        let versions = db::challenge_version::list(db, case.challenge.id, now).await?;
        let files = db::file::of_challenge(db, case.challenge.id).await?;
        let told = if is_office { &case.challenge.opening } else { &opening };
        let mut openers = HashMap::new();
        for (by, _) in [told.officer, told.secretary].into_iter().flatten() {
            openers.insert(by, db::user::name(db, by).await?);
        }
        let shown_files = shown(&versions, &files);
        let seen = is_office.then(|| Seen::of(&writing::shown(&case.challenge.drafted(), shown_files.iter().map(|file| file.id))));
        Ok(ChallengeView {
            openers,
            stage: shown_stage(&case.challenge, actor, now),
            now,
            versions: version_lines(&versions, &files),
            files: shown_files,
            has_pending_files: is_office && lines(&versions, &files).iter().any(|(_, standing)| standing.is_pending()),
            opening_record: case.row.opening_record()?,
            has_lot: can.is(Action::ViewLot) && has_lot(db, case.challenge.id).await?,
            briefings: db.kept(Row::Briefings(case.challenge.id), db::briefing::of_challenge(db, case.challenge.id)).await?,
            notices: notice::read(db, &case.challenge, &can).await?,
            cited: self.cited_by(db, case.challenge.id).await?,
            questions: questions::published(db, &case.challenge, now).await?,
            own_proposal: own_proposal.map(|row| row.proposal().map(|p| (p.id, p.state()))).transpose()?,
            reopened_until: case.challenge.reopened().filter(|_| is_office || can.is(Action::UseCouncil)).map(|r| r.until),
            can,
            seen: seen.unwrap_or_default(),
            challenge: if is_office { case.challenge } else { Challenge { opening, ..case.challenge.announced() } },
        })
    }

    /// A published version beside the one before it, for everybody.
    pub async fn challenge_version(&self, actor: &Actor, code: &str, number: u32) -> Result<VersionView> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, code, now).await?;
        let versions = db::challenge_version::list(db, case.challenge.id, now).await?;
        let files = db::file::of_challenge(db, case.challenge.id).await?;
        let at = versions.iter().position(|version| version.version == number).ok_or(Error::NotFound)?;
        let line = version_lines(&versions, &files).swap_remove(at);
        let before = versions.get(at + 1);
        Ok(VersionView {
            code: case.challenge.code,
            is_illustrative: case.challenge.is_illustrative,
            line,
            before: before.map(|version| version.content.clone()),
            files_before: before.map(|version| views(&version.files, &files)).unwrap_or_default(),
            after: versions[at].content.clone(),
        })
    }

    /// Newest first, at most 200 lines. Nothing about proposals while they are sealed.
    pub async fn challenge_history(&self, actor: &Actor, code: &str) -> Result<Vec<HistoryLine>> {
        self.challenge_history_of(actor, code, HISTORY).await
    }

    /// The same, at most so many lines.
    pub async fn challenge_history_of(&self, actor: &Actor, code: &str, most: usize) -> Result<Vec<HistoryLine>> {
        let (id, is_unsealed) = self.told_of(actor, code).await?;
        let mut gathering = Gathering::of(most);
        while let Some(skip) = gathering.next() {
            gathering.add(db::event::of_challenge(&self.db.read, id, is_unsealed, skip, EVENTS).await?);
        }
        let mut lines = gathering.lines();
        lines.truncate(most);
        self.told(lines).await
    }

    /// The same from the beginning on, each event for itself.
    pub async fn challenge_trail(&self, actor: &Actor, code: &str) -> Result<Vec<HistoryLine>> {
        let (id, is_unsealed) = self.told_of(actor, code).await?;
        self.history(db::event::of_challenge(&self.db.read, id, is_unsealed, 0, TRAIL).await?).await
    }

    /// Whose history, and whether what it tells of proposals may be read.
    async fn told_of(&self, actor: &Actor, code: &str) -> Result<(ChallengeId, bool)> {
        let now = self.clock.now();
        let case = self.challenge_case(&self.db.read, actor, code, now).await?;
        access::check(actor, Action::ViewHistory, &case.facts, now)?;
        Ok((case.challenge.id, access::check(actor, Action::ListProposals, &case.facts, now).is_ok()))
    }
}

/// A challenge as a card, with the stage that the reader may know.
pub(crate) fn card(challenge: &Challenge, actor: &Actor, now: Moment) -> ChallengeCard {
    let content = &challenge.content;
    ChallengeCard {
        id: challenge.id,
        code: challenge.code.clone(),
        title: content.title.clone(),
        summary: content.summary.clone(),
        owner: content.owner.clone(),
        fields: content.fields.clone(),
        stage: shown_stage(challenge, actor, now),
        opens: content.calendar.opens,
        closes: content.calendar.closes,
        budget_ceiling: content.budget_ceiling,
        is_illustrative: challenge.is_illustrative,
        late: challenge.awaited(now).filter(|_| knows_exact_stage(actor, now)).and_then(|awaited| challenge.late(awaited, now)),
        due: challenge.awaited(now).filter(|_| knows_exact_stage(actor, now)).and_then(|awaited| challenge.due(awaited)),
        cancelled: match &challenge.state {
            State::Cancelled { at, reason } => Some((*at, reason.clone())),
            _ => None,
        },
    }
}

fn cards(rows: &[db::challenge::Model], actor: &Actor, now: Moment) -> Result<Vec<ChallengeCard>> {
    rows.iter().map(|row| Ok(card(&row.challenge()?, actor, now))).collect()
}

async fn has_lot(db: &impl Source, challenge: ChallengeId) -> Result<bool> {
    let load = async { Ok(db::ballot::find(db, challenge).await?.is_some_and(|ballot| ballot.drawing().is_some())) };
    db.kept(Row::HasLot(challenge), load).await
}

fn knows_exact_stage(actor: &Actor, now: Moment) -> bool {
    access::check(actor, Action::UseOffice, &Site, now).is_ok()
}

fn shown_stage(challenge: &Challenge, actor: &Actor, now: Moment) -> Stage {
    let stage = challenge.stage(now);
    if knows_exact_stage(actor, now) { stage } else { stage.public() }
}

fn version_lines(versions: &[Version], files: &[Stored]) -> Vec<VersionLine> {
    let before = versions.iter().skip(1).map(Some).chain([None]);
    let line = |(version, before): (&Version, Option<&Version>)| VersionLine {
        version: version.version,
        at: version.at,
        reason: version.reason.clone(),
        changed: before.map(|b| changes(b, version)).unwrap_or_default(),
        files: views(&version.files, files),
        is_material: version.is_material,
        closing: before.and_then(|b| moved(b.content.calendar.closes?, version.content.calendar.closes?)),
    };
    versions.iter().zip(before).map(line).collect()
}

fn moved(before: Moment, after: Moment) -> Option<[Moment; 2]> {
    (before != after).then_some([before, after])
}

/// Names of the parts that differ between two versions, the files last.
fn changes(before: &Version, after: &Version) -> Vec<String> {
    let files = (before.files != after.files).then(|| "files".to_owned());
    changed(&before.content, &after.content).into_iter().chain(files).collect()
}

/// Names of the parts that differ; of the calendar, each time by itself.
fn changed(before: &Content, after: &Content) -> Vec<String> {
    let mut names = differing(&parts(before), &parts(after));
    if let Some(at) = names.iter().position(|name| name == "calendar") {
        let calendar = |content: &Content| parts(&content.calendar);
        names.splice(at..=at, differing(&calendar(before), &calendar(after)));
    }
    names
}

fn parts(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

fn differing(before: &Value, after: &Value) -> Vec<String> {
    let names = after.as_object().into_iter().flat_map(|map| map.keys());
    names.filter(|name| before.get(name) != after.get(name)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::locale::Bilingual;

    #[test]
    fn what_changed_is_named_part_by_part() {
        let before = Content::default();
        let mut after = before.clone();
        after.title = Bilingual::new("Mới", "");
        after.calendar.closes = Some(Moment(1));
        assert_eq!(changed(&before, &after), ["closes", "title"]);
    }
}

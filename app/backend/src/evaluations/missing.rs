//! Who has handed in how many of the sheets that are waited for, for whoever sees how far the council is.

use super::{MissingLine, columns, counting::counts};
use crate::{Backend, Result, db};
use domain::{
    access::{self, Action},
    collation::person,
    council::Conflict,
    evaluations::{Count, course},
    people::Actor,
};
use std::collections::HashSet;

impl Backend {
    /// By name: the order of the roster would tell letters. Whoever presides is told of what they are clear of, so that no
    /// number counts a proposal that is hidden from them.
    pub async fn missing_sheets(&self, actor: &Actor, challenge_code: &str) -> Result<Vec<MissingLine>> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::ViewProgress, &case.facts, now)?;
        let mut counts = counts(db, &case.challenge, now).await?;
        if let Some(reader) = actor.user().filter(|user| user.is_of_council()) {
            let declared = db::declaration::of_member(db, reader.id, counts.iter().map(|count| count.proposal.id)).await?;
            counts.retain(|count| declared.get(&count.proposal.id) == Some(&Conflict::Clear));
        }
        let roster = columns::roster(db, &case.challenge, now).await?;
        let courses = course::members(&roster, &counts.iter().collect::<Vec<&Count>>());
        let clear: HashSet<_> = db::declaration::clear(db, counts.iter().map(|count| count.proposal.id)).await?.into_iter().collect();
        let mut names = db::user::names(db, courses.iter().map(|course| course.member)).await?;
        let undeclared = |member| {
            let is_open = |count: &&Count| count.awaits(member) && !clear.contains(&(count.proposal.id, member));
            counts.iter().filter(is_open).count()
        };
        let line = |course: course::MemberCourse| MissingLine {
            undeclared: undeclared(course.member) as u32,
            done: course.done as u32,
            of: course.of as u32,
            name: names.remove(&course.member).unwrap_or_default(),
        };
        let mut lines: Vec<_> = courses.into_iter().map(line).collect();
        lines.sort_by_cached_key(|line| person(&line.name));
        Ok(lines)
    }
}

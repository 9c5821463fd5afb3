//! A sheet of tasks: read and shown, then kept all or nothing. States that the sheet does not say are chosen in between.

use crate::{
    Backend, Error, Result, db,
    files::FileView,
    imports::{LONGEST, read_tables, read_within},
};
use domain::{
    access::{self, Action, Site},
    check::{Problem, RegisterProblem},
    form::{FieldErrors, Form, FormReader},
    ids::FileId,
    limits::REASON,
    people::Actor,
    plan::{Edition, Fate, SheetPlan, SheetRow, Task, TaskState, current, has_header, read_sheet, said_by},
};
use sha2::{Digest, Sha256};

#[derive(Clone, Debug)]
pub struct SheetView {
    pub file: FileId,
    pub file_name: String,
    pub plan: SheetPlan,
    /// What becomes of each row, as far as the sheet says.
    pub fates: Vec<Fate>,
    /// A hash of all that the preview shows.
    pub seen: String,
}

/// The field of a state that the sheet does not say.
pub fn state_field(row: u32) -> String {
    format!("state_{row}")
}

impl Backend {
    /// Understands an uploaded sheet; saves nothing.
    pub async fn task_sheet(&self, actor: &Actor, file: FileId) -> Result<SheetView> {
        let (stored, plan) = self.read_task_sheet(actor, file).await?;
        let fates = fates(&plan, &db::plan_task::list(&self.db.read).await?);
        let seen = seen(&plan, &fates)?;
        Ok(SheetView { file, file_name: stored.name, plan, fates, seen })
    }

    /// Form: `seen` as in the preview, `as_of`, `source`, `reason` (of what changes), and a state for each row that lacks one.
    /// Answers how many tasks are new or another.
    pub async fn import_tasks(&self, actor: &Actor, file: FileId, form: &Form) -> Result<u32> {
        let (_, plan) = self.read_task_sheet(actor, file).await?;
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::KeepPlan, &Site, tx.now)?;
        if let Some((_, _, problem)) = plan.problems.first() {
            return Err(Error::field("file", problem.clone()));
        }
        let editions = db::plan_task::list(&tx.db).await?;
        let fates = fates(&plan, &editions);
        let is_seen = form.get("seen") == seen(&plan, &fates)?;
        let mut reader = FormReader::new(form);
        let (as_of, source) = said_by(&mut reader, tx.now);
        let knows = fates.iter().any(|fate| *fate != Fate::New);
        let why = reader.text("reason", REASON);
        if why.is_empty() && knows {
            reader.errors.add("reason", Problem::Required);
        }
        let states = states(&plan, form, &mut reader.errors);
        reader.errors.or(())?;
        let as_of = as_of.ok_or_else(|| Error::field("as_of", Problem::Required))?;
        let current = current(&editions);
        let mut count = 0;
        for (row, state) in plan.rows.iter().zip(states) {
            let before = current.iter().find(|edition| edition.task.number == row.number);
            let task = row.over(before.map(|edition| &edition.task), state, as_of, &source);
            let edition = match before {
                None => Edition::first(task, &permit, self.is_demo),
                // Said once more, of no later day.
                Some(before)
                    if Task { as_of: before.task.as_of, source: before.task.source.clone(), ..task.clone() } == before.task
                        && as_of <= before.task.as_of =>
                {
                    continue;
                }
                Some(before) => before.next(task, &why, &permit)?,
            };
            self.keep(&tx, &permit, edition).await?;
            count += 1;
        }
        // Whoever posts the same form again finds everything done.
        if count > 0 && !is_seen {
            return Err(Error::field("file", Problem::Register(RegisterProblem::ImportChanged)));
        }
        tx.commit().await?;
        Ok(count)
    }

    async fn read_task_sheet(&self, actor: &Actor, file: FileId) -> Result<(FileView, SheetPlan)> {
        access::check(actor, Action::KeepPlan, &Site, self.clock.now())?;
        let (stored, bytes) = self.stored_list(actor, file).await?;
        let plan = read_within(LONGEST, move || read(&bytes)).await?;
        Ok((stored, plan.unwrap_or_else(|| SheetPlan::refused(Problem::TooSlow))))
    }
}

/// The first sheet with a heading of tasks; without one, what the first says.
fn read(bytes: &[u8]) -> SheetPlan {
    match read_tables(bytes) {
        Ok(tables) => {
            let table = tables.iter().find(|table| has_header(table)).or(tables.first());
            table.map_or_else(|| SheetPlan::refused(Problem::Register(RegisterProblem::NoRows)), read_sheet)
        }
        Err(problem) => SheetPlan::refused(problem),
    }
}

fn fates(plan: &SheetPlan, editions: &[Edition]) -> Vec<Fate> {
    let current = current(editions);
    let before = |row: &SheetRow| current.iter().find(|edition| edition.task.number == row.number).map(|edition| &edition.task);
    plan.rows.iter().map(|row| row.fate(before(row), row.state)).collect()
}

fn seen(plan: &SheetPlan, fates: &[Fate]) -> Result<String> {
    Ok(hex::encode(Sha256::digest(serde_json::to_string(&(&plan.rows, fates))?)))
}

/// As the sheet says, or as it was chosen; a row without either is refused at its field.
fn states(plan: &SheetPlan, form: &Form, errors: &mut FieldErrors) -> Vec<TaskState> {
    let state = |row: &SheetRow| {
        row.state.or_else(|| TaskState::from_code(form.get(&state_field(row.row)))).unwrap_or_else(|| {
            errors.add(state_field(row.row), Problem::Choice);
            TaskState::Unclassified
        })
    };
    plan.rows.iter().map(state).collect()
}

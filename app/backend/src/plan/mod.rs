//! The action plan: read by everybody, kept by officers, edition by edition.

mod importing;

pub use importing::{SheetView, state_field};

use crate::{Backend, Error, Result, db, legal, settled::settled, transaction::Transaction};
use domain::{
    access::{self, Action, Can, Permit, Site},
    check::{Problem, RegisterProblem},
    form::{Form, FormReader},
    limits::REASON,
    people::Actor,
    plan::{Edition, Narrowing, Task, current},
    time::Moment,
};

/// Every edition of every task.
#[derive(Clone, Debug)]
pub struct ActionPlan {
    /// By number and version.
    pub editions: Vec<Edition>,
    pub can: Can,
}

/// One task in all its editions.
#[derive(Clone, Debug)]
pub struct TaskView {
    /// By version; there is one at least.
    pub editions: Vec<Edition>,
    pub can: Can,
}

impl ActionPlan {
    /// Tasks as they stand, by number.
    pub fn current(&self) -> Vec<&Edition> {
        current(&self.editions)
    }

    /// Those that are asked for.
    pub fn narrowed(&self, narrowing: &Narrowing, now: Moment) -> Vec<&Edition> {
        self.current().into_iter().filter(|edition| narrowing.has(&edition.task, now)).collect()
    }
}

impl TaskView {
    pub fn latest(&self) -> &Edition {
        &self.editions[self.editions.len() - 1]
    }
}

impl Backend {
    pub async fn action_plan(&self, actor: &Actor) -> Result<ActionPlan> {
        let editions = db::plan_task::list(&self.db.read).await?;
        Ok(ActionPlan { editions, can: Can::ask(actor, &Site, self.clock.now()) })
    }

    pub async fn plan_task(&self, actor: &Actor, number: u16) -> Result<TaskView> {
        let editions = db::plan_task::of_number(&self.db.read, number).await?;
        if editions.is_empty() {
            return Err(Error::NotFound);
        }
        Ok(TaskView { editions, can: Can::ask(actor, &Site, self.clock.now()) })
    }

    /// For the office's pages.
    pub async fn kept_plan(&self, actor: &Actor) -> Result<ActionPlan> {
        access::check(actor, Action::UseOffice, &Site, self.clock.now())?;
        self.action_plan(actor).await
    }

    /// Form: [`Task::read`].
    pub async fn add_task(&self, actor: &Actor, form: &Form) -> Result<u16> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::KeepPlan, &Site, tx.now)?;
        let task = Task::read(form, &legal::keys(&tx.db).await?, tx.now)?;
        let number = task.number;
        if !db::plan_task::of_number(&tx.db, number).await?.is_empty() {
            return Err(taken());
        }
        self.keep(&tx, &permit, Edition::first(task, &permit, self.is_demo)).await?;
        tx.commit().await?;
        Ok(number)
    }

    /// Form: [`Task::read_again`], and `reason`.
    pub async fn change_task(&self, actor: &Actor, number: u16, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::KeepPlan, &Site, tx.now)?;
        let editions = db::plan_task::of_number(&tx.db, number).await?;
        let latest = editions.last().ok_or(Error::NotFound)?;
        let form = settled(form, &latest.task.to_form(), latest.by, actor)?;
        let task = latest.task.read_again(&form, &legal::keys(&tx.db).await?, tx.now)?;
        let mut reader = FormReader::new(&form);
        let reason = reader.text("reason", REASON);
        reader.errors.or(())?;
        self.keep(&tx, &permit, latest.next(task, &reason, &permit)?).await?;
        tx.commit().await
    }

    async fn keep(&self, tx: &Transaction<'_>, permit: &Permit, edition: Edition) -> Result<()> {
        if !db::plan_task::insert(&tx.db, permit, &edition).await? {
            return Err(if edition.version == 1 { taken() } else { Error::field("reason", Problem::Stale) });
        }
        tx.record(&edition.event()).await
    }
}

fn taken() -> Error {
    Error::field("number", Problem::Register(RegisterProblem::NumberTaken))
}

//! The office keeps the days off that nobody can compute, and the make-up days.

use crate::{Backend, Result, db};
use domain::{
    access::{self, Action, Can, Denied, Site},
    days_off::{DaysOff, KeptDay},
    event::EventKind,
    form::Form,
    people::Actor,
    time::Moment,
};
use std::sync::Arc;

/// For the office's page.
#[derive(Clone, Debug)]
pub struct KeptDays {
    /// By day.
    pub days: Vec<KeptDay>,
    pub can: Can,
}

impl Backend {
    /// For whatever shows a time.
    pub async fn days_off(&self) -> Result<Arc<DaysOff>> {
        db::day_off::table(&self.db.read).await
    }

    pub async fn kept_days(&self, actor: &Actor) -> Result<KeptDays> {
        let now = self.clock.now();
        access::check(actor, Action::UseOffice, &Site, now)?;
        Ok(KeptDays { days: db::day_off::list(&self.db.read).await?, can: Can::ask(actor, &Site, now) })
    }

    /// Form: [`KeptDay::read`]. The last word on a day counts; the same again changes nothing.
    pub async fn keep_day(&self, actor: &Actor, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::KeepDaysOff, &Site, tx.now)?;
        let kept = KeptDay::read(form, permit.by().ok_or(Denied::SignIn)?, tx.now)?;
        let is_there = |there: &KeptDay| (there.day, there.said, &there.name) == (kept.day, kept.said, &kept.name);
        if db::day_off::list(&tx.db).await?.iter().any(is_there) {
            return Ok(());
        }
        db::day_off::save(&tx.db, &permit, &kept).await?;
        tx.record(&kept.event(EventKind::DayOffKept, permit.by())).await?;
        tx.commit().await
    }

    /// Form: `drop`, the day. What is past stays; what is not there is gone already.
    pub async fn drop_day(&self, actor: &Actor, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::KeepDaysOff, &Site, tx.now)?;
        let day = Moment::from_date(form.get("drop"));
        let Some(kept) = db::day_off::list(&tx.db).await?.into_iter().find(|kept| Some(kept.day) == day) else { return Ok(()) };
        if kept.day <= tx.now {
            return Err(Denied::WrongState.into());
        }
        db::day_off::delete(&tx.db, &permit, kept.day).await?;
        tx.record(&kept.event(EventKind::DayOffDropped, permit.by())).await?;
        tx.commit().await
    }
}

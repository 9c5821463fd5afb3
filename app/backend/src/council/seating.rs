//! Who sits on the council.

use crate::{Backend, Error, Result, db};
use domain::{
    access::{self, Action, Denied, Facts},
    challenges::Stage,
    check::Problem,
    council::{SEATS, Seat},
    event::{Act as What, Event},
    form::{Form, Reader},
    ids::UserId,
    people::{Actor, Role, SeatRole},
};

const MAX_AFFILIATION: usize = 250;
/// Roles that one member holds at a time.
const SINGLE: [SeatRole; 3] = [SeatRole::Chair, SeatRole::ViceChair, SeatRole::Secretary];

impl Backend {
    pub async fn seats(&self, actor: &Actor) -> Result<Vec<Seat>> {
        let now = self.clock.now();
        let facts = Facts::default();
        access::check(actor, Action::UseOffice, &facts, now).or_else(|_| access::check(actor, Action::UseCouncil, &facts, now))?;
        db::seat::list(&self.db.read).await
    }

    /// People with the member role and no seat: id and name.
    pub async fn seatless_members(&self, actor: &Actor) -> Result<Vec<(UserId, String)>> {
        access::check(actor, Action::ManageSeats, &Facts::default(), self.clock.now())?;
        let seated = db::seat::members(&self.db.read).await?;
        let members = db::user::list_of_role(&self.db.read, Role::Member).await?;
        Ok(members.into_iter().filter(|m| !seated.contains(&m.id)).map(|m| (m.id, m.name)).collect())
    }

    /// Form: `user`, `role`, `affiliation`. At most 15 seats; one chair, one vice-chair, one secretary.
    pub async fn assign_seat(&self, actor: &Actor, form: &Form) -> Result<()> {
        let act = self.begin().await?;
        let permit = access::check(actor, Action::ManageSeats, &Facts::default(), act.now)?;
        let mut r = Reader::new(form);
        let user = r.required_parsed("user", Problem::Choice, |text| text.parse().ok().map(UserId));
        let role = r.required_parsed("role", Problem::Choice, SeatRole::from_code);
        let affiliation = r.text("affiliation", MAX_AFFILIATION);
        r.errors.or(())?;
        let (Some(user), Some(role)) = (user, role) else { return Err(Error::field("user", Problem::Choice)) };
        db::seat::lock_all(&act.db).await?;
        let member = db::user::find(&act.db, user).await?.filter(|account| account.role == Role::Member);
        let member = member.ok_or_else(|| Error::field("user", Problem::Choice))?;
        let seats = db::seat::list(&act.db).await?;
        let others = || seats.iter().filter(|s| s.user != user);
        if others().count() >= SEATS {
            return Err(Error::field("user", Problem::Range(1, SEATS as i64)));
        }
        if SINGLE.contains(&role) && others().any(|s| s.role == role) {
            return Err(Error::field("role", Problem::Choice));
        }
        if seats.iter().any(|s| s.user == user && s.role == role && s.affiliation == affiliation) {
            return Ok(());
        }
        db::seat::assign(&act.db, &permit, user, role, &affiliation).await?;
        act.record(&Event::new(What::SeatAssigned, permit.by()).note(format!("{} {}", member.name, role.code()))).await?;
        act.commit().await
    }

    /// Form: `user`. Not while sheets of that member exist in a running scoring.
    pub async fn remove_seat(&self, actor: &Actor, form: &Form) -> Result<()> {
        let act = self.begin().await?;
        let permit = access::check(actor, Action::ManageSeats, &Facts::default(), act.now)?;
        let user = form.text("user").parse().map(UserId).map_err(|_| Error::field("user", Problem::Choice))?;
        let name = db::user::names(&act.db, [user]).await?.remove(&user).unwrap_or_default();
        if db::seat::lock(&act.db, user).await?.is_none() {
            return Ok(());
        }
        let running = db::challenge::ids_in_stage(&act.db, Stage::Scoring, act.now).await?;
        let proposals = db::proposal::handed_in(&act.db, running).await?;
        if db::sheet::has_any(&act.db, user, proposals.iter().map(|p| p.id)).await? {
            return Err(Denied::WrongState.into());
        }
        db::seat::remove(&act.db, &permit, user).await?;
        act.record(&Event::new(What::SeatRemoved, permit.by()).note(name)).await?;
        act.commit().await
    }
}

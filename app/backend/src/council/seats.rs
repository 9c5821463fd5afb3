//! Who sits on the council: appointed, replaced by an alternate, removed.

use crate::{Backend, Error, Result, db, firms::HistoryLine, settled::settled, transaction::Transaction};
use domain::{
    access::{self, Action, Site},
    check::Problem,
    council::{Appointment, SEATS, Seat, seats::read_affiliation},
    event::{Event, EventKind as What},
    form::{Form, FormReader},
    ids::UserId,
    people::{Actor, Role, SeatRole},
};

/// Roles that one member at a time may hold.
const SINGLE: [SeatRole; 3] = [SeatRole::Chair, SeatRole::ViceChair, SeatRole::Secretary];
const HISTORY: u64 = 200;

impl Backend {
    /// All seats, those outside their term too.
    pub async fn seats(&self, actor: &Actor) -> Result<Vec<Seat>> {
        let now = self.clock.now();
        access::check(actor, Action::UseOffice, &Site, now).or_else(|_| access::check(actor, Action::UseCouncil, &Site, now))?;
        db::seat::list(&self.db.read).await
    }

    /// Who sits on the council now: what the decision that appoints them says, for everybody.
    pub async fn sitting(&self) -> Result<Vec<Seat>> {
        let now = self.clock.now();
        let seats = db::seat::list(&self.db.read).await?;
        Ok(seats.into_iter().filter(|seat| seat.appointment.term.is_current(now)).map(|seat| Seat { other: None, ..seat }).collect())
    }

    /// Every appointment, replacement and removal, newest first.
    pub async fn seat_history(&self, actor: &Actor) -> Result<Vec<HistoryLine>> {
        access::check(actor, Action::UseOffice, &Site, self.clock.now())?;
        let acts = [What::SeatAssigned, What::SeatTaken, What::SeatRemoved];
        self.history(db::event::of_kinds(&self.db.read, &acts, HISTORY).await?).await
    }

    /// People with the member role who neither sit nor stand in for a seat: id and name.
    pub async fn seatless_members(&self, actor: &Actor) -> Result<Vec<(UserId, String)>> {
        access::check(actor, Action::ManageSeats, &Site, self.clock.now())?;
        let seats = db::seat::list(&self.db.read).await?;
        let members = db::user::list_of_role(&self.db.read, Role::Member).await?;
        Ok(members.into_iter().filter(|m| !seats.iter().any(|s| is_of(s, m.id))).map(|m| (m.id, m.name)).collect())
    }

    /// Form: `user`, `role`, `affiliation`, the [`Appointment`], `alternate` (may be empty). At most 15 seats; one
    /// chair, one vice-chair, one secretary. Where scoring has begun, whoever sat then scores and votes on.
    pub async fn assign_seat(&self, actor: &Actor, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::ManageSeats, &Site, tx.now)?;
        db::seat::lock_all(&tx.db).await?;
        let seats = db::seat::list(&tx.db).await?;
        let edited = seats.iter().find(|s| form.text("user") == s.user.to_string());
        let by = match edited {
            Some(seat) => db::seat::saved_by(&tx.db, seat.user).await?,
            None => None,
        };
        let form = settled(form, &edited.map(Seat::to_form).unwrap_or_default(), by, actor)?;
        let mut r = FormReader::new(&form);
        let user = r.required_parsed("user", Problem::Choice, |text| text.parse().ok().map(UserId));
        let role = r.required_parsed("role", Problem::Choice, SeatRole::from_code);
        let affiliation = read_affiliation(&mut r);
        let appointment = Appointment::read(&mut r);
        let alternate = r.parsed("alternate", Problem::Choice, |text| text.parse().ok().map(UserId));
        r.errors.or(())?;
        let (Some(user), Some(role)) = (user, role) else { return Err(Error::field("user", Problem::Choice)) };
        let before = seats.iter().find(|s| s.user == user);
        let others: Vec<&Seat> = seats.iter().filter(|s| s.user != user).collect();
        let name = free_member(&tx, &others, user, "user").await?;
        if others.len() >= SEATS {
            return Err(Error::field("user", Problem::Range(1, SEATS as i64)));
        }
        if SINGLE.contains(&role) && others.iter().any(|s| s.role == role) {
            return Err(Error::field("role", Problem::Choice));
        }
        // While the alternate sits, the other person of the seat is who was appointed.
        let kept = before.filter(|seat| seat.is_alternate);
        let other = match (kept, alternate) {
            (Some(seat), _) => seat.other.clone(),
            (None, Some(id)) if id == user => return Err(Error::field("alternate", Problem::Choice)),
            (None, Some(id)) => Some((id, free_member(&tx, &others, id, "alternate").await?)),
            (None, None) => None,
        };
        let seat = Seat { user, name, role, affiliation, appointment, other, is_alternate: kept.is_some() };
        if before == Some(&seat) {
            return Ok(());
        }
        db::seat::assign(&tx.db, &permit, &seat).await?;
        let decision = Some(&seat.appointment.number).filter(|number| !number.is_empty());
        let decision = decision.map(|number| format!(" – {number}")).unwrap_or_default();
        tx.record(&Event::new(What::SeatAssigned, permit.by()).note(format!("{} {}{decision}", role.code(), seat.name))).await?;
        tx.commit().await
    }

    /// Form: `seat` or `user`, who sits. The other person of the seat takes it: the alternate, or the appointed member again.
    pub async fn replace_seat(&self, actor: &Actor, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::ManageSeats, &Site, tx.now)?;
        let user = read_user(form)?;
        db::seat::lock_all(&tx.db).await?;
        let seats = db::seat::list(&tx.db).await?;
        let seat = seats.into_iter().find(|s| s.user == user).ok_or_else(|| Error::field("user", Problem::Choice))?;
        let Some((other, name)) = seat.other.clone() else { return Err(Error::field("user", Problem::Choice)) };
        let note = format!("{} {name} ← {}", seat.role.code(), seat.name);
        let taken = Seat { user: other, name, other: Some((user, seat.name.clone())), is_alternate: !seat.is_alternate, ..seat };
        db::seat::remove(&tx.db, &permit, user).await?;
        db::seat::assign(&tx.db, &permit, &taken).await?;
        tx.record(&Event::new(What::SeatTaken, permit.by()).note(note)).await?;
        tx.commit().await
    }

    /// Form: `seat` or `user`.
    pub async fn remove_seat(&self, actor: &Actor, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::ManageSeats, &Site, tx.now)?;
        let user = read_user(form)?;
        db::seat::lock_all(&tx.db).await?;
        let seats = db::seat::list(&tx.db).await?;
        let Some(seat) = seats.into_iter().find(|s| s.user == user) else { return Ok(()) };
        db::seat::remove(&tx.db, &permit, user).await?;
        tx.record(&Event::new(What::SeatRemoved, permit.by()).note(format!("{} {}", seat.role.code(), seat.name))).await?;
        tx.commit().await
    }
}

/// A button's own `seat`, beside a form about somebody else; or `user`.
fn read_user(form: &Form) -> Result<UserId> {
    let user = Some(form.text("seat")).filter(|seat| !seat.is_empty()).unwrap_or_else(|| form.text("user"));
    user.parse().map(UserId).map_err(|_| Error::field("user", Problem::Choice))
}

/// Sits on the seat, or is its other person.
fn is_of(seat: &Seat, user: UserId) -> bool {
    seat.user == user || seat.other.as_ref().is_some_and(|(id, _)| *id == user)
}

/// The name of a member who belongs to none of these seats.
async fn free_member(tx: &Transaction<'_>, others: &[&Seat], user: UserId, field: &str) -> Result<String> {
    let account = db::user::find(&tx.db, user).await?.filter(|account| account.role == Role::Member);
    let account = account.filter(|account| !others.iter().any(|seat| is_of(seat, account.id)));
    account.map(|account| account.name).ok_or_else(|| Error::field(field, Problem::Choice))
}

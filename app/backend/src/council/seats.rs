//! Who sits on the council: an officer proposes that somebody be appointed, replaced by an alternate or removed; a leader
//! confirms the very change.

use crate::{Backend, Error, Result, db, firms::HistoryLine, settled::settled, transaction::Transaction};
use domain::{
    access::{self, Action, Denied, Permit, Site},
    check::Problem,
    council::{
        Appointment, Seat, SeatChange,
        seat_change::{Basis, Shown, meant},
        seats::read_affiliation,
    },
    event::EventKind as What,
    form::{Form, FormReader},
    ids::UserId,
    limits::REASON,
    people::{Actor, Role, SeatRole},
};

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

    /// Every proposal, appointment, replacement and removal, newest first.
    pub async fn seat_history(&self, actor: &Actor) -> Result<Vec<HistoryLine>> {
        access::check(actor, Action::UseOffice, &Site, self.clock.now())?;
        let acts = [What::SeatProposed, What::SeatDeclined, What::SeatAssigned, What::SeatTaken, What::SeatRemoved];
        self.history(db::event::of_kinds(&self.db.read, &acts, HISTORY).await?).await
    }

    /// Changes that nobody has confirmed, each with who proposed it.
    pub async fn seat_changes(&self, actor: &Actor) -> Result<Vec<(SeatChange, String)>> {
        access::check(actor, Action::UseOffice, &Site, self.clock.now())?;
        let changes = db::seat_change::list(&self.db.read).await?;
        let names = db::user::names(&self.db.read, changes.iter().map(|change| change.by)).await?;
        let name = |change: &SeatChange| names.get(&change.by).cloned().unwrap_or_default();
        Ok(changes.into_iter().map(|change| (change.clone(), name(&change))).collect())
    }

    /// How many of them this person may confirm.
    pub(crate) async fn seats_to_confirm(&self, actor: &Actor) -> Result<u32> {
        match access::check(actor, Action::ConfirmSeats, &Site, self.clock.now()) {
            Ok(_) => Ok(db::seat_change::list(&self.db.read).await?.len() as u32),
            Err(_) => Ok(0),
        }
    }

    /// People with the member role who neither sit nor stand in for a seat: id and name.
    pub async fn seatless_members(&self, actor: &Actor) -> Result<Vec<(UserId, String)>> {
        access::check(actor, Action::ManageSeats, &Site, self.clock.now())?;
        let seats = db::seat::list(&self.db.read).await?;
        let members = db::user::list_of_role(&self.db.read, Role::Member).await?;
        Ok(members.into_iter().filter(|m| !seats.iter().any(|s| s.is_of(m.id))).map(|m| (m.id, m.name)).collect())
    }

    /// Form: `user`, `role`, `affiliation`, the [`Appointment`], `alternate` (may be empty), the [`Basis`]. Fifteen seats at
    /// most; one chair, one vice-chair, one secretary, once everything that waits is confirmed.
    pub async fn propose_seat(&self, actor: &Actor, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::ManageSeats, &Site, tx.now)?;
        db::seat::lock_all(&tx.db).await?;
        let seats = db::seat::list(&tx.db).await?;
        let waiting = db::seat_change::list(&tx.db).await?;
        let typed = form.text("user").parse().ok().map(UserId);
        let edited = typed.and_then(|user| meant(user, &seats, &waiting));
        let proposed = waiting.iter().find(|change| change.user() == typed).map(|change| change.by);
        let by = match edited {
            Some(seat) if proposed.is_none() => db::seat::saved_by(&tx.db, seat.user).await?,
            _ => proposed,
        };
        let form = settled(form, &edited.map(Seat::to_form).unwrap_or_default(), by, actor)?;
        let mut r = FormReader::new(&form);
        let user = r.required_parsed("user", Problem::Choice, |text| text.parse().ok().map(UserId));
        let role = r.required_parsed("role", Problem::Choice, SeatRole::from_code);
        let affiliation = read_affiliation(&mut r);
        let appointment = Appointment::read(&mut r);
        let alternate = r.parsed("alternate", Problem::Choice, |text| text.parse().ok().map(UserId));
        let basis = Basis::read(&mut r);
        r.errors.or(())?;
        let (Some(user), Some(role), Some(basis)) = (user, role, basis) else { return Err(Error::field("user", Problem::Choice)) };
        let before = seats.iter().find(|s| s.user == user);
        let name = member(&tx, user, "user").await?;
        // While the alternate sits, the other person of the seat is who was appointed.
        let kept = before.filter(|seat| seat.is_alternate);
        let other = match (kept, alternate) {
            (Some(seat), _) => seat.other.clone(),
            (None, Some(id)) => Some((id, member(&tx, id, "alternate").await?)),
            (None, None) => None,
        };
        let seat = Seat { user, name, role, affiliation, appointment, other, is_alternate: kept.is_some() };
        if before == Some(&seat) && proposed.is_none() {
            return Ok(());
        }
        self.propose_change(tx, &permit, before.cloned(), Some(seat), basis, &seats).await
    }

    /// Form: `user`, who sits; the [`Basis`]. The other person of the seat takes it: the alternate, or the appointed member
    /// again.
    pub async fn propose_handover(&self, actor: &Actor, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::ManageSeats, &Site, tx.now)?;
        db::seat::lock_all(&tx.db).await?;
        let seats = db::seat::list(&tx.db).await?;
        let user = read_user(form)?;
        let seat = seats.iter().find(|s| s.user == user).ok_or_else(|| Error::field("user", Problem::Choice))?;
        let Some((other, name)) = seat.other.clone() else { return Err(Error::field("user", Problem::Choice)) };
        let basis = read_basis(form)?;
        let taken = Seat { user: other, name, other: Some((user, seat.name.clone())), is_alternate: !seat.is_alternate, ..seat.clone() };
        self.propose_change(tx, &permit, Some(seat.clone()), Some(taken), basis, &seats).await
    }

    /// Form: `user`, the [`Basis`].
    pub async fn propose_end(&self, actor: &Actor, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::ManageSeats, &Site, tx.now)?;
        db::seat::lock_all(&tx.db).await?;
        let seats = db::seat::list(&tx.db).await?;
        let user = read_user(form)?;
        let Some(seat) = seats.iter().find(|s| s.user == user) else { return Ok(()) };
        let basis = read_basis(form)?;
        self.propose_change(tx, &permit, Some(seat.clone()), None, basis, &seats).await
    }

    /// Form: `waiting`, the change as it was shown. Whose seat changes is told in the same act.
    pub async fn confirm_seat(&self, actor: &Actor, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::ConfirmSeats, &Site, tx.now)?;
        let (change, shown) = waiting(&tx, form).await?;
        let seats = db::seat::list(&tx.db).await?;
        let event = change.confirm(shown.at, &seats, &permit)?;
        change.check(&seats).map_err(|_| Denied::SeatFilled)?;
        if let Some(after) = &change.after {
            member(&tx, after.user, "user").await?;
        }
        if let Some(before) = change.before.as_ref().filter(|before| change.after.as_ref().is_none_or(|after| after.user != before.user)) {
            db::seat::remove(&tx.db, &permit, before.user).await?;
        }
        if let Some(after) = &change.after {
            db::seat::assign(&tx.db, &permit, after).await?;
        }
        db::seat_change::end(&tx.db, &permit, shown.user).await?;
        tx.record(&event).await?;
        self.tell_of_seat(&tx, &change).await?;
        tx.commit().await
    }

    /// Form: `waiting` as above, `reason`. By a leader, or by an officer who takes it back; whoever proposed it is mailed.
    pub async fn decline_seat(&self, actor: &Actor, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let permit = access::check(actor, Action::ConfirmSeats, &Site, tx.now)
            .or_else(|_| access::check(actor, Action::ManageSeats, &Site, tx.now))?;
        let (change, shown) = waiting(&tx, form).await?;
        let mut r = FormReader::new(form);
        let reason = r.required("reason", REASON);
        let reason = r.errors.or(reason)?;
        let event = change.decline(shown.at, &reason, &permit)?;
        db::seat_change::end(&tx.db, &permit, shown.user).await?;
        tx.record(&event).await?;
        self.tell_of_returned_seat(&tx, &change, permit.by(), &reason).await?;
        tx.commit().await
    }

    /// Nothing is changed yet; leaders are told that one of them is asked.
    async fn propose_change(
        &self,
        tx: Transaction<'_>,
        permit: &Permit,
        before: Option<Seat>,
        after: Option<Seat>,
        basis: Basis,
        seats: &[Seat],
    ) -> Result<()> {
        let change = SeatChange::new(before, after, basis, permit)?;
        let waiting = db::seat_change::list(&tx.db).await?;
        if waiting.iter().any(|other| other.is_same(&change)) {
            return Ok(());
        }
        let others = waiting.iter().filter(|other| other.user() != change.user());
        change.check(&others.fold(seats.to_vec(), |seats, other| other.applied(&seats)))?;
        db::seat_change::propose(&tx.db, permit, &change).await?;
        tx.record(&change.proposed()).await?;
        self.tell_leaders_of_seat(&tx, &change).await?;
        tx.commit().await
    }
}

/// The change that waits, which may be another than the one that was shown.
async fn waiting(tx: &Transaction<'_>, form: &Form) -> Result<(SeatChange, Shown)> {
    let shown = Shown::read(form).ok_or_else(|| Error::field("waiting", Problem::Choice))?;
    db::seat::lock_all(&tx.db).await?;
    let change = db::seat_change::list(&tx.db).await?.into_iter().find(|change| change.user() == Some(shown.user));
    Ok((change.ok_or(Denied::OtherRequest)?, shown))
}

fn read_basis(form: &Form) -> Result<Basis> {
    let mut r = FormReader::new(form);
    let basis = Basis::read(&mut r);
    r.errors.or(basis)?.ok_or_else(|| Error::field("decision_date", Problem::Required))
}

fn read_user(form: &Form) -> Result<UserId> {
    form.text("user").parse().map(UserId).map_err(|_| Error::field("user", Problem::Choice))
}

/// The name of somebody whose account is a member's.
async fn member(tx: &Transaction<'_>, user: UserId, field: &str) -> Result<String> {
    let account = db::user::find(&tx.db, user).await?.filter(|account| account.role.may_sit());
    account.map(|account| account.name).ok_or_else(|| Error::field(field, Problem::Choice))
}

//! The public lot: opened with a term, given to by members, drawn by the site when all is in or the term is over.

use super::tie::{self, Tie, undecided};
use crate::{
    Backend, Error, Result,
    db::{self, result::Official},
    mail::Mail,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Denied},
    challenges::{Challenge, State, lifecycle::Rejection},
    check::Problem,
    collation,
    evaluations::{
        ballot::TieBallot,
        drawing::{self, Contribution, Drawing, MAX_VALUE, Told},
    },
    form::{Form, FormReader},
    ids::{ChallengeId, ProposalId, UserId},
    people::Actor,
    time::Moment,
};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

/// What a lot is drawn from, and what it came to.
#[derive(Clone, Debug)]
pub struct LotView {
    /// The value that it was drawn on, where an earlier version of the site drew it.
    pub value: Option<String>,
    pub told: Option<Told>,
    pub until: Option<Moment>,
    /// Members who have given.
    pub gave: u32,
    /// The reader may give, or has.
    pub may_give: bool,
    pub has_given: bool,
    /// Names of who gave, once it is drawn.
    pub givers: Vec<String>,
    /// The other half of what it is drawn on.
    pub closing_hash: String,
    /// Code and ticket of each proposal, as drawn.
    pub tickets: Vec<(String, String)>,
}

/// What everybody reads of a lot, from the moment at which it is opened.
#[derive(Clone, Debug)]
pub struct PublicDrawing {
    pub challenge: Challenge,
    pub told: Told,
    pub until: Moment,
    pub is_drawn: bool,
}

impl Backend {
    /// Form: `until`. The site gives its own value in the same act, and mails who may give one.
    pub async fn open_lot(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        let (case, tie, permit) = self.lock_tie(&tx, actor, challenge_code, Action::OpenLot).await?;
        let (ballot, _) = undecided(&case, tie.ballot, &tie.official)?;
        let mut r = FormReader::new(form);
        let until = r.required_parsed("until", Problem::Date, Moment::from_local);
        r.errors.or(())?;
        let until = until.filter(|until| Drawing::is_term(tx.now, *until)).ok_or_else(|| Error::field("until", Problem::LotTerm))?;
        let eligible = tie::electors(&tx.db, &case.challenge, &tie.proposals, tx.now).await?;
        let (opened, event) = ballot.open_lot(&permit, until, self.contribution(&case.challenge, ""), eligible.clone())?;
        db::ballot::save(&tx.db, &permit, &opened).await?;
        tx.record(&event).await?;
        let (challenge_code, title) = (case.challenge.code.clone(), case.challenge.content.title.clone());
        let mail = Mail::LotWaits { challenge_code, title, due: until };
        for elector in eligible {
            self.mail_user(&tx, elector, &mail).await?;
        }
        tx.commit().await
    }

    /// Form: `value`, or nothing for a value by chance. Answers what was given, which nobody is told again before it is
    /// opened. The last one opens everything. Deliberately leaves no event: the trail knows times.
    pub async fn give_to_lot(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<Contribution> {
        let tx = self.begin().await?;
        let (case, tie, permit) = self.lock_tie(&tx, actor, challenge_code, Action::GiveToLot).await?;
        let member = permit.by().ok_or(Denied::SignIn)?;
        let Tie { official, ballot, .. } = tie;
        let ballot = ballot.filter(|ballot| ballot.gives_until().is_some()).ok_or(Rejection::WrongState)?;
        if ballot.drawing().is_some_and(|drawing| drawing.givers.contains(&member)) {
            return Err(Error::field("value", Problem::LotGiven));
        }
        let mut r = FormReader::new(form);
        let typed = drawing::value(&r.text("value", MAX_VALUE));
        r.errors.or(())?;
        let contribution = self.contribution(&case.challenge, &typed);
        let given = ballot.give(&permit, contribution.clone())?;
        db::ballot::save(&tx.db, &permit, &given).await?;
        if given.drawing().is_some_and(|drawing| drawing.is_due(tx.now)) {
            self.draw(&tx, &case.challenge, official, given).await?;
        }
        tx.commit().await?;
        Ok(contribution)
    }

    /// For everyone: hashes while members give, then what was given. Neither what is tied nor who gave.
    pub async fn public_drawing(&self, actor: &Actor, challenge_code: &str) -> Result<PublicDrawing> {
        let now = self.clock.now();
        let db = &self.db.read;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        access::check(actor, Action::ViewLot, &case.facts, now)?;
        let ballot = db::ballot::find(db, case.challenge.id).await?.ok_or(Denied::WrongState)?;
        let until = ballot.drawing().ok_or(Denied::WrongState)?.until;
        let told = ballot.told_drawing().ok_or(Denied::WrongState)?;
        Ok(PublicDrawing { told, until, is_drawn: ballot.lot().is_some(), challenge: case.challenge })
    }

    /// Draws lots whose term is over.
    pub(crate) async fn draw_due_lots(&self) -> Result<()> {
        for challenge in db::ballot::due(&self.db.read, self.clock.now()).await? {
            self.draw_due(challenge).await?;
        }
        Ok(())
    }

    async fn draw_due(&self, id: ChallengeId) -> Result<()> {
        let tx = self.begin().await?;
        let challenge = self.lock_and_settle(&tx, id).await?.challenge()?;
        let ballot = db::ballot::find(&tx.db, id).await?.filter(|ballot| ballot.gives_until().is_some_and(|until| until <= tx.now));
        let official = db::result::find(&tx.db, id).await?;
        // Drawn meanwhile, by the last who gave.
        let (Some(ballot), Some(official)) = (ballot, official) else { return Ok(()) };
        if matches!(challenge.state, State::Scored { .. }) {
            self.draw(&tx, &challenge, official, ballot).await?;
        } else if let Some(permit) = access::system(Action::DrawLot, id, tx.now) {
            // The call was cancelled while members gave.
            db::ballot::forget_term(&tx.db, &permit, id).await?;
        }
        tx.commit().await
    }

    async fn draw(&self, tx: &Transaction<'_>, challenge: &Challenge, official: Official, ballot: TieBallot) -> Result<()> {
        let permit = access::system(Action::DrawLot, challenge.id, tx.now).ok_or(Denied::Role)?;
        let (tied, _) = tie::still_tied(&challenge.content.rules, &official).unwrap_or_default();
        let proposals = db::proposal::handed_in(&tx.db, [challenge.id]).await?;
        let tied: BTreeMap<String, ProposalId> = proposals.into_iter().filter(|p| tied.contains(&p.id)).map(|p| (p.code, p.id)).collect();
        let (drawn, event) = ballot.draw(&permit, &official.closing.hash(), &tied)?;
        tie::resettle(&tx.db, &permit, challenge, official, &drawn).await?;
        tx.record(&event).await
    }

    /// With a salt by chance; a value by chance where none was typed.
    fn contribution(&self, challenge: &Challenge, typed: &str) -> Contribution {
        let value = if typed.is_empty() { self.chance.code("GT", 12) } else { typed.to_owned() };
        Contribution::new(&challenge.code, &hex::encode(self.chance.bytes::<16>()), &value)
    }
}

/// What the ballot's page tells of a lot, if one was opened or drawn.
pub(super) async fn view(
    db: &impl ConnectionTrait,
    ballot: &TieBallot,
    closing_hash: String,
    codes: &BTreeMap<ProposalId, String>,
    reader: Option<UserId>,
    now: Moment,
) -> Result<Option<LotView>> {
    if ballot.drawing().is_none() && ballot.lot().is_none() {
        return Ok(None);
    }
    let drawing = ballot.drawing();
    let givers = drawing.filter(|_| ballot.lot().is_some()).map(|drawing| drawing.givers.clone()).unwrap_or_default();
    let mut names: Vec<String> = db::user::names(db, givers).await?.into_values().collect();
    names.sort_by_cached_key(|name| collation::person(name));
    Ok(Some(LotView {
        value: ballot.lot().and_then(|lot| lot.value.clone()),
        told: ballot.told_drawing(),
        until: ballot.gives_until(),
        gave: drawing.map_or(0, |drawing| drawing.givers.len() as u32),
        may_give: ballot.gives_until().and(drawing).zip(reader).is_some_and(|(drawing, reader)| drawing.may_give(reader, now)),
        has_given: drawing.zip(reader).is_some_and(|(drawing, reader)| drawing.givers.contains(&reader)),
        givers: names,
        tickets: ballot.tickets(&closing_hash, codes),
        closing_hash,
    }))
}

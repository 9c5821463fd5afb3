//! The public lot: opened with a term, given to by members, drawn by the site when all is in or the term is over.

use super::tie::{self, Tie, undecided};
use crate::{
    Backend, Error, Result,
    challenges::Case,
    db::{self, result::Official},
    mail::Mail,
    transaction::Transaction,
};
use domain::{
    access::{self, Action, Denied, Permit},
    challenges::{Challenge, State, lifecycle::Rejection, outside::OutsideValue},
    check::Problem,
    collation,
    evaluations::{
        ballot::TieBallot,
        drawing::{self, Contribution, Drawing, MAX_VALUE, Told},
        outside::AtSource,
        reading::Consensus,
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
    /// The value that it was drawn on, from outside or as an earlier version of the site drew it.
    pub value: Option<String>,
    pub told: Option<Told>,
    pub until: Option<Moment>,
    /// Members who have given.
    pub gave: u32,
    /// The reader may give, or has.
    pub may_give: bool,
    pub has_given: bool,
    /// Names of who gave, or read the value that it was drawn on, once it is drawn.
    pub givers: Vec<String>,
    /// How many read which value at the source that the rules name.
    pub read: BTreeMap<String, u32>,
    /// The other half of what it is drawn on.
    pub closing_hash: String,
    /// Code and ticket of each proposal, as drawn.
    pub tickets: Vec<(String, String)>,
}

/// What a member gave to a lot.
#[derive(Clone, Debug)]
pub enum GaveToLot {
    Contribution(Contribution),
    /// A value from outside; where more than half have typed the same, it is drawn.
    Outside {
        is_drawn: bool,
    },
}

/// The value from outside that a lot waits for.
#[derive(Clone, Debug)]
pub struct OutsideView {
    pub source: String,
    pub on: Moment,
    pub until: Moment,
    /// Members who have typed it, of those who may.
    pub typed: u32,
    pub eligible: u32,
    /// Who have to read the same, at least.
    pub needed: u32,
    pub has_typed: bool,
    /// Its day has come.
    pub may_type: bool,
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
        self.ask_to_give(&tx, &case.challenge, eligible, until).await?;
        tx.commit().await
    }

    /// Form: `value`, or nothing for a value by chance. Answers what was given, which nobody is told again before it is
    /// opened. The last one opens everything. Deliberately leaves no event: the trail knows times. Where a value from outside is
    /// read: `value` and its `date`, as they stand at the source; what others typed is told to nobody.
    pub async fn give_to_lot(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<GaveToLot> {
        let tx = self.begin().await?;
        let (case, tie, permit) = self.lock_tie(&tx, actor, challenge_code, Action::GiveToLot).await?;
        if tie.ballot.as_ref().is_some_and(|ballot| ballot.found(tx.now) == Some(Consensus::Awaited)) {
            return self.type_outside(tx, &case, tie, &permit, form).await;
        }
        let member = permit.by().ok_or(Denied::SignIn)?;
        let Tie { official, ballot, .. } = tie;
        let ballot = ballot.filter(|ballot| ballot.gives_until().is_some()).ok_or(Rejection::WrongState)?;
        // The form of a reading that is over: what stands at a source is nobody's own value.
        if form.0.contains_key("date") {
            return Err(Error::field("value", Problem::ReadingOver));
        }
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
        Ok(GaveToLot::Contribution(contribution))
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
        let ballot = db::ballot::find(&tx.db, id).await?.filter(|ballot| ballot.lot_due().is_some_and(|until| until <= tx.now));
        let official = db::result::find(&tx.db, id).await?;
        // Drawn meanwhile, by the last who gave.
        let (Some(ballot), Some(official)) = (ballot, official) else { return Ok(()) };
        let is_tied = tie::still_tied(&challenge.content.rules, &official).is_some();
        let stands = is_tied && matches!(challenge.state, State::Scored { .. });
        match ballot.found(tx.now) {
            Some(Consensus::None) if stands && ballot.opens_by_itself(tx.now) => self.open_in_place(&tx, &challenge, ballot).await?,
            None | Some(Consensus::On(_)) if stands => self.draw(&tx, &challenge, official, ballot).await?,
            // The call was cancelled meanwhile, or a vote has decided.
            _ => {
                let permit = access::system(Action::DrawLot, id, tx.now).ok_or(Denied::Role)?;
                db::ballot::forget_term(&tx.db, &permit, id).await?;
            }
        }
        tx.commit().await
    }

    /// On what members agreed on, or on what was given.
    async fn draw(&self, tx: &Transaction<'_>, challenge: &Challenge, official: Official, ballot: TieBallot) -> Result<()> {
        let permit = access::system(Action::DrawLot, challenge.id, tx.now).ok_or(Denied::Role)?;
        let (tied, _) = tie::still_tied(&challenge.content.rules, &official).unwrap_or_default();
        let proposals = db::proposal::handed_in(&tx.db, [challenge.id]).await?;
        let tied: BTreeMap<String, ProposalId> = proposals.into_iter().filter(|p| tied.contains(&p.id)).map(|p| (p.code, p.id)).collect();
        let closing_hash = official.closing.hash();
        let (drawn, event) = match ballot.found(tx.now) {
            Some(Consensus::On(value)) => ballot.draw_on(&permit, value, &closing_hash, &tied)?,
            _ => ballot.draw(&permit, &closing_hash, &tied)?,
        };
        tie::resettle(&tx.db, &permit, challenge, official, &drawn).await?;
        tx.record(&event).await
    }

    async fn type_outside(&self, tx: Transaction<'_>, case: &Case, tie: Tie, permit: &Permit, form: &Form) -> Result<GaveToLot> {
        let (ballot, _) = undecided(case, tie.ballot, &tie.official)?;
        let outside = case.challenge.content.rules.ties.outside.as_ref().ok_or(Rejection::WrongState)?;
        let mut r = FormReader::new(form);
        let text = r.required("value", MAX_VALUE);
        let date = r.required_parsed("date", Problem::Date, Moment::from_date);
        r.errors.or(())?;
        let date = date.ok_or_else(|| Error::field("date", Problem::Date))?;
        let (typed, event) = ballot.type_value(permit, outside, &AtSource { text, date })?;
        db::ballot::save(&tx.db, permit, &typed).await?;
        tx.record(&event).await?;
        let is_drawn = matches!(typed.found(tx.now), Some(Consensus::On(_)));
        if is_drawn {
            self.draw(&tx, &case.challenge, tie.official, typed).await?;
        } else if typed.opens_by_itself(tx.now) {
            self.open_in_place(&tx, &case.challenge, typed).await?;
        }
        tx.commit().await?;
        Ok(GaveToLot::Outside { is_drawn })
    }

    /// Members agreed on no value from outside, or too few are clear to: theirs are drawn on instead, without anybody's word.
    async fn open_in_place(&self, tx: &Transaction<'_>, challenge: &Challenge, ballot: TieBallot) -> Result<()> {
        let permit = access::system(Action::OpenLot, challenge.id, tx.now).ok_or(Denied::Role)?;
        let outside = challenge.content.rules.ties.outside.as_ref().ok_or(Rejection::WrongState)?;
        let eligible = tie::electors(&tx.db, challenge, &ballot.proposals, tx.now).await?;
        let (opened, event) = ballot.open_in_place(&permit, outside, self.contribution(challenge, ""), eligible.clone())?;
        db::ballot::save(&tx.db, &permit, &opened).await?;
        tx.record(&event).await?;
        let until = opened.gives_until().ok_or(Rejection::WrongState)?;
        self.ask_to_give(tx, challenge, eligible, until).await
    }

    async fn ask_to_give(&self, tx: &Transaction<'_>, challenge: &Challenge, eligible: Vec<UserId>, due: Moment) -> Result<()> {
        let (challenge_code, title) = (challenge.code.clone(), challenge.content.title.clone());
        let mail = Mail::LotWaits { challenge_code, title, due };
        for elector in eligible {
            self.mail_user(tx, elector, &mail).await?;
        }
        Ok(())
    }

    /// Where the votes of a ballot left something tied and the rules name a value from outside: mails who may read it.
    pub(super) async fn ask_to_read(&self, tx: &Transaction<'_>, challenge: &Challenge, ballot: TieBallot) -> Result<()> {
        let outside = challenge.content.rules.ties.outside.clone();
        let Some((outside, reading)) = outside.zip(ballot.reading.clone()) else { return Ok(()) };
        let official = db::result::find(&tx.db, challenge.id).await?;
        if official.is_none_or(|official| tie::still_tied(&challenge.content.rules, &official).is_none()) {
            return Ok(());
        }
        if ballot.opens_by_itself(tx.now) {
            return self.open_in_place(tx, challenge, ballot).await;
        }
        let (challenge_code, title) = (challenge.code.clone(), challenge.content.title.clone());
        let mail = Mail::LotRead { challenge_code, title, source: outside.source, on: outside.on, due: reading.until };
        for elector in tie::electors(&tx.db, challenge, &ballot.proposals, tx.now).await? {
            self.mail_user(tx, elector, &mail).await?;
        }
        Ok(())
    }

    /// With a salt by chance; a value by chance where none was typed.
    fn contribution(&self, challenge: &Challenge, typed: &str) -> Contribution {
        let value = if typed.is_empty() { self.chance.code("GT", 12) } else { typed.to_owned() };
        Contribution::new(&challenge.code, &hex::encode(self.chance.bytes::<16>()), &value)
    }
}

/// The value from outside that the rules name, where nobody could know it when what is drawn over was settled.
pub(super) fn outside(challenge: &Challenge, official: &Official) -> Option<OutsideValue> {
    let texts = std::iter::once(&official.closing.closed_at).chain(official.replaced.iter().map(|replaced| &replaced.replaced_at));
    let settled = texts.filter_map(|text| Moment::from_rfc3339(text)).max()?;
    challenge.content.rules.ties.outside.clone().filter(|outside| outside.is_unknown_at(settled))
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
    let given = drawing.filter(|_| ballot.lot().is_some()).map(|drawing| drawing.givers.clone());
    let givers = given.unwrap_or_else(|| ballot.readers());
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
        read: ballot.told_reading(),
        tickets: ballot.tickets(&closing_hash, codes),
        closing_hash,
    }))
}

/// Of a ballot that has closed with votes that settle nothing, under rules that name a value from outside.
pub(super) fn outside_view(ballot: &TieBallot, challenge: &Challenge, reader: Option<UserId>, now: Moment) -> Option<OutsideView> {
    ballot.found(now).filter(|found| *found != Consensus::None)?;
    let outside = challenge.content.rules.ties.outside.as_ref()?;
    let reading = ballot.reading.as_ref()?;
    Some(OutsideView {
        source: outside.source.clone(),
        on: outside.on,
        until: reading.until,
        typed: reading.typed.len() as u32,
        eligible: ballot.eligible,
        needed: reading.needed,
        has_typed: reader.is_some_and(|reader| reading.typed.iter().any(|typed| typed.by == reader)),
        may_type: now >= outside.on,
    })
}

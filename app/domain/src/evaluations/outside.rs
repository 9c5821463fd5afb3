//! A lot on a value from outside, where the rule set names its source and its day: members read it there, each without seeing
//! what others typed, and it is drawn on what most of them typed. Where too few agree by the end, members give values instead.

use super::{
    ballot::{Lot, Progress, TieBallot},
    drawing::{Contribution, Drawing},
    lot,
    reading::{Consensus, ReadBy, Reading},
};
use crate::{
    access::Permit,
    challenges::{lifecycle::Rejection, outside::OutsideValue, rules::Ties},
    check::Problem,
    council::motion::Rejected,
    event::{Event, EventKind},
    ids::{ProposalId, UserId},
    time::Moment,
};
use std::collections::BTreeMap;

/// What a member read at the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtSource {
    pub text: String,
    /// The day that stands beside the value.
    pub date: Moment,
}

impl TieBallot {
    /// The value can be read, and this member has not typed it.
    pub fn awaits_reading(&self, member: Option<UserId>, ties: &Ties, now: Moment) -> bool {
        let has_come = ties.outside.as_ref().is_some_and(|outside| now >= outside.on);
        let has_typed = self.reading.iter().flat_map(|reading| &reading.typed).any(|typed| Some(typed.by) == member);
        has_come && !has_typed && self.found(now) == Some(Consensus::Awaited)
    }

    /// Once for each member, of the day that the rules name and from that day on.
    pub fn type_value(mut self, permit: &Permit, outside: &OutsideValue, read: &AtSource) -> Result<(Self, Event), Rejected> {
        let by = permit.by().filter(|_| self.found(permit.at()) == Some(Consensus::Awaited)).ok_or(Rejected::WrongState)?;
        if read.date != outside.on || permit.at() < outside.on {
            return Err(Rejected::Field("date", Problem::LotDay(outside.on)));
        }
        let value = lot::parse(&read.text).ok_or(Rejected::Field("value", Problem::LotDigits))?;
        let reading = self.reading.as_mut().ok_or(Rejected::WrongState)?;
        if reading.typed.iter().any(|typed| typed.by == by) {
            return Err(Rejected::Field("value", Problem::LotGiven));
        }
        reading.typed.push(ReadBy { by, value });
        let event = self.event(EventKind::LotTyped, permit, "");
        Ok((self, event))
    }

    /// On what members agreed on: puts those that are still tied in order, each with its code.
    pub fn draw_on(
        mut self,
        permit: &Permit,
        value: String,
        closing_hash: &str,
        tied: &BTreeMap<String, ProposalId>,
    ) -> Result<(Self, Event), Rejection> {
        let is_agreed = self.found(permit.at()) == Some(Consensus::On(value.clone()));
        let Progress::Closed { lot, .. } = &mut self.progress else { return Err(Rejection::WrongState) };
        if !is_agreed {
            return Err(Rejection::WrongState);
        }
        let drawn = lot::draw(closing_hash, &value, tied.keys().map(String::as_str));
        let event_note = value.clone();
        *lot = Some(Lot { value: Some(value), order: drawn.into_iter().filter_map(|code| tied.get(code).copied()).collect() });
        let event = self.event(EventKind::LotDrawn, permit, &event_note);
        Ok((self, event))
    }

    /// Members agreed on no value and the reading is over: the site opens a lot of their own. A casting vote, where one decides,
    /// has until the end of the reading.
    pub fn opens_by_itself(&self, now: Moment) -> bool {
        let is_over = self.reading.as_ref().is_some_and(|reading| now >= reading.until);
        self.found(now) == Some(Consensus::None) && (is_over || !self.awaits_casting())
    }

    /// By nobody's word and for the whole term, so that nobody chooses when. `eligible` are asked to give, and the site has given.
    pub fn open_in_place(
        mut self,
        permit: &Permit,
        outside: &OutsideValue,
        site: Contribution,
        eligible: Vec<UserId>,
    ) -> Result<(Self, Event), Rejection> {
        if !self.opens_by_itself(permit.at()) {
            return Err(Rejection::WrongState);
        }
        let Progress::Closed { drawing, .. } = &mut self.progress else { return Err(Rejection::WrongState) };
        let until = permit.at().plus_days(outside.days.into());
        *drawing = Some(Box::new(Drawing::new(permit.at(), until, None, site, eligible)));
        let event = self.event(EventKind::LotOpened, permit, &until.to_rfc3339());
        Ok((self, event))
    }

    /// How many typed which value, once nobody can type any more.
    pub fn told_reading(&self) -> BTreeMap<String, u32> {
        let is_over = self.lot().is_some() || self.drawing().is_some();
        self.reading.as_ref().filter(|_| is_over).map(Reading::counts).unwrap_or_default()
    }

    /// Who typed what it was drawn on.
    pub fn readers(&self) -> Vec<UserId> {
        let value = self.lot().and_then(|lot| lot.value.as_ref());
        let typed = self.reading.iter().flat_map(|reading| &reading.typed);
        typed.filter(|typed| Some(&typed.value) == value).map(|typed| typed.by).collect()
    }
}

//! Proposals of the demonstration: drafted, handed in, replaced, withdrawn, screened.

use super::{DAY, HOUR, Step, World, challenges, people};
use backend::{Error, Result, files::Owner};
use domain::{
    challenges::Stage,
    form::Form,
    locale::Locale,
    proposals::{
        Content, Section, Share,
        consent::TERMS,
        consortium::{WHOLE, cell_name, percent},
        targets,
    },
};
use serde::Deserialize;

/// What every made-up proposal says of how its values are measured.
const PROOF: &str = "Đo sau 6 tháng vận hành, đối chiếu nhật ký hệ thống.";
const STATEMENT: &str = "Thuyết minh giải pháp.pdf";
const SCREENER: &str = "nam";
/// Confirms what the screener refused.
const SECOND: &str = "mai";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    pub key: String,
    /// Its code.
    pub challenge: String,
    /// Nick of the firm's owner.
    firm: String,
    partner: Option<PlannedPartner>,
    /// Days from today.
    start: i64,
    /// `None`: still a draft.
    submit: Option<i64>,
    replace: Option<Replace>,
    withdrawn: Option<i64>,
    /// Why the office does not admit it.
    refused: Option<String>,
    /// Admitted although scoring has not begun.
    #[serde(default)]
    admitted: bool,
    content: Content,
    /// What the council makes of it on the whole, in half points by criterion.
    pub levels: Option<Vec<i32>>,
    #[serde(default)]
    pub strengths: Vec<String>,
    #[serde(default)]
    pub weaknesses: Vec<String>,
    pub conflict: Option<PlannedConflict>,
}

/// One section written anew after handing in.
#[derive(Deserialize)]
struct Replace {
    day: i64,
    section: Section,
    text: String,
}

/// Another firm behind it, asked as soon as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlannedPartner {
    /// Of its owner.
    nick: String,
    share: String,
    part: String,
    lead_part: String,
    /// On this day; `None`: it has not answered.
    consents: Option<i64>,
}

/// A member who may not score this one.
#[derive(Deserialize)]
pub(crate) struct PlannedConflict {
    pub member: String,
    pub kind: String,
    pub reason: String,
}

pub(crate) struct ProposalDeed<'a> {
    entry: &'a Entry,
    what: What,
}

enum What {
    Write,
    Consent,
    Submit,
    Replace,
    Withdraw,
    Screen,
}

pub(crate) fn read() -> Result<Vec<Entry>> {
    Ok(serde_json::from_str(include_str!("../data/proposals.json"))?)
}

pub(crate) fn steps<'a>(entries: &'a [Entry], challenges: &[challenges::Entry]) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    for (i, entry) in (0..).zip(entries) {
        let mut step = |day: i64, minute: i64, what: What| {
            steps.push(Step { at: day * DAY + minute, deed: super::Deed::Proposal(ProposalDeed { entry, what }) });
        };
        let in_the_morning = 8 * HOUR + 30 + 37 * i % (3 * HOUR);
        let in_the_day = 9 * HOUR + 53 * i % (7 * HOUR);
        step(entry.start, in_the_morning, What::Write);
        if let Some(day) = entry.partner.as_ref().and_then(|partner| partner.consents) {
            step(day, in_the_day, What::Consent);
        }
        let Some(submitted) = entry.submit else { continue };
        step(submitted, in_the_day, What::Submit);
        if let Some(replace) = &entry.replace {
            step(replace.day, in_the_day, What::Replace);
        }
        if let Some(withdrawn) = entry.withdrawn {
            step(withdrawn, in_the_day, What::Withdraw);
            continue;
        }
        if let Some(challenge) = challenges.iter().find(|c| c.code == entry.challenge && is_screened(c, entry)) {
            step(challenge.opening_day() + 1, in_the_day, What::Screen);
        }
    }
    steps
}

fn is_screened(challenge: &challenges::Entry, entry: &Entry) -> bool {
    match challenge.reached {
        Stage::Opened => entry.admitted,
        stage => stage.is_unsealed(),
    }
}

impl<'a> ProposalDeed<'a> {
    pub async fn play(self, world: &mut World<'a>) -> Result<()> {
        let entry = self.entry;
        match self.what {
            What::Write => entry.write(world).await,
            What::Consent => entry.consent(world).await,
            What::Submit => entry.submit(world).await,
            What::Replace => entry.replace(world).await,
            What::Withdraw => world.backend.withdraw_proposal(&world.actor(&entry.firm).await?, world.proposal(&entry.key)?).await,
            What::Screen => entry.screen(world).await,
        }
    }
}

impl Entry {
    async fn write<'a>(&'a self, world: &mut World<'a>) -> Result<()> {
        let actor = world.actor(&self.firm).await?;
        let id = world.backend.start_proposal(&actor, &self.challenge).await?;
        world.proposals.insert(&self.key, id);
        let mut version = world.backend.own_proposal(&actor, id).await?.draft_version;
        let (_, call) = world.backend.proposal_call(&actor, id).await?;
        let written = call.measures.iter().fold(self.content.to_form(), |form, measure| {
            let key = targets::key(measure);
            form.with(targets::value_field(&key), &measure.target.vi).with(targets::proof_field(&key), PROOF)
        });
        let written = match &self.partner {
            Some(partner) => partner.named(world, written).await?,
            None => written,
        };
        let is_written = |section: &Section| self.content.is_begun(*section) || self.partner.is_some() && *section == Section::Team;
        for section in Section::ALL.into_iter().filter(is_written) {
            let form = written.clone().with("draft_version", version.to_string());
            version = world.backend.save_section(&actor, id, section, &form).await?.draft_version;
        }
        if self.partner.is_some() {
            world.backend.ask_partners(&actor, id).await?;
        }
        if self.submit.is_none() {
            return Ok(());
        }
        people::upload_statement(world, &actor, Owner::Proposal(id), STATEMENT).await
    }

    /// The partner, to what it was asked.
    async fn consent(&self, world: &World<'_>) -> Result<()> {
        let partner = self.partner.as_ref().ok_or_else(|| Error::internal("demo data: no partner"))?;
        let (actor, id) = (world.actor(&partner.nick).await?, world.proposal(&self.key)?);
        let terms = world.backend.partnership(&actor, id).await?.consent.terms_hash();
        let form = Form::default().with("answer", "consent").with(TERMS, terms);
        world.backend.answer_partnership(&actor, id, &form).await.map(drop)
    }

    async fn submit(&self, world: &World<'_>) -> Result<()> {
        let (actor, id) = (world.actor(&self.firm).await?, world.proposal(&self.key)?);
        let form = world.backend.own_proposal(&actor, id).await?.submit_form();
        world.backend.submit_reviewed(&actor, id, &form).await.map(drop)
    }

    async fn replace(&self, world: &World<'_>) -> Result<()> {
        let replace = self.replace.as_ref().ok_or_else(|| Error::internal("demo data: nothing to replace"))?;
        let actor = world.actor(&self.firm).await?;
        let id = world.proposal(&self.key)?;
        let version = world.backend.own_proposal(&actor, id).await?.draft_version;
        let form = Form::default().with(replace.section.code().replace('-', "_"), &replace.text).with("draft_version", version.to_string());
        world.backend.save_section(&actor, id, replace.section, &form).await?;
        self.submit(world).await
    }

    async fn screen(&self, world: &World<'_>) -> Result<()> {
        let form = match &self.refused {
            None => Form::default().with("verdict", "admit"),
            Some(reason) => Form::default().with("verdict", "refuse").with("reason", reason),
        };
        let id = world.proposal(&self.key)?;
        world.backend.screen_proposal(&world.actor(SCREENER).await?, id, &form).await?;
        if self.refused.is_some() {
            let confirm = Form::default().with("verdict", "confirm");
            world.backend.screen_proposal(&world.actor(SECOND).await?, id, &confirm).await?;
        }
        Ok(())
    }
}

impl PlannedPartner {
    /// As it is registered.
    async fn named(&self, world: &World<'_>, form: Form) -> Result<Form> {
        let actor = world.actor(&self.nick).await?;
        let firm = world.backend.own_firm(&actor).await?.ok_or_else(|| Error::internal("demo data: a partner without a firm"))?;
        let profile = firm.firm.profile;
        let Share::Hundredths(share) = Share::read(&self.share) else { return Err(Error::internal("demo data: no share")) };
        Ok(form
            .with("lead_share", percent(WHOLE - share, Locale::Vi))
            .with("lead_part", &self.lead_part)
            .with(cell_name("name", 0), &profile.legal_name)
            .with(cell_name("code", 0), profile.tax_code.as_str())
            .with(cell_name("representative", 0), &profile.representative)
            .with(cell_name("share", 0), &self.share)
            .with(cell_name("part", 0), &self.part))
    }
}

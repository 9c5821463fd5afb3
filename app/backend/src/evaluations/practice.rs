//! The made-up proposal that members score before the first round, so that they read the scale alike. Nothing of it is read by
//! what counts sheets, ranks or prints a result.

use super::{check_council, columns::roster};
use crate::{Backend, Error, Result, db};
use domain::{
    access::{self, Action, Can, Denied},
    challenges::RuleSet,
    check::Problem,
    evaluations::{
        Sheet,
        advisory::spread::Spread,
        practice::{PracticeText, Refused},
    },
    form::Form,
    locale::{Bilingual, Locale},
    people::Actor,
    seen::check_seen,
};

#[derive(Clone, Debug)]
pub struct PracticeView {
    pub challenge_code: String,
    pub challenge_title: Bilingual,
    pub rules: RuleSet,
    pub text: PracticeText,
    /// As the reader handed it in.
    pub own: Option<Sheet>,
    /// Members who sit, and who of them are awaited.
    pub sit: u32,
    pub awaited: u32,
    pub handed_in: u32,
    /// By criterion and in total, once all are shown: how they lie, and every score from low to high.
    pub spreads: Option<Vec<(Spread, Vec<i32>)>>,
    pub can: Can,
}

impl Backend {
    pub async fn practice(&self, actor: &Actor, challenge_code: &str) -> Result<PracticeView> {
        let now = self.clock.now();
        let db = &self.db.read;
        check_council(actor, now)?;
        let case = self.challenge_case(db, actor, challenge_code, now).await?;
        let permit = access::check(actor, Action::ViewPractice, &case.facts, now)?;
        let member = permit.by().ok_or(Denied::SignIn)?;
        let practice = db::practice_sheet::practice(db, case.challenge.id).await?;
        let sit = roster(db, &case.challenge, now).await?;
        let rules = case.challenge.content.rules.clone().into_inner();
        Ok(PracticeView {
            text: PracticeText::of(&rules),
            own: practice.of(member).cloned(),
            sit: sit.len() as u32,
            awaited: practice.awaited(&sit) as u32,
            handed_in: practice.sheets.len() as u32,
            spreads: practice.is_shown(case.challenge.stage(now)).then(|| practice.spreads(&rules)),
            can: Can::ask(actor, &case.facts, now),
            challenge_code: case.challenge.code,
            challenge_title: case.challenge.content.title,
            rules,
        })
    }

    /// Form: as [`Sheet::from_form`] reads it, whole, and `seen` of the own one as it was [`shown`]. It replaces the member's own until all are shown.
    pub async fn score_practice(&self, actor: &Actor, challenge_code: &str, form: &Form) -> Result<()> {
        let tx = self.begin().await?;
        check_council(actor, tx.now)?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::ScorePractice, &case.facts, tx.now)?;
        let member = permit.by().ok_or(Denied::SignIn)?;
        let rules = &case.challenge.content.rules;
        let sheet = Sheet::from_form(form, rules)?;
        sheet.complete(rules)?;
        // It has no files.
        sheet.check_evidence(&[])?;
        let practice = db::practice_sheet::practice(&tx.db, case.challenge.id).await?;
        if practice.of(member) == Some(&sheet) {
            return Ok(());
        }
        check_seen(form, &shown(practice.of(member)))?;
        let sit = roster(&tx.db, &case.challenge, tx.now).await?;
        let (practice, event) = practice.hand_in(member, sheet.clone(), &sit, &permit)?;
        db::practice_sheet::save_own(&tx.db, &permit, &practice, member, &sheet).await?;
        tx.record(&event).await?;
        tx.commit().await
    }

    /// By who presides, before everybody has handed in theirs.
    pub async fn show_practice(&self, actor: &Actor, challenge_code: &str) -> Result<()> {
        let tx = self.begin().await?;
        check_council(actor, tx.now)?;
        let case = self.lock_challenge(&tx, actor, challenge_code).await?;
        let permit = access::check(actor, Action::ShowPractice, &case.facts, tx.now)?;
        let practice = db::practice_sheet::practice(&tx.db, case.challenge.id).await?;
        if practice.shown.is_some() {
            return Ok(());
        }
        let (practice, event) = practice.show(&permit)?;
        db::practice_sheet::save_shown(&tx.db, &permit, &practice).await?;
        tx.record(&event).await?;
        tx.commit().await
    }
}

/// The own sheet as the page shows it, whichever its language.
pub fn shown(own: Option<&Sheet>) -> Form {
    own.map(|sheet| sheet.to_form(Locale::Vi)).unwrap_or_default()
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Shown => Denied::Locked.into(),
            Refused::Nothing => Self::field("form", Problem::Incomplete),
        }
    }
}

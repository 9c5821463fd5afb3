//! The practice proposal: made up, scored by every member of the council before the first round so that they read the scale
//! alike. It is no proposal of the challenge and counts nowhere: nothing that ranks, counts or prints a result reads this.

mod texts;

use super::{
    Sheet,
    advisory::spread::{Spread, spread},
};
use crate::{
    access::Permit,
    challenges::{RuleSet, Stage, Template},
    event::{Event, EventKind},
    ids::{ChallengeId, UserId},
    locale::Bilingual,
    proposals::Section,
    time::Moment,
};
use std::collections::BTreeSet;

/// What members read in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeText {
    pub title: Bilingual,
    pub sections: Vec<(Section, Bilingual)>,
}

impl PracticeText {
    /// Of the template whose score sheet is most like these rules'.
    pub fn of(rules: &RuleSet) -> Self {
        let template = Template::nearest(rules);
        let (vi, en) = texts::title(template);
        let section = |(section, vi, en): &(Section, &str, &str)| (*section, Bilingual::new(vi, en));
        Self { title: Bilingual::new(vi, en), sections: texts::text(template).iter().map(section).collect() }
    }
}

/// How far the practice of one challenge is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Practice {
    pub challenge: ChallengeId,
    /// What each member handed in last.
    pub sheets: Vec<(UserId, Sheet)>,
    /// Since when everybody sees how all have scored.
    pub shown: Option<Moment>,
}

/// Why a practice sheet is not taken, or nothing is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The sheets of all have been shown: what is written now would not be one's own.
    Shown,
    /// Nobody has handed in anything.
    Nothing,
}

impl Practice {
    pub fn of(&self, member: UserId) -> Option<&Sheet> {
        self.sheets.iter().find(|(of, _)| *of == member).map(|(_, sheet)| sheet)
    }

    /// Everybody sees the sheets of all: they were shown, or scoring has begun.
    pub fn is_shown(&self, stage: Stage) -> bool {
        self.shown.is_some() || stage >= Stage::Scoring
    }

    /// Who of those who sit has not handed in theirs.
    pub fn awaited(&self, sit: &[UserId]) -> usize {
        sit.iter().filter(|member| self.of(**member).is_none()).count()
    }

    /// The member's sheet replaces what they handed in before. With the last of those who sit, all are shown.
    pub fn hand_in(mut self, member: UserId, sheet: Sheet, sit: &[UserId], permit: &Permit) -> Result<(Self, Event), Refused> {
        if self.shown.is_some() {
            return Err(Refused::Shown);
        }
        self.sheets.retain(|(of, _)| *of != member);
        self.sheets.push((member, sheet));
        let wrote: BTreeSet<UserId> = self.sheets.iter().map(|(of, _)| *of).collect();
        self.shown = sit.iter().all(|member| wrote.contains(member)).then(|| permit.at());
        let event = self.event(EventKind::PracticeScored, permit);
        Ok((self, event))
    }

    /// By who presides, before all have handed in.
    pub fn show(mut self, permit: &Permit) -> Result<(Self, Event), Refused> {
        match (self.shown, self.sheets.is_empty()) {
            (Some(_), _) => Err(Refused::Shown),
            (None, true) => Err(Refused::Nothing),
            (None, false) => {
                self.shown = Some(permit.at());
                let event = self.event(EventKind::PracticeShown, permit);
                Ok((self, event))
            }
        }
    }

    fn event(&self, kind: EventKind, permit: &Permit) -> Event {
        Event::new(kind, permit.by()).challenge(self.challenge)
    }

    /// How the sheets of all lie, criterion by criterion and in total, with every score from low to high: whose, nobody is told.
    pub fn spreads(&self, rules: &RuleSet) -> Vec<(Spread, Vec<i32>)> {
        let lies = |score: &dyn Fn(&Sheet) -> Option<i32>| {
            let mut scores: Vec<i32> = self.sheets.iter().filter_map(|(_, sheet)| score(sheet)).collect();
            scores.sort_unstable();
            (spread(&scores.iter().copied().map(Some).collect::<Vec<_>>()), scores)
        };
        let by_criterion = (0..rules.criteria.len()).map(|k| lies(&move |sheet: &Sheet| sheet.scores.get(k).copied().flatten()));
        by_criterion.chain([lies(&|sheet: &Sheet| sheet.whole_total(rules))]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::{Action, system},
        evaluations::advisory::Figure,
        form::Form,
    };
    use uuid::Uuid;

    const CHALLENGE: ChallengeId = ChallengeId(Uuid::from_u128(1));

    fn member(n: u128) -> UserId {
        UserId(Uuid::from_u128(n))
    }

    fn permit() -> Permit {
        system(Action::CloseMotion, CHALLENGE, Moment(7)).expect("a permit")
    }

    fn scored(first: &str) -> Sheet {
        let form = ["20", "10", "10", "10", "5"].iter().enumerate();
        let form = form.fold(Form::default().with("score_0", first), |form, (k, score)| form.with(format!("score_{}", k + 1), *score));
        Sheet::from_form(&form, &RuleSet::default()).expect("a sheet")
    }

    fn begun() -> Practice {
        Practice { challenge: CHALLENGE, sheets: Vec::new(), shown: None }
    }

    #[test]
    fn each_template_has_a_text_of_its_own_and_every_criterion_something_to_read() {
        let texts = Template::ALL.map(|template| PracticeText::of(&template.rules()));
        assert!(texts.iter().all(|text| text.sections.len() >= 6 && !text.title.is_empty()));
        assert!(texts[0] != texts[1] && texts[1] != texts[2]);
        let mut changed = Template::Enterprise.rules();
        (changed.criteria[0].max, changed.criteria[1].max) = (20, 45);
        assert_eq!(PracticeText::of(&changed), texts[2], "an officer changed some points");
    }

    #[test]
    fn the_last_sheet_shows_all_and_nobody_changes_theirs_after_it() {
        let sit = [member(1), member(2)];
        let (practice, _) = begun().hand_in(sit[0], scored("10"), &sit, &permit()).expect("taken");
        assert_eq!((practice.shown, practice.awaited(&sit)), (None, 1));
        let (practice, _) = practice.hand_in(sit[0], scored("12"), &sit, &permit()).expect("changed");
        assert_eq!(practice.sheets.len(), 1);
        let (practice, _) = practice.hand_in(sit[1], scored("20"), &sit, &permit()).expect("taken");
        assert_eq!(practice.shown, Some(Moment(7)));
        assert_eq!(practice.clone().hand_in(sit[0], scored("19"), &sit, &permit()), Err(Refused::Shown));
        assert_eq!(practice.clone().show(&permit()), Err(Refused::Shown));
        let spreads = practice.spreads(&RuleSet::default());
        assert_eq!((spreads.len(), &spreads[0].1), (7, &vec![24, 40]));
        assert_eq!((spreads[0].0.min, spreads[0].0.max), (Figure::ratio(12, 1), Figure::ratio(20, 1)));
        assert_eq!(spreads[6].1, [134, 150]);
    }

    #[test]
    fn who_presides_shows_what_there_is_and_scoring_shows_it_too() {
        assert_eq!(begun().show(&permit()), Err(Refused::Nothing));
        let sit = [member(1), member(2)];
        let (practice, _) = begun().hand_in(sit[0], scored("10"), &sit, &permit()).expect("taken");
        assert!(!practice.is_shown(Stage::Opened) && practice.is_shown(Stage::Scoring));
        let (shown, event) = practice.show(&permit()).expect("shown");
        assert!(shown.is_shown(Stage::Opened) && event.kind == EventKind::PracticeShown);
    }
}

//! A draft as it was typed: what cannot be read is kept beside the content, and keeps it from being sent to review.

use super::{Challenge, Content, State, rules_form::without_gaps};
use crate::{
    check::Problem,
    form::{FieldErrors, Form, MAX_DRAFT},
    time::Moment,
};

/// A draft as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub content: Content,
    /// By its field, what cannot be read as it stands: kept for whoever mends it, and no part of the content.
    pub held: Form,
}

impl Typed {
    /// Reads the challenge form as a draft: whatever is wrong is kept as it was typed. Refused is only what nothing could be
    /// kept under, or is too long to be kept.
    pub fn from_form(form: &Form) -> Result<Self, FieldErrors> {
        let form = without_gaps(form);
        let (content, wrong) = Content::read(&form);
        let is_kept = |(field, problem): &(String, Problem)| field != "title_vi" && *problem != Problem::TooLong(MAX_DRAFT as u32);
        if !wrong.0.iter().all(is_kept) {
            return Err(wrong);
        }
        let read = content.to_form();
        let is_unread = |field: &&String| form.text(field) != read.text(field);
        let held = wrong.0.iter().map(|(field, _)| field).filter(is_unread).map(|field| (field.clone(), form.text(field)));
        Ok(Self { held: Form(held.collect()), content })
    }
}

impl State {
    /// A draft in which nothing is held.
    pub fn draft(returned: Option<String>) -> Self {
        Self::Draft { returned, held: Form::default() }
    }
}

impl Challenge {
    /// A draft written anew; in any other state nothing is held.
    #[must_use]
    pub fn written(mut self, code: String, typed: Typed) -> Self {
        if let State::Draft { held, .. } = &mut self.state {
            *held = typed.held;
        }
        Self { code, content: typed.content, ..self }
    }

    /// A draft over whose content something was laid: what was held in a field that now says otherwise is gone.
    #[must_use]
    pub fn laid_over(mut self, content: Content) -> Self {
        let (before, after) = (self.content.to_form(), content.to_form());
        if let State::Draft { held, .. } = &mut self.state {
            held.0.retain(|field, _| before.get(field) == after.get(field));
        }
        Self { content, ..self }
    }

    /// Whether it says this already.
    pub fn is_written(&self, code: &str, typed: &Typed) -> bool {
        let holds = |held: &Form| *held == typed.held;
        self.code == code && self.content == typed.content && self.held().map_or(typed.held.is_empty(), holds)
    }

    /// As its form shows it: what was typed last.
    pub fn to_form(&self) -> Form {
        let mut form = self.content.to_form();
        form.0.extend(self.held().map(|held| held.0.clone()).unwrap_or_default());
        form
    }

    /// What of a draft is to be mended, by form field.
    pub fn wrong(&self) -> FieldErrors {
        self.held().map(|_| Content::read(&self.to_form()).1).unwrap_or_default()
    }

    /// What keeps it from being sent to review or published at `now`, by form field: what is wrong, and what is missing.
    pub fn blockers(&self, now: Moment) -> FieldErrors {
        let mut blockers = self.wrong();
        for (field, problem) in self.content.blockers(now).0 {
            if blockers.of(&field).is_none() {
                blockers.add(field, problem);
            }
        }
        blockers
    }

    fn held(&self) -> Option<&Form> {
        if let State::Draft { held, .. } = &self.state { Some(held) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minimal() -> Form {
        Form::default().with("title_vi", "Trợ lý ảo")
    }

    #[test]
    fn a_draft_keeps_as_typed_what_cannot_be_read_and_the_rest_beside_it() {
        let form = minimal()
            .with("budget_ceiling", "2,5 tỷ")
            .with("closes", "hôm nay")
            .with("pass_mark", "bảy mươi")
            .with("criterion_name_vi_0", "Một")
            .with("criterion_max_0", "15")
            .with("criterion_name_vi_2", "Hai")
            .with("criterion_max_2", "tám mươi")
            .with("criterion_parts_2", "nhiều")
            .with("context_vi", "Bối cảnh.");
        let Typed { content, held } = Typed::from_form(&form).expect("a draft");
        assert_eq!((content.context.vi.as_str(), content.rules.criteria.len(), content.rules.criteria[0].max), ("Bối cảnh.", 2, 15));
        let names: Vec<_> = held.0.keys().map(String::as_str).collect();
        assert_eq!(names, ["budget_ceiling", "closes", "criterion_max_1", "criterion_parts_1", "pass_mark"], "rows close up");
        let mut shown = content.to_form();
        shown.0.extend(held.0.clone());
        assert_eq!((shown.get("budget_ceiling"), shown.get("criterion_max_1"), shown.get("closes")), ("2,5 tỷ", "tám mươi", "hôm nay"));
        assert_eq!(Typed::from_form(&shown), Ok(Typed { content, held }), "shown and saved again it is the same");
        // A sum that is not 100 is content like any other, and nothing is held.
        let sum = minimal().with("criterion_name_vi_0", "Một").with("criterion_max_0", "95");
        let typed = Typed::from_form(&sum).expect("a draft");
        assert_eq!((typed.content.rules.sum(), typed.held), (95, Form::default()));
    }

    #[test]
    fn a_draft_is_refused_without_a_title_and_over_the_bound_and_for_nothing_else() {
        let errors = Typed::from_form(&minimal().with("title_vi", "").with("budget_ceiling", "nhiều")).expect_err("no title");
        assert_eq!((errors.of("title_vi"), errors.of("budget_ceiling")), (Some(&Problem::Required), Some(&Problem::Money)));
        assert!(Typed::from_form(&minimal().with("context_vi", "ậ".repeat(MAX_DRAFT + 1))).is_err());
        let nonsense = Typed::from_form(&minimal()).expect("a draft").content.to_form().0.into_keys();
        let nonsense = nonsense.filter(|name| name != "title_vi").fold(minimal(), |form, name| form.with(name, "??"));
        let typed = Typed::from_form(&nonsense).expect("kept");
        let mut shown = typed.content.to_form();
        shown.0.extend(typed.held.0);
        let choices = ["blind", "publicity", "motion_majority", "exclusion_majority"];
        let is_choice = |name: &str| name.starts_with("criterion_comment") || choices.contains(&name);
        let lost: Vec<_> =
            nonsense.0.iter().filter(|(name, text)| !is_choice(name) && shown.get(name) != *text && shown.get(name) != "on").collect();
        assert!(lost.is_empty(), "{lost:?}");
    }
}

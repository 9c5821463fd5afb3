//! How a form becomes the content of a challenge and is filled from one, and what keeps it from being published.

use crate::{
    challenges::{
        part::{Calendar, Content, ContentPart, Kind, MAX_SUMMARY, MAX_TITLE, Milestone, Value, ValueMut},
        rules_form::{MAX_LINES, numbered, rule_set, rules_to_form},
        topic::{Measure, Topic},
    },
    check::Problem,
    form::{FieldErrors, Form, FormReader},
    locale::Bilingual,
    money::parse_vnd,
    time::Moment,
};

pub const MAX_MEASURES: usize = 12;

impl Content {
    /// Reads the challenge form. Wrong dates and numbers are refused; texts that are missing or over their limit are not,
    /// see [`blockers`](Self::blockers).
    pub fn from_form(form: &Form) -> Result<Self, FieldErrors> {
        let (content, wrong) = Self::read(form);
        wrong.or(content)
    }

    /// What can be read of a form, and what is wrong with the rest.
    pub(super) fn read(form: &Form) -> (Self, FieldErrors) {
        let mut r = FormReader::new(form);
        let mut content = Self::default();
        for part in ContentPart::ALL {
            match content.value_mut(*part) {
                ValueMut::Text(text) => *text = bilingual(&mut r, part.name()),
                ValueMut::Measures(rows) => *rows = measures(&mut r),
                ValueMut::Fields(fields) => {
                    *fields = Topic::ALL.into_iter().filter(|f| form.is_checked(&format!("field_{}", f.code()))).collect();
                }
                ValueMut::Money(amount) => *amount = r.parsed(part.name(), Problem::Money, parse_vnd),
                ValueMut::Calendar(times) => *times = calendar(&mut r),
                ValueMut::Rules(rules) => *rules = rule_set(&mut r).into(),
            }
            if *part == ContentPart::Title && content.title.is_empty() {
                r.errors.add("title_vi", Problem::Required);
            }
        }
        (content, r.errors)
    }

    /// The form that shows this content.
    pub fn to_form(&self) -> Form {
        let mut form = Form::default();
        for part in ContentPart::ALL {
            let name = part.name();
            match self.value(*part) {
                Value::Text(text) => {
                    form.set(format!("{name}_vi"), &text.vi);
                    form.set(format!("{name}_en"), &text.en);
                }
                Value::Measures(measures) => measures_to_form(measures, &mut form),
                Value::Fields(fields) => fields.iter().for_each(|field| form.set(format!("field_{}", field.code()), "on")),
                Value::Money(amount) => form.set(name, amount.map(|amount| amount.to_string()).unwrap_or_default()),
                Value::Calendar(calendar) => {
                    calendar.all().for_each(|(time, at)| form.set(time.name(), at.map(Moment::to_local).unwrap_or_default()));
                }
                Value::Rules(rules) => rules_to_form(rules, &mut form),
            }
        }
        form
    }

    /// What keeps this content from being published at `now`, by form field.
    pub fn blockers(&self, now: Moment) -> FieldErrors {
        let mut errors = FieldErrors::default();
        for part in ContentPart::ALL.iter().copied().filter(|part| part.is_required()) {
            match self.value(part) {
                Value::Text(text) if text.is_empty() => errors.add(format!("{}_vi", part.name()), Problem::Required),
                Value::Fields(fields) if fields.is_empty() => errors.add(part.name(), Problem::Choice),
                _ => {}
            }
        }
        for (time, at) in self.calendar.all().filter(|(time, _)| time.is_binding()) {
            if at.is_none() {
                errors.add(time.name(), Problem::Required);
            }
        }
        if self.calendar.closes.is_some_and(|closes| closes <= now) {
            errors.add("closes", Problem::InPast);
        }
        let ends = self.calendar.scoring_ends.or(self.calendar.closes);
        if self.rules.ties.outside.as_ref().zip(ends).is_some_and(|(outside, ends)| !outside.is_unknown_at(ends)) {
            errors.add("lot_date", Problem::LotEarly);
        }
        for (name, text) in &self.to_form().0 {
            if let Some(max) = limit(name).filter(|max| text.chars().count() > *max) {
                errors.add(name, Problem::TooLong(max as u32));
            }
        }
        errors
    }

    /// Not even a draft is saved with a closing time that had passed when it was typed; one that was saved before stays.
    pub fn check_closing(&self, saved: Option<Moment>, now: Moment) -> Result<(), FieldErrors> {
        let is_typed = self.calendar.closes != saved;
        let is_past = self.calendar.closes.is_some_and(|closes| closes <= now);
        if is_typed && is_past { Err(FieldErrors::one("closes", Problem::InPast)) } else { Ok(()) }
    }
}

fn bilingual(r: &mut FormReader<'_>, name: &str) -> Bilingual {
    Bilingual { vi: r.draft(&format!("{name}_vi")), en: r.draft(&format!("{name}_en")) }
}

/// How many characters of a field are published at most, by its name: `context_vi`, `criterion_guide_en_3`.
fn limit(name: &str) -> Option<usize> {
    let text = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('_');
    let text = text.strip_suffix("_vi").or_else(|| text.strip_suffix("_en")).unwrap_or(text);
    match (ContentPart::from_name(text).map(ContentPart::kind), text) {
        (Some(Kind::Text(max)), _) => Some(max),
        (_, "measure_name" | "measure_target" | "criterion_name") => Some(MAX_TITLE),
        (_, "criterion_guide") => Some(MAX_SUMMARY),
        (_, "criterion_parts" | "criterion_anchors") => Some(MAX_LINES),
        _ => None,
    }
}

/// A row with one of these is used.
const MEASURE: [&str; 4] = ["measure_name_vi", "measure_name_en", "measure_target_vi", "measure_target_en"];

fn measures(r: &mut FormReader<'_>) -> Vec<Measure> {
    let rows = r.form.rows(&MEASURE, MAX_MEASURES);
    rows.into_iter().map(|i| Measure { name: numbered(r, "measure_name", i), target: numbered(r, "measure_target", i) }).collect()
}

fn measures_to_form(measures: &[Measure], form: &mut Form) {
    for (i, Measure { name, target }) in measures.iter().enumerate() {
        form.set(format!("measure_name_vi_{i}"), &name.vi);
        form.set(format!("measure_name_en_{i}"), &name.en);
        form.set(format!("measure_target_vi_{i}"), &target.vi);
        form.set(format!("measure_target_en_{i}"), &target.en);
    }
}

fn calendar(r: &mut FormReader<'_>) -> Calendar {
    let mut calendar = Calendar::default();
    for time in Milestone::ALL {
        calendar.set(*time, r.parsed(time.name(), Problem::Date, Moment::from_local));
    }
    let mut last: Option<Moment> = None;
    for (time, at) in calendar.all() {
        if let (Some(before), Some(this)) = (last, at)
            && this <= before
        {
            r.errors.add(time.name(), Problem::DateOrder);
        }
        last = at.or(last);
    }
    calendar
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{challenges::RuleSet, form::MAX_DRAFT};

    fn minimal() -> Form {
        Form::default().with("title_vi", "Trợ lý ảo")
    }

    #[test]
    fn a_title_is_enough_for_a_draft_but_not_for_publishing() {
        let content = Content::from_form(&minimal()).expect("a draft");
        assert_eq!(*content.rules, RuleSet::default());
        let blockers = content.blockers(Moment(0));
        assert!(blockers.of("closes").is_some() && blockers.of("summary_vi").is_some());
    }

    #[test]
    fn texts_over_their_limits_are_saved_whole_and_keep_a_draft_from_being_published() {
        let empty = Content::from_form(&minimal()).expect("a draft").to_form();
        let texts: Vec<String> = empty.0.keys().filter(|name| limit(name).is_some()).cloned().collect();
        assert!(texts.len() > 16, "{texts:?}");
        let numbered = ["measure_name_vi_0", "measure_target_en_0"].map(str::to_owned);
        for name in
            texts.into_iter().chain(numbered).filter(|name| !name.starts_with("criterion_parts") && !name.starts_with("criterion_anchors"))
        {
            let max = limit(&name).expect("a text");
            let with = |length: usize| Content::from_form(&empty.clone().with("measure_name_vi_0", "x").with(&*name, "ậ".repeat(length)));
            for (length, is_over) in [(max, false), (max + 1, true), (MAX_DRAFT, true)] {
                let content = with(length).expect("a draft");
                assert_eq!(content.to_form().get(&name).chars().count(), length, "{name}: nothing is cut");
                assert_eq!(content.blockers(Moment(0)).of(&name) == Some(&Problem::TooLong(max as u32)), is_over, "{name} {length}");
            }
            assert_eq!(with(MAX_DRAFT + 1).expect_err("the bound").of(&name), Some(&Problem::TooLong(MAX_DRAFT as u32)), "{name}");
        }
    }

    #[test]
    fn content_survives_its_form() {
        let form = minimal()
            .with("title_en", "Assistant")
            .with("measure_name_vi_0", "Tỷ lệ đúng")
            .with("measure_target_vi_0", "≥ 90%")
            .with("field_data", "on")
            .with("budget_ceiling", "1.200.000.000")
            .with("opens", "2026-01-05T08:00")
            .with("closes", "2026-03-01T17:00");
        let content = Content::from_form(&form).expect("valid");
        assert_eq!(content.budget_ceiling, Some(1_200_000_000));
        assert_eq!(Content::from_form(&content.to_form()).as_ref(), Ok(&content));
    }

    #[test]
    fn criteria_must_sum_to_100() {
        let form = minimal()
            .with("criterion_name_vi_0", "Một")
            .with("criterion_max_0", "60")
            .with("criterion_name_vi_1", "Hai")
            .with("criterion_max_1", "30");
        let errors = Content::from_form(&form).expect_err("90 is not 100");
        assert_eq!(errors.of("criterion_max_0"), Some(&Problem::SumNot100(90)));
    }

    #[test]
    fn dates_follow_one_another_and_closing_is_ahead() {
        let form = minimal().with("opens", "2026-03-01T17:00").with("closes", "2026-03-01T17:00");
        assert_eq!(Content::from_form(&form).expect_err("order").of("closes"), Some(&Problem::DateOrder));
        let form = minimal().with("closes", "hôm nay");
        assert_eq!(Content::from_form(&form).expect_err("date").of("closes"), Some(&Problem::Date));
        let content = Content::from_form(&minimal().with("closes", "2026-03-01T17:00")).expect("valid");
        let closes = content.calendar.closes.expect("set");
        assert_eq!(content.blockers(closes).of("closes"), Some(&Problem::InPast));
        assert!(content.check_closing(None, closes).is_err(), "typed now");
        assert!(content.check_closing(Some(closes), closes).is_ok(), "saved before");
        assert!(content.check_closing(None, Moment(closes.0 - 1)).is_ok());
    }
}

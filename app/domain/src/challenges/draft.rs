//! The content of a challenge, and how a form becomes one and is filled from one.

use crate::{
    challenges::{
        rules::RuleSet,
        rules_form::{MAX_LINES, numbered, rule_set, rules_to_form},
    },
    check::Problem,
    form::{FieldErrors, Form, FormReader},
    locale::Bilingual,
    money::parse_vnd,
    text::fold,
    time::Moment,
    verbatim::Verbatim,
};
use serde::{Deserialize, Serialize};

pub const MAX_TITLE: usize = 250;
pub const MAX_SUMMARY: usize = 1_000;
pub const MAX_TEXT: usize = 10_000;
pub const MAX_MEASURES: usize = 12;

/// The field of a challenge, which also chooses its icon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    #[default]
    Government,
    Data,
    Heritage,
    Tourism,
    Border,
    Mining,
    Circular,
    Logistics,
    Environment,
    Aquaculture,
    Health,
    Education,
    Land,
}

impl Field {
    pub const ALL: [Self; 13] = [
        Self::Government,
        Self::Data,
        Self::Heritage,
        Self::Tourism,
        Self::Border,
        Self::Mining,
        Self::Circular,
        Self::Logistics,
        Self::Environment,
        Self::Aquaculture,
        Self::Health,
        Self::Education,
        Self::Land,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Government => "government",
            Self::Data => "data",
            Self::Heritage => "heritage",
            Self::Tourism => "tourism",
            Self::Border => "border",
            Self::Mining => "mining",
            Self::Circular => "circular",
            Self::Logistics => "logistics",
            Self::Environment => "environment",
            Self::Aquaculture => "aquaculture",
            Self::Health => "health",
            Self::Education => "education",
            Self::Land => "land",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.code() == code)
    }
}

/// A measurable criterion of success: what is measured and the value to reach.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measure {
    pub name: Bilingual,
    pub target: Bilingual,
}

/// The stages' times. Only `opens` and `closes` bind by themselves; the others are announced.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Calendar {
    pub opens: Option<Moment>,
    pub closes: Option<Moment>,
    pub opening: Option<Moment>,
    pub scoring_ends: Option<Moment>,
    pub result: Option<Moment>,
}

/// Everything the public reads about a challenge.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    pub title: Bilingual,
    pub summary: Bilingual,
    pub context: Bilingual,
    pub legal_basis: Bilingual,
    pub required_result: Bilingual,
    pub measures: Vec<Measure>,
    pub constraints: Bilingual,
    pub data_offered: Bilingual,
    pub owner: Bilingual,
    pub fields: Vec<Field>,
    /// Whole đồng.
    pub budget_ceiling: Option<i64>,
    pub calendar: Calendar,
    /// As frozen when the call opened.
    pub rules: Verbatim<RuleSet>,
}

impl Content {
    /// Reads the challenge form. Wrong dates and numbers are refused; texts that are missing or over their limit are not,
    /// a draft may be incomplete: see [`blockers`](Self::blockers).
    pub fn from_form(form: &Form) -> Result<Self, FieldErrors> {
        let mut r = FormReader::new(form);
        let title = bilingual(&mut r, "title");
        if title.is_empty() {
            r.errors.add("title_vi", Problem::Required);
        }
        let content = Self {
            title,
            summary: bilingual(&mut r, "summary"),
            context: bilingual(&mut r, "context"),
            legal_basis: bilingual(&mut r, "legal_basis"),
            required_result: bilingual(&mut r, "required_result"),
            measures: measures(&mut r),
            constraints: bilingual(&mut r, "constraints"),
            data_offered: bilingual(&mut r, "data_offered"),
            owner: bilingual(&mut r, "owner"),
            fields: Field::ALL.into_iter().filter(|f| form.is_checked(&format!("field_{}", f.code()))).collect(),
            budget_ceiling: r.parsed("budget_ceiling", Problem::Money, parse_vnd),
            calendar: calendar(&mut r),
            rules: rule_set(&mut r).into(),
        };
        r.errors.or(content)
    }

    /// The form that shows this content.
    pub fn to_form(&self) -> Form {
        let mut form = Form::default();
        for (name, text) in self.texts() {
            form.set(format!("{name}_vi"), &text.vi);
            form.set(format!("{name}_en"), &text.en);
        }
        for (i, m) in self.measures.iter().enumerate() {
            form.set(format!("measure_name_vi_{i}"), &m.name.vi);
            form.set(format!("measure_name_en_{i}"), &m.name.en);
            form.set(format!("measure_target_vi_{i}"), &m.target.vi);
            form.set(format!("measure_target_en_{i}"), &m.target.en);
        }
        for field in &self.fields {
            form.set(format!("field_{}", field.code()), "on");
        }
        form.set("budget_ceiling", self.budget_ceiling.map(|b| b.to_string()).unwrap_or_default());
        for (name, moment) in self.calendar.named() {
            form.set(name, moment.map(Moment::to_local).unwrap_or_default());
        }
        rules_to_form(&self.rules, &mut form);
        form
    }

    /// What keeps this content from being published at `now`, by form field.
    pub fn blockers(&self, now: Moment) -> FieldErrors {
        let mut errors = FieldErrors::default();
        for (name, text) in [
            ("summary_vi", &self.summary),
            ("context_vi", &self.context),
            ("required_result_vi", &self.required_result),
            ("owner_vi", &self.owner),
        ] {
            if text.is_empty() {
                errors.add(name, Problem::Required);
            }
        }
        if self.fields.is_empty() {
            errors.add("fields", Problem::Choice);
        }
        for (name, moment) in [("opens", self.calendar.opens), ("closes", self.calendar.closes)] {
            if moment.is_none() {
                errors.add(name, Problem::Required);
            }
        }
        if self.calendar.closes.is_some_and(|closes| closes <= now) {
            errors.add("closes", Problem::InPast);
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

    /// Folded text that the search looks through.
    pub fn search_text(&self, code: &str) -> String {
        let mut all = vec![code.to_owned()];
        for (_, text) in self.texts() {
            all.extend([text.vi.clone(), text.en.clone()]);
        }
        fold(&all.join(" "))
    }

    fn texts(&self) -> [(&'static str, &Bilingual); 8] {
        [
            ("title", &self.title),
            ("summary", &self.summary),
            ("context", &self.context),
            ("legal_basis", &self.legal_basis),
            ("required_result", &self.required_result),
            ("constraints", &self.constraints),
            ("data_offered", &self.data_offered),
            ("owner", &self.owner),
        ]
    }
}

impl Calendar {
    /// In order, with the names of their form fields.
    pub fn named(&self) -> [(&'static str, Option<Moment>); 5] {
        [
            ("opens", self.opens),
            ("closes", self.closes),
            ("opening", self.opening),
            ("scoring_ends", self.scoring_ends),
            ("result", self.result),
        ]
    }
}

fn bilingual(r: &mut FormReader<'_>, name: &str) -> Bilingual {
    Bilingual { vi: r.draft(&format!("{name}_vi")), en: r.draft(&format!("{name}_en")) }
}

/// How many characters of a field are published at most, by its name: `context_vi`, `criterion_guide_en_3`.
fn limit(name: &str) -> Option<usize> {
    let text = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('_');
    let text = text.strip_suffix("_vi").or_else(|| text.strip_suffix("_en")).unwrap_or(text);
    match text {
        "title" | "owner" | "measure_name" | "measure_target" | "criterion_name" => Some(MAX_TITLE),
        "summary" | "criterion_guide" | "lot" => Some(MAX_SUMMARY),
        "context" | "legal_basis" | "required_result" | "constraints" | "data_offered" => Some(MAX_TEXT),
        "criterion_parts" | "criterion_anchors" => Some(MAX_LINES),
        _ => None,
    }
}

fn measures(r: &mut FormReader<'_>) -> Vec<Measure> {
    let rows = r.form.rows(&["measure_name_vi", "measure_target_vi"], MAX_MEASURES);
    rows.into_iter().map(|i| Measure { name: numbered(r, "measure_name", i), target: numbered(r, "measure_target", i) }).collect()
}

fn calendar(r: &mut FormReader<'_>) -> Calendar {
    let mut moment = |name| r.parsed(name, Problem::Date, Moment::from_local);
    let calendar = Calendar {
        opens: moment("opens"),
        closes: moment("closes"),
        opening: moment("opening"),
        scoring_ends: moment("scoring_ends"),
        result: moment("result"),
    };
    let mut last: Option<Moment> = None;
    for (name, moment) in calendar.named() {
        if let (Some(before), Some(this)) = (last, moment)
            && this <= before
        {
            r.errors.add(name, Problem::DateOrder);
        }
        last = moment.or(last);
    }
    calendar
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::MAX_DRAFT;

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

    #[test]
    fn search_finds_words_without_diacritics() {
        let content = Content::from_form(&minimal()).expect("valid");
        assert!(content.search_text("BT-01").contains("tro ly ao"));
        assert!(content.search_text("BT-01").contains("bt-01"));
    }
}

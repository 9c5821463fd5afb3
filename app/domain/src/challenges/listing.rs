//! The list of challenges: what narrows it, how many each choice would leave, and in which order it stands.

use crate::{
    challenges::{
        Challenge, ContentPart, Stage, Topic,
        part::Value,
        search::{self, Marked, Part},
    },
    form::Form,
    locale::{Bilingual, Locale},
    time::{DAY, Moment},
};
use std::{cmp::Reverse, collections::BTreeMap};

/// What a list can be narrowed by, one choice of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    Field,
    Stage,
    Owner,
    Budget,
    Closing,
}

impl Facet {
    pub const ALL: [Self; 5] = [Self::Field, Self::Stage, Self::Owner, Self::Budget, Self::Closing];

    pub fn name(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Stage => "stage",
            Self::Owner => "owner",
            Self::Budget => "budget",
            Self::Closing => "closing",
        }
    }

    /// Whether there is such a choice; of owners any name.
    pub fn has(self, value: &str) -> bool {
        match self {
            Self::Field => Topic::from_code(value).is_some(),
            Self::Stage => Stage::from_code(value).is_some(),
            Self::Owner => !value.is_empty(),
            Self::Budget => BUDGETS.contains(&value),
            Self::Closing => CLOSINGS.contains(&value),
        }
    }
}

/// Up to one, five and ten billion đồng, above it, and not stated.
pub const BUDGETS: [&str; 5] = ["1", "5", "10", "more", "none"];
/// Within seven and thirty days, later, and past.
pub const CLOSINGS: [&str; 4] = ["7", "30", "later", "past"];
const BILLION: i64 = 1_000_000_000;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// What says best what is looked for; without words as in [`Sort::Closing`].
    #[default]
    Best,
    /// Open ones first, the next to close before the others; then by code.
    Closing,
    /// The latest to open first.
    Newest,
    /// The largest first, those without one last.
    Budget,
}

impl Sort {
    pub const ALL: [Self; 4] = [Self::Best, Self::Closing, Self::Newest, Self::Budget];

    pub fn code(self) -> &'static str {
        match self {
            Self::Best => "",
            Self::Closing => "closing",
            Self::Newest => "newest",
            Self::Budget => "budget",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.code() == code)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words to look for, with or without diacritics; or a code, however it is spelled.
    pub q: String,
    pub chosen: BTreeMap<Facet, String>,
    pub sort: Sort,
}

impl Filter {
    /// Form: `q`, each facet by its name, `sort`. Unknown values filter nothing.
    pub fn read(form: &Form) -> Self {
        let chosen = Facet::ALL.into_iter().map(|facet| (facet, form.text(facet.name()))).filter(|(facet, value)| facet.has(value));
        Self { q: form.text("q"), chosen: chosen.collect(), sort: Sort::from_code(form.get("sort")).unwrap_or_default() }
    }

    /// As [`read`](Self::read) reads it: names and values, in the order of an address, without what is empty.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let chosen = self.chosen.iter().map(|(facet, value)| (facet.name(), value.as_str()));
        let pairs = [("q", self.q.as_str())].into_iter().chain(chosen).chain([("sort", self.sort.code())]);
        pairs.filter(|(_, value)| !value.is_empty())
    }

    /// It leaves something out; an order alone does not.
    pub fn narrows(&self) -> bool {
        !self.q.is_empty() || !self.chosen.is_empty()
    }
}

/// A challenge as one reader may find it.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    pub challenge: &'a Challenge,
    /// As this reader is told it.
    pub stage: Stage,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Positions among the entries.
    pub order: Vec<usize>,
    /// What was looked for instead of the query, where that has a slip.
    pub read_as: Option<String>,
    /// For each facet, how many each of its values leaves together with the other choices.
    pub counts: BTreeMap<Facet, BTreeMap<String, u32>>,
}

/// The entries that `filter` leaves at `now`.
pub fn list(entries: &[Entry<'_>], filter: &Filter, now: Moment) -> Listing {
    let texts = entries.iter().map(|entry| parts(entry.challenge));
    let found = with_code(&filter.q, entries).unwrap_or_else(|| search::find(&filter.q, texts));
    let is_left = |at: usize, besides: Option<Facet>| {
        let mut chosen = filter.chosen.iter().filter(|(facet, _)| Some(**facet) != besides);
        chosen.all(|(facet, value)| entries[at].values(*facet, now).contains(value))
    };
    let mut counts: BTreeMap<Facet, BTreeMap<String, u32>> = BTreeMap::new();
    for facet in Facet::ALL {
        let left = found.order.iter().filter(|at| is_left(**at, Some(facet)));
        let counted = counts.entry(facet).or_default();
        left.flat_map(|at| entries[*at].values(facet, now)).for_each(|value| *counted.entry(value).or_default() += 1);
    }
    let mut order: Vec<usize> = found.order.into_iter().filter(|at| is_left(*at, None)).collect();
    let sort = if filter.q.trim().is_empty() && filter.sort == Sort::Best { Sort::Closing } else { filter.sort };
    match sort {
        Sort::Best => {}
        Sort::Closing => order.sort_by_key(|at| entries[*at].by_closing()),
        Sort::Newest => order.sort_by_key(|at| (Reverse(entries[*at].challenge.content.calendar.opens), &entries[*at].challenge.code)),
        Sort::Budget => order.sort_by_key(|at| (Reverse(entries[*at].challenge.content.budget_ceiling), &entries[*at].challenge.code)),
    }
    Listing { order, read_as: found.read_as, counts }
}

fn with_code(q: &str, entries: &[Entry<'_>]) -> Option<search::Found> {
    let key = search::code_key(q);
    let at = entries.iter().position(|entry| !key.is_empty() && search::code_key(&entry.challenge.code) == key)?;
    Some(search::Found { order: vec![at], read_as: None })
}

impl<'a> Entry<'a> {
    fn values(&self, facet: Facet, now: Moment) -> Vec<String> {
        let content = &self.challenge.content;
        match facet {
            Facet::Field => content.fields.iter().map(|field| field.code().to_owned()).collect(),
            Facet::Stage => vec![self.stage.code().to_owned()],
            Facet::Owner => Some(content.owner.vi.clone()).filter(|owner| !owner.is_empty()).into_iter().collect(),
            Facet::Budget => vec![budget(content.budget_ceiling).to_owned()],
            Facet::Closing => content.calendar.closes.map(|closes| closing(closes, now).to_owned()).into_iter().collect(),
        }
    }

    fn by_closing(&self) -> (bool, Option<Moment>, &'a str) {
        let is_open = self.stage == Stage::Open;
        (!is_open, self.challenge.content.calendar.closes.filter(|_| is_open), &self.challenge.code)
    }
}

fn budget(ceiling: Option<i64>) -> &'static str {
    match ceiling {
        None => "none",
        Some(amount) if amount <= BILLION => "1",
        Some(amount) if amount <= 5 * BILLION => "5",
        Some(amount) if amount <= 10 * BILLION => "10",
        Some(_) => "more",
    }
}

fn closing(closes: Moment, now: Moment) -> &'static str {
    match closes.0 - now.0 {
        ..=0 => "past",
        left if left <= 7 * DAY => "7",
        left if left <= 30 * DAY => "30",
        _ => "later",
    }
}

/// What is looked through, the title first; both languages of each text.
fn parts(challenge: &Challenge) -> Vec<Part> {
    let mut parts = vec![Part::new(weight(ContentPart::Title), &challenge.code)];
    for (part, text) in texts(challenge) {
        parts.extend([&text.vi, &text.en].map(|text| Part::new(weight(part), text)));
    }
    parts
}

fn texts(challenge: &Challenge) -> impl Iterator<Item = (ContentPart, &Bilingual)> {
    ContentPart::ALL.iter().flat_map(|part| match challenge.content.value(*part) {
        Value::Text(text) => vec![(*part, text)],
        Value::Measures(rows) => rows.iter().flat_map(|row| [(*part, &row.name), (*part, &row.target)]).collect(),
        _ => Vec::new(),
    })
}

fn weight(part: ContentPart) -> u32 {
    match part {
        ContentPart::Title => 8,
        ContentPart::Summary | ContentPart::Owner | ContentPart::Commune => 4,
        ContentPart::RequiredResult | ContentPart::Measures => 2,
        _ => 1,
    }
}

/// Where the words stand that were looked for, if a card does not show them: the part, and the text around them.
pub fn passage(challenge: &Challenge, query: &str, reader: Locale) -> Option<(ContentPart, Vec<Marked>)> {
    let said = |text: &Bilingual| search::passage(query, text.get(reader));
    let all: Vec<_> = texts(challenge).filter_map(|(part, text)| Some((part, said(text)?))).collect();
    let longest = all.iter().map(|(_, (length, _))| *length).max()?;
    let (part, (_, marked)) = all.into_iter().find(|(_, (length, _))| *length == longest)?;
    (!matches!(part, ContentPart::Title | ContentPart::Summary | ContentPart::Owner)).then_some((part, marked))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        challenges::{Calendar, Content, State, lifecycle::Opening},
        ids::{ChallengeId, UserId},
    };
    use uuid::Uuid;

    const NOW: Moment = Moment(100 * DAY);

    fn challenge(code: &str, title: &str, field: Topic, budget: Option<i64>, closes_in: i64) -> Challenge {
        let calendar =
            Calendar { opens: Some(Moment(budget.unwrap_or(7))), closes: Some(Moment(NOW.0 + closes_in * DAY)), ..Calendar::default() };
        let content = Content {
            title: Bilingual::new(title, ""),
            owner: Bilingual::new("Sở Y tế", ""),
            fields: vec![field],
            budget_ceiling: budget,
            calendar,
            ..Content::default()
        };
        Challenge {
            id: ChallengeId(Uuid::nil()),
            code: code.to_owned(),
            version: 1,
            content,
            rules_hash: None,
            author: UserId(Uuid::nil()),
            is_illustrative: false,
            state: State::published(Moment(0)),
            opening: Opening::default(),
            timing: crate::challenges::Timing::default(),
        }
    }

    fn three() -> [Challenge; 3] {
        [
            challenge("BT-01", "Nước sạch", Topic::Data, Some(2 * BILLION), 20),
            challenge("BT-02", "Trợ lý ảo", Topic::Health, None, 5),
            challenge("BT-03", "Trợ lý ảo cho nước", Topic::Health, Some(BILLION), -1),
        ]
    }

    fn listed(filter: &Filter) -> (Vec<usize>, Listing) {
        let all = three();
        let stage = |c: &Challenge| if c.code == "BT-03" { Stage::Closed } else { Stage::Open };
        let entries: Vec<_> = all.iter().map(|challenge| Entry { challenge, stage: stage(challenge) }).collect();
        let listing = list(&entries, filter, NOW);
        (listing.order.clone(), listing)
    }

    fn chosen(facet: Facet, value: &str) -> Filter {
        Filter { chosen: BTreeMap::from([(facet, value.to_owned())]), ..Filter::default() }
    }

    #[test]
    fn each_choice_leaves_as_many_as_its_count_says() {
        for facet in Facet::ALL {
            let all = listed(&Filter::default()).1.counts.remove(&facet).expect("counted");
            for (value, count) in all {
                assert!(facet.has(&value), "{facet:?} {value}");
                assert_eq!(listed(&chosen(facet, &value)).0.len(), count as usize, "{facet:?} {value}");
            }
        }
        let (order, listing) = listed(&chosen(Facet::Field, "health"));
        assert_eq!(order, [1, 2]);
        assert_eq!(listing.counts[&Facet::Field].get("data"), Some(&1), "the other choices of the same are still offered");
        assert_eq!(listing.counts[&Facet::Budget].get("5"), None, "what would leave nothing is not");
        assert_eq!(listed(&chosen(Facet::Stage, "draft")).0, [0; 0]);
        assert!(!Facet::Budget.has("2") && !Facet::Owner.has("") && Facet::Closing.has("past"));
    }

    #[test]
    fn the_order_is_what_was_asked_for() {
        let sorted = |sort| listed(&Filter { sort, ..Filter::default() }).0;
        assert_eq!(sorted(Sort::Best), [1, 0, 2], "the next to close first");
        assert_eq!(sorted(Sort::Closing), [1, 0, 2]);
        assert_eq!(sorted(Sort::Newest), [0, 2, 1]);
        assert_eq!(sorted(Sort::Budget), [0, 2, 1], "without one last");
    }

    #[test]
    fn a_code_leads_to_its_challenge_and_words_to_what_says_them() {
        let asked = |q: &str| listed(&Filter { q: q.to_owned(), ..Filter::default() }).0;
        for code in ["bt03", "BT-03", " bt 03"] {
            assert_eq!(asked(code), [2], "{code}");
        }
        assert_eq!(asked("tro ly ao"), [1, 2]);
        assert_eq!(asked("nước"), [0, 2]);
        assert_eq!(asked("không có"), [0; 0]);
        assert_eq!(asked("  "), [1, 0, 2]);
        let text = &three()[1];
        assert_eq!(passage(text, "trợ lý", Locale::Vi), None, "a card shows it");
        let mut text = text.clone();
        text.content.context = Bilingual::new("Cần máy chủ tại tỉnh", "Servers in the province");
        assert_eq!(passage(&text, "máy chủ", Locale::Vi).map(|(part, _)| part), Some(ContentPart::Context));
        assert_eq!(passage(&text, "servers", Locale::Vi), None, "in the reader's language");
    }
}

//! What a challenge consists of, part by part: forms, pages, versions and checks all go through these two lists.

use super::{
    rules::RuleSet,
    topic::{Measure, Topic},
};
use crate::{locale::Bilingual, time::Moment, verbatim::Verbatim};
use serde::{Deserialize, Serialize};

pub const MAX_TITLE: usize = 250;
pub const MAX_SUMMARY: usize = 1_000;
pub const MAX_TEXT: usize = 10_000;

/// Each line is a part of [`Content`]: its name in forms, JSON and versions, what it holds (a text at most so many
/// characters), and the group of the office's form that it stands in.
macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident: $type:ty => $part:ident, $kind:ident $(($max:expr))? in $group:ident;)*) => {
        /// Everything the public reads about a challenge.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Content {
            $($(#[$doc])* pub $name: $type,)*
        }

        /// One part of what the public reads.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum ContentPart {
            $($(#[$doc])* $part,)*
        }

        impl ContentPart {
            pub const ALL: &[Self] = &[$(Self::$part),*];

            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$part => stringify!($name),)*
                }
            }

            pub fn kind(self) -> Kind {
                match self {
                    $(Self::$part => Kind::$kind $(($max))?,)*
                }
            }

            pub fn group(self) -> Group {
                match self {
                    $(Self::$part => Group::$group,)*
                }
            }
        }

        impl Content {
            pub fn value(&self, part: ContentPart) -> Value<'_> {
                match part {
                    $(ContentPart::$part => Value::$kind(&self.$name),)*
                }
            }

            pub(super) fn value_mut(&mut self, part: ContentPart) -> ValueMut<'_> {
                match part {
                    $(ContentPart::$part => ValueMut::$kind(&mut self.$name),)*
                }
            }
        }
    };
}

parts! {
    title: Bilingual => Title, Text(MAX_TITLE) in General;
    summary: Bilingual => Summary, Text(MAX_SUMMARY) in General;
    context: Bilingual => Context, Text(MAX_TEXT) in Content;
    legal_basis: Bilingual => LegalBasis, Text(MAX_TEXT) in Content;
    required_result: Bilingual => RequiredResult, Text(MAX_TEXT) in Content;
    measures: Vec<Measure> => Measures, Measures in Measures;
    constraints: Bilingual => Constraints, Text(MAX_TEXT) in Conditions;
    data_offered: Bilingual => DataOffered, Text(MAX_TEXT) in Conditions;
    owner: Bilingual => Owner, Text(MAX_TITLE) in General;
    /// Where it is about: communes, wards or special zones. Empty where nobody said, as in every call of before.
    commune: Bilingual => Commune, Text(MAX_TITLE) in General;
    fields: Vec<Topic> => Fields, Fields in General;
    /// Whole đồng.
    budget_ceiling: Option<i64> => BudgetCeiling, Money in Budget;
    calendar: Calendar => Calendar, Calendar in Calendar;
    /// As frozen when the call opened.
    rules: Verbatim<RuleSet> => Rules, Rules in Rules;
}

/// What a part is filled in with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text(usize),
    Measures,
    Fields,
    Money,
    Calendar,
    Rules,
}

/// What stands in a part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    Text(&'a Bilingual),
    Measures(&'a Vec<Measure>),
    Fields(&'a Vec<Topic>),
    Money(&'a Option<i64>),
    Calendar(&'a Calendar),
    Rules(&'a Verbatim<RuleSet>),
}

pub(super) enum ValueMut<'a> {
    Text(&'a mut Bilingual),
    Measures(&'a mut Vec<Measure>),
    Fields(&'a mut Vec<Topic>),
    Money(&'a mut Option<i64>),
    Calendar(&'a mut Calendar),
    Rules(&'a mut Verbatim<RuleSet>),
}

/// Parts that stand together on the office's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    General,
    Content,
    Measures,
    Conditions,
    Budget,
    Calendar,
    Rules,
}

impl Group {
    /// What an addendum may change; calendar and rules are fixed at publication.
    pub const TEXT: [Self; 5] = [Self::General, Self::Content, Self::Measures, Self::Conditions, Self::Budget];

    pub fn parts(self) -> impl Iterator<Item = ContentPart> {
        ContentPart::ALL.iter().copied().filter(move |part| part.group() == self)
    }
}

impl ContentPart {
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|part| part.name() == name)
    }

    /// Whether it is asked for before publication, apart from the calendar's times.
    pub fn is_required(self) -> bool {
        matches!(self, Self::Title | Self::Summary | Self::Context | Self::RequiredResult | Self::Owner | Self::Fields)
    }
}

/// Each line is a time of the calendar, in order, by its name in forms, JSON and versions.
macro_rules! milestones {
    ($($name:ident => $milestone:ident;)*) => {
        /// The stages' times. Only `opens` and `closes` bind by themselves; the others are announced.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Calendar {
            $(pub $name: Option<Moment>,)*
        }

        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Milestone {
            $($milestone,)*
        }

        impl Milestone {
            pub const ALL: &[Self] = &[$(Self::$milestone),*];

            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$milestone => stringify!($name),)*
                }
            }
        }

        impl Calendar {
            pub fn at(&self, milestone: Milestone) -> Option<Moment> {
                match milestone {
                    $(Milestone::$milestone => self.$name,)*
                }
            }

            pub(super) fn set(&mut self, milestone: Milestone, at: Option<Moment>) {
                match milestone {
                    $(Milestone::$milestone => self.$name = at,)*
                }
            }
        }
    };
}

milestones! {
    opens => Opens;
    closes => Closes;
    opening => Opening;
    scoring_ends => ScoringEnds;
    result => Result;
}

impl Milestone {
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|milestone| milestone.name() == name)
    }

    /// Whether it binds, and so is asked for before publication.
    pub fn is_binding(self) -> bool {
        matches!(self, Self::Opens | Self::Closes)
    }
}

impl Calendar {
    /// What is only announced moves with the closing.
    pub(super) fn shift_planned(&mut self, milliseconds: i64) {
        for time in Milestone::ALL.iter().copied().filter(|time| !time.is_binding()) {
            self.set(time, self.at(time).map(|at| Moment(at.0 + milliseconds)));
        }
    }

    pub fn all(&self) -> impl Iterator<Item = (Milestone, Option<Moment>)> {
        Milestone::ALL.iter().map(|milestone| (*milestone, self.at(*milestone)))
    }
}

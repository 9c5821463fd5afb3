//! What a proposal consists of, field by field: forms, pages, comparisons and checks all go through this one list.

use super::{
    consortium::Consortium,
    costs::{self, CostLine},
    section::Section,
    targets::{self, Asked, TargetLine},
};
use crate::form::{Form, FormReader};
use serde::{Deserialize, Serialize};

/// Each line is a field of [`Content`]: what it is called in forms and in JSON, what it holds, where it is written, and the
/// test by which JSON leaves it out.
macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident: $type:ty => $field:ident, a $kind:ident in $section:ident $(, unless $left_out:literal)?;)*) => {
        /// What a firm writes, in the order in which it is hashed. References and files are optional, everything else must
        /// be filled to submit.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Content {
            $($(#[$doc])* $(#[serde(skip_serializing_if = $left_out)])? pub $name: $type,)*
        }

        /// One thing that a firm writes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Field {
            $($(#[$doc])* $field,)*
        }

        impl Field {
            pub const ALL: &[Self] = &[$(Self::$field),*];

            /// As in forms; a table's cells begin otherwise.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$field => stringify!($name),)*
                }
            }

            pub fn section(self) -> Section {
                match self {
                    $(Self::$field => Section::$section,)*
                }
            }

            pub fn kind(self) -> Kind {
                match self {
                    $(Self::$field => Kind::$kind,)*
                }
            }
        }

        impl Content {
            pub fn value(&self, field: Field) -> Value<'_> {
                match field {
                    $(Field::$field => Value::$kind(&self.$name),)*
                }
            }

            /// One field as another proposal has it.
            pub(super) fn take(&mut self, field: Field, from: &Self) {
                match field {
                    $(Field::$field => self.$name = from.$name.clone(),)*
                }
            }

            fn value_mut(&mut self, field: Field) -> ValueMut<'_> {
                match field {
                    $(Field::$field => ValueMut::$kind(&mut self.$name),)*
                }
            }
        }
    };
}

fields! {
    title: String => Title, a Line in Fit;
    fit: String => Fit, a Text in Fit;
    solution: String => Solution, a Text in Solution;
    results: String => Results, a Text in Results;
    /// A row for each published target. Left out where there is none, as in all that was handed in before there were rows.
    targets: Vec<TargetLine> => Targets, a Targets in Results, unless "Vec::is_empty";
    data_security: String => DataSecurity, a Text in DataSecurity;
    team: String => Team, a Text in Team;
    /// Left out where the firm is alone, as in all that was handed in before there were partners.
    consortium: Consortium => Consortium, a Consortium in Team, unless "Consortium::is_empty";
    plan: String => Plan, a Text in Plan;
    costs: Vec<CostLine> => Costs, a Table in Costs;
    references: String => References, a Text in References;
    /// All that is stated is true.
    is_truthful: bool => IsTruthful, a Declaration in Declarations;
    /// The firm holds the rights to what it offers.
    owns_rights: bool => OwnsRights, a Declaration in Declarations;
    /// No member of the council has a part in the firm or the proposal, as far as it knows.
    has_no_tie: bool => HasNoTie, a Declaration in Declarations;
}

/// What a field is filled in with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Line,
    Text,
    /// The costs.
    Table,
    /// What is answered to each target.
    Targets,
    /// Who takes part, with which share and part.
    Consortium,
    /// A box to tick.
    Declaration,
}

/// What stands in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    Line(&'a String),
    Text(&'a String),
    Table(&'a Vec<CostLine>),
    Targets(&'a Vec<TargetLine>),
    Consortium(&'a Consortium),
    Declaration(&'a bool),
}

enum ValueMut<'a> {
    Line(&'a mut String),
    Text(&'a mut String),
    Table(&'a mut Vec<CostLine>),
    Targets(&'a mut Vec<TargetLine>),
    Consortium(&'a mut Consortium),
    Declaration(&'a mut bool),
}

impl Field {
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.name() == name)
    }

    /// Whether it must be filled to submit.
    pub fn is_required(self) -> bool {
        !matches!(self, Self::References | Self::Targets | Self::Consortium)
    }
}

impl Section {
    /// What is written in it, in this order; files are no field.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        Field::ALL.iter().copied().filter(move |field| field.section() == self)
    }
}

impl Value<'_> {
    pub fn is_written(self) -> bool {
        match self {
            Value::Line(text) | Value::Text(text) => !text.is_empty(),
            Value::Table(lines) => !lines.is_empty(),
            Value::Targets(lines) => lines.iter().any(TargetLine::is_written),
            Value::Consortium(of) => !of.is_empty(),
            Value::Declaration(is_declared) => *is_declared,
        }
    }
}

impl Content {
    /// Takes one field from a form that has it.
    pub(super) fn read(&mut self, field: Field, asked: Asked<'_>, r: &mut FormReader<'_>) {
        match self.value_mut(field) {
            ValueMut::Line(text) | ValueMut::Text(text) => *text = r.draft(field.name()),
            ValueMut::Table(lines) => *lines = costs::read(r),
            ValueMut::Targets(lines) => *lines = targets::read(lines, asked, r),
            ValueMut::Consortium(of) => *of = Consortium::read(r),
            ValueMut::Declaration(is_declared) => *is_declared = r.form.is_checked(field.name()),
        }
    }

    pub(super) fn write(&self, field: Field, form: &mut Form) {
        match self.value(field) {
            Value::Line(text) | Value::Text(text) => form.set(field.name(), text),
            Value::Table(lines) => costs::to_form(lines, form),
            Value::Targets(lines) => targets::to_form(lines, form),
            Value::Consortium(of) => of.to_form(form),
            Value::Declaration(is_declared) => form.set(field.name(), if *is_declared { "on" } else { "" }),
        }
    }
}

//! What becomes of a row beside the challenges that exist: a draft, nothing, or what a person chooses.

use super::{
    CodeOf, ImportPlan, ImportRow,
    codes::{number_of, numbered},
};
use crate::{
    challenges::{
        Content, ContentPart,
        part::{Value, ValueMut},
    },
    check::Problem,
    text::fold,
};
use serde::{Deserialize, Serialize};

/// A challenge of the site.
#[derive(Clone, Debug)]
pub struct Existing {
    pub code: String,
    pub content: Content,
    /// A draft that this person may edit; nothing published is ever changed by a list.
    pub may_update: bool,
    /// When it was last saved.
    pub saved: i64,
}

/// Saying what it was decided on, so that another state of things is noticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    New {
        code: String,
    },
    /// It is there, with the same title; `may_update` where the list says something else about a draft.
    Same {
        code: String,
        may_update: bool,
        saved: i64,
    },
    /// Its code is none that a challenge of the site can have.
    Unfit {
        listed: String,
        new_code: String,
    },
    /// Its code is that of another title.
    Other {
        code: String,
        title: String,
        may_update: bool,
        saved: i64,
        new_code: String,
        /// The list is another one than that of the challenges which exist: a new code is suggested.
        is_new_list: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowChoice {
    Leave,
    Update,
    New,
}

impl RowChoice {
    pub fn code(self) -> &'static str {
        match self {
            Self::Leave => "leave",
            Self::Update => "update",
            Self::New => "new",
        }
    }
}

impl Fate {
    /// What may be chosen, the suggestion first; one alone is no choice.
    pub fn choices(&self) -> Vec<RowChoice> {
        let (all, may_update) = match self {
            Self::New { .. } => (vec![RowChoice::New], true),
            Self::Unfit { .. } => (vec![RowChoice::New, RowChoice::Leave], true),
            Self::Same { may_update, .. } => (vec![RowChoice::Leave, RowChoice::Update], *may_update),
            Self::Other { is_new_list: true, may_update, .. } => (vec![RowChoice::New, RowChoice::Leave, RowChoice::Update], *may_update),
            Self::Other { may_update, .. } => (vec![RowChoice::Leave, RowChoice::Update, RowChoice::New], *may_update),
        };
        all.into_iter().filter(|choice| may_update || *choice != RowChoice::Update).collect()
    }

    pub fn is_choice(&self) -> bool {
        self.choices().len() > 1
    }
}

/// What becomes of each row. Rows without a code of their own are known again by their titles; where most of
/// their numbers are taken by others, all of them get codes after those that exist. A row that has not even a number takes
/// the next free code.
pub fn settle(rows: &[ImportRow], existing: &[Existing]) -> Vec<Fate> {
    let by_title = |row: &ImportRow| existing.iter().find(|e| title(&e.content) == title(&row.content));
    let by_code = |row: &ImportRow| existing.iter().find(|e| e.code == row.code);
    let without_code: Vec<&ImportRow> = rows.iter().filter(|row| row.code_of == CodeOf::Number).collect();
    let clashes = without_code.iter().filter(|row| by_title(row).is_none() && by_code(row).is_some()).count();
    let is_new_list = clashes * 2 > without_code.len();
    let listed = rows.iter().filter(|row| row.code_of == CodeOf::List || !is_new_list).map(|row| row.code.as_str());
    let mut last = existing.iter().map(|e| e.code.as_str()).chain(listed).filter_map(number_of).max().unwrap_or(0);
    let mut next = || {
        last += 1;
        numbered(last)
    };
    let mut fate = |row: &ImportRow| {
        let is_own_code = row.code_of == CodeOf::List;
        let same_code = by_code(row).filter(|e| title(&e.content) == title(&row.content));
        // A code of its own that is free is a new challenge, whatever others are called.
        let known = same_code.or_else(|| by_title(row).filter(|_| !is_own_code || by_code(row).is_some()));
        if let Some(known) = known {
            let may_update = known.may_update && updated(&known.content, &row.content) != known.content;
            return Fate::Same { code: known.code.clone(), may_update, saved: known.saved };
        }
        match by_code(row) {
            _ if row.code_of == CodeOf::Unfit => Fate::Unfit { listed: row.code.clone(), new_code: next() },
            Some(_) if row.code_of == CodeOf::Nothing => Fate::New { code: next() },
            Some(other) => Fate::Other {
                code: row.code.clone(),
                title: other.content.title.vi.clone(),
                may_update: other.may_update,
                saved: other.saved,
                new_code: next(),
                is_new_list: is_new_list && !is_own_code,
            },
            None if is_own_code || !is_new_list => Fate::New { code: row.code.clone() },
            None => Fate::New { code: next() },
        }
    };
    rows.iter().map(&mut fate).collect()
}

/// The problems that keep a list from being imported: of a row that is there already, nothing is needed.
pub fn needed(plan: &ImportPlan, fates: &[Fate]) -> Vec<(u32, String, Problem)> {
    let is_there = |wanted: u32| plan.rows.iter().zip(fates).any(|(row, fate)| row.row == wanted && matches!(fate, Fate::Same { .. }));
    let is_needed = |(row, _, problem): &&(u32, String, Problem)| *problem != Problem::Required || !is_there(*row);
    plan.problems.iter().filter(is_needed).cloned().collect()
}

/// What a challenge holds once the list's row is laid over it: what the list does not say stays.
pub fn updated(before: &Content, row: &Content) -> Content {
    let over = |before: &mut String, row: &str| {
        if !row.is_empty() {
            row.clone_into(before);
        }
    };
    let mut after = before.clone();
    for part in ContentPart::ALL {
        match (after.value_mut(*part), row.value(*part)) {
            (ValueMut::Text(text), Value::Text(said)) => {
                over(&mut text.vi, &said.vi);
                over(&mut text.en, &said.en);
            }
            (ValueMut::Money(amount), Value::Money(said)) => *amount = said.or(*amount),
            (ValueMut::Fields(fields), Value::Fields(said)) if !said.is_empty() => *fields = said.to_vec(),
            // No list says these.
            _ => {}
        }
    }
    after
}

fn title(content: &Content) -> String {
    fold(&content.title.vi).split_whitespace().collect::<Vec<_>>().join(" ")
}

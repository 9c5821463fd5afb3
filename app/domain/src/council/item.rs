//! An item of a meeting before it begins.

use super::meeting::{Item, Notes, Subject};

impl Item {
    /// On the agenda, not begun.
    pub(super) fn planned(subject: Subject) -> Self {
        Self {
            subject,
            began: None,
            ended: None,
            in_room: 0,
            recused: vec![],
            notes: Notes::default(),
            version: 0,
            writing: None,
            presider: None,
            wide: vec![],
        }
    }
}

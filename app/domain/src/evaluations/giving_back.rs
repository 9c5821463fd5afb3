//! Why a sheet was given back to its member, as the trail keeps it.

/// Begins the note of one whose member may have read others' sheets.
const SAW_OTHERS: &str = "saw_others ";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivingBack {
    pub reason: String,
    /// Its member may have read others' sheets.
    pub saw_others: bool,
}

impl GivingBack {
    pub(super) fn note(&self) -> String {
        format!("{}{}", if self.saw_others { SAW_OTHERS } else { "" }, self.reason)
    }

    pub fn from_note(note: &str) -> Self {
        let after = note.strip_prefix(SAW_OTHERS);
        Self { reason: after.unwrap_or(note).to_owned(), saw_others: after.is_some() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trail_gives_back_what_it_was_told() {
        for saw_others in [false, true] {
            let told = GivingBack { reason: "Nhầm tiêu chí.".to_owned(), saw_others };
            assert_eq!(GivingBack::from_note(&told.note()), told);
        }
    }
}

//! Editions of the result file: what a published file says is computed again as it was computed then.

/// In order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// Whatever sheets or weights a rerun counts, it takes the thresholds from the official result.
    First,
    /// Each rerun applies the thresholds to what it counts.
    Second,
}

impl Edition {
    pub const ALL: [Self; 2] = [Self::First, Self::Second];
    /// What is computed from now on.
    pub const LATEST: Self = Self::Second;

    /// The first thing that a file says.
    pub fn format(self) -> &'static str {
        match self {
            Self::First => "result/1",
            Self::Second => "result/2",
        }
    }

    pub fn from_format(format: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|edition| edition.format() == format)
    }
}

//! Why a firm stays in a call, whoever of the office would have it otherwise.

use crate::time::Moment;
use serde::{Deserialize, Serialize};

/// Why no account of a firm is suspended, and its verification not taken back, whoever asks: in the order of how long it lasts.
/// Fraud is for screening, once proposals are opened: by two, with a reason that its firm reads and complains about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// A call that closes at this moment can be answered, or is not opened. Of every firm that was ever verified: who answers it is
    /// told to nobody, not even by a refusal.
    Answers(Moment),
    /// It handed something in, and may complain until this moment, exclusive.
    Complains(Moment),
    /// It handed something in that nothing is published about.
    Judged,
}

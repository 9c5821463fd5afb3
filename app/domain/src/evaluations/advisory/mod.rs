//! Advisory statistics of council scoring (C9), shown as "tham khảo" beside the official result.
//! Nothing here can alter a rank: the official path (`scoring`) never reads this module, which takes sheets and gives
//! figures only. This is the one place where rules compute with `f64`, and none leaves it: see [`Figure`].

pub mod agreement;
pub mod borda;
pub mod break_even;
pub mod figure;
pub mod file;
pub mod icc;
pub mod light;
pub mod matrix;
pub mod order;
pub mod pairwise;
pub mod report;
pub mod schulze;
pub mod severity;
pub mod spread;
pub mod stability;
pub mod standing;
pub mod weights;
pub mod what_if;
pub mod wide;

pub use figure::Figure;
pub use light::{Cause, Colour, Light};
pub use matrix::{Matrix, Table};
pub use report::{Advice, ProposalAdvice, advise, advise_as};

#[cfg(test)]
mod tests;

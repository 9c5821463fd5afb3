//! The province's action plan of Resolution 57: what was published about it, its tasks as the office keeps them, a sheet of them,
//! and what follows from all that for the board. Every edition of a task stays; the latest counts.

mod board;
mod published;
mod sheet;
mod task;

pub use board::{Counts, Narrowing, Point, Wanted, current, owners, progress};
pub use published::{PUBLISHED, Published};
pub use sheet::{Fate, SheetPlan, SheetRow, has_header, read_sheet};
pub use task::{Edition, LONGEST_NUMBER, Task, TaskState, said_by};

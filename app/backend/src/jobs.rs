//! What the site does by itself, every few seconds.

use crate::{Backend, Result};

impl Backend {
    /// Publishes what is due, sends what is queued, forgets expired sessions and links. Safe to run twice at once.
    pub async fn run_due_jobs(&self) -> Result<()> {
        todo!()
    }
}

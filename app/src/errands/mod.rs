//! Long work in the background: asked for by a button, followed on a page of its own, taken away when it is done.

mod making;
mod page;
pub mod words;

pub use making::run_due;
pub use page::button;

use crate::routes::Routes;

pub fn routes() -> Routes {
    Routes::default().post("/challenges/{code}/dossier", page::ask).get("/errands/{id}", page::page).get("/errands/{id}/file", page::file)
}

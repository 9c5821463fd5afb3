//! What a member of the council sees: challenges that wait, declarations of conflict, the opening.

mod acts;
mod anew;
pub mod challenge;
pub mod conflicts;
pub mod declaration;
pub mod early;
pub mod home;
pub mod meetings;
pub mod missing;
pub mod opening;
mod practice;
pub mod reminding;
pub mod words;

use crate::routes::Routes;

pub fn routes() -> Routes {
    Routes::default()
        .merge(conflicts::routes())
        .get("/council", home::page)
        .get("/council/challenges/{code}", challenge::page)
        .post("/council/challenges/{code}/opening", acts::confirm_opening)
        .post("/council/challenges/{code}/remind", reminding::remind)
        .post("/council/challenges/{code}/declarations", acts::declare_all)
        .post("/council/proposals/{id}/conflict", acts::declare)
        .merge(meetings::routes())
}

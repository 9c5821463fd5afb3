//! Conflicts of interest beyond the member's own word on a proposal: recusal from a whole challenge, conflicts
//! pinned by the secretary, appeals, and the answers of whoever presides.

pub mod appeal;
pub mod findings;
pub mod names;
pub mod own;
pub mod recusal;
pub mod ruling;
pub mod words;

use crate::routes::Routes;

pub fn routes() -> Routes {
    Routes::default()
        .get("/council/challenges/{code}/recusal", recusal::page)
        .post("/council/challenges/{code}/recusal", recusal::recuse)
        .get("/council/challenges/{code}/declarations", own::page)
        .get("/council/challenges/{code}/conflicts", findings::page)
        .post("/council/challenges/{code}/conflicts", findings::pin)
        .get("/council/proposals/{id}/appeal", appeal::page)
        .post("/council/proposals/{id}/appeal", appeal::send)
        .get("/council/proposals/{id}/ruling", ruling::page)
        .post("/council/proposals/{id}/ruling", ruling::rule)
}

//! Motions of the council: what is put to the vote, the members' own votes, and what they came to.

mod acts;
pub mod fields;
mod hearing;
mod moving;
mod page;
pub mod panel;
mod poll;
mod voiding;
pub mod words;

use crate::routes::Routes;

pub fn routes() -> Routes {
    Routes::default()
        .get("/council/challenges/{code}/motions", page::page)
        .get("/council/challenges/{code}/motions/new", moving::page)
        .post("/council/challenges/{code}/motions/new", moving::open)
        .get("/council/challenges/{code}/motions/voiding", voiding::page)
        .post("/council/challenges/{code}/motions/voiding", voiding::ask)
        .post("/council/challenges/{code}/motions/{number}/vote", acts::vote)
        .post("/council/challenges/{code}/motions/{number}/enter", acts::enter)
        .post("/council/challenges/{code}/motions/{number}/countersign", acts::countersign)
        .get("/council/challenges/{code}/motions/{number}/answer", hearing::answer_page)
        .post("/council/challenges/{code}/motions/{number}/answer", hearing::answer)
        .get("/council/challenges/{code}/motions/{number}/put", hearing::put_page)
        .post("/council/challenges/{code}/motions/{number}/put", hearing::put)
        .post("/council/challenges/{code}/motions/{number}/close", acts::close)
        .post("/council/challenges/{code}/motions/{number}/withdraw", acts::withdraw)
}

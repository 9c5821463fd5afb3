//! A firm's own pages: registration, people, and where its verification stands.

mod acts;
mod certificate;
pub mod claim;
mod contested;
pub mod edit;
mod own;
pub mod ownership;
pub mod partnerships;
mod people;
mod rights;
mod strengths;
pub mod words;

use crate::{paths, routes::Routes};

const EDIT: &str = "/firm/edit";
/// Where a new certificate is sent from, once it is said what it ends.
const CERTIFICATE: &str = "/firm/certificate";
const INVITE: &str = "/firm/invite";
const CANCEL_INVITATION: &str = "/firm/cancel-invitation";
const REMOVE_MEMBER: &str = "/firm/remove-member";
/// A tax code that somebody else registered.
const CLAIM: &str = "/firm/claim";
const CLAIM_UPLOAD: &str = "/upload/claim";
const ANSWER_CLAIM: &str = "/firm/claim/answer";
/// What each of the firm's people may do.
const RIGHTS: &str = "/firm/rights";
/// What other firms ask this one.
const PARTNERSHIPS: &str = "/firm/partnerships";
const OWNERSHIP: &str = "/firm/ownership";

pub fn routes() -> Routes {
    Routes::default()
        .get(paths::FIRM, own::page)
        .post(paths::FIRM, own::register)
        .get(EDIT, edit::page)
        .post(EDIT, edit::save)
        .get(CERTIFICATE, certificate::page)
        .get(CLAIM, claim::page)
        .post(CLAIM, claim::write)
        .upload(CLAIM_UPLOAD, claim::send)
        .post(ANSWER_CLAIM, acts::answer_claim)
        .get(paths::STRENGTHS, strengths::page)
        .post(paths::STRENGTHS, strengths::save)
        .get(PARTNERSHIPS, partnerships::page)
        .get("/firm/partnerships/{id}", partnerships::one)
        .post("/firm/partnerships/{id}", partnerships::answer)
        .post("/firm/partnerships/{id}/leave", partnerships::leave)
        .get(RIGHTS, rights::page)
        .post(RIGHTS, rights::save)
        .post(INVITE, acts::invite)
        .post(CANCEL_INVITATION, acts::cancel)
        .post(REMOVE_MEMBER, acts::remove)
        .post(OWNERSHIP, acts::change_owner)
        .upload("/upload/firm/{id}", certificate::add)
}

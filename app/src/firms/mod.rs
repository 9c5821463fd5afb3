//! A firm's own pages: registration, people, and where its verification stands.

mod acts;
mod certificate;
pub mod edit;
mod own;
pub mod ownership;
mod people;
pub mod words;

use crate::{paths, routes::Routes};

const EDIT: &str = "/firm/edit";
/// Where a new certificate is sent from, once it is said what it ends.
const CERTIFICATE: &str = "/firm/certificate";
const INVITE: &str = "/firm/invite";
const CANCEL_INVITATION: &str = "/firm/cancel-invitation";
const REMOVE_MEMBER: &str = "/firm/remove-member";
const OWNERSHIP: &str = "/firm/ownership";

pub fn routes() -> Routes {
    Routes::default()
        .get(paths::FIRM, own::page)
        .post(paths::FIRM, own::register)
        .get(EDIT, edit::page)
        .post(EDIT, edit::save)
        .get(CERTIFICATE, certificate::page)
        .post(INVITE, acts::invite)
        .post(CANCEL_INVITATION, acts::cancel)
        .post(REMOVE_MEMBER, acts::remove)
        .post(OWNERSHIP, acts::change_owner)
        .upload("/upload/firm/{id}", certificate::add)
}

//! A new version of a published challenge.

use super::Case;
use crate::{Backend, Result, db, mail::Mail, transaction::Transaction};
use domain::{access::Permit, challenges::Content, proposals::content::FileRef};

/// A new version with its text and files, told to whom it concerns.
pub(super) async fn issue(
    backend: &Backend,
    tx: &Transaction<'_>,
    case: Case,
    permit: &Permit,
    content: Content,
    files: &[FileRef],
    reason: String,
) -> Result<()> {
    let (amended, event) = case.challenge.amend(permit, content, &reason)?;
    db::challenge::save(&tx.db, permit, &case.row, &amended).await?;
    db::challenge_version::insert(&tx.db, permit, &amended, files, &reason, tx.now).await?;
    tx.record(&event).await?;
    let mail = Mail::ChallengeChanged { challenge_code: amended.code.clone(), title: amended.content.title.clone(), reason };
    backend.mail_concerned(tx, &amended, &mail).await
}

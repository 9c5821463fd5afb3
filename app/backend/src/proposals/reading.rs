//! The one place where what a firm wrote is read: it asks for a permit for that very proposal, and sealing goes here.

use crate::{Error, Result, db};
use domain::{
    access::{Action, Permit, Subject},
    firms::Profile,
    ids::{ChallengeId, ProposalId},
    proposals::{
        Applicant, Consortium, Content, CostLine, Partner, Proposal,
        content::{FileRef, Submission},
    },
    text::clean,
};
use serde::Deserialize;

/// What a firm does with its own.
const OWN: [Action; 4] = [Action::ViewOwnProposal, Action::EditProposal, Action::SubmitProposal, Action::WithdrawProposal];
/// What office and council do with what was opened.
const OPENED: [Action; 4] = [Action::ListProposals, Action::ViewProposal, Action::ViewSuggestions, Action::ViewOverlaps];

/// The draft.
pub(super) fn read_content(permit: &Permit, row: &db::proposal::Model) -> Result<Content> {
    permit.covers(&OWN, Subject::Proposal(ProposalId(row.id), ChallengeId(row.challenge_id)))?;
    Ok(serde_json::from_str(&row.draft)?)
}

/// Whom the draft names as partners: also for one that is asked about its own row.
pub(super) fn read_partners(permit: &Permit, row: &db::proposal::Model) -> Result<Vec<Partner>> {
    #[derive(Deserialize)]
    struct Named {
        #[serde(default)]
        consortium: Consortium,
    }
    let answers = [Action::ConsentAsPartner, Action::AnswerPartnership];
    permit.covers(&[OWN.as_slice(), &answers].concat(), Subject::Proposal(ProposalId(row.id), ChallengeId(row.challenge_id)))?;
    Ok(serde_json::from_str::<Named>(&row.draft)?.consortium.partners)
}

/// A version that was handed in; `None` where what is stored cannot be read, which keeps nothing else from being told.
pub(super) fn read_submission(permit: &Permit, of: &Proposal, row: &db::proposal_version::Model) -> Result<Option<Submission>> {
    Ok(serde_json::from_str(&read_canonical(permit, of, row)?).ok())
}

/// Title and sum of a version that was handed in, kept beside it from the opening on.
pub(super) fn read_summary(permit: &Permit, of: &Proposal, row: &db::proposal_version::Model) -> Result<(String, i64)> {
    #[derive(Deserialize)]
    struct Submitted {
        content: Summary,
    }
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Summary {
        title: String,
        costs: Vec<CostLine>,
    }
    let Summary { title, costs } = serde_json::from_str::<Submitted>(&read_canonical(permit, of, row)?)?.content;
    Ok((clean(&title).into_owned(), Content { costs, ..Content::default() }.total()))
}

/// The same as the text that its receipt's SHA-256 is of.
pub(super) fn read_canonical(permit: &Permit, of: &Proposal, row: &db::proposal_version::Model) -> Result<String> {
    permit.covers(&[OWN.as_slice(), &OPENED].concat(), of)?;
    if row.proposal_id != of.id.0 {
        return Err(Error::internal(format!("{}: a version of another proposal", of.code)));
    }
    Ok(row.submission.clone())
}

/// The firm as it was when it handed in this version.
pub(super) fn read_firm(row: &db::proposal_version::Model) -> Result<Profile> {
    Ok(serde_json::from_str(&row.firm)?)
}

/// The same with its partners.
pub(super) fn read_applicant(row: &db::proposal_version::Model) -> Result<Applicant> {
    Ok(Applicant { firm: read_firm(row)?, partners: serde_json::from_str(&row.partners)? })
}

/// Which files a version lists, for deciding who may fetch them; none where it cannot be read.
pub(super) fn read_files(row: &db::proposal_version::Model) -> Vec<FileRef> {
    #[derive(Deserialize)]
    struct Files {
        #[serde(default)]
        files: Vec<FileRef>,
    }
    serde_json::from_str::<Files>(&row.submission).map(|read| read.files).unwrap_or_default()
}

//! Versions that were handed in, for their own firm: as office and council read them once they are opened, as a paper, and as
//! an archive to keep.

use super::{ProposalCase, reading};
use crate::{
    Backend, Error, Result, db,
    files::{Bundle, Owner, Piece, bundle},
    papers::{Format, PaperFile, print},
};
use documents::{Challenge, plain, proposal as paper};
use domain::{
    access::{self, Action, Permit},
    ids::ProposalId,
    people::Actor,
    proposals::{
        Applicant, Proposal, ProposalView, Receipt,
        content::Submission,
        export::{MANIFEST, Manifest, SUBMISSION, SUMS, TEXT},
    },
    time::Moment,
    verbatim::canonical,
};

/// One version as it is stored.
struct Version {
    receipt: Receipt,
    of: Applicant,
    /// None where what is stored cannot be read.
    submission: Option<Submission>,
    /// The text that the receipt's hash is of.
    canonical: String,
}

/// A version as a folder: its texts and its files, each under its path.
pub(crate) struct Exported {
    pub folder: String,
    pub at: Moment,
    pub texts: Vec<(String, String)>,
    pub files: Vec<(String, db::file::Stored)>,
}

impl Backend {
    /// As office and council read it once it is opened, or would have read it.
    pub async fn own_version(&self, actor: &Actor, id: ProposalId, version: u32) -> Result<ProposalView> {
        let (case, permit) = self.own_case(actor, id).await?;
        let Version { receipt, of, submission, .. } = self.stored_version(&permit, &case.proposal, version).await?;
        let is_last = case.proposal.last_version() == version;
        let draft = self.draft_view(&self.db.read, actor, case, &permit).await?;
        let is_unreadable = submission.is_none();
        let (content, files) = submission.map(|submission| (submission.content, submission.files)).unwrap_or_default();
        Ok(ProposalView {
            content,
            files,
            is_unreadable,
            firm_name: of.name(),
            missing: Vec::new(),
            left: if is_last { draft.left } else { Vec::new() },
            // What came after belongs to the version that was opened.
            completion: draft.completion.filter(|_| is_last),
            unconfirmed: draft.unconfirmed.filter(|_| is_last),
            receipt: draft.receipt.filter(|_| is_last).or(Some(receipt)),
            ..draft
        })
    }

    /// The same on paper.
    pub async fn print_version(&self, actor: &Actor, id: ProposalId, version: u32) -> Result<PaperFile> {
        let (case, permit) = self.own_case(actor, id).await?;
        let kept = self.stored_version(&permit, &case.proposal, version).await?;
        let submission = kept.submission.clone().ok_or(Error::NotFound)?;
        let name = format!("ho-so-{}-v{version}.pdf", submission.code);
        let document = self.on_paper(&case, &kept, submission);
        let bytes = print(document, Format::Pdf, kept.receipt.at).await?;
        Ok(PaperFile { name, media_type: Format::Pdf.media_type(), bytes })
    }

    /// Its text, its files, and what each part's hash is.
    pub async fn export_version(&self, actor: &Actor, id: ProposalId, version: u32) -> Result<Bundle> {
        let (case, permit) = self.own_case(actor, id).await?;
        let Exported { folder, at, texts, files } = self.exported(&case, &permit, version).await?;
        let texts = texts.into_iter().map(|(path, text)| (path, Piece::Text(text)));
        let files = files.into_iter().map(|(path, file)| {
            let size = file.view.size.unsigned_abs();
            (path, Piece::Stored { storage_key: file.storage_key, size })
        });
        Ok(bundle(self, format!("{folder}.zip"), at, texts.chain(files).collect()))
    }

    /// The same of the version that was opened, for whoever may read it.
    pub(crate) async fn opened_export(&self, actor: &Actor, id: ProposalId) -> Result<Exported> {
        let now = self.clock.now();
        let case = self.proposal_case(&self.db.read, actor, id, now).await?;
        let permit = access::check(actor, Action::ViewProposal, &case.facts, now)?;
        self.exported(&case, &permit, case.proposal.last_version()).await
    }

    async fn exported(&self, case: &ProposalCase, permit: &Permit, version: u32) -> Result<Exported> {
        let kept = self.stored_version(permit, &case.proposal, version).await?;
        let submission = kept.submission.clone().ok_or(Error::NotFound)?;
        let text = plain(&self.on_paper(case, &kept, submission.clone()));
        let (firm, challenge) = (kept.of.name(), &case.challenge.code);
        let manifest = Manifest::of(&kept.receipt, &firm, challenge, &submission, &kept.canonical, &text);
        let folder = manifest.folder();
        let texts = [(SUBMISSION, kept.canonical), (TEXT, text), (MANIFEST, canonical(&manifest)), (SUMS, manifest.sums())];
        let mut files = Vec::new();
        for (file, part) in submission.files.iter().zip(manifest.files()) {
            let stored = db::file::find(&self.db.read, file.id).await?;
            let stored = stored.filter(|stored| stored.owner == Owner::Proposal(case.proposal.id)).ok_or(Error::NotFound)?;
            files.push((format!("{folder}/{}", part.path), stored));
        }
        let texts = texts.map(|(name, text)| (format!("{folder}/{name}"), text)).into();
        Ok(Exported { folder, at: kept.receipt.at, texts, files })
    }

    async fn own_case(&self, actor: &Actor, id: ProposalId) -> Result<(ProposalCase, Permit)> {
        let now = self.clock.now();
        let case = self.proposal_case(&self.db.read, actor, id, now).await?;
        let permit = access::check(actor, Action::ViewOwnProposal, &case.facts, now)?;
        Ok((case, permit))
    }

    async fn stored_version(&self, permit: &Permit, of: &Proposal, version: u32) -> Result<Version> {
        let receipts = db::proposal_version::receipts(&self.db.read, of.id).await?;
        let receipt = receipts.into_iter().find(|receipt| receipt.version == version).ok_or(Error::NotFound)?;
        let row = db::proposal_version::find(&self.db.read, of.id, version).await?.ok_or(Error::NotFound)?;
        Ok(Version {
            receipt,
            of: reading::read_applicant(&row)?,
            submission: reading::read_submission(permit, of, &row)?,
            canonical: reading::read_canonical(permit, of, &row)?,
        })
    }

    fn on_paper(&self, case: &ProposalCase, kept: &Version, submission: Submission) -> documents::Document {
        let Submission { code, content, files, .. } = submission;
        let challenge = Challenge { code: case.challenge.code.clone(), title: case.challenge.content.title.vi.clone() };
        let of = paper::HandedIn { challenge, code, firm: kept.of.firm.legal_name.clone(), receipt: kept.receipt.clone(), content, files };
        documents::Document { is_illustrative: self.is_demo, ..paper::document(&of) }
    }
}

//! A version that was handed in as a folder to keep: what lies in it, under which names, and what each part's hash is.

use super::{content::Submission, lifecycle::Receipt};
use crate::{text::fold, verbatim::sha256};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The text that the receipt's hash is of.
pub const SUBMISSION: &str = "ban-da-nop.json";
/// The same for people.
pub const TEXT: &str = "ho-so.txt";
pub const MANIFEST: &str = "manifest.json";
/// In the form that `sha256sum -c` reads.
pub const SUMS: &str = "SHA256SUMS";
const FILES: &str = "tep-dinh-kem";

/// What a folder holds, beside itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub proposal: String,
    pub challenge: String,
    /// Under which name it was handed in; no part of what the receipt's hash is of.
    pub firm: String,
    pub version: u32,
    pub receipt: String,
    /// RFC 3339, Viet Nam time.
    pub received: String,
    /// As on the receipt: of [`SUBMISSION`], byte for byte.
    pub receipt_sha256: String,
    pub parts: Vec<Part>,
}

/// One file of the folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub path: String,
    /// Bytes.
    pub size: i64,
    /// Lower-case hex.
    pub sha256: String,
    /// As it was called when it was uploaded, where that is another name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl Part {
    fn of(path: &str, bytes: &str) -> Self {
        Self { path: path.to_owned(), size: bytes.len() as i64, sha256: sha256(bytes), name: None }
    }
}

impl Manifest {
    /// `canonical` is the stored text of the submission, `text` the same for people.
    pub fn of(receipt: &Receipt, firm: &str, challenge: &str, submission: &Submission, canonical: &str, text: &str) -> Self {
        let own = [Part::of(SUBMISSION, canonical), Part::of(TEXT, text)];
        let names = paths(submission.files.iter().map(|file| file.name.as_str()));
        let files = submission.files.iter().zip(names).map(|(file, path)| {
            let name = (!path.ends_with(&format!("/{}", file.name))).then(|| file.name.clone());
            Part { path, size: file.size, sha256: file.sha256.clone(), name }
        });
        Self {
            proposal: submission.code.clone(),
            challenge: challenge.to_owned(),
            firm: firm.to_owned(),
            version: receipt.version,
            receipt: receipt.code.clone(),
            received: receipt.at.to_rfc3339(),
            receipt_sha256: receipt.sha256.clone(),
            parts: own.into_iter().chain(files).collect(),
        }
    }

    /// The folder's own name.
    pub fn folder(&self) -> String {
        format!("{}-v{}", self.proposal, self.version)
    }

    /// What was attached, in the order of the submission's files.
    pub fn files(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.path.starts_with(FILES))
    }

    pub fn sums(&self) -> String {
        self.parts.iter().map(|part| format!("{}  {}\n", part.sha256, part.path)).collect()
    }
}

/// Where each file lies: under its own name, and with a number where another has it already, whatever its case or marks.
fn paths<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = HashSet::new();
    let path = |name: &str| {
        let (stem, ending) = name.rsplit_once('.').map_or((name, String::new()), |(stem, ending)| (stem, format!(".{ending}")));
        let numbered = (2..).map(|n| format!("{stem} ({n}){ending}"));
        let free = std::iter::once(name.to_owned()).chain(numbered).find(|name| taken.insert(fold(name)));
        format!("{FILES}/{}", free.unwrap_or_default())
    };
    names.map(path).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::FileId,
        proposals::{Content, content::FileRef},
        time::Moment,
    };
    use uuid::Uuid;

    fn file(name: &str) -> FileRef {
        FileRef { id: FileId(Uuid::nil()), name: name.to_owned(), size: 7, sha256: "ab".repeat(32), category: None }
    }

    #[test]
    fn files_of_the_same_name_lie_side_by_side() {
        let names = ["Dự toán.pdf", "du toan.PDF", "Dự toán.pdf", "không đuôi", "Không đuôi"];
        let expected = ["Dự toán.pdf", "du toan (2).PDF", "Dự toán (3).pdf", "không đuôi", "Không đuôi (2)"];
        assert_eq!(paths(names.into_iter()), expected.map(|name| format!("tep-dinh-kem/{name}")));
    }

    #[test]
    fn the_manifest_names_the_hash_of_the_receipt_and_every_part() {
        let content = Content { title: "Trợ lý".into(), ..Content::default() };
        let submission = Submission { code: "HS-1".into(), version: 2, content, files: vec![file("a.pdf"), file("A.pdf")] };
        let canonical = submission.canonical();
        let receipt = Receipt { code: "BN-1".into(), version: 2, at: Moment(0), sha256: submission.sha256(), confirmed: None };
        let manifest = Manifest::of(&receipt, "Công ty", "BT-01", &submission, &canonical, "chữ");
        assert_eq!((manifest.folder().as_str(), manifest.receipt_sha256.as_str()), ("HS-1-v2", sha256(&canonical).as_str()));
        assert_eq!(
            manifest.parts[0],
            Part { path: SUBMISSION.into(), size: canonical.len() as i64, sha256: sha256(&canonical), name: None }
        );
        let files: Vec<_> = manifest.files().map(|part| (part.path.as_str(), part.name.as_deref())).collect();
        assert_eq!(files, [("tep-dinh-kem/a.pdf", None), ("tep-dinh-kem/A (2).pdf", Some("A.pdf"))]);
        assert!(manifest.sums().contains(&format!("{}  {TEXT}\n", sha256("chữ"))) && manifest.sums().lines().count() == 4);
    }
}

//! Files of a challenge: what its published version lists, and what the next version changes.

use crate::{ids::FileId, proposals::content::FileRef};

/// Where a file of a challenge stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileStanding {
    /// Of a challenge that is not public yet.
    Draft,
    Published,
    /// Becomes public with the next version.
    Added,
    /// The next version leaves it out; earlier versions keep it.
    Removed,
}

impl FileStanding {
    /// `published` is what the present version lists, `None` while there is no version. Answers `None` for a file that
    /// was removed before any version listed it.
    pub fn of(file: FileId, published: Option<&[FileRef]>, is_removed: bool) -> Option<Self> {
        let is_listed = published.map(|listed| listed.iter().any(|listed| listed.id == file));
        match (is_listed, is_removed) {
            (None, false) => Some(Self::Draft),
            (Some(true), false) => Some(Self::Published),
            (Some(false), false) => Some(Self::Added),
            (Some(true), true) => Some(Self::Removed),
            (None | Some(false), true) => None,
        }
    }

    /// Waits for the next version.
    pub fn is_pending(self) -> bool {
        matches!(self, Self::Added | Self::Removed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_published_file_stays_until_the_next_version_leaves_it_out() {
        let id = |n| FileId(Uuid::from_u128(n));
        let listed = [FileRef { id: id(1), name: String::new(), size: 1, sha256: String::new(), category: None }];
        let of = |n, is_removed| FileStanding::of(id(n), Some(&listed), is_removed);
        assert_eq!((of(1, false), of(1, true)), (Some(FileStanding::Published), Some(FileStanding::Removed)));
        assert_eq!((of(2, false), of(2, true)), (Some(FileStanding::Added), None));
        assert_eq!(FileStanding::of(id(1), None, false), Some(FileStanding::Draft));
        assert_eq!(FileStanding::of(id(1), None, true), None);
        assert!([of(1, true), of(2, false)].into_iter().flatten().all(FileStanding::is_pending));
    }
}

//! Files of an earlier format. The format itself is under no hash: a file is not looked at less because it calls itself older.

use super::settled;
use crate::evaluations::{
    Edition,
    result_file::{ResultFile, ScoredProposal},
};

/// What the file tells though none of its format ever did.
pub fn differences(file: &ResultFile) -> Vec<String> {
    if file.edition() == Some(Edition::LATEST) {
        return Vec::new();
    }
    let any = |holds: fn(&ScoredProposal) -> bool| file.closing.proposals.iter().any(holds);
    let later = [
        ("lot_read", !file.lot_read.is_empty()),
        ("drawing", file.drawing.is_some()),
        ("motions", !file.motions.is_empty()),
        ("every_sheet", file.every_sheet.is_some()),
        ("replaced", !file.replaced.is_empty()),
        ("voided", any(|proposal| !proposal.voided.is_empty())),
        ("anew", any(|proposal| proposal.anew.is_some())),
        ("a sheet excluded by a motion", any(|proposal| proposal.excluded.iter().any(|sheet| sheet.exclusion.motion.is_some()))),
    ];
    let told = later.into_iter().filter(|(_, is_told)| *is_told);
    told.map(|(what, _)| format!("{what}: told, and no file of the format {} tells it", file.format)).collect()
}

/// What files of an earlier format need not tell, and this one does not.
pub fn untold(file: &ResultFile) -> Vec<String> {
    if file.edition() == Some(Edition::LATEST) {
        return Vec::new();
    }
    let mut untold = file.ballot.as_ref().map(settled::untold).unwrap_or_default();
    if file.advisory.is_none() {
        untold.push("advisory figures".to_owned());
    }
    untold
}

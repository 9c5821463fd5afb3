//! Whether each result that a motion replaced follows from what it says, and the next one follows from it by that motion.

use super::{Broken, compute, drawing, official, settled};
use crate::{
    evaluations::{
        motion::About,
        result_file::{Closing, Replaced, ResultFile},
    },
    time::Moment,
};

pub fn differences(file: &ResultFile) -> Result<Vec<String>, Broken> {
    let mut found = Vec::new();
    let anew = file.closing.proposals.iter().filter(|proposal| proposal.anew.is_some()).map(|proposal| &proposal.code);
    let untold = anew.filter(|code| !file.replaced.iter().any(|before| before.anew.as_ref() == Some(code)));
    found.extend(untold.map(|code| format!("{code}: scored anew, and the result before that is not told")));
    let closings = file.replaced.iter().map(|before| &*before.closing).chain([&*file.closing]);
    for (before, after) in file.replaced.iter().zip(closings.skip(1)) {
        let [closed, replaced] = [&before.closing.closed_at, &before.replaced_at].map(|at| Moment::from_rfc3339(at));
        if replaced.is_none() || replaced < closed {
            found.push(format!("motion {}: the result before it was replaced at no moment after scoring had closed", before.motion));
        }
        if before.closing.hash() != before.closing_hash {
            return Err(Broken::ClosingHash);
        }
        let then = as_it_was(file, before);
        super::read::agrees(&then)?;
        let of = format!("before motion {}, ", before.motion);
        found.extend(official(&of, &compute(&then)?.official, &before.official));
        let of_tie = settled::differences(&then)?.into_iter().chain(drawing::differences(&then));
        found.extend(of_tie.map(|difference| format!("{of}{difference}")));
        if !follows(file, before, after) {
            found.push(format!("motion {}: the result after it is not the one that follows from the one before", before.motion));
        }
    }
    Ok(found)
}

fn as_it_was(file: &ResultFile, before: &Replaced) -> ResultFile {
    ResultFile {
        closing: before.closing.clone(),
        closing_hash: before.closing_hash.clone(),
        ballot: before.ballot.clone(),
        lot: before.lot.clone(),
        lot_read: before.lot_read.clone(),
        drawing: before.drawing.clone(),
        tickets: before.tickets.clone(),
        official: before.official.clone(),
        replaced: Vec::new(),
        ..file.clone()
    }
}

/// The one sheet that a carried motion voids is the difference; why a proposal has no result by then is another matter.
fn follows(file: &ResultFile, before: &Replaced, after: &Closing) -> bool {
    let motion = file.motions.iter().find(|motion| motion.id == before.motion && motion.carried && !motion.lapsed);
    let Some(About::Voiding(sheet)) = motion.map(|motion| &motion.about) else { return false };
    if let Some(code) = &before.anew {
        return *code == sheet.proposal && has_no_rank(before, code) && after.is_anew_of(&before.closing, code, &before.motion);
    }
    let without = before.closing.without(&sheet.proposal, &sheet.column, &before.motion);
    without.is_some_and(|without| without_reasons(without) == without_reasons(after.clone()))
}

/// What has a rank is not scored anew.
fn has_no_rank(before: &Replaced, code: &str) -> bool {
    before.official.iter().any(|line| line.code == code && line.rank.is_none())
}

fn without_reasons(mut closing: Closing) -> Closing {
    closing.proposals.iter_mut().for_each(|proposal| proposal.no_result = None);
    Closing { chair: None, ..closing }
}

//! Whether a lot was drawn from what was committed to: by hash, each once and each kept, all opened or none.

use crate::{
    evaluations::{
        drawing::{Drawing, Told, commitment},
        reading::agreed,
        result_file::ResultFile,
    },
    time::Moment,
};

pub fn differences(file: &ResultFile) -> Vec<String> {
    let outside = outside(file);
    let Some(drawing) = &file.drawing else { return outside };
    let mut found = [outside, when(file, drawing)].concat();
    let hashes: Vec<&String> = drawing.commitments.iter().map(|c| &c.hash).collect();
    if !hashes.is_sorted_by(|a, b| a < b) {
        found.push("lot: the commitments are not in the order of their hashes, each once".to_owned());
    }
    if !hashes.contains(&&drawing.site) {
        found.push("lot: what the site committed to is none of the commitments".to_owned());
    }
    if hashes.len() > drawing.invited as usize + 1 {
        found.push(format!("lot: {} commitments of {} members and the site", hashes.len(), drawing.invited));
    }
    let mut opened = 0;
    for commitment in &drawing.commitments {
        match (&commitment.salt, &commitment.value) {
            (Some(salt), Some(value)) => {
                opened += 1;
                if self::commitment(&file.challenge, salt, value) != commitment.hash {
                    found.push(format!("lot: what was opened for {} is not what was committed to", commitment.hash));
                }
            }
            (None, None) => {}
            _ => found.push(format!("lot: {} is opened in part", commitment.hash)),
        }
    }
    if opened != 0 && opened != hashes.len() {
        found.push(format!("lot: {opened} of {} commitments are opened", hashes.len()));
    }
    if file.lot.is_some() {
        found.push("lot: drawn from commitments and on a typed value".to_owned());
    }
    found
}

/// Where the rules name a value from outside: on what most members read there, and enough of them, if nobody could know it when
/// scoring closed; on members' own values only where too few had read the same once all had, or by its term.
fn outside(file: &ResultFile) -> Vec<String> {
    let Some(outside) = &file.rules.ties.outside else {
        let is_none = file.lot_read.is_empty();
        return if is_none { Vec::new() } else { vec!["lot: read at a source, and the rules name none".to_owned()] };
    };
    let is_unknown = file.settled_at().is_some_and(|settled| outside.is_unknown_at(settled));
    let agreed = agreed(&file.lot_read, outside.readers);
    let mut found = Vec::new();
    if file.lot.is_some() && !is_unknown {
        found.push("lot: on a value that was known before scoring had closed".to_owned());
    }
    if let Some(value) = file.lot.as_ref().filter(|value| agreed != Some(*value)) {
        found.push(format!("lot: on {value}, which is not what most members read at the source, and {} at least", outside.readers));
    }
    if let Some(drawing) = file.drawing.as_ref().filter(|_| is_unknown) {
        let opened = Moment::from_rfc3339(&drawing.opened_at);
        let eligible = file.ballot.as_ref().map_or(u32::MAX, |ballot| ballot.eligible);
        let are_all_in = file.lot_read.values().sum::<u32>() >= eligible || outside.readers > eligible;
        let is_early = opened.is_none_or(|opened| opened < outside.until(outside.on));
        if agreed.is_some() || is_early && !are_all_in {
            found.push("lot: from members' values, and the rules name one from outside".to_owned());
        }
    }
    found
}

/// Opened after scoring had closed, for a term within its bounds.
fn when(file: &ResultFile, drawing: &Told) -> Vec<String> {
    let read = |text: &str| Moment::from_rfc3339(text);
    let (Some(opened), Some(until)) = (read(&drawing.opened_at), read(&drawing.until)) else {
        return vec!["lot: opened or due at no moment".to_owned()];
    };
    let mut found = Vec::new();
    if read(&file.closing.closed_at).is_some_and(|closed| opened < closed) {
        found.push("lot: opened before scoring had closed".to_owned());
    }
    if !Drawing::is_term(opened, until) {
        found.push("lot: its term is shorter or longer than may be".to_owned());
    }
    found
}

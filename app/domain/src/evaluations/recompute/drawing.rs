//! Whether a lot was drawn from what was committed to: by hash, each once and each kept, all opened or none.

use crate::{
    evaluations::{
        drawing::{Drawing, Told, commitment},
        result_file::ResultFile,
    },
    time::Moment,
};

pub fn differences(file: &ResultFile) -> Vec<String> {
    let Some(drawing) = &file.drawing else { return Vec::new() };
    let mut found = when(file, drawing);
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

//! `server recompute FILE`: the official ranking from a result file, for anyone who wants to make sure.

use domain::{
    evaluations::recompute::{Comparison, MAX_BYTES, recompute},
    verbatim::{canonical, sha256},
};
use std::{fs::File, io::Read, path::Path, process::ExitCode};

pub const HELP: &str = "Takes a result file (format result/1 or result/2) or the reference example (criteria_max, proposals,
scores_half_points). Prints the result as JSON to standard output, and to standard error whether it is the stored one:
ranks, sums and advisory figures, of a result file also the count of the secret ballot, the tickets of the lot and the
motions of the council, of the example every value that it expects. What a file holds beyond that is named.
Taken as the file says, because nothing else in it tells: what it is called and says in words (challenge, notice, reasons),
how many might vote, the texts of tracking codes, how a motion was voted on beyond whether that carries it (of a sheet left
out, the frozen sheets tell the votes too), a motion that leaves no sheet out, what it proposes, and whether a void sheet was
void before scoring closed. Voters compare their own codes, and the rest with the page of the result. A file of format
result/1 need not tell all of its ballot, and is computed as it was then: what it does not tell is named. Whether anything was
left out of the file, or added where nothing checks it, is told by its SHA-256 alone, which the page of the result names.

Exit codes:
  0  the result is computed, and matches the stored one
  1  nothing is computed: the file cannot be read, is broken, or its rules or sheets are not the frozen ones
  2  wrong use
  3  the result is computed, and differs from the stored one, or something does not add up or is not checked; each difference is named
  4  the result is computed, and the file has nothing stored to compare it with";

/// Exit code where the computed result is not the stored one.
const DIFFERS: u8 = 3;
/// Exit code where the file holds no result to compare with.
const NOTHING_STORED: u8 = 4;

pub fn run(path: &Path) -> ExitCode {
    let computed = read(path).and_then(|bytes| match recompute(&bytes) {
        Ok(compared) => Ok((compared, sha256(&bytes))),
        Err(broken) => Err(broken.to_string()),
    });
    match computed {
        Ok((compared, hash)) => {
            println!("{}", canonical(&compared.result));
            eprintln!("SHA-256 of the file, as the page of its result names it: {hash}");
            compared.untold.iter().for_each(|what| eprintln!("not told by this format, so not checked: {what}"));
            match compared.comparison() {
                Comparison::NothingStored => {
                    eprintln!("nothing stored to compare with");
                    ExitCode::from(NOTHING_STORED)
                }
                Comparison::Matches => {
                    eprintln!("matches the stored result");
                    ExitCode::SUCCESS
                }
                Comparison::Differs => {
                    compared.differences.iter().for_each(|difference| eprintln!("differs from the stored result: {difference}"));
                    ExitCode::from(DIFFERS)
                }
            }
        }
        Err(line) => {
            eprintln!("error: {}: {line}", path.display());
            ExitCode::FAILURE
        }
    }
}

/// Reads at most one byte more than is allowed, so that a file that is too large is noticed.
fn read(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| error.to_string())?;
    file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes)
}

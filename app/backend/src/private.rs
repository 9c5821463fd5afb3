//! What is kept on the disk is for the account that runs the site, and for nobody else on the machine.

use crate::{Error, Result};
use std::{
    fs::{self, DirBuilder, OpenOptions, Permissions},
    io,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::Path,
};

const FOLDER: u32 = 0o700;
const FILE: u32 = 0o600;

/// Makes the folder if it is missing, and closes it to others.
pub fn folder(path: &Path) -> Result<()> {
    let made = DirBuilder::new().recursive(true).mode(FOLDER).create(path);
    named(path, made.and_then(|()| fs::set_permissions(path, Permissions::from_mode(FOLDER))))
}

/// Makes the folder of a file if it is missing; one that is there may hold other things, and stays as it is.
pub fn parent(path: &Path) -> Result<()> {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() && !parent.exists() => folder(parent),
        _ => Ok(()),
    }
}

/// Closes a file to others, if it is there.
pub fn file(path: &Path) -> Result<()> {
    match fs::set_permissions(path, Permissions::from_mode(FILE)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => named(path, done),
    }
}

/// Makes an empty file if it is missing, closed to others from its first moment.
pub fn create(path: &Path) -> Result<()> {
    named(path, OpenOptions::new().write(true).create(true).truncate(false).mode(FILE).open(path).map(drop))?;
    file(path)
}

fn named<T>(path: &Path, result: io::Result<T>) -> Result<T> {
    result.map_err(|error| Error::internal(format!("{}: {error}", path.display())))
}

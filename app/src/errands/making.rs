//! Making what was asked for: what the pages' parts have to give for it, as whoever asked may read it.

use crate::{error::AppError, exports, request::Req};
use backend::{Backend, Error, errands::Workbook};
use domain::{
    errands::{Errand, What},
    locale::Locale,
};
use std::sync::Arc;

/// All that waits, one after the other; another server beside this one makes none of them twice.
pub async fn run_due(backend: &Arc<Backend>) -> Result<(), Error> {
    while let Some(errand) = backend.next_errand().await? {
        let workbooks = workbooks(backend, &errand).await;
        backend.make_errand(errand, workbooks).await?;
    }
    Ok(())
}

async fn workbooks(backend: &Arc<Backend>, errand: &Errand) -> Result<Vec<Workbook>, Error> {
    let req = Req::behind(backend, backend.behind_errand(errand).await?, Locale::Vi);
    let made = match &errand.what {
        What::Archive { code, edition } => exports::workbooks(&req, code, *edition).await,
    };
    made.map_err(|error| match error {
        AppError::Backend(error) => error,
        other => Error::internal(format!("{other:?}")),
    })
}

//! Makes what `app/backend/tests/fixtures` keeps of a version: the demonstration on the day that tests begin, and its
//! result files. `keep FOLDER`; with `TEST_DATABASE=postgres` the database is left on the server for `pg_dump`.

use backend::{challenges::ChallengeFilter, testing::TestBackend};
use std::{error::Error, fs, path::PathBuf};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("keep FOLDER")?);
    fs::create_dir_all(&folder)?;
    let backend = TestBackend::empty().await;
    server::commands::load_demo(&backend).await?;
    if backend.database_file().is_some() {
        backend.execute(&format!("VACUUM INTO '{}'", folder.join("demo.sqlite").display())).await;
    }
    let mai = backend.actor("mai").await;
    for card in backend.list_challenges(&mai, &ChallengeFilter::default()).await?.cards {
        if let Ok(file) = backend.result_file(&mai, &card.code).await {
            fs::write(folder.join(format!("{}.json", card.code)), file)?;
        }
    }
    Ok(())
}

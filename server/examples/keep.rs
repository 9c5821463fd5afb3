//! Makes what `app/backend/tests/fixtures` keeps of a version: the demonstration on the day that tests begin, with its result
//! files, and what waits for a second person. `keep FOLDER`; with `TEST_DATABASE=postgres` the databases are left on the
//! server for `pg_dump`.

use backend::{
    challenges::ChallengeFilter,
    testing::{HERE, TestBackend, VERIFIED_FIRM, firm_id, person},
};
use domain::{form::Form, locale::Locale};
use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("keep FOLDER")?);
    fs::create_dir_all(&folder)?;
    let backend = TestBackend::empty().await;
    server::commands::load_demo(&backend).await?;
    keep(&backend, &folder.join("demo.sqlite")).await;
    let mai = backend.actor("mai").await;
    for card in backend.list_challenges(&mai, &ChallengeFilter::default()).await?.cards {
        if let Ok(file) = backend.result_file(&mai, &card.code).await {
            fs::write(folder.join(format!("{}.json", card.code)), file)?;
        }
    }
    let waiting = TestBackend::new().await;
    asked(&waiting).await?;
    keep(&waiting, &folder.join("waiting.sqlite")).await;
    Ok(())
}

async fn keep(backend: &TestBackend, file: &Path) {
    if backend.database_file().is_some() {
        backend.execute(&format!("VACUUM INTO '{}'", file.display())).await;
    }
}

/// Every act of one person that another has not confirmed: an account handed on, a seat, a verification taken back.
async fn asked(t: &TestBackend) -> Result<(), backend::Error> {
    let (mai, an) = (t.actor("mai").await, t.actor("an").await);
    let form = Form::default;
    t.invite_member(&an, &form().with("right", "edit").with("email", "chi@demo.example"), Locale::Vi).await?;
    let token = t.token("chi@demo.example").await;
    t.accept_invitation(&t.actor("chi").await, &token, HERE).await?;
    let user = |nick| person(nick).map(|person| person.id().to_string()).unwrap_or_default();
    t.change_owner(&an, &form().with("act", "offer").with("user", user("chi"))).await?;
    let seat = form().with("user", user("tuan")).with("role", "member").with("affiliation", "Viện Mới");
    let seat = seat.with("decision", "Minh họa").with("decision_date", "2026-02-01").with("reason", "Chuyển công tác.");
    t.propose_seat(&mai, &seat).await?;
    t.review_firm(&mai, firm_id(VERIFIED_FIRM), &form().with("verdict", "return").with("reason", "Giấy tờ giả.")).await?;
    Ok(())
}

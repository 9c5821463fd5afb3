//! What is on the disk, for whom.

use backend::{Backend, Settings, files::Owner, testing::TestBackend};
use domain::{agency::Agency, form::Form, open_contracting::Publishing};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

/// Permission bits of everything under `folder` and of itself.
fn modes(folder: &Path) -> Vec<(PathBuf, bool, u32)> {
    let is_of = |path: &Path| {
        let found = fs::metadata(path).expect("there");
        (path.to_owned(), found.is_dir(), found.permissions().mode() & 0o777)
    };
    let inside = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("readable").path());
    std::iter::once(is_of(folder)).chain(inside.map(|path| is_of(&path))).collect()
}

#[tokio::test]
async fn what_is_on_the_disk_is_for_its_owner_only() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-01").await;
    let an = t.actor("an").await;
    let id = t.complete_proposal("an", "BT-01").await;
    let mut upload = t.begin_upload(&an, Owner::Proposal(id), "ke-hoach.txt").await.expect("begun");
    upload.write(b"Mot ke hoach").await.expect("taken");
    upload.finish().await.expect("stored");
    t.request_reset(&Form::default().with("email", "an@demo.example")).await.expect("asked");
    t.run_due_jobs().await.expect("sent");
    let kept = [modes(&t.files_folder()), modes(&t.mails_folder())].concat();
    assert!(kept.len() >= 4, "a file and a message: {kept:?}");
    for (path, is_folder, mode) in kept {
        assert_eq!(mode, if is_folder { 0o700 } else { 0o600 }, "{}", path.display());
    }
    let Some(database) = t.database_file() else { return };
    let beside = modes(database.parent().expect("a folder"));
    let files: Vec<_> =
        beside.into_iter().filter(|(path, is_folder, _)| !is_folder && path.to_string_lossy().contains("test.db")).collect();
    assert_eq!(files.len(), 3, "the database and its log: {files:?}");
    for (path, _, mode) in files {
        assert_eq!(mode, 0o600, "{}", path.display());
    }
}

#[tokio::test]
async fn a_folder_and_a_database_that_were_open_to_others_are_closed_at_the_start() {
    let data = tempfile::tempdir().expect("folder");
    let open = |path: PathBuf, mode| {
        if mode == 0o755 { fs::create_dir(&path) } else { fs::write(&path, "") }.expect("made");
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("open to others");
        path
    };
    let places = [
        (open(data.path().join("files"), 0o755), 0o700),
        (open(data.path().join("outbox"), 0o755), 0o700),
        (open(data.path().join("app.db"), 0o644), 0o600),
    ];
    let settings = Settings {
        database_url: format!("sqlite:{}?mode=rwc", places[2].0.display()),
        storage_url: format!("file:{}", places[0].0.display()),
        mail_url: format!("file:{}", places[1].0.display()),
        mail_timeout: std::time::Duration::from_secs(20),
        mail_from: "a@b.vn".to_owned(),
        base_url: String::new(),
        agency: Agency::default(),
        publishing: Publishing::default(),
        is_demo: false,
    };
    Backend::connect(&settings).await.expect("connected");
    for (path, mode) in places {
        assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, mode, "{}", path.display());
    }
}

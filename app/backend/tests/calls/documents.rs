//! Files of a challenge: published with it, changed by a version with a reason, kept with the versions that listed them.

use crate::steps::{CODE, assert_denied, assert_problem, draft, saved_form, started};
use backend::{
    Error,
    files::{FileView, Owner},
    testing::{PDF, TestBackend},
};
use domain::{access::Denied, challenges::FileStanding, check::Problem, event::EventKind, form::Form, ids::FileId, people::Actor};

async fn add(t: &TestBackend, nick: &str, name: &str) -> Result<FileView, Error> {
    let actor = t.actor(nick).await;
    let id = t.challenge(&actor, CODE).await?.challenge.id;
    let mut upload = t.begin_upload(&actor, Owner::Challenge(id), name).await?;
    upload.write(PDF).await?;
    upload.finish().await
}

async fn reads(t: &TestBackend, actor: &Actor, id: FileId) -> bool {
    t.open_file(actor, id).await.is_ok()
}

/// What the public is shown: now, and with each version, newest first.
async fn shown(t: &TestBackend) -> (Vec<String>, Vec<Vec<String>>) {
    let view = t.challenge(&Actor::Visitor, CODE).await.expect("public");
    let names = |files: &[FileView]| files.iter().map(|file| file.name.clone()).collect::<Vec<_>>();
    (names(&view.files), view.versions.iter().map(|version| names(&version.files)).collect())
}

async fn standings(t: &TestBackend) -> Vec<(String, FileStanding)> {
    let files = t.challenge_files(&t.actor("mai").await, CODE).await.expect("listed");
    files.lines.into_iter().map(|(file, standing)| (file.name, standing)).collect()
}

fn reason() -> Form {
    Form::default().with("reason", "Bổ sung dữ liệu mẫu")
}

/// A leader publishes what an officer has drafted.
async fn publish_amendment(t: &TestBackend) {
    t.publish_amendment(&t.actor("lan").await, CODE, &Form::default()).await.expect("published");
}

#[tokio::test]
async fn files_of_a_draft_are_hidden_and_survive_publication() {
    let t = TestBackend::new().await;
    draft(&t, CODE).await;
    let kept = add(&t, "mai", "phụ lục.pdf").await.expect("added").id;
    let gone = add(&t, "mai", "nháp.pdf").await.expect("added").id;
    t.remove_file(&t.actor("mai").await, gone).await.expect("removed");
    assert_eq!(standings(&t).await, [("phụ lục.pdf".to_owned(), FileStanding::Draft)]);
    assert!(!reads(&t, &t.actor("mai").await, gone).await, "nobody was shown it");
    assert!(matches!(t.restore_file(&t.actor("mai").await, gone).await, Err(Error::NotFound)));
    for (nick, may) in [("mai", true), ("lan", true), ("an", false), ("minh", false)] {
        assert_eq!(reads(&t, &t.actor(nick).await, kept).await, may, "{nick}");
    }
    assert!(!reads(&t, &Actor::Visitor, kept).await);
    assert!(add(&t, "lan", "x.pdf").await.is_err(), "leaders approve, officers write");

    // Another who edits the text finds no conflict in a file that was added meanwhile.
    let form = saved_form(&t, CODE).await;
    add(&t, "nam", "dữ liệu.pdf").await.expect("added");
    t.edit_challenge(&t.actor("mai").await, CODE, &form.with("context_vi", "Nói rõ hơn.")).await.expect("saved");
    t.send_to_review(&t.actor("mai").await, CODE).await.expect("sent");
    assert_denied(add(&t, "mai", "x.pdf").await, Denied::WrongState);
    assert_eq!(t.challenge(&t.actor("lan").await, CODE).await.expect("seen").files.len(), 2, "who approves sees them");
    t.publish_challenge(&t.actor("lan").await, CODE, &Form::default()).await.expect("published");
    let both = ["phụ lục.pdf".to_owned(), "dữ liệu.pdf".to_owned()];
    let (now, versions) = shown(&t).await;
    assert_eq!(now.iter().collect::<std::collections::BTreeSet<_>>(), both.iter().collect());
    assert_eq!(versions, [now]);
    assert!(reads(&t, &Actor::Visitor, kept).await && reads(&t, &t.actor("an").await, kept).await);
    let acts = t.challenge_history(&t.actor("mai").await, CODE).await.expect("history");
    let notes: Vec<_> = acts.iter().filter(|line| line.event.kind == EventKind::FileAdded).map(|line| line.event.note.as_str()).collect();
    assert_eq!(notes, ["dữ liệu.pdf", "nháp.pdf", "phụ lục.pdf"]);
}

#[tokio::test]
async fn what_is_public_changes_with_a_version_and_its_reason_only() {
    let t = TestBackend::new().await;
    draft(&t, CODE).await;
    let first = add(&t, "mai", "cũ.pdf").await.expect("added").id;
    t.send_to_review(&t.actor("mai").await, CODE).await.expect("sent");
    t.publish_challenge(&t.actor("lan").await, CODE, &Form::default()).await.expect("published");
    t.at(crate::steps::OPENS);
    started(&t, "an").await;
    let mai = t.actor("mai").await;
    let second = add(&t, "mai", "mới.pdf").await.expect("added").id;
    t.remove_file(&mai, first).await.expect("removed");
    assert_eq!(standings(&t).await, [("cũ.pdf".to_owned(), FileStanding::Removed), ("mới.pdf".to_owned(), FileStanding::Added)]);
    assert_eq!(shown(&t).await, (vec!["cũ.pdf".to_owned()], vec![vec!["cũ.pdf".to_owned()]]), "nothing is public yet");
    assert!(reads(&t, &Actor::Visitor, first).await && !reads(&t, &Actor::Visitor, second).await);
    assert!(reads(&t, &mai, second).await && !t.challenge(&t.actor("an").await, CODE).await.expect("seen").has_pending_files);

    // An extension decides nothing about files, and neither does an addendum that does not say so.
    let extend = reason().with("closes", "2026-04-10T17:00");
    t.extend_closing(&mai, CODE, &extend).await.expect("extended");
    let text = saved_form(&t, CODE).await.with("context_vi", "Nói rõ hơn.").with("reason", "Sửa chữ");
    t.amend_challenge(&mai, CODE, &text).await.expect("amended");
    publish_amendment(&t).await;
    assert_eq!(shown(&t).await.0, ["cũ.pdf"]);

    assert_problem(t.amend_files(&mai, CODE, &Form::default()).await, "reason", &Problem::Required);
    assert_denied(t.amend_files(&t.actor("lan").await, CODE, &reason()).await, Denied::Role);
    let mails = t.mails().await.len();
    t.at("2026-03-05T09:00");
    t.amend_files(&mai, CODE, &reason()).await.expect("issued");
    t.amend_files(&mai, CODE, &reason()).await.expect("posted twice");
    assert_eq!(shown(&t).await.0, ["cũ.pdf"], "it waits for a leader");
    publish_amendment(&t).await;
    let (now, versions) = shown(&t).await;
    assert_eq!(
        (now, versions.len(), &versions[0], &versions[3]),
        (vec!["mới.pdf".to_owned()], 4, &vec!["mới.pdf".to_owned()], &vec!["cũ.pdf".to_owned()])
    );
    let view = t.challenge(&Actor::Visitor, CODE).await.expect("public");
    assert_eq!(
        (view.versions[0].changed.as_slice(), view.versions[0].reason.as_str()),
        (["files".to_owned()].as_slice(), "Bổ sung dữ liệu mẫu")
    );
    assert!(reads(&t, &Actor::Visitor, first).await && reads(&t, &Actor::Visitor, second).await, "an earlier version keeps its files");
    let told: Vec<_> = t.mails().await.into_iter().skip(mails).filter(|(to, ..)| to == "an@demo.example").collect();
    assert!(told.len() == 1 && told[0].2.contains("Bổ sung dữ liệu mẫu"), "{told:?}");
}

#[tokio::test]
async fn a_file_left_out_by_mistake_is_kept_and_goes_with_the_text_where_the_officer_says_so() {
    let t = TestBackend::new().await;
    draft(&t, CODE).await;
    let file = add(&t, "mai", "cũ.pdf").await.expect("added").id;
    t.send_to_review(&t.actor("mai").await, CODE).await.expect("sent");
    t.publish_challenge(&t.actor("lan").await, CODE, &Form::default()).await.expect("published");
    let mai = t.actor("mai").await;
    t.remove_file(&mai, file).await.expect("removed");
    assert!(t.restore_file(&t.actor("an").await, file).await.is_err());
    t.restore_file(&mai, file).await.expect("kept");
    assert_eq!(standings(&t).await, [("cũ.pdf".to_owned(), FileStanding::Published)]);
    t.amend_files(&mai, CODE, &reason()).await.expect("nothing waits");
    assert_eq!(shown(&t).await.1.len(), 1);

    add(&t, "mai", "mới.pdf").await.expect("added");
    let both = saved_form(&t, CODE).await.with("reason", "Sửa chữ, thêm tệp").with("context_vi", "Nói rõ hơn.").with("with_files", "on");
    t.amend_challenge(&mai, CODE, &both).await.expect("amended");
    publish_amendment(&t).await;
    let view = t.challenge(&Actor::Visitor, CODE).await.expect("public");
    assert_eq!(view.versions[0].changed, ["context", "files"]);
    assert_eq!(shown(&t).await.0, ["cũ.pdf", "mới.pdf"]);
    t.at(crate::steps::CLOSES);
    assert_denied(add(&t, "mai", "x.pdf").await, Denied::WrongState);
    assert_denied(t.remove_file(&mai, file).await, Denied::WrongState);
    assert!(reads(&t, &Actor::Visitor, file).await);
}

#[tokio::test]
async fn a_scheduled_challenge_shows_its_files_when_its_time_comes() {
    let t = TestBackend::new().await;
    draft(&t, CODE).await;
    let file = add(&t, "mai", "phụ lục.pdf").await.expect("added").id;
    t.send_to_review(&t.actor("mai").await, CODE).await.expect("sent");
    t.publish_challenge(
        &t.actor("lan").await,
        CODE,
        &Form::default().with("publish_at", "2026-03-01T12:00").with("day_off_2026_03_01", "on"),
    )
    .await
    .expect("scheduled");
    assert!(!reads(&t, &Actor::Visitor, file).await && reads(&t, &t.actor("lan").await, file).await);
    t.at("2026-03-01T12:00");
    assert!(reads(&t, &Actor::Visitor, file).await);
    assert_eq!(shown(&t).await.0, ["phụ lục.pdf"]);
}

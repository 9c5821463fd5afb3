//! Every version of a proposal stays its firm's to read, and nobody else's.

use crate::steps::{CLOSES, CODE, assert_not_found, complete, confirm_opening, open, save, submitted};
use backend::{Error, files::Owner, testing::TestBackend};
use domain::{
    form::Form,
    people::Actor,
    proposals::{Section, content::FileRef},
};

async fn archive(t: &TestBackend, actor: &Actor, id: domain::ids::ProposalId, version: u32) -> Result<Vec<u8>, Error> {
    let mut made = t.export_version(actor, id, version).await?;
    let mut bytes = Vec::new();
    while let Some(piece) = made.pieces.recv().await {
        bytes.extend_from_slice(&piece.expect("a piece"));
    }
    Ok(bytes)
}

async fn attach(t: &TestBackend, nick: &str, id: domain::ids::ProposalId, name: &str, text: &str) -> domain::ids::FileId {
    let mut upload = t.begin_upload(&t.actor(nick).await, Owner::Proposal(id), name).await.expect("begun");
    upload.write(text.as_bytes()).await.expect("written");
    upload.finish().await.expect("stored").id
}

#[tokio::test]
async fn a_version_is_kept_as_it_was_whatever_follows_it() {
    let t = TestBackend::new().await;
    open(&t).await;
    let id = complete(&t, "an", "Trợ lý").await;
    let an = t.actor("an").await;
    let file = attach(&t, "an", id, "dự toán.txt", "Bản thứ nhất").await;
    t.submit_proposal(&an, id).await.expect("first");
    t.remove_file(&an, file).await.expect("removed");
    save(&t, "an", id, Section::Fit, Form::default().with("title", "Trợ lý mới").with("fit", "Phù hợp.")).await;
    t.submit_proposal(&an, id).await.expect("second");
    t.withdraw_proposal(&an, id).await.expect("withdrawn");
    let shown = async |version: u32| {
        let view = t.own_version(&an, id, version).await.expect("a version");
        let names: Vec<String> = view.files.iter().map(|file: &FileRef| file.name.clone()).collect();
        (view.content.title, names, view.receipt.expect("a receipt").version)
    };
    assert_eq!(shown(1).await, ("Trợ lý".to_owned(), vec!["dự toán.txt".to_owned()], 1));
    assert_eq!(shown(2).await, ("Trợ lý mới".to_owned(), Vec::new(), 2));
    for version in [0, 3] {
        assert_not_found(t.own_version(&an, id, version).await);
        assert_not_found(t.print_version(&an, id, version).await.map(|_| ()));
        assert_not_found(archive(&t, &an, id, version).await.map(|_| ()));
    }
    let first = String::from_utf8_lossy(&archive(&t, &an, id, 1).await.expect("made")).into_owned();
    assert!(first.contains("Bản thứ nhất") && first.contains("Trợ lý") && !first.contains("Trợ lý mới"), "removed from the draft alone");
    assert!(t.print_version(&an, id, 2).await.expect("printed").bytes.starts_with(b"%PDF"));
}

#[tokio::test]
async fn nobody_but_its_firm_reads_or_takes_a_version_before_or_after_the_opening() {
    let t = TestBackend::new().await;
    open(&t).await;
    let (id, _) = submitted(&t, "an", "Trợ lý").await;
    for opened in [false, true] {
        if opened {
            t.at(CLOSES);
            confirm_opening(&t).await;
            assert_eq!(t.opened_proposals(&t.actor("mai").await, CODE).await.expect("opened").len(), 1);
        }
        for nick in ["binh", "chi", "mai", "lan", "minh", "huong"] {
            let actor = t.actor(nick).await;
            let refused = [
                t.own_version(&actor, id, 1).await.map(|_| ()),
                t.print_version(&actor, id, 1).await.map(|_| ()),
                t.proposal_call(&actor, id).await.map(|_| ()),
                archive(&t, &actor, id, 1).await.map(|_| ()),
            ];
            for result in refused {
                match (opened, result) {
                    (false, result) => assert_not_found(result),
                    (true, result) => assert!(result.is_err(), "{nick}"),
                }
            }
        }
    }
}

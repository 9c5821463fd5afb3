//! Every field of a proposal is wherever it is written, compared or read: what the domain lists, no reader misses.

use crate::site;

use app::{
    paths,
    ui::proposal_fields::{label, read_as},
};
use backend::{
    files::Owner,
    testing::{PENDING_FIRM, challenge_form, firm_id},
};
use domain::{
    challenges::{Content, Measure},
    form::Form,
    ids::ProposalId,
    locale::Locale,
    proposals::{
        Field,
        field::Kind,
        files,
        targets::{key, proof_field, value_field},
    },
};
use site::Site;

/// What was handed in, and what the draft says since.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Before,
    Since,
}
use When::{Before, Since};

/// A word that stands in this field alone.
fn mark(field: Field, when: When) -> String {
    format!("{}-{}", if when == Before { "before" } else { "since" }, field.name())
}

/// A declaration is made before and taken back since.
fn fill(form: Form, field: Field, when: When) -> Form {
    match field.kind() {
        Kind::Line | Kind::Text => form.with(field.name(), mark(field, when)),
        Kind::Table => form.with("cost_item_0", mark(field, when)).with("cost_quantity_0", "1").with("cost_price_0", "1000"),
        Kind::Declaration => form.with(field.name(), if when == Before { "on" } else { "" }),
        Kind::Consortium => {
            let form = form.with("lead_share", "60").with("lead_part", mark(field, when)).with("partner_share_0", "40");
            let cells = [("name", "Viện Dữ liệu"), ("code", "V-12"), ("representative", "Lê Vân"), ("part", "Mô hình"), ("signed", "on")];
            cells.into_iter().fold(form, |form, (column, text)| form.with(format!("partner_{column}_0"), text))
        }
        Kind::Targets => form.with(value_field(&key(&target())), mark(field, when)).with(proof_field(&key(&target())), "Đo hằng tháng"),
    }
}

/// A call that publishes a target.
const CODE: &str = "BT-02";

fn call() -> Form {
    let form = Content::from_form(&challenge_form(CODE)).expect("valid").to_form().with("code", CODE);
    form.with("measure_name_vi_0", "Tỷ lệ trả lời đúng").with("measure_target_vi_0", "từ 90% trở lên")
}

fn target() -> Measure {
    Content::from_form(&call()).expect("valid").measures.remove(0)
}

async fn publish(site: &Site) {
    let (mai, lan) = (site.backend.actor("mai").await, site.backend.actor("lan").await);
    site.backend.create_challenge(&mai, &call()).await.expect("created");
    site.backend.send_to_review(&mai, CODE).await.expect("sent");
    site.backend.publish_challenge(&lan, CODE, &Form::default()).await.expect("published");
}

/// Whether the field's own input shows it.
fn is_in_form(page: &str, field: Field, when: When) -> bool {
    let input = |name: &str, end: &str| {
        let name = page.find(&format!(" name=\"{name}\"")).expect("an input");
        let (start, length) = (page[..name].rfind('<').expect("a tag"), page[name..].find(end).expect("its end"));
        page[start..name + length].to_owned()
    };
    match field.kind() {
        Kind::Line => input(field.name(), ">").contains(&mark(field, when)),
        Kind::Text => input(field.name(), "</textarea>").contains(&mark(field, when)),
        Kind::Table => input("cost_item_0", ">").contains(&mark(field, when)),
        Kind::Consortium => input("lead_part", "</textarea>").contains(&mark(field, when)),
        Kind::Targets => input(&value_field(&key(&target())), ">").contains(&mark(field, when)),
        Kind::Declaration => input(field.name(), ">").contains("checked") == (when == Before),
    }
}

/// Whether a page that only shows the proposal tells it.
fn is_told(page: &str, field: Field, when: When) -> bool {
    let answer = if when == Before { "Đã cam kết" } else { "Chưa cam kết" };
    match field.kind() {
        Kind::Line | Kind::Text | Kind::Table | Kind::Targets | Kind::Consortium => page.contains(&mark(field, when)),
        Kind::Declaration => page.contains(&format!("<dt>{}</dt><dd>{answer}</dd>", read_as(Locale::Vi, field))),
    }
}

/// Whether a difference strikes out what was and underlines what is.
fn is_compared(page: &str, field: Field) -> bool {
    let [gone, new] = match field.kind() {
        Kind::Declaration => ["Đã ".to_owned(), "Chưa ".to_owned()],
        _ => [mark(field, Before), mark(field, Since)],
    };
    let said = |open: &str, close: &str, text: &str| {
        page.split(open).skip(1).any(|piece| piece.split(close).next().is_some_and(|piece| piece.contains(text)))
    };
    said("<del>", "</del>", &gone) && said("<ins>", "</ins>", &new)
}

struct Draft {
    site: Site,
    id: ProposalId,
}

impl Draft {
    async fn page(&self, nick: &str, path: &str) -> String {
        let answer = self.site.get(nick, path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        answer.text.replace("<!>", "")
    }

    /// Fills one field on its section's page, over what the draft holds.
    async fn write(&self, field: Field, when: When) {
        let own = self.site.backend.own_proposal(&self.site.backend.actor("an").await, self.id).await.expect("a draft");
        let answer = self.site.post("an", &self.section(field), &fill(own.form(), field, when)).await;
        assert_eq!(answer.status, 303, "{}: {}", field.name(), answer.text);
    }

    fn section(&self, field: Field) -> String {
        paths::section(self.id, field.section())
    }
}

#[tokio::test]
async fn every_field_of_a_proposal_is_written_compared_and_read() {
    let mut site = Site::open().await;
    for nick in ["an", "mai", "minh"] {
        site.sign_in(nick).await;
    }
    let (an, mai, minh) = (site.backend.actor("an").await, site.backend.actor("mai").await, site.backend.actor("minh").await);
    publish(&site).await;
    let id = site.backend.complete_proposal("an", CODE).await;
    // What a partner without an account has signed.
    let mut upload = site.backend.begin_upload(&an, Owner::Proposal(id), "thoa-thuan.txt").await.expect("upload");
    upload.write("Thỏa thuận liên danh".as_bytes()).await.expect("bytes");
    let paper = upload.finish().await.expect("file").id;
    site.backend.sort_files(&an, id, &Form::default().with(files::field(paper), "legal")).await.expect("sorted");
    let draft = Draft { site, id };
    for field in Field::ALL {
        draft.write(*field, Before).await;
    }
    draft.site.backend.submit_proposal(&an, id).await.expect("a receipt");

    for field in Field::ALL.iter().copied() {
        let name = field.name();
        draft.write(field, Since).await;
        let edited = draft.page("an", &draft.section(field)).await;
        assert!(is_in_form(&edited, field, Since) && !is_in_form(&edited, field, Before), "{name} is edited");
        assert!(is_told(&edited, field, Before), "{name}: what was handed in stands beside the form");
        assert!(is_compared(&draft.page("an", &paths::proposal(id)).await, field), "{name} is compared with what was handed in");
        let last = draft.page("an", &paths::proposal_act(id, "submit")).await;
        let is_named = match field.kind() {
            // What is not declared is named as missing.
            Kind::Declaration => last.contains(label(Locale::Vi, field).trim_end_matches('.')),
            _ => is_told(&last, field, Since),
        };
        assert!(is_named, "{name} is looked at before submitting");
        let late = fill(Form::default().with("draft_version", "1"), field, Before);
        let stale = draft.site.post("an", &draft.section(field), &late).await;
        let theirs = stale.text.replace("<!>", "");
        let theirs = theirs.split("id=\"theirs\"").nth(1).and_then(|rest| rest.split("</section>").next()).unwrap_or_default();
        assert_eq!(stale.status, 409, "{name}");
        assert!(is_told(theirs, field, Since), "{name}: what somebody else saved is shown");
        draft.write(field, Before).await;
        assert!(!is_compared(&draft.page("an", &paths::proposal(id)).await, field), "{name} is as it was handed in");
    }

    let backend = &draft.site.backend;
    backend.review_firm(&mai, firm_id(PENDING_FIRM), &Form::default().with("verdict", "verify")).await.expect("verified");
    let other = backend.submitted_proposal("binh", CODE).await;
    backend.open_proposals(CODE).await;
    for proposal in [id, other] {
        backend.screen_proposal(&mai, proposal, &Form::default().with("verdict", "admit")).await.expect("admitted");
    }
    backend.start_scoring(&mai, CODE).await.expect("started");
    for proposal in [id, other] {
        backend.declare_conflict(&minh, proposal, &Form::default().with("conflict", "clear")).await.expect("declared");
    }
    let mut codes = Vec::new();
    for (nick, proposal) in [("an", id), ("binh", other)] {
        codes.push(backend.own_proposal(&backend.actor(nick).await, proposal).await.expect("its firm's").code);
    }
    let readers = [
        ("mai", paths::office_proposal(id)),
        ("minh", paths::sheet(id)),
        ("minh", paths::compare(CODE, &codes[0], &codes[1])),
        ("an", paths::proposal(id)),
        ("an", paths::proposal_act(id, "version")),
        ("an", paths::proposal_act(id, "whole")),
    ];
    for (nick, path) in readers {
        let page = draft.page(nick, &path).await;
        for field in Field::ALL {
            assert!(is_told(&page, *field, Before), "{} is not told to {nick} at {path}", field.name());
        }
    }
    let zip = draft.page("an", &paths::proposal_act(id, "version.zip")).await;
    let printed = zip.split("ho-so.txt").nth(1).and_then(|rest| rest.split("manifest.json").next()).expect("a text");
    for field in Field::ALL.iter().copied().filter(|field| field.kind() != Kind::Declaration) {
        assert!(printed.contains(&mark(field, Before)), "{} is not on paper: {printed}", field.name());
    }
    let json = draft.page("an", &paths::proposal_act(id, "receipt.json")).await;
    for field in Field::ALL {
        let is_given = match field.kind() {
            Kind::Declaration => json.contains(&format!("\"{}\":true", field.name())),
            _ => json.contains(&format!("\"{}\":", field.name())) && json.contains(&mark(*field, Before)),
        };
        assert!(is_given, "{} is not in the file that is hashed", field.name());
    }
}

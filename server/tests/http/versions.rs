//! Each version of a proposal read whole, kept, and compared; and the draft on one page before it is handed in.

use crate::site::{SECRET, Site};
use domain::{form::Form, ids::ProposalId, proposals::Section};
use std::{io::Write, process::Command};

/// Two versions of the proposal of `an`, whose file was removed from the draft since; and its address.
async fn two_versions() -> (Site, ProposalId, String) {
    let mut site = Site::open().await;
    site.submit().await;
    let (an, id) = (site.backend.actor("an").await, site.proposal.expect("a proposal"));
    site.backend.remove_file(&an, site.file.parse().expect("an id")).await.expect("removed");
    let draft = site.backend.own_proposal(&an, id).await.expect("draft").form();
    let plan = format!("{}\nThêm bước <thử nghiệm> & nghiệm thu.", draft.get("plan"));
    site.backend.save_section(&an, id, Section::Plan, &draft.with("plan", plan)).await.expect("saved");
    site.backend.submit_proposal(&an, id).await.expect("replaced");
    site.sign_in("an").await;
    let page = format!("/proposals/{id}/act");
    (site, id, page)
}

/// Written with nothing of this site: reads the archive, and what the page shows of it.
const CHECK: &str = r#"
import hashlib, html, json, sys, zipfile
archive, page, receipt = sys.argv[1:]
said = open(page, encoding="utf-8").read()
with zipfile.ZipFile(archive) as z:
    assert z.testzip() is None
    names = z.namelist()
    folder = names[0].split("/")[0]
    read = lambda name: z.read(folder + "/" + name)
    text = read("ban-da-nop.json")
    digest = hashlib.sha256(text).hexdigest()
    manifest = json.loads(read("manifest.json"))
    assert digest == receipt == manifest["receipt_sha256"], (digest, receipt)
    sums = dict(reversed(line.split("  ", 1)) for line in read("SHA256SUMS").decode().splitlines())
    for part in manifest["parts"]:
        data = read(part["path"])
        assert hashlib.sha256(data).hexdigest() == part["sha256"] == sums[part["path"]], part
        assert len(data) == part["size"], part
    listed = {folder + "/" + name for name in list(sums) + ["manifest.json", "SHA256SUMS"]}
    assert listed == set(names), (listed, names)
    handed_in = json.loads(text)
    printed = read("ho-so.txt").decode()
shown = [handed_in["code"], receipt]
for name, value in handed_in["content"].items():
    if isinstance(value, str):
        shown += [line for line in value.split("\n") if line.strip()]
for line in handed_in["content"]["costs"]:
    shown.append(line["item"])
for file in handed_in["files"]:
    shown += [file["name"], file["sha256"]]
    assert hashlib.sha256(zipfile.ZipFile(archive).read(folder + "/tep-dinh-kem/" + file["name"])).hexdigest() == file["sha256"]
flat = html.unescape(said)
missing = [text for text in shown if text not in flat]
assert not missing, missing
grouped = " ".join(receipt[i:i + 8] for i in range(0, 64, 8))
assert grouped in printed and all(text in printed for text in shown[2:] if text != receipt and len(text) != 64), printed
print(len(shown), len(handed_in["files"]))
"#;

#[tokio::test]
async fn the_hash_of_a_receipt_is_that_of_what_is_shown_as_another_program_computes_it() {
    let (site, id, page) = two_versions().await;
    let an = site.backend.actor("an").await;
    for (receipt, files) in site.backend.receipts(&an, id).await.expect("receipts").iter().zip([0, 1]) {
        let version = receipt.version;
        let shown = site.get("an", &format!("{page}/version?version={version}")).await;
        let archive = site.get("an", &format!("{page}/version.zip?version={version}")).await;
        assert_eq!((shown.status, archive.status, archive.header("content-type")), (200, 200, "application/zip"));
        let folder = tempfile::tempdir().expect("a folder");
        let paths = [("a.zip", &archive.bytes[..]), ("page.html", shown.text.replace("<!>", "").as_bytes())].map(|(name, bytes)| {
            let path = folder.path().join(name);
            std::fs::File::create(&path).and_then(|mut file| file.write_all(bytes)).expect("written");
            path
        });
        let checked = Command::new("python3").arg("-c").arg(CHECK).args(paths).arg(&receipt.sha256).output();
        let checked = checked.unwrap_or_else(|error| panic!("python3 is needed: {error}"));
        let said = String::from_utf8_lossy(&checked.stdout);
        assert!(checked.status.success(), "version {version}: {}", String::from_utf8_lossy(&checked.stderr));
        let (texts, attached) = said.trim().split_once(' ').expect("two numbers");
        assert!(texts.parse::<u32>().is_ok_and(|n| n > 8) && attached == files.to_string(), "{said}");
        let pdf = site.get("an", &format!("{page}/version.pdf?version={version}")).await;
        assert!(pdf.status == 200 && pdf.bytes.starts_with(b"%PDF"), "{}", pdf.text);
    }
}

/// All sections, from the first heading on.
fn body(page: &str) -> &str {
    let from = page.find("id=\"section-fit\"").unwrap_or_else(|| panic!("no sections: {page}"));
    let last = page[from..].find("id=\"section-files\"").expect("the last section") + from;
    &page[from..page[last..].find("</section>").expect("its end") + last]
}

#[tokio::test]
async fn a_version_is_shown_to_its_firm_as_office_and_council_read_it() {
    let (mut site, id, page) = two_versions().await;
    for nick in ["mai", "minh"] {
        site.sign_in(nick).await;
    }
    let own = site.get("an", &format!("{page}/version")).await.text;
    assert!(own.contains("Trước đó, chỉ doanh nghiệp xem được"), "{own}");
    site.backend.open_proposals("BT-01").await;
    site.backend.screen_proposal(&site.backend.actor("mai").await, id, &Form::default().with("verdict", "admit")).await.expect("admitted");
    site.backend.declare_conflict(&site.backend.actor("minh").await, id, &Form::default().with("conflict", "clear")).await.expect("clear");
    let later = site.get("an", &format!("{page}/version")).await.text;
    assert!(body(&later) == body(&own) && !later.contains("Trước đó, chỉ doanh nghiệp xem được"));
    for (nick, path) in [("mai", format!("/office/proposals/{id}")), ("minh", format!("/council/proposals/{id}"))] {
        let read = site.get(nick, &path).await;
        assert_eq!(body(&read.text).replace("<!>", ""), body(&own).replace("<!>", ""), "{nick}");
    }
    // The first version was never opened; it says so, and is its firm's alone.
    let first = site.get("an", &format!("{page}/version?version=1")).await.text;
    assert!(first.contains("đã được thay thế") && !first.contains("nghiệm thu") && first.contains("ke-hoach.txt"), "{first}");
}

#[tokio::test]
async fn two_versions_are_compared_field_by_field_and_so_is_the_draft() {
    let (site, id, page) = two_versions().await;
    let shown = site.get("an", &format!("{page}/compare")).await.text;
    let changes = shown.split("id=\"changes\"").nth(1).expect("changes").split("<footer").next().expect("before the end");
    let heads: Vec<_> = changes.split("<h3>").skip(1).filter_map(|rest| rest.split("</h3>").next()).collect();
    assert_eq!(heads, ["Kế hoạch triển khai", "Tệp đính kèm"], "{changes}");
    assert!(
        changes.contains("&lt;thử nghiệm&gt;") && changes.contains("ke-hoach.txt") && changes.contains("Các mục giống nhau"),
        "{changes}"
    );
    for receipt in site.backend.receipts(&site.backend.actor("an").await, id).await.expect("receipts") {
        assert!(shown.contains(&receipt.sha256), "{shown}");
    }
    let english = site.get("an", &format!("/en{page}/compare?a=2&b=1")).await.text;
    assert!(english.contains("Struck out: only in version 2. Underlined: only in version 1."), "{english}");
    assert!(site.get("an", &format!("{page}/compare?a=2&b=draft")).await.text.contains("Hai bản giống nhau"));
    // What is no version is taken for none.
    for wrong in ["a=9&b=9", "a=x&b=%3Cb%3E"] {
        let shown = site.get("an", &format!("{page}/compare?{wrong}")).await;
        assert!(shown.status == 200 && shown.text.contains("id=\"changes\""), "{wrong}");
    }
    assert_eq!(site.get("an", &format!("{page}/version?version=9")).await.status, 404);
}

#[tokio::test]
async fn a_draft_is_read_whole_on_one_page_before_it_is_handed_in() {
    let mut site = Site::open().await;
    let an = site.backend.actor("an").await;
    let id = site.backend.complete_proposal("an", "BT-01").await;
    let draft = site.backend.own_proposal(&an, id).await.expect("draft").form();
    site.backend.save_section(&an, id, Section::Fit, &draft.with("title", SECRET)).await.expect("saved");
    site.sign_in("an").await;
    let page = format!("/proposals/{id}");
    for (prefix, said) in [("", "Chưa có gì được nộp từ trang này"), ("/en", "Nothing is submitted from this page")] {
        let whole = site.get("an", &format!("{prefix}{page}/act/whole")).await.text;
        assert!(whole.contains(said) && whole.contains(SECRET) && whole.contains("act/submit"), "{whole}");
        assert_eq!(whole.matches("<h2 id=\"section-").count(), Section::ALL.len());
    }
    for lead in [page.clone(), format!("{page}/act/submit")] {
        assert!(site.get("an", &lead).await.text.contains("act/whole\""), "{lead} leads there");
    }
    assert_eq!(site.get("an", &format!("{page}/act/compare")).await.status, 404, "nothing was handed in");
    site.backend
        .save_section(&an, id, Section::Plan, &site.backend.own_proposal(&an, id).await.expect("draft").form().with("plan", ""))
        .await
        .expect("saved");
    let whole = site.get("an", &format!("{page}/act/whole")).await.text;
    assert!(whole.contains("Còn 1 nội dung phải hoàn thiện"), "{whole}");
}

//! Papers and workbooks as they are sent: no reader finds in one what they may not know.
//! PDFs are read with pdftotext, DOCX and XLSX are unpacked.

use crate::site;

use backend::{
    files::Owner,
    papers::{Format, Kind},
    testing::{CAST, VERIFIED_FIRM, firm_id, pdf},
};
use calamine::{Data, Reader, Xlsx};
use domain::{challenges::ILLUSTRATIVE, form::Form, ids::ProposalId, people::Actor, proposals::Section};
use site::{Answer, Site, words::words};
use std::io::Cursor;

const CODE: &str = "BT-01";
/// In the title of a proposal and in the name of its firm; a formula to a spreadsheet that takes it for one.
const TITLE: &str = "=1+1 zqx7391";
const FIRM: &str = "=HYPERLINK(\"http://a.example\") zqx8462";
/// Why a member has a conflict.
const REASON: &str = "=1+2 tư vấn";
const SECRETS: [&str; 2] = ["zqx7391", "zqx8462"];
const CONFLICTED: &str = "tuan";
const LISTS: [&str; 7] = ["proposals", "scores", "complaints", "history", "declarations", "meetings", "ballot"];
const OFFICE_LISTS: [&str; 4] = ["challenges", "firms", "seats", "portfolio"];

fn holds_a_secret(answer: &Answer) -> bool {
    let (words, headers) = (words(answer), format!("{:?}", answer.headers));
    SECRETS.iter().any(|secret| words.contains(secret) || headers.contains(secret))
}

/// A proposal that holds the secrets, handed in for an open challenge.
async fn submitted() -> (Site, ProposalId) {
    let mut site = Site::open().await;
    let backend = &site.backend;
    let (an, mai) = (backend.actor("an").await, backend.actor("mai").await);
    let profile = backend.own_firm(&an).await.expect("firm").expect("a firm").firm.profile.to_form();
    backend.edit_firm(&an, &profile.with("legal_name", FIRM)).await.expect("renamed");
    for firm in [VERIFIED_FIRM, backend::testing::PENDING_FIRM] {
        backend.review_firm(&mai, firm_id(firm), &Form::default().with("verdict", "verify")).await.expect("verified");
    }
    let id = backend.complete_proposal("an", CODE).await;
    let draft = backend.own_proposal(&an, id).await.expect("draft").form();
    backend.save_section(&an, id, Section::Fit, &draft.with("title", TITLE)).await.expect("titled");
    backend.submit_proposal(&an, id).await.expect("receipt");
    site.proposal = Some(id);
    for nick in ["an", "binh", "mai", "lan", "minh", "huong", CONFLICTED] {
        site.sign_in(nick).await;
    }
    (site, id)
}

/// Scored by all but the member with a conflict, and spoken of in a meeting that has ended.
async fn scored() -> (Site, ProposalId) {
    let (site, id) = submitted().await;
    let backend = &site.backend;
    let other = backend.submitted_proposal("binh", CODE).await;
    backend.open_proposals(CODE).await;
    let (mai, huong, minh) = (backend.actor("mai").await, backend.actor("huong").await, backend.actor("minh").await);
    for id in [id, other] {
        backend.screen_proposal(&mai, id, &Form::default().with("verdict", "admit")).await.expect("admitted");
    }
    backend.start_scoring(&mai, CODE).await.expect("started");
    let scores = ["18", "22,5", "13", "13", "13", "8"];
    let sheet = scores.iter().enumerate().fold(Form::default().with("sheet_version", "0"), |f, (i, s)| f.with(format!("score_{i}"), *s));
    for person in CAST.iter().filter(|person| person.seat.is_some()) {
        let member = backend.actor(person.nick).await;
        for proposal in [id, other] {
            let is_conflicted = person.nick == CONFLICTED && proposal == id;
            let conflict = if is_conflicted { "conflicted" } else { "clear" };
            let form = Form::default().with("conflict", conflict).with("kind", "adviser").with("reason", REASON);
            backend.declare_conflict(&member, proposal, &form).await.expect("declared");
            if !is_conflicted {
                backend.submit_sheet(&member, proposal, &sheet).await.expect("submitted");
            }
        }
    }
    let plan = Form::default()
        .with(format!("challenge_{CODE}"), "on")
        .with("place", "P1")
        .with("at", "2026-12-01T08:30")
        .with("secretary", huong.id().expect("a person").to_string());
    let meeting = backend.plan_meeting(&huong, &plan).await.expect("planned");
    backend.start_meeting(&huong, meeting, &Form::default().with("other_day", "on")).await.expect("started");
    backend.end_meeting(&huong, meeting, &Form::default().with("outcome", "not_quorate")).await.expect("ended");
    backend.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    let pick =
        Form::default().with(format!("pick_{id}"), "on").with("vote_for", "12").with("vote_against", "2").with("vote_abstained", "0");
    let pick = pick.with(format!("departure_{other}"), "Trùng phạm vi.");
    backend.propose_shortlist(&minh, CODE, &pick).await.expect("proposed");
    (site, id)
}

/// The addresses of every paper that anyone can get, of every list, and of every signed copy.
async fn files(site: &Site, readers: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = Kind::ALL.iter().map(|kind| kind.code().to_owned()).collect();
    let mut files = Vec::new();
    for nick in readers {
        let lines = site.backend.papers(&site.backend.actor(nick).await, CODE).await.expect("papers").lines;
        names.extend(lines.iter().filter_map(|line| line.paper.ok()).map(|paper| paper.name()));
        files.extend(lines.into_iter().filter_map(|line| line.signed).map(|file| format!("/files/{}", file.id)));
    }
    for name in names {
        files.extend(Format::ALL.map(|format| format!("/challenges/{CODE}/papers/{name}.{}", format.ending())));
    }
    files.extend(LISTS.map(|list| format!("/office/challenges/{CODE}/lists/{list}.xlsx")));
    files.extend(OFFICE_LISTS.map(|list| format!("/office/lists/{list}.xlsx")));
    files.push(format!("/challenges/{CODE}/papers"));
    files.sort();
    files.dedup();
    files
}

async fn finds(site: &Site, nick: &str, files: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        if holds_a_secret(&site.get(nick, file).await) {
            found.push(file.clone());
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_with_a_conflict_finds_nothing_of_the_proposal_in_any_paper_or_list() {
    let (site, _) = scored().await;
    let mai = site.backend.actor("mai").await;
    for name in ["opening", "scores"] {
        let paper = site.backend.named_paper(&mai, CODE, name).await.expect("named");
        let mut upload = site.backend.begin_upload(&mai, Owner::Signed(paper), "ban-ky.pdf").await.expect("begun");
        upload.write(&pdf(b"zqx7391")).await.expect("bytes");
        upload.finish().await.expect("filed");
    }
    let files = files(&site, &["mai", "minh", "huong", CONFLICTED]).await;
    // The search itself works, in every format.
    let found = finds(&site, "mai", &files).await;
    for name in ["opening", "conflicts", "scores", "decision"] {
        for ending in ["pdf", "docx"] {
            assert!(found.contains(&format!("/challenges/{CODE}/papers/{name}.{ending}")), "{name}.{ending}: {found:?}");
        }
    }
    assert!(found.iter().any(|file| file.contains("/minutes-") && file.ends_with("pdf")), "{found:?}");
    for list in ["proposals", "scores", "declarations"] {
        assert!(found.contains(&format!("/office/challenges/{CODE}/lists/{list}.xlsx")), "{found:?}");
    }
    let secretarys = finds(&site, "huong", &files).await;
    assert!(secretarys.iter().any(|file| file.contains("/minutes-")) && secretarys.iter().any(|file| file.contains("/sheet-")));
    for nick in [CONFLICTED, "", "binh"] {
        let found = finds(&site, nick, &files).await;
        assert!(found.is_empty(), "{nick} reads it in {found:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn before_the_opening_no_paper_and_no_list_tells_of_a_proposal() {
    let (site, _) = submitted().await;
    let files = files(&site, &["mai"]).await;
    for closed in [false, true] {
        if closed {
            site.backend.at(backend::testing::CLOSING);
        }
        for nick in ["", "binh", "minh", "huong"] {
            let found = finds(&site, nick, &files).await;
            assert!(found.is_empty(), "{nick} (closed: {closed}) in {found:?}");
        }
        // The office knows the firm as one that is registered, and nothing of what it handed in.
        for nick in ["mai", "lan"] {
            assert_eq!(finds(&site, nick, &files).await, ["/office/lists/firms.xlsx"], "{nick} (closed: {closed})");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_looks_like_a_formula_stays_a_text_in_every_list() {
    let (site, _) = scored().await;
    let lists = LISTS.map(|list| format!("/office/challenges/{CODE}/lists/{list}.xlsx"));
    let mut seen = 0;
    for file in lists.into_iter().chain(OFFICE_LISTS.map(|list| format!("/office/lists/{list}.xlsx"))) {
        let answer = site.get("mai", &file).await;
        if file.contains("complaints") {
            assert_eq!(answer.status, 409, "before the result there is none");
            continue;
        }
        if file.contains("ballot") {
            assert_eq!(answer.status, 409, "nobody was tied");
            continue;
        }
        assert_eq!(answer.status, 200, "{file}");
        assert!(answer.header("content-disposition").starts_with("attachment; filename="), "{file}");
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(answer.bytes.as_slice())).expect("opens");
        for name in book.sheet_names() {
            assert_eq!(book.worksheet_formula(&name).expect("a sheet").used_cells().count(), 0, "{file}");
            let cells = book.worksheet_range(&name).expect("a sheet");
            assert!(cells.height() > 2, "{file}: {name} is empty");
            assert!(matches!(cells.get_value((0, 0)), Some(Data::String(first)) if first.contains(ILLUSTRATIVE)), "{file}: {name}");
            seen += cells
                .used_cells()
                .filter(|(.., cell)| matches!(cell, Data::String(text) if [FIRM, TITLE, REASON].contains(&text.as_str())))
                .count();
        }
    }
    assert!(seen >= 6, "the formulas were met {seen} times");
}

#[tokio::test(flavor = "multi_thread")]
async fn papers_are_downloads_and_the_page_leads_to_them() {
    let (site, _) = scored().await;
    let page = site.get("mai", &format!("/challenges/{CODE}/papers")).await;
    assert_eq!(page.status, 200);
    let address = format!("/challenges/{CODE}/papers/scores.pdf");
    assert!(page.text.contains(&address) && page.text.contains("Biên bản họp Hội đồng"));
    assert!(site.get("mai", &format!("/office/challenges/{CODE}")).await.text.contains(&format!("/challenges/{CODE}/papers\"")));
    assert!(site.get("huong", &format!("/council/challenges/{CODE}")).await.text.contains(&format!("/challenges/{CODE}/papers\"")));
    let paper = site.get("mai", &address).await;
    assert_eq!((paper.status, paper.header("content-type")), (200, "application/pdf"));
    assert!(paper.header("content-disposition").starts_with("attachment; filename=\"bang-tong-hop-diem-"), "{:?}", paper.headers);
    assert_eq!(paper.header("cache-control"), "private, no-store");
    for missing in ["scores.exe", "scores", "letter.pdf", "x.pdf", "minutes-1.pdf"] {
        assert_eq!(site.get("mai", &format!("/challenges/{CODE}/papers/{missing}")).await.status, 404, "{missing}");
    }

    // A file that is no PDF: the page again, with what is wrong at that paper's field.
    let upload = format!("/challenges/{CODE}/papers/scores/upload");
    let wrong = send_file(&site, &upload, "abc").await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Bản đã ký phải là tệp PDF.") && wrong.text.contains("id=\"file-scores-error\""));
    let english = send_file(&site, &format!("/en{upload}"), "abc").await;
    assert!(english.text.contains("The signed copy must be a PDF file."));
    let cut = send_file(&site, &upload, "%PDF-1.7\ngarbage").await;
    assert!(cut.status == 422 && cut.text.contains("Tệp bị hỏng hoặc không trọn vẹn"), "{}", cut.text);
    assert_eq!(send_file(&site, &upload, &String::from_utf8_lossy(&pdf(b"signed"))).await.status, 303);
    assert!(site.get("mai", &format!("/challenges/{CODE}/papers?done=signed_copy_filed")).await.text.contains("ban-ky.pdf"));
    assert!(!words(&site.get("mai", &address).await).contains("DỰ THẢO"));
    assert!(site.get("mai", &format!("/en/office/challenges/{CODE}")).await.text.contains("Table of scores: ban-ky.pdf"));
    let visitors = site.backend.papers(&Actor::Visitor, CODE).await.expect("papers").lines;
    assert_eq!(visitors.len(), 1, "the opening record only");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_meetings_says_who_came_and_why_there_was_no_quorum() {
    let (site, _) = scored().await;
    let page = site.get("mai", &format!("/office/challenges/{CODE}")).await.text;
    for list in ["declarations", "meetings"] {
        let address = format!("/office/challenges/{CODE}/lists/{list}.xlsx");
        assert!(page.contains(&address), "the office's page leads to {list}");
        assert_eq!(site.get("minh", &address).await.status, 403, "{list}");
    }
    let answer = site.get("mai", &format!("/office/challenges/{CODE}/lists/meetings.xlsx")).await;
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(answer.bytes.as_slice())).expect("opens");
    let roll = book.worksheet_range("Thành phần tham dự").expect("a sheet");
    assert_eq!(roll.height(), 17, "what the data is, a head and fifteen seats");
    let held = book.worksheet_range("Phiên họp").expect("a sheet");
    assert_eq!(held.height(), 3);
    assert!(held.used_cells().any(|(.., cell)| matches!(cell, Data::String(text) if text.contains("Chủ tịch hoặc Phó Chủ tịch"))));
}

/// Three times the limit of a minute, whoever asks: here three, of a visitor.
#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_prints_so_many_papers_a_minute() {
    let site = Site::with_rate_limit(1).await;
    site.backend.submitted_proposal("an", CODE).await;
    site.backend.open_proposals(CODE).await;
    let paper = format!("/challenges/{CODE}/papers/opening.docx");
    for n in 1..=3 {
        assert_eq!(site.get("", &paper).await.status, 200, "paper {n}");
    }
    let refused = site.get("", &paper).await;
    assert_eq!(refused.status, 429);
    assert!(refused.header("retry-after").parse::<u64>().is_ok_and(|seconds| (1..=60).contains(&seconds)), "{:?}", refused.headers);
    assert_eq!(site.get("", &format!("/challenges/{CODE}/papers")).await.status, 200, "the list of them is no paper");
}

async fn send_file(site: &Site, path: &str, content: &str) -> Answer {
    let request = axum::http::Request::post(path).header("content-type", "multipart/form-data; boundary=x");
    let body = format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ban-ky.pdf\"\r\n\r\n{content}\r\n--x--\r\n");
    site.send_body("mai", request, body.into()).await
}

//! Files on their way in: what is too large says so, what breaks off leaves nothing, and none is held in memory.

use crate::site;

use axum::http::{Request, header};
use backend::{
    Backend, Settings,
    files::FileView,
    testing::{PASSWORD, PENDING_FIRM, firm_id, person},
};
use domain::{agency::Agency, form::Form, open_contracting::Publishing};
use sha2::{Digest, Sha256};
use site::Site;
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::Duration,
};
use tempfile::TempDir;

const MEGABYTE: usize = 1024 * 1024;
const SIZE: usize = 49 * MEGABYTE;
/// How much more memory an upload may take, in kilobytes.
const ALLOWANCE: u64 = 32 * 1024;
const HEAD: &[u8] = b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"lon.pdf\"\r\n\r\n";
const TAIL: &[u8] = b"\r\n--x--\r\n";

/// `megabytes` that begin and end as a PDF does, each unlike the one before.
fn pdf(megabytes: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for n in 1..=megabytes {
        bytes.resize(n * MEGABYTE, n as u8);
    }
    let at = bytes.len() - 64;
    let end = format!("\nxref\n0 0\nstartxref\n{at}\n%%EOF\n");
    bytes[at..][..end.len()].copy_from_slice(end.as_bytes());
    bytes
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_is_answered_with_its_limit() {
    let mut site = Site::open().await;
    site.submit().await;
    for nick in ["an", "mai"] {
        site.sign_in(nick).await;
    }
    let body = [HEAD, &pdf(51), TAIL].concat();
    let firm = site.address("/upload/firm/{id}");
    for (nick, address, limit) in [
        ("an", firm.as_str(), "Tệp lớn hơn 50 MB"),
        ("an", &format!("/en{firm}"), "The file is larger than 50 MB"),
        ("mai", "/office/import/upload", "Tệp lớn hơn 5 MB"),
    ] {
        let request = Request::post(address).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        let answer = site.send_body(nick, request, body.clone().into()).await;
        assert_eq!(answer.status, 413, "{address}");
        assert!(answer.text.contains(limit) && answer.text.contains("error-summary"), "{address}: {}", answer.text);
    }
    let form = Form::default().with("title_vi", "a".repeat(2 * MEGABYTE));
    for (address, words) in [("/office/new", "tối đa 2 MB"), ("/en/office/new", "A form may be 2 MB")] {
        let answer = site.post("mai", address, &form).await;
        assert_eq!(answer.status, 413, "{address}");
        assert!(answer.text.contains(words), "{address}: {}", answer.text);
    }
}

/// Uploads a list as an officer; answers the address of its preview.
async fn upload_list(site: &Site, fill: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> String {
    let mut book = rust_xlsxwriter::Workbook::new();
    fill(book.add_worksheet());
    let head = b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"danh-muc.xlsx\"\r\n\r\n";
    let body = [head.as_slice(), &book.save_to_buffer().expect("a workbook"), TAIL].concat();
    let request = Request::post("/office/import/upload").header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    let answer = site.send_body("mai", request, body.into()).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.header("location").to_owned()
}

#[tokio::test]
async fn a_list_shows_all_that_is_stored_and_left_out_before_anything_is() {
    let mut site = Site::open().await;
    site.sign_in("mai").await;
    let preview = upload_list(&site, |sheet| {
        let rows = [
            ["TT", "Tên bài toán", "Kết quả cần đạt", "Căn cứ đề xuất", "Kinh phí (tỷ đồng)", "Ghi chú"],
            ["I", "Lĩnh vực y tế", "", "", "", ""],
            ["1", "Bệnh án số", "Một triệu bệnh án", "Nghị quyết 57", "2,5", "thêm"],
            ["2", "Kho ảnh y khoa", "Kho dùng chung", "", "", ""],
            ["", "Tổng số: 2 bài toán", "", "", "2,5", ""],
        ];
        for (r, row) in (0..).zip(rows) {
            sheet.write_row(r, 0, row).expect("row");
        }
    })
    .await;
    let page = site.get("mai", &preview).await;
    assert_eq!(page.status, 200);
    for shown in [
        "2.500.000.000 đồng",
        "hai tỷ năm trăm triệu đồng",
        "Nghị quyết 57",
        "Các cột không được nhập: <span lang=\"vi\">Ghi chú",
        "I · Lĩnh vực y tế",
        "Tổng số: 2 bài toán · 2,5",
        "Mã này đang là của bài toán khác:",
        "name=\"row_3\"",
    ] {
        assert!(page.text.replace("<!>", "").contains(shown), "{shown}: {}", page.text);
    }
    assert!(!page.text.contains("value=\"update\""), "BT-01 is public");
    let seen = page.text.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("what was seen").to_owned();
    let form = Form::default().with("seen", seen);
    let refused = site.post("mai", &preview, &form).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("href=\"#row_3\"") && refused.text.contains("id=\"row_3-error\""), "{}", refused.text);
    let done = site.post("mai", &preview, &form.with("row_3", "new")).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let office = site.get("mai", "/office").await.text;
    assert!(office.contains("Bệnh án số") && office.contains("Kho ảnh y khoa"));
}

#[tokio::test]
async fn a_workbook_of_merged_cells_is_refused_in_the_reader_s_language() {
    let mut site = Site::open().await;
    site.sign_in("mai").await;
    let preview = upload_list(&site, |sheet| {
        for row in 0..2_500 {
            sheet.merge_range(row, 0, row, 1, "A", &rust_xlsxwriter::Format::new()).expect("merged");
        }
    })
    .await;
    for (language, words) in [("", "hơn 2.000 ô gộp"), ("/en", "more than 2,000 merged cells")] {
        let page = site.get("mai", &format!("{language}{preview}")).await;
        // The upload was taken; what is wrong with it is what this page tells.
        assert_eq!(page.status, 200);
        assert!(page.text.contains(words), "{}", page.text);
    }
}

#[tokio::test]
async fn a_broken_upload_leaves_nothing_and_a_whole_one_is_never_held_in_memory() {
    let server = Running::start();
    let cookie = server.sign_in();
    let before = (server.stored(), server.document().await.sha256);

    let mut broken = server.begin_upload(&cookie);
    broken.write_all(&pdf(SIZE / 2 / MEGABYTE)).expect("half of it");
    assert!(server.comes_to(before.0 + 1), "the test would see what is half there");
    drop(broken);
    assert!(server.comes_to(before.0), "{} files stay", server.stored());
    assert_eq!(server.document().await.sha256, before.1);

    let file = pdf(SIZE / MEGABYTE);
    server.forget_the_peak();
    let (rest, least) = (server.memory("VmRSS"), server.memory("VmHWM"));
    assert!(least < rest + ALLOWANCE / 4, "the peak of before is not forgotten: {least} kB beside {rest} kB");
    let mut upload = server.begin_upload(&cookie);
    file.chunks(MEGABYTE).for_each(|piece| upload.write_all(piece).expect("sent"));
    upload.write_all(TAIL).expect("sent");
    assert!(answer(upload).starts_with("HTTP/1.1 303"), "the upload is taken");
    let more = server.memory("VmHWM").saturating_sub(rest);
    let kept = server.document().await;
    assert_eq!((kept.size, kept.sha256), (SIZE as i64, hex::encode(Sha256::digest(&file))), "it arrived whole");
    assert!(more < ALLOWANCE, "{more} kB more than at rest");
}

/// The binary, serving the demonstration out of a folder of its own.
struct Running {
    folder: TempDir,
    child: Child,
    address: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        // Loaded by another process, so that nothing it took is there to be used again.
        let status = server_binary(&folder, "demo").status().expect("started");
        assert!(status.success(), "{status}");
        let mut child = server_binary(&folder, "serve").stderr(Stdio::piped()).spawn().expect("started");
        let mut log = BufReader::new(child.stderr.take().expect("piped")).lines().map_while(Result::ok);
        let line = log.find(|line| line.contains("serving http://")).expect("it serves");
        let (_, address) = line.rsplit_once("http://").expect("its address");
        let address = address.split_whitespace().next().expect("a word").to_owned();
        std::thread::spawn(move || log.for_each(drop));
        Self { folder, child, address }
    }

    fn sign_in(&self) -> String {
        let form = format!("email=binh%40demo.example&password={PASSWORD}");
        let kind = "application/x-www-form-urlencoded";
        let mut stream = self.post("/sign-in", kind, form.len(), "");
        stream.write_all(form.as_bytes()).expect("sent");
        let answer = answer(stream);
        let (_, cookie) = answer.split_once("set-cookie: ").expect("a session");
        cookie.split(';').next().expect("a cookie").to_owned()
    }

    /// Everything before the file's own bytes.
    fn begin_upload(&self, cookie: &str) -> TcpStream {
        let path = format!("/upload/firm/{}", firm_id(PENDING_FIRM));
        let mut stream = self.post(&path, "multipart/form-data; boundary=x", HEAD.len() + SIZE + TAIL.len(), cookie);
        stream.write_all(HEAD).expect("sent");
        stream
    }

    fn post(&self, path: &str, kind: &str, length: usize, cookie: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).expect("connected");
        let host = &self.address;
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nAccept: text/html\r\nCookie: {cookie}\r\n\
             Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).expect("sent");
        stream
    }

    fn files(&self) -> PathBuf {
        self.folder.path().join("files")
    }

    fn stored(&self) -> usize {
        fs::read_dir(self.files()).expect("a folder").count()
    }

    fn comes_to(&self, files: usize) -> bool {
        (0..500).any(|_| {
            std::thread::sleep(Duration::from_millis(20));
            self.stored() == files
        })
    }

    /// What the database says of the firm's document.
    async fn document(&self) -> FileView {
        let settings = Settings {
            database_url: format!("sqlite:{}", self.folder.path().join("app.db").display()),
            storage_url: format!("file:{}", self.files().display()),
            mail_url: format!("file:{}", self.folder.path().join("outbox").display()),
            mail_timeout: std::time::Duration::from_secs(20),
            mail_from: "Test <test@demo.example>".to_owned(),
            base_url: format!("http://{}", self.address),
            agency: Agency::default(),
            publishing: Publishing::default(),
            is_demo: true,
        };
        let backend = Backend::connect(&settings).await.expect("connected");
        let actor = backend.actor(person("binh").expect("one of the cast").id()).await.expect("an account");
        backend.own_firm(&actor).await.expect("read").and_then(|firm| firm.document).expect("a document")
    }

    fn memory(&self, field: &str) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("running");
        let line = status.lines().find(|line| line.starts_with(field)).expect(field);
        line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("kilobytes")
    }

    fn forget_the_peak(&self) {
        fs::write(format!("/proc/{}/clear_refs", self.child.id()), "5").expect("its peak is counted anew");
    }
}

fn server_binary(folder: &TempDir, command: &str) -> Command {
    let place = |name: &str| folder.path().join(name).display().to_string();
    let mut server = Command::new(env!("CARGO_BIN_EXE_server"));
    server
        .arg(command)
        .env("APP_MODE", "demo")
        .env("LISTEN", "127.0.0.1:0")
        .env("SITE_ROOT", folder.path())
        .env("DATABASE_URL", format!("sqlite:{}?mode=rwc", place("app.db")))
        .env("STORAGE_URL", format!("file:{}", place("files")))
        .env("SMTP_URL", format!("file:{}", place("outbox")))
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    server
}

fn answer(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("an answer");
    String::from_utf8_lossy(&bytes).into_owned()
}

#[tokio::test]
async fn a_code_that_another_challenge_has_is_told_together_with_everything_else_that_is_wrong() {
    let mut site = Site::open().await;
    site.sign_in("mai").await;
    let list = r#"[{"code": "BT-01", "title_vi": "Tên khác", "required_result": "Kết quả", "budget_ceiling": "nhiều"},
        {"code": "BT-61", "title_vi": "Bài toán mới", "required_result": "Kết quả"}]"#;
    let body = format!("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\n\r\n{list}\r\n--x--\r\n");
    let request = Request::post("/office/import/upload").header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    let uploaded = site.send_body("mai", request, body.into()).await;
    let preview = uploaded.header("location").split(['?', '#']).next().expect("an address").to_owned();
    let page = site.get("mai", &preview).await.text;
    let row = page.split("<tr ").find(|row| row.contains("Tên khác")).expect("the row");
    assert!(row.contains("class=\"error\"") && row.contains("BT-01") && row.contains("tag-warn"), "{row}");
    assert!(page.contains("của bài toán khác đã có") && !page.contains("<select"), "chosen once the list is right: {page}");
}

//! A firm's pages walked as a browser without scripts walks them.

use app::request::Visitor;
use axum::{
    Extension, Router,
    body::Body,
    http::{Request, header},
};
use backend::testing::{CAST, CLOSING, TestBackend, proposal_form};
use domain::{
    form::Form,
    locale::Locale,
    people::Actor,
    proposals::{Section, content::Submission},
};
use tower::ServiceExt;

struct Site {
    backend: TestBackend,
    router: Router,
}

struct Answer {
    status: u16,
    location: String,
    headers: axum::http::HeaderMap,
    text: String,
}

impl Site {
    async fn open() -> Self {
        let backend = TestBackend::new().await;
        backend.open_challenge("BT-01").await;
        let router = app::routes::router().with_state(backend.share());
        Self { backend, router }
    }

    async fn send(&self, nick: &str, request: Request<Body>) -> Answer {
        let actor = if nick.is_empty() { Actor::Visitor } else { self.backend.actor(nick).await };
        let visitor = Visitor { actor, locale: Locale::Vi, look: "" };
        let response = self.router.clone().layer(Extension(visitor)).oneshot(request).await.expect("infallible");
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("body");
        Answer {
            status: parts.status.as_u16(),
            location: parts.headers.get(header::LOCATION).map_or("", |v| v.to_str().expect("ascii")).to_owned(),
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    async fn get(&self, nick: &str, path: &str) -> Answer {
        self.send(nick, Request::get(path).body(Body::empty()).expect("request")).await
    }

    async fn post(&self, nick: &str, path: &str, form: &Form) -> Answer {
        let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.0).finish();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(nick, request.body(body.into()).expect("request")).await
    }

    async fn upload(&self, nick: &str, path: &str, name: &str, content: &str) -> Answer {
        let body = format!(
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/plain\r\n\r\n{content}\r\n--x--\r\n"
        );
        let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        self.send(nick, request.body(body.into()).expect("request")).await
    }

    /// Begins a proposal of `an` and answers its address.
    async fn draft(&self) -> String {
        let id = self.backend.start_proposal(&self.backend.actor("an").await, "BT-01").await.expect("draft");
        format!("/proposals/{id}")
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_firm_registers_and_sees_what_is_missing() {
    let site = Site::open().await;
    assert!(site.get("chi", "/firm").await.text.contains("Đăng ký doanh nghiệp"));
    let form = Form::default()
        .with("tax_code", "0100233489")
        .with("legal_name", "Công ty <b>Thử</b>")
        .with("kind", "llc")
        .with("street", "1 Trần Phú")
        .with("commune", "Hồng Gai")
        .with("province", "Quảng Ninh")
        .with("representative", "Đặng Quỳnh Chi")
        .with("contact_email", "chi@demo.example")
        .with("is_declared", "on");
    let refused = site.post("chi", "/firm", &form).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("chữ số kiểm tra không khớp") && refused.text.contains("Công ty &lt;b&gt;Thử&lt;/b&gt;"));

    let done = site.post("chi", "/firm", &form.with("tax_code", "0100233488")).await;
    assert_eq!((done.status, done.location.as_str()), (303, "/firm"), "{}", done.text);
    let page = site.get("chi", "/firm").await;
    assert!(page.text.contains("Còn thiếu giấy chứng nhận đăng ký doanh nghiệp"));
    assert_eq!(site.get("chi", "/firm/edit").await.status, 200);
    assert_eq!(site.get("mai", "/firm").await.status, 403);

    let invited = site.post("chi", "/firm/invite", &Form::default().with("email", "moi@demo.example")).await;
    assert_eq!(invited.location, "/firm?invited=1#people");
    let token = site.backend.token("moi@demo.example").await;
    assert!(site.get("", &format!("/invite/{token}")).await.text.contains("moi@demo.example"));
    assert_eq!(site.get("an", &format!("/invite/{token}")).await.status, 200);
    assert_eq!(site.get("", "/invite/nothing").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_is_written_submitted_replaced_and_withdrawn() {
    let site = Site::open().await;
    let own = site.draft().await;
    let id = own.trim_start_matches("/proposals/").to_owned();
    for section in Section::ALL {
        let path = format!("{own}/{}", section.code());
        let page = site.get("an", &path).await;
        assert_eq!(page.status, 200, "{path}");
        if section != Section::Files {
            let form = proposal_form("an").with("draft_version", hidden(&page.text, "draft_version")).with("then", "next");
            let saved = site.post("an", &path, &form).await;
            assert_eq!(saved.status, 303, "{path}: {}", saved.text);
        }
    }
    let costs = site.get("an", &format!("{own}/costs")).await;
    assert!(costs.text.contains("một tỷ hai trăm triệu đồng") && costs.text.contains("cost_item_8") && !costs.text.contains("cost_item_9"));

    let added = site.upload("an", &format!("/upload/proposal/{id}"), "Dự toán.txt", "Chi phí chi tiết.").await;
    assert_eq!(added.status, 303, "{}", added.text);
    assert!(site.get("an", &format!("{own}/files")).await.text.contains("Dự toán.txt"));
    let wrong = site.upload("an", &format!("/upload/proposal/{id}"), "a.exe", "MZ\u{0}\u{1}").await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text.contains("Loại tệp không được chấp nhận"));

    assert!(site.get("an", &format!("{own}/act/submit")).await.text.contains("đã đủ nội dung bắt buộc"));
    let submitted = site.post("an", &format!("{own}/act/submit"), &Form::default()).await;
    assert_eq!(submitted.location, format!("{own}/act/receipt"));
    let receipt = site.get("an", &submitted.location).await;
    let json = site.get("an", &format!("{own}/act/receipt.json")).await;
    assert!(json.headers[header::CONTENT_DISPOSITION].to_str().expect("ascii").starts_with("attachment"));
    let handed_in: Submission = serde_json::from_str(&json.text).expect("canonical JSON");
    assert!(receipt.text.contains(&handed_in.sha256()));

    assert!(site.get("an", &own).await.text.contains("niêm phong"));
    assert!(site.get("an", "/proposals").await.text.contains("Giải pháp của an"));
    assert_eq!(site.get("an", &format!("{own}/act/withdraw")).await.status, 200);
    assert_eq!(site.post("an", &format!("{own}/act/withdraw"), &Form::default()).await.location, own);
    assert!(site.get("an", &own).await.text.contains("Nộp lại hồ sơ"));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_who_save_the_same_section_both_see_both() {
    let site = Site::open().await;
    let path = format!("{}/team", site.draft().await);
    let version = hidden(&site.get("an", &path).await.text, "draft_version");
    let form = |text: &str, version: &str| Form::default().with("team", text).with("draft_version", version);
    assert_eq!(site.post("an", &path, &form("Bản thứ nhất", &version)).await.status, 303);

    let stale = site.post("an", &path, &form("Bản thứ hai", &version)).await;
    assert_eq!(stale.status, 409);
    assert!(stale.text.contains("<p>Bản thứ nhất") && stale.text.contains("Bản thứ hai</textarea>"));
    assert_eq!(site.post("an", &path, &form("Bản thứ hai", &hidden(&stale.text, "draft_version"))).await.status, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_sees_a_proposal_and_a_closed_one_is_only_read() {
    let site = Site::open().await;
    let own = site.draft().await;
    for page in ["", "/fit", "/act/submit", "/act/withdraw", "/act/receipt", "/act/feedback"] {
        for nick in ["binh", "mai", "minh"] {
            assert_eq!(site.get(nick, &format!("{own}{page}")).await.status, 404, "{nick} {page}");
        }
    }
    assert_eq!(site.get("an", "/proposals/1234").await.status, 404);
    assert_eq!(site.get("an", &format!("{own}/nothing")).await.status, 404);
    assert!(site.get("an", &format!("{own}/act/submit")).await.text.contains("Tên giải pháp"));

    site.backend.at(CLOSING);
    let closed = site.get("an", &format!("{own}/fit")).await;
    assert!(closed.text.contains("Đã đóng nhận hồ sơ") && !closed.text.contains("<textarea"));
    let late = site.post("an", &format!("{own}/fit"), &Form::default().with("fit", "Muộn").with("draft_version", "1")).await;
    assert_eq!(late.status, 409);
    assert!(late.text.contains("Đã đóng nhận hồ sơ"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_firm_is_told_how_its_proposal_fared() {
    let site = Site::open().await;
    let t = &site.backend;
    let id = t.submitted_proposal("an", "BT-01").await;
    let feedback = format!("/proposals/{id}/act/feedback");
    assert_eq!(site.get("an", &feedback).await.status, 409);

    t.open_proposals("BT-01").await;
    t.screen_proposal(&t.actor("mai").await, id, &Form::default().with("verdict", "admit")).await.expect("admitted");
    t.start_scoring(&t.actor("mai").await, "BT-01").await.expect("scoring");
    for member in CAST.iter().filter(|p| p.seat.is_some()) {
        let actor = t.actor(member.nick).await;
        t.declare_conflict(&actor, id, &Form::default().with("conflict", "clear")).await.expect("declared");
        let scores = ["16", "20", "12", "12", "12", "9,5"].into_iter().enumerate();
        let sheet = scores.fold(Form::default().with("sheet_version", "0"), |form, (i, score)| form.with(format!("score_{i}"), score));
        t.submit_sheet(&actor, id, &sheet.with("strengths", "Khả thi.").with("comment_0", "Cần số liệu 4471.")).await.expect("sheet");
    }
    let (minh, pick) = (t.actor("minh").await, Form::default().with(format!("pick_{id}"), "on").with("note", "Đồng ý."));
    let pick = pick.with("vote_for", "14").with("vote_against", "1").with("vote_abstained", "0");
    t.close_scoring(&minh, "BT-01", &Form::default()).await.expect("closed");
    t.propose_shortlist(&minh, "BT-01", &pick).await.expect("proposed");
    t.forward_shortlist(&t.actor("mai").await, "BT-01", &Form::default().with("note", "Kính trình.")).await.expect("forwarded");
    t.decide_shortlist(&t.actor("lan").await, "BT-01", &pick).await.expect("decided");
    t.publish_result(&t.actor("mai").await, "BT-01").await.expect("published");

    let page = site.get("an", &feedback).await;
    assert_eq!(page.status, 200);
    for said in [
        "81,50",
        "9,50",
        "142,5",
        "15 phiếu của 15",
        "không phải là hợp đồng",
        "Đạt ngưỡng 70",
        "Cao hơn ngưỡng 11,50 điểm",
        "Hạng 1 trong 1 hồ sơ",
    ] {
        assert!(page.text.contains(said), "{said}: {}", page.text);
    }
    assert!(!page.text.contains("Khả thi.") && !page.text.contains("4471"), "until the chair has released it");
    assert!(page.text.contains("sau khi người chủ trì đã xem xét"), "and until when that is");
    assert!(CAST.iter().filter(|p| p.seat.is_some()).all(|p| !page.text.contains(p.name)));
    assert!(site.get("an", "/proposals").await.text.contains("Phản hồi kết quả"));

    let debrief = Form::default().with("strengths", "Khả thi, gọn.").with("weaknesses", "Chi phí.").with("seen", "0");
    t.save_debrief(&minh, id, &debrief.with("act", "release")).await.expect("released");
    let page = site.get("an", &feedback).await;
    assert!(page.text.contains("Khả thi, gọn.") && page.text.contains("Cần số liệu 4471."));

    let complaint = format!("/proposals/{id}/act/complaint");
    let refused = site.post("an", &complaint, &Form::default().with("text", "Điểm <b>sai</b>")).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Điểm &lt;b&gt;sai&lt;/b&gt;</textarea>"), "nothing typed is lost: {}", refused.text);
    let filed = site.post("an", &complaint, &Form::default().with("grounds", "arithmetic").with("text", "Điểm sai")).await;
    assert_eq!(filed.status, 303);
    assert!(site.get("an", &complaint).await.text.contains("đang chờ trả lời"));
    let answer = Form::default().with("finding", "partly").with("text", "Đã kiểm tra lại.");
    t.answer_complaint(&t.actor("mai").await, id, &answer).await.expect("answered");
    let page = site.get("an", &complaint).await;
    assert!(page.text.contains("Đã kiểm tra lại.") && page.text.contains("Chấp nhận một phần"));
}

fn hidden(page: &str, name: &str) -> String {
    let at = page.find(&format!("name=\"{name}\"")).expect("field");
    let rest = &page[at..];
    let value = rest.find("value=\"").map(|v| &rest[v + 7..]).expect("value");
    value.split('"').next().unwrap_or_default().to_owned()
}

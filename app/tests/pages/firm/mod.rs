//! A firm's pages walked as a browser without scripts walks them.

mod attached;
mod claim;
mod drafts;
mod ownership;
mod rights;
mod strengths;
mod targets;
mod waiting;

use app::request::Visitor;
use axum::{
    Extension, Router,
    body::Body,
    http::{Request, header},
};
use backend::testing::{CAST, CLOSING, HERE, PENDING_FIRM, TestBackend, VERIFIED_FIRM, firm_id, proposal_form};
use domain::{
    form::Form,
    ids::ProposalId,
    locale::Locale,
    people::Actor,
    proposals::{Section, content::Submission},
    tax_code::TaxCode,
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
        for person in &CAST {
            let end = backend.clock.now().plus_days(3_650);
            backend.begin_session(person.nick, Some(person.id()), "{}", end).await.expect("signed in");
        }
        let router = app::site::router().with_state(backend.share());
        Self { backend, router }
    }

    async fn send(&self, nick: &str, request: Request<Body>) -> Answer {
        let actor = if nick.is_empty() { Actor::Visitor } else { self.backend.actor(nick).await };
        let visitor = Visitor { actor, session: Some(nick.into()), locale: Locale::Vi, look: "", from: HERE };
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

    async fn get_in_english(&self, nick: &str, path: &str) -> String {
        let actor = self.backend.actor(nick).await;
        let visitor = Visitor { actor, session: None, locale: Locale::En, look: "", from: HERE };
        let request = Request::get(path).body(Body::empty()).expect("request");
        let response = self.router.clone().layer(Extension(visitor)).oneshot(request).await.expect("infallible");
        String::from_utf8_lossy(&axum::body::to_bytes(response.into_body(), usize::MAX).await.expect("body")).into_owned()
    }

    async fn post(&self, nick: &str, path: &str, form: &Form) -> Answer {
        let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.0).finish();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(nick, request.body(body.into()).expect("request")).await
    }

    async fn upload(&self, nick: &str, path: &str, name: &str, content: &str) -> Answer {
        self.upload_after(nick, path, "", name, content).await
    }

    /// With other fields before the file, as the page has them.
    async fn upload_after(&self, nick: &str, path: &str, fields: &str, name: &str, content: &str) -> Answer {
        let body = format!(
            "{fields}--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/plain\r\n\r\n{content}\r\n--x--\r\n"
        );
        let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
        self.send(nick, request.body(body.into()).expect("request")).await
    }

    /// The form of the last page before submitting, as it is now.
    async fn reviewed(&self, own: &str) -> Form {
        let page = self.get("an", &format!("{own}/act/submit")).await.text;
        ["draft_version", "reviewed_sha256", "reviewed"]
            .into_iter()
            .fold(Form::default(), |form, name| form.with(name, hidden(&page, name)))
    }

    /// Saves the plan of a draft.
    async fn plan(&self, own: &str, plan: &str) {
        let path = format!("{own}/plan");
        let version = hidden(&self.get("an", &path).await.text, "draft_version");
        let saved = self.post("an", &path, &Form::default().with("plan", plan).with("draft_version", version)).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
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
    assert_eq!((done.status, done.location.as_str()), (303, "/firm?done=firm_registered#done"), "{}", done.text);
    let page = site.get("chi", "/firm").await;
    assert!(page.text.contains("Còn thiếu giấy chứng nhận đăng ký doanh nghiệp"));
    assert_eq!(site.get("chi", "/firm/edit").await.status, 200);
    assert_eq!(site.get("mai", "/firm").await.status, 403);

    let invitation = Form::default().with("email", "moi@demo.example").with("right", "edit");
    assert_eq!(site.post("chi", "/firm/invite", &invitation).await.status, 403, "before it is verified, a firm writes to nobody");
    let invited = site.post("an", "/firm/invite", &invitation).await;
    assert_eq!(invited.location, "/firm?done=invited#done");
    let token = site.backend.token("moi@demo.example").await;
    assert!(site.get("", &format!("/invite/{token}")).await.text.contains("moi@demo.example"));
    assert_eq!(site.get("an", &format!("/invite/{token}")).await.status, 200);
    assert_eq!(site.get("", "/invite/nothing").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn replacing_a_certificate_says_what_it_ends_before_it_does() {
    let site = Site::open().await;
    let t = &site.backend;
    t.submitted_proposal("an", "BT-01").await;
    t.open_challenge("BT-02").await;
    t.start_proposal(&t.actor("an").await, "BT-02").await.expect("a draft");
    let upload = format!("/upload/firm/{}", firm_id(VERIFIED_FIRM));
    let pdf = str::from_utf8(backend::testing::PDF).expect("letters");
    let firm = site.get("an", "/firm").await.text;
    assert!(firm.contains("href=\"/firm/certificate\"") && !firm.contains("type=\"file\""), "the way leads over the page that says it");
    let page = site.get("an", "/firm/certificate").await.text;
    let (said, form) = page.split_once("<form method=\"post\" action=\"/upload/firm/").expect("before the button");
    for part in [
        "Việc xác minh hiện tại kết thúc",
        "vẫn soạn và lưu được",
        "giữ nguyên giá trị",
        "BT-01",
        "đã nộp, giữ nguyên",
        "BT-02",
        "chưa nộp",
    ] {
        assert!(said.contains(part), "{part}");
    }
    assert!(form.contains("name=\"confirmed\""));

    let unconfirmed = site.upload("an", &upload, "moi.pdf", pdf).await;
    assert_eq!(unconfirmed.status, 422);
    assert!(unconfirmed.text.contains("error-summary") && unconfirmed.text.contains("#confirmed"), "{}", unconfirmed.text);
    assert!(site.get("an", "/firm").await.text.contains("Đã xác minh"));
    let confirmed = "--x\r\nContent-Disposition: form-data; name=\"confirmed\"\r\n\r\non\r\n";
    let wrong = site.upload_after("an", &upload, confirmed, "moi.txt", "8 bytes!").await;
    assert!(wrong.status == 422 && wrong.text.contains("PDF hoặc ảnh PNG, JPG"), "{}", wrong.text);
    assert!(site.get("an", "/firm").await.text.contains("Đã xác minh"), "a refused file ends nothing");
    let done = site.upload_after("an", &upload, confirmed, "moi.pdf", pdf).await;
    assert_eq!((done.status, done.location.as_str()), (303, "/firm?done=document_added#done"));
    assert!(site.get("an", "/firm").await.text.contains("Chờ xác minh"));
    // One that waits to be verified loses nothing by a better scan.
    assert!(site.get("binh", "/firm").await.text.contains("type=\"file\""));
    assert_eq!(site.upload("binh", &format!("/upload/firm/{}", firm_id(PENDING_FIRM)), "ro.pdf", pdf).await.status, 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_office_is_told_that_a_certificate_is_missing_instead_of_a_button() {
    let site = Site::open().await;
    let t = &site.backend;
    let profile = t.own_firm(&t.actor("binh").await).await.expect("answered").expect("a firm").firm.profile;
    let form = domain::firms::Profile { tax_code: TaxCode::parse("0100233488").expect("valid"), ..profile }.to_form();
    let id = t.register_firm(&t.actor("chi").await, &form).await.expect("registered");
    let (path, verify) = (format!("/office/firms/{id}"), Form::default().with("verdict", "verify"));
    let page = site.get("mai", &path).await.text;
    assert!(page.contains("chưa nộp giấy chứng nhận") && !page.contains("value=\"verify\"") && page.contains("value=\"return\""), "{page}");
    let seen = page.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("what it shows");
    let refused = site.post("mai", &path, &verify.with("seen", seen)).await;
    assert!(refused.status == 422 && refused.text.contains("chưa nộp giấy chứng nhận"), "{}", refused.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_owner_removes_people_and_takes_invitations_back() {
    let site = Site::open().await;
    for email in ["chi@demo.example", "moi@demo.example"] {
        assert_eq!(site.post("an", "/firm/invite", &Form::default().with("right", "edit").with("email", email)).await.status, 303);
    }
    let token = site.backend.token("chi@demo.example").await;
    site.backend.accept_invitation(&site.backend.actor("chi").await, &token, HERE).await.expect("joined");
    let page = site.get("an", "/firm").await.text;
    assert_eq!(page.matches("action=\"/firm/remove-member#errors\"").count(), 1, "not the owner");
    assert_eq!(page.matches("action=\"/firm/cancel-invitation#errors\"").count(), 1);
    assert!(page.contains("mọi phiên đăng nhập của người này kết thúc"), "asked before");
    let member = site.get("chi", "/firm").await.text;
    assert!(!member.contains("/firm/remove-member") && !member.contains("/firm/cancel-invitation"));

    let cancelled = site.post("an", "/firm/cancel-invitation", &Form::default().with("invited", "moi@demo.example")).await;
    assert_eq!(cancelled.location, "/firm?done=invitation_cancelled#done");
    let user = Form::default().with("user", hidden(&page, "user"));
    assert_eq!(site.post("chi", "/firm/remove-member", &user).await.status, 403);
    assert_eq!(site.post("an", "/firm/remove-member", &user).await.location, "/firm?done=member_removed#done");
    let page = site.get("an", "/firm").await.text;
    assert!(
        !page.contains("/firm/remove-member") && page.contains("Xóa người khỏi tài khoản doanh nghiệp") && page.contains("Hủy lời mời")
    );
    assert!(site.get("chi", "/firm").await.text.contains("Đăng ký doanh nghiệp"));
    let last = Form::default().with("user", site.backend.actor("an").await.id().expect("a person").to_string());
    let refused = site.post("an", "/firm/remove-member", &last).await;
    assert!(refused.status == 422 && refused.text.contains("chủ tài khoản duy nhất"), "{}", refused.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_finds_the_language_of_mails_on_their_account() {
    let site = Site::open().await;
    for nick in ["an", "mai", "lan", "minh"] {
        assert!(site.get(nick, "/account").await.text.contains("action=\"/account/language#errors\""), "{nick}");
        let saved = site.post(nick, "/account/language", &Form::default().with("language", "en")).await;
        assert_eq!(saved.location, "/account?done=mail_language_changed#done");
        let page = site.get(nick, "/account").await.text;
        assert!(page.contains("value=\"en\" selected"), "{page}");
    }
    assert_eq!(site.post("an", "/account/language", &Form::default()).await.status, 422);
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
    let submitted = site.post("an", &format!("{own}/act/submit"), &site.reviewed(&own).await).await;
    assert_eq!(submitted.location, format!("{own}/act/receipt?done=proposal_submitted#done"));
    let receipt = site.get("an", &submitted.location).await;
    let json = site.get("an", &format!("{own}/act/receipt.json")).await;
    assert!(json.headers[header::CONTENT_DISPOSITION].to_str().expect("ascii").starts_with("attachment"));
    let handed_in: Submission = serde_json::from_str(&json.text).expect("canonical JSON");
    assert!(receipt.text.contains(&handed_in.sha256()));

    assert!(site.get("an", &own).await.text.contains("Chỉ doanh nghiệp xem được trên hệ thống"));
    assert!(site.get("an", "/proposals").await.text.contains("Giải pháp của an"));
    assert_eq!(site.get("an", &format!("{own}/act/withdraw")).await.status, 200);
    assert_eq!(
        site.post("an", &format!("{own}/act/withdraw"), &Form::default()).await.location,
        format!("{own}?done=proposal_withdrawn#done")
    );
    assert!(site.get("an", &own).await.text.contains("Nộp lại hồ sơ"));
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

/// From what was handed in to its result: it is shortlisted.
async fn published(t: &TestBackend, id: ProposalId) {
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
    let minh = t.actor("minh").await;
    let pick = Form::default().with(format!("pick_{id}"), "on").with("note", "Đồng ý.");
    let pick = pick.with("vote_for", "14").with("vote_against", "1").with("vote_abstained", "0");
    t.close_scoring(&minh, "BT-01", &Form::default()).await.expect("closed");
    t.propose_shortlist(&minh, "BT-01", &pick).await.expect("proposed");
    t.forward_shortlist(&t.actor("mai").await, "BT-01", &Form::default().with("note", "Kính trình.")).await.expect("forwarded");
    t.decide_shortlist(&t.actor("lan").await, "BT-01", &pick).await.expect("decided");
    t.publish_result(&t.actor("mai").await, "BT-01").await.expect("published");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_firm_is_told_how_its_proposal_fared() {
    let site = Site::open().await;
    let t = &site.backend;
    let id = t.submitted_proposal("an", "BT-01").await;
    let feedback = format!("/proposals/{id}/act/feedback");
    assert_eq!(site.get("an", &feedback).await.status, 409);

    published(t, id).await;
    let minh = t.actor("minh").await;

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
    let answer = answer.with("again", "apology").with("again_note", "Điểm đã được tính đúng; chỉ câu chữ sai.");
    t.answer_complaint(&t.actor("nam").await, id, &answer).await.expect("answered");
    let page = site.get("an", &complaint).await;
    assert!(page.text.contains("Đã kiểm tra lại.") && page.text.contains("Chấp nhận một phần"));
    assert!(page.text.contains("Chỉ xin lỗi, nêu lý do") && page.text.contains("chỉ câu chữ sai."));
}

fn hidden(page: &str, name: &str) -> String {
    let at = page.find(&format!("name=\"{name}\"")).expect("field");
    let rest = &page[at..];
    let value = rest.find("value=\"").map(|v| &rest[v + 7..]).expect("value");
    value.split('"').next().unwrap_or_default().to_owned()
}

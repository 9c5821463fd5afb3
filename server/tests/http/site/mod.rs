//! The whole site over a private backend, asked as a browser without scripts asks it.
#![expect(dead_code, reason = "each test file uses its part")]

pub mod lang;
pub mod words;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, header},
};
use backend::{
    files::Owner,
    testing::{PASSWORD, PENDING_FIRM, TestBackend, VERIFIED_FIRM, challenge_form, firm_id, person},
};
use domain::{
    agency::Agency,
    challenges::Content,
    form::Form,
    ids::{MeetingId, ProposalId},
    proposals::Section,
};
use futures_util::StreamExt;
use server::{
    arriving::Terms,
    build_router,
    config::{Sessions, Web},
};
use std::collections::HashMap;
use tower::ServiceExt;

/// What nobody but its firm may read before the opening.
pub const SECRET: &str = "Bí mật Tuần Châu 7391";

pub struct Site {
    pub backend: TestBackend,
    router: Router,
    cookies: HashMap<String, String>,
    /// Of the challenge in addresses: BT-01, unless a test sets another.
    pub code: &'static str,
    /// Of the firm of `an`, for that challenge.
    pub proposal: Option<ProposalId>,
    pub file: String,
    /// About BT-02, with a proposal of the firm of `an`.
    pub meeting: Option<MeetingId>,
}

pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
    pub bytes: Vec<u8>,
}

/// BT-02 with these rules, being scored, and its two proposals: of `an` and of `binh`.
pub async fn scoring(t: &TestBackend, rules: &[(&str, &str)]) -> [ProposalId; 2] {
    let mai = t.actor("mai").await;
    let ids = opened(t, rules).await;
    for id in ids {
        t.screen_proposal(&mai, id, &Form::default().with("verdict", "admit")).await.expect("admitted");
    }
    t.start_scoring(&mai, "BT-02").await.expect("started");
    ids
}

/// The same before it is screened.
pub async fn opened(t: &TestBackend, rules: &[(&str, &str)]) -> [ProposalId; 2] {
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    let form = Content::from_form(&challenge_form("BT-02")).expect("valid").to_form().with("code", "BT-02");
    let form = rules.iter().fold(form, |form, (name, value)| form.with(*name, *value));
    t.create_challenge(&mai, &form).await.expect("created");
    t.send_to_review(&mai, "BT-02").await.expect("sent");
    t.publish_challenge(&lan, "BT-02", &Form::default()).await.expect("published");
    t.review_firm(&mai, firm_id(PENDING_FIRM), &Form::default().with("verdict", "verify")).await.expect("verified");
    let ids = [t.submitted_proposal("an", "BT-02").await, t.submitted_proposal("binh", "BT-02").await];
    t.open_proposals("BT-02").await;
    ids
}

/// Enough of the council to vote on anything: they have no conflict with a proposal.
pub async fn quorum_declares(t: &TestBackend, id: ProposalId) {
    for nick in ["minh", "thu", "khoa", "yen", "dung", "hoa", "quan", "linh", "phuc", "trang"] {
        t.declare_conflict(&t.actor(nick).await, id, &Form::default().with("conflict", "clear")).await.expect("declared");
    }
}

/// A task of the action plan, as an officer enters it.
pub fn plan_task(number: &str) -> Form {
    let fields = [
        ("number", number),
        ("title", "Xây dựng kho dữ liệu dùng chung của tỉnh"),
        ("owner", "Sở Khoa học và Công nghệ"),
        ("due", "2026-06-30"),
        ("state", "on_schedule"),
        ("as_of", "2026-02-27"),
        ("source", "Báo cáo tháng 2"),
        ("evidence", "https://vanban.example.vn/12"),
    ];
    fields.into_iter().fold(Form::default(), |form, (name, value)| form.with(name, value))
}

/// Thirty days after scoring began: sheets that have not come are waited for no longer. Whoever had signed in has to again.
pub fn after_the_term(t: &TestBackend) {
    t.clock.set(t.clock.now().plus_days(31));
}

/// What a page says in its hidden fields that it shows.
pub fn carried(page: &str) -> Form {
    let value = |tag: &str, name: &str| Some(tag.split_once(&format!("{name}=\""))?.1.split_once('"')?.0.replace("&amp;", "&"));
    let hidden = page.split("<input type=\"hidden\"").skip(1).filter_map(|rest| rest.split('>').next());
    let fields = hidden.filter_map(|tag| Some((value(tag, "name")?, value(tag, "value")?)));
    Form(fields.filter(|(name, _)| name == "seen" || name.starts_with("shown_")).collect())
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("ascii"))
    }
}

impl Site {
    /// A challenge that is open; nobody is signed in.
    pub async fn open() -> Self {
        Self::over(TestBackend::new().await, 100_000).await
    }

    /// The same; whatever is kept between requests is made again each time, and has to be the same.
    pub async fn proven() -> Self {
        let site = Self::open().await;
        site.backend.prove(true);
        site
    }

    /// Over a database whose writers hardly wait for their turn.
    pub async fn impatient() -> Self {
        Self::over(TestBackend::impatient().await, 100_000).await
    }

    pub async fn with_rate_limit(rate_limit: u32) -> Self {
        Self::over(TestBackend::new().await, rate_limit).await
    }

    /// In which what is posted has other terms than by default.
    pub async fn within(terms: Terms) -> Self {
        let backend = TestBackend::new().await;
        backend.prove(false);
        backend.open_challenge("BT-01").await;
        let router = build_router(backend.share(), &Web { rate_limit: 100_000, sessions: Sessions::DEMO, terms, ..Web::default() });
        Self { router, backend, cookies: HashMap::new(), code: "BT-01", proposal: None, file: String::new(), meeting: None }
    }

    /// Of another agency than the province's own.
    pub async fn of(agency: Agency) -> Self {
        Self::over(TestBackend::new().await.of(agency), 100_000).await
    }

    /// Empty, in production mode.
    pub async fn production() -> Self {
        let backend = TestBackend::production().await;
        let router = build_router(backend.share(), &Web::default());
        Self { router, backend, cookies: HashMap::new(), code: "BT-01", proposal: None, file: String::new(), meeting: None }
    }

    /// Over what somebody has filled.
    pub fn filled(backend: TestBackend) -> Self {
        let web = Web { rate_limit: 100_000, sessions: Sessions::DEMO, ..Web::default() };
        let router = build_router(backend.share(), &web);
        Self { router, backend, cookies: HashMap::new(), code: "BT-01", proposal: None, file: String::new(), meeting: None }
    }

    async fn over(backend: TestBackend, rate_limit: u32) -> Self {
        // Every use-case is proven already; pages are in the tests that ask for it.
        backend.prove(false);
        backend.open_challenge("BT-01").await;
        let router = build_router(backend.share(), &Web { rate_limit, sessions: Sessions::DEMO, ..Web::default() });
        Self { router, backend, cookies: HashMap::new(), code: "BT-01", proposal: None, file: String::new(), meeting: None }
    }

    /// The firm of `an` hands in a proposal with a file; the title is the secret.
    pub async fn submit(&mut self) {
        let an = self.backend.actor("an").await;
        let id = self.backend.complete_proposal("an", self.code).await;
        let draft = self.backend.own_proposal(&an, id).await.expect("draft").form();
        self.backend.save_section(&an, id, Section::ALL[0], &draft.with("title", SECRET)).await.expect("title");
        let mut upload = self.backend.begin_upload(&an, Owner::Proposal(id), "ke-hoach.txt").await.expect("upload");
        upload.write(SECRET.as_bytes()).await.expect("bytes");
        self.file = upload.finish().await.expect("file").id.to_string();
        self.backend.submit_proposal(&an, id).await.expect("receipt");
        self.proposal = Some(id);
    }

    /// Before the closing: BT-02, with a proposal of the firm of `an`; its title is the secret.
    pub async fn second_challenge(&self) -> ProposalId {
        self.backend.open_challenge("BT-02").await;
        let an = self.backend.actor("an").await;
        let id = self.backend.complete_proposal("an", "BT-02").await;
        let draft = self.backend.own_proposal(&an, id).await.expect("draft").form();
        self.backend.save_section(&an, id, Section::ALL[0], &draft.with("title", SECRET)).await.expect("title");
        self.backend.submit_proposal(&an, id).await.expect("receipt");
        id
    }

    /// The council is to meet about BT-02: `tuan` has a conflict, the secretary and the chair have none.
    pub async fn plan_meeting(&mut self, id: ProposalId) {
        let (mai, huong) = (self.backend.actor("mai").await, self.backend.actor("huong").await);
        self.backend.open_proposals("BT-02").await;
        self.backend.screen_proposal(&mai, id, &Form::default().with("verdict", "admit")).await.expect("screened");
        self.backend.start_scoring(&mai, "BT-02").await.expect("started");
        for (nick, conflict) in [("huong", "clear"), ("minh", "clear"), ("tuan", "conflicted")] {
            let form = Form::default().with("conflict", conflict).with("kind", "relative").with("reason", "Người thân.");
            self.backend.declare_conflict(&self.backend.actor(nick).await, id, &form).await.expect("declared");
        }
        let plan = Form::default()
            .with("challenge_BT-02", "on")
            .with("place", "P1")
            .with("at", "2026-12-01T08:30")
            .with("secretary", huong.id().expect("a person").to_string());
        self.meeting = Some(self.backend.plan_meeting(&huong, &plan).await.expect("planned"));
    }

    pub async fn sign_in(&mut self, nick: &str) {
        let email = person(nick).expect("one of the cast").email();
        self.sign_in_as(nick, &email).await;
    }

    /// Somebody who is not of the cast, under a name of the test's own.
    pub async fn sign_in_as(&mut self, nick: &str, email: &str) {
        let answer = self.post("", "/sign-in", &Form::default().with("email", email).with("password", PASSWORD)).await;
        assert_eq!(answer.status, 303, "{nick} signs in");
        let cookie = answer.header("set-cookie").split(';').next().expect("a cookie").to_owned();
        assert!(cookie.contains("session="), "{cookie}");
        self.cookies.insert(nick.to_owned(), cookie);
    }

    /// Everybody who had signed in does again, after the term of scoring.
    pub async fn after_the_term(&mut self) {
        after_the_term(&self.backend);
        for nick in self.cookies.keys().cloned().collect::<Vec<_>>() {
            self.sign_in(&nick).await;
        }
    }

    /// For a listener of its own.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// The cookie of whoever signed in.
    pub fn cookie(&self, nick: &str) -> &str {
        &self.cookies[nick]
    }

    pub async fn get(&self, nick: &str, path: &str) -> Answer {
        self.send(nick, Request::get(path)).await
    }

    pub async fn send(&self, nick: &str, request: axum::http::request::Builder) -> Answer {
        self.send_body(nick, request, Body::empty()).await
    }

    pub async fn post(&self, nick: &str, path: &str, form: &Form) -> Answer {
        self.post_with(nick, Request::post(path), form).await
    }

    /// What the form on a page says that it shows.
    pub async fn seen(&self, nick: &str, page: &str) -> String {
        let answer = self.get(nick, page).await;
        assert_eq!(answer.status, 200, "{nick} at {page}");
        let carried = answer.text.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        carried.unwrap_or_else(|| panic!("{nick} at {page}: {}", answer.text)).to_owned()
    }

    /// What a form holds where nothing is typed: what its page showed, if it says that.
    pub async fn untouched(&self, nick: &str, path: &str) -> Form {
        let Some((posting, names)) = app::posted::find(path) else { return Form::default() };
        carried(&self.get(nick, &posting.page_of(&names)).await.text)
    }

    /// A form as it stands on its page, with what that shows.
    pub async fn opened(&self, nick: &str, path: &str, form: &Form) -> Form {
        let carried = self.untouched(nick, path).await;
        assert!(carried.0.contains_key("seen"), "{nick} at {path}");
        carried.0.into_iter().fold(form.clone(), |form, (name, value)| form.with(name, value))
    }

    /// As a browser sends a form from its page.
    pub async fn press(&self, nick: &str, path: &str, form: &Form) -> Answer {
        self.post(nick, path, &self.opened(nick, path, form).await).await
    }

    pub async fn post_with(&self, nick: &str, request: axum::http::request::Builder, form: &Form) -> Answer {
        let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.0).finish();
        self.send_body(nick, request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded"), body.into()).await
    }

    /// The body as it comes, of an answer that never ends.
    pub async fn follow(&self, nick: &str, path: &str) -> axum::body::BodyDataStream {
        let request = Request::get(path).header(header::COOKIE, &self.cookies[nick]).body(Body::empty()).expect("request");
        let Ok(response) = self.router.clone().oneshot(request).await;
        assert_eq!(response.status().as_u16(), 200, "{nick} follows {path}");
        response.into_body().into_data_stream()
    }

    pub async fn send_body(&self, nick: &str, request: axum::http::request::Builder, body: Body) -> Answer {
        let request = match self.cookies.get(nick) {
            Some(cookie) => request.header(header::COOKIE, cookie),
            None => request,
        };
        let Ok(response) = self.router.clone().oneshot(request.body(body).expect("request")).await;
        let (parts, body) = response.into_parts();
        // What stands behind a `#` never comes back to the server: a query there says nothing to anybody.
        let location = parts.headers.get(header::LOCATION).and_then(|location| location.to_str().ok()).unwrap_or_default();
        assert!(!location.split_once('#').is_some_and(|(_, place)| place.contains(['?', '#'])), "{location}");
        let is_endless = parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
        let bytes = if is_endless {
            // Of what never ends, the first piece.
            body.into_data_stream().next().await.expect("a piece").expect("bytes")
        } else {
            to_bytes(body, usize::MAX).await.expect("body")
        };
        let length = parts.headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
        assert!(length.is_none_or(|length: usize| length == bytes.len()), "{length:?} bytes promised, {} sent", bytes.len());
        Answer {
            status: parts.status.as_u16(),
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.to_vec(),
        }
    }

    /// A route's pattern with everything in it named.
    pub fn address(&self, pattern: &str) -> String {
        let proposal = self.proposal.map(|id| id.to_string()).unwrap_or_default();
        let firm = firm_id(VERIFIED_FIRM).to_string();
        let id = match pattern.split("/{id}").next().unwrap_or_default() {
            "/office/firms" | "/upload/firm" => firm,
            "/office/accounts" => person("an").expect("one of the cast").id().to_string(),
            "/files" => self.file.clone(),
            "/council/meetings" => self.meeting.map(|id| id.to_string()).unwrap_or_default(),
            _ => proposal,
        };
        let names = [
            ("{id}", id.as_str()),
            ("{code}", self.code),
            ("{number}", "1"),
            ("{entry}", "57-nq-tw"),
            ("{section}", Section::ALL[0].code()),
            ("{token}", "0000000000000000000000000000000000000000000000000000000000000000"),
            ("{paper}", if pattern.contains("upload") { "conflicts" } else { "conflicts.docx" }),
            ("{kind}", "receipt"),
            ("{guide}", "submit"),
            ("{file}", "00000000-0000-4000-8000-000000000000"),
        ];
        names.into_iter().fold(pattern.to_owned(), |path, (name, value)| path.replace(name, value))
    }
}

//! What an account may read, for its programs: by a key, to read and never to act. A session opens nothing here, so no page
//! of another site can make a browser ask.

use super::refusal::ProblemDetails;
use app::{error::AppError, paths, request::Req, routes::AppState};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header::AUTHORIZATION},
};
use backend::{
    Error,
    challenges::{ChallengeCard, ChallengeFilter},
    firms::FirmLine,
    proposals::ProposalLine,
};
use domain::{access::Denied, keys::Scope, people::Actor, time::Moment};
use serde::Serialize;
use utoipa::{IntoResponses, ToSchema};

/// The firm of the key's account.
#[derive(Serialize, ToSchema)]
pub struct OwnFirm {
    tax_code: String,
    legal_name: String,
    /// `pending`, `verified`, …
    standing: &'static str,
}

#[derive(Serialize, ToSchema)]
pub struct OwnProposals {
    proposals: Vec<OwnProposal>,
}

/// As in the firm's own list.
#[derive(Serialize, ToSchema)]
struct OwnProposal {
    id: String,
    url: String,
    code: String,
    title: String,
    challenge: String,
    stage: &'static str,
    closes: Option<String>,
    /// Of the last version that was handed in.
    version: Option<u32>,
    submitted_at: Option<String>,
    sha256: Option<String>,
    receipt: Option<String>,
    /// The draft is other than that version.
    is_changed: bool,
    /// So many things the draft still lacks.
    missing: usize,
}

#[derive(Serialize, ToSchema)]
pub struct OfficeChallenges {
    total: u32,
    challenges: Vec<OfficeChallenge>,
}

/// As in the office's list: drafts too.
#[derive(Serialize, ToSchema)]
struct OfficeChallenge {
    code: String,
    title: String,
    owner: String,
    stage: &'static str,
    opens: Option<String>,
    closes: Option<String>,
    budget_ceiling: Option<i64>,
    /// Until when what it waits for is due, or was.
    due: Option<String>,
    is_late: bool,
}

#[derive(Serialize, ToSchema)]
pub struct OfficeFirms {
    total: u32,
    firms: Vec<OfficeFirm>,
}

#[derive(Serialize, ToSchema)]
struct OfficeFirm {
    id: String,
    tax_code: String,
    legal_name: String,
    standing: &'static str,
    registered_at: String,
}

/// What each of them answers instead.
#[derive(IntoResponses)]
#[expect(dead_code, reason = "it describes what `AppError` becomes")]
enum Refused {
    /// No key, or one that is known to nobody
    #[response(status = 401, content_type = "application/problem+json")]
    NoKey(ProblemDetails),
    /// Not within the key's scopes
    #[response(status = 403, content_type = "application/problem+json")]
    OtherScope(ProblemDetails),
    /// Too often; `Retry-After` says when again
    #[response(status = 429, content_type = "application/problem+json")]
    TooOften(ProblemDetails),
}

/// The registration of one's own firm. Scope `firm`.
#[utoipa::path(
    get,
    path = paths::API_OWN_FIRM,
    security(("key" = ["firm"])),
    responses((status = 200, body = OwnFirm), Refused)
)]
pub async fn firm(State(backend): State<AppState>, req: Req, headers: HeaderMap) -> Result<Json<OwnFirm>, AppError> {
    let actor = reader(&req, &headers, Scope::Firm).await?;
    let view = backend.own_firm(&actor).await?.ok_or(Denied::NoFirm).map_err(Error::from)?;
    let profile = &view.firm.profile;
    let (tax_code, legal_name) = (profile.tax_code.to_string(), profile.legal_name.clone());
    Ok(Json(OwnFirm { tax_code, legal_name, standing: view.firm.standing.code() }))
}

/// One's own firm's proposals. Scope `proposals`.
#[utoipa::path(
    get,
    path = paths::API_OWN_PROPOSALS,
    security(("key" = ["proposals"])),
    responses((status = 200, body = OwnProposals), Refused)
)]
pub async fn proposals(State(backend): State<AppState>, req: Req, headers: HeaderMap) -> Result<Json<OwnProposals>, AppError> {
    let actor = reader(&req, &headers, Scope::Proposals).await?;
    let lines = backend.own_proposals(&actor).await?;
    Ok(Json(OwnProposals { proposals: lines.into_iter().map(|line| OwnProposal::new(line, &backend.base_url)).collect() }))
}

/// The office's list of challenges. Scope `challenges`.
#[utoipa::path(
    get,
    path = paths::API_OFFICE_CHALLENGES,
    security(("key" = ["challenges"])),
    responses((status = 200, body = OfficeChallenges), Refused)
)]
pub async fn challenges(State(backend): State<AppState>, req: Req, headers: HeaderMap) -> Result<Json<OfficeChallenges>, AppError> {
    let actor = reader(&req, &headers, Scope::Challenges).await?;
    let mut all = Gathered::default();
    for page in 1.. {
        let list = backend.list_challenges(&actor, &ChallengeFilter { page, ..ChallengeFilter::default() }).await?;
        if all.takes_last(list.cards, list.total) {
            break;
        }
    }
    let challenge = |card: ChallengeCard| OfficeChallenge {
        code: card.code,
        title: card.title.vi,
        owner: card.owner.vi,
        stage: card.stage.code(),
        opens: time(card.opens),
        closes: time(card.closes),
        budget_ceiling: card.budget_ceiling,
        is_late: card.late.is_some(),
        due: time(card.late.or(card.due)),
    };
    Ok(Json(OfficeChallenges { total: all.total, challenges: all.lines.into_iter().map(challenge).collect() }))
}

/// The office's list of firms. Scope `firms`.
#[utoipa::path(
    get,
    path = paths::API_OFFICE_FIRMS,
    security(("key" = ["firms"])),
    responses((status = 200, body = OfficeFirms), Refused)
)]
pub async fn firms(State(backend): State<AppState>, req: Req, headers: HeaderMap) -> Result<Json<OfficeFirms>, AppError> {
    let actor = reader(&req, &headers, Scope::Firms).await?;
    let mut all = Gathered::default();
    for page in 1.. {
        let (lines, total) = backend.list_firms(&actor, None, page).await?;
        if all.takes_last(lines, total) {
            break;
        }
    }
    Ok(Json(OfficeFirms { total: all.total, firms: all.lines.into_iter().map(OfficeFirm::new).collect() }))
}

/// A list, page by page, and how many lines it says there are.
struct Gathered<T> {
    lines: Vec<T>,
    total: u32,
}

impl<T> Default for Gathered<T> {
    fn default() -> Self {
        Self { lines: Vec::new(), total: 0 }
    }
}

impl<T> Gathered<T> {
    /// Whether that was all of it.
    fn takes_last(&mut self, page: Vec<T>, total: u32) -> bool {
        let is_last = page.is_empty();
        self.lines.extend(page);
        self.total = total;
        is_last || self.lines.len() >= total as usize
    }
}

/// Who stands behind the key in the request's header.
async fn reader(req: &Req, headers: &HeaderMap, scope: Scope) -> Result<Actor, AppError> {
    let given = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let key = given.and_then(|text| text.split_once(' ')).filter(|(kind, _)| kind.eq_ignore_ascii_case("bearer"));
    let (_, key) = key.ok_or(Denied::SignIn).map_err(Error::from)?;
    Ok(req.backend.behind_key(key.trim(), scope, req.from).await?)
}

impl OwnProposal {
    fn new(line: ProposalLine, base_url: &str) -> Self {
        let receipt = line.receipt;
        Self {
            id: line.id.to_string(),
            url: format!("{base_url}{}", paths::proposal(line.id)),
            code: line.code,
            title: line.title,
            challenge: line.challenge_code,
            stage: line.stage.code(),
            closes: time(line.closes),
            version: receipt.as_ref().map(|receipt| receipt.version),
            submitted_at: receipt.as_ref().map(|receipt| receipt.at.to_rfc3339()),
            sha256: receipt.as_ref().map(|receipt| receipt.sha256.clone()),
            receipt: receipt.map(|receipt| receipt.code),
            is_changed: line.is_changed,
            missing: line.missing,
        }
    }
}

impl OfficeFirm {
    fn new(line: FirmLine) -> Self {
        Self {
            id: line.id.to_string(),
            tax_code: line.tax_code,
            legal_name: line.legal_name,
            standing: line.standing.code(),
            registered_at: line.created.to_rfc3339(),
        }
    }
}

fn time(moment: Option<Moment>) -> Option<String> {
    moment.map(Moment::to_rfc3339)
}

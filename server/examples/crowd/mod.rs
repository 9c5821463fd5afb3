//! A call with as many firms as wanted, made through the ordinary use-cases: for the stress run and the benchmark.

use backend::{Backend, files::Owner, testing::CERTIFICATE_PDF};
use domain::{
    days_off::confirmation,
    form::Form,
    ids::{ProposalId, UserId},
    people::{Actor, Role},
    proposals::Section,
    tax_code::TaxCode,
    time::Moment,
};

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

pub const PASSWORD: &str = "chi-de-thu-tai";

/// Published by the office, open now; answers the officer, and when it closes.
pub async fn open_challenge(backend: &Backend, code: &str) -> Outcome<(Actor, Moment)> {
    let officer = person(backend, "can-bo-thu-tai", Role::Officer).await?;
    let leader = person(backend, "lanh-dao-thu-tai", Role::Leader).await?;
    let now = backend.clock.now();
    let closes = now.plus_days(2);
    let form = Form::default()
        .with("form_id", "00000000-0000-4000-8000-000000000001")
        .with("code", code)
        .with("title_vi", "Bài toán thử tải")
        .with("summary_vi", "Thử tải.")
        .with("context_vi", "Thử tải.")
        .with("required_result_vi", "Thử tải.")
        .with("owner_vi", "Thử tải")
        .with("field_data", "on")
        .with("opens", now.plus_days(1).to_local())
        .with("closes", closes.to_local());
    backend.create_challenge(&officer, &form).await?;
    backend.send_to_review(&officer, code).await?;
    backend.publish_challenge(&leader, code, &Form::default().with(confirmation(closes), "on")).await?;
    backend.clock.set(now.plus_days(1).plus_minutes(5));
    Ok((officer, Moment::from_local(&closes.to_local()).ok_or("no closing time")?))
}

/// A verified firm with a complete draft; its account is `firm{i}@demo.example`.
pub async fn enter(backend: &Backend, officer: &Actor, code: &str, i: i64) -> Outcome<(Actor, ProposalId)> {
    let entrant = person(backend, &format!("firm{i}"), Role::Firm).await?;
    let profile = Form::default()
        .with("tax_code", tax_code(i))
        .with("legal_name", format!("Doanh nghiệp thử tải {i}"))
        .with("kind", "llc")
        .with("street", "Số 1")
        .with("commune", "Phường Hồng Gai")
        .with("province", "Quảng Ninh")
        .with("representative", "Người thử tải")
        .with("contact_email", format!("firm{i}@demo.example"))
        .with("is_declared", "on");
    let firm = backend.register_firm(&entrant, &profile).await?;
    // Asked again: the account belongs to a firm now.
    let entrant = backend.actor(entrant.id().ok_or("nobody")?).await?;
    let mut certificate = backend.begin_upload(&entrant, Owner::Firm(firm), "giay-chung-nhan.pdf").await?;
    certificate.write(CERTIFICATE_PDF).await?;
    certificate.finish().await?;
    backend.review_firm(officer, firm, &Form::default().with("verdict", "verify")).await?;
    let entrant = backend.actor(entrant.id().ok_or("nobody")?).await?;
    let proposal = backend.start_proposal(&entrant, code).await?;
    let mut version = backend.own_proposal(&entrant, proposal).await?.draft_version;
    for section in Section::ALL {
        let form = ["title", "fit", "solution", "results", "data_security", "team", "plan"]
            .into_iter()
            .fold(Form::default(), |f, n| f.with(n, "Thử tải"));
        let form = form.with("cost_item_0", "Phần mềm").with("cost_quantity_0", "1").with("cost_price_0", "1000000");
        let form = ["is_truthful", "owns_rights", "has_no_tie"].into_iter().fold(form, |f, n| f.with(n, "on"));
        version = backend.save_section(&entrant, proposal, section, &form.with("draft_version", version.to_string())).await?.draft_version;
    }
    Ok((entrant, proposal))
}

async fn person(backend: &Backend, nick: &str, role: Role) -> Outcome<Actor> {
    let user: UserId = backend.create_user(&format!("{nick}@demo.example"), "Người thử tải", role, PASSWORD, true).await?;
    Ok(backend.actor(user).await?)
}

/// The i-th serial of a made-up range with its check digit.
fn tax_code(i: i64) -> String {
    let serials = (990_000_000..).flat_map(|serial: i64| (0..10).map(move |check| format!("{serial}{check}")));
    serials.filter(|code| TaxCode::parse(code).is_ok()).nth(i.unsigned_abs() as usize).unwrap_or_default()
}

//! What other firms have asked this one: to be a partner in their proposal. Its people read it, its owner answers.

use super::PARTNERSHIPS;
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{
        ask::asked,
        done::Done,
        form::{Fields, hidden_field},
        partners::w as p,
        problems, show,
        table::{Head, table},
        unsaved,
    },
};
use axum::{extract::Path, response::Response};
use backend::proposals::PartnershipView;
use domain::{
    access::{Action, Denied},
    challenges::Stage,
    firms::Profile,
    form::Form,
    ids::ProposalId,
    limits::REASON,
    locale::Locale,
    proposals::{
        Partner,
        consent::{Standing, TERMS},
    },
};
use leptos::prelude::*;

mod w {
    words! {
        title = "Tham gia liên danh" | "Consortia";
        lead = "Doanh nghiệp khác đề nghị doanh nghiệp là thành viên liên danh trong hồ sơ của họ. Chủ tài khoản trả lời. Trước khi mở hồ sơ, chỉ doanh nghiệp đứng đầu và doanh nghiệp được đề nghị biết." | "Other firms ask yours to be a partner in their proposals. The owner of the account answers. Until the opening only the lead and the firm that is asked know of it.";
        none = "Chưa có doanh nghiệp nào đề nghị." | "Nobody has asked so far.";
        caption = "Các đề nghị tham gia liên danh" | "What your firm was asked";
        challenge = "Bài toán" | "Challenge";
        lead_firm = "Doanh nghiệp đứng đầu" | "Lead firm";
        standing = "Ý kiến của doanh nghiệp" | "Your firm’s word";
        one = "Đề nghị tham gia liên danh" | "Asked to join a consortium";
        proposal = "Mã hồ sơ" | "Proposal";
        closes = "Đóng nhận hồ sơ" | "Closing time";
        terms = "Nội dung được đề nghị" | "What your firm is asked to agree to";
        asked_at = "Được đề nghị lúc" | "Asked on";
        asked = "Chờ trả lời" | "Awaiting an answer";
        consented = "Đồng ý" | "Consents";
        declined = "Từ chối" | "Declined";
        left = "Đã rút" | "Has left";
        dropped = "Doanh nghiệp đứng đầu không còn ghi doanh nghiệp trong liên danh" | "The lead does not name your firm any more";
        means = "Đồng ý nghĩa là: hồ sơ có thể được nộp với tỷ lệ và phần việc này; doanh nghiệp không nộp hồ sơ riêng và không là thành viên của hồ sơ khác cho bài toán này. Có thể rút cho đến khi đóng nhận hồ sơ. Nội dung giải pháp, các thành viên khác và tỷ lệ của họ do doanh nghiệp đứng đầu ghi và không hiển thị ở đây: cần biết thì hỏi doanh nghiệp đứng đầu trước khi đồng ý." | "Consenting means: the proposal may be submitted with this share and part; your firm submits none of its own and is a partner in no other for this challenge. It can leave until the closing. What the lead writes in the proposal, the other partners and their shares are not shown here: ask the lead before you consent.";
        otherwise(name, representative) = "Dòng trên ghi khác thông tin đăng ký của doanh nghiệp: {name}, người đại diện {representative}. Đề nghị doanh nghiệp đứng đầu sửa cho đúng; trước đó chưa đồng ý được." | "Your firm is registered otherwise than it is named above: {name}, represented by {representative}. Please have the lead correct it; until then you cannot consent.";
        earlier(share) = "Doanh nghiệp đang tham gia với tỷ lệ {share} đã đồng ý trước đó. Từ chối nội dung mới thì nội dung cũ vẫn giữ; sau đó có thể rút." | "Your firm takes part with the share of {share} that it agreed to before. Declining the new terms leaves those as they are; after that it can leave.";
        outdated(version) = "Bài toán được sửa đổi (phiên bản {version}) sau khi doanh nghiệp đồng ý. Ý kiến đã cho vẫn có hiệu lực với bản đã nộp; muốn nộp hoặc xác nhận hồ sơ theo nội dung mới, doanh nghiệp đứng đầu phải đề nghị lại." | "The challenge was amended (version {version}) after your firm consented. What it said holds for what was submitted; to submit or confirm under the new text, the lead has to ask again.";
        changes = "Xem nội dung trước và sau khi sửa" | "See the text before and after";
        consent = "Đồng ý tham gia" | "Consent";
        decline = "Từ chối" | "Decline";
        decline_lead = "Từ chối đề nghị" | "Decline";
        reason = "Lý do" | "Reason";
        reason_hint = "Doanh nghiệp đứng đầu đọc được." | "The lead reads it.";
        leave_hint = "Doanh nghiệp đứng đầu đọc được ngay. Sau khi mở hồ sơ, cơ quan thường trực và Hội đồng cũng đọc được." | "The lead reads it at once; after the opening the office and the council read it, too.";
        leave = "Rút khỏi liên danh" | "Leave the consortium";
        leave_draft = "Hồ sơ chưa nộp được khi còn ghi doanh nghiệp." | "The proposal cannot be submitted while it names your firm.";
        leave_handed_in = "Hồ sơ đã nộp giữ nguyên và ghi rõ doanh nghiệp đã rút; doanh nghiệp đứng đầu phải sửa liên danh và nộp lại trước thời điểm đóng nhận hồ sơ." | "What was submitted stays as it is, and says that your firm has left; the lead has to change the consortium and submit again before the closing.";
        handed_in = "Bản đã nộp ghi doanh nghiệp" | "Submitted with your firm";
        handed_in_at(version, at) = "phiên bản {version}, {at}" | "version {version}, {at}";
        handed_in_share = "Tỷ lệ trong bản đã nộp" | "Share in what was submitted";
        unreadable = "Không đọc được; liên hệ cơ quan thường trực" | "It cannot be read; please write to the office";
        handed_in_part = "Phần việc trong bản đã nộp" | "Part of the work in what was submitted";
        counts_otherwise(version) = "Phiên bản {version} đang có hiệu lực ghi khác nội dung dưới đây. Nội dung dưới đây chỉ có hiệu lực khi doanh nghiệp đứng đầu nộp lại." | "Version {version}, which counts, says otherwise than the terms below. Those only count once the lead submits again.";
        sha256 = "Mã băm SHA-256" | "SHA-256";
        waiting(n) = "Đề nghị tham gia liên danh chờ trả lời: {n}" | "Requests to join a consortium that wait for an answer: {n}";
    }
}

pub async fn page(req: Req) -> Result<Page, AppError> {
    let l = req.locale;
    req.actor.user().ok_or(Denied::SignIn)?;
    let all = req.backend.partnerships(&req.actor).await?;
    let row = |view: &PartnershipView| {
        let title = format!("{} – {}", view.challenge_code, view.challenge_title.get(l));
        view! {
            <tr>
                <th scope="row"><a href=req.href(at(view.consent.proposal))>{show::unbroken(&title)}</a></th>
                <td>{show::written(l, &view.lead)}</td>
                <td class="num">{view.consent.terms.share.show(l)}</td>
                <td>{standing(l, &view.consent.standing)}</td>
            </tr>
        }
    };
    let heads = [Head::Text(w::challenge(l)), Head::Text(w::lead_firm(l)), Head::Number(p::share(l)), Head::Text(w::standing(l))];
    Ok(Page::new(&req, w::title(l), || {
        let list = match all.is_empty() {
            true => view! { <p class="empty">{w::none(l)}</p> }.into_any(),
            false => table(w::caption(l), heads, view! { <tbody>{all.iter().map(row).collect_view()}</tbody> }),
        };
        view! {
            <div class="wrap stack">
                {show::breadcrumb(&req, &[(paths::FIRM, super::words::firm_title(l)), ("", w::title(l))])}
                <h1>{w::title(l)}</h1>
                <p class="lead">{w::lead(l)}</p>
                {list}
            </div>
        }
    }))
}

pub async fn one(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show_one(&req, &id, req.kept()).await
}

pub async fn answer(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let proposal = parsed(&id)?;
    let answered = req.backend.answer_partnership(&req.actor, proposal, &form).await;
    let go = |consents| (at(proposal), if consents { Done::PartnerConsented } else { Done::PartnerDeclined });
    req.answer(form, answered, go, async |refused| show_one(&req, &id, Some(&refused)).await).await
}

pub async fn leave(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let proposal = parsed(&id)?;
    let left = req.backend.leave_partnership(&req.actor, proposal, &form).await;
    let go = |()| (at(proposal), Done::PartnerLeft);
    req.answer(form, left, go, async |refused| show_one(&req, &id, Some(&refused)).await).await
}

async fn show_one(req: &Req, id: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let view = req.backend.partnership(&req.actor, parsed(id)?).await?;
    let body = || {
        let stored = Form::default();
        let fields = Fields::new(l, &stored, refused);
        view! {
            <div class="wrap narrow stack">
                {show::breadcrumb(req, &[(paths::FIRM, super::words::firm_title(l)), (PARTNERSHIPS, w::title(l)), ("", w::one(l))])}
                <h1>{w::one(l)}</h1>
                {fields.summary()}
                {facts(req, &view)}
                {acts(req, &view, &fields, refused)}
            </div>
        }
    };
    Ok(Page::new(req, w::one(l), body).refused(refused))
}

fn facts(req: &Req, view: &PartnershipView) -> AnyView {
    let (l, terms) = (req.locale, &view.consent.terms);
    let challenge = format!("{} – {}", view.challenge_code, view.challenge_title.get(l));
    let closes = view.closes.map(|at| view! { <dt>{w::closes(l)}</dt><dd>{show::time(l, at)}</dd> });
    let handed_in = view.handed_in.as_ref().map(|(receipt, row)| {
        view! {
            <dt>{w::handed_in(l)}</dt><dd>{w::handed_in_at(l, receipt.version, receipt.at.show(l))}</dd>
            {counts(l, view, receipt.version, row.as_ref())}
            <dt>{w::sha256(l)}</dt><dd><code>{receipt.sha256.clone()}</code></dd>
        }
    });
    let reason = match &view.consent.standing {
        Standing::Declined { reason, .. } | Standing::Left { reason, .. } => {
            Some(view! { <dt>{w::reason(l)}</dt><dd>{show::written(l, reason)}</dd> })
        }
        _ => None,
    };
    view! {
        <dl class="facts">
            <dt>{w::challenge(l)}</dt><dd><a href=req.href(paths::challenge(&view.challenge_code))>{show::unbroken(&challenge)}</a></dd>
            {closes}
            <dt>{w::lead_firm(l)}</dt><dd>{show::written(l, &view.lead)}</dd>
            <dt>{w::proposal(l)}</dt><dd>{show::unbroken(&view.code)}</dd>
            <dt>{w::asked_at(l)}</dt><dd>{show::time(l, view.consent.asked_at)}</dd>
            <dt>{w::standing(l)}</dt><dd>{standing(l, &view.consent.standing)}</dd>
            {reason}
            {handed_in}
        </dl>
        <h2>{w::terms(l)}</h2>
        <dl class="facts">
            <dt>{p::name(l)}</dt><dd>{show::written(l, &terms.name)}</dd>
            <dt>{p::code(l)}</dt><dd>{show::unbroken(&terms.code)}</dd>
            <dt>{p::representative(l)}</dt><dd>{show::written(l, &terms.representative)}</dd>
            <dt>{p::share(l)}</dt><dd>{terms.share.show(l)}</dd>
            <dt>{p::part(l)}</dt><dd>{show::plain(&terms.part)}</dd>
        </dl>
    }
    .into_any()
}

/// What the version that counts says of the firm, and whether the terms say otherwise.
fn counts(l: Locale, view: &PartnershipView, version: u32, row: Option<&Partner>) -> AnyView {
    let Some(row) = row else { return view! { <dt>{w::handed_in_share(l)}</dt><dd>{w::unreadable(l)}</dd> }.into_any() };
    let terms = &view.consent.terms;
    let differs = (row.share != terms.share || row.part != terms.part).then(|| w::counts_otherwise(l, version));
    view! {
        <dt>{w::handed_in_share(l)}</dt><dd>{row.share.show(l)}</dd>
        <dt>{w::handed_in_part(l)}</dt>
        <dd>{show::plain(&row.part)}{differs.map(|text| view! { <p class="notice notice-warn">{text}</p> })}</dd>
    }
    .into_any()
}

fn acts(req: &Req, view: &PartnershipView, fields: &Fields<'_>, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let (answer, leave) = (view.can.get(Action::AnswerPartnership), view.can.get(Action::LeavePartnership));
    let consent = view.can.get(Action::ConsentAsPartner);
    let lost = refused
        .filter(|_| answer.is_err() && leave.is_err())
        .map(|refused| unsaved::view(l, refused, |name| (name == "reason").then(|| w::reason(l).to_owned())));
    let why = match &view.consent.standing {
        Standing::Asked => problems::impossible(l, consent, refused),
        Standing::Consented { .. } => problems::impossible(l, leave, refused),
        _ => ().into_any(),
    };
    let reason = |hint| fields.area("reason", w::reason(l), 3).hint(hint).required().max(REASON).view();
    view! {
        {outdated(req, view)}
        {why}
        {lost}
        {view.consent.earlier.as_ref().map(|terms| view! { <p class="notice">{w::earlier(l, terms.share.show(l))}</p> })}
        {answer.is_ok().then(|| answering(req, view, reason(w::reason_hint(l))))}
        {(leave.is_ok() && answer.is_err()).then(|| {
            let then = if view.handed_in.is_some() { w::leave_handed_in(l) } else { w::leave_draft(l) };
            let form = view! {
                <form class="stack" method="post" action=req.href(format!("{}/leave", at(view.consent.proposal)))>
                    {reason(w::leave_hint(l))}
                    <div class="actions"><button type="submit" class="btn btn-danger">{w::leave(l)}</button></div>
                </form>
            };
            asked(w::leave(l).to_owned(), None, then.to_owned(), refused.is_some(), form)
        })}
    }
    .into_any()
}

/// Until the closing it can be asked about anew.
fn outdated(req: &Req, view: &PartnershipView) -> Option<AnyView> {
    let l = req.locale;
    let amended = view.outdated.filter(|_| view.stage <= Stage::Open)?;
    let changes = req.href(paths::version(&view.challenge_code, amended.version));
    let text = w::outdated(l, amended.version);
    Some(view! { <p class="notice notice-warn">{text}" "<a href=changes>{w::changes(l)}</a></p> }.into_any())
}

/// Two forms of one address: a reason belongs to declining alone.
fn answering(req: &Req, view: &PartnershipView, reason: AnyView) -> AnyView {
    let l = req.locale;
    let action = req.href(at(view.consent.proposal));
    let hash = view.consent.terms_hash();
    let Profile { legal_name, representative, .. } = &view.registered;
    let consent = match view.consent.terms.is_named_as(&view.registered) {
        true if view.can.get(Action::ConsentAsPartner).is_err() => ().into_any(),
        false => view! { <p class="notice notice-warn">{w::otherwise(l, legal_name, representative)}</p> }.into_any(),
        true => view! {
            <form class="panel stack" method="post" action=action.clone()>
                <p>{w::means(l)}</p>
                {hidden_field(TERMS, &hash)}
                {hidden_field("answer", "consent")}
                <div class="actions"><button type="submit" class="btn btn-primary">{w::consent(l)}</button></div>
            </form>
        }
        .into_any(),
    };
    view! {
        {consent}
        <form class="panel stack" method="post" action=action>
            <h2>{w::decline_lead(l)}</h2>
            {hidden_field(TERMS, &hash)}
            {hidden_field("answer", "decline")}
            {reason}
            <div class="actions"><button type="submit" class="btn">{w::decline(l)}</button></div>
        </form>
    }
    .into_any()
}

fn standing(l: Locale, standing: &Standing) -> AnyView {
    let (class, text) = match standing {
        Standing::Asked => ("tag tag-warn", w::asked(l)),
        Standing::Consented { .. } => ("tag tag-ok", w::consented(l)),
        Standing::Declined { .. } => ("tag", w::declined(l)),
        Standing::Left { .. } => ("tag", w::left(l)),
        Standing::Dropped { .. } => ("tag", w::dropped(l)),
    };
    view! { <span class=class>{text}</span> }.into_any()
}

fn at(proposal: ProposalId) -> String {
    format!("{PARTNERSHIPS}/{proposal}")
}

/// How many wait for an answer; nothing where nobody has asked.
pub async fn waiting(req: &Req) -> Result<Option<usize>, AppError> {
    let all = req.backend.partnerships(&req.actor).await?;
    let waiting = all.iter().filter(|view| view.consent.standing == Standing::Asked && view.stage <= Stage::Open).count();
    Ok((!all.is_empty()).then_some(waiting))
}

/// For the firm's list of proposals.
pub fn link(req: &Req, waiting: Option<usize>) -> Option<AnyView> {
    let l = req.locale;
    let (class, text) = match waiting? {
        0 => ("", w::title(l).to_owned()),
        n => ("notice notice-warn", w::waiting(l, n)),
    };
    Some(view! { <p class=class><a href=req.href(PARTNERSHIPS)>{text}</a></p> }.into_any())
}

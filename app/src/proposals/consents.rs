//! The partners of a proposal, for the lead's people: who agrees, who is to be asked.

use super::{
    Own,
    partners::{self, ACT},
};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{
        done::Done,
        form::{Fields, hidden_field},
        partners::{self as shown, w as p},
        problems, show,
        table::{Head, table},
    },
};
use axum::{extract::Path, response::Response};
use backend::proposals::PartnerLine;
use domain::{access::Action, check::Problem, form::Form, ids::ProposalId, locale::Locale, proposals::Agreement};
use leptos::prelude::*;

mod w {
    words! {
        title = "Thành viên liên danh" | "Partners";
        lead = "Hồ sơ chỉ nộp được khi mọi thành viên đồng ý với tỷ lệ và phần việc của mình như đã lưu. Sửa một dòng thì phải đề nghị lại thành viên đó. Trước khi mở hồ sơ, chỉ doanh nghiệp đứng đầu và thành viên được đề nghị biết." | "The proposal can only be submitted once every partner has consented to its share and part as saved. A row that changes has to be asked about anew. Until the opening only the lead and the partner that is asked know of it.";
        once = "Trong mỗi bài toán, một doanh nghiệp chỉ tham gia một hồ sơ, đứng đầu hay là thành viên." | "In each challenge a firm takes part in one proposal, as lead or as partner.";
        none = "Hồ sơ chưa ghi thành viên liên danh nào." | "The proposal names no partner yet.";
        write = "Ghi thành viên ở mục Đội ngũ và năng lực" | "Write the partners down in the section on the team";
        caption = "Thành viên ghi trong bản nháp" | "Partners in the draft";
        answer = "Ý kiến của thành viên" | "The partner’s word";
        ask = "Đề nghị các thành viên đồng ý" | "Ask the partners to consent";
        asks_whom = "Thư được gửi đến các thành viên chưa được đề nghị, có dòng đã sửa, hoặc đã đồng ý trước khi bài toán được sửa đổi." | "A message goes to each partner that was not asked yet, whose row has changed, or that consented before the challenge was amended.";
        remind = "Nhắc trả lời" | "Remind";
        remind_from(at) = "Nhắc lại được từ {at}." | "Can be reminded from {at}.";
        outdated = "Đã đồng ý trước khi bài toán được sửa đổi: đề nghị lại" | "Consented before the challenge was amended: ask again";
        to_team = "Sửa liên danh" | "Change the consortium";
        is_lead = "Là chính doanh nghiệp đứng đầu" | "The lead itself";
        outside_signed = "Theo thỏa thuận đã ký, đính kèm" | "By the signed agreement that is attached";
        outside = "Chưa có doanh nghiệp đã được xác minh với mã số này: đánh dấu đã ký và đính kèm thỏa thuận, hoặc chờ doanh nghiệp được xác minh" | "No verified firm has this code: tick that it has signed and attach the agreement, or wait until it is verified";
        registered = "Có tài khoản trên hệ thống với mã số thuế khác: ghi đúng rồi đề nghị" | "It has an account here under another code: correct it, then ask";
        misnamed = "Ghi khác thông tin đăng ký: sửa tên, người đại diện cho đúng rồi đề nghị" | "Named otherwise than registered: correct name and representative, then ask";
        ticked = "Đồng ý; bỏ đánh dấu đã ký thỏa thuận" | "Consents; take the tick for a signed agreement away";
        not_asked = "Chưa đề nghị theo dòng đang lưu" | "Not asked about the row as it stands";
        asked = "Đã đề nghị, chưa trả lời" | "Asked; no answer yet";
        agreed = "Đồng ý" | "Consents";
        changed = "Đã đồng ý, nhưng thông tin đăng ký đã thay đổi hoặc chưa được xác minh" | "It had consented, but its registration has changed since or is not verified";
        declined(reason) = "Từ chối: {reason}" | "Declined: {reason}";
        left(reason) = "Đã rút: {reason}" | "Has left: {reason}";
        gone = "Bản đã nộp ghi thành viên đã rút. Sửa liên danh và nộp lại trước thời điểm đóng nhận hồ sơ; nếu không, cơ quan thường trực và Hội đồng đọc bản đã nộp cùng thông tin này." | "What was submitted names a partner who has left. Change the consortium and submit again before the closing; otherwise office and council read what was submitted together with this.";
    }
}

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show_partners(&req, &id, req.kept()).await
}

pub async fn ask(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let proposal = parsed(&id)?;
    let asked = req.backend.ask_partners(&req.actor, proposal).await;
    let go = |()| (paths::proposal_act(proposal, ACT), Done::PartnersAsked);
    req.answer(form, asked, go, async |refused| show_partners(&req, &id, Some(&refused)).await).await
}

/// Who has not answered, once a day.
pub async fn remind(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let proposal = parsed(&id)?;
    let reminded = req.backend.remind_partner(&req.actor, proposal, &form).await;
    let go = |()| (paths::proposal_act(proposal, ACT), Done::PartnerReminded);
    req.answer(form, reminded, go, async |refused| show_partners(&req, &id, Some(&refused)).await).await
}

async fn show_partners(req: &Req, id: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let own = Own::load(req, id).await?;
    let named = req.backend.partners(&req.actor, own.view.id).await?;
    let may = own.view.can.get(Action::AskPartners);
    let body = || {
        let stored = Form::default();
        let fields = Fields::new(l, &stored, refused);
        fields.name("remind", w::answer(l));
        let list = match named.is_empty() {
            true => view! { <p class="empty">{w::none(l)}</p> }.into_any(),
            false => listed(req, own.view.id, &named, may.is_ok()),
        };
        let asks = may.is_ok() && named.iter().any(|line| is_to_ask(&line.agreement));
        let gone = (!own.view.left.is_empty()).then(|| {
            view! { <div class="notice notice-warn"><p>{w::gone(l)}</p><dl class="facts">{shown::gone(l, &own.view.left)}</dl></div> }
        });
        let to_team = if named.is_empty() { w::write(l) } else { w::to_team(l) };
        let first = !own.view.left.is_empty();
        let change = |class: &'static str| view! { <p><a class=class href=req.href(partners::section(&own))>{to_team}</a></p> };
        let button = if first { "btn" } else { "btn btn-primary" };
        let ask = asks.then(|| {
            view! {
                <form class="panel stack" method="post" action=req.href(paths::proposal_act(own.view.id, ACT))>
                    <p>{w::asks_whom(l)}</p>
                    <div class="actions"><button type="submit" class=button>{w::ask(l)}</button></div>
                </form>
            }
        });
        view! {
            <div class="wrap narrow stack">
                {own.breadcrumb(req, w::title(l))}
                <h1>{w::title(l)}</h1>
                <p class="lead">{w::lead(l)}</p>
                <p>{w::once(l)}</p>
                {fields.summary()}
                {problems::impossible(l, may, refused)}
                {gone}
                {list}
                {first.then(|| change("btn btn-primary"))}
                {ask}
                {(!first).then(|| change("btn"))}
            </div>
        }
    };
    Ok(Page::new(req, w::title(l), body).refused(refused))
}

fn listed(req: &Req, id: ProposalId, named: &[PartnerLine], may: bool) -> AnyView {
    let l = req.locale;
    let row = |line: &PartnerLine| {
        let partner = &line.partner;
        view! {
            <tr>
                <th scope="row">{show::written(l, &partner.name)}</th>
                <td>{show::unbroken(&partner.code)}</td>
                <td class="num">{partner.share.show(l)}</td>
                <td class="whole"><p>{said(l, &line.agreement)}</p>{may.then(|| reminding(req, id, line))}</td>
            </tr>
        }
    };
    let heads = [Head::Text(p::name(l)), Head::Text(p::code(l)), Head::Number(p::share(l)), Head::Text(w::answer(l))];
    table(w::caption(l), heads, view! { <tbody>{named.iter().map(row).collect_view()}</tbody> })
}

/// The button, or from when on there is one.
fn reminding(req: &Req, id: ProposalId, line: &PartnerLine) -> Option<AnyView> {
    let l = req.locale;
    let (asked, may) = line.reminding.as_ref()?;
    Some(match may {
        Ok(()) => view! {
            <form method="post" action=req.href(paths::proposal_act(id, "remind"))>
                {hidden_field("remind", asked)}
                <button type="submit" class="btn">{w::remind(l)}<span class="visually-hidden">" "{line.partner.name.clone()}</span></button>
            </form>
        }
        .into_any(),
        Err(Problem::RemindedLately(from)) => view! { <p class="hint">{w::remind_from(l, from.show(l))}</p> }.into_any(),
        Err(problem) => view! { <p class="hint">{problems::text(l, problem)}</p> }.into_any(),
    })
}

/// Pressing the button would ask it.
fn is_to_ask(agreement: &Agreement) -> bool {
    match agreement {
        Agreement::NotAsked | Agreement::Outdated | Agreement::Declined(_) | Agreement::Left(_) => true,
        // Named wrongly: whoever asks is told so.
        Agreement::Lead | Agreement::Registered | Agreement::Misnamed => true,
        Agreement::Asked | Agreement::Agreed | Agreement::Ticked | Agreement::Changed | Agreement::Outside { .. } => false,
    }
}

fn said(l: Locale, agreement: &Agreement) -> AnyView {
    let (class, text) = match agreement {
        Agreement::Agreed => ("tag tag-ok", w::agreed(l).to_owned()),
        Agreement::Outside { is_signed: true } => ("tag", w::outside_signed(l).to_owned()),
        Agreement::Outside { is_signed: false } => ("tag tag-warn", w::outside(l).to_owned()),
        Agreement::Lead => ("tag tag-warn", w::is_lead(l).to_owned()),
        Agreement::Registered => ("tag tag-warn", w::registered(l).to_owned()),
        Agreement::Misnamed => ("tag tag-warn", w::misnamed(l).to_owned()),
        Agreement::Ticked => ("tag tag-warn", w::ticked(l).to_owned()),
        Agreement::NotAsked => ("tag tag-warn", w::not_asked(l).to_owned()),
        Agreement::Asked => ("tag", w::asked(l).to_owned()),
        Agreement::Outdated => ("tag tag-warn", w::outdated(l).to_owned()),
        Agreement::Changed => ("tag tag-warn", w::changed(l).to_owned()),
        Agreement::Declined(reason) => ("tag tag-warn", w::declined(l, reason)),
        Agreement::Left(reason) => ("tag tag-warn", w::left(l, reason)),
    };
    view! { <span class=class>{text}</span> }.into_any()
}

//! A tax code that somebody else registered: claimed with the certificate, by an account that has no firm yet.

use super::{
    CLAIM, CLAIM_UPLOAD,
    edit::{self, profile_fields},
};
use crate::{
    error::AppError,
    files,
    page::Page,
    paths,
    request::{Posted, Refused, Req},
    ui::{
        done::Done,
        file::sending,
        form::{Fields, hidden_field},
        icons, show,
    },
};
use axum::{extract::Multipart, response::Response};
use backend::{
    files::Owner,
    firms::{Claimed, OwnClaim},
};
use domain::{
    access::{Action, Denied, Site, check},
    firms::{
        Claim,
        claim::{ANSWER_DAYS, MAX_SAID, State},
    },
    form::Form,
    locale::Locale,
};
use leptos::prelude::*;

pub mod w {
    words! {
        title = "Đề nghị xem xét mã số thuế" | "Claim a tax code";
        lead = "Dùng khi mã số thuế của doanh nghiệp đã được một tài khoản khác đăng ký. Nếu tài khoản đó là của chính doanh nghiệp, hãy đề nghị chủ tài khoản mời tham gia." | "For a firm whose tax code another account has registered. If that account is your own firm's, ask its owner for an invitation instead.";
        how(days) = "Đề nghị được gửi khi giấy chứng nhận đăng ký doanh nghiệp được tải lên. Tài khoản đang giữ mã số thuế được báo tên doanh nghiệp nêu trong đề nghị, không được xem giấy chứng nhận, và có {days} ngày để trả lời. Sau đó chuyên viên đối chiếu và lãnh đạo xác nhận: không ai một mình chuyển mã số thuế. Đề nghị có thể bị một người từ chối, kèm lý do; gửi lại thì người khác xem xét." | "It is sent when the registration certificate is uploaded. Whoever holds the code is told the name under which it is claimed, is not shown the certificate, and has {days} days to answer. Then an officer compares and a leader confirms: nobody moves a code alone. One person may refuse it, with a reason; when it is sent again, somebody else looks at it.";
        reason = "Nội dung đề nghị" | "What you ask for, and why";
        reason_hint = "Nêu căn cứ mã số thuế là của doanh nghiệp, và người liên hệ để cơ quan thường trực xác minh." | "Say why the code is yours, and whom the office can ask.";
        save = "Lưu và sang bước tải giấy chứng nhận" | "Save, and go on to the certificate";
        written = "Nội dung đề nghị đã lưu, chưa gửi." | "What you ask for is saved, and not sent.";
        change = "Sửa nội dung" | "Change it";
        certificate = "Tệp giấy chứng nhận đăng ký doanh nghiệp" | "Registration certificate";
        certificate_hint = "PDF, PNG hoặc JPG, tối đa 50 MB. Chỉ ông/bà và cơ quan thường trực xem được." | "PDF, PNG or JPG, at most 50 MB. Only you and the office can see it.";
        send = "Tải lên và gửi đề nghị" | "Upload and send";
        sent(at) = "Đề nghị đã gửi ngày {at}." | "Sent on {at}.";
        waits(until) = "Tài khoản đang giữ mã số thuế trả lời được đến {until}." | "Whoever holds the code can answer until {until}.";
        compared = "Cơ quan thường trực đang đối chiếu." | "The office is comparing.";
        granted = "Chuyên viên đã đề nghị chấp thuận; chờ lãnh đạo xác nhận." | "An officer holds that it is right; a leader has not confirmed it yet.";
        withdraw = "Rút đề nghị" | "Take it back";
        refused = "Cơ quan thường trực không chấp nhận đề nghị. Lý do:" | "The office has refused it. Its reason:";
        once_more = "Đề nghị gửi lại được một lần; khi đó người khác của cơ quan thường trực xem xét." | "It can be sent once more; somebody else of the office then decides.";
        no_more = "Đề nghị đã được hai người của cơ quan thường trực xem xét. Vui lòng liên hệ trực tiếp cơ quan thường trực." | "Two people of the office have decided on it. Please get in touch with the office itself.";
        free = "Mã số thuế này hiện không còn tài khoản nào giữ: doanh nghiệp đăng ký được ngay." | "Nobody holds this tax code any more: you can register it now.";
        register = "Đăng ký doanh nghiệp" | "Register the firm";
        exists = "Mã số thuế này là của doanh nghiệp ông/bà, nhưng đã có tài khoản khác đăng ký?" | "Is the tax code yours, and registered by somebody else?";
        to_claim = "Mã số thuế của doanh nghiệp đã có tài khoản khác đăng ký?" | "Has somebody else registered your tax code?";
        own_sent(code, at) = "Đề nghị xem xét mã số thuế {code} đã gửi ngày {at}." | "Your claim to the tax code {code} was sent on {at}.";
        own_written(code) = "Có một đề nghị xem xét mã số thuế {code}, hiện không ở cơ quan thường trực." | "There is a claim to the tax code {code}, which is not with the office at present.";
        to_own = "Xem đề nghị" | "See the claim";
        move_term = "Mã số thuế chỉ chuyển khi không còn đợt mời nào mà tài khoản đang giữ mã số thuế có thể tham gia hoặc đang được xem xét; vì vậy việc xác nhận có thể phải chờ. Kết quả được báo qua thư điện tử." | "A code moves only while there is no call that whoever holds it could answer, or is being considered in; so the confirmation may have to wait. You are told by e-mail.";
        claim_it = "Gửi đề nghị xem xét với nội dung trên" | "Claim it with what is typed above";
    }
}

pub async fn page(req: Req) -> Result<Page, AppError> {
    show_claim(&req, req.kept()).await
}

pub async fn write(req: Req, Posted(form): Posted) -> Result<Response, AppError> {
    let written = req.backend.write_claim(&req.actor, &form).await;
    let go = |claimed| match claimed {
        Claimed::Withdrawn => (CLAIM, Done::ClaimWithdrawn),
        _ => (CLAIM, Done::ClaimWritten),
    };
    req.answer(form, written, go, async |refused| show_claim(&req, Some(&refused)).await).await
}

pub async fn send(mut req: Req, multipart: Multipart) -> Result<Response, AppError> {
    let by = req.actor.id().ok_or(Denied::SignIn);
    let received = match by {
        Ok(by) => files::receive(&mut req, Owner::Claim(by), multipart).await,
        Err(denied) => Err(denied.into()),
    };
    let received = files::settled(received, CLAIM, &Form::default())?;
    let go = |_| (CLAIM, Done::ClaimSent);
    req.answer(Form::default(), received, go, async |refused| show_claim(&req, Some(&refused)).await).await
}

async fn show_claim(req: &Req, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    req.actor.user().ok_or(Denied::SignIn)?;
    check(&req.actor, Action::ClaimCode, &Site, req.now)?;
    let own = req.backend.own_claim(&req.actor).await?;
    let body = || {
        let stored = Form::default();
        let upload = Fields::new(l, &stored, refused);
        let content = match &own {
            None => form(req, None, refused),
            Some(own) if own.claim.is_sent() => sent(req, own),
            Some(own) if own.claim.is_exhausted() => over(l, &own.claim),
            Some(own) if own.claim.state == State::Refused || is_edited(req, refused) => form(req, Some(&own.claim), refused),
            Some(own) => upload_form(req, own, &upload),
        };
        let free = own.as_ref().filter(|own| own.is_free).map(|_| {
            view! {
                <div class="notice notice-ok stack">
                    <p>{icons::icon("check")}" "{w::free(l)}</p>
                    <p><a class="btn btn-primary" href=req.href(paths::FIRM)>{w::register(l)}</a></p>
                </div>
            }
        });
        view! {
            <div class="wrap narrow stack">
                {show::breadcrumb(req, &[(paths::FIRM, super::words::register_title(l)), ("", w::title(l))])}
                <h1>{w::title(l)}</h1>
                <p class="lead">{w::lead(l)}</p>
                <p>{w::how(l, ANSWER_DAYS)}</p>
                {free}
                {content}
            </div>
        }
    };
    Ok(Page::new(req, w::title(l), body).refused(refused))
}

/// What was typed is shown again, or somebody wants to change what is saved.
fn is_edited(req: &Req, refused: Option<&Refused>) -> bool {
    req.query.get("change") == "1" || refused.is_some_and(|refused| refused.form.0.contains_key("reason"))
}

fn form(req: &Req, claim: Option<&Claim>, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = claim.map(|claim| claim.profile.to_form().with("reason", &claim.reason)).unwrap_or_default();
    let fields = Fields::new(l, &stored, refused);
    let before = claim.filter(|claim| claim.state == State::Refused).and_then(|claim| claim.refused.last());
    let before = before.map(|said| {
        view! { <div class="notice notice-warn stack"><p>{w::refused(l)}</p>{show::plain(&said.text)}<p>{w::once_more(l)}</p></div> }
    });
    view! {
        {before}
        <form method="post" action=req.href(CLAIM) class="stack" novalidate>
            {fields.summary()}
            {profile_fields(l, &fields)}
            {fields.area("reason", w::reason(l), 5).hint(w::reason_hint(l)).required().max(MAX_SAID).view()}
            <div class="actions"><button type="submit" class="btn btn-primary">{w::save(l)}</button></div>
        </form>
    }
    .into_any()
}

fn upload_form(req: &Req, own: &OwnClaim, fields: &Fields<'_>) -> AnyView {
    let l = req.locale;
    view! {
        {fields.summary()}
        <p class="notice">{w::written(l)}</p>
        {facts(l, &own.claim)}
        <p><a class="btn" href=req.href(format!("{CLAIM}?change=1"))>{w::change(l)}</a></p>
        <form method="post" action=req.href(CLAIM_UPLOAD) enctype="multipart/form-data" data-sending=sending(l) class="panel stack" novalidate>
            {fields.input("file", "file", w::certificate(l)).hint(w::certificate_hint(l)).required().view()}
            <div class="actions"><button type="submit" class="btn btn-primary">{w::send(l)}</button></div>
        </form>
    }
    .into_any()
}

fn sent(req: &Req, own: &OwnClaim) -> AnyView {
    let (l, claim) = (req.locale, &own.claim);
    let at = claim.sent().map(|at| w::sent(l, at.show(l)));
    let state = match (claim.granted(), claim.waits_until(req.now)) {
        (Some(_), _) => w::granted(l).to_owned(),
        (None, Some(until)) => w::waits(l, until.show_weekday(l)),
        (None, None) => w::compared(l).to_owned(),
    };
    let file = own.certificate.as_ref().map(|file| {
        view! { <p><a href=req.href(paths::file(file.id)) download="">{show::written(l, &file.name)}</a></p> }
    });
    view! {
        <p class="notice">{icons::icon("clock")}" "{at}" "{state}</p>
        <p>{w::move_term(l)}</p>
        {facts(l, claim)}
        {file}
        <form method="post" action=req.href(CLAIM)>
            {hidden_field("act", "withdraw")}
            <button type="submit" class="btn">{w::withdraw(l)}</button>
        </form>
    }
    .into_any()
}

fn over(l: Locale, claim: &Claim) -> AnyView {
    let last = claim.refused.last().map(|said| show::plain(&said.text));
    view! { <div class="notice notice-warn stack"><p>{w::refused(l)}</p>{last}<p>{w::no_more(l)}</p></div> }.into_any()
}

/// What is claimed.
pub fn facts(l: Locale, claim: &Claim) -> AnyView {
    let profile = &claim.profile;
    let address = [profile.address.street.as_str(), &profile.address.commune, &profile.address.province].join(", ");
    view! {
        <dl class="facts">
            <dt>{super::words::tax_code(l)}</dt><dd>{profile.tax_code.to_string()}</dd>
            <dt>{super::words::legal_name(l)}</dt><dd>{show::written(l, &profile.legal_name)}</dd>
            <dt>{super::words::representative(l)}</dt><dd>{show::written(l, &profile.representative)}</dd>
            <dt>{super::words::address(l)}</dt><dd>{show::written(l, &address)}</dd>
            <dt>{w::reason(l)}</dt><dd>{show::plain(&claim.reason)}</dd>
        </dl>
    }
    .into_any()
}

/// From where a firm is registered: to what was claimed, or to where that is done.
pub fn leading(req: &Req, own: Option<&OwnClaim>) -> AnyView {
    let l = req.locale;
    let Some(own) = own else { return view! { <p><a href=req.href(CLAIM)>{w::to_claim(l)}</a></p> }.into_any() };
    let (code, at) = (own.claim.profile.tax_code.to_string(), own.claim.sent());
    let said = at.map_or_else(|| w::own_written(l, &code), |at| w::own_sent(l, &code, at.show(l)));
    view! {
        <div class="notice stack">
            <p>{icons::icon("clock")}" "{said}</p>
            <p><a class="btn" href=req.href(CLAIM)>{w::to_own(l)}</a></p>
        </div>
    }
    .into_any()
}

/// Near the top of the form that registers, where the code is taken.
pub fn instead(req: &Req, refused: Option<&Refused>) -> Option<AnyView> {
    let l = req.locale;
    edit::is_taken(refused).then(|| {
        view! {
            <div class="notice notice-warn stack">
                <p>{w::exists(l)}</p>
                <div class="actions"><button type="submit" class="btn" formaction=req.href(CLAIM)>{w::claim_it(l)}</button></div>
            </div>
        }
        .into_any()
    })
}

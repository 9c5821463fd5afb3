//! That the tax code of a firm is another's: both certificates side by side, an officer's word and a leader's.

use crate::{
    firms::claim,
    paths,
    request::{Refused, Req},
    ui::{
        done::Done,
        form::{Fields, hidden_field},
        icons,
        kept::code_kept,
        problems, show,
    },
};
use backend::firms::{ClaimView, Claimed, FirmView};
use domain::{
    access::{Action, Denied},
    firms::claim::MAX_SAID,
    form::Form,
};
use leptos::prelude::*;

mod w {
    words! {
        heading = "Mã số thuế được đề nghị xem xét" | "The tax code is claimed";
        by(name, email, at) = "{name} ({email}) gửi ngày {at}:" | "By {name} ({email}) on {at}:";
        certificate = "Giấy chứng nhận của người đề nghị" | "Certificate of who claims it";
        own = "Giấy chứng nhận của doanh nghiệp đang giữ mã số thuế" | "Certificate of whoever holds the code";
        no_own = "Doanh nghiệp đang giữ mã số thuế chưa nộp giấy chứng nhận." | "Whoever holds the code has handed in no certificate.";
        answered = "Trả lời của doanh nghiệp đang giữ mã số thuế:" | "Answer of whoever holds the code:";
        unanswered = "Doanh nghiệp đang giữ mã số thuế không trả lời." | "Whoever holds the code has not answered.";
        early(until) = "Doanh nghiệp đang giữ mã số thuế còn được trả lời đến {until} (giờ Việt Nam); chưa có trả lời thì trước thời điểm đó chưa đề nghị chấp thuận được." | "Whoever holds the code can answer until {until}; unless they have, nobody can hold before that it is right.";
        said = "Nội dung đã đối chiếu, hoặc lý do từ chối" | "What was compared, or why it is refused";
        said_hint = "Nêu đã đối chiếu với nguồn nào (ví dụ: Cổng thông tin quốc gia về đăng ký doanh nghiệp). Người đề nghị đọc được lý do từ chối." | "Say what it was compared with, such as the national business registration portal. Who claims it reads why it is refused.";
        grant = "Đề nghị chấp thuận" | "Hold that it is right";
        confirm = "Xác nhận: mã số thuế là của người đề nghị" | "Confirm: the code belongs to who claims it";
        confirm_hint = "Doanh nghiệp đang giữ mã số thuế giữ nguyên tài khoản và nội dung đã soạn, và phải khai mã số thuế khác. Người đề nghị được đăng ký doanh nghiệp với giấy chứng nhận này, chờ xác minh." | "Whoever holds the code keeps the account and what was written, and has to give another code. Who claims it has the firm registered with this certificate, to be verified.";
        refuse = "Từ chối" | "Refuse";
        granted(name, said) = "{name} đã đối chiếu và đề nghị chấp thuận: {said}" | "{name} has compared them and holds that it is right: {said}";
        refused_before = "Đề nghị này đã bị từ chối một lần:" | "It was refused once before:";
    }
}

pub const ACT: &str = "claim";

pub fn done(claimed: Claimed) -> Done {
    match claimed {
        Claimed::Written => Done::ClaimWritten,
        Claimed::Withdrawn => Done::ClaimWithdrawn,
        Claimed::Granted => Done::ClaimGranted,
        Claimed::Refused => Done::ClaimRefused,
        Claimed::Moved => Done::CodeMoved,
    }
}

/// Whether what was refused was typed here.
pub fn is_of(refused: &Refused) -> bool {
    refused.form.0.contains_key("said")
}

pub fn view(req: &Req, firm: &FirmView, refused: Option<&Refused>) -> AnyView {
    let refused = refused.filter(|refused| is_of(refused));
    firm.claims.iter().map(|view| one(req, firm, view, refused)).collect_view().into_any()
}

fn one(req: &Req, firm: &FirmView, view: &ClaimView, refused: Option<&Refused>) -> AnyView {
    let (l, of) = (req.locale, &view.claim);
    let Some(sent) = of.sent() else { return ().into_any() };
    let refused = refused.filter(|refused| refused.form.get("by") == of.by.to_string());
    let stored = Form::default();
    let fields = Fields::new(l, &stored, refused);
    fields.name("verdict", w::heading(l));
    let waits = of.waits_until(req.now);
    let apart = if refused.is_some() { String::new() } else { of.by.to_string() };
    let yes = match of.granted() {
        Some(_) => {
            let may = firm.can.get(Action::ConfirmClaim);
            let button = may.is_ok().then(|| {
                view! { <p>{w::confirm_hint(l)}</p><button type="submit" name="verdict" value="confirm" class="btn btn-primary">{w::confirm(l)}</button> }
            });
            // Why the code does not move is said above, to whoever looks.
            let is_said = matches!(may, Err(Denied::Role | Denied::FirmKept(_)));
            view! { {(!is_said).then(|| problems::impossible(l, may, refused))}{button} }.into_any()
        }
        None if firm.can.is(Action::GrantClaim) && waits.is_none() => {
            view! { <button type="submit" name="verdict" value="grant" class="btn btn-primary">{w::grant(l)}</button> }.into_any()
        }
        None => ().into_any(),
    };
    let no = of.check_refusal(req.actor.id());
    let refuse = no.is_ok().then(|| view! { <button type="submit" name="verdict" value="refuse" class="btn">{w::refuse(l)}</button> });
    let early = waits.map(|until| view! { <p class="why-not">{w::early(l, until.show_weekday(l))}</p> });
    let kept = firm.kept.map(|kept| view! { <p class="notice notice-warn">{icons::icon("clock")}" "{code_kept(l, kept)}</p> });
    let answer = match (of.answered(), waits) {
        (Some(said), _) => view! { <p>{w::answered(l)}</p>{show::plain(&said.text)} }.into_any(),
        (None, None) => view! { <p>{w::unanswered(l)}</p> }.into_any(),
        (None, Some(_)) => ().into_any(),
    };
    let own = match &firm.document {
        Some(file) => view! { <p><a href=req.href(paths::file(file.id)) download="">{w::own(l)}</a></p> }.into_any(),
        None => view! { <p>{w::no_own(l)}</p> }.into_any(),
    };
    let theirs =
        view.certificate.as_ref().map(|file| view! { <p><a href=req.href(paths::file(file.id)) download="">{w::certificate(l)}</a></p> });
    let before = of.refused.last().map(|said| view! { <p>{w::refused_before(l)}</p>{show::plain(&said.text)} });
    let said = fields.area("said", w::said(l), 3).hint(w::said_hint(l)).max(MAX_SAID).apart(&apart);
    let granted = of.granted().map(|said| view! { <p>{w::granted(l, &view.granted_by, &said.text)}</p> });
    view! {
        <section class="panel stack" aria-label=w::heading(l)>
            <h2>{w::heading(l)}</h2>
            <p>{icons::icon("warning")}" "{w::by(l, &view.by, &view.email, sent.show(l))}</p>
            {claim::facts(l, of)}
            {theirs}
            {own}
            {answer}
            {before}
            {granted}
            {early}
            {kept}
            {problems::impossible(l, no, refused)}
            <form method="post" action=req.href(paths::office_firm_act(firm.firm.id, ACT)) class="stack" novalidate>
                {fields.summary()}
                {hidden_field("by", &of.by.to_string())}
                {hidden_field("asked", &sent.0.to_string())}
                {if of.granted().is_none() { said.required() } else { said }.view()}
                <div class="actions">{yes}{refuse}</div>
            </form>
        </section>
    }
    .into_any()
}

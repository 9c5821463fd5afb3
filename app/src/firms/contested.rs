//! Told to a firm whose tax code somebody else claims, with its owner's answer.

use super::ANSWER_CLAIM;
use crate::{
    request::Req,
    ui::{
        form::{Fields, hidden_field},
        icons, show,
    },
};
use backend::firms::{Contested, FirmView};
use domain::{access::Action, firms::claim::MAX_SAID};
use leptos::prelude::*;

mod w {
    words! {
        claimed(name, at) = "Ngày {at}, một tài khoản khác khai mã số thuế này là của {name}, kèm giấy chứng nhận đăng ký doanh nghiệp. Chưa có gì thay đổi." | "On {at} another account said that this tax code is that of {name}, with a registration certificate. Nothing has changed.";
        mend = "Nếu đã gõ nhầm mã số thuế, hãy sửa thông tin đăng ký." | "If the code was mistyped, correct the registration.";
        until(until) = "Nếu mã số thuế đúng là của doanh nghiệp, hãy trả lời trước {until} và kiểm tra giấy chứng nhận đã tải lên. Sau đó cơ quan thường trực đối chiếu hai giấy chứng nhận; chỉ hai người cùng xác nhận mới có thay đổi." | "If it is yours, answer before {until} and look whether your own certificate is uploaded. Then the office compares both certificates; only two people together change anything.";
        compared = "Cơ quan thường trực đang đối chiếu hai giấy chứng nhận." | "The office is comparing both certificates.";
        granted = "Chuyên viên cho rằng mã số thuế là của doanh nghiệp kia; lãnh đạo chưa xác nhận." | "An officer holds that the code is the other firm's; a leader has not confirmed it.";
        answered = "Doanh nghiệp đã trả lời:" | "You have answered:";
        answer = "Trả lời của doanh nghiệp" | "Your answer";
        send = "Gửi trả lời" | "Send the answer";
    }
}

pub fn view(req: &Req, firm: &FirmView, fields: &Fields<'_>) -> AnyView {
    let may = firm.can.is(Action::AnswerClaim);
    firm.contested.iter().map(|claim| one(req, claim, may, fields)).collect_view().into_any()
}

fn one(req: &Req, claim: &Contested, may: bool, fields: &Fields<'_>) -> AnyView {
    let l = req.locale;
    let next = match (claim.is_granted, claim.until) {
        (true, _) => w::granted(l).to_owned(),
        (false, Some(until)) => w::until(l, until.show_weekday(l)),
        (false, None) => w::compared(l).to_owned(),
    };
    let apart = if fields.value("by") == claim.by.to_string() { String::new() } else { claim.by.to_string() };
    let said = claim.answer.as_ref().map(|answer| view! { <p>{w::answered(l)}</p>{show::plain(answer)} });
    let form = (may && claim.answer.is_none() && !claim.is_granted).then(|| {
        view! {
            <form method="post" action=req.href(ANSWER_CLAIM) class="stack" novalidate>
                {hidden_field("by", &claim.by.to_string())}
                {hidden_field("asked", &claim.sent.0.to_string())}
                {fields.area("answer", w::answer(l), 4).required().max(MAX_SAID).apart(&apart).view()}
                <div class="actions"><button type="submit" class="btn">{w::send(l)}</button></div>
            </form>
        }
    });
    view! {
        <section class="notice notice-warn stack">
            <p>{icons::icon("warning")}" "{w::claimed(l, &claim.legal_name, claim.sent.show(l))}</p>
            <p>{w::mend(l)}" "{next}</p>
            {said}
            {form}
        </section>
    }
    .into_any()
}

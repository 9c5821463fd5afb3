//! What a firm is asked after its call was amended: whether it stands by what it handed in.

use super::{Own, partners::ACT};
use crate::{
    paths,
    request::Req,
    ui::{form::hidden_field, show},
};
use domain::access::Action;
use leptos::prelude::*;

mod w {
    words! {
        heading = "Bài toán đã được sửa đổi sau khi doanh nghiệp nộp hồ sơ" | "The challenge was amended after your firm submitted";
        text(version, at) = "Phiên bản {version} được công bố {at}, sau bản đã nộp. Đề nghị ông/bà đọc phần thay đổi, rồi chọn một trong ba cách: xác nhận giữ hồ sơ như đã nộp, nộp bản thay thế, hoặc rút hồ sơ." | "Version {version} was published at {at}, after what you submitted. Please read what has changed, and choose: confirm the proposal as it was submitted, submit a replacement, or withdraw it.";
        else_counts = "Nếu không làm gì, hồ sơ vẫn được tính và được ghi là nộp theo nội dung trước sửa đổi; người kiểm tra hồ sơ và Hội đồng thấy ghi chú đó." | "If you do nothing it counts all the same, and is marked as submitted under the text of before; whoever screens it and the council see that.";
        partners = "Thành viên liên danh đã đồng ý theo nội dung trước sửa đổi. Muốn xác nhận hoặc nộp lại, đề nghị các thành viên đồng ý lại trước." | "The partners consented under the text of before. To confirm, or to submit again, have them consent again first.";
        to_partners = "Thành viên liên danh" | "Partners";
        changes = "Xem nội dung trước và sau khi sửa" | "See the text before and after";
        confirm = "Xác nhận giữ hồ sơ đã nộp" | "Confirm the proposal as submitted";
        over(version) = "Hồ sơ được tính theo nội dung trước sửa đổi: doanh nghiệp chưa xác nhận lại sau khi phiên bản {version} được công bố." | "The proposal counts under the text of before: your firm did not confirm it after version {version} was published.";
        confirmed(version, at) = "Doanh nghiệp đã xác nhận giữ hồ sơ theo phiên bản {version} của bài toán, {at}." | "Your firm confirmed the proposal under version {version} of the challenge, {at}.";
    }
}

/// Whether the firm has something to answer now.
pub fn asks(own: &Own) -> bool {
    own.view.unconfirmed.is_some() && own.view.can.is(Action::ConfirmProposal)
}

fn has_partners(own: &Own) -> bool {
    own.view.submitted.as_ref().is_some_and(|submitted| !submitted.content.consortium.partners.is_empty())
}

pub fn notice(req: &Req, own: &Own) -> AnyView {
    let l = req.locale;
    let Some(amended) = own.view.unconfirmed else {
        let confirmed = own.view.receipt.as_ref().and_then(|receipt| receipt.confirmed.as_ref()).filter(|_| own.view.state.is_handed_in());
        return confirmed.map(|c| view! { <p class="notice notice-ok">{w::confirmed(l, c.version, c.at.show(l))}</p> }).into_any();
    };
    let changes = req.href(paths::version(&own.challenge.code, amended.version));
    if !asks(own) {
        return view! { <p class="notice notice-warn">{w::over(l, amended.version)}" "<a href=changes>{w::changes(l)}</a></p> }.into_any();
    }
    view! {
        <section class="notice notice-warn stack" aria-labelledby="amended">
            <h2 id="amended">{w::heading(l)}</h2>
            <p>{w::text(l, amended.version, amended.at.show(l))}</p>
            <p>{w::else_counts(l)}</p>
            <p><a href=changes>{w::changes(l)}</a></p>
            {has_partners(own).then(|| {
                view! { <p>{w::partners(l)}" "<a href=req.href(paths::proposal_act(own.view.id, ACT))>{w::to_partners(l)}</a></p> }
            })}
            <form method="post" action=req.href(paths::proposal_act(own.view.id, "confirm"))>
                {hidden_field("version", &amended.version.to_string())}
                {show::gate(l, own.view.can.get(Action::ConfirmProposal), w::confirm(l), "btn btn-primary")}
            </form>
        </section>
    }
    .into_any()
}

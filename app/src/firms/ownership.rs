//! Handing the account on: what is under way, and how to begin, on the firm's page and on the office's page of the firm.

use super::OWNERSHIP;
use crate::{
    request::Req,
    ui::{
        ask::ask,
        done::Done,
        form::{Fields, hidden_field},
        icons, show,
    },
};
use backend::firms::{FirmPerson, FirmView, Handed, HandoverView};
use domain::{
    access::Action,
    firms::ownership::{MAX_REASON, OBJECTION_DAYS},
};
use leptos::prelude::*;

pub mod w {
    words! {
        offer = "Chuyển quyền chủ tài khoản" | "Transfer ownership";
        ask_offer(name) = "Đề nghị {name} trở thành chủ tài khoản? Chưa có gì thay đổi cho đến khi người này đồng ý; sau đó ông/bà là thành viên như những người khác." | "Offer the account to {name}? Nothing changes until they accept; after that you are a member like the others.";
        offered(name) = "Đã đề nghị {name} trở thành chủ tài khoản; chờ người này trả lời." | "The account was offered to {name}, who has not answered yet.";
        offered_you = "Chủ tài khoản đề nghị ông/bà trở thành chủ tài khoản của doanh nghiệp: mời, cho thôi thành viên và sửa thông tin đăng ký." | "The owner offers you the account of the firm: whoever owns it invites and removes people and edits the registration.";
        accept = "Đồng ý nhận" | "Accept";
        decline = "Từ chối" | "Decline";
        take_back = "Rút đề nghị" | "Take the offer back";
        asked(name, until) = "{name} đề nghị cơ quan thường trực chuyển quyền chủ tài khoản vì chủ tài khoản không còn làm việc. Chủ tài khoản phản đối được đến khi hai người của cơ quan thường trực cùng xác nhận; việc này không diễn ra trước {until}." | "{name} asks the office for the account, since its owner has left. The owner can object until two of the office have confirmed it together, which is not before {until}.";
        object = "Phản đối, giữ chủ tài khoản" | "Object and keep the account";
        withdraw = "Rút đề nghị" | "Withdraw the request";
        left = "Chủ tài khoản không còn làm việc tại doanh nghiệp" | "The owner of the account has left the firm";
        left_lead(days) = "Khi chủ tài khoản không thể tự chuyển quyền, một thành viên đề nghị cơ quan thường trực. Mọi người của doanh nghiệp được báo qua thư điện tử; chủ tài khoản có {days} ngày để phản đối. Sau đó một chuyên viên kiểm tra với doanh nghiệp và lãnh đạo xác nhận; không ai quyết định một mình." | "Where the owner cannot transfer it, one of the firm asks the office. Everybody of the firm is told by e-mail, and the owner has {days} days to object. Then an officer checks it with the firm and a leader confirms it; nobody decides alone.";
        reason = "Lý do và người xác nhận của doanh nghiệp" | "Why, and who of the firm can confirm it";
        reason_hint = "Nêu chủ tài khoản thôi việc từ khi nào và cách liên hệ người đại diện theo pháp luật để xác minh." | "Say since when the owner has left, and how the legal representative can be reached to confirm it.";
        send = "Gửi đề nghị" | "Send the request";
        under_way = "Chuyển quyền chủ tài khoản" | "Ownership is being transferred";
        granted(name, note) = "{name} đã kiểm tra và đề nghị chấp thuận: {note}" | "{name} has checked it and holds that it may be granted: {note}";
    }
}

/// What the page after it says.
pub fn told(handed: Handed) -> Done {
    match handed {
        Handed::Offered => Done::OwnershipOffered,
        Handed::Asked => Done::OwnershipAsked,
        Handed::Granted => Done::OwnershipGranted,
        Handed::Moved => Done::OwnershipMoved,
        Handed::Ended => Done::OwnershipEnded,
    }
}

/// What is under way, at the top of the firm's page, with what this reader can do about it.
pub fn notice(req: &Req, firm: &FirmView) -> Option<AnyView> {
    let (l, view) = (req.locale, firm.handover.as_ref()?);
    let is_to = req.actor.id() == Some(view.handover.to);
    let is_owner = firm.can.is(Action::OfferOwnership);
    let is_asked = view.handover.reason().is_some();
    let text = match (is_asked, is_to) {
        (true, _) => w::asked(l, &view.to_name, view.handover.objection_until().show_weekday(l)),
        (false, true) => w::offered_you(l).to_owned(),
        (false, false) => w::offered(l, &view.to_name),
    };
    let end = match (is_asked, is_to, is_owner) {
        (true, _, true) => Some(w::object(l)),
        (true, true, _) => Some(w::withdraw(l)),
        (false, true, _) => Some(w::decline(l)),
        (false, _, true) => Some(w::take_back(l)),
        _ => None,
    };
    let end = end.map(|label| button(req, view, "end", label, "btn"));
    let accept = (!is_asked && is_to).then(|| button(req, view, "accept", w::accept(l), "btn btn-primary"));
    Some(
        view! {
            <div class="notice notice-warn stack">
                <p>{icons::icon("warning")}" "{show::within(l, &text, &view.to_name)}</p>
                {view.handover.reason().map(show::plain)}
                {(accept.is_some() || end.is_some()).then(|| view! { <div class="actions">{accept}{end}</div> })}
            </div>
        }
        .into_any(),
    )
}

fn button(req: &Req, view: &HandoverView, act: &'static str, label: &'static str, class: &'static str) -> AnyView {
    view! {
        <form method="post" action=req.href(OWNERSHIP)>
            {hidden_field("asked", &view.handover.at.0.to_string())}
            <button type="submit" name="act" value=act class=class>{label}</button>
        </form>
    }
    .into_any()
}

/// Beside a person of the firm, for its owner.
pub fn offer(req: &Req, firm: &FirmView, person: &FirmPerson) -> Option<AnyView> {
    let l = req.locale;
    (firm.can.is(Action::OfferOwnership) && firm.handover.is_none() && !person.is_owner).then(|| {
        let form = view! {
            <form method="post" action=req.href(OWNERSHIP)>
                {hidden_field("user", &person.user.to_string())}
                <button type="submit" name="act" value="offer" class="btn">{w::offer(l)}</button>
            </form>
        };
        ask(w::offer(l).to_owned(), Some(person.name.clone()), w::ask_offer(l, &person.name), form)
    })
}

/// For whoever does not own the account: the way to the office.
pub fn ask_office(req: &Req, firm: &FirmView, fields: &Fields<'_>) -> Option<AnyView> {
    let l = req.locale;
    let may = firm.can.is(Action::AskOwnership) && firm.handover.is_none();
    let is_open = fields.value("act") == "ask" || !fields.value("reason").is_empty();
    may.then(|| {
        view! {
            <details open=is_open>
                <summary>{w::left(l)}</summary>
                <form method="post" action=req.href(OWNERSHIP) class="stack" novalidate>
                    <p>{w::left_lead(l, OBJECTION_DAYS)}</p>
                    {fields.area("reason", w::reason(l), 4).hint(w::reason_hint(l)).required().max(MAX_REASON).view()}
                    <div class="actions"><button type="submit" name="act" value="ask" class="btn">{w::send(l)}</button></div>
                </form>
            </details>
        }
        .into_any()
    })
}

//! Messages between the office and a firm, and the form for the next one, as either side sees them.

use crate::{
    request::{Refused, Req},
    ui::{form::Fields, problems, show, unsaved},
};
use backend::proposals::Thread;
use domain::{
    form::Form,
    locale::Locale,
    proposals::thread::{MAX_MESSAGE, Message, Side},
};
use leptos::prelude::*;

pub mod w {
    words! {
        title = "Trao đổi về tính đầy đủ của hồ sơ" | "Messages about completeness";
        lead = "Chỉ cơ quan thường trực và doanh nghiệp đọc được; Hội đồng và công chúng không đọc được. Nội dung trao đổi không phải là một phần của hồ sơ và không thay đổi hồ sơ đã nộp." | "Only the office and the firm can read this; the council and the public cannot. It is no part of the proposal, and changes nothing of what was submitted.";
        ends = "Trao đổi kết thúc khi có kết luận về tính hợp lệ của hồ sơ." | "It ends once the screening is decided.";
        none = "Chưa có nội dung trao đổi nào." | "Nothing has been written yet.";
        office = "Cơ quan thường trực" | "The office";
        firm = "Doanh nghiệp" | "The firm";
        message = "Nội dung" | "Message";
        send = "Gửi" | "Send";
    }
}

/// `to` is where the form posts.
pub fn view(req: &Req, thread: &Thread, to: &str, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let nothing = Form::default();
    let fields = Fields::new(l, &nothing, refused);
    let list = match thread.messages.is_empty() {
        true => view! { <p class="empty">{w::none(l)}</p> }.into_any(),
        false => thread.messages.iter().map(|message| one(l, message)).collect_view().into_any(),
    };
    let may = thread.may_write();
    let body = match may {
        Ok(()) => view! {
            <form class="stack" method="post" action=req.href(to)>
                {fields.area("message", w::message(l), 5).required().max(MAX_MESSAGE).view()}
                <div class="actions"><button type="submit" class="btn btn-primary">{w::send(l)}</button></div>
            </form>
        }
        .into_any(),
        Err(_) => {
            let lost = refused.map(|refused| unsaved::view(l, refused, |name| (name == "message").then(|| w::message(l).to_owned())));
            view! { {problems::impossible(l, may, refused)}{lost} }.into_any()
        }
    };
    view! { {fields.summary()}<p class="lead">{w::lead(l)}" "{w::ends(l)}</p>{list}{body} }.into_any()
}

fn one(l: Locale, message: &Message) -> AnyView {
    let side = match message.side {
        Side::Office => w::office(l),
        Side::Firm => w::firm(l),
    };
    view! {
        <article class="panel stack">
            <p><strong>{side}</strong><span class="meta">" – "{show::time(l, message.at)}</span></p>
            {show::plain(&message.text)}
        </article>
    }
    .into_any()
}

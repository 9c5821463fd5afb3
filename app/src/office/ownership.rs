//! What a member of a firm asks about its account, since the owner has left: an officer says what was checked, a leader confirms.

use crate::{
    firms::ownership::{told, w},
    paths,
    request::{Refused, Req},
    ui::{
        done::Done,
        form::{Fields, hidden_field},
        icons, problems, show,
    },
};
use backend::firms::{FirmView, Handed};
use domain::{
    access::{Action, Denied},
    firms::ownership::MAX_REASON,
    form::Form,
};
use leptos::prelude::*;

mod o {
    words! {
        note = "Nội dung đã kiểm tra, hoặc lý do từ chối" | "What was checked, or why it is refused";
        note_hint = "Nêu đã xác minh với ai của doanh nghiệp, bằng cách nào (ví dụ: văn bản của người đại diện theo pháp luật). Doanh nghiệp đọc được lý do từ chối." | "Say with whom of the firm it was checked, and how, such as a letter of the legal representative. The firm reads why it is refused.";
        grant = "Đề nghị chấp thuận" | "Hold that it may be granted";
        confirm = "Xác nhận chuyển quyền" | "Confirm and transfer ownership";
        refuse = "Từ chối" | "Refuse";
    }
}

pub const ACT: &str = "ownership";

pub fn done(handed: Handed) -> Done {
    told(handed)
}

/// Nothing where nothing is asked of the office.
pub fn view(req: &Req, firm: &FirmView, refused: Option<&Refused>) -> Option<AnyView> {
    let (l, view) = (req.locale, firm.handover.as_ref()?);
    let reason = view.handover.reason()?;
    let until = view.handover.objection_until();
    let granted = view.handover.granted();
    let is_second = granted.is_some();
    let action = if is_second { Action::ConfirmOwnership } else { Action::GrantOwnership };
    let may = firm.can.is(action);
    let early = (!is_second && !until.is_over(req.now)).then(|| problems::denied(l, Denied::TermRuns(until)));
    let stored = Form::default();
    let fields = Fields::new(l, &stored, refused.filter(|refused| refused.form.0.contains_key("note")));
    fields.name("verdict", w::under_way(l));
    let yes = match is_second {
        true => view! { <button type="submit" name="verdict" value="confirm" class="btn btn-primary">{o::confirm(l)}</button> }.into_any(),
        false if early.is_none() => {
            view! { <button type="submit" name="verdict" value="grant" class="btn btn-primary">{o::grant(l)}</button> }.into_any()
        }
        false => ().into_any(),
    };
    let form = may.then(|| {
        view! {
            <form method="post" action=req.href(paths::office_firm_act(firm.firm.id, ACT)) class="stack" novalidate>
                {fields.summary()}
                {hidden_field("asked", &view.handover.at.0.to_string())}
                {fields.area("note", o::note(l), 3).hint(o::note_hint(l)).max(MAX_REASON).view()}
                <div class="actions">{yes}<button type="submit" name="verdict" value="refuse" class="btn">{o::refuse(l)}</button></div>
            </form>
        }
    });
    let granted = granted.map(|granted| view! { <p>{w::granted(l, &view.granted_by, &granted.note)}</p> });
    Some(
        view! {
            <section class="panel stack" aria-labelledby="ownership">
                <h2 id="ownership">{w::under_way(l)}</h2>
                <p>{icons::icon("warning")}" "{w::asked(l, &view.to_name, until.show_weekday(l))}</p>
                {show::plain(reason)}
                {granted}
                {early.map(|text| view! { <p class="why-not">{text}</p> })}
                {form}
            </section>
        }
        .into_any(),
    )
}

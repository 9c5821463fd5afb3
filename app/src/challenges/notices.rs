//! Notices of the office on the page of a challenge.

use crate::ui::show;
use domain::{
    locale::Locale,
    notices::{Audience, Notice},
};
use leptos::prelude::*;

pub mod w {
    words! {
        heading = "Thông báo của cơ quan thường trực" | "Notices of the office";
        note = "Thông báo không thay đổi đề bài, thời hạn hay quy chế. Nội dung gửi doanh nghiệp được đăng trên trang bài toán cùng lúc với thư; nội dung gửi Hội đồng được đăng cùng kết quả." | "A notice does not change the challenge, its dates or its rules; a change takes effect only when it is published on the challenge's page. What firms are told stands on the challenge's page at the same time as it is mailed, what the council is told once the result is public.";
        sent_to(at, group) = "{at} – gửi: {group}" | "{at} – to: {group}";
    }
}

/// What everybody reads; nothing where none was sent.
pub fn section(l: Locale, notices: &[Notice], has_result: bool) -> Option<AnyView> {
    let public: Vec<Notice> = notices.iter().filter(|notice| notice.is_public(has_result)).cloned().collect();
    (!public.is_empty()).then(|| view! { <p class="hint">{w::note(l)}</p>{list(l, &public)} }.into_any())
}

/// What the council was told, on its own page of the challenge.
pub fn to_council(l: Locale, notices: &[Notice]) -> Option<AnyView> {
    let told: Vec<Notice> = notices.iter().filter(|notice| notice.draft.audience == Audience::Council).cloned().collect();
    (!told.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="notices">
                <h2 id="notices">{w::heading(l)}</h2>
                {list(l, &told)}
            </section>
        }
        .into_any()
    })
}

pub fn list(l: Locale, notices: &[Notice]) -> AnyView {
    let one = |notice: &Notice| {
        let (subject, text) = (&notice.draft.subject, &notice.draft.text);
        view! {
            <li class="stack">
                <h3 lang=subject.lang(l).code()>{show::written(l, subject.get(l))}</h3>
                <p class="meta">{w::sent_to(l, notice.at.show_weekday(l), notice.draft.audience.name(l))}</p>
                <div lang=text.lang(l).code()>{show::plain(text.get(l))}</div>
            </li>
        }
    };
    view! { <ul class="stack">{notices.iter().map(one).collect_view()}</ul> }.into_any()
}

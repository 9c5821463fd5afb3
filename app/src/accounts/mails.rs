//! Which mails an account gets: those that may be switched off, and what always comes.

use crate::{
    paths,
    request::{Refused, Req},
    ui::form::{Fields, hidden_field},
};
use domain::{
    following::{CHOICES, MailKind},
    form::Form,
    locale::Locale,
};
use leptos::prelude::*;
use std::collections::BTreeSet;

mod w {
    words! {
        title = "Loại thư nhận được" | "Which mails you get";
        lead = "Những loại thư sau bật, tắt được; mỗi thư loại này cũng có liên kết ngừng nhận." | "These mails can be switched on and off; each also carries a link that stops its kind.";
        watching = "Tin về bài toán đang theo dõi" | "News of challenges that you watch";
        watching_hint = "Sửa đổi, câu trả lời làm rõ, buổi giới thiệu, thời điểm đóng thay đổi, hủy, kết quả." | "Amendments, answers, information sessions, a closing that moves, a cancellation, the result.";
        reminders = "Thư nhắc trước thời điểm đóng nhận hồ sơ" | "Reminders before closings";
        reminders_hint = "Trước 7, 3 và 1 ngày: bài toán đang theo dõi, và bài toán mà doanh nghiệp có nội dung chưa nộp." | "7, 3 and 1 days before: of challenges that you watch, and of those for which your firm has something that is not submitted.";
        digests = "Bài toán mới khớp với tìm kiếm đã lưu" | "New challenges that match saved searches";
        digests_hint = "Nhịp gửi thư chọn ở từng tìm kiếm." | "How often is chosen for each search.";
        save = "Lưu loại thư" | "Save the kinds of mails";
        always = "Biên nhận, quyết định, thông báo về hồ sơ và công việc của tài khoản, thư bảo mật luôn được gửi và không tắt được." | "Receipts, decisions, notices about the account's own proposals and work, and security mails always come and cannot be switched off.";
        following = "Bài toán đang theo dõi và tìm kiếm đã lưu" | "What you watch, and saved searches";
    }
}

/// Of the account's page.
pub fn section(req: &Req, chosen: &BTreeSet<MailKind>, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = chosen.iter().fold(Form::default(), |form, kind| form.with(kind.code(), "on"));
    // Of a form that was refused beside this one nothing is about mails.
    let own = refused.filter(|refused| refused.errors.of(MailKind::ALL[0].code()).is_some() || refused.form.is_checked(CHOICES));
    let fields = Fields::new(l, &stored, own);
    let kinds = MailKind::ALL.map(|kind| {
        let (label, hint) = words(l, kind);
        fields.checkbox(kind.code(), label).hint(hint).required().view()
    });
    view! {
        <section class="stack" aria-labelledby="mails">
            <h2 id="mails">{w::title(l)}</h2>
            <p>{w::lead(l)}</p>
            <form method="post" action=req.href(paths::ACCOUNT_MAILS) class="stack" novalidate>
                {hidden_field(CHOICES, "1")}
                {kinds.collect_view()}
                <div class="actions"><button type="submit" class="btn">{w::save(l)}</button></div>
            </form>
            <p>{w::always(l)}</p>
            <p><a href=req.href(paths::FOLLOWING)>{w::following(l)}</a></p>
        </section>
    }
    .into_any()
}

fn words(l: Locale, kind: MailKind) -> (&'static str, &'static str) {
    match kind {
        MailKind::Watching => (w::watching(l), w::watching_hint(l)),
        MailKind::Reminders => (w::reminders(l), w::reminders_hint(l)),
        MailKind::Digests => (w::digests(l), w::digests_hint(l)),
    }
}

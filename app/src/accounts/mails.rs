//! Which mails and notices an account gets: those that may be switched off, and what always comes.

use crate::{
    paths,
    request::{Refused, Req},
    ui::form::{Fields, hidden_field},
};
use domain::{
    following::{CHOICES, MailKind, NOTICE_CHOICES, NoticeKind},
    form::Form,
    locale::Locale,
};
use leptos::prelude::*;
use std::collections::BTreeSet;

mod w {
    words! {
        title = "Thư và thông báo nhận được" | "Which mails and notices you get";
        lead = "Những loại sau bật, tắt được, riêng cho thư và cho thông báo trên trang này; mỗi thư loại này cũng có liên kết ngừng nhận thư." | "These can be switched on and off, apart for mails and for notices on this site; each such mail also carries a link that stops its kind.";
        by_mail = "Qua thư điện tử" | "By mail";
        on_site = "Thông báo trên trang này" | "Notices on this site";
        on_site_lead = "Loại đã tắt không hiện ở trang Thông báo và không được đếm. Thông báo đã có vẫn giữ nguyên." | "A kind that is switched off does not show under Notices and is not counted. What is there already stays.";
        site_watching = "Tin về bài toán đang theo dõi (thông báo)" | "News of challenges that you watch (notices)";
        site_reminders = "Nhắc trước thời điểm đóng nhận hồ sơ (thông báo)" | "Reminders before closings (notices)";
        site_reminders_hint = "Của bài toán đang theo dõi. Lời nhắc về hồ sơ của chính doanh nghiệp luôn hiện." | "Of challenges that you watch. One about your own firm's proposal always shows.";
        site_digests = "Bài toán mới khớp với tìm kiếm đã lưu (thông báo)" | "New challenges that match saved searches (notices)";
        site_digests_hint = "Theo nhịp chọn ở từng tìm kiếm." | "As often as is chosen for each search.";
        site_work = "Việc mới chờ xử lý (thông báo)" | "New work that waits (notices)";
        site_work_hint = "Việc vẫn có trên bàn làm việc cho đến khi xong, và thư vẫn được gửi." | "The work stays on your desk until it is done, and its mail still comes.";
        watching = "Tin về bài toán đang theo dõi" | "News of challenges that you watch";
        watching_hint = "Sửa đổi, câu trả lời làm rõ, buổi giới thiệu, thời điểm đóng thay đổi, hủy, kết quả." | "Amendments, answers, information sessions, a closing that moves, a cancellation, the result.";
        reminders = "Thư nhắc trước thời điểm đóng nhận hồ sơ" | "Reminders before closings";
        reminders_hint = "Trước 7, 3 và 1 ngày: bài toán đang theo dõi, và bài toán mà doanh nghiệp có nội dung chưa nộp." | "7, 3 and 1 days before: of challenges that you watch, and of those for which your firm has something that is not submitted.";
        digests = "Bài toán mới khớp với tìm kiếm đã lưu" | "New challenges that match saved searches";
        digests_hint = "Nhịp gửi thư chọn ở từng tìm kiếm." | "How often is chosen for each search.";
        save = "Lưu lựa chọn" | "Save the choices";
        always = "Biên nhận, quyết định, thư và thông báo về hồ sơ của tài khoản, thư giao việc, thư bảo mật luôn được gửi và không tắt được." | "Receipts, decisions, mails and notices about the account's own proposals, mails about its work, and security mails always come and cannot be switched off.";
        following = "Bài toán đang theo dõi và tìm kiếm đã lưu" | "What you watch, and saved searches";
    }
}

/// Of the account's page.
pub fn section(req: &Req, chosen: &BTreeSet<MailKind>, notices: &[(NoticeKind, bool)], refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let stored = chosen.iter().fold(Form::default(), |form, kind| form.with(kind.code(), "on"));
    let stored = notices.iter().filter(|(_, is_on)| *is_on).fold(stored, |form, (kind, _)| form.with(kind.field(), "on"));
    // Of a form that was refused beside this one nothing is about mails.
    let own = refused.filter(|refused| refused.errors.of(MailKind::ALL[0].code()).is_some() || refused.form.is_checked(CHOICES));
    let fields = Fields::new(l, &stored, own);
    let kinds = MailKind::ALL.map(|kind| {
        let (label, hint) = words(l, kind);
        fields.checkbox(kind.code(), label).hint(hint).required().view()
    });
    let on_site = notices.iter().map(|(kind, _)| {
        let (label, hint) = notice_words(l, *kind);
        fields.checkbox(kind.field(), label).hint(hint).required().view()
    });
    view! {
        <section class="stack" aria-labelledby="mails">
            <h2 id="mails">{w::title(l)}</h2>
            <p>{w::lead(l)}</p>
            <form method="post" action=req.href(paths::ACCOUNT_MAILS) class="stack" novalidate>
                {hidden_field(CHOICES, "1")}
                {hidden_field(NOTICE_CHOICES, "1")}
                <fieldset class="fieldset stack"><legend>{w::by_mail(l)}</legend>{kinds.collect_view()}</fieldset>
                <fieldset class="fieldset stack"><legend>{w::on_site(l)}</legend><p>{w::on_site_lead(l)}</p>{on_site.collect_view()}</fieldset>
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

fn notice_words(l: Locale, kind: NoticeKind) -> (&'static str, &'static str) {
    match kind {
        NoticeKind::Watching => (w::site_watching(l), w::watching_hint(l)),
        NoticeKind::Reminders => (w::site_reminders(l), w::site_reminders_hint(l)),
        NoticeKind::Digests => (w::site_digests(l), w::site_digests_hint(l)),
        NoticeKind::Work => (w::site_work(l), w::site_work_hint(l)),
    }
}

//! Watching a challenge: the button on its page, and saving a search on the list.

use super::narrowing::described;
use crate::{
    paths,
    request::Req,
    ui::{
        form::{hidden_field, hidden_fields},
        show,
    },
};
use backend::challenges::ChallengeView;
use domain::{
    access::{Action, Denied},
    challenges::{Challenge, State, listing::Filter},
    following::Rhythm,
    form::Form,
};
use leptos::prelude::*;

pub mod w {
    words! {
        watch = "Theo dõi bài toán" | "Watch this challenge";
        unwatch = "Ngừng theo dõi" | "Stop watching";
        watching = "Đang theo dõi: tin mới và thư nhắc trước thời điểm đóng được gửi qua thư điện tử." | "You watch this: its news, and reminders before it closes, come by e-mail.";
        following = "Mục đang theo dõi" | "All that you follow";
        by_mail = "Theo dõi qua thư điện tử, không cần tài khoản" | "Watch by e-mail, without an account";
        sign_in = "Đăng nhập để theo dõi qua thư điện tử" | "Sign in to follow it by e-mail";
        save = "Lưu tìm kiếm này" | "Save this search";
        save_lead(said) = "Nhận thư khi có bài toán mới khớp với: {said}." | "Be mailed when a new challenge matches: {said}.";
        daily = "Lưu, nhận thư hằng ngày" | "Save, with daily mails";
        weekly = "Lưu, nhận thư hằng tuần" | "Save, with weekly mails";
    }
}

/// Nothing will be told of it any more.
pub fn is_over(challenge: &Challenge) -> bool {
    matches!(challenge.state, State::Cancelled { .. } | State::ResultPublished { concluded: Some(_), .. })
}

/// Beside a challenge: the button, or for a visitor the way to it.
pub fn beside(req: &Req, v: &ChallengeView, is_watched: bool) -> AnyView {
    let l = req.locale;
    let code = &v.challenge.code;
    let verdict = v.can.get(Action::WatchChallenge);
    if is_over(&v.challenge) && !is_watched {
        return ().into_any();
    }
    if verdict == Err(Denied::SignIn) {
        let address = req.href(paths::sign_in_then(&paths::challenge(code)));
        let by_mail = req.href(format!("{}/watch-by-mail", paths::challenge(code)));
        return view! { <p><a href=by_mail>{w::by_mail(l)}</a></p><p><a href=address>{w::sign_in(l)}</a></p> }.into_any();
    }
    if verdict.is_err() {
        return ().into_any();
    }
    let (value, label) = if is_watched { ("off", w::unwatch(l)) } else { ("on", w::watch(l)) };
    let said = is_watched.then(|| {
        view! { <p class="meta">{w::watching(l)}" "<a href=req.href(paths::FOLLOWING)>{w::following(l)}</a></p> }
    });
    view! {
        <form method="post" class="gate" action=req.href(paths::watch(code))>
            {hidden_field("watch", value)}
            {show::gate(l, verdict, label, "btn")}
        </form>
        {said}
    }
    .into_any()
}

/// Below the filters of a list that is narrowed, for whoever is signed in.
pub fn saving(req: &Req, filter: &Filter) -> Option<AnyView> {
    let l = req.locale;
    if req.actor.user().is_none() || !filter.narrows() {
        return None;
    }
    let said = described(l, filter);
    let form = filter.pairs().fold(Form::default(), |form, (name, value)| form.with(name, value));
    let button = |rhythm: Rhythm, text: &'static str| {
        view! { <button class="btn" type="submit" name="every" value=rhythm.code()>{text}</button> }
    };
    Some(
        view! {
            <form class="panel no-print" method="post" action=req.href(paths::FOLLOWING_SEARCHES) aria-label=w::save(l)>
                <p>{show::within(l, &w::save_lead(l, &said), &said)}</p>
                {hidden_fields(&form)}
                <div class="actions">{button(Rhythm::Daily, w::daily(l))}{button(Rhythm::Weekly, w::weekly(l))}</div>
            </form>
        }
        .into_any(),
    )
}

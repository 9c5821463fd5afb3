//! The screen in the room: what is on the table, since when, who leaves and who returns; and its updates.

use super::{agenda::subject_view, words as w};
use crate::{
    council::words::seat,
    error::AppError,
    page::Page,
    paths,
    request::{Req, parsed},
    ui::{rendering::part, show},
};
use axum::{
    extract::Path,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use backend::{Backend, council::meetings::MeetingView, streams::Following};
use domain::{
    council::meeting::{Presence, State},
    ids::{MeetingId, UserId},
    locale::Locale,
    people::Actor,
};
use futures_util::stream;
use islands::live::Live;
use leptos::prelude::*;
use std::{
    convert::Infallible,
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
    time::Duration,
};
use tower_sessions::Session;

/// Without scripts the page is asked for anew after so many seconds.
const REFRESH: u32 = 10;
const TICK: Duration = Duration::from_secs(1);
/// Ticks between looks at the session.
const LOOK: u32 = 10;
/// Ticks after which the browser has to ask anew, through all checks.
const LIFE: u32 = 600;

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    let v = req.backend.meeting(&req.actor, parsed(&id)?).await?;
    Ok(Page::refreshing(&req, w::title(req.locale, v.plan.at.show(req.locale)), REFRESH, || view(&req, &v)))
}

fn view(req: &Req, v: &MeetingView) -> AnyView {
    let l = req.locale;
    let events = paths::meeting_act(v.id, "events");
    view! {
        <div class="wrap live">
            {now(l, v)}
            <p class="live-clock">
                {v.since().map(|_| view! { <span class="visually-hidden">{w::elapsed(l)}" "</span> })}
                <Live events=events shown=mark(v) since=v.since() now=v.now/>
            </p>
            <p class="no-print"><a href=req.href(paths::meeting(v.id))>{w::live_back(l)}</a></p>
        </div>
    }
    .into_any()
}

fn now(l: Locale, v: &MeetingView) -> AnyView {
    match &v.state {
        State::Planned => before(l, v),
        State::CalledOff { .. } => view! { <h1>{w::live_called_off(l)}</h1> }.into_any(),
        State::Ended { .. } => view! { <h1>{w::live_ended(l)}</h1> }.into_any(),
        State::Running { item, .. } => item_now(l, v, *item),
    }
}

/// A hash of what the screen shows to this reader: it changes when the screen does. Nothing hidden goes into it.
fn mark(v: &MeetingView) -> String {
    let shown = part(Locale::Vi, || now(Locale::Vi, v));
    let mut hasher = DefaultHasher::new();
    (shown, v.since().map(|at| at.0)).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// What the room wants to know before the start. The item for which somebody has to leave is not named in front of them.
fn before(l: Locale, v: &MeetingView) -> AnyView {
    let items = v.items.iter().map(|item| {
        let is_for_all = item.record.as_ref().is_none_or(|record| record.recused.is_empty());
        view! { <li>{if is_for_all { subject_view(l, &item.subject) } else { w::live_later(l).into_any() }}</li> }
    });
    let expected = v.roll.iter().filter(|a| a.presence != Presence::Excused);
    let expected = expected.map(|a| view! { <li>{a.name.clone()}<span class="seat">{seat(l, a.role)}</span></li> });
    let codes: Vec<_> = v.challenges.iter().map(|c| format!("{} – {}", c.code, c.title.get(l))).collect();
    view! {
        <p class="live-number">{w::live_waiting(l)}</p>
        <h1>{w::live_title(l)}</h1>
        <dl class="facts">
            <dt>{w::col_at(l)}</dt><dd>{v.plan.at.show_weekday(l)}</dd>
            <dt>{w::place(l)}</dt><dd>{show::written(l, &v.plan.place)}</dd>
            <dt>{w::about(l)}</dt><dd>{codes.into_iter().map(|code| view! { <p>{code}</p> }).collect_view()}</dd>
            <dt>{w::secretary(l)}</dt><dd>{v.secretary.clone()}</dd>
            <dt>{w::quorum(l)}</dt><dd>{w::quorum_asks(l, v.quorum.needed)}</dd>
        </dl>
        <div class="live-plan">
            <section aria-labelledby="live-agenda"><h2 id="live-agenda">{w::agenda(l)}</h2><ol>{items.collect_view()}</ol></section>
            <section aria-labelledby="live-expected"><h2 id="live-expected">{w::expected(l)}</h2><ul>{expected.collect_view()}</ul></section>
        </div>
    }
    .into_any()
}

fn item_now(l: Locale, v: &MeetingView, index: usize) -> AnyView {
    let title = || v.items.get(index).map(|item| subject_view(l, &item.subject)).into_any();
    // Not in front of those who must leave for it.
    let title = if v.room.must_leave.is_empty() || v.items.get(index).is_some_and(|item| item.subject.is_hidden()) {
        title()
    } else {
        w::live_after_leaving(l).into_any()
    };
    let names = |class: &'static str, label: &'static str, names: Vec<&str>| {
        (!names.is_empty()).then(|| view! { <div class=class><h2>{label}</h2><p>{names.join(", ")}</p></div> })
    };
    let room = &v.room;
    let is_calm = room.must_leave.is_empty() && room.may_return.is_empty();
    view! {
        <p class="live-number">{w::live_item(l, index + 1, v.items.len())}</p>
        <h1>{title}</h1>
        <div class="live-room">
            {names("live-leave", w::must_leave(l), room.must_leave.iter().map(|(_, name)| name.as_str()).collect())}
            {names("live-return", w::may_return(l), room.may_return.iter().map(|(_, name)| name.as_str()).collect())}
            {names("live-outside", w::outside(l), room.outside.iter().map(String::as_str).collect())}
            {is_calm.then(|| view! { <p class="muted">{w::live_nobody(l)}</p> })}
        </div>
    }
    .into_any()
}

/// The mark of what the reader's screen shows, and each later one as it comes: nothing is told, not even that something
/// happened, of what this reader may not know. Ends with the session, or when they may no longer see the meeting.
pub async fn events(req: Req, session: Session, Path(id): Path<String>) -> Result<Response, AppError> {
    let id = parsed(&id)?;
    let seen = req.backend.version();
    let mark = mark(&req.backend.meeting(&req.actor, id).await?);
    let reader = req.actor.id().ok_or(domain::access::Denied::SignIn)?;
    let place = req.backend.follow(reader)?;
    let follow = Follow { _place: place, seen, backend: req.backend, session, reader, id, mark: mark.clone(), ticks: 0 };
    let first = stream::once(std::future::ready(told(&mark)));
    let later = stream::unfold(follow, |mut follow| async move {
        let mark = follow.next().await?;
        Some((told(&mark), follow))
    });
    let stream = stream::StreamExt::chain(first, later);
    // A proxy must pass each event on at once instead of buffering it.
    Ok(([("x-accel-buffering", "no")], Sse::new(stream).keep_alive(KeepAlive::default())).into_response())
}

fn told(mark: &str) -> Result<Event, Infallible> {
    Ok(Event::default().data(mark))
}

/// One open screen.
struct Follow {
    _place: Following,
    backend: Arc<Backend>,
    session: Session,
    reader: UserId,
    id: MeetingId,
    /// The site's version when the meeting was last asked for: while nothing happens, nothing is asked.
    seen: u64,
    mark: String,
    ticks: u32,
}

impl Follow {
    /// The next mark; `None` when there is nothing more to tell.
    async fn next(&mut self) -> Option<String> {
        while self.ticks < LIFE {
            tokio::time::sleep(TICK).await;
            self.ticks += 1;
            let now = self.backend.version();
            if (now != self.seen || self.ticks.is_multiple_of(LOOK)) && !self.is_signed_in().await {
                return None;
            }
            if now == self.seen {
                continue;
            }
            self.seen = now;
            let actor: Actor = self.backend.actor(self.reader).await.ok()?;
            let mark = mark(&self.backend.meeting(&actor, self.id).await.ok()?);
            if mark != self.mark {
                self.mark.clone_from(&mark);
                return Some(mark);
            }
        }
        None
    }

    /// Asks the store again: the session may have ended since.
    async fn is_signed_in(&self) -> bool {
        self.session.load().await.is_ok() && self.session.get::<UserId>("user").await.ok().flatten() == Some(self.reader)
    }
}

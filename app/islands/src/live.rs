//! The screen in the meeting room: how long the item has been on the table, and a reload when something has changed.

use domain::time::Moment;
use leptos::prelude::*;

/// `events` tells what the screen shows, by a mark; once it is not `shown` any more, the page is loaded again.
#[island]
pub fn Live(events: String, shown: String, since: Option<Moment>, now: Moment) -> impl IntoView {
    let text = RwSignal::new(since.map(|since| elapsed(since, now)).unwrap_or_default());
    #[cfg(target_arch = "wasm32")]
    browser::follow(&events, shown, since, now, text);
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (events, shown);
    view! { <span role="timer" aria-live="off">{move || text.get()}</span> }
}

/// `07:05`, or `1:07:05`.
fn elapsed(since: Moment, now: Moment) -> String {
    let seconds = (now.0 - since.0).max(0) / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes:02}:{seconds:02}") }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use domain::time::Moment;
    use leptos::prelude::*;
    use std::time::Duration;
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{EventSource, MessageEvent};

    const AGAIN: Duration = Duration::from_secs(30);

    /// The clock begins at the server's `now`.
    pub fn follow(events: &str, shown: String, since: Option<Moment>, now: Moment, text: RwSignal<String>) {
        if let Some(since) = since {
            let began = js_sys::Date::now() as i64;
            let tick = move || text.set(super::elapsed(since, Moment(now.0 + js_sys::Date::now() as i64 - began)));
            if let Ok(handle) = set_interval_with_handle(tick, Duration::from_secs(1)) {
                on_cleanup(move || handle.clear());
            }
        }
        listen(events.to_owned(), shown);
    }

    /// Where there is no place for one more screen, this one asks again after a while; what is on it stays.
    fn listen(events: String, shown: String) {
        let Ok(source) = EventSource::new(&events) else { return };
        let known = shown.clone();
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if event.data().as_string().is_some_and(|now| now != known) {
                let _ = window().location().reload();
            }
        });
        if source.add_event_listener_with_callback("message", listener.as_ref().unchecked_ref()).is_ok() {
            // Both live as long as the page.
            listener.forget();
        }
        let followed = source.clone();
        let refused = Closure::<dyn Fn()>::new(move || {
            if followed.ready_state() == EventSource::CLOSED {
                let (events, shown) = (events.clone(), shown.clone());
                set_timeout(move || listen(events, shown), AGAIN);
            }
        });
        if source.add_event_listener_with_callback("error", refused.as_ref().unchecked_ref()).is_ok() {
            refused.forget();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_is_shown_once_there_is_one() {
        assert_eq!(elapsed(Moment(0), Moment(425_999)), "07:05");
        assert_eq!(elapsed(Moment(0), Moment(4_025_000)), "1:07:05");
        assert_eq!(elapsed(Moment(5_000), Moment(0)), "00:00");
    }
}

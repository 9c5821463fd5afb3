//! Small pieces that many pages show: stages, times, money, a button with the reason why not.

use crate::{
    paths,
    request::Req,
    ui::{icons, problems, rendering, words as w},
};
use domain::{
    access::Denied,
    challenges::{Stage, Topic},
    days_off::{DayOff, DaysOff},
    locale::{Bilingual, Locale, is_vietnamese},
    time::Moment,
};
use islands::countdown::Countdown;
use leptos::prelude::*;

/// The button, or the button disabled with its reason beside it, or nothing where even the act is hidden.
pub fn gate(locale: Locale, verdict: Result<(), Denied>, label: &str, class: &'static str) -> AnyView {
    gate_to(locale, verdict, label, class, None)
}

/// The same for a button of a form that does something else too: it posts to an address of its own.
pub fn gate_to(locale: Locale, verdict: Result<(), Denied>, label: &str, class: &'static str, to: Option<String>) -> AnyView {
    match verdict {
        Ok(()) => view! { <button type="submit" class=class formaction=to>{label.to_owned()}</button> }.into_any(),
        Err(Denied::Hidden | Denied::Role | Denied::SignIn) => ().into_any(),
        Err(denied) => view! {
            <button type="submit" class=class disabled=true>{label.to_owned()}</button>
            <p class="why-not">{problems::denied(locale, denied)}</p>
        }
        .into_any(),
    }
}

/// A moment as `<time>`, with its zone for screen readers and as a title.
pub fn time(locale: Locale, moment: Moment) -> AnyView {
    view! { <time datetime=moment.to_rfc3339() title=w::zone(locale)>{moment.show(locale)}</time> }.into_any()
}

/// Beside the end of a term: that offices are closed on that day. The term itself stays as it is.
pub fn day_off(locale: Locale, days_off: &DaysOff, at: Moment) -> AnyView {
    let said = days_off.day_off(at).map(|off| match off {
        DayOff::Weekend => w::weekend(locale),
        DayOff::Holiday => w::holiday(locale),
    });
    said.map(|said| view! { " "<span class="hint">{said}</span> }).into_any()
}

/// A bilingual text as paragraphs, marked with the language it is in.
pub fn prose(locale: Locale, text: &Bilingual) -> AnyView {
    let lang = text.lang(locale).code();
    let paragraphs = text.get(locale).split('\n').filter(|p| !p.trim().is_empty()).map(|p| view! { <p>{p.to_owned()}</p> });
    view! { <div class="prose" lang=lang>{paragraphs.collect_view()}</div> }.into_any()
}

/// The `lang` of a text that people wrote in Vietnamese, so that screen readers of an English page read it in
/// Vietnamese.
pub fn lang_of(text: &str) -> Option<&'static str> {
    is_vietnamese(text).then(|| Locale::Vi.code())
}

/// The same on a page whose own language it need not be.
pub fn lang_beside(locale: Locale, text: &str) -> Option<&'static str> {
    (locale != Locale::Vi).then(|| lang_of(text)).flatten()
}

/// A name or a title as somebody wrote it, marked with its language where that is not the page's.
pub fn written(locale: Locale, text: &str) -> AnyView {
    match lang_beside(locale, text) {
        Some(lang) => view! { <span lang=lang>{text.to_owned()}</span> }.into_any(),
        None => text.to_owned().into_any(),
    }
}

/// A sentence of the site that quotes `text`, which somebody wrote: only the quotation is marked with its language.
pub fn within(locale: Locale, sentence: &str, text: &str) -> AnyView {
    match sentence.split_once(text) {
        Some((before, after)) if !text.is_empty() => view! { {before.to_owned()}{written(locale, text)}{after.to_owned()} }.into_any(),
        _ => sentence.to_owned().into_any(),
    }
}

/// Plain text of one language as paragraphs.
pub fn plain(text: &str) -> AnyView {
    let paragraphs = text.split('\n').filter(|p| !p.trim().is_empty()).map(|p| view! { <p>{p.to_owned()}</p> });
    view! { <div class="prose" lang=lang_of(text)>{paragraphs.collect_view()}</div> }.into_any()
}

/// The stage as icon, word and tint.
pub fn stage(locale: Locale, stage: Stage) -> AnyView {
    let class = format!("stage stage-{}", stage.code());
    view! { <span class=class>{icons::stage(stage)}{stage_name(locale, stage)}</span> }.into_any()
}

pub fn stage_name(l: Locale, stage: Stage) -> &'static str {
    use w::stage as s;
    match stage {
        Stage::Draft => s::draft(l),
        Stage::UnderReview => s::under_review(l),
        Stage::Scheduled => s::scheduled(l),
        Stage::Upcoming => s::upcoming(l),
        Stage::Open => s::open(l),
        Stage::Closed => s::closed(l),
        Stage::Opened => s::opened(l),
        Stage::Scoring => s::scoring(l),
        Stage::Scored => s::scored(l),
        Stage::Proposed => s::proposed(l),
        Stage::Forwarded => s::forwarded(l),
        Stage::Decided => s::decided(l),
        Stage::ResultPublished => s::result_published(l),
        Stage::Cancelled => s::cancelled(l),
    }
}

pub fn field_name(l: Locale, field: Topic) -> &'static str {
    use w::field as f;
    match field {
        Topic::Government => f::government(l),
        Topic::Data => f::data(l),
        Topic::Heritage => f::heritage(l),
        Topic::Tourism => f::tourism(l),
        Topic::Border => f::border(l),
        Topic::Mining => f::mining(l),
        Topic::Circular => f::circular(l),
        Topic::Logistics => f::logistics(l),
        Topic::Environment => f::environment(l),
        Topic::Aquaculture => f::aquaculture(l),
        Topic::Health => f::health(l),
        Topic::Education => f::education(l),
        Topic::Land => f::land(l),
    }
}

/// A section under its heading, named by it.
pub fn section(heading: &'static str, id: &'static str, lead: Option<&'static str>, body: AnyView) -> AnyView {
    view! {
        <section class="stack" aria-labelledby=id>
            <h2 id=id>{heading}</h2>
            {lead.map(|lead| view! { <p>{lead}</p> })}
            {body}
        </section>
    }
    .into_any()
}

/// The banner over anything that was written for demonstration.
pub fn illustrative(locale: Locale) -> AnyView {
    view! { <p class="illustrative" role="note">{icons::icon("info")}<strong>{illustrative_text(locale)}</strong></p> }.into_any()
}

/// The same where there is no room for more than words.
pub fn illustrative_text(locale: Locale) -> &'static str {
    w::illustrative(locale)
}

/// The way from the home page down to this one. `trail` holds the pages between as paths and texts; an empty path is
/// this page itself, where its title is not what it is called here.
pub fn breadcrumb(req: &Req, trail: &[(impl AsRef<str>, impl AsRef<str>)]) -> AnyView {
    let l = req.locale;
    let here = trail.last().is_none_or(|(path, _)| !path.as_ref().is_empty()).then(rendering::about).flatten();
    let here = here.map(|about| view! { <li aria-current="page">{unbroken(&about.title)}</li> });
    let items = trail.iter().map(|(path, text)| match path.as_ref() {
        "" => view! { <li aria-current="page">{unbroken(text.as_ref())}</li> }.into_any(),
        path => view! { <li><a href=req.href(path)>{unbroken(text.as_ref())}</a></li> }.into_any(),
    });
    view! {
        <nav class="breadcrumb" aria-label=w::breadcrumb(l)>
            <ol><li><a href=req.href(paths::HOME)>{w::home(l)}</a></li>{items.collect_view()}{here}</ol>
        </nav>
    }
    .into_any()
}

/// The way to a page right below the home page.
pub fn below_home(req: &Req) -> AnyView {
    const NONE: [(&str, &str); 0] = [];
    breadcrumb(req, &NONE)
}

/// A text whose codes (`HS-K7Q2M4`, `BT-06`) stay in one piece at the end of a line.
pub fn unbroken(text: &str) -> AnyView {
    let words = text.split_inclusive(' ').map(|word| {
        if is_code(word.trim_end().trim_matches(|c: char| !c.is_ascii_alphanumeric())) {
            view! { <span class="nowrap">{word.to_owned()}</span> }.into_any()
        } else {
            word.to_owned().into_any()
        }
    });
    view! { <span lang=lang_of(text)>{words.collect_view()}</span> }.into_any()
}

/// Capitals, a hyphen, capitals and digits.
fn is_code(word: &str) -> bool {
    let parts = word.split_once('-');
    parts.is_some_and(|(kind, rest)| {
        kind.len() >= 2
            && kind.chars().all(|c| c.is_ascii_uppercase())
            && !rest.is_empty()
            && rest.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')
    })
}

/// What is left until `moment`, ticking in the browser. Brings the scripts onto the page.
pub fn countdown(req: &Req, moment: Moment) -> AnyView {
    view! { <Countdown until=moment now=req.now locale=req.locale/> }.into_any()
}

/// What is left until `moment` in whole days, as text without any script.
pub fn days_left(locale: Locale, moment: Moment, now: Moment) -> String {
    match moment.left(now).map(|left| left.days) {
        None => w::time_over(locale).into(),
        Some(0) => w::under_a_day_left(locale).into(),
        Some(1) => w::day_left(locale).into(),
        Some(days) => w::days_left(locale, days),
    }
}

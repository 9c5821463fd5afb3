//! The frame of every page: head, header, footer.

use crate::{
    kept,
    legal::words as legal,
    notices::words as notices,
    paths::{self, localized},
    plan::words as plan,
    portal::words as portal,
    request::Req,
    ui::{
        assets::{self, Scripts},
        banner, done, icons, look,
        posting::Typed,
        sharing::{Shared, passed_on},
        show,
        words::frame as w,
    },
};
use domain::{
    locale::Locale,
    people::{Actor, Role},
};
use leptos::prelude::*;

/// More are not counted in the header.
const MANY: u32 = 99;
const SOFTWARE: &str = env!("CARGO_PKG_VERSION");

/// `<head>`, with the scripts that the page needs. `refresh` is in seconds, for readers without scripts.
pub fn head(req: &Req, title: &str, scripts: Scripts, refresh: Option<u32>, shared: Option<&Shared>) -> AnyView {
    let l = req.locale;
    let assets = assets::assets();
    let typing = scripts.typing.then(|| view! { <script type="module" src=assets.typing.clone() data-waiting=w::waiting(l)></script> });
    let islands = scripts.islands.then(|| view! { <script type="module" src=assets.boot.clone() fetchpriority="low"></script> });
    let refresh = refresh.map(|seconds| view! { <noscript><meta http-equiv="refresh" content=seconds.to_string()/></noscript> });
    let alternates = Locale::ALL.map(|locale| {
        let href = format!("{}{}", req.backend.base_url, here(req, locale));
        view! { <link rel="alternate" hreflang=locale.code() href=href/> }
    });
    let product = w::product(l);
    let passed_on = shared.map(|shared| passed_on(req, title, here(req, l), shared));
    let summary = shared.map(|shared| shared.summary.clone()).filter(|summary| !summary.is_empty());
    let title = if title.is_empty() || title == product { product.to_owned() } else { format!("{title} – {product}") };
    view! {
        <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>{title}</title>
            <meta name="description" content=summary.unwrap_or_else(|| w::description(l).to_owned())/>
            {passed_on}
            <meta name="theme-color" content="#07343d"/>
            <meta name="color-scheme" content=look::schemes(req.look)/>
            <link rel="stylesheet" href=assets.css.clone()/>
            <link rel="icon" type="image/svg+xml" href="/favicon.svg"/>
            {alternates.collect_view()}
            {refresh}
            {typing}
            {islands}
        </head>
    }
    .into_any()
}

/// `<body>`: header, `content` in `<main>`, footer. The header's buttons take along what is typed into the form `typed`.
pub fn body(req: &Req, content: String, typed: Option<&Typed>) -> AnyView {
    let l = req.locale;
    let demo = req.backend.is_demo.then(|| {
        view! { <div class="demo-banner" role="note"><p class="wrap">{icons::icon("info")}<span>{w::demo(l)}</span></p></div> }
    });
    let address = format!("{}{}", req.backend.base_url, here(req, l));
    let note = view! { <p class="print-note">{w::printed(l, address, req.now.show(l))}</p> }.to_html();
    let main = format!("{}{}{content}{note}", done::view(l, &req.query).to_html(), asked_to_sign_out(req).to_html());
    view! {
        <body>
            <a class="skip" href="#main">{w::skip(l)}</a>
            {demo}
            {banner::standing(req, &agency(req))}
            {header(req, typed)}
            <main id="main" tabindex="-1" inner_html=main></main>
            {footer(req)}
        </body>
    }
    .into_any()
}

fn header(req: &Req, typed: Option<&Typed>) -> AnyView {
    let l = req.locale;
    view! {
        <header class="site-header">
            <div class="wrap site-top">
                <a class="brand" href=req.href(paths::HOME)>
                    {icons::mark()}
                    <span>
                        <span class="brand-agency">{agency(req)}</span>
                        <span class="brand-name">{w::product(l)}</span>
                    </span>
                </a>
                {tools(req, typed)}
            </div>
            <nav class="site-nav" aria-label=w::nav(l)><ul class="wrap">{nav(req)}</ul></nav>
        </header>
    }
    .into_any()
}

/// Text size, contrast, day or night, language, account.
fn tools(req: &Req, typed: Option<&Typed>) -> AnyView {
    let l = req.locale;
    let other = l.pick(Locale::En, Locale::Vi);
    let label = view! { {icons::icon("globe")}{w::other_language(l)} };
    let language = match typed {
        Some(typed) => {
            let button = typed.carrying(kept::address(&here(req, other), kept::LANGUAGE), label);
            view! { <li lang=other.code()>{button}</li> }.into_any()
        }
        None => view! { <li><a class="tool" href=here(req, other) hreflang=other.code() lang=other.code()>{label}</a></li> }.into_any(),
    };
    let account = match &req.actor {
        Actor::User(user) => view! {
            <li><a class="tool" href=req.href(paths::NOTICES)>{icons::icon("bell")}<span class="tool-text">{notices::title(l)}</span>{unread(req)}</a></li>
            <li><a class="tool" href=req.href(paths::ACCOUNT)>{icons::icon("user")}<span class="visually-hidden">{w::account(l)}": "</span>{show::written(l, &user.name)}</a></li>
            <li>{sign_out(req, typed)}</li>
        }
        .into_any(),
        Actor::Visitor | Actor::System => view! { <li><a class="tool tool-sign-in" href=req.href(paths::SIGN_IN)>{w::sign_in(l)}</a></li> }.into_any(),
    };
    view! {
        {typed.map(Typed::first_button)}
        <ul class="site-tools" aria-label=w::tools(l)>
            <li>{switch(req, typed, "large", "text-size", w::text_size(l))}</li>
            <li>{switch(req, typed, "contrast", "contrast", w::contrast(l))}</li>
            // What the device prefers is known to the styles alone: they show one of the two.
            <li class="by-day">{switch(req, typed, look::DARK, "moon", w::dark(l))}</li>
            <li class="by-night">{switch(req, typed, look::LIGHT, "sun", w::light(l))}</li>
            {language}
            {account}
        </ul>
    }
    .into_any()
}

/// How many notices are not read, where there are any or it is not known.
fn unread(req: &Req) -> AnyView {
    let l = req.locale;
    let (number, said) = match req.unread {
        Some(0) => return ().into_any(),
        Some(number) if number > MANY => (format!("{MANY}+"), notices::unread(l)),
        Some(number) => (number.to_string(), notices::unread(l)),
        None => ("?".to_owned(), notices::not_counted(l)),
    };
    view! { <span class="count"><span class="visually-hidden">": "</span>{number}<span class="visually-hidden">" "{said}</span></span> }
        .into_any()
}

/// On a page that is typed into, the button takes that along, so that nothing is lost without a word.
fn sign_out(req: &Req, typed: Option<&Typed>) -> AnyView {
    let l = req.locale;
    if let Some(typed) = typed {
        return typed.leaving(kept::address(&here(req, l), kept::SIGN_OUT), w::sign_out(l));
    }
    view! {
        <form method="post" action=req.href(paths::SIGN_OUT)><button class="tool tool-sign-in" type="submit">{w::sign_out(l)}</button></form>
    }
    .into_any()
}

/// Asks whether to sign out all the same, where something that was typed is not saved.
fn asked_to_sign_out(req: &Req) -> AnyView {
    let l = req.locale;
    if req.kept().is_none() || !kept::is_asking(&req.query) {
        return ().into_any();
    }
    view! {
        <div class="wrap done no-print">
            <section class="notice notice-warn stack" tabindex="-1" id=kept::ASKING aria-labelledby="leaving-title">
                <h2 id="leaving-title">{w::leaving_title(l)}</h2>
                <p>{w::leaving(l)}</p>
                <form method="post" action=req.href(paths::SIGN_OUT) data-discards="">
                    <button class="btn" type="submit">{w::leaving_all_the_same(l)}</button>
                </form>
            </section>
        </div>
    }
    .into_any()
}

fn switch(req: &Req, typed: Option<&Typed>, part: &'static str, icon: &'static str, label: &'static str) -> AnyView {
    let is_switch = !look::THEMES.contains(&part);
    let title = (!is_switch).then_some(label);
    let pressed = is_switch.then(|| if look::has(req.look, part) { "true" } else { "false" });
    let toggled = look::toggled(req.look, part);
    if let Some(typed) = typed {
        let label = view! { {icons::icon(icon)}<span class="tool-text">{label}</span> };
        let address = kept::address(&here(req, req.locale), &format!("{}{toggled}", kept::LOOK));
        return typed.switching(address, part, (pressed, title), label);
    }
    view! {
        <form method="post" action=req.href(paths::LOOK)>
            <input type="hidden" name="next" value=here(req, req.locale)/>
            <button class="tool" type="submit" name="look" value=toggled aria-pressed=pressed title=title>
                {icons::icon(icon)}<span class="tool-text">{label}</span>
            </button>
        </form>
    }
    .into_any()
}

fn nav(req: &Req) -> AnyView {
    let l = req.locale;
    let mut links = vec![(paths::CHALLENGES, w::challenges(l))];
    match req.actor.user().map(|u| u.role) {
        None => links.extend([
            (paths::NEWS, portal::news_title(l)),
            (paths::CALENDAR, portal::calendar_title(l)),
            (paths::MEMBERS, portal::council_short(l)),
            (paths::REGISTER, w::register(l)),
        ]),
        Some(Role::Firm) => links.extend([(paths::PROPOSALS, w::proposals(l)), (paths::FIRM, w::firm(l))]),
        Some(Role::Officer) => {
            links.extend([(paths::OFFICE, w::office(l)), (paths::OFFICE_FIRMS, w::firms(l)), (paths::OFFICE_SEATS, w::seats(l))]);
        }
        Some(Role::Leader) => links.push((paths::OFFICE, w::office(l))),
        Some(Role::Member) => links.push((paths::COUNCIL, w::council(l))),
    }
    let best = links.iter().map(|(path, _)| *path).filter(|path| is_under(&req.path, path)).max_by_key(|path| path.len());
    let items = links.into_iter().map(|(path, text)| {
        let current = (best == Some(path)).then(|| if req.path == path { "page" } else { "true" });
        view! { <li><a href=req.href(path) aria-current=current>{text}</a></li> }
    });
    items.collect_view().into_any()
}

pub fn is_under(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn footer(req: &Req) -> AnyView {
    let l = req.locale;
    let responsible = &req.backend.agency;
    let address = responsible.address.get(l);
    let address = (!address.is_empty()).then(|| view! { <p>{w::address(l, address)}</p> });
    let contact = (!responsible.contact.is_empty()).then(|| view! { <p>{w::contact(l, &responsible.contact)}</p> });
    let pages = [
        (paths::CHALLENGES, w::all_challenges(l)),
        (paths::NEWS, portal::news_title(l)),
        (paths::CALENDAR, portal::calendar_title(l)),
        (paths::MEMBERS, portal::council_title(l)),
        (paths::STATISTICS, portal::statistics_title(l)),
        (paths::DOSSIERS, portal::dossiers::title(l)),
        (paths::PLAN, plan::title(l)),
        (paths::LEGAL, legal::title(l)),
    ];
    let help = [
        (paths::GUIDE, portal::texts::guide_title(l)),
        (paths::QUESTIONS, portal::texts::questions_title(l)),
        (paths::CONTACT, portal::texts::contact_title(l)),
        (paths::PRIVACY, portal::texts::privacy_title(l)),
        (paths::ACCESSIBILITY, portal::texts::accessibility_title(l)),
    ];
    let links = |all: &[(&'static str, &'static str)]| {
        all.iter().map(|(path, text)| view! { <li><a href=req.href(path)>{*text}</a></li> }).collect_view()
    };
    view! {
        <footer class="site-footer">
            <div class="wrap footer-parts">
                <div>
                    <h2>{w::responsible(l)}</h2>
                    <p class="agency">{agency(req)}</p>
                    {address}
                    {contact}
                    <p>{w::source(l)}</p>
                </div>
                <div>
                    <h2>{w::look_up(l)}</h2>
                    <ul>
                        {links(&pages)}
                        <li><a href=req.href(paths::OPEN_DATA)>{w::open_data(l)}</a></li>
                    </ul>
                </div>
                <div>
                    <h2>{w::help(l)}</h2>
                    <ul>{links(&help)}</ul>
                </div>
                <div>
                    <h2>{w::software(l)}</h2>
                    <p>{w::version(l, SOFTWARE)}</p>
                    <p>{w::licence(l)}</p>
                    <p>{w::times(l)}</p>
                </div>
            </div>
        </footer>
    }
    .into_any()
}

/// The agency, never as if the demonstration were official.
pub fn agency(req: &Req) -> String {
    let agency = req.backend.agency.name.get(req.locale);
    if req.backend.is_demo { format!("{agency} {}", w::agency_demo(req.locale)) } else { agency.to_owned() }
}

/// This page's address in a language, with its query.
fn here(req: &Req, locale: Locale) -> String {
    let path = localized(locale, &req.path);
    let query = kept::without_button(&req.query);
    if query.0.is_empty() {
        return path;
    }
    let query: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&query.0).finish();
    format!("{path}?{query}")
}

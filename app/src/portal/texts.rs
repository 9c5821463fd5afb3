//! Pages of text that is the same for everybody.

use super::words::texts as w;
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::Req,
    ui::{layout::agency, look, marked, pictures, show, words::frame},
};
use domain::{
    guides::{Edition, Guide},
    locale::Locale,
    markup::Picture,
};
use leptos::prelude::*;

type Word = fn(Locale) -> &'static str;

type Step = (Word, Option<Picture>);

/// What the site comes with.
enum Delivered {
    Steps(&'static [Step]),
    /// Each with its answer.
    Questions(&'static [(Word, Word)]),
}

fn comes_with(guide: Guide) -> Delivered {
    Delivered::Steps(match guide {
        Guide::Submit => &[
            (w::submit_1, Some(Picture::Register)),
            (w::submit_2, Some(Picture::Start)),
            (w::submit_3, Some(Picture::Check)),
            (w::submit_4, Some(Picture::Receipt)),
        ],
        Guide::Verify => &[(w::verify_1, Some(Picture::Record)), (w::verify_2, Some(Picture::Compare))],
        Guide::Recompute => &[(w::recompute_1, None), (w::recompute_2, Some(Picture::File))],
        Guide::Score => &[(w::score_1, Some(Picture::Declare)), (w::score_2, Some(Picture::Sheet))],
        Guide::Questions => {
            return Delivered::Questions(&[
                (w::q_who, w::a_who),
                (w::q_fee, w::a_fee),
                (w::q_read, w::a_read),
                (w::q_change, w::a_change),
                (w::q_contract, w::a_contract),
                (w::q_complain, w::a_complain),
            ]);
        }
    })
}

pub fn guide_name(l: Locale, guide: Guide) -> &'static str {
    match guide {
        Guide::Submit => w::submit(l),
        Guide::Verify => w::verify(l),
        Guide::Recompute => w::recompute(l),
        Guide::Score => w::score(l),
        Guide::Questions => w::questions_title(l),
    }
}

/// The same with marks, for an officer to go on from.
pub fn delivered(l: Locale, guide: Guide) -> String {
    let step = |(number, (step, picture)): (usize, &Step)| {
        let picture = picture.map(|picture| format!("\n\n   ![](picture:{})", picture.code())).unwrap_or_default();
        format!("{}. {}{picture}", number + 1, step(l))
    };
    let parts: Vec<_> = match comes_with(guide) {
        Delivered::Steps(steps) => steps.iter().enumerate().map(step).collect(),
        Delivered::Questions(all) => all.iter().map(|(question, answer)| format!("## {}\n\n{}", question(l), answer(l))).collect(),
    };
    parts.join("\n\n")
}

pub async fn guide(req: Req) -> Result<Page, AppError> {
    let l = req.locale;
    let written = req.backend.public_guides().await?;
    let body = || {
        Guide::TASKS.map(|guide| {
            let text = match written.iter().find(|edition| edition.guide == guide) {
                Some(edition) => of_office(&req, edition, marked::blocks),
                None => of_site(l, guide),
            };
            view! { <section class="stack" id=guide.code()><h2>{guide_name(l, guide)}</h2>{text}</section> }
        })
    };
    Ok(text(&req, w::guide_title, w::guide_lead, body))
}

fn of_site(l: Locale, guide: Guide) -> AnyView {
    let steps = match comes_with(guide) {
        Delivered::Steps(steps) => steps,
        Delivered::Questions(all) => return sections(l, all),
    };
    let steps = steps.iter().map(|(step, picture)| {
        let picture = picture.map(|picture| pictures::view(l, picture));
        view! { <li class="stack"><p>{step(l)}</p>{picture}</li> }
    });
    view! { <ol class="stack">{steps.collect_view()}</ol> }.into_any()
}

/// What an officer wrote stands under the agency's name, with its date.
fn of_office(req: &Req, edition: &Edition, shown: fn(&Req, &str) -> AnyView) -> AnyView {
    let l = req.locale;
    let written = edition.text.as_ref().map(|text| shown(req, text.get(l)));
    view! { {written}<p class="meta">{w::guide_by(l, agency(req), edition.at.show_date(l))}</p> }.into_any()
}

pub async fn questions(req: Req) -> Result<Page, AppError> {
    let l = req.locale;
    let written = req.backend.public_guides().await?;
    let body = || {
        let answers = match written.iter().find(|edition| edition.guide == Guide::Questions) {
            Some(edition) => of_office(&req, edition, marked::page),
            None => of_site(l, Guide::Questions),
        };
        view! { {answers}<p><a href=req.href(paths::GUIDE)>{w::see_guide(l)}</a></p> }
    };
    Ok(text(&req, w::questions_title, w::questions_lead, body))
}

pub async fn contact(req: Req) -> Result<Page, AppError> {
    let l = req.locale;
    let of = &req.backend.agency;
    let line = |name: Word, text: String| (!text.is_empty()).then(|| view! { <div><dt>{name(l)}</dt><dd>{text}</dd></div> });
    let address = line(w::address, of.address.get(l).to_owned());
    let reach = line(w::reach, of.contact.clone());
    let none = (address.is_none() && reach.is_none()).then(|| view! { <p class="notice">{w::no_contact(l)}</p> });
    let name = agency(&req);
    Ok(text(&req, w::contact_title, w::contact_lead, move || {
        view! {
            <p class="agency">{name}</p>
            <dl class="facts">{address}{reach}</dl>
            {none}
            {sections(l, &[(w::account_trouble as Word, w::account_trouble_text as Word)])}
        }
    }))
}

pub async fn privacy(req: Req) -> Result<Page, AppError> {
    let all: [(Word, Word); 4] =
        [(w::kept, w::kept_text), (w::public, w::public_text), (w::cookies, w::cookies_text), (w::rights, w::rights_text)];
    let l = req.locale;
    Ok(text(&req, w::privacy_title, w::privacy_lead, move || sections(l, &all)))
}

pub async fn accessibility(req: Req) -> Result<Page, AppError> {
    let all: [(Word, Word); 3] = [(w::done, w::done_text), (w::limits, w::limits_text), (w::report, w::report_text)];
    let l = req.locale;
    let (look, next) = (look::toggled(req.look, ""), req.href(paths::ACCESSIBILITY));
    let has_theme = look::THEMES.iter().any(|theme| look::has(req.look, theme));
    let as_device = has_theme.then(|| {
        view! {
            <form method="post" action=req.href(paths::LOOK)>
                <input type="hidden" name="next" value=next/>
                <button type="submit" class="btn" name="look" value=look>{frame::as_device(l)}</button>
            </form>
        }
    });
    Ok(text(&req, w::accessibility_title, w::accessibility_lead, move || view! { {sections(l, &all)}{as_device} }))
}

fn text<V: IntoView + 'static>(req: &Req, title: Word, lead: Word, body: impl FnOnce() -> V) -> Page {
    let l = req.locale;
    Page::new(req, title(l), || {
        view! {
            <div class="narrow stack">
                {show::below_home(req)}
                <header class="stack"><h1>{title(l)}</h1><p class="lead">{lead(l)}</p></header>
                {body()}
            </div>
        }
    })
}

fn sections(l: Locale, all: &[(Word, Word)]) -> AnyView {
    all.iter()
        .map(|(heading, text)| view! { <section class="stack"><h2>{heading(l)}</h2><p>{text(l)}</p></section> })
        .collect_view()
        .into_any()
}

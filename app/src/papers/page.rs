//! The page with a challenge's papers, and filing the signed copy of one.

use super::words as w;
use crate::{
    errands,
    error::AppError,
    files,
    page::Page,
    paths,
    request::{Refused, Req},
    ui::{
        done::Done,
        file::{sending, size},
        form::Fields,
        problems, show,
        table::{Head, table},
    },
};
use axum::{
    extract::{Multipart, Path},
    response::Response,
};
use backend::{
    files::{FileView, Owner},
    papers::{Format, Kind, Paper, PaperLine, PapersView},
};
use domain::{
    access::{Action, Denied},
    challenges::archive::Edition,
    form::Form,
    locale::Locale,
};
use leptos::prelude::*;

/// Which paper's form was refused.
const PAPER: &str = "paper";

pub async fn page(req: Req, Path(code): Path<String>) -> Result<Page, AppError> {
    show(&req, &code, req.kept()).await
}

pub async fn file_signed_copy(
    mut req: Req,
    Path((code, name)): Path<(String, String)>,
    multipart: Multipart,
) -> Result<Response, AppError> {
    let stored = match req.backend.named_paper(&req.actor, &code, &name).await {
        Ok(paper) => files::receive(&mut req, Owner::Signed(paper), multipart).await,
        Err(error) => Err(error),
    };
    let go = |_| (paths::papers(&code), Done::SignedCopyFiled);
    let stored = files::settled(stored, paths::papers(&code), &Form::default())?;
    req.answer(Form::default().with(PAPER, &name), stored, go, async |refused| show(&req, &code, Some(&refused)).await).await
}

async fn show(req: &Req, code: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.papers(&req.actor, code).await?;
    Ok(Page::new(req, w::title_of(req.locale, code), || view(req, &v, refused)).refused(refused))
}

fn view(req: &Req, v: &PapersView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let trail = [(paths::challenge(&v.code), v.code.clone()), (String::new(), w::title(l).to_owned())];
    let list = if v.lines.is_empty() {
        view! { <p class="empty">{w::none(l)}</p> }.into_any()
    } else {
        let may_file = v.can.is(Action::FileSignedCopy);
        let rows = v.lines.iter().map(|line| row(req, v, line, may_file, refused)).collect_view();
        let heads = [w::paper(l), w::download(l), w::signed(l)].map(Head::Text);
        table(w::caption(l), heads, view! { <tbody>{rows}</tbody> })
    };
    view! {
        <div class="wrap stack">
            {show::breadcrumb(req, &trail)}
            {v.is_illustrative.then(|| show::illustrative(l))}
            <p class="eyebrow" lang=v.title.lang(l).code()>{v.title.get(l).to_owned()}</p>
            <h1>{w::title_of(l, &v.code)}</h1>
            {Fields::new(l, &Form::default(), refused.filter(|r| r.errors.is_empty())).summary()}
            <p class="lead">{w::lead(l)}</p>
            <p>{w::draft_rule(l)}" "{w::public_edition(l)}</p>
            {list}
            {(v.has_dossier && v.can.is(Action::UseOffice)).then(|| errands::button(req, &v.code, Edition::Office))}
            <p>{back(req, v)}</p>
        </div>
    }
    .into_any()
}

fn back(req: &Req, v: &PapersView) -> AnyView {
    let l = req.locale;
    let (path, text) = if v.can.is(Action::UseOffice) {
        (paths::office_challenge(&v.code), w::back_office(l))
    } else if v.can.is(Action::UseCouncil) {
        (paths::council_challenge(&v.code), w::back_council(l))
    } else {
        (paths::challenge(&v.code), w::back_public(l))
    };
    view! { <a class="btn" href=req.href(path)>{text}</a> }.into_any()
}

fn row(req: &Req, v: &PapersView, line: &PaperLine, may_file: bool, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let name = line.name(l);
    let is_draft = line.paper.is_ok_and(Paper::is_signed_for_the_file) && line.signed.is_none() && !line.is_kept;
    let draft = is_draft.then(|| view! { " "<span class="tag">{w::is_draft(l)}</span> });
    let cells = match line.paper {
        Ok(paper) => {
            let form = (may_file && paper.is_signed_for_the_file())
                .then(|| form(req, &v.code, paper, &name, line.signed.is_some(), of(refused, paper)));
            view! {
                <td>{downloads(req, &v.code, paper, &name)}</td>
                <td class="stack">{if line.is_kept { kept(l) } else { signed(req, paper, line.signed.as_ref()) }}{form}</td>
            }
            .into_any()
        }
        Err(denied) => view! { <td colspan="2" class="muted">{why_not(l, line.kind, denied)}</td> }.into_any(),
    };
    view! { <tr><th scope="row">{name}{draft}</th>{cells}</tr> }.into_any()
}

fn downloads(req: &Req, code: &str, paper: Paper, name: &str) -> AnyView {
    let l = req.locale;
    let links = Format::ALL.map(|format| {
        let (text, label) = match format {
            Format::Pdf => ("PDF", w::pdf_of(l, name)),
            Format::Docx => ("DOCX", w::docx_of(l, name)),
        };
        let href = req.href(paths::paper(code, &format!("{}.{}", paper.name(), format.ending())));
        view! { <a href=href download="" aria-label=label>{text}</a>" " }
    });
    view! { <p class="row">{links.into_iter().collect_view()}</p> }.into_any()
}

fn signed(req: &Req, paper: Paper, signed: Option<&FileView>) -> AnyView {
    let l = req.locale;
    match signed {
        Some(file) => view! {
            <p>
                <span class="tag tag-ok">{w::is_official(l)}</span>" "
                <a href=req.href(paths::file(file.id)) download="">{file.name.clone()}</a>" "
                <span class="meta">{size(l, file.size)}", "{show::time(l, file.at)}</span>
            </p>
        }
        .into_any(),
        None if paper.is_signed_for_the_file() => view! { <p class="muted">{w::unsigned(l)}</p> }.into_any(),
        None => ().into_any(),
    }
}

/// Of the record that names the firms, only its edition is public.
fn kept(l: Locale) -> AnyView {
    view! { <p><span class="tag tag-ok">{w::is_signed(l)}</span>" "<span class="meta">{w::kept(l)}</span></p> }.into_any()
}

fn of(refused: Option<&Refused>, paper: Paper) -> Option<&Refused> {
    refused.filter(|r| r.form.get(PAPER) == paper.name())
}

fn form(req: &Req, code: &str, paper: Paper, name: &str, is_signed: bool, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let button = if is_signed { w::replace_it(l) } else { w::file_it(l) };
    let id = format!("file-{}", paper.name());
    let (hint, error) = (format!("{id}-hint"), format!("{id}-error"));
    let problem = refused.and_then(|r| r.errors.of("file"));
    let described = if problem.is_some() { format!("{hint} {error}") } else { hint.clone() };
    let problem = problem.map(|p| view! { <p class="error" id=error role="alert">{problems::text(l, p)}</p> });
    let class = if problem.is_some() { "field field-wrong" } else { "field" };
    let is_open = problem.is_some();
    view! {
        <details open=is_open>
            <summary>{button}<span class="visually-hidden">": "{name.to_owned()}</span></summary>
            <form method="post" action=req.href(paths::signed_copy(code, &paper.name())) enctype="multipart/form-data" data-sending=sending(l) class="stack" novalidate>
                <div class=class>
                    <label for=id.clone()>{w::file_of(l, name)}</label>
                    <p class="hint" id=hint>{w::file_hint(l)}</p>
                    {problem}
                    <input type="file" id=id.clone() name="file" accept=".pdf" aria-describedby=described required=true/>
                </div>
                <div class="actions"><button type="submit" class="btn">{button}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// What is waited for, or why this reader does not get it.
fn why_not(l: Locale, kind: Kind, denied: Denied) -> String {
    use w::missing as m;
    if matches!(denied, Denied::Conflict | Denied::DeclareFirst) {
        return problems::denied(l, denied);
    }
    let text = match kind {
        Kind::OpeningRecord => m::opening(l),
        Kind::ConflictRecord => m::conflicts(l),
        Kind::ScoreTable | Kind::Count => m::scores(l),
        Kind::Sheet | Kind::OwnSheets => m::sheet(l),
        Kind::Invitation => m::invitation(l),
        Kind::Minutes => m::minutes(l),
        Kind::Supplement => m::supplement(l),
        Kind::Decision | Kind::Request => m::decision(l),
        Kind::Announcement => m::announcement(l),
        Kind::Letter => m::letter(l),
    };
    text.to_owned()
}

//! One section of a draft: its form, or its files.

use super::{
    Own, attached, closing, comments,
    fields::{FORM_ID, section_fields},
    guidance, partners, sorting, submitted, tasks, words as w,
};
use crate::{
    error::AppError,
    files,
    page::Page,
    paths,
    request::{OTHER_VERSION, Posted, Refused, Req, parsed},
    ui::{
        ask::ask,
        done::{Done, Next},
        file::{sending, size},
        form::{Fields, hidden_field},
        moved, problems,
        proposal::{self, section_name},
        proposal_fields::known_label,
        table::{Head, table},
        unsaved,
    },
};
use axum::{
    extract::{Multipart, Path},
    response::Response,
};
use backend::{Error, files::Owner};
use domain::{
    access::Action,
    check::Problem,
    form::Form,
    locale::Locale,
    proposals::{Field, Proposal, ProposalView, Section, content::FileRef, field::Kind, files::CATEGORY, lifecycle::Life, mending::wrong},
    seen::SHOWN_TEXTS,
};
use islands::{autosave::Autosave, target::Target};
use leptos::prelude::*;

type At = Path<(String, String)>;

pub async fn page(req: Req, Path((id, section)): At) -> Result<Page, AppError> {
    show_section(&req, &id, read(&section)?, req.kept()).await
}

pub async fn save(req: Req, Path((id, section)): At, Posted(form): Posted) -> Result<Response, AppError> {
    let (section, proposal) = (read(&section)?, parsed(&id)?);
    let saved = req.backend.save_section(&req.actor, proposal, section, &form).await;
    let next = following(section).filter(|_| form.get("then") == "next");
    let wrong = wrong(section, &form);
    let done = |saved: &Proposal| if matches!(saved.life, Life::Submitted(_)) { Done::SectionSavedBeside } else { Done::SectionSaved };
    let go = |saved: Proposal| match (wrong.first(), form.get("then"), next) {
        (Some((field, Problem::TooLong(_))), ..) => Next::to_mend(paths::section(proposal, section), Done::SectionTooLong, field),
        (Some((field, _)), ..) => Next::to_mend(paths::section(proposal, section), Done::SectionUnread, field),
        (None, "next", Some(next)) => (paths::section(proposal, next), done(&saved)).into(),
        (None, "next", None) => (paths::proposal(proposal), done(&saved)).into(),
        (None, ..) => (paths::section(proposal, section), done(&saved)).into(),
    };
    req.answer(form.clone(), saved, go, async |refused| show_section(&req, &id, section, Some(&refused)).await).await
}

pub async fn add_file(mut req: Req, Path(id): Path<String>, multipart: Multipart) -> Result<Response, AppError> {
    let proposal = parsed(&id)?;
    let received = files::receive_all(&mut req, Owner::Proposal(proposal), multipart, &mut Form::default()).await;
    let received = files::settled(received, paths::section(proposal, Section::Files), &Form::default())?;
    let go = |_| (paths::section(proposal, Section::Files), Done::FileAdded);
    req.answer(Form::default(), received, go, async |refused| show_section(&req, &id, Section::Files, Some(&refused)).await).await
}

fn read(code: &str) -> Result<Section, AppError> {
    Ok(Section::from_code(code).ok_or(Error::NotFound)?)
}

fn number(section: Section) -> usize {
    Section::ALL.into_iter().position(|s| s == section).unwrap_or(0)
}

fn following(section: Section) -> Option<Section> {
    Section::ALL.get(number(section) + 1).copied()
}

async fn show_section(req: &Req, id: &str, section: Section, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let own = Own::load(req, id).await?;
    let comments = req.backend.comments(&req.actor, own.view.id).await?;
    let name = section_name(l, section);
    let page = Page::new(req, format!("{name} – {}", own.title(l)), || {
        let body = match (own.view.can.get(Action::EditProposal), section) {
            (Err(denied), _) => view! {
                {own.cancelled(l).unwrap_or_else(|| view! { <p class="notice notice-warn">{problems::denied(l, denied)}</p> }.into_any())}
                {refused.map(|refused| unsaved::view(l, refused, |name| typed_label(l, name)))}
                {submitted::section(req, &own, section)}
            }
            .into_any(),
            (Ok(()), Section::Files) => files_view(req, &own.view, refused),
            (Ok(()), _) => form_view(req, &own, section, refused),
        };
        let closes = closing(req, &own.challenge).map(|closing| view! { <p>{w::closes(l)}": "{closing}</p> });
        let is_written = own.view.can.is(Action::EditProposal);
        let beside = is_written.then(|| view! { {guidance::view(req, &own, section)}{submitted::beside(req, &own, section)} });
        view! {
            <div class="wrap stack">
                {own.breadcrumb(req, name)}
                <p class="eyebrow">{w::section_of(l, number(section) + 1, Section::ALL.len())}</p>
                <h1>{name}</h1>
                {closes}
                {is_written.then(|| guidance::link(l))}
                <div class="split">
                    <div class="stack">{body}</div>
                    <aside class="stack">
                        {theirs_view(req, &own.view, section, refused)}
                        {beside}
                        {comments::beside(req, &own, section, &comments)}
                        {(section == Section::Team).then(|| partners::link(req, &own))}
                        <nav aria-labelledby="sections">
                            <h2 id="sections">{w::sections(l)}</h2>
                            {tasks::task_list(req, &own.view, Some(section))}
                        </nav>
                        <p><a class="btn" href=req.href(paths::proposal(own.view.id))>{w::to_overview(l)}</a></p>
                    </aside>
                </div>
            </div>
        }
    });
    Ok(page.refused(refused))
}

/// The proposal's own fields; the boxes of the declarations are no words that could be lost.
fn typed_label(l: Locale, name: &str) -> Option<String> {
    let is_box = Field::from_name(name).is_some_and(|field| field.kind() == Kind::Declaration);
    known_label(l, name).filter(|_| !is_box)
}

fn form_view(req: &Req, own: &Own, section: Section, refused: Option<&Refused>) -> AnyView {
    let (l, view) = (req.locale, &own.view);
    let stored = view.form();
    // After somebody else saved, the form carries the new version: saving it again is a decision, not an accident.
    let is_stale = refused.is_some_and(|r| r.theirs.is_some());
    let version = refused.filter(|_| !is_stale).map_or(stored.get("draft_version"), |r| r.form.get("draft_version")).to_owned();
    let autosave = if refused.is_some_and(Refused::is_of_two) {
        view! { <input type="hidden" name=OTHER_VERSION value="shown"/> }.into_any()
    } else {
        view! { <Autosave form_id=FORM_ID.to_owned() target=Target::Section(view.id, section) locale=l saved=String::new()/> }.into_any()
    };
    let next = if following(section).is_some() { w::save_next(l) } else { w::save_end(l) };
    view! {
        <form method="post" id=FORM_ID action=req.href(paths::section(view.id, section)) class="stack" novalidate>
            {section_fields(l, section, own, &stored, refused)}
            {hidden_field("draft_version", &version)}
            {hidden_field(SHOWN_TEXTS, &Refused::shown_texts(refused, &stored))}
            {autosave}
            <div class="actions">
                <button type="submit" name="then" value="stay" class="btn">{w::save(l)}</button>
                <button type="submit" name="then" value="next" class="btn btn-primary">{next}</button>
            </div>
        </form>
    }
    .into_any()
}

/// What somebody else saved, beside the form that was not saved.
fn theirs_view(req: &Req, view: &ProposalView, section: Section, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    if refused.is_none_or(|r| r.theirs.is_none()) {
        return ().into_any();
    }
    view! {
        <section class="panel stack" aria-labelledby="theirs">
            <h2 id="theirs">{w::theirs(l)}</h2>
            <p>{w::theirs_lead(l)}</p>
            {moved::followed(l, refused, |name| known_label(l, name))}
            {proposal::section(l, view, section)}
        </section>
    }
    .into_any()
}

fn files_view(req: &Req, view: &ProposalView, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let form = Form::default();
    let fields = Fields::new(l, &form, refused);
    let heads = [Head::Text(w::file_name(l)), Head::Text(w::category(l)), Head::Number(w::file_size(l)), Head::Text(w::file_act(l))];
    let list = match view.files.is_empty() {
        true => view! { <p class="empty">{w::no_files(l)}</p> }.into_any(),
        false => table(w::files_caption(l), heads, view! { <tbody>{view.files.iter().map(|f| file_row(req, f)).collect_view()}</tbody> }),
    };
    let sort = (!view.files.is_empty())
        .then(|| view! { <p><a class="btn" href=req.href(paths::proposal_act(view.id, sorting::ACT))>{w::sort_title(l)}</a></p> });
    view! {
        {fields.summary()}
        <p class="lead">{w::files_lead(l)}</p>
        {attached::doubled(l, view.files.iter().map(|file| file.name.as_str()))}
        {list}
        {sort}
        <form method="post" action=req.href(paths::proposal_files(view.id)) enctype="multipart/form-data" data-sending=sending(l) class="panel stack" novalidate>
            {fields.select(CATEGORY, w::category_of_all(l), sorting::options(l)).view()}
            {fields.input("file", "file", w::file(l)).hint(w::file_hint(l)).multiple().required().view()}
            <div class="actions"><button type="submit" class="btn btn-primary">{w::add_file(l)}</button></div>
        </form>
        <p><a class="btn" href=req.href(paths::proposal_act(view.id, "submit"))>{w::to_submit(l)}</a></p>
    }
    .into_any()
}

fn file_row(req: &Req, file: &FileRef) -> AnyView {
    let l = req.locale;
    let remove = view! {
        <form method="post" action=req.href(paths::remove_file(file.id))>
            <button type="submit" class="btn btn-danger">{w::remove(l)}</button>
        </form>
    };
    view! {
        <tr>
            <th scope="row"><a href=req.href(paths::file(file.id)) download="">{file.name.clone()}</a></th>
            <td>{file.category.map_or(w::unsorted(l), |category| category.name(l))}</td>
            <td class="num">{size(l, file.size)}</td>
            <td>
                {ask(w::remove(l).to_owned(), Some(file.name.clone()), w::ask_remove(l, &file.name), remove)}
            </td>
        </tr>
    }
    .into_any()
}

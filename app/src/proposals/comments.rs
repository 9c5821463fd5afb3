//! What the people of a firm say to each other about their proposal: by section, for nobody else.

use super::Own;
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{
        done::Done,
        form::{Fields, hidden_field},
        problems,
        proposal::section_name,
        show, unsaved,
    },
};
use axum::{extract::Path, response::Response};
use backend::proposals::CommentView;
use domain::{
    access::Action,
    form::Form,
    locale::Locale,
    proposals::{Section, comments::MAX_COMMENT},
};
use leptos::prelude::*;

mod w {
    words! {
        title = "Góp ý nội bộ" | "Comments within the firm";
        lead = "Chỉ người của doanh nghiệp đọc được. Góp ý không phải là một phần của hồ sơ: cơ quan thường trực, Hội đồng và công chúng không đọc được, kể cả sau khi mở hồ sơ." | "Only the firm's own people can read this. It is no part of the proposal: the office, the council and the public cannot read it, even after the opening.";
        none = "Chưa có góp ý nào." | "Nobody has said anything yet.";
        about = "Về mục" | "About";
        whole = "Cả hồ sơ" | "The whole proposal";
        comment = "Góp ý" | "Comment";
        send = "Lưu góp ý" | "Save the comment";
        settle = "Đã xử lý" | "Dealt with";
        settled = "Đã xử lý" | "Dealt with";
        settled_ones(n) = "Đã xử lý: {n}" | "Dealt with: {n}";
        open(n) = "Góp ý nội bộ chưa xử lý: {n}" | "Comments within the firm, not dealt with: {n}";
        of_section(n) = "Góp ý cho mục này: {n}" | "Comments on this section: {n}";
    }
}

const ACT: &str = "comments";

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show_comments(&req, &id, req.kept()).await
}

pub async fn write(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let proposal = parsed(&id)?;
    let written = req.backend.comment(&req.actor, proposal, &form).await;
    let go = |()| (paths::proposal_act(proposal, ACT), Done::Commented);
    req.answer(form, written, go, async |refused| show_comments(&req, &id, Some(&refused)).await).await
}

async fn show_comments(req: &Req, id: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let own = Own::load(req, id).await?;
    let comments = req.backend.comments(&req.actor, own.view.id).await?;
    let may = own.view.can.get(Action::CommentProposal);
    let body = || {
        let stored = Form::default().with("about", req.query.get("about"));
        let fields = Fields::new(l, &stored, refused);
        let (settled, open): (Vec<_>, Vec<_>) = comments.iter().partition(|comment| comment.is_settled);
        let list = match comments.is_empty() {
            true => view! { <p class="empty">{w::none(l)}</p> }.into_any(),
            false => open.into_iter().map(|comment| one(req, &own, comment)).collect_view().into_any(),
        };
        let folded = (!settled.is_empty()).then(|| {
            let settled = settled.iter().map(|comment| one(req, &own, comment)).collect_view();
            view! { <details><summary>{w::settled_ones(l, comments.iter().filter(|c| c.is_settled).count())}</summary><div class="stack">{settled}</div></details> }
        });
        let form = may.is_ok().then(|| {
            view! {
                <form class="panel stack" method="post" action=req.href(paths::proposal_act(own.view.id, ACT))>
                    {fields.select("about", w::about(l), sections(l)).view()}
                    {fields.area("comment", w::comment(l), 4).required().max(MAX_COMMENT).view()}
                    <div class="actions"><button type="submit" class="btn btn-primary">{w::send(l)}</button></div>
                </form>
            }
        });
        let lost = refused
            .filter(|_| may.is_err())
            .map(|refused| unsaved::view(l, refused, |name| (name == "comment").then(|| w::comment(l).to_owned())));
        view! {
            <div class="wrap narrow stack">
                {own.breadcrumb(req, w::title(l))}
                <h1>{w::title(l)}</h1>
                <p class="lead">{w::lead(l)}</p>
                {fields.summary()}
                {problems::impossible(l, may, refused)}
                {lost}
                {list}
                {folded}
                {form}
            </div>
        }
    };
    Ok(Page::new(req, w::title(l), body).refused(refused))
}

fn one(req: &Req, own: &Own, comment: &CommentView) -> AnyView {
    let l = req.locale;
    let may = own.view.can.is(Action::CommentProposal) && !comment.is_settled;
    let settle = may.then(|| {
        view! {
            <form method="post" action=req.href(paths::proposal_act(own.view.id, ACT))>
                {hidden_field("settle", &comment.number.to_string())}
                <button type="submit" class="btn">{w::settle(l)}</button>
            </form>
        }
    });
    let settled = comment.is_settled.then(|| view! { " "<span class="tag">{w::settled(l)}</span> });
    let about = comment.section.map_or(w::whole(l), |section| section_name(l, section));
    view! {
        <article class="panel stack">
            <p><strong>{about}</strong><span class="meta">" – "{comment.by.clone()}", "{show::time(l, comment.at)}</span>{settled}</p>
            {show::plain(&comment.text)}
            {settle}
        </article>
    }
    .into_any()
}

fn sections(l: Locale) -> Vec<(String, String)> {
    let whole = (String::new(), w::whole(l).to_owned());
    std::iter::once(whole).chain(Section::ALL.map(|section| (section.code().to_owned(), section_name(l, section).to_owned()))).collect()
}

/// On the proposal's own page: how much is open.
pub fn link(req: &Req, own: &Own, comments: &[CommentView]) -> AnyView {
    let l = req.locale;
    let open = comments.iter().filter(|comment| !comment.is_settled).count();
    let text = if open == 0 { w::title(l).to_owned() } else { w::open(l, open) };
    view! { <p><a href=req.href(paths::proposal_act(own.view.id, ACT))>{text}</a></p> }.into_any()
}

/// Beside the form of a section: what is open about it, to read while writing.
pub fn beside(req: &Req, own: &Own, section: Section, comments: &[CommentView]) -> Option<AnyView> {
    let l = req.locale;
    let open: Vec<_> = comments.iter().filter(|comment| !comment.is_settled && comment.section == Some(section)).collect();
    let href = req.href(format!("{}?about={}", paths::proposal_act(own.view.id, ACT), section.code()));
    let line = |comment: &&CommentView| {
        view! { <li><span class="meta">{comment.by.clone()}", "{show::time(l, comment.at)}</span>{show::plain(&comment.text)}</li> }
    };
    own.view.can.is(Action::ViewOwnProposal).then(|| {
        let list = (!open.is_empty()).then(|| view! { <ul class="stack">{open.iter().map(line).collect_view()}</ul> });
        let text = if open.is_empty() { w::title(l).to_owned() } else { w::of_section(l, open.len()) };
        view! { <section class="stack">{list}<p><a href=href>{text}</a></p></section> }.into_any()
    })
}

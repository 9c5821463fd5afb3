//! The short guides and the questions asked often, as officers write them: what is public, the draft with its preview, everything that was public before.

use super::words;
use crate::{
    error::AppError,
    page::Page,
    paths, portal,
    request::{Posted, Refused, Req, Shown},
    ui::{
        ask::ask,
        conflict,
        done::Done,
        form::{Fields, hidden_field},
        marked, problems, show,
        table::{Head, table},
    },
};
use axum::{extract::Path, response::Response};
use backend::{Error, guides::GuideView};
use domain::{
    access::{Action, Denied},
    guides::{Edition, Guide, MAX_GUIDE},
    locale::{Bilingual, Locale},
    markup::Picture,
    seen::{SEEN, Seen},
};
use leptos::prelude::*;

pub mod w {
    words! {
        title = "Hướng dẫn và câu hỏi thường gặp" | "Guide and questions";
        lead = "Mỗi mục của trang Hướng dẫn, và trang Câu hỏi thường gặp, được viết lại khi cần. Bản nháp chỉ cơ quan thường trực xem được; bản công khai ghi tên cơ quan và ngày." | "Each part of the guide, and the page of questions asked often, can be written anew. A draft is seen by the office alone; what is public stands under the agency's name with its date.";
        caption = "Các mục hướng dẫn" | "Parts of the guide";
        guide = "Mục" | "Part";
        public = "Đang công khai" | "Public now";
        draft = "Bản nháp" | "Draft";
        delivered = "Văn bản gốc của hệ thống" | "The text that the site comes with";
        edition(number, at, by) = "Bản {number}, {at}, {by}" | "Edition {number}, {at}, {by}";
        saved(at, by) = "Lưu {at}, {by}" | "Saved {at}, {by}";
        no_draft = "Không có" | "None";
        of(guide) = "Hướng dẫn: {guide}" | "Guide: {guide}";
        writing = "Soạn" | "Write";
        vi = "Tiếng Việt" | "Vietnamese";
        en = "Tiếng Anh" | "English";
        hint(pictures) = "Đánh dấu bằng Markdown: dòng trống tách đoạn; “1. ” hoặc “- ” đầu dòng là danh sách; **đậm**, *nghiêng*; “## ” là tiêu đề; [chữ](/duong-dan) hoặc [chữ](https://…) là liên kết. Hình của hệ thống: ![](picture:TÊN), TÊN là một trong {pictures}. Mã HTML được hiện như chữ." | "Written with Markdown: an empty line begins a paragraph; “1. ” or “- ” begins a list; **bold**, *italic*; “## ” is a heading; [words](/path) or [words](https://…) is a link. The site's pictures: ![](picture:NAME), where NAME is one of {pictures}. HTML is shown as words.";
        save = "Lưu bản nháp" | "Save the draft";
        preview = "Xem trước" | "Preview";
        preview_lead = "Người đọc sẽ thấy như sau." | "This is what readers will see.";
        publish = "Công khai bản nháp" | "Publish the draft";
        both = "Chỉ công khai được khi có đủ hai ngôn ngữ." | "It can be published once both languages are there.";
        put_back = "Dùng lại văn bản gốc" | "Put back the delivered text";
        ask_put_back = "Trang công khai sẽ hiện lại văn bản gốc của hệ thống. Các bản trước vẫn được lưu." | "The public page will show the text that the site comes with. Earlier editions are kept.";
        history = "Các bản đã công khai" | "What was public";
        history_caption = "Các bản đã công khai, mới nhất trước" | "Editions, the newest first";
        number = "Bản" | "Edition";
        when = "Từ" | "From";
        who = "Người công khai" | "Published by";
        text = "Nội dung" | "Text";
        none = "Chưa có bản nào; trang công khai hiện văn bản gốc của hệ thống." | "None yet; the public page shows the text that the site comes with.";
        read = "Đọc bản này" | "Read it";
        see = "Xem trang Hướng dẫn" | "See the guide";
        see_questions = "Xem trang Câu hỏi thường gặp" | "See the questions asked often";
    }
}

const LANGUAGES: [(Locale, &str); 2] = domain::guides::FIELDS;

pub async fn list(req: Req) -> Result<Page, AppError> {
    let all = req.backend.guides(&req.actor).await?;
    let l = req.locale;
    let row = |view: &GuideView| {
        let public = view.editions.first().map_or_else(|| w::delivered(l).to_owned(), |(edition, by)| edition_line(l, edition, by));
        let draft = view.draft.as_ref().map_or_else(|| w::no_draft(l).to_owned(), |(draft, by)| w::saved(l, draft.at.show(l), by));
        view! {
            <tr>
                <th scope="row"><a href=req.href(paths::office_guide(view.guide))>{portal::guide_name(l, view.guide)}</a></th>
                <td>{public}</td>
                <td>{draft}</td>
            </tr>
        }
    };
    let body = || {
        let heads = [w::guide(l), w::public(l), w::draft(l)].map(Head::Text);
        view! {
            <div class="narrow stack">
                {show::breadcrumb(&req, &[(paths::OFFICE, words::office(l)), ("", w::title(l))])}
                <h1>{w::title(l)}</h1>
                <p class="lead">{w::lead(l)}</p>
                {table(w::caption(l), heads, view! { <tbody>{all.iter().map(row).collect_view()}</tbody> })}
                <p class="row">
                    <a href=req.href(paths::GUIDE)>{w::see(l)}</a>
                    <a href=req.href(paths::QUESTIONS)>{w::see_questions(l)}</a>
                </p>
            </div>
        }
    };
    Ok(Page::new(&req, w::title(l), body))
}

pub async fn page(req: Req, Path(guide): Path<String>) -> Result<Page, AppError> {
    show_page(&req, read(&guide)?, req.kept()).await
}

pub async fn save(req: Req, Path(guide): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let guide = read(&guide)?;
    let saved = req.backend.draft_guide(&req.actor, guide, &form).await;
    let go = |()| (format!("{}#preview", paths::office_guide(guide)), Done::GuideDrafted);
    req.answer(form, saved, go, async |refused| show_page(&req, guide, Some(&refused)).await).await
}

pub async fn publish(req: Req, Path(guide): Path<String>, Shown(form): Shown) -> Result<Response, AppError> {
    let guide = read(&guide)?;
    let published = req.backend.publish_guide(&req.actor, guide, &form).await;
    let go = |()| (paths::office_guide(guide), Done::GuidePublished);
    req.answer(form, published, go, async |refused| show_page(&req, guide, Some(&refused)).await).await
}

pub async fn put_back(req: Req, Path(guide): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let guide = read(&guide)?;
    let done = req.backend.put_back_guide(&req.actor, guide).await;
    let go = |()| (paths::office_guide(guide), Done::GuidePutBack);
    req.answer(form, done, go, async |refused| show_page(&req, guide, Some(&refused)).await).await
}

fn read(code: &str) -> Result<Guide, AppError> {
    Ok(Guide::from_code(code).ok_or(Error::NotFound)?)
}

async fn show_page(req: &Req, guide: Guide, refused: Option<&Refused>) -> Result<Page, AppError> {
    let found = req.backend.guide(&req.actor, guide).await?;
    let name = portal::guide_name(req.locale, guide);
    let title = if guide == Guide::Questions { name.to_owned() } else { w::of(req.locale, name) };
    Ok(Page::new(req, &title, || view(req, &found, &title, refused)).refused(refused))
}

fn view(req: &Req, found: &GuideView, title: &str, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let may = found.can.get(Action::KeepGuides);
    let (stored, mut shown) = (found.form(), found.form());
    if shown.0.is_empty() {
        LANGUAGES.into_iter().for_each(|(locale, field)| shown.set(field, portal::delivered(locale, found.guide)));
    }
    let f = Fields::new(l, &shown, refused);
    let summary = f.summary();
    let form = may.is_ok().then(|| writing(req, found, (&f, &Seen::of(&stored)), refused));
    let public = found.editions.first().is_some_and(|(edition, _)| edition.text.is_some());
    let back = (may.is_ok() && public).then(|| {
        let form = view! {
            <form method="post" action=req.href(paths::office_guide_act(found.guide, "put-back"))>
                <button type="submit" class="btn btn-danger">{w::put_back(l)}</button>
            </form>
        };
        ask(w::put_back(l).to_owned(), None, w::ask_put_back(l).to_owned(), form)
    });
    view! {
        <div class="narrow stack">
            {show::breadcrumb(req, &[(paths::OFFICE, words::office(l)), (paths::OFFICE_GUIDES, w::title(l))])}
            <h1>{title.to_owned()}</h1>
            {summary}
            {problems::impossible(l, may, refused)}
            {form}
            {preview(req, found, may)}
            {show::section(w::history(l), "history", None, history(req, found))}
            {back}
        </div>
    }
    .into_any()
}

fn writing(req: &Req, found: &GuideView, (f, seen): (&Fields<'_>, &Seen), refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let pictures = Picture::ALL.map(Picture::code).join(", ");
    let label = |name: &str| if name == "en" { w::en(l).to_owned() } else { w::vi(l).to_owned() };
    view! {
        <form class="panel stack" method="post" action=req.href(paths::office_guide(found.guide)) novalidate>
            {conflict::section(l, refused, label, |_, value| value.to_owned())}
            {f.seen(seen)}
            <p class="hint">{w::hint(l, pictures)}</p>
            {f.area("vi", w::vi(l), 12).max(MAX_GUIDE).view()}
            {f.area("en", w::en(l), 12).max(MAX_GUIDE).view()}
            <div class="actions"><button type="submit" class="btn btn-primary">{w::save(l)}</button></div>
        </form>
    }
    .into_any()
}

/// The draft as it will be read, and the button that publishes just that.
fn preview(req: &Req, found: &GuideView, may: Result<(), Denied>) -> AnyView {
    let Some((draft, by)) = &found.draft else { return ().into_any() };
    let l = req.locale;
    let publish = may.is_ok().then(|| {
        view! {
            <form method="post" action=req.href(paths::office_guide_act(found.guide, "publish"))>
                {hidden_field(SEEN, &Seen::of(&draft.to_form()).to_string())}
                <p class="hint">{w::both(l)}</p>
                <div class="actions"><button type="submit" class="btn btn-primary">{w::publish(l)}</button></div>
            </form>
        }
    });
    let body = view! {
        <p class="meta">{w::saved(l, draft.at.show(l), by)}</p>
        {texts(req, &draft.text)}
        {publish}
    };
    show::section(w::preview(l), "preview", Some(w::preview_lead(l)), body.into_any())
}

/// In both languages.
fn texts(req: &Req, text: &Bilingual) -> AnyView {
    let l = req.locale;
    let one = |(locale, _): (Locale, &'static str)| {
        let req = Req { locale, ..req.clone() };
        let name = locale.pick(w::vi(l), w::en(l));
        view! { <section class="panel stack" lang=locale.code()><p class="eyebrow" lang=l.code()>{name}</p>{marked::blocks(&req, locale.pick(&text.vi, &text.en))}</section> }
    };
    LANGUAGES.map(one).collect_view().into_any()
}

fn history(req: &Req, found: &GuideView) -> AnyView {
    let l = req.locale;
    if found.editions.is_empty() {
        return view! { <p class="empty">{w::none(l)}</p> }.into_any();
    }
    let row = |(edition, by): &(Edition, String)| {
        let text = match &edition.text {
            Some(text) => view! { <details><summary>{w::read(l)}</summary>{texts(req, text)}</details> }.into_any(),
            None => w::delivered(l).into_any(),
        };
        view! {
            <tr>
                <th scope="row">{edition.number}</th>
                <td>{show::time(l, edition.at)}</td>
                <td>{by.clone()}</td>
                <td class="whole">{text}</td>
            </tr>
        }
    };
    let heads = [w::number(l), w::when(l), w::who(l), w::text(l)].map(Head::Text);
    table(w::history_caption(l), heads, view! { <tbody>{found.editions.iter().map(row).collect_view()}</tbody> })
}

fn edition_line(l: Locale, edition: &Edition, by: &str) -> String {
    match edition.text {
        Some(_) => w::edition(l, edition.number, edition.at.show(l), by),
        None => w::delivered(l).to_owned(),
    }
}

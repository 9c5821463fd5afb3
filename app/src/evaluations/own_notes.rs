//! A member's own marks and notes beside a proposal's text: private, and of no effect on a sheet or a result.

use crate::{
    council::words as council,
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{
        done::Done,
        fold::fold,
        form::Fields,
        proposal::{opened_html, section_name},
        rendering::Part,
        show,
    },
};
use axum::{extract::Path, response::Response};
use backend::evaluations::{NoteDone, OwnNotes};
use domain::{
    access::Action,
    form::Form,
    ids::ProposalId,
    limits::REASON,
    locale::Locale,
    proposals::{Content, OwnNote, ProposalView, Section, own_note::MAX_PASSAGE},
};
use leptos::prelude::*;

pub mod w {
    words! {
        title(code) = "Ghi chú riêng – {code}" | "Own notes – {code}";
        link(number) = "Ghi chú riêng ({number})" | "Own notes ({number})";
        lead = "Chỉ ông/bà đọc được các ghi chú này: chúng không nằm trong phiếu, biên bản hay kết quả, và không có trong nhật ký." | "Nobody but you reads these notes: they are in no sheet, minutes or result, and the trail does not tell of them.";
        heading = "Ghi chú riêng của tôi" | "My own notes";
        none = "Chưa có ghi chú nào." | "There are no notes yet.";
        add = "Thêm ghi chú" | "Add a note";
        section = "Mục của hồ sơ" | "Section";
        passage = "Đoạn được đánh dấu" | "Marked passage";
        passage_hint = "Sao chép đoạn trong hồ sơ vào đây; để trống nếu ghi chú cho cả mục." | "Copy the passage from the proposal; leave it empty for a note on the whole section.";
        choose = "Lấy đoạn đang chọn trong hồ sơ" | "Take the passage that is selected";
        text = "Ghi chú" | "Note";
        text_hint = "Để trống được khi đã đánh dấu một đoạn." | "May be left empty where a passage is marked.";
        own_words = "Lời của ông/bà, không có nguyên văn trong hồ sơ:" | "Your own words, which do not stand in the proposal:";
        change = "Sửa" | "Change";
        change_of(number) = "Sửa ghi chú số {number}" | "Change note number {number}";
        save = "Lưu ghi chú" | "Save the note";
        drop = "Xóa" | "Remove";
        drop_of(number) = "ghi chú số {number}" | "note number {number}";
        proposal = "Hồ sơ" | "Proposal";
        to_sheet = "Về phiếu đánh giá" | "Back to the sheet";
        find = "Tìm đoạn này trong hồ sơ" | "Find this passage in the proposal";
    }
}

/// Words at each end of a long passage by which a browser finds it.
const ENDS: usize = 5;
/// In the page's address: the number of the note that is to be changed.
const CHANGED: &str = "note";

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show_page(&req, parsed(&id)?, req.kept()).await
}

pub async fn keep(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let id: ProposalId = parsed(&id)?;
    let kept = req.backend.keep_own_note(&req.actor, id, &form).await;
    let go = |done| (paths::own_notes(id), if done == NoteDone::Dropped { Done::OwnNoteDropped } else { Done::OwnNoteKept });
    req.answer(form, kept, go, async |refused| show_page(&req, id, Some(&refused)).await).await
}

async fn show_page(req: &Req, id: ProposalId, refused: Option<&Refused>) -> Result<Page, AppError> {
    let v = req.backend.own_notes(&req.actor, id).await?;
    let proposal = opened_html(req, &v.proposal).await?;
    Ok(Page::new(req, w::title(req.locale, &v.proposal.code), || view(req, &v, &proposal, refused)).refused(refused))
}

fn view(req: &Req, v: &OwnNotes, proposal: &Part, refused: Option<&Refused>) -> AnyView {
    let l = req.locale;
    let (challenge, title) = (paths::council_challenge(&v.challenge_code), &v.challenge_title);
    let sheet = paths::sheet(v.proposal.id);
    let trail =
        [(paths::COUNCIL, council::home_title(l)), (&challenge, &v.challenge_code), (&sheet, &v.proposal.code), ("", w::heading(l))];
    // One of them is to be changed.
    let chosen = v.notes.iter().find(|note| note.number.to_string() == req.query.get(CHANGED));
    let stored = chosen.map(|note| {
        let form = Form::default().with("number", note.number.to_string()).with("section", note.section.code());
        form.with("passage", &note.passage).with("text", &note.text)
    });
    let stored = stored.unwrap_or_default();
    let f = Fields::new(l, &stored, refused);
    let heading = match f.value("number") {
        "" => w::add(l).to_owned(),
        number => w::change_of(l, number),
    };
    let sections = Section::ALL.map(|section| (section.code().to_owned(), section_name(l, section).to_owned()));
    let form = v.can.is(Action::KeepOwnNotes).then(|| {
        view! {
            <form class="stack" method="post" action=req.href(paths::own_notes(v.proposal.id))>
                <h3 id="note">{heading}</h3>
                {f.hidden("number")}
                <button type="button" class="btn" data-passage="" hidden=true>{w::choose(l)}</button>
                {f.select("section", w::section(l), sections.to_vec()).required().view()}
                {f.area("passage", w::passage(l), 3).hint(w::passage_hint(l)).max(MAX_PASSAGE).view()}
                {f.area("text", w::text(l), 3).hint(w::text_hint(l)).required().max(REASON).view()}
                <div class="actions"><button type="submit" class="btn btn-primary">{w::save(l)}</button></div>
            </form>
        }
    });
    view! {
        <div class="wrap stack">
            {show::breadcrumb(req, &trail)}
            <p class="eyebrow" lang=title.lang(l).code()>{title.get(l).to_owned()}</p>
            <h1>{show::unbroken(&w::title(l, &v.proposal.code))}</h1>
            <p class="lead">{w::lead(l)}</p>
            {f.summary()}
            <p><a class="btn" href=req.href(sheet.clone())>{w::to_sheet(l)}</a></p>
            <div class="split sheet-split">
                <section class="stack" aria-labelledby="proposal">
                    <h2 id="proposal">{w::proposal(l)}</h2>
                    <div class="stack" inner_html=proposal.inner_html()></div>
                </section>
                <aside class="stack" aria-labelledby="notes">
                    <h2 id="notes">{w::heading(l)}</h2>
                    {list(req, v)}
                    {form}
                </aside>
            </div>
        </div>
    }
    .into_any()
}

fn list(req: &Req, v: &OwnNotes) -> AnyView {
    let l = req.locale;
    let acts = |note: &OwnNote| {
        let (address, number) = (req.href(paths::own_notes(v.proposal.id)), note.number.to_string());
        let about = w::drop_of(l, note.number);
        v.can.is(Action::KeepOwnNotes).then(|| {
            let change = format!("{address}?{CHANGED}={number}#note");
            view! {
                <form method="post" class="actions" action=address>
                    <a class="btn" href=change>{w::change(l)}<span class="visually-hidden">" "{about.clone()}</span></a>
                    <button type="submit" class="btn" name="drop" value=number>{w::drop(l)}<span class="visually-hidden">" "{about}</span></button>
                </form>
            }
        })
    };
    notes(l, &v.notes, v.proposal.standing(), |note| acts(note).into_any())
}

/// On the sheet's page, folded: what was noted, and where it is added to.
pub fn beside(req: &Req, proposal: &ProposalView, all: &[OwnNote]) -> AnyView {
    let l = req.locale;
    if all.is_empty() {
        return ().into_any();
    }
    fold(
        "own-notes",
        w::link(l, all.len()),
        false,
        view! { {notes(l, all, proposal.standing(), |_| ().into_any())}<p><a href=req.href(paths::own_notes(proposal.id))>{w::add(l)}</a></p> },
    )
}

fn notes(l: Locale, all: &[OwnNote], content: &Content, act: impl Fn(&OwnNote) -> AnyView) -> AnyView {
    if all.is_empty() {
        return view! { <p class="empty">{w::none(l)}</p> }.into_any();
    }
    let of = |section: Section| {
        let lines: Vec<_> =
            all.iter().filter(|note| note.section == section).map(|note| one(l, note, note.is_quoted_from(content), act(note))).collect();
        (!lines.is_empty()).then(|| view! { <h3>{section_name(l, section)}</h3><ul class="stack">{lines}</ul> })
    };
    Section::ALL.map(of).into_iter().flatten().collect_view().into_any()
}

fn one(l: Locale, note: &OwnNote, is_quoted: bool, act: AnyView) -> AnyView {
    let passage = (!note.passage.is_empty()).then(|| match is_quoted {
        false => view! { <p><span class="meta">{w::own_words(l)}</span>" "{note.passage.clone()}</p> }.into_any(),
        true => view! { <p><a href=place(&note.passage) title=w::find(l)><mark lang="vi">{note.passage.clone()}</mark></a></p> }.into_any(),
    });
    let text = (!note.text.is_empty()).then(|| show::plain(&note.text));
    view! { <li>{passage}{text}{act}</li> }.into_any()
}

/// Where a browser finds a passage on the page and shows it: a text fragment, whole or by its two ends.
pub fn place(passage: &str) -> String {
    let words: Vec<&str> = passage.split_whitespace().collect();
    let encoded = |words: &[&str]| words.join(" ").bytes().map(encoded).collect::<String>();
    match words.len() {
        n if n > 2 * ENDS => format!("#:~:text={},{}", encoded(&words[..ENDS]), encoded(&words[n - ENDS..])),
        _ => format!("#:~:text={}", encoded(&words)),
    }
}

fn encoded(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

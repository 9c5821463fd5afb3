//! Filling a draft from another proposal of the same firm: what is copied and what is not is said before.

use super::{Own, title, words as pw};
use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Posted, Refused, Req, parsed},
    ui::{done::Done, form::Fields, problems, proposal::section_name},
};
use axum::{extract::Path, response::Response};
use backend::proposals::{OF_FIRM, ProposalLine};
use domain::{access::Action, firms::Strengths, form::Form, proposals::Section};
use leptos::prelude::*;

mod w {
    words! {
        title = "Chép từ năng lực hoặc hồ sơ khác của doanh nghiệp" | "Copy from your firm's capabilities or another proposal";
        lead = "Chỉ những mục chưa có nội dung trong bản nháp này được điền; nội dung đã soạn giữ nguyên. Hồ sơ được chép không thay đổi." | "Only sections of this draft in which nothing is written are filled; what is written stays. The other proposal does not change.";
        copied = "Được chép" | "Copied";
        copied_what = "Tên giải pháp, nội dung các mục và bảng chi phí, theo bản đã nộp hoặc bản nháp nếu chưa nộp." | "The title, the text of the sections and the costs: as submitted, or as drafted where nothing was submitted.";
        not_copied = "Không được chép" | "Not copied";
        files = "Tệp đính kèm: tải lên lại tệp còn phù hợp với bài toán này." | "Files: upload again what still fits this challenge.";
        targets = "Giá trị cam kết theo chỉ tiêu: mỗi bài toán có chỉ tiêu riêng." | "Values for targets: each challenge has its own.";
        declarations = "Cam kết: phải xác nhận lại cho từng hồ sơ." | "Declarations: they are made anew for each proposal.";
        people = "Sự đồng ý của những người được nêu tên: mục đội ngũ được chép nguyên văn, đề nghị hỏi lại từng người trước khi nộp." | "The consent of people who are named: the team section is copied as it is, so please ask each of them again before submitting.";
        from = "Hồ sơ được chép" | "Copy from";
        of_firm = "Năng lực dùng cho các hồ sơ của doanh nghiệp (mục đội ngũ và kinh nghiệm)" | "The firm's capabilities (team and references)";
        none = "Doanh nghiệp chưa có hồ sơ nào khác." | "Your firm has no other proposal.";
        to_strengths = "Xem, sửa năng lực dùng cho các hồ sơ" | "See or change the firm's capabilities";
        filled(sections) = "Đã điền: {sections}. Các mục khác đã có nội dung hoặc nguồn chép không có, nên giữ nguyên." | "Filled: {sections}. The other sections hold something already, or the source does not, and stay as they are.";
        act = "Chép vào bản nháp" | "Copy into the draft";
        option(title, code, challenge) = "{title} ({code}, bài toán {challenge})" | "{title} ({code}, challenge {challenge})";
    }
}

pub use w::title as heading;

pub async fn page(req: Req, Path(id): Path<String>) -> Result<Page, AppError> {
    show(&req, &id, req.kept()).await
}

pub async fn copy(req: Req, Path(id): Path<String>, Posted(form): Posted) -> Result<Response, AppError> {
    let proposal = parsed(&id)?;
    let copied = req.backend.copy_proposal(&req.actor, proposal, &form).await;
    let go = |filled: Vec<Section>| {
        let codes = filled.iter().map(|section| section.code()).collect::<Vec<_>>().join(",");
        (format!("{}?{FILLED}={codes}", paths::proposal(proposal)), Done::ProposalCopied)
    };
    req.answer(form, copied, go, async |refused| show(&req, &id, Some(&refused)).await).await
}

/// In the address of the page that follows: which sections were filled.
const FILLED: &str = "filled";

/// Which sections a copy has filled, on the page that follows it.
pub fn filled(req: &Req) -> Option<AnyView> {
    let names: Vec<_> = req.query.get(FILLED).split(',').filter_map(Section::from_code).map(|one| section_name(req.locale, one)).collect();
    (!names.is_empty()).then(|| view! { <p class="notice notice-ok">{w::filled(req.locale, names.join("; "))}</p> }.into_any())
}

async fn show(req: &Req, id: &str, refused: Option<&Refused>) -> Result<Page, AppError> {
    let l = req.locale;
    let own = Own::load(req, id).await?;
    let others = req.backend.own_proposals(&req.actor).await?.into_iter().filter(|line| line.id != own.view.id).collect::<Vec<_>>();
    let has_strengths = req.backend.strengths(&req.actor).await?.strengths != Strengths::default();
    Ok(Page::new(req, w::title(l), || {
        let stored = Form::default();
        let fields = Fields::new(l, &stored, refused);
        let body = match (own.view.can.get(Action::EditProposal), others.is_empty() && !has_strengths) {
            (Err(_), _) => problems::impossible(l, own.view.can.get(Action::EditProposal), refused),
            (Ok(()), true) => view! { <p class="empty">{w::none(l)}</p> }.into_any(),
            (Ok(()), false) => form(req, &own, (others.as_slice(), has_strengths), &fields),
        };
        view! {
            <div class="wrap narrow stack">
                {own.breadcrumb(req, w::title(l))}
                <h1>{w::title(l)}</h1>
                {fields.summary()}
                <p class="lead">{w::lead(l)}</p>
                <h2>{w::copied(l)}</h2>
                <p>{w::copied_what(l)}</p>
                <h2>{w::not_copied(l)}</h2>
                <ul><li>{w::files(l)}</li><li>{w::targets(l)}</li><li>{w::declarations(l)}</li><li>{w::people(l)}</li></ul>
                {body}
                <p><a href=req.href(paths::STRENGTHS)>{w::to_strengths(l)}</a></p>
                <p><a class="btn" href=req.href(paths::proposal(own.view.id))>{pw::to_overview(l)}</a></p>
            </div>
        }
    })
    .refused(refused))
}

fn form(req: &Req, own: &Own, (others, has_strengths): (&[ProposalLine], bool), fields: &Fields<'_>) -> AnyView {
    let l = req.locale;
    let option = |line: &ProposalLine| (line.id.to_string(), w::option(l, title(l, &line.title), &line.code, &line.challenge_code));
    let of_firm = has_strengths.then(|| (OF_FIRM.to_owned(), w::of_firm(l).to_owned()));
    view! {
        <form method="post" action=req.href(paths::proposal_act(own.view.id, "copy")) class="stack" novalidate>
            {fields.select("from", w::from(l), of_firm.into_iter().chain(others.iter().map(option)).collect()).required().view()}
            <div class="actions"><button type="submit" class="btn btn-primary">{w::act(l)}</button></div>
        </form>
    }
    .into_any()
}

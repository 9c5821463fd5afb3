//! A proposal to read: the version handed in, section by section, for office and council.

use crate::{
    error::AppError,
    paths::{self, localized},
    request::Req,
    ui::{
        completion,
        file::size,
        partners,
        proposal_fields::read_as,
        rendering, show,
        table::{Head, table},
        targets, viewer,
    },
};
use backend::memory::{Key, Part};
use domain::{
    days_off::DaysOff,
    locale::Locale,
    money::{show_vnd, vnd_in_words},
    proposals::{
        Amended, Amount, CostLine, Field, ProposalView, Section, State,
        content::FileRef,
        costs,
        field::{Kind, Value},
        files::by_category,
    },
    text::grouped,
};
use leptos::prelude::*;

mod w {
    words! {
        contents = "Các mục của hồ sơ" | "Sections of the proposal";
        unreadable = "Không đọc được nội dung hồ sơ" | "The content cannot be read";
        unreadable_lead = "Hồ sơ đã được mở, nhưng không đọc được nội dung đã lưu. Bản đã nộp được giữ nguyên; vui lòng liên hệ người vận hành hệ thống." | "The proposal was opened, but its stored content cannot be read. What was submitted is kept as it is; please contact whoever runs the system.";
        nothing = "Không có nội dung." | "Nothing was written here.";
        no_files = "Không có tệp đính kèm." | "There are no files.";
        cost_caption = "Bảng chi phí, đơn vị: đồng" | "Costs, in đồng";
        item = "Nội dung chi" | "Item";
        quantity = "Số lượng" | "Quantity";
        unit_price = "Đơn giá" | "Unit price";
        sum = "Thành tiền" | "Sum";
        total = "Tổng chi phí" | "Total cost";
        in_words = "Bằng chữ" | "In words";
        file_caption = "Tệp đính kèm của hồ sơ" | "Files of the proposal";
        file_name = "Tên tệp" | "File";
        category = "Loại tài liệu" | "What it is";
        size = "Dung lượng" | "Size";
        sha256 = "Mã băm SHA-256" | "SHA-256";
        declared = "Đã cam kết" | "Declared";
        undeclared = "Chưa cam kết" | "Not declared";
        code = "Mã hồ sơ" | "Proposal";
        firm = "Doanh nghiệp" | "Firm";
        version = "Phiên bản" | "Version";
        received = "Thời điểm nộp" | "Submitted";
        state = "Trạng thái" | "State";
        draft = "Bản nháp" | "Draft";
        submitted = "Đã nộp, chờ kiểm tra" | "Submitted, not yet screened";
        withdrawn = "Đã rút" | "Withdrawn";
        admissible = "Hợp lệ" | "Admitted";
        readmission_proposed = "Không hợp lệ; có đề nghị chấm điểm lại, chờ xác nhận" | "Refused; proposed to be scored after all, not confirmed";
        refusal_proposed = "Có đề nghị không hợp lệ, chờ xác nhận" | "Proposed to be refused, not confirmed";
        inadmissible = "Không hợp lệ" | "Not admitted";
        reason = "Lý do" | "Reason";
        text_of = "Nội dung bài toán" | "Text of the challenge";
        earlier(version, at) = "Nộp theo nội dung trước sửa đổi: doanh nghiệp chưa xác nhận theo phiên bản {version}, công bố {at}" | "Submitted under the text of before: the firm has not confirmed it under version {version}, published {at}";
        confirmed(version, at) = "Doanh nghiệp xác nhận theo phiên bản {version}, {at}" | "Confirmed by the firm under version {version}, {at}";
    }
}

/// What office and council read of a proposal, as HTML: all of them see the same. The reader may see it.
pub async fn opened_html(req: &Req, proposal: &ProposalView) -> Result<rendering::Part, AppError> {
    let key = Key::Part(Part::Opened(proposal.challenge, proposal.id), req.locale);
    let load = async {
        let proposal = req.backend.opened_proposal(&req.actor, proposal.id).await?;
        // Read here, so that what is kept rests on it.
        let days_off = req.backend.days_off().await?;
        Ok(rendering::Part::new(req.locale, || proposal_body(req.locale, &days_off, &proposal)))
    };
    req.backend.remember(key, load).await
}

/// All sections, with links to each at the top, and before them its files where they can be shown in place: beside a sheet a
/// file stays in view while the criteria go by. Headings are of the second level.
pub fn proposal_body(locale: Locale, days_off: &DaysOff, proposal: &ProposalView) -> AnyView {
    if proposal.is_unreadable {
        return view! { <p class="notice notice-warn">{w::unreadable_lead(locale)}</p> }.into_any();
    }
    let links = Section::ALL.map(|s| view! { <a href=format!("#{}", anchor(s))>{section_name(locale, s)}</a> });
    let sections = Section::ALL.map(|s| {
        view! {
            <section class="stack" aria-labelledby=anchor(s)>
                <h2 id=anchor(s)>{section_name(locale, s)}</h2>
                {section(locale, proposal, s)}
            </section>
        }
    });
    view! {
        {viewer::view(locale, proposal.id, &proposal.files)}
        <nav class="tabs" aria-label=w::contents(locale)>{links.into_iter().collect_view()}</nav>
        <div class="stack">{sections.into_iter().collect_view()}</div>
        {proposal.completion.as_ref().map(|completed| completion::section(locale, days_off, completed))}
    }
    .into_any()
}

/// Firm, code, version, time and hash of what was handed in.
pub fn proposal_facts(locale: Locale, proposal: &ProposalView) -> AnyView {
    let receipt = proposal.receipt.as_ref().map(|receipt| {
        view! {
            <dt>{w::version(locale)}</dt><dd>{receipt.version.to_string()}</dd>
            <dt>{w::received(locale)}</dt><dd>{show::time(locale, receipt.at)}</dd>
            <dt>{w::sha256(locale)}</dt><dd><code>{receipt.sha256.clone()}</code></dd>
        }
    });
    let reason = match &proposal.state {
        State::RefusalProposed { reason, .. } | State::Inadmissible { reason } | State::ReadmissionProposed { reason, .. } => {
            Some(view! { <dt>{w::reason(locale)}</dt><dd>{show::written(locale, reason)}</dd> })
        }
        _ => None,
    };
    view! {
        <dl class="facts">
            <dt>{w::firm(locale)}</dt><dd>{show::written(locale, &proposal.firm_name)}</dd>
            <dt>{w::code(locale)}</dt><dd>{proposal.code.clone()}</dd>
            <dt>{w::state(locale)}</dt><dd>{state_name(locale, &proposal.state)}</dd>
            {reason}
            {(!proposal.is_unreadable).then(|| view! { <dt>{w::total(locale)}</dt><dd>{show_vnd(proposal.content.total(), locale)}</dd> })}
            {receipt}
            {text_of(locale, proposal)}
            {partners::joined(locale, &proposal.joined)}
            {partners::gone(locale, &proposal.left)}
        </dl>
    }
    .into_any()
}

/// Under which text of the call it counts, where that was amended after it was handed in.
fn text_of(l: Locale, proposal: &ProposalView) -> Option<AnyView> {
    let confirmed = proposal.receipt.as_ref().and_then(|receipt| receipt.confirmed.as_ref());
    let said = match (proposal.unconfirmed, confirmed) {
        (Some(amended), _) => earlier_text(l, amended),
        (None, Some(confirmed)) => w::confirmed(l, confirmed.version, confirmed.at.show(l)).into_any(),
        (None, None) => return None,
    };
    Some(view! { <dt>{w::text_of(l)}</dt><dd>{said}</dd> }.into_any())
}

/// That a proposal counts under an earlier text of its call.
pub fn earlier_text(l: Locale, amended: Amended) -> AnyView {
    view! { <span class="tag tag-warn">{w::earlier(l, amended.version, amended.at.show(l))}</span> }.into_any()
}

/// What stands in place of a title that cannot be read.
pub fn unreadable(l: Locale) -> &'static str {
    w::unreadable(l)
}

pub fn section_name(l: Locale, section: Section) -> &'static str {
    section.name(l)
}

pub fn state_name(l: Locale, state: &State) -> &'static str {
    match state {
        State::Draft => w::draft(l),
        State::Submitted => w::submitted(l),
        State::Withdrawn => w::withdrawn(l),
        State::Admissible => w::admissible(l),
        State::RefusalProposed { .. } => w::refusal_proposed(l),
        State::Inadmissible { .. } => w::inadmissible(l),
        State::ReadmissionProposed { .. } => w::readmission_proposed(l),
    }
}

/// The id of a section's heading.
pub fn anchor(section: Section) -> String {
    format!("section-{}", section.code())
}

/// One section, without its heading.
pub fn section(locale: Locale, proposal: &ProposalView, section: Section) -> AnyView {
    if section == Section::Files {
        return files(locale, proposal);
    }
    let mut declared = Vec::new();
    let mut written = Vec::new();
    for field in section.fields() {
        let value = match proposal.content.value(field) {
            Value::Line(title) if field == Field::Title => view! { <p><strong>{show::written(locale, title)}</strong></p> }.into_any(),
            Value::Line(line) | Value::Text(line) => text(locale, line),
            Value::Table(lines) => cost_table(locale, lines),
            Value::Targets(lines) => {
                written.push(view! { {targets::answers(locale, lines)} }.into_any());
                continue;
            }
            Value::Consortium(of) => {
                written.push(partners::table(locale, of));
                continue;
            }
            Value::Declaration(is_declared) => {
                declared.push(view! { <dt>{read_as(locale, field)}</dt><dd>{answer(locale, *is_declared)}</dd> });
                continue;
            }
        };
        let name = name_within(locale, field).map(|name| view! { <p><strong>{name}</strong></p> });
        written.push(view! { {name}{value} }.into_any());
    }
    let declared = (!declared.is_empty()).then(|| view! { <dl class="facts">{declared}</dl> });
    view! { {written}{declared} }.into_any()
}

/// What a field is called within its section; a title and a table of targets speak for themselves, and one field beside them
/// goes by the section's name.
fn name_within(l: Locale, field: Field) -> Option<&'static str> {
    let has_own = |field: Field| matches!(field.kind(), Kind::Targets | Kind::Consortium) || field == Field::Title;
    let others = field.section().fields().filter(|other| !has_own(*other)).count();
    (others > 1 && !has_own(field)).then(|| read_as(l, field))
}

/// A field's name for whoever does not see it in its section.
pub fn field_name(l: Locale, field: Field) -> String {
    let section = section_name(l, field.section());
    let has_others = field.section().fields().count() > 1;
    if has_others { format!("{section} – {}", read_as(l, field)) } else { section.to_owned() }
}

/// A field as lines of text, to be compared with another version's.
pub fn field_text(l: Locale, field: Field, value: Value<'_>) -> String {
    match value {
        Value::Line(text) | Value::Text(text) => text.clone(),
        Value::Table(lines) => {
            let sum = |c: &CostLine| c.sum().map_or_else(|| "–".to_owned(), |sum| grouped(sum, l));
            let line = |c: &CostLine| format!("{}: {} × {} = {}", c.item, amount(l, &c.quantity), amount(l, &c.unit_price), sum(c));
            let total = format!("{}: {}", w::total(l), show_vnd(costs::total(lines), l));
            lines.iter().map(line).chain([total]).collect::<Vec<_>>().join("\n")
        }
        Value::Targets(lines) => targets::text(l, lines),
        Value::Consortium(of) => partners::text(l, of),
        Value::Declaration(is_declared) => format!("{}: {}", read_as(l, field), answer(l, *is_declared)),
    }
}

/// The same of the files.
pub fn files_text(l: Locale, files: &[FileRef]) -> String {
    let line = |f: &FileRef| {
        let category = f.category.map(|category| format!("{}: ", category.name(l))).unwrap_or_default();
        format!("{category}{} ({}, SHA-256 {})", f.name, size(l, f.size), f.sha256)
    };
    files.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn text(locale: Locale, text: &str) -> AnyView {
    if text.is_empty() { view! { <p class="muted">{w::nothing(locale)}</p> }.into_any() } else { show::plain(text) }
}

fn cost_table(locale: Locale, lines: &[CostLine]) -> AnyView {
    let line = |line: &CostLine| {
        view! {
            <tr>
                <th scope="row">{show::written(locale, &line.item)}</th>
                <td class="num">{amount(locale, &line.quantity)}</td>
                <td class="num">{amount(locale, &line.unit_price)}</td>
                <td class="num">{line.sum().map(|sum| grouped(sum, locale))}</td>
            </tr>
        }
    };
    let total = costs::total(lines);
    let heads =
        [Head::Text(w::item(locale)), Head::Number(w::quantity(locale)), Head::Number(w::unit_price(locale)), Head::Number(w::sum(locale))];
    let body = view! {
        <tbody>{lines.iter().map(line).collect_view()}</tbody>
        <tfoot>
            <tr><th scope="row" colspan="3">{w::total(locale)}</th><td class="num">{grouped(total, locale)}</td></tr>
        </tfoot>
    };
    view! {
        {table(w::cost_caption(locale), heads, body)}
        <p>{w::in_words(locale)}": "<em>{vnd_in_words(total, locale)}</em>"."</p>
    }
    .into_any()
}

/// A number as people write it; in a draft it may be missing, or be a text that is no number.
fn amount(locale: Locale, amount: &Amount) -> String {
    amount.number().map_or_else(|| amount.typed(), |number| grouped(number, locale))
}

fn answer(l: Locale, is_declared: bool) -> &'static str {
    if is_declared { w::declared(l) } else { w::undeclared(l) }
}

fn files(locale: Locale, proposal: &ProposalView) -> AnyView {
    let files = &proposal.files;
    if files.is_empty() {
        return view! { <p class="muted">{w::no_files(locale)}</p> }.into_any();
    }
    // Versions of before say nothing of it.
    let is_sorted = files.iter().any(|file| file.category.is_some());
    let line = |file: &&FileRef| {
        view! {
            <tr>
                <th scope="row"><a href=localized(locale, &paths::file(file.id)) download="">{show::written(locale, &file.name)}</a></th>
                {is_sorted.then(|| view! { <td>{file.category.map_or("–", |category| category.name(locale))}</td> })}
                <td class="num">{size(locale, file.size)}</td>
                <td><code>{file.sha256.clone()}</code></td>
            </tr>
        }
    };
    let heads = [Head::Text(w::file_name(locale))].into_iter().chain(is_sorted.then(|| Head::Text(w::category(locale))));
    let heads = heads.chain([Head::Number(w::size(locale)), Head::Text(w::sha256(locale))]);
    table(w::file_caption(locale), heads, view! { <tbody>{by_category(files).iter().map(line).collect_view()}</tbody> })
}

//! The firms behind a proposal: to read, as text to compare, and what the cells of their table are called.

use crate::ui::{
    show,
    table::{Head, table as framed},
};
use domain::{
    locale::Locale,
    number::plain,
    proposals::{Consortium, Joined, JoinedBy, Left, Partner},
};
use leptos::prelude::*;

pub mod w {
    words! {
        caption = "Liên danh tham gia" | "Consortium";
        hint = "Chỉ điền khi tham gia theo liên danh. Doanh nghiệp nộp hồ sơ là doanh nghiệp đứng đầu liên danh. Tổng tỷ lệ của mọi thành viên bằng 100%, ghi tối đa hai chữ số thập phân." | "Only for several firms together. The firm that submits is the lead. All shares sum to 100%, with two decimals at most.";
        name = "Tên thành viên" | "Partner";
        code = "Mã số thuế hoặc mã số tổ chức" | "Tax code, or the organisation's number";
        representative = "Người đại diện theo pháp luật" | "Legal representative";
        share = "Tỷ lệ (%)" | "Share (%)";
        part = "Phần việc" | "Part of the work";
        signed = "Tổ chức không có tài khoản trên hệ thống: đã ký thỏa thuận liên danh, đính kèm ở mục Tệp (loại: Pháp lý, sở hữu trí tuệ)" | "An organisation without an account here: it has signed the consortium agreement, attached under Files (as: Legal, intellectual property)";
        lead_share = "Tỷ lệ của doanh nghiệp đứng đầu (%)" | "Share of the lead firm (%)";
        lead_part = "Phần việc của doanh nghiệp đứng đầu" | "The lead firm's part of the work";
        lead = "Doanh nghiệp đứng đầu liên danh" | "The lead firm";
        cell(column, row) = "{column}, thành viên {row}" | "{column}, partner {row}";
        on_paper = "theo thỏa thuận liên danh đính kèm" | "by the attached agreement";
        joined = "Ý kiến của thành viên liên danh" | "What the partners said";
        agreed = "đồng ý trên hệ thống" | "consented here";
        agreed_at(at) = "đồng ý trên hệ thống lúc {at}" | "consented here on {at}";
        no_word = "hiện không có ý kiến đồng ý" | "no consent at present";
        unverified = "hiện chưa được xác minh" | "not verified at present";
        gone = "Thành viên đã rút khỏi liên danh" | "Partners who have left";
        gone_at(name, at, reason) = "{name}, lúc {at}: {reason}" | "{name}, at {at}: {reason}";
    }
}

/// Nothing where the firm is alone.
pub fn table(l: Locale, of: &Consortium) -> AnyView {
    if of.is_empty() {
        return ().into_any();
    }
    let cells = |name: AnyView, code: &str, representative: &str, share: String, part: &str, note: Option<AnyView>| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{show::unbroken(code)}</td>
                <td>{show::written(l, representative)}</td>
                <td class="num">{share}</td>
                <td>{show::plain(part)}{note}</td>
            </tr>
        }
    };
    let partner = |partner: &Partner| {
        let note = partner.is_signed.then(|| view! { <p class="meta">{w::on_paper(l)}</p> }.into_any());
        let name = show::written(l, &partner.name).into_any();
        cells(name, &partner.code, &partner.representative, partner.share.show(l), &partner.part, note)
    };
    let lead = cells(w::lead(l).into_any(), "", "", of.lead_share.show(l), &of.lead_part, None);
    let heads = [
        Head::Text(w::name(l)),
        Head::Text(w::code(l)),
        Head::Text(w::representative(l)),
        Head::Number(w::share(l)),
        Head::Text(w::part(l)),
    ];
    framed(w::caption(l), heads, view! { <tbody>{lead}{of.partners.iter().map(partner).collect_view()}</tbody> })
}

/// A line for each firm.
pub fn text(l: Locale, of: &Consortium) -> String {
    if of.is_empty() {
        return String::new();
    }
    let lead = format!("{} ({}): {}", w::lead(l), of.lead_share.show(l), of.lead_part);
    let partner = |partner: &Partner| {
        let Partner { name, code, representative, share, part, is_signed } = partner;
        let note = if *is_signed { format!(" – {}", w::on_paper(l)) } else { String::new() };
        format!("{name}, {code}, {representative} ({}): {part}{note}", share.show(l))
    };
    std::iter::once(lead).chain(of.partners.iter().map(partner)).collect::<Vec<_>>().join("\n")
}

/// In the list of facts about what was handed in: who agreed, when, or on which paper.
pub fn joined(l: Locale, joined: &[Joined]) -> Option<AnyView> {
    let one = |joined: &Joined| {
        let word = match joined.by {
            JoinedBy::Word { at: Some(at), .. } => w::agreed_at(l, at.show(l)),
            JoinedBy::Word { at: None, .. } => w::agreed(l).to_owned(),
            JoinedBy::Paper => w::on_paper(l).to_owned(),
            JoinedBy::Nothing => w::no_word(l).to_owned(),
        };
        let is_unverified = matches!(joined.by, JoinedBy::Word { is_verified: false, .. });
        let note = is_unverified.then(|| view! { " "<span class="tag tag-warn">{w::unverified(l)}</span> });
        view! { <p>{show::written(l, &joined.name)}": "{word}{note}</p> }
    };
    (!joined.is_empty()).then(|| view! { <dt>{w::joined(l)}</dt><dd>{joined.iter().map(one).collect_view()}</dd> }.into_any())
}

/// In the list of facts about what was handed in.
pub fn gone(l: Locale, left: &[Left]) -> Option<AnyView> {
    let one = |left: &Left| view! { <p>{w::gone_at(l, &left.name, left.at.show(l), &left.reason)}</p> };
    (!left.is_empty()).then(|| view! { <dt>{w::gone(l)}</dt><dd>{left.iter().map(one).collect_view()}</dd> }.into_any())
}

/// What a cell's field is called.
pub fn label(l: Locale, field: &str) -> Option<String> {
    match field {
        "lead_share" => return Some(w::lead_share(l).to_owned()),
        "lead_part" => return Some(w::lead_part(l).to_owned()),
        _ => {}
    }
    let (column, row) = field.strip_prefix("partner_")?.rsplit_once('_')?;
    let column = match column {
        "name" => w::name(l),
        "code" => w::code(l),
        "representative" => w::representative(l),
        "share" => w::share(l),
        "part" => w::part(l),
        "signed" => w::signed(l),
        _ => return None,
    };
    Some(w::cell(l, column, plain::<usize>(row)? + 1))
}

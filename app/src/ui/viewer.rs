//! Files of a proposal shown in place, where the browser can show them; the download stands in the table of files.

use crate::{
    paths::{self, localized},
    ui::show,
};
use domain::{ids::ProposalId, locale::Locale, proposals::content::FileRef};
use leptos::prelude::*;

mod w {
    words! {
        heading = "Xem tệp trên trang này" | "Show files on this page";
        lead = "Chọn tệp để hiện trong khung dưới đây. Nếu tệp không hiện (thường gặp trên điện thoại), hãy tải về." | "Choose a file to show in the frame below. If nothing shows, as on many phones, download it.";
        show(name) = "Xem {name}" | "Show {name}";
        frame = "Khung xem tệp đính kèm" | "Frame for the files";
    }
}

/// For the browser's own viewer: as wide as the frame, without its list of pages.
const FRAMED: &str = "#navpanes=0&view=FitH";

/// Links that load one file at a time into a frame: no script is needed, nothing is fetched before it is asked for (a
/// browser without scripts ignores `loading="lazy"`), and what is typed elsewhere on the page stays.
///
/// The frame has no `sandbox` attribute, because Chromium then refuses to show any PDF in it. What holds instead, whatever
/// the frame: the answer itself is sandboxed and may load nothing (see `files::show`), its type was recognised by content
/// at the upload and is not guessed again (`nosniff`), and no browser runs a PDF or a picture as a page of this site.
pub fn view(locale: Locale, proposal: ProposalId, files: &[FileRef]) -> AnyView {
    let frame = format!("files-{proposal}");
    let links: Vec<_> = files
        .iter()
        .filter(|file| file.is_shown())
        .map(|file| {
            let address = format!("{}{FRAMED}", localized(locale, &paths::shown_file(file.id)));
            view! { <a href=address target=frame.clone()>{show::within(locale, &w::show(locale, &file.name), &file.name)}</a> }
        })
        .collect();
    if links.is_empty() {
        return ().into_any();
    }
    view! {
        <details class="file-fold no-print">
            <summary>{w::heading(locale)}</summary>
            <p class="meta">{w::lead(locale)}</p>
            <p class="row">{links}</p>
            <iframe class="viewer" name=frame.clone() title=w::frame(locale)></iframe>
        </details>
    }
    .into_any()
}

//! Files of a proposal shown in place, where the browser can show them; the download stands in the table of files.

use crate::{paths, request::localized};
use domain::{
    locale::Locale,
    proposals::content::{FileRef, Preview},
};
use leptos::{html, prelude::*};

mod w {
    words! {
        show(name) = "Xem tại chỗ: {name}" | "Show here: {name}";
        alone = "Mở riêng trong cửa sổ này" | "Open by itself in this window";
        phone = "Nếu tệp không hiện ở đây (thường gặp trên điện thoại), hãy mở riêng hoặc tải về." | "If nothing shows here, as on many phones, open the file by itself or download it.";
    }
}

/// One disclosure for each file that can be shown: closed it asks the server for nothing.
///
/// The frame has no `sandbox` attribute, because Chromium then refuses to show any PDF in it. What holds instead, whatever
/// the frame: the answer itself is sandboxed and may load nothing (see `files::show`), its type was recognised by content
/// at the upload and is not guessed again (`nosniff`), and only PDFs are framed, which no browser runs as a page of this site.
pub fn view(locale: Locale, files: &[FileRef]) -> AnyView {
    let shown = files.iter().filter_map(|file| Some((file, file.preview()?)));
    shown.map(|(file, preview)| one(locale, file, preview)).collect_view().into_any()
}

fn one(locale: Locale, file: &FileRef, preview: Preview) -> AnyView {
    let address = localized(locale, &paths::shown_file(file.id));
    let name = file.name.clone();
    let content = match preview {
        // The builder, because the macro knows no `loading` for frames.
        Preview::Pdf => html::iframe().class("viewer").src(address.clone()).title(name.clone()).attr("loading", "lazy").into_any(),
        Preview::Image => view! { <img class="viewer" src=address.clone() alt=name.clone() loading="lazy"/> }.into_any(),
    };
    view! {
        <details class="no-print">
            <summary>{w::show(locale, &name)}</summary>
            {content}
            <p class="meta"><a href=address>{w::alone(locale)}</a>". "{w::phone(locale)}</p>
        </details>
    }
    .into_any()
}

//! What firms attach: that two files are called the same, and a list of files to look at or to take away again.

use crate::{
    paths,
    request::Req,
    ui::{ask::ask, file::size, icons, show},
};
use backend::files::FileView;
use domain::{locale::Locale, proposals::files::same_names};
use leptos::prelude::*;

mod w {
    words! {
        doubled(names) = "Có tệp trùng tên, dễ nhầm khi đọc: {names}. Cả hai đều được giữ; xóa tệp không dùng hoặc đặt tên khác rồi tải lên lại." | "Files of the same name are easily mistaken for each other: {names}. Both are kept; remove the one that is not needed, or upload it under another name.";
        remove = "Xóa tệp" | "Remove the file";
        ask_remove(name) = "Xóa tệp {name}? Muốn dùng lại phải tải lên lần nữa." | "Remove {name}? To use it again it must be uploaded once more.";
    }
}

/// Nothing where every name is another.
pub fn doubled<'a>(l: Locale, names: impl Iterator<Item = &'a str> + Clone) -> Option<AnyView> {
    let names = same_names(names);
    (!names.is_empty())
        .then(|| view! { <p class="notice notice-warn">{icons::icon("warning")}" "{w::doubled(l, names.join("; "))}</p> }.into_any())
}

/// Each with its size, and the way to take it away again.
pub fn list(req: &Req, files: &[FileView]) -> AnyView {
    let l = req.locale;
    let line = |file: &FileView| {
        let form = view! {
            <form method="post" action=req.href(paths::remove_file(file.id))>
                <button type="submit" class="btn btn-danger">{w::remove(l)}</button>
            </form>
        };
        let remove = ask(w::remove(l).to_owned(), Some(file.name.clone()), w::ask_remove(l, &file.name), form);
        view! {
            <li>
                <a href=req.href(paths::file(file.id)) download="">{show::written(l, &file.name)}</a>
                " "<span class="meta">{size(l, file.size)}</span>
                {remove}
            </li>
        }
    };
    view! { <ul class="file-list">{files.iter().map(line).collect_view()}</ul> }.into_any()
}

//! The design system on one page, in the demonstration: every part that pages are made of, in each of its states, by day,
//! by night, and in high contrast. Nothing on it does anything.

use crate::{
    error::AppError,
    page::Page,
    paths,
    request::{Refused, Req},
    routes::Routes,
    ui::{
        ask::ask,
        fold::fold,
        form::Fields,
        icons, show,
        table::{Head, table},
    },
};
use backend::Error;
use domain::{
    access::Denied,
    challenges::{Stage, Topic},
    check::Problem,
    form::{FieldErrors, Form},
    locale::Locale,
};
use leptos::prelude::*;

mod w {
    words! {
        title = "Hệ thống thiết kế" | "Design system";
        lead = "Mọi thành phần của các trang, ở từng trạng thái. Trang này chỉ có trong bản trình diễn; các nút và trường ở đây không gửi gì." | "Every part that pages are made of, in each of its states. This page exists in the demonstration only; nothing on it is sent.";
        sizes = "Cỡ chữ, độ tương phản và nền sáng hay tối đổi bằng các nút ở đầu mọi trang." | "Text size, contrast, and light or dark are changed by the buttons at the top of every page.";
        usual = "Nền sáng" | "Light";
        dark = "Nền tối" | "Dark";
        contrast = "Tương phản cao, nền sáng" | "High contrast, light";
        contrast_dark = "Tương phản cao, nền tối" | "High contrast, dark";
        words = "Chữ" | "Words";
        sentence = "Một đoạn văn có" | "A paragraph with";
        link = "đường dẫn" | "a link";
        code = "BT-00" | "BT-00";
        meta = "Chữ nhỏ, phụ" | "Small, beside the point";
        urgent = "Gấp" | "Urgent";
        buttons = "Nút" | "Buttons";
        main_act = "Việc chính" | "Main act";
        other_act = "Việc khác" | "Another act";
        danger = "Việc không hoàn tác được" | "What cannot be taken back";
        question = "Thực hiện?" | "Do it?";
        as_link = "Nút như đường dẫn" | "A button as a link";
        fields = "Trường nhập" | "Fields";
        empty_field = "Trường trống" | "Empty";
        filled_field = "Trường đã nhập" | "Filled in";
        typed = "Nội dung đã nhập" | "What was typed";
        wrong_field = "Trường sai" | "Wrong";
        hint = "Gợi ý cho trường." | "A hint for the field.";
        area = "Vùng nhập nhiều dòng" | "Several lines";
        choice = "Danh sách chọn" | "A choice";
        first = "Lựa chọn một" | "The first";
        second = "Lựa chọn hai" | "The second";
        tick = "Ô đánh dấu" | "A box to tick";
        notices = "Thông báo" | "Notices";
        notice = "Thông báo thường." | "For information.";
        ok = "Việc đã xong." | "Something is done.";
        warn = "Cần lưu ý." | "Something to mind.";
        stop = "Việc bị từ chối." | "Something was refused.";
        nothing = "Chưa có gì ở đây." | "There is nothing here.";
        stages = "Giai đoạn và nhãn" | "Stages and tags";
        tag = "Nhãn" | "Tag";
        tag_ok = "Đạt" | "Good";
        tag_warn = "Chờ" | "Waits";
        tag_stop = "Dừng" | "Stopped";
        icons = "Biểu tượng lĩnh vực" | "Icons of the fields";
        tables = "Bảng" | "Tables";
        caption = "Bảng có nhiều cột: trên điện thoại mỗi dòng là một thẻ" | "A table of many columns: on a phone each row is a card";
        narrow = "Bảng hai cột" | "A table of two columns";
        name = "Tên" | "Name";
        state = "Tình trạng" | "State";
        number = "Số" | "Number";
        price = "Giá" | "Price";
        lists = "Danh sách" | "Lists";
        fact = "Thông tin" | "Fact";
        value = "Giá trị" | "Value";
        done_step = "Đã qua" | "Done";
        now_step = "Hiện tại" | "Now";
        ahead_step = "Sắp tới" | "Ahead";
        task = "Việc phải làm" | "Something to do";
        folded = "Phần gập lại" | "A folded part";
        progress = "Tiến độ" | "Progress";
        tabs = "Thẻ chuyển trang" | "Tabs";
        pages = "Các trang" | "Pages";
        card = "Thẻ" | "Card";
    }
}

pub fn routes() -> Routes {
    Routes::default().get(paths::STYLE, page)
}

pub async fn page(req: Req) -> Result<Page, AppError> {
    if !req.backend.is_demo {
        return Err(Error::NotFound.into());
    }
    let l = req.locale;
    Ok(Page::new(&req, w::title(l), || {
        view! {
            {show::below_home(&req)}
            <header class="stack"><h1>{w::title(l)}</h1><p class="lead">{w::lead(l)}</p><p>{w::sizes(l)}</p></header>
            {specimens(l, "light", w::usual(l))}
            {specimens(l, "dark", w::dark(l))}
            {specimens(l, "contrast light", w::contrast(l))}
            {specimens(l, "contrast dark", w::contrast_dark(l))}
        }
    }))
}

/// All parts in one look, which names what must be unique on the page.
fn specimens(l: Locale, classes: &'static str, heading: &'static str) -> AnyView {
    let look = classes.replace(' ', "-");
    let parts: [(&str, AnyView); 7] = [
        (w::words(l), words(l)),
        (w::buttons(l), buttons(l)),
        (w::fields(l), fields(l, &look)),
        (w::notices(l), notices(l)),
        (w::stages(l), stages(l)),
        (w::tables(l), tables(l)),
        (w::lists(l), lists(l, &look)),
    ];
    let parts = parts.map(|(name, view)| view! { <h3>{name.to_owned()}</h3><div class="stack">{view}</div> });
    let id = look.clone();
    view! {
        <section class=format!("panel stack {classes}") aria-labelledby=look>
            <h2 id=id>{heading}</h2>
            {parts.into_iter().collect_view()}
        </section>
    }
    .into_any()
}

fn words(l: Locale) -> AnyView {
    view! {
        <p class="eyebrow">{w::code(l)}</p>
        <p class="lead">{w::lead(l)}</p>
        <p>{w::sentence(l)}" "<a href="#light">{w::link(l)}</a>", "<code>{w::code(l)}</code>", "<strong class="urgent">{w::urgent(l)}</strong></p>
        <p class="meta">{w::meta(l)}</p>
    }
    .into_any()
}

fn buttons(l: Locale) -> AnyView {
    view! {
        <div class="actions">
            <button type="button" class="btn btn-primary">{w::main_act(l)}</button>
            <button type="button" class="btn">{w::other_act(l)}</button>
            <button type="button" class="btn btn-danger">{w::danger(l)}</button>
            <button type="button" class="link-btn">{w::as_link(l)}</button>
        </div>
        {show::gate(l, Err(Denied::WrongState), w::main_act(l), "btn btn-primary")}
        {ask(w::danger(l).to_owned(), None, w::question(l).to_owned(), view! { <button type="button" class="btn btn-danger">{w::danger(l)}</button> })}
    }
    .into_any()
}

fn fields(l: Locale, look: &str) -> AnyView {
    let named = |name: &str| format!("{name}_{look}");
    let stored = Form::default().with(named("filled"), w::typed(l)).with(named("tick"), "on");
    let mut errors = FieldErrors::default();
    errors.add(named("wrong"), Problem::Required);
    let refused = Refused { form: stored.clone(), errors, status: 422, ..Refused::default() };
    let f = Fields::new(l, &stored, Some(&refused));
    let choices = vec![("1".to_owned(), w::first(l).to_owned()), ("2".to_owned(), w::second(l).to_owned())];
    view! {
        {f.text(&named("empty"), w::empty_field(l)).hint(w::hint(l)).view()}
        {f.text(&named("filled"), w::filled_field(l)).required().view()}
        {f.text(&named("wrong"), w::wrong_field(l)).required().view()}
        {f.area(&named("area"), w::area(l), 3).max(200).view()}
        {f.select(&named("choice"), w::choice(l), choices).view()}
        {f.checkbox(&named("tick"), w::tick(l)).view()}
    }
    .into_any()
}

fn notices(l: Locale) -> AnyView {
    view! {
        <p class="notice">{w::notice(l)}</p>
        <p class="notice notice-ok">{w::ok(l)}</p>
        <p class="notice notice-warn">{w::warn(l)}</p>
        <p class="notice notice-stop">{w::stop(l)}</p>
        <p class="empty">{w::nothing(l)}</p>
        {show::illustrative(l)}
    }
    .into_any()
}

fn stages(l: Locale) -> AnyView {
    let tags = [("tag", w::tag(l)), ("tag tag-ok", w::tag_ok(l)), ("tag tag-warn", w::tag_warn(l)), ("tag tag-stop", w::tag_stop(l))];
    let tags = tags.map(|(class, text)| view! { <span class=class>{text}</span>" " });
    let topics = Topic::ALL.into_iter().map(|topic| view! { <li>{icons::field(topic)}" "{show::field_name(l, topic)}</li> });
    view! {
        <p class="row">{Stage::ALL.into_iter().map(|stage| show::stage(l, stage)).collect_view()}</p>
        <p class="row">{tags.into_iter().collect_view()}</p>
        <h4>{w::icons(l)}</h4>
        <ul>{topics.collect_view()}</ul>
    }
    .into_any()
}

fn tables(l: Locale) -> AnyView {
    let row = |name: &'static str, class: &'static str, state: &'static str, number: u32| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td><span class=class>{state}</span></td>
                <td class="num">{number}</td>
                <td class="num">{number * 1_000}</td>
            </tr>
        }
    };
    let body =
        view! { <tbody>{row(w::first(l), "tag tag-ok", w::tag_ok(l), 12)}{row(w::second(l), "tag tag-warn", w::tag_warn(l), 7)}</tbody> };
    let heads = [Head::Text(w::name(l)), Head::Text(w::state(l)), Head::Number(w::number(l)), Head::Number(w::price(l))];
    let pair = view! { <tbody><tr><th scope="row">{w::first(l)}</th><td class="num">"12"</td></tr></tbody> };
    view! {
        {table(w::caption(l), heads, body)}
        {table(w::narrow(l), [Head::Text(w::name(l)), Head::Number(w::number(l))], pair)}
    }
    .into_any()
}

fn lists(l: Locale, look: &str) -> AnyView {
    let here = format!("#{look}");
    view! {
        <dl class="facts"><dt>{w::fact(l)}</dt><dd>{w::value(l)}</dd><dt>{w::fact(l)}</dt><dd>{w::value(l)}</dd></dl>
        <ol class="timeline">
            <li class="done">{w::done_step(l)}</li><li class="now">{w::now_step(l)}</li><li class="ahead">{w::ahead_step(l)}</li>
        </ol>
        <ul class="tasklist"><li><a href=here.clone()>{w::task(l)}</a><span class="tag tag-warn">{w::tag_warn(l)}</span></li></ul>
        <nav class="tabs" aria-label=format!("{} – {look}", w::tabs(l))>
            <a href=here.clone() aria-current="page">{w::first(l)}</a><a href=here.clone()>{w::second(l)}</a>
        </nav>
        <nav class="pagination" aria-label=format!("{} – {look}", w::pages(l))>
            <ol><li><a href=here.clone() aria-current="page">"1"</a></li><li><a href=here.clone()>"2"</a></li></ol>
        </nav>
        <progress class="progress" value="4" max="14" aria-label=w::progress(l)></progress>
        <article class="card"><h4><a href=here>{w::card(l)}</a></h4><p>{w::notice(l)}</p></article>
        {fold(format!("fold-{look}"), w::folded(l), false, view! { <p>{w::notice(l)}</p> })}
    }
    .into_any()
}

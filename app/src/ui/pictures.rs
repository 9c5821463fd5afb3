//! Drawings of what a step of the guide looks like on the screen: some lines of SVG each, in the page itself, so that a slow network
//! and a small telephone show them at once. They are drawn in the colour of the text, in any contrast.

use domain::{locale::Locale, markup::Picture};
use leptos::prelude::*;

mod w {
    words! {
        register = "Hình: biểu mẫu đăng ký với hai ô nhập và một nút" | "Picture: the form to register, two fields and a button";
        register_button = "Đăng ký" | "Register";
        start = "Hình: nút “Soạn hồ sơ” trên trang của bài toán" | "Picture: the button that starts a proposal, on a challenge’s page";
        start_button = "Soạn hồ sơ" | "Start a proposal";
        check = "Hình: danh sách các mục, hai mục đã đủ, một mục còn thiếu" | "Picture: the list of sections, two complete and one missing";
        check_button = "Nộp hồ sơ" | "Submit";
        receipt = "Hình: biên nhận với thời điểm nộp và mã băm" | "Picture: the receipt with the time and the hash";
        receipt_title = "Biên nhận" | "Receipt";
        record = "Hình: biên bản mở hồ sơ, mỗi dòng một hồ sơ và mã băm của hồ sơ đó" | "Picture: the opening record, a line and a hash for each proposal";
        compare = "Hình: mã băm trên biên nhận và mã băm trong biên bản giống nhau từng ký tự" | "Picture: the hash on the receipt and the hash in the record, the same letter by letter";
        same = "giống nhau" | "the same";
        file = "Hình: tệp kết quả được chương trình tính lại, ra cùng một xếp hạng" | "Picture: the result’s file, computed again, gives the same ranking";
        declare = "Hình: mỗi hồ sơ một lựa chọn, có hoặc không có xung đột lợi ích" | "Picture: a choice for each proposal, with or without a conflict of interest";
        without = "không có xung đột" | "no conflict";
        sheet = "Hình: phiếu đánh giá, mỗi tiêu chí một ô điểm" | "Picture: the score sheet, a field for each criterion";
        sheet_button = "Nộp phiếu" | "Submit the sheet";
    }
}

/// What a drawing is made of; numbers are its places, in a frame of 320 by 150.
enum Shape {
    /// A line of text that need not be read.
    Line(u16, u16, u16),
    Field(u16, u16, u16),
    Button(u16, u16, &'static str),
    Text(u16, u16, &'static str),
    Tick(u16, u16),
    Missing(u16, u16),
    Choice(u16, u16, bool),
}
use Shape::{Button, Choice, Field, Line, Missing, Text, Tick};

pub fn view(l: Locale, picture: Picture) -> AnyView {
    let (said, shapes) = drawing(l, picture);
    let shapes: Vec<_> = shapes.into_iter().map(shape).collect();
    view! {
        <svg
            class="picture"
            role="img"
            aria-label=said
            viewBox="0 0 320 150"
            width="320"
            height="150"
            fill="none"
            stroke="currentColor"
            stroke-width="1.5"
            stroke-linecap="round"
            stroke-linejoin="round"
        >
            <rect x="1" y="1" width="318" height="148" rx="8" opacity="0.5"/>
            <path d="M1 22H319" opacity="0.5"/>
            <circle cx="14" cy="12" r="3" opacity="0.5"/>
            {shapes}
        </svg>
    }
    .into_any()
}

fn drawing(l: Locale, picture: Picture) -> (&'static str, Vec<Shape>) {
    match picture {
        Picture::Register => (
            w::register(l),
            vec![Line(20, 42, 60), Field(20, 50, 180), Line(20, 88, 80), Field(20, 96, 180), Button(212, 96, w::register_button(l))],
        ),
        Picture::Start => (
            w::start(l),
            vec![Line(20, 44, 200), Line(20, 60, 150), Line(20, 84, 260), Line(20, 98, 240), Button(20, 112, w::start_button(l))],
        ),
        Picture::Check => (
            w::check(l),
            vec![
                Tick(24, 44),
                Line(48, 44, 160),
                Tick(24, 68),
                Line(48, 68, 120),
                Missing(24, 92),
                Line(48, 92, 140),
                Button(190, 112, w::check_button(l)),
            ],
        ),
        Picture::Receipt => (
            w::receipt(l),
            vec![
                Tick(24, 48),
                Text(48, 52, w::receipt_title(l)),
                Line(24, 76, 140),
                Text(24, 106, "SHA-256"),
                Text(24, 128, "9f2c 41d7 e8a0 …"),
            ],
        ),
        Picture::Record => (
            w::record(l),
            vec![
                Text(24, 50, "HS-01"),
                Line(90, 46, 200),
                Text(24, 82, "HS-02"),
                Text(90, 82, "9f2c 41d7 e8a0 …"),
                Text(24, 114, "HS-03"),
                Line(90, 110, 200),
            ],
        ),
        Picture::Compare => (
            w::compare(l),
            vec![Text(24, 56, "9f2c 41d7 e8a0 …"), Text(24, 92, "9f2c 41d7 e8a0 …"), Tick(200, 72), Text(222, 78, w::same(l))],
        ),
        Picture::File => (
            w::file(l),
            vec![
                Field(24, 50, 80),
                Text(36, 70, "JSON"),
                Line(116, 66, 40),
                Text(172, 52, "1"),
                Line(190, 48, 100),
                Text(172, 78, "2"),
                Line(190, 74, 80),
                Text(172, 104, "3"),
                Line(190, 100, 60),
                Tick(286, 120),
            ],
        ),
        Picture::Declare => (
            w::declare(l),
            vec![
                Text(24, 54, "HS-01"),
                Choice(90, 50, true),
                Text(106, 54, w::without(l)),
                Text(24, 92, "HS-02"),
                Choice(90, 88, false),
                Line(106, 88, 120),
            ],
        ),
        Picture::Sheet => (
            w::sheet(l),
            vec![
                Line(20, 46, 180),
                Field(250, 34, 50),
                Text(262, 54, "18"),
                Line(20, 86, 150),
                Field(250, 74, 50),
                Text(262, 94, l.pick("22,5", "22.5")),
                Button(170, 112, w::sheet_button(l)),
            ],
        ),
    }
}

fn shape(of: Shape) -> AnyView {
    match of {
        Line(x, y, width) => view! { <path d=format!("M{x} {y}h{width}") stroke-width="5" opacity="0.3"/> }.into_any(),
        Field(x, y, width) => view! { <rect x=x y=y width=width height="28" rx="4"/> }.into_any(),
        Button(x, y, text) => {
            let width = 24 + 8 * text.chars().count();
            view! {
                <rect x=x y=y width=width height="28" rx="4" fill="currentColor" opacity="0.15"/>
                <rect x=x y=y width=width height="28" rx="4"/>
                <text x={x + 12} y={y + 19} font-size="14" fill="currentColor" stroke="none">{text}</text>
            }
            .into_any()
        }
        Text(x, y, text) => view! { <text x=x y=y font-size="14" fill="currentColor" stroke="none">{text}</text> }.into_any(),
        Tick(x, y) => view! { <path d=format!("M{} {y}l4 5 9-10", x - 6) stroke-width="2.5"/> }.into_any(),
        Missing(x, y) => view! { <circle cx=x cy=y r="7" stroke-dasharray="3 3"/> }.into_any(),
        Choice(x, y, is_chosen) => {
            let chosen = is_chosen.then(|| view! { <circle cx=x cy=y r="3" fill="currentColor"/> });
            view! { <circle cx=x cy=y r="7"/>{chosen} }.into_any()
        }
    }
}

//! The first page: what this is, what is open now, how it works, why it can be trusted.

use crate::{
    challenges::card,
    error::AppError,
    page::Page,
    paths,
    request::Req,
    routes::Routes,
    ui::{icons, look, show, words::frame},
};
use backend::challenges::{ChallengeCard, Home};
use domain::locale::Locale;
use leptos::prelude::*;

mod w {
    words! {
        title = "Tỉnh nêu bài toán, doanh nghiệp công nghệ số đề xuất lời giải" | "The province sets the challenges, digital-technology firms propose the solutions";
        lead = "Tỉnh Quảng Ninh công bố các bài toán lớn về khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số; mời doanh nghiệp công nghệ số Việt Nam đề xuất giải pháp và lựa chọn theo quy chế đánh giá được công khai trước." | "Quảng Ninh publishes its grand challenges in science, technology, innovation and digital transformation, invites Vietnamese digital-technology firms to propose solutions, and selects by rules published in advance.";
        see_challenges = "Xem các bài toán" | "See the challenges";
        register = "Đăng ký doanh nghiệp" | "Register a firm";
        numbers = "Số liệu hiện tại" | "Current figures";
        total = "bài toán đã công bố" | "challenges published";
        open = "đang nhận hồ sơ" | "open for proposals";
        next = "đóng nhận hồ sơ gần nhất" | "next closing time";
        none_open = "Chưa có" | "None";
        open_heading = "Bài toán đang nhận hồ sơ" | "Open for proposals";
        all = "Xem tất cả bài toán" | "See all challenges";
        nothing_open = "Hiện chưa có bài toán nào đang nhận hồ sơ." | "No challenge is open for proposals at the moment.";
        nothing_open_do = "Có thể xem các bài toán đã công bố, bài toán sắp nhận hồ sơ và kết quả trong danh sách." | "The list shows published challenges, those opening soon, and results.";
        how = "Cách tham gia" | "How it works";
        step_1 = "Chọn bài toán" | "Choose a challenge";
        step_1_text = "Đọc kết quả cần đạt, chỉ tiêu, lịch trình và quy chế đánh giá. Không cần tài khoản." | "Read the required result, the measures, the calendar and the rules. No account is needed.";
        step_2 = "Đăng ký doanh nghiệp" | "Register the firm";
        step_2_text = "Xác nhận thư điện tử, khai thông tin doanh nghiệp. Cơ quan thường trực xác minh." | "Confirm an e-mail address and describe the firm. The office verifies it.";
        step_3 = "Nộp hồ sơ" | "Submit a proposal";
        step_3_text = "Soạn, lưu nháp, nộp và thay thế đến thời điểm đóng. Mỗi lần nộp có biên nhận." | "Write, save, submit and replace until closing time. Every submission has a receipt.";
        step_4 = "Xem kết quả" | "See the result";
        step_4_text = "Hội đồng tư vấn chấm điểm; danh sách rút gọn và lý do được công bố. Mỗi doanh nghiệp nhận phản hồi kết quả đối với hồ sơ của mình." | "The council scores; the shortlist and the reasons are published. Every firm gets its own debrief.";
        trust = "Vì sao có thể tin cậy" | "Why it can be trusted";
        sealed = "Hai người cùng mở hồ sơ" | "Opened by two people together";
        sealed_text = "Chỉ doanh nghiệp xem được hồ sơ của mình trên hệ thống cho đến khi hai người cùng mở. Biên bản mở hồ sơ được công bố." | "On this site only the firm can see its proposal until two people open it together. The record of the opening is published.";
        rules = "Quy chế công bố trước" | "Rules published in advance";
        rules_text = "Tiêu chí, trọng số và ngưỡng điểm được khóa khi công bố, kèm mã băm để đối chiếu." | "Criteria, weights and thresholds are frozen at publication, with a hash to compare.";
        rules_link = "Xem quy chế của một bài toán" | "See the rules of a challenge";
        recompute = "Kết quả tính lại được" | "Results anyone can recompute";
        recompute_text = "Điểm được tính theo quy chế đã công bố; mọi người đều có thể tải dữ liệu và tính lại." | "Scores follow the published rules; anyone can download the data and recompute them.";
        recompute_link = "Xem một kết quả" | "See a result";
        data_link = "Xem dữ liệu mở" | "See the open data";
        opened_link = "Xem thời điểm mở hồ sơ" | "See when proposals are opened";
        results = "Kết quả mới công bố" | "Latest results";
    }
}

pub fn routes() -> Routes {
    Routes::default().get(paths::HOME, page).post(paths::LOOK, look::set)
}

pub async fn page(req: Req) -> Result<Page, AppError> {
    let home = req.backend.home().await?;
    let l = req.locale;
    Ok(Page::new(&req, frame::product(l), || {
        view! {
            {hero(&req)}
            {numbers(&req, &home)}
            {open_now(&req, &home)}
            {steps(l)}
            {trust(&req, &home)}
            {results(&req, &home.results)}
        }
    }))
}

fn hero(req: &Req) -> AnyView {
    let l = req.locale;
    let register = req.actor.user().is_none().then(|| view! { <a class="btn" href=req.href(paths::REGISTER)>{w::register(l)}</a> });
    view! {
        <div class="hero bleed">
            <div class="wrap">
                <h1>{w::title(l)}</h1>
                <p class="lead">{w::lead(l)}</p>
                <div class="actions"><a class="btn btn-primary" href=req.href(paths::CHALLENGES)>{w::see_challenges(l)}</a>{register}</div>
            </div>
        </div>
    }
    .into_any()
}

fn numbers(req: &Req, home: &Home) -> AnyView {
    let l = req.locale;
    let next = match home.next_closing {
        Some(at) => view! { {show::time(l, at)}<span class="unit">{show::days_left(l, at, req.now)}</span> }.into_any(),
        None => view! { {w::none_open(l)} }.into_any(),
    };
    view! {
        <section aria-label=w::numbers(l)>
            <dl class="numbers">
                <div><dt>{w::total(l)}</dt><dd>{home.total}</dd></div>
                <div><dt>{w::open(l)}</dt><dd>{home.open}</dd></div>
                <div><dt>{w::next(l)}</dt><dd>{next}</dd></div>
            </dl>
        </section>
    }
    .into_any()
}

fn open_now(req: &Req, home: &Home) -> AnyView {
    let l = req.locale;
    let cards = if home.open_cards.is_empty() {
        view! { <div class="empty"><p>{w::nothing_open(l)}</p><p>{w::nothing_open_do(l)}</p></div> }.into_any()
    } else {
        view! { <div class=grid(home.open_cards.len())>{card::cards(req, &home.open_cards)}</div> }.into_any()
    };
    view! {
        <section class="home-section">
            <h2>{w::open_heading(l)}</h2>
            {cards}
            <p><a class="btn" href=req.href(paths::CHALLENGES)>{w::all(l)}{icons::icon("arrow-right")}</a></p>
        </section>
    }
    .into_any()
}

/// How many columns to set cards in, so that the last row is full where that can be.
fn grid(cards: usize) -> &'static str {
    if cards.is_multiple_of(3) { "grid-3" } else { "grid-2" }
}

fn steps(l: Locale) -> AnyView {
    let steps = [
        (w::step_1(l), w::step_1_text(l)),
        (w::step_2(l), w::step_2_text(l)),
        (w::step_3(l), w::step_3_text(l)),
        (w::step_4(l), w::step_4_text(l)),
    ];
    let items = steps.map(|(title, text)| view! { <li><h3>{title}</h3><p>{text}</p></li> });
    view! { <section class="home-section"><h2>{w::how(l)}</h2><ol class="steps">{items.collect_view()}</ol></section> }.into_any()
}

/// Each claim with a link to where it can be seen.
fn trust(req: &Req, home: &Home) -> AnyView {
    let l = req.locale;
    let example = home.open_cards.first().or(home.results.first());
    let link = |href: String, text: &'static str| view! { <p><a href=href>{text}</a></p> }.into_any();
    let on_example = |part: &str, text| example.map(|c| link(req.href(format!("{}#{part}", paths::challenge(&c.code))), text));
    let recompute = match home.results.first() {
        Some(card) => link(req.href(paths::results(&card.code)), w::recompute_link(l)),
        None => link(paths::API_CHALLENGES.to_owned(), w::data_link(l)),
    };
    let items = [
        ("lock", w::sealed(l), w::sealed_text(l), on_example("calendar", w::opened_link(l))),
        ("scale", w::rules(l), w::rules_text(l), on_example("rules", w::rules_link(l))),
        ("verify", w::recompute(l), w::recompute_text(l), Some(recompute)),
    ];
    let items = items.map(|(icon, title, text, link)| {
        view! { <li>{icons::icon(icon)}<div><h3>{title}</h3><p>{text}</p>{link}</div></li> }
    });
    view! { <section class="home-section"><h2>{w::trust(l)}</h2><ul class="trust">{items.collect_view()}</ul></section> }.into_any()
}

fn results(req: &Req, results: &[ChallengeCard]) -> AnyView {
    if results.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="home-section">
            <h2>{w::results(req.locale)}</h2>
            <div class=grid(results.len())>{card::cards(req, results)}</div>
        </section>
    }
    .into_any()
}

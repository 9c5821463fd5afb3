//! Templates of a rule set, from which the challenge form may start.

use crate::request::Req;
use domain::challenges::Template;
use leptos::prelude::*;

pub mod words {
    words! {
        heading = "Bắt đầu từ mẫu quy chế" | "Start from a template of rules";
        hint = "Mẫu thay toàn bộ phần quy chế bên dưới; nội dung khác đã nhập cần được lưu trước." | "A template replaces the whole rule set below; save other text first.";
        six_criteria = "Sáu tiêu chí đề xuất cho các bài toán (20/25/15/15/15/10)" | "Six criteria proposed for the challenges (20/25/15/15/15/10)";
        research = "Nhiệm vụ nghiên cứu ứng dụng: Thông tư 20/2023, Điều 12 (theo Luật Khoa học và công nghệ năm 2013; rà soát hiệu lực trước khi dùng) (12/24/16/16/16/16)" | "Applied research task: Circular 20/2023, article 12 (under the Law on Science and Technology of 2013; check that it is in force before use) (12/24/16/16/16/16)";
        enterprise = "Hỗ trợ doanh nghiệp: Thông tư 15/2022, Điều 16 (ban hành trước luật năm 2025; rà soát hiệu lực trước khi dùng) (15/50/35)" | "Enterprise support: Circular 15/2022, article 16 (issued before the law of 2025; check that it is in force before use) (15/50/35)";
    }
}

use words as w;

/// The section's `id`.
pub const ID: &str = "rules";

/// Links that show the form at `path` again with a template's rules.
pub fn section(req: &Req, path: &str) -> AnyView {
    let l = req.locale;
    let link = |template: Template| {
        let text = match template {
            Template::SixCriteria => w::six_criteria(l),
            Template::Research => w::research(l),
            Template::Enterprise => w::enterprise(l),
        };
        view! { <li><a href=format!("{}?template={}#{ID}", req.href(path), template.code())>{text}</a></li> }
    };
    view! {
        <section class="stack" id=ID aria-labelledby="templates">
            <h2 id="templates">{w::heading(l)}</h2>
            <p class="hint">{w::hint(l)}</p>
            <ul>{Template::ALL.map(link).collect_view()}</ul>
        </section>
    }
    .into_any()
}

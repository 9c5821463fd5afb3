//! What is published as data, where, and how it may be used.

use crate::{
    error::AppError,
    page::Page,
    paths,
    request::Req,
    ui::{
        show,
        table::{Head, table},
    },
};
use leptos::prelude::*;

mod w {
    words! {
        title = "Dữ liệu mở" | "Open data";
        lead = "Những gì ai cũng xem được trên trang này cũng lấy được dưới dạng dữ liệu, không cần tài khoản. Không có nội dung nào ở đây mà trang công khai không có." | "Whatever anybody may read on this site is also there as data, without an account. Nothing is here that the public pages do not have.";
        caption = "Các địa chỉ lấy dữ liệu" | "Addresses of the data";
        address = "Địa chỉ" | "Address";
        what = "Nội dung" | "What it is";
        list = "Các bài toán đã công bố; lọc và sắp xếp như trang danh sách" | "Published challenges; filtered and sorted as on the page of the list";
        detail = "Một bài toán: yêu cầu, quy chế kèm mã băm, tệp, phiên bản, câu hỏi và trả lời, biên bản mở hồ sơ" | "One challenge: what is wanted, the rules with their hash, files, versions, questions and answers, the opening record";
        results = "Kết quả đã công bố: danh sách rút gọn, lý do, số liệu đủ để tính lại điểm và thứ hạng" | "A published result: shortlist, reason, and the figures from which scores and ranks are computed again";
        outcome = "Kết quả thực hiện sau quyết định: các mốc, kinh phí đã chi, giá trị đo được so với chỉ tiêu, bài học; từng lần cập nhật" | "What became of the decision: milestones, spending, values measured against the targets, lessons; every edition";
        everything = "Toàn bộ dữ liệu mở trong một tệp JSON: mọi bài toán đã công bố như ở địa chỉ riêng, kèm kết quả và kết quả thực hiện nếu đã công bố; kế hoạch Nghị quyết 57; và danh mục căn cứ pháp lý" | "All of the open data in one JSON file: every published challenge as under its own address, with its result and what became of it where that is public; the Resolution 57 plan; and the register of legal texts";
        changes = "Những gì đã diễn ra với các bài toán đã công bố, theo số thứ tự chỉ tăng; hỏi tiếp bằng “after=” và số cuối cùng đã biết" | "What happened to published challenges, by a number that only grows; ask on with “after=” and the last number known";
        releases = "Các sự kiện đó theo Chuẩn dữ liệu mở về mua sắm công (OCDS) 1.1, dạng gói “release”; nội dung đã phát hành không thay đổi" | "The same as release packages of the Open Contracting Data Standard (OCDS) 1.1; a release never changes";
        records = "Hiện trạng của từng bài toán theo OCDS 1.1, kèm mọi “release”; mã doanh nghiệp theo mã số thuế (VN-TIN)" | "What each challenge has come to by OCDS 1.1, with all its releases; firms are identified by tax code (VN-TIN)";
        record = "Hiện trạng theo OCDS 1.1 của một bài toán" | "The same of one challenge";
        plan = "Kế hoạch hành động thực hiện Nghị quyết 57: số liệu đã công bố và các nhiệm vụ, lọc theo tình trạng và đơn vị" | "The action plan for Resolution 57: published numbers and tasks, filtered by state and unit";
        plan_task = "Một nhiệm vụ của kế hoạch, kèm mọi lần cập nhật" | "One task of the plan with all its updates";
        legal = "Danh mục căn cứ pháp lý, kèm hiệu lực và mức độ kiểm chứng" | "The register of legal texts, with validity and verification";
        legal_text = "Một văn bản trong danh mục, kèm mọi lần đính chính" | "One text of the register with all its corrections";
        workbook = "Danh sách bài toán đã công bố, dạng bảng tính; trang cuối ghi nguồn, thời điểm và giấy phép" | "All published challenges as a workbook; its last sheet says source, time and licence";
        text = "Danh sách bài toán đã công bố, dạng CSV (UTF-8); ba cột cuối là nguồn, thời điểm và giấy phép" | "All published challenges as CSV (UTF-8); the last three columns are source, time and licence";
        text_described = "Mô tả của tệp CSV đó theo chuẩn CSV on the Web: các cột, cơ quan công bố, giấy phép" | "What that CSV file is, by CSV on the Web: its columns, publisher, licence";
        news = "Tin mới, cho trình đọc tin" | "News, for feed readers";
        calendar = "Các mốc thời gian, cho ứng dụng lịch" | "The times, for calendar programs";
        description = "Mô tả giao diện theo chuẩn OpenAPI 3.1, cho người viết chương trình" | "The interface described by OpenAPI 3.1, for those who write programs";
        example = "Ví dụ" | "Example";
        example_text = "Lệnh sau lấy các bài toán đang nhận hồ sơ, bài toán đóng sớm nhất trước:" | "This asks for the challenges that take proposals, those that close first at the top:";
        rules = "Cách dùng" | "How it works";
        rule_page = "Mỗi trang danh sách có “total”, “page” và “per_page”; trang sau lấy bằng “page=2”." | "Each page of a list has “total”, “page” and “per_page”; “page=2” is the next one.";
        rule_etag = "Mỗi phản hồi có ETag: gửi lại bằng If-None-Match thì nội dung chưa đổi không phải tải lại." | "Every answer has an ETag: with If-None-Match, what has not changed is not sent again.";
        rule_error = "Yêu cầu chưa đúng được trả lời bằng application/problem+json, nêu tham số và lý do." | "A question that is not understood is answered with application/problem+json, which names the parameter and why.";
        own_firm = "Bằng khóa: đăng ký của chính doanh nghiệp" | "With a key: the own firm's registration";
        own_proposals = "Bằng khóa: hồ sơ của chính doanh nghiệp" | "With a key: the own firm's proposals";
        office_challenges = "Bằng khóa của cơ quan thường trực: mọi bài toán" | "With a key of the office: all challenges";
        office_firms = "Bằng khóa của cơ quan thường trực: các doanh nghiệp" | "With a key of the office: firms";
        rule_key = "Khóa được tạo ở trang tài khoản, gửi trong “Authorization: Bearer”; khóa chỉ để đọc." | "A key is made on the account's page and sent as “Authorization: Bearer”; it only reads.";
        rule_ocds = "Theo OCDS, danh sách rút gọn không được ghi là trao hợp đồng (award), vì không phải là hợp đồng. Trước khi công bố kết quả chỉ có số hồ sơ và mã hồ sơ; sau đó có tên và mã số thuế của doanh nghiệp trong danh sách rút gọn." | "By OCDS a shortlist is not told as an award, because it is no contract. Before the result there are only the number and the codes of proposals; after it, name and tax code of the firms on the shortlist.";
        rule_money = "Số tiền là đồng, số nguyên. Thời điểm theo RFC 3339, múi giờ +07:00." | "Money is whole đồng. Times follow RFC 3339, in zone +07:00.";
        terms = "Điều kiện sử dụng lại" | "Conditions of use";
        terms_licence = "Dữ liệu mở của trang này được sử dụng lại theo giấy phép" | "The open data of this site may be used again under the licence";
        terms_files = "Tệp mà chủ sở hữu đính kèm có thể có điều kiện riêng." | "Files that an owner attached may have conditions of their own.";
        terms_text = "Do cơ quan chịu trách nhiệm của trang này công bố; hiện chưa có công bố nào. Tệp mà chủ sở hữu đính kèm có thể có điều kiện riêng." | "The agency responsible for this site states them; so far it has not. Files that an owner attached may have conditions of their own.";
    }
}

const OPEN_NOW: &str = "?stage=open&sort=closing";

pub async fn page(req: Req) -> Result<Page, AppError> {
    let l = req.locale;
    let rows = [
        (paths::API_CHALLENGES, w::list(l), true),
        ("/api/v1/challenges/{code}", w::detail(l), false),
        ("/api/v1/challenges/{code}/results", w::results(l), false),
        ("/api/v1/challenges/{code}/outcome", w::outcome(l), false),
        (paths::API_ALL, w::everything(l), true),
        (paths::API_CHANGES, w::changes(l), true),
        (paths::API_RELEASES, w::releases(l), true),
        (paths::API_RECORDS, w::records(l), true),
        ("/api/v1/ocds/records/{code}", w::record(l), false),
        (paths::API_PLAN, w::plan(l), true),
        ("/api/v1/plan/{number}", w::plan_task(l), false),
        (paths::API_LEGAL, w::legal(l), true),
        ("/api/v1/legal/{entry}", w::legal_text(l), false),
        (paths::API_OWN_FIRM, w::own_firm(l), false),
        (paths::API_OWN_PROPOSALS, w::own_proposals(l), false),
        (paths::API_OFFICE_CHALLENGES, w::office_challenges(l), false),
        (paths::API_OFFICE_FIRMS, w::office_firms(l), false),
        (paths::CHALLENGES_XLSX, w::workbook(l), true),
        (paths::CHALLENGES_CSV, w::text(l), true),
        (paths::CHALLENGES_CSVW, w::text_described(l), true),
        (paths::NEWS_ATOM, w::news(l), true),
        (paths::NEWS_JSON, w::news(l), true),
        (paths::CALENDAR_ICS, w::calendar(l), true),
        (paths::API, w::description(l), true),
    ];
    let rows = rows.map(|(path, what, is_link)| {
        // Data has no language of its own.
        let href = if path.starts_with("/api/") { path.to_owned() } else { req.href(path) };
        let address =
            if is_link { view! { <a href=href><code>{path}</code></a> }.into_any() } else { view! { <code>{path}</code> }.into_any() };
        view! { <tr><th scope="row">{address}</th><td>{what}</td></tr> }
    });
    let addresses = table(
        w::caption(l),
        [Head::Text(w::address(l)), Head::Text(w::what(l))],
        view! { <tbody>{rows.into_iter().collect_view()}</tbody> },
    );
    let example = format!("curl '{}{}{OPEN_NOW}'", req.backend.base_url, paths::API_CHALLENGES);
    let rules = [w::rule_page(l), w::rule_etag(l), w::rule_error(l), w::rule_key(l), w::rule_ocds(l), w::rule_money(l)]
        .map(|rule| view! { <li>{rule}</li> });
    let licence = req.backend.publishing.licence.clone();
    let terms = if licence.is_empty() {
        view! { <p>{w::terms_text(l)}</p> }.into_any()
    } else {
        view! { <p>{w::terms_licence(l)}" "<a href=licence.clone() rel="license">{licence.clone()}</a>". "{w::terms_files(l)}</p> }
            .into_any()
    };
    Ok(Page::new(&req, w::title(l), || {
        view! {
            <div class="stack">
                {show::below_home(&req)}
                <header class="stack"><h1>{w::title(l)}</h1><p class="lead">{w::lead(l)}</p></header>
                {addresses}
                <section class="stack"><h2>{w::example(l)}</h2><p>{w::example_text(l)}</p><p><code>{example}</code></p></section>
                <section class="stack"><h2>{w::rules(l)}</h2><ul class="stack">{rules.into_iter().collect_view()}</ul></section>
                <section class="stack"><h2>{w::terms(l)}</h2>{terms}</section>
            </div>
        }
    }))
}

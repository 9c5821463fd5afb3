//! What the fields of a proposal are called and what is asked for in them: on the firm's forms, and where others read them.

use crate::ui::{partners, targets};
use domain::{locale::Locale, number::plain, proposals::Field};

pub mod w {
    words! {
        title = "Tên giải pháp" | "Title of the solution";
        title_hint = "Một câu ngắn nói rõ giải pháp là gì." | "One short sentence that says what the solution is.";
        fit = "Mức độ phù hợp với bài toán" | "How the solution fits the challenge";
        fit_hint = "Giải pháp đáp ứng từng kết quả cần đạt như thế nào; phạm vi nào không đáp ứng." | "How each required result is met, and what is outside the solution's reach.";
        solution = "Giải pháp kỹ thuật" | "The technical solution";
        solution_hint = "Kiến trúc, công nghệ, cách vận hành; phần nào đã có, phần nào cần phát triển." | "Architecture, technology and operation; what exists and what has to be built.";
        results = "Kết quả đo lường được" | "Measurable results";
        results_hint = "Chỉ tiêu, cách đo, thời điểm đo; nêu con số hiện tại và con số cam kết." | "Indicators, how and when they are measured, today's figure and the figure promised.";
        data_security = "Dữ liệu, an toàn thông tin và tích hợp" | "Data, security and integration";
        data_security_hint = "Dữ liệu cần dùng, nơi lưu trữ, bảo vệ dữ liệu cá nhân, kết nối với hệ thống của tỉnh." | "Data needed, where they are kept, protection of personal data, links to the province's systems.";
        team = "Đội ngũ và năng lực" | "Team and capacity";
        team_hint = "Người chịu trách nhiệm chính, số người tham gia, năng lực thực hiện." | "Who is responsible, how many take part, and what they can do.";
        plan = "Kế hoạch triển khai" | "Plan";
        plan_hint = "Các bước, thời gian, điều kiện cần từ phía cơ quan nhà nước, rủi ro và cách xử lý." | "Steps, time, what is needed from the authority, risks and answers to them.";
        references = "Sản phẩm, dự án tương tự đã thực hiện" | "Similar work done before";
        references_hint = "Tên dự án, nơi sử dụng, thời gian, kết quả. Ghi tài liệu viện dẫn nếu có." | "Project, user, time, result; sources, if any.";
        is_truthful = "Cam kết mọi nội dung trong hồ sơ là trung thực và chịu trách nhiệm về nội dung đó." | "All that is stated in this proposal is true, and the firm answers for it.";
        owns_rights = "Cam kết có quyền hợp pháp đối với giải pháp, không xâm phạm quyền sở hữu trí tuệ của bên khác." | "The firm holds the rights to what it offers and infringes nobody's intellectual property.";
        has_no_tie = "Cam kết, theo hiểu biết của doanh nghiệp, không thành viên Hội đồng tư vấn nào có lợi ích liên quan đến doanh nghiệp hoặc hồ sơ này." | "As far as the firm knows, no member of the council has a part in the firm or in this proposal.";
        costs = "Bảng chi phí" | "Costs";
        costs_hint = "Số lượng là số nguyên. Đơn giá là số tròn đồng, đã gồm thuế: 1200000 hoặc 1.200.000, không ghi phần lẻ. Dòng chưa đủ vẫn lưu được." | "Quantities are whole numbers. Prices are whole đồng with taxes included: 1200000 or 1,200,000, without decimals. Rows that are not complete yet can be saved.";
        cost_item = "Hạng mục" | "Item";
        cost_quantity = "Số lượng" | "Quantity";
        cost_price = "Đơn giá (đồng)" | "Unit price (đồng)";
        cost_cell(column, row) = "{column}, dòng {row}" | "{column}, row {row}";
        truthful = "Nội dung hồ sơ là trung thực" | "All that is stated is true";
        rights = "Doanh nghiệp có quyền hợp pháp đối với giải pháp" | "The firm holds the rights to what it offers";
        no_tie = "Theo hiểu biết của doanh nghiệp, không thành viên Hội đồng nào có lợi ích liên quan" | "As far as the firm knows, no member of the council has a part in the firm or the proposal";
    }
}

/// As the firm's form calls it; a declaration is the sentence that the firm signs.
pub fn label(l: Locale, field: Field) -> &'static str {
    match field {
        Field::Title => w::title(l),
        Field::Fit => w::fit(l),
        Field::Solution => w::solution(l),
        Field::Results => w::results(l),
        Field::Targets => targets::w::caption(l),
        Field::Consortium => partners::w::caption(l),
        Field::DataSecurity => w::data_security(l),
        Field::Team => w::team(l),
        Field::Plan => w::plan(l),
        Field::Costs => w::costs(l),
        Field::References => w::references(l),
        Field::IsTruthful => w::is_truthful(l),
        Field::OwnsRights => w::owns_rights(l),
        Field::HasNoTie => w::has_no_tie(l),
    }
}

/// What is asked for; targets and declarations say it themselves.
pub fn hint(l: Locale, field: Field) -> &'static str {
    match field {
        Field::Title => w::title_hint(l),
        Field::Fit => w::fit_hint(l),
        Field::Solution => w::solution_hint(l),
        Field::Results => w::results_hint(l),
        Field::DataSecurity => w::data_security_hint(l),
        Field::Team => w::team_hint(l),
        Field::Plan => w::plan_hint(l),
        Field::Costs => w::costs_hint(l),
        Field::References => w::references_hint(l),
        Field::Consortium => partners::w::hint(l),
        Field::Targets | Field::IsTruthful | Field::OwnsRights | Field::HasNoTie => "",
    }
}

/// As office and council read it.
pub fn read_as(l: Locale, field: Field) -> &'static str {
    match field {
        Field::IsTruthful => w::truthful(l),
        Field::OwnsRights => w::rights(l),
        Field::HasNoTie => w::no_tie(l),
        field => label(l, field),
    }
}

/// The label of an input by its name, the cells of the costs among them; nothing for a name that no section has.
pub fn known_label(l: Locale, name: &str) -> Option<String> {
    let cell = || {
        let (column, row) = name.strip_prefix("cost_")?.rsplit_once('_')?;
        let column = match column {
            "item" => w::cost_item(l),
            "quantity" => w::cost_quantity(l),
            "price" => w::cost_price(l),
            _ => return None,
        };
        Some(w::cost_cell(l, column, plain::<usize>(row)? + 1))
    };
    let target = || match name {
        value if value.starts_with("target_value_") => Some(targets::w::value(l).to_owned()),
        proof if proof.starts_with("target_proof_") => Some(targets::w::proof(l).to_owned()),
        _ => None,
    };
    Field::from_name(name).map(|field| label(l, field).to_owned()).or_else(cell).or_else(target).or_else(|| partners::label(l, name))
}

//! What the fields of the challenge form are called: in the form, in lists of what is missing, and
//! where two people's texts are compared.

use crate::ui::show;
use domain::{
    challenges::{ContentPart, Milestone, Topic},
    locale::Locale,
};

pub mod w {
    words! {
        in_vi = "tiếng Việt" | "Vietnamese";
        in_en = "tiếng Anh" | "English";
        code = "Mã bài toán" | "Code";
        title = "Tên bài toán" | "Title";
        summary = "Tóm tắt" | "Summary";
        context = "Bối cảnh, thực trạng" | "Context";
        legal_basis = "Căn cứ đề xuất" | "Legal basis";
        required_result = "Kết quả cần đạt" | "Required result";
        measures = "Chỉ tiêu" | "Measures";
        measure = "Chỉ tiêu" | "Measure";
        measure_name = "Nội dung đo" | "What is measured";
        measure_target = "Mức cần đạt" | "Value to reach";
        constraints = "Điều kiện ràng buộc" | "Constraints";
        data_offered = "Dữ liệu được cung cấp" | "Data offered";
        owner = "Cơ quan đặt bài toán" | "Owner";
        commune = "Địa bàn: xã, phường, đặc khu" | "Commune, ward or special zone";
        fields = "Lĩnh vực" | "Fields";
        budget_ceiling = "Mức kinh phí trần (đồng)" | "Budget ceiling (đồng)";
        calendar = "Lịch trình" | "Calendar";
        opens = "Bắt đầu nhận hồ sơ" | "Opens";
        closes = "Đóng nhận hồ sơ" | "Closes";
        opening = "Dự kiến mở hồ sơ" | "Opening of proposals (planned)";
        scoring_ends = "Dự kiến kết thúc đánh giá" | "End of scoring (planned)";
        result = "Dự kiến công bố kết quả" | "Result (planned)";
        rules = "Quy chế đánh giá" | "Rule set";
        criterion = "Tiêu chí" | "Criterion";
        criterion_name = "Tên tiêu chí" | "Name of the criterion";
        criterion_guide = "Hướng dẫn chấm" | "What earns points";
        criterion_max = "Điểm tối đa" | "Maximum points";
        criterion_min = "Điểm trung bình tối thiểu" | "Minimum average to pass";
        pass_mark = "Ngưỡng điểm đạt" | "Pass mark";
        zero_rule = "Loại hồ sơ khi quá một phần ba số phiếu cho 0 điểm ở một tiêu chí" | "Fail a proposal when more than a third of the sheets give 0 to one criterion";
        quorum_floor = "Số phiếu tối thiểu" | "Minimum number of sheets";
        shortlist_size = "Số hồ sơ tối đa trong danh sách rút gọn" | "Maximum size of the shortlist";
        priority_1 = "Tiêu chí ưu tiên thứ nhất khi đồng điểm" | "Criterion that breaks ties first";
        priority_2 = "Tiêu chí ưu tiên thứ hai khi đồng điểm" | "Criterion that breaks ties second";
        criterion_parts = "Tiêu chí thành phần" | "Sub-criteria";
        criterion_anchors = "Thang điểm" | "Scale";
        criterion_comment = "Nhận xét bắt buộc" | "Comment required";
        meeting_quorum = "Số thành viên dự họp tối thiểu" | "Minimum number of members at a meeting";
        meeting_first = "Chỉ đề xuất danh sách rút gọn sau khi một phiên họp hợp lệ về bài toán đã kết thúc" | "A shortlist is proposed only after a valid meeting about the challenge has ended";
        motion_majority = "Hội đồng thông qua một nội dung khi" | "The council carries a motion with";
        motion_casting = "Khi số phiếu ngang nhau thì theo bên có người chủ trì (khi thông qua theo quá nửa, và khi bỏ phiếu kín về hồ sơ đồng điểm; không chọn thì bỏ phiếu kín ngang nhau được bốc thăm)" | "On an equal vote the side of who presides decides (where more than half carries a motion, and in the secret ballot on a tie; otherwise an equal ballot goes to a lot)";
        exclusion_majority = "Biểu quyết không tính phiếu chênh lệch nhiều" | "Voting not to count outlying sheets";
        meeting_reports = "Yêu cầu ủy viên phản biện gửi nhận xét bằng văn bản cho phiên họp" | "Ask the rapporteurs for a written report for each meeting";
        rounds = "Số vòng đánh giá" | "Rounds of scoring";
        second_round_days = "Số ngày tối thiểu của vòng hai" | "Days of the second round, at least";
        blind = "Thời điểm được xem phiếu của thành viên khác" | "When others’ sheets are shown";
        outlier_points = "Chênh lệch điểm cần thảo luận" | "Difference that is discussed";
        lot_source = "Nguồn giá trị bốc thăm (để trống thì do các thành viên góp)" | "Source of the lot's value (left empty: members give the values)";
        lot_date = "Ngày công bố giá trị bốc thăm" | "Day on which the lot's value is published";
        scoring_least = "Số ngày chấm tối thiểu, dù bắt đầu muộn" | "Days of scoring at least, however late it begins";
        scoring_unannounced = "Số ngày chấm khi chưa công bố hạn" | "Days of scoring where no end was announced";
        anew_days = "Số ngày chấm lại một hồ sơ" | "Days in which a proposal is scored anew";
        appeal_days = "Số ngày để thành viên đề nghị xem xét lại" | "Days in which a member can appeal";
        lot_days = "Số ngày để thành viên đọc và nhập giá trị đó" | "Days in which members read and type that value";
        lot_readers = "Số thành viên nhập giống nhau, ít nhất" | "Members who have to type the same, at least";
        secret_exclusion = "Biểu quyết kín khi không tính một phiếu" | "Vote in secret on not counting a sheet";
        secret_voiding = "Biểu quyết kín khi hủy một phiếu" | "Vote in secret on voiding a sheet";
        secret_shortlist = "Biểu quyết kín về danh sách rút gọn" | "Vote in secret on the shortlist";
        secret_other = "Biểu quyết kín về nội dung khác" | "Vote in secret on anything else";
        practice = "Chấm thử một hồ sơ do hệ thống soạn trước vòng một" | "A made-up proposal is scored for practice before the first round";
        wide_percent = "Đưa hồ sơ vào phiên họp kế tiếp khi khoảng tứ phân vị ở một tiêu chí vượt (% điểm tối đa)" | "Put a proposal on the next agenda where a criterion's interquartile range exceeds (% of its maximum)";
        tie_margin = "Mức chênh lệch coi là đồng điểm (đơn vị: 0,01 điểm)" | "Difference that counts as a tie (in 0.01 point)";
        tie_chair = "Khi vẫn đồng điểm, xét điểm của Chủ tịch Hội đồng" | "A tie is broken by the chair’s sheet";
        extra_place = "Được thêm một hồ sơ khi đồng điểm ở vị trí cuối danh sách rút gọn" | "A tie across the line may take one place more";
        repair_days = "Số ngày bổ sung giấy tờ" | "Days to add missing documents";
        debrief_days = "Số ngày gửi phản hồi kết quả cho doanh nghiệp" | "Days until firms receive their debrief";
        complaint_days = "Số ngày nhận kiến nghị" | "Days for complaints";
        amendment_share = "Sau khi sửa đổi: còn lại ít nhất một phần mấy thời hạn ban đầu" | "After an amendment: at least one part in so many of the original period is left";
        amendment_days = "Sau khi sửa đổi: số ngày còn lại tối thiểu" | "After an amendment: days left at least";
        question_days = "Nhận câu hỏi làm rõ đến mấy ngày trước khi đóng nhận hồ sơ" | "Questions are taken until so many days before the closing";
        answer_days = "Trả lời chậm nhất mấy ngày trước khi đóng nhận hồ sơ" | "Answers are due so many days before the closing";
        questions_block = "Còn câu hỏi chưa được trả lời khi đến hạn thì chuyển thời điểm đóng nhận hồ sơ một lần" | "A question without an answer when it is due moves the closing, once";
        complaints_block = "Chưa kết thúc đợt mời khi còn kiến nghị chưa được trả lời" | "An open complaint keeps the call from being concluded";
        publicity = "Nội dung công khai cùng kết quả" | "Published with the result";
        reason = "Lý do" | "Reason";
    }
}

/// The label of a form field: `title_vi`, `measure_name_en_3`, `field_health`, `closes` …
pub fn label(l: Locale, name: &str) -> String {
    if let Some(field) = name.strip_prefix("field_").and_then(Topic::from_code) {
        return format!("{}: {}", w::fields(l), show::field_name(l, field));
    }
    let (base, row) = row_of(name);
    let (stem, language) = match base.rsplit_once('_') {
        Some((stem, "vi")) => (stem, format!(" ({})", w::in_vi(l))),
        Some((stem, "en")) => (stem, format!(" ({})", w::in_en(l))),
        _ => (base, String::new()),
    };
    let row = row.map(|row| format!(" {}", row + 1)).unwrap_or_default();
    format!("{}{row}{language}", stem_label(l, stem))
}

/// The same, where this is a field of that form.
pub fn known(l: Locale, name: &str) -> Option<String> {
    let (base, _) = row_of(name);
    let stem = base.strip_suffix("_vi").or_else(|| base.strip_suffix("_en")).unwrap_or(base);
    (name.starts_with("field_") || stem_label(l, stem) != stem).then(|| label(l, name))
}

/// The label of a part of the content as versions name it: `title`, `measures`, `closes` …
pub fn part(l: Locale, part: &str) -> String {
    stem_label(l, part).to_owned()
}

/// The name without the number of a list's row, and that number.
fn row_of(name: &str) -> (&str, Option<usize>) {
    match name.rsplit_once('_') {
        Some((base, row)) if base != "priority" => row.parse().map_or((name, None), |row| (base, Some(row))),
        _ => (name, None),
    }
}

fn stem_label(l: Locale, stem: &str) -> &str {
    let of_content = ContentPart::from_name(stem).map(|part| content_label(l, part));
    if let Some(label) = of_content.or_else(|| Milestone::from_name(stem).map(|time| milestone_label(l, time))) {
        return label;
    }
    match stem {
        "code" => w::code(l),
        "measure_name" => w::measure_name(l),
        "measure_target" => w::measure_target(l),
        "criterion_name" => w::criterion_name(l),
        "criterion_guide" => w::criterion_guide(l),
        "criterion_max" => w::criterion_max(l),
        "criterion_min" => w::criterion_min(l),
        "pass_mark" => w::pass_mark(l),
        "zero_rule" => w::zero_rule(l),
        "quorum_floor" => w::quorum_floor(l),
        "shortlist_size" => w::shortlist_size(l),
        "priority_1" => w::priority_1(l),
        "priority_2" => w::priority_2(l),
        "criterion_parts" => w::criterion_parts(l),
        "criterion_anchors" => w::criterion_anchors(l),
        "criterion_comment" => w::criterion_comment(l),
        "meeting_quorum" => w::meeting_quorum(l),
        "meeting_first" => w::meeting_first(l),
        "meeting_reports" => w::meeting_reports(l),
        "motion_majority" => w::motion_majority(l),
        "motion_casting" => w::motion_casting(l),
        "exclusion_majority" => w::exclusion_majority(l),
        "rounds" => w::rounds(l),
        "second_round_days" => w::second_round_days(l),
        "blind" => w::blind(l),
        "secret_exclusion" => w::secret_exclusion(l),
        "secret_voiding" => w::secret_voiding(l),
        "secret_shortlist" => w::secret_shortlist(l),
        "secret_other" => w::secret_other(l),
        "practice" => w::practice(l),
        "wide_percent" => w::wide_percent(l),
        "outlier_points" => w::outlier_points(l),
        "tie_margin" => w::tie_margin(l),
        "lot_source" => w::lot_source(l),
        "lot_date" => w::lot_date(l),
        "lot_days" => w::lot_days(l),
        "scoring_least" => w::scoring_least(l),
        "scoring_unannounced" => w::scoring_unannounced(l),
        "anew_days" => w::anew_days(l),
        "appeal_days" => w::appeal_days(l),
        "lot_readers" => w::lot_readers(l),
        "tie_chair" => w::tie_chair(l),
        "extra_place" => w::extra_place(l),
        "repair_days" => w::repair_days(l),
        "debrief_days" => w::debrief_days(l),
        "complaint_days" => w::complaint_days(l),
        "amendment_share" => w::amendment_share(l),
        "amendment_days" => w::amendment_days(l),
        "question_days" => w::question_days(l),
        "answer_days" => w::answer_days(l),
        "questions_block" => w::questions_block(l),
        "complaints_block" => w::complaints_block(l),
        "publicity" => w::publicity(l),
        "reason" => w::reason(l),
        other => other,
    }
}

fn content_label(l: Locale, part: ContentPart) -> &'static str {
    match part {
        ContentPart::Title => w::title(l),
        ContentPart::Summary => w::summary(l),
        ContentPart::Context => w::context(l),
        ContentPart::LegalBasis => w::legal_basis(l),
        ContentPart::RequiredResult => w::required_result(l),
        ContentPart::Measures => w::measures(l),
        ContentPart::Constraints => w::constraints(l),
        ContentPart::DataOffered => w::data_offered(l),
        ContentPart::Owner => w::owner(l),
        ContentPart::Commune => w::commune(l),
        ContentPart::Fields => w::fields(l),
        ContentPart::BudgetCeiling => w::budget_ceiling(l),
        ContentPart::Calendar => w::calendar(l),
        ContentPart::Rules => w::rules(l),
    }
}

fn milestone_label(l: Locale, time: Milestone) -> &'static str {
    match time {
        Milestone::Opens => w::opens(l),
        Milestone::Closes => w::closes(l),
        Milestone::Opening => w::opening(l),
        Milestone::ScoringEnds => w::scoring_ends(l),
        Milestone::Result => w::result(l),
    }
}

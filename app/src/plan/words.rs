//! Words of the action plan.

use domain::{
    locale::Locale,
    plan::{TaskState, Wanted},
};

words! {
    title = "Kế hoạch hành động thực hiện Nghị quyết 57" | "Action plan for Resolution 57";
    short = "Kế hoạch Nghị quyết 57" | "Resolution 57 plan";
    lead(tasks) = "Tình hình {tasks} nhiệm vụ trong kế hoạch hành động của tỉnh thực hiện Nghị quyết số 57-NQ/TW. Mỗi số liệu đều có ngày và nguồn." | "How the {tasks} tasks of the province’s action plan for Resolution 57-NQ/TW stand. Every number has its date and its source.";
    none_yet = "Cơ quan thường trực chưa nhập nhiệm vụ nào. Trang này chỉ nêu các số liệu đã được công bố, kèm mức độ kiểm chứng." | "The standing office has not entered any task yet. This page shows only the numbers that were published, with how far they are verified.";

    done = "Đã hoàn thành" | "Done";
    on_schedule = "Đúng tiến độ" | "On schedule";
    at_risk = "Chậm hoặc có nguy cơ chậm" | "Late or at risk";
    not_started = "Chưa triển khai" | "Not started";
    unclassified = "Chưa phân loại" | "Not classified";
    dropped = "Đã đưa ra khỏi kế hoạch" | "No longer in the plan";
    overdue = "Quá thời hạn theo lịch" | "Past its due date";
    overdue_tag = "quá hạn" | "past due";

    state = "Tình trạng" | "State";
    count = "Số nhiệm vụ" | "Tasks";
    share = "Tỷ lệ" | "Share";
    total = "Tổng" | "Total";

    standing = "Tình hình hiện nay" | "How the tasks stand";
    standing_caption(as_of) = "Theo thông tin cơ quan thường trực nhập; số liệu mới nhất đến ngày {as_of}. Nguồn ghi ở từng nhiệm vụ." | "As entered by the standing office; the latest information is as of {as_of}. Each task names its source.";
    overdue_line(count, now) = "{count} nhiệm vụ chưa hoàn thành đã quá thời hạn, tính theo lịch tại thời điểm {now}." | "Not done and past the due date, by the calendar at {now}: {count}.";
    entered(count, tasks, missing) = "Kế hoạch có {tasks} nhiệm vụ; đã nhập {count}, còn {missing} chưa nhập." | "The plan has {tasks} tasks; {count} are entered, {missing} are not.";
    entered_all(count, tasks) = "Kế hoạch có {tasks} nhiệm vụ theo số liệu đã công bố; đã nhập {count}." | "The plan has {tasks} tasks by the published numbers; {count} are entered.";

    list = "Các nhiệm vụ" | "The tasks";
    list_caption(count) = "{count} nhiệm vụ, theo số thứ tự" | "{count} tasks, by number";
    nothing = "Không có nhiệm vụ nào khớp với lựa chọn." | "No task fits what was chosen.";
    all = "Xem tất cả nhiệm vụ" | "See all tasks";
    filter = "Lọc" | "Filter";
    filters = "Lọc nhiệm vụ" | "Filter tasks";
    any_state = "Mọi tình trạng" | "Any state";
    any_owner = "Mọi đơn vị" | "Any unit";
    meta(owner, due, as_of) = "{owner}; thời hạn: {due}; số liệu đến ngày {as_of}" | "{owner}; due: {due}; as of {as_of}";
    number = "Số" | "No.";
    task = "Nhiệm vụ" | "Task";
    owner = "Đơn vị chủ trì" | "Unit in charge";
    due = "Thời hạn" | "Due";
    as_of = "Số liệu đến ngày" | "As of";
    source = "Nguồn" | "Source";
    evidence = "Căn cứ, minh chứng" | "Evidence";
    note = "Ghi chú" | "Note";
    cites = "Căn cứ pháp lý" | "Legal texts cited";
    no_due = "không ấn định" | "none set";
    not_given = "chưa có" | "none yet";

    progress = "Tiến độ theo thời gian" | "Progress over time";
    progress_lead = "Số nhiệm vụ theo tình trạng vào cuối mỗi ngày có thông tin được ghi nhận trên trang này. Ngày ghi nhận có thể muộn hơn ngày của số liệu." | "Tasks by state at the end of each day on which something was recorded on this site. It may have been recorded later than the day that it is about.";
    chart_title(from, until) = "Số nhiệm vụ theo tình trạng, từ {from} đến {until}" | "Tasks by state, from {from} to {until}";
    chart_last(count) = "Biểu đồ gồm {count} lần ghi nhận gần nhất; bảng gồm tất cả." | "The chart shows the last {count} days of records; the table shows all.";
    day = "Ngày" | "Day";
    progress_caption = "Số nhiệm vụ theo tình trạng, theo ngày ghi nhận" | "Tasks by state, by day of record";

    published = "Số liệu đã được công bố" | "Published numbers";
    published_caption = "Như đã công bố; các số cộng lại thiếu một nhiệm vụ" | "As published; the numbers add up to one task less";
    published_sum = "Cộng bốn tình trạng" | "Sum of the four states";
    published_tasks = "Tổng số nhiệm vụ đã công bố" | "Tasks as published";
    published_gap(counted, tasks, missing) = "Bốn số đã công bố cộng lại là {counted}, trong khi kế hoạch có {tasks} nhiệm vụ: {missing} nhiệm vụ chưa được phân loại. Trang này nêu nguyên trạng và không suy đoán." | "The four published numbers add up to {counted}, while the plan has {tasks} tasks: {missing} is accounted for nowhere. This page says so and guesses nothing.";
    published_as_of = "Ngày của số liệu" | "Date of the numbers";
    published_as_of_text = "Chưa xác định: nguồn dùng để ghi lại các số này không kèm ngày chốt số liệu." | "Not known: the source from which these numbers were noted gives no date for them.";
    published_source = "Nguồn" | "Source";
    published_source_text = "Báo chí đưa tin công khai về việc thực hiện Nghị quyết 57 của tỉnh; áp dụng cho mọi số trong bảng." | "Public press coverage of how the province carries out Resolution 57; for every number of the table.";
    published_mark = "Mức độ kiểm chứng" | "Verification";
    published_mark_text = "Thấy trong nguồn công khai; chưa đối chiếu với văn bản của tỉnh." | "Found in a public source; not compared with a document of the province.";

    task_title(number) = "Nhiệm vụ {number}" | "Task {number}";
    history = "Quá trình cập nhật" | "History";
    history_lead = "Mỗi lần cập nhật được giữ nguyên; nội dung trước đó đọc được ở đây." | "Every update stays as it was; what was said before can be read here.";
    first = "Nhập lần đầu" | "Entered";
    changed_to(before, after) = "từ “{before}” thành “{after}”" | "from “{before}” to “{after}”";
    nothing_said = "(trống)" | "(empty)";
    reason_of(reason) = "Lý do: {reason}" | "Reason: {reason}";
    edit = "Cập nhật nhiệm vụ" | "Update the task";
    keep = "Cập nhật các nhiệm vụ" | "Keep the tasks";
}

pub mod office {
    words! {
        title = "Kế hoạch Nghị quyết 57: nhập và cập nhật" | "Resolution 57 plan: entering and updating";
        lead = "Mọi nội dung ở đây được hiển thị công khai ngay khi lưu. Không có nội dung nào bị xóa: mỗi lần cập nhật là một bản mới, kèm lý do." | "Whatever is saved here is public at once. Nothing is deleted: every update is a new edition with its reason.";
        public = "Xem trang công khai" | "See the public page";
        import = "Nhập từ bảng tính" | "Import a sheet";
        kept = "Các nhiệm vụ đã nhập" | "Tasks that are entered";
        none = "Chưa nhập nhiệm vụ nào." | "No task is entered yet.";
        add = "Thêm một nhiệm vụ" | "Add a task";
        add_button = "Thêm nhiệm vụ" | "Add the task";
        number_hint = "Theo số thứ tự trong kế hoạch." | "As numbered in the plan.";
        due_hint = "Ngày cuối cùng còn đúng hạn. Để trống nếu kế hoạch không ấn định ngày." | "The last day on which it is in time. Leave it empty where the plan sets none.";
        as_of_hint = "Tình trạng này đúng đến ngày nào." | "The day as of which this state is so.";
        source_hint = "Văn bản, báo cáo có thông tin này; ví dụ: Báo cáo tháng 5 của Sở Khoa học và Công nghệ." | "The paper or report that says so.";
        evidence_hint = "Số hiệu văn bản, sản phẩm, hoặc địa chỉ bắt đầu bằng https://." | "A paper, a product, or an address that begins with https://.";
        choose = "Chọn một mục" | "Choose one";
        change_title(number) = "Cập nhật nhiệm vụ {number}" | "Update task {number}";
        change_button = "Lưu bản cập nhật" | "Save the update";
        reason = "Lý do cập nhật" | "Why it is updated";
        reason_hint = "Được hiển thị công khai cùng lần cập nhật." | "It is public with the update.";
        back = "Quay lại" | "Back";
    }
}

pub mod import {
    words! {
        title = "Nhập nhiệm vụ từ bảng tính" | "Import tasks from a sheet";
        lead = "Tải lên bảng các nhiệm vụ ở dạng .xlsx hoặc .csv. Nội dung được kiểm tra và hiển thị trước; chưa lưu gì cho đến khi xác nhận." | "Upload a sheet of tasks as .xlsx or .csv. It is checked and shown first; nothing is saved until you confirm.";
        file = "Tệp bảng tính" | "Sheet";
        file_hint = "Tối đa 5 MB và 500 dòng. Tệp .csv dùng bảng mã UTF-8." | "At most 5 MB and 500 rows. A .csv file is in UTF-8.";
        upload = "Tải lên và kiểm tra" | "Upload and check";
        columns = "Các cột được nhận" | "Columns that are read";
        columns_caption = "Tên cột viết có dấu hoặc không dấu, ở dòng tiêu đề" | "Headings, with or without diacritics";
        heading = "Tên cột bắt đầu bằng" | "The heading begins with";
        meaning = "Nội dung" | "Meaning";
        required = "bắt buộc" | "required";
        h_number = "TT, STT" | "TT, STT";
        h_title = "Tên nhiệm vụ, Nhiệm vụ, Nội dung" | "Tên nhiệm vụ, Nhiệm vụ, Nội dung";
        h_owner = "Đơn vị, Cơ quan, Chủ trì" | "Đơn vị, Cơ quan, Chủ trì";
        h_state = "Tình trạng, Trạng thái, Tiến độ" | "Tình trạng, Trạng thái, Tiến độ";
        h_due = "Thời hạn, Hạn hoàn thành, Thời gian hoàn thành" | "Thời hạn, Hạn hoàn thành, Thời gian hoàn thành";
        h_evidence = "Minh chứng, Kết quả, Sản phẩm" | "Minh chứng, Kết quả, Sản phẩm";
        h_note = "Ghi chú" | "Ghi chú";
        m_state = "Đã hoàn thành; Đúng tiến độ; Chậm tiến độ hoặc Nguy cơ chậm; Chưa triển khai; Chưa phân loại. Cách ghi khác, hoặc để trống, được hỏi lại ở từng dòng" | "Done, on schedule, late or at risk, not started, not classified, as these words say it. Anything else, or nothing, is asked about row by row";
        m_due = "Ngày (30/6/2026), tháng, quý hoặc năm; “Thường xuyên” là không ấn định ngày" | "A day (30/6/2026), a month, a quarter or a year; work that goes on all the time has none";
        preview = "Kiểm tra trước khi nhập" | "Check before importing";
        preview_lead(name, rows) = "Tệp “{name}”: đọc được {rows} nhiệm vụ. Chưa lưu gì." | "File “{name}”: tasks understood: {rows}. Nothing is saved yet.";
        problems(count) = "Có {count} nội dung cần sửa trong tệp, nêu ở từng dòng bên dưới. Sửa trong bảng tính rồi tải lên lại." | "Problems found in the file: {count}, told row by row below. Please correct them in the sheet and upload it again.";
        asked(count) = "{count} dòng chưa có tình trạng hoặc ghi tình trạng chưa rõ nghĩa. Chọn tình trạng ở từng dòng đó; các dòng khác giữ nguyên như trong tệp." | "Rows without a state, or with one that is not understood: {count}. Please choose it there; all other rows stay as they are in the file.";
        ignored = "Các cột không được nhập:" | "Columns that are not imported:";
        left_out = "Các dòng không phải nhiệm vụ, không được nhập" | "Rows that are no tasks and are not imported";
        left_out_row(row) = "Dòng {row}:" | "Row {row}:";
        rows_caption = "Các dòng của bảng" | "Rows of the sheet";
        row = "Dòng" | "Row";
        row_of(row, number) = "Tình trạng ở dòng {row} (nhiệm vụ {number})" | "State in row {row} (task {number})";
        said(text) = "Trong tệp ghi: “{text}”" | "The file says: “{text}”";
        said_nothing = "Trong tệp để trống" | "The file says nothing";
        unclear = "Ghi lại tình trạng trong bảng tính, hoặc chọn tại đây khi tệp không còn lỗi khác." | "Please write the state in the sheet, or choose it here once nothing else is wrong.";
        fate = "Khi nhập" | "When imported";
        new = "Nhiệm vụ mới" | "A new task";
        same = "Không thay đổi" | "Nothing changes";
        changed = "Cập nhật" | "Updates";
        was(field, before) = "{field}, hiện là: {before}" | "{field}, now: {before}";
        whole = "Áp dụng cho mọi dòng" | "For all rows";
        reason_hint = "Bắt buộc khi có nhiệm vụ đã nhập trước đó; hiển thị công khai cùng từng lần cập nhật." | "Needed where tasks were entered before; public with each update.";
        confirm(count) = "Nhập {count} nhiệm vụ" | "Import {count} tasks";
        other_file = "Tải lên tệp khác" | "Upload another file";
    }
}

pub fn state_name(l: Locale, state: TaskState) -> &'static str {
    match state {
        TaskState::Done => done(l),
        TaskState::OnSchedule => on_schedule(l),
        TaskState::AtRisk => at_risk(l),
        TaskState::NotStarted => not_started(l),
        TaskState::Unclassified => unclassified(l),
        TaskState::Dropped => dropped(l),
    }
}

pub fn wanted_name(l: Locale, wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::State(state) => state_name(l, state),
        Wanted::Overdue => overdue(l),
    }
}

/// What a field of a task is called.
pub fn label(l: Locale, field: &str) -> &'static str {
    match field {
        "number" => number(l),
        "title" => task(l),
        "owner" => owner(l),
        "due" => due(l),
        "state" => state(l),
        "as_of" => as_of(l),
        "source" => source(l),
        "evidence" => evidence(l),
        _ => note(l),
    }
}

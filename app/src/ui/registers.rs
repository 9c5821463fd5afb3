//! What is wrong with what the office keeps for the public, or with a sheet for it, in words.

use domain::{check::RegisterProblem, locale::Locale};

mod w {
    words! {
        day = "Ngày chưa đúng. Nhập ngày, tháng và năm, ví dụ 30/6/2026." | "This is not a date. Please give day, month and year, for example 30/6/2026.";
        after_now = "Ngày này chưa đến. Ghi ngày mà thông tin đã đúng." | "This day has not come yet. Please give a day as of which this is so.";
        unchanged = "Chưa có nội dung nào khác bản hiện tại." | "Nothing differs from what is kept.";
        number_taken = "Số này đã có nhiệm vụ. Mở nhiệm vụ đó để cập nhật." | "There is a task with this number. Please open it to update it.";
        number_twice(row) = "Số này đã có ở dòng {row}." | "This number stands in row {row}, too.";
        text_there = "Danh mục đã có văn bản này. Mở văn bản đó để đính chính." | "The register has this text. Please open it to correct it.";
        no_header = "Không tìm thấy dòng tiêu đề có đủ các cột: TT, Tên nhiệm vụ, Đơn vị, Tình trạng." | "No heading row with the columns TT, Tên nhiệm vụ, Đơn vị and Tình trạng was found.";
        no_rows = "Bảng không có nhiệm vụ nào. Vui lòng kiểm tra tệp." | "The sheet holds no tasks. Please check the file.";
        import_changed = "Các nhiệm vụ đã thay đổi sau khi trang này được mở nên chưa nhập gì. Kiểm tra lại các dòng rồi xác nhận lần nữa." | "Tasks have changed since this page was opened, so nothing was imported. Please look at the rows again and confirm once more.";
    }
}

pub fn problem(l: Locale, problem: &RegisterProblem) -> String {
    match problem {
        RegisterProblem::Day => w::day(l).into(),
        RegisterProblem::AfterNow => w::after_now(l).into(),
        RegisterProblem::Unchanged => w::unchanged(l).into(),
        RegisterProblem::NumberTaken => w::number_taken(l).into(),
        RegisterProblem::NumberTwice(row) => w::number_twice(l, row),
        RegisterProblem::TextThere => w::text_there(l).into(),
        RegisterProblem::NoHeader => w::no_header(l).into(),
        RegisterProblem::NoRows => w::no_rows(l).into(),
        RegisterProblem::ImportChanged => w::import_changed(l).into(),
    }
}

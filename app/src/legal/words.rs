//! Words of the register of legal texts.

use domain::{legal::Force, locale::Locale};

words! {
    title = "Danh mục căn cứ pháp lý" | "Register of legal texts";
    short = "Căn cứ pháp lý" | "Legal texts";
    lead = "Các văn bản là căn cứ của bài toán, quy chế và kế hoạch. Chỉ những gì đã biết được ghi; mỗi văn bản nêu nguồn và mức độ kiểm chứng." | "The texts on which challenges, rules and the plan rest. Only what is known is filled in; each says where it is from and how far it is verified.";
    caption(count) = "{count} văn bản, mới ban hành trước" | "{count} texts, the newest first";
    number = "Số, ký hiệu" | "Number";
    text = "Tên văn bản" | "Title";
    issuer = "Cơ quan ban hành" | "Issued by";
    issued = "Ngày ban hành" | "Date of issue";
    link = "Toàn văn" | "Full text";
    validity = "Hiệu lực" | "Validity";
    from = "Có hiệu lực từ ngày" | "In force from";
    until = "Có hiệu lực đến hết ngày" | "In force until";
    replaced_by = "Được thay thế bởi" | "Replaced by";
    source = "Nguồn thông tin" | "Source";
    mark = "Mức độ kiểm chứng" | "Verification";
    note = "Ghi chú" | "Note";
    compared = "Đã đối chiếu với văn bản" | "Compared with the text";
    not_compared = "Chưa đối chiếu với văn bản" | "Not compared with the text";
    not_compared_long = "Thông tin thấy trong nguồn công khai, chưa được đối chiếu với văn bản gốc; có thể thiếu hoặc chưa đúng." | "Found in a public source and not compared with the original; it may be incomplete or wrong.";
    compared_long = "Cơ quan thường trực đã đối chiếu với văn bản gốc." | "The standing office has compared it with the original.";
    not_known = "chưa có thông tin" | "not known";
    unknown = "Chưa có thông tin về hiệu lực" | "Not known whether in force";
    not_yet = "Chưa có hiệu lực" | "Not in force yet";
    in_force = "Đang có hiệu lực" | "In force";
    ended = "Hết hiệu lực" | "No longer in force";
    replaced = "Đã được thay thế" | "Replaced";
    cited_by = "Được dẫn tại" | "Cited by";
    not_cited = "Chưa có bài toán hoặc nhiệm vụ nào dẫn văn bản này." | "No challenge and no task cites this text yet.";
    task(number, title) = "Nhiệm vụ {number}: {title}" | "Task {number}: {title}";
    history = "Quá trình cập nhật" | "History";
    history_lead = "Mỗi lần đính chính được giữ nguyên; nội dung trước đó đọc được ở đây." | "Every correction stays as it was; what was said before can be read here.";
    known = "Ghi sẵn khi chuẩn bị hệ thống" | "Filled in when the site was prepared";
    added = "Thêm vào danh mục" | "Added to the register";
    changed_to(before, after) = "từ “{before}” thành “{after}”" | "from “{before}” to “{after}”";
    nothing_said = "(trống)" | "(empty)";
    yes = "đã đối chiếu" | "compared";
    reason_of(reason) = "Lý do: {reason}" | "Reason: {reason}";
    edit = "Đính chính văn bản này" | "Correct this entry";
    keep = "Cập nhật danh mục" | "Keep the register";
    cited = "Văn bản được dẫn trong danh mục căn cứ pháp lý" | "Cited from the register of legal texts";
    cited_note = "Liên kết do cơ quan thường trực gắn để tra cứu; nội dung căn cứ là phần chữ ở trên." | "Links that the standing office has set for looking up; the legal basis is the text above.";
}

pub mod office {
    words! {
        title = "Danh mục căn cứ pháp lý: thêm và đính chính" | "Register of legal texts: adding and correcting";
        lead = "Mọi nội dung ở đây được hiển thị công khai ngay khi lưu. Không có nội dung nào bị xóa: mỗi lần đính chính là một bản mới, kèm lý do. Chỉ ghi những gì đã biết." | "Whatever is saved here is public at once. Nothing is deleted: every correction is a new edition with its reason. Please fill in only what is known.";
        public = "Xem trang công khai" | "See the public page";
        add = "Thêm một văn bản" | "Add a text";
        add_button = "Thêm văn bản" | "Add the text";
        number_hint = "Viết như trên văn bản, ví dụ 52/2025/NQ-HĐND." | "As it is written on the text, for example 57-NQ/TW.";
        link_hint = "Địa chỉ bắt đầu bằng https:// nơi đọc được toàn văn." | "The address, beginning with https://, where the text can be read.";
        source_hint = "Thông tin này lấy từ đâu; ví dụ: Công báo tỉnh." | "Where this is from, for example the official gazette.";
        compared = "Đã đối chiếu mọi nội dung ở đây với văn bản gốc" | "Everything here has been compared with the original text";
        none = "Không có" | "None";
        change_title(number) = "Đính chính {number}" | "Correct {number}";
        change_button = "Lưu bản đính chính" | "Save the correction";
        reason = "Lý do đính chính" | "Why it is corrected";
        reason_hint = "Được hiển thị công khai cùng lần đính chính." | "It is public with the correction.";
        back = "Quay lại" | "Back";
        cite_title = "Dẫn văn bản từ danh mục căn cứ pháp lý" | "Cite texts of the register";
        cite_lead = "Đánh dấu các văn bản mà bài toán này dẫn. Trang công khai hiển thị liên kết bên dưới phần căn cứ; phần chữ của căn cứ không thay đổi." | "Tick the texts that this challenge cites. The public page shows links below its legal basis, whose words stay what they are.";
        cite_button = "Lưu các văn bản được dẫn" | "Save what is cited";
        choose = "Văn bản được dẫn" | "Texts that are cited";
    }
}

pub fn force_name(l: Locale, force: Force) -> &'static str {
    match force {
        Force::Unknown => unknown(l),
        Force::NotYet => not_yet(l),
        Force::InForce => in_force(l),
        Force::Ended => ended(l),
        Force::Replaced => replaced(l),
    }
}

/// What a field of an entry is called.
pub fn label(l: Locale, field: &str) -> &'static str {
    match field {
        "number" => number(l),
        "title" => text(l),
        "issuer" => issuer(l),
        "issued" => issued(l),
        "link" => link(l),
        "from" => from(l),
        "until" => until(l),
        "replaced_by" => replaced_by(l),
        "source" => source(l),
        "is_compared" => mark(l),
        _ => note(l),
    }
}

//! Words of the page with a challenge's papers.

words! {
    title = "Văn bản" | "Papers";
    title_of(code) = "Văn bản của bài toán {code}" | "Papers of challenge {code}";
    lead = "Văn bản được lập từ dữ liệu của hệ thống theo thể thức văn bản hành chính, bằng tiếng Việt. Bản PDF để in và ký, bản DOCX để chỉnh sửa." | "Papers are made from the data of this site in the form of Vietnamese administrative documents, in Vietnamese: a PDF to print and sign, a DOCX to edit.";
    draft_rule = "Văn bản ghi chữ DỰ THẢO cho đến khi bản đã ký được tải lên; từ đó bản đã ký là bản chính thức." | "A paper is marked DỰ THẢO (draft) until its signed copy is uploaded; from then on the signed copy is the official one.";
    public_edition = "Biên bản mở hồ sơ bản công khai chỉ nêu mã hồ sơ, không nêu tên doanh nghiệp." | "The public edition of the opening record names proposals by code, without their firms.";
    caption = "Văn bản của bài toán và bản đã ký" | "Papers of the challenge and their signed copies";
    paper = "Văn bản" | "Paper";
    download = "Tải về" | "Download";
    signed = "Bản đã ký" | "Signed copy";
    none = "Chưa có văn bản nào." | "There are no papers yet.";
    pdf_of(name) = "Tải PDF: {name}" | "Download PDF: {name}";
    docx_of(name) = "Tải DOCX: {name}" | "Download DOCX: {name}";
    is_draft = "Dự thảo" | "Draft";
    is_signed = "Đã ký" | "Signed";
    kept = "Bản đã ký nêu tên doanh nghiệp, do cơ quan thường trực lưu giữ." | "The signed copy names the firms and is kept by the standing office.";
    unsigned = "Chưa có bản ký." | "No signed copy yet.";
    is_official = "Chính thức" | "Official";
    file_it = "Tải lên bản đã ký" | "Upload the signed copy";
    replace_it = "Tải lên bản đã ký khác" | "Upload another signed copy";
    file_of(name) = "Tệp PDF đã ký: {name}" | "Signed PDF file: {name}";
    file_hint = "Tệp PDF, tối đa 50 MB. Bản lưu sau cùng là bản chính thức; các bản trước vẫn được giữ." | "A PDF file of at most 50 MB. The last one filed is the official one; earlier ones are kept.";
    back_office = "Về trang quản lý bài toán" | "Back to the office's page";
    back_council = "Về trang của Hội đồng" | "Back to the council's page";
    back_public = "Về trang bài toán" | "Back to the challenge";
}

/// What is waited for.
pub mod missing {
    words! {
        opening = "Có sau khi mở hồ sơ." | "Exists once the proposals are opened.";
        conflicts = "Có sau khi mở hồ sơ." | "Exists once the proposals are opened.";
        scores = "Có sau khi kết thúc đánh giá." | "Exists once scoring is closed.";
        invitation = "Có khi phiên họp được tạo." | "Exists once a meeting is planned.";
        sheet = "Có sau khi nộp phiếu." | "Exists once the sheet is submitted.";
        minutes = "Có sau khi một phiên họp kết thúc." | "Exist once a meeting has ended.";
        supplement = "Có khi có nội dung mới sau một phiên họp." | "Exists once something has followed a meeting.";
        decision = "Có sau khi Hội đồng đề xuất danh sách rút gọn." | "Exists once the council has proposed a shortlist.";
        announcement = "Có sau khi lãnh đạo quyết định danh sách rút gọn." | "Exists once the shortlist has been decided.";
        letter = "Có sau khi lãnh đạo quyết định danh sách rút gọn." | "Exists once the shortlist has been decided.";
    }
}

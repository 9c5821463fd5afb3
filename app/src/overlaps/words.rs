//! Words of the pages about what proposals have in common.

words! {
    title(code) = "Nội dung trùng nhau giữa các hồ sơ – {code}" | "What proposals have in common – {code}";
    link = "Nội dung trùng nhau, mức độ đáp ứng chỉ tiêu" | "Common passages, coverage of targets";
    lead = "Hệ thống tìm các đoạn giống nhau giữa những hồ sơ đã mở của bài toán này, và với hồ sơ đã mở của các bài toán khác. Hệ thống chỉ nêu, không kết luận: đoạn giống nhau có thể do trích cùng một nguồn." | "The site looks for passages that opened proposals of this challenge have in common with each other and with opened proposals of other challenges. It only shows them and concludes nothing: both may quote the same source.";
    how(shortest) = "So sánh không phân biệt chữ hoa, chữ thường và dấu; đoạn từ {shortest} âm tiết liền nhau. Nội dung của chính bài toán và tên văn bản pháp luật không được tính." | "Compared without case and diacritics; passages of {shortest} syllables and more. What the call itself says, and titles of legal texts, do not count.";
    readable = "Trang này chỉ nêu những hồ sơ mà người xem được đọc." | "This page tells only of proposals that its reader may read.";
    waiting = "Đang so sánh các hồ sơ vừa mở. Vui lòng tải lại trang sau ít phút." | "The proposals that were just opened are being compared. Please load the page again in a few minutes.";
    unreadable = "Nội dung đã nộp của các hồ sơ sau không đọc được từ dữ liệu lưu trữ, nên chưa được so sánh; không thể kết luận là không trùng. Vui lòng báo người quản trị hệ thống." | "What was submitted as the following proposals cannot be read from the store, so they are not compared; it does not follow that they have nothing in common. Please tell whoever runs the site.";
    passages = "Đoạn giống nhau" | "Common passages";
    caption = "Các cặp hồ sơ có đoạn giống nhau, nhiều âm tiết giống nhau trước" | "Pairs of proposals with common passages, the most syllables first";
    none = "Không có cặp hồ sơ nào có đoạn giống nhau." | "No two proposals have a passage in common.";
    one = "Hồ sơ thứ nhất" | "First proposal";
    other = "Hồ sơ thứ hai" | "Second proposal";
    of(code, firm) = "{code} – {firm}" | "{code} – {firm}";
    of_other(code, firm, challenge) = "{code} – {firm} ({challenge})" | "{code} – {firm} ({challenge})";
    count = "Số đoạn" | "Passages";
    words = "Số âm tiết giống nhau" | "Syllables in common";
    share = "Tỷ lệ trong mỗi hồ sơ" | "Share of each proposal";
    shares(one, other) = "{one}% và {other}%" | "{one}% and {other}%";
    same_firm = "cùng một doanh nghiệp" | "of the same firm";
    beside = "Xem cạnh nhau" | "Side by side";
    beside_of(one, other) = "Xem hồ sơ {one} và {other} cạnh nhau" | "{one} and {other} side by side";
    ties = "Thông tin chung giữa các doanh nghiệp" | "What firms have in common";
    ties_lead = "Theo thông tin đăng ký khi nộp hồ sơ và mục Đội ngũ và năng lực. Trùng tên có thể là tình cờ; cơ quan thường trực và Hội đồng tự xem xét." | "By their registrations when they submitted, and the section on the team. Two people may bear one name; office and council judge for themselves.";
    ties_caption = "Các cặp doanh nghiệp có thông tin chung" | "Pairs of firms with something in common";
    ties_none = "Không thấy thông tin chung giữa các doanh nghiệp." | "Nothing is common to two firms.";
    common = "Thông tin chung" | "In common";
    firm(name) = "Cùng một tổ chức tham gia: {name}" | "The same organisation takes part: {name}";
    representative(name) = "Cùng người đại diện theo pháp luật: {name}" | "The same legal representative: {name}";
    address(text) = "Cùng địa chỉ: {text}" | "The same address: {text}";
    email(text) = "Cùng thư điện tử: {text}" | "The same e-mail address: {text}";
    domain(text) = "Thư điện tử cùng tên miền: {text}" | "E-mail addresses of one domain: {text}";
    phone(text) = "Cùng số điện thoại: {text}" | "The same telephone number: {text}";
    in_team(name) = "Người đại diện của một bên có tên trong đội ngũ của bên kia: {name}" | "The representative of one is named in the team of the other: {name}";
    person(name) = "Cùng có tên trong đội ngũ: {name}" | "Named in both teams: {name}";
    pair_title(one, other) = "Đoạn giống nhau: {one} và {other}" | "Common passages: {one} and {other}";
    pair_lead_one(words) = "1 đoạn, {words} âm tiết giống nhau. Phần được tô nền là phần giống nhau; phần còn lại là chữ đứng trước và sau." | "1 passage, {words} syllables in common. What is marked is the same; the rest stands before and after it.";
    pair_lead(passages, words) = "{passages} đoạn, {words} âm tiết giống nhau. Phần được tô nền là phần giống nhau; phần còn lại là chữ đứng trước và sau." | "{passages} passages, {words} syllables in common. What is marked is the same; the rest stands before and after it.";
    passage(number, words) = "Đoạn {number}: {words} âm tiết" | "Passage {number}: {words} syllables";
    back = "Về danh sách các cặp hồ sơ" | "Back to all pairs";
}

pub mod targets {
    words! {
        heading = "Mức độ đáp ứng chỉ tiêu" | "Coverage of the targets";
        lead = "Theo giá trị doanh nghiệp tự nêu, chưa được kiểm chứng; chỉ để tham khảo. Hệ thống so sánh khi chỉ tiêu và giá trị đều là một con số cùng đơn vị." | "By the values that firms state themselves, not verified; for reference only. The site compares where target and value are one number of the same unit.";
        caption = "Chỉ tiêu của bài toán và giá trị nêu trong từng hồ sơ" | "Targets of the challenge, and what each proposal states";
        none = "Bài toán không công bố chỉ tiêu, hoặc chưa có hồ sơ để đối chiếu." | "The challenge has no targets, or there is no proposal to hold against them.";
        proposal = "Hồ sơ" | "Proposal";
        reached = "đạt" | "reached";
        short = "chưa đạt" | "not reached";
        stated = "không so sánh được" | "cannot be compared";
        silent = "không nêu" | "nothing stated";
        sum = "Số hồ sơ nêu đạt" | "Proposals that state to reach it";
        gaps(list) = "Chưa hồ sơ nào nêu đạt: {list}." | "No proposal states to reach: {list}.";
        several(list) = "Từ hai hồ sơ trở lên cùng nêu đạt: {list}." | "Two or more state to reach: {list}.";
        join = "Có thể liên danh" | "Who might join";
        join_lead(list) = "Không hồ sơ nào một mình nêu đạt mọi chỉ tiêu có hồ sơ nêu đạt; cùng nhau thì có: {list}. Việc liên danh do doanh nghiệp quyết định." | "No proposal alone states to reach all targets that some proposal does; together these do: {list}. Whether to join is for the firms to decide.";
        target(name, value) = "{name}: {value}" | "{name}: {value}";
    }
}

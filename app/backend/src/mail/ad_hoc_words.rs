//! Mails about alternates who join the council for one challenge.

use super::pick;
use domain::locale::Locale;

pub fn waits(l: Locale, link: &str, challenge: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Đề nghị bổ sung thành viên Hội đồng cho một bài toán", "An ad hoc member of the council is proposed"),
        format!(
            "Cơ quan thường trực đề nghị bổ sung một người trong danh sách dự khuyết làm thành viên Hội đồng đối với riêng bài toán:\n\n{challenge}\n\nLý do: {reason}\n\n\
             Đề nghị xem xét trước khi chuyển Hội đồng đánh giá, tại:\n\n{link}"
        ),
        format!(
            "The standing office proposes that an alternate joins the council for this challenge only:\n\n{challenge}\n\nReason: {reason}\n\n\
             Please decide before scoring begins, here:\n\n{link}"
        ),
    )
}

pub fn appointed(l: Locale, link: &str, challenge: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Ông/Bà được bổ sung làm thành viên Hội đồng đối với một bài toán", "You have joined the council for one challenge"),
        format!(
            "Lãnh đạo phê duyệt đã bổ sung Ông/Bà làm thành viên Hội đồng đối với bài toán:\n\n{challenge}\n\nLý do: {reason}\n\n\
             Việc bổ sung chỉ áp dụng cho bài toán nêu trên. Trước khi xem hồ sơ, mời Ông/Bà khai báo về xung đột lợi ích tại:\n\n{link}"
        ),
        format!(
            "The leader has appointed you as a member of the council for this challenge:\n\n{challenge}\n\nReason: {reason}\n\n\
             It is for this challenge only. Before you see any proposal, please declare whether you have a conflict of interest, here:\n\n{link}"
        ),
    )
}

/// To whoever proposed it.
pub fn returned(l: Locale, link: &str, challenge: &str, name: &str) -> (String, String) {
    pick(
        l,
        ("Đề nghị bổ sung thành viên Hội đồng được trả lại", "A proposal to add a member to the council was returned"),
        format!(
            "Lãnh đạo không bổ sung {name} làm thành viên Hội đồng đối với bài toán:\n\n{challenge}\n\n\
             Có thể đề nghị người dự khuyết khác trước khi bắt đầu chấm điểm tại:\n\n{link}"
        ),
        format!(
            "The leader has not added {name} to the council for this challenge:\n\n{challenge}\n\n\
             Another alternate can be proposed before scoring begins, here:\n\n{link}"
        ),
    )
}

//! What each advisory figure says, in a sentence.

use domain::locale::Locale;
use leptos::prelude::*;

pub mod w {
    words! {
        explained = "Giải thích" | "What they say";
        median = "Tổng điểm của phiếu ở giữa khi xếp các phiếu từ thấp đến cao; vài phiếu rất cao hoặc rất thấp không kéo được nó." | "The total in the middle when the sheets are put in order; a few very high or very low ones do not move it.";
        schulze = "So từng cặp hồ sơ theo thứ tự của mỗi thành viên: một hồ sơ đứng trước khi thắng hồ sơ kia, trực tiếp hoặc qua hồ sơ khác, bởi nhiều thành viên hơn chiều ngược lại." | "Proposals are compared in pairs by each member's own order: one comes first where it beats the other, directly or by way of others, with more members than the other way round.";
        one_out = "Hạng tốt nhất và kém nhất khi lần lượt không tính phiếu của một thành viên bất kỳ." | "The best and the worst rank when the sheets of any one member are left out.";
        two_out = "Như trên, khi không tính phiếu của hai thành viên bất kỳ." | "The same, without any two members.";
        weights = "Hạng tốt nhất và kém nhất khi trọng số của một tiêu chí tăng hoặc giảm một phần mười." | "The best and the worst rank with the weight of one criterion a tenth higher or lower.";
        trimmed = "Trung bình sau khi bỏ một phần mười số phiếu thấp nhất và một phần mười số phiếu cao nhất; dưới mười phiếu thì không bỏ phiếu nào." | "The mean without the lowest and the highest tenth of the sheets; with fewer than ten sheets none is left out.";
        sd = "Các phiếu thường cách trung bình chừng bao nhiêu điểm; càng nhỏ, các thành viên càng gần nhau." | "About how many points sheets lie from their mean; the smaller, the closer the members.";
        iqr = "Khoảng điểm chứa một nửa số phiếu ở giữa." | "The span of points that holds the middle half of the sheets.";
        adjusted = "Trung bình sau khi trừ đi mức chặt hoặc rộng chung của từng thành viên, để hồ sơ không thiệt vì gặp thành viên chấm chặt." | "The mean once each member's general severity is taken off, so that no proposal suffers from having stricter members.";
        borda = "Trung bình, mỗi thành viên xếp hồ sơ này trên bao nhiêu phần các hồ sơ khác: 1 là trên tất cả, 0 là dưới tất cả." | "On average, above what part of the others members put this proposal: 1 is above all, 0 below all.";
        alpha = "Các phiếu giống nhau hơn ngẫu nhiên bao nhiêu, kể cả khi có thành viên không chấm hồ sơ nào đó." | "How much more alike the sheets are than by chance, also where some members did not score some proposals.";
        icc_single = "Phần khác nhau giữa các phiếu là do hồ sơ khác nhau, nếu chỉ dựa vào một thành viên." | "What part of the differences is due to the proposals, if one relied on a single member.";
        icc_mean = "Như trên, đối với điểm trung bình của cả nhóm; gần 1 là một nhóm khác cũng sẽ cho kết quả gần như vậy." | "The same for the mean of all of them; near 1, another council would have come to nearly the same.";
        tau = "1 là cùng thứ tự với xếp hạng chính thức, 0 là không liên quan, -1 là ngược hẳn." | "1 is the official order, 0 is unrelated to it, -1 its reverse.";
        pairwise = "Hồ sơ “thắng mọi cặp” là hồ sơ được nhiều thành viên xếp trên hơn dưới, so với từng hồ sơ khác." | "Preferred to every other in pairs: more members put it above than below each of the others.";
    }
}

/// Names and sentences, under the table that they are about.
pub fn view<const N: usize>(l: Locale, meanings: [(&'static str, &'static str); N]) -> AnyView {
    let lines = meanings.map(|(name, sentence)| view! { <dt>{name}</dt><dd>{sentence}</dd> });
    view! { <details><summary>{w::explained(l)}</summary><dl class="facts">{lines.into_iter().collect_view()}</dl></details> }.into_any()
}

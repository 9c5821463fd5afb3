//! What an office really writes: heads around known names, codes of its own, rows of what is there already.

use super::*;
use crate::challenges::Topic;

#[test]
fn heads_that_an_office_writes_around_a_known_name_are_read() {
    let rows: &[&[&str]] = &[
        &["PHỤ LỤC 01: DANH MỤC BÀI TOÁN LỚN NĂM 2027"],
        &[
            "TT",
            "Mã số",
            "Tên bài toán, vấn đề cần giải quyết",
            "Cơ quan, đơn vị",
            "",
            "Lĩnh vực",
            "Dự kiến kinh phí (tỷ đồng)",
            "",
            "Mục tiêu, kết quả cần đạt",
            "Thời gian thực hiện",
            "Nguồn kinh phí",
        ],
        &["", "", "", "Chủ trì", "Phối hợp", "", "Tổng số", "Trong đó: NSNN", "", "", ""],
        &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"],
        &["1", "QN.01", "Quan trắc", "Sở Y tế", "Sở Tài chính", "Y tế; Giao thông", "2,5", "1", "Bản đồ", "2027", "Tỉnh"],
    ];
    let areas =
        [[1, 3, 1, 4], [1, 6, 1, 7], [1, 0, 2, 0], [1, 1, 2, 1], [1, 2, 2, 2], [1, 5, 2, 5], [1, 8, 2, 8], [1, 9, 2, 9], [1, 10, 2, 10]];
    let plan = plan(&merged(rows, &areas));
    assert_eq!(plan.problems, []);
    let row = &plan.rows[0];
    let content = &row.content;
    assert_eq!((content.title.vi.as_str(), content.required_result.vi.as_str()), ("Quan trắc", "Bản đồ"));
    assert_eq!((content.owner.vi.as_str(), content.budget_ceiling), ("Sở Y tế", Some(2_500_000_000)));
    assert_eq!(
        (content.fields.as_slice(), row.other_fields.as_slice()),
        ([Topic::Health].as_slice(), ["Giao thông".to_owned()].as_slice())
    );
    assert_eq!(plan.ignored.len(), 4, "{:?}", plan.ignored);
    assert_eq!((row.code.as_str(), row.code_of), ("QN.01", CodeOf::Unfit));
    let fates = settle(&plan.rows, &[existing("BT-15", "Khác", true)]);
    assert_eq!(fates, [Fate::Unfit { listed: "QN.01".to_owned(), new_code: "BT-16".to_owned() }]);
    assert_eq!(fates[0].choices(), [RowChoice::New, RowChoice::Leave]);
    assert!(matches!(&settle(&plan.rows, &[existing("BT-15", "quan trắc", true)])[0], Fate::Same { code, .. } if code == "BT-15"));
}

#[test]
fn a_head_by_its_own_name_comes_before_one_that_has_it_in_it() {
    for (heads, result) in [
        (["Mục tiêu", "Kết quả cần đạt", "Tên bài toán"], "b"),
        (["Mục tiêu", "Sản phẩm, kết quả dự kiến", "Tên bài toán"], "b"),
        (["Yêu cầu về sản phẩm", "Ghi chú về kết quả", "Tên bài toán"], "a"),
    ] {
        let plan = plan(&grid(&[&heads, &["a", "b", "c"]]));
        assert_eq!((plan.problems.as_slice(), plan.ignored.len()), ([].as_slice(), 1), "{heads:?}");
        assert_eq!(plan.rows[0].content.required_result.vi, result, "{heads:?}");
    }
}

#[test]
fn a_table_without_the_heads_says_which_it_has() {
    let plan = plan(&grid(&[&["SỞ KHOA HỌC", "CỘNG HÒA"], &["TT", "Nội dung\nđề xuất", "Đầu ra"], &["1", "A", "B"], &["2", "C", "D"]]));
    assert_eq!(plan.problems, [(0, String::new(), Problem::NoHeader)]);
    assert_eq!(plan.ignored, ["TT", "Nội dung đề xuất", "Đầu ra"]);
}

#[test]
fn a_row_that_would_change_nothing_needs_nothing() {
    let list = plan(&grid(&[&["TT", "Tên bài toán", "Kết quả cần đạt"], &["1", "Một", ""], &["2", "Hai", ""]]));
    let fates = settle(&list.rows, &[existing("BT-01", "Một", false)]);
    let needed: Vec<u32> = needed(&list, &fates).into_iter().map(|(row, ..)| row).collect();
    assert_eq!((list.problems.len(), needed), (2, vec![3]));
}

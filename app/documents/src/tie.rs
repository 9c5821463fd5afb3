//! How a tie was broken, in words and with the tally: in every paper that states the order.

use crate::document::Block;
use domain::{challenges::RuleSet, evaluations::result_file::BallotResult, locale::Locale::Vi};

/// What the council did about a tie across the line of the shortlist.
#[derive(Clone, Debug, Default)]
pub struct Tie {
    pub ballot: BallotResult,
    /// Codes as the public lot put them in order, where it came to that.
    pub lot: Vec<String>,
    /// What it was drawn on, where the rules name a value from outside.
    pub value: Option<String>,
}

/// A heading and what happened; nothing where no ballot was held.
pub(crate) fn settled(tie: Option<&Tie>) -> Vec<Block> {
    let Some(Tie { ballot, lot, value }) = tie else { return Vec::new() };
    let codes: Vec<&str> = ballot.votes.keys().map(String::as_str).collect();
    let votes: Vec<String> = ballot.votes.iter().map(|(code, votes)| format!("hồ sơ {code}: {votes:02} phiếu")).collect();
    let cast = ballot.cast.unwrap_or_else(|| ballot.votes.values().sum());
    let mut text = format!(
        "Các hồ sơ {} bằng điểm chính thức tại vị trí cuối của danh sách rút gọn và các phiếu đánh giá không phân định được. Hội đồng bỏ phiếu kín: \
         {cast:02} trong số {:02} thành viên được bỏ phiếu đã bỏ phiếu; {}.",
        codes.join(", "),
        ballot.eligible,
        votes.join("; ")
    );
    if let Some(code) = &ballot.casting {
        text += &format!(" Số phiếu ngang nhau; phiếu quyết định của người chủ trì dành cho hồ sơ {code}.");
    }
    if !lot.is_empty() {
        text += &format!(" Việc bốc thăm công khai theo quy chế đánh giá xếp các hồ sơ còn ngang nhau theo thứ tự: {}.", lot.join(", "));
        if let Some(value) = value {
            text += &format!(" Giá trị bốc thăm từ nguồn công bố: {value}.");
        }
    }
    vec![Block::Paragraph(text)]
}

/// What a tie was broken by; `step` is that of the rule set's order (C6).
pub(crate) fn broken_by(rules: &RuleSet, step: u8) -> String {
    let criterion = |k: u32| rules.criteria.get(k as usize).map_or("", |criterion| criterion.name.get(Vi));
    match step {
        1 => format!("điểm trung bình tiêu chí “{}”", criterion(rules.priority[0])),
        2 => format!("điểm trung bình tiêu chí “{}”", criterion(rules.priority[1])),
        3 => "trung vị tổng điểm".to_owned(),
        4 => "ít phiếu dưới ngưỡng hơn".to_owned(),
        5 => "phiếu của Chủ tịch Hội đồng".to_owned(),
        6 if !rules.motions.casting => "bỏ phiếu kín của Hội đồng".to_owned(),
        6 => "bỏ phiếu kín của Hội đồng, hoặc phiếu quyết định của người chủ trì khi số phiếu ngang nhau".to_owned(),
        _ => "bốc thăm công khai".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tally_the_casting_vote_and_the_lot_are_told() {
        let votes = [("HS-1".to_owned(), 7), ("HS-2".to_owned(), 7)].into();
        let ballot = BallotResult { eligible: 15, cast: Some(14), votes, casting: Some("HS-2".to_owned()), ..BallotResult::default() };
        let told = |tie: &Tie| match settled(Some(tie)).as_slice() {
            [Block::Paragraph(text)] => text.clone(),
            other => panic!("{other:?}"),
        };
        let text = told(&Tie { ballot: ballot.clone(), lot: Vec::new(), value: None });
        for part in [
            "14 trong số 15 thành viên",
            "hồ sơ HS-1: 07 phiếu; hồ sơ HS-2: 07 phiếu",
            "phiếu quyết định của người chủ trì dành cho hồ sơ HS-2",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        let lot =
            told(&Tie { ballot: BallotResult { casting: None, ..ballot }, lot: vec!["HS-2".to_owned(), "HS-1".to_owned()], value: None });
        assert!(lot.ends_with("theo thứ tự: HS-2, HS-1.") && !lot.contains("người chủ trì"), "{lot}");
        assert!(settled(None).is_empty());
    }

    #[test]
    fn each_step_has_a_name() {
        let names: Vec<String> = (1..=7).map(|step| broken_by(&RuleSet::default(), step)).collect();
        assert!(names.iter().all(|name| !name.contains("bước") && !name.is_empty()));
        assert!(names[0].contains("tiêu chí “") && names[6] == "bốc thăm công khai");
    }
}

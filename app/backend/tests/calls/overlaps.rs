//! What opened proposals have in common: found by the site after the opening, shown to the office and whoever presides, and of a
//! proposal that the reader is not clear of nothing.

use crate::steps::{
    self, CLOSES, CODE, OPENS, assert_denied, assert_not_found, complete, confirm_opening, declare_clear, declare_conflict, draft, save,
    saved_form, verify_second_firm,
};
use backend::testing::TestBackend;
use domain::{
    access::Denied,
    challenges::Measure,
    council::ties::Tie,
    form::Form,
    ids::ProposalId,
    locale::Bilingual,
    proposals::{Section, reach::Reach, targets},
};

/// Copied by one firm from another, without diacritics.
const COPIED: &str = "Hệ thống tiếp nhận câu hỏi của người dân qua cổng dịch vụ công, tìm căn cứ trong kho văn bản đã được rà soát \
    và soạn câu trả lời có dẫn nguồn để cán bộ kiểm tra trước khi gửi đi.";
/// What the call says itself.
const ASKED: &str = "Cấp xã nhận thêm nhiều việc sau khi sắp xếp lại, cán bộ mất nhiều thời gian để tra cứu thủ tục và trả lời người \
    dân, tỉnh cần một trợ lý bằng tiếng Việt.";

fn measure(name: &str, target: &str) -> Measure {
    Measure { name: Bilingual::new(name, ""), target: Bilingual::new(target, "") }
}

fn measures() -> [Measure; 2] {
    [measure("Tỷ lệ trả lời đúng", "≥ 90%"), measure("Thời gian trả lời", "≤ 5 giây")]
}

/// A call with two targets.
async fn published(t: &TestBackend, code: &str) {
    draft(t, code).await;
    let mut form = saved_form(t, code).await.with("context_vi", ASKED);
    for (row, measure) in measures().iter().enumerate() {
        form.set(format!("measure_name_vi_{row}"), &measure.name.vi);
        form.set(format!("measure_target_vi_{row}"), &measure.target.vi);
    }
    t.edit_challenge(&t.actor("mai").await, code, &form).await.expect("edited");
    t.send_to_review(&t.actor("mai").await, code).await.expect("sent");
    t.publish_challenge(&t.actor("lan").await, code, &Form::default()).await.expect("published");
}

async fn hand_in(t: &TestBackend, nick: &str, solution: &str, values: [&str; 2]) -> ProposalId {
    let id = complete(t, nick, &format!("Giải pháp của {nick}")).await;
    save(t, nick, id, Section::Solution, Form::default().with("solution", format!("{ASKED}\n{solution}"))).await;
    save(t, nick, id, Section::Team, Form::default().with("team", format!("Nhóm của {nick}, cố vấn Vũ Thị Hương Giang."))).await;
    let results = measures().iter().zip(values).filter(|(_, value)| !value.is_empty()).fold(
        Form::default().with("results", "Đo được."),
        |form, (measure, value)| {
            let key = targets::key(measure);
            form.with(targets::value_field(&key), value).with(targets::proof_field(&key), "Đo trên dữ liệu kiểm thử.")
        },
    );
    save(t, nick, id, Section::Results, results).await;
    t.submit_proposal(&t.actor(nick).await, id).await.expect("handed in");
    id
}

/// The firm of `binh` has copied from that of `an`.
async fn handed_in(t: &TestBackend) -> [ProposalId; 2] {
    published(t, CODE).await;
    t.at(OPENS);
    verify_second_firm(t).await;
    let an = hand_in(t, "an", &format!("{COPIED} Chúng tôi làm việc này đã lâu."), ["92%", ""]).await;
    let binh = hand_in(t, "binh", &format!("Giải pháp mới. {}", domain::text::fold(COPIED)), ["80%", "3 giây"]).await;
    [an, binh]
}

async fn opened(t: &TestBackend) -> [ProposalId; 2] {
    let ids = handed_in(t).await;
    t.at(CLOSES);
    confirm_opening(t).await;
    t.catch_up().await.expect("compared");
    ids
}

#[tokio::test]
async fn a_copied_passage_is_shown_beside_the_other_and_what_the_call_says_is_not() {
    let t = TestBackend::new().await;
    opened(&t).await;
    for nick in ["mai", "lan"] {
        let v = t.overlaps(&t.actor(nick).await, CODE).await.expect("overlaps");
        let [line] = v.lines.as_slice() else { panic!("{:?}", v.lines) };
        assert!(v.is_compared && line.passages == 1 && !line.is_of_one_firm, "{line:?}");
        let codes = line.sides.each_ref().map(|side| side.code.as_str());
        let pair = t.overlap(&t.actor(nick).await, CODE, codes).await.expect("a pair");
        let [passage] = pair.passages.as_slice() else { panic!("{:?}", pair.passages) };
        assert_eq!(passage.words, line.words);
        let texts = passage.sides.each_ref().map(|side| side.text.as_str());
        let original = COPIED.trim_end_matches('.');
        assert!(texts.contains(&original) && texts.contains(&domain::text::fold(original).as_str()), "{texts:?}");
        assert!(!format!("{:?}", pair.passages).contains("cán bộ mất nhiều thời gian để tra cứu thủ tục và trả lời người dân, tỉnh"));
        assert_not_found(t.overlap(&t.actor(nick).await, CODE, [codes[0], codes[0]]).await);
        assert_eq!(v.ties.len(), 1);
        assert!(v.ties[0].ties.contains(&Tie::Person("Vũ Thị Hương Giang".to_owned())), "{:?}", v.ties);
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_named_and_not_taken_for_empty() {
    let t = TestBackend::new().await;
    let [an, _] = opened(&t).await;
    let mai = t.actor("mai").await;
    let before = t.overlaps(&mai, CODE).await.expect("overlaps");
    let codes = before.lines[0].sides.each_ref().map(|side| side.code.as_str());
    assert!(before.unreadable.is_empty() && t.overlap(&mai, CODE, codes).await.expect("a pair").unreadable.is_empty());
    t.execute("UPDATE proposal_versions SET submission = 'x' WHERE submission LIKE '%Giải pháp của an%'").await;
    let v = t.overlaps(&mai, CODE).await.expect("overlaps");
    assert_eq!(v.unreadable.iter().map(|of| of.id).collect::<Vec<_>>(), [an]);
    assert!(v.ties.is_empty() && v.targets.len() == 1, "nothing is said of it: {:?}", v.targets);
    let pair = t.overlap(&mai, CODE, codes).await.expect("a pair");
    assert_eq!((pair.passages.len(), pair.unreadable.iter().map(|of| of.id).collect::<Vec<_>>()), (0, vec![an]));
}

#[tokio::test]
async fn nobody_is_told_anything_before_the_opening_and_the_public_never() {
    let t = TestBackend::new().await;
    handed_in(&t).await;
    t.catch_up().await.expect("jobs");
    let rows = t.rows().await;
    assert!(rows["proposal_sketches"].is_empty() && rows["proposal_overlaps"].is_empty(), "what is sealed is not looked at");
    let closes = domain::time::Moment::from_local(CLOSES).expect("a time");
    for nick in ["mai", "lan"] {
        assert_denied(t.overlaps(&t.actor(nick).await, CODE).await, Denied::Sealed(closes));
    }
    t.at(CLOSES);
    confirm_opening(&t).await;
    let v = t.overlaps(&t.actor("mai").await, CODE).await.expect("overlaps");
    assert!(!v.is_compared && v.lines.is_empty(), "not yet");
    t.catch_up().await.expect("compared");
    for nick in ["an", "binh", "tuan", "huong"] {
        assert_denied(t.overlaps(&t.actor(nick).await, CODE).await, Denied::Role);
    }
    assert_denied(t.overlaps(&domain::people::Actor::Visitor, CODE).await, Denied::SignIn);
    let before = t.rows().await;
    t.catch_up().await.expect("again");
    assert_eq!(before["proposal_overlaps"], t.rows().await["proposal_overlaps"], "once is enough");
}

#[tokio::test]
async fn who_presides_sees_what_they_are_clear_of_and_no_trace_of_the_rest() {
    let t = TestBackend::new().await;
    let [an, binh] = opened(&t).await;
    assert_denied(t.overlaps(&t.actor("minh").await, CODE).await, Denied::DeclareFirst);
    for id in [an, binh] {
        declare_clear(&t, "minh", id).await;
    }
    let v = t.overlaps(&t.actor("minh").await, CODE).await.expect("overlaps");
    assert_eq!((v.lines.len(), v.ties.len(), v.targets.len()), (1, 1, 2));
    // A proposal that cannot have a result keeps nobody from presiding.
    let again = TestBackend::new().await;
    let [an, binh] = opened(&again).await;
    again.refuse_proposal(binh, "Thiếu hồ sơ pháp lý.").await;
    steps::admit(&again, an).await;
    declare_clear(&again, "minh", an).await;
    declare_conflict(&again, "minh", binh).await;
    match again.overlaps(&again.actor("minh").await, CODE).await {
        Ok(v) => {
            assert_eq!((v.lines.len(), v.ties.len(), v.targets.len()), (0, 0, 1), "as if it were not there");
            assert!(!format!("{v:?}").contains("binh"));
        }
        Err(error) => assert!(matches!(error, backend::Error::Denied(Denied::Conflict | Denied::Role)), "{error}"),
    }
}

#[tokio::test]
async fn an_earlier_call_is_compared_with_too_and_a_firms_own_words_are_told_apart() {
    let t = TestBackend::new().await;
    t.open_challenge("BT-02").await;
    let an = t.actor("an").await;
    let earlier = t.complete_proposal("an", "BT-02").await;
    save(&t, "an", earlier, Section::Plan, Form::default().with("plan", COPIED)).await;
    t.submit_proposal(&an, earlier).await.expect("handed in");
    handed_in(&t).await;
    t.at(CLOSES);
    confirm_opening(&t).await;
    t.catch_up().await.expect("compared");
    let mai = t.actor("mai").await;
    assert_eq!(t.overlaps(&mai, CODE).await.expect("overlaps").lines.len(), 1, "the other call is sealed");
    t.open_proposals("BT-02").await;
    t.catch_up().await.expect("compared");
    let v = t.overlaps(&mai, CODE).await.expect("overlaps");
    let mut told: Vec<_> = v.lines.iter().map(|line| (line.is_of_one_firm, line.sides[1].challenge_code.as_str())).collect();
    assert!(told.is_sorted_by_key(|(is_of_one_firm, _)| *is_of_one_firm), "one's own words last");
    told.sort_unstable();
    assert_eq!(told, [(false, CODE), (false, "BT-02"), (true, "BT-02")], "{:?}", v.lines);
    let theirs = t.overlaps(&mai, "BT-02").await.expect("overlaps");
    assert_eq!(theirs.lines.len(), 2);
    for line in &theirs.lines {
        assert_eq!(line.sides.each_ref().map(|side| side.challenge_code.as_str()), ["BT-02", CODE]);
        let codes = line.sides.each_ref().map(|side| side.code.as_str());
        assert_eq!(t.overlap(&mai, "BT-02", codes).await.expect("a pair").passages.len(), 1);
    }
}

#[tokio::test]
async fn targets_are_held_against_what_is_stated_and_a_budget_buys_nothing_before_the_council_has_proposed() {
    let t = TestBackend::new().await;
    let [an, binh] = opened(&t).await;
    let mai = t.actor("mai").await;
    let v = t.overlaps(&mai, CODE).await.expect("overlaps");
    let of = |id| v.targets.iter().find(|of| of.proposal.id == id).expect("there").answers.iter().map(|(reach, _)| *reach);
    assert_eq!(of(an).collect::<Vec<_>>(), [Reach::Reached, Reach::Silent]);
    assert_eq!(of(binh).collect::<Vec<_>>(), [Reach::Short, Reach::Reached]);
    assert_eq!(v.together.len(), 2, "one alone reaches one of two");
    let none = t.covering(&mai, None).await.expect("covering");
    let [line] = none.lines.as_slice() else { panic!("{none:?}") };
    assert_eq!((line.targets, line.proposals, line.gaps.len(), line.several, line.together.len()), (2, 2, 0, 0, 2));
    assert!(none.choice.is_none());
    let rich = t.covering(&mai, Some(300_000_000)).await.expect("covering").choice.expect("a choice");
    assert_eq!((rich.chosen.len(), rich.covered, rich.targets, rich.left_out), (0, 0, 0, vec![CODE.to_owned()]));
    for nick in ["minh", "an"] {
        assert_denied(t.covering(&t.actor(nick).await, Some(1)).await.map(drop), Denied::Role);
    }
}

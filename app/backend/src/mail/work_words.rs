//! The words of messages about work that arrives: for leaders, for members, and for firms whose proposal goes on a step.

use super::pick;
use domain::{council::motion::Choice, locale::Locale, time::Moment};

/// The line that names the term, where there is one.
pub fn term(l: Locale, due: Option<Moment>) -> String {
    due.map(|at| l.pick(format!("\n\nHạn: trước {}.", at.show_weekday(l)), format!("\n\nDeadline: before {}.", at.show_weekday(l))))
        .unwrap_or_default()
}

/// To leaders, one of whom gives it.
pub fn extension_waits(l: Locale, link: &str, challenge: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Đề nghị gia hạn chờ quyết định", "An extension waits for your decision"),
        format!(
            "Chuyên viên đề nghị gia hạn đối với bài toán sau:\n\n{challenge}\n\nLý do: {reason}\n\n\
             Thời hạn chỉ thay đổi khi lãnh đạo quyết định trước lúc hết hạn. Vui lòng xem rồi quyết định hoặc trả lại tại:\n\n{link}"
        ),
        format!(
            "An officer asks for more time in this challenge:\n\n{challenge}\n\nReason: {reason}\n\n\
             Nothing moves unless a leader decides so before the time is over. Please read it and decide here:\n\n{link}"
        ),
    )
}

/// To whoever asked for it.
pub fn extension_returned(l: Locale, link: &str, challenge: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Đề nghị gia hạn được trả lại", "An extension was returned"),
        format!(
            "Đề nghị gia hạn của ông/bà đối với bài toán sau đã được trả lại; thời hạn không thay đổi:\n\n{challenge}\n\n\
             Lý do: {reason}\n\nCó thể sửa và đề nghị lại trước lúc hết hạn tại:\n\n{link}"
        ),
        format!(
            "Your request for more time in this challenge has been returned; nothing has moved:\n\n{challenge}\n\n\
             Reason: {reason}\n\nIt can be changed and asked for again before the time is over, here:\n\n{link}"
        ),
    )
}

/// To leaders, of a call whose ranking is known.
pub fn cancelling_waits(l: Locale, link: &str, challenge: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Đề nghị hủy đợt mời chờ quyết định", "A call is proposed to be cancelled"),
        format!(
            "Chuyên viên đề nghị hủy đợt mời sau, khi đã có kết quả xếp hạng:\n\n{challenge}\n\nLý do: {reason}\n\n\
             Đợt mời chỉ bị hủy khi lãnh đạo quyết định; bảng xếp hạng và lý do được công khai. Xem tại:\n\n{link}"
        ),
        format!(
            "An officer proposes to cancel this call, whose ranking is known:\n\n{challenge}\n\nReason: {reason}\n\n\
             It is cancelled only by a leader's decision; the ranking and the reason are then public. The page is here:\n\n{link}"
        ),
    )
}

/// To whoever scores.
pub fn scoring_extended(l: Locale, link: &str, challenge: &str, [before, ends]: &[String; 2], reason: &str) -> (String, String) {
    pick(
        l,
        ("Gia hạn thời hạn chấm điểm", "More time for scoring"),
        format!(
            "Thời hạn chấm điểm của bài toán sau đã được gia hạn:\n\n{challenge}\n\n\
             Thời hạn cũ: {before}\nThời hạn mới: {ends}\nLý do: {reason}\n\nTiếp tục tại:\n\n{link}"
        ),
        format!(
            "Members have more time to score this challenge:\n\n{challenge}\n\n\
             Until now: {before}\nNew end: {ends}\nReason: {reason}\n\nGo on here:\n\n{link}"
        ),
    )
}

pub fn review_waits(l: Locale, link: &str, challenge: &str, due: Option<Moment>) -> (String, String) {
    let term = term(l, due);
    pick(
        l,
        ("Bài toán chờ thẩm định", "A challenge waits for your review"),
        format!(
            "Cơ quan thường trực đã trình thẩm định bài toán sau. Đề nghị lãnh đạo phê duyệt công bố hoặc trả lại kèm lý do:\n\n{challenge}{term}\n\nXem tại:\n\n{link}"
        ),
        format!(
            "The office has sent this challenge to review. The leader is asked to approve its publication, or to return it with a reason:\n\n{challenge}{term}\n\nIt is here:\n\n{link}"
        ),
    )
}

pub fn challenge_returned(l: Locale, link: &str, challenge: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Bài toán được trả lại để hoàn thiện", "A challenge was returned for revision"),
        format!("Lãnh đạo đã trả lại bài toán sau để hoàn thiện:\n\n{challenge}\n\nLý do: {reason}\n\nSửa và trình lại tại:\n\n{link}"),
        format!(
            "The leader has returned this challenge for revision:\n\n{challenge}\n\nReason: {reason}\n\nRevise it and send it again here:\n\n{link}"
        ),
    )
}

pub fn declaring_waits(l: Locale, link: &str, challenge: &str, proposals: usize, due: Option<Moment>) -> (String, String) {
    let term = term(l, due);
    pick(
        l,
        ("Cần khai báo xung đột lợi ích", "Conflicts of interest to declare"),
        format!(
            "Hồ sơ của bài toán sau đã được mở:\n\n{challenge}\n\n\
             Vui lòng khai báo xung đột lợi ích đối với {proposals} hồ sơ trước khi xem nội dung. Việc đánh giá bắt đầu sau khi cơ quan thường trực kiểm tra xong tính hợp lệ.{term}\n\n\
             Khai báo tại:\n\n{link}"
        ),
        format!(
            "The proposals for this challenge have been opened:\n\n{challenge}\n\n\
             Please declare for {proposals} proposal(s) whether you have a conflict of interest, before seeing any of them. Scoring begins once the office has screened them.{term}\n\n\
             Declare here:\n\n{link}"
        ),
    )
}

pub fn scoring_waits(l: Locale, link: &str, challenge: &str, proposals: usize, due: Option<Moment>) -> (String, String) {
    let term = term(l, due);
    pick(
        l,
        ("Bắt đầu chấm điểm", "Scoring has begun"),
        format!(
            "Việc chấm điểm của bài toán sau đã bắt đầu:\n\n{challenge}\n\nSố hồ sơ ông/bà được chấm: {proposals}. Hồ sơ chưa khai báo xung đột lợi ích thì khai báo trước khi chấm.{term}\n\n\
             Chấm tại:\n\n{link}"
        ),
        format!(
            "The scoring of this challenge has begun:\n\n{challenge}\n\nProposals for you to score: {proposals}. Where you have not declared whether there is a conflict of interest, please do so first.{term}\n\n\
             Score here:\n\n{link}"
        ),
    )
}

pub fn second_round(l: Locale, link: &str, challenge: &str, far: &[String], due: Option<Moment>) -> (String, String) {
    let (codes, term) = (far.join(", "), term(l, due));
    let (vi, en) = if far.is_empty() {
        (String::new(), String::new())
    } else {
        (
            format!("\n\nPhiếu của ông/bà cho các hồ sơ sau chênh lệch nhiều so với các phiếu khác, cần trao đổi trong Hội đồng: {codes}."),
            format!("\n\nYour sheets for these proposals are far from the others, and are to be discussed in the council: {codes}."),
        )
    };
    pick(
        l,
        ("Bắt đầu vòng chấm điểm thứ hai", "The second round of scoring has begun"),
        format!(
            "Vòng chấm điểm thứ nhất của bài toán sau đã kết thúc; vòng thứ hai bắt đầu:\n\n{challenge}{vi}\n\n\
             Ông/bà xem được phiếu của thành viên khác và có thể sửa phiếu của mình, mỗi thay đổi kèm lý do.{term}\n\nXem tại:\n\n{link}"
        ),
        format!(
            "The first round of scoring of this challenge has ended, and the second has begun:\n\n{challenge}{en}\n\n\
             You can read the other members' sheets and may change your own, each change with a reason.{term}\n\nThey are here:\n\n{link}"
        ),
    )
}

pub fn sheet_far(l: Locale, link: &str, challenge: &str, proposal: &str, due: Option<Moment>) -> (String, String) {
    let term = term(l, due);
    pick(
        l,
        ("Phiếu đánh giá chênh lệch nhiều so với các phiếu khác", "Your score sheet is far from the others"),
        format!(
            "Mọi phiếu cho hồ sơ {proposal} (bài toán {challenge}) đã được nộp. Phiếu của ông/bà chênh lệch nhiều so với các phiếu khác và cần trao đổi trong Hội đồng; \
             không phiếu nào bị loại tự động.{term}\n\nXem phiếu tại:\n\n{link}"
        ),
        format!(
            "All sheets for proposal {proposal} (challenge {challenge}) have been handed in. Yours is far from the others and is to be discussed in the council; \
             no sheet is left out by itself.{term}\n\nYour sheet:\n\n{link}"
        ),
    )
}

pub fn sheet_excluded(l: Locale, link: &str, challenge: &str, proposal: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Hội đồng biểu quyết không tính một phiếu đánh giá", "The council voted not to count a score sheet"),
        format!(
            "Hội đồng đã biểu quyết không tính phiếu của ông/bà cho hồ sơ {proposal} (bài toán {challenge}).\nLý do: {reason}\n\n\
             Phiếu được giữ nguyên; cả hai mức điểm đều được ghi cùng kết quả. Xem tại:\n\n{link}"
        ),
        format!(
            "The council has voted not to count your sheet for proposal {proposal} (challenge {challenge}).\nReason: {reason}\n\n\
             The sheet is kept as it is, and both scores are shown with the result. It is here:\n\n{link}"
        ),
    )
}

pub fn sheet_asked(l: Locale, link: &str, challenge: &str, proposal: &str, reason: &str, due: Moment) -> (String, String) {
    let due = due.show_weekday(l);
    pick(
        l,
        ("Đề nghị ông/bà có ý kiến về phiếu đánh giá của mình", "Please comment on your score sheet"),
        format!(
            "Người chủ trì đề nghị Hội đồng biểu quyết không tính phiếu của ông/bà cho hồ sơ {proposal} (bài toán {challenge}), vì phiếu chênh lệch xa so với các phiếu khác.\nLý do: {reason}\n\n\
             Trước khi biểu quyết, mời ông/bà có ý kiến, chậm nhất {due}; ý kiến được nêu cùng nội dung biểu quyết mà không nêu tên. Ông/bà cũng có thể sửa phiếu, nếu vòng chấm còn cho phép.\n\nÝ kiến tại:\n\n{link}"
        ),
        format!(
            "Who presides asks the council to vote on not counting your sheet for proposal {proposal} (challenge {challenge}), because it is far from the others.\nReason: {reason}\n\n\
             Before anybody votes, please say what you think, by {due} at the latest; it is shown with the motion, without your name. You may also change the sheet where the round still allows it.\n\nHere:\n\n{link}"
        ),
    )
}

pub fn motion_waits(l: Locale, link: &str, challenge: &str, number: u32, due: Moment) -> (String, String) {
    let due = due.show_weekday(l);
    pick(
        l,
        ("Mời biểu quyết bằng văn bản", "A written ballot awaits your vote"),
        format!(
            "Mời ông/bà biểu quyết nội dung số {number} của Hội đồng về bài toán:\n\n{challenge}\n\n\
             Biểu quyết bằng tài khoản của chính mình, chậm nhất {due}; quá thời hạn, kết quả được tính theo số phiếu đã có.\n\nBiểu quyết tại:\n\n{link}"
        ),
        format!(
            "Please vote on motion {number} of the council about this challenge:\n\n{challenge}\n\n\
             Each member votes from their own account, by {due} at the latest; after that the votes cast are counted.\n\nVote here:\n\n{link}"
        ),
    )
}

pub fn vote_entered(l: Locale, link: &str, challenge: &str, number: u32, (choice, by): (Choice, &str)) -> (String, String) {
    let [vi, en] = match choice {
        Choice::For => ["tán thành", "in favour"],
        Choice::Against => ["không tán thành", "against"],
        Choice::Abstain => ["không cho ý kiến", "abstaining"],
    };
    pick(
        l,
        ("Phiếu của ông/bà đã được nhập hộ", "Your vote has been entered for you"),
        format!(
            "{by} đã nhập hộ phiếu của ông/bà cho nội dung số {number} của Hội đồng về bài toán:\n\n{challenge}\n\nPhiếu được nhập: {vi}.\n\n\
             Nếu không đúng, ông/bà tự biểu quyết bằng tài khoản của mình trước khi kết thúc biểu quyết: phiếu tự biểu quyết thay phiếu nhập hộ.\n\nBiểu quyết tại:\n\n{link}"
        ),
        format!(
            "{by} has entered your vote on motion {number} of the council about this challenge:\n\n{challenge}\n\nThe vote entered: {en}.\n\n\
             If that is wrong, please vote yourself from your own account before the vote is closed: your own vote takes the place of the one entered.\n\nVote here:\n\n{link}"
        ),
    )
}

pub fn ballot_opened(l: Locale, link: &str, challenge: &str, due: Moment) -> (String, String) {
    let due = due.show_weekday(l);
    pick(
        l,
        ("Bỏ phiếu kín về hồ sơ đồng điểm", "A secret ballot on a tie has been opened"),
        format!(
            "Đã mở bỏ phiếu kín về các hồ sơ đồng điểm của bài toán:\n\n{challenge}\n\nMời ông/bà bỏ phiếu, chậm nhất {due}. Kiểm phiếu vào thời điểm đó, hoặc sớm hơn khi mọi thành viên được bỏ phiếu đã bỏ.\n\nBỏ phiếu tại:\n\n{link}"
        ),
        format!(
            "A secret ballot on proposals that are tied has been opened for this challenge:\n\n{challenge}\n\nPlease vote by {due}. It is counted then, or earlier once everybody who may vote has voted.\n\nVote here:\n\n{link}"
        ),
    )
}

pub fn lot_opened(l: Locale, link: &str, challenge: &str, due: Moment) -> (String, String) {
    let due = due.show_weekday(l);
    pick(
        l,
        ("Mời góp giá trị để bốc thăm công khai", "A public lot awaits your contribution"),
        format!(
            "Đã mở bốc thăm công khai về các hồ sơ đồng điểm của bài toán:\n\n{challenge}\n\n\
             Mời ông/bà góp một giá trị, chậm nhất {due}. Trước khi mở, chỉ mã băm được công khai; đến hạn hoặc khi mọi thành viên đã góp, hệ thống mở tất cả cùng lúc.\n\nGóp tại:\n\n{link}"
        ),
        format!(
            "A public lot on proposals that are tied has been opened for this challenge:\n\n{challenge}\n\n\
             Please give a value, by {due} at the latest. Only hashes are public before; at the end of the term, or once every member has given, all values are opened at once.\n\nGive it here:\n\n{link}"
        ),
    )
}

pub fn lot_read(l: Locale, link: &str, challenge: &str, source: &str, on: Moment, due: Moment) -> (String, String) {
    let (on, due) = (on.show_date(l), due.show_weekday(l));
    pick(
        l,
        ("Mời nhập giá trị bốc thăm từ nguồn công bố", "A value for the public lot is to be read at its source"),
        format!(
            "Sau khi kiểm phiếu, các hồ sơ của bài toán sau vẫn ngang nhau:\n\n{challenge}\n\n\
             Theo quy chế đánh giá, thứ tự được bốc thăm theo giá trị công bố ngày {on}: {source}. Mời ông/bà tự đọc giá trị tại nguồn công bố và nhập từ ngày đó, chậm nhất {due}. Giá trị được nhiều thành viên nhập nhất, và đủ số thành viên theo quy chế, là giá trị bốc thăm; sau thời hạn này không ai nhập thêm được.\n\nNhập tại:\n\n{link}"
        ),
        format!(
            "After the votes were counted, proposals of this challenge are still equal:\n\n{challenge}\n\n\
             By the rule set the lot is drawn on a value published on {on}: {source}. Please read it at its source yourself and type it from that day on, by {due} at the latest. What most members typed, and as many as the rule set asks for, is what the lot is drawn on; nobody types anything after that time.\n\nType it here:\n\n{link}"
        ),
    )
}

pub fn proposal_opened(l: Locale, link: &str, challenge: &str, code: &str, at: Moment) -> (String, String) {
    let at = at.show_exact(l);
    pick(
        l,
        ("Hồ sơ đã được mở", "Your proposal has been opened"),
        format!(
            "Các hồ sơ nộp cho bài toán sau đã được mở lúc {at}:\n\n{challenge}\n\n\
             Mã hồ sơ của doanh nghiệp: {code}. Cơ quan thường trực đang kiểm tra tính hợp lệ; nếu cần bổ sung giấy tờ, doanh nghiệp được báo kèm thời hạn.\n\nXem hồ sơ tại:\n\n{link}"
        ),
        format!(
            "The proposals for this challenge were opened at {at}:\n\n{challenge}\n\n\
             Your firm's proposal: {code}. The office is screening it; should documents be missing, you will be told, with the term.\n\nYour proposal:\n\n{link}"
        ),
    )
}

pub fn evaluation_begun(l: Locale, link: &str, challenge: &str, code: &str, due: Option<Moment>) -> (String, String) {
    let planned = |vi: &str, en: &str| due.map(|at| format!(" {} {}.", l.pick(vi, en), at.show_weekday(l))).unwrap_or_default();
    let planned = planned("Dự kiến kết thúc đánh giá:", "It is planned to end on");
    pick(
        l,
        ("Hồ sơ hợp lệ, Hội đồng bắt đầu đánh giá", "Your proposal is admitted; the council evaluates it"),
        format!(
            "Hồ sơ {code} của doanh nghiệp hợp lệ. Hội đồng tư vấn đã bắt đầu đánh giá hồ sơ của bài toán:\n\n{challenge}\n\n\
             Kết quả được báo qua thư điện tử.{planned}\n\nXem hồ sơ tại:\n\n{link}"
        ),
        format!(
            "Your firm's proposal {code} is admitted. The advisory council has begun its evaluation for this challenge:\n\n{challenge}\n\n\
             You will be told of the result by mail.{planned}\n\nYour proposal:\n\n{link}"
        ),
    )
}

pub fn not_admitted(l: Locale, link: &str, challenge: &str, code: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Hồ sơ không hợp lệ", "Your proposal is not admitted"),
        format!(
            "Sau khi kiểm tra, hồ sơ {code} của doanh nghiệp nộp cho bài toán sau không hợp lệ và không được chuyển Hội đồng đánh giá:\n\n{challenge}\n\n\
             Lý do: {reason}\n\nDoanh nghiệp có thể gửi kiến nghị sau khi kết quả được công bố, trong thời hạn của quy chế. Xem hồ sơ tại:\n\n{link}"
        ),
        format!(
            "After screening, your firm's proposal {code} for this challenge is not admitted, and is not evaluated by the council:\n\n{challenge}\n\n\
             Reason: {reason}\n\nOnce the result is published, your firm may file a complaint within the term of the rules. Your proposal:\n\n{link}"
        ),
    )
}

pub fn conflict_found(l: Locale, link: &str, challenge: &str, [by, reason]: [&String; 2], counts: bool) -> (String, String) {
    let counts = match counts {
        true => l.pick(
            " Phiếu ông/bà đã nộp vẫn được tính, trừ khi Hội đồng biểu quyết hủy phiếu; trước khi biểu quyết, ông/bà được có ý kiến.",
            " The sheet that you had submitted counts unless the council votes to void it; before it votes, you will be heard.",
        ),
        false => "",
    };
    pick(
        l,
        ("Xung đột lợi ích được ghi nhận", "A conflict of interest was recorded"),
        format!(
            "{by} đã ghi nhận ông/bà có xung đột lợi ích với một hồ sơ của bài toán {challenge}. Hồ sơ đó không còn hiển thị.{counts}\nLý do: {reason}\n\n\
             Ông/bà được đề nghị xem xét lại một lần, tại: {link}"
        ),
        format!(
            "{by} has recorded that you have a conflict of interest with a proposal of challenge {challenge}. It is hidden from you now.{counts}\nReason: {reason}\n\n\
             You may appeal once, here: {link}"
        ),
    )
}

pub fn conflict_ruled(l: Locale, link: &str, challenge: &str, [by, reason]: [&String; 2], is_lifted: bool) -> (String, String) {
    let (vi, en) = match is_lifted {
        true => (
            "đã hủy ghi nhận xung đột lợi ích. Phiếu ông/bà đã nộp (nếu có) được tính. Vui lòng khai báo lại để tiếp tục",
            "has lifted the conflict of interest. A sheet that you had submitted counts. Please declare anew to go on",
        ),
        false => ("giữ nguyên việc ghi nhận xung đột lợi ích", "has kept the conflict of interest"),
    };
    let by = if by.is_empty() { l.pick("hệ thống", "the site") } else { by };
    pick(
        l,
        ("Trả lời đề nghị xem xét lại", "Answer to your appeal"),
        format!("Về đề nghị xem xét lại của ông/bà, bài toán {challenge}: {by} {vi}.\nLý do: {reason}\n\nXem tại: {link}"),
        format!("About your appeal, challenge {challenge}: {by} {en}.\nReason: {reason}\n\nIt is here: {link}"),
    )
}

pub fn given_back(l: Locale, link: &str, challenge: &str, proposal: &str, reason: &str) -> (String, String) {
    pick(
        l,
        ("Phiếu đánh giá được mở lại", "A score sheet was given back"),
        format!(
            "Người chủ trì Hội đồng đã mở lại phiếu đánh giá của ông/bà cho hồ sơ {proposal} (bài toán {challenge}).\nLý do: {reason}\n\n\
             Nội dung phiếu được giữ nguyên; bản đã nộp vẫn được tính cho đến khi ông/bà nộp bản khác. Vui lòng xem lại và nộp phiếu: {link}"
        ),
        format!(
            "Whoever presides over the council has given back your score sheet for proposal {proposal} (challenge {challenge}).\nReason: {reason}\n\n\
             What you wrote is kept; what was submitted counts until you submit another version. Please look at it again and submit it: {link}"
        ),
    )
}

pub fn sheets_left(l: Locale, link: &str, challenge: &str, sheets: usize, ends: Option<String>) -> (String, String) {
    let by = ends
        .map(|at| l.pick(format!(" Dự kiến kết thúc đánh giá: {at}."), format!(" Scoring is planned to end on {at}.")))
        .unwrap_or_default();
    pick(
        l,
        ("Phiếu đánh giá chưa nộp", "Score sheets not yet submitted"),
        format!("Bài toán {challenge}: ông/bà còn {sheets} hồ sơ chưa khai báo hoặc chưa nộp phiếu đánh giá.{by}\n\nTiếp tục tại: {link}"),
        format!("Challenge {challenge}: {sheets} of your declarations or score sheets are still to be done.{by}\n\nGo on at: {link}"),
    )
}

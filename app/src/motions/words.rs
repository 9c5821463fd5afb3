//! Words of motions.

use domain::{council::motion::Choice, evaluations::motion::Majority, locale::Locale};

words! {
    title(code) = "Biểu quyết của Hội đồng, bài toán {code}" | "Votes of the council on challenge {code}";
    lead = "Mỗi thành viên biểu quyết bằng tài khoản của chính mình; phiếu do thư ký nhập hộ thành viên đang có mặt chỉ được tính khi một thành viên khác xác nhận. Kết quả do hệ thống tính theo quy chế đánh giá của bài toán." | "Each member votes from their own account; a vote that the secretary enters for a member who is present counts only once another member has confirmed it. The site counts by the rules of the challenge.";
    apart = "Danh sách rút gọn được các thành viên không có xung đột lợi ích với hồ sơ nào biểu quyết. Ông/bà có xung đột lợi ích nên không biểu quyết và không xem được nội dung này." | "The shortlist is voted on by members who are clear of every proposal. You have a conflict, so you neither vote nor read it.";
    none = "Chưa có nội dung nào được đưa ra biểu quyết." | "Nothing has been put to the vote yet.";
    open_heading = "Đang biểu quyết" | "Being voted on";
    choose = "Chọn…" | "Choose…";
    waiting_heading = "Chưa đưa ra biểu quyết" | "Not put to the vote yet";
    put_by_site(from, days) = "Nếu đến {from} chưa ai đưa ra biểu quyết, hệ thống tự mở biểu quyết bằng văn bản trong {days} ngày; trong lúc chờ, việc chấm điểm chưa kết thúc được và lãnh đạo chưa quyết định được." | "If nobody has put it to the vote by {from}, the site opens a written ballot of {days} days by itself; until then scoring cannot close, and the leader cannot decide.";
    heading(number, subject) = "Nội dung {number}: {subject}" | "Motion {number}: {subject}";
    exclusion(code, letter) = "không tính phiếu {letter} của hồ sơ {code}" | "not to count sheet {letter} of proposal {code}";
    voiding(code, member) = "hủy phiếu của {member} cho hồ sơ {code} do xung đột lợi ích" | "to void the sheet of {member} for proposal {code} because of a conflict of interest";
    voiding_own = "hủy một phiếu của ông/bà do xung đột lợi ích" | "to void a sheet of yours because of a conflict of interest";
    voiding_answer_lead = "Đã ghi nhận xung đột lợi ích sau khi ông/bà nộp phiếu, và người chủ trì đề nghị hủy phiếu. Phiếu vẫn được tính cho đến khi Hội đồng thông qua việc hủy. Ý kiến dưới đây được nêu cùng nội dung biểu quyết." | "A conflict of interest was found after you had handed in your sheet, and it is proposed to void it. It counts until the council has voided it. What you say here is shown with the motion.";
    void_move = "Đề nghị hủy phiếu do xung đột lợi ích" | "Move to void a sheet for a conflict";
    void_title(code) = "Đề nghị hủy phiếu do xung đột lợi ích, bài toán {code}" | "Move to void a sheet for a conflict, challenge {code}";
    void_closed_lead = "Việc chấm điểm đã kết thúc. Phiếu của thành viên có xung đột lợi ích mới phát hiện chỉ bị hủy khi Hội đồng biểu quyết thông qua, trước khi lãnh đạo quyết định; sau đó chỉ còn xem xét qua kiến nghị. Nếu thông qua, kết quả được tính lại khi không có phiếu đó; kết quả trước và sau, lý do và kết quả biểu quyết đều công khai. Hồ sơ không còn đủ số phiếu thì được chấm lại một lần, trừ khi Hội đồng biểu quyết để hồ sơ không có kết quả. Danh sách đã đề xuất (nếu có) trở lại Hội đồng." | "Scoring has closed. A sheet whose member has a conflict that is found now is void only if the council votes so, before the leader decides; after that only a complaint can take it up. Once carried, the result is computed without it; both results, the reason and the vote are public. A proposal that loses its quorum by it is scored anew, once, unless the council votes that it has no result. A shortlist that was proposed goes back to the council.";
    put_waits(from) = "Từ {from} hệ thống tự mở biểu quyết bằng văn bản, nhưng chưa mở được: còn đề nghị xem xét lại chưa được trả lời, hoặc không đủ thành viên được biểu quyết. Hệ thống mở ngay khi không còn lý do đó." | "From {from} on the site opens a written ballot by itself, and could not yet: an appeal has no answer, or too few members may vote. It does so as soon as that is over.";
    void_lead = "Phiếu nộp trước khi ghi nhận xung đột vẫn được tính cho đến khi Hội đồng biểu quyết hủy. Thành viên có phiếu được hỏi ý kiến trước và không biểu quyết; chưa ai biểu quyết trước khi thành viên trả lời hoặc hết thời hạn trả lời. Trong lúc chờ, việc chấm điểm chưa kết thúc được. Nếu không ai đề nghị, phiếu được tính và kết quả nêu rõ điều đó." | "A sheet handed in before the conflict was found counts until the council votes to void it. Its member is heard first and does not vote; nobody votes before they have answered or their term is over. Until then scoring cannot close. If nobody moves it, the sheet counts and the result says so.";
    void_presider_lead = "Phiếu của người chủ trì, và phiếu cho hồ sơ mà người chủ trì có xung đột lợi ích, do người kế tiếp theo thứ tự chủ trì đưa ra Hội đồng." | "The sheet of whoever presides, and sheets for a proposal that they have a conflict with, are brought before the council by the next in order of presiding.";
    void_presider = "Đề nghị hủy một phiếu như vậy" | "Ask about such a sheet";
    void_none = "Không có phiếu nào đang được tính mà thành viên đã được ghi nhận có xung đột lợi ích." | "No sheet counts whose member was found to have a conflict.";
    void_sheet = "Phiếu" | "Sheet";
    void_option(code, member) = "Hồ sơ {code}, phiếu của {member}" | "Proposal {code}, sheet of {member}";
    void_reason = "Lý do" | "Reason";
    void_reason_hint = "Thành viên được xem; lý do và kết quả biểu quyết có trong tệp kết quả công khai. Không nêu họ tên, không trích nội dung hồ sơ." | "The member sees it; with the outcome it is in the public result file. Name nobody and do not quote the proposal.";
    void_until = "Thành viên trả lời chậm nhất" | "The member may answer until";
    void_button = "Hỏi ý kiến thành viên" | "Ask the member";
    void_cancel = "Về trang bài toán" | "Back to the challenge";
    no_result(code) = "Không chấm lại hồ sơ {code}; hồ sơ không có kết quả" | "Proposal {code} is not scored anew and has no result";
    no_result_option = "Không chấm lại một hồ sơ; hồ sơ không có kết quả" | "That a proposal is not scored anew and has no result";
    no_result_which = "Hồ sơ đang được chấm lại" | "Proposal that is being scored anew";
    no_result_hint = "Chỉ cho nội dung không chấm lại. Nếu không được thông qua, việc chấm lại tiếp tục." | "Only for not scoring it anew. If it is not carried, scoring goes on.";
    stability = "Ghi nhận về độ vững của kết quả" | "Note on how firm the result is";
    shortlist = "Đề xuất danh sách rút gọn" | "Proposal of the shortlist";
    departure = "Đề xuất danh sách rút gọn khác với thứ tự xếp hạng" | "Proposal of a shortlist that departs from the ranking";
    free = "Nội dung khác" | "Anything else";
    moved_by(name, at) = "{name} đưa ra lúc {at}" | "Moved by {name}, {at}";
    picks_none = "Không đề xuất hồ sơ nào." | "No proposal is put forward.";
    /// With the codes of what is passed over.
    departs(codes) = "Danh sách không theo thứ tự xếp hạng: {codes} xếp trên hoặc ngang hồ sơ được chọn nhưng không được chọn." | "The list is not the top of the ranking: {codes} ranks at or above a chosen proposal and is not chosen.";
    answer_heading = "Ý kiến của người chấm phiếu này" | "What the author of the sheet says";
    asked(until) = "Đang chờ ý kiến của người chấm phiếu, chậm nhất {until}. Chưa ai biểu quyết." | "The author of the sheet may answer until {until}. Nobody votes yet.";
    heard = "Người chấm phiếu đã có ý kiến hoặc đã hết thời hạn có ý kiến; người chủ trì đưa ra biểu quyết được." | "The author of the sheet has answered, or the term for it is over; it can be put to the vote.";
    withdrawn(at) = "Đã rút lúc {at}, trước khi có ai biểu quyết." | "Withdrawn {at}, before anybody voted.";

    in_this_meeting(from) = "Biểu quyết tại phiên họp, kết thúc sớm nhất lúc {from} hoặc khi mọi người đã tự biểu quyết." | "Voted on in the meeting, closed at {from} at the earliest or once everybody has voted for themselves.";
    written_until(until) = "Lấy phiếu bằng văn bản đến {until}." | "A written ballot until {until}.";
    simple = "Thông qua khi quá nửa số phiếu biểu quyết tán thành." | "It takes more than half of the votes cast.";
    of_cast = "Thông qua khi ít nhất hai phần ba số phiếu biểu quyết tán thành." | "It takes two thirds of the votes cast.";
    of_eligible = "Thông qua khi ít nhất hai phần ba số thành viên không có xung đột lợi ích tán thành, kể cả người vắng mặt." | "It takes two thirds of the members without a conflict, there or not.";
    casting = "Khi số phiếu ngang nhau thì theo bên có người chủ trì." | "On an equal vote, the side of who presides decides.";
    turnout(voted, eligible, needed) = "Đã biểu quyết {voted} trong {eligible} người; kết quả có giá trị khi có ít nhất {needed} phiếu." | "{voted} of {eligible} have voted; at least {needed} votes decide anything.";
    missing_reports(n) = "Khi đưa ra biểu quyết còn thiếu {n} báo cáo phản biện." | "Put to the vote with rapporteurs' reports missing: {n}.";
    voted = "Đã biểu quyết" | "Voted";
    waiting = "Phiếu nhập hộ chờ xác nhận" | "Entered, waiting to be confirmed";
    silent = "Chưa biểu quyết" | "Not voted";
    tally(yes, no, abstained, eligible) = "{yes} tán thành, {no} không tán thành, {abstained} không cho ý kiến, trên {eligible} người được biểu quyết." | "{yes} in favour, {no} against, {abstained} abstaining, of {eligible} who might vote.";
    carried = "Đã thông qua:" | "Carried:";
    lost = "Không được thông qua:" | "Not carried:";
    no_quorum = "Không đủ số phiếu nên không có giá trị:" | "Too few votes to decide anything:";
    lapsed = "Đã thông qua nhưng không còn hiệu lực, vì nội dung được biểu quyết đã thay đổi trong lúc đó:" | "Carried, but without effect, because what it was about was changed meanwhile:";
    cast_for = "Số phiếu ngang nhau; người chủ trì tán thành." | "The votes were equal; who presides was in favour.";
    cast_against = "Số phiếu ngang nhau; người chủ trì không tán thành." | "The votes were equal; who presides was against.";
    by_name = "Ai biểu quyết thế nào" | "Who voted how";

    vote_lead = "Mời ông/bà biểu quyết. Sau khi bấm, phiếu không sửa được nữa." | "Please vote. It cannot be changed afterwards.";
    in_favour = "Tán thành" | "In favour";
    against = "Không tán thành" | "Against";
    abstain = "Không cho ý kiến" | "Abstain";
    entered_for(choice) = "Đã có phiếu được nhập hộ ông/bà: {choice}. Nếu ông/bà tự biểu quyết dưới đây, phiếu của ông/bà thay phiếu nhập hộ." | "A vote was entered for you: {choice}. If you vote below, your own vote takes its place.";
    secret = "Biểu quyết kín: công khai ai đã bỏ phiếu, không ai biết ai bỏ thế nào." | "A secret vote: who has voted is told, and nobody knows how.";
    vote_lead_secret = "Mời ông/bà bỏ phiếu kín. Sau khi bấm, phiếu không sửa được nữa; phiếu được ghi cùng phiếu của người khác nên có thể mất vài giây." | "Please vote; it is secret. It cannot be changed afterwards. It is written together with the votes of others, which can take some seconds.";
    has_voted_secretly = "Ông/bà đã bỏ phiếu kín." | "You have voted in secret.";
    has_voted_on(day) = "Ông/bà đã bỏ phiếu kín ngày {day}." | "You voted in secret on {day}.";
    has_voted_how = "Hệ thống chỉ ghi nhận việc bỏ phiếu, không lưu ai bỏ thế nào, nên không tra lại được nội dung phiếu." | "The site keeps that you have voted and not how, so nobody can look that up.";
    has_voted(choice) = "Ông/bà đã biểu quyết: {choice}." | "You have voted: {choice}.";
    answer_lead = "Người chủ trì đề nghị không tính phiếu này, là phiếu của ông/bà. Ý kiến dưới đây được nêu cùng nội dung biểu quyết mà không nêu tên." | "This sheet is yours, and it is proposed not to count it. What you say here is shown with the motion, without your name.";
    answer_open = "Nêu ý kiến về phiếu của ông/bà" | "Say what you think of it";
    answer_change = "Sửa ý kiến đã nêu" | "Change what you said";
    answer = "Ý kiến của ông/bà" | "What you say";
    answer_button = "Gửi ý kiến" | "Send";
    enter = "Nhập hộ phiếu cho thành viên có mặt không dùng thiết bị" | "Enter the vote of a member who is present without a device";
    enter_lead = "Chỉ nhập hộ cho thành viên không dùng thiết bị đã được một thành viên khác xác nhận có mặt, tối đa một phần ba số người được biểu quyết. Thành viên được báo ngay qua thư điện tử và tự biểu quyết lại được. Phiếu chỉ được tính sau khi một thành viên khác xác nhận; tên người nhập và người xác nhận đều được ghi lại." | "Only for members without a device of whom another member said that they are there, and for no more than a third of those who may vote. The member is told at once by mail and may vote otherwise. It counts only once another member has confirmed it; both names are recorded.";
    member = "Thành viên" | "Member";
    their_choice = "Thành viên đó biểu quyết" | "How they vote";
    enter_button = "Nhập phiếu" | "Enter the vote";
    countersign_lead = "Thư ký đã nhập hộ phiếu của thành viên có mặt. Vui lòng chọn đúng ý kiến mà ông/bà nghe chính thành viên đó nêu; phiếu chỉ được tính khi trùng với phiếu thư ký đã nhập." | "The secretary entered the vote of a member who is present. Choose what you heard from that member: the vote counts only if it is what the secretary entered.";
    countersign(name) = "{name} nêu ý kiến:" | "{name} said:";
    close = "Kết thúc biểu quyết" | "Close the vote";
    close_ask = "Kết quả được tính ngay theo số phiếu đã có. Người chưa biểu quyết không biểu quyết được nữa. Chưa đến thời điểm kết thúc sớm nhất thì chỉ kết thúc được khi mọi người đã tự biểu quyết." | "It is counted at once, from the votes cast. Whoever has not voted cannot any more. Before the earliest time it closes only once everybody has voted for themselves.";
    close_button = "Tính kết quả" | "Count";
    withdraw = "Rút nội dung này" | "Withdraw it";
    withdraw_ask = "Nội dung được rút vẫn lưu trong danh sách, ghi là đã rút." | "It stays on the list as withdrawn.";
    withdraw_button = "Rút" | "Withdraw";
    to_motion(number) = "Xem nội dung {number} và biểu quyết" | "See motion {number} and vote";
    to_motions = "Các nội dung biểu quyết" | "All votes";

    new = "Đưa nội dung ra biểu quyết" | "Put something to the vote";
    new_title(code) = "Đưa nội dung ra biểu quyết, bài toán {code}" | "Put something to the vote, challenge {code}";
    new_lead = "Nội dung được hiển thị cho từng thành viên được biểu quyết. Danh sách người được biểu quyết được chốt khi mở: không có xung đột lợi ích với hồ sơ liên quan và, nếu biểu quyết tại phiên họp, đã tự xác nhận có mặt hoặc được một thành viên khác xác nhận có mặt. Số phiếu tối thiểu tính trên số thành viên không có xung đột lợi ích, kể cả người vắng mặt. Nội dung và kết quả biểu quyết được ghi vào tệp kết quả của bài toán." | "It is shown to each member who may vote. Who that is is settled when it opens: those without a conflict with what it is about who, in a meeting, have said that they are there or of whom another member said so. The fewest votes are of all members without a conflict, there or not. Its text and its outcome go into the result file of the challenge.";
    subject = "Loại nội dung" | "About";
    text = "Nội dung biểu quyết" | "What is to be decided";
    text_hint = "Ghi thành một câu trả lời được bằng tán thành hoặc không tán thành." | "In a sentence that can be answered by yes or no.";
    place = "Cách biểu quyết" | "Where it is voted on";
    in_meeting = "Tại phiên họp đang diễn ra" | "In the meeting that is running";
    written = "Lấy phiếu bằng văn bản" | "A written ballot";
    until = "Thời hạn biểu quyết" | "Until";
    until_hint = "Chỉ cần khi lấy phiếu bằng văn bản: từ 1 đến 30 ngày. Khi mọi người đã biểu quyết, kết quả được tính ngay." | "For a written ballot: 1 to 30 days. Once everybody has voted it is counted at once.";
    open_button = "Đưa ra biểu quyết" | "Put it to the vote";
}

pub fn choice(l: Locale, choice: Choice) -> &'static str {
    match choice {
        Choice::For => in_favour(l),
        Choice::Against => against(l),
        Choice::Abstain => abstain(l),
    }
}

pub fn majority(l: Locale, majority: Majority) -> &'static str {
    match majority {
        Majority::Simple => simple(l),
        Majority::OfCast(_) => of_cast(l),
        Majority::OfEligible(_) => of_eligible(l),
    }
}

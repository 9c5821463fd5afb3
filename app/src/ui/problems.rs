//! Problems and refusals in words: what is wrong, and what to do.

use domain::{access::Denied, check::Problem, locale::Locale, money::show_vnd, text::grouped};

mod w {
    words! {
        required = "Cần điền mục này." | "This must be filled in.";
        too_long(max) = "Nội dung dài quá {max} ký tự. Vui lòng rút gọn." | "This is longer than {max} characters. Please shorten it.";
        too_short(min) = "Cần ít nhất {min} ký tự." | "At least {min} characters are needed.";
        email = "Địa chỉ thư điện tử chưa đúng, ví dụ: ten@doanhnghiep.vn." | "This is not an e-mail address. Example: name@company.vn.";
        passwords = "Hai lần nhập mật khẩu chưa giống nhau." | "The two passwords are not the same.";
        credentials = "Thư điện tử hoặc mật khẩu chưa đúng." | "The e-mail address or the password is wrong.";
        link = "Liên kết đã hết hạn hoặc đã được sử dụng. Vui lòng yêu cầu liên kết mới." | "This link has expired or was used already. Please ask for a new one.";
        tax_shape = "Mã số thuế gồm 10 chữ số; đơn vị phụ thuộc thêm dấu gạch và 3 chữ số." | "A tax code has 10 digits; a branch adds a dash and 3 digits.";
        tax_check = "Mã số thuế không hợp lệ: chữ số kiểm tra không khớp. Vui lòng đối chiếu với giấy chứng nhận đăng ký." | "This tax code is not valid: its check digit does not match. Please compare it with the registration certificate.";
        firm_exists = "Mã số thuế này đã được đăng ký. Vui lòng liên hệ người đại diện tài khoản của doanh nghiệp để được mời tham gia." | "A firm with this tax code is registered already. Please ask the owner of its account for an invitation.";
        has_firm = "Tài khoản này đã thuộc một doanh nghiệp." | "This account belongs to a firm already.";
        declaration = "Cần xác nhận cam kết này." | "This declaration must be confirmed.";
        number = "Vui lòng nhập số." | "Please enter a number.";
        money = "Vui lòng nhập số tiền bằng đồng, chỉ gồm chữ số, ví dụ: 1.200.000.000." | "Please enter whole đồng, digits only. Example: 1,200,000,000.";
        above_ceiling(amount) = "Tổng chi phí vượt mức trần {amount}." | "The total is above the ceiling of {amount}.";
        date = "Thời điểm chưa đúng. Vui lòng chọn ngày và giờ." | "This is not a valid date and time.";
        in_past = "Thời điểm này đã qua. Vui lòng chọn thời điểm trong tương lai." | "This moment has passed. Please choose one in the future.";
        date_order = "Thời điểm này phải sau thời điểm của bước trước." | "This must be later than the step before it.";
        not_later = "Thời điểm đóng nhận hồ sơ chỉ được lùi về sau." | "The closing time can only be moved later.";
        sum(sum) = "Tổng điểm tối đa của các tiêu chí là {sum}; cần đúng 100." | "The maxima of the criteria sum to {sum}; they must sum to 100.";
        parts_sum(max, sum) = "Các tiêu chí thành phần cộng lại được {sum} điểm; cần đúng {max}, mỗi tiêu chí ít nhất 1 điểm." | "The sub-criteria sum to {sum} points; they must sum to {max}, each at least 1.";
        anchors(max) = "Các mức điểm phải từ 0 đến {max} và xếp từ thấp đến cao." | "The scores must be from 0 to {max} and go up.";
        points_lines = "Mỗi dòng gồm số điểm, dấu hai chấm và nội dung, ví dụ: 8: Tính mới | Novelty." | "Each line is a number of points, a colon and words. Example: 8: Tính mới | Novelty.";
        comment_needed = "Quy chế yêu cầu nêu lý do cho điểm này." | "The rule set asks for a reason with this score.";
        reason_for_change = "Điểm đã thay đổi so với vòng một; cần nêu lý do." | "This score differs from the first round; please give the reason.";
        range(min, max) = "Giá trị phải từ {min} đến {max}." | "This must be from {min} to {max}.";
        code_shape = "Mã chỉ gồm chữ in hoa, chữ số và dấu gạch, ví dụ: BT-01." | "A code has capital letters, digits and dashes only. Example: BT-01.";
        code_taken = "Mã này đã được sử dụng." | "This code is in use already.";
        choice = "Vui lòng chọn một mục." | "Please choose one.";
        half_point = "Điểm chấm theo bước nửa điểm, ví dụ: 18 hoặc 18,5." | "Scores go in half points. Example: 18 or 18.5.";
        above_max(max) = "Điểm vượt mức tối đa {max} của tiêu chí này." | "This is above the criterion's maximum of {max}.";
        file_missing = "Chưa chọn tệp nào. Vui lòng chọn một tệp rồi tải lên." | "No file has been chosen. Please choose one and upload it.";
        file_empty = "Tệp không có nội dung. Vui lòng chọn tệp khác." | "The file is empty. Please choose another.";
        file_large(mb) = "Tệp lớn hơn {mb} MB. Vui lòng giảm dung lượng hoặc chia nhỏ." | "The file is larger than {mb} MB. Please make it smaller or split it.";
        files_large(mb) = "Tổng dung lượng các tệp vượt {mb} MB." | "The files together are larger than {mb} MB.";
        file_not_pdf = "Bản đã ký phải là tệp PDF." | "The signed copy must be a PDF file.";
        file_type = "Loại tệp không được chấp nhận. Nhận: PDF, DOCX, XLSX, PPTX, ODT, ODS, PNG, JPG, ZIP, TXT, CSV." | "This type of file is not taken. Taken are PDF, DOCX, XLSX, PPTX, ODT, ODS, PNG, JPG, ZIP, TXT and CSV.";
        file_broken = "Không đọc được tệp. Tệp có thể bị hỏng; vui lòng mở lại, lưu và tải lên lần nữa." | "The file cannot be read; it may be damaged. Please open it, save it again and upload it once more.";
        file_protected = "Tệp có mật khẩu. Vui lòng bỏ mật khẩu rồi tải lên lại." | "The file is protected by a password. Please remove the password and upload it again.";
        many_rows(max) = "Danh sách có hơn {max} dòng." | "The list has more than {max} rows.";
        no_header = "Không tìm thấy dòng tiêu đề có cột “Tên bài toán” và “Kết quả cần đạt”." | "No heading row with the columns “Tên bài toán” and “Kết quả cần đạt” was found.";
        no_rows = "Danh sách không có bài toán nào." | "The list holds no challenges.";
        row(row) = "Dòng {row} có nội dung chưa đúng." | "Something in row {row} is wrong.";
        duplicate(row) = "Mã ở dòng {row} bị trùng." | "The code in row {row} appears twice.";
        stale = "Người khác đã lưu trong lúc đang soạn." | "Somebody else saved in the meantime.";
        incomplete = "Hồ sơ chưa đủ nội dung. Vui lòng xem các mục còn thiếu bên dưới." | "The proposal is not complete. See below what is missing.";
        shortlist(max) = "Danh sách rút gọn có từ 0 đến {max} hồ sơ và chỉ gồm hồ sơ được chấm." | "A shortlist holds at most {max} proposals that were scored.";
        few_votes(quorum) = "Chưa đủ số phiếu: cộng cả ba ô phải được ít nhất {quorum} phiếu." | "Too few votes: the three fields must add up to at least {quorum}.";
        lot_digits = "Chỉ nhập dãy chữ số đã công bố, không kèm chữ cái." | "Please enter only the digits as published, without letters.";
        lot_too_early = "Chỉ bốc thăm được từ ngày sau ngày khóa điểm: giá trị phải là của kỳ quay sau ngày đó." | "The lot can be drawn only after the day on which scoring closed: the value must be of a later day.";
        many_votes(seats) = "Tổng số phiếu nhiều hơn số vị trí trong Hội đồng ({seats})." | "These are more votes than there are seats on the council ({seats}).";
        not_carried = "Đề xuất chưa được quá nửa số phiếu tán thành nên chưa phải là đề xuất của Hội đồng." | "No more than half of the votes are in favour, so this is not the council's proposal.";
        discussion_note = "Danh sách rút gọn có thể khác đi nếu tính theo cách khác (xem phần tham khảo). Vui lòng ghi nội dung Hội đồng đã trao đổi về việc này." | "Another way of counting could give another shortlist (see the advisory figures). Please note what the council said about it.";
        rules_changed = "Quy chế đánh giá hiện tại không phải quy chế đã chốt khi công bố (mã băm không khớp), nên hệ thống từ chối tính kết quả. Không có gì thay đổi; vui lòng báo quản trị hệ thống." | "The rule set is not the one frozen at publication (the hashes differ), so nothing is computed. Nothing has changed; please tell the administrator.";
        tie_open = "Có hồ sơ đồng điểm ngay tại vị trí cuối của danh sách rút gọn. Hội đồng bỏ phiếu kín trước khi đề xuất danh sách." | "Proposals are tied at the last place of the shortlist. The council votes by secret ballot before a shortlist is proposed.";
        voted = "Thành viên này đã bỏ phiếu. Phiếu đã bỏ không thay đổi được." | "This member has voted already. A vote cannot be changed.";
        turnout(needed) = "Cần ít nhất {needed} phiếu mới kiểm phiếu được: quá nửa số thành viên được bỏ phiếu." | "At least {needed} votes are needed to close the ballot: more than half of those who may vote.";
        still_open(sheets, appeals) = "Chưa kết thúc được: còn {sheets} phiếu đã mở lại chưa được nộp và {appeals} đề nghị xem xét lại xung đột lợi ích chưa được trả lời." | "This cannot be closed yet: reopened sheets not submitted again: {sheets}; appeals against conflicts without an answer: {appeals}.";
        too_often = "Quá nhiều lần thử. Vui lòng đợi ít phút rồi thử lại." | "Too many attempts. Please wait a few minutes and try again.";
        conflicted = "Thành viên này đã có xung đột lợi ích với hồ sơ." | "This member has a conflict with the proposal already.";
        no_quorum(present, needed) = "Không đủ điều kiện họp: {present} thành viên có mặt, cần ít nhất {needed}." | "There is no quorum: present {present}, needed at least {needed}.";
        no_presider = "Không đủ điều kiện họp: cần có mặt Chủ tịch hoặc Phó Chủ tịch Hội đồng." | "There is no quorum: the chair or the vice-chair must be present.";
        reports_missing(n) = "Không đủ điều kiện họp: còn thiếu {n} báo cáo phản biện bằng văn bản." | "There is no quorum: written reports of rapporteurs still missing: {n}.";
        many_hands(n) = "Số phiếu biểu quyết nhiều hơn số thành viên trong phòng ({n})." | "More hands than there are members in the room ({n}).";
        still_in_room = "Chưa ghi được biểu quyết, kết luận: thành viên có xung đột lợi ích vẫn còn trong phòng. Vui lòng ghi nhận đã ra khỏi phòng trước." | "No vote or conclusion yet: members with a conflict of interest are still in the room. Please record first that they have left.";
        hidden = "Không tìm thấy nội dung." | "Not found.";
        sign_in = "Cần đăng nhập để thực hiện." | "Please sign in to do this.";
        role = "Tài khoản này không có quyền thực hiện việc này." | "This account may not do this.";
        not_owner = "Chỉ chủ tài khoản của doanh nghiệp được thực hiện việc này." | "Only the owner of the firm's account may do this.";
        own_work = "Người soạn không được tự phê duyệt; cần một lãnh đạo khác." | "The author may not approve their own text; another leader is needed.";
        no_firm = "Cần đăng ký thông tin doanh nghiệp trước." | "Please register the firm first.";
        unverified = "Doanh nghiệp chưa được cơ quan thường trực xác minh. Hồ sơ vẫn soạn và lưu được; nộp được sau khi xác minh." | "The firm has not been verified by the office yet. The proposal can be written and saved; it can be submitted once the firm is verified.";
        conflict = "Không tham gia vì có xung đột lợi ích." | "Not possible because of a conflict of interest.";
        declare_first = "Cần khai báo xung đột lợi ích trước khi xem hồ sơ." | "Please declare first whether there is a conflict of interest.";
        not_open(at) = "Bắt đầu nhận hồ sơ lúc {at} (giờ Việt Nam)." | "Proposals are taken from {at} (Vietnam time).";
        closed(at) = "Đã đóng nhận hồ sơ lúc {at} (giờ Việt Nam)." | "Closed at {at} (Vietnam time).";
        sealed(at) = "Hồ sơ được niêm phong, chỉ mở sau {at} (giờ Việt Nam)." | "Proposals are sealed and opened only after {at} (Vietnam time).";
        wrong_state = "Không thực hiện được ở bước hiện tại." | "This cannot be done at the present stage.";
        locked = "Nội dung đã gửi nên không sửa được." | "This has been submitted and can no longer be changed.";
        term_over(at) = "Đã hết thời hạn lúc {at} (giờ Việt Nam)." | "The term for this ended at {at} (Vietnam time).";
        completion_runs(at) = "Doanh nghiệp đang bổ sung hồ sơ đến {at} (giờ Việt Nam); kết luận sau khi doanh nghiệp gửi hoặc khi hết hạn." | "The firm is completing its proposal until {at} (Vietnam time); the screening ends once it has, or when the term is over.";
        term_runs(at) = "Thời hạn nhận kiến nghị còn đến {at} (giờ Việt Nam)." | "Complaints are taken until {at} (Vietnam time).";
        seated_late = "Thành viên được bổ nhiệm sau khi bắt đầu chấm điểm không chấm và không bỏ phiếu ở bài toán này." | "A member seated after scoring began neither scores nor votes in this challenge.";
        open_complaint = "Còn kiến nghị chưa được trả lời." | "A complaint has not been answered yet.";
    }
}

pub fn text(l: Locale, problem: &Problem) -> String {
    match problem {
        Problem::Required => w::required(l).into(),
        Problem::TooLong(max) => w::too_long(l, grouped((*max).into(), l)),
        Problem::TooShort(min) => w::too_short(l, min),
        Problem::Email => w::email(l).into(),
        Problem::PasswordsDiffer => w::passwords(l).into(),
        Problem::Credentials => w::credentials(l).into(),
        Problem::Link => w::link(l).into(),
        Problem::TaxCodeShape => w::tax_shape(l).into(),
        Problem::TaxCodeCheck => w::tax_check(l).into(),
        Problem::FirmExists => w::firm_exists(l).into(),
        Problem::HasFirm => w::has_firm(l).into(),
        Problem::Declaration => w::declaration(l).into(),
        Problem::Number => w::number(l).into(),
        Problem::Money => w::money(l).into(),
        Problem::AboveCeiling(amount) => w::above_ceiling(l, show_vnd(*amount, l)),
        Problem::Date => w::date(l).into(),
        Problem::InPast => w::in_past(l).into(),
        Problem::DateOrder => w::date_order(l).into(),
        Problem::NotLater => w::not_later(l).into(),
        Problem::SumNot100(sum) => w::sum(l, sum),
        Problem::PartsSum(max, sum) => w::parts_sum(l, max, sum),
        Problem::AnchorOrder(max) => w::anchors(l, max),
        Problem::PointsLines => w::points_lines(l).into(),
        Problem::CommentNeeded => w::comment_needed(l).into(),
        Problem::ReasonForChange => w::reason_for_change(l).into(),
        Problem::Range(min, max) => w::range(l, grouped(*min, l), grouped(*max, l)),
        Problem::CodeShape => w::code_shape(l).into(),
        Problem::CodeTaken => w::code_taken(l).into(),
        Problem::Choice => w::choice(l).into(),
        Problem::NotHalfPoint => w::half_point(l).into(),
        Problem::AboveMax(max) => w::above_max(l, max),
        Problem::FileMissing => w::file_missing(l).into(),
        Problem::FileEmpty => w::file_empty(l).into(),
        Problem::FileTooLarge(mb) => w::file_large(l, mb),
        Problem::FilesTooLarge(mb) => w::files_large(l, mb),
        Problem::FileType => w::file_type(l).into(),
        Problem::FileNotPdf => w::file_not_pdf(l).into(),
        Problem::FileBroken => w::file_broken(l).into(),
        Problem::FileProtected => w::file_protected(l).into(),
        Problem::TooManyRows(max) => w::many_rows(l, grouped((*max).into(), l)),
        Problem::NoHeader => w::no_header(l).into(),
        Problem::NoRows => w::no_rows(l).into(),
        Problem::Row(row) => w::row(l, row),
        Problem::DuplicateRow(row) => w::duplicate(l, row),
        Problem::Stale => w::stale(l).into(),
        Problem::Incomplete => w::incomplete(l).into(),
        Problem::ShortlistSize(max) => w::shortlist(l, max),
        Problem::TooManyVotes(seats) => w::many_votes(l, seats),
        Problem::TooFewVotes(quorum) => w::few_votes(l, quorum),
        Problem::LotDigits => w::lot_digits(l).into(),
        Problem::LotTooEarly => w::lot_too_early(l).into(),
        Problem::NotCarried => w::not_carried(l).into(),
        Problem::DiscussionNote => w::discussion_note(l).into(),
        Problem::StillOpen(sheets, appeals) => w::still_open(l, sheets, appeals),
        Problem::RulesChanged => w::rules_changed(l).into(),
        Problem::TieOpen => w::tie_open(l).into(),
        Problem::Voted => w::voted(l).into(),
        Problem::BallotTurnout(needed) => w::turnout(l, needed),
        Problem::TooOften => w::too_often(l).into(),
        Problem::Conflicted => w::conflicted(l).into(),
        Problem::NoQuorum(present, needed) => w::no_quorum(l, present, needed),
        Problem::NoPresider => w::no_presider(l).into(),
        Problem::ReportsMissing(n) => w::reports_missing(l, n),
        Problem::TooManyHands(n) => w::many_hands(l, n),
        Problem::StillInRoom => w::still_in_room(l).into(),
    }
}

pub fn denied(l: Locale, denied: Denied) -> String {
    match denied {
        Denied::Hidden => w::hidden(l).into(),
        Denied::SignIn => w::sign_in(l).into(),
        Denied::Role => w::role(l).into(),
        Denied::NotOwner => w::not_owner(l).into(),
        Denied::OwnWork => w::own_work(l).into(),
        Denied::NoFirm => w::no_firm(l).into(),
        Denied::HasFirm => w::has_firm(l).into(),
        Denied::Unverified => w::unverified(l).into(),
        Denied::Conflict => w::conflict(l).into(),
        Denied::DeclareFirst => w::declare_first(l).into(),
        Denied::NotOpenYet(at) => w::not_open(l, at.show(l)),
        Denied::Closed(at) => w::closed(l, at.show(l)),
        Denied::Sealed(at) => w::sealed(l, at.show(l)),
        Denied::WrongState => w::wrong_state(l).into(),
        Denied::Locked => w::locked(l).into(),
        Denied::TermOver(at) => w::term_over(l, at.show(l)),
        Denied::CompletionRuns(at) => w::completion_runs(l, at.show_weekday(l)),
        Denied::TermRuns(at) => w::term_runs(l, at.show_weekday(l)),
        Denied::SeatedLate => w::seated_late(l).into(),
        Denied::OpenComplaint => w::open_complaint(l).into(),
    }
}

//! Problems and refusals in words: what is wrong, and what to do.

use crate::request::Refused;
use domain::{
    access::Denied,
    check::Problem,
    days_off::{DayOff, day_off},
    locale::Locale,
    money::show_vnd,
    text::grouped,
};
use leptos::prelude::*;

mod w {
    words! {
        required = "Cần điền mục này." | "This must be filled in.";
        over(max, length) = "Nội dung dài quá {max} ký tự (hiện có {length}). Vui lòng rút gọn." | "This is longer than {max} characters (it has {length}). Please shorten it.";
        too_long(max) = "Nội dung dài quá {max} ký tự. Vui lòng rút gọn." | "This is longer than {max} characters. Please shorten it.";
        too_short(min) = "Cần ít nhất {min} ký tự." | "At least {min} characters are needed.";
        email = "Địa chỉ thư điện tử chưa đúng, ví dụ: ten@example.vn." | "This is not an e-mail address. Example: name@example.vn.";
        passwords = "Hai lần nhập mật khẩu chưa giống nhau." | "The two passwords are not the same.";
        current_password = "Mật khẩu chưa đúng." | "This is not the present password.";
        password_cancelled = "Mật khẩu này đã bị hủy theo yêu cầu của cơ quan thường trực. Vui lòng đặt mật khẩu khác." | "The standing office has cancelled this password. Please choose another one.";
        credentials = "Thư điện tử hoặc mật khẩu chưa đúng." | "The e-mail address or the password is wrong.";
        link = "Liên kết đã hết hạn hoặc đã được sử dụng. Vui lòng yêu cầu liên kết mới." | "This link has expired or was used already. Please ask for a new one.";
        tax_shape = "Mã số thuế gồm 10 chữ số; đơn vị phụ thuộc thêm dấu gạch và 3 chữ số." | "A tax code has 10 digits; a branch adds a dash and 3 digits.";
        tax_check = "Mã số thuế không hợp lệ: chữ số kiểm tra không khớp. Vui lòng đối chiếu với giấy chứng nhận đăng ký." | "This tax code is not valid: its check digit does not match. Please compare it with the registration certificate.";
        firm_exists = "Mã số thuế này đã được đăng ký. Vui lòng liên hệ chủ tài khoản của doanh nghiệp để được mời tham gia." | "A firm with this tax code is registered already. Please ask the owner of its account for an invitation.";
        has_firm = "Tài khoản này đã thuộc một doanh nghiệp. Vui lòng mở trang Doanh nghiệp." | "This account belongs to a firm already. Please open the page “Firm”.";
        declaration = "Cần xác nhận cam kết này." | "This declaration must be confirmed.";
        number = "Vui lòng nhập số nguyên, chỉ gồm chữ số." | "Please enter a whole number, digits only.";
        money = "Chưa đọc được số tiền. Ghi số tròn đồng, không có phần lẻ: 1200000000 hoặc 1.200.000.000, tối đa 100 nghìn tỷ đồng." | "This amount cannot be read. Write whole đồng without decimals: 1200000000 or 1,200,000,000, at most VND 100 trillion.";
        money_cell = "Chưa đọc được số tiền, hoặc số tiền không tròn đồng. Ghi bằng số theo đơn vị của cột, ví dụ 1.200.000.000 (đồng) hoặc 2,5 (tỷ đồng); không dùng dấu phân cách hàng nghìn khi đơn vị lớn hơn đồng." | "This amount cannot be read or is no whole number of đồng. Write it in the unit of its column, such as 1.200.000.000 (đồng) or 2,5 (billion đồng), without separators of thousands where the unit is larger than đồng.";
        money_unit = "Chưa rõ đơn vị tiền. Ghi đơn vị trong tên cột: đồng, nghìn đồng, triệu đồng hoặc tỷ đồng; đơn vị ghi trong ô phải trùng với tên cột." | "The unit of this amount is not clear. Write it into the heading: đồng, thousand, million or billion đồng; a unit in the cell must be the same.";
        above_ceiling(amount) = "Tổng chi phí vượt mức kinh phí trần {amount}." | "The total is above the ceiling of {amount}.";
        date = "Thời điểm chưa đúng. Vui lòng chọn ngày và giờ." | "This is not a valid date and time.";
        picks_reason = "Cần nêu lý do khi danh sách khác với đề xuất của Hội đồng hoặc không chọn hồ sơ nào." | "A reason is needed where the list differs from what the council proposed, or where nothing is chosen.";
        publication_past = "Thời điểm này đã qua. Vui lòng chọn thời điểm sắp tới, hoặc để trống để công bố ngay." | "This moment has passed. Please choose one to come, or leave the field empty to publish now.";
        debrief_late(days) = "Thời hạn gửi phản hồi phải ngắn hơn thời hạn nhận kiến nghị ({days} ngày), để doanh nghiệp đọc phản hồi của Hội đồng trước khi hết hạn kiến nghị." | "The term for debriefs must be shorter than the term for complaints ({days} days), so that firms read what the council says before their time to complain is over.";
        weekend(at) = "Thời điểm này ({at}) rơi vào cuối tuần. Vui lòng chọn ngày làm việc, hoặc đánh dấu ô xác nhận để vẫn chọn ngày này." | "This ({at}) falls on a weekend. Please choose a working day, or tick the box that confirms this day.";
        holiday(at) = "Thời điểm này ({at}) rơi vào ngày nghỉ lễ. Vui lòng chọn ngày làm việc, hoặc đánh dấu ô xác nhận để vẫn chọn ngày này." | "This ({at}) falls on a public holiday. Please choose a working day, or tick the box that confirms this day.";
        in_past = "Thời điểm này đã qua. Vui lòng chọn thời điểm trong tương lai." | "This moment has passed. Please choose one in the future.";
        no_consequence = "Kiến nghị không được chấp nhận thì không có việc phải làm lại; để trống mục này hoặc chọn lại kết luận" | "Nothing is done again for a complaint that is rejected: leave this empty, or choose another finding";
        date_order = "Thời điểm này phải sau thời điểm của bước trước." | "This must be later than the step before it.";
        not_later = "Thời điểm đóng nhận hồ sơ chỉ được lùi về sau." | "The closing time can only be moved later.";
        sum(sum) = "Tổng điểm tối đa của các tiêu chí là {sum}; cần đúng 100." | "The maxima of the criteria sum to {sum}; they must sum to 100.";
        parts_sum(max, sum) = "Các tiêu chí thành phần cộng lại được {sum} điểm; cần đúng {max}, mỗi tiêu chí ít nhất 1 điểm." | "The sub-criteria sum to {sum} points; they must sum to {max}, each at least 1.";
        anchors(max) = "Các mức điểm phải từ 0 đến {max} và xếp từ thấp đến cao." | "The scores must be from 0 to {max} and go up.";
        points_lines = "Mỗi dòng gồm số điểm, dấu hai chấm và nội dung, ví dụ: 8: Tính mới | Novelty." | "Each line is a number of points, a colon and words. Example: 8: Vietnamese name | Novelty.";
        no_more_ad_hoc(most) = "Số thành viên bổ sung không vượt số thành viên có xung đột lợi ích; hiện có {most} người." | "No more ad hoc members join than there are members with a conflict of interest: {most} at present.";
        page_of_file = "Số trang chỉ ghi cho tệp: hãy chọn tệp, hoặc bỏ trống số trang." | "A page is one of a file: choose the file, or leave the page out.";
        comment_needed = "Quy chế yêu cầu nêu lý do cho điểm này." | "The rule set asks for a reason with this score.";
        reason_for_change = "Điểm đã thay đổi so với vòng một; cần nêu lý do." | "This score differs from the first round; please give the reason.";
        range(min, max) = "Cần số nguyên từ {min} đến {max}, chỉ gồm chữ số, không có dấu phân cách hay phần lẻ." | "This must be a whole number from {min} to {max}, digits only, without separators or decimals.";
        code_shape = "Mã chỉ gồm chữ in hoa, chữ số và dấu gạch, ví dụ: BT-01." | "A code has capital letters, digits and dashes only. Example: BT-01.";
        code_fixed = "Mã bài toán không thay đổi sau khi công bố. Vui lòng ghi lại mã cũ." | "The code of a published challenge stays as it is. Please put the old code back.";
        nothing_changed = "Chưa có nội dung nào được sửa. Vui lòng sửa nội dung trước khi ban hành." | "Nothing was changed. Please change the text before issuing it.";
        code_taken = "Mã này đã được sử dụng. Vui lòng chọn mã khác." | "This code is in use already. Please choose another.";
        choice = "Vui lòng chọn một mục." | "Please choose one.";
        half_point = "Điểm chấm theo bước nửa điểm, ví dụ: 18 hoặc 18,5." | "Scores go in half points. Example: 18 or 18.5.";
        above_max(max) = "Điểm vượt mức tối đa {max} của tiêu chí này." | "This is above the criterion's maximum of {max}.";
        file_missing = "Chưa chọn tệp nào. Vui lòng chọn một tệp rồi tải lên." | "No file has been chosen. Please choose one and upload it.";
        file_empty = "Tệp không có nội dung. Vui lòng chọn tệp khác." | "The file is empty. Please choose another.";
        file_large(mb) = "Tệp lớn hơn {mb} MB. Vui lòng giảm dung lượng hoặc chia nhỏ." | "The file is larger than {mb} MB. Please make it smaller or split it.";
        files_large(mb) = "Tổng dung lượng các tệp vượt {mb} MB. Vui lòng giảm dung lượng hoặc bỏ bớt tệp." | "The files together are larger than {mb} MB. Please make them smaller or remove some.";
        file_not_pdf = "Bản đã ký phải là tệp PDF. Vui lòng chọn tệp PDF." | "The signed copy must be a PDF file. Please choose a PDF file.";
        certificate_type = "Giấy chứng nhận phải là tệp PDF hoặc ảnh PNG, JPG. Vui lòng chọn bản điện tử hoặc bản chụp." | "The certificate must be a PDF file or a PNG or JPG picture. Please choose the electronic original or a scan.";
        certificate_missing = "Chưa xác minh được: doanh nghiệp chưa nộp giấy chứng nhận đăng ký. Trả lại kèm lý do để doanh nghiệp bổ sung." | "The firm cannot be verified yet: it has uploaded no registration certificate. Return it with the reason, so that the firm adds one.";
        confirm_replacement = "Vui lòng xác nhận: việc xác minh hiện tại kết thúc khi thay giấy chứng nhận." | "Please confirm: replacing the certificate ends the present verification.";
        last_owner = "Không xóa được chủ tài khoản duy nhất của doanh nghiệp." | "The only owner of the firm's account cannot be removed.";
        file_type = "Loại tệp không được chấp nhận. Nhận: PDF, DOCX, XLSX, PPTX, ODT, ODS, PNG, JPG, ZIP, TXT, CSV. Nếu tên tệp đã có đuôi này thì tệp bị hỏng hoặc nội dung không đúng với đuôi tên tệp." | "This type of file is not accepted. Accepted are PDF, DOCX, XLSX, PPTX, ODT, ODS, PNG, JPG, ZIP, TXT and CSV. If the file is named as one of these, it is damaged or holds something else.";
        file_broken = "Không đọc được tệp. Tệp có thể bị hỏng; vui lòng mở lại, lưu và tải lên lần nữa." | "The file cannot be read; it may be damaged. Please open it, save it again and upload it once more.";
        file_not_uploaded = "Một tệp đã được chọn nhưng chưa tải lên nên chưa gửi gì. Chọn lại tệp và bấm “Tải tệp lên” rồi gửi; nếu không cần tệp đó, bấm gửi lần nữa." | "A file was chosen but not uploaded, so nothing was sent. Please choose it again, press “Upload the file” and then submit; if you do not need it, submit once more.";
        file_damaged = "Tệp bị hỏng hoặc không trọn vẹn nên không mở được (thường do bị ngắt khi sao chép hoặc khi tải về máy). Vui lòng mở thử tệp trên máy, lưu lại hoặc quét lại rồi tải lên lần nữa." | "The file is damaged or incomplete and cannot be opened (often it was cut off while being copied or downloaded). Please try to open it, save or scan it again, and upload it once more.";
        file_protected = "Tệp có mật khẩu. Vui lòng bỏ mật khẩu rồi tải lên lại." | "The file is protected by a password. Please remove the password and upload it again.";
        many_rows(max) = "Danh sách có hơn {max} dòng. Vui lòng chia thành nhiều tệp." | "The list has more than {max} rows. Please split it into several files.";
        many_columns(max) = "Trang tính có nội dung ở sau cột thứ {max}. Xóa các cột không thuộc danh mục rồi tải lên lại." | "The sheet has content beyond column {max}. Please delete the columns that do not belong to the list and upload it again.";
        many_merged(max) = "Bảng tính có hơn {max} ô gộp nên không đọc được. Bỏ gộp các ô không cần thiết rồi tải lên lại." | "The workbook has more than {max} merged cells and cannot be read. Please unmerge those that are not needed and upload it again.";
        many_cells(max) = "Bảng tính có hơn {max} ô. Chỉ giữ trang tính danh mục, xóa phần định dạng thừa rồi tải lên lại." | "The workbook has more than {max} cells. Please keep only the sheet with the list, clear formatted cells that are not needed, and upload it again.";
        unpacked(mb) = "Tệp giải nén ra hơn {mb} MB nên không đọc được. Chỉ giữ trang tính danh mục, bỏ hình ảnh rồi tải lên lại." | "The file unpacks to more than {mb} MB and cannot be read. Please keep only the sheet with the list, remove pictures, and upload it again.";
        too_slow = "Đọc tệp mất quá nhiều thời gian nên đã dừng. Chép danh mục sang một bảng tính mới rồi tải lên lại." | "Reading the file took too long and was stopped. Please copy the list into a new workbook and upload it again.";
        column_twice = "Có hai cột cùng nội dung này. Giữ lại một cột rồi tải lên lại." | "Two columns hold this. Please keep one of them and upload the list again.";
        import_changed = "Các bài toán trên hệ thống đã thay đổi sau khi trang này được mở nên chưa nhập gì. Kiểm tra lại các dòng bên dưới rồi xác nhận lần nữa." | "Challenges have changed since this page was opened, so nothing was imported. Please look at the rows below again and confirm once more.";
        no_header = "Không tìm thấy dòng tiêu đề có cột “Tên bài toán” và “Kết quả cần đạt”." | "No heading row with the columns “Tên bài toán” and “Kết quả cần đạt” was found.";
        no_rows = "Danh sách không có bài toán nào. Vui lòng kiểm tra tệp." | "The list holds no challenges. Please check the file.";
        row(row) = "Dòng {row} có nội dung chưa đúng. Vui lòng sửa rồi tải lên lại." | "Something in row {row} is wrong. Please correct it and upload the file again.";
        duplicate(row) = "Mã ở dòng {row} bị trùng. Vui lòng sửa rồi tải lên lại." | "The code in row {row} appears twice. Please correct it and upload the file again.";
        changed_since = "Mục này đã thay đổi từ khi trang được mở." | "This has changed since the page was opened.";
        stale = "Người khác đã lưu trong lúc đang soạn." | "Somebody else saved in the meantime.";
        incomplete = "Hồ sơ chưa đủ nội dung. Vui lòng xem các mục còn thiếu bên dưới." | "The proposal is not complete. See below what is missing.";
        shortlist(max) = "Danh sách rút gọn có từ 0 đến {max} hồ sơ và chỉ gồm hồ sơ được chấm." | "A shortlist holds at most {max} proposals that were scored.";
        lot_term = "Hạn góp giá trị phải cách hiện tại từ 1 giờ đến 7 ngày." | "The term must be 1 hour to 7 days from now.";
        lot_given = "Đã nhận giá trị của ông/bà. Mỗi thành viên góp một lần." | "Your value has been received. Each member gives once.";
        discussion_note = "Danh sách rút gọn có thể khác đi nếu tính theo cách khác (xem phần tham khảo). Vui lòng ghi nội dung Hội đồng đã trao đổi về việc này." | "Another way of counting could give another shortlist (see the advisory figures). Please note what the council said about it.";
        rules_changed = "Quy chế đánh giá hiện tại không phải quy chế đã chốt khi công bố (mã băm không khớp), nên hệ thống từ chối tính kết quả. Không có gì thay đổi; vui lòng báo quản trị hệ thống." | "The rule set is not the one frozen at publication (the hashes differ), so nothing is computed. Nothing has changed; please tell the administrator.";
        departure_reason = "Hồ sơ này xếp trên hoặc ngang một hồ sơ được chọn. Cần nêu lý do không chọn." | "This proposal ranks at or above one that is chosen. A reason is needed for leaving it out.";
        vote_runs(until) = "Còn đang lấy phiếu, kết thúc được từ {until}; sớm hơn chỉ khi mọi người đã tự biểu quyết." | "Votes are taken until {until}; it ends earlier only once everybody has voted for themselves.";
        term_days(least, most) = "Thời hạn phải từ {least} ngày đến {most} ngày kể từ bây giờ." | "The term must be between {least} and {most} days from now.";
        own_device = "Chỉ nhập hộ phiếu cho thành viên không dùng thiết bị, đã được một thành viên khác xác nhận có mặt trước khi mở biểu quyết. Thành viên này tự biểu quyết." | "Only for a member without a device, of whom another member said before the vote was opened that they are there. This member votes for themselves.";
        too_many_entered(most) = "Chỉ được nhập hộ tối đa {most} phiếu (một phần ba số người được biểu quyết). Các thành viên còn lại tự biểu quyết." | "No more than {most} votes are entered for others (a third of those who may vote). The other members vote for themselves.";
        no_witness = "Chỉ thành viên đã tự xác nhận có mặt và không điều hành phiên họp mới xác nhận được cho người khác." | "Only a member who has confirmed their own presence and does not run the meeting can say so of somebody else.";
        said_present = "Thành viên đã tự xác nhận có mặt nên không ghi vắng mặt được." | "They have said themselves that they are there, so they are not marked as absent.";
        item_voted = "Một mục của phiên họp còn đang được biểu quyết. Người chủ trì việc biểu quyết đó kết thúc, hoặc hệ thống tự tính kết quả sau một ngày." | "An item of the meeting is still being voted on. Who presides over that vote closes it, or the site counts it after a day.";
        heard_otherwise = "Phiếu đã nhập hộ khác với ý kiến ông/bà nghe được. Thư ký cần hỏi lại thành viên đó và nhập lại." | "The vote that was entered is not what you heard. The secretary has to ask the member again and enter it anew.";
        meeting_term(minutes, hours) = "Trong phiên họp, thời điểm kết thúc phải sau ít nhất {minutes} phút và không quá {hours} giờ." | "Within a meeting the end has to be at least {minutes} minutes and at most {hours} hours from now.";
        own_sheet = "Người chủ trì không mở lại phiếu của chính mình." | "Whoever presides does not give back the own sheet.";
        saw_others = "Người chấm có thể đã xem phiếu của người khác cho hồ sơ này nên phiếu không mở lại được. Nếu quy chế có vòng chấm sau, phiếu được sửa ở vòng đó." | "The member may have read others' sheets for this proposal, so the sheet is not given back. If the rules have a next round, it can be changed there.";
        own_entry = "Người nhập hộ và chính người biểu quyết không xác nhận được phiếu này; cần một thành viên khác." | "Neither who entered this vote nor the voter confirms it: another member has to.";
        no_meeting = "Không có phiên họp nào về bài toán này đang diễn ra." | "No meeting about this challenge is running.";
        motion_rejected = "Hội đồng đã biểu quyết không thông qua đúng nội dung này; không biểu quyết lại." | "The council has voted against this very motion; it is not put to the vote again.";
        too_many_found(most) = "Trong một bài toán, chỉ xác định xung đột lợi ích của nhiều nhất {most} thành viên; thành viên khác tự khai báo." | "In one challenge conflicts are found of {most} members at most; others declare theirs themselves.";
        meeting_runs = "Một phiên họp khác về bài toán này đang diễn ra. Kết thúc phiên họp đó trước." | "Another meeting about this challenge is running. End that one first.";
        motion_open = "Còn nội dung đang chờ biểu quyết. Kết thúc biểu quyết hoặc rút nội dung đó trước." | "Something is still being voted on. Close that vote or withdraw it first.";
        sheets_outstanding(n) = "Còn {n} phiếu của vòng cuối chưa nộp. Chỉ khi đủ phiếu mới xét được phiếu nào chênh lệch." | "Of the last round {n} sheets are outstanding. Which one is far from the others is judged once all are in.";
        answer_runs(until) = "Người chấm phiếu còn được có ý kiến đến {until}." | "The author of the sheet may answer until {until}.";
        other_item = "Việc không tính một phiếu chỉ biểu quyết được khi phiên họp đang ở mục về chính hồ sơ đó." | "Leaving out a sheet is voted on while its proposal is the item on the table.";
        no_longer_far = "Phiếu này không còn chênh lệch quá ngưỡng nên vẫn được tính. Có thể rút nội dung này." | "This sheet is no longer beyond the bounds, so it counts. The motion can be withdrawn.";
        many_excluded = "Không thể không tính thêm phiếu của hồ sơ này: tối đa một phần năm số phiếu, và số phiếu còn lại phải đủ theo quy chế." | "No more sheets of this proposal may be left out: a fifth at most, and a quorum has to stay.";
        tie_open = "Có hồ sơ đồng điểm ngay tại vị trí cuối của danh sách rút gọn. Hội đồng bỏ phiếu kín trước khi đề xuất danh sách." | "Proposals are tied at the last place of the shortlist. The council votes by secret ballot before a shortlist is proposed.";
        voted = "Thành viên này đã bỏ phiếu. Phiếu đã bỏ không thay đổi được." | "This member has voted already. A vote cannot be changed.";
        turnout(needed) = "Cần ít nhất {needed} phiếu mới kiểm phiếu được: quá nửa số thành viên được bỏ phiếu." | "At least {needed} votes are needed to close the ballot: more than half of those who may vote.";
        appeal_runs(until) = "Chưa kết thúc được: xung đột lợi ích vừa được ghi nhận, thành viên được đề nghị xem xét lại đến {until}." | "This cannot be closed yet: a conflict was found just now, and its member may appeal until {until}.";
        sheet_changed = "Phiếu này đã được sửa, không còn được tính hoặc ghi nhận xung đột đã được hủy, nên nội dung này không đưa ra biểu quyết được nữa. Vui lòng rút nội dung này." | "This sheet was changed, does not count any more, or the conflict was lifted: it cannot be put to the vote any more. Please withdraw the motion.";
        still_open(appeals) = "Chưa thực hiện được: còn {appeals} đề nghị xem xét lại xung đột lợi ích chưa được trả lời. Vui lòng trả lời trước, tại phần xung đột lợi ích trên trang của bài toán." | "This cannot be done yet: appeals against conflicts without an answer: {appeals}. Please answer them first, under the conflicts on the page of the challenge.";
        sheets_awaited(sheets, until) = "Chưa kết thúc được: còn {sheets} phiếu chưa nộp và thành viên vẫn có thể nộp đến {until} (giờ Việt Nam). Kết thúc được khi mọi phiếu đã nộp hoặc thành viên không cho ý kiến, hoặc từ thời điểm đó." | "This cannot be closed yet: sheets not submitted: {sheets}; members can still submit theirs until {until} (Viet Nam time). It can be closed once every sheet is in or its member abstains, or from that time on.";
        quorum_awaited(proposals, until) = "Chưa kết thúc được: {proposals} hồ sơ chưa đủ số phiếu và thành viên vẫn có thể nộp phiếu đến {until} (giờ Việt Nam). Vui lòng nhắc thành viên nộp phiếu; kết thúc được khi đủ số phiếu hoặc sau thời điểm đó." | "This cannot be closed yet: proposals without enough sheets: {proposals}; members can still submit theirs until {until} (Viet Nam time). Please remind them; it can be closed once there are enough sheets, or after that time.";
        too_often = "Quá nhiều lần thử. Vui lòng đợi ít phút rồi thử lại." | "Too many attempts. Please wait a few minutes and try again.";
        conflicted = "Thành viên này đã có xung đột lợi ích với hồ sơ. Vui lòng chọn thành viên hoặc hồ sơ khác." | "This member has a conflict with the proposal already. Please choose another member or proposal.";
        few_voters(may, needed) = "Mới có {may} thành viên được biểu quyết nội dung này, cần ít nhất {needed}. Thành viên chưa kê khai xung đột lợi ích về các hồ sơ liên quan thì chưa được biểu quyết; vui lòng nhắc các thành viên kê khai rồi đưa ra biểu quyết." | "So far {may} members may vote on this; at least {needed} are needed. Whoever has not declared on conflicts of interest with the proposals concerned cannot vote yet: please remind the members to declare, then put it to the vote.";
        no_quorum(present, needed) = "Không đủ điều kiện họp: {present} thành viên có mặt, cần ít nhất {needed}." | "There is no quorum: present {present}, needed at least {needed}.";
        no_presider = "Không đủ điều kiện họp: chưa có người chủ trì. Chủ tịch hoặc Phó Chủ tịch Hội đồng, hoặc thành viên được giao chủ trì phải có mặt." | "There is no quorum: nobody is there to preside. The chair or the vice-chair, or the acting chair, must be present.";
        moved_on = "Bài toán của mục này không còn ở giai đoạn Hội đồng thảo luận. Vui lòng chuyển sang mục khác." | "The challenge of this item is no longer discussed by the council. Please go on to another item.";
        other_day(at) = "Phiên họp dự kiến họp lúc {at}. Vui lòng xác nhận khai mạc hôm nay." | "The meeting is planned for {at}. Please confirm that it begins today.";
        reports_missing(n) = "Không đủ điều kiện họp: còn thiếu {n} báo cáo phản biện bằng văn bản." | "There is no quorum: written reports of rapporteurs still missing: {n}.";
        not_recorded = "Đã lưu như đã nhập, nhưng chưa được ghi vào biên bản. Bấm nút lưu biên bản để xem lý do." | "Saved as it was typed, but not part of the minutes yet. Press the button that saves the record to see why.";
        unopened(items) = "Chưa được đưa ra thảo luận: mục {items}." | "Never put on the table: item {items}.";
        unrecorded(items) = "Đã đưa ra thảo luận nhưng chưa có nội dung nào trong biên bản: mục {items}." | "Put on the table, and nothing is recorded of it: item {items}.";
        undiscussed = "Phiên họp đã kết thúc không mở lại được. Nếu vẫn kết thúc như vậy, vui lòng đánh dấu xác nhận rồi bấm lại." | "A meeting that has ended cannot be opened again. If it is meant to end like this, please confirm it and press again.";
        held(item) = "Mục {item} của chương trình còn nội dung đã nhập nhưng chưa ghi được vào biên bản. Vui lòng mở biên bản của mục đó để sửa hoặc xóa trước khi kết thúc phiên họp." | "Something typed on item {item} of the agenda is not part of its record yet. Please open the record of that item and correct or remove it before the meeting is ended.";
        still_in_room = "Chưa ghi được biểu quyết, kết luận: thành viên có xung đột lợi ích vẫn còn trong phòng. Vui lòng ghi nhận đã ra khỏi phòng trước." | "No vote or conclusion yet: members with a conflict of interest are still in the room. Please record first that they have left.";
        hidden = "Không tìm thấy nội dung hoặc không có quyền xem. Vui lòng kiểm tra địa chỉ." | "Not found, or not for this account. Please check the address.";
        sign_in = "Cần đăng nhập để thực hiện." | "Please sign in to do this.";
        role = "Tài khoản này không có quyền thực hiện việc này." | "This account may not do this.";
        not_owner = "Chỉ chủ tài khoản của doanh nghiệp được thực hiện việc này. Vui lòng đề nghị chủ tài khoản thực hiện." | "Only the owner of the firm's account may do this. Please ask the owner.";
        own_refusal = "Người đề nghị kết luận hồ sơ không hợp lệ không tự xác nhận; cần một chuyên viên khác hoặc lãnh đạo." | "Who proposed to refuse the proposal does not confirm it: another officer or a leader does.";
        own_work = "Người soạn không được tự phê duyệt; cần một lãnh đạo khác." | "The author may not approve their own text; another leader is needed.";
        no_firm = "Cần đăng ký thông tin doanh nghiệp trước." | "Please register the firm first.";
        unverified = "Doanh nghiệp chưa được cơ quan thường trực xác minh. Hồ sơ vẫn soạn và lưu được; nộp được sau khi xác minh." | "The firm has not been verified by the office yet. The proposal can be written and saved; it can be submitted once the firm is verified.";
        conflict = "Không tham gia vì có xung đột lợi ích." | "Not possible because of a conflict of interest.";
        declare_first = "Cần khai báo xung đột lợi ích trước khi xem hồ sơ." | "Please declare first whether there is a conflict of interest.";
        not_open(at) = "Bắt đầu nhận hồ sơ lúc {at} (giờ Việt Nam)." | "Proposals are accepted from {at} (Viet Nam time).";
        closed(at) = "Đã đóng nhận hồ sơ lúc {at} (giờ Việt Nam)." | "Closed on {at} (Viet Nam time).";
        sealed(at) = "Hồ sơ chưa được mở; chỉ mở sau {at} (giờ Việt Nam) khi hai người cùng xác nhận." | "Proposals are not opened yet; they are opened only after {at} (Viet Nam time), by two confirmations.";
        wrong_state = "Chưa thực hiện được hoặc không còn thực hiện được ở bước hiện tại. Trang của bài toán hoặc hồ sơ cho biết bước hiện tại và việc làm được ở bước này." | "This is not, or no longer, possible at the present step. The page of the challenge or proposal says which step it is and what can be done.";
        locked = "Nội dung đã gửi nên không sửa được nữa. Nội dung vừa nhập chưa được lưu: nếu cần, vui lòng sao chép trước khi rời trang này." | "This has been submitted and can no longer be changed. What was just typed is not saved: please copy it, if it is needed, before leaving this page.";
        term_over(at) = "Đã hết thời hạn lúc {at} (giờ Việt Nam)." | "The period for this ended on {at} (Viet Nam time).";
        completion_runs(at) = "Doanh nghiệp đang bổ sung hồ sơ đến {at} (giờ Việt Nam); kết luận sau khi doanh nghiệp gửi hoặc khi hết hạn." | "The firm is completing its proposal until {at} (Viet Nam time); the screening ends once it has, or when the period is over.";
        term_runs(at) = "Thời hạn nhận kiến nghị còn đến {at} (giờ Việt Nam)." | "Complaints are accepted until {at} (Viet Nam time).";
        seated_late = "Thành viên được bổ sung sau khi bắt đầu chấm điểm không chấm và không bỏ phiếu ở bài toán này." | "A member seated after scoring began neither scores nor votes in this challenge.";
        no_elector = "Ông/bà không thuộc danh sách người được biểu quyết nội dung này, hoặc không còn trong phòng họp." | "You are not among those who may vote on this, or not in the room any more.";
        meet_first = "Quy chế yêu cầu Hội đồng họp hợp lệ về bài toán này sau khi kết thúc chấm điểm: cần tạo phiên họp, họp và kết thúc phiên họp rồi mới đề xuất danh sách rút gọn." | "The rules ask for a valid meeting of the council about this challenge after scoring has closed: plan it, hold it and end it; then a shortlist can be proposed.";
        meeting_ended(at) = "Phiên họp đã kết thúc lúc {at} (giờ Việt Nam) nên không ghi hoặc gửi thêm được nội dung nào." | "The meeting ended on {at} (Viet Nam time); nothing more can be recorded or sent.";
        meeting_called_off(at) = "Phiên họp đã được hủy lúc {at} (giờ Việt Nam)." | "The meeting was called off on {at} (Viet Nam time).";
        own_account = "Không tự xử lý tài khoản của chính mình được; việc này do người khác của cơ quan thường trực thực hiện." | "Nobody can stop or suspend their own account; somebody else of the office has to do it.";
        own_request = "Người đề nghị không tự xác nhận đề nghị của mình được; cần người thứ hai của cơ quan thường trực." | "Who asked for this cannot confirm it; a second person of the office is needed.";
        just_reminded(at) = "Thành viên vừa được nhắc lúc {at} (giờ Việt Nam). Có thể nhắc lại sau 10 phút kể từ lần đó." | "Members were reminded on {at} (Viet Nam time). They can be reminded again ten minutes after that.";
        takes_two = "Trong vòng 24 giờ tới, chủ tài khoản này có việc đến hạn hoặc đang diễn ra (hạn nộp, bổ sung hoặc khiếu nại; khai báo, chấm điểm, bỏ phiếu hoặc phiên họp của Hội đồng). Trong thời gian đó, việc yêu cầu đặt mật khẩu mới cần hai người: một người đề nghị, người khác xác nhận." | "Something of this account's owner falls due within 24 hours or is going on (a term for handing in, completing or complaining; a declaration, scores, a vote or a meeting of the council). Until then, requiring a new password takes two people: one asks, another confirms.";
        stopped_today(at) = "Tài khoản này đã được yêu cầu đặt mật khẩu mới trong vòng 24 giờ qua; có thể yêu cầu lại từ {at} (giờ Việt Nam)." | "A new password was already required for this account within the last 24 hours; it can be required again from {at} (Viet Nam time).";
        last_leader = "Đây là tài khoản lãnh đạo cuối cùng đang hoạt động. Cần có một lãnh đạo khác trước khi tạm khóa." | "This is the last leader whose account is in use. There must be another leader first.";
        other_request = "Đề nghị đã xem không còn: đề nghị đó đã kết thúc hoặc đã được thay bằng đề nghị khác. Trang của tài khoản nêu đề nghị hiện có, nếu có; vui lòng đọc lý do của đề nghị đó trước khi xác nhận." | "The request that you read is no longer there: it has ended, or another has taken its place. The page of the account shows the present one, if there is any; please read its reason before you confirm.";
        suspended = "Tài khoản này đang bị cơ quan thường trực tạm khóa. Lý do đã được gửi qua thư điện tử; để mở khóa, vui lòng liên hệ cơ quan thường trực." | "The standing office has suspended this account. The reason was sent by e-mail; to have it restored, please get in touch with the office.";
        wait_minutes(minutes) = "Đã thử quá nhiều lần. Vui lòng thử lại sau {minutes} phút." | "This was tried too often. Please try again in {minutes} min.";
        wait_seconds(seconds) = "Đã thử quá nhiều lần. Vui lòng thử lại sau {seconds} giây." | "This was tried too often. Please try again in {seconds} seconds.";
        many_questions(max) = "Mỗi doanh nghiệp đặt tối đa {max} câu hỏi về một bài toán trong 24 giờ. Nội dung vừa nhập vẫn còn đây; vui lòng gửi lại sau." | "A firm asks at most {max} questions about a challenge in 24 hours. What you typed is still here; please send it later.";
        all_questions(max) = "Doanh nghiệp đã đặt đủ {max} câu hỏi về bài toán này." | "Your firm has asked all of its {max} questions about this challenge.";
        only_clarifies = "Đánh dấu nếu câu trả lời chỉ làm rõ. Nếu câu trả lời làm thay đổi yêu cầu, hãy soạn sửa đổi bài toán." | "Tick this if the answer only clarifies. If it changes what is required, draft an amendment instead.";
        merged_first = "Câu hỏi được gộp vào chưa có câu trả lời được công bố. Chọn cả câu trả lời đó." | "The question it is merged with has no published answer yet. Choose that answer, too.";
        own_reply = "Người soạn không tự công bố câu trả lời; cần một người khác của cơ quan thường trực." | "Who drafted a reply does not publish it; another person of the office does.";
        many_invitations(max) = "Mỗi doanh nghiệp gửi tối đa {max} lời mời trong 24 giờ. Vui lòng gửi tiếp vào ngày mai." | "A firm sends at most {max} invitations in 24 hours. Please go on tomorrow.";
        open_complaint = "Còn kiến nghị chưa được trả lời. Vui lòng trả lời trước." | "A complaint has not been answered yet. Please answer it first.";
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
        Problem::CurrentPassword => w::current_password(l).into(),
        Problem::PasswordCancelled => w::password_cancelled(l).into(),
        Problem::Link => w::link(l).into(),
        Problem::TaxCodeShape => w::tax_shape(l).into(),
        Problem::TaxCodeCheck => w::tax_check(l).into(),
        Problem::FirmExists => w::firm_exists(l).into(),
        Problem::HasFirm => w::has_firm(l).into(),
        Problem::Declaration => w::declaration(l).into(),
        Problem::Number => w::number(l).into(),
        Problem::Money => w::money(l).into(),
        Problem::MoneyCell => w::money_cell(l).into(),
        Problem::MoneyUnit => w::money_unit(l).into(),
        Problem::AboveCeiling(amount) => w::above_ceiling(l, show_vnd(*amount, l)),
        Problem::Date => w::date(l).into(),
        Problem::PicksReason => w::picks_reason(l).into(),
        Problem::DebriefLate(days) => w::debrief_late(l, days),
        Problem::DayOff(at) => match day_off(*at) {
            Some(DayOff::Holiday) => w::holiday(l, at.show_weekday(l)),
            _ => w::weekend(l, at.show_weekday(l)),
        },
        Problem::InPast => w::in_past(l).into(),
        Problem::NoConsequence => w::no_consequence(l).into(),
        Problem::PublicationPast => w::publication_past(l).into(),
        Problem::DateOrder => w::date_order(l).into(),
        Problem::NotLater => w::not_later(l).into(),
        Problem::SumNot100(sum) => w::sum(l, sum),
        Problem::PartsSum(max, sum) => w::parts_sum(l, max, sum),
        Problem::AnchorOrder(max) => w::anchors(l, max),
        Problem::PointsLines => w::points_lines(l).into(),
        Problem::CommentNeeded => w::comment_needed(l).into(),
        Problem::NoMoreAdHoc(most) => w::no_more_ad_hoc(l, most),
        Problem::PageOfFile => w::page_of_file(l).into(),
        Problem::ReasonForChange => w::reason_for_change(l).into(),
        Problem::Range(min, max) => w::range(l, grouped(*min, l), grouped(*max, l)),
        Problem::CodeShape => w::code_shape(l).into(),
        Problem::CodeFixed => w::code_fixed(l).into(),
        Problem::NothingChanged => w::nothing_changed(l).into(),
        Problem::CodeTaken => w::code_taken(l).into(),
        Problem::Choice => w::choice(l).into(),
        Problem::NotHalfPoint => w::half_point(l).into(),
        Problem::AboveMax(max) => w::above_max(l, max),
        Problem::FileNotUploaded => w::file_not_uploaded(l).into(),
        Problem::FileMissing => w::file_missing(l).into(),
        Problem::FileEmpty => w::file_empty(l).into(),
        Problem::FileTooLarge(mb) => w::file_large(l, mb),
        Problem::FilesTooLarge(mb) => w::files_large(l, mb),
        Problem::FileType => w::file_type(l).into(),
        Problem::FileNotPdf => w::file_not_pdf(l).into(),
        Problem::FileNotCertificate => w::certificate_type(l).into(),
        Problem::CertificateMissing => w::certificate_missing(l).into(),
        Problem::ConfirmReplacement => w::confirm_replacement(l).into(),
        Problem::LastOwner => w::last_owner(l).into(),
        Problem::FileBroken => w::file_broken(l).into(),
        Problem::FileDamaged => w::file_damaged(l).into(),
        Problem::FileProtected => w::file_protected(l).into(),
        Problem::TooManyRows(max) => w::many_rows(l, grouped((*max).into(), l)),
        Problem::TooManyColumns(max) => w::many_columns(l, max),
        Problem::TooManyMerged(max) => w::many_merged(l, grouped((*max).into(), l)),
        Problem::TooManyCells(max) => w::many_cells(l, grouped((*max).into(), l)),
        Problem::UnpackedTooLarge(mb) => w::unpacked(l, mb),
        Problem::TooSlow => w::too_slow(l).into(),
        Problem::ColumnTwice => w::column_twice(l).into(),
        Problem::ImportChanged => w::import_changed(l).into(),
        Problem::NoHeader => w::no_header(l).into(),
        Problem::NoRows => w::no_rows(l).into(),
        Problem::Row(row) => w::row(l, row),
        Problem::DuplicateRow(row) => w::duplicate(l, row),
        Problem::Stale => w::stale(l).into(),
        Problem::ChangedSince => w::changed_since(l).into(),
        Problem::Incomplete => w::incomplete(l).into(),
        Problem::ShortlistSize(max) => w::shortlist(l, max),
        Problem::LotTerm => w::lot_term(l).into(),
        Problem::LotGiven => w::lot_given(l).into(),
        Problem::DepartureReason => w::departure_reason(l).into(),
        Problem::DiscussionNote => w::discussion_note(l).into(),
        Problem::StillOpen(appeals) => w::still_open(l, appeals),
        Problem::AppealRuns(until) => w::appeal_runs(l, until.show_weekday(l)),
        Problem::TooManyFound(most) => w::too_many_found(l, most),
        Problem::SheetChanged => w::sheet_changed(l).into(),
        Problem::SheetsAwaited(sheets, until) => w::sheets_awaited(l, sheets, until.show_weekday(l)),
        Problem::QuorumAwaited(proposals, until) => w::quorum_awaited(l, proposals, until.show_weekday(l)),
        Problem::RulesChanged => w::rules_changed(l).into(),
        Problem::TieOpen => w::tie_open(l).into(),
        Problem::Voted => w::voted(l).into(),
        Problem::TermDays(least, most) => w::term_days(l, least, most),
        Problem::OwnDevice => w::own_device(l).into(),
        Problem::TooManyEntered(most) => w::too_many_entered(l, most),
        Problem::NoWitness => w::no_witness(l).into(),
        Problem::SaidPresent => w::said_present(l).into(),
        Problem::ItemVoted => w::item_voted(l).into(),
        Problem::VoteRuns(until) => w::vote_runs(l, until.show_weekday(l)),
        Problem::OwnEntry => w::own_entry(l).into(),
        Problem::MeetingTerm(minutes, hours) => w::meeting_term(l, minutes, hours),
        Problem::OwnSheet => w::own_sheet(l).into(),
        Problem::SawOthers => w::saw_others(l).into(),
        Problem::HeardOtherwise => w::heard_otherwise(l).into(),
        Problem::NoMeeting => w::no_meeting(l).into(),
        Problem::MeetingRuns => w::meeting_runs(l).into(),
        Problem::MotionOpen => w::motion_open(l).into(),
        Problem::MotionRejected => w::motion_rejected(l).into(),
        Problem::SheetsOutstanding(n) => w::sheets_outstanding(l, n),
        Problem::AnswerRuns(until) => w::answer_runs(l, until.show_weekday(l)),
        Problem::OtherItem => w::other_item(l).into(),
        Problem::NoLongerFar => w::no_longer_far(l).into(),
        Problem::TooManyExcluded => w::many_excluded(l).into(),
        Problem::BallotTurnout(needed) => w::turnout(l, needed),
        Problem::TooOften => w::too_often(l).into(),
        Problem::TooManyQuestions(max, false) => w::many_questions(l, max),
        Problem::TooManyQuestions(max, true) => w::all_questions(l, max),
        Problem::OnlyClarifies => w::only_clarifies(l).into(),
        Problem::MergedFirst => w::merged_first(l).into(),
        Problem::TooManyInvitations(max) => w::many_invitations(l, max),
        Problem::Conflicted => w::conflicted(l).into(),
        Problem::NoQuorum(present, needed) => w::no_quorum(l, present, needed),
        Problem::FewVoters(may, needed) => w::few_voters(l, may, needed),
        Problem::NoPresider => w::no_presider(l).into(),
        Problem::ReportsMissing(n) => w::reports_missing(l, n),
        Problem::StillInRoom => w::still_in_room(l).into(),
        Problem::NotRecorded => w::not_recorded(l).into(),
        Problem::Held(item) => w::held(l, item),
        Problem::Undiscussed(unopened, unrecorded) => {
            let told = |items: &[u32], say: fn(Locale, String) -> String| (!items.is_empty()).then(|| say(l, numbers(items)));
            let parts = [told(unopened, w::unopened), told(unrecorded, w::unrecorded), Some(w::undiscussed(l).to_owned())];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        Problem::MovedOn => w::moved_on(l).into(),
        Problem::OtherDay(at) => w::other_day(l, at.show(l)),
    }
}

fn numbers(items: &[u32]) -> String {
    items.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

/// For a text that was saved although it is longer than it may be when handed in.
pub fn over(l: Locale, length: usize, max: usize) -> String {
    let grouped = |number: usize| grouped(i64::try_from(number).unwrap_or(i64::MAX), l);
    w::over(l, grouped(max), grouped(length))
}

/// At the top of a page whose act is not possible; nothing where it is, or where the summary of a refused form says it.
pub fn impossible(l: Locale, can: Result<(), Denied>, refused: Option<&Refused>) -> AnyView {
    let told = can.err().filter(|_| refused.is_none_or(|refused| refused.denied.is_none()));
    told.map(|reason| view! { <p class="notice notice-warn">{denied(l, reason)}</p> }).into_any()
}

pub fn denied(l: Locale, denied: Denied) -> String {
    match denied {
        Denied::Hidden => w::hidden(l).into(),
        Denied::SignIn => w::sign_in(l).into(),
        Denied::Role => w::role(l).into(),
        Denied::NotOwner => w::not_owner(l).into(),
        Denied::OwnWork => w::own_work(l).into(),
        Denied::OwnRefusal => w::own_refusal(l).into(),
        Denied::OwnReply => w::own_reply(l).into(),
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
        Denied::NoElector => w::no_elector(l).into(),
        Denied::MeetFirst => w::meet_first(l).into(),
        Denied::MeetingEnded(at) => w::meeting_ended(l, at.show(l)),
        Denied::MeetingCalledOff(at) => w::meeting_called_off(l, at.show(l)),
        Denied::OpenComplaint => w::open_complaint(l).into(),
        Denied::OwnAccount => w::own_account(l).into(),
        Denied::OwnRequest => w::own_request(l).into(),
        Denied::JustReminded(at) => w::just_reminded(l, at.show(l)),
        Denied::OtherRequest => w::other_request(l).into(),
        Denied::TakesTwo => w::takes_two(l).into(),
        Denied::StoppedToday(at) => w::stopped_today(l, at.show(l)),
        Denied::LastLeader => w::last_leader(l).into(),
        Denied::Suspended => w::suspended(l).into(),
        Denied::TooOften(seconds) if seconds < 60 => w::wait_seconds(l, seconds),
        Denied::TooOften(seconds) => w::wait_minutes(l, seconds.div_ceil(60)),
    }
}

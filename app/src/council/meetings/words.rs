//! Words of meetings.

words! {
    heading = "Phiên họp Hội đồng" | "Meetings of the council";
    none = "Chưa có phiên họp nào được lập kế hoạch." | "No meeting has been planned yet.";
    caption = "Các phiên họp, mới nhất trước" | "Meetings, the latest first";
    plan_new = "Lập kế hoạch phiên họp" | "Plan a meeting";
    col_at = "Thời gian" | "Time";
    col_place = "Địa điểm" | "Place";
    col_about = "Bài toán" | "Challenges";
    col_state = "Trạng thái" | "State";
    planned = "Đã lập kế hoạch" | "Planned";
    running = "Đang họp" | "Under way";
    ended_valid = "Đã kết thúc, hợp lệ" | "Ended, valid";
    ended_not_quorate = "Đã kết thúc, không đủ điều kiện họp" | "Ended, not quorate";
    title(at) = "Phiên họp Hội đồng tư vấn ngày {at}" | "Meeting of the advisory council, {at}";
    council = "Hội đồng" | "Council";
    office = "Bàn làm việc" | "Office";

    plan_lead = "Chọn bài toán, địa điểm, thời gian. Chương trình họp gồm các hồ sơ hợp lệ, được xếp sao cho thành viên có xung đột lợi ích phải ra vào phòng ít nhất." | "Choose challenges, place and time. The agenda holds the admitted proposals, in the order in which members with a conflict have to leave and return least often.";
    about = "Bài toán được thảo luận" | "Challenges discussed";
    no_challenges = "Chưa có bài toán nào ở giai đoạn đánh giá." | "No challenge is under evaluation.";
    place = "Địa điểm" | "Place";
    at = "Thời gian dự kiến (giờ Việt Nam)" | "Planned time (Vietnam time)";
    secretary = "Thư ký phiên họp" | "Secretary of the meeting";
    secretary_hint = "Người ghi biên bản và được điều hành phiên họp cùng Chủ tịch, Phó Chủ tịch." | "Keeps the minutes, and may run the meeting beside chair and vice-chair.";
    guests = "Khách mời" | "Guests";
    guests_hint = "Mỗi dòng một người: họ tên, chức vụ." | "One person a line: name and position.";
    plan_button = "Lập kế hoạch" | "Plan the meeting";
    change_heading = "Sửa kế hoạch" | "Change the plan";
    change_button = "Lưu kế hoạch" | "Save the plan";

    facts = "Thông tin phiên họp" | "The meeting";
    started = "Bắt đầu" | "Began";
    ended = "Kết thúc" | "Ended";
    quorum = "Điều kiện họp" | "Quorum";
    quorum_count(present, needed) = "{present} thành viên có mặt, cần {needed}" | "Present: {present}, needed: {needed}";
    reports_count(n, needed) = "{n}/{needed} báo cáo phản biện" | "Rapporteurs' reports: {n} of {needed}";
    quorum_met = "Đủ điều kiện họp" | "Quorum reached";
    quorum_lacks = "Chưa đủ điều kiện họp" | "No quorum yet";
    to_minutes = "Biên bản (PDF, DOCX)" | "Minutes (PDF, DOCX)";
    live = "Màn hình phòng họp" | "Screen for the room";
    live_hint = "Mở trên màn hình chung; tự cập nhật. Chỉ hiển thị mã và tên hồ sơ đang thảo luận." | "To be opened on the shared screen; it updates itself. It shows code and title of the proposal on the table only.";

    agenda = "Chương trình họp" | "Agenda";
    agenda_caption = "Các mục theo thứ tự thảo luận" | "Items in the order of discussion";
    col_number = "TT" | "No.";
    col_item = "Nội dung" | "Item";
    col_began = "Bắt đầu" | "Began";
    col_ended = "Kết thúc" | "Ended";
    col_outside = "Không tham gia" | "Not taking part";
    col_act = "Thao tác" | "Act";
    opening = "Khai mạc: công bố quyết định, thành phần tham dự, cách làm việc" | "Opening: decision, attendance, way of working";
    closing = "Kết luận, thông qua biên bản" | "Conclusion and adoption of the minutes";
    proposal(code, title) = "Hồ sơ {code}: {title}" | "Proposal {code}: {title}";
    recused = "Mục này ông/bà không tham gia" | "An item you are recused from";
    declare_first = "Mục này chỉ hiện sau khi ông/bà khai báo xung đột lợi ích" | "An item that is shown once you have declared your conflicts of interest";
    over = "Mục này không còn được hiển thị" | "An item that is no longer shown";
    now_on = "đang thảo luận" | "on the table";
    moves(n, fewest) = "Theo thứ tự này có {n} lượt ra vào phòng; thứ tự tốt nhất có {fewest} lượt." | "In this order people leave or return {n} times; in the best order {fewest} times.";
    auto_button = "Xếp lại tự động" | "Put in the best order";
    by_hand = "Xếp theo thứ tự khác" | "Choose another order";
    position(number) = "Vị trí của mục {number}" | "Position of item {number}";
    order_button = "Lưu thứ tự" | "Save the order";

    start_button = "Khai mạc phiên họp" | "Start the meeting";
    start_hint = "Ghi thời điểm bắt đầu và chuyển sang mục 1." | "Records the moment and puts item 1 on the table.";
    go_to = "Chuyển đến" | "Go to";
    save_and_next(number) = "Lưu và chuyển sang mục {number}" | "Save and go on to item {number}";
    next(number) = "Chuyển sang mục {number}" | "Go on to item {number}";
    about_item(number) = "mục {number}" | "item {number}";
    notes_of = "Ghi biên bản" | "Notes";
    on_table(number) = "Mục {number} đang thảo luận" | "Item {number} is on the table";
    since = "Từ" | "Since";
    in_room(n) = "{n} thành viên trong phòng" | "Members in the room: {n}";
    must_leave = "Phải ra khỏi phòng" | "Must leave now";
    may_return = "Mời trở lại phòng" | "May return now";
    outside = "Đang ở ngoài phòng" | "Outside the room";
    left(name) = "{name} đã ra khỏi phòng" | "{name} has left";
    returned(name) = "{name} đã trở lại" | "{name} has returned";
    moves_button = "Ghi nhận ra vào" | "Record";
    moves_heading = "Ra vào phòng do xung đột lợi ích" | "Leaving and returning because of conflicts";

    attendance = "Thành phần tham dự" | "Attendance";
    attendance_caption = "Thành viên Hội đồng và tình trạng tham dự" | "Members of the council and their attendance";
    col_name = "Họ tên" | "Name";
    col_role = "Vị trí" | "Seat";
    col_presence = "Tham dự" | "Attendance";
    col_arrived = "Đến" | "Arrived";
    col_left = "Về" | "Left";
    presence_of(name) = "Tham dự: {name}" | "Attendance of {name}";
    absent = "Vắng mặt" | "Absent";
    excused = "Vắng có lý do" | "Excused";
    present = "Có mặt" | "Present";
    gone = "Đã về" | "Has left";
    attendance_button = "Lưu thành phần tham dự" | "Save the attendance";

    record_heading(number) = "Biên bản mục {number}" | "Record of item {number}";
    opinions = "Ý kiến thảo luận" | "Opinions";
    dissent = "Ý kiến bảo lưu" | "Dissenting opinions";
    dissent_hint = "Ghi nguyên ý kiến và tên người bảo lưu." | "The opinion as it was given, and whose it is.";
    vote = "Biểu quyết giơ tay" | "Show of hands";
    votes_yes = "Tán thành" | "For";
    votes_no = "Không tán thành" | "Against";
    votes_abstained = "Không có ý kiến" | "Abstaining";
    voted(yes, no, abstained) = "Tán thành {yes}, không tán thành {no}, không có ý kiến {abstained}" | "For {yes}, against {no}, abstaining {abstained}";
    conclusion = "Kết luận" | "Conclusion";
    record_button = "Lưu biên bản mục này" | "Save the record of this item";
    theirs = "Nội dung người khác đã lưu" | "What the other person saved";
    records = "Nội dung đã ghi" | "What has been recorded";
    went_out(name, left, returned) = "{name}: ra lúc {left}, trở lại lúc {returned}" | "{name}: left at {left}, returned at {returned}";
    went_out_only(name, left) = "{name}: ra lúc {left}" | "{name}: left at {left}";

    reports = "Báo cáo phản biện" | "Rapporteurs' reports";
    reports_none = "Hội đồng chưa có ủy viên phản biện." | "The council has no rapporteur.";
    report_waiting(name) = "{name}: chưa gửi" | "{name}: not handed in";
    report_by(name, at) = "{name}, gửi lúc {at}" | "{name}, handed in {at}";
    report_hidden = "Không hiển thị vì ông/bà không tham gia đánh giá một hồ sơ trong phiên họp này." | "Not shown, because you do not take part in the evaluation of a proposal of this meeting.";
    report = "Báo cáo của tôi về các hồ sơ trong phiên họp" | "My report on the proposals of this meeting";
    report_hint = "Có thể sửa cho đến khi phiên họp kết thúc." | "It can be changed until the meeting ends.";
    report_button = "Gửi báo cáo" | "Hand in the report";

    end_heading = "Kết thúc phiên họp" | "End the meeting";
    end_lead = "Phiên họp chỉ hợp lệ khi đủ điều kiện họp vào lúc kết thúc. Nếu không đủ, phiên họp chỉ kết thúc được với kết quả không đủ điều kiện họp." | "A meeting is valid only if there is a quorum when it ends. Without one it can only be ended as not quorate.";
    outcome = "Kết quả phiên họp" | "How it ends";
    outcome_valid = "Hợp lệ, đủ điều kiện họp" | "Valid, with a quorum";
    outcome_not_quorate = "Không đủ điều kiện họp" | "Not quorate";
    choose = "– Chọn –" | "– Choose –";
    end_note = "Ghi chú" | "Note";
    end_button = "Kết thúc phiên họp" | "End the meeting";

    live_waiting = "Phiên họp chưa bắt đầu" | "The meeting has not begun";
    live_ended = "Phiên họp đã kết thúc" | "The meeting has ended";
    live_item(number, of) = "Mục {number} trên {of}" | "Item {number} of {of}";
    live_nobody = "Không có ai phải ra vào phòng." | "Nobody has to leave or return.";
    live_back = "Trang phiên họp" | "The meeting's page";
    elapsed = "Thời gian đã thảo luận" | "Time on this item";
}

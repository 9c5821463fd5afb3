//! Meetings of the council: planned, run, ended, and what their minutes hold.

use crate::steps::{
    CODE, COUNCIL, assert_denied, assert_problem, declare_clear, declare_conflict, fair, good, picks, score, scoring, scoring_by,
};
use backend::{
    Error,
    council::meetings::{AgendaMoves, MeetingView, MinutesSubject, SubjectView},
    testing::{PENDING_FIRM, TestBackend, VERIFIED_FIRM, person},
};
use domain::{
    access::{Action, Denied},
    check::Problem,
    council::meeting::{MAX_NOTES, Presence, State},
    event::EventKind,
    form::Form,
    ids::{MeetingId, ProposalId},
};

pub fn plan(place: &str) -> Form {
    Form::default()
        .with(format!("challenge_{CODE}"), "on")
        .with("place", place)
        .with("at", "2026-04-20T08:30")
        .with("secretary", id_of("huong"))
        .with("guests", "Ông Khách Một\n\n Bà Khách Hai ")
}

/// On another day than planned, which is meant.
pub fn meant() -> Form {
    Form::default().with("other_day", "on")
}

pub fn id_of(nick: &str) -> String {
    person(nick).expect("one of the cast").id().to_string()
}

/// `tuan` has a conflict with the first, everyone else is clear of both.
pub async fn declared(t: &TestBackend) -> [ProposalId; 2] {
    let [first, second] = scoring(t).await;
    for nick in COUNCIL {
        if nick == "tuan" {
            declare_conflict(t, nick, first).await;
        } else {
            declare_clear(t, nick, first).await;
        }
        declare_clear(t, nick, second).await;
    }
    [first, second]
}

pub async fn planned(t: &TestBackend) -> MeetingId {
    t.plan_meeting(&t.actor("huong").await, &plan("Phòng họp số 2")).await.expect("planned")
}

async fn present(t: &TestBackend, id: MeetingId, nicks: &[&str]) {
    let form = nicks.iter().fold(Form::default(), |form, nick| form.with(format!("presence_{}", id_of(nick)), "present"));
    t.mark_attendance(&t.actor("huong").await, id, &form).await.expect("marked");
    for nick in nicks {
        t.confirm_presence(&t.actor(nick).await, id).await.expect("said");
    }
}

/// Both rapporteurs have written.
async fn reported(t: &TestBackend, id: MeetingId) {
    for nick in ["khoa", "yen"] {
        t.submit_report(&t.actor(nick).await, id, &Form::default().with("report", "Đáp ứng.")).await.expect("reported");
    }
}

pub async fn go_to(t: &TestBackend, id: MeetingId, item: usize) {
    t.begin_item(&t.actor("huong").await, id, &Form::default().with("item", item.to_string())).await.expect("begun");
}

fn notes(conclusion: &str) -> Form {
    Form::default().with("opinions", "Khả thi, chi phí cao.").with("conclusion", conclusion).with("item_version", "0")
}

/// Number on the agenda.
async fn number_of(t: &TestBackend, id: MeetingId, firm: &str) -> usize {
    let minutes = t.meeting_minutes(&t.actor("mai").await, id).await.expect("minutes");
    let is_of = |subject: &MinutesSubject| matches!(subject, MinutesSubject::Dossier { firm: f, .. } if f == firm);
    minutes.items.iter().position(|item| is_of(&item.subject)).expect("on the agenda") + 1
}

#[tokio::test]
async fn where_the_rules_ask_for_a_meeting_no_shortlist_is_proposed_before_a_valid_one_has_ended() {
    let t = TestBackend::new().await;
    let [first, second] = scoring_by(&t, &[("meeting_first", "on"), ("meeting_quorum", "2"), ("meeting_reports", "")]).await;
    for nick in COUNCIL {
        score(&t, nick, first, &good()).await;
        score(&t, nick, second, &fair()).await;
    }
    let (minh, huong) = (t.actor("minh").await, t.actor("huong").await);
    t.close_scoring(&minh, CODE, &Form::default()).await.expect("closed");
    assert_denied(t.propose_shortlist(&minh, CODE, &picks(&[first])).await, Denied::MeetFirst);
    for (nicks, outcome, opened) in
        [(&["huong"][..], "not_quorate", true), (&["huong", "minh"], "valid", false), (&["huong", "minh"], "valid", true)]
    {
        assert_denied(t.preview_shortlist(&minh, CODE, &picks(&[first])).await, Denied::MeetFirst);
        let id = planned(&t).await;
        t.start_meeting(&huong, id, &meant()).await.expect("started");
        present(&t, id, nicks).await;
        assert_denied(t.propose_shortlist(&minh, CODE, &picks(&[first])).await, Denied::MeetFirst);
        if opened {
            go_to(&t, id, 2).await;
        }
        // Nothing recorded: who ends it says that this is meant.
        t.end_meeting(&huong, id, &Form::default().with("outcome", outcome).with("undiscussed", "on")).await.expect("ended");
    }
    t.propose_shortlist(&minh, CODE, &picks(&[first])).await.expect("proposed");
}

#[tokio::test]
async fn a_meeting_without_a_quorum_is_closed_as_not_quorate_only() {
    let t = TestBackend::new().await;
    declared(&t).await;
    let huong = t.actor("huong").await;
    let id = planned(&t).await;
    let valid = Form::default().with("outcome", "valid").with("undiscussed", "on");
    assert_denied(t.end_meeting(&huong, id, &valid).await, Denied::WrongState);
    assert_denied(t.start_meeting(&t.actor("mai").await, id, &meant()).await, Denied::Role);
    t.start_meeting(&huong, id, &meant()).await.expect("started");
    // The secretary's roll alone makes no meeting valid.
    t.mark_attendance(&huong, id, &Form::default().with("all", "on")).await.expect("marked");
    assert_problem(t.end_meeting(&huong, id, &valid).await, "outcome", &Problem::NoQuorum(0, 10));
    present(&t, id, &COUNCIL[..9]).await;
    assert_problem(t.end_meeting(&huong, id, &Form::default()).await, "outcome", &Problem::Choice);
    assert_problem(t.end_meeting(&huong, id, &valid).await, "outcome", &Problem::NoQuorum(9, 10));
    assert!(matches!(t.meeting(&huong, id).await.expect("view").state, State::Running { .. }));
    t.end_meeting(&huong, id, &valid.clone().with("outcome", "not_quorate").with("note", "Hoãn họp.")).await.expect("ended");
    let minutes = t.meeting_minutes(&huong, id).await.expect("minutes");
    assert!(matches!(&minutes.state, State::Ended { quorum, note, .. } if !quorum.is_met() && note == "Hoãn họp."));

    let other = planned(&t).await;
    t.start_meeting(&huong, other, &meant()).await.expect("started");
    present(&t, other, &COUNCIL[2..15]).await;
    reported(&t, other).await;
    assert_problem(t.end_meeting(&huong, other, &valid).await, "outcome", &Problem::NoPresider);
    present(&t, other, &COUNCIL[1..2]).await;
    t.end_meeting(&huong, other, &valid).await.expect("ended");
    let acts: Vec<_> = t.challenge_history(&t.actor("mai").await, CODE).await.expect("history");
    let ends: Vec<_> = acts.iter().filter(|l| l.event.kind == EventKind::MeetingEnded).map(|l| l.event.note.as_str()).collect();
    assert_eq!(ends, ["valid", "not_quorate"]);
}

#[tokio::test]
async fn the_rapporteurs_reports_are_asked_for_where_the_rules_say_so() {
    let t = TestBackend::new().await;
    declared(&t).await;
    let huong = t.actor("huong").await;
    let id = planned(&t).await;
    let report = Form::default().with("report", "Cả hai hồ sơ đều đáp ứng.");
    assert_denied(t.submit_report(&t.actor("tuan").await, id, &report).await, Denied::Role);
    assert_problem(t.submit_report(&t.actor("khoa").await, id, &Form::default()).await, "report", &Problem::Required);
    t.submit_report(&t.actor("khoa").await, id, &report).await.expect("submitted");
    t.start_meeting(&huong, id, &meant()).await.expect("started");
    present(&t, id, &COUNCIL).await;
    let valid = Form::default().with("outcome", "valid").with("undiscussed", "on");
    let quorum = t.meeting(&huong, id).await.expect("a meeting").quorum;
    assert_eq!((quorum.is_met(), quorum.missing_reports()), (true, 1), "named, and no dead end");
    t.submit_report(&t.actor("yen").await, id, &report).await.expect("submitted");
    t.submit_report(&t.actor("yen").await, id, &report.clone().with("report", "Đã sửa.")).await.expect("again");
    t.end_meeting(&huong, id, &valid).await.expect("ended");
    assert_denied(t.submit_report(&t.actor("yen").await, id, &report).await, Denied::MeetingEnded(t.clock.now()));
    let minutes = t.meeting_minutes(&t.actor("mai").await, id).await.expect("minutes");
    assert_eq!(minutes.reports.iter().map(|r| r.by.as_str()).collect::<Vec<_>>(), ["Bùi Anh Khoa", "Hồ Hải Yến"]);
}

#[tokio::test]
async fn who_has_a_conflict_leaves_and_the_minutes_say_when() {
    let t = TestBackend::new().await;
    declared(&t).await;
    let huong = t.actor("huong").await;
    let id = planned(&t).await;
    t.at("2026-04-20T08:35");
    t.start_meeting(&huong, id, &meant()).await.expect("started");
    present(&t, id, &COUNCIL[..11]).await;
    reported(&t, id).await;
    let first = number_of(&t, id, VERIFIED_FIRM).await;
    t.at("2026-04-20T08:45");
    go_to(&t, id, first).await;
    let view = t.meeting(&huong, id).await.expect("view");
    assert_eq!(view.room.must_leave.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["Dương Minh Tuấn"]);
    let voted = notes("Đề nghị đưa vào danh sách.").with("dissent", "Một ý kiến bảo lưu.");
    let item = first.to_string();
    // What was said is kept; nothing is concluded in front of who must leave.
    let early = t.record_item(&huong, id, &item, &voted).await.expect("kept");
    assert_eq!((early.version, early.wrong.of("conclusion")), (1, Some(&Problem::StillInRoom)));
    let noted = async || t.meeting(&huong, id).await.expect("view").items[first - 1].record.clone().expect("told").notes;
    let held = noted().await;
    assert_eq!((held.opinions.as_str(), held.conclusion.as_str()), ("Khả thi, chi phí cao.", ""));
    assert_eq!(held.to_form().get("conclusion"), "Đề nghị đưa vào danh sách.");
    let tuan = id_of("tuan");
    assert_problem(t.record_moves(&huong, id, &Form::default()).await, "moves", &Problem::Choice);
    t.record_moves(&huong, id, &Form::default().with(format!("left_{tuan}"), "on")).await.expect("left");
    let typed = |dissent: &str, seen: u32| voted.clone().with("dissent", dissent).with("item_version", seen.to_string());
    let long = "ậ".repeat(MAX_NOTES + 1);
    let too_long = t.record_item(&huong, id, &item, &typed(&long, 1)).await.expect("kept");
    assert_eq!((too_long.version, too_long.wrong.of("dissent")), (2, Some(&Problem::TooLong(MAX_NOTES as u32))));
    let held = noted().await;
    assert_eq!((held.conclusion.as_str(), held.to_form().get("dissent")), ("Đề nghị đưa vào danh sách.", long.as_str()));
    let end = Form::default().with("outcome", "valid");
    assert_problem(t.end_meeting(&huong, id, &end).await, "outcome", &Problem::Held(first as u32));
    // Numbers of votes are nobody's to type.
    let forged = typed("Một ý kiến.", 2).with("votes_yes", "15").with("votes_no", "0");
    let recorded = t.record_item(&huong, id, &item, &forged).await.expect("recorded");
    assert_eq!((recorded.version, recorded.wrong.is_empty(), noted().await.held.is_empty()), (3, true, true));
    assert_eq!(noted().await.vote, None);
    let twice = t.record_item(&huong, id, &item, &forged).await.expect("twice is once");
    assert_eq!(twice, recorded);
    // Two people write at the same time: nobody's words are lost.
    match t.record_item(&t.actor("minh").await, id, &item, &notes("Khác.")).await {
        Err(Error::Stale(saved)) => assert_eq!((saved.get("conclusion"), saved.get("item_version")), ("Đề nghị đưa vào danh sách.", "3")),
        other => panic!("{other:?}"),
    }
    assert_problem(t.record_item(&huong, id, "9", &voted).await, "item", &Problem::Choice);
    assert_problem(t.begin_item(&huong, id, &Form::default().with("item", "9")).await, "item", &Problem::Choice);
    t.at("2026-04-20T09:15");
    go_to(&t, id, 4).await;
    let room = t.meeting(&huong, id).await.expect("view").room;
    assert_eq!((room.in_room, room.may_return.len()), (10, 1));
    t.record_moves(&huong, id, &Form::default().with(format!("returned_{tuan}"), "on")).await.expect("back");
    let left = Problem::Undiscussed(vec![5 - first as u32], vec![]);
    assert_problem(t.end_meeting(&huong, id, &end).await, "undiscussed", &left);
    t.end_meeting(&huong, id, &end.with("undiscussed", "on")).await.expect("ended");

    let minutes = t.meeting_minutes(&t.actor("lan").await, id).await.expect("minutes");
    let item = &minutes.items[first - 1];
    let outside: Vec<_> = item.outside.iter().map(|a| (a.name.as_str(), a.left, a.returned)).collect();
    let at = |text: &str| domain::time::Moment::from_local(text).expect("a time");
    assert_eq!(outside, [("Dương Minh Tuấn", at("2026-04-20T08:45"), Some(at("2026-04-20T09:15")))]);
    assert_eq!((item.in_room, item.recused.as_slice()), (10, &["Dương Minh Tuấn".to_owned()][..]));
    let presider = minutes.presider.as_ref().map(|a| a.name.as_str());
    assert_eq!((presider, minutes.guests.len()), (Some("Trần Quang Minh"), 2));
    assert_eq!((minutes.with(&[Presence::Present]).len(), minutes.with(&[Presence::Absent, Presence::Excused]).len()), (11, 4));
    // Who has a conflict with something does not read the whole.
    assert_denied(t.meeting_minutes(&t.actor("tuan").await, id).await, Denied::Conflict);
}

#[tokio::test]
async fn a_conflicted_member_s_meeting_tells_nothing_of_that_proposal() {
    let t = TestBackend::new().await;
    let [first, _] = declared(&t).await;
    let (huong, tuan) = (t.actor("huong").await, t.actor("tuan").await);
    let id = planned(&t).await;
    t.start_meeting(&huong, id, &meant()).await.expect("started");
    present(&t, id, &COUNCIL).await;
    t.submit_report(&t.actor("khoa").await, id, &Form::default().with("report", "Bí mật phản biện")).await.expect("reported");
    let number = number_of(&t, id, VERIFIED_FIRM).await;
    let code = t.opened_proposal(&huong, first).await.expect("opened").code;
    for item in [number, 4] {
        go_to(&t, id, item).await;
        t.record_moves(&huong, id, &Form::default().with(format!("left_{}", id_of("tuan")), "on")).await.expect("left");
        t.record_item(&huong, id, &item.to_string(), &notes("Bí mật kết luận")).await.expect("recorded");
    }
    go_to(&t, id, number).await;
    let secrets = ["Bí mật", "Khả thi", "Trợ lý của Hạ Long", code.as_str()];
    let (seen, shown) = (t.meeting(&huong, id).await.expect("view"), t.meeting(&tuan, id).await.expect("view"));
    let finds = |view: &dyn std::fmt::Debug| secrets.iter().filter(|s| format!("{view:?}").contains(**s)).count();
    assert_eq!((finds(&seen), finds(&shown)), (4, 0), "{shown:?}");
    assert_eq!(shown.items[number - 1].subject, SubjectView::Hidden(Denied::Conflict));
    // Of the room only what concerns the reader.
    assert_eq!(shown.room.outside, ["Dương Minh Tuấn"]);
    assert_denied(t.record_item(&tuan, id, &number.to_string(), &notes("x")).await, Denied::Role);
    assert!(shown.can.get(Action::ViewMinutes).is_err() && shown.can.get(Action::RunMeeting).is_err());
}

#[tokio::test]
async fn the_note_at_the_end_is_told_as_the_record_of_the_closing_is() {
    let t = TestBackend::new().await;
    let [first, _] = declared(&t).await;
    let huong = t.actor("huong").await;
    let id = planned(&t).await;
    t.start_meeting(&huong, id, &meant()).await.expect("started");
    let end = Form::default().with("outcome", "not_quorate").with("note", "Bí mật khi kết thúc");
    t.end_meeting(&huong, id, &end).await.expect("ended");
    let told = async |nick: &str| {
        let view = t.meeting(&t.actor(nick).await, id).await.expect("view");
        let State::Ended { note, .. } = view.state else { panic!("not ended: {:?}", view.state) };
        let closing = view.items.last().expect("a closing");
        assert_eq!(closing.record.is_some(), !note.is_empty(), "{nick}");
        note
    };
    for nick in ["huong", "minh", "khoa", "mai"] {
        assert_eq!(told(nick).await, "Bí mật khi kết thúc", "{nick}");
    }
    assert_eq!(told("tuan").await, "");
    // Lists are the same for all members.
    let lines = t.meetings(&t.actor("tuan").await).await.expect("lines");
    assert!(lines.iter().all(|line| !format!("{line:?}").contains("Bí mật")), "{lines:?}");
    // A conflict found later hides it from then on.
    declare_conflict(&t, "khoa", first).await;
    assert_eq!(told("khoa").await, "");
}

#[tokio::test]
async fn the_figures_of_a_hidden_item_are_told_to_nobody_it_is_hidden_from() {
    let t = TestBackend::new().await;
    declared(&t).await;
    let (huong, tuan) = (t.actor("huong").await, t.actor("tuan").await);
    let id = planned(&t).await;
    let moves = Some(AgendaMoves { in_this_order: 2, fewest: 2 });
    for (nick, told) in [("huong", moves), ("mai", moves), ("khoa", moves), ("tuan", None)] {
        assert_eq!(t.meeting(&t.actor(nick).await, id).await.expect("view").moves, told, "{nick}");
    }
    t.start_meeting(&huong, id, &meant()).await.expect("started");
    present(&t, id, &COUNCIL).await;
    let hidden = number_of(&t, id, VERIFIED_FIRM).await;
    let other = number_of(&t, id, PENDING_FIRM).await;
    go_to(&t, id, hidden).await;
    t.record_moves(&huong, id, &Form::default().with(format!("left_{}", id_of("tuan")), "on")).await.expect("left");
    let (seen, shown) = (t.meeting(&huong, id).await.expect("view"), t.meeting(&tuan, id).await.expect("view"));
    assert_eq!((seen.in_room(), seen.since().is_some()), (Some(14), true));
    assert_eq!((shown.in_room(), shown.room.in_room, shown.since()), (None, 0, None));
    go_to(&t, id, other).await;
    let (seen, shown) = (t.meeting(&huong, id).await.expect("view"), t.meeting(&tuan, id).await.expect("view"));
    let times = |view: &MeetingView, number: usize| (view.items[number - 1].began.is_some(), view.items[number - 1].ended.is_some());
    assert_eq!((times(&seen, hidden), times(&shown, hidden)), ((true, true), (false, false)));
    assert_eq!((times(&seen, other), seen.in_room()), ((true, false), Some(14)));
    // The times of its neighbours, and who is still outside, would tell how long it took and whom it concerns.
    assert_eq!((shown.in_room(), shown.since()), (None, None));
    assert!(shown.items.iter().all(|item| item.began.is_none() && item.ended.is_none()), "{shown:?}");
    assert!(matches!(shown.state, State::Running { started, since, .. } if since == started));
}

#[tokio::test]
async fn who_does_not_take_part_in_an_item_is_not_told_who_else_left_for_it() {
    let t = TestBackend::new().await;
    let [first, second] = declared(&t).await;
    // `linh` leaves for both items, `quan` for the same as `tuan`.
    for (nick, proposal) in [("quan", first), ("linh", first), ("linh", second)] {
        declare_conflict(&t, nick, proposal).await;
    }
    let names = [("quan", "Mai Hồng Quân"), ("linh", "Đinh Khánh Linh")];
    let id = planned(&t).await;
    let (huong, tuan) = (t.actor("huong").await, t.actor("tuan").await);
    t.start_meeting(&huong, id, &meant()).await.expect("started");
    present(&t, id, &COUNCIL).await;
    let hidden = number_of(&t, id, VERIFIED_FIRM).await;
    let other = number_of(&t, id, PENDING_FIRM).await;
    go_to(&t, id, hidden).await;
    let left = ["tuan", "quan", "linh"].iter().fold(Form::default(), |form, nick| form.with(format!("left_{}", id_of(nick)), "on"));
    t.record_moves(&huong, id, &left).await.expect("left");
    t.at("2026-04-20T09:00");
    go_to(&t, id, other).await;
    let told = async |nick: &str| {
        let view = t.meeting(&t.actor(nick).await, id).await.expect("view");
        let outside: Vec<_> = view.items.iter().filter_map(|item| item.record.as_ref()).map(|record| record.outside.clone()).collect();
        let room = format!("{:?} {outside:?}", view.room);
        names.map(|(_, name)| room.contains(name))
    };
    assert_eq!((told("huong").await, told("khoa").await), ([true, true], [true, true]), "the search itself works");
    assert_eq!(told("tuan").await, [false, false]);
    let room = t.meeting(&tuan, id).await.expect("view").room;
    assert_eq!(room.may_return.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["Dương Minh Tuấn"]);
    // Who runs the meeting needs the names, whatever they declared.
    let minh = t.actor("minh").await;
    declare_conflict(&t, "minh", first).await;
    assert!(!t.meeting(&minh, id).await.expect("view").is_apart);
    assert_eq!(told("minh").await, [true, true]);
}

#[tokio::test]
async fn one_mark_makes_everyone_present_but_who_is_excused() {
    let t = TestBackend::new().await;
    declared(&t).await;
    let huong = t.actor("huong").await;
    let id = planned(&t).await;
    assert_problem(t.start_meeting(&huong, id, &Form::default()).await, "other_day", &Problem::OtherDay(at_planned()));
    t.start_meeting(&huong, id, &meant()).await.expect("started");
    let form = Form::default().with(format!("presence_{}", id_of("khoa")), "excused").with("all", "on");
    t.mark_attendance(&huong, id, &form).await.expect("marked");
    let view = t.meeting(&huong, id).await.expect("view");
    let excused: Vec<_> = view.roll.iter().filter(|a| a.presence != Presence::Present).map(|a| (a.name.as_str(), a.presence)).collect();
    assert_eq!(excused, [("Bùi Anh Khoa", Presence::Excused)]);
    assert_eq!((view.quorum.present, view.presider.as_str()), (0, "Trần Quang Minh"), "one mark is one person's word");
}

fn at_planned() -> domain::time::Moment {
    domain::time::Moment::from_local("2026-04-20T08:30").expect("a time")
}

#[tokio::test]
async fn who_keeps_the_minutes_may_run_the_meeting_but_not_record_what_they_left_the_room_for() {
    let t = TestBackend::new().await;
    declared(&t).await;
    let tuan = t.actor("tuan").await;
    let id = t.plan_meeting(&t.actor("mai").await, &plan("P").with("secretary", id_of("tuan"))).await.expect("planned");
    assert_denied(t.start_meeting(&t.actor("khoa").await, id, &meant()).await, Denied::Role);
    t.start_meeting(&tuan, id, &meant()).await.expect("started");
    let number = number_of(&t, id, VERIFIED_FIRM).await;
    let other = number_of(&t, id, PENDING_FIRM).await;
    for item in [number, other] {
        t.begin_item(&tuan, id, &Form::default().with("item", item.to_string())).await.expect("begun");
    }
    assert_denied(t.record_item(&tuan, id, &number.to_string(), &notes("x")).await, Denied::Conflict);
    t.record_item(&tuan, id, &other.to_string(), &notes("Đạt.")).await.expect("recorded");
    t.record_item(&tuan, id, "1", &notes("")).await.expect("recorded");
}

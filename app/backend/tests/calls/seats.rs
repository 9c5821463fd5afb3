//! Appointments to seats: decisions, terms, alternates, and what is kept of it; and the check before an appointment.

use crate::steps::{CODE, assert_denied, assert_not_found, assert_problem, declare_clear, good, score, scored, scoring};
use backend::testing::{TestBackend, VERIFIED_FIRM};
use domain::{
    access::Denied,
    check::Problem,
    council::{Clash, seat_change::Shown},
    evaluations::SheetStanding,
    event::EventKind,
    form::Form,
    people::{Role, SeatRole},
};

async fn seat_form(t: &TestBackend, nick: &str, role: &str) -> Form {
    let user = t.actor(nick).await.id().expect("a person").to_string();
    Form::default().with("user", user).with("role", role).with("affiliation", "Viện Mới").with("decision", "Minh họa")
}

async fn actor(t: &TestBackend, user: domain::ids::UserId) -> domain::people::Actor {
    t.share().actor(user).await.expect("an account")
}

/// A member without a seat.
async fn newcomer(t: &TestBackend) -> domain::ids::UserId {
    t.create_user("moi@demo.example", "Phùng Thị Mới", Role::Member, "mat-khau-thu-dai", true).await.expect("created")
}

#[tokio::test]
async fn a_seat_holds_only_within_its_term() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    let form = seat_form(&t, "son", "rapporteur").await;
    let wrong = form.clone().with("term_from", "2026-03-31").with("term_to", "2026-03-01");
    assert_problem(t.assign_seat(&mai, &wrong).await, "term_to", &Problem::DateOrder);
    let form = form.with("term_from", "2026-03-10").with("term_to", "2026-03-20").with("decision_date", "2026-03-05");
    t.assign_seat(&mai, &form).await.expect("appointed");
    for (at, seat) in [
        ("2026-03-09T23:59", None),
        ("2026-03-10T00:00", Some(SeatRole::Rapporteur)),
        ("2026-03-20T23:59", Some(SeatRole::Rapporteur)),
        ("2026-03-21T00:00", None),
    ] {
        t.at(at);
        assert_eq!(t.actor("son").await.user().expect("a person").seat, seat, "{at}");
    }
    assert_denied(t.council_home(&t.actor("son").await).await, Denied::Role);
    let seats = t.seats(&mai).await.expect("seats");
    let seat = seats.iter().find(|s| s.name == "Hà Thái Sơn").expect("still listed");
    assert_eq!(seat.appointment.number, "Minh họa");
}

#[tokio::test]
async fn who_sat_when_scoring_began_scores_on_although_the_term_has_ended() {
    let t = TestBackend::new().await;
    let [first, second] = scoring(&t).await;
    let mai = t.actor("mai").await;
    t.assign_seat(&mai, &seat_form(&t, "son", "member").await.with("term_to", "2026-04-10")).await.expect("appointed");
    score(&t, "son", first, &good()).await;
    t.at("2026-04-11T08:00");
    let progress = t.progress(&mai, CODE).await.expect("progress");
    let mut counts: Vec<_> = progress.iter().map(|l| (l.submitted, l.eligible)).collect();
    counts.sort_unstable();
    assert_eq!(counts, [(0, 15), (1, 15)], "who sat when scoring began stays eligible");
    let son = t.actor("son").await;
    assert_eq!(son.user().expect("a person").seat, None, "the term is over");
    assert_eq!(t.sheet(&son, first).await.expect("their own").standing, SheetStanding::Submitted);
    score(&t, "son", second, &good()).await;
    t.at("2026-04-12T08:00");
    for id in [first, second] {
        declare_clear(&t, "minh", id).await;
    }
    t.at("2026-06-01T08:00");
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default().with("reason", "Hết thời hạn.")).await.expect("closed");
    assert_denied(t.council_home(&t.actor("mai").await).await, Denied::Role);
    t.council_home(&son).await.expect("still of the council there");
}

#[tokio::test]
async fn an_alternate_has_the_seat_only_while_seated() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    let new = newcomer(&t).await;
    let (chair, son) = (t.actor("minh").await.id().expect("a person"), t.actor("son").await.id().expect("a person"));
    let form = seat_form(&t, "minh", "chair").await;
    assert_problem(t.assign_seat(&mai, &form.clone().with("alternate", son.to_string())).await, "alternate", &Problem::Choice);
    assert_problem(t.assign_seat(&mai, &form.clone().with("alternate", chair.to_string())).await, "alternate", &Problem::Choice);
    t.assign_seat(&mai, &form.with("alternate", new.to_string())).await.expect("appointed");
    assert!(t.seatless_members(&mai).await.expect("members").is_empty(), "who stands in for a seat is not free");
    let seat_of = async |user| actor(&t, user).await.user().and_then(|u| u.seat);
    assert_eq!((seat_of(chair).await, seat_of(new).await), (Some(SeatRole::Chair), None));
    let sits = |user: domain::ids::UserId| Form::default().with("user", user.to_string());
    assert_problem(t.replace_seat(&mai, &sits(son)).await, "user", &Problem::Choice);
    assert_denied(t.replace_seat(&t.actor("lan").await, &sits(chair)).await, Denied::Role);
    t.replace_seat(&mai, &sits(chair)).await.expect("handed over");
    assert_eq!((seat_of(chair).await, seat_of(new).await), (None, Some(SeatRole::Chair)));
    let seats = t.seats(&mai).await.expect("seats");
    assert_eq!((seats.len(), seats[0].is_alternate, seats[0].other.as_ref().map(|(id, _)| *id)), (15, true, Some(chair)));
    t.replace_seat(&mai, &sits(new)).await.expect("handed back");
    assert_eq!((seat_of(chair).await, seat_of(new).await), (Some(SeatRole::Chair), None));
    let history = t.seat_history(&t.actor("lan").await).await.expect("history");
    let acts: Vec<_> = history.iter().map(|l| (l.event.kind, l.by.as_str())).collect();
    let mai = "Nguyễn Thị Mai";
    let twice = |kind| [(kind, "Vũ Ngọc Lan"), (EventKind::SeatProposed, mai)];
    assert_eq!(acts, [EventKind::SeatTaken, EventKind::SeatTaken, EventKind::SeatAssigned].map(twice).concat());
    assert_eq!(history[4].event.note, "chair Trần Quang Minh – Minh họa");
    assert_eq!(history[2].event.note, "chair Phùng Thị Mới ← Trần Quang Minh – Minh họa");
    assert_denied(t.seat_history(&t.actor("minh").await).await, Denied::Role);
}

#[tokio::test]
async fn a_change_of_a_seat_is_told_to_leaders_and_once_confirmed_to_whom_it_concerns() {
    let t = TestBackend::new().await;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    let new = newcomer(&t).await;
    let told = async |nick: &str| t.mails().await.into_iter().filter(|(to, ..)| *to == format!("{nick}@demo.example")).count();
    let basis = |form: Form| form.with("decision_date", "2026-02-01").with("reason", "Chuyển công tác.");
    let form = basis(seat_form(&t, "tuan", "member").await.with("alternate", new.to_string()));
    assert_problem(t.propose_seat(&mai, &form.clone().with("reason", "")).await, "reason", &Problem::Required);
    t.propose_seat(&mai, &form).await.expect("proposed");
    t.propose_seat(&mai, &form).await.expect("the same is said once");
    assert_eq!((told("lan").await, told("long").await, told("tuan").await), (1, 1, 0));
    assert_eq!(t.seat_changes(&lan).await.expect("waiting").len(), 1);
    assert_eq!(t.desk(&lan).await.expect("a desk").seats_to_confirm, 1);
    assert_eq!(t.desk(&mai).await.expect("a desk").seats_to_confirm, 0);
    t.confirm_seats().await.expect("confirmed");
    assert_eq!(told("tuan").await, 1);
    t.propose_handover(&mai, &form).await.expect("proposed");
    let shown = Shown::of(&t.seat_changes(&lan).await.expect("waiting")[0].0).expect("a seat");
    let decline = Form::default().with("waiting", shown.value());
    assert_problem(t.decline_seat(&lan, &decline).await, "reason", &Problem::Required);
    t.decline_seat(&lan, &decline.clone().with("reason", "Chưa có quyết định.")).await.expect("returned");
    assert_denied(t.decline_seat(&lan, &decline.with("reason", "Lần nữa.")).await, Denied::OtherRequest);
    let returned = async || {
        let mails = t.mails().await.into_iter();
        mails
            .filter(|(to, subject, body)| {
                to == "mai@demo.example" && subject.contains("được trả lại") && body.contains("Chưa có quyết định.")
            })
            .count()
    };
    assert_eq!(returned().await, 1, "who proposed it is told why");
    t.propose_handover(&mai, &form).await.expect("proposed");
    let shown = Shown::of(&t.seat_changes(&lan).await.expect("waiting")[0].0).expect("a seat");
    let back = Form::default().with("waiting", shown.value()).with("reason", "Chưa có quyết định.");
    t.decline_seat(&mai, &back).await.expect("taken back");
    assert_eq!(returned().await, 1, "who takes it back knows");
    t.propose_handover(&mai, &form).await.expect("proposed");
    t.confirm_seats().await.expect("confirmed");
    assert_eq!((told("tuan").await, told("moi").await), (2, 1), "who leaves and who comes");
}

/// The chair's seat ends and another person takes it: proposed together, confirmed one after the other.
#[tokio::test]
async fn changes_that_wait_fit_together_and_each_is_confirmed_when_it_fits() {
    let t = TestBackend::new().await;
    let (mai, lan) = (t.actor("mai").await, t.actor("lan").await);
    let basis = |form: Form| form.with("decision_date", "2026-02-01").with("reason", "Thay Chủ tịch.");
    let (old, new) = (seat_form(&t, "minh", "chair").await, seat_form(&t, "son", "chair").await);
    assert_problem(t.propose_seat(&mai, &basis(new.clone())).await, "role", &Problem::Choice);
    t.propose_end(&mai, &basis(old)).await.expect("proposed");
    t.propose_seat(&mai, &basis(new)).await.expect("fits once the other is confirmed");
    let waiting = t.seat_changes(&lan).await.expect("waiting");
    let shown = |user: domain::ids::UserId| {
        let change = waiting.iter().map(|(change, _)| change).find(|change| change.user() == Some(user)).expect("waits");
        Form::default().with("waiting", Shown::of(change).expect("a seat").value())
    };
    let (minh, son) = (t.actor("minh").await.id().expect("a person"), t.actor("son").await.id().expect("a person"));
    assert_denied(t.confirm_seat(&lan, &shown(son)).await, Denied::SeatFilled);
    t.confirm_seat(&lan, &shown(minh)).await.expect("confirmed");
    t.confirm_seat(&lan, &shown(son)).await.expect("confirmed");
    assert_eq!(t.actor("son").await.user().expect("a person").seat, Some(SeatRole::Chair));
}

#[tokio::test]
async fn a_seat_changes_for_later_challenges_only_once_scoring_has_begun() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    let new = newcomer(&t).await;
    let form = seat_form(&t, "tuan", "member").await.with("alternate", new.to_string());
    t.assign_seat(&mai, &form).await.expect("appointed");
    let [first, second] = scoring(&t).await;
    score(&t, "tuan", first, &good()).await;
    t.replace_seat(&mai, &form).await.expect("the alternate sits");
    t.remove_seat(&mai, &seat_form(&t, "dung", "member").await).await.expect("removed");
    // Both score on, and can be found to have a conflict; the alternate does not score here.
    score(&t, "tuan", second, &good()).await;
    score(&t, "dung", first, &good()).await;
    let late = actor(&t, new).await;
    t.declare_conflict(&late, first, &Form::default().with("conflict", "clear")).await.expect("declared");
    assert_denied(t.submit_sheet(&late, first, &good()).await, Denied::SeatedLate);
    let huong = t.actor("huong").await;
    declare_clear(&t, "huong", second).await;
    let dung = t.actor("dung").await.id().expect("a person");
    assert!(t.pins(&huong, CODE).await.expect("pins").members.iter().any(|(member, _)| *member == dung));
    let pin = Form::default().with("proposal", second.to_string()).with("member", dung.to_string());
    t.pin_conflict(&huong, CODE, &pin.with("kind", "adviser").with("reason", "Đã tư vấn.")).await.expect("pinned");
    let progress = t.progress(&mai, CODE).await.expect("progress");
    let mut counts: Vec<_> = progress.iter().map(|l| (l.submitted, l.eligible)).collect();
    counts.sort_unstable();
    assert_eq!(counts, [(1, 14), (2, 15)]);
    // Nothing else of the council is theirs any more.
    let tuan = t.actor("tuan").await;
    assert_eq!(tuan.user().map(|u| (u.seat, u.still_scores)), Some((None, true)));
    let seat = seat_form(&t, "tuan", "member").await;
    assert_denied(t.assign_seat(&tuan, &seat).await, Denied::Role);
    t.at("2026-06-01T08:00");
    declare_clear(&t, "minh", first).await;
    declare_clear(&t, "minh", second).await;
    t.close_scoring(&t.actor("minh").await, CODE, &Form::default().with("reason", "Hết thời hạn.")).await.expect("closed");
    t.cancel_challenge(&t.actor("lan").await, CODE, &Form::default().with("reason", "Dừng.")).await.expect("cancelled");
    let tuan = t.actor("tuan").await;
    assert_eq!(tuan.user().map(|u| u.still_scores), Some(false), "nothing waits for them any more");
    assert_denied(t.council_home(&tuan).await, Denied::Role);
}

#[tokio::test]
async fn a_seat_that_changes_during_scoring_changes_neither_who_is_eligible_nor_a_letter() {
    let t = TestBackend::new().await;
    let (mai, new) = (t.actor("mai").await, newcomer(&t).await);
    let form = seat_form(&t, "dung", "member").await.with("alternate", new.to_string());
    t.assign_seat(&mai, &form).await.expect("appointed");
    let [first, _] = scoring(&t).await;
    for nick in ["tuan", "hoa", "quan"] {
        score(&t, nick, first, &good()).await;
    }
    let tuan = t.actor("tuan").await;
    let letters = async || t.sheet(&tuan, first).await.expect("a sheet").others.expect("shown").into_iter().map(|(letter, _)| letter);
    let before: Vec<_> = letters().await.collect();
    t.replace_seat(&mai, &form).await.expect("handed over");
    let late = actor(&t, new).await;
    t.declare_conflict(&late, first, &Form::default().with("conflict", "clear")).await.expect("declared");
    assert_denied(t.submit_sheet(&late, first, &good()).await, Denied::SeatedLate);
    t.remove_seat(&mai, &seat_form(&t, "son", "member").await).await.expect("removed");
    assert_eq!(letters().await.collect::<Vec<_>>(), before);
    let progress = t.progress(&mai, CODE).await.expect("progress");
    assert!(progress.iter().all(|line| line.eligible == 15), "{progress:?}");
}

#[tokio::test]
async fn a_candidate_is_held_against_registrations_of_verified_firms_only() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    let form = Form::default().with("name", "Phan Văn An").with("candidate_affiliation", "Công nghệ Bạch Đằng");
    let found = t.clashing_firms(&mai, &form).await.expect("checked");
    let found: Vec<_> = found.iter().map(|f| (f.legal_name.as_str(), &f.clashes[..])).collect();
    assert_eq!(found, [(VERIFIED_FIRM, &[Clash::Representative][..])], "the other firm waits to be verified");
    crate::steps::verify_second_firm(&t).await;
    assert_eq!(t.clashing_firms(&mai, &form).await.expect("checked").len(), 2);
    assert!(t.clashing_firms(&mai, &Form::default().with("name", "Người Lạ")).await.expect("checked").is_empty());
    assert_problem(t.clashing_firms(&mai, &Form::default()).await, "name", &Problem::Required);
    assert_problem(t.clashing_firms(&mai, &form.clone().with("email", "x")).await, "email", &Problem::Email);
    assert_denied(t.clashing_firms(&t.actor("lan").await, &form).await, Denied::Role);
}

#[tokio::test]
async fn the_check_of_a_candidate_knows_nothing_of_what_is_sealed() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    crate::steps::open(&t).await;
    let form = Form::default().with("name", "Tô Văn Kín");
    let id = crate::steps::complete(&t, "an", "Trợ lý").await;
    crate::steps::save(&t, "an", id, domain::proposals::Section::Team, Form::default().with("team", "Tô Văn Kín")).await;
    t.submit_proposal(&t.actor("an").await, id).await.expect("submitted");
    assert!(t.clashing_firms(&mai, &form).await.expect("checked").is_empty());
}

#[tokio::test]
async fn the_council_is_listed_by_seat_and_then_by_given_name() {
    let t = TestBackend::new().await;
    let seats = t.seats(&t.actor("mai").await).await.expect("seats");
    let given: Vec<_> = seats.iter().map(|s| s.name.rsplit(' ').next().expect("a name")).collect();
    let members = ["Dũng", "Hoa", "Linh", "Ngọc", "Phúc", "Quân", "Sơn", "Trang", "Tuấn", "Việt"];
    assert_eq!(given, [&["Minh", "Thu", "Hương", "Khoa", "Yến"], &members[..]].concat());
    let demo = t.demo_accounts().await.expect("accounts");
    let office: Vec<_> = demo.iter().filter(|a| a.role == Role::Officer || a.role == Role::Leader).map(|a| a.name.as_str()).collect();
    assert_eq!(office, ["Nguyễn Thị Mai", "Đàm Khải Nam", "Vũ Ngọc Lan", "Hoàng Đức Long"]);
}

#[tokio::test]
async fn who_has_left_reads_nothing_of_a_challenge_that_is_scored_later() {
    let t = TestBackend::new().await;
    let mai = t.actor("mai").await;
    t.open_challenge("BT-02").await;
    let later = t.submitted_proposal("an", "BT-02").await;
    let [scored, _] = scoring(&t).await;
    t.open_proposals("BT-02").await;
    for id in [scored, later] {
        declare_clear(&t, "tuan", id).await;
    }
    assert!(t.opened_proposal(&t.actor("tuan").await, later).await.is_ok(), "whoever sits reads it");
    t.remove_seat(&mai, &seat_form(&t, "tuan", "member").await).await.expect("removed");
    let tuan = t.actor("tuan").await;
    assert!(t.sheet(&tuan, scored).await.is_ok(), "still a member where scoring began with him");
    let conflicted = Form::default().with("conflict", "conflicted").with("kind", "other").with("reason", "Góp vốn.");
    assert_not_found(t.declare_conflict(&tuan, later, &conflicted).await);
    assert_not_found(t.opened_proposal(&tuan, later).await);
    let home = t.council_home(&tuan).await.expect("a council page");
    let told = |code: &str| home.iter().filter(|line| line.card.code == code).map(|line| line.undeclared + line.to_score).sum::<u32>();
    assert_eq!((told(CODE), told("BT-02")), (2, 0));
}

/// Two of the office could else take sheets away once they knew the ranking: an account is not suspended then, and a seat that
/// ends changes nothing.
#[tokio::test]
async fn after_the_ranking_neither_a_suspended_account_nor_an_ended_seat_changes_a_sheet_that_counts() {
    let t = TestBackend::new().await;
    let ids = scored(&t).await;
    let (mai, lan, minh) = (t.actor("mai").await, t.actor("lan").await, t.actor("minh").await);
    let file = async || t.result_file(&lan, CODE).await.expect("a file");
    let before = file().await;
    let suspend = async |nick: &str| {
        let id = t.actor(nick).await.id().expect("a person");
        t.keep_account(&mai, id, &Form::default().with("verdict", "ask").with("reason", "Không liên lạc được.")).await.expect("asked");
        let asked = t.clock.now().0.to_string();
        let confirm = Form::default().with("verdict", "confirm").with("asked", asked);
        assert_denied(t.keep_account(&lan, id, &confirm).await, Denied::OnRoster);
    };
    for nick in ["tuan", "son", "thu"] {
        suspend(nick).await;
    }
    for nick in ["dung", "hoa"] {
        let seat = Form::default().with("user", t.actor(nick).await.id().expect("a person").to_string());
        t.remove_seat(&mai, &seat).await.expect("ended");
    }
    t.run_due_jobs().await.expect("run");
    assert_eq!(file().await, before);
    // Nor by a motion that voids another's sheet afterwards: the result is computed from what was frozen.
    let khoa = t.actor("khoa").await;
    let sheet = format!("{} {}", ids[0], khoa.id().expect("a person"));
    let ask = t.in_writing(&Form::default().with("sheet", sheet).with("reason", "Có góp vốn."));
    let number = t.move_voiding(&minh, CODE, &ask).await.expect("asked");
    t.answer_motion(&khoa, CODE, number, &Form::default().with("answer", "Đúng vậy.")).await.expect("answered");
    t.put_motion(&minh, CODE, number, &t.in_writing(&Form::default())).await.expect("put");
    for nick in ["minh", "huong", "yen", "dung", "hoa", "quan", "linh", "phuc", "trang", "viet", "ngoc"] {
        t.vote_on_motion(&t.actor(nick).await, CODE, number, &Form::default().with("choice", "for")).await.expect("voted");
    }
    t.clock.set(t.clock.now().plus_days(31));
    t.run_due_jobs().await.expect("run");
    let after: domain::evaluations::result_file::ResultFile = serde_json::from_str(&file().await).expect("a file");
    let n: Vec<u32> = after.official.iter().map(|line| line.n).collect();
    assert_eq!((n.iter().sum::<u32>(), after.replaced.len()), (29, 1), "one sheet less, and no other");
}

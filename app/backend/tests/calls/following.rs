//! Watching a challenge, saved searches and their digests, which mails come, and the own calendar.

use crate::steps::{CLOSES, CODE, assert_denied, assert_problem, challenge_form, draft, open, published, saved_form, started};
use backend::{
    Error,
    testing::{HERE, TestBackend, person},
};
use domain::{access::Denied, check::Problem, following::MailKind, form::Form, people::Actor, time::Moment};
use std::collections::BTreeSet;

pub fn form(fields: &[(&str, &str)]) -> Form {
    fields.iter().fold(Form::default(), |form, (name, value)| form.with(*name, *value))
}

pub async fn watch(t: &TestBackend, nick: &str) {
    assert!(t.watch_challenge(&t.actor(nick).await, CODE, &form(&[("watch", "on")])).await.expect("watched"));
}

/// Nicks and texts of what was written since: by nick, of each in the order it was written.
pub async fn told(t: &TestBackend, since: usize) -> Vec<(String, String)> {
    let line =
        |(to, subject, body): (String, String, String)| (to.split('@').next().unwrap_or_default().to_owned(), format!("{subject}\n{body}"));
    t.tell_watchers().await.expect("written");
    let mut told: Vec<_> = t.mails().await.into_iter().skip(since).map(line).collect();
    told.sort_by(|one, other| one.0.cmp(&other.0));
    told
}

pub fn to(told: &[(String, String)]) -> Vec<&str> {
    told.iter().map(|(to, _)| to.as_str()).collect()
}

pub async fn choose(t: &TestBackend, nick: &str, kinds: &[&str]) {
    let chosen = kinds.iter().fold(form(&[("choices", "1")]), |form, kind| form.with(*kind, "on"));
    t.choose_mails(&t.actor(nick).await, &chosen).await.expect("chosen");
}

/// What was sent to somebody, with its headers.
pub async fn letters(t: &TestBackend, nick: &str) -> Vec<String> {
    t.run_due_jobs().await.expect("jobs");
    let files = std::fs::read_dir(t.mails_folder()).expect("folder").flatten();
    let texts = files.map(|file| std::fs::read_to_string(file.path()).expect("text"));
    let address = person(nick).expect("one of the cast").email();
    texts.filter(|text| text.contains(&format!("To: {address}\r\n"))).collect()
}

pub async fn suspend(t: &TestBackend, nick: &str) {
    let id = person(nick).expect("one of the cast").id();
    let ask = form(&[("verdict", "ask"), ("reason", "Nghi bị chiếm đoạt.")]);
    t.keep_account(&t.actor("lan").await, id, &ask).await.expect("asked");
    let long = t.actor("long").await;
    let asked = t.account(&long, id).await.expect("an account").line.standing.asked.expect("a request").at.0.to_string();
    t.keep_account(&long, id, &form(&[("verdict", "confirm"), ("asked", &asked)])).await.expect("suspended");
}

#[tokio::test]
async fn whoever_watches_is_told_what_the_firms_are_told_and_each_person_once() {
    let t = TestBackend::new().await;
    open(&t).await;
    started(&t, "an").await;
    for nick in ["an", "chi", "khoa"] {
        watch(&t, nick).await;
        watch(&t, nick).await;
    }
    let (mai, nam, lan) = (t.actor("mai").await, t.actor("nam").await, t.actor("lan").await);

    let since = t.mails().await.len();
    t.announce_briefing(&mai, CODE, &form(&[("at", "2026-03-10T09:00"), ("place", "Hội trường 2")])).await.expect("announced");
    let mails = told(&t, since).await;
    // `an` has it as the firm's; so has whoever else watches, in other words.
    assert_eq!(to(&mails), ["an", "chi", "khoa"]);
    assert!(mails[0].1.contains("doanh nghiệp có hồ sơ") && !mails[0].1.contains("/unsubscribe/"), "{}", mails[0].1);
    assert!(mails[1].1.contains("Hội trường 2") && mails[1].1.contains("đang theo dõi"), "{}", mails[1].1);

    let since = t.mails().await.len();
    t.call_off_briefing(&mai, CODE, 1, &form(&[("reason", "Bão số 5.")])).await.expect("called off");
    t.ask_question(&t.actor("an").await, CODE, &form(&[("question", "Có dữ liệu mẫu không?")])).await.expect("asked");
    let reply = form(&[("reply", "answer"), ("public_question", "Dữ liệu?"), ("answer", "Có."), ("clarifies", "on")]);
    t.draft_reply(&mai, CODE, 1, &reply).await.expect("drafted");
    t.publish_replies(&nam, CODE, &form(&[("publish_1", "on")])).await.expect("published");
    let title = saved_form(&t, CODE).await.with("title_vi", "Trợ lý ảo cho xã").with("reason", "Đính chính tên 4711.");
    t.amend_challenge(&mai, CODE, &title).await.expect("corrected");
    let result = saved_form(&t, CODE).await.with("required_result_vi", "Đúng 95% câu hỏi.").with("reason", "Nâng yêu cầu 4712.");
    t.amend_challenge(&mai, CODE, &result).await.expect("drafted");
    let own = told(&t, since).await.into_iter().filter(|(to, _)| to == "khoa").collect::<Vec<_>>();
    assert_eq!(own.len(), 3, "nothing of what only waits: {own:?}");
    t.publish_amendment(&lan, CODE, &Form::default()).await.expect("amended");
    t.extend_closing(&mai, CODE, &form(&[("closes", "2026-04-10T17:00"), ("reason", "Gia hạn 4713.")])).await.expect("extended");
    t.cancel_challenge(&lan, CODE, &form(&[("reason", "Thiếu kinh phí 4714.")])).await.expect("cancelled");
    let own = told(&t, since).await.into_iter().filter(|(to, _)| to == "khoa").map(|(_, text)| text).collect::<Vec<_>>();
    let said = ["Bão số 5.", "câu hỏi làm rõ số 1", "Đính chính tên 4711.", "Nâng yêu cầu 4712.", "Gia hạn 4713.", "Thiếu kinh phí 4714."];
    assert_eq!(own.len(), said.len(), "{own:?}");
    for (text, said) in own.iter().zip(said) {
        assert!(text.contains(said) && text.contains("/unsubscribe/{token}"), "{said}: {text}");
    }
}

#[tokio::test]
async fn nobody_is_told_who_has_stopped_watching_or_switched_it_off_or_is_suspended() {
    let t = TestBackend::new().await;
    open(&t).await;
    for nick in ["an", "binh", "chi", "khoa"] {
        watch(&t, nick).await;
    }
    t.watch_challenge(&t.actor("an").await, CODE, &form(&[("watch", "off")])).await.expect("no longer");
    choose(&t, "binh", &["reminders", "digests"]).await;
    suspend(&t, "chi").await;
    let since = t.mails().await.len();
    t.cancel_challenge(&t.actor("lan").await, CODE, &form(&[("reason", "Thiếu kinh phí.")])).await.expect("cancelled");
    assert_eq!(to(&told(&t, since).await), ["khoa"]);

    // What one follows is one's own, and of what the public does not see there is nothing to watch.
    draft(&t, "BT-09").await;
    let on = form(&[("watch", "on")]);
    assert!(matches!(t.watch_challenge(&t.actor("khoa").await, "BT-09", &on).await, Err(Error::NotFound)));
    assert_denied(t.watch_challenge(&t.actor("mai").await, "BT-09", &on).await, Denied::WrongState);
    assert_denied(t.watch_challenge(&Actor::Visitor, CODE, &on).await, Denied::SignIn);
    assert_problem(t.watch_challenge(&t.actor("khoa").await, CODE, &Form::default()).await, "watch", &Problem::Choice);
    assert_eq!(t.following(&t.actor("khoa").await).await.expect("own").watched.len(), 1);
    for nick in ["an", "mai", "lan", "minh"] {
        assert_eq!(t.following(&t.actor(nick).await).await.expect("own").watched.len(), 0, "{nick}");
    }
    assert_denied(t.following(&Actor::Visitor).await, Denied::SignIn);
}

#[tokio::test]
async fn a_digest_tells_what_is_new_once_and_nothing_that_a_visitor_may_not_see() {
    let t = TestBackend::new().await;
    published(&t, CODE).await;
    draft(&t, "BT-77").await;
    let every = |rhythm: &str| form(&[("q", "trợ lý"), ("every", rhythm)]);
    // An officer sees drafts; a digest holds what everybody sees.
    for (nick, rhythm) in [("mai", "daily"), ("an", "daily"), ("binh", "weekly")] {
        t.save_search(&t.actor(nick).await, &every(rhythm)).await.expect("saved");
    }
    t.save_search(&t.actor("an").await, &form(&[("field", "government"), ("every", "daily")])).await.expect("another");
    t.save_search(&t.actor("an").await, &form(&[("field", "health"), ("every", "daily")])).await.expect("finds nothing");
    let since = t.mails().await.len();
    // By name, for each morning.
    let run = async |at: &str| {
        t.at(at);
        let beside = t.beside().await;
        let (a, b) = tokio::join!(t.catch_up(), beside.catch_up());
        a.and(b).expect("jobs");
        let mut digests: Vec<_> = told(&t, since).await.into_iter().filter(|(_, text)| text.contains("mới khớp với")).collect();
        digests.sort();
        digests
    };
    assert_eq!(to(&run("2026-03-02T07:30").await), [""; 0], "what was there is not new");
    published(&t, "BT-02").await;
    assert_eq!(to(&run("2026-03-02T23:00").await), [""; 0], "in the morning");
    let daily = run("2026-03-03T07:00").await;
    assert_eq!(to(&daily), ["an", "mai"]);
    assert!(daily[0].1.contains("Có 1 bài toán mới") && daily[0].1.contains("/challenges/BT-02"), "once: {}", daily[0].1);
    assert!(daily.iter().all(|(_, text)| !text.contains("BT-77") && !text.contains("BT-01 ")), "{daily:?}");
    assert_eq!(run("2026-03-04T07:00").await.len(), 2, "nothing is new");
    assert_eq!(to(&run("2026-03-09T07:00").await), ["an", "binh", "mai"], "weekly");
    // What comes while they are switched off is not told afterwards.
    choose(&t, "an", &["watching"]).await;
    published(&t, "BT-03").await;
    assert_eq!(to(&run("2026-03-10T08:00").await), ["an", "binh", "mai", "mai"]);
    choose(&t, "an", &["digests"]).await;
    assert_eq!(run("2026-03-11T08:00").await.len(), 4);
}

#[tokio::test]
async fn searches_are_few_and_their_owner_s_alone() {
    let t = TestBackend::new().await;
    published(&t, CODE).await;
    let (an, binh) = (t.actor("an").await, t.actor("binh").await);
    assert_problem(t.save_search(&an, &form(&[("every", "daily")])).await, "searches", &Problem::Required);
    assert_denied(t.save_search(&Actor::Visitor, &form(&[("q", "nước"), ("every", "daily")])).await, Denied::SignIn);
    for n in 0..20 {
        t.save_search(&an, &form(&[("q", &format!("từ {n}")), ("every", "daily")])).await.expect("saved");
    }
    assert_problem(t.save_search(&an, &form(&[("q", "nữa"), ("every", "daily")])).await, "searches", &Problem::TooManySearches(20));
    t.save_search(&an, &form(&[("q", "từ 3"), ("every", "weekly")])).await.expect("another rhythm");
    let own = t.following(&an).await.expect("own").searches;
    assert_eq!(own.len(), 20);
    let id = own[0].id.to_string();
    t.end_search(&binh, &form(&[("search", &id)])).await.expect("nothing of theirs");
    assert_eq!((t.following(&an).await.expect("own").searches.len(), t.following(&binh).await.expect("own").searches.len()), (20, 0));
    t.end_search(&an, &form(&[("search", &id)])).await.expect("ended");
    assert_eq!(t.following(&an).await.expect("own").searches.len(), 19);
}

#[tokio::test]
async fn the_link_under_a_mail_stops_its_kind_once_and_twice_and_looking_at_it_stops_nothing() {
    let t = TestBackend::new().await;
    open(&t).await;
    watch(&t, "khoa").await;
    started(&t, "an").await;
    let mai = t.actor("mai").await;
    let announce = async |at: &str| {
        t.announce_briefing(&mai, CODE, &form(&[("at", at), ("place", "P1")])).await.expect("announced");
    };
    announce("2026-03-10T09:00").await;
    let letter = letters(&t, "khoa").await.pop().expect("a mail");
    let token = t.token("khoa@demo.example").await;
    let address = format!("https://baitoan.example/unsubscribe/{token}");
    let unfolded = letter.replace("\r\n ", "");
    assert!(unfolded.contains(&format!("List-Unsubscribe: <{address}>\r\n")), "{letter}");
    assert!(unfolded.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), "{letter}");
    assert!(letter.contains(&format!("\r\n{address}\r\n")), "also in the text: {letter}");
    let official = letters(&t, "an").await.pop().expect("a mail");
    assert!(!official.contains("List-Unsubscribe") && !official.contains("unsubscribe"), "{official}");

    for _ in 0..3 {
        assert!(!t.unsubscribing(&token, HERE).await.expect("a link").is_off);
    }
    announce("2026-03-11T09:00").await;
    assert_eq!(letters(&t, "khoa").await.len(), 2);
    // What waits to be sent when it is switched off is not sent.
    announce("2026-03-12T09:00").await;
    let first = t.unsubscribe(&token, HERE).await.expect("stopped");
    let again = t.unsubscribe(&token, HERE).await.expect("stopped before");
    assert_eq!((first.kind, first.is_off, again.is_off), (MailKind::Watching, false, true));
    announce("2026-03-13T09:00").await;
    assert_eq!(letters(&t, "khoa").await.len(), 2);
    assert!(matches!(t.unsubscribe(&"0".repeat(64), HERE).await, Err(Error::NotFound)));
    let chosen = t.chosen_mails(&t.actor("khoa").await).await.expect("chosen");
    assert_eq!(chosen, BTreeSet::from([MailKind::Reminders, MailKind::Digests]), "that kind alone");
    choose(&t, "khoa", &["watching"]).await;
    announce("2026-03-16T09:00").await;
    assert_eq!(letters(&t, "khoa").await.len(), 3, "chosen again");
    t.clock.set(Moment::from_local(CLOSES).expect("a time").plus_days(400));
    t.run_due_jobs().await.expect("jobs");
    assert!(matches!(t.unsubscribing(&token, HERE).await, Err(Error::NotFound)), "a link is not kept for ever");
}

#[tokio::test]
async fn an_own_calendar_is_read_under_its_address_until_that_is_replaced() {
    let t = TestBackend::new().await;
    open(&t).await;
    t.create_challenge(&t.actor("mai").await, &challenge_form("BT-02")).await.expect("created");
    let an = t.actor("an").await;
    let codes = async |token: &str| {
        let all = t.appointments_behind(token, HERE).await?;
        Ok::<_, Error>(all.into_iter().map(|one| one.challenge.code).collect::<BTreeSet<_>>())
    };
    let make = async || t.change_own_calendar(&an, &form(&[("act", "make")])).await.expect("made").expect("a token");
    let first = make().await;
    assert_eq!(codes(&first).await.expect("read"), BTreeSet::new());
    started(&t, "an").await;
    assert_eq!(codes(&first).await.expect("read"), BTreeSet::from([CODE.to_owned()]), "what the firm has a draft for");
    published(&t, "BT-03").await;
    t.watch_challenge(&an, "BT-03", &form(&[("watch", "on")])).await.expect("watched");
    assert_eq!(codes(&first).await.expect("read").len(), 2);
    assert_eq!(t.own_appointments(&t.actor("binh").await).await.expect("own").len(), 0, "nobody else's");
    let second = make().await;
    assert!(matches!(codes(&first).await, Err(Error::NotFound)), "replaced");
    assert_eq!(codes(&second).await.expect("read").len(), 2);
    // A firm is suspended while no call waits for it.
    let cancelled = form(&[("reason", "Thiếu kinh phí.")]);
    for code in [CODE, "BT-03"] {
        t.cancel_challenge(&t.actor("lan").await, code, &cancelled).await.expect("cancelled");
    }
    suspend(&t, "an").await;
    assert!(matches!(codes(&second).await, Err(Error::NotFound)), "suspended");
    let rows = format!("{:?}", t.rows().await);
    assert!(!rows.contains(&second), "the database knows its hash alone");
}

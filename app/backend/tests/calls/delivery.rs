//! Mails on their way: a server that is down, or hangs; and news for many who watch.

use crate::{
    following::{form, to, told, watch},
    steps::{CODE, open},
};
use backend::{
    accounts::LinkKind,
    testing::{HERE, TestBackend, person},
};
use domain::{form::Form, locale::Locale};
use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    time::timeout,
};

async fn ask_for_mails(t: &TestBackend, nicks: &[&str]) {
    for nick in nicks {
        let email = person(nick).expect("one of the cast").email();
        t.request_reset(&Form::default().with("email", email)).await.expect("asked");
    }
}

fn letters(t: &TestBackend) -> Vec<String> {
    let files = std::fs::read_dir(t.mails_folder()).into_iter().flatten().flatten();
    files.map(|file| std::fs::read_to_string(file.path()).expect("text")).collect()
}

#[tokio::test]
async fn a_server_that_is_down_for_an_hour_costs_no_mail_and_doubles_none() {
    let t = TestBackend::new().await;
    ask_for_mails(&t, &["an", "binh", "chi"]).await;
    let beside = t.beside().await;
    std::fs::remove_dir(t.mails_folder()).expect("removed");
    std::fs::write(t.mails_folder(), "in the way").expect("written");
    for minute in 0..60 {
        t.at(&format!("2026-03-01T09:{minute:02}"));
        beside.clock.set(t.clock.now());
        let (a, b) = tokio::join!(t.run_due_jobs(), beside.run_due_jobs());
        a.and(b).expect("a mail that fails stops nothing");
    }
    std::fs::remove_file(t.mails_folder()).expect("removed");
    std::fs::create_dir(t.mails_folder()).expect("created");
    for minute in ["10:00", "10:20", "10:59", "11:30"] {
        t.at(&format!("2026-03-01T{minute}"));
        beside.clock.set(t.clock.now());
        let (a, b) = tokio::join!(t.run_due_jobs(), beside.run_due_jobs());
        a.and(b).expect("ran");
    }
    let all = letters(&t);
    assert_eq!(all.len(), 3, "each once");
    for nick in ["an", "binh", "chi"] {
        let email = person(nick).expect("one of the cast").email();
        assert_eq!(all.iter().filter(|text| text.contains(&format!("To: {email}\r\n"))).count(), 1, "{nick}");
    }
}

/// A link works for an hour; what waits longer for the mail server is sent with one that begins then.
#[tokio::test]
async fn a_link_waits_for_its_mail_however_long_nobody_answers() {
    let t = TestBackend::new().await;
    ask_for_mails(&t, &["an", "binh", "chi"]).await;
    std::fs::remove_dir(t.mails_folder()).expect("removed");
    std::fs::write(t.mails_folder(), "in the way").expect("written");
    for _ in 0..3 {
        t.clock.set(t.clock.now().plus_minutes(90));
        t.run_due_jobs().await.expect("ran");
    }
    std::fs::remove_file(t.mails_folder()).expect("removed");
    std::fs::create_dir(t.mails_folder()).expect("created");
    t.clock.set(t.clock.now().plus_minutes(90));
    t.run_due_jobs().await.expect("ran");
    assert_eq!(letters(&t).len(), 3);
    let token = t.token("binh@demo.example").await;
    assert!(t.link(&token, LinkKind::Reset, HERE).await.is_ok(), "it works from now on");
}

#[tokio::test]
async fn a_server_that_says_nothing_is_left_in_time_and_nobody_waits_for_it_once_more() {
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("smtp://{}", silent.local_addr().expect("an address"));
    let t = TestBackend::new().await.mailing(&url, Duration::from_millis(200));
    ask_for_mails(&t, &["an", "binh"]).await;
    let waited = timeout(Duration::from_secs(5), t.run_due_jobs()).await;
    waited.expect("it is left").expect("and stops nothing");
    // One after the other: the second is not tried while the first has just not been answered.
    let asked = t.rows().await["outbox"].iter().filter(|row| row.contains("no answer within 0.2 seconds")).count();
    assert_eq!(asked, 1, "{:?}", t.rows().await["outbox"]);
    assert!(t.next_message().await.is_some(), "the other is next");
}

#[tokio::test]
async fn a_server_that_drips_is_left_in_time_too() {
    let dripping = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("smtp://{}", dripping.local_addr().expect("an address"));
    // A letter of its greeting at a time, each of them in time and the last one never.
    std::thread::spawn(move || {
        let (mut stream, _) = dripping.accept().expect("a connection");
        while stream.write_all(b"2").and_then(|()| stream.flush()).is_ok() {
            std::thread::sleep(Duration::from_millis(50));
        }
    });
    let t = TestBackend::new().await.mailing(&url, Duration::from_millis(200));
    ask_for_mails(&t, &["an", "binh"]).await;
    let waited = timeout(Duration::from_secs(8), t.run_due_jobs()).await;
    waited.expect("it is left").expect("and stops nothing");
    let asked = t.rows().await["outbox"].iter().filter(|row| row.contains("not taken within 2 seconds")).count();
    assert_eq!(asked, 1, "{:?}", t.rows().await["outbox"]);
}

/// A mail server that takes letters, each once it is told to; answers where it is, what tells that it has one, and what lets it go on.
fn slow_server() -> (String, UnboundedReceiver<()>, UnboundedSender<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("smtp://{}", listener.local_addr().expect("an address"));
    let ((has, has_one), (go_on, on)) = (unbounded_channel(), unbounded_channel());
    let on = Arc::new(Mutex::new(on));
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (has, on) = (has.clone(), Arc::clone(&on));
            let wait = move || {
                has.send(()).expect("told");
                on.lock().expect("its turn").blocking_recv().expect("told to go on");
            };
            std::thread::spawn(move || take_letters(&stream.expect("a connection"), wait));
        }
    });
    (url, has_one, go_on)
}

fn take_letters(stream: &TcpStream, wait: impl Fn()) {
    let mut is_letter = false;
    let answer = |said: &str| {
        let mut to = stream;
        to.write_all(format!("{said}\r\n").as_bytes()).expect("answered");
    };
    answer("220 here");
    for line in BufReader::new(stream).lines().map_while(Result::ok) {
        match line.as_str() {
            "." => {
                wait();
                is_letter = false;
                answer("250 taken");
            }
            "DATA" => {
                is_letter = true;
                answer("354 go on");
            }
            _ if is_letter => {}
            _ => answer("250 yes"),
        }
    }
}

/// The clock of a demonstration jumps; of a machine that was asleep, too.
#[tokio::test]
async fn a_mail_on_its_way_is_not_sent_again_when_the_clock_jumps() {
    let (url, mut has_one, go_on) = slow_server();
    let t = TestBackend::new().await.mailing(&url, Duration::from_secs(20));
    ask_for_mails(&t, &["an"]).await;
    let jumping = async {
        has_one.recv().await.expect("it is on its way");
        t.clock.set(t.clock.now().plus_minutes(60));
        let watching = async {
            let second = timeout(Duration::from_millis(500), has_one.recv()).await;
            go_on.send(()).and_then(|()| go_on.send(())).expect("the server goes on");
            second
        };
        tokio::join!(t.run_due_jobs(), watching)
    };
    let (first, (again, second)) = tokio::join!(t.run_due_jobs(), jumping);
    first.and(again).expect("ran");
    assert!(second.is_err(), "it is sent a second time");
    assert!(t.next_message().await.is_none(), "it is sent");
}

/// So many more accounts watch.
async fn many_watch(t: &TestBackend, many: usize) {
    for n in 0..many {
        let id = t.create_user(&format!("nguoi{n}@demo.example"), "Người", domain::people::Role::Firm, "ha-long-2026", false).await;
        let actor = t.share().actor(id.expect("an account")).await.expect("an actor");
        t.watch_challenge(&actor, CODE, &form(&[("watch", "on")])).await.expect("watched");
    }
}

#[tokio::test]
async fn news_for_many_is_one_line_in_the_act_and_each_is_written_to_once() {
    let t = TestBackend::new().await;
    open(&t).await;
    for nick in ["khoa", "chi"] {
        watch(&t, nick).await;
    }
    let mai = t.actor("mai").await;
    let since = t.mails().await.len();
    t.announce_briefing(&mai, CODE, &form(&[("at", "2026-03-10T09:00"), ("place", "Hội trường 2")])).await.expect("announced");
    assert_eq!((t.mails().await.len() - since, t.rows().await["watched_news"].len()), (0, 1), "the act writes one line");
    // Who begins after the news is not told of it; who changes language is written to in the new one.
    t.clock.set(t.clock.now().plus_minutes(5));
    watch(&t, "an").await;
    t.change_mail_language(&t.actor("khoa").await, &form(&[("language", Locale::En.code())])).await.expect("changed");
    let beside = t.beside().await;
    let (a, b) = tokio::join!(t.catch_up(), beside.catch_up());
    a.and(b).expect("written");
    t.catch_up().await.expect("nothing is left");
    let mails = told(&t, since).await;
    let mut readers = to(&mails);
    readers.sort_unstable();
    assert_eq!(readers, ["chi", "khoa"]);
    let (_, english) = mails.iter().find(|(nick, _)| nick == "khoa").expect("a mail");
    assert!(english.contains("Dear Sir or Madam"), "{english}");
    assert_eq!(t.rows().await["watched_news"].len(), 0);
}

#[tokio::test]
async fn what_is_written_in_parts_goes_on_where_it_was() {
    let t = TestBackend::new().await;
    open(&t).await;
    many_watch(&t, 5).await;
    let since = t.mails().await.len();
    let announce = form(&[("at", "2026-03-10T09:00"), ("place", "Hội trường 2")]);
    t.announce_briefing(&t.actor("mai").await, CODE, &announce).await.expect("announced");
    let beside = t.beside().await;
    let (a, b) = tokio::join!(t.tell_watchers_by(2), beside.tell_watchers_by(2));
    a.and(b).expect("written");
    let mails = told(&t, since).await;
    let mut readers = to(&mails);
    readers.sort_unstable();
    assert_eq!(readers, ["nguoi0", "nguoi1", "nguoi2", "nguoi3", "nguoi4"]);
}

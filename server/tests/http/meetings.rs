//! A meeting's pages: run without scripts, followed on a screen, and silent to who has a conflict.

use crate::site;

use axum::http::Method;
use domain::form::Form;
use futures_util::StreamExt;
use site::{SECRET, Site};
use std::time::Duration;

/// The council is to meet about a proposal whose title is the secret; `tuan` has a conflict with it.
pub async fn planned() -> (Site, String) {
    let mut site = Site::open().await;
    let id = site.second_challenge().await;
    site.plan_meeting(id).await;
    for nick in ["huong", "minh", "tuan", "khoa", "mai"] {
        site.sign_in(nick).await;
    }
    let page = site.address("/council/meetings/{id}");
    (site, page)
}

/// On another day than planned, which is meant.
pub fn meant() -> Form {
    Form::default().with("other_day", "on")
}

pub fn id_of(nick: &str) -> String {
    backend::testing::person(nick).expect("one of the cast").id().to_string()
}

pub async fn post(site: &Site, path: &str, form: Form) {
    let answer = site.post("huong", path, &form).await;
    assert_eq!(answer.status, 303, "{path}: {}", answer.text);
}

/// Who is there, from the page as it stands.
async fn mark(site: &Site, page: &str, marks: &Form) {
    let answer = site.press("huong", &format!("{page}/attendance"), marks).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
}

#[tokio::test]
async fn the_secretary_runs_a_meeting_with_forms_alone() {
    let (site, page) = planned().await;
    let shown = site.get("huong", &page).await.text;
    assert!(shown.contains(SECRET) && shown.contains("Khai mạc phiên họp"));
    let list = site.get("mai", "/office/challenges/BT-02").await.text;
    assert!(list.contains(&page) && list.contains("/council/meetings/new?challenge=BT-02"));
    assert!(site.get("huong", "/council").await.text.contains(&page));
    post(&site, &format!("{page}/start"), meant()).await;
    let present = ["huong", "minh", "tuan"].iter().fold(Form::default(), |f, nick| f.with(format!("presence_{}", id_of(nick)), "present"));
    mark(&site, &page, &present.with("guests", "Khách mời A")).await;
    assert_eq!(site.post("minh", &format!("{page}/present"), &Form::default()).await.status, 303);
    post(&site, &format!("{page}/item"), Form::default().with("to", "2")).await;
    let shown = site.get("huong", &page).await.text;
    assert!(shown.contains("Đề nghị rời phòng họp") && shown.contains("Dương Minh Tuấn đã ra khỏi phòng"));
    let notes = Form::default().with("item", "2").with("item_version", "0").with("opinions", "Ý kiến 8642").with("conclusion", "Đạt.");
    let refused = site.post("huong", &format!("{page}/record"), &notes).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("vẫn còn trong phòng") && refused.text.contains("Ý kiến 8642"), "nothing typed is lost");
    let shown = site.get("huong", &page).await.text;
    assert!(shown.contains("Ý kiến 8642") && shown.contains("chưa được ghi vào biên bản"), "kept, and said not to be recorded: {shown}");
    assert!(refused.text.contains("name=\"item_version\" value=\"1\""), "to be sent again with the version that it has by now");
    let notes = notes.with("item_version", "1");
    post(&site, &format!("{page}/moves"), Form::default().with(format!("left_{}", id_of("tuan")), "on")).await;
    post(&site, &format!("{page}/record"), notes).await;
    let shown = site.get("huong", &page).await.text;
    assert!(shown.contains("Đang được ghi là ở ngoài phòng: Dương Minh Tuấn."), "{shown}");
    let end = Form::default().with("outcome", "valid").with("note", "Ghi chú 97531");
    let refused = site.post("huong", &format!("{page}/end"), &end).await;
    assert_eq!(refused.status, 422);
    let lacks = ["1 thành viên đã tự xác nhận hoặc được thành viên khác xác nhận có mặt", "nhiều nhất một phần ba), cần ít nhất 10"];
    assert!(
        lacks.iter().all(|part| refused.text.contains(part)) && refused.text.contains("Ghi chú 97531"),
        "three on the roll: {}",
        refused.text
    );
    let refused = site.post("huong", &format!("/en{page}/end"), &end).await;
    assert!(refused.text.contains("There is no quorum: 1 confirmed that they are present"), "{}", refused.text);
    post(&site, &format!("{page}/end"), end.with("outcome", "not_quorate")).await;
    let ended = site.get("mai", &page).await.text;
    assert!(ended.contains("không đủ điều kiện họp"), "{ended}");
    assert!(ended.contains("vẫn được ghi là ở ngoài phòng: Dương Minh Tuấn."), "{ended}");
}

/// Items that nobody opened or wrote of are named before a meeting ends as valid, and the press is asked for once more.
#[tokio::test]
async fn a_meeting_that_discussed_nothing_is_not_ended_by_one_press() {
    let (site, page) = planned().await;
    let id = page.rsplit('/').next().expect("an id").parse().expect("an id");
    post(&site, &format!("{page}/start"), meant()).await;
    post(&site, &format!("{page}/attendance"), Form::default().with("all", "on")).await;
    for person in backend::testing::CAST.iter().filter(|person| person.seat.is_some()) {
        site.backend.confirm_presence(&site.backend.actor(person.nick).await, id).await.expect("there");
    }
    for nick in ["khoa", "yen"] {
        let report = Form::default().with("report", "Đáp ứng.");
        site.backend.submit_report(&site.backend.actor(nick).await, id, &report).await.expect("reported");
    }
    let end = Form::default().with("outcome", "valid").with("note", "Ghi chú 97532");
    let asked = site.post("huong", &format!("{page}/end"), &end).await;
    let section = asked.text.split("name=\"outcome\"").nth(1).unwrap_or_default();
    assert!(asked.status == 422 && asked.text.contains("Chưa được đưa ra thảo luận: mục 2."), "{}", asked.text);
    assert!(section.contains(SECRET) && section.contains("name=\"undiscussed\"") && section.contains("Ghi chú 97532"), "{section}");
    post(&site, &format!("{page}/item"), Form::default().with("to", "2")).await;
    let asked = site.post("huong", &format!("{page}/end"), &end).await;
    assert!(asked.status == 422 && asked.text.contains("chưa có nội dung nào trong biên bản: mục 2."), "{}", asked.text);
    assert!(!asked.text.contains("Chưa được đưa ra thảo luận"), "{}", asked.text);
    post(&site, &format!("{page}/end"), end.with("undiscussed", "on")).await;
    assert!(site.get("mai", &page).await.text.contains("Đã kết thúc, hợp lệ"));
}

#[tokio::test]
async fn the_screen_shows_the_item_and_is_loaded_again_without_scripts() {
    let (site, page) = planned().await;
    post(&site, &format!("{page}/start"), meant()).await;
    let present = Form::default().with(format!("presence_{}", id_of("tuan")), "present");
    mark(&site, &page, &present).await;
    post(&site, &format!("{page}/item"), Form::default().with("to", "2")).await;
    let screen = site.get("huong", &format!("{page}/live")).await.text;
    assert!(screen.contains("Dương Minh Tuấn") && !screen.contains(SECRET), "not named in front of who must leave");
    post(&site, &format!("{page}/moves"), Form::default().with(format!("left_{}", id_of("tuan")), "on")).await;
    let screen = site.get("huong", &format!("{page}/live")).await.text;
    assert!(screen.contains("<noscript><meta http-equiv=\"refresh\" content=\"10\"></noscript>"), "{screen}");
    assert!(screen.contains(SECRET) && screen.contains("Dương Minh Tuấn") && screen.contains("boot.js"));
    // Code and title, and nothing else of it.
    assert!(!screen.contains("Nội dung phần") && !screen.contains("1.200.000.000"));
}

#[tokio::test]
async fn a_conflicted_member_reads_nothing_of_the_proposal_on_any_page() {
    let (site, page) = planned().await;
    post(&site, &format!("{page}/start"), meant()).await;
    post(&site, &format!("{page}/item"), Form::default().with("to", "2")).await;
    let notes = Form::default().with("item", "2").with("item_version", "0").with("opinions", "Ý kiến 8642");
    post(&site, &format!("{page}/record"), notes).await;
    let huong = site.backend.actor("huong").await;
    let code = site.backend.opened_proposals(&huong, "BT-02").await.expect("opened").remove(0).code;
    let secrets = [SECRET, "8642", code.as_str()];
    let pages = app::site::list().into_iter().filter(|(method, path)| *method == Method::GET && path.contains("/meetings/{id}"));
    let addresses: Vec<String> = pages.map(|(_, path)| site.address(&path)).flat_map(|path| [format!("/en{path}"), path]).collect();
    assert_eq!(addresses.len(), 6);
    let finds = async |nick: &str| {
        let mut found = 0;
        for address in &addresses {
            let answer = site.get(nick, address).await;
            assert_eq!(answer.status, 200, "{nick} at {address}");
            found += secrets.iter().filter(|secret| answer.text.contains(**secret)).count();
        }
        found
    };
    assert!(finds("huong").await > 0, "the search itself works");
    assert_eq!((finds("tuan").await, finds("khoa").await), (0, 0), "conflicted, and not declared");
    let shown = site.get("tuan", &page).await.text;
    assert!(shown.contains("Mục này ông/bà không tham gia"));
    assert!(site.get("tuan", &format!("/en{page}/live")).await.text.contains("An item you are recused from"));
}

#[tokio::test]
async fn a_screen_is_told_that_it_shows_something_else_until_its_session_ends() {
    let (site, page) = planned().await;
    let mut stream = site.follow("huong", &format!("{page}/events")).await;
    let mut next = async || {
        let piece = tokio::time::timeout(Duration::from_secs(20), stream.next()).await.expect("in time");
        piece.map(|bytes| String::from_utf8_lossy(&bytes.expect("bytes")).into_owned())
    };
    let planned = next().await.expect("a mark");
    assert!(site.get("huong", &format!("{page}/live")).await.text.contains(planned.trim_start_matches("data: ").trim()));
    post(&site, &format!("{page}/start"), meant()).await;
    assert!(next().await.is_some_and(|started| started.starts_with("data: ") && started != planned));
    assert_eq!(site.post("huong", "/sign-out", &Form::default()).await.status, 303);
    assert_eq!(next().await, None);
}

/// Of what happens during an item that the reader does not take part in, nothing comes, however often it is saved.
#[tokio::test]
async fn a_conflicted_member_s_screen_is_told_nothing_of_a_hidden_item() {
    let (site, page) = planned().await;
    post(&site, &format!("{page}/start"), meant()).await;
    post(&site, &format!("{page}/item"), Form::default().with("to", "2")).await;
    let events = format!("{page}/events");
    let (mut apart, mut taking_part) = (site.follow("tuan", &events).await, site.follow("minh", &events).await);
    for stream in [&mut apart, &mut taking_part] {
        stream.next().await.expect("a mark").expect("bytes");
    }
    let patience = Duration::from_secs(4);
    let came = |nick: &str| Form::default().with(format!("presence_{}", id_of(nick)), "present");
    mark(&site, &page, &came("dung")).await;
    let notes = Form::default().with("item", "2").with("item_version", "0").with("opinions", "Ý kiến 8642");
    post(&site, &format!("{page}/record"), notes).await;
    assert!(tokio::time::timeout(patience, taking_part.next()).await.is_ok(), "who takes part is told");
    assert!(tokio::time::timeout(patience, apart.next()).await.is_err(), "who does not is told nothing");
    post(&site, &format!("{page}/item"), Form::default().with("to", "3")).await;
    assert!(tokio::time::timeout(patience, apart.next()).await.is_ok(), "the next item comes to everyone");
}

#[tokio::test]
async fn a_meeting_starts_on_another_day_and_is_called_off_only_when_asked_twice() {
    let (site, page) = planned().await;
    for (prefix, asks) in [("", "Phiên họp dự kiến họp lúc 01/12/2026 08:30"), ("/en", "The meeting is planned for 1 December 2026, 08:30")]
    {
        let refused = site.post("huong", &format!("{prefix}{page}/start"), &Form::default()).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains(asks), "{}", refused.text);
    }
    let refused = site.post("minh", &format!("{page}/call-off"), &Form::default()).await;
    assert_eq!(refused.status, 422);
    let question =
        refused.text.split("<details").skip(1).find(|part| part.contains("/call-off#errors\"")).and_then(|part| part.split('>').next());
    assert!(question.is_some_and(|tag| tag.contains("open")), "the question is shown again: {question:?}");
    let reason = Form::default().with("reason", "Bão số 3.");
    assert_eq!(site.post("tuan", &format!("{page}/call-off"), &reason).await.status, 403);
    assert_eq!(site.post("minh", &format!("{page}/call-off"), &reason).await.status, 303);
    let shown = site.get("tuan", &page).await.text;
    assert!(shown.contains("Bão số 3.") && shown.contains("Đã hủy") && !shown.contains("/call-off"));
    assert!(site.get("mai", "/council/meetings").await.text.contains("Đã hủy"));
    assert!(site.get("huong", &format!("{page}/live")).await.text.contains("Phiên họp đã hủy"));
}

/// The button that begins a meeting stands above the roll and is sent with it.
#[tokio::test]
async fn who_was_marked_before_the_start_stays_marked_whatever_becomes_of_it() {
    let (site, page) = planned().await;
    let shown = site.get("huong", &page).await.text;
    let form = shown.split("<form ").filter_map(|rest| rest.split("</form>").next()).find(|form| form.contains("/start#errors\""));
    assert!(form.is_some_and(|form| form.contains("name=\"guests\"")), "{form:?}");
    let marked = Form::default().with(format!("presence_{}", id_of("tuan")), "excused").with("guests", "Khách 2468");
    let refused = site.press("huong", &format!("{page}/start"), &marked).await;
    assert!(refused.status == 422 && refused.text.contains("Khách 2468"), "{}", refused.text);
    let again = Form::default().with(format!("presence_{}", id_of("minh")), "excused").with("other_day", "on");
    assert_eq!(site.press("huong", &format!("{page}/start"), &again).await.status, 303);
    let running = site.get("huong", &page).await.text;
    let mark = |nick: &str| {
        let radios = running.split("<input ").filter(|tag| tag.contains(&format!("name=\"presence_{}\"", id_of(nick)))).collect::<Vec<_>>();
        radios.iter().any(|tag| tag.contains("value=\"excused\"") && tag.split('>').next().is_some_and(|tag| tag.contains(" checked")))
    };
    assert!(mark("tuan") && mark("minh") && running.contains("Khách 2468"), "{running}");
}

#[tokio::test]
async fn all_meetings_stand_on_one_page_that_the_desk_and_each_meeting_lead_to() {
    let (site, page) = planned().await;
    for nick in ["huong", "tuan", "mai"] {
        for (prefix, heading) in [("", "Sắp họp"), ("/en", "Coming")] {
            let list = site.get(nick, &format!("{prefix}/council/meetings")).await;
            assert!(list.text.contains(heading) && list.text.contains(&format!("{prefix}{page}")), "{nick}: {}", list.text);
        }
        assert!(site.get(nick, &page).await.text.contains("href=\"/council/meetings\""), "{nick}");
    }
    assert!(site.get("tuan", "/council").await.text.contains("href=\"/council/meetings\""));
}

#[tokio::test]
async fn before_the_start_the_screen_tells_what_the_room_wants_to_know() {
    let (site, page) = planned().await;
    let screen = site.get("huong", &format!("{page}/live")).await.text;
    for told in ["Phiên họp chưa bắt đầu", "Thứ Ba, 01/12/2026 08:30", "P1", "Khai mạc", "Trần Quang Minh", "Cần ít nhất 10 thành viên"]
    {
        assert!(screen.contains(told), "{told}: {screen}");
    }
    // Somebody in the room has a conflict with it.
    assert!(!screen.contains(SECRET) && screen.contains("Hồ sơ được nêu tên khi đến mục này"));
}

#[tokio::test]
async fn a_meeting_that_nobody_may_preside_over_says_so() {
    let (site, page) = planned().await;
    post(&site, &format!("{page}/start"), meant()).await;
    let others =
        Form::default().with(format!("presence_{}", id_of("minh")), "excused").with(format!("presence_{}", id_of("thu")), "excused");
    mark(&site, &page, &others.with("all", "on")).await;
    let shown = site.get("huong", &page).await.text;
    assert!(shown.contains("Chưa có: Chủ tịch, Phó Chủ tịch Hội đồng không có mặt") && shown.contains("chưa có người chủ trì"));
    let refused = site.post("huong", &format!("{page}/end"), &Form::default().with("outcome", "valid")).await;
    let summary = refused.text.split("error-summary").nth(1).and_then(|rest| rest.split("</div>").next()).expect("a summary");
    assert!(summary.contains("chưa có người chủ trì"), "{summary}");
}

/// The meeting's one form, as a browser posts it with any of its buttons.
pub fn typed(page: &str) -> Form {
    let form = page.split(" id=\"meeting\"").nth(1).and_then(|rest| rest.split("</form>").next()).expect("the meeting's form");
    let hidden = form.match_indices("<input type=\"hidden\" ").map(|(at, _)| form[at..].split('>').next().expect("a tag"));
    let value =
        |tag: &str, name: &str| tag.split(&format!(" {name}=\"")).nth(1).and_then(|v| v.split('"').next()).unwrap_or_default().to_owned();
    let radios = form.match_indices("<input type=\"radio\" ").map(|(at, _)| form[at..].split('>').next().expect("a tag"));
    let fields = hidden.chain(radios.filter(|tag| tag.contains(" checked")));
    let fields = fields.fold(Form::default(), |fields, tag| fields.with(value(tag, "name"), value(tag, "value")));
    let guests = fields.get("shown_guests").to_owned();
    fields.with("outcome", "").with("note", "").with("guests", guests)
}

#[tokio::test]
async fn the_roll_stays_as_it_was_marked_whichever_button_comes_next() {
    let (site, page) = planned().await;
    post(&site, &format!("{page}/start"), meant()).await;
    let shown = async || site.get("huong", &page).await.text;
    let present = |form: &Form| form.0.iter().filter(|(name, mark)| name.starts_with("presence_") && *mark == "present").count();
    let members = typed(&shown().await).0.keys().filter(|name| name.starts_with("presence_")).count();
    let earlier = typed(&shown().await);
    assert_eq!(present(&earlier), 0);
    // Nothing is left unsaved, so the answer leads on; the marks are what the page shows from then on.
    post(&site, &format!("{page}/attendance"), earlier.clone().with("all", "on")).await;
    assert_eq!(present(&typed(&shown().await)), members);
    post(&site, &format!("{page}/attendance"), typed(&shown().await)).await;
    // A window that was opened before knows nothing of the marks, and changes none.
    for (act, field) in [("item", ("to", "2")), ("attendance", ("all", ""))] {
        post(&site, &format!("{page}/{act}"), earlier.clone().with(field.0, field.1)).await;
        assert_eq!(present(&typed(&shown().await)), members, "{act}");
    }
    let late = format!("presence_{}", id_of("minh"));
    // Who was marked there meanwhile is asked about before they are marked otherwise.
    let asked = site.post("huong", &format!("{page}/attendance"), &earlier.clone().with(&late, "excused")).await;
    assert_eq!(asked.status, 409);
    post(&site, &format!("{page}/attendance"), typed(&asked.text).with(&late, "excused")).await;
    assert_eq!(present(&typed(&shown().await)), members - 1);
    let refused = site.post("huong", &format!("{page}/end"), &earlier.with("outcome", "valid").with("guests", "Khách 86420")).await;
    assert!(refused.status == 422 && refused.text.contains("Khách 86420"));
    assert_eq!(present(&typed(&refused.text)), members - 1);
}

#[tokio::test]
async fn minutes_typed_under_an_item_are_saved_by_every_button_of_the_page() {
    let (site, page) = planned().await;
    post(&site, &format!("{page}/start"), meant()).await;
    let present = ["huong", "minh"].iter().fold(Form::default(), |f, nick| f.with(format!("presence_{}", id_of(nick)), "present"));
    mark(&site, &page, &present).await;
    let shown = async || site.get("huong", &page).await.text;
    // Whatever posts from the page posts the meeting's form.
    let html = shown().await;
    let main = html.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("main");
    assert_eq!(main.matches("<form ").count(), 1, "{main}");
    assert!(main.contains("class=\"autosave"), "and by itself, where scripts are on: {main}");
    let buttons: Vec<_> =
        main.match_indices(" formaction=\"").map(|(at, found)| main[at + found.len()..].split('#').next().expect("a path")).collect();
    for act in ["item", "record", "attendance", "end"] {
        assert!(buttons.contains(&format!("{page}/{act}").as_str()), "{act}: {buttons:?}");
    }
    for (round, (act, extra)) in
        [("attendance", ("all", "")), ("item", ("to", "2")), ("item", ("to", "1")), ("record", ("show", "2"))].into_iter().enumerate()
    {
        let words = format!("Ý kiến lần {round}");
        post(&site, &format!("{page}/{act}"), typed(&shown().await).with("opinions", &words).with(extra.0, extra.1)).await;
        assert!(shown().await.contains(&words), "{act}");
    }
    // Everybody was marked present while the page still showed them absent: it stays so, and nothing is called unsaved.
    let without = async || {
        let marks = [("huong", "present"), ("minh", "present"), ("tuan", "absent")];
        marks.iter().fold(typed(&shown().await), |form, (nick, mark)| form.with(format!("presence_{}", id_of(nick)), *mark))
    };
    post(&site, &format!("{page}/attendance"), without().await).await;
    post(&site, &format!("{page}/attendance"), without().await.with("all", "on")).await;
    let tuan = format!("name=\"presence_{}\"", id_of("tuan"));
    let checked = shown()
        .await
        .split("<input ")
        .filter(|tag| tag.contains(&tuan) && tag.split('>').next().is_some_and(|tag| tag.contains(" checked")))
        .map(str::to_owned)
        .collect::<Vec<_>>();
    assert!(checked.len() == 1 && checked[0].contains("value=\"present\""), "{checked:?}");
    // A refused act has saved them too, and shows them.
    assert!(shown().await.contains("Còn thiếu 2 báo cáo phản biện bằng văn bản"), "named, and no dead end");
    let form = typed(&shown().await).with("opinions", "Ý kiến cuối").with("outcome", "sau").with("note", "Ghi chú 97531");
    let refused = site.post("huong", &format!("{page}/end"), &form).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Ý kiến cuối") && refused.text.contains("Ghi chú 97531"));
    assert!(site.get("minh", &page).await.text.contains("Ý kiến cuối"));
    // What was typed for another button stays on the page.
    let form = typed(&shown().await).with("opinions", "Ý kiến cuối").with("note", "Ghi chú 13579").with("to", "2");
    let kept = site.post("huong", &format!("{page}/item"), &form).await;
    assert_eq!(kept.status, 200);
    assert!(kept.text.contains("Ghi chú 13579") && kept.text.contains("id=\"done\""), "{}", kept.text);
    assert!(kept.text.contains("Chưa được lưu:") && kept.text.contains("href=\"#note\""), "which part is not saved: {}", kept.text);
    for part in ["#attendance", "#reports", "#record"] {
        assert!(!kept.text.contains(&format!("href=\"{part}\"")), "{part} is saved: {}", kept.text);
    }
    // Two windows of one person: the later one loses nothing and is told whose text is there.
    let (first, second) = (typed(&shown().await), typed(&shown().await));
    post(&site, &format!("{page}/record"), first.with("opinions", "Cửa sổ một")).await;
    let stale = site.post("huong", &format!("{page}/item"), &second.with("opinions", "Cửa sổ hai").with("to", "3")).await;
    assert_eq!(stale.status, 409);
    assert!(
        stale.text.contains("Cửa sổ một") && stale.text.contains("Cửa sổ hai") && stale.text.contains("Chính ông/bà"),
        "{}",
        stale.text
    );
}

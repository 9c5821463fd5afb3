//! The public portal: search, codes however they are spelled, news, calendars and what the site says of itself.

use crate::site::Site;
use calamine::{Reader, Xlsx};
use domain::form::Form;
use std::io::Cursor;

const PAGES: [&str; 13] = [
    "/news",
    "/calendar",
    "/members",
    "/statistics",
    "/dossiers",
    "/plan",
    "/legal",
    "/guide",
    "/open-data",
    "/questions",
    "/contact",
    "/privacy",
    "/accessibility",
];

/// A public call BT-01 that is open, and a draft BT-77 that the public must not find.
async fn site() -> Site {
    let mut site = Site::open().await;
    site.sign_in("mai").await;
    let draft = backend::testing::challenge_form("BT-77").with("title_vi", "Kho kín 8813").with("owner_vi", "Sở Kín 8813");
    assert_eq!(site.post("mai", "/office/new", &draft).await.status, 303);
    site
}

#[tokio::test]
async fn every_page_for_citizens_is_reached_from_every_page_in_both_languages() {
    let site = site().await;
    for prefix in ["", "/en"] {
        let home = site.get("", &format!("{prefix}/")).await.text;
        for path in PAGES {
            let address = format!("{prefix}{path}");
            assert!(home.contains(&format!("href=\"{address}\"")), "{address} is not linked");
            let page = site.get("", &address).await;
            assert_eq!(page.status, 200, "{address}");
            assert_eq!(page.text.matches("<h1").count(), 1, "{address}");
        }
    }
}

#[tokio::test]
async fn what_is_not_public_is_in_no_search_feed_or_calendar() {
    let site = site().await;
    let seen = site.get("mai", "/challenges?q=8813").await.text;
    assert!(seen.contains("BT-77"), "the office finds it: {seen}");
    let pages =
        ["/challenges", "/challenges?q=8813", "/challenges?q=BT77", "/challenges?owner=S%E1%BB%9F+K%C3%ADn+8813", "/news", "/news.atom"];
    for path in
        pages.into_iter().chain(["/news.json", "/calendar", "/calendar.ics", "/sitemap.xml", "/api/v1/challenges?q=bt77", "/api/v1/all"])
    {
        let text = site.get("", path).await.text;
        assert!(!text.contains("Kho kín") && !text.contains("/BT-77"), "{path}: {text}");
    }
    assert_eq!(site.get("", "/challenges/bt77").await.status, 404);
    for path in ["calendar.ics", "brief.pdf", "brief.docx", "template.docx"] {
        assert_eq!(site.get("", &format!("/challenges/BT-77/{path}")).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_code_in_any_spelling_leads_to_its_page() {
    let site = site().await;
    for (typed, page) in [
        ("/challenges/bt-01", "/challenges/BT-01"),
        ("/challenges/BT01", "/challenges/BT-01"),
        ("/challenges/BT-01/", "/challenges/BT-01"),
        ("/en/challenges/bt01/results?a=1", "/en/challenges/BT-01/results?a=1"),
        ("/challenges/", "/challenges"),
    ] {
        let answer = site.get("", typed).await;
        assert_eq!((answer.status, answer.header("location")), (308, page), "{typed}");
    }
    for unknown in ["/challenges/bt-99", "/challenges/--", "//example.org/", "/nothing"] {
        assert_eq!(site.get("", unknown).await.status, 404, "{unknown}");
    }
}

#[tokio::test]
async fn a_search_marks_what_it_found_and_says_what_it_read() {
    let site = site().await;
    let page = site.get("", "/challenges?q=tro+ly").await.text.replace("<!>", "");
    assert!(page.contains("<mark>Trợ lý</mark>"), "{page}");
    let slip = site.get("", "/challenges?q=Tr%E1%BB%A3+lyy").await.text;
    assert!(slip.contains("BT-01") || slip.contains("Không có bài toán nào khớp"), "{slip}");
    let hostile = [
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E".to_owned(),
        "%27+OR+1%3D1+--".to_owned(),
        "%22a+NEAR+b%22*".to_owned(),
        "%2C.%21%3F".to_owned(),
        "d%C3%A0i+".repeat(200),
        "x".repeat(5_000),
    ];
    for q in hostile {
        for path in ["/challenges", "/en/challenges"] {
            let answer = site.get("", &format!("{path}?q={q}")).await;
            assert_eq!(answer.status, 200, "{}", &q[..q.len().min(40)]);
            assert!(!answer.text.contains("<script>alert"));
        }
    }
    let long = site.get("", &format!("/challenges?q={}", "x".repeat(10_000))).await;
    assert!(long.status == 414 && long.text.contains("<h1"), "told on a page of ours: {} {}", long.status, long.text);
    let past_end = site.get("", "/challenges?page=99").await.text;
    assert!(past_end.contains("Về trang đầu của danh sách"), "{past_end}");
    assert_eq!(site.get("", "/api/v1/challenges?budget=2").await.status, 422);
}

#[tokio::test]
async fn what_the_office_does_is_news() {
    let site = site().await;
    let atom = site.get("", "/news.atom").await;
    assert_eq!(atom.header("content-type"), "application/atom+xml; charset=utf-8");
    assert!(atom.text.contains("<entry>") && atom.text.contains("Công bố bài toán: BT-01"), "{}", atom.text);
    let json: serde_json::Value = serde_json::from_str(&site.get("", "/en/news.json").await.text).expect("json");
    assert_eq!(json["items"][0]["url"], "https://baitoan.example/en/challenges/BT-01");
    let mut site = site;
    site.sign_in("lan").await;
    let form = Form::default().with("reason", "Thiếu kinh phí 9902.");
    let seen = site.seen("lan", "/office/challenges/BT-01/cancel").await;
    assert_eq!(site.post("lan", "/office/challenges/BT-01/cancel", &form.with("seen", seen)).await.status, 303);
    for path in ["/news", "/news.atom", "/news.json"] {
        assert!(site.get("", path).await.text.contains("Thiếu kinh phí 9902."), "{path}");
    }
    assert!(!site.get("", "/calendar").await.text.contains("BT-01"), "what is cancelled has no times");
}

#[tokio::test]
async fn calendars_hold_every_time_once_and_can_be_loaded_again() {
    let site = site().await;
    let ics = site.get("", "/challenges/BT-01/calendar.ics").await;
    assert_eq!(ics.header("content-type"), "text/calendar; charset=utf-8");
    assert!(ics.text.starts_with("BEGIN:VCALENDAR\r\n") && ics.text.ends_with("END:VCALENDAR\r\n"), "{}", ics.text);
    assert!(ics.text.contains("DTSTART:20260331T100000Z"), "{}", ics.text);
    assert!(ics.text.lines().all(|line| line.len() <= 75), "{}", ics.text);
    let uids: Vec<_> = ics.text.lines().filter(|line| line.starts_with("UID:")).collect();
    assert!(!uids.is_empty() && uids.iter().all(|uid| uids.iter().filter(|other| *other == uid).count() == 1), "{uids:?}");
    assert_eq!(site.get("", "/calendar.ics").await.text, ics.text.replace("NAME:BT-01", "NAME:Lịch"), "one challenge is all there is");
}

/// Printed as everybody reads it; to the office, which drafts, as a draft.
#[tokio::test]
async fn what_a_challenge_asks_is_printed_for_everybody() {
    let site = site().await;
    let page = site.get("", "/challenges/BT-01").await.text;
    for (ending, kind) in [("pdf", "application/pdf"), ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    {
        let path = format!("/challenges/BT-01/brief.{ending}");
        assert!(page.contains(&format!("href=\"{path}\"")), "{path} is not linked");
        let paper = site.get("", &path).await;
        assert_eq!((paper.status, paper.header("content-type")), (200, kind));
        assert!(paper.header("content-disposition").contains(&format!("de-bai-BT-01.{ending}")));
        assert_eq!(site.get("mai", &format!("/challenges/BT-77/brief.{ending}")).await.status, 200);
    }
}

/// What a program is told of the open data, and what a person reads of it, name the same addresses.
#[tokio::test]
async fn the_page_of_open_data_names_every_address_that_its_description_has() {
    let site = Site::open().await;
    let description: serde_json::Value = serde_json::from_str(&site.get("", "/api/v1/openapi.json").await.text).expect("json");
    assert_eq!(description["openapi"], "3.1.0");
    let page = site.get("", "/open-data").await.text;
    let paths: Vec<_> = description["paths"].as_object().expect("paths").keys().collect();
    assert_eq!(paths.len(), 17, "{paths:?}");
    for path in paths {
        assert!(page.contains(path.as_str()), "{path}");
    }
}

#[tokio::test]
async fn the_whole_list_is_given_as_text_and_holds_no_draft() {
    let mut site = site().await;
    site.sign_in("mai").await;
    for (nick, path, head) in [("", "/open-data/challenges.csv", "Mã bài toán,"), ("mai", "/en/open-data/challenges.csv", "Code,")] {
        let answer = site.get(nick, path).await;
        assert_eq!((answer.status, answer.header("content-type")), (200, "text/csv; charset=utf-8"), "{path}");
        assert!(answer.text.starts_with(&format!("\u{feff}{head}")) && answer.text.contains("\r\nBT-01,"), "{}", answer.text);
        assert!(!answer.text.contains("BT-77") && !answer.text.contains("8813"), "{}", answer.text);
    }
}

/// What no reader takes for data of another kind: columns in the text, a sheet in the workbook, a description beside both.
#[tokio::test]
async fn source_time_and_licence_stay_with_the_list_in_each_form() {
    let site = site().await;
    let text = site.get("", "/open-data/challenges.csv").await;
    let links: Vec<_> = text.headers.get_all("link").iter().filter_map(|link| link.to_str().ok()).collect();
    assert_eq!(links, ["</open-data/challenges.csv-metadata.json>; rel=\"describedby\"; type=\"application/csvm+json\""], "no licence yet");
    let described = site.get("", "/open-data/challenges.csv-metadata.json").await;
    assert_eq!(described.header("content-type"), "application/csvm+json");
    let described: serde_json::Value = serde_json::from_str(&described.text).expect("JSON");
    let titles: Vec<_> =
        described["tableSchema"]["columns"].as_array().expect("columns").iter().map(|one| one["titles"].as_str()).collect();
    let head = text.text.trim_start_matches('\u{feff}').lines().next().expect("a line");
    assert_eq!(titles, head.split(',').map(Some).collect::<Vec<_>>());
    assert!(
        described.get("dc:license").is_none() && described["url"].as_str().is_some_and(|url| url.ends_with("/open-data/challenges.csv"))
    );
    assert_eq!(text.text.lines().skip(1).filter(|line| line.contains("/challenges/BT-01,2026-")).count(), 1, "{}", text.text);

    let answer = site.get("", "/en/open-data/challenges.xlsx").await;
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(answer.bytes.as_slice())).expect("opens");
    let about = book.worksheet_range("About").expect("a sheet");
    let said: Vec<_> = about.rows().map(|row| (row[0].to_string(), row[1].to_string())).collect();
    let of = |name: &str| said.iter().find(|(item, _)| item == name).map(|(_, value)| value.as_str()).unwrap_or_default();
    assert!(of("Source").ends_with("/en/open-data/challenges.xlsx") && of("Licence").contains("has not stated"), "{said:?}");
    assert!(of("Published by").contains("QUẢNG NINH") && !of("As of").is_empty(), "{said:?}");
}

#[tokio::test]
async fn the_open_data_in_one_file_is_what_stands_under_each_address() {
    let site = Site::filled(crate::loaded::loaded().await);
    let json = async |path: &str| {
        let answer = site.get("", path).await;
        (answer.status == 200).then(|| serde_json::from_str::<serde_json::Value>(&answer.text).expect("JSON"))
    };
    let all = json("/api/v1/all").await.expect("there");
    let challenges = all["challenges"].as_array().expect("a list");
    let listed = json("/api/v1/challenges").await.expect("a list");
    assert_eq!((all["total"].as_u64(), challenges.len() as u64), (listed["total"].as_u64(), all["total"].as_u64().expect("a number")));
    let (mut results, mut became) = (0, 0);
    for whole in challenges {
        let address = format!("/api/v1/challenges/{}", whole["challenge"]["code"].as_str().expect("a code"));
        assert_eq!(Some(&whole["challenge"]), json(&address).await.as_ref(), "{address}");
        let result = json(&format!("{address}/results")).await;
        assert_eq!(whole["result"], result.clone().unwrap_or_default(), "{address}");
        results += usize::from(result.is_some());
        let outcome = json(&format!("{address}/outcome")).await.unwrap_or_default();
        assert_eq!(whole["outcome"], outcome, "{address}");
        assert_eq!(outcome.is_null(), result.is_none(), "{address}: with the result and not before");
        became += outcome["editions"].as_array().map_or(0, Vec::len);
    }
    assert!(became > 0, "what became of decisions");
    assert!(results > 0 && results < challenges.len(), "both with and without: {results}");
    let page = site.get("", "/open-data").await.text;
    assert!(page.contains("href=\"/api/v1/all\""), "{page}");
}

#[tokio::test]
async fn dossiers_of_closed_calls_are_found_over_what_is_public() {
    let site = Site::filled(crate::loaded::loaded().await);
    let all = site.get("", "/dossiers").await.text;
    assert!(all.contains("BT-10") && all.contains("BT-07") && all.contains("/challenges/BT-10/results/file.json"), "{all}");
    // Open, to come, or nobody's yet.
    for code in ["BT-01", "BT-11", "BT-14", "BT-15"] {
        assert!(!all.contains(&format!("/challenges/{code}\"")), "{code}: {all}");
    }
    let title = site.backend.challenge(&domain::people::Actor::Visitor, "BT-10").await.expect("public").challenge.content.title.vi;
    let words = domain::text::fold(&title).split_whitespace().filter(|word| word.is_ascii()).collect::<Vec<_>>().join("+");
    let found = site.get("", &format!("/dossiers?q={words}")).await.text;
    assert!(found.contains("/challenges/BT-10\"") && !found.contains("/challenges/BT-07\""), "{found}");
    let none = site.get("", "/en/dossiers?from=1999-01-01&until=1999-12-31").await;
    assert!(none.status == 200 && none.text.contains("No dossier fits"), "{}", none.text);
    let wrong = site.get("", "/dossiers?from=homqua&q=%3Cscript%3E").await;
    assert!(wrong.status == 200 && wrong.text.contains("id=\"from-error\"") && !wrong.text.contains("<script>\""), "{}", wrong.text);
}

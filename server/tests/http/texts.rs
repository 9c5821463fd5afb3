//! What the office says to everybody over HTTP, without scripts: guides in its own words, and a banner on every page.

use crate::{forms::html::forms, site::Site};
use axum::http::{Request, header};
use domain::form::Form;

fn form(fields: &[(&str, &str)]) -> Form {
    fields.iter().fold(Form::default(), |form, (name, value)| form.with(*name, *value))
}

async fn office() -> Site {
    let mut site = Site::proven().await;
    for nick in ["mai", "lan"] {
        site.sign_in(nick).await;
    }
    site
}

const PAGE: &str = "/office/guides/submit";

#[tokio::test(flavor = "multi_thread")]
async fn a_guide_is_written_previewed_published_and_put_back() {
    let site = office().await;
    let opened = site.get("mai", PAGE).await.text;
    assert!(opened.contains("![](picture:receipt)"), "one goes on from what the site comes with: {opened}");
    let seen = site.seen("mai", PAGE).await;
    let typed = form(&[
        ("vi", "## Trước hết\n\n1. Mở [danh sách](/challenges) 7531.\n2. Xem https://quangninh.gov.vn\n\n![](picture:receipt)"),
        ("en", "Open the [list](/challenges) 7531 or the [site of the province](https://quangninh.gov.vn/en)."),
        ("seen", &seen),
    ]);
    let refused = site.post("mai", PAGE, &typed.clone().with("en", "[click](javascript:alert(7531))")).await;
    assert!(
        refused.status == 422 && refused.text.contains("id=\"en-error\"") && refused.text.contains("](/challenges) 7531"),
        "{}",
        refused.text
    );
    assert!(!refused.text.contains("href=\"javascript"), "{}", refused.text);

    let saved = site.post("mai", PAGE, &typed).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let preview = site.get("mai", PAGE).await.text;
    assert!(preview.contains("<h3>Trước hết</h3>") && preview.contains("<a href=\"/en/challenges\">list</a>"), "{preview}");
    assert!(!site.get("", "/guide").await.text.contains("7531"), "a draft is not public");
    let publish = forms(&preview).into_iter().find(|form| form.action == format!("{PAGE}/publish")).expect("a button").hidden;
    assert_eq!(site.post("mai", &format!("{PAGE}/publish"), &Form::default()).await.status, 409, "of no page");
    assert_eq!(site.post("mai", &format!("{PAGE}/publish"), &publish).await.status, 303);

    let public = site.get("", "/guide").await.text;
    assert!(public.contains("<a href=\"/challenges\">danh sách</a> 7531") && public.contains("cập nhật ngày 01/03/2026"), "{public}");
    let part = public.split("id=\"submit\"").nth(1).and_then(|rest| rest.split("</section>").next()).expect("the part");
    assert_eq!(part.matches("<svg").count(), 1, "its own picture alone: {part}");
    let english = site.get("", "/en/guide").await.text;
    assert!(english.contains("<a href=\"/en/challenges\">list</a> 7531"), "{english}");
    assert!(
        english.contains("rel=\"noopener noreferrer external\">site of the province</a>") && english.contains("(quangninh.gov.vn)"),
        "{english}"
    );
    let history = site.get("lan", PAGE).await.text;
    assert!(history.contains("Đọc bản này") && !history.contains("name=\"vi\""), "a leader reads it only: {history}");

    assert_eq!(site.post("mai", &format!("{PAGE}/put-back"), &Form::default()).await.status, 303);
    let public = site.get("", "/guide").await.text;
    assert!(!public.contains("7531") && public.contains("Giữ biên nhận"), "{public}");
    assert!(site.get("mai", PAGE).await.text.contains("7531"), "every edition stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_questions_asked_often_are_written_the_same_way() {
    const PAGE: &str = "/office/guides/questions";
    let site = office().await;
    let comes_with = site.get("", "/questions").await.text;
    assert!(comes_with.contains("<h2>Có mất phí không?</h2>"), "{comes_with}");
    let opened = site.get("mai", PAGE).await.text;
    assert!(opened.contains("## Có mất phí không?") && opened.contains("## Is there a fee?"), "one goes on from it: {opened}");
    let typed = form(&[
        ("vi", "## Nộp ở đâu?\n\nTrên [hệ thống này](/challenges) 8642.\n\n### Khi nào?\n\nTrước khi đóng."),
        ("en", "## Where?\n\nOn [this site](/challenges) 8642."),
        ("seen", &site.seen("mai", PAGE).await),
    ]);
    assert_eq!(site.post("mai", PAGE, &typed).await.status, 303);
    assert!(!site.get("", "/questions").await.text.contains("8642"), "a draft is not public");
    let publish = forms(&site.get("mai", PAGE).await.text)
        .into_iter()
        .find(|form| form.action == format!("{PAGE}/publish"))
        .expect("a button")
        .hidden;
    assert_eq!(site.post("mai", &format!("{PAGE}/publish"), &publish).await.status, 303);
    let public = site.get("", "/questions").await.text;
    let headings = public.contains("<h2>Nộp ở đâu?</h2>") && public.contains("<h3>Khi nào?</h3>");
    assert!(headings && public.contains("<a href=\"/challenges\">hệ thống này</a> 8642"), "no step is left out between headings: {public}");
    assert!(public.contains("cập nhật ngày 01/03/2026") && !public.contains("Có mất phí không?"), "{public}");
    assert!(site.get("", "/en/questions").await.text.contains("<h2>Where?</h2>"));
    let guide = site.get("", "/guide").await.text;
    assert!(!guide.contains("8642") && guide.contains("Giữ biên nhận"), "the guide is another page: {guide}");
    assert_eq!(site.post("mai", &format!("{PAGE}/put-back"), &Form::default()).await.status, 303);
    let back = site.get("", "/questions").await.text;
    assert!(back.contains("<h2>Có mất phí không?</h2>") && !back.contains("8642"), "{back}");
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_marks_are_words() {
    let site = office().await;
    let hostile = [
        "<script>alert(7531)</script>",
        "<img src=x onerror=alert(7531)>",
        "<svg/onload=alert(7531)>",
        "**<b onclick=x>7531</b>**",
        "`</code><script>7531</script>`",
        "    </pre><script>7531</script>",
        "&lt;script&gt;7531&lt;/script&gt; &#60;script&#62;",
        "[7531](/guide\"onmouseover=\"x)",
        "[7531](https://a.vn/\"onmouseover=\"x)",
        "<!--part 0-->7531<!-- -->",
        "</section></main></body>7531",
    ]
    .join("\n\n");
    let typed = form(&[("vi", &hostile), ("en", &hostile)]);
    assert_eq!(site.press("mai", PAGE, &typed).await.status, 303);
    let preview = site.get("mai", PAGE).await.text;
    let publish = forms(&preview).into_iter().find(|form| form.action == format!("{PAGE}/publish")).expect("a button").hidden;
    assert_eq!(site.post("mai", &format!("{PAGE}/publish"), &publish).await.status, 303);
    for page in ["/guide", "/en/guide"] {
        let plain = |html: &str| (html.matches("<script").count(), html.matches("</main>").count(), html.matches("<img").count());
        let shown = site.get("", page).await.text;
        assert!(shown.contains("7531"), "{shown}");
        assert_eq!(plain(&shown), plain(&site.get("", "/questions").await.text), "{page}: {shown}");
        let part = shown.split("id=\"submit\"").nth(1).and_then(|rest| rest.split("id=\"verify\"").next()).expect("the part");
        for tag in part.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            assert!(!tag.contains(" on"), "{tag}");
        }
        for wrong in ["<b ", "<svg/", "<!--part"] {
            assert!(!part.contains(wrong), "{wrong}: {part}");
        }
    }
    for link in ["[x](javascript:alert(1))", "[x](data:text/html,x)", "![x](https://a.vn/x.png)", "<http://a.vn>"] {
        assert_eq!(site.press("mai", PAGE, &form(&[("vi", link), ("en", "")])).await.status, 422, "{link}");
    }
    let deep = "> ".repeat(4_000);
    assert_eq!(site.press("mai", PAGE, &form(&[("vi", &deep), ("en", "")])).await.status, 422, "too deep");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_banner_stands_on_every_page_until_its_end_and_no_longer() {
    let site = office().await;
    let typed = form(&[
        ("kind", "warning"),
        ("vi", "Bảo trì **7531**, xem [tin](/news)."),
        ("en", "Maintenance **7531**, see the [news](/news)."),
        ("until", "2026-03-01T11:00"),
    ]);
    for wrong in [typed.clone().with("vi", "# 7531"), typed.clone().with("en", ""), typed.clone().with("kind", "x")] {
        let refused = site.post("mai", "/office/banners", &wrong).await;
        assert!(refused.status == 422 && refused.text.contains("Maintenance **7531**") != wrong.get("en").is_empty(), "{}", refused.text);
    }
    let pages = ["/", "/challenges", "/challenges/BT-01", "/sign-in", "/guide", "/nothing-here", "/office"];
    for page in pages {
        assert!(!site.get("", page).await.text.contains("7531"), "{page}");
    }
    let etag = site.get("", "/challenges").await.header("etag").to_owned();
    assert_eq!(site.post("mai", "/office/banners", &typed).await.status, 303);
    for page in pages {
        for (nick, prefix, words) in
            [("", "", "Bảo trì <strong>7531</strong>, xem <a href=\"/news\">"), ("lan", "/en", "Maintenance <strong>7531</strong>")]
        {
            let shown = site.get(nick, &format!("{prefix}{page}")).await;
            if shown.status == 303 {
                continue;
            }
            assert!(
                shown.text.contains(words) && shown.text.contains("class=\"banner banner-warn\""),
                "{nick} {prefix}{page}: {}",
                shown.text
            );
            assert!(shown.text.contains("01/03/2026") || shown.text.contains("1 March 2026"), "with its date: {}", shown.text);
        }
    }
    let again = site.send("", Request::get("/challenges").header(header::IF_NONE_MATCH, &etag)).await;
    assert_eq!(again.status, 200, "who has the page asks again and gets the new one");
    let etag = again.header("etag").to_owned();
    // Nobody has done anything meanwhile.
    site.backend.at("2026-03-01T11:00");
    for page in pages {
        assert!(!site.get("", page).await.text.contains("7531"), "{page}");
    }
    assert_eq!(site.send("", Request::get("/challenges").header(header::IF_NONE_MATCH, &etag)).await.status, 200);
    assert!(site.get("lan", "/office/banners").await.text.contains("7531"), "the office reads what there was");

    // A leader takes one down at once; one that is to come is not shown.
    let later = typed.clone().with("from", "2026-03-01T12:00").with("until", "2026-03-01T13:00");
    for form in [&typed.clone().with("until", "2026-03-01T13:00"), &later] {
        assert_eq!(site.post("mai", "/office/banners", form).await.status, 303);
    }
    assert_eq!(site.get("", "/").await.text.matches("<strong>7531").count(), 1);
    let page = site.get("lan", "/office/banners").await.text;
    assert!(page.contains("Sẽ hiện từ 01/03/2026 12:00") && !page.contains("name=\"until\""), "{page}");
    for down in forms(&page).into_iter().filter(|form| form.action == "/office/banners/down") {
        assert_eq!(site.post("lan", "/office/banners/down", &down.hidden).await.status, 303);
    }
    site.backend.at("2026-03-01T12:30");
    assert!(!site.get("", "/").await.text.contains("7531"));
}

//! Questions about a challenge over HTTP: asked and answered without scripts, nothing typed is lost, and who asked shows
//! nowhere.

use crate::site::{Site, words::words};
use axum::http::Method;
use backend::testing::{PENDING_FIRM, firm_id, person};
use domain::form::Form;

/// Planted: the asker's firm is named in the question as it was asked.
const ASKED: &str = "Câu hỏi của Bạch Đằng 4471?";

fn form(fields: &[(&str, &str)]) -> Form {
    fields.iter().fold(Form::default(), |form, (name, value)| form.with(*name, *value))
}

async fn everyone() -> Site {
    let mut site = Site::open().await;
    for nick in ["an", "binh", "chi", "mai", "nam", "lan", "minh", "huong"] {
        site.sign_in(nick).await;
    }
    site
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_asked_answered_and_read_without_scripts() {
    let site = everyone().await;
    let (ask, office) = ("/challenges/BT-01/questions", "/office/challenges/BT-01/questions");
    let page = site.get("", "/challenges/BT-01").await;
    assert!(page.text.contains("Hỏi – đáp làm rõ") && page.text.contains("Đặt câu hỏi"), "{}", page.text);
    assert_eq!(site.get("", ask).await.status, 303, "signing in first");
    let answer = site.post("binh", ask, &form(&[("question", ASKED)])).await;
    assert!(answer.status == 303 && answer.header("location").contains("done=question_asked"), "{}", answer.text);
    let own = site.get("binh", &format!("/en{ask}")).await;
    assert!(own.text.contains(ASKED) && own.text.contains("Waits for its answer"), "{}", own.text);
    assert!(!site.get("an", ask).await.text.contains(ASKED), "others' questions are not one's own");

    let one = format!("{office}/1");
    let reply = form(&[("reply", "answer"), ("public_question", "Dữ liệu nào?"), ("answer", "Đáp 5582."), ("clarifies", "on")]);
    let silent = site.press("mai", &one, &reply.clone().with("clarifies", "")).await;
    assert!(silent.status == 422 && silent.text.contains("Đáp 5582.") && silent.text.contains("clarifies-error"), "{}", silent.text);
    assert!(silent.text.contains("/office/challenges/BT-01/amend"), "what changes the challenge is an amendment");
    assert_eq!(site.press("mai", &one, &reply).await.status, 303);
    assert!(!site.get("", "/challenges/BT-01").await.text.contains("Đáp 5582."));
    assert!(site.get("nam", "/office").await.text.contains("chờ công bố"), "on the desk of another");
    assert_eq!(site.press("nam", office, &form(&[("publish_1", "on")])).await.status, 303);
    for path in ["/challenges/BT-01", "/en/challenges/BT-01"] {
        let page = site.get("", path).await;
        assert!(page.text.contains("id=\"cau-hoi-1\"") && page.text.contains("Đáp 5582."), "{}", page.text);
    }
    let data: serde_json::Value = serde_json::from_str(&site.get("", "/api/v1/challenges/BT-01").await.text).expect("JSON");
    let told = &data["questions"]["answers"][0];
    assert_eq!((told["number"].as_u64(), told["answer"].as_str()), (Some(1), Some("Đáp 5582.")));
    assert!(told["url"].as_str().is_some_and(|url| url.ends_with("/challenges/BT-01#cau-hoi-1")));
    assert!(site.get("binh", ask).await.text.contains("Đã công bố cùng câu trả lời"));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_typed_is_lost_refused_late_or_signed_out() {
    let mut site = everyone().await;
    let ask = "/challenges/BT-01/questions";
    for n in 0..5 {
        assert_eq!(site.post("an", ask, &form(&[("question", &format!("Câu {n}?"))])).await.status, 303);
    }
    let typed = form(&[("question", "Câu viết rất lâu 8812?")]);
    let quota = site.post("an", ask, &typed).await;
    assert!(quota.status == 422 && quota.text.contains("Câu viết rất lâu 8812?") && quota.text.contains("tối đa 5 câu hỏi"));
    let nobody = site.post("", ask, &typed).await;
    assert_eq!(nobody.status, 401);
    assert!(nobody.text.contains("Câu viết rất lâu 8812?") || nobody.header("location").contains("kept") || nobody.text.contains("kept"));
    site.backend.at("2026-03-30T09:00");
    site.sign_in("an").await;
    let late = site.post("an", ask, &typed).await;
    assert!(late.status == 409 && late.text.contains("Câu viết rất lâu 8812?") && late.text.contains("Đã hết thời hạn"), "{}", late.text);
    assert!(!site.get("an", ask).await.text.contains("name=\"question\""), "and no form that is refused");
}

/// Everybody but the firm, on every page in both languages, in exports, the API, mails and the trail.
#[tokio::test(flavor = "multi_thread")]
async fn who_asked_shows_nowhere() {
    let site = everyone().await;
    let t = &site.backend;
    let (binh, firm) = (person("binh").expect("one of the cast"), firm_id(PENDING_FIRM).to_string());
    let since = t.mails().await.len();
    site.post("binh", "/challenges/BT-01/questions", &form(&[("question", "Câu hỏi trung tính?")])).await;
    let before = t.mails().await.into_iter().skip(since).collect::<Vec<_>>();
    let name = t.own_firm(&t.actor("binh").await).await.expect("firm").expect("a firm").firm.profile.legal_name;
    let secrets = [firm, binh.id().to_string(), binh.email(), name];
    let is_told = |text: &str| secrets.iter().any(|secret| text.contains(secret.as_str()));
    assert!(!before.is_empty() && before.iter().all(|(_, subject, body)| !is_told(subject) && !is_told(body)), "{before:?}");

    let addresses: Vec<String> = app::site::list()
        .into_iter()
        .chain(server::routes::list().into_iter().map(|(method, path)| (method, path.to_owned())))
        .filter(|(method, path)| *method == Method::GET && path.contains("{code}"))
        .map(|(_, path)| site.address(&path))
        .collect();
    assert!(addresses.iter().any(|address| address.ends_with("/questions/1")));
    let look = async |site: &Site| {
        for nick in ["", "an", "chi", "mai", "nam", "lan", "minh", "huong"] {
            for address in addresses.iter().flat_map(|address| [address.clone(), format!("/en{address}")]) {
                let answer = site.get(nick, &address).await;
                assert!(!is_told(&words(&answer)), "{nick} reads it at {address}");
            }
        }
    };
    look(&site).await;
    // The search itself works: what is planted in the text of the question is found by the office, and by nobody else.
    let planted = site.get("mai", "/office/challenges/BT-01/questions/1").await;
    assert!(planted.text.contains("Câu hỏi trung tính?"));
    let reply = form(&[("reply", "answer"), ("public_question", "Trung tính?"), ("answer", "Đáp."), ("clarifies", "on")]);
    assert_eq!(site.press("mai", "/office/challenges/BT-01/questions/1", &reply).await.status, 303);
    assert_eq!(site.press("lan", "/office/challenges/BT-01/questions", &form(&[("publish_1", "on")])).await.status, 303);
    look(&site).await;
    let told: Vec<_> = t.mails().await.into_iter().skip(since).filter(|(to, ..)| !to.starts_with("binh@")).collect();
    assert!(told.iter().all(|(_, subject, body)| !is_told(subject) && !is_told(body)), "{told:?}");
    assert!(site.get("binh", "/challenges/BT-01/questions").await.text.contains("Câu hỏi trung tính?"), "its own firm reads it");
}

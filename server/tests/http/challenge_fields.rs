//! Every part of a challenge is wherever it is written, compared or read, and every rule is asked for and told.

use crate::site;

use app::{paths, ui::show};
use domain::{
    challenges::{
        Content, ContentPart, Milestone, Topic,
        part::{Group, Kind},
    },
    form::Form,
    locale::Locale,
    time::Moment,
};
use site::Site;

const CODE: &str = "BT-03";

/// What is published first, and what is written later.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Before,
    Since,
}
use When::{Before, Since};

fn pick<T>(when: When, before: T, since: T) -> T {
    if when == Before { before } else { since }
}

/// The inputs of a part with what is typed into them, and what every reader is shown of each.
fn inputs(part: ContentPart, when: When) -> Vec<(String, String, Vec<String>)> {
    let word = |name: &str| format!("{}-{name}", pick(when, "before", "since"));
    let both = |vi: String, en: String| [vi, en].map(|name| (name.clone(), word(&name), vec![word(&name)])).to_vec();
    let one = |name: String, typed: String, shown: &[&str]| (name, typed, shown.iter().map(|text| (*text).to_owned()).collect());
    match part.kind() {
        Kind::Text(_) => both(format!("{}_vi", part.name()), format!("{}_en", part.name())),
        Kind::Measures => {
            let cells = ["measure_name", "measure_target"];
            cells.into_iter().flat_map(|cell| both(format!("{cell}_vi_0"), format!("{cell}_en_0"))).collect()
        }
        Kind::Fields => {
            let field = pick(when, Topic::Border, Topic::Mining);
            let code = format!("\"{}\"", field.code());
            let shown = [show::field_name(Locale::Vi, field), show::field_name(Locale::En, field), &code];
            vec![one(format!("field_{}", field.code()), "on".to_owned(), &shown)]
        }
        Kind::Money => {
            let [typed, vi, en] =
                pick(when, ["1234567000", "1.234.567.000", "1,234,567,000"], ["7654321000", "7.654.321.000", "7,654,321,000"]);
            vec![one(part.name().to_owned(), typed.to_owned(), &[vi, en, typed])]
        }
        Kind::Calendar => {
            let time = |(day, time): (usize, &Milestone)| {
                // Closing on days of work.
                let typed = format!("2026-0{}-1{}T09:3{}", pick(when, 4, 5), day + 3, pick(when, 0, 5));
                let at = Moment::from_local(&typed).expect("a time").to_rfc3339();
                one(time.name().to_owned(), typed, &[&at])
            };
            Milestone::ALL.iter().enumerate().map(time).collect()
        }
        Kind::Rules => both("criterion_name_vi_0".to_owned(), "criterion_name_en_0".to_owned()),
    }
}

fn fill(form: Form, part: ContentPart, when: When) -> Form {
    let others = inputs(part, pick(when, Since, Before)).into_iter().filter(|(name, ..)| name.starts_with("field_"));
    let form = others.fold(form, |form, (name, ..)| form.with(name, ""));
    inputs(part, when).into_iter().fold(form, |form, (name, typed, _)| form.with(name, typed))
}

/// Whether the part's own inputs hold it.
fn is_in_form(page: &str, part: ContentPart, when: When) -> bool {
    inputs(part, when).into_iter().all(|(name, typed, shown)| {
        let Some(at) = page.find(&format!(" name=\"{name}\"")) else { return false };
        let start = page[..at].rfind('<').unwrap_or_default();
        let end = at + page[at..].find(if page[start..].starts_with("<textarea") { "</textarea>" } else { ">" }).unwrap_or_default();
        let input = &page[start..end];
        if typed == "on" { input.contains("checked") } else { input.contains(&typed) || shown.iter().any(|text| input.contains(text)) }
    })
}

/// Whether a page or file in these languages tells it.
fn is_told(text: &str, part: ContentPart, when: When, languages: &[Locale]) -> bool {
    let is_of = |name: &str, language: Locale| {
        let ending = format!("_{}", language.code());
        name.ends_with(&ending) || name.contains(&format!("{ending}_"))
    };
    let is_asked = |name: &str| Locale::ALL.into_iter().find(|language| is_of(name, *language)).is_none_or(|of| languages.contains(&of));
    inputs(part, when).into_iter().filter(|(name, ..)| is_asked(name)).all(|(_, _, shown)| shown.iter().any(|word| text.contains(word)))
}

async fn page(site: &Site, nick: &str, path: &str) -> String {
    let answer = site.get(nick, path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    answer.text.replace("<!>", "")
}

async fn stored(site: &Site) -> Form {
    let view = site.backend.challenge(&site.backend.actor("mai").await, CODE).await.expect("seen by the office");
    view.challenge.content.to_form().with("code", CODE).with("seen", view.seen.to_string())
}

async fn save(site: &Site, act: &str, form: &Form) {
    let answer = site.post("mai", &paths::office_act(CODE, act), form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
}

/// A draft with every part filled.
async fn drafted() -> Site {
    let mut site = Site::open().await;
    site.sign_in("mai").await;
    site.sign_in("lan").await;
    let form = ContentPart::ALL.iter().fold(Content::default().to_form(), |form, part| fill(form, *part, Before)).with("code", CODE);
    let created = site.post("mai", paths::OFFICE_NEW, &form.with("form_id", "00000000-0000-4000-8000-000000000003")).await;
    assert_eq!(created.status, 303, "{}", created.text);
    site
}

#[tokio::test]
async fn every_part_of_a_challenge_is_written_compared_and_read() {
    let site = drafted().await;
    let edit = paths::office_act(CODE, "edit");
    for part in ContentPart::ALL.iter().copied() {
        let name = part.name();
        let (opened, before) = (stored(&site).await, page(&site, "mai", &edit).await);
        assert!(is_in_form(&before, part, Before), "{name} is shown in its form");
        save(&site, "edit", &fill(opened.clone(), part, Since)).await;
        assert!(is_in_form(&page(&site, "mai", &edit).await, part, Since), "{name} is edited");
        assert!(is_told(&page(&site, "mai", &paths::challenge(CODE)).await, part, Since, &[Locale::Vi]), "{name} is previewed");
        // From a page that nobody can say what it showed.
        let late = site.post("mai", &edit, &fill(opened, part, Before).with("seen", "1")).await;
        let theirs = late.text.split("id=\"theirs\"").nth(1).and_then(|rest| rest.split("</section>").next()).unwrap_or_default();
        assert_eq!(late.status, 409, "{name}");
        for (input, ..) in inputs(part, Since) {
            assert!(theirs.contains(&format!("href=\"#{input}\"")), "{name}: {input} is named among what differs");
        }
        save(&site, "edit", &fill(stored(&site).await, part, Before)).await;
    }

    let (mai, lan) = (site.backend.actor("mai").await, site.backend.actor("lan").await);
    site.backend.send_to_review(&mai, CODE).await.expect("sent");
    site.backend.publish_challenge(&lan, CODE, &Form::default()).await.expect("published");
    let (public, api) = (paths::challenge(CODE), format!("/api/v1/challenges/{CODE}"));
    let (vi, en, data) = (page(&site, "", &public).await, page(&site, "", &format!("/en{public}")).await, page(&site, "", &api).await);
    for part in ContentPart::ALL.iter().copied() {
        let told = [
            is_told(&vi, part, Before, &[Locale::Vi]),
            is_told(&en, part, Before, &[Locale::En]),
            is_told(&data, part, Before, &Locale::ALL),
        ];
        assert_eq!(told, [true; 3], "{} in Vietnamese, in English, as data", part.name());
    }
    for part in Group::TEXT.into_iter().flat_map(Group::parts) {
        let name = part.name();
        save(&site, "amend", &fill(stored(&site).await, part, Since).with("reason", format!("Lý do {name}"))).await;
        if part.is_material() {
            assert!(!is_told(&page(&site, "", &public).await, part, Since, &[Locale::Vi]), "{name} waits for a leader");
            assert!(
                is_told(&page(&site, "lan", &paths::office_act(CODE, "amendment")).await, part, Since, &[Locale::Vi]),
                "{name} is offered"
            );
            site.backend.publish_amendment(&lan, CODE, &Form::default()).await.expect("published");
        }
        assert!(is_told(&page(&site, "", &public).await, part, Since, &[Locale::Vi]), "{name} is amended");
        let data: serde_json::Value = serde_json::from_str(&page(&site, "", &api).await).expect("JSON");
        // The closing moves with what firms rely on, and what is announced after it.
        let changed = data["versions"][0]["changed"].as_array().expect("names").iter().filter_map(serde_json::Value::as_str);
        let changed: Vec<_> = changed.filter(|changed| Milestone::from_name(changed).is_none()).collect();
        assert_eq!(changed, [name], "the version says what changed");
    }
}

/// Another value that the rules take, with what has to change beside it.
fn changed(name: &str, form: &Form) -> Form {
    let value = form.get(name);
    let number = value.parse::<i64>();
    let form = form.clone();
    match (name, number) {
        ("criterion_max_0", Ok(max)) => {
            let next: i64 = form.get("criterion_max_1").parse().expect("points");
            form.with(name, (max + 1).to_string()).with("criterion_max_1", (next - 1).to_string())
        }
        ("criterion_parts_0", _) => {
            let max = form.get("criterion_max_0").to_owned();
            form.with(name, format!("{max}: Cả tiêu chí"))
        }
        ("criterion_anchors_0", _) => form.with(name, "0: Không đạt"),
        ("criterion_comment_0", _) => form.with(name, "always"),
        ("blind", _) => form.with(name, "round_end"),
        ("lot_source" | "lot_date", _) => form.with("lot_source", "Giải đặc biệt").with("lot_date", "2027-06-01"),
        ("lot_days", _) => form.with("lot_source", "Giải đặc biệt").with("lot_date", "2027-06-01").with(name, "5"),
        ("lot_readers", _) => form.with("lot_source", "Giải đặc biệt").with("lot_date", "2027-06-01").with(name, "4"),
        ("publicity", _) => form.with(name, "shortlist"),
        ("motion_majority" | "exclusion_majority", _) => form.with(name, "cast_2_3"),
        (_, Ok(number)) => form.with(name, (number + 1).to_string()),
        (_, Err(_)) if name.contains("_vi") || name.contains("_en") => form.with(name, "Khác trước"),
        (_, Err(_)) => form.with(name, if value.is_empty() { "on" } else { "" }),
    }
}

#[tokio::test]
async fn every_rule_is_asked_for_and_told() {
    let site = drafted().await;
    // English stands beside a Vietnamese text.
    save(&site, "edit", &stored(&site).await.with("criterion_guide_vi_0", "Hướng dẫn")).await;
    let first = stored(&site).await;
    let of_parts: Vec<String> = ContentPart::ALL
        .iter()
        .filter(|part| part.kind() != Kind::Rules)
        .flat_map(|part| inputs(*part, Before).into_iter().map(|(name, ..)| name))
        .collect();
    // One criterion speaks for the others.
    let is_another = |name: &str| name.starts_with("criterion_") && !name.ends_with("_0");
    let rules: Vec<String> =
        first.0.keys().filter(|n| !of_parts.contains(n) && !is_another(n) && !matches!(n.as_str(), "code" | "seen")).cloned().collect();
    assert!(rules.len() > 25, "{rules:?}");
    let told = async || {
        let view = site.backend.challenge(&site.backend.actor("mai").await, CODE).await.expect("a draft");
        let hash = view.challenge.content.rules.hash();
        let mut told = Vec::new();
        for public in [paths::challenge(CODE), paths::rules(CODE)] {
            for path in [public.clone(), format!("/en{public}")] {
                told.push(page(&site, "mai", &path).await.replace(&hash, ""));
            }
        }
        told
    };
    let (before, form) = (told().await, page(&site, "mai", &paths::office_act(CODE, "edit")).await);
    for name in rules {
        assert!(form.contains(&format!(" name=\"{name}\"")), "{name} is asked for");
        let form = changed(&name, &stored(&site).await);
        assert_ne!(form.get(&name), first.get(&name), "{name}");
        save(&site, "edit", &form).await;
        assert!(told().await != before, "{name} is told");
        let seen = stored(&site).await.get("seen").to_owned();
        save(&site, "edit", &first.clone().with("seen", seen)).await;
        assert!(told().await == before, "{name} is as it was");
    }
}

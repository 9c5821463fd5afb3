//! What was chosen is shown again: by the page that refuses a form, and in words before a kept form is sent on.

use crate::{forms::html::unescaped, posting, site::Site};
use axum::http::{Request, header};
use backend::testing::{PASSWORD, person};
use domain::form::Form;
use std::{collections::BTreeSet, fmt::Write};

/// A choice of a form: its field, what is chosen, and the words for it.
#[derive(Clone, Debug)]
struct Choice {
    name: String,
    value: String,
    words: String,
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?;
    Some(unescaped(value))
}

fn plain(html: &str) -> String {
    unescaped(
        html.split('<')
            .enumerate()
            .map(|(i, part)| if i == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) })
            .collect::<String>()
            .trim(),
    )
}

/// The last that can be chosen of every choice of a form, but no button.
fn choices(form: &str) -> Vec<Choice> {
    let mut found: Vec<Choice> = Vec::new();
    for (at, _) in form.match_indices('<') {
        let tag = form[at..].split('>').next().unwrap_or_default();
        let Some(name) = attribute(tag, "name") else { continue };
        let (value, words) = if tag.starts_with("<select") {
            let options = form[at..].split("</select>").next().unwrap_or_default();
            let Some(last) = options.split("<option").last().filter(|_| options.contains("<option")) else { continue };
            let (head, text) = last.split_once('>').unwrap_or_default();
            (attribute(head, "value").unwrap_or_default(), plain(text.split("</option").next().unwrap_or_default()))
        } else if tag.starts_with("<input") && matches!(attribute(tag, "type").as_deref(), Some("radio" | "checkbox")) {
            let label = attribute(tag, "id").map(|id| format!("<label for=\"{id}\">")).and_then(|label| form.split(&label).nth(1));
            let label = label
                .and_then(|rest| rest.split("</label>").next())
                .map(|label| plain(label.split("<span class=\"optional\"").next().unwrap_or_default()));
            (attribute(tag, "value").unwrap_or_default(), attribute(tag, "aria-label").or(label).unwrap_or_default())
        } else {
            continue;
        };
        found.retain(|choice| choice.name != name);
        found.push(Choice { name, value, words });
    }
    found.retain(|choice| !choice.value.is_empty());
    found
}

fn is_chosen(html: &str, choice: &Choice) -> bool {
    html.match_indices('<').any(|(at, _)| {
        let tag = html[at..].split('>').next().unwrap_or_default();
        if attribute(tag, "name").as_deref() != Some(&choice.name) {
            return false;
        }
        let is_of = |tag: &str| attribute(tag, "value").as_deref() == Some(&choice.value);
        if tag.starts_with("<select") {
            let options = html[at..].split("</select>").next().unwrap_or_default();
            return options
                .split("<option")
                .any(|option| option.split('>').next().is_some_and(|head| is_of(head) && head.contains(" selected")));
        }
        tag.starts_with("<input") && is_of(tag) && (tag.contains(" checked") || tag.contains("type=\"hidden\""))
    })
}

/// A form as its page shows it, with texts left empty that an act needs.
fn shown(form: &str) -> Form {
    let mut shown = Form::default();
    for (at, _) in form.match_indices('<') {
        let tag = form[at..].split('>').next().unwrap_or_default();
        let Some(name) = attribute(tag, "name").filter(|_| !tag.starts_with("<button")) else { continue };
        let is_row = name.starts_with("criterion_") || name.starts_with("measure_");
        let kind = attribute(tag, "type").unwrap_or_default();
        if tag.starts_with("<select") {
            let options = form[at..].split("</select>").next().unwrap_or_default().split("<option").skip(1);
            let chosen = options.filter_map(|option| option.split('>').next()).find(|head| head.contains(" selected"));
            shown.set(name, chosen.and_then(|head| attribute(head, "value")).unwrap_or_default());
        } else if kind == "hidden" || is_row && tag.starts_with("<input") {
            shown.set(name, attribute(tag, "value").unwrap_or_default());
        }
    }
    shown
}

/// A form with choices that somebody is shown, and one choice of each that is not made already.
struct Chosen {
    nick: &'static str,
    page: String,
    action: String,
    shown: Form,
    choices: Vec<Choice>,
}

impl Chosen {
    fn form(&self) -> Form {
        self.choices.iter().fold(self.shown.clone(), |form, choice| form.with(&*choice.name, &*choice.value))
    }
}

async fn chosen(site: &Site) -> Vec<Chosen> {
    let mut all = Vec::new();
    for (nick, page, html) in posting::pages(site).await {
        let main = html.split_once("<main").map_or(html.as_str(), |(_, main)| main);
        for form in main.split("<form").skip(1).filter_map(|rest| rest.split("</form>").next()) {
            let head = form.split('>').next().unwrap_or_default();
            let mut choices = choices(form);
            choices.retain(|choice| !is_chosen(form, choice));
            if attribute(head, "method").as_deref() == Some("post") && !choices.is_empty() {
                let action = attribute(head, "action").unwrap_or_default();
                let action = action.split('#').next().unwrap_or_default().to_owned();
                all.push(Chosen { nick, page: page.clone(), action, shown: shown(form), choices });
            }
        }
    }
    assert!(all.len() > 10, "{}", all.len());
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_form_shows_its_choices_as_they_were_made() {
    let site = posting::opened().await;
    let (mut lost, mut refused) = (String::new(), BTreeSet::new());
    for form in chosen(&site).await {
        // A code that nobody has is refused without anything being done.
        let answer = site.post(form.nick, &form.action, &form.form().with("code", "?")).await;
        if answer.status != 422 {
            continue;
        }
        refused.insert(form.action.clone());
        for choice in form.choices.iter().filter(|choice| !is_chosen(&answer.text, choice)) {
            let _ = writeln!(lost, "{} {} → {}: {choice:?}", form.nick, form.page, form.action);
        }
    }
    assert!(lost.is_empty(), "{lost}");
    assert!(refused.len() > 4, "{refused:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_form_names_its_choices_before_it_is_sent_on() {
    let site = posting::opened().await;
    let cookie = |answer: &crate::site::Answer, name: &str| {
        let set = answer.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
        set.filter_map(|set| set.split(';').next()).find(|pair| pair.starts_with(&format!("{name}="))).unwrap_or_default().to_owned()
    };
    let (mut lost, mut kept) = (String::new(), 0);
    let mut asked = BTreeSet::new();
    for form in chosen(&site).await {
        let Chosen { nick, page, action, choices, .. } = &form;
        if !asked.insert((page.clone(), action.clone())) {
            continue;
        }
        let refused = site.post("", action, &form.form().with("reason", "Lý do 4711 dài hơn một chút")).await;
        if refused.status != 401 || cookie(&refused, "browser").is_empty() {
            continue;
        }
        let email = person(nick).expect("one of the cast").email();
        let signing_in = Form::default().with("email", email).with("password", PASSWORD);
        let browser = cookie(&refused, "browser");
        let signed = site.post_with("", Request::post("/sign-in").header(header::COOKIE, &browser), &signing_in).await;
        let cookies = format!("{}; {browser}", cookie(&signed, "session"));
        let shown = site.send("", Request::get("/kept").header(header::COOKIE, cookies)).await;
        let text = plain(shown.text.split_once("<main").map_or("", |(_, main)| main));
        kept += 1;
        for choice in choices.iter().filter(|choice| !text.contains(&choice.words)) {
            let _ = writeln!(lost, "{nick} {page} → {action}: {choice:?}");
        }
    }
    assert!(lost.is_empty(), "{lost}");
    assert!(kept > 5, "{kept}");
}

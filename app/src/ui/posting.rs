//! What forms that post are given once their page is rendered, so that none can lack it: the answer opens at its summary,
//! the form that is typed into most is known to the frame, whose buttons take along what is in it, and a browser that comes
//! back puts what was typed there only into a form that rests on the same.

use crate::request::is_of_the_page;
use leptos::prelude::*;
use memchr::memmem;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The fragment at which the answer to a form opens: the summary of what was refused.
const SUMMARY: &str = "#errors";
/// The `id` of a form that has none of its own.
const ID: &str = "typed";
/// Scripts warn before such a form is left unsaved.
const GUARD: &str = " data-typed=\"\"";
/// Under what scripts keep on the device what is typed there.
const DEVICE: &str = " data-device=\"";
/// On the form of an act over everything in a call, which may take longer than half a second: scripts say so.
const LONG: &str = " data-long=\"\"";

/// The form of a page that is typed into most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    pub id: String,
    /// Name, value and address of the button that the Enter key presses.
    pub first: [Option<String>; 3],
}

impl Typed {
    /// Stands before the frame's own buttons, which belong to the form too: the Enter key presses the first of a form.
    pub fn first_button(&self) -> AnyView {
        let [name, value, action] = self.first.clone();
        view! {
            <button type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true" form=self.id.clone() name=name value=value formaction=action></button>
        }
        .into_any()
    }

    /// A button of the frame that loads `address` with what is typed.
    pub fn carrying(&self, address: String, label: impl IntoView + 'static) -> AnyView {
        view! {
            <button class="tool" type="submit" form=self.id.clone() formaction=address formmethod="post"
                formenctype="application/x-www-form-urlencoded" formnovalidate=true>{label}</button>
        }
        .into_any()
    }

    /// The button that signs out; scripts have what saves itself saved first.
    pub fn leaving(&self, address: String, label: &'static str) -> AnyView {
        view! {
            <button class="tool tool-sign-in" type="submit" form=self.id.clone() formaction=address formmethod="post" data-leaves=""
                formenctype="application/x-www-form-urlencoded" formnovalidate=true>{label}</button>
        }
        .into_any()
    }

    /// The same for a part of the look, which scripts switch without loading anything.
    pub fn switching(
        &self,
        address: String,
        part: &'static str,
        (pressed, title): (Option<&'static str>, Option<&'static str>),
        label: impl IntoView + 'static,
    ) -> AnyView {
        view! {
            <button class="tool" type="submit" form=self.id.clone() formaction=address formmethod="post" data-look=part aria-pressed=pressed title=title
                formenctype="application/x-www-form-urlencoded" formnovalidate=true>{label}</button>
        }
        .into_any()
    }
}

/// Whether something on the page can be typed and lost, or was, and is kept on the device; or takes its time.
pub fn is_guarded(html: &str) -> bool {
    [GUARD, DEVICE, LONG].iter().any(|part| has(html, part))
}

/// Every posting form with its fragment and its mark, and the one that is typed into most.
pub fn prepared(html: &str) -> (String, Option<Typed>) {
    let forms: Vec<_> = forms(html).collect();
    let most = forms.iter().map(|form| form.weight).max().filter(|weight| *weight > 0);
    let main = most.and_then(|most| forms.iter().position(|form| form.weight == most));
    let (mut out, mut from, mut typed) = (String::with_capacity(html.len() + 256), 0, None);
    for (i, form) in forms.iter().enumerate() {
        out.push_str(&html[from..form.start]);
        let is_main = main == Some(i);
        let own_id = attribute(form.tag, "id");
        out.push_str(form.tag);
        if is_main && own_id.is_none() {
            out.push_str(&format!(" id=\"{ID}\""));
        }
        if form.is_guarded {
            out.push_str(GUARD);
        }
        out.push('>');
        out.extend(key(form.inside));
        out.push_str(&form.inside[1..]);
        if is_main {
            typed = Some(Typed { id: own_id.unwrap_or(ID).to_owned(), first: first_button(form.inside) });
        }
        from = form.start + form.tag.len() + form.inside.len();
    }
    out.push_str(&html[from..]);
    (with_fragments(&out), typed)
}

struct Posting<'a> {
    start: usize,
    /// Without its closing bracket.
    tag: &'a str,
    /// From the bracket on.
    inside: &'a str,
    is_guarded: bool,
    /// How much there is to type: text areas before lines before choices.
    weight: u8,
}

fn has(html: &str, part: &str) -> bool {
    memmem::find(html.as_bytes(), part.as_bytes()).is_some()
}

fn forms(html: &str) -> impl Iterator<Item = Posting<'_>> {
    memmem::find_iter(html.as_bytes(), "<form ").filter_map(|start| {
        let rest = &html[start..];
        let (tag, rest) = rest.split_at(rest.find('>')?);
        let inside = &rest[..memmem::find(rest.as_bytes(), b"</form>")?];
        let has = |part: &str| has(inside, part);
        let is_secret = has("type=\"password\"");
        let weight = match () {
            () if is_secret => 0,
            () if has("<textarea") => 3,
            () if ["text", "email", "tel", "number", "datetime-local", "date"].iter().any(|kind| has(&format!("type=\"{kind}\""))) => 2,
            () if has("<select") || has("type=\"checkbox\"") || has("type=\"radio\"") => 1,
            // What was typed on the page before, to be sent on from this one.
            () if tag.contains(" data-carries") => 1,
            () => 0,
        };
        let typed = inputs(inside).filter(|tag| !tag.contains("\"hidden\""));
        // A form of one line is quickly typed again, so it is not worth a script.
        let is_guarded = !is_secret
            && (weight == 3
                || has("type=\"file\"")
                || weight > 0 && typed.count() + memmem::find_iter(inside.as_bytes(), "<select").count() > 1);
        (attribute(tag, "method") == Some("post")).then_some(Posting { start, tag, inside, is_guarded, weight })
    })
}

/// A first control whose name tells what the form rests on, if it says that. Browsers know a form again by its address and the
/// names of its first two controls; over the text of a colleague who saved meanwhile, old text would be saved unasked.
fn key(inside: &str) -> Option<String> {
    let is_token = |tag: &&str| attribute(tag, "name").is_some_and(|name| name != "form_id" && is_of_the_page(name));
    let mut tokens = inputs(inside).filter(is_token).peekable();
    tokens.peek()?;
    let mut hasher = DefaultHasher::new();
    tokens.for_each(|tag| (attribute(tag, "name"), attribute(tag, "value")).hash(&mut hasher));
    Some(format!("<input type=\"hidden\" name=\"shown_{:x}\">", hasher.finish()))
}

/// The tags of all inputs, without their closing brackets.
fn inputs(html: &str) -> impl Iterator<Item = &str> {
    memmem::find_iter(html.as_bytes(), "<input ").filter_map(|at| html[at..].split('>').next())
}

/// The value of an attribute, as the HTML has it: escaped.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let from = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[from..].split('"').next()
}

fn first_button(inside: &str) -> [Option<String>; 3] {
    let buttons = inside.match_indices("<button").filter_map(|(at, _)| inside[at..].split('>').next());
    let first = buttons.into_iter().find(|tag| attribute(tag, "type") != Some("button"));
    ["name", "value", "formaction"].map(|name| Some(unescaped(attribute(first?, name)?)))
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn with_fragments(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + 256);
    let mut rest = html;
    while let Some(at) = next_action(rest) {
        let end = at + rest[at..].find('"').unwrap_or(rest.len() - at);
        out.push_str(&rest[..end]);
        if !rest[at..end].contains('#') {
            out.push_str(SUMMARY);
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// Where the next address begins that a form posts to.
fn next_action(html: &str) -> Option<usize> {
    let form = memmem::find_iter(html.as_bytes(), "<form ").find_map(|at| {
        let tag = html[at..].split('>').next()?;
        let action = tag.find(" action=\"").filter(|_| attribute(tag, "method") == Some("post"))?;
        Some(at + action + " action=\"".len())
    });
    let button = memmem::find(html.as_bytes(), b" formaction=\"").map(|at| at + " formaction=\"".len());
    [form, button].into_iter().flatten().min()
}

//! One control of a form: label, hint, error, input. Written as HTML at once, because some forms have a hundred of them.

use crate::{
    request::Labels,
    ui::{problems, show, words as w},
};
use domain::{locale::Locale, text::grouped};
use html_escape::{encode_double_quoted_attribute_to_string, encode_text_to_string};
use leptos::prelude::*;

const HINT: &str = "hint";
const COUNT: &str = "count";
const ERROR: &str = "error";

/// One control under construction; end with [`view`](Self::view).
pub struct Field {
    locale: Locale,
    name: String,
    /// As its name, unless another form of the page has the same field.
    id: String,
    label: String,
    hint: String,
    value: String,
    error: Option<String>,
    control: Control,
    is_required: bool,
    /// Several files at once.
    is_multiple: bool,
    max: Option<usize>,
    autocomplete: &'static str,
    inputmode: &'static str,
    /// Where the summary is to name the field, if something is wrong with it.
    summary: Option<(Labels, Option<String>)>,
}

pub(super) enum Control {
    Input(&'static str),
    Area(u32),
    /// With its options as HTML.
    Select(String),
    Checkbox,
}

/// What selects offer, as HTML in which nothing is chosen: some forms have the same long list many times.
pub struct Options(String);

impl Options {
    /// Values and what they say; an empty value first means "nothing chosen".
    pub fn new(locale: Locale, options: &[(String, String)]) -> Self {
        let mut html = String::new();
        for (value, text) in options {
            write_option(&mut html, value);
            if let Some(lang) = show::lang_beside(locale, text) {
                write_given(&mut html, "lang", &[lang]);
            }
            html.push('>');
            encode_text_to_string(text, &mut html);
            html.push_str("</option>");
        }
        Self(html)
    }

    /// Whether one of them stands for nothing.
    pub(super) fn has_nothing(&self) -> bool {
        let mut nothing = String::new();
        write_option(&mut nothing, "");
        self.0.contains(&nothing)
    }

    pub(super) fn with(&self, chosen: &str) -> String {
        let mut option = String::new();
        write_option(&mut option, chosen);
        self.0.replacen(&option, &format!("{option} selected"), 1)
    }
}

/// The beginning of an option, which no text of one holds: their `<` is escaped.
fn write_option(html: &mut String, value: &str) {
    html.push_str("<option");
    write_given(html, "value", &[value]);
}

impl Field {
    pub(super) fn new(locale: Locale, name: &str, label: String, value: &str, control: Control) -> Self {
        Self {
            locale,
            name: name.to_owned(),
            id: name.to_owned(),
            label,
            hint: String::new(),
            value: value.to_owned(),
            error: None,
            control,
            is_required: false,
            is_multiple: false,
            max: None,
            autocomplete: "",
            inputmode: "",
            summary: None,
        }
    }

    pub(super) fn wrong(self, error: Option<String>, summary: Option<(Labels, Option<String>)>) -> Self {
        Self { error, summary, ..self }
    }

    /// What was typed is not shown again.
    pub(super) fn emptied(self) -> Self {
        Self { value: String::new(), ..self }
    }

    #[must_use]
    pub fn hint(self, hint: impl ToString) -> Self {
        Self { hint: hint.to_string(), ..self }
    }

    /// Must be filled in the end; the server decides when. No `required` attribute, so that drafts save.
    #[must_use]
    pub fn required(self) -> Self {
        Self { is_required: true, ..self }
    }

    #[must_use]
    pub fn max(self, characters: usize) -> Self {
        Self { max: Some(characters), ..self }
    }

    /// The same field stands in several forms of a page: its `id` carries this. The one that was refused needs none.
    #[must_use]
    pub fn apart(self, of: &str) -> Self {
        Self { id: if of.is_empty() { self.id } else { format!("{}-{of}", self.name) }, ..self }
    }

    #[must_use]
    pub fn multiple(self) -> Self {
        Self { is_multiple: true, ..self }
    }

    #[must_use]
    pub fn autocomplete(self, autocomplete: &'static str) -> Self {
        Self { autocomplete, ..self }
    }

    #[must_use]
    pub fn inputmode(self, inputmode: &'static str) -> Self {
        Self { inputmode, ..self }
    }

    /// What the summary calls the field, where its label alone does not tell it from others.
    #[must_use]
    pub fn named(self, name: impl ToString) -> Self {
        Self { summary: self.summary.map(|(labels, _)| (labels, Some(name.to_string()))), ..self }
    }

    /// The language of the value: as the field's name says, or as the text shows.
    fn lang(&self) -> Option<&'static str> {
        let is_of = |locale: Locale| {
            let ending = format!("_{}", locale.code());
            self.name.ends_with(&ending) || self.name.contains(&format!("{ending}_"))
        };
        let named = Locale::ALL.into_iter().find(|locale| is_of(*locale));
        named.map(Locale::code).or_else(|| show::lang_of(&self.value))
    }

    pub fn view(mut self) -> AnyView {
        // A draft may have been saved over its limit: its field says so although nothing was refused.
        let length = self.value.trim().chars().count();
        if let Some(max) = self.max.filter(|max| self.error.is_none() && length > *max) {
            self.error = Some(problems::over(self.locale, length, max));
        }
        if let Some((labels, name)) = &self.summary {
            labels.set(&self.name, name.as_ref().unwrap_or(&self.label));
        }
        let class = match (&self.error, &self.control) {
            (None, Control::Checkbox) => "field field-check",
            (Some(_), Control::Checkbox) => "field field-wrong field-check",
            (None, _) => "field",
            (Some(_), _) => "field field-wrong",
        };
        view! { <div class=class inner_html=self.html()></div> }.into_any()
    }

    fn html(&self) -> String {
        let mut html = String::with_capacity(512);
        let is_box = matches!(self.control, Control::Checkbox);
        if is_box {
            self.write_control(&mut html);
        }
        self.write_label(&mut html);
        self.write_line(&mut html, HINT, &self.hint);
        self.write_line(&mut html, ERROR, self.error.as_deref().unwrap_or_default());
        if !is_box {
            self.write_count(&mut html);
            self.write_control(&mut html);
        }
        html
    }

    fn write_label(&self, html: &mut String) {
        html.push_str("<label");
        write_given(html, "for", &[&self.id]);
        html.push('>');
        match show::lang_beside(self.locale, &self.label) {
            Some(lang) => {
                html.extend(["<span lang=\"", lang, "\">"]);
                encode_text_to_string(&self.label, html);
                html.push_str("</span>");
            }
            None => drop(encode_text_to_string(&self.label, html)),
        }
        html.push(' ');
        // A box left empty says something, too: nothing about it is optional.
        if !self.is_required && !matches!(self.control, Control::Checkbox) {
            html.extend(["<span class=\"optional\">", w::optional(self.locale), "</span>"]);
        }
        html.push_str("</label>");
    }

    /// A line that the control is described by; none without a text.
    fn write_line(&self, html: &mut String, what: &'static str, text: &str) {
        if text.is_empty() {
            return;
        }
        html.extend(["<p class=\"", what, "\""]);
        write_given(html, "id", &[&self.id, "-", what]);
        if let Some(lang) = show::lang_beside(self.locale, text).filter(|_| what == HINT) {
            write_given(html, "lang", &[lang]);
        }
        html.push('>');
        encode_text_to_string(text, html);
        html.push_str("</p>");
    }

    /// How many characters a field takes; scripts add how many it holds. Single lines say so only when there are too many.
    fn write_count(&self, html: &mut String) {
        let Some(max) = self.max else { return };
        let (l, most) = (self.locale, grouped(i64::try_from(max).unwrap_or(i64::MAX), self.locale));
        let is_area = matches!(self.control, Control::Area(_));
        let (limit, so_far) = if is_area { (w::limit(l, &most), w::so_far(l, "{n}", &most)) } else { (String::new(), String::new()) };
        html.push_str("<p class=\"hint count\"");
        write_given(html, "id", &[&self.id, "-", COUNT]);
        write_given(html, "data-count", &[&so_far]);
        write_given(html, "data-over", &[&w::too_many(l, "{n}", &most)]);
        html.push('>');
        encode_text_to_string(&limit, html);
        html.push_str("</p>");
    }

    fn write_control(&self, html: &mut String) {
        match &self.control {
            Control::Checkbox => {
                html.push_str("<input type=\"checkbox\"");
                self.write_name(html);
                html.push_str(if self.value.is_empty() { " value=\"on\"" } else { " value=\"on\" checked" });
                self.write_about(html);
                html.push('>');
            }
            Control::Input(kind) => {
                html.push_str("<input");
                write_given(html, "type", &[kind]);
                self.write_name(html);
                html.push_str(if self.is_multiple { " multiple" } else { "" });
                write_given(html, "value", &[&self.value]);
                self.write_max(html);
                for (name, how) in [("autocomplete", self.autocomplete), ("inputmode", self.inputmode)] {
                    if !how.is_empty() {
                        write_given(html, name, &[how]);
                    }
                }
                self.write_lang(html);
                self.write_about(html);
                html.push('>');
            }
            Control::Area(rows) => {
                html.push_str("<textarea");
                self.write_name(html);
                write_given(html, "rows", &[&rows.to_string()]);
                self.write_max(html);
                self.write_lang(html);
                self.write_about(html);
                html.extend([">", &text_area_html(&self.value), "</textarea>"]);
            }
            Control::Select(options) => {
                html.push_str("<select");
                self.write_name(html);
                self.write_about(html);
                html.extend([">", options, "</select>"]);
            }
        }
    }

    fn write_name(&self, html: &mut String) {
        write_given(html, "id", &[&self.id]);
        write_given(html, "name", &[&self.name]);
    }

    /// No `maxlength`: browsers cut what is pasted without a word.
    fn write_max(&self, html: &mut String) {
        if let Some(max) = self.max {
            write_given(html, "data-max", &[&max.to_string()]);
        }
    }

    fn write_lang(&self, html: &mut String) {
        if let Some(lang) = self.lang() {
            write_given(html, "lang", &[lang]);
        }
    }

    /// What the control is described by, and whether something is wrong with it.
    fn write_about(&self, html: &mut String) {
        let lines = [(HINT, !self.hint.is_empty()), (COUNT, self.max.is_some()), (ERROR, self.error.is_some())];
        let mut parts = Vec::new();
        for (what, _) in lines.into_iter().filter(|(_, is_there)| *is_there) {
            parts.extend([if parts.is_empty() { "" } else { " " }, &self.id, "-", what]);
        }
        if !parts.is_empty() {
            write_given(html, "aria-describedby", &parts);
        }
        html.push_str(if self.error.is_some() { " aria-invalid=\"true\"" } else { "" });
    }
}

/// An attribute, of these pieces.
fn write_given(html: &mut String, name: &str, value: &[&str]) {
    html.extend([" ", name, "=\""]);
    for piece in value {
        encode_double_quoted_attribute_to_string(piece, html);
    }
    html.push('"');
}

/// For `inner_html`: Leptos writes the children of a text area unescaped, and browsers drop the first line end in it.
pub fn text_area_html(text: &str) -> String {
    format!("\n{}", text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}
